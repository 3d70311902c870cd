// Play at a table: what dialogue before it carries in, what an act leads to, and what of it all is shown.
#include "core/sensors.h"

#include <string.h>

static const Decision prepare = {DECISION_PREPARE, 6, {1, 28, 80, 2, 3, 1}}, walk = {.kind = DECISION_WALK},
                      accept = {.kind = DECISION_ACCEPT};
// Numbers of packages: the last issue changes fastest. 104, 4 h, 30 days is 3 * 6; 98, 4 h, 60 days, the best for them, is 1.
static const Decision dear = {DECISION_OFFER, 2, {MANNER_PLAIN, 18}}, gift = {DECISION_OFFER, 2, {MANNER_PLAIN, 1}};
static const Decision ask_price = {DECISION_TALK, 2, {TALK_ASK, 1}}, ask_response = {DECISION_TALK, 2, {TALK_ASK, 2}};
static const Decision threat = {DECISION_TALK, 2, {TALK_THREAT, 0}};

static bool choose(Session *session, int number) {
    return session_decide(session, &(Decision){DECISION_CHOOSE, 1, {number}}, NULL);
}

static void decide(Session *session, const Decision *decision) {
    Err err = {0};
    session_decide(session, decision, &err);
    assert_no_faults(&err);
    err_free(&err);
}

static void assert_refused(Session *session, const Decision *decision, const char *fault) {
    Err err = {0};
    uint64_t hash = session_hash(session);
    int steps = session_steps(session);
    assert_false(session_decide(session, decision, &err));
    assert_fault(&err, fault);
    assert_true(session_hash(session) == hash && session_steps(session) == steps);
    err_free(&err);
}

static const int32_t *counterpart(const Session *session) {
    return session_row(session) + session_scenario(session)->table->slot;
}

// At the table, prepared: the seed is any.
static Session *seated(const Scenario *s, int hall) {
    Session *session = session_open(s, 5, NULL);
    assert_true(choose(session, hall));
    decide(session, &prepare);
    return session;
}

static void assert_ending(const Session *session, const char *name) {
    int ending = session_ending(session);
    assert_true(ending >= 0);
    assert_str(session_scenario(session)->endings[ending].name, name);
}

static void dialogue_before_carries_in(void **state) {
    (void)state;
    Scenario *s = sensors();
    static const struct {
        int option, trust, known;
        bool fact;
    } cases[] = {
        // Straight in: five less warmth is five percent less trust.
        {2, -5, 0, false},
        // The foreman: the fact is learned, and with it all that can be known of the issue.
        {3, 0, 2, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Session *session = session_open(s, 5, NULL);
        int before = sensors_value(session, "table.trust");
        assert_int_equal(counterpart(session)[TABLE_PHASE], PHASE_AHEAD);
        assert_true(choose(session, cases[i].option));
        assert_int_equal(counterpart(session)[TABLE_PHASE], PHASE_PREPARE);
        assert_int_equal(sensors_value(session, "table.trust"), before + cases[i].trust);
        assert_int_equal(negotiation_known(counterpart(session), 1), cases[i].known);
        assert_int_equal(sensors_value(session, "facts.nights"), cases[i].fact);
        session_free(session);
    }
    // Asked in the hall, they tell: a fact, no round, four percent of trust for asking, five for listening, and ten of warmth.
    Session *session = session_open(s, 5, NULL);
    int before = sensors_value(session, "table.trust");
    assert_true(choose(session, 1));
    assert_int_equal(sensors_value(session, "facts.nights"), 1);
    assert_true(negotiation_known(counterpart(session), 1) >= 1);
    assert_int_equal(sensors_value(session, "table.round"), 0);
    assert_in_range(sensors_value(session, "table.trust"), before + 10 + 5, before + 10 + 4 + 6);
    session_free(session);
    scenario_free(s);
}

static void what_is_told_is_a_fact(void **state) {
    (void)state;
    Scenario *s = sensors();
    Session *session = seated(s, 2);
    decide(session, &ask_price);
    assert_int_equal(sensors_value(session, "facts.nights"), 0);
    decide(session, &ask_response);
    assert_int_equal(sensors_value(session, "facts.nights"), 1);
    session_free(session);
    scenario_free(s);
    s = sensors_with("id = \"response\",", "id = \"response\", seen = \"hidden\",");
    session = seated(s, 2);
    decide(session, &ask_response);
    assert_int_equal(sensors_value(session, "facts.nights"), 0);
    session_free(session);
    scenario_free(s);
}

// While talks go on play stays where it is; each manner of ending has its own way.
static void ends_lead_on(void **state) {
    (void)state;
    Scenario *s = sensors_with("threat = false", "threat = { \"Threaten\" }");
    Session *session = seated(s, 2);
    decide(session, &ask_price);
    assert_int_equal(session_beat(session), s->table->beat);
    decide(session, &gift);
    assert_ending(session, "signed");
    assert_int_equal(sensors_value(session, "table.round"), 2);
    session_free(session);

    session = seated(s, 2);
    decide(session, &walk);
    assert_ending(session, "home");
    session_free(session);

    session = seated(s, 2);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(session_ending(session), -1);
        decide(session, &ask_price);
    }
    assert_ending(session, "late");
    session_free(session);

    // A tenth of anger at the start and .18 for each: the fifth threat is too much.
    session = seated(s, 2);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(session_ending(session), -1);
        decide(session, &threat);
    }
    assert_ending(session, "thrown");
    session_free(session);
    scenario_free(s);
}

