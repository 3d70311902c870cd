// Scripts on the real screens with the real scenarios, nothing kept.
#include "core/view.h"
#include "host/drive.h"
#include "host/home.h"
#include "host/picture.h"
#include "host/world.h"
#include "testkit/testkit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/drive-XXXXXX";

static int set_up(void **state) {
    (void)state;
    return home_make(folder);
}

static int remove_pictures(void **state) {
    (void)state;
    static const char *const taken[] = {"home.png", "home.new.png", "other.png", "other.new.png"};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) unlink(taken[i]);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    return home_remove(folder);
}

static int run(const char *language, const char *script, Err *err) {
    World *world = world_open(&(WorldAsk){.language = str_from(language), .no_store = true}, err);
    assert_non_null(world);
    AppWorld app = world_app(world);
    int code = drive_run(&app, NULL, STR("a.drive"), str_from(script), str_from(language), err);
    world_close(world);
    return code;
}

static void assert_runs(const char *language, const char *script) {
    Err err = {0};
    int code = run(language, script, &err);
    assert_no_faults(&err);
    assert_int_equal(code, 0);
}

static void assert_stops(const char *script, int code, const char *fault) {
    Err err = {0};
    assert_int_equal(run("en", script, &err), code);
    assert_fault(&err, fault);
    err_free(&err);
}

static void what_is_there_can_be_expected(void **state) {
    (void)state;
    assert_runs("en", "expect \"Line down\"\nrefuse \"產線停擺\"\nlang zh-TW\nexpect \"產線停擺\"\nrefuse \"Line down\"\n");
    assert_runs("zh-TW", "# 中文\n\nexpect \"產線停擺\" # there\nlang en\nexpect \"Line down\"");
}

static void what_is_not_there_stops(void **state) {
    (void)state;
    assert_stops("\nexpect \"Line\"\nexpect \"Lime down\"\nshot never.png\n", 1, "a.drive:3: Expected to read “Lime down”");
    assert_stops("refuse \"Line\"", 1, "a.drive:1: “Line” must not be there");
    assert_stops("click \"Englisch\"", 1, "did you mean “English”?");
    assert_stops("click \"Nothing of the kind\"", 1, "There is: “");
    assert_stops("lang xx", 1, "There is no language “xx”");
    assert_stops("hash", 1, "No run is on the screen");
    assert_stops("play no-such-thing", 1, "“no-such-thing” can't be played");
    assert_stops("key Escape\nexpect \"x\"", 1, "a.drive:1: This closed the window");
}

static void every_mistake_of_a_script_is_named(void **state) {
    (void)state;
    Err err = {0};
    assert_int_equal(
        run("en", "shot home.png\nclik \"x\"\nkey Sideways\nsize 0 5\nwheel up\nexpect\nexpect \"x\nfrobnicate\nplay a b\nkey a b", &err),
        2);
    assert_fault(&err, "a.drive:2: Unknown command “clik”; did you mean “click”?");
    assert_fault(&err, "a.drive:3: Expected: key ");
    assert_fault(&err, "a.drive:4: Expected: size ");
    assert_fault(&err, "a.drive:5: Expected: wheel ");
    assert_fault(&err, "a.drive:6: Expected: expect ");
    assert_fault(&err, "a.drive:7: The closing quotation mark is missing.");
    assert_fault(&err, "a.drive:8: Unknown command “frobnicate”.");
    assert_fault(&err, "a.drive:9: Expected: play ");
    assert_fault(&err, "a.drive:10: Expected: key ");
    assert_int_equal(err.count, 9);
    assert_int_not_equal(access("home.png", F_OK), 0);  // nothing was run
    err_free(&err);
}

static void a_click_is_a_click(void **state) {
    (void)state;
    assert_runs("en", "click \"繁體中文\"\nexpect \"產線停擺\"\nclick \"English\"\nexpect \"Line down\"\n");
    assert_runs("en", "click \"Line down\"\nrefuse \"Friday\"\nkey Escape\nexpect \"Friday\"");
}

// The look is the script's, whoever's settings there are.
static void a_look_is_seen_and_not_remembered(void **state) {
    (void)state;
    assert_runs("en", "shot home.png\ntheme dark\nshot other.png\ntheme light\nsame home.png\ntheme dark\nsame other.png");
    assert_runs("en", "theme contrast\nshot other.png\ntheme light\ntext 150\nshot home.png\ntext 100\ntheme contrast\nsame other.png");
    assert_runs("en", "text 150\nsame home.png\ntext 200\nplay line-down seed 1\nexpect \"Line down\"");
    assert_stops("theme dark\nshot home.png\ntheme contrast\nsame home.png", 1, "a.drive:4: home.png is not what is shown");
    assert_stops("text 150\nshot home.png\ntext 200\nsame home.png", 1, "a.drive:4: home.png is not what is shown");
    assert_stops("theme light\ntheme darker", 2, "a.drive:2: Expected: theme light|dark|contrast");
    assert_stops("text 120", 2, "a.drive:1: Expected: text 100|150|200");
    assert_stops("text 150%", 2, "a.drive:1: Expected: text 100|150|200");
    Err err = {0};
    World *world = world_open(&(WorldAsk){.language = STR("en"), .no_store = true}, &err);
    AppWorld app = world_app(world);
    app.look = (Look){.theme = THEME_CONTRAST, .text = 200};
    assert_runs("en", "shot home.png");
    assert_int_equal(drive_run(&app, NULL, STR("a.drive"), STR("same home.png"), STR("en"), &err), 0);
    assert_no_faults(&err);
    world_close(world);
}

