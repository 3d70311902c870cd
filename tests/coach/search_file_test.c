// A search kept as bytes is the same search; bytes that are wrong in any way are no search and no harm.
#include "coach/search_file.h"

#include "base/hash.h"
#include "testkit/testkit.h"

#include <stdlib.h>

#define HEAD "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 1, title = 'T', brief = 'B.',\n"
#define MANY                                                                                                                               \
    HEAD "  state = { v = { 0, 0, 10 }, w = { 0, 0, 10 }, x = { 0, 0, 10 }, y = { 0, 0, 10 }, z = { 0, 0, 10 }, n = { 0, 0, 10 } },\n"     \
         "  outcome = { { 'V', weight = 3, from = 'v' }, { 'W', weight = 2, from = 'w', invert = true },\n"                                \
         "    { 'X', weight = 1, from = 'x' }, { 'Y', weight = 1, from = 'y' }, { 'Z', weight = 4, from = 'z' } },\n"                      \
         "  start = 'a', beats = { a = { go = { { 'done', when = 'n == 10' }, 'a' }, options = {\n"                                        \
         "    { 'v', effect = { n = 1, v = 1 } }, { 'w', effect = { n = 1, w = 1 } }, { 'x', effect = { n = 1, x = 1 } },\n"               \
         "    { 'y', effect = { n = 1, y = 1 } }, { 'z', when = 'n > 1', effect = { n = 1, z = "
static const MemoryFile files[] = {
    {"many.lua", MANY "1 } } } } },\n endings = { done = 'Done.' } }\n"},
    {"other.lua", MANY "2 } } } } },\n endings = { done = 'Done.' } }\n"},
    // Loops, options that are open once, a function that fails where n is 3, what only a line reads, an end nobody comes to.
    {"odd.lua", HEAD "  state = { n = { 0, 0, 5 }, said = false, stuck = false }, draw = { gift = { 0, 40 } },\n"
                     "  outcome = { { 'N', weight = 1, from = 'n' }, { 'S', weight = 1, from = function(s) return s.gift end } },\n"
                     "  start = 'a', beats = {\n"
                     "    a = { say = { { 'Again.', when = 'said' }, { 'A.' } }, options = {\n"
                     "      { 'round', effect = { n = 1 }, go = 'a' }, { 'back', when = 'n > 1', effect = { n = -1 }, go = 'a' },\n"
                     "      { 'once', once = true, effect = { said = true }, go = 'a' },\n"
                     "      { 'fails', when = 'n == 3', effect = function(s) s.n = s.n // 0 end, go = 'done' },\n"
                     "      { 'trap', effect = { stuck = true }, go = 'trap' }, { 'out', go = 'done' } } },\n"
                     "    trap = { options = { { 'x', go = 'trap' } } } },\n"
                     "  endings = { done = 'Done.' } }\n"},
    {"two.lua", HEAD "  start = 'a', beats = { a = { options = { { 'x', go = 'b' }, { 'y', go = 'b' } } },\n"
                     "    b = { options = { { 'z', go = 'done' } } } }, endings = { done = 'Done.' } }\n"},
    {NULL, NULL},
};

typedef struct Kept {
    Scenario *scenario;
    Search *search;
    int32_t row[ROW_MAX];
    Arena arena;
    Str bytes;
} Kept;

static Scenario *load(const char *file) {
    Err err = {0};
    Files memory = testkit_memory(files);
    Scenario *scenario = scenario_load(&memory, str_from(file), str_from(file), NULL, &err);
    assert_no_faults(&err);
    err_free(&err);
    return scenario;
}

static Kept keep(const char *file, SearchLimits limits) {
    Kept kept = {.scenario = load(file)};
    Trail trail;
    assert_true(play_start(kept.scenario, 1, kept.row, &trail, NULL));
    kept.search = search_from(kept.scenario, kept.row, &limits, NULL);
    kept.bytes = search_write(kept.search, &kept.arena);
    return kept;
}

static void end(Kept *kept) {
    search_free(kept->search);
    scenario_free(kept->scenario);
    arena_free(&kept->arena);
}

