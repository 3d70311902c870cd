// Keys: what is packed comes back, and rows have the same key just when they differ in nothing that matters.
#include "coach/pack.h"
#include "core/play.h"
#include "random_text.h"
#include "testkit/testkit.h"

#include <string.h>

typedef struct Packed {
    Scenario *s;
    Pack pack;
    Arena arena;
} Packed;

static Packed pack_text(const char *text) {
    MemoryFile files[] = {{"t.lua", text}, {NULL, NULL}};
    Files world = testkit_memory(files);
    Err err = {0};
    Packed packed = {.s = scenario_load(&world, STR("t.lua"), STR("t"), NULL, &err)};
    assert_no_faults(&err);
    err_free(&err);
    Arena scratch = {0};
    Matter matter = matter_find(packed.s, false, &scratch);
    packed.pack = pack_make(packed.s, &matter, &packed.arena);
    arena_free(&scratch);
    return packed;
}

static void end(Packed *packed) {
    scenario_free(packed->s);
    arena_free(&packed->arena);
}

static void key_of(const Packed *packed, const int32_t *from, uint64_t *key) {
    int32_t row[ROW_MAX];
    memcpy(row, from, (size_t)packed->s->row_count * sizeof *row);
    pack_row(&packed->pack, row, key);
}

static bool same_key(const Packed *packed, const int32_t *a, const int32_t *b) {
    uint64_t left[PACK_WORDS_MAX], right[PACK_WORDS_MAX];
    key_of(packed, a, left);
    key_of(packed, b, right);
    return !memcmp(left, right, (size_t)packed->pack.words * sizeof *left);
}

static int slot(const Packed *packed, const char *name) {
    int var = map_get(&packed->s->var_names, str_from(name));
    assert_true(var >= 0);
    return packed->s->vars[var].slot;
}

// As many numbers as a row holds, each of the widest range, and all of them scored by a function.
static void the_largest_row(void **state) {
    (void)state;
    Arena arena = {0};
    StrBuf text = {.arena = &arena};
    enum { NUMBERS = ROW_MAX - 1 };
    buf_add(&text, STR("return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', endings = { out = 'O' }, state = {\n"));
    for (int i = 0; i < NUMBERS; i++) {
        Str name = str_int(&arena, i);
        buf_add(&text, str_fill(&arena, STR("  v{1} = { 0, -1000000000, 1000000000 },\n"), &name, 1));
    }
    buf_add(&text, STR("}, outcome = { { 'W', from = function(s) local k = 'v0' return s[k] end } },\n"
                       "  beats = { a = { options = { { '1', go = 'out' } } } } }\n"));
    Packed packed = pack_text(buf_str(&text).data);
    assert_in_range(packed.pack.words, NUMBERS / 2, PACK_WORDS_MAX);
    int32_t row[ROW_MAX] = {0}, back[ROW_MAX];
    for (int i = 1; i <= NUMBERS; i++) row[i] = i % 3 ? (i % 2 ? 1000000000 - i : -1000000000 + i) : i;
    uint64_t key[PACK_WORDS_MAX];
    key_of(&packed, row, key);
    pack_unpack(&packed.pack, key, back);
    assert_memory_equal(row, back, (size_t)packed.s->row_count * sizeof *row);
    for (int i = 1; i <= NUMBERS; i++) {
        memcpy(back, row, sizeof row);
        back[i]++;
        assert_false(same_key(&packed, row, back));
    }
    end(&packed);
    arena_free(&arena);
}

#define PROMISES                                                                                                                           \
    "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', endings = { out = 'O' },\n"                                   \
    "  state = { n = { 0, 0, 9 }, idle = { 0, 0, 9 } }, clock = { start = 0, unit = 'hour' }, outcome = { { 'N', from = 'n' } },\n"        \
    "  promises = { p = { 'P', due = 5, kept = { n = 1 } }, q = { 'Q', within = 6, broken = { n = 2 } } }, beats = {\n"                    \
    "    a = { options = { { '1', promise = { 'p', 'q' }, takes = 1, go = 'b' } } },\n"                                                    \
    "    b = { options = { { '1', keep = { 'p', 'q' }, takes = 1, go = 'b' }, { '2', go = 'out' } } } } }\n"

