// The debrief of small runs, counted by hand.
#include "coach/debrief.h"
#include "testkit/testkit.h"

static const MemoryFile files[] = {
    {"round.lua", "return scenario {\n"
                  "  api = 1, kind = 'complaint', level = 1, minutes = 1, title = 'Round', brief = 'A beat that is met twice.',\n"
                  "  state = { anger = { 50, 0, 100 } },\n"
                  "  start = 'call',\n"
                  "  beats = {\n"
                  "    call = {\n"
                  "      say = 'The phone rings.',\n"
                  "      options = {\n"
                  "        { 'Listen.', shows = { 'a.listen', 'a.calm' }, effect = { anger = -20 }, go = 'call' },\n"
                  "        { 'Explain.', mistakes = 'a.listen', go = 'call' },\n"
                  "        { 'Smile.', once = true, shows = 'a.smile', go = 'call' },\n"
                  "        { 'Hang up.', when = 'anger <= 30', shows = 'a.close', go = 'call2' },\n"
                  "        { 'Shout.', when = 'anger > 90', shows = 'a.shout', go = 'call2' },\n"
                  "      },\n"
                  "    },\n"
                  "    call2 = {\n"
                  "      options = {\n"
                  "        { 'Listen again.', shows = 'a.listen', go = 'done' },\n"
                  "        { 'Leave it.', go = 'done' },\n"
                  "      },\n"
                  "    },\n"
                  "  },\n"
                  "  endings = { done = 'It is over.' },\n"
                  "}\n"},
    // By hand: 100 to 0 can be reached. At the door 30 of them hang on the first option, and as many on the last; at the desk 40.
    {"visit.lua", "return scenario {\n"
                  "  api = 1, kind = 'relationship', level = 1, minutes = 1, title = 'Visit', brief = 'Two questions.',\n"
                  "  state = { trust = { 50, 0, 100 } }, outcome = { { 'Trust', from = 'trust' } }, start = 'door',\n"
                  "  beats = {\n"
                  "    door = { go = 'desk', options = {\n"
                  "      { 'Ask.', effect = { trust = 30 }, shows = 'a.ask' },\n"
                  "      { 'Wait.' },\n"
                  "      { 'Talk.', effect = { trust = -30 }, mistakes = 'a.ask' } } },\n"
                  "    desk = { go = 'out', options = {\n"
                  "      { 'Promise little.', effect = { trust = 20 } }, { 'Promise all.', effect = { trust = -20 } } } },\n"
                  "  },\n"
                  "  endings = { out = 'You are outside.' },\n"
                  "}\n"},
    {"again.lua", "return scenario {\n"
                  "  api = 1, kind = 'relationship', level = 1, minutes = 1, title = 'Again', brief = 'One question, for hours.',\n"
                  "  clock = { start = '09:00', unit = 'minute' }, state = { trust = { 50, 0, 100 } },\n"
                  "  outcome = { { 'Trust', from = 'trust' } }, rules = { { when = 'clock > 400', go = 'out' } }, start = 'a',\n"
                  "  beats = { a = { options = {\n"
                  "    { 'Ask again.', takes = 1, go = 'a' }, { 'Close.', effect = { trust = 50 }, go = 'out' } } } },\n"
                  "  endings = { out = 'You are outside.' },\n"
                  "}\n"},
    {NULL, NULL},
};

typedef struct Round {
    Scenario *scenario;
    Session *session;
    Arena arena;
    Debrief debrief;
    Search *search;  // NULL: not judged
} Round;

static Round play_file(const char *file, const int *numbers, int count, bool judged) {
    Err err = {0};
    Files memory = testkit_memory(files);
    Round round = {.scenario = scenario_load(&memory, str_from(file), STR("round"), NULL, &err)};
    assert_no_faults(&err);
    round.session = session_open(round.scenario, 1, &err);
    for (int i = 0; i < count; i++) {
        Decision decision = {DECISION_CHOOSE, 1, {numbers[i]}};
        assert_true(session_decide(round.session, &decision, &err));
    }
    if (judged) round.search = search_run(round.scenario, 1, NULL, NULL, &err);
    assert_true(debrief_build(round.session, round.search, &round.arena, &round.debrief, &err));
    assert_no_faults(&err);
    err_free(&err);
    return round;
}

static Round play(const int *numbers, int count) {
    return play_file("round.lua", numbers, count, false);
}

static void end(Round *round) {
    session_free(round->session);
    search_free(round->search);
    scenario_free(round->scenario);
    arena_free(&round->arena);
}

static void assert_open(const DebriefStep *step, const int *open, int count) {
    assert_int_equal(step->open_count, count);
    for (int i = 0; i < count; i++) assert_int_equal(step->open[i].number, open[i]);
}

static void assert_tags(const Round *round, const int *tags, int count, const char *const *ids, int expected) {
    assert_int_equal(count, expected);
    for (int i = 0; i < count; i++) assert_str(round->debrief.ids[tags[i]], ids[i]);
}

static void assert_count(const Round *round, const char *id, int offered, int shown, int mistaken) {
    for (int i = 0; i < round->debrief.technique_count; i++) {
        const DebriefTechnique *sum = &round->debrief.techniques[i];
        if (!str_equal(round->debrief.ids[sum->technique], str_from(id))) continue;
        assert_int_equal(sum->offered, offered);
        assert_int_equal(sum->shown, shown);
        assert_int_equal(sum->mistaken, mistaken);
        return;
    }
    if (offered + shown + mistaken) fail_msg("%s is not counted", id);
}

