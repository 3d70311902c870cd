// Tables for scenarios: walked in one order everywhere, sorted stably, and every loop bounded by real data.
#include "core/sandbox_lib.h"

#include <stdlib.h>

#define KEY_COST  4   // steps, of a key that pairs() finds
#define SORT_COST 24  // … and puts in order

// The generic for calls it with the table and the place before.
static int next_place(lua_State *L) {
    lua_Integer place = arg_int(L, 2);
    if (place == LUA_MAXINTEGER) return 0;
    lua_pushinteger(L, place + 1);
    return lua_geti(L, 1, place + 1) == LUA_TNIL ? 1 : 2;
}

int lib_ipairs(lua_State *L) {
    if (lua_type(L, 1) != LUA_TTABLE) arg_wrong(L, 1, STR("a table"));
    lua_pushcfunction(L, next_place);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

// A key that is not one of the places 1 to the table's length.
typedef struct Key {
    Str text;  // no data: a number
    lua_Integer number;
    int index;  // in the unsorted list, which keeps the text alive
} Key;

static int compare_keys(const void *left, const void *right) {
    const Key *a = left, *b = right;
    if (!a->text.data != !b->text.data) return a->text.data ? 1 : -1;
    return a->text.data ? str_compare(a->text, b->text) : (a->number > b->number) - (a->number < b->number);
}

// Pushes a list of the table's keys beyond its places, in Lua's order. Returns how many.
static int list_keys(lua_State *L, lua_Integer length) {
    lua_newtable(L);
    int list = lua_gettop(L), count = 0;
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        lua_pop(L, 1);
        sandbox_spend(L, KEY_COST);
        if (lua_type(L, -1) != LUA_TSTRING && !lua_isinteger(L, -1))
            SANDBOX_RAISE(L, "pairs() goes through texts and whole numbers; this table has {1} as a key.", kind_name(L, -1));
        if (lua_isinteger(L, -1) && lua_tointeger(L, -1) >= 1 && lua_tointeger(L, -1) <= length) continue;
        lua_pushvalue(L, -1);
        lua_rawseti(L, list, ++count);
    }
    return count;
}

// Replaces the list on top by a sorted one. Returns how many of its keys are numbers below 1.
static int sort_list(lua_State *L, int count) {
    int list = lua_gettop(L), below = 0;
    Key *keys = lua_newuserdatauv(L, (size_t)count * sizeof *keys, 0);
    size_t bytes = 0;
    for (int i = 0; i < count; i++) {
        keys[i] = (Key){.index = i + 1};
        if (lua_rawgeti(L, list, i + 1) == LUA_TSTRING)
            keys[i].text = arg_text(L, -1);
        else
            keys[i].number = lua_tointeger(L, -1);
        bytes += keys[i].text.len;
        below += !keys[i].text.data && keys[i].number < 1;
        lua_pop(L, 1);
    }
    sandbox_spend(L, (size_t)count * SORT_COST + bytes / 8);
    qsort(keys, (size_t)count, sizeof *keys, compare_keys);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, list, keys[i].index);
        lua_rawseti(L, -2, i + 1);
    }
    lua_replace(L, list);
    lua_settop(L, list);
    return below;
}

// Upvalues of next_key. First come the numbers below 1, then the places, then the other keys.
enum { TABLE = 1, KEYS, BELOW, LENGTH, TOTAL, POSITION };

static lua_Integer upvalue(lua_State *L, int i) {
    return lua_tointeger(L, lua_upvalueindex(i));
}

