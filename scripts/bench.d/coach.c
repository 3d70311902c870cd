// Times the search: states a second where tables say everything and through Lua functions, bytes a state, and valuing apart from the walk.
// The limit is a loop over the same conversation that knows nothing else: six numbers, options of one form, a key of 32 bits.
#include "bench.h"
#include "coach/search_parts.h"
#include "testkit/testkit.h"

#include <string.h>

#define BEATS   60
#define OPTIONS 220
#define NUMBERS 6
#define DONE    BEATS  // the one ending

// An option: open when number `read` is at least `least`; adds to one number, takes from another; leads on, or elsewhere when number `turn`
// is above `bar`.
typedef struct Turn {
    int read, least;
    int first, more, second, less;
    int turn, bar, other, next;
} Turn;

typedef struct Talk {
    int most[NUMBERS];
    Turn turns[OPTIONS];
    int begin[BEATS + 1];  // the turns of a beat
} Talk;

// Beats lead one to five further on; with loops, a few lead back.
static Talk make_talk(int most, int others, bool loops) {
    Talk talk = {.most = {most, most, most, most, others, others}};
    int at = 0;
    for (int b = 0; b < BEATS; b++) {
        talk.begin[b] = at;
        for (int o = 0; o < (b % 3 ? 4 : 3); o++, at++) {
            int next = b + 1 + (b * 7 + o * 3) % 5, other = loops && at % 17 == 16 && b > 3 ? b - 3 : b + 1 + (b * 5 + o * 11) % 3;
            int first = (b * 5 + o) % NUMBERS;
            talk.turns[at] = (Turn){(b + o) % NUMBERS,
                                    o % 2 ? 1 + (b + o) % 2 : 0,
                                    first,
                                    o == 2 ? 2 : 1,
                                    (first + 1 + b % 5) % NUMBERS,
                                    o % 2,
                                    (b + 2 * o + 1) % NUMBERS,
                                    (most + 1) / 2,
                                    other < DONE ? other : DONE,
                                    next < DONE ? next : DONE};
        }
    }
    talk.begin[BEATS] = at;
    return talk;
}

static const char *name_of(int target, char room[8]) {
    snprintf(room, 8, target == DONE ? "done" : "b%d", target);
    return room;
}

static void add_turn(StrBuf *buf, const Turn *t, bool functions) {
    char line[400], next[8], other[8];
    name_of(t->next, next);
    name_of(t->other, other);
    if (functions)
        snprintf(line, sizeof line,
                 "      { 'O',\n        when = function(s) return s.v%d >= %d end,\n"
                 "        effect = function(s) s.v%d = s.v%d + %d; s.v%d = s.v%d - %d end,\n"
                 "        go = { { '%s', when = function(s) return s.v%d > %d end }, '%s' } },\n",
                 t->read, t->least, t->first, t->first, t->more, t->second, t->second, t->less, other, t->turn, t->bar, next);
    else
        snprintf(line, sizeof line,
                 "      { 'O', when = 'v%d >= %d', effect = { v%d = %d, v%d = -%d }, go = { { '%s', when = 'v%d > %d' }, '%s' } },\n",
                 t->read, t->least, t->first, t->more, t->second, t->less, other, t->turn, t->bar, next);
    buf_add(buf, str_from(line));
}

static Str talk_text(Arena *arena, const Talk *talk, bool functions) {
    StrBuf buf = {.arena = arena};
    char line[80];
    buf_add(&buf, STR("return scenario { api = 1, kind = 'planning', title = 'T', start = 'b0', endings = { done = 'D' },\n  state = { "));
    for (int i = 0; i < NUMBERS; i++) {
        snprintf(line, sizeof line, "v%d = { 0, 0, %d }, ", i, talk->most[i]);
        buf_add(&buf, str_from(line));
    }
    buf_add(&buf,
            STR("},\n  outcome = { { 'A', weight = 3, from = 'v0' }, { 'B', weight = 2, from = 'v1' }, { 'C', from = 'v2', invert = true } "
                "},\n  beats = {\n"));
    for (int b = 0; b < BEATS; b++) {
        snprintf(line, sizeof line, "    b%d = { options = {\n", b);
        buf_add(&buf, str_from(line));
        for (int i = talk->begin[b]; i < talk->begin[b + 1]; i++) add_turn(&buf, &talk->turns[i], functions);
        buf_add(&buf, STR("    } },\n"));
    }
    buf_add(&buf, STR("  } }\n"));
    return buf_str(&buf);
}

static Scenario *load(Str source) {
    Files files = testkit_memory((const MemoryFile[]){{"bench.lua", source.data}, {NULL, NULL}});
    Err err = {0};
    Scenario *scenario = scenario_load(&files, STR("bench.lua"), STR("bench"), NULL, &err);
    Arena arena = {0};
    if (!scenario) die(fault_print(&arena, &err.faults[0]).data);
    return scenario;
}

