// The store: what it keeps, in which order, for how many programs, and in which form.
#include "shelf.h"

static void what_is_kept_comes_back(void **state) {
    Str path = folder_path(*state, "runs.db");
    Store *store = opened(path);
    RunInfo infos[6];
    for (int n = 0; n < 6; n++) infos[n] = made_run(n);
    for (int n = 0; n < 6; n++) assert_kept(store, &infos[n], n, 0);
    for (int seq = 1; seq <= 8; seq++)
        for (int n = 0; n < 6; n++) assert_kept(store, &infos[n], n, 1);
    made_end(&infos[1], 1);
    assert_kept(store, &infos[1], 1, 0);
    made_end(&infos[3], 3);
    assert_kept(store, &infos[3], 3, 2);
    store_close(store);

    store = opened(path);
    assert_whole(store);
    Arena arena = {0};
    RunInfo *runs;
    assert_int_equal(store_runs(store, &arena, &runs, NULL), 6);
    for (int n = 0; n < 6; n++) {
        const RunInfo *got = &runs[5 - n], made = made_run(n);
        assert_int_equal(got->id, n + 1);
        assert_str(got->scenario, made.scenario.data);
        assert_str(got->language, made.language.data);
        assert_true(got->logic == made.logic && got->seed == made.seed && got->start_hash == made.start_hash);
        assert_true(got->mode == made.mode && got->parent == made.parent && got->cut == made.cut && got->started == made.started);
        assert_int_equal(got->coaching, n == 5 ? COACHING_GUIDED : COACHING_ASSESSED);
        assert_int_equal(got->accuracy, ACCURACY_UNKNOWN);
        assert_int_equal(got->reflected, 0);
        assert_int_equal(got->decisions, n == 3 ? 10 : 8);
        assert_int_equal(got->ended, n == 1 || n == 3);
        assert_false(got->damaged);
        assert_holds(store, n, n == 3 ? 10 : 8, n == 1 || n == 3);
    }
    assert_str(runs[4].ending, "back_up");
    assert_true(runs[4].outcome.scored && runs[4].outcome.numerator == 100 && runs[4].outcome.denominator == 7);
    assert_false(runs[2].outcome.scored);
    arena_free(&arena);
    store_close(store);
}

static void a_journal_says_what_was_played(void **state) {
    Store *store = opened(folder_path(*state, "runs.db"));
    RunInfo info = made_run(4);
    made_end(&info, 4);  // 400 / 7
    assert_kept(store, &info, 4, 6);
    Arena arena = {0};
    RunInfo got;
    const Journal *journal = store_journal(store, &arena, 1, &got, NULL);
    assert_non_null(journal);
    assert_str(journal->scenario, "relationship/cheaper-pump");
    assert_str(journal->head.language, "en");
    assert_int_equal(journal->head.mode, MODE_PRACTICE);
    assert_int_equal(journal->head.coaching, COACHING_ASSESSED);
    assert_int_equal(journal->head.cut, 2);
    assert_true(journal->logic_line == 0 && journal->start_line == 0 && journal->end_line == 0);
    assert_true(journal->ended);
    assert_str(journal->ending, "escalated");
    assert_str(journal->outcome, "57.1");
    assert_true(journal->logic == info.logic && journal->seed == info.seed && journal->start_hash == info.start_hash);
    Err err = {0};
    assert_null(store_journal(store, &arena, 2, &got, &err));
    assert_fault(&err, "There is no run 2.");
    err_free(&err);
    info = made_run(5);
    assert_kept(store, &info, 5, 1);
    assert_int_equal(store_journal(store, &arena, 2, &got, NULL)->head.coaching, COACHING_GUIDED);
    arena_free(&arena);
    store_close(store);
}

// How a run is coached is part of what it is.
static void a_run_keeps_its_coaching(void **state) {
    Store *store = opened(folder_path(*state, "runs.db"));
    RunInfo info = made_run(0);
    assert_kept(store, &info, 0, 0);
    RunInfo other = info;
    other.coaching = COACHING_GUIDED;
    assert_refused(store, &other, 0, 1, "Another program has gone on with this run.");
    assert_kept(store, &info, 0, 1);
    store_close(store);
}

