// Fuzzes the scenario loader: any bytes are either a scenario or a list of faults, within the budgets.
#include "core/session.h"

static Str input;

static bool read_input(void *context, Arena *arena, Str path, Str *text, Err *err) {
    (void)context, (void)path, (void)err;
    *text = str_copy(arena, input);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    input = (Str){(const char *)data, size};
    Files files = {.read = read_input};
    Err err = {0};
    Scenario *scenario = scenario_load(&files, STR("fuzz.lua"), STR("fuzz"), NULL, &err);
    if (!scenario && !err.count) die("no scenario and no fault");
    Session *session = scenario ? session_open(scenario, size, &err) : NULL;
    for (int i = 0; session && i < 50; i++) {
        Decision decision = {DECISION_CHOOSE, 1, {i % 9 + 1}};
        session_decide(session, &decision, &err);
    }
    session_free(session);
    scenario_free(scenario);
    err_free(&err);
    return 0;
}
