// PO text: what is read from it, what is refused and in which line, and that no bytes at all do harm.
#include "base/catalog.h"
#include "base/utf8.h"
#include "testkit/testkit.h"

#include <string.h>

typedef struct Reading {
    Arena arena;
    Err err;
    Catalog *catalog;
} Reading;

static Reading read_str(Str text) {
    Reading r = {0};
    r.catalog = catalog_read(&r.arena, STR("t.po"), text, &r.err);
    return r;
}

static Reading read_po(const char *text) {
    return read_str(str_from(text));
}

static void close_reading(Reading *r) {
    arena_free(&r->arena);
    err_free(&r->err);
}

static int count_entries(const Catalog *catalog) {
    Str context, source, translation;
    int count = 0, line;
    while (catalog_entry(catalog, count, &context, &source, &translation, &line)) count++;
    return count;
}

static void assert_found(const Catalog *catalog, const char *context, const char *source, const char *expected) {
    Str translation;
    bool found = catalog_find(catalog, str_from(context), str_from(source), &translation) ||
                 catalog_find(catalog, STR_NONE, str_from(source), &translation);
    if (!found) fail_msg("nothing for %s", source);
    assert_str(translation, expected);
    assert_str(catalog_get(catalog, str_from(context), str_from(source)), expected);
}

static void assert_missing(const Catalog *catalog, const char *context, const char *source) {
    Str translation = STR("untouched");
    assert_false(catalog_find(catalog, str_from(context), str_from(source), &translation));
    assert_str(translation, "untouched");
    assert_str(catalog_get(catalog, str_from(context), str_from(source)), source);
}

static void a_usual_file_is_read(void **state) {
    (void)state;
    Reading r = read_po("# A comment.\n"
                        "msgid \"\"\n"
                        "msgstr \"\"\n"
                        "\"Language: zh_TW\\n\"\n"
                        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                        "\n"
                        "#: line-down.lua:7\n"
                        "msgid \"Line down\"\n"
                        "msgstr \"產線停擺\"\n"
                        "\n"
                        "msgid \"\"\n"
                        "\"We are standing. \"\n"
                        "\"Since ten past six.\"\n"
                        "msgstr \"\"\n"
                        "\"停著。\"\n"
                        "\"六點十分到現在。\"\n");
    assert_no_faults(&r.err);
    assert_int_equal(count_entries(r.catalog), 2);  // the header is none
    assert_found(r.catalog, "", "Line down", "產線停擺");
    assert_found(r.catalog, "", "We are standing. Since ten past six.", "停著。六點十分到現在。");
    assert_missing(r.catalog, "", "Line up");
    assert_missing(r.catalog, "", "");
    close_reading(&r);
}

static void escapes_and_loose_layout(void **state) {
    (void)state;
    Reading r = read_po("\xEF\xBB\xBFmsgid\t\"a\\nb\\t\\\"c\\\"\\\\n\"\r\n"
                        "  msgstr \"x\\\\\" \"y\"\r\n"
                        "\"z\"\r\n"
                        "msgid\"close\"\n"
                        "\n"
                        "msgstr\"by\"\n"
                        "# between\n"
                        "\n"
                        "\"no line end\"");
    assert_int_equal(r.err.count, 1);
    assert_fault(&r.err, "t.po:9: A text without msgctxt");  // a comment ends an entry
    assert_found(r.catalog, "", "a\nb\t\"c\"\\n", "x\\yz");
    assert_found(r.catalog, "", "close", "by");
    close_reading(&r);
}

static void context_comes_first(void **state) {
    (void)state;
    Reading r = read_po("msgctxt \"2.1\"\nmsgid \"Needs\"\nmsgstr \"一\"\n"
                        "msgctxt \"3.1\"\nmsgid \"Needs\"\nmsgstr \"二\"\n"
                        "msgid \"Plan\"\nmsgstr \"三\"\n"
                        "msgctxt \"4.1\"\nmsgid \"Plan\"\nmsgstr \"\"\n"
                        "msgctxt \"menu\"\nmsgid \"\"\nmsgstr \"四\"\n");
    assert_no_faults(&r.err);
    assert_found(r.catalog, "2.1", "Needs", "一");
    assert_found(r.catalog, "3.1", "Needs", "二");
    assert_missing(r.catalog, "", "Needs");
    assert_missing(r.catalog, "9.9", "Needs");
    assert_found(r.catalog, "9.9", "Plan", "三");
    assert_found(r.catalog, "4.1", "Plan", "三");  // not translated there
    assert_found(r.catalog, "menu", "", "四");
    close_reading(&r);
}

