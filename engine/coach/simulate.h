// Many runs played by a policy: how outcomes, accuracy and endings are spread.
#ifndef COACH_SIMULATE_H
#define COACH_SIMULATE_H
#include "base/hash.h"
#include "coach/judge.h"
#include "coach/tactic.h"

// What a policy is given to choose from.
typedef struct Situation {
    const Scenario *scenario;
    const int32_t *row;
    const Judgement *options;  // those open, at least one
    const Search *search;      // knows the row, as `state`
    int32_t state;
    const ScenarioRun *careless;  // the scenario's run of this name; NULL: it has none
    int visit;                    // decisions taken at this beat before
    Rng *rng;                     // of this run
} Situation;

typedef struct Policy {
    Str name;
    int (*choose)(const Situation *);  // an open option, 0-based in the beat; at the table a way to play it (table_play.h)
    const Tactic *tactic;              // plays the table; NULL: `choose` says how
} Policy;

// random: any open option, all equally likely. best, worst: the line to the best or worst outcome. greedy: what raises the present outcome
// most, without looking ahead. careless: what the scenario's own run of this name takes there; elsewhere an option tagged as a mistake;
// where there is none, a random one. At the table best and worst play as the search does; greedy takes what is offered; random plays at
// random, as careless does where its run says nothing of the table. Then every tactic by its name: it plays the table, and takes the best
// option elsewhere.
int policy_count(void);
Policy policy_at(int index);
// One without a name when there is none.
Policy policy_find(Str name);

// In outcome or accuracy points, 0..100. Quartiles are values that were met: of n sorted ones, number (n - 1) * k / 4.
typedef struct Spread {
    int count;  // runs that have such a score; the rest is 0 without any
    double mean, least, quarter, half, three_quarters, most;
    int bins[10];  // from 0, 10 … 90 on; 100 is in the last
} Spread;

typedef struct Simulation {
    int runs;
    int unended;        // came to no ending: a fault of the scenario, or STEPS_MAX decisions in circles
    int searches;       // one for all seeds with equal draws
    int64_t decisions;  // of all runs
    bool exact;         // false: accuracy is by values that are at least what is said; a table counts as one decision in it
    Spread outcome;     // of the runs that ended; none where the scenario scores nothing
    Spread accuracy;    // of the runs that ended with something at stake
    int *endings;       // runs by ending
} Simulation;

typedef struct SimulateAsk {
    const Scenario *scenario;
    Policy policy;
    uint64_t seed;  // of the first run; run i has seed + i
    int runs;
    // The search of a seed, freed by simulate; NULL with a fault in `err`.
    Search *(*search)(void *context, const Scenario *scenario, uint64_t seed, Err *err);
    void *context;
} SimulateAsk;

// Results live in `arena`. False when a search fails. The same ask gives the same result on every machine.
bool simulate(const SimulateAsk *ask, Arena *arena, Simulation *simulation, Err *err);
#endif
