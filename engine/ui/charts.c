// Axes with their ticks, what stands in a plot, and its legend.
#include "ui/charts.h"

#include "ui/moves.h"
#include "ui/shapes.h"

#include <stdlib.h>

enum {
    MARK = 5,        // logical pixels, as all of these: radius of a point
    MARK_ROOM = 18,  // points of a line must be so far apart to have marks
    TICK_GAP = 8,    // between an axis and its labels
    SWATCH = 22      // of the legend, with the gap behind it
};

// A plot's area and what the axes mean there.
typedef struct Plane {
    Ui *ui;
    Rect area;
    Axis x, y;
} Plane;

#define FAR         (INT64_C(1) << 52)  // beyond, doubles are no longer exact and sums might overflow
#define TICKS_MOST  24
#define DASHES_MOST 400  // of a line, however far it goes beyond the edge

static Axis sound_axis(Axis axis) {
    if (axis.min < -FAR) axis.min = -FAR;
    if (axis.max > FAR) axis.max = FAR;
    if (axis.max <= axis.min) axis.max = axis.min + 1;
    return axis;
}

// `from` plus as much of `length` as the value lies between the ends. Far outside is near enough to be drawn and cut.
static int place(const Axis *axis, int64_t value, int from, int length) {
    double at = from + (double)length * ((double)value - (double)axis->min) / (double)(axis->max - axis->min), far = 1 << 20;
    return (int)(at < -far ? -far : at > far ? far : at < 0 ? at - 0.5 : at + 0.5);
}

static int plane_x(const Plane *p, int64_t value) {
    return place(&p->x, value, p->area.x, p->area.w);
}

static int plane_y(const Plane *p, int64_t value) {
    return place(&p->y, value, p->area.y + p->area.h, -p->area.h);
}

static bool within(const Axis *axis, int64_t value) {
    return value >= axis->min && value <= axis->max;
}

// The least of 1, 2, 5, 10, 20 … that divides the axis into no more than `most` parts.
static int64_t tick_step(const Axis *axis, int most) {
    static const int factors[] = {2, 5, 10};
    int64_t power = 1, step = 1, range = axis->max - axis->min;
    for (int i = 0; range / step > most || (range / step == most && range % step); i++) {
        step = power * factors[i % 3];
        if (i % 3 == 2) power = step;
    }
    return step;
}

static int64_t first_tick(const Axis *axis, int64_t step) {
    int64_t down = axis->min / step * step;
    return down < axis->min ? down + step : down;
}

static Str tick_label(const Ui *ui, const Axis *axis, int64_t value) {
    Arena *arena = &ui->list->arena;
    Str number = number_words(arena, value);
    return axis->pattern.len ? str_fill(arena, axis->pattern, &number, 1) : number;
}

// The wider of the labels at both ends.
static int label_width(const Ui *ui, const Axis *axis) {
    return ui_most(ui_width(ui, TEXT_LABEL, tick_label(ui, axis, axis->min)), ui_width(ui, TEXT_LABEL, tick_label(ui, axis, axis->max)));
}

static int ticks_for(int length, int each) {
    int most = length / ui_most(each, 1);
    return most < 1 ? 1 : ui_least(most, TICKS_MOST);
}

static void draw_y_ticks(const Plane *p) {
    Ui *ui = p->ui;
    int line = ui_line_height(ui, TEXT_LABEL), room = label_width(ui, &p->y), gap = px(ui, TICK_GAP);
    int64_t step = tick_step(&p->y, ticks_for(p->area.h, line * 3 / 2));
    for (int64_t value = first_tick(&p->y, step); value <= p->y.max; value += step) {
        int y = plane_y(p, value);
        ui_fill(ui, (Rect){p->area.x, y, p->area.w, ui_hair(ui)}, COLOR_EDGE, 0);
        ui_line_right(ui, p->area.x - gap - room, y - line / 2, room, TEXT_LABEL, COLOR_INK_SOFT, tick_label(ui, &p->y, value));
    }
}

