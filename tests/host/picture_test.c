// Written pictures, read back by libpng's own reader.
#include "host/picture.h"
#include "testkit/testkit.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define W     37
#define H     11
#define PITCH 40

static uint32_t pattern[PITCH * H];

// A picture in which hardly two pixels are the same, in a file of a name for mkstemp.
static void write_picture(char *path) {
    for (uint32_t i = 0; i < PITCH * H; i++) pattern[i] = 0xff000000u | i * 40503u;
    close(mkstemp(path));
    Err err = {0};
    assert_true(picture_write(&(Canvas){pattern, W, H, PITCH, NULL}, str_from(path), &err));
    assert_no_faults(&err);
}

static void pixels_come_back(void **state) {
    (void)state;
    char path[] = "/tmp/picture-XXXXXX";
    write_picture(path);
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_file(&image, path));
    assert_int_equal(image.width, W);
    assert_int_equal(image.height, H);
    image.format = PNG_FORMAT_RGB;
    static uint8_t back[W * H * 3];
    assert_true(png_image_finish_read(&image, NULL, back, W * 3, NULL));
    for (int i = 0; i < W * H; i++) {
        uint32_t pixel = (uint32_t)back[3 * i] << 16 | (uint32_t)back[3 * i + 1] << 8 | back[3 * i + 2];
        assert_int_equal(pixel | 0xff000000u, pattern[i / W * PITCH + i % W]);
    }
    unlink(path);
}

static void what_was_written_is_read(void **state) {
    (void)state;
    char path[] = "/tmp/picture-XXXXXX";
    write_picture(path);
    Err err = {0};
    Arena arena = {0};
    Canvas read;
    assert_true(picture_read(&arena, str_from(path), &read, &err));
    assert_no_faults(&err);
    assert_int_equal(read.w, W);
    assert_int_equal(read.h, H);
    for (int y = 0; y < H; y++) assert_memory_equal(read.pixels + y * read.pitch, pattern + y * PITCH, W * sizeof *pattern);
    unlink(path);
    arena_free(&arena);
}

// Cut off anywhere, or with a byte changed: a picture or a fault, and nothing worse.
static void a_broken_file_is_no_danger(void **state) {
    (void)state;
    enum { MOST = 20000 };
    static uint32_t pixels[PITCH * H];
    static char bytes[MOST];
    char path[] = "/tmp/picture-XXXXXX";
    close(mkstemp(path));
    assert_true(picture_write(&(Canvas){pixels, W, H, PITCH, NULL}, str_from(path), NULL));
    FILE *file = fopen(path, "rb");
    size_t len = fread(bytes, 1, MOST, file);
    fclose(file);
    assert_in_range(len, 60, MOST - 1);
    for (size_t at = 0; at < 2 * len; at++) {
        Arena arena = {0};
        Canvas read;
        file = fopen(path, "wb");
        if (at >= len) bytes[at - len] ^= 0x55;
        fwrite(bytes, 1, at < len ? at : len, file);
        if (at >= len) bytes[at - len] ^= 0x55;
        fclose(file);
        bool fine = picture_read(&arena, str_from(path), &read, NULL);
        if (at < len - 12) assert_false(fine);  // IEND alone may be missing
        arena_free(&arena);
    }
    unlink(path);
}

static void what_is_no_picture_is_named(void **state) {
    (void)state;
    Arena arena = {0};
    Canvas read;
    static const char *const paths[] = {"/nowhere/a.png", SOURCE_DIR "/CMakeLists.txt", SOURCE_DIR};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        Err err = {0};
        assert_false(picture_read(&arena, str_from(paths[i]), &read, &err));
        assert_fault(&err, paths[i]);
        assert_fault(&err, "The picture can't be read: ");
        err_free(&err);
    }
    arena_free(&arena);
}

static void too_large_a_picture_is_refused(void **state) {
    (void)state;
    static uint32_t row[20000];
    char path[] = "/tmp/picture-XXXXXX";
    close(mkstemp(path));
    assert_true(picture_write(&(Canvas){row, 20000, 1, 20000, NULL}, str_from(path), NULL));
    Arena arena = {0};
    Err err = {0};
    Canvas read;
    assert_false(picture_read(&arena, str_from(path), &read, &err));
    assert_fault(&err, "The picture has more than 16384 pixels a side.");
    err_free(&err);
    arena_free(&arena);
    unlink(path);
}

static void a_place_that_is_not_there_is_named(void **state) {
    (void)state;
    uint32_t pixel = 0;
    Err err = {0};
    assert_false(picture_write(&(Canvas){&pixel, 1, 1, 1, NULL}, STR("/nowhere/a.png"), &err));
    assert_fault(&err, "/nowhere/a.png");
    err_free(&err);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(pixels_come_back),
                                       cmocka_unit_test(what_was_written_is_read),
                                       cmocka_unit_test(a_broken_file_is_no_danger),
                                       cmocka_unit_test(what_is_no_picture_is_named),
                                       cmocka_unit_test(too_large_a_picture_is_refused),
                                       cmocka_unit_test(a_place_that_is_not_there_is_named)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
