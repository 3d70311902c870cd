// What is worked out once when a scenario is loaded, so that a reply takes a microsecond.
#include "core/negotiation_parts.h"

#include "base/fixed.h"

#include <stdlib.h>
#include <string.h>

// Rounded down: what counts as no less than a reservation value is compared in points where it is near.
int32_t negotiation_share(int64_t points, int64_t worst, int64_t best) {
    int64_t nothing = worst < 0 ? worst : 0, range = best - nothing;
    if (range <= 0) return ONE;
    return points <= nothing ? 0 : points >= best ? ONE : (int32_t)((points - nothing) * (__extension__(__int128) ONE) / range);
}

static Shares shares_of(const DealSpace *space, Points worth) {
    return (Shares){negotiation_share(worth.mine, space->worst.mine, space->best.mine),
                    negotiation_share(worth.theirs, space->worst.theirs, space->best.theirs)};
}

static void take_places(Negotiation *n) {
    int shift = 0, first = 0;
    for (int i = 0; i < n->issue_count; i++) {
        int bits = 1;
        while (1 << bits < n->issues[i].value_count) bits++;
        n->bits[i] = bits;
        n->shift[i] = shift;
        n->value_first[i] = first;
        shift += bits;
        first += n->issues[i].value_count;
    }
    n->value_count = first;
}

// One pass of a stable sort, highest key first; keys lie in 0 .. 1000.
static void sort_pass(const Bid *from, Bid *to, int count, int divisor) {
    int places[1002] = {0};
    for (int i = 0; i < count; i++) places[1000 - from[i].theirs / divisor % (divisor == 1 ? 1000 : 1001) + 1]++;
    for (int i = 1; i < 1002; i++) places[i] += places[i - 1];
    for (int i = 0; i < count; i++) to[places[1000 - from[i].theirs / divisor % (divisor == 1 ? 1000 : 1001)]++] = from[i];
}

static uint64_t places_of(const Negotiation *n, const Package *package) {
    uint64_t places = 0;
    for (int i = 0; i < n->issue_count; i++) places |= (uint64_t)package->value[i] << n->shift[i];
    return places;
}

#define CHUNK 256
static void fill_bids(const Negotiation *n, const DealSpace *space, Bid *bids) {
    Points worths[CHUNK];
    for (int first = 0; first < space->outcome_count; first += CHUNK) {
        int count = space->outcome_count - first < CHUNK ? space->outcome_count - first : CHUNK;
        deal_worths(space, first, count, worths);
        for (int i = 0; i < count; i++) {
            Package package = deal_package(space, first + i);
            Shares shares = shares_of(space, worths[i]);
            bids[first + i] = (Bid){places_of(n, &package), first + i, shares.theirs, shares.mine};
        }
    }
}

static void make_bids(Negotiation *n, int profile, Arena *arena) {
    const DealSpace *space = &n->stands[profile * n->reserve_count].space;
    int count = space->outcome_count;
    Bid *bids = ARENA_ARRAY(arena, Bid, count), *other = malloc((size_t)count * sizeof *other);
    MUST(other);
    fill_bids(n, space, bids);
    sort_pass(bids, other, count, 1);
    sort_pass(other, bids, count, 1000);
    free(other);
    n->bids[profile] = bids;
    n->where[profile] = ARENA_ARRAY(arena, int32_t, count);
    for (int i = 0; i < count; i++) n->where[profile][bids[i].outcome] = i;
}

static void weigh(const Negotiation *n, const Issue *issues, bool mine, int32_t *weights) {
    int64_t sum = 0, span[DEAL_ISSUES_MAX];
    for (int i = 0; i < n->issue_count; i++) {
        Points least = deal_least(&issues[i]), most = deal_most(&issues[i]);
        span[i] = mine ? most.mine - least.mine : most.theirs - least.theirs;
        sum += span[i];
    }
    for (int i = 0; i < n->issue_count; i++) weights[i] = sum ? (int32_t)(span[i] * (__extension__(__int128) ONE) / sum) : 0;
}

// The greatest sum of both gains lies on the frontier.
static int32_t greatest_joint(const Stand *stand) {
    const DealAnalysis *analysis = stand->analysis;
    Shares none = shares_of(&stand->space, stand->space.reserve);
    int32_t most = 0;
    for (int i = 0; i < analysis->rational_points; i++) {
        Shares shares = shares_of(&stand->space, analysis->frontier[analysis->rational_first + i].worth);
        int32_t sum = shares.mine - none.mine + shares.theirs - none.theirs;
        if (sum > most) most = sum;
    }
    return most;
}

