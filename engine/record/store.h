// What is kept: runs and their decisions in one SQLite file that survives kill -9 and power cuts and notices a flipped bit.
#ifndef RECORD_STORE_H
#define RECORD_STORE_H
#include "coach/score.h"
#include "core/journal.h"

#define STORE_VERSION 2  // of the file's form: PRAGMA user_version

#define REFLECTION_BYTES_MAX 1120  // of each of its texts: 280 letters of any script
#define TURN_NOWHERE         (-1)

typedef struct Store Store;

// A run without its decisions: one row of the list of runs.
typedef struct RunInfo {
    int64_t id;  // 1, 2, 3 … in the order of beginning; 0: not in a store yet
    Str scenario;
    uint64_t logic, seed, start_hash;
    Str language;
    Mode mode;
    Coaching coaching;
    int64_t parent;   // practice: the run it was cut from; else 0
    int cut;          // practice: decisions shared with the parent
    int64_t started;  // seconds since 1970; information only, order is by id
    int decisions;    // that the store has
    bool ended;
    Str ending;  // name, when ended
    Score outcome;
    int accuracy;        // hundredths of a point, or one of ACCURACY_…; store_judge writes it, store_keep does not look at it
    uint64_t reflected;  // checksum of the run's reflection, 0: none; store_reflect writes it, store_keep does not look at it
    bool damaged;        // in a list: the row does not fit its checksum, and nothing but `id` is filled in
    int64_t tried;       // store_keep's own: the id of a beginning that failed, and may be in the file all the same
} RunInfo;

// A decision as it is kept.
typedef struct KeptStep {
    Decision decision;
    Str beat;
    uint64_t hash;
    int64_t time;  // seconds since 1970; information only
} KeptStep;

// What the player says of a run after it: where it turned, what to do otherwise there, and one commitment for the next time.
typedef struct Reflection {
    int64_t run;
    Str scenario;    // of the run; store_reflect does not look at it
    int turn;        // number of a decision, 1 …; TURN_NOWHERE: it turned at none; 0: not answered
    int instead;     // number of another option there; 0: not answered
    Str words;       // own words to that; may be empty
    Str commitment;  // may be empty
    int64_t time;    // seconds since 1970; information only, order is by writing
} Reflection;

// Opens or creates the file (and its folder), brings an older form up to date in one transaction after writing a copy beside it, and makes
// sure that it can be written. NULL with a fault that names the file and the cure: not a store, newer form, damaged, read-only, disk full.
Store *store_open(Str path, Err *err);
void store_close(Store *store);  // NULL is fine
Str store_path(const Store *store);

// One durable transaction: begins the run when info->id is 0, adds `count` decisions after the info->decisions that the store has, and ends
// the run when info->ended. True: all of it survives a power cut, and info->id and info->decisions say so. False: nothing is acknowledged,
// `err` names the file and the cure; the same decisions, and later ones behind them, may be offered again.
// Refused when the run in the store is not as `info` says, because another program has gone on with it.
bool store_keep(Store *store, RunInfo *info, const KeptStep *steps, int count, Err *err);

// How accurate a run was that has ended, found by a search that may take a while: one durable transaction, which replaces an earlier
// judgement. `accuracy` is 0 … POINTS_MAX or ACCURACY_UNSCORED. False with a fault: no such run, not ended, or the file's.
bool store_judge(Store *store, int64_t run, int accuracy, Err *err);
// Keeps what is said of a run that has ended, in one durable transaction; replaces what was said before. False with a fault: no such run,
// not ended, no such decision or option, a text that is too long, no UTF-8 or with control letters, or the file's.
bool store_reflect(Store *store, const Reflection *reflection, Err *err);
// What was said of the run, in `arena`. False when there is nothing, and with a fault when it is damaged or there is no such run.
bool store_reflection(Store *store, Arena *arena, int64_t run, Reflection *reflection, Err *err);
// What was said last with a commitment in it, of a run of `scenario` (any scenario when empty), in `arena`; false when there is none. What
// is damaged on the way is named in `err` and passed over.
bool store_commitment(Store *store, Arena *arena, Str scenario, Reflection *reflection, Err *err);

// All runs, newest first, in `arena`; a damaged row is marked and named in `err`. -1 with a fault when the file can't be read.
int store_runs(Store *store, Arena *arena, RunInfo **runs, Err *err);
// A run with its decisions, in `arena`, every checksum verified: what is damaged is a fault that names run and decision, NULL then.
// Its steps have no line: they come from no text.
Journal *store_journal(Store *store, Arena *arena, int64_t id, RunInfo *info, Err *err);
// Verifies every row of every run and the file's own structure. False: faults name each.
bool store_verify(Store *store, Err *err);
#endif
