// What a person presses, moves or reads a value from. Each draws itself in all its states and tells the keyboard and scripts of itself.
#include "ui/controls.h"

#include "ui/shapes.h"

static int middle(const Ui *ui, Rect rect, TextStyle style) {
    return rect.y + (rect.h - ui_line_height(ui, style)) / 2;
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

enum { SIGN = 18 };  // logical pixels of an icon within a control

static int sign_width(const Ui *ui, const char *icon) {
    return icon && ui->pictures ? px(ui, SIGN + 6) : 0;
}

int ui_chip_height(const Ui *ui, const Chip *c) {
    return c->id ? ui_button_height(ui) : ui_pill_height(ui);
}

int ui_chip_width(const Ui *ui, const Chip *c) {
    int width = ui_pill_width(ui, c->text) + sign_width(ui, c->icon) + (c->id ? px(ui, SIGN) : 0);
    return c->id ? ui_most(width, px(ui, TARGET)) : width;
}

// The target is higher than the pill that is to be seen.
void ui_chip(Ui *ui, int x, int y, const Chip *c) {
    Rect rect = {x, y, ui_chip_width(ui, c), ui_chip_height(ui, c)}, pill = rect;
    bool hot = c->id && ui->hover == c->id, down = c->id && ui->pressed == c->id;
    if (c->id) pill = (Rect){x, y + px(ui, 6), rect.w, rect.h - 2 * px(ui, 6)};
    int sign = px(ui, SIGN), left = x + px(ui, 10), icon = sign_width(ui, c->icon), cross = px(ui, 12);
    ui_fill(ui, pill, down ? COLOR_ACCENT_SHADE : hot ? COLOR_ACCENT_TINT : c->tint, pill.h / 2);
    if (c->id) ui_border(ui, pill, hot || down ? COLOR_ACCENT : COLOR_OUTLINE, pill.h / 2, ui_hair(ui));
    ColorName ink = hot || down ? COLOR_INK : c->ink;
    if (icon) ui_icon(ui, left, rect.y + (rect.h - sign) / 2, sign, c->icon, ink);
    ui_line(ui, left + icon, middle(ui, rect, TEXT_LABEL), x + rect.w - left - icon, TEXT_LABEL, ink, c->text);
    if (!c->id) return;
    ui_cross(ui, x + rect.w - px(ui, 10) - cross, y + (rect.h - cross) / 2, cross, ink);
    ui_control(ui, &(Control){.rect = rect, .id = c->id, .label = c->remove, .radius = pill.h / 2, .ring = pill});
}

int ui_button_height(const Ui *ui) {
    return ui_most(ui_line_height(ui, TEXT_SMALL) + px(ui, 14), px(ui, TARGET));
}

int ui_button_width(const Ui *ui, Str label) {
    return ui_most(ui_width(ui, TEXT_SMALL, label) + px(ui, 32), px(ui, TARGET));
}

typedef struct ButtonLook {
    ColorName fill, hot, down, edge, ink;
} ButtonLook;

static const ButtonLook *button_look(ButtonKind kind, bool disabled) {
    static const ButtonLook looks[] = {
        [BUTTON_PLAIN] = {COLOR_SURFACE, COLOR_ACCENT_TINT, COLOR_ACCENT_SHADE, COLOR_OUTLINE, COLOR_INK},
        [BUTTON_PRIMARY] = {COLOR_ACCENT, COLOR_ACCENT_DEEP, COLOR_ACCENT_DEEP, COLOR_ACCENT, COLOR_ON_ACCENT},
        [BUTTON_CHOSEN] = {COLOR_ACCENT_TINT, COLOR_ACCENT_SHADE, COLOR_ACCENT_SHADE, COLOR_ACCENT, COLOR_ACCENT_DEEP},
    };
    static const ButtonLook off = {COLOR_SUNK, COLOR_SUNK, COLOR_SUNK, COLOR_EDGE, COLOR_INK_SOFT};
    return disabled ? &off : &looks[kind];
}

static bool is_wordless(const Ui *ui, const Action *a) {
    return a->wordless && a->icon && ui->pictures;
}

static int cap_width(const Ui *ui, Str key) {
    return key.len ? ui_width(ui, TEXT_LABEL, key) + px(ui, 12) : 0;
}

int ui_action_width(const Ui *ui, const Action *a) {
    int cap = cap_width(ui, a->key);
    if (is_wordless(ui, a)) return ui_button_height(ui);
    return ui_button_width(ui, a->label) + sign_width(ui, a->icon) + (cap ? cap + px(ui, 2) : 0);
}

static void draw_cap(Ui *ui, Rect button, Str text, ColorName ink) {
    int cap = cap_width(ui, text), height = ui_line_height(ui, TEXT_LABEL);
    Rect key = {button.x + button.w - px(ui, 10) - cap, button.y + (button.h - height) / 2, cap, height};
    ui_border(ui, key, ink, px(ui, 4), ui_hair(ui));
    ui_line(ui, key.x + px(ui, 6), key.y, cap - px(ui, 6), TEXT_LABEL, ink, text);
}

// Icon and words, as far as they fit into `rect`.
static void draw_label(Ui *ui, Rect rect, const Action *a, ColorName ink) {
    int cap = cap_width(ui, a->key), pad = px(ui, 16), sign = px(ui, SIGN), icon = sign_width(ui, a->icon);
    bool wordless = is_wordless(ui, a);
    int left = wordless ? rect.x + (rect.w - sign) / 2 : rect.x + pad;
    if (icon) ui_icon(ui, left, rect.y + (rect.h - sign) / 2, sign, a->icon, ink);
    if (wordless) return;
    int right = rect.x + rect.w - (cap ? cap + px(ui, 12) : pad / 2);
    ui_line(ui, left + icon, middle(ui, rect, TEXT_SMALL), right - left - icon, TEXT_SMALL, ink, a->label);
}

// A bar as below a tab: what is chosen must not be told by colour alone.
static void mark_chosen(Ui *ui, Rect rect, int inset) {
    int bar = ui_most(px(ui, 3), 2);
    ui_fill(ui, (Rect){rect.x + inset, rect.y + rect.h - bar, rect.w - 2 * inset, bar}, COLOR_ACCENT, 0);
}

// In place of the key: what is not open is told by a sign, too.
static void draw_closed(Ui *ui, Rect rect) {
    int radius = px(ui, 7), x = rect.x + rect.w - px(ui, 12) - radius, y = rect.y + rect.h / 2, bar = ui_most(px(ui, 2), 1);
    ui_border(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius}, COLOR_INK_SOFT, radius, ui_hair(ui));
    ui_fill(ui, (Rect){x - radius / 2, y - bar / 2, radius, bar}, COLOR_INK_SOFT, 0);
}

