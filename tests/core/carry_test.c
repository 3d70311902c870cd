// An author changes a scenario in mid-play: which option is which afterwards, and how far the decisions lead.
#include "core/carry.h"
#include "testkit/testkit.h"

#include <stdio.h>

static Scenario *load(const char *source) {
    MemoryFile files[] = {{"t.lua", source}, {NULL, NULL}};
    Files world = testkit_memory(files);
    Err err = {0};
    Scenario *scenario = scenario_load(&world, STR("t.lua"), STR("t"), NULL, &err);
    assert_no_faults(&err);
    assert_non_null(scenario);
    return scenario;
}

// A scenario of one beat, `a`, with these options; each leads to the beat again.
static Scenario *load_options(const char *options) {
    char source[2000];
    snprintf(source, sizeof source,
             "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', endings = { won = { 'W' } },\n"
             "  beats = { a = { go = 'a', options = { %s, { 'Leave.', go = 'won' } } } } }\n",
             options);
    return load(source);
}

// `becomes`: for each option before, the digit of the one it has become, 0: gone.
static void assert_becomes(const char *before, const char *after, const char *becomes) {
    Scenario *was = load_options(before), *now = load_options(after);
    assert_int_equal(was->beats[0].options.count, strlen(becomes) + 1);
    for (int i = 0; becomes[i]; i++) {
        int found = carry_option(was, 0, i + 1, now, 0);
        if (found != becomes[i] - '0') fail_msg("%s -> %s: option %d became %d instead of %c", before, after, i + 1, found, becomes[i]);
    }
    scenario_free(was);
    scenario_free(now);
}

static void options_are_known_again(void **state) {
    (void)state;
    // By text: left alone, exchanged, one put before them, one put between.
    assert_becomes("{ 'A' }, { 'B' }", "{ 'A' }, { 'B' }", "12");
    assert_becomes("{ 'A' }, { 'B' }", "{ 'B' }, { 'A' }", "21");
    assert_becomes("{ 'A' }, { 'B' }", "{ 'X' }, { 'A' }, { 'B' }", "23");
    assert_becomes("{ 'A' }, { 'B' }, { 'C' }", "{ 'C' }, { 'X' }, { 'A' }, { 'B' }", "341");
    // By number, where the wording is new.
    assert_becomes("{ 'A' }, { 'B' }", "{ 'A, in better words' }, { 'B' }", "12");
    assert_becomes("{ 'A' }, { 'B' }", "{ 'New' }, { 'Also new' }", "12");
    // But another option that has come to stand there is none that was reworded.
    assert_becomes("{ 'A' }, { 'B' }, { 'C' }", "{ 'A' }, { 'C' }", "102");
    assert_becomes("{ 'A' }, { 'B' }", "{ 'B' }, { 'A, in better words' }", "01");
    assert_becomes("{ 'A' }, { 'B' }, { 'C' }", "{ 'C' }", "001");
}

static void ids_come_first(void **state) {
    (void)state;
    assert_becomes("{ 'A', id = 'a' }, { 'B', id = 'b' }", "{ 'New', id = 'b' }, { 'Also new', id = 'a' }", "21");
    assert_becomes("{ 'A', id = 'a' }, { 'B', id = 'b' }", "{ 'A', id = 'b' }, { 'B', id = 'a' }", "21");
    // An id that came or went with the same text.
    assert_becomes("{ 'A' }, { 'B', id = 'b' }", "{ 'B' }, { 'A', id = 'a' }", "21");
    // The text went over to an option that was there before.
    assert_becomes("{ 'A', id = 'a' }, { 'B', id = 'b' }", "{ 'A', id = 'b' }", "01");
}

static void equal_texts_keep_their_order(void **state) {
    (void)state;
    assert_becomes("{ 'A' }, { 'A', takes = 0 }, { 'B' }", "{ 'B' }, { 'A' }, { 'A' }", "231");
    assert_becomes("{ 'A' }, { 'A' }", "{ 'A' }", "11");
}

