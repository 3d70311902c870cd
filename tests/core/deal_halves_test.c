// What the two halves find is what a look at every package finds: on random spaces, with all ties, and in the replies of the counterpart.
#include "core/deal_halves.h"

#include "core/negotiation_parts.h"
#include "core/random_table.h"
#include "testkit/testkit.h"

#include <stdlib.h>

typedef struct Chance {
    Arena arena;
    DealSpace space;
    int32_t ranks[DEAL_ISSUES_MAX * DEAL_VALUES_MAX];
} Chance;

// Few points, so that there are many ties, or up to the greatest there are.
static void open_chance(Chance *c, Rng *rng) {
    static const int64_t scales[] = {3, 50, 100000, 900000000000 / DEAL_ISSUES_MAX};
    Issue issues[DEAL_ISSUES_MAX];
    Points values[DEAL_ISSUES_MAX][8];
    int count = 1 + (int)rng_below(rng, 6), at = 0;
    int64_t scale = scales[rng_below(rng, 4)];
    *c = (Chance){0};
    for (int i = 0; i < count; i++) {
        int value_count = 1 + (int)rng_below(rng, i % 2 ? 3 : 7);
        for (int v = 0; v < value_count; v++) {
            int64_t mine = (int64_t)rng_next(rng) % scale, theirs = (int64_t)rng_next(rng) % scale;
            values[i][v] = (Points){mine, theirs};
            c->ranks[at++] = (int32_t)rng_below(rng, 4) - 1;
        }
        issues[i] = (Issue){STR("Issue"), 0, values[i], value_count};
    }
    assert_true(deal_make(&c->space, &c->arena, issues, count, (Points){0}, STR("t"), 1, NULL));
}

static int64_t rank_of(const Chance *c, const DealWish *wish, int outcome) {
    Package package = deal_package(&c->space, outcome);
    int64_t rank = 0;
    for (int i = 0, first = 0; wish->values && i < c->space.issue_count; first += c->space.issues[i++].value_count)
        rank += wish->values[first + package.value[i]];
    return rank;
}

// Would `a` be found rather than `b`?
static bool goes_before(const Chance *c, const DealWish *wish, bool mine, int a, int b) {
    int64_t rank_a = rank_of(c, wish, a), rank_b = rank_of(c, wish, b);
    if (rank_a != rank_b) return rank_a > rank_b;
    Package x = deal_package(&c->space, a), y = deal_package(&c->space, b);
    Points p = deal_worth(&c->space, &x), q = deal_worth(&c->space, &y);
    int64_t more = mine ? p.mine - q.mine : p.theirs - q.theirs;
    if (wish->tie == TIE_MOST_POINTS) return more ? more > 0 : a < b;
    if (wish->tie == TIE_LEAST_POINTS) return more ? more < 0 : a > b;
    return wish->tie == TIE_FIRST_OUTCOME ? a < b : a > b;
}

static int look_at_all(const Chance *c, const DealWish *wish, bool mine) {
    int best = -1;
    for (int i = wish->after + 1; i < c->space.outcome_count; i++) {
        Package package = deal_package(&c->space, i);
        Points worth = deal_worth(&c->space, &package);
        int64_t points = mine ? worth.mine : worth.theirs;
        if (points < wish->least || points > wish->most) continue;
        if (best < 0 || goes_before(c, wish, mine, i, best)) best = i;
    }
    return best;
}

static DealWish random_wish(const Chance *c, Rng *rng, bool mine) {
    int64_t worst = mine ? c->space.worst.mine : c->space.worst.theirs, best = mine ? c->space.best.mine : c->space.best.theirs;
    int64_t a = worst + (int64_t)(rng_next(rng) % (uint64_t)(best - worst + 1)), b = a + (best - worst) / (1 + (int64_t)rng_below(rng, 30));
    DealWish wish = {a, b, rng_below(rng, 2) ? c->ranks : NULL, (DealTie)rng_below(rng, 4), -1};
    if (!rng_below(rng, 4)) wish.least = -DEAL_FAR;
    if (!rng_below(rng, 4)) wish.most = DEAL_FAR;
    if (rng_below(rng, 2)) wish.after = (int32_t)rng_below(rng, (uint32_t)c->space.outcome_count);
    return wish;
}

