// A table is played again for its debrief; the reference takes the rep's place for comparison.
#include "ui/talks.h"

#include "coach/tactic.h"
#include "core/deal_analysis.h"
#include "ui/moves.h"

static const int32_t *table_row(const Session *session) {
    return session_row(session) + session_scenario(session)->table->slot;
}

static bool at_table(const Session *session) {
    int beat = session_beat(session);
    return beat >= 0 && session_scenario(session)->beats[beat].negotiates;
}

// The first decision at the table; -1: the run has not come to it.
static int sat_down(const Session *session) {
    const Scenario *s = session_scenario(session);
    for (int i = 0; s->table && i < session_steps(session); i++)
        if (s->beats[session_step(session, i).beat].negotiates) return i;
    return -1;
}

// The table as it is seen later replaces what was seen of it so far, but for the alternatives, which only the preparation shows.
static void see(const ViewTable *seen, ViewTable *table) {
    ViewTable before = *table;
    if (!seen) return;
    *table = *seen;
    if (before.alternative_count <= seen->alternative_count) return;
    table->alternatives = before.alternatives;
    table->alternative_count = before.alternative_count;
}

// `opening`: outcome of what they have put on the table when talks begin, -1: nothing.
static const ViewTable *last_seen(const Session *session, const Catalog *texts, int *opening, Arena *arena) {
    ViewTable *table = ARENA_NEW(arena, ViewTable);
    *opening = -1;
    int first = sat_down(session);
    Session *again = session_fork(session, first, NULL);
    if (!again) return NULL;
    see(session_view(again, texts, arena).table, table);
    if (table->theirs.there) *opening = table->theirs.outcome;
    for (int i = first; i < session_steps(session) && at_table(again); i++) {
        Decision decision = session_step(session, i).decision;
        if (!session_decide(again, &decision, NULL)) break;
        see(session_view(again, texts, arena).table, table);
        if (decision.kind == DECISION_PREPARE && table->theirs.there) *opening = table->theirs.outcome;
    }
    session_free(again);
    return table;
}

void talks_list_offers(Talks *talks, int opening, Arena *arena) {
    const Bargain *g = &talks->bargain;
    Offer *offers = ARENA_ARRAY(arena, Offer, 2 * g->move_count + 1);
    int count = 0;
    if (opening >= 0) offers[count++] = (Offer){.move = -1, .outcome = opening, .worth = deal_outcome_worth(&g->stand->space, opening)};
    for (int i = 0; i < g->move_count; i++) {
        const BargainMove *m = &g->moves[i];
        if (m->offered >= 0) offers[count++] = (Offer){i, true, m->offered, m->mine_worth, m->has_step, m->step_class};
        if (m->countered >= 0) offers[count++] = (Offer){i, false, m->countered, m->theirs_worth, m->has_counter_step, m->counter_class};
    }
    talks->offers = offers;
    talks->offer_count = count;
}

int talks_round(const Talks *talks, const Offer *offer) {
    return offer->move < 0 ? 0 : talks->bargain.moves[offer->move].round;
}

static bool build(Bargain *bargain, const Session *session, Arena *arena) {
    Err err = {0};
    bool ok = bargain_build(session, arena, bargain, &err);
    err_free(&err);
    return ok;
}

bool talks_read(Talks *talks, const Session *session, const Catalog *ui, const Catalog *texts, Arena *arena) {
    *talks = (Talks){0};
    if (sat_down(session) < 0 || !build(&talks->bargain, session, arena)) return false;
    int opening;
    talks->table = last_seen(session, texts, &opening, arena);
    if (!talks->table || !talks->table->issue_count) return false;
    Str *said = ARENA_ARRAY(arena, Str, talks->bargain.move_count + 1);
    for (int i = 0; i < talks->bargain.move_count; i++) said[i] = move_words(ui, talks->table, &talks->bargain.moves[i].decision, arena);
    talks->said = said;
    talks_list_offers(talks, opening, arena);
    const Negotiation *model = &session_scenario(session)->table->model;
    for (int i = 0; i < model->issue_count; i++) talks->importance[i] = negotiation_importance(model, table_row(session), i);
    return true;
}

Session *talks_reference(const Session *session) {
    const Tactic *reference = tactic_find(STR("reference"));
    int first = sat_down(session);
    Session *other = reference && first >= 0 ? session_fork(session, first, NULL) : NULL;
    Rng rng = {0};
    while (other && at_table(other)) {
        Decision decision = {0};
        tactic_decide(reference, &session_scenario(other)->table->model, table_row(other), &rng, &decision);
        if (session_decide(other, &decision, NULL)) continue;
        session_free(other);
        return NULL;
    }
    return other;
}

