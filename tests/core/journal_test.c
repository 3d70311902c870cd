// Journals: written to the letter, read strictly, replayed to the first difference, verified to the last.
#include "core/journal.h"

#include "base/hash.h"
#include "testkit/testkit.h"

#include <string.h>

// Lin is asked for time, twice at most; what he thinks of it is the score.
static const char source[] = "return scenario {\n"
                             "  api = 1, kind = 'negotiation', title = 'More time', start = 'call',\n"
                             "  state = { trust = { 50, 0, 100 } },\n"
                             "  draw = { mood = { 1, 2, 3, 4, 5 } },\n"
                             "  outcome = { { \"Lin's trust\", weight = 100, from = 'trust' } },\n"
                             "  beats = {\n"
                             "    call = { say = 'Lin picks up.', options = {\n"
                             "      { 'Ask what he needs.', effect = { trust = 15 }, go = 'offer' },\n"
                             "      { 'Ask for a week.', effect = { trust = -8 }, go = 'offer' },\n"
                             "      { 'Hang up.', set = { trust = 0 }, go = 'lost' },\n"
                             "    } },\n"
                             "    offer = { say = 'Lin waits.', options = {\n"
                             "      { 'Say Friday.', effect = { trust = 10 }, go = 'agreed' },\n"
                             "      { 'Start again.', effect = { trust = -3 }, go = 'call' },\n"
                             "      { 'Say next week.', when = 'trust > 60', go = 'agreed' },\n"
                             "    } },\n"
                             "  },\n"
                             "  endings = { agreed = 'Friday it is', lost = 'Silence' },\n"
                             "}\n";

static Scenario *load(const char *text, const char *name) {
    const MemoryFile memory[] = {{"time.lua", text}, {NULL, NULL}};
    Files files = testkit_memory(memory);
    Err err = {0};
    Scenario *scenario = scenario_load(&files, STR("time.lua"), str_from(name), NULL, &err);
    assert_no_faults(&err);
    assert_non_null(scenario);
    return scenario;
}

static bool choose(Session *session, int option) {
    Decision decision = {DECISION_CHOOSE, 1, {option}};
    return session_decide(session, &decision, NULL);
}

// Plays the options given, ended by 0.
static Session *play(const Scenario *scenario, uint64_t seed, const int *options) {
    Session *session = session_open(scenario, seed, NULL);
    assert_non_null(session);
    for (; *options; options++) assert_true(choose(session, *options));
    return session;
}

static const JournalHead first_head = {.language = {"zh-TW", 5}};
static const int to_agreement[] = {2, 2, 1, 1, 0};  // 50 - 8 - 3 + 15 + 10 = 64

typedef struct Bench {
    Arena arena;
    Err err;
    Scenario *scenario;
    Session *session;
    Str text;  // the session's journal
} Bench;

static Bench bench_open(const int *options) {
    Bench bench = {.scenario = load(source, "negotiation/more-time")};
    bench.session = play(bench.scenario, 42, options);
    bench.text = journal_write(&bench.arena, bench.session, &first_head);
    return bench;
}

static void bench_free(Bench *bench) {
    session_free(bench->session);
    scenario_free(bench->scenario);
    err_free(&bench->err);
    arena_free(&bench->arena);
}

static Journal *read(Bench *bench, Str text) {
    return journal_read(&bench->arena, STR("run.txt"), text, &bench->err);
}

// The text with its `line` (from 1) replaced; "" takes the line out.
static Str with_line(Bench *bench, int line, Str replacement) {
    StrBuf buf = {.arena = &bench->arena};
    size_t at = 0;
    for (int number = 1; at < bench->text.len; number++) {
        size_t end = (size_t)str_find(bench->text, STR("\n"), at) + 1;
        if (number != line)
            buf_add(&buf, str_slice(bench->text, at, end));
        else if (replacement.len)
            buf_add(&buf, str_join(&bench->arena, replacement, STR("\n")));
        at = end;
    }
    return buf_str(&buf);
}

static Str filled(Bench *bench, const char *pattern, Str a, Str b) {
    return str_fill(&bench->arena, str_from(pattern), (const Str[]){a, b}, 2);
}

static Str hash_text(Bench *bench, int step) {
    return str_hex64(&bench->arena, session_step(bench->session, step).hash);
}

static void assert_only_fault(Bench *bench, Str expected) {
    assert_int_equal(bench->err.count, 1);
    assert_str(fault_print(&bench->arena, &bench->err.faults[0]), str_copy(&bench->arena, expected).data);
}

