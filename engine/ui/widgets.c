// Drawing in logical sizes: everything a screen puts on the list goes through here, so that clipping, focus and notes are never forgotten.
#include "ui/widgets.h"

#include "base/utf8.h"

int px(const Ui *ui, int logical) {
    return (logical * ui->eighths + 4) / 8;
}

bool ui_inside(Rect rect, int x, int y) {
    return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

static int least(int a, int b) {
    return a < b ? a : b;
}

static int most_of(int a, int b) {
    return a > b ? a : b;
}

Rect ui_meet(Rect a, Rect b) {
    int x = most_of(a.x, b.x), y = most_of(a.y, b.y);
    int right = least(a.x + a.w, b.x + b.w), bottom = least(a.y + a.h, b.y + b.h);
    if (right <= x || bottom <= y) return (Rect){x, y, 0, 0};
    return (Rect){x, y, right - x, bottom - y};
}

Rect ui_grown(Rect rect, int by) {
    return (Rect){rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
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
    return text_layout(ui->cache, text, ui_font(ui, style), most_of(w, 1), ui->chinese);
}

void ui_begin(Ui *ui, Rect window) {
    draw_reset(ui->list);
    ui->list->background = ui_color(ui, COLOR_PAPER);
    ui->clip = window;
    draw_clip(ui->list, window);
}

void ui_end(Ui *ui) {
    MUST(ui->area == AREA_NONE && ui->quiet == 0);
}

static bool seen(const Ui *ui, Rect rect) {
    return !ui->quiet && ui_meet(rect, ui->clip).w > 0;
}

void ui_fill(Ui *ui, Rect rect, ColorName color, int radius) {
    if (seen(ui, rect)) draw_fill(ui->list, rect, ui_color(ui, color), radius);
}

void ui_border(Ui *ui, Rect rect, ColorName color, int radius, int width) {
    if (seen(ui, rect)) draw_border(ui->list, rect, ui_color(ui, color), radius, width);
}

static void note(Ui *ui, Rect rect, Str text) {
    Rect visible = ui_meet(rect, ui->clip);
    if (visible.w > 0 && text.len) draw_note(ui->list, visible, text);
}

// One laid-out line; `y` is its top.
static void put_line(Ui *ui, Font font, int x, int y, int width, ColorName color, Str text) {
    Rect box = {x, y, width, text_line_height(ui->cache, font)};
    if (text.len && seen(ui, box)) draw_text(ui->list, font, x, y + text_ascent(ui->cache, font), width, ui_color(ui, color), text);
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

// As much of `part` as is still to be drawn, and what that leaves.
static Str reveal(const Ui *ui, Str part) {
    if (!ui->letters) return part;
    size_t at = 0;
    for (; at<part.len && * ui->letters> 0; --*ui->letters) utf8_next(part, &at);
    return str_slice(part, 0, at);
}

int ui_text_most(Ui *ui, int x, int y, int w, int most, TextStyle style, ColorName color, Str text) {
    Font font = ui_font(ui, style);
    const Paragraph *p = ui_layout(ui, w, style, text);
    int count = least(p->count, most);
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
    return ui_line(ui, x + most_of(w - width, 0), y, least(w, width), style, color, text);
}

int ui_pill_height(const Ui *ui) {
    return ui_line_height(ui, TEXT_LABEL) + px(ui, 2);
}

int ui_pill_width(const Ui *ui, Str text) {
    return ui_width(ui, TEXT_LABEL, text) + px(ui, 20);
}

int ui_pill(Ui *ui, int x, int y, ColorName ink, ColorName tint, Str text) {
    Rect rect = {x, y, ui_pill_width(ui, text), ui_pill_height(ui)};
    ui_fill(ui, rect, tint, rect.h / 2);
    ui_line(ui, x + px(ui, 10), y + px(ui, 1), rect.w - px(ui, 10), TEXT_LABEL, ink, text);
    return rect.w;
}

Card ui_card_begin(Ui *ui, int x, int y, int w, ColorName fill, ColorName edge) {
    Card card = {ui->list->command_count, {x, y, w, 0}};
    if (ui->quiet) return card;
    draw_fill(ui->list, card.rect, ui_color(ui, fill), px(ui, CORNER));
    draw_border(ui->list, card.rect, ui_color(ui, edge), px(ui, CORNER), most_of(px(ui, 1), 1));
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

void ui_control(Ui *ui, const Control *c) {
    if (ui->quiet) return;
    Rect visible = ui_meet(c->rect, ui->clip);
    if (!c->disabled) {
        ui->stops = arena_grow(ui->keep, ui->stops, ui->stop_count, &ui->stop_cap, sizeof *ui->stops);
        ui->stops[ui->stop_count++] = (FocusStop){c->rect, visible, c->id, c->role, ui->area};
    }
    if (visible.w == 0) return;
    bool focused = ui->focus == c->id;
    draw_widget(ui->list, &(DrawWidget){visible, c->label, c->value, c->id, c->role, focused, !c->disabled, c->chosen});
    if (focused) ui_border(ui, ui_grown(c->rect, px(ui, 5)), COLOR_FOCUS, c->radius + px(ui, 5), px(ui, 3));
}

void ui_widget(Ui *ui, Rect rect, int id, Str label, bool enabled, int radius) {
    ui_control(ui, &(Control){.rect = rect, .id = id, .label = label, .disabled = !enabled, .radius = radius});
}

int ui_button_height(const Ui *ui) {
    return ui_line_height(ui, TEXT_SMALL) + px(ui, 14);
}

int ui_button_width(const Ui *ui, Str label) {
    return ui_width(ui, TEXT_SMALL, label) + px(ui, 32);
}

typedef struct ButtonLook {
    ColorName fill, hot, edge, ink;
} ButtonLook;

static const ButtonLook *button_look(ButtonKind kind) {
    static const ButtonLook looks[] = {
        [BUTTON_PLAIN] = {COLOR_SURFACE, COLOR_ACCENT_TINT, COLOR_OUTLINE, COLOR_INK},
        [BUTTON_PRIMARY] = {COLOR_ACCENT, COLOR_ACCENT_DEEP, COLOR_ACCENT, COLOR_ON_ACCENT},
        [BUTTON_CHOSEN] = {COLOR_ACCENT_TINT, COLOR_ACCENT_TINT, COLOR_ACCENT, COLOR_ACCENT_DEEP},
    };
    return &looks[kind];
}

static void draw_button(Ui *ui, Rect rect, int id, Str label, ButtonKind kind, bool enabled) {
    const ButtonLook *look = button_look(kind);
    int radius = px(ui, GAP);
    bool hot = enabled && (ui->hover == id || ui->pressed == id);
    ui_fill(ui, rect, !enabled ? COLOR_SUNK : hot ? look->hot : look->fill, radius);
    ui_border(ui, rect, !enabled ? COLOR_EDGE : hot ? COLOR_ACCENT : look->edge, radius, most_of(px(ui, ui->pressed == id ? 2 : 1), 1));
    ui_line(ui, rect.x + px(ui, 16), rect.y + px(ui, 7), rect.w - px(ui, 16), TEXT_SMALL, enabled ? look->ink : COLOR_INK_SOFT, label);
    ui_widget(ui, rect, id, label, enabled, radius);
}

void ui_button(Ui *ui, int x, int y, int id, Str label, ButtonKind kind, bool enabled) {
    draw_button(ui, (Rect){x, y, ui_button_width(ui, label), ui_button_height(ui)}, id, label, kind, enabled);
}

static int cap_width(const Ui *ui, Str key) {
    return key.len ? ui_width(ui, TEXT_LABEL, key) + px(ui, 12) : 0;
}

int ui_action_width(const Ui *ui, const Action *action) {
    int cap = cap_width(ui, action->key);
    return ui_button_width(ui, action->label) + (cap ? cap + px(ui, 2) : 0);
}

void ui_action(Ui *ui, int x, int y, const Action *action) {
    Rect rect = {x, y, ui_action_width(ui, action), ui_button_height(ui)};
    draw_button(ui, rect, action->id, action->label, action->kind, true);
    int cap = cap_width(ui, action->key), height = ui_line_height(ui, TEXT_LABEL);
    if (!cap) return;
    Rect key = {x + rect.w - px(ui, 10) - cap, y + (rect.h - height) / 2, cap, height};
    bool hot = ui->hover == action->id || ui->pressed == action->id;
    ColorName ink = action->kind == BUTTON_PRIMARY ? COLOR_ON_ACCENT : hot ? COLOR_ACCENT_DEEP : COLOR_INK_SOFT;
    ui_border(ui, key, ink, px(ui, 4), most_of(px(ui, 1), 1));
    ui_line(ui, key.x + px(ui, 6), key.y, cap - px(ui, 6), TEXT_LABEL, ink, action->key);
}

int ui_actions(Ui *ui, int x, int y, int w, const Action *actions, int count) {
    int left = x, line = ui_button_height(ui) + px(ui, GAP);
    for (int i = 0; i < count; i++) {
        int width = ui_action_width(ui, &actions[i]);
        if (left > x && left + width > x + w) {
            left = x;
            y += line;
        }
        ui_action(ui, left, y, &actions[i]);
        left += width + px(ui, GAP);
    }
    return count ? y + ui_button_height(ui) : y;
}

// What a choice says, in the room between its badge and its right edge; returns y below.
static int draw_choice(Ui *ui, int x, int y, int w, const Choice *c) {
    int value = c->value.len ? ui_width(ui, TEXT_STRONG, c->value) + px(ui, 12) : c->chosen ? px(ui, 28) : 0, check = px(ui, 18);
    y += px(ui, 9);
    if (c->above.len) y += ui_text_most(ui, x, y, w - value, 1, TEXT_SMALL, COLOR_INK_SOFT, c->above);
    if (c->value.len)
        ui_line_right(ui, x, y, w, TEXT_STRONG, COLOR_INK, c->value);
    else if (c->chosen)
        ui_check(ui, x + w - check, y + (ui_line_height(ui, TEXT_OPTION) - check) / 2, check, COLOR_ACCENT);
    y += ui_text(ui, x, y, w - value, TEXT_OPTION, COLOR_INK, c->text);
    if (c->below.len) y += ui_text(ui, x, y, w - value, TEXT_SMALL, COLOR_INK_SOFT, c->below);
    return y + px(ui, 9);
}

int ui_choice(Ui *ui, int x, int y, int w, const Choice *c) {
    bool hot = ui_is_hot(ui, c->id);
    int radius = px(ui, 14), pad = px(ui, 14), left = x + (c->badge.len ? pad + 2 * radius + px(ui, 12) : pad);
    Card card = ui_card_begin(ui, x, y, w, c->chosen ? COLOR_ACCENT_TINT : COLOR_SURFACE, hot || c->chosen ? COLOR_ACCENT : COLOR_OUTLINE);
    int bottom = ui_card_end(ui, card, draw_choice(ui, left, y, x + w - px(ui, 16) - left, c));
    if (c->badge.len)
        ui_badge(ui, x + pad + radius, (y + bottom) / 2, radius, ui_color(ui, c->chosen ? COLOR_ACCENT : COLOR_ACCENT_TINT),
                 ui_color(ui, c->chosen ? COLOR_ON_ACCENT : COLOR_ACCENT_DEEP), TEXT_LABEL, c->badge);
    ui_control(ui, &(Control){.rect = {x, y, w, bottom - y},
                              .id = c->id,
                              .role = ROLE_CHOICE,
                              .label = c->text,
                              .chosen = c->chosen,
                              .radius = px(ui, CORNER)});
    return bottom + px(ui, 10);
}

void ui_bar(Ui *ui, Rect rect, int64_t value, int64_t min, int64_t max, ColorName color) {
    int64_t range = max > min ? max - min : 1, part = value < min ? 0 : value > max ? range : value - min;
    ui_fill(ui, rect, COLOR_EDGE, rect.h / 2);
    Rect full = {rect.x, rect.y, (int)(rect.w * part / range), rect.h};
    if (full.w > 0) ui_fill(ui, full, color, least(full.w, full.h) / 2);
}

static void stroke(Ui *ui, int x0, int y0, int x1, int y1, int width, Color color) {
    draw_line(ui->list, x0, y0, x1, y1, most_of(width, 1), color);
}

// The mouth as five strokes along a parabola: `bend` pixels lower (a smile) or higher in the middle than at its ends.
static void mouth(Ui *ui, int x, int y, int half, int bend, int width, Color color) {
    int before_x = x - half, before_y = y;
    for (int i = 1; i <= 6; i++) {
        int t = i * 2 - 6;  // -4 .. 6 of 6
        int to_x = x + half * t / 6, to_y = y + bend * (36 - t * t) / 36;
        stroke(ui, before_x, before_y, to_x, to_y, width, color);
        before_x = to_x;
        before_y = to_y;
    }
}

typedef struct Features {
    int bend, mouth_y, brow;  // in 16ths of the radius; brow: how far its inner end is below the outer one
} Features;

void ui_face(Ui *ui, int x, int y, int radius, Mood mood) {
    static const Features features[] = {
        [MOOD_NONE] = {0, 6, 0},      [MOOD_PLEASED] = {6, 4, 0},  [MOOD_NEUTRAL] = {0, 6, 0},
        [MOOD_DOUBTFUL] = {-2, 7, 2}, [MOOD_ANNOYED] = {-4, 9, 4}, [MOOD_ANGRY] = {-6, 10, 6},
    };
    if (!seen(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius})) return;
    const Features *f = &features[mood];
    Color ink = ui_color(ui, COLOR_ON_MOOD);
    int line = most_of(radius / 7, 1), eye_x = radius * 6 / 16, eye_y = y - radius * 3 / 16;
    draw_circle(ui->list, x, y, radius, ui_color(ui, theme_mood(mood)));
    draw_ring(ui->list, x, y, radius, ink, most_of(radius / 10, 1));
    for (int side = -1; side <= 1; side += 2) {
        draw_circle(ui->list, x + side * eye_x, eye_y, most_of(radius * 2 / 16, 1), ink);
        if (!f->brow) continue;
        int brow_y = eye_y - radius * 5 / 16, tilt = radius * f->brow / 32;
        stroke(ui, x + side * radius * 9 / 16, brow_y - tilt, x + side * radius * 3 / 16, brow_y + tilt, line, ink);
    }
    mouth(ui, x, y + radius * f->mouth_y / 16, radius * 7 / 16, radius * f->bend / 16, line, ink);
}

void ui_image(Ui *ui, Rect rect, Str key, Str part, int radius) {
    if (key.len && seen(ui, rect)) draw_image(ui->list, rect, key, part, 0, radius);
}

void ui_icon(Ui *ui, int x, int y, int size, const char *name, ColorName color) {
    Rect rect = {x, y, size, size};
    if (!ui->pictures || !seen(ui, rect)) return;
    draw_image(ui->list, rect, str_join(&ui->list->arena, STR("icons/"), str_from(name)), STR_NONE, ui_color(ui, color), 0);
}

// The words that choose the groups of a portrait's drawing.
Str portrait_part(const Portrait *p) {
    static const Str parts[][2] = {
        [MOOD_NONE] = {{"neutral", 7}, {"neutral blink", 13}},    [MOOD_PLEASED] = {{"pleased", 7}, {"pleased blink", 13}},
        [MOOD_NEUTRAL] = {{"neutral", 7}, {"neutral blink", 13}}, [MOOD_DOUBTFUL] = {{"doubtful", 8}, {"doubtful blink", 14}},
        [MOOD_ANNOYED] = {{"annoyed", 7}, {"annoyed blink", 13}}, [MOOD_ANGRY] = {{"angry", 5}, {"angry blink", 11}},
    };
    return parts[p->mood][p->blink];
}

void ui_portrait(Ui *ui, int x, int y, int radius, const Portrait *p) {
    Rect rect = {x - radius, y - radius, 2 * radius, 2 * radius};
    if (p->key.len) {
        ui_fill(ui, rect, theme_mood(p->mood), radius);
        ui_image(ui, rect, p->key, portrait_part(p), radius);
        return;
    }
    size_t end = 0;
    if (p->name.len) utf8_next(p->name, &end);
    ui_badge(ui, x, y, radius, theme_person(p->index), 0xFFFFFFFF, TEXT_STRONG, str_slice(p->name, 0, end));
}

int ui_mood_width(const Ui *ui, Mood mood) {
    return px(ui, 4 + 6 + 10) + ui_line_height(ui, TEXT_LABEL) + ui_width(ui, TEXT_LABEL, tr(ui, mood_name(mood)));
}

void ui_mood(Ui *ui, int x, int y, Mood mood) {
    Rect rect = {x, y, ui_mood_width(ui, mood), ui_pill_height(ui)};
    int radius = rect.h / 2 - px(ui, 2), left = rect.h + px(ui, 4);
    ui_fill(ui, rect, theme_mood(mood), rect.h / 2);
    ui_face(ui, x + rect.h / 2 + px(ui, 1), y + rect.h / 2, radius, mood);
    ui_line(ui, x + left, y + px(ui, 1), rect.w - left, TEXT_LABEL, COLOR_ON_MOOD, tr(ui, mood_name(mood)));
}

void ui_dot(Ui *ui, int x, int y, int radius, ColorName color) {
    if (seen(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius})) draw_circle(ui->list, x, y, radius, ui_color(ui, color));
}

void ui_badge(Ui *ui, int x, int y, int radius, Color fill, Color ink, TextStyle style, Str text) {
    if (!seen(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius})) return;
    int width = ui_width(ui, style, text);
    draw_circle(ui->list, x, y, radius, fill);
    Font font = ui_font(ui, style);
    int top = y - text_line_height(ui->cache, font) / 2;
    if (text.len) draw_text(ui->list, font, x - width / 2, top + text_ascent(ui->cache, font), width, ink, text);
}

void ui_check(Ui *ui, int x, int y, int size, ColorName color) {
    if (!seen(ui, (Rect){x, y, size, size})) return;
    int width = most_of(size / 6, 1), low_x = x + size * 2 / 5, low_y = y + size * 4 / 5;
    stroke(ui, x + size / 8, y + size / 2, low_x, low_y, width, ui_color(ui, color));
    stroke(ui, low_x, low_y, x + size * 7 / 8, y + size / 5, width, ui_color(ui, color));
}

// Rows of pixels, with strokes around that smooth their steps and round the corners. `half` gives the half width of a row, 0 at the top.
static void draw_rows(Ui *ui, int x, int y, int radius, int (*half)(int row, int radius), ColorName color) {
    for (int row = 0; row <= 2 * radius; row++) {
        int reach = half(row, radius);
        if (reach > 0) draw_fill(ui->list, (Rect){x - reach, y - radius + row, 2 * reach, 1}, ui_color(ui, color), 0);
    }
}

static int triangle_half(int row, int radius) {
    return row * radius / most_of(2 * radius, 1);
}

static int diamond_half(int row, int radius) {
    return row <= radius ? row : 2 * radius - row;
}

static void outline(Ui *ui, const int (*corners)[2], int count, int width, ColorName color) {
    for (int i = 0; i < count; i++) {
        const int *from = corners[i], *to = corners[(i + 1) % count];
        stroke(ui, from[0], from[1], to[0], to[1], width, ui_color(ui, color));
    }
}

void ui_triangle(Ui *ui, int x, int y, int radius, ColorName color) {
    if (!seen(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius})) return;
    int in = radius - 1;
    draw_rows(ui, x, y, in, triangle_half, color);
    outline(ui, (const int[][2]){{x, y - in}, {x + in, y + in}, {x - in, y + in}}, 3, most_of(radius / 3, 2), color);
}

