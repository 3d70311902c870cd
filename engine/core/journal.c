// Runs as text that a person can read and a reader can check to the letter: fixed lines in a fixed order, every state with its hash.
#include "core/journal.h"

#include "base/utf8.h"

#define WORDS_MAX      (DECISION_MAX + 4)  // number, beat, kind, values, hash
#define NAME_BYTES_MAX 64                  // of beats and endings, as scenario files have it
#define LANGUAGE_MAX   35
#define QUOTE_MAX      60  // bytes of a wrong line that a message repeats
#define LOGIC_LINE     3   // where the header lines stand, counted from 1
#define CUT_LINE       7

static const Str first_line = {"counterpart journal 1", 21}, any_version = {"counterpart journal ", 20};
static const Str modes[] = {{"first", 5}, {"practice", 8}};
static const struct {
    Str name;
    DecisionKind kind;
    int count;  // of values
    int32_t min, max;
} kinds[] = {{{"choose", 6}, DECISION_CHOOSE, 1, 1, OPTIONS_MAX}};
#define KIND_COUNT (int)(sizeof kinds / sizeof *kinds)

static int kind_row(DecisionKind kind) {
    int row = 0;
    while (row < KIND_COUNT && kinds[row].kind != kind) row++;
    MUST(row < KIND_COUNT);
    return row;
}

static bool is_control(char c) {
    return (unsigned char)c < 0x20 || c == 0x7f;
}

static void put(StrBuf *buf, const char *key, Str value) {
    buf_add(buf, str_from(key));
    buf_char(buf, ' ');
    for (size_t i = 0; i < value.len; i++) buf_char(buf, is_control(value.data[i]) ? '?' : value.data[i]);
    buf_char(buf, '\n');
}

// The whole range; buf_int takes half of it.
static Str unsigned_text(Arena *arena, uint64_t value) {
    StrBuf buf = {.arena = arena};
    if (value > 9) buf_int(&buf, (int64_t)(value / 10));
    buf_int(&buf, (int64_t)(value % 10));
    return buf_str(&buf);
}

static void put_step(StrBuf *buf, const Session *session, int index) {
    Step step = session_step(session, index);
    buf_int(buf, index + 1);
    buf_char(buf, ' ');
    buf_add(buf, session_scenario(session)->beats[step.beat].name);
    buf_char(buf, ' ');
    buf_add(buf, kinds[kind_row(step.decision.kind)].name);
    for (int i = 0; i < step.decision.count; i++) {
        buf_char(buf, ' ');
        buf_int(buf, step.decision.value[i]);
    }
    buf_char(buf, ' ');
    buf_add(buf, str_hex64(buf->arena, step.hash));
    buf_char(buf, '\n');
}

static Str outcome_text(Arena *arena, const Session *session) {
    Score score = session_outcome(session);
    return score.scored ? score_print(arena, score) : STR("-");
}

// "escalated 43.2"
static Str end_text(Arena *arena, const Session *session) {
    Str ending = session_scenario(session)->endings[session_ending(session)].name;
    return str_join(arena, str_join(arena, ending, STR(" ")), outcome_text(arena, session));
}

Str journal_write(Arena *arena, const Session *session, Str language, Mode mode, int cut) {
    const Scenario *scenario = session_scenario(session);
    Session *start = session_open(scenario, session_seed(session), NULL);
    if (!start) return STR_NONE;
    StrBuf buf = {.arena = arena};
    buf_add(&buf, first_line);
    buf_char(&buf, '\n');
    put(&buf, "scenario", scenario->name);
    put(&buf, "logic", str_hex64(arena, scenario->logic));
    put(&buf, "seed", unsigned_text(arena, session_seed(session)));
    put(&buf, "language", language);
    put(&buf, "mode", modes[mode]);
    if (mode == MODE_PRACTICE) put(&buf, "cut", str_int(arena, cut));
    put(&buf, "start", str_hex64(arena, session_hash(start)));
    session_free(start);
    for (int i = 0; i < session_steps(session); i++) put_step(&buf, session, i);
    if (session_ending(session) >= 0) put(&buf, "end", end_text(arena, session));
    return buf_str(&buf);
}

