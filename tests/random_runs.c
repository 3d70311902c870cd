// Plays N random runs over the shipped scenarios and a table, judges the last of each, and prints one hash of all their hashes and of all
// that the coach's search found: equal on every compiler, level and locale.
#include "base/hash.h"
#include "coach/debrief.h"
#include "coach/tactic.h"
#include "core/session.h"
#include "testkit/testkit.h"

#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#define DECISIONS_MAX 400  // a random player may circle; the run is then left open

// What each situation is worth, and the run's own figures.
static uint64_t judge(const Session *session) {
    Search *search = search_run(session_scenario(session), session_seed(session), NULL, NULL, NULL);
    Arena arena = {0};
    Debrief debrief;
    if (!search || !debrief_build(session, search, &arena, &debrief, NULL)) die("a run can't be judged");
    uint64_t hash = hash_int((uint64_t)debrief.accuracy, (uint64_t)search_states(search));
    for (int32_t i = 0; i < search_states(search); i++)
        hash = hash_int(hash_int(hash, (uint64_t)search_best(search, i)), (uint64_t)search_worst(search, i));
    for (int i = 0; i < debrief.step_count; i++) hash = hash_int(hash, (uint64_t)debrief.steps[i].points << 8 | debrief.steps[i].label);
    search_free(search);
    arena_free(&arena);
    return hash;
}

static Decision choose(const Session *session, Rng *rng) {
    const Scenario *s = session_scenario(session);
    int beat = session_beat(session), open[OPTIONS_MAX], count = 0;
    for (int i = 0; i < s->beats[beat].options.count; i++)
        if (session_open_option(session, i)) open[count++] = i + 1;
    if (!count) die("a beat without an open option");
    return (Decision){DECISION_CHOOSE, 1, {open[rng_below(rng, (uint32_t)count)]}};
}

static Decision act(const Session *session, Rng *rng) {
    const TableSpec *table = session_scenario(session)->table;
    Decision decision;
    tactic_decide(tactic_find(STR("random")), &table->model, session_row(session) + table->slot, rng, &decision);
    return decision;
}

static uint64_t play(const Scenario *scenario, uint64_t seed, bool last, uint64_t *decisions) {
    Rng rng = {hash_mix(seed + 1)};
    Session *session = session_open(scenario, seed, NULL);
    if (!session) die("a shipped scenario does not open");
    uint64_t hash = session_hash(session);
    while (session_ending(session) < 0 && session_steps(session) < DECISIONS_MAX) {
        bool negotiates = scenario->beats[session_beat(session)].negotiates;
        Decision decision = negotiates ? act(session, &rng) : choose(session, &rng);
        if (!session_decide(session, &decision, NULL)) die("an open decision was refused");
        hash = hash_int(hash, session_hash(session));
        ++*decisions;
    }
    Score score = session_outcome(session);
    hash = hash_int(hash_int(hash, (uint64_t)score.numerator), (uint64_t)score.denominator);
    if (last) hash = hash_int(hash, judge(session));
    session_free(session);
    return hash;
}

// A library of the window may take over the environment's locale; the two parts of it that Lua computes by never change.
static void take_locale(void) {
    if (!setlocale(LC_ALL, "")) die("this locale is not installed");
    setlocale(LC_COLLATE, "C");
    setlocale(LC_NUMERIC, "C");
}

int main(int argc, char **argv) {
    static const char *const paths[] = {"scenarios/complaint/line-down.lua", "scenarios/relationship/cheaper-pump.lua",
                                        "scenarios/negotiation/friday-six.lua", "tests/core/table/sensors.lua"};
    enum { PATHS = sizeof paths / sizeof *paths };
    take_locale();
    long runs = argc > 1 ? atol(argv[1]) : 3000;
    Files files = testkit_disk();
    uint64_t hash = 0, decisions = 0;
    for (int i = 0; i < PATHS; i++) {
        Arena arena = {0};
        Err err = {0};
        Scenario *scenario = scenario_load(&files, str_from(paths[i]), str_from(paths[i]), NULL, &err);
        if (!scenario) die(fault_print(&arena, &err.faults[0]).data);
        for (long run = i; run < runs; run += PATHS) hash = hash_int(hash, play(scenario, (uint64_t)run, run + PATHS >= runs, &decisions));
        scenario_free(scenario);
        arena_free(&arena);
        err_free(&err);
    }
    printf("%016" PRIx64 " (%ld runs, %" PRIu64 " decisions)\n", hash, runs, decisions);
    return 0;
}
