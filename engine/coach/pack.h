// A situation as a few words of bits: the position, and of the row only what can still matter there.
#ifndef COACH_PACK_H
#define COACH_PACK_H
#include "coach/matter.h"

#define PACK_WORDS_MAX (ROW_MAX / 2 + 1)

// A place in a word …
typedef struct PackField {
    uint8_t slot, shift;
} PackField;
// … and what can be there.
typedef struct PackRange {
    int32_t least;
    uint32_t mask;
} PackRange;
typedef struct PackWord {
    Slice fields;
    uint64_t less;  // what the least values of its fields add up to
} PackWord;

// A promise that matters at a position.
typedef struct PackPromise {
    int16_t slot, due_slot;  // due_slot: -1 when it has a fixed time, or none
    bool can_make;
    int32_t until;                  // from this time on a fixed due time makes no difference; 0: it has none
    int8_t as[PROMISE_BROKEN + 1];  // [state]: the state that stands for it
} PackPromise;

typedef struct PackPosition {
    Slice words, promises, once;
    bool reduced;   // there is something to do before packing
    int32_t clock;  // from this time on it makes no difference but for promises
} PackPosition;

typedef struct Pack {
    const Scenario *scenario;
    int words;             // of a key
    int position_bits;     // at the low end of the first word
    const int32_t *least;  // a row of least values
    const PackWord *word;
    const PackField *fields;
    const PackRange *ranges;  // as fields
    const PackPromise *promises;
    const uint32_t *once;  // for each slot of once-options: the bits that matter
    const PackPosition *positions;
} Pack;

// Lives in `arena`.
Pack pack_make(const Scenario *scenario, const Matter *matter, Arena *arena);
// Spoils the row.
void pack_row(const Pack *pack, int32_t *row, uint64_t *key);
static inline int pack_position(const Pack *pack, const uint64_t *key) {
    return (int)(key[0] & ((1u << pack->position_bits) - 1));
}
// A row that has this key. What does not matter holds its least value.
void pack_unpack(const Pack *pack, const uint64_t *key, int32_t *row);
#endif
