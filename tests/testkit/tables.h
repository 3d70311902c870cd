// Tables to negotiate at, made without a scenario. For tests of the rooms from core on.
#ifndef TESTKIT_TABLES_H
#define TESTKIT_TABLES_H
#include "base/hash.h"
#include "core/negotiation.h"

#include <stdlib.h>

#define TABLE_ROW_MAX 400

#define TABLES_COUNT(array) (int)(sizeof(array) / sizeof *(array))
#define TABLES_ISSUE(...)                                                                                                                  \
    { STR("Issue"), 0, (const Points[]){__VA_ARGS__}, TABLES_COUNT(((const Points[]){__VA_ARGS__})) }

// What a table leaves out of its temper: 18 of them.
static inline void tables_temper(Negotiation *n) {
    static const int32_t ease[] = {20, 50, 90}, reciprocity[] = {30, 60}, trust[] = {35, 45, 55};
    memcpy(n->ease, ease, sizeof ease);
    memcpy(n->reciprocity, reciprocity, sizeof reciprocity);
    memcpy(n->trust, trust, sizeof trust);
    n->ease_count = n->trust_count = 3;
    n->reciprocity_count = 2;
}

// Price, payment, response time, volume and term: what matters to one side matters little to the other, and to each of the two customers
// something else; three reservation values; 16 rounds. Lives in `arena`; the caller calls negotiation_free.
static inline Negotiation tables_frame(Arena *arena) {
    const Issue issues[] = {
        TABLES_ISSUE({400, 0}, {300, 60}, {200, 120}, {100, 180}, {0, 240}),
        TABLES_ISSUE({160, 0}, {120, 40}, {60, 80}, {0, 120}),
        TABLES_ISSUE({90, 0}, {70, 110}, {40, 220}, {0, 300}),
        TABLES_ISSUE({0, 110}, {70, 90}, {140, 50}, {220, 0}),
        TABLES_ISSUE({0, 60}, {70, 40}, {140, 0}),
        TABLES_ISSUE({400, 0}, {300, 50}, {200, 100}, {100, 150}, {0, 200}),
        TABLES_ISSUE({160, 0}, {120, 100}, {60, 190}, {0, 260}),
        TABLES_ISSUE({90, 0}, {70, 40}, {40, 70}, {0, 90}),
        TABLES_ISSUE({0, 100}, {70, 80}, {140, 50}, {220, 0}),
        TABLES_ISSUE({0, 200}, {70, 110}, {140, 0}),
    };
    static const int64_t reserves[] = {250, 300, 350};
    static const IssueSight sight[DEAL_ISSUES_MAX] = {SIGHT_ASK};
    Issue *kept = ARENA_ARRAY(arena, Issue, TABLES_COUNT(issues));
    for (int i = 0; i < TABLES_COUNT(issues); i++) {
        Points *values = ARENA_ARRAY(arena, Points, issues[i].value_count);
        memcpy(values, issues[i].values, (size_t)issues[i].value_count * sizeof *values);
        kept[i] = issues[i];
        kept[i].values = values;
    }
    Negotiation n = {.issue_count = 5, .sight = sight, .issues = kept, .profile_count = 2, .reserve_mine = 380};
    n.reserves = reserves;
    n.reserve_count = TABLES_COUNT(reserves);
    n.rounds = 16;
    tables_temper(&n);
    if (!negotiation_make(&n, arena, STR("frame"), 0, NULL)) abort();
    return n;
}

// A table that the seed makes up: 3 to 6 issues of 3 to 6 values, on most of which interests are opposed and weigh differently; two
// profiles, three reservation values, 12 to 16 rounds. There is always a zone of agreement.
static inline void tables_random_issue(Rng *rng, Points *values, int count, int64_t mine, int64_t theirs, bool opposed) {
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
static inline int64_t tables_weight(Rng *rng) {
    static const int64_t weights[] = {60, 120, 200, 300, 420};
    return weights[rng_below(rng, 5)];
}
static inline Negotiation tables_random(Arena *arena, uint64_t seed) {
    static const IssueSight sight[DEAL_ISSUES_MAX] = {SIGHT_ASK};
    Rng rng = {seed};
    Negotiation n = {.issue_count = 3 + (int)rng_below(&rng, 4), .sight = sight, .profile_count = 2, .reserve_count = 3};
    n.rounds = 12 + (int)rng_below(&rng, 5);
    tables_temper(&n);
    Issue *issues = ARENA_ARRAY(arena, Issue, 2 * n.issue_count);
    int64_t mine = 0, theirs[2] = {0};
    for (int i = 0; i < n.issue_count; i++) {
        int count = 3 + (int)rng_below(&rng, 4);
        bool opposed = i == 0 || rng_below(&rng, 8) > 0;
        int64_t weight = tables_weight(&rng);
        mine += weight;
        for (int p = 0; p < 2; p++) {
            Points *values = ARENA_ARRAY(arena, Points, count);
            Rng shape = {seed + (uint64_t)i};  // mine is the same in both
            int64_t weight_theirs = tables_weight(&rng);
            tables_random_issue(&shape, values, count, weight, weight_theirs, opposed);
            theirs[p] += weight_theirs;
            issues[p * n.issue_count + i] = (Issue){STR("Issue"), 0, values, count};
        }
    }
    n.issues = issues;
    n.reserve_mine = mine * (30 + rng_below(&rng, 10)) / 100;
    int64_t *reserves = ARENA_ARRAY(arena, int64_t, 3), least = theirs[0] < theirs[1] ? theirs[0] : theirs[1];
    for (int r = 0; r < 3; r++) reserves[r] = least * (25 + 5 * r) / 100;
    n.reserves = reserves;
    if (!negotiation_make(&n, arena, STR("random"), 0, NULL)) abort();
    return n;
}

// Opens the row and sits down, with draw number `draw` of tables_draws.
static inline int tables_draws(const Negotiation *n) {
    return n->ease_count * n->reciprocity_count * n->trust_count * n->profile_count * n->reserve_count;
}
static inline void tables_sit(const Negotiation *n, int32_t *row, int draw) {
    for (NegotiationSlot slot = TABLE_EASE; slot < NEGOTIATION_DRAWN; slot++) {
        row[slot] = draw % negotiation_draw_count(n, slot);
        draw /= negotiation_draw_count(n, slot);
    }
    negotiation_open(n, row);
    negotiation_sit(n, row, 0);
}
#endif
