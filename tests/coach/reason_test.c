// Reasons of what is advised at the table: every act that can be advised has one, and it is true of the table it is said at.
#include "coach/reason.h"
#include "coach/tactic.h"
#include "core/handbook.h"
#include "core/random_table.h"
#include "testkit/testkit.h"

static bool is_never_advised(const Decision *decision) {
    return decision->kind == DECISION_TALK && (decision->value[0] == TALK_THREAT || decision->value[0] == TALK_OVERPROMISE);
}

static int64_t mine_of(const Negotiation *n, int outcome) {
    Package package = deal_package(&n->stands[0].space, outcome);
    return deal_worth(&n->stands[0].space, &package).mine;
}

// What a reason says of them is what they do then, and what it says of points holds to the point.
static void assert_true_of(const Negotiation *n, const int32_t *before, const Decision *decision, Reason reason) {
    int32_t row[SAMPLE_ROW];
    memcpy(row, before, (size_t)negotiation_slots(n) * sizeof *row);
    negotiation_decide(n, row, decision);
    int issue = (int)decision->value[1] - 1, known = decision->kind == DECISION_TALK && issue >= 0 ? negotiation_known(row, issue) : 0;
    bool calm = row[TABLE_PHASE] == PHASE_TALKS;
    if (row[TABLE_PHASE] == PHASE_TIMEOUT) assert_true(reason == REASON_LAST || reason == REASON_RUN_OUT || is_never_advised(decision));
    if (reason == REASON_LAST || reason == REASON_RUN_OUT) assert_true(row[TABLE_ROUND] == n->rounds);
    if (reason == REASON_ASK) assert_true(known > negotiation_known(before, issue));
    if (reason == REASON_ASK_MORE) assert_int_equal(known, KNOWN_ALL);
    if (calm && reason == REASON_REFLECT) assert_int_equal(row[TABLE_REACTION], REACT_HEARD);
    if (calm && reason == REASON_VALUE) assert_int_equal(row[TABLE_REACTION], REACT_VALUED);
    if (calm && reason == REASON_SILENCE) assert_int_equal(row[TABLE_REACTION], REACT_SILENCE);
    int64_t gain = act_is_offer((int32_t)negotiation_act(decision)) && before[TABLE_MINE] >= 0
                       ? mine_of(n, decision->value[1]) - mine_of(n, before[TABLE_MINE])
                       : 0;
    if (reason == REASON_BOTH) assert_true(gain >= 0);
    if (reason == REASON_CLAIM) assert_true(gain > 0);
    if (reason == REASON_REPEAT) assert_int_equal(gain, 0);
    if (reason == REASON_STEP) assert_true(gain <= 0);
    if (reason == REASON_TAKE || reason == REASON_TAKE_LATE) assert_true(mine_of(n, before[TABLE_THEIRS]) >= n->reserve_mine);
    if (reason == REASON_TAKE_LOW) assert_true(mine_of(n, before[TABLE_THEIRS]) < n->reserve_mine);
}

static void assert_reasoned(const Negotiation *n, const int32_t *row, Decision decision, int *met) {
    int issue;
    if (negotiation_refuses(n, row, &decision, &issue)) return;
    Reason reason = reason_find(n, row, &decision);
    assert_int_equal(reason == REASON_NONE, is_never_advised(&decision));
    assert_int_equal(reason_technique(reason).len > 0, reason != REASON_NONE);
    assert_true_of(n, row, &decision, reason);
    met[reason]++;
}

static void look_at_all(const Negotiation *n, const int32_t *row, int *met) {
    Decision offers[16];
    for (int32_t act = TALK_ASK; act < TALK_END; act++)
        for (int32_t issue = 0; issue <= n->issue_count; issue++) assert_reasoned(n, row, (Decision){DECISION_TALK, 2, {act, issue}}, met);
    int count = row[TABLE_PHASE] == PHASE_TALKS ? tactic_offers(n, row, offers, 16) : 0;
    for (int i = 0; i < count; i++) assert_reasoned(n, row, offers[i], met);
    assert_reasoned(n, row, (Decision){.kind = DECISION_ACCEPT}, met);
    assert_reasoned(n, row, (Decision){.kind = DECISION_WALK}, met);
}

