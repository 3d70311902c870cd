// Charts of whole numbers: lines, bars, and a plane of points. Kinds differ by shape as well as by colour, and a legend names them.
#ifndef UI_CHARTS_H
#define UI_CHARTS_H
#include "ui/widgets.h"

// Signs of points. The first six are cheap (one or two commands of the draw list): for thousands of points take those.
typedef enum MarkShape {
    MARK_DISC,
    MARK_RING,
    MARK_SQUARE,
    MARK_BOX,
    MARK_CROSS,
    MARK_PLUS,
    MARK_DIAMOND,
    MARK_TRIANGLE,
    MARK_COUNT
} MarkShape;
void ui_mark(Ui *ui, int x, int y, int radius, MarkShape shape, ColorName color);

// Signs with their words, on further lines where they don't fit.
typedef struct Legend {
    Ui *ui;
    int left, right, row;  // row: least height of a line
    int x, y;              // where the next entry goes
    int bottom;            // y below all so far
} Legend;
Legend ui_legend(Ui *ui, int x, int y, int w, int row);
// Writes the word and returns the left edge of the room for its sign, 2 * GAP wide, around ui_legend_middle.
int ui_legend_entry(Legend *legend, Str word);
int ui_legend_middle(const Legend *legend);  // y of the entry that was written last

// From the left or below (min) to the right or above (max). Ticks are at round numbers, as many as have room.
typedef struct Axis {
    Str title;  // may be empty
    int64_t min, max;
    Str pattern;  // of a tick's label, "{1} %"; empty: the number alone
} Axis;
typedef struct ChartPoint {
    int64_t x, y;
} ChartPoint;

// A chart with an id is one place for keyboard and mouse, like a slider (ROLE_SLIDER): its keys and the mouse go from point to point.
// `label` names it there, and `value` reads the selected point.
typedef struct Series {
    Str name;
    ColorName color;
    MarkShape mark;
    const ChartPoint *points;  // by growing x
    int count;
} Series;
// A line across all of the plot, as for a value that nobody goes below.
typedef struct ChartLine {
    Str name;
    ColorName color;
    bool upright;  // at a value of the x axis, else of the y axis
    int64_t at;
} ChartLine;
typedef struct LineChart {
    int id;  // 0: nothing can be selected
    Str label, value;
    Axis x, y;
    const Series *series;
    int series_count;
    const ChartLine *lines;
    int line_count;
    bool steps;    // a value holds until the next point, instead of going straight there
    int height;    // of the plot, in logical pixels
    int selected;  // point of the first series; -1: none
} LineChart;
// Returns y below.
int ui_line_chart(Ui *ui, int x, int y, int w, const LineChart *chart);
// The point of the first series nearest to there on the x axis; -1 when it has none.
int line_chart_nearest(const LineChart *chart, int per_mille);

typedef struct Bar {
    Str label, value;
    int64_t amount;
    ColorName color;
} Bar;
// Each bar a line: its name, the bar from zero, its value. Amounts below zero go to the left. `max`: of the scale, at least 1; larger
// amounts fill it.
typedef struct BarChart {
    const Bar *bars;
    int count;
    int64_t max;
} BarChart;
int ui_bar_chart(Ui *ui, int x, int y, int w, const BarChart *chart);

typedef struct ScatterKind {
    Str name;
    ColorName color;
    MarkShape mark;
    int radius;  // logical pixels; 0: as large as a point that can be selected
    bool aside;  // stays out of the legend: the name of another kind stands for it
} ScatterKind;
typedef struct ScatterPoint {
    ChartPoint at;
    int kind;
} ScatterPoint;
// Points joined one after the other, and cut at the edge.
typedef struct ChartPath {
    Str name;  // empty: stays out of the legend
    ColorName color;
    const ChartPoint *points;
    int count;
    bool broken;  // drawn in dashes
} ChartPath;
typedef struct ScatterPlot {
    int id;  // 0: nothing can be selected
    Str label, value;
    Axis x, y;
    const ScatterKind *kinds;
    int kind_count;
    const ScatterPoint *points;  // what lies outside of the axes is not drawn; nothing is kept per point but its commands
    int point_count;
    const ChartLine *lines;
    int line_count;
    const ChartPath *paths;
    int path_count;
    int height;    // of the plot, in logical pixels
    int selected;  // point; -1: none
} ScatterPlot;
int ui_scatter_plot(Ui *ui, int x, int y, int w, const ScatterPlot *plot);
// The point from the `first` on that is nearest to a pixel, where `area` is that of the plot's stop; of several the last, which is drawn
// over the others. -1 when there is none.
int scatter_plot_nearest(const ScatterPlot *plot, int first, Rect area, int x, int y);
#endif
