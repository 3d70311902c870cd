// Opening a store: its folder, its form, and whether it can be written, all found out before the first decision.
#include "base/hash.h"
#include "record/store_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COPIES_MAX 1000

static const char *const migrations[STORE_VERSION] = {
    "CREATE TABLE runs(id INTEGER PRIMARY KEY AUTOINCREMENT, scenario TEXT NOT NULL, logic INTEGER NOT NULL, seed INTEGER NOT NULL,"
    " start_hash INTEGER NOT NULL, language TEXT NOT NULL, mode INTEGER NOT NULL, parent INTEGER NOT NULL, cut INTEGER NOT NULL,"
    " started INTEGER NOT NULL, decisions INTEGER NOT NULL, ending TEXT, numerator INTEGER NOT NULL, denominator INTEGER NOT NULL,"
    " head INTEGER NOT NULL, seal INTEGER NOT NULL) STRICT;"
    "CREATE TABLE decisions(run INTEGER NOT NULL, seq INTEGER NOT NULL, beat TEXT NOT NULL, kind INTEGER NOT NULL, value BLOB NOT NULL,"
    " hash INTEGER NOT NULL, time INTEGER NOT NULL, chain INTEGER NOT NULL, PRIMARY KEY(run, seq)) STRICT, WITHOUT ROWID;",
    // What the new columns say of an old run is what its seal covers by saying nothing: chain.c.
    "ALTER TABLE runs ADD COLUMN coaching INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE runs ADD COLUMN accuracy INTEGER NOT NULL DEFAULT -1;"
    "ALTER TABLE runs ADD COLUMN reflected INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE reflections(run INTEGER PRIMARY KEY, seq INTEGER NOT NULL, turn INTEGER NOT NULL, instead INTEGER NOT NULL,"
    " words TEXT NOT NULL, commitment TEXT NOT NULL, time INTEGER NOT NULL) STRICT;",
};

// EXTRA also syncs the folder after the rollback journal is deleted: without it a power cut can bring back the journal of the last
// decision, and with it the state before.
const StoreSettings store_settings = {.synchronous = "EXTRA", .busy_ms = 5000, .migrations = migrations, .version = STORE_VERSION};

// A new folder lasts only when the one it stands in has been synced.
static bool sync_parent(Arena *arena, Str folder) {
    size_t end = folder.len;
    while (end > 0 && folder.data[end - 1] != '/') end--;
    Str parent = end ? str_copy(arena, str_slice(folder, 0, end)) : STR(".");
    int fd = open(parent.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) close(fd);
    return ok;
}

// A folder that can't be made shows when the file is opened.
static bool make_folders(Store *store, Err *err) {
    if (store->settings.vfs) return true;
    for (size_t i = 1; i < store->path.len; i++) {
        if (store->path.data[i] != '/') continue;
        Str folder = str_copy(&store->arena, str_slice(store->path, 0, i));
        if (mkdir(folder.data, 0700) == 0 && !sync_parent(&store->arena, folder)) return store_failed(store, SQLITE_IOERR_DIR_FSYNC, err);
    }
    return true;
}

// SQLite gives some names a meaning of their own (":memory:", "file:…"); none of them has a slash in front.
static const char *file_name(Store *store) {
    bool absolute = store->path.len && store->path.data[0] == '/';
    return absolute ? store->path.data : str_join(&store->arena, STR("./"), store->path).data;
}

static bool open_file(Store *store, Err *err) {
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE;
    if (!store->path.len) return store_failed(store, SQLITE_NOTADB, err);
    if (!make_folders(store, err)) return false;
    int code = sqlite3_open_v2(file_name(store), &store->db, flags, store->settings.vfs);
    if (code != SQLITE_OK) return store_failed(store, code, err);
    sqlite3_busy_timeout(store->db, store->settings.busy_ms);
    char sql[160];
    sqlite3_snprintf(sizeof sql, sql,
                     "PRAGMA synchronous=%s; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON; PRAGMA trusted_schema=OFF",
                     store->settings.synchronous);
    return store_execute(store, sql, err);
}

bool store_too_new(const Store *store, int64_t version, Err *err) {
    Arena arena = {0};
    ERR(err, store->path, 0,
        "The file was written by a newer Counterpart (form {1}; this program knows form {2}). Install that one, or keep runs elsewhere "
        "with "
        "--store FILE.",
        str_int(&arena, version), str_int(&arena, store->settings.version));
    arena_free(&arena);
    return false;
}

// The form that the file has; 0: it is empty. Inside a transaction, so that the three answers belong together.
static bool read_version(Store *store, int64_t *version, Err *err) {
    int64_t application, tables;
    if (!store_number(store, "PRAGMA user_version", version, err) || !store_number(store, "PRAGMA application_id", &application, err) ||
        !store_number(store, "SELECT count(*) FROM sqlite_schema", &tables, err))
        return false;
    if (*version == 0 && application == 0 && tables == 0) return true;
    if (application != APPLICATION_ID) return store_failed(store, SQLITE_NOTADB, err);
    if (*version < 1) return store_failed(store, SQLITE_CORRUPT, err);
    return *version <= store->settings.version || store_too_new(store, *version, err);
}

static bool exists(sqlite3_vfs *vfs, Str name) {
    int found = 0;
    return vfs->xAccess(vfs, name.data, SQLITE_ACCESS_EXISTS, &found) == SQLITE_OK && found;
}

