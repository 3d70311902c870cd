// What a person takes for one letter, and for one word: where a caret may stand.
#ifndef UI_LETTERS_H
#define UI_LETTERS_H
#include "base/str.h"

// The ends of the letter that begins at byte `at`, and the beginning of the one that ends there: accents, variants, tones of skin, joined
// signs and flags go with what they belong to. At an end of the text, that end. `text` is valid UTF-8.
size_t letter_after(Str text, size_t at);
size_t letter_before(Str text, size_t at);
// The end of the word at or behind `at`, and the beginning of the one before it; a Chinese character is a word.
size_t word_after(Str text, size_t at);
size_t word_before(Str text, size_t at);
#endif