typedef struct Lines {
    Arena *arena;
    Str file, text;
    Err *err;
    size_t at;
    int number;  // of the line that was taken last
    bool failed;
    Journal *journal;
    int step_cap;
} Lines;

#define FAULT(lines, pattern, ...) ((lines)->failed = true, ERR((lines)->err, (lines)->file, (lines)->number, pattern, __VA_ARGS__))

static bool more(const Lines *lines) {
    return lines->at < lines->text.len;
}

static Str take_line(Lines *lines) {
    ptrdiff_t end = str_find(lines->text, STR("\n"), lines->at);
    size_t to = end < 0 ? lines->text.len : (size_t)end;
    Str line = str_slice(lines->text, lines->at, to);
    lines->at = end < 0 ? to : to + 1;
    lines->number++;
    return end >= 0 && str_ends(line, STR("\r")) ? str_slice(line, 0, line.len - 1) : line;
}

// Up to the next space; `rest` loses it and the space.
static Str take_word(Str *rest) {
    ptrdiff_t space = str_find(*rest, STR(" "), 0);
    Str word = str_slice(*rest, 0, space < 0 ? rest->len : (size_t)space);
    *rest = space < 0 ? STR_NONE : str_slice(*rest, (size_t)space + 1, rest->len);
    return word;
}

// What a message repeats of a faulty text.
static Str quoted(const Lines *lines, Str s) {
    return utf8_clean(lines->arena, s.len > QUOTE_MAX ? str_join(lines->arena, str_slice(s, 0, QUOTE_MAX), STR("…")) : s);
}

static bool read_name(Str word) {
    for (size_t i = 0; i < word.len; i++) {
        char c = word.data[i];
        bool digit = c >= '0' && c <= '9', letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!letter && !(digit && i)) return false;
    }
    return word.len > 0 && word.len <= NAME_BYTES_MAX;
}

// Digits only, and no zero before others: one number has one form.
static bool read_unsigned(Str word, uint64_t *value) {
    uint64_t sum = 0;
    if (!word.len || (word.len > 1 && word.data[0] == '0')) return false;
    for (size_t i = 0; i < word.len; i++) {
        if (word.data[i] < '0' || word.data[i] > '9') return false;
        unsigned digit = (unsigned)(word.data[i] - '0');
        if (sum > (UINT64_MAX - digit) / 10) return false;
        sum = sum * 10 + digit;
    }
    *value = sum;
    return true;
}

static bool read_int(Str word, int32_t min, int32_t max, int32_t *value) {
    uint64_t number;
    if (!read_unsigned(word, &number) || number > (uint64_t)max || (int64_t)number < min) return false;
    *value = (int32_t)number;
    return true;
}

static bool read_hash(Str word, uint64_t *hash) {
    for (size_t i = 0; i < word.len; i++)
        if (word.data[i] >= 'A' && word.data[i] <= 'F') return false;
    return word.len == 16 && str_to_hex64(word, hash);
}

// "0.0" to "100.0", or "-".
static bool read_outcome(Str word) {
    uint64_t whole;
    if (str_equal(word, STR("-")) || str_equal(word, STR("100.0"))) return true;
    if (word.len < 3 || word.data[word.len - 2] != '.') return false;
    char tenth = word.data[word.len - 1];
    return tenth >= '0' && tenth <= '9' && read_unsigned(str_slice(word, 0, word.len - 2), &whole) && whole < 100;
}

static bool read_scenario(Journal *journal, Str value) {
    for (size_t i = 0; i < value.len; i++)
        if (is_control(value.data[i])) return false;
    journal->scenario = value;
    return value.len > 0;
}

static bool read_logic(Journal *journal, Str value) {
    return read_hash(value, &journal->logic);
}

static bool read_seed(Journal *journal, Str value) {
    return read_unsigned(value, &journal->seed);
}

static bool read_language(Journal *journal, Str value) {
    for (size_t i = 0; i < value.len; i++) {
        char c = value.data[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '-' && c != '_') return false;
    }
    journal->language = value;
    return value.len > 0 && value.len <= LANGUAGE_MAX;
}

