// What is drawn ahead of the faces of a scenario, and that it ends.
#include "host/ahead_pictures.h"
#include "testkit/testkit.h"

#include <stdlib.h>
#include <unistd.h>

static const MemoryFile files[] = {
    {"talk.lua", "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 5, title = 'T', start = 'a',\n"
                 "  cast = { lin = { name = 'Lin', role = 'r', portrait = 'foreman', mood = 'trust' },\n"
                 "    wu = { name = 'Wu', role = 'r', portrait = 'buyer' }, ho = { name = 'Ho', role = 'r' } },\n"
                 "  state = { trust = { 50, 0, 100 } },\n"
                 "  beats = { a = { options = { { 'x', go = 'over' }, { 'y', effect = { trust = 1 }, go = 'over' } } } },\n"
                 "  endings = { over = { 'O' } } }"},
    {NULL, NULL}};

static int asked;

static Str picture(void *context, PictureKind kind, Str path, Str name) {
    (void)context, (void)path;
    assert_int_equal(kind, PICTURE_PORTRAIT);
    asked++;
    return str_equal(name, STR("foreman")) ? STR("portraits/foreman") : str_equal(name, STR("buyer")) ? STR("portraits/buyer") : STR_NONE;
}

static int finish(AheadPictures *ahead) {
    int steps = 0;
    while (ahead_pictures_step(ahead)) assert_true(++steps < 1000);
    assert_false(ahead_pictures_step(ahead));
    return steps;
}

static int images_known(const AheadPictures *ahead, int side, const char *part) {
    return images_get(ahead->images, STR("portraits/foreman"), str_from(part), side, side, false) != NULL;
}

static void all_moods_are_there_before_they_are_needed(void **state) {
    (void)state;
    char cache[] = "/tmp/counterpart-faces-XXXXXX";
    assert_non_null(mkdtemp(cache));
    Files disk = testkit_memory(files);
    Err err = {0};
    Scenario *scenario = scenario_load(&disk, STR("talk.lua"), STR("talk"), NULL, &err);
    assert_no_faults(&err);
    const AppWorld world = {.picture = picture};
    AheadPictures ahead = {.images = images_open(STR(SOURCE_DIR "/assets"), str_from(cache), NULL), .world = &world};
    DrawList list = {0};
    ahead_pictures_aim(&ahead, scenario, &list);
    assert_int_equal(finish(&ahead), 0);  // no face is on the screen
    draw_image(&list, (Rect){0, 0, 40, 40}, STR("portraits/foreman"), STR("angry close"), 0, 20);
    draw_image(&list, (Rect){0, 0, 40, 40}, STR("portraits/buyer"), STR("neutral close"), 0, 20);
    draw_image(&list, (Rect){0, 0, 60, 60}, STR("portraits/foreman"), STR("angry"), 0, 0);
    draw_image(&list, (Rect){0, 0, 90, 50}, STR("scenes/office"), STR_NONE, 0, 0);
    draw_image(&list, (Rect){0, 0, 18, 18}, STR("icons/home"), STR_NONE, 0xFF000000, 0);
    ahead_pictures_aim(&ahead, scenario, &list);
    asked = 0;
    // Two sizes each: five moods of the one whose feelings can be read, one of either other.
    assert_int_equal(finish(&ahead), 2 * (5 + 1 + 1));
    assert_int_equal(asked, 14);
    assert_true(images_known(&ahead, 60, "pleased"));
    ahead_pictures_aim(&ahead, scenario, &list);  // the same again is none
    assert_int_equal(finish(&ahead), 0);
    ahead_pictures_aim(&ahead, NULL, &list);
    assert_int_equal(finish(&ahead), 0);
    images_close(ahead.images);
    scenario_free(scenario);
    draw_free(&list);
    assert_true(testkit_remove(cache));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_moods_are_there_before_they_are_needed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
