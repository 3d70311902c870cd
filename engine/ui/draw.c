// The draw list: filled once per change of the picture, compared with the one before, never looked into by the code that fills it.
#include "ui/draw.h"

static int64_t right(Rect r) {
    return (int64_t)r.x + r.w;
}

static int64_t bottom(Rect r) {
    return (int64_t)r.y + r.h;
}

bool rect_empty(Rect rect) {
    return rect.w <= 0 || rect.h <= 0;
}

static Rect between(int64_t x0, int64_t y0, int64_t x1, int64_t y1) {
    if (x1 <= x0 || y1 <= y0) return (Rect){0};
    return (Rect){nearest_int(x0), nearest_int(y0), nearest_int(x1 - x0), nearest_int(y1 - y0)};
}

Rect rect_meet(Rect a, Rect b) {
    if (rect_empty(a) || rect_empty(b)) return (Rect){0};
    return between(a.x > b.x ? a.x : b.x, a.y > b.y ? a.y : b.y, right(a) < right(b) ? right(a) : right(b),
                   bottom(a) < bottom(b) ? bottom(a) : bottom(b));
}

Rect rect_grow(Rect rect, int by) {
    return between((int64_t)rect.x - by, (int64_t)rect.y - by, right(rect) + by, bottom(rect) + by);
}

static bool rect_equal(Rect a, Rect b) {
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static DrawCommand *add(DrawList *list, DrawKind kind, Rect rect, Color color) {
    list->commands = arena_grow(&list->arena, list->commands, list->command_count, &list->command_cap, sizeof *list->commands);
    DrawCommand *command = &list->commands[list->command_count++];
    *command = (DrawCommand){.kind = kind, .rect = rect, .color = color};
    return command;
}

void draw_reset(DrawList *list) {
    Arena arena = list->arena;
    arena_reset(&arena);
    *list = (DrawList){.arena = arena};
}

void draw_fill(DrawList *list, Rect rect, Color color, int radius) {
    add(list, DRAW_FILL, rect, color)->radius = radius;
}

void draw_border(DrawList *list, Rect rect, Color color, int radius, int width) {
    DrawCommand *command = add(list, DRAW_FILL, rect, color);
    command->radius = radius;
    command->border = width;
}

void draw_circle(DrawList *list, int center_x, int center_y, int radius, Color color) {
    add(list, DRAW_CIRCLE, (Rect){center_x - radius, center_y - radius, 2 * radius, 2 * radius}, color);
}

void draw_ring(DrawList *list, int center_x, int center_y, int radius, Color color, int width) {
    add(list, DRAW_CIRCLE, (Rect){center_x - radius, center_y - radius, 2 * radius, 2 * radius}, color)->border = width;
}

void draw_line(DrawList *list, int x0, int y0, int x1, int y1, int width, Color color) {
    add(list, DRAW_LINE, (Rect){x0, y0, x1 - x0, y1 - y0}, color)->radius = width;
}

void draw_text(DrawList *list, Font font, int x, int baseline, int width, Color color, Str text) {
    DrawCommand *command = add(list, DRAW_TEXT, (Rect){x, baseline, width, 0}, color);
    command->font = font;
    command->text = str_copy(&list->arena, text);
}

void draw_image(DrawList *list, Rect rect, Str key, Str part, Color color, int radius) {
    DrawCommand *command = add(list, DRAW_IMAGE, rect, color);
    command->radius = radius;
    command->text = str_copy(&list->arena, key);
    command->part = str_copy(&list->arena, part);
}

void draw_clip(DrawList *list, Rect rect) {
    add(list, DRAW_CLIP, rect, 0);
}

void draw_widget(DrawList *list, const DrawWidget *widget) {
    list->widgets = arena_grow(&list->arena, list->widgets, list->widget_count, &list->widget_cap, sizeof *list->widgets);
    DrawWidget *added = &list->widgets[list->widget_count++];
    *added = *widget;
    added->label = str_copy(&list->arena, widget->label);
    added->value = str_copy(&list->arena, widget->value);
}

void draw_note(DrawList *list, const DrawText *text) {
    list->texts = arena_grow(&list->arena, list->texts, list->text_count, &list->text_cap, sizeof *list->texts);
    DrawText *added = &list->texts[list->text_count++];
    *added = *text;
    added->text = str_copy(&list->arena, text->text);
    added->who = str_copy(&list->arena, text->who);
    added->how = str_copy(&list->arena, text->how);
}

static bool command_equal(const DrawCommand *a, const DrawCommand *b) {
    return a->kind == b->kind && rect_equal(a->rect, b->rect) && a->color == b->color && a->radius == b->radius && a->border == b->border &&
           font_equal(a->font, b->font) && str_equal(a->text, b->text) && str_equal(a->part, b->part);
}

static bool widget_equal(const DrawWidget *a, const DrawWidget *b) {
    return rect_equal(a->rect, b->rect) && a->id == b->id && a->role == b->role && a->focused == b->focused && a->enabled == b->enabled &&
           a->chosen == b->chosen && a->place == b->place && a->count == b->count && str_equal(a->label, b->label) &&
           str_equal(a->value, b->value);
}

static bool note_equal(const DrawText *a, const DrawText *b) {
    return rect_equal(a->rect, b->rect) && a->aside == b->aside && str_equal(a->text, b->text) && str_equal(a->who, b->who) &&
           str_equal(a->how, b->how);
}

bool draw_equal(const DrawList *a, const DrawList *b) {
    if (a->background != b->background || a->command_count != b->command_count || a->widget_count != b->widget_count ||
        a->text_count != b->text_count)
        return false;
    for (int i = 0; i < a->command_count; i++)
        if (!command_equal(&a->commands[i], &b->commands[i])) return false;
    for (int i = 0; i < a->widget_count; i++)
        if (!widget_equal(&a->widgets[i], &b->widgets[i])) return false;
    for (int i = 0; i < a->text_count; i++)
        if (!note_equal(&a->texts[i], &b->texts[i])) return false;
    return true;
}

void draw_free(DrawList *list) {
    arena_free(&list->arena);
    *list = (DrawList){0};
}
