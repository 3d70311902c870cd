// Times the core: decisions, loading, saving and restoring a state. Figures are medians of seven rounds; the limit is the bare work.
#include "base/hash.h"
#include "bench.h"
#include "core/session.h"
#include "testkit/testkit.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <string.h>

// A conversation of `beats` beats, four options each, six bounded variables: conditions and effects as tables, or as Lua functions.
static Str conversation(Arena *arena, int beats, bool functions) {
    StrBuf buf = {.arena = arena};
    buf_add(&buf,
            STR("return scenario { api = 1, kind = 'planning', title = 'T', start = 'b0', endings = { done = { 'Done' } },\n  state = { "));
    for (int v = 0; v < 6; v++) buf_add(&buf, str_fill(arena, STR("v{1} = { 50, 0, 100 }, "), (Str[]){str_int(arena, v)}, 1));
    buf_add(&buf, STR("},\n  outcome = { { 'V', from = 'v0' } },\n  beats = {\n"));
    for (int b = 0; b < beats; b++) {
        Str next = str_int(arena, (b * 7 + 1) % beats), here = str_int(arena, b);
        buf_add(&buf, str_fill(arena, STR("    b{1} = { say = 'Beat {1}: 客戶說了一句話 and waits.', options = {\n"), &here, 1));
        for (int o = 0; o < 4; o++) {
            Str args[] = {str_int(arena, (b + o) % 6), str_int(arena, o * 3 - 5), str_int(arena, (b * 5 + o * 11 + 1) % beats), next,
                          str_int(arena, (b + o + 1) % 6)};
            Str table = STR("      { 'Option', when = 'v{1} >= 0 and v{5} < 101', effect = { v{1} = {2}, v{5} = 1 }, go = { { 'b{3}', when "
                            "= 'v{5} > 40' }, 'b{4}' } },\n");
            Str lua =
                STR("      { 'Option', when = function(s) return s.v{1} >= 0 and s.v{5} < 101 end, effect = function(s) s.v{1} = "
                    "s.v{1} + {2}; s.v{5} = s.v{5} + 1 end, go = { { 'b{3}', when = function(s) return s.v{5} > 40 end }, 'b{4}' } },\n");
            buf_add(&buf, str_fill(arena, functions ? lua : table, args, 5));
        }
        buf_add(&buf, STR("    } },\n"));
    }
    buf_add(&buf, STR("  } }\n"));
    return buf_str(&buf);
}

// With the clock that the programs give, since looking at it costs something.
static Scenario *load(Str source) {
    Files files = testkit_memory((const MemoryFile[]){{"bench.lua", source.data}, {NULL, NULL}});
    Err err = {0};
    Scenario *scenario = scenario_load(&files, STR("bench.lua"), STR("bench"), NULL, &err);
    Arena arena = {0};
    if (!scenario) die(fault_print(&arena, &err.faults[0]).data);
    return scenario;
}

// Twenty decisions a session, hash and log on, as play does it. Millions a second.
static double decide_rate(const Scenario *scenario, int sessions) {
    double start = cpu_seconds();
    uint64_t sum = 0;
    for (int i = 0; i < sessions; i++) {
        Session *session = session_open(scenario, (uint64_t)i, NULL);
        for (int step = 0; step < 20; step++) {
            Decision decision = {DECISION_CHOOSE, 1, {(i * 7 + step * 3) % 4 + 1}};
            if (!session_decide(session, &decision, NULL)) die("refused");
            sum += session_step(session, step).hash;
        }
        session_free(session);
    }
    if (sum == 1) printf(" ");
    return 20e-6 * sessions / (cpu_seconds() - start);
}

// The bare work of a decision: copy the row twice, change two numbers, hash it, append to a log.
static double limit_rate(int row_count, int sessions) {
    static int32_t row[ROW_MAX], copy[ROW_MAX];
    static uint64_t log[20];
    double start = cpu_seconds();
    for (int i = 0; i < sessions; i++)
        for (int step = 0; step < 20; step++) {
            memcpy(copy, row, (size_t)row_count * sizeof *row);
            copy[1 + step % 6] += 1;
            copy[0] = (int32_t)(log[(step + 19) % 20] & 63);
            memcpy(row, copy, (size_t)row_count * sizeof *row);
            log[step] = hash_row(1, row, row_count);
        }
    if (log[0] == 1) printf(" ");
    return 20e-6 * sessions / (cpu_seconds() - start);
}

static int count_up(lua_State *L) {
    lua_pushinteger(L, lua_tointeger(L, 1) + 1);
    return 1;
}

static void no_budget(lua_State *L, lua_Debug *frame) {
    (void)L, (void)frame;
}

// The three calls of Lua that such a decision makes, each protected, under a count hook and reading a value from C. Millions a second.
static double lua_rate(int decisions) {
    lua_State *L = luaL_newstate();
    lua_register(L, "read", count_up);
    if (luaL_dostring(L, "local read = read; return function(s) return read(s) >= 0 and read(s) < 101 end")) die(lua_tostring(L, -1));
    double start = cpu_seconds();
    for (int i = 0; i < 3 * decisions; i++) {
        lua_sethook(L, no_budget, LUA_MASKCOUNT, 100);
        lua_pushvalue(L, -1);
        lua_pushinteger(L, i & 63);
        if (lua_pcall(L, 1, 1, 0)) die(lua_tostring(L, -1));
        lua_pop(L, 1);
    }
    double rate = 1e-6 * decisions / (cpu_seconds() - start);
    lua_close(L);
    return rate;
}

