// Tactics: they play by the rules, from what a rep can know, each in its own way.
#include "coach/tactic_parts.h"
#include "core/random_table.h"
#include "testkit/testkit.h"

static const Tactic *tactic(const char *name) {
    const Tactic *found = tactic_find(str_from(name));
    assert_non_null(found);
    return found;
}

static void decide(const Tactic *t, const Negotiation *n, const int32_t *row, Decision *decision) {
    Rng rng = {77};
    tactic_decide(t, n, row, &rng, decision);
}

static void assert_same_decision(const Tactic *t, const Negotiation *n, const int32_t *row, const int32_t *other) {
    Decision first, second;
    decide(t, n, row, &first);
    decide(t, n, other, &second);
    bool same = decision_same(&first, &second);
    if (!same) print_error("%.*s sees what is hidden in round %d\n", STR_PRINT(t->name), row[TABLE_ROUND]);
    assert_true(same);
}

static void an_act_that_is_not_open_is_never_chosen(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 12; seed++) {
        SampleTable table;
        random_table_open(&table, seed);
        table.n.prepares = seed % 2;
        table.n.they_open = seed % 3 == 0;
        if (seed % 4 == 1) table.n.closed = 1u << ACTED_CONDITIONAL | 1u << ACTED_PACKAGES | 1u << ACTED_ASK;
        for (int t = 0; t < tactic_count(); t++) {
            int32_t row[SAMPLE_ROW];
            Rng rng = {seed};
            sample_sit(&table.n, row, (int)seed * 5 % sample_draws(&table.n));
            for (int acts = 0; !negotiation_ended(row); acts++) {
                Decision decision;
                int issue;
                tactic_decide(tactic_at(t), &table.n, row, &rng, &decision);
                assert_null(negotiation_refuses(&table.n, row, &decision, &issue));
                negotiation_decide(&table.n, row, &decision);
                assert_true(acts <= table.n.rounds);
            }
        }
        sample_close(&table);
    }
}

// Where no package was worth as much as having none, those that play in a way of their own (micro, random) crashed, and the others talked
// until time was up.
static void from_a_hopeless_table_all_get_up(void **state) {
    (void)state;
    SampleTable table;
    sample_open(&table);
    negotiation_free(&table.n);
    table.n.reserve_mine = 1001;  // the best package is worth 1000
    assert_true(negotiation_make(&table.n, &table.arena, STR("hopeless"), 1, NULL));
    for (int t = 0; t < tactic_count(); t++) {
        int32_t row[SAMPLE_ROW];
        Rng rng = {1};
        sample_sit(&table.n, row, 0);
        while (!negotiation_ended(row)) {
            Decision decision;
            tactic_decide(tactic_at(t), &table.n, row, &rng, &decision);
            negotiation_decide(&table.n, row, &decision);
        }
        bool sensible = !str_equal(tactic_at(t)->name, STR("random")) && !str_equal(tactic_at(t)->name, STR("signs-low"));
        if (sensible && row[TABLE_PHASE] != PHASE_WALKED) print_error("%.*s stays\n", STR_PRINT(tactic_at(t)->name));
        if (sensible) assert_int_equal(row[TABLE_PHASE], PHASE_WALKED);
    }
    sample_close(&table);
}

// Everything that no rep sees takes any value it can have.
static void scramble(const Negotiation *n, Rng *rng, const int32_t *row, int32_t *other) {
    static const NegotiationSlot shares[] = {TABLE_T,      TABLE_A,     TABLE_FIXED_PIE, TABLE_VALUE, TABLE_ROOM, TABLE_HI,
                                             TABLE_TARGET, TABLE_FIRST, TABLE_BEST,      TABLE_GAVE,  TABLE_BONUS};
    static const NegotiationSlot shown[] = {TABLE_TRUST, TABLE_ANGER,        TABLE_MOOD,   TABLE_OWN,
                                            TABLE_JOINT, TABLE_RELATIONSHIP, TABLE_LOGROLL};
    static const NegotiationSlot drawn[] = {TABLE_EASE, TABLE_RECIPROCITY, TABLE_BASE_TRUST, TABLE_RESERVE};
    memcpy(other, row, (size_t)negotiation_slots(n) * sizeof *row);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) other[shares[i]] = (int32_t)rng_below(rng, NEGOTIATION_ONE + 1);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) other[shown[i]] = (int32_t)rng_below(rng, 101);
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
        other[drawn[i]] = (int32_t)rng_below(rng, (uint32_t)negotiation_draw_count(n, drawn[i]));
}

