// Drawings from elsewhere: what is taken, what is refused and where, and what is handed on of it.
#include "host/svg.h"

#include "testkit/testkit.h"

#include <stdlib.h>

#define HEAD "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\">"

static Str written(Arena *arena, const char *text, const char *part) {
    Svg svg;
    Err err = {0};
    svg_read(arena, STR("a.svg"), str_from(text), &svg, &err);
    assert_no_faults(&err);
    err_free(&err);
    return svg_text(arena, &svg, str_from(part), 64, 32);
}

static void what_is_known_is_handed_on(void **state) {
    (void)state;
    Arena arena = {0};
    const char *text =
        "<?xml version=\"1.0\"?>\n<!-- <path d=\"M0 0\"/> -->\n"
        "<svg viewBox='0,0 100\n50' fill=\"none\" stroke='#000' width='7' version=\"1.1\">\n"
        "<title>A &amp; B > C</title><desc>D</desc>\n"
        "<g id=\"a\" transform=\"translate(1,2) rotate(30 5 5) scale(2) matrix(1 0 0 1 0 0)\"><circle cx=\"1\" cy=\"2\" r=\"3\"/>"
        "<ellipse rx=\"1\" ry=\"2\" fill=\"red\"/><rect x=\"-1\" width=\"4\" height=\"5e0\" rx=\".5\"/></g>\n"
        "<polygon points=\"0,0 1 1,2 2\"/><polyline points=\"0 0\"/><line x2='5' stroke-linecap=\"round\"/>\n"
        "<path d=\"m1 2 3 4L5,6h1v-1.5.5c1 1 2 2 3 3s1 1 2 2q1 1 2 2t3 3a5 5 0 1,0 4 4Z\" fill-rule='evenodd' /></svg>\n<!---->";
    assert_str(written(&arena, text, ""),
               "<svg width=\"64\" height=\"32\" viewBox=\"0 0 100 50\" preserveAspectRatio=\"xMidYMid yMid slice\"><g fill=\"none\" "
               "stroke=\"#000\">"
               "<g id=\"a\" transform=\"translate(1,2) rotate(30 5 5) scale(2) matrix(1 0 0 1 0 0)\"><circle cx=\"1\" cy=\"2\" r=\"3\" />"
               "<ellipse rx=\"1\" ry=\"2\" fill=\"red\" /><rect x=\"-1\" width=\"4\" height=\"5e0\" rx=\".5\" /></g>"
               "<polygon points=\"0,0 1 1,2 2\" /><polyline points=\"0 0\" /><line x2=\"5\" stroke-linecap=\"round\" />"
               "<path d=\"m1 2 3 4L5,6h1v-1.5.5c1 1 2 2 3 3s1 1 2 2q1 1 2 2t3 3a5 5 0 1,0 4 4Z\" fill-rule=\"evenodd\" /></g></svg>");
    assert_str(written(&arena, "<svg width='30' height='20.5'/>", ""),
               "<svg width=\"64\" height=\"32\" viewBox=\"0 0 30 20.5\" preserveAspectRatio=\"xMidYMid yMid slice\"><g></g></svg>");
    arena_free(&arena);
}

static void only_named_variants_stay(void **state) {
    (void)state;
    Arena arena = {0};
    const char *text = HEAD "<g id=\"hair\"/><g id=\"pleased\"><g><line/></g></g><g id=\"angry\"><g id=\"pleased\"><rect/></g></g>"
                            "<g id=\"blink\"/></svg>";
#define BEGIN "<svg width=\"64\" height=\"32\" viewBox=\"0 0 100 50\" preserveAspectRatio=\"xMidYMid yMid slice\"><g><g id=\"hair\" />"
    assert_str(written(&arena, text, ""), BEGIN "</g></svg>");
    assert_str(written(&arena, text, "pleased"), BEGIN "<g id=\"pleased\"><g><line /></g></g></g></svg>");
    assert_str(written(&arena, text, "angry blink"), BEGIN "<g id=\"angry\"></g><g id=\"blink\" /></g></svg>");
    assert_str(written(&arena, text, "ang  please pleasedd"), BEGIN "</g></svg>");
    arena_free(&arena);
}

