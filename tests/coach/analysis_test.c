// Analyses worked out on paper, and by trying every play without remembering anything.
#include "coach/analysis.h"

#include "testkit/testkit.h"

#define HEAD "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 1, title = 'T', brief = 'B.',\n"
static const MemoryFile files[] = {
    {"paper.lua",
     HEAD "  state = { worth = { 0, 0, 100 } },\n"
          "  outcome = { { 'Worth', weight = 1, from = 'worth' } },\n"
          "  start = 'a',\n"
          "  beats = {\n"
          "    a = { options = {\n"
          "      { 'x', mistakes = 'beyond.t', effect = { worth = 10 }, go = 'b' },\n"
          "      { 'y', effect = { worth = 30 }, go = 'b' },\n"
          "      { 'z', shows = 'beyond.t', go = 'c' },\n"
          "      { 'never', when = 'worth > 50', go = 'c' } } },\n"
          "    b = { options = { { 'x', effect = { worth = 20 }, go = 'done' }, { 'y', go = 'done' } } },\n"
          "    c = { options = { { 'x', effect = { worth = 70 }, go = 'done' }, { 'y', effect = { worth = 5 }, go = 'lost' } } },\n"
          "    d = { options = { { 'x', go = 'never' } } },\n"
          "  },\n"
          "  endings = { done = 'Done.', lost = 'Lost.', never = 'Never.' } }\n"},
    {"many.lua", HEAD
     "  state = { v = { 0, 0, 9 }, w = { 3, 0, 9 }, x = { 0, 0, 4 }, n = { 0, 0, 7 } },\n"
     "  outcome = { { 'V', weight = 3, from = 'v' }, { 'W', weight = 2, from = 'w', invert = true }, { 'X', weight = 1, from = 'x' } },\n"
     "  start = 'a', beats = {\n"
     "    a = { go = { { 'lost', when = 'w > 5' }, { 'done', when = 'n == 7' }, { 'b', when = 'n == 3' }, 'a' }, options = {\n"
     "      { 'v', effect = { n = 1, v = 1 } }, { 'w', effect = { n = 1, w = 2 } }, { 'x', when = 'n > 1', effect = { n = 1, x = 2 } } } "
     "},\n"
     "    b = { go = 'a', options = { { 'p', effect = { n = 1, v = 4, w = 1 } }, { 'q', when = 'x > 0', effect = { n = 1, x = 1 } } } } "
     "},\n"
     "  endings = { done = 'Done.', lost = 'Lost.' } }\n"},
    {"round.lua", HEAD "  state = { n = { 0, 0, 3 } }, outcome = { { 'N', weight = 1, from = 'n' } }, start = 'a',\n"
                       "  beats = { a = { options = { { 'x', effect = { n = 1 }, go = 'a' } } } }, endings = { done = 'Done.' } }\n"},
    {"long.lua", HEAD "  state = { v = { 0, 0, 40 }, w = { 0, 0, 40 }, n = { 0, 0, 60 } },\n"
                      "  outcome = { { 'V', weight = 3, from = 'v' }, { 'W', weight = 2, from = 'w' } }, start = 'a',\n"
                      "  beats = { a = { go = { { 'done', when = 'n == 60' }, 'a' }, options = {\n"
                      "    { 'n', effect = { n = 1 } }, { 'w', effect = { n = 1, w = 1 } }, { 'v', effect = { n = 1, v = 1 } } } } },\n"
                      "  endings = { done = 'Done.' } }\n"},
    // The last option always leads to an ending that was not met before.
    {"ends.lua", HEAD "  state = { v = { 0, 0, 40 }, w = { 0, 0, 40 } },\n"
                      "  outcome = { { 'V', weight = 41, from = 'v' }, { 'W', weight = 1, from = 'w' } },\n"
                      "  start = 'a', beats = { a = { go = 'a', options = {\n"
                      "    { 'v', effect = { v = 1 } }, { 'w', effect = { w = 1 } }, { 'out', go = 'done' } } } },\n"
                      "  endings = { done = 'Done.' } }\n"},
    {NULL, NULL},
};

typedef struct Given {
    Scenario *scenario;
    Search *search;
    Arena arena;
    Analysis analysis;
} Given;

static Given analyze(const char *file, int64_t limit) {
    Err err = {0};
    Files memory = testkit_memory(files);
    Given given = {.scenario = scenario_load(&memory, str_from(file), str_from(file), NULL, &err)};
    assert_no_faults(&err);
    SearchLimits limits = {.states = limit};
    given.search = search_run(given.scenario, 1, &limits, NULL, &err);
    assert_non_null(given.search);
    given.analysis = analysis_make(given.search, &given.arena);
    err_free(&err);
    return given;
}

static void end(Given *given) {
    search_free(given->search);
    scenario_free(given->scenario);
    arena_free(&given->arena);
}

