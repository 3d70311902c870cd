// Lists of faults: written, translated, put in order, and bounded.
#include "base/catalog.h"
#include "testkit/testkit.h"

static Str printed(Arena *arena, const Err *err, int i) {
    assert_true(i < err->count);
    return fault_print(arena, &err->faults[i]);
}

static void faults_say_where(void **state) {
    (void)state;
    Arena arena = {0};
    Err err = {0};
    ERR(&err, STR("a.lua"), 7, "Unknown field “{1}”; did you mean “{2}”?", STR("sya"), STR("say"));
    ERR0(&err, STR("a.lua"), 0, "The file is empty.");
    ERR0(&err, STR_NONE, 0, "Nothing is known.");
    ERR0(&err, STR_NONE, 3, "A line alone.");
    assert_str(printed(&arena, &err, 0), "a.lua:7: Unknown field “sya”; did you mean “say”?");
    assert_str(printed(&arena, &err, 1), "a.lua: The file is empty.");
    assert_str(printed(&arena, &err, 2), "Nothing is known.");
    assert_str(printed(&arena, &err, 3), "3: A line alone.");
    assert_int_equal(err.count, 4);
    err_free(&err);
    arena_free(&arena);
}

static void faults_own_their_bytes(void **state) {
    (void)state;
    Arena arena = {0};
    Err err = {0};
    char file[] = "a.lua", word[] = "dip";
    err_add(&err, (Str){file, 5}, 1, STR("{1}"), &(Str){word, 3}, 1);
    file[0] = word[0] = 'X';
    assert_str(printed(&arena, &err, 0), "a.lua:1: dip");
    err_free(&err);
    arena_free(&arena);
}

static void nobody_listens(void **state) {
    (void)state;
    ERR0(NULL, STR("a"), 1, "lost");
    ERR(NULL, STR("a"), 1, "lost {1}", STR("too"));
}

static void faults_are_translated(void **state) {
    (void)state;
    Arena arena = {0};
    Str po = STR("msgid \"From {1} to {2}.\"\nmsgstr \"到{2}，從{1}。\"\n");
    Err err = {.catalog = catalog_read(&arena, STR("zh.po"), po, NULL)};
    ERR(&err, STR_NONE, 0, "From {1} to {2}.", STR("甲"), STR("乙"));
    ERR0(&err, STR_NONE, 0, "Not translated.");
    assert_str(printed(&arena, &err, 0), "到乙，從甲。");
    assert_str(printed(&arena, &err, 1), "Not translated.");
    const Catalog *catalog = err.catalog;
    err_free(&err);
    assert_int_equal(err.count, 0);
    assert_ptr_equal(err.catalog, catalog);
    arena_free(&arena);
}

static void sorting_keeps_arrival_and_drops_repetitions(void **state) {
    (void)state;
    static const struct {
        const char *file;
        int line;
        const char *text;
    } arrivals[] = {{"b", 2, "second"}, {"b", 2, "first"},   {"a", 9, "x"}, {"b", 1, "y"},     {"b", 2, "second"},
                    {"a", 10, "x"},     {"", 0, "no place"}, {"a", 9, "w"}, {"b", 2, "first"}, {"a", 9, "x"}};
    static const char *expected[] = {"no place", "a:9: x", "a:9: w", "a:10: x", "b:1: y", "b:2: second", "b:2: first"};
    Arena arena = {0};
    Err err = {0};
    for (size_t i = 0; i < sizeof arrivals / sizeof *arrivals; i++) {
        err_add(&err, str_from(arrivals[i].file), arrivals[i].line, str_from(arrivals[i].text), NULL, 0);
    }
    err_sort(&err);
    assert_int_equal(err.count, 7);
    for (int i = 0; i < 7; i++) assert_str(printed(&arena, &err, i), expected[i]);
    err_sort(&err);
    assert_int_equal(err.count, 7);
    err_free(&err);
    err_sort(&err);
    assert_int_equal(err.count, 0);
    arena_free(&arena);
}

static void too_many_are_counted(void **state) {
    (void)state;
    Err err = {0};
    for (int i = 0; i < ERR_MAX + 17; i++) ERR0(&err, STR("a"), ERR_MAX + 17 - i, "again");
    assert_int_equal(err.count, ERR_MAX);
    assert_int_equal(err.dropped, 17);
    err_sort(&err);
    assert_int_equal(err.count, ERR_MAX);
    assert_int_equal(err.faults[0].line, 18);
    err_free(&err);
    assert_int_equal(err.dropped, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_say_where),
        cmocka_unit_test(faults_own_their_bytes),
        cmocka_unit_test(nobody_listens),
        cmocka_unit_test(faults_are_translated),
        cmocka_unit_test(sorting_keeps_arrival_and_drops_repetitions),
        cmocka_unit_test(too_many_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
