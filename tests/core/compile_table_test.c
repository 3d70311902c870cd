// Reading a table: what an author writes becomes the model's numbers, and every mistake is named at its line.
#include "core/sensors.h"

#include <stdio.h>

static void assert_points(const Issue *issue, int count, const int64_t *mine, const int64_t *theirs) {
    assert_int_equal(issue->value_count, count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(issue->values[i].mine, mine[i]);
        assert_int_equal(issue->values[i].theirs, theirs[i]);
    }
}

static void numbers_of_the_sample(void **state) {
    (void)state;
    Scenario *s = sensors();
    const TableSpec *table = s->table;
    const Negotiation *model = &table->model;
    assert_int_equal(model->issue_count, 3);
    assert_int_equal(model->profile_count, 2);
    // Profile by profile; an issue with one list is the same in both. Money is in thousands: 90400 is 90 points.
    static const int64_t price[] = {0, 150, 300, 400}, for_price[] = {300, 200, 100, 0}, response[] = {0, 60, 90};
    static const int64_t for_response[2][3] = {{400, 200, 0}, {200, 120, 0}}, payment[] = {60, 0}, for_payment[] = {0, 90};
    for (int p = 0; p < 2; p++) {
        assert_points(&model->issues[3 * p], 4, price, for_price);
        assert_points(&model->issues[3 * p + 1], 3, response, for_response[p]);
        assert_points(&model->issues[3 * p + 2], 2, payment, for_payment);
    }
    assert_int_equal(model->reserve_mine, 150);
    assert_int_equal(model->reserve_count, 2);
    assert_int_equal(model->reserves[1], 250);
    assert_int_equal(model->rounds, 10);
    assert_int_equal(model->closed, 1u << ACTED_THREAT);
    assert_true(model->prepares && !model->anger_moves && !model->they_open);
    assert_int_equal(model->alternative_count, 2);
    assert_int_equal(model->alternatives[1], 50);
    assert_str(table->alternatives[0], "Sell them to Delta");
    assert_str(table->currency, "NT$");
    assert_int_equal(table->point, 1000);
    assert_str(table->issues[1].id, "response");
    assert_str(table->issues[1].name, "Response time");
    assert_str(table->issues[1].values[2], "24 h");
    assert_true(table->issues[1].fact_slot >= 0 && table->issues[0].fact_slot == -1);
    assert_str(s->cast[table->with].id, "lin");
    assert_str(table->act_names[ACTED_ASK], "Ask about it");
    assert_int_equal(table->act_lines[ACTED_ASK].count, 1);
    assert_int_equal(table->reaction_lines[REACT_TOLD].count, 2);
    assert_true(s->beats[table->beat].negotiates);
    assert_int_equal(table_end(s->table, PHASE_AGREED)->count, 2);
    scenario_free(s);
}

// What is left out is as the author's guide says.
static void defaults(void **state) {
    (void)state;
    Err err = {0};
    Scenario *s = sensors_changed((Changes){"id = \"price\", ", "", "left = \"thrown\",", "", "with = \"lin\",", "temper = { ease = 40 },",
                                            "trust = \"warmth\",", "", "offer price", "offer issue1", "\"ask price\"", "\"ask issue1\"",
                                            "price=2", "issue1=2", "thrown = { \"They show you the door\" },", "", NULL},
                                  &err);
    assert_no_faults(&err);
    const TableSpec *table = s->table;
    assert_str(table->issues[0].id, "issue1");
    assert_int_equal(table_end(s->table, PHASE_LEFT)->first, table_end(s->table, PHASE_WALKED)->first);
    assert_int_equal(table_end(s->table, PHASE_LEFT)->count, 1);
    assert_int_equal(table->with, -1);
    assert_int_equal(table->trust_slot, -1);
    assert_int_equal(table->model.ease_count, 1);
    assert_int_equal(table->model.ease[0], 40);
    assert_int_equal(table->model.reciprocity_count, 2);
    assert_int_equal(table->model.trust_count, 3);
    assert_int_equal(table->model.trust[2], 55);
    // Reciprocity, trust, profile and reserve remain for the seed.
    assert_int_equal(s->draw_count, 4);
    scenario_free(s);
    err_free(&err);
}

