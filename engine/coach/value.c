// Values flow backwards: from the highest ending to all that lead there, then from the next one to what has no value yet.
#include "coach/greedy.h"
#include "coach/search_parts.h"

#include <stdlib.h>

#define ROLLOUT_MAX 256  // decisions of a greedy rollout
#define LOOK_EVERY  256  // rollouts between two looks at whether to stop

// Where the edges into each state come from.
typedef struct Sources {
    uint32_t *first;  // [state], one more
    int32_t *from;
} Sources;

static Sources find_sources(const Search *s) {
    size_t count = (size_t)s->count;
    Sources in = {mem_realloc(NULL, (count + 1) * sizeof *in.first), mem_realloc(NULL, (s->edge_count + 1) * sizeof *in.from)};
    memset(in.first, 0, (count + 1) * sizeof *in.first);
    for (uint32_t i = 0; i < s->edge_count; i++) in.first[(s->edges[i] >> 4) + 1]++;
    for (size_t i = 0; i < count; i++) in.first[i + 1] += in.first[i];
    // Filled from the back of each run, which moves its end to its beginning: first[i + 1] becomes first[i] of the final form.
    for (int32_t state = s->count - 1; state >= 0; state--)
        for (uint32_t i = s->first[state]; i < s->first[state + 1]; i++) in.from[--in.first[(s->edges[i] >> 4) + 1]] = state;
    memmove(in.first, in.first + 1, count * sizeof *in.first);
    in.first[count] = s->edge_count;
    return in;
}

// One state from which labels start: an ending, or the edge of the budget.
typedef struct Seed {
    int64_t value;
    int32_t state;
} Seed;

static int high_first(const void *a, const void *b) {
    const Seed *x = a, *y = b;
    if (x->value != y->value) return x->value > y->value ? -1 : 1;
    return x->state < y->state ? -1 : x->state > y->state;
}

static int low_first(const void *a, const void *b) {
    const Seed *x = a, *y = b;
    if (x->value != y->value) return x->value < y->value ? -1 : 1;
    return x->state < y->state ? -1 : x->state > y->state;
}

typedef struct Labels {
    int64_t *value;
    uint16_t *depth;
    uint8_t *done;
    int32_t *queue;
} Labels;

// All seeds of one value at once, so that depth is the least number of decisions to any of them.
static void spread(const Labels *l, const Sources *in, int32_t tail) {
    for (int32_t head = 0; head < tail; head++) {
        int32_t to = l->queue[head];
        for (uint32_t i = in->first[to]; i < in->first[to + 1]; i++) {
            int32_t from = in->from[i];
            if (l->done[from]) continue;
            l->done[from] = 1;
            l->value[from] = l->value[to];
            l->depth[from] = l->depth[to] < UINT16_MAX ? l->depth[to] + 1 : UINT16_MAX;
            l->queue[tail++] = from;
        }
    }
}

static bool stopped(SearchProgress *progress) {
    return progress && atomic_load(&progress->cancel);
}

// False when cancelled.
static bool label(Search *s, const Sources *in, const Seed *seeds, size_t count, const Labels *l, SearchProgress *progress) {
    memset(l->done, 0, (size_t)s->count);
    memset(l->value, 0, (size_t)s->count * sizeof *l->value);
    memset(l->depth, 0, (size_t)s->count * sizeof *l->depth);
    for (size_t i = 0; i < count;) {
        int32_t tail = 0;
        for (int64_t value = seeds[i].value; i < count && seeds[i].value == value; i++) {
            if (l->done[seeds[i].state]) continue;
            l->done[seeds[i].state] = 1;
            l->value[seeds[i].state] = value;
            l->queue[tail++] = seeds[i].state;
        }
        spread(l, in, tail);
        if (stopped(progress)) return false;
    }
    return true;
}

static bool rollout(const Search *search, int32_t state, bool high, int64_t *value) {
    const Scenario *s = search->scenario;
    int32_t row[ROW_MAX];
    Trail trail;
    search_row(search, state, row);
    for (int i = 0; i < ROLLOUT_MAX; i++) {
        int position = row[s->position_slot];
        *value = play_outcome(s, row);
        if (position >= s->beat_count) return true;
        int option = greedy_option(s, row, high);
        if (option < 0 || !play_choose(s, s->beats[position].options.first + option, row, &trail, NULL)) return false;
    }
    return false;
}

bool value_beyond(Search *s, SearchProgress *progress) {
    for (int32_t i = 0; i < s->count; i++) {
        if (!(s->flags[i] & STATE_OPEN)) continue;
        if (rollout(s, i, true, &s->best[i])) s->flags[i] |= STATE_HIGH;
        if (rollout(s, i, false, &s->worst[i])) s->flags[i] |= STATE_LOW;
        if (i % LOOK_EVERY == 0 && stopped(progress)) return false;
    }
    return true;
}

static size_t collect(const Search *s, bool high, Seed *seeds) {
    size_t count = 0;
    int wanted = high ? STATE_HIGH : STATE_LOW;
    for (int32_t i = 0; i < s->count; i++) {
        if (is_ending(s, s->keys + (size_t)i * (size_t)s->pack.words))
            seeds[count++] = (Seed){s->best[i], i};
        else if (s->flags[i] & wanted)
            seeds[count++] = (Seed){high ? s->best[i] : s->worst[i], i};
    }
    return count;
}

