// The deal space: every package by what it is worth to both, the frontier, the limits, both sides' way, and what was left on the table.
#include "ui/bargain_page.h"

#include "core/deal_analysis.h"

enum { PLOT = 330, WIDE = 860 };  // logical pixels

// Kinds of points, after those of the cloud.
enum { KIND_MINE = CLOUD_KINDS, KIND_THEIRS, KIND_DEAL, KIND_NAMED, KIND_COUNT = KIND_NAMED + DEAL_KINDS };
enum { PATHS = 4, LINES = 2 };

// What a frame's plot is made of.
typedef struct Space {
    ScatterPlot plot;
    ScatterKind kinds[KIND_COUNT];
    ChartPath paths[PATHS];
    ChartLine lines[LINES];
    int first_offer;  // among the points
} Space;

static ChartPoint at(Points worth) {
    return (ChartPoint){worth.theirs, worth.mine};
}

static const DealAnalysis *analysis_of(const BargainScreen *b) {
    return b->mine.bargain.stand->analysis;
}

static int named_count(const BargainScreen *b) {
    return b->named ? DEAL_KINDS : 1;
}

static void list_kinds(const Ui *ui, const BargainScreen *b, Space *s) {
    static const MarkShape marks[DEAL_KINDS] = {MARK_DIAMOND, MARK_TRIANGLE, MARK_BOX, MARK_PLUS};
    Str who = bargain_who(ui, b);
    s->kinds[CLOUD_OPEN] = (ScatterKind){TR(ui, "Package that both could sign"), COLOR_OUTLINE, MARK_DISC, 2, false};
    s->kinds[CLOUD_CLOSED] = (ScatterKind){TR(ui, "Package that one side would refuse"), COLOR_OUTLINE, MARK_PLUS, 2, false};
    s->kinds[KIND_MINE] = (ScatterKind){TR(ui, "Your offers"), COLOR_ACCENT, MARK_DISC, 0, false};
    s->kinds[KIND_THEIRS] = (ScatterKind){TR_FILL(ui, "Offers of {1}", who), COLOR_PRACTICE, MARK_SQUARE, 0, false};
    s->kinds[KIND_DEAL] = (ScatterKind){TR(ui, "The deal"), COLOR_INK, MARK_RING, 10, b->mine.bargain.deal < 0};
    for (int i = 0; i < DEAL_KINDS; i++) {
        bool shown = i < named_count(b) && analysis_of(b)->deals[i].count;
        s->kinds[KIND_NAMED + i] = (ScatterKind){deal_words(ui->catalog, (DealKind)i), COLOR_GOOD, marks[i], 7, !shown};
    }
}

static int count_named(const BargainScreen *b) {
    int count = 0;
    for (int i = 0; i < named_count(b); i++) count += analysis_of(b)->deals[i].count;
    return count;
}

// Offers come last: they can be selected.
static void list_points(const Ui *ui, const BargainScreen *b, Space *s) {
    const Bargain *g = &b->mine.bargain;
    const DealAnalysis *a = analysis_of(b);
    int count = 0;
    ScatterPoint *points = ARENA_ARRAY(&ui->list->arena, ScatterPoint, b->cloud.count + count_named(b) + 1 + b->mine.offer_count);
    for (int i = 0; i < b->cloud.count; i++) points[count++] = b->cloud.points[i];
    for (int i = 0; i < named_count(b); i++)
        for (int j = 0; j < a->deals[i].count; j++)
            points[count++] = (ScatterPoint){at(a->frontier[a->deals[i].points[j]].worth), KIND_NAMED + i};
    if (g->deal >= 0) points[count++] = (ScatterPoint){at(g->deal_worth), KIND_DEAL};
    s->first_offer = count;
    for (int i = 0; i < b->mine.offer_count; i++)
        points[count++] = (ScatterPoint){at(b->mine.offers[i].worth), b->mine.offers[i].mine ? KIND_MINE : KIND_THEIRS};
    s->plot.points = points;
    s->plot.point_count = count;
}

// The way of one side from offer to offer.
static ChartPath way_of(const Ui *ui, const Talks *talks, bool mine, ColorName color) {
    ChartPoint *points = ARENA_ARRAY(&ui->list->arena, ChartPoint, talks->offer_count + 1);
    int count = 0;
    for (int i = 0; i < talks->offer_count; i++)
        if (talks->offers[i].mine == mine) points[count++] = at(talks->offers[i].worth);
    return (ChartPath){STR_NONE, color, points, count, false};
}

