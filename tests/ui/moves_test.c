// A table made by hand, and what is said of it in both languages.
#include "testkit/testkit.h"
#include "ui/moves.h"

#include <stdlib.h>

static const Str prices[] = {{"98", 2}, {"100", 3}, {"102", 3}}, terms[] = {{"30 days", 7}, {"60 days", 7}};
static const int64_t price_points[] = {0, 250, 500}, term_points[] = {100, 0};
static const ViewAct acts[] = {{ACTED_ASK, {"Ask Lin", 7}, true}, {ACTED_VALUE, {0}, true}};
static const ViewAlternative alternatives[] = {{{"Sell it to Delta", 16}, 300}, {{"Leave it", 8}, 0}};

typedef struct Desk {
    Arena arena;
    ViewIssue issues[2];
    ViewTable table;
    Catalog *chinese;
} Desk;

static int open_desk(void **state) {
    Desk *desk = calloc(1, sizeof *desk);
    assert_non_null(desk);
    desk->issues[0] = (ViewIssue){.name = STR("Price"), .values = prices, .mine = price_points, .value_count = 3};
    desk->issues[1] = (ViewIssue){.name = STR("Payment"), .values = terms, .mine = term_points, .value_count = 2};
    desk->table = (ViewTable){.who = STR("Ms Lin"), .issues = desk->issues, .issue_count = 2, .worst = 0, .best = 600, .issue = -1};
    desk->table.acts = acts;
    desk->table.act_count = 2;
    desk->table.alternatives = alternatives;
    desk->table.alternative_count = 2;
    Files disk = testkit_disk();
    Str text;
    assert_true(disk.read(disk.context, &desk->arena, STR("assets/ui/counterpart.zh-TW.po"), &text, NULL));
    desk->chinese = catalog_read(&desk->arena, STR("zh-TW"), text, NULL);
    *state = desk;
    return 0;
}

static int close_desk(void **state) {
    Desk *desk = *state;
    arena_free(&desk->arena);
    free(desk);
    return 0;
}

