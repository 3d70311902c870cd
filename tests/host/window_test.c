// The window on SDL's dummy driver, which saves every picture it is shown: they must be those that scripts get of the same screens.
#include "host/drive.h"
#include "host/home.h"
#include "host/window.h"
#include "host/world.h"
#include "testkit/testkit.h"

#include <SDL.h>
#include <dirent.h>
#include <png.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define WAIT_MOST 10000  // milliseconds for a picture; then the test fails instead of hanging

static char folder[] = "/tmp/window-XXXXXX";

static int set_up(void **state) {
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    setenv("SDL_VIDEO_DUMMY_SAVE_FRAMES", "1", 1);
    return home_make(folder);
}

static int pictures_before;  // of earlier windows: SDL counts on

static void picture_name(char name[64], int number) {
    snprintf(name, 64, "SDL_window1-%08d.bmp", pictures_before + number);
}

static int remove_pictures(void **state) {
    (void)state;
    char name[64];
    for (picture_name(name, 1); unlink(name) == 0; picture_name(name, 1)) pictures_before++;
    unlink("script.png");
    return 0;
}

static int count_kept(void) {
    int count = 0;
    DIR *cache = opendir("counterpart");
    for (struct dirent *entry; cache && (entry = readdir(cache));)
        count += strchr(entry->d_name, '.') > entry->d_name;  // what is kept has an ending
    if (cache) closedir(cache);
    return count;
}

static int tear_down(void **state) {
    (void)state;
    return home_remove(folder);
}

// A thread that stands for a person: looks at the first picture, then sends each event when the one before it has made a new picture.
typedef struct Person {
    const SDL_Event *events;
    int count;
    bool hurried;     // waits for the first picture only
    bool late;        // a picture did not come
    bool writes[16];  // after each event: do keys go through the input method?
} Person;

static bool is_there(int number) {
    char name[64];
    picture_name(name, number + 1);  // written when the one before is complete
    if (access(name, F_OK) == 0) return true;
    picture_name(name, number);
    if (access(name, F_OK) != 0) return false;
    SDL_Surface *picture = SDL_LoadBMP(name);
    SDL_FreeSurface(picture);
    return picture != NULL;
}

static bool wait_for(int number) {
    for (int i = 0; i < WAIT_MOST; i++) {
        if (is_there(number)) return true;
        SDL_Delay(1);
    }
    return false;
}

static int SDLCALL act(void *data) {
    Person *person = data;
    person->late = !wait_for(1);
    for (int i = 0; i < person->count && !person->late; i++) {
        SDL_Event event = person->events[i];
        SDL_PushEvent(&event);
        if (!person->hurried) person->late = !wait_for(2 + i);
        if (i < 16) person->writes[i] = SDL_IsTextInputActive();
    }
    SDL_PushEvent(&(SDL_Event){.type = SDL_QUIT});
    return 0;
}

// As scripts have it, which are what windows are compared with: nothing moves.
static const Look still = {.theme = THEME_LIGHT, .text = 100, .still = true};

static int open_window_as(const Look *look, const char *name, Person *person, Err *err) {
    World *world = world_open(&(WorldAsk){.language = STR("zh-TW"), .no_store = true}, err);
    assert_non_null(world);
    WindowStart start = {.seed = 7, .has_seed = true, .images = world_images(world)};
    if (name) assert_true(world_find(world, str_from(name), &start.path, &start.name, err));
    AppWorld app = world_app(world);
    app.look = *look;
    SDL_Thread *thread = person ? SDL_CreateThread(act, "person", person) : NULL;
    int code = window_run(&app, STR("zh-TW"), &start, err);
    if (thread) SDL_WaitThread(thread, NULL);
    world_close(world);
    return code;
}

static int open_window(const char *name, Person *person, Err *err) {
    return open_window_as(&still, name, person, err);
}

