// What scenarios may do in Lua, what they get for it, and what they are told when they may not.
#include "testkit/testkit.h"

#include "base/catalog.h"
#include "core/sandbox.h"

#include <stdio.h>
#include <string.h>

typedef struct Fixture {
    Sandbox *sandbox;
    lua_State *L;
    Err err;
} Fixture;

// Without a clock: what these tests see must not depend on how fast the machine is.
static Fixture fixture_open(void) {
    static const Files no_clock;
    Fixture f = {.sandbox = sandbox_open(&no_clock)};
    f.L = sandbox_lua(f.sandbox);
    sandbox_constructor(f.sandbox, "scenario");
    sandbox_constructor(f.sandbox, "complaint");
    return f;
}

static void fixture_close(Fixture *f) {
    assert_int_equal(lua_gettop(f->L), 0);
    sandbox_close(f->sandbox);
    err_free(&f->err);
}

static bool run(Fixture *f, const char *source) {
    return sandbox_run(f->sandbox, STR("a/b.lua"), str_from(source), &f->err);
}

// Runs a file that returns a function, and keeps it.
static int keep(Fixture *f, const char *source) {
    assert_true(run(f, source));
    int function = sandbox_keep(f->sandbox, STR("a/b.lua"), 7, &f->err);
    assert_int_equal(lua_gettop(f->L), 0);
    return function;
}

// The result of a kept function as text.
static void assert_call(Fixture *f, int function, const char *expected) {
    bool ok = sandbox_call(f->sandbox, function, 0, &f->err);
    assert_no_faults(&f->err);
    assert_true(ok);
    assert_string_equal(lua_tostring(f->L, -1), expected);
    lua_pop(f->L, 1);
}

static void assert_call_fails(Fixture *f, int function, const char *part) {
    assert_false(sandbox_call(f->sandbox, function, 0, &f->err));
    assert_int_equal(lua_gettop(f->L), 0);
    assert_fault(&f->err, part);
    err_free(&f->err);
}

