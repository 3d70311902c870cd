// Scenarios written to do harm: each ends in a fault at one of its lines, soon, and leaves the program as it was.
#include "testkit/testkit.h"

#include "core/sandbox.h"

#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define FOLDER    SOURCE_DIR "/tests/core/hostile"
#define FILES_MIN 60
// Not a promise of speed, which a test on a busy machine can't hold: the clock ends each of run, keep and call soon after CPU_MS_MAX, so
// that only where it does not can a file take several times as long as all three.
#define CPU_MS_WIDE (10 * 3 * CPU_MS_MAX)
#define PEAK_KIB    (64 << 10)
#define GROWTH_KIB  1024
#define LOADS       10000
#define QUICK_MS    20  // long texts and files that take no longer are enough for a small stack
#define STACK_BYTES (256 << 10)

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#if !defined(SANITIZED) && defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

// Sanitizers and valgrind, which puts itself before all libraries, make everything slower and larger.
static int times_slower(void) {
    const char *preload = getenv("LD_PRELOAD");
    if (preload && strstr(preload, "vgpreload")) return 100;
    return SANITIZED ? 20 : 1;
}

// A text of a megabyte is not kept but made when it is played: head, `count` times a part, tail. With `behind` a part is: part, number,
// behind.
typedef struct Recipe {
    const char *name, *head, *part, *behind;
    int count;
    const char *tail, *expected;
} Recipe;

static const Recipe recipes[] = {
    {"chain of points", "local a = {}\na.a = a\nreturn a", ".a", NULL, 300000, ".b.c", "points and brackets"},
    {"chain of brackets", "local a = {}\na[1] = a\nreturn a", "[1]", NULL, 200000, ".b.c", "points and brackets"},
    {"chain of calls", "local a = {}\nfunction a.f() return a end\nreturn a", ".f()", NULL, 200000, ".b.c", "beyond 1 MiB"},
    {"chain in a name", "function a", ".b", NULL, 200000, "() end", "points and brackets"},
    {"open brackets", "return ", "(", NULL, 1000000, "", "Brackets lie"},
    {"open braces", "return ", "{", NULL, 1000000, "", "Brackets lie"},
    {"open functions", "local f = ", "function() return ", NULL, 50000, "", "too deep"},
    {"open blocks", "", "do ", NULL, 300000, "", "too deep"},
    {"open loops", "", "while x do\n", NULL, 90000, "", "too deep"},
    {"minus signs", "return ", "- ", NULL, 500000, "1", "too deep"},
    {"nots", "return ", "not ", NULL, 250000, "1", "too deep"},
    {"powers", "return ", "2^", NULL, 500000, "1", "too deep"},
    {"joined texts", "return ", "'a'..", NULL, 200000, "'a'", "too deep"},
    {"sum", "local a = 1 return ", "a+", NULL, 500000, "a", "beyond 1 MiB"},
    {"ands", "local a = 1 return ", "a and ", NULL, 170000, "a", "processor time"},
    {"elseifs", "local x = 0 if x == 1 then\n", "elseif x == 2 then\n", NULL, 50000, "end", "processor time"},
    {"assignments", "", "a,", NULL, 500000, "a = 1", "too deep"},
    {"locals", "", "local a\n", NULL, 65000, "", "too many local variables"},
    {"locals at once", "local a", ",a", NULL, 300000, "", "too many local variables"},
    {"parameters", "local function f(a", ",a", NULL, 300000, ") end", "too many local variables"},
    {"arguments", "local function f() end f(1", ",1", NULL, 300000, ")", "too many registers"},
    {"results", "return 1", ",1", NULL, 300000, "", "too many registers"},
    {"varargs", "local function f(...) return ...", ",...", NULL, 200000, " end", "too many registers"},
    {"labels", "", "::a::", NULL, 200000, "", "too deep"},
    {"empty statements", "", ";", NULL, 1000000, "", "must return one value"},
    {"empty lines", "", "\n", NULL, 1000000, "return 1 + {}", "arithmetic on a table"},
    {"a long comment", "--", "x", NULL, 1000000, "\nreturn 1 + {}", "arithmetic on a table"},
    {"a comment never closed", "--[[", "x\n", NULL, 500000, "", "unfinished long comment"},
    {"a long text", "return '", "x", NULL, 1000000, "'", "A text grows beyond 64 KiB"},
    {"a long text of lines", "return [[", "x\n", NULL, 500000, "]]", "A text grows beyond 64 KiB"},
    {"escapes", "return '", "\\u{7FFFFFFF}", NULL, 80000, "'", "A text grows beyond 64 KiB"},
    {"a long number", "return {} + ", "1", NULL, 1000000, "", "arithmetic on a table"},
    {"a long number in hex", "return {} + 0x", "f", NULL, 1000000, "p99999999", "arithmetic on a table"},
    {"a long bracket", "return [", "=", NULL, 1000000, "", "A text grows beyond 64 KiB"},
    {"a long name", "return ", "a", NULL, 60000, "", "is not a name here"},
    {"a longer name", "return ", "a", NULL, 1000000, "", "A text grows beyond 64 KiB"},
    {"empty tables", "return {", "{},", NULL, 300000, "}", "beyond 1 MiB"},
    {"functions", "return {", "function()end,", NULL, 74000, "}", "beyond 1 MiB"},
    {"numbers", "return {", "1,", NULL, 500000, "}", "beyond 1 MiB"},
    {"attributes", "local x ", "<const>", NULL, 100000, " = 1", "can't be read as Lua"},
    {"a large file", "return 1", " ", NULL, 1 << 20, "", "larger than 1024 KiB"},
    {"different constants", "return {", "", ".5,", 100000, "}", "beyond 1 MiB"},
    {"different texts", "return {", "'", "',", 110000, "}", "beyond 1 MiB"},
    {"different names", "local t = {} ", "t.a", "=1 ", 90000, "", "beyond 1 MiB"},
    {"different labels", "", "::a", "::\n", 90000, "", "too deep"},
    {"different gotos", "", "do goto a", " end ", 20000, "", "no visible label"},
    {"unknown names", "return {", "b", ",\n", 5000, "}", "is not a name here"},
};
#define RECIPE_COUNT ((int)(sizeof recipes / sizeof *recipes))

