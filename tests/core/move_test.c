// Moves as words: to the letter by hand, there and back over random decisions, every fault, and no junk that breaks it.
#include "core/move.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "testkit/testkit.h"

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))
#define POINTS(...)  (const Points[]){__VA_ARGS__}, COUNT(((const Points[]){__VA_ARGS__}))

// Mine rise with the price and fall with the days: the best package for me is 102 and 30 days, outcome 2 * 3 + 0 = 6.
static const Str prices[] = {STR_INIT("98"), STR_INIT("100"), STR_INIT("102")},
                 days[] = {STR_INIT("30 days"), STR_INIT("60 days"), STR_INIT("90 days")};
static const Issue issues[] = {{STR_INIT("Price"), 1, POINTS({0, 9}, {5, 5}, {9, 0})},
                               {STR_INIT("Payment"), 1, POINTS({9, 0}, {5, 4}, {0, 5})}};
static const TableIssue names[] = {{STR_INIT("price"), STR_INIT("Unit price"), prices, -1, {{0}}, 1},
                                   {STR_INIT("payment"), STR_INIT("Payment"), days, -1, {{0}}, 1}};
static Stand stand = {.space = {.issues = issues, .issue_count = 2, .outcome_count = 9}};
static TableSpec table = {
    .model = {.issue_count = 2, .issues = issues, .alternative_count = 2, .stands = &stand}, .slot = 3, .issues = names};
static const Scenario scenario = {.table = &table};

static const Str shown_days[] = {STR_INIT("30 天"), STR_INIT("60 天"), STR_INIT("90 天")};
static const ViewIssue shown_issues[] = {{.id = STR_INIT("price"), .name = STR_INIT("單價"), .values = prices, .value_count = 3},
                                         {.id = STR_INIT("payment"), .name = STR_INIT("付款條件"), .values = shown_days, .value_count = 3}};
static const ViewTable shown = {.issues = shown_issues, .issue_count = 2};

static bool read_at(const Scenario *s, const ViewTable *view, int mine, const char *text, Decision *decision, Err *err) {
    int32_t row[3 + TABLE_COUNTS] = {0};
    row[3 + TABLE_MINE] = mine;
    return move_read(s, view, row, str_from(text), decision, STR("a.lua"), 7, err);
}

static void assert_decision(const Decision *got, const Decision *expected) {
    assert_int_equal(got->kind, expected->kind);
    assert_int_equal(got->count, expected->count);
    for (int i = 0; i < expected->count; i++) assert_int_equal(got->value[i], expected->value[i]);
}

typedef struct Row {
    const char *text;
    int mine;  // my last offer
    Decision decision;
} Row;

static void assert_reads(const ViewTable *view, const Row *rows, int count) {
    for (int i = 0; i < count; i++) {
        Err err = {0};
        Decision decision;
        bool read = read_at(&scenario, view, rows[i].mine, rows[i].text, &decision, &err);
        assert_no_faults(&err);
        assert_true(read);
        assert_decision(&decision, &rows[i].decision);
        err_free(&err);
    }
}

