// Drawn letters kept on disk: the same to the pixel, used again, never believed, never in the way.
#include "base/utf8.h"
#include "host/files.h"
#include "host/fonts.h"
#include "host/glyph_cache.h"
#include "record/folder.h"

#include <fcntl.h>

static const char letters[] = "Line 產線停了，182,000 元。“Now”…龘";  // the last one is of the system's font
static const Font fonts[] = {{12, WEIGHT_REGULAR}, {18, WEIGHT_REGULAR}, {18, WEIGHT_BOLD}};
enum { FONTS = sizeof fonts / sizeof *fonts };

static Str cache(Folder *folder) {
    return folder_path(folder, "deep/cache");
}

// Draws the letters in all fonts as the program does it, with `memory` or, where it is empty, without.
static Glyphs *draw(Str memory) {
    Glyphs *glyphs = glyphs_open(NULL);
    assert_non_null(glyphs);
    if (memory.len) glyphs_remember(glyphs, memory);
    for (int i = 0; i < FONTS; i++)
        for (size_t at = 0; at < sizeof letters - 1;) face_glyph(glyphs_face(glyphs, fonts[i]), utf8_next(str_from(letters), &at));
    return glyphs;
}

static long drawn_at_start(Str memory) {
    Glyphs *glyphs = draw(memory);
    long drawn = glyphs_drawn(glyphs);
    glyphs_close(glyphs);
    return drawn;
}

static void assert_same_letters(Glyphs *a, Glyphs *b) {
    for (int i = 0; i < FONTS; i++) {
        for (size_t at = 0; at < sizeof letters - 1;) {
            uint32_t code = utf8_next(str_from(letters), &at);
            const Glyph *x = face_glyph(glyphs_face(a, fonts[i]), code), *y = face_glyph(glyphs_face(b, fonts[i]), code);
            assert_true(x->advance == y->advance && x->x == y->x && x->y == y->y && x->w == y->w && x->h == y->h);
            if (x->w) assert_memory_equal(x->coverage, y->coverage, (size_t)x->w * (size_t)x->h);
        }
    }
}

static int list(Folder *folder, Str **names) {
    return files_list(&folder->arena, cache(folder), STR(""), names);
}

static Str first_file(Folder *folder) {
    Str *names;
    assert_true(list(folder, &names) > 0);
    return str_fill(&folder->arena, STR("{1}/{2}"), (Str[]){cache(folder), names[0]}, 2);
}

static void letters_are_drawn_at_the_first_start_only(void **state) {
    Folder *folder = *state;
    Str *names;
    long first = drawn_at_start(cache(folder));
    assert_true(first > 60);
    assert_int_equal(list(folder, &names), FONTS);
    assert_int_equal(drawn_at_start(cache(folder)), FONTS);  // the letter of the system's font
    Glyphs *again = draw(cache(folder)), *plain = draw(STR_NONE);
    assert_int_equal(glyphs_drawn(plain), first);
    assert_same_letters(again, plain);
    glyphs_close(again);
    glyphs_close(plain);
}

static long drawn_of(Str memory, const uint32_t *codes) {
    Glyphs *glyphs = glyphs_open(NULL);
    glyphs_remember(glyphs, memory);
    for (int i = 0; codes[i]; i++) face_glyph(glyphs_face(glyphs, fonts[0]), codes[i]);
    long drawn = glyphs_drawn(glyphs);
    glyphs_close(glyphs);
    return drawn;
}

static void what_was_kept_is_added_to(void **state) {
    Str memory = cache(*state);
    assert_int_equal(drawn_of(memory, (uint32_t[]){'A', 'B', 0}), 2);
    assert_int_equal(drawn_of(memory, (uint32_t[]){'B', 'C', 0}), 1);
    assert_int_equal(drawn_of(memory, (uint32_t[]){'A', 'B', 'C', 0}), 0);
}

static void nothing_is_kept_unasked(void **state) {
    Folder *folder = *state;
    Str *names;
    drawn_at_start(STR_NONE);
    assert_int_equal(list(folder, &names), 0);
}

