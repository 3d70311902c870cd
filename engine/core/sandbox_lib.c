// All that a scenario's Lua may use. What is not named here is not there.
#include "core/sandbox_lib.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAMES_MAX 64  // of one table, when the nearest name is looked for
#define NOTE_COST 50  // steps: looking for the nearest name takes about as long

// The allow-list, with what makes each entry safe. Everything else of Lua's libraries reaches outside, holds state, differs between
// machines, or has a loop that no budget bounds.
static const struct {
    const char *library, *name;
    LibraryFunction *function;
} allowed[] = {
    {NULL, "assert", lib_assert},      // ends the run with the author's words
    {NULL, "error", lib_error},        // the same
    {NULL, "ipairs", lib_ipairs},      // stops at the first gap
    {NULL, "pairs", lib_pairs},        // own: sorted, since Lua's order differs from process to process
    {NULL, "select", lib_select},      // looks at its arguments only
    {NULL, "tonumber", lib_tonumber},  // own: spends steps by length
    {NULL, "tostring", lib_tostring},  // own: no addresses
    {NULL, "type", lib_type},          // looks at its argument only
    // In whole numbers or exact: nothing of libm, which differs between machines, and no random numbers.
    {"math", "abs", lib_abs},              // gives back its argument without sign
    {"math", "ceil", lib_ceil},            // always a whole number or an error
    {"math", "floor", lib_floor},          // the same
    {"math", "fmod", lib_fmod},            // whole numbers only
    {"math", "max", lib_max},              // gives back one of its arguments
    {"math", "min", lib_min},              // the same
    {"math", "tointeger", lib_tointeger},  // exact or nil
    {"string", "byte", lib_byte},          // at most VALUES_MAX results
    {"string", "char", lib_char},          // bounded by its arguments
    {"string", "find", lib_find},          // own: plain text only, no patterns to explode; spends steps by comparison
    {"string", "format", lib_format},      // own: whole numbers and texts, widths below 100
    {"string", "len", lib_len},            // looks at its argument only
    {"string", "lower", lib_lower},        // ASCII: no locale
    {"string", "rep", lib_rep},            // own: bounded before it starts
    {"string", "replace", lib_replace},    // own, in place of gsub: plain text only
    {"string", "reverse", lib_reverse},    // bounded by its argument
    {"string", "sub", lib_sub},            // the same
    {"string", "upper", lib_upper},        // ASCII: no locale
    {"table", "concat", lib_concat},       // own: length known before it starts
    {"table", "insert", lib_insert},       // own: no metamethods, spends steps by what it moves
    {"table", "remove", lib_remove},       // the same
    {"table", "sort", lib_sort},           // own: stable, and no order function can make it go wrong
    {"table", "unpack", lib_unpack},       // at most VALUES_MAX results
    {"utf8", "char", lib_utf8_char},       // bounded by its arguments
    {"utf8", "codepoint", lib_codepoint},  // own: strict, at most VALUES_MAX results
    {"utf8", "len", lib_utf8_len},         // own: strict, spends steps by length
};
#define ALLOWED_COUNT (sizeof allowed / sizeof *allowed)

// Names of Lua that authors may expect; where something else serves, its name.
static const struct {
    const char *name, *use;
} unavailable[] = {
    {"_G", NULL},
    {"_VERSION", NULL},
    {"collectgarbage", NULL},
    {"coroutine", NULL},
    {"debug", NULL},
    {"dofile", NULL},
    {"getmetatable", NULL},
    {"io", NULL},
    {"load", NULL},
    {"loadfile", NULL},
    {"loadstring", NULL},
    {"next", "pairs"},
    {"os", NULL},
    {"package", NULL},
    {"pcall", NULL},
    {"print", NULL},
    {"rawequal", NULL},
    {"rawget", NULL},
    {"rawlen", NULL},
    {"rawset", NULL},
    {"require", NULL},
    {"setmetatable", NULL},
    {"unpack", "table.unpack"},
    {"warn", NULL},
    {"xpcall", NULL},
    {"bit32", NULL},
    {"getfenv", NULL},
    {"setfenv", NULL},
    {"module", NULL},
    {"string.gsub", "string.replace"},
    {"string.match", "string.find"},
    {"string.gmatch", "string.find"},
    {"string.dump", NULL},
    {"string.pack", NULL},
    {"string.unpack", NULL},
    {"math.random", "draw"},
    {"math.randomseed", "draw"},
    {"math.huge", "math.maxinteger"},
    {"math.pow", NULL},
    {"math.exp", NULL},
    {"math.log", NULL},
    {"math.sin", NULL},
    {"math.cos", NULL},
    {"math.tan", NULL},
    {"math.pi", NULL},
    {"math.sqrt", NULL},
    {"math.type", NULL},
    {"table.pack", NULL},
    {"table.move", NULL},
    {"utf8.codes", "utf8.codepoint"},
    {"utf8.offset", NULL},
    {"utf8.charpattern", NULL},
};
#define UNAVAILABLE_COUNT (sizeof unavailable / sizeof *unavailable)

