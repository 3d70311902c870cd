// Letters against SDL_ttf itself, asked directly and with its own way of reading the file.
#include "base/utf8.h"
#include "host/fonts.h"
#include "host/glyphs.h"
#include "host/paint.h"
#include "testkit/testkit.h"
#include "ui/text.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BOLD    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
#define REGULAR "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
#define TAIWAN  3  // the face of the file
#define BOX     160

static int open_glyphs(void **state) {
    *state = glyphs_open(NULL);
    return *state ? 0 : -1;
}

static int close_glyphs(void **state) {
    glyphs_close(*state);
    return 0;
}

// What SDL_ttf draws, its origin at x = 40 on the row `baseline`.
static void draw_directly(TTF_Font *font, uint32_t code, uint8_t *out, int baseline) {
    int left = 0, top = 0;
    TTF_GlyphMetrics32(font, code, &left, NULL, NULL, &top, NULL);
    SDL_Surface *picture = TTF_RenderGlyph32_Shaded(font, code, (SDL_Color){255, 255, 255, 255}, (SDL_Color){0, 0, 0, 255});
    memset(out, 0, BOX * BOX);
    if (!picture) return;
    int x = 40 + (left < 0 ? left : 0), y = baseline - (top > TTF_FontAscent(font) ? top : TTF_FontAscent(font));
    for (int row = 0; row < picture->h; row++)
        memcpy(out + (y + row) * BOX + x, (uint8_t *)picture->pixels + row * picture->pitch, (size_t)picture->w);
    SDL_FreeSurface(picture);
}

static void draw_ours(Face *face, uint32_t code, uint8_t *out, int baseline) {
    const Glyph *glyph = face_glyph(face, code);
    memset(out, 0, BOX * BOX);
    for (int row = 0; row < glyph->h; row++) {
        memcpy(out + (baseline - glyph->y + row) * BOX + 40 + glyph->x, glyph->coverage + row * glyph->w, (size_t)glyph->w);
    }
}

static void letters_are_those_of_the_font(void **state) {
    static const int sizes[] = {12, 18, 19, 24, 56};
    static uint8_t direct[BOX * BOX], ours[BOX * BOX];
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        TTF_Font *font = TTF_OpenFontIndex(REGULAR, sizes[i], TAIWAN);
        assert_non_null(font);
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
        for (uint32_t n = 0; n < 400; n++) {
            uint32_t code = n < 95 ? 0x20 + n : n < 150 ? 0xC0 + n - 95 : n < 200 ? 0x3001 + n - 150 : 0x4E00 + n * 37;
            Face *face = glyphs_face(*state, (Font){sizes[i], WEIGHT_REGULAR});
            int advance = 0;
            TTF_GlyphMetrics32(font, code, NULL, NULL, NULL, NULL, &advance);
            if (TTF_GlyphIsProvided32(font, code)) assert_int_equal(face_advance(face, code), advance);
            draw_directly(font, code, direct, 100);
            draw_ours(face, code, ours, 100);
            if (TTF_GlyphIsProvided32(font, code)) assert_memory_equal(direct, ours, sizeof ours);
        }
        TTF_CloseFont(font);
    }
}

static void measures_are_those_of_the_font(void **state) {
    TextMeasure measure = glyphs_measure(*state);
    for (int size = 10; size < 60; size += 7) {
        TTF_Font *font = TTF_OpenFontIndex(REGULAR, size, TAIWAN);
        Font ask = {size, WEIGHT_REGULAR};
        assert_int_equal(measure.ascent(measure.context, ask), TTF_FontAscent(font));
        assert_int_equal(measure.line_height(measure.context, ask), TTF_FontLineSkip(font));
        assert_int_equal(measure.advance(measure.context, ask, 0x6F22), size);  // an ideograph is a square
        assert_int_equal(measure.advance(measure.context, ask, 0x3400), size);
        TTF_CloseFont(font);
    }
    Face *face = glyphs_face(*state, (Font){20, WEIGHT_REGULAR});
    assert_int_equal(face_width(face, STR("漢ab字")), 40 + face_advance(face, 'a') + face_advance(face, 'b'));
}

static double weight(Face *face, uint32_t code) {
    const Glyph *glyph = face_glyph(face, code);
    double sum = 0;
    for (int i = 0; i < glyph->w * glyph->h; i++) sum += glyph->coverage[i];
    return sum;
}

