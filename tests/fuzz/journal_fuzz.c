// Any bytes are a journal or a list of faults; what is a journal keeps its promises.
#include "base/utf8.h"
#include "core/journal.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const Journal *journal) {
    MUST(journal->scenario.len > 0 && journal->head.language.len > 0);
    MUST(journal->step_count <= JOURNAL_STEPS_MAX && journal->head.cut <= journal->step_count);
    MUST(journal->ended == (journal->ending.len > 0) && journal->ended == (journal->outcome.len > 0));
    for (int i = 0; i < journal->step_count; i++) {
        const JournalStep *step = &journal->steps[i];
        MUST(step->beat.len > 0 && !memchr(step->beat.data, ' ', step->beat.len));
        MUST(step->decision.kind >= DECISION_CHOOSE && step->decision.kind <= DECISION_WALK);
        MUST(step->decision.count >= 0 && step->decision.count <= DECISION_MAX);
        for (int v = 0; v < step->decision.count; v++) MUST(step->decision.value[v] >= 0 && step->decision.value[v] < DEAL_OUTCOMES_MAX);
        MUST(i == 0 || step->line == journal->steps[i - 1].line + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Arena arena = {0};
    Err err = {0};
    const Journal *journal = journal_read(&arena, STR("fuzz"), (Str){(const char *)data, size}, &err);
    MUST((journal != NULL) == (err.count == 0));
    if (journal) check(journal);
    for (int i = 0; i < err.count; i++) MUST(utf8_valid(fault_print(&arena, &err.faults[i])));
    err_free(&err);
    arena_free(&arena);
    return 0;
}
