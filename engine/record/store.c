// Writing: one transaction a call, acknowledged when it is durable, and safe to offer again when it failed.
#include "record/store_parts.h"

void store_bind(sqlite3_stmt *statement, int at, Str text) {
    sqlite3_bind_text(statement, at, text.data ? text.data : "", (int)text.len, SQLITE_TRANSIENT);
}

// Values as little-endian bytes, the same on every machine.
static void bind_values(sqlite3_stmt *statement, int at, const Decision *decision) {
    unsigned char bytes[4 * DECISION_MAX];
    int n = 0;
    for (int i = 0; i < decision->count; i++)
        for (int shift = 0; shift < 32; shift += 8) bytes[n++] = (unsigned char)((uint32_t)decision->value[i] >> shift);
    sqlite3_bind_blob(statement, at, bytes, n, SQLITE_TRANSIENT);
}

bool store_step(Store *store, sqlite3_stmt *statement, Err *err) {
    sqlite3_step(statement);
    return store_finish(store, statement, err);
}

static bool insert_step(Store *store, int64_t id, int seq, const KeptStep *step, uint64_t chain, Err *err) {
    sqlite3_stmt *statement = store_prepare(store, "INSERT INTO decisions VALUES(?, ?, ?, ?, ?, ?, ?, ?)", err);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, id);
    sqlite3_bind_int(statement, 2, seq);
    store_bind(statement, 3, step->beat);
    sqlite3_bind_int(statement, 4, (int)step->decision.kind);
    bind_values(statement, 5, &step->decision);
    sqlite3_bind_int64(statement, 6, (int64_t)step->hash);
    sqlite3_bind_int64(statement, 7, step->time);
    sqlite3_bind_int64(statement, 8, (int64_t)chain);
    return store_step(store, statement, err);
}

static bool insert_run(Store *store, const RunInfo *info, Err *err) {
    static const char sql[] = "INSERT INTO runs VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL, 0, 0, 0, 0, ?, -1, 0)";
    sqlite3_stmt *statement = store_prepare(store, sql, err);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, info->id);
    store_bind(statement, 2, info->scenario);
    sqlite3_bind_int64(statement, 3, (int64_t)info->logic);
    sqlite3_bind_int64(statement, 4, (int64_t)info->seed);
    sqlite3_bind_int64(statement, 5, (int64_t)info->start_hash);
    store_bind(statement, 6, info->language);
    sqlite3_bind_int(statement, 7, (int)info->mode);
    sqlite3_bind_int64(statement, 8, info->parent);
    sqlite3_bind_int(statement, 9, info->cut);
    sqlite3_bind_int64(statement, 10, info->started);
    sqlite3_bind_int(statement, 11, (int)info->coaching);
    return store_step(store, statement, err);
}

bool store_update_run(Store *store, const RunInfo *info, uint64_t head, Err *err) {
    static const char sql[] = "UPDATE runs SET decisions = ?, ending = ?, numerator = ?, denominator = ?, accuracy = ?, reflected = ?,"
                              " head = ?, seal = ? WHERE id = ?";
    sqlite3_stmt *statement = store_prepare(store, sql, err);
    if (!statement) return false;
    sqlite3_bind_int(statement, 1, info->decisions);
    if (info->ended) store_bind(statement, 2, info->ending);
    sqlite3_bind_int64(statement, 3, info->outcome.numerator);
    sqlite3_bind_int64(statement, 4, info->outcome.denominator);
    sqlite3_bind_int(statement, 5, info->accuracy);
    sqlite3_bind_int64(statement, 6, (int64_t)info->reflected);
    sqlite3_bind_int64(statement, 7, (int64_t)head);
    sqlite3_bind_int64(statement, 8, (int64_t)chain_seal(head, info));
    sqlite3_bind_int64(statement, 9, info->id);
    return store_step(store, statement, err);
}