static void bold_is_bolder(void **state) {
    static const uint32_t codes[] = {'a', 'W', 0x9F8D, 0x4E00};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        double regular = weight(glyphs_face(*state, (Font){24, WEIGHT_REGULAR}), codes[i]);
        double bold = weight(glyphs_face(*state, (Font){24, WEIGHT_BOLD}), codes[i]);
        assert_true(bold > regular * 1.15);
    }
}

static void a_letter_is_drawn_once(void **state) {
    Face *face = glyphs_face(*state, (Font){24, WEIGHT_REGULAR});
    const uint8_t *first = face_glyph(face, 0x4E2D)->coverage;
    for (uint32_t code = 0x5000; code < 0x5800; code++) face_glyph(face, code);
    assert_ptr_equal(face_glyph(face, 0x4E2D)->coverage, first);
}

static void invisible_letters_take_no_room(void **state) {
    static const uint32_t codes[] = {0, 1, '\t', '\n', 0x7F, 0xAD, 0x200B, 0x200D, 0x202E, 0x2060, 0xFE0F, 0xFEFF, 0xE0041};
    Face *face = glyphs_face(*state, (Font){24, WEIGHT_REGULAR});
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        assert_int_equal(face_advance(face, codes[i]), 0);
        assert_int_equal(face_glyph(face, codes[i])->w, 0);
    }
    assert_true(face_advance(face, ' ') > 0);
    assert_int_equal(face_glyph(face, ' ')->w, 0);
    assert_int_equal(face_glyph(face, 0x3000)->w, 0);
    assert_int_equal(face_advance(face, 0x3000), 24);
}

static void letters_the_font_lacks_are_boxes(void **state) {
    static const uint32_t codes[] = {0x1F600, 0x0639, 0x10FFFD, 0xE000};
    Face *face = glyphs_face(*state, (Font){24, WEIGHT_REGULAR});
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const Glyph *glyph = face_glyph(face, codes[i]);
        assert_true(glyph->advance > 8 && glyph->w > 4 && glyph->h > 8);
        assert_int_equal(glyph->coverage[0], 255);
        assert_int_equal(glyph->coverage[glyph->w * glyph->h - 1], 255);
        assert_int_equal(glyph->coverage[glyph->h / 2 * glyph->w + glyph->w / 2], 0);
    }
}

static void what_the_font_has_is_known_without_drawing(void **state) {
    static const uint32_t had[] = {'A', 0xE9, 0x2026, 0x300C, 0x4E2D, 0x81FA, 0x200B, 0xFE0F}, lacked[] = {0x1F600, 0x0639, 0x0E2A, 0xE000};
    long drawn = glyphs_drawn(*state);
    for (size_t i = 0; i < sizeof had / sizeof *had; i++) assert_true(glyphs_have(*state, had[i]));
    for (size_t i = 0; i < sizeof lacked / sizeof *lacked; i++) assert_false(glyphs_have(*state, lacked[i]));
    assert_int_equal(glyphs_drawn(*state), drawn);
}

static void no_code_and_no_size_is_a_danger(void **state) {
    static const int sizes[] = {-5, 0, 1, 2, 300, 100000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        for (uint32_t code = 0; code < 0x120000; code += sizes[i] < 200 ? 977 : 60013) {
            Face *face = glyphs_face(*state, (Font){sizes[i], (FontWeight)(code % 2)});
            const Glyph *glyph = face_glyph(face, code);
            assert_true(glyph->advance >= 0 && glyph->w >= 0 && glyph->h >= 0);
        }
    }
    face_glyph(glyphs_face(*state, (Font){20, WEIGHT_REGULAR}), UINT32_MAX);
}

static void many_sizes_come_and_go(void **state) {
    int first = face_advance(glyphs_face(*state, (Font){21, WEIGHT_REGULAR}), 'm');
    double ink = weight(glyphs_face(*state, (Font){21, WEIGHT_REGULAR}), 0x9F8D);
    for (int size = 30; size < 130; size++) face_glyph(glyphs_face(*state, (Font){size, WEIGHT_REGULAR}), 0x9F8D);
    assert_int_equal(face_advance(glyphs_face(*state, (Font){21, WEIGHT_REGULAR}), 'm'), first);
    assert_true(weight(glyphs_face(*state, (Font){21, WEIGHT_REGULAR}), 0x9F8D) == ink);
}