static void test_a_decision_is_named_with_what_it_is_about(void **state) {
    Desk *d = *state;
    static const struct {
        Decision decision;
        const char *english, *chinese;
    } rows[] = {
        {{DECISION_CHOOSE, 1, {1}}, "", ""},
        {{DECISION_TALK, 2, {TALK_ASK, 2}}, "Ask Lin: Payment", "Ask Lin：Payment"},
        {{DECISION_TALK, 2, {TALK_VALUE, 1}}, "Show value: Price", "說明價值：Price"},
        {{DECISION_TALK, 2, {TALK_SILENCE, 0}}, "Stay silent", "保持沉默"},
        {{DECISION_OFFER, 2, {MANNER_PLAIN, 0}}, "Offer: Price 98 · Payment 30 days", "提案：Price 98 · Payment 30 days"},
        {{DECISION_OFFER, 2, {MANNER_CONDITIONAL, 3}}, "Conditional offer: Price 100 · Payment 60 days", NULL},
        {{DECISION_OFFER, 2, {MANNER_TRADEOFF, 4}}, "Trade: Price 102 · Payment 30 days", NULL},
        {{DECISION_OFFER, 2, {MANNER_CLOSE, 5}}, "Closing proposal: Price 102 · Payment 60 days", NULL},
        {{DECISION_OFFER, 3, {MANNER_PLAIN, 1, 2}},
         "Packages: Price 98 · Payment 60 days | Price 100 · Payment 30 days",
         "多套方案：Price 98 · Payment 60 days | Price 100 · Payment 30 days"},
        {{DECISION_ACCEPT, 0, {0}}, "Accept", "接受"},
        {{DECISION_WALK, 0, {0}}, "Walk away", "離席"},
        {{DECISION_PREPARE, 5, {1, 50, 90, 3, 1}},
         "Preparation: Sell it to Delta · limit 300 points · target 540 points · Price matters much to them · Payment matters little to "
         "them",
         "事前準備：Sell it to Delta · 底線 300 點 · 目標 540 點 · Price 對方很在意 · Payment 對方不太在意"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_str(move_words(NULL, &d->table, &rows[i].decision, &d->arena), rows[i].english);
        if (rows[i].chinese) assert_str(move_words(d->chinese, &d->table, &rows[i].decision, &d->arena), rows[i].chinese);
    }
}

static void test_what_a_package_changes(void **state) {
    Desk *d = *state;
    assert_str(package_changes(&d->table, 0, 5, &d->arena), "Price 98 → 102 · Payment 30 days → 60 days");
    assert_str(package_changes(&d->table, 4, 5, &d->arena), "Payment 30 days → 60 days");
    assert_str(package_changes(&d->table, 4, 4, &d->arena), "");
}

static void test_packages_are_numbered_as_the_model_numbers_them(void **state) {
    Desk *d = *state;
    DealSpace space = {.issues = (Issue[]){{.value_count = 3}, {.value_count = 2}}, .issue_count = 2, .outcome_count = 6};
    for (int outcome = 0; outcome < 6; outcome++) {
        Package theirs = deal_package(&space, outcome), ours = table_package(&d->table, outcome);
        assert_memory_equal(&theirs, &ours, sizeof ours);
        assert_int_equal(table_outcome(&d->table, &ours), outcome);
    }
    Package last = table_package(&d->table, 4);
    assert_int_equal(table_worth(&d->table, &last), 600);
}

static void test_points_are_grouped_and_worth_money_where_there_is_a_currency(void **state) {
    Desk *d = *state;
    assert_str(number_words(&d->arena, 0), "0");
    assert_str(number_words(&d->arena, 999), "999");
    assert_str(number_words(&d->arena, -12400), "−12,400");
    assert_str(number_words(&d->arena, INT64_MIN), "−9,223,372,036,854,775,808");
    assert_str(points_words(NULL, &d->table, 1, &d->arena), "1 point");
    assert_str(points_words(d->chinese, &d->table, 412, &d->arena), "412 點");
    assert_str(money_words(&d->table, 412, &d->arena), "");
    d->table.currency = STR("NT$");
    d->table.point = 1000;
    assert_str(points_words(NULL, &d->table, 412, &d->arena), "412 points (NT$ 412,000)");
    assert_str(money_words(&d->table, INT64_MAX, &d->arena), "");
}

static void test_the_way_from_worst_to_best_is_exact_far_out(void **state) {
    Desk *d = *state;
    d->table.worst = -DEAL_POINTS_MAX;
    d->table.best = DEAL_POINTS_MAX;
    assert_int_equal(way_points(&d->table, 0), -DEAL_POINTS_MAX);
    assert_int_equal(way_points(&d->table, 50), 0);
    assert_int_equal(way_points(&d->table, 100), DEAL_POINTS_MAX);
}

static void test_every_reaction_has_a_sentence_in_both_languages(void **state) {
    Desk *d = *state;
    d->table.issue = 1;
    d->table.picked = 2;
    for (int importance = 0; importance <= 3; importance++)
        for (int r = REACT_NONE + 1; r < REACT_COUNT; r++) {
            d->table.reaction = (Reaction)r;
            d->issues[1].importance = importance;
            Str english = reaction_words(NULL, &d->table, &d->arena), chinese = reaction_words(d->chinese, &d->table, &d->arena);
            assert_true(str_ends(english, STR(".")) && str_find(english, STR("{"), 0) < 0);
            assert_true(str_ends(chinese, STR("。")) && str_find(chinese, STR("{"), 0) < 0);
        }
    d->table.reaction = REACT_PICKED;
    assert_str(reaction_words(NULL, &d->table, &d->arena), "Ms Lin likes package 2 best, and answers it.");
    d->table.reaction = REACT_TOLD;
    d->table.who = STR_NONE;
    assert_str(reaction_words(NULL, &d->table, &d->arena), "The other side says that this matters a great deal to them: Payment.");
    d->table.reaction = REACT_AGREED;
    assert_str(reaction_words(NULL, &d->table, &d->arena), "You and the other side have a deal.");
    d->table.reaction = REACT_NONE;
    assert_str(importance_word(NULL, 3), "much");
    assert_str(importance_word(NULL, 0), "");
    assert_str(importance_word(NULL, 4), "");
    assert_str(reaction_words(NULL, &d->table, &d->arena), "");
}

static void test_every_act_has_a_name_and_a_sentence(void **state) {
    Desk *d = *state;
    for (int act = 1; act < ACTED_COUNT; act++) {
        assert_true(act_words(d->chinese, &d->table, (TableAct)act).len > 0);
        assert_true(str_ends(act_help(d->chinese, (TableAct)act), STR("。")));
    }
    assert_str(act_words(NULL, &d->table, 0), "");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        TEST(test_a_decision_is_named_with_what_it_is_about),
        TEST(test_what_a_package_changes),
        TEST(test_packages_are_numbered_as_the_model_numbers_them),
        TEST(test_points_are_grouped_and_worth_money_where_there_is_a_currency),
        TEST(test_the_way_from_worst_to_best_is_exact_far_out),
        TEST(test_every_reaction_has_a_sentence_in_both_languages),
        TEST(test_every_act_has_a_name_and_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
