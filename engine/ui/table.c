// Tables: columns share the width, a row is one place for keyboard and mouse.
#include "ui/table.h"

enum { PAD = 12 };  // logical pixels at both sides of a cell

// Left edge of a column; that of one behind the last is the right edge.
static int column_x(const Table *t, int x, int w, int column) {
    int64_t before = 0, all = 0;
    for (int i = 0; i < t->column_count; i++) {
        int share = ui_most(t->columns[i].share, 1);
        all += share;
        if (i < column) before += share;
    }
    return x + (int)(w * before / ui_most((int)all, 1));
}

// One row of texts, that of the titles or of cells.
typedef struct Row {
    const Table *table;
    Rect rect;
    TextStyle style;
    ColorName ink;
} Row;

static Rect cell_room(const Ui *ui, const Row *r, int column) {
    int from = column_x(r->table, r->rect.x, r->rect.w, column), to = column_x(r->table, r->rect.x, r->rect.w, column + 1);
    return (Rect){from + px(ui, PAD), r->rect.y, to - from - 2 * px(ui, PAD), r->rect.h};
}

static int cell_height(const Ui *ui, const Row *r, int column, Str text) {
    return text.len ? ui_layout(ui, cell_room(ui, r, column).w, r->style, text)->height : ui_line_height(ui, r->style);
}

static void draw_cell(Ui *ui, const Row *r, int column, Str text) {
    Rect room = cell_room(ui, r, column);
    if (!text.len) return;
    const Paragraph *p = ui_layout(ui, room.w, r->style, text);
    int w = r->table->columns[column].figures ? p->width : room.w;
    ui_text(ui, room.x + room.w - w, room.y + (room.h - p->height) / 2, w, r->style, r->ink, text);
}

// What a row says, for scripts and who can't see it: its cells, but for the empty ones.
static Str row_label(Ui *ui, const Table *t, const Str *cells) {
    StrBuf buf = {.arena = &ui->list->arena};
    for (int i = 0; i < t->column_count; i++) {
        if (!cells[i].len) continue;
        if (buf.len) buf_add(&buf, STR(" · "));
        buf_add(&buf, cells[i]);
    }
    return buf.len ? buf_str(&buf) : STR("–");
}

static ColorName row_fill(const Ui *ui, const Table *t, int row) {
    int id = t->id ? t->id + row : 0;
    if (id && ui->pressed == id) return COLOR_ACCENT_SHADE;
    return row == t->chosen || (id && ui->hover == id) ? COLOR_ACCENT_TINT : COLOR_SURFACE;
}

// What can be chosen is seen as such: lines around it. That above is the row's before.
static void draw_lines(Ui *ui, const Table *t, Rect rect) {
    int hair = ui_hair(ui);
    ui_fill(ui, (Rect){rect.x, rect.y + rect.h - hair, rect.w, hair}, t->id ? COLOR_OUTLINE : COLOR_EDGE, 0);
    if (!t->id) return;
    ui_fill(ui, (Rect){rect.x, rect.y, hair, rect.h}, COLOR_OUTLINE, 0);
    ui_fill(ui, (Rect){rect.x + rect.w - hair, rect.y, hair, rect.h}, COLOR_OUTLINE, 0);
}

static int draw_row(Ui *ui, const Table *t, int x, int y, int w, int row) {
    const Str *cells = t->cells + (ptrdiff_t)row * t->column_count;
    bool chosen = row == t->chosen;
    Row texts = {t, {x, y, w, t->id ? px(ui, TARGET) : 0}, chosen ? TEXT_LABEL : TEXT_SMALL, COLOR_INK};
    for (int i = 0; i < t->column_count; i++) texts.rect.h = ui_most(texts.rect.h, cell_height(ui, &texts, i, cells[i]) + px(ui, 12));
    Rect rect = texts.rect;
    ui_fill(ui, rect, row_fill(ui, t, row), 0);
    draw_lines(ui, t, rect);
    if (chosen) ui_fill(ui, (Rect){x, y, px(ui, 4), rect.h}, COLOR_ACCENT, 0);
    for (int i = 0; i < t->column_count; i++) draw_cell(ui, &texts, i, cells[i]);
    if (t->id)
        ui_control(ui, &(Control){.rect = rect,
                                  .id = t->id + row,
                                  .role = ROLE_CHOICE,
                                  .label = row_label(ui, t, cells),
                                  .chosen = chosen,
                                  .radius = px(ui, CORNER_SMALL)});
    return y + rect.h;
}

int ui_table(Ui *ui, int x, int y, int w, const Table *t) {
    MUST(t->column_count > 0);
    int rule = t->id ? ui_hair(ui) : ui_most(px(ui, 2), 1);  // of rows that can be chosen it is the first one's edge
    Row head = {t, {x, y, w, 0}, TEXT_LABEL, COLOR_INK_SOFT};
    for (int i = 0; i < t->column_count; i++)
        head.rect.h = ui_most(head.rect.h, cell_height(ui, &head, i, t->columns[i].title) + px(ui, 12));
    for (int i = 0; i < t->column_count; i++) draw_cell(ui, &head, i, t->columns[i].title);
    ui_fill(ui, (Rect){x, y + head.rect.h - rule, w, rule}, COLOR_OUTLINE, 0);
    y += head.rect.h;
    for (int row = 0; row < t->row_count; row++) y = draw_row(ui, t, x, y, w, row);
    int pad = px(ui, PAD);
    if (!t->row_count) y += ui_text(ui, x + pad, y + px(ui, 6), w - 2 * pad, TEXT_SMALL, COLOR_INK_SOFT, t->empty) + px(ui, 12);
    return y;
}
