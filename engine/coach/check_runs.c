// The runs an author declares: each comes to an ending whatever is drawn, and the expert's is the best play.
#include "coach/check_parts.h"

// A run being played.
typedef struct Playing {
    Check *check;
    const ScenarioRun *run;
    const Search *search;  // NULL: its worth is not asked
    int32_t row[ROW_MAX];
    int *visits;  // [beat]
    Err faults;
} Playing;

// Does the run name a decision here, and can it be taken?
static bool decide(Playing *p, int beat, Decision *decision) {
    const Scenario *s = p->check->s;
    Trail trail;
    *decision = (Decision){0};
    return scenario_decision(s, p->run, beat, p->visits[beat]++, p->row, decision, &p->faults) &&
           play_allows(s, decision, p->row, &p->faults) && play_decide(s, decision, p->row, &trail, &p->faults);
}

// An option that leads nowhere is reported as such.
static bool is_dead_end(const Check *c, int beat, const Decision *decision) {
    return decision->kind == DECISION_CHOOSE && c->failed[check_option(c->s, beat, decision->value[0] - 1) - c->s->options];
}

// The first decision that falls short; told at the end, and only of a run that can be played at all.
static void weigh(Playing *p, int beat, int32_t from) {
    Check *c = p->check;
    int32_t to = search_find(p->search, p->row);
    if (from < 0 || to < 0 || c->expert_loss.scored || !search_ends(p->search, from)) return;
    int64_t reached = search_ends(p->search, to) ? search_best(p->search, to) : 0, loss = search_best(p->search, from) - reached;
    if (loss <= 0) return;
    c->expert_loss = search_score(p->search, loss);
    c->expert_beat = beat;
}

static void play(Playing *p) {
    Check *c = p->check;
    const Scenario *s = c->s;
    for (int steps = 0; p->row[s->position_slot] < s->beat_count; steps++) {
        int beat = p->row[s->position_slot];
        int32_t from = p->search ? search_find(p->search, p->row) : -1;
        Decision decision = {0};
        if (steps == STEPS_MAX) ERR0(&p->faults, s->file, s->beats[beat].line, "This run has too many decisions to go on.");
        if (p->faults.count || !decide(p, beat, &decision)) {
            c->run_failed[p->run - s->runs] = true;
            if (!is_dead_end(c, beat, &decision))
                FIND_HERE(c, FIND_NO_REPLAY, p->run->line, p->run->name, p->faults.count ? p->faults.faults[0].text : STR("–"));
            return;
        }
        if (p->search) weigh(p, beat, from);
    }
}

void check_runs(Check *c, const int *values, const Search *search) {
    const Scenario *s = c->s;
    for (int i = 0; i < s->run_count; i++) {
        if (c->run_failed[i]) continue;
        const ScenarioRun *run = &s->runs[i];
        bool expert = str_equal(run->name, STR("expert")) && s->outcome_count;
        Playing p = {c, run, expert ? search : NULL, {0}, ARENA_ARRAY(&c->arena, int, s->beat_count), {.catalog = c->findings->catalog}};
        Trail trail;
        if (play_start_drawn(s, values, p.row, &trail, NULL)) play(&p);
        err_free(&p.faults);
    }
}

void check_expert(Check *c) {
    const ScenarioRun *run = scenario_run(c->s, STR("expert"));
    if (!run) {
        FIND_HERE0(c, FIND_NO_EXPERT, 1);
    } else if (c->expert_loss.scored && !c->run_failed[run - c->s->runs]) {
        Str points = score_print(&c->arena, c->expert_loss);
        if (str_equal(points, STR("0.0"))) points = STR("0.1");  // what rounds to nothing is something
        FIND_HERE(c, FIND_EXPERT_NOT_BEST, run->line, points, c->s->beats[c->expert_beat].name);
    }
}
