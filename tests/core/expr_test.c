// Conditions: every operator against a calculation by hand, Lua's precedence against Lua itself, and limits.
#include "core/expr.h"
#include "core/sandbox.h"
#include "testkit/testkit.h"

#include <stdio.h>
#include <stdlib.h>

// a = 5, b = 3, c = -2, f = true, g = false, w = "mid" of low mid high; one slot each.
static const int32_t row[] = {5, 3, -2, 1, 0, 1};
static const Str words[] = {{"low", 3}, {"mid", 3}, {"high", 4}};

static Scenario *world(void) {
    Scenario *s = calloc(1, sizeof *s);
    static Var vars[] = {
        {.name = {"a", 1}, .kind = VAR_NUMBER, .slot = 0}, {.name = {"b", 1}, .kind = VAR_NUMBER, .slot = 1},
        {.name = {"c", 1}, .kind = VAR_NUMBER, .slot = 2}, {.name = {"f", 1}, .kind = VAR_FLAG, .slot = 3},
        {.name = {"g", 1}, .kind = VAR_FLAG, .slot = 4},   {.name = {"w", 1}, .kind = VAR_WORD, .slot = 5, .words = words, .word_count = 3},
    };
    s->vars = vars;
    s->var_count = 6;
    s->var_names.arena = &s->arena;
    for (int i = 0; i < 6; i++) map_put(&s->var_names, vars[i].name, i);
    return s;
}

static void close_world(Scenario *s) {
    Arena arena = s->arena;
    arena_free(&arena);
    free(s);
}

static bool holds(Scenario *s, const char *text) {
    Err err = {0};
    Cond cond = expr_compile(s, str_from(text), STR("x.lua"), 7, &err);
    assert_no_faults(&err);
    assert_true(cond > 0);
    err_free(&err);
    return expr_holds(s->ops + cond, row);
}

static void by_hand(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool value;
    } cases[] = {
        {"a == 5", true},
        {"a ~= 5", false},
        {"b < a", true},
        {"b <= 3", true},
        {"b > 3", false},
        {"a >= 6", false},
        {"a + b == 8", true},
        {"a - b - c == 4", true},
        {"-c == 2", true},
        {"- -a == 5", true},
        {"f", true},
        {"not f", false},
        {"not g and f", true},
        {"g or f and g", false},
        {"(g or f) and not g", true},
        {"f == true", true},
        {"g ~= false", false},
        {"w == 'mid'", true},
        {"\"high\" == w", false},
        {"w ~= 'low'", true},
        {"a + b > c - 1 and b < a + c + 1", true},
        {"not (a > b)", false},
        {"not g == f", true},
        {"a > b == f", true},
        {"true", true},
        {"false or g", false},
        {"a - -b == 8", true},
    };
    Scenario *s = world();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (holds(s, cases[i].text) != cases[i].value) fail_msg("%s", cases[i].text);
    close_world(s);
}

static uint32_t below(uint32_t *seed, uint32_t bound) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % bound;
}

// A random well-typed condition without superfluous brackets.
static int write_flag(char *out, size_t size, uint32_t *seed, int depth);

static int write_number(char *out, size_t size, uint32_t *seed, int depth) {
    static const char *const atoms[] = {"a", "b", "c", "0", "7", "12"};
    if (depth <= 0 || below(seed, 3) == 0) return snprintf(out, size, "%s", atoms[below(seed, 6)]);
    int n = snprintf(out, size, "%s", below(seed, 4) == 0 ? "- " : "");
    n += write_number(out + n, size - (size_t)n, seed, depth - 1);
    n += snprintf(out + n, size - (size_t)n, " %s ", below(seed, 2) ? "+" : "-");
    return n + write_number(out + n, size - (size_t)n, seed, depth - 1);
}