static void draw_x_ticks(const Plane *p) {
    Ui *ui = p->ui;
    int each = label_width(ui, &p->x) * 3 / 2 + px(ui, 2 * TICK_GAP), low = p->area.y + p->area.h, left = p->area.x - px(ui, 4);
    int64_t step = tick_step(&p->x, ticks_for(p->area.w, each));
    for (int64_t value = first_tick(&p->x, step); value <= p->x.max; value += step) {
        int x = plane_x(p, value);
        Str text = tick_label(ui, &p->x, value);
        int width = ui_width(ui, TEXT_LABEL, text), most = p->area.x + p->area.w - width;
        ui_fill(ui, (Rect){x, low, ui_hair(ui), px(ui, 4)}, COLOR_OUTLINE, 0);
        ui_line(ui, ui_most(ui_least(x - width / 2, most), left), low + px(ui, 4), width, TEXT_LABEL, COLOR_INK_SOFT, text);
    }
}

// Axes with their titles: that of y above the plot, that of x below it at the right. Returns y below.
static int draw_axes(const Plane *p, int top, int left) {
    Ui *ui = p->ui;
    Rect a = p->area;
    ui_fill(ui, (Rect){a.x, a.y, ui_hair(ui), a.h}, COLOR_OUTLINE, 0);
    draw_y_ticks(p);
    ui_fill(ui, (Rect){a.x, a.y + a.h, a.w, ui_hair(ui)}, COLOR_OUTLINE, 0);
    draw_x_ticks(p);
    if (p->y.title.len) ui_line(ui, left, top, a.x + a.w - left, TEXT_LABEL, COLOR_INK_SOFT, p->y.title);
    int y = a.y + a.h + px(ui, 4) + ui_line_height(ui, TEXT_LABEL);
    if (!p->x.title.len) return y;
    ui_line_right(ui, left, y, a.x + a.w - left, TEXT_LABEL, COLOR_INK_SOFT, p->x.title);
    return y + ui_line_height(ui, TEXT_LABEL);
}

static Plane plane_in(Ui *ui, int x, int y, int w, int height, Axis axis_x, Axis axis_y) {
    Plane p = {ui, {0}, sound_axis(axis_x), sound_axis(axis_y)};
    int line = ui_line_height(ui, TEXT_LABEL), left = label_width(ui, &p.y) + px(ui, TICK_GAP);
    int above = (p.y.title.len ? line : 0) + line / 2;
    p.area = (Rect){x + left, y + above, ui_most(w - left - px(ui, MARK), 1), px(ui, height)};
    return p;
}

void ui_mark(Ui *ui, int x, int y, int radius, MarkShape shape, ColorName color) {
    int thick = ui_most(radius / 3, ui_hair(ui)), side = radius * 7 / 8;
    Rect square = {x - side, y - side, 2 * side, 2 * side};
    if (!ui_seen(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius})) return;
    switch (shape) {
    case MARK_RING: draw_ring(ui->list, x, y, radius, ui_color(ui, color), thick); break;
    case MARK_SQUARE: ui_fill(ui, square, color, 0); break;
    case MARK_BOX: ui_border(ui, square, color, 0, thick); break;
    case MARK_CROSS: ui_cross(ui, x - radius * 4 / 3, y - radius * 4 / 3, radius * 8 / 3, color); break;
    case MARK_PLUS:
        ui_fill(ui, (Rect){x - radius, y - thick / 2, 2 * radius, thick}, color, 0);
        ui_fill(ui, (Rect){x - thick / 2, y - radius, thick, 2 * radius}, color, 0);
        break;
    case MARK_DIAMOND: ui_diamond(ui, x, y, radius, color); break;
    case MARK_TRIANGLE: ui_triangle(ui, x, y, radius, color); break;
    default: ui_dot(ui, x, y, radius, color); break;
    }
}

Legend ui_legend(Ui *ui, int x, int y, int w, int row) {
    return (Legend){.ui = ui, .left = x, .right = x + w, .row = row, .x = x, .y = y, .bottom = y};
}

int ui_legend_entry(Legend *l, Str word) {
    Ui *ui = l->ui;
    int swatch = px(ui, SWATCH), width = ui_least(swatch + ui_width(ui, TEXT_SMALL, word), l->right - l->left);
    if (l->x > l->left && l->x + width > l->right) {
        l->x = l->left;
        l->y = l->bottom;
    }
    int at = l->x, height = ui_text(ui, at + swatch, l->y, width - swatch, TEXT_SMALL, COLOR_INK_SOFT, word);
    l->bottom = ui_most(l->bottom, l->y + ui_most(l->row, height));
    l->x += width + px(ui, 2 * GAP);
    return at;
}

