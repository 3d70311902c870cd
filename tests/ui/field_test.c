// Text fields: whole letters in and out, never more than they take; where the caret goes, worked out by hand.
#include "ui/field.h"

#include "base/utf8.h"
#include "testkit/testkit.h"
#include "ui/fake_measure.h"
#include "ui/letters.h"

static bool press(Field *field, Key key) {
    Input input = {.kind = INPUT_KEY, .key = key};
    return field_key(field, &input, NULL, NULL);
}

// "Shift+Ctrl+Left" and the like, on lines 100 pixels wide: ten Latin letters, five Chinese ones.
static bool press_on(Field *field, TextCache *cache, const char *name) {
    static const FieldPage page = {.x = 1000, .y = 500, .w = 100, .font = {20, WEIGHT_REGULAR}};
    Input input = {.kind = INPUT_KEY};
    Str key = str_from(name);
    while (str_starts(key, STR("Shift+")) || str_starts(key, STR("Ctrl+"))) {
        bool shift = str_starts(key, STR("Shift+"));
        *(shift ? &input.shift : &input.control) = true;
        key = str_slice(key, shift ? 6 : 5, key.len);
    }
    input.key = key_from_name(key, &input.code);
    assert_int_not_equal(input.key, KEY_NONE);
    return field_key(field, &input, &page, cache);
}

// Presses keys on a text whose caret is at its end, and writes down where it went: "|" is the caret, "[" the other end of a selection.
static void assert_keys(const char *text, const char *const *keys, const char *expected) {
    Arena arena = {0};
    TextMeasure measure = fake_measure(NULL);
    TextCache *cache = text_open(&measure);
    Field field = {0};
    field_type(&field, str_from(text));
    for (int i = 0; keys[i]; i++) assert_true(press_on(&field, cache, keys[i]));
    StrBuf buf = {.arena = &arena};
    for (int i = 0; i <= field.len; i++) {
        if (i == field.anchor && field.anchor != field.caret) buf_char(&buf, '[');
        if (i == field.caret) buf_char(&buf, '|');
        if (i < field.len) buf_char(&buf, field.text[i]);
    }
    assert_str(buf_str(&buf), expected);
    text_close(cache);
    arena_free(&arena);
}
#define ASSERT_KEYS(text, expected, ...) assert_keys(text, (const char *const[]){__VA_ARGS__, NULL}, expected)

static void takes_and_erases_whole_letters(void **state) {
    (void)state;
    Field field = {0};
    assert_true(field_type(&field, STR("a é 先😀")));
    assert_str(field_text(&field), "a é 先😀");
    assert_int_equal(field.letters, 6);
    static const char *const left[] = {"a é 先", "a é ", "a é", "a ", "a", "", ""};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        assert_true(press(&field, KEY_BACKSPACE));
        assert_str(field_text(&field), left[i]);
    }
    assert_int_equal(field.letters, 0);
}

static void leaves_out_what_is_no_letter(void **state) {
    (void)state;
    Field field = {0};
    assert_false(field_type(&field, STR("")));
    assert_false(field_type(&field, STR("\n\t\x7f")));
    assert_false(field_type(&field, STR("\xff\xc0\x80")));
    assert_true(field_type(&field, STR("a\r\nb\xe5\x85")));  // cut in the middle of a letter
    assert_str(field_text(&field), "ab");
}

static void takes_280_letters_of_any_size(void **state) {
    (void)state;
    static const char *const letters[] = {"x", "é", "先", "😀"};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        Field field = {0};
        for (int j = 0; j < 280; j++) assert_true(field_type(&field, str_from(letters[i])));
        assert_false(field_type(&field, str_from(letters[i])));
        assert_int_equal(utf8_count(field_text(&field)), 280);
        assert_true(utf8_valid(field_text(&field)));
        assert_true(press(&field, KEY_BACKSPACE));
        assert_true(field_type(&field, STR("ab")));
        assert_int_equal(utf8_count(field_text(&field)), 280);
    }
}

static void setting_replaces(void **state) {
    (void)state;
    Field field = {0};
    field_type(&field, STR("before"));
    field_set(&field, STR("after"));
    assert_str(field_text(&field), "after");
    assert_int_equal(field.letters, 5);
}

