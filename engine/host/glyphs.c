// SDL_ttf keeps 256 letters and forgets the rest, which a page of Chinese has more of; drawing one costs twenty times as much as copying
// it.
#include "host/glyphs.h"

#include "base/utf8.h"
#include "host/fonts.h"
#include "host/glyph_cache.h"

#include <stdlib.h>
#include <string.h>

#define FACES_MAX   24  // sizes and weights kept; a screen uses eight
#define SLOTS_LEAST 64
#define SIZE_MOST   1000

struct Face {
    Glyphs *owner;
    Font font;
    uint64_t used;  // when last
    int ascent, line_height;
    int ideograph;  // what all of them advance by; 0 until it is known
    Glyph *slots;   // open addressing by code; at most half are known
    int count, slot_count;
    bool news;  // letters that are not kept yet
    Arena arena;
};

// SDL_ttf's font of one weight. One serves all sizes: setting a size takes half a microsecond, opening a file 1.4 ms and 2 MB.
typedef struct Source {
    TTF_Font *font;  // NULL where there is none
    int size;        // that it is set to
    bool opened;     // or tried
    uint64_t identity;
} Source;

struct Glyphs {
    Source own[2], rest[2];  // by weight, opened when first needed; the rest is for letters that the own one lacks
    Face faces[FACES_MAX];
    int face_count;
    uint64_t time;
    long drawn;
    Arena arena;
    Str memory;  // the folder in which letters are kept from one start to the next; empty: they are not
};

Glyphs *glyphs_open(Err *err) {
    if (TTF_Init() < 0) {
        ERR(err, STR_NONE, 0, "Letters can't be drawn: {1}.", str_from(SDL_GetError()));
        return NULL;
    }
    uint64_t identity;
    TTF_Font *regular = font_open(WEIGHT_REGULAR, &identity, err);
    if (!regular) {
        TTF_Quit();
        return NULL;
    }
    Glyphs *glyphs = mem_realloc(NULL, sizeof *glyphs);
    *glyphs = (Glyphs){.own[WEIGHT_REGULAR] = {.font = regular, .opened = true, .identity = identity}};
    return glyphs;
}

void glyphs_remember(Glyphs *glyphs, Str folder) {
    glyphs->memory = str_copy(&glyphs->arena, folder);
}

static void keep(const Face *face) {
    const Glyphs *glyphs = face->owner;
    uint64_t identity = glyphs->own[face->font.weight].identity;
    if (face->news && glyphs->memory.len && identity) glyph_cache_keep(glyphs->memory, identity, face->font, face->slots, face->slot_count);
}

void glyphs_close(Glyphs *glyphs) {
    if (!glyphs) return;
    for (int i = 0; i < glyphs->face_count; i++) {
        keep(&glyphs->faces[i]);
        arena_free(&glyphs->faces[i].arena);
    }
    arena_free(&glyphs->arena);
    for (int i = 0; i < 2; i++) {
        if (glyphs->own[i].font) TTF_CloseFont(glyphs->own[i].font);
        if (glyphs->rest[i].font) TTF_CloseFont(glyphs->rest[i].font);
    }
    TTF_Quit();
    free(glyphs);
}

static TTF_Font *sized(Source *source, int size) {
    if (source->font && source->size != size) TTF_SetFontSize(source->font, size);
    source->size = size;
    return source->font;
}

// The font that has most letters of `face`, set to its size.
static TTF_Font *own_font(const Face *face) {
    Glyphs *glyphs = face->owner;
    Source *own = &glyphs->own[face->font.weight];
    if (!own->opened) {
        own->opened = true;
        own->font = font_open(face->font.weight, &own->identity, NULL);
    }
    if (!own->font) own = &glyphs->own[WEIGHT_REGULAR];  // the files have gone since the start
    return sized(own, face->font.size);
}

static Source *rest_of(Glyphs *glyphs, FontWeight weight) {
    Source *rest = &glyphs->rest[weight];
    if (!rest->opened) *rest = (Source){.font = font_open_rest(weight), .opened = true};
    return rest;
}