// 1e12 was refused where “whole numbers to 1000000000000” are taken, since Lua keeps it as a fraction that has none.
static void whole_numbers_may_be_written_with_a_point(void **state) {
    (void)state;
    Err err = {0};
    Scenario *s = sensors_changed((Changes){"mine = { 0, 150, 300, 400 }", "mine = { 0.0, 150, 3e2, 1e11 }", "reserve = { mine = 150,",
                                            "reserve = { mine = 150.0,", "Delta\", 150", "Delta\", 1.5e2", NULL},
                                  &err);
    assert_no_faults(&err);
    static const int64_t price[] = {0, 150, 300, 100000000000}, for_price[] = {300, 200, 100, 0};
    assert_points(&s->table->model.issues[0], 4, price, for_price);
    assert_int_equal(s->table->model.reserve_mine, 150);
    scenario_free(s);
    err_free(&err);
}

static void seed_draws_the_counterpart(void **state) {
    (void)state;
    Scenario *s = sensors();
    static const int counts[] = {3, 2, 3, 2, 2};
    assert_int_equal(s->draw_count, 5);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(s->draws[i].slot, s->table->slot + TABLE_EASE + i);
        assert_int_equal(s->draws[i].values.count, counts[i]);
    }
    int values[5] = {2, 1, 0, 1, 1};
    int32_t row[ROW_MAX];
    Trail trail;
    assert_true(play_start_drawn(s, values, row, &trail, NULL));
    assert_int_equal(row[s->table->slot + TABLE_EASE], 2);
    assert_int_equal(row[s->table->slot + TABLE_RESERVE], 1);
    assert_int_equal(row[s->table->slot + TABLE_TRUST], 35);
    scenario_free(s);
}

// Rounded to the nearest, halves away from nothing.
static void money_becomes_points(void **state) {
    (void)state;
    Scenario *s = sensors_with("mine = { 60000, 0 }, theirs = { 0, 90400 }", "mine = { 61500, -499 }, theirs = { -1500, 90499 }");
    static const int64_t mine[] = {62, 0}, theirs[] = {-2, 90};
    assert_points(&s->table->model.issues[2], 2, mine, theirs);
    scenario_free(s);
    s = sensors_with("mine = { 60000, 0 }", "mine = { 999999999000000, 0 }");
    assert_int_equal(s->table->model.issues[2].values[0].mine, 999999999000);
    scenario_free(s);
}

// Whatever decides what happens is in the hash; words are not.
static void hash_covers_what_decides(void **state) {
    (void)state;
    static const char *const same[][2] = {
        {"Unit price", "Price of a unit"},
        {"104", "105"},
        {"NT$", "TWD"},
        {"\"Done.\"", "\"Signed!\""},
        {"Delta", "Epsilon"},
        {"\"Ask about it\"", "\"Ask\""},
        {"Our nights are the", "Nights are our"},
    };
    static const char *const other[][2] = {
        {"{ 0, 150, 300, 400 }", "{ 0, 150, 300, 401 }"},
        {"{ 200, 120, 0 }", "{ 200, 121, 0 }"},
        {"mine = 150", "mine = 151"},
        {"{ 150, 250 }", "{ 150, 251 }"},
        {"rounds = 10", "rounds = 11"},
        {"rounds = 10,", "rounds = 10, temper = { ease = { 20, 50, 91 } },"},
        {"rounds = 10,", "rounds = 10, temper = { reciprocity = { 30, 61 } },"},
        {"rounds = 10,", "rounds = 10, temper = { trust = { 35, 45, 56 } },"},
        {"rounds = 10,", "rounds = 10, anger = \"moves\","},
        {"rounds = 10,", "rounds = 10, opens = \"they\","},
        {"threat = false", "silence = false"},
        {"trust = \"warmth\",", ""},
        {"fact = \"nights\", ", ""},
        {"id = \"price\", ", "id = \"price\", seen = \"open\", "},
        {"\"Leave the line idle\", 50", "\"Leave the line idle\", 51"},
        {"point = 1000", "point = 900"},
        {"timeout = \"late\"", "timeout = \"home\""},
        {"left = \"thrown\"", "left = \"home\""},
        {"{ \"ask\", issue = \"response\" }", "{ \"ask\", issue = \"price\" }"},
        {"\"paraphrase\"", "\"silence\""},
    };
    Scenario *s = sensors();
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        Scenario *changed = sensors_with(same[i][0], same[i][1]);
        if (changed->logic != s->logic) fail_msg("changes the hash: %s", same[i][1]);
        scenario_free(changed);
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        Err err = {0};
        const char *alternative = i == 2 ? "Delta\", 151" : "Delta\", 150";
        Scenario *changed = sensors_changed((Changes){other[i][0], other[i][1], "Delta\", 150", alternative, NULL}, &err);
        assert_no_faults(&err);
        if (changed->logic == s->logic) fail_msg("does not change the hash: %s", other[i][1]);
        scenario_free(changed);
        err_free(&err);
    }
    scenario_free(s);
}