// Late in the talks the coach named a better act and did not say why.
static void every_act_that_can_be_advised_has_a_reason(void **state) {
    (void)state;
    static const IssueSight closed[DEAL_ISSUES_MAX] = {SIGHT_ASK, SIGHT_HIDDEN};
    int met[REASON_COUNT] = {0};
    for (uint64_t seed = 0; seed < 30; seed++) {
        SampleTable table;
        random_table_open(&table, seed);
        table.n.prepares = seed % 2;
        if (seed % 3 == 0) table.n.sight = closed;
        for (int t = 0; t < tactic_count(); t++) {
            int32_t row[SAMPLE_ROW];
            Rng rng = {seed};
            sample_sit(&table.n, row, (int)seed * 5 % sample_draws(&table.n));
            while (!negotiation_ended(row)) {
                Decision decision;
                tactic_decide(tactic_at(t), &table.n, row, &rng, &decision);
                look_at_all(&table.n, row, met);
                assert_reasoned(&table.n, row, decision, met);
                negotiation_decide(&table.n, row, &decision);
            }
        }
        sample_close(&table);
    }
    for (int reason = REASON_NONE + 1; reason < REASON_COUNT; reason++) {
        if (!met[reason]) print_error("%s is never said\n", reason_names[reason].data);
        assert_true(met[reason] > 0);
    }
}

typedef struct Talks {
    SampleTable table;
    int32_t row[SAMPLE_ROW];
} Talks;

static void sit(Talks *talks) {
    sample_open(&talks->table);
    sample_sit(&talks->table.n, talks->row, 0);
}

static Decision talk(TalkAct act, int issue) {
    return (Decision){DECISION_TALK, 2, {(int32_t)act, issue}};
}

static Decision offer(const Talks *talks, Manner manner, Package package) {
    return (Decision){DECISION_OFFER, 2, {(int32_t)manner, deal_outcome(&talks->table.n.stands[0].space, &package)}};
}

static void take(Talks *talks, Decision decision) {
    int issue;
    assert_null(negotiation_refuses(&talks->table.n, talks->row, &decision, &issue));
    negotiation_decide(&talks->table.n, talks->row, &decision);
}

static void assert_reason(const Talks *talks, Decision decision, Reason reason) {
    assert_str(reason_names[reason_find(&talks->table.n, talks->row, &decision)], reason_names[reason].data);
}

static void reasons_follow_what_is_known_and_said(void **state) {
    (void)state;
    Talks talks;
    sit(&talks);
    assert_reason(&talks, talk(TALK_PARAPHRASE, 0), REASON_HOLD);  // nothing was told
    assert_reason(&talks, talk(TALK_VALUE, 1), REASON_HOLD);       // praise that nobody asked for
    assert_reason(&talks, talk(TALK_SILENCE, 0), REASON_HOLD);
    assert_reason(&talks, talk(TALK_ASK, 1), REASON_ASK);
    take(&talks, talk(TALK_ASK, 1));
    assert_reason(&talks, talk(TALK_ASK, 1), REASON_ASK_MORE);
    assert_reason(&talks, talk(TALK_ASK, 2), REASON_ASK);
    assert_reason(&talks, talk(TALK_PARAPHRASE, 0), REASON_REFLECT);
    assert_reason(&talks, talk(TALK_VALUE, 1), REASON_VALUE);
    take(&talks, talk(TALK_VALUE, 1));
    assert_reason(&talks, talk(TALK_VALUE, 1), REASON_HOLD);  // its value counts once
    negotiation_learn(talks.row, 0);
    assert_reason(&talks, talk(TALK_ASK, 1), REASON_HOLD);
    assert_reason(&talks, talk(TALK_THREAT, 0), REASON_NONE);
    assert_reason(&talks, talk(TALK_OVERPROMISE, 0), REASON_NONE);
    sample_close(&talks.table);
}