static bool read_mode(Journal *journal, Str value) {
    journal->mode = str_equal(value, modes[MODE_PRACTICE]) ? MODE_PRACTICE : MODE_FIRST;
    return str_equal(value, modes[journal->mode]);
}

static bool read_cut(Journal *journal, Str value) {
    return read_int(value, 0, JOURNAL_STEPS_MAX, &journal->cut);
}

static bool read_start(Journal *journal, Str value) {
    return read_hash(value, &journal->start_hash);
}

typedef struct Header {
    Str key, example;
    bool (*read)(Journal *journal, Str value);
    bool practice_only;
} Header;
static const Header headers[] = {
    {{"scenario", 8}, {"complaint/line-down", 19}, read_scenario, false},
    {{"logic", 5}, {"0123456789abcdef", 16}, read_logic, false},
    {{"seed", 4}, {"42", 2}, read_seed, false},
    {{"language", 8}, {"zh-TW", 5}, read_language, false},
    {{"mode", 4}, {"first", 5}, read_mode, false},
    {{"cut", 3}, {"3", 1}, read_cut, true},
    {{"start", 5}, {"0123456789abcdef", 16}, read_start, false},
};
#define HEADER_COUNT (int)(sizeof headers / sizeof *headers)

// Does `line` belong further down than `header`? Then the header's own line is missing rather than garbled.
static bool comes_later(Str line, const Header *header) {
    Str rest = line, key = take_word(&rest);
    int32_t number;
    for (const Header *later = header + 1; later < headers + HEADER_COUNT; later++)
        if (str_equal(key, later->key)) return true;
    return str_equal(key, STR("end")) || read_int(key, 1, JOURNAL_STEPS_MAX, &number);
}

static bool next_is(const Lines *lines, Str key) {
    Lines ahead = *lines;
    Str line = take_line(&ahead);
    return str_equal(take_word(&line), key);
}

static void read_header(Lines *lines, const Header *header) {
    Lines before = *lines;
    Str line = take_line(lines), value = line;
    bool found = str_equal(take_word(&value), header->key);
    if (found && header->read(lines->journal, value)) return;
    FAULT(lines, "A line like “{1} {2}” was expected, not “{3}”.", header->key, header->example, quoted(lines, line));
    if (found) return;
    if (comes_later(line, header)) {
        lines->at = before.at;
        lines->number = before.number;
    } else if (next_is(lines, header->key)) {
        read_header(lines, header);
    }
}

static bool read_headers(Lines *lines) {
    for (int i = 0; i < HEADER_COUNT; i++) {
        if (headers[i].practice_only && lines->journal->mode != MODE_PRACTICE) continue;
        if (more(lines)) {
            read_header(lines, &headers[i]);
            continue;
        }
        lines->number++;
        FAULT(lines, "The journal ends where a line like “{1} {2}” was expected.", headers[i].key, headers[i].example);
        return false;
    }
    return true;
}

static void read_decision(Lines *lines, const Str *words, int count, Decision *decision) {
    int row = 0;
    while (row < KIND_COUNT && !str_equal(words[2], kinds[row].name)) row++;
    if (row == KIND_COUNT) {
        FAULT(lines, "“{1}” is no kind of decision; “{2}” is one.", quoted(lines, words[2]), kinds[0].name);
        return;
    }
    decision->kind = kinds[row].kind;
    decision->count = count - 4;
    bool good = decision->count == kinds[row].count;
    for (int i = 0; good && i < decision->count; i++) good = read_int(words[3 + i], kinds[row].min, kinds[row].max, &decision->value[i]);
    if (!good)
        FAULT(lines, "“{1}” takes one whole number from {2} to {3}.", kinds[row].name, str_int(lines->arena, kinds[row].min),
              str_int(lines->arena, kinds[row].max));
}

static int split(Str line, Str words[WORDS_MAX]) {
    int count = 0;
    for (; line.len && count < WORDS_MAX; count++) words[count] = take_word(&line);
    return line.len ? WORDS_MAX + 1 : count;
}

