// Which variables can still matter: at a beat, those that any play from there on may read. Two rows that differ only in others have the
// same future, so the search takes them for one.
#ifndef COACH_MATTER_H
#define COACH_MATTER_H
#include "core/scenario.h"

// Per position (beat, or beat_count + ending) and slot of the row: the bits that may be read from there on, 0 for a slot that does not
// matter. Bits are told apart only in slots of once-options; elsewhere all are set.
typedef struct Matter {
    int positions, slots;
    uint32_t *bits;  // [position * slots + slot]
} Matter;

// Found from the compiled scenario: what a Lua function reads is not known, so that a function reads every variable. `said`: conditions of
// lines count as well. Lives in `arena`.
Matter matter_find(const Scenario *scenario, bool said, Arena *arena);
static inline uint32_t matter_bits(const Matter *matter, int position, int slot) {
    return matter->bits[(size_t)position * (size_t)matter->slots + (size_t)slot];
}
#endif
