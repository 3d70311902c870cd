// Where each field of a scenario stands in its file: Lua tables keep no lines, no order and no duplicate keys, so a small lexer reads the
// text beside running it.
#ifndef CORE_SOURCEMAP_H
#define CORE_SOURCEMAP_H
#include "base/err.h"
#include "base/str.h"

// A table constructor as written. Fields in order of writing; positional ones have index 1, 2, … and an empty key.
typedef struct SourceNode SourceNode;
typedef struct SourceField {
    Str key;    // of `key =` and `["key"] =`; empty for positional and computed keys
    int index;  // of positional fields and `[3] =`, else 0
    int line;
    const SourceNode *table;  // when the value is written as a table constructor, with or without a name before it; else NULL
} SourceField;
struct SourceNode {
    const SourceField *fields;
    int count;
    int line;                           // of the opening brace
    const SourceField *const *by_name;  // the same fields, sorted for looking up
};

// The constructor given to the first call of `constructor` ("scenario {", "scenario({") in the text, or NULL. A key given twice in any
// table of the text below it is a fault naming both lines. Reads any bytes; Lua's own syntax errors are left to Lua. Lives in `arena`; keys
// point into `source` or the arena. Tables nested deeper than Lua itself accepts (200) are passed over.
const SourceNode *sourcemap_read(Arena *arena, Str file, Str source, Str constructor, Err *err);
// The field, or NULL (also when node is NULL). Of a key given twice, the first.
const SourceField *sourcemap_key(const SourceNode *node, Str key);
const SourceField *sourcemap_index(const SourceNode *node, int index);
#endif