int ui_legend_middle(const Legend *l) {
    return l->y + l->row / 2;
}

static Legend chart_legend(Ui *ui, int x, int low, int w) {
    return ui_legend(ui, x, low + px(ui, 4), w, ui_line_height(ui, TEXT_SMALL));
}

static void legend_mark(Legend *l, Str word, MarkShape shape, ColorName color, int size) {
    int at = ui_legend_entry(l, word), radius = ui_least(size ? size : MARK + 1, GAP);
    ui_mark(l->ui, at + px(l->ui, GAP), ui_legend_middle(l), px(l->ui, radius), shape, color);
}

static void legend_line(Legend *l, Str word, ColorName color, bool upright) {
    int at = ui_legend_entry(l, word), half = px(l->ui, GAP), thick = ui_most(px(l->ui, 2), 1), mid = ui_legend_middle(l);
    Rect lying = {at, mid - thick / 2, 2 * half, thick}, standing = {at + half, mid - half, thick, 2 * half};
    ui_fill(l->ui, upright ? standing : lying, color, 0);
}

static void legend_lines(Legend *l, const ChartLine *lines, int count) {
    for (int i = 0; i < count; i++) legend_line(l, lines[i].name, lines[i].color, lines[i].upright);
}

// From point to point, or as steps.
static void draw_path(const Plane *p, const ChartPoint *points, int count, bool steps, ColorName color) {
    Ui *ui = p->ui;
    int thick = ui_most(px(ui, 2), 1);
    if (ui->quiet) return;
    for (int i = 1; i < count; i++) {
        int x0 = plane_x(p, points[i - 1].x), y0 = plane_y(p, points[i - 1].y), x1 = plane_x(p, points[i].x), y1 = plane_y(p, points[i].y);
        if (steps) {
            ui_fill(ui, (Rect){x0, y0 - thick / 2, x1 - x0 + thick / 2, thick}, color, 0);
            ui_fill(ui, (Rect){x1 - thick / 2, ui_least(y0, y1) - thick / 2, thick, ui_most(y0, y1) - ui_least(y0, y1) + thick}, color, 0);
        } else {
            draw_line(ui->list, x0, y0, x1, y1, thick, ui_color(ui, color));
        }
    }
}

static void draw_point(const Plane *p, ChartPoint at, MarkShape mark, ColorName color, int size, bool selected) {
    if (!within(&p->x, at.x) || !within(&p->y, at.y)) return;
    Ui *ui = p->ui;
    int x = plane_x(p, at.x), y = plane_y(p, at.y), radius = ui_most(px(ui, size ? size : MARK), 1);
    ui_mark(ui, x, y, radius, mark, color);
    if (!selected || ui->quiet) return;
    draw_ring(ui->list, x, y, radius + px(ui, 5), ui_color(ui, COLOR_INK), ui_most(px(ui, 2), 1));
}

// Marks reach over the edge of the plot, lines don't.
static Rect mark_room(const Plane *p) {
    return rect_grow(p->area, px(p->ui, MARK + 6));
}

static void place_chart(const Plane *p, int id, Str label, Str value) {
    if (id)
        ui_control(p->ui, &(Control){.rect = p->area,
                                     .id = id,
                                     .role = ROLE_SLIDER,
                                     .label = label,
                                     .value = value,
                                     .radius = px(p->ui, CORNER_SMALL),
                                     .track_x = p->area.x,
                                     .track_w = p->area.w});
}

static bool has_marks(const Plane *p, const Series *s) {
    return s->count < 2 || p->area.w / (s->count - 1) >= px(p->ui, MARK_ROOM);
}

static void draw_guide(const Plane *p, const LineChart *c) {
    const Series *first = c->series;
    if (c->series_count < 1 || c->selected < 0 || c->selected >= first->count || !within(&p->x, first->points[c->selected].x)) return;
    int x = plane_x(p, first->points[c->selected].x);
    ui_fill(p->ui, (Rect){x, p->area.y, ui_hair(p->ui), p->area.h}, COLOR_OUTLINE, 0);
}

