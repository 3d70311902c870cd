// A million acts, sensible, silly and impossible: the state stays within its bounds, they never sign below their reservation value, and it
// always ends within the rounds.
#include "core/random_table.h"
#include "testkit/testkit.h"

enum { ACTS = 1000000, TABLES = 40 };

// Half of the values are what a decision may hold, the rest anything.
static int32_t any_value(Rng *rng, const Negotiation *n) {
    static const int32_t odd[] = {-1, 0, 1, 2, 3, 4, 64, 100, 1000, INT32_MAX, INT32_MIN};
    uint32_t outcomes = (uint32_t)n->stands[0].space.outcome_count;
    switch (rng_below(rng, 4)) {
    case 0: return odd[rng_below(rng, sizeof odd / sizeof *odd)];
    case 1: return (int32_t)rng_below(rng, outcomes);
    default: return (int32_t)rng_below(rng, 8);
    }
}

static Decision any_decision(Rng *rng, const Negotiation *n) {
    Decision d = {.kind = (DecisionKind)rng_below(rng, 9), .count = (int)rng_below(rng, DECISION_MAX + 1)};
    for (int i = 0; i < DECISION_MAX; i++) d.value[i] = any_value(rng, n);
    return d;
}

static Decision an_offer(Rng *rng, const Negotiation *n) {
    uint32_t outcomes = (uint32_t)n->stands[0].space.outcome_count;
    Decision d = {DECISION_OFFER, 2, {1 + (int32_t)rng_below(rng, MANNER_END - 1)}};
    if (rng_below(rng, 6) == 0) d = (Decision){DECISION_OFFER, 2 + (int)rng_below(rng, PACKAGES_MAX), {MANNER_PLAIN}};
    for (int i = 1; i < d.count; i++) d.value[i] = (int32_t)rng_below(rng, outcomes);
    return d;
}

static Decision a_preparation(Rng *rng, const Negotiation *n) {
    Decision d = {
        DECISION_PREPARE, 3 + n->issue_count, {n->alternative_count ? 1 + (int32_t)rng_below(rng, (uint32_t)n->alternative_count) : 0}};
    for (int i = 1; i < 3; i++) d.value[i] = (int32_t)rng_below(rng, 101);
    for (int i = 3; i < d.count; i++) d.value[i] = 1 + (int32_t)rng_below(rng, 3);
    return d;
}

static Decision some_decision(Rng *rng, const Negotiation *n, const int32_t *row) {
    if (row[TABLE_PHASE] == PHASE_PREPARE && rng_below(rng, 2)) return a_preparation(rng, n);
    switch (rng_below(rng, 40)) {
    case 0: return (Decision){.kind = DECISION_ACCEPT};
    case 1: return (Decision){.kind = DECISION_WALK};
    case 2:
    case 3:
    case 4:
    case 5: return any_decision(rng, n);
    default: break;
    }
    if (rng_below(rng, 2)) return an_offer(rng, n);
    return (Decision){DECISION_TALK, 2, {1 + (int32_t)rng_below(rng, TALK_END - 1), (int32_t)rng_below(rng, (uint32_t)n->issue_count + 1)}};
}

static void within(int32_t value, int32_t least, int32_t most) {
    if (value < least || value > most) fail_msg("%d is not in %d..%d", value, least, most);
}

static void look_at_state(const Negotiation *n, const int32_t *row) {
    static const NegotiationSlot shares[] = {TABLE_T, TABLE_A, TABLE_FIXED_PIE, TABLE_VALUE, TABLE_ROOM, TABLE_HI, TABLE_TARGET};
    static const NegotiationSlot outcomes[] = {TABLE_MINE, TABLE_MINE_BEFORE, TABLE_THEIRS, TABLE_THEIRS_BEFORE, TABLE_DEAL};
    for (int i = 0; i < TABLE_ROUND; i++) within(row[i], 0, 100);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) within(row[shares[i]], 0, NEGOTIATION_ONE);
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++) within(row[outcomes[i]], -1, n->stands[0].space.outcome_count - 1);
    within(row[TABLE_ROUND], 0, n->rounds);
    within(row[TABLE_PHASE], PHASE_PREPARE, PHASE_COUNT - 1);
    within(row[TABLE_REACTION], REACT_NONE, REACT_COUNT - 1);
    within(row[TABLE_ACT], 0, ACTED_COUNT - 1);
    for (int i = 0; i < n->issue_count; i++) within(negotiation_known(row, i), 0, 2);
    assert_true((row[TABLE_DEAL] >= 0) == (row[TABLE_PHASE] == PHASE_AGREED));
    if (row[TABLE_ROUND] == n->rounds) assert_true(negotiation_ended(row));
}

// What they signed or put on the table, against the bare points.
static void look_at_package(const Negotiation *n, const int32_t *row, int outcome) {
    if (outcome < 0) return;
    const Issue *issues = n->issues + row[TABLE_PROFILE] * n->issue_count;
    int64_t theirs = 0;
    int rest = outcome;
    for (int i = n->issue_count; i-- > 0; rest /= issues[i].value_count) theirs += issues[i].values[rest % issues[i].value_count].theirs;
    assert_true(theirs >= n->reserves[row[TABLE_RESERVE]]);
}

// Returns the acts it took, refused ones with them.
static int fuzz_play(const Negotiation *n, Rng *rng, int *ends) {
    int32_t row[SAMPLE_ROW];
    sample_sit(n, row, (int)rng_below(rng, (uint32_t)sample_draws(n)));
    int acts = 0, taken = 0;
    for (; !negotiation_ended(row); acts++) {
        int issue;
        Decision d = some_decision(rng, n, row);
        if (negotiation_refuses(n, row, &d, &issue)) continue;
        negotiation_decide(n, row, &d);
        taken += d.kind != DECISION_PREPARE;
        assert_int_equal(row[TABLE_ROUND], taken);
        look_at_state(n, row);
        look_at_package(n, row, row[TABLE_THEIRS]);
    }
    look_at_package(n, row, row[TABLE_DEAL]);
    ends[row[TABLE_PHASE]]++;
    Decision more = {.kind = DECISION_WALK};
    int issue;
    assert_non_null(negotiation_refuses(n, row, &more, &issue));
    return acts;
}

static void a_million_acts(void **state) {
    (void)state;
    Rng rng = {20};
    int ends[PHASE_COUNT] = {0}, acts = 0;
    for (uint64_t seed = 0; seed < TABLES; seed++) {
        SampleTable table;
        random_table_open(&table, seed);
        table.n.prepares = seed % 2;
        table.n.they_open = seed % 3 == 0;
        table.n.anger_moves = seed % 5 == 0;
        table.n.alternative_count = seed % 4 ? 2 : 0;
        if (seed % 7 == 3) table.n.closed = 1u << ACTED_THREAT | 1u << ACTED_CLOSE;
        for (int here = 0; here < ACTS / TABLES;) {
            int played = fuzz_play(&table.n, &rng, ends);
            here += played;
            acts += played;
        }
        sample_close(&table);
    }
    assert_true(acts >= ACTS);
    for (int phase = PHASE_AGREED; phase < PHASE_COUNT; phase++) assert_true(ends[phase] > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_million_acts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
