// Reads Lua only as far as tables go: what a lexer must know to tell a brace from a brace in a string, and where a value ends.
#include "core/sourcemap.h"

#include "base/utf8.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX     200  // Lua's own limit of nested constructors
#define INSERTION_MAX 16   // fields

typedef enum TokenKind { END, NAME, TEXT, NUMBER, SYMBOL } TokenKind;
typedef struct Token {
    TokenKind kind;
    char symbol;   // of a SYMBOL of one letter, else 0
    bool escaped;  // a TEXT with a backslash in it
    int line;      // where it begins
    Str text;      // of TEXT what stands between the quotes
} Token;

typedef struct Lexer {
    Arena *arena;
    Str file, source;
    Err *err;
    size_t at;
    int line, depth;
    Token token, next;
    SourceField *open;  // fields of the tables that are not closed yet, the innermost last; copied out in one piece when one closes
    int open_count, open_cap;
} Lexer;

static char peek(const Lexer *lx, size_t ahead) {
    return ahead < lx->source.len - lx->at ? lx->source.data[lx->at + ahead] : 0;
}

static bool at_end(const Lexer *lx) {
    return lx->at == lx->source.len;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Passes one byte or one line end. Lua counts \r\n and \n\r as one line end.
static void pass(Lexer *lx) {
    char c = lx->source.data[lx->at++];
    if (c != '\n' && c != '\r') return;
    lx->line++;
    char other = c == '\n' ? '\r' : '\n';
    if (peek(lx, 0) == other) lx->at++;
}

static void pass_space(Lexer *lx) {
    while (!at_end(lx) && str_is_space(lx->source.data[lx->at])) pass(lx);
}

// Passes all bytes but the four given: most of a text is read here.
static void pass_others(Lexer *lx, char a, char b, char c, char d) {
    const char *at = lx->source.data + lx->at, *end = lx->source.data + lx->source.len;
    while (at < end && *at != a && *at != b && *at != c && *at != d) at++;
    lx->at = (size_t)(at - lx->source.data);
}

static void pass_name(Lexer *lx) {
    const char *at = lx->source.data + lx->at, *end = lx->source.data + lx->source.len;
    while (at < end && (is_letter(*at) || is_digit(*at))) at++;
    lx->at = (size_t)(at - lx->source.data);
}

// How many bytes open a long bracket here: "[[" 2, "[==[" 4; 0 where none does.
static size_t long_bracket(const Lexer *lx) {
    size_t length = 1;
    if (peek(lx, 0) != '[') return 0;
    while (peek(lx, length) == '=') length++;
    return peek(lx, length) == '[' ? length + 1 : 0;
}

// The text of a long bracket that opens with `length` bytes; without its first line end, as in Lua.
static Str read_long(Lexer *lx, size_t length) {
    lx->at += length;
    if (peek(lx, 0) == '\n' || peek(lx, 0) == '\r') pass(lx);
    size_t from = lx->at;
    for (;;) {
        pass_others(lx, ']', ']', '\n', '\r');
        if (at_end(lx)) break;
        size_t closing = 1;
        if (peek(lx, 0) == ']') {
            while (closing < length - 1 && peek(lx, closing) == '=') closing++;
            if (closing == length - 1 && peek(lx, closing) == ']') {
                lx->at += length;
                return str_slice(lx->source, from, lx->at - length);
            }
            lx->at += closing;
        } else {
            pass(lx);
        }
    }
    return str_slice(lx->source, from, lx->at);
}

static void pass_space_and_comments(Lexer *lx) {
    for (;;) {
        pass_space(lx);
        if (peek(lx, 0) != '-' || peek(lx, 1) != '-') return;
        lx->at += 2;
        size_t length = long_bracket(lx);
        if (length) {
            read_long(lx, length);
        } else {
            pass_others(lx, '\n', '\n', '\r', '\r');
        }
    }
}

// An unclosed string ends with its line.
static void read_quoted(Lexer *lx, Token *token) {
    char quote = peek(lx, 0);
    size_t from = ++lx->at;
    for (;;) {
        pass_others(lx, quote, '\\', '\n', '\r');
        if (peek(lx, 0) != '\\') break;
        token->escaped = true;
        lx->at++;
        if (at_end(lx)) break;
        bool skips_space = peek(lx, 0) == 'z';
        pass(lx);
        if (skips_space) pass_space(lx);
    }
    token->text = str_slice(lx->source, from, lx->at);
    if (peek(lx, 0) == quote && !at_end(lx)) lx->at++;
}

static void read_number(Lexer *lx) {
    bool hexadecimal = peek(lx, 0) == '0' && (peek(lx, 1) == 'x' || peek(lx, 1) == 'X');
    while (is_letter(peek(lx, 0)) || is_digit(peek(lx, 0)) || peek(lx, 0) == '.') {
        char low = (char)(peek(lx, 0) | 0x20);
        lx->at++;
        if (low == (hexadecimal ? 'p' : 'e') && (peek(lx, 0) == '+' || peek(lx, 0) == '-')) lx->at++;
    }
}

// Comparisons are kept in one piece, so that a lone = is always the one of a field.
static void read_symbol(Lexer *lx) {
    bool pair = peek(lx, 1) == '=' && peek(lx, 0) && strchr("=~<>", peek(lx, 0));
    lx->at += pair ? 2 : 1;
}

// What stands at a byte that opens a text: `length` is that of its long bracket, 0 for quotes.
static void read_text(Lexer *lx, Token *token, size_t length) {
    token->kind = TEXT;
    if (length)
        token->text = read_long(lx, length);
    else
        read_quoted(lx, token);
}

static void read_token(Lexer *lx, Token *token) {
    pass_space_and_comments(lx);
    *token = (Token){.kind = END, .line = lx->line};
    if (at_end(lx)) return;
    size_t from = lx->at, length = long_bracket(lx);
    char c = lx->source.data[from];
    if (length || c == '"' || c == '\'') {
        read_text(lx, token, length);
        return;
    }
    if (is_letter(c)) {
        token->kind = NAME;
        pass_name(lx);
    } else if (is_digit(c) || (c == '.' && is_digit(peek(lx, 1)))) {
        token->kind = NUMBER;
        read_number(lx);
    } else {
        token->kind = SYMBOL;
        read_symbol(lx);
        token->symbol = (char)(lx->at - from == 1 ? c : 0);
    }
    token->text = str_slice(lx->source, from, lx->at);
}

static void advance(Lexer *lx) {
    lx->token = lx->next;
    read_token(lx, &lx->next);
}

static bool is_symbol(Token token, char symbol) {
    return token.symbol == symbol;
}

// What opens and closes something in which commas and semicolons don't end a value. `while` and `for` open with their `do`.
static int nesting(Token token) {
    static const struct {
        Str word;
        int by;
    } words[] = {{STR_INIT("function"), 1}, {STR_INIT("do"), 1},   {STR_INIT("if"), 1},
                 {STR_INIT("repeat"), 1},   {STR_INIT("end"), -1}, {STR_INIT("until"), -1}};
    if (is_symbol(token, '(') || is_symbol(token, '[')) return 1;
    if (is_symbol(token, ')') || is_symbol(token, ']')) return -1;
    for (size_t i = 0; token.kind == NAME && i < sizeof words / sizeof *words; i++)
        if (str_equal(token.text, words[i].word)) return words[i].by;
    return 0;
}

// May this stand before a constructor that is the whole value: `complaint {`, `model.complaint({`?
static bool leads_to_table(Token token) {
    if (token.kind == SYMBOL) return is_symbol(token, '(') || is_symbol(token, '.') || is_symbol(token, ':');
    return token.kind == NAME && !nesting(token) && !str_equal(token.text, STR("and")) && !str_equal(token.text, STR("or")) &&
           !str_equal(token.text, STR("not"));
}

static const SourceNode *read_table(Lexer *lx);

// Passes everything up to the comma, semicolon or brace behind a value, or the bracket behind a key; keeps the table that the value is.
static const SourceNode *read_value(Lexer *lx, bool is_key) {
    const SourceNode *table = NULL;
    bool leading = true;
    int open = 0;
    while (lx->token.kind != END && !is_symbol(lx->token, '}')) {
        if (open == 0 && (is_key ? is_symbol(lx->token, ']') : is_symbol(lx->token, ',') || is_symbol(lx->token, ';'))) break;
        if (is_symbol(lx->token, '{')) {
            const SourceNode *inner = read_table(lx);
            if (leading) table = inner;
            leading = false;
            continue;
        }
        leading = leading && leads_to_table(lx->token);
        open += nesting(lx->token);
        if (open < 0) open = 0;  // Lua will say what is wrong with it
        advance(lx);
    }
    return table;
}

static unsigned hex_value(char c) {
    return is_digit(c) ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a' + 10);
}

static bool is_hex(char c) {
    return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

// \x41 \65 \u{41}: the number behind a backslash, read from *at on with digits of `base`, at most `most` of them.
static uint32_t escape_number(Str text, size_t *at, unsigned base, int most) {
    uint32_t value = 0;
    for (; most > 0 && *at < text.len && (base == 16 ? is_hex(text.data[*at]) : is_digit(text.data[*at])); most--)
        value = value * base + hex_value(text.data[(*at)++]);
    return value;
}

static void add_code_point(StrBuf *buf, uint32_t code) {
    char bytes[4];
    buf_add(buf, (Str){bytes, (size_t)utf8_put(code <= 0x10FFFF ? code : UTF8_BAD, bytes)});
}

// Writes what the escape at *at (behind its backslash) stands for, and moves behind it.
static void unescape(StrBuf *buf, Str text, size_t *at) {
    static const char plain[] = "abfnrtv", meant[] = "\a\b\f\n\r\t\v";
    char c = text.data[*at];
    const char *hit = memchr(plain, c, sizeof plain - 1);
    if (is_digit(c)) {
        buf_char(buf, (char)escape_number(text, at, 10, 3));
        return;
    }
    ++*at;
    if (hit) {
        buf_char(buf, meant[hit - plain]);
    } else if (c == 'x') {
        buf_char(buf, (char)escape_number(text, at, 16, 2));
    } else if (c == 'u' && *at < text.len && text.data[*at] == '{') {
        ++*at;
        add_code_point(buf, escape_number(text, at, 16, 8));
        if (*at < text.len && text.data[*at] == '}') ++*at;
    } else if (c == 'z') {
        while (*at < text.len && strchr(" \t\n\v\f\r", text.data[*at]) && text.data[*at]) ++*at;
    } else {
        buf_char(buf, c);
    }
}

static Str key_text(Lexer *lx, Token token) {
    if (!token.escaped) return token.text;
    StrBuf buf = {.arena = lx->arena};
    for (size_t at = 0; at < token.text.len;) {
        char c = token.text.data[at++];
        if (c == '\\' && at < token.text.len)
            unescape(&buf, token.text, &at);
        else
            buf_char(&buf, c);
    }
    return buf_str(&buf);
}

// `["key"] =`, `[3] =` or a computed key, which stays without a name.
static void read_bracketed_key(Lexer *lx, SourceField *field) {
    int64_t number;
    advance(lx);
    bool plain = is_symbol(lx->next, ']');
    if (plain && lx->token.kind == TEXT) field->key = key_text(lx, lx->token);
    if (plain && lx->token.kind == NUMBER && str_to_int(lx->token.text, &number) && number > 0 && number <= INT_MAX)
        field->index = (int)number;
    read_value(lx, true);
    if (is_symbol(lx->token, ']')) advance(lx);
    if (is_symbol(lx->token, '=')) advance(lx);
}

static SourceField read_field(Lexer *lx, int *positional) {
    SourceField field = {.line = lx->token.line};
    if (is_symbol(lx->token, '[')) {
        read_bracketed_key(lx, &field);
    } else if (lx->token.kind == NAME && is_symbol(lx->next, '=')) {
        field.key = lx->token.text;
        advance(lx);
        advance(lx);
    } else {
        field.index = ++*positional;
    }
    field.table = read_value(lx, false);
    return field;
}

// Any order will do that is always the same; lengths are compared first because they mostly differ.
static int compare_names(Str key, int index, const SourceField *field) {
    if (key.len != field->key.len) return key.len < field->key.len ? -1 : 1;
    int order = key.len ? memcmp(key.data, field->key.data, key.len) : 0;
    return order ? order : (index > field->index) - (index < field->index);
}

static int compare_fields(const void *a, const void *b) {
    const SourceField *left = *(const SourceField *const *)a, *right = *(const SourceField *const *)b;
    int order = compare_names(left->key, left->index, right);
    return order ? order : (left > right) - (left < right);
}

// Nearly all tables are small, and there insertion takes half the time.
static void sort_fields(const SourceField **fields, int count) {
    if (count > INSERTION_MAX) {
        qsort(fields, (size_t)count, sizeof *fields, compare_fields);
        return;
    }
    for (int i = 1; i < count; i++) {
        const SourceField *field = fields[i];
        int at = i;
        for (; at > 0 && compare_names(field->key, field->index, fields[at - 1]) < 0; at--) fields[at] = fields[at - 1];
        fields[at] = field;
    }
}

static void report_repetitions(Lexer *lx, const SourceNode *node) {
    for (int i = 1; i < node->count; i++) {
        const SourceField *first = node->by_name[i - 1], *second = node->by_name[i];
        if (compare_names(first->key, first->index, second) || (!first->key.len && !first->index)) continue;
        Str name = first->key.len ? first->key : str_int(lx->arena, first->index);
        ERR(lx->err, lx->file, second->line, "“{1}” is given twice in one table: it stands in line {2} already.", name,
            str_int(lx->arena, first->line));
    }
}

static void add_field(Lexer *lx, SourceField field) {
    if (lx->open_count == lx->open_cap) {
        MUST(lx->open_cap <= INT_MAX / 2);
        lx->open_cap = lx->open_cap ? lx->open_cap * 2 : 64;
        lx->open = mem_realloc(lx->open, (size_t)lx->open_cap * sizeof *lx->open);
    }
    lx->open[lx->open_count++] = field;
}

// The fields from `first` on are those of the table that has just closed.
static const SourceNode *make_node(Lexer *lx, int first, int line) {
    int count = lx->open_count - first;
    SourceField *fields = ARENA_ARRAY(lx->arena, SourceField, count);
    const SourceField **by_name = ARENA_ARRAY(lx->arena, const SourceField *, count);
    for (int i = 0; i < count; i++) {
        fields[i] = lx->open[first + i];
        by_name[i] = &fields[i];
    }
    lx->open_count = first;
    sort_fields(by_name, count);
    SourceNode *node = ARENA_NEW(lx->arena, SourceNode);
    *node = (SourceNode){fields, count, line, by_name};
    report_repetitions(lx, node);
    return node;
}

static void pass_table(Lexer *lx) {
    int open = 0;
    do {
        open += is_symbol(lx->token, '{') - is_symbol(lx->token, '}');
        advance(lx);
    } while (open > 0 && lx->token.kind != END);
}

// Stands on the opening brace; leaves behind the closing one.
static const SourceNode *read_table(Lexer *lx) {
    if (lx->depth == DEPTH_MAX) {
        pass_table(lx);
        return NULL;
    }
    lx->depth++;
    int first = lx->open_count, positional = 0, line = lx->token.line;
    advance(lx);
    while (lx->token.kind != END && !is_symbol(lx->token, '}')) {
        if (is_symbol(lx->token, ',') || is_symbol(lx->token, ';')) {
            advance(lx);
            continue;
        }
        SourceField field = read_field(lx, &positional);
        add_field(lx, field);
    }
    advance(lx);
    lx->depth--;
    return make_node(lx, first, line);
}

static const SourceNode *find_constructor(Lexer *lx, Str constructor) {
    bool of_a_table = false;  // `other.scenario {` is another function
    while (lx->token.kind != END) {
        bool call = lx->token.kind == NAME && str_equal(lx->token.text, constructor) && !of_a_table;
        of_a_table = is_symbol(lx->token, '.') || is_symbol(lx->token, ':');
        advance(lx);
        while (call && is_symbol(lx->token, '(')) advance(lx);
        if (call && is_symbol(lx->token, '{')) return read_table(lx);
    }
    return NULL;
}

const SourceNode *sourcemap_read(Arena *arena, Str file, Str source, Str constructor, Err *err) {
    Lexer lexer = {.arena = arena, .file = file, .source = source, .err = err, .line = 1};
    advance(&lexer);
    advance(&lexer);
    const SourceNode *node = find_constructor(&lexer, constructor);
    free(lexer.open);
    return node;
}

// Of equal names the first in the order of writing.
static const SourceField *look_up(const SourceNode *node, Str key, int index) {
    if (!node || (!key.len && index < 1)) return NULL;
    int from = 0, to = node->count;
    while (from < to) {
        int middle = from + (to - from) / 2;
        if (compare_names(key, index, node->by_name[middle]) > 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from < node->count && !compare_names(key, index, node->by_name[from]) ? node->by_name[from] : NULL;
}

const SourceField *sourcemap_key(const SourceNode *node, Str key) {
    return look_up(node, key, 0);
}

const SourceField *sourcemap_index(const SourceNode *node, int index) {
    return look_up(node, STR_NONE, index);
}
