// Playing with a store behind it: each decision is kept before it is acknowledged, and a store that fails never stops a play.
#include "core/view.h"
#include "disk.h"
#include "folder.h"
#include "record/run.h"
#include "record/store_parts.h"

// Two beats that can be met again and again, a draw, and two ways to end.
#define SCENARIO(number, title)                                                                                                            \
    "return scenario { api = 1, kind = 'planning', title = '" title "', start = 'a', endings = { won = { 'W' }, lost = { 'L' } },\n"       \
    "  state = { n = { " number ", 0, 100 } }, draw = { luck = { 1, 2, 3 } }, outcome = { { 'N', weight = 1, from = 'n' } },\n"            \
    "  beats = { a = { say = 'A', options = { { 'on', effect = { n = 7 }, go = 'b' }, { 'stay', effect = { n = 1 }, go = 'a' } } },\n"     \
    "            b = { say = 'B', options = { { 'back', go = 'a' }, { 'win', go = 'won' }, { 'lose', set = { n = 0 }, go = 'lost' },\n"    \
    "                                         { 'closed', when = 'n > 90', go = 'won' } } } } }\n"

static Scenario *load(const char *name, const char *source) {
    MemoryFile files[] = {{name, source}, {NULL, NULL}};
    Files world = testkit_memory(files);
    Err err = {0};
    Scenario *scenario = scenario_load(&world, str_from(name), str_from(name), NULL, &err);
    assert_no_faults(&err);
    assert_non_null(scenario);
    return scenario;
}

typedef struct Stage {
    Folder *folder;
    Scenario *scenario, *other;
    Keeper keeper;
    int64_t clock;
    Str path;
} Stage;

static int64_t tick(void *context) {
    return ++((Stage *)context)->clock;
}

static int stage_set_up(void **state) {
    Stage *stage = test_calloc(1, sizeof *stage);
    void *folder;
    if (folder_make(&folder)) return -1;
    stage->folder = folder;
    stage->scenario = load("made/one", SCENARIO("20", "One"));
    stage->other = load("made/two", SCENARIO("20", "Two"));
    stage->path = folder_path(stage->folder, "runs.db");
    stage->keeper = (Keeper){.store = store_open(stage->path, NULL), .now = tick, .context = stage};
    *state = stage;
    return !stage->keeper.store;
}

static int stage_tear_down(void **state) {
    Stage *stage = *state;
    store_close(stage->keeper.store);
    arena_free(&stage->keeper.arena);
    scenario_free(stage->scenario);
    scenario_free(stage->other);
    void *folder = stage->folder;
    test_free(stage);
    return folder_remove(&folder);
}

static Run *started(Stage *stage, uint64_t seed) {
    Err err = {0};
    Run *run = run_start(stage->scenario, seed, STR("zh-TW"), COACHING_ASSESSED, &stage->keeper, &err);
    assert_no_faults(&err);
    assert_non_null(run);
    return run;
}

static Run *resumed(Stage *stage, int64_t id) {
    Err err = {0};
    Run *run = run_resume(stage->scenario, id, &stage->keeper, &err);
    assert_no_faults(&err);
    assert_non_null(run);
    return run;
}

static bool choose(Run *run, int number) {
    return run_decide(run, &(Decision){DECISION_CHOOSE, 1, {number}}, NULL);
}

static void choose_all(Run *run, const char *numbers) {
    for (; *numbers; numbers++) assert_true(choose(run, *numbers - '0'));
}

// What another program would read is what this one plays.
static void assert_stored(Stage *stage, const Run *run) {
    Arena arena = {0};
    Err err = {0};
    Store *store = store_open(stage->path, &err);
    assert_no_faults(&err);
    assert_true(store_verify(store, NULL));
    RunInfo info;
    const Journal *journal = store_journal(store, &arena, run_id(run), &info, &err);
    assert_no_faults(&err);
    assert_non_null(journal);
    const Session *session = run_session(run);
    assert_int_equal(journal->step_count, session_steps(session));
    for (int i = 0; i < journal->step_count; i++) {
        Step step = session_step(session, i);
        assert_true(journal->steps[i].hash == step.hash && journal->steps[i].decision.value[0] == step.decision.value[0]);
        assert_true(str_equal(journal->steps[i].beat, session_scenario(session)->beats[step.beat].name));
    }
    assert_int_equal(journal->ended, session_ending(session) >= 0);
    assert_int_equal(info.mode, run_mode(run));
    assert_int_equal(info.cut, run_cut(run));
    assert_int_equal(info.coaching, run_coaching(run));
    store_close(store);
    arena_free(&arena);
}

