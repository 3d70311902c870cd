// Two ways to look better than one was, which fool tools that count mistakes or average marks over decisions. The tests compute what such a
// tool would say, to show that the trap is one.
#include "coach/debrief.h"
#include "testkit/testkit.h"

#define RUN_MAX 64

// A talk of five beats. A slip costs 8 of 100 and the talk goes on; “Let's sign now” at the second beat skips the rest and leaves 70 on the
// table. No author would call it a mistake of any technique: counted in mistakes, the hasty rep made none in two decisions, the other one
// in five.
static const char *const hasty =
    "return scenario { api = 1, kind = 'negotiation', title = 'Hasty', start = 'b1', state = { worth = { 0, 0, 100 } },\n"
    "  outcome = { { 'Worth', from = 'worth' } }, endings = { signed = 'S', hastily = 'H' },\n"
    "  beats = {\n"
    "    b1 = { go = 'b2', options = { { 'Well', effect = { worth = 20 } }, { 'So so', mistakes = 'beyond.patience', effect = { worth = 12 "
    "} } } },\n"
    "    b2 = { go = 'b3', options = { { 'Well', effect = { worth = 20 } }, { 'So so', mistakes = 'beyond.patience', effect = { worth = 12 "
    "} },\n"
    "      { \"Let's sign now.\", effect = { worth = 10 }, go = 'hastily' } } },\n"
    "    b3 = { go = 'b4', options = { { 'Well', effect = { worth = 20 } }, { 'So so', mistakes = 'beyond.patience', effect = { worth = 12 "
    "} } } },\n"
    "    b4 = { go = 'b5', options = { { 'Well', effect = { worth = 20 } }, { 'So so', mistakes = 'beyond.patience', effect = { worth = 12 "
    "} } } },\n"
    "    b5 = { go = 'signed', options = { { 'Well', effect = { worth = 20 } }, { 'So so', mistakes = 'beyond.patience', effect = { worth "
    "= 12 } } } } } }\n";

// A question that can be put again and again. A right answer earns trust, which is bounded; a lie stays in the world, whatever is answered
// afterwards. Forty right answers to the same question make one wrong one look like nothing in an average.
static const char *const again =
    "return scenario { api = 1, kind = 'complaint', title = 'Again', start = 'ask', state = { trust = { 80, 0, 100 }, lied = false },\n"
    "  outcome = { { 'Trust', from = 'trust' }, { 'Truth', from = 'lied', invert = true } }, endings = { out = 'O' },\n"
    "  beats = {\n"
    "    ask = { options = { { 'The truth', shows = 'beyond.truth', effect = { trust = 5 }, go = 'ask' },\n"
    "      { 'A lie', mistakes = 'beyond.truth', effect = { lied = true }, go = 'ask' }, { 'On', go = 'close' } } },\n"
    "    close = { options = { { 'Thanks', go = 'out' }, { 'Bye', effect = { trust = -20 }, go = 'out' } } } } }\n";

// The same, where the lie only costs trust, and so much can be earned back that the bound hides it.
static const char *const bounded =
    "return scenario { api = 1, kind = 'complaint', title = 'Bounded', start = 'ask', state = { trust = { 80, 0, 100 } },\n"
    "  outcome = { { 'Trust', from = 'trust' } }, endings = { out = 'O' },\n"
    "  beats = { ask = { options = { { 'The truth', shows = 'beyond.truth', effect = { trust = 5 }, go = 'ask' },\n"
    "      { 'A lie', mistakes = 'beyond.truth', effect = { trust = -30 }, go = 'ask' }, { 'On', go = 'out' } } } } }\n";

typedef struct Judged {
    Scenario *scenario;
    Search *search;
    Session *session;
    Arena arena;
    Debrief debrief;
    double average;  // of points, each decision counting the same
} Judged;

// `numbers` ends in 0.
static Judged judge(const char *text, const int *numbers) {
    MemoryFile files[] = {{"t.lua", text}, {NULL, NULL}};
    Files world = testkit_memory(files);
    Err err = {0};
    Judged judged = {.scenario = scenario_load(&world, STR("t.lua"), STR("t"), NULL, &err)};
    assert_no_faults(&err);
    judged.search = search_run(judged.scenario, 1, NULL, NULL, &err);
    judged.session = session_open(judged.scenario, 1, &err);
    for (; *numbers; numbers++) assert_true(session_decide(judged.session, &(Decision){DECISION_CHOOSE, 1, {*numbers}}, &err));
    assert_true(session_ending(judged.session) >= 0);
    assert_true(debrief_build(judged.session, judged.search, &judged.arena, &judged.debrief, &err));
    assert_no_faults(&err);
    for (int i = 0; i < judged.debrief.step_count; i++) judged.average += judged.debrief.steps[i].points / judged.debrief.step_count;
    return judged;
}

