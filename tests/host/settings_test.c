// Choices that outlive the program: what is kept is read again, and what nobody could have chosen is as none.
#include "host/settings.h"

#include "record/folder.h"

static void assert_look(Look look, ThemeName theme, int text, bool still, bool silent) {
    assert_int_equal(look.theme, theme);
    assert_int_equal(look.text, text);
    assert_int_equal(look.still, still);
    assert_int_equal(look.silent, silent);
}

static void nothing_chosen(void **state) {
    Str folder = folder_path(*state, "none");
    assert_look(settings_look(folder), THEME_LIGHT, 100, false, false);
    Arena arena = {0};
    assert_str(settings_word(&arena, folder, STR("language")), "");
    arena_free(&arena);
}

static void what_was_chosen_is_read_again(void **state) {
    Str folder = folder_path(*state, "config/counterpart");
    Arena arena = {0};
    settings_keep(folder, STR("language"), STR("zh-TW"));
    assert_str(settings_word(&arena, folder, STR("language")), "zh-TW");
    settings_keep_look(folder, &(Look){.theme = THEME_DARK, .text = 150, .still = true, .silent = true});
    assert_look(settings_look(folder), THEME_DARK, 150, true, true);
    settings_keep_look(folder, &(Look){.theme = THEME_CONTRAST, .text = 200});
    assert_look(settings_look(folder), THEME_CONTRAST, 200, false, false);
    arena_free(&arena);
}

// The files may be written by hand.
static void words_by_hand(void **state) {
    file_write(folder_path(*state, "theme"), STR("  dark\n"));
    file_write(folder_path(*state, "text-size"), STR("175\n"));
    file_write(folder_path(*state, "motion"), STR("reduced\n"));
    file_write(folder_path(*state, "sounds"), STR("off, please"));
    assert_look(settings_look(folder_path(*state, "")), THEME_DARK, 100, true, false);
}

static void a_folder_that_cannot_be_made_is_no_fault(void **state) {
    file_write(folder_path(*state, "file"), STR("x"));
    Str folder = folder_path(*state, "file/below");
    settings_keep(folder, STR("theme"), STR("dark"));
    assert_look(settings_look(folder), THEME_LIGHT, 100, false, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_chosen, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(what_was_chosen_is_read_again, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(words_by_hand, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_made_is_no_fault, folder_make, folder_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
