// The search against play tried out the plain way (plain.h), on scenarios written for it and on random ones, and at its limits.
#include "base/hash.h"
#include "coach/debrief.h"
#include "plain.h"
#include "random_text.h"

#include <math.h>
#include <pthread.h>
#include <sched.h>

#define START  "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a',\n"
#define TRIALS 2000000L  // decisions that trying out a written scenario may take

static Scenario *load(Str text, Err *err) {
    MemoryFile files[] = {{"t.lua", text.data}, {NULL, NULL}};
    Files world = testkit_memory(files);
    return scenario_load(&world, STR("t.lua"), STR("t"), NULL, err);
}

static Scenario *load_good(const char *text) {
    Err err = {0};
    Scenario *scenario = load(str_from(text), &err);
    assert_no_faults(&err);
    err_free(&err);
    return scenario;
}

// Edges are the options that can be taken, each to the state of the row that it gives.
static void compare_options(const Search *search, int32_t state, const Session *session) {
    SearchEdge edges[OPTIONS_MAX];
    int count = search_edges(search, state, edges), at = 0;
    bool fails = false;
    for (int i = 0; i < plain_options(session); i++) {
        Session *after;
        int done = plain_try(session, i, &after);
        fails |= done < 0;
        if (done < 1) continue;
        assert_in_range(at, 0, count - 1);
        assert_int_equal(edges[at].option, i);
        assert_int_equal(edges[at].to, search_find(search, session_row(after)));
        at++;
        session_free(after);
    }
    assert_int_equal(at, count);
    assert_int_equal(search_fails(search, state), fails);
}

// Always taking what the search says comes to an end with what it promised.
static void follow(const Search *search, const Session *from, bool best) {
    Session *session = session_fork(from, session_steps(from), NULL);
    int32_t state = search_find(search, session_row(session));
    int64_t promised = best ? search_best(search, state) : search_worst(search, state);
    for (int i = 0; session_ending(session) < 0; i++) {
        assert_true(i < PLAIN_ROWS);
        int option = best ? search_best_option(search, state) : search_worst_option(search, state);
        Decision decision = {DECISION_CHOOSE, 1, {option + 1}};
        assert_true(session_decide(session, &decision, NULL));
        state = search_find(search, session_row(session));
    }
    assert_int_equal(session_outcome(session).numerator, promised);
    session_free(session);
}

static void compare_row(const Search *search, Plain *plain, const Session *session) {
    int32_t state = search_find(search, session_row(session)), row[ROW_MAX];
    assert_in_range(state, 0, search_states(search) - 1);
    PlainValue value = plain_value(plain, session);
    if (plain->left < 0) return;
    assert_true(search_expanded(search, state));
    assert_int_equal(search_position(search, state), session_row(session)[plain->scenario->position_slot]);
    assert_int_equal(search_ends(search, state), value.ends);
    assert_int_equal(search_best(search, state), value.best);
    assert_int_equal(search_worst(search, state), value.worst);
    compare_options(search, state, session);
    if (value.ends) follow(search, session, true);
    if (value.ends) follow(search, session, false);
    search_row(search, state, row);
    if (session_ending(session) < 0) assert_int_equal(search_find(search, row), state);
}

static void compare_rows(const Search *search, Plain *plain) {
    unsigned char *met = calloc((size_t)search_states(search), 1);
    assert_non_null(met);
    for (int i = 0; plain->left >= 0 && i < plain->row_count; i++) {
        compare_row(search, plain, plain->rows[i]);
        met[search_find(search, session_row(plain->rows[i]))] = 1;
    }
    for (int32_t i = 0; plain->left >= 0 && i < search_states(search); i++) assert_true(met[i]);
    free(met);
}

// Every row met has a state with its values, and every state is that of a row. False when trying out takes too long.
static bool compare(const Scenario *scenario, uint64_t seed, bool said, long trials) {
    static Plain plain;
    if (plain_open(&plain, scenario, seed, trials)) {
        Search *search = search_run(scenario, seed, &(SearchLimits){.what_is_said = said}, NULL, NULL);
        assert_non_null(search);
        assert_true(search_exact(search));
        compare_rows(search, &plain);
        search_free(search);
    }
    plain_close(&plain);
    return plain.left >= 0;
}

// The first seeds meet every draw of the scenarios below.
static void compare_text(const char *text, int seeds) {
    Scenario *scenario = load_good(text);
    for (int seed = 1; seed <= seeds; seed++)
        for (int said = 0; said < 2; said++) assert_true(compare(scenario, (uint64_t)seed, said, TRIALS));
    scenario_free(scenario);
}