// `number` is the one expected next.
static void read_step(Lines *lines, Str line, int *number) {
    Str words[WORDS_MAX];
    JournalStep step = {.line = lines->number};
    int32_t found = *number;
    int count = split(line, words);
    if (count < 4 || count > WORDS_MAX || !read_int(words[0], 1, JOURNAL_STEPS_MAX, &found)) {
        FAULT(lines, "A line like “{1} beat choose 2 0123456789abcdef” or “end ending 50.0” was expected, not “{2}”.",
              str_int(lines->arena, *number), quoted(lines, line));
        ++*number;
        return;
    }
    step.beat = words[1];
    if (found != *number) FAULT(lines, "Decision {1} was expected here, not {2}.", str_int(lines->arena, *number), words[0]);
    if (!read_name(step.beat)) FAULT(lines, "“{1}” can't be the name of a beat.", quoted(lines, step.beat));
    read_decision(lines, words, count, &step.decision);
    if (!read_hash(words[count - 1], &step.hash))
        FAULT(lines, "A decision ends with 16 hexadecimal digits, not “{1}”.", quoted(lines, words[count - 1]));
    *number = found + 1;
    Journal *journal = lines->journal;
    journal->steps = arena_grow(lines->arena, journal->steps, journal->step_count, &lines->step_cap, sizeof *journal->steps);
    journal->steps[journal->step_count++] = step;
}

static void read_end(Lines *lines, Str line) {
    Str rest = line;
    take_word(&rest);
    lines->journal->ended = true;
    lines->journal->ending = take_word(&rest);
    lines->journal->outcome = rest;
    if (!read_name(lines->journal->ending) || !read_outcome(rest))
        FAULT(lines, "A line like “end ending 50.0” was expected, not “{1}”.", quoted(lines, line));
    if (!more(lines)) return;
    Str next = take_line(lines);
    FAULT(lines, "Nothing may follow the end of a journal: “{1}”.", quoted(lines, next));
}

static void read_steps(Lines *lines) {
    Journal *journal = lines->journal;
    for (int number = 1; more(lines) && !journal->ended;) {
        Str line = take_line(lines), rest = line;
        if (str_equal(take_word(&rest), STR("end"))) {
            read_end(lines, line);
        } else if (journal->step_count == JOURNAL_STEPS_MAX) {
            FAULT(lines, "A journal holds at most {1} decisions.", str_int(lines->arena, JOURNAL_STEPS_MAX));
            return;
        } else {
            read_step(lines, line, &number);
        }
    }
    if (journal->cut <= journal->step_count) return;
    lines->number = CUT_LINE;
    FAULT(lines, "The practice run starts after decision {1}, but there are only {2}.", str_int(lines->arena, journal->cut),
          str_int(lines->arena, journal->step_count));
}

static bool read_first_line(Lines *lines) {
    Str line = take_line(lines);
    if (str_equal(line, first_line)) return true;
    if (str_starts(line, any_version)) {
        FAULT(lines, "This journal has version {1}; version 1 can be read.", quoted(lines, str_slice(line, any_version.len, line.len)));
    } else {
        FAULT(lines, "This is no journal: its first line should be “{1}”.", first_line);
    }
    return false;
}

Journal *journal_read(Arena *arena, Str file, Str text, Err *err) {
    Lines lines = {.arena = arena, .file = file, .err = err, .journal = ARENA_NEW(arena, Journal)};
    if (text.len > JOURNAL_BYTES_MAX) {
        FAULT(&lines, "A journal is at most {1} bytes long.", str_int(arena, JOURNAL_BYTES_MAX));
        return NULL;
    }
    lines.text = str_copy(arena, text);
    if (read_first_line(&lines) && read_headers(&lines)) read_steps(&lines);
    return lines.failed ? NULL : lines.journal;
}

typedef struct Replay {
    const Journal *journal;
    Str file;
    Session *session;
    Arena arena;  // for the messages
    Err *err;
} Replay;

