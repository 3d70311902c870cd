// Lua values in, texts, numbers and faults out.
#include "core/reader.h"

#include "base/map.h"
#include "base/utf8.h"

#include <lauxlib.h>
#include <stdlib.h>

At at_key(At parent, Str key) {
    const SourceField *field = sourcemap_key(parent.node, key);
    return field ? (At){field->table, field->line} : (At){NULL, parent.line};
}

At at_index(At parent, int index) {
    const SourceField *field = sourcemap_index(parent.node, index);
    return field ? (At){field->table, field->line} : (At){NULL, parent.line};
}

Str reader_view(Reader *reader, int index) {
    size_t length;
    const char *text = lua_tolstring(reader->L, index, &length);
    return (Str){text, length};
}

bool reader_spend(Reader *reader, size_t units) {
    if (reader->used > READ_MAX) return false;
    reader->used += units > READ_MAX ? READ_MAX : (int64_t)units;
    if (reader->used <= READ_MAX) return true;
    ERR(reader->err, reader->file, 1,
        "This is too large to be read: more than {1} MiB of texts and tables, each counted wherever it is used.",
        str_int(reader->arena, READ_MAX >> 20));
    reader->err = NULL;
    return false;
}

bool reader_next(Reader *reader) {
    if (!lua_next(reader->L, -2)) return false;
    if (reader_spend(reader, READ_ENTRY)) return true;
    lua_pop(reader->L, 2);
    return false;
}

Str reader_string(Reader *reader, int index) {
    if (!reader_spend(reader, reader_view(reader, index).len)) return STR_NONE;
    return utf8_clean(reader->arena, str_copy(reader->arena, reader_view(reader, index)));
}

Str reader_words(Reader *reader, int index) {
    if (!reader_spend(reader, reader_view(reader, index).len)) return STR_NONE;
    return utf8_clean(reader->arena, str_fold(reader->arena, reader_view(reader, index)));
}

static bool positional(Str name) {
    return name.len == 1 && name.data[0] >= '1' && name.data[0] <= '9';
}

void reader_get(Reader *reader, Str key) {
    if (positional(key)) {
        lua_rawgeti(reader->L, -1, key.data[0] - '0');
        return;
    }
    lua_pushlstring(reader->L, key.data, key.len);
    lua_rawget(reader->L, -2);
}

// The names of the table have a zero behind them and always lie at the same place: by that Lua finds the string it made before.
static void get_field(Reader *reader, const FieldSpec *spec) {
    if (positional(spec->name)) {
        lua_rawgeti(reader->L, -1, spec->name.data[0] - '0');
        return;
    }
    lua_pushstring(reader->L, spec->name.data);
    lua_rawget(reader->L, -2);
}

// A stand-in through which a scenario sees math, string and so on, and which looks empty: no table of the author's has a metatable.
static bool is_library(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index)) return false;
    lua_pop(L, 1);
    return true;
}

bool reader_is_table(const Reader *reader, int index) {
    return lua_istable(reader->L, index) && !is_library(reader->L, index);
}

static bool fits(lua_State *L, FieldType type, int index) {
    int got = lua_type(L, index);
    bool table = got == LUA_TTABLE && !is_library(L, index);
    switch (type) {
    case FIELD_TEXT:
    case FIELD_NAME: return got == LUA_TSTRING;
    case FIELD_NUMBER: return lua_isinteger(L, index);
    case FIELD_WORTH: return got == LUA_TNUMBER;  // whole or not is told with the bounds
    case FIELD_NUMBERS: return table || lua_isinteger(L, index);
    case FIELD_FLAG: return got == LUA_TBOOLEAN;
    case FIELD_TABLE: return table;
    case FIELD_NAMES:
    case FIELD_SAY:
    case FIELD_ANY:
    case FIELD_GO: return got == LUA_TSTRING || table;
    case FIELD_CONDITION:
    case FIELD_SOURCE: return got == LUA_TSTRING || got == LUA_TFUNCTION;
    case FIELD_EFFECT: return table || got == LUA_TFUNCTION;
    case FIELD_TIME: return got == LUA_TSTRING || lua_isinteger(L, index);
    case FIELD_PICK: return got == LUA_TSTRING || table || lua_isinteger(L, index);
    }
    return false;
}

static Str lua_kind(lua_State *L, int index) {
    if (lua_type(L, index) == LUA_TNUMBER && !lua_isinteger(L, index)) return STR("a number with a fraction");
    if (lua_type(L, index) == LUA_TSTRING) return STR("a text");
    if (lua_type(L, index) == LUA_TNIL) return STR("nothing");
    if (is_library(L, index)) return STR("a library");
    return str_from(luaL_typename(L, index));
}

static At at_name(At at, Str name) {
    int64_t index;
    return str_to_int(name, &index) && index < 1000000 ? at_index(at, (int)index) : at_key(at, name);
}

