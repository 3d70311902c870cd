// Journals and stores against what their decisions give.
#include "host/commands.h"
#include "host/commands_coach.h"
#include "host/home.h"
#include "record/folder.h"

// Behind x 30 can be reached, behind y 50, behind z 70; the worst is 5. The gift is worth nothing.
#define PAPER                                                                                                                              \
    "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 1, title = 'Paper', brief = 'B.',\n"                              \
    "  state = { worth = { 0, 0, 100 } }, draw = { gift = { 1, 2 } },\n"                                                                   \
    "  outcome = { { 'Worth', weight = 1, from = 'worth' } }, start = 'a', beats = {\n"                                                    \
    "    a = { options = { { 'x', effect = { worth = 10 }, go = 'b' }, { 'y', effect = { worth = 30 }, go = 'b' },\n"                      \
    "      { 'z', go = 'c' } } },\n"                                                                                                       \
    "    b = { options = { { 'x', effect = { worth = 20 }, go = 'done' }, { 'y', go = 'done' } } },\n"                                     \
    "    c = { options = { { 'x', effect = { worth = 70 }, go = 'done' }, { 'y', effect = { worth = 5 }, go = 'lost' } } },\n"             \
    "  }, endings = { done = 'It is done.', lost = 'It is lost.' } }\n"
#define WORST 3810  // z at no cost, then all of 65: 100 * 40 / (40 + 65), in hundredths

typedef struct Stage {
    Folder *folder;
    Str lua, store, name;
    World *world;
    Scenario *scenario;
    Keeper keeper;
    char *said;
    size_t size;
    Err err;
} Stage;

static int set_up(void **state) {
    Stage *stage = test_calloc(1, sizeof *stage);
    void *folder;
    if (folder_make(&folder)) return -1;
    stage->folder = folder;
    home_use(stage->folder->name);
    stage->lua = folder_path(stage->folder, "paper.lua");
    stage->name = str_slice(stage->lua, 0, stage->lua.len - 4);
    stage->store = folder_path(stage->folder, "runs.db");
    file_write(stage->lua, STR(PAPER));
    stage->world = world_open(&(WorldAsk){.language = STR("en"), .no_store = true}, &stage->err);
    stage->scenario = world_load(stage->world, stage->lua, stage->name, &stage->err);
    stage->keeper.store = store_open(stage->store, &stage->err);
    assert_no_faults(&stage->err);
    *state = stage;
    return 0;
}

static int tear_down(void **state) {
    Stage *stage = *state;
    scenario_free(stage->scenario);
    store_close(stage->keeper.store);
    arena_free(&stage->keeper.arena);
    world_close(stage->world);
    err_free(&stage->err);
    free(stage->said);
    void *folder = stage->folder;
    test_free(stage);
    return folder_remove(&folder);
}

// Keeps a run of these options, judged as told; returns its journal.
static Str play(Stage *stage, uint64_t seed, const int *options, int count, int accuracy) {
    Run *run = run_start(stage->scenario, seed, STR("en"), COACHING_ASSESSED, &stage->keeper, &stage->err);
    for (int i = 0; i < count; i++) {
        Decision decision = {DECISION_CHOOSE, 1, {options[i]}};
        assert_true(run_decide(run, &decision, &stage->err));
    }
    assert_true(run_kept(run));
    if (accuracy != ACCURACY_UNKNOWN) assert_true(run_judge(run, accuracy, &stage->err));
    Str journal = run_journal(run, &stage->folder->arena);
    run_free(run);
    assert_no_faults(&stage->err);
    return journal;
}

static int verify(Stage *stage, const Str *files, int count, bool json) {
    free(stage->said);
    err_free(&stage->err);
    stage->err = (Err){0};
    FILE *out = open_memstream(&stage->said, &stage->size);
    int code = coach_verify(stage->world, files, count, json, out, &stage->err);
    fclose(out);
    return code;
}

static void assert_said(const Stage *stage, const char *part) {
    if (!strstr(stage->said, part)) fail_msg("not said: %s, but: %s", part, stage->said);
}

static void sound_runs_are_as_their_decisions_give(void **state) {
    Stage *stage = *state;
    play(stage, 1, (int[]){3, 2}, 2, WORST);
    play(stage, 2, (int[]){3, 1}, 2, 10000);
    play(stage, 3, (int[]){2}, 1, ACCURACY_UNKNOWN);
    play(stage, 4, (int[]){3, 2}, 2, ACCURACY_UNKNOWN);
    assert_int_equal(verify(stage, &stage->store, 1, false), EXIT_OK);
    assert_no_faults(&stage->err);
    assert_said(stage, "runs.db run 1: ");
    assert_said(stage, "decisions: 2, ending lost, outcome 5.0, accuracy 38.1: as its decisions give\n");
    assert_said(stage, "decisions: 2, ending done, outcome 70.0, accuracy 100.0: as its decisions give\n");
    assert_said(stage, "decisions: 1, ending -, outcome –, accuracy –: as its decisions give\n");
    assert_int_equal(verify(stage, &stage->store, 1, true), EXIT_OK);
    assert_said(stage, "\"run\":1,");
    assert_said(stage, "\"decisions\":2,\"ending\":\"lost\",\"outcome\":5.0,\"accuracy\":38.1,\"differences\":0}\n");
    assert_said(stage, "\"decisions\":1,\"ending\":null,\"outcome\":null,\"accuracy\":null,\"differences\":0}\n");
}