static int compare_names(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

// The name in the table at stack index 1 that is nearest to `wrong`.
static Str nearest_in_table(lua_State *L, Str wrong) {
    sandbox_spend(L, NOTE_COST);
    Str names[NAMES_MAX];
    int count = 0;
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        lua_pop(L, 1);
        if (count < NAMES_MAX && lua_type(L, -1) == LUA_TSTRING) names[count++] = arg_text(L, -1);
    }
    qsort(names, (size_t)count, sizeof *names, compare_names);  // so that a tie does not depend on Lua's order
    return str_nearest(wrong, names, count);
}

// Says so when `name` is one of Lua's; false when it is none.
static bool note_unavailable(lua_State *L, Str name) {
    sandbox_spend(L, NOTE_COST);
    for (size_t i = 0; i < UNAVAILABLE_COUNT; i++) {
        if (!str_equal(name, str_from(unavailable[i].name))) continue;
        Str use = str_from(unavailable[i].use);
        if (use.len)
            NOTE(L, "“{1}” is not available in scenarios; use “{2}”.", name, use);
        else
            NOTE(L, "“{1}” is not available in scenarios.", name);
        return true;
    }
    return false;
}

static int push_missing(lua_State *L) {
    return lua_rawgeti(L, LUA_REGISTRYINDEX, sandbox_of(L)->missing) != LUA_TNIL;
}

// __index of the globals: table, name.
static int missing_global(lua_State *L) {
    Str name = arg_text(L, 2);
    if (note_unavailable(L, name)) return push_missing(L);
    Str near = nearest_in_table(L, name);
    if (near.len)
        NOTE(L, "“{1}” is not a name here; names of beats, facts … are written in quotes: \"{1}\". Or did you mean “{2}”?", name, near);
    else
        NOTE(L, "“{1}” is not a name here; names of beats, facts … are written in quotes: \"{1}\".", name);
    return push_missing(L);
}

// __index of a library: table, name. Upvalue: the library's name.
static int missing_in_library(lua_State *L) {
    Str library = arg_text(L, lua_upvalueindex(1));
    Str field = lua_type(L, 2) == LUA_TSTRING ? arg_text(L, 2) : kind_name(L, 2);
    char full[ARG_BYTES], near[ARG_BYTES];
    snprintf(full, sizeof full, "%.*s.%.*s", STR_PRINT(library), STR_PRINT(str_slice(field, 0, ARG_BYTES / 2)));
    if (note_unavailable(L, str_from(full))) return push_missing(L);
    Str nearest = nearest_in_table(L, field);
    snprintf(near, sizeof near, "%.*s.%.*s", STR_PRINT(library), STR_PRINT(nearest));
    if (nearest.len)
        NOTE(L, "“{1}” is not available in scenarios; use “{2}”.", str_from(full), str_from(near));
    else
        NOTE(L, "“{1}” is not available in scenarios.", str_from(full));
    return push_missing(L);
}

// __newindex of the environment: table, name, value. While the file runs the value is remembered, so that each use is not a fault again.
static int write_global(lua_State *L) {
    Str name = arg_text(L, 2);
    NOTE(L, "“{1}” is not declared here: write “local {1} = …” or “local function {1}”.", name);
    lua_rawgeti(L, LUA_REGISTRYINDEX, sandbox_of(L)->library);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, -2) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_pushvalue(L, 2);
        lua_pushvalue(L, 3);
        lua_rawset(L, -3);
    }
    return 0;
}