static void found_is_what_a_look_at_all_finds(void **state) {
    (void)state;
    Rng rng = {11};
    for (int i = 0; i < 400; i++) {
        Chance c;
        open_chance(&c, &rng);
        for (int mine = 0; mine < 2; mine++) {
            DealHalves halves = deal_halves_make(&c.space, mine, &c.arena);
            for (int j = 0; j < 20; j++) {
                DealWish wish = random_wish(&c, &rng, mine);
                assert_int_equal(deal_halves_find(&halves, &wish), look_at_all(&c, &wish, mine));
            }
            for (int j = 0; j < c.space.outcome_count; j += 7) {
                Package package = deal_package(&c.space, j);
                Points worth = deal_worth(&c.space, &package), other = deal_halves_worth(&halves, j);
                assert_true(worth.mine == other.mine && worth.theirs == other.theirs);
            }
        }
        arena_free(&c.arena);
    }
}

// The least that a share takes: one point less makes a lesser one.
static void points_of_shares(void **state) {
    (void)state;
    Rng rng = {3};
    for (int i = 0; i < 20000; i++) {
        int64_t span = 1 + (int64_t)(rng_next(&rng) % (i % 2 ? 2000000000000 : 300)), worst = (int64_t)(rng_next(&rng) % 2000) - 1000;
        int64_t best = worst + span, share = 1 + (int64_t)rng_below(&rng, NEGOTIATION_ONE);
        if (best > DEAL_POINTS_MAX || best <= 0) continue;
        int64_t points = negotiation_points(share, worst, best);
        assert_true(negotiation_share(points, worst, best) >= share);
        assert_true(negotiation_share(points - 1, worst, best) < share);
    }
    assert_true(negotiation_points(0, 0, 10) <= -DEAL_POINTS_MAX);
    assert_true(negotiation_points(NEGOTIATION_ONE, 0, 0) <= -DEAL_POINTS_MAX);  // all packages alike are a whole
    assert_true(negotiation_points(NEGOTIATION_ONE + 1, 0, 10) > DEAL_POINTS_MAX);
}

// All their packages, by their shares falling and then by outcome rising.
typedef struct Listed {
    int32_t share, outcome;
} Listed;
static int by_share(const void *a, const void *b) {
    const Listed *x = a, *y = b;
    return x->share != y->share ? (x->share < y->share ? 1 : -1) : (x->outcome > y->outcome) - (x->outcome < y->outcome);
}

static int count_at(const int32_t *row, int index) {
    return (int)((uint32_t)row[TABLE_COUNTS + index / 4] >> index % 4 * 8 & 255);
}

// What the package seems worth to me, by what I left as it was and what I offered.
static int seems(const Negotiation *n, const int32_t *row, const Package *package) {
    int sum = 0;
    for (int i = 0; i < n->issue_count; i++) {
        int first = n->issue_count + n->value_first[i], most = 1;
        for (int v = 0; v < n->issues[i].value_count; v++)
            if (count_at(row, first + v) > most) most = count_at(row, first + v);
        sum += (10 + n->issue_count * count_at(row, i)) * (1000 * count_at(row, first + package->value[i]) / most);
    }
    return sum;
}

static int kept(const Negotiation *n, const Package *package, const Package *last) {
    int same = 0;
    for (int i = 0; i < n->issue_count; i++) same += package->value[i] == last->value[i];
    return same;
}

static bool could_sign(const Stand *stand, int outcome) {
    Package package = deal_package(&stand->space, outcome);
    return deal_worth(&stand->space, &package).theirs >= stand->space.reserve.theirs;
}

// The reply as a list of all packages gives it.
static int reply(const Negotiation *n, const int32_t *row, const Listed *all) {
    const Stand *stand = negotiation_stand(n, row);
    bool exchange = row[TABLE_LOGROLL] > 0 || (row[TABLE_T] >= LOGROLL_TRUST && row[TABLE_FIXED_PIE] < LOGROLL_PIE);
    Package last = row[TABLE_THEIRS] < 0 ? (Package){0} : deal_package(&stand->space, row[TABLE_THEIRS]);
    int best = -1, best_rank = 0, above = -1, count = stand->space.outcome_count;
    for (int i = 0; i < count; i++) {
        int32_t share = all[i].share, target = row[TABLE_TARGET];
        if (!could_sign(stand, all[i].outcome)) continue;
        if (share > target + BAND) above = all[i].outcome;
        if (share > target + BAND || share < target) continue;
        Package package = deal_package(&stand->space, all[i].outcome);
        int rank = exchange ? seems(n, row, &package) : row[TABLE_THEIRS] < 0 ? 0 : kept(n, &package, &last);
        if (best >= 0 && rank <= best_rank) continue;
        best = all[i].outcome;
        best_rank = rank;
    }
    if (best >= 0) return best;
    if (above >= 0) return above;
    return could_sign(stand, all[0].outcome) ? all[0].outcome : row[TABLE_THEIRS];
}

