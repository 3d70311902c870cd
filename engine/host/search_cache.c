// A file is called NAME-HASH.LOGIC.DRAWS.search: of the scenario's name, of its logic, and of what the seed draws.
#include "host/search_cache.h"

#include "base/hash.h"
#include "coach/search_file.h"
#include "host/files.h"
#include "host/paths.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_LETTERS 60  // of a scenario's name in that of its file
#define KEPT_MOST    8   // searches of one logic
#define ENDING       ".search"

// Letters and digits of the name, for people; the hash tells names apart that look alike then.
static Str stem_of(const Scenario *s, Arena *arena) {
    StrBuf buf = {.arena = arena};
    Str name = s->name.len > NAME_LETTERS ? str_slice(s->name, s->name.len - NAME_LETTERS, s->name.len) : s->name;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.data[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        buf_char(&buf, plain ? c : '-');
    }
    Str args[] = {buf_str(&buf), str_hex64(arena, hash_str(0, s->name))};
    return str_fill(arena, STR("{1}-{2}"), args, 2);
}

// Beyond its budget a search depends on it.
static uint64_t draws_hash(const Scenario *s, uint64_t seed) {
    int values[ROW_MAX];
    uint64_t hash = hash_int(SEARCH_STATES, SEARCH_BYTES);
    play_draws(s, seed, values);
    for (int i = 0; i < s->draw_count; i++) hash = hash_int(hash, (uint64_t)values[i]);
    return hash;
}

static Str file_name(const Scenario *s, uint64_t seed, Arena *arena) {
    Str args[] = {stem_of(s, arena), str_hex64(arena, s->logic), str_hex64(arena, draws_hash(s, seed)), STR(ENDING)};
    return str_fill(arena, STR("{1}.{2}.{3}{4}"), args, 4);
}

Search *search_cache_read(Str folder, const Scenario *s, uint64_t seed, SearchProgress *progress) {
    Arena arena = {0};
    int32_t row[ROW_MAX];
    Trail trail;
    Str bytes, path = paths_join(&arena, folder, file_name(s, seed, &arena));
    Files files = files_disk();
    Search *search = NULL;
    if (files.read(files.context, &arena, path, &bytes, NULL) && play_start(s, seed, row, &trail, NULL))
        search = search_read(s, row, bytes, progress);
    arena_free(&arena);
    return search;
}

typedef struct Kept {
    Str path;
    struct timespec written;
} Kept;

static int newest_first(const void *a, const void *b) {
    const struct timespec *x = &((const Kept *)a)->written, *y = &((const Kept *)b)->written;
    if (x->tv_sec != y->tv_sec) return x->tv_sec > y->tv_sec ? -1 : 1;
    return (x->tv_nsec < y->tv_nsec) - (x->tv_nsec > y->tv_nsec);
}

// Everything that begins with the scenario's stem is ours, also what a program that was killed did not finish.
static void clear_up(Str folder, const Scenario *s, Arena *arena) {
    Str *names, stem = str_join(arena, stem_of(s, arena), STR("."));
    Str present = str_join(arena, stem, str_hex64(arena, s->logic));
    int count = files_list(arena, folder, STR(""), &names), kept_count = 0;
    Kept *kept = ARENA_ARRAY(arena, Kept, count);
    for (int i = 0; i < count; i++) {
        if (!str_starts(names[i], stem)) continue;
        struct stat info;
        Str path = paths_join(arena, folder, names[i]);
        if (!str_starts(names[i], present) || stat(path.data, &info))
            unlink(path.data);
        else
            kept[kept_count++] = (Kept){path, info.st_mtim};
    }
    if (kept_count) qsort(kept, (size_t)kept_count, sizeof *kept, newest_first);
    for (int i = KEPT_MOST; i < kept_count; i++) unlink(kept[i].path.data);
}

void search_cache_keep(Str folder, const Search *search, uint64_t seed) {
    Arena arena = {0};
    const Scenario *s = search_scenario(search);
    Str bytes = search_write(search, &arena);
    bool written = bytes.len <= FILES_MOST && files_make_folder(folder, NULL) &&
                   files_write(paths_join(&arena, folder, file_name(s, seed, &arena)), bytes, NULL);
    if (written) clear_up(folder, s, &arena);
    arena_free(&arena);
}

Search *search_cached(Str folder, const Scenario *s, uint64_t seed, SearchProgress *progress, Err *err) {
    Search *search = search_cache_read(folder, s, seed, progress);
    if (search || (progress && atomic_load(&progress->cancel))) return search;
    search = search_run(s, seed, NULL, progress, err);
    if (search) search_cache_keep(folder, search, seed);
    return search;
}
