// The source map against hand-made files, and against Lua itself: generated tables whose values are the lines they stand in.
#include "core/sourcemap.h"

#include "base/hash.h"
#include "testkit/testkit.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

typedef struct Map {
    Arena arena;
    Err err;
    const SourceNode *root;
} Map;

static Map map_file(Str file, Str source) {
    Map map = {0};
    map.root = sourcemap_read(&map.arena, file, source, STR("scenario"), &map.err);
    return map;
}

static Map map_bytes(Str source) {
    return map_file(STR("a.lua"), source);
}

static Map map_text(const char *source) {
    return map_bytes(str_from(source));
}

static void map_free(Map *map) {
    err_free(&map->err);
    arena_free(&map->arena);
}

static const SourceField *step_into(const SourceNode *node, Str name) {
    int64_t index;
    return str_to_int(name, &index) ? sourcemap_index(node, (int)index) : sourcemap_key(node, name);
}

// The field at "beats.first.2", or NULL.
static const SourceField *field_at(const SourceNode *node, const char *path) {
    Str rest = str_from(path);
    for (;;) {
        ptrdiff_t dot = str_find(rest, STR("."), 0);
        const SourceField *field = step_into(node, str_slice(rest, 0, dot < 0 ? rest.len : (size_t)dot));
        if (!field || dot < 0) return field;
        node = field->table;
        rest = str_slice(rest, (size_t)dot + 1, rest.len);
    }
}

static void assert_line(const Map *map, const char *path, int line) {
    const SourceField *field = field_at(map->root, path);
    if (!field)
        fail_msg("there is no field %s", path);
    else if (field->line != line)
        fail_msg("%s stands in line %d, not %d", path, line, field->line);
}

static void assert_no_field(const Map *map, const char *path) {
    if (field_at(map->root, path)) fail_msg("%s is no field", path);
}

static void fields_are_found_where_they_stand(void **state) {
    (void)state;
    Map map = map_text("-- scenario { no = 1 }\n"
                       "local s = 'scenario { no = 2 }'\n"
                       "return scenario {\n"
                       "  api = 1, kind = 'complaint',\n"
                       "  brief = [[two\n"
                       "lines }]], level = 3;\n"
                       "  cast = {\n"
                       "    chen = { name = \"Chen\",\n"
                       "             role = 'leader' },\n"
                       "  },\n"
                       "  model = complaint {\n"
                       "    severity = 70 },\n"
                       "  ['start'] = 'one',\n"
                       "  beats = {\n"
                       "    one = { options = { { 'Yes.',\n"
                       "          go = 'two' },\n"
                       "        { 'No.', when = 'a > 1' } } },\n"
                       "  },\n"
                       "}\n");
    assert_no_faults(&map.err);
    assert_int_equal(map.root->line, 3);
    assert_line(&map, "api", 4);
    assert_line(&map, "kind", 4);
    assert_line(&map, "brief", 5);
    assert_line(&map, "level", 6);
    assert_line(&map, "cast.chen", 8);
    assert_line(&map, "cast.chen.role", 9);
    assert_line(&map, "model.severity", 12);
    assert_line(&map, "start", 13);
    assert_line(&map, "beats.one.options.1", 15);
    assert_line(&map, "beats.one.options.1.1", 15);
    assert_line(&map, "beats.one.options.1.go", 16);
    assert_line(&map, "beats.one.options.2.when", 17);
    assert_no_field(&map, "no");
    assert_no_field(&map, "severity");
    assert_no_field(&map, "beats.one.options.3");
    assert_int_equal(field_at(map.root, "model")->table->line, 11);
    assert_null(field_at(map.root, "api")->table);
    map_free(&map);
}

static void fields_keep_the_order_of_writing(void **state) {
    (void)state;
    Map map = map_text("scenario({ 'a', zoo = 1, { 2 }, bee = 3, [7] = 4, [f(1)] = 5, 'c' })");
    static const struct {
        const char *key;
        int index;
    } expected[] = {{"", 1}, {"zoo", 0}, {"", 2}, {"bee", 0}, {"", 7}, {"", 0}, {"", 3}};
    assert_int_equal(map.root->count, sizeof expected / sizeof *expected);
    for (int i = 0; i < map.root->count; i++) {
        assert_str(map.root->fields[i].key, expected[i].key);
        assert_int_equal(map.root->fields[i].index, expected[i].index);
    }
    assert_ptr_equal(sourcemap_index(map.root, 7), &map.root->fields[4]);
    assert_ptr_equal(sourcemap_key(map.root, STR("bee")), &map.root->fields[3]);
    assert_null(sourcemap_index(map.root, 0));
    assert_null(sourcemap_index(map.root, 4));
    assert_null(sourcemap_index(map.root, -1));
    assert_null(sourcemap_key(map.root, STR_NONE));
    assert_null(sourcemap_key(NULL, STR("a")));
    assert_null(sourcemap_index(NULL, 1));
    map_free(&map);
}

