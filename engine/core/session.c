// Play: one decision at a time on a copy of the row, so that a fault leaves everything as it was.
#include "core/session.h"

#include "base/hash.h"
#include "core/expr.h"
#include "core/script.h"
#include "core/session_parts.h"

#include <stdlib.h>
#include <string.h>

static bool holds(const Scenario *s, Cond when, const int32_t *row, Err *err, bool *ok) {
    if (when == 0) return true;
    if (when > 0) return expr_holds(s->ops + when, row);
    bool result;
    if (!script_test(s->script, -when, row, &result, err)) *ok = false;
    return result;
}

bool session_holds(const Session *session, Cond when) {
    bool ok = true;
    return holds(session->scenario, when, session->row, NULL, &ok) && ok;
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

// The order is fixed by the design: acts, effect, facts, clock and promises past due, new promises, kept promises.
static bool apply_option(const Scenario *s, const Option *option, int32_t *row, Err *err) {
    for (int i = 0; i < option->acts.count; i++)
        complaint_act(&s->complaint, row + s->complaint_slot, &s->acts[option->acts.first + i], now(s, row));
    if (!apply_effect(s, &option->effect, row, err)) return false;
    for (int i = 0; i < option->learn.count; i++) row[s->ints[option->learn.first + i]] = 1;
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

static int32_t leads_to(const Scenario *s, const Beat *beat, const Option *option, const int32_t *row, Err *err, bool *ok) {
    int32_t target = ruled(s, beat->rules, row, err, ok);
    if (target < 0 && *ok) target = ruled(s, s->top_rules, row, err, ok);
    if (target < 0 && *ok) target = way(s, option->ways.count ? option->ways : beat->ways, row, err, ok);
    return target;
}

static bool is_open(const Scenario *s, const Option *option, const int32_t *row, Err *err, bool *ok) {
    if (option->once >= 0 && row[s->once_slot + option->once / 31] >> option->once % 31 & 1) return false;
    return holds(s, option->when, row, err, ok);
}

static bool any_open(const Scenario *s, const Beat *beat, const int32_t *row, Err *err, bool *ok) {
    for (int i = 0; i < beat->options.count && *ok; i++)
        if (is_open(s, &s->options[beat->options.first + i], row, err, ok)) return true;
    return false;
}

// Where a beat with no open option leads by itself; -1 with a fault when nowhere.
static int32_t passes_to(const Scenario *s, const Beat *beat, const int32_t *row, Err *err, bool *ok) {
    int32_t next = way(s, beat->ways, row, err, ok);
    if (next >= 0 || !*ok) return next;
    *ok = false;
    if (beat->ways.count)
        ERR(err, s->file, beat->line, "Beat “{1}” has no way on: no condition of its go holds.", beat->name);
    else
        ERR(err, s->file, beat->line, "Beat “{1}” has no way on: none of its options is open.", beat->name);
    return -1;
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
        if (any_open(s, beat, row, err, &ok)) break;
        if (ok) target = passes_to(s, beat, row, err, &ok);
        if (!ok) return false;
    }
    row[s->position_slot] = target;
    return true;
}

Session *session_open(const Scenario *s, uint64_t seed, Err *err) {
    Session *session = mem_realloc(NULL, sizeof *session + (size_t)s->row_count * sizeof *session->row);
    memset(session, 0, sizeof *session + (size_t)s->row_count * sizeof *session->row);
    session->scenario = s;
    session->seed = seed;
    session->last_option = -1;
    for (int i = 0; i < s->var_count; i++) session->row[s->vars[i].slot] = s->vars[i].start;
    Rng rng = {hash_mix(seed)};
    for (int i = 0; i < s->draw_count; i++) {
        const Draw *draw = &s->draws[i];
        session->row[draw->slot] = s->ints[draw->values.first + (int)rng_below(&rng, (uint32_t)draw->values.count)];
    }
    if (s->has_complaint) complaint_open(&s->complaint, session->row + s->complaint_slot);
    if (!settle(s, s->start, session->row, &session->trail, err)) {
        session_free(session);
        return NULL;
    }
    return session;
}

void session_free(Session *session) {
    if (!session) return;
    free(session->steps);
    free(session);
}

static bool legal(const Session *session, const Decision *decision, const Option **option, Err *err) {
    const Scenario *s = session->scenario;
    int position = session->row[s->position_slot];
    if (position >= s->beat_count) {
        ERR0(err, s->file, 0, "The run has ended: there is nothing to decide.");
        return false;
    }
    const Beat *beat = &s->beats[position];
    if (session->step_count == STEPS_MAX) {
        ERR0(err, s->file, beat->line, "This run has too many decisions to go on.");
        return false;
    }
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
    *option = &s->options[beat->options.first + number - 1];
    bool ok = true;
    bool open = is_open(s, *option, session->row, err, &ok);
    if (ok && !open) ERR(err, s->file, (*option)->line, "This option is not open now: “{1}”", (*option)->text);
    return ok && open;
}

static uint64_t row_hash(const Scenario *s, uint64_t seed, const int32_t *row) {
    return hash_row(s->logic ^ hash_mix(seed), row, s->row_count);
}

static void add_step(Session *session, int beat, int number) {
    if (session->step_count == session->step_cap) {
        session->step_cap = session->step_cap ? session->step_cap * 2 : 8;
        session->steps = mem_realloc(session->steps, (size_t)session->step_cap * sizeof *session->steps);
    }
    session->steps[session->step_count++] =
        (PackedStep){row_hash(session->scenario, session->seed, session->row), (int16_t)beat, (int16_t)number};
}

bool session_decide(Session *session, const Decision *decision, Err *err) {
    const Scenario *s = session->scenario;
    const Option *option;
    if (!legal(session, decision, &option, err)) return false;
    int position = session->row[s->position_slot];
    int32_t row[ROW_MAX];
    Trail trail;
    size_t bytes = (size_t)s->row_count * sizeof *row;
    memcpy(row, session->row, bytes);
    bool ok = apply_option(s, option, row, err);
    int32_t target = ok ? leads_to(s, &s->beats[position], option, row, err, &ok) : -1;
    if (ok && target < 0) ERR0(err, s->file, option->line, "This option has no way on: no condition of its go holds.");
    if (!ok || target < 0 || !settle(s, target, row, &trail, err)) return false;
    memcpy(session->row, row, bytes);
    session->trail = trail;
    session->last_option = (int)(option - s->options);
    add_step(session, position, decision->value[0]);
    return true;
}

// A whole copy: what saving and restoring a state costs.
static Session *copy_session(const Session *session) {
    size_t row_bytes = (size_t)session->scenario->row_count * sizeof *session->row;
    Session *copy = mem_realloc(NULL, sizeof *copy + row_bytes);
    memcpy(copy, session, sizeof *copy + row_bytes);
    copy->step_cap = session->step_count;
    copy->steps = NULL;
    if (!copy->step_cap) return copy;
    size_t step_bytes = (size_t)copy->step_cap * sizeof *copy->steps;
    copy->steps = mem_realloc(NULL, step_bytes);
    memcpy(copy->steps, session->steps, step_bytes);
    return copy;
}

Session *session_fork(const Session *session, int decision, Err *err) {
    MUST(decision >= 0 && decision <= session->step_count);
    if (decision == session->step_count) return copy_session(session);
    Session *fork = session_open(session->scenario, session->seed, err);
    for (int i = 0; fork && i < decision; i++) {
        Step step = session_step(session, i);
        if (session_decide(fork, &step.decision, err)) continue;
        session_free(fork);
        fork = NULL;
    }
    return fork;
}

const Scenario *session_scenario(const Session *session) {
    return session->scenario;
}

uint64_t session_seed(const Session *session) {
    return session->seed;
}

uint64_t session_hash(const Session *session) {
    return row_hash(session->scenario, session->seed, session->row);
}

int session_steps(const Session *session) {
    return session->step_count;
}

Step session_step(const Session *session, int index) {
    MUST(index >= 0 && index < session->step_count);
    const PackedStep *step = &session->steps[index];
    return (Step){{DECISION_CHOOSE, 1, {step->number}}, step->beat, step->hash};
}

int session_beat(const Session *session) {
    int position = session->row[session->scenario->position_slot];
    return position < session->scenario->beat_count ? position : -1;
}

int session_ending(const Session *session) {
    int position = session->row[session->scenario->position_slot] - session->scenario->beat_count;
    return position >= 0 ? position : -1;
}

const int32_t *session_row(const Session *session) {
    return session->row;
}

size_t session_size(const Session *session) {
    return sizeof *session + (size_t)session->scenario->row_count * sizeof *session->row +
           (size_t)session->step_cap * sizeof *session->steps;
}

bool session_open_option(const Session *session, int option) {
    int position = session_beat(session);
    if (position < 0 || option < 0 || option >= session->scenario->beats[position].options.count) return false;
    bool ok = true;
    const Scenario *s = session->scenario;
    return is_open(s, &s->options[s->beats[position].options.first + option], session->row, NULL, &ok) && ok;
}

// A function that fails scores nothing, whichever way round it counts.
static int32_t row_value(const Session *session, const OutcomeRow *row) {
    if (row->slot >= 0) return session->row[row->slot];
    int32_t value;
    if (!script_score(session->scenario->script, row->function, session->row, &value, NULL)) value = row->invert ? row->max : row->min;
    return value;
}

Score session_outcome_row(const Session *session, int index) {
    const OutcomeRow *row = &session->scenario->outcome[index];
    int32_t value = row_value(session, row);
    int64_t top = row->full >= 0 ? (value == row->full ? 1 : 0) : (int64_t)value - row->min;
    int64_t range = row->full >= 0 ? 1 : (int64_t)row->max - row->min;
    return (Score){true, 100 * (row->invert ? range - top : top), range};
}

Score session_outcome(const Session *session) {
    const Scenario *s = session->scenario;
    if (!s->outcome_count) return (Score){0};
    int64_t sum = 0, weights = 0;
    for (int i = 0; i < s->outcome_count; i++) {
        Score part = session_outcome_row(session, i);
        sum += s->outcome[i].weight * part.numerator * (s->outcome_denominator / part.denominator);
        weights += s->outcome[i].weight;
    }
    return (Score){true, sum, s->outcome_denominator * weights};
}

Str score_print(Arena *arena, Score score) {
    if (!score.scored) return STR("–");
    int64_t tenths = (score.numerator * 20 + score.denominator) / (2 * score.denominator);
    StrBuf buf = {.arena = arena};
    buf_int(&buf, tenths / 10);
    buf_char(&buf, '.');
    buf_int(&buf, tenths % 10);
    return buf_str(&buf);
}

// The option a run takes at its next visit to `beat`, 0 when it names none.
static int picked(const Scenario *s, const ScenarioRun *run, int beat, int visit) {
    for (int i = 0; i < run->picks.count; i++) {
        const Pick *pick = &s->picks[run->picks.first + i];
        if (pick->beat == beat && visit-- == 0) return pick->option;
    }
    return 0;
}

Session *session_play_run(const Scenario *s, const ScenarioRun *run, uint64_t seed, Err *err) {
    Session *session = session_open(s, seed, err);
    while (session && session_ending(session) < 0) {
        int beat = session_beat(session), visit = session_visits(session, beat);
        int number = picked(s, run, beat, visit);
        Decision decision = {DECISION_CHOOSE, 1, {number}};
        if (!number) ERR(err, s->file, run->line, "The run “{1}” names no option for beat “{2}”.", run->name, s->beats[beat].name);
        if (number && session_decide(session, &decision, err)) continue;
        session_free(session);
        session = NULL;
    }
    return session;
}

int session_visits(const Session *session, int beat) {
    int visits = 0;
    for (int i = 0; i < session->step_count; i++) visits += session->steps[i].beat == beat;
    return visits;
}