static void each_decision_is_kept(void **state) {
    Stage *stage = *state;
    Run *run = started(stage, 3);
    assert_int_equal(run_id(run), 0);  // nothing to be kept so far
    assert_true(run_kept(run));
    assert_int_equal(run_mode(run), MODE_FIRST);
    for (const char *number = "221112"; *number; number++) {
        assert_true(choose(run, *number - '0'));
        assert_int_equal(run_id(run), 1);
        assert_true(run_kept(run));
        assert_int_equal(stage->keeper.warning.len, 0);
        assert_stored(stage, run);
    }
    RunInfo *runs;
    Arena arena = {0};
    assert_int_equal(store_runs(stage->keeper.store, &arena, &runs, NULL), 1);
    assert_true(runs[0].ended);
    assert_str(runs[0].ending, "won");
    assert_str(runs[0].scenario, "made/one");
    assert_str(runs[0].language, "zh-TW");
    assert_str(score_print(&arena, runs[0].outcome), "36.0");  // 20 + 1 + 1 + 7 + 7
    arena_free(&arena);
    run_free(run);
    run_free(NULL);
}

static void an_illegal_decision_leaves_no_trace(void **state) {
    Stage *stage = *state;
    Run *run = started(stage, 3);
    choose_all(run, "1");
    Err err = {0};
    assert_false(run_decide(run, &(Decision){DECISION_CHOOSE, 1, {4}}, &err));
    assert_int_equal(err.count, 1);
    err_free(&err);
    assert_false(choose(run, 0));
    assert_false(choose(run, 99));
    assert_int_equal(session_steps(run_session(run)), 1);
    assert_true(run_kept(run));
    assert_stored(stage, run);
    choose_all(run, "2");
    assert_false(choose(run, 1));  // ended
    assert_stored(stage, run);
    run_free(run);
}

static void resuming_stands_at_the_very_decision(void **state) {
    Stage *stage = *state;
    Arena arena = {0};
    Run *run = started(stage, 77);
    static const char *const steps[] = {"2", "1", "1", "2", "2", "1"};
    for (int i = 0; i < 6; i++) {
        choose_all(run, steps[i]);
        uint64_t hash = session_hash(run_session(run));
        int beat = session_beat(run_session(run));
        Str text = run_journal(run, &arena);
        run_free(run);
        run = resumed(stage, 1);
        assert_int_equal(run_id(run), 1);
        assert_true(run_kept(run));
        assert_true(session_hash(run_session(run)) == hash);
        assert_int_equal(session_beat(run_session(run)), beat);
        assert_str(run_journal(run, &arena), text.data);
        assert_stored(stage, run);
    }
    choose_all(run, "3");
    assert_stored(stage, run);
    run_free(run);
    // A finished run can be looked at again.
    run = resumed(stage, 1);
    assert_true(session_ending(run_session(run)) >= 0);
    assert_true(run_kept(run));
    run_free(run);
    arena_free(&arena);
}

static void assert_no_resume(Stage *stage, const Scenario *scenario, int64_t id, const char *why) {
    Err err = {0};
    assert_null(run_resume(scenario, id, &stage->keeper, &err));
    assert_fault(&err, why);
    err_free(&err);
}

static void what_cannot_be_resumed_says_why(void **state) {
    Stage *stage = *state;
    Run *run = started(stage, 5);
    choose_all(run, "2111");
    run_free(run);
    assert_no_resume(stage, stage->scenario, 2, "runs.db: There is no run 2.");
    assert_no_resume(stage, stage->other, 1, "runs.db: Run 1 is of the scenario “made/one”.");
    Scenario *changed = load("made/one", SCENARIO("21", "One"));
    assert_no_resume(stage, changed, 1, "runs.db: This run was played by other rules");
    scenario_free(changed);
    // A better wording breaks nothing.
    changed = load("made/one", SCENARIO("20", "A better title"));
    run = run_resume(changed, 1, &stage->keeper, NULL);
    assert_non_null(run);
    run_free(run);
    scenario_free(changed);
    // A store whose checksums all fit, but whose hashes come from other rules than those it names.
    Arena arena = {0};
    RunInfo info = {.scenario = stage->scenario->name, .logic = stage->scenario->logic, .seed = 5, .start_hash = 1};
    assert_true(store_keep(stage->keeper.store, &info, NULL, 0, NULL));
    assert_no_resume(stage, stage->scenario, 2, "runs.db: The run starts differently: ");
    sqlite3_exec(stage->keeper.store->db, "UPDATE decisions SET value = x'02000000' WHERE seq = 3", NULL, NULL, NULL);
    assert_no_resume(stage, stage->scenario, 1, "runs.db: Run 1 is damaged at decision 3:");
    arena_free(&arena);
    Store *store = stage->keeper.store;
    stage->keeper.store = NULL;
    stage->keeper.warning = STR("It is on the moon.");
    assert_no_resume(stage, stage->scenario, 1, "The store can't be opened. It is on the moon.");
    stage->keeper.store = store;
}

