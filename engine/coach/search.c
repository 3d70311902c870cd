// The walk: each situation once, in the order of meeting, its open options as edges.
#include "coach/search_parts.h"

#include "base/hash.h"

#include <stdlib.h>

#define REPORT_EVERY 1024  // states between two looks at the progress

static uint64_t key_hash(const uint64_t *key, int words) {
    uint64_t h = key[0] * 0x9e3779b97f4a7c15u;
    for (int i = 1; i < words; i++) h = (h ^ h >> 29 ^ key[i]) * 0xbf58476d1ce4e5b9u;
    return h ^ h >> 32;
}

static const uint64_t *key_of(const Search *s, int32_t state) {
    return s->keys + (size_t)state * (size_t)s->pack.words;
}

static bool same_key(const Search *s, const uint64_t *a, const uint64_t *b) {
    for (int i = 0; i < s->pack.words; i++)
        if (a[i] != b[i]) return false;
    return true;
}

// The high half of an entry is the high half of the hash, so that few keys are looked at in vain.
static size_t slot_of(const Search *s, const uint64_t *key, uint64_t hash) {
    size_t at = (size_t)hash & (s->table_size - 1);
    for (uint64_t entry; (entry = s->table[at]); at = (at + 1) & (s->table_size - 1))
        if ((entry ^ hash) >> 32 == 0 && same_key(s, key, key_of(s, (int32_t)(uint32_t)entry - 1))) break;
    return at;
}

void search_index(Search *s) {
    free(s->table);
    s->table_size = 1024;
    while (s->table_size < 2 * (size_t)s->cap) s->table_size *= 2;
    s->table = mem_realloc(NULL, s->table_size * sizeof *s->table);
    memset(s->table, 0, s->table_size * sizeof *s->table);
    for (int32_t i = 0; i < s->count; i++) {
        uint64_t hash = key_hash(key_of(s, i), s->pack.words);
        size_t at = (size_t)hash & (s->table_size - 1);
        while (s->table[at]) at = (at + 1) & (s->table_size - 1);
        s->table[at] = (hash >> 32 << 32) | (uint32_t)(i + 1);
    }
}

static size_t state_bytes(const Search *s) {
    return (size_t)s->pack.words * sizeof *s->keys + sizeof *s->first + sizeof *s->flags + 2 * (sizeof *s->best + sizeof *s->best_depth);
}

size_t search_size(const Search *s) {
    return sizeof *s + (size_t)s->cap * state_bytes(s) + s->edge_cap * sizeof *s->edges + s->table_size * sizeof *s->table;
}

void search_reserve(Search *s, int32_t most) {
    s->cap = most;
    size_t cap = (size_t)most;
    s->keys = mem_realloc(s->keys, cap * (size_t)s->pack.words * sizeof *s->keys);
    s->first = mem_realloc(s->first, (cap + 1) * sizeof *s->first);
    s->flags = mem_realloc(s->flags, cap * sizeof *s->flags);
    s->best = mem_realloc(s->best, cap * sizeof *s->best);
    s->worst = mem_realloc(s->worst, cap * sizeof *s->worst);
}

static void grow(Search *s) {
    search_reserve(s, s->cap ? s->cap * 2 : 512);
    search_index(s);
}

void search_key(const Search *s, const int32_t *from, uint64_t *key) {
    const Scenario *scenario = s->scenario;
    int32_t row[ROW_MAX];
    memcpy(row, from, (size_t)scenario->row_count * sizeof *row);
    int position = row[scenario->position_slot];
    if (position < scenario->beat_count || s->said) {
        pack_row(&s->pack, row, key);
        return;
    }
    for (int i = 0; i < s->pack.words; i++) key[i] = 0;
    key[0] = (uint64_t)position;
    key[1] = (uint64_t)play_outcome(scenario, row);
}

int32_t search_add(Search *s, const uint64_t *key) {
    int32_t state = s->count++, row[ROW_MAX];
    memcpy(s->keys + (size_t)state * (size_t)s->pack.words, key, (size_t)s->pack.words * sizeof *key);
    bool ends = is_ending(s, key);
    s->flags[state] = ends ? STATE_ENDS : STATE_OPEN;
    s->best[state] = ends && !s->said ? (int64_t)key[1] : 0;
    if (!ends || !s->said) return state;
    pack_unpack(&s->pack, key, row);
    s->best[state] = play_outcome(s->scenario, row);
    return state;
}

// The state of the row, made when it is new.
static int32_t state_of(Search *s, const int32_t *row) {
    uint64_t key[PACK_WORDS_MAX];
    search_key(s, row, key);
    uint64_t hash = key_hash(key, s->pack.words);
    size_t at = slot_of(s, key, hash);
    if (s->table[at]) return (int32_t)(uint32_t)s->table[at] - 1;
    if (s->count == s->cap) {
        grow(s);
        at = slot_of(s, key, hash);
    }
    int32_t state = search_add(s, key);
    s->table[at] = (hash >> 32 << 32) | (uint32_t)(state + 1);
    return state;
}

static void add_edge(Search *s, int32_t to, int option) {
    if (s->edge_count == s->edge_cap) {
        s->edge_cap = s->edge_cap ? s->edge_cap * 2 : 1024;
        s->edges = mem_realloc(s->edges, s->edge_cap * sizeof *s->edges);
    }
    s->edges[s->edge_count++] = (uint32_t)to << 4 | (uint32_t)option;
}

