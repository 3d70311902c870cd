// What is shipped, judged by the coach: every scenario is searched in a moment, rewards good play over bad in every draw, and lets nobody
// gain by a slip or by a short cut.
#include "coach/debrief.h"
#include "coach/simulate.h"
#include "testkit/testkit.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

#define SCENARIOS_LEAST 5
#define SITUATIONS_MOST 400000  // of all draws, lines of dialogue counting as well
#define RUNS            1000
#define SEEDS           100  // among which every draw should come
#define BEST_LEAST      95
#define WORST_MOST      5
#define CARELESS_LEAST  25
#define CARELESS_MOST   45
#ifdef __SANITIZE_ADDRESS__  // which looks for faults, not for figures, and takes eight times as long
#define TABLE_RUNS 8
#define DRAWS_MOST 1
#else
#define TABLE_RUNS 36
#define DRAWS_MOST 6
#endif
// Where a table is played in a few ways only, and against somebody who may want one thing or another.
#define TABLE_BEST_LEAST     85
#define TABLE_WORST_MOST     10
#define TABLE_CARELESS_LEAST 10
#define TABLE_EXPERT_LEAST   85  // percent of the best way that was found

// One draw of a scenario under test.
typedef struct Shipped {
    const char *path;
    Scenario *scenario;
    SearchLimits limits;
    int64_t situations;  // of the draws so far
    uint64_t seed;
    Search *search;
    Arena arena;
} Shipped;

static Search *search_seed(void *context, const Scenario *scenario, uint64_t seed, Err *err) {
    (void)context;
    return search_run(scenario, seed, NULL, NULL, err);
}

static void for_each_scenario(void (*test)(Shipped *)) {
    Files files = testkit_disk();
    glob_t found;
    assert_int_equal(glob(SOURCE_DIR "/scenarios/*/*.lua", 0, NULL, &found), 0);
    assert_true(found.gl_pathc >= SCENARIOS_LEAST);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        Err err = {0};
        Str path = str_from(found.gl_pathv[i] + strlen(SOURCE_DIR "/"));
        Shipped shipped = {.path = path.data, .scenario = scenario_load(&files, path, path, NULL, &err), .seed = 1};
        assert_no_faults(&err);
        test(&shipped);
        scenario_free(shipped.scenario);
        arena_free(&shipped.arena);
    }
    globfree(&found);
}

static int count_draws(const Scenario *s) {
    int count = 1;
    for (int i = 0; i < s->draw_count; i++) count *= s->draws[i].values.count;
    return count;
}

static int number_of_draw(const Scenario *s, uint64_t seed) {
    int values[ROW_MAX], number = 0;
    play_draws(s, seed, values);
    for (int i = 0; i < s->draw_count; i++) number = number * s->draws[i].values.count + values[i];
    return number;
}

// With the search of each draw, or of some, by the first seed that has it.
static void for_each_draw(Shipped *shipped, void (*test)(Shipped *)) {
    int draws = count_draws(shipped->scenario), wanted = draws < DRAWS_MOST ? draws : DRAWS_MOST, tested = 0;
    bool *seen = ARENA_ARRAY(&shipped->arena, bool, draws);
    for (shipped->seed = 1; shipped->seed <= SEEDS && tested < wanted; shipped->seed++) {
        int number = number_of_draw(shipped->scenario, shipped->seed);
        if (seen[number]) continue;
        seen[number] = true;
        tested++;
        shipped->search = search_run(shipped->scenario, shipped->seed, &shipped->limits, NULL, NULL);
        assert_non_null(shipped->search);
        assert_true(search_exact(shipped->search) == !shipped->scenario->table);
        shipped->situations += search_states(shipped->search);
        test(shipped);
        search_free(shipped->search);
    }
    assert_int_equal(tested, wanted);
}

static int64_t outcome_of(const Session *session) {
    return play_outcome(session_scenario(session), session_row(session));
}

