// Layers by the longest way from the start, order by sweeps to the middle of the neighbours, places as near to the neighbours as the order
// allows.
#include "coach/graph_parts.h"

#define SWEEPS     24
#define PLACINGS   24
#define GAP        26  // between two nodes of a layer
#define BEND_W     10
#define ENDING_W   168
#define BEAT_LEAST 110
#define LETTER_W   9  // names are ASCII
#define STRAIGHT   8  // how much more the expert's path, and bends, pull than other ways

static bool is_ending_at(const Graph *g, int position) {
    return position >= g->s->beat_count;
}

// For each of `count` owners, the items that are its: of[first[owner]] up to of[first[owner + 1] - 1], in their order.
typedef struct Lists {
    int *first, *of;
} Lists;

static Lists lists_make(Arena *arena, const int *owners, int items, int count) {
    Lists lists = {ARENA_ARRAY(arena, int, count + 1), ARENA_ARRAY(arena, int, items)};
    int *next = ARENA_ARRAY(arena, int, count);
    for (int i = 0; i < items; i++) lists.first[owners[i] + 1]++;
    for (int i = 0; i < count; i++) lists.first[i + 1] += lists.first[i];
    memcpy(next, lists.first, (size_t)count * sizeof *next);
    for (int i = 0; i < items; i++) lists.of[next[owners[i]]++] = i;
    return lists;
}

// Ways back are those that close a circle; a walk in depth from the start meets their ends on its own path.
static void find_back(Graph *g, const Lists *ways, int position, char *seen) {
    seen[position] = 1;
    for (int i = ways->first[position]; i < ways->first[position + 1]; i++) {
        GraphLink *link = &g->links[ways->of[i]];
        if (!seen[link->to]) find_back(g, ways, link->to, seen);
        link->back = seen[link->to] == 1;
    }
    seen[position] = 2;
}

static void find_layers(Graph *g) {
    int positions = g->s->beat_count + g->s->ending_count, deepest = 0;
    char *seen = ARENA_ARRAY(g->arena, char, positions);
    int *from = ARENA_ARRAY(g->arena, int, g->link_count);
    for (int i = 0; i < g->link_count; i++) from[i] = g->links[i].from;
    Lists ways = lists_make(g->arena, from, g->link_count, positions);
    find_back(g, &ways, g->s->start, seen);
    for (int i = 0; i < positions; i++)
        if (g->met[i] && !seen[i]) find_back(g, &ways, i, seen);
    // Without circles each pass settles at least one layer.
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < g->link_count; i++) {
            const GraphLink *link = &g->links[i];
            int below = g->nodes[link->from].layer + 1;
            if (link->back || is_ending_at(g, link->to) || g->nodes[link->to].layer >= below) continue;
            g->nodes[link->to].layer = below;
            changed = true;
        }
    }
    for (int i = 0; i < g->s->beat_count; i++)
        if (g->nodes[i].layer > deepest) deepest = g->nodes[i].layer;
    for (int i = g->s->beat_count; i < positions; i++) g->nodes[i].layer = deepest + 1;
    g->layer_count = deepest + 2;
}

static double width_of(const Graph *g, int position) {
    if (is_ending_at(g, position)) return ENDING_W;
    const Beat *beat = &g->s->beats[position];
    double name = LETTER_W * (double)beat->name.len + 24, cells = (double)GRAPH_CELL_W * beat->options.count + 8;
    double width = name > cells ? name : cells;
    return width > BEAT_LEAST ? width : BEAT_LEAST;
}

static int add_node(Graph *g, GraphNode node) {
    g->nodes = arena_grow(g->arena, g->nodes, g->node_count, &g->node_cap, sizeof *g->nodes);
    g->nodes[g->node_count] = node;
    return g->node_count++;
}

static int bend_at(Graph *g, int goal, int layer) {
    int *bend = &g->bends[goal * g->layer_count + layer];
    if (*bend < 0) *bend = add_node(g, (GraphNode){.position = goal, .bend = true, .layer = layer, .w = BEND_W});
    return *bend;
}

static void find_bends(Graph *g) {
    int places = (g->s->beat_count + g->s->ending_count) * g->layer_count;
    g->bends = ARENA_ARRAY(g->arena, int, places);
    for (int i = 0; i < places; i++) g->bends[i] = -1;
    for (int i = 0; i < g->link_count; i++) {
        GraphLink *link = &g->links[i];
        link->hop = link->to;
        if (link->back) continue;
        for (int layer = g->nodes[link->to].layer - 1; layer > g->nodes[link->from].layer; layer--) link->hop = bend_at(g, link->to, layer);
    }
}

