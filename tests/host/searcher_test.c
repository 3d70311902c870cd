// Searches asked for by the window: at once, beside it, given up, and of files that are other ones by now.
#include "host/searcher.h"

#include "host/files.h"
#include "record/folder.h"

#include <SDL.h>

#define HEAD "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 1, title = 'T', brief = 'B.',\n"
#define SMALL(worth)                                                                                                                       \
    HEAD "  state = { n = { 0, 0, 100 } }, draw = { gift = { 1, 2 } },\n"                                                                  \
         "  outcome = { { 'N', weight = 1, from = function(s) return s.n + s.gift end } },\n"                                              \
         "  start = 'a', beats = { a = { options = { { 'x', effect = { n = " worth " }, go = 'done' }, { 'y', go = 'done' } } } },\n"      \
         "  endings = { done = 'Done.' } }\n"
// Far more situations than any budget.
#define LARGE                                                                                                                              \
    HEAD "  state = { v = { 0, 0, 90 }, w = { 0, 0, 90 }, x = { 0, 0, 90 }, y = { 0, 0, 90 }, z = { 0, 0, 90 } },\n"                       \
         "  outcome = { { 'V', weight = 3, from = 'v' }, { 'W', weight = 2, from = 'w' }, { 'X', weight = 1, from = 'x' },\n"              \
         "    { 'Y', weight = 1, from = 'y' }, { 'Z', weight = 1, from = 'z' } },\n"                                                       \
         "  start = 'a', beats = { a = { go = 'a', options = { { 'v', effect = { v = 1 } }, { 'w', effect = { w = 1 } },\n"                \
         "    { 'x', effect = { x = 1 } }, { 'y', effect = { y = 1 } }, { 'z', effect = { z = 1 } }, { 'out', go = 'done' } } } },\n"      \
         "  endings = { done = 'Done.' } }\n"

typedef struct Stage {
    Folder *folder;
    Str small, large, cache;
    Scenario *scenario, *other;  // of the small and the large file
    Searcher *searcher;
    SDL_sem *woken;
} Stage;

static Scenario *load(Str path) {
    Err err = {0};
    Files files = files_disk();
    Scenario *scenario = scenario_load(&files, path, STR("complaint/test"), NULL, &err);
    assert_no_faults(&err);
    err_free(&err);
    return scenario;
}

static int set_up(void **state) {
    Stage *stage = test_calloc(1, sizeof *stage);
    void *folder;
    if (folder_make(&folder)) return -1;
    stage->folder = folder;
    stage->small = folder_path(folder, "small.lua");
    stage->large = folder_path(folder, "large.lua");
    stage->cache = folder_path(folder, "cache");
    file_write(stage->small, STR(SMALL("50")));
    file_write(stage->large, STR(LARGE));
    stage->scenario = load(stage->small);
    stage->other = load(stage->large);
    stage->searcher = searcher_open(NULL, stage->cache);
    stage->woken = SDL_CreateSemaphore(0);
    *state = stage;
    return 0;
}

static int tear_down(void **state) {
    Stage *stage = *state;
    searcher_close(stage->searcher);
    scenario_free(stage->scenario);
    scenario_free(stage->other);
    SDL_DestroySemaphore(stage->woken);
    void *folder = stage->folder;
    test_free(stage);
    return folder_remove(&folder);
}

static AppSearch ask_small(Stage *stage, uint64_t seed) {
    return searcher_ask(stage->searcher, stage->small, STR("complaint/test"), stage->scenario, seed);
}

static AppSearch ask_large(Stage *stage) {
    return searcher_ask(stage->searcher, stage->large, STR("complaint/large"), stage->other, 1);
}

static void wake(void *context) {
    SDL_SemPost(context);
}

static void wait_for(Stage *stage) {
    assert_int_equal(SDL_SemWaitTimeout(stage->woken, 60000), 0);
}

static int drawn(const Stage *stage, uint64_t seed) {
    int value;
    play_draws(stage->scenario, seed, &value);
    return value;
}