static Canvas read_picture(Arena *arena, const char *path) {
    Err err = {0};
    Canvas canvas = {0};
    picture_read(arena, str_from(path), &canvas, &err);
    assert_no_faults(&err);
    return canvas;
}

static void a_picture_is_compared_pixel_by_pixel(void **state) {
    (void)state;
    Arena arena = {0};
    assert_runs("en", "size 640 360\nshot home.png\nsame home.png");
    Canvas canvas = read_picture(&arena, "home.png");
    const uint32_t before[] = {canvas.pixels[30 * 640 + 20], canvas.pixels[33 * 640 + 27]};
    canvas.pixels[30 * 640 + 20] ^= 1;
    canvas.pixels[33 * 640 + 27] ^= 0x800000;
    assert_true(picture_write(&canvas, STR("other.png"), NULL));
    assert_int_not_equal(access("other.new.png", F_OK), 0);
    assert_stops("size 640 360\nsame home.png\nsame other.png\nshot never.png", 1,
                 "a.drive:3: other.png is not what is shown: 2 pixels differ, within 8 × 4 from 20, 30.");
    assert_int_not_equal(access("home.new.png", F_OK), 0);
    Canvas shown = read_picture(&arena, "other.new.png");
    assert_int_equal(shown.pixels[30 * 640 + 20], before[0]);
    assert_int_equal(shown.pixels[33 * 640 + 27], before[1]);
    assert_stops("size 640 361\nsame home.png", 1, "a.drive:2: home.png has 640 × 360 pixels, and the window has 640 × 361.");
    unlink("other.new.png");
    unlink("other.png");
    assert_stops("size 640 360\nsame other.png", 4, "a.drive:2: other.png: The picture can't be read: ");
    shown = read_picture(&arena, "other.new.png");
    assert_int_equal(shown.pixels[30 * 640 + 20], before[0]);
    assert_stops("same no/such/folder.png", 4, "a.drive:1: no/such/folder.new.png: The picture can't be written: ");
    assert_int_equal(access("never.png", F_OK), -1);
    arena_free(&arena);
}