int graph_after(const Graph *g, int bend) {
    const GraphNode *node = &g->nodes[bend];
    bool last = g->nodes[node->position].layer == node->layer + 1;
    return last ? node->position : g->bends[node->position * g->layer_count + node->layer + 1];
}

static void number(const Graph *g, int layer) {
    for (int i = 0; i < g->layer_sizes[layer]; i++) g->nodes[g->layers[layer][i]].order = i;
}

static void fill_layers(Graph *g) {
    g->layers = ARENA_ARRAY(g->arena, int *, g->layer_count);
    g->layer_sizes = ARENA_ARRAY(g->arena, int, g->layer_count);
    for (int i = 0; i < g->node_count; i++) g->layer_sizes[g->nodes[i].layer]++;
    for (int i = 0; i < g->layer_count; i++) {
        g->layers[i] = ARENA_ARRAY(g->arena, int, g->layer_sizes[i]);
        g->layer_sizes[i] = 0;
    }
    for (int i = 0; i < g->node_count; i++) {
        int layer = g->nodes[i].layer;
        g->layers[layer][g->layer_sizes[layer]++] = i;
    }
    for (int i = 0; i < g->layer_count; i++) number(g, i);
}

// A way between two neighbouring layers.
typedef struct Tie {
    int upper, lower;  // nodes
    double pull;
} Tie;

typedef struct Ties {
    Tie *items;
    int count, cap;
    Lists above, below, gaps;  // by lower node, by upper node, by upper layer
} Ties;

static void add_tie(Graph *g, Ties *ties, int upper, int lower, double pull) {
    ties->items = arena_grow(g->arena, ties->items, ties->count, &ties->cap, sizeof *ties->items);
    ties->items[ties->count++] = (Tie){upper, lower, pull};
}

static Ties find_ties(Graph *g) {
    Ties ties = {0};
    for (int i = 0; i < g->link_count; i++) {
        const GraphLink *link = &g->links[i];
        if (!link->back) add_tie(g, &ties, link->from, link->hop, link->expert ? STRAIGHT : 1);
    }
    for (int i = 0; i < g->node_count; i++)
        if (g->nodes[i].bend) add_tie(g, &ties, i, graph_after(g, i), STRAIGHT);
    int *owners = ARENA_ARRAY(g->arena, int, ties.count);
    for (int i = 0; i < ties.count; i++) owners[i] = ties.items[i].lower;
    ties.above = lists_make(g->arena, owners, ties.count, g->node_count);
    for (int i = 0; i < ties.count; i++) owners[i] = ties.items[i].upper;
    ties.below = lists_make(g->arena, owners, ties.count, g->node_count);
    for (int i = 0; i < ties.count; i++) owners[i] = g->nodes[ties.items[i].upper].layer;
    ties.gaps = lists_make(g->arena, owners, ties.count, g->layer_count);
    return ties;
}

// The weighted mean of the neighbours above (or below), of their order or their x; `otherwise` without any.
static double middle(const Graph *g, const Ties *ties, int node, bool above, bool of_x, double otherwise) {
    const Lists *lists = above ? &ties->above : &ties->below;
    double sum = 0, weight = 0;
    for (int i = lists->first[node]; i < lists->first[node + 1]; i++) {
        const Tie *tie = &ties->items[lists->of[i]];
        const GraphNode *other = &g->nodes[above ? tie->upper : tie->lower];
        sum += tie->pull * (of_x ? other->x : other->order);
        weight += tie->pull;
    }
    return weight > 0 ? sum / weight : otherwise;
}

static void sort_layer(const Graph *g, const Ties *ties, int index, bool above, double *keys) {
    int *layer = g->layers[index], count = g->layer_sizes[index];
    for (int i = 0; i < count; i++) keys[i] = middle(g, ties, layer[i], above, false, i);
    for (int i = 1; i < count; i++) {
        int node = layer[i], j = i;
        double key = keys[i];
        for (; j > 0 && keys[j - 1] > key; j--) {
            keys[j] = keys[j - 1];
            layer[j] = layer[j - 1];
        }
        keys[j] = key;
        layer[j] = node;
    }
    number(g, index);
}

