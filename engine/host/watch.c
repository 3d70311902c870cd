// inotify on folders. Each part of the path is watched for being moved or deleted, the last folder for what happens to the files in it;
// where a part is missing, the one before is watched until it comes.
#include "host/watch.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>

#define QUIET_MS   12   // after the last sign of a save
#define BURST_MS   40   // … but no longer than this after the first
#define MISSING_MS 200  // after a file went away or began to be made; the rest of the save mostly follows
#define PLACES_MAX 64   // parts of a path that are watched; of a deeper one the first
#define AIMS_MAX   8    // a folder that comes and goes while one aims at it

typedef enum PlaceKind {
    PLACE_WAY,     // leads to the file
    PLACE_GAP,     // where the next part of the path, `name`, is missing
    PLACE_FOLDER,  // holds the file and its translations
    PLACE_TARGET,  // holds the real file `name` when the path is a link
    PLACE_ALL,     // whatever comes into it or goes
} PlaceKind;

typedef struct Place {
    int descriptor;
    PlaceKind kind;
    Str name;
} Place;

struct Watch {
    Arena arena;                   // owns the path
    Str path, folder, file, stem;  // file: empty where all files of the folder are watched
    int inotify;
    Arena aim;  // of the places
    Place places[PLACES_MAX];
    int count;
    int64_t first, due;  // of the signs that were not told yet, in milliseconds; 0: none
};

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void note(Watch *watch, bool whole) {
    int64_t now = now_ms();
    if (!whole) {
        if (!watch->due) watch->due = now + MISSING_MS;
        return;
    }
    if (!watch->first) watch->first = now;
    watch->due = now + QUIET_MS < watch->first + BURST_MS ? now + QUIET_MS : watch->first + BURST_MS;
}

static Str parent_of(Str path, Str *name) {
    size_t at = path.len;
    while (at > 0 && path.data[at - 1] != '/') at--;
    *name = str_slice(path, at, path.len);
    while (at > 1 && path.data[at - 1] == '/') at--;
    return at ? str_slice(path, 0, at) : STR(".");
}

static bool add_place(Watch *watch, Str folder, PlaceKind kind, Str name) {
    static const uint32_t masks[] = {
        [PLACE_WAY] = IN_MOVE_SELF | IN_DELETE_SELF,
        [PLACE_GAP] = IN_CREATE | IN_MOVED_TO,
        [PLACE_FOLDER] = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_MOVE_SELF | IN_DELETE_SELF,
        [PLACE_TARGET] = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE,
        [PLACE_ALL] = IN_CREATE | IN_DELETE | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF,
    };
    if (watch->count == PLACES_MAX) return true;
    // Two places may be one folder.
    int descriptor = inotify_add_watch(watch->inotify, str_copy(&watch->aim, folder).data, masks[kind] | IN_ONLYDIR | IN_MASK_ADD);
    if (descriptor >= 0) watch->places[watch->count++] = (Place){descriptor, kind, str_copy(&watch->aim, name)};
    return descriptor >= 0;
}

static void aim_at_target(Watch *watch) {
    char link[1];
    if (readlink(watch->path.data, link, sizeof link) < 0) return;
    char *real = realpath(watch->path.data, NULL);
    Str name, folder = parent_of(str_from(real), &name);
    if (real) add_place(watch, folder, PLACE_TARGET, name);
    free(real);
}

// The part of the folder's path that ends at or behind `from`.
static size_t part_end(Str folder, size_t from) {
    while (from < folder.len && folder.data[from] == '/') from++;
    while (from < folder.len && folder.data[from] != '/') from++;
    return from;
}

static bool is_there(Str path) {
    Arena arena = {0};
    bool there = access(str_copy(&arena, path).data, F_OK) == 0;
    arena_free(&arena);
    return there;
}

// False when a part of the way is missing, but has come while the one before it was aimed at.
static bool aim_once(Watch *watch) {
    Str folder = watch->folder, before = str_starts(folder, STR("/")) ? STR("/") : STR(".");
    for (size_t from = 0, end = 0; from < folder.len; from = end) {
        end = part_end(folder, from);
        Str way = str_slice(folder, 0, end), name;
        if (add_place(watch, way, PLACE_WAY, STR_NONE) || (errno != ENOENT && errno != ENOTDIR)) {
            before = way;
            continue;
        }
        parent_of(way, &name);
        add_place(watch, before, PLACE_GAP, name);
        return !is_there(way);
    }
    add_place(watch, folder, watch->file.len ? PLACE_FOLDER : PLACE_ALL, STR_NONE);
    if (watch->file.len) aim_at_target(watch);
    return true;
}

static void aim(Watch *watch) {
    for (int tries = 0; tries < AIMS_MAX; tries++) {
        for (int i = 0; i < watch->count; i++) inotify_rm_watch(watch->inotify, watch->places[i].descriptor);
        watch->count = 0;
        arena_reset(&watch->aim);
        if (aim_once(watch)) return;
    }
}

