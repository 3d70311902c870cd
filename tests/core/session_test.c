// Play: what a decision does, in which order, and that it does all of it or nothing.
#include "core/session.h"
#include "core/view.h"
#include "testkit/testkit.h"

#include <stdio.h>
#include <string.h>

static Scenario *load_text(const char *source) {
    MemoryFile files[] = {{"t.lua", source}, {NULL, NULL}};
    Files world = testkit_memory(files);
    Err err = {0};
    Scenario *scenario = scenario_load(&world, STR("t.lua"), STR("t"), NULL, &err);
    assert_no_faults(&err);
    err_free(&err);
    return scenario;
}

static bool choose(Session *session, int number) {
    Decision decision = {DECISION_CHOOSE, 1, {number}};
    return session_decide(session, &decision, NULL);
}

static int32_t value(const Session *session, const char *name) {
    const Scenario *s = session_scenario(session);
    int index = map_get(&s->var_names, str_from(name));
    assert_true(index >= 0);
    return session_row(session)[s->vars[index].slot];
}

static Session *opened(const Scenario *scenario, uint64_t seed) {
    Err err = {0};
    Session *session = session_open(scenario, seed, &err);
    assert_no_faults(&err);
    err_free(&err);
    return session;
}

// Acts, effect, learn, clock and promises past due, promise, keep, go: each later step sees what the earlier ones did.
static const char *const order_source =
    "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a',\n"
    "  state = { n = { 10, 0, 100 }, word = { 'x', 'y' }, flag = false },\n"
    "  facts = { f = 'F' }, clock = { start = '09:00', unit = 'minute' },\n"
    "  promises = { p = { 'P', due = '09:10', broken = { n = -5 }, kept = { n = 7 } }, q = { 'Q', within = 5, broken = { flag = true } } "
    "},\n"
    "  endings = { won = { 'W' }, lost = { 'L' } },\n"
    "  beats = {\n"
    "    a = { options = {\n"
    "      { 'promise', promise = { 'p', 'q' }, go = 'a' },\n"                                                      // 1
    "      { 'wait five', takes = 5, go = 'a' },\n"                                                                 // 2
    "      { 'wait one', takes = 1, go = 'a' },\n"                                                                  // 3
    "      { 'keep', keep = { 'p', 'q' }, go = 'a' },\n"                                                            // 4
    "      { 'change', effect = { n = 20, word = 'y', flag = true }, learn = 'f', go = 'a' },\n"                    // 5
    "      { 'set', set = { n = 3 }, go = 'a' },\n"                                                                 // 6
    "      { 'ways', go = { { 'lost', when = 'n < 5' }, { 'won', when = 'facts.f and word == \"y\"' }, 'a' } },\n"  // 7
    "      { 'once', once = true, effect = { n = 1 }, go = 'a' },\n"                                                // 8
    "      { 'only with f', when = 'facts.f', go = 'won' },\n"                                                      // 9
    "    } },\n"
    "  } }\n";

static void effects_and_bounds(void **state) {
    (void)state;
    Scenario *s = load_text(order_source);
    Session *session = opened(s, 1);
    assert_true(choose(session, 5));
    assert_int_equal(value(session, "n"), 30);
    assert_int_equal(value(session, "word"), 1);
    assert_int_equal(value(session, "flag"), 1);
    assert_int_equal(value(session, "facts.f"), 1);
    for (int i = 0; i < 4; i++) assert_true(choose(session, 5));
    assert_int_equal(value(session, "n"), 100);  // 30 + 4 * 20 = 110, bounded
    assert_true(choose(session, 6));
    assert_int_equal(value(session, "n"), 3);
    session_free(session);
    scenario_free(s);
}