// Kahn's order reaches every state just when there is no loop. `in` gives how many edges come in.
static bool is_acyclic(const Search *s, const Sources *in, int32_t *queue) {
    uint32_t *waiting = mem_realloc(NULL, (size_t)s->count * sizeof *waiting);
    int32_t tail = 0, head = 0;
    for (int32_t i = 0; i < s->count; i++) {
        waiting[i] = in->first[i + 1] - in->first[i];
        if (!waiting[i]) queue[tail++] = i;
    }
    for (; head < tail; head++) {
        int32_t state = queue[head];
        for (uint32_t i = s->first[state]; i < s->first[state + 1]; i++)
            if (!--waiting[s->edges[i] >> 4]) queue[tail++] = (int32_t)(s->edges[i] >> 4);
    }
    free(waiting);
    return tail == s->count;
}

bool value_states(Search *s, SearchProgress *progress) {
    size_t count = (size_t)s->count;
    Sources in = find_sources(s);
    Seed *high = mem_realloc(NULL, (count + 1) * sizeof *high), *low = mem_realloc(NULL, (count + 1) * sizeof *low);
    size_t highs = collect(s, true, high), lows = collect(s, false, low);
    Labels l = {.done = mem_realloc(NULL, count + 1), .queue = mem_realloc(NULL, (count + 1) * sizeof *l.queue)};
    s->best_depth = mem_realloc(s->best_depth, (size_t)s->cap * sizeof *s->best_depth);
    s->worst_depth = mem_realloc(s->worst_depth, (size_t)s->cap * sizeof *s->worst_depth);
    if (highs) qsort(high, highs, sizeof *high, high_first);
    if (lows) qsort(low, lows, sizeof *low, low_first);
    s->acyclic = is_acyclic(s, &in, l.queue);
    l.value = s->worst;
    l.depth = s->worst_depth;
    bool whole = label(s, &in, low, lows, &l, progress);
    l.value = s->best;
    l.depth = s->best_depth;
    whole = whole && label(s, &in, high, highs, &l, progress);
    s->exact = true;
    for (size_t i = 0; i < count; i++) {
        s->flags[i] |= whole && l.done[i] ? STATE_ENDS : 0;
        s->exact &= !(s->flags[i] & STATE_OPEN);
    }
    void *parts[] = {in.first, in.from, high, low, l.done, l.queue};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) free(parts[i]);
    return whole;
}

int64_t search_best(const Search *s, int32_t state) {
    return s->best[state];
}

int64_t search_worst(const Search *s, int32_t state) {
    return s->worst[state];
}

static int preference(const Scenario *s, int position, int option) {
    const Option *o = &s->options[s->beats[position].options.first + option];
    return o->mistakes.count ? 0 : o->shows.count ? 2 : 1;
}

// Where there are loops, only a way that comes nearer to the end is sure to reach it.
static int best_of(const Search *s, int32_t state, const int64_t *value, const uint16_t *depth) {
    SearchEdge edges[OPTIONS_MAX];
    int count = search_edges(s, state, edges), chosen = -1, chosen_rank = -1, position = search_position(s, state);
    for (int i = 0; i < count; i++) {
        int32_t to = edges[i].to;
        if (!(s->flags[to] & STATE_ENDS) || value[to] != value[state]) continue;
        if (!s->acyclic && depth[to] >= depth[state]) continue;
        int rank = preference(s->scenario, position, edges[i].option);
        if (rank <= chosen_rank) continue;
        chosen = edges[i].option;
        chosen_rank = rank;
    }
    return chosen;
}

int search_best_option(const Search *s, int32_t state) {
    return best_of(s, state, s->best, s->best_depth);
}

int search_worst_option(const Search *s, int32_t state) {
    return best_of(s, state, s->worst, s->worst_depth);
}

#define PASSES_MAX 2000
#define REST       1e-12

double search_random_endings(const Search *s, double *probability) {
    double *mass = mem_realloc(NULL, (size_t)s->count * sizeof *mass), rest = 1, sum = 0;
    for (int i = 0; i < s->scenario->ending_count; i++) probability[i] = 0;
    for (int32_t i = 0; i < s->count; i++) mass[i] = 0;
    mass[0] = 1;
    // Each pass moves what came to a state on to its successors; only edges back to an earlier state need another pass.
    for (int pass = 0; pass < PASSES_MAX && rest > REST; pass++) {
        rest = 0;
        for (int32_t i = 0; i < s->count; i++) {
            double share = mass[i];
            uint32_t edges = s->first[i + 1] - s->first[i];
            if (share <= 0 || !edges) continue;
            mass[i] = 0;
            for (uint32_t e = s->first[i]; e < s->first[i + 1]; e++) {
                mass[s->edges[e] >> 4] += share / edges;
                if ((int32_t)(s->edges[e] >> 4) <= i) rest += share / edges;
            }
        }
    }
    for (int32_t i = 0; i < s->count; i++) {
        int ending = search_position(s, i) - s->scenario->beat_count;
        if (ending >= 0) probability[ending] += mass[i];
    }
    for (int i = 0; i < s->scenario->ending_count; i++) sum += probability[i];
    free(mass);
    return sum;
}