static const AnalysisOption *option_at(const Given *given, const char *beat, int number) {
    int index = scenario_beat(given->scenario, str_from(beat));
    return &given->analysis.options[given->scenario->beats[index].options.first + number - 1];
}

static void assert_points(double got, double expected) {
    if (got < expected - 1e-9 || got > expected + 1e-9) fail_msg("%.12f instead of %.12f", got, expected);
}

static void assert_option(const Given *given, const char *beat, int number, int states, double value, double regret, double stake) {
    const AnalysisOption *option = option_at(given, beat, number);
    assert_int_equal(option->states, states);
    if (!states) return;
    assert_points(option->value, value);
    assert_points(option->regret, regret);
    assert_points(option->stake, stake);
}

static void assert_line(const Given *given, const AnalysisLine *line, int64_t outcome, const char *const *beats, const int *options,
                        int count) {
    assert_true(line->ends);
    assert_int_equal(line->outcome, outcome * search_denominator(given->search));
    assert_int_equal(line->count, count);
    for (int i = 0; i < count; i++) {
        assert_str(given->scenario->beats[line->steps[i].beat].name, beats[i]);
        assert_int_equal(line->steps[i].option, options[i]);
    }
}

static void analyzes_what_was_worked_out(void **state) {
    (void)state;
    Given given = analyze("paper.lua", 0);
    static const char *const beats[] = {"a", "c"};
    assert_line(&given, &given.analysis.best, 70, beats, (int[]){3, 1}, 2);
    assert_line(&given, &given.analysis.worst, 5, beats, (int[]){3, 2}, 2);
    // a; b after x and after y; c; done with 10, 30, 50 and 70; lost.
    assert_int_equal(search_states(given.search), 9);
    assert_option(&given, "a", 1, 1, 30, 40, 40);
    assert_option(&given, "a", 2, 1, 50, 20, 40);
    assert_option(&given, "a", 3, 1, 70, 0, 40);
    assert_option(&given, "a", 4, 0, 0, 0, 0);
    assert_option(&given, "b", 1, 2, 40, 0, 20);
    assert_option(&given, "b", 2, 2, 20, 20, 20);
    assert_option(&given, "c", 1, 1, 70, 0, 65);
    assert_option(&given, "c", 2, 1, 5, 65, 65);
    assert_option(&given, "d", 1, 0, 0, 0, 0);
    const int states[] = {1, 2, 1, 0};
    for (int i = 0; i < 4; i++) assert_int_equal(given.analysis.states[i], states[i]);
    const char *const on_line = "a3 c1";
    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < given.scenario->beats[i].options.count; j++) {
            char name[] = {given.scenario->beats[i].name.data[0], (char)('1' + j), 0};
            assert_int_equal(option_at(&given, (char[]){name[0], 0}, j + 1)->on_best_line, strstr(on_line, name) != NULL);
        }
    }
    end(&given);
}

static void tells_endings_and_targets(void **state) {
    (void)state;
    Given given = analyze("paper.lua", 0);
    const Scenario *s = given.scenario;
    const int64_t unit = search_denominator(given.search);
    const AnalysisEnding *done = &given.analysis.endings[scenario_ending(s, STR("done"))];
    const AnalysisEnding *lost = &given.analysis.endings[scenario_ending(s, STR("lost"))];
    assert_points(done->probability, 5 / 6.0);
    assert_points(lost->probability, 1 / 6.0);
    assert_int_equal(done->best, 70 * unit);
    assert_int_equal(done->worst, 10 * unit);
    assert_int_equal(lost->best, 5 * unit);
    assert_true(done->reached && lost->reached);
    assert_false(given.analysis.endings[scenario_ending(s, STR("never"))].reached);
    assert_int_equal(option_at(&given, "a", 1)->target_count, 1);
    assert_int_equal(option_at(&given, "a", 1)->targets[0].position, scenario_beat(s, STR("b")));
    assert_int_equal(option_at(&given, "b", 1)->targets[0].position, s->beat_count + scenario_ending(s, STR("done")));
    assert_int_equal(option_at(&given, "b", 1)->targets[0].states, 2);
    end(&given);
}

// The same by trying everything again and again: rows that were met, and of each the best outcome behind it.
typedef struct Tried {
    const Scenario *s;
    int32_t rows[4096][8];
    int count;
    double probability[2];
} Tried;

static int tried_row(const Tried *t, const int32_t *row) {
    for (int i = 0; i < t->count; i++)
        if (!memcmp(t->rows[i], row, (size_t)t->s->row_count * sizeof *row)) return i;
    return -1;
}

static int taken(const Scenario *s, const int32_t *row, int option, int32_t *next) {
    bool ok = true;
    Trail trail;
    memcpy(next, row, (size_t)s->row_count * sizeof *row);
    Slice options = s->beats[row[s->position_slot]].options;
    return option < options.count && play_is_open(s, options.first + option, row, &ok, NULL) &&
           play_choose(s, options.first + option, next, &trail, NULL);
}