// Any byte that is changed, and any length that is cut, is noticed.
static void damage_is_drawn_anew(void **state) {
    Folder *folder = *state;
    Arena arena = {0};
    Glyph *glyphs;
    long first = drawn_at_start(cache(folder));
    uint64_t identity;
    TTF_Init();
    TTF_CloseFont(font_open(WEIGHT_BOLD, &identity, NULL));
    TTF_Quit();
    assert_true(glyph_cache_read(cache(folder), identity, fonts[2], &arena, &glyphs) > 20);
    Str path = str_fill(&folder->arena, STR("{1}/{2}-18.glyphs"), (Str[]){cache(folder), str_hex64(&folder->arena, identity)}, 2);
    Str whole = file_read(folder, path);
    for (size_t i = 0; i < whole.len; i += i < 200 ? 1 : 97) {
        Str bad = str_copy(&folder->arena, whole);
        ((char *)bad.data)[i] ^= 4;
        file_write(path, bad);
        assert_int_equal(glyph_cache_read(cache(folder), identity, fonts[2], &arena, &glyphs), 0);
        file_write(path, str_slice(whole, 0, i));
        assert_int_equal(glyph_cache_read(cache(folder), identity, fonts[2], &arena, &glyphs), 0);
    }
    assert_true(drawn_at_start(cache(folder)) > first / 4);
    assert_int_equal(drawn_at_start(cache(folder)), FONTS);  // mended
    arena_free(&arena);
}

static void another_font_has_other_letters(void **state) {
    Folder *folder = *state;
    long first = drawn_at_start(cache(folder));
    setenv("COUNTERPART_FONT", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc:0", 1);
    assert_true(drawn_at_start(cache(folder)) >= first);
    unsetenv("COUNTERPART_FONT");
    assert_int_equal(drawn_at_start(cache(folder)), FONTS);
}

static void a_changed_file_is_another_font(void **state) {
    Folder *folder = *state;
    Str copy = folder_path(folder, "font.ttc");
    file_write(copy, file_read(folder, STR("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")));
    setenv("COUNTERPART_FONT", copy.data, 1);
    uint64_t before, same, after;
    TTF_Init();
    TTF_CloseFont(font_open(WEIGHT_REGULAR, &before, NULL));
    TTF_CloseFont(font_open(WEIGHT_REGULAR, &same, NULL));
    assert_int_equal(before, same);
    assert_int_equal(utimensat(AT_FDCWD, copy.data, (struct timespec[]){{1, 0}, {1, 0}}, 0), 0);
    TTF_CloseFont(font_open(WEIGHT_REGULAR, &after, NULL));
    assert_int_not_equal(before, after);
    TTF_CloseFont(font_open(WEIGHT_BOLD, &same, NULL));
    assert_int_not_equal(after, same);  // made bolder
    TTF_Quit();
    unsetenv("COUNTERPART_FONT");
}

static void a_folder_that_cannot_be_is_no_matter(void **state) {
    Folder *folder = *state;
    long first = drawn_at_start(STR_NONE);
    assert_int_equal(drawn_at_start(STR("/proc/no/such")), first);
    assert_int_equal(drawn_at_start(STR("/dev/null")), first);
    drawn_at_start(cache(folder));
    Str path = first_file(folder);
    unlink(path.data);
    assert_int_equal(mkdir(path.data, 0777), 0);
    assert_true(drawn_at_start(cache(folder)) > FONTS);
}

static void only_so_many_sizes_are_kept(void **state) {
    Folder *folder = *state;
    Str *names;
    for (int size = 10; size < 50; size++) {
        Glyphs *glyphs = glyphs_open(NULL);
        glyphs_remember(glyphs, cache(folder));
        face_glyph(glyphs_face(glyphs, (Font){size, WEIGHT_REGULAR}), 'A');
        glyphs_close(glyphs);
    }
    assert_int_equal(list(folder, &names), 24);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(letters_are_drawn_at_the_first_start_only, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(what_was_kept_is_added_to, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(nothing_is_kept_unasked, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(damage_is_drawn_anew, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(another_font_has_other_letters, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(a_changed_file_is_another_font, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_is_no_matter, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(only_so_many_sizes_are_kept, folder_make, folder_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
