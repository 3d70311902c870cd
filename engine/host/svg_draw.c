// From the library's surface, colours beside alpha, to ours, colours multiplied by it.
#include "host/svg_draw.h"

#include <SDL_loadso.h>
#include <SDL_surface.h>

typedef SDL_Surface *(*LoadSized)(SDL_RWops *file, int w, int h);

// False where the library is not installed. Costs nothing the second time.
static bool open_library(SvgPen *pen) {
    if (pen->tried) return pen->load != NULL;
    pen->tried = true;
    pen->library = SDL_LoadObject("libSDL2_image-2.0.so.0");
    pen->load = pen->library ? SDL_LoadFunction(pen->library, "IMG_LoadSizedSVG_RW") : NULL;
    return pen->load != NULL;
}

void svg_pen_close(SvgPen *pen) {
    if (pen->library) SDL_UnloadObject(pen->library);
    *pen = (SvgPen){0};
}

static uint32_t scaled(uint32_t channel, uint32_t alpha) {
    uint32_t product = channel * alpha + 128;
    return (product + (product >> 8)) >> 8;  // divided by 255, rounded
}

static uint32_t multiplied(uint32_t pixel) {
    uint32_t alpha = pixel >> 24;
    return alpha << 24 | scaled(pixel >> 16 & 255, alpha) << 16 | scaled(pixel >> 8 & 255, alpha) << 8 | scaled(pixel & 255, alpha);
}

static void take_pixels(const SDL_Surface *surface, Image *image) {
    for (int y = 0; y < image->h; y++) {
        const uint32_t *from = (const uint32_t *)((const char *)surface->pixels + (ptrdiff_t)y * surface->pitch);
        const ptrdiff_t to = (ptrdiff_t)y * image->w;
        for (int x = 0; x < image->w; x++) {
            if (image->coverage)
                image->coverage[to + x] = (uint8_t)(from[x] >> 24);
            else
                image->pixels[to + x] = multiplied(from[x]);
        }
    }
}

bool svg_draw(SvgPen *pen, Str text, Image *image) {
    LoadSized load;
    if (!open_library(pen)) return false;
    memcpy(&load, &pen->load, sizeof load);  // a function is no object to ISO C
    SDL_RWops *file = SDL_RWFromConstMem(text.data, (int)text.len);
    SDL_Surface *drawn = file ? load(file, image->w, image->h) : NULL;
    if (file) SDL_RWclose(file);
    SDL_Surface *surface = drawn ? SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    bool fits = surface && surface->w == image->w && surface->h == image->h;
    if (fits) take_pixels(surface, image);
    SDL_FreeSurface(surface);
    SDL_FreeSurface(drawn);
    return fits;
}