static void draw_button(Ui *ui, Rect rect, const Action *a, void (*words)(Ui *, Rect, const Action *, ColorName ink)) {
    const ButtonLook *look = button_look(a->kind, a->disabled || a->closed);
    int radius = px(ui, GAP);
    bool down = !a->disabled && ui->pressed == a->id, hot = !a->disabled && (down || ui->hover == a->id);
    ui_fill(ui, rect, down ? look->down : hot ? look->hot : look->fill, radius);
    ui_border(ui, rect, down ? COLOR_INK : hot ? COLOR_ACCENT : look->edge, radius, down ? ui_most(px(ui, 2), 1) : ui_hair(ui));
    words(ui, rect, a, look->ink);
    if (a->kind == BUTTON_CHOSEN) mark_chosen(ui, rect, radius);
    ColorName cap = a->kind == BUTTON_PRIMARY || a->disabled || a->closed ? look->ink : hot ? COLOR_ACCENT_DEEP : COLOR_INK_SOFT;
    if (a->closed)
        draw_closed(ui, rect);
    else if (a->key.len && !is_wordless(ui, a))
        draw_cap(ui, rect, a->key, cap);
    ui_control(ui, &(Control){.rect = rect,
                              .id = a->id,
                              .label = a->closed ? TR_FILL(ui, "{1} (not open now)", a->label) : a->label,
                              .disabled = a->disabled,
                              .chosen = a->kind == BUTTON_CHOSEN,
                              .radius = radius,
                              .wordless = is_wordless(ui, a)});
}