static void open_runs_are_found(void **state) {
    Stage *stage = *state;
    Keeper *keeper = &stage->keeper;
    Arena arena = {0};
    RunInfo info;
    assert_false(run_find_open(keeper, STR_NONE, &arena, &info));
    Run *one = started(stage, 1), *two = run_start(stage->other, 1, STR("en"), COACHING_ASSESSED, keeper, NULL), *three = started(stage, 2);
    assert_false(run_find_open(keeper, STR_NONE, &arena, &info));  // a run without a decision is none yet
    choose_all(one, "2");
    choose_all(two, "2");
    choose_all(three, "2");
    assert_true(run_find_open(keeper, STR_NONE, &arena, &info) && info.id == 3);
    assert_true(run_find_open(keeper, STR("made/two"), &arena, &info) && info.id == 2);
    Run *practice = run_fork(three, 0, NULL);
    assert_int_equal(run_id(practice), 4);
    choose_all(three, "12");
    assert_true(run_find_open(keeper, STR("made/one"), &arena, &info) && info.id == 1);
    stage->clock = -1000;  // a clock that goes back changes no order
    Run *four = started(stage, 9);
    choose_all(four, "2");
    assert_true(run_find_open(keeper, STR_NONE, &arena, &info) && info.id == 5);
    assert_int_equal(info.decisions, 1);
    assert_false(run_find_open(keeper, STR("made"), &arena, &info));
    // A damaged run can't be gone on with; the next older one can, and somebody is told.
    assert_int_equal(keeper->warning.len, 0);
    sqlite3_exec(keeper->store->db, "UPDATE runs SET seed = 1 WHERE id = 5", NULL, NULL, NULL);
    assert_true(run_find_open(keeper, STR_NONE, &arena, &info) && info.id == 2);
    assert_true(str_find(keeper->warning, STR("runs.db: Run 5 is damaged"), 0) >= 0);
    Store *store = keeper->store;
    keeper->store = NULL;
    assert_false(run_find_open(keeper, STR_NONE, &arena, &info));
    keeper->store = store;
    Run *all[] = {one, two, three, practice, four};
    for (int i = 0; i < 5; i++) run_free(all[i]);
    arena_free(&arena);
}

static RunInfo stored_info(Stage *stage, int64_t id) {
    Arena arena = {0};
    RunInfo info;
    assert_non_null(store_journal(stage->keeper.store, &arena, id, &info, NULL));
    arena_free(&arena);
    info.scenario = info.language = info.ending = STR_NONE;
    return info;
}

static void practice_is_a_run_of_its_own(void **state) {
    Stage *stage = *state;
    Run *first = started(stage, 4);
    choose_all(first, "2212");
    Run *fork = run_fork(first, 2, NULL);
    assert_int_equal(run_mode(fork), MODE_PRACTICE);
    assert_int_equal(run_cut(fork), 2);
    assert_int_equal(run_id(fork), 2);
    assert_true(run_kept(fork));
    assert_stored(stage, fork);
    choose_all(fork, "2213");
    assert_stored(stage, fork);
    assert_stored(stage, first);
    RunInfo info = stored_info(stage, 2);
    assert_true(info.parent == 1 && info.cut == 2 && info.decisions == 6 && info.ended);
    // Of a run that has ended, and of a practice run.
    Run *again = run_fork(fork, 5, NULL);
    assert_int_equal(session_ending(run_session(again)), -1);
    info = stored_info(stage, 3);
    assert_true(info.parent == 2 && info.cut == 5 && info.decisions == 5 && !info.ended);
    Run *start = run_fork(first, 0, NULL);
    assert_stored(stage, start);
    run_free(again);
    run_free(start);
    again = resumed(stage, 2);
    assert_int_equal(run_mode(again), MODE_PRACTICE);
    assert_int_equal(run_cut(again), 2);
    run_free(again);
    run_free(fork);
    run_free(first);
}