// What Lua's manual gives for these, where the library has them; the rest is by hand.
static void expressions_give_what_the_manual_says(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"tostring(nil)", "nil"},
        {"tostring(true)", "true"},
        {"tostring(12)", "12"},
        {"tostring(-0.5)", "-0.5"},
        {"tostring(2^53)", "9.007199254741e+15"},
        {"tostring(3.0)", "3.0"},
        {"tostring(1e100)", "1e+100"},
        {"tostring(1/0)", "inf"},
        {"tostring(-1/0)", "-inf"},
        {"tostring(0/0)", "nan"},
        {"tostring(-(0/0))", "nan"},
        {"tostring({})", "table"},
        {"tostring(error)", "function"},
        {"type(nil)", "nil"},
        {"type({})", "table"},
        {"type(math)", "table"},
        {"tostring(tonumber('0x10'))", "16"},
        {"tostring(tonumber('  12  '))", "12"},
        {"tostring(tonumber('1e1'))", "10.0"},
        {"tostring(tonumber('12a'))", "nil"},
        {"tostring(tonumber('1\\0'))", "nil"},
        {"tostring(tonumber(''))", "nil"},
        {"tostring(tonumber({}))", "nil"},
        {"tostring(tonumber('ff', 16))", "255"},
        {"tostring(tonumber('-zz', 36))", "-1295"},
        {"tostring(tonumber('8', 8))", "nil"},
        {"tostring(tonumber('', 10))", "nil"},
        {"tostring(select('#', nil, nil))", "2"},
        {"(select(2, 'a', 'b', 'c'))", "b"},
        {"(select(-1, 'a', 'b', 'c'))", "c"},
        {"tostring(select('#', select(4, 'a', 'b', 'c')))", "0"},
        {"tostring(math.abs(-3))", "3"},
        {"tostring(math.abs(math.mininteger) == math.mininteger)", "true"},
        {"tostring(math.abs(-2.5))", "2.5"},
        {"tostring(math.ceil(2.1))", "3"},
        {"tostring(math.ceil(-2.1))", "-2"},
        {"tostring(math.ceil(-0.0))", "0"},
        {"tostring(math.floor(2.9))", "2"},
        {"tostring(math.floor(-2.1))", "-3"},
        {"tostring(math.floor(-3.0))", "-3"},
        {"tostring(math.floor(7))", "7"},
        {"tostring(math.fmod(-7, 3))", "-1"},
        {"tostring(math.fmod(7, -3))", "1"},
        {"tostring(math.fmod(math.mininteger, -1))", "0"},
        {"tostring(math.max(3, 9, -4))", "9"},
        {"tostring(math.min(3, 9, -4))", "-4"},
        {"tostring(math.max(1, 1.5))", "1.5"},
        {"tostring(math.tointeger(3.0))", "3"},
        {"tostring(math.tointeger(3.5))", "nil"},
        {"tostring(math.tointeger('3'))", "nil"},
        {"tostring(math.maxinteger)", "9223372036854775807"},
        {"tostring(math.mininteger)", "-9223372036854775808"},
        {"('abc'):upper()", "ABC"},
        {"('ABCxyzÄ'):lower()", "abcxyzÄ"},
        {"('abc'):len() .. ''", "3"},
        {"('abc'):reverse()", "cba"},
        {"(''):reverse()", ""},
        {"('abc'):rep(3)", "abcabcabc"},
        {"('abc'):rep(2, ', ')", "abc, abc"},
        {"('abc'):rep(1, ', ')", "abc"},
        {"('abc'):rep(0)", ""},
        {"('abc'):rep(-1)", ""},
        {"('hello'):sub(2, 4)", "ell"},
        {"('hello'):sub(-3)", "llo"},
        {"('hello'):sub(-100, 2)", "he"},
        {"('hello'):sub(4, 2)", ""},
        {"('hello'):sub(0)", "hello"},
        {"('hello'):sub(6)", ""},
        {"('hello'):sub(math.mininteger, math.maxinteger)", "hello"},
        {"table.concat({('ABC'):byte(1, -1)}, ' ')", "65 66 67"},
        {"tostring(('ABC'):byte())", "65"},
        {"tostring(select('#', ('ABC'):byte(10)))", "0"},
        {"string.char(72, 105)", "Hi"},
        {"string.char()", ""},
        {"table.concat({('hello'):find('l')}, ' ')", "3 3"},
        {"table.concat({('hello'):find('lo')}, ' ')", "4 5"},
        {"table.concat({('hello'):find('l', 4)}, ' ')", "4 4"},
        {"table.concat({('hello'):find('l', -2)}, ' ')", "4 4"},
        {"table.concat({('hello'):find('')}, ' ')", "1 0"},
        {"table.concat({('hello'):find('', 6)}, ' ')", "6 5"},
        {"tostring(('hello'):find('', 7))", "nil"},
        {"tostring(('hello'):find('x'))", "nil"},
        {"tostring(('hello'):find('hello!'))", "nil"},
        {"table.concat({('a.b'):find('.', 1, true)}, ' ')", "2 2"},
        {"('aXbXc'):replace('X', '--')", "a--b--c"},
        {"('aaa'):replace('aa', 'b')", "ba"},
        {"('abc'):replace('x', 'y')", "abc"},
        {"('a%1b'):replace('%1', '%2')", "a%2b"},
        {"string.format('%d|%5d|%-5d|%05d|%+d', 1, 2, 3, 4, 5)", "1|    2|3    |00004|+5"},
        {"string.format('%x %X', 255, 255)", "ff FF"},
        {"string.format('%s|%5s|%-5s|%.2s', 'abc', 'ab', 'ab', 'abc')", "abc|   ab|ab   |ab"},
        {"string.format('%s %s %s', nil, true, {})", "nil true table"},
        {"string.format('%c%c', 72, 105)", "Hi"},
        {"string.format('100%%')", "100%"},
        {"string.format('%d', 3.0)", "3"},
        {"string.format('')", ""},
        {"table.concat({1, 'a', 2.5}, ', ')", "1, a, 2.5"},
        {"table.concat({1, 2, 3}, '-', 2)", "2-3"},
        {"table.concat({1, 2, 3}, '-', 2, 2)", "2"},
        {"table.concat({}, 'x')", ""},
        {"table.concat({1, 2}, 'x', 3)", ""},
        {"(select(2, table.unpack({1, 2, 3}))) .. ''", "2"},
        {"tostring(select('#', table.unpack({}, 1, 3)))", "3"},
        {"tostring((table.unpack({[math.maxinteger] = 'end'}, math.maxinteger, math.maxinteger)))", "end"},
        {"utf8.char(72, 228, 20320, 128512)", "Hä你😀"},
        {"tostring(utf8.len('Hä你😀'))", "4"},
        {"tostring(utf8.len('Hä你', 2, 3))", "1"},
        {"table.concat({tostring((utf8.len('a\\xff'))), (select(2, utf8.len('a\\xff')))}, ' ')", "nil 2"},
        {"table.concat({utf8.codepoint('Hä你', 1, -1)}, ' ')", "72 228 20320"},
        {"tostring(('x' < 'y') and ('a' .. 1) == 'a1')", "true"},
        {"tostring(7 // 2) .. (7 % 3) .. (-7 // 2) .. (-7 % 3)", "31-42"},
        {"(assert('a', 'b'))", "a"},
    };
    Fixture f = fixture_open();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[256];
        snprintf(source, sizeof source, "return %s", cases[i][0]);
        bool ok = run(&f, source);
        if (!ok || f.err.count) print_message("%s\n", cases[i][0]);
        assert_no_faults(&f.err);
        assert_true(ok);
        if (strcmp(lua_tostring(f.L, -1), cases[i][1])) fail_msg("%s gives %s, not %s", cases[i][0], lua_tostring(f.L, -1), cases[i][1]);
        lua_pop(f.L, 1);
    }
    fixture_close(&f);
}