static void ways_are_read_after_the_end(void **state) {
    (void)state;
    Scenario *s = sensors_with("table.relationship < 40", "table.relationship > 0 and table.joint < 100");
    Session *session = seated(s, 2);
    decide(session, &gift);
    assert_ending(session, "bitter");
    session_free(session);
    scenario_free(s);
}

// Whether the view says that the table asks, and how many options there are instead.
static void assert_asks(const Session *session, bool asks, int options) {
    Arena arena = {0};
    View view = session_view(session, NULL, &arena);
    assert_non_null(view.table);
    assert_int_equal(view.table->phase, PHASE_TALKS);
    assert_int_equal(view.table->asks, asks);
    assert_int_equal(view.option_count, options);
    arena_free(&arena);
}

// A rule may lead away from the table. Back there, talks go on where they stood; once they have ended, the beat leads on by itself.
static void the_table_can_be_left_and_met_again(void **state) {
    (void)state;
    Err err = {0};
    Scenario *s =
        sensors_changed((Changes){"talk = {\n", "talk = { rules = { { when = \"table.round == 2 and not called\", go = \"phone\" } },\n",
                                  "state = {", "state = { called = false,", "beats = {",
                                  "beats = { phone = { options = { { \"Back\", set = { called = true }, go = \"talk\" } } },\n"
                                  "after = { options = { { \"Again\", go = \"talk\" } } },\n"
                                  "again = { options = { { \"Once more\", go = \"talk\" }, { \"Done\", go = \"home\" } } },",
                                  "walked = \"home\"", "walked = { { \"again\", when = \"called\" }, \"after\" }", NULL},
                        &err);
    assert_no_faults(&err);
    Session *session = seated(s, 2);
    decide(session, &ask_price);
    decide(session, &ask_price);
    assert_str(s->beats[session_beat(session)].name, "phone");
    assert_refused(session, &walk, "Beat “phone” asks to choose one option.");
    assert_asks(session, false, 1);
    assert_true(choose(session, 1));
    assert_asks(session, true, 0);
    assert_int_equal(session_beat(session), s->table->beat);
    assert_int_equal(sensors_value(session, "table.round"), 2);
    assert_int_equal(counterpart(session)[TABLE_PHASE], PHASE_TALKS);
    decide(session, &walk);
    assert_str(s->beats[session_beat(session)].name, "again");
    assert_true(choose(session, 1));
    assert_str(s->beats[session_beat(session)].name, "again");
    assert_int_equal(sensors_value(session, "table.round"), 3);
    session_free(session);
    scenario_free(s);
}

