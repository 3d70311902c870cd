// Runs as text that a person can read and a reader can check to the letter: fixed lines in a fixed order, every state with its hash.
#include "core/journal.h"

#include "base/utf8.h"

#define WORDS_MAX      (DECISION_MAX + 4)  // number, beat, kind, values, hash
#define NAME_BYTES_MAX 64                  // of beats and endings, as scenario files have it
#define LANGUAGE_MAX   35
#define QUOTE_MAX      60  // bytes of a wrong line that a message repeats

static const Str first_line = STR_INIT("counterpart journal 1"), any_version = STR_INIT("counterpart journal ");
static const Str modes[] = {STR_INIT("first"), STR_INIT("practice")}, guided = STR_INIT("guided");
// How many values each kind has, and in which range the first and the others lie, whatever the scenario: a replay finds out the rest.
static const struct {
    Str name;
    DecisionKind kind;
    int least, most;
    int32_t first[2], rest[2];
} kinds[] = {
    {STR_INIT("choose"), DECISION_CHOOSE, 1, 1, {1, OPTIONS_MAX}, {0}},
    {STR_INIT("prepare"), DECISION_PREPARE, 4, 3 + DEAL_ISSUES_MAX, {0, ALTERNATIVES_MAX}, {0, 100}},
    {STR_INIT("talk"), DECISION_TALK, 2, 2, {TALK_ASK, TALK_END - 1}, {0, DEAL_ISSUES_MAX}},
    {STR_INIT("offer"), DECISION_OFFER, 2, 1 + PACKAGES_MAX, {MANNER_PLAIN, MANNER_END - 1}, {0, DEAL_OUTCOMES_MAX - 1}},
    {STR_INIT("accept"), DECISION_ACCEPT, 0, 0, {0}, {0}},
    {STR_INIT("walk"), DECISION_WALK, 0, 0, {0}, {0}},
};
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

