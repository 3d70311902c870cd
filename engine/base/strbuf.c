// Making text: a buffer that grows in an arena, and the two ways in which patterns and scenario texts are rewritten.
#include "base/str.h"

#include <string.h>

#define BUF_MIN 64

// Keeps one byte beyond the text, so that the zero of buf_str always has room.
static void buf_room(StrBuf *buf, size_t more) {
    if (more < buf->cap - buf->len) return;
    size_t cap = buf->cap ? buf->cap : BUF_MIN;
    while (cap - buf->len <= more) {
        if (cap > PTRDIFF_MAX / 2) die("out of memory");
        cap *= 2;
    }
    char *data = arena_alloc(buf->arena, cap);
    if (buf->len) memcpy(data, buf->data, buf->len);
    buf->data = data;
    buf->cap = cap;
}

void buf_add(StrBuf *buf, Str s) {
    if (!s.len) return;
    buf_room(buf, s.len);
    memcpy(buf->data + buf->len, s.data, s.len);
    buf->len += s.len;
}

void buf_char(StrBuf *buf, char c) {
    buf_add(buf, (Str){&c, 1});
}

void buf_int(StrBuf *buf, int64_t value) {
    buf_add(buf, str_int(buf->arena, value));
}

Str buf_str(StrBuf *buf) {
    buf_room(buf, 0);
    buf->data[buf->len] = 0;
    return (Str){buf->data, buf->len};
}

// The length of "{7}" at the start of `s` and its number; 0 when it is something else or the number is not in 1..count.
static size_t placeholder(Str s, int count, int *number) {
    size_t at = 1;
    int64_t value = 0;
    while (at < s.len && s.data[at] >= '0' && s.data[at] <= '9' && value <= count) value = value * 10 + (s.data[at++] - '0');
    if (at >= s.len || s.data[at] != '}' || value < 1 || value > count) return 0;
    *number = (int)value;
    return at + 1;
}

Str str_fill(Arena *arena, Str pattern, const Str *args, int count) {
    StrBuf buf = {.arena = arena};
    for (ptrdiff_t brace; (brace = str_find(pattern, STR("{"), 0)) >= 0;) {
        buf_add(&buf, str_slice(pattern, 0, (size_t)brace));
        pattern = str_slice(pattern, (size_t)brace, pattern.len);
        int number = 0;
        size_t taken = placeholder(pattern, count, &number);
        if (taken) {
            buf_add(&buf, args[number - 1]);
        } else {
            buf_char(&buf, '{');
            taken = str_starts(pattern, STR("{{")) ? 2 : 1;
        }
        pattern = str_slice(pattern, taken, pattern.len);
    }
    buf_add(&buf, pattern);
    return buf_str(&buf);
}

// Where the white space that starts at `from` ends, and how many line ends it holds.
static size_t space_end(Str s, size_t from, int *lines) {
    *lines = 0;
    while (from < s.len && str_is_space(s.data[from])) {
        if (s.data[from++] == '\n' && *lines < 2) ++*lines;
    }
    return from;
}

// Looks at nine bytes at once: false when eight pairs of neighbours are surely neither a control letter nor two spaces.
static bool may_fold(const char *bytes) {
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint64_t left, right;
    memcpy(&left, bytes, sizeof left);
    memcpy(&right, bytes + 1, sizeof right);
    uint64_t control = (left - ones * ' ') & ~left, spaces = (left - ones * '!') & ~left & (right - ones * '!') & ~right;
    return (control | spaces) & tops;
}

// The next white space in a trimmed text that is more than a single space.
static size_t words_end(Str s, size_t from) {
    for (; from < s.len; from++) {
        while (s.len - from > sizeof(uint64_t) && !may_fold(s.data + from)) from += sizeof(uint64_t);
        if (str_is_space(s.data[from]) && (s.data[from] != ' ' || str_is_space(s.data[from + 1]))) break;
    }
    return from;
}

Str str_fold(Arena *arena, Str s) {
    s = str_trim(s);
    StrBuf buf = {.arena = arena, .data = arena_alloc(arena, s.len + 1), .cap = s.len + 1};  // folding makes no text longer
    for (size_t at = 0; at < s.len;) {
        int lines;
        size_t end = words_end(s, at);
        buf_add(&buf, str_slice(s, at, end));
        at = space_end(s, end, &lines);
        if (at > end) buf_add(&buf, lines > 1 ? STR("\n\n") : STR(" "));
    }
    return buf_str(&buf);
}
