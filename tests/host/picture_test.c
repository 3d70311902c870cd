// Written pictures, read back by libpng's own reader.
#include "host/picture.h"
#include "testkit/testkit.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define W     37
#define H     11
#define PITCH 40

static void pixels_come_back(void **state) {
    (void)state;
    static uint32_t pixels[PITCH * H];
    for (uint32_t i = 0; i < PITCH * H; i++) pixels[i] = 0xff000000u | i * 40503u;
    char path[] = "/tmp/picture-XXXXXX";
    close(mkstemp(path));
    Err err = {0};
    assert_true(picture_write(&(Canvas){pixels, W, H, PITCH}, str_from(path), &err));
    assert_no_faults(&err);
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_file(&image, path));
    assert_int_equal(image.width, W);
    assert_int_equal(image.height, H);
    image.format = PNG_FORMAT_RGB;
    static uint8_t back[W * H * 3];
    assert_true(png_image_finish_read(&image, NULL, back, W * 3, NULL));
    for (int i = 0; i < W * H; i++) {
        uint32_t pixel = (uint32_t)back[3 * i] << 16 | (uint32_t)back[3 * i + 1] << 8 | back[3 * i + 2];
        assert_int_equal(pixel | 0xff000000u, pixels[i / W * PITCH + i % W]);
    }
    unlink(path);
}

static void a_place_that_is_not_there_is_named(void **state) {
    (void)state;
    uint32_t pixel = 0;
    Err err = {0};
    assert_false(picture_write(&(Canvas){&pixel, 1, 1, 1}, STR("/nowhere/a.png"), &err));
    assert_fault(&err, "/nowhere/a.png");
    err_free(&err);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(pixels_come_back), cmocka_unit_test(a_place_that_is_not_there_is_named)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