static int write_flag(char *out, size_t size, uint32_t *seed, int depth) {
    static const char *const signs[] = {"==", "~=", "<", "<=", ">", ">="};
    int n = 0;
    switch (depth <= 0 ? below(seed, 2) : below(seed, 6)) {
    case 0: return snprintf(out, size, "%s", below(seed, 2) ? "f" : "g");
    case 1:
        n = write_number(out, size, seed, depth);
        n += snprintf(out + n, size - (size_t)n, " %s ", signs[below(seed, 6)]);
        return n + write_number(out + n, size - (size_t)n, seed, depth);
    case 2: n = snprintf(out, size, "not "); return n + write_flag(out + n, size - (size_t)n, seed, 0);
    case 3:
        n = snprintf(out, size, "(");
        n += write_flag(out + n, size - (size_t)n, seed, depth - 1);
        return n + snprintf(out + n, size - (size_t)n, ")");
    default:
        n = write_flag(out, size, seed, depth - 1);
        n += snprintf(out + n, size - (size_t)n, below(seed, 2) ? " and " : " or ");
        return n + write_flag(out + n, size - (size_t)n, seed, depth - 1);
    }
}

// Lua is the other implementation of the same language.
static void as_lua_does(void **state) {
    (void)state;
    Scenario *s = world();
    Files files = {0};
    uint32_t seed = 1;
    int compared = 0;
    for (int i = 0; i < 3000; i++) {
        char text[2048], source[2400];
        write_flag(text, sizeof text, &seed, 4);
        Err err = {0};
        Cond cond = expr_compile(s, str_from(text), STR("x"), 1, &err);
        int faults = err.count;
        Sandbox *sandbox = sandbox_open(&files);
        snprintf(source, sizeof source, "local a, b, c, f, g = 5, 3, -2, true, false\nlocal value = %s\nreturn value and 1 or 0", text);
        // Lua compares a flag with a number at run time; such texts are type faults here and have no value to compare.
        bool ran = sandbox_run(sandbox, STR("x"), str_from(source), &err);
        if (cond && ran) {
            compared++;
            if (expr_holds(s->ops + cond, row) != lua_tointeger(sandbox_lua(sandbox), -1)) fail_msg("%s", text);
        }
        if (!faults && !ran) fail_msg("Lua refuses: %s", text);
        sandbox_close(sandbox);
        err_free(&err);
    }
    assert_true(compared > 1000);
    close_world(s);
}

static void too_deep_is_a_fault(void **state) {
    (void)state;
    Scenario *s = world();
    char text[2001];
    for (int kind = 0; kind < 2; kind++) {
        size_t n = 0;
        for (int i = 0; i < 400; i++) n += (size_t)snprintf(text + n, sizeof text - n, kind ? "(" : "not ");
        Err err = {0};
        assert_int_equal(expr_compile(s, (Str){text, n}, STR("x.lua"), 7, &err), 0);
        assert_fault(&err, "x.lua:7: The condition is nested too deeply");
        err_free(&err);
    }
    close_world(s);
}

static void one_fault_a_condition(void **state) {
    (void)state;
    static const char *const texts[] = {"",           "a",         "a +",     "a = 5",  "!f",     "nobody == 1", "w == 'mud'",
                                        "'x' == 'y'", "f + 1 > 2", "a and f", "(a > 1", "a > 1)", "a > 'x",      "99999999999 > a",
                                        "a > 1 b",    "a < b < c", "w == a",  "w",      "a # b"};
    Scenario *s = world();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Err err = {0};
        assert_int_equal(expr_compile(s, str_from(texts[i]), STR("x.lua"), 7, &err), 0);
        if (err.count != 1) fail_msg("%s: %d faults", texts[i], err.count);
        assert_fault(&err, "x.lua:7: ");
        err_free(&err);
    }
    close_world(s);
}

// A sign that is no letter of the language was shown by its first byte only, which is no text.
static void signs_are_shown_whole(void **state) {
    (void)state;
    Scenario *s = world();
    static const struct {
        const char *text, *fault;
    } cases[] = {{"a ≥ 5", "x.lua:7: “≥” can't stand"}, {"a＞5", "“＞”"}, {"a > 1 && f", "write and or or"}, {"f || g", "write and or or"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Err err = {0};
        assert_int_equal(expr_compile(s, str_from(cases[i].text), STR("x.lua"), 7, &err), 0);
        assert_fault(&err, cases[i].fault);
        err_free(&err);
    }
    close_world(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_hand), cmocka_unit_test(as_lua_does), cmocka_unit_test(too_deep_is_a_fault),
                                       cmocka_unit_test(one_fault_a_condition), cmocka_unit_test(signs_are_shown_whole)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
