// The ablation gate: each technique that is taught must pay, each error must cost, and no trick may beat good play. With scenario paths as
// arguments it prints the figures of their tables instead.
#include "coach/tactic.h"
#include "core/scenario.h"
#include "testkit/tables.h"
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
    int32_t row[TABLE_ROW_MAX];
    int draws = tables_draws(n);
    for (int draw = 0; draw < draws; draw++) {
        tables_sit(n, row, draw);
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

static int print_scenarios(int count, char **paths) {
    Files files = testkit_disk();
    for (int i = 0; i < count; i++) {
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
    Arena arena = {0};
    Negotiation n = tables_frame(&arena);
    print(&n);
    negotiation_free(&n);
    for (uint64_t seed = 1; seed <= 2; seed++) { n = tables_random(&arena, seed); print(&n); negotiation_free(&n); }
    arena_free(&arena);
    return 0;
}
