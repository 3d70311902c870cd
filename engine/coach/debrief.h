// What a run says about the rep: each decision with what was open, what each option was worth, and which techniques were shown, missed or
// mistaken.
#ifndef COACH_DEBRIEF_H
#define COACH_DEBRIEF_H
#include "coach/reason.h"
#include "coach/score.h"
#include "coach/search.h"

// An option that was open, or what could be done at the table. Outcomes are numerators over Debrief.denominator.
// At the table values are means over counterparts that the rep could not tell from the one that was drawn (table_judge.h), so that what
// only hindsight shows is held against nobody.
typedef struct DebriefOption {
    Decision decision;
    int number;    // the author's, 1-based; 0: a decision at the table, named by `decision` alone
    bool ends;     // an ending can be reached from it; else best and worst are those of the start's worst
    int64_t best;  // outcome still reachable after it
    int64_t worst;
    int64_t regret;     // best of all open options less this one's: 0 for the best
    int64_t hindsight;  // at the table: `best` against the counterpart that was drawn; elsewhere `best`
    int tactic;         // at the table: of coach/tactic.h, whose play after it is worth `best`; elsewhere -1
    bool tagged;        // as a mistake
} DebriefOption;

// One decision. Techniques are indices into Debrief.ids.
typedef struct DebriefStep {
    int beat;                   // where it was taken
    Decision decision;          // what was decided
    int chosen;                 // the author's number of the option, 1-based; 0: decided at the table
    const DebriefOption *open;  // all options that were open there, in the author's order. At the table: what could well have been done
                                // when the run is judged, else what was done alone
    int open_count;
    int taken;         // place in `open` of what was decided
    const int *shown;  // tags of the chosen option, in the author's order; at the table none
    int shown_count;
    const int *mistaken;  // as well; at the table, once it has come to its end, what went wrong with this decision
    int mistaken_count;
    // What follows, and the values in `open`, are filled in when the run is judged.
    bool exact;             // false: values are at least what is said
    int64_t before, after;  // best outcome still reachable
    int64_t regret;         // before - after
    int64_t stake;          // the best option's value less the worst's
    int points;             // hundredths
    Label label;
    int best;           // the author's number of the option the coach would take; 0 at the table
    int advice;         // place in `open` of what the coach would do; -1: not known
    Reason reason;      // at the table: of the advice; elsewhere the option's own text says why
    int64_t hindsight;  // at the table: what was given up against the counterpart that was drawn; elsewhere `regret`. For the replay only
} DebriefStep;

// A technique in this run. A beat counts once, however often it was met: it offers the technique when an open option shows it there; the
// technique was shown or mistaken there when an option so tagged was chosen. So shown <= offered. Missed: offered, never shown, and a
// choice there gave something up; counted only when the run is judged. A table is a beat that offers what the rep did well or badly there
// (coach/bargain.h), whether an option of the scenario is tagged with it or not.
typedef struct DebriefTechnique {
    int technique;
    int offered, shown, mistaken, missed;
} DebriefTechnique;

#define TURNS_MAX 3
typedef struct Debrief {
    DebriefStep *steps;
    int step_count;
    const Str *ids;  // of techniques: those of scenario->techniques, then what its table teaches beside them
    int id_count;
    DebriefTechnique *techniques;  // those with any count, in the order of `ids`
    int technique_count;
    bool judged;           // a search was given
    bool exact;            // every value is exact
    int64_t denominator;   // of all outcomes
    int64_t best, worst;   // reachable from the start
    int accuracy;          // hundredths, or ACCURACY_UNKNOWN, ACCURACY_UNSCORED
    int turns[TURNS_MAX];  // the decisions that gave up most, indices into steps, most first; only those with regret
    int turn_count;
} Debrief;

// Plays the session's decisions again. `search` (of the same logic and from the session's start) judges them; NULL: not judged. A decision
// that lies beyond the budget of the search is searched from there, with a small budget. Everything lives in `arena`. False when the
// scenario fails on the way; `err` says why.
bool debrief_build(const Session *session, const Search *search, Arena *arena, Debrief *debrief, Err *err);

// What was judged of a run, so that the next debrief of it judges no more than what is new since; what the run, or another of the same
// seed, shares with it up to the first decision that differs stays judged. For one run at a time: the App's, or a client's.
typedef struct DebriefMemory DebriefMemory;
DebriefMemory *debrief_memory_open(void);  // of nothing yet; the caller frees it
void debrief_memory_free(DebriefMemory *memory);
// Fills `debrief` just as debrief_build does. The memory may outlive scenario and search: it looks at neither until it is asked again.
bool debrief_renew(DebriefMemory *memory, const Session *session, const Search *search, Arena *arena, Debrief *debrief, Err *err);

// What would have come: a session that shares the first `decision` decisions, then takes `first` (NULL: the best), and then always the
// best, to the end; at the table, what the best tactic does. NULL when `first` is not open there, when the line is longer than 300
// decisions, or when the scenario fails; the caller frees it.
Session *debrief_line(const Session *session, const Search *search, int decision, const Decision *first, Err *err);
// The same with option `number` first (the author's; 0: the best).
Session *debrief_what_if(const Session *session, const Search *search, int decision, int number, Err *err);
#endif