static void another_accuracy_is_a_difference(void **state) {
    Stage *stage = *state;
    play(stage, 1, (int[]){3, 2}, 2, WORST + 1);
    play(stage, 2, (int[]){3, 2}, 2, WORST);
    play(stage, 1, (int[]){3, 1}, 2, ACCURACY_UNSCORED);
    assert_int_equal(verify(stage, &stage->store, 1, true), EXIT_FINDINGS);
    assert_int_equal(stage->err.count, 2);
    assert_fault(&stage->err, "runs.db run 1: The accuracy differs: 38.1 was expected, 38.1 came.");
    assert_fault(&stage->err, "runs.db run 3: The accuracy differs: – was expected, 100.0 came.");
    assert_said(stage, "\"run\":1,");
    assert_said(stage, "\"accuracy\":38.1,\"differences\":1}");
    assert_said(stage, "\"accuracy\":38.1,\"differences\":0}");
    assert_said(stage, "\"accuracy\":100.0,\"differences\":1}");
}

// The text with one part replaced.
static Str changed(Stage *stage, Str text, const char *part, const char *by) {
    ptrdiff_t at = str_find(text, str_from(part), 0);
    assert_true(at >= 0);
    Str parts[] = {str_slice(text, 0, (size_t)at), str_from(by), str_slice(text, (size_t)at + strlen(part), text.len)};
    return str_fill(&stage->folder->arena, STR("{1}{2}{3}"), parts, 3);
}

static Str journal_file(Stage *stage, const char *name, Str text) {
    Str path = folder_path(stage->folder, name);
    file_write(path, text);
    return path;
}

static void every_difference_of_a_journal_is_named(void **state) {
    Stage *stage = *state;
    Str good = play(stage, 1, (int[]){3, 2}, 2, ACCURACY_UNKNOWN);
    Str files[] = {journal_file(stage, "good", good), STR_NONE};
    assert_int_equal(verify(stage, files, 1, false), EXIT_OK);
    assert_said(stage, "outcome 5.0, accuracy 38.1: as its decisions give");
    // The ending, the outcome, and the state before them.
    ptrdiff_t line = str_find(good, STR("\n2 c choose 2 "), 0);
    Str bad = str_copy(&stage->folder->arena, good);
    char *digit = (char *)bad.data + line + (ptrdiff_t)strlen("\n2 c choose 2 ");
    *digit = *digit == '0' ? '1' : '0';
    bad = changed(stage, bad, "end lost 5.0", "end done 70.0");
    files[1] = journal_file(stage, "bad", bad);
    assert_int_equal(verify(stage, files, 2, false), EXIT_FINDINGS);
    assert_int_equal(stage->err.count, 2);
    assert_fault(&stage->err, "bad:9: Decision 2 differs");
    assert_fault(&stage->err, "“done 70.0” was expected, “lost 5.0” came");
    assert_said(stage, "good: ");
    assert_said(stage, "outcome 5.0, accuracy 38.1: as its decisions give");
    assert_said(stage, "outcome 5.0, accuracy 38.1: differences: 2");
}

static void what_cannot_be_verified_is_a_finding(void **state) {
    Stage *stage = *state;
    Str good = play(stage, 1, (int[]){3, 2}, 2, WORST);
    Str file = journal_file(stage, "gone", changed(stage, good, "paper\n", "gone\n"));
    assert_int_equal(verify(stage, &file, 1, true), EXIT_FINDINGS);
    assert_fault(&stage->err, "There is no scenario");
    assert_said(stage, "\"decisions\":0,\"ending\":null,\"outcome\":null,\"accuracy\":null,\"differences\":1}");
    // The scenario has other rules now.
    file_write(stage->lua, changed(stage, STR(PAPER), "worth = 70", "worth = 71"));
    assert_int_equal(verify(stage, &stage->store, 1, false), EXIT_FINDINGS);
    assert_int_equal(stage->err.count, 1);
    file_write(stage->lua, STR("return scenario { api = 1 }"));
    assert_int_equal(verify(stage, &stage->store, 1, false), EXIT_FINDINGS);
    file = journal_file(stage, "text", STR("no journal"));
    assert_int_equal(verify(stage, &file, 1, false), EXIT_FINDINGS);
    assert_fault(&stage->err, "text:1: This is no journal");
    file = folder_path(stage->folder, "missing");
    assert_int_equal(verify(stage, &file, 1, false), EXIT_WORLD);
    file = journal_file(stage, "store", STR("SQLite format 3, and nothing of it"));
    assert_int_not_equal(verify(stage, &file, 1, false), EXIT_OK);
    assert_true(stage->err.count > 0);
}

static void scenarios_are_told_apart(void **state) {
    Stage *stage = *state;
    Str other = folder_path(stage->folder, "other.lua");
    file_write(other, changed(stage, STR(PAPER), "worth = 70", "worth = 80"));
    Scenario *first = stage->scenario;
    for (int i = 0; i < 3; i++) {
        play(stage, (uint64_t)i, (int[]){3, 2}, 2, WORST);
        stage->scenario = world_load(stage->world, other, str_slice(other, 0, other.len - 4), &stage->err);
        play(stage, (uint64_t)i, (int[]){3, 2}, 2, 4000);  // 100 * 50 / (50 + 75)
        scenario_free(stage->scenario);
        stage->scenario = first;
    }
    assert_int_equal(verify(stage, &stage->store, 1, false), EXIT_OK);
    assert_no_faults(&stage->err);
    assert_said(stage, "accuracy 38.1:");
    assert_said(stage, "accuracy 40.0:");
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_STAGE(sound_runs_are_as_their_decisions_give),
        ON_STAGE(another_accuracy_is_a_difference),
        ON_STAGE(every_difference_of_a_journal_is_named),
        ON_STAGE(what_cannot_be_verified_is_a_finding),
        ON_STAGE(scenarios_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
