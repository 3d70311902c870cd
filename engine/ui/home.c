// The home screen: what can be played, how it went last time, and the run that waits.
#include "base/utf8.h"
#include "ui/parts.h"

#define BRIEF_LINES 6
#define COLUMN      344  // logical pixels a column of cards needs
#define COLUMNS_MAX 4

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

static void read_results(App *app) {
    Home *home = &app->home;
    home->results = ARENA_ARRAY(&home->arena, Result, home->count);
    Store *store = app->world.keeper->store;
    Err err = {.catalog = app->ui};
    RunInfo *runs = NULL;
    int count = store ? store_runs(store, &home->arena, &runs, &err) : 0;
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
    if (first) {
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

// Name and promise; the languages beside them, or above where it is narrow.
static int draw_title(const App *app, Ui *ui, Rect body) {
    int left = body.x + px(ui, PAGE), right = body.x + body.w - px(ui, PAGE), y = body.y + px(ui, 20);
    bool narrow = body.w < px(ui, 560);
    int room = frame_languages(app, ui, right, y) - px(ui, 2 * GAP);
    if (narrow) y += ui_button_height(ui) + px(ui, GAP);
    ui_line(ui, left, y, (narrow ? right : room) - left, TEXT_TITLE, COLOR_INK, STR("Counterpart"));
    y += ui_line_height(ui, TEXT_TITLE);
    Str promise = TR(ui, "Practise the hard conversations with key accounts before they are real.");
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

// What was promised at the end of the last debrief, before the next run.
static int draw_commitment(const App *app, Ui *ui, int x, int y, int w) {
    if (!app->home.commitment.len) return y;
    int pad = px(ui, 20), inner = w - 2 * pad, most = 2 * MEASURE * ui_font(ui, TEXT_BODY).size;
    Card card = ui_card_begin(ui, x, y, w, COLOR_PRACTICE_TINT, COLOR_PRACTICE_TINT);
    y += px(ui, 10);
    y += ui_text(ui, x + pad, y, inner, TEXT_LABEL, COLOR_PRACTICE, TR(ui, "Last time you said"));
    y += ui_text(ui, x + pad, y, inner < most ? inner : most, TEXT_BODY, COLOR_INK, app->home.commitment);
    return ui_card_end(ui, card, y + px(ui, 12)) + px(ui, 2 * GAP);
}

// When the coach speaks in runs that are begun from now on.
static int draw_coaching(const App *app, Ui *ui, int x, int y, int w) {
    bool guided = app->coaching == COACHING_GUIDED;
    const Action actions[] = {{ID_AT_END, TR(ui, "At the end"), STR_NONE, guided ? BUTTON_PLAIN : BUTTON_CHOSEN},
                              {ID_EACH, TR(ui, "After each decision"), STR_NONE, guided ? BUTTON_CHOSEN : BUTTON_PLAIN}};
    if (!app->world.search) return y;
    Str text = TR(ui, "The coach speaks:");
    int width = ui_width(ui, TEXT_SMALL, text) + px(ui, 12), button = ui_button_height(ui);
    ui_line(ui, x, y + (button - ui_line_height(ui, TEXT_SMALL)) / 2, w, TEXT_SMALL, COLOR_INK_SOFT, text);
    bool beside = width + ui_action_width(ui, &actions[0]) + ui_action_width(ui, &actions[1]) + px(ui, GAP) <= w;
    if (beside) return ui_actions(ui, x + width, y, w - width, actions, 2) + px(ui, 3 * GAP);
    return ui_actions(ui, x, y + button, w, actions, 2) + px(ui, 3 * GAP);
}

static int draw_resume(const App *app, Ui *ui, int x, int y, int w) {
    const Home *home = &app->home;
    if (!home->resumable) return y;
    bool hot = ui_is_hot(ui, ID_RESUME);
    int pad = px(ui, 2 * GAP), high = ui_line_height(ui, TEXT_HEADING), low = ui_line_height(ui, TEXT_SMALL);
    Rect rect = {x, y, w, 2 * pad + high + low};
    ui_fill(ui, rect, hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT, px(ui, CORNER));
    Str resume = TR(ui, "Resume");
    int button = ui_width(ui, TEXT_STRONG, resume), room = w - 4 * pad - button;
    ui_line(ui, x + px(ui, 20), y + pad, room, TEXT_HEADING, COLOR_ON_ACCENT, home->resume_title);
    Str count = str_int(&ui->list->arena, home->resume_decisions);
    Str state = home->resume_decisions == 1 ? TR(ui, "Your run is open: 1 decision so far.")
                                            : TR_FILL(ui, "Your run is open: {1} decisions so far.", count);
    ui_line(ui, x + px(ui, 20), y + pad + high, room, TEXT_SMALL, COLOR_ON_ACCENT, state);
    int middle = y + (rect.h - ui_line_height(ui, TEXT_STRONG)) / 2;
    ui_line_right(ui, x, middle, w - px(ui, 24), TEXT_STRONG, COLOR_ON_ACCENT, resume);
    ui_widget(ui, rect, ID_RESUME, resume, true, px(ui, CORNER));
    return y + rect.h + px(ui, 3 * GAP);
}

static Str result_label(const Ui *ui, const Result *result) {
    if (!result->outcome.len) return TR(ui, "Not played yet");
    if (!result->accuracy.len) return TR_FILL(ui, "Last result: {1}", result->outcome);
    return TR_FILL(ui, "Last result: {1}, accuracy {2}", result->outcome, result->accuracy);
}

static void draw_result(Ui *ui, int x, int y, int w, const Result *result, bool hot) {
    Str play = TR(ui, "Play");
    int width = ui_width(ui, TEXT_STRONG, play);
    int low = y + (ui_line_height(ui, TEXT_STRONG) - ui_line_height(ui, TEXT_SMALL)) / 2;
    ui_line(ui, x, low, w - width - px(ui, GAP), TEXT_SMALL, result->outcome.len ? COLOR_INK : COLOR_INK_SOFT, result_label(ui, result));
    ui_line_right(ui, x, y, w, TEXT_STRONG, hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT, play);
}

// A card has no room for paragraphs: their break becomes a space, and in Chinese, which has none between sentences, nothing.
static Str one_paragraph(Arena *arena, Str text) {
    const uint32_t first_of_east_asia = 0x2E80;
    StrBuf buf = {.arena = arena};
    uint32_t last = 0;
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t code = utf8_next(text, &at);
        if (code != '\n')
            buf_add(&buf, str_slice(text, from, at));
        else if (at < text.len && text.data[at] != '\n' && last < first_of_east_asia)
            buf_char(&buf, ' ');
        if (code != '\n') last = code;
    }
    return buf_str(&buf);
}

// Below what plays the scenario, within its card: the way back to the debrief of its newest run. Returns y below.
static int draw_review(const App *app, Ui *ui, int index, Str title, Rect card, int y) {
    int id = ID_REVIEW + index, pad = px(ui, 20), line = ui_line_height(ui, TEXT_STRONG);
    bool hot = ui_is_hot(ui, id);
    if (!app->home.results[index].reviewed) return y;
    Rect rect = {card.x, y, card.w, line + px(ui, 12)};
    ui_fill(ui, (Rect){rect.x + pad, y, rect.w - 2 * pad, px(ui, 1)}, COLOR_EDGE, 0);
    ui_line_right(ui, rect.x + pad, y + px(ui, 6), rect.w - 2 * pad, TEXT_STRONG, hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT,
                  TR(ui, "Debrief"));
    ui_widget(ui, rect, id, TR_FILL(ui, "Debrief: {1}", title), true, px(ui, CORNER));
    return y + rect.h;
}

static int draw_card(const App *app, Ui *ui, int index, int x, int y, int w) {
    const LibraryItem *item = &app->home.items[index];
    bool hot = ui_is_hot(ui, ID_CARD + index);
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, hot ? COLOR_ACCENT : COLOR_EDGE);
    int pad = px(ui, 20), inner = w - 2 * pad, left = x + pad;
    Str title = catalog_get(item->catalog, STR_NONE, item->title);
    y += px(ui, 2 * GAP);
    y += ui_text(ui, left, y, inner, TEXT_HEADING, COLOR_INK, title);
    y += ui_text(ui, left, y, inner, TEXT_SMALL, COLOR_INK_SOFT, effort_label(ui, item->minutes, item->level)) + px(ui, GAP);
    y += ui_text_most(ui, left, y, inner, BRIEF_LINES, TEXT_SMALL, COLOR_INK,
                      one_paragraph(&ui->list->arena, catalog_get(item->catalog, STR_NONE, item->brief))) +
         px(ui, 12);
    ui_fill(ui, (Rect){left, y, inner, px(ui, 1)}, COLOR_EDGE, 0);
    y += px(ui, 10);
    draw_result(ui, left, y, inner, &app->home.results[index], hot);
    y += ui_line_height(ui, TEXT_STRONG) + px(ui, 12);
    ui_widget(ui, (Rect){x, card.rect.y, w, y - card.rect.y}, ID_CARD + index, title, true, px(ui, CORNER));
    return ui_card_end(ui, card, draw_review(app, ui, index, title, (Rect){x, y, w, 0}, y)) + px(ui, 2 * GAP);
}

// Kinds by first appearance in the library, which orders them as the course does. Returns how many.
static int list_kinds(const Home *home, Arena *arena, Str **kinds) {
    *kinds = ARENA_ARRAY(arena, Str, home->count);
    int count = 0;
    for (int i = 0; i < home->count; i++) {
        bool listed = false;
        for (int j = 0; j < count; j++) listed |= str_equal((*kinds)[j], home->items[i].kind);
        if (!listed) (*kinds)[count++] = home->items[i].kind;
    }
    return count;
}

static int draw_kind(const App *app, Ui *ui, Str kind, int x, int y, int w) {
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK_SOFT, kind_label(ui, kind)) + px(ui, GAP);
    for (int i = 0; i < app->home.count; i++)
        if (str_equal(app->home.items[i].kind, kind)) y = draw_card(app, ui, i, x, y, w);
    return y + px(ui, GAP);
}

