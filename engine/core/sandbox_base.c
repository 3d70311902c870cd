// What a scenario's Lua has of Lua's own base and mathematics, and the arguments of all library functions.
#include "core/sandbox_lib.h"

#include <inttypes.h>
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

Str kind_name(lua_State *L, int index) {
    switch (lua_type(L, index)) {
    case LUA_TNONE:
    case LUA_TNIL: return STR("nothing");
    case LUA_TBOOLEAN: return STR("true or false");
    case LUA_TNUMBER: return lua_isinteger(L, index) ? STR("a number") : STR("a number with a fraction");
    case LUA_TSTRING: return STR("a text");
    case LUA_TTABLE: return STR("a table");
    case LUA_TFUNCTION: return STR("a function");
    default: return STR("another value");
    }
}

_Noreturn void arg_wrong(lua_State *L, int arg, Str expected) {
    lua_Debug frame;
    Str name = lua_getstack(L, 0, &frame) && lua_getinfo(L, "n", &frame) && frame.name ? str_from(frame.name) : STR("this function");
    char number[16];
    snprintf(number, sizeof number, "%d", arg);
    SANDBOX_RAISE(L, "{1}: value {2} must be {3}, not {4}.", name, str_from(number), expected, kind_name(L, arg));
}

lua_Integer arg_int(lua_State *L, int arg) {
    int whole = 0;
    lua_Integer value = lua_type(L, arg) == LUA_TNUMBER ? lua_tointegerx(L, arg, &whole) : 0;
    if (!whole) arg_wrong(L, arg, STR("a whole number"));
    return value;
}

lua_Integer arg_int_or(lua_State *L, int arg, lua_Integer otherwise) {
    return lua_isnoneornil(L, arg) ? otherwise : arg_int(L, arg);
}

Str arg_text(lua_State *L, int arg) {
    if (!lua_isstring(L, arg)) arg_wrong(L, arg, STR("a text"));
    Str text;
    text.data = lua_tolstring(L, arg, &text.len);  // a number becomes its text, as everywhere in Lua
    return text;
}

lua_Integer arg_table(lua_State *L, int arg, bool write) {
    lua_Integer length = 0;
    if (lua_type(L, arg) != LUA_TTABLE) arg_wrong(L, arg, STR("a table"));
    if (!lua_getmetatable(L, arg)) return (lua_Integer)lua_rawlen(L, arg);
    lua_pop(L, 1);
    if (write || !sandbox_frozen(L, arg, &length)) arg_wrong(L, arg, STR("a table that may be changed here"));
    lua_replace(L, arg);
    return length;
}

void check_values(lua_State *L, lua_Integer count) {
    if (count > VALUES_MAX) SANDBOX_RAISE(L, "At most {1} values can be taken out at once.", STR("250"));
    luaL_checkstack(L, (int)count, NULL);
}

void check_text(lua_State *L, size_t length) {
    if (length > STRING_BYTES_MAX) SANDBOX_RAISE(L, "A text grows beyond {1} KiB.", STR("64"));
}

char *text_room(lua_State *L, size_t length) {
    check_text(L, length);
    sandbox_spend(L, length / 8);
    return lua_newuserdatauv(L, length, 0);
}

void text_add(Str *text, Str part) {
    if (part.len) memcpy((char *)(uintptr_t)text->data + text->len, part.data, part.len);
    text->len += part.len;
}

int push_text(lua_State *L, Str text) {
    lua_pushlstring(L, text.data ? text.data : "", text.len);
    return 1;
}

Str number_text(lua_State *L, int index, char *room) {
    if (lua_isinteger(L, index)) return (Str){room, (size_t)snprintf(room, 64, "%" PRId64, (int64_t)lua_tointeger(L, index))};
    double value = lua_tonumber(L, index);
    if (value != value) return STR("nan");  // printf also knows -nan, on some machines
    size_t length = (size_t)snprintf(room, 62, "%.14g", value);
    if (strspn(room, "-0123456789") == length) {
        memcpy(room + length, ".0", 3);
        length += 2;
    }
    return (Str){room, length};
}

int lib_assert(lua_State *L) {
    if (lua_toboolean(L, 1)) return lua_gettop(L);
    if (lua_type(L, 2) == LUA_TSTRING) SANDBOX_RAISE(L, "{1}", arg_text(L, 2));
    SANDBOX_RAISE(L, "An assert failed, and it does not say what it expected.", STR_NONE);
}

int lib_error(lua_State *L) {
    if (lua_isstring(L, 1)) SANDBOX_RAISE(L, "{1}", arg_text(L, 1));
    SANDBOX_RAISE(L, "error() was called with {1}; give it a text.", kind_name(L, 1));
}

int lib_select(lua_State *L) {
    int count = lua_gettop(L);
    if (lua_type(L, 1) == LUA_TSTRING && str_equal(arg_text(L, 1), STR("#"))) {
        lua_pushinteger(L, count - 1);
        return 1;
    }
    lua_Integer from = arg_int(L, 1);
    if (from < 0)
        from = count + from;
    else if (from > count)
        from = count;
    if (from < 1) arg_wrong(L, 1, STR("the number of a value"));
    return count - (int)from;
}

