// Play tried out the plain way: every option of every row, by recursion over sessions, and nothing remembered between two branches. What
// the search says must be the same. A path never repeats a whole row, so that loops come to an end.
#ifndef COACH_TESTS_PLAIN_H
#define COACH_TESTS_PLAIN_H
#include "coach/search.h"
#include "testkit/testkit.h"

#include <stdlib.h>
#include <string.h>

#define PLAIN_ROWS  4000
#define PLAIN_DEPTH 400

typedef struct Plain {
    const Scenario *scenario;
    long left;  // decisions that may still be tried; below 0: too many
    Session *rows[PLAIN_ROWS];
    int row_count;  // every row met, once
    const int32_t *path[PLAIN_DEPTH];
    int depth;
} Plain;

typedef struct PlainValue {
    bool ends;
    int64_t best, worst;
} PlainValue;

// What one option does: 1 open, 0 closed, -1 it or its condition fails. The caller frees *after.
static inline int plain_try(const Session *session, int option, Session **after) {
    Err err = {0};
    Decision decision = {DECISION_CHOOSE, 1, {option + 1}};
    *after = session_fork(session, session_steps(session), NULL);
    bool taken = session_decide(*after, &decision, &err);
    bool closed = !taken && err.count && str_starts(err.faults[0].text, STR("This option is not open now"));
    err_free(&err);
    if (taken) return 1;
    session_free(*after);
    *after = NULL;
    return closed ? 0 : -1;
}

static inline int plain_options(const Session *session) {
    int beat = session_beat(session);
    return beat < 0 ? 0 : session_scenario(session)->beats[beat].options.count;
}

static inline bool plain_same(const Plain *plain, const int32_t *a, const int32_t *b) {
    return !memcmp(a, b, (size_t)plain->scenario->row_count * sizeof *a);
}

// Goes down to `session` unless the path has been there or there is no room.
static inline bool plain_enter(Plain *plain, const Session *session) {
    if (plain->depth == PLAIN_DEPTH) plain->left = 0;
    if (--plain->left < 0) return false;
    for (int i = 0; i < plain->depth; i++)
        if (plain_same(plain, plain->path[i], session_row(session))) return false;
    plain->path[plain->depth++] = session_row(session);
    return true;
}

static inline void plain_note(Plain *plain, const Session *session) {
    for (int i = 0; i < plain->row_count; i++)
        if (plain_same(plain, session_row(plain->rows[i]), session_row(session))) return;
    if (plain->row_count == PLAIN_ROWS)
        plain->left = -1;
    else
        plain->rows[plain->row_count++] = session_fork(session, session_steps(session), NULL);
}

static inline void plain_list(Plain *plain, const Session *session) {
    if (!plain_enter(plain, session)) return;
    plain_note(plain, session);
    for (int i = 0; i < plain_options(session); i++) {
        Session *after;
        if (plain_try(session, i, &after) == 1) plain_list(plain, after);
        session_free(after);
    }
    plain->depth--;
}

static inline PlainValue plain_value(Plain *plain, const Session *session) {
    PlainValue value = {0};
    if (session_ending(session) >= 0) {
        value.best = value.worst = session_outcome(session).numerator;
        value.ends = true;
        return value;
    }
    if (!plain_enter(plain, session)) return value;
    for (int i = 0; i < plain_options(session); i++) {
        Session *after;
        PlainValue next = {0};
        if (plain_try(session, i, &after) == 1) next = plain_value(plain, after);
        session_free(after);
        if (!next.ends) continue;
        if (!value.ends || next.best > value.best) value.best = next.best;
        if (!value.ends || next.worst < value.worst) value.worst = next.worst;
        value.ends = true;
    }
    plain->depth--;
    return value;
}

// All rows that can be met from the start of `seed`, with at most `decisions` tried. False when that is too few.
static inline bool plain_open(Plain *plain, const Scenario *scenario, uint64_t seed, long decisions) {
    *plain = (Plain){.scenario = scenario, .left = decisions};
    Session *start = session_open(scenario, seed, NULL);
    assert_non_null(start);
    plain_list(plain, start);
    session_free(start);
    return plain->left >= 0;
}

static inline void plain_close(Plain *plain) {
    for (int i = 0; i < plain->row_count; i++) session_free(plain->rows[i]);
}
#endif