// The limit. A state is beat << 24 and four bits a number; an ending keeps its outcome alone, and numbers that no beat from here on reads
// are left out, as the search does.
typedef struct Bare {
    const Talk *talk;
    uint32_t *keys, *first, *edges, *table, mask[BEATS + 1];
    uint8_t *best, *worst;
    uint32_t count, edge_count, size;
    bool loops;
    double walked;  // seconds until values were looked for
} Bare;

static uint32_t bits_of(int number) {
    return 15u << 4 * number;
}

static void find_masks(Bare *bare) {
    const Talk *talk = bare->talk;
    memset(bare->mask, 0, sizeof bare->mask);
    bare->mask[DONE] = bits_of(0) | bits_of(1) | bits_of(2);
    for (int pass = 0; pass < BEATS; pass++)
        for (int b = BEATS - 1; b >= 0; b--)
            for (int i = talk->begin[b]; i < talk->begin[b + 1]; i++) {
                const Turn *t = &talk->turns[i];
                bare->mask[b] |= bits_of(t->read) | bits_of(t->turn) | bare->mask[t->next] | bare->mask[t->other];
            }
}

static uint32_t slot_of_key(const Bare *bare, uint32_t key) {
    uint32_t at = key * 0x9e3779b1u;
    return (at ^ at >> 15) & (bare->size - 1);
}

static uint32_t bare_state(Bare *bare, uint32_t key) {
    uint32_t at = slot_of_key(bare, key);
    for (; bare->table[at]; at = (at + 1) & (bare->size - 1))
        if (bare->keys[bare->table[at] - 1] == key) return bare->table[at] - 1;
    bare->keys[bare->count] = key;
    bare->table[at] = bare->count + 1;
    return bare->count++;
}

static int outcome_of(const Talk *talk, const int *v) {
    return 3 * v[0] + 2 * v[1] + talk->most[2] - v[2];
}

// Writes the keys behind the options of a state; returns how many.
static int bare_options(const Bare *bare, uint32_t key, uint32_t *keys) {
    const Talk *talk = bare->talk;
    int beat = (int)(key >> 24), v[NUMBERS], w[NUMBERS], count = 0;
    for (int i = 0; i < NUMBERS; i++) v[i] = key >> 4 * i & 15;
    for (int i = talk->begin[beat]; i < talk->begin[beat + 1]; i++) {
        const Turn *t = &talk->turns[i];
        if (v[t->read] < t->least) continue;
        memcpy(w, v, sizeof w);
        w[t->first] = w[t->first] + t->more > talk->most[t->first] ? talk->most[t->first] : w[t->first] + t->more;
        w[t->second] = w[t->second] < t->less ? 0 : w[t->second] - t->less;
        int to = w[t->turn] > t->bar ? t->other : t->next;
        uint32_t next = (uint32_t)outcome_of(talk, w);
        if (to != DONE) {
            next = 0;
            for (int j = 0; j < NUMBERS; j++) next |= (uint32_t)w[j] << 4 * j;
            next &= bare->mask[to];
        }
        keys[count] = (uint32_t)to << 24 | next;
        __builtin_prefetch(bare->table + slot_of_key(bare, keys[count++]));
    }
    return count;
}

// Some states together, so that their places in the table are fetched side by side.
static void bare_walk(Bare *bare) {
    enum { TOGETHER = 16 };
    for (uint32_t at = 0; at < bare->count;) {
        uint32_t keys[TOGETHER][4];
        int counts[TOGETHER], states = 0;
        for (; states < TOGETHER && at + (uint32_t)states < bare->count; states++) {
            uint32_t key = bare->keys[at + (uint32_t)states];
            counts[states] = key >> 24 == DONE ? 0 : bare_options(bare, key, keys[states]);
        }
        for (int i = 0; i < states; i++) {
            bare->first[at++] = bare->edge_count;
            for (int j = 0; j < counts[i]; j++) bare->edges[bare->edge_count++] = bare_state(bare, keys[i][j]);
        }
    }
    bare->first[bare->count] = bare->edge_count;
}

// Beats lead onwards, so that once through the states by beat, the last beat first, is enough; with loops, until nothing changes.
static void bare_values(Bare *bare) {
    uint32_t end[BEATS + 2] = {0}, *order = calloc(bare->count, sizeof *order);
    for (uint32_t i = 0; i < bare->count; i++) end[DONE - (bare->keys[i] >> 24) + 1]++;
    for (int i = 0; i <= BEATS; i++) end[i + 1] += end[i];
    for (uint32_t i = 0; i < bare->count; i++) {
        bool ends = bare->keys[i] >> 24 == DONE;
        bare->best[i] = ends ? (uint8_t)(1 + (bare->keys[i] & 255)) : 0;
        bare->worst[i] = ends ? (uint8_t)(255 - (bare->keys[i] & 255)) : 0;
        order[end[DONE - (bare->keys[i] >> 24)]++] = i;
    }
    for (bool changed = true; changed; changed &= bare->loops) {
        changed = false;
        for (uint32_t k = 0; k < bare->count; k++) {
            uint32_t i = order[k];
            uint8_t best = bare->best[i], worst = bare->worst[i];
            for (uint32_t e = bare->first[i]; e < bare->first[i + 1]; e++) {
                uint32_t to = bare->edges[e];
                best = bare->best[to] > best ? bare->best[to] : best;
                worst = bare->worst[to] > worst ? bare->worst[to] : worst;
            }
            changed |= best != bare->best[i] || worst != bare->worst[i];
            bare->best[i] = best;
            bare->worst[i] = worst;
        }
    }
    free(order);
}

