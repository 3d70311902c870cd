// The inside of loading, shared by its three parts: load.c (the file), declare.c (names and state), compile.c (beats, ways, outcome).
#ifndef CORE_LOAD_H
#define CORE_LOAD_H
#include "core/reader.h"
#include "core/scenario.h"

typedef struct Loader {
    Reader r;
    Scenario *s;
    const Handbook *handbook;
    Str source;
    Arena scratch;  // maps and the source map; gone after loading
    Map targets;    // beats and endings together, once a fault has asked for their nearest name
    Map beats, endings, cast, facts, promises, techniques, acts;
    Map issues;  // of the table, by id
    uint64_t functions_hash;
    bool whole_hashed;      // functions_hash covers the whole source
    size_t looked_through;  // bytes of functions by reads.c
    size_t *lines;          // where each line of the source begins; found when the first function is met
    int line_count;
} Loader;

// Appends one item to an array of the scenario and returns it, zeroed.
#define ADD(loader, items, count, cap)                                                                                                     \
    ((loader)->s->items =                                                                                                                  \
         arena_grow(&(loader)->s->arena, (loader)->s->items, (loader)->s->count, &(loader)->s->cap, sizeof *(loader)->s->items),           \
     &(loader)->s->items[(loader)->s->count++])

// declare.c: everything that has a name gets its place before any expression is read. The scenario's table is on top of the stack.
void declare_all(Loader *loader, At top);
// A text a person reads: kept for translation, and returned.
Str declare_text(Loader *loader, Str context, Str text, At at);
// The text in a field of the table on top of the stack, kept so; empty where there is none.
Str declare_field(Loader *loader, FieldOwner owner, Str context, const char *name, At at);
// The name of a picture in such a field.
PictureName declare_picture(Loader *loader, FieldOwner owner, const char *name, At at);
// A name made of letters, digits and _; a fault otherwise.
bool declare_name(Loader *loader, Str name, At at);
// The next place in the row, and a variable with one; 0 and NULL with a fault.
int declare_slot(Loader *loader, At at);
Var *declare_var(Loader *loader, Str name, VarKind kind, At at);
// Calls `each` with every named entry of the scenario's table `field`; the entry's value is on top of the stack then.
void declare_each(Loader *loader, At top, const char *field, void (*each)(Loader *, Str name, At at));
// Index into vars of a variable an effect may write; a fault and -1 otherwise.
int declare_writable(Loader *loader, Str name, At at);

// compile_table.c: the table of the beat that negotiates, when everything else has its name.
void compile_table(Loader *loader, At top);
// compile_table_words.c: what is said at it and where it leads; `negotiate` is on top of the stack.
void compile_table_words(Loader *loader, TableSpec *table, Str beat, At at);

// compile.c
void compile_all(Loader *loader, At top);

// compile_options.c: the options of the beat's table on top of the stack.
void compile_options(Loader *loader, Beat *beat, At at);

// compile_flow.c: each reads a field of the table on top of the stack, or the value there.
At at_field(At at, const char *name);
// The lines first .. last of the source, 1-based.
Str source_lines(Loader *loader, int first, int last);
// Keeps the function on top of the stack, which stays there; 0 with a fault when it may not be used.
int compile_function(Loader *loader, At at);
// *line: where it stands; untouched when there is none.
Cond compile_when(Loader *loader, FieldOwner owner, At at, int *line);
// A table of changes, or a function, on top of the stack. `set`: numbers are set instead of added.
void compile_effect(Loader *loader, Effect *effect, bool set, At at);
// A text, an entry or a list of entries on top of the stack.
Slice compile_say(Loader *loader, Str context, At at);
// `field`: "go", or what else says where it leads.
Slice compile_go(Loader *loader, FieldOwner owner, const char *field, At at);
Slice compile_rules(Loader *loader, FieldOwner owner, At at);

// runs.c: are the acts that runs name at the table understood?
bool runs_check(const Scenario *scenario, Err *err);

// reads.c: what the function on top of the stack may read, before it is kept.
void find_reads(Loader *loader, ScriptFunction *function);
#endif