static void assert_same_state(const Search *a, const Search *b, int32_t state) {
    SearchEdge x[OPTIONS_MAX], y[OPTIONS_MAX];
    int32_t row[ROW_MAX], again[ROW_MAX];
    int count = search_edges(a, state, x);
    assert_int_equal(search_edges(b, state, y), count);
    for (int i = 0; i < count; i++) assert_true(x[i].option == y[i].option && x[i].to == y[i].to);
    search_row(a, state, row);
    search_row(b, state, again);
    assert_memory_equal(row, again, (size_t)search_scenario(a)->row_count * sizeof *row);
    assert_int_equal(search_position(b, state), search_position(a, state));
    assert_int_equal(search_expanded(b, state), search_expanded(a, state));
    assert_int_equal(search_fails(b, state), search_fails(a, state));
    assert_int_equal(search_ends(b, state), search_ends(a, state));
    assert_int_equal(search_best(b, state), search_best(a, state));
    assert_int_equal(search_worst(b, state), search_worst(a, state));
    assert_int_equal(search_best_option(b, state), search_best_option(a, state));
    assert_int_equal(search_worst_option(b, state), search_worst_option(a, state));
    if (search_position(a, state) < search_scenario(a)->beat_count) assert_int_equal(search_find(b, row), state);
}

static void assert_same(const Search *a, const Search *b) {
    assert_non_null(b);
    assert_int_equal(search_states(b), search_states(a));
    assert_int_equal(search_edge_count(b), search_edge_count(a));
    assert_int_equal(search_exact(b), search_exact(a));
    for (int32_t i = 0; i < search_states(a); i++) assert_same_state(a, b, i);
}

static const struct {
    const char *file;
    SearchLimits limits;
} kinds[] = {{"many.lua", {0}}, {"many.lua", {.states = 1000}}, {"odd.lua", {0}}, {"odd.lua", {.what_is_said = true}}};
enum { KINDS = sizeof kinds / sizeof *kinds };

static void comes_back_the_same(void **state) {
    (void)state;
    for (int i = 0; i < KINDS; i++) {
        Kept kept = keep(kinds[i].file, kinds[i].limits);
        Search *again = search_read(kept.scenario, kept.row, kept.bytes, NULL);
        assert_same(kept.search, again);
        // Through another load of the same file, as in another start of the program.
        Scenario *other = load(kinds[i].file);
        Search *third = search_read(other, kept.row, search_write(again, &kept.arena), NULL);
        assert_same(kept.search, third);
        search_free(third);
        scenario_free(other);
        search_free(again);
        end(&kept);
    }
    Kept kept = keep("many.lua", (SearchLimits){.states = 1000});
    assert_false(search_exact(kept.search));
    end(&kept);
    kept = keep("odd.lua", (SearchLimits){0});
    assert_true(search_exact(kept.search));
    end(&kept);
}

static void is_small(void **state) {
    (void)state;
    Kept kept = keep("many.lua", (SearchLimits){0});
    assert_in_range(kept.bytes.len, 56, 56 + 12 * (size_t)search_states(kept.search));
    end(&kept);
}

static void refuses_what_is_stale(void **state) {
    (void)state;
    Kept kept = keep("many.lua", (SearchLimits){0});
    Scenario *other = load("other.lua");
    assert_null(search_read(other, kept.row, kept.bytes, NULL));
    scenario_free(other);
    int32_t row[ROW_MAX];
    memcpy(row, kept.row, sizeof row);
    row[kept.scenario->vars[0].slot]++;
    assert_null(search_read(kept.scenario, row, kept.bytes, NULL));
    end(&kept);
    // The other draw is another start.
    kept = keep("odd.lua", (SearchLimits){0});
    Trail trail;
    int drawn;
    play_draws(kept.scenario, 1, &drawn);
    drawn = 1 - drawn;
    assert_true(play_start_drawn(kept.scenario, &drawn, row, &trail, NULL));
    assert_null(search_read(kept.scenario, row, kept.bytes, NULL));
    end(&kept);
}

static void refuses_every_damage(void **state) {
    (void)state;
    Kept kept = keep("odd.lua", (SearchLimits){0});
    char *bytes = mem_realloc(NULL, kept.bytes.len + 8);
    memcpy(bytes, kept.bytes.data, kept.bytes.len);
    for (size_t i = 0; i < kept.bytes.len; i++) {
        for (int bit = 0; bit < 8; bit++) {
            bytes[i] ^= (char)(1 << bit);
            assert_null(search_read(kept.scenario, kept.row, (Str){bytes, kept.bytes.len}, NULL));
            bytes[i] ^= (char)(1 << bit);
        }
    }
    for (size_t length = 0; length < kept.bytes.len; length++)
        assert_null(search_read(kept.scenario, kept.row, (Str){bytes, length}, NULL));
    bytes[kept.bytes.len] = 0;
    assert_null(search_read(kept.scenario, kept.row, (Str){bytes, kept.bytes.len + 1}, NULL));
    Search *again = search_read(kept.scenario, kept.row, (Str){bytes, kept.bytes.len}, NULL);
    assert_non_null(again);
    search_free(again);
    free(bytes);
    end(&kept);
}

