// What is read from a run with a table: whose offers are listed, what is true of the counterpart, and the reference in the rep's place.
#include "testkit/testkit.h"
#include "ui/talks.h"

typedef struct Played {
    Arena arena;
    Scenario *scenario;
    Session *session;
} Played;

static void decide(Played *p, Decision decision) {
    Err err = {0};
    if (!session_decide(p->session, &decision, &err)) fail_msg("%.*s", STR_PRINT(err.faults[0].text));
}

// Of tests/core/table/sensors.lua; the first decision is taken.
static void open_sensors(Played *p, uint64_t seed) {
    static const MemoryFile none[] = {{NULL, NULL}};
    Files files = testkit_memory(none);
    Err err = {0};
    *p = (Played){.scenario = scenario_load(&files, STR("tests/core/table/sensors.lua"), STR("sensors"), NULL, &err)};
    assert_no_faults(&err);
    p->session = session_open(p->scenario, seed, NULL);
    decide(p, (Decision){DECISION_CHOOSE, 1, {2}});
}

static void close_played(Played *p) {
    session_free(p->session);
    scenario_free(p->scenario);
    arena_free(&p->arena);
}

static Decision prepared(void) {
    return (Decision){DECISION_PREPARE, 6, {1, 28, 80, 2, 3, 1}};
}

// Outcome of a package: 4 prices, 3 response times, 2 payments.
static int outcome_of(int price, int response, int payment) {
    return (price * 3 + response) * 2 + payment;
}

static Decision offer(int outcome) {
    return (Decision){DECISION_OFFER, 2, {MANNER_PLAIN, outcome}};
}

static void a_run_that_has_not_come_to_its_table_has_no_talks(void **state) {
    (void)state;
    Played p;
    Talks talks;
    open_sensors(&p, 1);
    assert_false(talks_read(&talks, p.session, NULL, NULL, &p.arena));
    assert_null(talks_reference(p.session));
    close_played(&p);
}

static void what_was_played_is_read(void **state) {
    (void)state;
    Played p;
    Talks talks;
    open_sensors(&p, 1);
    decide(&p, prepared());
    decide(&p, offer(outcome_of(3, 2, 0)));
    decide(&p, (Decision){DECISION_TALK, 2, {TALK_ASK, 2}});
    decide(&p, (Decision){DECISION_WALK, 0, {0}});
    assert_true(talks_read(&talks, p.session, NULL, NULL, &p.arena));
    assert_int_equal(talks.bargain.move_count, 4);
    assert_str(talks.said[1], "Offer: Unit price 104 · Response time 24 h · Payment 30 days");
    assert_str(talks.said[2], "Ask about it: Response time");
    assert_int_equal(talks.offer_count, 2);
    assert_true(talks.offers[0].mine && !talks.offers[1].mine);
    assert_int_equal(talks.offers[0].worth.mine, 550);
    assert_int_equal(talks.offers[0].worth.theirs, 0);
    assert_int_equal(talks_round(&talks, &talks.offers[1]), 1);
    assert_int_equal(talks_prepared(&talks)->value[2], 80);
    assert_int_equal(talks.table->alternative_count, 2);  // though only the preparation shows them
    // To them 300 points hang on the price, 90 on the payment, and 400 or 200 on the response time: at least two thirds of the most.
    assert_int_equal(talks.importance[1], 3);
    assert_int_equal(talks.importance[2], 1);
    close_played(&p);
}

static void the_reference_takes_the_same_seat(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        Played p;
        Talks talks, other;
        open_sensors(&p, seed);
        decide(&p, prepared());
        decide(&p, (Decision){DECISION_WALK, 0, {0}});
        Session *reference = talks_reference(p.session), *again = talks_reference(p.session);
        assert_non_null(reference);
        assert_true(session_seed(reference) == seed);
        assert_true(session_ending(reference) >= 0);
        Step shared = session_step(reference, 0), own = session_step(p.session, 0);
        assert_true(shared.hash == own.hash);
        assert_true(session_hash(reference) == session_hash(again));
        assert_true(talks_read(&talks, p.session, NULL, NULL, &p.arena));
        assert_true(talks_read(&other, reference, NULL, NULL, &p.arena));
        assert_ptr_equal(other.bargain.stand, talks.bargain.stand);  // the same counterpart
        assert_true(other.bargain.deal_worth.mine >= talks.bargain.stand->space.reserve.mine);
        session_free(reference);
        session_free(again);
        close_played(&p);
    }
}

