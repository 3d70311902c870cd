// Shared by view.c and view_table.c only.
#ifndef CORE_VIEW_PARTS_H
#define CORE_VIEW_PARTS_H
#include "core/session_parts.h"
#include "core/view.h"

// A view under construction; the arrays live in the arena.
typedef struct Viewer {
    const Session *session;
    const Scenario *scenario;
    const Catalog *catalog;
    Arena *arena;
} Viewer;

// A text of the scenario: translated, names filled in.
Str view_text(const Viewer *viewer, Str context, Str source);
// The name on the screen; empty for the narrator.
Str view_name(const Viewer *viewer, int speaker);
// Those of the lines that are said now, into `out`; returns how many.
int view_add_lines(const Viewer *viewer, Slice lines, Str context, ViewLine *out);

// The table where there is one to be seen: at its beat, and after the act that ended it. Else NULL.
const ViewTable *view_table(const Viewer *viewer);
// What was said with the last act and in reply to it, where that was one at the table; `out` has room for view_table_lines_most.
int view_table_lines(const Viewer *viewer, ViewLine *out);
int view_table_lines_most(const Viewer *viewer);
#endif