// One mistake in the sample; `fault` follows "t.lua:LINE: ", where LINE is that of `where`, or of `old`.
typedef struct Mistake {
    const char *old, *new, *fault, *where;
} Mistake;

static const Mistake mistakes[] = {
    {"with = \"lin\"", "with = \"lim\"", "Unknown cast member “lim”; did you mean “lin”?", NULL},
    {"rounds = 10", "round = 10", "“round” is not a field of this negotiation; did you mean “rounds”?", NULL},
    {"rounds = 10", "rounds = 41", "“rounds” of this negotiation must be from 2 to 40, not 41.", NULL},
    {"negotiate = {", "negotiate = { temper = { ease = 4 },", "“ease” takes whole numbers from 5 to 200 here.", NULL},
    {"negotiate = {", "negotiate = { temper = { trust = {} },", "“trust” needs at least one number.", NULL},
    {"negotiate = {", "negotiate = { temper = { trust = { 1, 2, 3, 4, 5, 6, 7, 8, 9 } },", "The seed chooses among at most 8 numbers.",
     NULL},
    {"negotiate = {", "negotiate = { temper = { hardness = 5 },", "“hardness” is not a field of this temper.", NULL},
    {"negotiate = {", "negotiate = { anger = \"move\",", "Unknown anger “move”; did you mean “moves”?", NULL},
    {"negotiate = {", "negotiate = { opens = \"them\",", "Unknown opens “them”; did you mean “they”?", NULL},
    {"reserve = { mine = 150, theirs = { 150, 250 } },", "", "This negotiation needs “reserve”: What each side has without an agreement.",
     "negotiate = {"},
    {"reserve = { mine = 150,", "reserve = {", "This reserve needs “mine”", NULL},
    {"reserve = { mine = 150", "reserve = { mine = 1000000000001", "“mine” takes whole numbers from -1000000000000 to 1000000000000 here.",
     0},
    {"mine = { 0, 150, 300, 400 }", "mine = { 0, 150, 300 }", "The issue “price” has 4 values, and mine gives 3", NULL},
    {"mine = { 0, 150, 300, 400 }", "mine = { 0, 150, 300, \"400\" }", "“mine” takes whole numbers", NULL},
    {"mine = { 0, 150, 300, 400 }", "mine = { 0, 150, 300, 1000000000001 }", "“mine” takes whole numbers", NULL},
    {"mine = { 0, 150, 300, 400 }", "mine = { 0, 150, 300, 400.5 }", "“mine” takes whole numbers", NULL},
    {"mine = { 0, 150, 300, 400 }", "mine = { 0, 150, 300, 1e13 }", "“mine” takes whole numbers", NULL},
    {"reserve = { mine = 150", "reserve = { mine = 150.5", "“mine” takes whole numbers", NULL},
    {"mine = { 0, 150, 300, 400 }", "mine = 5", "“mine” of this issue must be a table, not number.", NULL},
    {"{ 400, 200, 0 }, { 200, 120, 0 }", "{ 400, 200, 0 }, 5", "“theirs” is a list of numbers, or a list of such lists.", NULL},
    {"{ 400, 200, 0 }, { 200, 120, 0 }", "{ 400, 200, 0 }, { 200 }", "The issue “response” has 3 values, and theirs gives 1", NULL},
    {"theirs = { 300, 200, 100, 0 }", "theirs = { { 1, 2, 3, 4 }, { 1, 2, 3, 4 }, { 1, 2, 3, 4 } }",
     "all that have several need equally many: “price” has 3, and “response” has 2.", "id = \"response\""},
    {"\"98\", \"100\"", "\"98\", \"98\"", "“price” has the value “98” twice.", NULL},
    {"\"98\", \"100\"", "\"98\", 100", "The values of “price” are texts in quotes", NULL},
    {"id = \"response\"", "id = \"price\"", "The id “price” is given twice.", NULL},
    {"id = \"response\"", "id = \"response time\"", "“response time” can't be a name", NULL},
    {"fact = \"nights\"", "fact = \"night\"", "Unknown fact “night”; did you mean “nights”?", "fact = \"nights\""},
    {"id = \"price\", ", "id = \"price\", seen = \"opn\", ", "Unknown seen “opn”; did you mean “open”?", NULL},
    {"trust = \"warmth\"", "trust = \"warmht\"", "Unknown variable “warmht”; did you mean “warmth”?", NULL},
    {"trust = \"warmth\"", "trust = \"facts.nights\"", "“facts.nights” can't carry trust over: that takes a number of the state.", NULL},
    {"money = { \"NT$\", point = 1000 },", "", "An issue in money needs to know what a point is worth", "money = true"},
    {"money = { \"NT$\", point = 1000 }", "money = { \"NT$\", point = 0 }", "“point” of this money must be from 1 to", NULL},
    {"mine = { 60000, 0 }", "mine = { 1000000000001000, 0 }", "“mine” takes whole numbers from -1000000000000000 to", NULL},
    {"Delta\", 150", "Delta\", 140", "The best alternative is worth 140, and reserve.mine is 150", NULL},
    {"{ \"Sell them to Delta\", 150 }", "\"Sell them\"", "An alternative is written", NULL},
    {"Leave the line idle", "Sell them to Delta", "The alternative “Sell them to Delta” is given twice.", NULL},
    {"threat = false", "threats = false", "Unknown act at the table “threats”; did you mean “threat”?", NULL},
    {"threat = false", "threat = true", "An act at the table is written", NULL},
    {"threat = false", "threat = math", "An act at the table is written", NULL},
    {"threat = false", "walk = false", "The act “walk” can't be closed: a table needs it.", NULL},
    {"threat = false", "threat = { says = \"Hm.\" }", "“says” is not a field of this act at the table; did you mean “say”?", NULL},
    {"left = { lin", "insult = { lin", "Unknown situation “insult”; did you mean “insulted”?", NULL},
    {"left = { lin", "left = { lim", "Unknown cast member “lim”; did you mean “lin”?", NULL},
    {"timeout = \"late\",", "", "This negotiation needs “timeout”: Where it leads when the rounds are used up.", "negotiate = {"},
    {"timeout = \"late\"", "timeout = \"lat\"", "Unknown beat or ending “lat”; did you mean “late”?", NULL},
    {"say = { lin = \"Let us see what you have.\" },", "options = { { \"Go\", go = \"home\" } },",
     "Beat “talk” negotiates: it has no options beside that.", NULL},
    {"say = { lin = \"Let us see what you have.\" },", "go = \"home\",", "Beat “talk” negotiates: it has no go beside that.", NULL},
    {"timeout = \"late\"", "timeout = \"talk\"", "Beat “talk” has no way on: without a decision it leads back to itself.", "talk = {"},
    {"{ \"ask\", issue = \"response\" }", "{ \"ask\", issue = \"respons\" }", "Unknown issue “respons”; did you mean “response”?", NULL},
    {"{ \"ask\", issue = \"response\" }", "\"ask\"", "The act “ask” is about an issue: { \"ask\", issue = \"price\" }.", NULL},
    {"{ \"ask\", issue = \"response\" }", "{ \"silence\", issue = \"response\" }", "“issue” is not a detail of the act “silence”.", NULL},
    {"{ \"ask\", issue = \"response\" }", "{ \"value\", percent = 5, issue = \"price\" }", "“percent” is not a detail of the act “value”.",
     NULL},
    {"\"paraphrase\"", "\"parafrase\"", "Unknown act “parafrase”; did you mean “paraphrase”?", NULL},
    {"when = \"table.trust >= 50\"", "when = \"table.turst >= 50\"",
     "Unknown name “table.turst” in a condition; did you mean “table.trust”?", NULL},
    {"effect = { warmth = 10 }", "effect = { [\"table.trust\"] = 10 }", "“table.trust” can be read, but an effect can't change it", NULL},
    {"state = { warmth", "state = { table = false, warmth", "Where there is a table, no variable can be called “table”", "negotiate = {"},
    {"hall = \"ask\", talk = { \"prepare", "hall = \"ask\", talk = { 5, \"prepare", "A run names acts at the table “talk” in quotes", NULL},
    {"beats = {", "beats = { other = { negotiate = {} },", "A scenario has one table at most, and this is its second.", "negotiate = {"},
};