static void reasons_of_offers_compare_with_the_last_one(void **state) {
    (void)state;
    Talks talks;
    sit(&talks);
    Package first = {{1, 0, 3, 3, 0}}, more = {{0, 0, 3, 3, 0}}, less = {{2, 0, 3, 3, 0}};
    assert_reason(&talks, offer(&talks, MANNER_PLAIN, first), REASON_OPEN);
    take(&talks, offer(&talks, MANNER_PLAIN, first));
    assert_reason(&talks, talk(TALK_SILENCE, 0), REASON_SILENCE);
    talks.row[TABLE_SILENCES] = 1;
    assert_reason(&talks, talk(TALK_SILENCE, 0), REASON_HOLD);
    assert_reason(&talks, offer(&talks, MANNER_PLAIN, first), REASON_REPEAT);
    assert_reason(&talks, offer(&talks, MANNER_PLAIN, more), REASON_CLAIM);
    assert_reason(&talks, offer(&talks, MANNER_PLAIN, less), REASON_STEP);
    assert_reason(&talks, offer(&talks, MANNER_CONDITIONAL, less), REASON_CONDITION);
    assert_reason(&talks, offer(&talks, MANNER_CLOSE, less), REASON_CLOSE);
    int last = talks.table.n.rounds - 1;
    talks.row[TABLE_ROUND] = last - 1;
    assert_reason(&talks, offer(&talks, MANNER_CLOSE, less), REASON_CLOSE_LATE);
    talks.row[TABLE_ROUND] = last;
    assert_reason(&talks, offer(&talks, MANNER_CLOSE, less), REASON_LAST);
    assert_reason(&talks, offer(&talks, MANNER_PLAIN, less), REASON_LAST);
    assert_reason(&talks, talk(TALK_ASK, 1), REASON_RUN_OUT);
    Package mine = {{0, 0, 3, 3, 0}}, theirs = {{3, 3, 0, 0, 3}};
    talks.row[TABLE_THEIRS] = deal_outcome(&talks.table.n.stands[0].space, &mine);
    assert_reason(&talks, (Decision){.kind = DECISION_ACCEPT}, REASON_TAKE_LATE);
    talks.row[TABLE_ROUND] = 3;
    assert_reason(&talks, (Decision){.kind = DECISION_ACCEPT}, REASON_TAKE);
    talks.row[TABLE_THEIRS] = deal_outcome(&talks.table.n.stands[0].space, &theirs);
    assert_reason(&talks, (Decision){.kind = DECISION_ACCEPT}, REASON_TAKE_LOW);
    sample_close(&talks.table);
}

// An issue they never speak about was asked about because “they tell”.
static void nobody_tells_of_an_issue_that_is_closed(void **state) {
    (void)state;
    static const IssueSight closed[SAMPLE_ISSUES] = {SIGHT_HIDDEN};
    Talks talks;
    sit(&talks);
    talks.table.n.sight = closed;
    assert_reason(&talks, talk(TALK_ASK, 1), REASON_HOLD);
    talks.row[TABLE_KNOWN] = KNOWN_WEIGHT;  // several packages told
    assert_reason(&talks, talk(TALK_ASK, 1), REASON_HOLD);
    assert_reason(&talks, talk(TALK_ASK, 2), REASON_ASK);
    sample_close(&talks.table);
}

// In currency a step of one is less than a millionth of the way; it “cost nothing”.
static void a_step_of_one_costs_something(void **state) {
    (void)state;
    static Points price[] = {{3000010, 0}, {3000009, 100}, {0, 200}}, place[] = {{1000000, 0}, {0, 100}};
    static const Issue issues[] = {{STR_INIT("Price"), 1, price, 3}, {STR_INIT("Place"), 1, place, 2}};
    static const IssueSight sight[2] = {SIGHT_ASK};
    static const int64_t reserves[] = {50};
    Talks talks = {.table.n = {.issue_count = 2,
                               .sight = sight,
                               .issues = issues,
                               .profile_count = 1,
                               .reserve_mine = 1000,
                               .reserves = reserves,
                               .reserve_count = 1,
                               .rounds = 9}};
    random_temper(&talks.table.n);
    assert_true(negotiation_make(&talks.table.n, &talks.table.arena, STR("currency"), 1, NULL));
    sample_sit(&talks.table.n, talks.row, 0);
    negotiation_learn(talks.row, 0);
    take(&talks, offer(&talks, MANNER_PLAIN, (Package){{0, 0}}));
    assert_reason(&talks, offer(&talks, MANNER_PLAIN, (Package){{1, 0}}), REASON_STEP);
    sample_close(&talks.table);
}

static void every_reason_belongs_to_a_technique_of_the_handbook(void **state) {
    (void)state;
    Files files = testkit_disk();
    Err err = {0};
    Handbook *handbook = handbook_load(&files, STR("scenarios/handbook.lua"), &err);
    assert_no_faults(&err);
    for (int reason = REASON_NONE + 1; reason < REASON_COUNT; reason++) {
        assert_true(map_get(&handbook->ids, reason_technique((Reason)reason)) >= 0);
        for (int other = REASON_NONE; other < reason; other++) assert_false(str_equal(reason_names[reason], reason_names[other]));
    }
    handbook_free(handbook);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_act_that_can_be_advised_has_a_reason),
        cmocka_unit_test(reasons_follow_what_is_known_and_said),
        cmocka_unit_test(reasons_of_offers_compare_with_the_last_one),
        cmocka_unit_test(nobody_tells_of_an_issue_that_is_closed),
        cmocka_unit_test(a_step_of_one_costs_something),
        cmocka_unit_test(every_reason_belongs_to_a_technique_of_the_handbook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
