// Play on a bare row: what a decision does, in the order the design fixes. No session, no memory, no hash.
#include "core/play.h"

#include "base/hash.h"
#include "core/expr.h"
#include "core/script.h"

#include <string.h>

static bool holds(const Scenario *s, Cond when, const int32_t *row, Err *err, bool *ok) {
    if (when == 0) return true;
    if (when > 0) return expr_holds(s->ops + when, row);
    bool result;
    if (!script_test(s->script, -when, row, &result, err)) *ok = false;
    return result;
}

bool play_holds(const Scenario *s, Cond when, const int32_t *row, bool *ok, Err *err) {
    return holds(s, when, row, err, ok);
}

void play_remember(const Scenario *s, bool on) {
    script_remember(s->script, on);
}

static bool apply_effect(const Scenario *s, const Effect *effect, int32_t *row, Err *err) {
    for (int i = effect->changes.first; i < effect->changes.first + effect->changes.count; i++) {
        const Change *change = &s->changes[i];
        int64_t value = change->set ? change->value : (int64_t)row[change->slot] + change->value;
        row[change->slot] = value < change->min ? change->min : value > change->max ? change->max : (int32_t)value;
    }
    return !effect->function || script_change(s->script, effect->function, row, err);
}

static int32_t now(const Scenario *s, const int32_t *row) {
    return s->clock_slot >= 0 ? row[s->clock_slot] : 0;
}

static int32_t due(const Promise *promise, const int32_t *row) {
    return promise->due_slot >= 0 ? row[promise->due_slot] : promise->due;
}

static void forget_due(const Promise *promise, int32_t *row) {
    if (promise->due_slot >= 0) row[promise->due_slot] = 0;
}

// Also where no time passes, promises past due break: one may have been made too late.
static bool pass_time(const Scenario *s, int32_t takes, int32_t *row, Err *err) {
    if (s->clock_slot < 0) return true;
    int32_t from = row[s->clock_slot];
    int32_t to = takes > NUMBER_LIMIT - from ? NUMBER_LIMIT : from + takes;
    row[s->clock_slot] = to;
    if (s->has_complaint && takes) complaint_pass(&s->complaint, row + s->complaint_slot, from, to);
    for (int i = 0; i < s->promise_count; i++) {
        const Promise *promise = &s->promises[i];
        if (!promise->has_due || row[promise->slot] != PROMISE_OPEN || to <= due(promise, row)) continue;
        row[promise->slot] = PROMISE_BROKEN;
        forget_due(promise, row);
        if (!apply_effect(s, &promise->broken, row, err)) return false;
    }
    return true;
}

static void open_promise(const Scenario *s, const Promise *promise, int32_t *row) {
    if (row[promise->slot] != PROMISE_NONE) return;
    row[promise->slot] = PROMISE_OPEN;
    if (promise->due_slot >= 0) row[promise->due_slot] = now(s, row) + promise->due;
}

static bool keep_promise(const Scenario *s, const Promise *promise, int32_t *row, Err *err) {
    if (row[promise->slot] != PROMISE_OPEN) return true;
    row[promise->slot] = PROMISE_KEPT;
    forget_due(promise, row);
    return apply_effect(s, &promise->kept, row, err);
}

int32_t *play_table(const Scenario *s, int32_t *row) {
    return s->table ? row + s->table->slot : NULL;
}

// What is learned of an issue elsewhere is known at the table, too.
static void learn_fact(const Scenario *s, int slot, int32_t *row) {
    row[slot] = 1;
    for (int i = 0; s->table && i < s->table->model.issue_count; i++)
        if (s->table->issues[i].fact_slot == slot) negotiation_learn(play_table(s, row), i);
}

// What they tell when asked about an issue is a fact from then on.
static void learn_told(const Scenario *s, int issue, int known_before, int32_t *row) {
    int slot = s->table->issues[issue].fact_slot;
    if (slot >= 0 && negotiation_known(play_table(s, row), issue) > known_before) row[slot] = 1;
}

