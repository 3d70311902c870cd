// What is added to a run after its end: its accuracy and what its player says of it, kept as surely as the run.
#include "shelf.h"

// A store of `runs` runs with 20 decisions each, the first `ended` of them ended.
static Store *shelf(Folder *folder, int runs, int ended) {
    Store *store = opened(folder_path(folder, "runs.db"));
    for (int n = 0; n < runs; n++) {
        RunInfo info = made_run(n);
        if (n < ended) made_end(&info, n);
        assert_kept(store, &info, n, 20);
    }
    return store;
}

// Without its texts.
static RunInfo row(Store *store, int64_t id) {
    Arena arena = {0};
    RunInfo info;
    assert_non_null(store_journal(store, &arena, id, &info, NULL));
    arena_free(&arena);
    info.scenario = info.language = info.ending = STR_NONE;
    return info;
}

static void assert_judged(Store *store, int64_t run, int accuracy) {
    Err err = {0};
    bool done = store_judge(store, run, accuracy, &err);
    assert_no_faults(&err);
    assert_true(done);
}

static void assert_reflected(Store *store, const Reflection *reflection) {
    Err err = {0};
    bool done = store_reflect(store, reflection, &err);
    assert_no_faults(&err);
    assert_true(done);
}

// The run's reflection is the one that was made at the `k`-th time; -1: there is none.
static void assert_said(Store *store, int n, int k) {
    Arena arena = {0};
    Err err = {0};
    Reflection got;
    bool found = store_reflection(store, &arena, n + 1, &got, &err);
    assert_no_faults(&err);
    assert_int_equal(found, k >= 0);
    if (found) assert_true(made_same_reflection(&got, n, k));
    arena_free(&arena);
}

static void a_judgement_is_kept(void **state) {
    Folder *folder = *state;
    Store *store = shelf(folder, 4, 4);
    static const int accuracies[] = {0, 8731, POINTS_MAX};
    for (int n = 0; n < 3; n++) assert_judged(store, n + 1, accuracies[n]);
    store_close(store);
    store = opened(folder_path(folder, "runs.db"));
    assert_whole(store);
    for (int n = 0; n < 4; n++) {
        assert_holds(store, n, 20, true);
        assert_int_equal(row(store, n + 1).accuracy, n < 3 ? accuracies[n] : ACCURACY_UNKNOWN);
    }
    Arena arena = {0};
    RunInfo *runs;
    assert_int_equal(store_runs(store, &arena, &runs, NULL), 4);
    assert_int_equal(runs[2].accuracy, 8731);
    // The last judgement stands; the same one again is the same one.
    for (int i = 0; i < 2; i++) assert_judged(store, 2, ACCURACY_UNSCORED);
    assert_int_equal(row(store, 2).accuracy, ACCURACY_UNSCORED);
    assert_whole(store);
    arena_free(&arena);
    store_close(store);
}

static void assert_not_judged(Store *store, int64_t run, const char *why) {
    Err err = {0};
    assert_false(store_judge(store, run, 5000, &err));
    assert_int_equal(err.count, 1);
    assert_str(err.faults[0].file, store_path(store).data);
    assert_fault(&err, why);
    err_free(&err);
}

static void only_what_has_ended_is_judged(void **state) {
    Store *store = shelf(*state, 2, 1);
    assert_not_judged(store, 2, "Run 2 has not ended yet.");
    assert_not_judged(store, 3, "There is no run 3.");
    assert_not_judged(store, 0, "There is no run 0.");
    assert_int_equal(row(store, 2).accuracy, ACCURACY_UNKNOWN);
    RunInfo info = made_run(1);
    info.id = 2;
    info.decisions = 20;
    assert_kept(store, &info, 1, 1);
    assert_holds(store, 1, 21, false);
    assert_whole(store);
    store_close(store);
}

// The same end offered again, as after a commit that failed at its last step, takes nothing away.
static void an_end_that_is_kept_again_takes_nothing_away(void **state) {
    Store *store = opened(folder_path(*state, "runs.db"));
    RunInfo info = made_run(0);
    assert_kept(store, &info, 0, 3);
    made_end(&info, 0);
    assert_kept(store, &info, 0, 0);
    assert_judged(store, 1, 8731);
    Reflection said = made_reflection(0, 2);
    assert_reflected(store, &said);
    info.accuracy = 17;
    info.reflected = 18;
    assert_kept(store, &info, 0, 0);
    assert_int_equal(row(store, 1).accuracy, 8731);
    assert_said(store, 0, 2);
    assert_whole(store);
    store_close(store);
}