static void every_kind_of_decision_comes_back(void **state) {
    static const Decision decisions[] = {
        {DECISION_CHOOSE, 1, {9}},
        {DECISION_ACCEPT, 0, {0}},
        {DECISION_TALK, 2, {TALK_ASK, 16}},
        {DECISION_OFFER, 4, {MANNER_PLAIN, 3999999, 0, INT32_MAX}},
        {DECISION_PREPARE, DECISION_MAX, {6, 100, -1, INT32_MIN, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 7}},
        {DECISION_WALK, 0, {0}},
    };
    enum { COUNT = sizeof decisions / sizeof *decisions };
    Store *store = opened(folder_path(*state, "runs.db"));
    RunInfo info = made_run(0), got;
    KeptStep steps[COUNT];
    for (int i = 0; i < COUNT; i++) {
        steps[i] = made_step(0, i + 1);
        steps[i].decision = decisions[i];
    }
    assert_true(store_keep(store, &info, steps, COUNT, NULL));
    assert_whole(store);
    Arena arena = {0};
    const Journal *journal = store_journal(store, &arena, info.id, &got, NULL);
    assert_non_null(journal);
    assert_int_equal(journal->step_count, COUNT);
    for (int i = 0; i < COUNT; i++) assert_memory_equal(&journal->steps[i].decision, &decisions[i], sizeof *decisions);
    arena_free(&arena);
    store_close(store);
}

static void decisions_come_in_order(void **state) {
    Store *store = opened(folder_path(*state, "runs.db"));
    RunInfo info = made_run(0);
    assert_kept(store, &info, 0, 3);
    RunInfo behind = info, ahead = info, missing = info;
    behind.decisions = 2;
    ahead.decisions = 4;
    missing.id = 9;
    assert_refused(store, &ahead, 0, 1, "Another program has gone on with this run.");
    assert_refused(store, &missing, 0, 1, "There is no run 9.");
    KeptStep other = made_step(7, 3);
    Err err = {0};
    assert_false(store_keep(store, &behind, &other, 1, &err));
    assert_fault(&err, "Another program has gone on with this run.");
    err_free(&err);
    assert_holds(store, 0, 3, false);
    // The same decision offered again is the same decision.
    assert_kept(store, &behind, 0, 1);
    assert_int_equal(behind.decisions, 3);
    behind.decisions = 1;
    assert_kept(store, &behind, 0, 4);
    assert_int_equal(behind.decisions, 5);
    assert_holds(store, 0, 5, false);
    assert_whole(store);
    store_close(store);
}

static void an_ended_run_stays_as_it_is(void **state) {
    Store *store = opened(folder_path(*state, "runs.db"));
    RunInfo info = made_run(0);
    assert_kept(store, &info, 0, 2);
    RunInfo open = info, other = info;
    made_end(&info, 1);
    assert_kept(store, &info, 0, 0);
    assert_refused(store, &open, 0, 1, "Another program has gone on with this run.");
    assert_refused(store, &info, 0, 1, "Another program has gone on with this run.");
    made_end(&other, 3);  // another outcome
    assert_refused(store, &other, 0, 0, "Another program has gone on with this run.");
    assert_kept(store, &info, 0, 0);  // the same end again
    assert_holds(store, 0, 2, true);
    store_close(store);
}

static void two_programs_share_a_store(void **state) {
    Str path = folder_path(*state, "runs.db");
    Store *one = opened(path), *two = opened(path);
    RunInfo a = made_run(0), b = made_run(1);
    for (int i = 0; i < 10; i++) {
        assert_kept(one, &a, 0, 1);
        assert_kept(two, &b, 1, 1);
    }
    assert_int_equal(a.id, 1);
    assert_int_equal(b.id, 2);
    // The second goes on with the first one's run; the first hears of it, and the run is as the second left it.
    RunInfo resumed;
    Arena arena = {0};
    assert_non_null(store_journal(two, &arena, 1, &resumed, NULL));
    assert_kept(two, &resumed, 0, 1);
    KeptStep other = made_step(9, 11);
    Err err = {0};
    assert_false(store_keep(one, &a, &other, 1, &err));
    assert_fault(&err, "Another program has gone on with this run. Open it again");
    err_free(&err);
    assert_holds(one, 0, 11, false);
    assert_holds(one, 1, 10, false);
    assert_whole(one);
    arena_free(&arena);
    store_close(one);
    store_close(two);
}

