// What a rep may still think of the counterpart: those that could have been drawn and would have answered just as this one did.
#ifndef COACH_BELIEF_H
#define COACH_BELIEF_H
#include "core/session.h"

#define BELIEF_MOST  512  // counterparts thought of; of more, so many are picked by the seed
#define BELIEF_DRAWS 16   // of these, at most so many are asked at a time

typedef struct Belief {
    const Scenario *scenario;
    int count;      // counterparts that are left; the one that was drawn is number 0 and always stays
    int32_t *rows;  // [index * row_count]: the run against each of them
} Belief;

// At the start of the scenario, which has a table. In `arena`. False when the scenario fails there.
bool belief_open(Belief *belief, const Scenario *scenario, uint64_t seed, Arena *arena);
// The run goes on by an open decision: who would have answered otherwise, as far as the rep can see, is out. False when it fails.
bool belief_follow(Belief *belief, const Decision *decision);
// At where the session stands: opened, and followed through all that was decided. False when it fails.
bool belief_of(Belief *belief, const Session *session, Arena *arena);
// How many of them are asked at a time.
static inline int belief_draws(const Belief *belief) {
    return belief->count < BELIEF_DRAWS ? belief->count : BELIEF_DRAWS;
}
static inline const int32_t *belief_row(const Belief *belief, int index) {
    return belief->rows + (size_t)index * (size_t)belief->scenario->row_count;
}
// Does the screen show what the variable is? Of an edit that shows another one the scenario's logic knows nothing.
bool belief_sees(const Var *var);
// Do two rows look the same to the rep?
bool belief_looks_same(const Scenario *scenario, const int32_t *a, const int32_t *b);
#endif
