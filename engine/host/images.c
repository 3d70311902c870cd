// Memory first, then the cache on the disk, and the library only for what is new. What is not there is remembered, too.
#include "host/images.h"

#include "base/hash.h"
#include "host/files.h"
#include "host/image_cache.h"
#include "host/paths.h"
#include "host/svg.h"
#include "host/svg_draw.h"

#include <stdio.h>
#include <stdlib.h>

#define ENTRIES_MOST 128
#define BYTES_MOST   (6 << 20)  // in memory; one picture may be larger
#define CLEAR_EVERY  64         // pictures written
#define VERSION      1          // of how drawings are drawn

typedef struct Entry {
    char *names;  // owns the key and the part
    Str key, part;
    int w, h;
    bool shape, there;
    Image image;
    uint64_t used;
} Entry;

struct Images {
    Arena arena;
    Str assets, cache;
    const Catalog *catalog;
    SvgPen pen;
    bool warned;
    Entry entries[ENTRIES_MOST];
    int count, written;
    unsigned age;
    size_t bytes;
    uint64_t clock;
};

Images *images_open(Str assets, Str cache, const Catalog *catalog) {
    Images *images = mem_realloc(NULL, sizeof *images);
    *images = (Images){.catalog = catalog};
    images->assets = str_copy(&images->arena, assets);
    images->cache = paths_join(&images->arena, cache, STR("images"));
    return images;
}

static void drop(Images *images, int at) {
    Entry *entry = &images->entries[at];
    if (entry->there) images->bytes -= image_bytes(&entry->image);
    if (entry->there) image_free(&entry->image);
    free(entry->names);
    *entry = images->entries[--images->count];
}

void images_forget(Images *images) {
    while (images->count) drop(images, 0);
    images->age++;
}

unsigned images_age(const Images *images) {
    return images->age;
}

void images_close(Images *images) {
    if (!images) return;
    images_forget(images);
    if (images->written) image_cache_clear(images->cache);
    svg_pen_close(&images->pen);
    arena_free(&images->arena);
    free(images);
}

static Entry *find(Images *images, const Entry *asked) {
    for (int i = 0; i < images->count; i++) {
        Entry *entry = &images->entries[i];
        if (entry->w == asked->w && entry->h == asked->h && entry->shape == asked->shape && str_equal(entry->key, asked->key) &&
            str_equal(entry->part, asked->part))
            return entry;
    }
    return NULL;
}

static int longest_unused(const Images *images) {
    int oldest = 0;
    for (int i = 1; i < images->count; i++)
        if (images->entries[i].used < images->entries[oldest].used) oldest = i;
    return oldest;
}

static Entry *add(Images *images, const Entry *asked) {
    if (images->count == ENTRIES_MOST) drop(images, longest_unused(images));
    Entry *entry = &images->entries[images->count++];
    *entry = *asked;
    entry->names = mem_realloc(NULL, asked->key.len + asked->part.len + 1);
    memcpy(entry->names, asked->key.data, asked->key.len);
    if (asked->part.len) memcpy(entry->names + asked->key.len, asked->part.data, asked->part.len);
    entry->key.data = entry->names;
    entry->part.data = entry->names + asked->key.len;
    return entry;
}

// The newest stays in any case.
static void make_room(Images *images, size_t bytes) {
    images->bytes += bytes;
    while (images->bytes > BYTES_MOST && images->count > 1) drop(images, longest_unused(images));
}

static void warn(Images *images) {
    Err err = {.catalog = images->catalog};
    Arena arena = {0};
    if (!images->warned) {
        ERR(&err, STR_NONE, 0, "Pictures are left out: the library {1} is not installed.", STR("SDL2_image"));
        fprintf(stderr, "%s\n", fault_print(&arena, &err.faults[0]).data);
    }
    images->warned = true;
    arena_free(&arena);
    err_free(&err);
}

static void keep(Images *images, uint64_t id, const Image *image) {
    image_cache_keep(images->cache, id, image);
    if (++images->written % CLEAR_EVERY == 0) image_cache_clear(images->cache);
}

static bool draw(Images *images, Arena *arena, Str text, const Entry *entry, Image *image) {
    Svg svg;
    if (!svg_read(arena, entry->key, text, &svg, NULL)) return false;
    if (svg_draw(&images->pen, svg_text(arena, &svg, entry->part, entry->w, entry->h), image)) return true;
    if (!images->pen.load) warn(images);
    return false;
}

// What the pixels hang on.
static uint64_t id_of(const Entry *entry, Str text) {
    const int32_t row[] = {VERSION, entry->w, entry->h, entry->shape};
    return hash_str(hash_str(hash_str(hash_row(0, row, 4), entry->key), entry->part), text);
}

static bool load(Images *images, Arena *arena, Entry *entry) {
    const Files files = files_disk();
    Str text, path = entry->key;
    if (!str_starts(path, STR("/"))) path = paths_join(arena, images->assets, str_join(arena, path, STR(".svg")));
    if (!files.read(files.context, arena, path, &text, NULL)) return false;
    Image image = image_new(entry->w, entry->h, entry->shape);
    const uint64_t id = id_of(entry, text);
    bool kept = image_cache_read(images->cache, id, &image), drawn = !kept && draw(images, arena, text, entry, &image);
    if (drawn) keep(images, id, &image);
    if (kept || drawn)
        entry->image = image;
    else
        image_free(&image);
    return kept || drawn;
}

const Image *images_get(Images *images, Str key, Str part, int w, int h, bool shape) {
    if (!key.len || w < 1 || h < 1 || w > SVG_PIXELS_MOST || h > SVG_PIXELS_MOST) return NULL;
    const Entry asked = {.key = key, .part = part, .w = w, .h = h, .shape = shape};
    Entry *entry = find(images, &asked);
    if (!entry) {
        Arena arena = {0};
        entry = add(images, &asked);
        entry->used = ++images->clock;
        entry->there = load(images, &arena, entry);
        arena_free(&arena);
        if (entry->there) make_room(images, image_bytes(&entry->image));
        entry = find(images, &asked);
    }
    entry->used = ++images->clock;
    return entry->there ? &entry->image : NULL;
}
