// Any text is a move or one fault; what is a move is written in words that are the same move again.
#include "base/utf8.h"
#include "core/move.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const Str values[] = {STR_INIT("98"), STR_INIT("100"), STR_INIT("30 days"), STR_INIT("#2"), STR_INIT("\"|=\\")};
static const Points points[] = {{0, 9}, {5, 5}, {9, 0}, {2, 2}, {1, 3}};
static const Issue issues[] = {{STR_INIT("price"), 1, points, 5}, {STR_INIT("limit"), 1, points, 5}};
static const TableIssue names[] = {{STR_INIT("price"), STR_INIT("Unit price"), values, -1, {0}, 1},
                                   {STR_INIT("limit"), STR_INIT("限額"), values, -1, {0}, 1}};
static Stand stand = {.space = {.issues = issues, .issue_count = 2, .outcome_count = 25}};
static TableSpec table = {.model = {.issue_count = 2, .issues = issues, .alternative_count = 2, .stands = &stand}, .issues = names};
static const Scenario scenario = {.table = &table};

static void check(Arena *arena, const Decision *decision) {
    Decision again;
    MUST(move_fits(&scenario, decision));
    MUST(move_read(&scenario, NULL, NULL, move_write(arena, &scenario, decision), &again, STR_NONE, 0, NULL));
    MUST(again.kind == decision->kind && again.count == decision->count);
    for (int i = 0; i < again.count; i++) MUST(again.value[i] == decision->value[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Arena arena = {0};
    Err err = {0};
    Decision decision;
    bool read = move_read(&scenario, NULL, NULL, (Str){(const char *)data, size}, &decision, STR("fuzz"), 1, &err);
    MUST(err.count == !read);
    if (read) check(&arena, &decision);
    for (int i = 0; i < err.count; i++) MUST(utf8_valid(fault_print(&arena, &err.faults[i])));
    err_free(&err);
    arena_free(&arena);
    return 0;
}