static const struct {
    const char *text, *fault;
} refused[] = {
    {"", "a.svg:1: This is no well-formed drawing: expected <svg> around all."},
    {"\n<g/>", "a.svg:2: This is no well-formed drawing: expected <svg> around all."},
    {"<!DOCTYPE svg>" HEAD "</svg>", "a.svg:1: This is no well-formed drawing: expected only tags and comments."},
    {" <?xml version=\"1.0\"?>" HEAD "</svg>", "expected only tags and comments"},
    {HEAD "\n<?php ?></svg>", "a.svg:2: This is no well-formed drawing: expected only tags and comments."},
    {HEAD "<![CDATA[ ]]></svg>", "expected only tags and comments"},
    {HEAD "\n", "a.svg:2: This is no well-formed drawing: expected the end of <svg>."},
    {HEAD "</g>", "expected the closing tag of what was opened last"},
    {HEAD "<g></svg>", "expected the closing tag of what was opened last"},
    {HEAD "</svg><svg/>", "expected nothing after </svg>"},
    {HEAD "</svg>x", "expected words only in <title> and <desc>"},
    {HEAD "words</svg>", "expected words only in <title> and <desc>"},
    {HEAD "<title>&lol;</title></svg>", "expected no entities of one's own"},
    {HEAD "<!-- --", "expected the end of the comment"},
    {"<?xml ", "expected the end of the declaration"},
    {HEAD "<>", "expected the name of a tag"},
    {HEAD "<g", "expected the name of an attribute, or the end of the tag"},
    {HEAD "<g id", "expected an equals sign and a value"},
    {HEAD "<g id=a>", "expected a value in quotation marks"},
    {HEAD "<g id='a>", "expected a closing quotation mark"},
    {HEAD "</svg id='a'>", "expected nothing but a name in a closing tag"},
    {HEAD "<svg/></svg>", "<svg> can't stand within <svg>."},
    {HEAD "<title><g/></title></svg>", "<g> can't stand within <title>."},
    {HEAD "\n<script>alert(1)</script></svg>", "a.svg:2: A drawing has no <script>, only: svg g path circle"},
    {HEAD "\n<use href=\"#a\"/></svg>", "a.svg:2: A drawing has no <use>"},
    {HEAD "<image/></svg>", "has no <image>"},
    {HEAD "<style/></svg>", "has no <style>"},
    {HEAD "<g style=\"fill:red\"/></svg>", "A drawing has no “style” on <g>."},
    {HEAD "<path\n\nonclick=\"x\"/></svg>", "a.svg:3: A drawing has no “onclick” on <path>."},
    {HEAD "<path stroke-dasharray=\"1\"/></svg>", "A drawing has no “stroke-dasharray” on <path>."},
    {HEAD "<g xlink:href=\"x\"/></svg>", "A drawing has no “xlink:href” on <g>."},
    {HEAD "<g d=\"\"/></svg>", "A drawing has no “d” on <g>."},
    {HEAD "<g id=\"a\" id=\"b\"/></svg>", "“id” stands twice on <g>."},
    {HEAD "<g id=\"a&quot;\"/></svg>", "“id” of <g> must be a name of letters, digits, - and _, at most 40, not “a&quot;”."},
    {HEAD "<g fill=\"url(#a)\"/></svg>", "“fill” of <g> must be a colour such as #a0b1c2, or none, not “url(#a)”."},
    {HEAD "<g fill=\"#12\"/></svg>", "not “#12”"},
    {HEAD "<g fill=\"#12345g\"/></svg>", "not “#12345g”"},
    {HEAD "<g fill=\"salmon\"/></svg>", "not “salmon”"},
    {HEAD "<circle r=\"-1\"/></svg>", "“r” of <circle> must be a number from 0 to 100000, without a unit, not “-1”."},
    {HEAD "<circle r=\"1px\"/></svg>", "not “1px”"},
    {HEAD "<circle r=\"50%\"/></svg>", "not “50%”"},
    {HEAD "<circle r=\"nan\"/></svg>", "not “nan”"},
    {HEAD "<circle r=\"\"/></svg>", "not “”"},
    {HEAD "<circle r=\".\"/></svg>", "not “.”"},
    {HEAD "<circle r=\"1e\"/></svg>", "not “1e”"},
    {HEAD "<circle cx=\"100001\"/></svg>", "must be a number from -100000 to 100000"},
    {HEAD "<circle cx=\"1e99\"/></svg>", "not “1e99”"},
    {HEAD "<circle cx=\"1e999\"/></svg>", "not “1e999”"},
    {HEAD "<circle cx=\"1.00000000000000000\"/></svg>", "not “1.00000000000000000”"},
    {HEAD "<g opacity=\"1.1\"/></svg>", "must be a number from 0 to 1, not “1.1”"},
    {HEAD "<g stroke-miterlimit=\"11\"/></svg>", "must be a number from 1 to 10, not “11”"},
    {HEAD "<g transform=\"skewX(3)\"/></svg>", "must be a list of translate, scale, rotate and matrix, not “skewX(3)”"},
    {HEAD "<g transform=\"scale(1,2,3)\"/></svg>", "not “scale(1,2,3)”"},
    {HEAD "<g transform=\"rotate(1\"/></svg>", "not “rotate(1”"},
    {HEAD "<g transform=\"matrix(1 2 3 4 5 6 7)\"/></svg>", "not “matrix(1 2 3 4 5 6 7)”"},
    {HEAD "<g stroke-linejoin=\"arcs\"/></svg>", "must be miter, round or bevel, not “arcs”"},
    {HEAD "<g fill-rule=\"inherit\"/></svg>", "must be nonzero or evenodd, not “inherit”"},
    {HEAD "\n<path d=\"L1 1\"/></svg>", "a.svg:2: “d” of <path> must be path data"},
    {HEAD "<path d=\"M1\"/></svg>", "not “M1”"},
    {HEAD "<path d=\"M1 1X\"/></svg>", "not “M1 1X”"},
    {HEAD "<path d=\"M1 1 z 5\"/></svg>", "not “M1 1 z 5”"},
    {HEAD "<path d=\"M1 1a1 1 0 01 1 1\"/></svg>", "not “M1 1a1 1 0 01 1 1”"},
    {HEAD "<path d=\"M1 1a1 1 0 2 1 1 1\"/></svg>", "not “M1 1a1 1 0 2 1 1 1”"},
    {HEAD "<polygon points=\"1 2 3\"/></svg>", "must be pairs of numbers, not “1 2 3”"},
    {"<svg/>", "A drawing needs a view box, such as viewBox=\"0 0 480 480\", or else width and height, all sides from 1 to 10000."},
    {"<svg width=\"10\"/>", "needs a view box"},
    {"<svg width=\"10\" height=\"10001\"/>", "needs a view box"},
    {"<svg viewBox=\"0 0 0 10\"/>", "must be four numbers, the last two from 1 to 10000, not “0 0 0 10”"},
    {"<svg viewBox=\"0 0 10 10 10\"/>", "not “0 0 10 10 10”"},
    {"<svg xmlns=\"http://example.org\" viewBox=\"0 0 9 9\"/>", "must be http://www.w3.org/2000/svg"},
    {HEAD "<path d=\"M0 0V99999V0V99999V0V99999V0V99999V0V99999V0V99999\"/></svg>", "Drawing this takes 1.3 times as long as it may"},
    {HEAD "<g transform=\"scale(99999)\"><g transform=\"scale(99999)\">\n<rect width=\"1\" height=\"1\"/></g></g></svg>",
     "a.svg:2: Drawing this takes"},
};