static void draw_action(Ui *ui, Rect rect, const Action *a) {
    draw_button(ui, rect, a, draw_label);
}

// Room for words in a wide button.
static int words_width(const Ui *ui, int w, const Action *a) {
    int cap = cap_width(ui, a->key);
    return w - px(ui, 12) - (cap ? cap + px(ui, 18) : px(ui, 12));
}

static void draw_words(Ui *ui, Rect rect, const Action *a, ColorName ink) {
    int w = words_width(ui, rect.w, a), height = ui_layout(ui, w, TEXT_SMALL, a->label)->height;
    ui_text(ui, rect.x + px(ui, 12), rect.y + (rect.h - height) / 2, w, TEXT_SMALL, ink, a->label);
}

int ui_action_height(const Ui *ui, int w, const Action *a) {
    return ui_most(ui_layout(ui, words_width(ui, w, a), TEXT_SMALL, a->label)->height + px(ui, GAP), ui_button_height(ui));
}

int ui_action_wide(Ui *ui, int x, int y, int w, int least, const Action *a) {
    Rect rect = {x, y, w, ui_most(ui_action_height(ui, w, a), least)};
    draw_button(ui, rect, a, draw_words);
    return rect.y + rect.h;
}

void ui_action(Ui *ui, int x, int y, const Action *a) {
    draw_action(ui, (Rect){x, y, ui_action_width(ui, a), ui_button_height(ui)}, a);
}

void ui_button(Ui *ui, int x, int y, int id, Str label, ButtonKind kind, bool enabled) {
    ui_action(ui, x, y, &(Action){.id = id, .label = label, .kind = kind, .disabled = !enabled});
}

int ui_actions(Ui *ui, int x, int y, int w, const Action *actions, int count) {
    int left = x, line = ui_button_height(ui) + px(ui, GAP);
    for (int i = 0; i < count; i++) {
        int width = ui_least(ui_action_width(ui, &actions[i]), w);
        if (left > x && left + width > x + w) {
            left = x;
            y += line;
        }
        draw_action(ui, (Rect){left, y, width, ui_button_height(ui)}, &actions[i]);
        left += width + px(ui, GAP);
    }
    return count ? y + ui_button_height(ui) : y;
}

// What a choice says, in the room between its badge and its right edge; returns y below.
static int draw_choice(Ui *ui, int x, int y, int w, const Choice *c) {
    int value = c->value.len ? ui_width(ui, TEXT_STRONG, c->value) + px(ui, 12) : c->chosen ? px(ui, 28) : 0, check = px(ui, 18);
    y += px(ui, 9);
    if (c->above.len) {
        // A label stands whole; what is longer is quoted by its beginning.
        int most = ui_layout(ui, w - value, TEXT_SMALL, c->above)->count == 2 ? 2 : 1;
        y += ui_text_most(ui, x, y, w - value, most, TEXT_SMALL, COLOR_INK_SOFT, c->above);
    }
    if (c->value.len)
        ui_line_right(ui, x, y, w, TEXT_STRONG, c->disabled ? COLOR_INK_SOFT : COLOR_INK, c->value);
    else if (c->chosen)
        ui_check(ui, x + w - check, y + (ui_line_height(ui, TEXT_OPTION) - check) / 2, check, COLOR_ACCENT);
    y += ui_text(ui, x, y, w - value, TEXT_OPTION, c->disabled ? COLOR_INK_SOFT : COLOR_INK, c->text);
    if (c->below.len) y += ui_text(ui, x, y, w - value, TEXT_SMALL, COLOR_INK_SOFT, c->below);
    return y + px(ui, 9);
}

