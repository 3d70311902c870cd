// The search: every situation that can still be reached, and the best and worst outcome from each.
//
// Situations are told apart only by what can still matter (matter.h), and numbered in the order in which a breadth-first walk meets them.
// Their values come backwards from the endings, along loops as well: what gets none leads to no ending.
// Where the budget ends, the situations on the edge are valued by rollouts: play on, each time to the row whose present outcome is the
// highest, then each time to the lowest, and at random where neither comes to an ending. What they come to can be reached, so that `best`
// is at least, and `worst` at most, what is true, and search_exact is false.
#ifndef COACH_SEARCH_H
#define COACH_SEARCH_H
#include "core/play.h"
#include "core/session.h"

#include <stdatomic.h>

#define SEARCH_STATES     5000000
#define SEARCH_BYTES      ((size_t)1 << 30)
#define SEARCH_STATES_MAX ((1 << 28) - 1)

typedef struct SearchLimits {
    int64_t states;     // 0: SEARCH_STATES; at most SEARCH_STATES_MAX
    size_t bytes;       // 0: SEARCH_BYTES
    bool what_is_said;  // tell apart, too, what only lines of dialogue read, so that their conditions can be checked: more states
    bool no_rollouts;   // leave the edge of the budget without a value, where bounds are not wanted: much faster there
} SearchLimits;

// Shared with another thread: how far it is, and the wish to stop.
typedef struct SearchProgress {
    atomic_llong states;
    atomic_bool cancel;
} SearchProgress;

typedef struct Search Search;

// From the start of `seed`. NULL when cancelled, or with the author's fault in `err` when the first beat fails. `limits` and `progress` may
// be NULL. The scenario must outlive the search; the caller frees it.
Search *search_run(const Scenario *scenario, uint64_t seed, const SearchLimits *limits, SearchProgress *progress, Err *err);
// From any row that play can come to.
Search *search_from(const Scenario *scenario, const int32_t *row, const SearchLimits *limits, SearchProgress *progress);
void search_free(Search *search);  // NULL is fine

const Scenario *search_scenario(const Search *search);
// Is every value exact? Not where the budget ended, nor where a table can be come to, which is played in a few ways of all: `best` is at
// least, and `worst` at most, what is true there, too.
bool search_exact(const Search *search);
// Was every situation looked at?
bool search_complete(const Search *search);
// A sentence in English that says how exact the search is, with {1} for the number of its states.
Str search_extent(const Search *search);
// States are numbered 0 .. count - 1; 0 is the start.
int32_t search_states(const Search *search);
int64_t search_edge_count(const Search *search);
// Bytes held.
size_t search_size(const Search *search);
// Outcomes are numerators over this, 0 .. 100 times it; 1 where nothing is scored, and all outcomes are 0 then.
int64_t search_denominator(const Search *search);
// The outcome as score_print takes it; not scored where the scenario has no outcome rows.
Score search_score(const Search *search, int64_t numerator);

typedef struct SearchEdge {
    int option;  // 0-based in the beat; at the table a way to play it to its end, as table_play.h counts them
    int32_t to;  // state
} SearchEdge;
// The state of this row, or -1 when it was not met.
int32_t search_find(const Search *search, const int32_t *row);
// Rows that differ only in what no longer matters are alike; equal numbers mean alike rows, short of a chance of 1 in 2^64.
uint64_t search_alike(const Search *search, const int32_t *row);
// A row that stands for the state: variables that no longer matter hold their least value. At endings only the position counts, unless
// what_is_said was asked for.
void search_row(const Search *search, int32_t state, int32_t *row);
int search_position(const Search *search, int32_t state);  // beat, or beat_count + ending
bool search_table(const Search *search, int32_t state);    // at the table
// The options that can be taken, in the author's order; returns how many. None at endings and where the budget ended.
int search_edges(const Search *search, int32_t state, SearchEdge edges[OPTIONS_MAX]);
// False where the budget ended, and next to what no rollout could value; true at endings, and at the start.
bool search_expanded(const Search *search, int32_t state);
bool search_fails(const Search *search, int32_t state);  // an open option, or a condition, fails here
bool search_ends(const Search *search, int32_t state);   // an ending can be reached
// Numerators of what can be reached from here; 0 when !search_ends.
int64_t search_best(const Search *search, int32_t state);
int64_t search_worst(const Search *search, int32_t state);
// The option (0-based) on the way to the best (worst) outcome; always taking it comes to an end. Of several, one that leads to another
// beat before one that asks the same again, then one that shows a technique before one that shows none, that before a tagged mistake, then
// the author's order. -1 at endings, where the budget ended, and where no ending is known.
int search_best_option(const Search *search, int32_t state);
int search_worst_option(const Search *search, int32_t state);

// How likely a play that chooses at random among the open options ends in each ending; `probability` has room for ending_count. What goes
// round in loops for ever, or beyond the budget, is in none; the sum is returned.
double search_random_endings(const Search *search, double *probability);
#endif
