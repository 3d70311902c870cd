// Thousands or millions of packages as points of a plot. What would lie on the same spot is kept once.
#include "ui/bargain_page.h"

#include "core/deal_analysis.h"

enum {
    CLOUD_ALL = 1500,  // so many packages are drawn one by one
    COLUMNS = 120,     // of the grid that more are sorted into; a cell keeps one package of each kind
    ROWS = 72,
    CHUNK = 4096,
    FRONTIER_CELLS = 480  // of each side's range: frontier points within one are drawn as one
};

// One side's range, cut into equal parts.
typedef struct Cut {
    int64_t from;
    double each;  // parts to a point
    int parts;
} Cut;

static Cut cut_range(int64_t worst, int64_t best, int parts) {
    return (Cut){worst, best > worst ? (double)parts / (double)(best - worst) : 0, parts};
}

static int part_of(const Cut *cut, int64_t worth) {
    int part = (int)((double)(worth - cut->from) * cut->each);
    return part < 0 ? 0 : part >= cut->parts ? cut->parts - 1 : part;
}

typedef struct Sieve {
    const DealSpace *space;
    ScatterPoint *points;
    int count;
    Cut across, up;
    uint8_t *taken;  // a bit per kind and cell; NULL: all are kept
} Sieve;

static void add(Sieve *s, Points worth) {
    int kind = deal_is_rational(s->space, worth) ? CLOUD_OPEN : CLOUD_CLOSED;
    if (s->taken) {
        uint8_t *cell = &s->taken[part_of(&s->up, worth.mine) * COLUMNS + part_of(&s->across, worth.theirs)];
        if (*cell & 1 << kind) return;
        *cell |= (uint8_t)(1 << kind);
    }
    s->points[s->count++] = (ScatterPoint){{worth.theirs, worth.mine}, kind};
}

static void sift(Sieve *s, Arena *scratch) {
    Points *worths = ARENA_ARRAY(scratch, Points, CHUNK);
    for (int first = 0; first < s->space->outcome_count; first += CHUNK) {
        int count = ui_least(CHUNK, s->space->outcome_count - first);
        deal_worths(s->space, first, count, worths);
        for (int i = 0; i < count; i++) add(s, worths[i]);
    }
}

static int list_frontier(const DealAnalysis *analysis, Arena *arena, const ChartPoint **path) {
    const DealSpace *space = analysis->space;
    Cut across = cut_range(space->worst.theirs, space->best.theirs, FRONTIER_CELLS);
    Cut up = cut_range(space->worst.mine, space->best.mine, FRONTIER_CELLS);
    ChartPoint *points = ARENA_ARRAY(arena, ChartPoint, analysis->frontier_count);
    int count = 0, column = -1, row = -1;
    for (int i = 0; i < analysis->frontier_count; i++) {
        Points worth = analysis->frontier[i].worth;
        int x = part_of(&across, worth.theirs), y = part_of(&up, worth.mine);
        if (x == column && y == row && i + 1 < analysis->frontier_count) continue;
        points[count++] = (ChartPoint){worth.theirs, worth.mine};
        column = x;
        row = y;
    }
    *path = points;
    return count;
}

Cloud cloud_of(const DealAnalysis *analysis, Arena *arena) {
    const DealSpace *space = analysis->space;
    Arena scratch = {0};
    bool all = space->outcome_count <= CLOUD_ALL;
    Sieve sieve = {.space = space, .points = ARENA_ARRAY(arena, ScatterPoint, all ? space->outcome_count : COLUMNS * ROWS * CLOUD_KINDS)};
    sieve.across = cut_range(space->worst.theirs, space->best.theirs, COLUMNS);
    sieve.up = cut_range(space->worst.mine, space->best.mine, ROWS);
    if (!all) sieve.taken = ARENA_ARRAY(&scratch, uint8_t, COLUMNS * ROWS);
    sift(&sieve, &scratch);
    arena_free(&scratch);
    Cloud cloud = {.points = sieve.points, .count = sieve.count, .thinned = !all};
    cloud.frontier_count = list_frontier(analysis, arena, &cloud.frontier);
    return cloud;
}