static void a_busy_store_says_so(void **state) {
    Str path = folder_path(*state, "runs.db");
    StoreSettings hasty = store_settings;
    hasty.busy_ms = 30;
    Store *store = store_open_with(path, &hasty, NULL);
    assert_non_null(store);
    RunInfo info = made_run(0);
    assert_kept(store, &info, 0, 1);
    sqlite3 *other = NULL;
    assert_int_equal(sqlite3_open(path.data, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    assert_refused(store, &info, 0, 1, "Another program is writing to the file. Try again when it has finished.");
    assert_open_fails(path, &hasty, "Another program is writing to the file.");
    Arena arena = {0};
    RunInfo *runs;
    Err err = {0};
    assert_int_equal(store_runs(store, &arena, &runs, &err), -1);
    assert_fault(&err, "Another program is writing to the file.");
    err_free(&err);
    arena_free(&arena);
    assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    assert_kept(store, &info, 0, 1);
    assert_holds(store, 0, 2, false);
    store_close(store);
}

static void programs_that_start_together(void **state) {
    Str path = folder_path(*state, "new/runs.db");
    pid_t children[6];
    for (int i = 0; i < 6; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i]) continue;
        Store *store = store_open(path, NULL);
        RunInfo info = made_run(i);
        bool ok = store != NULL;
        for (int seq = 1; ok && seq <= 20; seq++) {
            KeptStep step = made_step(i, seq);
            ok = store_keep(store, &info, &step, 1, NULL);
        }
        store_close(store);
        leave(ok);
    }
    for (int i = 0; i < 6; i++) assert_left_well(children[i]);
    Store *store = opened(path);
    Arena arena = {0};
    RunInfo *runs;
    assert_int_equal(store_runs(store, &arena, &runs, NULL), 6);
    for (int i = 0; i < 6; i++) assert_int_equal(runs[i].decisions, 20);
    assert_whole(store);
    arena_free(&arena);
    store_close(store);
}

// Another program is in the middle of writing: its rollback journal is alive, and what it began is waited for.
static void a_program_that_writes_is_waited_for(void **state) {
    Str path = filled(*state, "runs.db", 1);
    int ends[2];
    char go;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (!child) {
        sqlite3 *db = NULL;
        bool ok = sqlite3_open(path.data, &db) == SQLITE_OK &&
                  sqlite3_exec(db, "BEGIN IMMEDIATE; DELETE FROM decisions; UPDATE runs SET seed = 1", NULL, NULL, NULL) == SQLITE_OK;
        ok = ok && write(ends[1], "g", 1) == 1;
        sqlite3_sleep(200);
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
        sqlite3_close(db);
        leave(ok);
    }
    assert_int_equal(read(ends[0], &go, 1), 1);
    Store *store = opened(path);
    assert_holds(store, 0, 20, false);
    assert_whole(store);
    assert_left_well(child);
    store_close(store);
    close(ends[0]);
    close(ends[1]);
}

// A run is read as it stood at one moment, while another program adds to it.
static void a_run_is_read_while_it_grows(void **state) {
    Str path = filled(*state, "runs.db", 1);
    pid_t child = fork();
    assert_true(child >= 0);
    if (!child) {
        Store *store = store_open(path, NULL);
        RunInfo info = made_run(0);
        info.id = 1;
        info.decisions = 20;
        bool ok = store != NULL;
        while (ok && info.decisions < 1000) {
            KeptStep step = made_step(0, info.decisions + 1);
            ok = store_keep(store, &info, &step, 1, NULL);
        }
        leave(ok);
    }
    Store *store = opened(path);
    for (int seen = 20; seen < 1000;) {
        Arena arena = {0};
        Err err = {0};
        RunInfo info;
        const Journal *journal = store_journal(store, &arena, 1, &info, &err);
        assert_no_faults(&err);
        assert_int_equal(journal->step_count, info.decisions);
        assert_true(info.decisions >= seen);
        seen = info.decisions;
        arena_free(&arena);
    }
    assert_left_well(child);
    store_close(store);
}

