// Graphs of small scenarios: what leads where, where it stands, and that the picture is XML whatever the texts hold.
#include "coach/graph.h"

#include "base/hash.h"
#include "coach/graph_parts.h"
#include "testkit/testkit.h"

#include <stdlib.h>

#define HEAD "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 1, title = 'T', brief = 'B.',\n"
static const MemoryFile files[] = {
    {"paper.lua",
     HEAD "  state = { worth = { 0, 0, 100 } },\n"
          "  outcome = { { 'Worth', weight = 1, from = 'worth' } },\n"
          "  start = 'intro',\n"
          "  beats = {\n"
          "    intro = { say = 'Hello.', go = 'a' },\n"
          "    a = { options = {\n"
          "      { 'x', mistakes = 'beyond.t', effect = { worth = 10 }, go = 'between' },\n"
          "      { 'y', effect = { worth = 30 }, go = 'b' },\n"
          "      { 'z', shows = 'beyond.t', go = 'c' },\n"
          "      { 'never', when = 'worth > 50', go = 'c' } } },\n"
          "    between = { say = 'Later.', go = 'b' },\n"
          "    b = { options = { { 'x', effect = { worth = 20 }, go = 'done' }, { 'y', go = 'done' } } },\n"
          "    c = { options = { { 'x', effect = { worth = 70 }, go = 'done' }, { 'y', effect = { worth = 5 }, go = 'lost' },\n"
          "      { 'round', once = true, go = 'c' }, { 'back', once = true, go = 'a' } } },\n"
          "    d = { options = { { 'x', go = 'never' } } },\n"
          "  },\n"
          "  endings = { done = 'Done.', lost = 'Lost.', never = 'Never.' },\n"
          "  runs = { expert = { a = 3, c = 1 } } }\n"},
    {"texts.lua",
     "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 1, title = '<b>\"A\" & \\'B\\'</b> ]]>', brief = 'B.',\n"
     "  start = 'a', beats = { a = { options = { { '</title><script>alert(1)</script>', go = 'done' }, { 'a\\tb & c', go = 'done' } } } "
     "},\n"
     "  endings = { done = '<&> 結束了，這一行很長，長到必須換行，而且還要再長一點。' } }\n"},
    {NULL, NULL},
};

typedef struct Given {
    Scenario *scenario;
    Search *search;
    Arena arena;
    Analysis analysis;
    Graph graph;
    Str svg;
} Given;

static Given draw_loaded(Scenario *scenario) {
    Given given = {.scenario = scenario};
    given.search = search_run(given.scenario, 1, NULL, NULL, NULL);
    given.analysis = analysis_make(given.search, &given.arena);
    GraphAsk ask = {.analysis = &given.analysis, .seed = 1};
    given.graph = graph_build(&ask, &given.arena);
    graph_layout(&given.graph);
    given.svg = graph_svg(&ask, &given.arena);
    return given;
}

static Scenario *load(const MemoryFile *from, const char *file) {
    Err err = {0};
    Files memory = testkit_memory(from);
    Scenario *scenario = scenario_load(&memory, str_from(file), str_from(file), NULL, &err);
    assert_no_faults(&err);
    err_free(&err);
    return scenario;
}

static Given draw(const char *file) {
    return draw_loaded(load(files, file));
}

static void end(Given *given) {
    search_free(given->search);
    scenario_free(given->scenario);
    arena_free(&given->arena);
}

static int position_of(const Given *given, const char *name) {
    int beat = scenario_beat(given->scenario, str_from(name));
    return beat >= 0 ? beat : given->scenario->beat_count + scenario_ending(given->scenario, str_from(name));
}

// `number`: the author's, 0: goes on by itself. NULL when there is no such way.
static const GraphLink *way(const Given *given, const char *from, int number, const char *to) {
    int beat = position_of(given, from), option = number ? given->scenario->beats[beat].options.first + number - 1 : -1;
    for (int i = 0; i < given->graph.link_count; i++) {
        const GraphLink *link = &given->graph.links[i];
        if (link->from == beat && link->option == option && link->to == position_of(given, to)) return link;
    }
    return NULL;
}

