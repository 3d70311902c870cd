// Makes the functions of a scenario depend on nothing but their arguments: what they see outside is copied read-only, and watched.
#include "core/sandbox_lib.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#define WATCH_MAX 250  // upvalues one kept function may reach: each is looked at after every call

// A stand-in is an empty table; its metatable holds what it stands for.
enum { BEHIND = 1, LENGTH = 2, ORIGINAL = 3 };  // ORIGINAL: the table to copy, until that is done

// A walk over all that a function can see. Its stack: the function, `seen` (value -> true), `queue` (an array of functions and stand-ins).
typedef struct Walk {
    lua_State *L;
    Sandbox *sandbox;
    lua_Integer next, count;
    int first_watch;
} Walk;
enum { FUNCTION = 1, SEEN, QUEUE };

static int write_refused(lua_State *L) {
    char room[64];
    Str key = lua_type(L, 2) == LUA_TSTRING ? arg_text(L, 2) : lua_type(L, 2) == LUA_TNUMBER ? number_text(L, 2, room) : kind_name(L, 2);
    SANDBOX_RAISE(L, "“{1}” can't be changed: what lies outside of a function, and libraries, are read-only.", key);
}

static int frozen_length(lua_State *L) {
    lua_getmetatable(L, 1);
    lua_rawgeti(L, -1, LENGTH);
    return 1;
}

void sandbox_freeze(lua_State *L, lua_Integer length) {
    lua_newtable(L);
    lua_createtable(L, 3, 3);  // behind, stand-in, metatable
    lua_pushvalue(L, -3);
    lua_rawseti(L, -2, BEHIND);
    lua_pushinteger(L, length);
    lua_rawseti(L, -2, LENGTH);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, write_refused);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, frozen_length);
    lua_setfield(L, -2, "__len");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

bool sandbox_frozen(lua_State *L, int index, lua_Integer *length) {
    if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index)) return false;
    if (lua_rawgeti(L, -1, BEHIND) != LUA_TTABLE) {
        lua_pop(L, 2);
        return false;
    }
    lua_rawgeti(L, -2, LENGTH);
    *length = lua_tointeger(L, -1);
    lua_pop(L, 1);
    lua_remove(L, -2);
    return true;
}

// True when the value on top was not seen before. Leaves it there.
static bool see(Walk *walk) {
    lua_State *L = walk->L;
    sandbox_spend(L, 1);
    lua_pushvalue(L, -1);
    bool fresh = lua_rawget(L, SEEN) == LUA_TNIL;
    lua_pop(L, 1);
    if (!fresh) return false;
    lua_pushvalue(L, -1);
    lua_pushboolean(L, true);
    lua_rawset(L, SEEN);
    return true;
}

static void enqueue(Walk *walk) {
    if (!see(walk)) return;
    lua_pushvalue(walk->L, -1);
    lua_rawseti(walk->L, QUEUE, ++walk->count);
}

static lua_Integer border(lua_State *L, int index) {
    lua_Integer length = 0;
    while (lua_rawgeti(L, index, length + 1) != LUA_TNIL) {
        lua_pop(L, 1);
        length++;
    }
    lua_pop(L, 1);
    return length;
}

// Replaces the plain table on top by its stand-in, which is made at the first sight of it and filled when its turn comes.
static void stand_in(Walk *walk) {
    lua_State *L = walk->L;
    lua_rawgeti(L, LUA_REGISTRYINDEX, walk->sandbox->frozen);
    lua_pushvalue(L, -2);  // table, frozen, table
    if (lua_rawget(L, -2) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_Integer length = border(L, -2);
        sandbox_spend(L, (size_t)length);
        lua_createtable(L, (int)length, 0);
        sandbox_freeze(L, length);  // table, frozen, stand-in
        lua_getmetatable(L, -1);
        lua_pushvalue(L, -4);
        lua_rawseti(L, -2, ORIGINAL);
        lua_pop(L, 1);
        lua_pushvalue(L, -3);
        lua_pushvalue(L, -2);
        lua_rawset(L, -4);  // table, frozen, stand-in
    }
    lua_replace(L, -3);
    lua_pop(L, 1);
}

