// A file is called ID.image: the mark, the size, a checksum, the pixels, in this machine's order of bytes.
#include "host/image_cache.h"

#include "base/hash.h"
#include "host/files.h"
#include "host/paths.h"

#include <stdio.h>
#include <stdlib.h>

#define ENDING     ".image"
#define MARK       0x314d4943u
#define FILES_KEPT 600
#define BYTES_KEPT (32 << 20)
#define BYTES_MOST (8 << 20)  // of one picture that is worth keeping

typedef struct Head {
    uint32_t mark;
    int32_t w, h, shape;
    uint64_t sum;
} Head;

// Whole words, for the checksum.
static size_t bytes_of(int w, int h, bool shape) {
    size_t count = (size_t)w * (size_t)h;
    return shape ? (count + 3) / 4 * 4 : count * 4;
}

size_t image_bytes(const Image *image) {
    return bytes_of(image->w, image->h, image->coverage != NULL);
}

static void *data_of(const Image *image) {
    return image->coverage ? (void *)image->coverage : (void *)image->pixels;
}

Image image_new(int w, int h, bool shape) {
    void *data = mem_realloc(NULL, bytes_of(w, h, shape));
    memset(data, 0, bytes_of(w, h, shape));
    return (Image){.w = w, .h = h, .pixels = shape ? NULL : data, .coverage = shape ? data : NULL};
}

void image_free(Image *image) {
    free(data_of(image));
    *image = (Image){0};
}

static Str path_of(Arena *arena, Str folder, uint64_t id) {
    return paths_join(arena, folder, str_join(arena, str_hex64(arena, id), STR(ENDING)));
}

static Head head_of(const Image *image) {
    Head head = {.mark = MARK, .w = image->w, .h = image->h, .shape = image->coverage != NULL};
    head.sum = hash_row(0, data_of(image), (int)(image_bytes(image) / 4));
    return head;
}

static bool read_whole(FILE *file, Image *image) {
    Head head;
    if (fread(&head, sizeof head, 1, file) != 1) return false;
    if (fread(data_of(image), image_bytes(image), 1, file) != 1 || getc(file) != EOF) return false;
    Head expected = head_of(image);
    return memcmp(&head, &expected, sizeof head) == 0;
}

bool image_cache_read(Str folder, uint64_t id, Image *image) {
    Arena arena = {0};
    FILE *file = fopen(path_of(&arena, folder, id).data, "rb");
    bool sound = file && read_whole(file, image);
    if (file) fclose(file);
    arena_free(&arena);
    return sound;
}

void image_cache_keep(Str folder, uint64_t id, const Image *image) {
    Arena arena = {0};
    StrBuf buf = {.arena = &arena};
    Head head = head_of(image);
    if (image_bytes(image) <= BYTES_MOST && files_make_folder(folder, NULL)) {
        buf_add(&buf, (Str){(const char *)&head, sizeof head});
        buf_add(&buf, (Str){data_of(image), image_bytes(image)});
        files_keep(path_of(&arena, folder, id), buf_str(&buf));
    }
    arena_free(&arena);
}

void image_cache_clear(Str folder) {
    files_clear(folder, FILES_KEPT, BYTES_KEPT);
}