static void tables_are_changed_as_the_manual_says(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"table.insert(t, 'd')", "a b c d"},
        {"table.insert(t, 1, 'x')", "x a b c"},
        {"table.insert(t, 4, 'x')", "a b c x"},
        {"table.remove(t)", "a b"},
        {"table.remove(t, 1)", "b c"},
        {"table.remove(t, 4)", "a b c"},
        {"local x = table.remove(t, 2) table.insert(t, x)", "a c b"},
        {"table.sort(t, function(x, y) return x > y end)", "c b a"},
        {"t = { 3, 1.5, -2, 10 } table.sort(t)", "-2 1.5 3 10"},
        {"t = { 'b', 'B', 'a', 'ä', '' } table.sort(t)", " B a b ä"},
        {"local e = {} table.sort(e) table.remove(e)", "a b c"},
    };
    Fixture f = fixture_open();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[256];
        snprintf(source, sizeof source, "local t = { 'a', 'b', 'c' }\n%s\nreturn table.concat(t, ' ')", cases[i][0]);
        assert_true(run(&f, source));
        assert_string_equal(lua_tostring(f.L, -1), cases[i][1]);
        lua_pop(f.L, 1);
    }
    fixture_close(&f);
}

// 2,000 records with keys of 0 to 12 in a scattered order; the result must be ordered by key, then by where a record was.
static void sorting_is_stable(void **state) {
    (void)state;
    Fixture f = fixture_open();
    assert_true(run(&f, "local t = {}\n"
                        "for i = 1, 2000 do t[i] = { key = i * i * 7919 % 13, place = i } end\n"
                        "table.sort(t, function(a, b) return a.key < b.key end)\n"
                        "local out = {}\n"
                        "for i, r in ipairs(t) do out[i] = r.key * 10000 + r.place end\n"
                        "return out"));
    assert_int_equal(lua_rawlen(f.L, -1), 2000);
    lua_Integer before = -1;
    for (int i = 1; i <= 2000; i++) {
        lua_rawgeti(f.L, -1, i);
        assert_true(lua_tointeger(f.L, -1) > before);
        before = lua_tointeger(f.L, -1);
        lua_pop(f.L, 1);
    }
    lua_pop(f.L, 1);
    fixture_close(&f);
}

static void pairs_goes_in_one_order(void **state) {
    (void)state;
    static const char *const walk = "local out = {}\n"
                                    "for k, v in pairs(t) do out[#out + 1] = tostring(k) .. '=' .. tostring(v) end\n"
                                    "return table.concat(out, ' ')";
    static const char *const cases[][2] = {
        {"t = {}", ""},
        {"t = { 'a', 'b' }", "1=a 2=b"},
        {"t = { b = 1, a = 2, B = 3, [10] = 4, [-1] = 5, [0] = 6, 'x', 'y' }", "-1=5 0=6 1=x 2=y 10=4 B=3 a=2 b=1"},
        {"t = { [3] = 'c', [1] = 'a', [math.mininteger] = 'low' }", "-9223372036854775808=low 1=a 3=c"},
        {"t = { ab = 1, a = 2, ['a\\0'] = 3 }", "a=2 a\\0=3 ab=1"},
        {"t = { 1, 2, 3, nil, 5, z = 26 } t[2] = nil", "1=1 3=3 5=5 z=26"},
    };
    Fixture f = fixture_open();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[512], frozen[512];
        snprintf(source, sizeof source, "local t %s\n%s:replace('\\0', '\\\\0')", cases[i][0] + 1, walk);
        assert_true(run(&f, source));
        assert_string_equal(lua_tostring(f.L, -1), cases[i][1]);
        lua_pop(f.L, 1);
        snprintf(frozen, sizeof frozen, "local t %s\nreturn function() %s:replace('\\0', '\\\\0') end", cases[i][0] + 1, walk);
        assert_call(&f, keep(&f, frozen), cases[i][1]);
    }
    assert_true(run(&f, "local t, seen = { a = 1, b = 2, c = 3 }, ''\n"
                        "for k in pairs(t) do seen = seen .. k t.b = nil t.d = 4 end\n"
                        "return seen"));
    assert_string_equal(lua_tostring(f.L, -1), "ac");
    lua_pop(f.L, 1);
    fixture_close(&f);
}