// What the caller's RunInfo says of them at its beginning is not looked at.
static void a_run_begins_unjudged(void **state) {
    Store *store = opened(folder_path(*state, "runs.db"));
    RunInfo info = made_run(0);
    info.accuracy = 9000;
    info.reflected = 77;
    assert_kept(store, &info, 0, 1);
    assert_int_equal(row(store, 1).accuracy, ACCURACY_UNKNOWN);
    assert_int_equal(row(store, 1).reflected, 0);
    assert_said(store, 0, -1);
    assert_whole(store);
    store_close(store);
}

static void what_is_said_comes_back(void **state) {
    Folder *folder = *state;
    Store *store = shelf(folder, 3, 3);
    for (int k = 0; k < 12; k++) {
        Reflection said = made_reflection(k % 2, k);
        said.scenario = STR("of no importance");
        assert_reflected(store, &said);
        assert_said(store, k % 2, k);
        assert_said(store, 2, -1);
    }
    store_close(store);
    store = opened(folder_path(folder, "runs.db"));
    assert_whole(store);
    assert_said(store, 0, 10);
    assert_said(store, 1, 11);
    for (int n = 0; n < 3; n++) assert_holds(store, n, 20, true);
    Arena arena = {0};
    Err err = {0};
    Reflection got;
    assert_false(store_reflection(store, &arena, 4, &got, &err));
    assert_fault(&err, "There is no run 4.");
    err_free(&err);
    arena_free(&arena);
    store_close(store);
}

static void each_program_leaves_the_other_its_part(void **state) {
    Folder *folder = *state;
    Store *one = shelf(folder, 1, 1), *two = opened(folder_path(folder, "runs.db"));
    Reflection said = made_reflection(0, 1);
    assert_judged(one, 1, 8731);
    assert_reflected(two, &said);
    assert_judged(one, 1, 8732);
    assert_int_equal(row(two, 1).accuracy, 8732);
    assert_said(one, 0, 1);
    assert_whole(two);
    store_close(one);
    store_close(two);
}

static Str repeated(Folder *folder, const char *part, int count) {
    StrBuf buf = {.arena = &folder->arena};
    while (count--) buf_add(&buf, str_from(part));
    return buf_str(&buf);
}

static void assert_not_said(Store *store, const Reflection *reflection, const char *why) {
    Err err = {0};
    assert_false(store_reflect(store, reflection, &err));
    assert_int_equal(err.count, 1);
    assert_fault(&err, why);
    err_free(&err);
}

static void what_cannot_be_said_is_refused(void **state) {
    Folder *folder = *state;
    Store *store = shelf(folder, 2, 1);
    Reflection said = made_reflection(0, 1), other;
    assert_reflected(store, &said);
    static const struct {
        int64_t run;
        int turn, instead;
        const char *why;
    } answers[] = {
        {2, 1, 2, "Run 2 has not ended yet."},      {3, 1, 2, "There is no run 3."},
        {1, 21, 0, "Run 1 has no decision 21."},    {1, -2, 0, "Run 1 has no decision -2."},
        {1, 3, 10, "Decision 3 has no option 10."}, {1, 3, -1, "Decision 3 has no option -1."},
        {1, 0, 1, "Decision 0 has no option 1."},   {1, TURN_NOWHERE, 1, "Decision -1 has no option 1."},
    };
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        other = (Reflection){.run = answers[i].run, .turn = answers[i].turn, .instead = answers[i].instead};
        assert_not_said(store, &other, answers[i].why);
    }
    const char *const bad[] = {"a\nb", "a\tb", "a\x7f", "a\xc2\x85", "\xff", "\xe5\x85", "\xed\xa0\x80", "\xc0\x80"};
    for (size_t i = 0; i < 2 * sizeof bad / sizeof *bad; i++) {
        other = made_reflection(0, 2);
        *(i % 2 ? &other.words : &other.commitment) = str_from(bad[i / 2]);
        assert_not_said(store, &other, "An answer is one line of text, without control characters.");
    }
    other.words = (Str){"a\0b", 3};
    assert_not_said(store, &other, "An answer is one line of text");
    const char *why = "An answer is at most 1120 bytes long (a Chinese character takes three); this one has 1121.";
    other = (Reflection){.run = 1, .words = repeated(folder, "a", 1121)};
    assert_not_said(store, &other, why);
    other = (Reflection){.run = 1, .commitment = repeated(folder, "a", 1121)};
    assert_not_said(store, &other, why);
    assert_said(store, 0, 1);
    // As much as may be said.
    other =
        (Reflection){.run = 1, .turn = 20, .instead = 9, .words = repeated(folder, "a", 1120), .commitment = repeated(folder, "好的", 140)};
    assert_reflected(store, &other);
    Arena arena = {0};
    Reflection got;
    assert_true(store_reflection(store, &arena, 1, &got, NULL));
    assert_true(str_equal(got.words, other.words) && str_equal(got.commitment, other.commitment) && got.turn == 20 && got.instead == 9);
    assert_whole(store);
    arena_free(&arena);
    store_close(store);
}

