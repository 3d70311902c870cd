// The run beside another of the same seed, the expert's or the best line: decisions at the same beats side by side, and where both part.
#include "ui/parts.h"

#define LOOK_AHEAD 64  // decisions within which two runs that went apart are brought together again

static const ScenarioRun *expert_of(const App *app) {
    return scenario_run(app->game.scenario, STR("expert"));
}

static Session *open_other(const App *app, const Search *search, Err *err) {
    if (app->compare.expert) return session_play_run(app->game.scenario, expert_of(app), session_seed(app_session(app)), err);
    return search ? debrief_what_if(app_session(app), search, 0, 0, err) : NULL;
}

static int beat_at(const Story *story, int step) {
    return story->scenes[step].beat;
}

// How many decisions to pass by on each side until both stand at the same beat again; false when they don't soon.
static bool find_meeting(const App *app, Pair at, int mine_count, int other_count, Pair *skip) {
    for (int sum = 1; sum <= LOOK_AHEAD; sum++)
        for (int mine = 0; mine <= sum; mine++) {
            int i = at.mine + mine, j = at.other + sum - mine;
            if (i >= mine_count || j >= other_count || beat_at(&app->story, i) != beat_at(&app->compare.story, j)) continue;
            *skip = (Pair){mine, sum - mine};
            return true;
        }
    return false;
}

static void add_pair(Compare *c, Pair pair) {
    c->pairs[c->pair_count++] = pair;
}

static void align(App *app) {
    Compare *c = &app->compare;
    int mine_count = app->story.count - 1, other_count = c->story.count - 1;
    c->pairs = ARENA_ARRAY(&c->arena, Pair, mine_count + other_count);
    Pair at = {0, 0};
    c->beyond = mine_count + other_count;  // more rows than there are
    while (at.mine < mine_count || at.other < other_count) {
        bool both = at.mine < mine_count && at.other < other_count;
        Pair skip = {mine_count - at.mine, other_count - at.other};
        if (!both) c->beyond = c->pair_count;
        if (both && beat_at(&app->story, at.mine) == beat_at(&c->story, at.other)) {
            add_pair(c, (Pair){at.mine++, at.other++});
            continue;
        }
        if (both && !find_meeting(app, at, mine_count, other_count, &skip)) skip = (Pair){1, 1};
        for (int i = 0; i < skip.mine; i++) add_pair(c, (Pair){at.mine++, -1});
        for (int i = 0; i < skip.other; i++) add_pair(c, (Pair){-1, at.other++});
    }
}

static bool is_same(const App *app, Pair pair) {
    if (pair.mine < 0 || pair.other < 0) return false;
    return decision_same(&debrief_of(app)->steps[pair.mine].decision, &app->compare.debrief.steps[pair.other].decision);
}

static void find_parting(App *app) {
    Compare *c = &app->compare;
    c->parting = 0;
    while (c->parting < c->pair_count && is_same(app, c->pairs[c->parting])) c->parting++;
}

static void read_other(App *app) {
    Compare *c = &app->compare;
    Err err = {.catalog = app->ui};
    arena_reset(&c->arena);
    c->pair_count = c->parting = 0;
    const Search *search = coach_found(app);
    Session *other = open_other(app, search, &err);
    c->told = other && story_tell(&c->story, other, app->game.catalog, app->ui, &err) &&
              debrief_build(other, search, &c->arena, &c->debrief, &err);
    if (c->told) {
        c->outcome = session_outcome(other);
        align(app);
        find_parting(app);
    }
    session_free(other);
    err_free(&err);
}

static void enter(App *app) {
    app->compare.expert = expert_of(app) != NULL;
}

static void read(App *app) {
    if (story_tell(&app->story, app_session(app), app->game.catalog, app->ui, app_err(app)) && coach_read(app))
        read_other(app);
    else
        app_fail(app, SCREEN_HOME);
}

typedef struct Side {
    Str who;
    const Story *story;
    const Debrief *debrief;
    Score outcome;
    int at;      // decision, -1: none in this row
    Str absent;  // said where there is none; empty: nothing
    bool ended;  // there is none any more
} Side;

