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

typedef struct Pack {
    const Scenario *scenario;
    int words;                // of a key
    int position_bits;        // at the low end of the first word
    const PackField *fields;  // of all positions
    const Slice *positions;   // [position]: its fields
} Pack;

// Lives in `arena`.
Pack pack_make(const Scenario *scenario, const Matter *matter, Arena *arena);
void pack_row(const Pack *pack, const int32_t *row, uint64_t *key);
int pack_position(const Pack *pack, const uint64_t *key);
// What does not matter holds its least value.
void pack_unpack(const Pack *pack, const uint64_t *key, int32_t *row);
#endif
