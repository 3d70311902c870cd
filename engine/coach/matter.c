// Reads flow backwards along the ways between beats until nothing changes.
#include "coach/matter.h"

#include "coach/order.h"
#include "core/session.h"

#include <string.h>

typedef struct Flow {
    const Scenario *s;
    const Matter *m;
    bool said;
    bool clock_can_end;           // within the decisions of a run
    int16_t promise_at[ROW_MAX];  // [slot]: index of the promise whose state it holds, or -1
    int now;                      // the position being looked at
    bool changed;
} Flow;

static uint32_t *bits_now(const Flow *f) {
    return f->m->bits + (size_t)f->now * (size_t)f->m->slots;
}

static uint8_t *promises_now(const Flow *f) {
    return f->m->promise + (size_t)f->now * (size_t)f->m->promises;
}

static void read_bits(Flow *f, int slot, uint32_t bits) {
    uint32_t *now = bits_now(f) + slot;
    if ((*now & bits) == bits) return;
    *now |= bits;
    f->changed = true;
}

static void note_promise(Flow *f, int promise, int what) {
    uint8_t *now = promises_now(f) + promise;
    if ((*now & what) == what) return;
    *now |= (uint8_t)what;
    f->changed = true;
}

static void read_clock(Flow *f, int32_t until) {
    if (f->m->clock[f->now] >= until) return;
    f->m->clock[f->now] = until;
    f->changed = true;
}

static void read_slot(Flow *f, int slot) {
    if (slot == f->s->clock_slot)
        read_clock(f, CLOCK_ALWAYS);
    else if (f->promise_at[slot] >= 0)
        note_promise(f, f->promise_at[slot], PROMISE_READ);
    else
        read_bits(f, slot, UINT32_MAX);
}

static void read_function(Flow *f, int function) {
    const ScriptFunction *known = scenario_function(f->s, function);
    if (known->knows_reads)
        for (int i = 0; i < known->read_count; i++) read_slot(f, known->reads[i]);
    else
        for (int i = 0; i < f->s->var_count; i++) read_slot(f, f->s->vars[i].slot);
}

static bool is_comparison(const Op *op) {
    return op->code >= OP_EQ && op->code <= OP_GE;
}

// From when on the clock makes no difference to this reading of it: 31 for `clock > 30` and `30 < clock`.
static int32_t threshold(const Op *first, const Op *op) {
    if (op[1].code == OP_NUMBER && is_comparison(op + 2)) return op[1].value + 1;
    if (op > first && op[-1].code == OP_NUMBER && is_comparison(op + 1)) return op[-1].value + 1;
    return CLOCK_ALWAYS;
}

static void read_cond(Flow *f, Cond when) {
    if (when < 0) read_function(f, -when);
    if (when <= 0) return;
    const Op *first = f->s->ops + when;
    for (const Op *op = first; op->code != OP_END; op++) {
        if (op->code != OP_SLOT) continue;
        if (op->value == f->s->clock_slot)
            read_clock(f, threshold(first, op));
        else
            read_slot(f, op->value);
    }
}

static void flow_from(Flow *f, int32_t target) {
    const Matter *m = f->m;
    for (int slot = 0; slot < m->slots; slot++) read_bits(f, slot, m->bits[(size_t)target * (size_t)m->slots + (size_t)slot]);
    for (int i = 0; i < m->promises; i++) note_promise(f, i, m->promise[(size_t)target * (size_t)m->promises + (size_t)i]);
    read_clock(f, m->clock[target]);
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
        matters |= bits_now(f)[f->s->changes[i].slot] != 0;
    return matters;
}

static void read_effect(Flow *f, const Effect *effect) {
    if (effect->function) read_function(f, effect->function);
}

static void read_option(Flow *f, const Option *option) {
    read_cond(f, option->when);
    read_effect(f, &option->effect);
    for (int i = 0; i < option->promise.count; i++) note_promise(f, f->s->ints[option->promise.first + i], PROMISE_CAN_MAKE);
    for (int i = 0; i < option->keep.count; i++) note_promise(f, f->s->ints[option->keep.first + i], PROMISE_CAN_KEEP);
    if (option->once >= 0) read_bits(f, f->s->once_slot + option->once / 31, 1u << option->once % 31);
    read_lines(f, option->reply);
    read_ways(f, option->ways);
}

