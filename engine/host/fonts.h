// Where the font files are, which face of a collection is the Traditional Chinese one, and how they are read.
#ifndef HOST_FONTS_H
#define HOST_FONTS_H
#include "base/err.h"
#include "ui/draw.h"

#include <SDL_ttf.h>

// The font named in $COUNTERPART_FONT ("file" or "file:index", regular only), else the one that the program brings along, which is a part
// of the system's, else the system's. SDL_ttf must run. NULL, with what was looked for in `err`. A bold font that is missing is the regular
// one made bolder. The caller closes it.
// `identity` (may be NULL) becomes a number that is another one for another font, for the same file after it was changed, and for other
// libraries that draw from it.
TTF_Font *font_open(FontWeight weight, uint64_t *identity, Err *err);
bool font_is_named(void);  // by $COUNTERPART_FONT
// The system's font, for letters that the program's own lacks. NULL where it is not installed, and beside a font that a person has named.
TTF_Font *font_open_rest(FontWeight weight);
#endif
