// A picture redrawn in parts must be the picture drawn whole, and the parts must be small.
#include "base/hash.h"
#include "base/utf8.h"
#include "host/files.h"
#include "host/raster.h"
#include "record/folder.h"

#include <stdlib.h>
#include <string.h>

#define W 640
#define H 400

typedef struct Stage {
    Folder *folder;
    Images *images;
    Glyphs *glyphs;
    Raster *raster;
    uint32_t *pixels;
    Canvas canvas;
    DrawList list;
} Stage;

static void open_images(Stage *stage) {
    void *folder = NULL;
    assert_int_equal(folder_make(&folder), 0);
    stage->folder = folder;
    assert_true(files_make_folder(folder_path(folder, "icons"), NULL));
    file_write(
        folder_path(folder, "icons/disc.svg"),
        STR("<svg viewBox='0 0 24 24'><circle cx='12' cy='12' r='10'/><g id='angry'><rect width='24' height='6' fill='#f00'/></g></svg>"));
    stage->images = images_open(str_from(stage->folder->name), folder_path(folder, "cache"), NULL);
}

static int open_stage(void **state) {
    Stage *stage = calloc(1, sizeof *stage);
    open_images(stage);
    stage->glyphs = glyphs_open(NULL);
    if (!stage->glyphs) return -1;
    stage->raster = raster_open(stage->glyphs, stage->images);
    stage->pixels = calloc(W * H, sizeof *stage->pixels);
    stage->canvas = (Canvas){stage->pixels, W, H, W, NULL};
    *state = stage;
    return 0;
}

static int close_stage(void **state) {
    Stage *stage = *state;
    raster_close(stage->raster);
    glyphs_close(stage->glyphs);
    images_close(stage->images);
    void *folder = stage->folder;
    folder_remove(&folder);
    draw_free(&stage->list);
    free(stage->pixels);
    free(stage);
    return 0;
}

static int draw(Stage *stage, const Rect **changed) {
    const Rect *ignored;
    return raster_draw(stage->raster, &stage->canvas, &stage->list, changed ? changed : &ignored);
}

static int below(Rng *rng, int bound) {
    return (int)rng_below(rng, (uint32_t)bound);
}

static void add_random(DrawList *list, Rng *rng) {
    static const char *const texts[] = {"The line stands.", "生產線停了，請回電。", "jÅgy 龍 “so”… ﷽", "", "x"};
    static const Color colors[] = {0xffffffff, 0xff0e6a67, 0x80ff0000, 0xff26231f, 0x20000000};
    Color color = colors[below(rng, 5)];
    int x = below(rng, W + 60) - 30, y = below(rng, H + 60) - 30, w = below(rng, 300), h = below(rng, 120), small = below(rng, 14);
    switch (below(rng, 8)) {
    case 5: draw_image(list, (Rect){x, y, 48, 40}, below(rng, 9) ? STR("icons/disc") : STR("icons/none"), STR("angry"), 0, small); break;
    case 6: draw_image(list, (Rect){x, y, 24, 24}, STR("icons/disc"), STR_NONE, color, 0); break;
    case 0: draw_fill(list, (Rect){x, y, w, h}, color, small); break;
    case 1: draw_border(list, (Rect){x, y, w, h}, color, small, 1 + below(rng, 3)); break;
    case 2: draw_circle(list, x, y, small * 3, color); break;
    case 3: draw_line(list, x, y, x + w - 150, y + h - 60, 1 + below(rng, 4), color); break;
    case 4: draw_clip(list, below(rng, 2) ? (Rect){x, y, w, h} : (Rect){0, 0, W, H}); break;
    default:
        draw_text(list, (Font){10 + below(rng, 3) * 7, (FontWeight)below(rng, 2)}, x, y, w, color, str_from(texts[below(rng, 5)]));
        break;
    }
}

// A list that shares most of its commands with that of the same `seed` and another `variant`.
static void fill_random(DrawList *list, uint64_t seed, uint64_t variant) {
    Rng common = {seed}, own = {seed * 1000 + variant};
    draw_reset(list);
    list->background = below(&own, 20) ? 0xfff6f2eb : 0xff202020;
    for (int i = 0; i < 40; i++) {
        Rng command = {rng_next(&common)};
        int what = below(&own, 12);
        if (what == 0) continue;
        add_random(list, what == 1 ? &own : &command);
    }
}

static void parts_equal_the_whole(void **state) {
    Stage *stage = *state;
    uint32_t *whole = calloc(W * H, sizeof *whole);
    const Canvas apart = {whole, W, H, W, NULL};
    int redrawn = 0;
    for (uint64_t seed = 0; seed < 500; seed++) {
        const Rect *changed;
        for (uint64_t variant = 0; variant < 2; variant++) {
            fill_random(&stage->list, seed, variant);
            redrawn += draw(stage, NULL);
        }
        Raster *fresh = raster_open(stage->glyphs, stage->images);
        assert_int_equal(raster_draw(fresh, &apart, &stage->list, &changed), 1);
        assert_memory_equal(stage->pixels, whole, W * H * sizeof *whole);
        raster_close(fresh);
    }
    assert_true(redrawn > 1000);
    free(whole);
}

