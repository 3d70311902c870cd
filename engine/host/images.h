// Drawings as pixels: drawn once for each size, and kept in memory and on the disk, so that a program that starts again need not draw them.
#ifndef HOST_IMAGES_H
#define HOST_IMAGES_H
#include "base/catalog.h"

// Either has its pixels, or its shape alone.
typedef struct Image {
    int w, h;
    uint32_t *pixels;   // 0xAARRGGBB, colours multiplied by alpha, top row first; else NULL
    uint8_t *coverage;  // 0..255; else NULL
} Image;

typedef struct Images Images;

// `assets` is the folder of what is shipped, `cache` that in which pictures are kept; without a place there they are drawn at each start.
// Both are copied. `catalog` translates the one warning that goes to stderr when drawings can't be drawn at all; it may be NULL.
Images *images_open(Str assets, Str cache, const Catalog *catalog);
void images_close(Images *images);  // NULL is fine
// A drawing that covers w x h pixels, cut centrally where it is longer. `key` is "icons/home" below the assets, or a file's absolute path;
// `part` names the variants that are shown, as svg_text takes them; with `shape` it is what the drawing covers, whatever its colours.
// NULL when there is no such file, when it is refused, or when w or h is not within 1..4096. Valid until the next call.
const Image *images_get(Images *images, Str key, Str part, int w, int h, bool shape);
// Files may have changed: they are read anew.
void images_forget(Images *images);
// Counts that: what was painted before may look otherwise now.
unsigned images_age(const Images *images);
#endif
