// One bit flipped in a store, of this form or the first: either it is reported, or it lay in bytes that carry nothing and everything reads
// as before. `record_flip_test N` flips N bits, one at a time; without a number, 1,000; `record_flip_test all` flips every bit of the file.
#include "disk.h"
#include "made.h"
#include "record/store_parts.h"

#include <stdio.h>

#define RUNS 40

typedef struct Flips {
    Disk disk;
    StoreSettings settings;
    Image whole;
    Bytes *file;    // the store's bytes in `whole`
    uint64_t rows;  // hash of every value in every row
    uint64_t runs;  // hash of everything that the store gives back
    long wanted;    // 0: all
} Flips;

// Every column of every row, as SQLite reads it, without help from the store.
static uint64_t hash_table(sqlite3 *db, const char *sql, uint64_t h) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) return 0;
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            h = hash_int(h, (uint64_t)sqlite3_column_type(statement, i));
            const void *bytes = sqlite3_column_blob(statement, i);
            h = hash_str(h, (Str){bytes, (size_t)sqlite3_column_bytes(statement, i)});
        }
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? h : 0;
}

// What its player says of a run; and what was said last.
static uint64_t hash_said(Store *store, int64_t run, uint64_t h) {
    Arena arena = {0};
    Reflection said, last;
    if (store_reflection(store, &arena, run, &said, NULL)) {
        h = hash_int(hash_str(hash_str(h, said.words), said.commitment), (uint64_t)said.time);
        h = hash_int(hash_int(h, (uint64_t)said.turn), (uint64_t)said.instead);
    }
    if (store_commitment(store, &arena, STR_NONE, &last, NULL)) h = hash_int(hash_str(h, last.commitment), (uint64_t)last.run);
    arena_free(&arena);
    return h;
}

// The same through the store's own door.
static uint64_t hash_runs(Store *store) {
    Arena arena = {0};
    RunInfo *runs, info;
    uint64_t h = 1;
    int count = store_runs(store, &arena, &runs, NULL);
    for (int i = 0; i < count; i++) {
        const Journal *journal = store_journal(store, &arena, runs[i].id, &info, NULL);
        if (!journal) break;
        h = hash_said(store, runs[i].id, hash_int(hash_int(h, (uint64_t)info.accuracy), info.coaching));
        h = hash_str(hash_str(hash_str(h, journal->scenario), journal->head.language), journal->ending);
        h = hash_str(hash_int(hash_int(hash_int(hash_int(h, journal->logic), journal->seed), journal->start_hash), journal->head.mode),
                     journal->outcome);
        h = hash_int(hash_int(hash_int(hash_int(h, (uint64_t)journal->head.cut), (uint64_t)info.parent), (uint64_t)info.started),
                     info.ended);
        for (int step = 0; step < journal->step_count; step++) {
            const JournalStep *s = &journal->steps[step];
            h = hash_int(hash_str(hash_int(h, (uint64_t)s->decision.kind), s->beat), s->hash);
            h = hash_row(h, s->decision.value, s->decision.count);
        }
    }
    arena_free(&arena);
    return hash_int(h, (uint64_t)count);
}

static uint64_t hash_rows(sqlite3 *db) {
    uint64_t h = hash_table(db, "SELECT * FROM runs ORDER BY id", 1);
    if (h) h = hash_table(db, "SELECT * FROM decisions ORDER BY run, seq", h);
    return h ? hash_table(db, "SELECT * FROM reflections ORDER BY run", h) : 0;
}

static void fill(Store *store) {
    for (int n = 0; n < RUNS; n++) {
        RunInfo info = made_run(n);
        assert_true(made_keep(store, &info, n, 3 + n % 4, NULL));
        if (n % 3) made_end(&info, n);
        assert_true(made_keep(store, &info, n, 10, NULL));
        Reflection said = made_reflection(n, n);
        if (info.ended && n % 4) assert_true(store_judge(store, n + 1, made_accuracy(n, n), NULL));
        if (info.ended && n % 5) assert_true(store_reflect(store, &said, NULL));
    }
}

// What a whole store holds. One of an older form is brought up to date by that.
static void look(Flips *flips, Store *store) {
    assert_non_null(store);
    flips->rows = hash_rows(store->db);
    flips->runs = hash_runs(store);
    assert_true(flips->rows != 0);
    assert_true(store_verify(store, NULL));
    store_close(store);
    for (int i = 0; i < DISK_NAMES; i++)
        if (!strcmp(flips->whole.names[i], "/runs.db")) flips->file = &flips->whole.files[i];
    assert_non_null(flips->file);
}

