// Searches kept on disk: used again, never believed, never in the way.
#include "host/search_cache.h"

#include "coach/search_file.h"
#include "host/files.h"
#include "record/folder.h"

#define MANY(step)                                                                                                                         \
    "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 1, title = 'T', brief = 'B.',\n"                                  \
    "  state = { v = { 0, 0, 16 }, w = { 0, 0, 16 }, x = { 0, 0, 16 }, y = { 0, 0, 16 }, n = { 0, 0, 16 } },\n"                            \
    "  draw = { gift = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 } },\n"                                                                     \
    "  outcome = { { 'V', weight = 3, from = 'v' }, { 'W', weight = 2, from = 'w', invert = true },\n"                                     \
    "    { 'X', weight = 1, from = 'x' }, { 'Y', weight = 1, from = 'y' } },\n"                                                            \
    "  start = 'a', beats = { a = { go = { { 'done', when = 'n == 16' }, 'a' }, options = {\n"                                             \
    "    { 'v', effect = { n = 1, v = 1 } }, { 'w', when = 'gift > 3', effect = { n = 1, w = 1 } },\n"                                     \
    "    { 'x', effect = { n = 1, x = 1 } }, { 'y', effect = { n = 1, y = " step " } } } } },\n"                                           \
    "  endings = { done = 'Done.' } }\n"
static const MemoryFile files[] = {{"many.lua", MANY("1")}, {"other.lua", MANY("2")}, {NULL, NULL}};

static Scenario *load(const char *file, const char *name) {
    Err err = {0};
    Files memory = testkit_memory(files);
    Scenario *scenario = scenario_load(&memory, str_from(file), str_from(name), NULL, &err);
    assert_no_faults(&err);
    err_free(&err);
    return scenario;
}

static Search *get(Folder *folder, const Scenario *scenario, uint64_t seed) {
    Err err = {0};
    Search *search = search_cached(folder_path(folder, "deep/cache"), scenario, seed, NULL, &err);
    assert_no_faults(&err);
    assert_non_null(search);
    return search;
}

static void get_exact(Folder *folder, const Scenario *scenario, uint64_t seed) {
    Search *search = get(folder, scenario, seed);
    assert_true(search_exact(search));
    search_free(search);
}

static int list(Folder *folder, Str **names) {
    return files_list(&folder->arena, folder_path(folder, "deep/cache"), STR(""), names);
}

static Str only_file(Folder *folder) {
    Str *names;
    assert_int_equal(list(folder, &names), 1);
    return str_fill(&folder->arena, STR("{1}/deep/cache/{2}"), (Str[]){str_from(folder->name), names[0]}, 2);
}

static uint64_t first_seed(const Scenario *scenario, int wanted) {
    for (uint64_t seed = 1;; seed++) {
        int drawn;
        play_draws(scenario, seed, &drawn);
        if (drawn == wanted) return seed;
    }
}

// A search with a smaller budget shows that the file is what was read.
static void plant(Folder *folder, const Scenario *scenario, Str path) {
    SearchLimits limits = {.states = 1000};
    Search *small = search_run(scenario, 1, &limits, NULL, NULL);
    assert_false(search_exact(small));
    file_write(path, search_write(small, &folder->arena));
    search_free(small);
}

static void keeps_and_uses_again(void **state) {
    Folder *folder = *state;
    Scenario *scenario = load("many.lua", "complaint/many");
    assert_null(search_cache_read(folder_path(folder, "deep/cache"), scenario, 1, NULL));
    get_exact(folder, scenario, 1);
    Str path = only_file(folder), good = file_read(folder, path);
    plant(folder, scenario, path);
    Search *search = get(folder, scenario, 1);
    assert_false(search_exact(search));
    search_free(search);
    // Equal draws are one search, others are another.
    int drawn, others;
    play_draws(scenario, 1, &drawn);
    uint64_t alike = 2;
    for (play_draws(scenario, alike, &others); others != drawn; play_draws(scenario, ++alike, &others)) continue;
    search = get(folder, scenario, alike);
    assert_false(search_exact(search));
    search_free(search);
    get_exact(folder, scenario, first_seed(scenario, (drawn + 1) % 12));
    Str *names;
    assert_int_equal(list(folder, &names), 2);
    // Damage is searched and written anew.
    for (size_t at = 0; at < good.len; at += 1 + good.len / 40) {
        char *bytes = (char *)str_copy(&folder->arena, good).data;
        bytes[at] ^= 0x10;
        file_write(path, (Str){bytes, good.len});
        get_exact(folder, scenario, 1);
        assert_true(str_equal(file_read(folder, path), good));
    }
    file_write(path, str_slice(good, 0, good.len / 2));
    get_exact(folder, scenario, 1);
    file_write(path, STR_NONE);
    get_exact(folder, scenario, 1);
    assert_true(str_equal(file_read(folder, path), good));
    scenario_free(scenario);
}