static void conditions_and_bounds(void **state) {
    (void)state;
    compare_text(START "  state = { n = { 10, 0, 20 }, m = { -3, -5, 5 }, flag = false, word = { 'x', 'y', 'z' }, idle = { 0, 0, 9 } },\n"
                       "  outcome = { { 'N', from = 'n', weight = 2 }, { 'M', from = 'm', invert = true }, { 'F', from = 'flag' } },\n"
                       "  endings = { won = 'W', lost = 'L' }, beats = {\n"
                       "    a = { options = {\n"
                       "      { '1', effect = { n = 15, idle = 1 }, go = 'b' },\n"
                       "      { '2', effect = { n = -15, m = -4, idle = 2 }, go = 'b' },\n"
                       "      { '3', when = 'n > 10', go = 'won' },\n"
                       "      { '4', effect = { word = 'y' }, set = { m = 5 }, go = 'b' } } },\n"
                       "    b = { options = {\n"
                       "      { '1', when = 'n >= 20 or word == \"y\"', effect = { flag = true, idle = 3 }, go = 'c' },\n"
                       "      { '2', when = 'not flag and n + m < 9', effect = { word = 'z', m = 3 }, go = 'c' },\n"
                       "      { '3', effect = { n = 1 }, go = { { 'won', when = 'm > 0' }, 'c' } } } },\n"
                       "    c = { options = {\n"
                       "      { '1', when = 'word ~= \"z\"', effect = { m = -20 }, go = 'won' },\n"
                       "      { '2', effect = { m = 20, flag = false }, go = 'lost' } } } } }\n",
                 1);
}

// More once-options than one slot has bits; those that matter lie on both sides of its edge.
static void options_for_once(void **state) {
    (void)state;
    Arena arena = {0};
    StrBuf text = {.arena = &arena};
    buf_add(&text, STR(START "  state = { n = { 0, 0, 30 }, never = false }, outcome = { { 'N', from = 'n' } },\n"
                             "  endings = { out = 'O' }, beats = {\n"
                             "    a = { options = { { '1', once = true, effect = { n = 1 }, go = 'a' }, { '2', go = 'f0' } } },\n"));
    for (int i = 0; i < 4; i++) {
        Str here = str_int(&arena, i);
        buf_add(&text, str_fill(&arena, STR("    f{1} = { options = {\n"), &here, 1));
        for (int j = 0; j < 8; j++) buf_add(&text, STR("      { 'o', once = true, when = 'never', go = 'out' },\n"));
        Str next = i < 3 ? str_int(&arena, i + 1) : STR("x");
        buf_add(&text, str_fill(&arena, STR("      { 'on', go = 'f{1}' } } },\n"), &next, 1));
    }
    buf_add(&text, STR("    fx = { options = {\n"
                       "      { '1', once = true, effect = { n = 2 }, go = 'fx' },\n"
                       "      { '2', once = true, effect = { n = 2 }, go = 'fx' },\n"
                       "      { '3', when = 'n < 5', effect = { n = 2 }, go = 'fx' },\n"
                       "      { '4', go = 'out' } } } } }\n"));
    compare_text(buf_str(&text).data, 1);
    arena_free(&arena);
}

static void draws(void **state) {
    (void)state;
    compare_text(START "  state = { n = { 0, 0, 100 } }, draw = { need = { 3, -7, 1000000000 }, mood = { 'dry', 'warm' } },\n"
                       "  outcome = { { 'N', from = 'n' } }, endings = { out = 'O' }, beats = {\n"
                       "    a = { options = {\n"
                       "      { '1', when = 'need > 0', effect = { n = 10 }, go = 'b' },\n"
                       "      { '2', when = 'mood == \"warm\"', effect = { n = 20 }, go = 'b' },\n"
                       "      { '3', effect = { n = 5 }, go = 'b' } } },\n"
                       "    b = { options = {\n"
                       "      { '1', when = 'need == 1000000000', effect = { n = 50 }, go = 'out' },\n"
                       "      { '2', go = 'out' } } } } }\n",
                 20);
}

// A promise with a fixed time can be made too late, kept in time, and forgotten; what comes of it matters even where nobody asks for it.
static void promises_due(void **state) {
    (void)state;
    compare_text(
        START "  state = { n = { 50, 0, 100 }, m = { 0, 0, 9 } }, clock = { start = 8, unit = 'hour' },\n"
              "  promises = { p = { 'P', due = 11, broken = { n = -20 }, kept = { n = 7 } },\n"
              "    q = { 'Q', due = 12, broken = { m = 1 } } },\n"
              "  outcome = { { 'N', from = 'n' }, { 'P', from = 'promises.p' } }, endings = { out = 'O' }, beats = {\n"
              "    a = { options = { { '1', promise = 'p', takes = 1, go = 'b' }, { '2', promise = 'q', takes = 3, go = 'b' },\n"
              "      { '3', takes = 4, go = 'b' } } },\n"
              "    b = { options = { { '1', promise = 'p', go = 'c' }, { '2', takes = 2, go = 'c' }, { '3', keep = 'p', go = 'c' } } },\n"
              "    c = { options = { { '1', keep = { 'p', 'q' }, go = 'out' }, { '2', takes = 1, go = 'out' },\n"
              "      { '3', when = 'm > 0', effect = { n = 30 }, go = 'out' },\n"
              "      { '4', when = 'promises.q == \"open\"', takes = 5, go = 'out' } } } } }\n",
        1);
}

