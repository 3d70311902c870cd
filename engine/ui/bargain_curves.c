// Concessions by round: what each side's offers were worth to itself, in percent of its way from its limit to its best package.
#include "ui/bargain_page.h"

enum { PLOT = 300, IN_MONEY = 560 };  // logical pixels

typedef struct Curves {
    LineChart chart;
    Series series[2];
    ChartLine lines[2];
} Curves;

static int way_of(const BargainScreen *b, const Offer *offer) {
    const DealSpace *space = &b->mine.bargain.stand->space;
    return offer->mine ? bargain_way(offer->worth.mine, space->reserve.mine, space->best.mine)
                       : bargain_way(offer->worth.theirs, space->reserve.theirs, space->best.theirs);
}

static int count_side(const BargainScreen *b, bool mine) {
    int count = 0;
    for (int i = 0; i < b->mine.offer_count; i++) count += b->mine.offers[i].mine == mine;
    return count;
}

static const ChartPoint *list_points(Arena *arena, const BargainScreen *b, bool mine) {
    ChartPoint *points = ARENA_ARRAY(arena, ChartPoint, count_side(b, mine) + 1);
    int count = 0;
    for (int i = 0; i < b->mine.offer_count; i++) {
        const Offer *offer = &b->mine.offers[i];
        if (offer->mine == mine) points[count++] = (ChartPoint){talks_round(&b->mine, offer), way_of(b, offer)};
    }
    return points;
}

static Series series_of(const Ui *ui, const BargainScreen *b, bool mine) {
    Str who = bargain_who(ui, b);
    Series series = {.points = list_points(&ui->list->arena, b, mine), .count = count_side(b, mine)};
    series.name = mine ? TR(ui, "Your offers, worth to you") : TR_FILL(ui, "Offers of {1}, worth to {1}", who);
    series.color = mine ? COLOR_ACCENT : COLOR_PRACTICE;
    series.mark = mine ? MARK_DISC : MARK_SQUARE;
    return series;
}

bool bargain_target(const BargainScreen *b, int *way) {
    const DealSpace *space = &b->mine.bargain.stand->space;
    if (!b->mine.table->prepared) return false;
    *way = bargain_way(b->mine.table->target, space->reserve.mine, space->best.mine);
    return true;
}

static void list_aims(const Ui *ui, const BargainScreen *b, Curves *c) {
    int target;
    c->chart.lines = c->lines;
    c->lines[c->chart.line_count++] = (ChartLine){TR(ui, "Limit: no deal is as good"), COLOR_BAD, false, 0};
    if (bargain_target(b, &target)) c->lines[c->chart.line_count++] = (ChartLine){TR(ui, "Your target"), COLOR_GOOD, false, target};
}

static Axis rounds_of(const BargainScreen *b) {
    return (Axis){.min = 0, .max = ui_most(b->mine.table->rounds, 2)};
}

static void set_axes(const Ui *ui, const BargainScreen *b, Curves *c) {
    int64_t least = 0, most = 100;
    for (int i = 0; i < c->chart.series_count; i++)
        for (int j = 0; j < c->series[i].count; j++) {
            int64_t y = c->series[i].points[j].y;
            least = y < least ? y : least;
            most = y > most ? y : most;
        }
    c->chart.x = rounds_of(b);
    c->chart.x.title = TR(ui, "Round");
    c->chart.y = (Axis){TR(ui, "Of the way from limit to best package"), least < 0 ? least - 5 : 0, most, TR(ui, "{1} %")};
}

// The offers of the chart's first series.
static bool first_side(const BargainScreen *b) {
    return count_side(b, true) > 0;
}

int bargain_curve_points(const BargainScreen *b) {
    return count_side(b, first_side(b));
}

static void make_curves(const Ui *ui, const BargainScreen *b, Curves *c) {
    *c = (Curves){.chart = {.series = c->series, .height = PLOT, .selected = -1}};
    if (first_side(b)) c->series[c->chart.series_count++] = series_of(ui, b, true);
    if (count_side(b, false)) c->series[c->chart.series_count++] = series_of(ui, b, false);
    list_aims(ui, b, c);
    set_axes(ui, b, c);
}

int bargain_curve_nearest(const BargainScreen *b, int per_mille) {
    Arena arena = {0};
    const Series series = {.points = list_points(&arena, b, first_side(b)), .count = bargain_curve_points(b)};
    int nearest = line_chart_nearest(&(LineChart){.x = rounds_of(b), .series = &series, .series_count = 1}, per_mille);
    arena_free(&arena);
    return nearest;
}

static const Offer *nth(const BargainScreen *b, bool mine, int index) {
    for (int i = 0; i < b->mine.offer_count; i++)
        if (b->mine.offers[i].mine == mine && index-- == 0) return &b->mine.offers[i];
    return NULL;
}

// The offer of the other side that stood when that of `round` was made, or answered it.
static const Offer *answer_in(const BargainScreen *b, int round) {
    const Offer *found = NULL;
    for (int i = 0; i < b->mine.offer_count; i++)
        if (!b->mine.offers[i].mine && talks_round(&b->mine, &b->mine.offers[i]) <= round) found = &b->mine.offers[i];
    return found;
}