// From the deal up to what the rep, and to the right to what they could still have had.
static ChartPath left_of(const Ui *ui, const Bargain *g) {
    ChartPoint *points = ARENA_ARRAY(&ui->list->arena, ChartPoint, 3);
    points[0] = (ChartPoint){g->deal_worth.theirs, g->deal_worth.mine + g->measure.left.mine};
    points[1] = at(g->deal_worth);
    points[2] = (ChartPoint){g->deal_worth.theirs + g->measure.left.theirs, g->deal_worth.mine};
    bool any = g->deal >= 0 && (g->measure.left.mine || g->measure.left.theirs);
    return (ChartPath){TR(ui, "Left on the table"), COLOR_BAD, points, any ? 3 : 0, true};
}

static void list_paths(const Ui *ui, const BargainScreen *b, Space *s) {
    s->paths[0] = (ChartPath){TR(ui, "Pareto frontier: nobody can have more at no cost to the other"), COLOR_GOOD, b->cloud.frontier,
                              b->cloud.frontier_count, false};
    s->paths[1] = left_of(ui, &b->mine.bargain);
    s->paths[2] = way_of(ui, &b->mine, true, COLOR_ACCENT);
    s->paths[3] = way_of(ui, &b->mine, false, COLOR_PRACTICE);
    Points reserve = b->mine.bargain.stand->space.reserve;
    s->lines[0] = (ChartLine){TR(ui, "Your limit"), COLOR_ACCENT, false, reserve.mine};
    s->lines[1] = (ChartLine){TR_FILL(ui, "Limit of {1}", bargain_who(ui, b)), COLOR_PRACTICE, true, reserve.theirs};
}

void bargain_axes(const BargainScreen *b, ScatterPlot *plot) {
    const DealSpace *space = &b->mine.bargain.stand->space;
    plot->x.min = points_least(space->worst.theirs, space->reserve.theirs);
    plot->x.max = points_most(space->best.theirs, space->reserve.theirs);
    plot->y.min = points_least(space->worst.mine, space->reserve.mine);
    plot->y.max = points_most(space->best.mine, space->reserve.mine);
}

// “Round 4: your offer, worth 640 to you and 310 to Lin”.
static Str offer_label(const Ui *ui, const BargainScreen *b, const Offer *offer) {
    Str round = str_int(&ui->list->arena, talks_round(&b->mine, offer)), who = bargain_who(ui, b);
    Str mine = bargain_points(ui, offer->worth.mine), theirs = bargain_points(ui, offer->worth.theirs);
    if (offer->move < 0) return TR_FILL(ui, "Opening offer of {1}, worth {2} to you and {3} to {1}", who, mine, theirs);
    return offer->mine ? TR_FILL(ui, "Round {1}: your offer, worth {2} to you and {3} to {4}", round, mine, theirs, who)
                       : TR_FILL(ui, "Round {1}: offer of {4}, worth {2} to you and {3} to {4}", round, mine, theirs, who);
}

static void make_space(const Ui *ui, const BargainScreen *b, Space *s) {
    *s = (Space){.plot = {.height = PLOT, .selected = -1}};
    list_kinds(ui, b, s);
    list_points(ui, b, s);
    list_paths(ui, b, s);
    bargain_axes(b, &s->plot);
    Str point = TR(ui, "points");
    if (b->mine.table->currency.len && b->mine.table->point > 1)
        point = TR_FILL(ui, "points of {1}", money_words(b->mine.table, 1, &ui->list->arena));
    s->plot.x.title = TR_FILL(ui, "Worth to {1}, in points", bargain_who(ui, b));
    s->plot.y.title = TR_FILL(ui, "Worth to you, in {1}", point);
    s->plot.label = TR(ui, "Offers in the deal space");
    s->plot.kinds = s->kinds;
    s->plot.kind_count = KIND_COUNT;
    s->plot.paths = s->paths;
    s->plot.path_count = PATHS;
    s->plot.lines = s->lines;
    s->plot.line_count = LINES;
    if (b->offer < 0 || b->offer >= b->mine.offer_count) return;
    s->plot.id = BARGAIN_PLOT;
    s->plot.selected = s->first_offer + b->offer;
    s->plot.value = offer_label(ui, b, &b->mine.offers[b->offer]);
}

