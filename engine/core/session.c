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
    bool open = play_is_open(s, (int)(*option - s->options), session->row, &ok, err);
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
    if (!play_choose(s, (int)(option - s->options), row, &trail, err)) return false;
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
        int number = scenario_pick(s, run, beat, visit);
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
