// The screen for who hears it: what is new on it as sentences, in reading order, and what has got the focus.
#ifndef UI_SPEECH_H
#define UI_SPEECH_H
#include "base/catalog.h"
#include "ui/draw.h"

typedef struct Utterance {
    Str text;         // empty: there is nothing to say
    bool interrupts;  // what is still being said
} Utterance;

// What `now` says that `before` did not. After a move of the focus within a page that is only what has got it; while somebody writes, what
// was written; else every text that is new, who says it before it, options with their numbers, and last what has the focus. `catalog` is
// that of the reader's language, NULL for English. The text is in `arena`, a sentence a line.
Utterance speech_of(const DrawList *before, const DrawList *now, const Catalog *catalog, Arena *arena);

// The same from frame to frame. Starts as zero.
typedef struct Speech {
    DrawList before;  // what was heard of it: its texts and widgets
} Speech;
Utterance speech_next(Speech *speech, const DrawList *now, const Catalog *catalog, Arena *arena);
void speech_free(Speech *speech);
#endif
