// A folder of one test's own, and what is done to files in it behind the store's back.
#ifndef RECORD_TESTS_FOLDER_H
#define RECORD_TESTS_FOLDER_H
#include "testkit/testkit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Folder {
    char name[256];
    Arena arena;
} Folder;

static inline int folder_make(void **state) {
    Folder *folder = test_calloc(1, sizeof *folder);
    // In memory where there is such a place, unless asked otherwise: what is tested here is not the speed of a disk.
    const char *place = getenv("COUNTERPART_TEST_FOLDER");
    if (!place) place = access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm";
    snprintf(folder->name, sizeof folder->name, "%s/counterpart-XXXXXX", place);
    if (!mkdtemp(folder->name)) return -1;
    *state = folder;
    return 0;
}

static inline int folder_remove(void **state) {
    Folder *folder = *state;
    testkit_remove(folder->name);
    arena_free(&folder->arena);
    test_free(folder);
    return 0;
}

static inline Str folder_path(Folder *folder, const char *name) {
    return str_fill(&folder->arena, STR("{1}/{2}"), (Str[]){str_from(folder->name), str_from(name)}, 2);
}

static inline bool file_exists(Str path) {
    return access(path.data, F_OK) == 0;
}

static inline Str file_read(Folder *folder, Str path) {
    Str text;
    Files disk = testkit_disk();
    assert_true(disk.read(disk.context, &folder->arena, path, &text, NULL));
    return text;
}

static inline void file_write(Str path, Str bytes) {
    FILE *file = fopen(path.data, "wb");
    assert_non_null(file);
    if (bytes.len) assert_int_equal(fwrite(bytes.data, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

static inline void file_zero(Str path, long at, size_t size) {
    FILE *file = fopen(path.data, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    while (size--) assert_int_equal(fputc(0, file), 0);
    assert_int_equal(fclose(file), 0);
}
#endif
