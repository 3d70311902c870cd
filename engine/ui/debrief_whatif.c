// What if: another option at the selected decision, and what would have come of it, played out to the end.
#include "ui/parts.h"

static const Scene *scene_of(const App *app) {
    return &app->story.scenes[app->debrief.selected];
}

static const DebriefStep *step_of(const App *app) {
    return &debrief_of(app)->steps[app->debrief.selected];
}

// What is looked at first: the coach's choice, or else another than what was done.
static int first_place(const App *app) {
    const DebriefStep *step = step_of(app);
    int places[LISTED_MAX], count = debrief_listed(step, scene_of(app), places);
    if (debrief_of(app)->judged && step->regret && step->advice >= 0) return step->advice;
    for (int i = 0; i < count; i++)
        if (places[i] != step->taken) return places[i];
    return step->taken;
}

static const Decision *looked_at(const App *app) {
    return &step_of(app)->open[app->what_if.place].decision;
}

static void read_line(App *app) {
    WhatIf *w = &app->what_if;
    Err err = {.catalog = app->ui};
    const Search *search = coach_found(app);
    w->told = false;
    Session *line = search ? debrief_line(app_session(app), search, app->debrief.selected, looked_at(app), &err) : NULL;
    if (line) {
        w->told = story_tell(&w->story, line, app->game.catalog, app->ui, &err);
        w->outcome = session_outcome(line);
    }
    session_free(line);
    err_free(&err);
}

static void read(App *app) {
    if (!story_tell(&app->story, app_session(app), app->game.catalog, app->ui, app_err(app)) || !coach_read(app)) {
        app_fail(app, SCREEN_HOME);
        return;
    }
    WhatIf *w = &app->what_if;
    if (w->place < 0 || w->place >= step_of(app)->open_count) w->place = first_place(app);
    read_line(app);
}

static int draw_options(const App *app, Ui *ui, int x, int y, int w) {
    const Scene *scene = scene_of(app);
    Str number = str_int(&ui->list->arena, app->debrief.selected + 1);
    y += ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, TR_FILL(ui, "At decision {1}, take …", number)) + px(ui, 12);
    int places[LISTED_MAX], count = debrief_listed(step_of(app), scene, places);
    for (int i = 0; i < count; i++) {
        Choice choice = debrief_choice(app, ui, step_of(app), scene, places[i]);
        choice.id = ID_OPTION + i;
        choice.badge = str_int(&ui->list->arena, i + 1);
        choice.chosen = places[i] == app->what_if.place;
        y = ui_choice(ui, x, y, w, &choice);
    }
    const Action action = {.id = ID_PLAY_ON, .label = TR(ui, "Play on from there"), .key = STR("P"), .kind = BUTTON_PRIMARY};
    y = ui_actions(ui, x, y + px(ui, 6), w, &action, 1) + px(ui, GAP);
    Str what = run_mode(app->game.run) == MODE_FIRST
                   ? TR(ui, "Opens a practice run with this option taken. Your first attempt is not touched.")
                   : TR(ui, "Opens another practice run with this option taken.");
    return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, what);
}

// "+12.4", "−3.0" or "±0".
static Str difference(const Ui *ui, Score a, Score b) {
    Arena *arena = &ui->list->arena;
    int64_t by = a.numerator - b.numerator;
    Str points = points_label(arena, by < 0 ? -by : by, a.denominator);
    return str_join(arena, by > 0 ? STR("+") : by < 0 ? STR("−") : STR("±"), points);
}

static int draw_figure(Ui *ui, int x, int y, int w, Str name, Str value, ColorName color) {
    y += ui_text(ui, x, y, w, TEXT_LABEL, COLOR_INK_SOFT, name);
    return y + ui_text(ui, x, y, w, TEXT_TITLE, color, value);
}

static int draw_outcomes(const App *app, Ui *ui, int x, int y, int w) {
    const WhatIf *line = &app->what_if;
    Arena *arena = &ui->list->arena;
    Score mine = session_outcome(app_session(app));
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 20), third = (w - 2 * pad) / 3, left = x + pad;
    y += px(ui, 12);
    y += ui_text(ui, left, y, w - 2 * pad, TEXT_HEADING, COLOR_INK, line->story.headline) + px(ui, 4);
    int bottom =
        draw_figure(ui, left, y, third - px(ui, GAP), TR(ui, "Outcome of this line"), score_print(arena, line->outcome), COLOR_INK);
    draw_figure(ui, left + third, y, third - px(ui, GAP), TR(ui, "Your outcome"), score_print(arena, mine), COLOR_INK);
    if (mine.scored) {
        int64_t by = line->outcome.numerator - mine.numerator;
        draw_figure(ui, left + 2 * third, y, third, TR(ui, "Difference"), difference(ui, line->outcome, mine),
                    by > 0   ? COLOR_GOOD
                    : by < 0 ? COLOR_BAD
                             : COLOR_INK);
    }
    return ui_card_end(ui, card, bottom + px(ui, 10)) + px(ui, GAP);
}