static void list_sides(const App *app, const Ui *ui, Side sides[2]) {
    const Compare *c = &app->compare;
    sides[0] = (Side){TR(ui, "You"), &app->story, debrief_of(app), session_outcome(app_session(app)), -1, STR_NONE, false};
    sides[1] = (Side){c->expert ? TR(ui, "The expert") : TR(ui, "The best line"), &c->story, &c->debrief, c->outcome, -1, STR_NONE, false};
}

static int draw_head(Ui *ui, const Side *side, int x, int y, int w, ColorName edge) {
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, edge);
    int pad = px(ui, 2 * GAP), left = x + pad, inner = w - 2 * pad;
    y += px(ui, 10);
    y += ui_text(ui, left, y, inner, TEXT_LABEL, edge == COLOR_ACCENT ? COLOR_ACCENT_DEEP : COLOR_INK_SOFT, side->who);
    y += ui_text_most(ui, left, y, inner, 2, TEXT_HEADING, COLOR_INK, side->story->headline) + px(ui, 4);
    y = debrief_figures_draw(ui, left, y, inner, side->outcome, side->debrief->accuracy, TEXT_TITLE);
    return ui_card_end(ui, card, y + px(ui, 6));
}

// The decision of one side: its label and number, where both don't stand before the same thing what was said, and what was chosen.
static int draw_cell(Ui *ui, const Side *side, bool situated, int x, int y, int w) {
    const Scene *scene = &side->story->scenes[side->at];
    const DebriefStep *step = &side->debrief->steps[side->at];
    int chip = 0;
    y += px(ui, 10);
    if (side->debrief->judged && step->label != LABEL_NONE) {
        chip = verdict_chip_width(ui, step->label) + px(ui, GAP);
        verdict_chip(ui, x, y, step->label);
    }
    Str number = str_int(&ui->list->arena, side->at + 1);
    ui_line_right(ui, x + chip, y, w - chip, TEXT_LABEL, COLOR_INK_SOFT, TR_FILL(ui, "Decision {1}", number));
    y += ui_pill_height(ui) + px(ui, 4);
    if (!situated) y += ui_text_most(ui, x, y, w, 2, TEXT_SMALL, COLOR_INK_SOFT, debrief_situation(ui, scene)) + px(ui, 2);
    return y + ui_text(ui, x, y, w, TEXT_OPTION, COLOR_INK, scene->chosen_text) + px(ui, 10);
}

static int cell_height(Ui *ui, const Side *side, bool situated, int w) {
    if (side->at < 0 && !side->absent.len) return 0;
    if (side->at < 0) return px(ui, 24) + ui_line_height(ui, TEXT_SMALL);
    ui->quiet++;
    int height = draw_cell(ui, side, situated, 0, 0, w - px(ui, 4 * GAP));
    ui->quiet--;
    return height;
}

static void draw_boxed(Ui *ui, const Side *side, bool situated, Rect rect, ColorName edge) {
    int pad = px(ui, 2 * GAP);
    if (side->at < 0 && !side->absent.len) return;
    if (side->at < 0) {
        ui_border(ui, rect, COLOR_EDGE, px(ui, CORNER), px(ui, 1));
        ui_text(ui, rect.x + pad, rect.y + px(ui, 12), rect.w - 2 * pad, TEXT_SMALL, COLOR_INK_SOFT, side->absent);
        return;
    }
    ui_fill(ui, rect, COLOR_SURFACE, px(ui, CORNER));
    ui_border(ui, rect, edge, px(ui, CORNER), px(ui, 1));
    draw_cell(ui, side, situated, rect.x + pad, rect.y, rect.w - 2 * pad);
}

// Both did the same: said once, quietly.
static int draw_same(Ui *ui, const Side *mine, int x, int y, int w) {
    const Scene *scene = &mine->story->scenes[mine->at];
    Card card = ui_card_begin(ui, x, y, w, COLOR_SUNK, COLOR_EDGE);
    int pad = px(ui, 2 * GAP), left = x + pad, inner = w - 2 * pad;
    y += px(ui, 8);
    Str number = str_int(&ui->list->arena, mine->at + 1);
    y += ui_text(ui, left, y, inner, TEXT_LABEL, COLOR_INK_SOFT, TR_FILL(ui, "Decision {1}: both the same", number));
    y += ui_text(ui, left, y, inner, TEXT_SMALL, COLOR_INK, scene->chosen_text);
    return ui_card_end(ui, card, y + px(ui, 8));
}

