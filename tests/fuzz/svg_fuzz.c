// Any bytes as a drawing: nothing breaks, what is taken is taken again when it is written anew, and can be drawn at once.
#include "host/image_cache.h"
#include "host/svg.h"
#include "host/svg_draw.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void draw(SvgPen *pen, Str text) {
    Image image = image_new(64, 64, false);
    svg_draw(pen, text, &image);
    for (int i = 0; i < 64 * 64; i++) {
        uint32_t alpha = image.pixels[i] >> 24;
        MUST((image.pixels[i] >> 16 & 255) <= alpha && (image.pixels[i] >> 8 & 255) <= alpha && (image.pixels[i] & 255) <= alpha);
    }
    image_free(&image);
}

// preserveAspectRatio is written, and not read.
static Str readable(Arena *arena, Str text) {
    ptrdiff_t from = str_find(text, STR(" preserveAspectRatio"), 0), to = str_find(text, STR(">"), 0);
    MUST(from > 0 && to > from);
    return str_join(arena, str_slice(text, 0, (size_t)from), str_slice(text, (size_t)to, text.len));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static SvgPen pen;
    Arena arena = {0};
    Err err = {0};
    Svg svg, again;
    bool fine = svg_read(&arena, STR("fuzz.svg"), (Str){(const char *)data, size}, &svg, &err);
    MUST(fine == (err.count == 0));
    for (int i = 0; i < err.count; i++) fault_print(&arena, &err.faults[i]);
    if (fine) {
        Str text = svg_text(&arena, &svg, STR("neutral"), 64, 64);
        draw(&pen, text);
        text = readable(&arena, text);
        // It has one group more, so the deepest drawings are too deep then.
        if (svg.tag_count < SVG_DEPTH_MOST) MUST(svg_read(&arena, STR("again.svg"), text, &again, NULL));
    }
    err_free(&err);
    arena_free(&arena);
    return 0;
}
