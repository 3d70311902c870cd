// The picture is seen as a grid of cells. Each cell keeps a hash of all that was drawn in it, in order; a cell whose hash changes is drawn
// again. The list before is not needed for that, and anything that moves, appears or goes is found, whatever its place in the list.
#include "host/raster.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define CELL 32  // pixels

// A command with what can be seen of it.
typedef struct Item {
    const DrawCommand *command;
    Rect seen;  // within its own bounds, the clip and the canvas; never empty
} Item;

struct Raster {
    Glyphs *glyphs;
    Images *images;
    int w, h, columns, rows;
    bool known;              // `before` describes what is in the canvas
    uint64_t *before, *now;  // a hash per cell
    Corners corners;
    Arena arena;  // of one call
};

Raster *raster_open(Glyphs *glyphs, Images *images) {
    Raster *raster = mem_realloc(NULL, sizeof *raster);
    *raster = (Raster){.glyphs = glyphs, .images = images};
    return raster;
}

void raster_close(Raster *raster) {
    if (!raster) return;
    free(raster->before);
    free(raster->now);
    corners_free(&raster->corners);
    arena_free(&raster->arena);
    free(raster);
}

void raster_forget(Raster *raster) {
    raster->known = false;
}

static void resize(Raster *raster, int w, int h) {
    if (raster->w == w && raster->h == h) return;
    raster->w = w;
    raster->h = h;
    raster->columns = (w + CELL - 1) / CELL;
    raster->rows = (h + CELL - 1) / CELL;
    size_t size = (size_t)raster->columns * (size_t)raster->rows * sizeof *raster->now;
    raster->before = mem_realloc(raster->before, size);
    raster->now = mem_realloc(raster->now, size);
    raster->known = false;
}

// Ink stays within its line, but for a little at the sides of leaning letters; what reaches further is cut off.
static Rect text_bounds(Raster *raster, const DrawCommand *command) {
    Face *face = glyphs_face(raster->glyphs, command->font);
    int size = command->font.size, up = face_ascent(face), line = face_line_height(face);
    Rect line_box = {command->rect.x, command->rect.y - up, face_width(face, command->text), line > up ? line : up};
    return rect_grow(line_box, size / 4 + 1);
}

static Rect line_bounds(const DrawCommand *command) {
    Rect r = command->rect;
    Rect box = {r.w < 0 ? r.x + r.w : r.x, r.h < 0 ? r.y + r.h : r.y, abs(r.w) + 1, abs(r.h) + 1};
    return rect_grow(box, command->radius / 2 + 1);
}

static Rect bounds_of(Raster *raster, const DrawCommand *command) {
    switch (command->kind) {
    case DRAW_TEXT: return text_bounds(raster, command);
    case DRAW_LINE: return line_bounds(command);
    default: return command->rect;
    }
}

static int list_items(Raster *raster, const DrawList *list, Item **items) {
    *items = ARENA_ARRAY(&raster->arena, Item, list->command_count);
    const Rect all = {0, 0, raster->w, raster->h};
    Rect clip = all;
    int count = 0;
    for (int i = 0; i < list->command_count; i++) {
        const DrawCommand *command = &list->commands[i];
        if (command->kind == DRAW_CLIP) {
            clip = rect_meet(command->rect, all);
            continue;
        }
        Rect seen = rect_meet(bounds_of(raster, command), clip);
        if (!rect_empty(seen)) (*items)[count++] = (Item){command, seen};
    }
    return count;
}

static uint64_t hash_rect(uint64_t hash, Rect r) {
    const int32_t row[] = {r.x, r.y, r.w, r.h};
    return hash_row(hash, row, 4);
}

static uint64_t item_hash(const Raster *raster, const Item *item) {
    const DrawCommand *c = item->command;
    const int32_t row[] = {(int32_t)c->kind, (int32_t)c->color, c->radius, c->border, c->font.size, (int32_t)c->font.weight};
    uint64_t hash = hash_rect(hash_rect(hash_row(0, row, 6), c->rect), item->seen);
    if (c->kind == DRAW_TEXT) return hash_str(hash, c->text);
    if (c->kind != DRAW_IMAGE) return hash;
    return hash_int(hash_str(hash_str(hash, c->text), c->part), raster->images ? images_age(raster->images) : 0);
}

static void mark_cells(Raster *raster, const Item *item) {
    uint64_t hash = item_hash(raster, item);
    Rect r = item->seen;
    for (int row = r.y / CELL; row <= (r.y + r.h - 1) / CELL; row++) {
        for (int column = r.x / CELL; column <= (r.x + r.w - 1) / CELL; column++) {
            uint64_t *cell = &raster->now[row * raster->columns + column];
            *cell = hash_int(*cell, hash);
        }
    }
}

