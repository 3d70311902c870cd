// Which decisions have the form of one, which are open at the table, and how a preparation compares with the truth.
#include "core/negotiation_parts.h"

static bool in_range(int32_t value, int32_t least, int32_t most) {
    return value >= least && value <= most;
}

static const char *malformed_talk(const Negotiation *n, const Decision *d) {
    if (d->count != 2 || !in_range(d->value[0], TALK_ASK, TALK_END - 1)) return "There is no such act.";
    if (!talk_has_issue(d->value[0])) return d->value[1] == 0 ? NULL : "This act is about no issue.";
    return in_range(d->value[1], 1, n->issue_count) ? NULL : "This act needs one of the issues on the table.";
}

static const char *malformed_offer(const Negotiation *n, const Decision *d) {
    if (!in_range(d->count, 2, 1 + PACKAGES_MAX)) return "An offer has one package, two or three.";
    if (!in_range(d->value[0], MANNER_PLAIN, MANNER_END - 1)) return "There is no such act.";
    for (int i = 1; i < d->count; i++)
        if (!in_range(d->value[i], 0, n->stands[0].space.outcome_count - 1)) return "There is no such package.";
    return d->count == 2 || d->value[0] == MANNER_PLAIN ? NULL : "Several packages at once are offered plainly.";
}

AnswerRange negotiation_answer_range(const Negotiation *n, int place) {
    if (place == 0) return (AnswerRange){n->alternative_count > 0, n->alternative_count};
    return place < 3 ? (AnswerRange){0, 100} : (AnswerRange){1, 3};
}

static const char *malformed_preparation(const Negotiation *n, const Decision *d) {
    if (d->count != 3 + n->issue_count) return "A preparation has an alternative, a limit, a target and a guess for each issue.";
    for (int i = 0; i < d->count; i++) {
        AnswerRange range = negotiation_answer_range(n, i);
        if (in_range(d->value[i], range.least, range.most)) continue;
        if (i == 0) return "There is no such alternative.";
        return i < 3 ? "Limit and target lie between 0 and 100 percent of the way to your best package."
                     : "A guess is 1 for little, 2 for some or 3 for much.";
    }
    return NULL;
}

const char *negotiation_malformed(const Negotiation *n, const Decision *d) {
    switch (d->kind) {
    case DECISION_PREPARE: return malformed_preparation(n, d);
    case DECISION_TALK: return malformed_talk(n, d);
    case DECISION_OFFER: return malformed_offer(n, d);
    case DECISION_ACCEPT:
    case DECISION_WALK: return d->count ? "There is no such act." : NULL;
    default: return "Here the rep negotiates: ask, offer, accept or walk.";
    }
}

// In at least one issue the package is better (sign 1) or worse (-1) for me than the other one.
static bool differs(const Negotiation *n, const int32_t *row, int outcome, int other, int sign) {
    const DealSpace *space = &negotiation_stand(n, row)->space;
    Package a = deal_package(space, outcome), b = deal_package(space, other);
    for (int i = 0; i < n->issue_count; i++) {
        int64_t more = n->issues[i].values[a.value[i]].mine - n->issues[i].values[b.value[i]].mine;
        if (more * sign > 0) return true;
    }
    return false;
}

static const char *refuse_several(const Negotiation *n, const int32_t *row, const Decision *d) {
    int32_t least = ONE, most = 0;
    for (int i = 1; i < d->count; i++) {
        int32_t mine = negotiation_shares(n, row, d->value[i]).mine;
        if (mine < least) least = mine;
        if (mine > most) most = mine;
        for (int j = 1; j < i; j++)
            if (d->value[j] == d->value[i]) return "Packages offered at once must differ.";
    }
    return most - least <= MESO_SPREAD ? NULL
                                       : "Packages offered at once must be worth about the same to you: within 5 percent of your best.";
}

