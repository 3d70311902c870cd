// Coverage decides everything here: each shape says how much of a pixel it covers (0..255), and one function mixes the colour in.
#include "host/paint.h"

#include <SDL_stdinc.h>
#include <stdlib.h>

#define FULL 255

// `weight` 0..256; the two odd channels share one multiplication, the even one has its own.
static uint32_t mix(uint32_t under, uint32_t over, uint32_t weight) {
    const uint32_t odd = 0x00ff00ffu, even = 0x0000ff00u;
    uint32_t keep = 256 - weight;
    uint32_t red_blue = ((under & odd) * keep + (over & odd) * weight + 0x00800080u) >> 8 & odd;
    uint32_t green = ((under & even) * keep + (over & even) * weight + 0x00008000u) >> 8 & even;
    return 0xff000000u | red_blue | green;
}

// How strongly a pixel so far covered takes `color`: 0..256.
static uint32_t weight_of(Color color, uint32_t coverage) {
    uint32_t alpha = (color >> 24) * coverage;
    alpha = (alpha + 128 + (alpha >> 8)) >> 8;  // divided by 255, rounded
    return alpha + (alpha >> 7);
}

static uint32_t *row_at(const Canvas *canvas, int y) {
    return canvas->pixels + (ptrdiff_t)y * canvas->pitch;
}

static void paint_span(uint32_t *row, int from, int to, Color color, uint32_t coverage) {
    uint32_t weight = weight_of(color, coverage);
    if (weight == 0) return;
    if (weight == 256) {
        for (int x = from; x < to; x++) row[x] = color | 0xff000000u;
        return;
    }
    for (int x = from; x < to; x++) row[x] = mix(row[x], color, weight);
}

static void paint_rect(const Canvas *canvas, Rect clip, Rect rect, Color color) {
    Rect seen = rect_meet(rect, clip);
    for (int y = seen.y; y < seen.y + seen.h; y++) paint_span(row_at(canvas, y), seen.x, seen.x + seen.w, color, FULL);
}

static void paint_slice(uint32_t *row, Rect seen, int left, int width, const CornerSlice *slice, Color color) {
    int level_from = slice->bend_to, level_to = width - slice->bend_to;
    for (int x = seen.x; x < seen.x + seen.w;) {
        int column = x - left;
        if (column >= level_from && column < level_to) {
            int to = left + level_to < seen.x + seen.w ? left + level_to : seen.x + seen.w;
            paint_span(row, x, to, color, corner_slice_coverage(slice, column));
            x = to;
        } else {
            if (column >= slice->bend_from && column < width - slice->bend_from)
                paint_span(row, x, x + 1, color, corner_slice_coverage(slice, column));
            x++;
        }
    }
}

static void paint_slice_row(uint32_t *row, Rect seen, Rect rect, double radius, int border, int line, Color color) {
    int depth = line < rect.h - 1 - line ? line : rect.h - 1 - line;
    if (border <= 0 && depth >= radius) {
        paint_span(row, seen.x, seen.x + seen.w, color, FULL);
        return;
    }
    CornerSlice slice = corner_slice(rect.w, rect.h, radius, border, line);
    paint_slice(row, seen, rect.x, rect.w, &slice, color);
}

// The part of `seen` from column `from` to column `to` of the rectangle; `step` goes through the coverages.
static void paint_bend(uint32_t *row, Rect seen, int left, int from, int to, const uint8_t *coverage, int step, Color color) {
    int first = seen.x - left > from ? seen.x - left : from, end = seen.x + seen.w - left < to ? seen.x + seen.w - left : to;
    coverage += (ptrdiff_t)(first - from) * step;
    for (int column = first; column < end; column++, coverage += step)
        if (*coverage) row[left + column] = mix(row[left + column], color, weight_of(color, *coverage));
}