// The checksum after the decisions that the caller knows to be in the store.
static bool known_chain(Store *store, const RunInfo *info, uint64_t *chain, Err *err) {
    *chain = chain_start(info);
    if (!info->decisions) return true;
    sqlite3_stmt *statement = store_prepare(store, "SELECT chain FROM decisions WHERE run = ? AND seq = ?", err);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, info->id);
    sqlite3_bind_int(statement, 2, info->decisions);
    if (sqlite3_step(statement) == SQLITE_ROW) *chain = (uint64_t)sqlite3_column_int64(statement, 0);
    return store_finish(store, statement, err);
}

static Score kept_outcome(const RunInfo *info) {
    return info->ended && info->outcome.scored ? info->outcome : (Score){0};
}

static bool same_end(const RunInfo *row, const RunInfo *info) {
    Score a = row->outcome, b = kept_outcome(info);
    return info->ended && str_equal(row->ending, info->ending) && a.numerator == b.numerator && a.denominator == b.denominator;
}

// Is the run in the store as the caller knows it, or further by nothing but what is offered? A transaction that failed at its very end
// may have gone in: then its decisions are there already. *have is their number.
static bool matches(Store *store, const RunInfo *row, uint64_t head, const RunInfo *info, const KeptStep *steps, int count, int *have,
                    Err *err) {
    uint64_t chain;
    RunInfo known = *info;
    known.id = row->id;
    *have = row->decisions - info->decisions;
    if (!known_chain(store, &known, &chain, err)) return false;
    for (int i = 0; i < *have && i < count; i++) chain = chain_step(chain, info->decisions + 1 + i, &steps[i]);
    bool same = chain == head && *have >= 0 && *have <= count;
    if (row->ended) same = same && *have == count && same_end(row, info);
    if (!same) ERR0(err, store->path, 0, "Another program has gone on with this run. Open it again to see where it stands.");
    return same;
}

// The row of a run that begins now. If an earlier attempt to begin it went in after all, that is the run.
static bool begin_run(Store *store, Arena *arena, const RunInfo *info, RunInfo *row, uint64_t *head, Err *err) {
    int64_t last;
    if (!store_number(store, "SELECT coalesce(max(id), 0) FROM runs", &last, err)) return false;
    if (info->tried && info->tried <= last) {
        if (!store_find_run(store, arena, info->tried, row, head, err)) return false;
        RunInfo same = *info;
        same.id = info->tried;
        if (chain_start(&same) == chain_start(row)) return true;
    }
    *row = *info;
    row->id = last + 1;
    row->decisions = 0;
    row->ended = false;
    row->accuracy = ACCURACY_UNKNOWN;
    row->reflected = 0;
    *head = chain_start(row);
    return insert_run(store, row, err);
}

bool store_begin(Store *store, Err *err) {
    int64_t version;
    if (!store_execute(store, "BEGIN IMMEDIATE", err) || !store_number(store, "PRAGMA user_version", &version, err)) return false;
    return version == store->settings.version || store_too_new(store, version, err);
}

static bool write(Store *store, Arena *arena, const RunInfo *info, const KeptStep *steps, int count, RunInfo *row, Err *err) {
    uint64_t head = 0;
    int have = 0;
    bool found = info->id ? store_find_run(store, arena, info->id, row, &head, err) : begin_run(store, arena, info, row, &head, err);
    if (!found || !matches(store, row, head, info, steps, count, &have, err)) return false;
    for (int i = have; i < count; i++) {
        int seq = ++row->decisions;
        head = chain_step(head, seq, &steps[i]);
        if (!insert_step(store, row->id, seq, &steps[i], head, err)) return false;
    }
    row->ended = info->ended;
    row->ending = info->ended ? info->ending : STR_NONE;
    row->outcome = kept_outcome(info);
    return store_update_run(store, row, head, err) && (have < count || store_touch(store, err));
}

bool store_keep(Store *store, RunInfo *info, const KeptStep *steps, int count, Err *err) {
    Arena arena = {0};
    RunInfo row;
    bool ok = store_begin(store, err) && write(store, &arena, info, steps, count, &row, err);
    if (ok) {
        info->tried = info->id ? 0 : row.id;
        ok = store_execute(store, "COMMIT", err);
    }
    store_roll_back(store);
    if (ok) {
        info->id = row.id;
        info->decisions = row.decisions;
        info->tried = 0;
    }
    arena_free(&arena);
    return ok;
}
