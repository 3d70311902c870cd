// Fields never straddle two words, so that each is one shift and one mask.
#include "coach/pack.h"

#include <string.h>

static int bits_for(uint32_t most) {
    int bits = 0;
    while (bits < 32 && most >> bits) bits++;
    return bits;
}

typedef struct Packer {
    const Scenario *s;
    const Matter *m;
    Arena *arena;
    int position;
    PackWord *words;
    PackField *fields;
    PackRange *ranges;
    PackPromise *promises;
    uint32_t *once;
    int word_count, word_cap, field_count, field_cap, range_count, range_cap, promise_count, promise_cap, once_count, once_cap;
    int used;  // bits of the last word
} Packer;

#define ADD(p, items, count, cap)                                                                                                          \
    ((p)->items = arena_grow((p)->arena, (p)->items, (p)->count, &(p)->cap, sizeof *(p)->items), &(p)->items[(p)->count++])

static void begin_word(Packer *p, int used) {
    *ADD(p, words, word_count, word_cap) = (PackWord){{p->field_count, 0}, 0};
    p->used = used;
}

// `most`: that the slot may hold above `least`, or the bits of it that matter.
static void add_field(Packer *p, int slot, int32_t least, uint32_t most) {
    int bits = bits_for(most);
    if (!bits) return;
    if (p->used + bits > 64) begin_word(p, 0);
    *ADD(p, fields, field_count, field_cap) = (PackField){(uint8_t)slot, (uint8_t)p->used};
    *ADD(p, ranges, range_count, range_cap) = (PackRange){least, most};
    PackWord *word = &p->words[p->word_count - 1];
    word->fields.count++;
    word->less += (uint64_t)(int64_t)least << p->used;
    p->used += bits;
}

static uint32_t all_bits(uint32_t most) {
    int bits = bits_for(most);
    return bits == 32 ? UINT32_MAX : (1u << bits) - 1;
}

static uint8_t promise_matter(const Packer *p, int index) {
    return p->m->promise[(size_t)p->position * (size_t)p->m->promises + (size_t)index];
}

// Where its state is not asked for, it counts only whether it is open, and whether it can be made yet.
static void add_promise(Packer *p, int index) {
    const Promise *promise = &p->s->promises[index];
    uint8_t matter = promise_matter(p, index);
    if (!(matter & (PROMISE_READ | PROMISE_COUNTS))) return;
    bool can_make = matter & PROMISE_CAN_MAKE, told = matter & PROMISE_READ;
    PackPromise *pack = ADD(p, promises, promise_count, promise_cap);
    *pack = (PackPromise){(int16_t)promise->slot, (int16_t)promise->due_slot, can_make, 0, {PROMISE_NONE, PROMISE_OPEN, 0, 0}};
    for (int state = PROMISE_KEPT; state <= PROMISE_BROKEN; state++)
        pack->as[state] = (int8_t)(told ? state : can_make ? PROMISE_KEPT : PROMISE_NONE);
    if (promise->has_due && promise->due_slot < 0) pack->until = promise->due + 1;
    add_field(p, promise->slot, 0, told || can_make ? 3 : 1);
    if (promise->due_slot >= 0) add_field(p, promise->due_slot, 0, all_bits((uint32_t)promise->due));
}

static uint32_t bits_that_matter(const Packer *p, int slot) {
    return p->m->bits[(size_t)p->position * (size_t)p->m->slots + (size_t)slot];
}

// Slots of promises and of the clock have no bits here.
static void add_slot(Packer *p, int slot, int32_t least, uint32_t most) {
    add_field(p, slot, least, all_bits(most) & bits_that_matter(p, slot));
}

// What the model hides. A slot that may lie below zero holds any number.
static void add_hidden(Packer *p, ComplaintSlot slot) {
    uint32_t most = complaint_most(slot);
    add_slot(p, p->s->complaint_slot + (int)slot, most == UINT32_MAX ? INT32_MIN : 0, most);
}

// What a table hides holds any number; what it shows is among the variables.
static void add_table(Packer *p) {
    for (int i = NEGOTIATION_SHOWN; i < negotiation_slots(&p->s->table->model); i++)
        add_slot(p, p->s->table->slot + i, INT32_MIN, UINT32_MAX);
}

static void add_once(Packer *p) {
    for (int i = 0; i < p->s->once_count; i += 31) {
        int slot = p->s->once_slot + i / 31;
        *ADD(p, once, once_count, once_cap) = bits_that_matter(p, slot);
        add_slot(p, slot, 0, UINT32_MAX);
    }
}