static void only_the_value_itself_is_the_table(void **state) {
    (void)state;
    Map map = map_text("scenario { a = f { x = 1 }, b = m.f({ x = 1 }), c = m:f { x = 1 }, d = ({ x = 1 }), e = ok and { x = 1 },\n"
                       "f = not { x = 1 }, g = f(1, { x = 1 }), h = -{ x = 1 }, i = function() return { x = 1 } end, j = 'x' }");
    static const char *const with[] = {"a.x", "b.x", "c.x", "d.x"}, *const without[] = {"e.x", "f.x", "g.x", "h.x", "i.x", "j.x"};
    for (size_t i = 0; i < sizeof with / sizeof *with; i++) assert_line(&map, with[i], 1);
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) assert_no_field(&map, without[i]);
    assert_line(&map, "j", 2);
    map_free(&map);
}

static void a_key_given_twice_names_both_lines(void **state) {
    (void)state;
    Map map = map_text("scenario {\n"
                       "  title = 1,\n"
                       "  beats = { one = {}, two = {},\n"
                       "    one = {} },\n"
                       "  ['ti\\116le'] = 2,\n"
                       "  say = { 'a', 'b',\n"
                       "    [2] = 'c', [3] = 'd',\n"
                       "    'e' },\n"
                       "  effect = function(s)\n"
                       "    return { x = 1,\n"
                       "      x = 2 } end,\n"
                       "  [f()] = 1, [f()] = 2, [true] = 3,\n"
                       "}");
    Arena arena = {0};
    err_sort(&map.err);
    static const char *const expected[] = {
        "a.lua:4: “one” is given twice in one table: it stands in line 3 already.",
        "a.lua:5: “title” is given twice in one table: it stands in line 2 already.",
        "a.lua:7: “2” is given twice in one table: it stands in line 6 already.",
        "a.lua:8: “3” is given twice in one table: it stands in line 7 already.",
        "a.lua:11: “x” is given twice in one table: it stands in line 10 already.",
    };
    assert_int_equal(map.err.count, sizeof expected / sizeof *expected);
    for (int i = 0; i < map.err.count; i++) assert_str(fault_print(&arena, &map.err.faults[i]), expected[i]);
    assert_line(&map, "title", 2);  // of equal ones the first
    assert_line(&map, "beats.one", 3);
    arena_free(&arena);
    map_free(&map);
}

static void the_first_call_with_a_table_counts(void **state) {
    (void)state;
    static const struct {
        const char *source;
        bool found;
    } rows[] = {
        {"return scenario { a = 1 }", true},
        {"return scenario({ a = 1 })", true},
        {"return scenario -- here\n ( --[[ it ]] { a = 1 })", true},
        {"function scenario(t) return t end return scenario { a = 1 }", true},
        {"scenario(x) scenario { a = 1 } scenario { b = 1 }", true},
        {"scenario(scenario { a = 1 })", true},
        {"return my.scenario { a = 1 }", false},
        {"return my:scenario { a = 1 }", false},
        {"return scenarios { a = 1 }", false},
        {"-- scenario { a = 1 }", false},
        {"x = [==[ scenario { a = 1 } ]==]", false},
        {"scenario", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Map map = map_text(rows[i].source);
        if (rows[i].found != (map.root && sourcemap_key(map.root, STR("a")))) fail_msg("%s", rows[i].source);
        map_free(&map);
    }
}

static void lines_end_as_in_lua(void **state) {
    (void)state;
    Map map =
        map_text("scenario {\ra = 1,\r\nb = 2,\n\rc = 3,\n\nd = 'x\\\ny', e = 5, f = 'x\\z \n\n  y', g = 7, h = [[\r\n\r\n]], i = 9 }");
    static const char *const paths[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
    static const int lines[] = {2, 3, 4, 6, 7, 7, 9, 9, 11};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) assert_line(&map, paths[i], lines[i]);
    map_free(&map);
}

static void nothing_in_a_text_is_code(void **state) {
    (void)state;
    Map map = map_text(
        "scenario { a = '}', b = \"\\\"}\", c = [[ ]=] } ]], d = [=[ ]] } ]=], -- e = 5 }\n"
        "--[[ f = 6 }\n ]] g = 7, --[==[ ]] } ]==] h = 1e-5, i = 0xEp+1, j = a.b.c, k = 'unclosed\n, l = 1 == 2, m = x[ [[}]] ], n = 3 }");
    static const char *const paths[] = {"a", "b", "c", "d", "g", "h", "i", "j", "k", "l", "m", "n"};
    static const int lines[] = {1, 1, 1, 1, 3, 3, 3, 3, 3, 4, 4, 4};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) assert_line(&map, paths[i], lines[i]);
    assert_int_equal(map.root->count, sizeof paths / sizeof *paths);
    map_free(&map);
}

