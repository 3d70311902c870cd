// UTF-8 in and out, strict: overlong forms, surrogates and values above U+10FFFF are not text.
#ifndef BASE_UTF8_H
#define BASE_UTF8_H
#include "base/str.h"

#define UTF8_BAD 0xFFFDu
// The code point at *at (which must be < s.len); moves *at behind it. Wrong bytes give UTF8_BAD and move by one.
uint32_t utf8_next(Str s, size_t *at);
bool utf8_valid(Str s);
// Wrong bytes and control letters (but newline) become U+FFFD; returns `s` itself when nothing is wrong.
Str utf8_clean(Arena *arena, Str s);
// The same of the first `most` bytes, with “…” behind it where there are more: what a message repeats of a wrong text.
Str utf8_excerpt(Arena *arena, Str s, size_t most);
size_t utf8_count(Str s);
// Writes 1-4 bytes; returns how many.
int utf8_put(uint32_t code, char out[4]);
#endif
