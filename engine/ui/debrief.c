// The debrief: what came of it, what could still have been reached after each decision, and what stands beside the one that is looked at.
#include "ui/parts.h"

static void read(App *app) {
    bool told = story_tell(&app->story, app_session(app), app->game.catalog, app->ui, app_err(app));
    if (told && coach_read(app))
        bargain_read(app);
    else
        app_fail(app, SCREEN_HOME);
}

const Debrief *debrief_of(const App *app) {
    return &app->coach.debrief;
}

void debrief_select(App *app, int step) {
    if (step < 0 || step >= debrief_of(app)->step_count || step == app->debrief.selected) return;
    app->debrief.selected = step;
    app->debrief.open_technique = -1;
    app->areas[AREA_SIDE].offset = 0;
}

void debrief_open(App *app) {
    app->debrief = (DebriefScreen){.selected = -1, .open_technique = -1};
    app->ask = (Ask){0};
    said_read(app);
    bool asks = !app->game.said.answered && session_steps(app_session(app)) > 0;
    app_show(app, asks ? SCREEN_ASK : SCREEN_DEBRIEF);
}

static void enter(App *app) {
    app->game.said.answered = true;
    app->areas[AREA_MAIN].offset = app->debrief.scrolled;
}

static void draw_side(const App *app, Ui *ui, Rect rect) {
    int pad = px(ui, 3 * GAP), y = frame_side_begin(ui, rect);
    y = guide_draw(app, ui, rect.x + pad, y + px(ui, 2 * GAP), rect.w - 2 * pad);
    ui_area_end(ui, debrief_side_draw(app, ui, rect.x + pad, y, rect.w - 2 * pad) + pad);
}

// In a narrow window what stands beside a decision follows it.
static int draw_page(const App *app, Ui *ui, int x, int y, int w, bool narrow) {
    y += px(ui, 2 * GAP);
    if (narrow) y = guide_draw(app, ui, x, y, w);
    y = debrief_hero_draw(app, ui, x, y, w);
    y = debrief_bargain_draw(app, ui, x, y, w);
    y = debrief_curve_draw(app, ui, x, y, w);
    y += ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, TR(ui, "Your decisions")) + px(ui, GAP);
    for (int i = 0; i < debrief_of(app)->step_count; i++) {
        y = debrief_talk_draw(app, ui, i, x, y, w);
        if (narrow && i == app->debrief.selected) y = debrief_side_draw(app, ui, x + px(ui, 20), y, w - px(ui, 40)) + px(ui, 3 * GAP);
    }
    y = debrief_tally_draw(app, ui, x, y, w);
    return debrief_commit_draw(app, ui, x, y, w) + px(ui, 3 * GAP);
}

static Rect draw_hints(const App *app, Ui *ui, Rect body, int beside) {
    SideTechnique techniques[SIDE_TECHNIQUES_MAX];
    Hint hints[6] = {{TR(ui, "Arrows"), TR(ui, "other decisions")}};
    int count = 1;
    if (debrief_side_techniques(app, techniques)) hints[count++] = (Hint){STR("H"), TR(ui, "handbook")};
    if (app->bargain.told) hints[count++] = (Hint){STR("D"), TR(ui, "negotiation")};
    hints[count++] = (Hint){STR("N"), TR(ui, "next time")};
    hints[count++] = (Hint){STR("Esc"), app->debrief.open_technique >= 0 ? TR(ui, "close") : TR(ui, "home")};
    hints[count++] = scroll_hint(app, ui);
    return frame_hints(ui, body, beside, hints, count);
}

static Rect draw_frame(const App *app, Ui *ui, bool narrow) {
    BarSpec bar = {.title = TR_FILL(ui, "Debrief: {1}", title_label(app, ui)), .home = true};
    Rect body = frame_strips(app, ui, frame_bar(app, ui, app_window(app), &bar));
    return draw_hints(app, ui, body, narrow ? 0 : px(ui, SIDE));
}

// What has the focus is looked at; at first where most was given up, else the beginning.
static void follow_focus(App *app) {
    int id = app->focus;
    if (id >= ID_STEP && id < ID_TECHNIQUE) debrief_select(app, id - (id >= ID_POINT ? ID_POINT : ID_STEP));
    const Debrief *debrief = debrief_of(app);
    if (app->debrief.selected < 0) app->debrief.selected = debrief->turn_count ? debrief->turns[0] : 0;
}

static void draw(App *app, Ui *ui) {
    follow_focus(app);
    bool narrow = app->w < px(ui, NARROW);
    Rect body = draw_frame(app, ui, narrow);
    int side = narrow ? 0 : px(ui, SIDE), edge = frame_edge(ui, app->w);
    int y = ui_area_begin(ui, AREA_MAIN, (Rect){body.x, body.y, body.w - side, body.h});
    ui_area_end(ui, draw_page(app, ui, body.x + edge, y, body.w - side - 2 * edge, narrow));
    if (side) draw_side(app, ui, (Rect){body.x + body.w - side, body.y, side, app->h - body.y});
    app->debrief.scrolled = app->areas[AREA_MAIN].offset;
}

static void try_again(App *app) {
    game_start(app, app->game.name, app->game.path, app->world.seed(app->world.context));
}

// -1 folds what is open.
static void unfold(App *app, int position) {
    app->debrief.open_technique = position;
    if (position >= 0) app->reveal = ID_TECHNIQUE + position;
}

