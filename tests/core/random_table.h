// Tables to negotiate at that nobody has made up: what is said of one table should hold on them, too.
#ifndef TESTS_RANDOM_TABLE_H
#define TESTS_RANDOM_TABLE_H
#include "base/hash.h"
#include "core/sample_table.h"

// What a table leaves out of its temper: 18 of them.
static inline void random_temper(Negotiation *n) {
    static const int32_t ease[] = {20, 50, 90}, reciprocity[] = {30, 60}, trust[] = {35, 45, 55};
    memcpy(n->ease, ease, sizeof ease);
    memcpy(n->reciprocity, reciprocity, sizeof reciprocity);
    memcpy(n->trust, trust, sizeof trust);
    n->ease_count = n->trust_count = 3;
    n->reciprocity_count = 2;
}

static inline void random_issue(Rng *rng, Points *values, int count, int64_t mine, int64_t theirs, bool opposed) {
    int64_t sum = 0, steps[8] = {0}, sum_theirs = 0, steps_theirs[8] = {0};
    for (int v = 1; v < count; v++) {
        sum += steps[v] = 60 + rng_below(rng, 80);
        sum_theirs += steps_theirs[v] = 60 + rng_below(rng, 80);
    }
    int64_t at = 0, at_theirs = 0;
    for (int v = 0; v < count; v++) {
        at += steps[v];
        at_theirs += steps_theirs[v];
        values[v].mine = mine * (sum - at) / sum;
        values[v].theirs = opposed ? theirs * at_theirs / sum_theirs : theirs * (sum_theirs - at_theirs) / sum_theirs;
    }
}
static inline int64_t random_weight(Rng *rng) {
    static const int64_t weights[] = {60, 120, 200, 300, 420};
    return weights[rng_below(rng, 5)];
}
// A table that the seed makes up: 3 to 6 issues of 3 to 6 values, on most of which interests are opposed and weigh differently; two
// profiles, three reservation values, 12 to 16 rounds. The caller closes it with sample_close.
static inline void random_table_open(SampleTable *t, uint64_t seed) {
    static const IssueSight sight[DEAL_ISSUES_MAX] = {SIGHT_ASK};
    memset(t, 0, sizeof *t);
    Rng rng = {seed};
    Negotiation n = {.issue_count = 3 + (int)rng_below(&rng, 4), .sight = sight, .profile_count = 2, .reserve_count = 3};
    n.rounds = 12 + (int)rng_below(&rng, 5);
    random_temper(&n);
    Arena *arena = &t->arena;
    Issue *issues = ARENA_ARRAY(&t->arena, Issue, 2 * n.issue_count);
    int64_t mine = 0, theirs[2] = {0};
    for (int i = 0; i < n.issue_count; i++) {
        int count = 3 + (int)rng_below(&rng, 4);
        bool opposed = i == 0 || rng_below(&rng, 8) > 0;
        int64_t weight = random_weight(&rng);
        mine += weight;
        for (int p = 0; p < 2; p++) {
            Points *values = ARENA_ARRAY(arena, Points, count);
            Rng shape = {seed + (uint64_t)i};  // mine is the same in both
            int64_t weight_theirs = random_weight(&rng);
            random_issue(&shape, values, count, weight, weight_theirs, opposed);
            theirs[p] += weight_theirs;
            issues[p * n.issue_count + i] = (Issue){STR("Issue"), 0, values, count};
        }
    }
    n.issues = issues;
    n.reserve_mine = mine * (30 + rng_below(&rng, 10)) / 100;
    int64_t *reserves = ARENA_ARRAY(arena, int64_t, 3), least = theirs[0] < theirs[1] ? theirs[0] : theirs[1];
    for (int r = 0; r < 3; r++) reserves[r] = least * (25 + 5 * r) / 100;
    n.reserves = reserves;
    t->n = n;
    MUST(negotiation_make(&t->n, arena, STR("random"), 0, NULL));
}
#endif
