// Packages, the frontier and the named deals: by hand, and against plain enumeration on random spaces.
#include "base/hash.h"
#include "core/deal_analysis.h"
#include "testkit/testkit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))
#define ISSUE(...)                                                                                                                         \
    { STR("Issue"), 0, (const Points[]){__VA_ARGS__}, COUNT(((const Points[]){__VA_ARGS__})) }

// A space and its analysis.
typedef struct Case {
    Arena arena;
    DealSpace space;
    DealAnalysis *analysis;
} Case;

static void open_case(Case *c, const Issue *issues, int count, Points reserve) {
    Err err = {0};
    *c = (Case){0};
    bool made = deal_make(&c->space, &c->arena, issues, count, reserve, STR("a.lua"), 1, &err);
    assert_no_faults(&err);
    assert_true(made);
    c->analysis = deal_analyze(&c->space);
}

static void close_case(Case *c) {
    deal_analysis_free(c->analysis);
    arena_free(&c->arena);
}

static void assert_points(Points got, int64_t mine, int64_t theirs) {
    assert_int_equal(got.mine, mine);
    assert_int_equal(got.theirs, theirs);
}

static void assert_frontier(const Case *c, const Points *expected, int count) {
    assert_int_equal(c->analysis->frontier_count, count);
    for (int i = 0; i < count; i++) assert_points(c->analysis->frontier[i].worth, expected[i].mine, expected[i].theirs);
}
#define ASSERT_FRONTIER(c, ...) assert_frontier((c), (const Points[]){__VA_ARGS__}, COUNT(((const Points[]){__VA_ARGS__})))

static void assert_deals(const Case *c, DealKind kind, const Points *expected, int count) {
    const DealSet *set = &c->analysis->deals[kind];
    assert_int_equal(set->count, count);
    for (int i = 0; i < count; i++) assert_points(c->analysis->frontier[set->points[i]].worth, expected[i].mine, expected[i].theirs);
}
#define ASSERT_DEALS(c, kind, ...) assert_deals((c), (kind), (const Points[]){__VA_ARGS__}, COUNT(((const Points[]){__VA_ARGS__})))

static void assert_nobody_agrees(const Case *c) {
    assert_int_equal(c->analysis->rational_count, 0);
    assert_int_equal(c->analysis->rational_points, 0);
    for (int kind = 0; kind < DEAL_KINDS; kind++) assert_int_equal(c->analysis->deals[kind].count, 0);
    assert_int_equal(deal_opposition(c->analysis), DEAL_ABSENT);
    DealMeasure measure = deal_measure(c->analysis, deal_worth(&c->space, &(Package){0}));
    assert_int_equal(measure.to_nash, DEAL_ABSENT);
    assert_int_equal(measure.nash_ratio, DEAL_ABSENT);
}

// Limits

static void assert_refused(const Issue *issues, int count, Points reserve, const char *const *parts) {
    Err err = {0};
    Arena arena = {0};
    DealSpace space = {.outcome_count = 77};
    assert_false(deal_make(&space, &arena, issues, count, reserve, STR("a.lua"), 9, &err));
    assert_int_equal(space.outcome_count, 77);
    int said = 0;
    for (; parts[said]; said++) assert_fault(&err, parts[said]);
    assert_int_equal(err.count, said);
    assert_false(deal_make(&space, &arena, issues, count, reserve, STR("a.lua"), 9, NULL));
    err_free(&err);
    arena_free(&arena);
}
#define REFUSED(issues, count, reserve, ...) assert_refused((issues), (count), (reserve), (const char *const[]){__VA_ARGS__, NULL})

#define LIMIT ((int64_t)1000000000000)

static void what_passes_a_limit_is_refused_with_its_line(void **state) {
    (void)state;
    static const Points many[DEAL_VALUES_MAX + 1];
    Points none = {0};
    Issue fine = ISSUE({1, 2}), seventeen[17];
    for (int i = 0; i < 17; i++) seventeen[i] = fine;
    REFUSED(&fine, 0, none, "a.lua:9: A negotiation is about 1 to 16 issues; this one has 0.");
    REFUSED(&fine, -1, none, "this one has -1.");
    REFUSED(seventeen, 17, none, "this one has 17.");
    Issue empty = {STR("Price"), 4, many, 0}, crowded = {STR("Term"), 5, many, 65};
    REFUSED(&empty, 1, none, "a.lua:4: An issue has 1 to 64 values; “Price” has 0.");
    REFUSED(((Issue[]){empty, fine, crowded}), 3, ((Points){0, LIMIT + 1}), "“Price” has 0.", "a.lua:5: An issue has 1 to 64 values",
            "a.lua:9: A reservation value must lie between -1000000000000 and 1000000000000 points.");
    REFUSED(&fine, 1, ((Points){-LIMIT - 1, 0}), "A reservation value must lie");
    Issue extreme = ISSUE({INT64_MAX, INT64_MIN}), low = ISSUE({0, -LIMIT - 1}), high = ISSUE({LIMIT + 1, 0});
    REFUSED(&extreme, 1, none, "a.lua:9: The points of “Issue” must lie between -1000000000000 and 1000000000000.");
    REFUSED(((Issue[]){low, high}), 2, none, "The points of “Issue”", "The points of “Issue”");
}