// What is said at a table is read without knowing the table.
static void every_kind_of_decision_is_read(void **state) {
    (void)state;
    static const struct {
        const char *line;
        Decision decision;
    } rows[] = {
        {"1 call accept {1}", {DECISION_ACCEPT, 0, {0}}},
        {"1 call walk {1}", {DECISION_WALK, 0, {0}}},
        {"1 call talk 1 16 {1}", {DECISION_TALK, 2, {TALK_ASK, 16}}},
        {"1 call talk 6 0 {1}", {DECISION_TALK, 2, {TALK_OVERPROMISE, 0}}},
        {"1 call offer 4 3999999 {1}", {DECISION_OFFER, 2, {MANNER_CLOSE, 3999999}}},
        {"1 call offer 1 0 7 2 {1}", {DECISION_OFFER, 4, {MANNER_PLAIN, 0, 7, 2}}},
        {"1 call prepare 0 0 100 3 {1}", {DECISION_PREPARE, 4, {0, 0, 100, 3}}},
        {"1 call prepare 6 5 9 1 2 3 1 2 3 1 2 3 1 2 3 1 2 3 1 {1}",
         {DECISION_PREPARE, 19, {6, 5, 9, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1}}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Bench bench = bench_open((const int[]){2, 0});
        const Journal *journal = read(&bench, with_line(&bench, 8, filled(&bench, rows[i].line, hash_text(&bench, 0), STR_NONE)));
        assert_no_faults(&bench.err);
        const Decision *got = &journal->steps[0].decision, *expected = &rows[i].decision;
        assert_memory_equal(got, expected, sizeof *got);
        bench_free(&bench);
    }
}

static void a_run_is_written_to_the_letter(void **state) {
    (void)state;
    Bench bench = bench_open(to_agreement);
    Session *start = session_open(bench.scenario, 42, NULL);
    const Str parts[] = {str_hex64(&bench.arena, bench.scenario->logic),
                         str_hex64(&bench.arena, session_hash(start)),
                         hash_text(&bench, 0),
                         hash_text(&bench, 1),
                         hash_text(&bench, 2),
                         hash_text(&bench, 3)};
    Str expected =
        str_fill(&bench.arena,
                 STR("counterpart journal 1\nscenario negotiation/more-time\nlogic {1}\nseed 42\nlanguage zh-TW\nmode first\nstart {2}\n"
                     "1 call choose 2 {3}\n2 offer choose 2 {4}\n3 call choose 1 {5}\n4 offer choose 1 {6}\nend agreed 64.0\n"),
                 parts, 6);
    assert_str(bench.text, expected.data);
    session_free(start);
    bench_free(&bench);
}

static void what_is_written_can_be_read(void **state) {
    (void)state;
    Bench bench = bench_open(to_agreement);
    Journal *journal = read(&bench, bench.text);
    assert_no_faults(&bench.err);
    assert_str(journal->scenario, "negotiation/more-time");
    assert_int_equal(journal->logic, bench.scenario->logic);
    assert_int_equal(journal->seed, 42);
    assert_str(journal->head.language, "zh-TW");
    assert_int_equal(journal->head.mode, MODE_FIRST);
    assert_int_equal(journal->step_count, 4);
    for (int i = 0; i < 4; i++) {
        Step step = session_step(bench.session, i);
        assert_str(journal->steps[i].beat, i % 2 ? "offer" : "call");
        assert_int_equal(journal->steps[i].decision.kind, DECISION_CHOOSE);
        assert_int_equal(journal->steps[i].decision.count, 1);
        assert_int_equal(journal->steps[i].decision.value[0], to_agreement[i]);
        assert_int_equal(journal->steps[i].hash, step.hash);
        assert_int_equal(journal->steps[i].line, 8 + i);
    }
    assert_true(journal->ended);
    assert_str(journal->ending, "agreed");
    assert_str(journal->outcome, "64.0");
    bench_free(&bench);
}

static void what_is_read_can_be_replayed(void **state) {
    (void)state;
    static const int plays[][6] = {{0}, {1, 0}, {1, 3, 0}, {2, 2, 1, 1, 0}, {3, 0}, {2, 2, 2, 2, 2, 0}};
    for (size_t i = 0; i < sizeof plays / sizeof *plays; i++) {
        Bench bench = bench_open(plays[i]);
        Session *again = journal_replay(read(&bench, bench.text), STR("run.txt"), bench.scenario, &bench.err);
        assert_no_faults(&bench.err);
        assert_int_equal(session_hash(again), session_hash(bench.session));
        assert_int_equal(session_steps(again), session_steps(bench.session));
        Str text = journal_write(&bench.arena, again, &first_head);
        assert_str(text, bench.text.data);
        session_free(again);
        bench_free(&bench);
    }
}

static void practice_says_where_it_was_cut(void **state) {
    (void)state;
    Bench bench = bench_open(to_agreement);
    Session *fork = session_fork(bench.session, 2, NULL);
    assert_true(choose(fork, 3));
    bench.text = journal_write(&bench.arena, fork, &(JournalHead){STR("en"), MODE_PRACTICE, COACHING_ASSESSED, 2});
    assert_true(str_find(bench.text, STR("\nmode practice\ncut 2\nstart "), 0) > 0);
    assert_true(str_ends(bench.text, STR("\nend lost 0.0\n")));
    Journal *journal = read(&bench, bench.text);
    assert_no_faults(&bench.err);
    assert_int_equal(journal->head.mode, MODE_PRACTICE);
    assert_int_equal(journal->head.cut, 2);
    assert_int_equal(journal->steps[0].line, 9);
    assert_null(read(&bench, with_line(&bench, 7, STR("cut 4"))));
    assert_only_fault(&bench, STR("run.txt:7: The practice run starts after decision 4, but there are only 3."));
    session_free(fork);
    bench_free(&bench);
}

// A guided run says so in a line of its own, an assessed one as it always did: by nothing.
static void a_guided_run_says_so(void **state) {
    (void)state;
    Bench bench = bench_open(to_agreement);
    assert_true(str_find(bench.text, STR("coaching"), 0) < 0);
    assert_int_equal(read(&bench, bench.text)->head.coaching, COACHING_ASSESSED);
    JournalHead head = {STR("en"), MODE_FIRST, COACHING_GUIDED, 0};
    bench.text = journal_write(&bench.arena, bench.session, &head);
    assert_true(str_find(bench.text, STR("\nmode first\ncoaching guided\nstart "), 0) > 0);
    Journal *journal = read(&bench, bench.text);
    assert_no_faults(&bench.err);
    assert_int_equal(journal->head.coaching, COACHING_GUIDED);
    assert_int_equal(journal->steps[0].line, 9);
    assert_int_equal(journal->logic_line, 3);
    assert_int_equal(journal->start_line, 8);
    assert_int_equal(journal->end_line, 13);
    Session *again = journal_replay(journal, STR("run.txt"), bench.scenario, &bench.err);
    assert_non_null(again);
    assert_str(journal_write(&bench.arena, again, &journal->head), bench.text.data);
    session_free(again);
    // The same decisions score the same.
    assert_str(journal->outcome, "64.0");
    head = (JournalHead){STR("en"), MODE_PRACTICE, COACHING_GUIDED, 2};
    bench.text = journal_write(&bench.arena, bench.session, &head);
    assert_true(str_find(bench.text, STR("\nmode practice\ncoaching guided\ncut 2\nstart "), 0) > 0);
    assert_int_equal(read(&bench, bench.text)->head.cut, 2);
    assert_null(read(&bench, with_line(&bench, 8, STR("cut 5"))));
    assert_only_fault(&bench, STR("run.txt:8: The practice run starts after decision 5, but there are only 4."));
    bench_free(&bench);
}

static void faults_of_practice_stand_a_line_further_down(void **state) {
    (void)state;
    Bench bench = bench_open((const int[]){0});
    bench.text = journal_write(&bench.arena, bench.session, &(JournalHead){STR("en"), MODE_PRACTICE, COACHING_ASSESSED, 0});
    Journal *journal = read(&bench, str_join(&bench.arena, bench.text, STR("end lost 0.0\n")));
    assert_null(journal_replay(journal, STR("run.txt"), bench.scenario, &bench.err));
    assert_fault(&bench.err, "run.txt:9: The run ends differently: “lost 0.0” was expected, but it stands at “call”.");
    journal = read(&bench, with_line(&bench, 8, STR("start 0123456789abcdef")));
    assert_null(journal_replay(journal, STR("run.txt"), bench.scenario, &bench.err));
    assert_fault(&bench.err, "run.txt:8: The run starts differently: state 0123456789abcdef was expected, ");
    bench_free(&bench);
}

static void a_run_without_outcome_has_a_dash(void **state) {
    (void)state;
    Scenario *scenario = load("return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', endings = { z = 'Z' },\n"
                              "beats = { a = { say = 'A', options = { { 'B', go = 'z' } } } } }",
                              "odd\nname\x7f");
    Session *session = play(scenario, UINT64_MAX, (const int[]){1, 0});
    Arena arena = {0};
    Err err = {0};
    Str text = journal_write(&arena, session, &first_head);
    assert_true(str_find(text, STR("\nscenario odd?name?\n"), 0) > 0);
    assert_true(str_find(text, STR("\nseed 18446744073709551615\n"), 0) > 0);
    assert_true(str_ends(text, STR("\nend z -\n")));
    Session *again = journal_replay(journal_read(&arena, STR("a"), text, &err), STR("a"), scenario, &err);
    assert_no_faults(&err);
    assert_int_equal(session_seed(again), UINT64_MAX);
    session_free(again);
    session_free(session);
    scenario_free(scenario);
    arena_free(&arena);
}

static void every_fault_is_named(void **state) {
    (void)state;
    static const struct {
        int line;
        const char *text, *fault;
    } rows[] = {
        {1, "counterpart journal 2", "run.txt:1: This journal has version 2; version 1 can be read."},
        {1, "Dear diary", "run.txt:1: This is no journal: its first line should be “counterpart journal 1”."},
        {2, "scenario ", "run.txt:2: A line like “scenario complaint/line-down” was expected, not “scenario ”."},
        {2, "scenario a\tb", "run.txt:2: A line like “scenario complaint/line-down” was expected, not “scenario a\uFFFDb”."},
        {3, "logic 123", "run.txt:3: A line like “logic 0123456789abcdef” was expected, not “logic 123”."},
        {3, "logic 0123456789ABCDEF", "run.txt:3: A line like “logic 0123456789abcdef” was expected, not “logic 0123456789ABCDEF”."},
        {3, "logic 0123456789Abcdef", "run.txt:3: A line like “logic 0123456789abcdef” was expected, not “logic 0123456789Abcdef”."},
        {4, "", "run.txt:4: A line like “seed 42” was expected, not “language zh-TW”."},
        {4, "seed 042", "run.txt:4: A line like “seed 42” was expected, not “seed 042”."},
        {4, "seed -1", "run.txt:4: A line like “seed 42” was expected, not “seed -1”."},
        {4, "seed 18446744073709551616", "run.txt:4: A line like “seed 42” was expected, not “seed 18446744073709551616”."},
        {4, "sede 42", "run.txt:4: A line like “seed 42” was expected, not “sede 42”."},
        {5, "language zh TW", "run.txt:5: A line like “language zh-TW” was expected, not “language zh TW”."},
        {5, "language aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         "run.txt:5: A line like “language zh-TW” was expected, not “language aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa”."},
        {6, "mode second", "run.txt:6: A line like “mode first” was expected, not “mode second”."},
        {6, "mode first\ncut 2", "run.txt:7: A line like “start 0123456789abcdef” was expected, not “cut 2”."},
        {6, "mode practice", "run.txt:7: A line like “cut 3” was expected, not “start "},
        {6, "mode first\ncoaching assessed", "run.txt:7: A line like “coaching guided” was expected, not “coaching assessed”."},
        {6, "mode first\ncoaching guided\ncoaching guided",
         "run.txt:8: A line like “start 0123456789abcdef” was expected, not “coaching guided”."},
        {6, "coaching guided", "run.txt:6: A line like “mode first” was expected, not “coaching guided”."},
        {6, "mode practice\ncut 2\ncoaching guided",
         "run.txt:8: A line like “start 0123456789abcdef” was expected, not “coaching guided”."},
        {6, "mode first\ncaoching guided", "run.txt:7: A line like “start 0123456789abcdef” was expected, not “caoching guided”."},
        {7, "", "run.txt:7: A line like “start 0123456789abcdef” was expected, not “1 call choose 2 "},
        {8, "", "run.txt:8: Decision 1 was expected here, not 2."},
        {8, "1 call choose 2 0123456789abcdef\n1 call choose 2 0123456789abcdef", "run.txt:9: Decision 2 was expected here, not 1."},
        {8, "1 call  choose 2 0123456789abcdef", "run.txt:8: “” is no kind of decision; “choose” is one."},
        {8, "1 call decide 2 0123456789abcdef", "run.txt:8: “decide” is no kind of decision; “choose” is one."},
        {8, "1 call accept 2 0123456789abcdef", "run.txt:8: “accept” takes no numbers."},
        {8, "1 call talk 1 0123456789abcdef", "run.txt:8: “talk” takes 2 whole numbers, the first from 1 to 6, the others from 0 to 16."},
        {8, "1 call talk 7 1 0123456789abcdef", "run.txt:8: “talk” takes 2 whole numbers, the first from 1 to 6"},
        {8, "1 call offer 1 0123456789abcdef",
         "run.txt:8: “offer” takes 2–4 whole numbers, the first from 1 to 4, the others from 0 to 3999999."},
        {8, "1 call offer 1 4000000 0123456789abcdef", "run.txt:8: “offer” takes 2–4 whole numbers"},
        {8, "1 call offer 1 1 2 3 4 0123456789abcdef", "run.txt:8: “offer” takes 2–4 whole numbers"},
        {8, "1 call offer 1 -1 0123456789abcdef", "run.txt:8: “offer” takes 2–4 whole numbers"},
        {8, "1 call prepare 7 30 80 1 0123456789abcdef",
         "run.txt:8: “prepare” takes 4–19 whole numbers, the first from 0 to 6, the others from 0 to 100."},
        {8, "1 call prepare 1 30 101 1 0123456789abcdef", "run.txt:8: “prepare” takes 4–19 whole numbers"},
        {8, "1 call prepare 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 0123456789abcdef",
         "run.txt:8: “prepare” takes 4–19 whole numbers"},
        {8, "1 call prepare 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 0123456789abcdef",
         "run.txt:8: A line like “1 beat choose 2 0123456789abcdef”"},
        {8, "1 ca-ll choose 2 0123456789abcdef", "run.txt:8: “ca-ll” can't be the name of a beat."},
        {8, "1 bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb choose 2 0123456789abcdef",
         "run.txt:8: “bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…” can't be the name of a beat."},
        {8, "1 call choose 0 0123456789abcdef", "run.txt:8: “choose” takes one whole number from 1 to 9."},
        {8, "1 call choose 10 0123456789abcdef", "run.txt:8: “choose” takes one whole number from 1 to 9."},
        {8, "1 call choose 1 2 0123456789abcdef", "run.txt:8: “choose” takes one whole number from 1 to 9."},
        {8, "1 call choose 0123456789abcdef", "run.txt:8: “choose” takes one whole number from 1 to 9."},
        {8, "1 call choose 2 0123456789abcde", "run.txt:8: A decision ends with 16 hexadecimal digits, not “0123456789abcde”."},
        {8, "1 call choose 2 0123456789abcdefa", "run.txt:8: A decision ends with 16 hexadecimal digits, not “0123456789abcdefa”."},
        {8, "one", "run.txt:8: A line like “1 beat choose 2 0123456789abcdef” or “end ending 50.0” was expected, not “one”."},
        {12, "end agreed", "run.txt:12: A line like “end ending 50.0” was expected, not “end agreed”."},
        {12, "end agreed 64", "run.txt:12: A line like “end ending 50.0” was expected, not “end agreed 64”."},
        {12, "end agreed 100.1", "run.txt:12: A line like “end ending 50.0” was expected, not “end agreed 100.1”."},
        {12, "end agreed 64.0 ", "run.txt:12: A line like “end ending 50.0” was expected, not “end agreed 64.0 ”."},
        {12, "end agreed 64.0\n\nmore", "run.txt:13: Nothing may follow the end of a journal: “”."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Bench bench = bench_open(to_agreement);
        Journal *journal = read(&bench, with_line(&bench, rows[i].line, str_from(rows[i].text)));
        if (journal) fail_msg("nothing wrong with “%s”?", rows[i].text);
        assert_fault(&bench.err, rows[i].fault);
        if (bench.err.count > 1) fail_msg("“%s” gives %d faults", rows[i].text, bench.err.count);
        bench_free(&bench);
    }
}

static void all_faults_come_at_once(void **state) {
    (void)state;
    Bench bench = bench_open(to_agreement);
    bench.text = with_line(&bench, 3, STR("logic x"));
    bench.text = with_line(&bench, 5, STR("language ?"));
    bench.text = with_line(&bench, 9, STR("2 1st choose 77 x"));
    bench.text = with_line(&bench, 12, STR("end"));
    assert_null(read(&bench, bench.text));
    static const char *const starts[] = {"run.txt:3: ",         "run.txt:5: ",           "run.txt:9: “1st”",
                                         "run.txt:9: “choose”", "run.txt:9: A decision", "run.txt:12: "};
    assert_int_equal(bench.err.count, 6);
    for (int i = 0; i < 6; i++) assert_true(str_starts(fault_print(&bench.arena, &bench.err.faults[i]), str_from(starts[i])));
    bench_free(&bench);
}

static void a_torn_journal_is_a_shorter_run_or_none(void **state) {
    (void)state;
    Bench bench = bench_open(to_agreement);
    int lines = 0;
    for (size_t length = 0; length <= bench.text.len; length++) {
        bool whole_line = length == bench.text.len || bench.text.data[length] == '\n' || (length && bench.text.data[length - 1] == '\n');
        if (length && bench.text.data[length - 1] == '\n') lines++;
        int whole = lines + (length < bench.text.len && bench.text.data[length] == '\n' && whole_line);
        Journal *journal = read(&bench, str_slice(bench.text, 0, length));
        assert_true((journal != NULL) == (whole_line && whole >= 7));
        if (!journal) continue;
        assert_int_equal(journal->step_count, whole < 12 ? whole - 7 : 4);
        Session *again = journal_replay(journal, STR("run.txt"), bench.scenario, &bench.err);
        assert_non_null(again);
        session_free(again);
    }
    bench_free(&bench);
}

// Where the value of a header line lies that says nothing about what happened.
static bool is_remark(Str text, size_t at) {
    static const char *const keys[] = {"\nscenario ", "\nlanguage "};
    for (size_t i = 0; i < 2; i++) {
        size_t from = (size_t)str_find(text, str_from(keys[i]), 0) + strlen(keys[i]);
        if (at >= from && at < (size_t)str_find(text, STR("\n"), from)) return true;
    }
    return false;
}

static void no_changed_letter_goes_unnoticed(void **state) {
    (void)state;
    Bench bench = bench_open(to_agreement);
    static const char letters[] = "0123456789abcdefz- \n";
    for (size_t at = 0; at < bench.text.len - 1; at++) {
        Str copy = str_copy(&bench.arena, bench.text);
        for (const char *letter = letters; *letter; letter++) {
            if (*letter == bench.text.data[at] || is_remark(bench.text, at)) continue;
            ((char *)(uintptr_t)copy.data)[at] = *letter;
            Journal *journal = read(&bench, copy);
            Session *again = journal ? journal_replay(journal, STR("run.txt"), bench.scenario, &bench.err) : NULL;
            if (again) fail_msg("“%c” for “%c” at %zu goes unnoticed", *letter, bench.text.data[at], at);
            if (journal) assert_false(journal_verify(journal, STR("run.txt"), bench.scenario, NULL));
        }
        err_free(&bench.err);
    }
    bench_free(&bench);
}

static void lines_may_end_as_on_windows(void **state) {
    (void)state;
    Bench bench = bench_open(to_agreement);
    StrBuf buf = {.arena = &bench.arena};
    for (size_t i = 0; i < bench.text.len; i++) buf_add(&buf, bench.text.data[i] == '\n' ? STR("\r\n") : (Str){&bench.text.data[i], 1});
    Journal *journal = read(&bench, buf_str(&buf));
    assert_no_faults(&bench.err);
    assert_str(journal->outcome, "64.0");
    assert_str(journal->scenario, "negotiation/more-time");
    bench_free(&bench);
}

static Str with_steps(Bench *bench, int count) {
    StrBuf buf = {.arena = &bench->arena};
    buf_add(&buf, str_slice(bench->text, 0, (size_t)str_find(bench->text, STR("\n1 call"), 0) + 1));
    for (int i = 1; i <= count; i++) {
        buf_int(&buf, i);
        buf_add(&buf, STR(" call choose 1 0123456789abcdef\n"));
    }
    return buf_str(&buf);
}

static void size_is_limited(void **state) {
    (void)state;
    Bench bench = bench_open(to_agreement);
    Journal *journal = read(&bench, with_steps(&bench, 10000));
    assert_no_faults(&bench.err);
    assert_int_equal(journal->step_count, 10000);
    assert_null(read(&bench, with_steps(&bench, 10002)));
    assert_only_fault(&bench, STR("run.txt:10008: A journal holds at most 10000 decisions."));
    err_free(&bench.err);
    Str large = {arena_alloc(&bench.arena, (4 << 20) + 1), (4 << 20) + 1};
    assert_null(read(&bench, str_slice(large, 0, 4 << 20)));
    assert_fault(&bench.err, "run.txt:1: This is no journal");
    err_free(&bench.err);
    assert_null(read(&bench, large));
    assert_only_fault(&bench, STR("run.txt: A journal is at most 4194304 bytes long."));
    bench_free(&bench);
}

// Replays the journal with one line replaced, and expects this fault alone.
static void assert_differs(const int *options, int line, const char *pattern, const char *fault) {
    Bench bench = bench_open(options);
    Str came = hash_text(&bench, 0), zeros = STR("0000000000000000");
    Journal *journal = read(&bench, with_line(&bench, line, filled(&bench, pattern, came, zeros)));
    assert_no_faults(&bench.err);
    assert_null(journal_replay(journal, STR("run.txt"), bench.scenario, &bench.err));
    assert_only_fault(&bench, filled(&bench, fault, came, zeros));
    bench_free(&bench);
}

static void replay_stops_at_the_first_difference(void **state) {
    (void)state;
    assert_differs(to_agreement, 8, "1 call choose 2 {2}", "run.txt:8: Decision 1 differs: state {2} was expected, {1} came.");
    assert_differs(to_agreement, 8, "1 offer choose 2 {1}",
                   "run.txt:8: Decision 1 differs: taken at “offer”, but the run stands at “call”.");
    assert_differs(to_agreement, 8, "1 call choose 4 {1}", "run.txt:8: Decision 1 can't be taken again: Beat “call” has no option 4.");
    assert_differs(to_agreement, 11, "4 offer choose 3 {1}",
                   "run.txt:11: Decision 4 can't be taken again: This option is not open now: “Say next week.”");
    assert_differs(to_agreement, 12, "5 call choose 1 {1}",
                   "run.txt:12: Decision 5 differs: taken at “call”, but the run has ended with “agreed”.");
    assert_differs(to_agreement, 12, "end agreed 64.1",
                   "run.txt:12: The run ends differently: “agreed 64.1” was expected, “agreed 64.0” came.");
    assert_differs(to_agreement, 12, "end lost 64.0",
                   "run.txt:12: The run ends differently: “lost 64.0” was expected, “agreed 64.0” came.");
    assert_differs(to_agreement, 11, "", "run.txt:11: The run ends differently: “agreed 64.0” was expected, but it stands at “offer”.");
}

// Verifies the journal with two of its lines replaced, and expects just these faults. {1} … {4} in a pattern are the states after the
// decisions, {5} is a wrong one.
typedef struct Difference {
    int line_a;
    const char *line_a_text;
    int line_b;
    const char *line_b_text;
    const char *faults[4];
} Difference;

static Str with_hashes(Bench *bench, const char *pattern) {
    Str args[] = {hash_text(bench, 0), hash_text(bench, 1), hash_text(bench, 2), hash_text(bench, 3), STR("0000000000000000")};
    return str_fill(&bench->arena, str_from(pattern), args, 5);
}

static void assert_differences(const Difference *row) {
    Bench bench = bench_open(to_agreement);
    // The later line first: taking one out moves those behind it.
    if (row->line_b) bench.text = with_line(&bench, row->line_b, with_hashes(&bench, row->line_b_text));
    if (row->line_a) bench.text = with_line(&bench, row->line_a, with_hashes(&bench, row->line_a_text));
    Journal *journal = read(&bench, bench.text);
    assert_no_faults(&bench.err);
    int expected = 0;
    while (expected < 4 && row->faults[expected]) expected++;
    bool same = journal_verify(journal, STR("run.txt"), bench.scenario, &bench.err);
    for (int i = 0; i < bench.err.count && i < expected; i++)
        assert_true(str_starts(fault_print(&bench.arena, &bench.err.faults[i]),
                               str_join(&bench.arena, STR("run.txt"), with_hashes(&bench, row->faults[i]))));
    assert_int_equal(bench.err.count, expected);
    assert_int_equal(same, expected == 0);
    assert_int_equal(journal_verify(journal, STR("run.txt"), bench.scenario, NULL), same);
    bench_free(&bench);
}

static void verifying_names_every_difference(void **state) {
    (void)state;
    static const Difference rows[] = {
        {0},
        // An end that is not there is none that differs: such a journal is of the run so far.
        {12, "", 0, NULL, {NULL}},
        // What stands beside the decisions is wrong, and they are right: each is named.
        {8,
         "1 offer choose 2 {1}",
         12,
         "end lost 64.0",
         {":8: Decision 1 differs: taken at “offer”, but the run stands at “call”.",
          ":12: The run ends differently: “lost 64.0” was expected, “agreed 64.0” came."}},
        {8,
         "1 call choose 2 {5}",
         10,
         "3 call choose 1 {5}",
         {":8: Decision 1 differs: state {5} was expected, {1} came.", ":10: Decision 3 differs: state {5} was expected, {3} came."}},
        {9,
         "2 call choose 2 {5}",
         0,
         NULL,
         {":9: Decision 2 differs: taken at “call”, but the run stands at “offer”.",
          ":9: Decision 2 differs: state {5} was expected, {2} came."}},
        {7,
         "start {5}",
         12,
         "end agreed 64.1",
         {":7: The run starts differently: state {5} was expected, ",
          ":12: The run ends differently: “agreed 64.1” was expected, “agreed 64.0” came."}},
        // A state that differs right behind another follows from it.
        {8, "1 call choose 2 {5}", 9, "2 offer choose 2 {5}", {":8: Decision 1 differs: state {5} was expected, {1} came."}},
        // A decision is wrong, which leads elsewhere: the first state and the end say so. 50 + 15 - 3 + 15 + 10
        {8,
         "1 call choose 1 {1}",
         0,
         NULL,
         {":8: Decision 1 differs: state {1} was expected, ",
          ":12: The run ends differently: “agreed 64.0” was expected, “agreed 87.0” came."}},
        // It leads to where the next can't be taken.
        {9,
         "2 offer choose 1 {2}",
         0,
         NULL,
         {":9: Decision 2 differs: state {2} was expected, ",
          ":10: Decision 3 differs: taken at “call”, but the run has ended with “agreed”.",
          ":12: The run ends differently: “agreed 64.0” was expected, “agreed 52.0” came."}},
        {11,
         "4 offer choose 3 {4}",
         0,
         NULL,
         {":11: Decision 4 can't be taken again: This option is not open now: “Say next week.”",
          ":12: The run ends differently: “agreed 64.0” was expected, but it stands at “offer”."}},
        {3,
         "logic {5}",
         12,
         "end lost 0.0",
         {":3: This run was played by other rules: the journal's logic is {5}, that of “negotiation/more-time” is "}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) assert_differences(&rows[i]);
}

// The seed is wrong: from the start on every state is another one, and that is one difference.
static void another_seed_is_one_difference(void **state) {
    (void)state;
    Bench bench = bench_open(to_agreement);
    Journal *journal = read(&bench, with_line(&bench, 4, STR("seed 43")));
    assert_false(journal_verify(journal, STR("run.txt"), bench.scenario, &bench.err));
    assert_int_equal(bench.err.count, 1);
    assert_fault(&bench.err, "run.txt:7: The run starts differently: ");
    bench_free(&bench);
}

// A journal that comes from a store has no lines to name.
static void what_comes_from_no_text_has_no_lines(void **state) {
    (void)state;
    Bench bench = bench_open(to_agreement);
    Journal *journal = read(&bench, with_line(&bench, 12, STR("end lost 0.0")));
    journal->logic_line = journal->start_line = journal->end_line = 0;
    for (int i = 0; i < journal->step_count; i++) journal->steps[i].line = 0;
    journal->start_hash ^= 1;
    journal->steps[2].hash ^= 1;
    assert_false(journal_verify(journal, STR("runs.db run 7"), bench.scenario, &bench.err));
    static const char *const starts[] = {
        "runs.db run 7: The run starts differently: ", "runs.db run 7: Decision 3 differs: ", "runs.db run 7: The run ends differently: "};
    assert_int_equal(bench.err.count, 3);
    for (int i = 0; i < 3; i++) assert_true(str_starts(fault_print(&bench.arena, &bench.err.faults[i]), str_from(starts[i])));
    bench_free(&bench);
}

static void another_start_or_logic_is_refused(void **state) {
    (void)state;
    Bench bench = bench_open(to_agreement);
    Str before = str_hex64(&bench.arena, bench.scenario->logic), none = STR("0123456789abcdef");
    Session *start = session_open(bench.scenario, 42, NULL);
    Journal *journal = read(&bench, with_line(&bench, 3, filled(&bench, "logic {1}", none, none)));
    assert_null(journal_replay(journal, STR("run.txt"), bench.scenario, &bench.err));
    assert_only_fault(
        &bench,
        filled(&bench, "run.txt:3: This run was played by other rules: the journal's logic is {1}, that of “negotiation/more-time” is {2}.",
               none, before));
    err_free(&bench.err);
    journal = read(&bench, with_line(&bench, 7, filled(&bench, "start {1}", none, none)));
    assert_null(journal_replay(journal, STR("run.txt"), bench.scenario, &bench.err));
    assert_only_fault(&bench, filled(&bench, "run.txt:7: The run starts differently: state {1} was expected, {2} came.", none,
                                     str_hex64(&bench.arena, session_hash(start))));
    session_free(start);
    bench_free(&bench);
}

static void random_runs_come_back(void **state) {
    (void)state;
    Scenario *scenario = load(source, "negotiation/more-time");
    Rng rng = {5};
    for (int run = 0; run < 500; run++) {
        Arena arena = {0};
        Err err = {0};
        Session *session = session_open(scenario, rng_next(&rng), NULL);
        for (int i = 0; i < 60 && session_ending(session) < 0; i++) choose(session, 1 + (int)rng_below(&rng, 3));
        Str text = journal_write(&arena, session, &first_head);
        Session *again = journal_replay(journal_read(&arena, STR("a"), text, &err), STR("a"), scenario, &err);
        assert_no_faults(&err);
        assert_int_equal(session_hash(again), session_hash(session));
        assert_true(journal_verify(journal_read(&arena, STR("a"), text, &err), STR("a"), scenario, NULL));
        session_free(again);
        session_free(session);
        arena_free(&arena);
    }
    scenario_free(scenario);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_decision_is_read),
        cmocka_unit_test(a_run_is_written_to_the_letter),
        cmocka_unit_test(what_is_written_can_be_read),
        cmocka_unit_test(what_is_read_can_be_replayed),
        cmocka_unit_test(practice_says_where_it_was_cut),
        cmocka_unit_test(a_guided_run_says_so),
        cmocka_unit_test(faults_of_practice_stand_a_line_further_down),
        cmocka_unit_test(a_run_without_outcome_has_a_dash),
        cmocka_unit_test(every_fault_is_named),
        cmocka_unit_test(all_faults_come_at_once),
        cmocka_unit_test(a_torn_journal_is_a_shorter_run_or_none),
        cmocka_unit_test(no_changed_letter_goes_unnoticed),
        cmocka_unit_test(lines_may_end_as_on_windows),
        cmocka_unit_test(size_is_limited),
        cmocka_unit_test(replay_stops_at_the_first_difference),
        cmocka_unit_test(verifying_names_every_difference),
        cmocka_unit_test(another_seed_is_one_difference),
        cmocka_unit_test(what_comes_from_no_text_has_no_lines),
        cmocka_unit_test(another_start_or_logic_is_refused),
        cmocka_unit_test(random_runs_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
