// Runs that an author declares: what they do where.
#include "core/load.h"
#include "core/move.h"

const ScenarioRun *scenario_run(const Scenario *s, Str name) {
    for (int i = 0; i < s->run_count; i++)
        if (str_equal(s->runs[i].name, name)) return &s->runs[i];
    return NULL;
}

const Pick *scenario_pick_at(const Scenario *s, const ScenarioRun *run, int beat, int visit) {
    for (int i = 0; i < run->picks.count; i++) {
        const Pick *pick = &s->picks[run->picks.first + i];
        if (pick->beat == beat && visit-- == 0) return pick;
    }
    return NULL;
}

int scenario_pick(const Scenario *s, const ScenarioRun *run, int beat, int visit) {
    const Pick *pick = scenario_pick_at(s, run, beat, visit);
    return pick ? pick->option : 0;
}

bool scenario_decision(const Scenario *s, const ScenarioRun *run, int beat, int visit, const int32_t *row, Decision *decision, Err *err) {
    const Pick *pick = scenario_pick_at(s, run, beat, visit);
    if (!pick && s->beats[beat].negotiates)
        ERR(err, s->file, run->line, "The run “{1}” has no more acts for the table at “{2}”.", run->name, s->beats[beat].name);
    else if (!pick)
        ERR(err, s->file, run->line, "The run “{1}” names no option for beat “{2}”.", run->name, s->beats[beat].name);
    if (!pick) return false;
    *decision = (Decision){DECISION_CHOOSE, 1, {pick->option}};
    return !pick->move.len || move_read(s, NULL, row, pick->move, decision, s->file, pick->line, err);
}

bool runs_check(const Scenario *s, Err *err) {
    bool good = true;
    for (int i = 0; i < s->pick_count; i++) {
        Decision decision;
        if (s->picks[i].move.len) good &= move_read(s, NULL, NULL, s->picks[i].move, &decision, s->file, s->picks[i].line, err);
    }
    return good;
}
