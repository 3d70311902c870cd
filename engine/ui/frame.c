// What surrounds every page: the bar with its buttons, warnings, the line of keys, and the ground of what stands beside it.
#include "ui/parts.h"

#define TITLE_LINES 2  // below the buttons of a narrow bar

int frame_edge(const Ui *ui, int w) {
    return px(ui, w < px(ui, NARROW) ? 2 * GAP : PAGE);
}

int frame_languages(const App *app, Ui *ui, int right, int y) {
    Str names[] = {STR("English"), STR("繁體中文")};
    Str codes[] = {STR("en"), STR("zh-TW")};
    int x = right - ui_button_width(ui, names[0]) - ui_button_width(ui, names[1]) - px(ui, GAP);
    int left = x;
    for (int i = 0; i < 2; i++) {
        bool chosen = str_equal(app->language, codes[i]);
        ui_button(ui, x, y, ID_ENGLISH + i, names[i], chosen ? BUTTON_CHOSEN : BUTTON_PLAIN, true);
        x += ui_button_width(ui, names[i]) + px(ui, GAP);
    }
    return left;
}

// From right to left, as many as fit.
static int bar_buttons(Ui *ui, int left, int right, int y, const Action *buttons, int count) {
    for (int i = 0; i < count; i++) {
        int width = ui_action_width(ui, &buttons[i]);
        if (!buttons[i].id || right - width < left) continue;
        ui_action(ui, right - width, y, &buttons[i]);
        right -= width + px(ui, GAP);
    }
    return right;
}

typedef struct Pill {
    Str text;
    ColorName ink, tint;
} Pill;

// What kind of run is on the screen.
static int list_pills(const App *app, const Ui *ui, Pill pills[2]) {
    int count = 0;
    const Run *run = app_run(app);
    if (run && run_mode(run) == MODE_PRACTICE) pills[count++] = (Pill){TR(ui, "Practice"), COLOR_PRACTICE, COLOR_PRACTICE_TINT};
    if (run && game_guided(app)) pills[count++] = (Pill){TR(ui, "Guided"), COLOR_ACCENT_DEEP, COLOR_ACCENT_TINT};
    return count;
}

// In the middle of the bar's height, as many as fit.
static void bar_pills(Ui *ui, const Pill *pills, int count, int x, Rect rect) {
    int y = rect.y + (rect.h - ui_pill_height(ui)) / 2, gap = px(ui, GAP);
    for (int i = 0; i < count; i++) {
        if (x + ui_pill_width(ui, pills[i].text) > rect.x + rect.w) return;
        x += ui_pill(ui, x, y, pills[i].ink, pills[i].tint, pills[i].text) + gap;
    }
}

// On the base line of the title before it; not at all where it has no room.
static void bar_about(Ui *ui, Str about, int x, Rect rect) {
    int ascent = text_ascent(ui->cache, ui_font(ui, TEXT_HEADING)) - text_ascent(ui->cache, ui_font(ui, TEXT_SMALL));
    int y = rect.y + (rect.h - ui_line_height(ui, TEXT_HEADING)) / 2 + ascent;
    if (about.len && x + ui_width(ui, TEXT_SMALL, about) <= rect.x + rect.w)
        ui_line(ui, x, y, rect.x + rect.w - x, TEXT_SMALL, COLOR_INK_SOFT, about);
}

// The title with its pills behind it in `room` beside the buttons; or, where it is too long for that, in lines of its own below them.
// Returns how high these are.
static int bar_title(const App *app, Ui *ui, const BarSpec *bar, Rect room, Rect below) {
    Pill pills[2];
    Str title = bar->title;
    int count = list_pills(app, ui, pills), wide = 0, gap = px(ui, GAP), width = ui_width(ui, TEXT_HEADING, title);
    for (int i = 0; i < count; i++) wide += ui_pill_width(ui, pills[i].text) + gap;
    if (width + (count ? wide + gap : 0) <= room.w) {
        ui_line(ui, room.x, room.y + (room.h - ui_line_height(ui, TEXT_HEADING)) / 2, room.w, TEXT_HEADING, COLOR_INK, title);
        bar_pills(ui, pills, count, room.x + width + 2 * gap, room);
        bar_about(ui, bar->about, room.x + width + 2 * gap + wide, room);
        return 0;
    }
    bar_pills(ui, pills, count, room.x, room);
    return ui_text_most(ui, below.x, below.y, below.w, TITLE_LINES, TEXT_HEADING, COLOR_INK, title) + gap;
}

static void bar_ground(Ui *ui, Rect rect) {
    ui_fill(ui, rect, COLOR_SURFACE, 0);
    ui_fill(ui, (Rect){rect.x, rect.y + rect.h - px(ui, 1), rect.w, px(ui, 1)}, COLOR_EDGE, 0);
}