static Str cook(Arena *arena, const Recipe *recipe) {
    StrBuf buf = {.arena = arena};
    buf_add(&buf, str_from(recipe->head));
    for (int i = 0; i < recipe->count; i++) {
        buf_add(&buf, str_from(recipe->part));
        if (recipe->behind) buf_int(&buf, i);
        buf_add(&buf, str_from(recipe->behind));
    }
    buf_add(&buf, str_from(recipe->tail));
    return buf_str(&buf);
}

// 90 functions in each other, each with 190 names of its own: every name of the innermost is looked for in all of them.
static Str deep_scopes(Arena *arena) {
    StrBuf buf = {.arena = arena};
    for (int depth = 0; depth < 90; depth++) {
        buf_add(&buf, STR("local function f() local a"));
        for (int i = 1; i < 190; i++) {
            buf_add(&buf, STR(",a"));
            buf_int(&buf, depth * 190 + i);
        }
        buf_char(&buf, '\n');
    }
    while (buf.len < 1000000) buf_add(&buf, STR("b=b "));
    for (int depth = 0; depth < 90; depth++) buf_add(&buf, STR(" end"));
    return buf_str(&buf);
}

typedef struct Case {
    Str name, source, expected;
    double ms;
} Case;

// The files of the folder.
typedef struct Corpus {
    Arena arena;
    Files files;
    Case *cases;
    int count, cap;
} Corpus;

// The first line of a file ends in "expect: " and a part of the fault.
static void add_file(Corpus *corpus, Str name) {
    Str path = str_join(&corpus->arena, STR(FOLDER "/"), name), source;
    assert_true(corpus->files.read(corpus->files.context, &corpus->arena, path, &source, NULL));
    ptrdiff_t line = str_find(source, STR("\n"), 0), mark = str_find(source, STR("expect: "), 0);
    if (mark < 0 || mark > line || mark + 8 == line) fail_msg("%s does not say what to expect in its first line", name.data);
    corpus->cases = arena_grow(&corpus->arena, corpus->cases, corpus->count, &corpus->cap, sizeof *corpus->cases);
    corpus->cases[corpus->count++] = (Case){.name = name, .source = source, .expected = str_slice(source, (size_t)mark + 8, (size_t)line)};
}

