// libunibreak knows words; the version that distributions carry does not know letters made of several code points, so they are a table
// here.
#include "ui/letters.h"

#include "base/utf8.h"

#include <wordbreak.h>

#define JOINER 0x200Du  // makes one sign of the two around it

typedef struct Range {
    uint32_t first, last;
} Range;

// What is written onto the letter before it, of the scripts and signs that people mix into Chinese and English.
static const Range onto[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489},   {0x0591, 0x05BD},   {0x05BF, 0x05C7},   {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
    {0x06D6, 0x06DC}, {0x0900, 0x0903},   {0x093A, 0x093C},   {0x093E, 0x094F},   {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},   {JOINER, JOINER},   {0x20D0, 0x20F0},   {0x302A, 0x302F}, {0x3099, 0x309A}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF},
};

static bool goes_onto(uint32_t code) {
    for (size_t i = 0; i < sizeof onto / sizeof *onto && code >= onto[i].first; i++)
        if (code <= onto[i].last) return true;
    return false;
}

static bool is_half_flag(uint32_t code) {
    return code >= 0x1F1E6 && code <= 0x1F1FF;
}

size_t letter_after(Str text, size_t at) {
    if (at >= text.len) return text.len;
    uint32_t last = utf8_next(text, &at);
    bool half = is_half_flag(last);
    while (at < text.len) {
        size_t next = at;
        uint32_t code = utf8_next(text, &next);
        bool whole = half && is_half_flag(code), joined = last == JOINER && code > JOINER;
        if (!goes_onto(code) && !whole && !joined) return at;
        half = false;
        last = code;
        at = next;
    }
    return at;
}

size_t letter_before(Str text, size_t at) {
    size_t from = 0;
    for (size_t next = letter_after(text, 0); next < at && next < text.len; next = letter_after(text, next)) from = next;
    return from;
}

// Does a word that is not only space lie between the two?
static bool says_something(Str text, size_t from, size_t to) {
    for (size_t at = from; at < to;) {
        uint32_t code = utf8_next(text, &at);
        if (code != ' ' && code != 0xA0 && code != 0x3000) return true;
    }
    return false;
}

typedef struct Word {
    size_t from, to;
} Word;

// The first that ends behind `at`, or the last that begins before it; where there is none, that end of the text.
static Word find_word(Str text, size_t at, bool before) {
    Arena arena = {0};
    char *breaks = arena_alloc(&arena, text.len + 1);
    Word found = before ? (Word){0, 0} : (Word){text.len, text.len};
    init_wordbreak();
    set_wordbreaks_utf8((const utf8_t *)text.data, text.len, "", breaks);
    for (size_t from = 0, to = 0; to < text.len; from = to) {
        do to++;
        while (to < text.len && breaks[to - 1] != WORDBREAK_BREAK);
        if (!says_something(text, from, to)) continue;
        if (before && from >= at) break;
        if (before || to > at) found = (Word){from, to};
        if (!before && to > at) break;
    }
    arena_free(&arena);
    return found;
}

size_t word_after(Str text, size_t at) {
    return find_word(text, at, false).to;
}

size_t word_before(Str text, size_t at) {
    return find_word(text, at, true).from;
}
