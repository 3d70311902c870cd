// What they make of my offer: what they aim at now, whether they sign, and what they put on the table instead.
#include "core/negotiation_parts.h"

#include <string.h>

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

static bool above_reserve(const Negotiation *n, const int32_t *row, int outcome) {
    return deal_halves_worth(&n->theirs[row[TABLE_PROFILE]], outcome).theirs >= negotiation_stand(n, row)->space.reserve.theirs;
}

static int best_for_them(const Stand *stand) {
    Package best = deal_best(&stand->space, false);
    return deal_outcome(&stand->space, &best);
}

bool negotiation_accepts(const Negotiation *n, const int32_t *row, int32_t outcome, bool closes) {
    const Stand *stand = negotiation_stand(n, row);
    if (!above_reserve(n, row, outcome)) return false;
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

// How much of their last offer stays.
static void keeps(const Negotiation *n, const int32_t *row, int32_t *worth) {
    memset(worth, 0, (size_t)n->value_count * sizeof *worth);
    if (row[TABLE_THEIRS] < 0) return;
    Package last = deal_package(&negotiation_stand(n, row)->space, row[TABLE_THEIRS]);
    for (int i = 0; i < n->issue_count; i++) worth[n->value_first[i] + last.value[i]] = 1;
}

// Packages of these shares that they could sign, in points.
static DealWish between(const Stand *stand, int64_t least, int64_t most) {
    const DealSpace *space = &stand->space;
    int64_t from = negotiation_points(least, space->worst.theirs, space->best.theirs);
    int64_t to = negotiation_points(most + 1, space->worst.theirs, space->best.theirs) - 1;
    return (DealWish){from > space->reserve.theirs ? from : space->reserve.theirs, to, NULL, TIE_MOST_POINTS, -1};
}

// What is wished for, most or least being said of shares: several points may make the same, and of these packages the outcome decides as it
// does of those with equal points. -1: none.
static int find(const Negotiation *n, const int32_t *row, DealWish wish) {
    const Stand *stand = negotiation_stand(n, row);
    const DealHalves *halves = &n->theirs[row[TABLE_PROFILE]];
    int found = deal_halves_find(halves, &wish);
    if (found < 0 || negotiation_tells_apart(stand->space.worst.theirs, stand->space.best.theirs)) return found;
    int64_t share = negotiation_shares(n, row, found).theirs;
    DealWish alike = between(stand, share, share);
    alike.values = wish.values;
    alike.tie = wish.tie == TIE_MOST_POINTS ? TIE_FIRST_OUTCOME : TIE_LAST_OUTCOME;
    return deal_halves_find(halves, &alike);
}

// Of packages alike to them: the one they think best for me while they are looking for an exchange, else the one nearest to their last; of
// several the best for them, and of these the first.
static int choose(const Negotiation *n, const int32_t *row) {
    bool exchange = row[TABLE_LOGROLL] > 0 || (row[TABLE_T] >= LOGROLL_TRUST && row[TABLE_FIXED_PIE] < LOGROLL_PIE);
    int32_t worth[DEAL_ISSUES_MAX * DEAL_VALUES_MAX];
    (exchange ? estimate : keeps)(n, row, worth);
    DealWish wish = between(negotiation_stand(n, row), row[TABLE_TARGET], (int64_t)row[TABLE_TARGET] + BAND);
    wish.values = worth;
    return find(n, row, wish);
}

// The least that is worth more to them than those, and that they could sign; else the best for them; -1 where they could sign nothing at
// all.
static int least_above(const Negotiation *n, const int32_t *row) {
    const Stand *stand = negotiation_stand(n, row);
    DealWish wish = between(stand, (int64_t)row[TABLE_TARGET] + BAND + 1, ONE);
    wish.tie = TIE_LEAST_POINTS;
    int found = find(n, row, wish);
    if (found >= 0) return found;
    int best = best_for_them(stand);
    return above_reserve(n, row, best) ? best : -1;
}

void negotiation_counter(const Negotiation *n, int32_t *row) {
    int best = choose(n, row);
    if (best < 0) best = least_above(n, row);
    if (row[TABLE_LOGROLL] > 0) row[TABLE_LOGROLL]--;
    if (best < 0) return;
    int32_t before = row[TABLE_THEIRS];
    int64_t gave = before < 0 ? 0 : (int64_t)negotiation_shares(n, row, before).theirs - negotiation_shares(n, row, best).theirs;
    row[TABLE_GAVE] = gave > 0 ? (int32_t)gave : 0;
    row[TABLE_THEIRS_BEFORE] = before;
    row[TABLE_THEIRS] = best;
}

void negotiation_begin(const Negotiation *n, int32_t *row) {
    int best = best_for_them(negotiation_stand(n, row));
    row[TABLE_PHASE] = PHASE_TALKS;
    if (!n->they_open || !above_reserve(n, row, best)) return;
    row[TABLE_THEIRS] = best;
    row[TABLE_PARAPHRASE] = 1;
}

// How much the packages differ in the issue, to them.
static int64_t spread(const Negotiation *n, const int32_t *row, int issue, const Package *packages, int count) {
    const Points *values = negotiation_stand(n, row)->space.issues[issue].values;
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
