// What is shown: names, moods, ledgers and times as a reader sees them, in both languages, and the order of options.
#include "core/view.h"
#include "testkit/testkit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const source =
    "return scenario { api = 1, kind = 'complaint', title = 'T', start = 'a', clock = { start = '23:50', unit = 'minute' },\n"
    "  cast = { ann = { name = 'Ann', role = 'buyer', mood = 'trust' }, bo = { name = 'Bo', mood = 'anger' } },\n"
    "  state = { trust = { 70, 0, 100, show = 'Trust' }, class = { 'low', 'high', show = 'Class' }, hidden = { 1, 0, 5 } },\n"
    "  model = complaint { severity = 100, recent_failures = 2 }, draw = { r = { 7 } },\n"
    "  facts = { f = { 'Fact {r}', from = 'ann' }, g = 'Other' }, promises = { p = { 'Call', within = 30 }, q = { 'Mail', due = '00:20' } "
    "},\n"
    "  endings = { won = { 'Won', { ann = 'Bye' } } },\n"
    "  beats = { a = { say = { { ann = 'Trust is {trust}, class {class}.' }, { 'Only later', when = 'trust < 50' }, { you = 'Hm.' } }, ask "
    "= 'What now?',\n"
    "    options = { { 'One', effect = { trust = -25, class = 'high' }, learn = 'f', promise = { 'p', 'q' }, takes = 15, reply = { bo = "
    "'No!' }, go = 'a' },\n"
    "      { 'Two', when = 'trust < 50', keep = 'p', go = 'a' }, { 'Three', effect = { trust = -16 }, go = 'a' }, { 'Four', go = 'won' } } "
    "} } }";

static Scenario *load(void) {
    MemoryFile files[] = {{"t.lua", source}, {NULL, NULL}};
    Files world = testkit_memory(files);
    Err err = {0};
    Scenario *scenario = scenario_load(&world, STR("t.lua"), STR("t"), NULL, &err);
    assert_no_faults(&err);
    err_free(&err);
    return scenario;
}

static void choose(Session *session, int number) {
    assert_true(session_decide(session, &(Decision){DECISION_CHOOSE, 1, {number}}, NULL));
}

static void first_beat(void **state) {
    (void)state;
    Scenario *s = load();
    Session *session = session_open(s, 3, NULL);
    Arena arena = {0};
    View v = session_view(session, NULL, &arena);
    assert_int_equal(v.line_count, 2);
    assert_str(v.lines[0].who, "Ann");
    assert_str(v.lines[0].text, "Trust is 70, class low.");
    assert_int_equal(v.lines[0].mood, MOOD_PLEASED);
    assert_int_equal(v.lines[1].speaker, SPEAKER_YOU);
    assert_str(v.ask, "What now?");
    assert_int_equal(v.option_count, 3);  // Two is closed
    assert_int_equal(v.meter_count, 2);
    assert_str(v.meters[0].label, "Trust");
    assert_int_equal(v.meters[0].value, 70);
    assert_str(v.meters[1].word, "low");
    assert_int_equal(v.fact_count, 0);
    assert_int_equal(v.promise_count, 0);
    assert_str(v.clock_text, "23:50");
    assert_int_equal(v.people[1].mood, MOOD_ANGRY);  // anger .25 + .6 * 1.6 = 1.21, bounded to 100
    assert_true(v.people[0].speaks);
    assert_false(v.people[1].speaks);
    arena_free(&arena);
    session_free(session);
    scenario_free(s);
}

static void after_a_decision(void **state) {
    (void)state;
    Scenario *s = load();
    Session *session = session_open(s, 3, NULL);
    choose(session, 1);
    Arena arena = {0};
    View v = session_view(session, NULL, &arena);
    assert_int_equal(v.line_count, 4);
    assert_str(v.lines[0].who, "Bo");
    assert_str(v.lines[1].text, "Trust is 45, class high.");
    assert_int_equal(v.lines[1].mood, MOOD_NEUTRAL);
    assert_str(v.lines[2].text, "Only later");
    assert_str(v.clock_text, "+1 00:05");
    assert_int_equal(v.fact_count, 1);
    assert_str(v.facts[0].text, "Fact 7");
    assert_str(v.facts[0].from, "Ann");
    assert_int_equal(v.promise_count, 2);
    assert_str(v.promises[0].due, "+1 00:35");  // promised at 00:05, within 30
    assert_str(v.promises[1].due, "+1 00:20");  // a time before the start is the next day's
    choose(session, 2);
    v = session_view(session, NULL, &arena);
    assert_int_equal(v.promises[0].state, PROMISE_KEPT);
    assert_str(v.promises[0].due, "");
    choose(session, 3);
    v = session_view(session, NULL, &arena);
    assert_int_equal(v.people[0].mood, MOOD_ANNOYED);  // 29 of 100
    choose(session, 4);
    v = session_view(session, NULL, &arena);
    assert_str(v.ending, "won");
    assert_str(v.beat, "");
    assert_str(v.lines[0].text, "Won");
    assert_int_equal(v.option_count, 0);
    arena_free(&arena);
    session_free(session);
    scenario_free(s);
}