static ColorName choice_fill(const Ui *ui, const Choice *c) {
    if (c->disabled) return COLOR_SUNK;
    if (ui->pressed == c->id) return COLOR_ACCENT_SHADE;
    return c->chosen || ui->hover == c->id ? COLOR_ACCENT_TINT : COLOR_SURFACE;
}

// The number stands out from the card in every state.
static void draw_badge(Ui *ui, int x, int y, int radius, const Choice *c) {
    ColorName fill = COLOR_ACCENT_TINT, ink = c->disabled ? COLOR_INK_SOFT : c->chosen ? COLOR_ON_ACCENT : COLOR_ACCENT_DEEP;
    if (c->disabled)
        fill = COLOR_EDGE;
    else if (c->chosen)
        fill = COLOR_ACCENT;
    else if (ui->pressed == c->id)
        fill = COLOR_SURFACE;
    else if (ui->hover == c->id)
        fill = COLOR_ACCENT_SHADE;
    ui_badge(ui, x, y, radius, ui_color(ui, fill), ui_color(ui, ink), TEXT_LABEL, c->badge);
}

int ui_choice(Ui *ui, int x, int y, int w, const Choice *c) {
    bool marked = c->chosen || (!c->disabled && ui_is_hot(ui, c->id));
    int radius = px(ui, 14), pad = px(ui, 14), left = x + (c->badge.len ? pad + 2 * radius + px(ui, 12) : pad);
    Card card = ui_card_begin(ui, x, y, w, choice_fill(ui, c), c->disabled ? COLOR_EDGE : marked ? COLOR_ACCENT : COLOR_OUTLINE);
    int bottom = draw_choice(ui, left, y, x + w - px(ui, 16) - left, c);
    bottom = ui_card_end(ui, card, ui_most(bottom, y + px(ui, TARGET)));
    if (c->badge.len) draw_badge(ui, x + pad + radius, (y + bottom) / 2, radius, c);
    ui_control(ui, &(Control){.rect = {x, y, w, bottom - y},
                              .id = c->id,
                              .role = ROLE_CHOICE,
                              .label = c->text,
                              .chosen = c->chosen,
                              .disabled = c->disabled,
                              .radius = px(ui, CORNER)});
    return bottom + px(ui, 10);
}

static void draw_tab(Ui *ui, Rect rect, const Tab *tab, bool chosen) {
    bool hot = !tab->disabled && ui->hover == tab->id, down = !tab->disabled && ui->pressed == tab->id;
    int bar = px(ui, 3), pad = px(ui, 16);
    if (hot || down) ui_fill(ui, rect, down ? COLOR_ACCENT_SHADE : COLOR_ACCENT_TINT, px(ui, CORNER_SMALL));
    if (chosen) ui_fill(ui, (Rect){rect.x, rect.y + rect.h - bar, rect.w, bar}, COLOR_ACCENT, 0);
    ColorName ink = tab->disabled ? COLOR_INK_SOFT : hot || down || chosen ? COLOR_ACCENT_DEEP : COLOR_INK;
    ui_line(ui, rect.x + pad, middle(ui, rect, TEXT_SMALL), rect.w - pad, TEXT_SMALL, ink, tab->label);
    ui_control(ui, &(Control){.rect = rect,
                              .id = tab->id,
                              .role = ROLE_TAB,
                              .label = tab->label,
                              .chosen = chosen,
                              .disabled = tab->disabled,
                              .radius = px(ui, CORNER_SMALL)});
}

int ui_tabs(Ui *ui, int x, int y, int w, const Tab *tabs, int count, int chosen) {
    int left = x, height = ui_button_height(ui), hair = ui_hair(ui);
    for (int i = 0; i < count; i++) {
        int width = ui_least(ui_button_width(ui, tabs[i].label), w);
        if (left > x && left + width > x + w) {
            left = x;
            y += height + px(ui, GAP);
        }
        if (left == x) ui_fill(ui, (Rect){x, y + height - hair, w, hair}, COLOR_EDGE, 0);
        draw_tab(ui, (Rect){left, y, width, height}, &tabs[i], tabs[i].id == chosen);
        left += width;
    }
    return y + height;
}

