// Fields never straddle two words, so that each is one shift and one mask.
#include "coach/pack.h"

#include <string.h>

static int bits_for(uint32_t most) {
    int bits = 0;
    while (bits < 32 && most >> bits) bits++;
    return bits;
}

// What a slot may hold at all; slots without a variable are hidden ones of the language.
static PackField field_of(const Scenario *s, int slot, uint32_t kept) {
    PackField field = {.slot = (int16_t)slot, .mask = UINT32_MAX, .kept = kept};
    for (int i = 0; i < s->var_count; i++) {
        const Var *var = &s->vars[i];
        if (var->slot != slot || var->kind == VAR_CLOCK) continue;
        field.least = var->min;
        field.mask = (uint32_t)((int64_t)var->max - var->min);
    }
    for (int i = 0; i < s->draw_count; i++)
        if (s->draws[i].slot == slot) field = (PackField){.slot = (int16_t)slot, .mask = UINT32_MAX, .kept = kept};
    int bits = bits_for(field.mask);
    field.mask = bits == 32 ? UINT32_MAX : (1u << bits) - 1;
    return field;
}

static int add_fields(const Scenario *s, const Matter *matter, int position, PackField *fields, int used) {
    int count = 0, word = 0;
    for (int slot = 0; slot < s->row_count; slot++) {
        uint32_t kept = matter_bits(matter, position, slot);
        if (!kept || slot == s->position_slot) continue;
        PackField field = field_of(s, slot, kept);
        int bits = bits_for(field.mask);
        if (used + bits > 64) {
            word++;
            used = 0;
        }
        field.word = (int16_t)word;
        field.shift = (int16_t)used;
        used += bits;
        if (bits) fields[count++] = field;
    }
    return count;
}

Pack pack_make(const Scenario *s, const Matter *matter, Arena *arena) {
    Pack pack = {.scenario = s, .words = 1, .position_bits = bits_for((uint32_t)matter->positions)};
    PackField *fields = ARENA_ARRAY(arena, PackField, (size_t)matter->positions * (size_t)s->row_count);
    Slice *positions = ARENA_ARRAY(arena, Slice, matter->positions);
    int total = 0;
    for (int i = 0; i < matter->positions; i++) {
        positions[i] = (Slice){total, add_fields(s, matter, i, fields + total, pack.position_bits)};
        total += positions[i].count;
        for (int j = positions[i].first; j < total; j++)
            if (fields[j].word >= pack.words) pack.words = fields[j].word + 1;
    }
    pack.fields = fields;
    pack.positions = positions;
    return pack;
}

void pack_row(const Pack *pack, const int32_t *row, uint64_t *key) {
    int position = row[pack->scenario->position_slot];
    const PackField *field = pack->fields + pack->positions[position].first, *end = field + pack->positions[position].count;
    for (int i = 1; i < pack->words; i++) key[i] = 0;
    uint64_t word = (uint64_t)position;
    int at = 0;
    for (; field < end; field++) {
        if (field->word != at) {
            key[at] = word;
            at = field->word;
            word = 0;
        }
        word |= (uint64_t)(((uint32_t)row[field->slot] - (uint32_t)field->least) & field->mask & field->kept) << field->shift;
    }
    key[at] = word;
}

int pack_position(const Pack *pack, const uint64_t *key) {
    return (int)(key[0] & ((1u << pack->position_bits) - 1));
}

void pack_unpack(const Pack *pack, const uint64_t *key, int32_t *row) {
    const Scenario *s = pack->scenario;
    int position = pack_position(pack, key);
    memset(row, 0, (size_t)s->row_count * sizeof *row);
    for (int i = 0; i < s->var_count; i++) row[s->vars[i].slot] = s->vars[i].min;
    const PackField *field = pack->fields + pack->positions[position].first, *end = field + pack->positions[position].count;
    for (; field < end; field++)
        row[field->slot] = (int32_t)((uint32_t)(key[field->word] >> field->shift & field->mask) + (uint32_t)field->least);
    row[s->position_slot] = position;
}
