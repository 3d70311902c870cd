// Reads an author's Lua tables against the field table: every wrong, unknown or missing field becomes a fault with its line.
#ifndef CORE_READER_H
#define CORE_READER_H
#include "base/map.h"
#include "core/fields.h"
#include "core/sandbox.h"
#include "core/sourcemap.h"

#define LIST_MAX         2000       // entries of any list an author writes
#define READ_MAX         (8 << 20)  // units of what a file may give to read; a table used a thousand times is read a thousand times
#define READ_ENTRY       64         // units of a table's entry; a byte of text is one
#define NEAREST_MAX_WORK (4 << 20)  // pairs of bytes compared in the search for nearest names; later faults name none

// Where in the file the table at hand is written. node is NULL where the source can't tell (a table built by code): the line of its parent
// then.
typedef struct At {
    const SourceNode *node;
    int line;
} At;
At at_key(At parent, Str key);
At at_index(At parent, int index);

// Texts read live in `arena`. The functions below read the table on top of the Lua stack and leave it there.
typedef struct Reader {
    Sandbox *sandbox;
    lua_State *L;
    Arena *arena;
    Str file;
    Err *err;      // NULL once READ_MAX is used up: what follows from that is no fault of its own
    int64_t used;  // of READ_MAX
    int64_t compared;
} Reader;

// FAULT(reader, at, "pattern", args…)
#define FAULT_AT(reader, at, ...) ERR((reader)->err, (reader)->file, (at).line, __VA_ARGS__)

#define FAULT_AT0(reader, at, pattern) ERR0((reader)->err, (reader)->file, (at).line, pattern)

// Takes `units` of READ_MAX. False: they are used up, and that has become a fault.
bool reader_spend(Reader *reader, size_t units);
// lua_next on the table below the key on top of the stack, paid for; false also when nothing more may be read.
bool reader_next(Reader *reader);
// Checks all fields of the table: unknown ones, wrong types, numbers out of range, missing ones.
void reader_check(Reader *reader, FieldOwner owner, At at);
// Pushes the field of the table at `index` as it is written there, or nil. An author may use a library as a table (say = math), and that
// raises when it is asked for what it lacks.
void reader_own_field(Reader *reader, int index, const char *name);
// Is it written in the table on top of the stack at all, whatever its type?
bool reader_has(Reader *reader, const char *name);
// Is the value a table that an author wrote, and no library?
bool reader_is_table(const Reader *reader, int index);
// Pushes the field's value when it is there and of its row's type; else pushes nothing and returns false. No fault: reader_check names
// them.
bool reader_push(Reader *reader, FieldOwner owner, const char *name);
// The values of fields, or "" / fallback / false where they are absent or wrong.
Str reader_text(Reader *reader, FieldOwner owner, const char *name);  // white space folded
Str reader_name(Reader *reader, FieldOwner owner, const char *name);  // as written
int32_t reader_number(Reader *reader, FieldOwner owner, const char *name);
bool reader_flag(Reader *reader, FieldOwner owner, const char *name);
// The string keys of the table in the order of the file (those that code made come last, sorted); other keys are faults. Returns how many.
int reader_keys(Reader *reader, At at, Str **keys);
// Length of the table as a list, at most LIST_MAX (beyond: a fault); keys that are no list positions are faults.
int reader_list(Reader *reader, At at);
// A Lua string at `index` as text in the arena.
Str reader_string(Reader *reader, int index);
// The same text where it lies, for looking it up: unclean, and gone when the value leaves the stack.
Str reader_view(Reader *reader, int index);
// The same for a text that people read: white space folded.
Str reader_words(Reader *reader, int index);
// Pushes table[key] for a name, or table[i], raw.
void reader_get(Reader *reader, Str key);
// "name" or { "name", … } on top of the stack: the names, each at its place. Wrong entries are faults, and empty.
int reader_names(Reader *reader, At at, Str what, Str **names);
// Adds a fault for a name that is not in `known`, with the nearest one: “{what} “{name}” is not …”.
void reader_unknown(Reader *reader, At at, Str what, Str name, const Map *known);
#endif
