// Columns of text for a terminal, where a Chinese character takes two places.
#ifndef HOST_TABLE_H
#define HOST_TABLE_H
#include "base/str.h"

#include <stdio.h>

#define TABLE_COLUMNS 10

// Zero-initialise; set `arena` and `columns`, one letter a column: 'l' on the left, 'r' on the right, 'p' on the left and never padded
// (last).
typedef struct Table {
    Arena *arena;
    const char *columns;
    Str *cells;
    int count, cap;
    int widths[TABLE_COLUMNS];
} Table;

// One row: as many texts as there are columns. The texts must live until the table is printed.
void table_add(Table *table, const Str *cells);
#define TABLE_ADD(table, ...) table_add((table), (const Str[]){__VA_ARGS__})
// Prints all rows, each indented by two places, and empties the table. Columns in which every cell is empty are left out.
void table_print(Table *table, FILE *out);

// Places that the text takes in a terminal.
int table_width(Str text);
// The text, cut with “…” to so many places when it is longer.
Str table_cut(Arena *arena, Str text, int places);
#endif