// Three beats; %s are: options of the first, its `go` apart, options of the second.
#define TALK(first, second, rest)                                                                                                          \
    "return scenario { api = 1, kind = 'planning', title = 'T', start = 'call', state = { n = { 0, 0, 100 }, open = true },\n"             \
    "  draw = { luck = { 1, 2, 3 } },\n"                                                                                                   \
    "  endings = { won = { 'W' }, lost = { 'L' } },\n"                                                                                     \
    "  beats = {\n"                                                                                                                        \
    "    call = { options = { " first " } },\n"                                                                                            \
    "    plan = { options = { " second " } },\n"                                                                                           \
    "    last = { options = { { 'End.', go = 'won' }, { 'Back.', go = 'plan' } } },\n" rest "  } }\n"
#define FIRST  "{ 'Listen.', effect = { n = 1 }, go = 'plan' }, { 'Talk.', effect = { n = 2 }, go = 'plan' }"
#define SECOND "{ 'Wait.', effect = { n = 10 }, go = 'last' }, { 'Go.', effect = { n = 20 }, go = 'last' }"

typedef struct Carried {
    Scenario *was, *now;
    Session *old, *session;
    Err err;
} Carried;

// The options `numbers` of `before`, then all that is possible of them in `after`.
static Carried carry(const char *before, const char *after, const char *numbers) {
    Carried c = {.was = load(before), .now = load(after)};
    c.old = session_open(c.was, 3, NULL);
    for (; *numbers; numbers++) assert_true(session_decide(c.old, &(Decision){DECISION_CHOOSE, 1, {*numbers - '0'}}, NULL));
    c.session = session_carry(c.old, c.now, &c.err);
    return c;
}

static void carry_free(Carried *c) {
    session_free(c->session);
    session_free(c->old);
    scenario_free(c->was);
    scenario_free(c->now);
    err_free(&c->err);
}

static int32_t n_of(const Session *session) {
    const Scenario *s = session_scenario(session);
    return session_row(session)[s->vars[map_get(&s->var_names, STR("n"))].slot];
}

// `numbers` as they are under the new scenario; `beat`: where it stands.
static void assert_carried(const Carried *c, const char *numbers, const char *beat, int n) {
    assert_non_null(c->session);
    assert_int_equal(session_steps(c->session), strlen(numbers));
    for (int i = 0; numbers[i]; i++) assert_int_equal(session_step(c->session, i).decision.value[0], numbers[i] - '0');
    assert_str(c->now->beats[session_beat(c->session)].name, beat);
    assert_int_equal(n_of(c->session), n);
    assert_int_equal(session_seed(c->session), 3);
}

static void only_words_changed(void **state) {
    (void)state;
    // The words of both options, and even exchanged: same logic, same numbers, same run.
    const char *const words[] = {
        TALK("{ 'Lend an ear.', effect = { n = 1 }, go = 'plan' }, { 'Say.', effect = { n = 2 }, go = 'plan' }", SECOND, ""),
        TALK("{ 'Talk.', effect = { n = 1 }, go = 'plan' }, { 'Listen.', effect = { n = 2 }, go = 'plan' }", SECOND, "")};
    for (int i = 0; i < 2; i++) {
        Carried c = carry(TALK(FIRST, SECOND, ""), words[i], "21");
        assert_int_equal(c.was->logic, c.now->logic);
        assert_carried(&c, "21", "last", 12);
        assert_int_equal(session_hash(c.session), session_hash(c.old));
        assert_no_faults(&c.err);
        carry_free(&c);
    }
}

