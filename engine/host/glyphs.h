// Letters as pictures, of the program's own font or, where that lacks one, of the system's: each is drawn once per size and weight by
// SDL_ttf and kept; its width is known without drawing it.
#ifndef HOST_GLYPHS_H
#define HOST_GLYPHS_H
#include "base/err.h"
#include "ui/draw.h"

typedef struct Glyph {
    uint32_t code;
    int advance;              // pixels to the next letter
    int x, y;                 // from the origin right to the first column, and up to the first row
    int w, h;                 // of the ink; 0 where there is none
    const uint8_t *coverage;  // w * h bytes, top row first
    bool known, inked, own;   // kept by glyphs.c; own: its ink is of the font that has most of the letters
} Glyph;

typedef struct Glyphs Glyphs;
// All letters of one size and weight.
typedef struct Face Face;

// Starts SDL_ttf and opens the regular font; the others follow when they are first needed. NULL with the reason in `err`.
Glyphs *glyphs_open(Err *err);
void glyphs_close(Glyphs *glyphs);  // NULL is fine
// From now on letters that were drawn at an earlier start are read from `folder`, and glyphs_close keeps them there.
void glyphs_remember(Glyphs *glyphs, Str folder);
// Valid until the next call with another font. Sizes outside 1..1000 count as the nearest of these.
Face *glyphs_face(Glyphs *glyphs, Font font);
int face_ascent(const Face *face);       // pixels
int face_line_height(const Face *face);  // pixels
// The letter with its ink; never NULL: one that no font has is an empty box. Valid until the next call.
const Glyph *face_glyph(Face *face, uint32_t code);
#define ELLIPSIS 0x2026u
// How many pixels lower a letter stands beside the letter `beside`: the ellipsis of a Chinese font floats, and in English it belongs on the
// baseline.
int glyph_drop(const Glyph *glyph, uint32_t beside);
// Has the regular font the letter, or the system's behind it, or is it one that is never seen?
bool glyphs_have(Glyphs *glyphs, uint32_t code);
// Was a letter looked for in the system's font, and that is not installed?
bool glyphs_alone(const Glyphs *glyphs);
int face_advance(Face *face, uint32_t code);
int face_width(Face *face, Str text);  // the sum of the advances

// How many letters were drawn so far, in all sizes.
long glyphs_drawn(const Glyphs *glyphs);

// For the screens' layout; `glyphs` must outlive it.
TextMeasure glyphs_measure(Glyphs *glyphs);
#endif