// Through the handbook's texts beside the decision, one after the other, and closed again.
static void turn_handbook(App *app) {
    DebriefScreen *d = &app->debrief;
    SideTechnique list[SIDE_TECHNIQUES_MAX];
    int count = debrief_side_techniques(app, list);
    unfold(app, d->open_technique + 1 < count ? d->open_technique + 1 : -1);
}

static void look_otherwise(App *app, int place) {
    app->what_if.place = place;
    app_show(app, SCREEN_WHAT_IF);
}

static void act(App *app, int id) {
    DebriefScreen *d = &app->debrief;
    if (frame_act(app, id)) return;
    if (id == ID_AGAIN)
        try_again(app);
    else if (id == ID_FIRST)
        game_review_first(app);
    else if (id == ID_REPLAY)
        game_fork(app, d->selected);
    else if (id == ID_WHAT_IF)
        look_otherwise(app, -1);
    else if (id == ID_COMPARE)
        app_show(app, SCREEN_COMPARE);
    else if (id == ID_BARGAIN)
        app_show(app, SCREEN_BARGAIN);
    else if (id == ID_FIELD)
        app->focus = ID_NONE;
    else if (id >= ID_SUGGESTION)
        commit_take(app, id - ID_SUGGESTION);
    else if (id >= ID_TECHNIQUE)
        unfold(app, d->open_technique == id - ID_TECHNIQUE ? -1 : id - ID_TECHNIQUE);
    else if (id >= ID_STEP)
        debrief_select(app, id - (id >= ID_POINT ? ID_POINT : ID_STEP));
    else if (id >= ID_OPTION)
        look_otherwise(app, id - ID_OPTION);
}

static void to_commitment(App *app) {
    Suggestion suggestions[SUGGESTIONS_MAX];
    app->focus = commit_suggestions(app, suggestions) ? ID_SUGGESTION : ID_FIELD;
    app->reveal = ID_FIELD;  // the lowest of it
}

typedef struct LetterKey {
    uint32_t code;
    int id;
} LetterKey;

// Is there something that this key would lead to?
static bool is_there(const App *app, int id) {
    if (id == ID_FIRST) return game_has_review(app);
    if (id == ID_BARGAIN) return app->bargain.told;
    return id == ID_AGAIN || debrief_of(app)->step_count > 0;
}

static bool letter(App *app, uint32_t code) {
    static const LetterKey keys[] = {{'w', ID_WHAT_IF}, {'r', ID_REPLAY}, {'c', ID_COMPARE},
                                     {'t', ID_AGAIN},   {'b', ID_FIRST},  {'d', ID_BARGAIN}};
    if (code == 'h')
        turn_handbook(app);
    else if (code == 'n')
        to_commitment(app);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i].code != code || !is_there(app, keys[i].id)) continue;
        act(app, keys[i].id);
        return true;
    }
    return code == 'h' || code == 'n';
}

static bool is_step(int id) {
    return id >= ID_STEP && id < ID_POINT;
}

static bool is_point(int id) {
    return id >= ID_POINT && id < ID_TECHNIQUE;
}

static bool is_beside(int id) {
    return id == ID_WHAT_IF || id == ID_REPLAY || id == ID_COMPARE || (id >= ID_TECHNIQUE && id < ID_SUGGESTION) ||
           (id >= ID_OPTION && id < ID_STEP);
}

static void go_to(App *app, int id) {
    app->focus = app->reveal = id;
}

// Along the curve, from it to the decisions and back, and from a decision to what stands beside it, the arrows go straight.
static bool arrow(App *app, Key key) {
    int at = app->debrief.selected, last = debrief_of(app)->step_count - 1;
    if (is_point(app->focus) && (key == KEY_LEFT || key == KEY_RIGHT)) {
        int to = at + (key == KEY_LEFT ? -1 : 1);
        go_to(app, ID_POINT + ui_most(ui_least(to, last), 0));
    } else if (is_point(app->focus) && key == KEY_DOWN) {
        go_to(app, ID_STEP + at);
    } else if (app->focus == ID_STEP && key == KEY_UP && debrief_has_curve(app)) {
        go_to(app, ID_POINT);
    } else if (is_step(app->focus) && key == KEY_RIGHT) {
        go_to(app, ID_WHAT_IF);
    } else if (is_beside(app->focus) && key == KEY_LEFT && app->focus != ID_REPLAY) {
        go_to(app, ID_STEP + at);
    } else {
        return false;
    }
    return true;
}

// What was opened last is closed first: a text of the handbook, and only then the debrief.
static void leave(App *app) {
    if (app->debrief.open_technique < 0)
        app_show(app, SCREEN_HOME);
    else
        app->debrief.open_technique = -1;
}

static bool key(App *app, const Input *input) {
    bool chosen = (is_step(app->focus) || is_point(app->focus)) && (input->key == KEY_ENTER || input->key == KEY_SPACE);
    if (input->key == KEY_ESCAPE)
        leave(app);
    else if (chosen)
        go_to(app, ID_WHAT_IF);
    else if (input->key == KEY_LETTER)
        return letter(app, input->code);
    else
        return arrow(app, input->key);
    return true;
}

static int entry(const App *app) {
    if (!debrief_of(app)->step_count) return ID_AGAIN;
    return (debrief_has_curve(app) ? ID_POINT : ID_STEP) + app->debrief.selected;
}

static Field *field(App *app) {
    return &app->game.said.commitment;
}

const ScreenSpec debrief_screen = {.enter = enter, .read = read, .draw = draw, .act = act, .key = key, .entry = entry, .field = field};
