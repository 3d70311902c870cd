// A run being played: a session whose every decision is kept before it is acknowledged. The window, the terminal and every later client
// play through this door.
#ifndef RECORD_RUN_H
#define RECORD_RUN_H
#include "record/store.h"

typedef struct Run Run;

// Given by the program: where runs are kept and what time it is. It outlives its runs.
typedef struct Keeper {
    Store *store;                   // NULL: nothing is kept, and `warning` says why
    int64_t (*now)(void *context);  // seconds since 1970; NULL: 0 is stored
    void *context;
    const Catalog *catalog;  // language of the warning; NULL: English
    // The last reason why there is no store or a decision could not be kept; shown by clients, empty when all is well. Owned by `arena`.
    Str warning;
    Arena arena;
} Keeper;

// A first attempt, guided or assessed. It holds nothing before its first decision, and with that goes into the store, so that beginning one
// waits for no disk: until then its id is 0 and it can't be resumed. With a store that fails, the run still plays, unkept, with a warning.
// NULL only when the scenario itself fails.
Run *run_start(const Scenario *scenario, uint64_t seed, Str language, Coaching coaching, Keeper *keeper, Err *err);
// Continues a kept run at its very decision. NULL: changed logic, damage, no such run.
Run *run_resume(const Scenario *scenario, int64_t id, Keeper *keeper, Err *err);
// A practice run from the first `decision` decisions of `run` (0 .. session_steps), which can still be finished. The fork is kept as a run
// of its own, its copied decisions with it, coached as `run` is; it names `run` as its parent when that is kept. NULL when the scenario
// itself fails.
Run *run_fork(Run *run, int decision, Err *err);
// The run under its scenario loaded again, after the author has changed it. Where the logic is the same, only words have changed: then it
// is the very run, with its number in the store. Else it is a new practice run without a parent - other rules share nothing - of the
// decisions that still fit (session_carry), and `err` has a sentence on the first that doesn't; the old one stays in the store as it is.
// `run` may only be freed then. NULL: the new scenario fails at its start, `err` says where; `run` goes on.
Run *run_carry(Run *run, const Scenario *now, Err *err);
void run_free(Run *run);  // NULL is fine

// Decides, keeps, then acknowledges. False: nothing happened, `err` says why - an illegal decision.
// When the store fails, the decision is taken but the run is marked as not kept (run_kept), and each later decision tries to keep all that
// is missing.
bool run_decide(Run *run, const Decision *decision, Err *err);

const Session *run_session(const Run *run);
int64_t run_id(const Run *run);  // 0 when it is not in the store
Mode run_mode(const Run *run);
Coaching run_coaching(const Run *run);
int run_cut(const Run *run);
bool run_kept(const Run *run);  // everything so far is durable
Str run_journal(const Run *run, Arena *arena);

// Keeps how accurate the run was that has ended, as store_judge does; on the thread that plays, whichever has searched. False without a
// fault when the run is not kept and can't be kept now: then nothing is done.
bool run_judge(Run *run, int accuracy, Err *err);
// Keeps what its player says of the run that has ended, as store_reflect does; `run`, `scenario` and `time` are filled in here. That the
// run is not kept, and can't be kept now, is a fault.
bool run_reflect(Run *run, const Reflection *reflection, Err *err);

// The newest unfinished first attempt of `scenario` (any scenario when empty) in the store, its texts in `arena`; false when there is none.
// Damage that is met on the way becomes the keeper's warning.
bool run_find_open(Keeper *keeper, Str scenario, Arena *arena, RunInfo *info);
#endif