static void promises_are_told_apart_as_long_as_they_count(void **state) {
    (void)state;
    Packed packed = pack_text(PROMISES);
    int p = slot(&packed, "promises.p"), q = slot(&packed, "promises.q"), clock = slot(&packed, "clock");
    int due = packed.s->promises[1].due_slot;
    for (int beat = 0; beat < 2; beat++) {
        int32_t one[ROW_MAX] = {0}, other[ROW_MAX] = {0};
        one[packed.s->position_slot] = other[packed.s->position_slot] = beat;
        // Kept and broken are one; not made yet is another thing at `a` only, where it can be made.
        one[p] = PROMISE_KEPT;
        other[p] = PROMISE_BROKEN;
        assert_true(same_key(&packed, one, other));
        other[p] = PROMISE_NONE;
        assert_int_equal(same_key(&packed, one, other), beat == 1);
        other[p] = PROMISE_OPEN;
        assert_false(same_key(&packed, one, other));
        // The clock counts up to the time of p, as long as p is open or can be made …
        one[p] = PROMISE_OPEN;
        one[clock] = 4;
        assert_false(same_key(&packed, one, other));
        one[clock] = 6;
        other[clock] = 600;
        assert_true(same_key(&packed, one, other));
        one[p] = other[p] = PROMISE_NONE;
        one[clock] = 3;
        assert_int_equal(same_key(&packed, one, other), beat == 1);
        // … and what is left of the time for q.
        one[p] = other[p] = PROMISE_KEPT;
        one[q] = other[q] = PROMISE_OPEN;
        one[due] = 3 + 2;
        other[due] = 600 + 2;
        assert_true(same_key(&packed, one, other));
        other[due]++;
        assert_false(same_key(&packed, one, other));
    }
    end(&packed);
}

static void what_does_not_matter_is_left_out(void **state) {
    (void)state;
    Packed packed = pack_text(PROMISES);
    int32_t one[ROW_MAX] = {0}, other[ROW_MAX] = {0};
    other[slot(&packed, "idle")] = 7;
    assert_true(same_key(&packed, one, other));
    other[slot(&packed, "n")] = 1;
    assert_false(same_key(&packed, one, other));
    end(&packed);
}

// Along random play of random scenarios: a row that comes back from a key has that key.
static void what_comes_back_has_the_same_key(void **state) {
    (void)state;
    int rows = 0;
    for (uint64_t number = 0; number < 200; number++) {
        Arena arena = {0};
        Packed packed = pack_text(random_text(&arena, number).data);
        Rng rng = {number};
        int32_t row[ROW_MAX], back[ROW_MAX];
        Trail trail;
        bool going = play_start(packed.s, number, row, &trail, NULL);
        for (int i = 0; going && i < 50 && row[packed.s->position_slot] < packed.s->beat_count; i++) {
            uint64_t key[PACK_WORDS_MAX];
            key_of(&packed, row, key);
            assert_int_equal(pack_position(&packed.pack, key), row[packed.s->position_slot]);
            pack_unpack(&packed.pack, key, back);
            assert_true(same_key(&packed, row, back));
            rows++;
            Slice options = packed.s->beats[row[packed.s->position_slot]].options;
            int option = options.first + (int)rng_below(&rng, (uint32_t)options.count);
            bool ok = true;
            if (play_is_open(packed.s, option, row, &ok, NULL)) going = play_choose(packed.s, option, row, &trail, NULL);
        }
        end(&packed);
        arena_free(&arena);
    }
    assert_true(rows > 500);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_largest_row),
        cmocka_unit_test(promises_are_told_apart_as_long_as_they_count),
        cmocka_unit_test(what_does_not_matter_is_left_out),
        cmocka_unit_test(what_comes_back_has_the_same_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
