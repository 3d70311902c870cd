// The same seed, played by the reference beside one's own play: step by step what was done, how they took it, and what it was worth.
#include "ui/bargain_page.h"

enum { PLOT = 260, WIDE = 760 };  // logical pixels

int bargain_steps(const BargainScreen *b) {
    return ui_most(b->mine.bargain.move_count, b->other.bargain.move_count);
}

static ChartPoint at(Points worth) {
    return (ChartPoint){worth.theirs, worth.mine};
}

// The rep's way up to the step that is looked at.
static ChartPath way_of(const Ui *ui, const Talks *talks, int step, Str name, ColorName color) {
    ChartPoint *points = ARENA_ARRAY(&ui->list->arena, ChartPoint, talks->offer_count + 2);
    int count = 0;
    for (int i = 0; i < talks->offer_count; i++)
        if (talks->offers[i].mine && talks->offers[i].move <= step) points[count++] = at(talks->offers[i].worth);
    if (talks->bargain.deal >= 0 && step >= talks->bargain.move_count - 1) points[count++] = at(talks->bargain.deal_worth);
    return (ChartPath){name, color, points, count, false};
}

static void add_points(ScatterPoint *points, int *count, const ChartPath *path, int kind) {
    for (int i = 0; i < path->count; i++) points[(*count)++] = (ScatterPoint){path->points[i], kind};
}

static int draw_plot(Ui *ui, const BargainScreen *b, int x, int y, int w) {
    const DealSpace *space = &b->mine.bargain.stand->space;
    const ChartPath paths[] = {{TR(ui, "Pareto frontier"), COLOR_GOOD, b->cloud.frontier, b->cloud.frontier_count, false},
                               way_of(ui, &b->mine, b->step, STR_NONE, COLOR_ACCENT),
                               way_of(ui, &b->other, b->step, STR_NONE, COLOR_FAULT)};
    const ScatterKind kinds[] = {{TR(ui, "Your offers"), COLOR_ACCENT, MARK_DISC, 0, false},
                                 {TR(ui, "Offers of the reference"), COLOR_FAULT, MARK_TRIANGLE, 0, false}};
    const ChartLine lines[] = {{TR(ui, "Your limit"), COLOR_ACCENT, false, space->reserve.mine},
                               {TR_FILL(ui, "Limit of {1}", bargain_who(ui, b)), COLOR_PRACTICE, true, space->reserve.theirs}};
    ScatterPoint *points = ARENA_ARRAY(&ui->list->arena, ScatterPoint, paths[1].count + paths[2].count + 1);
    int count = 0;
    add_points(points, &count, &paths[1], 0);
    add_points(points, &count, &paths[2], 1);
    ScatterPlot plot = {.kinds = kinds,
                        .kind_count = 2,
                        .points = points,
                        .point_count = count,
                        .paths = paths,
                        .path_count = 3,
                        .lines = lines,
                        .line_count = 2,
                        .height = PLOT,
                        .selected = -1};
    bargain_axes(b, &plot);
    plot.x.title = TR_FILL(ui, "Worth to {1}, in points", bargain_who(ui, b));
    plot.y.title = TR(ui, "Worth to you");
    return ui_scatter_plot(ui, x, y, w, &plot);
}

static Str worth_text(const Ui *ui, const BargainScreen *b, Points worth) {
    return TR_FILL(ui, "{1} for you, {2} for {3}", bargain_points(ui, worth.mine), bargain_points(ui, worth.theirs), bargain_who(ui, b));
}

// Which of the packages offered at once they liked best, 1 …; 0: there were not several.
static int picked(const BargainMove *m) {
    for (int i = 1; m->act == ACTED_PACKAGES && i < m->decision.count; i++)
        if (m->decision.value[i] == m->offered) return i;
    return 0;
}

static Str how_taken(const Ui *ui, const BargainScreen *b, const BargainMove *m) {
    ViewTable then = *b->mine.table;
    then.act = m->act;
    then.reaction = m->reaction;
    then.issue = m->issue;
    then.picked = picked(m);
    return reaction_words(ui->catalog, &then, &ui->list->arena);
}

// What was done in a step, how they took it, and what they put down.
static int draw_move(Ui *ui, const BargainScreen *b, const Talks *talks, int x, int y, int w) {
    if (b->step >= talks->bargain.move_count)
        return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, TR(ui, "This play had ended here.")) + px(ui, GAP);
    const BargainMove *m = &talks->bargain.moves[b->step];
    y += ui_text(ui, x, y, w, TEXT_OPTION, COLOR_INK, talks->said[b->step]) + px(ui, 2);
    if (m->offered >= 0) y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_ACCENT_DEEP, worth_text(ui, b, m->mine_worth));
    if (m->has_step) y += ui_text(ui, x, y, w, TEXT_LABEL, COLOR_INK_SOFT, step_words(ui->catalog, m->step_class));
    Str reaction = how_taken(ui, b, m);
    y += px(ui, 6);
    if (reaction.len) y += ui_text(ui, x, y, w, TEXT_OPTION, COLOR_PRACTICE, reaction);
    if (m->countered >= 0) {
        y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, bargain_package(ui, b, m->countered));
        y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_PRACTICE, worth_text(ui, b, m->theirs_worth));
    }
    return y + px(ui, GAP);
}