static void each_mistake_is_named(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const Mistake *m = &mistakes[i];
        Err err = {0};
        Scenario *s = sensors_changed((Changes){m->old, m->new, NULL}, &err);
        if (s) fail_msg("loaded without a fault: %s", m->new);
        char expected[512];
        snprintf(expected, sizeof expected, "t.lua:%d: ", sensors_line(m->where ? m->where : m->old));
        bool named = false;
        Arena arena = {0};
        for (int j = 0; j < err.count; j++) {
            Str line = fault_print(&arena, &err.faults[j]);
            named |= str_starts(line, str_from(expected)) && str_find(line, str_from(m->fault), 0) >= 0;
        }
        if (!named) {
            for (int j = 0; j < err.count; j++) print_message("%s\n", fault_print(&arena, &err.faults[j]).data);
            fail_msg("not said: %s%s", expected, m->fault);
        }
        arena_free(&arena);
        err_free(&err);
    }
}

// A name that nothing was given to is said once, wherever it stands.
static void missing_names(void **state) {
    (void)state;
    static const char *const places[][2] = {
        {"theirs = { 150, 250 }", "theirs = nothing"},
        {"mine = 150", "mine = nothing"},
        {"rounds = 10", "rounds = nothing"},
        {"{ \"98\", ", "{ nothing, "},
        {"mine = { 0, 60, 90 }", "mine = nothing"},
        {"{ 200, 120, 0 }", "nothing"},
        {"threat = false", "threat = nothing"},
        {"Delta\", 150", "Delta\", nothing"},
        {"point = 1000", "point = nothing"},
        {"timeout = \"late\"", "timeout = nothing"},
        {"{ lin = \"Done.\" }", "nothing"},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        Err err = {0};
        assert_null(sensors_changed((Changes){places[i][0], places[i][1], NULL}, &err));
        assert_fault(&err, "nothing");
        err_free(&err);
    }
}