// A name at the left and its value at the right; returns y below.
static int draw_named(Ui *ui, int x, int y, int w, Str label, Str value, bool disabled) {
    int width = ui_least(ui_width(ui, TEXT_LABEL, value), w), line = ui_line_height(ui, TEXT_SMALL);
    ColorName ink = disabled ? COLOR_INK_SOFT : COLOR_INK;
    ui_line_right(ui, x, y + (line - ui_line_height(ui, TEXT_LABEL)) / 2, w, TEXT_LABEL, ink, value);
    return y + ui_most(ui_text(ui, x, y, w - width - px(ui, 12), TEXT_SMALL, ink, label), line);
}

static void draw_track(Ui *ui, Rect target, int knob, const Slider *s) {
    int high = px(ui, 6), mid = target.y + target.h / 2, track = target.w - 2 * knob;
    int at = target.x + knob + (int)((int64_t)track * s->per_mille / 1000);
    bool hot = !s->disabled && ui->hover == s->id, down = !s->disabled && ui->pressed == s->id;
    Rect all = {target.x + knob, mid - high / 2, track, high}, left = {all.x, all.y, at - all.x, high};
    ui_fill(ui, all, s->disabled ? COLOR_EDGE : COLOR_OUTLINE, high / 2);
    ui_fill(ui, left, s->disabled ? COLOR_OUTLINE : COLOR_ACCENT, high / 2);
    ui_dot(ui, at, mid, knob, s->disabled ? COLOR_OUTLINE : down ? COLOR_ACCENT_DEEP : COLOR_ACCENT);
    if (!down) ui_dot(ui, at, mid, knob - px(ui, hot ? 5 : 3), s->disabled ? COLOR_SUNK : COLOR_SURFACE);
}

int ui_slider(Ui *ui, int x, int y, int w, const Slider *s) {
    int top = y;
    y = draw_named(ui, x, y, w, s->label, s->value, s->disabled);
    int knob = px(ui, 11);
    Rect target = {x, y, w, px(ui, TARGET)};
    draw_track(ui, target, knob, s);
    ui_control(ui, &(Control){.rect = target,
                              .id = s->id,
                              .role = ROLE_SLIDER,
                              .label = s->label,
                              .value = s->value,
                              .disabled = s->disabled,
                              .radius = px(ui, GAP),
                              .ring = {x, top, w, y + target.h - px(ui, GAP) - top},
                              .track_x = x + knob,
                              .track_w = w - 2 * knob});
    return y + target.h;
}

int ui_track_per_mille(const FocusStop *stop, int x) {
    int64_t at = (int64_t)x - stop->track_x;
    if (at <= 0 || stop->track_w <= 0) return 0;
    return at >= stop->track_w ? 1000 : (int)((at * 1000 + stop->track_w / 2) / stop->track_w);
}

// One end of a stepper: a button for the mouse alone.
static void draw_end(Ui *ui, Rect rect, const Stepper *s, int by) {
    int id = s->id + (by < 0 ? 1 : 2), sign = px(ui, 14), thick = ui_most(px(ui, 2), 1);
    bool off = s->disabled || (by < 0 ? s->at_least : s->at_most);
    const ButtonLook *look = button_look(BUTTON_PLAIN, off);
    bool hot = !off && ui->hover == id, down = !off && ui->pressed == id;
    ui_fill(ui, rect, down ? look->down : hot ? look->hot : look->fill, px(ui, GAP));
    ui_border(ui, rect, hot || down ? COLOR_ACCENT : look->edge, px(ui, GAP), ui_hair(ui));
    int x = rect.x + (rect.w - sign) / 2, mid = rect.y + rect.h / 2;
    ui_fill(ui, (Rect){x, mid - thick / 2, sign, thick}, look->ink, 0);
    if (by > 0) ui_fill(ui, (Rect){x + (sign - thick) / 2, mid - sign / 2, thick, sign}, look->ink, 0);
    Str label = by < 0 ? TR_FILL(ui, "Less: {1}", s->label) : TR_FILL(ui, "More: {1}", s->label);
    ui_control(ui, &(Control){.rect = rect, .id = id, .label = label, .disabled = off, .owner = s->id, .by = by});
}