static void unknown_names_are_collected(void **state) {
    (void)state;
    Fixture f = fixture_open();
    assert_true(run(&f, "local a = remedy\n"
                        "local b = { go = facts, say = { os.time(), pirs } }\n"
                        "local c = a.b.c(1) + 2 .. 'x'\n"
                        "\n"
                        "local d = math.flor(1) + ('x'):uper()\n"
                        "return { a, remedy, a == a, print, math.mix }"));
    assert_int_equal(f.err.count, 9);
    assert_fault(&f.err, "a/b.lua:6: “math.mix” is not available in scenarios; use “math.max”.");  // as near as min: the first by letters
    assert_fault(&f.err, "a/b.lua:1: “remedy” is not a name here; names of beats, facts … are written in quotes: \"remedy\".");
    assert_fault(&f.err, "a/b.lua:2: “facts” is not a name here");
    assert_fault(&f.err, "a/b.lua:2: “os” is not available in scenarios.");
    assert_fault(&f.err,
                 "a/b.lua:2: “pirs” is not a name here; names of beats, facts … are written in quotes: \"pirs\". Or did you mean “pairs”?");
    assert_fault(&f.err, "a/b.lua:5: “math.flor” is not available in scenarios; use “math.floor”.");
    assert_fault(&f.err, "a/b.lua:5: “string.uper” is not available in scenarios; use “string.upper”.");
    assert_fault(&f.err, "a/b.lua:6: “remedy” is not a name here");
    assert_fault(&f.err, "a/b.lua:6: “print” is not available in scenarios.");
    lua_rawgeti(f.L, -1, 1);
    assert_true(sandbox_is_missing(f.L, -1));
    assert_false(sandbox_is_missing(f.L, -2));
    lua_pop(f.L, 2);
    fixture_close(&f);
}

static void a_consequence_of_an_unknown_name_is_not_reported(void **state) {
    (void)state;
    Fixture f = fixture_open();
    assert_false(run(&f, "for i = 1, remedy do end return 1"));
    assert_int_equal(f.err.count, 1);
    err_free(&f.err);
    assert_false(run(&f, "local a = remedy\nfor i = 1, a do end return 1"));
    assert_int_equal(f.err.count, 2);
    assert_fault(&f.err, "a/b.lua:2: Lua stops here: bad 'for' limit");
    err_free(&f.err);
    assert_true(run(&f, "for i = 1, 1000 do local x = remedy end return 1"));
    assert_int_equal(f.err.count, 1);
    lua_pop(f.L, 1);
    fixture_close(&f);
}

static void globals_can_not_be_written(void **state) {
    (void)state;
    Fixture f = fixture_open();
    assert_true(run(&f, "function helper() return 1 end\nlocal a = helper() + helper()\nmath = nil\nreturn math.max(1, a)"));
    assert_int_equal(f.err.count, 2);
    assert_fault(&f.err, "a/b.lua:1: “helper” is not declared here: write “local helper = …” or “local function helper”.");
    assert_fault(&f.err, "a/b.lua:3: “math” is not declared here");
    assert_int_equal(lua_tointeger(f.L, -1), 2);
    lua_pop(f.L, 1);
    fixture_close(&f);
}

static void faults_name_the_file_as_it_is(void **state) {
    (void)state;
    static const char *const names[] = {"c:/a:12: b.lua", "7:7: x",
                                        "a name that is much longer than the sixty letters Lua keeps of it, with 案例 at its end.lua", ""};
    static const char *const sources[][2] = {
        {"\n\nlocal t = {}\nt.a.b = 1", "4: Lua stops here: attempt to index a nil value (field 'a')"},
        {"\nreturn {1", "2: This can't be read as Lua: '}' expected near <eof>"},
        {"\nerror('1:2: three')", "2: 1:2: three"},
        {"\n\n\nwhile true do end", "4: The step budget of 4000000 is used up"},
        {"\nlocal t = {} while true do t[#t + 1] = t end", "2: One table, list or function grows beyond 1 MiB of memory."},
        {"return nil", "1: The file must return one value"},
    };
    Fixture f = fixture_open();
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
            char expected[256];
            snprintf(expected, sizeof expected, "%s%s%s", names[n], *names[n] ? ":" : "", sources[i][1]);
            assert_false(sandbox_run(f.sandbox, str_from(names[n]), str_from(sources[i][0]), &f.err));
            assert_fault(&f.err, expected);
            err_free(&f.err);
        }
    }
    fixture_close(&f);
}