// `parent` is the table's place: where the field itself stands is worth looking up only when something is wrong with it.
static void check_value(Reader *reader, FieldOwner owner, const FieldSpec *spec, At parent) {
    lua_State *L = reader->L;
    bool right = fits(L, spec->type, -1);
    lua_Integer value = right && spec->type == FIELD_NUMBER ? lua_tointeger(L, -1) : spec->min;
    bool empty = right && (spec->type == FIELD_TEXT || spec->type == FIELD_NAME) && !str_trim(reader_view(reader, -1)).len;
    if ((right && !empty && value >= spec->min && value <= spec->max) || sandbox_is_missing(L, -1)) return;
    At at = at_name(parent, spec->name);
    if (empty) {
        FAULT_AT(reader, at, "“{1}” of this {2} is empty.", spec->name, field_owner_name(owner));
        return;
    }
    if (!right) {
        FAULT_AT(reader, at, "“{1}” of this {2} must be {3}, not {4}.", spec->name, field_owner_name(owner), field_type_name(spec->type),
                 lua_kind(L, -1));
        return;
    }
    FAULT_AT(reader, at, "“{1}” of this {2} must be from {3} to {4}, not {5}.", spec->name, field_owner_name(owner),
             str_int(reader->arena, spec->min), str_int(reader->arena, spec->max), str_int(reader->arena, value));
}

// The nearest of the names, while that may still be looked for.
static Str nearest(Reader *reader, Str name, const Str *names, int count) {
    reader->compared += (int64_t)count * (int64_t)(name.len + 1) * 8;
    return reader->err && reader->compared <= NEAREST_MAX_WORK ? str_nearest(name, names, count) : STR_NONE;
}

static void unknown_field(Reader *reader, FieldOwner owner, Str name, At at) {
    const FieldSpec *rows;
    Str known[64];
    int count = field_rows(owner, &rows);
    MUST(count <= 64);
    for (int i = 0; i < count; i++) known[i] = rows[i].name;
    Str near = nearest(reader, name, known, count);
    if (near.len && !positional(near))
        FAULT_AT(reader, at, "“{1}” is not a field of this {2}; did you mean “{3}”?", name, field_owner_name(owner), near);
    else
        FAULT_AT(reader, at, "“{1}” is not a field of this {2}.", name, field_owner_name(owner));
}

// The key at stack index -2 as a name; numbers as digits. Empty for keys of other kinds.
static Str key_name(Reader *reader) {
    if (lua_type(reader->L, -2) == LUA_TSTRING) return reader_string(reader, -2);
    if (lua_isinteger(reader->L, -2)) return str_int(reader->arena, lua_tointeger(reader->L, -2));
    return STR_NONE;
}

// The row of the key at stack index -2, NULL when there is none.
static const FieldSpec *key_field(Reader *reader, FieldOwner owner) {
    if (lua_type(reader->L, -2) == LUA_TSTRING) return field_find(owner, reader_view(reader, -2));
    lua_Integer number = lua_isinteger(reader->L, -2) ? lua_tointeger(reader->L, -2) : 0;
    char digit = (char)('0' + number);
    return number >= 1 && number <= 9 ? field_find(owner, (Str){&digit, 1}) : NULL;
}

void reader_check(Reader *reader, FieldOwner owner, At at) {
    lua_State *L = reader->L;
    lua_pushnil(L);
    while (reader_next(reader)) {
        const FieldSpec *spec = key_field(reader, owner);
        if (spec) {
            check_value(reader, owner, spec, at);
        } else {
            Str name = key_name(reader);
            unknown_field(reader, owner, name, at_name(at, name));
        }
        lua_pop(L, 1);
    }
    const FieldSpec *rows;
    int count = field_rows(owner, &rows);
    for (int i = 0; i < count; i++) {
        if (!rows[i].required) continue;
        get_field(reader, &rows[i]);
        if (lua_isnil(L, -1)) FAULT_AT(reader, at, "This {1} needs “{2}”: {3}", field_owner_name(owner), rows[i].name, rows[i].sentence);
        lua_pop(L, 1);
    }
}

static bool push_field(Reader *reader, const FieldSpec *spec) {
    MUST(spec);
    get_field(reader, spec);
    if (!lua_isnil(reader->L, -1) && fits(reader->L, spec->type, -1)) return true;
    lua_pop(reader->L, 1);
    return false;
}

void reader_own_field(Reader *reader, int index, const char *name) {
    index = lua_absindex(reader->L, index);
    lua_pushstring(reader->L, name);
    lua_rawget(reader->L, index);
}

bool reader_has(Reader *reader, const char *name) {
    reader_own_field(reader, -1, name);
    bool there = !lua_isnil(reader->L, -1);
    lua_pop(reader->L, 1);
    return there;
}

bool reader_push(Reader *reader, FieldOwner owner, const char *name) {
    return push_field(reader, field_find(owner, str_from(name)));
}

