// Session and store together: decide, keep, acknowledge. A store that fails never stops a play; it is said instead.
#include "record/run.h"

#include "core/carry.h"

#include <stdlib.h>

struct Run {
    Session *session;
    Keeper *keeper;
    RunInfo info;    // as the store has it; `ended`, `ending` and `outcome` as the session has them
    int64_t *times;  // when each decision was taken
    int time_count, time_cap;
    bool kept;
    Arena arena;
};

static int64_t now(const Keeper *keeper) {
    return keeper->now ? keeper->now(keeper->context) : 0;
}

static void warn(Keeper *keeper, const Err *err) {
    arena_reset(&keeper->arena);
    keeper->warning = err->count ? fault_print(&keeper->arena, &err->faults[0]) : STR_NONE;
}

// Decisions that came with a resumed or forked session get the time at which it was made.
static void note_times(Run *run) {
    while (run->time_count < session_steps(run->session)) {
        run->times = arena_grow(&run->arena, run->times, run->time_count, &run->time_cap, sizeof *run->times);
        run->times[run->time_count++] = now(run->keeper);
    }
}

static void note_end(Run *run) {
    int ending = session_ending(run->session);
    run->info.ended = ending >= 0;
    run->info.ending = ending < 0 ? STR_NONE : session_scenario(run->session)->endings[ending].name;
    run->info.outcome = ending < 0 ? (Score){0} : session_outcome(run->session);
}

// The decisions that the store does not have yet.
static KeptStep *missing_steps(const Run *run, Arena *arena, int *count) {
    int first = run->info.decisions;
    *count = session_steps(run->session) - first;
    KeptStep *steps = ARENA_ARRAY(arena, KeptStep, *count);
    for (int i = 0; i < *count; i++) {
        Step step = session_step(run->session, first + i);
        Str beat = session_scenario(run->session)->beats[step.beat].name;
        steps[i] = (KeptStep){step.decision, beat, step.hash, run->times[first + i]};
    }
    return steps;
}

// Brings the store up to the session. What could not be kept before is tried again.
static void keep(Run *run) {
    note_times(run);
    note_end(run);
    run->kept = false;
    if (!run->keeper->store) return;
    Arena arena = {0};
    Err err = {.catalog = run->keeper->catalog};
    int count;
    const KeptStep *steps = missing_steps(run, &arena, &count);
    run->kept = store_keep(run->keeper->store, &run->info, steps, count, &err);
    warn(run->keeper, &err);
    err_free(&err);
    arena_free(&arena);
}

static Run *new_run(Session *session, RunInfo info, Keeper *keeper) {
    Run *run = mem_realloc(NULL, sizeof *run);
    *run = (Run){.session = session, .keeper = keeper, .info = info};
    run->info.scenario = str_copy(&run->arena, info.scenario);
    run->info.language = str_copy(&run->arena, info.language);
    return run;
}

Run *run_start(const Scenario *scenario, uint64_t seed, Str language, Coaching coaching, Keeper *keeper, Err *err) {
    Session *session = session_open(scenario, seed, err);
    if (!session) return NULL;
    RunInfo info = {.scenario = scenario->name,
                    .logic = scenario->logic,
                    .seed = seed,
                    .start_hash = session_hash(session),
                    .language = language,
                    .coaching = coaching,
                    .started = now(keeper),
                    .accuracy = ACCURACY_UNKNOWN};
    Run *run = new_run(session, info, keeper);
    note_end(run);
    run->kept = keeper->store != NULL;
    if (run->info.ended) keep(run);
    return run;
}

// Has the store what there is to be kept? A run that was only begun holds nothing yet.
static bool is_stored(const Run *run) {
    return run->kept && run->info.id;
}

// The session that a journal of the store leads to. NULL with a fault.
static Session *replay(const Journal *journal, const Scenario *scenario, int64_t id, Str file, Err *err) {
    if (str_equal(journal->scenario, scenario->name)) return journal_replay(journal, file, scenario, err);
    Arena arena = {0};
    ERR(err, file, 0, "Run {1} is of the scenario “{2}”.", str_int(&arena, id), journal->scenario);
    arena_free(&arena);
    return NULL;
}

Run *run_resume(const Scenario *scenario, int64_t id, Keeper *keeper, Err *err) {
    if (!keeper->store) {
        ERR(err, STR_NONE, 0, "The store can't be opened. {1}", keeper->warning);
        return NULL;
    }
    Arena arena = {0};
    RunInfo info;
    Run *run = NULL;
    const Journal *journal = store_journal(keeper->store, &arena, id, &info, err);
    Session *session = journal ? replay(journal, scenario, id, store_path(keeper->store), err) : NULL;
    if (session) {
        run = new_run(session, info, keeper);
        keep(run);
    }
    arena_free(&arena);
    return run;
}

