// How much of each pixel a round corner covers. A page has few kinds of corners and many of each, so they are kept.
#ifndef HOST_CORNER_H
#define HOST_CORNER_H
#include "ui/draw.h"

#define SUBROWS      16  // samples of a pixel row where a corner bends; across, coverage is exact
#define CORNERS_KEPT 64

// One pixel row of a round rectangle: on each of its samples the shape reaches from outer[i] to width - outer[i],
// without the hole from inner[i] to width - inner[i].
typedef struct CornerSlice {
    double width;
    double outer[SUBROWS], inner[SUBROWS];
    int bend_from, bend_to;  // columns of the left side where coverage is not one and the same
} CornerSlice;

// `row` counts from the top of the rectangle. The radius is at most half of its shorter side.
CornerSlice corner_slice(int w, int h, double radius, int border, int row);
// Of a column of the rectangle: 0..255.
uint32_t corner_slice_coverage(const CornerSlice *slice, int column);

// The upper left quarter; the others are its mirror images. What lies between is like its last column and row.
typedef struct Corner {
    int w, h, border;
    double radius;
    int columns, rows;
    uint8_t *coverage;
    uint64_t used;
} Corner;

// Zero-initialise; the owner calls corners_free.
typedef struct Corners {
    Corner kept[CORNERS_KEPT];
    uint64_t clock;
} Corners;

// Of a rectangle w x h, with an outline so wide if border > 0. NULL for one too large to be kept. Valid until the next call.
const Corner *corner_get(Corners *corners, int w, int h, double radius, int border);
// The coverages of a row of the rectangle, from its left to the middle.
const uint8_t *corner_row(const Corner *corner, int h, int row);
void corners_free(Corners *corners);
#endif
