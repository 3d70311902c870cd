// What a Lua function may read: never less than it reads. What can't be told is anything.
#include "core/scenario.h"
#include "testkit/testkit.h"

#include <string.h>

// The names that the one function in `code` is said to read, in the order of the row; "?" when it may be anything.
static void assert_reads(const char *before, const char *code, const char *expected) {
    Arena arena = {0};
    Str parts[] = {str_from(before), str_from(code)};
    Str text = str_fill(&arena,
                        STR("{1}\nreturn scenario { api = 1, kind = 'planning', title = 'T', start = 'a', endings = { out = 'O' },\n"
                            "  state = { n = { 0, 0, 9 }, m = { 0, 0, 9 }, long_name = false }, facts = { f = 'F', m = 'M' },\n"
                            "  promises = { p = { 'P' } }, clock = { start = 0, unit = 'day' }, model = complaint {},\n"
                            "  beats = { a = { options = { { '1', go = 'out', effect =\n{2}\n} } } } }\n"),
                        parts, 2);
    MemoryFile files[] = {{"t.lua", text.data}, {NULL, NULL}};
    Files world = testkit_memory(files);
    Err err = {0};
    Scenario *s = scenario_load(&world, STR("t.lua"), STR("t"), NULL, &err);
    assert_no_faults(&err);
    assert_int_equal(s->function_count, 1);
    const ScriptFunction *function = scenario_function(s, s->options[0].effect.function);
    StrBuf names = {.arena = &arena};
    for (int i = 0; i < function->read_count; i++)
        for (int j = 0; j < s->var_count; j++)
            if (s->vars[j].slot == function->reads[i]) buf_add(&names, str_fill(&arena, STR("{1} "), &s->vars[j].name, 1));
    assert_str(function->knows_reads ? buf_str(&names) : STR("?"), expected);
    scenario_free(s);
    err_free(&err);
    arena_free(&arena);
}

static void what_is_named(void **state) {
    (void)state;
    assert_reads("", "function(s) end", "");
    assert_reads("", "function(s) s.n = 1 end", "n ");
    assert_reads("", "function(s) if s.long_name then s.n = s.clock end end", "clock n long_name ");
    assert_reads("", "function(s) if s.promises.p == 'open' and s.facts.f then s.n = s.anger end end", "n anger facts.f promises.p ");
    assert_reads("", "function(s) local x = s; local y = x.facts; if y.m then x.n = 2 end end", "n m facts.m ");  // m: one or the other
    assert_reads("", "function(s) s.n = s.\n  m end", "n m facts.m ");
}

// What the table shows has names of its own below s.table.
static void what_the_table_shows(void **state) {
    (void)state;
    MemoryFile files[] = {{"t.lua",
                           "return scenario { api = 1, kind = 'negotiation', title = 'T', start = 'a', endings = { out = 'O' },\n"
                           "  state = { mood = { 0, 0, 9 } }, outcome = { { 'O', from = function(s) return s.table.own + s.mood end } },\n"
                           "  beats = { a = { negotiate = { rounds = 4, agreed = 'out', walked = 'out', timeout = 'out', reserve = { mine "
                           "= 0, theirs = 0 },\n"
                           "    issues = { { 'I', values = { '1', '2' }, mine = { 0, 1 }, theirs = { 1, 0 } } } } } } }\n"},
                          {NULL, NULL}};
    Files world = testkit_memory(files);
    Err err = {0};
    Scenario *s = scenario_load(&world, STR("t.lua"), STR("t"), NULL, &err);
    assert_no_faults(&err);
    const ScriptFunction *function = scenario_function(s, s->outcome[0].function);
    assert_true(function->knows_reads);
    // s.mood is a variable here; table.mood is read by the same word, so that both count as read.
    assert_int_equal(function->read_count, 3);
    const int expected[] = {s->vars[map_get(&s->var_names, STR("mood"))].slot, s->table->slot + TABLE_MOOD, s->table->slot + TABLE_OWN};
    for (int i = 0; i < 3; i++) assert_int_equal(function->reads[i], expected[i]);
    scenario_free(s);
    err_free(&err);
}

static void what_it_calls(void **state) {
    (void)state;
    assert_reads("local function double(s) return s.n * 2 end", "function(s) s.long_name = double(s) > 2 end", "n long_name ");
    assert_reads("local up = 3; local function add(s) return s.n + up end; local function twice(s) return add(s) + add(s) end",
                 "function(s) s.long_name = twice(s) > 2 end", "n long_name ");
    assert_reads("local round; round = function(s, k) return k > 0 and round(s, k - 1) or s.n end", "function(s) s.n = round(s, 3) end",
                 "n ");
    assert_reads("local most = math.max", "function(s) s.n = most(3, math.min(1, 2)) end", "n ");
}

static void what_cannot_be_told(void **state) {
    (void)state;
    assert_reads("", "function(s) s['n'] = 1 end", "?");
    assert_reads("local k = 'n'", "function(s) s[k] = 1 end", "?");
    assert_reads("local t = { n = 1 }", "function(s) s.n = t.n end", "?");
    assert_reads("local function get(s, k) return s[k] end", "function(s) s.n = get(s, 'm') end", "?");
    assert_reads("", "function(s) s.n = 1 --[[ a note ]] end", "?");
}

// Texts too long to be looked through, and rings of many functions, are not.
static void what_is_too_long(void **state) {
    (void)state;
    Arena arena = {0};
    StrBuf code = {.arena = &arena}, before = {.arena = &arena};
    buf_add(&code, STR("function(s) s.n = 1"));
    for (int i = 0; i < 5000; i++) buf_char(&code, ' ');
    buf_add(&code, STR("end"));
    assert_reads("", buf_str(&code).data, "?");
    buf_add(&before, STR("local function f0(s) return s.m end\n"));
    for (int i = 1; i < 40; i++) {
        Str numbers[] = {str_int(&arena, i), str_int(&arena, i - 1)};
        buf_add(&before, str_fill(&arena, STR("local function f{1}(s) return f{2}(s) end\n"), numbers, 2));
    }
    assert_reads(buf_str(&before).data, "function(s) s.n = f39(s) end", "?");
    assert_reads(buf_str(&before).data, "function(s) s.n = f9(s) end", "n m facts.m ");
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_named),       cmocka_unit_test(what_the_table_shows), cmocka_unit_test(what_it_calls),
        cmocka_unit_test(what_cannot_be_told), cmocka_unit_test(what_is_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