static void promises_break_and_are_kept(void **state) {
    (void)state;
    Scenario *s = load_text(order_source);
    Session *session = opened(s, 1);
    assert_true(choose(session, 1));
    assert_int_equal(value(session, "promises.p"), PROMISE_OPEN);
    assert_true(choose(session, 2));  // 09:05: q is due at 09:05 and not yet past it
    assert_int_equal(value(session, "promises.q"), PROMISE_OPEN);
    assert_true(choose(session, 3));  // 09:06
    assert_int_equal(value(session, "promises.q"), PROMISE_BROKEN);
    assert_int_equal(value(session, "flag"), 1);
    assert_true(choose(session, 4));  // p is open: kept; q is broken: stays
    assert_int_equal(value(session, "promises.p"), PROMISE_KEPT);
    assert_int_equal(value(session, "promises.q"), PROMISE_BROKEN);
    assert_int_equal(value(session, "n"), 17);
    assert_true(choose(session, 1));  // a kept or broken one stays
    assert_int_equal(value(session, "promises.p"), PROMISE_KEPT);
    assert_int_equal(value(session, "promises.q"), PROMISE_BROKEN);
    session_free(session);

    session = opened(s, 1);
    assert_true(choose(session, 1));
    for (int i = 0; i < 3; i++) assert_true(choose(session, 2));  // 09:15 > 09:10
    assert_int_equal(value(session, "promises.p"), PROMISE_BROKEN);
    assert_int_equal(value(session, "n"), 5);
    assert_int_equal(value(session, "clock"), 15);
    session_free(session);
    scenario_free(s);
}

static void ways_are_read_on_the_new_state(void **state) {
    (void)state;
    Scenario *s = load_text(order_source);
    Session *session = opened(s, 1);
    assert_true(choose(session, 7));
    assert_int_equal(session_beat(session), 0);
    assert_true(choose(session, 5));
    assert_true(choose(session, 7));
    assert_int_equal(session_ending(session), scenario_ending(s, STR("won")));
    assert_false(choose(session, 7));  // ended
    session_free(session);
    session = opened(s, 1);
    assert_true(choose(session, 6));
    assert_true(choose(session, 7));
    assert_int_equal(session_ending(session), scenario_ending(s, STR("lost")));
    session_free(session);
    scenario_free(s);
}

static void closed_options_are_refused_and_change_nothing(void **state) {
    (void)state;
    Scenario *s = load_text(order_source);
    Session *session = opened(s, 1);
    uint64_t hash = session_hash(session);
    assert_false(choose(session, 9));
    assert_false(choose(session, 0));
    assert_false(choose(session, 10));
    assert_false(choose(session, INT32_MIN));
    Decision two = {DECISION_CHOOSE, 2, {1, 1}};
    Err err = {0};
    assert_false(session_decide(session, &two, &err));
    assert_fault(&err, "asks to choose one option");
    err_free(&err);
    assert_true(session_hash(session) == hash);
    assert_int_equal(session_steps(session), 0);
    assert_true(choose(session, 8));
    assert_false(session_open_option(session, 7));
    assert_false(choose(session, 8));
    assert_int_equal(value(session, "n"), 11);
    session_free(session);
    scenario_free(s);
}

static void fork_is_a_run_of_its_own(void **state) {
    (void)state;
    Scenario *s = load_text(order_source);
    Session *first = opened(s, 7);
    for (int i = 0; i < 3; i++) assert_true(choose(first, 5));
    Session *fork = session_fork(first, 1, NULL);
    assert_int_equal(session_steps(fork), 1);
    assert_true(session_step(fork, 0).hash == session_step(first, 0).hash);
    assert_true(choose(fork, 6));
    assert_int_equal(value(fork, "n"), 3);
    assert_int_equal(value(first, "n"), 70);
    assert_true(choose(first, 5));  // the first try can still be finished
    session_free(fork);
    session_free(first);
    scenario_free(s);
}

static void rules_come_before_go(void **state) {
    (void)state;
    Scenario *s = load_text("return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', state = { n = { 0, 0, 9 } },\n"
                            "  rules = { { when = 'n >= 3', go = 'top' } }, endings = { own = { 'O' }, top = { 'T' }, go = { 'G' } },\n"
                            "  beats = { a = { rules = { { when = 'n == 4', go = 'own' } }, go = 'a', options = {\n"
                            "    { '+1', effect = { n = 1 } }, { '+4', effect = { n = 4 }, go = 'go' } } } } }");
    Session *session = opened(s, 1);
    assert_true(choose(session, 1));
    assert_true(choose(session, 1));
    assert_int_equal(session_beat(session), 0);
    assert_true(choose(session, 1));
    assert_int_equal(session_ending(session), scenario_ending(s, STR("top")));
    session_free(session);
    session = opened(s, 1);
    assert_true(choose(session, 2));
    assert_int_equal(session_ending(session), scenario_ending(s, STR("own")));
    session_free(session);
    scenario_free(s);
}

