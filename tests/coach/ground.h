// A tactic at a table within its scenario: what is said before and after it is that of one of the scenario's runs.
#ifndef COACH_TESTS_GROUND_H
#define COACH_TESTS_GROUND_H
#include "coach/table_play.h"
#include "testkit/testkit.h"

enum { GROUND_BEATS = 500 };

// A table to measure at: of a scenario, or made without one.
typedef struct Ground {
    const Negotiation *table;
    const Scenario *scenario;  // NULL: the table alone
    const ScenarioRun *run;    // what is said before and after; NULL: the first open option
    TableAct spared;           // an act of the table that is left out of what is said, too; 0: none
} Ground;

// The caller frees the scenario.
static inline Scenario *ground_load(const char *path) {
    Files files = testkit_disk();
    Err err = {0};
    Scenario *scenario = scenario_load(&files, str_from(path), STR("ground"), NULL, &err);
    assert_no_faults(&err);
    err_free(&err);
    return scenario;
}

static inline Ground ground_of(const Scenario *scenario) {
    MUST(scenario->beat_count <= GROUND_BEATS);
    return (Ground){.table = &scenario->table->model, .scenario = scenario, .run = scenario_run(scenario, STR("expert"))};
}

static inline bool ground_spares(const Ground *ground, const Option *option) {
    for (int i = 0; i < option->talks.count; i++)
        if ((TableAct)ground->scenario->talks[option->talks.first + i].act == ground->spared) return true;
    return false;
}

// What the run says, else the first option that is open.
static inline bool ground_chooses(const Ground *ground, int *visits, const int32_t *row, Decision *decision) {
    const Scenario *s = ground->scenario;
    int beat = row[s->position_slot], number = ground->run ? scenario_pick(s, ground->run, beat, visits[beat]++) : 0;
    Slice options = s->beats[beat].options;
    for (int try = number ? -1 : 0; try < options.count; try++) {
        int option = try < 0 ? number - 1 : try;
        bool ok = true;
        *decision = (Decision){DECISION_CHOOSE, 1, {option + 1}};
        if (ground_spares(ground, &s->options[options.first + option])) continue;
        if (play_is_open(s, options.first + option, row, &ok, NULL)) return true;
    }
    return false;
}

// The next decision on a whole row that has not ended. `visits`, GROUND_BEATS of them, are 0 at the start. False when no option is open.
static inline bool ground_decides(const Ground *ground, const Tactic *tactic, Rng *rng, int *visits, const int32_t *row,
                                  Decision *decision) {
    if (!table_is_at(ground->scenario, row)) return ground_chooses(ground, visits, row, decision);
    tactic_decide(tactic, ground->table, row + ground->scenario->table->slot, rng, decision);
    return true;
}
#endif
