// Shapes against geometry: areas, edges, mixing, and that a clip cuts without changing what is left.
#include "base/hash.h"
#include "host/paint.h"
#include "testkit/testkit.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define W  128
#define H  96
#define PI 3.14159265358979

static const Rect ALL = {0, 0, W, H};

typedef struct Sheet {
    uint32_t pixels[W * H];
    Canvas canvas;
} Sheet;

static Sheet *sheet_new(uint32_t color) {
    Sheet *sheet = malloc(sizeof *sheet);
    for (int i = 0; i < W * H; i++) sheet->pixels[i] = color;
    sheet->canvas = (Canvas){sheet->pixels, W, H, W, NULL};
    return sheet;
}

// Of white on black: how many pixels are covered, in parts.
static double covered(const Sheet *sheet) {
    double sum = 0;
    for (int i = 0; i < W * H; i++) sum += (sheet->pixels[i] & 0xff) / 255.0;
    return sum;
}

static void assert_near(double got, double expected, double share) {
    if (got < expected * (1 - share) || got > expected * (1 + share)) fail_msg("%f is not within %g of %f", got, share, expected);
}

static bool inside(Rect r, int x, int y) {
    return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

static void plain_fills_are_exact(void **state) {
    (void)state;
    static const Rect rects[] = {{0, 0, W, H}, {3, 5, 7, 1}, {-10, -10, 12, 13}, {120, 90, 50, 50}, {5, 5, 0, 9}, {5, 5, -3, 4}};
    static const Rect clips[] = {{0, 0, W, H}, {4, 4, 60, 40}};
    for (size_t i = 0; i < sizeof rects / sizeof *rects; i++) {
        for (size_t j = 0; j < 2; j++) {
            Sheet *sheet = sheet_new(0xff102030);
            paint_round(&sheet->canvas, clips[j], rects[i], 0, 0, 0xffa0b0c0);
            for (int y = 0; y < H; y++) {
                for (int x = 0; x < W; x++) {
                    bool in = inside(rects[i], x, y) && inside(clips[j], x, y);
                    assert_int_equal(sheet->pixels[y * W + x], in ? 0xffa0b0c0 : 0xff102030);
                }
            }
            free(sheet);
        }
    }
}

static void half_transparent_colours_mix(void **state) {
    (void)state;
    for (int alpha = 0; alpha < 256; alpha += 5) {
        Sheet *sheet = sheet_new(0xff10c030);
        paint_round(&sheet->canvas, ALL, ALL, 0, 0, (uint32_t)alpha << 24 | 0xf02040);
        static const int under[] = {0x10, 0xc0, 0x30}, over[] = {0xf0, 0x20, 0x40};
        for (int i = 0; i < 3; i++) {
            int got = sheet->pixels[0] >> (16 - 8 * i) & 0xff;
            double expected = under[i] + (over[i] - under[i]) * alpha / 255.0;
            assert_true(got - expected < 1.5 && expected - got < 1.5);
        }
        if (alpha == 0) assert_int_equal(sheet->pixels[0], 0xff10c030);
        if (alpha == 255) assert_int_equal(sheet->pixels[0], 0xfff02040);
        free(sheet);
    }
}

static void a_colour_on_itself_stays(void **state) {
    (void)state;
    Sheet *sheet = sheet_new(0xfffe8001);
    for (uint32_t alpha = 0; alpha < 256; alpha++) {
        paint_round(&sheet->canvas, ALL, ALL, 20, 0, alpha << 24 | 0xfe8001);
        for (int i = 0; i < W * H; i++) assert_int_equal(sheet->pixels[i], 0xfffe8001);
    }
    free(sheet);
}

static void circles_have_their_area(void **state) {
    (void)state;
    for (int r = 1; r <= 46; r++) {
        Sheet *sheet = sheet_new(0xff000000);
        paint_round(&sheet->canvas, ALL, (Rect){1, 1, 2 * r, 2 * r}, r, 0, 0xffffffff);
        assert_near(covered(sheet), PI * r * r, 0.01);
        free(sheet);
    }
    for (int width = 3; width < 90; width += 2) {  // centred on a pixel instead of a corner of four
        Sheet *sheet = sheet_new(0xff000000);
        paint_round(&sheet->canvas, ALL, (Rect){1, 1, width, width}, width / 2.0, 0, 0xffffffff);
        assert_near(covered(sheet), PI * width * width / 4, 0.01);
        free(sheet);
    }
}

static void rings_have_their_area(void **state) {
    (void)state;
    for (int r = 2; r <= 46; r++) {
        for (int border = 1; border < r && border < 8; border++) {
            Sheet *sheet = sheet_new(0xff000000);
            paint_round(&sheet->canvas, ALL, (Rect){1, 1, 2 * r, 2 * r}, r, border, 0xffffffff);
            assert_near(covered(sheet), PI * (r * r - (r - border) * (r - border)), 0.01);
            free(sheet);
        }
    }
}

static void round_rectangles_have_their_area(void **state) {
    (void)state;
    for (int radius = 0; radius <= 20; radius++) {
        Sheet *sheet = sheet_new(0xff000000);
        paint_round(&sheet->canvas, ALL, (Rect){7, 9, 80, 50}, radius, 0, 0xffffffff);
        assert_near(covered(sheet), 80 * 50 - (4 - PI) * radius * radius, 0.001);
        free(sheet);
        if (radius < 3) continue;
        sheet = sheet_new(0xff000000);
        paint_round(&sheet->canvas, ALL, (Rect){7, 9, 80, 50}, radius, 2, 0xffffffff);
        double hole = 76 * 46 - (4 - PI) * (radius - 2) * (radius - 2);
        assert_near(covered(sheet), 80 * 50 - (4 - PI) * radius * radius - hole, 0.01);
        free(sheet);
    }
}

static void round_shapes_are_symmetric(void **state) {
    (void)state;
    for (int border = 0; border < 4; border++) {
        Sheet *sheet = sheet_new(0xff000000);
        paint_round(&sheet->canvas, ALL, ALL, 33, border, 0xffffffff);
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                uint32_t pixel = sheet->pixels[y * W + x];
                assert_int_equal(pixel, sheet->pixels[y * W + W - 1 - x]);
                assert_int_equal(pixel, sheet->pixels[(H - 1 - y) * W + x]);
            }
        }
        free(sheet);
    }
}