// In the Chinese font an apostrophe is as wide as a whole ideograph.
static void english_punctuation_is_narrow(void **state) {
    static const uint32_t codes[] = {0xB7, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022};
    for (int size = 14; size <= 32; size += 6) {
        Face *face = glyphs_face(*state, (Font){size, WEIGHT_REGULAR});
        for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
            const Glyph *glyph = face_glyph(face, codes[i]);
            assert_true(glyph->advance <= size / 2 + 1);
            assert_true(glyph->x >= 0 && glyph->x + glyph->w <= glyph->advance);
        }
        assert_int_equal(face_advance(face, 0x300C), size);
    }
}

static void an_ellipsis_stands_where_its_language_wants_it(void **state) {
    Face *face = glyphs_face(*state, (Font){24, WEIGHT_REGULAR});
    const Glyph *dots = face_glyph(face, ELLIPSIS);
    assert_true(dots->y > 8);
    assert_int_equal(glyph_drop(dots, 0x4E2D), 0);
    assert_int_equal(glyph_drop(dots, 'a'), dots->y - dots->h);
    assert_int_equal(glyph_drop(face_glyph(face, 'x'), 'a'), 0);
}

enum { RARE_1 = 0x9F98, RARE_2 = 0x3402, RARE_3 = 0x4E02 };  // in the system's font; not among Big5's first level, nor in any text of ours

static void rare_letters_come_from_the_systems_font(void **state) {
    static const uint32_t codes[] = {RARE_1, RARE_2, RARE_3};
    static const char *const files[] = {REGULAR, BOLD};
    static uint8_t direct[BOX * BOX], ours[BOX * BOX];
    for (int weight_of = WEIGHT_REGULAR; weight_of <= WEIGHT_BOLD; weight_of++) {
        TTF_Font *own = font_open((FontWeight)weight_of, NULL, NULL), *system = TTF_OpenFontIndex(files[weight_of], 24, TAIWAN);
        TTF_SetFontHinting(system, TTF_HINTING_LIGHT);
        Face *face = glyphs_face(*state, (Font){24, (FontWeight)weight_of});
        for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
            assert_false(TTF_GlyphIsProvided32(own, codes[i]));
            assert_true(glyphs_have(*state, codes[i]));
            assert_int_equal(face_advance(face, codes[i]), 24);
            draw_directly(system, codes[i], direct, 100);
            draw_ours(face, codes[i], ours, 100);
            assert_memory_equal(direct, ours, sizeof ours);
        }
        TTF_CloseFont(own);
        TTF_CloseFont(system);
    }
    assert_false(glyphs_alone(*state));
}

// How often this process has the file open.
static int times_open(const char *file) {
    int count = 0;
    for (int i = 0; i < 100; i++) {
        char name[40], path[400];
        snprintf(name, sizeof name, "/proc/self/fd/%d", i);
        ssize_t length = readlink(name, path, sizeof path - 1);
        path[length > 0 ? length : 0] = 0;
        count += !strcmp(path, file);
    }
    return count;
}

static void the_systems_font_is_opened_once_and_only_when_it_is_needed(void **state) {
    face_glyph(glyphs_face(*state, (Font){24, WEIGHT_REGULAR}), 0x4E2D);
    assert_int_equal(times_open(REGULAR), 0);
    for (int size = 20; size < 30; size++) face_glyph(glyphs_face(*state, (Font){size, WEIGHT_REGULAR}), RARE_1 + (uint32_t)size);
    assert_int_equal(times_open(REGULAR), 1);
    assert_int_equal(times_open(BOLD), 0);
    face_advance(glyphs_face(*state, (Font){24, WEIGHT_BOLD}), RARE_1);
    assert_int_equal(times_open(BOLD), 1);
}

static bool is_box(const Glyph *glyph) {
    return glyph->w > 4 && glyph->h > 8 && glyph->coverage[0] == 255 && glyph->coverage[glyph->w * glyph->h - 1] == 255 &&
           glyph->coverage[glyph->h / 2 * glyph->w + glyph->w / 2] == 0;
}

