// How much work a shape is. The library behind walks down the picture line by line, with all edges that a line meets in a list which it
// keeps in order by exchanging neighbours: so time goes with the area, with the length of the edges, and with the cube of their number.
#include "host/svg_parts.h"

#include <SDL_stdinc.h>

// Milliseconds, measured with SDL_image 2.6 on one core of 2.5 GHz.
#define PER_PIXEL    8.5e-6
#define PER_LENGTH   28e-6  // a pixel along the outline
#define PER_EXCHANGE 0.9e-7
#define PER_SHAPE    0.025

static double least(double a, double b) {
    return a < b ? a : b;
}

static double most(double a, double b) {
    return a > b ? a : b;
}

static double distance(double x, double y) {
    return SDL_sqrt(x * x + y * y);
}

static void reach(SvgOutline *o, double x, double y) {
    o->left = o->begun ? least(o->left, x) : x;
    o->top = o->begun ? least(o->top, y) : y;
    o->right = o->begun ? most(o->right, x) : x;
    o->bottom = o->begun ? most(o->bottom, y) : y;
    o->begun = true;
    o->x = x;
    o->y = y;
}

static void transformed(const SvgMatrix *m, double *x, double *y) {
    double from = *x;
    *x = m->a * from + m->c * *y + m->e;
    *y = m->b * from + m->d * *y + m->f;
}

static void draw_to(SvgOutline *o, double x, double y) {
    transformed(o->matrix, &x, &y);
    o->length += distance(x - o->x, y - o->y);
    reach(o, x, y);
}

// Whatever is not closed is closed when it is filled, so each part has one edge more.
void svg_outline_move(SvgOutline *o, double x, double y) {
    transformed(o->matrix, &x, &y);
    if (o->begun) o->length += distance(x - o->x, y - o->y);
    o->edges++;
    reach(o, x, y);
}

void svg_outline_line(SvgOutline *o, double x, double y) {
    draw_to(o, x, y);
    o->edges++;
    o->corners++;
}

void svg_outline_curve(SvgOutline *o, const double *x, const double *y) {
    for (int i = 0; i < 3; i++) draw_to(o, x[i], y[i]);
    o->edges += 3;
    o->corners++;
}

typedef struct Path {
    SvgOutline *outline;
    double x, y;              // where the pen is, before the transform
    double start_x, start_y;  // of the part
    double bend_x, bend_y;    // the last control point
} Path;

static void arrive(Path *p, double x, double y) {
    p->x = p->bend_x = x;
    p->y = p->bend_y = y;
}

static void path_move(Path *p, const double *v) {
    svg_outline_move(p->outline, v[0], v[1]);
    arrive(p, p->start_x = v[0], p->start_y = v[1]);
}

static void path_line(Path *p, const double *v) {
    svg_outline_line(p->outline, v[0], v[1]);
    arrive(p, v[0], v[1]);
}

static void path_level(Path *p, const double *v) {
    path_line(p, (const double[]){v[0], p->y});
}

static void path_upright(Path *p, const double *v) {
    path_line(p, (const double[]){p->x, v[0]});
}

static void path_curve(Path *p, const double *v) {
    svg_outline_curve(p->outline, (const double[]){v[0], v[2], v[4]}, (const double[]){v[1], v[3], v[5]});
    arrive(p, v[4], v[5]);
    p->bend_x = v[2];
    p->bend_y = v[3];
}

static void path_smooth(Path *p, const double *v) {
    path_curve(p, (const double[]){2 * p->x - p->bend_x, 2 * p->y - p->bend_y, v[0], v[1], v[2], v[3]});
}

// The control point lies further out than both of the cubic curve that is drawn.
static void path_square(Path *p, const double *v) {
    path_curve(p, (const double[]){v[0], v[1], v[0], v[1], v[2], v[3]});
}

static void path_smooth_square(Path *p, const double *v) {
    path_square(p, (const double[]){2 * p->x - p->bend_x, 2 * p->y - p->bend_y, v[0], v[1]});
}

// At most four curves, within a box that is surely large enough: a small arc rises less than half its chord (times how flat the ellipse
// is).
static void path_arc(Path *p, const double *v) {
    double rx = SDL_fabs(v[0]), ry = SDL_fabs(v[1]), x = v[5], y = v[6];
    double chord = distance(x - p->x, y - p->y), flat = most(rx, ry) / most(least(rx, ry), 1e-6);
    double whole = 2 * most(most(rx, ry), chord * flat / 2), far = v[3] == 0 ? least(whole, chord * flat / 2) : whole;
    const double left = least(x, p->x) - far, right = most(x, p->x) + far, top = least(y, p->y) - far, bottom = most(y, p->y) + far;
    svg_outline_curve(p->outline, (const double[]){left, left, left}, (const double[]){p->y, top, top});
    svg_outline_curve(p->outline, (const double[]){right, right, right}, (const double[]){top, top, bottom});
    svg_outline_curve(p->outline, (const double[]){left, left, x}, (const double[]){bottom, bottom, y});
    p->outline->edges++;
    arrive(p, x, y);
}

