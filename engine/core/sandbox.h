// Lua for strangers' scenarios: an allow-list, budgets of steps and bytes, and errors that always name file and line. With script.c, load.c
// and handbook.c the only place that sees lua.h.
#ifndef CORE_SANDBOX_H
#define CORE_SANDBOX_H
#include "base/err.h"
#include "base/files.h"

#include <lua.h>

#define SOURCE_MAX       (1 << 20)   // bytes of a scenario file
#define STEPS_LOAD       4000000     // Lua instructions while a file runs
#define STEPS_CALL       200000      // … in one call of a scenario's function
#define STEPS_KEEP       1000000     // tables and values looked at by all sandbox_keep of one sandbox
#define MEMORY_MAX       (32 << 20)  // bytes of one Lua state
#define BLOCK_MAX        (1 << 20)   // bytes of one block: bounds every C loop over real data
#define STRING_BYTES_MAX (1 << 16)   // bytes of one string
#define ASKED_LOAD                                                                                                                         \
    (128 << 20)  // bytes a file may ask for in all, given back or not: unlike MEMORY_MAX it does not depend on the garbage collector
#define ASKED_CALL (8 << 20)  // … one call
#define CPU_MS_MAX 150        // backstop where files->cpu_ms is given

typedef struct Sandbox Sandbox;

// One trust level, one Lua state. `files` gives the clock only; it must outlive the sandbox. The process must be in the "C" locale for
// collation and numbers: Lua compares and prints through it.
Sandbox *sandbox_open(const Files *files);
void sandbox_close(Sandbox *sandbox);
lua_State *sandbox_lua(Sandbox *sandbox);

// Adds a global function that takes one table and returns it, marked: sandbox_mark then tells what made a table ("scenario", "complaint",
// "handbook").
void sandbox_constructor(Sandbox *sandbox, const char *name);
// Which constructor made the table at `index`; NULL for a plain table.
const char *sandbox_mark(Sandbox *sandbox, int index);

// Runs `source` (text only) and leaves the one value it returns on the stack. False: `err` has the faults and nothing is left on the stack.
// An undefined global is a fault with its line and, where it looks like a forgotten pair of quotes, that cure; the run goes on with a value
// that sandbox_is_missing knows, so that one mistake does not hide the next. So true says that there is a value to read, not that there are
// no faults.
bool sandbox_run(Sandbox *sandbox, Str file, Str source, Err *err);
bool sandbox_is_missing(lua_State *L, int index);

// The table of `sandbox_run` was read: from now on nothing reachable from the functions kept with sandbox_keep can change. Tables they see
// as upvalues are replaced by read-only copies; upvalues of other kinds than nil, boolean, number, text, function, table are refused.
// `function` is popped from the stack and kept; the result is > 0 and stays valid. 0 with a fault when it is refused.
int sandbox_keep(Sandbox *sandbox, Str file, int line, Err *err);

// Calls kept function `function` with the `arguments` values on top of the stack, which are popped; leaves one result. The step budget
// starts anew. False: fault in `err` (file:line of the author's file), nothing left. A call that changed one of its upvalues is a fault
// too.
bool sandbox_call(Sandbox *sandbox, int function, int arguments, Err *err);

// For C functions that scenarios call: ends the run or call with a fault at the author's line. At most SANDBOX_ARGS args fill the pattern
// (copied; what is beyond 200 bytes of one is cut). SANDBOX_RAISE(L, "{1} needs {2}.", name, what): any number of Str arguments, at least
// one (STR_NONE where there is none).
#define SANDBOX_ARGS 4
_Noreturn void sandbox_raise(lua_State *L, Str pattern, const Str *args, int count);
#define SANDBOX_RAISE(L, pattern, ...)                                                                                                     \
    sandbox_raise((L), STR(pattern), (const Str[]){__VA_ARGS__}, (int)(sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str)))

// Memory held by the Lua state now, in bytes.
size_t sandbox_bytes(const Sandbox *sandbox);
#endif