static void sums_have_limits_too(void **state) {
    (void)state;
    static const Points many[DEAL_VALUES_MAX];
    Issue half = ISSUE({LIMIT / 2, 0}), more = ISSUE({LIMIT / 2 + 1, 0}, {0, 0}), less = ISSUE({0, -LIMIT / 2 - 1}, {0, 0});
    REFUSED(((Issue[]){half, more}), 2, ((Points){0, 0}), "can be worth more than 1000000000000 points, or less than -1000000000000.");
    REFUSED(((Issue[]){less, less}), 2, ((Points){0, 0}), "A package of these issues can be worth");
    Issue wide = {STR("Wide"), 0, many, 64}, sixteen[16];
    for (int i = 0; i < 16; i++) sixteen[i] = wide;
    REFUSED(sixteen, 16, ((Points){0, 0}), "make more than 4000000 packages");
    REFUSED(sixteen, 4, ((Points){0, 0}), "make more than 4000000 packages");
    Case c;
    open_case(&c, (Issue[]){half, half}, 2, (Points){LIMIT, -LIMIT});
    assert_points(c.space.best, LIMIT, 0);
    close_case(&c);
    open_case(&c, sixteen, 3, (Points){0});
    assert_int_equal(c.space.outcome_count, 262144);
    assert_int_equal(c.analysis->outcome_count, 262144);
    close_case(&c);
}

static void a_space_keeps_nothing_of_its_maker(void **state) {
    (void)state;
    Points values[] = {{1, 2}, {3, 4}};
    char name[] = "Price";
    Issue issue = {str_from(name), 3, values, 2};
    Case c;
    open_case(&c, &issue, 1, (Points){0});
    name[0] = 'x', values[1].mine = 99, issue.value_count = 0;
    assert_str(c.space.issues[0].name, "Price");
    assert_int_equal(c.space.issues[0].line, 3);
    assert_points(deal_worth(&c.space, &(Package){{1}}), 3, 4);
    close_case(&c);
}

// Packages

static void packages_are_numbered_with_the_last_issue_fastest(void **state) {
    (void)state;
    Issue issues[] = {ISSUE({100, 5}, {200, 4}), ISSUE({7, 7}), ISSUE({10, 1}, {20, 2}, {30, 3})};
    static const Points worths[] = {{117, 13}, {127, 14}, {137, 15}, {217, 12}, {227, 13}, {237, 14}};
    Case c;
    open_case(&c, issues, 3, (Points){0});
    assert_int_equal(c.space.outcome_count, 6);
    assert_points(c.space.worst, 117, 12);
    assert_points(c.space.best, 237, 15);
    for (int a = 0, outcome = 0; a < 2; a++)
        for (int b = 0; b < 3; b++, outcome++) {
            Package package = deal_package(&c.space, outcome), expected = {{a, 0, b}};
            assert_memory_equal(&package, &expected, sizeof package);
            assert_int_equal(deal_outcome(&c.space, &package), outcome);
            assert_points(deal_worth(&c.space, &package), worths[outcome].mine, worths[outcome].theirs);
        }
    for (int first = 0; first < 6; first++)
        for (int count = 0; first + count <= 6; count++) {
            Points got[8] = {[6] = {1, 1}};
            deal_worths(&c.space, first, count, got);
            assert_memory_equal(got, worths + first, (size_t)count * sizeof *got);
            assert_points(got[count], count == 6 ? 1 : 0, count == 6 ? 1 : 0);
        }
    close_case(&c);
}

static void a_package_has_a_value_of_each_issue(void **state) {
    (void)state;
    Issue issues[] = {ISSUE({1, 1}, {2, 2}), ISSUE({7, 7})};
    Case c;
    open_case(&c, issues, 2, (Points){0});
    assert_true(deal_has(&c.space, &(Package){{1, 0}}));
    assert_false(deal_has(&c.space, &(Package){{2, 0}}));
    assert_false(deal_has(&c.space, &(Package){{0, 1}}));
    assert_false(deal_has(&c.space, &(Package){{-1, 0}}));
    close_case(&c);
}

