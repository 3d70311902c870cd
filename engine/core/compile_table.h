// Shared by compile_table.c and compile_table_issues.c only.
#ifndef CORE_COMPILE_TABLE_H
#define CORE_COMPILE_TABLE_H
#include "core/load.h"

// A table being read; `negotiate` or a part of it is on top of the stack.
typedef struct Draft {
    Loader *loader;
    Reader *r;
    TableSpec *table;
    Str context;       // of its texts: the beat's name
    bool has_reserve;  // the rep's reservation value was understood
} Draft;

// The whole number on top of the stack as points, or as money where the table has any; 0 with a fault.
int64_t draft_worth(Draft *draft, const char *field, bool money, At at);
// Which of the words a field of the table on top of the stack holds; 0 when there is none, or with a fault.
int draft_choice(Draft *draft, FieldOwner owner, const char *field, const char *const *words, int count, At at);
// Reads the issues of `negotiate`.
void draft_issues(Draft *draft, At at);
#endif
