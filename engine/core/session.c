// Play: one decision at a time on a copy of the row, so that a fault leaves everything as it was.
#include "core/session.h"

#include "base/hash.h"
#include "core/play.h"
#include "core/session_parts.h"

#include <stdlib.h>
#include <string.h>

bool session_holds(const Session *session, Cond when) {
    bool ok = true;
    return play_holds(session->scenario, when, session->row, &ok, NULL) && ok;
}

Session *session_open(const Scenario *s, uint64_t seed, Err *err) {
    Session *session = mem_realloc(NULL, sizeof *session + (size_t)s->row_count * sizeof *session->row);
    memset(session, 0, sizeof *session + (size_t)s->row_count * sizeof *session->row);
    session->scenario = s;
    session->seed = seed;
    session->last_option = -1;
    if (!play_start(s, seed, session->row, &session->trail, err)) {
        session_free(session);
        return NULL;
    }
    return session;
}

void session_free(Session *session) {
    if (!session) return;
    free(session->steps);
    free(session->values);
    free(session);
}

static bool legal(const Session *session, const Decision *decision, Err *err) {
    int beat = session_beat(session);
    if (beat >= 0 && session->step_count == STEPS_MAX) {
        ERR0(err, session->scenario->file, session->scenario->beats[beat].line, "This run has too many decisions to go on.");
        return false;
    }
    return play_allows(session->scenario, decision, session->row, err);
}

static uint64_t row_hash(const Scenario *s, uint64_t seed, const int32_t *row) {
    return hash_row(s->logic ^ hash_mix(seed), row, s->row_count);
}

// The place of the decision's values among all of the session's.
static int32_t keep_values(Session *session, const Decision *decision) {
    int first = session->value_count, needed = first + decision->count;
    if (needed > session->value_cap) {
        session->value_cap = needed > 2 * session->value_cap ? needed + 8 : 2 * session->value_cap;
        session->values = mem_realloc(session->values, (size_t)session->value_cap * sizeof *session->values);
    }
    for (int i = 0; i < decision->count; i++) session->values[first + i] = decision->value[i];
    session->value_count = needed;
    return first;
}

static void add_step(Session *session, int beat, const Decision *decision) {
    if (session->step_count == session->step_cap) {
        session->step_cap = session->step_cap ? session->step_cap * 2 : 8;
        session->steps = mem_realloc(session->steps, (size_t)session->step_cap * sizeof *session->steps);
    }
    session->steps[session->step_count++] =
        (PackedStep){.hash = row_hash(session->scenario, session->seed, session->row),
                     .value = decision->kind == DECISION_CHOOSE ? decision->value[0] : keep_values(session, decision),
                     .beat = (int16_t)beat,
                     .kind = (uint8_t)decision->kind,
                     .count = (uint8_t)decision->count};
}

bool session_decide(Session *session, const Decision *decision, Err *err) {
    const Scenario *s = session->scenario;
    if (!legal(session, decision, err)) return false;
    int position = session->row[s->position_slot];
    int32_t row[ROW_MAX];
    Trail trail;
    size_t bytes = (size_t)s->row_count * sizeof *row;
    memcpy(row, session->row, bytes);
    if (!play_decide(s, decision, row, &trail, err)) return false;
    memcpy(session->row, row, bytes);
    session->trail = trail;
    bool chose = decision->kind == DECISION_CHOOSE;
    session->last_option = chose ? s->beats[position].options.first + decision->value[0] - 1 : -1;
    add_step(session, position, decision);
    return true;
}

static void *copy_array(const void *items, size_t size) {
    return size ? memcpy(mem_realloc(NULL, size), items, size) : NULL;
}

// A whole copy: what saving and restoring a state costs.
static Session *copy_session(const Session *session) {
    size_t row_bytes = (size_t)session->scenario->row_count * sizeof *session->row;
    Session *copy = mem_realloc(NULL, sizeof *copy + row_bytes);
    memcpy(copy, session, sizeof *copy + row_bytes);
    copy->step_cap = session->step_count;
    copy->value_cap = session->value_count;
    copy->steps = copy_array(session->steps, (size_t)copy->step_cap * sizeof *copy->steps);
    copy->values = copy_array(session->values, (size_t)copy->value_cap * sizeof *copy->values);
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
    Decision decision = {.kind = (DecisionKind)step->kind, .count = step->count};
    if (decision.kind == DECISION_CHOOSE)
        decision.value[0] = step->value;
    else if (decision.count)
        memcpy(decision.value, session->values + step->value, (size_t)decision.count * sizeof *decision.value);
    return (Step){decision, step->beat, step->hash};
}

bool session_has_negotiated(const Session *session) {
    return session->step_count && session->steps[session->step_count - 1].kind != DECISION_CHOOSE;
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
           (size_t)session->step_cap * sizeof *session->steps + (size_t)session->value_cap * sizeof *session->values;
}

bool session_open_option(const Session *session, int option) {
    int position = session_beat(session);
    if (position < 0 || option < 0 || option >= session->scenario->beats[position].options.count) return false;
    bool ok = true;
    const Scenario *s = session->scenario;
    return play_is_open(s, s->beats[position].options.first + option, session->row, &ok, NULL) && ok;
}

Score session_outcome_row(const Session *session, int index) {
    int64_t range, top = play_outcome_part(session->scenario, index, session->row, &range);
    return (Score){true, top, range};
}

Score session_outcome(const Session *session) {
    const Scenario *s = session->scenario;
    if (!s->outcome_count) return (Score){0};
    return (Score){true, play_outcome(s, session->row), play_outcome_denominator(s)};
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

Session *session_play_run(const Scenario *s, const ScenarioRun *run, uint64_t seed, Err *err) {
    Session *session = session_open(s, seed, err);
    while (session && session_ending(session) < 0) {
        int beat = session_beat(session), visit = session_visits(session, beat);
        Decision decision;
        if (scenario_decision(s, run, beat, visit, session->row, &decision, err) && session_decide(session, &decision, err)) continue;
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
