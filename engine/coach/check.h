// What an author should mend before anyone plays: the faults and smells of a scenario, each with its place and a cure.
#ifndef COACH_CHECK_H
#define COACH_CHECK_H
#include "coach/search.h"

typedef enum FindingLevel { FINDING_ERROR, FINDING_SMELL } FindingLevel;

// The rows of the table of findings; where one code has two sentences it has two rows.
typedef enum FindingKind {
    FIND_SCENARIO,
    FIND_UNREACHABLE_BEAT,
    FIND_UNREACHABLE_OPTION,
    FIND_UNREACHABLE_ENDING,
    FIND_DEAD_END,
    FIND_ENDLESS_LOOP,
    FIND_NEVER_TRUE,
    FIND_ALWAYS_TRUE,
    FIND_NEVER_READ,
    FIND_NO_REPLAY,
    FIND_UNTRANSLATED,
    FIND_NO_TRANSLATION,
    FIND_STALE_TRANSLATION,
    FIND_STALE_CONTEXT,
    FIND_MISPLACED_TRANSLATION,
    FIND_PLACEHOLDER,
    FIND_MISSING_GLYPH,
    FIND_NEAR_PICTURE,
    FIND_NO_PICTURE,
    FIND_MISTAKE_IS_BEST,
    FIND_MISTAKE_ON_BEST_LINE,
    FIND_SHOWN_IS_WORST,
    FIND_NEVER_DIFFERS,
    FIND_DOMINATED,
    FIND_BEST_IS_LONGEST,
    FIND_BEST_IS_FIRST,
    FIND_BEST_NOT_100,
    FIND_WORST_NOT_0,
    FIND_NO_WAY_BACK,
    FIND_NEVER_SHOWN,
    FIND_NO_EXPERT,
    FIND_EXPERT_NOT_BEST,
    FIND_TOO_LONG,
    FIND_LEVEL_TOO_LOW,
    FIND_LEVEL_TOO_HIGH,
    FINDING_KINDS
} FindingKind;

typedef struct Finding {
    FindingKind kind;
    Str file;
    int line;  // 1-based
    Str text;  // what is wrong, and how to cure it
} Finding;

// Zero-initialise; the owner calls findings_free. `catalog`, if set, translates the sentences.
typedef struct Findings {
    Arena arena;
    Finding *items;
    int count, cap;
    Err notes;  // what could not be checked, and why
    const Catalog *catalog;
} Findings;

// "unreachable-beat": what a machine or a test calls it.
Str finding_code(FindingKind kind);
FindingLevel finding_level(FindingKind kind);
void findings_add(Findings *findings, FindingKind kind, Str file, int line, const Str *args, int count);
// FIND(findings, kind, file, line, name): with any number of Str arguments, at least one; findings_add(…, NULL, 0) for none.
#define FIND(findings, kind, file, line, ...)                                                                                              \
    findings_add((findings), (kind), (file), (line), (const Str[]){__VA_ARGS__}, (int)(sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str)))
// The faults of reading a scenario or its translation.
void findings_take(Findings *findings, const Err *faults);
// By file, then line; of one place in the order of the table.
void findings_sort(Findings *findings);
int findings_count(const Findings *findings, FindingLevel level);
void findings_free(Findings *findings);
// The author's table of all codes, in Markdown.
Str findings_reference(Arena *arena);

// What a check knows besides the scenario.
typedef struct CheckAsk {
    const Handbook *handbook;                         // NULL: levels are not checked
    Str translation_file;                             // name of the PO file; empty: translations are not checked
    const Catalog *translation;                       // what it holds; NULL: there is no such file
    bool (*has_glyph)(void *context, uint32_t code);  // can the font show the character? NULL: not checked
    void *context;
    SearchLimits limits;  // of the search of one draw; only its budget counts
} CheckAsk;

// Adds all that is found to `findings`, which are not sorted yet. Returns how many situations were looked at. What a search did not get to
// the end of is told in the notes, and nothing is claimed of it.
int64_t check_scenario(const Scenario *scenario, const CheckAsk *ask, Findings *findings);
#endif
