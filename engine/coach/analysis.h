// What a search says of a scenario as a whole: its best and worst line, how likely its endings are, and what its options are worth.
#ifndef COACH_ANALYSIS_H
#define COACH_ANALYSIS_H
#include "coach/search.h"
#include "core/decision.h"

typedef struct LineStep {
    int beat;
    int option;  // the author's number; 0: at the table
    Decision decision;
} LineStep;

// A play from the start to the end; beyond the budget of the search it may stop where no way to its outcome is known.
typedef struct AnalysisLine {
    LineStep *steps;
    int count;
    bool ends;        // false: no ending can be reached, and there are no steps
    bool whole;       // it comes to its end
    int64_t outcome;  // numerator
} AnalysisLine;

typedef struct AnalysisEnding {
    double probability;  // that a play at random ends here; what goes in circles or beyond the budget ends nowhere
    bool reached;
    int64_t best, worst;  // outcome there, when reached
} AnalysisEnding;

// Where an option, or the table, leads: a beat, or beat_count + ending, after beats that go on by themselves.
typedef struct AnalysisTarget {
    int position;
    int32_t states;  // that it leads there from
    int32_t sample;  // the first of them
} AnalysisTarget;

// Means are over the states where the option is open, each counted once, in outcome points.
typedef struct AnalysisOption {
    int32_t states;  // where it is open; 0: it never is, and the rest says nothing
    double value;    // what can still be reached behind it
    double regret;   // what it gives up against the best option there
    double stake;    // the best option there, less the worst
    bool on_best_line;
    AnalysisTarget *targets;  // by position
    int target_count;
} AnalysisOption;

typedef struct Analysis {
    const Search *search;
    AnalysisLine best, worst;
    AnalysisEnding *endings;  // as scenario->endings
    double unended;           // that a play at random comes to none of them, or to one that was not followed so far
    AnalysisOption *options;  // as scenario->options
    AnalysisTarget *left;     // where the table leads, by position, as the ways to play it show
    int left_count;
    int32_t *states;  // by position: how many states are there
} Analysis;

// Lives in `arena`; the search must outlive it. States at which the budget ended count as states, but say nothing of their options.
Analysis analysis_make(const Search *search, Arena *arena);
#endif
