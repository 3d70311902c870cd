// One run as a value: a row of integers and the decisions so far. Everything that is played, replayed or searched goes through
// session_decide.
#ifndef CORE_SESSION_H
#define CORE_SESSION_H
#include "base/catalog.h"
#include "core/decision.h"
#include "core/scenario.h"

#define STEPS_MAX 10000  // decisions of a run

typedef struct Step {
    Decision decision;
    int beat;       // where it was taken
    uint64_t hash;  // session_hash after it
} Step;

typedef struct Session Session;  // owned by whoever opened or forked it; the Scenario must outlive it

// `err` gets the author's faults that show only at run time (a Lua function that fails in the first beat); NULL then.
Session *session_open(const Scenario *scenario, uint64_t seed, Err *err);
// All or nothing: with false the session is as it was and `err` says why (not open, unknown option, a function that failed, no way on).
bool session_decide(Session *session, const Decision *decision, Err *err);
// A practice run that shares the first `decision` decisions (0 .. session_steps). NULL with the reason in `err`.
Session *session_fork(const Session *session, int decision, Err *err);
void session_free(Session *session);

const Scenario *session_scenario(const Session *session);
uint64_t session_seed(const Session *session);
// Of logic, seed and row: equal hashes mean equal runs from here on, on every machine and in every language.
uint64_t session_hash(const Session *session);
int session_steps(const Session *session);
Step session_step(const Session *session, int index);  // index < session_steps
int session_beat(const Session *session);              // current beat, -1 at an ending
int session_ending(const Session *session);            // -1 while running
const int32_t *session_row(const Session *session);    // scenario->row_count integers, valid until the next decision
// Bytes held by this session.
size_t session_size(const Session *session);

// Exact: value = numerator / denominator in 0..100. `scored` is false where the scenario has no outcome rows.
typedef struct Score {
    bool scored;
    int64_t numerator, denominator;
} Score;
// At any time, read on the present row.
Score session_outcome(const Session *session);
Score session_outcome_row(const Session *session, int row);
// One decimal, halves up: "87.5". "–" when not scored.
Str score_print(Arena *arena, Score score);

// May option `option` (0-based in the beat) be chosen now?
bool session_open_option(const Session *session, int option);

// Plays the scenario's named run from `seed`; the session stands at its end. NULL with the reason in `err`.
Session *session_play_run(const Scenario *scenario, const ScenarioRun *run, uint64_t seed, Err *err);
#endif
