// The table of findings, the list of them, and the order of a check.
#include "coach/check_parts.h"

#include <stdlib.h>

typedef struct FindingSpec {
    Str code;
    FindingLevel level;
    Str says, cure;
} FindingSpec;

#define ROW(code, level, says, cure)                                                                                                       \
    {                                                                                                                                      \
        {code, sizeof code - 1}, level, {says, sizeof says - 1}, {                                                                         \
            cure, sizeof cure - 1                                                                                                          \
        }                                                                                                                                  \
    }

static const FindingSpec specs[FINDING_KINDS] = {
    [FIND_SCENARIO] = ROW("scenario", FINDING_ERROR, "The file can't be read as it is written: {1}", "Mend what the sentence names."),
    [FIND_UNREACHABLE_BEAT] =
        ROW("unreachable-beat", FINDING_ERROR, "No play enters the beat “{1}”.", "Lead a way there, or take the beat out."),
    [FIND_UNREACHABLE_OPTION] =
        ROW("unreachable-option", FINDING_ERROR, "No play finds this option open.", "Mend its condition, or take the option out."),
    [FIND_UNREACHABLE_ENDING] =
        ROW("unreachable-ending", FINDING_ERROR, "No play reaches the ending “{1}”.", "Lead a way there, or take the ending out."),
    [FIND_DEAD_END] = ROW("dead-end", FINDING_ERROR, "A play fails here: {1}", "See to a way on from every situation."),
    [FIND_ENDLESS_LOOP] = ROW("endless-loop", FINDING_ERROR, "Play can come to “{1}” in such a way that it never ends.",
                              "Give the loop a way out that stays open."),
    [FIND_NEVER_TRUE] = ROW("never-true", FINDING_ERROR, "This condition holds in no play.", "Mend it, or take out what hangs on it."),
    [FIND_ALWAYS_TRUE] =
        ROW("always-true", FINDING_ERROR, "This condition holds whenever it is read.", "Mend it, or take the condition away."),
    [FIND_NEVER_READ] =
        ROW("never-read", FINDING_ERROR, "Nothing reads “{1}”.", "Use it in a condition, in the outcome or in a text, or take it out."),
    [FIND_NO_REPLAY] =
        ROW("no-replay", FINDING_ERROR, "The run “{1}” comes to no ending: {2}", "Let it name an open option at each beat it meets."),
    [FIND_UNTRANSLATED] = ROW("untranslated", FINDING_ERROR, "This text is not translated: “{1}”.", "Add its translation to the PO file."),
    [FIND_NO_TRANSLATION] =
        ROW("untranslated", FINDING_ERROR, "There is no translation: the file {1} is missing.", "Write it, with an entry for every text."),
    [FIND_STALE_TRANSLATION] = ROW("stale-translation", FINDING_ERROR, "No text of the scenario reads “{1}”.",
                                   "Copy the text as it reads now, or take the entry out."),
    [FIND_STALE_CONTEXT] = ROW("stale-translation", FINDING_ERROR, "No beat or ending is called “{1}”.",
                               "Name the one in which the text stands, or take the msgctxt out."),
    [FIND_MISPLACED_TRANSLATION] = ROW("misplaced-translation", FINDING_ERROR, "In “{1}” no text reads “{2}”.",
                                       "Name the beat or ending in which it stands, or take the msgctxt out."),
    [FIND_PLACEHOLDER] =
        ROW("placeholder", FINDING_ERROR, "The source has the names {1} in braces, the translation {2}.", "Use the same names in both."),
    [FIND_MISSING_GLYPH] =
        ROW("missing-glyph", FINDING_ERROR, "The font has no character “{1}” (U+{2}).", "Write it with another character."),
    [FIND_NEAR_PICTURE] = ROW("missing-picture", FINDING_ERROR, "There is no drawing “{1}”; did you mean “{2}”? Shipped are: {3}.",
                              "Name one of them, or put your own beside the scenario."),
    [FIND_NO_PICTURE] = ROW("missing-picture", FINDING_ERROR, "There is no drawing “{1}”. Shipped are: {2}.",
                            "Name one of them, or put your own beside the scenario."),
    [FIND_MISTAKE_IS_BEST] =
        ROW("mistake-is-best", FINDING_SMELL, "This option is tagged as a mistake, and there are situations in which it is the best.",
            "Make it cost something, or take the tag away."),
    [FIND_MISTAKE_ON_BEST_LINE] =
        ROW("mistake-on-best-line", FINDING_SMELL, "This option is tagged as a mistake, and the best play can take it at no cost.",
            "Let it cost what no later gain makes up, or take the tag away."),
    [FIND_SHOWN_IS_WORST] = ROW("shown-is-worst", FINDING_SMELL, "This option shows a technique, and it is always the worst choice.",
                                "Let the technique pay, or take the tag away."),
    [FIND_NEVER_DIFFERS] = ROW("never-differs", FINDING_SMELL, "Whatever happened before, this option leads to the same as number {1}.",
                               "Let them differ in what follows, or make one of the two."),
    [FIND_DOMINATED] =
        ROW("dominated", FINDING_SMELL, "Nobody could want this option: it always costs {1} points or more, and teaches nothing.",
            "Make it tempting, or say in “why” or “mistakes” what it teaches."),
    [FIND_BEST_IS_LONGEST] =
        ROW("best-is-longest", FINDING_SMELL, "The best option is the longest text in {1} of {2} beats: it can be found without reading.",
            "Write some wrong options longer, some right ones shorter."),
    [FIND_BEST_IS_FIRST] =
        ROW("best-is-first", FINDING_SMELL, "The best option is the first in {1} of {2} beats: it can be found without reading.",
            "Put it in other places."),
    [FIND_BEST_NOT_100] = ROW("best-not-100", FINDING_SMELL, "The best play reaches an outcome of {1} only.",
                              "Let the best play bring every outcome row near its top."),
    [FIND_WORST_NOT_0] = ROW("worst-not-0", FINDING_SMELL, "The worst play still reaches an outcome of {1}.",
                             "Let the worst play bring every outcome row near its bottom."),
    [FIND_NO_WAY_BACK] = ROW("no-way-back", FINDING_SMELL, "One slip here costs {1} points, and there is no way back.",
                             "Let play go on to a decision that can make up for part of it."),
    [FIND_NEVER_SHOWN] = ROW("never-shown", FINDING_SMELL, "The technique “{1}” is shown by no best play.",
                             "Let an option that shows it be among the best, or take the tag away."),
    [FIND_NO_EXPERT] = ROW("expert-not-best", FINDING_SMELL, "There is no run “expert”.", "Add the best play to “runs” under this name."),
    [FIND_EXPERT_NOT_BEST] = ROW("expert-not-best", FINDING_SMELL, "The run “expert” gives up {1} points at “{2}”.",
                                 "Let it choose an option of the best play there."),
    [FIND_TOO_LONG] = ROW("too-long", FINDING_SMELL, "This text has {1} words; here {2} are enough.", "Shorten it, or divide it in two."),
    [FIND_LEVEL_TOO_LOW] = ROW("level", FINDING_SMELL, "The scenario is of level {1}, but the course teaches “{2}” on level {3}.",
                               "Raise the level, or leave the technique to a later scenario."),
    [FIND_LEVEL_TOO_HIGH] = ROW("level", FINDING_SMELL, "The scenario is of level {1}, but the course teaches all it shows by level {2}.",
                                "Lower the level, or let it show a technique of its own level."),
};