static int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

static bool number_in_base(Str text, int base, lua_Integer *value) {
    text = str_trim(text);
    bool negative = str_starts(text, STR("-"));
    if (negative) text = str_slice(text, 1, text.len);
    lua_Unsigned sum = 0;  // wraps as Lua's own does
    for (size_t i = 0; i < text.len; i++) {
        int digit = digit_value(text.data[i]);
        if (digit >= base) return false;
        sum = sum * (lua_Unsigned)base + (lua_Unsigned)digit;
    }
    *value = (lua_Integer)(negative ? 0 - sum : sum);
    return text.len > 0;
}

int lib_tonumber(lua_State *L) {
    lua_Integer value;
    if (!lua_isnoneornil(L, 2)) {
        lua_Integer base = arg_int(L, 2);
        if (base < 2 || base > 36) arg_wrong(L, 2, STR("a base from 2 to 36"));
        Str text = arg_text(L, 1);
        sandbox_spend(L, text.len / 8);
        if (number_in_base(text, (int)base, &value))
            lua_pushinteger(L, value);
        else
            lua_pushnil(L);
        return 1;
    }
    lua_settop(L, 1);
    if (lua_type(L, 1) == LUA_TNUMBER) return 1;
    if (lua_type(L, 1) == LUA_TSTRING) {
        Str text = arg_text(L, 1);
        sandbox_spend(L, text.len / 8);
        if (lua_stringtonumber(L, text.data) == text.len + 1) return 1;
    }
    lua_pushnil(L);
    return 1;
}

int lib_tostring(lua_State *L) {
    char room[64];
    Str text;
    switch (lua_type(L, 1)) {
    case LUA_TNONE: arg_wrong(L, 1, STR("a value"));
    case LUA_TSTRING: lua_settop(L, 1); return 1;
    case LUA_TNUMBER: text = number_text(L, 1, room); break;
    case LUA_TBOOLEAN: text = lua_toboolean(L, 1) ? STR("true") : STR("false"); break;
    default: text = str_from(luaL_typename(L, 1));  // no address: it would differ from run to run
    }
    return push_text(L, text);
}

int lib_type(lua_State *L) {
    if (lua_isnone(L, 1)) arg_wrong(L, 1, STR("a value"));
    lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

static int check_number(lua_State *L, int arg) {
    if (lua_type(L, arg) != LUA_TNUMBER) arg_wrong(L, arg, STR("a number"));
    return arg;
}

int lib_abs(lua_State *L) {
    check_number(L, 1);
    if (lua_isinteger(L, 1)) {
        lua_Integer value = lua_tointeger(L, 1);
        lua_pushinteger(L, value < 0 ? (lua_Integer)(0 - (lua_Unsigned)value) : value);
    } else {
        lua_Number value = lua_tonumber(L, 1);
        lua_pushnumber(L, value < 0 ? -value : value);
    }
    return 1;
}

// Rounds towards minus infinity without libm.
static int push_floor(lua_State *L, bool up) {
    check_number(L, 1);
    lua_settop(L, 1);
    if (lua_isinteger(L, 1)) return 1;
    lua_Number value = lua_tonumber(L, 1);
    if (!(value >= -0x1p63 && value < 0x1p63)) arg_wrong(L, 1, STR("a number that fits a whole number"));
    lua_Integer whole = (lua_Integer)value;
    if (up)
        whole += (lua_Number)whole < value;
    else
        whole -= (lua_Number)whole > value;
    lua_pushinteger(L, whole);
    return 1;
}

int lib_ceil(lua_State *L) {
    return push_floor(L, true);
}

int lib_floor(lua_State *L) {
    return push_floor(L, false);
}

int lib_fmod(lua_State *L) {
    lua_Integer a = arg_int(L, 1), b = arg_int(L, 2);
    if (b == 0) arg_wrong(L, 2, STR("a number other than zero"));
    lua_pushinteger(L, b == -1 ? 0 : a % b);  // the least number % -1 traps
    return 1;
}

static int push_extreme(lua_State *L, bool most) {
    int best = check_number(L, 1);
    for (int i = 2; i <= lua_gettop(L); i++) {
        check_number(L, i);
        if (most ? lua_compare(L, best, i, LUA_OPLT) : lua_compare(L, i, best, LUA_OPLT)) best = i;
    }
    lua_pushvalue(L, best);
    return 1;
}

int lib_max(lua_State *L) {
    return push_extreme(L, true);
}

int lib_min(lua_State *L) {
    return push_extreme(L, false);
}

int lib_tointeger(lua_State *L) {
    int whole = 0;
    lua_Integer value = lua_type(L, 1) == LUA_TNUMBER ? lua_tointegerx(L, 1, &whole) : 0;
    if (whole)
        lua_pushinteger(L, value);
    else
        lua_pushnil(L);
    return 1;
}