static void assert_commitment(Store *store, const char *scenario, const char *expected, int64_t run) {
    Arena arena = {0};
    Err err = {0};
    Reflection got;
    bool found = store_commitment(store, &arena, str_from(scenario), &got, &err);
    assert_no_faults(&err);
    assert_int_equal(found, expected != NULL);
    if (found) assert_str(got.commitment, expected);
    if (found) assert_int_equal(got.run, run);
    arena_free(&arena);
}

static void commit(Store *store, int64_t run, const char *text, int64_t time) {
    Reflection said = {.run = run, .words = STR("w"), .commitment = str_from(text), .time = time};
    assert_reflected(store, &said);
}

// Of the scenarios of made_run: 1 and 4 “complaint/line-down”, 2 and 5 “relationship/cheaper-pump”, 3 “我的/情境 一”.
static void the_last_commitment_is_found(void **state) {
    Store *store = shelf(*state, 5, 5);
    assert_commitment(store, NULL, NULL, 0);
    commit(store, 2, "two", 50);
    commit(store, 4, "four", 40);
    commit(store, 1, "one", 30);  // a clock that goes back, and an older run, change no order
    assert_commitment(store, NULL, "one", 1);
    assert_commitment(store, "complaint/line-down", "one", 1);
    assert_commitment(store, "relationship/cheaper-pump", "two", 2);
    assert_commitment(store, "我的/情境 一", NULL, 0);
    assert_commitment(store, "complaint", NULL, 0);
    // Without a commitment it is none.
    commit(store, 5, "", 60);
    assert_commitment(store, NULL, "one", 1);
    assert_commitment(store, "relationship/cheaper-pump", "two", 2);
    // What is said anew is the last; what is taken back is gone.
    commit(store, 4, "four again", 10);
    assert_commitment(store, NULL, "four again", 4);
    commit(store, 4, "", 70);
    assert_commitment(store, "complaint/line-down", "one", 1);
    commit(store, 3, "先聽他說完", 80);
    assert_commitment(store, "我的/情境 一", "先聽他說完", 3);
    assert_commitment(store, "", "先聽他說完", 3);
    assert_whole(store);
    store_close(store);
}

static void change(Str path, const char *sql) {
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path.data, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

// Runs 1 to 3, all judged and all but the last reflected on twice, in a closed store.
static Str said_shelf(Folder *folder) {
    Store *store = shelf(folder, 3, 3);
    for (int n = 0; n < 3; n++) assert_judged(store, n + 1, 7000 + n);
    for (int k = 0; k < 4; k++) {
        Reflection said = made_reflection(k % 2, k);
        said.commitment = k % 2 ? STR("Second.") : STR("First.");
        assert_reflected(store, &said);
    }
    store_close(store);
    return folder_path(folder, "runs.db");
}

static void changed_rows_are_named(void **state) {
    Folder *folder = *state;
    static const struct {
        const char *sql, *says;
    } changes[] = {
        {"UPDATE runs SET coaching = 1 WHERE id = 2", "Run 2 is damaged:"},
        {"UPDATE runs SET accuracy = 7002 WHERE id = 2", "Run 2 is damaged:"},
        {"UPDATE runs SET accuracy = -1 WHERE id = 3", "Run 3 is damaged:"},
        {"UPDATE runs SET reflected = reflected + 1 WHERE id = 1", "Run 1 is damaged:"},
        {"UPDATE runs SET reflected = 0 WHERE id = 1", "Run 1 is damaged:"},
        {"UPDATE runs SET accuracy = -1, reflected = 7002 WHERE id = 3", "Run 3 is damaged:"},
        {"UPDATE reflections SET turn = 17 WHERE run = 1", "What was written after run 1 is damaged:"},
        {"UPDATE reflections SET instead = 9 WHERE run = 1", "What was written after run 1 is damaged:"},
        {"UPDATE reflections SET words = 'x' WHERE run = 1", "What was written after run 1 is damaged:"},
        {"UPDATE reflections SET commitment = '' WHERE run = 2", "What was written after run 2 is damaged:"},
        {"UPDATE reflections SET time = time - 1 WHERE run = 2", "What was written after run 2 is damaged:"},
        {"UPDATE reflections SET seq = 9 WHERE run = 2", "What was written after run 2 is damaged:"},
        {"DELETE FROM reflections WHERE run = 2", "What was written after run 2 is damaged:"},
        {"UPDATE reflections SET run = 3 WHERE run = 1", "What was written after run 1 is damaged:"},
        {"UPDATE reflections SET run = 3 WHERE run = 1", "What was written after run 3 is damaged:"},
        {"INSERT INTO reflections SELECT 3, 9, turn, instead, words, commitment, time FROM reflections WHERE run = 1",
         "What was written after run 3 is damaged:"},
        {"INSERT INTO reflections SELECT 9, 9, turn, instead, words, commitment, time FROM reflections WHERE run = 1",
         "The file is damaged."},
        {"UPDATE reflections SET words = (SELECT words FROM reflections WHERE run = 2) || '!' WHERE run = 1",
         "What was written after run 1 is damaged:"},
    };
    Str path = said_shelf(folder), whole = file_read(folder, path);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        file_write(path, whole);
        change(path, changes[i].sql);
        Store *store = opened(path);
        Err err = {0};
        assert_false(store_verify(store, &err));
        assert_fault(&err, changes[i].says);
        assert_str(err.faults[0].file, path.data);
        store_close(store);
        err_free(&err);
    }
}