static Debrief judge(Shipped *shipped, const Session *session) {
    Err err = {0};
    Debrief debrief;
    assert_true(debrief_build(session, shipped->search, &shipped->arena, &debrief, &err));
    assert_no_faults(&err);
    return debrief;
}

static void expect(const Shipped *shipped, bool good, const char *what, double value) {
    if (!good) fail_msg("%s, seed %d: %s: %.2f", shipped->path, (int)shipped->seed, what, value);
}

static void is_small_and_uses_the_scale(Shipped *shipped) {
    double all = (double)search_denominator(shipped->search);
    double best = (double)search_best(shipped->search, 0) / all, worst = (double)search_worst(shipped->search, 0) / all;
    expect(shipped, best >= (shipped->scenario->table ? TABLE_BEST_LEAST : BEST_LEAST), "best", best);
    expect(shipped, worst <= (shipped->scenario->table ? TABLE_WORST_MOST : WORST_MOST), "worst", worst);
}

static void check_size(Shipped *shipped) {
    shipped->limits.what_is_said = true;
    for_each_draw(shipped, is_small_and_uses_the_scale);
    expect(shipped, shipped->situations <= SITUATIONS_MOST, "situations", (double)shipped->situations);
}

static void every_scenario_is_small_and_uses_the_scale(void **state) {
    (void)state;
    for_each_scenario(check_size);
}

static Session *play_run(const Shipped *shipped, const char *name) {
    Err err = {0};
    const ScenarioRun *run = scenario_run(shipped->scenario, str_from(name));
    assert_non_null(run);
    Session *session = session_play_run(shipped->scenario, run, shipped->seed, &err);
    assert_no_faults(&err);
    assert_non_null(session);
    return session;
}

static void check_expert(Shipped *shipped, const Session *expert) {
    double best = (double)search_best(shipped->search, 0), outcome = (double)outcome_of(expert);
    int accuracy = judge(shipped, expert).accuracy;
    if (shipped->scenario->table) {
        expect(shipped, outcome * 100 >= best * TABLE_EXPERT_LEAST, "expert, of the best way", outcome / best);
    } else {
        expect(shipped, outcome_of(expert) == search_best(shipped->search, 0), "expert", outcome / best);
        expect(shipped, accuracy == POINTS_MAX, "accuracy of expert", accuracy / 100.0);
    }
}

static void check_runs(Shipped *shipped) {
    double all = (double)search_denominator(shipped->search);
    Session *expert = play_run(shipped, "expert"), *careless = play_run(shipped, "careless");
    check_expert(shipped, expert);
    double outcome = (double)outcome_of(careless) / all, least = shipped->scenario->table ? TABLE_CARELESS_LEAST : CARELESS_LEAST;
    expect(shipped, outcome >= least && outcome <= CARELESS_MOST, "careless", outcome);
    int accuracy = judge(shipped, careless).accuracy;
    expect(shipped, accuracy <= judge(shipped, expert).accuracy - 500, "accuracy of careless", accuracy / 100.0);
    session_free(expert);
    session_free(careless);
}

static void in_every_draw(Shipped *shipped) {
    for_each_draw(shipped, check_runs);
}

static void the_expert_is_best_and_the_careless_far_from_it(void **state) {
    (void)state;
    for_each_scenario(in_every_draw);
}

static Simulation play_policy(Shipped *shipped, const char *policy) {
    Err err = {0};
    Simulation sum;
    int runs = shipped->scenario->table ? TABLE_RUNS : RUNS;
    SimulateAsk ask = {shipped->scenario, policy_find(str_from(policy)), 1, runs, search_seed, NULL};
    assert_true(simulate(&ask, &shipped->arena, &sum, &err));
    assert_no_faults(&err);
    assert_int_equal(sum.unended, 0);
    assert_int_equal(sum.accuracy.count, runs);
    return sum;
}