int ui_cell_height(const Ui *ui, int w, Str text) {
    return ui_width(ui, TEXT_STRONG, text) <= w ? ui_line_height(ui, TEXT_STRONG) : ui_layout(ui, w, TEXT_SMALL, text)->height;
}

void ui_cell(Ui *ui, Rect cell, ColorName color, Str text) {
    int y = cell.y + (cell.h - ui_cell_height(ui, cell.w, text)) / 2;
    TextStyle style = ui_width(ui, TEXT_STRONG, text) <= cell.w ? TEXT_STRONG : TEXT_SMALL;
    int width = ui_width(ui, style, text);
    if (width <= cell.w) {
        ui_line(ui, cell.x + (cell.w - width) / 2, y, width, style, color, text);
        return;
    }
    int widest = ui_layout(ui, cell.w, TEXT_SMALL, text)->width;
    ui_text(ui, cell.x + ui_most(cell.w - widest, 0) / 2, y, cell.w, TEXT_SMALL, color, text);
}

int ui_stepper_room(const Ui *ui, int w) {
    return ui_most(w - 2 * ui_button_height(ui) - px(ui, 2 * GAP), 1);
}

void ui_stepper_cell(Ui *ui, Rect cell, Rect target, const Stepper *s) {
    int side = ui_button_height(ui), top = cell.y + (cell.h - side) / 2, room = ui_stepper_room(ui, cell.w), around = px(ui, 5);
    Rect less = {cell.x, top, side, side}, more = {cell.x + cell.w - side, top, side, side};
    Rect between = {less.x + side + px(ui, 3), cell.y, cell.w - 2 * side - 2 * px(ui, 3), cell.h};
    ui_cell(ui, (Rect){less.x + side + px(ui, GAP), cell.y, room, cell.h}, s->disabled ? COLOR_INK_SOFT : COLOR_INK, s->value);
    ui_control(ui, &(Control){.rect = target,
                              .id = s->id,
                              .role = ROLE_STEPPER,
                              .label = s->label,
                              .value = s->aloud.len ? s->aloud : s->value,
                              .disabled = s->disabled,
                              .radius = px(ui, CORNER_SMALL),
                              .ring = rect_grow(between, -around)});
    draw_end(ui, less, s, -1);
    draw_end(ui, more, s, 1);
}

int ui_stepper(Ui *ui, int x, int y, int w, const Stepper *s) {
    int side = ui_button_height(ui), room = ui_most(ui_width(ui, TEXT_STRONG, s->value) + px(ui, 16), px(ui, 64));
    room = ui_most(ui_least(room, w - 2 * side), 0);
    ColorName ink = s->disabled ? COLOR_INK_SOFT : COLOR_INK;
    bool beside = ui_width(ui, TEXT_SMALL, s->label) <= w - 2 * side - room - px(ui, 12);
    if (!beside) y += ui_text(ui, x, y, w, TEXT_SMALL, ink, s->label) + px(ui, 2);
    Rect less = {x + w - 2 * side - room, y, side, side}, value = {less.x + side, y, room, side}, more = {value.x + room, y, side, side};
    if (beside) ui_line(ui, x, middle(ui, less, TEXT_SMALL), less.x - x - px(ui, 12), TEXT_SMALL, ink, s->label);
    int width = ui_least(ui_width(ui, TEXT_STRONG, s->value), room);
    ui_line(ui, value.x + (room - width) / 2, middle(ui, value, TEXT_STRONG), width, TEXT_STRONG, ink, s->value);
    draw_end(ui, less, s, -1);
    ui_control(ui, &(Control){.rect = value,
                              .id = s->id,
                              .role = ROLE_STEPPER,
                              .label = s->label,
                              .value = s->value,
                              .disabled = s->disabled,
                              .radius = px(ui, GAP),
                              .ring = {less.x, y, 2 * side + room, side}});
    draw_end(ui, more, s, 1);
    return y + side;
}

