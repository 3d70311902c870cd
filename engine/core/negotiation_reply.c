// What they make of my offer: what they aim at now, whether they sign, and what they put on the table instead.
#include "core/negotiation_parts.h"

// What they could just accept, as they see it: value that was shown makes the alternative look poorer.
static int32_t reserve_seen(const Negotiation *n, const int32_t *row) {
    return negotiation_bounded(negotiation_stand(n, row)->reserve - (int64_t)row[TABLE_VALUE] * VALUE_RESERVE / 100);
}

static int64_t mix(int64_t a, int64_t b, int64_t percent_b) {
    return (a * (100 - percent_b) + b * percent_b) / 100;
}

// How far my offers have come, of the way from the first one to their goal.
static int64_t conceded(const Stand *stand, const int32_t *row) {
    int64_t way = (int64_t)stand->goal - row[TABLE_FIRST];
    return way <= 0 ? ONE : negotiation_bounded(((int64_t)row[TABLE_BEST] - row[TABLE_FIRST]) * ONE / way);
}

void negotiation_aim(const Negotiation *n, int32_t *row) {
    const Stand *stand = negotiation_stand(n, row);
    int64_t hi = row[TABLE_HI], floor = reserve_seen(n, row);
    int64_t passed = n->curve[row[TABLE_EASE] * (n->rounds + 1) + row[TABLE_ROUND]];
    int64_t by_time = floor + (hi - floor) * (ONE - passed) / ONE;
    int64_t by_turn = hi - conceded(stand, row) * (hi - stand->goal) / ONE;
    int64_t angry = (int64_t)row[TABLE_A] - ANGER_CALM;
    int64_t trusting = (int64_t)row[TABLE_T] - (int64_t)n->trust[row[TABLE_BASE_TRUST]] * (ONE / 100);
    int64_t raw = mix(by_time, by_turn, n->reciprocity[row[TABLE_RECIPROCITY]]) + (angry > 0 ? angry : 0) * ANGER_TARGET / 100 -
                  trusting * TRUST_TARGET / 100 + (int64_t)row[TABLE_ROOM] * ROOM_TARGET / 100 -
                  (int64_t)row[TABLE_VALUE] * VALUE_TARGET / 100 - row[TABLE_BONUS];
    int64_t most = (int64_t)row[TABLE_TARGET] + HARDENS_MOST;
    if (raw > most) raw = most;
    row[TABLE_TARGET] = negotiation_bounded(raw < floor ? floor : raw);
}

// The least they sign in the last round: they would rather have nothing than let themselves be held out.
static int64_t fair(const Negotiation *n, const int32_t *row) {
    int64_t seen = reserve_seen(n, row), cool = (int64_t)ONE + row[TABLE_A] - row[TABLE_T];
    cool = cool < 0 ? 0 : cool > ONE + ONE / 2 ? ONE + ONE / 2 : cool;
    int64_t above = (int64_t)negotiation_stand(n, row)->goal - seen;
    return seen + (above > 0 ? above : 0) * cool / ONE * FAIR / 100;
}

static bool above_reserve(const Stand *stand, int outcome) {
    Package package = deal_package(&stand->space, outcome);
    return deal_worth(&stand->space, &package).theirs >= stand->space.reserve.theirs;
}

bool negotiation_accepts(const Negotiation *n, const int32_t *row, int32_t outcome, bool closes) {
    const Stand *stand = negotiation_stand(n, row);
    if (!above_reserve(stand, outcome)) return false;
    int64_t worth = negotiation_shares(n, row, outcome).theirs;
    if (row[TABLE_PROMISED]) worth += PROMISE_WORTH;
    int64_t asked = (int64_t)row[TABLE_TARGET] + (closes ? -CLOSE_TOLERANCE : HESITATES);
    if (worth >= asked || worth >= (int64_t)stand->goal + GOOD_ENOUGH) return true;
    return row[TABLE_ROUND] == n->rounds - 1 && worth >= fair(n, row);
}

// Bytes of the row from TABLE_COUNTS on: first how often I left each issue as it was, then how often I offered each value.
static int counted(const int32_t *row, int index) {
    return (int)((uint32_t)row[TABLE_COUNTS + index / 4] >> index % 4 * 8 & 255);
}

static void count(int32_t *row, int index) {
    if (counted(row, index) < COUNT_MAX) row[TABLE_COUNTS + index / 4] += (int32_t)(1u << index % 4 * 8);
}

void negotiation_count(const Negotiation *n, int32_t *row, int32_t before, int32_t outcome) {
    const DealSpace *space = &negotiation_stand(n, row)->space;
    Package now = deal_package(space, outcome), then = before < 0 ? now : deal_package(space, before);
    for (int i = 0; i < n->issue_count; i++) {
        if (before >= 0 && then.value[i] == now.value[i]) count(row, i);
        count(row, n->issue_count + n->value_first[i] + now.value[i]);
    }
}

// What they think each value is worth to me: what I offer often I like, and what I never move matters.
static void estimate(const Negotiation *n, const int32_t *row, int32_t *worth) {
    for (int i = 0; i < n->issue_count; i++) {
        int values = n->issues[i].value_count, first = n->value_first[i], most = 1;
        int32_t weight = 10 + n->issue_count * counted(row, i);
        for (int v = 0; v < values; v++)
            if (counted(row, n->issue_count + first + v) > most) most = counted(row, n->issue_count + first + v);
        for (int v = 0; v < values; v++) worth[first + v] = weight * (1000 * counted(row, n->issue_count + first + v) / most);
    }
}