// The signs are those of SIMULATION.md 1.1: silent (0,0), nice (0,+), concession (-,>=0), unfortunate (<=0,-), selfish (+,<=0), fortunate
// (+,+).
static void steps_are_classed_by_their_signs(void **state) {
    (void)state;
    static const struct {
        int64_t own, other;
        const char *name;
    } steps[] = {
        {0, 0, "silent"},
        {0, 1, "nice"},
        {-1, 0, "concession"},
        {-5, 3, "concession"},
        {0, -1, "unfortunate"},
        {-2, -2, "unfortunate"},
        {2, 0, "selfish"},
        {2, -9, "selfish"},
        {2, 1, "fortunate"},
        {LIMIT * 2, -LIMIT * 2, "selfish"},
        {INT64_MIN, INT64_MAX, "concession"},
    };
    for (int i = 0; i < COUNT(steps); i++) assert_str(deal_step_names[deal_step(steps[i].own, steps[i].other)], steps[i].name);
}

// By hand

static void where_nobody_can_agree_there_is_no_deal(void **state) {
    (void)state;
    // Both gains would be negative, and their product the greatest at the worst package.
    Issue price = ISSUE({0, 10}, {4, 4}, {10, 0});
    Case c;
    open_case(&c, &price, 1, (Points){6, 6});
    assert_nobody_agrees(&c);
    ASSERT_FRONTIER(&c, {10, 0}, {4, 4}, {0, 10});
    close_case(&c);
    open_case(&c, &price, 1, (Points){11, 0});  // beyond what one side can get at all
    assert_nobody_agrees(&c);
    close_case(&c);
    open_case(&c, &price, 1, (Points){-LIMIT, LIMIT});
    assert_nobody_agrees(&c);
    close_case(&c);
}

static void ties_are_kept(void **state) {
    (void)state;
    // 4 * 1 and 1 * 4; two ways to (2, 1), which (4, 1) dominates; two to (4, 1).
    Issue price = ISSUE({1, 4}, {4, 1}, {2, 1}), color = ISSUE({0, 0}, {0, 0});
    Case c;
    open_case(&c, (Issue[]){price, color}, 2, (Points){0});
    ASSERT_FRONTIER(&c, {4, 1}, {1, 4});
    for (int kind = 0; kind < DEAL_KINDS; kind++) ASSERT_DEALS(&c, (DealKind)kind, {4, 1}, {1, 4});
    assert_int_equal(c.analysis->outcome_count, 4);
    static const int outcomes[] = {2, 3, 0, 1};
    assert_memory_equal(c.analysis->outcomes, outcomes, sizeof outcomes);
    assert_int_equal(c.analysis->frontier[1].first, 2);
    assert_int_equal(c.analysis->frontier[1].count, 2);
    close_case(&c);
}

// Four points, each of which is one of the deals: mine and theirs have different ranges, so the notions part.
static void each_deal_is_what_its_name_says(void **state) {
    (void)state;
    // Reserves 10 and 0: gains (0,40) (20,36) (25,26) (100,9) (110,0); products 0 720 650 900 0; sums 50 66 61 119 120; least gains 0 20 25
    // 9 0; shares of (110, 40): 0, .18, .227, .225, 0.
    Issue price = ISSUE({10, 40}, {30, 36}, {35, 26}, {110, 9}, {120, 0}, {5, 0});
    Case c;
    open_case(&c, &price, 1, (Points){10, 0});
    ASSERT_DEALS(&c, DEAL_NASH, {110, 9});
    ASSERT_DEALS(&c, DEAL_KALAI_SMORODINSKY, {35, 26});
    ASSERT_DEALS(&c, DEAL_EGALITARIAN, {35, 26});
    ASSERT_DEALS(&c, DEAL_UTILITARIAN, {120, 0});
    close_case(&c);
    // Mine in a hundred times the points: Nash stays, and so does Kalai-Smorodinsky, but the egalitarian deal does not.
    Issue scaled = ISSUE({1000, 40}, {3000, 36}, {3500, 26}, {11000, 9}, {12000, 0}, {500, 0});
    open_case(&c, &scaled, 1, (Points){1000, 0});
    ASSERT_DEALS(&c, DEAL_NASH, {11000, 9});
    ASSERT_DEALS(&c, DEAL_KALAI_SMORODINSKY, {3500, 26});
    ASSERT_DEALS(&c, DEAL_EGALITARIAN, {3000, 36});
    ASSERT_DEALS(&c, DEAL_UTILITARIAN, {12000, 0});
    close_case(&c);
}

