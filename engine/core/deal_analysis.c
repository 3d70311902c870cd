// The zone of possible agreement and the named deals.
#include "core/deal_analysis.h"
#include "core/deal_parts.h"

#include <stdlib.h>

const Str deal_kind_names[DEAL_KINDS] = {STR_INIT("nash"), STR_INIT("kalai_smorodinsky"), STR_INIT("egalitarian"), STR_INIT("utilitarian")};

// How good a point is, as a fraction that is compared exactly: at most 4 * 10^24 over at most 2 * 10^12.
typedef struct Merit {
    Wide over;
    int64_t under;  // above 0
} Merit;

static int compare(Merit a, Merit b) {
    Wide left = a.over * b.under, right = b.over * a.under;
    return (left > right) - (left < right);
}

static Merit lesser(Merit a, Merit b) {
    return compare(a, b) < 0 ? a : b;
}

static Merit nash(const DealSpace *space, Points worth) {
    Points gain = deal_gain(space, worth);
    return (Merit){(Wide)gain.mine * gain.theirs, 1};
}

static Merit share_of_gain(int64_t worth, int64_t reserve, int64_t worst, int64_t best) {
    int64_t from = reserve > worst ? reserve : worst;
    if (best == from) return (Merit){0, 1};  // only its best is rational then, which is one point: nothing to compare
    return (Merit){worth - from, best - from};
}

static Merit kalai_smorodinsky(const DealSpace *space, Points worth) {
    return lesser(share_of_gain(worth.mine, space->reserve.mine, space->worst.mine, space->best.mine),
                  share_of_gain(worth.theirs, space->reserve.theirs, space->worst.theirs, space->best.theirs));
}

static Merit egalitarian(const DealSpace *space, Points worth) {
    Points gain = deal_gain(space, worth);
    return (Merit){gain.mine < gain.theirs ? gain.mine : gain.theirs, 1};
}

static Merit utilitarian(const DealSpace *space, Points worth) {
    (void)space;
    return (Merit){worth.mine + worth.theirs, 1};
}

typedef Merit MeritOf(const DealSpace *space, Points worth);
static MeritOf *const merit_of[DEAL_KINDS] = {nash, kalai_smorodinsky, egalitarian, utilitarian};

// Two walks: the first finds the best and how many tie, the second keeps them.
static DealSet find_set(DealAnalysis *analysis, MeritOf *merit) {
    int first = analysis->rational_first, end = first + analysis->rational_points, count = 0;
    Merit best = {0, 1};
    for (int i = first; i < end; i++) {
        Merit one = merit(analysis->space, analysis->frontier[i].worth);
        int order = count ? compare(one, best) : 1;
        if (order > 0) best = one, count = 0;
        count += order >= 0;
    }
    int *points = ARENA_ARRAY(&analysis->arena, int, count), kept = 0;
    for (int i = first; kept < count; i++)
        if (!compare(merit(analysis->space, analysis->frontier[i].worth), best)) points[kept++] = i;
    return (DealSet){points, count};
}

// What the issues from one on can add at least and at most, and how many packages they make.
typedef struct Rest {
    Points least, most;
    int outcomes;
} Rest;

// Packages that begin with those worth `so_far`, and go on with the issues from `issue` on. Most are counted by the thousand, because what
// is left to agree on can't change whether both sides would.
static int count_rational(const DealSpace *space, const Rest *rest, int issue, Points so_far) {
    const Rest *now = &rest[issue];
    if (!deal_is_rational(space, points_sum(so_far, now->most))) return 0;
    if (deal_is_rational(space, points_sum(so_far, now->least))) return now->outcomes;
    int count = 0;
    for (int v = 0; v < space->issues[issue].value_count; v++)
        count += count_rational(space, rest, issue + 1, points_sum(so_far, space->issues[issue].values[v]));
    return count;
}

static int rational_count(const DealSpace *space) {
    Rest rest[DEAL_ISSUES_MAX + 1];
    rest[space->issue_count] = (Rest){.outcomes = 1};
    for (int i = space->issue_count - 1; i >= 0; i--) {
        const Issue *issue = &space->issues[i];
        rest[i].least = points_sum(rest[i + 1].least, deal_least(issue));
        rest[i].most = points_sum(rest[i + 1].most, deal_most(issue));
        rest[i].outcomes = rest[i + 1].outcomes * issue->value_count;
    }
    return count_rational(space, rest, 0, (Points){0});
}

// Mine falls and theirs rises along the frontier, so what suits both is one stretch of it.
static void find_rational(DealAnalysis *analysis) {
    const DealSpace *space = analysis->space;
    const DealPoint *frontier = analysis->frontier;
    int first = 0, end = analysis->frontier_count;
    while (first < end && frontier[first].worth.theirs < space->reserve.theirs) first++;
    while (end > first && frontier[end - 1].worth.mine < space->reserve.mine) end--;
    analysis->rational_first = first;
    analysis->rational_points = end - first;
    analysis->rational_count = rational_count(space);
}

DealAnalysis *deal_analyze(const DealSpace *space) {
    DealAnalysis *analysis = mem_realloc(NULL, sizeof *analysis);
    *analysis = (DealAnalysis){.space = space};
    deal_build_frontier(analysis);
    find_rational(analysis);
    for (int kind = 0; kind < DEAL_KINDS; kind++) analysis->deals[kind] = find_set(analysis, merit_of[kind]);
    return analysis;
}

void deal_analysis_free(DealAnalysis *analysis) {
    if (!analysis) return;
    arena_free(&analysis->arena);
    free(analysis);
}
