// Strict UTF-8: every code point there and back, and every way to be wrong.
#include "base/utf8.h"
#include "testkit/testkit.h"

static Arena arena;

static int free_arena(void **state) {
    (void)state;
    arena_free(&arena);
    return 0;
}

static bool is_text(uint32_t code) {
    return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

static void every_code_point_comes_back(void **state) {
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (!is_text(code)) continue;
        char out[4];
        int len = utf8_put(code, out);
        size_t at = 0;
        Str s = {out, (size_t)len};
        if (utf8_next(s, &at) != code || at != s.len || !utf8_valid(s)) fail_msg("U+%04X", (unsigned)code);
    }
}

static void lengths_change_where_the_standard_says(void **state) {
    (void)state;
    static const struct {
        uint32_t code;
        const char *bytes;
    } cases[] = {
        {0x24, "\x24"},
        {0x7F, "\x7F"},
        {0x80, "\xC2\x80"},
        {0xA2, "\xC2\xA2"},
        {0x7FF, "\xDF\xBF"},
        {0x800, "\xE0\xA0\x80"},
        {0x6295, "\xE6\x8A\x95"},
        {0xD7FF, "\xED\x9F\xBF"},
        {0xE000, "\xEE\x80\x80"},
        {0xFFFF, "\xEF\xBF\xBF"},
        {0x10000, "\xF0\x90\x80\x80"},
        {0x20AC, "\xE2\x82\xAC"},
        {0x1F600, "\xF0\x9F\x98\x80"},
        {0x10FFFF, "\xF4\x8F\xBF\xBF"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[4];
        int len = utf8_put(cases[i].code, out);
        assert_str((Str){out, (size_t)len}, cases[i].bytes);
        size_t at = 0;
        assert_int_equal(utf8_next(str_from(cases[i].bytes), &at), cases[i].code);
    }
}

static void what_is_no_code_point_is_written_as_replacement(void **state) {
    (void)state;
    static const uint32_t wrong[] = {0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x110000, 0xFFFFFFFF};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char out[4];
        int len = utf8_put(wrong[i], out);
        assert_str((Str){out, (size_t)len}, "\xEF\xBF\xBD");
    }
}

static void wrong_bytes_move_by_one(void **state) {
    (void)state;
    static const char *wrong[] = {
        "\x80",
        "\xBF",  // a continuation alone
        "\xC0\x80",
        "\xC0\xAF",
        "\xC1\xBF",  // overlong in two
        "\xE0\x80\x80",
        "\xE0\x9F\xBF",  // in three
        "\xF0\x80\x80\x80",
        "\xF0\x8F\xBF\xBF",  // in four
        "\xED\xA0\x80",
        "\xED\xBF\xBF",  // surrogates
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",  // above U+10FFFF
        "\xF8\x88\x80\x80\x80",
        "\xFC\x84\x80\x80\x80\x80",
        "\xFE",
        "\xFF",
        "\xC2",
        "\xE6\x8A",
        "\xF0\x9F\x98",  // cut short
        "\xC2\x41",
        "\xE6\x41\x95",
        "\xE6\x8A\x41",
        "\xF0\x9F\x41\x80",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        size_t at = 0;
        assert_int_equal(utf8_next(str_from(wrong[i]), &at), UTF8_BAD);
        assert_int_equal(at, 1);
        assert_false(utf8_valid(str_from(wrong[i])));
    }
}

// Table 3-7 of the Unicode standard: for each first byte the range of the second.
static bool pair_may_begin(unsigned first, unsigned second) {
    if (first == 0xE0) return second >= 0xA0 && second <= 0xBF;
    if (first == 0xED) return second >= 0x80 && second <= 0x9F;
    if (first == 0xF0) return second >= 0x90 && second <= 0xBF;
    if (first == 0xF4) return second >= 0x80 && second <= 0x8F;
    return first >= 0xC2 && first <= 0xF4 && second >= 0x80 && second <= 0xBF;
}

static void every_first_pair_agrees_with_the_standard(void **state) {
    (void)state;
    for (unsigned first = 0x80; first < 0x100; first++) {
        for (unsigned second = 0; second < 0x100; second++) {
            char bytes[4] = {(char)first, (char)second, (char)0x80, (char)0x80};
            size_t len = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
            if (utf8_valid((Str){bytes, len}) != pair_may_begin(first, second)) fail_msg("%02X %02X", first, second);
        }
    }
}

