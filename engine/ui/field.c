// Text fields. Whole letters go in and out; the caret is a place between two letters, and lines are those that were laid out.
#include "ui/field.h"

#include "base/utf8.h"
#include "ui/letters.h"

#include <string.h>

#define LINES_LEAST  2
#define LETTERS_LEFT 40  // from here on the field says how many it takes

Str field_text(const Field *field) {
    return (Str){field->text, (size_t)field->len};
}

static int first_selected(const Field *field) {
    return field->caret < field->anchor ? field->caret : field->anchor;
}

static int last_selected(const Field *field) {
    return field->caret < field->anchor ? field->anchor : field->caret;
}

Str field_selected(const Field *field) {
    return str_slice(field_text(field), (size_t)first_selected(field), (size_t)last_selected(field));
}

void field_set(Field *field, Str text) {
    unsigned edits = field->edits;
    *field = (Field){.edits = edits};
    field_type(field, text);
    field->edit = EDIT_NONE;
    field->before_len = field->before_caret = field->caret;
    memcpy(field->before, field->text, (size_t)field->len);
}

static void place(Field *field, size_t at, bool extend) {
    field->caret = (int)at;
    if (!extend) field->anchor = field->caret;
    field->tail = false;
    field->goal = 0;
    field->edit = EDIT_NONE;
}

// Keeps the text as it is, unless the change that comes goes on with the last one.
static void remember(Field *field, FieldEdit edit) {
    if (edit != field->edit || edit == EDIT_REPLACED) {
        memcpy(field->before, field->text, (size_t)field->len);
        field->before_len = field->len;
        field->before_caret = field->caret;
    }
    field->edits++;
}

// Puts clean `text` in the place of the bytes from..to.
static void replace(Field *field, int from, int to, Str text, FieldEdit edit) {
    remember(field, edit);
    memmove(field->text + from + (int)text.len, field->text + to, (size_t)(field->len - to));
    if (text.len) memcpy(field->text + from, text.data, text.len);
    field->len += from - to + (int)text.len;
    field->letters = (int)utf8_count(field_text(field));
    place(field, (size_t)from + text.len, false);
    field->edit = edit;
}

static bool is_letter(uint32_t code) {
    bool control = code < ' ' || (code >= 0x7F && code < 0xA0), line = code == 0x2028 || code == 0x2029;
    return code != UTF8_BAD && !control && !line;
}

static int take_letters(Str text, int most, char *out) {
    int len = 0;
    for (size_t at = 0; at < text.len && most > 0;) {
        uint32_t code = utf8_next(text, &at);
        if (!is_letter(code)) continue;
        len += utf8_put(code, out + len);
        most--;
    }
    return len;
}

Str field_clean(Arena *arena, Str text) {
    char *clean = arena_alloc(arena, text.len + 1);
    int len = take_letters(text, INT32_MAX, clean);
    return (Str){clean, (size_t)len};
}

bool field_type(Field *field, Str text) {
    char letters[4 * FIELD_LETTERS];
    int room = FIELD_LETTERS - field->letters + (int)utf8_count(field_selected(field));
    int len = take_letters(text, room, letters);
    if (!len) return false;
    FieldEdit edit = field->caret == field->anchor ? EDIT_TYPED : EDIT_REPLACED;
    replace(field, first_selected(field), last_selected(field), (Str){letters, (size_t)len}, edit);
    // What was written before a lone accent may have become one letter with it.
    size_t at = (size_t)field->caret;
    if (at) field->caret = field->anchor = (int)letter_after(field_text(field), letter_before(field_text(field), at));
    return true;
}

void field_erase_selected(Field *field) {
    if (field->caret != field->anchor) replace(field, first_selected(field), last_selected(field), STR_NONE, EDIT_REPLACED);
}

static void erase_to(Field *field, size_t at) {
    if (field->caret != field->anchor) {
        field_erase_selected(field);
        return;
    }
    int to = (int)at, from = field->caret;
    if (to != from) replace(field, to < from ? to : from, to < from ? from : to, STR_NONE, EDIT_ERASED);
}

// Changes places with the text before the last change, so that a second time brings it back.
static void undo(Field *field) {
    Field was = *field;
    memcpy(field->text, was.before, (size_t)was.before_len);
    field->len = was.before_len;
    field->letters = (int)utf8_count(field_text(field));
    place(field, (size_t)was.before_caret, false);
    memcpy(field->before, was.text, (size_t)was.len);
    field->before_len = was.len;
    field->before_caret = was.caret;
    field->edits++;
}

// The lines of a field's text: one where nothing lays it out, or where there is nothing but space.
typedef struct Lines {
    Str text;
    const Paragraph *paragraph;  // may be NULL
    TextCache *cache;
    Font font;
    int w;
} Lines;

