// SQL at its plainest, and what its failures mean: each fault names the file and what to do about it.
#include "record/store_parts.h"

#include <errno.h>
#include <string.h>

typedef struct Cure {
    int code;
    Str text;  // {1} is the system's own reason
} Cure;

#define TEXT(literal)                                                                                                                      \
    { literal, sizeof literal - 1 }
#define ELSEWHERE "or keep runs elsewhere with --store FILE."

// The system's own numbers come first: they say more than SQLite's.
static const Cure system_cures[] = {
    {EISDIR, TEXT("This is a folder. Name a file with --store FILE.")},
    {ENAMETOOLONG, TEXT("The name is too long. Choose a shorter one with --store FILE.")},
    {ENOSPC, TEXT("The disk is full. Free some space, " ELSEWHERE)},
};

// Extended codes before the general ones that they belong to.
static const Cure cures[] = {
    {SQLITE_READONLY_DBMOVED, TEXT("The file was moved or deleted while it was in use. Put it back, or start again.")},
    {SQLITE_FULL, TEXT("The disk is full. Free some space, " ELSEWHERE)},
    {SQLITE_READONLY, TEXT("The file or its folder can't be written. Make it writable, " ELSEWHERE)},
    {SQLITE_CANTOPEN, TEXT("The file or its folder can't be written. Make it writable, " ELSEWHERE)},
    {SQLITE_PERM, TEXT("The file or its folder can't be written. Make it writable, " ELSEWHERE)},
    {SQLITE_IOERR, TEXT("The disk reports a fault ({1}). Check the disk, " ELSEWHERE)},
    {SQLITE_BUSY, TEXT("Another program is writing to the file. Try again when it has finished.")},
    {SQLITE_LOCKED, TEXT("Another program is writing to the file. Try again when it has finished.")},
    {SQLITE_NOTADB, TEXT("This is not a store of runs. Name another file with --store FILE.")},
    // What remains is an answer that a whole store never gives.
    {0, TEXT("The file is damaged. Move it aside and keep it; a new one is made at the next start.")},
};

static const Cure *find_cure(const Cure *cure, int code) {
    while (cure->code && cure->code != code && cure->code != (code & 0xff)) cure++;
    return cure;
}

// The system's own number of an error of this kind, 0 when it is not known.
static int system_error(const Store *store, int code) {
    if (!store->db || ((code & 0xff) != SQLITE_CANTOPEN && (code & 0xff) != SQLITE_IOERR)) return 0;
    int number = sqlite3_system_errno(store->db);
    // A failing COMMIT leaves none there, but the file remembers.
    if (!number) sqlite3_file_control(store->db, "main", SQLITE_FCNTL_LAST_ERRNO, &number);
    return number;
}

static const Cure *find_system_cure(int system) {
    for (size_t i = 0; i < sizeof system_cures / sizeof *system_cures; i++)
        if (system_cures[i].code == system) return &system_cures[i];
    return NULL;
}

bool store_failed(const Store *store, int code, Err *err) {
    int system = system_error(store, code);
    const Cure *cure = find_system_cure(system);
    if (!cure) cure = find_cure(cures, code);
    Str reason = str_from(system ? strerror(system) : sqlite3_errstr(code));
    err_add(err, store->path, 0, cure->text, &reason, 1);
    return false;
}

static bool failed_last(const Store *store, Err *err) {
    return store_failed(store, sqlite3_extended_errcode(store->db), err);
}

bool store_execute(Store *store, const char *sql, Err *err) {
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK || failed_last(store, err);
}

void store_roll_back(Store *store) {
    if (!sqlite3_get_autocommit(store->db)) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

sqlite3_stmt *store_prepare(Store *store, const char *sql, Err *err) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK) return statement;
    failed_last(store, err);
    return NULL;
}

bool store_finish(Store *store, sqlite3_stmt *statement, Err *err) {
    if (!statement) return false;
    return sqlite3_finalize(statement) == SQLITE_OK || failed_last(store, err);
}

bool store_number(Store *store, const char *sql, int64_t *value, Err *err) {
    sqlite3_stmt *statement = store_prepare(store, sql, err);
    if (!statement) return false;
    bool found = sqlite3_step(statement) == SQLITE_ROW;
    if (found) *value = sqlite3_column_int64(statement, 0);
    int code = sqlite3_finalize(statement);
    return found || store_failed(store, code == SQLITE_OK ? SQLITE_CORRUPT : sqlite3_extended_errcode(store->db), err);
}