static void assert_script_gives(const char *script, int number) {
    Err err = {0};
    World *world = world_open(&(WorldAsk){.language = STR("zh-TW"), .no_store = true}, &err);
    AppWorld app = world_app(world);
    assert_int_equal(drive_run(&app, world_images(world), STR("script"), str_from(script), STR("zh-TW"), &err), 0);
    world_close(world);
    char name[64];
    picture_name(name, number);
    SDL_Surface *loaded = SDL_LoadBMP(name);
    assert_non_null(loaded);
    SDL_Surface *seen = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_RGB24, 0);
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_file(&image, "script.png"));
    image.format = PNG_FORMAT_RGB;
    assert_int_equal(image.width, seen->w);
    assert_int_equal(image.height, seen->h);
    uint8_t *expected = malloc(PNG_IMAGE_SIZE(image));
    assert_true(png_image_finish_read(&image, NULL, expected, 0, NULL));
    for (int y = 0; y < seen->h; y++) {
        assert_memory_equal((uint8_t *)seen->pixels + y * seen->pitch, expected + (size_t)y * image.width * 3, image.width * 3);
    }
    free(expected);
    SDL_FreeSurface(seen);
    SDL_FreeSurface(loaded);
}

static SDL_Event key(SDL_Scancode code, SDL_Keycode sym) {
    return (SDL_Event){.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = {.scancode = code, .sym = sym}}};
}

// The dummy display has 1024 x 768 pixels, into which the window is fitted.
static void pictures_are_those_of_the_screens(void **state) {
    (void)state;
    const SDL_Event events[] = {key(SDL_SCANCODE_1, SDLK_1), key(SDL_SCANCODE_DOWN, SDLK_DOWN), key(SDL_SCANCODE_RETURN, SDLK_RETURN)};
    Person person = {.events = events, .count = 3};
    Err err = {0};
    assert_int_equal(open_window("line-down", &person, &err), 0);
    assert_no_faults(&err);
    assert_false(person.late);
    assert_script_gives("size 1024 720\nplay line-down seed 7\nshot script.png", 1);
    assert_script_gives("size 1024 720\nplay line-down seed 7\nkey 1\nshot script.png", 2);
    assert_script_gives("size 1024 720\nplay line-down seed 7\nkey 1\nkey Down\nkey Enter\nshot script.png", 4);
}

// In every theme, and in another size of text.
static void a_look_is_that_of_the_screens(void **state) {
    (void)state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        Look look = still;
        look.theme = (ThemeName)theme;
        look.text = theme == THEME_CONTRAST ? 150 : 100;
        Person person = {.count = 0};
        Err err = {0};
        assert_int_equal(open_window_as(&look, "friday-six", &person, &err), 0);
        assert_no_faults(&err);
        assert_false(person.late);
        char script[200];
        snprintf(script, sizeof script, "size 1024 720\ntheme %.*s\ntext %d\nplay friday-six seed 7\nshot script.png",
                 STR_PRINT(theme_name(look.theme)), look.text);
        assert_script_gives(script, 1);
        remove_pictures(NULL);
    }
}

// A scenario with `was` once made `now`; in an arena.
static Str edited(Arena *arena, const char *was, const char *now) {
    Str text;
    Files disk = testkit_disk();
    assert_true(disk.read(disk.context, arena, STR("scenarios/relationship/cheaper-pump.lua"), &text, NULL));
    ptrdiff_t at = str_find(text, str_from(was), 0);
    assert_true(at >= 0);
    StrBuf buf = {.arena = arena};
    buf_add(&buf, str_slice(text, 0, (size_t)at));
    buf_add(&buf, str_from(now));
    buf_add(&buf, str_slice(text, (size_t)at + strlen(was), text.len));
    return buf_str(&buf);
}

static bool save(const char *name, Str text) {
    FILE *file = fopen(name, "wb");
    return file && fwrite(text.data, 1, text.len, file) == text.len && fclose(file) == 0;
}

static int count_threads(void) {
    int count = 0;
    DIR *tasks = opendir("/proc/self/task");
    while (readdir(tasks)) count++;
    closedir(tasks);
    return count;
}

typedef struct Author {
    Str better, faulty;
    bool late;
    int threads;  // while the window is open
} Author;