int bargain_space_nearest(const BargainScreen *b, Rect area, int x, int y) {
    ScatterPlot plot = {0};
    Arena arena = {0};
    ScatterPoint *points = ARENA_ARRAY(&arena, ScatterPoint, b->mine.offer_count + 1);
    for (int i = 0; i < b->mine.offer_count; i++) points[i] = (ScatterPoint){at(b->mine.offers[i].worth), 0};
    bargain_axes(b, &plot);
    plot.points = points;
    plot.point_count = b->mine.offer_count;
    int nearest = scatter_plot_nearest(&plot, 0, area, x, y);
    arena_free(&arena);
    return nearest;
}

// How many packages there are, and that not all of them are drawn where it is so.
static Str cloud_sentence(const Ui *ui, const BargainScreen *b) {
    const DealAnalysis *a = analysis_of(b);
    Str all = bargain_points(ui, a->space->outcome_count), open = bargain_points(ui, a->rational_count);
    if (!b->cloud.thinned) return TR_FILL(ui, "{1} packages can be put together; both sides could sign {2} of them.", all, open);
    return TR_FILL(
        ui,
        "{1} packages can be put together; both sides could sign {2} of them. Those that lie close together are drawn as one: {3} "
        "points stand for all.",
        all, open, bargain_points(ui, b->cloud.count));
}

// The heading, and beside it what shows the other deals of theory.
static int draw_head(Ui *ui, const BargainScreen *b, int x, int y, int w) {
    const Action action = {
        .id = BARGAIN_NAMED, .label = TR(ui, "All named deals"), .key = STR("D"), .kind = b->named ? BUTTON_CHOSEN : BUTTON_PLAIN};
    int width = ui_action_width(ui, &action), height = ui_button_height(ui);
    ui_action(ui, x + w - width, y, &action);
    int text = ui_text(ui, x, y, w - width - px(ui, GAP), TEXT_HEADING, COLOR_INK, TR(ui, "Deal space"));
    text += ui_text(ui, x, y + text, w - width - px(ui, GAP), TEXT_SMALL, COLOR_INK_SOFT, cloud_sentence(ui, b));
    return y + ui_most(text, height) + px(ui, GAP);
}

static int draw_plot(Ui *ui, const BargainScreen *b, int x, int y, int w) {
    Space space;
    make_space(ui, b, &space);
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 20), left = x + pad, inner = w - 2 * pad;
    y = draw_head(ui, b, left, y + px(ui, 12), inner);
    y = ui_scatter_plot(ui, left, y, inner, &space.plot);
    return ui_card_end(ui, card, y + px(ui, 12)) + px(ui, GAP);
}

static int draw_pair(Ui *ui, int x, int y, int w, Str name, Str value, TextStyle style, ColorName ink) {
    const Paragraph *p = ui_layout(ui, w * 3 / 5, style, value);
    ui_text(ui, x + w - p->width, y, p->width, style, ink, value);
    int height = ui_text(ui, x, y, w - p->width - px(ui, GAP), TEXT_SMALL, COLOR_INK_SOFT, name);
    return y + ui_most(height, p->height) + px(ui, 4);
}

// What the deal gave to each, and what was left.
static int draw_end(Ui *ui, const BargainScreen *b, int x, int y, int w) {
    const Bargain *g = &b->mine.bargain;
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 2 * GAP), left = x + pad, inner = w - 2 * pad;
    y += px(ui, 12);
    y += ui_text(ui, left, y, inner, TEXT_HEADING, COLOR_INK, g->deal >= 0 ? TR(ui, "The deal") : TR(ui, "No deal")) + px(ui, 4);
    y += ui_text(ui, left, y, inner, TEXT_SMALL, COLOR_INK, talks_end(ui->catalog, &b->mine, &ui->list->arena)) + px(ui, 6);
    bool lost = talks_lost(&b->mine);
    y += ui_text(ui, left, y, inner, TEXT_STRONG, lost ? COLOR_BAD : COLOR_GOOD, talks_left(ui->catalog, &b->mine, &ui->list->arena)) +
         px(ui, 6);
    if (g->deal >= 0) y += ui_text(ui, left, y, inner, TEXT_SMALL, COLOR_INK, bargain_package(ui, b, g->deal)) + px(ui, 6);
    if (g->deal >= 0 && g->measure.nash_ratio != DEAL_ABSENT)
        y = draw_pair(ui, left, y, inner, TR(ui, "Both gains multiplied, compared with the Nash deal"),
                      TR_FILL(ui, "{1} %", str_int(&ui->list->arena, g->measure.nash_ratio / (DEAL_ONE / 100))), TEXT_LABEL, COLOR_INK);
    return ui_card_end(ui, card, y + px(ui, 6)) + px(ui, 12);
}

