// A font is opened once per weight and never read whole: a collection of all Chinese letters has 20 MB, a page of text needs 300 KB of
// them.
#include "host/fonts.h"

#include "base/hash.h"
#include "host/paths.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// SDL_ttf asks for a few bytes at a time, some twenty times per letter, and the C library seeks in the file for each. Blocks kept here
// answer nearly all of them; that is a quarter of the time of a letter, and mapping the file instead costs 4 MB more of memory.
#define BLOCK_SIZE  4096
#define BLOCK_COUNT 128

typedef struct Block {
    Sint64 number;  // of the block in the file, + 1; 0 is empty
    size_t size;
    char data[BLOCK_SIZE];
} Block;

typedef struct FontFile {
    SDL_RWops *inner;
    Sint64 at, size;
    Block blocks[BLOCK_COUNT];
} FontFile;

static FontFile *file_of(SDL_RWops *stream) {
    return stream->hidden.unknown.data1;
}

static Sint64 SDLCALL file_size(SDL_RWops *stream) {
    return file_of(stream)->size;
}

static Sint64 SDLCALL file_seek(SDL_RWops *stream, Sint64 offset, int whence) {
    FontFile *file = file_of(stream);
    Sint64 base = whence == RW_SEEK_SET ? 0 : whence == RW_SEEK_CUR ? file->at : file->size;
    if (offset < -base || offset > file->size - base) return SDL_SetError("outside of the file");
    return file->at = base + offset;
}

static const Block *block_at(FontFile *file, Sint64 at) {
    Sint64 number = at / BLOCK_SIZE + 1;
    Block *block = &file->blocks[number % BLOCK_COUNT];
    if (block->number == number) return block;
    block->number = number;
    block->size = 0;
    if (SDL_RWseek(file->inner, (number - 1) * BLOCK_SIZE, RW_SEEK_SET) >= 0) {
        block->size = SDL_RWread(file->inner, block->data, 1, BLOCK_SIZE);
    }
    return block;
}

// What one block has of the wanted bytes, or, when whole blocks are wanted, all of it past the blocks.
static size_t read_some(FontFile *file, char *out, size_t wanted) {
    if (wanted >= BLOCK_SIZE) return SDL_RWseek(file->inner, file->at, RW_SEEK_SET) < 0 ? 0 : SDL_RWread(file->inner, out, 1, wanted);
    const Block *block = block_at(file, file->at);
    size_t from = (size_t)(file->at % BLOCK_SIZE);
    if (from >= block->size) return 0;
    size_t count = block->size - from < wanted ? block->size - from : wanted;
    memcpy(out, block->data + from, count);
    return count;
}

static size_t SDLCALL file_read(SDL_RWops *stream, void *out, size_t size, size_t count) {
    FontFile *file = file_of(stream);
    if (size == 0 || count > SIZE_MAX / size) return 0;
    size_t wanted = size * count, got = 0;
    while (got < wanted) {
        size_t some = read_some(file, (char *)out + got, wanted - got);
        if (some == 0) break;
        got += some;
        file->at += (Sint64)some;
    }
    return got / size;
}

static int SDLCALL file_close(SDL_RWops *stream) {
    SDL_RWclose(file_of(stream)->inner);
    free(file_of(stream));
    SDL_FreeRW(stream);
    return 0;
}

static SDL_RWops *file_open(const char *path) {
    SDL_RWops *inner = SDL_RWFromFile(path, "rb");
    if (!inner) return NULL;
    SDL_RWops *stream = SDL_AllocRW();
    if (!stream) {
        SDL_RWclose(inner);
        return NULL;
    }
    FontFile *file = mem_realloc(NULL, sizeof *file);
    file->inner = inner;
    file->at = 0;
    file->size = SDL_RWsize(inner);
    for (int i = 0; i < BLOCK_COUNT; i++) file->blocks[i].number = 0;
    stream->size = file_size;
    stream->seek = file_seek;
    stream->read = file_read;
    stream->write = NULL;
    stream->close = file_close;
    stream->type = SDL_RWOPS_UNKNOWN;
    stream->hidden.unknown.data1 = file;
    return stream;
}