static void keys_are_read_as_lua_reads_them(void **state) {
    (void)state;
    Map map = map_text(
        "scenario { ['a\\tb'] = 1, ['\\65\\x42\\u{43}\\u{4E2D}'] = 2, [ [[\nlong]] ] = 3, ['q\\'\\\"\\\\'] = 4, ['z\\z   end'] = 5,\n"
        "['\\0651'] = 6, ['x' .. 'y'] = 7, [03] = 8, [1.5] = 9, [-1] = 10, [99999999999] = 11, ['\\u{110000}'] = 12 }");
    static const char *const keys[] = {"a\tb", "ABC中", "long", "q'\"\\", "zend", "A1"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_ptr_equal(sourcemap_key(map.root, str_from(keys[i])), &map.root->fields[i]);
    assert_ptr_equal(sourcemap_index(map.root, 3), &map.root->fields[7]);
    assert_int_equal(map.root->count, 12);
    assert_no_faults(&map.err);
    map_free(&map);
}

static void depth_is_limited(void **state) {
    (void)state;
    Arena arena = {0};
    StrBuf buf = {.arena = &arena};
    buf_add(&buf, STR("scenario "));
    for (int i = 0; i < 100000; i++) buf_add(&buf, STR("{ a = "));
    for (int i = 0; i < 99999; i++) buf_add(&buf, STR("}"));
    buf_add(&buf, STR(",\nb = 1 }"));
    Map map = map_bytes(buf_str(&buf));
    const SourceNode *node = map.root;
    int depth = 0;
    for (const SourceField *field; (field = sourcemap_key(node, STR("a"))); node = field->table) depth++;
    assert_int_equal(depth, 200);
    assert_line(&map, "b", 2);
    map_free(&map);
    arena_free(&arena);
}

static const char sample[] = "return scenario ({\n a = { 1, [[x]], --[[y]] f { \"\\x41\\z \\u{41}\" }; [ 'k' ] = 0x1p-3 },\n"
                             "  effect = function (s) if s then s.x = { 1, 2 } elseif t then repeat until u end end, [5] = ~=1 })";

// Whatever is torn off or overwritten, reading ends and stays within the text (the sanitizers watch).
static void any_bytes_are_read(void **state) {
    (void)state;
    static const char odd[] = "{}[]()\"'=-\\\n\r\0z\xff,;.x0";
    char copy[sizeof sample];
    for (size_t i = 0; i < sizeof sample; i++) {
        char *torn = malloc(i + 1);  // a block of its own, so that a byte too far is seen
        memcpy(torn, sample, i);
        Map map = map_bytes((Str){torn, i});
        map_free(&map);
        free(torn);
        for (size_t j = 0; j < sizeof odd - 1; j++) {
            memcpy(copy, sample, sizeof sample);
            copy[i] = odd[j];
            map = map_bytes((Str){copy, sizeof sample - 1});
            map_free(&map);
        }
    }
    Map none = map_bytes(STR_NONE);
    assert_null(none.root);
    map_free(&none);
}

// Writes a scenario at random. Every value is the number of the line in which its field begins, or comes to it when Lua runs it.
typedef struct Writer {
    Rng rng;
    StrBuf buf;
    int line, names;
} Writer;

static void put(Writer *w, const char *text) {
    for (const char *c = text; *c; c++) w->line += *c == '\n';
    buf_add(&w->buf, str_from(text));
}

static void put_int(Writer *w, int value) {
    buf_int(&w->buf, value);
}

static void put_gap(Writer *w) {
    static const char *const gaps[] = {" ",    " ", "  ", "\n", "\t", "\r\n", "\n\n", " -- } , {\n", " --[[ } ]] ", " --[==[ {\n]]\n ]==] ",
                                       " --\n"};
    put(w, gaps[rng_below(&w->rng, sizeof gaps / sizeof *gaps)]);
}

// Words and symbols with gaps between them; # becomes `number`.
static void put_tokens(Writer *w, const char *const *tokens, int number) {
    for (; *tokens; tokens++) {
        put_gap(w);
        if (!strcmp(*tokens, "#"))
            put_int(w, number);
        else
            put(w, *tokens);
    }
    put_gap(w);
}

static void put_table(Writer *w, int depth, int line);

static void put_value(Writer *w, int depth, int line) {
    static const char *const plain[] = {"#", NULL}, *const brackets[] = {"(", "#", ")", NULL}, *const call[] = {"id",  "(", "#", ",",
                                                                                                                "'}'", ")", NULL},
                             *const sum[] = {"#", "+", "#\"}}\"", "-", "2", NULL}, *const element[] = {"id", "{", "#", ",", "x", "=",
                                                                                                       "1",  "}", "[", "1", "]", NULL},
                             *const choice[] = {"true", "and", "#", "or", "{", "x", "=", "{", "}", "}", NULL};
    static const char *const function[] = {
        "function", "(",      "a",     ",",     "b",  ")",  "if",    "a",   "then",   "return",    "1",   ";",        "elseif", "b",
        "then",     "return", "{",     "x",     "=",  "1",  ";",     "2",   "}",      "end",       "for", "i",        "=",      "1",
        ",",        "2",      "do",    "local", "t",  "=",  "{",     "i",   ",",      "y",         "=",   "function", "(",      ")",
        "end",      "}",      "end",   "while", "a",  "do", "local", "s",   "=",      "[[end }]]", "end", "repeat",   "local",  "c",
        "=",        "1",      "until", "c",     "==", "1",  "do",    "end", "return", "#",         "end", NULL};
    static const char *const *const kinds[] = {plain, brackets, call, sum, element, choice, function};
    if (depth && rng_below(&w->rng, 3))
        put_table(w, depth - 1, line);
    else
        put_tokens(w, kinds[rng_below(&w->rng, sizeof kinds / sizeof *kinds)], line);
}

static void put_key(Writer *w) {
    static const char *const open[] = {"k", "[ 'k", "[ \"\\107", "[ [[k", "[ [=[k"}, *const close[] = {"", "' ]", "\" ]", "]] ]", "]=] ]"};
    size_t kind = rng_below(&w->rng, 5);
    put(w, open[kind]);
    put_int(w, 1000 + w->names++);  // four digits, so that none joins the \107
    put(w, close[kind]);
    put_gap(w);
    put(w, "=");
}

static void put_fields(Writer *w, int depth) {
    for (int count = (int)rng_below(&w->rng, 6); count > 0; count--) {
        put(w, rng_below(&w->rng, 2) ? "," : ";");
        put_gap(w);
        int line = w->line;
        bool named = rng_below(&w->rng, 2);
        if (named)
            put_key(w);
        else
            put(w, "id (");  // a value that begins on this very line
        put_value(w, named ? depth : 0, line);
        if (!named) put(w, ")");
    }
}

// A table says in `at` where its field begins.
static void put_table(Writer *w, int depth, int line) {
    bool call = rng_below(&w->rng, 2), brackets = call && rng_below(&w->rng, 2);
    put(w, call ? " id " : " ");
    put(w, brackets ? "( {" : "{");
    put(w, " at = ");
    put_int(w, line);
    put_fields(w, depth);
    put(w, brackets ? "} )" : "}");
}

// The line that Lua computes for the value on top of its stack.
static int line_by_lua(lua_State *L) {
    int top = lua_gettop(L);
    lua_pushvalue(L, -1);
    if (lua_isfunction(L, -1) && lua_pcall(L, 0, 1, 0)) fail_msg("%s", lua_tostring(L, -1));
    if (lua_istable(L, -1)) lua_getfield(L, -1, "at");
    int line = (int)lua_tointeger(L, -1);
    lua_settop(L, top);
    return line;
}

static int named_fields(const SourceNode *node) {
    int count = 0;
    for (int i = 0; i < node->count; i++) count += node->fields[i].key.len > 0;
    return count;
}

static void assert_agrees(lua_State *L, const SourceNode *node);

static void assert_field_agrees(lua_State *L, const SourceField *field) {
    assert_non_null(field);
    if (field->line != line_by_lua(L)) fail_msg("%.*s: %d, not %d", STR_PRINT(field->key), field->line, line_by_lua(L));
    if (lua_istable(L, -1)) assert_agrees(L, field->table);
}

// The table on top of the stack, as Lua made it, has the fields of `node`.
static void assert_agrees(lua_State *L, const SourceNode *node) {
    int named = 0;
    assert_non_null(node);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        size_t length;
        bool text = lua_type(L, -2) == LUA_TSTRING;
        named += text;
        if (text && !strcmp(lua_tostring(L, -2), "at")) continue;
        if (text) {
            const char *key = lua_tolstring(L, -2, &length);
            assert_field_agrees(L, sourcemap_key(node, (Str){key, length}));
        } else {
            assert_field_agrees(L, sourcemap_index(node, (int)lua_tointeger(L, -2)));
        }
    }
    assert_int_equal(named, named_fields(node));
    assert_int_equal((int)lua_rawlen(L, -1), node->count - named);
}