// The last offer of the same side before this one; NULL: it was the first.
static const Offer *before(const BargainScreen *b, int index) {
    for (int i = index - 1; i >= 0; i--)
        if (b->mine.offers[i].mine == b->mine.offers[index].mine) return &b->mine.offers[i];
    return NULL;
}

// Issue by issue; what has changed against the offer before it says what it was.
static int draw_issues(Ui *ui, const BargainScreen *b, int index, int x, int y, int w) {
    const DealSpace *space = &b->mine.bargain.stand->space;
    const Offer *former = before(b, index);
    Package now = deal_package(space, b->mine.offers[index].outcome), then = former ? deal_package(space, former->outcome) : now;
    for (int i = 0; i < b->mine.table->issue_count; i++) {
        const ViewIssue *issue = &b->mine.table->issues[i];
        Str value = issue->values[now.value[i]];
        bool changed = now.value[i] != then.value[i];
        if (changed) value = TR_FILL(ui, "{1} → {2}", issue->values[then.value[i]], value);
        y = draw_pair(ui, x, y, w, issue->name, value, changed ? TEXT_LABEL : TEXT_SMALL, changed ? COLOR_ACCENT_DEEP : COLOR_INK);
    }
    return y;
}

static int draw_worth(Ui *ui, const BargainScreen *b, const Offer *offer, int x, int y, int w) {
    const DealSpace *space = &b->mine.bargain.stand->space;
    Str mine = bargain_points(ui, bargain_way(offer->worth.mine, space->reserve.mine, space->best.mine));
    Str theirs = bargain_points(ui, bargain_way(offer->worth.theirs, space->reserve.theirs, space->best.theirs));
    y = draw_pair(ui, x, y, w, TR(ui, "Worth to you"), bargain_worth(ui, b, offer->worth.mine), TEXT_STRONG, COLOR_ACCENT);
    y = draw_pair(ui, x, y, w, TR_FILL(ui, "Worth to {1}", bargain_who(ui, b)), bargain_points(ui, offer->worth.theirs), TEXT_STRONG,
                  COLOR_PRACTICE);
    return y +
           ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT,
                   TR_FILL(ui, "{1} % of your way from limit to best, {2} % of theirs", mine, theirs)) +
           px(ui, 4);
}

static ColorName step_ink(DealStep step) {
    static const ColorName inks[STEP_COUNT] = {COLOR_INK_SOFT, COLOR_GOOD, COLOR_GOOD, COLOR_SLIP, COLOR_GOOD, COLOR_BAD};
    return inks[step];
}
static ColorName step_tint(DealStep step) {
    static const ColorName tints[STEP_COUNT] = {COLOR_SUNK,      COLOR_GOOD_TINT, COLOR_GOOD_TINT,
                                                COLOR_SLIP_TINT, COLOR_GOOD_TINT, COLOR_BAD_TINT};
    return tints[step];
}

static int draw_step(Ui *ui, const Offer *offer, int x, int y, int w) {
    if (!offer->has_step) return y;
    ui_pill(ui, x, y, step_ink(offer->step), step_tint(offer->step), step_words(ui->catalog, offer->step));
    y += ui_pill_height(ui) + px(ui, 4);
    return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, step_sentence(ui->catalog, offer->step)) + px(ui, 6);
}

static Str offer_title(const Ui *ui, const BargainScreen *b, const Offer *offer) {
    Str round = str_int(&ui->list->arena, talks_round(&b->mine, offer)), who = bargain_who(ui, b);
    if (offer->move < 0) return TR_FILL(ui, "Opening offer of {1}", who);
    return offer->mine ? TR_FILL(ui, "Round {1}: your offer", round) : TR_FILL(ui, "Round {1}: offer of {2}", round, who);
}

