// The store and its file: names, permissions, limits, other people's files, and damage.
#include "shelf.h"

#include <signal.h>
#include <sys/resource.h>

#define NOBODY 65534

static void names_of_all_kinds(void **state) {
    Folder *folder = *state;
    char longest[256];
    memset(longest, 'r', sizeof longest - 1);
    longest[247] = 0;  // "-journal" makes it 255
    const char *const names[] = {"練習 紀錄.db", "我的資料夾/第二層/運行.db", "a'b\"c;--%20?mode=memory.db", longest};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Str path = folder_path(folder, names[i]);
        Store *store = opened(path);
        RunInfo info = made_run(0);
        assert_kept(store, &info, 0, 2);
        store_close(store);
        assert_true(file_exists(path));
        store = opened(path);
        assert_holds(store, 0, 2, false);
        store_close(store);
    }
    memset(longest, 'r', sizeof longest - 1);
    longest[255] = 0;
    assert_open_fails(folder_path(folder, longest), &store_settings, "The name is too long. Choose a shorter one with --store FILE.");
    assert_open_fails(STR_NONE, &store_settings, "Name another file with --store FILE.");
    assert_open_fails(str_from(folder->name), &store_settings, "This is a folder. Name a file with --store FILE.");
    file_write(folder_path(folder, "file"), STR("x"));
    assert_open_fails(folder_path(folder, "file/runs.db"), &store_settings, "The file or its folder can't be written.");
}

// Names that SQLite would read as something else, and a name without a folder: relative to where the program was started.
static void names_mean_files(void **state) {
    Folder *folder = *state;
    char before[4096];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(folder->name), 0);
    static const char *const names[] = {":memory:", "file:runs?mode=memory", "runs.db", "sub/runs.db"};
    for (int i = 0; i < 4; i++) {
        Store *store = opened(str_from(names[i]));
        assert_str(store_path(store), names[i]);
        RunInfo info = made_run(0);
        assert_kept(store, &info, 0, 1);
        store_close(store);
        assert_true(file_exists(folder_path(folder, names[i])));
    }
    assert_int_equal(chdir(before), 0);
}

// Runs `act` as somebody who owns nothing, since the super-user may write everywhere.
static void assert_as_nobody(bool (*act)(Str path), Str path) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (!child) {
        bool changed = geteuid() || (setgid(NOBODY) == 0 && setuid(NOBODY) == 0);
        leave(changed && act(path));
    }
    assert_left_well(child);
}

static bool open_is_refused(Str path) {
    Err err = {0};
    Arena arena = {0};
    Store *store = store_open(path, &err);
    bool told = !store && err.count == 1 && str_equal(err.faults[0].file, path) &&
                str_starts(err.faults[0].text, STR("The file or its folder can't be written. Make it writable, or keep runs elsewhere"));
    if (!told && err.count) fprintf(stderr, "%s\n", fault_print(&arena, &err.faults[0]).data);
    store_close(store);
    err_free(&err);
    arena_free(&arena);
    return told;
}

static void what_cannot_be_written_is_told_at_once(void **state) {
    Folder *folder = *state;
    Str path = folder_path(folder, "box/runs.db"), box = folder_path(folder, "box"), absent = folder_path(folder, "box/new.db");
    Store *store = opened(path);
    RunInfo info = made_run(0);
    assert_kept(store, &info, 0, 3);
    store_close(store);
    Str before = file_read(folder, path);
    assert_int_equal(chmod(folder->name, 0755), 0);
    // Neither file nor folder; the file alone; the folder alone (the rollback journal has no place); a new file and a new folder.
    assert_int_equal(chmod(box.data, 0555), 0);
    assert_int_equal(chmod(path.data, 0444), 0);
    assert_as_nobody(open_is_refused, path);
    assert_as_nobody(open_is_refused, absent);
    assert_as_nobody(open_is_refused, folder_path(folder, "box/deeper/new.db"));
    assert_int_equal(chmod(path.data, 0666), 0);
    assert_as_nobody(open_is_refused, path);
    assert_int_equal(chmod(box.data, 0777), 0);
    assert_int_equal(chmod(path.data, 0444), 0);
    assert_as_nobody(open_is_refused, path);
    // Not even to be read.
    assert_int_equal(chmod(path.data, 0), 0);
    assert_as_nobody(open_is_refused, path);
    assert_int_equal(chmod(path.data, 0644), 0);
    assert_true(str_equal(file_read(folder, path), before));
    assert_open_fails(STR("/proc/no/such/place/runs.db"), &store_settings, "The file or its folder can't be written.");
}