static int open_corpus(void **state) {
    static Corpus corpus;
    corpus.files = testkit_disk();
    struct dirent **entries = NULL;
    int count = scandir(FOLDER, &entries, NULL, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        Str name = str_copy(&corpus.arena, str_from(entries[i]->d_name));
        if (str_ends(name, STR(".lua"))) add_file(&corpus, name);
        free(entries[i]);
    }
    free(entries);
    assert_true(corpus.count >= FILES_MIN);
    *state = &corpus;
    return 0;
}

static int close_corpus(void **state) {
    Corpus *corpus = *state;
    arena_free(&corpus->arena);
    return 0;
}

// As the loader would: run the file, keep a function it returns, call it. Faults go to `err`.
static void play(const Corpus *corpus, const Case *hostile, Err *err) {
    Sandbox *sandbox = sandbox_open(&corpus->files);
    lua_State *L = sandbox_lua(sandbox);
    sandbox_constructor(sandbox, "scenario");
    if (sandbox_run(sandbox, hostile->name, hostile->source, err)) {
        if (lua_isfunction(L, -1)) {
            int function = sandbox_keep(sandbox, hostile->name, 1, err);
            if (function && sandbox_call(sandbox, function, 0, err)) lua_pop(L, 1);
        } else {
            lua_pop(L, 1);
        }
    }
    MUST(lua_gettop(L) == 0 && sandbox_bytes(sandbox) <= MEMORY_MAX + ASKED_CALL);
    sandbox_close(sandbox);
}

// A fresh sandbox gives what it always gave: 1 + 4 + 9 + 16 + 25 and the letters of a sorted list.
static bool control_is_right(const Corpus *corpus) {
    static const char source[] = "local t, sum = { 'd', 'b', 'a', 'c' }, 0\n"
                                 "for i = 1, 5 do sum = sum + i * i end\n"
                                 "table.sort(t)\n"
                                 "for k, v in pairs(t) do sum = sum .. v:upper() end\n"
                                 "return function() return sum end";
    Err err = {0};
    Sandbox *sandbox = sandbox_open(&corpus->files);
    lua_State *L = sandbox_lua(sandbox);
    int function = sandbox_run(sandbox, STR("control"), str_from(source), &err) ? sandbox_keep(sandbox, STR("control"), 1, &err) : 0;
    bool right = function && sandbox_call(sandbox, function, 0, &err) && !err.count && !strcmp(lua_tostring(L, -1), "55ABCD");
    sandbox_close(sandbox);
    err_free(&err);
    return right;
}

// Where the machine is slow, the clock may end what steps or bytes end elsewhere.
static bool says(const Err *err, Str expected) {
    for (int i = 0; i < err->count; i++)
        if (str_find(err->faults[i].text, expected, 0) >= 0 || str_find(err->faults[i].text, STR("processor time"), 0) >= 0) return true;
    return false;
}

static bool names_places(const Err *err, Str file) {
    for (int i = 0; i < err->count; i++)
        if (!str_equal(err->faults[i].file, file) || err->faults[i].line < 1) return false;
    return err->count > 0;
}

static double cpu_now(void) {
    return (double)clock() * 1000 / CLOCKS_PER_SEC;
}

static bool ends_well(const Corpus *corpus, Case *hostile) {
    Err err = {0};
    double start = cpu_now();
    play(corpus, hostile, &err);
    hostile->ms = cpu_now() - start;
    const char *wrong = !err.count                                   ? "no fault"
                        : !names_places(&err, hostile->name)         ? "a fault without file or line"
                        : !says(&err, hostile->expected)             ? "another fault than expected"
                        : hostile->ms > CPU_MS_WIDE * times_slower() ? "not ended by the clock"
                        : !control_is_right(corpus)                  ? "the control script goes wrong after it"
                                                                     : NULL;
    if (wrong) {
        print_message("%.*s: %s, %.0f ms\n", STR_PRINT(hostile->name), wrong, hostile->ms);
        Arena arena = {0};
        for (int i = 0; i < err.count; i++) print_message("  %s\n", fault_print(&arena, &err.faults[i]).data);
        arena_free(&arena);
    }
    err_free(&err);
    return !wrong;
}

