// What those who look ahead can try in a situation: at a beat its options, at the table the ways to play it (table_play.h).
#ifndef COACH_TRIAL_H
#define COACH_TRIAL_H
#include "core/play.h"

// How many there are, open or not; at most OPTIONS_MAX. 0 at endings.
int trial_count(const Scenario *scenario, const int32_t *row);

typedef enum Tried { TRIAL_CLOSED, TRIAL_FAILS, TRIAL_TAKEN } Tried;
// Takes trial `index` on a copy of the row: `next` is then what stands before the next decision that is worth telling apart, or at an
// ending's.
Tried trial_take(const Scenario *scenario, int index, const int32_t *row, int32_t *next);
#endif