// Looks at the first picture, saves a better wording, one with a fault, and the good one again.
static int SDLCALL write_on(void *data) {
    Author *author = data;
    bool fine = wait_for(1);
    author->threads = count_threads();
    fine = fine && save("mine.lua", author->better) && wait_for(2);
    fine = fine && save("mine.lua", author->faulty) && wait_for(3);
    author->late = !fine || !save("new.lua", author->better) || rename("new.lua", "mine.lua") || !wait_for(4);
    SDL_PushEvent(&(SDL_Event){.type = SDL_QUIT});
    return 0;
}

static void a_saved_scenario_is_seen_at_once(void **state) {
    (void)state;
    Arena arena = {0};
    Author author = {edited(&arena, "Six! Just saying.", "Six of them!"), edited(&arena, "title =", "titel ="), false, 0};
    Err err = {0};
    int before = count_threads();
    assert_true(save("mine.lua", edited(&arena, "", "")));
    World *world = world_open(&(WorldAsk){.language = STR("en"), .no_store = true}, &err);
    AppWorld app = world_app(world);
    app.look = still;
    WindowStart start = {.name = STR("mine"), .path = STR("mine.lua"), .seed = 7, .has_seed = true, .images = world_images(world)};
    SDL_Thread *thread = SDL_CreateThread(write_on, "author", &author);
    assert_int_equal(window_run(&app, STR("en"), &start, &err), 0);
    SDL_WaitThread(thread, NULL);
    world_close(world);
    assert_no_faults(&err);
    assert_false(author.late);
    assert_int_equal(author.threads, before + 3);  // the author and two that look out, for files and for pads
    assert_int_equal(count_threads(), before);
    assert_script_gives("size 1024 720\nlang en\nplay mine.lua seed 7\nexpect \"Six of them!\"\nshot script.png", 2);
    assert_script_gives("size 1024 720\nlang en\nplay mine.lua seed 7\nshot script.png", 4);
    unlink("mine.lua");
    arena_free(&arena);
}

// About 250,000 situations, and a short way out.
static const char wide[] =
    "return scenario { api = 1, kind = 'planning', level = 1, title = 'Wide', brief = 'B.', start = 'a',\n"
    "  state = { v = { 0, 0, 11 }, w = { 0, 0, 11 }, x = { 0, 0, 11 }, y = { 0, 0, 11 }, z = { 0, 0, 11 } },\n"
    "  outcome = { { 'V', weight = 3, from = 'v' }, { 'W', weight = 1, from = 'w' }, { 'X', weight = 1, from = 'x' },\n"
    "    { 'Y', weight = 1, from = 'y' }, { 'Z', weight = 1, from = 'z' } },\n"
    "  beats = { a = { ordered = true, go = 'a', options = { { 'out', go = 'over' }, { 'v', effect = { v = 1 } },\n"
    "    { 'w', effect = { w = 1 } }, { 'x', effect = { x = 1 } }, { 'y', effect = { y = 1 } }, { 'z', effect = { z = 1 } } } } },\n"
    "  endings = { over = { 'O' } } }\n";

static AppSearch (*search_of_world)(void *context, Str path, Str name, const Scenario *scenario, uint64_t seed);
static atomic_int looks, answers;  // questions without an answer yet, and with one

static AppSearch counted_search(void *context, Str path, Str name, const Scenario *scenario, uint64_t seed) {
    AppSearch found = search_of_world(context, path, name, scenario, seed);
    atomic_fetch_add(found.search ? &answers : &looks, 1);
    return found;
}

// Plays to the debrief's answer while the search is under way, and then does nothing until that is there.
static int SDLCALL wait_for_the_coach(void *data) {
    Person *person = data;
    SDL_Event keys[] = {key(SDL_SCANCODE_1, SDLK_1), key(SDL_SCANCODE_RETURN, SDLK_RETURN), key(SDL_SCANCODE_ESCAPE, SDLK_ESCAPE)};
    for (int i = 0; i < 3 && !person->late; i++) person->late = !wait_for(i + 1) || SDL_PushEvent(&keys[i]) < 0;
    for (int i = 0; i < 6 * WAIT_MOST && !person->late && !atomic_load(&answers); i++) SDL_Delay(1);
    SDL_PushEvent(&(SDL_Event){.type = SDL_QUIT});
    return 0;
}

