// The walk: each situation once, in the order of meeting, its open options as edges. Several situations are looked at together, so that
// the places of all that follow are fetched from memory side by side.
#include "base/hash.h"
#include "coach/order.h"
#include "coach/search_parts.h"
#include "coach/table_play.h"
#include "coach/trial.h"

#include <stdlib.h>

#define CAP_MIN   1024  // states
#define BATCH     32    // states looked at together
#define BATCH_MAX (BATCH * OPTIONS_MAX)
#define TAG_SHIFT 28

// What follows from the states of a batch.
typedef struct Batch {
    int32_t next;    // the state to look at
    uint64_t *keys;  // [child * words]
    uint64_t hashes[BATCH_MAX];
    uint8_t options[BATCH_MAX];
    uint8_t counts[BATCH];  // children of each state
    int states, children;
} Batch;

static uint64_t key_hash(const uint64_t *key, int words) {
    uint64_t h = key[0] * 0x9e3779b97f4a7c15u;
    for (int i = 1; i < words; i++) h = (h ^ h >> 29 ^ key[i]) * 0xbf58476d1ce4e5b9u;
    return h ^ h >> 32;
}

static bool same_key(const Search *s, const uint64_t *a, const uint64_t *b) {
    for (int i = 0; i < s->pack.words; i++)
        if (a[i] != b[i]) return false;
    return true;
}

static uint32_t entry_of(int32_t state, uint64_t hash) {
    return (uint32_t)(hash >> 60) << TAG_SHIFT | (uint32_t)(state + 1);
}

static int32_t state_at(uint32_t entry) {
    return (int32_t)(entry & ((1u << TAG_SHIFT) - 1)) - 1;
}

// Few keys are looked at in vain, since an entry has some bits of its hash.
static size_t slot_of(const Search *s, const uint64_t *key, uint64_t hash) {
    size_t at = (size_t)hash & (s->table_size - 1);
    for (uint32_t entry; (entry = s->table[at]); at = (at + 1) & (s->table_size - 1))
        if (entry >> TAG_SHIFT == hash >> 60 && same_key(s, key, search_key_of(s, state_at(entry)))) break;
    return at;
}

static size_t table_size_for(size_t cap) {
    size_t size = CAP_MIN;
    while (size < cap + cap / 2) size *= 2;
    return size;
}

void search_index(Search *s) {
    free(s->table);
    s->table_size = table_size_for((size_t)s->cap);
    s->table = mem_realloc(NULL, s->table_size * sizeof *s->table);
    memset(s->table, 0, s->table_size * sizeof *s->table);
    for (int32_t i = 0; i < s->count; i++) {
        uint64_t hash = key_hash(search_key_of(s, i), s->pack.words);
        size_t at = (size_t)hash & (s->table_size - 1);
        while (s->table[at]) at = (at + 1) & (s->table_size - 1);
        s->table[at] = entry_of(i, hash);
    }
}

bool search_each_once(const Search *s) {
    for (int32_t i = 0; i < s->count; i++) {
        const uint64_t *key = search_key_of(s, i);
        if (state_at(s->table[slot_of(s, key, key_hash(key, s->pack.words))]) != i) return false;
    }
    return true;
}

// Of each state, beside its key and its place in the table: what is kept, and what valuing takes for a while.
#define STATE_BYTES                                                                                                                        \
    (sizeof(uint32_t) + sizeof(uint8_t) + 2 * sizeof(Value) + sizeof(uint8_t) + sizeof(Rollout) + 2 * sizeof(int64_t) + VALUE_BYTES)
// Of each edge: itself, and where it comes from.
#define EDGE_BYTES (sizeof(uint32_t) + sizeof(int32_t))

static size_t bytes_for(const Search *s, size_t cap, size_t edges) {
    size_t state = (size_t)s->pack.words * sizeof *s->keys + STATE_BYTES;
    return sizeof *s + cap * state + edges * EDGE_BYTES + table_size_for(cap) * sizeof *s->table;
}

size_t search_size(const Search *s) {
    size_t count = (size_t)s->count, state = (size_t)s->pack.words * sizeof *s->keys + sizeof *s->first + sizeof *s->flags;
    size_t size = sizeof *s + (size_t)s->cap * state + s->edge_cap * sizeof *s->edges + s->table_size * sizeof *s->table;
    if (s->values) size += count * sizeof *s->values;
    if (s->found) size += count * (sizeof *s->found + sizeof *s->calm);
    if (s->rollouts) size += (size_t)(s->count - s->looked) * sizeof *s->rollouts;
    return size + s->outcome_count * sizeof *s->outcomes;
}

void search_reserve(Search *s, int32_t cap, size_t edges) {
    s->cap = cap;
    s->edge_cap = edges;
    s->keys = mem_realloc(s->keys, (size_t)cap * (size_t)s->pack.words * sizeof *s->keys);
    s->first = mem_realloc(s->first, ((size_t)cap + 1) * sizeof *s->first);
    s->flags = mem_realloc(s->flags, (size_t)cap * sizeof *s->flags);
    s->edges = mem_realloc(s->edges, edges * sizeof *s->edges);
}