static void hash_cells(Raster *raster, Color background, const Item *items, int count) {
    for (int i = 0; i < raster->rows * raster->columns; i++) raster->now[i] = hash_int(0, background);
    for (int i = 0; i < count; i++) mark_cells(raster, &items[i]);
}

static bool cell_changed(const Raster *raster, int row, int column) {
    int at = row * raster->columns + column;
    return !raster->known || raster->now[at] != raster->before[at];
}

typedef struct Rects {
    Rect *list;
    int count, cap;
} Rects;

// A run of cells below an equally wide one makes that one higher.
static void add_rect(Raster *raster, Rects *rects, Rect run) {
    for (int i = rects->count - 1; i >= 0; i--) {
        Rect *above = &rects->list[i];
        if (above->x != run.x || above->w != run.w || above->y + above->h != run.y) continue;
        above->h += run.h;
        return;
    }
    rects->list = arena_grow(&raster->arena, rects->list, rects->count, &rects->cap, sizeof *rects->list);
    rects->list[rects->count++] = run;
}

static Rects changed_rects(Raster *raster) {
    Rects rects = {0};
    const Rect all = {0, 0, raster->w, raster->h};
    for (int row = 0; row < raster->rows; row++) {
        for (int column = 0; column < raster->columns; column++) {
            int from = column;
            while (column < raster->columns && cell_changed(raster, row, column)) column++;
            if (column > from) add_rect(raster, &rects, rect_meet((Rect){from * CELL, row * CELL, (column - from) * CELL, CELL}, all));
        }
    }
    return rects;
}

// The letter that says what script an ellipsis stands in: the one before, or else the next that is no ellipsis.
static uint32_t beside(Str text, size_t at, uint32_t before) {
    uint32_t letter = before ? before : ELLIPSIS;
    while (letter == ELLIPSIS && at < text.len) letter = utf8_next(text, &at);
    return letter;
}

static void paint_text(Raster *raster, const Canvas *canvas, Rect clip, const DrawCommand *command) {
    Face *face = glyphs_face(raster->glyphs, command->font);
    int x = command->rect.x;
    uint32_t before = 0;
    for (size_t at = 0; at < command->text.len && x < clip.x + clip.w + command->font.size;) {
        const Glyph *glyph = face_glyph(face, utf8_next(command->text, &at));
        int drop = glyph_drop(glyph, beside(command->text, at, before));
        paint_glyph(canvas, clip, x, command->rect.y + drop, glyph, command->color);
        x += glyph->advance;
        if (glyph->code != ELLIPSIS) before = glyph->code;  // of two in a row both stand alike
    }
}

static void paint_picture(Raster *raster, const Canvas *canvas, Rect clip, const DrawCommand *c) {
    const Image *image = NULL;
    if (raster->images) image = images_get(raster->images, c->text, c->part, c->rect.w, c->rect.h, c->color != 0);
    if (image) paint_image(canvas, clip, c->rect.x, c->rect.y, c->radius, image, c->color);
}

static void paint_item(Raster *raster, const Canvas *canvas, Rect clip, const DrawCommand *command) {
    Rect r = command->rect;
    switch (command->kind) {
    case DRAW_FILL: paint_round(canvas, clip, r, command->radius, command->border, command->color); break;
    case DRAW_CIRCLE: paint_round(canvas, clip, r, r.w / 2.0, command->border, command->color); break;
    case DRAW_LINE: paint_line(canvas, clip, r.x, r.y, r.x + r.w, r.y + r.h, command->radius, command->color); break;
    case DRAW_TEXT: paint_text(raster, canvas, clip, command); break;
    case DRAW_IMAGE: paint_picture(raster, canvas, clip, command); break;
    case DRAW_CLIP: break;
    }
}

static void paint_changed(Raster *raster, const Canvas *canvas, Rect part, Color background, const Item *items, int count) {
    paint_round(canvas, part, part, 0, 0, background | 0xff000000u);
    for (int i = 0; i < count; i++) {
        Rect clip = rect_meet(items[i].seen, part);
        if (!rect_empty(clip)) paint_item(raster, canvas, clip, items[i].command);
    }
}

int raster_draw(Raster *raster, const Canvas *canvas, const DrawList *list, const Rect **changed) {
    arena_reset(&raster->arena);
    resize(raster, canvas->w, canvas->h);
    Item *items;
    int count = list_items(raster, list, &items);
    hash_cells(raster, list->background, items, count);
    Rects rects = changed_rects(raster);
    Canvas own = *canvas;
    own.corners = &raster->corners;
    for (int i = 0; i < rects.count; i++) paint_changed(raster, &own, rects.list[i], list->background, items, count);
    uint64_t *before = raster->before;
    raster->before = raster->now;
    raster->now = before;
    raster->known = true;
    *changed = rects.list;
    return rects.count;
}