static int now_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int)now.tv_sec;
}

static void the_coach_answers_by_itself(void **state) {
    (void)state;
    Err err = {0};
    Person person = {.late = false};
    assert_true(save("wide.lua", str_from(wide)));
    World *world = world_open(&(WorldAsk){.language = STR("en"), .no_store = true}, &err);
    AppWorld app = world_app(world);
    search_of_world = app.search;
    app.search = counted_search;
    WindowStart start = {.name = STR("wide"), .path = STR("wide.lua"), .seed = 7, .has_seed = true, .searcher = world_searcher(world)};
    int before = count_threads();
    SDL_Thread *thread = SDL_CreateThread(wait_for_the_coach, "person", &person);
    int begin = now_seconds();
    assert_int_equal(window_run(&app, STR("en"), &start, &err), 0);
    SDL_WaitThread(thread, NULL);
    assert_int_equal(count_threads(), before);  // the search has left nobody behind
    world_close(world);
    assert_no_faults(&err);
    assert_false(person.late);
    assert_true(atomic_load(&answers) > 0);
    assert_in_range(atomic_load(&looks), 2, 4 + 6 * (now_seconds() - begin + 1));
    unlink("wide.lua");
}

// Closing the window does not wait for the search.
static void a_search_ends_with_the_window(void **state) {
    (void)state;
    Err err = {0};
    Person person = {.count = 0};
    assert_true(save("wide.lua", str_from(wide)));
    testkit_remove("counterpart");  // the searches that are kept
    World *world = world_open(&(WorldAsk){.language = STR("en"), .no_store = true}, &err);
    AppWorld app = world_app(world);
    WindowStart start = {.name = STR("wide"), .path = STR("wide.lua"), .seed = 8, .has_seed = true, .searcher = world_searcher(world)};
    SDL_Thread *thread = SDL_CreateThread(act, "person", &person);
    assert_int_equal(window_run(&app, STR("en"), &start, &err), 0);
    SDL_WaitThread(thread, NULL);
    world_close(world);
    assert_no_faults(&err);
    assert_int_equal(count_kept(), 0);  // given up: nothing was kept
    unlink("wide.lua");
}

// Seven decisions, then the debrief's questions: where it turned, what to do instead, and the field for own words above the button.
static void the_input_method_has_the_keys_of_a_field_only(void **state) {
    (void)state;
    const SDL_Event one = key(SDL_SCANCODE_1, SDLK_1), up = key(SDL_SCANCODE_UP, SDLK_UP), escape = key(SDL_SCANCODE_ESCAPE, SDLK_ESCAPE);
    const SDL_Event typed = {.text = {.type = SDL_TEXTINPUT, .text = "先問。"}};
    const SDL_Event events[] = {one, one, one, one, one, one, one, key(SDL_SCANCODE_RETURN, SDLK_RETURN), one, one, up, typed, escape};
    Person person = {.events = events, .count = 13};
    Err err = {0};
    assert_int_equal(open_window(SOURCE_DIR "/tests/drives/renewal.lua", &person, &err), 0);
    assert_no_faults(&err);
    assert_false(person.late);
    for (int i = 0; i < 13; i++) assert_int_equal(person.writes[i], i == 10 || i == 11);
    assert_script_gives("size 1024 720\nplay " SOURCE_DIR "/tests/drives/renewal.lua seed 7\n"
                        "key 1\nkey 1\nkey 1\nkey 1\nkey 1\nkey 1\nkey 1\nkey Enter\nkey 1\nkey 1\nkey Up\ntype 先問。\nshot script.png",
                        13);
}

