// Stores on real files, as the tests of the store open, fill and read them.
#ifndef RECORD_TESTS_SHELF_H
#define RECORD_TESTS_SHELF_H
#include "folder.h"
#include "made.h"
#include "record/store_parts.h"

#include <sys/wait.h>

static inline Store *opened(Str path) {
    Err err = {0};
    Store *store = store_open(path, &err);
    assert_no_faults(&err);
    assert_non_null(store);
    return store;
}

static inline void assert_kept(Store *store, RunInfo *info, int n, int count) {
    Err err = {0};
    bool kept = made_keep(store, info, n, count, &err);
    assert_no_faults(&err);
    assert_true(kept);
}

static inline void assert_refused(Store *store, RunInfo *info, int n, int count, const char *why) {
    Err err = {0};
    assert_false(made_keep(store, info, n, count, &err));
    assert_int_equal(err.count, 1);
    assert_str(err.faults[0].file, store_path(store).data);
    assert_fault(&err, why);
    err_free(&err);
}

static inline void assert_open_fails(Str path, const StoreSettings *settings, const char *why) {
    Err err = {0};
    assert_null(store_open_with(path, settings, &err));
    assert_int_equal(err.count, 1);
    assert_str(err.faults[0].file, path.len ? path.data : "");
    assert_fault(&err, why);
    err_free(&err);
}

// The run with number n (0-based) is there with just these decisions.
static inline void assert_holds(Store *store, int n, int decisions, bool ended) {
    Arena arena = {0};
    Err err = {0};
    RunInfo info;
    const Journal *journal = store_journal(store, &arena, n + 1, &info, &err);
    assert_no_faults(&err);
    assert_non_null(journal);
    assert_int_equal(journal->step_count, decisions);
    assert_int_equal(info.decisions, decisions);
    for (int i = 0; i < decisions; i++) assert_true(made_same(&journal->steps[i], n, i + 1));
    assert_int_equal(info.ended, ended);
    arena_free(&arena);
}

static inline void assert_whole(Store *store) {
    Err err = {0};
    bool whole = store_verify(store, &err);
    assert_no_faults(&err);
    assert_true(whole);
}

// A closed store of `runs` runs with 20 decisions each.
static inline Str filled(Folder *folder, const char *name, int runs) {
    Str path = folder_path(folder, name);
    Store *store = opened(path);
    for (int n = 0; n < runs; n++) {
        RunInfo info = made_run(n);
        assert_kept(store, &info, n, 20);
    }
    store_close(store);
    return path;
}

// Ends a child of a test. If all is well it becomes another program: what it has inherited is its parent's to free, and no leak.
static inline _Noreturn void leave(bool well) {
    if (well) execl("/bin/true", "true", (char *)NULL);
    _exit(1);
}

static inline void assert_left_well(pid_t child) {
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

// store_settings with one more step.
static inline StoreSettings next_form(const char **forms, const char *step) {
    StoreSettings next = store_settings;
    for (int i = 0; i < STORE_VERSION; i++) forms[i] = store_settings.migrations[i];
    forms[STORE_VERSION] = step;
    next.migrations = forms;
    next.version = STORE_VERSION + 1;
    return next;
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_make, folder_remove)
#endif