static void promises_within(void **state) {
    (void)state;
    compare_text(START "  state = { n = { 50, 0, 100 }, left = { 3, 0, 3 } }, clock = { start = 0, unit = 'day' },\n"
                       "  promises = { p = { 'P', within = 2, broken = { n = -20 }, kept = { n = 7 } },\n"
                       "    q = { 'Q', within = 1000000000, kept = { n = 1 } } },\n"
                       "  outcome = { { 'N', from = 'n' } }, endings = { out = 'O' }, beats = {\n"
                       "    a = { options = {\n"
                       "      { '1', promise = { 'p', 'q' }, takes = 1, effect = { left = -1 }, go = 'b' },\n"
                       "      { '2', takes = 1, effect = { left = -1 }, go = 'b' },\n"
                       "      { '3', keep = { 'p', 'q' }, effect = { left = -1 }, go = 'b' } } },\n"
                       "    b = { go = { { 'a', when = 'left > 0' }, 'out' } } } }\n",
                 1);
}

// The clock stands still at its end, and then only.
static void clocks(void **state) {
    (void)state;
    compare_text(START
                 "  state = { n = { 0, 0, 50 } }, clock = { start = '23:30', unit = 'minute' }, outcome = { { 'N', from = 'n' } },\n"
                 "  endings = { early = 'E', late = 'L' }, beats = {\n"
                 "    a = { options = {\n"
                 "      { '1', takes = 20, effect = { n = 3 }, go = 'b' },\n"
                 "      { '2', takes = 999999999, effect = { n = 4 }, go = 'b' },\n"
                 "      { '3', effect = { n = 5 }, go = 'b' } } },\n"
                 "    b = { options = {\n"
                 "      { '1', takes = 15, effect = { n = 10 }, go = { { 'late', when = 'clock > 20' }, 'c' } },\n"
                 "      { '2', when = 'clock < 1', effect = { n = 2 }, takes = 999999999, go = 'c' } } },\n"
                 "    c = { options = {\n"
                 "      { '1', takes = 1000000000, effect = { n = 1 }, go = { { 'late', when = 'clock == 1000000000' }, 'early' } },\n"
                 "      { '2', takes = 2, effect = { n = 20 }, go = { { 'late', when = 'clock == 1000000000' }, 'early' } } } } } }\n",
                 1);
}

// Every comparison at its very minute, whichever side the clock stands on.
static void to_the_minute(void **state) {
    (void)state;
    static const char *const comparisons[] = {"clock > 20",  "clock >= 20", "clock < 20",  "clock <= 20", "clock == 20",
                                              "clock ~= 20", "20 > clock",  "20 >= clock", "20 < clock",  "20 <= clock"};
    Arena arena = {0};
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++) {
        Str comparison = str_from(comparisons[i]);
        compare_text(
            str_fill(&arena,
                     STR(START "  state = { n = { 0, 0, 9 } }, clock = { start = 0, unit = 'hour' }, outcome = { { 'N', from = 'n' } },\n"
                               "  endings = { out = 'O', late = 'L' }, beats = {\n"
                               "    a = { go = 'b', options = { { '1', takes = 18 }, { '2', takes = 19 }, { '3', takes = 20 },\n"
                               "      { '4', takes = 21 }, { '5', takes = 22 }, { '6', takes = 99 } } },\n"
                               "    b = { go = { { 'late', when = '{1}' }, 'out' }, options = { { '1' }, { '2', takes = 1 },\n"
                               "      { '3', when = '{1}', effect = { n = 3 } } } } } }\n"),
                     &comparison, 1)
                .data,
            1);
    }
    arena_free(&arena);
}

// At its end the clock stands still: a promise made then is never late. And what was kept can't be made again.
static void promises_at_the_end_of_time(void **state) {
    (void)state;
    compare_text(START "  state = { n = { 5, 0, 9 } }, clock = { start = 0, unit = 'week' }, outcome = { { 'N', from = 'n' } },\n"
                       "  promises = { p = { 'P', within = 3, broken = { n = -3 }, kept = { n = 1 } } },\n"
                       "  endings = { out = 'O' }, beats = {\n"
                       "    a = { go = 'b', options = { { '1', takes = 1000000000 }, { '2', takes = 999999998 }, { '3' } } },\n"
                       "    b = { go = 'c', options = { { '1', promise = 'p' }, { '2', takes = 2 } } },\n"
                       "    c = { go = 'd', options = { { '1', takes = 4 }, { '2', keep = 'p' }, { '3', promise = 'p' } } },\n"
                       "    d = { go = 'out', options = { { '1', promise = 'p', keep = 'p' }, { '2', takes = 9 } } } } }\n",
                 1);
}