static void the_replacement_letter_is_text(void **state) {
    (void)state;
    size_t at = 0;
    assert_int_equal(utf8_next(STR("\xEF\xBF\xBD!"), &at), 0xFFFD);
    assert_int_equal(at, 3);
    assert_true(utf8_valid(STR("\xEF\xBF\xBD")));
    assert_false(utf8_valid(STR("\xEF\xBF\xBD\xEF\xBF")));
    assert_true(utf8_valid(STR_NONE));
    assert_true(utf8_valid(STR("a\0b")));
}

static void reading_stops_at_the_end_of_the_text(void **state) {
    (void)state;
    Str cut = str_slice(STR("\xE6\x8A\x95"), 0, 2);  // the third byte is there in memory but not in the text
    size_t at = 0;
    assert_int_equal(utf8_next(cut, &at), UTF8_BAD);
    assert_int_equal(at, 1);
    assert_int_equal(utf8_next(cut, &at), UTF8_BAD);
    assert_int_equal(at, 2);
}

static void letters_are_counted(void **state) {
    (void)state;
    assert_int_equal(utf8_count(STR_NONE), 0);
    assert_int_equal(utf8_count(STR("abc")), 3);
    assert_int_equal(utf8_count(STR("\xE6\x8A\x95\xE8\xA8\xB4!")), 3);
    assert_int_equal(utf8_count(STR("\xF0\x9F\x98\x80")), 1);
    assert_int_equal(utf8_count(STR("\xE6\x8A")), 2);
}

static void clean_text_is_not_copied(void **state) {
    (void)state;
    Str good = STR("line one\nline \xE4\xBA\x8C \xEF\xBF\xBD");
    Str clean = utf8_clean(&arena, good);
    assert_ptr_equal(clean.data, good.data);
    assert_int_equal(clean.len, good.len);
    assert_int_equal(utf8_clean(&arena, STR_NONE).len, 0);
}

static void dirt_becomes_replacement(void **state) {
    (void)state;
    static const struct {
        Str dirty;
        const char *clean;
    } cases[] = {
        {{"a\xFFz", 3}, "a\xEF\xBF\xBDz"},
        {{"\x1B[31m", 5}, "\xEF\xBF\xBD[31m"},
        {{"a\tb\rc\nd", 7},
         "a\xEF\xBF\xBD"
         "b\xEF\xBF\xBD"
         "c\nd"},
        {{"\0", 1}, "\xEF\xBF\xBD"},
        {{"\x7F", 1}, "\xEF\xBF\xBD"},
        {{"\xC2\x9F", 2}, "\xEF\xBF\xBD"},
        {{"\xC2\x9Bx", 3}, "\xEF\xBF\xBDx"},            // CSI of the second control set: one letter, one replacement
        {{"\xC2\xA0x", 3}, "\xC2\xA0x"},                // the first letter above that set
        {{"\xE6\x8A", 2}, "\xEF\xBF\xBD\xEF\xBF\xBD"},  // two bytes of a letter of three
        {{"\xE6\x8A\x95\x80", 4}, "\xE6\x8A\x95\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str clean = utf8_clean(&arena, cases[i].dirty);
        assert_str(clean, cases[i].clean);
        assert_ptr_equal(utf8_clean(&arena, clean).data, clean.data);
    }
}

static void an_excerpt_ends_between_letters(void **state) {
    (void)state;
    assert_str(utf8_excerpt(&arena, STR("eight"), 5), "eight");
    assert_str(utf8_excerpt(&arena, STR("eight"), 4), "eigh…");
    assert_str(utf8_excerpt(&arena, STR("a天b"), 3), "a…");
    assert_str(utf8_excerpt(&arena, STR("a天b"), 4), "a天…");
    assert_str(utf8_excerpt(&arena, STR("\x80\x80\x80"), 2), "…");
    assert_str(utf8_excerpt(&arena, STR_NONE, 2), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_comes_back),
        cmocka_unit_test(lengths_change_where_the_standard_says),
        cmocka_unit_test(what_is_no_code_point_is_written_as_replacement),
        cmocka_unit_test(wrong_bytes_move_by_one),
        cmocka_unit_test(every_first_pair_agrees_with_the_standard),
        cmocka_unit_test(the_replacement_letter_is_text),
        cmocka_unit_test(reading_stops_at_the_end_of_the_text),
        cmocka_unit_test(letters_are_counted),
        cmocka_unit_test(clean_text_is_not_copied),
        cmocka_unit_test(dirt_becomes_replacement),
        cmocka_unit_test(an_excerpt_ends_between_letters),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