// Memory is asked for before the clock starts.
static double bare_search(Bare *bare, const Talk *talk, bool loops, uint32_t states) {
    *bare = (Bare){.talk = talk, .loops = loops, .size = 1024};
    while (bare->size < 2 * states) bare->size *= 2;
    bare->keys = calloc(states, sizeof *bare->keys);
    bare->first = calloc(states + 1, sizeof *bare->first);
    bare->edges = calloc(states, 4 * sizeof *bare->edges);
    bare->table = calloc(bare->size, sizeof *bare->table);
    bare->best = calloc(states, 1);
    bare->worst = calloc(states, 1);
    double start = cpu_seconds();
    find_masks(bare);
    bare_state(bare, 0);
    bare_walk(bare);
    bare->walked = cpu_seconds() - start;
    bare_values(bare);
    return cpu_seconds() - start;
}

static size_t bare_bytes(const Bare *bare) {
    return bare->count * (sizeof *bare->keys + sizeof *bare->first + 2) + bare->edge_count * sizeof *bare->edges +
           bare->size * sizeof *bare->table;
}

static void bare_free(Bare *bare) {
    void *parts[] = {bare->keys, bare->first, bare->edges, bare->table, bare->best, bare->worst};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) free(parts[i]);
}

// A function that changes a number may read it, too: then more states are told apart.
static void same(const Search *search, const Bare *bare, bool functions) {
    // The outcome is a weighted mean in 0..100.
    double best = (double)search_best(search, 0) / (double)search_denominator(search) * bare->talk->most[0] * 6 / 100;
    double worst = (double)search_worst(search, 0) / (double)search_denominator(search) * bare->talk->most[0] * 6 / 100;
    bool equal = (uint32_t)search_states(search) == bare->count && search_edge_count(search) == bare->edge_count;
    bool same_values = (int)(best + .5) == bare->best[0] - 1 && (int)(worst + .5) == 255 - bare->worst[0];
    if (!search_exact(search) || !same_values || (!equal && !functions)) die("search and limit differ");
}

// Seconds that valuing takes, once more.
static double value_again(Search *s) {
    void *parts[] = {s->outcomes, s->values, s->calm, s->found};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) free(parts[i]);
    s->values = s->found = NULL;
    s->calm = NULL;
    double start = cpu_seconds();
    value_states(s, NULL);
    return cpu_seconds() - start;
}

static void bench_search(int most, int others, bool loops, bool functions, int rounds, const char *aim) {
    Arena arena = {0};
    Talk talk = make_talk(most, others, loops);
    Str source = talk_text(&arena, &talk, functions);
    Scenario *scenario = load(source);
    SearchLimits limits = {.states = 50000000, .bytes = (size_t)4 << 30};
    double ours[ROUNDS], limit[ROUNDS], ours_value[ROUNDS], limit_value[ROUNDS], bytes = 0, bare_size = 0, states = 0;
    for (int i = 0; i < rounds; i++) {
        double start = cpu_seconds();
        Search *search = search_run(scenario, 1, &limits, NULL, NULL);
        double took = cpu_seconds() - start;
        states = search_states(search);
        Bare bare;
        double bare_took = bare_search(&bare, &talk, loops, (uint32_t)search_states(search) + 1);
        same(search, &bare, functions);
        ours[i] = states / took * 1e-6;
        limit[i] = states / bare_took * 1e-6;
        bytes = (double)search_size(search) / states;
        bare_size = (double)bare_bytes(&bare) / states;
        ours_value[i] = value_again(search) / states * 1e9;
        limit_value[i] = (bare_took - bare.walked) / states * 1e9;
        bare_free(&bare);
        search_free(search);
    }
    char what[80];
    snprintf(what, sizeof what, "search %.2f million states, %s%s", states * 1e-6, functions ? "Lua functions" : "tables",
             loops ? ", with loops" : "");
    print_figures(what, "M/s", 2, median(ours, rounds), functions ? -1 : median(limit, rounds), aim);
    if (!functions) print_figures("  of that for values, a state", "ns", 1, median(ours_value, rounds), median(limit_value, rounds), "");
    if (!functions) print_figures("  memory, a state", "B", 0, bytes, bare_size, "");
    scenario_free(scenario);
    arena_free(&arena);
}

int main(void) {
    bench_search(4, 3, false, false, ROUNDS, "4 M/s");
    bench_search(6, 6, false, false, 3, "4 M/s");
    bench_search(4, 3, true, false, 3, "4 M/s");
    bench_search(4, 3, false, true, 3, "0.8 M/s");
    return 0;
}