// A run stays as it was begun, guided or assessed, in practice and when it is resumed; and the same decisions give the same run.
static void a_run_stays_guided(void **state) {
    Stage *stage = *state;
    Arena arena = {0};
    Run *assessed = started(stage, 4);
    Run *guided = run_start(stage->scenario, 4, STR("zh-TW"), COACHING_GUIDED, &stage->keeper, NULL);
    choose_all(assessed, "221");
    choose_all(guided, "221");
    assert_int_equal(run_coaching(assessed), COACHING_ASSESSED);
    assert_int_equal(run_coaching(guided), COACHING_GUIDED);
    assert_stored(stage, guided);
    assert_stored(stage, assessed);
    Run *fork = run_fork(guided, 2, NULL);
    choose_all(fork, "1");
    assert_int_equal(run_coaching(fork), COACHING_GUIDED);
    assert_stored(stage, fork);
    assert_true(str_find(run_journal(fork, &arena), STR("\nmode practice\ncoaching guided\ncut 2\n"), 0) > 0);
    run_free(fork);
    run_free(guided);
    guided = resumed(stage, 2);
    assert_int_equal(run_coaching(guided), COACHING_GUIDED);
    choose_all(guided, "2");
    choose_all(assessed, "2");
    assert_stored(stage, guided);
    assert_true(session_hash(run_session(guided)) == session_hash(run_session(assessed)));
    Str text = run_journal(guided, &arena);
    ptrdiff_t line = str_find(text, STR("coaching guided\n"), 0);
    assert_true(line > 0);
    text = str_fill(&arena, STR("{1}{2}"), (Str[]){str_slice(text, 0, (size_t)line), str_slice(text, (size_t)line + 16, text.len)}, 2);
    assert_str(run_journal(assessed, &arena), text.data);
    run_free(guided);
    run_free(assessed);
    arena_free(&arena);
}

static void what_comes_after_a_run_is_kept(void **state) {
    Stage *stage = *state;
    Err err = {0};
    Arena arena = {0};
    Reflection said = {.run = 77, .scenario = STR("x"), .turn = 2, .instead = 2, .commitment = STR("Ask first."), .time = 5}, got;
    Run *run = started(stage, 4);
    choose_all(run, "22");
    // Not before its end.
    assert_false(run_judge(run, 100, &err));
    assert_false(run_reflect(run, &said, &err));
    assert_int_equal(err.count, 2);
    assert_fault(&err, "Run 1 has not ended yet.");
    err_free(&err);
    choose_all(run, "12");
    stage->clock = 500;
    assert_true(run_judge(run, 8731, &err));
    assert_true(run_reflect(run, &said, &err));
    assert_no_faults(&err);
    assert_int_equal(stored_info(stage, 1).accuracy, 8731);
    assert_true(store_commitment(stage->keeper.store, &arena, STR("made/one"), &got, NULL));
    assert_true(got.run == 1 && got.turn == 2 && got.instead == 2 && got.time == 501);
    assert_str(got.scenario, "made/one");
    assert_str(got.commitment, "Ask first.");
    // Practice from a judged run begins unjudged.
    Run *fork = run_fork(run, 1, NULL);
    assert_int_equal(stored_info(stage, 2).accuracy, ACCURACY_UNKNOWN);
    assert_false(store_reflection(stage->keeper.store, &arena, 2, &got, NULL));
    assert_stored(stage, fork);
    run_free(fork);
    run_free(run);
    // A run of an earlier day.
    run = resumed(stage, 1);
    assert_true(run_judge(run, ACCURACY_UNSCORED, &err));
    assert_int_equal(stored_info(stage, 1).accuracy, ACCURACY_UNSCORED);
    assert_stored(stage, run);
    run_free(run);
    arena_free(&arena);
}