// The font that `code` comes from, set to the size of `face`; NULL when none has it.
static TTF_Font *font_with(const Face *face, uint32_t code) {
    TTF_Font *font = own_font(face);
    if (TTF_GlyphIsProvided32(font, code)) return font;
    font = sized(rest_of(face->owner, face->font.weight), face->font.size);
    return font && TTF_GlyphIsProvided32(font, code) ? font : NULL;
}

// A free place, or that of the face unused for longest.
static Face *place_for_face(Glyphs *glyphs) {
    if (glyphs->face_count < FACES_MAX) return &glyphs->faces[glyphs->face_count++];
    Face *oldest = glyphs->faces;
    for (Face *face = glyphs->faces; face < glyphs->faces + FACES_MAX; face++) {
        if (face->used < oldest->used) oldest = face;
    }
    arena_free(&oldest->arena);
    return oldest;
}

// The slot that holds `code`, or the free one where it belongs.
static Glyph *slot_of(const Face *face, uint32_t code) {
    const uint32_t mask = (uint32_t)face->slot_count - 1;
    uint32_t at = (code * 2654435761u) >> 7 & mask;
    while (face->slots[at].known && face->slots[at].code != code) at = (at + 1) & mask;
    return &face->slots[at];
}

static void widen(Face *face) {
    Glyph *old = face->slots;
    int count = face->slot_count;
    face->slot_count = count ? count * 2 : SLOTS_LEAST;
    face->slots = ARENA_ARRAY(&face->arena, Glyph, face->slot_count);
    for (int i = 0; i < count; i++) {
        if (old[i].known) *slot_of(face, old[i].code) = old[i];
    }
}

// The letters that were kept of it. What the system's font or a box stands for is not among them.
static void recall(Face *face) {
    Glyph *kept;
    uint64_t identity = face->owner->own[face->font.weight].identity;
    int count = face->owner->memory.len && identity ? glyph_cache_read(face->owner->memory, identity, face->font, &face->arena, &kept) : 0;
    for (int i = 0; i < count; i++) {
        if (face->count >= face->slot_count / 2) widen(face);
        Glyph *slot = slot_of(face, kept[i].code);
        face->count += !slot->known;
        *slot = kept[i];
    }
}

static Face *face_new(Glyphs *glyphs, Font font) {
    Face *face = place_for_face(glyphs);
    *face = (Face){.owner = glyphs, .font = font};
    TTF_Font *ttf = own_font(face);
    face->ascent = TTF_FontAscent(ttf);
    face->line_height = TTF_FontLineSkip(ttf);
    recall(face);
    return face;
}

Face *glyphs_face(Glyphs *glyphs, Font font) {
    font.size = font.size < 1 ? 1 : font.size > SIZE_MOST ? SIZE_MOST : font.size;
    font.weight = font.weight == WEIGHT_BOLD ? WEIGHT_BOLD : WEIGHT_REGULAR;
    Face *face = glyphs->faces, *end = glyphs->faces + glyphs->face_count;
    while (face < end && !font_equal(face->font, font)) face++;
    if (face == end) face = face_new(glyphs, font);
    face->used = ++glyphs->time;
    return face;
}

int face_ascent(const Face *face) {
    return face->ascent;
}

int face_line_height(const Face *face) {
    return face->line_height;
}

typedef struct Range {
    uint32_t from, to;
} Range;

static bool within(const Range *ranges, size_t count, uint32_t code) {
    for (size_t i = 0; i < count; i++) {
        if (code >= ranges[i].from && code <= ranges[i].to) return true;
    }
    return false;
}

// Controls, joiners, direction marks, variation selectors and tags: they shape others and are never seen themselves.
static bool is_invisible(uint32_t code) {
    static const Range ranges[] = {{0, 0x1F},        {0x7F, 0x9F},     {0xAD, 0xAD},     {0x34F, 0x34F},
                                   {0x61C, 0x61C},   {0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E},
                                   {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE0FFF}};
    return within(ranges, sizeof ranges / sizeof *ranges, code);
}

