// The inside of reading a drawing: values of attributes, and how much work a shape is.
#ifndef HOST_SVG_PARTS_H
#define HOST_SVG_PARTS_H
#include "host/svg.h"

// x' = a x + c y + e, y' = b x + d y + f
typedef struct SvgMatrix {
    double a, b, c, d, e, f;
} SvgMatrix;

// What groups hand on to what is in them.
typedef struct SvgPaint {
    SvgMatrix matrix;
    bool filled, stroked;
    double stroke_width, miter;
} SvgPaint;

// The values that one element's attributes gave; what was not given is zero.
typedef struct SvgValues {
    double x, y, width, height, rx, ry, cx, cy, r, x1, y1, x2, y2;
    double ignored;  // numbers that change nothing here, such as opacities
    Str view[4];
    Str d, points;
    SvgPaint paint;  // what was there before, and what this element changes
} SvgValues;

// svg.c
bool svg_on_group(Str attribute);  // may it stand on <g>?

// svg_values.c
typedef enum SvgForm {
    FORM_NUMBER,
    FORM_LENGTH,
    FORM_PART,
    FORM_MITER,
    FORM_NAME,
    FORM_COLOR,
    FORM_CAP,
    FORM_JOIN,
    FORM_RULE,
    FORM_NAMESPACE,
    FORM_VIEW,
    FORM_TRANSFORM,
    FORM_PATH,
    FORM_POINTS
} SvgForm;
// Takes `text` into `place`, whose type goes with the form: double for numbers, bool for colours (is there any?), SvgMatrix for transforms
// (multiplied), Str for paths and points (unread), Str[4] for a view, nothing for the rest. False when it is not of this form.
bool svg_value(SvgForm form, Str text, void *place);
// "a number from -100000 to 100000": what is expected.
Str svg_form_name(SvgForm form);
// Numbers as SVG writes them, one after the other with white space or a comma between. False at what is no number, or one out of range.
bool svg_number(Str text, size_t *at, double *value);
void svg_gap(Str text, size_t *at);

// svg_outline.c
// The way a pen takes, in units of the view, after all transforms.
typedef struct SvgOutline {
    const SvgMatrix *matrix;
    bool begun;
    double x, y;  // where the pen is
    double left, top, right, bottom;
    double length;  // of the lines between all control points
    double edges;   // how often one level line may meet it at most
    int corners;
} SvgOutline;

void svg_outline_move(SvgOutline *outline, double x, double y);
void svg_outline_line(SvgOutline *outline, double x, double y);
// `x` and `y`: two control points and the end.
void svg_outline_curve(SvgOutline *outline, const double *x, const double *y);
bool svg_outline_path(SvgOutline *outline, Str d);         // false when it is no path data
bool svg_outline_points(SvgOutline *outline, Str points);  // false when they are no pairs of numbers
// Milliseconds that drawing it takes, about, on a picture whose view begins at view[0], view[1] and is view[2] x view[3] large.
double svg_outline_work(const SvgOutline *outline, const SvgPaint *paint, const double *view);
#endif