static PackPosition add_position(Packer *p, int position_bits) {
    const Scenario *s = p->s;
    PackPosition position = {{p->word_count, 0}, {p->promise_count, 0}, {p->once_count, 0}, false, p->m->clock[p->position]};
    begin_word(p, position_bits);
    for (int i = 0; i < s->var_count; i++)
        add_slot(p, s->vars[i].slot, s->vars[i].min, (uint32_t)((int64_t)s->vars[i].max - s->vars[i].min));
    for (int i = COMPLAINT_SHOWN; s->has_complaint && i < COMPLAINT_SLOTS; i++) add_hidden(p, (ComplaintSlot)i);
    if (s->table) add_table(p);
    add_once(p);
    for (int i = 0; i < s->promise_count; i++) add_promise(p, i);
    int32_t until = position.clock;
    for (int i = position.promises.first; i < p->promise_count; i++)
        if (p->promises[i].until > until) until = p->promises[i].until;
    if (s->clock_slot >= 0) add_field(p, s->clock_slot, 0, all_bits(until < NUMBER_LIMIT ? (uint32_t)until : NUMBER_LIMIT));
    position.words.count = p->word_count - position.words.first;
    position.promises.count = p->promise_count - position.promises.first;
    position.once.count = p->once_count - position.once.first;
    position.reduced = position.promises.count || position.once.count || s->clock_slot >= 0;
    return position;
}

static const int32_t *least_row(const Scenario *s, Arena *arena) {
    int32_t *row = ARENA_ARRAY(arena, int32_t, s->row_count);
    for (int i = 0; i < s->var_count; i++) row[s->vars[i].slot] = s->vars[i].min;
    return row;
}

Pack pack_make(const Scenario *s, const Matter *matter, Arena *arena) {
    Pack pack = {.scenario = s, .words = 1, .position_bits = bits_for((uint32_t)matter->positions)};
    PackPosition *positions = ARENA_ARRAY(arena, PackPosition, matter->positions);
    Packer p = {.s = s, .m = matter, .arena = arena};
    for (; p.position < matter->positions; p.position++) {
        positions[p.position] = add_position(&p, pack.position_bits);
        if (positions[p.position].words.count > pack.words) pack.words = positions[p.position].words.count;
    }
    pack.least = least_row(s, arena);
    pack.word = p.words;
    pack.fields = p.fields;
    pack.ranges = p.ranges;
    pack.once = p.once;
    pack.promises = p.promises;
    pack.positions = positions;
    return pack;
}

// Only bits of once-options that matter count. An open promise that is due so many units after it was made counts by what is left of them;
// the clock counts as long as somebody asks for it, or a promise may break at a fixed time.
static void reduce(const Pack *pack, const PackPosition *position, int32_t *row) {
    for (int i = 0; i < position->once.count; i++) row[pack->scenario->once_slot + i] &= (int32_t)pack->once[position->once.first + i];
    int slot = pack->scenario->clock_slot;
    int32_t now = slot >= 0 ? row[slot] : 0, until = position->clock;
    for (int i = position->promises.first; i < position->promises.first + position->promises.count; i++) {
        const PackPromise *promise = &pack->promises[i];
        int32_t *state = row + promise->slot;
        bool open = *state == PROMISE_OPEN;
        if (open && promise->due_slot >= 0) row[promise->due_slot] -= now;
        if (promise->until > until && (open || (*state == PROMISE_NONE && promise->can_make))) until = promise->until;
        *state = promise->as[*state];
    }
    if (now > until) row[slot] = until;
}

// What is in a field never lies outside of its range, so that fields can be added up, and their least values taken off in one.
void pack_row(const Pack *pack, int32_t *row, uint64_t *key) {
    int index = row[pack->scenario->position_slot];
    const PackPosition *position = &pack->positions[index];
    if (position->reduced) reduce(pack, position, row);
    for (int i = 0; i < position->words.count; i++) {
        const PackWord *word = &pack->word[position->words.first + i];
        const PackField *field = pack->fields + word->fields.first, *end = field + word->fields.count;
        uint64_t sum = (i ? 0 : (uint64_t)index) - word->less;
        for (; field < end; field++) sum += (uint64_t)(int64_t)row[field->slot] << field->shift;
        key[i] = sum;
    }
    for (int i = position->words.count; i < pack->words; i++) key[i] = 0;
}

void pack_unpack(const Pack *pack, const uint64_t *key, int32_t *row) {
    const Scenario *s = pack->scenario;
    const PackPosition *position = &pack->positions[pack_position(pack, key)];
    memcpy(row, pack->least, (size_t)s->row_count * sizeof *row);
    row[s->position_slot] = pack_position(pack, key);
    for (int i = 0; i < position->words.count; i++) {
        Slice fields = pack->word[position->words.first + i].fields;
        for (int j = fields.first; j < fields.first + fields.count; j++) {
            PackRange range = pack->ranges[j];
            row[pack->fields[j].slot] = (int32_t)((uint32_t)(key[i] >> pack->fields[j].shift & range.mask) + (uint32_t)range.least);
        }
    }
    for (int i = position->promises.first; i < position->promises.first + position->promises.count; i++) {
        const PackPromise *promise = &pack->promises[i];
        if (promise->due_slot >= 0 && row[promise->slot] == PROMISE_OPEN) row[promise->due_slot] += row[s->clock_slot];
    }
}