static bool within(const Rect *rects, int count, int x, int y) {
    for (int i = 0; i < count; i++) {
        if (x >= rects[i].x && y >= rects[i].y && x < rects[i].x + rects[i].w && y < rects[i].y + rects[i].h) return true;
    }
    return false;
}

static void only_what_is_reported_is_touched(void **state) {
    Stage *stage = *state;
    const uint32_t mark = 0xff123457;
    for (uint64_t seed = 0; seed < 20; seed++) {
        const Rect *changed;
        fill_random(&stage->list, seed, 0);
        draw(stage, NULL);
        for (int i = 0; i < W * H; i++) stage->pixels[i] = mark;
        fill_random(&stage->list, seed, 1);
        int count = draw(stage, &changed);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) assert_true(rect_empty(rect_meet(changed[i], changed[j])));
        }
        for (int i = 0; i < W * H; i++) {
            if (!within(changed, count, i % W, i / W)) assert_int_equal(stage->pixels[i], mark);
        }
    }
}

static void page(Stage *stage, const char *label, Color color) {
    draw_reset(&stage->list);
    stage->list.background = 0xffffffff;
    draw_fill(&stage->list, (Rect){10, 10, 300, 300}, 0xffe3dccf, 8);
    draw_fill(&stage->list, (Rect){100, 100, 20, 20}, color, 0);
    draw_text(&stage->list, (Font){18, WEIGHT_REGULAR}, 100, 200, 0, 0xff000000, str_from(label));
}

static void the_same_list_is_not_drawn_again(void **state) {
    Stage *stage = *state;
    page(stage, "label", 0xffff0000);
    assert_int_equal(draw(stage, NULL), 1);
    page(stage, "label", 0xffff0000);
    assert_int_equal(draw(stage, NULL), 0);
    raster_forget(stage->raster);
    const Rect *changed;
    assert_int_equal(draw(stage, &changed), 1);
    assert_memory_equal(changed, (&(Rect){0, 0, W, H}), sizeof *changed);
}

static void a_small_change_is_a_small_part(void **state) {
    Stage *stage = *state;
    const Rect *changed;
    page(stage, "label", 0xffff0000);
    draw(stage, NULL);
    page(stage, "label", 0xff00ff00);
    assert_int_equal(draw(stage, &changed), 1);
    assert_true(changed->w <= 64 && changed->h <= 64);
    assert_true(within(changed, 1, 100, 100) && within(changed, 1, 119, 119));
    assert_int_equal(stage->pixels[110 * W + 110], 0xff00ff00);
    page(stage, "labeL", 0xff00ff00);
    int count = draw(stage, &changed);
    assert_true(count == 1 && changed->w <= 128 && changed->h <= 64);
    draw_clip(&stage->list, (Rect){0, 0, 5, 5});
    draw_fill(&stage->list, (Rect){0, 0, W, H}, 0xff0000ff, 0);
    assert_int_equal(draw(stage, &changed), 1);
    assert_true(changed->w <= 32 && changed->h <= 32);
    assert_int_equal(stage->pixels[4 * W + 4], 0xff0000ff);
    assert_int_equal(stage->pixels[5 * W + 4], 0xffffffff);
}

static void another_size_is_drawn_whole(void **state) {
    Stage *stage = *state;
    const Rect *changed;
    page(stage, "label", 0xffff0000);
    draw(stage, NULL);
    static const int sizes[][2] = {{1, 1}, {33, 31}, {W, H}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        stage->canvas.w = sizes[i][0];
        stage->canvas.h = sizes[i][1];
        assert_int_equal(draw(stage, &changed), 1);
        assert_true(changed->w == sizes[i][0] && changed->h == sizes[i][1]);
    }
}

static void text_stands_on_its_baseline(void **state) {
    Stage *stage = *state;
    draw_reset(&stage->list);
    stage->list.background = 0xff000000;
    draw_text(&stage->list, (Font){40, WEIGHT_REGULAR}, 20, 100, 0, 0xffffffff, STR("HEI"));
    draw(stage, NULL);
    int first = H, last = -1, left = W;
    for (int i = 0; i < W * H; i++) {
        if ((stage->pixels[i] & 0xff) < 128) continue;
        if (i / W < first) first = i / W;
        if (i / W > last) last = i / W;
        if (i % W < left) left = i % W;
    }
    assert_int_equal(last, 99);                             // the row above the baseline
    assert_true(last - first >= 28 && last - first <= 31);  // Noto Sans capitals are 733/1000 of the em high
    assert_true(left >= 21 && left <= 25);
}

