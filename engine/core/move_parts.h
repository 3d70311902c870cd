// A move's text, word by word: shared by move.c, which understands it, and move_text.c, which cuts it.
#ifndef CORE_MOVE_PARTS_H
#define CORE_MOVE_PARTS_H
#include "base/err.h"

// "price", "price=98", "payment=\"30 days\"", or the mark between packages.
typedef struct MoveWord {
    Str text;   // as it was written
    Str name;   // before the =, without quotes
    Str value;  // behind it
    bool has_value, value_quoted;
    bool bar;  // |
} MoveWord;
typedef struct MoveText {
    Arena *arena;
    Str text;
    size_t at;
} MoveText;

// Takes the next word; false at the end. *closed turns false when a quotation mark is not closed; the word is then what was there.
bool move_next(MoveText *text, MoveWord *word, bool *closed);
// As a word that move_next reads back: in quotes where it must be.
Str move_quote(Arena *arena, Str word);
#endif
