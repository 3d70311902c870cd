// Text fields: whole letters in and out, never more than they take.
#include "ui/field.h"

#include "base/utf8.h"
#include "testkit/testkit.h"

static bool press(Field *field, Key key) {
    Input input = {.kind = INPUT_KEY, .key = key};
    return field_key(field, &input);
}

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
    static const Key own[] = {KEY_LETTER, KEY_SPACE, KEY_BACKSPACE, KEY_LEFT, KEY_RIGHT, KEY_HOME, KEY_END};
    static const Key others[] = {KEY_ENTER, KEY_ESCAPE, KEY_TAB, KEY_UP, KEY_DOWN, KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_F1};
    Field field = {0};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) assert_true(press(&field, own[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_false(press(&field, others[i]));
    assert_int_equal(field.len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_and_erases_whole_letters), cmocka_unit_test(leaves_out_what_is_no_letter),
        cmocka_unit_test(takes_280_letters_of_any_size),  cmocka_unit_test(setting_replaces),
        cmocka_unit_test(keeps_the_keys_that_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