Str journal_write(Arena *arena, const Session *session, const JournalHead *head) {
    const Scenario *scenario = session_scenario(session);
    Session *start = session_open(scenario, session_seed(session), NULL);
    if (!start) return STR_NONE;
    StrBuf buf = {.arena = arena};
    buf_add(&buf, first_line);
    buf_char(&buf, '\n');
    put(&buf, "scenario", scenario->name);
    put(&buf, "logic", str_hex64(arena, scenario->logic));
    put(&buf, "seed", unsigned_text(arena, session_seed(session)));
    put(&buf, "language", head->language);
    put(&buf, "mode", modes[head->mode]);
    if (head->coaching == COACHING_GUIDED) put(&buf, "coaching", guided);
    if (head->mode == MODE_PRACTICE) put(&buf, "cut", str_int(arena, head->cut));
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
    int step_cap, cut_line;
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
    return utf8_excerpt(lines->arena, s, QUOTE_MAX);
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

static bool read_scenario(Lines *lines, Str value) {
    for (size_t i = 0; i < value.len; i++)
        if (is_control(value.data[i])) return false;
    lines->journal->scenario = value;
    return value.len > 0;
}

static bool read_logic(Lines *lines, Str value) {
    lines->journal->logic_line = lines->number;
    return read_hash(value, &lines->journal->logic);
}

static bool read_seed(Lines *lines, Str value) {
    return read_unsigned(value, &lines->journal->seed);
}

static bool read_language(Lines *lines, Str value) {
    for (size_t i = 0; i < value.len; i++) {
        char c = value.data[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '-' && c != '_') return false;
    }
    lines->journal->head.language = value;
    return value.len > 0 && value.len <= LANGUAGE_MAX;
}

static bool read_mode(Lines *lines, Str value) {
    Mode mode = str_equal(value, modes[MODE_PRACTICE]) ? MODE_PRACTICE : MODE_FIRST;
    lines->journal->head.mode = mode;
    return str_equal(value, modes[mode]);
}

static bool read_coaching(Lines *lines, Str value) {
    lines->journal->head.coaching = COACHING_GUIDED;
    return str_equal(value, guided);
}

static bool read_cut(Lines *lines, Str value) {
    lines->cut_line = lines->number;
    return read_int(value, 0, JOURNAL_STEPS_MAX, &lines->journal->head.cut);
}

static bool read_start(Lines *lines, Str value) {
    lines->journal->start_line = lines->number;
    return read_hash(value, &lines->journal->start_hash);
}

typedef enum Place { PLACE_ALWAYS, PLACE_PRACTICE, PLACE_OPTIONAL } Place;  // in which journals a line stands
typedef struct Header {
    Str key, example;
    bool (*read)(Lines *lines, Str value);
    Place place;
} Header;
static const Header headers[] = {
    {STR_INIT("scenario"), STR_INIT("complaint/line-down"), read_scenario, PLACE_ALWAYS},
    {STR_INIT("logic"), STR_INIT("0123456789abcdef"), read_logic, PLACE_ALWAYS},
    {STR_INIT("seed"), STR_INIT("42"), read_seed, PLACE_ALWAYS},
    {STR_INIT("language"), STR_INIT("zh-TW"), read_language, PLACE_ALWAYS},
    {STR_INIT("mode"), STR_INIT("first"), read_mode, PLACE_ALWAYS},
    {STR_INIT("coaching"), STR_INIT("guided"), read_coaching, PLACE_OPTIONAL},
    {STR_INIT("cut"), STR_INIT("3"), read_cut, PLACE_PRACTICE},
    {STR_INIT("start"), STR_INIT("0123456789abcdef"), read_start, PLACE_ALWAYS},
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
    if (found && header->read(lines, value)) return;
    FAULT(lines, "A line like “{1} {2}” was expected, not “{3}”.", header->key, header->example, quoted(lines, line));
    if (found) return;
    if (comes_later(line, header)) {
        lines->at = before.at;
        lines->number = before.number;
    } else if (next_is(lines, header->key)) {
        read_header(lines, header);
    }
}

static bool has_place(const Lines *lines, const Header *header) {
    if (header->place == PLACE_OPTIONAL) return next_is(lines, header->key);
    return header->place == PLACE_ALWAYS || lines->journal->head.mode == MODE_PRACTICE;
}

static bool read_headers(Lines *lines) {
    for (int i = 0; i < HEADER_COUNT; i++) {
        if (!has_place(lines, &headers[i])) continue;
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

static Str range_text(Arena *arena, int least, int most) {
    Str from = str_int(arena, least);
    return least == most ? from : str_join(arena, str_join(arena, from, STR("–")), str_int(arena, most));
}

static void wrong_values(Lines *lines, int row) {
    Arena *arena = lines->arena;
    Str name = kinds[row].name, first[] = {str_int(arena, kinds[row].first[0]), str_int(arena, kinds[row].first[1])};
    if (!kinds[row].most)
        FAULT(lines, "“{1}” takes no numbers.", name);
    else if (kinds[row].most == 1)
        FAULT(lines, "“{1}” takes one whole number from {2} to {3}.", name, first[0], first[1]);
    else
        FAULT(lines, "“{1}” takes {2} whole numbers, the first from {3} to {4}, the others from {5} to {6}.", name,
              range_text(arena, kinds[row].least, kinds[row].most), first[0], first[1], str_int(arena, kinds[row].rest[0]),
              str_int(arena, kinds[row].rest[1]));
}

static bool read_values(int row, const Str *words, Decision *decision) {
    for (int i = 0; i < decision->count; i++) {
        const int32_t *range = i ? kinds[row].rest : kinds[row].first;
        if (!read_int(words[i], range[0], range[1], &decision->value[i])) return false;
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
    int values = count - 4;
    bool good = values >= kinds[row].least && values <= kinds[row].most;
    *decision = (Decision){kinds[row].kind, good ? values : 0, {0}};
    if (!good || !read_values(row, words + 3, decision)) wrong_values(lines, row);
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
    lines->journal->end_line = lines->number;
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
    if (journal->head.cut <= journal->step_count) return;
    lines->number = lines->cut_line;
    FAULT(lines, "The practice run starts after decision {1}, but there are only {2}.", str_int(lines->arena, journal->head.cut),
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

// A journal played again. Without `all` the first difference ends it; with `all` nothing does but a decision that can't be taken.
typedef struct Replay {
    const Journal *journal;
    Str file;
    Session *session;
    bool all, alike;
    bool astray;  // the last state differed: what comes then follows from it
    bool stuck;   // the next decision can't be taken
    Arena arena;  // for the messages
    Err *err;
} Replay;

static bool goes_on(const Replay *replay) {
    return !replay->stuck && (replay->alike || replay->all);
}

static Str here(const Session *session) {
    int beat = session_beat(session);
    const Scenario *scenario = session_scenario(session);
    return beat >= 0 ? scenario->beats[beat].name : scenario->endings[session_ending(session)].name;
}

static void compare_start(Replay *replay) {
    const Journal *journal = replay->journal;
    uint64_t came = session_hash(replay->session);
    replay->astray = came != journal->start_hash;
    if (!replay->astray) return;
    replay->alike = false;
    ERR(replay->err, replay->file, journal->start_line, "The run starts differently: state {1} was expected, {2} came.",
        str_hex64(&replay->arena, journal->start_hash), str_hex64(&replay->arena, came));
}

static void compare_beat(Replay *replay, const JournalStep *step, Str number) {
    Str at = here(replay->session);
    bool ended = session_ending(replay->session) >= 0;
    if (!ended && (replay->astray || str_equal(at, step->beat))) return;
    replay->alike = false;
    replay->stuck = ended;
    if (ended)
        ERR(replay->err, replay->file, step->line, "Decision {1} differs: taken at “{2}”, but the run has ended with “{3}”.", number,
            step->beat, at);
    else
        ERR(replay->err, replay->file, step->line, "Decision {1} differs: taken at “{2}”, but the run stands at “{3}”.", number, step->beat,
            at);
}

// When the decision is refused, the session's reason becomes part of one message that stands at the journal's line.
static void decide(Replay *replay, const JournalStep *step, Str number) {
    Err reasons = {.catalog = replay->err ? replay->err->catalog : NULL};
    replay->stuck = !session_decide(replay->session, &step->decision, &reasons);
    if (replay->stuck) {
        replay->alike = false;
        ERR(replay->err, replay->file, step->line, "Decision {1} can't be taken again: {2}", number,
            reasons.count ? reasons.faults[0].text : STR_NONE);
    }
    err_free(&reasons);
}

static void compare_state(Replay *replay, const JournalStep *step, Str number) {
    uint64_t came = session_hash(replay->session);
    bool before = replay->astray;
    replay->astray = came != step->hash;
    if (before || !replay->astray) return;
    replay->alike = false;
    ERR(replay->err, replay->file, step->line, "Decision {1} differs: state {2} was expected, {3} came.", number,
        str_hex64(&replay->arena, step->hash), str_hex64(&replay->arena, came));
}

static void play_step(Replay *replay, int index) {
    const JournalStep *step = &replay->journal->steps[index];
    Str number = str_int(&replay->arena, index + 1);
    compare_beat(replay, step, number);
    if (goes_on(replay)) decide(replay, step, number);
    if (goes_on(replay)) compare_state(replay, step, number);
}

static void compare_end(Replay *replay) {
    const Journal *journal = replay->journal;
    if (!journal->ended) return;
    Str expected = str_join(&replay->arena, str_join(&replay->arena, journal->ending, STR(" ")), journal->outcome);
    bool ended = session_ending(replay->session) >= 0;
    Str came = ended ? end_text(&replay->arena, replay->session) : here(replay->session);
    if (ended && str_equal(came, expected)) return;
    replay->alike = false;
    if (ended)
        ERR(replay->err, replay->file, journal->end_line, "The run ends differently: “{1}” was expected, “{2}” came.", expected, came);
    else
        ERR(replay->err, replay->file, journal->end_line, "The run ends differently: “{1}” was expected, but it stands at “{2}”.", expected,
            came);
}

// The session lives on when there is one; the caller frees it.
static void play(Replay *replay, const Scenario *scenario) {
    const Journal *journal = replay->journal;
    if (journal->logic != scenario->logic)
        ERR(replay->err, replay->file, journal->logic_line,
            "This run was played by other rules: the journal's logic is {1}, that of “{2}” is {3}.",
            str_hex64(&replay->arena, journal->logic), scenario->name, str_hex64(&replay->arena, scenario->logic));
    else
        replay->session = session_open(scenario, journal->seed, replay->err);
    replay->alike = replay->session != NULL;
    if (replay->session) compare_start(replay);
    for (int i = 0; replay->session && i < journal->step_count && goes_on(replay); i++) play_step(replay, i);
    if (replay->session && (replay->alike || replay->all)) compare_end(replay);
    arena_free(&replay->arena);
}

Session *journal_replay(const Journal *journal, Str file, const Scenario *scenario, Err *err) {
    Replay replay = {.journal = journal, .file = file, .err = err};
    play(&replay, scenario);
    if (replay.alike) return replay.session;
    session_free(replay.session);
    return NULL;
}

bool journal_verify(const Journal *journal, Str file, const Scenario *scenario, Err *err) {
    Replay replay = {.journal = journal, .file = file, .err = err, .all = true};
    play(&replay, scenario);
    session_free(replay.session);
    return replay.alike;
}
