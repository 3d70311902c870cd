// The store on a disk that fails at any act, and after a program that was ended between any two.
#include "disk.h"
#include "shelf.h"

// What every fault of a disk must come to. Each row is tried at every act of its kind, once and three times in a row.
typedef struct DiskFault {
    const char *name;
    int acts, code;
    const char *says;
} DiskFault;

static const DiskFault faults[] = {
    {"full", DISK_WRITE, SQLITE_FULL, "The disk is full. Free some space, or keep runs elsewhere with --store FILE."},
    {"write", DISK_WRITE, SQLITE_IOERR_WRITE, "The disk reports a fault (disk I/O error). Check the disk"},
    {"sync", DISK_SYNC, SQLITE_IOERR_FSYNC, "The disk reports a fault (disk I/O error). Check the disk"},
    {"folder sync", DISK_DELETE, SQLITE_IOERR_DIR_FSYNC, "The disk reports a fault (disk I/O error). Check the disk"},
    {"truncate", DISK_TRUNCATE, SQLITE_IOERR_TRUNCATE, "The disk reports a fault"},
    {"read", DISK_READ, SQLITE_IOERR_READ, "The disk reports a fault"},
    {"open", DISK_OPEN, SQLITE_CANTOPEN, "The file or its folder can't be written. Make it writable"},
    {"read-only", DISK_WRITE, SQLITE_READONLY, "The file or its folder can't be written. Make it writable"},
    {"anything", DISK_OPEN | DISK_WRITE | DISK_TRUNCATE | DISK_SYNC | DISK_DELETE, SQLITE_IOERR, "The disk reports a fault"},
};

typedef struct Bench {
    Disk disk, other;
    StoreSettings settings, other_settings;
    int times;  // that the disk fails in a play
} Bench;

static int bench_set_up(void **state) {
    Bench *bench = test_calloc(1, sizeof *bench);
    disk_init(&bench->disk, "failing", 3);
    disk_init(&bench->other, "spare", 4);
    bench->settings = bench->other_settings = store_settings;
    bench->settings.vfs = "failing";
    bench->other_settings.vfs = "spare";
    *state = bench;
    return 0;
}

static int bench_tear_down(void **state) {
    Bench *bench = *state;
    disk_free(&bench->disk);
    disk_free(&bench->other);
    test_free(bench);
    return 0;
}

// Five decisions, the end, a judgement and a reflection.
#define TAKEN_MAX 8

// What was kept so far is there.
static void assert_taken(Store *store, int taken) {
    Arena arena = {0};
    RunInfo info;
    Reflection reflection;
    assert_holds(store, 0, taken < 5 ? taken : 5, taken >= 6);
    assert_non_null(store_journal(store, &arena, 1, &info, NULL));
    assert_int_equal(info.accuracy, taken >= 7 ? made_accuracy(0, 7) : ACCURACY_UNKNOWN);
    assert_int_equal(store_reflection(store, &arena, 1, &reflection, NULL), taken == 8);
    if (taken == 8) assert_true(made_same_reflection(&reflection, 0, 8));
    arena_free(&arena);
}

// After a failure and an acknowledgement: if the power went now, would everything be there?
static void assert_lasts(Bench *bench, int taken) {
    if (bench->disk.fail_times == bench->times) return;
    Image image = disk_cut(&bench->disk, CUT_NOTHING);
    disk_load(&bench->other, &image);
    Store *store = store_open_with(STR("/runs.db"), &bench->other_settings, NULL);
    assert_non_null(store);
    assert_taken(store, taken);
    store_close(store);
    image_free(&image);
}

static bool try_open(Bench *bench, Store **store, const char *says) {
    Err err = {0};
    *store = store_open_with(STR("/runs.db"), &bench->settings, &err);
    if (!*store) assert_fault(&err, says);
    err_free(&err);
    return *store != NULL;
}

