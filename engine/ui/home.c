// The home screen: what can be played, how it went last time, and the run that waits.
#include "ui/parts.h"

#define SHORT 430  // logical pixels of height below which the promise is left out

// Runs are listed newest first.
static Result last_result(const RunInfo *runs, int count, Str scenario, Arena *arena) {
    Result result = {0};
    for (int i = 0; i < count; i++) {
        if (!runs[i].ended || !str_equal(runs[i].scenario, scenario)) continue;
        if (!result.ended) result.ended = runs[i].id;
        if (runs[i].mode != MODE_FIRST) continue;
        result.outcome = score_print(arena, runs[i].outcome);
        result.accuracy = runs[i].accuracy >= 0 ? points_label(arena, runs[i].accuracy, 100) : STR_NONE;
        break;
    }
    return result;
}

// All runs of the store, or -1 with a fault; and whether none was ever finished.
static int read_runs(App *app, RunInfo **runs, Err *err) {
    Home *home = &app->home;
    Store *store = app->world.keeper->store;
    int count = store ? store_runs(store, &home->arena, runs, err) : 0;
    home->fresh = count >= 0 && !app->game.run;
    for (int i = 0; i < count; i++) home->fresh &= !(*runs)[i].ended;
    return count;
}

void home_glance(App *app) {
    Err err = {0};
    RunInfo *runs = NULL;
    read_runs(app, &runs, &err);
    err_free(&err);
}

static void read_results(App *app) {
    Home *home = &app->home;
    home->results = ARENA_ARRAY(&home->arena, Result, home->count);
    Err err = {.catalog = app->ui};
    RunInfo *runs = NULL;
    int count = read_runs(app, &runs, &err);
    if (count < 0 && err.count) home->warning = str_copy(&home->arena, fault_print(&home->arena, &err.faults[0]));
    for (int i = 0; i < home->count; i++) {
        Result *result = &home->results[i];
        *result = last_result(runs, count, home->items[i].name, &home->arena);
        result->reviewed = result->ended || game_has_ended(app, home->items[i].name);
    }
    err_free(&err);
}

static Str title_of(const Home *home, Str name) {
    for (int i = 0; i < home->count; i++)
        if (str_equal(home->items[i].name, name)) return catalog_get(home->items[i].catalog, STR_NONE, home->items[i].title);
    return name;
}

static void find_open_run(App *app) {
    Home *home = &app->home;
    const Run *first = game_resumable(app);
    RunInfo info;
    if (first && session_steps(run_session(first)) > 0) {  // before its first decision there is nothing to go on with
        home->resumable = home->in_memory = true;
        home->resume_name = app->game.name;
        home->resume_decisions = session_steps(run_session(first));
    } else if (run_find_open(app->world.keeper, STR_NONE, &home->arena, &info)) {
        home->resumable = true;
        home->resume_name = info.scenario;
        home->resume_id = info.id;
        home->resume_decisions = info.decisions;
    }
    home->resume_title = title_of(home, home->resume_name);
}

static void read(App *app) {
    Home *home = &app->home;
    arena_reset(&home->arena);
    *home = (Home){.arena = home->arena};
    home->count = app->world.library(app->world.context, app->language, &home->items);
    read_results(app);
    find_open_run(app);
    home->commitment = said_commitment(app, &home->arena);
}

// Name and promise, the one beside the other where there is room; the languages at the right, or above where it is narrow.
static int draw_title(const App *app, Ui *ui, Rect body) {
    int edge = frame_edge(ui, body.w), left = body.x + edge, right = body.x + body.w - edge, y = body.y + px(ui, 20);
    bool narrow = body.w < px(ui, 560);
    const Action settings = {.id = ID_SETTINGS, .label = TR(ui, "Settings"), .icon = "settings", .wordless = true};
    int width = ui_action_width(ui, &settings);
    ui_action(ui, right - width, y, &settings);
    int room = frame_languages(app, ui, right - width - px(ui, 2 * GAP), y) - px(ui, 2 * GAP);
    if (narrow) y += ui_button_height(ui) + px(ui, GAP);
    int name = ui_line(ui, left, y, (narrow ? right : room) - left, TEXT_TITLE, COLOR_INK, STR("Counterpart")) + px(ui, 20);
    Str promise = TR(ui, "Practise the hard conversations with key accounts before they are real.");
    int high = ui_line_height(ui, TEXT_TITLE),
        low = text_ascent(ui->cache, ui_font(ui, TEXT_TITLE)) - text_ascent(ui->cache, ui_font(ui, TEXT_BODY));
    if (left + name + ui_width(ui, TEXT_BODY, promise) <= room) {
        ui_line(ui, left + name, y + low, room - left - name, TEXT_BODY, COLOR_INK_SOFT, promise);
        return y + high + px(ui, 20);
    }
    y += high;
    if (body.h < px(ui, SHORT)) return y + px(ui, GAP);
    return y + ui_text(ui, left, y, (narrow ? right : room) - left, TEXT_BODY, COLOR_INK_SOFT, promise) + px(ui, 20);
}

static int draw_header(const App *app, Ui *ui, Rect body) {
    ui->quiet++;
    int bottom = draw_title(app, ui, body);
    ui->quiet--;
    ui_fill(ui, (Rect){body.x, body.y, body.w, bottom - body.y}, COLOR_SURFACE, 0);
    ui_fill(ui, (Rect){body.x, bottom - px(ui, 1), body.w, px(ui, 1)}, COLOR_EDGE, 0);
    return draw_title(app, ui, body);
}