// As many decisions as fit below a limit on the size of files; the pipe carries how many were acknowledged.
static void fill_up(Str path, int pipe_end) {
    signal(SIGXFSZ, SIG_IGN);
    Err err = {0};
    Store *store = store_open(path, &err);
    struct rlimit limit = {40960, 40960};
    if (!store || setrlimit(RLIMIT_FSIZE, &limit)) leave(false);
    RunInfo info = made_run(0);
    for (int seq = 1; seq < 10000; seq++) {
        KeptStep step = made_step(0, seq);
        if (!store_keep(store, &info, &step, 1, &err)) break;
        if (write(pipe_end, &seq, sizeof seq) != sizeof seq) leave(false);
    }
    bool told = err.count == 1 && str_find(err.faults[0].text, STR("File too large"), 0) >= 0 &&
                str_find(err.faults[0].text, STR("--store FILE"), 0) >= 0 && str_equal(err.faults[0].file, path);
    bool whole = store_verify(store, NULL);
    store_close(store);
    err_free(&err);
    leave(told && whole);
}

static void a_limit_on_file_size(void **state) {
    Str path = folder_path(*state, "runs.db");
    int ends[2], seq = 0, acknowledged = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (!child) fill_up(path, ends[1]);
    close(ends[1]);
    while (read(ends[0], &seq, sizeof seq) == sizeof seq) acknowledged = seq;
    close(ends[0]);
    assert_left_well(child);
    assert_in_range(acknowledged, 50, 9998);
    Store *store = opened(path);
    assert_whole(store);
    assert_holds(store, 0, acknowledged, false);
    RunInfo info = made_run(0);
    info.id = 1;
    info.decisions = acknowledged;
    assert_kept(store, &info, 0, 1);
    store_close(store);
}

// A folder whose file is taken away, or replaced, under a running program.
static void a_moved_file_is_noticed(void **state) {
    Folder *folder = *state;
    Str path = folder_path(folder, "runs.db"), aside = folder_path(folder, "aside.db");
    Store *store = opened(path);
    RunInfo info = made_run(0);
    assert_kept(store, &info, 0, 2);
    assert_int_equal(rename(path.data, aside.data), 0);
    assert_refused(store, &info, 0, 1, "The file was moved or deleted while it was in use. Put it back, or start again.");
    assert_int_equal(rename(aside.data, path.data), 0);
    assert_kept(store, &info, 0, 1);
    assert_holds(store, 0, 3, false);
    store_close(store);
}

