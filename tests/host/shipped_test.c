// The shipped scenes and icons as the program draws them: all are there, quiet or distinct as they must be. What stands in the files is the
// business of svg_test.c.
#include "host/files.h"
#include "host/images.h"
#include "host/svg.h"
#include "record/folder.h"

#include <stdlib.h>

#define ICON_BYTES_MOST  2048
#define SCENE_BYTES_MOST 12288
#define SMALL            16   // pixels of the smallest icon
#define SCENE_W          320  // about as large as on a card
#define SCENE_H          180

static const char *const icons[] = {
    // Kinds of scenarios and families of techniques.
    "negotiation", "complaint", "relationship", "assessment", "planning", "leadership", "capstone", "principle", "identify", "risk",
    "discover", "plan", "negotiate", "serve", "relate", "team",
    // Ledgers.
    "facts", "promises", "clock", "meter",
    // The program.
    "home", "back", "rewind", "settings", "keyboard", "sound", "sound-off", "theme", "text-size", "language", "play", "resume", "debrief",
    "coach", "what-if", "compare", "notes", "info", "warning", "close", "check", "plus", "minus", "person", "flag", "target"};
static const char *const scenes[] = {"office", "plant-floor", "meeting-room", "phone-call", "e-mail", "trade-fair"};
#define COUNT(list) ((int)(sizeof(list) / sizeof *(list)))

static Images *images;
static Arena arena;

static int set_up(void **state) {
    if (folder_make(state)) return -1;
    images = images_open(STR(SOURCE_DIR "/assets"), folder_path(*state, "cache"), NULL);
    return 0;
}

static int tear_down(void **state) {
    images_close(images);
    arena_free(&arena);
    return folder_remove(state);
}

// Valid until the next call.
static const Image *drawn(const char *folder, const char *name, int w, int h, bool shape) {
    Str key = str_join(&arena, str_from(folder), str_from(name));
    const Image *image = images_get(images, key, STR_NONE, w, h, shape);
    if (!image) print_error("%.*s is not drawn.\n", STR_PRINT(key));
    assert_non_null(image);
    return image;
}

static void assert_folder(Str folder, Str view, size_t most, int count) {
    Str *names;
    assert_int_equal(files_list(&arena, folder, STR(".svg"), &names), count);
    Files disk = files_disk();
    for (int i = 0; i < count; i++) {
        Str path = str_join(&arena, str_join(&arena, folder, STR("/")), names[i]), text;
        Err err = {0};
        Svg svg;
        assert_true(disk.read(disk.context, &arena, path, &text, &err));
        assert_in_range(text.len, 1, most);
        svg_read(&arena, path, text, &svg, &err);
        assert_no_faults(&err);
        Str seen = STR_NONE;
        for (int side = 0; side < 4; side++) {
            if (side) seen = str_join(&arena, seen, STR(" "));
            seen = str_join(&arena, seen, svg.view[side]);
        }
        assert_str(seen, view.data);
        err_free(&err);
    }
}

static void the_folders_hold_these_and_no_others(void **state) {
    (void)state;
    assert_folder(STR(SOURCE_DIR "/assets/icons"), STR("0 0 24 24"), ICON_BYTES_MOST, COUNT(icons));
    assert_folder(STR(SOURCE_DIR "/assets/scenes"), STR("0 0 640 360"), SCENE_BYTES_MOST, COUNT(scenes));
    for (int i = 0; i < COUNT(icons); i++) drawn("icons/", icons[i], SMALL, SMALL, true);
    for (int i = 0; i < COUNT(scenes); i++) drawn("scenes/", scenes[i], SCENE_W, SCENE_H, false);
}

// The program gives icons its own colour; one that has a colour would lose what it means by it.
static void icons_are_black(void **state) {
    (void)state;
    for (int i = 0; i < COUNT(icons); i++) {
        const Image *image = drawn("icons/", icons[i], 48, 48, false);
        for (int p = 0; p < 48 * 48; p++) assert_int_equal(image->pixels[p] & 0xFFFFFF, 0);
    }
}