// Some tools switch a file to WAL, where what is kept here would last less surely.
static void the_way_of_writing_is_put_right(void **state) {
    Str path = filled(*state, "runs.db", 1);
    sqlite3 *db = NULL;
    sqlite3_stmt *mode = NULL;
    assert_int_equal(sqlite3_open(path.data, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA journal_mode=WAL", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    Store *store = opened(path);
    assert_int_equal(sqlite3_prepare_v2(store->db, "PRAGMA journal_mode", -1, &mode, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(mode), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(mode, 0), "delete");
    sqlite3_finalize(mode);
    assert_holds(store, 0, 20, false);
    store_close(store);
}

static void a_newer_form_is_refused(void **state) {
    Folder *folder = *state;
    Str path = filled(folder, "runs.db", 1);
    Store *store = opened(path);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path.data, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA user_version=7", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    Str before = file_read(folder, path);
    assert_open_fails(path, &store_settings,
                      "The file was written by a newer Counterpart (form 7; this program knows form 2). Install that one, or");
    // And by a program that had it open when the newer one came.
    RunInfo info = made_run(0);
    info.id = 1;
    info.decisions = 20;
    assert_refused(store, &info, 0, 1, "The file was written by a newer Counterpart (form 7;");
    assert_true(str_equal(file_read(folder, path), before));
    store_close(store);
}

static void an_older_form_is_brought_up_to_date(void **state) {
    Folder *folder = *state;
    const char *forms[STORE_VERSION + 1];
    StoreSettings next = next_form(forms, MADE_NEXT_FORM);
    Str path = filled(folder, "練習.db", 3), before = file_read(folder, path);
    file_write(folder_path(folder, "練習.db.version-2"), STR("somebody's"));
    Store *store = store_open_with(path, &next, NULL);
    assert_non_null(store);
    assert_whole(store);
    int64_t notes = 0;
    assert_true(store_number(store, "SELECT count(*) FROM notes", &notes, NULL));
    assert_int_equal(notes, 3);
    RunInfo info = made_run(0);
    info.id = 1;
    info.decisions = 20;
    assert_kept(store, &info, 0, 1);
    store_close(store);
    assert_open_fails(path, &store_settings, "The file was written by a newer Counterpart (form 3; this program knows form 2).");
    // The copy is the store as it was, and what was there under that name is untouched.
    assert_str(file_read(folder, folder_path(folder, "練習.db.version-2")), "somebody's");
    store = opened(folder_path(folder, "練習.db.version-2-2"));
    assert_whole(store);
    for (int n = 0; n < 3; n++) assert_holds(store, n, 20, false);
    store_close(store);
    assert_int_equal(before.len, file_read(folder, folder_path(folder, "練習.db.version-2-2")).len);
    // The second time there is nothing to do.
    store = store_open_with(path, &next, NULL);
    assert_non_null(store);
    assert_holds(store, 0, 21, false);
    store_close(store);
    assert_false(file_exists(folder_path(folder, "練習.db.version-2-3")));
}

// The rows that a store of form 1 has, as SQLite reads them, one value a line.
static Str first_form_rows(Folder *folder, Str path) {
    static const char sql[] = "SELECT id, scenario, logic, seed, start_hash, language, mode, parent, cut, started, decisions, ending,"
                              " numerator, denominator, head, seal FROM runs ORDER BY id";
    sqlite3 *db = NULL;
    sqlite3_stmt *row = NULL;
    StrBuf buf = {.arena = &folder->arena};
    assert_int_equal(sqlite3_open(path.data, &db), SQLITE_OK);
    for (int table = 0; table < 2; table++) {
        assert_int_equal(sqlite3_prepare_v2(db, table ? "SELECT * FROM decisions ORDER BY run, seq" : sql, -1, &row, NULL), SQLITE_OK);
        while (sqlite3_step(row) == SQLITE_ROW)
            for (int i = 0; i < sqlite3_column_count(row); i++) {
                buf_add(&buf, str_from((const char *)sqlite3_column_text(row, i)));
                buf_char(&buf, '\n');
            }
        sqlite3_finalize(row);
    }
    sqlite3_close(db);
    return buf_str(&buf);
}

static void a_store_of_the_first_form_opens(void **state) {
    Folder *folder = *state;
    Str path = folder_path(folder, "runs.db"), copy = folder_path(folder, "runs.db.version-1");
    file_write(path, made_form_1(&folder->arena));
    Str before = first_form_rows(folder, path);
    Store *store = opened(path);
    assert_whole(store);
    Arena arena = {0};
    RunInfo *runs;
    assert_int_equal(store_runs(store, &arena, &runs, NULL), MADE_FORM_1_RUNS);
    for (int n = 0; n < MADE_FORM_1_RUNS; n++) {
        const RunInfo *got = &runs[MADE_FORM_1_RUNS - 1 - n], made = made_run(n);
        assert_holds(store, n, 8, n % 2);
        assert_true(str_equal(got->scenario, made.scenario) && got->seed == made.seed && got->mode == made.mode && got->cut == made.cut);
        assert_int_equal(got->coaching, COACHING_ASSESSED);
        assert_int_equal(got->accuracy, ACCURACY_UNKNOWN);
        assert_int_equal(got->reflected, 0);
    }
    // No row is another than before, seals and all, and the copy is the store as it was.
    assert_str(first_form_rows(folder, path), before.data);
    assert_str(first_form_rows(folder, copy), before.data);
    int64_t form = 0;
    sqlite3 *db = NULL;
    sqlite3_stmt *row = NULL;
    assert_int_equal(sqlite3_open(copy.data, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &row, NULL), SQLITE_OK);
    if (sqlite3_step(row) == SQLITE_ROW) form = sqlite3_column_int64(row, 0);
    assert_int_equal(form, 1);
    sqlite3_finalize(row);
    sqlite3_close(db);
    // It goes on as any other.
    RunInfo info = made_run(0);
    info.id = 1;
    info.decisions = 8;
    made_end(&info, 0);
    assert_kept(store, &info, 0, 2);
    assert_true(store_judge(store, 1, 7350, NULL));
    Reflection reflection = made_reflection(3, 0);
    assert_true(store_reflect(store, &reflection, NULL));
    store_close(store);
    store = opened(path);
    assert_whole(store);
    assert_holds(store, 0, 10, true);
    assert_false(file_exists(folder_path(folder, "runs.db.version-1-2")));
    arena_free(&arena);
    store_close(store);
}

// A change of form seals nothing that was broken before it.
static void damage_of_the_first_form_stays_damage(void **state) {
    Folder *folder = *state;
    Str path = folder_path(folder, "runs.db");
    file_write(path, made_form_1(&folder->arena));
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path.data, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE runs SET seed = 5 WHERE id = 2; UPDATE decisions SET time = 1 WHERE run = 4 AND seq = 3",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    Store *store = opened(path);
    Err err = {0};
    assert_false(store_verify(store, &err));
    assert_int_equal(err.count, 2);
    assert_fault(&err, "Run 2 is damaged:");
    assert_fault(&err, "Run 4 is damaged at decision 3:");
    err_free(&err);
    assert_false(store_judge(store, 2, 5000, &err));
    assert_fault(&err, "Run 2 is damaged:");
    err_free(&err);
    assert_holds(store, 0, 8, false);
    assert_holds(store, 4, 8, false);
    store_close(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(what_is_kept_comes_back),
        WITH_FOLDER(a_journal_says_what_was_played),
        WITH_FOLDER(every_kind_of_decision_comes_back),
        WITH_FOLDER(decisions_come_in_order),
        WITH_FOLDER(an_ended_run_stays_as_it_is),
        WITH_FOLDER(two_programs_share_a_store),
        WITH_FOLDER(a_busy_store_says_so),
        WITH_FOLDER(programs_that_start_together),
        WITH_FOLDER(a_program_that_writes_is_waited_for),
        WITH_FOLDER(a_run_is_read_while_it_grows),
        WITH_FOLDER(the_way_of_writing_is_put_right),
        WITH_FOLDER(a_newer_form_is_refused),
        WITH_FOLDER(an_older_form_is_brought_up_to_date),
        WITH_FOLDER(a_run_keeps_its_coaching),
        WITH_FOLDER(a_store_of_the_first_form_opens),
        WITH_FOLDER(damage_of_the_first_form_stays_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
