// A corner is computed as slices; where it is small enough they are kept as pixels.
#include "host/corner.h"

#include <SDL_stdinc.h>
#include <stdlib.h>

#define FULL 255
#define MOST 64  // pixels: of the radius and the border

// How far a corner of `radius` moves the edge in, `depth` below the top.
static double inset_at(double radius, double depth) {
    if (depth >= radius) return 0;
    double up = radius - depth;
    return radius - SDL_sqrt(radius * radius - up * up);
}

CornerSlice corner_slice(int w, int h, double radius, int border, int row) {
    CornerSlice slice = {.width = w, .bend_from = w, .bend_to = 0};
    double inner_radius = radius > border ? radius - border : 0;
    for (int i = 0; i < SUBROWS; i++) {
        double depth = row + (i + 0.5) / SUBROWS;
        if (depth > h / 2.0) depth = h - depth;
        bool holed = border > 0 && depth > border;
        double outer = inset_at(radius, depth);
        double inner = holed ? border + inset_at(inner_radius, depth - border) : w / 2.0;
        if (inner > w / 2.0) inner = w / 2.0;
        slice.outer[i] = outer;
        slice.inner[i] = inner;
        double last = holed ? inner : outer;
        if ((int)outer < slice.bend_from) slice.bend_from = (int)outer;
        if ((int)SDL_ceil(last) > slice.bend_to) slice.bend_to = (int)SDL_ceil(last);
    }
    return slice;
}

// The length that the pixel `x` shares with the stretch from `edge` to width - edge.
static double shared(int x, double edge, double width) {
    double from = edge > x ? edge : x, to = width - edge < x + 1 ? width - edge : x + 1;
    return to > from ? to - from : 0;
}

uint32_t corner_slice_coverage(const CornerSlice *slice, int x) {
    double sum = 0;
    for (int i = 0; i < SUBROWS; i++) sum += shared(x, slice->outer[i], slice->width) - shared(x, slice->inner[i], slice->width);
    return (uint32_t)(sum * FULL / SUBROWS + 0.5);
}

static void fill(Corner *corner) {
    corner->columns = (corner->w + 1) / 2;
    corner->rows = (corner->h + 1) / 2;
    corner->coverage = mem_realloc(corner->coverage, (size_t)corner->columns * (size_t)corner->rows);
    uint8_t *to = corner->coverage;
    for (int row = 0; row < corner->rows; row++) {
        CornerSlice slice = corner_slice(corner->w, corner->h, corner->radius, corner->border, row);
        for (int column = 0; column < corner->columns; column++) *to++ = (uint8_t)corner_slice_coverage(&slice, column);
    }
}

const Corner *corner_get(Corners *corners, int w, int h, double radius, int border) {
    if (radius > MOST || border > MOST) return NULL;
    // From here on a larger rectangle has more that is level, and nothing else.
    int bend = (int)SDL_ceil(radius > border ? radius : border) + 1;
    if (w > 2 * bend) w = 2 * bend;
    if (h > 2 * bend) h = 2 * bend;
    Corner *oldest = &corners->kept[0];
    for (int i = 0; i < CORNERS_KEPT; i++) {
        Corner *corner = &corners->kept[i];
        if (corner->w == w && corner->h == h && corner->border == border && corner->radius == radius) {
            corner->used = ++corners->clock;
            return corner;
        }
        if (corner->used < oldest->used) oldest = corner;
    }
    *oldest = (Corner){.w = w, .h = h, .border = border, .radius = radius, .coverage = oldest->coverage, .used = ++corners->clock};
    fill(oldest);
    return oldest;
}

const uint8_t *corner_row(const Corner *corner, int h, int row) {
    if (row > h - 1 - row) row = h - 1 - row;
    if (row > corner->rows - 1) row = corner->rows - 1;
    return corner->coverage + (ptrdiff_t)row * corner->columns;
}

void corners_free(Corners *corners) {
    for (int i = 0; i < CORNERS_KEPT; i++) free(corners->kept[i].coverage);
    *corners = (Corners){0};
}