static void what_is_not_open_is_refused(void **state) {
    (void)state;
    Scenario *s = sensors();
    Session *session = session_open(s, 5, NULL);
    assert_refused(session, &ask_price, "Beat “hall” asks to choose one option.");
    assert_true(choose(session, 2));
    assert_refused(session, &ask_price, "First comes the preparation.");
    assert_refused(session, &(Decision){DECISION_CHOOSE, 1, {1}}, "First comes the preparation.");
    decide(session, &prepare);
    assert_refused(session, &(Decision){DECISION_CHOOSE, 1, {1}}, "Here the rep negotiates");
    assert_refused(session, &accept, "There is no offer of theirs to accept.");
    assert_refused(session, &threat, "This act is not open at this table.");
    assert_refused(session, &(Decision){DECISION_TALK, 2, {TALK_ASK, 4}}, "This act needs one of the issues on the table.");
    assert_refused(session, &(Decision){DECISION_OFFER, 2, {MANNER_PLAIN, 24}}, "There is no such package.");
    assert_refused(session, &(Decision){DECISION_OFFER, 2, {MANNER_PLAIN, -1}}, "There is no such package.");
    assert_refused(session, &(Decision){(DecisionKind)99, 0, {0}}, "Here the rep negotiates");
    session_free(session);
    scenario_free(s);
}

// Whole decisions are kept, in a fork, too; and a run of choices takes no room for them.
static void decisions_are_kept(void **state) {
    (void)state;
    Scenario *s = sensors();
    Session *session = seated(s, 1);
    assert_true(session_size(session) <= 1024);
    decide(session, &ask_price);
    decide(session, &dear);
    const Decision *taken[] = {&(Decision){DECISION_CHOOSE, 1, {1}}, &prepare, &ask_price, &dear};
    Session *whole = session_fork(session, 4, NULL), *part = session_fork(session, 3, NULL);
    decide(part, &dear);
    Session *all[] = {session, whole, part};
    uint64_t hash = session_hash(session);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(session_steps(all[i]), 4);
        assert_true(session_hash(all[i]) == hash);
        for (int j = 0; j < 4; j++) {
            Step step = session_step(all[i], j);
            assert_memory_equal(&step.decision, taken[j], sizeof step.decision);
            assert_int_equal(step.beat, j ? s->table->beat : 0);
        }
        session_free(all[i]);
    }
    scenario_free(s);
}

static void assert_line(const ViewLine *line, const char *who, const char *text) {
    assert_str(line->who, who);
    assert_str(line->text, text);
}

// With an act comes what is said with it, what they tell of the issue, and what they say to it; then where it leads.
static void what_is_said(void **state) {
    (void)state;
    Scenario *s = sensors();
    Arena arena = {0};
    // A seed whose counterpart trusts too little to tell all at once, and still less than 50 after it.
    Session *session = NULL;
    for (uint64_t seed = 1; !session; seed++) {
        session = session_open(s, seed, NULL);
        if (sensors_value(session, "table.trust") == 35) break;
        session_free(session);
        session = NULL;
    }
    assert_true(choose(session, 2));
    View view = session_view(session, NULL, &arena);
    assert_int_equal(view.line_count, 1);
    assert_line(&view.lines[0], "Lin", "Let us see what you have.");
    decide(session, &prepare);
    assert_int_equal(session_view(session, NULL, &arena).line_count, 0);
    decide(session, &ask_response);
    view = session_view(session, NULL, &arena);
    assert_int_equal(view.line_count, 3);
    assert_line(&view.lines[0], "You", "What does it mean to you?");
    assert_line(&view.lines[1], "Lin", "Our nights are the trouble.");
    assert_line(&view.lines[2], "Lin", "It matters.");
    decide(session, &ask_price);  // an issue without lines of its own
    view = session_view(session, NULL, &arena);
    assert_int_equal(view.line_count, 2);
    assert_line(&view.lines[1], "Lin", "It matters.");
    decide(session, &gift);
    view = session_view(session, NULL, &arena);
    assert_int_equal(view.line_count, 2);
    assert_line(&view.lines[0], "Lin", "Done.");
    assert_line(&view.lines[1], "", "Signed");
    arena_free(&arena);
    session_free(session);
    scenario_free(s);
}