void ui_diamond(Ui *ui, int x, int y, int radius, ColorName color) {
    if (!seen(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius})) return;
    int in = radius - 1;
    draw_rows(ui, x, y, in, diamond_half, color);
    outline(ui, (const int[][2]){{x, y - in}, {x + in, y}, {x, y + in}, {x - in, y}}, 4, most_of(radius / 4, 2), color);
}

void ui_cross(Ui *ui, int x, int y, int size, ColorName color) {
    if (!seen(ui, (Rect){x, y, size, size})) return;
    int width = most_of(size / 6, 1), near = size / 5, far = size - size / 5;
    stroke(ui, x + near, y + near, x + far, y + far, width, ui_color(ui, color));
    stroke(ui, x + far, y + near, x + near, y + far, width, ui_color(ui, color));
}

void ui_hints(Ui *ui, Rect bar, const Hint *hints, int count) {
    int x = bar.x, pad = px(ui, 7), height = ui_line_height(ui, TEXT_LABEL), y = bar.y + (bar.h - height) / 2;
    for (int i = 0; i < count; i++) {
        int cap = ui_width(ui, TEXT_LABEL, hints[i].keys) + 2 * pad, what = ui_width(ui, TEXT_SMALL, hints[i].what);
        if (x + cap + px(ui, GAP) + what > bar.x + bar.w) break;
        Rect key = {x, y, cap, height};
        ui_fill(ui, key, COLOR_SURFACE, px(ui, 4));
        ui_border(ui, key, COLOR_OUTLINE, px(ui, 4), most_of(px(ui, 1), 1));
        ui_line(ui, x + pad, y, cap - pad, TEXT_LABEL, COLOR_INK_SOFT, hints[i].keys);
        int what_y = y + (height - ui_line_height(ui, TEXT_SMALL)) / 2;
        ui_line(ui, x + cap + px(ui, GAP), what_y, what, TEXT_SMALL, COLOR_INK_SOFT, hints[i].what);
        x += cap + what + px(ui, 32);
    }
}

