// What a negotiation says of the rep: every act with what it gave and got, measures of the process, and what went wrong most, each with the
// technique it belongs to. Needs no search.
#ifndef COACH_BARGAIN_H
#define COACH_BARGAIN_H
#include "core/session.h"

// One decision at the table and their answer.
typedef struct BargainMove {
    int step;   // of the session
    int round;  // in which it was taken, from 1; 0 for the preparation
    Decision decision;
    TableAct act;
    int issue;  // 0-based, -1: none
    Reaction reaction;
    int offered,
        countered;  // outcome that the rep, that they put on the table with this; -1: none. Of several packages, the one they liked
    Points mine_worth, theirs_worth;  // of `offered` and of `countered`, to both sides
    bool has_step, has_counter_step;  // against the offer of the same side before it
    DealStep step_class, counter_class;
} BargainMove;

// The process, each 0..count. What is measured never depends on the hidden values, but for step classes.
typedef struct BargainProcess {
    int questions, questions_before;  // asked in all, and before the first own offer
    int paraphrases, values_shown, values_unasked, silences, threats, overpromises, packages;
    int offers, opening;    // opening: percent of my way from the reservation value to the best package that the first offer took
    int steps[STEP_COUNT];  // of own offers, by class
    int free_concessions;   // given in a plain offer
    int retractions;
    int trades;        // own offers that gave on one issue and took on another
    int largest_step;  // percent of my way from the reservation value to the best package
    int shrinking;     // steps that were 0.3 to 0.95 of the one before
    int anchored;      // percent of my way that I gave up at once in answer to their first offer
    int rounds_used;
} BargainProcess;

// What can go wrong, each a kind of its own in the debrief. Names in bargain_flaw_names, for JSON and tests.
typedef enum Flaw {
    FLAW_NEVER_ASKED,
    FLAW_NEVER_REFLECTED,   // never said back what was told
    FLAW_NO_VALUE,          // price only: no value shown
    FLAW_PITCHED,           // value praised on issues nobody asked about
    FLAW_FREE_CONCESSIONS,  // given, and nothing asked in return
    FLAW_BIG_STEPS,
    FLAW_BLIND,  // gave where they do not care: against known priorities
    FLAW_LOW_OPENING,
    FLAW_THREATENED,
    FLAW_RETRACTED,
    FLAW_OVERPROMISED,
    FLAW_HELD_OUT,        // hardly moved, to the last round or to their anger
    FLAW_TOOK_FIRST,      // accepted, or closed, far too early
    FLAW_NO_PREPARATION,  // limits and priorities misjudged beforehand
    FLAW_BELOW_RESERVE,   // signed what is worth less than the best alternative
    FLAW_COUNT
} Flaw;
extern const Str bargain_flaw_names[FLAW_COUNT];

typedef struct BargainFlaw {
    Flaw flaw;
    Str technique;  // id
    int step;       // of the session, where it shows best; -1: all along
    int weight;     // 1..100: the first is the one to work on
} BargainFlaw;

typedef struct Bargain {
    const TableSpec *table;
    const Stand *stand;  // theirs, in this run
    NegotiationPhase phase;
    const BargainMove *moves;
    int move_count;
    int deal;  // outcome, -1
    Points deal_worth;
    DealMeasure measure;  // of the deal; zero without one
    Preparation preparation;
    BargainProcess process;
    BargainFlaw flaws[FLAW_COUNT];  // weightiest first
    int flaw_count;
    const Str *done_well;  // ids of techniques that were shown at the table
    int done_well_count;
} Bargain;

// Every technique that a table can find shown or wanting, each once: what flaws and good practice belong to. Returns how many ids there
// are.
#define BARGAIN_TECHNIQUES_MAX 32
int bargain_techniques(Str ids[BARGAIN_TECHNIQUES_MAX]);

// Plays the session's decisions again. False when the session has not come to its table, or a decision fails; everything lives in `arena`.
bool bargain_build(const Session *session, Arena *arena, Bargain *bargain, Err *err);
#endif
