// The state as Lua sees it: one userdata whose fields are read from, and in effects written to, the row of the moment.
#include "core/script.h"

#include "core/remember.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>

typedef enum Prefix { AT_STATE, AT_FACTS, AT_PROMISES, AT_TABLE, PREFIX_COUNT } Prefix;
static const char *const prefixes[PREFIX_COUNT] = {"", "facts.", "promises.", "table."};

struct Script {
    Scenario *scenario;
    Sandbox *sandbox;
    const int32_t *row;
    int32_t *writable;  // NULL while a condition or an outcome is read
    int state;          // registry reference of the userdata `s`
    bool *read;         // per variable: has a function read it?
    Memory *memory;     // NULL: nothing is remembered
};

// Each view of the state (s, s.facts, s.promises, s.table) has a Lua table name -> index of variable as upvalue 2 of its metamethods.
static Script *script_of(lua_State *L) {
    return lua_touserdata(L, lua_upvalueindex(1));
}

static _Noreturn void unknown_name(lua_State *L, Script *script, Prefix prefix) {
    if (lua_type(L, 2) != LUA_TSTRING) SANDBOX_RAISE(L, "The state is read by names, not by {1}.", str_from(luaL_typename(L, 2)));
    const Map *names = &script->scenario->var_names;
    char room[96];
    int length = snprintf(room, sizeof room, "%s%.80s", prefixes[prefix], lua_tostring(L, 2));
    Str wanted = {room, (size_t)length}, near = str_nearest(wanted, names->keys, names->count);
    if (near.len) SANDBOX_RAISE(L, "s.{1} is not in the state; did you mean s.{2}?", wanted, near);
    SANDBOX_RAISE(L, "s.{1} is not in the state.", wanted);
}

// What the key stands for lies on top of the stack afterwards.
static const Var *named_var(lua_State *L, Script *script) {
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNUMBER) return NULL;
    return &script->scenario->vars[lua_tointeger(L, -1)];
}

static int state_read(lua_State *L) {
    Script *script = script_of(L);
    if (!script->row)
        SANDBOX_RAISE(L, "“{1}” can be read only inside the function that the state was given to.",
                      lua_type(L, 2) == LUA_TSTRING ? str_from(lua_tostring(L, 2)) : STR_NONE);
    const Var *var = named_var(L, script);
    if (!var) {
        if (lua_istable(L, -1) || lua_isuserdata(L, -1)) return 1;  // s.facts, s.promises, s.table
        unknown_name(L, script, (Prefix)lua_tointeger(L, lua_upvalueindex(3)));
    }
    script->read[var - script->scenario->vars] = true;
    int32_t value = script->row[var->slot];
    if (var->kind == VAR_FLAG || var->kind == VAR_FACT)
        lua_pushboolean(L, value);
    else if (var->word_count)
        lua_pushlstring(L, var->words[value].data, var->words[value].len);
    else
        lua_pushinteger(L, value);
    return 1;
}

static int32_t bounded(lua_Integer value, const Var *var) {
    return value < var->min ? var->min : value > var->max ? var->max : (int32_t)value;
}

static int32_t word_value(lua_State *L, const Var *var) {
    size_t length;
    const char *text = luaL_checklstring(L, 3, &length);
    for (int i = 0; i < var->word_count; i++)
        if (str_equal(var->words[i], (Str){text, length})) return i;
    SANDBOX_RAISE(L, "“{1}” is not a word of {2}.", (Str){text, length}, var->name);
}

static int state_write(lua_State *L) {
    Script *script = script_of(L);
    if (!script->writable)
        SANDBOX_RAISE(L, "Only an effect can change the state: “{1}” is read here.",
                      lua_type(L, 2) == LUA_TSTRING ? str_from(lua_tostring(L, 2)) : STR_NONE);
    const Var *var = named_var(L, script);
    if (!var) unknown_name(L, script, (Prefix)lua_tointeger(L, lua_upvalueindex(3)));
    if (var->kind == VAR_FLAG) {
        if (!lua_isboolean(L, 3)) SANDBOX_RAISE(L, "“{1}” is a flag: it takes true or false.", var->name);
        script->writable[var->slot] = lua_toboolean(L, 3);
    } else if (var->kind == VAR_WORD) {
        if (lua_type(L, 3) != LUA_TSTRING) SANDBOX_RAISE(L, "“{1}” takes one of its words, in quotes.", var->name);
        script->writable[var->slot] = word_value(L, var);
    } else if (var->kind == VAR_NUMBER) {
        int whole = 0;
        lua_Integer value = lua_type(L, 3) == LUA_TNUMBER ? lua_tointegerx(L, 3, &whole) : 0;
        if (!whole) SANDBOX_RAISE(L, "“{1}” is a number: it takes a whole number.", var->name);
        script->writable[var->slot] = bounded(value, var);
    } else {
        SANDBOX_RAISE(L, "“{1}” can be read, but an effect can't change it: facts are learned, promises kept, the model moved by acts.",
                      var->name);
    }
    return 0;
}

