// Files as the program writes them.
#include "host/files.h"
#include "testkit/testkit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/counterpart-files-XXXXXX";

static int begin(void **state) {
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int end(void **state) {
    (void)state;
    static const char *const names[] = {"pipe", "link", "real", "plain"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) unlink(names[i]);
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void assert_written(const char *path, const char *text) {
    char read[64];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t size = fread(read, 1, sizeof read, file);
    fclose(file);
    read[size < sizeof read ? size : sizeof read - 1] = 0;
    assert_string_equal(read, text);
}

static void a_plain_file_is_replaced_at_once(void **state) {
    (void)state;
    assert_true(files_write(STR("plain"), STR("one"), NULL));
    int before = open("plain", O_RDONLY);
    assert_true(files_write(STR("plain"), STR("two"), NULL));
    char old[4] = {0};
    assert_int_equal(read(before, old, 3), 3);  // who had it open sees the whole of the old one
    assert_string_equal(old, "one");
    close(before);
    assert_written("plain", "two");
}

// `graph -o /dev/full`, as root, put a plain file where the device was: writing renamed a neighbour over whatever stood there.
static void what_is_no_plain_file_stays_what_it_is(void **state) {
    (void)state;
    struct stat info;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    int reader = open("pipe", O_RDONLY | O_NONBLOCK);
    assert_true(files_write(STR("pipe"), STR("through"), NULL));
    char said[8] = {0};
    assert_int_equal(read(reader, said, 7), 7);
    assert_string_equal(said, "through");
    close(reader);
    assert_int_equal(lstat("pipe", &info), 0);
    assert_true(S_ISFIFO(info.st_mode));
    assert_true(files_write(STR("real"), STR("first"), NULL));
    assert_int_equal(symlink("real", "link"), 0);
    assert_true(files_write(STR("link"), STR("second"), NULL));
    assert_int_equal(lstat("link", &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_written("real", "second");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_file_is_replaced_at_once),
        cmocka_unit_test(what_is_no_plain_file_stays_what_it_is),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