// Room for what a batch may add: twice as much as there is, or a quarter more where the budget does not allow twice.
static bool make_room(Search *s, size_t bytes) {
    size_t cap = (size_t)s->cap, edges = s->edge_cap;
    bool states_full = cap - (size_t)s->count < BATCH_MAX, edges_full = edges - s->edge_count < BATCH_MAX;
    if (!states_full && !edges_full) return true;
    for (size_t part = 1; part <= 4; part *= 4) {
        size_t more = states_full ? cap + cap / part : cap, more_edges = edges_full ? edges + edges / part : edges;
        if (more > SEARCH_STATES_MAX) more = SEARCH_STATES_MAX;
        if (bytes_for(s, more, more_edges) > bytes || more - (size_t)s->count < BATCH_MAX) continue;
        search_reserve(s, (int32_t)more, more_edges);
        if (states_full) search_index(s);
        return true;
    }
    return false;
}

void search_key(const Search *s, int32_t *row, uint64_t *key) {
    const Scenario *scenario = s->scenario;
    int position = row[scenario->position_slot];
    if (position < scenario->beat_count || s->said) {
        pack_row(&s->pack, row, key);
        return;
    }
    for (int i = 1; i < s->pack.words; i++) key[i] = 0;
    key[0] = (uint64_t)play_outcome(scenario, row) << s->pack.position_bits | (uint64_t)position;
}

int32_t search_add(Search *s, const uint64_t *key) {
    int32_t state = s->count++;
    uint64_t *kept = s->keys + (size_t)state * (size_t)s->pack.words;
    for (int i = 0; i < s->pack.words; i++) kept[i] = key[i];
    s->flags[state] = is_ending(s, key) ? STATE_ENDS : STATE_OPEN;
    return state;
}

static void add_child(Search *s, Batch *b, int32_t *row, int option) {
    uint64_t *key = b->keys + (size_t)b->children * (size_t)s->pack.words;
    search_key(s, row, key);
    uint64_t hash = b->hashes[b->children] = key_hash(key, s->pack.words);
    b->options[b->children++] = (uint8_t)option;
    b->counts[b->states]++;
    __builtin_prefetch(s->table + ((size_t)hash & (s->table_size - 1)));
}

static void look_at(Search *s, Batch *b, int32_t state) {
    const Scenario *scenario = s->scenario;
    b->counts[b->states] = 0;
    if (!(s->flags[state] & STATE_ENDS)) {
        int32_t row[ROW_MAX], next[ROW_MAX];
        s->flags[state] &= (uint8_t)~STATE_OPEN;
        pack_unpack(&s->pack, search_key_of(s, state), row);
        for (int i = 0; i < trial_count(scenario, row); i++) {
            Tried tried = trial_take(scenario, i, row, next);
            if (tried == TRIAL_TAKEN) add_child(s, b, next, i);
            if (tried == TRIAL_FAILS) s->flags[state] |= STATE_FAILS;
        }
        s->tables |= table_is_at(scenario, row);
    }
    b->states++;
}

static int32_t find_or_add(Search *s, const uint64_t *key, uint64_t hash) {
    size_t at = slot_of(s, key, hash);
    if (s->table[at]) return state_at(s->table[at]);
    int32_t state = search_add(s, key);
    s->table[at] = entry_of(state, hash);
    return state;
}

// Gives what follows its states, and the looked-at states their edges.
static void settle(Search *s, Batch *b) {
    for (int i = 0; i < b->children; i++) {
        uint32_t entry = s->table[(size_t)b->hashes[i] & (s->table_size - 1)];
        if (entry) __builtin_prefetch(search_key_of(s, state_at(entry)));
    }
    for (int i = 0, child = 0; i < b->states; i++) {
        s->first[s->looked++] = (uint32_t)s->edge_count;
        for (int end = child + b->counts[i]; child < end; child++) {
            int32_t to = find_or_add(s, b->keys + (size_t)child * (size_t)s->pack.words, b->hashes[child]);
            s->edges[s->edge_count++] = (uint32_t)to << 4 | b->options[child];
        }
    }
    b->states = b->children = 0;
}

// As many states as are there, but few where the budget is near, so that it is not overstepped by more than one state's options.
static void fill(Search *s, Batch *b, int64_t states) {
    while (b->states < BATCH && s->looked + b->states < s->count) {
        if (b->states && s->count + b->children + OPTIONS_MAX > states) return;
        look_at(s, b, s->looked + b->states);
    }
}