static void decisions_follow_their_options(void **state) {
    (void)state;
    Carried c =
        carry(TALK(FIRST, SECOND, ""),
              TALK("{ 'New.', effect = { n = 50 }, go = 'won' }, { 'Talk.', effect = { n = 3 }, go = 'plan' }, { 'Listen.', go = 'plan' }",
                   "{ 'Go.', effect = { n = 20 }, go = 'last' }, { 'Wait.', effect = { n = 10 }, go = 'last' }", ""),
              "212");
    assert_no_faults(&c.err);
    assert_carried(&c, "222", "plan", 13);
    carry_free(&c);
    // Other beats may come, go and change their order.
    c = carry(TALK(FIRST, SECOND, "    odd = { go = 'won' },\n"),
              TALK(FIRST, SECOND, "    before = { options = { { 'x', go = 'won' } } }, even = { options = { { 'y', go = 'won' } } },\n"),
              "11");
    assert_no_faults(&c.err);
    assert_carried(&c, "11", "last", 11);
    carry_free(&c);
}

static void a_run_that_has_ended_may_go_on(void **state) {
    (void)state;
    Carried c =
        carry(TALK(FIRST, SECOND, ""), TALK(FIRST, "{ 'Wait.', effect = { n = 10 }, go = 'call' }, { 'Go.', go = 'last' }", ""), "21");
    assert_no_faults(&c.err);
    assert_carried(&c, "21", "call", 12);
    carry_free(&c);
    c = carry(TALK(FIRST, SECOND, ""), TALK(FIRST, SECOND, "    odd = { options = { { 'x', go = 'won' } } },\n"), "121");
    assert_int_equal(session_ending(c.session), 0);
    assert_int_equal(session_steps(c.session), 3);
    carry_free(&c);
}

static void assert_stops(const char *after, const char *numbers, int kept, const char *beat, const char *says) {
    Carried c = carry(TALK(FIRST, SECOND, ""), after, numbers);
    assert_non_null(c.session);
    assert_int_equal(session_steps(c.session), kept);
    if (beat) assert_str(c.now->beats[session_beat(c.session)].name, beat);
    assert_int_equal(c.err.count, 1);
    assert_fault(&c.err, says);
    carry_free(&c);
}

static void the_first_that_does_not_fit_stops_it(void **state) {
    (void)state;
    assert_stops(TALK("{ 'Talk.', go = 'plan' }", SECOND, ""), "112", 0, "call",
                 "t.lua:5: Decision 1, at “call”, is no option there any more; the run goes on from there.");
    assert_stops(TALK(FIRST, "{ 'Go.', go = 'last' }", ""), "112", 1, "plan",
                 "t.lua:6: Decision 2, at “plan”, is no option there any more; the run goes on from there.");
    assert_stops(
        TALK(FIRST, "{ 'Wait.', when = 'n > 5', go = 'last' }, { 'Go.', go = 'last' }", ""), "112", 1, "plan",
        "t.lua:6: Decision 2, at “plan”, can't be taken any more, and the run goes on from there: This option is not open now: “Wait.”");
    assert_stops(TALK("{ 'Listen.', go = 'last' }, { 'Talk.', go = 'plan' }", SECOND, ""), "11", 1, "last",
                 "t.lua:7: Decision 2 was taken at “plan”, but the run now comes to “last”; it goes on from there.");
    assert_stops(TALK("{ 'Listen.', go = 'lost' }, { 'Talk.', go = 'plan' }", SECOND, ""), "11", 1, NULL,
                 "Decision 2 was taken at “plan”, but the run now ends before it, with “lost”.");
    // What the author's own function says belongs to the one sentence.
    assert_stops(TALK(FIRST, "{ 'Wait.', effect = function(s) s.nn = 1 end, go = 'last' }, { 'Go.', go = 'last' }", ""), "11", 1, "plan",
                 "t.lua:6: Decision 2, at “plan”, can't be taken any more, and the run goes on from there: ");
}

static void a_start_that_fails_is_the_authors_fault(void **state) {
    (void)state;
    Carried c = carry(TALK(FIRST, SECOND, ""), TALK("{ 'Listen.', when = function(s) return s.nn > 1 end, go = 'plan' }", SECOND, ""), "1");
    assert_null(c.session);
    assert_int_equal(c.err.count, 1);
    assert_fault(&c.err, "t.lua:5: ");
    carry_free(&c);
}

