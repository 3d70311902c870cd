// What the parts of the sandbox share; no other code includes it.
#ifndef CORE_SANDBOX_LIB_H
#define CORE_SANDBOX_LIB_H
#include "core/sandbox.h"

#define VALUES_MAX 250  // values one library call takes from a table or text onto the stack
#define NOTED_MAX  50   // faults a file may collect before its run ends
#define ARG_BYTES  200  // of an argument of sandbox_raise

// Which limit ended a run; those behind TRIP_TIME are about memory.
typedef enum Trip { TRIP_NONE, TRIP_STEPS, TRIP_TIME, TRIP_MEMORY, TRIP_BLOCK, TRIP_STRING, TRIP_ASKED, TRIP_DEPTH, TRIP_COUNT } Trip;

// An upvalue that must be the same after every call.
typedef struct Watch {
    int function, saved;  // registry references of a closure that has it, and of its value
    int upvalue, kind;
    bool whole;  // a number without fraction
    union {
        bool flag;
        lua_Integer whole;
        lua_Number real;
        const void *address;  // of a text, table or function, which `saved` keeps alive
    } value;
} Watch;

// A function of the author's that sandbox_call can call.
typedef struct Kept {
    int function;  // registry reference
    int first_watch, watch_count;
    int line;
    Str file;
} Kept;

struct Sandbox {
    lua_State *L;
    const Files *files;
    Arena arena;  // file names
    Str *names;   // of the files that were run; chunk "=1" is names[0]
    int name_count, name_cap;

    // The budget of the run, keep or call under way. Outside of one the allocator refuses nothing: nobody could catch it.
    bool armed;
    Trip trip;
    int64_t steps, steps_left, unclocked;
    size_t bytes, bytes_max, asked, asked_max;
    bool clock_started;
    uint64_t clock_start;

    // Where and how it failed. Lines noted are those of faults that did not end the run.
    int fail_file, fail_line;
    Str pattern, args[SANDBOX_ARGS];
    int arg_count;
    char arg_bytes[SANDBOX_ARGS][ARG_BYTES];
    bool loading;   // unknown globals are noted, not raised
    int chunk;      // the file that runs: index into names + 1
    int read_line;  // up to where the parser has been given text; 0: it is done
    int noted_lines[NOTED_MAX], noted_count;
    uint64_t noted[NOTED_MAX];  // what was said, so that a loop says it once
    Err *err;

    int library, missing, marks, frozen;  // registry references; `frozen` maps tables to their read-only copies
    Kept *kept;
    int kept_count, kept_cap;
    Watch *watches;
    int watch_count, watch_cap;
    int64_t keep_left;
};

static inline Sandbox *sandbox_of(lua_State *L) {
    return *(Sandbox **)lua_getextraspace(L);
}

// sandbox_fault.c: remembers the innermost line of the author's text; while the parser runs, the line it has been given.
void sandbox_note_place(Sandbox *sandbox);
int sandbox_on_error(lua_State *L);  // the message handler
// Makes a fault of the error value on top and pops it. `file` and `line` serve where no line of the author's is to be found.
void sandbox_report(Sandbox *sandbox, int status, Str file, int line, Err *err);
// Adds a fault at the author's current line and goes on; in a call it is raised.
void sandbox_note(lua_State *L, Str pattern, const Str *args, int count);
#define NOTE(L, pattern, ...)                                                                                                              \
    sandbox_note((L), STR(pattern), (const Str[]){__VA_ARGS__}, (int)(sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str)))

// sandbox.c: the budget, for library functions whose work is not bounded by the instructions that call them; `units` is about 5 ns each.
void sandbox_spend(lua_State *L, size_t units);
// Pops the one argument of the C function `body` and runs it under the budget of sandbox_keep. False: a fault at file:line.
bool sandbox_protect(Sandbox *sandbox, lua_CFunction body, Str file, int line, Err *err);

// sandbox_source.c: checks that need no Lua. Cuts a byte order mark off `source`. False: `err` says why this text is not given to Lua.
bool sandbox_source(Str file, Str *source, Err *err);

// sandbox_keep.c
// Whether all watched upvalues are as they were; puts them back.
bool sandbox_unchanged(Sandbox *sandbox, const Kept *kept, Err *err);
// Pops a table and pushes a read-only stand-in for it; `length` is what # answers.
void sandbox_freeze(lua_State *L, lua_Integer length);
// Whether the value is such a stand-in; pushes the table behind it and gives its length if so.
bool sandbox_frozen(lua_State *L, int index, lua_Integer *length);

// sandbox_lib.c: fills the environment of a new state.
void sandbox_library(Sandbox *sandbox);
int sandbox_construct(lua_State *L);

// sandbox_base.c: arguments of library functions, or an error that names function and argument.
_Noreturn void arg_wrong(lua_State *L, int arg, Str expected);
lua_Integer arg_int(lua_State *L, int arg);
lua_Integer arg_int_or(lua_State *L, int arg, lua_Integer otherwise);
Str arg_text(lua_State *L, int arg);  // valid while the argument is on the stack
// Argument `arg` becomes the plain table, also where a read-only stand-in was given (with `write` that is an error); returns its length.
lua_Integer arg_table(lua_State *L, int arg, bool write);
Str kind_name(lua_State *L, int index);
// A number as Lua prints it, but the same on every machine; `room` holds 64 bytes.
Str number_text(lua_State *L, int index, char *room);
// More than VALUES_MAX, or than a text may hold: an error.
void check_values(lua_State *L, lua_Integer count);
void check_text(lua_State *L, size_t length);
// Room for a new text of `length` bytes, checked and paid for; it lies on the stack. Filled with text_add or by hand, then pushed.
char *text_room(lua_State *L, size_t length);
void text_add(Str *text, Str part);
int push_text(lua_State *L, Str text);  // returns 1

typedef int LibraryFunction(lua_State *L);
// sandbox_base.c
LibraryFunction lib_assert, lib_error, lib_select, lib_tonumber, lib_tostring, lib_type;
LibraryFunction lib_abs, lib_ceil, lib_floor, lib_fmod, lib_max, lib_min, lib_tointeger;
// sandbox_table.c
LibraryFunction lib_pairs, lib_ipairs, lib_concat, lib_insert, lib_remove, lib_sort, lib_unpack;
// sandbox_string.c
LibraryFunction lib_byte, lib_char, lib_find, lib_format, lib_len, lib_lower, lib_rep, lib_replace, lib_reverse, lib_sub, lib_upper;
LibraryFunction lib_utf8_char, lib_codepoint, lib_utf8_len;
#endif
