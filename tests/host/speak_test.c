// The thread that speaks, against a stand-in for speech-dispatcher's library, alone and behind a window that is played by keys.
#include "host/speak.h"

#include "host/home.h"
#include "host/window.h"
#include "host/world.h"
#include "testkit/testkit.h"

#include <SDL.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define WAIT_MOST 10000  // milliseconds

static char folder[] = "/tmp/speak-XXXXXX";

static int set_up(void **state) {
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    return home_make(folder);
}

static int tear_down(void **state) {
    (void)state;
    return home_remove(folder);
}

static int forget(void **state) {
    (void)state;
    unlink("said");
    unlink("dead");
    unlink("err");
    unsetenv("FAKE_SPEECHD");
    return 0;
}

static Str read_all(Arena *arena, const char *name) {
    Files disk = testkit_disk();
    Str text = STR_NONE;
    disk.read(disk.context, arena, str_join(arena, str_join(arena, str_from(folder), STR("/")), str_from(name)), &text, NULL);
    return text;
}

static bool hears(const char *line) {
    Arena arena = {0};
    bool heard = false;
    for (int i = 0; i < WAIT_MOST && !heard; i++) {
        arena_reset(&arena);
        heard = str_find(read_all(&arena, "said"), str_from(line), 0) >= 0;
        if (!heard) SDL_Delay(1);
    }
    arena_free(&arena);
    return heard;
}

static void assert_heard(const char *expected) {
    Arena arena = {0};
    assert_str(read_all(&arena, "said"), expected);
    arena_free(&arena);
}

// What `act` leaves on stderr.
static Str complaint_of(Arena *arena, void (*act)(void)) {
    fflush(stderr);
    int old = dup(STDERR_FILENO), file = open("err", O_CREAT | O_TRUNC | O_WRONLY, 0600);
    dup2(file, STDERR_FILENO);
    act();
    fflush(stderr);
    dup2(old, STDERR_FILENO);
    close(old);
    close(file);
    return read_all(arena, "err");
}

static void open_and_close(void) {
    Speak *speak = speak_open(NULL);
    speak_say(speak, STR("Nobody hears it."), STR("en"), true);
    SDL_Delay(50);
    speak_close(speak);
}

// Runs first: once a library of that name is loaded, it stays the one that is found.
static void without_the_library_there_is_one_line(void **state) {
    (void)state;
    if (dlopen("libspeechd.so.2", RTLD_NOW)) skip();
    Arena arena = {0};
    assert_str(complaint_of(&arena, open_and_close), "Nothing will be read aloud: libspeechd.so.2.\n");
    arena_free(&arena);
}

static void without_the_daemon_there_is_one_line(void **state) {
    (void)state;
    Arena arena = {0};
    assert_non_null(dlopen(FAKE_SPEECHD, RTLD_NOW));
    assert_str(complaint_of(&arena, open_and_close), "Nothing will be read aloud: speech-dispatcher.\n");
    arena_free(&arena);
}

static void says_in_order_and_in_both_languages(void **state) {
    (void)state;
    setenv("FAKE_SPEECHD", "said", 1);
    Speak *speak = speak_open(NULL);
    speak_say(speak, STR("First."), STR("en"), true);
    assert_true(hears("say 2 First."));
    speak_say(speak, STR("第二。"), STR("zh-TW"), false);
    assert_true(hears("say 2 第二。"));
    speak_say(speak, STR(""), STR("en"), true);
    speak_close(speak);
    assert_heard("open counterpart main - 0\ncancel\nlanguage en\nsay 2 First.\nlanguage zh\nsay 2 第二。\ncancel\nclose\n");
}

