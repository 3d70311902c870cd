// Loading: a good file becomes a scenario, and every mistake in a bad one is named with its line and the nearest right name.
#include "core/scenario.h"
#include "testkit/testkit.h"

#include <stdio.h>
#include <string.h>

static const char *const frame = "return scenario {\n"                                                                   // 1
                                 "  api = 1, kind = \"relationship\", title = \"T\", start = \"one\",\n"                 // 2
                                 "  cast = { ann = { name = \"Ann\" } },\n"                                              // 3
                                 "  state = { trust = { 50, 0, 100 }, sent = false, class = { \"low\", \"high\" } },\n"  // 4
                                 "  facts = { dip = \"A dip.\" },\n"                                                     // 5
                                 "  clock = { start = \"09:00\", unit = \"minute\" },\n"                                 // 6
                                 "  promises = { call = { \"A call\", due = \"10:00\" } },\n"                            // 7
                                 "  endings = { won = { \"Won\" }, lost = { \"Lost\" } },\n"                             // 8
                                 "  %s\n"                                                                                // 9
                                 "  beats = {\n"                                                                         // 10
                                 "    one = { options = { { \"Go\", go = \"won\",\n"                                     // 11
                                 "      %s\n"                                                                            // 12
                                 "    } } },\n"                                                                          // 13
                                 "    %s\n"                                                                              // 14
                                 "  },\n"
                                 "}\n";

static Scenario *load_text(const char *source, Err *err) {
    MemoryFile files[] = {{"t.lua", source}, {NULL, NULL}};
    Files world = testkit_memory(files);
    Handbook *handbook = handbook_load(&world, STR("scenarios/handbook.lua"), NULL);
    assert_non_null(handbook);
    Scenario *scenario = scenario_load(&world, STR("t.lua"), STR("t"), handbook, err);
    handbook_free(handbook);
    return scenario;
}

// One mistake put into the frame: at the top (line 9), in the option (12), or among the beats (14).
typedef struct Mistake {
    int place;
    const char *text, *fault;
} Mistake;