static void square_outlines_are_exact(void **state) {
    (void)state;
    const Rect r = {10, 20, 30, 40};
    Sheet *sheet = sheet_new(0xff000000);
    paint_round(&sheet->canvas, ALL, r, 0, 3, 0xffffffff);
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            bool in = inside(r, x, y) && !inside((Rect){13, 23, 24, 34}, x, y);
            assert_int_equal(sheet->pixels[y * W + x], in ? 0xffffffff : 0xff000000);
        }
    }
    free(sheet);
}

static void level_and_upright_lines_are_bars(void **state) {
    (void)state;
    static const struct {
        int x0, y0, x1, y1, width;
        Rect bar;
    } rows[] = {{10, 20, 50, 20, 1, {10, 20, 40, 1}},
                {50, 20, 10, 20, 2, {10, 19, 40, 2}},
                {10, 20, 10, 50, 3, {9, 20, 3, 30}},
                {10, 20, 10, 20, 1, {0}}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Sheet *sheet = sheet_new(0xff000000);
        paint_line(&sheet->canvas, ALL, rows[i].x0, rows[i].y0, rows[i].x1, rows[i].y1, rows[i].width, 0xffffffff);
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) assert_int_equal(sheet->pixels[y * W + x] == 0xffffffff, inside(rows[i].bar, x, y));
        }
        free(sheet);
    }
}

static double root(double square) {
    double low = 0, high = square + 1;
    for (int i = 0; i < 100; i++) {
        double middle = (low + high) / 2;
        if (middle * middle > square)
            high = middle;
        else
            low = middle;
    }
    return low;
}

