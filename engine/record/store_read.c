// Reading, which trusts nothing: every row is compared with its checksum before it is believed.
#include "record/store_parts.h"

Str store_read_str(sqlite3_stmt *row, int at, Arena *arena) {
    const char *text = (const char *)sqlite3_column_text(row, at);
    return text ? str_copy(arena, (Str){text, (size_t)sqlite3_column_bytes(row, at)}) : STR_NONE;
}

RunInfo store_read_run(sqlite3_stmt *row, Arena *arena, uint64_t *head) {
    int64_t denominator = sqlite3_column_int64(row, 13);
    RunInfo info = {.id = sqlite3_column_int64(row, 0),
                    .scenario = store_read_str(row, 1, arena),
                    .logic = (uint64_t)sqlite3_column_int64(row, 2),
                    .seed = (uint64_t)sqlite3_column_int64(row, 3),
                    .start_hash = (uint64_t)sqlite3_column_int64(row, 4),
                    .language = store_read_str(row, 5, arena),
                    .mode = (Mode)sqlite3_column_int(row, 6),
                    .parent = sqlite3_column_int64(row, 7),
                    .cut = sqlite3_column_int(row, 8),
                    .started = sqlite3_column_int64(row, 9),
                    .decisions = sqlite3_column_int(row, 10),
                    .ended = sqlite3_column_type(row, 11) != SQLITE_NULL,
                    .ending = store_read_str(row, 11, arena),
                    .outcome = {denominator > 0, sqlite3_column_int64(row, 12), denominator},
                    .coaching = (Coaching)sqlite3_column_int(row, 16),
                    .accuracy = sqlite3_column_int(row, 17),
                    .reflected = (uint64_t)sqlite3_column_int64(row, 18)};
    *head = (uint64_t)sqlite3_column_int64(row, 14);
    if ((uint64_t)sqlite3_column_int64(row, 15) == chain_seal(*head, &info)) return info;
    return (RunInfo){.id = info.id, .accuracy = ACCURACY_UNKNOWN, .damaged = true};
}

bool store_damaged_run(const Store *store, int64_t id, Err *err) {
    Arena arena = {0};
    ERR(err, store->path, 0, "Run {1} is damaged: what is stored does not fit its checksum. Move the file aside and keep it.",
        str_int(&arena, id));
    arena_free(&arena);
    return false;
}

static bool damaged_step(const Store *store, int64_t id, int seq, Err *err) {
    Arena arena = {0};
    ERR(err, store->path, 0,
        "Run {1} is damaged at decision {2}: what is stored does not fit its checksum. Move the file aside and keep it.",
        str_int(&arena, id), str_int(&arena, seq));
    arena_free(&arena);
    return false;
}

bool store_find_run(Store *store, Arena *arena, int64_t id, RunInfo *info, uint64_t *head, Err *err) {
    sqlite3_stmt *statement = store_prepare(store, "SELECT " RUN_COLUMNS " FROM runs WHERE id = ?", err);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, id);
    bool found = sqlite3_step(statement) == SQLITE_ROW;
    if (found) *info = store_read_run(statement, arena, head);
    if (!store_finish(store, statement, err)) return false;
    if (!found) ERR(err, store->path, 0, "There is no run {1}.", str_int(arena, id));
    return found && (!info->damaged || store_damaged_run(store, id, err));
}

int store_runs(Store *store, Arena *arena, RunInfo **runs, Err *err) {
    sqlite3_stmt *statement = store_prepare(store, "SELECT " RUN_COLUMNS " FROM runs ORDER BY id DESC", err);
    int count = 0, cap = 0;
    uint64_t head;
    *runs = NULL;
    while (statement && sqlite3_step(statement) == SQLITE_ROW) {
        *runs = arena_grow(arena, *runs, count, &cap, sizeof **runs);
        (*runs)[count++] = store_read_run(statement, arena, &head);
    }
    if (!store_finish(store, statement, err)) return -1;
    for (int i = 0; i < count; i++)
        if ((*runs)[i].damaged) store_damaged_run(store, (*runs)[i].id, err);
    return count;
}

static bool read_values(sqlite3_stmt *row, int at, Decision *decision) {
    const unsigned char *bytes = sqlite3_column_blob(row, at);
    int length = sqlite3_column_bytes(row, at);
    if (length % 4 || length / 4 > DECISION_MAX) return false;
    decision->count = length / 4;
    for (int i = 0; i < decision->count; i++) {
        uint32_t value = 0;
        for (int b = 0; b < 4; b++) value |= (uint32_t)bytes[4 * i + b] << 8 * b;
        decision->value[i] = (int32_t)value;
    }
    return true;
}

