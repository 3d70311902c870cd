// Letters drawn ahead: while a person reads, those that the rest of the scenario needs. After a click they would be most of the waiting.
#ifndef HOST_AHEAD_H
#define HOST_AHEAD_H
#include "base/catalog.h"
#include "host/glyphs.h"

#define AHEAD_FONTS 3

// Zero-initialise and set `glyphs`.
typedef struct Ahead {
    Glyphs *glyphs;
    const Catalog *catalog;  // whose translations are gone through; NULL: nothing to do
    Font fonts[AHEAD_FONTS];
    int font_count;
    int font, entry;  // where the next step begins
    size_t at;        // byte in the entry's translation
    bool done;
} Ahead;

// The letters of all translations of `catalog` (may be NULL; must stay as long as it is aimed at), in the fonts that `list` uses for
// reading text. The same aim again changes nothing.
void ahead_aim(Ahead *ahead, const Catalog *catalog, const DrawList *list);
// Draws some of them, in about half a millisecond. False when all are there.
bool ahead_step(Ahead *ahead);
#endif
