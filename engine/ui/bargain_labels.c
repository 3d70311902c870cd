// What the pages of a negotiation's debrief say in words and figures, and what they all read off it.
#include "ui/bargain_page.h"

#include "core/deal_analysis.h"

Str bargain_points(const Ui *ui, int64_t points) {
    return number_words(&ui->list->arena, points);
}

Str bargain_worth(const Ui *ui, const BargainScreen *b, int64_t points) {
    Str number = bargain_points(ui, points), money = money_words(b->table, points, &ui->list->arena);
    return money.len ? TR_FILL(ui, "{1} ({2})", number, money) : number;
}

int bargain_way(int64_t worth, int64_t reserve, int64_t best) {
    if (best <= reserve) return worth >= reserve ? 100 : 0;
    int64_t way = best - reserve, gone = 200 * (worth - reserve);
    return nearest_int((gone < 0 ? gone - way : gone + way) / (2 * way));
}

Str bargain_who(const Ui *ui, const BargainScreen *b) {
    return counterpart_words(ui->catalog, b->table);
}

Str bargain_package(const Ui *ui, const BargainScreen *b, int outcome) {
    return package_words(b->table, outcome, &ui->list->arena);
}

Str bargain_end(const Ui *ui, const BargainScreen *b) {
    const Bargain *g = &b->mine.bargain;
    Str round = str_int(&ui->list->arena, g->process.rounds_used), who = bargain_who(ui, b);
    if (g->deal >= 0)
        return TR_FILL(ui, "Agreement in round {1}: worth {2} to you, {3} to {4}.", round, bargain_worth(ui, b, g->deal_worth.mine),
                       bargain_points(ui, g->deal_worth.theirs), who);
    Str without = bargain_worth(ui, b, g->stand->space.reserve.mine);
    if (g->phase == PHASE_WALKED) return TR_FILL(ui, "You walked away in round {1}, with an alternative worth {2}.", round, without);
    if (g->phase == PHASE_LEFT) return TR_FILL(ui, "{1} broke off in round {2}. Your alternative is worth {3}.", who, round, without);
    return TR_FILL(ui, "No agreement within {1} rounds. Your alternative is worth {2}.", round, without);
}

// Without a deal: was there one to be had?
static Str missed_deal(const Ui *ui, const BargainScreen *b) {
    const Stand *stand = b->mine.bargain.stand;
    int64_t gain = stand->most - stand->space.reserve.mine;
    if (!stand->analysis->rational_count) return TR(ui, "No package was worth more to both than having no deal: there was nothing to win.");
    return TR_FILL(ui, "Left on the table: up to {1} more than your alternative could have been agreed on.", bargain_worth(ui, b, gain));
}

Str bargain_left(const Ui *ui, const BargainScreen *b) {
    const Bargain *g = &b->mine.bargain;
    Points left = g->measure.left;
    Str who = bargain_who(ui, b);
    if (g->deal < 0) return missed_deal(ui, b);
    if (!left.mine && !left.theirs)
        return TR(ui, "Nothing was left on the table: neither side could have had more at no cost to the other.");
    Str mine = bargain_worth(ui, b, left.mine), theirs = bargain_points(ui, left.theirs);
    if (!left.theirs) return TR_FILL(ui, "Left on the table: {1} for you, at no cost to {2}.", mine, who);
    if (!left.mine) return TR_FILL(ui, "Left on the table: {1} for {2}, at no cost to you.", theirs, who);
    return TR_FILL(ui, "Left on the table: {1} for you at no cost to {2}, or {3} for {2} at no cost to you.", mine, who, theirs);
}

void talks_list_offers(Talks *talks, Arena *arena) {
    const Bargain *g = &talks->bargain;
    Offer *offers = ARENA_ARRAY(arena, Offer, 2 * g->move_count + 1);
    int count = 0;
    for (int i = 0; i < g->move_count; i++) {
        const BargainMove *m = &g->moves[i];
        if (m->offered >= 0) offers[count++] = (Offer){i, true, m->offered, m->mine_worth, m->has_step, m->step_class};
        if (m->countered >= 0) offers[count++] = (Offer){i, false, m->countered, m->theirs_worth, m->has_counter_step, m->counter_class};
    }
    talks->offers = offers;
    talks->offer_count = count;
}

int bargain_round(const BargainScreen *b, const Offer *offer) {
    return b->mine.bargain.moves[offer->move].round;
}
