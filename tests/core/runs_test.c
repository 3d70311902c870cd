// Runs that authors write, at a table: understood when the scenario is read, and played as they are meant then.
#include "core/session.h"
#include "testkit/testkit.h"

// The sensors with another list of acts for the expert.
static Scenario *load_with(const char *acts, Err *err) {
    Files disk = testkit_disk();
    Arena arena = {0};
    Str text, from = STR("talk = { \"prepare"), to = STR("\"accept\" }");
    assert_true(disk.read(disk.context, &arena, STR("tests/core/table/sensors.lua"), &text, NULL));
    ptrdiff_t at = str_find(text, from, 0), end = str_find(text, to, (size_t)at);
    assert_true(at > 0 && end > at);
    StrBuf buf = {.arena = &arena};
    buf_add(&buf, str_slice(text, 0, (size_t)at));
    buf_add(&buf, STR("talk = "));
    buf_add(&buf, str_from(acts));
    buf_add(&buf, str_slice(text, (size_t)end + to.len, text.len));
    const MemoryFile memory[] = {{"sensors.lua", buf_str(&buf).data}, {NULL, NULL}};
    Files files = testkit_memory(memory);
    Scenario *scenario = scenario_load(&files, STR("sensors.lua"), STR("sensors"), NULL, err);
    arena_free(&arena);
    return scenario;
}

static Scenario *load(const char *acts) {
    Err err = {0};
    Scenario *scenario = load_with(acts, &err);
    assert_no_faults(&err);
    assert_non_null(scenario);
    return scenario;
}

static void assert_step(const Session *session, int index, Decision expected) {
    Decision got = session_step(session, index).decision;
    assert_int_equal(got.kind, expected.kind);
    assert_int_equal(got.count, expected.count);
    for (int i = 0; i < expected.count; i++) assert_int_equal(got.value[i], expected.value[i]);
}

// Four prices, three times, two terms: price a, time b and term c are outcome 6 * a + 2 * b + c. The best for me is 104, 24 h, 30 days.
static void test_a_package_says_what_differs_from_the_last_offer(void **state) {
    (void)state;
    Scenario *s = load("{ 'prepare alternative=1 limit=28 target=80 price=2 response=3 payment=1', 'ask price', 'offer', "
                       "'trade price=100 response=4', 'packages price=98 | price=102', 'walk' }");
    const ScenarioRun *run = scenario_run(s, STR("expert"));
    // The packages need not be worth the same to me: only what is meant is asked, not whether it is open.
    int32_t row[ROW_MAX] = {0};
    Decision decision;
    row[s->table->slot + TABLE_MINE] = -1;
    assert_true(scenario_decision(s, run, scenario_beat(s, STR("talk")), 2, row, &decision, NULL));
    assert_int_equal(decision.value[1], 6 * 3 + 2 * 2 + 0);
    row[s->table->slot + TABLE_MINE] = 6 * 2 + 2 * 1 + 1;
    assert_true(scenario_decision(s, run, scenario_beat(s, STR("talk")), 3, row, &decision, NULL));
    assert_int_equal(decision.kind, DECISION_OFFER);
    assert_int_equal(decision.value[0], MANNER_TRADEOFF);
    assert_int_equal(decision.value[1], 6 * 1 + 0 + 1);
    assert_true(scenario_decision(s, run, scenario_beat(s, STR("talk")), 4, row, &decision, NULL));
    assert_int_equal(decision.count, 3);
    assert_int_equal(decision.value[1], 0 + 2 * 1 + 1);
    assert_int_equal(decision.value[2], 6 * 2 + 2 * 1 + 1);
    assert_false(scenario_decision(s, run, scenario_beat(s, STR("talk")), 6, row, &decision, NULL));
    scenario_free(s);
}

static void test_a_run_plays_through_the_table(void **state) {
    (void)state;
    Scenario *s = load("{ 'prepare alternative=1 limit=28 target=80 price=2 response=3 payment=1', 'ask price', 'offer', 'walk' }");
    for (uint64_t seed = 1; seed <= 20; seed++) {
        Err err = {0};
        Session *session = session_play_run(s, scenario_run(s, STR("expert")), seed, &err);
        assert_no_faults(&err);
        assert_non_null(session);
        assert_int_equal(session_steps(session), 5);
        assert_step(session, 0, (Decision){DECISION_CHOOSE, 1, {1}});
        assert_step(session, 1, (Decision){DECISION_PREPARE, 6, {1, 28, 80, 2, 3, 1}});
        assert_step(session, 2, (Decision){DECISION_TALK, 2, {TALK_ASK, 1}});
        assert_step(session, 3, (Decision){DECISION_OFFER, 2, {MANNER_PLAIN, 22}});
        assert_step(session, 4, (Decision){DECISION_WALK, 0, {0}});
        assert_str(s->endings[session_ending(session)].name, "home");
        session_free(session);
    }
    scenario_free(s);
}

static void test_acts_are_looked_at_when_the_scenario_is_read(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"{ 'ask prise', 'accept' }", "“prise” is no issue here; did you mean “price”?"},
        {"{ 'ofer price=98' }", "“ofer” is no move; did you mean “offer”?"},
        {"'offer price=99'", "“99” is no value of “price”; did you mean “98”?"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Err err = {0};
        assert_null(load_with(rows[i][0], &err));
        assert_int_equal(err.count, 1);
        assert_fault(&err, rows[i][1]);
        assert_fault(&err, "sensors.lua:55:");
        err_free(&err);
    }
}

static void test_a_run_that_stops_at_the_table_says_so(void **state) {
    (void)state;
    Scenario *s = load("{ 'prepare alternative=1 limit=28 target=80 price=2 response=3 payment=1', 'ask price' }");
    Err err = {0};
    assert_null(session_play_run(s, scenario_run(s, STR("expert")), 1, &err));
    assert_fault(&err, "sensors.lua:55: The run “expert” has no more acts for the table at “talk”.");
    err_free(&err);
    scenario_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_package_says_what_differs_from_the_last_offer),
        cmocka_unit_test(test_a_run_plays_through_the_table),
        cmocka_unit_test(test_acts_are_looked_at_when_the_scenario_is_read),
        cmocka_unit_test(test_a_run_that_stops_at_the_table_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