// What was not kept can't be added to; what can be kept by now, is.
static void what_comes_after_a_run_that_is_not_kept(void **state) {
    Stage *stage = *state;
    Store *store = stage->keeper.store;
    stage->keeper.store = NULL;
    stage->keeper.warning = STR("It is on the moon.");
    Err err = {0};
    Arena arena = {0};
    Reflection said = {.turn = 1, .words = STR("Wait.")}, got;
    Run *run = started(stage, 4);
    choose_all(run, "12");
    assert_false(run_judge(run, 8731, &err));
    assert_no_faults(&err);
    assert_false(run_reflect(run, &said, &err));
    assert_int_equal(err.count, 1);
    assert_fault(&err, "This run is not being saved. It is on the moon.");
    err_free(&err);
    stage->keeper.store = store;
    assert_true(run_judge(run, 8731, &err));
    assert_true(run_kept(run));
    assert_true(run_reflect(run, &said, &err));
    assert_no_faults(&err);
    assert_int_equal(stored_info(stage, 1).accuracy, 8731);
    assert_true(store_reflection(store, &arena, 1, &got, NULL));
    assert_str(got.words, "Wait.");
    assert_stored(stage, run);
    run_free(run);
    arena_free(&arena);
}

static void decisions_keep_their_time(void **state) {
    Stage *stage = *state;
    Store *store = stage->keeper.store;
    Run *run = started(stage, 4);
    stage->clock = 100;
    choose_all(run, "2");
    stage->keeper.store = NULL;
    stage->clock = 200;
    choose_all(run, "2");
    assert_false(run_kept(run));
    stage->keeper.store = store;
    stage->clock = 300;
    choose_all(run, "1");
    assert_true(run_kept(run));
    int64_t times = 0;
    const char *sql = "SELECT sum(time * CASE seq WHEN 1 THEN 1000000 WHEN 2 THEN 1000 ELSE 1 END) FROM decisions";
    assert_true(store_number(store, sql, &times, NULL));
    assert_int_equal(times, 101 * 1000000 + 201 * 1000 + 301);
    run_free(run);
}

static void without_a_store_one_plays_on(void **state) {
    Stage *stage = *state;
    Keeper keeper = {.warning = STR("No place.")};
    Err err = {0};
    Run *run = run_start(stage->scenario, 1, STR("en"), COACHING_ASSESSED, &keeper, &err);
    assert_no_faults(&err);
    choose_all(run, "221");
    assert_int_equal(run_id(run), 0);
    assert_false(run_kept(run));
    assert_str(keeper.warning, "No place.");
    Run *fork = run_fork(run, 1, NULL);
    choose_all(fork, "12");
    assert_false(run_kept(fork));
    Arena arena = {0};
    assert_true(str_starts(run_journal(fork, &arena), STR("counterpart journal 1\n")));
    arena_free(&arena);
    run_free(fork);
    run_free(run);
}

typedef struct Faulty {
    Disk disk, other;
    StoreSettings settings;
} Faulty;

// What a power cut at this moment would leave of a run: its number of decisions.
static int lasting(Faulty *faulty, int64_t id) {
    StoreSettings settings = store_settings;
    settings.vfs = "spare";
    Image image = disk_cut(&faulty->disk, CUT_NOTHING);
    disk_load(&faulty->other, &image);
    image_free(&image);
    Arena arena = {0};
    RunInfo info = {.decisions = -1};
    Store *store = store_open_with(STR("/runs.db"), &settings, NULL);
    assert_non_null(store);
    assert_true(store_verify(store, NULL));
    store_journal(store, &arena, id, &info, NULL);
    store_close(store);
    arena_free(&arena);
    return info.decisions;
}

static void play_with_fault(Stage *stage, Faulty *faulty, const Catalog *catalog, int acts, int code, const char *says) {
    disk_empty(&faulty->disk);
    Keeper keeper = {.store = store_open_with(STR("/runs.db"), &faulty->settings, NULL), .catalog = catalog};
    assert_non_null(keeper.store);
    disk_fail(&faulty->disk, acts, code, 0, 1000);
    Run *run = run_start(stage->scenario, 6, STR("en"), COACHING_ASSESSED, &keeper, NULL);
    for (int round = 0; round < 3; round++) {
        // It fails: said, and played on.
        for (int i = 0; i < 3; i++) {
            choose_all(run, i % 2 ? "2" : "22");
            assert_false(run_kept(run));
            assert_true(str_find(keeper.warning, str_from(says), 0) >= 0);
        }
        // It works again: everything is there, for good, and nothing is said any more.
        int steps = session_steps(run_session(run));
        disk_fail(&faulty->disk, 0, 0, 0, 0);
        choose_all(run, "2");
        assert_true(run_kept(run));
        assert_int_equal(keeper.warning.len, 0);
        assert_int_equal(run_id(run), 1);
        assert_int_equal(lasting(faulty, 1), steps + 1);
        disk_fail(&faulty->disk, acts, code, 0, 1000);
        choose_all(run, "2");
    }
    disk_fail(&faulty->disk, 0, 0, 0, 0);
    choose_all(run, "12");
    assert_true(run_kept(run));
    RunInfo *runs;
    Arena arena = {0};
    assert_int_equal(store_runs(keeper.store, &arena, &runs, NULL), 1);
    assert_true(runs[0].ended);
    arena_free(&arena);
    run_free(run);
    store_close(keeper.store);
    arena_free(&keeper.arena);
}

