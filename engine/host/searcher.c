// What the thread finds is handed over by one atomic store of the phase; before it, only the thread touches scenario and search.
#include "host/searcher.h"

#include "host/files.h"
#include "host/search_cache.h"

#include <SDL_thread.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef enum Phase { PHASE_NONE, PHASE_SEARCHING, PHASE_FOUND, PHASE_FAILED } Phase;

// A file as it was when it was looked at.
typedef struct Stamp {
    bool there;
    ino_t file;
    off_t size;
    struct timespec written;
} Stamp;

struct Searcher {
    const Handbook *handbook;
    Str cache;
    void (*wake)(void *context);
    void *context;
    // What was asked.
    Arena arena;
    Str path, name;
    uint64_t logic, seed;
    Stamp stamp;
    // The answer.
    SDL_Thread *thread;
    SearchProgress progress;
    _Atomic Phase phase;
    Scenario *scenario;
    Search *search;
};

static Stamp stamp_of(Str path) {
    Arena arena = {0};
    struct stat info;
    bool there = stat(str_copy(&arena, path).data, &info) == 0;
    arena_free(&arena);
    return there ? (Stamp){true, info.st_ino, info.st_size, info.st_mtim} : (Stamp){0};
}

static bool same_stamp(Stamp a, Stamp b) {
    return a.there == b.there && a.file == b.file && a.size == b.size && a.written.tv_sec == b.written.tv_sec &&
           a.written.tv_nsec == b.written.tv_nsec;
}

Searcher *searcher_open(const Handbook *handbook, Str cache) {
    Searcher *s = mem_realloc(NULL, sizeof *s);
    *s = (Searcher){.handbook = handbook, .cache = cache};
    return s;
}

static void forget(Searcher *s) {
    atomic_store(&s->progress.cancel, true);
    if (s->thread) SDL_WaitThread(s->thread, NULL);
    s->thread = NULL;
    search_free(s->search);
    if (s->scenario) scenario_free(s->scenario);
    s->search = NULL;
    s->scenario = NULL;
    atomic_store(&s->phase, PHASE_NONE);
    atomic_store(&s->progress.cancel, false);
    atomic_store(&s->progress.states, 0);
    arena_reset(&s->arena);
}

void searcher_close(Searcher *s) {
    if (!s) return;
    forget(s);
    arena_free(&s->arena);
    free(s);
}

void searcher_wake(Searcher *s, void (*wake)(void *context), void *context) {
    forget(s);
    s->wake = wake;
    s->context = context;
}

void searcher_stop(Searcher *s) {
    if (s) searcher_wake(s, NULL, NULL);
}

static bool load(Searcher *s) {
    Files files = files_disk();
    s->scenario = scenario_load(&files, s->path, s->name, s->handbook, NULL);
    return s->scenario && s->scenario->logic == s->logic;
}

static int SDLCALL answer(void *data) {
    Searcher *s = data;
    bool same = load(s);
    s->search = same ? search_cache_read(s->cache, s->scenario, s->seed, &s->progress) : NULL;
    bool kept = s->search != NULL;
    if (same && !kept && !atomic_load(&s->progress.cancel)) s->search = search_run(s->scenario, s->seed, NULL, &s->progress, NULL);
    bool found = s->search != NULL;
    atomic_store(&s->phase, found ? PHASE_FOUND : PHASE_FAILED);
    if (s->wake) s->wake(s->context);
    // From here on others read the search, as this does.
    if (found && !kept) search_cache_keep(s->cache, s->search, s->seed);
    return 0;
}

static void start(Searcher *s) {
    s->stamp = stamp_of(s->path);
    atomic_store(&s->phase, PHASE_SEARCHING);
    if (s->wake) s->thread = SDL_CreateThread(answer, "searcher", s);
    if (!s->thread) answer(s);
}

// Seeds that draw the same have the same search.
static bool draws_alike(const Scenario *scenario, uint64_t a, uint64_t b) {
    int x[ROW_MAX], y[ROW_MAX];
    play_draws(scenario, a, x);
    play_draws(scenario, b, y);
    return memcmp(x, y, (size_t)scenario->draw_count * sizeof *x) == 0;
}

static bool was_asked(const Searcher *s, Str path, const Scenario *scenario, uint64_t seed) {
    Phase phase = atomic_load(&s->phase);
    if (phase == PHASE_NONE || !str_equal(s->path, path) || s->logic != scenario->logic) return false;
    // What failed may do better with another file.
    if (phase == PHASE_FAILED && !same_stamp(s->stamp, stamp_of(path))) return false;
    return draws_alike(scenario, s->seed, seed);
}

AppSearch searcher_ask(Searcher *s, Str path, Str name, const Scenario *scenario, uint64_t seed) {
    if (!was_asked(s, path, scenario, seed)) {
        forget(s);
        s->path = str_copy(&s->arena, path);
        s->name = str_copy(&s->arena, name);
        s->logic = scenario->logic;
        s->seed = seed;
        start(s);
    }
    Phase phase = atomic_load(&s->phase);
    AppSearch found = {.states = atomic_load(&s->progress.states), .failed = phase == PHASE_FAILED};
    if (phase == PHASE_FOUND) found.search = s->search;
    return found;
}

bool searcher_busy(const Searcher *s) {
    return s && atomic_load(&s->phase) == PHASE_SEARCHING;
}