static Str here(const Session *session) {
    int beat = session_beat(session);
    const Scenario *scenario = session_scenario(session);
    return beat >= 0 ? scenario->beats[beat].name : scenario->endings[session_ending(session)].name;
}

static int start_line(const Journal *journal) {
    return journal->mode == MODE_PRACTICE ? CUT_LINE + 1 : CUT_LINE;
}

static bool starts_alike(Replay *replay) {
    const Journal *journal = replay->journal;
    uint64_t came = session_hash(replay->session);
    if (came == journal->start_hash) return true;
    int line = start_line(journal);
    ERR(replay->err, replay->file, line, "The run starts differently: state {1} was expected, {2} came.",
        str_hex64(&replay->arena, journal->start_hash), str_hex64(&replay->arena, came));
    return false;
}

// The decision is refused: the session's reason becomes part of one message that stands at the journal's line.
static bool decide(Replay *replay, const JournalStep *step, Str number) {
    Err reasons = {.catalog = replay->err ? replay->err->catalog : NULL};
    bool done = session_decide(replay->session, &step->decision, &reasons);
    if (!done)
        ERR(replay->err, replay->file, step->line, "Decision {1} can't be taken again: {2}", number,
            reasons.count ? reasons.faults[0].text : STR_NONE);
    err_free(&reasons);
    return done;
}

static bool stands_alike(Replay *replay, const JournalStep *step, Str number) {
    Str at = here(replay->session);
    if (session_ending(replay->session) >= 0) {
        ERR(replay->err, replay->file, step->line, "Decision {1} differs: taken at “{2}”, but the run has ended with “{3}”.", number,
            step->beat, at);
        return false;
    }
    if (str_equal(at, step->beat)) return true;
    ERR(replay->err, replay->file, step->line, "Decision {1} differs: taken at “{2}”, but the run stands at “{3}”.", number, step->beat,
        at);
    return false;
}

static bool step_alike(Replay *replay, int index) {
    const JournalStep *step = &replay->journal->steps[index];
    Str number = str_int(&replay->arena, index + 1);
    if (!stands_alike(replay, step, number) || !decide(replay, step, number)) return false;
    uint64_t came = session_hash(replay->session);
    if (came == step->hash) return true;
    ERR(replay->err, replay->file, step->line, "Decision {1} differs: state {2} was expected, {3} came.", number,
        str_hex64(&replay->arena, step->hash), str_hex64(&replay->arena, came));
    return false;
}

static bool ends_alike(Replay *replay) {
    const Journal *journal = replay->journal;
    if (!journal->ended) return true;
    int line = 1 + (journal->step_count ? journal->steps[journal->step_count - 1].line : start_line(journal));
    Str expected = str_join(&replay->arena, str_join(&replay->arena, journal->ending, STR(" ")), journal->outcome);
    bool ended = session_ending(replay->session) >= 0;
    Str came = ended ? end_text(&replay->arena, replay->session) : here(replay->session);
    if (ended && str_equal(came, expected)) return true;
    if (ended)
        ERR(replay->err, replay->file, line, "The run ends differently: “{1}” was expected, “{2}” came.", expected, came);
    else
        ERR(replay->err, replay->file, line, "The run ends differently: “{1}” was expected, but it stands at “{2}”.", expected, came);
    return false;
}

Session *journal_replay(const Journal *journal, Str file, const Scenario *scenario, Err *err) {
    Replay replay = {.journal = journal, .file = file, .err = err};
    if (journal->logic != scenario->logic) {
        ERR(err, file, LOGIC_LINE, "This run was played by other rules: the journal's logic is {1}, that of “{2}” is {3}.",
            str_hex64(&replay.arena, journal->logic), scenario->name, str_hex64(&replay.arena, scenario->logic));
    } else {
        replay.session = session_open(scenario, journal->seed, err);
    }
    bool alike = replay.session && starts_alike(&replay);
    for (int i = 0; alike && i < journal->step_count; i++) alike = step_alike(&replay, i);
    alike = alike && ends_alike(&replay);
    arena_free(&replay.arena);
    if (alike) return replay.session;
    session_free(replay.session);
    return NULL;
}