static void does_not_grow(void **state) {
    Folder *folder = *state;
    Scenario *scenario = load("many.lua", "complaint/many"), *alike = load("many.lua", "complaint-many");
    Str *names;
    get_exact(folder, alike, 1);
    for (int i = 0; i < 12; i++) get_exact(folder, scenario, first_seed(scenario, i));
    assert_int_equal(list(folder, &names), 9);
    // What a program that was killed has left, and another logic.
    Str path = str_fill(&folder->arena, STR("{1}/deep/cache/{2}.new"), (Str[]){str_from(folder->name), names[0]}, 2);
    file_write(path, STR("half"));
    Scenario *other = load("other.lua", "complaint/many");
    get_exact(folder, other, 1);
    int count = list(folder, &names);
    assert_in_range(count, 2, 3);
    get_exact(folder, alike, 1);
    assert_int_equal(list(folder, &names), count);
    scenario_free(other);
    scenario_free(alike);
    scenario_free(scenario);
}

static void copes_with_any_name(void **state) {
    Folder *folder = *state;
    static const char *const spelt[] = {"", "/", "../../x", "情境/停線", "a b\n\"c'", ".hidden"};
    char long_name[600];
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = 0;
    Str *names;
    for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++) {
        Scenario *scenario = load("many.lua", spelt[i]);
        get_exact(folder, scenario, 1);
        assert_int_equal(list(folder, &names), (int)i + 1);
        scenario_free(scenario);
    }
    Scenario *scenario = load("many.lua", long_name);
    get_exact(folder, scenario, 1);
    get_exact(folder, scenario, 1);
    assert_int_equal(list(folder, &names), (int)(sizeof spelt / sizeof *spelt) + 1);
    scenario_free(scenario);
    assert_int_equal(files_list(&folder->arena, str_from(folder->name), STR(""), &names), 1);
}

static void goes_on_without_a_folder(void **state) {
    Folder *folder = *state;
    Scenario *scenario = load("many.lua", "complaint/many");
    file_write(folder_path(folder, "file"), STR("no folder"));
    const char *const places[] = {"file", "file/deep", "no/such"};
    for (int i = 0; i < 3; i++) {
        Err err = {0};
        if (i == 2) assert_int_equal(symlink("/proc/nowhere", folder_path(folder, "no").data), 0);
        Search *search = search_cached(folder_path(folder, places[i]), scenario, 1, NULL, &err);
        assert_non_null(search);
        assert_no_faults(&err);
        search_free(search);
    }
    assert_str(file_read(folder, folder_path(folder, "file")), "no folder");
    scenario_free(scenario);
}

static void read_only_is_silent(void **state) {
    Folder *folder = *state;
    Scenario *scenario = load("many.lua", "complaint/many");
    get_exact(folder, scenario, 1);
    Str path = only_file(folder), cache = folder_path(folder, "deep/cache");
    plant(folder, scenario, path);
    assert_int_equal(chmod(cache.data, 0555), 0);
    Search *search = get(folder, scenario, 1);  // may be read all the same
    assert_false(search_exact(search));
    search_free(search);
    file_write(path, STR("damaged"));
    get_exact(folder, scenario, 1);
    assert_int_equal(chmod(cache.data, 0755), 0);
    scenario_free(scenario);
}

static void stops_when_told(void **state) {
    Folder *folder = *state;
    Scenario *scenario = load("many.lua", "complaint/many");
    SearchProgress progress = {0};
    atomic_store(&progress.cancel, true);
    Err err = {0};
    Str *names;
    assert_null(search_cached(folder_path(folder, "deep/cache"), scenario, 1, &progress, &err));
    assert_int_equal(list(folder, &names), 0);
    get_exact(folder, scenario, 1);
    assert_null(search_cached(folder_path(folder, "deep/cache"), scenario, 1, &progress, &err));
    assert_int_equal(err.count, 0);
    assert_int_equal(list(folder, &names), 1);
    scenario_free(scenario);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keeps_and_uses_again, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(does_not_grow, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(copes_with_any_name, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(goes_on_without_a_folder, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(read_only_is_silent, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(stops_when_told, folder_make, folder_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