// A library in place of a table was read as an empty one, without a word. Tables that no author writes by hand: libraries, circles, one
// list used everywhere. Each ends in a fault.
static void tables_to_do_harm(void **state) {
    (void)state;
    static const char head[] = "return scenario {";
    static const struct {
        const char *before, *old, *new, *fault;
    } cases[] = {
        {"", "issues = {", "issues = math, others = {", "“issues” of this negotiation must be a table, not a library."},
        {"", "reserve = { mine = 150, theirs = { 150, 250 } }", "reserve = string",
         "“reserve” of this negotiation must be a table, not a library."},
        {"", " acts = {", " acts = table, others = {", "“acts” of this negotiation must be a table, not a library."},
        {"", "lines = {", "lines = string, others = {", "“lines” of this negotiation must be a table, not a library."},
        {"local t = {} t[1] = t t.values = t t.mine = t t.theirs = t t.issues = t", "issues = {", "issues = t, others = {",
         "“1” of this issue must be a text, not table."},
        {"local t = {} t[1] = t", "{ { 400, 200, 0 }, { 200, 120, 0 } }", "t", "“theirs” takes whole numbers"},
        {"local t = {} for i = 1, 2000 do t[i] = t end", "alternatives = {", "alternatives = t, others = {",
         "A table has at most 6 alternatives."},
        {"local t = {} for i = 1, 2000 do t[i] = i end", "rounds = 10,", "rounds = 10, temper = { ease = t },",
         "The seed chooses among at most 8 numbers."},
        {"local v, m = {}, {} for i = 1, 64 do v[i] = 'v' .. i m[i] = i end\n"
         "local all = {} for i = 1, 16 do all[i] = { 'I', values = v, mine = m, theirs = { m, m, m, m, m, m, m, m } } end\n",
         "issues = {", "issues = all, others = {", "“others” is not a field of this negotiation"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char start[512];
        snprintf(start, sizeof start, "%s\n%s", cases[i].before, head);
        Err err = {0};
        assert_null(sensors_changed((Changes){head, start, cases[i].old, cases[i].new, NULL}, &err));
        assert_fault(&err, cases[i].fault);
        err_free(&err);
    }
}

// One way to break the same rule after the other: the limits of lists.
static void limits(void **state) {
    (void)state;
    Arena arena = {0};
    StrBuf values = {.arena = &arena}, worths = {.arena = &arena};
    for (int i = 0; i < 65; i++) {
        buf_add(&values, str_fill(&arena, STR("\"v{1}\", "), (Str[]){str_int(&arena, i)}, 1));
        buf_add(&worths, STR("1, "));
    }
    Str issue[] = {buf_str(&values), buf_str(&worths)};
    Str many = str_fill(&arena, STR("issues = { { \"M\", values = { {1} }, mine = { {2} }, theirs = { {2} } },"), issue, 2);
    Err err = {0};
    assert_null(sensors_changed((Changes){"issues = {", many.data, NULL}, &err));
    assert_fault(&err, "An issue has at most 64 values.");
    err_free(&err);
    StrBuf issues = {.arena = &arena};
    buf_add(&issues, STR("issues = { "));
    for (int i = 0; i < 14; i++)
        buf_add(&issues, STR("{ \"M\", values = { \"a\", \"b\", \"c\" }, mine = { 1, 2, 3 }, theirs = { 1, 2, 3 } },\n"));
    err = (Err){0};
    assert_null(sensors_changed((Changes){"issues = {", buf_str(&issues).data, NULL}, &err));
    assert_fault(&err, "A table has at most 16 issues.");
    err_free(&err);
    // 3^13 * 2 * 2 packages, counted for each profile and reservation value.
    Str fewer = str_slice(buf_str(&issues), 0,
                          buf_str(&issues).len -
                              2 * (STR("{ \"M\", values = { \"a\", \"b\", \"c\" }, mine = { 1, 2, 3 }, theirs = { 1, 2, 3 } },\n").len));
    err = (Err){0};
    assert_null(sensors_changed((Changes){"issues = {", str_fill(&arena, STR("{1}"), &fewer, 1).data, NULL}, &err));
    assert_fault(&err, "There are more than 4000000 packages");
    err_free(&err);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_the_sample),
        cmocka_unit_test(defaults),
        cmocka_unit_test(whole_numbers_may_be_written_with_a_point),
        cmocka_unit_test(seed_draws_the_counterpart),
        cmocka_unit_test(money_becomes_points),
        cmocka_unit_test(hash_covers_what_decides),
        cmocka_unit_test(each_mistake_is_named),
        cmocka_unit_test(missing_names),
        cmocka_unit_test(tables_to_do_harm),
        cmocka_unit_test(limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
