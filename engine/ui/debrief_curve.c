// The curve of a run: the best, and the worst, that could still be reached at the start and after each decision.
#include "ui/parts.h"

#include <stdlib.h>

enum {
    PLOT = 128,     // logical pixels, as all of these: height of 0 to 100
    AXIS = 40,      // at the left, for the numbers
    START = 24,     // before the first decision
    MARK = 8,       // radius
    MARK_ROOM = 18  // a column must be so wide to have a mark
};

typedef struct Plot {
    const App *app;
    Ui *ui;
    const Debrief *debrief;
    Rect area;  // of the values, with the start
} Plot;

bool debrief_has_curve(const App *app) {
    const Debrief *debrief = debrief_of(app);
    return debrief->judged && debrief->best > debrief->worst && debrief->step_count > 0;
}

// Left edge of a decision's column; that of one behind the last is the right edge.
static int column_x(const Plot *p, int step) {
    int start = px(p->ui, START);
    return p->area.x + start + (int)((int64_t)(p->area.w - start) * step / p->debrief->step_count);
}

static int middle_x(const Plot *p, int step) {
    return (column_x(p, step) + column_x(p, step + 1)) / 2;
}

static int value_y(const Plot *p, int64_t value) {
    return p->area.y + p->area.h - (int)(value * p->area.h / (100 * p->debrief->denominator));
}

static int64_t worst_after(const DebriefStep *step) {
    return step->taken < step->open_count ? step->open[step->taken].worst : 0;
}

static bool has_marks(const Plot *p) {
    return column_x(p, 1) - column_x(p, 0) >= px(p->ui, MARK_ROOM);
}

static void draw_grid(const Plot *p) {
    Ui *ui = p->ui;
    int line = ui_line_height(ui, TEXT_LABEL);
    for (int value = 0; value <= 100; value += 25) {
        int y = value_y(p, value * p->debrief->denominator);
        ui_fill(ui, (Rect){p->area.x, y, p->area.w, px(ui, 1)}, COLOR_EDGE, 0);
        if (value % 50 == 0)
            ui_line_right(ui, p->area.x - px(ui, AXIS), y - line / 2, px(ui, AXIS - 8), TEXT_LABEL, COLOR_INK_SOFT,
                          str_int(&ui->list->arena, value));
    }
}

// From the worst to the best that was still possible, as wide as the decision's column.
static void draw_band(const Plot *p, int x, int to, int64_t best, int64_t worst, bool selected) {
    int top = value_y(p, best), low = value_y(p, worst);
    ui_fill(p->ui, (Rect){x, top, to - x, low - top}, selected ? COLOR_ACCENT_SHADE : COLOR_ACCENT_TINT, 0);
    ui_fill(p->ui, (Rect){x, low, to - x, px(p->ui, 1)}, COLOR_OUTLINE, 0);
}

static void draw_column_ground(const Plot *p, int step) {
    Ui *ui = p->ui;
    bool selected = p->app->debrief.selected == step;
    if (!selected && !ui_is_hot(ui, ID_POINT + step)) return;
    int x = column_x(p, step), to = column_x(p, step + 1);
    ui_fill(ui, (Rect){x, p->area.y - px(ui, 6), to - x, p->area.h + px(ui, 6)}, COLOR_SUNK, px(ui, 4));
}

static void draw_level(const Plot *p, int x, int to, int64_t value, int64_t before, ColorName drop) {
    Ui *ui = p->ui;
    int thick = px(ui, 3), y = value_y(p, value), from = value_y(p, before);
    ui_fill(ui, (Rect){x, y - thick / 2, to - x, thick}, COLOR_ACCENT, 0);
    if (from < y) ui_fill(ui, (Rect){x - thick / 2, from - thick / 2, thick, y - from + thick}, drop, 0);
}

static void draw_values(const Plot *p) {
    const Debrief *d = p->debrief;
    int64_t before = d->best;
    int start = column_x(p, 0);
    for (int i = 0; i < d->step_count; i++) draw_column_ground(p, i);
    draw_band(p, p->area.x, start, d->best, d->worst, false);
    for (int i = 0; i < d->step_count; i++)
        draw_band(p, column_x(p, i), column_x(p, i + 1), d->steps[i].after, worst_after(&d->steps[i]), p->app->debrief.selected == i);
    draw_level(p, p->area.x, start, d->best, d->best, COLOR_ACCENT);
    for (int i = 0; i < d->step_count; i++) {
        draw_level(p, column_x(p, i), column_x(p, i + 1), d->steps[i].after, before, verdict_ink(d->steps[i].label));
        before = d->steps[i].after;
    }
}

static void draw_marks(const Plot *p) {
    if (!has_marks(p)) return;
    for (int i = 0; i < p->debrief->step_count; i++) {
        const DebriefStep *step = &p->debrief->steps[i];
        verdict_mark(p->ui, middle_x(p, i), value_y(p, step->after), px(p->ui, MARK), step->label);
    }
}

typedef struct Callout {
    int step, x, w;
    Str text;
} Callout;

static int by_step(const void *a, const void *b) {
    return ((const Callout *)a)->step - ((const Callout *)b)->step;
}