static void test_each_word_is_its_decision(void **state) {
    (void)state;
    static const Row rows[] = {
        {"ask price", -1, {DECISION_TALK, 2, {TALK_ASK, 1}}},
        {"  ask   #2 ", -1, {DECISION_TALK, 2, {TALK_ASK, 2}}},
        {"ask \"Unit price\"", -1, {DECISION_TALK, 2, {TALK_ASK, 1}}},
        {"paraphrase", -1, {DECISION_TALK, 2, {TALK_PARAPHRASE, 0}}},
        {"value payment", -1, {DECISION_TALK, 2, {TALK_VALUE, 2}}},
        {"silence", -1, {DECISION_TALK, 2, {TALK_SILENCE, 0}}},
        {"threat", -1, {DECISION_TALK, 2, {TALK_THREAT, 0}}},
        {"overpromise", -1, {DECISION_TALK, 2, {TALK_OVERPROMISE, 0}}},
        {"offer price=98 payment=60", -1, {DECISION_OFFER, 2, {MANNER_PLAIN, 1}}},
        {"if payment=\"90 days\" price=#2", -1, {DECISION_OFFER, 2, {MANNER_CONDITIONAL, 5}}},
        {"trade price=102", 1, {DECISION_OFFER, 2, {MANNER_TRADEOFF, 7}}},
        {"close", 4, {DECISION_OFFER, 2, {MANNER_CLOSE, 4}}},
        {"packages price=98|price=100 payment=9", -1, {DECISION_OFFER, 3, {MANNER_PLAIN, 0, 5}}},
        {"packages price=98 | price=100 | payment=60", -1, {DECISION_OFFER, 4, {MANNER_PLAIN, 0, 3, 7}}},
        {"accept", -1, {DECISION_ACCEPT, 0, {0}}},
        {"walk", -1, {DECISION_WALK, 0, {0}}},
        {"prepare payment=1 alternative=2 limit=30 target=80 #1=3", -1, {DECISION_PREPARE, 5, {2, 30, 80, 3, 1}}},
    };
    assert_reads(NULL, rows, COUNT(rows));
}

static void test_what_a_package_leaves_out_is_as_in_my_last_offer_or_best_for_me(void **state) {
    (void)state;
    static const Row rows[] = {
        {"offer", -1, {DECISION_OFFER, 2, {MANNER_PLAIN, 6}}},
        {"offer payment=60", -1, {DECISION_OFFER, 2, {MANNER_PLAIN, 7}}},
        {"offer", 5, {DECISION_OFFER, 2, {MANNER_PLAIN, 5}}},
        {"offer price=98", 5, {DECISION_OFFER, 2, {MANNER_PLAIN, 2}}},
        {"packages price=98 | payment=30", 5, {DECISION_OFFER, 3, {MANNER_PLAIN, 2, 3}}},
    };
    assert_reads(NULL, rows, COUNT(rows));
    Decision decision;
    assert_true(move_read(&scenario, NULL, NULL, STR("offer"), &decision, STR_NONE, 0, NULL));
    assert_int_equal(decision.value[1], 6);
}

static void test_the_reader_may_use_the_words_of_the_screen(void **state) {
    (void)state;
    static const Row rows[] = {
        {"ask 付款條件", -1, {DECISION_TALK, 2, {TALK_ASK, 2}}},
        {"offer 單價=98 付款條件=\"60 天\"", -1, {DECISION_OFFER, 2, {MANNER_PLAIN, 1}}},
        {"offer 付款條件=9", 0, {DECISION_OFFER, 2, {MANNER_PLAIN, 2}}},
        {"offer payment=\"60 days\"", 0, {DECISION_OFFER, 2, {MANNER_PLAIN, 1}}},
        {"prepare 單價=3 付款條件=1 alternative=2 limit=0 target=100", -1, {DECISION_PREPARE, 5, {2, 0, 100, 3, 1}}},
    };
    assert_reads(&shown, rows, COUNT(rows));
}

