// What several of the program's objects have in common; JSON holds nothing but text, so what is none is replaced.
#include "host/json.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

json_t *json_text(Str text) {
    Arena arena = {0};
    Str clean = utf8_clean(&arena, text);
    json_t *value = json_stringn(clean.data ? clean.data : "", clean.len);
    arena_free(&arena);
    return value;
}

json_t *json_phase(NegotiationPhase phase) {
    static const char *const names[PHASE_COUNT] = {"ahead", "prepare", "talks", "agreed", "walked", "left", "timeout"};
    return json_string(names[phase]);
}

json_t *json_worth(Points worth) {
    return json_pack("[I, I]", (json_int_t)worth.mine, (json_int_t)worth.theirs);
}

json_t *json_package(const TableSpec *table, const DealSpace *space, int outcome, Points worth) {
    if (outcome < 0) return json_null();
    Package package = deal_package(space, outcome);
    json_t *values = json_array();
    for (int i = 0; i < space->issue_count; i++) json_array_append_new(values, json_text(table->issues[i].values[package.value[i]]));
    return json_pack("{s:o, s:I, s:I}", "values", values, "mine", (json_int_t)worth.mine, "theirs", (json_int_t)worth.theirs);
}

void json_write_open(json_t *object, FILE *out) {
    char *text = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(15));
    MUST(text && strlen(text) > 2);
    fwrite(text, 1, strlen(text) - 1, out);
    free(text);
    json_decref(object);
}
