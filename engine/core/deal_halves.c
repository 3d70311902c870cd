// Half of the issues gives few packages. For each of the one half, taken by rising points, those of the other that together with it lie
// within bounds are a stretch that only moves down; the best of a stretch that moves is kept as a queue, each entry worse than the one
// before it.
#include "core/deal_halves.h"

#include <stdlib.h>

static int packages_of(const DealSpace *space, int first, int end) {
    int count = 1;
    for (int i = first; i < end; i++) count *= space->issues[i].value_count;
    return count;
}

// Before which issue to cut; of equals the earliest, since the back half is what a queue is kept of.
static int cut_at(const DealSpace *space) {
    int best = 0, least = space->outcome_count;
    for (int i = 1; i < space->issue_count; i++) {
        int front = packages_of(space, 0, i), back = space->outcome_count / front, larger = front > back ? front : back;
        if (larger >= least) continue;
        least = larger;
        best = i;
    }
    return best;
}

static int by_points(const void *a, const void *b) {
    const HalfPackage *x = a, *y = b;
    if (x->points != y->points) return x->points < y->points ? -1 : 1;
    return (x->outcome > y->outcome) - (x->outcome < y->outcome);
}

static DealHalf make_half(const DealSpace *space, int first, int end, bool mine, Arena *arena) {
    int count = packages_of(space, first, end);
    MUST(count <= DEAL_HALF_MAX);
    HalfPackage *packages = ARENA_ARRAY(arena, HalfPackage, count);
    Points *worths = ARENA_ARRAY(arena, Points, count);
    for (int outcome = 0; outcome < count; outcome++) {
        Points sum = {0};
        for (int i = end - 1, rest = outcome; i >= first; rest /= space->issues[i--].value_count)
            sum = points_sum(sum, space->issues[i].values[rest % space->issues[i].value_count]);
        worths[outcome] = sum;
        packages[outcome] = (HalfPackage){mine ? sum.mine : sum.theirs, outcome};
    }
    qsort(packages, (size_t)count, sizeof *packages, by_points);
    return (DealHalf){packages, worths, count, first, end};
}

DealHalves deal_halves_make(const DealSpace *space, bool mine, Arena *arena) {
    int cut = cut_at(space);
    return (DealHalves){space, {make_half(space, 0, cut, mine, arena), make_half(space, cut, space->issue_count, mine, arena)}};
}

// What is compared of a package: first over then.
typedef struct Rank {
    int64_t over, then;
} Rank;

static bool is_better(Rank a, Rank b) {
    return a.over != b.over ? a.over > b.over : a.then > b.then;
}

typedef struct Sweep {
    const DealHalf *front, *back;
    const DealWish *wish;
    // What a point above the half's least, and an outcome, count in Rank.then. Where points come first, one counts as much as all outcomes,
    // 4 * 10^6 at most, and no two packages are more than 2 * 10^12 points apart: that stays below 2^63.
    int64_t points, outcomes;
    int32_t ranks[2][DEAL_HALF_MAX];
    int32_t queue[DEAL_HALF_MAX];  // places in the back half
    int first, end;                // of what is in the queue
    int entered;                   // the place in the back half that entered last
    Rank best;
    int found;
} Sweep;

// Of the half's packages by their outcomes.
static void rank_half(const DealSpace *space, const DealHalf *half, const int32_t *values, int32_t *ranks) {
    int count = 1;
    memset(ranks, 0, (size_t)half->count * sizeof *ranks);
    if (!values) return;
    for (int i = half->first; i < half->end; i++) {
        int value_count = space->issues[i].value_count;
        for (int outcome = count - 1; outcome >= 0; outcome--) {
            int32_t so_far = ranks[outcome];
            for (int v = 0; v < value_count; v++) ranks[outcome * value_count + v] = so_far + values[v];
        }
        count *= value_count;
        values += value_count;
    }
}

static void rank_all(Sweep *s, const DealSpace *space) {
    const int32_t *values = s->wish->values;
    rank_half(space, s->front, values, s->ranks[0]);
    for (int i = s->front->first; values && i < s->front->end; i++) values += space->issues[i].value_count;
    rank_half(space, s->back, values, s->ranks[1]);
}

static Rank rank_back(const Sweep *s, int place) {
    const HalfPackage *p = &s->back->packages[place];
    return (Rank){s->ranks[1][p->outcome], s->points * (p->points - s->back->packages[0].points) + s->outcomes * p->outcome};
}

// Those that are worth enough now that the front half brings `points` enter, and those that are worth too much leave.
static void move_stretch(Sweep *s, int64_t points) {
    const HalfPackage *packages = s->back->packages;
    int64_t least = s->wish->least - points, most = s->wish->most - points;
    int entered = s->entered, end = s->end, first = s->first;
    while (entered > 0 && packages[entered - 1].points >= least) {
        Rank rank = rank_back(s, --entered);
        while (end > first && !is_better(rank_back(s, s->queue[end - 1]), rank)) end--;
        s->queue[end++] = entered;
    }
    while (first < end && packages[s->queue[first]].points > most) first++;
    s->entered = entered;
    s->end = end;
    s->first = first;
}

static void consider(Sweep *s, const HalfPackage *front, int place) {
    int64_t outcome = (int64_t)front->outcome * s->back->count;
    Rank rank = rank_back(s, place);
    rank.over += s->ranks[0][front->outcome];
    rank.then += s->points * (front->points - s->front->packages[0].points) + s->outcomes * outcome;
    if (s->found >= 0 && !is_better(rank, s->best)) return;
    s->best = rank;
    s->found = (int)outcome + s->back->packages[place].outcome;
}

// The one package of the front half with which some outcomes lie before `after`, and some behind it.
static void consider_parted(Sweep *s, const HalfPackage *front) {
    int after = s->wish->after % s->back->count;
    for (int i = 0; i < s->back->count; i++) {
        int64_t points = front->points + s->back->packages[i].points;
        if (points >= s->wish->least && points <= s->wish->most && s->back->packages[i].outcome > after) consider(s, front, i);
    }
}

int deal_halves_find(const DealHalves *halves, const DealWish *wish) {
    static const int points[] = {1, -1, 0, 0}, outcomes[] = {-1, 1, -1, 1};
    Sweep s;  // most of it is not looked at
    s.front = &halves->half[0];
    s.back = &halves->half[1];
    s.wish = wish;
    s.points = points[wish->tie] * (int64_t)halves->space->outcome_count;
    s.outcomes = outcomes[wish->tie];
    s.first = s.end = 0;
    s.entered = s.back->count;
    s.found = -1;
    rank_all(&s, halves->space);
    int parted = wish->after < 0 ? -1 : wish->after / s.back->count;
    for (int i = 0; i < s.front->count; i++) {
        const HalfPackage *front = &s.front->packages[i];
        move_stretch(&s, front->points);
        if (front->outcome == parted)
            consider_parted(&s, front);
        else if (front->outcome > parted && s.first < s.end)
            consider(&s, front, s.queue[s.first]);
    }
    return s.found;
}