static void shares_of_gain_begin_at_the_worst_package_where_the_reserve_is_lower(void **state) {
    (void)state;
    // Mine from 50 to 150, theirs from 0 to 100. The lesser shares of the first two are .1 and .35; counted from my reserve they would be
    // .4 and .35.
    Issue price = ISSUE({60, 90}, {140, 35}, {150, 0}, {50, 100});
    Case c;
    open_case(&c, &price, 1, (Points){0, 0});
    ASSERT_DEALS(&c, DEAL_KALAI_SMORODINSKY, {140, 35});
    close_case(&c);
    open_case(&c, &price, 1, (Points){0, 30});  // theirs from 30 on: .1 and 5/70
    ASSERT_DEALS(&c, DEAL_KALAI_SMORODINSKY, {60, 90});
    close_case(&c);
}

static void an_issue_without_weight_changes_no_worth(void **state) {
    (void)state;
    Issue price = ISSUE({0, 30}, {10, 20}, {30, 0}), none = ISSUE({0, 0}, {0, 0}, {0, 0});
    Case c;
    open_case(&c, (Issue[]){none, price, none}, 3, (Points){1, 1});
    ASSERT_FRONTIER(&c, {30, 0}, {10, 20}, {0, 30});
    assert_int_equal(c.analysis->outcome_count, 27);
    assert_int_equal(c.analysis->rational_count, 9);
    ASSERT_DEALS(&c, DEAL_NASH, {10, 20});
    close_case(&c);
    open_case(&c, (Issue[]){none, none}, 2, (Points){0});  // nobody cares about anything
    ASSERT_FRONTIER(&c, {0, 0});
    for (int kind = 0; kind < DEAL_KINDS; kind++) ASSERT_DEALS(&c, (DealKind)kind, {0, 0});
    assert_int_equal(deal_opposition(c.analysis), 0);
    DealMeasure measure = deal_measure(c.analysis, (Points){0, 0});
    assert_int_equal(measure.nash_ratio, DEAL_ONE);
    close_case(&c);
}

static void a_side_that_does_not_care_leaves_the_choice_to_the_other(void **state) {
    (void)state;
    Issue price = ISSUE({3, 0}, {9, 0}, {5, 0});
    Case c;
    open_case(&c, &price, 1, (Points){0});
    ASSERT_FRONTIER(&c, {9, 0});
    for (int kind = 0; kind < DEAL_KINDS; kind++) ASSERT_DEALS(&c, (DealKind)kind, {9, 0});
    assert_int_equal(deal_opposition(c.analysis), 0);
    assert_points(deal_measure(c.analysis, (Points){3, 0}).left, 6, 0);
    close_case(&c);
}

static void a_single_package_is_every_deal(void **state) {
    (void)state;
    Issue price = ISSUE({7, -3});
    Case c;
    open_case(&c, &price, 1, (Points){7, -3});
    assert_int_equal(c.space.outcome_count, 1);
    assert_int_equal(c.analysis->rational_count, 1);
    for (int kind = 0; kind < DEAL_KINDS; kind++) ASSERT_DEALS(&c, (DealKind)kind, {7, -3});
    DealMeasure measure = deal_measure(c.analysis, (Points){7, -3});
    assert_points(measure.left, 0, 0);
    assert_int_equal(measure.to_frontier, 0);
    assert_int_equal(measure.to_nash, 0);
    close_case(&c);
    open_case(&c, &price, 1, (Points){7, -2});
    assert_nobody_agrees(&c);
    close_case(&c);
}

static void where_both_want_the_same_one_package_is_best(void **state) {
    (void)state;
    Issue delivery = ISSUE({0, 0}, {5, 1}, {9, 4}), service = ISSUE({2, 8}, {1, 0});
    Case c;
    open_case(&c, (Issue[]){delivery, service}, 2, (Points){3, 3});
    ASSERT_FRONTIER(&c, {11, 12});
    for (int kind = 0; kind < DEAL_KINDS; kind++) ASSERT_DEALS(&c, (DealKind)kind, {11, 12});
    assert_int_equal(c.analysis->rational_count, 3);  // (7,9) (11,12) (10,4)
    assert_int_equal(deal_opposition(c.analysis), 0);
    DealMeasure measure = deal_measure(c.analysis, (Points){7, 9});
    assert_points(measure.left, 4, 3);
    assert_int_equal(measure.to_frontier, 441283815);  // sqrt((4/11)^2 + (3/12)^2)
    close_case(&c);
}

