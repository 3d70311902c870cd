// A scenario after loading: immutable arrays of integers and texts. Filled by core/load.c, read by everyone.
#ifndef CORE_SCENARIO_H
#define CORE_SCENARIO_H
#include "base/arena.h"
#include "base/err.h"
#include "base/files.h"
#include "base/map.h"
#include "core/complaint.h"
#include "core/handbook.h"
#include "core/negotiation.h"

#define SCENARIO_API 1
#define ROW_MAX      250         // integers in a state row: 1000 bytes
#define OPTIONS_MAX  9           // options of a beat: one key each
#define PASS_MAX     16          // beats in a row that go on by themselves
#define NUMBER_LIMIT 1000000000  // bounds of any number an author writes

// A run of items in one of the scenario's arrays.
typedef struct Slice {
    int32_t first, count;
} Slice;

// A condition: 0 is always true, > 0 starts at ops[code], < 0 is the Lua function -code. Beside each stands the line it is written in.
typedef int32_t Cond;

typedef enum VarKind { VAR_NUMBER, VAR_FLAG, VAR_WORD, VAR_FACT, VAR_PROMISE, VAR_CLOCK, VAR_MODEL, VAR_DRAW } VarKind;
typedef enum PromiseState { PROMISE_NONE, PROMISE_OPEN, PROMISE_KEPT, PROMISE_BROKEN } PromiseState;

// One named integer of the state row. Conditions call facts "facts.NAME" and promises "promises.NAME".
typedef struct Var {
    Str name;
    VarKind kind;
    int slot;                 // place in the row
    int32_t start, min, max;  // words: 0 .. count-1; flags and facts: 0 or 1
    const Str *words;         // the words of a VAR_WORD, and of a promise's four states
    int word_count;
    Str show;          // the meter's label; empty: hidden
    bool low_is_good;  // how a mood reads it
    int line;          // where it is declared
} Var;

typedef enum OpCode {
    OP_END,
    OP_NUMBER,
    OP_SLOT,
    OP_ADD,
    OP_SUB,
    OP_NEG,
    OP_EQ,
    OP_NE,
    OP_LT,
    OP_LE,
    OP_GT,
    OP_GE,
    OP_NOT,
    OP_AND,
    OP_OR
} OpCode;
// Conditions in reverse Polish order, each ended by OP_END.
typedef struct Op {
    int32_t code, value;
} Op;

// row[slot] = bounded(set ? value : row[slot] + value)
typedef struct Change {
    int32_t slot, value, min, max;
    bool set;
} Change;
typedef struct Effect {
    Slice changes;
    int function;  // Lua function called after the changes, 0: none
} Effect;

typedef enum Speaker { SPEAKER_NARRATOR = -1, SPEAKER_YOU = -2 } Speaker;
typedef struct Line {
    int speaker;  // index into cast, or a Speaker
    Str text;
    Cond when;
    int when_line;
} Line;

// Where to go: the first way whose condition holds. target < beat_count is a beat, else ending target - beat_count.
typedef struct Way {
    Cond when;
    int32_t target;
    int when_line;
} Way;
typedef struct Rule {
    Cond when;
    Slice ways;
    int when_line;
} Rule;

// An act of talking that an ordinary option does.
typedef struct TalkCall {
    TalkAct act;
    int issue;  // 0-based; 0 for acts that are about none
} TalkCall;

typedef struct Option {
    Str text, id, why;
    Cond when;
    Slice acts;             // ActCalls
    Slice talks;            // TalkCalls
    Effect effect;          // `effect`, then `set`
    Slice learn;            // slots of facts, in `ints`
    Slice promise, keep;    // indices of promises, in `ints`
    Slice shows, mistakes;  // indices of techniques, in `ints`
    Slice reply;            // lines
    Slice ways;             // empty: the beat's
    int32_t takes;
    int32_t once;  // number of its once-bit, -1: may be chosen again
    int line, when_line;
} Option;

