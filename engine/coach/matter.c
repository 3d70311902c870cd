// Reads flow backwards along the ways between beats until nothing changes.
#include "coach/matter.h"

typedef struct Flow {
    const Scenario *s;
    Matter *m;
    bool said;
    uint32_t *now;  // the position being looked at
    bool changed;
} Flow;

static void read_bits(Flow *f, int slot, uint32_t bits) {
    if ((f->now[slot] & bits) == bits) return;
    f->now[slot] |= bits;
    f->changed = true;
}

static void read_slot(Flow *f, int slot) {
    if (slot >= 0) read_bits(f, slot, UINT32_MAX);
}

static void read_everything(Flow *f) {
    for (int i = 0; i < f->s->var_count; i++) read_slot(f, f->s->vars[i].slot);
}

static void read_cond(Flow *f, Cond when) {
    if (when < 0) read_everything(f);
    if (when <= 0) return;
    for (const Op *op = f->s->ops + when; op->code != OP_END; op++)
        if (op->code == OP_SLOT) read_slot(f, op->value);
}

static void flow_from(Flow *f, int32_t target) {
    const uint32_t *later = f->m->bits + (size_t)target * (size_t)f->m->slots;
    for (int slot = 0; slot < f->m->slots; slot++) read_bits(f, slot, later[slot]);
}

static void read_ways(Flow *f, Slice ways) {
    for (int i = ways.first; i < ways.first + ways.count; i++) {
        read_cond(f, f->s->ways[i].when);
        flow_from(f, f->s->ways[i].target);
    }
}

static void read_rules(Flow *f, Slice rules) {
    for (int i = rules.first; i < rules.first + rules.count; i++) {
        read_cond(f, f->s->rules[i].when);
        read_ways(f, f->s->rules[i].ways);
    }
}

static void read_lines(Flow *f, Slice lines) {
    for (int i = lines.first; f->said && i < lines.first + lines.count; i++) read_cond(f, f->s->lines[i].when);
}

static bool matters_here(const Flow *f, const Effect *effect) {
    bool matters = effect->function != 0;
    for (int i = effect->changes.first; i < effect->changes.first + effect->changes.count; i++)
        matters |= f->now[f->s->changes[i].slot] != 0;
    return matters;
}

// A function that changes the state may read all of it, so that what it reads matters wherever it may still be called.
static void read_effect(Flow *f, const Effect *effect) {
    if (effect->function) read_everything(f);
}

static void read_option(Flow *f, const Option *option) {
    read_cond(f, option->when);
    read_effect(f, &option->effect);
    if (option->once >= 0) read_bits(f, f->s->once_slot + option->once / 31, 1u << option->once % 31);
    read_lines(f, option->reply);
    read_ways(f, option->ways);
}

// A promise matters where its state is read, and where keeping or breaking it changes what matters; then its due time and the clock do,
// too.
static void read_promises(Flow *f) {
    for (int i = 0; i < f->s->promise_count; i++) {
        const Promise *promise = &f->s->promises[i];
        bool broken = promise->has_due && matters_here(f, &promise->broken);
        if (!f->now[promise->slot] && !broken && !matters_here(f, &promise->kept)) continue;
        read_slot(f, promise->slot);
        if (promise->has_due) read_slot(f, promise->due_slot);
        if (promise->has_due) read_slot(f, f->s->clock_slot);
        if (promise->has_due) read_effect(f, &promise->broken);
        read_effect(f, &promise->kept);
    }
}

// What the model shows is made of all that it keeps, and of the clock.
static void read_model(Flow *f) {
    bool shown = false;
    for (int i = 0; f->s->has_complaint && i < COMPLAINT_SHOWN; i++) shown |= f->now[f->s->complaint_slot + i] != 0;
    if (!shown) return;
    for (int i = 0; i < COMPLAINT_SLOTS; i++) read_slot(f, f->s->complaint_slot + i);
    read_slot(f, f->s->clock_slot);
}

static void read_beat(Flow *f, int index) {
    const Beat *beat = &f->s->beats[index];
    read_lines(f, beat->say);
    for (int i = 0; i < beat->options.count; i++) read_option(f, &f->s->options[beat->options.first + i]);
    read_ways(f, beat->ways);
    if (beat->options.count) read_rules(f, beat->rules);
    if (beat->options.count) read_rules(f, f->s->top_rules);
    read_promises(f);
    read_model(f);
}

static void read_ending(Flow *f, int index) {
    for (int i = 0; i < f->s->outcome_count; i++) {
        if (f->s->outcome[i].slot >= 0)
            read_slot(f, f->s->outcome[i].slot);
        else
            read_everything(f);
    }
    read_lines(f, f->s->endings[index].lines);
}

Matter matter_find(const Scenario *s, bool said, Arena *arena) {
    Matter m = {s->beat_count + s->ending_count, s->row_count, NULL};
    m.bits = ARENA_ARRAY(arena, uint32_t, (size_t)m.positions * (size_t)m.slots);
    Flow f = {s, &m, said, NULL, true};
    while (f.changed) {
        f.changed = false;
        for (int i = m.positions - 1; i >= 0; i--) {
            f.now = m.bits + (size_t)i * (size_t)m.slots;
            if (i >= s->beat_count)
                read_ending(&f, i - s->beat_count);
            else
                read_beat(&f, i);
        }
    }
    return m;
}