static bool is_ideograph(uint32_t code) {
    static const Range ranges[] = {{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFD}};
    return within(ranges, sizeof ranges / sizeof *ranges, code);
}

static int box_advance(const Face *face) {
    return (face->font.size * 3 + 3) / 4;
}

// Chinese designs set these in the middle or at a side of a whole square, which tears English words apart; Chinese as written in Taiwan
// does not need them so.
static bool is_narrow(uint32_t code) {
    static const Range ranges[] = {{0xB7, 0xB7}, {0x2018, 0x2019}, {0x201C, 0x201D}, {0x2022, 0x2022}};
    return within(ranges, sizeof ranges / sizeof *ranges, code);
}

static int side_bearing(const Face *face) {
    return (face->font.size + 8) / 16;
}

static int metrics_advance(const Face *face, TTF_Font *font, uint32_t code) {
    int advance = 0, left = 0, right = 0;
    if (TTF_GlyphMetrics32(font, code, &left, &right, NULL, NULL, &advance) < 0 || advance < 0) return 0;
    bool square = advance >= face->font.size;
    return square && is_narrow(code) ? right - left + 2 * side_bearing(face) : advance;
}

// Asking for the width of a letter makes SDL_ttf load it, which is a third of the cost of drawing it; of ideographs one is asked for all.
static int ideograph_advance(Face *face, TTF_Font *font) {
    const uint32_t one = 0x4E00;
    if (!face->ideograph && TTF_GlyphIsProvided32(font, one)) face->ideograph = metrics_advance(face, font, one);
    return face->ideograph;
}

static int find_advance(Face *face, uint32_t code) {
    if (is_invisible(code)) return 0;
    TTF_Font *font = font_with(face, code);
    if (!font) return box_advance(face);
    int advance = is_ideograph(code) ? ideograph_advance(face, font) : 0;
    return advance ? advance : metrics_advance(face, font, code);
}

static Glyph *known_glyph(Face *face, uint32_t code) {
    if (face->count >= face->slot_count / 2) widen(face);
    Glyph *glyph = slot_of(face, code);
    if (glyph->known) return glyph;
    *glyph = (Glyph){.code = code, .known = true, .advance = find_advance(face, code)};
    face->count++;
    return glyph;
}

static void ink_box(const Face *face, Glyph *glyph, Arena *arena) {
    int line = face->font.size / 16 + 1, side = line;
    int w = glyph->advance - 2 * side, h = face->font.size * 3 / 4;
    if (w <= 0 || h <= 0) return;
    uint8_t *coverage = arena_array(arena, (size_t)w, (size_t)h);
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) coverage[y * w + x] = y < line || y >= h - line || x < line || x >= w - line ? 255 : 0;
    }
    glyph->x = side;
    glyph->y = h;
    glyph->w = w;
    glyph->h = h;
    glyph->coverage = coverage;
}

static bool column_inked(const SDL_Surface *picture, int x) {
    const uint8_t *pixels = picture->pixels;
    for (int y = 0; y < picture->h; y++) {
        if (pixels[y * picture->pitch + x]) return true;
    }
    return false;
}

static bool row_inked(const SDL_Surface *picture, int y) {
    const uint8_t *row = (const uint8_t *)picture->pixels + y * picture->pitch;
    for (int x = 0; x < picture->w; x++) {
        if (row[x]) return true;
    }
    return false;
}

static Rect ink_of(const SDL_Surface *picture) {
    int left = 0, top = 0, right = picture->w, bottom = picture->h;
    while (top < bottom && !row_inked(picture, top)) top++;
    while (bottom > top && !row_inked(picture, bottom - 1)) bottom--;
    if (top == bottom) return (Rect){0};
    while (left < right && !column_inked(picture, left)) left++;
    while (right > left && !column_inked(picture, right - 1)) right--;
    return (Rect){left, top, right - left, bottom - top};
}

