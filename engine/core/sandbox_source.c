// Looks at a scenario's text before Lua does: for what is no text, and for two things that bring Lua 5.4.4 down however little it may do.
#include "core/sandbox_lib.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

#define CHAIN_MAX 100  // of a.b.c.d: to name the value in "attempt to index a nil value", Lua goes back along it in recursion
#define DEPTH_MAX 150  // of brackets: Lua's own limit of 200 counts other things too and then names no line

typedef enum Token { NAME, LITERAL, OPEN, CLOSE, POINT, OTHER, END } Token;

typedef struct Scan {
    Str file, text;
    Err *err;
    size_t at, start;  // of the token: text[start..at)
    int line;
    bool failed;
    Token token, before;
    int depth, chain[DEPTH_MAX + 1];  // how long the chain is that the last token belongs to, for each open bracket
} Scan;

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static char peek(const Scan *scan, size_t ahead) {
    return scan->at + ahead < scan->text.len ? scan->text.data[scan->at + ahead] : '\0';
}

static void skip(Scan *scan) {
    if (scan->text.data[scan->at++] == '\n') scan->line++;
}

// At "[" or "[=": the number of equal signs of a long bracket, or -1.
static int long_bracket(const Scan *scan) {
    int level = 0;
    while (peek(scan, (size_t)level + 1) == '=') level++;
    return peek(scan, (size_t)level + 1) == '[' ? level : -1;
}

static bool closes(const Scan *scan, int level) {
    if (peek(scan, 0) != ']' || peek(scan, (size_t)level + 1) != ']') return false;
    for (int i = 1; i <= level; i++)
        if (peek(scan, (size_t)i) != '=') return false;
    return true;
}

static void skip_long(Scan *scan, int level) {
    scan->at += (size_t)level + 2;
    while (scan->at < scan->text.len && !closes(scan, level)) skip(scan);
    scan->at += (size_t)level + 2;
    if (scan->at > scan->text.len) scan->at = scan->text.len;
}

static void skip_comment(Scan *scan) {
    scan->at += 2;
    int level = peek(scan, 0) == '[' ? long_bracket(scan) : -1;
    if (level >= 0)
        skip_long(scan, level);
    else
        while (scan->at < scan->text.len && scan->text.data[scan->at] != '\n' && scan->text.data[scan->at] != '\r') scan->at++;
}

static void skip_blank(Scan *scan) {
    while (scan->at < scan->text.len) {
        char c = peek(scan, 0);
        if (c == ' ' || (c >= '\t' && c <= '\r'))
            skip(scan);
        else if (c == '-' && peek(scan, 1) == '-')
            skip_comment(scan);
        else
            return;
    }
}

static void skip_quoted(Scan *scan) {
    const char *at = scan->text.data + scan->at, *end = scan->text.data + scan->text.len;
    char quote = *at++;
    for (; at < end && *at != quote; at++) {
        if (*at == '\\' && at + 1 < end) at++;
        if (*at == '\n') scan->line++;
    }
    scan->at = (size_t)(at - scan->text.data) + (at < end);
}

static void skip_number(Scan *scan) {
    bool hex = peek(scan, 0) == '0' && (peek(scan, 1) | 0x20) == 'x';
    char exponent = hex ? 'p' : 'e';
    while (is_digit(peek(scan, 0)) || is_letter(peek(scan, 0)) || peek(scan, 0) == '.') {
        bool sign_follows = (peek(scan, 0) | 0x20) == exponent && (peek(scan, 1) == '+' || peek(scan, 1) == '-');
        scan->at += sign_follows ? 2 : 1;
    }
}

static Token skip_symbol(Scan *scan) {
    char c = scan->text.data[scan->at++];
    if (c == '.' && peek(scan, 0) == '.') {
        while (peek(scan, 0) == '.') scan->at++;
        return OTHER;
    }
    if (c == '.') return POINT;
    return memchr("([{", c, 3) ? OPEN : memchr(")]}", c, 3) ? CLOSE : OTHER;
}