static void draw_across(const Plane *p, const ChartLine *line) {
    const Axis *axis = line->upright ? &p->x : &p->y;
    int thick = ui_most(px(p->ui, 2), 1);
    if (!within(axis, line->at)) return;
    if (line->upright)
        ui_fill(p->ui, (Rect){plane_x(p, line->at) - thick / 2, p->area.y, thick, p->area.h}, line->color, 0);
    else
        ui_fill(p->ui, (Rect){p->area.x, plane_y(p, line->at) - thick / 2, p->area.w, thick}, line->color, 0);
}

int ui_line_chart(Ui *ui, int x, int y, int w, const LineChart *c) {
    Plane p = plane_in(ui, x, y, w, c->height, c->x, c->y);
    int low = draw_axes(&p, y, x);
    Rect before = ui_clip_begin(ui, p.area);
    draw_guide(&p, c);
    for (int i = 0; i < c->line_count; i++) draw_across(&p, &c->lines[i]);
    for (int i = 0; i < c->series_count; i++) draw_path(&p, c->series[i].points, c->series[i].count, c->steps, c->series[i].color);
    ui_clip_end(ui, before);
    before = ui_clip_begin(ui, mark_room(&p));
    for (int i = 0; i < c->series_count; i++) {
        const Series *s = &c->series[i];
        for (int j = 0; j < s->count; j++) {
            bool selected = i == 0 && j == c->selected;
            if (selected || has_marks(&p, s)) draw_point(&p, s->points[j], s->mark, s->color, 0, selected);
        }
    }
    ui_clip_end(ui, before);
    place_chart(&p, c->id, c->label, c->value);
    Legend legend = chart_legend(ui, x, low, w);
    for (int i = 0; i < c->series_count; i++) legend_mark(&legend, c->series[i].name, c->series[i].mark, c->series[i].color, 0);
    legend_lines(&legend, c->lines, c->line_count);
    return legend.bottom;
}

int line_chart_nearest(const LineChart *c, int per_mille) {
    int best = -1;
    double least = 0;
    Axis axis = sound_axis(c->x);
    double at = (double)axis.min + (double)(axis.max - axis.min) * per_mille / 1000;
    for (int i = 0; c->series_count > 0 && i < c->series->count; i++) {
        double apart = (double)c->series->points[i].x - at;
        if (apart < 0) apart = -apart;
        if (best >= 0 && apart >= least) continue;
        best = i;
        least = apart;
    }
    return best;
}

// Pixels of a bar on a scale of `room` pixels for `max`.
static int bar_length(int64_t amount, int64_t max, int room) {
    double part = (double)(amount < 0 ? -(double)amount : (double)amount) / (double)max;
    return (int)(room * (part > 1 ? 1 : part) + 0.5);
}

typedef struct Columns {
    int label, value;  // widths
    int zero;          // where bars begin
    int left, right;   // pixels for bars below and above zero
} Columns;

static Columns columns_of(Ui *ui, int x, int w, const BarChart *c) {
    Columns k = {0};
    bool below = false;
    for (int i = 0; i < c->count; i++) {
        k.label = ui_most(k.label, ui_width(ui, TEXT_SMALL, c->bars[i].label));
        k.value = ui_most(k.value, ui_width(ui, TEXT_LABEL, c->bars[i].value));
        below |= c->bars[i].amount < 0;
    }
    int gap = px(ui, 12);
    k.label = ui_least(k.label, w * 2 / 5);
    k.value = ui_least(k.value, w / 4);
    int room = ui_most(w - k.label - k.value - 2 * gap, 1);
    k.left = below ? room / 2 : 0;
    k.right = room - k.left;
    k.zero = x + k.label + gap + k.left;
    return k;
}

int ui_bar_chart(Ui *ui, int x, int y, int w, const BarChart *c) {
    Columns k = columns_of(ui, x, w, c);
    int line = ui_line_height(ui, TEXT_SMALL), row = line + px(ui, 6), thick = px(ui, 14), top = y;
    int64_t max = c->max > 1 ? c->max : 1;
    for (int i = 0; i < c->count; i++, y += row) {
        const Bar *bar = &c->bars[i];
        bool below = bar->amount < 0;
        int length = bar_length(bar->amount, max, below ? k.left : k.right), mid = y + row / 2;
        ui_line(ui, x, mid - line / 2, k.label, TEXT_SMALL, COLOR_INK, bar->label);
        Rect rect = {below ? k.zero - length : k.zero, mid - thick / 2, length, thick};
        if (length) ui_fill(ui, rect, bar->color, px(ui, 3));
        int value_y = mid - ui_line_height(ui, TEXT_LABEL) / 2;
        ui_line_right(ui, x + w - k.value, value_y, k.value, TEXT_LABEL, COLOR_INK, bar->value);
    }
    ui_fill(ui, (Rect){k.zero, top, ui_hair(ui), y - top}, COLOR_OUTLINE, 0);
    return y;
}