// 50 by x, and the gift.
static void assert_found(const Stage *stage, AppSearch found, uint64_t seed) {
    assert_non_null(found.search);
    assert_false(found.failed);
    assert_int_equal(search_best(found.search, 0), (51 + drawn(stage, seed)) * search_denominator(found.search));
    assert_int_equal(search_worst(found.search, 0), (1 + drawn(stage, seed)) * search_denominator(found.search));
}

static void searches_at_once(void **state) {
    Stage *stage = *state;
    AppSearch found = ask_small(stage, 1);
    assert_found(stage, found, 1);
    assert_false(searcher_busy(stage->searcher));
    assert_ptr_equal(ask_small(stage, 1).search, found.search);
    uint64_t alike = 2, unlike = 2;
    while (drawn(stage, alike) != drawn(stage, 1)) alike++;
    while (drawn(stage, unlike) == drawn(stage, 1)) unlike++;
    assert_ptr_equal(ask_small(stage, alike).search, found.search);
    assert_found(stage, ask_small(stage, unlike), unlike);
    Str *names;
    assert_int_equal(files_list(&stage->folder->arena, stage->cache, STR(".search"), &names), 2);
    assert_found(stage, ask_small(stage, 1), 1);  // from the cache
}

static void searches_beside(void **state) {
    Stage *stage = *state;
    searcher_wake(stage->searcher, wake, stage->woken);
    for (int i = 0; i < 2; i++) {  // the second time from the cache
        AppSearch found = ask_small(stage, 1);
        assert_false(found.failed);
        wait_for(stage);
        assert_false(searcher_busy(stage->searcher));
        assert_found(stage, ask_small(stage, 1), 1);
        searcher_wake(stage->searcher, wake, stage->woken);
    }
    assert_int_equal(SDL_SemValue(stage->woken), 0);
}

static void assert_given_up(Stage *stage, const char *prefix) {
    Str *names;
    int count = files_list(&stage->folder->arena, stage->cache, STR(""), &names);
    for (int i = 0; i < count; i++) assert_false(str_starts(names[i], str_from(prefix)));
}

static void gives_up_for_another_question(void **state) {
    Stage *stage = *state;
    searcher_wake(stage->searcher, wake, stage->woken);
    AppSearch far = ask_large(stage);
    assert_null(far.search);
    assert_true(searcher_busy(stage->searcher));
    while (far.states < 5000) {
        far = ask_large(stage);
        assert_false(far.failed);
    }
    ask_small(stage, 1);
    while (searcher_busy(stage->searcher)) wait_for(stage);
    assert_found(stage, ask_small(stage, 1), 1);
    ask_large(stage);
    assert_true(searcher_busy(stage->searcher));
    searcher_stop(stage->searcher);
    assert_false(searcher_busy(stage->searcher));
    assert_given_up(stage, "complaint-large");
}

static void ends_with_the_program(void **state) {
    Stage *stage = *state;
    searcher_wake(stage->searcher, wake, stage->woken);
    while (ask_large(stage).states < 1000) continue;
    searcher_close(stage->searcher);
    stage->searcher = NULL;
    searcher_stop(NULL);
    assert_false(searcher_busy(NULL));
    assert_given_up(stage, "complaint-large");
}

static void fails_with_another_file_until_it_is_mended(void **state) {
    Stage *stage = *state;
    for (int beside = 0; beside < 2; beside++) {
        searcher_wake(stage->searcher, beside ? wake : NULL, stage->woken);
        static const char *const files[] = {SMALL("60"), "return scenario {", NULL};
        for (int i = 0; i < 3; i++) {
            if (files[i])
                file_write(stage->small, str_from(files[i]));
            else
                remove(stage->small.data);
            ask_small(stage, 1);
            if (beside) wait_for(stage);
            AppSearch found = ask_small(stage, 1);
            assert_true(found.failed);
            assert_null(found.search);
            assert_true(ask_small(stage, 1).failed);
        }
        file_write(stage->small, STR(SMALL("50")));
        ask_small(stage, 1);
        if (beside) wait_for(stage);
        assert_found(stage, ask_small(stage, 1), 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(searches_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(searches_beside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(gives_up_for_another_question, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ends_with_the_program, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fails_with_another_file_until_it_is_mended, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