const Decision *talks_prepared(const Talks *talks) {
    for (int i = 0; i < talks->bargain.move_count; i++)
        if (talks->bargain.moves[i].act == ACTED_PREPARE) return &talks->bargain.moves[i].decision;
    return NULL;
}

static Str fill(const Catalog *ui, Arena *arena, const char *pattern, const Str args[4]) {
    return str_fill(arena, catalog_get(ui, STR_NONE, str_from(pattern)), args, 4);
}

Str worth_words(const Catalog *ui, const ViewTable *table, int64_t points, Arena *arena) {
    Str number = number_words(arena, points), money = money_words(table, points, arena);
    return money.len ? fill(ui, arena, "{1} ({2})", (const Str[4]){number, money}) : number;
}

Str talks_end(const Catalog *ui, const Talks *talks, Arena *arena) {
    const Bargain *g = &talks->bargain;
    Str round = str_int(arena, g->process.rounds_used);
    if (g->deal >= 0) {
        Str mine = worth_words(ui, talks->table, g->deal_worth.mine, arena), theirs = number_words(arena, g->deal_worth.theirs);
        return fill(ui, arena, "Agreement in round {1}: worth {2} to you, {3} to {4}.",
                    (const Str[4]){round, mine, theirs, counterpart_within(ui, talks->table)});
    }
    const Str args[4] = {round, worth_words(ui, talks->table, g->stand->space.reserve.mine, arena), counterpart_words(ui, talks->table)};
    if (g->phase == PHASE_WALKED) return fill(ui, arena, "You walked away in round {1}, with an alternative worth {2}.", args);
    if (g->phase == PHASE_LEFT) return fill(ui, arena, "{3} broke off in round {1}. Your alternative is worth {2}.", args);
    if (g->phase == PHASE_TIMEOUT) return fill(ui, arena, "No agreement within {1} rounds. Your alternative is worth {2}.", args);
    return fill(ui, arena, "Round {1}: the negotiation goes on.", args);
}

// Less than the rep would have had without a deal.
static int64_t short_of_reserve(const Bargain *g) {
    return g->stand->space.reserve.mine - g->deal_worth.mine;
}

bool talks_lost(const Talks *talks) {
    const Bargain *g = &talks->bargain;
    if (g->deal >= 0 && short_of_reserve(g) > 0) return true;
    return g->deal < 0 ? g->stand->most > g->stand->space.reserve.mine : g->measure.left.mine || g->measure.left.theirs;
}

// Without a deal: was there one to be had?
static Str missed_deal(const Catalog *ui, const Talks *talks, Arena *arena) {
    const Stand *stand = talks->bargain.stand;
    Str gain = worth_words(ui, talks->table, stand->most - stand->space.reserve.mine, arena);
    if (!talks_lost(talks))
        return catalog_get(ui, STR_NONE, STR("No package was worth more to both than having no deal: there was nothing to win."));
    return fill(ui, arena, "Left on the table: up to {1} more than your alternative could have been agreed on.", (const Str[4]){gain});
}

Str talks_left(const Catalog *ui, const Talks *talks, Arena *arena) {
    const Bargain *g = &talks->bargain;
    Points left = g->measure.left;
    if (g->deal < 0) return missed_deal(ui, talks, arena);
    if (short_of_reserve(g) > 0)
        return fill(ui, arena, "Signed below your limit: {1} less than your alternative is worth.",
                    (const Str[4]){worth_words(ui, talks->table, short_of_reserve(g), arena)});
    if (!talks_lost(talks))
        return catalog_get(ui, STR_NONE, STR("Nothing was left on the table: neither side could have had more at no cost to the other."));
    const Str args[4] = {worth_words(ui, talks->table, left.mine, arena), counterpart_within(ui, talks->table),
                         number_words(arena, left.theirs)};
    if (!left.theirs) return fill(ui, arena, "Left on the table: {1} for you, at no cost to {2}.", args);
    if (!left.mine) return fill(ui, arena, "Left on the table: {3} for {2}, at no cost to you.", args);
    return fill(ui, arena, "Left on the table: {1} for you at no cost to {2}, or {3} for {2} at no cost to you.", args);
}
