// What a decision does to a row of integers: the one transition that sessions, the search and its checks share. Pure functions of the row.
#ifndef CORE_PLAY_H
#define CORE_PLAY_H
#include "core/scenario.h"

// The beats entered by a decision; the last of them is where play stands, unless it has ended.
typedef struct Trail {
    int16_t beats[PASS_MAX];
    int count;
} Trail;

// The row before the first decision. `row` has room for row_count integers. False with the author's fault in `err`.
bool play_start(const Scenario *scenario, uint64_t seed, int32_t *row, Trail *trail, Err *err);
// The same with the place of each draw given: values[i] is an index into the values of draw i.
bool play_start_drawn(const Scenario *scenario, const int *values, int32_t *row, Trail *trail, Err *err);
// Which value each draw takes for this seed: draw_count indices.
void play_draws(const Scenario *scenario, uint64_t seed, int *values);
// Does the condition hold on this row? A Lua function that fails sets *ok to false; *ok must be true before.
bool play_holds(const Scenario *scenario, Cond when, const int32_t *row, bool *ok, Err *err);
// May the option (index into scenario->options, of the row's beat) be chosen?
bool play_is_open(const Scenario *scenario, int option, const int32_t *row, bool *ok, Err *err);
// Takes an open option of the row's beat; the row is then that before the next decision, or that of an ending. False: `row` is spoilt.
bool play_choose(const Scenario *scenario, int option, int32_t *row, Trail *trail, Err *err);
// Why the decision can't be taken on this row becomes a fault at the line it would be taken at. A beat that negotiates takes all kinds but
// DECISION_CHOOSE, every other beat only that.
bool play_allows(const Scenario *scenario, const Decision *decision, const int32_t *row, Err *err);
// Takes a decision that is allowed, whatever its kind. While talks go on, play stays at the beat and the trail is empty.
bool play_decide(const Scenario *scenario, const Decision *decision, int32_t *row, Trail *trail, Err *err);
// The counterpart's slots in the row; NULL where the scenario has no table.
int32_t *play_table(const Scenario *scenario, int32_t *row);
// From now on what Lua functions come to is remembered, so that the same question need not be put to Lua again, or no longer; for those who
// try out very many rows. What is played stays the same.
void play_remember(const Scenario *scenario, bool on);
// The outcome on this row: its numerator over play_outcome_denominator (0..100 times it). 0 where nothing is scored.
int64_t play_outcome(const Scenario *scenario, const int32_t *row);
int64_t play_outcome_denominator(const Scenario *scenario);
// Of one outcome row: 0 .. 100 times *range.
int64_t play_outcome_part(const Scenario *scenario, int index, const int32_t *row, int64_t *range);
#endif