static bool walk(Search *s, const SearchLimits *limits, SearchProgress *progress) {
    int64_t states = limits && limits->states > 0 ? limits->states : SEARCH_STATES;
    size_t bytes = limits && limits->bytes ? limits->bytes : SEARCH_BYTES;
    Batch b = {.keys = mem_realloc(NULL, BATCH_MAX * (size_t)s->pack.words * sizeof *b.keys)};
    bool cancelled = false;
    while (!cancelled && s->looked < s->count && s->count <= states && make_room(s, bytes)) {
        fill(s, &b, states);
        settle(s, &b);
        if (progress) atomic_store_explicit(&progress->states, s->count, memory_order_relaxed);
        cancelled = search_stopped(progress);
    }
    free(b.keys);
    for (int32_t i = s->looked; i <= s->count; i++) s->first[i] = (uint32_t)s->edge_count;
    return !cancelled;
}

Search *search_blank(const Scenario *scenario, bool said) {
    Search *s = mem_realloc(NULL, sizeof *s);
    *s = (Search){.scenario = scenario, .said = said};
    Arena scratch = {0};
    Matter matter = matter_find(scenario, said, &scratch);
    s->pack = pack_make(scenario, &matter, &s->arena);
    s->place = ARENA_ARRAY(&s->arena, int32_t, matter.positions);
    const int32_t *order = order_find(scenario, &scratch);
    for (int i = 0; i < matter.positions; i++) s->place[order[i]] = i;
    arena_free(&scratch);
    s->denominator = play_outcome_denominator(scenario);
    if (s->denominator < 1) s->denominator = 1;
    return s;
}

Search *search_from(const Scenario *scenario, const int32_t *from, const SearchLimits *limits, SearchProgress *progress) {
    Search *s = search_blank(scenario, limits && limits->what_is_said);
    uint64_t key[PACK_WORDS_MAX];
    int32_t row[ROW_MAX];
    search_reserve(s, CAP_MIN, 4 * CAP_MIN);
    search_index(s);
    memcpy(row, from, (size_t)scenario->row_count * sizeof *row);
    search_key(s, row, key);
    find_or_add(s, key, key_hash(key, s->pack.words));
    play_remember(scenario, true);
    bool unbounded = limits && limits->no_rollouts;
    bool whole = walk(s, limits, progress) && (unbounded || value_beyond(s, progress)) && value_states(s, progress);
    play_remember(scenario, false);
    if (whole) return s;
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
    void *parts[] = {s->keys, s->first, s->flags, s->edges, s->table, s->rollouts, s->outcomes, s->values, s->calm, s->found};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) free(parts[i]);
    arena_free(&s->arena);
    free(s);
}

const Scenario *search_scenario(const Search *s) {
    return s->scenario;
}

bool search_exact(const Search *s) {
    return s->complete && !s->tables;
}

bool search_complete(const Search *s) {
    return s->complete;
}

Str search_extent(const Search *s) {
    if (!s->complete) return STR("Situations: {1}, and there are more: best values are at least what is said, worst ones at most.");
    if (!s->tables) return STR("Situations: {1}, all there are: every value is exact.");
    return STR("Situations: {1}; the table is played in a few ways only: best values are at least what is said, worst ones at most.");
}

bool search_table(const Search *s, int32_t state) {
    int position = search_position(s, state);
    return position < s->scenario->beat_count && s->scenario->beats[position].negotiates;
}

int32_t search_states(const Search *s) {
    return s->count;
}

int64_t search_edge_count(const Search *s) {
    return (int64_t)s->edge_count;
}

int64_t search_denominator(const Search *s) {
    return s->denominator;
}

Score search_score(const Search *s, int64_t numerator) {
    return (Score){s->scenario->outcome_count > 0, numerator, s->denominator};
}

int32_t search_find(const Search *s, const int32_t *from) {
    uint64_t key[PACK_WORDS_MAX];
    int32_t row[ROW_MAX];
    memcpy(row, from, (size_t)s->scenario->row_count * sizeof *row);
    search_key(s, row, key);
    return state_at(s->table[slot_of(s, key, key_hash(key, s->pack.words))]);
}

uint64_t search_alike(const Search *s, const int32_t *from) {
    uint64_t key[PACK_WORDS_MAX];
    int32_t row[ROW_MAX];
    memcpy(row, from, (size_t)s->scenario->row_count * sizeof *row);
    search_key(s, row, key);
    uint64_t hash = 0;
    for (int i = 0; i < s->pack.words; i++) hash = hash_int(hash, key[i]);
    return hash;
}

int search_position(const Search *s, int32_t state) {
    return pack_position(&s->pack, search_key_of(s, state));
}

void search_row(const Search *s, int32_t state, int32_t *row) {
    const uint64_t *key = search_key_of(s, state);
    uint64_t bare[PACK_WORDS_MAX] = {(uint64_t)pack_position(&s->pack, key)};
    pack_unpack(&s->pack, is_ending(s, key) && !s->said ? bare : key, row);
}

int search_edges(const Search *s, int32_t state, SearchEdge edges[OPTIONS_MAX]) {
    if (s->flags[state] & STATE_OPEN) return 0;
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
