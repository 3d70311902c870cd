// A table of five issues whose interests are partly opposed and partly not, with two profiles and three reserves, made without a scenario.
#ifndef TESTS_SAMPLE_TABLE_H
#define TESTS_SAMPLE_TABLE_H
#include "core/negotiation.h"

#include <assert.h>
#include <string.h>

enum { SAMPLE_ISSUES = 5 };
typedef struct SampleTable {
    Arena arena;
    Negotiation n;
} SampleTable;

static const int64_t sample_mine[SAMPLE_ISSUES][4] = {
    {400, 270, 140, 0}, {150, 100, 50, 0}, {0, 30, 60, 90}, {0, 80, 160, 240}, {120, 80, 40, 0}};
static const int64_t sample_theirs[2][SAMPLE_ISSUES][4] = {
    {{0, 60, 120, 180}, {0, 40, 80, 120}, {340, 230, 110, 0}, {90, 60, 30, 0}, {0, 90, 180, 270}},
    {{0, 80, 160, 240}, {0, 110, 220, 330}, {200, 140, 70, 0}, {110, 80, 40, 0}, {0, 40, 80, 120}},
};

static inline void sample_open(SampleTable *t) {
    memset(t, 0, sizeof *t);
    Issue *issues = ARENA_ARRAY(&t->arena, Issue, 2 * SAMPLE_ISSUES);
    for (int p = 0; p < 2; p++)
        for (int i = 0; i < SAMPLE_ISSUES; i++) {
            Points *values = ARENA_ARRAY(&t->arena, Points, 4);
            for (int v = 0; v < 4; v++) values[v] = (Points){sample_mine[i][v], sample_theirs[p][i][v]};
            issues[p * SAMPLE_ISSUES + i] = (Issue){STR("issue"), 1, values, 4};
        }
    static const IssueSight sight[SAMPLE_ISSUES] = {SIGHT_ASK, SIGHT_ASK, SIGHT_ASK, SIGHT_ASK, SIGHT_ASK};
    static const int64_t reserves[] = {350, 420, 480};
    t->n = (Negotiation){.issue_count = SAMPLE_ISSUES,
                         .sight = sight,
                         .issues = issues,
                         .profile_count = 2,
                         .reserve_mine = 380,
                         .reserves = reserves,
                         .reserve_count = 3,
                         .rounds = 16,
                         .ease = {20, 50, 90},
                         .reciprocity = {30, 60},
                         .trust = {35, 45, 55},
                         .ease_count = 3,
                         .reciprocity_count = 2,
                         .trust_count = 3};
    bool made = negotiation_make(&t->n, &t->arena, STR("sample"), 1, NULL);
    MUST(made);
}

static inline void sample_close(SampleTable *t) {
    negotiation_free(&t->n);
    arena_free(&t->arena);
}

#define SAMPLE_ROW 200  // integers that hold the row of any table in these tests

static inline int sample_draws(const Negotiation *n) {
    int draws = 1;
    for (int slot = TABLE_EASE; slot < NEGOTIATION_DRAWN; slot++) draws *= negotiation_draw_count(n, (NegotiationSlot)slot);
    return draws;
}

// Draw number `draw` of all of them, then the start of the talks. `row` has room for negotiation_slots.
static inline void sample_sit(const Negotiation *n, int32_t *row, int draw) {
    for (int slot = TABLE_EASE; slot < NEGOTIATION_DRAWN; slot++) {
        int count = negotiation_draw_count(n, (NegotiationSlot)slot);
        row[slot] = draw % count;
        draw /= count;
    }
    negotiation_open(n, row);
    negotiation_sit(n, row, 0);
}
#endif
