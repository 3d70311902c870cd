// The text form of a run: save file, log, replay and test in one.
//
//     counterpart journal 1
//     scenario complaint/line-down
//     logic 0123456789abcdef
//     seed 42
//     language zh-TW
//     mode practice
//     coaching guided                                   guided runs only
//     cut 3                                             practice only
//     start 89abcdef01234567
//     1 first_message choose 2 0f1e2d3c4b5a6978         a line per decision: number, beat, kind, values, hash of the state after it
//     end escalated 43.2                                once it has ended: the ending and the outcome, "-" where nothing is scored
//
// Cut behind any line from `start` on it is still a journal, of the run so far.
#ifndef CORE_JOURNAL_H
#define CORE_JOURNAL_H
#include "core/session.h"

#define JOURNAL_BYTES_MAX (4 << 20)
#define JOURNAL_STEPS_MAX STEPS_MAX

typedef enum Mode { MODE_FIRST, MODE_PRACTICE } Mode;  // "first", "practice"
// When the coach speaks: assessed, only at the end; guided, after each decision. The same decisions score the same.
typedef enum Coaching { COACHING_ASSESSED, COACHING_GUIDED } Coaching;  // no line, "guided"

// What a journal says of a run beside the session.
typedef struct JournalHead {
    Str language;  // "en", "zh-TW"
    Mode mode;
    Coaching coaching;
    int cut;  // practice: decisions shared with the first attempt
} JournalHead;

typedef struct JournalStep {
    Decision decision;
    Str beat;
    uint64_t hash;
    int line;  // of the text it was read from; 0: from none
} JournalStep;

typedef struct Journal {
    Str scenario;  // name
    uint64_t logic, seed, start_hash;
    JournalHead head;
    JournalStep *steps;
    int step_count;
    bool ended;
    Str ending, outcome;                   // "43.2", "-"
    int logic_line, start_line, end_line;  // of the text it was read from; 0: from none
} Journal;

// The session as text, in `arena`. Control letters in the scenario's name become "?". Empty when the scenario's own functions fail in the
// first beat, where they had worked before.
Str journal_write(Arena *arena, const Session *session, const JournalHead *head);
// Reads a text, with \n or \r\n; every fault with file:line goes to `err`, NULL then. The journal and its texts live in `arena`.
Journal *journal_read(Arena *arena, Str file, Str text, Err *err);
// Plays it again. Stops at the first difference and says which decision, the line of the journal, what was expected and what came; NULL
// then. A journal of another logic is refused with both hashes named.
Session *journal_replay(const Journal *journal, Str file, const Scenario *scenario, Err *err);
// Computes anew all that the journal keeps beside its decisions, and reports every difference: beats, states, ending and outcome. A state
// behind one that differs, and where it stands, follow from that one and are not reported, until the states are the same again; a decision
// that can't be taken ends the playing, not the report. True: the journal says what its decisions give. Of a journal without an end only
// what it has is compared; another logic is all that is said of such a journal.
bool journal_verify(const Journal *journal, Str file, const Scenario *scenario, Err *err);
#endif
