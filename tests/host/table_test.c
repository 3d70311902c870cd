// Tables as a terminal shows them.
#include "host/table.h"
#include "testkit/testkit.h"

#include <stdlib.h>

static void counts_places(void **state) {
    (void)state;
    assert_int_equal(table_width(STR("")), 0);
    assert_int_equal(table_width(STR("abc “…”")), 7);
    assert_int_equal(table_width(STR("產線停了。")), 10);
    assert_int_equal(table_width(STR("Lin 說：")), 8);
}

static void cuts_by_places(void **state) {
    (void)state;
    Arena arena = {0};
    assert_str(table_cut(&arena, STR("abcdef"), 6), "abcdef");
    assert_str(table_cut(&arena, STR("abcdefg"), 6), "abcde…");
    assert_str(table_cut(&arena, STR("產線停"), 6), "產線停");
    assert_str(table_cut(&arena, STR("產線停了"), 6), "產線…");
    assert_str(table_cut(&arena, STR("產線停了"), 7), "產線停…");
    arena_free(&arena);
}

static void lines_up_columns(void **state) {
    (void)state;
    Arena arena = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    Table table = {.arena = &arena, .columns = "lrlp"};
    TABLE_ADD(&table, STR("Name"), STR("n"), STR(""), STR("Last"));
    TABLE_ADD(&table, STR("名字"), STR("1000"), STR(""), STR(""));
    table_print(&table, out);
    TABLE_ADD(&table, STR("a"), STR("b"), STR("c"), STR("d"));
    table_print(&table, out);
    fclose(out);
    assert_string_equal(text, "  Name     n  Last\n"
                              "  名字  1000\n"
                              "  a  b  c  d\n");
    free(text);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_places),
        cmocka_unit_test(cuts_by_places),
        cmocka_unit_test(lines_up_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
