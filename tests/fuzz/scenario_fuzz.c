// Fuzzes the scenario loader: any bytes are either a scenario that can be played or a list of faults, within the budgets.
#include "core/view.h"

static Str input;

static bool read_input(void *context, Arena *arena, Str path, Str *text, Err *err) {
    (void)context, (void)path, (void)err;
    *text = str_copy(arena, input);
    return true;
}

// At a table acts of every kind, open or not; elsewhere one option after the other.
static Decision decision_at(const Session *session, int number) {
    const Scenario *s = session_scenario(session);
    int beat = session_beat(session), issues = s->table ? s->table->model.issue_count : 0;
    if (beat < 0 || !s->beats[beat].negotiates) return (Decision){DECISION_CHOOSE, 1, {number % 9 + 1}};
    Decision decisions[] = {
        {DECISION_TALK, 2, {number % 7, number % 3}},
        {DECISION_OFFER, 2, {number % 5, number * 7}},
        {DECISION_OFFER, 3, {MANNER_PLAIN, number, number + 1}},
        {DECISION_PREPARE, 3 + issues, {1, 30, 80}},
        {.kind = number > 40 ? DECISION_WALK : DECISION_ACCEPT},
    };
    for (int i = 0; i < issues; i++) decisions[3].value[3 + i] = 1 + i % 3;
    return decisions[number % 5];
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
        Decision decision = decision_at(session, i);
        session_decide(session, &decision, &err);
    }
    Arena arena = {0};
    if (session) session_view(session, NULL, &arena);
    arena_free(&arena);
    session_free(session);
    scenario_free(scenario);
    err_free(&err);
    return 0;
}