typedef struct Player {
    Str who;
    const Talks *talks;
    ColorName color;
} Player;

static int draw_play(Ui *ui, const BargainScreen *b, const Player *play, int x, int y, int w, int height) {
    int pad = px(ui, 2 * GAP);
    if (height) {
        ui_fill(ui, (Rect){x, y, w, height}, COLOR_SURFACE, px(ui, CORNER));
        ui_border(ui, (Rect){x, y, w, height}, play->color, px(ui, CORNER), px(ui, 1));
    }
    y += px(ui, 10);
    y += ui_text(ui, x + pad, y, w - 2 * pad, TEXT_LABEL, play->color, play->who) + px(ui, 4);
    return draw_move(ui, b, play->talks, x + pad, y, w - 2 * pad);
}

static int play_height(Ui *ui, const BargainScreen *b, const Player *play, int w) {
    ui->quiet++;
    int height = draw_play(ui, b, play, 0, 0, w, 0);
    ui->quiet--;
    return height;
}

// Both sides of the step, side by side and equally high, or one below the other.
static int draw_step(Ui *ui, const BargainScreen *b, int x, int y, int w) {
    const Player plays[2] = {{TR(ui, "You"), &b->mine, COLOR_ACCENT}, {TR(ui, "The reference"), &b->other, COLOR_FAULT}};
    bool wide = w >= px(ui, 560);
    int gap = px(ui, 12), column = wide ? (w - gap) / 2 : w;
    int heights[2] = {play_height(ui, b, &plays[0], column), play_height(ui, b, &plays[1], column)};
    if (wide) heights[0] = heights[1] = ui_most(heights[0], heights[1]);
    draw_play(ui, b, &plays[0], x, y, column, heights[0]);
    int below = wide ? y : y + heights[0] + gap;
    draw_play(ui, b, &plays[1], wide ? x + column + gap : x, below, column, heights[1]);
    return below + heights[1] + gap;
}

static int draw_ends(Ui *ui, const BargainScreen *b, int x, int y, int w) {
    Str mine = b->mine.bargain.deal >= 0 ? worth_text(ui, b, b->mine.bargain.deal_worth) : TR(ui, "no deal");
    Str theirs = b->other.bargain.deal >= 0 ? worth_text(ui, b, b->other.bargain.deal_worth) : TR(ui, "no deal");
    return y +
           ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, TR_FILL(ui, "You ended with {1}. The reference ended with {2}.", mine, theirs)) +
           px(ui, GAP);
}

static int draw_rows(Ui *ui, const BargainScreen *b, int x, int y, int w) {
    enum { COLUMNS = 3 };
    const Column columns[COLUMNS] = {
        {TR(ui, "Move"), w < px(ui, WIDE) ? 2 : 1, true}, {TR(ui, "You"), 6, false}, {TR(ui, "The reference"), 6, false}};
    int count = bargain_steps(b);
    Str *cells = ARENA_ARRAY(&ui->list->arena, Str, COLUMNS * count + 1);
    for (int i = 0; i < count; i++) {
        Str *row = cells + (ptrdiff_t)COLUMNS * i;
        row[0] = str_int(&ui->list->arena, i + 1);
        row[1] = i < b->mine.bargain.move_count ? b->mine.said[i] : STR("–");
        row[2] = i < b->other.bargain.move_count ? b->other.said[i] : STR("–");
    }
    return ui_table(
        ui, x, y, w,
        &(Table){.columns = columns, .column_count = COLUMNS, .cells = cells, .row_count = count, .id = BARGAIN_ROW, .chosen = b->step});
}

static int draw_slider(Ui *ui, const BargainScreen *b, int x, int y, int w) {
    int count = bargain_steps(b);
    Str value = TR_FILL(ui, "{1} of {2}", str_int(&ui->list->arena, b->step + 1), str_int(&ui->list->arena, count));
    return ui_slider(ui, x, y, w,
                     &(Slider){.id = BARGAIN_STEP,
                               .label = TR(ui, "Move"),
                               .value = value,
                               .per_mille = count > 1 ? b->step * 1000 / (count - 1) : 0}) +
           px(ui, GAP);
}

int bargain_reference_draw(const App *app, Ui *ui, const BargainScreen *b, int x, int y, int w) {
    (void)app;
    if (!b->compared || !bargain_steps(b))
        return y + ui_text(ui, x, y, w, TEXT_BODY, COLOR_INK_SOFT, TR(ui, "There is no other run to compare with."));
    bool wide = w >= px(ui, WIDE);
    int gap = px(ui, 3 * GAP), column = wide ? (w - gap) * 2 / 5 : w;
    y = draw_ends(ui, b, x, y, w);
    y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT,
                 TR(ui, "The reference sits in your place before the same counterpart and knows no more than you could.")) +
         px(ui, GAP);
    int top = y, bottom = draw_plot(ui, b, x, y, column) + px(ui, GAP);
    int beside_x = wide ? x + column + gap : x, beside = wide ? top : bottom, beside_w = wide ? w - column - gap : w;
    beside = draw_slider(ui, b, beside_x, beside, beside_w);
    beside = draw_step(ui, b, beside_x, beside, beside_w);
    return draw_rows(ui, b, x, ui_most(bottom, beside), w);
}
