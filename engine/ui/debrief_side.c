// Beside the selected decision: its techniques with the handbook's words, what else could have been done, and the way back there.
#include "ui/parts.h"

typedef struct Side {
    const App *app;
    Ui *ui;
    int x, y, w;
} Side;

static void label(Side *s, Str text) {
    s->y += px(s->ui, 2 * GAP);
    s->y += ui_text(s->ui, s->x, s->y, s->w, TEXT_LABEL, COLOR_INK_SOFT, text) + px(s->ui, GAP);
}

// The handbook on a technique that was opened.
static void draw_handbook(Side *s, int technique) {
    Ui *ui = s->ui;
    const Technique *t = technique_find(s->app, technique);
    int pad = px(ui, 14), left = s->x + pad, w = s->w - 2 * pad;
    Card card = ui_card_begin(ui, s->x, s->y, s->w, COLOR_SUNK, COLOR_EDGE);
    s->y += px(ui, 10);
    if (!t) {
        s->y += ui_text(ui, left, s->y, w, TEXT_SMALL, COLOR_INK, TR(ui, "The handbook does not cover this technique."));
    } else {
        const Catalog *catalog = s->app->handbook;
        s->y += ui_text(ui, left, s->y, w, TEXT_LABEL, COLOR_INK_SOFT,
                        catalog_get(catalog, STR_NONE, s->app->world.handbook->families[t->family].name)) +
                px(ui, 4);
        s->y += ui_text(ui, left, s->y, w, TEXT_SMALL, COLOR_INK, catalog_get(catalog, STR_NONE, t->behaviour)) + px(ui, GAP);
        s->y += ui_text(ui, left, s->y, w, TEXT_LABEL, COLOR_BAD, TR(ui, "The tempting mistake"));
        s->y += ui_text(ui, left, s->y, w, TEXT_SMALL, COLOR_INK, catalog_get(catalog, STR_NONE, t->mistake));
    }
    s->y = ui_card_end(ui, card, s->y + px(ui, 10)) + px(ui, GAP);
}

// A row that folds the handbook's text out and in.
static void draw_technique(Side *s, int position, int technique, bool good) {
    Ui *ui = s->ui;
    int id = ID_TECHNIQUE + position, pad = px(ui, 12), icon = px(ui, 16), left = s->x + pad + icon + px(ui, 10);
    bool hot = ui_is_hot(ui, id), open = s->app->debrief.open_technique == position;
    Str name = technique_name(s->app, technique);
    ColorName ink = good ? COLOR_GOOD : COLOR_BAD;
    Card card = ui_card_begin(ui, s->x, s->y, s->w, hot ? COLOR_ACCENT_TINT : COLOR_SURFACE, hot || open ? COLOR_ACCENT : COLOR_OUTLINE);
    int y = s->y + px(ui, GAP), line = ui_line_height(ui, TEXT_SMALL);
    if (good)
        ui_check(ui, s->x + pad, y + (line - icon) / 2, icon, ink);
    else
        ui_cross(ui, s->x + pad, y + (line - icon) / 2, icon, ink);
    int w = s->x + s->w - pad - left;
    y += ui_text(ui, left, y, w, TEXT_SMALL, COLOR_INK, name);
    y += ui_text(ui, left, y, w, TEXT_LABEL, ink, good ? TR(ui, "Shown") : TR(ui, "Mistaken"));
    y = ui_card_end(ui, card, y + px(ui, GAP));
    ui_widget(ui, (Rect){s->x, s->y, s->w, y - s->y}, id, name, true, px(ui, CORNER));
    s->y = y + px(ui, GAP);
    if (open) draw_handbook(s, technique);
}

static void draw_others(Side *s, const DebriefStep *step) {
    Ui *ui = s->ui;
    if (step->open_count < 2) return;
    label(s, TR(ui, "What else was open"));
    const View *view = &s->app->story.scenes[s->app->debrief.selected].view;
    int left = s->x + px(ui, 2 * GAP);
    for (int i = 0; i < view->option_count; i++) {
        if (view->options[i].number == step->chosen) continue;
        ui_dot(ui, s->x + px(ui, 4), s->y + ui_line_height(ui, TEXT_SMALL) / 2, px(ui, 3), COLOR_INK_SOFT);
        s->y += ui_text(ui, left, s->y, s->x + s->w - left, TEXT_SMALL, COLOR_INK, view->options[i].text) + px(ui, GAP);
    }
}

int debrief_side_draw(const App *app, Ui *ui, int x, int y, int w) {
    const DebriefScreen *d = &app->debrief;
    if (d->selected >= d->debrief.step_count) return y;
    const DebriefStep *step = &d->debrief.steps[d->selected];
    Side side = {app, ui, x, y, w}, *s = &side;
    Str number = str_int(&ui->list->arena, d->selected + 1);
    s->y += ui_text(ui, x, s->y, w, TEXT_HEADING, COLOR_INK, TR_FILL(ui, "Decision {1}", number));
    if (step->shown_count + step->mistaken_count) label(s, TR(ui, "Techniques: open one to read the handbook"));
    for (int i = 0; i < step->shown_count; i++) draw_technique(s, i, step->shown[i], true);
    for (int i = 0; i < step->mistaken_count; i++) draw_technique(s, step->shown_count + i, step->mistaken[i], false);
    draw_others(s, step);
    s->y += px(ui, 2 * GAP);
    ui_button(ui, x, s->y, ID_REPLAY, TR(ui, "Replay from here"), BUTTON_PLAIN, true);
    s->y += ui_button_height(ui) + px(ui, GAP);
    return s->y + ui_text(ui, x, s->y, w, TEXT_SMALL, COLOR_INK_SOFT,
                          TR(ui, "Opens a practice run at this decision. Your first attempt is not touched."));
}
