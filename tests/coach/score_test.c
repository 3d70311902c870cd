// Points against the published curve as libm computes it, labels at their exact borders, accuracy by hand.
#include "coach/score.h"
#include "testkit/testkit.h"

#include <math.h>

static double curve(double d) {
    double points = 103.1668 * exp(-4.354 * d) - 3.1669;
    return points < 0 ? 0 : points > 100 ? 100 : points;
}

static void points_follow_the_curve(void **state) {
    (void)state;
    static const int64_t ranges[] = {1, 7, 97, 1000, 999983, (int64_t)1 << 41};
    double most = 0;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        int64_t step = ranges[i] / 200000 + 1;
        for (int64_t regret = 0; regret <= ranges[i]; regret += step) {
            double off = fabs(score_points(regret, ranges[i]) / 100.0 - curve((double)regret / (double)ranges[i]));
            if (off > most) most = off;
        }
    }
    print_message("           at most %.5f points off\n", most);
    assert_true(most <= 0.01);
}

static void points_never_rise_with_regret(void **state) {
    (void)state;
    int before = POINTS_MAX;
    for (int64_t regret = 0; regret <= 1000000; regret++) {
        int points = score_points(regret, 1000000);
        assert_in_range(points, 0, before);
        before = points;
    }
}

static void points_at_the_ends(void **state) {
    (void)state;
    assert_int_equal(score_points(0, 5), POINTS_MAX);
    assert_int_equal(score_points(0, 0), POINTS_MAX);  // nothing to lose
    assert_int_equal(score_points(5, 5), 0);
    assert_int_equal(score_points(6, 5), 0);  // beyond a budget the range may be larger than it is known to be
    assert_int_equal(score_points((int64_t)1 << 41, (int64_t)1 << 41), 0);
    // SIMULATION.md 4.1: .02 -> 91, .05 -> 80, .10 -> 64, .20 -> 40, .50 -> 9
    static const int known[][2] = {{2, 91}, {5, 80}, {10, 64}, {20, 40}, {50, 9}};
    for (int i = 0; i < 5; i++) assert_in_range(score_points(known[i][0], 100), known[i][1] * 100 - 80, known[i][1] * 100 + 80);
}