static void beats_without_options_go_on(void **state) {
    (void)state;
    Scenario *s = load_text(
        "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', state = { n = { 0, 0, 9 } }, endings = { e = { 'E' } },\n"
        "  beats = { a = { say = 'A', go = 'b' }, b = { say = 'B', go = { { 'd', when = 'n == 1' }, 'c' } },\n"
        "    c = { say = 'C', options = { { 'on', effect = { n = 1 }, reply = 'R', go = 'a' } } }, d = { say = 'D', go = 'e' } } }");
    Session *session = opened(s, 1);
    Arena arena = {0};
    View view = session_view(session, NULL, &arena);
    assert_int_equal(view.line_count, 3);
    assert_str(view.lines[0].text, "A");
    assert_str(view.lines[2].text, "C");
    assert_str(view.beat, "c");
    assert_true(choose(session, 1));
    view = session_view(session, NULL, &arena);
    assert_str(view.ending, "e");
    static const char *const lines[] = {"R", "A", "B", "D", "E"};
    assert_int_equal(view.line_count, 5);
    for (int i = 0; i < 5; i++) assert_str(view.lines[i].text, lines[i]);
    arena_free(&arena);
    session_free(session);
    scenario_free(s);
}

// Round and round without a decision: found at the decision that enters it, and refused as a whole.
static void endless_passing_is_refused(void **state) {
    (void)state;
    Scenario *s = load_text(
        "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', state = { n = { 0, 0, 9 } }, endings = { e = { 'E' } },\n"
        "  beats = { a = { options = { { 'in', effect = { n = 1 }, go = 'b' } } },\n"
        "    b = { go = { { 'e', when = 'n == 0' }, 'c' } }, c = { go = { { 'e', when = 'n == 0' }, 'b' } } } }");
    Session *session = opened(s, 1);
    Err err = {0};
    Decision decision = {DECISION_CHOOSE, 1, {1}};
    assert_false(session_decide(session, &decision, &err));
    assert_fault(&err, "t.lua:3: More than 16 beats in a row");
    assert_int_equal(value(session, "n"), 0);
    err_free(&err);
    session_free(session);
    scenario_free(s);
}

static void outcome_is_exact(void **state) {
    (void)state;
    Scenario *s = load_text("return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', state = { n = { 1, 0, 3 }, m = { -5, "
                            "-10, 10 }, f = true },\n"
                            "  outcome = { { 'N', weight = 50, from = 'n' }, { 'M', weight = 30, from = 'm', invert = true }, { 'F', "
                            "weight = 20, from = 'f' },\n"
                            "    { 'L', weight = 10, from = function(s) return s.n * 200 end } },\n"
                            "  endings = { e = { 'E' } }, beats = { a = { options = { { 'x', go = 'e' } } } } }");
    Session *session = opened(s, 1);
    // By hand: N 100/3, M 100 - 25 = 75, F 100, L 200 bounded to 100; (50*100/3 + 30*75 + 20*100 + 10*100) / 110 = 62.878…
    Arena arena = {0};
    Score score = session_outcome(session);
    assert_true(score.numerator * 33 == score.denominator * 2075);  // 62.8787… = 2075/33
    assert_str(score_print(&arena, score), "62.9");
    assert_str(score_print(&arena, session_outcome_row(session, 0)), "33.3");
    assert_str(score_print(&arena, session_outcome_row(session, 1)), "75.0");
    assert_str(score_print(&arena, (Score){true, 5, 100}), "0.1");  // halves up
    arena_free(&arena);
    session_free(session);
    scenario_free(s);
}

static void draws_come_from_the_seed(void **state) {
    (void)state;
    Scenario *s = load_text(
        "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', draw = { r = { 340, 360, 380 }, w = { 'p', 'q' } },\n"
        "  endings = { e = { 'E' } }, beats = { a = { say = '{r} {w}', options = { { 'x', when = \"r < 350 and w == 'p'\", go = 'e' }, { "
        "'y', go = 'e' } } } } }");
    int counts[3] = {0};
    for (uint64_t seed = 0; seed < 3000; seed++) {
        Session *session = opened(s, seed), *again = opened(s, seed);
        int32_t r = value(session, "r");
        assert_true(r == 340 || r == 360 || r == 380);
        counts[(r - 340) / 20]++;
        assert_true(session_hash(session) == session_hash(again));
        session_free(session);
        session_free(again);
    }
    for (int i = 0; i < 3; i++) assert_in_range(counts[i], 900, 1100);  // 1000 +- 4 standard deviations of 25.8
    scenario_free(s);
}

