// Names to numbers: what was put is found, in order, and nothing else.
#include "base/map.h"
#include "testkit/testkit.h"

static Str name(Arena *arena, int i) {
    return str_join(arena, STR("name."), str_int(arena, i));
}

static void an_empty_map_finds_nothing(void **state) {
    (void)state;
    Map map = {0};
    assert_int_equal(map_get(&map, STR("x")), -1);
    assert_int_equal(map_get(&map, STR_NONE), -1);
}

static void the_first_value_stays(void **state) {
    (void)state;
    Arena arena = {0};
    Map map = {.arena = &arena};
    assert_true(map_put(&map, STR("a"), 1));
    assert_true(map_put(&map, STR("b"), 2));
    assert_false(map_put(&map, STR("a"), 3));
    assert_int_equal(map_get(&map, STR("a")), 1);
    assert_int_equal(map_get(&map, STR("b")), 2);
    assert_int_equal(map_get(&map, STR("c")), -1);
    assert_int_equal(map_get(&map, STR("")), -1);
    assert_int_equal(map.count, 2);
    arena_free(&arena);
}

static void keys_are_bytes(void **state) {
    (void)state;
    Arena arena = {0};
    Map map = {.arena = &arena};
    assert_true(map_put(&map, STR(""), 10));
    assert_true(map_put(&map, STR("\0"), 11));
    assert_true(map_put(&map, STR("\0\0"), 12));
    assert_true(map_put(&map, STR("A"), 13));
    assert_int_equal(map_get(&map, STR_NONE), 10);
    assert_int_equal(map_get(&map, STR("\0")), 11);
    assert_int_equal(map_get(&map, STR("\0\0")), 12);
    assert_int_equal(map_get(&map, STR("a")), -1);
    arena_free(&arena);
}

static void many_keys_keep_their_order(void **state) {
    (void)state;
    enum { COUNT = 20000 };
    Arena arena = {0}, other = {0};
    Map map = {.arena = &arena};
    for (int i = 0; i < COUNT; i++) {
        assert_true(map_put(&map, name(&arena, i * 7), i));
        assert_int_equal(map.count, i + 1);
    }
    for (int i = 0; i < COUNT * 7; i++) {
        int found = map_get(&map, name(&other, i));
        assert_int_equal(found, i % 7 ? -1 : i / 7);
    }
    for (int i = 0; i < COUNT; i++) {
        assert_true(str_equal(map.keys[i], name(&other, i * 7)));
        assert_int_equal(map.values[i], i);
        assert_false(map_put(&map, map.keys[i], -5));
    }
    arena_free(&arena);
    arena_free(&other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_map_finds_nothing),
        cmocka_unit_test(the_first_value_stays),
        cmocka_unit_test(keys_are_bytes),
        cmocka_unit_test(many_keys_keep_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