static void what_is_interrupted_is_not_said(void **state) {
    (void)state;
    setenv("FAKE_SPEECHD", "said", 1);
    Speak *speak = speak_open(NULL);
    assert_true(hears("open"));
    for (int i = 0; i < 2000; i++) speak_say(speak, STR("Old."), STR("en"), true);
    speak_say(speak, STR("New."), STR("en"), true);
    speak_say(speak, STR("And more."), STR("en"), false);
    assert_true(hears("And more."));
    speak_close(speak);
    Arena arena = {0};
    Str said = read_all(&arena, "said");
    int old = 0;
    for (ptrdiff_t at = 0; (at = str_find(said, STR("Old."), (size_t)at)) >= 0; at++) old++;
    assert_true(old < 2000);
    assert_true(str_find(said, STR("New."), 0) >= 0);  // what follows did not interrupt it
    arena_free(&arena);
}

static Speak *speaker;

static void lose_the_daemon(void) {
    fclose(fopen("dead", "w"));
    speak_say(speaker, STR("Lost."), STR("en"), true);
    SDL_Delay(100);
    for (int i = 0; i < 3; i++) speak_say(speaker, STR("Nobody."), STR("en"), false);
    speak_close(speaker);
}

static void a_daemon_may_go_and_come_back(void **state) {
    (void)state;
    Arena arena = {0};
    setenv("FAKE_SPEECHD", "said", 1);
    setenv("FAKE_SPEECHD_DEAD", "dead", 1);
    speaker = speak_open(NULL);
    speak_say(speaker, STR("First."), STR("en"), true);
    assert_true(hears("First."));
    assert_str(complaint_of(&arena, lose_the_daemon), "Nothing will be read aloud: speech-dispatcher.\n");
    arena_free(&arena);
}

// Sends each key when what came of the one before was heard.
typedef struct Listener {
    SDL_Keycode keys[4];
    const char *heard[5];
    int late;  // 1 + the place of what was not heard
} Listener;

static int SDLCALL listen(void *data) {
    Listener *listener = data;
    for (int i = 0; !listener->late && listener->heard[i]; i++) {
        if (!hears(listener->heard[i])) listener->late = 1 + i;
        if (!listener->heard[i + 1]) break;
        SDL_Keycode key = listener->keys[i];
        SDL_PushEvent(&(SDL_Event){
            .key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = {.scancode = SDL_GetScancodeFromKey(key), .sym = key}}});
    }
    SDL_PushEvent(&(SDL_Event){.type = SDL_QUIT});
    return 0;
}

static void listen_to(const char *language, Listener *listener) {
    Err err = {0};
    setenv("FAKE_SPEECHD", "said", 1);
    World *world = world_open(&(WorldAsk){.language = str_from(language), .no_store = true}, &err);
    WindowStart start = {.seed = 7, .has_seed = true, .speak = true};
    assert_true(world_find(world, STR("line-down"), &start.path, &start.name, &err));
    AppWorld app = world_app(world);
    app.set_language = NULL;
    SDL_Thread *thread = SDL_CreateThread(listen, "listener", listener);
    assert_int_equal(window_run(&app, str_from(language), &start, &err), 0);
    SDL_WaitThread(thread, NULL);
    world_close(world);
    assert_no_faults(&err);
    assert_int_equal(listener->late, 0);
}

static void the_window_is_heard(void **state) {
    (void)state;
    Listener english = {{SDLK_DOWN, SDLK_1, SDLK_l}, {"Chen Yi-jun (Annoyed): ", ", option, 1 of ", "You: ", "language zh", NULL}, 0};
    listen_to("en", &english);
    forget(NULL);
    Listener chinese = {{SDLK_DOWN, SDLK_1}, {"（不悅）：", "，選項，第 1 項，共 ", "你：", NULL}, 0};
    listen_to("zh-TW", &chinese);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(without_the_library_there_is_one_line, forget),
        cmocka_unit_test_teardown(without_the_daemon_there_is_one_line, forget),
        cmocka_unit_test_teardown(says_in_order_and_in_both_languages, forget),
        cmocka_unit_test_teardown(what_is_interrupted_is_not_said, forget),
        cmocka_unit_test_teardown(a_daemon_may_go_and_come_back, forget),
        cmocka_unit_test_teardown(the_window_is_heard, forget),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