static void paint_corner_row(uint32_t *row, Rect seen, Rect rect, const Corner *corner, int line, Color color) {
    const uint8_t *coverage = corner_row(corner, rect.h, line);
    int bend = corner->columns - 1;
    Rect level = rect_meet(seen, (Rect){nearest_int((int64_t)rect.x + bend), seen.y, rect.w - 2 * bend, 1});
    paint_bend(row, seen, rect.x, 0, bend, coverage, 1, color);
    paint_span(row, level.x, level.x + level.w, color, coverage[bend]);
    paint_bend(row, seen, rect.x, rect.w - bend, rect.w, coverage + bend - 1, -1, color);
}

void paint_round(const Canvas *canvas, Rect clip, Rect rect, double radius, int border, Color color) {
    double most = (rect.w < rect.h ? rect.w : rect.h) / 2.0;
    if (radius > most) radius = most;
    if (border > most) border = 0;
    if (radius <= 0 && border <= 0) {
        paint_rect(canvas, clip, rect, color);
        return;
    }
    Corners own = {0};
    Corners *corners = canvas->corners ? canvas->corners : &own;
    const Corner *corner = corner_get(corners, rect.w, rect.h, radius, border);
    Rect seen = rect_meet(rect, clip);
    for (int y = seen.y; y < seen.y + seen.h; y++) {
        if (corner)
            paint_corner_row(row_at(canvas, y), seen, rect, corner, y - rect.y, color);
        else
            paint_slice_row(row_at(canvas, y), seen, rect, radius, border, y - rect.y, color);
    }
    corners_free(&own);
}

typedef struct Segment {
    double x, y, dx, dy, length, reach;  // reach: half the width
} Segment;

static double distance(const Segment *s, double x, double y) {
    double along = ((x - s->x) * s->dx + (y - s->y) * s->dy) / (s->length * s->length);
    along = along < 0 ? 0 : along > 1 ? 1 : along;
    double off_x = x - s->x - along * s->dx, off_y = y - s->y - along * s->dy;
    return SDL_sqrt(off_x * off_x + off_y * off_y);
}

static void paint_segment_row(const Canvas *canvas, Rect seen, int y, const Segment *s, Color color) {
    double middle = s->x + (y + 0.5 - s->y) * s->dx / s->dy;
    double spread = (s->reach + 1) * s->length / SDL_fabs(s->dy) + 1;
    int from = seen.x, to = seen.x + seen.w;
    if (middle - spread > from) from = middle - spread < to ? (int)(middle - spread) : to;
    if (middle + spread < to) to = middle + spread > from ? (int)(middle + spread) : from;
    for (int x = from; x < to; x++) {
        double cover = s->reach + 0.5 - distance(s, x + 0.5, y + 0.5);
        if (cover <= 0) continue;
        paint_span(row_at(canvas, y), x, x + 1, color, cover >= 1 ? FULL : (uint32_t)(cover * FULL + 0.5));
    }
}

void paint_line(const Canvas *canvas, Rect clip, int x0, int y0, int x1, int y1, int width, Color color) {
    if (width < 1) width = 1;
    int x = x0 < x1 ? x0 : x1, y = y0 < y1 ? y0 : y1;
    int64_t w = llabs((int64_t)x1 - x0), h = llabs((int64_t)y1 - y0);
    if (h == 0 || w == 0) {
        Rect bar = h == 0 ? (Rect){x, nearest_int((int64_t)y - width / 2), nearest_int(w), width}
                          : (Rect){nearest_int((int64_t)x - width / 2), y, width, nearest_int(h)};
        paint_rect(canvas, clip, bar, color);
        return;
    }
    Segment s = {.x = x0, .y = y0, .dx = (double)x1 - x0, .dy = (double)y1 - y0, .reach = width / 2.0};
    s.length = SDL_sqrt(s.dx * s.dx + s.dy * s.dy);
    Rect seen = rect_meet(rect_grow((Rect){x, y, nearest_int(w), nearest_int(h)}, width / 2 + 1), clip);
    for (int row = seen.y; row < seen.y + seen.h; row++) paint_segment_row(canvas, seen, row, &s, color);
}

