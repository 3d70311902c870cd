// What is remembered of a run must never show: a debrief that goes on from the last one is that of somebody who has just come.
#include "coach/debrief.h"
#include "coach/ground.h"
#include "coach/search_parts.h"

#define TURNS          60
#define TURNS_AT_TABLE 24  // each is judged from nothing as well, which takes long

typedef struct Walk {
    Scenario *s;
    Session *run;
    Search *search;
    DebriefMemory *memory;
    Arena arena;
    Rng rng;
} Walk;

static uint32_t below(Walk *w, uint32_t count) {
    return rng_below(&w->rng, count);
}

static void assert_same_option(const DebriefOption *a, const DebriefOption *b) {
    assert_true(decision_same(&a->decision, &b->decision));
    assert_int_equal(a->number, b->number);
    assert_int_equal(a->ends, b->ends);
    assert_int_equal(a->best, b->best);
    assert_int_equal(a->worst, b->worst);
    assert_int_equal(a->regret, b->regret);
    assert_int_equal(a->hindsight, b->hindsight);
    assert_int_equal(a->tactic, b->tactic);
    assert_int_equal(a->tagged, b->tagged);
}

static void assert_same_tags(const int *a, int a_count, const int *b, int b_count) {
    assert_int_equal(a_count, b_count);
    for (int i = 0; i < a_count; i++) assert_int_equal(a[i], b[i]);
}

static void assert_same_step(const DebriefStep *a, const DebriefStep *b) {
    assert_int_equal(a->beat, b->beat);
    assert_true(decision_same(&a->decision, &b->decision));
    assert_int_equal(a->chosen, b->chosen);
    assert_int_equal(a->open_count, b->open_count);
    for (int i = 0; i < a->open_count; i++) assert_same_option(&a->open[i], &b->open[i]);
    assert_int_equal(a->taken, b->taken);
    assert_same_tags(a->shown, a->shown_count, b->shown, b->shown_count);
    assert_same_tags(a->mistaken, a->mistaken_count, b->mistaken, b->mistaken_count);
    assert_int_equal(a->exact, b->exact);
    assert_int_equal(a->before, b->before);
    assert_int_equal(a->after, b->after);
    assert_int_equal(a->regret, b->regret);
    assert_int_equal(a->stake, b->stake);
    assert_int_equal(a->points, b->points);
    assert_int_equal(a->label, b->label);
    assert_int_equal(a->best, b->best);
    assert_int_equal(a->advice, b->advice);
    assert_int_equal(a->reason, b->reason);
    assert_int_equal(a->hindsight, b->hindsight);
}

static void assert_same(const Debrief *a, const Debrief *b) {
    assert_int_equal(a->step_count, b->step_count);
    for (int i = 0; i < a->step_count; i++) assert_same_step(&a->steps[i], &b->steps[i]);
    assert_int_equal(a->id_count, b->id_count);
    for (int i = 0; i < a->id_count; i++) assert_true(str_equal(a->ids[i], b->ids[i]));
    assert_int_equal(a->technique_count, b->technique_count);
    for (int i = 0; i < a->technique_count; i++) assert_memory_equal(&a->techniques[i], &b->techniques[i], sizeof a->techniques[i]);
    assert_int_equal(a->judged, b->judged);
    assert_int_equal(a->exact, b->exact);
    assert_int_equal(a->denominator, b->denominator);
    assert_int_equal(a->best, b->best);
    assert_int_equal(a->worst, b->worst);
    assert_int_equal(a->accuracy, b->accuracy);
    assert_int_equal(a->turn_count, b->turn_count);
    for (int i = 0; i < a->turn_count; i++) assert_int_equal(a->turns[i], b->turns[i]);
}

static void compare(Walk *w, const Search *search) {
    Debrief renewed, built;
    Err err = {0};
    assert_true(debrief_renew(w->memory, w->run, search, &w->arena, &renewed, &err));
    assert_true(debrief_build(w->run, search, &w->arena, &built, &err));
    assert_no_faults(&err);
    assert_same(&renewed, &built);
    arena_reset(&w->arena);
    err_free(&err);
}

