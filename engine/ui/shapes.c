// Signs and faces: small shapes around a centre, portraits and icons.
#include "ui/shapes.h"

#include "base/utf8.h"

#define NEAR 40  // logical pixels: radius of a picture so small that only the face is shown

static void stroke(Ui *ui, int x0, int y0, int x1, int y1, int width, Color color) {
    draw_line(ui->list, x0, y0, x1, y1, ui_most(width, 1), color);
}

// The mouth as six strokes along a parabola: `bend` pixels lower (a smile) or higher in the middle than at its ends.
static void mouth(Ui *ui, int x, int y, int half, int bend, int width, Color color) {
    int before_x = x - half, before_y = y;
    for (int i = 1; i <= 6; i++) {
        int t = i * 2 - 6;  // -4 .. 6 of 6
        int to_x = x + half * t / 6, to_y = y + bend * (36 - t * t) / 36;
        stroke(ui, before_x, before_y, to_x, to_y, width, color);
        before_x = to_x;
        before_y = to_y;
    }
}

typedef struct Features {
    int bend, mouth_y, brow;  // in 16ths of the radius; brow: how far its inner end is below the outer one
} Features;

void ui_face(Ui *ui, int x, int y, int radius, Mood mood) {
    static const Features features[] = {
        [MOOD_NONE] = {0, 6, 0},      [MOOD_PLEASED] = {6, 4, 0},  [MOOD_NEUTRAL] = {0, 6, 0},
        [MOOD_DOUBTFUL] = {-2, 7, 2}, [MOOD_ANNOYED] = {-4, 9, 4}, [MOOD_ANGRY] = {-6, 10, 6},
    };
    if (!ui_seen(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius})) return;
    const Features *f = &features[mood];
    Color ink = ui_color(ui, COLOR_ON_MOOD);
    int line = ui_most(radius / 7, 1), eye_x = radius * 6 / 16, eye_y = y - radius * 3 / 16;
    draw_circle(ui->list, x, y, radius, ui_color(ui, theme_mood(mood)));
    draw_ring(ui->list, x, y, radius, ink, ui_most(radius / 10, 1));
    for (int side = -1; side <= 1; side += 2) {
        draw_circle(ui->list, x + side * eye_x, eye_y, ui_most(radius * 2 / 16, 1), ink);
        if (!f->brow) continue;
        int brow_y = eye_y - radius * 5 / 16, tilt = radius * f->brow / 32;
        stroke(ui, x + side * radius * 9 / 16, brow_y - tilt, x + side * radius * 3 / 16, brow_y + tilt, line, ink);
    }
    mouth(ui, x, y + radius * f->mouth_y / 16, radius * 7 / 16, radius * f->bend / 16, line, ink);
}

void ui_image(Ui *ui, Rect rect, Str key, Str part, int radius) {
    if (key.len && ui_seen(ui, rect)) draw_image(ui->list, rect, key, part, 0, radius);
}

void ui_icon(Ui *ui, int x, int y, int size, const char *name, ColorName color) {
    Rect rect = {x, y, size, size};
    if (!ui->pictures || !ui_seen(ui, rect)) return;
    draw_image(ui->list, rect, str_join(&ui->list->arena, STR("icons/"), str_from(name)), STR_NONE, ui_color(ui, color), 0);
}

// The words that choose the groups of a portrait's drawing.
Str portrait_part(const Portrait *p) {
    static const Str parts[][2] = {
        [MOOD_NONE] = {{"neutral", 7}, {"neutral blink", 13}},    [MOOD_PLEASED] = {{"pleased", 7}, {"pleased blink", 13}},
        [MOOD_NEUTRAL] = {{"neutral", 7}, {"neutral blink", 13}}, [MOOD_DOUBTFUL] = {{"doubtful", 8}, {"doubtful blink", 14}},
        [MOOD_ANNOYED] = {{"annoyed", 7}, {"annoyed blink", 13}}, [MOOD_ANGRY] = {{"angry", 5}, {"angry blink", 11}},
    };
    return parts[p->mood][p->blink];
}

