// The inside of a check, shared by its parts: the texts, the plays, and what the options are worth.
#ifndef COACH_CHECK_PARTS_H
#define COACH_CHECK_PARTS_H
#include "coach/check.h"

// Whose `when` it is.
typedef enum CondOwner { COND_OPTION, COND_WAY, COND_RULE, COND_LINE, COND_OWNERS } CondOwner;
enum { HELD = 1, HELD_NOT = 2, HELD_BOTH = 3 };  // how a condition was seen

typedef struct CheckWorth CheckWorth;  // check_worth.c

typedef struct Check {
    const Scenario *s;
    const CheckAsk *ask;
    Findings *findings;
    Arena arena;
    int64_t states;
    bool complete;              // all situations of all draws were looked at, but for what comes behind a table
    bool *unsure[COND_OWNERS];  // [index of the owner]: it is asked at a table, or behind one
    bool table_failed;          // reported
    bool table_met;             // some play comes to it
    const bool *behind;         // [position]: play can come there from a table, which is played in a few ways only; NULL: there is none
    bool said;                  // they were told apart by what is said, too

    bool *entered;  // [beat, or beat_count + ending]
    bool *open;     // [option]
    bool *failed;   // [option]: taking it failed, which is reported
    bool *stuck;    // [beat]: so is that it has no way on
    bool start_failed;
    uint8_t *held[COND_OWNERS];  // [index of the owner]: HELD_…
    bool *asks_option;           // [option]: taking it may show something new
    bool *asks_entry;            // [beat, or beat_count + ending]: so may coming there
    bool asks_passing;           // so may passing through a beat on the way
    bool news;                   // the three above are out of date
    bool *looped;                // [beat]: its loop is reported
    bool *run_failed;            // [run]: reported
    Score expert_loss;           // what the expert gives up first, and where; not scored: nothing
    int expert_beat;
    CheckWorth *worth;
} Check;

// Adds a finding of the scenario's file.
#define FIND_HERE(check, kind, line, ...) FIND((check)->findings, (kind), (check)->s->file, (line), __VA_ARGS__)
#define FIND_HERE0(check, kind, line)     findings_add((check)->findings, (kind), (check)->s->file, (line), NULL, 0)

static inline const Option *check_option(const Scenario *s, int beat, int option) {
    return &s->options[s->beats[beat].options.first + option];
}

// check_texts.c: words, translations, characters, level.
void check_texts(Check *check);

// check_plays.c: every draw, its search, its runs; what is never reached, never or always so, and never read.
void check_plays(Check *check);

// check_seen.c: what plays enter, open and read.
void seen_begin(Check *check);
void seen_start(Check *check, const int32_t *row, const Trail *trail);
void seen_state(Check *check, const Search *search, int32_t state);
void seen_stuck(Check *check, const int32_t *row, const Trail *trail);  // where a decision failed on the way to the next one
void seen_report(Check *check);

// Is what was seen of this position all there is?
static inline bool check_is_sure(const Check *check, int position) {
    return !check->behind || !check->behind[position];
}

// check_table.c: the table.
void table_begin(Check *check);
bool table_is_asked_before(const Check *check);  // by a condition that play may read before the table
void table_state(Check *check, const Search *search, int32_t state);

// check_ways.c: where a play fails or can't end.
void dead_end_report(Check *check, const Err *faults, bool *reported, int line);
void dead_end_start(Check *check, const Err *faults);
void dead_end_state(Check *check, const Search *search, int32_t state);
void endless_loops(Check *check, const Search *search);

// check_runs.c: all runs with these draws; `search` is that of the draws, or NULL where it did not get to the end.
void check_runs(Check *check, const int *values, const Search *search);
void check_expert(Check *check);

// check_worth.c: what the options are worth in an exact search.
void worth_begin(Check *check);
void worth_search(Check *check, const Search *search);
void worth_report(Check *check);
#endif
