// Letters of one size and weight as they were drawn at an earlier start, a file each in a folder of their own. It can't fail: what is not
// there, is of another font, or is damaged, is drawn again.
#ifndef HOST_GLYPH_CACHE_H
#define HOST_GLYPH_CACHE_H
#include "host/glyphs.h"

// `identity` is of the font's file and of what draws from it. Gives the letters, which live in `arena`, with their ink; 0 when there are
// none.
int glyph_cache_read(Str folder, uint64_t identity, Font font, Arena *arena, Glyph **glyphs);
// Keeps the letters in place of those kept before, and lets go of the files of sizes that were not used for longest.
void glyph_cache_keep(Str folder, uint64_t identity, Font font, const Glyph *glyphs, int count);
#endif
