// What is laid out at the table, and the decisions it makes: expected values are worked out by hand.
#include "testkit/testkit.h"
#include "ui/desk.h"

static const int64_t price[] = {0, 150, 300, 400}, days[] = {60, 0}, hours[] = {0, 60, 90};
static const Str words[] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}};
static const ViewIssue issues[] = {{.name = {"Price", 5}, .values = words, .mine = price, .value_count = 4},
                                   {.name = {"Payment", 7}, .values = words, .mine = days, .value_count = 2},
                                   {.name = {"Response", 8}, .values = words, .mine = hours, .value_count = 3}};

static ViewTable table(void) {
    return (ViewTable){.phase = PHASE_TALKS, .issues = issues, .issue_count = 3, .reserve = 150, .worst = 0, .best = 550};
}

static Desk laid_out(const ViewTable *t) {
    Desk desk = {0};
    desk_follow(&desk, t);
    return desk;
}

static void assert_package(const Desk *desk, int package, int a, int b, int c) {
    const int32_t *value = desk->packages[package].value;
    assert_int_equal(value[0], a);
    assert_int_equal(value[1], b);
    assert_int_equal(value[2], c);
}

static void it_begins_with_the_best_package(void **state) {
    (void)state;
    ViewTable t = table();
    Desk desk = laid_out(&t);
    assert_int_equal(desk.count, 1);
    assert_package(&desk, 0, 3, 0, 2);
}

static void it_follows_the_last_offer_and_nothing_else(void **state) {
    (void)state;
    ViewTable t = table();
    Desk desk = laid_out(&t);
    desk_step(&desk, &t, 0, -1);
    desk.issue = 2;
    t.round = 1;  // something was asked: what is laid out stays
    desk_follow(&desk, &t);
    assert_package(&desk, 0, 2, 0, 2);
    assert_true(desk_add(&desk));
    t.mine = (ViewPackage){true, 7, {{1, 0, 1}}, 270};
    desk_follow(&desk, &t);
    assert_int_equal(desk.count, 1);
    assert_package(&desk, 0, 1, 0, 1);
    assert_int_equal(desk.issue, 2);
    desk_step(&desk, &t, 2, 1);
    desk_follow(&desk, &t);
    assert_package(&desk, 0, 1, 0, 2);
    t.mine.there = false;  // gone back to before it
    desk_follow(&desk, &t);
    assert_package(&desk, 0, 3, 0, 2);
}

static void another_table_is_laid_out_anew(void **state) {
    (void)state;
    ViewTable t = table();
    Desk desk = laid_out(&t);
    const ViewIssue smaller[] = {issues[1], issues[1], issues[1]};
    t.issues = smaller;  // as many issues, fewer values
    desk_follow(&desk, &t);
    assert_package(&desk, 0, 0, 0, 0);
    t.issue_count = 2;
    desk.issue = 2;
    desk_follow(&desk, &t);
    assert_int_equal(desk.issue_count, 2);
    assert_int_equal(desk.issue, 0);
}

static void values_go_as_far_as_they_go(void **state) {
    (void)state;
    ViewTable t = table();
    Desk desk = laid_out(&t);
    desk_step(&desk, &t, 0, 1);
    assert_package(&desk, 0, 3, 0, 2);
    desk_step(&desk, &t, 0, -1000000000);
    assert_package(&desk, 0, 0, 0, 2);
    desk_step(&desk, &t, 1, 1000000000);
    assert_package(&desk, 0, 0, 1, 2);
}

static void packages_come_and_go(void **state) {
    (void)state;
    ViewTable t = table();
    Desk desk = laid_out(&t);
    assert_false(desk_remove(&desk));
    assert_true(desk_add(&desk));
    desk_step(&desk, &t, 0, -1);
    assert_true(desk_add(&desk));
    desk_step(&desk, &t, 2, -1);
    assert_int_equal(desk.shown, 2);
    assert_package(&desk, 0, 3, 0, 2);
    assert_package(&desk, 1, 2, 0, 2);
    assert_package(&desk, 2, 2, 0, 1);
    assert_false(desk_add(&desk));
    desk.shown = 0;
    assert_true(desk_remove(&desk));
    assert_package(&desk, 0, 2, 0, 2);
    assert_package(&desk, 1, 2, 0, 1);
    assert_int_equal(desk.shown, 0);
    desk.shown = 1;
    assert_true(desk_remove(&desk));
    assert_int_equal(desk.shown, 0);
    assert_int_equal(desk.count, 1);
}

// A twentieth of 550 is 27.5.
static void even_is_within_a_twentieth_of_the_best(void **state) {
    (void)state;
    static const int64_t fine[] = {0, 27, 28, 550};
    const ViewIssue one = {.values = words, .mine = fine, .value_count = 4};
    ViewTable t = {.issues = &one, .issue_count = 1, .worst = 0, .best = 550};
    Desk desk = {.issue_count = 1, .count = 2, .packages = {{{0}}, {{1}}}};
    assert_int_equal(desk_apart(&desk, &t), 27);
    assert_true(desk_is_even(&desk, &t));
    desk.packages[1].value[0] = 2;
    assert_int_equal(desk_apart(&desk, &t), 28);
    assert_false(desk_is_even(&desk, &t));
    desk.count = 1;
    assert_int_equal(desk_apart(&desk, &t), 0);
    assert_true(desk_is_even(&desk, &t));
}

