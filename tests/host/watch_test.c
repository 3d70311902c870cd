// Real files in a real folder: which changes are told, and how often.
#include "host/watch.h"
#include "testkit/testkit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static char folder[] = "/tmp/watch-XXXXXX";

static int set_up(void **state) {
    (void)state;
    return !mkdtemp(folder) || chdir(folder);
}

static int empty(void **state) {
    (void)state;
    return system("rm -rf ./* && mkdir -p far/near && echo x >far/near/talk.lua");
}

static int tear_down(void **state) {
    (void)state;
    return chdir("/") || rmdir(folder);
}

static void save(const char *path) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("x", file);
    assert_int_equal(fclose(file), 0);
}

static void shell(const char *command) {
    assert_int_equal(system(command), 0);
}

static Watch *opened(const char *path) {
    Watch *watch = watch_open(str_from(path));
    assert_non_null(watch);
    assert_false(watch_changed(watch));
    return watch;
}

// Exactly one change.
static void assert_told(Watch *watch) {
    assert_true(watch_changed(watch));
    assert_false(watch_changed(watch));
}

static int64_t ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void every_way_to_save_is_told_once(void **state) {
    (void)state;
    Watch *watch = opened("far/near/talk.lua");
    save("far/near/talk.lua");
    assert_told(watch);
    // As editors do it: a new file takes the old one's place; the old one steps aside first.
    shell("echo y >far/near/.talk.tmp && mv far/near/.talk.tmp far/near/talk.lua");
    assert_told(watch);
    shell("cd far/near && mv talk.lua talk.lua~ && echo z >talk.lua && rm talk.lua~");
    assert_told(watch);
    save("far/near/talk.zh-TW.po");
    assert_told(watch);
    save("far/near/talk.de.po");
    assert_told(watch);
    shell("rm far/near/talk.de.po");
    assert_told(watch);
    watch_close(watch);
}

static void other_files_are_not_told(void **state) {
    (void)state;
    Watch *watch = opened("far/near/talk.lua");
    const char *const others[] = {"far/near/talk.lua~", "far/near/walk.lua",     "far/near/.talk.lua.swp", "far/near/talk.db",
                                  "far/near/talkpo",    "far/near/walk.talk.po", "far/talk.lua",           "talk.lua"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) save(others[i]);
    shell("rm far/near/walk.lua && mv far/near/talkpo far/near/other && cat far/near/talk.lua >far/near/copy && mkdir far/near/deep");
    assert_false(watch_changed(watch));
    watch_close(watch);
}

static void a_burst_is_one_change(void **state) {
    (void)state;
    Watch *watch = opened("far/near/talk.lua");
    for (int i = 0; i < 50; i++) save(i % 2 ? "far/near/talk.lua" : "far/near/talk.zh-TW.po");
    assert_told(watch);
    // One that never ends is told all the same.
    shell("(for i in $(seq 200); do echo $i >far/near/talk.lua; sleep 0.005; done) & echo $! >writer");
    int64_t before = ms();
    assert_int_equal(watch_wait(watch, -1), WATCH_CHANGED);
    assert_true(ms() - before < 900);
    shell("kill $(cat writer)");
    watch_close(watch);
}

static void a_file_that_is_gone_is_told_late(void **state) {
    (void)state;
    Watch *watch = opened("far/near/talk.lua");
    shell("rm far/near/talk.lua");
    int64_t before = ms();
    assert_told(watch);
    assert_true(ms() - before >= 100);
    save("far/near/talk.lua");
    assert_told(watch);
    watch_close(watch);
}

static void folders_may_go_and_come_back(void **state) {
    (void)state;
    char whole[128];
    snprintf(whole, sizeof whole, "%s/far/near/talk.lua", folder);
    const char *const paths[] = {"./far//near/talk.lua", whole};
    const char *const ways[][2] = {
        {"mv far/near far/other", "mv far/other far/near"},
        {"mv far other", "mv other far"},
        {"rm -r far", "mkdir -p far/near && echo y >far/near/talk.lua"},
        {"rm -r far && echo file >far", "rm far && mkdir -p far/near && echo y >far/near/talk.lua"},
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        Watch *watch = opened(paths[i]);
        for (size_t j = 0; j < sizeof ways / sizeof *ways; j++) {
            shell(ways[j][0]);
            assert_told(watch);
            shell(ways[j][1]);
            while (watch_changed(watch)) {
            }
            save("far/near/talk.lua");
            assert_told(watch);
        }
        watch_close(watch);
    }
}