static uint32_t png_number(const unsigned char *at) {
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void a_shot_has_the_size_of_the_window(void **state) {
    (void)state;
    static const struct {
        const char *script;
        uint32_t w, h;
    } rows[] = {{"shot home.png", 1280, 720},
                {"size 640 360\nshot home.png", 640, 360},
                {"size 2560 1440 200\nshot home.png", 2560, 1440},
                {"size 1 1\nshot home.png", 1, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_runs("zh-TW", rows[i].script);
        unsigned char head[24] = {0};
        FILE *file = fopen("home.png", "rb");
        assert_non_null(file);
        assert_int_equal(fread(head, 1, sizeof head, file), sizeof head);
        fclose(file);
        assert_memory_equal(head + 12, "IHDR", 4);
        assert_int_equal(png_number(head + 16), rows[i].w);
        assert_int_equal(png_number(head + 20), rows[i].h);
    }
    assert_stops("shot no/such/folder.png", 4, "no/such/folder.png");
}

// What `script` prints, without the line end.
static void printed(const char *language, const char *script, char *out, size_t size) {
    fflush(stdout);
    int kept = dup(STDOUT_FILENO);
    FILE *file = tmpfile();
    dup2(fileno(file), STDOUT_FILENO);
    Err err = {0};
    int code = run(language, script, &err);
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    assert_no_faults(&err);
    assert_int_equal(code, 0);
    rewind(file);
    size_t length = fread(out, 1, size - 1, file);
    fclose(file);
    out[length] = 0;
    if (length && out[length - 1] == '\n') out[length - 1] = 0;
}

// The hash after the first option on the screen was chosen, twice, by the engine alone.
static Str expected_hash(Arena *arena, uint64_t seed) {
    Err err = {0};
    World *world = world_open(&(WorldAsk){.language = STR("en"), .no_store = true}, &err);
    Str path, name;
    assert_true(world_find(world, STR("line-down"), &path, &name, &err));
    Scenario *scenario = world_load(world, path, name, &err);
    assert_no_faults(&err);
    Session *session = session_open(scenario, seed, &err);
    for (int i = 0; i < 2; i++) {
        View view = session_view(session, NULL, arena);
        Decision decision = {.kind = DECISION_CHOOSE, .count = 1, .value = {view.options[0].number}};
        assert_true(session_decide(session, &decision, &err));
    }
    Str hash = str_hex64(arena, session_hash(session));
    session_free(session);
    scenario_free(scenario);
    world_close(world);
    return hash;
}

static void the_window_and_the_engine_agree(void **state) {
    (void)state;
    Arena arena = {0};
    for (uint64_t seed = 1; seed < 4; seed++) {
        char by_key[64], in_chinese[64], script[200];
        snprintf(script, sizeof script, "play line-down seed %d\nkey 1\nkey 1\nhash\n", (int)seed);
        printed("en", script, by_key, sizeof by_key);
        printed("zh-TW", script, in_chinese, sizeof in_chinese);
        assert_str(expected_hash(&arena, seed), by_key);
        assert_string_equal(by_key, in_chinese);
    }
    arena_free(&arena);
}

static void settings_stay_as_they_were(void **state) {
    (void)state;
    assert_runs("en", "lang zh-TW\nexpect \"產線停擺\"");
    assert_int_not_equal(access("counterpart/language", F_OK), 0);
}

// The first option of the first beat is where the first arrow goes; the screen of 400 pixels has to be dragged for its end.
static void pads_and_fingers_are_as_good_as_a_mouse(void **state) {
    (void)state;
    assert_runs("en", "tap \"Line down\"\nrefuse \"Friday\"\npad B\nexpect \"Friday\"");
    assert_runs(
        "en",
        "play line-down seed 1\npad Down\npad A\nexpect \"You\"\npad X\npad Start\nexpect \"Sounds\"\npad B\npad Back\nexpect \"Keys\"");
    assert_runs("en", "size 1280 400\npan -30\npan \"Line down\" -10\npan 4000\nexpect \"Line down\"");
    assert_stops("tap \"Nothing at all\"", 1, "Nothing is labelled");
    assert_stops("pan \"Nothing at all\" 5", 1, "Nothing is labelled");
    assert_stops("pad Z", 2, "Expected: pad ");
    assert_stops("pan far", 2, "Expected: pan ");
}

// Text is cut and pasted within the script, whatever the clipboard of the desktop has.
static void writing_is_done_by_keys(void **state) {
    (void)state;
    assert_runs("en", "play " SOURCE_DIR
                      "/tests/drives/renewal.lua seed 7\nkey 1\nkey 1\nkey 1\nkey 1\nkey 1\nkey 1\nkey 1\nkey Enter\nkey 1\nkey 1\nkey Up\n"
                      "type \"ask first\"\nkey Shift+Ctrl+Left\nkey Ctrl+x\nrefuse \"first\"\nkey Home\nkey Ctrl+v\nexpect \"firstask\"\n"
                      "edit \"ㄋㄧˇ\"\nexpect \"firstㄋㄧˇask\"\nkey Delete\nedit \"\"\nexpect \"firstask\"\nkey Delete\nexpect "
                      "\"firstsk\"\nkey Ctrl+z\nexpect \"firstask\"");
}

// It slept, and no time passed for what is on the screen.
static void a_wait_lets_time_pass(void **state) {
    (void)state;
    assert_runs("en", "key m\nexpect \"Sounds are off\"\nwait 3900\nexpect \"Sounds are off\"\nwait 100\nrefuse \"Sounds are off\"\n");
}

static void the_rest_of_the_verbs(void **state) {
    (void)state;
    assert_runs("en", "size 1280 400\nplay line-down seed 1\nwheel -3\nwheel 3\nwait 1\ntype \"龍\"\nkey Shift+Tab\nkey "
                      "Ctrl+q\nquit\nexpect \"never run\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_there_can_be_expected),
        cmocka_unit_test(what_is_not_there_stops),
        cmocka_unit_test(every_mistake_of_a_script_is_named),
        cmocka_unit_test(a_click_is_a_click),
        cmocka_unit_test(a_shot_has_the_size_of_the_window),
        cmocka_unit_test(the_window_and_the_engine_agree),
        cmocka_unit_test(settings_stay_as_they_were),
        cmocka_unit_test_teardown(a_look_is_seen_and_not_remembered, remove_pictures),
        cmocka_unit_test(a_picture_is_compared_pixel_by_pixel),
        cmocka_unit_test(pads_and_fingers_are_as_good_as_a_mouse),
        cmocka_unit_test(writing_is_done_by_keys),
        cmocka_unit_test(a_wait_lets_time_pass),
        cmocka_unit_test(the_rest_of_the_verbs),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
