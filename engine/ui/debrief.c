// The debrief: what came of it, and each decision with the reason why it worked or did not.
#include "ui/parts.h"

#define SITUATION_LINES 2

static void enter(App *app) {
    app->debrief.selected = 0;
    app->debrief.open_technique = -1;
}

static void read(App *app) {
    DebriefScreen *d = &app->debrief;
    arena_reset(&d->arena);
    bool ok = story_tell(&app->story, app_session(app), app->game.catalog, app_err(app));
    if (!ok || !debrief_build(app_session(app), NULL, &d->arena, &d->debrief, &app->err)) app_fail(app, SCREEN_HOME);
}

const Technique *technique_find(const App *app, int technique) {
    const Handbook *book = app->world.handbook;
    int index = book ? map_get(&book->ids, app->game.scenario->techniques[technique]) : -1;
    return index < 0 ? NULL : &book->techniques[index];
}

Str technique_name(const App *app, int technique) {
    Str id = app->game.scenario->techniques[technique];
    const Technique *known = technique_find(app, technique);
    return known ? catalog_get(app->handbook, STR_NONE, known->name) : id;
}

static int pills(const App *app, Ui *ui, int x, int y, int w) {
    const Run *run = app->game.run;
    bool first = run_mode(run) == MODE_FIRST, kept = run_kept(run);
    int left = x +
               ui_pill(ui, x, y, first ? COLOR_INK : COLOR_PRACTICE, first ? COLOR_SUNK : COLOR_PRACTICE_TINT,
                       first ? TR(ui, "First attempt") : TR(ui, "Practice")) +
               px(ui, GAP);
    left += ui_pill(ui, left, y, kept ? COLOR_GOOD : COLOR_WARN, kept ? COLOR_GOOD_TINT : COLOR_WARN_TINT,
                    kept ? TR(ui, "Saved") : TR(ui, "Not saved")) +
            px(ui, 12);
    int count = app->debrief.debrief.step_count;
    Str text = count == 1 ? TR(ui, "1 decision") : TR_FILL(ui, "{1} decisions", str_int(&ui->list->arena, count));
    ui_line(ui, left, y, x + w - left, TEXT_SMALL, COLOR_INK_SOFT, text);
    return y + ui_pill_height(ui);
}

// One outcome row: what it is, its points, a bar.
static int draw_row(const App *app, Ui *ui, int row, int x, int y, int w) {
    const Session *session = app_session(app);
    Score score = session_outcome_row(session, row);
    Str label = session_text(session, app->game.catalog, &ui->list->arena, STR_NONE, app->game.scenario->outcome[row].label);
    Str value = score_print(&ui->list->arena, score);
    int width = ui_width(ui, TEXT_STRONG, value);
    ui_line_right(ui, x, y, w, TEXT_STRONG, COLOR_INK, value);
    y += ui_text(ui, x, y, w - width - px(ui, 2 * GAP), TEXT_BODY, COLOR_INK, label) + px(ui, 2);
    ui_bar(ui, (Rect){x, y, w, px(ui, 10)}, score.numerator, 0, 100 * score.denominator, COLOR_ACCENT);
    return y + px(ui, 10) + px(ui, 10);
}

static int draw_total(const App *app, Ui *ui, int x, int y, int w) {
    Score score = session_outcome(app_session(app));
    y += ui_text(ui, x, y, w, TEXT_LABEL, COLOR_INK_SOFT, TR(ui, "Outcome"));
    if (!score.scored) return y + ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, TR(ui, "Not scored"));
    int line = ui_line_height(ui, TEXT_FIGURE), width = ui_line(ui, x, y, w, TEXT_FIGURE, COLOR_INK, score_print(&ui->list->arena, score));
    int low = y + text_ascent(ui->cache, ui_font(ui, TEXT_FIGURE)) - text_ascent(ui->cache, ui_font(ui, TEXT_BODY));
    ui_line(ui, x + width + px(ui, GAP), low, w - width - px(ui, GAP), TEXT_BODY, COLOR_INK_SOFT, TR(ui, "of 100"));
    return y + line;
}

