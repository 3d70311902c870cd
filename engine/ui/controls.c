// What a person presses, moves or reads a value from. Each draws itself in all its states and tells the keyboard and scripts of itself.
#include "ui/controls.h"

#include "ui/shapes.h"

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

int ui_button_height(const Ui *ui) {
    return ui_most(ui_line_height(ui, TEXT_SMALL) + px(ui, 14), px(ui, TARGET));
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
    ui_border(ui, rect, !enabled ? COLOR_EDGE : hot ? COLOR_ACCENT : look->edge, radius, ui_most(px(ui, ui->pressed == id ? 2 : 1), 1));
    ui_line(ui, rect.x + px(ui, 16), rect.y + (rect.h - ui_line_height(ui, TEXT_SMALL)) / 2, rect.w - px(ui, 16), TEXT_SMALL,
            enabled ? look->ink : COLOR_INK_SOFT, label);
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
    ui_border(ui, key, ink, px(ui, 4), ui_most(px(ui, 1), 1));
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
    if (full.w > 0) ui_fill(ui, full, color, ui_least(full.w, full.h) / 2);
}

void ui_hints(Ui *ui, Rect bar, const Hint *hints, int count) {
    int x = bar.x, pad = px(ui, 7), height = ui_line_height(ui, TEXT_LABEL), y = bar.y + (bar.h - height) / 2;
    for (int i = 0; i < count; i++) {
        int cap = ui_width(ui, TEXT_LABEL, hints[i].keys) + 2 * pad, what = ui_width(ui, TEXT_SMALL, hints[i].what);
        if (x + cap + px(ui, GAP) + what > bar.x + bar.w) break;
        Rect key = {x, y, cap, height};
        ui_fill(ui, key, COLOR_SURFACE, px(ui, 4));
        ui_border(ui, key, COLOR_OUTLINE, px(ui, 4), ui_most(px(ui, 1), 1));
        ui_line(ui, x + pad, y, cap - pad, TEXT_LABEL, COLOR_INK_SOFT, hints[i].keys);
        int what_y = y + (height - ui_line_height(ui, TEXT_SMALL)) / 2;
        ui_line(ui, x + cap + px(ui, GAP), what_y, what, TEXT_SMALL, COLOR_INK_SOFT, hints[i].what);
        x += cap + what + px(ui, 32);
    }
}
