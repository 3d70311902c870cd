// Loading: a good file becomes a scenario, and every mistake in a bad one is named with its line and the nearest right name.
#include "core/scenario.h"
#include "testkit/testkit.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

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

// One mistake put into the frame: at the top (line 9), in the option (12), among the beats (14), or in place of one of lines 2 to 8.
typedef struct Mistake {
    int place;
    const char *text, *fault;
} Mistake;

static const Mistake mistakes[] = {
    {9, "levle = 3,", "t.lua:9: “levle” is not a field of this scenario; did you mean “level”?"},
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
    {9, "model = complaint { sverity = 3 },", "t.lua:9: “sverity” is not a field of this complaint; did you mean “severity”?"},
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
    {9, "scene = \"../quay\",", "t.lua:9: “../quay” can't be the name of a picture: use letters, digits and -."},
    {9, "scene = 5,", "t.lua:9: “scene” of this scenario must be a name in quotes, not number."},
    {14, "two = { scene = \"the quay\", go = \"won\" },", "t.lua:14: “the quay” can't be the name of a picture"},
    {14, "two = { option = {} },", "t.lua:14: “option” is not a field of this beat; did you mean “options”?"},
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
    {2, "api = 1, kind = \"relationship\", title = \"T\", start = \"\",", "t.lua:2: “start” of this scenario is empty."},
    {2, "api = 1, kind = \"relationship\", title = \" \", start = \"one\",", "t.lua:2: “title” of this scenario is empty."},
    {2, "api = 1, kind = \"\", title = \"T\", start = \"one\",", "t.lua:2: “kind” of this scenario is empty."},
    {2, "api = 1, kind = \"relationship\", title = \"T\", start = \"oen\",", "t.lua:2: Unknown beat “oen”; did you mean “one”?"},
    {2, "api = 1, kind = \"relationship\", start = \"one\",", "t.lua:1: This scenario needs “title”: What the home screen calls it."},
    {3, "cast = { ann = \"Ann\" },", "t.lua:3: The cast member “ann” must be a table."},
    {3, "cast = { ann = { name = \"Ann\", mood = \"trsut\" } },", "t.lua:3: Unknown variable “trsut”; did you mean “trust”?"},
    {3, "cast = { ann = { name = \"Ann\", mood = \"sent\" } },", "t.lua:3: A mood is a number of the state, and “sent” is not."},
    {3, "cast = { you = { name = \"Me\" } },", "t.lua:3: “you” can't be a cast member"},
    {4, "state = { trust = 50 },",
     "t.lua:4: The state variable “trust” must be a number { start, least, most }, true or false, or a list of words."},
    {4, "state = { trust = { 50, 0 } },", "t.lua:4: This state variable needs “3”: Greatest value"},
    {4, "state = { trust = { 50, 100, 0 } },", "t.lua:4: “trust” needs a least value below its most."},
    {4, "state = { trust = { 150, 0, 100 } },", "t.lua:4: “trust” must start between its least and its most value."},
    {4, "state = { trust = { 50, 0, 100, show = true } },", "t.lua:4: “show” of this state variable must be a text, not boolean."},
    {4, "state = { class = { \"low\", \"high\", show = true } },", "t.lua:4: “show” of this state variable must be a text, not boolean."},
    {4, "state = { class = { \"low\", \"low\" } },", "t.lua:4: “class” has the word “low” twice."},
    {4, "state = { class = { \"low\", 2 } },", "t.lua:4: The words of “class” must be texts in quotes."},
    {4, "state = { clock = false },", "t.lua:4: “clock” can't be a name"},
    {5, "facts = { \"A dip.\" },", "t.lua:5: A name was expected here: name = …."},
    {5, "facts = { dip = { \"A dip.\", from = \"anne\" } },", "t.lua:5: Unknown cast member “anne”; did you mean “ann”?"},
    {6, "clock = { start = \"9:00\", unit = \"minute\" },", "t.lua:6: A time is written \"HH:MM\" in this scenario"},
    {6, "clock = { start = \"09:00\", unit = \"minutes\" },", "t.lua:6: “minutes” is no unit of the clock: minute, hour, day or week."},
    {6, "clock = { start = 11, unit = \"day\" },", "t.lua:7: A time is a whole number in this scenario"},
    {7, "promises = { call = \"A call\" },", "t.lua:7: The promise “call” must be a table."},
    {7, "promises = { call = { \"A call\", due = \"10:00\", within = 5 } },", "t.lua:7: The promise “call” has both due and within"},
    {7, "promises = { call = { \"A call\", broken = { trst = -5 } } },", "t.lua:7: Unknown variable “trst”; did you mean “trust”?"},
    {8, "endings = { won = {}, lost = { \"Lost\" } },", "t.lua:8: Nothing is said here"},
    {8, "endings = { won = { \"Won\" }, one = { \"One\" } },", "t.lua:8: “one” is a beat already; an ending needs another name."},
    {9, "rules = { when = \"trust > 90\", go = \"lost\" },",
     "t.lua:9: “when” can't stand in a list: its entries need braces of their own."},
    {9, "runs = { expert = { one = \"first\" } },", "t.lua:9: A run names an option of “one” by its number or id."},
    {12, "takes = \"5\",", "t.lua:12: “takes” of this option must be a whole number, not a text."},
    {12, "learn = \"\",", "t.lua:12: Each fact is a name in quotes, not a text."},
    {12, "why = \"\",", "t.lua:12: “why” of this option is empty."},
    {12, "reply = { ann = \"\" },", "t.lua:12: Nothing is said here: a line is written { \"…\" } or { speaker = \"…\" }."},
    {12, "reply = { when = \"sent\" },", "t.lua:12: Nothing is said here"},
    {12, "when = \"trust >= 5 && sent\",", "t.lua:12: There is no & or | in conditions: write and or or."},
    {12, "when = \"trust ≥ 5\",", "t.lua:12: “≥” can't stand in a condition: trust ≥ 5"},
    {12, "when = \"not trust\",", "t.lua:12: “and”, “or” and “not” take true or false, not a number or a word: not trust"},
    {14, "two = { go = { { \"won\", when = \"sent\" }, \"\" } },", "t.lua:14: Unknown beat or ending “”"},
    {14, "two = { options = { { \"A\", id = \"k\", go = \"won\" }, { \"B\", id = \"k\", go = \"won\" } } },",
     "t.lua:14: The id “k” is given twice."},
    {14, "two = { options = { \"Stay\", go = \"won\" } },", "t.lua:14: “go” can't stand in a list: its entries need braces of their own."},
};