// How it ended, with the button beside it where there is room.
static int draw_headline(const App *app, Ui *ui, int x, int y, int w, bool wide) {
    Str again = TR(ui, "Try again");
    int button = ui_button_width(ui, again);
    if (wide) {
        ui_button(ui, x + w - button, y + px(ui, 4), ID_AGAIN, again, BUTTON_PRIMARY, true);
        return y + ui_text(ui, x, y, w - button - px(ui, 3 * GAP), TEXT_TITLE, COLOR_INK, app->story.headline);
    }
    y += ui_text(ui, x, y, w, TEXT_TITLE, COLOR_INK, app->story.headline) + px(ui, 4);
    ui_button(ui, x, y, ID_AGAIN, again, BUTTON_PRIMARY, true);
    return y + ui_button_height(ui) + px(ui, 4);
}

// The outcome at the left, what it is made of at the right, or below it in a narrow column.
static int draw_hero(const App *app, Ui *ui, int x, int y, int w) {
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 3 * GAP), left = x + pad, inner = w - 2 * pad;
    y += px(ui, 20);
    bool wide = inner >= px(ui, 560);
    y = draw_headline(app, ui, left, y, inner, wide) + px(ui, 4);
    y = pills(app, ui, left, y, inner) + px(ui, 2 * GAP);
    int column = wide ? px(ui, 232) : inner;
    int bottom = draw_total(app, ui, left, y, column), rows_x = wide ? left + column + pad : left;
    int rows_y = wide ? y : bottom + px(ui, GAP);
    for (int i = 0; i < app->game.scenario->outcome_count; i++) rows_y = draw_row(app, ui, i, rows_x, rows_y, left + inner - rows_x);
    return ui_card_end(ui, card, (rows_y > bottom ? rows_y : bottom) + px(ui, GAP)) + px(ui, 3 * GAP);
}

typedef struct Chips {
    Ui *ui;
    int x, y, left, right;
} Chips;

// A tag of the decision, on the next line where it does not fit.
static void draw_chip(Chips *c, bool good, Str text) {
    Ui *ui = c->ui;
    int icon = px(ui, 14), height = ui_pill_height(ui), room = c->right - c->left,
        width = icon + px(ui, 28) + ui_width(ui, TEXT_LABEL, text);
    width = width > room ? room : width;
    if (c->x > c->left && c->x + width > c->right) {
        c->x = c->left;
        c->y += height + px(ui, 6);
    }
    ColorName ink = good ? COLOR_GOOD : COLOR_BAD;
    ui_fill(ui, (Rect){c->x, c->y, width, height}, good ? COLOR_GOOD_TINT : COLOR_BAD_TINT, height / 2);
    int icon_x = c->x + px(ui, 10), icon_y = c->y + (height - icon) / 2;
    if (good)
        ui_check(ui, icon_x, icon_y, icon, ink);
    else
        ui_cross(ui, icon_x, icon_y, icon, ink);
    ui_line(ui, icon_x + icon + px(ui, 6), c->y + px(ui, 1), width - icon - px(ui, 28), TEXT_LABEL, ink, text);
    c->x += width + px(ui, GAP);
}

static int draw_chips(const App *app, Ui *ui, const DebriefStep *step, int x, int y, int w) {
    if (!step->shown_count && !step->mistaken_count) return y;
    Chips chips = {ui, x, y + px(ui, GAP), x, x + w};
    for (int i = 0; i < step->shown_count; i++) draw_chip(&chips, true, TR_FILL(ui, "Shown: {1}", technique_name(app, step->shown[i])));
    for (int i = 0; i < step->mistaken_count; i++)
        draw_chip(&chips, false, TR_FILL(ui, "Mistaken: {1}", technique_name(app, step->mistaken[i])));
    return chips.y + ui_pill_height(ui);
}

// What the rep answered: the last thing that was said or told.
static Str situation(const Ui *ui, const Scene *scene) {
    if (!scene->view.line_count) return scene->view.ask;
    const ViewLine *line = &scene->view.lines[scene->view.line_count - 1];
    if (line->speaker < 0) return line->text;
    return TR_FILL(ui, "{1}: {2}", line->who, line->text);
}

