// Expected values come from libm, to within what the header promises.
#include "base/fixed.h"
#include "testkit/testkit.h"

#include <math.h>

static void halving_is_a_power_of_two(void **state) {
    (void)state;
    for (int64_t steps = 0; steps < 22LL * FIXED_HALVING; steps += 997) {
        double expected = 1e6 * exp2(-(double)steps / FIXED_HALVING);
        assert_true(fabs(fixed_halved(steps) - expected) < 1.0);
    }
    assert_int_equal(fixed_halved(-5), FIXED_ONE);
    assert_int_equal(fixed_halved(FIXED_HALVING), FIXED_ONE / 2);
}

static void halvings_undo_it(void **state) {
    (void)state;
    for (int64_t share = 1; share <= FIXED_ONE; share += 613) {
        int32_t steps = fixed_halvings(share);
        assert_true(fixed_halved(steps) <= share);
        assert_true(steps == 0 || fixed_halved(steps - 1) > share);
    }
    assert_int_equal(fixed_halvings(FIXED_ONE), 0);
}

static void powers_of_shares(void **state) {
    (void)state;
    static const int exponents[][2] = {{1, 1}, {100, 20}, {100, 60}, {100, 200}, {7, 10}};
    for (int i = 0; i < 5; i++)
        for (int share = 0; share <= FIXED_ONE; share += 9973) {
            double expected = 1e6 * pow(share / 1e6, (double)exponents[i][0] / exponents[i][1]);
            assert_true(fabs(fixed_power(share, exponents[i][0], exponents[i][1]) - expected) < 6.0);
        }
    assert_int_equal(fixed_power(0, 1, 5), 0);
    assert_int_equal(fixed_power(FIXED_ONE, 5, 1), FIXED_ONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(halving_is_a_power_of_two),
        cmocka_unit_test(halvings_undo_it),
        cmocka_unit_test(powers_of_shares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