static void make_stand(Stand *stand) {
    DealAnalysis *analysis = stand->analysis = deal_analyze(&stand->space);
    stand->reserve = shares_of(&stand->space, stand->space.reserve).theirs;
    stand->goal = stand->reserve + (ONE - stand->reserve) / 2;
    stand->most = stand->space.reserve.mine;
    if (!analysis->rational_points) return;
    const DealPoint *nash = &analysis->frontier[analysis->deals[DEAL_NASH].points[0]];
    stand->goal = shares_of(&stand->space, nash->worth).theirs;
    stand->most = analysis->frontier[analysis->rational_first].worth.mine;
    stand->joint = greatest_joint(stand);
}

// F(t) = k + (1 - k) t^(1/e), and the whole at the end.
static void make_curves(Negotiation *n, Arena *arena) {
    n->curve = ARENA_ARRAY(arena, int32_t, n->ease_count * (n->rounds + 1));
    for (int e = 0; e < n->ease_count; e++)
        for (int k = 0; k <= n->rounds; k++) {
            int64_t passed = k >= n->rounds - 1 ? ONE : (int64_t)k * ONE / (n->rounds - 1);
            n->curve[e * (n->rounds + 1) + k] =
                CURVE_START + (int32_t)((int64_t)(ONE - CURVE_START) * fixed_power(passed, 100, n->ease[e]) / ONE);
        }
}

// Each profile with each reservation value; what is wrong with the issues is said once.
static bool make_spaces(Negotiation *n, Arena *arena, Str file, int line, Err *err) {
    n->stands = ARENA_ARRAY(arena, Stand, n->profile_count * n->reserve_count);
    memset(n->stands, 0, (size_t)(n->profile_count * n->reserve_count) * sizeof *n->stands);
    for (int p = 0; p < n->profile_count; p++)
        for (int r = 0; r < n->reserve_count; r++) {
            Points reserve = {n->reserve_mine, n->reserves[r]};
            DealSpace *space = &n->stands[p * n->reserve_count + r].space;
            if (!deal_make(space, arena, n->issues + p * n->issue_count, n->issue_count, reserve, file, line, err)) return false;
        }
    return true;
}

bool negotiation_make(Negotiation *n, Arena *arena, Str file, int line, Err *err) {
    MUST(n->rounds >= 2 && n->rounds <= NEGOTIATION_ROUNDS && n->profile_count >= 1 && n->reserve_count >= 1);
    n->stands = NULL;
    if (!make_spaces(n, arena, file, line, err)) return false;
    take_places(n);
    for (int i = 0; i < n->profile_count * n->reserve_count; i++) make_stand(&n->stands[i]);
    n->bids = ARENA_ARRAY(arena, Bid *, n->profile_count);
    n->where = ARENA_ARRAY(arena, int32_t *, n->profile_count);
    n->weights = arena_alloc(arena, (size_t)n->profile_count * sizeof *n->weights);
    for (int p = 0; p < n->profile_count; p++) {
        make_bids(n, p, arena);
        weigh(n, n->issues + p * n->issue_count, false, n->weights[p]);
    }
    weigh(n, n->issues, true, n->weights_mine);
    make_curves(n, arena);
    return true;
}

void negotiation_free(Negotiation *n) {
    for (int i = 0; n->stands && i < n->profile_count * n->reserve_count; i++) deal_analysis_free(n->stands[i].analysis);
}

int negotiation_slots(const Negotiation *n) {
    int values = 0;
    for (int i = 0; i < n->issue_count; i++) values += n->issues[i].value_count;
    return TABLE_COUNTS + (n->issue_count + values + 3) / 4;
}

int negotiation_draw_count(const Negotiation *n, NegotiationSlot slot) {
    switch (slot) {
    case TABLE_EASE: return n->ease_count;
    case TABLE_RECIPROCITY: return n->reciprocity_count;
    case TABLE_BASE_TRUST: return n->trust_count;
    case TABLE_PROFILE: return n->profile_count;
    default: MUST(slot == TABLE_RESERVE); return n->reserve_count;
    }
}

const Stand *negotiation_stand(const Negotiation *n, const int32_t *row) {
    return &n->stands[row[TABLE_PROFILE] * n->reserve_count + row[TABLE_RESERVE]];
}

Shares negotiation_shares(const Negotiation *n, const int32_t *row, int outcome) {
    const Bid *bid = &n->bids[row[TABLE_PROFILE]][n->where[row[TABLE_PROFILE]][outcome]];
    return (Shares){bid->mine, bid->theirs};
}

int32_t negotiation_reserve_share(const Negotiation *n) {
    return shares_of(&n->stands[0].space, n->stands[0].space.reserve).mine;
}

int64_t negotiation_relative_weight(const Negotiation *n, const int32_t *row, int issue) {
    const int32_t *weights = n->weights[row[TABLE_PROFILE]];
    int32_t most = 1;
    for (int i = 0; i < n->issue_count; i++)
        if (weights[i] > most) most = weights[i];
    return (int64_t)weights[issue] * ONE / most;
}