static const Mistake mistakes[] = {
    {9, "levle = 3,", "t.lua:9: “levle” is not a field of a scenario; did you mean “level”?"},
    {9, "level = 12,", "t.lua:9: “level” of this scenario must be from 1 to 9, not 12."},
    {9, "level = \"3\",", "t.lua:9: “level” of this scenario must be a whole number, not a text."},
    {9, "minutes = 2.5,", "t.lua:9: “minutes” of this scenario must be a whole number, not a number with a fraction."},
    {9, "brief = remedy,", "t.lua:9: "},
    {9, "rules = { { when = \"trust > 90\", go = \"lots\" } },", "t.lua:9: Unknown beat or ending “lots”; did you mean “lost”?"},
    {9, "rules = { { when = \"trsut > 90\", go = \"lost\" } },", "t.lua:9: Unknown name “trsut” in a condition; did you mean “trust”?"},
    {9, "outcome = { { \"Trust\", from = \"trst\" } },", "t.lua:9: Unknown variable “trst”; did you mean “trust”?"},
    {9, "outcome = { { \"Class\", from = \"class\" } },", "t.lua:9: “class” can't be scored as it is"},
    {9, "runs = { expert = { on = 1 } },", "t.lua:9: Unknown beat “on”; did you mean “one”?"},
    {9, "runs = { expert = { one = 2 } },", "t.lua:9: Beat “one” has no option 2."},
    {9, "model = complaint { sverity = 3 },", "t.lua:9: “sverity” is not a field of a complaint; did you mean “severity”?"},
    {9, "model = { severity = 3 },", "t.lua:9: A model is written as a call"},
    {9, "draw = { mood = { 1, \"two\" } },", "t.lua:9: The values of the draw “mood” must be all whole numbers or all words."},
    {9, "draw = { trust = { 1, 2 } },", "t.lua:9: The name “trust” is taken already."},
    {9, "level = 3, level = 4,", "t.lua:9: "},
    {12, "learn = \"dipp\",", "t.lua:12: Unknown fact “dipp”; did you mean “dip”?"},
    {12, "promise = \"cal\",", "t.lua:12: Unknown promise “cal”; did you mean “call”?"},
    {12, "keep = { \"calls\" },", "t.lua:12: Unknown promise “calls”; did you mean “call”?"},
    {12, "shows = \"complaint.listen-frist\",",
     "t.lua:12: Unknown technique “complaint.listen-frist”; did you mean “complaint.listen-first”?"},
    {12, "effect = { trut = 5 },", "t.lua:12: Unknown variable “trut”; did you mean “trust”?"},
    {12, "effect = { trust = \"much\" },", "t.lua:12: “trust” is a number: its change must be a whole number."},
    {12, "effect = { trust = 1.5 },", "t.lua:12: “trust” is a number: its change must be a whole number."},
    {12, "effect = { sent = 1 },", "t.lua:12: “sent” is a flag: it takes true or false."},
    {12, "effect = { class = \"hihg\" },", "t.lua:12: “hihg” is not a word of class; did you mean “high”?"},
    {12, "effect = { clock = 5 },", "t.lua:12: “clock” can be read, but an effect can't change it"},
    {12, "set = { trust = 5 }, effect = function(s) s.trust = 1 end,", "t.lua:12: A function belongs in “effect”"},
    {12, "reply = { anne = \"Yes.\" },", "t.lua:12: Unknown cast member “anne”; did you mean “ann”?"},
    {12, "reply = { ann = 5 },", "t.lua:12: What “ann” says must be a text in quotes."},
    {12, "reply = { ann = \"A\", you = \"B\" },", "t.lua:12: One speaker an entry"},
    {12, "reply = \"Trust is {trus}.\",", "t.lua:12: Unknown variable “trus”; did you mean “trust”?"},
    {12, "reply = \"It was {sent}.\",", "t.lua:12: “sent” is true or false and can't be shown in a text."},
    {12, "reply = \"An open {brace.\",", "t.lua:12: A { is not closed in the text"},
    {12, "takes = -1,", "t.lua:12: “takes” of this option must be from 0 to 1000000000, not -1."},
    {12, "does = \"listen\",", "t.lua:12: Acts belong to a model"},
    {12, "when = \"trust = 5\",", "t.lua:12: A single = in the condition “trust = 5”: did you mean ==?"},
    {12, "when = \"trust\",", "t.lua:12: A condition must be true or false"},
    {12, "when = \"class == 'hihg'\",", "t.lua:12: “hihg” is not a word of class; did you mean “high”?"},
    {12, "when = \"sent > 1\",", "t.lua:12: A number was expected on both sides"},
    {12, "when = \"(trust > 1\",", "t.lua:12: A bracket is not closed"},
    {12, "when = \"trust > 1 2\",", "t.lua:12: “2” was not expected in the condition"},
    {12, "when = \"promises.call == 'opne'\",", "t.lua:12: “opne” is not a word of promises.call; did you mean “open”?"},
    {12, "when = 5,", "t.lua:12: “when” of this option must be a condition in quotes or a function, not number."},
    {14, "two = { option = {} },", "t.lua:14: “option” is not a field of a beat; did you mean “options”?"},
    {14, "two = { say = \"Hm.\" },", "t.lua:14: Beat “two” has no way on"},
    {14, "two = { options = { { \"Stay\" } } },", "t.lua:14: This option has no way on"},
    {14, "two = { options = { \"Stay\" } },", "t.lua:14: An option is written"},
    {14, "two = { go = \"wno\" },", "t.lua:14: Unknown beat or ending “wno”; did you mean “won”?"},
    {14, "two = { go = won },", "t.lua:14: "},
    {14, "two = { go = \"two\" },", "t.lua:14: Beat “two” has no way on: without a decision it leads back to itself."},
    {14, "two = { go = { { \"won\", when = \"sent\" } } },", "t.lua:14: A list of ways ends in one without a condition"},
    {14, "two = { go = { \"won\", \"lost\" } },", "t.lua:14: This way is never taken"},
    {14, "one = { go = \"won\" },", "t.lua:14: "},
    {14, "two = \"won\",", "t.lua:14: The beat “two” must be a table."},
    {14, "[\"no name\"] = { go = \"won\" },", "t.lua:14: “no name” can't be a name"},
    {14,
     "two = { options = { "
     "{\"1\",go=\"won\"},{\"2\",go=\"won\"},{\"3\",go=\"won\"},{\"4\",go=\"won\"},{\"5\",go=\"won\"},{\"6\",go=\"won\"},{\"7\",go=\"won\"},"
     "{\"8\",go=\"won\"},{\"9\",go=\"won\"},{\"10\",go=\"won\"} } },",
     "t.lua:14: A beat has at most 9 options"},
};

static void each_mistake_is_named(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const Mistake *m = &mistakes[i];
        char source[8192];
        snprintf(source, sizeof source, frame, m->place == 9 ? m->text : "", m->place == 12 ? m->text : "", m->place == 14 ? m->text : "");
        Err err = {0};
        Scenario *scenario = load_text(source, &err);
        if (scenario) fail_msg("loaded without a fault: %s", m->text);
        assert_fault(&err, m->fault);
        err_free(&err);
    }
}