// Each kind goes below the shortest column.
static int draw_library(const App *app, Ui *ui, int x, int y, int w) {
    Str *kinds;
    int count = list_kinds(&app->home, &ui->list->arena, &kinds), gap = px(ui, 3 * GAP);
    int columns = w / px(ui, COLUMN), bottoms[COLUMNS_MAX], bottom = y;
    columns = columns > COLUMNS_MAX ? COLUMNS_MAX : columns < 1 ? 1 : columns;
    int width = (w - gap * (columns - 1)) / columns;
    for (int i = 0; i < columns; i++) bottoms[i] = y;
    for (int i = 0; i < count; i++) {
        int column = 0;
        for (int j = 1; j < columns; j++)
            if (bottoms[j] < bottoms[column]) column = j;
        bottoms[column] = draw_kind(app, ui, kinds[i], x + column * (width + gap), bottoms[column], width);
        if (bottoms[column] > bottom) bottom = bottoms[column];
    }
    if (!count) bottom += ui_text(ui, x, y, w, TEXT_BODY, COLOR_INK_SOFT, TR(ui, "No scenarios were found."));
    return bottom;
}

// The card with the focus when its scenario has a debrief to open, else -1.
static int reviewed_card(const App *app) {
    int index = app->focus - (app->focus >= ID_REVIEW ? ID_REVIEW : ID_CARD);
    return index >= 0 && index < app->home.count && app->home.results[index].reviewed ? index : -1;
}