// A drawing that the scenario names: portraits/NAME.svg or scenes/NAME.svg, beside it or shipped. Empty: none.
typedef struct PictureName {
    Str name;
    int line;
} PictureName;

typedef struct Beat {
    Str name, ask;
    PictureName scene;  // empty: the scenario's
    Slice say;          // lines
    Slice options;      // empty: goes on by itself
    Slice ways;
    Slice rules;
    bool ordered;
    bool negotiates;  // asks at the table of the scenario, and has no options
    int line;
} Beat;

#define TELLS 4
// One issue of the table as people see it; its points are in the model.
typedef struct TableIssue {
    Str id, name;
    const Str *values;   // in the order of the points
    int fact_slot;       // learned: all is known of it; -1
    Slice tells[TELLS];  // lines said when it is asked about: [0], but where those of their importance (1 little … 3 much) are given
    int line;
} TableIssue;
#define TABLE_ENDS (PHASE_COUNT - PHASE_AGREED)
// What a negotiate beat says; a scenario has one table at most.
typedef struct TableSpec {
    Negotiation model;
    int beat;        // where it stands
    int slot;        // its first in the row
    int with;        // cast index of the counterpart, -1: nobody in particular
    int trust_slot;  // a variable that dialogue moves: what it is above or below its start is added to their trust, in percent; -1
    int32_t trust_start;
    const TableIssue *issues;
    Str currency;   // of money tables: "NT$"; empty where points are only points
    int64_t point;  // what a point is worth in it
    Str alternatives[ALTERNATIVES_MAX];
    Str act_names[ACTED_COUNT];         // as this scenario calls them; empty: the program's word
    Slice act_lines[ACTED_COUNT];       // said with the act
    Slice reaction_lines[REACT_COUNT];  // what they say
    Slice ends[TABLE_ENDS];             // the ways that lead on, as table_end finds them
    int line;
} TableSpec;
// Where it leads when the table has come to this phase, one of those from PHASE_AGREED on.
static inline Slice *table_end(TableSpec *table, NegotiationPhase phase) {
    MUST(phase >= PHASE_AGREED && phase < PHASE_COUNT);
    return &table->ends[phase - PHASE_AGREED];
}

typedef struct Ending {
    Str name;
    Slice lines;  // the first narration is the headline
    int line;
} Ending;

typedef struct CastMember {
    Str name, id, role;
    PictureName portrait;
    int mood;  // index into vars, -1: none
} CastMember;

typedef struct Fact {
    Str id, text;
    int speaker;  // who says it; SPEAKER_NARRATOR: nobody in particular
    int slot;
} Fact;

typedef struct Promise {
    Str id, text;
    int slot, due_slot;  // due_slot: where an open promise keeps its due time, -1 when `due` is fixed
    int32_t due;         // clock units; for `within`, units after it was promised
    bool has_due;
    Effect broken, kept;
} Promise;

typedef struct OutcomeRow {
    Str label;
    int32_t weight, min, max;
    int slot;      // -1: the function gives 0..100
    int32_t full;  // for flags, facts and promises: the value that counts 100; -1 for numbers
    int function;
    bool invert;
} OutcomeRow;

typedef struct Draw {
    int slot;
    Slice values;  // in `ints`
} Draw;

// A line of play: for each beat met, the options taken there, in order of meeting.
typedef struct Pick {
    int32_t beat, option;  // option: 1-based, the author's number; 0: `move`
    Str move;              // at the table, as core/move.h reads it
    int line;
} Pick;
typedef struct ScenarioRun {
    Str name;
    Slice picks;
    int line;
} ScenarioRun;

// A text a person can read, where it stands: for translation and its checks.
typedef struct SourceText {
    Str context, text;  // context: the beat's name, or empty
    int line;
} SourceText;

// A Lua function that was kept, where it is written, and what it can read at most.
typedef struct ScriptFunction {
    int function, line;
    bool knows_reads;  // false: it may read anything
    int16_t *reads;    // slots of the row
    int read_count;
} ScriptFunction;