static double highest(const Scenario *s, const int32_t *row) {
    if (row[s->position_slot] >= s->beat_count) return (double)play_outcome(s, row) / (double)play_outcome_denominator(s);
    double most = -1;
    for (int i = 0; i < OPTIONS_MAX; i++) {
        int32_t next[8];
        double value = taken(s, row, i, next) ? highest(s, next) : -1;
        if (value > most) most = value;
    }
    return most;
}

static void try_all(Tried *t, const int32_t *row, double probability) {
    const Scenario *s = t->s;
    if (tried_row(t, row) < 0) memcpy(t->rows[t->count++], row, (size_t)s->row_count * sizeof *row);
    if (row[s->position_slot] >= s->beat_count) {
        t->probability[row[s->position_slot] - s->beat_count] += probability;
        return;
    }
    int32_t next[OPTIONS_MAX][8];
    int count = 0;
    for (int i = 0; i < OPTIONS_MAX; i++) count += taken(s, row, i, next[count]);
    for (int i = 0; i < count; i++) try_all(t, next[i], probability / count);
}

static void agrees_with_trying_everything(void **state) {
    (void)state;
    static Tried tried;
    Given given = analyze("many.lua", 0);
    const Scenario *s = given.scenario;
    tried = (Tried){.s = s};
    int32_t row[ROW_MAX];
    Trail trail;
    assert_true(s->row_count <= 8 && play_start(s, 1, row, &trail, NULL));
    try_all(&tried, row, 1);
    assert_in_range(tried.count, 40, 4096);
    assert_points((double)given.analysis.best.outcome / (double)search_denominator(given.search), highest(s, row));
    for (int i = 0; i < 2; i++) assert_points(given.analysis.endings[i].probability, tried.probability[i]);
    for (int i = 0; i < s->option_count; i++) {
        int beat = i < s->beats[0].options.count ? 0 : 1, option = i - s->beats[beat].options.first, states = 0;
        double value = 0, regret = 0, stake = 0;
        for (int j = 0; j < tried.count; j++) {
            int32_t next[8];
            double most = -1, least = 101;
            if (tried.rows[j][s->position_slot] != beat || !taken(s, tried.rows[j], option, next)) continue;
            double here = highest(s, next);
            for (int k = 0; k < OPTIONS_MAX; k++) {
                if (!taken(s, tried.rows[j], k, next)) continue;
                double other = highest(s, next);
                if (other > most) most = other;
                if (other < least) least = other;
            }
            states++;
            value += here;
            regret += most - here;
            stake += most - least;
        }
        assert_int_equal(given.analysis.options[i].states, states);
        assert_true(states > 0);
        assert_points(given.analysis.options[i].value, value / states);
        assert_points(given.analysis.options[i].regret, regret / states);
        assert_points(given.analysis.options[i].stake, stake / states);
    }
    end(&given);
}

static void copes_without_an_end(void **state) {
    (void)state;
    Given given = analyze("round.lua", 0);
    assert_false(given.analysis.best.ends);
    assert_int_equal(given.analysis.best.count, 0);
    assert_false(given.analysis.endings[0].reached);
    assert_points(given.analysis.endings[0].probability, 0);
    assert_int_equal(option_at(&given, "a", 1)->states, 1);  // n stops mattering where no ending can be reached
    end(&given);
}

// Beyond the budget a line is played out greedily: three points a step until v is full, then two.
static void lines_go_on_beyond_the_budget(void **state) {
    (void)state;
    Given given = analyze("long.lua", 1000);
    assert_false(search_exact(given.search));
    assert_int_equal(given.analysis.best.count, 60);
    assert_int_equal(given.analysis.worst.count, 60);
    assert_true(given.analysis.best.whole && given.analysis.worst.whole);
    // 40 of 40 in v at weight 3, 20 of 40 in w at weight 2.
    assert_int_equal(given.analysis.best.outcome, 80 * search_denominator(given.search));
    assert_int_equal(given.analysis.worst.outcome, 0);
    end(&given);
}

// Regression: the budget ended, and the last state that was met was an ending.
static void an_ending_at_the_edge_is_not_the_end(void **state) {
    (void)state;
    Given given = analyze("ends.lua", 1000);
    assert_true(search_position(given.search, search_states(given.search) - 1) >= given.scenario->beat_count);
    assert_false(search_exact(given.search));
    end(&given);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(analyzes_what_was_worked_out),  cmocka_unit_test(tells_endings_and_targets),
        cmocka_unit_test(agrees_with_trying_everything), cmocka_unit_test(copes_without_an_end),
        cmocka_unit_test(lines_go_on_beyond_the_budget), cmocka_unit_test(an_ending_at_the_edge_is_not_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
