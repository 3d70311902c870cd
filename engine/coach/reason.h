// Why the coach advises what it advises at the table: one kind of reason for every act, found from what the rep can see, with the technique
// it belongs to.
#ifndef COACH_REASON_H
#define COACH_REASON_H
#include "core/negotiation.h"

typedef enum Reason {
    REASON_NONE,     // nothing is advised
    REASON_PREPARE,  // what is prepared fits
    REASON_ASK,      // nothing is known of the issue, and they speak about it
    REASON_ASK_MORE,
    REASON_REFLECT,  // they told something that was not said back
    REASON_VALUE,    // of an issue of which they told, and that was not shown yet
    REASON_SILENCE,  // after an own offer
    REASON_HOLD,     // a round that is better passed than used for an offer
    REASON_OPEN,     // the first own offer
    REASON_REPEAT,   // the last one once more
    REASON_BOTH,     // better for both than the last one, as far as known
    REASON_CLAIM,    // asks for more than the last one
    REASON_STEP,     // gives something
    REASON_CONDITION,
    REASON_TRADE,
    REASON_PACKAGES,
    REASON_CLOSE,
    REASON_CLOSE_LATE,  // with few rounds left
    REASON_TAKE,        // their offer
    REASON_TAKE_LATE,
    REASON_TAKE_LOW,  // … though it is worth less than no agreement
    REASON_WALK,
    REASON_LAST,     // an offer in the last round: they take it or there is no deal
    REASON_RUN_OUT,  // talk in the last round
    REASON_COUNT
} Reason;
// "ask", "close-late" …; empty for REASON_NONE.
extern const Str reason_names[REASON_COUNT];

// `row`: the table's slots, where the decision is open; only what the rep can see counts, and which issues they never speak about.
// REASON_NONE for a threat and for a promise that can't be kept, which are never advised.
Reason reason_find(const Negotiation *negotiation, const int32_t *row, const Decision *decision);
// The technique's id; empty for REASON_NONE.
Str reason_technique(Reason reason);
#endif
