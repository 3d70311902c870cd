// Words to decisions and back: a row per word that a move begins with, and one way to read packages for all manners of offering.
#include "core/move.h"

#include "base/utf8.h"
#include "core/move_parts.h"

#define QUOTE_MAX 60  // bytes of a wrong word that a message repeats
#define NAMES_MAX (2 * DEAL_VALUES_MAX)

typedef struct Reader {
    Arena arena;
    MoveText text;
    const TableSpec *table;
    const ViewTable *shown;  // may be NULL
    Package base;            // what a package that says nothing is
    Str file;
    int line;
    Err *err;
} Reader;

#define FAULT(reader, pattern, ...) (ERR((reader)->err, (reader)->file, (reader)->line, pattern, __VA_ARGS__), false)
#define FAULT0(reader, pattern)     (ERR0((reader)->err, (reader)->file, (reader)->line, pattern), false)

static const Str alternative_word = STR_INIT("alternative"), limit_word = STR_INIT("limit"), target_word = STR_INIT("target");

static Str repeated(Reader *r, Str word) {
    return utf8_excerpt(&r->arena, word, QUOTE_MAX);
}

static Str listed(Reader *r, const Str *names, int count) {
    StrBuf buf = {.arena = &r->arena};
    for (int i = 0; i < count; i++) {
        if (i) buf_add(&buf, STR(", "));
        buf_add(&buf, names[i]);
    }
    return buf_str(&buf);
}

// What each package is worth to them differs from one stand to the next; what can be agreed on is the same in all.
static const DealSpace *space_of(const TableSpec *table) {
    return &table->model.stands[0].space;
}

static Package base_of(const TableSpec *table, const int32_t *row) {
    int mine = row ? row[table->slot + TABLE_MINE] : -1;
    const DealSpace *space = space_of(table);
    return mine >= 0 && mine < space->outcome_count ? deal_package(space, mine) : deal_best(space, true);
}

// False at the end, and when a quotation mark is not closed; that is a fault.
static bool next_word(Reader *r, MoveWord *word, bool *ok) {
    bool closed = true, there = move_next(&r->text, word, &closed);
    if (!closed) *ok = FAULT(r, "A quotation mark is not closed: {1}", repeated(r, word->text));
    return there && closed;
}

// The number of "#2", 1-based; 0: it is no number up to `most`.
static int numbered(Str word, int most) {
    int64_t number;
    bool good = str_starts(word, STR("#")) && str_to_int(str_slice(word, 1, word.len), &number) && number >= 1 && number <= most;
    return good ? (int)number : 0;
}

static int unknown_issue(Reader *r, Str word) {
    Str names[2 * DEAL_ISSUES_MAX];
    int count = 0, issues = r->table->model.issue_count;
    for (int i = 0; i < issues; i++) names[count++] = r->table->issues[i].id;
    for (int i = 0; r->shown && i < issues; i++) names[count++] = r->shown->issues[i].name;
    Str nearest = str_nearest(word, names, count);
    if (nearest.len)
        (void)FAULT(r, "“{1}” is no issue here; did you mean “{2}”?", repeated(r, word), nearest);
    else
        (void)FAULT(r, "“{1}” is no issue here; the issues are: {2}.", repeated(r, word), listed(r, names, issues));
    return -1;
}

// Its place; -1 with a fault.
static int find_issue(Reader *r, Str word) {
    int number = numbered(word, r->table->model.issue_count);
    if (number) return number - 1;
    for (int i = 0; i < r->table->model.issue_count; i++)
        if (str_equal(word, r->table->issues[i].id)) return i;
    for (int i = 0; i < r->table->model.issue_count; i++)
        if (str_equal(word, r->table->issues[i].name) || (r->shown && str_equal(word, r->shown->issues[i].name))) return i;
    return unknown_issue(r, word);
}

// The texts of an issue's values, in the scenario's language, then in the reader's.
static int value_texts(const Reader *r, int issue, Str texts[NAMES_MAX]) {
    int values = r->table->model.issues[issue].value_count, count = 0;
    for (int v = 0; v < values; v++) texts[count++] = r->table->issues[issue].values[v];
    for (int v = 0; r->shown && v < values; v++) texts[count++] = r->shown->issues[issue].values[v];
    return count;
}