static void end(Judged *judged) {
    session_free(judged->session);
    search_free(judged->search);
    scenario_free(judged->scenario);
    arena_free(&judged->arena);
}

static int mistakes(const Judged *judged) {
    int count = 0;
    for (int i = 0; i < judged->debrief.step_count; i++) count += judged->debrief.steps[i].mistaken_count;
    return count;
}

static void a_shortcut_does_not_outscore_one_slip(void **state) {
    (void)state;
    Judged cut = judge(hasty, (const int[]){1, 3, 0});
    assert_int_equal(session_outcome(cut.session).numerator, session_outcome(cut.session).denominator * 30);
    for (int slip = 0; slip < 5; slip++) {
        int numbers[] = {1, 1, 1, 1, 1, 0};
        numbers[slip] = 2;
        Judged whole = judge(hasty, numbers);
        assert_int_equal(session_outcome(whole.session).numerator, session_outcome(whole.session).denominator * 92);
        assert_true(mistakes(&whole) > mistakes(&cut));  // so it would look
        assert_true(whole.debrief.accuracy > cut.debrief.accuracy);
        end(&whole);
    }
    assert_int_equal(cut.debrief.steps[1].label, LABEL_BLUNDER);
    end(&cut);
}

static int fill(int *numbers, int at, int number, int times) {
    while (times-- > 0) numbers[at++] = number;
    return at;
}

// A run of `before` truths, a lie, `after` truths, and the close.
static Judged lie(const char *text, int before, int after, bool close) {
    int numbers[RUN_MAX] = {0}, at = fill(numbers, 0, 1, before);
    at = fill(numbers, at, 2, 1);
    at = fill(numbers, at, 1, after);
    at = fill(numbers, at, 3, 1);
    fill(numbers, at, 1, close);
    return judge(text, numbers);
}

static void assert_mistaken_once(const Judged *judged) {
    assert_int_equal(judged->debrief.technique_count, 1);
    assert_int_equal(judged->debrief.techniques[0].mistaken, 1);
    assert_int_equal(judged->debrief.techniques[0].offered, 1);
    assert_in_range(judged->debrief.techniques[0].shown, 0, 1);
}

static void a_loop_does_not_wash_out_a_lie(void **state) {
    (void)state;
    Judged once = lie(again, 0, 4, true), often = lie(again, 0, 40, true), late = lie(again, 40, 0, true);
    assert_true(once.average < often.average && often.average > 9000);  // so it would look
    // At stake: 50 of 70 at the question, 10 at the close. The question keeps 103.1668 exp(-4.354 * 5 / 7) - 3.1669 = 1.43 of 100, the
    // close all: (5 * 1.43 + 1 * 100) / 6 = 17.86.
    assert_int_equal(once.debrief.accuracy, 1786);
    assert_int_equal(often.debrief.accuracy, 1786);
    assert_int_equal(late.debrief.accuracy, 1786);
    assert_int_equal(session_outcome(often.session).numerator, session_outcome(often.session).denominator * 50);
    assert_mistaken_once(&once);
    assert_mistaken_once(&often);
    assert_mistaken_once(&late);
    end(&once);
    end(&often);
    end(&late);
}

// A lie that costs nothing in the end: no outcome and no accuracy is lost, as the search says, but it is no good decision, and the
// technique stays mistaken.
static void a_bound_does_not_make_a_lie_good(void **state) {
    (void)state;
    Judged early = lie(bounded, 0, 10, false), late = lie(bounded, 10, 6, false), unmended = lie(bounded, 10, 0, false);
    assert_int_equal(early.debrief.steps[0].label, LABEL_INACCURACY);
    assert_int_equal(late.debrief.steps[10].label, LABEL_INACCURACY);
    assert_mistaken_once(&early);
    assert_mistaken_once(&late);
    assert_int_equal(session_outcome(late.session).numerator, session_outcome(late.session).denominator * 100);
    // What is not earned back is lost when the talk goes on.
    assert_int_equal(session_outcome(unmended.session).numerator, session_outcome(unmended.session).denominator * 70);
    assert_true(unmended.debrief.accuracy < early.debrief.accuracy);
    end(&early);
    end(&late);
    end(&unmended);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shortcut_does_not_outscore_one_slip),
        cmocka_unit_test(a_loop_does_not_wash_out_a_lie),
        cmocka_unit_test(a_bound_does_not_make_a_lie_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
