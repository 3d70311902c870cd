// Draws SVG through SDL_image, which is opened only when there is something to draw: it brings nine more libraries and 3.7 ms to a start.
#ifndef HOST_SVG_DRAW_H
#define HOST_SVG_DRAW_H
#include "base/str.h"
#include "host/images.h"

// Zero-initialise; the owner calls svg_pen_close.
typedef struct SvgPen {
    void *library;
    void *load;  // its function
    bool tried;
} SvgPen;

void svg_pen_close(SvgPen *pen);
// Draws a text that svg_text wrote for the size of this image into it. False when the library refuses.
bool svg_draw(SvgPen *pen, Str text, Image *image);
#endif