static int draw_parting(Ui *ui, int x, int y, int w) {
    Str text = TR(ui, "Here you part");
    int width = ui_pill_width(ui, text), left = x + (w - width) / 2, middle = y + ui_pill_height(ui) / 2;
    ui_fill(ui, (Rect){x, middle, left - x - px(ui, GAP), px(ui, 2)}, COLOR_FAULT, 0);
    ui_fill(ui, (Rect){left + width + px(ui, GAP), middle, x + w - left - width - px(ui, GAP), px(ui, 2)}, COLOR_FAULT, 0);
    ui_pill(ui, left, y, COLOR_FAULT, COLOR_FAULT_TINT, text);
    return y + ui_pill_height(ui) + px(ui, 10);
}

typedef struct Columns {
    int x, w, gap, width;  // width: of one
    bool stacked;
} Columns;

// What both stand before, said once above them. Empty where it differs.
static Str shared_situation(const Ui *ui, const Side sides[2]) {
    if (sides[0].at < 0 || sides[1].at < 0) return STR_NONE;
    Str mine = debrief_situation(ui, &sides[0].story->scenes[sides[0].at]),
        other = debrief_situation(ui, &sides[1].story->scenes[sides[1].at]);
    return str_equal(mine, other) ? mine : STR_NONE;
}

static int draw_stacked(Ui *ui, const Side sides[2], bool situated, const Columns *c, int y) {
    for (int i = 0; i < 2; i++) {
        if (sides[i].at < 0 && !(sides[i].ended && sides[i].absent.len)) continue;
        y += ui_text(ui, c->x, y, c->w, TEXT_LABEL, i ? COLOR_INK_SOFT : COLOR_ACCENT_DEEP, sides[i].who) + px(ui, 2);
        Rect rect = {c->x, y, c->w, cell_height(ui, &sides[i], situated, c->w)};
        draw_boxed(ui, &sides[i], situated, rect, i ? COLOR_EDGE : COLOR_ACCENT);
        y += rect.h + px(ui, 6);
    }
    return y;
}

// What each side has in a row. That a run had ended is said once.
static void set_row(const App *app, const Ui *ui, Side sides[2], int row) {
    const Compare *compare = &app->compare;
    bool ended = row >= compare->beyond;
    Str absent = ended ? TR(ui, "This run had ended here") : TR(ui, "Not on this way");
    sides[0].at = compare->pairs[row].mine;
    sides[1].at = compare->pairs[row].other;
    for (int i = 0; i < 2; i++) {
        sides[i].ended = ended;
        sides[i].absent = row > compare->beyond ? STR_NONE : absent;
    }
}

static int draw_pair(const App *app, Ui *ui, Side sides[2], int row, const Columns *c, int y) {
    Pair pair = app->compare.pairs[row];
    set_row(app, ui, sides, row);
    if (is_same(app, pair)) return draw_same(ui, &sides[0], c->x, y, c->w);
    Str shared = shared_situation(ui, sides);
    y += px(ui, 4);
    if (shared.len) y += ui_text_most(ui, c->x, y, c->w, 2, TEXT_SMALL, COLOR_INK_SOFT, shared) + px(ui, 4);
    if (c->stacked) return draw_stacked(ui, sides, shared.len > 0, c, y);
    int mine = cell_height(ui, &sides[0], shared.len > 0, c->width), other = cell_height(ui, &sides[1], shared.len > 0, c->width);
    Rect rect = {c->x, y, c->width, ui_most(mine, other)};
    draw_boxed(ui, &sides[0], shared.len > 0, rect, COLOR_ACCENT);
    rect.x += c->width + c->gap;
    draw_boxed(ui, &sides[1], shared.len > 0, rect, COLOR_EDGE);
    return y + rect.h;
}