void ui_portrait(Ui *ui, int x, int y, int radius, const Portrait *p) {
    Rect rect = {x - radius, y - radius, 2 * radius, 2 * radius};
    if (p->key.len) {
        ui_fill(ui, rect, theme_mood(p->mood), radius);
        Str near = radius <= px(ui, NEAR) ? str_join(&ui->list->arena, portrait_part(p), STR(" close")) : portrait_part(p);
        ui_image(ui, rect, p->key, near, radius);
        return;
    }
    size_t end = 0;
    if (p->name.len) utf8_next(p->name, &end);
    ui_badge(ui, x, y, radius, theme_person(p->index), 0xFFFFFFFF, TEXT_STRONG, str_slice(p->name, 0, end));
}

void ui_dot(Ui *ui, int x, int y, int radius, ColorName color) {
    if (ui_seen(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius})) draw_circle(ui->list, x, y, radius, ui_color(ui, color));
}

void ui_badge(Ui *ui, int x, int y, int radius, Color fill, Color ink, TextStyle style, Str text) {
    if (!ui_seen(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius})) return;
    int width = ui_width(ui, style, text);
    draw_circle(ui->list, x, y, radius, fill);
    Font font = ui_font(ui, style);
    int line = text_line_height(ui->cache, font), top = y - line / 2;
    if (text.len && ui_seen(ui, (Rect){x - width / 2, top, width, line}))
        draw_text(ui->list, font, x - width / 2, top + text_ascent(ui->cache, font), width, ink, text);
}

void ui_check(Ui *ui, int x, int y, int size, ColorName color) {
    if (!ui_seen(ui, (Rect){x, y, size, size})) return;
    int width = ui_most(size / 6, 1), low_x = x + size * 2 / 5, low_y = y + size * 4 / 5;
    stroke(ui, x + size / 8, y + size / 2, low_x, low_y, width, ui_color(ui, color));
    stroke(ui, low_x, low_y, x + size * 7 / 8, y + size / 5, width, ui_color(ui, color));
}

// Rows of pixels, with strokes around that smooth their steps and round the corners. `half` gives the half width of a row, 0 at the top.
static void draw_rows(Ui *ui, int x, int y, int radius, int (*half)(int row, int radius), ColorName color) {
    for (int row = 0; row <= 2 * radius; row++) {
        int reach = half(row, radius);
        if (reach > 0) draw_fill(ui->list, (Rect){x - reach, y - radius + row, 2 * reach, 1}, ui_color(ui, color), 0);
    }
}

static int triangle_half(int row, int radius) {
    return row * radius / ui_most(2 * radius, 1);
}

static int diamond_half(int row, int radius) {
    return row <= radius ? row : 2 * radius - row;
}

static void outline(Ui *ui, const int (*corners)[2], int count, int width, ColorName color) {
    for (int i = 0; i < count; i++) {
        const int *from = corners[i], *to = corners[(i + 1) % count];
        stroke(ui, from[0], from[1], to[0], to[1], width, ui_color(ui, color));
    }
}

void ui_triangle(Ui *ui, int x, int y, int radius, ColorName color) {
    if (!ui_seen(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius})) return;
    int in = radius - 1;
    draw_rows(ui, x, y, in, triangle_half, color);
    outline(ui, (const int[][2]){{x, y - in}, {x + in, y + in}, {x - in, y + in}}, 3, ui_most(radius / 3, 2), color);
}

void ui_diamond(Ui *ui, int x, int y, int radius, ColorName color) {
    if (!ui_seen(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius})) return;
    int in = radius - 1;
    draw_rows(ui, x, y, in, diamond_half, color);
    outline(ui, (const int[][2]){{x, y - in}, {x + in, y}, {x, y + in}, {x - in, y}}, 4, ui_most(radius / 4, 2), color);
}

void ui_cross(Ui *ui, int x, int y, int size, ColorName color) {
    if (!ui_seen(ui, (Rect){x, y, size, size})) return;
    int width = ui_most(size / 6, 1), near = size / 5, far = size - size / 5;
    stroke(ui, x + near, y + near, x + far, y + far, width, ui_color(ui, color));
    stroke(ui, x + far, y + near, x + near, y + far, width, ui_color(ui, color));
}