static void entries_come_in_file_order(void **state) {
    (void)state;
    Reading r = read_po("msgid \"\"\nmsgstr \"header\"\n\nmsgctxt \"c\"\nmsgid \"z\"\nmsgstr \"1\"\n\nmsgid \"a\"\nmsgstr \"\"\n");
    Str context, source, translation;
    int line;
    assert_true(catalog_entry(r.catalog, 0, &context, &source, &translation, &line));
    assert_str(context, "c");
    assert_str(source, "z");
    assert_str(translation, "1");
    assert_int_equal(line, 5);
    assert_true(catalog_entry(r.catalog, 1, &context, &source, &translation, &line));
    assert_str(context, "");
    assert_str(source, "a");
    assert_str(translation, "");
    assert_int_equal(line, 8);
    assert_false(catalog_entry(r.catalog, 2, &context, &source, &translation, &line));
    assert_false(catalog_entry(r.catalog, -1, &context, &source, &translation, &line));
    assert_false(catalog_entry(NULL, 0, &context, &source, &translation, &line));
    assert_missing(r.catalog, "", "a");
    close_reading(&r);
}

static void obsolete_and_fuzzy_entries_do_not_count(void **state) {
    (void)state;
    Reading r = read_po("#, fuzzy, c-format\n#| msgid \"before\"\nmsgid \"a\"\nmsgstr \"maybe\"\n"
                        "#, c-format\nmsgid \"b\"\nmsgstr \"sure\"\n"
                        "#~ msgid \"old\"\n#~ msgstr \"gone\"\n"
                        "# this comment only says fuzzy\nmsgid \"c\"\nmsgstr \"sure\"\n"
                        "#, fuzzy\nmsgid \"c\"\nmsgstr \"no repetition\"\n");
    assert_no_faults(&r.err);
    assert_int_equal(count_entries(r.catalog), 2);
    assert_missing(r.catalog, "", "a");
    assert_found(r.catalog, "", "b", "sure");
    assert_missing(r.catalog, "", "old");
    assert_found(r.catalog, "", "c", "sure");
    close_reading(&r);
}

static void without_a_catalogue_the_source_is_shown(void **state) {
    (void)state;
    assert_missing(NULL, "", "Line down");
    assert_missing(NULL, "c", "Line down");
    Reading r = read_po("");
    assert_no_faults(&r.err);
    assert_missing(r.catalog, "c", "Line down");
    close_reading(&r);
}

static void long_texts_are_found(void **state) {
    (void)state;
    for (size_t len = 400; len < 620; len += 11) {
        Arena arena = {0};
        StrBuf source = {.arena = &arena}, po = {.arena = &arena};
        while (source.len < len) buf_add(&source, STR("word "));
        buf_add(&po, STR("msgid \""));
        buf_add(&po, buf_str(&source));
        buf_add(&po, STR("\"\nmsgstr \"字\"\n"));
        Reading r = read_str(buf_str(&po));
        assert_found(r.catalog, "some context", buf_str(&source).data, "字");
        close_reading(&r);
        arena_free(&arena);
    }
}

// A file with one fault in the middle: "before" and "after" are read all the same. The fault's own lines start at 4.
static const char before[] = "msgid \"before\"\nmsgstr \"甲\"\n\n", after[] = "\nmsgid \"after\"\nmsgstr \"乙\"\n";