static void lists_what_was_open(void **state) {
    (void)state;
    Round round = play((const int[]){3, 1, 4, 2}, 4);
    const DebriefStep *steps = round.debrief.steps;
    assert_int_equal(round.debrief.step_count, 4);
    assert_open(&steps[0], (const int[]){1, 2, 3}, 3);
    assert_open(&steps[1], (const int[]){1, 2}, 2);     // smiling was for once
    assert_open(&steps[2], (const int[]){1, 2, 4}, 3);  // anger fell to 30
    assert_open(&steps[3], (const int[]){1, 2}, 2);
    assert_int_equal(steps[2].chosen, 4);
    assert_int_equal(steps[2].taken, 2);
    assert_int_equal(steps[2].decision.kind, DECISION_CHOOSE);
    assert_int_equal(steps[2].decision.value[0], 4);
    assert_int_equal(steps[1].open[1].decision.value[0], 2);
    assert_int_equal(steps[3].beat, scenario_beat(round.scenario, STR("call2")));
    end(&round);
}

static void lists_tags_of_what_was_chosen(void **state) {
    (void)state;
    Round round = play((const int[]){2, 1}, 2);
    const DebriefStep *steps = round.debrief.steps;
    assert_tags(&round, steps[0].shown, steps[0].shown_count, NULL, 0);
    assert_tags(&round, steps[0].mistaken, steps[0].mistaken_count, (const char *const[]){"a.listen"}, 1);
    assert_tags(&round, steps[1].shown, steps[1].shown_count, (const char *const[]){"a.listen", "a.calm"}, 2);
    assert_tags(&round, steps[1].mistaken, steps[1].mistaken_count, NULL, 0);
    end(&round);
}

// "call" is met four times and counts once; "call2" offers listening a second time.
static void counts_a_beat_once(void **state) {
    (void)state;
    Round round = play((const int[]){1, 2, 1, 4, 2}, 5);
    assert_count(&round, "a.listen", 2, 1, 1);
    assert_count(&round, "a.calm", 1, 1, 0);
    assert_count(&round, "a.smile", 1, 0, 0);
    assert_count(&round, "a.close", 1, 1, 0);
    assert_count(&round, "a.shout", 0, 0, 0);  // was never open
    assert_int_equal(round.debrief.technique_count, 4);
    end(&round);
}

static void reads_an_unfinished_run(void **state) {
    (void)state;
    Round round = play(NULL, 0);
    assert_int_equal(round.debrief.step_count, 0);
    assert_int_equal(round.debrief.technique_count, 0);  // nothing was decided, so nothing was offered and left
    end(&round);
}

// Outcomes are numerators over the weight of the one row times its range, 100.
static int64_t points(int whole) {
    return (int64_t)whole * 100;
}

static void says_what_each_decision_gave_up(void **state) {
    (void)state;
    Round round = play_file("visit.lua", (int[]){2, 1}, 2, true);
    const DebriefStep *door = &round.debrief.steps[0], *desk = &round.debrief.steps[1];
    assert_true(round.debrief.judged && round.debrief.exact);
    assert_int_equal(round.debrief.denominator, 100);
    assert_int_equal(door->before, points(100));
    assert_int_equal(door->after, points(70));
    assert_int_equal(door->regret, points(30));
    assert_int_equal(door->stake, points(60));
    assert_int_equal(door->label, LABEL_BLUNDER);
    assert_int_equal(door->points, 2478);  // 103.1668 exp(-4.354 * .3) - 3.1669
    assert_int_equal(door->best, 1);
    assert_int_equal(door->advice, 0);
    assert_int_equal(door->taken, 1);
    assert_int_equal(door->hindsight, points(30));
    assert_int_equal(door->open[2].hindsight, points(40));
    assert_int_equal(door->open[2].best, points(40));
    assert_int_equal(door->open[2].worst, 0);
    assert_int_equal(desk->regret, 0);
    assert_int_equal(desk->stake, points(40));
    assert_int_equal(desk->label, LABEL_BEST);
    assert_int_equal(round.debrief.accuracy, 5487);  // (60 * 24.78 + 40 * 100) / 100
    assert_int_equal(round.debrief.turn_count, 1);
    assert_int_equal(round.debrief.turns[0], 0);
    assert_int_equal(round.debrief.techniques[0].missed, 1);
    end(&round);
}

static void plays_out_what_would_have_come(void **state) {
    (void)state;
    Round round = play_file("visit.lua", (int[]){2, 1}, 2, true);
    Session *other = debrief_what_if(round.session, round.search, 0, 3, NULL);
    assert_int_equal(session_steps(other), 2);
    assert_int_equal(session_step(other, 0).decision.value[0], 3);
    assert_int_equal(session_step(other, 1).decision.value[0], 1);
    assert_int_equal(session_outcome(other).numerator, points(40));
    Session *same = debrief_line(round.session, round.search, 0, &(Decision){DECISION_CHOOSE, 1, {3}}, NULL);
    assert_true(session_hash(same) == session_hash(other));
    session_free(same);
    session_free(other);
    assert_null(debrief_what_if(round.session, round.search, 1, 3, NULL));
    end(&round);
}

// Where all is equal, the best line asked the same question 400 times over, since that option came first.
static void the_best_line_moves_on(void **state) {
    (void)state;
    Round round = play_file("again.lua", NULL, 0, true);
    Session *best = debrief_what_if(round.session, round.search, 0, 0, NULL);
    assert_int_equal(session_steps(best), 1);
    assert_int_equal(session_step(best, 0).decision.value[0], 2);
    session_free(best);
    end(&round);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_what_was_open),
        cmocka_unit_test(lists_tags_of_what_was_chosen),
        cmocka_unit_test(counts_a_beat_once),
        cmocka_unit_test(reads_an_unfinished_run),
        cmocka_unit_test(says_what_each_decision_gave_up),
        cmocka_unit_test(plays_out_what_would_have_come),
        cmocka_unit_test(the_best_line_moves_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
