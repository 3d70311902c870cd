// Times whole negotiations: a tactic against the counterpart, from sitting down to the end. The limit is what the tactics' and the
// counterpart's least work costs: one look at the values of the issues and one at the row for each act.
#include "base/hash.h"
#include "bench.h"
#include "coach/tactic.h"
#include "core/sample_table.h"

enum { PLAYS = 20000 };

static int play(const Negotiation *n, const Tactic *tactic, int draw) {
    int32_t row[SAMPLE_ROW];
    Rng rng = {(uint64_t)draw};
    sample_sit(n, row, draw % sample_draws(n));
    while (!negotiation_ended(row)) {
        Decision decision;
        tactic_decide(tactic, n, row, &rng, &decision);
        negotiation_decide(n, row, &decision);
    }
    return row[TABLE_ROUND];
}

static int look(const Negotiation *n, int32_t *row) {
    int sum = 0;
    for (int i = 0; i < n->issue_count; i++)
        for (int v = 0; v < n->issues[i].value_count; v++) sum += (int)n->issues[i].values[v].mine;
    for (int i = 0; i < negotiation_slots(n); i++) sum += row[i]++;
    return sum;
}

static double play_rate(const Negotiation *n, const Tactic *tactic, double *rounds) {
    double start = cpu_seconds();
    int64_t sum = 0;
    for (int i = 0; i < PLAYS; i++) sum += play(n, tactic, i);
    *rounds = (double)sum / PLAYS;
    return PLAYS / (cpu_seconds() - start);
}

static double look_rate(const Negotiation *n, double rounds) {
    int32_t row[SAMPLE_ROW] = {0};
    double start = cpu_seconds();
    int sum = 0;
    for (int i = 0; i < PLAYS * (int)rounds; i++) sum ^= look(n, row);
    if (sum == 1) printf(" ");
    return PLAYS / (cpu_seconds() - start);
}

static void bench_tactic(const Negotiation *n, const char *name, const char *aim) {
    double ours[ROUNDS], limit[ROUNDS], rounds = 0;
    for (int i = 0; i < ROUNDS; i++) {
        ours[i] = play_rate(n, tactic_find(str_from(name)), &rounds);
        limit[i] = look_rate(n, rounds);
    }
    char row[80];
    snprintf(row, sizeof row, "negotiations, 5 issues, %s: %.1f rounds", name, rounds);
    print_figures(row, "/s", 0, median(ours, ROUNDS), median(limit, ROUNDS), aim);
}

int main(void) {
    SampleTable table;
    sample_open(&table);
    bench_tactic(&table.n, "reference", "20000 /s");
    bench_tactic(&table.n, "boulware", "20000 /s");
    bench_tactic(&table.n, "micro", "20000 /s");
    sample_close(&table);
    return 0;
}