// Turning points from left to right, side by side where they would lie over each other.
static int list_callouts(const Plot *p, Callout callouts[TURNS_MAX]) {
    Ui *ui = p->ui;
    const Debrief *d = p->debrief;
    int gap = px(ui, 6), right = p->area.x + p->area.w;
    for (int i = 0; i < d->turn_count; i++) {
        Str text = cost_label(ui, d->steps[d->turns[i]].regret, d->denominator);
        callouts[i] = (Callout){d->turns[i], 0, ui_pill_width(ui, text), text};
    }
    qsort(callouts, (size_t)d->turn_count, sizeof *callouts, by_step);
    for (int i = 0, least = p->area.x; i < d->turn_count; i++) {
        Callout *c = &callouts[i];
        c->x = middle_x(p, c->step) - c->w / 2;
        if (c->x < least) c->x = least;
        least = c->x + c->w + gap;
    }
    for (int i = d->turn_count - 1; i >= 0; i--) {
        if (callouts[i].x + callouts[i].w > right) callouts[i].x = right - callouts[i].w;
        right = callouts[i].x - gap;
    }
    return d->turn_count;
}

// From a mark straight up to its call-out; where that was pushed aside, along a shelf of its own, so that no two lines cross: of those
// pushed to the right the later ones have the lower shelf, of those pushed to the left the earlier ones.
static void draw_stem(const Plot *p, const Callout *c, int bottom, int before, int behind, ColorName color) {
    Ui *ui = p->ui;
    int hair = ui_hair(ui), half = ui_pill_height(ui) / 2, edge = px(ui, 5);  // it begins behind the call-out, whose corners are round
    int at = middle_x(p, c->step), least = c->x + edge, most = c->x + c->w - edge;
    int to = value_y(p, p->debrief->steps[c->step].after) - px(ui, MARK + 3);
    int end = at < least ? least : at > most ? most : at, shelf = bottom + px(ui, 3) * (1 + (at < end ? before : behind));
    if (to <= shelf) return;
    if (end == at) shelf = bottom - half;
    ui_fill(ui, (Rect){at, shelf, hair, to - shelf}, color, 0);
    if (end == at) return;
    ui_fill(ui, (Rect){ui_least(at, end), shelf, ui_most(at, end) - ui_least(at, end) + hair, hair}, color, 0);
    ui_fill(ui, (Rect){end, bottom - half, hair, shelf - bottom + half}, color, 0);
}

static void draw_callouts(const Plot *p, int y) {
    Ui *ui = p->ui;
    Callout callouts[TURNS_MAX];
    int count = list_callouts(p, callouts), bottom = y + ui_pill_height(ui);
    for (int i = 0; i < count; i++) {
        const Callout *c = &callouts[i];
        Label label = p->debrief->steps[c->step].label;
        draw_stem(p, c, bottom, i, count - 1 - i, verdict_ink(label));
        ui_pill(ui, c->x, y, verdict_ink(label), verdict_tint(label), c->text);
    }
}

// The numbers of the decisions: all, or every second, fifth, tenth … of them.
static void draw_numbers(const Plot *p, int y) {
    static const int strides[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000};
    Ui *ui = p->ui;
    int count = p->debrief->step_count, wide = ui_width(ui, TEXT_LABEL, str_int(&ui->list->arena, count)) + px(ui, 10), at = 0;
    while (at < 12 && (int64_t)(p->area.w - px(ui, START)) * strides[at] / count < wide) at++;
    for (int i = strides[at] - 1; i < count; i += strides[at]) {
        Str text = str_int(&ui->list->arena, i + 1);
        int width = ui_width(ui, TEXT_LABEL, text);
        bool selected = p->app->debrief.selected == i;
        Rect pill = {middle_x(p, i) - width / 2 - px(ui, 8), y, width + px(ui, 16), ui_line_height(ui, TEXT_LABEL)};
        if (selected) ui_fill(ui, pill, COLOR_ACCENT, pill.h / 2);
        ui_line(ui, pill.x + px(ui, 8), y, width, TEXT_LABEL, selected ? COLOR_ON_ACCENT : COLOR_INK_SOFT, text);
    }
}

// Where the trainee said that it turned, below the axis.
static int draw_answer(const Plot *p, int y) {
    Ui *ui = p->ui;
    int step = p->app->game.said.turn - 1;
    if (step < 0 || step >= p->debrief->step_count) return y;
    Str text = TR(ui, "Your answer");
    int width = ui_pill_width(ui, text), middle = middle_x(p, step), x = middle - width / 2, right = p->area.x + p->area.w;
    x = x < p->area.x ? p->area.x : x + width > right ? right - width : x;
    y += px(ui, 6);
    ui_triangle(ui, middle, y - px(ui, 2), px(ui, 5), COLOR_PRACTICE);
    ui_pill(ui, x, y, COLOR_PRACTICE, COLOR_PRACTICE_TINT, text);
    return y + ui_pill_height(ui) + px(ui, 4);
}