static void text_comes_in_many_forms(void **state) {
    (void)state;
    Fixture f = fixture_open();
    assert_true(run(&f, "\xEF\xBB\xBFreturn\r\n'é\xEF\xBF\xBD\t你'"));
    assert_string_equal(lua_tostring(f.L, -1), "é\xEF\xBF\xBD\t你");
    lua_pop(f.L, 1);
    assert_false(run(&f, ""));
    assert_fault(&f.err, "a/b.lua:1: The file must return one value");
    err_free(&f.err);
    assert_false(sandbox_run(f.sandbox, STR("b"), STR("return 1\n\n\"\0\""), &f.err));
    assert_fault(&f.err, "b:3: A byte here is no letter");
    err_free(&f.err);
    assert_false(run(&f, "return 1 -- x\n--[==[\n]]\n]==] .. _ENV"));
    assert_fault(&f.err, "a/b.lua:4: “_ENV” is not available in scenarios.");
    err_free(&f.err);
    assert_true(run(&f, "return '_ENV' .. [[_ENV]] --_ENV"));
    assert_no_faults(&f.err);
    lua_pop(f.L, 1);
    fixture_close(&f);
}

// 100 points are read, the 101st is not; brackets that hold a call start anew.
static void long_chains_are_refused(void **state) {
    (void)state;
    char source[2048] = "local t = {}\nt.a = t\nfunction t.f() return t end\nreturn t";
    for (int i = 0; i < 100; i++) strcat(source, ".a");
    Fixture f = fixture_open();
    assert_true(run(&f, source));
    lua_pop(f.L, 1);
    strcat(source, ".f()");
    assert_false(run(&f, source));
    assert_fault(&f.err, "a/b.lua:4: More than 100 points and brackets follow each other in one name.");
    err_free(&f.err);
    char calls[2048] = "local t = {}\nt.a = t\nfunction t.f() return t end\nreturn t";
    for (int i = 0; i < 150; i++) strcat(calls, ".a.f()");
    assert_true(run(&f, calls));
    lua_pop(f.L, 1);
    char keys[2048] = "return {";
    for (int i = 0; i < 150; i++) strcat(keys, "[1]=1, ");
    strcat(keys, "}");
    assert_true(run(&f, keys));
    lua_pop(f.L, 1);
    assert_no_faults(&f.err);
    fixture_close(&f);
}

static void constructors_mark_tables(void **state) {
    (void)state;
    Fixture f = fixture_open();
    assert_true(run(&f, "return scenario { model = complaint { severity = 70 }, plain = {} }"));
    assert_string_equal(sandbox_mark(f.sandbox, -1), "scenario");
    lua_getfield(f.L, -1, "model");
    assert_string_equal(sandbox_mark(f.sandbox, -1), "complaint");
    lua_getfield(f.L, -1, "severity");
    assert_int_equal(lua_tointeger(f.L, -1), 70);
    assert_null(sandbox_mark(f.sandbox, -1));
    lua_getfield(f.L, 1, "plain");
    assert_null(sandbox_mark(f.sandbox, -1));
    lua_settop(f.L, 0);
    assert_false(run(&f, "return scenario { }, scenario()"));
    assert_fault(&f.err, "a/b.lua:1: “scenario” takes one table: scenario { … }");
    fixture_close(&f);
}

static void calls_take_arguments_and_give_one_result(void **state) {
    (void)state;
    Fixture f = fixture_open();
    int add = keep(&f, "return function(a, b) return a + b, 'lost' end");
    int nothing = keep(&f, "return function() end");
    assert_true(add > 0 && nothing > 0 && add != nothing);
    lua_pushliteral(f.L, "below");
    lua_pushinteger(f.L, 30);
    lua_pushinteger(f.L, 12);
    assert_true(sandbox_call(f.sandbox, add, 2, &f.err));
    assert_int_equal(lua_gettop(f.L), 2);
    assert_int_equal(lua_tointeger(f.L, -1), 42);
    lua_pop(f.L, 1);
    assert_true(sandbox_call(f.sandbox, nothing, 0, &f.err));
    assert_true(lua_isnil(f.L, -1));
    lua_pop(f.L, 1);
    lua_pushnil(f.L);
    lua_pushnil(f.L);
    assert_false(sandbox_call(f.sandbox, add, 2, &f.err));
    assert_fault(&f.err, "a/b.lua:1: Lua stops here: attempt to perform arithmetic on a nil value (local 'a')");
    assert_string_equal(lua_tostring(f.L, -1), "below");
    lua_pop(f.L, 1);
    fixture_close(&f);
}