static void check_policies(Shipped *shipped) {
    static const char *const names[] = {"best", "greedy", "random", "worst"};
    Simulation last = {0};
    for (int i = 0; i < 4; i++) {
        Simulation sum = play_policy(shipped, names[i]);
        if (i == 0) expect(shipped, sum.accuracy.least == 100, "accuracy of best play", sum.accuracy.least);
        if (i > 0) expect(shipped, sum.accuracy.mean < last.accuracy.mean, names[i], sum.accuracy.mean);
        if (i > 0) expect(shipped, sum.outcome.most <= last.outcome.most, names[i], sum.outcome.most);
        last = sum;
    }
}

static void better_play_has_the_better_accuracy(void **state) {
    (void)state;
    for_each_scenario(check_policies);
}

// Takes option `number` at a decision of the best line, and then the best that is left. What that comes to.
static int64_t slip(Shipped *shipped, const Session *best, int decision, const DebriefOption *option) {
    Err err = {0};
    Session *session = debrief_what_if(best, shipped->search, decision, option->number, &err);
    assert_no_faults(&err);
    assert_non_null(session);
    int64_t outcome = outcome_of(session);
    int accuracy = judge(shipped, session).accuracy;
    expect(shipped, outcome == option->best && outcome <= search_best(shipped->search, 0), "outcome after a slip", (double)outcome);
    expect(shipped, option->regret ? accuracy < POINTS_MAX : accuracy == POINTS_MAX, "accuracy after a slip", accuracy / 100.0);
    session_free(session);
    return outcome;
}

// The least number of decisions to each state; `queue` and `decisions` have room for all.
static void count_decisions(const Search *search, int32_t *queue, int *decisions) {
    int32_t head = 0, tail = 0;
    for (int32_t i = 0; i < search_states(search); i++) decisions[i] = -1;
    decisions[0] = 0;
    for (queue[tail++] = 0; head < tail; head++) {
        SearchEdge edges[OPTIONS_MAX];
        if (search_position(search, queue[head]) >= search_scenario(search)->beat_count) continue;
        int count = search_edges(search, queue[head], edges);
        for (int i = 0; i < count; i++) {
            if (decisions[edges[i].to] >= 0) continue;
            decisions[edges[i].to] = decisions[queue[head]] + 1;
            queue[tail++] = edges[i].to;
        }
    }
}

static int64_t best_within(Shipped *shipped, int most) {
    const Search *search = shipped->search;
    size_t count = (size_t)search_states(search);
    int32_t *queue = mem_realloc(NULL, count * sizeof *queue);
    int *decisions = mem_realloc(NULL, count * sizeof *decisions);
    int64_t best = 0;
    count_decisions(search, queue, decisions);
    for (int32_t i = 0; i < search_states(search); i++) {
        if (search_position(search, i) < shipped->scenario->beat_count || decisions[i] > most) continue;
        if (search_best(search, i) > best) best = search_best(search, i);
    }
    free(queue);
    free(decisions);
    return best;
}

static void check_slips(Shipped *shipped) {
    Session *best = play_run(shipped, "expert");
    Debrief debrief = judge(shipped, best);
    int64_t least = search_best(shipped->search, 0);
    for (int i = 0; i < debrief.step_count; i++) {
        for (int j = 0; j < debrief.steps[i].open_count; j++) {
            int64_t outcome = slip(shipped, best, i, &debrief.steps[i].open[j]);
            if (outcome < least) least = outcome;
        }
    }
    int64_t hasty = best_within(shipped, debrief.step_count / 2);
    expect(shipped, hasty < least, "an ending half-way outscores the whole with one slip", (double)hasty / (double)debrief.denominator);
    session_free(best);
}

// A slip before a table can be made good there by play that is better than any way the search knows.
static void slips_in_every_draw(Shipped *shipped) {
    if (!shipped->scenario->table) for_each_draw(shipped, check_slips);
}

static void neither_a_slip_nor_a_short_cut_pays(void **state) {
    (void)state;
    for_each_scenario(slips_in_every_draw);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scenario_is_small_and_uses_the_scale),
        cmocka_unit_test(the_expert_is_best_and_the_careless_far_from_it),
        cmocka_unit_test(better_play_has_the_better_accuracy),
        cmocka_unit_test(neither_a_slip_nor_a_short_cut_pays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