static void go_back(Walk *w) {
    Session *fork = session_fork(w->run, (int)below(w, (uint32_t)session_steps(w->run) + 1), NULL);
    session_free(w->run);
    w->run = fork;
}

// Anything that is open, and at the table more often what a rep might do.
static Decision any_decision(Walk *w) {
    const int32_t *row = session_row(w->run);
    Decision decision;
    if (table_is_at(w->s, row)) {
        static const char *const tactics[] = {"random", "reference", "conceder"};
        const Tactic *tactic = tactic_find(str_from(tactics[below(w, 3)]));
        tactic_decide(tactic, &w->s->table->model, row + w->s->table->slot, &w->rng, &decision);
        return decision;
    }
    int option;
    do option = (int)below(w, (uint32_t)w->s->beats[session_beat(w->run)].options.count);
    while (!session_open_option(w->run, option));
    return (Decision){DECISION_CHOOSE, 1, {option + 1}};
}

static void step(Walk *w) {
    bool ended = session_ending(w->run) >= 0;
    if (ended || !below(w, 6)) {
        go_back(w);
        return;
    }
    Decision decision = any_decision(w);
    assert_true(session_decide(w->run, &decision, NULL));
}

static void begin(Walk *w, uint64_t seed, const SearchLimits *limits) {
    session_free(w->run);
    search_free(w->search);
    w->run = session_open(w->s, seed, NULL);
    w->search = search_run(w->s, seed, limits, NULL, NULL);
    assert_non_null(w->search);
}

static void walk(const char *path, const SearchLimits *limits, int turns) {
    Walk w = {.s = ground_load(path), .memory = debrief_memory_open(), .rng = {7}};
    for (uint64_t seed = 1; seed <= 3; seed++) {
        begin(&w, seed, limits);
        for (int i = 0; i < turns; i++) {
            step(&w);
            if (below(&w, 4)) compare(&w, below(&w, 12) ? w.search : NULL);
        }
    }
    debrief_memory_free(w.memory);
    session_free(w.run);
    search_free(w.search);
    scenario_free(w.s);
    arena_free(&w.arena);
}

// Guided play judged all of a run again after every decision: up to seven tenths of a second late in a negotiation.
static void going_on_at_a_table_is_as_from_nothing(void **state) {
    (void)state;
    walk("tests/core/table/sensors.lua", NULL, TURNS_AT_TABLE);
}

static void going_on_is_as_from_nothing(void **state) {
    (void)state;
    walk("scenarios/complaint/line-down.lua", NULL, TURNS);
}

// Beyond a budget small searches are made on the way; which of them there are depends on how play came there.
static void going_on_beyond_a_budget_is_as_from_nothing(void **state) {
    (void)state;
    walk("scenarios/relationship/cheaper-pump.lua", &(SearchLimits){.states = 40}, TURNS);
}

// A scenario that was read again may lie where the last one was.
static void nothing_is_remembered_of_another_scenario(void **state) {
    (void)state;
    static const char *const paths[] = {"scenarios/complaint/line-down.lua", "tests/core/table/sensors.lua",
                                        "scenarios/relationship/cheaper-pump.lua"};
    DebriefMemory *memory = debrief_memory_open();
    for (int i = 0; i < 6; i++) {
        Walk w = {.s = ground_load(paths[i % 3]), .memory = memory, .rng = {(uint64_t)i}};
        begin(&w, 1, &(SearchLimits){.states = 200});
        for (int j = 0; j < 4 && session_ending(w.run) < 0; j++) {
            Decision decision = any_decision(&w);
            assert_true(session_decide(w.run, &decision, NULL));
            compare(&w, w.search);
        }
        session_free(w.run);
        search_free(w.search);
        scenario_free(w.s);
        arena_free(&w.arena);
    }
    debrief_memory_free(memory);
}