// Why there is no line to be told.
static int draw_absence(const App *app, Ui *ui, int x, int y, int w) {
    if (app->coach.looking || app->coach.failed) return coach_status_draw(app, ui, x, y, w);
    Str text = app->world.search ? TR(ui, "This way was not followed to its end: it is longer than the coach plays out.")
                                 : TR(ui, "There is no coach here to play this on.");
    return y + ui_text(ui, x, y, w, TEXT_BODY, COLOR_INK_SOFT, text);
}

static int draw_course(const App *app, Ui *ui, int x, int y, int w) {
    int newest;
    if (!app->what_if.told) return draw_absence(app, ui, x, y, w);
    y = draw_outcomes(app, ui, x, y, w);
    const TalkSpec spec = {.story = &app->what_if.story, .from = app->debrief.selected};
    return talk_draw(app, ui, &spec, x, y, w, &newest);
}

static Rect draw_frame(const App *app, Ui *ui, int beside) {
    BarSpec bar = {.title = TR_FILL(ui, "What if: {1}", title_label(app, ui)), .home = true, .back = true};
    const Hint hints[] = {{STR("1–9"), TR(ui, "take another option")},
                          {STR("P"), TR(ui, "play on from there")},
                          {STR("Esc"), TR(ui, "back")},
                          scroll_hint(app, ui)};
    Rect body = frame_strips(app, ui, frame_bar(app, ui, app_window(app), &bar));
    return frame_hints(ui, body, beside, hints, 4);
}

static void draw(App *app, Ui *ui) {
    bool narrow = app->w < px(ui, NARROW);
    int side = narrow ? 0 : px(ui, SIDE), edge = frame_edge(ui, app->w), pad = px(ui, 3 * GAP);
    Rect body = draw_frame(app, ui, side);
    int x = body.x + edge, w = body.w - side - 2 * edge;
    int y = ui_area_begin(ui, AREA_MAIN, (Rect){body.x, body.y, body.w - side, body.h}) + px(ui, 2 * GAP);
    if (narrow) y = draw_options(app, ui, x, y, w) + px(ui, 2 * GAP);
    ui_area_end(ui, draw_course(app, ui, x, y, w) + px(ui, 2 * GAP));
    if (narrow) return;
    Rect rect = {body.x + body.w - side, body.y, side, app->h - body.y};
    y = frame_side_begin(ui, rect) + px(ui, 2 * GAP);
    ui_area_end(ui, draw_options(app, ui, rect.x + pad, y, side - 2 * pad) + pad);
}

static void take(App *app, int place) {
    int places[LISTED_MAX], count = debrief_listed(step_of(app), scene_of(app), places);
    if (place >= count) return;
    app->what_if.place = places[place];
    app->areas[AREA_MAIN].offset = 0;
    app->focus = ID_OPTION + place;
    read_line(app);
}

static void play_on(App *app) {
    game_branch(app, app->debrief.selected, looked_at(app));
}

static void act(App *app, int id) {
    if (frame_act(app, id)) return;
    if (id == ID_BACK)
        app_show(app, SCREEN_DEBRIEF);
    else if (id == ID_PLAY_ON)
        play_on(app);
    else if (id >= ID_OPTION)
        take(app, id - ID_OPTION);
}

static bool letter(App *app, uint32_t code) {
    if (code == 'p')
        play_on(app);
    else if (code >= '1' && code <= '9')
        take(app, (int)(code - '1'));
    else
        return false;
    return true;
}

static bool key(App *app, const Input *input) {
    if (input->key == KEY_ESCAPE)
        app_show(app, SCREEN_DEBRIEF);
    else if (input->key == KEY_LETTER)
        return letter(app, input->code);
    else
        return false;
    return true;
}

static int entry(const App *app) {
    int places[LISTED_MAX], count = debrief_listed(step_of(app), scene_of(app), places);
    for (int i = 0; i < count; i++)
        if (places[i] == app->what_if.place) return ID_OPTION + i;
    return ID_OPTION;
}

const ScreenSpec what_if_screen = {.read = read, .draw = draw, .act = act, .key = key, .entry = entry};