static Rect draw_hints(const App *app, Ui *ui) {
    bool guided = app->coaching == COACHING_GUIDED;
    Hint hints[6] = {{TR(ui, "Arrows"), TR(ui, "move")}, {TR(ui, "Enter"), TR(ui, "open")}};
    int count = 2;
    if (reviewed_card(app) >= 0) hints[count++] = (Hint){STR("D"), TR(ui, "debrief")};
    hints[count++] = (Hint){STR("G"), guided ? TR(ui, "coach at the end") : TR(ui, "coach after each decision")};
    hints[count++] = (Hint){STR("L"), TR(ui, "language")};
    hints[count++] = (Hint){STR("Esc"), TR(ui, "quit")};
    return frame_hints(ui, app_window(app), 0, hints, count);
}

static void draw(App *app, Ui *ui) {
    Rect body = draw_hints(app, ui);
    body = frame_strips(app, ui, body);
    int top = draw_header(app, ui, body);
    Rect view = {body.x, top, body.w, body.y + body.h - top};
    int x = body.x + px(ui, PAGE), w = body.w - px(ui, 2 * PAGE);
    int y = ui_area_begin(ui, AREA_MAIN, view) + px(ui, 3 * GAP);
    y = draw_commitment(app, ui, x, y, w);
    y = draw_resume(app, ui, x, y, w);
    y = draw_coaching(app, ui, x, y, w);
    ui_area_end(ui, draw_library(app, ui, x, y, w));
}

static void choose_coaching(App *app, Coaching coaching) {
    app_set_coaching(app, coaching);
    if (app->world.set_coaching) app->world.set_coaching(app->world.context, coaching);
}

static void review(App *app, int index) {
    const LibraryItem *item = &app->home.items[index];
    game_review(app, item->name, item->path, app->home.results[index].ended);
}

static void act(App *app, int id) {
    if (frame_act(app, id)) return;
    if (id == ID_AT_END || id == ID_EACH) {
        choose_coaching(app, id == ID_EACH ? COACHING_GUIDED : COACHING_ASSESSED);
    } else if (id == ID_RESUME) {
        game_resume(app);
    } else if (id >= ID_CARD && id < ID_CARD + app->home.count) {
        const LibraryItem *item = &app->home.items[id - ID_CARD];
        game_start(app, item->name, item->path, app->world.seed(app->world.context));
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
    for (int i = 0; i < app->stop_count; i++)
        if (app->stops[i].id >= ID_CARD) return app->stops[i].id;
    return ID_NONE;
}

const ScreenSpec home_screen = {NULL, read, draw, act, key, entry, NULL, NULL, NULL};