static void without_the_systems_font_rare_letters_are_boxes(void **state) {
    setenv("XDG_DATA_DIRS", "/nowhere::/neither", 1);
    Face *face = glyphs_face(*state, (Font){24, WEIGHT_BOLD});
    assert_false(is_box(face_glyph(face, 0x4E2D)));
    assert_true(glyphs_have(*state, 0x4E2D));
    assert_false(glyphs_alone(*state));
    assert_true(is_box(face_glyph(face, RARE_1)));
    assert_false(glyphs_have(*state, RARE_1));
    assert_true(glyphs_alone(*state));
    unsetenv("XDG_DATA_DIRS");
}

static void a_named_font_stands_alone(void **state) {
    (void)state;
    char name[PATH_MAX + 1] = {0};
    assert_true(readlink("/proc/self/exe", name, PATH_MAX - 40) > 0);
    strcpy(strrchr(name, '/'), "/../assets/fonts/Regular.otf");
    setenv("COUNTERPART_FONT", name, 1);
    Glyphs *glyphs = glyphs_open(NULL);
    assert_non_null(glyphs);
    assert_true(is_box(face_glyph(glyphs_face(glyphs, (Font){24, WEIGHT_REGULAR}), RARE_1)));
    assert_false(glyphs_have(glyphs, RARE_1));
    assert_false(glyphs_alone(glyphs));  // nothing was looked for
    glyphs_close(glyphs);
    unsetenv("COUNTERPART_FONT");
}

static bool is_missing(TTF_Font *own, TTF_Font *system, uint32_t code) {
    return TTF_GlyphIsProvided32(system, code) && !TTF_GlyphIsProvided32(own, code);
}

// Every letter of ours, and of a first year at school, is there without the system's font.
static void the_font_that_is_brought_along_has_what_our_texts_need(void **state) {
    (void)state;
    static const char *const texts[] = {"scenarios/handbook.zh-TW.po",
                                        "scenarios/complaint/line-down.lua",
                                        "scenarios/complaint/line-down.zh-TW.po",
                                        "scenarios/negotiation/frame-contract.zh-TW.po",
                                        "scenarios/negotiation/friday-six.zh-TW.po",
                                        "scenarios/negotiation/price-talk.zh-TW.po",
                                        "scenarios/relationship/cheaper-pump.zh-TW.po",
                                        "assets/ui/counterpart.zh-TW.po"};
    static const uint32_t first_level[] = {0x4E00, 0x4E59, 0x7C72, 0x7063, 0x9F8D, 0x9F9C};
    Arena arena = {0};
    Files disk = testkit_disk();
    TTF_Init();
    for (int weight_of = WEIGHT_REGULAR; weight_of <= WEIGHT_BOLD; weight_of++) {
        TTF_Font *own = font_open((FontWeight)weight_of, NULL, NULL), *system = TTF_OpenFontIndex(REGULAR, 16, TAIWAN);
        assert_int_equal(TTF_FontFaces(own), 1);  // the system's is a collection
        int count = 0;
        for (uint32_t code = 0x4E00; code < 0xA000; code++) count += TTF_GlyphIsProvided32(own, code) != 0;
        assert_in_range(count, 5401, 8000);
        for (size_t i = 0; i < sizeof first_level / sizeof *first_level; i++) assert_true(TTF_GlyphIsProvided32(own, first_level[i]));
        for (uint32_t code = 0x20; code < 0x180; code++) assert_false(is_missing(own, system, code));
        for (uint32_t code = 0x3000; code < 0x3040; code++) assert_false(is_missing(own, system, code));
        for (uint32_t code = 0xFF00; code < 0xFFF0; code++) assert_false(is_missing(own, system, code));
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            Str text;
            assert_true(disk.read(disk.context, &arena, str_from(texts[i]), &text, NULL));
            for (size_t at = 0; at < text.len;) {
                uint32_t code = utf8_next(text, &at);
                if (is_missing(own, system, code)) fail_msg("%s: U+%04X", texts[i], (unsigned)code);
            }
        }
        TTF_CloseFont(own);
        TTF_CloseFont(system);
    }
    TTF_Quit();
    arena_free(&arena);
}

// Columns of figures stand below each other without any rule for setting type.
static void figures_are_tabular(void **state) {
    for (int weight_of = WEIGHT_REGULAR; weight_of <= WEIGHT_BOLD; weight_of++) {
        for (int size = 9; size < 120; size++) {
            Face *face = glyphs_face(*state, (Font){size, (FontWeight)weight_of});
            for (uint32_t digit = '1'; digit <= '9'; digit++) assert_int_equal(face_advance(face, digit), face_advance(face, '0'));
        }
    }
}