static void only_functions_are_kept(void **state) {
    (void)state;
    Fixture f = fixture_open();
    assert_int_equal(keep(&f, "return 12"), 0);
    assert_fault(&f.err, "a/b.lua:7: A function is expected here, not a number.");
    err_free(&f.err);
    assert_int_equal(keep(&f, "return remedy"), 0);
    assert_int_equal(f.err.count, 1);
    err_free(&f.err);
    assert_true(keep(&f, "return math.max") > 0);
    fixture_close(&f);
}

static void what_a_call_changed_is_put_back(void **state) {
    (void)state;
    Fixture f = fixture_open();
    int count =
        keep(&f, "local n, name = 5, 'a'\nreturn function(change) if change then n = n + 1 name = nil end return n .. tostring(name) end");
    for (int i = 0; i < 2; i++) {
        assert_call(&f, count, "5a");
        lua_pushboolean(f.L, true);
        assert_false(sandbox_call(f.sandbox, count, 1, &f.err));
        assert_fault(&f.err, "a/b.lua:7: ");
        assert_fault(&f.err, "which lies outside of it: what is to be remembered belongs into the state.");
        err_free(&f.err);
    }
    fixture_close(&f);
}

// Each pair: what lies outside, and what a call makes of it. Only the first three stay the same.
static void every_kind_of_change_is_seen(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"'long text of more than forty letters, so that Lua does not share it'", "n .. ''"},
        {"1.5", "3 / 2"},
        {"0 / 0", "n"},
        {"1.5", "2.5"},
        {"0.0", "-0.0"},
        {"1", "1.0"},
        {"1", "2"},
        {"true", "false"},
        {"false", "nil"},
        {"nil", "false"},
        {"'a'", "'b'"},
        {"{}", "{}"},
        {"function() end", "function() end"},
        {"math.max", "math.min"},
        {"math", "table"},
    };
    Fixture f = fixture_open();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[256];
        snprintf(source, sizeof source, "local n = %s\nreturn function() n = %s return 'x' end", cases[i][0], cases[i][1]);
        int function = keep(&f, source);
        if (i < 3)
            assert_call(&f, function, "x");
        else
            assert_call_fails(&f, function, "a/b.lua:7: This function changes “n”");
    }
    fixture_close(&f);
}

static void kept_tables_can_be_read_in_every_way(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"t[2]", "b"},
        {"tostring(t.x.y)", "1"},
        {"tostring(t.none)", "nil"},
        {"tostring(#t)", "3"},
        {"tostring(#t.x)", "0"},
        {"table.concat(t, ',')", "a,b,c"},
        {"(select(3, table.unpack(t)))", "c"},
        {"(function() local s = '' for i, v in ipairs(t) do s = s .. i .. v end return s end)()", "1a2b3c"},
        {"(function() local s = '' for k in pairs(t) do s = s .. k end return s end)()", "123fselfx"},
        {"tostring(t.self == t and t.x == x)", "true"},
        {"t.f()", "from a table"},
        {"(function() local c = { table.unpack(t) } table.sort(c, function(a, b) return a > b end) return table.concat(c) end)()", "cba"},
        {"tostring(flags[true]) .. tostring(flags[false])", "yesnil"},
    };
    Fixture f = fixture_open();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[512];
        snprintf(source, sizeof source,
                 "local x = { y = 1 }\nlocal t = { 'a', 'b', 'c', x = x, f = function() return 'from a table' end }\nt.self = t\n"
                 "local flags = { [true] = 'yes' }\nreturn function() return %s end",
                 cases[i][0]);
        assert_call(&f, keep(&f, source), cases[i][1]);
    }
    fixture_close(&f);
}

static void kept_tables_refuse_every_change(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"t.x = 1", "“x” can't be changed"},
        {"t[1] = 1", "“1” can't be changed"},
        {"t.deep.x = 1", "“x” can't be changed"},
        {"t.deep[{}] = 1", "“a table” can't be changed"},
        {"table.insert(t, 1)", "insert: value 1 must be a table that may be changed here, not a table."},
        {"table.remove(t)", "remove: value 1"},
        {"table.sort(t)", "sort: value 1"},
        {"string.x = 1", "“x” can't be changed"},
    };
    Fixture f = fixture_open();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[256];
        snprintf(source, sizeof source,
                 "local t = { 1, 2, deep = {} }\nreturn function(read)\n  if not read then %s end\n  return #t .. ''\nend", cases[i][0]);
        int function = keep(&f, source);
        assert_call_fails(&f, function, cases[i][1]);
        lua_pushboolean(f.L, true);
        assert_true(sandbox_call(f.sandbox, function, 1, &f.err));
        assert_string_equal(lua_tostring(f.L, -1), "2");
        lua_pop(f.L, 1);
    }
    fixture_close(&f);
}

