// What is said, what changes, and where it leads: the parts that beats, options, rules, promises and endings share.
#include "core/load.h"

#include "base/hash.h"
#include "core/expr.h"

#include <lauxlib.h>
#include <string.h>

At at_field(At at, const char *name) {
    return at_key(at, str_from(name));
}

static bool has_upvalues(lua_State *L) {
    const char *name;
    for (int i = 1; (name = lua_getupvalue(L, -1, i)); i++) {
        lua_pop(L, 1);
        if (strcmp(name, "_ENV")) return true;
    }
    return false;
}

// Notes where each line of the source begins. As to Lua, \r\n and \n\r are one line end.
static void find_lines(Loader *loader) {
    Str text = loader->source;
    int cap = 0;
    size_t start = 0;
    for (size_t at = 0; at <= text.len; at++) {
        char c = at < text.len ? text.data[at] : '\n';
        if (c != '\n' && c != '\r') continue;
        loader->lines = arena_grow(&loader->scratch, loader->lines, loader->line_count, &cap, sizeof *loader->lines);
        loader->lines[loader->line_count++] = start;
        if (at + 1 < text.len && text.data[at + 1] == (c == '\n' ? '\r' : '\n')) at++;
        start = at + 1;
    }
}

Str source_lines(Loader *loader, int first, int last) {
    if (!loader->line_count) find_lines(loader);
    size_t end = last < loader->line_count ? loader->lines[last] - 1 : loader->source.len;
    return str_slice(loader->source, loader->lines[first - 1], end);
}

// Where a function is used by a name, its lines must tell which of several it is.
static bool has_one_function(Str text) {
    static const Str word = STR_INIT("function");
    ptrdiff_t first = str_find(text, word, 0);
    return first >= 0 && str_find(text, word, (size_t)first + 1) < 0;
}

// The lines that a function is written in decide what it does; once one sees upvalues, the whole file does.
static void hash_function(Loader *loader, At at) {
    lua_State *L = loader->r.L;
    lua_Debug info;
    if (loader->whole_hashed) return;
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &info);
    bool written = info.linedefined > 0;  // in Lua, that is
    Str text = written ? source_lines(loader, info.linedefined, info.lastlinedefined) : STR_NONE;
    bool certain = written && (info.linedefined == at.line || has_one_function(text));
    loader->whole_hashed = !certain || has_upvalues(L);
    if (loader->whole_hashed) text = loader->source;
    loader->functions_hash = hash_str(loader->functions_hash, text);
}

int compile_function(Loader *loader, At at) {
    hash_function(loader, at);
    ScriptFunction function = {.line = at.line};
    find_reads(loader, &function);
    lua_pushvalue(loader->r.L, -1);
    function.function = sandbox_keep(loader->r.sandbox, loader->r.file, at.line, loader->r.err);
    if (function.function) *ADD(loader, functions, function_count, function_cap) = function;
    return function.function;
}

// The text on top of the stack. A byte of it may become an Op.
static Cond compile_condition(Loader *loader, At at) {
    Reader *r = &loader->r;
    if (!reader_spend(r, reader_view(r, -1).len * sizeof(Op))) return 0;
    return expr_compile(loader->s, reader_string(r, -1), r->file, at.line, r->err);
}

// The condition in field `when` of the table on top of the stack.
Cond compile_when(Loader *loader, FieldOwner owner, At at, int *line) {
    Reader *r = &loader->r;
    Cond cond = 0;
    if (!reader_push(r, owner, "when")) return 0;
    At when = at_field(at, "when");
    *line = when.line;
    if (lua_isfunction(r->L, -1))
        cond = -compile_function(loader, when);
    else
        cond = compile_condition(loader, when);
    lua_pop(r->L, 1);
    return cond;
}

static void compile_change(Loader *loader, Str name, bool set, At at) {
    Reader *r = &loader->r;
    lua_State *L = r->L;
    int index = declare_writable(loader, name, at);
    if (index < 0 || sandbox_is_missing(L, -1)) return;
    const Var *var = &loader->s->vars[index];
    Change change = {.slot = var->slot, .min = var->min, .max = var->max, .set = set || var->kind != VAR_NUMBER};
    if (var->kind == VAR_NUMBER) {
        lua_Integer value = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : NUMBER_LIMIT + 1LL;
        if (value < -NUMBER_LIMIT || value > NUMBER_LIMIT)
            FAULT_AT(r, at, "“{1}” is a number: its change must be a whole number.", name);
        else
            change.value = (int32_t)value;
    } else if (var->kind == VAR_FLAG) {
        if (!lua_isboolean(L, -1)) FAULT_AT(r, at, "“{1}” is a flag: it takes true or false.", name);
        change.value = lua_toboolean(L, -1);
    } else {
        Str word = lua_type(L, -1) == LUA_TSTRING ? reader_string(r, -1) : STR_NONE;
        int found = -1;
        for (int i = 0; i < var->word_count; i++)
            if (str_equal(var->words[i], word)) found = i;
        Str near = str_nearest(word, var->words, var->word_count);
        if (found < 0 && near.len)
            FAULT_AT(r, at, "“{1}” is not a word of {2}; did you mean “{3}”?", word, name, near);
        else if (found < 0)
            FAULT_AT(r, at, "“{1}” takes one of its words, in quotes.", name);
        change.value = found;
    }
    *ADD(loader, changes, change_count, change_cap) = change;
}