#define OPEN_SIZE 16  // any; each use sets its own

// What is known while a font is looked for.
typedef struct FontSearch {
    Arena arena;
    StrBuf tried;
    const char *path;  // of the last file that was opened
} FontSearch;

// NULL when there is no such file or it is no font; SDL_GetError says which.
static TTF_Font *open_face(FontSearch *search, const char *path, long index) {
    SDL_RWops *stream = file_open(path);
    search->path = path;
    TTF_Font *font = stream ? TTF_OpenFontIndexRW(stream, 1, OPEN_SIZE, index) : NULL;
    if (font) TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
    return font;
}

static bool is_taiwanese(const TTF_Font *font) {
    Str family = str_from(TTF_FontFaceFamilyName(font));
    return str_ends(family, STR(" TC")) && str_find(family, STR("Mono"), 0) < 0;
}

// In a collection the first face is the Japanese design, which puts commas elsewhere. Each look takes 1.4 ms, so the usual place of ours
// comes first.
static TTF_Font *open_collection(FontSearch *search, const char *path) {
    const long usual = 3;
    TTF_Font *font = open_face(search, path, usual);
    if (font && is_taiwanese(font)) return font;
    if (font) TTF_CloseFont(font);
    TTF_Font *first = open_face(search, path, 0);
    long count = first ? TTF_FontFaces(first) : 0;
    for (long i = 1; i < count && !is_taiwanese(first); i++) {
        font = open_face(search, path, i);
        if (font && is_taiwanese(font)) {
            TTF_CloseFont(first);
            return font;
        }
        if (font) TTF_CloseFont(font);
    }
    return first;
}

// "file:3" is the third face after the first of that file; "file" its best one.
static TTF_Font *open_named(FontSearch *search, Str name) {
    for (size_t i = name.len; i-- > 0;) {
        if (name.data[i] != ':') continue;
        int64_t index;
        if (!str_to_int(str_slice(name, i + 1, name.len), &index) || index < 0 || index > INT_MAX) break;
        return open_face(search, str_copy(&search->arena, str_slice(name, 0, i)).data, (long)index);
    }
    return open_collection(search, str_copy(&search->arena, name).data);
}

static const char *const shipped[] = {[WEIGHT_REGULAR] = "assets/fonts/Regular.otf", [WEIGHT_BOLD] = "assets/fonts/Bold.otf"};
// As Debian, Arch and Fedora install it, below the folders of XDG_DATA_DIRS.
static const char *const system_folders[] = {"fonts/opentype/noto", "fonts/noto-cjk", "fonts/google-noto-cjk"};
static const char *const system_files[] = {[WEIGHT_REGULAR] = "NotoSansCJK-Regular.ttc", [WEIGHT_BOLD] = "NotoSansCJK-Bold.ttc"};

static void note_tried(FontSearch *search, Str path) {
    search->tried.arena = &search->arena;
    if (search->tried.len) buf_add(&search->tried, STR(", "));
    buf_add(&search->tried, path);
}

// Beside the program, as the build leaves it, above that for the build's tests, and where it is installed.
static TTF_Font *open_shipped(FontSearch *search, FontWeight weight) {
    Arena *arena = &search->arena;
    Str name = str_from(shipped[weight]), program = paths_program(arena);
    Str places[] = {program, paths_join(arena, program, STR("..")), paths_share(arena)};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (!places[i].len) continue;
        Str path = paths_join(arena, places[i], name);
        TTF_Font *font = open_face(search, path.data, 0);
        if (font) return font;
        note_tried(search, path);
    }
    return NULL;
}