static void where_all_is_shared_out_everything_is_efficient(void **state) {
    (void)state;
    Issue price = ISSUE({0, 6}, {2, 4}, {4, 2}, {6, 0}), term = ISSUE({0, 1}, {1, 0});
    Case c;
    open_case(&c, (Issue[]){price, term}, 2, (Points){1, 2});
    assert_int_equal(c.analysis->frontier_count, 8);
    assert_int_equal(c.analysis->rational_first, 2);  // (7,0) and (6,1) leave them too little
    assert_int_equal(c.analysis->rational_points, 5);
    assert_int_equal(c.analysis->rational_count, 5);
    ASSERT_DEALS(&c, DEAL_NASH, {3, 4});
    ASSERT_DEALS(&c, DEAL_EGALITARIAN, {3, 4});
    ASSERT_DEALS(&c, DEAL_UTILITARIAN, {5, 2}, {4, 3}, {3, 4}, {2, 5}, {1, 6});
    assert_points(deal_measure(c.analysis, (Points){2, 5}).left, 0, 0);
    close_case(&c);
}

static void products_are_compared_to_the_last_point(void **state) {
    (void)state;
    // The products differ by 1 in 2.5 * 10^23, the sums not at all. Gains of 2 * 10^12 come from reserves below zero.
    Issue price = ISSUE({LIMIT / 2 - 1, LIMIT / 2 + 1}, {LIMIT / 2, LIMIT / 2}, {LIMIT / 2 + 1, LIMIT / 2 - 1});
    Case c;
    open_case(&c, &price, 1, (Points){0});
    ASSERT_DEALS(&c, DEAL_NASH, {LIMIT / 2, LIMIT / 2});
    close_case(&c);
    Issue high = ISSUE({LIMIT, LIMIT - 2}, {LIMIT - 1, LIMIT - 1}, {LIMIT - 2, LIMIT}, {-LIMIT, -LIMIT});
    open_case(&c, &high, 1, (Points){-LIMIT, -LIMIT});
    ASSERT_DEALS(&c, DEAL_NASH, {LIMIT - 1, LIMIT - 1});
    ASSERT_DEALS(&c, DEAL_KALAI_SMORODINSKY, {LIMIT - 1, LIMIT - 1});
    ASSERT_DEALS(&c, DEAL_UTILITARIAN, {LIMIT, LIMIT - 2}, {LIMIT - 1, LIMIT - 1}, {LIMIT - 2, LIMIT});
    close_case(&c);
    // Shares that are the same in every double: (10^12 - 2) / (10^12 - 1) and (10^12 - 1) / 10^12.
    Issue shares = ISSUE({LIMIT - 2, LIMIT}, {LIMIT - 1, LIMIT - 1}, {0, 0});
    open_case(&c, &shares, 1, (Points){0});
    ASSERT_DEALS(&c, DEAL_KALAI_SMORODINSKY, {LIMIT - 1, LIMIT - 1});
    close_case(&c);
}

static void shares_are_of_the_best_package(void **state) {
    (void)state;
    Issue price = ISSUE({3, -2}, {1, 4}, {2, 0});
    Case c;
    open_case(&c, &price, 1, (Points){0});
    assert_points(deal_share(&c.space, (Points){3, -2}), DEAL_ONE, 0);
    assert_points(deal_share(&c.space, (Points){1, 0}), 333333333, 333333333);
    assert_points(deal_share(&c.space, (Points){2, 4}), 666666667, DEAL_ONE);
    assert_points(deal_share(&c.space, (Points){-LIMIT, LIMIT}), 0, DEAL_ONE);
    close_case(&c);
}

// Against plain enumeration

enum { PLAIN_MAX = 625 };

// A small space in the plainest terms: every package's worth, compared with every other's.
typedef struct Plain {
    int issues, sizes[4], count;
    Points values[4][5], reserve, worth[PLAIN_MAX];
    bool efficient[PLAIN_MAX], rational[PLAIN_MAX];
    Points worst, best;
} Plain;

static int pick(Rng *rng, int least, int most) {
    return least + (int)rng_below(rng, (uint32_t)(most - least + 1));
}

// Few different points make many ties; some issues weigh nothing for one side.
static Plain draw_plain(Rng *rng) {
    Plain p = {.issues = pick(rng, 1, 4), .count = 1};
    int lowest = pick(rng, 0, 2) ? 0 : -6, highest = pick(rng, 1, 12);
    for (int i = 0; i < p.issues; i++) {
        bool for_me = pick(rng, 0, 7), for_them = pick(rng, 0, 7);
        p.sizes[i] = pick(rng, 1, 5);
        p.count *= p.sizes[i];
        for (int v = 0; v < p.sizes[i]; v++) {
            p.values[i][v].mine = for_me ? pick(rng, lowest, highest) : 0;
            p.values[i][v].theirs = for_them ? pick(rng, lowest, highest) : 0;
        }
    }
    p.reserve = (Points){pick(rng, lowest, highest * p.issues * 3 / 4), pick(rng, lowest, highest * p.issues * 3 / 4)};
    return p;
}

