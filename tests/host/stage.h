// The scripts of tests/golden, which show every screen, for tests that look at what is shown instead of taking pictures.
#ifndef TESTS_HOST_STAGE_H
#define TESTS_HOST_STAGE_H
#include "host/drive.h"
#include "host/home.h"
#include "host/world.h"
#include "testkit/testkit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char stage_folder[] = "/tmp/stage-XXXXXX";

static inline int stage_open(void **state) {
    (void)state;
    return home_make(stage_folder) || chdir(SOURCE_DIR "/tests/golden");
}

static inline int stage_close(void **state) {
    (void)state;
    return home_remove(stage_folder);
}

static inline void stage_play(const char *language, Str file, Str script, const DriveEye *eye) {
    Err err = {0};
    char store[64];
    snprintf(store, sizeof store, "%s/runs.db", stage_folder);
    unlink(store);  // each is a first start
    World *world = world_open(&(WorldAsk){.language = str_from(language), .store = str_from(store)}, &err);
    assert_non_null(world);
    AppWorld app = world_app(world);
    int code = drive_show(&app, world_images(world), file, script, str_from(language), eye, &err);
    assert_no_faults(&err);
    assert_int_equal(code, 0);
    world_close(world);
}

// Plays all of them in a language; returns how many there are.
static inline int stage_play_all(const char *language, const DriveEye *eye) {
    Arena arena = {0};
    Files disk = testkit_disk();
    int count = 0;
    DIR *folder = opendir(".");
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        Str name = str_from(entry->d_name), script;
        if (!str_ends(name, STR(".drive"))) continue;
        Str path = str_join(&arena, STR("tests/golden/"), name);
        assert_true(disk.read(disk.context, &arena, path, &script, NULL));
        stage_play(language, path, script, eye);
        count++;
    }
    closedir(folder);
    arena_free(&arena);
    return count;
}
#endif
