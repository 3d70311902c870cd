// A line of a script as words.
#ifndef HOST_WORDS_H
#define HOST_WORDS_H
#include "base/str.h"

// Splits at spaces; a text in double quotes is one word, \" and \\ inside it stand for the mark; a word that begins with # ends the line.
// Writes at most `most` words, copied into the arena, and how many to `count`. False when a quotation mark is not closed.
bool words_split(Arena *arena, Str line, Str *words, int most, int *count);
#endif