static void a_failing_disk_stops_no_play(void **state) {
    Stage *stage = *state;
    Faulty *faulty = test_calloc(1, sizeof *faulty);
    disk_init(&faulty->disk, "failing", 21);
    disk_init(&faulty->other, "spare", 22);
    faulty->settings = store_settings;
    faulty->settings.vfs = "failing";
    Arena arena = {0};
    Str po = STR("msgid \"The disk is full. Free some space, or keep runs elsewhere with --store FILE.\"\nmsgstr \"磁碟已滿。\"\n");
    const Catalog *chinese = catalog_read(&arena, STR("zh.po"), po, NULL);
    play_with_fault(stage, faulty, NULL, DISK_WRITE, SQLITE_FULL, "/runs.db: The disk is full.");
    play_with_fault(stage, faulty, chinese, DISK_WRITE, SQLITE_FULL, "/runs.db: 磁碟已滿。");
    play_with_fault(stage, faulty, NULL, DISK_SYNC, SQLITE_IOERR_FSYNC, "/runs.db: The disk reports a fault");
    play_with_fault(stage, faulty, NULL, DISK_DELETE, SQLITE_IOERR_DIR_FSYNC, "/runs.db: The disk reports a fault");
    play_with_fault(stage, faulty, NULL, DISK_OPEN, SQLITE_CANTOPEN, "/runs.db: The file or its folder can't be written.");
    disk_free(&faulty->disk);
    disk_free(&faulty->other);
    test_free(faulty);
    arena_free(&arena);
}

// A fork tries once more to keep the run that it comes from, so that it can name it.
static void practice_from_a_run_that_was_not_kept(void **state) {
    Stage *stage = *state;
    Store *store = stage->keeper.store;
    stage->keeper.store = NULL;
    Run *first = started(stage, 8);
    choose_all(first, "221");
    stage->keeper.store = store;
    Run *fork = run_fork(first, 2, NULL);
    assert_true(run_kept(first) && run_kept(fork));
    assert_int_equal(run_id(first), 1);
    assert_int_equal(stored_info(stage, 2).parent, 1);
    assert_stored(stage, first);
    assert_stored(stage, fork);
    run_free(fork);
    run_free(first);
}

static void another_program_goes_on(void **state) {
    Stage *stage = *state;
    Run *mine = started(stage, 8);
    choose_all(mine, "22");
    Keeper second = {.store = store_open(stage->path, NULL)};
    Run *theirs = run_resume(stage->scenario, 1, &second, NULL);
    assert_non_null(theirs);
    choose_all(theirs, "1");
    choose_all(mine, "2");
    assert_false(run_kept(mine));
    assert_true(str_find(stage->keeper.warning, STR("Another program has gone on with this run."), 0) >= 0);
    choose_all(mine, "12");  // play goes on, to its end
    assert_false(run_kept(mine));
    choose_all(theirs, "3");
    assert_true(run_kept(theirs));
    assert_stored(stage, theirs);
    // Practice from what was not kept is kept, but names no parent.
    Run *fork = run_fork(mine, 3, NULL);
    assert_true(run_kept(fork));
    assert_int_equal(stored_info(stage, run_id(fork)).parent, 0);
    assert_stored(stage, fork);
    run_free(fork);
    run_free(mine);
    run_free(theirs);
    store_close(second.store);
    arena_free(&second.arena);
}

static Run *carried(Run *run, const Scenario *now) {
    Err err = {0};
    Run *after = run_carry(run, now, &err);
    assert_no_faults(&err);
    assert_non_null(after);
    run_free(run);
    return after;
}

