// What is drawn ahead, and that it ends.
#include "base/utf8.h"
#include "host/ahead.h"
#include "testkit/testkit.h"

#define STEPS_MOST 100000

typedef struct Stage {
    Arena arena;
    Catalog *catalog;
    Ahead ahead;
    DrawList list;
} Stage;

static const char po[] = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                         "msgid \"a\"\nmsgstr \"天地玄黃，宇宙洪荒。日月盈昃，辰宿列張。\"\n"
                         "msgid \"b\"\nmsgstr \"寒來暑往，秋收冬藏。閏餘成歲，律呂調陽。\"\n"
                         "msgid \"c\"\nmsgstr \"雲騰致雨，露結為霜。金生麗水，玉出崑岡。\"\n";
static const Font talk = {19, WEIGHT_REGULAR}, body = {18, WEIGHT_BOLD}, label = {15, WEIGHT_REGULAR};

static void add(DrawList *list, Font font, const char *text, int times) {
    for (int i = 0; i < times; i++) draw_text(list, font, 0, 0, 0, 0, str_from(text));
}

static Stage open_stage(void) {
    Stage stage = {.ahead = {.glyphs = glyphs_open(NULL)}};
    stage.catalog = catalog_read(&stage.arena, STR("a.po"), str_from(po), NULL);
    add(&stage.list, talk, "寒來暑往，秋收冬藏。寒來暑往，秋收冬藏。", 3);
    add(&stage.list, body, "寒來暑往，秋收冬藏。", 10);
    add(&stage.list, label, "寒來暑往", 1);
    return stage;
}

static void close_stage(Stage *stage) {
    glyphs_close(stage->ahead.glyphs);
    draw_free(&stage->list);
    arena_free(&stage->arena);
}

static long finish(Stage *stage) {
    long before = glyphs_drawn(stage->ahead.glyphs);
    int steps = 0;
    for (long at = before; ahead_step(&stage->ahead); at = glyphs_drawn(stage->ahead.glyphs)) {
        assert_true(glyphs_drawn(stage->ahead.glyphs) - at <= 24);
        assert_true(++steps < STEPS_MOST);
    }
    assert_false(ahead_step(&stage->ahead));
    return glyphs_drawn(stage->ahead.glyphs) - before;
}

static long look_up(Stage *stage, Font font, const char *text) {
    long before = glyphs_drawn(stage->ahead.glyphs);
    Str s = str_from(text);
    for (size_t at = 0; at < s.len;) face_glyph(glyphs_face(stage->ahead.glyphs, font), utf8_next(s, &at));
    return glyphs_drawn(stage->ahead.glyphs) - before;
}

static void all_letters_are_there_before_they_are_needed(void **state) {
    (void)state;
    Stage stage = open_stage();
    ahead_aim(&stage.ahead, stage.catalog, &stage.list);
    assert_int_equal(finish(&stage), 2 * 50);  // 48 ideographs, a comma and a full stop, in two fonts
    assert_int_equal(look_up(&stage, talk, "玉出崑岡。天地玄黃，"), 0);
    assert_int_equal(look_up(&stage, body, "玉出崑岡。天地玄黃，"), 0);
    assert_int_equal(look_up(&stage, label, "玉出"), 2);
    close_stage(&stage);
}

static void the_same_aim_is_no_work(void **state) {
    (void)state;
    Stage stage = open_stage();
    ahead_aim(&stage.ahead, stage.catalog, &stage.list);
    finish(&stage);
    ahead_aim(&stage.ahead, stage.catalog, &stage.list);
    assert_false(ahead_step(&stage.ahead));
    draw_reset(&stage.list);  // fewer fonts
    add(&stage.list, talk, "寒來暑往，秋收冬藏。寒來暑往，秋收冬藏。", 3);
    ahead_aim(&stage.ahead, stage.catalog, &stage.list);
    assert_false(ahead_step(&stage.ahead));
    add(&stage.list, label, "寒來暑往，秋收冬藏。", 10);
    ahead_aim(&stage.ahead, stage.catalog, &stage.list);
    assert_int_equal(finish(&stage), 50);
    close_stage(&stage);
}

static void nothing_to_translate_is_no_work(void **state) {
    (void)state;
    Stage stage = open_stage();
    assert_false(ahead_step(&stage.ahead));
    ahead_aim(&stage.ahead, NULL, &stage.list);
    assert_int_equal(finish(&stage), 0);
    ahead_aim(&stage.ahead, stage.catalog, &(DrawList){0});
    assert_int_equal(finish(&stage), 0);
    close_stage(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_letters_are_there_before_they_are_needed),
        cmocka_unit_test(the_same_aim_is_no_work),
        cmocka_unit_test(nothing_to_translate_is_no_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