static void other_files_are_left_alone(void **state) {
    Folder *folder = *state;
    static const char *const makers[] = {
        "CREATE TABLE diary(day TEXT); INSERT INTO diary VALUES('monday')",
        "PRAGMA user_version=1; CREATE TABLE runs(id INTEGER PRIMARY KEY)",
        "PRAGMA journal_mode=WAL; CREATE TABLE diary(day TEXT)",
        "PRAGMA application_id=12345",
    };
    for (int i = 0; i < 4; i++) {
        Str path = folder_path(folder, (const char *[]){"a.db", "b.db", "c.db", "d.db"}[i]);
        sqlite3 *db = NULL;
        assert_int_equal(sqlite3_open(path.data, &db), SQLITE_OK);
        assert_int_equal(sqlite3_exec(db, makers[i], NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(db);
        Str before = file_read(folder, path);
        assert_open_fails(path, &store_settings, "This is not a store of runs. Name another file with --store FILE.");
        assert_true(str_equal(file_read(folder, path), before));
    }
    Str letter = folder_path(folder, "letter.txt");
    for (int i = 0; i < 2; i++) {
        Str text = i ? STR("Dear Lin,\n") : str_slice(file_read(folder, str_from(SOURCE_DIR "/CMakeLists.txt")), 0, 3000);
        file_write(letter, text);
        assert_open_fails(letter, &store_settings, "This is not a store of runs.");
        assert_true(str_equal(file_read(folder, letter), text));
    }
    // An empty file is what a program leaves that was ended before it could begin: it becomes a store.
    file_write(letter, STR_NONE);
    store_close(opened(letter));
}

// Opening or verifying says so, in words that name the file and what to do.
static void assert_found_damaged(Str path) {
    Err err = {0};
    Store *store = store_open(path, &err);
    assert_true(!store || !store_verify(store, &err));
    store_close(store);
    assert_true(err.count > 0);
    Arena arena = {0};
    for (int i = 0; i < err.count; i++) {
        assert_str(err.faults[i].file, path.data);
        bool cure = str_find(err.faults[i].text, STR("Move"), 0) >= 0 || str_find(err.faults[i].text, STR("--store FILE"), 0) >= 0;
        if (!cure) fail_msg("no cure in: %s", fault_print(&arena, &err.faults[i]).data);
    }
    arena_free(&arena);
    err_free(&err);
}

static void cut_and_zeroed_files_are_damaged(void **state) {
    Folder *folder = *state;
    Str path = filled(folder, "runs.db", 20), whole = file_read(folder, path), copy = folder_path(folder, "copy.db");
    assert_true(whole.len >= 8 * 4096);
    for (size_t at = 512; at < whole.len; at += 512) {
        file_write(copy, str_slice(whole, 0, at));
        assert_found_damaged(copy);
    }
    for (size_t page = 0; page < whole.len / 4096; page++) {
        file_write(copy, whole);
        file_zero(copy, (long)page * 4096, 4096);
        assert_found_damaged(copy);
    }
    file_write(copy, whole);
    store_close(opened(copy));
}

static void changed_rows_are_named(void **state) {
    Folder *folder = *state;
    static const struct {
        const char *sql, *says;
    } changes[] = {
        {"UPDATE decisions SET hash = hash + 1 WHERE run = 2 AND seq = 7", "Run 2 is damaged at decision 7:"},
        {"UPDATE decisions SET value = x'02000000' WHERE run = 2 AND seq = 1", "Run 2 is damaged at decision 1:"},
        {"UPDATE decisions SET value = x'020000' WHERE run = 2 AND seq = 1", "Run 2 is damaged at decision 1:"},
        {"UPDATE decisions SET value = zeroblob(68) WHERE run = 2 AND seq = 1", "Run 2 is damaged at decision 1:"},
        {"UPDATE decisions SET beat = 'x' WHERE run = 3 AND seq = 20", "Run 3 is damaged at decision 20:"},
        {"UPDATE decisions SET time = 0 WHERE run = 3 AND seq = 20", "Run 3 is damaged at decision 20:"},
        {"DELETE FROM decisions WHERE run = 1 AND seq = 5", "Run 1 is damaged at decision 5:"},
        {"DELETE FROM decisions WHERE run = 1 AND seq = 20", "Run 1 is damaged at decision 20:"},
        {"DELETE FROM decisions WHERE run = 1", "Run 1 is damaged at decision 1:"},
        {"INSERT INTO decisions SELECT run, 21, beat, kind, value, hash, time, chain FROM decisions WHERE run = 1 AND seq = 20",
         "Run 1 is damaged at decision 21:"},
        {"UPDATE decisions SET run = 4 WHERE run = 1", "Run 1 is damaged at decision 1:"},
        {"INSERT INTO decisions SELECT 9, seq, beat, kind, value, hash, time, chain FROM decisions WHERE run = 1", "The file is damaged."},
        {"UPDATE runs SET scenario = 'other' WHERE id = 1", "Run 1 is damaged:"},
        {"UPDATE runs SET seed = 1 WHERE id = 1", "Run 1 is damaged:"},
        {"UPDATE runs SET numerator = 700, denominator = 7, ending = 'back_up' WHERE id = 3", "Run 3 is damaged:"},
        {"UPDATE runs SET decisions = 19 WHERE id = 3", "Run 3 is damaged:"},
        {"UPDATE runs SET id = 4 WHERE id = 3", "Run 4 is damaged:"},
        {"DELETE FROM runs WHERE id = 3; DELETE FROM decisions WHERE run = 3", "The file is damaged."},
        {"CREATE TABLE more(x)", "The file is damaged."},
        {"CREATE TRIGGER t AFTER INSERT ON decisions BEGIN DELETE FROM runs; END", "The file is damaged."},
    };
    Str whole = file_read(folder, filled(folder, "runs.db", 3)), path = folder_path(folder, "changed.db");
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        file_write(path, whole);
        sqlite3 *db = NULL;
        assert_int_equal(sqlite3_open(path.data, &db), SQLITE_OK);
        assert_int_equal(sqlite3_exec(db, changes[i].sql, NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(db);
        Err err = {0};
        Store *store = store_open(path, &err);
        assert_true(!store || !store_verify(store, &err));
        assert_fault(&err, changes[i].says);
        store_close(store);
        err_free(&err);
    }
}

// A decision in place of another, with a checksum that fits: the run's row knows which one was last.
static void an_exchanged_decision_is_found(void **state) {
    Str path = filled(*state, "runs.db", 1);
    Store *store = opened(path);
    int64_t before = 0;
    assert_true(store_number(store, "SELECT chain FROM decisions WHERE run = 1 AND seq = 19", &before, NULL));
    KeptStep step = made_step(0, 20);
    step.hash++;
    Arena arena = {0};
    Str args[] = {str_int(&arena, (int64_t)step.hash), str_int(&arena, (int64_t)chain_step((uint64_t)before, 20, &step))};
    Str sql = str_fill(&arena, STR("UPDATE decisions SET hash = {1}, chain = {2} WHERE run = 1 AND seq = 20"), args, 2);
    assert_true(store_execute(store, sql.data, NULL));
    Err err = {0};
    assert_false(store_verify(store, &err));
    assert_fault(&err, "Run 1 is damaged:");
    err_free(&err);
    arena_free(&arena);
    store_close(store);
}

// A damaged run takes nothing away from the others, and nothing is added to it.
static void one_damaged_run_hides_no_other(void **state) {
    Str path = filled(*state, "runs.db", 3);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path.data, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE runs SET seed = 5 WHERE id = 2", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    Store *store = opened(path);
    Arena arena = {0};
    Err err = {0};
    RunInfo *runs, info;
    assert_int_equal(store_runs(store, &arena, &runs, &err), 3);
    assert_int_equal(err.count, 1);
    assert_fault(&err, "Run 2 is damaged:");
    err_free(&err);
    assert_true(runs[1].damaged && runs[1].id == 2 && !runs[1].scenario.len && !runs[1].decisions);
    assert_false(runs[0].damaged || runs[2].damaged);
    assert_holds(store, 0, 20, false);
    assert_holds(store, 2, 20, false);
    assert_null(store_journal(store, &arena, 2, &info, NULL));
    info = made_run(1);
    info.id = 2;
    info.decisions = 20;
    assert_refused(store, &info, 1, 1, "Run 2 is damaged:");
    arena_free(&arena);
    store_close(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(names_of_all_kinds),
        WITH_FOLDER(names_mean_files),
        WITH_FOLDER(what_cannot_be_written_is_told_at_once),
        WITH_FOLDER(a_limit_on_file_size),
        WITH_FOLDER(a_moved_file_is_noticed),
        WITH_FOLDER(other_files_are_left_alone),
        WITH_FOLDER(cut_and_zeroed_files_are_damaged),
        WITH_FOLDER(changed_rows_are_named),
        WITH_FOLDER(an_exchanged_decision_is_found),
        WITH_FOLDER(one_damaged_run_hides_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