static void set_up_disk(Flips *flips) {
    disk_init(&flips->disk, "flipped", 11);
    flips->settings = store_settings;
    flips->settings.vfs = "flipped";
}

static int set_up(void **state) {
    Flips *flips = *state;
    set_up_disk(flips);
    Store *store = store_open_with(STR("/runs.db"), &flips->settings, NULL);
    assert_non_null(store);
    fill(store);
    flips->whole = disk_cut(&flips->disk, CUT_NOTHING);
    look(flips, store);
    return 0;
}

static int set_up_first_form(void **state) {
    Flips *flips = *state;
    Arena arena = {0};
    Str bytes = made_form_1(&arena);
    set_up_disk(flips);
    flips->whole = image_of("/runs.db", bytes.data, bytes.len);
    disk_load(&flips->disk, &flips->whole);
    look(flips, store_open_with(STR("/runs.db"), &flips->settings, NULL));
    arena_free(&arena);
    return 0;
}

static int tear_down(void **state) {
    Flips *flips = *state;
    disk_free(&flips->disk);
    image_free(&flips->whole);
    return 0;
}

typedef enum Verdict { REPORTED, HARMLESS, SILENT } Verdict;

static void load_flipped(Flips *flips, size_t bit) {
    unsigned char *byte = flips->file->data + bit / 8, mask = (unsigned char)(1u << bit % 8);
    *byte ^= mask;
    disk_load(&flips->disk, &flips->whole);
    *byte ^= mask;
}

static Verdict flip(Flips *flips, size_t bit) {
    load_flipped(flips, bit);
    Err err = {0};
    Store *store = store_open_with(STR("/runs.db"), &flips->settings, &err);
    Verdict verdict = SILENT;
    if (!store || !store_verify(store, &err))
        verdict = err.count ? REPORTED : SILENT;
    else if (hash_rows(store->db) == flips->rows && hash_runs(store) == flips->runs)
        verdict = HARMLESS;
    store_close(store);
    err_free(&err);
    return verdict;
}

static void none_goes_unnoticed(void **state) {
    Flips *flips = *state;
    long bits = (long)flips->file->size * 8, wanted = flips->wanted ? flips->wanted : bits, verdicts[3] = {0};
    Rng rng = {5};
    for (long i = 0; i < wanted; i++) {
        size_t bit = flips->wanted ? rng_below(&rng, (uint32_t)bits) : (size_t)i;
        Verdict verdict = flip(flips, bit);
        verdicts[verdict]++;
        if (verdict == SILENT) print_message("  byte %zu, bit %zu: a silent change\n", bit / 8, bit % 8);
    }
    print_message("%ld of the %ld bits of a store flipped: %ld reported, %ld in bytes that carry nothing, %ld silent\n", wanted, bits,
                  verdicts[REPORTED], verdicts[HARMLESS], verdicts[SILENT]);
    assert_int_equal(verdicts[SILENT], 0);
    assert_true(verdicts[REPORTED] > 0);
}

// Without the store's checksums the same flips do go unnoticed: this test can fail.
static void sqlite_alone_misses_some(void **state) {
    Flips *flips = *state;
    Rng rng = {5};
    int silent = 0;
    for (int i = 0; i < 1000; i++) {
        load_flipped(flips, rng_below(&rng, (uint32_t)flips->file->size * 8));
        sqlite3 *db = NULL;
        assert_int_equal(sqlite3_open_v2("/runs.db", &db, SQLITE_OPEN_READWRITE, "flipped"), SQLITE_OK);
        bool whole = hash_table(db, "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'", 1) == 1;
        uint64_t rows = hash_rows(db);
        silent += whole && rows != 0 && rows != flips->rows;
        sqlite3_close(db);
    }
    print_message("SQLite's own check misses %d of 1000\n", silent);
    assert_true(silent > 0);
}

int main(int argc, char **argv) {
    Flips flips = {.wanted = argc < 2 ? 1000 : strcmp(argv[1], "all") ? atol(argv[1]) : 0};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate_setup_teardown(none_goes_unnoticed, set_up, tear_down, &flips),
        // A change of form seals no change of a bit.
        cmocka_unit_test_prestate_setup_teardown(none_goes_unnoticed, set_up_first_form, tear_down, &flips),
        cmocka_unit_test_prestate_setup_teardown(sqlite_alone_misses_some, set_up, tear_down, &flips),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