typedef enum ClockUnit { CLOCK_NONE, CLOCK_MINUTE, CLOCK_HOUR, CLOCK_DAY, CLOCK_WEEK } ClockUnit;

struct Script;  // the scenario's own Lua functions, core/script.h

typedef struct Scenario {
    Arena arena;
    Str name, file;  // "complaint/line-down", "scenarios/complaint/line-down.lua"
    Str title, brief, kind;
    int level, minutes;
    PictureName scene;  // where a beat has none
    uint64_t logic;     // hash of everything that decides what happens; texts and pictures left out

    int row_count;              // integers in a row
    int position_slot;          // beat, or beat_count + ending
    int clock_slot;             // -1 when there is no clock
    int once_slot, once_count;  // bits, 31 to a slot
    ClockUnit clock_unit;
    int32_t clock_start;  // minutes since midnight for CLOCK_MINUTE, else the author's number

    Var *vars;
    int var_count, var_cap;
    Map var_names;
    Op *ops;
    int op_count, op_cap;
    Change *changes;
    int change_count, change_cap;
    Line *lines;
    int line_count, line_cap;
    Way *ways;
    int way_count, way_cap;
    Rule *rules;
    int rule_count, rule_cap;
    Slice top_rules;
    Option *options;
    int option_count, option_cap;
    Beat *beats;
    int beat_count, beat_cap, start;
    Ending *endings;
    int ending_count, ending_cap;
    CastMember *cast;
    int cast_count, cast_cap;
    Fact *facts;
    int fact_count, fact_cap;
    Promise *promises;
    int promise_count, promise_cap;
    OutcomeRow *outcome;
    int outcome_count, outcome_cap;
    int64_t outcome_denominator;  // of the whole outcome, in hundredths: see session_outcome
    Draw *draws;
    int draw_count, draw_cap;
    Pick *picks;
    int pick_count, pick_cap;
    ScenarioRun *runs;
    int run_count, run_cap;
    ActCall *acts;
    int act_count, act_cap;
    TalkCall *talks;
    int talk_count, talk_cap;
    int32_t *ints;
    int int_count, int_cap;
    Str *techniques;  // ids, as the tags of this scenario use them
    int technique_count, technique_cap;
    SourceText *texts;
    int text_count, text_cap;
    ScriptFunction *functions;
    int function_count, function_cap;

    bool has_complaint;
    ComplaintSpec complaint;
    int complaint_slot;
    TableSpec *table;  // NULL: nothing is negotiated

    struct Script *script;  // NULL when no function is used
} Scenario;

// Reads, checks and compiles the file at `path`. `name` is what journals call it. All faults of the file go to `err`; with any, NULL is
// returned. `handbook` may be NULL: then technique ids are not checked. The caller frees the scenario.
Scenario *scenario_load(const Files *files, Str path, Str name, const Handbook *handbook, Err *err);
void scenario_free(Scenario *scenario);

// Index, or -1.
int scenario_beat(const Scenario *scenario, Str name);
int scenario_ending(const Scenario *scenario, Str name);
const ScenarioRun *scenario_run(const Scenario *scenario, Str name);
// What is known of a Lua function, by the number that conditions and effects hold.
const ScriptFunction *scenario_function(const Scenario *scenario, int function);
// What the run does when it decides at `beat` for the time `visit`, counted from 0; NULL when it names nothing.
const Pick *scenario_pick_at(const Scenario *scenario, const ScenarioRun *run, int beat, int visit);
// The author's number of the option it takes then; 0 when it names none.
int scenario_pick(const Scenario *scenario, const ScenarioRun *run, int beat, int visit);
// The same as a decision, as it is meant on `row`, the whole one: a package says only what differs from the rep's last offer. False with
// the fault in `err` when the run names nothing. Whether the decision is open is not looked at.
bool scenario_decision(const Scenario *scenario, const ScenarioRun *run, int beat, int visit, const int32_t *row, Decision *decision,
                       Err *err);
#endif