static int identity(lua_State *L) {
    lua_settop(L, 1);
    return 1;
}

static lua_State *lua_with_constructors(void) {
    lua_State *L = luaL_newstate();
    static const char *const names[] = {"scenario", "complaint", "id"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) lua_register(L, names[i], identity);
    return L;
}

static void run_lua(lua_State *L, Str source) {
    lua_settop(L, 0);
    if (luaL_loadbufferx(L, source.data, source.len, "a.lua", "t") || lua_pcall(L, 0, 1, 0)) fail_msg("%s", lua_tostring(L, -1));
}

static void generated_files_agree_with_lua(void **state) {
    (void)state;
    lua_State *L = lua_with_constructors();
    for (uint64_t seed = 0; seed < 3000; seed++) {
        Arena arena = {0};
        Writer w = {.rng = {seed}, .buf = {.arena = &arena}, .line = 1};
        put_gap(&w);
        put(&w, "return scenario { at = 0");
        put_fields(&w, 4);
        put(&w, "}");
        Str source = buf_str(&w.buf);
        Map map = map_bytes(source);
        run_lua(L, source);
        assert_no_faults(&map.err);
        assert_agrees(L, map.root);
        map_free(&map);
        arena_free(&arena);
    }
    lua_close(L);
}

static void assert_has_all(lua_State *L, const SourceNode *node) {
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        size_t length = 0;
        bool text = lua_type(L, -2) == LUA_TSTRING;
        const char *key = text ? lua_tolstring(L, -2, &length) : NULL;
        const SourceField *field = text ? sourcemap_key(node, (Str){key, length}) : sourcemap_index(node, (int)lua_tointeger(L, -2));
        assert_non_null(field);
        if (field->table) assert_has_all(L, field->table);
    }
}

