// The inside of a store, shared by the files that open, write and read it, and by the tests that make it fail.
#ifndef RECORD_STORE_PARTS_H
#define RECORD_STORE_PARTS_H
#include "record/store.h"

#include <sqlite3.h>

#define APPLICATION_ID 0x436f5061  // "CoPa" in the file's header

// How a store is opened. Programs use store_settings; tests bring failing disks, a short patience and other forms.
typedef struct StoreSettings {
    const char *vfs;                // NULL: the system's files
    const char *synchronous;        // a value of PRAGMA synchronous
    int busy_ms;                    // how long to wait for another program
    const char *const *migrations;  // what turns form i into form i + 1; a released one never changes
    int version;                    // how many there are
} StoreSettings;
extern const StoreSettings store_settings;

struct Store {
    sqlite3 *db;
    Str path;
    StoreSettings settings;
    Arena arena;
};

Store *store_open_with(Str path, const StoreSettings *settings, Err *err);

// What SQLite's result `code` means for the person at the keyboard, as a fault. Always false.
bool store_failed(const Store *store, int code, Err *err);
bool store_execute(Store *store, const char *sql, Err *err);
void store_roll_back(Store *store);
// NULL with a fault.
sqlite3_stmt *store_prepare(Store *store, const char *sql, Err *err);
// Frees a statement. False with a fault when its last step failed, and for NULL, which store_prepare has reported.
bool store_finish(Store *store, sqlite3_stmt *statement, Err *err);
// The form of the file is beyond this program. Always false.
bool store_too_new(const Store *store, int64_t version, Err *err);
// Makes the transaction one that writes, whatever else it does: SQLite writes nothing where a row is replaced by an equal one, and then its
// end makes nothing durable that an earlier attempt has left.
bool store_touch(Store *store, Err *err);
// The first column of the first row.
bool store_number(Store *store, const char *sql, int64_t *value, Err *err);
// BEGIN IMMEDIATE, refused where the form is no longer this program's.
bool store_begin(Store *store, Err *err);
void store_bind(sqlite3_stmt *statement, int at, Str text);
// Steps a statement that gives no rows, and frees it.
bool store_step(Store *store, sqlite3_stmt *statement, Err *err);
// Writes what may change in a run's row, and its seal.
bool store_update_run(Store *store, const RunInfo *info, uint64_t head, Err *err);

// The columns of a run's row, as store_read_run takes them from a statement that begins with them.
#define RUN_COLUMNS                                                                                                                        \
    "id, scenario, logic, seed, start_hash, language, mode, parent, cut, started, decisions, ending, numerator, denominator, head, seal,"  \
    " coaching, accuracy, reflected"
#define RUN_COLUMN_COUNT 19
// In `arena`; marked as damaged, and nothing but `id` filled in, where the row does not fit its checksum.
RunInfo store_read_run(sqlite3_stmt *row, Arena *arena, uint64_t *head);
Str store_read_str(sqlite3_stmt *row, int at, Arena *arena);
// A run's row, its checksum verified. False with a fault.
bool store_find_run(Store *store, Arena *arena, int64_t id, RunInfo *info, uint64_t *head, Err *err);
// Does the run's reflection fit what its row says of it? False with a fault.
bool store_check_reflection(Store *store, int64_t run, Err *err);
// The fault of a run that does not fit its checksum. Always false.
bool store_damaged_run(const Store *store, int64_t id, Err *err);

// The chain of checksums. Its first link covers what a run is from its start, each next one a decision and the link before. The run's row
// holds the last link, `head`, the checksum of the run's reflection, and a seal over the whole row. What form 1 did not have adds no link
// where it says nothing, so that what was sealed in form 1 stays sealed, and what was damaged stays damaged.
uint64_t chain_start(const RunInfo *info);
uint64_t chain_step(uint64_t chain, int seq, const KeptStep *step);
uint64_t chain_seal(uint64_t head, const RunInfo *info);
// Of a reflection with its number in the order of writing. Never 0.
uint64_t chain_reflection(int64_t seq, const Reflection *reflection);
#endif
