// The inside of a search, shared by search.c, which walks, rollout.c and value.c, which value, line.c, which tells the way, and
// search_file.c, which keeps.
#ifndef COACH_SEARCH_PARTS_H
#define COACH_SEARCH_PARTS_H
#include "coach/pack.h"
#include "coach/search.h"

enum {
    STATE_FAILS = 1,
    STATE_ENDS = 2,
    STATE_OPEN = 4  // the budget ended before it was looked at, or just behind it
};

// What can be reached from a state, as places in Search.outcomes: the highest counted from its beginning, the lowest from its end, both
// from 1, so that of either the larger place wins; 0: no ending is known.
enum { HIGHEST, LOWEST, VALUE_ENDS };
typedef struct Value {
    uint32_t place[VALUE_ENDS];
} Value;

// What a rollout from a state that was not looked at came to; -1: nothing.
typedef struct Rollout {
    int64_t high, low;
} Rollout;

struct Search {
    const Scenario *scenario;
    Arena arena;  // what describes a key
    Pack pack;
    int32_t *place;  // [position]: in the order of order.h
    bool said;       // what_is_said
    bool complete;   // all states were looked at
    bool tables;     // among them some at a table
    int64_t denominator;

    uint64_t *keys;   // [state * pack.words]
    uint32_t *first;  // [state], one more: where its edges begin
    uint8_t *flags;   // STATE_…
    uint32_t *edges;  // state * 16 + option
    uint32_t *table;  // state + 1, with 4 bits of its hash above
    int32_t count, cap;
    int32_t looked;     // states from here on were not looked at
    Rollout *rollouts;  // [state - looked]; NULL where all were
    size_t edge_count, edge_cap, table_size;

    int64_t *outcomes;  // of all endings and rollouts, rising, each once
    uint32_t outcome_count;
    Value *values;
    // Where loops can be met, else NULL: whether none can from a state, and when the places of the others were found, in their order
    // from 1. Following a place only to where it was found before comes to an end.
    uint8_t *calm;
    Value *found;
};

// A search without states.
Search *search_blank(const Scenario *scenario, bool said);
// Makes room for `cap` states and `edges` edges.
void search_reserve(Search *search, int32_t cap, size_t edges);
// The key of a row, which may be spoilt.
void search_key(const Search *search, int32_t *row, uint64_t *key);
// The next state, where there is room for it; not in the table yet.
int32_t search_add(Search *search, const uint64_t *key);
// Fills the table from the keys.
void search_index(Search *search);
// Is no key in the table twice?
bool search_each_once(const Search *search);

// Plays on from every state that was not looked at. False when cancelled; `progress` may be NULL.
bool value_beyond(Search *search, SearchProgress *progress);
// The values of all states, from the endings and rollouts. Takes VALUE_BYTES a state and 4 an edge for the time being, beside what it
// leaves.
#define VALUE_BYTES 28
bool value_states(Search *search, SearchProgress *progress);

static inline bool search_stopped(SearchProgress *progress) {
    return progress && atomic_load_explicit(&progress->cancel, memory_order_relaxed);
}
static inline const uint64_t *search_key_of(const Search *search, int32_t state) {
    return search->keys + (size_t)state * (size_t)search->pack.words;
}
// Is this key an ending's? Unless what is said counts, its outcome stands above the position.
static inline bool is_ending(const Search *search, const uint64_t *key) {
    return pack_position(&search->pack, key) >= search->scenario->beat_count;
}
#endif
