// The text form of a run: save file, log, replay and test in one.
//
//     counterpart journal 1
//     scenario complaint/line-down
//     logic 0123456789abcdef
//     seed 42
//     language zh-TW
//     mode practice
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

typedef struct JournalStep {
    Decision decision;
    Str beat;
    uint64_t hash;
    int line;  // of the text it was read from
} JournalStep;

typedef struct Journal {
    Str scenario;  // name
    uint64_t logic, seed, start_hash;
    Str language;  // "en", "zh-TW"
    Mode mode;
    int cut;  // practice: decisions shared with the first attempt
    JournalStep *steps;
    int step_count;
    bool ended;
    Str ending, outcome;  // "43.2", "-"
} Journal;

// The session as text, in `arena`. Control letters in the scenario's name become "?". Empty when the scenario's own functions fail in the
// first beat, where they had worked before.
Str journal_write(Arena *arena, const Session *session, Str language, Mode mode, int cut);
// Reads a text, with \n or \r\n; every fault with file:line goes to `err`, NULL then. The journal and its texts live in `arena`.
Journal *journal_read(Arena *arena, Str file, Str text, Err *err);
// Plays it again. Stops at the first difference and says which decision, the line of the journal, what was expected and what came; NULL
// then. A journal of another logic is refused with both hashes named.
Session *journal_replay(const Journal *journal, Str file, const Scenario *scenario, Err *err);
#endif