static void frame_itself_is_good(void **state) {
    (void)state;
    char source[4096];
    snprintf(source, sizeof source, frame, "", "", "");
    Err err = {0};
    Scenario *scenario = load_text(source, &err);
    assert_no_faults(&err);
    assert_int_equal(scenario->beat_count, 1);
    assert_int_equal(scenario->ending_count, 2);
    assert_int_equal(scenario->var_count, 6);  // clock, trust, sent, class, facts.dip, promises.call
    assert_str(scenario->title, "T");
    scenario_free(scenario);
    err_free(&err);
}

static void all_mistakes_at_once(void **state) {
    (void)state;
    char source[4096];
    snprintf(source, sizeof source, frame, "levle = 3, brief = nonsense,", "learn = \"dipp\", effect = { trut = 1 },",
             "two = { go = \"wno\" },");
    Err err = {0};
    assert_null(load_text(source, &err));
    assert_fault(&err, "t.lua:9: “levle”");
    assert_fault(&err, "nonsense");
    assert_fault(&err, "“dipp”");
    assert_fault(&err, "“trut”");
    assert_fault(&err, "“wno”");
    assert_int_equal(err.count, 5);
    for (int i = 1; i < err.count; i++) assert_true(err.faults[i - 1].line <= err.faults[i].line);
    err_free(&err);
}

static void whole_files(void **state) {
    (void)state;
    static const struct {
        const char *source, *fault;
    } files[] = {
        {"return scenario {\n  api = 2, kind = \"complaint\", novelty = true,\n}",
         "t.lua:2: This scenario is written for api 2; this program understands up to api 1."},
        {"return scenario {\n  api = 1,,\n}", "t.lua:2: "},
        {"return {}", "t.lua:1: The file must end in"},
        {"return 5", "t.lua:"},
        {"", "t.lua:"},
        {"return scenario {\n api = 1\n}", "t.lua:1: This scenario needs “beats”"},
        {"while true do end", "t.lua:1: "},
        {"local t = {}\nfor i = 1, 1e9 do\n  t[i] = ('x'):rep(1000) .. i\nend", "t.lua:3: "},
        {"return scenario {\n api = 1, kind = \"relationshp\", title = \"T\", start = \"a\",\n beats = { a = { go = \"z\" } }, endings = { "
         "z = { \"Z\" } } }",
         "t.lua:2: Unknown kind “relationshp”; did you mean “relationship”?"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Err err = {0};
        assert_null(load_text(files[i].source, &err));
        assert_fault(&err, files[i].fault);
        err_free(&err);
    }
}

static void hash_is_of_logic_only(void **state) {
    (void)state;
    static const char *const changes[] = {"", "-- a remark", "level = 3, minutes = 20, brief = \"Other words.\",",
                                          "outcome = { { \"Trust\", from = \"trust\" } },",
                                          "rules = { { when = \"trust > 90\", go = \"won\" } },"};
    uint64_t hashes[5];
    for (int i = 0; i < 5; i++) {
        char source[4096];
        snprintf(source, sizeof source, frame, changes[i], "", "");
        Err err = {0};
        Scenario *scenario = load_text(source, &err);
        assert_no_faults(&err);
        hashes[i] = scenario->logic;
        scenario_free(scenario);
        err_free(&err);
    }
    assert_true(hashes[0] == hashes[1]);
    assert_true(hashes[0] == hashes[2]);
    assert_true(hashes[0] != hashes[3]);
    assert_true(hashes[0] != hashes[4]);
}

static void fault_hash_sees_functions(void **state) {
    (void)state;
    static const char *const changes[] = {"effect = function(s) s.trust = 1 end,", "effect = function(s) s.trust = 2 end,"};
    uint64_t hashes[2];
    for (int i = 0; i < 2; i++) {
        char source[4096];
        snprintf(source, sizeof source, frame, "", changes[i], "");
        Err err = {0};
        Scenario *scenario = load_text(source, &err);
        assert_no_faults(&err);
        hashes[i] = scenario->logic;
        scenario_free(scenario);
        err_free(&err);
    }
    assert_true(hashes[0] != hashes[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frame_itself_is_good), cmocka_unit_test(each_mistake_is_named), cmocka_unit_test(all_mistakes_at_once),
        cmocka_unit_test(whole_files),          cmocka_unit_test(hash_is_of_logic_only), cmocka_unit_test(fault_hash_sees_functions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