void ui_bar(Ui *ui, Rect rect, int64_t value, int64_t min, int64_t max, ColorName color) {
    int64_t range = max > min ? max - min : 1, part = value < min ? 0 : value > max ? range : value - min;
    ui_fill(ui, rect, COLOR_EDGE, rect.h / 2);
    Rect full = {rect.x, rect.y, (int)(rect.w * part / range), rect.h};
    if (full.w > 0) ui_fill(ui, full, color, ui_least(full.w, full.h) / 2);
}

int ui_meter(Ui *ui, int x, int y, int w, const Meter *m) {
    y = draw_named(ui, x, y, w, m->label, m->value, false) + px(ui, 4);
    Rect rect = {x, y, w, px(ui, GAP)};
    ui_bar(ui, rect, m->shown, m->min, m->max, m->color);
    if (m->changed && m->former >= m->min && m->former <= m->max) {
        int64_t range = m->max > m->min ? m->max - m->min : 1;
        int at = x + (int)(w * (m->former - m->min) / range), thick = ui_most(px(ui, 2), 1);
        ui_fill(ui, (Rect){at - thick / 2, y - px(ui, 3), thick, rect.h + 2 * px(ui, 3)}, COLOR_INK, 0);
    }
    return y + rect.h + px(ui, 4);
}

int ui_progress(Ui *ui, int x, int y, int w, const Progress *p) {
    Arena *arena = &ui->list->arena;
    bool known = p->all > 0;
    int64_t done = p->done < 0 ? 0 : p->done > p->all ? p->all : p->done;
    Str value = known ? str_join(arena, str_int(arena, (int64_t)(100.0 * (double)done / (double)p->all)), STR(" %")) : STR_NONE;
    int button = ui_least(ui_button_width(ui, p->cancel), w), side = ui_button_height(ui), room = ui_most(w - button - px(ui, 2 * GAP), 1);
    int line = ui_line_height(ui, TEXT_SMALL), bar = px(ui, GAP), top = y + ui_most((side - line - bar - px(ui, 4)) / 2, 0);
    draw_named(ui, x, top, room, p->label, value, false);
    if (known) ui_bar(ui, (Rect){x, top + line + px(ui, 4), room, bar}, done, 0, p->all, COLOR_ACCENT);
    ui_button(ui, x + w - button, y, p->id, p->cancel, BUTTON_PLAIN, true);
    return y + side;
}

void ui_hints(Ui *ui, Rect bar, const Hint *hints, int count) {
    int x = bar.x, pad = px(ui, 7), height = ui_line_height(ui, TEXT_LABEL), y = bar.y + (bar.h - height) / 2;
    for (int i = 0; i < count; i++) {
        int cap = ui_width(ui, TEXT_LABEL, hints[i].keys) + 2 * pad, what = ui_width(ui, TEXT_SMALL, hints[i].what);
        if (x + cap + px(ui, GAP) + what > bar.x + bar.w) break;
        Rect key = {x, y, cap, height};
        ui_fill(ui, key, COLOR_SURFACE, px(ui, 4));
        ui_border(ui, key, COLOR_OUTLINE, px(ui, 4), ui_hair(ui));
        ui_line(ui, x + pad, y, cap - pad, TEXT_LABEL, COLOR_INK_SOFT, hints[i].keys);
        int what_y = y + (height - ui_line_height(ui, TEXT_SMALL)) / 2;
        ui_line(ui, x + cap + px(ui, GAP), what_y, what, TEXT_SMALL, COLOR_INK_SOFT, hints[i].what);
        x += cap + what + px(ui, 32);
    }
}