// The offer that is looked at.
static int draw_offer(Ui *ui, const BargainScreen *b, int x, int y, int w) {
    if (b->offer < 0 || b->offer >= b->mine.offer_count) return y;
    const Offer *offer = &b->mine.offers[b->offer];
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, offer->mine ? COLOR_ACCENT : COLOR_PRACTICE);
    int pad = px(ui, 2 * GAP), left = x + pad, inner = w - 2 * pad;
    y += px(ui, 12);
    Str title = offer_title(ui, b, offer);
    y += ui_text(ui, left, y, inner, TEXT_HEADING, COLOR_INK, title) + px(ui, 4);
    y = draw_step(ui, offer, left, y, inner);
    y = draw_issues(ui, b, b->offer, left, y, inner) + px(ui, 4);
    y = draw_worth(ui, b, offer, left, y, inner);
    return ui_card_end(ui, card, y + px(ui, 6)) + px(ui, 12);
}

enum { OFFER_COLUMNS = 6, OFFER_COLUMNS_NARROW = 4 };

// Where there is no room, round and side share a cell, and the class of the step is told beside the plot alone. Returns how many there are.
static int list_columns(const Ui *ui, const BargainScreen *b, bool narrow, Column columns[OFFER_COLUMNS]) {
    const Column round = {TR(ui, "Round"), 2, true}, side = {TR(ui, "Offer of"), 3, false}, package = {TR(ui, "Package"), 10, false},
                 mine = {TR(ui, "Worth to you"), 3, true}, theirs = {TR_FILL(ui, "Worth to {1}", bargain_who(ui, b)), 3, true},
                 step = {TR(ui, "Step"), 3, false};
    const Column wide[] = {round, side, package, mine, theirs, step}, few[] = {side, package, mine, theirs};
    int count = narrow ? OFFER_COLUMNS_NARROW : OFFER_COLUMNS;
    for (int i = 0; i < count; i++) columns[i] = narrow ? few[i] : wide[i];
    // What is in a package takes lines; numbers take little.
    static const int shares[OFFER_COLUMNS_NARROW] = {6, 12, 5, 5};
    for (int i = 0; narrow && i < count; i++) columns[i].share = shares[i];
    return count;
}

static void fill_row(const Ui *ui, const BargainScreen *b, const Offer *offer, bool narrow, Str *row) {
    Str round = str_int(&ui->list->arena, talks_round(&b->mine, offer)), side = offer->mine ? TR(ui, "You") : bargain_who_first(ui, b);
    if (narrow) {
        *row++ = str_fill(&ui->list->arena, STR("{1} · {2}"), (const Str[]){round, side}, 2);
    } else {
        *row++ = round;
        *row++ = side;
    }
    *row++ = bargain_package(ui, b, offer->outcome);
    *row++ = bargain_points(ui, offer->worth.mine);
    *row++ = bargain_points(ui, offer->worth.theirs);
    if (!narrow) *row = offer->has_step ? step_words(ui->catalog, offer->step) : STR("–");
}

// Every offer as a row, in the order they were made.
static int draw_offers(Ui *ui, const BargainScreen *b, int x, int y, int w) {
    bool narrow = w < px(ui, 720);
    Column columns[OFFER_COLUMNS];
    int count = list_columns(ui, b, narrow, columns);
    Str *cells = ARENA_ARRAY(&ui->list->arena, Str, count * b->mine.offer_count + 1);
    for (int i = 0; i < b->mine.offer_count; i++) fill_row(ui, b, &b->mine.offers[i], narrow, cells + (ptrdiff_t)count * i);
    y += ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, TR(ui, "All offers")) + px(ui, GAP);
    return ui_table(ui, x, y, w,
                    &(Table){.columns = columns,
                             .column_count = count,
                             .cells = cells,
                             .row_count = b->mine.offer_count,
                             .id = BARGAIN_OFFER,
                             .chosen = b->offer,
                             .empty = TR(ui, "No offer was put on the table.")});
}

int bargain_space_draw(const App *app, Ui *ui, const BargainScreen *b, int x, int y, int w) {
    (void)app;
    bool wide = w >= px(ui, WIDE);
    int gap = px(ui, 2 * GAP), side = wide ? (w - gap) * 7 / 20 : w, main = wide ? w - gap - side : w;
    if (!wide) y = draw_end(ui, b, x, y, w);
    int bottom = draw_plot(ui, b, x, y, main), beside_x = wide ? x + main + gap : x, beside = wide ? y : bottom;
    if (wide) beside = draw_end(ui, b, beside_x, beside, side);
    beside = draw_offer(ui, b, beside_x, beside, side);
    return draw_offers(ui, b, x, ui_most(bottom, beside) + px(ui, GAP), w);
}