// The program starts again and goes on with what it finds.
static void start_again(Bench *bench, RunInfo *info, const char *says, int *tries) {
    Arena arena = {0};
    RunInfo found = made_run(0), *runs;
    for (bool known = false; !known;) {
        assert_true((*tries)++ < 30);
        Store *store;
        if (!try_open(bench, &store, says)) continue;
        int count = store_runs(store, &arena, &runs, NULL);
        known = count == 0 || (count == 1 && store_journal(store, &arena, 1, &found, NULL));
        store_close(store);
    }
    assert_true(found.decisions >= info->decisions);
    *info = made_run(0);
    info->id = found.id;
    info->decisions = found.decisions;
    arena_free(&arena);
}

static bool keep_on(Store *store, RunInfo *info, int taken, Err *err) {
    Reflection reflection = made_reflection(0, taken);
    if (taken >= 6) made_end(info, 0);
    if (taken == 7) return store_judge(store, info->id, made_accuracy(0, taken), err);
    if (taken == 8) return store_reflect(store, &reflection, err);
    return made_keep(store, info, 0, (taken < 5 ? taken : 5) - info->decisions, err);
}

// One more decision, with `taken` 6 the end, then a judgement and a reflection; everything that is missing is offered. Returns whether it
// was kept.
static bool play_on(Bench *bench, Store *store, RunInfo *info, int taken, const char *says) {
    Err err = {0};
    bool kept = keep_on(store, info, taken, &err);
    if (kept) {
        assert_no_faults(&err);
        assert_lasts(bench, taken);
    } else {
        assert_fault(&err, says);
        assert_str(err.faults[0].file, "/runs.db");
    }
    err_free(&err);
    return kept;
}

// Plays five decisions, an end, and what comes after it, on a disk that fails. With `restart`, the program starts again after each failure.
static void play_through(Bench *bench, const char *says, bool restart) {
    Store *store = NULL;
    RunInfo info = made_run(0), *runs;
    for (int taken = 0, tries = 0; taken <= TAKEN_MAX;) {
        assert_true(tries++ < 30);
        if (!store && !try_open(bench, &store, says)) continue;
        // When it is not kept, play goes on: the next decision is offered with the one that is missing.
        if (play_on(bench, store, &info, taken, says) || taken < 5) taken++;
        if (!restart || !bench->disk.failures) continue;
        store_close(store);
        store = NULL;
        bench->disk.failures = 0;
        start_again(bench, &info, says, &tries);
    }
    bench->disk.fail_acts = 0;
    if (!store) assert_true(try_open(bench, &store, says));
    assert_whole(store);
    assert_taken(store, TAKEN_MAX);
    Arena arena = {0};
    assert_int_equal(store_runs(store, &arena, &runs, NULL), 1);
    arena_free(&arena);
    store_close(store);
    assert_lasts(bench, TAKEN_MAX);
}

static int sweep(Bench *bench, const DiskFault *fault, int times, bool restart) {
    for (int after = 0;; after++) {
        disk_empty(&bench->disk);
        disk_fail(&bench->disk, fault->acts, fault->code, after, times);
        bench->times = times;
        play_through(bench, fault->says, restart);
        if (bench->disk.fail_times == times) return after;  // beyond the last act
    }
}

static void nothing_acknowledged_is_lost(void **state) {
    int plays = 0;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        int before = plays;
        for (int kind = 0; kind < 4; kind++) plays += sweep(*state, &faults[i], kind & 1 ? 3 : 1, kind & 2);
        // SQLite never truncates where this store writes.
        if (faults[i].acts != DISK_TRUNCATE && plays == before) fail_msg("no act of the disk fails with “%s”", faults[i].name);
    }
    print_message("%d plays on a failing disk\n", plays);
}

static void assert_holds_first_form(Store *store) {
    assert_non_null(store);
    for (int n = 0; n < MADE_FORM_1_RUNS; n++) assert_holds(store, n, 8, n % 2);
    assert_whole(store);
}

