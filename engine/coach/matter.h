// What can still matter: at a beat, what any play from there on may read. Two rows that differ only in the rest have the same future, so
// the search takes them for one.
#ifndef COACH_MATTER_H
#define COACH_MATTER_H
#include "core/scenario.h"

// What play from a position on may do with a promise.
enum {
    PROMISE_READ = 1,      // ask for its state: all four are told apart
    PROMISE_CAN_MAKE = 2,  // make it
    PROMISE_CAN_KEEP = 4,  // keep it
    PROMISE_COUNTS = 8     // change something that matters by keeping or breaking it: open is told from not open
};

#define CLOCK_ALWAYS INT32_MAX

// Position: a beat, or beat_count + ending.
typedef struct Matter {
    int positions, slots, promises;
    // [position * slots + slot]: the bits that may be read, 0 for a slot that does not matter. Bits are told apart only in slots of
    // once-options; elsewhere all are set. Slots of promises, their due times and the clock are not here:
    uint32_t *bits;
    uint8_t *promise;  // [position * promises + index]: PROMISE_…
    int32_t *clock;    // [position]: from this time on the clock makes no difference; 0: none at all. When a promise breaks is left out.
} Matter;

// Found from the compiled scenario; a Lua function reads what reads.c says. `said`: conditions of lines count as well. Lives in `arena`.
Matter matter_find(const Scenario *scenario, bool said, Arena *arena);
#endif