// Every key that Lua finds in the shipped scenarios is in the map.
static void shipped_scenarios_are_mapped(void **state) {
    (void)state;
    static const char *const paths[] = {"scenarios/complaint/line-down.lua", "scenarios/negotiation/frame-contract.lua",
                                        "scenarios/negotiation/friday-six.lua", "scenarios/negotiation/price-talk.lua",
                                        "scenarios/relationship/cheaper-pump.lua"};
    Files files = testkit_disk();
    lua_State *L = lua_with_constructors();
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        Arena arena = {0};
        Err err = {0};
        Str source;
        assert_true(files.read(files.context, &arena, str_from(paths[i]), &source, &err));
        Map map = map_file(str_from(paths[i]), source);
        run_lua(L, source);
        assert_no_faults(&map.err);
        assert_has_all(L, map.root);
        map_free(&map);
        err_free(&err);
        arena_free(&arena);
    }
    lua_close(L);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_found_where_they_stand),
        cmocka_unit_test(fields_keep_the_order_of_writing),
        cmocka_unit_test(only_the_value_itself_is_the_table),
        cmocka_unit_test(a_key_given_twice_names_both_lines),
        cmocka_unit_test(the_first_call_with_a_table_counts),
        cmocka_unit_test(lines_end_as_in_lua),
        cmocka_unit_test(nothing_in_a_text_is_code),
        cmocka_unit_test(keys_are_read_as_lua_reads_them),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(any_bytes_are_read),
        cmocka_unit_test(generated_files_agree_with_lua),
        cmocka_unit_test(shipped_scenarios_are_mapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