static int place(const Negotiation *n, const Bid *bid, int issue) {
    return (int)(bid->places >> n->shift[issue] & ((1u << n->bits[issue]) - 1));
}

static int32_t estimated(const Negotiation *n, const int32_t *worth, const Bid *bid) {
    int32_t sum = 0;
    for (int i = 0; i < n->issue_count; i++) sum += worth[n->value_first[i] + place(n, bid, i)];
    return sum;
}

static int changed(const Negotiation *n, const Bid *bid, uint64_t last) {
    uint64_t differ = bid->places ^ last;
    int sum = 0;
    for (int i = 0; i < n->issue_count; i++) sum += (differ >> n->shift[i] & ((1u << n->bits[i]) - 1)) != 0;
    return sum;
}

// The first place whose bid is worth no more than `share` to them.
static int first_below(const Bid *bids, int count, int64_t share) {
    int from = 0, to = count;
    while (from < to) {
        int middle = from + (to - from) / 2;
        if (bids[middle].theirs > share)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

// Of packages alike to them: the one they think best for me while they are looking for an exchange, else the one nearest to their last.
static int choose(const Negotiation *n, const int32_t *row, const Bid *bids, int from, int to) {
    const Stand *stand = negotiation_stand(n, row);
    bool exchange = row[TABLE_LOGROLL] > 0 || (row[TABLE_T] >= LOGROLL_TRUST && row[TABLE_FIXED_PIE] < LOGROLL_PIE);
    int32_t worth[DEAL_ISSUES_MAX * DEAL_VALUES_MAX], last = row[TABLE_THEIRS];
    uint64_t places = last < 0 ? 0 : bids[n->where[row[TABLE_PROFILE]][last]].places;
    if (exchange) estimate(n, row, worth);
    int best = -1, best_rank = 0;
    for (int i = from; i < to; i++) {
        int rank = exchange ? estimated(n, worth, &bids[i]) : last < 0 ? 0 : -changed(n, &bids[i], places);
        if (best >= 0 && rank <= best_rank) continue;
        if (bids[i].theirs <= stand->reserve && !above_reserve(stand, bids[i].outcome)) continue;
        best = i;
        best_rank = rank;
    }
    return best;
}

// The place of the least that is worth more to them than what lies behind place `from`, and that they could sign; -1 where they could sign
// nothing at all.
static int least_before(const Stand *stand, const Bid *bids, int from) {
    for (int i = from - 1; i > 0; i--)
        if (above_reserve(stand, bids[i].outcome)) return i;
    return above_reserve(stand, bids[0].outcome) ? 0 : -1;
}

void negotiation_counter(const Negotiation *n, int32_t *row) {
    const Stand *stand = negotiation_stand(n, row);
    const Bid *bids = n->bids[row[TABLE_PROFILE]];
    int count = stand->space.outcome_count;
    int from = first_below(bids, count, (int64_t)row[TABLE_TARGET] + BAND), to = first_below(bids, count, (int64_t)row[TABLE_TARGET] - 1);
    int best = choose(n, row, bids, from, to);
    if (best < 0) best = least_before(stand, bids, from);
    if (row[TABLE_LOGROLL] > 0) row[TABLE_LOGROLL]--;
    if (best < 0) return;
    int32_t before = row[TABLE_THEIRS];
    int64_t gave = before < 0 ? 0 : (int64_t)bids[n->where[row[TABLE_PROFILE]][before]].theirs - bids[best].theirs;
    row[TABLE_GAVE] = gave > 0 ? (int32_t)gave : 0;
    row[TABLE_THEIRS_BEFORE] = before;
    row[TABLE_THEIRS] = bids[best].outcome;
}

void negotiation_begin(const Negotiation *n, int32_t *row) {
    row[TABLE_PHASE] = PHASE_TALKS;
    int32_t best = n->bids[row[TABLE_PROFILE]][0].outcome;
    if (!n->they_open || !above_reserve(negotiation_stand(n, row), best)) return;
    row[TABLE_THEIRS] = best;
    row[TABLE_PARAPHRASE] = 1;
}

// How much the packages differ in the issue, to them.
static int64_t spread(const Negotiation *n, const int32_t *row, int issue, const Package *packages, int count) {
    const Points *values = n->issues[row[TABLE_PROFILE] * n->issue_count + issue].values;
    int64_t least = values[packages[0].value[issue]].theirs, most = least;
    for (int i = 1; i < count; i++) {
        int64_t points = values[packages[i].value[issue]].theirs;
        if (points < least) least = points;
        if (points > most) most = points;
    }
    return most - least;
}

void negotiation_reveal(const Negotiation *n, int32_t *row, const int32_t *outcomes, int count) {
    const DealSpace *space = &negotiation_stand(n, row)->space;
    Package packages[PACKAGES_MAX];
    for (int i = 0; i < count; i++) packages[i] = deal_package(space, outcomes[i]);
    int told = -1;
    for (int turn = 0; turn < 2; turn++) {
        int most = -1;
        int64_t widest = 0;
        for (int i = 0; i < n->issue_count; i++) {
            int64_t differs = spread(n, row, i, packages, count);
            if (i == told || n->sight[i] == SIGHT_HIDDEN || differs <= widest) continue;
            widest = differs;
            most = i;
        }
        if (most < 0) return;
        negotiation_learns(row, most, 1);
        told = most;
    }
    row[TABLE_PARAPHRASE] = 1;
}
