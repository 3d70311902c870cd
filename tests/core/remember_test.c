// Remembered calls: the same answers as without, faults again each time, and nothing remembered that can't be.
#include "base/hash.h"
#include "core/play.h"
#include "core/remember.h"
#include "testkit/testkit.h"

#include <string.h>

static const MemoryFile files[] = {
    {"t.lua", "local function far(s) return s.n * 3 - s.m end\n"
              "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', endings = { out = 'O' },\n"
              "  state = { n = { 3, -9, 9 }, m = { 0, 0, 9 }, f = false, w = { 'x', 'y', 'z' } }, facts = { k = 'K' },\n"
              "  outcome = { { 'A', from = function(s) return s.n * 7 + s.m end }, { 'M', from = 'm' } },\n"
              "  beats = { a = { options = {\n"
              "    { '1', effect = function(s) s.n = s.n - 3; if s.w == 'y' then s.f = not s.f end end, learn = 'k', go = 'a' },\n"
              "    { '2', when = function(s) return far(s) > 2 or s.facts.k end,\n"
              "      effect = function(s) s.m = s.m + s.n % 4; s.w = s.f and 'z' or 'y' end, go = 'a' },\n"
              "    { '3', when = function(s) return s.m // s.n >= 0 end, effect = { n = 2 }, go = 'a' },\n"
              "    { '4', when = function(s) return s['m'] < 8 end, effect = { m = 1, w = 'x' }, go = 'a' },\n"
              "    { '5', go = 'out' } } } } }\n"},
    {NULL, NULL},
};

static Scenario *load(void) {
    Err err = {0};
    Files memory = testkit_memory(files);
    Scenario *scenario = scenario_load(&memory, STR("t.lua"), STR("t"), NULL, &err);
    assert_no_faults(&err);
    return scenario;
}

// Random play, every option asked for at every step; `plain` never remembers.
static void the_same_answers(void **state) {
    (void)state;
    Scenario *remembers = load(), *plain = load();
    play_remember(remembers, true);
    int32_t row[ROW_MAX], other[ROW_MAX];
    Trail trail;
    Rng rng = {1};
    size_t bytes = (size_t)plain->row_count * sizeof *row;
    int failed = 0;
    for (int run = 0; run < 200; run++) {
        assert_true(play_start(plain, 1, row, &trail, NULL));
        for (int step = 0; step < 40; step++) {
            assert_int_equal(play_outcome(remembers, row), play_outcome(plain, row));
            int chosen = 4;
            for (int i = 0; i < 5; i++) {
                bool ok = true, other_ok = true;
                Err err = {0}, other_err = {0};
                bool open = play_is_open(remembers, i, row, &ok, &err);
                assert_int_equal(play_is_open(plain, i, row, &other_ok, &other_err), open);
                assert_int_equal(ok, other_ok);
                assert_int_equal(err.count, other_err.count);  // m // 0 fails each time
                failed += !ok;
                if (open && rng_below(&rng, 3) == 0) chosen = i;
                err_free(&err);
                err_free(&other_err);
            }
            if (chosen == 4) break;
            memcpy(other, row, bytes);
            assert_int_equal(play_choose(remembers, chosen, row, &trail, NULL), play_choose(plain, chosen, other, &trail, NULL));
            assert_memory_equal(row, other, bytes);
        }
    }
    assert_true(failed > 20);
    play_remember(remembers, false);
    scenario_free(remembers);
    scenario_free(plain);
}

static void places(void **state) {
    (void)state;
    Memory *memory = remember_open();
    int16_t slots[] = {2, 5};
    ScriptFunction one = {.function = 1, .knows_reads = true, .reads = slots, .read_count = 2}, two = one;
    two.function = 2;
    int32_t row[ROW_MAX] = {0};
    Remembered *place = remember_place(memory, &one, row);
    assert_non_null(place);
    assert_false(place->known);
    place->known = true;
    place->result = 7;
    row[3] = 1;  // nobody reads it
    assert_ptr_equal(remember_place(memory, &one, row), place);
    assert_true(place->known);
    row[5] = -1;
    assert_false(remember_place(memory, &one, row)->known);
    row[5] = 0;
    assert_false(remember_place(memory, &two, row)->known);
    // More calls than places: each is taken for itself.
    for (row[2] = 1; row[2] < 20000; row[2]++) {
        place = remember_place(memory, &two, row);
        assert_false(place->known);
        place->known = true;
        assert_true(remember_place(memory, &two, row)->known);
    }
    remember_close(memory);
}

static void what_is_not_remembered(void **state) {
    (void)state;
    Memory *memory = remember_open();
    int16_t slots[REMEMBER_SLOTS + 1] = {0};
    int32_t row[ROW_MAX] = {0};
    ScriptFunction unknown = {.function = 1, .reads = slots}, many = {1, 1, true, slots, REMEMBER_SLOTS + 1};
    assert_null(remember_place(memory, &unknown, row));
    assert_null(remember_place(memory, &many, row));
    many.read_count--;
    assert_non_null(remember_place(memory, &many, row));
    assert_null(remember_place(NULL, &many, row));
    remember_close(memory);
    remember_close(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_answers),
        cmocka_unit_test(places),
        cmocka_unit_test(what_is_not_remembered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