static void slanted_lines_have_their_area(void **state) {
    (void)state;
    for (int width = 1; width <= 8; width++) {
        for (int dx = 10; dx <= 90; dx += 7) {
            Sheet *sheet = sheet_new(0xff000000);
            paint_line(&sheet->canvas, ALL, 15, 80, 15 + dx, 80 - 60, width, 0xffffffff);
            double length = root(dx * dx + 60.0 * 60);
            assert_near(covered(sheet), length * width + PI * width * width / 4, 0.02);
            free(sheet);
        }
    }
}

static int below(Rng *rng, int bound) {
    return (int)rng_below(rng, (uint32_t)bound);
}

// Pixels of all alphas, and the same as a shape.
static const Image *some_image(bool shape) {
    static uint32_t pixels[37 * 23];
    static uint8_t coverage[37 * 23];
    static const Image drawn = {.w = 37, .h = 23, .pixels = pixels}, outline = {.w = 37, .h = 23, .coverage = coverage};
    for (uint32_t i = 0; i < 37 * 23; i++) {
        uint32_t alpha = i * 7 % 256;
        coverage[i] = (uint8_t)alpha;
        pixels[i] = alpha << 24 | alpha / 2 << 16 | alpha << 8 | alpha / 3;
    }
    return shape ? &outline : &drawn;
}

static void paint_some(const Canvas *canvas, Rect clip, uint64_t seed) {
    static const uint8_t coverage[] = {255, 100, 0, 7, 255, 13};
    const Glyph glyph = {.x = -1, .y = 2, .w = 2, .h = 3, .coverage = coverage};
    Rng rng = {seed};
    for (int i = 0; i < 20; i++) {
        Color color = (Color)rng_next(&rng);
        int x = below(&rng, W + 40) - 20, y = below(&rng, H + 40) - 20, w = below(&rng, 70), h = below(&rng, 70), width = below(&rng, 12);
        switch (below(&rng, 6)) {
        case 4: paint_image(canvas, clip, x, y, width, some_image(false), color); break;
        case 5: paint_image(canvas, clip, x, y, width, some_image(true), color); break;
        case 0: paint_round(canvas, clip, (Rect){x, y, w, h}, width, 0, color); break;
        case 1: paint_round(canvas, clip, (Rect){x, y, w, h}, width, below(&rng, 5), color); break;
        case 2: paint_line(canvas, clip, x, y, w, h, width, color); break;
        default: paint_glyph(canvas, clip, x, y, &glyph, color); break;
        }
    }
}

// Nor does it matter whether corners are kept.
static void a_clip_changes_nothing_inside(void **state) {
    (void)state;
    Corners corners = {0};
    Rng rng = {7};
    for (uint64_t seed = 0; seed < 300; seed++) {
        Sheet *whole = sheet_new(0xff123456), *part = sheet_new(0xff123456);
        Rect clip = rect_meet((Rect){below(&rng, W), below(&rng, H), 1 + below(&rng, W), 1 + below(&rng, H)}, ALL);
        whole->canvas.corners = &corners;
        paint_some(&whole->canvas, ALL, seed);
        paint_some(&part->canvas, clip, seed);
        for (int i = 0; i < W * H; i++) {
            assert_int_equal(part->pixels[i], inside(clip, i % W, i / W) ? whole->pixels[i] : 0xff123456);
        }
        free(whole);
        free(part);
    }
    corners_free(&corners);
}