static void the_scene_is_the_beats_or_else_the_scenarios(void **state) {
    (void)state;
    static const char *const places =
        "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', scene = 'office', endings = { e = 'E' },\n"
        "  cast = { ann = { name = 'Ann', portrait = 'buyer' } },\n"
        "  beats = { a = { options = { { 'x', go = 'b' } } }, b = { scene = 'quay', options = { { 'y', go = 'e' } } } } }";
    MemoryFile files[] = {{"t.lua", places}, {NULL, NULL}};
    Files world = testkit_memory(files);
    Scenario *s = scenario_load(&world, STR("t.lua"), STR("t"), NULL, NULL);
    assert_non_null(s);
    Session *session = session_open(s, 3, NULL);
    Arena arena = {0};
    static const char *const scenes[] = {"office", "quay", "office"};
    for (int i = 0; i < 3; i++) {
        View v = session_view(session, NULL, &arena);
        assert_str(v.scene, scenes[i]);
        assert_str(v.people[0].portrait, "buyer");
        if (i < 2) choose(session, 1);
    }
    arena_free(&arena);
    session_free(session);
    scenario_free(s);
}

static void in_another_language(void **state) {
    (void)state;
    static const char *const po =
        "msgid \"Trust is {trust}, class {class}.\"\nmsgstr \"等級{class}，信任{trust}。\"\n"
        "msgctxt \"a\"\nmsgid \"low\"\nmsgstr \"低\"\n\nmsgid \"Ann\"\nmsgstr \"安\"\n\nmsgid \"One\"\nmsgstr \"一\"\n";
    Scenario *s = load();
    Arena arena = {0};
    Err err = {0};
    Catalog *catalog = catalog_read(&arena, STR("t.po"), str_from(po), &err);
    assert_no_faults(&err);
    Session *session = session_open(s, 3, NULL);
    uint64_t hash = session_hash(session);
    View v = session_view(session, catalog, &arena);
    assert_str(v.lines[0].who, "安");
    assert_str(v.lines[0].text, "等級低，信任70。");
    assert_true(session_hash(session) == hash);
    session_free(session);
    scenario_free(s);
    err_free(&err);
    arena_free(&arena);
}

// The same seed, beat and visit give the same order; over many seeds every order of the three open options comes up about equally often.
static void options_are_shuffled_fairly(void **state) {
    (void)state;
    Scenario *s = load();
    int orders[6] = {0};
    for (uint64_t seed = 0; seed < 6000; seed++) {
        Session *session = session_open(s, seed, NULL);
        Arena arena = {0};
        View v = session_view(session, NULL, &arena), again = session_view(session, NULL, &arena);
        int a = v.options[0].number, b = v.options[1].number;
        assert_int_equal(again.options[0].number, a);
        assert_int_equal(again.options[1].number, b);
        static const int place[] = {-1, 0, -1, 1, 2};
        orders[place[a] * 2 + (place[b] > place[a] ? place[b] - 1 : place[b])]++;
        arena_free(&arena);
        session_free(session);
    }
    for (int i = 0; i < 6; i++) assert_in_range(orders[i], 880, 1120);  // 1000 +- 4 standard deviations of 28.9
    scenario_free(s);
}

// Each brace of a translation was looked for to the end of the text: a million of them took hours.
static void braces_of_a_translation_take_no_time(void **state) {
    (void)state;
    enum { BRACES = 1000000 };
    static const char head[] = "msgid \"One\"\nmsgstr \"";
    char *po = malloc(sizeof head + BRACES + 16);
    memcpy(po, head, sizeof head - 1);
    memset(po + sizeof head - 1, '{', BRACES);
    strcpy(po + sizeof head - 1 + BRACES, "trust}}\"\n");
    Scenario *s = load();
    Arena arena = {0};
    Catalog *catalog = catalog_read(&arena, STR("t.po"), str_from(po), NULL);
    Session *session = session_open(s, 3, NULL);
    Str text = session_option_text(session, catalog, &arena, 0, 1);
    assert_int_equal(text.len, BRACES + 2);  // the last brace and what it holds became 70; one } is left
    assert_true(str_ends(text, STR("{{70}")));
    session_free(session);
    scenario_free(s);
    arena_free(&arena);
    free(po);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(first_beat),
                                       cmocka_unit_test(after_a_decision),
                                       cmocka_unit_test(the_scene_is_the_beats_or_else_the_scenarios),
                                       cmocka_unit_test(in_another_language),
                                       cmocka_unit_test(options_are_shuffled_fairly),
                                       cmocka_unit_test(braces_of_a_translation_take_no_time)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