static void nobody_has_to_listen(void **state) {
    (void)state;
    Carried c = carry(TALK(FIRST, SECOND, ""), TALK(FIRST, SECOND, ""), "");
    Session *again = session_carry(c.old, c.now, NULL);
    assert_int_equal(session_hash(again), session_hash(c.old));
    session_free(again);
    carry_free(&c);
    c = carry(TALK(FIRST, SECOND, ""), TALK(FIRST, "{ 'Go.', go = 'last' }", ""), "11");
    again = session_carry(c.old, c.now, NULL);
    assert_int_equal(session_steps(again), 1);
    session_free(again);
    carry_free(&c);
}

// A table by hand: ids of issues with their values, ids of alternatives.
typedef struct Desk {
    Arena arena;
    Scenario scenario;
    TableSpec table;
    TableIssue issues[3];
    Issue points[3];
} Desk;

static void lay(Desk *desk, uint64_t logic, int issue_count, const char *const ids[], const char *const values[][3],
                const char *const alternatives[2]) {
    static const Points worth[] = {{0, 9}, {5, 5}, {9, 0}};
    static const IssueSight sight[3] = {SIGHT_ASK};
    *desk = (Desk){.scenario = {.logic = logic, .table = &desk->table}};
    for (int i = 0; i < issue_count; i++) {
        Str *texts = ARENA_ARRAY(&desk->arena, Str, 3);
        for (int v = 0; v < 3; v++) texts[v] = str_from(values[i][v]);
        desk->issues[i] = (TableIssue){.id = str_from(ids[i]), .values = texts, .fact_slot = -1};
        desk->points[i] = (Issue){str_from(ids[i]), 1, worth, 3};
    }
    static const int64_t reserves[] = {3};
    Negotiation *n = &desk->table.model;
    *n = (Negotiation){.issue_count = issue_count, .sight = sight, .issues = desk->points, .profile_count = 1, .reserves = reserves};
    n->reserve_count = n->ease_count = n->reciprocity_count = n->trust_count = 1;
    n->ease[0] = n->reciprocity[0] = n->trust[0] = 50;
    n->rounds = 8;
    n->alternative_count = 2;
    desk->table.issues = desk->issues;
    for (int i = 0; i < 2; i++) desk->table.alternatives[i] = str_from(alternatives[i]);
    Err err = {0};
    bool made = negotiation_make(n, &desk->arena, STR("t.lua"), 1, &err);
    assert_no_faults(&err);
    assert_true(made);
}

static void clear(Desk *desk) {
    negotiation_free(&desk->table.model);
    arena_free(&desk->arena);
}

typedef struct Carrying {
    Decision was;
    bool carried;
    Decision now;
} Carrying;

static void assert_carries(const Desk *was, const Desk *now, const Carrying *rows, int count) {
    for (int i = 0; i < count; i++) {
        Decision got;
        assert_int_equal(carry_decision(&was->scenario, 0, &rows[i].was, &now->scenario, 0, &got), rows[i].carried);
        if (rows[i].carried) assert_memory_equal(&got, &rows[i].now, sizeof got);
    }
}

static const char *const old_ids[] = {"price", "days"}, *const old_alternatives[] = {"Delta", "Wait"};
static const char *const old_values[][3] = {{"98", "100", "102"}, {"30", "60", "90"}};

