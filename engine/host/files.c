// Files through POSIX, with sentences instead of error numbers.
#include "host/files.h"

#include "host/paths.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static bool failed(Err *err, Str path, const char *what) {
    const char *reason = strerror(errno);
    if (*what == 'r')
        ERR(err, path, 0, "The file can't be read: {1}.", str_from(reason));
    else
        ERR(err, path, 0, "The file can't be written: {1}.", str_from(reason));
    return false;
}

static bool disk_read(void *context, Arena *arena, Str path, Str *text, Err *err) {
    (void)context;
    Str name = str_copy(arena, path);
    if (files_is_folder(path)) errno = EISDIR;
    FILE *file = files_is_folder(path) ? NULL : fopen(name.data, "rb");
    if (!file) return failed(err, path, "read");
    StrBuf buf = {.arena = arena};
    char chunk[16384];
    for (size_t n; buf.len <= FILES_MOST && (n = fread(chunk, 1, sizeof chunk, file)) > 0;) buf_add(&buf, (Str){chunk, n});
    bool bad = ferror(file);
    fclose(file);
    if (bad) return failed(err, path, "read");
    if (buf.len > FILES_MOST) {
        ERR0(err, path, 0, "The file is larger than 64 MiB.");
        return false;
    }
    *text = buf_str(&buf);
    return true;
}

static uint64_t cpu_ms(void *context) {
    (void)context;
    struct timespec now;
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)) return 0;
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

Files files_disk(void) {
    return (Files){.read = disk_read, .cpu_ms = cpu_ms};
}

static bool status(Str path, struct stat *info) {
    Arena arena = {0};
    bool ok = path.len && stat(str_copy(&arena, path).data, info) == 0;
    arena_free(&arena);
    return ok;
}

bool files_exists(Str path) {
    struct stat info;
    return status(path, &info);
}

bool files_is_folder(Str path) {
    struct stat info;
    return status(path, &info) && S_ISDIR(info.st_mode);
}

bool files_begins(Str path, Str text) {
    Arena arena = {0};
    FILE *file = files_is_folder(path) ? NULL : fopen(str_copy(&arena, path).data, "rb");
    size_t same = 0;
    while (file && same < text.len && getc(file) == (unsigned char)text.data[same]) same++;
    if (file) fclose(file);
    arena_free(&arena);
    return same == text.len;
}

bool files_same(Str a, Str b) {
    struct stat x, y;
    return status(a, &x) && status(b, &y) && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

bool files_make_folder(Str path, Err *err) {
    Arena arena = {0};
    bool ok = true;
    for (size_t i = 1; ok && i <= path.len; i++) {
        if (i < path.len && path.data[i] != '/') continue;
        Str part = str_copy(&arena, str_slice(path, 0, i));
        if (mkdir(part.data, 0777) && errno != EEXIST) {
            ERR(err, path, 0, "The folder can't be created: {1}.", str_from(strerror(errno)));
            ok = false;
        }
    }
    arena_free(&arena);
    return ok;
}

// What is there and no plain file - a device, a pipe, a link to something - is written into, and never replaced.
static bool is_replaceable(const char *path) {
    struct stat info;
    return lstat(path, &info) != 0 || S_ISREG(info.st_mode);
}

static bool write_all(const char *path, Str text, bool durable) {
    FILE *file = fopen(path, "wb");
    bool ok = file && fwrite(text.data, 1, text.len, file) == text.len && fflush(file) == 0 && (!durable || fsync(fileno(file)) == 0);
    if (file && fclose(file)) ok = false;
    return ok;
}

static bool write_file(Str path, Str text, bool durable, Err *err) {
    Arena arena = {0};
    const char *target = str_copy(&arena, path).data, *neighbour = str_join(&arena, path, STR(".new")).data;
    bool replace = is_replaceable(target);
    bool ok = replace ? write_all(neighbour, text, durable) && rename(neighbour, target) == 0 : write_all(target, text, false);
    if (!ok) failed(err, path, "write");
    if (!ok && replace) unlink(neighbour);
    arena_free(&arena);
    return ok;
}

bool files_write(Str path, Str text, Err *err) {
    return write_file(path, text, true, err);
}

bool files_keep(Str path, Str text) {
    return write_file(path, text, false, NULL);
}

static int by_name(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

int files_list(Arena *arena, Str folder, Str ending, Str **names) {
    int count = 0, cap = 0;
    *names = NULL;
    DIR *dir = opendir(str_copy(arena, folder).data);
    if (!dir) return 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        Str name = str_from(entry->d_name);
        if (name.data[0] == '.' || !str_ends(name, ending)) continue;
        *names = arena_grow(arena, *names, count, &cap, sizeof **names);
        (*names)[count++] = str_copy(arena, name);
    }
    closedir(dir);
    if (count) qsort(*names, (size_t)count, sizeof **names, by_name);
    return count;
}

typedef struct Kept {
    Str path;
    struct timespec written;
    off_t bytes;
} Kept;

static int newest_first(const void *a, const void *b) {
    const struct timespec *x = &((const Kept *)a)->written, *y = &((const Kept *)b)->written;
    if (x->tv_sec != y->tv_sec) return x->tv_sec > y->tv_sec ? -1 : 1;
    return (x->tv_nsec < y->tv_nsec) - (x->tv_nsec > y->tv_nsec);
}

void files_clear(Str folder, int count_most, int64_t bytes_most) {
    Arena arena = {0};
    Str *names;
    int count = files_list(&arena, folder, STR(""), &names), kept_count = 0;
    Kept *kept = ARENA_ARRAY(&arena, Kept, count);
    for (int i = 0; i < count; i++) {
        struct stat info;
        Str path = paths_join(&arena, folder, names[i]);
        if (stat(path.data, &info) == 0) kept[kept_count++] = (Kept){path, info.st_mtim, info.st_size};
    }
    if (kept_count) qsort(kept, (size_t)kept_count, sizeof *kept, newest_first);
    int64_t bytes = 0;
    for (int i = 0; i < kept_count; i++) {
        bytes += kept[i].bytes;
        if (i >= count_most || bytes > bytes_most) unlink(kept[i].path.data);
    }
    arena_free(&arena);
}
