// The beats and endings of a scenario in an order in which what a beat leads to mostly comes before it: values and reads that flow
// backwards then need few passes.
#ifndef COACH_ORDER_H
#define COACH_ORDER_H
#include "core/scenario.h"

// All positions (beat, or beat_count + ending), each once, in `arena`. Where no way leads round in a circle, every position comes after all
// that it leads to.
const int32_t *order_find(const Scenario *scenario, Arena *arena);

// [position]: can play come there from `from` at all, by whatever conditions? `from` itself only where play comes back to it. In `arena`.
const bool *order_behind(const Scenario *scenario, int from, Arena *arena);
#endif