static const uint8_t *small_shape(const char *name) {
    const Image *image = drawn("icons/", name, SMALL, SMALL, true);
    uint8_t *copy = arena_alloc(&arena, SMALL * SMALL);
    memcpy(copy, image->coverage, SMALL * SMALL);
    return copy;
}

// In how many pixels two small icons differ.
static int difference(const char *a, const char *b) {
    const uint8_t *left = small_shape(a), *right = small_shape(b);
    int sum = 0;
    for (int i = 0; i < SMALL * SMALL; i++) sum += abs(left[i] - right[i]);
    return sum / 255;
}

static void small_icons_are_told_apart_by_their_shape(void **state) {
    (void)state;
    const int least = 8;
    for (int i = 0; i < COUNT(icons); i++) {
        for (int j = 0; j < i; j++) {
            int found = difference(icons[i], icons[j]);
            if (found < least) print_error("%s and %s differ in %d pixels only.\n", icons[i], icons[j], found);
            assert_true(found >= least);
        }
    }
}

static void icons_are_weighty_enough_and_keep_their_margin(void **state) {
    (void)state;
    for (int i = 0; i < COUNT(icons); i++) {
        const uint8_t *shape = small_shape(icons[i]);
        int sum = 0, edge = 0;
        for (int p = 0; p < SMALL * SMALL; p++) {
            const int x = p % SMALL, y = p / SMALL;
            sum += shape[p];
            if (x == 0 || y == 0 || x == SMALL - 1 || y == SMALL - 1) edge += shape[p];
        }
        if (sum < 12 * 255 || edge > 12 * 255) print_error("%s: %d pixels of ink, %d at the edge\n", icons[i], sum / 255, edge / 255);
        assert_true(sum >= 12 * 255 && edge <= 12 * 255);
    }
}

// 0..255, by the weights of Rec. 709.
static double lightness(uint32_t pixel) {
    return 0.2126 * (pixel >> 16 & 255) + 0.7152 * (pixel >> 8 & 255) + 0.0722 * (pixel & 255);
}

typedef struct Tone {
    double mean, variance;
} Tone;

static Tone tone_of(const Image *image, int left, int top, int right, int bottom) {
    double sum = 0, squares = 0;
    for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
            double value = lightness(image->pixels[y * image->w + x]);
            sum += value, squares += value * value;
        }
    }
    const double count = (right - left) * (bottom - top), mean = sum / count;
    return (Tone){mean, squares / count - mean * mean};
}

// They fill their card, lie between a dark theme and a light one, and are quiet where a face will be.
static void scenes_fill_their_card_and_are_quiet_in_the_middle(void **state) {
    (void)state;
    for (int i = 0; i < COUNT(scenes); i++) {
        const Image *image = drawn("scenes/", scenes[i], SCENE_W, SCENE_H, false);
        for (int p = 0; p < SCENE_W * SCENE_H; p++) assert_int_equal(image->pixels[p] >> 24, 255);
        const Tone whole = tone_of(image, 0, 0, SCENE_W, SCENE_H);
        const Tone face = tone_of(image, SCENE_W * 2 / 5, SCENE_H * 2 / 5, SCENE_W * 3 / 5, SCENE_H * 4 / 5);
        assert_true(whole.mean > 150 && whole.mean < 230);
        assert_true(face.variance < 20 * 20 && face.variance < whole.variance);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_folders_hold_these_and_no_others),
        cmocka_unit_test(icons_are_black),
        cmocka_unit_test(small_icons_are_told_apart_by_their_shape),
        cmocka_unit_test(icons_are_weighty_enough_and_keep_their_margin),
        cmocka_unit_test(scenes_fill_their_card_and_are_quiet_in_the_middle),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