static const char *refuse_offer(const Negotiation *n, const int32_t *row, const Decision *d) {
    if (d->count > 2) return refuse_several(n, row, d);
    int mine = row[TABLE_MINE], theirs = row[TABLE_THEIRS];
    if (d->value[0] == MANNER_CONDITIONAL) {
        if (mine < 0) return "A condition needs an offer before it.";
        if (theirs >= 0 && !differs(n, row, d->value[1], theirs, 1))
            return "A condition asks for something that their last offer does not give.";
    }
    if (d->value[0] == MANNER_TRADEOFF) {
        if (mine < 0) return "A trade needs an offer before it.";
        if (!differs(n, row, d->value[1], mine, 1) || !differs(n, row, d->value[1], mine, -1))
            return "A trade gives on one issue and takes on another, against your last offer.";
    }
    return NULL;
}

const char *negotiation_refuses(const Negotiation *n, const int32_t *row, const Decision *d, int *issue) {
    *issue = -1;
    if (negotiation_ended(row) || row[TABLE_PHASE] == PHASE_AHEAD) return "There is nothing to negotiate now.";
    if ((d->kind == DECISION_PREPARE) != (row[TABLE_PHASE] == PHASE_PREPARE))
        return d->kind == DECISION_PREPARE ? "The talks have begun: the preparation is over." : "First comes the preparation.";
    const char *why = negotiation_malformed(n, d);
    if (why || d->kind == DECISION_PREPARE) return why;
    if (d->kind == DECISION_TALK && talk_has_issue(d->value[0])) *issue = (int)d->value[1] - 1;
    if (d->kind == DECISION_OFFER) why = refuse_offer(n, row, d);
    if (d->kind == DECISION_ACCEPT && row[TABLE_THEIRS] < 0) why = "There is no offer of theirs to accept.";
    if (why) return why;
    return n->closed >> negotiation_act(d) & 1 ? "This act is not open at this table." : NULL;
}

// A share of the way, 0 .. 100, from `from` to `to`.
static int way(int64_t at, int64_t from, int64_t to) {
    if (to <= from) return at >= to ? 100 : 0;
    int64_t value = (at - from) * 100 / (to - from);
    return value < 0 ? 0 : value > 100 ? 100 : (int)value;
}

static int guessed(const Negotiation *n, const int32_t *row) {
    const int32_t *weights = n->weights[row[TABLE_PROFILE]];
    int pairs = 0, halves = 0;
    for (int i = 0; i < n->issue_count; i++)
        for (int j = 0; j < n->issue_count; j++) {
            if (weights[i] <= weights[j]) continue;
            int guess = (int)((uint32_t)row[TABLE_GUESS] >> 2 * i & 3) - (int)((uint32_t)row[TABLE_GUESS] >> 2 * j & 3);
            pairs++;
            halves += guess > 0 ? 2 : guess == 0 ? 1 : 0;
        }
    return pairs ? 50 * halves / pairs : 100;
}

Preparation negotiation_preparation(const Negotiation *n, const int32_t *row) {
    const Stand *stand = negotiation_stand(n, row);
    const DealSpace *space = &stand->space;
    Preparation found = {.guess = guessed(n, row)};
    int64_t best = 0;
    for (int i = 0; i < n->alternative_count; i++)
        if (i == 0 || n->alternatives[i] > best) best = n->alternatives[i];
    found.alternative = !n->alternative_count || n->alternatives[row[TABLE_ALTERNATIVE] - 1] == best ? 100 : 0;
    int reserve = way(space->reserve.mine, space->worst.mine, space->best.mine), off = row[TABLE_LIMIT] - reserve;
    off = off < 0 ? -off : off;
    found.limit = off <= 2 ? 100 : off >= 20 ? 0 : (20 - off) * 100 / 18;
    int64_t nash = space->best.mine;
    const DealAnalysis *analysis = stand->analysis;
    if (analysis->rational_points) nash = analysis->frontier[analysis->deals[DEAL_NASH].points[0]].worth.mine;
    found.target = way(row[TABLE_AIM], reserve, way(nash, space->worst.mine, space->best.mine));
    return found;
}
