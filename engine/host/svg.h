// Drawings as SVG files, of which a small and safe part is understood: whatever is not known here is refused before a library sees it, and
// so is what would take too long to draw.
#ifndef HOST_SVG_H
#define HOST_SVG_H
#include "base/err.h"

#define SVG_BYTES_MOST    (64 << 10)
#define SVG_DEPTH_MOST    32
#define SVG_ELEMENTS_MOST 4000
#define SVG_NUMBER_MOST   100000
#define SVG_SIDE_MOST     10000  // of a view box
#define SVG_PIXELS_MOST   4096   // of a side, when it is drawn
#define SVG_WORK_SIDE     1024   // pixels of the longer side at which work is estimated
#define SVG_WORK_MOST     250    // milliseconds, about

typedef struct SvgAttribute {
    Str name, value;
    int line;
} SvgAttribute;

typedef struct SvgTag {
    Str name, id;
    int line;
    bool closing, empty;                   // </name>, <name/>
    int first_attribute, attribute_count;  // in Svg.attributes
} SvgTag;

// A drawing that was read. Its texts point into the file's text.
typedef struct Svg {
    SvgTag *tags;  // from <svg> to </svg>, without words for people
    int tag_count, tag_cap;
    SvgAttribute *attributes;
    int attribute_count, attribute_cap;
    Str view[4];     // left, top, width and height of what is seen, as numbers in the file's own writing
    double work_ms;  // an estimate for SVG_WORK_SIDE
} Svg;

// Reads and checks a drawing into the arena. False with all faults that were found, by file and line. `err` may be NULL.
bool svg_read(Arena *arena, Str file, Str text, Svg *svg, Err *err);
// The drawing as a text of its own that covers w x h pixels, both 1..SVG_PIXELS_MOST, cut centrally where it is longer. Of the groups
// called pleased, neutral, doubtful, annoyed, angry and blink only those stay that `part` names. With the word “close” among its words only
// the middle is seen: from an eighth below the top, seven tenths of the width and height.
Str svg_text(Arena *arena, const Svg *svg, Str part, int w, int h);
#endif