static void bench_decisions(const char *what, bool functions, int sessions, const char *aim) {
    Arena arena = {0};
    Str source = conversation(&arena, 60, functions);
    Scenario *scenario = load(source);
    double rate[ROUNDS], limit[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        rate[i] = decide_rate(scenario, sessions);
        limit[i] = functions ? lua_rate(20 * sessions) : limit_rate(scenario->row_count, sessions);
    }
    print_figures(what, "M/s", 2, median(rate, ROUNDS), median(limit, ROUNDS), aim);
    scenario_free(scenario);
    arena_free(&arena);
}

static int give_back(lua_State *L) {
    lua_settop(L, 1);
    return 1;
}

// Lua alone: a new state, reading and running the file. Milliseconds.
static double lua_load_ms(Str source, int times) {
    double start = cpu_seconds();
    for (int i = 0; i < times; i++) {
        lua_State *L = luaL_newstate();
        luaL_openlibs(L);
        lua_register(L, "scenario", give_back);
        lua_register(L, "complaint", give_back);
        if (luaL_loadbuffer(L, source.data, source.len, "=bench") || lua_pcall(L, 0, 1, 0)) die(lua_tostring(L, -1));
        lua_close(L);
    }
    return (cpu_seconds() - start) * 1e3 / times;
}

static void bench_load(const char *what, Str source, int times, const char *aim) {
    double ours[ROUNDS], limit[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        double start = cpu_seconds();
        for (int j = 0; j < times; j++) scenario_free(load(source));
        ours[i] = (cpu_seconds() - start) * 1e3 / times;
        limit[i] = lua_load_ms(source, times);
    }
    print_figures(what, "ms", 2, median(ours, ROUNDS), median(limit, ROUNDS), aim);
}

static void bench_shipped(const char *name) {
    Arena arena = {0};
    Files files = testkit_disk();
    Str path = str_fill(&arena, STR("scenarios/{1}.lua"), (Str[]){str_from(name)}, 1), text;
    if (!files.read(files.context, &arena, path, &text, NULL)) die("no scenario");
    char what[80];
    snprintf(what, sizeof what, "load and check %s (%zu kB)", name, text.len / 1000);
    bench_load(what, text, 20, "1 ms");
    arena_free(&arena);
}

static void bench_made(int beats, bool functions, int times, const char *aim) {
    Arena arena = {0};
    Str source = conversation(&arena, beats, functions);
    char what[80];
    snprintf(what, sizeof what, "load and check %d beats%s (%zu kB)", beats, functions ? " of functions" : "", source.len / 1000);
    bench_load(what, source, times, aim);
    arena_free(&arena);
}

// Microseconds to copy a session of ten decisions and free it, or to play it again up to an earlier one.
static double fork_us(const Session *session, int decision) {
    const int times = 100000;
    double start = cpu_seconds();
    for (int i = 0; i < times; i++) session_free(session_fork(session, decision, NULL));
    return (cpu_seconds() - start) * 1e6 / times;
}

static double copy_us(size_t bytes) {
    const int times = 1000000;
    double start = cpu_seconds();
    char *from = calloc(1, bytes), sum = 0;
    for (int i = 0; i < times; i++) {
        char *copy = malloc(bytes);
        if (!from || !copy) die("out of memory");
        from[0] = (char)i;
        memcpy(copy, from, bytes);
        sum = (char)(sum + copy[i % 8]);
        free(copy);
    }
    free(from);
    if (sum == 77) printf(" ");
    return (cpu_seconds() - start) * 1e6 / times;
}

static void bench_save(void) {
    Arena arena = {0};
    Str source = conversation(&arena, 60, false);
    Scenario *scenario = load(source);
    Session *session = session_open(scenario, 1, NULL);
    for (int step = 0; step < 10; step++) session_decide(session, &(Decision){DECISION_CHOOSE, 1, {step % 4 + 1}}, NULL);
    double copied[ROUNDS], replayed[ROUNDS], limit[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        copied[i] = fork_us(session, 10);
        replayed[i] = fork_us(session, 9);
        limit[i] = copy_us(session_size(session));
    }
    print_figures("save and restore a session of 10 decisions", "us", 3, median(copied, ROUNDS), median(limit, ROUNDS), "0.4 us");
    print_figures("go back to decision 9 by playing again", "us", 2, median(replayed, ROUNDS), -1, "10 ms");
    char bytes[24];
    snprintf(bytes, sizeof bytes, "%zu B", session_size(session));
    print_row("one session after 10 decisions", bytes, "", "1024 B");
    session_free(session);
    scenario_free(scenario);
    arena_free(&arena);
}

int main(void) {
    bench_decisions("decisions, tables, hash and log on", false, 100000, "20 M/s");
    bench_decisions("decisions, Lua functions, budget hook on", true, 5000, "2 M/s");
    bench_shipped("complaint/line-down");
    bench_shipped("relationship/cheaper-pump");
    bench_shipped("negotiation/friday-six");
    bench_made(60, false, 20, "1 ms");
    bench_made(60, true, 10, "");
    bench_made(1200, false, 1, "15 ms");
    bench_save();
    return 0;
}