static void finds_every_way(void **state) {
    (void)state;
    static const struct {
        const char *from;
        int number;
        const char *to;
        bool expert, back;
    } ways[] = {
        {"intro", 0, "a", true, false}, {"a", 1, "between", false, false}, {"between", 0, "b", false, false}, {"a", 2, "b", false, false},
        {"a", 3, "c", true, false},     {"b", 1, "done", false, false},    {"b", 2, "done", false, false},    {"c", 1, "done", true, false},
        {"c", 2, "lost", false, false}, {"c", 3, "c", false, true},        {"c", 4, "a", false, true},
    };
    enum { WAYS = sizeof ways / sizeof *ways };
    Given given = draw("paper.lua");
    assert_int_equal(given.graph.link_count, WAYS);
    for (int i = 0; i < WAYS; i++) {
        const GraphLink *link = way(&given, ways[i].from, ways[i].number, ways[i].to);
        assert_non_null(link);
        assert_int_equal(link->expert, ways[i].expert);
        assert_int_equal(link->back, ways[i].back);
    }
    assert_true(given.graph.expert);
    assert_false(given.graph.met[position_of(&given, "d")]);
    assert_false(given.graph.met[position_of(&given, "never")]);
    assert_true(given.graph.met[position_of(&given, "intro")]);
    end(&given);
}

static void layers_go_down(void **state) {
    (void)state;
    static const struct {
        const char *name;
        int layer;
    } rows[] = {{"intro", 0}, {"a", 1}, {"between", 2}, {"c", 2}, {"b", 3}, {"done", 4}, {"lost", 4}, {"never", 4}, {"d", 0}};
    Given given = draw("paper.lua");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(given.graph.nodes[position_of(&given, rows[i].name)].layer, rows[i].layer);
    end(&given);
}

// What every layout must keep.
static void assert_sound(const Graph *g) {
    for (int i = 0; i < g->link_count; i++) {
        const GraphLink *link = &g->links[i];
        if (link->back) continue;
        int node = link->hop, hops = 1;
        for (; g->nodes[node].bend; node = graph_after(g, node), hops++) assert_int_equal(g->nodes[node].position, link->to);
        assert_int_equal(node, link->to);
        assert_int_equal(g->nodes[link->to].layer - g->nodes[link->from].layer, hops);
    }
    int placed = 0;
    for (int i = 0; i < g->layer_count; i++) {
        for (int j = 0; j < g->layer_sizes[i]; j++, placed++) {
            const GraphNode *node = &g->nodes[g->layers[i][j]];
            assert_int_equal(node->layer, i);
            assert_int_equal(node->order, j);
            assert_true(node->x - node->w / 2 >= -1e-6 && node->x + node->w / 2 <= g->width + 1e-6);
            if (!j) continue;
            const GraphNode *left = &g->nodes[g->layers[i][j - 1]];
            assert_true(node->x - node->w / 2 - (left->x + left->w / 2) > 20);
        }
    }
    assert_int_equal(placed, g->node_count);
}

static void nothing_overlaps(void **state) {
    (void)state;
    static const char *const names[] = {"complaint/line-down", "negotiation/friday-six", "relationship/cheaper-pump"};
    Given given = draw("paper.lua");
    assert_sound(&given.graph);
    end(&given);
    for (int i = 0; i < 3; i++) {
        Arena arena = {0};
        Str path = str_fill(&arena, STR("scenarios/{1}.lua"), (Str[]){str_from(names[i])}, 1);
        given = draw_loaded(load(files, path.data));
        assert_true(given.graph.expert);
        assert_sound(&given.graph);
        end(&given);
        arena_free(&arena);
    }
}

// Beats that lead anywhere.
static Str tangle(Arena *arena, int beats) {
    StrBuf buf = {.arena = arena};
    Rng rng = {3};
    buf_add(&buf, STR(HEAD "start = 'b0', beats = {\n"));
    for (int i = 0; i < beats; i++) {
        buf_add(&buf, str_fill(arena, STR("b{1} = {{ options = {{"), (Str[]){str_int(arena, i)}, 1));
        for (int j = 0; j < 4; j++) {
            int to = j ? (int)rng_below(&rng, (uint32_t)beats) : i + 1;
            Str args[] = {to == beats ? STR("done") : STR("b"), to == beats ? STR_NONE : str_int(arena, to)};
            buf_add(&buf, str_fill(arena, STR("{{ 'x', go = '{1}{2}' },"), args, 2));
        }
        buf_add(&buf, STR("} },\n"));
    }
    buf_add(&buf, STR("}, endings = { done = 'Done.' } }\n"));
    return buf_str(&buf);
}