static void what_was_said_at_a_table_is_known_by_its_words(void **state) {
    (void)state;
    Desk was, now;
    lay(&was, 1, 2, old_ids, old_values, old_alternatives);
    // The issues and alternatives have changed places, and a value of the price has another text.
    lay(&now, 2, 2, (const char *const[]){"days", "price"}, (const char *const[][3]){{"30", "60", "90"}, {"102", "99", "98"}},
        (const char *const[]){"Wait", "Delta"});
    const Carrying rows[] = {
        // 98 and 60 days: 0 * 3 + 1; now 60 days stand before 98, the third price: 1 * 3 + 2.
        {{DECISION_OFFER, 2, {MANNER_CLOSE, 1}}, true, {DECISION_OFFER, 2, {MANNER_CLOSE, 5}}},
        {{DECISION_OFFER, 3, {MANNER_PLAIN, 6, 2}}, true, {DECISION_OFFER, 3, {MANNER_PLAIN, 0, 8}}},
        {{DECISION_OFFER, 2, {MANNER_PLAIN, 3}}, false, {0}},  // 100
        {{DECISION_OFFER, 3, {MANNER_PLAIN, 0, 3}}, false, {0}},
        {{DECISION_TALK, 2, {TALK_ASK, 1}}, true, {DECISION_TALK, 2, {TALK_ASK, 2}}},
        {{DECISION_TALK, 2, {TALK_SILENCE, 0}}, true, {DECISION_TALK, 2, {TALK_SILENCE, 0}}},
        {{DECISION_PREPARE, 5, {1, 30, 80, 3, 1}}, true, {DECISION_PREPARE, 5, {2, 30, 80, 1, 3}}},
        {{DECISION_ACCEPT, 0, {0}}, true, {DECISION_ACCEPT, 0, {0}}},
        {{DECISION_WALK, 0, {0}}, true, {DECISION_WALK, 0, {0}}},
    };
    assert_carries(&was, &now, rows, sizeof rows / sizeof *rows);
    // Under the same rules numbers are as they were, whatever the words say.
    now.scenario.logic = 1;
    assert_carries(&was, &now, (const Carrying[]){{rows[2].was, true, rows[2].was}}, 1);
    clear(&was);
    clear(&now);
}

// The sensors with one piece of text replaced by another.
static Scenario *load_sensors(const char *from, const char *to) {
    Files disk = testkit_disk();
    Arena arena = {0};
    Str text;
    assert_true(disk.read(disk.context, &arena, STR("tests/core/table/sensors.lua"), &text, NULL));
    ptrdiff_t at = str_find(text, str_from(from), 0);
    assert_true(at >= 0);
    Str before = str_slice(text, 0, (size_t)at), after = str_slice(text, (size_t)at + strlen(from), text.len);
    Scenario *scenario = load(str_join(&arena, str_join(&arena, before, str_from(to)), after).data);
    arena_free(&arena);
    return scenario;
}

// Goes in, prepares, asks for the price, offers 98, 8 h and 30 days: 0 * 6 + 1 * 2 + 0.
static Session *negotiate(const Scenario *s) {
    static const Decision decisions[] = {
        {DECISION_CHOOSE, 1, {2}},
        {DECISION_PREPARE, 6, {1, 28, 80, 2, 3, 1}},
        {DECISION_TALK, 2, {TALK_ASK, 1}},
        {DECISION_OFFER, 2, {MANNER_PLAIN, 2}},
    };
    Session *session = session_open(s, 3, NULL);
    assert_non_null(session);
    for (size_t i = 0; i < sizeof decisions / sizeof *decisions; i++) assert_true(session_decide(session, &decisions[i], NULL));
    return session;
}