// When the coach speaks in runs that are begun from now on.
static int draw_coaching(const App *app, Ui *ui, int x, int y, int w) {
    bool guided = app->coaching == COACHING_GUIDED;
    const Action actions[] = {{.id = ID_AT_END, .label = TR(ui, "At the end"), .kind = guided ? BUTTON_PLAIN : BUTTON_CHOSEN},
                              {.id = ID_EACH, .label = TR(ui, "After each decision"), .kind = guided ? BUTTON_CHOSEN : BUTTON_PLAIN}};
    if (!app->world.search) return y;
    Str text = TR(ui, "The coach speaks:");
    int width = ui_width(ui, TEXT_SMALL, text) + px(ui, 12), button = ui_button_height(ui);
    ui_line(ui, x, y + (button - ui_line_height(ui, TEXT_SMALL)) / 2, w, TEXT_SMALL, COLOR_INK_SOFT, text);
    bool beside = width + ui_action_width(ui, &actions[0]) + ui_action_width(ui, &actions[1]) + px(ui, GAP) <= w;
    if (beside) return ui_actions(ui, x + width, y, w - width, actions, 2) + px(ui, 3 * GAP);
    return ui_actions(ui, x, y + button, w, actions, 2) + px(ui, 3 * GAP);
}

// The card with the focus when its scenario has a debrief to open, else -1.
static int reviewed_card(const App *app) {
    int index = app->focus - (app->focus >= ID_REVIEW ? ID_REVIEW : ID_CARD);
    return index >= 0 && index < app->home.count && app->home.results[index].reviewed ? index : -1;
}

static Rect draw_hints(const App *app, Ui *ui) {
    bool guided = app->coaching == COACHING_GUIDED;
    Hint hints[7] = {{TR(ui, "Arrows"), TR(ui, "move")}, {TR(ui, "Enter"), TR(ui, "open")}};
    int count = 2;
    if (reviewed_card(app) >= 0) hints[count++] = (Hint){STR("D"), TR(ui, "debrief")};
    hints[count++] = (Hint){STR("G"), guided ? TR(ui, "coach at the end") : TR(ui, "coach after each decision")};
    hints[count++] = (Hint){STR("L"), TR(ui, "language")};
    hints[count++] = (Hint){STR("F1"), TR(ui, "all keys")};
    hints[count++] = (Hint){STR("Esc"), TR(ui, "quit")};
    return frame_hints(ui, app_window(app), 0, hints, count);
}

static void draw(App *app, Ui *ui) {
    Rect body = draw_hints(app, ui);
    body = frame_strips(app, ui, body);
    int top = draw_header(app, ui, body);
    Rect view = {body.x, top, body.w, body.y + body.h - top};
    int edge = frame_edge(ui, body.w), x = body.x + edge, w = body.w - 2 * edge;
    int y = ui_area_begin(ui, AREA_MAIN, view) + px(ui, 20);
    y = home_hero_draw(app, ui, x, y, w);
    y = draw_coaching(app, ui, x, y, w);
    ui_area_end(ui, home_cards_draw(app, ui, x, y, w));
}

static void choose_coaching(App *app, Coaching coaching) {
    app_set_coaching(app, coaching);
    if (app->world.set_coaching) app->world.set_coaching(app->world.context, coaching);
}

static void review(App *app, int index) {
    const LibraryItem *item = &app->home.items[index];
    game_review(app, item->name, item->path, app->home.results[index].ended);
}

static void start(App *app, int index) {
    const LibraryItem *item = &app->home.items[index];
    game_start(app, item->name, item->path, app->world.seed(app->world.context));
}

static void act(App *app, int id) {
    if (frame_act(app, id)) return;
    if (id == ID_AT_END || id == ID_EACH) {
        choose_coaching(app, id == ID_EACH ? COACHING_GUIDED : COACHING_ASSESSED);
    } else if (id == ID_RESUME) {
        game_resume(app);
    } else if (id == ID_HERO && home_next(&app->home) >= 0) {
        start(app, home_next(&app->home));
    } else if (id >= ID_CARD && id < ID_CARD + app->home.count) {
        start(app, id - ID_CARD);
    } else if (id >= ID_REVIEW && id < ID_REVIEW + app->home.count) {
        review(app, id - ID_REVIEW);
    }
}

static bool key(App *app, const Input *input) {
    if (input->key == KEY_ESCAPE)
        app->quits = true;
    else if (input->key == KEY_LETTER && input->code == 'g' && app->world.search)
        choose_coaching(app, app->coaching == COACHING_GUIDED ? COACHING_ASSESSED : COACHING_GUIDED);
    else if (input->key == KEY_LETTER && input->code == 'd' && reviewed_card(app) >= 0)
        review(app, reviewed_card(app));
    else
        return false;
    return true;
}

static int entry(const App *app) {
    if (app->home.resumable) return ID_RESUME;
    if (home_next(&app->home) >= 0) return ID_HERO;
    for (int i = 0; i < app->stop_count; i++)
        if (app->stops[i].id >= ID_CARD) return app->stops[i].id;
    return ID_NONE;
}

const ScreenSpec home_screen = {.read = read, .draw = draw, .act = act, .key = key, .entry = entry};
