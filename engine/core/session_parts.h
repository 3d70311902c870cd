// The inside of a session, shared by session.c, which plays, and view.c, which shows.
#ifndef CORE_SESSION_PARTS_H
#define CORE_SESSION_PARTS_H
#include "core/play.h"
#include "core/session.h"

typedef struct PackedStep {
    uint64_t hash;
    int16_t beat, number;
} PackedStep;

struct Session {
    const Scenario *scenario;
    uint64_t seed;
    PackedStep *steps;
    int step_count, step_cap;
    int last_option;  // index into scenario->options, -1 before the first decision
    Trail trail;
    int32_t row[];
};

// Does the condition hold now? A function that fails counts as no.
bool session_holds(const Session *session, Cond when);
// Decisions taken at `beat` so far.
int session_visits(const Session *session, int beat);
#endif