Str finding_code(FindingKind kind) {
    return specs[kind].code;
}

FindingLevel finding_level(FindingKind kind) {
    return specs[kind].level;
}

static void add(Findings *f, FindingKind kind, Str file, int line, Str text) {
    f->items = arena_grow(&f->arena, f->items, f->count, &f->cap, sizeof *f->items);
    f->items[f->count++] = (Finding){kind, str_copy(&f->arena, file), line, text};
}

void findings_add(Findings *f, FindingKind kind, Str file, int line, const Str *args, int count) {
    Str says = str_fill(&f->arena, catalog_get(f->catalog, STR_NONE, specs[kind].says), args, count);
    Str parts[] = {says, catalog_get(f->catalog, STR_NONE, specs[kind].cure)};
    add(f, kind, file, line, str_fill(&f->arena, catalog_get(f->catalog, STR("sentences"), STR("{1} {2}")), parts, 2));
}

void findings_take(Findings *f, const Err *faults) {
    for (int i = 0; i < faults->count; i++) {
        const Fault *fault = &faults->faults[i];
        add(f, FIND_SCENARIO, fault->file, fault->line > 0 ? fault->line : 1, str_copy(&f->arena, fault->text));
    }
}

static int by_place(const void *a, const void *b) {
    const Finding *x = a, *y = b;
    int order = str_compare(x->file, y->file);
    if (!order) order = (x->line > y->line) - (x->line < y->line);
    if (!order) order = (int)x->kind - (int)y->kind;
    return order ? order : str_compare(x->text, y->text);
}

void findings_sort(Findings *f) {
    if (f->count) qsort(f->items, (size_t)f->count, sizeof *f->items, by_place);
}

int findings_count(const Findings *f, FindingLevel level) {
    int count = 0;
    for (int i = 0; i < f->count; i++) count += specs[f->items[i].kind].level == level;
    return count;
}

void findings_free(Findings *f) {
    err_free(&f->notes);
    arena_free(&f->arena);
    *f = (Findings){.catalog = f->catalog};
}

Str findings_reference(Arena *arena) {
    static const Str gaps[] = {{"…", sizeof "…" - 1}, {"…", sizeof "…" - 1}, {"…", sizeof "…" - 1}};
    StrBuf buf = {.arena = arena};
    buf_add(&buf, STR("### findings of check\n\n| code | level | says | cure |\n|---|---|---|---|\n"));
    for (int i = 0; i < FINDING_KINDS; i++) {
        Str row[] = {specs[i].code, specs[i].level == FINDING_ERROR ? STR("error") : STR("smell"), str_fill(arena, specs[i].says, gaps, 3),
                     specs[i].cure};
        buf_add(&buf, str_fill(arena, STR("| `{1}` | {2} | {3} | {4} |\n"), row, 4));
    }
    return buf_str(&buf);
}

int64_t check_scenario(const Scenario *s, const CheckAsk *ask, Findings *findings) {
    Check check = {.s = s, .ask = ask, .findings = findings, .complete = true, .said = true};
    findings->notes.catalog = findings->catalog;
    check_texts(&check);
    check_plays(&check);
    arena_free(&check.arena);
    return check.states;
}
