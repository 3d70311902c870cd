// Shapes and letters into 32-bit pixels: anti-aliased, blended, and the same whatever the clip, so that a part redrawn fits the rest.
#ifndef HOST_PAINT_H
#define HOST_PAINT_H
#include "host/corner.h"
#include "host/glyphs.h"
#include "host/images.h"
#include "ui/draw.h"

// Pixels are 0xFFRRGGBB, top row first. Not owned.
typedef struct Canvas {
    uint32_t *pixels;
    int w, h;
    int pitch;         // pixels from one row to the next
    Corners *corners;  // in which corners are kept from one shape to the next; NULL: each is computed
} Canvas;

// All of these draw only inside `clip`, which must lie within the canvas.
// A rectangle with round corners (`radius` in pixels, at most half of the shorter side); with `border` > 0 only an outline so wide, inside
// the rectangle.
void paint_round(const Canvas *canvas, Rect clip, Rect rect, double radius, int border, Color color);
// Level and upright lines are crisp bars: `width` pixels across, from end to end without the last pixel. Slanted lines are smooth, with
// round ends.
void paint_line(const Canvas *canvas, Rect clip, int x0, int y0, int x1, int y1, int width, Color color);
// A letter whose origin is at `x` on the baseline `y`.
void paint_glyph(const Canvas *canvas, Rect clip, int x, int y, const Glyph *glyph, Color color);
// An image whose top left corner lies at x, y, with round corners as paint_round has them. A shape takes `color`, pixels have their own.
void paint_image(const Canvas *canvas, Rect clip, int x, int y, double radius, const Image *image, Color color);
#endif