static int wrong_value(Reader *r, int issue, Str word, const Str *texts, int count) {
    Str nearest = str_nearest(word, texts, count), id = r->table->issues[issue].id;
    int values = r->table->model.issues[issue].value_count;
    if (nearest.len)
        (void)FAULT(r, "“{1}” is no value of “{2}”; did you mean “{3}”?", repeated(r, word), id, nearest);
    else
        (void)FAULT(r, "“{1}” is no value of “{2}”; its values are: {3}.", repeated(r, word), id,
                    listed(r, texts + count - values, values));
    return -1;
}

// The one value of which `word` is a beginning; -1 with a fault, in the reader's words.
static int begun_value(Reader *r, int issue, Str word, const Str *texts, int count) {
    int values = r->table->model.issues[issue].value_count, found = -1;
    const Str *readers = texts + count - values;
    for (int i = 0; i < count; i++) {
        if (!word.len || !str_starts(texts[i], word) || found == i % values) continue;
        if (found >= 0) {
            (void)FAULT(r, "“{1}” can be several values of “{2}”: “{3}” or “{4}”.", repeated(r, word), r->table->issues[issue].id,
                        readers[found], readers[i % values]);
            return -1;
        }
        found = i % values;
    }
    return found >= 0 ? found : wrong_value(r, issue, word, texts, count);
}

static int find_value(Reader *r, int issue, const MoveWord *word) {
    Str texts[NAMES_MAX];
    int count = value_texts(r, issue, texts), values = r->table->model.issues[issue].value_count;
    int number = word->value_quoted ? 0 : numbered(word->value, values);
    if (number) return number - 1;
    for (int i = 0; i < count; i++)
        if (str_equal(texts[i], word->value)) return i % values;
    return begun_value(r, issue, word->value, texts, count);
}

// One "issue=value" into the package; `named` has a bit for each issue that it has already.
static bool read_pair(Reader *r, const MoveWord *word, Package *package, uint32_t *named) {
    if (!word->has_value) return FAULT(r, "An issue and its value were expected, such as “price=98”, not “{1}”.", repeated(r, word->text));
    int issue = find_issue(r, word->name), value = issue < 0 ? -1 : find_value(r, issue, word);
    if (value < 0) return false;
    if (*named >> issue & 1) return FAULT(r, "“{1}” is named twice.", r->table->issues[issue].id);
    *named |= 1u << issue;
    package->value[issue] = value;
    return true;
}

// Up to the end or the next mark between packages; *bar says which.
static bool read_package(Reader *r, int *outcome, bool *bar) {
    Package package = r->base;
    uint32_t named = 0;
    MoveWord word;
    bool ok = true;
    *bar = false;
    while (ok && !*bar && next_word(r, &word, &ok)) {
        *bar = word.bar;
        ok = word.bar || read_pair(r, &word, &package, &named);
    }
    *outcome = deal_outcome(space_of(r->table), &package);
    return ok;
}

static bool read_offer(Reader *r, Decision *decision, int manner) {
    bool bar;
    *decision = (Decision){DECISION_OFFER, 2, {manner}};
    if (!read_package(r, &decision->value[1], &bar)) return false;
    return !bar || FAULT0(r, "Several packages at once are offered with “packages”.");
}

static bool read_packages(Reader *r, Decision *decision, int manner) {
    bool bar = true;
    *decision = (Decision){DECISION_OFFER, 1, {manner}};
    while (bar && decision->count <= PACKAGES_MAX)
        if (!read_package(r, &decision->value[decision->count++], &bar)) return false;
    return (decision->count > 2 && !bar) || FAULT0(r, "Two or three packages are offered at once, with | between them.");
}

static bool read_nothing_more(Reader *r) {
    MoveWord word;
    bool ok = true;
    if (!next_word(r, &word, &ok)) return ok;
    return FAULT(r, "Nothing more was expected behind the move: “{1}”.", repeated(r, word.text));
}

static bool read_about(Reader *r, Decision *decision, int act) {
    MoveWord word;
    bool ok = true;
    if (!next_word(r, &word, &ok)) return ok && FAULT0(r, "About which issue? For instance: ask price");
    int issue = find_issue(r, word.has_value ? word.text : word.name);
    *decision = (Decision){DECISION_TALK, 2, {act, issue + 1}};
    return issue >= 0 && read_nothing_more(r);
}

static bool read_talk(Reader *r, Decision *decision, int act) {
    *decision = (Decision){DECISION_TALK, 2, {act, 0}};
    return read_nothing_more(r);
}

static bool read_bare(Reader *r, Decision *decision, int kind) {
    *decision = (Decision){.kind = (DecisionKind)kind};
    return read_nothing_more(r);
}

// What a preparation says, in the order of a decision's values.
typedef struct Question {
    Str name;
    AnswerRange range;
} Question;