// The lowest row that `text` inks between two columns; H where there is none.
static int lowest_ink(Stage *stage, const char *text, int from, int to) {
    int lowest = H;
    draw_reset(&stage->list);
    stage->list.background = 0xff000000;
    draw_text(&stage->list, (Font){40, WEIGHT_REGULAR}, 0, 100, 0, 0xffffffff, str_from(text));
    draw(stage, NULL);
    for (int i = 0; i < W * H; i++)
        if (i % W >= from && i % W < to && (stage->pixels[i] & 0xff) >= 128) lowest = i / W;
    return lowest;
}

// Two dots of Chinese stand alike, before the text as behind it; the dots of English stand on the baseline.
static void both_ellipses_stand_alike(void **state) {
    Stage *stage = *state;
    int floating = lowest_ink(stage, "蝦…", 40, 80);
    assert_true(floating < 95);
    assert_int_equal(lowest_ink(stage, "……蝦", 0, 40), floating);
    assert_int_equal(lowest_ink(stage, "……蝦", 40, 80), floating);
    assert_int_equal(lowest_ink(stage, "蝦……", 40, 80), floating);
    assert_int_equal(lowest_ink(stage, "蝦……", 80, 120), floating);
    assert_in_range(lowest_ink(stage, "……so", 0, 40), 98, 99);  // the edge of a dot may be faint
    assert_in_range(lowest_ink(stage, "……", 40, 80), 98, 99);
}

static void ink_outside_of_the_advance_is_kept(void **state) {
    Stage *stage = *state;
    uint32_t *direct = calloc(W * H, sizeof *direct);
    for (int i = 0; i < W * H; i++) direct[i] = 0xff000000;
    draw_reset(&stage->list);
    stage->list.background = 0xff000000;
    static const char *const letters[] = {"j", "f", "W", "Å", "ç", "龍", "ﷺ"};
    for (int i = 0; i < 7; i++) {
        Str text = str_from(letters[i]);
        size_t at = 0;
        draw_text(&stage->list, (Font){32, WEIGHT_BOLD}, 40 + 80 * i, 100, 0, 0xffffffff, text);
        const Glyph *glyph = face_glyph(glyphs_face(stage->glyphs, (Font){32, WEIGHT_BOLD}), utf8_next(text, &at));
        paint_glyph(&(Canvas){direct, W, H, W, NULL}, (Rect){0, 0, W, H}, 40 + 80 * i, 100, glyph, 0xffffffff);
    }
    draw(stage, NULL);
    assert_memory_equal(stage->pixels, direct, W * H * sizeof *direct);
    free(direct);
}

static void images_are_painted_where_they_are_there(void **state) {
    Stage *stage = *state;
    const Rect *changed;
    for (int part = 0; part < 4; part++) {
        draw_reset(&stage->list);
        stage->list.background = 0xffffffff;
        Str key = part == 3 ? STR("icons/none") : STR("icons/disc");
        draw_image(&stage->list, (Rect){64, 64, 32, 32}, key, part == 1 ? STR("angry") : STR_NONE, part == 2 ? 0xff00ff00 : 0,
                   part == 1 ? 16 : 0);
        assert_true(draw(stage, &changed) >= 1);
        static const uint32_t middle[] = {0xff000000, 0xff000000, 0xff00ff00, 0xffffffff};
        static const uint32_t top[] = {0xffffffff, 0xffff0000, 0xffffffff, 0xffffffff};
        assert_int_equal(stage->pixels[80 * W + 80], middle[part]);
        assert_int_equal(stage->pixels[65 * W + 80], top[part]);
        assert_int_equal(stage->pixels[64 * W + 64], 0xffffffff);  // cut off where it has round corners
        if (part) assert_true(changed->w <= 32 && changed->h <= 32);
    }
}

// A drawing that was edited while it was shown stayed as it was until something else moved over it.
static void drawings_that_were_read_anew_are_painted_anew(void **state) {
    Stage *stage = *state;
    const Rect *changed;
    stage->list.background = 0xffffffff;
    draw_image(&stage->list, (Rect){64, 64, 32, 32}, STR("icons/disc"), STR_NONE, 0, 0);
    draw(stage, &changed);
    assert_int_equal(stage->pixels[80 * W + 80], 0xff000000);
    file_write(folder_path(stage->folder, "icons/disc.svg"),
               STR("<svg viewBox='0 0 24 24'><rect width='24' height='24' fill='#00f'/></svg>"));
    assert_int_equal(draw(stage, &changed), 0);
    images_forget(stage->images);
    assert_int_equal(draw(stage, &changed), 1);
    assert_int_equal(stage->pixels[80 * W + 80], 0xff0000ff);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(parts_equal_the_whole, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(only_what_is_reported_is_touched, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(the_same_list_is_not_drawn_again, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(a_small_change_is_a_small_part, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(another_size_is_drawn_whole, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(text_stands_on_its_baseline, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(both_ellipses_stand_alike, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(images_are_painted_where_they_are_there, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(drawings_that_were_read_anew_are_painted_anew, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(ink_outside_of_the_advance_is_kept, open_stage, close_stage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