int sandbox_construct(lua_State *L) {
    Sandbox *sandbox = sandbox_of(L);
    Str name = arg_text(L, lua_upvalueindex(1));
    if (!sandbox->loading) SANDBOX_RAISE(L, "“{1}” belongs into the file itself, not into a function.", name);
    if (sandbox_is_missing(L, 1)) return push_missing(L);
    if (lua_gettop(L) != 1 || lua_type(L, 1) != LUA_TTABLE) SANDBOX_RAISE(L, "“{1}” takes one table: {1} { … }", name);
    if (sandbox_mark(sandbox, 1)) SANDBOX_RAISE(L, "This table was already given to “{1}”.", str_from(sandbox_mark(sandbox, 1)));
    lua_rawgeti(L, LUA_REGISTRYINDEX, sandbox->marks);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_rawset(L, -3);
    lua_settop(L, 1);
    return 1;
}

void sandbox_constructor(Sandbox *sandbox, const char *name) {
    lua_State *L = sandbox->L;
    lua_rawgeti(L, LUA_REGISTRYINDEX, sandbox->library);
    lua_pushstring(L, name);
    lua_pushstring(L, name);
    lua_pushcclosure(L, sandbox_construct, 1);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

const char *sandbox_mark(Sandbox *sandbox, int index) {
    lua_State *L = sandbox->L;
    if (lua_type(L, index) != LUA_TTABLE) return NULL;
    lua_pushvalue(L, index);
    lua_rawgeti(L, LUA_REGISTRYINDEX, sandbox->marks);
    lua_rotate(L, -2, 1);
    lua_rawget(L, -2);
    const char *name = lua_tostring(L, -1);
    lua_pop(L, 2);
    return name;
}

bool sandbox_is_missing(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA) return false;
    const void *value = lua_touserdata(L, index);
    push_missing(L);
    bool same = lua_touserdata(L, -1) == value;
    lua_pop(L, 1);
    return same;
}

static int nothing_happens(lua_State *L) {
    (void)L;
    return 0;
}

// Whatever is done with a missing value gives a missing value: the one fault about it is enough.
static void make_missing(Sandbox *sandbox) {
    static const char *const events[] = {"__index", "__call", "__concat", "__len", "__unm",  "__add", "__sub", "__mul",  "__div", "__mod",
                                         "__idiv",  "__pow",  "__band",   "__bor", "__bxor", "__shl", "__shr", "__bnot", "__lt",  "__le"};
    lua_State *L = sandbox->L;
    lua_newuserdatauv(L, 1, 0);
    lua_newtable(L);  // missing, metatable
    for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
        lua_pushcfunction(L, push_missing);
        lua_setfield(L, -2, events[i]);
    }
    lua_pushcfunction(L, nothing_happens);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    sandbox->missing = luaL_ref(L, LUA_REGISTRYINDEX);
}

// Pushes the contents of library `name`, NULL for the globals.
static void push_allowed(lua_State *L, const char *name) {
    lua_newtable(L);
    for (size_t i = 0; i < ALLOWED_COUNT; i++) {
        const char *library = allowed[i].library;
        if (library != name && (!library || !name || strcmp(library, name))) continue;
        lua_pushcfunction(L, allowed[i].function);
        lua_setfield(L, -2, allowed[i].name);
    }
}

static void push_library(lua_State *L, const char *name) {
    push_allowed(L, name);
    if (!strcmp(name, "math")) {
        lua_pushinteger(L, LUA_MAXINTEGER);
        lua_setfield(L, -2, "maxinteger");
        lua_pushinteger(L, LUA_MININTEGER);
        lua_setfield(L, -2, "mininteger");
    }
    lua_createtable(L, 0, 1);
    lua_pushstring(L, name);
    lua_pushcclosure(L, missing_in_library, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
}

// ("x"):upper() finds `upper` through a metatable that no script can reach.
static void give_strings_methods(lua_State *L) {
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 1);
    lua_pushvalue(L, -3);  // library string, "", metatable, library string
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void sandbox_library(Sandbox *sandbox) {
    static const char *const names[] = {"math", "string", "table", "utf8"};
    lua_State *L = sandbox->L;
    make_missing(sandbox);
    lua_newtable(L);
    sandbox->marks = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_newtable(L);
    sandbox->frozen = luaL_ref(L, LUA_REGISTRYINDEX);
    push_allowed(L, NULL);  // globals
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        push_library(L, names[i]);
        if (!strcmp(names[i], "string")) give_strings_methods(L);
        sandbox_freeze(L, 0);
        lua_setfield(L, -2, names[i]);
    }
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, missing_global);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_newtable(L);           // globals, environment
    lua_createtable(L, 0, 2);  // globals, environment, metatable
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, write_global);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    sandbox->library = luaL_ref(L, LUA_REGISTRYINDEX);
}
