// The choices of those who do not look ahead.
#ifndef COACH_GREEDY_H
#define COACH_GREEDY_H
#include "base/hash.h"
#include "core/scenario.h"

// The open option (0-based in the row's beat) whose next row has the highest outcome at once, or the lowest; of equals, the author's first.
// -1 when none can be taken.
int greedy_option(const Scenario *scenario, const int32_t *row, bool high);
// Any open option, all equally likely; -1 when none is open. It may fail.
int aimless_option(const Scenario *scenario, const int32_t *row, Rng *rng);
#endif
