// Text as pointer and length: comparing, cutting, numbers, patterns, suggestions and folded white space.
#include "testkit/testkit.h"

#include <string.h>

static Arena arena;

static int free_arena(void **state) {
    (void)state;
    arena_free(&arena);
    return 0;
}

static void from_and_equal(void **state) {
    (void)state;
    assert_int_equal(str_from(NULL).len, 0);
    assert_int_equal(str_from("abc").len, 3);
    assert_int_equal(STR("a\0b").len, 3);
    assert_true(str_equal(STR("abc"), str_from("abc")));
    assert_true(str_equal(STR_NONE, STR("")));
    assert_false(str_equal(STR("abc"), STR("abd")));
    assert_false(str_equal(STR("abc"), STR("ab")));
    assert_false(str_equal(STR("a\0b"), STR("a\0c")));
}

static void compare_is_byte_order(void **state) {
    (void)state;
    // Rising: any two compare as their places do.
    const Str rising[] = {STR_NONE, STR("A"), STR("AB"), STR("B"), STR("a"), STR("a\0"), STR("ab"), STR("\xC3\xA4"), STR("\xE6\x8A\x95")};
    const int count = (int)(sizeof rising / sizeof *rising);
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
            int order = str_compare(rising[i], rising[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    }
}

static void starts_and_ends(void **state) {
    (void)state;
    assert_true(str_starts(STR("play.lua"), STR("play")));
    assert_true(str_starts(STR("play"), STR("play")));
    assert_true(str_starts(STR_NONE, STR("")));
    assert_false(str_starts(STR("pla"), STR("play")));
    assert_true(str_ends(STR("play.lua"), STR(".lua")));
    assert_true(str_ends(STR("x"), STR_NONE));
    assert_false(str_ends(STR("lua"), STR(".lua")));
    assert_false(str_ends(STR("play.lub"), STR(".lua")));
}

// The definition, without cleverness.
static ptrdiff_t find_slowly(Str s, Str needle, size_t from) {
    for (size_t i = from; i + needle.len <= s.len; i++) {
        if (!memcmp(s.data + i, needle.data, needle.len)) return (ptrdiff_t)i;
    }
    return -1;
}

static void find_by_hand(void **state) {
    (void)state;
    assert_int_equal(str_find(STR("banana"), STR("an"), 0), 1);
    assert_int_equal(str_find(STR("banana"), STR("an"), 2), 3);
    assert_int_equal(str_find(STR("banana"), STR("an"), 4), -1);
    assert_int_equal(str_find(STR("banana"), STR("bananas"), 0), -1);
    assert_int_equal(str_find(STR("banana"), STR("a"), 5), 5);
    assert_int_equal(str_find(STR("banana"), STR("a"), 6), -1);
    assert_int_equal(str_find(STR("banana"), STR("a"), 99), -1);
    assert_int_equal(str_find(STR("banana"), STR(""), 3), 3);
    assert_int_equal(str_find(STR("banana"), STR(""), 6), 6);
    assert_int_equal(str_find(STR("banana"), STR(""), 7), -1);
    assert_int_equal(str_find(STR_NONE, STR("a"), 0), -1);
    assert_int_equal(str_find(STR("a\0b"), STR("\0b"), 0), 1);
}

// All words over {a, b} up to 6 letters in all words up to 8: both ways must agree.
static void find_agrees_with_the_definition(void **state) {
    (void)state;
    for (unsigned hay = 1; hay < 512; hay++) {
        char text[16], word[16];
        size_t len = 0, word_len = 0;
        for (unsigned bits = hay; bits > 1; bits >>= 1) text[len++] = bits & 1 ? 'a' : 'b';
        for (unsigned needle = 2; needle < 128; needle++) {
            word_len = 0;
            for (unsigned bits = needle; bits > 1; bits >>= 1) word[word_len++] = bits & 1 ? 'a' : 'b';
            Str s = {text, len}, n = {word, word_len};
            for (size_t from = 0; from <= len; from++) assert_int_equal(str_find(s, n, from), find_slowly(s, n, from));
        }
    }
}

static void slice_clamps(void **state) {
    (void)state;
    assert_str(str_slice(STR("abcdef"), 1, 3), "bc");
    assert_str(str_slice(STR("abcdef"), 4, 99), "ef");
    assert_str(str_slice(STR("abcdef"), 3, 3), "");
    assert_str(str_slice(STR("abcdef"), 5, 2), "");
    assert_str(str_slice(STR("abcdef"), 99, 100), "");
    assert_str(str_slice(STR_NONE, 0, 5), "");
}

static void trim_takes_ascii_space_only(void **state) {
    (void)state;
    assert_str(str_trim(STR(" \t\r\n\v\f a b \n")), "a b");
    assert_str(str_trim(STR(" \n ")), "");
    assert_str(str_trim(STR_NONE), "");
    assert_str(str_trim(STR("\xE3\x80\x80x")), "\xE3\x80\x80x");  // the ideographic space is a letter of the text
}

static void copies_end_in_zero(void **state) {
    (void)state;
    Str copy = str_copy(&arena, str_slice(STR("abcdef"), 1, 3));
    assert_int_equal(copy.len, 2);
    assert_string_equal(copy.data, "bc");
    Str empty = str_copy(&arena, STR_NONE);
    assert_int_equal(empty.len, 0);
    assert_string_equal(empty.data, "");
    Str joined = str_join(&arena, STR("ab"), STR("cd"));
    assert_int_equal(joined.len, 4);
    assert_string_equal(joined.data, "abcd");
    assert_string_equal(str_join(&arena, STR_NONE, STR("x")).data, "x");
}

static void numbers_are_written(void **state) {
    (void)state;
    assert_str(str_int(&arena, 0), "0");
    assert_str(str_int(&arena, -7), "-7");
    assert_str(str_int(&arena, 1234567890), "1234567890");
    assert_str(str_int(&arena, INT64_MAX), "9223372036854775807");
    assert_str(str_int(&arena, INT64_MIN), "-9223372036854775808");
    assert_str(str_hex64(&arena, 0), "0000000000000000");
    assert_str(str_hex64(&arena, 0x0123456789abcdefu), "0123456789abcdef");
    assert_str(str_hex64(&arena, UINT64_MAX), "ffffffffffffffff");
}

static void whole_numbers_are_read(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int64_t value;
    } good[] = {
        {"0", 0},
        {"-0", 0},
        {"007", 7},
        {"-12", -12},
        {"2147483648", 2147483648},
        {"9223372036854775807", INT64_MAX},
        {"-9223372036854775808", INT64_MIN},
        {"-9223372036854775807", -INT64_MAX},
        {"00000000000000000000000000000001", 1},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        int64_t value = 99;
        assert_true(str_to_int(str_from(good[i].text), &value));
        assert_true(value == good[i].value);
    }
    static const char *bad[] = {"",
                                "-",
                                "+1",
                                " 1",
                                "1 ",
                                "1.0",
                                "1e3",
                                "0x10",
                                "--1",
                                "1-",
                                "abc",
                                "9223372036854775808",
                                "-9223372036854775809",
                                "99999999999999999999",
                                "18446744073709551616",
                                "\xEF\xBC\x91"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t value = 99;
        assert_false(str_to_int(str_from(bad[i]), &value));
        assert_int_equal(value, 99);
    }
    int64_t value;
    assert_false(str_to_int((Str){"1\0", 2}, &value));
}