static void labels_at_their_borders(void **state) {
    (void)state;
    static const struct {
        int64_t regret, range;
        Label plain, tagged;
    } cases[] = {
        {0, 1000, LABEL_BEST, LABEL_INACCURACY},
        {1, 1000, LABEL_GOOD, LABEL_INACCURACY},
        {29, 1000, LABEL_GOOD, LABEL_INACCURACY},
        {30, 1000, LABEL_INACCURACY, LABEL_INACCURACY},
        {99, 1000, LABEL_INACCURACY, LABEL_INACCURACY},
        {100, 1000, LABEL_MISTAKE, LABEL_MISTAKE},
        {199, 1000, LABEL_MISTAKE, LABEL_MISTAKE},
        {200, 1000, LABEL_BLUNDER, LABEL_BLUNDER},
        {1000, 1000, LABEL_BLUNDER, LABEL_BLUNDER},
        {1, 33, LABEL_INACCURACY, LABEL_INACCURACY},  // 1/33 > .03
        {1, 34, LABEL_GOOD, LABEL_INACCURACY},        // 1/34 < .03
        {((int64_t)3 << 36) - 1, (int64_t)100 << 36, LABEL_GOOD, LABEL_INACCURACY},
        {(int64_t)3 << 36, (int64_t)100 << 36, LABEL_INACCURACY, LABEL_INACCURACY},
        {0, 0, LABEL_NONE, LABEL_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(score_label(cases[i].regret, cases[i].range, false), cases[i].plain);
        assert_int_equal(score_label(cases[i].regret, cases[i].range, true), cases[i].tagged);
    }
}

static void labels_have_names(void **state) {
    (void)state;
    static const char *const names[] = {"", "Best", "Good", "Inaccuracy", "Mistake", "Blunder"};
    for (int i = 0; i < LABEL_COUNT; i++) assert_str(label_name((Label)i), names[i]);
}

typedef struct Taken {
    int beat;
    int64_t regret, stake;
} Taken;

static int accuracy_of(int64_t range, const Taken *taken, int count) {
    Arena arena = {0};
    Accuracy accuracy = accuracy_open(&arena, 4, range);
    for (int i = 0; i < count; i++) accuracy_add(&accuracy, taken[i].beat, taken[i].regret, taken[i].stake);
    int value = accuracy_value(&accuracy);
    accuracy_clear(&accuracy);
    assert_int_equal(accuracy_value(&accuracy), ACCURACY_UNSCORED);
    arena_free(&arena);
    return value;
}

// D = .1: 103.1668 exp(-.4354) - 3.1669 = 63.5825; D = .5: 103.1668 exp(-2.177) - 3.1669 = 8.5293
static void accuracy_is_the_mean_weighted_by_stake(void **state) {
    (void)state;
    assert_int_equal(accuracy_of(1000, NULL, 0), ACCURACY_UNSCORED);
    assert_int_equal(accuracy_of(1000, (Taken[]){{0, 0, 0}, {1, 0, 0}}, 2), ACCURACY_UNSCORED);
    assert_int_equal(accuracy_of(0, (Taken[]){{0, 0, 0}}, 1), ACCURACY_UNSCORED);
    assert_int_equal(accuracy_of(1000, (Taken[]){{0, 0, 1}}, 1), POINTS_MAX);
    assert_int_equal(accuracy_of(1000, (Taken[]){{0, 100, 100}}, 1), 6358);
    // (100 * .2 + 63.58 * .1) / .3 = 87.86; what had no stake does not count
    assert_int_equal(accuracy_of(1000, (Taken[]){{0, 0, 200}, {1, 100, 100}, {2, 0, 0}}, 3), 8786);
    // (63.58 * .4 + 8.53 * .6) / 1 = 30.55
    assert_int_equal(accuracy_of(1000, (Taken[]){{0, 100, 400}, {1, 500, 600}}, 2), 3055);
}

// A beat weighs its largest stake once, and every loss in it counts in full.
static void accuracy_pools_a_beat(void **state) {
    (void)state;
    assert_int_equal(accuracy_of(1000, (Taken[]){{0, 100, 400}, {0, 0, 400}, {0, 0, 400}}, 3), 6358);
    // losses: .4 * 36.42 + .2 * 36.42 = 21.852; weight .4: 100 - 54.63 = 45.37
    assert_int_equal(accuracy_of(1000, (Taken[]){{0, 100, 400}, {0, 100, 200}}, 2), 4537);
    // .4 * 36.42 in beat 0, nothing in beat 1 of .4: 100 - 18.21
    assert_int_equal(accuracy_of(1000, (Taken[]){{0, 100, 400}, {0, 0, 100}, {1, 0, 400}}, 3), 8179);
    // more lost than the beat weighs is all of it, and no more: beat 1 keeps its own
    assert_int_equal(accuracy_of(1000, (Taken[]){{0, 500, 500}, {0, 500, 500}, {0, 500, 500}, {1, 0, 500}}, 4), 5000);
}

// Where a search ended at its budget, the range is at least so large: the arithmetic holds whatever it is compared with.
static void accuracy_holds_beyond_the_range(void **state) {
    (void)state;
    int64_t huge = (int64_t)1 << 41;
    assert_int_equal(accuracy_of(1, (Taken[]){{0, huge, huge}, {1, 0, huge}}, 2), 5000);
    assert_int_equal(accuracy_of(huge, (Taken[]){{0, huge, huge}, {1, 0, 1}}, 2), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_follow_the_curve), cmocka_unit_test(points_never_rise_with_regret),
        cmocka_unit_test(points_at_the_ends),      cmocka_unit_test(labels_at_their_borders),
        cmocka_unit_test(labels_have_names),       cmocka_unit_test(accuracy_is_the_mean_weighted_by_stake),
        cmocka_unit_test(accuracy_pools_a_beat),   cmocka_unit_test(accuracy_holds_beyond_the_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
