// Depth first along the ways; a position is listed when all that it leads to has been.
#include "coach/order.h"

typedef struct Graph {
    const Scenario *s;
    Arena scratch;
    int32_t *targets, *first;  // first[position]: where its targets begin; one more
    int count, cap;
} Graph;

static void add_ways(Graph *g, Slice ways) {
    for (int i = ways.first; i < ways.first + ways.count; i++) {
        g->targets = arena_grow(&g->scratch, g->targets, g->count, &g->cap, sizeof *g->targets);
        g->targets[g->count++] = g->s->ways[i].target;
    }
}

static void add_rules(Graph *g, Slice rules) {
    for (int i = rules.first; i < rules.first + rules.count; i++) add_ways(g, g->s->rules[i].ways);
}

static void add_table(Graph *g) {
    for (int i = 0; i < TABLE_ENDS; i++) add_ways(g, g->s->table->ends[i]);
}

static void find_targets(Graph *g, int positions) {
    const Scenario *s = g->s;
    g->first = ARENA_ARRAY(&g->scratch, int32_t, positions + 1);
    for (int i = 0; i < positions; i++) {
        g->first[i + 1] = g->count;
        if (i >= s->beat_count) continue;
        Slice options = s->beats[i].options;
        for (int j = options.first; j < options.first + options.count; j++) add_ways(g, s->options[j].ways);
        add_ways(g, s->beats[i].ways);
        bool decides = options.count || s->beats[i].negotiates;
        if (decides) add_rules(g, s->beats[i].rules);
        if (decides) add_rules(g, s->top_rules);
        if (s->beats[i].negotiates) add_table(g);
        g->first[i + 1] = g->count;
    }
}

const int32_t *order_find(const Scenario *s, Arena *arena) {
    int positions = s->beat_count + s->ending_count, listed = 0;
    Graph g = {.s = s};
    find_targets(&g, positions);
    int32_t *order = ARENA_ARRAY(arena, int32_t, positions), *path = ARENA_ARRAY(&g.scratch, int32_t, positions);
    int32_t *next = ARENA_ARRAY(&g.scratch, int32_t, positions);  // the target to look at, + 1; 0 where the path has not been
    for (int root = -1; root < positions; root++) {
        int32_t from = root < 0 ? s->start : root;  // the rest is what the start does not lead to
        int depth = 0;
        if (!next[from]) next[path[depth++] = from] = g.first[from] + 1;
        while (depth > 0) {
            int32_t at = path[depth - 1];
            if (next[at] > g.first[at + 1]) {
                order[listed++] = at;
                depth--;
                continue;
            }
            int32_t to = g.targets[next[at]++ - 1];
            if (!next[to]) next[path[depth++] = to] = g.first[to] + 1;
        }
    }
    MUST(listed == positions);
    arena_free(&g.scratch);
    return order;
}

const bool *order_behind(const Scenario *s, int from, Arena *arena) {
    int positions = s->beat_count + s->ending_count, count = 0;
    Graph g = {.s = s};
    find_targets(&g, positions);
    bool *behind = ARENA_ARRAY(arena, bool, positions);
    int32_t *queue = ARENA_ARRAY(&g.scratch, int32_t, positions + 1);
    queue[count++] = from;
    for (int i = 0; i < count; i++) {
        for (int32_t j = g.first[queue[i]]; j < g.first[queue[i] + 1]; j++) {
            if (behind[g.targets[j]]) continue;
            behind[g.targets[j]] = true;
            if (g.targets[j] != from) queue[count++] = g.targets[j];
        }
    }
    arena_free(&g.scratch);
    return behind;
}
