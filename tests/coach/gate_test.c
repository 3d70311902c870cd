// The ablation gate: each technique that is taught must pay, each error must cost, and no trick may beat good play. With arguments it
// prints the figures instead: of the tables of scenarios at these paths, or of “sample” or “random”, which are made without a scenario.
#include "coach/tactic.h"
#include "core/random_table.h"
#include "core/scenario.h"
#include "testkit/testkit.h"

#include <stdio.h>

typedef struct Figures {
    double score, own, joint, relation, rounds, deals;
} Figures;

static double score(const int32_t *row) {
    return (.5 * row[TABLE_OWN] + .25 * row[TABLE_JOINT] + .25 * row[TABLE_RELATIONSHIP]) / 100;
}

static void play(const Tactic *tactic, const Negotiation *n, int32_t *row, uint64_t seed) {
    Rng rng = {seed};
    Decision decision;
    while (!negotiation_ended(row)) {
        tactic_decide(tactic, n, row, &rng, &decision);
        negotiation_decide(n, row, &decision);
    }
}

static Figures measure(const Tactic *tactic, const Negotiation *n) {
    Figures sum = {0};
    int32_t row[SAMPLE_ROW];
    int draws = sample_draws(n);
    for (int draw = 0; draw < draws; draw++) {
        sample_sit(n, row, draw);
        play(tactic, n, row, (uint64_t)draw);
        sum.score += score(row) / draws;
        sum.own += (double)row[TABLE_OWN] / 100 / draws;
        sum.joint += (double)row[TABLE_JOINT] / 100 / draws;
        sum.relation += (double)row[TABLE_RELATIONSHIP] / 100 / draws;
        sum.rounds += (double)row[TABLE_ROUND] / draws;
        sum.deals += (double)(row[TABLE_PHASE] == PHASE_AGREED) / draws;
    }
    return sum;
}

typedef enum Row { COSTS, FAR_BELOW, NO_TRICK } Row;
typedef struct Expected {
    const char *tactic;
    Row row;
} Expected;
static const Expected expected[] = {
    {"never-asks", COSTS},      {"never-reflects", COSTS},   {"shows-no-value", COSTS},   {"without-silence", COSTS},
    {"gives-free", COSTS},      {"even-steps", COSTS},       {"without-packages", COSTS}, {"without-closing", COSTS},
    {"opens-at-60", COSTS},     {"opens-low", COSTS},        {"pitches", COSTS},          {"big-steps", COSTS},
    {"blind", COSTS},           {"price-led", COSTS},        {"threatens", COSTS},        {"late-threat", COSTS},
    {"retracts", COSTS},        {"overpromises", COSTS},     {"holds-out", COSTS},        {"takes-first", COSTS},
    {"signs-low", COSTS},       {"hardball", FAR_BELOW},     {"pushover", FAR_BELOW},     {"random", FAR_BELOW},
    {"waits", NO_TRICK},        {"waits-knowing", NO_TRICK}, {"opens-at-95", NO_TRICK},   {"opens-at-99", NO_TRICK},
    {"opens-at-100", NO_TRICK}, {"tiny-steps", NO_TRICK},    {"only-asks", NO_TRICK},     {"only-reflects", NO_TRICK},
    {"only-values", NO_TRICK},  {"only-silence", NO_TRICK},  {"only-threats", NO_TRICK},  {"only-promises", NO_TRICK},
    {"boulware", NO_TRICK},     {"tit-for-tat", NO_TRICK},   {"micro", NO_TRICK},
};
static const double bounds[] = {[COSTS] = -.01, [FAR_BELOW] = -.25, [NO_TRICK] = .01};

// Scores against the reference's, as means over `count` tables.
static void compare(const SampleTable *tables, int count, double *against) {
    for (int i = 0; i < tactic_count(); i++) against[i] = 0;
    for (int t = 0; t < count; t++) {
        double reference = measure(tactic_at(0), &tables[t].n).score;
        for (int i = 0; i < tactic_count(); i++) against[i] += (measure(tactic_at(i), &tables[t].n).score - reference) / count;
    }
}

static void pass_gate(const SampleTable *tables, int count) {
    double against[100];
    assert_true(tactic_count() <= 100);
    compare(tables, count, against);
    int faults = 0;
    for (int i = 0; i < tactic_count(); i++)
        for (size_t e = 0; e < sizeof expected / sizeof *expected; e++) {
            if (!str_equal(str_from(expected[e].tactic), tactic_at(i)->name) || against[i] <= bounds[expected[e].row]) continue;
            print_error("%s: %+.4f against the reference, and not %+.2f\n", expected[e].tactic, against[i], bounds[expected[e].row]);
            faults++;
        }
    assert_int_equal(faults, 0);
}

static void the_sample_passes(void **state) {
    (void)state;
    SampleTable table;
    sample_open(&table);
    pass_gate(&table, 1);
    sample_close(&table);
}

// Tables nobody has tuned anything for: on the whole the same must hold.
static void unseen_tables_pass(void **state) {
    enum { TABLES = 12 };
    (void)state;
    SampleTable tables[TABLES];
    for (int i = 0; i < TABLES; i++) random_table_open(&tables[i], 1 + (uint64_t)i);
    pass_gate(tables, TABLES);
    for (int i = 0; i < TABLES; i++) sample_close(&tables[i]);
}

static void print(const Negotiation *n) {
    printf("%-20s %7s %7s %7s %7s %7s %7s %7s\n", "", "score", "against", "own", "joint", "relat.", "rounds", "deals");
    double reference = 0;
    for (int i = 0; i < tactic_count(); i++) {
        Figures f = measure(tactic_at(i), n);
        if (i == 0) reference = f.score;
        printf("%-20.*s %7.3f %+7.3f %7.3f %7.3f %7.3f %7.1f %7.3f\n", STR_PRINT(tactic_at(i)->name), f.score, f.score - reference, f.own,
               f.joint, f.relation, f.rounds, f.deals);
    }
}

static bool print_made(const char *name) {
    bool sample = !strcmp(name, "sample");
    if (!sample && strcmp(name, "random")) return false;
    for (uint64_t seed = 1; seed <= (sample ? 1 : 5); seed++) {
        SampleTable table;
        if (sample)
            sample_open(&table);
        else
            random_table_open(&table, seed);
        print(&table.n);
        sample_close(&table);
    }
    return true;
}

static int print_scenarios(int count, char **paths) {
    Files files = testkit_disk();
    for (int i = 0; i < count; i++) {
        if (print_made(paths[i])) continue;
        Err err = {0};
        Scenario *scenario = scenario_load(&files, str_from(paths[i]), STR("gate"), NULL, &err);
        assert_no_faults(&err);
        printf("%s\n", paths[i]);
        if (scenario->table) print(&scenario->table->model);
        scenario_free(scenario);
        err_free(&err);
    }
    return 0;
}

int main(int argc, char **argv) {
    if (argc > 1) return print_scenarios(argc - 1, argv + 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sample_passes),
        cmocka_unit_test(unseen_tables_pass),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