static Str selected_sentence(const Ui *ui, const BargainScreen *b) {
    Arena *arena = &ui->list->arena;
    bool mine = first_side(b);
    const Offer *offer = nth(b, mine, b->round);
    if (!offer) return TR(ui, "No offer was put on the table.");
    Str round = str_int(arena, talks_round(&b->mine, offer)), way = bargain_points(ui, way_of(b, offer)), who = bargain_who(ui, b);
    if (!mine) return TR_FILL(ui, "Round {1}: the offer of {2} stood at {3} % of their way.", round, who, way);
    const Offer *answer = answer_in(b, talks_round(&b->mine, offer));
    Str worth = bargain_worth(ui, b, offer->worth.mine);
    if (!answer) return TR_FILL(ui, "Round {1}: you stood at {2} % of your way, worth {3} to you.", round, way, worth);
    return TR_FILL(ui, "Round {1}: you stood at {2} % of your way, worth {3} to you; {4} at {5} % of theirs.", round, way, worth, who,
                   bargain_points(ui, way_of(b, answer)));
}

// Where there is no room for money it is left out: points are what both columns have.
static Str aim_worth(const Ui *ui, const BargainScreen *b, int64_t points, bool money) {
    return money ? bargain_worth(ui, b, points) : bargain_points(ui, points);
}

// What the first offers, the last ones and the target were.
static int draw_aims(Ui *ui, const BargainScreen *b, int x, int y, int w) {
    bool money = w >= px(ui, IN_MONEY);
    enum { COLUMNS = 3, ROWS = 5 };
    const DealSpace *space = &b->mine.bargain.stand->space;
    const Column columns[COLUMNS] = {{TR(ui, "Aims and offers"), 4, false}, {TR(ui, "You"), 3, true}, {bargain_who_first(ui, b), 3, true}};
    Str cells[COLUMNS * ROWS];
    int rows = 0, target;
    const Offer *ends[2][2] = {{nth(b, true, 0), nth(b, false, 0)},
                               {nth(b, true, count_side(b, true) - 1), nth(b, false, count_side(b, false) - 1)}};
    const Str names[2] = {TR(ui, "First offer"), TR(ui, "Last offer")};
    cells[rows * COLUMNS] = TR(ui, "Limit");
    cells[rows * COLUMNS + 1] = aim_worth(ui, b, space->reserve.mine, money);
    cells[rows++ * COLUMNS + 2] = bargain_points(ui, space->reserve.theirs);
    if (bargain_target(b, &target)) {
        cells[rows * COLUMNS] = TR(ui, "Target");
        cells[rows * COLUMNS + 1] = TR_FILL(ui, "{1}: {2} %", aim_worth(ui, b, b->mine.table->target, money), bargain_points(ui, target));
        cells[rows++ * COLUMNS + 2] = STR("–");
    }
    for (int end = 0; end < 2; end++, rows++) {
        cells[rows * COLUMNS] = names[end];
        for (int side = 0; side < 2; side++) {
            const Offer *offer = ends[end][side];
            Str worth = !offer ? STR_NONE : side ? bargain_points(ui, offer->worth.theirs) : aim_worth(ui, b, offer->worth.mine, money);
            cells[rows * COLUMNS + 1 + side] = offer ? TR_FILL(ui, "{1}: {2} %", worth, bargain_points(ui, way_of(b, offer))) : STR("–");
        }
    }
    return ui_table(ui, x, y, w, &(Table){.columns = columns, .column_count = COLUMNS, .cells = cells, .row_count = rows, .chosen = -1});
}

int bargain_curves_draw(const App *app, Ui *ui, const BargainScreen *b, int x, int y, int w) {
    (void)app;
    Curves curves;
    make_curves(ui, b, &curves);
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 20), left = x + pad, inner = w - 2 * pad;
    y += px(ui, 12);
    y += ui_text(ui, left, y, inner, TEXT_HEADING, COLOR_INK, TR(ui, "Concessions, round by round"));
    y += ui_text(ui, left, y, inner, TEXT_SMALL, COLOR_INK_SOFT,
                 TR(ui, "A good curve opens high, goes down in steps that shrink, and ends near the target."));
    if (curves.chart.series_count) {
        curves.chart.id = BARGAIN_LINES;
        curves.chart.label = TR(ui, "Concessions, round by round");
        curves.chart.selected = b->round;
        curves.chart.value = selected_sentence(ui, b);
        y += ui_text(ui, left, y, inner, TEXT_STRONG, COLOR_INK, curves.chart.value) + px(ui, GAP);
        y = ui_line_chart(ui, left, y, inner, &curves.chart) + px(ui, 2 * GAP);
    } else {
        y += ui_text(ui, left, y, inner, TEXT_BODY, COLOR_INK, TR(ui, "No offer was put on the table.")) + px(ui, GAP);
    }
    y = draw_aims(ui, b, left, y, inner);
    return ui_card_end(ui, card, y + px(ui, 12));
}