static void test_every_slip_is_named_with_the_nearest_right_word(void **state) {
    (void)state;
    static const struct {
        const char *text, *fault;
    } rows[] = {
        {"", "a.lua:7: A move was expected, for instance: ask price"},
        {"ofer price=98", "“ofer” is no move; did you mean “offer”?"},
        {"sing", "“sing” is no move; moves are: ask, paraphrase, value, silence, threat, overpromise, offer, if, trade, close, packages,"},
        {"ask", "About which issue? For instance: ask price"},
        {"ask prise", "“prise” is no issue here; did you mean “price”?"},
        {"ask delivery", "“delivery” is no issue here; the issues are: price, payment."},
        {"ask price=98", "“price=98” is no issue here"},
        {"ask #3", "“#3” is no issue here"},
        {"ask #0", "“#0” is no issue here"},
        {"ask price payment", "Nothing more was expected behind the move: “payment”."},
        {"silence please", "Nothing more was expected behind the move: “please”."},
        {"accept |", "Nothing more was expected behind the move: “|”."},
        {"offer price", "An issue and its value were expected, such as “price=98”, not “price”."},
        {"offer price=99", "“99” is no value of “price”; did you mean “98”?"},
        {"offer price=cheap", "“cheap” is no value of “price”; its values are: 98, 100, 102."},
        {"offer price=", "“” is no value of “price”"},
        {"offer price=#4", "“#4” is no value of “price”"},
        {"offer price=\"#2\"", "“#2” is no value of “price”"},
        {"offer price=10", "“10” can be several values of “price”: “100” or “102”."},
        {"offer price=98 price=100", "“price” is named twice."},
        {"offer price=98 | price=100", "Several packages at once are offered with “packages”."},
        {"packages price=98", "Two or three packages are offered at once, with | between them."},
        {"packages | | | price=98", "Two or three packages are offered at once"},
        {"offer payment=\"30 days", "A quotation mark is not closed: payment=\"30 days"},
        {"prepare", "A preparation also says “alternative”, for instance alternative=1."},
        {"prepare alternative=1 limit=30 target=80 price=3", "A preparation also says “payment”, for instance payment=1."},
        {"prepare alternative=3", "“alternative” is a whole number from 1 to 2, not “3”."},
        {"prepare limit=101", "“limit” is a whole number from 0 to 100, not “101”."},
        {"prepare price=much", "“price” is a whole number from 1 to 3, not “much”."},
        {"prepare limit", "A name and a number were expected, such as “limit=30”, not “limit”."},
        {"prepare limits=3", "A preparation has no “limits”; did you mean “limit”?"},
        {"prepare mood=3", "A preparation has no “mood”; it says: alternative, limit, target, price, payment."},
        {"prepare limit=3 limit=4", "“limit” is named twice."},
        {"ask aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         "“aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…” is no issue here"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        Err err = {0};
        Decision decision;
        assert_false(read_at(&scenario, NULL, -1, rows[i].text, &decision, &err));
        assert_int_equal(err.count, 1);
        assert_fault(&err, rows[i].fault);
        err_free(&err);
    }
}

// What a word could stand for was listed in the scenario's language, whatever the reader's.
static void test_what_a_beginning_could_be_is_said_in_the_readers_words(void **state) {
    (void)state;
    static const Str net[] = {STR_INIT("淨 30 天"), STR_INIT("淨 60 天"), STR_INIT("90 天")};
    const ViewIssue seen[] = {shown_issues[0], {.id = STR_INIT("payment"), .name = STR_INIT("付款條件"), .values = net, .value_count = 3}};
    const ViewTable view = {.issues = seen, .issue_count = 2};
    Err err = {0};
    Decision decision;
    assert_false(read_at(&scenario, &view, -1, "offer payment=淨", &decision, &err));
    assert_fault(&err, "“淨” can be several values of “payment”: “淨 30 天” or “淨 60 天”.");
    err_free(&err);
}

static void test_a_scenario_without_a_table_has_no_moves(void **state) {
    (void)state;
    static const Scenario bare = {0};
    Err err = {0};
    Decision decision = {DECISION_WALK, 0, {0}};
    assert_false(move_read(&bare, NULL, NULL, STR("accept"), &decision, STR("a.lua"), 7, &err));
    assert_fault(&err, "a.lua:7: There is nothing to negotiate in this scenario.");
    assert_false(move_fits(&bare, &decision));
    err_free(&err);
}

static void test_without_alternatives_none_is_asked_for(void **state) {
    (void)state;
    TableSpec plain = table;
    plain.model.alternative_count = 0;
    Scenario s = {.table = &plain};
    Decision decision, expected = {DECISION_PREPARE, 5, {0, 30, 80, 3, 1}};
    assert_true(read_at(&s, NULL, -1, "prepare limit=30 target=80 price=3 payment=1", &decision, NULL));
    assert_decision(&decision, &expected);
    Arena arena = {0};
    assert_str(move_write(&arena, &s, &decision), "prepare limit=30 target=80 price=3 payment=1");
    arena_free(&arena);
}

static void test_what_is_written_names_every_value(void **state) {
    (void)state;
    static const struct {
        Decision decision;
        const char *text;
    } rows[] = {
        {{DECISION_TALK, 2, {TALK_ASK, 2}}, "ask payment"},
        {{DECISION_TALK, 2, {TALK_SILENCE, 0}}, "silence"},
        {{DECISION_OFFER, 2, {MANNER_CONDITIONAL, 3}}, "if price=100 payment=\"30 days\""},
        {{DECISION_OFFER, 3, {MANNER_PLAIN, 8, 0}}, "packages price=102 payment=\"90 days\" | price=98 payment=\"30 days\""},
        {{DECISION_PREPARE, 5, {1, 30, 80, 3, 1}}, "prepare alternative=1 limit=30 target=80 price=3 payment=1"},
        {{DECISION_ACCEPT, 0, {0}}, "accept"},
        {{DECISION_WALK, 0, {0}}, "walk"},
        // Nothing of this table.
        {{DECISION_CHOOSE, 1, {1}}, ""},
        {{DECISION_OFFER, 2, {MANNER_PLAIN, 9}}, ""},
        {{DECISION_OFFER, 2, {MANNER_PLAIN, -1}}, ""},
        {{DECISION_OFFER, 2, {MANNER_END, 0}}, ""},
        {{DECISION_OFFER, 3, {MANNER_CLOSE, 0, 1}}, ""},
        {{DECISION_OFFER, 1, {MANNER_PLAIN}}, ""},
        {{DECISION_TALK, 2, {TALK_ASK, 3}}, ""},
        {{DECISION_TALK, 2, {TALK_ASK, 0}}, ""},
        {{DECISION_TALK, 2, {TALK_SILENCE, 1}}, ""},
        {{DECISION_TALK, 2, {TALK_END, 0}}, ""},
        {{DECISION_PREPARE, 4, {1, 30, 80, 3}}, ""},
        {{DECISION_PREPARE, 5, {3, 30, 80, 3, 1}}, ""},
        {{DECISION_PREPARE, 5, {1, 30, 80, 3, 0}}, ""},
        {{DECISION_WALK, 1, {1}}, ""},
        {{0}, ""},
    };
    Arena arena = {0};
    for (int i = 0; i < COUNT(rows); i++) {
        assert_str(move_write(&arena, &scenario, &rows[i].decision), rows[i].text);
        assert_int_equal(move_fits(&scenario, &rows[i].decision), rows[i].text[0] != 0);
    }
    arena_free(&arena);
}

// Ids and values that are hard on a reader: words of a preparation, marks of the syntax, equal texts, beginnings of each other.
static const Str odd_names[] = {STR_INIT("limit"), STR_INIT("target"), STR_INIT("a")};
static const Str odd_values[] = {STR_INIT("#2"),   STR_INIT("a=b"), STR_INIT("x y"), STR_INIT("x y"),   STR_INIT("\"\\"), STR_INIT("|"),
                                 STR_INIT("x yz"), STR_INIT("3"),   STR_INIT("30"),  STR_INIT("limit"), STR_INIT("天"),   STR_INIT("\\\"")};

static int odd_table(TableSpec *spec, Stand *odd, Issue made[3], TableIssue named[3], Points points[12]) {
    for (int v = 0; v < 12; v++) points[v] = (Points){v * 7 % 5, v};
    for (int i = 0; i < 3; i++) {
        made[i] = (Issue){odd_names[i], 1, points, 12};
        named[i] = (TableIssue){odd_names[i], odd_names[i], odd_values, -1, {{0}}, 1};
    }
    *odd = (Stand){.space = {.issues = made, .issue_count = 3, .outcome_count = 12 * 12 * 12}};
    *spec = (TableSpec){.model = {.issue_count = 3, .issues = made, .alternative_count = 4, .stands = odd}, .issues = named};
    return 12 * 12 * 12;
}

static Decision random_decision(Rng *rng, int outcomes) {
    static const DecisionKind kinds[] = {DECISION_PREPARE, DECISION_TALK, DECISION_OFFER, DECISION_ACCEPT, DECISION_WALK};
    Decision d = {.kind = kinds[rng_below(rng, 5)]};
    if (d.kind == DECISION_PREPARE) {
        d = (Decision){d.kind, 6, {1 + (int32_t)rng_below(rng, 4), (int32_t)rng_below(rng, 101), (int32_t)rng_below(rng, 101)}};
        for (int i = 3; i < 6; i++) d.value[i] = 1 + (int32_t)rng_below(rng, 3);
    } else if (d.kind == DECISION_TALK) {
        d.count = 2;
        d.value[0] = 1 + (int32_t)rng_below(rng, TALK_END - 1);
        if (d.value[0] == TALK_ASK || d.value[0] == TALK_VALUE) d.value[1] = 1 + (int32_t)rng_below(rng, 3);
    } else if (d.kind == DECISION_OFFER) {
        d.count = 2 + (int)rng_below(rng, 3);
        d.value[0] = d.count == 2 ? 1 + (int32_t)rng_below(rng, MANNER_END - 1) : MANNER_PLAIN;
        for (int i = 1; i < d.count; i++) d.value[i] = (int32_t)rng_below(rng, (uint32_t)outcomes);
    }
    return d;
}

static void test_random_decisions_come_back_from_their_words(void **state) {
    (void)state;
    TableSpec spec;
    Stand alone;
    Issue made[3];
    TableIssue named[3];
    Points points[12];
    int outcomes = odd_table(&spec, &alone, made, named, points);
    Scenario odd = {.table = &spec};
    Rng rng = {20};
    for (int i = 0; i < 20000; i++) {
        Decision decision = random_decision(&rng, outcomes), again;
        assert_true(move_fits(&odd, &decision));
        Arena arena = {0};
        Err err = {0};
        int32_t row[TABLE_COUNTS] = {0};
        row[TABLE_MINE] = (int32_t)rng_below(&rng, (uint32_t)outcomes + 1) - 1;
        assert_true(move_read(&odd, NULL, row, move_write(&arena, &odd, &decision), &again, STR_NONE, 0, &err));
        assert_decision(&again, &decision);
        err_free(&err);
        arena_free(&arena);
    }
}

static void test_no_junk_breaks_it(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "offer",  "packages", "prepare", "ask",     " ",   "=",      "|",    "\"",   "\\",
        "#",      "price",    "98",      "payment", "30",  "limit=", "\xff", "\xe5", "a",
        "天",     "#2",       "\n",      "target",  "=80", "if",     "walk", "-1",   "999999999999999999999",
        "=\"30 d"};
    Rng rng = {5};
    for (int i = 0; i < 50000; i++) {
        Arena arena = {0};
        Err err = {0};
        StrBuf text = {.arena = &arena};
        for (uint32_t n = rng_below(&rng, 12); n > 0; n--) buf_add(&text, str_from(pieces[rng_below(&rng, COUNT(pieces))]));
        Decision decision;
        bool read = move_read(&scenario, i % 2 ? &shown : NULL, NULL, buf_str(&text), &decision, STR_NONE, 0, &err);
        assert_int_equal(read, err.count == 0);
        if (read) assert_true(move_fits(&scenario, &decision));
        for (int f = 0; f < err.count; f++) assert_true(utf8_valid(err.faults[f].text));
        err_free(&err);
        arena_free(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_word_is_its_decision),
        cmocka_unit_test(test_what_a_package_leaves_out_is_as_in_my_last_offer_or_best_for_me),
        cmocka_unit_test(test_the_reader_may_use_the_words_of_the_screen),
        cmocka_unit_test(test_every_slip_is_named_with_the_nearest_right_word),
        cmocka_unit_test(test_what_a_beginning_could_be_is_said_in_the_readers_words),
        cmocka_unit_test(test_a_scenario_without_a_table_has_no_moves),
        cmocka_unit_test(test_without_alternatives_none_is_asked_for),
        cmocka_unit_test(test_what_is_written_names_every_value),
        cmocka_unit_test(test_random_decisions_come_back_from_their_words),
        cmocka_unit_test(test_no_junk_breaks_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