static Lines lines_of(Str text, const FieldPage *page, TextCache *cache) {
    bool laid_out = cache && page && page->w > 0 && text.len;
    const Paragraph *p = laid_out ? text_layout_filled(cache, text, page->font, page->w, page->chinese) : NULL;
    return (Lines){text, p, cache, page ? page->font : (Font){0}, page ? page->w : 0};
}

static int line_count(const Lines *l) {
    return l->paragraph && l->paragraph->count ? l->paragraph->count : 1;
}

static size_t line_from(const Lines *l, int line) {
    return line > 0 ? (size_t)l->paragraph->lines[line].from : 0;
}

// Behind the spaces that hang over its end.
static size_t line_to(const Lines *l, int line) {
    return line + 1 < line_count(l) ? (size_t)l->paragraph->lines[line + 1].from : l->text.len;
}

static int line_y(const Lines *l, int line) {
    return line > 0 ? l->paragraph->lines[line].y : 0;
}

static int line_at(const Lines *l, size_t at, bool tail) {
    int line = line_count(l) - 1;
    while (line > 0 && (line_from(l, line) > at || (tail && line_from(l, line) == at))) line--;
    return line;
}

static int x_of(const Lines *l, int line, size_t at) {
    if (!l->cache) return 0;
    size_t from = line_from(l, line);
    int x = text_width(l->cache, str_slice(l->text, from, at), l->font);
    return x < l->w ? x : l->w;
}

// Puts the caret into a line, at the place between letters that is nearest to `x`.
static void place_in_line(Field *field, const Lines *l, int line, int x, bool extend) {
    size_t at = line_from(l, line), to = line_to(l, line);
    for (int left = 0; at < to;) {
        size_t next = letter_after(l->text, at);
        int right = x_of(l, line, next);
        if (x < left + (right - left + 1) / 2) break;
        left = right;
        at = next;
    }
    place(field, at, extend);
    field->tail = at == to && to < l->text.len;
}

static bool between_lines(Field *field, const Lines *l, int by, bool extend) {
    int line = line_at(l, (size_t)field->caret, field->tail), next = line + by;
    if (next < 0 || next >= line_count(l)) {
        if (extend) place(field, by < 0 ? 0 : l->text.len, true);
        return extend;
    }
    int goal = field->goal ? field->goal : 1 + x_of(l, line, (size_t)field->caret);
    place_in_line(field, l, next, goal - 1, extend);
    field->goal = goal;
    return true;
}

static void to_line_end(Field *field, const Lines *l, bool extend) {
    int line = line_at(l, (size_t)field->caret, field->tail);
    size_t to = line_to(l, line);
    place(field, to, extend);
    field->tail = to < l->text.len;
}

// Left and Right give up a selection at its own end.
static void step(Field *field, const Input *input, bool back) {
    size_t at = (size_t)field->caret;
    Str text = field_text(field);
    if (field->caret != field->anchor && !input->shift && !input->control)
        at = (size_t)(back ? first_selected(field) : last_selected(field));
    else if (input->control)
        at = back ? word_before(text, at) : word_after(text, at);
    else
        at = back ? letter_before(text, at) : letter_after(text, at);
    place(field, at, input->shift);
}

static void erase_key(Field *field, const Input *input, bool back) {
    size_t at = (size_t)field->caret;
    Str text = field_text(field);
    if (input->control)
        erase_to(field, back ? word_before(text, at) : word_after(text, at));
    else
        erase_to(field, back ? letter_before(text, at) : letter_after(text, at));
}

// Letters come as text, too; with Control they are commands, of which the field knows two.
static bool letter_key(Field *field, const Input *input) {
    if (!input->control) return true;
    if (input->code == 'a') {
        place(field, (size_t)field->len, false);
        field->anchor = 0;
    } else if (input->code == 'z') {
        undo(field);
    } else {
        return false;
    }
    return true;
}

bool field_key(Field *field, const Input *input, const FieldPage *page, TextCache *cache) {
    Lines lines = lines_of(field_text(field), page, cache);
    switch (input->key) {
    case KEY_BACKSPACE: erase_key(field, input, true); return true;
    case KEY_DELETE: erase_key(field, input, false); return true;
    case KEY_LEFT: step(field, input, true); return true;
    case KEY_RIGHT: step(field, input, false); return true;
    case KEY_UP: return between_lines(field, &lines, -1, input->shift);
    case KEY_DOWN: return between_lines(field, &lines, 1, input->shift);
    case KEY_HOME:
        place(field, input->control ? 0 : line_from(&lines, line_at(&lines, (size_t)field->caret, field->tail)), input->shift);
        return true;
    case KEY_END:
        if (input->control)
            place(field, lines.text.len, input->shift);
        else
            to_line_end(field, &lines, input->shift);
        return true;
    case KEY_LETTER: return letter_key(field, input);
    case KEY_SPACE: return !input->control;
    default: return false;
    }
}