static void images_are_blended_over_what_is_there(void **state) {
    (void)state;
    const uint32_t under = 0xff40c080;
    Sheet *sheet = sheet_new(under), *tinted = sheet_new(under);
    const Image *image = some_image(false);
    paint_image(&sheet->canvas, ALL, 5, 7, 0, image, 0);
    paint_image(&tinted->canvas, ALL, 5, 7, 0, some_image(true), 0x80f01020);
    for (int i = 0; i < W * H; i++) {
        int x = i % W - 5, y = i / W - 7;
        if (x < 0 || y < 0 || x >= image->w || y >= image->h) {
            assert_int_equal(sheet->pixels[i], under);
            assert_int_equal(tinted->pixels[i], under);
            continue;
        }
        uint32_t over = image->pixels[y * image->w + x], color = 0xf01020;
        double part = (over >> 24) / 255.0, tint = part * 0x80 / 255.0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double below_it = under >> shift & 0xff, blended = (over >> shift & 0xff) + below_it * (1 - part);
            double got = sheet->pixels[i] >> shift & 0xff, shaped = tinted->pixels[i] >> shift & 0xff;
            assert_true(got - blended < 1.6 && blended - got < 1.6);
            blended = (color >> shift & 0xff) * tint + below_it * (1 - tint);
            assert_true(shaped - blended < 1.6 && blended - shaped < 1.6);
        }
        if (over >> 24 == 0) assert_int_equal(sheet->pixels[i], under);
        if (over >> 24 == 255) assert_int_equal(sheet->pixels[i], over);
    }
    free(sheet);
    free(tinted);
}

// A white image with round corners is a white round rectangle.
static void corners_of_images_are_round(void **state) {
    (void)state;
    static uint32_t white[60 * 40];
    static uint8_t full[60 * 40];
    for (int i = 0; i < 60 * 40; i++) white[i] = 0xffffffff, full[i] = 255;
    const Image pixels = {.w = 60, .h = 40, .pixels = white}, shape = {.w = 60, .h = 40, .coverage = full};
    for (int radius = 0; radius <= 25; radius++) {
        Sheet *expected = sheet_new(0xff000000), *sheet = sheet_new(0xff000000), *tinted = sheet_new(0xff000000);
        paint_round(&expected->canvas, ALL, (Rect){9, 8, 60, 40}, radius, 0, 0xffffffff);
        paint_image(&sheet->canvas, ALL, 9, 8, radius, &pixels, 0);
        paint_image(&tinted->canvas, ALL, 9, 8, radius, &shape, 0xffffffff);
        assert_memory_equal(tinted->pixels, expected->pixels, sizeof expected->pixels);
        for (int i = 0; i < W * H; i++) assert_in_range((sheet->pixels[i] & 0xff) + 2 - (expected->pixels[i] & 0xff), 1, 3);
        free(expected);
        free(sheet);
        free(tinted);
    }
}

static void far_away_is_no_danger(void **state) {
    (void)state;
    static const int far[] = {INT_MIN, INT_MIN + 1, -100000, -1, 0, 1, 100000, INT_MAX - 1, INT_MAX};
    const int count = (int)(sizeof far / sizeof *far);
    Sheet *sheet = sheet_new(0xff000000);
    for (int i = 0; i < count * count * count; i++) {
        int a = far[i % count], b = far[i / count % count], c = far[i / count / count];
        Rect rect = {a, b, c, c};
        paint_round(&sheet->canvas, ALL, rect, 5, 0, 0x01ffffff);
        paint_round(&sheet->canvas, ALL, rect, c, 2, 0x01ffffff);
        paint_line(&sheet->canvas, ALL, a, b, b, c, 2, 0x01ffffff);
        paint_image(&sheet->canvas, ALL, a, b, c, some_image(i % 2), 0x01ffffff);
        assert_true(rect_meet(rect, ALL).w <= W);
        rect_grow(rect, 3);
    }
    free(sheet);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_fills_are_exact),
        cmocka_unit_test(half_transparent_colours_mix),
        cmocka_unit_test(a_colour_on_itself_stays),
        cmocka_unit_test(circles_have_their_area),
        cmocka_unit_test(rings_have_their_area),
        cmocka_unit_test(round_rectangles_have_their_area),
        cmocka_unit_test(round_shapes_are_symmetric),
        cmocka_unit_test(square_outlines_are_exact),
        cmocka_unit_test(level_and_upright_lines_are_bars),
        cmocka_unit_test(slanted_lines_have_their_area),
        cmocka_unit_test(images_are_blended_over_what_is_there),
        cmocka_unit_test(corners_of_images_are_round),
        cmocka_unit_test(a_clip_changes_nothing_inside),
        cmocka_unit_test(far_away_is_no_danger),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