static int bar_draw(const App *app, Ui *ui, Rect body, const BarSpec *bar) {
    Rect rect = {body.x, body.y, body.w, px(ui, BAR)};
    int edge = frame_edge(ui, body.w), left = rect.x + edge, right = rect.x + rect.w - edge,
        y = rect.y + (rect.h - ui_button_height(ui)) / 2;
    bool narrow = body.w < px(ui, NARROW);
    const Action buttons[] = {
        {.id = ID_SETTINGS, .label = TR(ui, "Settings"), .icon = "settings", .wordless = true},
        {.id = bar->home ? ID_HOME : ID_NONE, .label = TR(ui, "Home"), .icon = "home", .wordless = narrow},
        {.id = bar->back ? ID_BACK : ID_NONE, .label = TR(ui, "Back"), .icon = "back"},
        {.id = bar->rewind ? ID_REWIND : ID_NONE,
         .label = TR(ui, "Rewind"),
         .icon = "rewind",
         .wordless = narrow,
         .disabled = !bar->can_rewind},
        {.id = bar->notes ? ID_NOTES : ID_NONE, .label = app->play.notes ? TR(ui, "Conversation") : TR(ui, "Notes"), .icon = "notes"},
        {.id = bar->review ? ID_FIRST : ID_NONE, .label = TR(ui, "Back to first attempt"), .icon = "flag"},
    };
    Rect below = {left, rect.y + rect.h, right - left, 0};
    right = bar_buttons(ui, left, right, y, buttons, sizeof buttons / sizeof *buttons) - px(ui, GAP);
    return rect.h + bar_title(app, ui, bar, (Rect){left, rect.y, right - left, rect.h}, below);
}

Rect frame_bar(const App *app, Ui *ui, Rect body, const BarSpec *bar) {
    ui->quiet++;
    int height = bar_draw(app, ui, body, bar);
    ui->quiet--;
    bar_ground(ui, (Rect){body.x, body.y, body.w, height});
    bar_draw(app, ui, body, bar);
    body.y += height;
    body.h -= height;
    return body;
}

static Rect strip(Ui *ui, Rect body, ColorName ink, ColorName tint, Str text) {
    int edge = frame_edge(ui, body.w), pad = px(ui, GAP), sign = px(ui, 9), x = body.x + edge + 2 * sign + px(ui, 12),
        w = body.w - edge - (x - body.x);
    ui->quiet++;
    int height = ui_text(ui, x, 0, w, TEXT_SMALL, ink, text) + 2 * pad;
    ui->quiet--;
    Rect rect = {body.x, body.y, body.w, height};
    ui_fill(ui, rect, tint, 0);
    int middle = body.y + pad + ui_line_height(ui, TEXT_SMALL) / 2, center = body.x + edge + sign;
    draw_ring(ui->list, center, middle, sign, ui_color(ui, ink), px(ui, 2));
    draw_line(ui->list, center, middle - px(ui, 4), center, middle + px(ui, 1), px(ui, 2), ui_color(ui, ink));
    draw_circle(ui->list, center, middle + px(ui, 4), px(ui, 1), ui_color(ui, ink));
    ui_text(ui, x, body.y + pad, w, TEXT_SMALL, ink, text);
    return (Rect){body.x, body.y + height, body.w, body.h - height};
}

// What is wrong with keeping runs, and first what that means for the one on the screen; else empty.
static Str warning_label(const App *app, const Ui *ui) {
    const Run *run = app_run(app);
    Str why = tr(ui, app->world.keeper->warning);
    if (run && !run_kept(run))
        return why.len ? TR_FILL(ui, "This run is not being saved. {1}", why) : TR(ui, "This run is not being saved.");
    return why.len || app->screen != SCREEN_HOME ? why : tr(ui, app->home.warning);
}

Rect frame_strips(const App *app, Ui *ui, Rect body) {
    Str warning = warning_label(app, ui);
    if (warning.len) body = strip(ui, body, COLOR_WARN, COLOR_WARN_TINT, warning);
    if (app_run(app) && app->game.note.len) body = strip(ui, body, COLOR_WARN, COLOR_WARN_TINT, app->game.note);
    Str practice = body.w < px(ui, NARROW) ? practice_label(app, ui) : STR_NONE;
    return practice.len ? strip(ui, body, COLOR_PRACTICE, COLOR_PRACTICE_TINT, practice) : body;
}

Rect frame_hints(Ui *ui, Rect body, int beside, const Hint *hints, int count) {
    int height = px(ui, HINTS), edge = frame_edge(ui, body.w);
    Rect bar = {body.x + edge, body.y + body.h - height, body.w - beside - 2 * edge, height};
    if (body.h < 6 * height) return body;
    ui_fill(ui, (Rect){body.x, body.y + body.h - height, body.w - beside, height}, COLOR_SURFACE, 0);
    ui_fill(ui, (Rect){body.x, body.y + body.h - height, body.w - beside, px(ui, 1)}, COLOR_EDGE, 0);
    ui_hints(ui, bar, hints, count);
    body.h -= height;
    return body;
}

int frame_side_begin(Ui *ui, Rect rect) {
    ui_fill(ui, rect, COLOR_SURFACE, 0);
    ui_fill(ui, (Rect){rect.x, rect.y, px(ui, 1), rect.h}, COLOR_EDGE, 0);
    return ui_area_begin(ui, AREA_SIDE, rect);
}

Hint scroll_hint(const App *app, const Ui *ui) {
    return (Hint){STR("PgUp PgDn"), app->side_scrolls ? TR(ui, "scroll (Shift: panel)") : TR(ui, "scroll")};
}

bool frame_act(App *app, int id) {
    switch (id) {
    case ID_ENGLISH: app_set_language(app, STR("en")); return true;
    case ID_CHINESE: app_set_language(app, STR("zh-TW")); return true;
    case ID_HOME: app_show(app, SCREEN_HOME); return true;
    default: return false;
    }
}