// The first free name: a copy that an earlier attempt left is not touched.
static Str copy_name(Store *store, sqlite3_vfs *vfs, int64_t version) {
    Str name = STR_NONE;
    for (int i = 1; i <= COPIES_MAX; i++) {
        Str args[] = {str_from(file_name(store)), str_int(&store->arena, version), str_int(&store->arena, i)};
        name = str_fill(&store->arena, i == 1 ? STR("{1}.version-{2}") : STR("{1}.version-{2}-{3}"), args, 3);
        if (!exists(vfs, name)) break;
    }
    return name;
}

static int back_up(const Store *store, const char *name) {
    sqlite3 *from = NULL, *to = NULL;
    const char *vfs = store->settings.vfs;
    // A second connection, since the first one is inside the transaction that will change the form; what it reads is the state before.
    int code = sqlite3_open_v2(sqlite3_db_filename(store->db, "main"), &from, SQLITE_OPEN_READONLY, vfs);
    if (code == SQLITE_OK) code = sqlite3_open_v2(name, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs);
    if (code == SQLITE_OK) code = sqlite3_exec(to, "PRAGMA synchronous=EXTRA", NULL, NULL, NULL);
    sqlite3_backup *backup = code == SQLITE_OK ? sqlite3_backup_init(to, "main", from, "main") : NULL;
    if (backup) {
        sqlite3_backup_step(backup, -1);
        code = sqlite3_backup_finish(backup);
    }
    sqlite3_close(from);
    sqlite3_close(to);
    return code;
}

static bool take_steps(Store *store, int64_t version, Err *err) {
    bool ok = true;
    for (int64_t i = version; ok && i < store->settings.version; i++) ok = store_execute(store, store->settings.migrations[i], err);
    char sql[96];
    sqlite3_snprintf(sizeof sql, sql, "PRAGMA user_version=%d; PRAGMA application_id=%d", store->settings.version, APPLICATION_ID);
    return ok && store_execute(store, sql, err);
}

// A copy beside the file before its form changes, named after the form it has; removed when nothing comes of the change.
static bool migrate(Store *store, int64_t version, Err *err) {
    if (version == 0) return take_steps(store, version, err);
    sqlite3_vfs *vfs = sqlite3_vfs_find(store->settings.vfs);
    Str copy = copy_name(store, vfs, version);
    int code = back_up(store, copy.data);
    if (code != SQLITE_OK) store_failed(store, code, err);
    bool ok = code == SQLITE_OK && take_steps(store, version, err);
    if (!ok) vfs->xDelete(vfs, copy.data, 0);
    return ok;
}

static bool make_current(Store *store, Err *err) {
    int64_t version;
    bool ok = store_execute(store, "BEGIN", err) && read_version(store, &version, err);
    store_roll_back(store);
    if (!ok || version == store->settings.version) return ok;
    // Another program may be about the same: who holds the lock looks again, and acts.
    ok = store_execute(store, "BEGIN IMMEDIATE", err) && read_version(store, &version, err) &&
         (version == store->settings.version || migrate(store, version, err)) && store_execute(store, "COMMIT", err);
    store_roll_back(store);
    return ok;
}

static bool hash_tables(sqlite3 *db, uint64_t *hash) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name", -1, &statement, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < 4; i++) *hash = hash_str(*hash, str_from((const char *)sqlite3_column_text(statement, i)));
        code = SQLITE_OK;
    }
    return sqlite3_finalize(statement) == SQLITE_OK && code == SQLITE_DONE;
}

// Are the tables those that the migrations make? Anything else is damage, or somebody's tool, and may do anything.
static bool check_tables(Store *store, Err *err) {
    uint64_t expected = 1, found = 1;
    sqlite3 *model = NULL;
    bool ok = sqlite3_open(":memory:", &model) == SQLITE_OK;
    for (int i = 0; ok && i < store->settings.version; i++)
        ok = sqlite3_exec(model, store->settings.migrations[i], NULL, NULL, NULL) == SQLITE_OK;
    ok = ok && hash_tables(model, &expected);
    sqlite3_close(model);
    MUST(ok);
    if (!hash_tables(store->db, &found)) return store_failed(store, sqlite3_extended_errcode(store->db), err);
    return found == expected || store_failed(store, SQLITE_CORRUPT, err);
}

bool store_touch(Store *store, Err *err) {
    char sql[64];
    sqlite3_snprintf(sizeof sql, sql, "PRAGMA user_version=%d", store->settings.version);
    return store_execute(store, sql, err);
}

// Writes and takes it back. The end of that syncs the folder, so that what a killed program had committed lasts from here on.
static bool check_writable(Store *store, Err *err) {
    bool ok = store_execute(store, "PRAGMA journal_mode=DELETE; BEGIN IMMEDIATE", err) && store_touch(store, err);
    store_roll_back(store);
    return ok;
}

Store *store_open_with(Str path, const StoreSettings *settings, Err *err) {
    Store *store = mem_realloc(NULL, sizeof *store);
    *store = (Store){.settings = *settings};
    store->path = str_copy(&store->arena, path);
    if (open_file(store, err) && make_current(store, err) && check_tables(store, err) && check_writable(store, err)) return store;
    store_close(store);
    return NULL;
}

Store *store_open(Str path, Err *err) {
    return store_open_with(path, &store_settings, err);
}

void store_close(Store *store) {
    if (!store) return;
    sqlite3_close(store->db);
    Arena arena = store->arena;
    free(store);
    arena_free(&arena);
}

Str store_path(const Store *store) {
    return store->path;
}
