// Writing walks the states in order; reading plays along.
#include "coach/search_file.h"

#include "base/hash.h"
#include "coach/search_parts.h"
#include "coach/table_play.h"
#include "coach/trial.h"

#define MAGIC      "CPSEARCH"
#define SUMMED     48    // bytes before the checksum
#define HEADER     56    // and with it
#define TRIED      8192  // states that are looked at again, at most twice as many
#define LOOK_EVERY 1024  // states between two looks at whether to stop

static void put(StrBuf *out, uint64_t value, int bytes) {
    for (int i = 0; i < bytes; i++) buf_char(out, (char)(value >> (8 * i) & 0xff));
}

static void put_short(StrBuf *out, uint64_t value) {
    for (; value > 0x7f; value >>= 7) buf_char(out, (char)((value & 0x7f) | 0x80));
    buf_char(out, (char)value);
}

static uint64_t start_hash(const Search *s) {
    int32_t row[ROW_MAX];
    search_row(s, 0, row);
    return hash_row(0, row, s->scenario->row_count);
}

static int32_t put_edges(const Search *s, int32_t state, int32_t seen, StrBuf *out) {
    uint32_t open = 0;
    for (uint32_t e = s->first[state]; e < s->first[state + 1]; e++) open |= 1u << (s->edges[e] & 15);
    put_short(out, open << 1 | (s->flags[state] & STATE_FAILS));
    for (uint32_t e = s->first[state]; e < s->first[state + 1]; e++) {
        int32_t to = (int32_t)(s->edges[e] >> 4);
        put_short(out, (uint64_t)(to == seen ? 0 : seen - to));
        if (to == seen) seen++;
    }
    return seen;
}

static void put_open(const Search *s, int32_t state, StrBuf *out) {
    Rollout known = s->rollouts ? s->rollouts[state - s->looked] : (Rollout){-1, -1};
    put_short(out, (uint64_t)(known.high + 1));
    put_short(out, (uint64_t)(known.low + 1));
}

static Str body(const Search *s, Arena *arena) {
    StrBuf out = {.arena = arena};
    int32_t seen = 1;
    for (int32_t i = 0; i < s->count; i++) {
        if (is_ending(s, search_key_of(s, i))) continue;
        if (i < s->looked)
            seen = put_edges(s, i, seen, &out);
        else
            put_open(s, i, &out);
    }
    return buf_str(&out);
}

Str search_write(const Search *s, Arena *arena) {
    Str states = body(s, arena);
    StrBuf out = {.arena = arena};
    buf_add(&out, STR(MAGIC));
    put(&out, SEARCH_FILE_VERSION, 4);
    put(&out, s->said, 4);
    put(&out, s->scenario->logic, 8);
    put(&out, start_hash(s), 8);
    put(&out, (uint32_t)s->count, 4);
    put(&out, (uint32_t)s->looked, 4);
    put(&out, s->edge_count, 4);
    put(&out, 0, 4);
    put(&out, hash_str(hash_str(0, buf_str(&out)), states), 8);
    buf_add(&out, states);
    return buf_str(&out);
}

typedef struct Reader {
    Search *search;
    const unsigned char *at, *end;
    int32_t count, looked;
    uint32_t edges;
    bool sound;  // so far
} Reader;

static uint64_t take(Str bytes, size_t at, int count) {
    uint64_t value = 0;
    for (int i = 0; i < count; i++) value |= (uint64_t)(unsigned char)bytes.data[at + (size_t)i] << (8 * i);
    return value;
}

static uint64_t take_short(Reader *r) {
    uint64_t value = 0;
    for (int shift = 0; shift < 63 && r->at < r->end; shift += 7) {
        unsigned char byte = *r->at++;
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) return value;
    }
    r->sound = false;
    return 0;
}

// Every state but the first costs a byte, as does every edge, so that no number asks for more memory than the bytes are worth.
static bool read_header(Reader *r, Str bytes, const Scenario *s, bool *said) {
    if (bytes.len < HEADER || !str_starts(bytes, STR(MAGIC)) || take(bytes, 8, 4) != SEARCH_FILE_VERSION) return false;
    if (take(bytes, 12, 4) > 1 || take(bytes, 16, 8) != s->logic || take(bytes, 44, 4) != 0) return false;
    Str states = str_slice(bytes, HEADER, bytes.len);
    if (hash_str(hash_str(0, str_slice(bytes, 0, SUMMED)), states) != take(bytes, SUMMED, 8)) return false;
    uint64_t count = take(bytes, 32, 4), looked = take(bytes, 36, 4), edges = take(bytes, 40, 4);
    if (count < 1 || count - 1 > states.len || count > SEARCH_STATES_MAX || looked > count || edges > states.len) return false;
    *r = (Reader){.at = (const unsigned char *)states.data, .count = (int32_t)count, .looked = (int32_t)looked, .edges = (uint32_t)edges};
    r->end = r->at + states.len;
    r->sound = true;
    *said = take(bytes, 12, 4) == 1;
    return true;
}

static void expect_rollouts(Reader *r) {
    Search *s = r->search;
    int32_t open = r->count - r->looked;
    s->looked = r->looked;
    if (open) s->rollouts = mem_realloc(NULL, (size_t)open * sizeof *s->rollouts);
    for (int32_t i = 0; i < open; i++) s->rollouts[i] = (Rollout){-1, -1};
}