// What the functions may see on top becomes what they will see.
static void make_constant(Walk *walk, Str name) {
    lua_State *L = walk->L;
    switch (lua_type(L, -1)) {
    case LUA_TNIL:
    case LUA_TBOOLEAN:
    case LUA_TNUMBER:
    case LUA_TSTRING: return;
    case LUA_TFUNCTION: enqueue(walk); return;
    case LUA_TTABLE:
        if (lua_getmetatable(L, -1))
            lua_pop(L, 1);  // a library or a stand-in
        else
            stand_in(walk);
        enqueue(walk);
        return;
    default:
        if (!sandbox_is_missing(L, -1)) SANDBOX_RAISE(L, "“{1}” holds a value that functions of a scenario can't use.", name);
    }
}

static void fill_stand_in(Walk *walk, int behind, int original) {
    lua_State *L = walk->L;
    lua_pushnil(L);
    while (lua_next(L, original)) {
        int kind = lua_type(L, -2);
        if (kind != LUA_TNUMBER && kind != LUA_TSTRING && kind != LUA_TBOOLEAN)
            SANDBOX_RAISE(L, "A table that a function uses has {1} as a key; only texts and numbers will do.", kind_name(L, -2));
        make_constant(walk, STR("[…]"));
        lua_pushvalue(L, -2);
        lua_rotate(L, -2, 1);  // key, key, value
        lua_rawset(L, behind);
        sandbox_spend(L, 1);
    }
}

// Queues what a filled stand-in holds: an earlier walk may have filled it.
static void visit_contents(Walk *walk, int behind) {
    lua_State *L = walk->L;
    lua_pushnil(L);
    while (lua_next(L, behind)) {
        sandbox_spend(L, 1);
        if (lua_type(L, -1) == LUA_TFUNCTION || lua_type(L, -1) == LUA_TTABLE) enqueue(walk);
        lua_pop(L, 1);
    }
}

static void visit_table(Walk *walk) {
    lua_State *L = walk->L;
    int base = lua_gettop(L);
    lua_getmetatable(L, base);
    lua_rawgeti(L, base + 1, BEHIND);
    if (lua_rawgeti(L, base + 1, ORIGINAL) == LUA_TTABLE) {
        fill_stand_in(walk, base + 2, base + 3);
        lua_pushnil(L);
        lua_rawseti(L, base + 1, ORIGINAL);
    } else {
        visit_contents(walk, base + 2);
    }
}

// `name` of the closure behind registry reference `function`; its constant value lies on top.
static void add_watch(Walk *walk, int function, int upvalue, Str name) {
    lua_State *L = walk->L;
    Sandbox *sandbox = walk->sandbox;
    if (sandbox->watch_count - walk->first_watch == WATCH_MAX)
        SANDBOX_RAISE(L, "This function can reach more than {1} values outside of it; “{2}” is one.", STR("250"), name);
    if (sandbox->watch_count == sandbox->watch_cap) {
        sandbox->watch_cap = sandbox->watch_cap ? sandbox->watch_cap * 2 : 64;
        sandbox->watches = mem_realloc(sandbox->watches, (size_t)sandbox->watch_cap * sizeof *sandbox->watches);
    }
    Watch *watch = &sandbox->watches[sandbox->watch_count];
    *watch = (Watch){.function = function, .upvalue = upvalue, .kind = lua_type(L, -1), .whole = lua_isinteger(L, -1)};
    if (watch->whole)
        watch->value.whole = lua_tointeger(L, -1);
    else if (watch->kind == LUA_TNUMBER)
        watch->value.real = lua_tonumber(L, -1);
    else if (watch->kind == LUA_TBOOLEAN)
        watch->value.flag = lua_toboolean(L, -1);
    else
        watch->value.address = lua_topointer(L, -1);
    lua_pushvalue(L, -1);
    watch->saved = luaL_ref(L, LUA_REGISTRYINDEX);
    sandbox->watch_count++;
}

static bool shared_upvalue_is_new(Walk *walk, int closure, int upvalue) {
    lua_State *L = walk->L;
    lua_pushlightuserdata(L, lua_upvalueid(L, closure, upvalue));
    bool fresh = see(walk);
    lua_pop(L, 1);
    return fresh;
}

static void visit_function(Walk *walk) {
    lua_State *L = walk->L;
    int closure = lua_gettop(L);
    if (lua_iscfunction(L, closure)) {
        bool has_state = lua_tocfunction(L, closure) != sandbox_construct && lua_getupvalue(L, closure, 1);
        if (has_state) SANDBOX_RAISE(L, "What pairs() gives can't be kept for later: call pairs() inside the function.", STR_NONE);
        return;
    }
    const char *name;
    int function = LUA_NOREF;
    for (int i = 1; (name = lua_getupvalue(L, closure, i)); i++) {
        bool fixed = !strcmp(name, "_ENV");  // no source text may name it
        if (!fixed && shared_upvalue_is_new(walk, closure, i)) {
            make_constant(walk, str_from(name));
            lua_pushvalue(L, -1);
            lua_setupvalue(L, closure, i);
            if (function == LUA_NOREF) {
                lua_pushvalue(L, closure);
                function = luaL_ref(L, LUA_REGISTRYINDEX);
            }
            add_watch(walk, function, i, str_from(name));
        }
        lua_settop(L, closure);
    }
}

