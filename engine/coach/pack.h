// A situation as a few words of bits: the position, and of the row only what can still matter there.
#ifndef COACH_PACK_H
#define COACH_PACK_H
#include "coach/matter.h"

#define PACK_WORDS_MAX (ROW_MAX / 2 + 1)

typedef struct PackField {
    int16_t slot;
    int16_t shift, word;
    int32_t least;
    uint32_t mask;
    uint32_t kept;  // bits of the value that matter
} PackField;

// A promise that matters at a position.
typedef struct PackPromise {
    int16_t slot, due_slot;  // due_slot: -1 when it has a fixed time, or none
    bool can_make;
    int32_t until;                  // from this time on a fixed due time makes no difference; 0: it has none
    int8_t as[PROMISE_BROKEN + 1];  // [state]: the state that stands for it
} PackPromise;

typedef struct PackPosition {
    Slice fields, promises;
    int32_t clock;  // from this time on it makes no difference but for promises
} PackPosition;

typedef struct Pack {
    const Scenario *scenario;
    int words;          // of a key
    int position_bits;  // at the low end of the first word
    const PackField *fields;
    const PackPromise *promises;
    const PackPosition *positions;
} Pack;

// Lives in `arena`.
Pack pack_make(const Scenario *scenario, const Matter *matter, Arena *arena);
// Spoils the row.
void pack_row(const Pack *pack, int32_t *row, uint64_t *key);
int pack_position(const Pack *pack, const uint64_t *key);
// A row that has this key. What does not matter holds its least value.
void pack_unpack(const Pack *pack, const uint64_t *key, int32_t *row);
#endif