static bool dominates(Points a, Points b) {
    return a.mine >= b.mine && a.theirs >= b.theirs && (a.mine > b.mine || a.theirs > b.theirs);
}

static void list_plain(Plain *p) {
    for (int o = 0; o < p->count; o++) {
        int rest = o;
        p->worth[o] = (Points){0};
        for (int i = p->issues - 1; i >= 0; rest /= p->sizes[i--]) {
            p->worth[o].mine += p->values[i][rest % p->sizes[i]].mine;
            p->worth[o].theirs += p->values[i][rest % p->sizes[i]].theirs;
        }
        p->rational[o] = p->worth[o].mine >= p->reserve.mine && p->worth[o].theirs >= p->reserve.theirs;
    }
    p->worst = p->best = p->worth[0];
    for (int o = 0; o < p->count; o++) {
        p->efficient[o] = true;
        for (int other = 0; other < p->count; other++) p->efficient[o] &= !dominates(p->worth[other], p->worth[o]);
        if (p->worth[o].mine < p->worst.mine) p->worst.mine = p->worth[o].mine;
        if (p->worth[o].mine > p->best.mine) p->best.mine = p->worth[o].mine;
        if (p->worth[o].theirs < p->worst.theirs) p->worst.theirs = p->worth[o].theirs;
        if (p->worth[o].theirs > p->best.theirs) p->best.theirs = p->worth[o].theirs;
    }
}

static int64_t lower(int64_t a, int64_t b) {
    return a < b ? a : b;
}

// What each deal has most of, up to a factor.
static int64_t plain_merit(const Plain *p, DealKind kind, Points worth) {
    int64_t gain = worth.mine - p->reserve.mine, their_gain = worth.theirs - p->reserve.theirs;
    int64_t from = p->reserve.mine > p->worst.mine ? p->reserve.mine : p->worst.mine;
    int64_t their_from = p->reserve.theirs > p->worst.theirs ? p->reserve.theirs : p->worst.theirs;
    int64_t range = p->best.mine - from, their_range = p->best.theirs - their_from;
    switch (kind) {
    case DEAL_NASH: return gain * their_gain;
    case DEAL_EGALITARIAN: return lower(gain, their_gain);
    case DEAL_UTILITARIAN: return worth.mine + worth.theirs;
    default:
        if (!range) return their_range ? worth.theirs - their_from : 0;
        return their_range ? lower((worth.mine - from) * their_range, (worth.theirs - their_from) * range) : worth.mine - from;
    }
}

// Is this package one of those deals?
static bool plain_is(const Plain *p, DealKind kind, int outcome) {
    if (!p->efficient[outcome] || !p->rational[outcome]) return false;
    int64_t merit = plain_merit(p, kind, p->worth[outcome]);
    for (int o = 0; o < p->count; o++)
        if (p->efficient[o] && p->rational[o] && plain_merit(p, kind, p->worth[o]) > merit) return false;
    return true;
}

static long double plain_share(int64_t worth, int64_t worst, int64_t best) {
    int64_t nothing = lower(worst, 0);
    return best == nothing ? 1 : (long double)(worth - nothing) / (long double)(best - nothing);
}

static long double plain_distance(const Plain *p, long double mine, long double theirs, Points to) {
    return hypotl(mine - plain_share(to.mine, p->worst.mine, p->best.mine),
                  theirs - plain_share(to.theirs, p->worst.theirs, p->best.theirs));
}

static void assert_near(int64_t got, long double expected) {
    assert_true(fabsl((long double)got - expected * DEAL_ONE) <= 1.5L);  // either share and the root are rounded
}

static void open_plain(Case *c, const Plain *p, int64_t scale) {
    Points values[4][5];
    Issue issues[4];
    for (int i = 0; i < p->issues; i++) {
        for (int v = 0; v < p->sizes[i]; v++) values[i][v] = (Points){p->values[i][v].mine * scale, p->values[i][v].theirs * scale};
        issues[i] = (Issue){STR("Issue"), 0, values[i], p->sizes[i]};
    }
    open_case(c, issues, p->issues, (Points){p->reserve.mine * scale, p->reserve.theirs * scale});
}

// What the thousand spaces had in them, so that none of it can go missing unnoticed.
typedef struct Tally {
    int without_zone, nash_ties, several_packages, notions_part, dominated_rational;
} Tally;

