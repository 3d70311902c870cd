// A negotiation's debrief for machines.
#ifndef HOST_BARGAIN_JSON_H
#define HOST_BARGAIN_JSON_H
#include "core/session.h"

#include <jansson.h>

// Of a run whose table was played; NULL where there is none. The caller owns the object:
//     phase, rounds         how it ended ("agreed", "walked", "left", "timeout", or "open"); rounds used and there are
//     reserve               [mine, theirs]
//     deal                  {values, mine, theirs} or null
//     left                  [mine, theirs]: what each could have had on top at no cost to the other; null without a deal
//     currency, point       of a table in money: what a point is worth
//     moves                 of each decision: step (from 1), round, move (as runs are written), reaction, and of what was then on the table
//                           offered and countered: {values, mine, theirs, class} or null; class null for the first
//     process               the measures of coach/bargain.h; steps by class
//     flaws                 weightiest first: {name, technique, step (null: all along), weight}
//     done_well             ids of techniques
//     preparation           {alternative, limit, target, guess} of 0..100, or null
json_t *bargain_json(const Session *session);
#endif
