// libpng rather than SDL_image: FreeType has loaded it already, while SDL_image brings nine more libraries and 3.7 ms to every start of the
// program.
#include "host/picture.h"

#include <png.h>

#define CHANNELS 3

static uint8_t *without_alpha(const Canvas *canvas, Arena *arena) {
    uint8_t *bytes = arena_array(arena, (size_t)canvas->w * CHANNELS, (size_t)canvas->h), *out = bytes;
    for (int y = 0; y < canvas->h; y++) {
        const uint32_t *row = canvas->pixels + (ptrdiff_t)y * canvas->pitch;
        for (int x = 0; x < canvas->w; x++) {
            *out++ = (uint8_t)(row[x] >> 16);
            *out++ = (uint8_t)(row[x] >> 8);
            *out++ = (uint8_t)row[x];
        }
    }
    return bytes;
}

bool picture_write(const Canvas *canvas, Str path, Err *err) {
    Arena arena = {0};
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = (png_uint_32)canvas->w, .height = (png_uint_32)canvas->h, .format = PNG_FORMAT_RGB};
    bool written =
        png_image_write_to_file(&image, str_copy(&arena, path).data, 0, without_alpha(canvas, &arena), canvas->w * CHANNELS, NULL);
    if (!written) ERR(err, path, 0, "The picture can't be written: {1}.", str_from(image.message));
    png_image_free(&image);
    arena_free(&arena);
    return written;
}