static const ViewAct *view_act(const ViewTable *table, TableAct act) {
    for (int i = 0; i < table->act_count; i++)
        if (table->acts[i].act == act) return &table->acts[i];
    return NULL;
}

static void what_is_shown_before(void **state) {
    (void)state;
    Scenario *s = sensors();
    Arena arena = {0};
    Session *session = session_open(s, 5, NULL);
    assert_null(session_view(session, NULL, &arena).table);
    assert_true(choose(session, 2));
    const ViewTable *table = session_view(session, NULL, &arena).table;
    assert_int_equal(table->phase, PHASE_PREPARE);
    assert_str(table->who, "Lin");
    assert_int_equal(table->rounds, 10);
    assert_int_equal(table->issue_count, 3);
    assert_str(table->issues[2].values[1], "60 days");
    assert_int_equal(table->issues[2].mine[0], 60);
    assert_int_equal(table->issues[1].known, 0);
    assert_null(table->issues[1].theirs);
    assert_int_equal(table->issues[1].importance, 0);
    assert_int_equal(table->worst, 0);
    assert_int_equal(table->best, 400 + 90 + 60);
    assert_int_equal(table->reserve, 150);
    assert_int_equal(table->alternative_count, 2);
    assert_str(table->alternatives[1].text, "Leave the line idle");
    assert_int_equal(table->alternatives[1].worth, 50);
    assert_false(table->prepared || table->mine.there || table->theirs.there || table->deal.there);
    assert_int_equal(table->limit, 150);
    assert_int_equal(table->target, 550);
    assert_null(view_act(table, ACTED_THREAT));
    for (int i = 0; i < table->act_count; i++) assert_int_equal(table->acts[i].open, table->acts[i].act == ACTED_PREPARE);
    decide(session, &prepare);
    table = session_view(session, NULL, &arena).table;
    assert_true(table->prepared);
    assert_int_equal(table->limit, 154);   // 28 percent of 550
    assert_int_equal(table->target, 440);  // 80 percent
    assert_int_equal(table->issues[1].guess, 3);
    assert_int_equal(table->alternative_count, 0);
    arena_free(&arena);
    session_free(session);
    scenario_free(s);
}

static void what_is_shown_during(void **state) {
    (void)state;
    Scenario *s = sensors();
    Arena arena = {0};
    Session *session = seated(s, 3);
    const ViewTable *table = session_view(session, NULL, &arena).table;
    assert_int_equal(table->issues[1].known, 2);
    assert_int_equal(table->issues[1].theirs[0], 100);
    assert_int_equal(table->issues[1].theirs[1], counterpart(session)[TABLE_PROFILE] ? 60 : 50);
    assert_int_equal(table->issues[1].theirs[2], 0);
    // 400 is the weightiest issue; 200 is two thirds of the price's 300.
    assert_int_equal(table->issues[1].importance, 3);
    assert_false(view_act(table, ACTED_CONDITIONAL)->open || view_act(table, ACTED_TRADEOFF)->open || view_act(table, ACTED_ACCEPT)->open);
    assert_true(view_act(table, ACTED_OFFER)->open && view_act(table, ACTED_PACKAGES)->open && view_act(table, ACTED_WALK)->open);
    assert_str(view_act(table, ACTED_ASK)->name, "Ask about it");
    assert_str(view_act(table, ACTED_OFFER)->name, "");
    decide(session, &dear);
    table = session_view(session, NULL, &arena).table;
    assert_int_equal(table->phase, PHASE_TALKS);
    assert_int_equal(table->round, 1);
    assert_true(table->mine.there && table->theirs.there && !table->mine_before.there);
    assert_int_equal(table->mine.package.value[0], 3);
    assert_int_equal(table->mine.mine, 400 + 0 + 60);
    assert_int_equal(table->act, ACTED_OFFER);
    assert_int_equal(table->issue, -1);
    assert_true(view_act(table, ACTED_CONDITIONAL)->open && view_act(table, ACTED_TRADEOFF)->open && view_act(table, ACTED_ACCEPT)->open);
    decide(session, &gift);
    View view = session_view(session, NULL, &arena);
    assert_str(view.ending, "signed");
    assert_int_equal(view.table->phase, PHASE_AGREED);
    assert_int_equal(view.table->deal.outcome, 1);
    assert_int_equal(view.table->deal.mine, 0);
    assert_int_equal(view.table->mine_before.outcome, 18);
    arena_free(&arena);
    session_free(session);
    scenario_free(s);
}

