// Policies on scenarios small enough to be worked out on paper.
#include "coach/simulate.h"

#include "coach/debrief.h"
#include "coach/greedy.h"
#include "testkit/testkit.h"

#define HEAD "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 1, title = 'T', brief = 'B.',\n"
#define PAPER                                                                                                                              \
    HEAD "  state = { worth = { 0, 0, 100 } },\n"                                                                                          \
         "  outcome = { { 'Worth', weight = 1, from = 'worth' } },\n"                                                                      \
         "  start = 'a',\n"                                                                                                                \
         "  beats = {\n"                                                                                                                   \
         "    a = { options = {\n"                                                                                                         \
         "      { 'x', mistakes = 'beyond.t', effect = { worth = 10 }, go = 'b' },\n"                                                      \
         "      { 'y', effect = { worth = 30 }, go = 'b' },\n"                                                                             \
         "      { 'z', shows = 'beyond.t', go = 'c' },\n"                                                                                  \
         "      { 'never', when = 'worth > 50', go = 'c' } } },\n"                                                                         \
         "    b = { options = { { 'x', effect = { worth = 20 }, go = 'done' }, { 'y', go = 'done' } } },\n"                                \
         "    c = { options = { { 'x', effect = { worth = 70 }, go = 'done' }, { 'y', effect = { worth = 5 }, go = 'lost' } } },\n"        \
         "  },\n"                                                                                                                          \
         "  endings = { done = 'Done.', lost = 'Lost.' },\n"

static const MemoryFile files[] = {
    // By the first option 30 can be reached, by the second 50, by the third 70; the worst is 5.
    {"paper.lua", PAPER "  runs = { careless = { a = 1, b = 2 } } }\n"},
    {"half.lua", PAPER "  runs = { careless = { a = 4 } } }\n"},
    // Nothing can be kept in two ways, of which y gives up all at once.
    {"tie.lua", HEAD "  state = { worth = { 0, 0, 100 } }, outcome = { { 'Worth', weight = 1, from = 'worth' } }, start = 'a',\n"
                     "  beats = { a = { options = { { 'x', go = 'b' }, { 'y', go = 'lost' } } },\n"
                     "    b = { options = { { 'x', effect = { worth = 70 }, go = 'done' }, { 'y', go = 'lost' } } } },\n"
                     "  endings = { done = 'Done.', lost = 'Lost.' } }\n"},
    {"drawn.lua", HEAD "  state = { worth = { 0, 0, 100 } }, draw = { gift = { 0, 7, 40 } },\n"
                       "  outcome = { { 'Worth', weight = 1, from = 'worth' } }, start = 'a',\n"
                       "  beats = { a = { options = { { 'x', effect = function(s) s.worth = s.gift end, go = 'done' },\n"
                       "    { 'y', effect = { worth = 5 }, go = 'done' } } } },\n"
                       "  endings = { done = 'Done.' } }\n"},
    {"round.lua", HEAD "  state = { n = { 0, 0, 9 } }, outcome = { { 'N', weight = 1, from = 'n' } }, start = 'a',\n"
                       "  beats = { a = { options = { { 'x', effect = { n = 1 }, go = 'a' } } } }, endings = { done = 'Done.' } }\n"},
    {"fails.lua", HEAD "  state = { n = { 0, 0, 9 } }, outcome = { { 'N', weight = 1, from = 'n' } }, start = 'a',\n"
                       "  beats = { a = { options = { { 'x', effect = function(s) s.n = s.n // 0 end, go = 'done' }, \n"
                       "    { 'y', effect = { n = 9 }, go = 'done' } } } },\n"
                       "  endings = { done = 'Done.' } }\n"},
    {"even.lua", HEAD "  start = 'a', beats = { a = { options = { { 'x', go = 'done' }, { 'y', go = 'done' } } } },\n"
                      "  endings = { done = 'Done.' } }\n"},
    // More than a thousand situations.
    {"many.lua",
     HEAD "  state = { v = { 0, 0, 10 }, w = { 0, 0, 10 }, x = { 0, 0, 10 }, y = { 0, 0, 10 }, z = { 0, 0, 10 }, n = { 0, 0, 10 } },\n"
          "  outcome = { { 'V', weight = 3, from = 'v' }, { 'W', weight = 2, from = 'w', invert = true },\n"
          "    { 'X', weight = 1, from = 'x' }, { 'Y', weight = 1, from = 'y' }, { 'Z', weight = 4, from = 'z' } },\n"
          "  start = 'a', beats = { a = { go = { { 'done', when = 'n == 10' }, 'a' }, options = {\n"
          "    { 'v', effect = { n = 1, v = 1 } }, { 'w', effect = { n = 1, w = 1 } }, { 'x', effect = { n = 1, x = 1 } },\n"
          "    { 'y', effect = { n = 1, y = 1 } }, { 'z', when = 'n > 1', effect = { n = 1, z = 1 } } } } },\n"
          "  endings = { done = 'Done.' } }\n"},
    {NULL, NULL},
};

