// The table as those see it who look ahead: it is played to its end by one of a few ways, so that each way is one step from the situation
// at the table to what comes after it. What is found so can be reached, and better play may be there.
#ifndef COACH_TABLE_PLAY_H
#define COACH_TABLE_PLAY_H
#include "coach/tactic.h"
#include "core/play.h"

// Does play stand at the table?
static inline bool table_is_at(const Scenario *scenario, const int32_t *row) {
    int position = row[scenario->position_slot];
    return position < scenario->beat_count && scenario->beats[position].negotiates;
}

// Tactics in the order of this list: those worth following first, then one that signs whatever it is offered, so that the worst is shown,
// too. The last way is none: walking away at once.
typedef enum TableWay {
    WAY_REFERENCE,
    WAY_TIT_FOR_TAT,
    WAY_MICRO,
    WAY_CONCEDER,
    WAY_LINEAR,
    WAY_BOULWARE,
    WAY_SIGNS_LOW,
    WAY_WALKS,
    TABLE_WAYS
} TableWay;
#define TABLE_GOOD 6  // ways worth following
// NULL for WAY_WALKS.
const Tactic *table_tactic(TableWay way);

// What the way does now. Its decision is open, or none is: then false, as where walking away is not.
// `memo`, of this table, may be NULL.
bool table_way_decide(TacticMemo *memo, const Scenario *scenario, TableWay way, const int32_t *row, Decision *decision);
// Plays on from a row at the table until play has left it; `trail` is that of the last decision. False when a decision fails, or walking
// away is closed; `row` is spoilt then.
bool table_play(const Scenario *scenario, TableWay way, int32_t *row, Trail *trail, Err *err);
#endif