static void a_run_at_a_table_goes_on_under_a_changed_one(void **state) {
    (void)state;
    static const struct {
        const char *from, *to;
        int steps, last;
        const char *fault;
    } rows[] = {
        // Prices in another order: 98 is the last of four now, 3 * 6 + 1 * 2.
        {"values = { \"98\", \"100\", \"102\", \"104\" }, mine = { 0, 150, 300, 400 }, theirs = { 300, 200, 100, 0 }",
         "values = { \"104\", \"102\", \"100\", \"98\" }, mine = { 400, 300, 150, 0 }, theirs = { 0, 100, 200, 300 }", 4, 20, NULL},
        // Other points only.
        {"mine = { 0, 150, 300, 400 }", "mine = { 0, 100, 200, 350 }", 4, 2, NULL},
        // Another text alone is the same value in better words; with other points it is another value.
        {"\"98\", \"100\"", "\"97\", \"100\"", 4, 2, NULL},
        {"\"98\", \"100\", \"102\", \"104\" }, mine = { 0,", "\"97\", \"100\", \"102\", \"104\" }, mine = { 10,", 3, -1,
         "Decision 4, at “talk”, speaks of what is not on the table any more, or not of all that is; the run goes on from there."},
        {"ask = { \"Ask about it\", say = { you = \"What does it mean to you?\" } }", "ask = false", 2, -1,
         "Decision 3, at “talk”, can't be taken any more, and the run goes on from there: This act is not open at this table."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Scenario *was = load_sensors("rounds = 10", "rounds = 10"), *now = load_sensors(rows[i].from, rows[i].to);
        Session *old = negotiate(was);
        Err err = {0};
        Session *session = session_carry(old, now, &err);
        assert_non_null(session);
        assert_int_equal(session_steps(session), rows[i].steps);
        if (rows[i].last >= 0) assert_int_equal(session_step(session, 3).decision.value[1], rows[i].last);
        assert_int_equal(err.count, rows[i].fault ? 1 : 0);
        if (rows[i].fault) assert_fault(&err, rows[i].fault);
        session_free(session);
        session_free(old);
        scenario_free(was);
        scenario_free(now);
        err_free(&err);
    }
}

static void what_a_table_has_besides_was_never_said(void **state) {
    (void)state;
    Desk was, now;
    lay(&was, 1, 2, old_ids, old_values, old_alternatives);
    lay(&now, 2, 3, (const char *const[]){"price", "days", "term"},
        (const char *const[][3]){{"98", "100", "102"}, {"30", "60", "90"}, {"1", "2", "3"}}, (const char *const[]){"Delta", "Sell"});
    const Carrying more[] = {
        {{DECISION_OFFER, 2, {MANNER_PLAIN, 1}}, false, {0}},
        {{DECISION_PREPARE, 5, {1, 30, 80, 3, 1}}, false, {0}},
        {{DECISION_TALK, 2, {TALK_ASK, 2}}, true, {DECISION_TALK, 2, {TALK_ASK, 2}}},
    };
    assert_carries(&was, &now, more, 3);
    const Carrying fewer[] = {
        {{DECISION_OFFER, 2, {MANNER_PLAIN, 1}}, false, {0}},
        {{DECISION_PREPARE, 6, {1, 30, 80, 3, 1, 1}}, false, {0}},
        {{DECISION_TALK, 2, {TALK_ASK, 3}}, false, {0}},
    };
    assert_carries(&now, &was, fewer, 3);
    // An alternative that is gone, and a scenario that lost its table.
    clear(&now);
    lay(&now, 2, 2, old_ids, old_values, (const char *const[]){"Delta", "Sell"});
    assert_carries(&was, &now, (const Carrying[]){{{DECISION_PREPARE, 5, {2, 30, 80, 3, 1}}, false, {0}}}, 1);
    now.scenario.table = NULL;
    assert_carries(&was, &now, (const Carrying[]){{{DECISION_WALK, 0, {0}}, false, {0}}}, 1);
    clear(&was);
    clear(&now);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_said_at_a_table_is_known_by_its_words),
        cmocka_unit_test(a_run_at_a_table_goes_on_under_a_changed_one),
        cmocka_unit_test(what_a_table_has_besides_was_never_said),
        cmocka_unit_test(options_are_known_again),
        cmocka_unit_test(ids_come_first),
        cmocka_unit_test(equal_texts_keep_their_order),
        cmocka_unit_test(only_words_changed),
        cmocka_unit_test(decisions_follow_their_options),
        cmocka_unit_test(a_run_that_has_ended_may_go_on),
        cmocka_unit_test(the_first_that_does_not_fit_stops_it),
        cmocka_unit_test(a_start_that_fails_is_the_authors_fault),
        cmocka_unit_test(nobody_has_to_listen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