static void compare_frontier(const Case *c, const Plain *p, int64_t scale) {
    const DealAnalysis *a = c->analysis;
    int efficient = 0, rational = 0, seen = 0;
    for (int o = 0; o < p->count; o++) {
        efficient += p->efficient[o], rational += p->rational[o];
        Points worth = {p->worth[o].mine * scale, p->worth[o].theirs * scale};
        int place = deal_find(a, worth);
        Package package = deal_package(&c->space, o);
        Points got = deal_worth(&c->space, &package);
        assert_points(got, worth.mine, worth.theirs);
        assert_int_equal(place >= 0, p->efficient[o]);
    }
    assert_int_equal(a->outcome_count, efficient);
    assert_int_equal(a->rational_count, rational);
    for (int i = 0; i < a->frontier_count; i++) {
        const DealPoint *point = &a->frontier[i];
        if (i) assert_true(point->worth.mine < point[-1].worth.mine && point->worth.theirs > point[-1].worth.theirs);
        assert_int_equal(point->first, seen);
        for (int o = 0; o < p->count; o++)
            if (p->worth[o].mine * scale == point->worth.mine && p->worth[o].theirs * scale == point->worth.theirs)
                assert_int_equal(a->outcomes[seen++], o);
        assert_int_equal(point->count, seen - point->first);
        bool inside = i >= a->rational_first && i < a->rational_first + a->rational_points;
        assert_int_equal(inside, p->rational[a->outcomes[point->first]]);
    }
}

static void compare_deals(const Case *c, const Plain *p, Tally *tally) {
    const DealAnalysis *a = c->analysis;
    for (int kind = 0; kind < DEAL_KINDS; kind++) {
        int kept = 0;
        for (int i = 0; i < a->frontier_count; i++) {
            if (!plain_is(p, (DealKind)kind, a->outcomes[a->frontier[i].first])) continue;
            assert_true(kept < a->deals[kind].count);
            assert_int_equal(a->deals[kind].points[kept++], i);
        }
        assert_int_equal(kept, a->deals[kind].count);
    }
    tally->without_zone += !a->rational_count;
    tally->nash_ties += a->deals[DEAL_NASH].count > 1;
    tally->several_packages += a->outcome_count > a->frontier_count;
    tally->dominated_rational += a->rational_count > a->rational_points;
    if (!a->rational_count) return;
    tally->notions_part += a->deals[DEAL_NASH].points[0] != a->deals[DEAL_KALAI_SMORODINSKY].points[0] &&
                           a->deals[DEAL_NASH].points[0] != a->deals[DEAL_UTILITARIAN].points[0];
}

static void compare_measures(const Case *c, const Plain *p, int outcome, int64_t scale) {
    Points worth = p->worth[outcome], left = {0};
    long double mine = plain_share(worth.mine, p->worst.mine, p->best.mine);
    long double theirs = plain_share(worth.theirs, p->worst.theirs, p->best.theirs);
    long double frontier = 9, nash = 9;
    int64_t most = 0;
    for (int o = 0; o < p->count; o++) {
        Points other = p->worth[o];
        if (other.theirs >= worth.theirs && other.mine - worth.mine > left.mine) left.mine = other.mine - worth.mine;
        if (other.mine >= worth.mine && other.theirs - worth.theirs > left.theirs) left.theirs = other.theirs - worth.theirs;
        long double distance = plain_distance(p, mine, theirs, other);
        if (p->efficient[o] && distance < frontier) frontier = distance;
        if (!plain_is(p, DEAL_NASH, o)) continue;
        most = plain_merit(p, DEAL_NASH, other);
        if (distance < nash) nash = distance;
    }
    DealMeasure got = deal_measure(c->analysis, (Points){worth.mine * scale, worth.theirs * scale});
    assert_points(got.left, left.mine * scale, left.theirs * scale);
    assert_near(got.to_frontier, frontier);
    if (nash == 9) {
        assert_int_equal(got.to_nash, DEAL_ABSENT);
        assert_int_equal(got.nash_ratio, DEAL_ABSENT);
        return;
    }
    assert_near(got.to_nash, nash);
    long double product = (long double)plain_merit(p, DEAL_NASH, worth);
    assert_near(got.nash_ratio, !p->rational[outcome] ? 0 : most ? product / (long double)most : 1);
}

static void compare_opposition(const Case *c, const Plain *p) {
    long double least = 9;
    for (int o = 0; o < p->count; o++)
        if (plain_is(p, DEAL_KALAI_SMORODINSKY, o)) least = fminl(least, plain_distance(p, 1, 1, p->worth[o]));
    if (least == 9)
        assert_int_equal(deal_opposition(c->analysis), DEAL_ABSENT);
    else
        assert_near(deal_opposition(c->analysis), least);
}