// Two functions that share a table and a helper see the same ones.
static void kept_functions_share_what_they_see(void **state) {
    (void)state;
    Fixture f = fixture_open();
    assert_true(
        run(&f, "local t = { n = 20 }\nlocal function twice(x) return 2 * x end\n"
                "return { function() return twice(t.n) + 2 .. '' end, function(u) return tostring(u == t) end, function() return t end }"));
    int kept[3];
    for (int i = 0; i < 3; i++) {
        lua_rawgeti(f.L, 1, i + 1);
        kept[i] = sandbox_keep(f.sandbox, STR("f"), i + 1, &f.err);
        assert_true(kept[i] > 0);
    }
    lua_settop(f.L, 0);
    assert_call(&f, kept[0], "42");
    assert_true(sandbox_call(f.sandbox, kept[2], 0, &f.err));
    assert_true(sandbox_call(f.sandbox, kept[1], 1, &f.err));
    assert_string_equal(lua_tostring(f.L, -1), "true");
    lua_pop(f.L, 1);
    fixture_close(&f);
}

// The least number of turns that is refused, by halving.
static int least_refused(Fixture *f, int function) {
    int low = 0, high = STEPS_CALL;
    while (high - low > 1) {
        int middle = (low + high) / 2;
        lua_pushinteger(f->L, middle);
        if (sandbox_call(f->sandbox, function, 1, &f->err)) {
            low = middle;
            lua_pop(f->L, 1);
        } else {
            high = middle;
        }
    }
    err_free(&f->err);
    return high;
}

// Where the budget ends depends on nothing that ran before.
static void a_budget_ends_at_the_same_step_each_time(void **state) {
    (void)state;
    Fixture f = fixture_open();
    int turns = keep(&f, "return function(n) for i = 1, n do local x = i end end");
    int other = keep(&f, "return function() local s = '' for i = 1, 7 do s = s .. i end return s end");
    int least = least_refused(&f, turns);
    assert_in_range(least, STEPS_CALL / 2 - 100, STEPS_CALL / 2 + 100);  // two instructions a turn
    for (int i = 0; i < 5; i++) {
        for (int n = 0; n < i; n++) assert_call(&f, other, "1234567");
        lua_pushinteger(f.L, least - 1);
        assert_true(sandbox_call(f.sandbox, turns, 1, &f.err));
        lua_pop(f.L, 1);
        lua_pushinteger(f.L, least);
        assert_false(sandbox_call(f.sandbox, turns, 1, &f.err));
        err_free(&f.err);
    }
    Fixture fresh = fixture_open();
    assert_int_equal(least_refused(&fresh, keep(&fresh, "return function(n) for i = 1, n do local x = i end end")), least);
    fixture_close(&fresh);
    fixture_close(&f);
}

// Also what a call may ask for in all does not depend on garbage left by others.
static void memory_ends_at_the_same_byte_each_time(void **state) {
    (void)state;
    Fixture f = fixture_open();
    int turns = keep(&f, "return function(n) local s = ('x'):rep(20000) for i = 1, n do local x = s .. i end end");
    int least = least_refused(&f, turns);
    assert_in_range(least, ASKED_CALL / 20100, ASKED_CALL / 20000);
    int garbage = keep(&f, "return function() for i = 1, 5000 do local t = { {}, {} } end return 'x' end");
    for (int i = 0; i < 3; i++) {
        assert_call(&f, garbage, "x");
        assert_int_equal(least_refused(&f, turns), least);
    }
    fixture_close(&f);
}

// With 24 MiB of texts alive, each call may still ask for its 8 MiB, however much the calls before left behind.
static void a_large_scenario_does_not_run_out_later(void **state) {
    (void)state;
    Fixture f = fixture_open();
    int turns = keep(&f, "local s, t = ('x'):rep(60000), {}\n"
                         "for i = 1, 400 do t[i] = s .. i end\n"
                         "return function() for i = 1, 120 do local x = s .. i end return #t .. '' end");
    for (int i = 0; i < 20; i++) assert_call(&f, turns, "400");
    assert_true(sandbox_bytes(f.sandbox) <= MEMORY_MAX + ASKED_CALL);
    fixture_close(&f);
}