static int draw_step(const App *app, Ui *ui, int index, int x, int y, int w) {
    const Scene *scene = &app->story.scenes[index];
    int id = ID_STEP + index, pad = px(ui, 20), left = x + pad, inner = w - 2 * pad, most = MEASURE * ui_font(ui, TEXT_TALK).size;
    bool selected = app->debrief.selected == index;
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, selected || ui_is_hot(ui, id) ? COLOR_ACCENT : COLOR_EDGE);
    y += px(ui, 14);
    Arena *arena = &ui->list->arena;
    y += ui_text(ui, left, y, inner, TEXT_LABEL, COLOR_INK_SOFT, TR_FILL(ui, "Decision {1}", str_int(arena, index + 1)));
    inner = inner < most ? inner : most;
    y += ui_text_most(ui, left, y, inner, SITUATION_LINES, TEXT_SMALL, COLOR_INK_SOFT, situation(ui, scene)) + px(ui, 6);
    y += ui_text(ui, left, y, inner, TEXT_STRONG, COLOR_INK, scene->chosen_text) + px(ui, 4);
    y += ui_text(ui, left, y, inner, TEXT_BODY, COLOR_INK, scene->why);
    y = draw_chips(app, ui, &app->debrief.debrief.steps[index], left, y, x + w - pad - left);
    y = ui_card_end(ui, card, y + px(ui, 14));
    Rect rect = {x, card.rect.y, w, y - card.rect.y};
    if (selected) ui_fill(ui, (Rect){x, rect.y + px(ui, CORNER), px(ui, 5), rect.h - px(ui, 2 * CORNER)}, COLOR_ACCENT, px(ui, 2));
    ui_widget(ui, rect, id, scene->chosen_text, true, px(ui, CORNER));
    return y + px(ui, 12);
}

static int draw_tally(const App *app, Ui *ui, const DebriefTechnique *sum, int x, int y, int w) {
    Arena *arena = &ui->list->arena;
    Str shown = str_int(arena, sum->shown), offered = str_int(arena, sum->offered);
    Str text = sum->offered ? TR_FILL(ui, "shown {1} of {2}", shown, offered) : TR(ui, "never offered");
    if (sum->mistaken)
        text = str_fill(arena, STR("{1} · {2}"), (Str[]){text, TR_FILL(ui, "mistaken {1}", str_int(arena, sum->mistaken))}, 2);
    int width = ui_width(ui, TEXT_SMALL, text);
    ui_line_right(ui, x, y, w, TEXT_SMALL, sum->mistaken ? COLOR_BAD : COLOR_INK, text);
    return y + ui_text(ui, x, y, w - width - px(ui, 2 * GAP), TEXT_SMALL, COLOR_INK, technique_name(app, sum->technique)) + px(ui, 4);
}

static int draw_tallies(const App *app, Ui *ui, int x, int y, int w) {
    const Debrief *debrief = &app->debrief.debrief;
    if (!debrief->technique_count) return y;
    y += px(ui, 12);
    y += ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, TR(ui, "Techniques in this run")) + px(ui, GAP);
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 20);
    y += px(ui, 14);
    for (int i = 0; i < debrief->technique_count; i++) y = draw_tally(app, ui, &debrief->techniques[i], x + pad, y, w - 2 * pad);
    return ui_card_end(ui, card, y + px(ui, 10));
}

static void draw_side(const App *app, Ui *ui, Rect rect) {
    ui_fill(ui, rect, COLOR_SURFACE, 0);
    ui_fill(ui, (Rect){rect.x, rect.y, px(ui, 1), rect.h}, COLOR_EDGE, 0);
    int pad = px(ui, 3 * GAP), y = ui_area_begin(ui, AREA_SIDE, rect);
    ui_area_end(ui, debrief_side_draw(app, ui, rect.x + pad, y + px(ui, 20), rect.w - 2 * pad) + pad);
}

// In a narrow window what stands beside a decision follows it.
static int draw_page(const App *app, Ui *ui, int x, int y, int w, bool narrow) {
    y = draw_hero(app, ui, x, y + px(ui, 3 * GAP), w);
    y += ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, TR(ui, "Your decisions")) + px(ui, GAP);
    for (int i = 0; i < app->debrief.debrief.step_count; i++) {
        y = draw_step(app, ui, i, x, y, w);
        if (narrow && i == app->debrief.selected) y = debrief_side_draw(app, ui, x + px(ui, 20), y, w - px(ui, 40)) + px(ui, 2 * GAP);
    }
    return draw_tallies(app, ui, x, y, w) + px(ui, 3 * GAP);
}