static void talk(const Scenario *s, const TalkCall *call, int32_t *row) {
    int32_t *table = play_table(s, row);
    int known = negotiation_known(table, call->issue);
    negotiation_talk(&s->table->model, table, call->act, call->issue);
    if (call->act == TALK_ASK) learn_told(s, call->issue, known, row);
}

// The order is fixed by the design: acts, effect, facts, clock and promises past due, new promises, kept promises.
static bool apply_option(const Scenario *s, const Option *option, int32_t *row, Err *err) {
    for (int i = 0; i < option->acts.count; i++)
        complaint_act(&s->complaint, row + s->complaint_slot, &s->acts[option->acts.first + i], now(s, row));
    for (int i = 0; i < option->talks.count; i++) talk(s, &s->talks[option->talks.first + i], row);
    if (!apply_effect(s, &option->effect, row, err)) return false;
    for (int i = 0; i < option->learn.count; i++) learn_fact(s, s->ints[option->learn.first + i], row);
    if (!pass_time(s, option->takes, row, err)) return false;
    for (int i = 0; i < option->promise.count; i++) open_promise(s, &s->promises[s->ints[option->promise.first + i]], row);
    for (int i = 0; i < option->keep.count; i++)
        if (!keep_promise(s, &s->promises[s->ints[option->keep.first + i]], row, err)) return false;
    if (option->once >= 0) row[s->once_slot + option->once / 31] |= 1 << option->once % 31;
    return true;
}

// The first way that is open, or -1.
static int32_t way(const Scenario *s, Slice ways, const int32_t *row, Err *err, bool *ok) {
    for (int i = 0; i < ways.count && *ok; i++) {
        const Way *w = &s->ways[ways.first + i];
        if (holds(s, w->when, row, err, ok)) return w->target;
    }
    return -1;
}

static int32_t ruled(const Scenario *s, Slice rules, const int32_t *row, Err *err, bool *ok) {
    for (int i = 0; i < rules.count && *ok; i++) {
        const Rule *rule = &s->rules[rules.first + i];
        if (holds(s, rule->when, row, err, ok)) return way(s, rule->ways, row, err, ok);
    }
    return -1;
}

// Where a rule leads, the beat's own before the scenario's, and else the ways; -1 where neither does.
static int32_t leads_to(const Scenario *s, const Beat *beat, Slice ways, const int32_t *row, Err *err, bool *ok) {
    int32_t target = beat->rules.count ? ruled(s, beat->rules, row, err, ok) : -1;
    if (target < 0 && *ok && s->top_rules.count) target = ruled(s, s->top_rules, row, err, ok);
    if (target < 0 && *ok) target = way(s, ways, row, err, ok);
    return target;
}

// The ways that the table's end has opened; none while talks go on.
static Slice table_ways(const Scenario *s, const int32_t *row) {
    const int32_t *table = row + s->table->slot;
    return negotiation_ended(table) ? *table_end(s->table, (NegotiationPhase)table[TABLE_PHASE]) : (Slice){0};
}

static bool talks_ended(const Scenario *s, const int32_t *row) {
    return negotiation_ended(row + s->table->slot);
}

// How much more or less they trust the rep by what was said before, in shares.
static int32_t carried_trust(const Scenario *s, const int32_t *row) {
    if (s->table->trust_slot < 0) return 0;
    int64_t percent = (int64_t)row[s->table->trust_slot] - s->table->trust_start;
    percent = percent < -100 ? -100 : percent > 100 ? 100 : percent;
    return (int32_t)percent * (NEGOTIATION_ONE / 100);
}

static bool is_open(const Scenario *s, const Option *option, const int32_t *row, Err *err, bool *ok) {
    if (option->once >= 0 && row[s->once_slot + option->once / 31] >> option->once % 31 & 1) return false;
    return holds(s, option->when, row, err, ok);
}

bool play_is_open(const Scenario *s, int option, const int32_t *row, bool *ok, Err *err) {
    return is_open(s, &s->options[option], row, err, ok);
}

static bool any_open(const Scenario *s, const Beat *beat, const int32_t *row, Err *err, bool *ok) {
    if (beat->negotiates) return !talks_ended(s, row);
    for (int i = 0; i < beat->options.count && *ok; i++)
        if (is_open(s, &s->options[beat->options.first + i], row, err, ok)) return true;
    return false;
}