static void place_widgets(const Plot *p, int top, int bottom) {
    Ui *ui = p->ui;
    for (int i = 0; i < p->debrief->step_count; i++) {
        const DebriefStep *step = &p->debrief->steps[i];
        int x = column_x(p, i), w = column_x(p, i + 1) - x;
        Str parts[] = {TR_FILL(ui, "Decision {1}", str_int(&ui->list->arena, i + 1)), verdict_name(ui, step->label)};
        if (w > 0)
            ui_widget(ui, (Rect){x, top, w, bottom - top}, ID_POINT + i, str_fill(&ui->list->arena, STR("{1} · {2}"), parts, 2), true,
                      px(ui, 4));
    }
}

// What the trainee said beside what the coach found.
static Str verdict_sentence(const App *app, const Ui *ui) {
    const Debrief *d = debrief_of(app);
    int turn = app->game.said.turn;
    Arena *arena = &ui->list->arena;
    if (!d->turn_count)
        return turn == TURN_NOWHERE ? TR(ui, "You said that it turned nowhere, and nothing was given up.")
                                    : TR(ui, "Nothing was given up: this was a best line.");
    Str most = str_int(arena, d->turns[0] + 1), cost = cost_label(ui, d->steps[d->turns[0]].regret, d->denominator);
    if (turn == TURN_NOWHERE) return TR_FILL(ui, "You said that it turned nowhere. Most was given up at decision {1} ({2}).", most, cost);
    if (turn == d->turns[0] + 1) return TR_FILL(ui, "You saw it: most was given up at decision {1} ({2}).", most, cost);
    if (turn > 0 && turn <= d->step_count) {
        int64_t regret = d->steps[turn - 1].regret;
        Str mine = str_int(arena, turn);
        if (!regret)
            return TR_FILL(ui, "You said decision {1}, which gave up nothing. Most was given up at decision {2} ({3}).", mine, most, cost);
        return TR_FILL(ui, "You said decision {1} ({2}). Most was given up at decision {3} ({4}).", mine,
                       cost_label(ui, regret, d->denominator), most, cost);
    }
    return TR_FILL(ui, "Most was given up at decision {1} ({2}).", most, cost);
}

static int draw_legend(Ui *ui, int x, int y, int w) {
    Legend legend = ui_legend(ui, x, y, w, ui_pill_height(ui));
    for (int label = LABEL_BEST; label < LABEL_COUNT; label++) {
        int at = ui_legend_entry(&legend, verdict_name(ui, (Label)label));
        verdict_mark(ui, at + px(ui, 8), ui_legend_middle(&legend), px(ui, 7), (Label)label);
    }
    int at = ui_legend_entry(&legend, TR(ui, "best to worst ending still possible"));
    Rect swatch = {at, ui_legend_middle(&legend) - px(ui, 7), px(ui, 16), px(ui, 14)};
    ui_fill(ui, swatch, COLOR_ACCENT_TINT, 0);
    ui_fill(ui, (Rect){swatch.x, swatch.y, swatch.w, px(ui, 3)}, COLOR_ACCENT, 0);
    ui_fill(ui, (Rect){swatch.x, swatch.y + swatch.h, swatch.w, px(ui, 1)}, COLOR_OUTLINE, 0);
    return legend.bottom;
}

static int draw_plot(const App *app, Ui *ui, int x, int y, int w) {
    int lane = debrief_of(app)->turn_count ? ui_pill_height(ui) + px(ui, 12) : px(ui, 12), axis = px(ui, AXIS);
    Plot plot = {app, ui, debrief_of(app), {x + axis, y + lane, w - axis, px(ui, PLOT)}};
    int low = plot.area.y + plot.area.h, numbers = ui_line_height(ui, TEXT_LABEL);
    draw_grid(&plot);
    draw_values(&plot);
    draw_callouts(&plot, y);
    draw_marks(&plot);
    draw_numbers(&plot, low + px(ui, 4));
    place_widgets(&plot, plot.area.y - px(ui, 6), low + px(ui, 4) + numbers);
    return draw_answer(&plot, low + px(ui, 4) + numbers);
}

// While there are no values, the card says why.
static int draw_waiting(const App *app, Ui *ui, int x, int y, int w) {
    if (!coach_status(app, ui).len) return y;
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    y = coach_status_draw(app, ui, x + px(ui, 3 * GAP), y + px(ui, 12), w - px(ui, 6 * GAP));
    return ui_card_end(ui, card, y + px(ui, 12)) + px(ui, 2 * GAP);
}

int debrief_curve_draw(const App *app, Ui *ui, int x, int y, int w) {
    if (!debrief_has_curve(app)) return draw_waiting(app, ui, x, y, w);
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 3 * GAP), left = x + pad, inner = w - 2 * pad;
    y += px(ui, 12);
    y += ui_text(ui, left, y, inner, TEXT_HEADING, COLOR_INK, TR(ui, "What could still be reached"));
    y += ui_text(ui, left, y, inner, TEXT_SMALL, COLOR_INK, verdict_sentence(app, ui)) + px(ui, GAP);
    y = draw_plot(app, ui, left, y, inner) + px(ui, 4);
    y = draw_legend(ui, left, y, inner);
    return ui_card_end(ui, card, y + px(ui, 10)) + px(ui, 2 * GAP);
}
