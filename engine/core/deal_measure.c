// How far a deal is from what was possible.
#include "core/deal_parts.h"

// The first point of the frontier that is worth no more to me than `mine`: frontier_count if there is none.
static int place_of(const DealAnalysis *analysis, int64_t mine) {
    int from = 0, to = analysis->frontier_count;
    while (from < to) {
        int middle = from + (to - from) / 2;
        if (analysis->frontier[middle].worth.mine > mine)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

// The first point that is worth at least `theirs` to them, likewise.
static int place_giving(const DealAnalysis *analysis, int64_t theirs) {
    int from = 0, to = analysis->frontier_count;
    while (from < to) {
        int middle = from + (to - from) / 2;
        if (analysis->frontier[middle].worth.theirs < theirs)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

int deal_find(const DealAnalysis *analysis, Points worth) {
    int place = place_of(analysis, worth.mine);
    if (place == analysis->frontier_count) return -1;
    Points there = analysis->frontier[place].worth;
    return there.mine == worth.mine && there.theirs == worth.theirs ? place : -1;
}

static int64_t share(int64_t worth, int64_t worst, int64_t best) {
    int64_t nothing = worst < 0 ? worst : 0, range = best - nothing;
    if (range <= 0 || worth >= best) return DEAL_ONE;
    if (worth <= nothing) return 0;
    return (int64_t)(((Wide)(worth - nothing) * DEAL_ONE * 2 + range) / ((Wide)range * 2));
}

Points deal_share(const DealSpace *space, Points worth) {
    return (Points){share(worth.mine, space->worst.mine, space->best.mine), share(worth.theirs, space->worst.theirs, space->best.theirs)};
}

// The square root, rounded to the nearest whole number.
static int64_t root(uint64_t square) {
    uint64_t floor = 0;
    for (uint64_t bit = (uint64_t)1 << 31; bit; bit >>= 1)
        if ((floor + bit) * (floor + bit) <= square) floor += bit;
    return (int64_t)(floor + (square - floor * floor > floor));
}

// Squares of distances between shares are at most 2 * 10^18.
static int64_t squared(Points a, Points b) {
    int64_t across = a.mine - b.mine, up = a.theirs - b.theirs;
    return across * across + up * up;
}

// Goes from `place` along the frontier as long as the distance in my share alone does not rule out anything nearer than `least`.
static int64_t nearest_along(const DealAnalysis *analysis, Points from, int place, int step, int64_t least) {
    for (; place >= 0 && place < analysis->frontier_count; place += step) {
        Points there = deal_share(analysis->space, analysis->frontier[place].worth);
        if (squared((Points){from.mine, 0}, (Points){there.mine, 0}) >= least) break;
        int64_t square = squared(from, there);
        if (square < least) least = square;
    }
    return least;
}

static int64_t to_frontier(const DealAnalysis *analysis, Points worth) {
    Points from = deal_share(analysis->space, worth);
    int place = place_of(analysis, worth.mine);
    int64_t least = nearest_along(analysis, from, place, 1, INT64_MAX);
    return root((uint64_t)nearest_along(analysis, from, place - 1, -1, least));
}

static int64_t to_set(const DealAnalysis *analysis, Points from, DealKind kind) {
    const DealSet *set = &analysis->deals[kind];
    int64_t least = INT64_MAX;
    for (int i = 0; i < set->count; i++) {
        int64_t square = squared(from, deal_share(analysis->space, analysis->frontier[set->points[i]].worth));
        if (square < least) least = square;
    }
    return set->count ? root((uint64_t)least) : DEAL_ABSENT;
}

// Along the frontier one side's worth rises as the other's falls: what costs the other side nothing and is best for one lies at the end of
// the stretch that still gives the other side as much.
static Points left(const DealAnalysis *analysis, Points worth) {
    int mine = place_giving(analysis, worth.theirs), theirs = place_of(analysis, worth.mine - 1) - 1;
    MUST(mine < analysis->frontier_count && theirs >= 0);
    return (Points){analysis->frontier[mine].worth.mine - worth.mine, analysis->frontier[theirs].worth.theirs - worth.theirs};
}

static int64_t nash_ratio(const DealAnalysis *analysis, Points worth) {
    const DealSpace *space = analysis->space;
    if (!analysis->deals[DEAL_NASH].count) return DEAL_ABSENT;
    if (!deal_is_rational(space, worth)) return 0;
    Points gain = deal_gain(space, worth), most = deal_gain(space, analysis->frontier[analysis->deals[DEAL_NASH].points[0]].worth);
    Wide product = (Wide)gain.mine * gain.theirs, whole = (Wide)most.mine * most.theirs;
    return whole ? (int64_t)((product * DEAL_ONE * 2 + whole) / (whole * 2)) : DEAL_ONE;
}

DealMeasure deal_measure(const DealAnalysis *analysis, Points worth) {
    return (DealMeasure){
        .left = left(analysis, worth),
        .to_frontier = to_frontier(analysis, worth),
        .to_nash = to_set(analysis, deal_share(analysis->space, worth), DEAL_NASH),
        .nash_ratio = nash_ratio(analysis, worth),
    };
}

int64_t deal_opposition(const DealAnalysis *analysis) {
    return to_set(analysis, (Points){DEAL_ONE, DEAL_ONE}, DEAL_KALAI_SMORODINSKY);
}
