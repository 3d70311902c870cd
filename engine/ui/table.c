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

static void draw_cell(Ui *ui, const Table *t, Rect row, int column, TextStyle style, ColorName ink, Str text) {
    int from = column_x(t, row.x, row.w, column) + px(ui, PAD), to = column_x(t, row.x, row.w, column + 1) - px(ui, PAD);
    int y = row.y + (row.h - ui_line_height(ui, style)) / 2;
    if (t->columns[column].figures)
        ui_line_right(ui, from, y, to - from, style, ink, text);
    else
        ui_line(ui, from, y, to - from, style, ink, text);
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

static int draw_row(Ui *ui, const Table *t, int x, int y, int w, int row) {
    const Str *cells = t->cells + (ptrdiff_t)row * t->column_count;
    int line = ui_line_height(ui, TEXT_SMALL) + px(ui, 12), hair = ui_hair(ui);
    Rect rect = {x, y, w, t->id ? ui_most(line, px(ui, TARGET)) : line};
    bool chosen = row == t->chosen;
    ui_fill(ui, rect, row_fill(ui, t, row), 0);
    ui_fill(ui, (Rect){x, y + rect.h - hair, w, hair}, COLOR_EDGE, 0);
    if (chosen) ui_fill(ui, (Rect){x, y, px(ui, 4), rect.h}, COLOR_ACCENT, 0);
    for (int i = 0; i < t->column_count; i++) draw_cell(ui, t, rect, i, chosen ? TEXT_LABEL : TEXT_SMALL, COLOR_INK, cells[i]);
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
    int rule = ui_most(px(ui, 2), 1);
    Rect head = {x, y, w, ui_line_height(ui, TEXT_LABEL) + px(ui, 12)};
    for (int i = 0; i < t->column_count; i++) draw_cell(ui, t, head, i, TEXT_LABEL, COLOR_INK_SOFT, t->columns[i].title);
    ui_fill(ui, (Rect){x, y + head.h - rule, w, rule}, COLOR_OUTLINE, 0);
    y += head.h;
    for (int row = 0; row < t->row_count; row++) y = draw_row(ui, t, x, y, w, row);
    int pad = px(ui, PAD);
    if (!t->row_count) y += ui_text(ui, x + pad, y + px(ui, 6), w - 2 * pad, TEXT_SMALL, COLOR_INK_SOFT, t->empty) + px(ui, 12);
    return y;
}