int negotiation_importance(const Negotiation *n, const int32_t *row, int issue) {
    int64_t relative = negotiation_relative_weight(n, row, issue);
    return relative * 3 >= 2 * ONE ? 3 : relative * 3 >= ONE ? 2 : 1;
}

int negotiation_value_percent(const Negotiation *n, const int32_t *row, int issue, int value) {
    const Issue *of = &n->issues[row[TABLE_PROFILE] * n->issue_count + issue];
    int64_t least = deal_least(of).theirs, span = deal_most(of).theirs - least;
    return span ? (int)((200 * (of->values[value].theirs - least) + span) / (2 * span)) : 100;
}

// Where there was nothing to gain, no loss is all that could be had.
static int percent(int64_t part, int64_t whole) {
    int64_t value = whole > 0 ? (int64_t)(part * (__extension__(__int128) 100) / whole) : part < 0 ? 0 : 100;
    return value < 0 ? 0 : value > 100 ? 100 : (int)value;
}

// Whole numbers for authors, halves up.
static int32_t shown(int64_t share) {
    return (int32_t)((negotiation_bounded(share) + ONE / 200) / (ONE / 100));
}

static void show_end(const Negotiation *n, int32_t *row) {
    const Stand *stand = negotiation_stand(n, row);
    int64_t calm = (ONE - row[TABLE_A]) / 4, relation = calm + row[TABLE_T] / 2;
    if (row[TABLE_DEAL] < 0) {
        // Where nothing could be agreed on that is worth signing, going is the best one can do.
        bool rightly = stand->analysis->rational_count == 0 || stand->most <= stand->space.reserve.mine;
        row[TABLE_OWN] = row[TABLE_JOINT] = rightly && row[TABLE_PHASE] == PHASE_WALKED ? 100 : 0;
        row[TABLE_RELATIONSHIP] = shown(relation);
        return;
    }
    Package package = deal_package(&stand->space, row[TABLE_DEAL]);
    Points worth = deal_worth(&stand->space, &package);
    Shares shares = negotiation_shares(n, row, row[TABLE_DEAL]), none = shares_of(&stand->space, stand->space.reserve);
    row[TABLE_OWN] = percent(worth.mine - stand->space.reserve.mine, stand->most - stand->space.reserve.mine);
    row[TABLE_JOINT] = percent((int64_t)shares.mine - none.mine + shares.theirs - none.theirs, stand->joint);
    int64_t above = shares.theirs > stand->reserve ? (int64_t)shares.theirs - stand->reserve : 0;
    int64_t gained = stand->reserve < ONE ? above * ONE / (ONE - stand->reserve) : ONE;
    row[TABLE_RELATIONSHIP] = shown(relation + gained / 4);
}

void negotiation_show(const Negotiation *n, int32_t *row) {
    row[TABLE_TRUST] = shown(row[TABLE_T]);
    row[TABLE_ANGER] = shown(row[TABLE_A]);
    int64_t mood = (int64_t)row[TABLE_T] - (int64_t)row[TABLE_A] * 4 / 5 + ONE * 18 / 100;
    row[TABLE_MOOD] = shown(mood);
    if (negotiation_ended(row)) show_end(n, row);
}

void negotiation_open(const Negotiation *n, int32_t *row) {
    for (int i = 0; i < NEGOTIATION_SHOWN; i++) row[i] = 0;
    for (int i = NEGOTIATION_DRAWN; i < negotiation_slots(n); i++) row[i] = 0;
    static const NegotiationSlot none[] = {TABLE_FIRST,  TABLE_BEST,          TABLE_MINE, TABLE_MINE_BEFORE,
                                           TABLE_THEIRS, TABLE_THEIRS_BEFORE, TABLE_DEAL};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) row[none[i]] = -1;
    row[TABLE_T] = n->trust[row[TABLE_BASE_TRUST]] * (ONE / 100);
    row[TABLE_A] = ANGER_START;
    row[TABLE_FIXED_PIE] = row[TABLE_HI] = row[TABLE_TARGET] = ONE;
    for (int i = 0; i < n->issue_count; i++)
        if (n->sight[i] == SIGHT_OPEN) negotiation_learn(row, i);
    negotiation_show(n, row);
}

void negotiation_sit(const Negotiation *n, int32_t *row, int32_t trust) {
    if (row[TABLE_PHASE] != PHASE_AHEAD) return;
    row[TABLE_T] = negotiation_bounded((int64_t)row[TABLE_T] + trust);
    row[TABLE_REACTION] = REACT_NONE;
    if (n->prepares)
        row[TABLE_PHASE] = PHASE_PREPARE;
    else
        negotiation_begin(n, row);
    negotiation_show(n, row);
}