// She has written something down before the rep says a word.
static void their_opening_offer_comes_first(void **state) {
    (void)state;
    static const MemoryFile none[] = {{NULL, NULL}};
    Files files = testkit_memory(none);
    Played p = {.scenario = scenario_load(&files, STR("scenarios/negotiation/price-talk.lua"), STR("price-talk"), NULL, NULL)};
    assert_non_null(p.scenario);
    const ScenarioRun *run = scenario_run(p.scenario, STR("careless"));
    p.session = session_play_run(p.scenario, run, 1, NULL);
    assert_non_null(p.session);
    Talks talks;
    assert_true(talks_read(&talks, p.session, NULL, NULL, &p.arena));
    assert_false(talks.offers[0].mine);
    assert_int_equal(talks_round(&talks, &talks.offers[0]), 0);
    assert_int_equal(talks.offers[0].worth.theirs, talks.bargain.stand->space.best.theirs);
    assert_true(talks.offers[1].mine);
    close_played(&p);
}

static void what_is_worth_less_than_the_alternative_is_told_first(void **state) {
    (void)state;
    Played p;
    Talks talks;
    open_sensors(&p, 1);
    decide(&p, prepared());
    decide(&p, (Decision){DECISION_WALK, 0, {0}});
    assert_true(talks_read(&talks, p.session, NULL, NULL, &p.arena));
    assert_true(talks_lost(&talks));
    Bargain *g = &talks.bargain;
    g->deal = outcome_of(0, 0, 0);
    g->deal_worth = (Points){60, 700};
    g->measure = (DealMeasure){.left = {0, 0}};
    assert_true(talks_lost(&talks));
    assert_str(talks_left(NULL, &talks, &p.arena), "Signed below your limit: 90 (NT$ 90,000) less than your alternative is worth.");
    g->deal_worth = (Points){150, 690};
    assert_false(talks_lost(&talks));
    assert_true(str_starts(talks_left(NULL, &talks, &p.arena), STR("Nothing was left on the table")));
    g->measure.left = (Points){0, 12};
    assert_str(talks_left(NULL, &talks, &p.arena), "Left on the table: 12 for Lin, at no cost to you.");
    g->measure.left = (Points){5, 12};
    assert_str(talks_left(NULL, &talks, &p.arena),
               "Left on the table: 5 (NT$ 5,000) for you at no cost to Lin, or 12 for Lin at no cost to you.");
    close_played(&p);
}

// Where the best that both would sign gave the rep no more than the alternative, walking away was called a loss of up to 0.
static void where_nothing_was_to_be_gained_nothing_is_lost(void **state) {
    (void)state;
    Played p;
    Talks talks;
    open_sensors(&p, 1);
    decide(&p, prepared());
    decide(&p, (Decision){DECISION_WALK, 0, {0}});
    assert_true(talks_read(&talks, p.session, NULL, NULL, &p.arena));
    Stand stand = *talks.bargain.stand;
    stand.most = stand.space.reserve.mine;
    talks.bargain.stand = &stand;
    assert_false(talks_lost(&talks));
    assert_str(talks_left(NULL, &talks, &p.arena), "No package was worth more to both than having no deal: there was nothing to win.");
    close_played(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_that_has_not_come_to_its_table_has_no_talks),
        cmocka_unit_test(what_was_played_is_read),
        cmocka_unit_test(the_reference_takes_the_same_seat),
        cmocka_unit_test(their_opening_offer_comes_first),
        cmocka_unit_test(what_is_worth_less_than_the_alternative_is_told_first),
        cmocka_unit_test(where_nothing_was_to_be_gained_nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
