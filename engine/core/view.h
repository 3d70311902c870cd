// What may be shown of a session, in the reader's language: the only thing that screens, the terminal and JSON read.
#ifndef CORE_VIEW_H
#define CORE_VIEW_H
#include "core/session.h"

typedef enum Mood { MOOD_NONE, MOOD_PLEASED, MOOD_NEUTRAL, MOOD_DOUBTFUL, MOOD_ANNOYED, MOOD_ANGRY } Mood;

typedef struct ViewLine {
    int speaker;  // cast index or Speaker
    Str who;      // the name; empty for narration
    Str text;
    Mood mood;  // of the speaker now
} ViewLine;
typedef struct ViewOption {
    int number;  // the author's, 1-based: what a Decision carries
    Str id, text;
} ViewOption;
typedef struct ViewMeter {
    Str id, label;
    int32_t value, min, max;
    Str word;  // of a word variable; else empty
} ViewMeter;
typedef struct ViewFact {
    Str id, text, from;  // from: a name, may be empty
} ViewFact;
typedef struct ViewPromise {
    Str id, text;
    PromiseState state;
    Str due;  // "10:00", or a number with its unit; empty without a due time
} ViewPromise;
typedef struct ViewPerson {
    Str id, name, role, portrait;
    Mood mood;
    bool speaks;  // said something in these lines
} ViewPerson;

// The table, as far as the rep may know it. Points are the rep's own.
typedef struct ViewIssue {
    Str id, name;
    const Str *values;    // as an author writes them: "98", "30 days"
    const int64_t *mine;  // points of each
    int value_count;
    int known;          // KNOWN_NOTHING, KNOWN_WEIGHT or KNOWN_ALL
    int importance;     // 1 little, 2 some, 3 much; 0 unknown
    const int *theirs;  // KNOWN_ALL: how good each value is for them, percent of the way from the issue's worst to its best; else NULL
    int guess;          // of the preparation: 1..3, 0 none
} ViewIssue;
typedef struct ViewPackage {
    bool there;
    int outcome;
    Package package;
    int64_t mine;  // points
} ViewPackage;
typedef struct ViewAct {
    TableAct act;
    Str name;   // as the scenario calls it; empty: the program's own word
    bool open;  // may be chosen now, for some issue or package
} ViewAct;
typedef struct ViewAlternative {
    Str text;
    int64_t worth;
} ViewAlternative;
typedef struct ViewTable {
    NegotiationPhase phase;
    bool asks;          // what is decided next is decided here; not while a rule has led the rep away from talks that go on
    int with;           // cast index, -1
    Str who;            // the counterpart's name
    int rounds, round;  // in all, and used up
    const ViewIssue *issues;
    int issue_count;
    int64_t reserve, worst, best;  // reservation value; the least and the most that a package is worth to the rep
    bool prepared;
    int64_t limit, target;  // as prepared; the reservation value and the best where nothing was prepared
    ViewPackage mine, mine_before, theirs, theirs_before, deal;
    const ViewAct *acts;  // ACTED_ASK … ACTED_PREPARE, those that this table has
    int act_count;
    const ViewAlternative *alternatives;  // while the preparation is asked for
    int alternative_count;
    TableAct act;  // what was done last, 0: nothing yet
    Reaction reaction;
    bool reacted;       // the scenario has own lines that say how they took it, among the first View.table_lines
    int issue, picked;  // of the last act: the issue 0-based, -1; of several packages the one preferred, 1-based, 0
    Str currency;
    int64_t point;
} ViewTable;

typedef struct View {
    Str beat;               // name of the beat, empty at an ending
    Str ending;             // name of the ending, empty while running
    Str scene;              // name of the scene around it, may be empty
    const ViewLine *lines;  // the reply to the last decision, beats passed through, then this beat
    int line_count;
    int table_lines;  // how many of them, from the first, were said at the table with the last act and in reply to it
    Str ask;
    const ViewTable *table;     // at a negotiate beat, and at the next stop after it; else NULL
    const ViewOption *options;  // in the order of the screen
    int option_count;
    const ViewMeter *meters;
    int meter_count;
    const ViewFact *facts;  // learned so far, in the author's order
    int fact_count;
    const ViewPromise *promises;  // made so far
    int promise_count;
    const ViewPerson *people;
    int person_count;
    bool has_clock;
    ClockUnit clock_unit;
    int32_t clock;   // units since the start
    Str clock_text;  // "06:52", "+1 06:52" on the next day; the number of hours, days or weeks otherwise
    int steps;       // decisions so far
} View;

// Everything lives in `arena`. `catalog` may be NULL: source language.
View session_view(const Session *session, const Catalog *catalog, Arena *arena);
// "Pleased", "Doubtful" … to be translated by the client's own catalogue.
Str mood_name(Mood mood);

// Text of option `number` of beat `beat`, with its `why`, as they read on the present state.
Str session_option_text(const Session *session, const Catalog *catalog, Arena *arena, int beat, int number);
// Any text of the scenario: translated (context: a beat's name or empty), then {name} filled from the row.
Str session_text(const Session *session, const Catalog *catalog, Arena *arena, Str context, Str source);
#endif