static void for_all_plays(const Negotiation *n, void (*look)(const Tactic *, const Negotiation *, const int32_t *)) {
    for (int t = 0; t < tactic_count(); t++)
        for (int draw = 0; draw < sample_draws(n); draw += 7) {
            int32_t row[SAMPLE_ROW];
            sample_sit(n, row, draw);
            while (!negotiation_ended(row)) {
                Decision decision;
                look(tactic_at(t), n, row);
                decide(tactic_at(t), n, row, &decision);
                negotiation_decide(n, row, &decision);
            }
        }
}

static void look_scrambled(const Tactic *t, const Negotiation *n, const int32_t *row) {
    int32_t other[SAMPLE_ROW];
    Rng rng = {(uint64_t)row[TABLE_ROUND] + 5};
    scramble(n, &rng, row, other);
    assert_same_decision(t, n, row, other);
}

static void what_is_hidden_changes_nothing(void **state) {
    (void)state;
    SampleTable table;
    sample_open(&table);
    for_all_plays(&table.n, look_scrambled);
    table.n.they_open = true;
    for_all_plays(&table.n, look_scrambled);
    sample_close(&table);
}

// The other customer has the same values, and the same weightiest issue, but for two issues: before anything is known of them nobody can
// tell which of the two it is.
enum { DIFFERS_FROM = 3 };
static void make_twins(SampleTable *table) {
    sample_open(table);
    negotiation_free(&table->n);
    Issue *issues = ARENA_ARRAY(&table->arena, Issue, 2 * SAMPLE_ISSUES);
    for (int i = 0; i < SAMPLE_ISSUES; i++) {
        const Issue *first = &table->n.issues[i];
        Points *values = ARENA_ARRAY(&table->arena, Points, first->value_count);
        for (int v = 0; v < first->value_count; v++) {
            values[v] = first->values[v];
            if (i >= DIFFERS_FROM) values[v].theirs = 7 * (v + i % 2 * (3 - 2 * v));
        }
        issues[i] = *first;
        issues[SAMPLE_ISSUES + i] = (Issue){first->name, first->line, values, first->value_count};
    }
    table->n.issues = issues;
    assert_true(negotiation_make(&table->n, &table->arena, STR("twins"), 1, NULL));
}

static void look_at_twin(const Tactic *t, const Negotiation *n, const int32_t *row) {
    int32_t other[SAMPLE_ROW];
    for (int i = DIFFERS_FROM; i < SAMPLE_ISSUES; i++)
        if (negotiation_known(row, i)) return;
    memcpy(other, row, (size_t)negotiation_slots(n) * sizeof *row);
    other[TABLE_PROFILE] = 1 - row[TABLE_PROFILE];
    assert_same_decision(t, n, row, other);
}

static void what_was_not_told_changes_nothing(void **state) {
    (void)state;
    SampleTable table;
    make_twins(&table);
    for_all_plays(&table.n, look_at_twin);
    sample_close(&table);
}

// The best package for them that is worth a demand to me, against a look at every package.
static void the_best_package_is_found(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 40; seed++) {
        SampleTable table;
        Outlook outlook;
        int32_t row[SAMPLE_ROW];
        random_table_open(&table, seed);
        sample_sit(&table.n, row, 0);
        for (int i = 0; i < table.n.issue_count; i += 2) negotiation_learn(row, i);
        outlook_open(&outlook, &table.n, row);
        outlook_guess(&outlook, EYE_KNOWN);
        for (int32_t demand = 0; demand < NEGOTIATION_ONE - table.n.issue_count; demand += 61000) {
            int64_t most = -1;
            Guessed found;
            for (int o = 0; o < table.n.stands[0].space.outcome_count; o++) {
                Package package = outlook_package(&outlook, o);
                Guessed worth = outlook_worth(&outlook, &package);
                int64_t sum = (int64_t)worth.theirs * OUTLOOK_WEIGHT + worth.mine;
                if (worth.mine >= demand && sum > most) most = sum;
            }
            outlook_best(&outlook, demand, &found);
            assert_true((int64_t)found.theirs * OUTLOOK_WEIGHT + found.mine == most);
            assert_true(found.mine >= demand);
        }
        sample_close(&table);
    }
}