// A run of its own that goes on behind `cut` decisions of `run`.
static RunInfo practice_from(const Run *run, int cut) {
    RunInfo info = run->info;
    info.id = info.tried = info.parent = 0;
    info.decisions = 0;
    info.accuracy = ACCURACY_UNKNOWN;
    info.reflected = 0;
    info.mode = MODE_PRACTICE;
    info.cut = cut;
    info.started = now(run->keeper);
    return info;
}

Run *run_fork(Run *run, int decision, Err *err) {
    Session *session = session_fork(run->session, decision, err);
    if (!session) return NULL;
    if (!is_stored(run)) keep(run);
    RunInfo info = practice_from(run, decision);
    info.parent = run->kept ? run->info.id : 0;
    Run *fork = new_run(session, info, run->keeper);
    keep(fork);
    return fork;
}

// The very run, on another copy of its scenario.
static Run *go_on(const Run *run, Session *session) {
    Run *same = new_run(session, run->info, run->keeper);
    for (int i = 0; i < run->time_count; i++) {
        same->times = arena_grow(&same->arena, same->times, i, &same->time_cap, sizeof *same->times);
        same->times[same->time_count++] = run->times[i];
    }
    note_end(same);
    same->kept = run->kept;
    return same;
}

static uint64_t start_hash(const Session *session) {
    Session *start = session_fork(session, 0, NULL);
    uint64_t hash = start ? session_hash(start) : 0;
    session_free(start);
    return hash;
}

Run *run_carry(Run *run, const Scenario *now_scenario, Err *err) {
    Session *session = session_carry(run->session, now_scenario, err);
    if (!session) return NULL;
    if (!is_stored(run)) keep(run);
    if (session_hash(session) == session_hash(run->session) && session_steps(session) == session_steps(run->session))
        return go_on(run, session);
    RunInfo info = practice_from(run, session_steps(session));
    info.scenario = now_scenario->name;
    info.logic = now_scenario->logic;
    info.start_hash = start_hash(session);
    Run *carried = new_run(session, info, run->keeper);
    keep(carried);
    return carried;
}

void run_free(Run *run) {
    if (!run) return;
    session_free(run->session);
    Arena arena = run->arena;
    free(run);
    arena_free(&arena);
}

bool run_decide(Run *run, const Decision *decision, Err *err) {
    if (!session_decide(run->session, decision, err)) return false;
    keep(run);
    return true;
}

const Session *run_session(const Run *run) {
    return run->session;
}

int64_t run_id(const Run *run) {
    return run->info.id;
}

Mode run_mode(const Run *run) {
    return run->info.mode;
}

Coaching run_coaching(const Run *run) {
    return run->info.coaching;
}

int run_cut(const Run *run) {
    return run->info.cut;
}

bool run_kept(const Run *run) {
    return run->kept;
}

Str run_journal(const Run *run, Arena *arena) {
    JournalHead head = {run->info.language, run->info.mode, run->info.coaching, run->info.cut};
    return journal_write(arena, run->session, &head);
}

bool run_judge(Run *run, int accuracy, Err *err) {
    if (!is_stored(run)) keep(run);
    return run->kept && store_judge(run->keeper->store, run->info.id, accuracy, err);
}

bool run_reflect(Run *run, const Reflection *reflection, Err *err) {
    if (!is_stored(run)) keep(run);
    if (!run->kept) {
        ERR(err, STR_NONE, 0, "This run is not being saved. {1}", run->keeper->warning);
        return false;
    }
    Reflection whole = *reflection;
    whole.run = run->info.id;
    whole.time = now(run->keeper);
    return store_reflect(run->keeper->store, &whole, err);
}

bool run_find_open(Keeper *keeper, Str scenario, Arena *arena, RunInfo *info) {
    if (!keeper->store) return false;
    RunInfo *runs;
    Err err = {.catalog = keeper->catalog};
    int count = store_runs(keeper->store, arena, &runs, &err);
    if (err.count) warn(keeper, &err);
    err_free(&err);
    for (int i = 0; i < count; i++) {
        if (runs[i].damaged || runs[i].ended || runs[i].mode != MODE_FIRST) continue;
        if (scenario.len && !str_equal(runs[i].scenario, scenario)) continue;
        *info = runs[i];
        return true;
    }
    return false;
}