// Protected: the function is the one argument.
static int walk_function(lua_State *L) {
    Sandbox *sandbox = sandbox_of(L);
    Walk walk = {.L = L, .sandbox = sandbox, .first_watch = sandbox->watch_count};
    lua_newtable(L);
    lua_newtable(L);
    lua_pushvalue(L, FUNCTION);
    enqueue(&walk);
    while (walk.next < walk.count) {
        lua_settop(L, QUEUE);
        if (lua_rawgeti(L, QUEUE, ++walk.next) == LUA_TFUNCTION)
            visit_function(&walk);
        else
            visit_table(&walk);
    }
    if (sandbox->kept_count == sandbox->kept_cap) {
        sandbox->kept_cap = sandbox->kept_cap ? sandbox->kept_cap * 2 : 16;
        sandbox->kept = mem_realloc(sandbox->kept, (size_t)sandbox->kept_cap * sizeof *sandbox->kept);
    }
    lua_pushvalue(L, FUNCTION);
    int function = luaL_ref(L, LUA_REGISTRYINDEX);
    sandbox->kept[sandbox->kept_count++] =
        (Kept){.function = function, .first_watch = walk.first_watch, .watch_count = sandbox->watch_count - walk.first_watch};
    return 0;
}

int sandbox_keep(Sandbox *sandbox, Str file, int line, Err *err) {
    lua_State *L = sandbox->L;
    if (lua_type(L, -1) != LUA_TFUNCTION) {
        if (!sandbox_is_missing(L, -1)) ERR(err, file, line, "A function is expected here, not {1}.", kind_name(L, -1));
        lua_pop(L, 1);
        return 0;
    }
    int watches = sandbox->watch_count;
    if (!sandbox_protect(sandbox, walk_function, file, line, err)) {
        sandbox->watch_count = watches;
        return 0;
    }
    Kept *kept = &sandbox->kept[sandbox->kept_count - 1];
    kept->file = str_copy(&sandbox->arena, file);
    kept->line = line;
    return sandbox->kept_count;
}

// The value on top against the saved one. 1 and 1.0, 0.0 and -0.0 are equal to Lua but do not behave so; nan is the same as itself here.
static bool is_same(lua_State *L, const Watch *watch) {
    if (lua_type(L, -1) != watch->kind) return false;
    switch (watch->kind) {
    case LUA_TNIL: return true;
    case LUA_TBOOLEAN: return lua_toboolean(L, -1) == watch->value.flag;
    case LUA_TNUMBER: break;
    default: return lua_topointer(L, -1) == watch->value.address;
    }
    if (lua_isinteger(L, -1)) return watch->whole && lua_tointeger(L, -1) == watch->value.whole;
    lua_Number now = lua_tonumber(L, -1);
    return !watch->whole && !memcmp(&now, &watch->value.real, sizeof now);
}

bool sandbox_unchanged(Sandbox *sandbox, const Kept *kept, Err *err) {
    lua_State *L = sandbox->L;
    int top = lua_gettop(L), closure = LUA_NOREF;
    bool unchanged = true;
    for (int i = 0; i < kept->watch_count; i++) {
        const Watch *watch = &sandbox->watches[kept->first_watch + i];
        if (watch->function != closure) {
            lua_settop(L, top);
            lua_rawgeti(L, LUA_REGISTRYINDEX, closure = watch->function);
        }
        const char *name = lua_getupvalue(L, top + 1, watch->upvalue);
        bool same = is_same(L, watch);
        lua_settop(L, top + 1);
        if (same) continue;
        if (unchanged)
            ERR(err, kept->file, kept->line,
                "This function changes “{1}”, which lies outside of it: what is to be remembered belongs into the state.", str_from(name));
        lua_rawgeti(L, LUA_REGISTRYINDEX, watch->saved);
        lua_setupvalue(L, top + 1, watch->upvalue);
        unchanged = false;
    }
    lua_settop(L, top);
    return unchanged;
}