// What a promise does by being kept or broken matters as long as it may happen. What is left of the time within which it is due is told
// without the clock, unless the clock may come to its end.
static void read_promises(Flow *f) {
    for (int i = 0; i < f->s->promise_count; i++) {
        const Promise *promise = &f->s->promises[i];
        bool keeps = promises_now(f)[i] & PROMISE_CAN_KEEP;
        if ((keeps && matters_here(f, &promise->kept)) || (promise->has_due && matters_here(f, &promise->broken)))
            note_promise(f, i, PROMISE_COUNTS);
        if (!(promises_now(f)[i] & (PROMISE_READ | PROMISE_COUNTS))) continue;
        if (promise->has_due) read_effect(f, &promise->broken);
        if (keeps) read_effect(f, &promise->kept);
        if (promise->due_slot >= 0 && f->clock_can_end) read_clock(f, CLOCK_ALWAYS);
    }
}

// What the model shows is made of all that it keeps, and of the clock.
static void read_model(Flow *f) {
    bool shown = false;
    for (int i = 0; f->s->has_complaint && i < COMPLAINT_SHOWN; i++) shown |= bits_now(f)[f->s->complaint_slot + i] != 0;
    if (!shown) return;
    for (int i = 0; i < COMPLAINT_SLOTS; i++) read_slot(f, f->s->complaint_slot + i);
    if (f->s->clock_slot >= 0) read_clock(f, complaint_clock_stops(&f->s->complaint));
}

// All of the table as long as it is ahead, and where what it shows may still be asked for and acts of talking may still change it.
static void read_table(Flow *f) {
    bool matters = f->s->beats[f->now].negotiates;
    for (int i = 0; !matters && i < NEGOTIATION_SHOWN; i++) matters = bits_now(f)[f->s->table->slot + i] != 0;
    if (!matters) return;
    int slots = negotiation_slots(&f->s->table->model);
    for (int i = 0; i < slots; i++) read_slot(f, f->s->table->slot + i);
}

// What dialogue has brought to the table is looked at when the rep sits down, and where it leads, when it has come to its end.
static void read_sitting(Flow *f) {
    const TableSpec *table = f->s->table;
    if (table->trust_slot >= 0) read_slot(f, table->trust_slot);
    for (int i = 1; i < ACTED_COUNT; i++) read_lines(f, table->act_lines[i]);
    for (int i = 1; i < REACT_COUNT; i++) read_lines(f, table->reaction_lines[i]);
    for (int i = 0; i < table->model.issue_count; i++)
        for (int level = 0; level < TELLS; level++) read_lines(f, table->issues[i].tells[level]);
    for (int i = 0; i < TABLE_ENDS; i++) read_ways(f, table->ends[i]);
}

static void read_beat(Flow *f) {
    const Beat *beat = &f->s->beats[f->now];
    bool decides = beat->options.count || beat->negotiates;
    read_lines(f, beat->say);
    for (int i = 0; i < beat->options.count; i++) read_option(f, &f->s->options[beat->options.first + i]);
    read_ways(f, beat->ways);
    if (decides) read_rules(f, beat->rules);
    if (decides) read_rules(f, f->s->top_rules);
    if (beat->negotiates) read_sitting(f);
    if (f->s->table) read_table(f);
    read_promises(f);
    read_model(f);
}

static void read_ending(Flow *f) {
    for (int i = 0; i < f->s->outcome_count; i++) {
        if (f->s->outcome[i].slot >= 0)
            read_slot(f, f->s->outcome[i].slot);
        else
            read_function(f, f->s->outcome[i].function);
    }
    read_lines(f, f->s->endings[f->now - f->s->beat_count].lines);
}

Matter matter_find(const Scenario *s, bool said, Arena *arena) {
    Matter m = {.positions = s->beat_count + s->ending_count, .slots = s->row_count, .promises = s->promise_count};
    m.bits = ARENA_ARRAY(arena, uint32_t, (size_t)m.positions * (size_t)m.slots);
    m.promise = ARENA_ARRAY(arena, uint8_t, (size_t)m.positions * (size_t)m.promises);
    m.clock = ARENA_ARRAY(arena, int32_t, m.positions);
    Flow f = {.s = s, .m = &m, .said = said, .changed = true};
    for (int i = 0; i < s->option_count; i++) f.clock_can_end |= s->options[i].takes > NUMBER_LIMIT / STEPS_MAX;
    memset(f.promise_at, -1, sizeof f.promise_at);
    for (int i = 0; i < s->promise_count; i++) f.promise_at[s->promises[i].slot] = (int16_t)i;
    const int32_t *order = order_find(s, arena);
    while (f.changed) {
        f.changed = false;
        for (int i = 0; i < m.positions; i++) {
            f.now = order[i];
            if (f.now >= s->beat_count)
                read_ending(&f);
            else
                read_beat(&f);
        }
    }
    return m;
}