int ui_area_begin(Ui *ui, AreaName name, Rect view) {
    MUST(ui->area == AREA_NONE);
    ui->area = name;
    ui->areas[name].view = view;
    draw_clip(ui->list, ui_meet(view, ui->clip));
    ui->clip = ui_meet(view, ui->clip);
    return view.y - ui->areas[name].offset;
}

static void scroll_mark(Ui *ui, const Area *area) {
    if (area->height <= area->view.h) return;
    int width = px(ui, 6), track = area->view.h;
    int length = most_of((int)((int64_t)track * area->view.h / area->height), least(px(ui, 24), track));
    int y = (int)((int64_t)(track - length) * area->offset / most_of(area->height - area->view.h, 1));
    ui_fill(ui, (Rect){area->view.x + area->view.w - width, area->view.y + y, width, length}, COLOR_OUTLINE, width / 2);
}

void ui_area_end(Ui *ui, int bottom) {
    Area *area = &ui->areas[ui->area];
    area->height = bottom - (area->view.y - area->offset);
    int furthest = most_of(area->height - area->view.h, 0);
    if (area->offset > furthest) {
        area->offset = furthest;
        ui->again = true;
    }
    scroll_mark(ui, area);
    DrawCommand *first = &ui->list->commands[0];  // the window, set by ui_begin
    ui->clip = first->rect;
    draw_clip(ui->list, ui->clip);
    ui->area = AREA_NONE;
}