static void better_words_leave_the_run_as_it_is(void **state) {
    Stage *stage = *state;
    stage->clock = 100;
    Run *run = started(stage, 4);
    choose_all(run, "22");
    uint64_t hash = session_hash(run_session(run));
    Scenario *worded = load("made/one", SCENARIO("20", "A better title"));
    stage->clock = 200;
    run = carried(run, worded);
    assert_true(session_scenario(run_session(run)) == worded);
    assert_true(session_hash(run_session(run)) == hash);
    assert_int_equal(run_id(run), 1);
    assert_int_equal(run_mode(run), MODE_FIRST);
    assert_true(run_kept(run));
    choose_all(run, "12");
    assert_stored(stage, run);
    run = carried(run, stage->scenario);  // also behind its end
    assert_stored(stage, run);
    // Practice stays what it was, too.
    Run *fork = carried(run_fork(run, 1, NULL), worded);
    assert_int_equal(run_id(fork), 2);
    assert_int_equal(stored_info(stage, 2).parent, 1);
    choose_all(fork, "2");
    assert_stored(stage, fork);
    run_free(fork);
    run_free(run);
    RunInfo *runs;
    Arena arena = {0};
    assert_int_equal(store_runs(stage->keeper.store, &arena, &runs, NULL), 2);
    arena_free(&arena);
    scenario_free(worded);
}

static void other_rules_make_it_practice(void **state) {
    Stage *stage = *state;
    Run *run = started(stage, 4);
    choose_all(run, "2212");
    RunInfo before = stored_info(stage, 1);
    Scenario *changed = load("made/one", SCENARIO("50", "One"));
    run = carried(run, changed);
    assert_int_equal(run_id(run), 2);
    assert_int_equal(run_mode(run), MODE_PRACTICE);
    assert_int_equal(run_cut(run), 4);
    assert_true(run_kept(run));
    assert_stored(stage, run);
    Arena arena = {0};
    assert_str(score_print(&arena, session_outcome(run_session(run))), "59.0");  // 50 + 1 + 1 + 7
    RunInfo info = stored_info(stage, 2);
    assert_true(info.parent == 0 && info.cut == 4 && info.decisions == 4 && info.ended && info.seed == 4);
    assert_true(info.logic == changed->logic && info.logic != before.logic);
    // The first attempt is as it was.
    info = stored_info(stage, 1);
    assert_true(info.logic == before.logic && info.mode == MODE_FIRST && info.decisions == 4 && info.ended);
    assert_true(info.outcome.numerator == before.outcome.numerator);
    // Each can be gone on with under its own rules.
    run_free(run);
    run = carried(run_start(stage->scenario, 4, STR("zh-TW"), COACHING_GUIDED, &stage->keeper, NULL), changed);
    assert_int_equal(stored_info(stage, run_id(run)).coaching, COACHING_GUIDED);
    run_free(run);
    run = run_resume(changed, 2, &stage->keeper, NULL);
    assert_non_null(run);
    run_free(run);
    run_free(resumed(stage, 1));
    arena_free(&arena);
    scenario_free(changed);
}

static void what_does_not_fit_is_said(void **state) {
    Stage *stage = *state;
    Run *run = started(stage, 4);
    choose_all(run, "11");
    Scenario *changed =
        load("made/one", "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', endings = { won = { 'W' } },\n"
                         "  beats = { a = { say = 'A', options = { { 'on', go = 'won' } } } } }\n");
    Err err = {0};
    Run *after = run_carry(run, changed, &err);
    assert_int_equal(err.count, 1);
    assert_fault(&err, "Decision 2 was taken at “b”");
    err_free(&err);
    run_free(run);
    assert_int_equal(session_steps(run_session(after)), 1);
    assert_int_equal(run_cut(after), 1);
    assert_stored(stage, after);
    // A scenario that fails at its start leaves the run where it is.
    Scenario *failing =
        load("made/one", "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', endings = { won = { 'W' } },\n"
                         "  beats = { a = { go = { { 'won', when = function(s) return s.x > 1 end }, 'won' } } } }\n");
    err = (Err){0};
    assert_null(run_carry(after, failing, &err));
    assert_fault(&err, "made/one:2: ");
    err_free(&err);
    assert_int_equal(session_steps(run_session(after)), 1);
    assert_stored(stage, after);
    run_free(after);
    scenario_free(failing);
    scenario_free(changed);
}