// Where a beat with no open option leads by itself; -1 with a fault when nowhere.
static int32_t passes_to(const Scenario *s, const Beat *beat, const int32_t *row, Err *err, bool *ok) {
    int32_t next = way(s, beat->negotiates ? table_ways(s, row) : beat->ways, row, err, ok);
    if (next >= 0 || !*ok) return next;
    *ok = false;
    if (beat->ways.count)
        ERR(err, s->file, beat->line, "Beat “{1}” has no way on: no condition of its go holds.", beat->name);
    else
        ERR(err, s->file, beat->line, "Beat “{1}” has no way on: none of its options is open.", beat->name);
    return -1;
}

// An ending whose outcome can't be said is no end: a function that fails is named, as anywhere, and nothing is decided.
static bool can_be_scored(const Scenario *s, const int32_t *row, Err *err) {
    int32_t value;
    for (int i = 0; i < s->outcome_count; i++)
        if (s->outcome[i].slot < 0 && !script_score(s->script, s->outcome[i].function, row, &value, err)) return false;
    return true;
}

// Enters `target` and passes through beats that go on by themselves: those without an open option.
static bool settle(const Scenario *s, int32_t target, int32_t *row, Trail *trail, Err *err) {
    bool ok = true;
    trail->count = 0;
    while (target < s->beat_count) {
        const Beat *beat = &s->beats[target];
        if (trail->count == PASS_MAX) {
            ERR(err, s->file, beat->line, "More than {1} beats in a row go on by themselves: is this a loop?", str_from("16"));
            return false;
        }
        trail->beats[trail->count++] = (int16_t)target;
        if (beat->negotiates) negotiation_sit(&s->table->model, play_table(s, row), carried_trust(s, row));
        if (any_open(s, beat, row, err, &ok)) break;
        if (ok) target = passes_to(s, beat, row, err, &ok);
        if (!ok) return false;
    }
    row[s->position_slot] = target;
    return target < s->beat_count || can_be_scored(s, row, err);
}

bool play_start_drawn(const Scenario *s, const int *values, int32_t *row, Trail *trail, Err *err) {
    memset(row, 0, (size_t)s->row_count * sizeof *row);
    for (int i = 0; i < s->var_count; i++) row[s->vars[i].slot] = s->vars[i].start;
    for (int i = 0; i < s->draw_count; i++) row[s->draws[i].slot] = s->ints[s->draws[i].values.first + values[i]];
    if (s->has_complaint) complaint_open(&s->complaint, row + s->complaint_slot);
    if (s->table) negotiation_open(&s->table->model, play_table(s, row));
    return settle(s, s->start, row, trail, err);
}

void play_draws(const Scenario *s, uint64_t seed, int *values) {
    Rng rng = {hash_mix(seed)};
    for (int i = 0; i < s->draw_count; i++) values[i] = (int)rng_below(&rng, (uint32_t)s->draws[i].values.count);
}

bool play_start(const Scenario *s, uint64_t seed, int32_t *row, Trail *trail, Err *err) {
    int values[ROW_MAX];
    play_draws(s, seed, values);
    return play_start_drawn(s, values, row, trail, err);
}

bool play_choose(const Scenario *s, int index, int32_t *row, Trail *trail, Err *err) {
    const Option *option = &s->options[index];
    const Beat *beat = &s->beats[row[s->position_slot]];
    bool ok = apply_option(s, option, row, err);
    int32_t target = ok ? leads_to(s, beat, option->ways.count ? option->ways : beat->ways, row, err, &ok) : -1;
    if (ok && target < 0) ERR0(err, s->file, option->line, "This option has no way on: no condition of its go holds.");
    return ok && target >= 0 && settle(s, target, row, trail, err);
}