static uint64_t late_clock(void *context) {
    return *(uint64_t *)context += 100;
}

static void the_clock_ends_what_steps_do_not(void **state) {
    (void)state;
    uint64_t now = 0;
    Files slow = {.context = &now, .cpu_ms = late_clock};
    Sandbox *sandbox = sandbox_open(&slow);
    Err err = {0};
    assert_false(sandbox_run(sandbox, STR("x"), STR("\nfor i = 1, 1000 do end return 1"), &err));
    assert_fault(&err, "x:2: This takes more than 150 ms of processor time");
    err_free(&err);
    sandbox_close(sandbox);
}

static void faults_are_translated(void **state) {
    (void)state;
    Arena arena = {0};
    Err err = {0};
    err.catalog = catalog_read(
        &arena, STR("x.po"),
        STR("msgid \"“{1}” is not available in scenarios.\"\nmsgstr \"情境裡不能使用「{1}」。\"\n"
            "msgid \"The step budget of {1} is used up: is there an endless loop?\"\nmsgstr \"步數 {1} 已用完：是否有無窮迴圈？\"\n"),
        NULL);
    Files none = {0};
    Sandbox *sandbox = sandbox_open(&none);
    assert_false(sandbox_run(sandbox, STR("x"), STR("local a = io\nwhile true do end"), &err));
    assert_fault(&err, "x:1: 情境裡不能使用「io」。");
    assert_fault(&err, "x:2: 步數 4000000 已用完：是否有無窮迴圈？");
    sandbox_close(sandbox);
    err_free(&err);
    arena_free(&arena);
}

static int asks_too_much(lua_State *L) {
    SANDBOX_RAISE(L, "{2} before {1}.", STR("one"), STR("two"));
}

static void c_functions_raise_faults(void **state) {
    (void)state;
    Fixture f = fixture_open();
    int function = keep(&f, "return function(f)\n  return f()\nend");
    lua_pushcfunction(f.L, asks_too_much);
    assert_false(sandbox_call(f.sandbox, function, 1, &f.err));
    assert_fault(&f.err, "a/b.lua:2: two before one.");
    fixture_close(&f);
}

// A fault leaves a sandbox that works; a second one beside it is not touched.
static void a_sandbox_survives_its_faults(void **state) {
    (void)state;
    static const char *const bad[] = {"while true do end",
                                      "local function f() return 1 + f() end return f()",
                                      "local s = 'x' while true do s = s .. s end",
                                      "local t = {} while true do t = { t } end",
                                      "return {",
                                      "error({})"};
    Fixture f = fixture_open(), other = fixture_open();
    int answer = keep(&f, "return function() return 42 .. '' end");
    size_t before = sandbox_bytes(other.sandbox);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(run(&f, bad[i]));
        assert_int_equal(f.err.count, 1);
        err_free(&f.err);
        assert_call(&f, answer, "42");
    }
    assert_int_equal(sandbox_bytes(other.sandbox), before);
    fixture_close(&other);
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions_give_what_the_manual_says),
        cmocka_unit_test(tables_are_changed_as_the_manual_says),
        cmocka_unit_test(sorting_is_stable),
        cmocka_unit_test(pairs_goes_in_one_order),
        cmocka_unit_test(unknown_names_are_collected),
        cmocka_unit_test(a_consequence_of_an_unknown_name_is_not_reported),
        cmocka_unit_test(globals_can_not_be_written),
        cmocka_unit_test(faults_name_the_file_as_it_is),
        cmocka_unit_test(text_comes_in_many_forms),
        cmocka_unit_test(long_chains_are_refused),
        cmocka_unit_test(constructors_mark_tables),
        cmocka_unit_test(calls_take_arguments_and_give_one_result),
        cmocka_unit_test(only_functions_are_kept),
        cmocka_unit_test(what_a_call_changed_is_put_back),
        cmocka_unit_test(every_kind_of_change_is_seen),
        cmocka_unit_test(kept_tables_can_be_read_in_every_way),
        cmocka_unit_test(kept_tables_refuse_every_change),
        cmocka_unit_test(kept_functions_share_what_they_see),
        cmocka_unit_test(a_budget_ends_at_the_same_step_each_time),
        cmocka_unit_test(memory_ends_at_the_same_byte_each_time),
        cmocka_unit_test(a_large_scenario_does_not_run_out_later),
        cmocka_unit_test(the_clock_ends_what_steps_do_not),
        cmocka_unit_test(faults_are_translated),
        cmocka_unit_test(c_functions_raise_faults),
        cmocka_unit_test(a_sandbox_survives_its_faults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