static void next_token(Scan *scan) {
    scan->before = scan->token;
    skip_blank(scan);
    scan->start = scan->at;
    char c = peek(scan, 0);
    if (scan->at >= scan->text.len) {
        scan->token = END;
    } else if (is_letter(c)) {
        while (is_letter(peek(scan, 0)) || is_digit(peek(scan, 0))) scan->at++;
        scan->token = NAME;
    } else if (is_digit(c) || (c == '.' && is_digit(peek(scan, 1)))) {
        skip_number(scan);
        scan->token = LITERAL;
    } else if (c == '"' || c == '\'') {
        skip_quoted(scan);
        scan->token = LITERAL;
    } else if (c == '[' && long_bracket(scan) >= 0) {
        skip_long(scan, long_bracket(scan));
        scan->token = LITERAL;
    } else {
        scan->token = skip_symbol(scan);
    }
}

static void fail(Scan *scan, const char *pattern, int limit) {
    char number[16];
    snprintf(number, sizeof number, "%d", limit);
    Str arg = str_from(number);
    err_add(scan->err, scan->file, scan->line, str_from(pattern), &arg, 1);
    scan->failed = true;
}

static void open_bracket(Scan *scan) {
    if (scan->depth == DEPTH_MAX) {
        fail(scan, "Brackets lie more than {1} deep in each other.", DEPTH_MAX);
        return;
    }
    scan->chain[++scan->depth] = 0;
}

// A bracketed expression hands its chain on: (a.b.c).d. An index goes on with the one it belongs to.
static void close_bracket(Scan *scan) {
    if (!scan->depth) return;  // Lua will say so
    int inner = scan->chain[scan->depth--];
    if (scan->text.data[scan->start] == ']')
        scan->chain[scan->depth]++;
    else
        scan->chain[scan->depth] = inner;
}

static void look_at(Scan *scan) {
    int *chain = &scan->chain[scan->depth];
    switch (scan->token) {
    case OPEN: open_bracket(scan); return;
    case CLOSE: close_bracket(scan); break;
    case POINT: ++*chain; break;
    case NAME:
        if (scan->before != POINT) *chain = 0;
        if (str_equal(str_slice(scan->text, scan->start, scan->at), STR("_ENV"))) {
            ERR(scan->err, scan->file, scan->line, "“{1}” is not available in scenarios.", STR("_ENV"));
            scan->failed = true;
        }
        break;
    default: *chain = 0;
    }
    if (scan->chain[scan->depth] > CHAIN_MAX) fail(scan, "More than {1} points and brackets follow each other in one name.", CHAIN_MAX);
}

static bool check_tokens(Str file, Str text, Err *err) {
    Scan scan = {.file = file, .text = text, .err = err, .line = 1, .token = OTHER};
    do {
        next_token(&scan);
        look_at(&scan);
    } while (scan.token != END && !scan.failed);
    return !scan.failed;
}

static int line_at(Str text, size_t at) {
    int line = 1;
    for (size_t i = 0; i < at; i++) line += text.data[i] == '\n';
    return line;
}

// Eight bytes at once, since nearly all of a text is this: true when none is a control letter or part of a longer one.
static bool all_plain(const char *bytes) {
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return !((word | (word - ones * ' ')) & tops);
}

static bool check_letter(Str file, Str text, size_t *at, Err *err) {
    size_t from = *at;
    unsigned char c = (unsigned char)text.data[from];
    if (c < 0x80) {
        ++*at;
        if (c >= ' ' || (c >= '\t' && c <= '\r')) return true;
        ERR0(err, file, line_at(text, from), "A byte here is no letter: a scenario is a text file, and compiled Lua is not accepted.");
        return false;
    }
    if (utf8_next(text, at) != UTF8_BAD || *at - from == 3) return true;  // U+FFFD itself is a letter
    ERR0(err, file, line_at(text, from), "A letter here is not UTF-8: save the file with the encoding UTF-8.");
    return false;
}

static bool check_bytes(Str file, Str text, Err *err) {
    size_t at = 0;
    while (at < text.len) {
        if (text.len - at >= 8 && all_plain(text.data + at))
            at += 8;
        else if (!check_letter(file, text, &at, err))
            return false;
    }
    return true;
}

bool sandbox_source(Str file, Str *source, Err *err) {
    if (str_starts(*source, STR("\xEF\xBB\xBF"))) *source = str_slice(*source, 3, source->len);
    if (source->len > SOURCE_MAX) {
        ERR(err, file, 1, "This file is larger than {1} KiB.", STR("1024"));
        return false;
    }
    if (str_starts(*source, STR("#"))) {
        ERR0(err, file, 1, "A scenario starts with Lua text, not with a line that starts with #.");
        return false;
    }
    return check_bytes(file, *source, err) && check_tokens(file, *source, err);
}