static int64_t crossings(const Graph *g, const Ties *ties) {
    int64_t sum = 0;
    for (int layer = 0; layer < g->layer_count; layer++) {
        for (int i = ties->gaps.first[layer]; i < ties->gaps.first[layer + 1]; i++) {
            const Tie *a = &ties->items[ties->gaps.of[i]];
            for (int j = ties->gaps.first[layer]; j < i; j++) {
                const Tie *b = &ties->items[ties->gaps.of[j]];
                int up = g->nodes[a->upper].order - g->nodes[b->upper].order;
                int down = g->nodes[a->lower].order - g->nodes[b->lower].order;
                sum += (up < 0 && down > 0) || (up > 0 && down < 0);
            }
        }
    }
    return sum;
}

static void copy_layers(const Graph *g, int **to, int *const *from) {
    for (int i = 0; i < g->layer_count; i++) memcpy(to[i], from[i], (size_t)g->layer_sizes[i] * sizeof **to);
}

static void find_order(Graph *g, const Ties *ties) {
    double *keys = ARENA_ARRAY(g->arena, double, g->node_count);
    int **best = ARENA_ARRAY(g->arena, int *, g->layer_count);
    for (int i = 0; i < g->layer_count; i++) best[i] = ARENA_ARRAY(g->arena, int, g->layer_sizes[i]);
    copy_layers(g, best, g->layers);
    int64_t fewest = crossings(g, ties);
    for (int sweep = 0; sweep < SWEEPS && fewest; sweep++) {
        bool down = sweep % 2 == 0;
        for (int i = 1; i < g->layer_count; i++) sort_layer(g, ties, down ? i : g->layer_count - 1 - i, down, keys);
        int64_t now = crossings(g, ties);
        if (now >= fewest) continue;
        fewest = now;
        copy_layers(g, best, g->layers);
    }
    copy_layers(g, g->layers, best);
    for (int i = 0; i < g->layer_count; i++) number(g, i);
}

// The places nearest to the wished ones (in squares) that keep order and gaps: neighbours that want to overtake each other are pooled.
static void settle(const Graph *g, int index, const double *wished) {
    int *layer = g->layers[index], count = g->layer_sizes[index], pools = 0;
    double *sum = ARENA_ARRAY(g->arena, double, count + 1);
    int *size = ARENA_ARRAY(g->arena, int, count + 1);
    double from = 0;
    for (int i = 0; i < count; i++) {
        if (i) from += g->nodes[layer[i - 1]].w / 2 + GAP + g->nodes[layer[i]].w / 2;
        sum[pools] = wished[i] - from;
        size[pools++] = 1;
        while (pools > 1 && sum[pools - 2] / size[pools - 2] > sum[pools - 1] / size[pools - 1]) {
            sum[pools - 2] += sum[pools - 1];
            size[pools - 2] += size[pools - 1];
            pools--;
        }
    }
    from = 0;
    for (int i = 0, pool = 0, left = size[0]; i < count; i++, left--) {
        if (!left) left = size[++pool];
        if (i) from += g->nodes[layer[i - 1]].w / 2 + GAP + g->nodes[layer[i]].w / 2;
        g->nodes[layer[i]].x = sum[pool] / size[pool] + from;
    }
}

static void place(Graph *g, const Ties *ties) {
    double *wished = ARENA_ARRAY(g->arena, double, g->node_count);
    for (int pass = 0; pass < PLACINGS; pass++) {
        bool down = pass % 2 == 0;
        for (int i = 0; i < g->layer_count; i++) {
            int index = down ? i : g->layer_count - 1 - i;
            const int *layer = g->layers[index];
            for (int j = 0; j < g->layer_sizes[index]; j++) wished[j] = middle(g, ties, layer[j], down, true, g->nodes[layer[j]].x);
            settle(g, index, wished);
        }
    }
    double least = 0, most = 0;
    for (int i = 0; i < g->node_count; i++) {
        const GraphNode *node = &g->nodes[i];
        if (!i || node->x - node->w / 2 < least) least = node->x - node->w / 2;
        if (!i || node->x + node->w / 2 > most) most = node->x + node->w / 2;
    }
    for (int i = 0; i < g->node_count; i++) g->nodes[i].x -= least;
    g->width = most - least;
}

void graph_layout(Graph *g) {
    for (int i = 0; i < g->s->beat_count + g->s->ending_count; i++) add_node(g, (GraphNode){.position = i, .w = width_of(g, i)});
    find_layers(g);
    find_bends(g);
    fill_layers(g);
    Ties ties = find_ties(g);
    find_order(g, &ties);
    place(g, &ties);
}