static void packages_differ_where_each_is_another_one(void **state) {
    (void)state;
    const ViewTable t = table();
    Desk desk = {.issue_count = 3, .count = 3, .packages = {{{3, 0, 2}}, {{3, 1, 2}}, {{3, 0, 2}}}};
    assert_false(desk_differs(&desk, &t));
    desk.packages[2].value[1] = 1;
    assert_false(desk_differs(&desk, &t));
    desk.packages[2].value[2] = 0;
    assert_true(desk_differs(&desk, &t));
    desk.count = 1;
    assert_true(desk_differs(&desk, &t));
}

static void assert_decision(Decision d, DecisionKind kind, int count, const int *values) {
    assert_int_equal(d.kind, kind);
    assert_int_equal(d.count, count);
    for (int i = 0; i < count; i++) assert_int_equal(d.value[i], values[i]);
}

static void acts_become_decisions(void **state) {
    (void)state;
    ViewTable t = table();
    Desk desk = laid_out(&t);
    desk.issue = 1;
    assert_decision(desk_decision(&desk, &t, ACTED_ASK), DECISION_TALK, 2, (int[]){TALK_ASK, 2});
    assert_decision(desk_decision(&desk, &t, ACTED_VALUE), DECISION_TALK, 2, (int[]){TALK_VALUE, 2});
    assert_decision(desk_decision(&desk, &t, ACTED_PARAPHRASE), DECISION_TALK, 2, (int[]){TALK_PARAPHRASE, 0});
    assert_decision(desk_decision(&desk, &t, ACTED_SILENCE), DECISION_TALK, 2, (int[]){TALK_SILENCE, 0});
    assert_decision(desk_decision(&desk, &t, ACTED_THREAT), DECISION_TALK, 2, (int[]){TALK_THREAT, 0});
    assert_decision(desk_decision(&desk, &t, ACTED_OVERPROMISE), DECISION_TALK, 2, (int[]){TALK_OVERPROMISE, 0});
    // 3 of 4, 0 of 2, 2 of 3: (3 * 2 + 0) * 3 + 2.
    assert_decision(desk_decision(&desk, &t, ACTED_OFFER), DECISION_OFFER, 2, (int[]){MANNER_PLAIN, 20});
    assert_decision(desk_decision(&desk, &t, ACTED_CONDITIONAL), DECISION_OFFER, 2, (int[]){MANNER_CONDITIONAL, 20});
    assert_decision(desk_decision(&desk, &t, ACTED_TRADEOFF), DECISION_OFFER, 2, (int[]){MANNER_TRADEOFF, 20});
    assert_decision(desk_decision(&desk, &t, ACTED_CLOSE), DECISION_OFFER, 2, (int[]){MANNER_CLOSE, 20});
    assert_decision(desk_decision(&desk, &t, ACTED_ACCEPT), DECISION_ACCEPT, 0, NULL);
    assert_decision(desk_decision(&desk, &t, ACTED_WALK), DECISION_WALK, 0, NULL);
    desk_add(&desk);
    desk_step(&desk, &t, 2, -1);
    assert_decision(desk_decision(&desk, &t, ACTED_OFFER), DECISION_OFFER, 3, (int[]){MANNER_PLAIN, 20, 19});
}

static void a_preparation_is_whole_or_names_what_is_missing(void **state) {
    (void)state;
    static const ViewAlternative alternatives[2];
    ViewTable t = table();
    t.phase = PHASE_PREPARE;
    t.alternatives = alternatives;
    t.alternative_count = 2;
    Desk desk = laid_out(&t);
    assert_int_equal(desk_missing(&desk, &t), -1);
    desk.alternative = 2;
    assert_int_equal(desk_missing(&desk, &t), 0);
    desk.guess[0] = 3;
    desk.guess[2] = 1;
    assert_int_equal(desk_missing(&desk, &t), 1);
    desk.guess[1] = 2;
    assert_int_equal(desk_missing(&desk, &t), 3);
    desk.limit = 28;
    desk.target = 80;
    assert_decision(desk_decision(&desk, &t, ACTED_PREPARE), DECISION_PREPARE, 6, (int[]){2, 28, 80, 3, 2, 1});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_begins_with_the_best_package),
        cmocka_unit_test(it_follows_the_last_offer_and_nothing_else),
        cmocka_unit_test(another_table_is_laid_out_anew),
        cmocka_unit_test(values_go_as_far_as_they_go),
        cmocka_unit_test(packages_come_and_go),
        cmocka_unit_test(even_is_within_a_twentieth_of_the_best),
        cmocka_unit_test(packages_differ_where_each_is_another_one),
        cmocka_unit_test(acts_become_decisions),
        cmocka_unit_test(a_preparation_is_whole_or_names_what_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