// The layout of paragraphs knows by heart how far the ink of a closing mark reaches; at the sizes of screens to the pixel.
static void hanging_marks_are_seen_as_far_as_the_layout_believes(void **state) {
    static const uint32_t marks[] = {0x3001, 0x3002, 0x300D, 0x300F, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F};
    for (int weight_of = WEIGHT_REGULAR; weight_of <= WEIGHT_BOLD; weight_of++) {
        for (int size = 12; size <= 60; size++) {
            Font font = {size, (FontWeight)weight_of};
            for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
                const Glyph *glyph = face_glyph(glyphs_face(*state, font), marks[i]);
                assert_in_range(text_hanging(font, marks[i]) - (glyph->x + glyph->w) + 1, 0, 3);
                assert_int_equal(glyph->advance, size);
            }
        }
    }
}

static void the_chinese_of_taiwan_is_chosen(void **state) {
    (void)state;
    TTF_Init();
    for (int weight_of = WEIGHT_REGULAR; weight_of <= WEIGHT_BOLD; weight_of++) {
        TTF_Font *font = font_open((FontWeight)weight_of, NULL, NULL);
        assert_string_equal(TTF_FontFaceFamilyName(font), "Noto Sans CJK TC");
        assert_string_equal(TTF_FontFaceStyleName(font), weight_of ? "Bold" : "Regular");
        TTF_CloseFont(font);
    }
    TTF_Quit();
}

static void a_font_can_be_named(void **state) {
    (void)state;
    TTF_Init();
    setenv("COUNTERPART_FONT", REGULAR ":1", 1);
    TTF_Font *font = font_open(WEIGHT_REGULAR, NULL, NULL);
    assert_string_equal(TTF_FontFaceFamilyName(font), "Noto Sans CJK KR");
    TTF_CloseFont(font);
    font = font_open(WEIGHT_BOLD, NULL, NULL);
    assert_int_equal(TTF_GetFontStyle(font), TTF_STYLE_BOLD);
    TTF_CloseFont(font);
    setenv("COUNTERPART_FONT", REGULAR, 1);
    font = font_open(WEIGHT_REGULAR, NULL, NULL);
    assert_string_equal(TTF_FontFaceFamilyName(font), "Noto Sans CJK TC");
    TTF_CloseFont(font);
    unsetenv("COUNTERPART_FONT");
    TTF_Quit();
}

static void a_bad_font_is_reported(void **state) {
    (void)state;
    static const char *const names[] = {
        "/nowhere/font.ttf", SOURCE_DIR "/CMakeLists.txt", REGULAR ":99", REGULAR ":-1", "/dev/null", "/", ":", "/usr"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Err err = {0};
        setenv("COUNTERPART_FONT", names[i], 1);
        assert_null(glyphs_open(&err));
        assert_fault(&err, names[i]);
        assert_fault(&err, "fonts-noto-cjk");
        assert_fault(&err, "--text");
        err_free(&err);
    }
    unsetenv("COUNTERPART_FONT");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(letters_are_those_of_the_font, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(measures_are_those_of_the_font, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(bold_is_bolder, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(a_letter_is_drawn_once, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(invisible_letters_take_no_room, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(letters_the_font_lacks_are_boxes, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(what_the_font_has_is_known_without_drawing, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(no_code_and_no_size_is_a_danger, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(many_sizes_come_and_go, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(english_punctuation_is_narrow, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(an_ellipsis_stands_where_its_language_wants_it, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(rare_letters_come_from_the_systems_font, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(the_systems_font_is_opened_once_and_only_when_it_is_needed, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(without_the_systems_font_rare_letters_are_boxes, open_glyphs, close_glyphs),
        cmocka_unit_test(a_named_font_stands_alone),
        cmocka_unit_test(the_font_that_is_brought_along_has_what_our_texts_need),
        cmocka_unit_test_setup_teardown(figures_are_tabular, open_glyphs, close_glyphs),
        cmocka_unit_test_setup_teardown(hanging_marks_are_seen_as_far_as_the_layout_believes, open_glyphs, close_glyphs),
        cmocka_unit_test(the_chinese_of_taiwan_is_chosen),
        cmocka_unit_test(a_font_can_be_named),
        cmocka_unit_test(a_bad_font_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
