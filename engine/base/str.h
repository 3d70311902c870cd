// Text as a pointer and a length: UTF-8, not owned, not always zero-terminated.
#ifndef BASE_STR_H
#define BASE_STR_H
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Str {
    const char *data;
    size_t len;
} Str;

#define STR(literal) ((Str){"" literal, sizeof(literal) - 1})
#define STR_NONE     ((Str){0})
// The same where a constant begins with it: Str names[] = {STR_INIT("a"), STR_INIT("b")}.
#define STR_INIT(literal)                                                                                                                  \
    { "" literal, sizeof(literal) - 1 }
// For printf: printf("%.*s", STR_PRINT(s)).
#define STR_PRINT(s) (int)(s).len, (s).data ? (s).data : ""

static inline bool str_is_space(char c) {  // ASCII white space
    return c == ' ' || (c >= '\t' && c <= '\r');
}
Str str_from(const char *zero_terminated);  // NULL gives the empty text
static inline bool str_equal(Str a, Str b) {
    return a.len == b.len && (!a.len || (a.data[0] == b.data[0] && !memcmp(a.data, b.data, a.len)));
}
int str_compare(Str a, Str b);  // byte order: <0, 0, >0
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
// Index of `needle` in `s` at or after `from`, or -1.
ptrdiff_t str_find(Str s, Str needle, size_t from);
static inline Str str_slice(Str s, size_t from, size_t to) {  // bounds are clamped
    if (to > s.len) to = s.len;
    return from < to ? (Str){s.data + from, to - from} : STR_NONE;
}
Str str_trim(Str s);  // ASCII white space off both ends
// A copy in the arena, followed by a zero byte, so that .data can be handed to C libraries; so are str_join and str_fill.
Str str_copy(Arena *arena, Str s);
Str str_join(Arena *arena, Str a, Str b);
Str str_int(Arena *arena, int64_t value);
Str str_hex64(Arena *arena, uint64_t value);  // 16 lower-case digits
// Whole numbers only, the entire text, no overflow.
bool str_to_int(Str s, int64_t *value);
bool str_to_hex64(Str s, uint64_t *value);

// Replaces {1}, {2} … in `pattern` by args[0], args[1] …; an unknown number stays as written; {{ is a brace.
// One mechanism for every message, so that a translation may reorder and can never read beyond its arguments.
Str str_fill(Arena *arena, Str pattern, const Str *args, int count);
// The name in `names` nearest to `wrong` (letters lost, added, wrong or exchanged: at most a third of its length, at least 1), or the empty
// text. Ties: the first.
Str str_nearest(Str wrong, const Str *names, int count);
// White space folded as scenario texts are: line ends and runs of spaces become one space, blank lines one paragraph break "\n\n", ends
// trimmed.
Str str_fold(Arena *arena, Str s);

// Grows as text is appended; the bytes belong to the arena.
typedef struct StrBuf {
    Arena *arena;
    char *data;
    size_t len, cap;
} StrBuf;
void buf_add(StrBuf *buf, Str s);
void buf_char(StrBuf *buf, char c);
void buf_int(StrBuf *buf, int64_t value);
Str buf_str(StrBuf *buf);  // zero-terminated view of what was appended so far
#endif