// Nothing to trade: the rep's values are alike on all issues but one.
static void closed_acts_are_shown_so(void **state) {
    (void)state;
    Err err = {0};
    Scenario *s =
        sensors_changed((Changes){"mine = { 0, 60, 90 }", "mine = { 0, 0, 0 }", "mine = { 60000, 0 }", "mine = { 0, 0 }", NULL}, &err);
    assert_no_faults(&err);
    Arena arena = {0};
    Session *session = seated(s, 2);
    decide(session, &dear);
    const ViewTable *table = session_view(session, NULL, &arena).table;
    assert_false(view_act(table, ACTED_TRADEOFF)->open);
    assert_true(view_act(table, ACTED_PACKAGES)->open);
    arena_free(&arena);
    session_free(session);
    scenario_free(s);
}

// Conditions, functions, texts and outcomes read what the model shows; moods do, too.
static void the_language_reads_the_table(void **state) {
    (void)state;
    Err err = {0};
    Scenario *s = sensors_changed(
        (Changes){"timeout = \"late\"",
                  "timeout = { { \"home\", when = function(s) return s.table.round == 10 and s.table.own == 0 end }, \"late\" }",
                  "\"It matters.\"", "\"It matters, {table.round}.\"", "from = \"table.own\"",
                  "from = function(s) return s.table.round end", NULL},
        &err);
    assert_no_faults(&err);
    Arena arena = {0};
    Session *session = seated(s, 2);
    decide(session, &ask_price);
    View view = session_view(session, NULL, &arena);
    assert_str(view.lines[1].text, "It matters, 1.");
    int mood = sensors_value(session, "table.mood");
    assert_int_equal(view.people[0].mood, mood >= 70   ? MOOD_PLEASED
                                          : mood >= 45 ? MOOD_NEUTRAL
                                          : mood >= 30 ? MOOD_DOUBTFUL
                                                       : MOOD_ANNOYED);
    for (int i = 0; i < 9; i++) decide(session, &ask_price);
    assert_ending(session, "home");
    assert_int_equal(session_outcome_row(session, 0).numerator, 10 * 100);
    arena_free(&arena);
    session_free(session);
    scenario_free(s);
}

// An act that both models have counts in both.
static void two_models_at_once(void **state) {
    (void)state;
    Err err = {0};
    Scenario *s = sensors_changed((Changes){"start = \"hall\",", "start = \"hall\", model = complaint { severity = 60 },",
                                            "\"paraphrase\" }", "\"overpromise\", \"listen\", { \"compensate\", percent = 50 } }", NULL},
                                  &err);
    assert_no_faults(&err);
    Session *session = session_open(s, 5, NULL);
    int anger = sensors_value(session, "anger");
    assert_true(choose(session, 1));
    assert_true(sensors_value(session, "anger") < anger);
    assert_int_equal(counterpart(session)[TABLE_PROMISED], 1);
    session_free(session);
    scenario_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dialogue_before_carries_in),
        cmocka_unit_test(what_is_told_is_a_fact),
        cmocka_unit_test(ends_lead_on),
        cmocka_unit_test(ways_are_read_after_the_end),
        cmocka_unit_test(the_table_can_be_left_and_met_again),
        cmocka_unit_test(what_is_not_open_is_refused),
        cmocka_unit_test(decisions_are_kept),
        cmocka_unit_test(what_is_said),
        cmocka_unit_test(what_is_shown_before),
        cmocka_unit_test(what_is_shown_during),
        cmocka_unit_test(closed_acts_are_shown_so),
        cmocka_unit_test(the_language_reads_the_table),
        cmocka_unit_test(two_models_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