static TTF_Font *open_system(FontSearch *search, FontWeight weight) {
    Arena *arena = &search->arena;
    Str name = str_from(system_files[weight]), dir;
    for (size_t at = 0; (dir = paths_next_dir(arena, &at)).len;) {
        for (size_t i = 0; i < sizeof system_folders / sizeof *system_folders; i++) {
            Str folder = paths_join(arena, dir, str_from(system_folders[i]));
            Str path = paths_join(arena, folder, name);
            TTF_Font *font = open_collection(search, path.data);
            if (font) return font;
            note_tried(search, path);
        }
    }
    return NULL;
}

static TTF_Font *open_known(FontSearch *search, FontWeight weight) {
    TTF_Font *font = open_shipped(search, weight);
    return font ? font : open_system(search, weight);
}

bool font_is_named(void) {
    return str_from(getenv("COUNTERPART_FONT")).len > 0;
}

static void report(Err *err, Str tried, bool named) {
    if (named) {
        ERR(err, STR_NONE, 0, "The font {1}, named in COUNTERPART_FONT, can't be used: {2}.", tried, str_from(SDL_GetError()));
    } else {
        ERR(err, STR_NONE, 0, "There is no font with Chinese letters; looked for {1}.", tried);
    }
    ERR0(err, STR_NONE, 0,
         "Install the package fonts-noto-cjk, or name a font file in COUNTERPART_FONT. In the terminal you can play with: counterpart play "
         "NAME --text");
}

static TTF_Font *open_regular(FontSearch *search, Err *err) {
    Str name = str_from(getenv("COUNTERPART_FONT"));
    TTF_Font *font = name.len ? open_named(search, name) : open_known(search, WEIGHT_REGULAR);
    if (!font) report(err, name.len ? name : buf_str(&search->tried), name.len > 0);
    return font;
}

// Beside a font of the person's own the known bold one would look foreign.
static TTF_Font *open_bold(FontSearch *search, Err *err) {
    TTF_Font *font = font_is_named() ? NULL : open_known(search, WEIGHT_BOLD);
    if (font) return font;
    font = open_regular(search, err);
    if (font) TTF_SetFontStyle(font, TTF_STYLE_BOLD);
    return font;
}

static uint64_t hash_version(uint64_t hash, int major, int minor, int patch) {
    return hash_row(hash, (const int32_t[]){major, minor, patch}, 3);
}

static uint64_t identify(const FontSearch *search, const TTF_Font *font) {
    struct stat info;
    if (stat(search->path, &info)) return 0;
    int major, minor, patch;
    TTF_GetFreeTypeVersion(&major, &minor, &patch);
    uint64_t hash = hash_version(hash_str(0, str_from(search->path)), major, minor, patch);
    const SDL_version *own = TTF_Linked_Version();
    hash = hash_version(hash, own->major, own->minor, own->patch);
    hash = hash_int(hash_int(hash, (uint64_t)info.st_size), (uint64_t)info.st_ino);
    hash = hash_int(hash_int(hash, (uint64_t)info.st_mtim.tv_sec), (uint64_t)info.st_mtim.tv_nsec);
    hash = hash_str(hash_str(hash, str_from(TTF_FontFaceFamilyName(font))), str_from(TTF_FontFaceStyleName(font)));
    return hash_int(hash, (uint64_t)TTF_GetFontStyle(font));
}

TTF_Font *font_open(FontWeight weight, uint64_t *identity, Err *err) {
    FontSearch search = {0};
    TTF_Font *font = weight == WEIGHT_BOLD ? open_bold(&search, err) : open_regular(&search, err);
    if (font && identity) *identity = identify(&search, font);
    arena_free(&search.arena);
    return font;
}

TTF_Font *font_open_rest(FontWeight weight) {
    if (font_is_named()) return NULL;
    FontSearch search = {0};
    TTF_Font *font = open_system(&search, weight);
    arena_free(&search.arena);
    return font;
}
