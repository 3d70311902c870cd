// Times the analysis of deal spaces, and shows what memory it takes. The limit is what looking at every package once costs: two sums each.
#include "base/hash.h"
#include "bench.h"
#include "core/deal_analysis.h"

#include <sys/resource.h>

// A space with issues of these sizes.
typedef struct Table {
    Arena arena;
    DealSpace space;
} Table;

// `noise` in points of 100000: 0 is a cake that is shared out, where every package is on the frontier.
static Table make_table(const int *sizes, int count, int noise) {
    Points values[DEAL_ISSUES_MAX][DEAL_VALUES_MAX];
    Issue issues[DEAL_ISSUES_MAX];
    Rng rng = {7};
    Table table = {0};
    for (int i = 0; i < count; i++) {
        for (int v = 0; v < sizes[i]; v++) {
            int mine = (int)rng_below(&rng, 100001);
            values[i][v] = (Points){mine, 100000 - mine + (int)rng_below(&rng, 2 * (uint32_t)noise + 1) - noise};
        }
        issues[i] = (Issue){STR("Issue"), 0, values[i], sizes[i]};
    }
    Points reserve = {40000 * count, 30000 * count};
    if (!deal_make(&table.space, &table.arena, issues, count, reserve, STR("bench"), 0, NULL)) die("no deal space");
    return table;
}

static int64_t look(const DealSpace *space, int issue, Points so_far) {
    const Issue *here = &space->issues[issue];
    int64_t sum = 0;
    if (issue + 1 < space->issue_count) {
        for (int v = 0; v < here->value_count; v++) sum += look(space, issue + 1, points_sum(so_far, here->values[v]));
        return sum;
    }
    for (int v = 0; v < here->value_count; v++) {
        Points worth = points_sum(so_far, here->values[v]);
        sum += worth.mine ^ worth.theirs;
    }
    return sum;
}

static double look_ms(const DealSpace *space, int times) {
    double start = cpu_seconds();
    int64_t sum = 0;
    for (int i = 0; i < times; i++) sum += look(space, 0, (Points){i, 0});
    if (sum == 1) printf(" ");
    return (cpu_seconds() - start) * 1e3 / times;
}

static double analyze_ms(const DealSpace *space, int times) {
    double start = cpu_seconds();
    for (int i = 0; i < times; i++) deal_analysis_free(deal_analyze(space));
    return (cpu_seconds() - start) * 1e3 / times;
}

static double highest_mb(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static void bench_table(const char *what, const int *sizes, int count, int noise, int times, const char *aim) {
    Table table = make_table(sizes, count, noise);
    double before = highest_mb(), ours[ROUNDS], limit[ROUNDS];
    DealAnalysis *analysis = deal_analyze(&table.space);
    double highest = highest_mb() - before;
    char row[80];
    snprintf(row, sizeof row, "%s: %d packages", what, table.space.outcome_count);
    for (int i = 0; i < ROUNDS; i++) {
        ours[i] = analyze_ms(&table.space, times);
        limit[i] = look_ms(&table.space, times);
    }
    print_figures(row, "ms", 3, median(ours, ROUNDS), median(limit, ROUNDS), aim);
    char points[32];
    snprintf(points, sizeof points, "%d", analysis->frontier_count);
    print_row("  points of the frontier", points, "", "");
    print_figures("  memory kept", "MB", 2, (double)analysis->arena.total / (1 << 20), -1, "");
    print_figures("  memory at its highest", "MB", 1, highest, -1, "");
    deal_analysis_free(analysis);
    arena_free(&table.arena);
}

int main(void) {
    static const int eight[] = {5, 5, 5, 5, 5, 5, 5, 5}, large[] = {6, 6, 6, 6, 6, 5, 5, 10};
    bench_table("deal analysis, 6 issues", eight, 6, 30000, 200, "0.08 ms");
    bench_table("deal analysis, 8 issues", eight, 8, 30000, 20, "2 ms");
    bench_table("deal analysis, opposed", large, 8, 3000, 3, "500 ms");
    bench_table("deal analysis, all efficient", large, 8, 0, 1, "500 ms");
    return 0;
}