static void faults_name_their_line_and_harm_no_neighbour(void **state) {
    (void)state;
    static const struct {
        const char *text, *fault;
    } cases[] = {
        {"msgid \"a\nmsgstr \"b\"\n", "t.po:4: This text has no closing quote."},
        {"msgid \"a\"\nmsgstr \"b\n", "t.po:5: This text has no closing quote."},
        {"msgid \"a\"\nmsgstr \"b\"\n\"c\\\"\n", "t.po:6: This text has no closing quote."},
        {"msgid \"a\"\nmsgstr \"b\\\n", "t.po:5: This text has no closing quote."},
        {"msgid \"a\"\n\nmsgstr \"b\\q\"\n", "t.po:6: Unknown escape “\\q”"},
        {"msgid \"a\\甲\"\nmsgstr \"b\"\n", "t.po:4: Unknown escape “\\甲”"},
        {"msgid \"a\\x41\"\nmsgstr \"b\"\n", "t.po:4: Unknown escape “\\x”"},
        {"msgid \"a\" b\nmsgstr \"b\"\n", "t.po:4: Only a text in double quotes may stand here."},
        {"msgid \"a\"\nmsgstr \"b\"c\"\n", "t.po:5: Only a text in double quotes may stand here."},
        {"msgid \"a\"\nmsgstr\n", "t.po:5: Only a text in double quotes may stand here."},
        {"msgid 'a'\nmsgstr \"b\"\n", "t.po:4: Only a text in double quotes may stand here."},
        {"msgidd \"a\"\nmsgstr \"b\"\n", "t.po:4: Unknown keyword “msgidd”"},
        {"MSGID \"a\"\nmsgstr \"b\"\n", "t.po:4: Unknown keyword “MSGID”"},
        {"msgid \"a\"\nmsgst \"b\"\n", "t.po:5: Unknown keyword “msgst”"},
        {"msgid \"a\"\ndomain \"x\"\nmsgstr \"b\"\n", "t.po:5: Unknown keyword “domain”"},
        {"msgstr \"b\"\n", "t.po:4: A msgstr without a msgid."},
        {"msgid \"kept\"\nmsgstr \"b\"\nmsgstr \"c\"\n", "t.po:6: A msgstr without a msgid."},
        {"msgctxt \"a\"\nmsgstr \"b\"\n", "t.po:5: A msgstr without a msgid."},
        {"msgid \"a\"\n", "t.po:4: A msgid without a msgstr."},
        {"\n\nmsgctxt \"c\"\n\nmsgid \"a\"\n", "t.po:8: A msgid without a msgstr."},
        {"msgctxt \"a\"\nmsgctxt \"b\"\nmsgid \"c\"\nmsgstr \"d\"\n", "t.po:4: A msgctxt without a msgid."},
        {"# new\n\"text\"\n", "t.po:5: A text without msgctxt, msgid or msgstr before it."},
        {"msgid \"before\"\nmsgstr \"b\"\n", "t.po:4: This text was translated before, in line 1."},
        {"msgctxt \"\"\nmsgid \"before\"\nmsgstr \"b\"\n", "t.po:5: This text was translated before, in line 1."},
        {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr[1] \"c\"\n", "t.po:5: Plural forms are not used here"},
        {"msgid \"a\"\nmsgstr \"b\xFF\"\n", "t.po:5: This line is not UTF-8 text."},
        {"msgid \"\xED\xA0\x80\"\nmsgstr \"b\"\n", "t.po:4: This line is not UTF-8 text."},
        {"# \xC0\x80\n", "t.po:4: This line is not UTF-8 text."},
        {"msgid \"a\"\nmsgstr \"b\"\n\"\xE7\"\n", "t.po:6: This line is not UTF-8 text."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena arena = {0};
        Str text = str_join(&arena, str_join(&arena, str_from(before), str_from(cases[i].text)), str_from(after));
        Reading r = read_str(text);
        assert_fault(&r.err, cases[i].fault);
        if (r.err.count != 1) fail_msg("%d faults for: %s", r.err.count, cases[i].text);
        assert_found(r.catalog, "", "before", "甲");
        assert_found(r.catalog, "", "after", "乙");
        assert_missing(r.catalog, "", "a");
        close_reading(&r);
        arena_free(&arena);
    }
}

static void no_fault_hides_another(void **state) {
    (void)state;
    static const int lines[] = {1, 3, 3, 4, 6, 8, 9};
    Reading r = read_po("msgstr \"b\"\n"              // 1: no msgid
                        "msgid \"fine\"\n"            //
                        "msgstr \"a\\qb\\r\"\n"       // 3: two bad escapes
                        "what is this\n"              // 4
                        "\n"                          //
                        "msgid \"half\n"              // 6
                        "msgstr \"b\"\n"              //
                        "msgid \"no translation\"\n"  // 8
                        "msgid \"\xFF\"\n"            // 9
                        "msgstr \"b\"\n");
    err_sort(&r.err);
    assert_int_equal(r.err.count, 7);
    for (int i = 0; i < 7; i++) assert_int_equal(r.err.faults[i].line, lines[i]);
    assert_int_equal(count_entries(r.catalog), 0);
    close_reading(&r);
}

static void the_last_line_counts_too(void **state) {
    (void)state;
    Reading r = read_po("msgid \"a\"\nmsgstr \"b\"");
    assert_no_faults(&r.err);
    assert_found(r.catalog, "", "a", "b");
    close_reading(&r);
    r = read_po("msgid \"a\"");
    assert_fault(&r.err, "t.po:1: A msgid without a msgstr.");
    close_reading(&r);
    r = read_po("\n\nmsgctxt \"a\"\n");
    assert_fault(&r.err, "t.po:3: A msgctxt without a msgid.");
    close_reading(&r);
}

static void long_words_are_cut_in_messages(void **state) {
    (void)state;
    Arena arena = {0};
    StrBuf po = {.arena = &arena};
    for (int i = 0; i < 5000; i++) buf_add(&po, STR("字"));
    Reading r = read_str(buf_str(&po));
    assert_int_equal(r.err.count, 1);
    assert_true(r.err.faults[0].text.len < 200);
    assert_true(utf8_valid(r.err.faults[0].text));
    close_reading(&r);
    arena_free(&arena);
}

static void the_size_is_bounded(void **state) {
    (void)state;
    Arena arena = {0};
    const size_t most = (size_t)4 << 20;
    char *text = arena_alloc(&arena, most + 1);
    memset(text, '\n', most + 1);
    memcpy(text + most - 20, "msgid\"a\"\nmsgstr\"b\"\n", 19);
    Reading r = read_str((Str){text, most});
    assert_no_faults(&r.err);
    assert_found(r.catalog, "", "a", "b");
    close_reading(&r);
    r = read_str((Str){text, most + 1});
    assert_int_equal(r.err.count, 1);
    assert_fault(&r.err, "t.po: The file is larger than 4 MiB.");
    assert_int_equal(count_entries(r.catalog), 0);
    close_reading(&r);
    arena_free(&arena);
}

static void faults_need_no_listener(void **state) {
    (void)state;
    Arena arena = {0};
    Catalog *catalog = catalog_read(&arena, STR("t.po"), STR("oops\nmsgid \"a\"\nmsgstr \"b\"\n"), NULL);
    assert_found(catalog, "", "a", "b");
    arena_free(&arena);
}

static void the_text_may_go_away(void **state) {
    (void)state;
    char text[] = "msgctxt \"c\"\nmsgid \"a\"\nmsgstr \"b\"\n";
    Reading r = read_po(text);
    memset(text, 'X', sizeof text - 1);
    assert_found(r.catalog, "c", "a", "b");
    close_reading(&r);
}

// Every byte of a file replaced by each of some troublemakers, left out, or the last: whatever is found must be text.
static void damaged_files_do_no_harm(void **state) {
    (void)state;
    static const char whole[] = "# c\nmsgctxt \"k\"\nmsgid \"a\\n\"\n\"b\"\nmsgstr \"字\"\n\n#, fuzzy\nmsgid \"c\"\nmsgstr \"d\"\n";
    static const char trouble[] = {'\0', '\n', '"', '\\', '#', ' ', '\xFF', '\x80', '\xE6', 'm', '\x04', '~', '\r'};
    const size_t len = sizeof whole - 1;
    for (size_t at = 0; at < len; at++) {
        for (size_t t = 0; t < sizeof trouble + 2; t++) {
            char text[sizeof whole];
            memcpy(text, whole, sizeof whole);
            Str damaged = {text, len};
            if (t < sizeof trouble) {
                text[at] = trouble[t];
            } else if (t == sizeof trouble) {
                memmove(text + at, text + at + 1, len - at);
                damaged.len--;
            } else {
                damaged.len = at;
            }
            Reading r = read_str(damaged);
            Str context, source, translation;
            int line;
            for (int i = 0; catalog_entry(r.catalog, i, &context, &source, &translation, &line); i++) {
                assert_true(utf8_valid(context) && utf8_valid(source) && utf8_valid(translation));
                assert_in_range(line, 1, 10);
            }
            for (int i = 0; i < r.err.count; i++) assert_true(utf8_valid(r.err.faults[i].text));
            close_reading(&r);
        }
    }
}

static void the_handbook_is_read_whole(void **state) {
    (void)state;
    Arena arena = {0};
    Files files = testkit_disk();
    Str text;
    Err none = {0};
    assert_true(files.read(files.context, &arena, STR("scenarios/handbook.zh-TW.po"), &text, &none));
    Reading r = read_str(text);
    assert_no_faults(&r.err);
    int ids = 0;  // one translated text per msgid, but for the header
    for (ptrdiff_t at = -1; (at = str_find(text, STR("\nmsgid \""), (size_t)(at + 1))) >= 0;) ids++;
    assert_int_equal(count_entries(r.catalog), ids - 1);
    assert_found(r.catalog, "complaint", "Handle complaints", "處理投訴");
    assert_found(r.catalog, "2.1/二.3", "Individual needs", "需求個別");
    assert_found(r.catalog, "3.1/五", "Individual needs", "個別需求分析");
    close_reading(&r);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_usual_file_is_read),
        cmocka_unit_test(escapes_and_loose_layout),
        cmocka_unit_test(context_comes_first),
        cmocka_unit_test(entries_come_in_file_order),
        cmocka_unit_test(obsolete_and_fuzzy_entries_do_not_count),
        cmocka_unit_test(without_a_catalogue_the_source_is_shown),
        cmocka_unit_test(long_texts_are_found),
        cmocka_unit_test(faults_name_their_line_and_harm_no_neighbour),
        cmocka_unit_test(no_fault_hides_another),
        cmocka_unit_test(the_last_line_counts_too),
        cmocka_unit_test(long_words_are_cut_in_messages),
        cmocka_unit_test(the_size_is_bounded),
        cmocka_unit_test(faults_need_no_listener),
        cmocka_unit_test(the_text_may_go_away),
        cmocka_unit_test(damaged_files_do_no_harm),
        cmocka_unit_test(the_handbook_is_read_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