// Pushes a userdata that reads the variables under `prefix`. The name table stays on the stack below it.
static void push_view(lua_State *L, Script *script, Prefix prefix) {
    const Scenario *s = script->scenario;
    Str start = str_from(prefixes[prefix]);
    lua_newtable(L);  // names
    for (int i = 0; i < s->var_count; i++) {
        Str name = s->vars[i].name;
        if (!str_starts(name, start) || (prefix == AT_STATE && str_find(name, STR("."), 0) >= 0)) continue;
        lua_pushlstring(L, name.data + start.len, name.len - start.len);
        lua_pushinteger(L, i);
        lua_rawset(L, -3);
    }
    lua_newuserdatauv(L, 1, 0);  // names, view
    lua_newtable(L);             // names, view, metatable
    static const struct {
        const char *event;
        lua_CFunction function;
    } events[] = {{"__index", state_read}, {"__newindex", state_write}};
    for (int i = 0; i < 2; i++) {
        lua_pushlightuserdata(L, script);
        lua_pushvalue(L, -4);
        lua_pushinteger(L, prefix);
        lua_pushcclosure(L, events[i].function, 3);
        lua_setfield(L, -2, events[i].event);
    }
    lua_setmetatable(L, -2);
}

Script *script_open(Scenario *scenario, Sandbox *sandbox) {
    Script *script = mem_realloc(NULL, sizeof *script);
    size_t vars = (size_t)scenario->var_count;
    *script = (Script){.scenario = scenario, .sandbox = sandbox, .read = mem_realloc(NULL, vars + 1)};
    memset(script->read, 0, vars + 1);
    lua_State *L = sandbox_lua(sandbox);
    push_view(L, script, AT_STATE);  // names, s
    for (int prefix = AT_FACTS; prefix < PREFIX_COUNT; prefix++) {
        static const char *const fields[] = {[AT_FACTS] = "facts", [AT_PROMISES] = "promises", [AT_TABLE] = "table"};
        if (prefix == AT_TABLE && !scenario->table) continue;  // a variable may have that name then
        push_view(L, script, (Prefix)prefix);                  // names, s, names of facts, facts
        lua_setfield(L, -4, fields[prefix]);
        lua_pop(L, 1);
    }
    script->state = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pop(L, 1);
    return script;
}

void script_close(Script *script) {
    if (!script) return;
    sandbox_close(script->sandbox);
    remember_close(script->memory);
    free(script->read);
    free(script);
}

// Calls with `s`; leaves one result on the stack when true.
static bool call(Script *script, int function, const int32_t *row, int32_t *writable, Err *err) {
    lua_State *L = sandbox_lua(script->sandbox);
    script->row = row;
    script->writable = writable;
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->state);
    bool ok = sandbox_call(script->sandbox, function, 1, err);
    script->row = script->writable = NULL;
    return ok;
}

bool script_has_read(const Script *script, int var) {
    return script && script->read[var];
}

void script_remember(Script *script, bool on) {
    if (!script) return;
    remember_close(script->memory);
    script->memory = on ? remember_open() : NULL;
}

static Remembered *place_of(const Script *script, int function, const int32_t *row) {
    return remember_place(script->memory, scenario_function(script->scenario, function), row);
}

static void keep_result(Remembered *place, int32_t result) {
    if (!place) return;
    place->result = result;
    place->known = true;
}

bool script_test(Script *script, int function, const int32_t *row, bool *result, Err *err) {
    Remembered *place = place_of(script, function, row);
    *result = place && place->known && place->result;
    if (place && place->known) return true;
    if (!call(script, function, row, NULL, err)) return false;
    lua_State *L = sandbox_lua(script->sandbox);
    bool right = lua_isboolean(L, -1);
    if (right)
        *result = lua_toboolean(L, -1);
    else
        ERR(err, script->scenario->file, scenario_function(script->scenario, function)->line,
            "A condition must be true or false; this function gives {1}.", str_from(luaL_typename(L, -1)));
    lua_pop(L, 1);
    if (right) keep_result(place, *result);
    return right;
}

static void keep_change(Remembered *place, const ScriptFunction *function, const int32_t *row) {
    for (int i = 0; i < function->read_count; i++) place->after[i] = row[function->reads[i]];
    place->known = true;
}

static void change_again(const Remembered *place, const ScriptFunction *function, int32_t *row) {
    for (int i = 0; i < function->read_count; i++) row[function->reads[i]] = place->after[i];
}

bool script_change(Script *script, int function, int32_t *row, Err *err) {
    const ScriptFunction *known = scenario_function(script->scenario, function);
    Remembered *place = place_of(script, function, row);
    if (place && place->known) {
        change_again(place, known, row);
        return true;
    }
    if (!call(script, function, row, row, err)) return false;
    lua_State *L = sandbox_lua(script->sandbox);
    bool right = lua_isnil(L, -1);
    if (!right)
        ERR0(err, script->scenario->file, scenario_function(script->scenario, function)->line,
             "An effect sets s.name and returns nothing; this function returns a value.");
    lua_pop(L, 1);
    if (place && right) keep_change(place, known, row);
    return right;
}

bool script_score(Script *script, int function, const int32_t *row, int32_t *result, Err *err) {
    Remembered *place = place_of(script, function, row);
    *result = place && place->known ? place->result : 0;
    if (place && place->known) return true;
    if (!call(script, function, row, NULL, err)) return false;
    lua_State *L = sandbox_lua(script->sandbox);
    int whole = 0;
    lua_Integer value = lua_type(L, -1) == LUA_TNUMBER ? lua_tointegerx(L, -1, &whole) : 0;
    if (whole)
        *result = value < 0 ? 0 : value > 100 ? 100 : (int32_t)value;
    else
        ERR0(err, script->scenario->file, scenario_function(script->scenario, function)->line,
             "An outcome function must give a whole number from 0 to 100.");
    lua_pop(L, 1);
    if (whole) keep_result(place, *result);
    return whole;
}
