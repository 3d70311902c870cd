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
    int position;
    PackField *fields;
    PackPromise *promises;
    int field_count, promise_count;
    int word, used;  // where the next field goes
} Packer;

static void add_field(Packer *p, int slot, int32_t least, uint32_t most, uint32_t kept) {
    int bits = bits_for(most & kept);
    if (!bits) return;
    if (p->used + bits > 64) {
        p->word++;
        p->used = 0;
    }
    uint32_t mask = bits == 32 ? UINT32_MAX : (1u << bits) - 1;
    p->fields[p->field_count++] = (PackField){(int16_t)slot, (int16_t)p->used, (int16_t)p->word, least, mask, kept};
    p->used += bits;
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
    PackPromise *pack = &p->promises[p->promise_count++];
    *pack = (PackPromise){(int16_t)promise->slot, (int16_t)promise->due_slot, can_make, 0, {PROMISE_NONE, PROMISE_OPEN, 0, 0}};
    for (int state = PROMISE_KEPT; state <= PROMISE_BROKEN; state++)
        pack->as[state] = (int8_t)(told ? state : can_make ? PROMISE_KEPT : PROMISE_NONE);
    if (promise->has_due && promise->due_slot < 0) pack->until = promise->due + 1;
    add_field(p, promise->slot, 0, told || can_make ? PROMISE_BROKEN : PROMISE_OPEN, UINT32_MAX);
    if (promise->due_slot >= 0) add_field(p, promise->due_slot, 0, (uint32_t)promise->due, UINT32_MAX);
}

// Slots without a variable, and those of promises and of the clock, are not here.
static void add_slot(Packer *p, const Var *var) {
    uint32_t kept = p->m->bits[(size_t)p->position * (size_t)p->m->slots + (size_t)var->slot];
    if (kept) add_field(p, var->slot, var->min, (uint32_t)((int64_t)var->max - var->min), kept);
}

static void add_hidden(Packer *p, int slot, uint32_t most) {
    uint32_t kept = p->m->bits[(size_t)p->position * (size_t)p->m->slots + (size_t)slot];
    if (kept) add_field(p, slot, 0, most, kept);
}

static PackPosition add_position(Packer *p) {
    const Scenario *s = p->s;
    PackPosition position = {{p->field_count, 0}, {p->promise_count, 0}, p->m->clock[p->position]};
    for (int i = 0; i < s->var_count; i++) add_slot(p, &s->vars[i]);
    for (int i = COMPLAINT_SHOWN; s->has_complaint && i < COMPLAINT_SLOTS; i++)
        add_hidden(p, s->complaint_slot + i, complaint_most((ComplaintSlot)i));
    for (int i = 0; i < s->once_count; i += 31) add_hidden(p, s->once_slot + i / 31, UINT32_MAX);
    for (int i = 0; i < s->promise_count; i++) add_promise(p, i);
    int32_t until = position.clock;
    for (int i = position.promises.first; i < p->promise_count; i++)
        if (p->promises[i].until > until) until = p->promises[i].until;
    if (s->clock_slot >= 0) add_field(p, s->clock_slot, 0, until < NUMBER_LIMIT ? (uint32_t)until : NUMBER_LIMIT, UINT32_MAX);
    position.fields.count = p->field_count - position.fields.first;
    position.promises.count = p->promise_count - position.promises.first;
    return position;
}

Pack pack_make(const Scenario *s, const Matter *matter, Arena *arena) {
    Pack pack = {.scenario = s, .words = 1, .position_bits = bits_for((uint32_t)matter->positions)};
    size_t count = (size_t)matter->positions;
    PackPosition *positions = ARENA_ARRAY(arena, PackPosition, count);
    Packer p = {.s = s, .m = matter};
    p.fields = ARENA_ARRAY(arena, PackField, count * (size_t)s->row_count);
    p.promises = ARENA_ARRAY(arena, PackPromise, count * (size_t)s->promise_count);
    for (; p.position < matter->positions; p.position++) {
        p.word = 0;
        p.used = pack.position_bits;
        positions[p.position] = add_position(&p);
        if (p.word >= pack.words) pack.words = p.word + 1;
    }
    pack.fields = p.fields;
    pack.promises = p.promises;
    pack.positions = positions;
    return pack;
}

// An open promise that is due so many units after it was made counts by what is left of them; the clock counts as long as somebody asks
// for it, or a promise may break at a fixed time.
static void reduce(const Pack *pack, const PackPosition *position, int32_t *row) {
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

void pack_row(const Pack *pack, int32_t *row, uint64_t *key) {
    int index = row[pack->scenario->position_slot];
    const PackPosition *position = &pack->positions[index];
    reduce(pack, position, row);
    const PackField *field = pack->fields + position->fields.first, *end = field + position->fields.count;
    for (int i = 1; i < pack->words; i++) key[i] = 0;
    uint64_t word = (uint64_t)index;
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
    const PackPosition *position = &pack->positions[pack_position(pack, key)];
    memset(row, 0, (size_t)s->row_count * sizeof *row);
    for (int i = 0; i < s->var_count; i++) row[s->vars[i].slot] = s->vars[i].min;
    const PackField *field = pack->fields + position->fields.first, *end = field + position->fields.count;
    for (; field < end; field++)
        row[field->slot] = (int32_t)((uint32_t)(key[field->word] >> field->shift & field->mask) + (uint32_t)field->least);
    for (int i = position->promises.first; i < position->promises.first + position->promises.count; i++) {
        const PackPromise *promise = &pack->promises[i];
        if (promise->due_slot >= 0 && row[promise->slot] == PROMISE_OPEN) row[promise->due_slot] += row[s->clock_slot];
    }
    row[s->position_slot] = pack_position(pack, key);
}
