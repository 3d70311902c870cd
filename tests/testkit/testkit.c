// Files and assertions shared by all test programs.
#include "testkit/testkit.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static bool read_disk(Arena *arena, Str path, Str *text, Err *err) {
    char name[4096];
    snprintf(name, sizeof name, "%s%.*s", path.len && path.data[0] == '/' ? "" : SOURCE_DIR "/", STR_PRINT(path));
    FILE *file = fopen(name, "rb");
    if (!file) {
        ERR0(err, path, 0, "The file can't be read.");
        return false;
    }
    StrBuf buf = {.arena = arena};
    char chunk[65536];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;) buf_add(&buf, (Str){chunk, n});
    fclose(file);
    *text = buf_str(&buf);
    return true;
}

static bool disk_read(void *context, Arena *arena, Str path, Str *text, Err *err) {
    (void)context;
    return read_disk(arena, path, text, err);
}

static bool memory_read(void *context, Arena *arena, Str path, Str *text, Err *err) {
    for (const MemoryFile *file = context; file->path; file++) {
        if (str_equal(path, str_from(file->path))) {
            *text = str_from(file->text);
            return true;
        }
    }
    return read_disk(arena, path, text, err);
}

static uint64_t cpu_ms(void *context) {
    (void)context;
    return (uint64_t)clock() * 1000 / CLOCKS_PER_SEC;
}

Files testkit_disk(void) {
    return (Files){.read = disk_read, .cpu_ms = cpu_ms};
}

Files testkit_memory(const MemoryFile *files) {
    return (Files){.context = (void *)(uintptr_t)files, .read = memory_read, .cpu_ms = cpu_ms};
}

static void print_faults(const Err *err) {
    Arena arena = {0};
    for (int i = 0; i < err->count; i++) print_message("  %s\n", fault_print(&arena, &err->faults[i]).data);
    arena_free(&arena);
}

void assert_no_faults(const Err *err) {
    if (!err->count) return;
    print_faults(err);
    fail_msg("%d faults", err->count);
}

void assert_fault(const Err *err, const char *part) {
    Arena arena = {0};
    bool found = false;
    for (int i = 0; i < err->count; i++) found |= str_find(fault_print(&arena, &err->faults[i]), str_from(part), 0) >= 0;
    arena_free(&arena);
    if (found) return;
    print_faults(err);
    fail_msg("no fault says: %s", part);
}

void assert_str(Str got, const char *expected) {
    if (str_equal(got, str_from(expected))) return;
    fail_msg("\"%.*s\" is not \"%s\"", STR_PRINT(got), expected);
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *place) {
    (void)about;
    (void)kind;
    (void)place;
    return remove(path);
}

bool testkit_remove(const char *folder) {
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS) == 0;
}
