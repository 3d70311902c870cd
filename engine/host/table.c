// Rows are kept until all widths are known.
#include "host/table.h"

#include "base/utf8.h"

// Blocks of characters that terminals draw two places wide.
static bool is_wide(uint32_t code) {
    static const uint32_t blocks[][2] = {{0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3},   {0xf900, 0xfaff},
                                         {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1faff}, {0x20000, 0x3fffd}};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (code >= blocks[i][0] && code <= blocks[i][1]) return true;
    return false;
}

int table_width(Str text) {
    int width = 0;
    for (size_t at = 0; at < text.len;) width += is_wide(utf8_next(text, &at)) ? 2 : 1;
    return width;
}

Str table_cut(Arena *arena, Str text, int places) {
    if (table_width(text) <= places) return text;
    int width = 0;
    size_t end = 0;
    for (size_t at = 0; at < text.len; end = at) {
        width += is_wide(utf8_next(text, &at)) ? 2 : 1;
        if (width > places - 1) break;
    }
    return str_join(arena, str_slice(text, 0, end), STR("…"));
}

void table_add(Table *table, const Str *cells) {
    int columns = (int)strlen(table->columns);
    MUST(columns <= TABLE_COLUMNS);
    for (int i = 0; i < columns; i++) {
        int width = table_width(cells[i]);
        if (width > table->widths[i]) table->widths[i] = width;
        table->cells = arena_grow(table->arena, table->cells, table->count, &table->cap, sizeof *table->cells);
        table->cells[table->count++] = cells[i];
    }
}

static void print_cell(const Table *table, Str cell, int column, FILE *out) {
    char side = table->columns[column];
    if (!table->widths[column] || (side == 'p' && !cell.len)) return;
    int gap = table->widths[column] - table_width(cell);
    fprintf(out, "  %*s%.*s%*s", side == 'r' ? gap : 0, "", STR_PRINT(cell), side == 'l' ? gap : 0, "");
}

void table_print(Table *table, FILE *out) {
    int columns = (int)strlen(table->columns);
    for (int i = 0; i < table->count; i++) {
        print_cell(table, table->cells[i], i % columns, out);
        if (i % columns == columns - 1) fputc('\n', out);
    }
    *table = (Table){.arena = table->arena, .columns = table->columns};
}
