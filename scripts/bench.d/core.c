// Times the core: decisions, loading, saving and restoring a state. Each figure is the median of seven rounds; the limit beside it is the bare work.
#include "base/hash.h"
#include "core/session.h"
#include "testkit/testkit.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 7 };

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void report(const char *what, const char *unit, double *values, double scale) {
    qsort(values, ROUNDS, sizeof *values, by_value);
    printf("%-64s %10.3f %s  (%.3f-%.3f)\n", what, values[ROUNDS / 2] * scale, unit, values[0] * scale, values[ROUNDS - 1] * scale);
}

// A conversation of `beats` beats, four options each, six bounded variables: conditions and effects as tables, or as Lua functions.
static Str conversation(Arena *arena, int beats, bool functions) {
    StrBuf buf = {.arena = arena};
    buf_add(&buf, STR("return scenario { api = 1, kind = 'planning', title = 'T', start = 'b0', endings = { done = { 'Done' } },\n  state = { "));
    for (int v = 0; v < 6; v++) buf_add(&buf, str_fill(arena, STR("v{1} = { 50, 0, 100 }, "), (Str[]){str_int(arena, v)}, 1));
    buf_add(&buf, STR("},\n  outcome = { { 'V', from = 'v0' } },\n  beats = {\n"));
    for (int b = 0; b < beats; b++) {
        Str next = str_int(arena, (b * 7 + 1) % beats), here = str_int(arena, b);
        buf_add(&buf, str_fill(arena, STR("    b{1} = { say = 'Beat {1}: 客戶說了一句話 and waits.', options = {\n"), &here, 1));
        for (int o = 0; o < 4; o++) {
            Str args[] = {str_int(arena, (b + o) % 6), str_int(arena, o * 3 - 5), str_int(arena, (b * 5 + o * 11 + 1) % beats), next, str_int(arena, (b + o + 1) % 6)};
            Str table = STR("      { 'Option', when = 'v{1} >= 0 and v{5} < 101', effect = { v{1} = {2}, v{5} = 1 }, go = { { 'b{3}', when = 'v{5} > 40' }, 'b{4}' } },\n");
            Str lua = STR("      { 'Option', when = function(s) return s.v{1} >= 0 and s.v{5} < 101 end, effect = function(s) s.v{1} = s.v{1} + {2}; s.v{5} = s.v{5} + 1 end,"
                          " go = { { 'b{3}', when = function(s) return s.v{5} > 40 end }, 'b{4}' } },\n");
            buf_add(&buf, str_fill(arena, functions ? lua : table, args, 5));
        }
        buf_add(&buf, STR("    } },\n"));
    }
    buf_add(&buf, STR("  } }\n"));
    return buf_str(&buf);
}

static bool read_text(void *context, Arena *arena, Str path, Str *text, Err *err) {
    (void)arena, (void)path, (void)err;
    *text = *(const Str *)context;
    return true;
}

static Scenario *load(Str *source) {
    Files files = {.context = source, .read = read_text};
    Err err = {0};
    Scenario *scenario = scenario_load(&files, STR("bench.lua"), STR("bench"), NULL, &err);
    Arena arena = {0};
    if (!scenario) die(fault_print(&arena, &err.faults[0]).data);
    return scenario;
}

// Twenty decisions a session, hash and log on, as play does it.
static double decide_rate(const Scenario *scenario, int sessions) {
    double start = seconds();
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
    return 20.0 * sessions / (seconds() - start);
}

// The bare work of a decision: copy the row twice, change two numbers, hash it, append to a log.
static double limit_rate(int row_count, int sessions) {
    static int32_t row[ROW_MAX], copy[ROW_MAX];
    static uint64_t log[20];
    double start = seconds();
    for (int i = 0; i < sessions; i++)
        for (int step = 0; step < 20; step++) {
            memcpy(copy, row, (size_t)row_count * sizeof *row);
            copy[1 + step % 6] += 1;
            copy[0] = (int32_t)(log[(step + 19) % 20] & 63);
            memcpy(row, copy, (size_t)row_count * sizeof *row);
            log[step] = hash_row(1, row, row_count);
        }
    if (log[0] == 1) printf(" ");
    return 20.0 * sessions / (seconds() - start);
}

static void bench_decisions(const char *what, bool functions, int sessions) {
    Arena arena = {0};
    Str source = conversation(&arena, 60, functions);
    Scenario *scenario = load(&source);
    double rate[ROUNDS], limit[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        rate[i] = decide_rate(scenario, sessions);
        limit[i] = limit_rate(scenario->row_count, sessions);
    }
    report(what, "M/s", rate, 1e-6);
    report("  limit: copy, change, hash and log a row of that size", "M/s", limit, 1e-6);
    scenario_free(scenario);
    arena_free(&arena);
}

static void bench_shipped(const char *name) {
    Arena arena = {0};
    Files files = testkit_disk();
    Str path = str_fill(&arena, STR("scenarios/{1}.lua"), (Str[]){str_from(name)}, 1), text;
    if (!files.read(files.context, &arena, path, &text, NULL)) die("no scenario");
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        double start = seconds();
        for (int j = 0; j < 20; j++) scenario_free(load(&text));
        times[i] = (seconds() - start) / 20;
    }
    char what[96];
    snprintf(what, sizeof what, "load and check %s", name);
    report(what, "ms ", times, 1e3);
    arena_free(&arena);
}

static void bench_load(int beats) {
    Arena arena = {0};
    Str source = conversation(&arena, beats, false);
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        double start = seconds();
        scenario_free(load(&source));
        times[i] = seconds() - start;
    }
    char what[96];
    snprintf(what, sizeof what, "load and check %d beats, %d options (%zu kB)", beats, beats * 4, source.len / 1024);
    report(what, "ms ", times, 1e3);
    arena_free(&arena);
}

static void bench_save(void) {
    Arena arena = {0};
    Str source = conversation(&arena, 60, false);
    Scenario *scenario = load(&source);
    Session *session = session_open(scenario, 1, NULL);
    for (int step = 0; step < 10; step++) session_decide(session, &(Decision){DECISION_CHOOSE, 1, {step % 4 + 1}}, NULL);
    double times[ROUNDS];
    for (int decision = 10; decision >= 9; decision--) {
        for (int i = 0; i < ROUNDS; i++) {
            double start = seconds();
            for (int j = 0; j < 100000; j++) session_free(session_fork(session, decision, NULL));
            times[i] = (seconds() - start) / 100000;
        }
        report(decision == 10 ? "save and restore a session of 10 decisions (a copy)" : "go back to decision 9 (open and replay)", "us ", times, 1e6);
    }
    printf("%-64s %10zu bytes\n", "one session after 10 decisions", session_size(session));
    session_free(session);
    scenario_free(scenario);
    arena_free(&arena);
}

int main(void) {
    bench_decisions("decisions through session_decide, hash and log on, tables", false, 100000);
    bench_decisions("decisions through Lua functions, budget hook on", true, 5000);
    bench_shipped("complaint/line-down");
    bench_shipped("relationship/cheaper-pump");
    bench_shipped("negotiation/friday-six");
    bench_load(60);
    bench_load(1200);
    bench_save();
    return 0;
}