static void draw_scattered(const Plane *p, const ScatterPlot *s, int index) {
    const ScatterPoint *point = &s->points[index];
    MUST(point->kind >= 0 && point->kind < s->kind_count);
    const ScatterKind *kind = &s->kinds[point->kind];
    draw_point(p, point->at, kind->mark, kind->color, kind->radius, index == s->selected);
}

// The selected one last, so that nothing lies over it.
static void draw_scatter(const Plane *p, const ScatterPlot *s) {
    for (int i = 0; i < s->point_count; i++)
        if (i != s->selected) draw_scattered(p, s, i);
    if (s->selected >= 0 && s->selected < s->point_count) draw_scattered(p, s, s->selected);
}

// Every second of equal parts, each about so many pixels long.
static void draw_dashes(const Plane *p, ChartPoint from, ChartPoint to, ColorName color) {
    Ui *ui = p->ui;
    int x0 = plane_x(p, from.x), y0 = plane_y(p, from.y), x1 = plane_x(p, to.x), y1 = plane_y(p, to.y);
    int length = ui_most(abs(x1 - x0), abs(y1 - y0)), parts = ui_least(length / ui_most(px(ui, 6), 1), DASHES_MOST) | 1;
    for (int i = 0; i < parts; i += 2)
        draw_line(ui->list, x0 + (x1 - x0) * i / parts, y0 + (y1 - y0) * i / parts, x0 + (x1 - x0) * (i + 1) / parts,
                  y0 + (y1 - y0) * (i + 1) / parts, ui_most(px(ui, 2), 1), ui_color(ui, color));
}

static void draw_joined(const Plane *p, const ChartPath *path) {
    if (!path->broken) draw_path(p, path->points, path->count, false, path->color);
    for (int i = 1; path->broken && !p->ui->quiet && i < path->count; i++)
        draw_dashes(p, path->points[i - 1], path->points[i], path->color);
}

static void scatter_legend(Legend *legend, const ScatterPlot *s) {
    for (int i = 0; i < s->kind_count; i++)
        if (!s->kinds[i].aside) legend_mark(legend, s->kinds[i].name, s->kinds[i].mark, s->kinds[i].color, s->kinds[i].radius);
    for (int i = 0; i < s->path_count; i++)
        if (s->paths[i].count > 1 && s->paths[i].name.len) legend_line(legend, s->paths[i].name, s->paths[i].color, false);
    legend_lines(legend, s->lines, s->line_count);
}

int ui_scatter_plot(Ui *ui, int x, int y, int w, const ScatterPlot *s) {
    Plane p = plane_in(ui, x, y, w, s->height, s->x, s->y);
    int low = draw_axes(&p, y, x);
    Rect before = ui_clip_begin(ui, p.area);
    for (int i = 0; i < s->line_count; i++) draw_across(&p, &s->lines[i]);
    for (int i = 0; i < s->path_count; i++) draw_joined(&p, &s->paths[i]);
    ui_clip_end(ui, before);
    before = ui_clip_begin(ui, mark_room(&p));
    draw_scatter(&p, s);
    ui_clip_end(ui, before);
    place_chart(&p, s->id, s->label, s->value);
    Legend legend = chart_legend(ui, x, low, w);
    scatter_legend(&legend, s);
    return legend.bottom;
}

int scatter_plot_nearest(const ScatterPlot *s, int first, Rect area, int x, int y) {
    Axis across = sound_axis(s->x), up = sound_axis(s->y);
    int best = -1;
    int64_t least = INT64_MAX;
    for (int i = first; i < s->point_count; i++) {
        int64_t dx = place(&across, s->points[i].at.x, area.x, area.w) - x;
        int64_t dy = place(&up, s->points[i].at.y, area.y + area.h, -area.h) - y;
        if (dx * dx + dy * dy > least) continue;
        best = i;
        least = dx * dx + dy * dy;
    }
    return best;
}
