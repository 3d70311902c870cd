// What each open option of a situation is worth, and the search that knows the situation.
#ifndef COACH_JUDGE_H
#define COACH_JUDGE_H
#include "coach/search.h"

// Outcomes are the search's numerators.
typedef struct Worth {
    int option;           // 0-based in the beat; at the table a way to play it
    bool ends;            // an ending can be reached behind it
    int64_t best, worst;  // outcome that can still be reached behind it
    int64_t regret;       // what it gives up against the best open option
} Worth;

typedef struct Judgement {
    Worth open[OPTIONS_MAX];  // in the author's order
    int count;
    int64_t before;  // the best that can still be reached
    int64_t stake;   // that, less the value of the worst option
} Judgement;

// `state` must have been looked at (search_expanded). An option that fails, or leads to no ending, is worth `floor`: the worst that can be
// reached from the scenario's start.
void judge_state(const Search *search, int32_t state, int64_t floor, Judgement *judgement);
// NULL when the option is not open.
const Worth *judge_option(const Judgement *judgement, int option);

#define ORACLE_BEYOND 32    // small searches kept
#define ORACLE_STATES 5000  // of each

// Knows every situation of a run: from the search of the whole scenario, or, beyond its budget, from a small one that starts at the first
// situation that nobody knows. Set `whole` (NULL: nothing is known), zero the rest, and close it in the end.
typedef struct Oracle {
    const Search *whole;
    Search *beyond[ORACLE_BEYOND];
    Search *now;  // that of the present run, one of `beyond`
    int next;
} Oracle;
// The search, and its state, that has looked at this row, which is not an ending's; valid until the next question. NULL without `whole`.
// Rows are asked in the order of play: what is said of a run depends on that run alone.
const Search *oracle_ask(Oracle *oracle, const Scenario *scenario, const int32_t *row, int32_t *state);
// The same without a new search: NULL when nobody knows.
const Search *oracle_known(const Oracle *oracle, const int32_t *row, int32_t *state);
// Another run begins.
void oracle_restart(Oracle *oracle);
void oracle_close(Oracle *oracle);
#endif