static void random_spaces_agree_with_plain_enumeration(void **state) {
    (void)state;
    Rng rng = {20261128};
    Tally tally = {0};
    for (int i = 0; i < 1000; i++) {
        Plain p = draw_plain(&rng);
        list_plain(&p);
        int64_t scale = i % 2 ? LIMIT / 100 : 1;  // the same at the limit of what is allowed
        Case c;
        open_plain(&c, &p, scale);
        assert_int_equal(c.space.outcome_count, p.count);
        assert_points(c.space.worst, p.worst.mine * scale, p.worst.theirs * scale);
        assert_points(c.space.best, p.best.mine * scale, p.best.theirs * scale);
        compare_frontier(&c, &p, scale);
        compare_deals(&c, &p, &tally);
        for (int try = 0; try < 5; try++) compare_measures(&c, &p, pick(&rng, 0, p.count - 1), scale);
        compare_opposition(&c, &p);
        close_case(&c);
    }
    assert_in_range(tally.without_zone, 100, 900);
    assert_true(tally.nash_ties >= 20);
    assert_true(tally.several_packages >= 100);
    assert_true(tally.dominated_rational >= 100);
    assert_true(tally.notions_part >= 20);
}

// Every package of a large space: none dominates a point of the frontier, and each one off it is dominated by the point that is found by
// looking along it.
static void a_large_space_has_no_gap_in_its_frontier(void **state) {
    (void)state;
    static const int sizes[] = {6, 6, 6, 6, 6, 5, 5, 10};
    Points values[8][10];
    Issue issues[8];
    Rng rng = {7};
    for (int i = 0; i < 8; i++) {
        for (int v = 0; v < sizes[i]; v++) {
            int mine = pick(&rng, 0, 100000);
            values[i][v] = (Points){mine, 100000 - mine + pick(&rng, -3000, 3000)};
        }
        issues[i] = (Issue){STR("Issue"), 0, values[i], sizes[i]};
    }
    Case c;
    open_case(&c, issues, 8, (Points){400000, 300000});
    const DealAnalysis *a = c.analysis;
    assert_int_equal(c.space.outcome_count, 1944000);
    assert_true(a->frontier_count > 500);
    Points *worths = ARENA_ARRAY(&c.arena, Points, 1944000);
    deal_worths(&c.space, 0, 1944000, worths);
    int rational = 0, on = 0;
    for (int o = 0; o < 1944000; o++) {
        int from = 0, to = a->frontier_count;  // the last point with mine at least as high
        while (from < to) {
            int middle = (from + to) / 2;
            if (a->frontier[middle].worth.mine >= worths[o].mine)
                from = middle + 1;
            else
                to = middle;
        }
        if (!from || a->frontier[from - 1].worth.theirs < worths[o].theirs) fail_msg("%d is beyond the frontier", o);
        rational += worths[o].mine >= 400000 && worths[o].theirs >= 300000;
        on += a->frontier[from - 1].worth.mine == worths[o].mine && a->frontier[from - 1].worth.theirs == worths[o].theirs;
    }
    assert_int_equal(a->rational_count, rational);
    assert_int_equal(a->outcome_count, on);
    for (int i = 0; i < a->frontier_count; i++)
        for (int k = 0; k < a->frontier[i].count; k++)
            assert_points(worths[a->outcomes[a->frontier[i].first + k]], a->frontier[i].worth.mine, a->frontier[i].worth.theirs);
    close_case(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_passes_a_limit_is_refused_with_its_line),
        cmocka_unit_test(sums_have_limits_too),
        cmocka_unit_test(a_space_keeps_nothing_of_its_maker),
        cmocka_unit_test(packages_are_numbered_with_the_last_issue_fastest),
        cmocka_unit_test(a_package_has_a_value_of_each_issue),
        cmocka_unit_test(steps_are_classed_by_their_signs),
        cmocka_unit_test(where_nobody_can_agree_there_is_no_deal),
        cmocka_unit_test(ties_are_kept),
        cmocka_unit_test(each_deal_is_what_its_name_says),
        cmocka_unit_test(shares_of_gain_begin_at_the_worst_package_where_the_reserve_is_lower),
        cmocka_unit_test(an_issue_without_weight_changes_no_worth),
        cmocka_unit_test(a_side_that_does_not_care_leaves_the_choice_to_the_other),
        cmocka_unit_test(a_single_package_is_every_deal),
        cmocka_unit_test(where_both_want_the_same_one_package_is_best),
        cmocka_unit_test(where_all_is_shared_out_everything_is_efficient),
        cmocka_unit_test(products_are_compared_to_the_last_point),
        cmocka_unit_test(shares_are_of_the_best_package),
        cmocka_unit_test(random_spaces_agree_with_plain_enumeration),
        cmocka_unit_test(a_large_space_has_no_gap_in_its_frontier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