// Mixing in even where there is nothing to see takes half the time of asking first.
static void paint_coverage(uint32_t *row, const uint8_t *coverage, int count, Color color) {
    if (color >> 24 == FULL) {
        for (int i = 0; i < count; i++) row[i] = mix(row[i], color, coverage[i] + (coverage[i] >> 7));
    } else {
        for (int i = 0; i < count; i++) row[i] = mix(row[i], color, weight_of(color, coverage[i]));
    }
}

void paint_glyph(const Canvas *canvas, Rect clip, int x, int y, const Glyph *glyph, Color color) {
    Rect ink = {nearest_int((int64_t)x + glyph->x), nearest_int((int64_t)y - glyph->y), glyph->w, glyph->h};
    Rect seen = rect_meet(ink, clip);
    for (int at = seen.y; at < seen.y + seen.h; at++) {
        const uint8_t *coverage = glyph->coverage + (ptrdiff_t)(at - ink.y) * glyph->w + (seen.x - ink.x);
        paint_coverage(row_at(canvas, at) + seen.x, coverage, seen.w, color);
    }
}

// Premultiplied `over` on `under`, as far as it is covered; no channel can become larger than its alpha, so none runs over.
static uint32_t mix_over(uint32_t under, uint32_t over, uint32_t coverage) {
    const uint32_t odd = 0x00ff00ffu, even = 0x0000ff00u;
    uint32_t weight = coverage + (coverage >> 7);
    uint32_t red_blue = (over & odd) * weight >> 8 & odd, green = (over & even) * weight >> 8 & even;
    uint32_t alpha = (over >> 24) * weight >> 8, keep = 256 - (alpha + (alpha >> 7));
    red_blue += ((under & odd) * keep + 0x00800080u) >> 8 & odd;
    green += ((under & even) * keep + 0x00008000u) >> 8 & even;
    return 0xff000000u | red_blue | green;
}

static void paint_image_pixel(uint32_t *pixel, const Image *image, ptrdiff_t at, uint32_t coverage, Color color) {
    if (image->pixels)
        *pixel = mix_over(*pixel, image->pixels[at], coverage);
    else
        *pixel = mix(*pixel, color, weight_of(color, (image->coverage[at] * coverage + 127) / FULL));
}

// How much of a column a row of the corner covers.
static uint32_t corner_coverage(const Corner *corner, const uint8_t *coverage, int w, int column) {
    if (column > w - 1 - column) column = w - 1 - column;
    return coverage[column < corner->columns ? column : corner->columns - 1];
}

static void paint_image_row(uint32_t *row, Rect seen, Rect rect, int line, const Corner *corner, const Image *image, Color color) {
    const uint8_t *coverage = corner ? corner_row(corner, rect.h, line) : NULL;
    const ptrdiff_t at = (ptrdiff_t)line * rect.w;
    for (int x = seen.x; x < seen.x + seen.w; x++) {
        int column = x - rect.x;
        uint32_t covered = corner ? corner_coverage(corner, coverage, rect.w, column) : FULL;
        paint_image_pixel(&row[x], image, at + column, covered, color);
    }
}

void paint_image(const Canvas *canvas, Rect clip, int x, int y, double radius, const Image *image, Color color) {
    const Rect rect = {x, y, image->w, image->h}, seen = rect_meet(rect, clip);
    double most = (rect.w < rect.h ? rect.w : rect.h) / 2.0;
    if (radius > most) radius = most;
    Corners own = {0};
    const Corner *corner = NULL;
    if (radius > 0) corner = corner_get(canvas->corners ? canvas->corners : &own, rect.w, rect.h, radius, 0);
    for (int line = seen.y; line < seen.y + seen.h; line++)
        paint_image_row(row_at(canvas, line), seen, rect, line - rect.y, corner, image, color);
    corners_free(&own);
}
