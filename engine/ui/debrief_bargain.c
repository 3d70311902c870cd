// The negotiation in the debrief: how it ended, what to work on first, and the way to its own pages; and beside a decision at the table
// what it gave and got.
#include "ui/bargain_page.h"

static int draw_work(const App *app, Ui *ui, int x, int y, int w) {
    const Bargain *g = &app->bargain.mine.bargain;
    if (!g->flaw_count) return y;
    const BargainFlaw *first = &g->flaws[0];
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, TR_FILL(ui, "Work on this first: {1}", flaw_words(ui->catalog, first->flaw)));
    return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, flaw_sentence(ui->catalog, first->flaw)) + px(ui, 4);
}

int debrief_bargain_draw(const App *app, Ui *ui, int x, int y, int w) {
    const BargainScreen *b = &app->bargain;
    if (!b->told) return y;
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 3 * GAP), left = x + pad, inner = w - 2 * pad;
    y += px(ui, 12);
    y += ui_text(ui, left, y, inner, TEXT_HEADING, COLOR_INK, TR(ui, "The negotiation"));
    y += ui_text(ui, left, y, inner, TEXT_SMALL, COLOR_INK, talks_end(ui->catalog, &b->mine, &ui->list->arena));
    y += ui_text(ui, left, y, inner, TEXT_SMALL, talks_lost(&b->mine) ? COLOR_BAD : COLOR_GOOD,
                 talks_left(ui->catalog, &b->mine, &ui->list->arena)) +
         px(ui, GAP);
    y = draw_work(app, ui, left, y, inner) + px(ui, 4);
    const Action action = {.id = ID_BARGAIN, .label = TR(ui, "Deal space, concessions and process"), .key = STR("D")};
    y = ui_actions(ui, left, y, inner, &action, 1);
    return ui_card_end(ui, card, y + px(ui, 12)) + px(ui, 2 * GAP);
}

static const BargainMove *move_at(const Bargain *g, int step) {
    for (int i = 0; i < g->move_count; i++)
        if (g->moves[i].step == step) return &g->moves[i];
    return NULL;
}

static Str worth_sentence(const Ui *ui, const BargainScreen *b, Points worth) {
    return TR_FILL(ui, "Worth {1} to you, {2} to {3}.", bargain_worth(ui, b, worth.mine), bargain_points(ui, worth.theirs),
                   bargain_who(ui, b));
}

static int draw_offered(Ui *ui, const BargainScreen *b, const BargainMove *m, int x, int y, int w) {
    y += px(ui, GAP);
    y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, worth_sentence(ui, b, m->mine_worth));
    if (!m->has_step) return y;
    Str class = TR_FILL(ui, "{1}: {2}", step_words(ui->catalog, m->step_class), step_sentence(ui->catalog, m->step_class));
    return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, class);
}

static int draw_countered(Ui *ui, const BargainScreen *b, const BargainMove *m, int x, int y, int w) {
    y += px(ui, GAP);
    y += ui_text(ui, x, y, w, TEXT_LABEL, COLOR_INK_SOFT, TR_FILL(ui, "Answer of {1}", bargain_who(ui, b)));
    y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, bargain_package(ui, b, m->countered));
    return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, worth_sentence(ui, b, m->theirs_worth));
}

static int draw_flaws(Ui *ui, const Bargain *g, int step, int x, int y, int w) {
    for (int i = 0; i < g->flaw_count; i++) {
        if (g->flaws[i].step != step) continue;
        y += px(ui, GAP);
        y += ui_text(ui, x, y, w, TEXT_LABEL, COLOR_BAD, flaw_words(ui->catalog, g->flaws[i].flaw));
        y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, flaw_sentence(ui->catalog, g->flaws[i].flaw));
    }
    return y;
}

int debrief_bargain_side_draw(const App *app, Ui *ui, int step, int x, int y, int w) {
    const BargainScreen *b = &app->bargain;
    const BargainMove *m = b->told ? move_at(&b->mine.bargain, step) : NULL;
    if (!m) return y;
    if (m->offered >= 0) y = draw_offered(ui, b, m, x, y, w);
    if (m->countered >= 0) y = draw_countered(ui, b, m, x, y, w);
    return draw_flaws(ui, &b->mine.bargain, step, x, y, w);
}