void compile_effect(Loader *loader, Effect *effect, bool set, At at) {
    Reader *r = &loader->r;
    if (lua_isfunction(r->L, -1)) {
        effect->function = compile_function(loader, at);
        return;
    }
    Str *names;
    int count = reader_keys(r, at, &names);
    if (!effect->changes.count) effect->changes.first = loader->s->change_count;
    for (int i = 0; i < count; i++) {
        reader_get(r, names[i]);
        compile_change(loader, names[i], set, at_key(at, names[i]));
        lua_pop(r->L, 1);
    }
    effect->changes.count = loader->s->change_count - effect->changes.first;
}

static void line_text(Loader *loader, Line *line, Str context, At at) {
    line->text = declare_text(loader, context, reader_words(&loader->r, -1), at);
    if (!line->text.len) FAULT_AT0(&loader->r, at, "Nothing is said here: a line is written { \"…\" } or { speaker = \"…\" }.");
}

// { "narration", when = … } or { speaker = "text", when = … } on top of the stack.
static void read_entry(Loader *loader, Str context, At at) {
    Reader *r = &loader->r;
    Line line = {.speaker = SPEAKER_NARRATOR};
    int speakers = 0;
    bool said = false;
    lua_pushnil(r->L);
    while (reader_next(r)) {
        Str key = lua_type(r->L, -2) == LUA_TSTRING ? reader_string(r, -2) : STR("1");
        bool when = str_equal(key, STR("when")), first = lua_isinteger(r->L, -2);
        said |= !when;
        int member = str_equal(key, STR("you")) ? SPEAKER_YOU : map_get(&loader->cast, key);
        At key_at = first ? at_index(at, 1) : at_key(at, key);
        if (!when && sandbox_is_missing(r->L, -1))
            speakers++;
        else if (!when && !first && member == -1)
            reader_unknown(r, key_at, STR("cast member"), key, &loader->cast);
        else if (!when && lua_type(r->L, -1) != LUA_TSTRING)
            FAULT_AT(r, key_at, "What “{1}” says must be a text in quotes.", key);
        else if (!when) {
            if (!first) line.speaker = member;
            line_text(loader, &line, context, key_at);
            speakers++;
        }
        lua_pop(r->L, 1);
    }
    if (!said) FAULT_AT0(r, at, "Nothing is said here: a line is written { \"…\" } or { speaker = \"…\" }.");
    if (speakers > 1) FAULT_AT0(r, at, "One speaker an entry: put each in braces of its own, so that their order is certain.");
    reader_own_field(r, -1, "when");
    bool function = lua_isfunction(r->L, -1), text = lua_type(r->L, -1) == LUA_TSTRING;
    if (function || text) line.when_line = at_field(at, "when").line;
    if (function)
        line.when = -compile_function(loader, at_field(at, "when"));
    else if (text)
        line.when = compile_condition(loader, at_field(at, "when"));
    else if (!lua_isnil(r->L, -1) && !sandbox_is_missing(r->L, -1))
        FAULT_AT(r, at_field(at, "when"), "“{1}” of this {2} must be {3}, not {4}.", STR("when"), field_owner_name(IN_LINE),
                 field_type_name(FIELD_CONDITION), str_from(luaL_typename(r->L, -1)));
    lua_pop(r->L, 1);
    *ADD(loader, lines, line_count, line_cap) = line;
}

static bool is_say_list(lua_State *L) {
    bool list = lua_rawlen(L, -1) > 1;
    lua_rawgeti(L, -1, 1);
    list |= lua_istable(L, -1);
    lua_pop(L, 1);
    return list;
}

