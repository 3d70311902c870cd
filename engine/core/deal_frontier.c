// The Pareto frontier, issue by issue. What is dominated among the packages of the first issues stays so whatever is added for the others,
// so only the frontier of the first ones need be combined with the next issue. Entries stay in order throughout, and merging keeps them so.
#include "core/deal_parts.h"

#include <stdlib.h>

// A package of the issues so far: mine falls; where that is equal theirs falls; where both are, the outcome rises.
typedef struct Entry {
    Points worth;
    int outcome;  // numbered within the issues so far
} Entry;

// Several frontiers, one after another.
typedef struct Runs {
    Entry *entries;
    size_t room;
    int begin[DEAL_VALUES_MAX], count[DEAL_VALUES_MAX];
    int runs;
} Runs;

static bool is_equal(Points a, Points b) {
    return a.mine == b.mine && a.theirs == b.theirs;
}

static bool is_before(const Entry *a, const Entry *b) {
    if (a->worth.mine != b->worth.mine) return a->worth.mine > b->worth.mine;
    if (a->worth.theirs != b->worth.theirs) return a->worth.theirs > b->worth.theirs;
    return a->outcome < b->outcome;
}

// Merges two frontiers into `out`, without what either holds that the other dominates. Returns the length.
static int merge(const Entry *a, int a_count, const Entry *b, int b_count, Entry *out) {
    const Entry *a_end = a + a_count, *b_end = b + b_count;
    int count = 0;
    while (a < a_end || b < b_end) {
        const Entry *next = b == b_end || (a < a_end && is_before(a, b)) ? a++ : b++;
        // All before it have mine at least as high, and the last one the highest theirs.
        if (!count || next->worth.theirs > out[count - 1].worth.theirs || is_equal(next->worth, out[count - 1].worth)) out[count++] = *next;
    }
    return count;
}

static void make_room(Runs *runs, size_t entries) {
    if (entries <= runs->room) return;
    runs->entries = mem_realloc(runs->entries, entries * sizeof(Entry));
    runs->room = entries;
}

// The frontier of the issues so far, once for each value of the next issue.
static void spread(const Entry *front, int count, const Issue *issue, Runs *to) {
    to->runs = issue->value_count;
    for (int v = 0; v < to->runs; v++) {
        Points more = issue->values[v];
        Entry *out = to->entries + (to->begin[v] = v * count);
        to->count[v] = count;
        for (int i = 0; i < count; i++)
            out[i] =
                (Entry){{front[i].worth.mine + more.mine, front[i].worth.theirs + more.theirs}, front[i].outcome * issue->value_count + v};
    }
}

static void merge_pairs(const Runs *from, Runs *to) {
    to->runs = (from->runs + 1) / 2;
    for (int i = 0; i < to->runs; i++) {
        int a = 2 * i, b = a + 1;
        bool alone = b == from->runs;
        to->begin[i] = from->begin[a];
        to->count[i] = merge(from->entries + from->begin[a], from->count[a], from->entries + (alone ? 0 : from->begin[b]),
                             alone ? 0 : from->count[b], to->entries + to->begin[i]);
    }
}

// Turns equal neighbours into one point each.
static void keep(DealAnalysis *analysis, const Entry *front, int count) {
    int points = 0;
    for (int i = 0; i < count; i++) points += !i || !is_equal(front[i].worth, front[i - 1].worth);
    DealPoint *frontier = ARENA_ARRAY(&analysis->arena, DealPoint, points);
    int *outcomes = ARENA_ARRAY(&analysis->arena, int, count), at = -1;
    for (int i = 0; i < count; i++) {
        outcomes[i] = front[i].outcome;
        if (!i || !is_equal(front[i].worth, front[i - 1].worth)) frontier[++at] = (DealPoint){front[i].worth, i, 0};
        frontier[at].count++;
    }
    analysis->frontier = frontier, analysis->frontier_count = points;
    analysis->outcomes = outcomes, analysis->outcome_count = count;
}

// Takes the frontier of the issues so far, the only run of `now`, on to the next issue.
static void add_issue(const Issue *issue, Runs *now, Runs *other) {
    size_t need = (size_t)now->count[0] * (size_t)issue->value_count;
    make_room(now, need);
    make_room(other, need);
    spread(now->entries, now->count[0], issue, other);
    do {
        Runs swap = *now;
        *now = *other, *other = swap;
        if (now->runs > 1) merge_pairs(now, other);
    } while (now->runs > 1);
}

void deal_build_frontier(DealAnalysis *analysis) {
    const DealSpace *space = analysis->space;
    Runs now = {.runs = 1, .count = {1}}, other = {0};
    make_room(&now, 1);
    now.entries[0] = (Entry){0};
    for (int i = 0; i < space->issue_count; i++) add_issue(&space->issues[i], &now, &other);
    keep(analysis, now.entries, now.count[0]);
    free(now.entries);
    free(other.entries);
}