// Plays to the end; how often each act was taken.
static void count_acts(const char *name, const Negotiation *n, int draw, int *acts, int32_t *row) {
    for (int i = 0; i < ACTED_COUNT; i++) acts[i] = 0;
    sample_sit(n, row, draw);
    while (!negotiation_ended(row)) {
        Decision decision;
        decide(tactic(name), n, row, &decision);
        negotiation_decide(n, row, &decision);
        acts[negotiation_act(&decision)]++;
    }
}

static void each_leaves_out_what_it_says(void **state) {
    (void)state;
    static const struct {
        const char *name;
        TableAct act;
        bool done;
    } rows[] = {
        {"reference", ACTED_ASK, true},
        {"reference", ACTED_PARAPHRASE, true},
        {"reference", ACTED_VALUE, true},
        {"reference", ACTED_SILENCE, true},
        {"reference", ACTED_PACKAGES, true},
        {"reference", ACTED_THREAT, false},
        {"never-asks", ACTED_ASK, false},
        {"never-reflects", ACTED_PARAPHRASE, false},
        {"shows-no-value", ACTED_VALUE, false},
        {"without-silence", ACTED_SILENCE, false},
        {"gives-free", ACTED_CONDITIONAL, false},
        {"without-packages", ACTED_PACKAGES, false},
        {"without-closing", ACTED_CLOSE, false},
        {"threatens", ACTED_THREAT, true},
        {"overpromises", ACTED_OVERPROMISE, true},
        {"takes-first", ACTED_ACCEPT, true},
        {"only-silence", ACTED_SILENCE, true},
        {"only-asks", ACTED_ASK, true},
    };
    SampleTable table;
    sample_open(&table);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int acts[ACTED_COUNT];
        int32_t row[SAMPLE_ROW];
        count_acts(rows[i].name, &table.n, 40, acts, row);
        if ((acts[rows[i].act] > 0) != rows[i].done) fail_msg("%s", rows[i].name);
    }
    sample_close(&table);
}

// Its second offer is the first, with one issue more to its liking.
static void what_is_taken_back_was_on_the_table(void **state) {
    (void)state;
    SampleTable table;
    sample_open(&table);
    int32_t row[SAMPLE_ROW];
    Decision decision;
    for (int draw = 0; draw < sample_draws(&table.n); draw++) {
        sample_sit(&table.n, row, draw);
        while (row[TABLE_OFFERS] < 2) {
            decide(tactic("retracts"), &table.n, row, &decision);
            negotiation_decide(&table.n, row, &decision);
            assert_false(negotiation_ended(row));
        }
        assert_int_equal(row[TABLE_REACTION], REACT_RETRACTED);
        const DealSpace *space = &table.n.stands[0].space;
        Package first = deal_package(space, row[TABLE_MINE_BEFORE]), second = deal_package(space, row[TABLE_MINE]);
        int changed = 0;
        for (int i = 0; i < SAMPLE_ISSUES; i++) changed += first.value[i] != second.value[i];
        assert_int_equal(changed, 1);
        assert_true(deal_worth(space, &second).mine > deal_worth(space, &first).mine);
    }
    sample_close(&table);
}

