// A file is a head, a row for each letter, and then the pixels of all of them in the same order.
#include "host/glyph_cache.h"

#include "base/hash.h"
#include "host/files.h"
#include "host/paths.h"

#include <string.h>

#define FORM        1  // to be raised when letters are drawn otherwise, or kept otherwise
#define ENDING      ".glyphs"
#define FILES_KEPT  24
#define BYTES_KEPT  (24 << 20)
#define PIXELS_MOST ((size_t)4 << 20)  // of a file

typedef struct Head {
    uint64_t form, identity, check;  // the hash of all that follows
    int32_t size, weight, count, pixels;
} Head;

typedef struct Row {
    uint32_t code;
    int32_t advance, x, y, w, h;
} Row;

static Str path_of(Str folder, uint64_t identity, Font font, Arena *arena) {
    Str args[] = {str_hex64(arena, identity), str_int(arena, font.size), STR(ENDING)};
    return paths_join(arena, folder, str_fill(arena, STR("{1}-{2}{3}"), args, 3));
}

// Half a megabyte of them is read before the first picture, so by the fast way, four bytes at a time.
static uint64_t check_of(const char *body, size_t len) {
    return hash_row(FORM, (const int32_t *)(const void *)body, (int)(len / 4));
}

static bool is_of(const Head *head, Str bytes, uint64_t identity, Font font) {
    if (head->form != FORM || head->identity != identity || head->size != font.size || head->weight != (int32_t)font.weight) return false;
    if (head->count < 0 || head->pixels < 0) return false;
    size_t size = sizeof(Head) + (size_t)head->count * sizeof(Row) + (size_t)head->pixels;
    return bytes.len == size && size % 4 == 0 && head->check == check_of(bytes.data + sizeof(Head), size - sizeof(Head));
}

// The whole file in `arena`; empty where there is none.
static Str read_file(Str path, Arena *arena) {
    Arena reading = {0};
    Files disk = files_disk();
    Str bytes;
    Str kept = disk.read(disk.context, &reading, path, &bytes, NULL) ? str_copy(arena, bytes) : STR_NONE;
    arena_free(&reading);
    return kept;
}

int glyph_cache_read(Str folder, uint64_t identity, Font font, Arena *arena, Glyph **glyphs) {
    Str bytes = read_file(path_of(folder, identity, font, arena), arena);
    Head head;
    if (bytes.len < sizeof head) return 0;
    memcpy(&head, bytes.data, sizeof head);
    if (!is_of(&head, bytes, identity, font)) return 0;
    const char *rows = bytes.data + sizeof head;
    const uint8_t *pixels = (const uint8_t *)rows + (size_t)head.count * sizeof(Row);
    int64_t left = head.pixels;
    *glyphs = ARENA_ARRAY(arena, Glyph, head.count);
    for (int i = 0; i < head.count; i++) {
        Row row;
        memcpy(&row, rows + (size_t)i * sizeof row, sizeof row);
        int64_t size = (int64_t)row.w * row.h;
        if (row.w < 0 || row.h < 0 || size > left) return 0;
        (*glyphs)[i] = (Glyph){row.code, row.advance, row.x, row.y, row.w, row.h, pixels, true, true, true};
        pixels += size;
        left -= size;
    }
    return head.count;
}

void glyph_cache_keep(Str folder, uint64_t identity, Font font, const Glyph *glyphs, int count) {
    Arena arena = {0};
    StrBuf rows = {.arena = &arena}, pixels = {.arena = &arena};
    Head head = {.form = FORM, .identity = identity, .size = font.size, .weight = (int32_t)font.weight};
    for (int i = 0; i < count; i++) {
        const Glyph *g = &glyphs[i];
        size_t size = (size_t)g->w * (size_t)g->h;
        if (!g->known || !g->inked || !g->own || pixels.len + size > PIXELS_MOST) continue;
        Row row = {g->code, g->advance, g->x, g->y, g->w, g->h};
        buf_add(&rows, (Str){(const char *)&row, sizeof row});
        buf_add(&pixels, (Str){(const char *)g->coverage, size});
        head.count++;
    }
    while (pixels.len % 4) buf_char(&pixels, 0);
    head.pixels = (int32_t)pixels.len;
    Str body = str_join(&arena, buf_str(&rows), buf_str(&pixels));
    head.check = check_of(body.data, body.len);
    Str bytes = str_join(&arena, (Str){(const char *)&head, sizeof head}, body);
    if (files_make_folder(folder, NULL) && files_keep(path_of(folder, identity, font, &arena), bytes))
        files_clear(folder, FILES_KEPT, BYTES_KEPT);
    arena_free(&arena);
}
