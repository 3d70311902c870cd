// Times a decision made durable, in turn with the least that a durable write costs on this disk: 64 bytes appended and synced.
// Argument: a folder on the disk to be measured.
#include "record/store.h"
#include "bench.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { DECISIONS = 300 };

static Str path_in(Arena *arena, const char *folder, const char *name) {
    return str_join(arena, str_join(arena, str_from(folder), STR("/")), str_from(name));
}

static void must_keep(Store *store, RunInfo *info, const KeptStep *steps, int count) {
    Err err = {0};
    if (!store_keep(store, info, steps, count, &err)) die(err.faults[0].text.data);
}

static double keep_us(Store *store, RunInfo *info, int number) {
    const KeptStep step = {{DECISION_CHOOSE, 1, {number % 4 + 1}}, STR("first_message"), (uint64_t)number * 7919, 1700000000};
    double start = wall_seconds();
    must_keep(store, info, &step, 1);
    return (wall_seconds() - start) * 1e6;
}

static double append_us(int fd) {
    char bytes[64];
    memset(bytes, 'x', sizeof bytes);
    double start = wall_seconds();
    if (write(fd, bytes, sizeof bytes) != (ssize_t)sizeof bytes || fdatasync(fd)) die("the disk can't be written");
    return (wall_seconds() - start) * 1e6;
}

int main(int argc, char **argv) {
    if (argc != 2) die("usage: bench_store FOLDER");
    Arena arena = {0};
    Err err = {0};
    Str store_file = path_in(&arena, argv[1], "bench.db"), plain_file = path_in(&arena, argv[1], "bench.log");
    unlink(store_file.data);
    unlink(plain_file.data);
    Store *store = store_open(store_file, &err);
    int fd = open(plain_file.data, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (!store || fd < 0) die("the folder can't be written");
    RunInfo info = {.scenario = STR("complaint/line-down"), .logic = 1, .seed = 2, .start_hash = 3, .language = STR("zh-TW")};
    must_keep(store, &info, NULL, 0);
    static double ours[DECISIONS], limit[DECISIONS];
    for (int i = 0; i < DECISIONS; i++) {
        ours[i] = keep_us(store, &info, i);
        limit[i] = append_us(fd);
    }
    print_figures("a decision made durable (limit: append 64 B, sync)", "us", 0, median(ours, DECISIONS), median(limit, DECISIONS),
                  "900 us");
    store_close(store);
    close(fd);
    unlink(store_file.data);
    unlink(plain_file.data);
    arena_free(&arena);
    return 0;
}