static Question question_at(const TableSpec *table, int place) {
    const Str words[] = {alternative_word, limit_word, target_word};
    return (Question){place < 3 ? words[place] : table->issues[place - 3].id, negotiation_answer_range(&table->model, place)};
}

static int question_count(const TableSpec *table) {
    return 3 + table->model.issue_count;
}

// The place of what is named; the three words of a preparation come before issues. -1 with a fault.
static int find_question(Reader *r, Str name) {
    Str names[3 + DEAL_ISSUES_MAX];
    int count = question_count(r->table), number = numbered(name, r->table->model.issue_count);
    if (number) return 3 + number - 1;
    for (int i = 0; i < count; i++) {
        names[i] = question_at(r->table, i).name;
        if (str_equal(names[i], name)) return i;
    }
    for (int i = 0; r->shown && i < r->table->model.issue_count; i++)
        if (str_equal(r->shown->issues[i].name, name)) return 3 + i;
    Str nearest = str_nearest(name, names, count);
    if (nearest.len)
        (void)FAULT(r, "A preparation has no “{1}”; did you mean “{2}”?", repeated(r, name), nearest);
    else
        (void)FAULT(r, "A preparation has no “{1}”; it says: {2}.", repeated(r, name), listed(r, names, count));
    return -1;
}

static bool read_answer(Reader *r, const MoveWord *word, Decision *decision, uint32_t *named) {
    if (!word->has_value) return FAULT(r, "A name and a number were expected, such as “limit=30”, not “{1}”.", repeated(r, word->text));
    int place = find_question(r, word->name);
    if (place < 0) return false;
    Question question = question_at(r->table, place);
    int64_t number;
    if (!str_to_int(word->value, &number) || number < question.range.least || number > question.range.most)
        return FAULT(r, "“{1}” is a whole number from {2} to {3}, not “{4}”.", question.name, str_int(&r->arena, question.range.least),
                     str_int(&r->arena, question.range.most), repeated(r, word->value));
    if (*named >> place & 1) return FAULT(r, "“{1}” is named twice.", question.name);
    *named |= 1u << place;
    decision->value[place] = (int32_t)number;
    return true;
}

static bool read_preparation(Reader *r, Decision *decision, int kind) {
    MoveWord word;
    bool ok = true;
    uint32_t named = r->table->model.alternative_count == 0;
    *decision = (Decision){.kind = (DecisionKind)kind, .count = question_count(r->table)};
    while (ok && next_word(r, &word, &ok)) ok = read_answer(r, &word, decision, &named);
    for (int i = 0; ok && i < decision->count; i++)
        if (!(named >> i & 1))
            ok = FAULT(r, "A preparation also says “{1}”, for instance {1}={2}.", question_at(r->table, i).name,
                       str_int(&r->arena, question_at(r->table, i).range.least));
    return ok;
}

typedef struct Verb {
    Str name;
    bool (*read)(Reader *r, Decision *decision, int number);
    int number;  // the act, manner or kind
} Verb;
static const Verb verbs[] = {
    {STR_INIT("ask"), read_about, TALK_ASK},
    {STR_INIT("paraphrase"), read_talk, TALK_PARAPHRASE},
    {STR_INIT("value"), read_about, TALK_VALUE},
    {STR_INIT("silence"), read_talk, TALK_SILENCE},
    {STR_INIT("threat"), read_talk, TALK_THREAT},
    {STR_INIT("overpromise"), read_talk, TALK_OVERPROMISE},
    {STR_INIT("offer"), read_offer, MANNER_PLAIN},
    {STR_INIT("if"), read_offer, MANNER_CONDITIONAL},
    {STR_INIT("trade"), read_offer, MANNER_TRADEOFF},
    {STR_INIT("close"), read_offer, MANNER_CLOSE},
    {STR_INIT("packages"), read_packages, MANNER_PLAIN},
    {STR_INIT("accept"), read_bare, DECISION_ACCEPT},
    {STR_INIT("walk"), read_bare, DECISION_WALK},
    {STR_INIT("prepare"), read_preparation, DECISION_PREPARE},
};
#define VERB_COUNT (int)(sizeof verbs / sizeof *verbs)

static bool unknown_verb(Reader *r, Str word) {
    Str names[VERB_COUNT];
    for (int i = 0; i < VERB_COUNT; i++) names[i] = verbs[i].name;
    Str nearest = str_nearest(word, names, VERB_COUNT);
    if (nearest.len) return FAULT(r, "“{1}” is no move; did you mean “{2}”?", repeated(r, word), nearest);
    return FAULT(r, "“{1}” is no move; moves are: {2}.", repeated(r, word), listed(r, names, VERB_COUNT));
}