// A reflection that is damaged takes nothing away from its run or from others; reading it says so, and so does whoever looks for the last.
static void a_damaged_reflection_hides_no_other(void **state) {
    Folder *folder = *state;
    Str path = said_shelf(folder);
    change(path, "UPDATE reflections SET words = 'x' WHERE run = 2");
    Store *store = opened(path);
    Arena arena = {0};
    Err err = {0};
    Reflection got;
    for (int n = 0; n < 3; n++) assert_holds(store, n, 20, true);
    assert_int_equal(row(store, 2).accuracy, 7001);
    assert_false(store_reflection(store, &arena, 2, &got, &err));
    assert_int_equal(err.count, 1);
    assert_fault(&err, "runs.db: What was written after run 2 is damaged: what is stored does not fit its checksum. Move");
    err_free(&err);
    assert_true(store_commitment(store, &arena, STR_NONE, &got, &err));
    assert_str(got.commitment, "First.");
    assert_int_equal(err.count, 1);
    assert_fault(&err, "What was written after run 2 is damaged:");
    err_free(&err);
    // Its run may be judged anew, and what is said anew is whole.
    assert_judged(store, 2, 6000);
    Reflection said = made_reflection(1, 5);
    assert_reflected(store, &said);
    assert_whole(store);
    store_close(store);
    // Of a damaged run nothing is believed, nor added to it.
    change(path, "UPDATE runs SET seed = 1 WHERE id = 2");
    store = opened(path);
    assert_false(store_reflection(store, &arena, 2, &got, &err));
    assert_fault(&err, "Run 2 is damaged:");
    err_free(&err);
    assert_not_judged(store, 2, "Run 2 is damaged:");
    assert_not_said(store, &said, "Run 2 is damaged:");
    arena_free(&arena);
    store_close(store);
}

// Another program has the file, or has made another form of it.
static void who_else_writes_is_respected(void **state) {
    Folder *folder = *state;
    store_close(shelf(folder, 1, 1));
    Str path = folder_path(folder, "runs.db");
    StoreSettings hasty = store_settings;
    hasty.busy_ms = 30;
    Store *store = store_open_with(path, &hasty, NULL);
    assert_non_null(store);
    sqlite3 *other = NULL;
    Reflection said = made_reflection(0, 1);
    assert_int_equal(sqlite3_open(path.data, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    assert_not_judged(store, 1, "Another program is writing to the file.");
    assert_not_said(store, &said, "Another program is writing to the file.");
    assert_int_equal(sqlite3_exec(other, "COMMIT; PRAGMA user_version=7", NULL, NULL, NULL), SQLITE_OK);
    assert_not_judged(store, 1, "The file was written by a newer Counterpart (form 7;");
    assert_not_said(store, &said, "The file was written by a newer Counterpart (form 7;");
    assert_int_equal(sqlite3_exec(other, "PRAGMA user_version=2", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    assert_said(store, 0, -1);
    assert_judged(store, 1, 1);
    store_close(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(a_judgement_is_kept),
        WITH_FOLDER(only_what_has_ended_is_judged),
        WITH_FOLDER(an_end_that_is_kept_again_takes_nothing_away),
        WITH_FOLDER(a_run_begins_unjudged),
        WITH_FOLDER(what_is_said_comes_back),
        WITH_FOLDER(each_program_leaves_the_other_its_part),
        WITH_FOLDER(what_cannot_be_said_is_refused),
        WITH_FOLDER(the_last_commitment_is_found),
        WITH_FOLDER(changed_rows_are_named),
        WITH_FOLDER(a_damaged_reflection_hides_no_other),
        WITH_FOLDER(who_else_writes_is_respected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