typedef struct Given {
    Scenario *scenario;
    SearchLimits limits;
    Arena arena;
    Simulation sum;
} Given;

static Search *search(void *context, const Scenario *scenario, uint64_t seed, Err *err) {
    const Given *given = context;
    return search_run(scenario, seed, &given->limits, NULL, err);
}

static void load(Given *given, const char *file) {
    Err err = {0};
    Files memory = testkit_memory(files);
    *given = (Given){.scenario = scenario_load(&memory, str_from(file), str_from(file), NULL, &err)};
    assert_no_faults(&err);
    err_free(&err);
}

static void play(Given *given, const char *policy, uint64_t seed, int runs) {
    Err err = {0};
    SimulateAsk ask = {given->scenario, policy_find(str_from(policy)), seed, runs, search, given};
    assert_true(simulate(&ask, &given->arena, &given->sum, &err));
    assert_no_faults(&err);
    err_free(&err);
}

static void end(Given *given) {
    scenario_free(given->scenario);
    arena_free(&given->arena);
}

static void assert_points(double got, double expected, double within) {
    if (got < expected - within || got > expected + within) fail_msg("%.4f instead of %.4f", got, expected);
}

static void assert_same(const Spread *spread, int count, double value, double within) {
    assert_int_equal(spread->count, count);
    assert_points(spread->mean, value, within);
    assert_points(spread->least, value, within);
    assert_points(spread->half, value, within);
    assert_points(spread->most, value, within);
}

static void plays_what_was_worked_out(void **state) {
    (void)state;
    // Accuracy: points by the published curve, weighted by stake; a is worth 40 of the range of 65, b 20, c 65.
    const struct {
        const char *policy;
        double outcome, accuracy;
    } rows[] = {
        {"best", 70, 100},
        {"worst", 5, 100 * 40 / 105.0},                 // z at no cost, then all of 65
        {"greedy", 50, (23.855 * 40 + 100 * 20) / 60},  // y gives up 20: 103.1668 exp(-4.354 * 20 / 65) - 3.1669 = 23.855
        {"careless", 10, (3.911 * 40 + 23.855 * 20) / 60},
    };
    Given given;
    load(&given, "paper.lua");
    for (int i = 0; i < 4; i++) {
        play(&given, rows[i].policy, 1, 10);
        assert_same(&given.sum.outcome, 10, rows[i].outcome, 1e-9);
        assert_same(&given.sum.accuracy, 10, rows[i].accuracy, 0.02);
        assert_int_equal(given.sum.decisions, 20);
        assert_int_equal(given.sum.searches, 1);
        assert_int_equal(given.sum.unended, 0);
        assert_true(given.sum.exact);
        bool lost = i == 1;
        assert_int_equal(given.sum.endings[scenario_ending(given.scenario, STR("lost"))], lost ? 10 : 0);
        assert_int_equal(given.sum.endings[scenario_ending(given.scenario, STR("done"))], lost ? 0 : 10);
    }
    end(&given);
}

// Six ways to the end, all equally likely: 30, 10, 50, 30, 70, 5.
static void random_meets_every_way(void **state) {
    (void)state;
    Given given;
    load(&given, "paper.lua");
    play(&given, "random", 1, 6000);
    const Spread *o = &given.sum.outcome;
    assert_points(o->mean, 195 / 6.0, 1.2);  // four standard errors
    assert_points(o->least, 5, 0);
    assert_points(o->quarter, 10, 0);
    assert_points(o->half, 30, 0);
    assert_points(o->three_quarters, 50, 0);
    assert_points(o->most, 70, 0);
    const int sixths[10] = {1, 1, 0, 2, 0, 1, 0, 1, 0, 0};
    for (int i = 0; i < 10; i++) assert_points(o->bins[i], sixths[i] * 1000, sixths[i] * 120);
    assert_points(given.sum.endings[scenario_ending(given.scenario, STR("lost"))], 1000, 120);
    double mean = o->mean;
    play(&given, "random", 1, 6000);
    assert_points(given.sum.outcome.mean, mean, 0);
    // Run i of seed N is run 0 of seed N + i.
    double sum = 0;
    for (uint64_t i = 0; i < 50; i++) {
        play(&given, "random", 100 + i, 1);
        sum += given.sum.outcome.mean;
    }
    play(&given, "random", 100, 50);
    assert_points(given.sum.outcome.mean, sum / 50, 1e-9);
    end(&given);
}

// The careless run names an option that is not open at a, and none at b.
static void careless_takes_mistakes_then_anything(void **state) {
    (void)state;
    Given given;
    load(&given, "half.lua");
    play(&given, "careless", 1, 1000);
    assert_points(given.sum.outcome.least, 10, 0);
    assert_points(given.sum.outcome.most, 30, 0);
    assert_points(given.sum.outcome.bins[1], 500, 64);
    assert_points(given.sum.outcome.bins[3], 500, 64);
    end(&given);
}