// SDL's own buffer of an input method is longer than an event; it is the window that frees it.
static void what_is_being_composed_is_seen(void **state) {
    (void)state;
    const SDL_Event one = key(SDL_SCANCODE_1, SDLK_1), up = key(SDL_SCANCODE_UP, SDLK_UP), left = key(SDL_SCANCODE_LEFT, SDLK_LEFT);
    const SDL_Event edit = {.editExt = {.type = SDL_TEXTEDITING_EXT, .text = SDL_strdup("ㄨㄣˋ"), .start = 3}};
    const SDL_Event typed = {.text = {.type = SDL_TEXTINPUT, .text = "先問。"}};
    const SDL_Event events[] = {one, one, one, one, one, one, one, key(SDL_SCANCODE_RETURN, SDLK_RETURN), one, one, up, typed, left, edit};
    Person person = {.events = events, .count = 14};
    Err err = {0};
    assert_int_equal(open_window(SOURCE_DIR "/tests/drives/renewal.lua", &person, &err), 0);
    assert_no_faults(&err);
    assert_false(person.late);
    assert_script_gives("size 1024 720\nplay " SOURCE_DIR "/tests/drives/renewal.lua seed 7\n"
                        "key 1\nkey 1\nkey 1\nkey 1\nkey 1\nkey 1\nkey 1\nkey Enter\nkey 1\nkey 1\nkey Up\ntype 先問。\nkey Left\n"
                        "edit ㄨㄣˋ\nexpect 先問ㄨㄣˋ。\nshot script.png",
                        15);
}

static void a_lost_picture_is_drawn_again(void **state) {
    (void)state;
    const SDL_Event events[] = {
        {.type = SDL_RENDER_DEVICE_RESET},
        {.type = SDL_RENDER_TARGETS_RESET},
        {.window = {.type = SDL_WINDOWEVENT, .windowID = 1, .event = SDL_WINDOWEVENT_EXPOSED}},
        {.window = {.type = SDL_WINDOWEVENT, .windowID = 1, .event = SDL_WINDOWEVENT_SIZE_CHANGED, .data1 = 1024, .data2 = 720}},
    };
    Person person = {.events = events, .count = 4};
    Err err = {0};
    assert_int_equal(open_window(NULL, &person, &err), 0);
    assert_false(person.late);
    for (int i = 1; i <= 5; i++) assert_script_gives("size 1024 720\nshot script.png", i);
}

static void assert_same_picture(int first, int second) {
    char names[2][64];
    SDL_Surface *pictures[2];
    picture_name(names[0], first);
    picture_name(names[1], second);
    for (int i = 0; i < 2; i++) assert_non_null(pictures[i] = SDL_LoadBMP(names[i]));
    assert_int_equal(pictures[0]->h, pictures[1]->h);
    assert_int_equal(pictures[0]->pitch, pictures[1]->pitch);
    assert_memory_equal(pictures[0]->pixels, pictures[1]->pixels, (size_t)pictures[0]->h * (size_t)pictures[0]->pitch);
    for (int i = 0; i < 2; i++) SDL_FreeSurface(pictures[i]);
}

// In the middle of a run, with a portrait and a focus: what the graphics card forgets is there again in the next picture.
static void a_lost_picture_of_a_run_is_drawn_again(void **state) {
    (void)state;
    const SDL_Event down = key(SDL_SCANCODE_DOWN, SDLK_DOWN);
    const SDL_Event events[] = {
        key(SDL_SCANCODE_1, SDLK_1),        down,
        {.type = SDL_RENDER_TARGETS_RESET}, down,
        {.type = SDL_RENDER_DEVICE_RESET},  {.window = {.type = SDL_WINDOWEVENT, .windowID = 1, .event = SDL_WINDOWEVENT_EXPOSED}}};
    Person person = {.events = events, .count = 6};
    Err err = {0};
    assert_int_equal(open_window("line-down", &person, &err), 0);
    assert_no_faults(&err);
    assert_false(person.late);
    assert_same_picture(3, 4);
    assert_same_picture(5, 6);
    assert_same_picture(5, 7);
}