void field_point(Field *field, const FieldPage *page, TextCache *cache, int x, int y, bool extend) {
    Lines lines = lines_of(field_text(field), page, cache);
    int line = line_count(&lines) - 1;
    while (line > 0 && y < page->y + line_y(&lines, line)) line--;
    place_in_line(field, &lines, line, x - page->x, extend);
}

static int draw_letters(Ui *ui, const Field *field, int x, int y, int w) {
    if (field->letters < FIELD_LETTERS - LETTERS_LEFT) return y;
    Arena *arena = &ui->list->arena;
    Str count = TR_FILL(ui, "{1} of {2} letters", str_int(arena, field->letters), str_int(arena, FIELD_LETTERS));
    ui_line_right(ui, x, y + px(ui, 2), w, TEXT_SMALL, COLOR_INK_SOFT, count);
    return y + px(ui, 2) + ui_line_height(ui, TEXT_SMALL);
}

// Fills behind the letters from..to, or below them.
static void mark(Ui *ui, const Lines *l, const FieldPage *page, size_t from, size_t to, bool below) {
    int height = ui_line_height(ui, TEXT_BODY), thick = px(ui, 2);
    for (int line = 0; line < line_count(l) && from < to; line++) {
        size_t first = line_from(l, line) > from ? line_from(l, line) : from, last = line_to(l, line) < to ? line_to(l, line) : to;
        if (first >= last) continue;
        int left = x_of(l, line, first), right = x_of(l, line, last), y = page->y + line_y(l, line);
        Rect rect = {page->x + left, below ? y + height - thick : y, right - left, below ? thick : height};
        ui_fill(ui, rect, below ? COLOR_INK : COLOR_ACCENT_SHADE, 0);
    }
}

// What is shown while the field has the keyboard: what an input method has not decided yet stands at the caret.
static Str with_preedit(const Ui *ui, const Field *field) {
    Arena *arena = &ui->list->arena;
    Str text = field_text(field);
    size_t at = (size_t)field->caret;
    return str_join(arena, str_join(arena, str_slice(text, 0, at), ui->preedit), str_slice(text, at, text.len));
}

static void draw_marks(Ui *ui, const Field *field, const Lines *lines, const FieldPage *page) {
    size_t at = (size_t)field->caret;
    if (ui->preedit.len)
        mark(ui, lines, page, at, at + ui->preedit.len, true);
    else
        mark(ui, lines, page, (size_t)first_selected(field), (size_t)last_selected(field), false);
}

static Rect caret_rect(const Ui *ui, const Field *field, const Lines *l, const FieldPage *page) {
    size_t at = (size_t)field->caret + (ui->preedit.len ? ui->preedit_caret : 0);
    int line = line_at(l, at, field->tail && !ui->preedit.len), height = ui_line_height(ui, TEXT_BODY);
    return (Rect){page->x + x_of(l, line, at), page->y + line_y(l, line) + px(ui, 2), px(ui, 2), height - px(ui, 4)};
}

int field_draw(Ui *ui, const Field *field, int id, int x, int y, int w, Str label) {
    bool active = ui->focus == id;
    // The text outlives the field in the list.
    Str text = active ? with_preedit(ui, field) : str_copy(&ui->list->arena, field_text(field));
    int pad = px(ui, 12), inner = w - 2 * pad;
    FieldPage page = {
        .x = x + pad, .y = y + pad, .w = inner > 1 ? inner : 1, .font = ui_font(ui, TEXT_BODY), .chinese = ui->chinese, .area = ui->area};
    Lines lines = lines_of(text, &page, ui->cache);
    int count = line_count(&lines) > LINES_LEAST ? line_count(&lines) : LINES_LEAST;
    page.rect = (Rect){x, y, w, count * ui_line_height(ui, TEXT_BODY) + 2 * pad};
    page.caret = caret_rect(ui, field, &lines, &page);
    ui_fill(ui, page.rect, COLOR_SURFACE, px(ui, GAP));
    ui_border(ui, page.rect, active || ui_is_hot(ui, id) ? COLOR_ACCENT : COLOR_OUTLINE, px(ui, GAP), px(ui, 1));
    if (active) draw_marks(ui, field, &lines, &page);
    ui->filled = text.len > 0;
    ui_text(ui, page.x, page.y, page.w, TEXT_BODY, text.len ? COLOR_INK : COLOR_INK_SOFT, text.len ? text : label);
    ui->filled = false;
    if (active) ui_fill(ui, page.caret, COLOR_ACCENT_DEEP, 0);
    if (!ui->quiet) ui->field = page;
    ui_control(ui, &(Control){.rect = page.rect, .id = id, .role = ROLE_FIELD, .label = label, .value = text, .radius = px(ui, GAP)});
    return draw_letters(ui, field, x, y + page.rect.h, w);
}