// The frame with `text` at its place.
static void write_mistake(char *out, size_t size, int place, const char *text) {
    int length = snprintf(out, size, frame, place == 9 ? text : "", place == 12 ? text : "", place == 14 ? text : "");
    if (place >= 9) return;
    char *from = out;
    for (int line = 1; line < place; line++) from = strchr(from, '\n') + 1;
    char *to = strchr(from, '\n');
    memmove(from + strlen(text), to, (size_t)(out + length + 1 - to));
    memcpy(from, text, strlen(text));
}

static void each_mistake_is_named(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const Mistake *m = &mistakes[i];
        char source[8192];
        write_mistake(source, sizeof source, m->place, m->text);
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

static void pictures_are_names_and_no_logic(void **state) {
    (void)state;
    static const char *const drawn = "return scenario { api = 1, kind = \"planning\", title = \"T\", start = \"a\",\n"
                                     "  cast = { ann = { name = \"Ann\", portrait = \"%s\" } },\n"
                                     "  scene = \"%s\",\n"
                                     "  beats = { a = { scene = \"%s\", options = { { \"x\", go = \"e\" } } } },\n"
                                     "  endings = { e = \"E\" } }\n";
    uint64_t logic[2];
    for (int i = 0; i < 2; i++) {
        char source[1024];
        if (i)
            snprintf(source, sizeof source, drawn, "shift-2", "Quay", "x");
        else
            snprintf(source, sizeof source, drawn, "a", "b", "c");
        Err err = {0};
        Scenario *s = load_text(source, &err);
        assert_no_faults(&err);
        assert_str(s->cast[0].portrait.name, i ? "shift-2" : "a");
        assert_str(s->scene.name, i ? "Quay" : "b");
        assert_str(s->beats[0].scene.name, i ? "x" : "c");
        assert_true(s->cast[0].portrait.line == 2 && s->scene.line == 3 && s->beats[0].scene.line == 4);
        logic[i] = s->logic;
        scenario_free(s);
        err_free(&err);
    }
    assert_true(logic[0] == logic[1]);
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

#define HEAD "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', endings = { e = { 'E' } },\n"

static void assert_refused(const char *source, const char *fault) {
    Err err = {0};
    if (load_text(source, &err)) fail_msg("loaded without a fault: %s", source);
    assert_fault(&err, fault);
    err_free(&err);
}

// A start, kind or go that was an empty text loaded silently, and the first beat was then looked for before the first.
static void empty_names_are_refused(void **state) {
    (void)state;
    assert_refused(HEAD "beats = { a = { go = '' } } }", "t.lua:2: Unknown beat or ending “”");
    assert_refused(
        "return scenario { api = 1, kind = 'planning', title = 'T',\nstart = '', endings = { e = { 'E' } }, beats = { a = { go = 'e' } } }",
        "t.lua:2: “start” of this scenario is empty.");
}

// Details of an act that were out of range or of a wrong type were replaced by the defaults, and a second act in its braces was dropped.
static void details_of_acts_are_checked(void **state) {
    (void)state;
    static const struct {
        const char *act, *fault;
    } acts[] = {
        {"{ 'compensate',\npercent = 500 }", "t.lua:3: “percent” of this act must be from 0 to 300, not 500."},
        {"{ 'compensate', in_kind = 'yes' }", "t.lua:2: “in_kind” of this act must be true or false, not a text."},
        {"{ 'listen', 'record' }", "t.lua:2: “2” is not a field of this act."},
        {"{ 'listen', percent = 50 }", "t.lua:2: “percent” is not a detail of the act “listen”."},
        {"{ 'compensate', percnt = 50 }", "t.lua:2: “percnt” is not a field of this act; did you mean “percent”?"},
        {"{ percent = 50 }", "t.lua:2: This act needs “1”"},
        {"{ 'lisen' }", "t.lua:2: Unknown act “lisen”; did you mean “listen”?"},
    };
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        char source[600];
        snprintf(source, sizeof source, HEAD "model = complaint {}, beats = { a = { options = { { 'x', does = { %s }, go = 'e' } } } } }",
                 acts[i].act);
        assert_refused(source, acts[i].fault);
    }
}

// Faults read "of a act" and "of a outcome row": what has no field of that name is named without an article.
static void unknown_fields_need_no_article(void **state) {
    (void)state;
    static const struct {
        const char *source, *fault;
    } cases[] = {
        {HEAD "outcome = { { 'A', weight = 1, form = 'x' } }, beats = { a = { go = 'e' } } }", "“form” is not a field of this outcome row"},
        {HEAD "beats = { a = { options = { { 'x', od = 1, go = 'e' } } } } }", "“od” is not a field of this option"},
        {HEAD "model = complaint {}, beats = { a = { options = { { 'x', does = { 7 }, go = 'e' } } } } }", "Each act is a name in quotes"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_refused(cases[i].source, cases[i].fault);
}

// Unknown names in a list that goes over several lines were all placed in its first one.
static void names_in_lists_have_their_own_lines(void **state) {
    (void)state;
    Err err = {0};
    assert_null(load_text(HEAD "facts = { f = 'F' }, beats = { a = { options = { { 'x', learn = { 'f',\n'gg' },\nshows = { 5,\n"
                               "'complaint.listen-frist' }, go = 'e' } } } } }",
                          &err));
    assert_fault(&err, "t.lua:3: Unknown fact “gg”");
    assert_fault(&err, "t.lua:4: Each technique is a name in quotes, not number.");
    assert_fault(&err, "t.lua:5: Unknown technique “complaint.listen-frist”");
    assert_int_equal(err.count, 3);
    err_free(&err);
}

// Words of the condition language were refused for beats, too, though conditions never name one.
static void beats_may_be_called_as_conditions_are_written(void **state) {
    (void)state;
    Err err = {0};
    Scenario *s = load_text("return scenario { api = 1, kind = 'planning', title = 'T', start = 'facts', endings = { clock = { 'E' } },\n"
                            "beats = { facts = { options = { { 'x', go = 'clock' } } } }, runs = { r = { facts = 1 } } }",
                            &err);
    assert_no_faults(&err);
    assert_int_equal(scenario_beat(s, STR("facts")), 0);
    scenario_free(s);
    err_free(&err);
}

// A clock with a wrong unit was followed by “the scenario has no clock”, a taken name of the model by its other variables being unknown,
// and a state variable without its third number by a fault about bounds.
static void one_mistake_is_one_fault(void **state) {
    (void)state;
    static const struct {
        const char *text, *fault;
    } files[] = {
        {HEAD "clock = { unit = 'minutes' }, promises = { p = { 'P', within = 5 } }, beats = { a = { go = 'e' } } }",
         "t.lua:2: “minutes” is no unit"},
        {HEAD "state = { anger = false }, model = complaint {}, rules = { { when = 'satisfaction > 9', go = 'e' } }, beats = { a = { go = "
              "'e' } } }",
         "t.lua:2: The name “anger” is taken already."},
        {HEAD "state = { n = { 5, 0 } }, beats = { a = { go = 'e' } } }", "t.lua:2: This state variable needs “3”"},
        {HEAD "draw = { d = 5 }, beats = { a = { go = 'e' } } }", "t.lua:2: The draw “d” needs at least one value."},
        {HEAD "beats = { a = { go = 'e' } }, runs = { r = nothing } }", "t.lua:2: “nothing” is not a name here"},
        {HEAD "draw = { d = { 1, nothing } }, beats = { a = { go = 'e' } } }", "t.lua:2: "},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Err err = {0};
        assert_null(load_text(files[i].text, &err));
        assert_fault(&err, files[i].fault);
        assert_int_equal(err.count, 1);
        err_free(&err);
    }
}

// A promise due before the clock starts could only be broken, and nobody said so.
static void due_times_before_the_start_are_refused(void **state) {
    (void)state;
    assert_refused(HEAD "clock = { start = 5, unit = 'day' }, promises = { p = { 'P',\ndue = 3 } }, beats = { a = { go = 'e' } } }",
                   "t.lua:3: The promise “p” is due before the clock starts.");
}

// An unknown id in a run was not answered with the ids that the beat has.
static void runs_name_the_nearest_id(void **state) {
    (void)state;
    assert_refused(HEAD "beats = { a = { options = { { 'x', id = 'listen', go = 'e' } } } },\nruns = { r = { a = 'lisen' } } }",
                   "t.lua:3: Unknown option “lisen”; did you mean “listen”?");
}

// Tables and texts that a loop shares a thousand times were read each time anew: gigabytes, and minutes of nearest names.
static void shared_tables_are_bounded(void **state) {
    (void)state;
    static const char *const files[] = {
        "local say = {} for i = 1, 2000 do say[i] = 'line' end local o = { 'x', reply = say, go = 'e' }\nlocal b = {} for i = 1, 2000 do "
        "b['b' .. i] = { say = say, options = { o, o, o, o, o, o, o, o, o } } end b.a = b.b1\n" HEAD "beats = b }",
        "local c = 'n > 0' .. (' or n > 0'):rep(7000) local o = { 'x', when = c, go = 'e' }\nlocal b = {} for i = 1, 1999 do b['b' .. i] = "
        "{ "
        "options = { o, o, o, o, o, o, o, o, o } } end b.a = b.b1\n" HEAD "state = { n = { 0, 0, 9 } }, beats = b }",
        "local t = ('{'):rep(60000) local say = {} for i = 1, 100 do say[i] = t end\n" HEAD "beats = { a = { say = say, go = 'e' } } }",
        "local b = {} for i = 1, 30000 do b['b' .. i] = { go = 'b' .. i + 1 } end b.a = b.b1\n" HEAD "beats = b }",
        "local o = { 'x', go = ('y'):rep(60) } local b = {} for i = 1, 1999 do b[('x'):rep(56) .. i] = { options = { o, o, o, o, o, o, o, "
        "o } } end\n"
        "b.a = { go = 'e' }\n" HEAD "beats = b }",
        "local o = { 'x', go = 'e' } for i = 1, 10000 do o['k' .. i] = 1 end local b = {}\nfor i = 1, 1999 do b['b' .. i] = { options = { "
        "o, o, o "
        "} } end\n" HEAD "beats = b }",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        clock_t before = clock();
        assert_refused(files[i], "t.lua:");
        assert_true((clock() - before) / (CLOCKS_PER_SEC / 1000) < 2000);  // with sanitizers; a tenth of it without
    }
}

static uint64_t logic_of(const char *head, const char *option) {
    char source[1000];
    snprintf(source, sizeof source, "%s\n" HEAD "beats = { a = { options = { { 'x', %s, go = 'e' }, { 'y', go = 'e' } } } } }", head,
             option);
    Err err = {0};
    Scenario *s = load_text(source, &err);
    assert_no_faults(&err);
    uint64_t logic = s->logic;
    scenario_free(s);
    err_free(&err);
    return logic;
}

// A technique moved from shows to mistakes, another function of the same line, and one behind a lone carriage return left the hash as it
// was.
static void hash_tells_scenarios_apart(void **state) {
    (void)state;
    assert_true(logic_of("", "shows = { 'complaint.listen-first', 'serve.fast-response' }") !=
                logic_of("", "shows = 'complaint.listen-first', mistakes = 'serve.fast-response'"));
    const char *two = "local yes, no = function(s) return true end, function(s) return false end";
    assert_true(logic_of(two, "when = yes") != logic_of(two, "when = no"));
    assert_true(logic_of("-- a\r-- b", "when = function(s) return true end") !=
                logic_of("-- a\r-- b", "when = function(s) return false end"));
}

// A function of the library, which no line of the file defines, was looked for in line -1.
static void library_functions_have_no_lines(void **state) {
    (void)state;
    assert_true(logic_of("", "when = math.abs") != logic_of("", "when = math.floor"));
}

static void conditions_and_names_keep_their_lines(void **state) {
    (void)state;
    Err err = {0};
    Scenario *s = load_text("return scenario {\n"
                            "  api = 1, kind = \"planning\", title = \"T\", start = \"a\",\n"
                            "  state = {\n"
                            "    x = { 1, 0, 9 } },\n"
                            "  rules = { {\n"
                            "    when = \"x > 8\", go = \"e\" } },\n"
                            "  beats = { a = {\n"
                            "    say = { { \"S\",\n"
                            "      when = function(s) return s.x > 1 end } },\n"
                            "    options = { { \"O\",\n"
                            "      when = \"x > 0\",\n"
                            "      go = { { \"e\",\n"
                            "        when = \"x > 2\" }, \"a\" } } } } },\n"
                            "  endings = { e = \"E\" },\n}",
                            &err);
    assert_no_faults(&err);
    assert_int_equal(s->vars[0].line, 4);
    assert_int_equal(s->rules[0].when_line, 6);
    assert_int_equal(s->lines[s->beats[0].say.first].when_line, 9);
    assert_int_equal(s->options[0].when_line, 11);
    assert_int_equal(s->ways[s->options[0].ways.first].when_line, 13);
    scenario_free(s);
}

// A library used as a table (say = math) raised outside of every net when it was asked for what it lacks, and the program ended.
static void a_library_is_no_table_of_a_scenario(void **state) {
    (void)state;
    static const char *const beats[][2] = {
        {"math", "Beat “a” has no way on"},
        {"{ say = math, options = { { 'x', go = 'e' } } }", "“say” of this beat must be a text, a line or a list of lines, not a library."},
        {"{ say = { math }, options = { { 'x', go = 'e' } } }", "Nothing is said here"},
        {"{ options = { math, { 'x', go = 'e' } } }", "This option needs “1”"},
        {"{ options = { { 'x', go = math } } }", "“go” of this option must be a beat, an ending or a list of ways, not a library."},
        {"{ options = { { 'x', go = { math, 'e' } } } }", "This way of go needs “1”"},
        {"{ rules = { math }, options = { { 'x', go = 'e' } } }", "This rule needs “go”"},
    };
    for (size_t i = 0; i < sizeof beats / sizeof *beats; i++) {
        char source[400];
        snprintf(source, sizeof source,
                 "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 1, title = 'T', start = 'a',\n"
                 "  beats = { a = %s }, endings = { e = { 'E' } } }\n",
                 beats[i][0]);
        Err err = {0};
        assert_null(load_text(source, &err));
        assert_fault(&err, beats[i][1]);
        err_free(&err);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_and_names_keep_their_lines),
        cmocka_unit_test(frame_itself_is_good),
        cmocka_unit_test(each_mistake_is_named),
        cmocka_unit_test(a_library_is_no_table_of_a_scenario),
        cmocka_unit_test(all_mistakes_at_once),
        cmocka_unit_test(whole_files),
        cmocka_unit_test(hash_is_of_logic_only),
        cmocka_unit_test(pictures_are_names_and_no_logic),
        cmocka_unit_test(fault_hash_sees_functions),
        cmocka_unit_test(empty_names_are_refused),
        cmocka_unit_test(unknown_fields_need_no_article),
        cmocka_unit_test(details_of_acts_are_checked),
        cmocka_unit_test(names_in_lists_have_their_own_lines),
        cmocka_unit_test(beats_may_be_called_as_conditions_are_written),
        cmocka_unit_test(one_mistake_is_one_fault),
        cmocka_unit_test(due_times_before_the_start_are_refused),
        cmocka_unit_test(runs_name_the_nearest_id),
        cmocka_unit_test(shared_tables_are_bounded),
        cmocka_unit_test(hash_tells_scenarios_apart),
        cmocka_unit_test(library_functions_have_no_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