// What is told when a folder comes back is that something may have changed, whoever put it there and in how many steps.
static void a_folder_that_comes_back_is_told(void **state) {
    (void)state;
    Watch *watch = opened("far/near/talk.lua");
    shell("mv far/near far/other");
    assert_told(watch);
    shell("mv far/other far/near");
    assert_told(watch);
    // Also one that was taken away under somebody's feet.
    int feet = open("far/near", O_RDONLY);
    shell("rm -r far/near");
    assert_told(watch);
    shell("mkdir far/near && echo y >far/near/talk.lua");
    assert_told(watch);
    close(feet);
    watch_close(watch);
}

static void what_is_not_there_yet_can_be_watched(void **state) {
    (void)state;
    Watch *watch = opened("no/such/folder/talk.lua");
    shell("mkdir other");
    assert_false(watch_changed(watch));
    shell("mkdir no");
    while (watch_changed(watch)) {
    }
    shell("mkdir -p no/such/folder");
    while (watch_changed(watch)) {
    }
    save("no/such/folder/talk.lua");
    assert_told(watch);
    watch_close(watch);
    watch = opened("talk.lua");
    save("talk.lua");
    assert_told(watch);
    watch_close(watch);
}

static void links_are_followed(void **state) {
    (void)state;
    shell("echo x >far/real.lua && ln -sf ../real.lua far/near/talk.lua");
    Watch *watch = opened("far/near/talk.lua");
    save("far/real.lua");
    assert_told(watch);
    shell("echo y >far/new && mv far/new far/real.lua");
    assert_told(watch);
    save("far/near/talk.zh-TW.po");
    assert_told(watch);
    // The link itself is turned elsewhere, and becomes a file in the end.
    shell("echo z >far/else.lua && ln -sfn ../else.lua far/near/talk.lua");
    assert_told(watch);
    save("far/else.lua");
    assert_told(watch);
    save("far/real.lua");
    assert_false(watch_changed(watch));
    shell("rm far/near/talk.lua && echo w >far/near/talk.lua");
    assert_told(watch);
    save("far/else.lua");
    assert_false(watch_changed(watch));
    watch_close(watch);
    // Both in one folder.
    shell("echo x >far/near/real.lua && ln -sf real.lua far/near/talk.lua");
    watch = opened("far/near/talk.lua");
    save("far/near/real.lua");
    assert_told(watch);
    watch_close(watch);
}

static void waiting_for_two(void **state) {
    (void)state;
    Watch *watch = opened("far/near/talk.lua");
    int ends[2];
    char letter;
    assert_int_equal(pipe(ends), 0);
    // What was saved before the other side spoke comes first.
    save("far/near/talk.lua");
    assert_int_equal(write(ends[1], "1", 1), 1);
    assert_int_equal(watch_wait(watch, ends[0]), WATCH_CHANGED);
    assert_int_equal(watch_wait(watch, ends[0]), WATCH_OTHER);
    assert_int_equal(read(ends[0], &letter, 1), 1);
    // Whichever comes while one sleeps.
    shell("(sleep 0.05; echo y >far/near/talk.lua) &");
    assert_int_equal(watch_wait(watch, ends[0]), WATCH_CHANGED);
    assert_int_equal(watch_wait(NULL, open("/dev/null", O_RDONLY)), WATCH_OTHER);
    close(ends[1]);
    assert_int_equal(watch_wait(watch, ends[0]), WATCH_OTHER);  // the end is something to read, too
    assert_int_equal(watch_wait(NULL, ends[0]), WATCH_OTHER);
    close(ends[0]);
    assert_int_equal(watch_wait(watch, ends[0]), WATCH_OTHER);  // closed
    assert_false(watch_changed(NULL));
    watch_close(watch);
    watch_close(NULL);
}

static void without_the_systems_help_there_is_no_watch(void **state) {
    (void)state;
    struct rlimit before, none;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    none = before;
    none.rlim_cur = 0;
    assert_true(watch_possible());
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    Watch *watch = watch_open(STR("far/near/talk.lua"));
    bool possible = watch_possible();
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    assert_null(watch);
    assert_false(possible);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(every_way_to_save_is_told_once, empty),
        cmocka_unit_test_setup(other_files_are_not_told, empty),
        cmocka_unit_test_setup(a_burst_is_one_change, empty),
        cmocka_unit_test_setup(a_file_that_is_gone_is_told_late, empty),
        cmocka_unit_test_setup(folders_may_go_and_come_back, empty),
        cmocka_unit_test_setup(a_folder_that_comes_back_is_told, empty),
        cmocka_unit_test_setup(what_is_not_there_yet_can_be_watched, empty),
        cmocka_unit_test_setup(links_are_followed, empty),
        cmocka_unit_test_setup(waiting_for_two, empty),
        cmocka_unit_test_setup_teardown(without_the_systems_help_there_is_no_watch, empty, empty),
    };
    int failed = cmocka_run_group_tests(tests, set_up, NULL);
    return system("rm -rf ./*") || tear_down(NULL) || failed;
}
