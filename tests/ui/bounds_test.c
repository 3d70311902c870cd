// Numbers kept within bounds, at the bounds themselves and beyond what an int holds.
#include "testkit/testkit.h"
#include "ui/bounds.h"

static void a_number_stops_at_the_bound_it_passes(void **state) {
    (void)state;
    assert_int_equal(ui_between(3, 0, 5), 3);
    assert_int_equal(ui_between(0, 0, 5), 0);
    assert_int_equal(ui_between(-1, 0, 5), 0);
    assert_int_equal(ui_between(5, 0, 5), 5);
    assert_int_equal(ui_between(6, 0, 5), 5);
    assert_int_equal(ui_between(INT64_MAX, 0, 5), 5);
    assert_int_equal(ui_between(INT64_MIN, 0, 5), 0);
    assert_int_equal(ui_between(2, 0, -1), 0);  // nothing to choose from
    assert_int_equal(ui_between(-2, 0, -1), 0);
}

static void an_id_is_counted_from_the_first(void **state) {
    (void)state;
    assert_int_equal(ui_index(40, 40, 3), 0);
    assert_int_equal(ui_index(42, 40, 3), 2);
    assert_int_equal(ui_index(43, 40, 3), -1);
    assert_int_equal(ui_index(39, 40, 3), -1);
    assert_int_equal(ui_index(40, 40, 0), -1);
}

static void points_are_compared_whole(void **state) {
    (void)state;
    assert_true(points_least(1000000000000, 1) == 1);
    assert_true(points_most(1000000000000, 1) == 1000000000000);
    assert_int_equal(ui_least(-1, 1), -1);
    assert_int_equal(ui_most(-1, 1), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_stops_at_the_bound_it_passes),
        cmocka_unit_test(an_id_is_counted_from_the_first),
        cmocka_unit_test(points_are_compared_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