static void each_ends_in_a_fault_at_its_line(void **state) {
    Corpus *corpus = *state;
    int wrong = 0;
    double slowest = 0;
    for (int i = 0; i < corpus->count; i++) {
        wrong += !ends_well(corpus, &corpus->cases[i]);
        if (corpus->cases[i].ms > slowest) slowest = corpus->cases[i].ms;
    }
    print_message("%d hostile files, slowest %.0f ms\n", corpus->count, slowest);
    assert_int_equal(wrong, 0);
}

static void so_does_each_long_text(void **state) {
    int wrong = 0;
    double slowest = 0;
    for (int i = 0; i <= RECIPE_COUNT; i++) {
        Arena arena = {0};
        Case made = {.name = STR("deep scopes"), .expected = STR("processor time")};
        if (i < RECIPE_COUNT) made = (Case){.name = str_from(recipes[i].name), .expected = str_from(recipes[i].expected)};
        made.source = i < RECIPE_COUNT ? cook(&arena, &recipes[i]) : deep_scopes(&arena);
        wrong += !ends_well(*state, &made);
        if (made.ms > slowest) slowest = made.ms;
        arena_free(&arena);
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    print_message("%d long texts, slowest %.0f ms; peak so far %ld KiB\n", RECIPE_COUNT + 1, slowest, usage.ru_maxrss);
    assert_int_equal(wrong, 0);
    if (times_slower() == 1) assert_true(usage.ru_maxrss <= PEAK_KIB);
}

static void *play_all(void *context) {
    const Corpus *corpus = context;
    for (int i = 0; i < corpus->count + RECIPE_COUNT; i++) {
        Arena arena = {0};
        Err err = {0};
        Case made = {.name = STR("made")};
        if (i < corpus->count)
            made = corpus->cases[i];
        else
            made.source = cook(&arena, &recipes[i - corpus->count]);
        if (made.ms <= QUICK_MS) play(corpus, &made, &err);
        err_free(&err);
        arena_free(&arena);
    }
    return NULL;
}

// Recursion of Lua's parser and of sorting stays within a small stack. (A sanitizer's frames are several times larger.)
static void a_small_stack_is_enough(void **state) {
    if (times_slower() > 1) skip();
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    assert_int_equal(pthread_create(&thread, &attributes, play_all, *state), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    pthread_attr_destroy(&attributes);
}

static long resident_kib(void) {
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file || fscanf(file, "%*d %ld", &pages) != 1) pages = 0;
    if (file) fclose(file);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static int by_ms(const void *a, const void *b) {
    double left = ((const Case *)a)->ms, right = ((const Case *)b)->ms;
    return (left > right) - (left < right);
}

// The quicker two thirds of the files, again and again.
static void many_loads_leave_nothing_behind(void **state) {
    Corpus *corpus = *state;
    int loads = LOADS / times_slower(), quick = corpus->count * 2 / 3;
    qsort(corpus->cases, (size_t)corpus->count, sizeof *corpus->cases, by_ms);
    long before = 0;
    for (int done = -quick, i = 0; done < loads; i = (i + 1) % quick) {
        Err err = {0};
        play(corpus, &corpus->cases[i], &err);
        assert_true(err.count > 0);
        err_free(&err);
        if (++done == 0) before = resident_kib();  // after one round: what the C library keeps for itself is there
        if (done > 0 && done % 1000 == 0) assert_true(control_is_right(corpus));
    }
    long growth = resident_kib() - before;
    print_message("%d loads of %d scenarios, growth %ld KiB\n", loads, quick, growth);
    if (times_slower() == 1) assert_true(before == 0 || growth <= GROWTH_KIB);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_ends_in_a_fault_at_its_line),
        cmocka_unit_test(so_does_each_long_text),
        cmocka_unit_test(a_small_stack_is_enough),
        cmocka_unit_test(many_loads_leave_nothing_behind),
    };
    return cmocka_run_group_tests(tests, open_corpus, close_corpus);
}