static int next_key(lua_State *L) {
    lua_Integer below = upvalue(L, BELOW), length = upvalue(L, LENGTH), total = upvalue(L, TOTAL), i = upvalue(L, POSITION);
    lua_settop(L, 0);
    while (++i <= total) {
        if (i <= below)
            lua_rawgeti(L, lua_upvalueindex(KEYS), i);
        else if (i <= below + length)
            lua_pushinteger(L, i - below);
        else
            lua_rawgeti(L, lua_upvalueindex(KEYS), i - length);
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(TABLE)) != LUA_TNIL) break;  // else it was taken out on the way
        lua_settop(L, 0);
        sandbox_spend(L, 1);
    }
    if (!lua_gettop(L)) return 0;
    lua_pushinteger(L, i);
    lua_replace(L, lua_upvalueindex(POSITION));
    return 2;
}

int lib_pairs(lua_State *L) {
    lua_Integer length = arg_table(L, 1, false);
    lua_settop(L, 1);
    int count = list_keys(L, length);
    int below = count ? sort_list(L, count) : 0;
    lua_pushinteger(L, below);
    lua_pushinteger(L, length);
    lua_pushinteger(L, length + count);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_key, POSITION);
    return 1;
}

static Str element_text(lua_State *L, lua_Integer i, char *room) {
    int kind = lua_rawgeti(L, 1, i);
    if (kind == LUA_TNUMBER) return number_text(L, -1, room);
    if (kind == LUA_TSTRING) return arg_text(L, -1);
    char number[24];
    lua_pushinteger(L, i);
    SANDBOX_RAISE(L, "table.concat joins texts and numbers; at place {1} there is {2}.", number_text(L, -1, number), kind_name(L, -2));
}

int lib_concat(lua_State *L) {
    enum { ARGUMENTS = 4 };
    char room[64];
    lua_settop(L, ARGUMENTS);
    lua_Integer length = arg_table(L, 1, false);
    Str between = lua_isnil(L, 2) ? STR_NONE : arg_text(L, 2);
    lua_Integer from = arg_int_or(L, 3, 1), to = arg_int_or(L, 4, length);
    if (from > to) return push_text(L, STR_NONE);
    size_t total = 0;
    for (lua_Integer i = from;; i++) {
        total += element_text(L, i, room).len + (i < to ? between.len : 0);
        check_text(L, total);
        lua_settop(L, ARGUMENTS);
        if (i == to) break;  // not in the loop's head: i + 1 may not exist
    }
    Str text = {text_room(L, total), 0};
    for (lua_Integer i = from;; i++) {
        text_add(&text, element_text(L, i, room));
        lua_settop(L, ARGUMENTS + 1);
        if (i == to) break;
        text_add(&text, between);
    }
    return push_text(L, text);
}

int lib_insert(lua_State *L) {
    lua_Integer length = arg_table(L, 1, true);
    if (lua_gettop(L) != 2 && lua_gettop(L) != 3) SANDBOX_RAISE(L, "table.insert takes a table, perhaps a place, and a value.", STR_NONE);
    lua_Integer place = lua_gettop(L) == 2 ? length + 1 : arg_int(L, 2);
    if (place < 1 || place > length + 1) arg_wrong(L, 2, STR("a place in the table"));
    sandbox_spend(L, (size_t)(length + 1 - place));
    int value = lua_gettop(L);
    for (lua_Integer i = length; i >= place; i--) {
        lua_rawgeti(L, 1, i);
        lua_rawseti(L, 1, i + 1);
    }
    lua_pushvalue(L, value);
    lua_rawseti(L, 1, place);
    return 0;
}

int lib_remove(lua_State *L) {
    lua_Integer length = arg_table(L, 1, true);
    lua_Integer place = arg_int_or(L, 2, length);
    if (place != length && (place < 1 || place > length + 1)) arg_wrong(L, 2, STR("a place in the table"));
    if (place < length) sandbox_spend(L, (size_t)(length - place));
    lua_rawgeti(L, 1, place);
    for (lua_Integer i = place; i < length; i++) {
        lua_rawgeti(L, 1, i + 1);
        lua_rawseti(L, 1, i);
    }
    if (place <= length) {
        lua_pushnil(L);
        lua_rawseti(L, 1, length);
    }
    return 1;
}

