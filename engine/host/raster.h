// A draw list becomes pixels, and of those only the ones that differ from the list drawn before.
#ifndef HOST_RASTER_H
#define HOST_RASTER_H
#include "host/paint.h"

typedef struct Raster Raster;

Raster *raster_open(Glyphs *glyphs, Images *images);  // both must outlive it; without `images`, NULL, none are painted
void raster_close(Raster *raster);                    // NULL is fine
// Turns the picture in `canvas`, which must be as this raster left it, into that of `list`. Returns how many rectangles changed, and puts
// them into `changed`: not overlapping, within the canvas, valid until the next call. A canvas of another size is drawn whole.
int raster_draw(Raster *raster, const Canvas *canvas, const DrawList *list, const Rect **changed);
// The canvas no longer holds the picture: the next call draws all of it.
void raster_forget(Raster *raster);
#endif
