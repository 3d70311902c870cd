// The fault screen: what is wrong with a scenario or a kept run, line by line, and the way back.
#include "ui/parts.h"

static int draw_fault(Ui *ui, const Fault *fault, int x, int y, int w) {
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 2 * GAP);
    y += px(ui, 10);
    y += ui_text(ui, x + pad, y, w - 2 * pad, TEXT_SMALL, COLOR_INK, fault_print(&ui->list->arena, fault));
    return ui_card_end(ui, card, y + px(ui, 10)) + px(ui, GAP);
}

static Str title(const App *app, const Ui *ui) {
    bool waits = app->game.broken && !app->opening.path.len;
    return waits ? TR(ui, "The scenario has faults now") : TR(ui, "This can't be opened");
}

static Str comfort(const App *app, const Ui *ui) {
    if (app->opening.path.len && app->world.watches) return TR(ui, "It opens by itself as soon as this is mended. This is what was found:");
    if (app->opening.path.len || !app->game.broken) return TR(ui, "Nothing is lost. This is what was found:");
    return TR(ui, "Nothing is lost: play goes on at the same place as soon as this is mended. This is what was found:");
}

static void draw(App *app, Ui *ui) {
    const Hint hints[] = {{STR("PgUp PgDn"), TR(ui, "scroll")}, {STR("Esc"), TR(ui, "back")}};
    Rect body = frame_hints(ui, app_window(app), 0, hints, 2);
    int edge = frame_edge(ui, body.w), x = body.x + edge, w = body.w - 2 * edge, most = px(ui, 960);
    w = ui_least(w, most);
    int y = ui_area_begin(ui, AREA_MAIN, body) + px(ui, PAGE);
    y += ui_text(ui, x, y, w, TEXT_TITLE, COLOR_INK, title(app, ui)) + px(ui, GAP);
    y += ui_text(ui, x, y, w, TEXT_BODY, COLOR_INK_SOFT, comfort(app, ui)) + px(ui, 2 * GAP);
    for (int i = 0; i < app->err.count; i++) y = draw_fault(ui, &app->err.faults[i], x, y, w);
    if (app->err.dropped)
        y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, TR_FILL(ui, "… and {1} more.", str_int(&ui->list->arena, app->err.dropped)));
    y += px(ui, GAP);
    ui_button(ui, x, y, ID_BACK, TR(ui, "Back"), BUTTON_PRIMARY, true);
    ui_area_end(ui, y + ui_button_height(ui) + px(ui, PAGE));
}

static void back(App *app) {
    opening_end(app);
    app_show(app, app->game.run ? app->fault_back : SCREEN_HOME);
}

static void act(App *app, int id) {
    if (id == ID_BACK) back(app);
}

static bool key(App *app, const Input *input) {
    if (input->key != KEY_ESCAPE) return false;
    back(app);
    return true;
}

static int entry(const App *app) {
    (void)app;
    return ID_BACK;
}

const ScreenSpec fault_screen = {.draw = draw, .act = act, .key = key, .entry = entry};