// How they feel about the rep is on the screen as a meter or is not, which the logic does not tell; so the same acts leave the same few
// counterparts possible or many.
static Scenario *load_greeting(void) {
    static const MemoryFile files[] = {
        {"greeting.lua",
         "return scenario {\n"
         "  api = 1, kind = 'negotiation', level = 4, minutes = 5, title = 'Greeting', start = 'hall', state = { warmth = { 0, 0, 100 } "
         "},\n"
         "  outcome = { { 'Own', weight = 1, from = 'table.own' } },\n"
         "  beats = {\n"
         "    hall = { options = { { 'Greet.', effect = function(s) s.warmth = s.table.trust end, go = 'talk' } } },\n"
         "    talk = { negotiate = { reserve = { mine = 100, theirs = { 100, 300 } }, rounds = 5, walked = 'out', timeout = 'out',\n"
         "      temper = { trust = { 20, 70 }, ease = { 40, 60, 90 } }, agreed = 'out',\n"
         "      issues = { { 'P', values = { '1', '2', '3' }, mine = { 400, 200, 0 }, theirs = { 0, 200, 400 } },\n"
         "                 { 'Q', values = { 'a', 'b' }, mine = { 100, 0 }, theirs = { 0, 300 } } } } },\n"
         "  },\n"
         "  endings = { out = 'Out.' },\n"
         "}\n"},
        {NULL, NULL},
    };
    Files memory = testkit_memory(files);
    Err err = {0};
    Scenario *s = scenario_load(&memory, STR("greeting.lua"), STR("greeting"), NULL, &err);
    assert_no_faults(&err);
    err_free(&err);
    return s;
}

// An edit of the words alone leaves the logic as it was, and the scenario that is read then may lie where the last one did.
static void a_meter_that_is_shown_now_is_seen(void **state) {
    (void)state;
    Walk w = {.s = load_greeting(), .memory = debrief_memory_open(), .rng = {3}};
    Var *warmth = w.s->vars;
    while (!str_equal(warmth->name, STR("warmth"))) warmth++;
    begin(&w, 1, NULL);
    assert_true(session_decide(w.run, &(Decision){DECISION_CHOOSE, 1, {1}}, NULL));
    for (int i = 0; i < 3; i++) {
        Decision decision = any_decision(&w);
        assert_true(session_decide(w.run, &decision, NULL));
    }
    for (int i = 0; i < 4; i++) {
        warmth->show = i % 2 ? STR("Warmth") : STR_NONE;
        compare(&w, w.search);
    }
    debrief_memory_free(w.memory);
    session_free(w.run);
    search_free(w.search);
    scenario_free(w.s);
    arena_free(&w.arena);
}

// As when the one that was freed made room for the other.
static void swap(Search *a, Search *b) {
    Search kept = *a;
    *a = *b;
    *b = kept;
}

// A first look at a scenario, and then a deeper one.
static void a_search_that_looked_further_is_another(void **state) {
    (void)state;
    Walk w = {.s = ground_load("scenarios/relationship/cheaper-pump.lua"), .memory = debrief_memory_open(), .rng = {5}};
    begin(&w, 1, &(SearchLimits){.states = 40});
    Search *deep = search_run(w.s, 1, NULL, NULL, NULL);
    while (session_ending(w.run) < 0) {
        Decision decision = any_decision(&w);
        assert_true(session_decide(w.run, &decision, NULL));
    }
    for (int i = 0; i < 4; i++) {
        compare(&w, w.search);
        swap(w.search, deep);
    }
    debrief_memory_free(w.memory);
    session_free(w.run);
    search_free(w.search);
    search_free(deep);
    scenario_free(w.s);
    arena_free(&w.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(going_on_at_a_table_is_as_from_nothing),      cmocka_unit_test(going_on_is_as_from_nothing),
        cmocka_unit_test(going_on_beyond_a_budget_is_as_from_nothing), cmocka_unit_test(nothing_is_remembered_of_another_scenario),
        cmocka_unit_test(a_meter_that_is_shown_now_is_seen),           cmocka_unit_test(a_search_that_looked_further_is_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