static Str field_string(Reader *reader, FieldOwner owner, const char *name, Str (*read)(Reader *, int)) {
    if (!reader_push(reader, owner, name)) return STR_NONE;
    Str text = lua_type(reader->L, -1) == LUA_TSTRING ? read(reader, -1) : STR_NONE;
    lua_pop(reader->L, 1);
    return text;
}

Str reader_name(Reader *reader, FieldOwner owner, const char *name) {
    return field_string(reader, owner, name, reader_string);
}

Str reader_text(Reader *reader, FieldOwner owner, const char *name) {
    return field_string(reader, owner, name, reader_words);
}

int32_t reader_number(Reader *reader, FieldOwner owner, const char *name) {
    const FieldSpec *spec = field_find(owner, str_from(name));
    if (!push_field(reader, spec)) return spec->fallback;
    lua_Integer value = lua_tointeger(reader->L, -1);
    lua_pop(reader->L, 1);
    return value >= spec->min && value <= spec->max ? (int32_t)value : spec->fallback;
}

bool reader_flag(Reader *reader, FieldOwner owner, const char *name) {
    const FieldSpec *spec = field_find(owner, str_from(name));
    if (!push_field(reader, spec)) return spec->fallback;
    bool value = lua_toboolean(reader->L, -1);
    lua_pop(reader->L, 1);
    return value;
}

typedef struct OrderedKey {
    Str name;
    int place;  // in the file; keys that code made come after all others
} OrderedKey;

static int by_place(const void *a, const void *b) {
    const OrderedKey *x = a, *y = b;
    if (x->place != y->place) return x->place < y->place ? -1 : 1;
    return str_compare(x->name, y->name);
}

int reader_keys(Reader *reader, At at, Str **keys) {
    lua_State *L = reader->L;
    OrderedKey *found = NULL;
    int count = 0, cap = 0;
    lua_pushnil(L);
    while (reader_next(reader)) {
        Str name = key_name(reader);
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING) {
            FAULT_AT0(reader, at_name(at, name), "A name was expected here: name = ….");
            continue;
        }
        const SourceField *field = sourcemap_key(at.node, name);
        found = arena_grow(reader->arena, found, count, &cap, sizeof *found);
        found[count++] = (OrderedKey){name, field ? (int)(field - at.node->fields) : INT32_MAX};
    }
    if (count > LIST_MAX) {
        FAULT_AT(reader, at, "A list may have at most {1} entries.", str_int(reader->arena, LIST_MAX));
        count = 0;
    }
    if (count > 1) qsort(found, (size_t)count, sizeof *found, by_place);
    *keys = ARENA_ARRAY(reader->arena, Str, count);
    for (int i = 0; i < count; i++) (*keys)[i] = found[i].name;
    return count;
}

int reader_list(Reader *reader, At at) {
    lua_State *L = reader->L;
    lua_Unsigned length = lua_rawlen(L, -1);
    int count = length > LIST_MAX ? LIST_MAX : (int)length;
    if (length > LIST_MAX) FAULT_AT(reader, at, "A list may have at most {1} entries.", str_int(reader->arena, LIST_MAX));
    lua_pushnil(L);
    while (reader_next(reader)) {
        bool place = lua_isinteger(L, -2) && lua_tointeger(L, -2) >= 1 && lua_tointeger(L, -2) <= (lua_Integer)length;
        Str name = place ? STR_NONE : key_name(reader);
        lua_pop(L, 1);
        if (!place) FAULT_AT(reader, at_name(at, name), "“{1}” can't stand in a list: its entries need braces of their own.", name);
    }
    return reader->err ? count : 0;
}

int reader_names(Reader *reader, At at, Str what, Str **names) {
    lua_State *L = reader->L;
    bool single = lua_type(L, -1) == LUA_TSTRING;
    int count = single ? 1 : reader_list(reader, at);
    *names = ARENA_ARRAY(reader->arena, Str, count);
    for (int i = 0; i < count; i++) {
        if (single)
            lua_pushvalue(L, -1);
        else
            lua_rawgeti(L, -1, i + 1);
        bool name = lua_type(L, -1) == LUA_TSTRING && reader_view(reader, -1).len;
        if (name)
            (*names)[i] = reader_string(reader, -1);
        else if (!sandbox_is_missing(L, -1))
            FAULT_AT(reader, at_index(at, i + 1), "Each {1} is a name in quotes, not {2}.", what, lua_kind(L, -1));
        lua_pop(L, 1);
    }
    return count;
}

void reader_unknown(Reader *reader, At at, Str what, Str name, const Map *known) {
    Str near = nearest(reader, name, known->keys, known->count);
    if (near.len)
        FAULT_AT(reader, at, "Unknown {1} “{2}”; did you mean “{3}”?", what, name, near);
    else
        FAULT_AT(reader, at, "Unknown {1} “{2}”.", what, name);
}