bool watch_possible(void) {
    int inotify = inotify_init1(IN_CLOEXEC);
    if (inotify < 0) return false;
    close(inotify);
    return true;
}

Watch *watch_open(Str path) {
    int inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (inotify < 0) return NULL;
    Watch *watch = mem_realloc(NULL, sizeof *watch);
    *watch = (Watch){.inotify = inotify};
    watch->path = str_copy(&watch->arena, path);
    watch->folder = parent_of(watch->path, &watch->file);
    bool lua = str_ends(watch->file, STR(".lua"));
    watch->stem = lua ? str_slice(watch->file, 0, watch->file.len - 3) : str_join(&watch->arena, watch->file, STR("."));
    aim(watch);
    for (int i = 0; i < watch->count; i++)
        if (watch->places[i].kind != PLACE_WAY) return watch;
    watch_close(watch);
    return NULL;
}

// A path that ends in "/" names no file: all of the folder.
Watch *watch_open_folder(Str folder) {
    Arena arena = {0};
    Watch *watch = watch_open(str_join(&arena, folder, STR("/")));
    arena_free(&arena);
    return watch;
}

void watch_close(Watch *watch) {
    if (!watch) return;
    close(watch->inotify);
    arena_free(&watch->aim);
    arena_free(&watch->arena);
    free(watch);
}

static bool is_ours(const Watch *watch, Str name) {
    return str_equal(name, watch->file) || (str_starts(name, watch->stem) && str_ends(name, STR(".po")));
}

// What an event at a place means: nothing, part of a save, the whole of one, or that the way to the file is another one now.
typedef enum Sign { SIGN_NONE, SIGN_PART, SIGN_WHOLE, SIGN_WAY } Sign;

static Sign sign_of(const Watch *watch, const Place *place, const struct inotify_event *event) {
    if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED)) return SIGN_WAY;
    Str name = event->len ? str_from(event->name) : STR_NONE;
    switch (place->kind) {
    case PLACE_WAY: return SIGN_NONE;
    case PLACE_GAP: return str_equal(name, place->name) ? SIGN_WAY : SIGN_NONE;
    case PLACE_ALL: break;
    case PLACE_FOLDER:
        if (!is_ours(watch, name)) return SIGN_NONE;
        break;
    case PLACE_TARGET:
        if (!str_equal(name, place->name)) return SIGN_NONE;
        break;
    }
    return event->mask & (IN_CLOSE_WRITE | IN_MOVED_TO) ? SIGN_WHOLE : SIGN_PART;
}

static Sign strongest_sign(const Watch *watch, const struct inotify_event *event) {
    if (event->mask & IN_Q_OVERFLOW) return SIGN_WAY;
    Sign strongest = SIGN_NONE;
    for (int i = 0; i < watch->count; i++) {
        if (watch->places[i].descriptor != event->wd) continue;
        Sign sign = sign_of(watch, &watch->places[i], event);
        strongest = sign > strongest ? sign : strongest;
    }
    return strongest;
}

static void take_events(Watch *watch, const char *events, size_t size) {
    bool lost = false;
    for (size_t at = 0; at < size;) {
        const struct inotify_event *event = (const void *)(events + at);
        Sign sign = strongest_sign(watch, event);
        if (sign != SIGN_NONE) note(watch, sign == SIGN_WHOLE);
        lost |= sign == SIGN_WAY;
        at += sizeof *event + event->len;
    }
    if (lost) aim(watch);
}

static void read_events(Watch *watch) {
    _Alignas(struct inotify_event) char events[8192];
    for (;;) {
        ssize_t size = read(watch->inotify, events, sizeof events);
        if (size > 0)
            take_events(watch, events, (size_t)size);
        else if (size == 0 || errno != EINTR)
            return;
    }
}

bool watch_changed(Watch *watch) {
    if (!watch) return false;
    for (read_events(watch); watch->due; read_events(watch)) {
        int64_t left = watch->due - now_ms();
        if (left <= 0) {
            watch->first = watch->due = 0;
            aim(watch);  // the file may be a link now, or gone with a folder that somebody still stands in
            return true;
        }
        poll(&(struct pollfd){.fd = watch->inotify, .events = POLLIN}, 1, (int)left);
    }
    return false;
}

WatchNews watch_wait(Watch *watch, int other) {
    for (;;) {
        if (watch_changed(watch)) return WATCH_CHANGED;
        struct pollfd ask[] = {{.fd = other, .events = POLLIN}, {.fd = watch ? watch->inotify : -1, .events = POLLIN}};
        int ready = poll(ask, 2, -1);
        if (ready < 0 && errno != EINTR && errno != EAGAIN) return WATCH_OTHER;
        // What was saved before the other side spoke comes first.
        if (ready > 0 && ask[0].revents) return watch_changed(watch) ? WATCH_CHANGED : WATCH_OTHER;
    }
}
