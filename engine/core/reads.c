// What a Lua function may read of the state, told from its text: where no bracket can make a key, a variable that it does not name is one
// that it can't read.
#include "core/load.h"

#include <string.h>

#define FUNCTIONS_MAX 16          // whose text is looked through for one kept function
#define TEXT_MAX      4096        // bytes of one of them
#define TEXTS_MAX     (1u << 20)  // bytes for all functions of a file

typedef struct Reach {
    Loader *loader;
    bool slots[ROW_MAX];
    const void *seen[FUNCTIONS_MAX];
    int seen_count;
} Reach;

static void mark_slot(Reach *reach, int slot) {
    if (slot < ROW_MAX) reach->slots[slot] = true;
}

static void mark_word(Reach *reach, Str word) {
    const Scenario *s = reach->loader->s;
    int var = map_get(&s->var_names, word), fact = map_get(&reach->loader->facts, word), promise = map_get(&reach->loader->promises, word);
    if (var >= 0) mark_slot(reach, s->vars[var].slot);
    if (fact >= 0) mark_slot(reach, s->facts[fact].slot);
    if (promise >= 0) mark_slot(reach, s->promises[promise].slot);
    for (int i = 0; s->table && i < NEGOTIATION_SHOWN; i++)
        if (str_equal(word, negotiation_names[i])) mark_slot(reach, s->table->slot + i);
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static void mark_words(Reach *reach, Str text) {
    for (size_t at = 0; at < text.len; at++) {
        size_t start = at;
        while (at < text.len && is_letter(text.data[at])) at++;
        if (at > start) mark_word(reach, str_slice(text, start, at));
    }
}

static bool look_through(Reach *reach);

// What a function holds from outside: numbers, flags and texts read nothing, and other functions are looked through as well.
static bool look_outside(Reach *reach) {
    lua_State *L = reach->loader->r.L;
    bool known = true;
    const char *name;
    for (int i = 1; known && (name = lua_getupvalue(L, -1, i)); i++) {
        int kind = lua_type(L, -1);
        if (strcmp(name, "_ENV")) known = kind == LUA_TFUNCTION ? look_through(reach) : kind != LUA_TTABLE && kind != LUA_TUSERDATA;
        lua_pop(L, 1);
    }
    return known;
}

// The function on top of the stack. Its lines may hold more than itself: then more counts as read than is.
static bool look_through(Reach *reach) {
    Loader *loader = reach->loader;
    lua_State *L = loader->r.L;
    if (lua_iscfunction(L, -1)) return true;
    for (int i = 0; i < reach->seen_count; i++)
        if (reach->seen[i] == lua_topointer(L, -1)) return true;
    if (reach->seen_count == FUNCTIONS_MAX || !lua_checkstack(L, LUA_MINSTACK)) return false;
    reach->seen[reach->seen_count++] = lua_topointer(L, -1);
    lua_Debug info;
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &info);
    if (info.linedefined <= 0) return false;
    Str text = source_lines(loader, info.linedefined, info.lastlinedefined);
    loader->looked_through += text.len;
    if (text.len > TEXT_MAX || loader->looked_through > TEXTS_MAX || str_find(text, STR("["), 0) >= 0) return false;
    mark_words(reach, text);
    return look_outside(reach);
}

void find_reads(Loader *loader, ScriptFunction *function) {
    Reach reach = {.loader = loader};
    function->knows_reads = look_through(&reach);
    int count = 0;
    for (int i = 0; i < ROW_MAX; i++) count += reach.slots[i];
    function->reads = ARENA_ARRAY(&loader->s->arena, int16_t, count);
    for (int i = 0; i < ROW_MAX; i++)
        if (reach.slots[i]) function->reads[function->read_count++] = (int16_t)i;
}