static bool start(Reader *r, const int32_t *from, Str bytes) {
    Search *s = r->search;
    s->cap = r->count;
    s->edge_cap = (size_t)r->edges + 1;
    if (search_size(s) > 2 * SEARCH_BYTES) return false;
    search_reserve(s, r->count, (size_t)r->edges + 1);
    expect_rollouts(r);
    int32_t row[ROW_MAX];
    uint64_t key[PACK_WORDS_MAX];
    memcpy(row, from, (size_t)s->scenario->row_count * sizeof *row);
    search_key(s, row, key);
    search_add(s, key);
    return start_hash(s) == take(bytes, 24, 8);
}

static int32_t read_target(Reader *r, const int32_t *row, int option) {
    Search *s = r->search;
    uint64_t back = take_short(r);
    if (back) return back <= (uint64_t)s->count ? s->count - (int32_t)back : -1;
    int32_t next[ROW_MAX];
    uint64_t key[PACK_WORDS_MAX];
    if (s->count == r->count || option >= trial_count(s->scenario, row) || trial_take(s->scenario, option, row, next) != TRIAL_TAKEN)
        return -1;
    search_key(s, next, key);
    return search_add(s, key);
}

static void read_edges(Reader *r, int32_t state, const int32_t *row) {
    Search *s = r->search;
    uint64_t open = take_short(r);
    s->flags[state] = open & 1 ? STATE_FAILS : 0;
    if (open >> 1 >= 1u << OPTIONS_MAX) r->sound = false;
    for (int i = 0; r->sound && i < OPTIONS_MAX; i++) {
        if (!(open >> (i + 1) & 1)) continue;
        int32_t to = s->edge_count < r->edges ? read_target(r, row, i) : -1;
        if (to >= 0)
            s->edges[s->edge_count++] = (uint32_t)to << 4 | (uint32_t)i;
        else
            r->sound = false;
    }
}

// Plays all options of the state again: a program that plays otherwise than the one that wrote the bytes would not fit them.
static bool still_true(const Search *s, int32_t state, const int32_t *row) {
    const Scenario *scenario = s->scenario;
    uint32_t edge = s->first[state];
    bool fails = false;
    for (int i = 0; i < trial_count(scenario, row); i++) {
        int32_t next[ROW_MAX];
        uint64_t key[PACK_WORDS_MAX];
        Tried tried = trial_take(scenario, i, row, next);
        fails |= tried == TRIAL_FAILS;
        if (tried != TRIAL_TAKEN) continue;
        search_key(s, next, key);
        if (edge == s->edge_count || (int)(s->edges[edge] & 15) != i) return false;
        const uint64_t *to = search_key_of(s, (int32_t)(s->edges[edge++] >> 4));
        if (memcmp(key, to, (size_t)s->pack.words * sizeof *key) != 0) return false;
    }
    return edge == s->edge_count && fails == ((s->flags[state] & STATE_FAILS) != 0);
}

static void read_open(Reader *r, int32_t state) {
    Search *s = r->search;
    uint64_t high = take_short(r), low = take_short(r), most = 100 * (uint64_t)s->denominator + 1;
    if (high > most || low > high || !high != !low) r->sound = false;
    if (r->sound) s->rollouts[state - s->looked] = (Rollout){(int64_t)high - 1, (int64_t)low - 1};
}

static void read_state(Reader *r, int32_t state) {
    Search *s = r->search;
    int32_t row[ROW_MAX], every = r->count / TRIED + 1;
    s->first[state] = (uint32_t)s->edge_count;
    if (is_ending(s, search_key_of(s, state))) return;
    if (state >= r->looked) {
        read_open(r, state);
        return;
    }
    pack_unpack(&s->pack, search_key_of(s, state), row);
    s->tables |= table_is_at(s->scenario, row);
    read_edges(r, state, row);
    if (state % every == 0 && r->sound) r->sound = still_true(s, state, row);
}

static bool read_states(Reader *r, SearchProgress *progress) {
    Search *s = r->search;
    for (int32_t i = 0; i < r->count && r->sound; i++) {
        if (i % LOOK_EVERY == 0 && progress) {
            atomic_store(&progress->states, s->count);
            if (atomic_load(&progress->cancel)) return false;
        }
        // A state comes after the one that leads to it.
        if (i == s->count) return false;
        read_state(r, i);
    }
    s->first[s->count] = (uint32_t)s->edge_count;
    return r->sound && r->at == r->end && s->count == r->count && s->edge_count == r->edges;
}

Search *search_read(const Scenario *scenario, const int32_t *row, Str bytes, SearchProgress *progress) {
    Reader r;
    bool said;
    if (!read_header(&r, bytes, scenario, &said)) return NULL;
    r.search = search_blank(scenario, said);
    play_remember(scenario, true);
    bool sound = start(&r, row, bytes) && read_states(&r, progress);
    play_remember(scenario, false);
    if (sound) search_index(r.search);
    // A program that tells fewer states apart than the one that wrote the bytes would meet a state twice.
    if (sound && search_each_once(r.search) && value_states(r.search, progress)) return r.search;
    search_free(r.search);
    return NULL;
}
