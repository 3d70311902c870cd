// What they tell of an issue at the table is said as it matters to them in this run.
#include "core/session.h"
#include "core/view.h"
#include "testkit/testkit.h"

#include <string.h>

// The seed draws who sits there: the first lives on the price alone, the second lives on the date and cares somewhat for the price.
static const char source[] =
    "return scenario { api = 1, kind = 'negotiation', title = 'Two moods', start = 'talk', beats = { talk = {\n"
    "  negotiate = { rounds = 4, reserve = { mine = 0, theirs = 0 },\n"
    "    issues = {\n"
    "      { 'Price', id = 'price', values = { '98', '100' }, mine = { 0, 10 }, theirs = { { 90, 0 }, { 45, 0 } },\n"
    "        tells = 'It is a price.', much = 'It is all there is.' },\n"
    "      { 'Date', id = 'date', values = { '1', '2' }, mine = { 0, 10 }, theirs = { { 20, 0 }, { 90, 0 } },\n"
    "        little = 'Any day.', much = 'That day.' },\n"
    "    },\n"
    "    lines = { told = 'Now you know.', told_all = 'Now you know.' },\n"
    "    agreed = 'done', walked = 'done', timeout = 'done' } } },\n"
    "  endings = { done = 'Done.' } }\n";

static Scenario *load(void) {
    const MemoryFile memory[] = {{"moods.lua", source}, {NULL, NULL}};
    Files files = testkit_memory(memory);
    Err err = {0};
    Scenario *s = scenario_load(&files, STR("moods.lua"), STR("moods"), NULL, &err);
    assert_no_faults(&err);
    err_free(&err);
    return s;
}

// The first line said when issue `issue` (1-based) is asked about in a run with `profile`.
static void assert_told(const Scenario *s, int profile, int issue, const char *line) {
    uint64_t seed = 0;
    Session *session = session_open(s, seed, NULL);
    while (session_row(session)[s->table->slot + TABLE_PROFILE] != profile) {
        session_free(session);
        session = session_open(s, ++seed, NULL);
        assert_true(seed < 100);
    }
    Err err = {0};
    session_decide(session, &(Decision){DECISION_TALK, 2, {TALK_ASK, issue}}, &err);
    assert_no_faults(&err);
    Arena arena = {0};
    View view = session_view(session, NULL, &arena);
    assert_true(view.line_count >= 2);
    assert_str(view.lines[0].text, line);
    assert_str(view.lines[1].text, "Now you know.");
    arena_free(&arena);
    session_free(session);
}

static void importance_is_heard(void **state) {
    (void)state;
    Scenario *s = load();
    assert_told(s, 0, 1, "It is all there is.");
    assert_told(s, 0, 2, "Any day.");
    // 45 is half of 90: it matters some, and for that there are no lines of its own.
    assert_told(s, 1, 1, "It is a price.");
    assert_told(s, 1, 2, "That day.");
    scenario_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(importance_is_heard)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