static void worst_gives_up_most_at_once(void **state) {
    (void)state;
    Given given;
    load(&given, "tie.lua");
    play(&given, "worst", 1, 2);
    assert_same(&given.sum.outcome, 2, 0, 0);
    assert_same(&given.sum.accuracy, 2, 0, 0);
    assert_int_equal(given.sum.decisions, 2);
    end(&given);
}

static void each_draw_is_searched_once(void **state) {
    (void)state;
    Given given;
    load(&given, "drawn.lua");
    int counts[3] = {0}, value;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        play_draws(given.scenario, seed, &value);
        counts[value]++;
    }
    play(&given, "best", 1, 300);
    assert_int_equal(given.sum.searches, 3);
    assert_same(&given.sum.accuracy, 300, 100, 0);
    assert_int_equal(given.sum.outcome.bins[4], counts[2]);              // 40
    assert_int_equal(given.sum.outcome.bins[0], counts[0] + counts[1]);  // 5 and 7
    assert_points(given.sum.outcome.mean, (counts[0] * 5 + counts[1] * 7 + counts[2] * 40) / 300.0, 1e-9);
    play(&given, "worst", 1, 300);
    assert_points(given.sum.outcome.mean, (counts[1] * 5 + counts[2] * 5) / 300.0, 1e-9);
    end(&given);
}

static void says_what_does_not_end_or_scores_nothing(void **state) {
    (void)state;
    Given given;
    load(&given, "round.lua");
    play(&given, "best", 1, 2);
    assert_int_equal(given.sum.unended, 2);
    assert_int_equal(given.sum.decisions, 2 * STEPS_MAX);
    assert_int_equal(given.sum.outcome.count, 0);
    end(&given);

    load(&given, "fails.lua");
    play(&given, "random", 1, 1000);
    assert_points(given.sum.unended, 500, 64);
    assert_int_equal(given.sum.outcome.count, 1000 - given.sum.unended);
    play(&given, "greedy", 1, 3);
    assert_int_equal(given.sum.unended, 0);
    end(&given);

    load(&given, "even.lua");
    play(&given, "random", 1, 10);
    assert_int_equal(given.sum.outcome.count, 0);
    assert_int_equal(given.sum.accuracy.count, 0);
    assert_int_equal(given.sum.endings[0], 10);
    end(&given);
}

// Beyond the budget, accuracy is what the debrief of the same run says.
static void agrees_with_the_debrief_beyond_the_budget(void **state) {
    (void)state;
    Given given;
    Err err = {0};
    load(&given, "many.lua");
    for (int limited = 0; limited < 2; limited++) {
        given.limits.states = limited ? 1000 : 0;
        play(&given, "greedy", 1, 3);
        assert_int_equal(given.sum.exact, !limited);
        Session *session = session_open(given.scenario, 1, &err);
        while (session_ending(session) < 0) {
            Decision decision = {DECISION_CHOOSE, 1, {greedy_option(given.scenario, session_row(session), true) + 1}};
            assert_true(session_decide(session, &decision, &err));
        }
        Search *known = search(&given, given.scenario, 1, &err);
        Debrief debrief;
        assert_true(debrief_build(session, known, &given.arena, &debrief, &err));
        assert_same(&given.sum.accuracy, 3, debrief.accuracy / 100.0, 1e-9);
        Score outcome = session_outcome(session);
        assert_same(&given.sum.outcome, 3, (double)outcome.numerator / (double)outcome.denominator, 1e-9);
        search_free(known);
        session_free(session);
    }
    play(&given, "random", 1, 40);
    assert_false(given.sum.exact);
    assert_int_equal(given.sum.accuracy.count, 40);
    err_free(&err);
    end(&given);
}

static void knows_its_policies(void **state) {
    (void)state;
    static const char *const names[] = {"random", "best", "worst", "greedy", "careless"};
    for (int i = 0; i < 5; i++) assert_str(policy_at(i).name, names[i]);
    // Then each tactic but the random one, which has that name already.
    assert_int_equal(policy_count(), 5 + tactic_count() - 1);
    for (int i = 0; i < policy_count(); i++) {
        Policy policy = policy_find(policy_at(i).name);
        assert_true(str_equal(policy.name, policy_at(i).name) && policy.choose == policy_at(i).choose);
        assert_ptr_equal(policy.tactic, policy_at(i).tactic);
        assert_true(i < 5 || policy.tactic == tactic_find(policy.name));
    }
    assert_int_equal(policy_find(STR("lucky")).name.len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plays_what_was_worked_out),
        cmocka_unit_test(random_meets_every_way),
        cmocka_unit_test(careless_takes_mistakes_then_anything),
        cmocka_unit_test(worst_gives_up_most_at_once),
        cmocka_unit_test(each_draw_is_searched_once),
        cmocka_unit_test(says_what_does_not_end_or_scores_nothing),
        cmocka_unit_test(agrees_with_the_debrief_beyond_the_budget),
        cmocka_unit_test(knows_its_policies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