static int draw_heads(Ui *ui, const Side sides[2], const Columns *c, int y) {
    int bottom = y;
    for (int i = 0; i < 2; i++) {
        int x = c->stacked ? c->x : c->x + i * (c->width + c->gap);
        int end = draw_head(ui, &sides[i], x, y, c->width, i ? COLOR_EDGE : COLOR_ACCENT);
        bottom = ui_most(bottom, end);
        if (c->stacked) y = end + px(ui, GAP);
    }
    return bottom + px(ui, 2 * GAP);
}

static int draw_choices(const App *app, Ui *ui, int x, int y, int w) {
    bool expert = app->compare.expert;
    const Action actions[] = {
        {.id = ID_EXPERT, .label = TR(ui, "With the expert"), .key = STR("1"), .kind = expert ? BUTTON_CHOSEN : BUTTON_PLAIN},
        {.id = ID_BEST_LINE, .label = TR(ui, "With the best line"), .key = STR("2"), .kind = expert ? BUTTON_PLAIN : BUTTON_CHOSEN}};
    bool has_expert = expert_of(app) != NULL;
    return ui_actions(ui, x, y, w, has_expert ? actions : actions + 1, has_expert ? 2 : 1) + px(ui, 12);
}

static int draw_page(const App *app, Ui *ui, int x, int y, int w) {
    const Compare *c = &app->compare;
    y = draw_choices(app, ui, x, y, w);
    if (!c->told) {
        if (coach_status(app, ui).len) return coach_status_draw(app, ui, x, y, w);
        return y + ui_text(ui, x, y, w, TEXT_BODY, COLOR_INK_SOFT, TR(ui, "There is no other run to compare with."));
    }
    Side sides[2];
    list_sides(app, ui, sides);
    Columns columns = {.x = x, .w = w, .gap = px(ui, 2 * GAP), .stacked = w < px(ui, 640)};
    columns.width = columns.stacked ? w : (w - columns.gap) / 2;
    y = draw_heads(ui, sides, &columns, y);
    for (int i = 0; i < c->pair_count; i++) {
        if (i == c->parting) y = draw_parting(ui, x, y, w);
        y = draw_pair(app, ui, sides, i, &columns, y) + px(ui, 10);
    }
    return y;
}

static void draw(App *app, Ui *ui) {
    BarSpec bar = {.title = TR_FILL(ui, "Comparison: {1}", title_label(app, ui)), .home = true, .back = true};
    const Hint hints[] = {{STR("1–2"), TR(ui, "the other run")}, {STR("Esc"), TR(ui, "back")}, scroll_hint(app, ui)};
    Rect body = frame_strips(app, ui, frame_bar(app, ui, app_window(app), &bar));
    body = frame_hints(ui, body, 0, hints, 3);
    int edge = frame_edge(ui, app->w);
    int y = ui_area_begin(ui, AREA_MAIN, body) + px(ui, 2 * GAP);
    ui_area_end(ui, draw_page(app, ui, body.x + edge, y, body.w - 2 * edge) + px(ui, 2 * GAP));
}

static void compare_with(App *app, bool expert) {
    app->compare.expert = expert && expert_of(app);
    app->areas[AREA_MAIN].offset = 0;
    bool follows = app->focus == ID_EXPERT || app->focus == ID_BEST_LINE;
    if (follows) app->focus = app->compare.expert ? ID_EXPERT : ID_BEST_LINE;
    read_other(app);
}

static void act(App *app, int id) {
    if (frame_act(app, id)) return;
    if (id == ID_BACK)
        app_show(app, SCREEN_DEBRIEF);
    else if (id == ID_EXPERT || id == ID_BEST_LINE)
        compare_with(app, id == ID_EXPERT);
}

static bool key(App *app, const Input *input) {
    if (input->key == KEY_ESCAPE)
        app_show(app, SCREEN_DEBRIEF);
    else if (input->key == KEY_LETTER && (input->code == '1' || input->code == '2'))
        compare_with(app, input->code == '1');
    else
        return false;
    return true;
}

static int entry(const App *app) {
    return app->compare.expert ? ID_EXPERT : ID_BEST_LINE;
}

const ScreenSpec compare_screen = {.enter = enter, .read = read, .draw = draw, .act = act, .key = key, .entry = entry};