// The pixels of a shaded picture, white on black, are the coverage. Its origin lies at its left edge and at the ascent, unless the letter
// reaches further out.
static void copy_ink(const Face *face, Glyph *glyph, TTF_Font *font, const SDL_Surface *picture, Arena *arena) {
    Rect ink = ink_of(picture);
    if (ink.w <= 0) return;
    int left = 0, top = 0, advance = 0, ascent = TTF_FontAscent(font);
    TTF_GlyphMetrics32(font, glyph->code, &left, NULL, NULL, &top, &advance);
    uint8_t *coverage = arena_array(arena, (size_t)ink.w, (size_t)ink.h);
    for (int y = 0; y < ink.h; y++) {
        memcpy(coverage + y * ink.w, (const uint8_t *)picture->pixels + (ink.y + y) * picture->pitch + ink.x, (size_t)ink.w);
    }
    bool narrowed = glyph->advance < advance && is_narrow(glyph->code);
    glyph->x = narrowed ? side_bearing(face) : ink.x + (left < 0 ? left : 0);
    glyph->y = (top > ascent ? top : ascent) - ink.y;
    glyph->w = ink.w;
    glyph->h = ink.h;
    glyph->coverage = coverage;
}

static void ink(Face *face, Glyph *glyph) {
    glyph->inked = true;
    face->owner->drawn++;
    if (is_invisible(glyph->code)) return;
    TTF_Font *font = font_with(face, glyph->code);
    if (!font) {
        ink_box(face, glyph, &face->arena);
        return;
    }
    SDL_Surface *picture = TTF_RenderGlyph32_Shaded(font, glyph->code, (SDL_Color){255, 255, 255, 255}, (SDL_Color){0, 0, 0, 255});
    if (!picture) return;  // letters of no width at all are refused
    glyph->own = font == own_font(face);
    face->news |= glyph->own;
    if (picture->format->BytesPerPixel == 1) copy_ink(face, glyph, font, picture, &face->arena);
    SDL_FreeSurface(picture);
}

const Glyph *face_glyph(Face *face, uint32_t code) {
    Glyph *glyph = known_glyph(face, code);
    if (!glyph->inked) ink(face, glyph);
    return glyph;
}

int glyph_drop(const Glyph *glyph, uint32_t beside) {
    const uint32_t first_of_east_asia = 0x2E80;
    return glyph->code == ELLIPSIS && beside < first_of_east_asia && glyph->y > glyph->h ? glyph->y - glyph->h : 0;
}

bool glyphs_have(Glyphs *glyphs, uint32_t code) {
    if (is_invisible(code) || TTF_GlyphIsProvided32(glyphs->own[WEIGHT_REGULAR].font, code)) return true;
    TTF_Font *rest = rest_of(glyphs, WEIGHT_REGULAR)->font;
    return rest && TTF_GlyphIsProvided32(rest, code);
}

bool glyphs_alone(const Glyphs *glyphs) {
    const Source *rest = &glyphs->rest[WEIGHT_REGULAR];
    return rest->opened && !rest->font && !font_is_named();
}

int face_advance(Face *face, uint32_t code) {
    return known_glyph(face, code)->advance;
}

int face_width(Face *face, Str text) {
    int64_t width = 0;
    for (size_t at = 0; at < text.len;) width += face_advance(face, utf8_next(text, &at));
    return width > INT32_MAX ? INT32_MAX : (int)width;
}

long glyphs_drawn(const Glyphs *glyphs) {
    return glyphs->drawn;
}

static int measure_advance(void *context, Font font, uint32_t code) {
    return face_advance(glyphs_face(context, font), code);
}

static int measure_ascent(void *context, Font font) {
    return glyphs_face(context, font)->ascent;
}

static int measure_line_height(void *context, Font font) {
    return glyphs_face(context, font)->line_height;
}

TextMeasure glyphs_measure(Glyphs *glyphs) {
    return (TextMeasure){glyphs, measure_advance, measure_ascent, measure_line_height};
}