static Rect draw_frame(const App *app, Ui *ui, bool narrow) {
    Arena *arena = &ui->list->arena;
    Str title = session_text(app_session(app), app->game.catalog, arena, STR_NONE, app->game.scenario->title);
    BarSpec bar = {.title = TR_FILL(ui, "Debrief: {1}", title), .home = true};
    const Hint hints[] = {{TR(ui, "Arrows"), TR(ui, "move")},
                          {TR(ui, "Enter"), TR(ui, "open")},
                          {STR("R"), TR(ui, "replay from here")},
                          {STR("T"), TR(ui, "try again")},
                          scroll_hint(app, ui),
                          {STR("Esc"), TR(ui, "home")}};
    Rect body = frame_strips(app, ui, frame_bar(app, ui, app_window(app), &bar));
    return frame_hints(ui, body, narrow ? 0 : px(ui, SIDE), hints, 6);
}

static void draw(App *app, Ui *ui) {
    DebriefScreen *d = &app->debrief;
    int at = app->focus - ID_STEP;
    if (at >= 0 && at < d->debrief.step_count && at != d->selected) {
        d->selected = at;
        d->open_technique = -1;
    }
    bool narrow = app->w < px(ui, NARROW);
    Rect body = draw_frame(app, ui, narrow);
    int side = narrow ? 0 : px(ui, SIDE), edge = px(ui, narrow ? 2 * GAP : PAGE);
    int y = ui_area_begin(ui, AREA_MAIN, (Rect){body.x, body.y, body.w - side, body.h});
    ui_area_end(ui, draw_page(app, ui, body.x + edge, y, body.w - side - 2 * edge, narrow));
    if (side) draw_side(app, ui, (Rect){body.x + body.w - side, body.y, side, app->h - body.y});
}

static void select_step(App *app, int index) {
    app->debrief.selected = index;
    app->debrief.open_technique = -1;
    app->areas[AREA_SIDE].offset = 0;
}

static void try_again(App *app) {
    game_start(app, app->game.name, app->game.path, app->world.seed(app->world.context));
}

static void act(App *app, int id) {
    DebriefScreen *d = &app->debrief;
    if (frame_act(app, id)) return;
    if (id == ID_AGAIN)
        try_again(app);
    else if (id == ID_REPLAY)
        game_fork(app, d->selected);
    else if (id >= ID_TECHNIQUE)
        d->open_technique = d->open_technique == id - ID_TECHNIQUE ? -1 : id - ID_TECHNIQUE;
    else if (id >= ID_STEP)
        select_step(app, id - ID_STEP);
}

static bool letter(App *app, uint32_t code) {
    if (code == 'r' && app->debrief.debrief.step_count)
        game_fork(app, app->debrief.selected);
    else if (code == 't')
        try_again(app);
    else
        return false;
    return true;
}

static bool is_step(int id) {
    return id >= ID_STEP && id < ID_TECHNIQUE;
}

// Between a decision and what stands beside it the arrows go straight.
static bool arrow(App *app, Key key) {
    const DebriefScreen *d = &app->debrief;
    bool beside = app->focus == ID_REPLAY || app->focus >= ID_TECHNIQUE;
    if (key == KEY_LEFT && beside) {
        app->focus = ID_STEP + d->selected;
    } else if (key == KEY_RIGHT && is_step(app->focus)) {
        const DebriefStep *step = &d->debrief.steps[d->selected];
        app->focus = step->shown_count + step->mistaken_count ? ID_TECHNIQUE : ID_REPLAY;
    } else {
        return false;
    }
    return true;
}

static bool key(App *app, const Input *input) {
    if (input->key == KEY_ESCAPE)
        app_show(app, SCREEN_HOME);
    else if (input->key == KEY_LETTER)
        return letter(app, input->code);
    else
        return arrow(app, input->key);
    return true;
}

static int entry(const App *app) {
    return app->debrief.debrief.step_count ? ID_STEP + app->debrief.selected : ID_AGAIN;
}

const ScreenSpec debrief_screen = {enter, read, draw, act, key, entry};