// An act at the table, then what it told, rules, and the ways of the end if that is what it came to.
static bool negotiate(const Scenario *s, const Decision *decision, int32_t *row, Trail *trail, Err *err) {
    const Beat *beat = &s->beats[row[s->position_slot]];
    int32_t *table = play_table(s, row);
    bool asks = decision->kind == DECISION_TALK && decision->value[0] == TALK_ASK, ok = true;
    int issue = asks ? (int)decision->value[1] - 1 : 0, known = negotiation_known(table, issue);
    negotiation_decide(&s->table->model, table, decision);
    if (asks) learn_told(s, issue, known, row);
    int32_t target = leads_to(s, beat, table_ways(s, row), row, err, &ok);
    trail->count = 0;
    if (ok && target < 0 && negotiation_ended(table))
        ERR(err, s->file, beat->line, "Beat “{1}” has no way on: no condition of its go holds.", beat->name);
    if (!ok || target < 0) return ok && !negotiation_ended(table);
    return settle(s, target, row, trail, err);
}

bool play_decide(const Scenario *s, const Decision *decision, int32_t *row, Trail *trail, Err *err) {
    const Beat *beat = &s->beats[row[s->position_slot]];
    if (beat->negotiates) return negotiate(s, decision, row, trail, err);
    return play_choose(s, beat->options.first + decision->value[0] - 1, row, trail, err);
}

static bool allows_option(const Scenario *s, const Beat *beat, const Decision *decision, const int32_t *row, Err *err) {
    if (decision->kind != DECISION_CHOOSE || decision->count != 1) {
        ERR(err, s->file, beat->line, "Beat “{1}” asks to choose one option.", beat->name);
        return false;
    }
    int32_t number = decision->value[0];
    if (number < 1 || number > beat->options.count) {
        Arena arena = {0};
        ERR(err, s->file, beat->line, "Beat “{1}” has no option {2}.", beat->name, str_int(&arena, number));
        arena_free(&arena);
        return false;
    }
    const Option *option = &s->options[beat->options.first + number - 1];
    bool ok = true, open = is_open(s, option, row, err, &ok);
    if (ok && !open) ERR(err, s->file, option->line, "This option is not open now: “{1}”", option->text);
    return ok && open;
}

bool play_allows(const Scenario *s, const Decision *decision, const int32_t *row, Err *err) {
    int position = row[s->position_slot], issue;
    if (position >= s->beat_count) {
        ERR0(err, s->file, 0, "The run has ended: there is nothing to decide.");
        return false;
    }
    const Beat *beat = &s->beats[position];
    if (!beat->negotiates) return allows_option(s, beat, decision, row, err);
    const char *why = negotiation_refuses(&s->table->model, row + s->table->slot, decision, &issue);
    if (why) err_add(err, s->file, beat->line, str_from(why), (Str[]){issue >= 0 ? s->table->issues[issue].name : STR_NONE}, 1);
    return !why;
}

// A function that fails before the end, where somebody looks ahead, scores nothing, whichever way round it counts.
static int32_t row_value(const Scenario *s, const OutcomeRow *part, const int32_t *row) {
    if (part->slot >= 0) return row[part->slot];
    int32_t value;
    if (!script_score(s->script, part->function, row, &value, NULL)) value = part->invert ? part->max : part->min;
    return value;
}

int64_t play_outcome_part(const Scenario *s, int index, const int32_t *row, int64_t *range) {
    const OutcomeRow *part = &s->outcome[index];
    int32_t value = row_value(s, part, row);
    int64_t top = part->full >= 0 ? (value == part->full ? 1 : 0) : (int64_t)value - part->min;
    *range = part->full >= 0 ? 1 : (int64_t)part->max - part->min;
    return 100 * (part->invert ? *range - top : top);
}

int64_t play_outcome(const Scenario *s, const int32_t *row) {
    int64_t sum = 0, range;
    for (int i = 0; i < s->outcome_count; i++) {
        int64_t part = play_outcome_part(s, i, row, &range);
        sum += s->outcome[i].weight * part * (s->outcome_denominator / range);
    }
    return sum;
}

int64_t play_outcome_denominator(const Scenario *s) {
    int64_t weights = 0;
    for (int i = 0; i < s->outcome_count; i++) weights += s->outcome[i].weight;
    return s->outcome_denominator * weights;
}