static void everything_else_is_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        Arena arena = {0};
        Svg svg;
        Err err = {0};
        assert_false(svg_read(&arena, STR("a.svg"), str_from(refused[i].text), &svg, &err));
        assert_fault(&err, refused[i].fault);
        assert_false(svg_read(&arena, STR("a.svg"), str_from(refused[i].text), &svg, NULL));
        err_free(&err);
        arena_free(&arena);
    }
}

static void one_fault_hides_no_other(void **state) {
    (void)state;
    Arena arena = {0};
    Svg svg;
    Err err = {0};
    assert_false(svg_read(&arena, STR("a.svg"), STR("<svg\n>\n<blink/>\n<g class=''/>\n<path d='x'/>\n<g>\n</svg>"), &svg, &err));
    static const char *const faults[] = {"a.svg:1: A drawing needs", "a.svg:3: A drawing has no <blink>",
                                         "a.svg:4: A drawing has no “class”", "a.svg:5: “d” of <path>", "a.svg:7: This is no well-formed"};
    for (int i = 0; i < 5; i++) assert_fault(&err, faults[i]);
    assert_int_equal(err.count, 5);
    err_free(&err);
    arena_free(&arena);
}

// `count` times `unit` between a beginning and an end.
static bool takes(const char *begin, const char *unit, int count, const char *end, const char *fault) {
    Arena arena = {0};
    StrBuf buf = {.arena = &arena};
    Err err = {0};
    Svg svg;
    buf_add(&buf, str_from(begin));
    for (int i = 0; i < count; i++) buf_add(&buf, str_from(unit));
    buf_add(&buf, str_from(end));
    bool fine = svg_read(&arena, STR("a.svg"), buf_str(&buf), &svg, &err);
    if (!fine) assert_fault(&err, fault);
    err_free(&err);
    arena_free(&arena);
    return fine;
}

static void sizes_are_bounded(void **state) {
    (void)state;
    assert_true(takes(HEAD, "<g></g>", 3999, "</svg>", ""));
    assert_false(takes(HEAD, "<g></g>", 4000, "</svg>", "no more than 4000 elements"));
    assert_true(takes(HEAD, "<g>", 31,
                      "</g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g>"
                      "</g></g></g></g></svg>",
                      ""));
    assert_false(takes(HEAD, "<g>", 32, "", "no more than 32 tags within one another"));
    assert_true(takes(HEAD, " ", SVG_BYTES_MOST - (int)sizeof HEAD - 5, "</svg>", ""));
    assert_false(
        takes(HEAD, " ", SVG_BYTES_MOST - (int)sizeof HEAD - 4, "</svg>", "A drawing may have at most 65536 bytes; this file has 65537."));
    assert_false(takes(HEAD "<g", " a='b'", 33, "", "at most 32 attributes of a tag"));
    Arena arena = {0};
    Svg svg;
    assert_false(svg_read(&arena, STR("a.svg"), (Str){HEAD "\0</svg>", sizeof HEAD + 6}, &svg, NULL));
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_known_is_handed_on), cmocka_unit_test(only_named_variants_stay),
        cmocka_unit_test(everything_else_is_refused), cmocka_unit_test(one_fault_hides_no_other),
        cmocka_unit_test(sizes_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