static void a_failing_function_leaves_the_session_as_it_was(void **state) {
    (void)state;
    Scenario *s = load_text("return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', state = { n = { 1, 0, 30 }, w = { "
                            "'x', 'y' } }, endings = { e = { 'E' } },\n"
                            "  beats = { a = { options = {\n"
                            "    { 'writes then fails', effect = function(s) s.n = 9; error('no') end, go = 'a' },\n"
                            "    { 'unknown', effect = function(s) s.m = 9 end, go = 'a' },\n"
                            "    { 'fraction', effect = function(s) s.n = 1.5 end, go = 'a' },\n"
                            "    { 'word', effect = function(s) s.w = 'z' end, go = 'a' },\n"
                            "    { 'returns', effect = function(s) return 1 end, go = 'a' },\n"
                            "    { 'good', effect = function(s) s.n = s.n * 100; s.w = 'y' end, go = 'a' },\n"
                            "    { 'not a truth', when = function(s) return s.n end, go = 'a' },\n"
                            "    { 'writes', when = function(s) s.n = 2; return true end, go = 'a' } } } } }");
    static const char *const faults[] = {"t.lua:3: ",
                                         "t.lua:4: s.m is not in the state; did you mean s.n?",
                                         "t.lua:5: “n” is a number: it takes a whole number.",
                                         "t.lua:6: “z” is not a word of w.",
                                         "t.lua:7: An effect sets s.name and returns nothing",
                                         NULL,
                                         "t.lua:9: A condition must be true or false",
                                         "t.lua:10: Only an effect can change the state: “n” is read here."};
    Session *session = opened(s, 1);
    for (int i = 0; i < 8; i++) {
        uint64_t hash = session_hash(session);
        Err err = {0};
        Decision decision = {DECISION_CHOOSE, 1, {i + 1}};
        bool ok = session_decide(session, &decision, &err);
        assert_int_equal(ok, faults[i] == NULL);
        if (faults[i]) assert_fault(&err, faults[i]);
        if (faults[i]) assert_true(session_hash(session) == hash);
        err_free(&err);
    }
    assert_int_equal(value(session, "n"), 30);
    assert_int_equal(value(session, "w"), 1);
    session_free(session);
    scenario_free(s);
}

// A run whose outcome could not be said ended with 0 of 100 and no word of why.
static void an_end_that_can_t_be_scored_is_not_reached(void **state) {
    (void)state;
    Scenario *s = load_text("return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', state = { n = { 1, 0, 30 } },\n"
                            "  outcome = { { 'Own', from = function(s) return s.m end } },\n"
                            "  beats = { a = { options = { { 'Go', effect = { n = 1 }, go = 'e' } } } }, endings = { e = { 'E' } } }");
    Session *session = opened(s, 1);
    uint64_t hash = session_hash(session);
    Err err = {0};
    Decision decision = {DECISION_CHOOSE, 1, {1}};
    assert_false(session_decide(session, &decision, &err));
    assert_fault(&err, "t.lua:2: s.m is not in the state; did you mean s.n?");
    assert_true(session_hash(session) == hash && session_ending(session) < 0);
    err_free(&err);
    session_free(session);
    scenario_free(s);
}

// A promise made after its due time stayed open, and could be kept, for as long as decisions took no time.
static void promises_made_too_late_break(void **state) {
    (void)state;
    Scenario *s = load_text(
        "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', state = { n = { 50, 0, 100 } },\n"
        "  clock = { start = '09:00', unit = 'minute' }, endings = { e = { 'E' } },\n"
        "  promises = { p = { 'P', due = '09:10', broken = { n = -5 }, kept = { n = 7 } } },\n"
        "  beats = { a = { options = { { 'late', takes = 11, promise = 'p', go = 'a' }, { 'keep', keep = 'p', go = 'a' } } } } }");
    Session *session = opened(s, 1);
    assert_true(choose(session, 1));
    assert_int_equal(value(session, "promises.p"), PROMISE_OPEN);  // opened after the clock was read
    assert_true(choose(session, 2));
    assert_int_equal(value(session, "promises.p"), PROMISE_BROKEN);
    assert_int_equal(value(session, "n"), 45);
    session_free(session);
    scenario_free(s);
}

