// The preparation beside what was true: limit, target, best alternative, and the guess of what matters to them.
#include "ui/bargain_page.h"

#include "core/deal_analysis.h"

enum { IN_TABLE = 560 };  // logical pixels from which there is room for columns

static Str score(const Ui *ui, int points) {
    return TR_FILL(ui, "{1} of 100", str_int(&ui->list->arena, points));
}

static int best_alternative(const ViewTable *table) {
    int best = 0;
    for (int i = 1; i < table->alternative_count; i++)
        if (table->alternatives[i].worth > table->alternatives[best].worth) best = i;
    return best;
}

static Str alternative(const Ui *ui, const BargainScreen *b, int index) {
    if (index < 0 || index >= b->mine.table->alternative_count) return STR("–");
    const ViewAlternative *a = &b->mine.table->alternatives[index];
    return TR_FILL(ui, "{1}: {2}", a->text, bargain_worth(ui, b, a->worth));
}

static Str nash_worth(const Ui *ui, const BargainScreen *b) {
    const DealAnalysis *a = b->mine.bargain.stand->analysis;
    if (!a->deals[DEAL_NASH].count) return STR("–");
    return TR_FILL(ui, "Nash deal: {1}", bargain_worth(ui, b, a->frontier[a->deals[DEAL_NASH].points[0]].worth.mine));
}

enum { COLUMNS = 4, ROWS = 3 };

// In a narrow window each row is a few lines: its name and score, what was said, and what is true.
static int draw_lines(Ui *ui, const Column *columns, const Str *cells, int x, int y, int w) {
    for (const Str *row = cells; row < cells + (ptrdiff_t)COLUMNS * ROWS; row += COLUMNS) {
        int score = ui_width(ui, TEXT_STRONG, row[3]);
        ui_line_right(ui, x, y, w, TEXT_STRONG, COLOR_INK, row[3]);
        y += ui_text(ui, x, y, w - score - px(ui, GAP), TEXT_STRONG, COLOR_INK, row[0]);
        for (int i = 1; i < COLUMNS - 1; i++)
            y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, TR_FILL(ui, "{1}: {2}", columns[i].title, row[i]));
        y += px(ui, GAP);
    }
    return y;
}

static int draw_limits(Ui *ui, const BargainScreen *b, const Decision *d, int x, int y, int w) {
    const Bargain *g = &b->mine.bargain;
    const DealSpace *space = &g->stand->space;
    const Column columns[COLUMNS] = {{TR(ui, "Preparation"), 4, false},
                                     {TR(ui, "What you said"), 6, false},
                                     {TR(ui, "What is true"), 6, false},
                                     {TR(ui, "Score"), 3, true}};
    const Str cells[COLUMNS * ROWS] = {TR(ui, "Best alternative"),
                                       alternative(ui, b, d->value[0] - 1),
                                       alternative(ui, b, best_alternative(b->mine.table)),
                                       score(ui, g->preparation.alternative),
                                       TR(ui, "Limit"),
                                       bargain_worth(ui, b, way_points(b->mine.table, d->value[1])),
                                       bargain_worth(ui, b, space->reserve.mine),
                                       score(ui, g->preparation.limit),
                                       TR(ui, "Target"),
                                       bargain_worth(ui, b, way_points(b->mine.table, d->value[2])),
                                       nash_worth(ui, b),
                                       score(ui, g->preparation.target)};
    y += ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, TR(ui, "Alternative, limit and target"));
    y +=
        ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT,
                TR(ui, "The limit is what your best alternative is worth. A target counts in full from what the Nash deal gives you on.")) +
        px(ui, GAP);
    if (w < px(ui, IN_TABLE)) return draw_lines(ui, columns, cells, x, y, w);
    return ui_table(ui, x, y, w, &(Table){.columns = columns, .column_count = COLUMNS, .cells = cells, .row_count = ROWS, .chosen = -1});
}

static int draw_guesses(Ui *ui, const BargainScreen *b, const Decision *d, int x, int y, int w) {
    enum { GUESS_COLUMNS = 3 };
    int count = b->mine.table->issue_count;
    const Column columns[GUESS_COLUMNS] = {
        {TR(ui, "Issue"), 4, false}, {TR(ui, "Your guess"), 3, false}, {TR_FILL(ui, "In truth, to {1}", bargain_who(ui, b)), 3, false}};
    Str *cells = ARENA_ARRAY(&ui->list->arena, Str, GUESS_COLUMNS * count);
    for (int i = 0; i < count; i++) {
        int guess = 3 + i < d->count ? d->value[3 + i] : 0;
        Str *row = cells + (ptrdiff_t)GUESS_COLUMNS * i;
        row[0] = b->mine.table->issues[i].name;
        row[1] = guess ? importance_word(ui->catalog, guess) : STR("–");
        row[2] = importance_word(ui->catalog, b->mine.importance[i]);
        if (guess == b->mine.importance[i]) row[2] = str_join(&ui->list->arena, row[2], STR(" ✓"));
    }
    y += ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, TR(ui, "How much each issue matters to them"));
    Str pairs = TR_FILL(ui, "Pairs of issues in the right order: {1}.", score(ui, b->mine.bargain.preparation.guess));
    y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, pairs) + px(ui, GAP);
    return ui_table(ui, x, y, w,
                    &(Table){.columns = columns, .column_count = GUESS_COLUMNS, .cells = cells, .row_count = count, .chosen = -1});
}

int bargain_preparation_draw(const App *app, Ui *ui, const BargainScreen *b, int x, int y, int w) {
    (void)app;
    const Decision *decision = talks_prepared(&b->mine);
    if (!decision) return y;
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 20), left = x + pad, inner = w - 2 * pad;
    y += px(ui, 12);
    y = draw_limits(ui, b, decision, left, y, inner) + px(ui, 3 * GAP);
    y = draw_guesses(ui, b, decision, left, y, inner);
    return ui_card_end(ui, card, y + px(ui, 12));
}
