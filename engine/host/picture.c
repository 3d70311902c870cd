// libpng rather than SDL_image: FreeType has loaded it already, while SDL_image brings nine more libraries and 3.7 ms to every start of the
// program. Pages are flat areas and letters, which pack best unfiltered: a fifth smaller than libpng's own choice.
#include "host/picture.h"

#include <errno.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#define CHANNELS  3
#define SIDE_MOST 16384

static void start(png_structp png, png_infop info, const Canvas *canvas) {
    png_set_IHDR(png, info, (png_uint_32)canvas->w, (png_uint_32)canvas->h, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_compression_level(png, 9);
    png_set_compression_mem_level(png, 9);
    png_write_info(png, info);
}

static void write_row(png_structp png, const uint32_t *pixels, int w, uint8_t *row) {
    uint8_t *out = row;
    for (int x = 0; x < w; x++) {
        *out++ = (uint8_t)(pixels[x] >> 16);
        *out++ = (uint8_t)(pixels[x] >> 8);
        *out++ = (uint8_t)pixels[x];
    }
    png_write_row(png, row);
}

typedef struct Failure {
    char why[120];
} Failure;

// libpng expects this not to return.
static void fail(png_structp png, png_const_charp message) {
    Failure *failure = png_get_error_ptr(png);
    snprintf(failure->why, sizeof failure->why, "%s", message);
    png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static bool write_all(png_structp png, png_infop info, FILE *file, const Canvas *canvas, uint8_t *row) {
    if (setjmp(png_jmpbuf(png))) return false;
    png_init_io(png, file);
    start(png, info, canvas);
    for (int y = 0; y < canvas->h; y++) write_row(png, canvas->pixels + (ptrdiff_t)y * canvas->pitch, canvas->w, row);
    png_write_end(png, info);
    return true;
}

static bool write_file(FILE *file, const Canvas *canvas, Failure *failure) {
    Arena arena = {0};
    uint8_t *row = arena_array(&arena, (size_t)canvas->w, CHANNELS);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, failure, fail, ignore);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    bool written = info && write_all(png, info, file, canvas, row);
    png_destroy_write_struct(&png, &info);
    arena_free(&arena);
    return written;
}

bool picture_write(const Canvas *canvas, Str path, Err *err) {
    Arena arena = {0};
    Failure failure = {"libpng"};
    FILE *file = fopen(str_copy(&arena, path).data, "wb");
    bool written = file && write_file(file, canvas, &failure);
    bool closed = file && fclose(file) == 0;
    if (!file || (written && !closed)) snprintf(failure.why, sizeof failure.why, "%s", strerror(errno));
    if (!written || !closed) ERR(err, path, 0, "The picture can't be written: {1}.", str_from(failure.why));
    arena_free(&arena);
    return written && closed;
}

static void pack(Arena *arena, const uint8_t *bytes, Canvas *canvas) {
    size_t count = (size_t)canvas->w * (size_t)canvas->h;
    canvas->pixels = arena_array(arena, count, sizeof *canvas->pixels);
    for (size_t i = 0; i < count; i++, bytes += CHANNELS)
        canvas->pixels[i] = 0xff000000u | (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
}

static bool fits_in(const png_image *image) {
    return image->width <= SIDE_MOST && image->height <= SIDE_MOST;
}

static bool finish(png_image *image, Arena *arena, Canvas *canvas) {
    image->format = PNG_FORMAT_RGB;
    *canvas = (Canvas){.w = (int)image->width, .h = (int)image->height, .pitch = (int)image->width};
    uint8_t *bytes = arena_array(arena, (size_t)image->width * CHANNELS, image->height);
    if (!png_image_finish_read(image, &(png_color){255, 255, 255}, bytes, 0, NULL)) return false;
    pack(arena, bytes, canvas);
    return true;
}

bool picture_read(Arena *arena, Str path, Canvas *canvas, Err *err) {
    png_image image = {.version = PNG_IMAGE_VERSION};
    bool begun = png_image_begin_read_from_file(&image, str_copy(arena, path).data), fits = begun && fits_in(&image);
    bool read = fits && finish(&image, arena, canvas);
    if (begun && !fits)
        ERR(err, path, 0, "The picture has more than {1} pixels a side.", str_int(arena, SIDE_MOST));
    else if (!read)
        ERR(err, path, 0, "The picture can't be read: {1}.", str_from(image.message));
    png_image_free(&image);
    return read;
}