// A decision could lead into a beat with no open option and no way of its own: the run stood still, and nobody said why.
static void beats_without_an_open_option_are_refused(void **state) {
    (void)state;
    Scenario *s =
        load_text("return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', state = { n = { 0, 0, 9 } }, endings = { e = "
                  "{ 'E' } },\n"
                  "  beats = { a = { options = { { 'into it', go = 'b' }, { 'on', effect = { n = 1 }, go = 'b' } } },\n"
                  "    b = { options = { { 'x', when = 'n > 0', go = 'e' } } } } }");
    Session *session = opened(s, 1);
    uint64_t hash = session_hash(session);
    Err err = {0};
    assert_false(session_decide(session, &(Decision){DECISION_CHOOSE, 1, {1}}, &err));
    assert_fault(&err, "t.lua:3: Beat “b” has no way on: none of its options is open.");
    assert_true(session_hash(session) == hash);
    err_free(&err);
    assert_true(choose(session, 2));
    session_free(session);
    scenario_free(s);
}

// An outcome function that failed counted nothing, which an inverted row made the best of all values.
static void failing_outcomes_score_nothing(void **state) {
    (void)state;
    Scenario *s = load_text(
        "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', endings = { e = { 'E' } },\n"
        "  outcome = { { 'A', from = function(s) return s.none end }, { 'B', invert = true, from = function(s) return s.none end } },\n"
        "  beats = { a = { options = { { 'x', go = 'e' } } } } }");
    Session *session = opened(s, 1);
    assert_int_equal(session_outcome(session).numerator, 0);
    session_free(session);
    scenario_free(s);
}

// The clock stops at its limit, and times that count from there stay within an integer.
static void the_clock_has_an_end(void **state) {
    (void)state;
    Scenario *s = load_text(
        "return scenario { api = 1, kind = 'complaint', title = 'T', start = 'a', endings = { e = { 'E' } }, model = complaint {},\n"
        "  clock = { start = 1000000000, unit = 'week' }, promises = { p = { 'P', within = 1000000000 } },\n"
        "  beats = { a = { options = { { 'x', does = { 'blame', 'overpromise' }, takes = 1000000000, promise = 'p', go = 'a' } } } } }");
    Session *session = opened(s, 1);
    for (int i = 0; i < 3; i++) assert_true(choose(session, 1));
    assert_int_equal(value(session, "clock"), 1000000000);
    assert_int_equal(value(session, "promises.p"), PROMISE_OPEN);
    Arena arena = {0};
    View view = session_view(session, NULL, &arena);
    assert_str(view.clock_text, "2000000000");
    assert_str(view.promises[0].due, "3000000000");
    arena_free(&arena);
    session_free(session);
    scenario_free(s);
}

static void row_is_small(void **state) {
    (void)state;
    Scenario *s = load_text(order_source);
    Session *session = opened(s, 1);
    for (int i = 0; i < 20; i++) assert_true(choose(session, 3));
    assert_true(session_size(session) <= 1024);
    session_free(session);
    scenario_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(effects_and_bounds),
        cmocka_unit_test(promises_break_and_are_kept),
        cmocka_unit_test(ways_are_read_on_the_new_state),
        cmocka_unit_test(closed_options_are_refused_and_change_nothing),
        cmocka_unit_test(fork_is_a_run_of_its_own),
        cmocka_unit_test(rules_come_before_go),
        cmocka_unit_test(beats_without_options_go_on),
        cmocka_unit_test(endless_passing_is_refused),
        cmocka_unit_test(outcome_is_exact),
        cmocka_unit_test(draws_come_from_the_seed),
        cmocka_unit_test(a_failing_function_leaves_the_session_as_it_was),
        cmocka_unit_test(an_end_that_can_t_be_scored_is_not_reached),
        cmocka_unit_test(promises_made_too_late_break),
        cmocka_unit_test(beats_without_an_open_option_are_refused),
        cmocka_unit_test(failing_outcomes_score_nothing),
        cmocka_unit_test(the_clock_has_an_end),
        cmocka_unit_test(row_is_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