static void nothing_is_shown_when_nothing_changes(void **state) {
    (void)state;
    const SDL_Event events[] = {
        key(SDL_SCANCODE_F9, SDLK_F9),
        {.motion = {.type = SDL_MOUSEMOTION, .x = 3, .y = 3}},
        {.motion = {.type = SDL_MOUSEMOTION, .x = 5, .y = 4}},
        {.type = SDL_CLIPBOARDUPDATE},
        {.window = {.type = SDL_WINDOWEVENT, .windowID = 1, .event = SDL_WINDOWEVENT_FOCUS_LOST}},
    };
    Person person = {.events = events, .count = 5, .hurried = true};
    Err err = {0};
    assert_int_equal(open_window(NULL, &person, &err), 0);
    assert_false(person.late);
    assert_true(is_there(1));
    assert_false(is_there(2));
}

static void x11_has_a_folder_of_ones_own_for_its_table_of_keys(void **state) {
    (void)state;
    struct stat info;
    for (int i = 0; i < 2; i++) {  // the second time the folder is there
        unsetenv("XCOMPOSECACHE");
        assert_int_equal(open_window(NULL, &(Person){.hurried = true}, &(Err){0}), 0);
        assert_int_equal(stat(getenv("XCOMPOSECACHE"), &info), 0);
        assert_int_equal(info.st_mode, S_IFDIR | 0700);
        remove_pictures(NULL);
    }
    setenv("XCOMPOSECACHE", "/nowhere", 1);
    assert_int_equal(open_window(NULL, &(Person){.hurried = true}, &(Err){0}), 0);
    assert_str(str_from(getenv("XCOMPOSECACHE")), "/nowhere");
    unsetenv("XCOMPOSECACHE");
}

static void without_a_display_the_terminal_is_offered(void **state) {
    (void)state;
    if (access("/dev/dri", F_OK) == 0) skip();  // SDL would take the whole screen
    static const char *const drivers[] = {"", "bogus"};
    for (int i = 0; i < 2; i++) {
        setenv("SDL_VIDEODRIVER", drivers[i], 1);
        unsetenv("DISPLAY");
        unsetenv("WAYLAND_DISPLAY");
        Err err = {0};
        assert_int_equal(open_window(NULL, NULL, &err), 4);
        assert_fault(&err, "play NAME --text");
        err_free(&err);
        assert_false(SDL_WasInit(SDL_INIT_VIDEO));
    }
    setenv("SDL_VIDEODRIVER", "dummy", 1);
}

static void without_a_font_the_terminal_is_offered(void **state) {
    (void)state;
    setenv("COUNTERPART_FONT", "/nowhere.ttf", 1);
    Err err = {0};
    assert_int_equal(open_window(NULL, NULL, &err), 4);
    assert_fault(&err, "/nowhere.ttf");
    assert_fault(&err, "play NAME --text");
    err_free(&err);
    unsetenv("COUNTERPART_FONT");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(pictures_are_those_of_the_screens, remove_pictures),
        cmocka_unit_test_teardown(a_look_is_that_of_the_screens, remove_pictures),
        cmocka_unit_test_teardown(a_saved_scenario_is_seen_at_once, remove_pictures),
        cmocka_unit_test_teardown(the_coach_answers_by_itself, remove_pictures),
        cmocka_unit_test_teardown(a_search_ends_with_the_window, remove_pictures),
        cmocka_unit_test_teardown(the_input_method_has_the_keys_of_a_field_only, remove_pictures),
        cmocka_unit_test_teardown(what_is_being_composed_is_seen, remove_pictures),
        cmocka_unit_test_teardown(a_lost_picture_is_drawn_again, remove_pictures),
        cmocka_unit_test_teardown(a_lost_picture_of_a_run_is_drawn_again, remove_pictures),
        cmocka_unit_test_teardown(nothing_is_shown_when_nothing_changes, remove_pictures),
        cmocka_unit_test_teardown(x11_has_a_folder_of_ones_own_for_its_table_of_keys, remove_pictures),
        cmocka_unit_test(without_a_display_the_terminal_is_offered),
        cmocka_unit_test(without_a_font_the_terminal_is_offered),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