static void complaints(void **state) {
    (void)state;
    compare_text(START "  state = { n = { 0, 0, 10 } }, clock = { start = 9, unit = 'hour' },\n"
                       "  model = complaint { severity = 60, recent_failures = 1, expects_within = 2, broken_after = 3 },\n"
                       "  outcome = { { 'S', from = 'satisfaction', weight = 3 }, { 'A', from = 'anger', invert = true } },\n"
                       "  endings = { out = 'O', rage = 'R' }, rules = { { when = 'anger > 95', go = 'rage' } }, beats = {\n"
                       "    a = { options = {\n"
                       "      { '1', does = { 'respond', 'listen' }, takes = 1, go = 'b' },\n"
                       "      { '2', does = 'overpromise', takes = 2, go = 'b' },\n"
                       "      { '3', does = 'blame', takes = 9, go = 'b' } } },\n"
                       "    b = { options = {\n"
                       "      { '1', when = 'anger < 60', does = { 'record', 'explain', 'fix' }, go = 'c' },\n"
                       "      { '2', does = { 'apologise', 'update', 'update' }, takes = 2, go = 'c' },\n"
                       "      { '3', does = 'explain', takes = 1, go = 'c' } } },\n"
                       "    c = { options = {\n"
                       "      { '1', does = { { 'compensate', percent = 120 }, 'followup' }, takes = 3, go = 'out' },\n"
                       "      { '2', does = 'explain', takes = 30, go = 'out' },\n"
                       "      { '3', when = 'procedural > 10', does = { 'classify', 'rootcause' }, go = 'out' } } } } }\n",
                 1);
}