static void sum_up(char *bytes, size_t len) {
    uint64_t sum = hash_str(hash_str(0, (Str){bytes, 48}), (Str){bytes + 56, len - 56});
    for (int i = 0; i < 8; i++) bytes[48 + i] = (char)(sum >> (8 * i) & 0xff);
}

// Everything that can be asked of a search.
static void use(const Search *search) {
    int32_t row[ROW_MAX];
    double probability[8];
    for (int32_t i = 0; i < search_states(search); i++) {
        search_row(search, i, row);
        search_find(search, row);
        SearchEdge edges[OPTIONS_MAX];
        int count = search_edges(search, i, edges);
        for (int j = 0; j < count; j++) assert_in_range(edges[j].to, 0, search_states(search) - 1);
        assert_in_range(search_best(search, i), 0, 100 * search_denominator(search));
        assert_in_range(search_worst(search, i), 0, 100 * search_denominator(search));
        assert_in_range(search_best_option(search, i) + 1, 0, OPTIONS_MAX);
        assert_in_range(search_worst_option(search, i) + 1, 0, OPTIONS_MAX);
    }
    search_random_endings(search, probability);
}

// Somebody who knows the checksum may make up any search, but none that breaks the program.
static void survives_forgery(void **state) {
    (void)state;
    Rng rng = {7};
    for (int kind = 0; kind < KINDS; kind++) {
        Kept kept = keep(kinds[kind].file, kinds[kind].limits);
        char *bytes = mem_realloc(NULL, kept.bytes.len);
        int taken = 0;
        for (int i = 0; i < 500; i++) {
            size_t len = kept.bytes.len;
            memcpy(bytes, kept.bytes.data, len);
            if (i % 8 == 7) len = 57 + rng_below(&rng, (uint32_t)len - 57);
            for (uint32_t changes = 1 + rng_below(&rng, 4); changes; changes--) {
                size_t at = i % 4 ? 56 + rng_below(&rng, (uint32_t)len - 56) : 8 + rng_below(&rng, (uint32_t)len - 8);
                bytes[at] = (char)(i % 3 ? bytes[at] ^ (char)(1 << rng_below(&rng, 8)) : (char)rng_next(&rng));
            }
            sum_up(bytes, len);
            Search *search = search_read(kept.scenario, kept.row, (Str){bytes, len}, NULL);
            if (search) use(search);
            bool changed = len != kept.bytes.len || memcmp(bytes, kept.bytes.data, len) != 0;
            taken += search && changed;
            search_free(search);
        }
        // States are few enough to be tried all; only values beyond a budget can be made up.
        assert_true(taken == 0 || !search_exact(kept.search));
        free(bytes);
        end(&kept);
    }
}

static void set_number(char *bytes, int at, int value) {
    memcpy(bytes + at, (char[]){(char)value, 0, 0, 0}, 4);
}

// As from a program that told a and a apart: b twice, each with its own way to the end.
static void refuses_a_state_that_is_there_twice(void **state) {
    (void)state;
    Kept kept = keep("two.lua", (SearchLimits){0});
    static const char once[] = {6, 0, 1, 2, 0}, twice[] = {6, 0, 0, 2, 0, 2, 1};
    assert_int_equal(kept.bytes.len, 56 + sizeof once);
    assert_memory_equal(kept.bytes.data + 56, once, sizeof once);
    char bytes[56 + sizeof twice];
    memcpy(bytes, kept.bytes.data, 56);
    memcpy(bytes + 56, twice, sizeof twice);
    set_number(bytes, 32, 4);
    set_number(bytes, 36, 4);
    set_number(bytes, 40, 4);
    sum_up(bytes, sizeof bytes);
    assert_null(search_read(kept.scenario, kept.row, (Str){bytes, sizeof bytes}, NULL));
    end(&kept);
}

static void stops_when_told(void **state) {
    (void)state;
    Kept kept = keep("many.lua", (SearchLimits){0});
    SearchProgress progress = {0};
    atomic_store(&progress.cancel, true);
    assert_null(search_read(kept.scenario, kept.row, kept.bytes, &progress));
    atomic_store(&progress.cancel, false);
    Search *again = search_read(kept.scenario, kept.row, kept.bytes, &progress);
    assert_non_null(again);
    assert_in_range(atomic_load(&progress.states), 1, search_states(again));
    search_free(again);
    end(&kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_the_same),  cmocka_unit_test(is_small),         cmocka_unit_test(refuses_what_is_stale),
        cmocka_unit_test(refuses_every_damage), cmocka_unit_test(survives_forgery), cmocka_unit_test(refuses_a_state_that_is_there_twice),
        cmocka_unit_test(stops_when_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