int lib_unpack(lua_State *L) {
    lua_settop(L, 3);
    lua_Integer length = arg_table(L, 1, false);
    lua_Integer from = arg_int_or(L, 2, 1), to = arg_int_or(L, 3, length);
    if (from > to) return 0;
    lua_Unsigned count = (lua_Unsigned)to - (lua_Unsigned)from;  // one less: all 2^64 places have no number
    check_values(L, count < VALUES_MAX ? (lua_Integer)count + 1 : VALUES_MAX + 1);
    for (lua_Unsigned i = 0; i <= count; i++) lua_rawgeti(L, 1, (lua_Integer)((lua_Unsigned)from + i));
    return (int)count + 1;
}

// The stack of lib_sort. Compared are places in a copy that no order function can reach.
enum { SORTED = 1, ORDER, COPY };

static bool text_before(lua_State *L, Str a, Str b) {
    sandbox_spend(L, (a.len < b.len ? a.len : b.len) / 64);
    return str_compare(a, b) < 0;
}

static bool comes_before(lua_State *L, int a, int b) {
    sandbox_spend(L, 1);
    bool ordered = !lua_isnil(L, ORDER), before = false;
    if (ordered) lua_pushvalue(L, ORDER);
    int left = lua_rawgeti(L, COPY, a), right = lua_rawgeti(L, COPY, b);
    if (ordered) {
        lua_call(L, 2, 1);
        before = lua_toboolean(L, -1);
    } else if (left == LUA_TNUMBER && right == LUA_TNUMBER) {
        before = lua_compare(L, -2, -1, LUA_OPLT);
    } else if (left == LUA_TSTRING && right == LUA_TSTRING) {
        before = text_before(L, arg_text(L, -2), arg_text(L, -1));
    } else {
        SANDBOX_RAISE(L, "table.sort can't compare {1} with {2}: give it a function that tells what comes first.", kind_name(L, -2),
                      kind_name(L, -1));
    }
    lua_pop(L, ordered ? 1 : 2);
    return before;
}

// from[low..middle) and from[middle..high) are sorted; equals keep their order.
static void merge(lua_State *L, const int *from, int *to, int low, int middle, int high) {
    int left = low, right = middle;
    for (int i = low; i < high; i++) {
        bool take_right = left == middle || (right < high && comes_before(L, from[right], from[left]));
        to[i] = from[take_right ? right++ : left++];
    }
}

static const int *merge_sort(lua_State *L, int *from, int *to, int count) {
    for (int i = 0; i < count; i++) from[i] = i + 1;
    for (int width = 1; width < count; width *= 2) {
        for (int low = 0; low < count; low += 2 * width) {
            int middle = low + width < count ? low + width : count, high = middle + width < count ? middle + width : count;
            merge(L, from, to, low, middle, high);
        }
        int *sorted = to;
        to = from;
        from = sorted;
    }
    return from;
}

int lib_sort(lua_State *L) {
    lua_Integer length = arg_table(L, SORTED, true);
    if (!lua_isnoneornil(L, ORDER) && lua_type(L, ORDER) != LUA_TFUNCTION) arg_wrong(L, ORDER, STR("a function"));
    lua_settop(L, ORDER);
    int count = (int)length;
    sandbox_spend(L, (size_t)count * 2);
    lua_createtable(L, count, 0);
    for (int i = 1; i <= count; i++) {
        if (lua_rawgeti(L, SORTED, i) == LUA_TNIL) SANDBOX_RAISE(L, "table.sort needs a list without gaps.", STR_NONE);
        lua_rawseti(L, COPY, i);
    }
    int *rows = lua_newuserdatauv(L, (size_t)count * 2 * sizeof *rows, 0);
    const int *sorted = merge_sort(L, rows, rows + count, count);
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, COPY, sorted[i]);
        lua_rawseti(L, SORTED, i + 1);
    }
    return 0;
}