static void path_close(Path *p, const double *v) {
    (void)v;
    path_line(p, (const double[]){p->start_x, p->start_y});
    p->outline->edges++;
}

typedef struct PathCommand {
    char letter;
    int count;        // of its numbers
    int first, axis;  // which is the first coordinate, and is that x or y
    void (*take)(Path *path, const double *numbers);
} PathCommand;

static const PathCommand commands[] = {
    {'M', 2, 0, 0, path_move},  {'L', 2, 0, 0, path_line},   {'H', 1, 0, 0, path_level},  {'V', 1, 0, 1, path_upright},
    {'C', 6, 0, 0, path_curve}, {'S', 4, 0, 0, path_smooth}, {'Q', 4, 0, 0, path_square}, {'T', 2, 0, 0, path_smooth_square},
    {'A', 7, 5, 0, path_arc},   {'Z', 0, 0, 0, path_close},
};
#define LINE_COMMAND (&commands[1])

static const PathCommand *find_command(char letter, bool *relative) {
    *relative = letter >= 'a' && letter <= 'z';
    if (*relative) letter = (char)(letter - 'a' + 'A');
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (commands[i].letter == letter) return &commands[i];
    return NULL;
}

// Nothing that could belong to the number may follow a flag: readers differ in what "01" means.
static bool take_flag(Str d, size_t *at, double *value) {
    if (*at + 1 >= d.len || (d.data[*at] != '0' && d.data[*at] != '1')) return false;
    *value = d.data[(*at)++] - '0';
    char next = d.data[*at];
    return str_is_space(next) || next == ',' || next == '-' || next == '+';
}

static bool take_numbers(Path *p, Str d, size_t *at, const PathCommand *command, bool relative) {
    double numbers[7];
    for (int i = 0; i < command->count; i++) {
        if (i) svg_gap(d, at);
        bool flag = command->letter == 'A' && (i == 3 || i == 4);
        if (!(flag ? take_flag : svg_number)(d, at, &numbers[i])) return false;
        if (relative && i >= command->first) numbers[i] += (i - command->first + command->axis) % 2 ? p->y : p->x;
    }
    command->take(p, numbers);
    return true;
}

static bool begins_number(Str d, size_t at) {
    return at < d.len && ((d.data[at] >= '0' && d.data[at] <= '9') || d.data[at] == '-' || d.data[at] == '+' || d.data[at] == '.');
}

static void skip_space(Str d, size_t *at) {
    while (*at < d.len && str_is_space(d.data[*at])) (*at)++;
}

bool svg_outline_path(SvgOutline *outline, Str d) {
    Path path = {.outline = outline};
    size_t at = 0;
    for (skip_space(d, &at); at < d.len; skip_space(d, &at)) {
        bool relative;
        const PathCommand *command = find_command(d.data[at++], &relative);
        if (!command || (!outline->begun && command->letter != 'M')) return false;
        do {
            if (command->count) skip_space(d, &at);
            if (!take_numbers(&path, d, &at, command, relative)) return false;
            if (command->letter == 'M') command = LINE_COMMAND;  // further pairs are lines
            if (command->count) svg_gap(d, &at);
        } while (command->count && begins_number(d, at));
    }
    return true;
}

bool svg_outline_points(SvgOutline *outline, Str points) {
    size_t at = 0;
    for (svg_gap(points, &at); at < points.len; svg_gap(points, &at)) {
        double x, y;
        if (!svg_number(points, &at, &x)) return false;
        svg_gap(points, &at);
        if (!svg_number(points, &at, &y)) return false;
        (outline->begun ? svg_outline_line : svg_outline_move)(outline, x, y);
    }
    return true;
}

double svg_outline_work(const SvgOutline *o, const SvgPaint *paint, const double *view) {
    const SvgMatrix *m = &paint->matrix;
    double scale = SVG_WORK_SIDE / most(view[2], view[3]), work = 0;
    double pen = paint->stroke_width * distance(distance(m->a, m->b), distance(m->c, m->d)),
           grow = paint->stroked ? pen * paint->miter / 2 : 0;
    double wide = least(o->right + grow, view[0] + view[2]) - most(o->left - grow, view[0]);
    double high = least(o->bottom + grow, view[1] + view[3]) - most(o->top - grow, view[1]);
    double area = most(wide, 0) * most(high, 0) * scale * scale, length = o->length * scale, edges = o->edges;
    if (paint->filled) work += PER_SHAPE + area * PER_PIXEL + length * PER_LENGTH + edges * edges * edges * PER_EXCHANGE;
    // A stroke has two sides, and at each corner a bend as far out as the miter.
    length = 2 * length + o->corners * 4 * grow * scale;
    edges *= 2;
    if (paint->stroked) work += PER_SHAPE + area * PER_PIXEL + length * PER_LENGTH + edges * edges * edges * PER_EXCHANGE;
    return work;
}