static void expand(Search *s, int32_t state) {
    const Scenario *scenario = s->scenario;
    s->flags[state] &= (uint8_t)~STATE_OPEN;
    if (s->flags[state] & STATE_ENDS) return;
    int32_t row[ROW_MAX], next[ROW_MAX];
    pack_unpack(&s->pack, key_of(s, state), row);
    Slice options = scenario->beats[row[scenario->position_slot]].options;
    for (int i = 0; i < options.count; i++) {
        bool ok = true;
        Trail trail;
        if (!play_is_open(scenario, options.first + i, row, &ok, NULL) && ok) continue;
        memcpy(next, row, (size_t)scenario->row_count * sizeof *row);
        if (ok && play_choose(scenario, options.first + i, next, &trail, NULL))
            add_edge(s, state_of(s, next), i);
        else
            s->flags[state] |= STATE_FAILS;
    }
}

static bool within(const Search *s, const SearchLimits *limits) {
    int64_t states = limits && limits->states > 0 ? limits->states : SEARCH_STATES;
    size_t bytes = limits && limits->bytes ? limits->bytes : SEARCH_BYTES;
    if (states > SEARCH_STATES_MAX) states = SEARCH_STATES_MAX;
    return s->count <= states && (s->count < s->cap / 2 || search_size(s) <= bytes);
}

static bool walk(Search *s, const SearchLimits *limits, SearchProgress *progress) {
    int32_t at = 0;
    for (; at < s->count; at++) {
        s->first[at] = s->edge_count;
        if (at % REPORT_EVERY == 0) {
            if (progress) atomic_store(&progress->states, s->count);
            if (progress && atomic_load(&progress->cancel)) return false;
            if (!within(s, limits)) break;
        }
        expand(s, at);
    }
    for (; at <= s->count; at++) s->first[at] = s->edge_count;
    return true;
}

Search *search_blank(const Scenario *scenario, bool said) {
    Search *s = mem_realloc(NULL, sizeof *s);
    *s = (Search){.scenario = scenario, .said = said};
    Arena scratch = {0};
    Matter matter = matter_find(scenario, said, &scratch);
    s->pack = pack_make(scenario, &matter, &s->arena);
    arena_free(&scratch);
    if (s->pack.words < 2) s->pack.words = 2;
    s->denominator = play_outcome_denominator(scenario);
    if (s->denominator < 1) s->denominator = 1;
    return s;
}

Search *search_from(const Scenario *scenario, const int32_t *row, const SearchLimits *limits, SearchProgress *progress) {
    Search *s = search_blank(scenario, limits && limits->what_is_said);
    grow(s);
    state_of(s, row);
    bool whole = walk(s, limits, progress) && ((limits && limits->no_rollouts) || value_beyond(s, progress));
    if (whole && value_states(s, progress)) return s;
    search_free(s);
    return NULL;
}

Search *search_run(const Scenario *scenario, uint64_t seed, const SearchLimits *limits, SearchProgress *progress, Err *err) {
    int32_t row[ROW_MAX];
    Trail trail;
    if (!play_start(scenario, seed, row, &trail, err)) return NULL;
    return search_from(scenario, row, limits, progress);
}

void search_free(Search *s) {
    if (!s) return;
    void *parts[] = {s->keys, s->first, s->edges, s->flags, s->best, s->worst, s->best_depth, s->worst_depth, s->table};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) free(parts[i]);
    arena_free(&s->arena);
    free(s);
}

const Scenario *search_scenario(const Search *s) {
    return s->scenario;
}

bool search_exact(const Search *s) {
    return s->exact;
}

int32_t search_states(const Search *s) {
    return s->count;
}

int64_t search_edge_count(const Search *s) {
    return s->edge_count;
}

int64_t search_denominator(const Search *s) {
    return s->denominator;
}

Score search_score(const Search *s, int64_t numerator) {
    return (Score){s->scenario->outcome_count > 0, numerator, s->denominator};
}

int32_t search_find(const Search *s, const int32_t *row) {
    uint64_t key[PACK_WORDS_MAX];
    search_key(s, row, key);
    uint64_t entry = s->table[slot_of(s, key, key_hash(key, s->pack.words))];
    return (int32_t)(uint32_t)entry - 1;
}

int search_position(const Search *s, int32_t state) {
    return pack_position(&s->pack, key_of(s, state));
}

void search_row(const Search *s, int32_t state, int32_t *row) {
    const uint64_t *key = key_of(s, state);
    if (!is_ending(s, key) || s->said) {
        pack_unpack(&s->pack, key, row);
        return;
    }
    uint64_t bare[PACK_WORDS_MAX] = {key[0]};
    pack_unpack(&s->pack, bare, row);
}

int search_edges(const Search *s, int32_t state, SearchEdge edges[OPTIONS_MAX]) {
    uint32_t first = s->first[state], count = s->first[state + 1] - first;
    for (uint32_t i = 0; i < count; i++) edges[i] = (SearchEdge){(int)(s->edges[first + i] & 15), (int32_t)(s->edges[first + i] >> 4)};
    return (int)count;
}

bool search_expanded(const Search *s, int32_t state) {
    return !(s->flags[state] & STATE_OPEN);
}

bool search_fails(const Search *s, int32_t state) {
    return s->flags[state] & STATE_FAILS;
}

bool search_ends(const Search *s, int32_t state) {
    return s->flags[state] & STATE_ENDS;
}
