// The one place that knows how UTF-8 is put together.
#include "base/utf8.h"

#include <string.h>

// One row per length of a letter: the bits that mark its first byte, and the least code that may be written so long.
static const struct Form {
    unsigned char mask, mark;
    uint32_t least;
} forms[] = {{0x80, 0x00, 0}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};

#define FORM_COUNT 4
#define CODE_MAX   0x10FFFFu

static bool is_surrogate(uint32_t code) {
    return code >= 0xD800 && code <= 0xDFFF;
}

// The letter of `extra` bytes behind the first one at `at`, or UTF8_BAD.
static uint32_t decode(Str s, size_t at, int extra) {
    const unsigned char *bytes = (const unsigned char *)s.data + at;
    if ((size_t)extra >= s.len - at) return UTF8_BAD;
    uint32_t code = bytes[0] & (unsigned char)~forms[extra].mask;
    for (int i = 1; i <= extra; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return UTF8_BAD;
        code = code << 6 | (bytes[i] & 0x3Fu);
    }
    return code < forms[extra].least || code > CODE_MAX || is_surrogate(code) ? UTF8_BAD : code;
}

// As utf8_next, and says whether it was a letter: U+FFFD itself is one.
static bool next(Str s, size_t *at, uint32_t *code) {
    unsigned char first = (unsigned char)s.data[*at];
    int extra = 0;
    while (extra < FORM_COUNT && (first & forms[extra].mask) != forms[extra].mark) extra++;
    *code = extra < FORM_COUNT ? decode(s, *at, extra) : UTF8_BAD;
    bool right = *code != UTF8_BAD || (extra == 2 && str_starts(str_slice(s, *at, s.len), STR("\xEF\xBF\xBD")));
    *at += right ? (size_t)extra + 1 : 1;
    return right;
}

uint32_t utf8_next(Str s, size_t *at) {
    uint32_t code;
    next(s, at, &code);
    return code;
}

// Where the printable ASCII letters that start at `at` end, or a little before: eight are looked at together, since most texts are full of
// them.
static size_t plain_end(Str s, size_t at) {
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    for (uint64_t word; s.len - at >= sizeof word; at += sizeof word) {
        memcpy(&word, s.data + at, sizeof word);
        if ((word | (word - ones * ' ') | (word + ones)) & tops) break;
    }
    return at;
}

bool utf8_valid(Str s) {
    uint32_t code;
    for (size_t at = plain_end(s, 0); at < s.len; at = plain_end(s, at)) {
        if (!next(s, &at, &code)) return false;
    }
    return true;
}

static bool is_control(uint32_t code) {
    return (code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0);
}

// How many bytes from the start can be shown as they are.
static size_t clean_length(Str s) {
    size_t at = plain_end(s, 0), clean = at;
    uint32_t code;
    while (at < s.len && next(s, &at, &code) && !is_control(code)) clean = at = plain_end(s, at);
    return clean;
}

Str utf8_clean(Arena *arena, Str s) {
    if (clean_length(s) == s.len) return s;
    StrBuf buf = {.arena = arena};
    while (s.len) {
        size_t at = clean_length(s);
        buf_add(&buf, str_slice(s, 0, at));
        if (at == s.len) break;
        utf8_next(s, &at);
        buf_add(&buf, STR("\xEF\xBF\xBD"));
        s = str_slice(s, at, s.len);
    }
    return buf_str(&buf);
}

Str utf8_excerpt(Arena *arena, Str s, size_t most) {
    if (s.len <= most) return utf8_clean(arena, s);
    while (most && ((unsigned char)s.data[most] & 0xC0) == 0x80) most--;
    return utf8_clean(arena, str_join(arena, str_slice(s, 0, most), STR("…")));
}

size_t utf8_count(Str s) {
    size_t count = 0;
    for (size_t at = 0; at < s.len; count++) utf8_next(s, &at);
    return count;
}

int utf8_put(uint32_t code, char out[4]) {
    if (code > CODE_MAX || is_surrogate(code)) code = UTF8_BAD;
    int extra = FORM_COUNT - 1;
    while (code < forms[extra].least) extra--;
    for (int i = extra; i > 0; i--, code >>= 6) out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(forms[extra].mark | code);
    return extra + 1;
}
