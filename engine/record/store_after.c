// What is added to a run after its end: how accurate it was, and what its player says of it.
#include "base/utf8.h"
#include "record/store_parts.h"

static bool find_ended(Store *store, Arena *arena, int64_t id, RunInfo *info, uint64_t *head, Err *err) {
    if (!store_find_run(store, arena, id, info, head, err)) return false;
    if (!info->ended) ERR(err, store->path, 0, "Run {1} has not ended yet.", str_int(arena, id));
    return info->ended;
}

// The touch: what is written may equal what an earlier attempt has left.
static bool write_run(Store *store, const RunInfo *info, uint64_t head, Err *err) {
    return store_update_run(store, info, head, err) && store_touch(store, err) && store_execute(store, "COMMIT", err);
}

bool store_judge(Store *store, int64_t run, int accuracy, Err *err) {
    MUST(accuracy == ACCURACY_UNSCORED || (accuracy >= 0 && accuracy <= POINTS_MAX));
    Arena arena = {0};
    RunInfo info;
    uint64_t head;
    bool ok = store_begin(store, err) && find_ended(store, &arena, run, &info, &head, err);
    info.accuracy = accuracy;
    ok = ok && write_run(store, &info, head, err);
    store_roll_back(store);
    arena_free(&arena);
    return ok;
}

static bool check_text(Str text, Err *err) {
    Arena arena = {0};
    bool fits = text.len <= REFLECTION_BYTES_MAX;
    bool clean = str_equal(utf8_clean(&arena, text), text) && str_find(text, STR("\n"), 0) < 0;
    if (!fits)
        ERR(err, STR_NONE, 0, "An answer is at most {1} bytes long (a Chinese character takes three); this one has {2}.",
            str_int(&arena, REFLECTION_BYTES_MAX), str_int(&arena, (int64_t)text.len));
    else if (!clean)
        ERR0(err, STR_NONE, 0, "An answer is one line of text, without control characters.");
    arena_free(&arena);
    return fits && clean;
}

static bool check_answers(const Reflection *reflection, const RunInfo *info, Err *err) {
    Arena arena = {0};
    bool turn = reflection->turn >= TURN_NOWHERE && reflection->turn <= info->decisions;
    bool instead = reflection->instead >= 0 && reflection->instead <= (reflection->turn > 0 ? OPTIONS_MAX : 0);
    if (!turn)
        ERR(err, STR_NONE, 0, "Run {1} has no decision {2}.", str_int(&arena, info->id), str_int(&arena, reflection->turn));
    else if (!instead)
        ERR(err, STR_NONE, 0, "Decision {1} has no option {2}.", str_int(&arena, reflection->turn), str_int(&arena, reflection->instead));
    arena_free(&arena);
    return turn && instead;
}

static bool insert_reflection(Store *store, int64_t seq, const Reflection *reflection, Err *err) {
    sqlite3_stmt *statement = store_prepare(store, "INSERT OR REPLACE INTO reflections VALUES(?, ?, ?, ?, ?, ?, ?)", err);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, reflection->run);
    sqlite3_bind_int64(statement, 2, seq);
    sqlite3_bind_int(statement, 3, reflection->turn);
    sqlite3_bind_int(statement, 4, reflection->instead);
    store_bind(statement, 5, reflection->words);
    store_bind(statement, 6, reflection->commitment);
    sqlite3_bind_int64(statement, 7, reflection->time);
    return store_step(store, statement, err);
}

static bool reflect(Store *store, Arena *arena, const Reflection *reflection, Err *err) {
    RunInfo info;
    uint64_t head;
    int64_t seq;
    if (!find_ended(store, arena, reflection->run, &info, &head, err) || !check_answers(reflection, &info, err) ||
        !store_number(store, "SELECT coalesce(max(seq), 0) + 1 FROM reflections", &seq, err) ||
        !insert_reflection(store, seq, reflection, err))
        return false;
    info.reflected = chain_reflection(seq, reflection);
    return write_run(store, &info, head, err);
}

bool store_reflect(Store *store, const Reflection *reflection, Err *err) {
    if (!check_text(reflection->words, err) || !check_text(reflection->commitment, err)) return false;
    Arena arena = {0};
    bool ok = store_begin(store, err) && reflect(store, &arena, reflection, err);
    store_roll_back(store);
    arena_free(&arena);
    return ok;
}

#define COLUMNS RUN_COLUMNS ", run, seq, turn, instead, words, commitment, time"

// A run's row with its reflection behind it; `run` is 0 where there is none. False with a fault when one of them is damaged.
static bool read_row(const Store *store, sqlite3_stmt *row, Arena *arena, Reflection *reflection, Err *err) {
    enum { RUN = RUN_COLUMN_COUNT, SEQ, TURN, INSTEAD, WORDS, COMMITMENT, TIME };
    uint64_t head;
    RunInfo info = store_read_run(row, arena, &head);
    if (info.damaged) return store_damaged_run(store, info.id, err);
    bool there = sqlite3_column_type(row, RUN) != SQLITE_NULL;
    *reflection = (Reflection){.run = sqlite3_column_int64(row, RUN),
                               .scenario = info.scenario,
                               .turn = sqlite3_column_int(row, TURN),
                               .instead = sqlite3_column_int(row, INSTEAD),
                               .words = store_read_str(row, WORDS, arena),
                               .commitment = store_read_str(row, COMMITMENT, arena),
                               .time = sqlite3_column_int64(row, TIME)};
    if (info.reflected == (there ? chain_reflection(sqlite3_column_int64(row, SEQ), reflection) : 0)) return true;
    ERR(err, store->path, 0,
        "What was written after run {1} is damaged: what is stored does not fit its checksum. Move the file aside and keep it.",
        str_int(arena, info.id));
    return false;
}

static bool read_one(Store *store, Arena *arena, int64_t run, Reflection *reflection, Err *err) {
    sqlite3_stmt *statement = store_prepare(store, "SELECT " COLUMNS " FROM runs LEFT JOIN reflections ON run = id WHERE id = ?", err);
    if (!statement) return false;
    sqlite3_bind_int64(statement, 1, run);
    bool found = sqlite3_step(statement) == SQLITE_ROW;
    bool whole = found && read_row(store, statement, arena, reflection, err);
    if (!store_finish(store, statement, err)) return false;
    if (!found) ERR(err, store->path, 0, "There is no run {1}.", str_int(arena, run));
    return whole;
}

bool store_reflection(Store *store, Arena *arena, int64_t run, Reflection *reflection, Err *err) {
    return read_one(store, arena, run, reflection, err) && reflection->run;
}

bool store_commitment(Store *store, Arena *arena, Str scenario, Reflection *reflection, Err *err) {
    sqlite3_stmt *statement = store_prepare(store, "SELECT " COLUMNS " FROM reflections JOIN runs ON id = run ORDER BY seq DESC", err);
    bool found = false;
    while (statement && !found && sqlite3_step(statement) == SQLITE_ROW)
        found = read_row(store, statement, arena, reflection, err) && reflection->commitment.len &&
                (!scenario.len || str_equal(reflection->scenario, scenario));
    return store_finish(store, statement, err) && found;
}

bool store_check_reflection(Store *store, int64_t run, Err *err) {
    Arena arena = {0};
    Reflection reflection;
    bool whole = read_one(store, &arena, run, &reflection, err);
    arena_free(&arena);
    return whole;
}
