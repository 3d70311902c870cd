// The inside of a session, shared by session.c, which plays, and view.c, which shows.
#ifndef CORE_SESSION_PARTS_H
#define CORE_SESSION_PARTS_H
#include "core/play.h"
#include "core/session.h"

// A run of choices keeps no more than this; the values of acts at the table lie together in the session.
typedef struct PackedStep {
    uint64_t hash;
    int32_t value;  // DECISION_CHOOSE: the option's number; else the first of its values
    int16_t beat;
    uint8_t kind, count;
} PackedStep;

struct Session {
    const Scenario *scenario;
    uint64_t seed;
    PackedStep *steps;
    int step_count, step_cap;
    int32_t *values;  // of acts at the table
    int value_count, value_cap;
    int last_option;  // index into scenario->options, -1 before the first decision and after an act at the table
    Trail trail;
    int32_t row[];
};

// Does the condition hold now? A function that fails counts as no.
bool session_holds(const Session *session, Cond when);
// Decisions taken at `beat` so far.
int session_visits(const Session *session, int beat);
// Was the last decision an act at the table?
bool session_has_negotiated(const Session *session);
#endif