static void hex_numbers_are_read(void **state) {
    (void)state;
    uint64_t value = 0;
    assert_true(str_to_hex64(STR("0123456789abcdef"), &value));
    assert_true(value == 81985529216486895u);
    assert_true(str_to_hex64(STR("FF"), &value));
    assert_true(value == 255);
    assert_true(str_to_hex64(STR("ffffffffffffffff"), &value));
    assert_true(value == UINT64_MAX);
    static const char *bad[] = {"", "0x1", "g", " 1", "-1", "10000000000000000"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(str_to_hex64(str_from(bad[i]), &value));
}

static Str fill(const char *pattern) {
    const Str args[] = {STR("one"), STR("{2}"), STR("")};
    return str_fill(&arena, str_from(pattern), args, 3);
}

static void patterns_are_filled(void **state) {
    (void)state;
    assert_str(fill("no holes"), "no holes");
    assert_str(fill(""), "");
    assert_str(fill("{1}"), "one");
    assert_str(fill("a {1} b {1}."), "a one b one.");
    assert_str(fill("{2}{1}"), "{2}one");  // what was filled in is not looked at again
    assert_str(fill("[{3}]"), "[]");
    assert_str(fill("\xE7\xAC\xAC{1}\xE8\xA1\x8C"), "\xE7\xAC\xACone\xE8\xA1\x8C");
}

static void patterns_stay_where_nothing_fits(void **state) {
    (void)state;
    assert_str(fill("{0} {4} {99999999999999999999}"), "{0} {4} {99999999999999999999}");
    assert_str(fill("{} {x} {-1} { 1}"), "{} {x} {-1} { 1}");
    assert_str(fill("{1"), "{1");
    assert_str(fill("{"), "{");
    assert_str(fill("}{1}}"), "}one}");
    assert_str(fill("{{1}"), "{1}");
    assert_str(fill("{{{1}"), "{one");
    assert_str(fill("{{"), "{");
    assert_str(str_fill(&arena, STR("{1}"), NULL, 0), "{1}");
}

static void nearest_by_hand(void **state) {
    (void)state;
    const Str names[] = {STR("anger"), STR("satisfaction"), STR("trust_lin"), STR("trust_lim"), STR("id")};
    assert_str(str_nearest(STR("angr"), names, 5), "anger");                 // one letter left out; 4 / 3 = 1
    assert_str(str_nearest(STR("agner"), names, 5), "anger");                // two exchanged neighbours count one
    assert_str(str_nearest(STR("satsifactoin"), names, 5), "satisfaction");  // two exchanges
    assert_str(str_nearest(STR("satsifactozn"), names, 5), "satisfaction");  // an exchange and two wrong letters
    assert_str(str_nearest(STR("zatsifactozm"), names, 5), "");              // 5 > 12 / 3
    assert_str(str_nearest(STR("trust_lix"), names, 5), "trust_lin");        // a tie: the first
    assert_str(str_nearest(STR("trust_lim"), names, 5), "trust_lim");
    assert_str(str_nearest(STR("i"), names, 5), "id");  // at least one letter may be wrong
    assert_str(str_nearest(STR("xy"), names, 5), "");
    assert_str(str_nearest(STR("anger"), names, 0), "");
    assert_str(str_nearest(STR("anger"), NULL, 0), "");
}

static void nearest_knows_kitten_and_sitting(void **state) {
    (void)state;
    // The textbook's distance is 3: too far for 6 letters; three more that are equal on both sides raise the limit only.
    const Str names[] = {STR("sitting"), STR("sitting___")};
    assert_str(str_nearest(STR("kitten"), names, 1), "");
    assert_str(str_nearest(STR("kitten___"), names + 1, 1), "sitting___");
}

static void nearest_passes_over_long_names(void **state) {
    (void)state;
    char text[66];
    memset(text, 'a', sizeof text);
    Str name64 = {text, 64}, name65 = {text, 65};
    assert_int_equal(str_nearest(name64, &name64, 1).len, 64);
    assert_int_equal(str_nearest(name64, &name65, 1).len, 0);
    assert_int_equal(str_nearest(name65, &name64, 1).len, 0);
}

static void white_space_is_folded(void **state) {
    (void)state;
    static const struct {
        const char *text, *folded;
    } cases[] = {
        {"", ""},
        {" \n\t ", ""},
        {"a", "a"},
        {"  a  b\tc ", "a b c"},
        {"one\n    two", "one two"},
        {"one\r\n  two", "one two"},
        {"one\n\ntwo", "one\n\ntwo"},
        {"one  \n   \n\t\n  two", "one\n\ntwo"},
        {"one\r\n\r\ntwo", "one\n\ntwo"},
        {"\n\n  one\n\n", "one"},
        {"a\n\nb c\n d\n\n\n\ne", "a\n\nb c d\n\ne"},
        {"\xE6\x8A\x95\n \xE8\xA8\xB4\xE3\x80\x80\xE3\x80\x82", "\xE6\x8A\x95 \xE8\xA8\xB4\xE3\x80\x80\xE3\x80\x82"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str folded = str_fold(&arena, str_from(cases[i].text));
        assert_str(folded, cases[i].folded);
        assert_str(str_fold(&arena, folded), cases[i].folded);
    }
}

static void buffer_grows(void **state) {
    (void)state;
    StrBuf buf = {.arena = &arena};
    assert_string_equal(buf_str(&buf).data, "");
    buf_add(&buf, STR_NONE);
    buf_add(&buf, STR("n="));
    buf_int(&buf, -42);
    buf_char(&buf, ';');
    assert_string_equal(buf_str(&buf).data, "n=-42;");
    for (int i = 0; i < 5000; i++) buf_char(&buf, (char)('a' + i % 26));
    Str all = buf_str(&buf);
    assert_int_equal(all.len, 5006);
    assert_int_equal(all.data[5006], 0);
    for (size_t i = 0; i < 5000; i++) assert_int_equal(all.data[6 + i], 'a' + (int)(i % 26));
}

static void buffer_takes_its_own_text(void **state) {
    (void)state;
    StrBuf buf = {.arena = &arena};
    buf_add(&buf, STR("abc"));
    for (int i = 0; i < 6; i++) buf_add(&buf, (Str){buf.data, buf.len});
    Str all = buf_str(&buf);
    assert_int_equal(all.len, 192);
    for (size_t i = 0; i < 192; i++) assert_int_equal(all.data[i], "abc"[i % 3]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(from_and_equal),
        cmocka_unit_test(compare_is_byte_order),
        cmocka_unit_test(starts_and_ends),
        cmocka_unit_test(find_by_hand),
        cmocka_unit_test(find_agrees_with_the_definition),
        cmocka_unit_test(slice_clamps),
        cmocka_unit_test(trim_takes_ascii_space_only),
        cmocka_unit_test(copies_end_in_zero),
        cmocka_unit_test(numbers_are_written),
        cmocka_unit_test(whole_numbers_are_read),
        cmocka_unit_test(hex_numbers_are_read),
        cmocka_unit_test(patterns_are_filled),
        cmocka_unit_test(patterns_stay_where_nothing_fits),
        cmocka_unit_test(nearest_by_hand),
        cmocka_unit_test(nearest_knows_kitten_and_sitting),
        cmocka_unit_test(nearest_passes_over_long_names),
        cmocka_unit_test(white_space_is_folded),
        cmocka_unit_test(buffer_grows),
        cmocka_unit_test(buffer_takes_its_own_text),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