// One scenario for each place that a function may stand in; `m`, `f` and the clock are read by it and by nobody else.
static void functions(void **state) {
    (void)state;
    static const char *const parts[][2] = {
        {"", "when = function(s) return s.m > 1 or s.facts.f and s.clock > 1 end, effect = { n = 7 }"},
        {"", "effect = function(s) s.n = s.n + s.m; if s.facts.f then s.n = s.n + s.clock * 7 end end"},
        {"", "go = { { 'low', when = function(s) return s.m == 2 or s.facts.f and s.clock > 1 end }, 'out' }"},
        {"", "reply = { 'r', when = function(s) return s.m == 2 end }"},
        {"within = 1, broken = function(s) s.n = s.n + s.m * 3 end", "promise = 'p', takes = 1"},
        {"kept = function(s) if s.facts.f then s.n = s.n + 5 + s.m end end", "keep = 'p', takes = 1"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        Str part[] = {str_from(parts[i][0]), str_from(parts[i][1])};
        Str text = str_fill(
            &arena,
            STR(START
                "  state = { n = { 1, 0, 40 }, m = { 0, 0, 3 } }, clock = { start = 0, unit = 'week' }, facts = { f = 'F' },\n"
                "  promises = { p = { 'P', {1} } }, outcome = { { 'N', from = 'n' } }, endings = { out = 'O', low = 'L' }, beats = {\n"
                "    a = { options = { { '1', effect = { m = 1 }, promise = 'p', go = 'b' }, { '2', effect = { m = 2 }, learn = 'f', "
                "promise = 'p', go = "
                "'b' },\n"
                "      { '3', takes = 1, go = 'b' } } },\n"
                "    b = { options = { { '1', takes = 1, go = 'c' }, { '2', effect = { m = 1 }, go = 'c' }, { '3', keep = 'p', go = 'c' } "
                "} },\n"
                "    c = { go = 'out', options = { { '1', {2} }, { '2' } } } } }\n"),
            part, 2);
        compare_text(text.data, 1);
    }
    compare_text("local function worth(s) return s.n * 2 + (s.flag and 1 or 0) end\n" START
                 "  state = { n = { 1, 0, 40 }, m = { 0, 0, 3 }, flag = false }, clock = { start = 0, unit = 'week' },\n"
                 "  outcome = { { 'W', from = function(s) return worth(s) + s.m end }, { 'M', from = 'm', invert = true } },\n"
                 "  endings = { out = 'O' }, beats = {\n"
                 "    a = { options = { { '1', effect = function(s) s.n = s.n * 7; s.flag = true end, go = 'b' },\n"
                 "      { '2', effect = { n = 3 }, takes = 1, go = 'b' }, { '3', effect = { m = 2 }, takes = 1, go = 'b' } } },\n"
                 "    b = { options = { { '1', takes = 1, go = { { 'out', when = function(s) return s.clock > 1 end }, 'a' } },\n"
                 "      { '2', go = 'out' } } } } }\n",
                 1);
    arena_free(&arena);
}

static const char *const loops_text =
    START "  state = { n = { 2, 0, 4 }, m = { 0, 0, 2 }, seen = { 0, 0, 9 } },\n"
          "  outcome = { { 'N', from = 'n' }, { 'M', from = 'm', weight = 3 } }, endings = { out = 'O', far = 'F' }, beats = {\n"
          "    a = { options = {\n"
          "      { '1', effect = { n = 1 }, go = 'a' },\n"
          "      { '2', effect = { n = -1, m = 1 }, go = 'b' },\n"
          "      { '3', go = 'a' } } },\n"
          "    b = { options = {\n"
          "      { '1', when = 'n > 0', effect = { n = -2 }, go = 'a' },\n"
          "      { '2', when = 'm == 2', effect = { m = -2 }, go = 'a' },\n"
          "      { '3', go = { { 'far', when = 'n == 4 and m == 2' }, 'out' } } } } } }\n";

static void loops(void **state) {
    (void)state;
    compare_text(loops_text, 1);
}

// Rules of the beat come before those of the scenario, and both are read after a decision only, not while passing through.
static void rules(void **state) {
    (void)state;
    compare_text(START "  state = { n = { 3, 0, 9 }, m = { 3, 0, 9 } }, outcome = { { 'N', from = 'n' }, { 'M', from = 'm' } },\n"
                       "  rules = { { when = 'n > 5', go = { { 'high', when = 'm > 3' }, 'out' } }, { when = 'm < 2', go = 'low' } },\n"
                       "  endings = { out = 'O', high = 'H', low = 'L' }, beats = {\n"
                       "    a = { go = { { 'b', when = 'n < 9' }, 'out' }, rules = { { when = 'n < 2', go = 'low' } } },\n"
                       "    b = { rules = { { when = 'm > 4 and n > 5', go = 'low' } }, options = {\n"
                       "      { '1', effect = { n = 2 }, go = 'a' }, { '2', effect = { m = -2 }, go = 'a' },\n"
                       "      { '3', effect = { n = -3, m = 2 }, go = 'c' } } },\n"
                       "    c = { rules = { { when = 'm == 5', go = 'a' } }, options = {\n"
                       "      { '1', effect = { n = 4 }, go = 'out' }, { '2', effect = { m = -4 }, go = 'out' } } } } }\n",
                 1);
}

// Beats pass by themselves when they have no options or none is open; words and facts say where to.
static void passing_through(void **state) {
    (void)state;
    compare_text(START
                 "  state = { way = { 'left', 'right', 'back' }, n = { 0, 0, 12 } }, facts = { f = 'F', g = 'G' },\n"
                 "  outcome = { { 'F', from = 'facts.f' }, { 'N', from = 'n' } }, endings = { out = 'O' }, beats = {\n"
                 "    a = { say = { 'A', { 'B', when = 'facts.g' } }, options = {\n"
                 "      { '1', effect = { way = 'right' }, learn = 'f', reply = { 'R', when = 'n > 2' }, go = 'p' },\n"
                 "      { '2', effect = { n = 5 }, learn = { 'f', 'g' }, go = 'p' }, { '3', effect = { way = 'back' }, go = 'q' } } },\n"
                 "    p = { go = { { 'b', when = 'way == \"left\"' }, { 'q', when = 'facts.f' }, 'b' } },\n"
                 "    q = { options = { { '1', when = 'facts.g', effect = { n = 1 }, go = 'out' },\n"
                 "      { '2', when = 'way == \"back\" and not facts.f', effect = { n = 2 }, go = 'b' } }, go = 'b' },\n"
                 "    b = { options = { { '1', effect = { n = 3 }, go = 'out' }, { '2', set = { n = 0 }, go = 'out' } } } } }\n",
                 1);
}

static void dead_ends(void **state) {
    (void)state;
    compare_text(
        START
        "  state = { n = { 0, 0, 30 }, odd = { 0, 0, 1 } }, outcome = { { 'N', from = 'n' } }, endings = { out = 'O' }, beats = {\n"
        "    a = { options = {\n"
        "      { '1', effect = { n = 1 }, go = 'b' }, { '2', go = 'shut' },\n"
        "      { '3', effect = function(s) s.n = s.n + 10; if s.odd == 1 then s.n = nil end end, go = 'b' },\n"
        "      { '4', once = true, effect = { odd = 1 }, go = 'a' },\n"
        "      { '5', when = function(s) return s.odd == 1 and s.n.x end, go = 'out' } } },\n"
        "    shut = { options = { { '1', when = 'n > 9', go = 'out' } } },\n"
        "    b = { options = {\n"
        "      { '1', effect = { n = 10 }, go = 'shut' }, { '2', when = 'odd == 1', go = 'round' }, { '3', when = 'n < 9', go = 'out' } "
        "} },\n"
        "    round = { go = { { 'out', when = 'n == 10' }, 'round2' } }, round2 = { go = { { 'out', when = 'n == 11' }, 'round' } "
        "} } }\n",
        1);
}

// A part of the conversation that nobody leaves, and one where all ways lead into it.
static void endless_loops(void **state) {
    (void)state;
    compare_text(
        START "  state = { n = { 0, 0, 2 }, m = { 0, 0, 2 } }, outcome = { { 'M', from = 'm' } }, endings = { out = 'O' }, beats = {\n"
              "    a = { options = { { '1', go = 'trap' }, { '2', effect = { m = 1 }, go = 'hall' }, { '3', go = 'out' } } },\n"
              "    hall = { options = { { '1', effect = { n = 1 }, go = 'trap' }, { '2', effect = { n = 2 }, go = 'trap' } } },\n"
              "    trap = { options = { { '1', effect = { n = -1 }, go = 'trap2' }, { '2', effect = { n = 1 }, go = 'trap2' } } },\n"
              "    trap2 = { options = { { '1', go = 'trap' }, { '2', when = 'n == 2 and m == 1', effect = { m = 1 }, go = 'lock' } } },\n"
              "    lock = { options = { { '1', go = 'lock' } } } } }\n",
        1);
}

static void wide_numbers(void **state) {
    (void)state;
    compare_text(
        START
        "  state = { n = { 0, -1000000000, 1000000000 }, m = { 7, -3, 1000000000 }, o = { 1, 0, 1 } },\n"
        "  outcome = { { 'O', from = 'o' } }, endings = { out = 'O' }, beats = {\n"
        "    a = { options = { { '1', effect = { n = 1000000000 }, go = 'b' }, { '2', effect = { n = -1000000000, m = -9 }, go = 'b' },\n"
        "      { '3', effect = { m = 1000000000 }, go = 'b' } } },\n"
        "    b = { options = { { '1', effect = { n = -1, m = -1 }, go = 'c' }, { '2', effect = { n = 1, m = 1 }, go = 'c' } } },\n"
        "    c = { options = { { '1', when = 'n + m > 1000000000', go = 'out' }, { '2', when = 'n < -999999999', go = 'out' },\n"
        "      { '3', when = 'm == -3 or m == 999999999', effect = { o = -1 }, go = 'out' }, { '4', effect = { o = -1 }, go = 'out' } "
        "} } } }\n",
        1);
}

static void nothing_scored(void **state) {
    (void)state;
    const char *text =
        START "  state = { n = { 0, 0, 2 } }, endings = { out = 'O', off = 'F' }, beats = {\n"
              "    a = { options = { { '1', effect = { n = 1 }, go = { { 'off', when = 'n == 2' }, 'a' } }, { '2', go = 'out' } } } } }\n";
    compare_text(text, 1);
    Scenario *scenario = load_good(text);
    Search *search = search_run(scenario, 1, NULL, NULL, NULL);
    assert_int_equal(search_denominator(search), 1);
    assert_false(search_score(search, 0).scored);
    search_free(search);
    scenario_free(scenario);
}

#define MADE        400    // random scenarios
#define MADE_TRIALS 60000  // decisions that trying one out may take

// Some begin with a dead end, and some have too many ways for trying them out: most have neither.
static void random_scenarios(void **state) {
    (void)state;
    int compared = 0;
    for (uint64_t number = 0; number < MADE; number++) {
        Arena arena = {0};
        Err err = {0};
        Scenario *scenario = load(random_text(&arena, number), &err);
        assert_no_faults(&err);
        Session *start = session_open(scenario, number, &err);
        if (start) compared += compare(scenario, number, number % 2, MADE_TRIALS);
        session_free(start);
        scenario_free(scenario);
        err_free(&err);
        arena_free(&arena);
    }
    print_message("           %d of %d random scenarios compared\n", compared, MADE);
    assert_true(compared >= MADE * 3 / 5);
}

// Time that passes in a loop makes no new situations once nobody asks for it any more; 40 minutes and one are told apart.
static void waiting_in_a_loop(void **state) {
    (void)state;
    Scenario *s =
        load_good(START "  state = { n = { 0, 0, 4 } }, clock = { start = '08:00', unit = 'minute' }, outcome = { { 'N', from = 'n' } },\n"
                        "  promises = { p = { 'P', due = '08:30', broken = { n = 2 } }, q = { 'Q', within = 25, broken = { n = 1 } } },\n"
                        "  endings = { out = 'O', late = 'L' }, beats = {\n"
                        "    a = { options = {\n"
                        "      { 'wait', takes = 10, go = 'a' }, { 'p', once = true, promise = 'p', go = 'a' },\n"
                        "      { 'q', once = true, promise = 'q', go = 'a' },\n"
                        "      { 'on', go = { { 'late', when = 'clock > 40' }, 'out' } } } } } }\n");
    Search *search = search_run(s, 1, NULL, NULL, NULL);
    assert_true(search_exact(search));
    assert_in_range(search_states(search), 20, 100);
    // n ends at 3 when both promises are broken.
    assert_int_equal(search_best(search, 0), search_denominator(search) * 75);
    assert_int_equal(search_worst(search, 0), 0);
    Session *session = session_open(s, 1, NULL);
    for (int i = 0; i < 40; i++) assert_true(session_decide(session, &(Decision){DECISION_CHOOSE, 1, {1}}, NULL));
    assert_true(search_find(search, session_row(session)) > 0);  // 08:00 and 400 minutes
    follow(search, session, true);
    session_free(session);
    search_free(search);
    scenario_free(s);
}

static void assert_near(double got, double expected) {
    if (fabs(got - expected) > 1e-9) fail_msg("%.12f is not %.12f", got, expected);
}

static void random_play(void **state) {
    (void)state;
    // From `a` to b or out, each half; from b around for ever one time in three, to `off` twice in three; `trap` never ends.
    Scenario *s = load_good(START "  state = { n = { 0, 0, 1 } }, endings = { off = 'F', out = 'O', z = 'Z' }, beats = {\n"
                                  "    a = { options = { { '1', go = 'b' }, { '2', go = 'out' } } },\n"
                                  "    b = { options = { { '1', go = 'b' }, { '2', go = 'off' }, { '3', go = 'off' } } } } }\n");
    double likely[3];
    Search *search = search_run(s, 1, NULL, NULL, NULL);
    assert_near(search_random_endings(search, likely), 1);
    const double known[] = {.5, .5, 0};
    for (int i = 0; i < 3; i++) assert_near(likely[i], known[i]);
    search_free(search);
    scenario_free(s);
    s = load_good(START "  state = { n = { 0, 0, 9 } }, endings = { out = 'O', off = 'F' }, beats = {\n"
                        "    a = { options = { { '1', effect = { n = 1 }, go = 'c' }, { '2', go = 'c' }, { '3', go = 'trap' },\n"
                        "      { '4', go = 'out' } } },\n"
                        "    c = { options = { { '1', when = 'n == 0', go = 'a' }, { '2', go = 'off' } } },\n"
                        "    trap = { options = { { '1', go = 'trap' } } } } }\n");
    search = search_run(s, 1, NULL, NULL, NULL);
    // x at n = 0: x(off) = 1/4 + 1/4 (1/2 + 1/2 x(off)); out likewise: 1/4 + 1/8 x(out)
    assert_near(search_random_endings(search, likely), (.375 + .25) / .875);
    assert_near(likely[scenario_ending(s, STR("off"))], .375 / .875);
    assert_near(likely[scenario_ending(s, STR("out"))], .25 / .875);
    search_free(search);
    scenario_free(s);
}

// Three numbers that go up and down: far more situations than any budget here.
#define WIDE                                                                                                                               \
    START "  state = { n = { 0, 0, 1000 }, m = { 0, 0, 1000 }, o = { 500, 0, 1000 } }, outcome = { { 'N', from = 'n' }, { 'O', from = "    \
          "'o' } },\n"                                                                                                                     \
          "  endings = { out = 'O' }, beats = {\n"                                                                                         \
          "    a = { options = { { '1', effect = { n = 1 }, go = 'a' }, { '2', effect = { m = 1 }, go = 'b' }, { '3', go = 'b' } } },\n"   \
          "    b = { options = { { '1', effect = { o = -1 }, go = 'a' }, { '2', effect = { o = 7, m = -2 }, go = 'a' },\n"                 \
          "      { '3', go = 'out' } } } } }\n"

// What a search within a budget says of a state is what can be reached, though there may be better and worse.
static void compare_bounds(const Search *search, const Search *whole) {
    for (int32_t i = 0; i < search_states(search); i++) {
        int32_t row[ROW_MAX];
        search_row(search, i, row);
        int32_t state = search_position(search, i) < search_scenario(search)->beat_count ? search_find(whole, row) : -1;
        if (state < 0) continue;
        if (!search_ends(search, i)) {
            assert_true(!search_ends(whole, state) || !search_expanded(search, i));
            continue;
        }
        assert_true(search_ends(whole, state));
        assert_true(search_best(search, i) <= search_best(whole, state));
        assert_true(search_worst(search, i) >= search_worst(whole, state));
    }
}

static void every_budget(void **state) {
    (void)state;
    int bounded = 0;
    for (uint64_t number = 0; number < 40; number++) {
        Arena arena = {0};
        Scenario *s = load_good(random_text(&arena, number).data);
        Search *whole = search_run(s, 1, NULL, NULL, NULL);
        for (int32_t budget = 1; whole && search_exact(whole) && budget <= search_states(whole) && budget < 200; budget++) {
            Search *search = search_run(s, 1, &(SearchLimits){.states = budget}, NULL, NULL);
            assert_true(search_states(search) <= budget + OPTIONS_MAX);
            if (search_exact(search)) assert_int_equal(search_states(search), search_states(whole));
            if (budget == search_states(whole)) assert_true(search_exact(search));
            compare_bounds(search, whole);
            bounded += !search_exact(search) && search_ends(search, 0);
            search_free(search);
        }
        search_free(whole);
        scenario_free(s);
        arena_free(&arena);
    }
    assert_true(bounded > 100);
}

static void bytes_are_kept_to(void **state) {
    (void)state;
    Scenario *s = load_good(WIDE);
    for (size_t bytes = 1 << 18; bytes <= 4 << 20; bytes *= 4) {
        Search *search = search_run(s, 1, &(SearchLimits){.bytes = bytes}, NULL, NULL);
        assert_false(search_exact(search));
        assert_true(search_size(search) <= bytes);
        assert_true(search_size(search) > bytes / 4);  // and made use of
        assert_true(search_ends(search, 0));
        search_free(search);
    }
    scenario_free(s);
}

static void without_rollouts(void **state) {
    (void)state;
    Scenario *s = load_good(WIDE);
    Search *search = search_run(s, 1, &(SearchLimits){.states = 5000, .no_rollouts = true}, NULL, NULL);
    assert_false(search_exact(search));
    for (int32_t i = 0; i < search_states(search); i++) assert_true(search_expanded(search, i) || !search_ends(search, i));
    search_free(search);
    scenario_free(s);
}

static Session *play(const Scenario *scenario, const int *numbers, int count) {
    Session *session = session_open(scenario, 1, NULL);
    for (int i = 0; i < count; i++) assert_true(session_decide(session, &(Decision){DECISION_CHOOSE, 1, {numbers[i]}}, NULL));
    return session;
}

static void judge(const Session *session, const Search *search, Arena *arena, Debrief *debrief) {
    Err err = {0};
    assert_true(debrief_build(session, search, arena, debrief, &err));
    assert_no_faults(&err);
    assert_int_equal(debrief->step_count, session_steps(session));
    assert_int_equal(debrief->exact, search_exact(search));
}

// A run beyond the budget is judged by small searches from where it stands. Here they come to all that follows, and say so.
static void a_debrief_beyond_the_budget(void **state) {
    (void)state;
    Scenario *s = load_good(loops_text);
    Search *whole = search_run(s, 1, NULL, NULL, NULL), *search = search_run(s, 1, &(SearchLimits){.states = 2}, NULL, NULL);
    Session *session = play(s, (const int[]){1, 1, 2, 1, 2, 3}, 6);
    Arena arena = {0};
    Debrief known, bound;
    judge(session, whole, &arena, &known);
    judge(session, search, &arena, &bound);
    int exact = 0;
    for (int i = 0; i < bound.step_count; i++) {
        const DebriefStep *step = &bound.steps[i];
        if (!step->exact) continue;
        exact++;
        assert_int_equal(step->before, known.steps[i].before);
        assert_int_equal(step->after, known.steps[i].after);
        assert_int_equal(step->stake, known.steps[i].stake);
    }
    assert_true(exact >= 4);
    Session *other = debrief_what_if(session, search, 4, 1, NULL), *best = debrief_what_if(session, whole, 4, 1, NULL);
    assert_int_equal(session_outcome(other).numerator, session_outcome(best).numerator);
    session_free(best);
    session_free(other);
    session_free(session);
    search_free(search);
    search_free(whole);
    scenario_free(s);
    arena_free(&arena);
}

// Where nothing comes to all that follows, there are values and lines all the same.
static void a_debrief_far_beyond_the_budget(void **state) {
    (void)state;
    Scenario *s = load_good(WIDE);
    Search *search = search_run(s, 1, &(SearchLimits){.states = 300}, NULL, NULL);
    Session *session = play(s, (const int[]){2, 1, 1, 3, 3}, 5);
    Arena arena = {0};
    Debrief debrief;
    judge(session, search, &arena, &debrief);
    assert_in_range(debrief.accuracy, 0, POINTS_MAX);
    for (int i = 0; i < debrief.step_count; i++) {
        assert_true(debrief.steps[i].best > 0);
        assert_true(debrief.steps[i].regret >= 0 && debrief.steps[i].stake >= debrief.steps[i].regret);
    }
    Session *other = debrief_what_if(session, search, 1, 2, NULL);
    assert_non_null(other);
    assert_true(session_ending(other) >= 0);
    session_free(other);
    arena_free(&arena);
    session_free(session);
    search_free(search);
    scenario_free(s);
}

typedef struct Race {
    const Scenario *scenario;
    SearchProgress progress;
    Search *search;
} Race;

static void *run_race(void *context) {
    Race *race = context;
    race->search =
        search_run(race->scenario, 1, &(SearchLimits){.states = SEARCH_STATES_MAX, .bytes = (size_t)1 << 33}, &race->progress, NULL);
    return NULL;
}

static void another_thread_stops_it(void **state) {
    (void)state;
    Race race = {.scenario = load_good(WIDE)};
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, run_race, &race), 0);
    while (atomic_load(&race.progress.states) < 20000) sched_yield();
    atomic_store(&race.progress.cancel, true);
    pthread_join(thread, NULL);
    assert_null(race.search);
    scenario_free((Scenario *)(uintptr_t)race.scenario);
}