static void with_time_it_asks_for_less(void **state) {
    static const char *const names[] = {"conceder", "linear", "boulware"};
    (void)state;
    SampleTable table;
    sample_open(&table);
    int32_t row[SAMPLE_ROW], demand[3][2];
    Decision decision;
    for (int i = 0; i < 3; i++)
        for (int late = 0; late < 2; late++) {
            sample_sit(&table.n, row, 0);
            row[TABLE_ROUND] = late ? 12 : 3;
            decide(tactic(names[i]), &table.n, row, &decision);
            assert_int_equal(decision.kind, DECISION_OFFER);
            demand[i][late] = negotiation_shares(&table.n, row, decision.value[1]).mine;
        }
    // With t = .2 and .8, 1 - F is .55 and .11 for the conceder, .8 and .2, 1 and .67 for the boulware; all of .62 above the reserve .38.
    static const double expected[3][2] = {{.72, .45}, {.876, .504}, {1, .797}};
    for (int i = 0; i < 3; i++)
        for (int late = 0; late < 2; late++) {
            assert_true(demand[i][late] >= (int32_t)(expected[i][late] * NEGOTIATION_ONE) - 5000);
            assert_true(demand[i][late] <= (int32_t)(expected[i][late] * NEGOTIATION_ONE) + 60000);
        }
    sample_close(&table);
}

static TacticMemo *memo;

static void look_remembering(const Tactic *t, const Negotiation *n, const int32_t *row) {
    Decision plain, with;
    Rng rng = {77};
    decide(t, n, row, &plain);
    tactic_decide_with(memo, t, n, row, &rng, &with);
    assert_true(decision_same(&plain, &with));
}

static void what_is_remembered_changes_nothing(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 4; seed++) {
        SampleTable table;
        random_table_open(&table, seed);
        memo = ARENA_NEW(&table.arena, TacticMemo);
        for_all_plays(&table.n, look_remembering);
        int known = 0;
        for (int i = 0; i < TACTIC_MEMO; i++) known += memo->packages[i].asked != 0;
        assert_true(known > 20);
        sample_close(&table);
    }
}

// Whatever is asked for: each value may seem to be worth more to them, and so may any demand be made.
static void each_value_and_demand_is_asked_for_anew(void **state) {
    (void)state;
    SampleTable table;
    random_table_open(&table, 5);
    int32_t row[SAMPLE_ROW];
    sample_sit(&table.n, row, 0);
    Outlook outlook;
    outlook_open(&outlook, &table.n, row);
    outlook_guess(&outlook, EYE_KNOWN);
    TacticMemo *known = ARENA_NEW(&table.arena, TacticMemo);
    int others = 0, first = -1;
    for (int value = -1; value < table.n.value_count; value++) {
        if (value >= 0) outlook.theirs[value] += NEGOTIATION_ONE;
        for (int32_t demand = 0; demand <= NEGOTIATION_ONE; demand += 100000) {
            Guessed worth, worth_known;
            outlook.memo = NULL;
            int outcome = outlook_best(&outlook, demand, &worth);
            outlook.memo = known;
            assert_int_equal(outlook_best(&outlook, demand, &worth_known), outcome);
            assert_true(worth.mine == worth_known.mine && worth.theirs == worth_known.theirs);
            if (value < 0 && !demand) first = outcome;
            others += !demand && outcome != first;
        }
        if (value >= 0) outlook.theirs[value] -= NEGOTIATION_ONE;
    }
    assert_true(others > table.n.value_count / 2);
    sample_close(&table);
}

static void names_are_found(void **state) {
    (void)state;
    int flawed = 0;
    for (int i = 0; i < tactic_count(); i++) {
        const Tactic *here = tactic_at(i);
        assert_ptr_equal(tactic_find(here->name), here);
        assert_true(here->sentence.len > 10);
        flawed += here->flawed;
    }
    assert_true(flawed >= 12);
    assert_null(tactic_find(STR("nobody")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_act_that_is_not_open_is_never_chosen),
        cmocka_unit_test(from_a_hopeless_table_all_get_up),
        cmocka_unit_test(what_is_hidden_changes_nothing),
        cmocka_unit_test(what_was_not_told_changes_nothing),
        cmocka_unit_test(the_best_package_is_found),
        cmocka_unit_test(each_leaves_out_what_it_says),
        cmocka_unit_test(what_is_taken_back_was_on_the_table),
        cmocka_unit_test(with_time_it_asks_for_less),
        cmocka_unit_test(what_is_remembered_changes_nothing),
        cmocka_unit_test(each_value_and_demand_is_asked_for_anew),
        cmocka_unit_test(names_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
