// Drawing in logical sizes: everything a screen puts on the list goes through here, so that clipping, focus and notes are never forgotten.
#include "ui/widgets.h"

#include "base/utf8.h"

int px(const Ui *ui, int logical) {
    return (logical * ui->eighths + 4) / 8;
}

int ui_hair(const Ui *ui) {
    return ui_most(px(ui, 1), 1);
}

bool ui_inside(Rect rect, int x, int y) {
    return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

Color ui_color(const Ui *ui, ColorName name) {
    return theme_color(ui->theme, name);
}

Str tr(const Ui *ui, Str source) {
    return catalog_get(ui->catalog, STR_NONE, source);
}

Str tr_fill(const Ui *ui, Str source, const Str *args, int count) {
    return str_fill(&ui->list->arena, tr(ui, source), args, count);
}

Font ui_font(const Ui *ui, TextStyle style) {
    StyleSpec spec = theme_style(style);
    return (Font){px(ui, spec.size), spec.weight};
}

int ui_line_height(const Ui *ui, TextStyle style) {
    return text_line_height(ui->cache, ui_font(ui, style));
}

int ui_width(const Ui *ui, TextStyle style, Str text) {
    return text_width(ui->cache, text, ui_font(ui, style));
}

const Paragraph *ui_layout(const Ui *ui, int w, TextStyle style, Str text) {
    if (ui->filled) return text_layout_filled(ui->cache, text, ui_font(ui, style), ui_most(w, 1), ui->chinese);
    return text_layout(ui->cache, text, ui_font(ui, style), ui_most(w, 1), ui->chinese);
}

void ui_begin(Ui *ui, Rect window) {
    draw_reset(ui->list);
    ui->list->background = ui_color(ui, COLOR_PAPER);
    ui->clip = window;
    draw_clip(ui->list, window);
}

void ui_end(Ui *ui) {
    MUST(ui->area == AREA_NONE && ui->quiet == 0);
    for (int i = 0; i < ui->list->widget_count; i++) {
        DrawWidget *widget = &ui->list->widgets[i];
        if (widget->place) widget->count = ui->places[widget->role];
    }
}

bool ui_seen(const Ui *ui, Rect rect) {
    return !ui->quiet && rect_meet(rect, ui->clip).w > 0;
}

void ui_fill(Ui *ui, Rect rect, ColorName color, int radius) {
    if (ui_seen(ui, rect)) draw_fill(ui->list, rect, ui_color(ui, color), radius);
}

void ui_border(Ui *ui, Rect rect, ColorName color, int radius, int width) {
    if (ui_seen(ui, rect)) draw_border(ui->list, rect, ui_color(ui, color), radius, width);
}

static void note(Ui *ui, Rect rect, Str text) {
    Rect visible = rect_meet(rect, ui->clip);
    if (visible.w > 0 && text.len) draw_note(ui->list, &(DrawText){visible, text, ui->who, ui->how, ui->aside});
}

// One laid-out line; `y` is its top.
static void put_line(Ui *ui, Font font, int x, int y, int width, ColorName color, Str text) {
    Rect box = {x, y, width, text_line_height(ui->cache, font)};
    if (text.len && ui_seen(ui, box)) draw_text(ui->list, font, x, y + text_ascent(ui->cache, font), width, ui_color(ui, color), text);
}

// The line with dots behind it, without the words that no longer fit; a line of one long word is cut where it must be.
static Str with_dots(Ui *ui, Str line, Font font, int w) {
    Arena *arena = &ui->list->arena;
    Str words = line;
    while (text_width(ui->cache, str_join(arena, words, STR("…")), font) > w) {
        size_t end = words.len;
        while (end > 0 && words.data[end - 1] != ' ') end--;
        if (!end) return text_fit(ui->cache, arena, str_join(arena, line, STR("…")), font, w);
        words = str_trim(str_slice(words, 0, end));
    }
    return str_join(arena, words, STR("…"));
}

// As much of `part` as is still to be drawn.
static Str reveal(const Ui *ui, Str part) {
    int *left = ui->letters;
    if (!left) return part;
    size_t at = 0;
    while (at<part.len && * left> 0) {
        utf8_next(part, &at);
        --*left;
    }
    return str_slice(part, 0, at);
}

int ui_text_most(Ui *ui, int x, int y, int w, int most, TextStyle style, ColorName color, Str text) {
    Font font = ui_font(ui, style);
    const Paragraph *p = ui_layout(ui, w, style, text);
    int count = ui_least(p->count, most);
    int height = count == p->count ? p->height : count ? p->lines[count - 1].y + p->line_height : 0;
    if (ui->quiet) return height;
    for (int i = 0; i < count; i++) {
        const TextLine *line = &p->lines[i];
        if (y + line->y > ui->clip.y + ui->clip.h) break;
        if (y + line->y + p->line_height < ui->clip.y) continue;
        Str part = str_slice(text, (size_t)line->from, (size_t)line->to);
        int width = line->width;
        if (i == count - 1 && count < p->count && text.data[line->to] != '\n') {
            part = with_dots(ui, part, font, w);
            width = text_width(ui->cache, part, font);
        }
        Str shown = reveal(ui, part);
        if (shown.len < part.len) width = text_width(ui->cache, shown, font);
        put_line(ui, font, x, y + line->y, width, color, shown);
    }
    note(ui, (Rect){x, y, w, height}, text);
    return height;
}

int ui_text(Ui *ui, int x, int y, int w, TextStyle style, ColorName color, Str text) {
    return ui_text_most(ui, x, y, w, INT32_MAX, style, color, text);
}

int ui_line(Ui *ui, int x, int y, int w, TextStyle style, ColorName color, Str text) {
    Font font = ui_font(ui, style);
    Str part = text_fit(ui->cache, &ui->list->arena, text, font, w);
    int width = text_width(ui->cache, part, font);
    if (width > w) return 0;  // not even the dots fit
    put_line(ui, font, x, y, width, color, part);
    if (!ui->quiet) note(ui, (Rect){x, y, width, text_line_height(ui->cache, font)}, text);
    return width;
}

int ui_line_right(Ui *ui, int x, int y, int w, TextStyle style, ColorName color, Str text) {
    int width = ui_width(ui, style, text);
    return ui_line(ui, x + ui_most(w - width, 0), y, ui_least(w, width), style, color, text);
}

Card ui_card_begin(Ui *ui, int x, int y, int w, ColorName fill, ColorName edge) {
    Card card = {ui->list->command_count, {x, y, w, 0}};
    if (ui->quiet) return card;
    draw_fill(ui->list, card.rect, ui_color(ui, fill), px(ui, CORNER));
    draw_border(ui->list, card.rect, ui_color(ui, edge), px(ui, CORNER), ui_hair(ui));
    return card;
}

int ui_card_end(Ui *ui, Card card, int bottom) {
    if (ui->quiet) return bottom;
    card.rect.h = bottom - card.rect.y;
    ui->list->commands[card.command].rect = card.rect;
    ui->list->commands[card.command + 1].rect = card.rect;
    return bottom;
}

bool ui_is_hot(const Ui *ui, int id) {
    return ui->hover == id || ui->focus == id;
}

static void add_stop(Ui *ui, const Control *c, Rect visible) {
    ui->stops = arena_grow(ui->keep, ui->stops, ui->stop_count, &ui->stop_cap, sizeof *ui->stops);
    ui->places[c->role]++;
    ui->stops[ui->stop_count++] = (FocusStop){.rect = c->rect,
                                              .visible = visible,
                                              .id = c->id,
                                              .role = c->role,
                                              .area = ui->area,
                                              .chosen = c->chosen,
                                              .track_x = c->track_x,
                                              .track_w = c->track_w,
                                              .owner = c->owner,
                                              .by = c->by};
}

// The mouse goes before the focus: there is one tooltip.
static void leave_tip(Ui *ui, const Control *c, Rect visible) {
    if (ui->focus != c->id && ui->hover != c->id) return;
    if (ui->tip_of.w && ui->hover != c->id) return;
    ui->tip_of = visible;
    ui->tip = c->label;
}

void ui_control(Ui *ui, const Control *c) {
    if (ui->quiet) return;
    Rect visible = rect_meet(c->rect, ui->clip), ring = c->ring.w ? c->ring : c->rect;
    bool focused = ui->focus == c->id && !c->disabled;
    if (!c->disabled && !ui->sample) add_stop(ui, c, visible);
    if (visible.w == 0) return;
    if (!ui->sample)
        draw_widget(ui->list, &(DrawWidget){visible, c->label, c->value, c->id, c->role, focused, !c->disabled, c->chosen,
                                            c->disabled ? 0 : ui->places[c->role], 0});
    if (c->wordless && !c->disabled && !ui->sample) leave_tip(ui, c, visible);
    if (focused) ui_border(ui, rect_grow(ring, px(ui, 5)), COLOR_FOCUS, c->radius + px(ui, 5), px(ui, 3));
}

void ui_widget(Ui *ui, Rect rect, int id, Str label, bool enabled, int radius) {
    ui_control(ui, &(Control){.rect = rect, .id = id, .label = label, .disabled = !enabled, .radius = radius});
}

static void set_clip(Ui *ui, Rect rect) {
    ui->clip = rect;
    draw_clip(ui->list, rect);
}

Rect ui_clip_begin(Ui *ui, Rect rect) {
    Rect before = ui->clip;
    Rect both = rect_meet(rect, before);
    if (!ui->quiet) set_clip(ui, both.w ? both : (Rect){before.x, before.y, 0, 0});
    return before;
}

void ui_clip_end(Ui *ui, Rect before) {
    if (!ui->quiet) set_clip(ui, before);
}

int ui_area_begin(Ui *ui, AreaName name, Rect view) {
    MUST(ui->area == AREA_NONE);
    ui->area = name;
    ui->areas[name].view = view;
    set_clip(ui, rect_meet(view, ui->clip));
    return view.y - ui->areas[name].offset;
}

static void scroll_mark(Ui *ui, const Area *area) {
    if (area->height <= area->view.h) return;
    int width = px(ui, 6), track = area->view.h;
    int length = ui_most((int)((int64_t)track * area->view.h / area->height), ui_least(px(ui, 24), track));
    int y = (int)((int64_t)(track - length) * area->offset / ui_most(area->height - area->view.h, 1));
    ui_fill(ui, (Rect){area->view.x + area->view.w - width, area->view.y + y, width, length}, COLOR_OUTLINE, width / 2);
}

void ui_area_end(Ui *ui, int bottom) {
    Area *area = &ui->areas[ui->area];
    area->height = bottom - (area->view.y - area->offset);
    int furthest = ui_most(area->height - area->view.h, 0);
    if (area->offset > furthest) {
        area->offset = furthest;
        ui->again = true;
    }
    // A dialog is as high as what is in it.
    if (ui->area == AREA_DIALOG && area->height != area->before) ui->again = true;
    scroll_mark(ui, area);
    DrawCommand *first = &ui->list->commands[0];  // the window, set by ui_begin
    set_clip(ui, first->rect);
    ui->area = AREA_NONE;
}
