// Shared by the files of the deal's analysis only.
#ifndef CORE_DEAL_PARTS_H
#define CORE_DEAL_PARTS_H
#include "core/deal_analysis.h"

// Products of points need more than 64 bits.
__extension__ typedef __int128 Wide;

// Fills frontier, frontier_count, outcomes and outcome_count.
void deal_build_frontier(DealAnalysis *analysis);

// How much more than its reservation value each side gets.
static inline Points deal_gain(const DealSpace *space, Points worth) {
    return (Points){worth.mine - space->reserve.mine, worth.theirs - space->reserve.theirs};
}
#endif