static void copes_with_a_tangle(void **state) {
    (void)state;
    Arena arena = {0};
    for (int beats = 1; beats < 200; beats = beats * 3 + 1) {
        const MemoryFile tangled[] = {{"tangle.lua", tangle(&arena, beats).data}, {NULL, NULL}};
        Given given = draw_loaded(load(tangled, "tangle.lua"));
        assert_false(given.graph.expert);
        assert_sound(&given.graph);
        end(&given);
    }
    arena_free(&arena);
}

static int count(Str text, const char *part) {
    int found = 0;
    for (ptrdiff_t at = -1; (at = str_find(text, str_from(part), (size_t)(at + 1))) >= 0;) found++;
    return found;
}

static size_t skip_name(Str xml, size_t at) {
    while (at < xml.len && xml.data[at] != ' ' && xml.data[at] != '>' && xml.data[at] != '/') at++;
    return at;
}

// Tags closed in their order, attributes in quotation marks, entities and no bare & or < in between.
static void assert_xml(Str xml) {
    Str open[32];
    int depth = 0;
    for (size_t at = 0; at < xml.len;) {
        if (xml.data[at] == '&') {
            static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
            bool known = false;
            for (int i = 0; i < 4; i++) known |= str_starts(str_slice(xml, at, xml.len), str_from(entities[i]));
            assert_true(known);
        }
        if (xml.data[at] != '<') {
            assert_true((unsigned char)xml.data[at] >= 0x20 || xml.data[at] == '\n' || xml.data[at] == '\t');
            at++;
            continue;
        }
        bool closes = xml.data[at + 1] == '/';
        size_t from = at + 1 + closes, name_end = skip_name(xml, from);
        Str name = str_slice(xml, from, name_end);
        at = name_end;
        for (bool quoted = false; quoted || xml.data[at] != '>'; at++) {
            assert_true(at + 1 < xml.len && xml.data[at] != '<');
            quoted ^= xml.data[at] == '"';
        }
        bool empty = xml.data[at - 1] == '/';
        at++;
        if (closes)
            assert_true(depth > 0 && str_equal(open[--depth], name));
        else if (!empty)
            open[depth++] = name;
        assert_in_range(depth, 0, 31);
    }
    assert_int_equal(depth, 0);
}

static void escapes_texts(void **state) {
    (void)state;
    Given given = draw("texts.lua");
    assert_xml(given.svg);
    assert_true(str_find(given.svg, STR("&lt;b&gt;&quot;A&quot; &amp; 'B'&lt;/b&gt; ]]&gt;"), 0) > 0);
    assert_int_equal(str_find(given.svg, STR("<script"), 0), -1);
    assert_true(str_find(given.svg, STR("&lt;&amp;&gt; 結束了，"), 0) > 0);
    end(&given);
}

static void draws_what_is_there(void **state) {
    (void)state;
    Given given = draw("paper.lua");
    assert_xml(given.svg);
    static const char *const names[] = {">intro<", ">a<", ">between<", ">b<", ">c<", ">d<", ">done<", ">lost<", ">never<"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) assert_int_equal(count(given.svg, names[i]), 1);
    // Of 11 ways three are the expert's, and one of a legend; one is a mistake, and one of a legend.
    assert_int_equal(count(given.svg, "stroke-width=\"5\""), 3 + 2 + 1);  // c to done passes the layer of b: two pieces more
    assert_int_equal(count(given.svg, "stroke-dasharray=\"7 5\""), 1 + 1);
    assert_int_equal(count(given.svg, "stroke-dasharray=\"4 4\""), 2);  // d and never
    assert_int_equal(count(given.svg, ">1 ×<"), 1);
    assert_int_equal(count(given.svg, ">3 +<"), 1);
    // a: 40, 20 and 0 of the range of 65, of which 13 and more is red.
    assert_int_equal(count(given.svg, ">40.0<"), 1);
    assert_true(count(given.svg, "#a3122b") >= 4);
    assert_true(count(given.svg, "#0b7a5c") >= 4);
    assert_true(str_find(given.svg, STR("z\nvalue 70.0, regret 0.0, stake 40.0; situations: 3"), 0) > 0);
    assert_true(str_find(given.svg, STR("never\nnever open"), 0) > 0);
    assert_true(str_find(given.svg, STR(">the expert's path<"), 0) > 0);
    end(&given);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_every_way),     cmocka_unit_test(layers_go_down), cmocka_unit_test(nothing_overlaps),
        cmocka_unit_test(copes_with_a_tangle), cmocka_unit_test(escapes_texts),  cmocka_unit_test(draws_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