static bool read_verb(Reader *r, Decision *decision) {
    MoveWord word;
    bool ok = true;
    if (!next_word(r, &word, &ok)) return ok && FAULT0(r, "A move was expected, for instance: ask price");
    for (int i = 0; i < VERB_COUNT; i++)
        if (str_equal(word.text, verbs[i].name)) return verbs[i].read(r, decision, verbs[i].number);
    return unknown_verb(r, word.text);
}

bool move_read(const Scenario *scenario, const ViewTable *shown, const int32_t *row, Str text, Decision *decision, Str file, int line,
               Err *err) {
    *decision = (Decision){0};
    if (!scenario->table) {
        ERR0(err, file, line, "There is nothing to negotiate in this scenario.");
        return false;
    }
    Reader r = {.table = scenario->table, .shown = shown, .file = file, .line = line, .err = err};
    r.text = (MoveText){.arena = &r.arena, .text = text};
    r.base = base_of(scenario->table, row);
    bool read = read_verb(&r, decision);
    arena_free(&r.arena);
    return read;
}

bool move_fits(const Scenario *scenario, const Decision *decision) {
    return scenario->table && !negotiation_malformed(&scenario->table->model, decision);
}

static const Verb *verb_of(const Decision *decision) {
    bool (*read)(Reader *, Decision *, int) = read_bare;
    int number = decision->kind == DECISION_TALK || decision->kind == DECISION_OFFER ? decision->value[0] : (int)decision->kind;
    if (decision->kind == DECISION_PREPARE) read = read_preparation;
    if (decision->kind == DECISION_TALK) read = decision->value[1] ? read_about : read_talk;
    if (decision->kind == DECISION_OFFER) read = decision->count > 2 ? read_packages : read_offer;
    const Verb *verb = verbs;
    while (verb->read != read || verb->number != number) verb++;
    return verb;
}

static void write_pair(StrBuf *buf, Str name, Str value) {
    buf_char(buf, ' ');
    buf_add(buf, name);
    buf_char(buf, '=');
    buf_add(buf, value);
}

static Str by_number(Arena *arena, int index) {
    return str_join(arena, STR("#"), str_int(arena, index + 1));
}

// By its text, unless that is an earlier value's, too.
static Str value_word(Arena *arena, const TableIssue *issue, int value) {
    for (int v = 0; v < value; v++)
        if (str_equal(issue->values[v], issue->values[value])) return by_number(arena, value);
    return move_quote(arena, issue->values[value]);
}

static void write_package(StrBuf *buf, const TableSpec *table, int outcome) {
    Package package = deal_package(space_of(table), outcome);
    for (int i = 0; i < table->model.issue_count; i++)
        write_pair(buf, move_quote(buf->arena, table->issues[i].id), value_word(buf->arena, &table->issues[i], package.value[i]));
}

// An issue that is called like one of the three words is named by its number.
static void write_preparation(StrBuf *buf, const TableSpec *table, const Decision *d) {
    for (int i = table->model.alternative_count ? 0 : 1; i < d->count; i++) {
        Str name = question_at(table, i).name;
        bool taken = i >= 3 && (str_equal(name, alternative_word) || str_equal(name, limit_word) || str_equal(name, target_word));
        write_pair(buf, taken ? by_number(buf->arena, i - 3) : move_quote(buf->arena, name), str_int(buf->arena, d->value[i]));
    }
}

static void write_details(StrBuf *buf, const TableSpec *table, const Decision *d) {
    if (d->kind == DECISION_PREPARE) write_preparation(buf, table, d);
    if (d->kind == DECISION_TALK && d->value[1]) {
        buf_char(buf, ' ');
        buf_add(buf, move_quote(buf->arena, table->issues[d->value[1] - 1].id));
    }
    for (int i = 1; d->kind == DECISION_OFFER && i < d->count; i++) {
        if (i > 1) buf_add(buf, STR(" |"));
        write_package(buf, table, d->value[i]);
    }
}

Str move_write(Arena *arena, const Scenario *scenario, const Decision *decision) {
    if (!move_fits(scenario, decision)) return STR_NONE;
    StrBuf buf = {.arena = arena};
    buf_add(&buf, verb_of(decision)->name);
    write_details(&buf, scenario->table, decision);
    return buf_str(&buf);
}