// One row of decisions: is it number `seq`, and does it fit the chain so far?
static bool read_step(sqlite3_stmt *row, Arena *arena, int seq, KeptStep *step, uint64_t *chain) {
    *step = (KeptStep){
        .beat = store_read_str(row, 1, arena), .hash = (uint64_t)sqlite3_column_int64(row, 4), .time = sqlite3_column_int64(row, 5)};
    step->decision.kind = (DecisionKind)sqlite3_column_int(row, 2);
    if (sqlite3_column_int64(row, 0) != seq || !read_values(row, 3, &step->decision)) return false;
    *chain = chain_step(*chain, seq, step);
    return *chain == (uint64_t)sqlite3_column_int64(row, 6);
}

static void add_step(Journal *journal, Arena *arena, int *cap, const KeptStep *step) {
    journal->steps = arena_grow(arena, journal->steps, journal->step_count, cap, sizeof *journal->steps);
    journal->steps[journal->step_count++] = (JournalStep){.decision = step->decision, .beat = step->beat, .hash = step->hash};
}

static bool read_steps(Store *store, Arena *arena, Journal *journal, const RunInfo *info, uint64_t head, Err *err) {
    static const char sql[] = "SELECT seq, beat, kind, value, hash, time, chain FROM decisions WHERE run = ? ORDER BY seq";
    sqlite3_stmt *statement = store_prepare(store, sql, err);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, info->id);
    uint64_t chain = chain_start(info);
    int cap = 0;
    KeptStep step;
    bool whole = true;
    while (whole && sqlite3_step(statement) == SQLITE_ROW) {
        whole = read_step(statement, arena, journal->step_count + 1, &step, &chain);
        if (whole) add_step(journal, arena, &cap, &step);
    }
    if (!store_finish(store, statement, err)) return false;
    if (!whole || journal->step_count < info->decisions) return damaged_step(store, info->id, journal->step_count + 1, err);
    return (journal->step_count == info->decisions && chain == head) || store_damaged_run(store, info->id, err);
}

Journal *store_journal(Store *store, Arena *arena, int64_t id, RunInfo *info, Err *err) {
    uint64_t head = 0;
    Journal *journal = NULL;
    // One transaction, so that the run's row and its decisions belong together while another program writes.
    if (store_execute(store, "BEGIN", err) && store_find_run(store, arena, id, info, &head, err)) {
        journal = ARENA_NEW(arena, Journal);
        *journal = (Journal){.scenario = info->scenario,
                             .logic = info->logic,
                             .seed = info->seed,
                             .start_hash = info->start_hash,
                             .head = {info->language, info->mode, info->coaching, info->cut},
                             .ended = info->ended,
                             .ending = info->ending,
                             .outcome = info->outcome.scored ? score_print(arena, info->outcome) : STR("-")};
        if (!read_steps(store, arena, journal, info, head, err)) journal = NULL;
    }
    store_roll_back(store);
    return journal;
}

static bool check_structure(Store *store, Err *err) {
    sqlite3_stmt *statement = store_prepare(store, "PRAGMA integrity_check", err);
    bool answered = statement && sqlite3_step(statement) == SQLITE_ROW;
    bool whole = answered && str_equal(str_from((const char *)sqlite3_column_text(statement, 0)), STR("ok"));
    if (!store_finish(store, statement, err)) return false;
    return whole || store_failed(store, SQLITE_CORRUPT, err);
}

// Runs are numbered without a gap and never deleted, and every decision and reflection belongs to one.
static bool check_numbers(Store *store, int count, Err *err) {
    static const char strays[] = "SELECT (SELECT count(*) FROM decisions WHERE run NOT IN (SELECT id FROM runs)) +"
                                 " (SELECT count(*) FROM reflections WHERE run NOT IN (SELECT id FROM runs))";
    int64_t counter = 0, stray = 0;
    if (!store_number(store, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'runs'", &counter, err) ||
        !store_number(store, strays, &stray, err))
        return false;
    return (counter == count && !stray) || store_failed(store, SQLITE_CORRUPT, err);
}

bool store_verify(Store *store, Err *err) {
    Arena arena = {0};
    RunInfo *runs, info;
    bool ok = check_structure(store, err);
    int count = store_runs(store, &arena, &runs, err);
    for (int i = 0; i < count; i++) {
        // A damaged row is named by the list.
        if (runs[i].damaged || !store_journal(store, &arena, runs[i].id, &info, err)) ok = false;
        if (!runs[i].damaged && !store_check_reflection(store, runs[i].id, err)) ok = false;
    }
    ok = count >= 0 && check_numbers(store, count, err) && ok;
    arena_free(&arena);
    return ok;
}
