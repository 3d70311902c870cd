// Rows and columns of short texts and figures.
#ifndef UI_TABLE_H
#define UI_TABLE_H
#include "ui/widgets.h"

typedef struct Column {
    Str title;
    int share;     // of the width, beside the shares of the others; at least 1
    bool figures;  // at the right, so that digits stand below digits
} Column;

typedef struct Table {
    const Column *columns;
    int column_count;
    const Str *cells;  // row by row
    int row_count;
    int id;      // of the first row, the next one follows; 0: rows can't be chosen
    int chosen;  // row; -1: none
    Str empty;   // said in place of rows when there are none
} Table;
// Rows are at least TARGET high when they can be chosen; what is too long for its cell goes on in further lines. Returns y below.
int ui_table(Ui *ui, int x, int y, int w, const Table *table);
#endif