Slice compile_say(Loader *loader, Str context, At at) {
    Reader *r = &loader->r;
    Slice slice = {loader->s->line_count, 0};
    if (lua_type(r->L, -1) == LUA_TSTRING) {
        Line line = {.speaker = SPEAKER_NARRATOR};
        line_text(loader, &line, context, at);
        *ADD(loader, lines, line_count, line_cap) = line;
    } else if (!lua_istable(r->L, -1)) {
        if (!sandbox_is_missing(r->L, -1)) FAULT_AT(r, at, "Expected {1}.", field_type_name(FIELD_SAY));
    } else if (!is_say_list(r->L)) {
        read_entry(loader, context, at);
    } else {
        int count = reader_list(r, at);
        for (int i = 1; i <= count; i++) {
            lua_rawgeti(r->L, -1, i);
            At item = at_index(at, i);
            if (lua_istable(r->L, -1))
                read_entry(loader, context, item);
            else if (lua_type(r->L, -1) == LUA_TSTRING)
                compile_say(loader, context, item);
            else if (!sandbox_is_missing(r->L, -1))
                FAULT_AT(r, item, "Expected {1}.", field_type_name(FIELD_SAY));
            lua_pop(r->L, 1);
        }
    }
    slice.count = loader->s->line_count - slice.first;
    return slice;
}

// A beat or an ending; -1 with a fault.
static int32_t target(Loader *loader, Str name, At at) {
    int beat = map_get(&loader->beats, name), ending = map_get(&loader->endings, name);
    if (beat >= 0) return beat;
    if (ending >= 0) return loader->s->beat_count + ending;
    Map *all = &loader->targets;
    for (int i = all->count; i < loader->beats.count; i++) map_put(all, loader->beats.keys[i], i);
    for (int i = all->count - loader->beats.count; i < loader->endings.count; i++) map_put(all, loader->endings.keys[i], i);
    reader_unknown(&loader->r, at, STR("beat or ending"), name, all);
    return -1;
}

static void read_way(Loader *loader, At at, bool *always) {
    Reader *r = &loader->r;
    Way way = {0};
    if (lua_type(r->L, -1) == LUA_TSTRING) {
        way.target = target(loader, reader_string(r, -1), at);
    } else if (lua_istable(r->L, -1)) {
        reader_check(r, IN_WAY, at);
        Str name = reader_name(r, IN_WAY, "1");
        if (name.len) way.target = target(loader, name, at);
        way.when = compile_when(loader, IN_WAY, at, &way.when_line);
        *always = !reader_has(r, "when");
    } else if (!sandbox_is_missing(r->L, -1)) {
        FAULT_AT(r, at, "Expected {1}.", field_type_name(FIELD_GO));
    }
    if (lua_type(r->L, -1) != LUA_TTABLE) *always = true;
    *ADD(loader, ways, way_count, way_cap) = way;
}

// A name or a list of ways on top of the stack.
static Slice read_ways(Loader *loader, At at) {
    Reader *r = &loader->r;
    Slice slice = {loader->s->way_count, 0};
    bool always = false;
    if (!lua_istable(r->L, -1)) {
        read_way(loader, at, &always);
    } else {
        int count = reader_list(r, at);
        for (int i = 1; i <= count; i++) {
            if (always) {
                FAULT_AT0(r, at_index(at, i), "This way is never taken: the one before it has no condition.");
                break;
            }
            lua_rawgeti(r->L, -1, i);
            read_way(loader, at_index(at, i), &always);
            lua_pop(r->L, 1);
        }
        if (!always) FAULT_AT0(r, at, "A list of ways ends in one without a condition, so that there is always a way on.");
    }
    slice.count = loader->s->way_count - slice.first;
    return slice;
}

Slice compile_go(Loader *loader, FieldOwner owner, const char *field, At at) {
    Slice slice = {0};
    if (!reader_push(&loader->r, owner, field)) return slice;
    slice = read_ways(loader, at_field(at, field));
    lua_pop(loader->r.L, 1);
    return slice;
}

Slice compile_rules(Loader *loader, FieldOwner owner, At at) {
    Reader *r = &loader->r;
    Slice slice = {loader->s->rule_count, 0};
    if (!reader_push(r, owner, "rules")) return slice;
    At rules = at_field(at, "rules");
    int count = reader_list(r, rules);
    for (int i = 1; i <= count; i++) {
        At item = at_index(rules, i);
        lua_rawgeti(r->L, -1, i);
        if (lua_istable(r->L, -1)) {
            reader_check(r, IN_RULE, item);
            Rule rule = {0};
            rule.when = compile_when(loader, IN_RULE, item, &rule.when_line);
            rule.ways = compile_go(loader, IN_RULE, "go", item);
            *ADD(loader, rules, rule_count, rule_cap) = rule;
        } else if (!sandbox_is_missing(r->L, -1)) {
            FAULT_AT(r, item, "A rule is written {1}.", STR("{ when = \"…\", go = \"…\" }"));
        }
        lua_pop(r->L, 1);
    }
    lua_pop(r->L, 1);
    slice.count = loader->s->rule_count - slice.first;
    return slice;
}
