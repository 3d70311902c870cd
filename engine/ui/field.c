// Text fields: what is typed goes to the end, and only whole letters go in and out.
#include "ui/field.h"

#include "base/utf8.h"

#include <string.h>

#define LINES_LEAST  2
#define LETTERS_LEFT 40  // from here on the field says how many it takes

Str field_text(const Field *field) {
    return (Str){field->text, (size_t)field->len};
}

void field_set(Field *field, Str text) {
    *field = (Field){0};
    field_type(field, text);
}

bool field_type(Field *field, Str text) {
    int before = field->len;
    for (size_t at = 0; at < text.len && field->letters < FIELD_LETTERS;) {
        uint32_t code = utf8_next(text, &at);
        if (code < ' ' || code == UTF8_BAD || (code >= 0x7F && code < 0xA0)) continue;
        char bytes[4];
        int count = utf8_put(code, bytes);
        memcpy(field->text + field->len, bytes, (size_t)count);
        field->len += count;
        field->letters++;
    }
    return field->len > before;
}

static bool is_inside_letter(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static void erase(Field *field) {
    if (!field->len) return;
    do field->len--;
    while (field->len && is_inside_letter(field->text[field->len]));
    field->letters--;
}

bool field_key(Field *field, const Input *input) {
    switch (input->key) {
    case KEY_BACKSPACE: erase(field); return true;
    case KEY_LETTER:
    case KEY_SPACE:
    case KEY_LEFT:
    case KEY_RIGHT:
    case KEY_HOME:
    case KEY_END: return true;
    default: return false;
    }
}

// A line is measured without the spaces at its end, but the caret stands behind them.
static int caret_offset(Ui *ui, const Paragraph *p, Str text, int w) {
    const TextLine *last = &p->lines[p->count - 1];
    int spaces = (int)text.len - last->to, at = last->width + spaces * ui_width(ui, TEXT_BODY, STR(" "));
    return at < w ? at : w;
}

static int draw_letters(Ui *ui, const Field *field, int x, int y, int w) {
    if (field->letters < FIELD_LETTERS - LETTERS_LEFT) return y;
    Arena *arena = &ui->list->arena;
    Str count = TR_FILL(ui, "{1} of {2} letters", str_int(arena, field->letters), str_int(arena, FIELD_LETTERS));
    ui_line_right(ui, x, y + px(ui, 2), w, TEXT_SMALL, COLOR_INK_SOFT, count);
    return y + px(ui, 2) + ui_line_height(ui, TEXT_SMALL);
}

int field_draw(Ui *ui, const Field *field, int id, int x, int y, int w, Str label) {
    // The text outlives the field in the list.
    Str text = str_copy(&ui->list->arena, field_text(field));
    int pad = px(ui, 12), inner = w - 2 * pad, line = ui_line_height(ui, TEXT_BODY);
    const Paragraph *p = ui_layout(ui, inner, TEXT_BODY, text);
    int lines = p->count > LINES_LEAST ? p->count : LINES_LEAST, caret = p->count ? caret_offset(ui, p, text, inner) : 0;
    int caret_y = y + pad + (p->count ? p->lines[p->count - 1].y : 0);
    bool active = ui->focus == id;
    Rect rect = {x, y, w, lines * line + 2 * pad};
    ui_fill(ui, rect, COLOR_SURFACE, px(ui, GAP));
    ui_border(ui, rect, active || ui_is_hot(ui, id) ? COLOR_ACCENT : COLOR_OUTLINE, px(ui, GAP), px(ui, 1));
    ui_text(ui, x + pad, y + pad, inner, TEXT_BODY, text.len ? COLOR_INK : COLOR_INK_SOFT, text.len ? text : label);
    if (active) {
        ui_fill(ui, (Rect){x + pad + caret, caret_y + px(ui, 2), px(ui, 2), line - px(ui, 4)}, COLOR_ACCENT_DEEP, 0);
        if (!ui->quiet) ui->field = rect;
    }
    ui_widget(ui, rect, id, label, true, px(ui, GAP));
    return draw_letters(ui, field, x, y + rect.h, w);
}