static void keeps_the_keys_that_write(void **state) {
    (void)state;
    static const Key own[] = {KEY_LETTER, KEY_SPACE, KEY_BACKSPACE, KEY_DELETE, KEY_LEFT, KEY_RIGHT, KEY_HOME, KEY_END};
    static const Key others[] = {KEY_ENTER, KEY_ESCAPE, KEY_TAB, KEY_UP, KEY_DOWN, KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_F1};
    Field field = {0};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) assert_true(press(&field, own[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_false(press(&field, others[i]));
    assert_int_equal(field.len, 0);
}

static void the_caret_stands_anywhere(void **state) {
    (void)state;
    ASSERT_KEYS("abc", "ab|c", "Left");
    ASSERT_KEYS("abc", "|abc", "Left", "Left", "Left", "Left");
    ASSERT_KEYS("abc", "a|bc", "Home", "Right");
    ASSERT_KEYS("abc", "a|c", "Left", "Backspace");
    ASSERT_KEYS("abc", "ab|", "Left", "Delete");
    ASSERT_KEYS("abc", "|bc", "Home", "Delete");
    ASSERT_KEYS("abc", "|abc", "Home", "Backspace");
    ASSERT_KEYS("先問。", "先|問。", "Left", "Left");
    ASSERT_KEYS("先問。", "先|。", "Left", "Backspace");
}

static void the_caret_goes_by_words(void **state) {
    (void)state;
    ASSERT_KEYS("ask first, then", "ask first, |then", "Ctrl+Left");
    ASSERT_KEYS("ask first", "|ask first", "Ctrl+Left", "Ctrl+Left", "Ctrl+Left");
    ASSERT_KEYS("ask first", "ask| first", "Ctrl+Home", "Ctrl+Right");
    ASSERT_KEYS("ask first", "ask first|", "Home", "Ctrl+Right", "Ctrl+Right", "Ctrl+Right");
    ASSERT_KEYS("先問清楚", "先問清|楚", "Ctrl+Left");
    ASSERT_KEYS("ask first", "ask |", "Ctrl+Backspace");
    ASSERT_KEYS("ask first", "| first", "Home", "Ctrl+Delete");
}

// "aaaa bbbb " fills a line, "cccc" is the second.
static void the_caret_goes_between_lines(void **state) {
    (void)state;
    ASSERT_KEYS("aaaa bbbb cccc", "aaaa| bbbb cccc", "Up");
    ASSERT_KEYS("aaaa bbbb cccc", "aaaa bbbb |cccc", "Home");
    ASSERT_KEYS("aaaa bbbb cccc", "|aaaa bbbb cccc", "Up", "Home");
    ASSERT_KEYS("aaaa bbbb cccc", "aaaa bbbb cccc|", "Ctrl+Home", "Down", "End");
    ASSERT_KEYS("aaaa bbbb cccc", "|aaaa bbbb cccc", "Ctrl+Home");
    ASSERT_KEYS("aaaa bbbb cccc", "aa|aa bbbb cccc", "Left", "Left", "Up");
    // The end of a broken line is not the beginning of the next one.
    ASSERT_KEYS("一二三四五六七", "|一二三四五六七", "Ctrl+Home", "End", "Home");
    ASSERT_KEYS("一二三四五六七", "一二三四五六七|", "Ctrl+Home", "End", "Down");
    // It aims at where it began, also past a shorter line.
    ASSERT_KEYS("一二三四五六七", "一二三四|五六七", "Up", "Right", "Right", "Down", "Up");
    TextMeasure measure = fake_measure(NULL);
    TextCache *cache = text_open(&measure);
    Field field = {0};
    field_type(&field, STR("aaaa bbbb cccc"));
    assert_false(press_on(&field, cache, "Down"));  // leaves the field
    assert_true(press_on(&field, cache, "Up"));
    assert_false(press_on(&field, cache, "Up"));
    text_close(cache);
}

static void letters_are_selected_and_replaced(void **state) {
    (void)state;
    ASSERT_KEYS("abc", "a|b[c", "Left", "Shift+Left");
    ASSERT_KEYS("abc", "[abc|", "Ctrl+a");
    ASSERT_KEYS("abc", "a|bc", "Left", "Shift+Left", "Left");
    ASSERT_KEYS("abc", "ab|c", "Left", "Shift+Left", "Right");
    ASSERT_KEYS("abc", "a|c", "Left", "Shift+Left", "Delete");
    ASSERT_KEYS("ask first", "ask |first[", "Shift+Ctrl+Left");
    ASSERT_KEYS("aaaa bbbb cccc", "aaaa| bbbb cccc[", "Shift+Up");
    ASSERT_KEYS("aaaa bbbb cccc", "|aaaa bbbb cccc[", "Shift+Up", "Shift+Up");
    Field field = {0};
    field_type(&field, STR("ask first"));
    field_key(&field, &(Input){.key = KEY_LEFT, .shift = true, .control = true}, NULL, NULL);
    assert_str(field_selected(&field), "first");
    assert_false(field_type(&field, STR("\n")));  // nothing to put there, so nothing goes
    assert_str(field_selected(&field), "first");
    assert_true(field_type(&field, STR("last")));
    assert_str(field_text(&field), "ask last");
    assert_str(field_selected(&field), "");
}

static void a_full_field_takes_what_replaces(void **state) {
    (void)state;
    Field field = {0};
    for (int i = 0; i < 280; i++) field_type(&field, STR("先"));
    field_key(&field, &(Input){.key = KEY_LEFT, .shift = true}, NULL, NULL);
    assert_true(field_type(&field, STR("ab")));
    assert_int_equal(utf8_count(field_text(&field)), 280);
    assert_true(str_ends(field_text(&field), STR("先a")));
}

static void a_step_back_and_forth(void **state) {
    (void)state;
    Field field = {0};
    const Input back = {.key = KEY_LETTER, .code = 'z', .control = true};
    field_type(&field, STR("ask"));
    field_type(&field, STR(" first"));  // typed on, so it is one change
    field_key(&field, &back, NULL, NULL);
    assert_str(field_text(&field), "");
    field_key(&field, &back, NULL, NULL);
    assert_str(field_text(&field), "ask first");
    press(&field, KEY_BACKSPACE);
    press(&field, KEY_BACKSPACE);
    field_key(&field, &back, NULL, NULL);
    assert_str(field_text(&field), "ask first");
    field_set(&field, STR("kept"));
    field_key(&field, &back, NULL, NULL);  // there is nothing to go back to
    assert_str(field_text(&field), "kept");
}

static void the_pointer_places_the_caret(void **state) {
    (void)state;
    static const FieldPage page = {.x = 1000, .y = 500, .w = 100, .font = {20, WEIGHT_REGULAR}};
    static const struct {
        int x, y, caret;
    } places[] = {{1000, 500, 0}, {1004, 510, 0},  {1006, 510, 1},  {1034, 510, 3},   {1500, 510, 10},
                  {900, 510, 0},  {1000, 530, 10}, {1026, 535, 13}, {1500, 2000, 14}, {1000, -2000, 0}};
    TextMeasure measure = fake_measure(NULL);
    TextCache *cache = text_open(&measure);
    Field field = {0};
    field_type(&field, STR("aaaa bbbb cccc"));
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        field_point(&field, &page, cache, places[i].x, places[i].y, false);
        assert_int_equal(field.caret, places[i].caret);
        assert_int_equal(field.anchor, field.caret);
    }
    field_point(&field, &page, cache, 1000, 500, false);
    field_point(&field, &page, cache, 1040, 500, true);
    assert_str(field_selected(&field), "aaaa");
    text_close(cache);
}

// Each row is one letter to a reader: an accent, a variant, a person with a tone of skin, a family, a flag, a Thai vowel sign.
static void a_letter_is_what_a_reader_takes_for_one(void **state) {
    (void)state;
    static const char *const letters[] = {"e\u0301", "葛\U000E0100", "☎\uFE0F", "👩\U0001F3FD", "👩\u200D👧\u200D👦", "🇹🇼", "ก\u0E34"};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        Arena arena = {0};
        Str one = str_from(letters[i]), text = str_join(&arena, STR("a"), str_join(&arena, one, STR("b")));
        assert_int_equal(letter_after(text, 1), 1 + one.len);
        assert_int_equal(letter_before(text, 1 + one.len), 1);
        assert_int_equal(letter_before(text, text.len), 1 + one.len);
        Field field = {0};
        field_type(&field, text);
        press(&field, KEY_BACKSPACE);
        press(&field, KEY_BACKSPACE);
        assert_str(field_text(&field), "a");
        arena_free(&arena);
    }
    assert_int_equal(letter_after(STR("🇹🇼🇯🇵"), 0), 8);
    assert_int_equal(letter_before(STR("🇹🇼🇯🇵"), 16), 8);
    assert_int_equal(letter_after(STR(""), 0), 0);
    assert_int_equal(letter_before(STR(""), 0), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_and_erases_whole_letters),
        cmocka_unit_test(leaves_out_what_is_no_letter),
        cmocka_unit_test(takes_280_letters_of_any_size),
        cmocka_unit_test(setting_replaces),
        cmocka_unit_test(keeps_the_keys_that_write),
        cmocka_unit_test(the_caret_stands_anywhere),
        cmocka_unit_test(the_caret_goes_by_words),
        cmocka_unit_test(the_caret_goes_between_lines),
        cmocka_unit_test(letters_are_selected_and_replaced),
        cmocka_unit_test(a_full_field_takes_what_replaces),
        cmocka_unit_test(a_step_back_and_forth),
        cmocka_unit_test(the_pointer_places_the_caret),
        cmocka_unit_test(a_letter_is_what_a_reader_takes_for_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