static void a_first_beat_that_fails(void **state) {
    (void)state;
    Err err = {0};
    Scenario *s = load_good(START "  state = { n = { 0, 0, 1 } }, endings = { out = 'O' }, beats = {\n"
                                  "    a = { options = { { '1', when = 'n > 0', go = 'out' } } } } }\n");
    assert_null(search_run(s, 1, NULL, NULL, &err));
    assert_fault(&err, "no way on");
    err_free(&err);
    scenario_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_and_bounds),
        cmocka_unit_test(options_for_once),
        cmocka_unit_test(draws),
        cmocka_unit_test(promises_due),
        cmocka_unit_test(promises_within),
        cmocka_unit_test(clocks),
        cmocka_unit_test(to_the_minute),
        cmocka_unit_test(promises_at_the_end_of_time),
        cmocka_unit_test(complaints),
        cmocka_unit_test(functions),
        cmocka_unit_test(loops),
        cmocka_unit_test(rules),
        cmocka_unit_test(passing_through),
        cmocka_unit_test(dead_ends),
        cmocka_unit_test(endless_loops),
        cmocka_unit_test(wide_numbers),
        cmocka_unit_test(nothing_scored),
        cmocka_unit_test(random_scenarios),
        cmocka_unit_test(waiting_in_a_loop),
        cmocka_unit_test(random_play),
        cmocka_unit_test(every_budget),
        cmocka_unit_test(bytes_are_kept_to),
        cmocka_unit_test(without_rollouts),
        cmocka_unit_test(a_debrief_beyond_the_budget),
        cmocka_unit_test(a_debrief_far_beyond_the_budget),
        cmocka_unit_test(another_thread_stops_it),
        cmocka_unit_test(a_first_beat_that_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