static void a_carried_run_that_was_not_kept(void **state) {
    Stage *stage = *state;
    Store *store = stage->keeper.store;
    Scenario *worded = load("made/one", SCENARIO("20", "A better title")), *changed = load("made/one", SCENARIO("50", "One"));
    stage->keeper.store = NULL;
    Run *run = started(stage, 8);
    choose_all(run, "2");
    run = carried(run, worded);
    assert_false(run_kept(run));
    choose_all(run, "2");
    stage->keeper.store = store;
    // It is tried again before the run is left behind.
    run = carried(run, changed);
    assert_int_equal(run_id(run), 2);
    assert_stored(stage, run);
    RunInfo info = stored_info(stage, 1);
    assert_true(info.mode == MODE_FIRST && info.decisions == 2 && info.logic == worded->logic);
    run_free(run);
    scenario_free(worded);
    scenario_free(changed);
}

static void a_run_that_ends_at_once(void **state) {
    Stage *stage = *state;
    Scenario *short_one = load("made/short", "return scenario { api = 1, kind = 'planning', title = 'S', start = 'a',\n"
                                             "  endings = { over = { 'O' } }, beats = { a = { say = 'A', go = 'over' } } }");
    Run *run = run_start(short_one, 1, STR("en"), COACHING_ASSESSED, &stage->keeper, NULL);
    assert_non_null(run);
    assert_true(run_kept(run));
    RunInfo *runs;
    Arena arena = {0};
    assert_int_equal(store_runs(stage->keeper.store, &arena, &runs, NULL), 1);
    assert_true(runs[0].ended && !runs[0].outcome.scored && runs[0].decisions == 0);
    assert_str(runs[0].ending, "over");
    run_free(run);
    run = run_resume(short_one, 1, &stage->keeper, NULL);
    assert_non_null(run);
    assert_true(run_kept(run));
    run_free(run);
    arena_free(&arena);
    scenario_free(short_one);
}

// Every run that the shipped scenarios declare, through the store and back.
static void shipped_runs_come_back(void **state) {
    static const char *const names[] = {"complaint/line-down", "relationship/cheaper-pump", "negotiation/friday-six"};
    Stage *stage = *state;
    Files files = testkit_disk();
    int64_t id = 0;
    for (int i = 0; i < 3; i++) {
        Err err = {0};
        Arena arena = {0};
        Str path = str_fill(&arena, STR("scenarios/{1}.lua"), (Str[]){str_from(names[i])}, 1);
        Scenario *scenario = scenario_load(&files, path, str_from(names[i]), NULL, &err);
        assert_no_faults(&err);
        for (int r = 0; r < scenario->run_count; r++) {
            Session *model = session_play_run(scenario, &scenario->runs[r], 1, &err);
            assert_no_faults(&err);
            Run *run = run_start(scenario, 1, STR("en"), COACHING_ASSESSED, &stage->keeper, NULL);
            for (int step = 0; step < session_steps(model); step++) {
                Step taken = session_step(model, step);
                assert_true(run_decide(run, &taken.decision, NULL));
            }
            assert_true(run_kept(run));
            assert_int_equal(run_id(run), ++id);
            assert_stored(stage, run);
            Run *again = run_resume(scenario, id, &stage->keeper, &err);
            assert_no_faults(&err);
            assert_true(session_hash(run_session(again)) == session_hash(model));
            run_free(again);
            run_free(run);
            session_free(model);
        }
        scenario_free(scenario);
        arena_free(&arena);
    }
    assert_true(id >= 6);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_STAGE(each_decision_is_kept),
        ON_STAGE(an_illegal_decision_leaves_no_trace),
        ON_STAGE(resuming_stands_at_the_very_decision),
        ON_STAGE(what_cannot_be_resumed_says_why),
        ON_STAGE(open_runs_are_found),
        ON_STAGE(practice_is_a_run_of_its_own),
        ON_STAGE(a_run_stays_guided),
        ON_STAGE(what_comes_after_a_run_is_kept),
        ON_STAGE(what_comes_after_a_run_that_is_not_kept),
        ON_STAGE(decisions_keep_their_time),
        ON_STAGE(without_a_store_one_plays_on),
        ON_STAGE(a_failing_disk_stops_no_play),
        ON_STAGE(practice_from_a_run_that_was_not_kept),
        ON_STAGE(another_program_goes_on),
        ON_STAGE(better_words_leave_the_run_as_it_is),
        ON_STAGE(other_rules_make_it_practice),
        ON_STAGE(what_does_not_fit_is_said),
        ON_STAGE(a_carried_run_that_was_not_kept),
        ON_STAGE(a_run_that_ends_at_once),
        ON_STAGE(shipped_runs_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