// A store of the first form is brought to the form after this one, two steps, on a disk that is full from some write on. Returns whether
// that write was reached.
static bool change_form(Bench *bench, const Image *first, const StoreSettings *next, int after) {
    disk_load(&bench->disk, first);
    disk_fail(&bench->disk, DISK_WRITE, SQLITE_FULL, after, 1000);
    Store *store = store_open_with(STR("/runs.db"), next, NULL);
    bool failed = bench->disk.failures;
    assert_int_equal(store == NULL, failed);
    store_close(store);
    disk_fail(&bench->disk, 0, 0, 0, 0);
    // There is a copy when and only when the form has changed.
    bool copied = entry_find(bench->disk.now, "/runs.db.version-1");
    store = store_open_with(STR("/runs.db"), copied ? next : &bench->settings, NULL);
    assert_holds_first_form(store);
    store_close(store);
    assert_non_null(entry_find(bench->disk.now, "/runs.db.version-1"));
    store = store_open_with(STR("/runs.db.version-1"), &bench->settings, NULL);
    assert_holds_first_form(store);
    store_close(store);
    return failed;
}

static void a_change_of_form_that_fails_changes_nothing(void **state) {
    Bench *bench = *state;
    Arena arena = {0};
    Str bytes = made_form_1(&arena);
    Image first = image_of("/runs.db", bytes.data, bytes.len);
    const char *forms[STORE_VERSION + 1];
    StoreSettings next = next_form(forms, MADE_NEXT_FORM);
    next.vfs = "failing";
    int after = 0;
    while (change_form(bench, &first, &next, after)) after++;
    assert_true(after > 10);
    // A step that is wrong, behind one that is right.
    forms[STORE_VERSION] = "CREATE TABLE notes(x); DROP TABLE decisions; CREATE TABLE notes(x)";
    disk_load(&bench->disk, &first);
    assert_open_fails(STR("/runs.db"), &next, "The file is damaged.");
    assert_null(entry_find(bench->disk.now, "/runs.db.version-1"));
    const Bytes *now = &bench->disk.inodes[entry_find(bench->disk.now, "/runs.db")->inode].now;
    assert_true(str_equal((Str){(const char *)now->data, now->size}, bytes));
    image_free(&first);
    arena_free(&arena);
}

typedef struct Moments {
    Image images[200];
    int count;
    bool journal;  // one of them has a rollback journal
} Moments;

static void note_moment(Disk *disk, DiskAct act) {
    (void)act;
    Moments *moments = disk->context;
    assert_true(moments->count < 200);
    moments->images[moments->count++] = disk_cut(disk, CUT_ALL);
    moments->journal |= entry_find(disk->now, "/runs.db-journal") != NULL;
}

static void write_image(Folder *folder, const Image *image) {
    remove(folder_path(folder, "runs.db-journal").data);
    for (int i = 0; i < DISK_NAMES; i++)
        if (image->names[i][0])
            file_write(folder_path(folder, image->names[i] + 1), (Str){(const char *)image->files[i].data, image->files[i].size});
}

static void note_moments(Bench *bench, Moments *moments) {
    Store *store = store_open_with(STR("/runs.db"), &bench->settings, NULL);
    RunInfo info = made_run(0);
    assert_kept(store, &info, 0, 3);
    bench->disk.before = note_moment;
    bench->disk.context = moments;
    assert_kept(store, &info, 0, 40);
    store_close(store);
    assert_true(moments->journal && moments->count > 10);
}

// The next program clears up behind one that has left its rollback journal, and goes on; on real files, and two of them at once.
static void what_an_ended_program_leaves(void **state) {
    void *made = NULL;
    assert_int_equal(folder_make(&made), 0);
    Folder *folder = made;
    Moments *moments = test_calloc(1, sizeof *moments);
    note_moments(*state, moments);
    for (int i = 0; i < moments->count; i++) {
        write_image(folder, &moments->images[i]);
        image_free(&moments->images[i]);
        Store *one = opened(folder_path(folder, "runs.db")), *two = opened(folder_path(folder, "runs.db"));
        Arena arena = {0};
        RunInfo info;
        assert_non_null(store_journal(two, &arena, 1, &info, NULL));
        assert_true(info.decisions == 3 || info.decisions == 43);
        assert_kept(two, &info, 0, 1);
        assert_holds(one, 0, info.decisions, false);
        assert_whole(one);
        store_close(one);
        store_close(two);
        arena_free(&arena);
    }
    test_free(moments);
    folder_remove(&made);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_set_up, bench_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_BENCH(nothing_acknowledged_is_lost),
        ON_BENCH(a_change_of_form_that_fails_changes_nothing),
        ON_BENCH(what_an_ended_program_leaves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