static void random_row(const Negotiation *n, int32_t *row, Rng *rng, int outcomes) {
    for (int i = 0; i < negotiation_slots(n) - TABLE_COUNTS; i++) row[TABLE_COUNTS + i] = (int32_t)(rng_next(rng) & 0x03020103);
    row[TABLE_TARGET] = (int32_t)rng_below(rng, NEGOTIATION_ONE + 1);
    row[TABLE_T] = (int32_t)rng_below(rng, NEGOTIATION_ONE + 1);
    row[TABLE_FIXED_PIE] = (int32_t)rng_below(rng, NEGOTIATION_ONE + 1);
    row[TABLE_LOGROLL] = (int32_t)rng_below(rng, 3);
    row[TABLE_THEIRS] = (int32_t)rng_below(rng, (uint32_t)outcomes + 1) - 1;
}

// Shares are rounded, so that tables with many points have packages of different worth and equal shares.
static void stretch(SampleTable *t, int64_t factor) {
    Negotiation n = t->n;
    Issue *issues = ARENA_ARRAY(&t->arena, Issue, n.profile_count * n.issue_count);
    int64_t *reserves = ARENA_ARRAY(&t->arena, int64_t, n.reserve_count);
    for (int i = 0; i < n.profile_count * n.issue_count; i++) {
        Points *values = ARENA_ARRAY(&t->arena, Points, n.issues[i].value_count);
        for (int v = 0; v < n.issues[i].value_count; v++)
            values[v] = (Points){n.issues[i].values[v].mine * factor + v % 3, n.issues[i].values[v].theirs * factor + v % 2};
        issues[i] = (Issue){n.issues[i].name, 0, values, n.issues[i].value_count};
    }
    for (int i = 0; i < n.reserve_count; i++) reserves[i] = n.reserves[i] * factor;
    negotiation_free(&t->n);
    n.issues = issues;
    n.reserves = reserves;
    n.reserve_mine *= factor;
    t->n = n;
    assert_true(negotiation_make(&t->n, &t->arena, STR("t"), 1, NULL));
}

static void replies_are_what_a_list_of_all_gives(void **state) {
    (void)state;
    Rng rng = {29};
    for (uint64_t seed = 0; seed < 24; seed++) {
        SampleTable t;
        random_table_open(&t, seed);
        if (seed % 2) stretch(&t, 100000);
        int outcomes = t.n.stands[0].space.outcome_count;
        Listed *all = malloc((size_t)outcomes * sizeof *all);
        for (int turn = 0; turn < 30; turn++) {
            int32_t row[SAMPLE_ROW];
            sample_sit(&t.n, row, (int)rng_below(&rng, (uint32_t)sample_draws(&t.n)));
            random_row(&t.n, row, &rng, outcomes);
            for (int i = 0; i < outcomes; i++) all[i] = (Listed){negotiation_shares(&t.n, row, i).theirs, i};
            qsort(all, (size_t)outcomes, sizeof *all, by_share);
            int expected = reply(&t.n, row, all);
            negotiation_counter(&t.n, row);
            assert_int_equal(row[TABLE_THEIRS], expected);
        }
        free(all);
        sample_close(&t);
    }
}

// Every package once, in the order of what it is worth to me.
static void the_next_for_me_is_the_next_of_a_list(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 8; seed++) {
        SampleTable t;
        random_table_open(&t, seed);
        if (seed % 2) stretch(&t, 100000);
        int outcomes = t.n.stands[0].space.outcome_count, at = -1;
        int32_t row[SAMPLE_ROW];
        sample_sit(&t.n, row, 0);
        Listed *all = malloc((size_t)outcomes * sizeof *all);
        for (int i = 0; i < outcomes; i++) all[i] = (Listed){negotiation_shares(&t.n, row, i).mine, i};
        qsort(all, (size_t)outcomes, sizeof *all, by_share);
        for (int i = 0; i < outcomes && i < 600; i++) assert_int_equal(at = negotiation_next_for_me(&t.n, at), all[i].outcome);
        assert_int_equal(negotiation_next_for_me(&t.n, all[outcomes - 1].outcome), -1);
        free(all);
        sample_close(&t);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(found_is_what_a_look_at_all_finds),
        cmocka_unit_test(points_of_shares),
        cmocka_unit_test(replies_are_what_a_list_of_all_gives),
        cmocka_unit_test(the_next_for_me_is_the_next_of_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
