// What is said at the table, what its acts are called, and where it leads.
#include "core/load.h"

#include <lauxlib.h>

// Without these nobody could make a package, come to an end or get past the preparation.
static bool always_open(int act) {
    return act == ACTED_OFFER || act == ACTED_ACCEPT || act == ACTED_WALK || act == ACTED_PREPARE;
}

// The act's name and lines, or false, on top of the stack.
static void read_act(Loader *loader, TableSpec *table, Str beat, int act, At at) {
    Reader *r = &loader->r;
    if (lua_isboolean(r->L, -1) && !lua_toboolean(r->L, -1)) {
        if (always_open(act)) FAULT_AT(r, at, "The act “{1}” can't be closed: a table needs it.", table_act_names[act]);
        table->model.closed |= 1u << act;
    } else if (reader_is_table(r, -1)) {
        reader_check(r, IN_TABLE_ACT, at);
        table->act_names[act] = declare_text(loader, beat, reader_text(r, IN_TABLE_ACT, "1"), at);
        if (!reader_push(r, IN_TABLE_ACT, "say")) return;
        table->act_lines[act] = compile_say(loader, beat, at_field(at, "say"));
        lua_pop(r->L, 1);
    } else if (!sandbox_is_missing(r->L, -1)) {
        FAULT_AT(r, at, "An act at the table is written {1}, or false where it is not open.", STR("{ \"Name\", say = … }"));
    }
}

// Names in `field` that are among `names`, from 1 on: each value is given to `read`.
static void read_named(Loader *loader, TableSpec *table, const char *field, const char *what, const Str *names, int count, Str beat, At at,
                       void (*read)(Loader *, TableSpec *, Str, int, At)) {
    Reader *r = &loader->r;
    if (!reader_push(r, IN_NEGOTIATE, field)) return;
    At list = at_field(at, field);
    Map known = {.arena = &loader->scratch};
    for (int i = 1; i < count; i++) map_put(&known, names[i], i);
    Str *given;
    int given_count = reader_keys(r, list, &given);
    for (int i = 0; i < given_count; i++) {
        int found = map_get(&known, given[i]);
        At item = at_key(list, given[i]);
        reader_get(r, given[i]);
        if (found >= 0)
            read(loader, table, beat, found, item);
        else
            reader_unknown(r, item, str_from(what), given[i], &known);
        lua_pop(r->L, 1);
    }
    lua_pop(r->L, 1);
}

static void read_lines(Loader *loader, TableSpec *table, Str beat, int reaction, At at) {
    table->reaction_lines[reaction] = compile_say(loader, beat, at);
}

void compile_table_words(Loader *loader, TableSpec *table, Str beat, At at) {
    read_named(loader, table, "acts", "act at the table", table_act_names, ACTED_COUNT, beat, at, read_act);
    read_named(loader, table, "lines", "situation", reaction_names, REACT_COUNT, beat, at, read_lines);
    *table_end(table, PHASE_AGREED) = compile_go(loader, IN_NEGOTIATE, "agreed", at);
    *table_end(table, PHASE_WALKED) = compile_go(loader, IN_NEGOTIATE, "walked", at);
    *table_end(table, PHASE_TIMEOUT) = compile_go(loader, IN_NEGOTIATE, "timeout", at);
    // Where nothing is said of it, their leaving leads where the rep's does.
    *table_end(table, PHASE_LEFT) =
        reader_has(&loader->r, "left") ? compile_go(loader, IN_NEGOTIATE, "left", at) : *table_end(table, PHASE_WALKED);
}
