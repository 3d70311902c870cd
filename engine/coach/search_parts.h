// The inside of a search, shared by search.c, which walks, value.c, which labels, and search_file.c, which keeps.
#ifndef COACH_SEARCH_PARTS_H
#define COACH_SEARCH_PARTS_H
#include "coach/pack.h"
#include "coach/search.h"

enum {
    STATE_FAILS = 1,
    STATE_ENDS = 2,
    STATE_OPEN = 4,  // the budget ended before it was looked at; then
    STATE_HIGH = 8,  // a rollout found `best`, and
    STATE_LOW = 16,  // one found `worst`
};

struct Search {
    const Scenario *scenario;
    Arena arena;  // what describes a key
    Pack pack;
    bool said;  // what_is_said
    int64_t denominator;
    uint64_t *keys;   // [state * pack.words]
    uint32_t *first;  // [state], one more: where its edges begin
    uint32_t *edges;  // state * 16 + option
    uint8_t *flags;   // STATE_…
    int64_t *best, *worst;
    uint16_t *best_depth, *worst_depth;  // decisions to the end of the line, at most 65535
    bool acyclic;
    bool exact;       // no state is open
    uint64_t *table;  // tag and state + 1
    size_t table_size;
    int32_t count, cap;
    uint32_t edge_count, edge_cap;
};

// A search without states.
Search *search_blank(const Scenario *scenario, bool said);
// Makes room for so many states.
void search_reserve(Search *search, int32_t cap);
// The key of a row.
void search_key(const Search *search, const int32_t *row, uint64_t *key);
// The next state, where there is room for it; not in the table yet.
int32_t search_add(Search *search, const uint64_t *key);

// Plays on from every open state, which finds its best and worst. False when cancelled; `progress` may be NULL.
bool value_beyond(Search *search, SearchProgress *progress);
// Labels the best and worst of all others, from the endings and the open states.
bool value_states(Search *search, SearchProgress *progress);
// Is this key an ending's, whose second word is its outcome?
static inline bool is_ending(const Search *search, const uint64_t *key) {
    return pack_position(&search->pack, key) >= search->scenario->beat_count;
}
// Makes room for the table and fills it from the keys.
void search_index(Search *search);
#endif
