// Runs and decisions made by number: the same number gives the same run, so that a test can tell what a store must hold.
#ifndef RECORD_TESTS_MADE_H
#define RECORD_TESTS_MADE_H
#include "base/hash.h"
#include "record/store.h"
#include "testkit/testkit.h"

static inline RunInfo made_run(int n) {
    static const char *const names[] = {"complaint/line-down", "relationship/cheaper-pump", "我的/情境 一"};
    uint64_t h = hash_mix((uint64_t)n + 1);
    return (RunInfo){.scenario = str_from(names[n % 3]),
                     .logic = h,
                     .seed = hash_mix(h),
                     .start_hash = hash_mix(h + 1),
                     .language = n % 2 ? STR("zh-TW") : STR("en"),
                     .mode = n % 5 == 4 ? MODE_PRACTICE : MODE_FIRST,
                     .coaching = n % 7 == 5 ? COACHING_GUIDED : COACHING_ASSESSED,
                     .parent = n % 5 == 4 ? 1 : 0,
                     .cut = n % 5 == 4 ? 2 : 0,
                     .started = 1700000000 + n};
}

// Decision `seq` (1-based) of run `n`.
static inline KeptStep made_step(int n, int seq) {
    static const char *const beats[] = {"first_message", "facts", "b", "what_now_then_you_may_well_ask_and_so_do_we"};
    uint64_t h = hash_mix((uint64_t)n << 32 | (uint64_t)seq);
    KeptStep step = {.beat = str_from(beats[h % 4]), .hash = hash_mix(h), .time = 1700000000 + 60 * seq};
    step.decision = (Decision){.kind = DECISION_CHOOSE, .count = seq % 7 ? 1 : 16};  // as in the files of older forms
    for (int i = 0; i < step.decision.count; i++) step.decision.value[i] = (int32_t)(h >> i) % 1000;
    return step;
}

static inline bool made_same(const JournalStep *got, int n, int seq) {
    KeptStep step = made_step(n, seq);
    bool same = got->decision.kind == step.decision.kind && got->decision.count == step.decision.count && got->hash == step.hash &&
                str_equal(got->beat, step.beat);
    for (int i = 0; same && i < step.decision.count; i++) same = got->decision.value[i] == step.decision.value[i];
    return same;
}

// Adds `count` decisions behind those that the run has.
static inline bool made_keep(Store *store, RunInfo *info, int n, int count, Err *err) {
    KeptStep steps[64];
    assert_true(count <= 64);
    for (int i = 0; i < count; i++) steps[i] = made_step(n, info->decisions + 1 + i);
    return store_keep(store, info, steps, count, err);
}

static inline void made_end(RunInfo *info, int n) {
    info->ended = true;
    info->ending = n % 2 ? STR("back_up") : STR("escalated");
    info->outcome = n % 3 ? (Score){true, 100 * (n % 7), 7} : (Score){0};
}

// The accuracy that the run is judged to have at the `k`-th time.
static inline int made_accuracy(int n, int k) {
    uint64_t h = hash_mix((uint64_t)n << 16 | (uint64_t)k);
    return h % 5 ? (int)(h % 10001) : ACCURACY_UNSCORED;
}

// What is said of run `n` (0-based) at the `k`-th time; of at least three decisions.
static inline Reflection made_reflection(int n, int k) {
    static const char *const texts[] = {"", "Ask before I offer.", "先聽他說完，再問一次。", "Name the remedy, the time, and who comes."};
    uint64_t h = hash_mix((uint64_t)k << 16 | (uint64_t)n);
    return (Reflection){.run = n + 1,
                        .turn = (int)(h % 4),
                        .instead = h % 4 ? (int)(h >> 8 & 3) : 0,
                        .words = str_from(texts[h >> 16 & 3]),
                        .commitment = str_from(texts[h >> 24 & 3]),
                        .time = 1800000000 + k};
}

static inline bool made_same_reflection(const Reflection *got, int n, int k) {
    Reflection made = made_reflection(n, k);
    return got->run == made.run && str_equal(got->scenario, made_run(n).scenario) && got->turn == made.turn &&
           got->instead == made.instead && str_equal(got->words, made.words) && str_equal(got->commitment, made.commitment) &&
           got->time == made.time;
}

// A store of the first form, as the program wrote it that knew no other: the runs 0 to 4 with 8 decisions each, 1 and 3 of them ended.
#define MADE_FORM_1_RUNS 5
static inline Str made_form_1(Arena *arena) {
    Str bytes;
    Files disk = testkit_disk();
    assert_true(disk.read(disk.context, arena, STR("tests/record/forms/1.db"), &bytes, NULL));
    return bytes;
}

// The same tables and one more: what a later form of the store may look like.
#define MADE_NEXT_FORM                                                                                                                     \
    "CREATE TABLE notes(run INTEGER NOT NULL, text TEXT NOT NULL) STRICT; INSERT INTO notes SELECT id, scenario FROM runs;"
#endif
