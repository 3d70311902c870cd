// Watches a window program from outside, as a person would: how long until its picture stands still, how long from a key to a new picture,
// what it takes of memory, and whether it sleeps. The screen is compared whenever the X server says that something was drawn.
// Arguments: starts, keys, seconds of idling, then the program with its own arguments. Prints names and figures for scripts/bench.
#include "bench.h"

#include <X11/Xlib.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <X11/keysym.h>
#include <dirent.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#define STARTS_MAX 50
#define KEYS_MAX   100
#define KEYS_ALL   30
#define START_REST 0.8  // seconds without a change after which a picture is settled
#define KEY_REST   0.25
#define PATIENCE   10.0

typedef struct Watch {
    Display *display;
    Damage damage;
    int damage_event;
    XImage *image;
    XShmSegmentInfo segment;
    char *seen;  // the picture as it was looked at last
    size_t bytes;
} Watch;

static _Noreturn void stop(const char *why) {
    fprintf(stderr, "bench_window: %s\n", why);
    exit(1);
}

static bool grab(Watch *watch) {
    XShmGetImage(watch->display, DefaultRootWindow(watch->display), watch->image, 0, 0, AllPlanes);
    bool changed = memcmp(watch->seen, watch->image->data, watch->bytes) != 0;
    if (changed) memcpy(watch->seen, watch->image->data, watch->bytes);
    return changed;
}

static void open_watch(Watch *watch) {
    int error_base;
    Display *display = watch->display = XOpenDisplay(NULL);
    if (!display || !XDamageQueryExtension(display, &watch->damage_event, &error_base)) stop("no display with DAMAGE");
    int number = DefaultScreen(display), w = DisplayWidth(display, number), h = DisplayHeight(display, number);
    watch->image = XShmCreateImage(display, DefaultVisual(display, number), (unsigned)DefaultDepth(display, number), ZPixmap, NULL,
                                   &watch->segment, (unsigned)w, (unsigned)h);
    if (!watch->image) stop("no shared memory");
    watch->bytes = (size_t)watch->image->bytes_per_line * (size_t)h;
    watch->segment.shmid = shmget(IPC_PRIVATE, watch->bytes, IPC_CREAT | 0600);
    watch->segment.shmaddr = watch->image->data = shmat(watch->segment.shmid, NULL, 0);
    XShmAttach(display, &watch->segment);
    XSync(display, False);
    shmctl(watch->segment.shmid, IPC_RMID, NULL);
    watch->seen = calloc(1, watch->bytes);
    if (!watch->seen) stop("no memory");
    watch->damage = XDamageCreate(display, DefaultRootWindow(display), XDamageReportNonEmpty);
    grab(watch);
}

// True when something was drawn within `seconds`. The damage is taken back before the screen is looked at, so that none is missed.
static bool wait_damage(Watch *watch, double seconds) {
    struct pollfd waiting = {.fd = ConnectionNumber(watch->display), .events = POLLIN};
    double end = wall_seconds() + seconds;
    for (;;) {
        bool drawn = false;
        while (XPending(watch->display)) {
            XEvent event;
            XNextEvent(watch->display, &event);
            drawn |= event.type == watch->damage_event + XDamageNotify;
        }
        if (drawn) {
            XDamageSubtract(watch->display, watch->damage, None, None);
            return true;
        }
        double left = end - wall_seconds();
        if (left <= 0) return false;
        poll(&waiting, 1, (int)(left * 1000) + 1);
    }
}

// When the picture last changed before it stood still for `rest` seconds; 0: it did not change.
static double settled(Watch *watch, double rest) {
    double start = wall_seconds(), last = 0;
    while (wall_seconds() - start < PATIENCE) {
        if (!wait_damage(watch, last > 0 ? rest - (wall_seconds() - last) : rest)) return last;
        double now = wall_seconds();
        if (grab(watch)) last = now;
    }
    return last;
}

static pid_t start_program(char **words) {
    pid_t child = fork();
    if (child < 0) stop("no process");
    if (child) return child;
    execvp(words[0], words);
    _exit(127);
}

static void end_program(Watch *watch, pid_t child) {
    int status;
    kill(child, SIGTERM);
    waitpid(child, &status, 0);
    settled(watch, 0.1);
}

// Milliseconds from before fork to the last change of the picture.
static double time_start(Watch *watch, char **words, pid_t *child) {
    double start = wall_seconds();
    *child = start_program(words);
    double first = 0;
    while (first == 0 && wall_seconds() - start < PATIENCE) first = settled(watch, START_REST);
    if (first == 0) stop("the program shows nothing");
    return (first - start) * 1e3;
}

static double memory_mb(pid_t child) {
    char name[64], line[256];
    long kb = 0;
    snprintf(name, sizeof name, "/proc/%d/status", (int)child);
    FILE *file = fopen(name, "r");
    while (file && fgets(line, sizeof line, file)) sscanf(line, "VmHWM: %ld", &kb);
    if (file) fclose(file);
    return (double)kb / 1024;
}

typedef struct Work {
    unsigned long long ns, slices;
} Work;

// Of all threads.
static Work work_of(pid_t child) {
    Work work = {0};
    char folder[64], name[400];
    snprintf(folder, sizeof folder, "/proc/%d/task", (int)child);
    DIR *threads = opendir(folder);
    for (struct dirent *entry; threads && (entry = readdir(threads));) {
        unsigned long long ns, waited, slices;
        snprintf(name, sizeof name, "%s/%s/schedstat", folder, entry->d_name);
        FILE *file = entry->d_name[0] == '.' ? NULL : fopen(name, "r");
        if (file && fscanf(file, "%llu %llu %llu", &ns, &waited, &slices) == 3) work = (Work){work.ns + ns, work.slices + slices};
        if (file) fclose(file);
    }
    if (threads) closedir(threads);
    return work;
}

// Milliseconds from the key's way into the X server to the last change of the picture; below 0: nothing changed.
static double press(Watch *watch, KeySym key) {
    KeyCode code = XKeysymToKeycode(watch->display, key);
    double start = wall_seconds();
    XTestFakeKeyEvent(watch->display, code, True, 0);
    XTestFakeKeyEvent(watch->display, code, False, 0);
    XFlush(watch->display);
    double last = settled(watch, KEY_REST);
    return last > 0 ? (last - start) * 1e3 : -1;
}

// "1" takes an option for as long as there are any; a key that changes nothing does not count. Arrows follow, up to KEYS_ALL keys.
static void time_keys(Watch *watch, int keys) {
    double times[KEYS_MAX];
    int count = 0;
    for (int i = 0; i < keys; i++) {
        double ms = press(watch, XK_1);
        if (ms >= 0) times[count++] = ms;
    }
    if (!count) stop("no key changes the picture");
    for (int i = keys; i < KEYS_ALL; i++) press(watch, i % 2 ? XK_Down : XK_Up);
    double middle = median(times, count);
    printf("click %.2f\nclick_worst %.2f\nclicks %d\n", middle, times[count - 1], count);
}

static void idle(Watch *watch, pid_t child, int seconds) {
    Work before = work_of(child);
    double end = wall_seconds() + seconds;
    int pictures = 0;
    for (double left = seconds; left > 0; left = end - wall_seconds())
        if (wait_damage(watch, left)) pictures++;
    Work after = work_of(child);
    printf("idle_ms %.3f\nidle_slices %llu\nidle_pictures %d\n", (double)(after.ns - before.ns) / 1e6, after.slices - before.slices,
           pictures);
}

int main(int argc, char **argv) {
    if (argc < 5) stop("usage: bench_window STARTS KEYS SECONDS PROGRAM …");
    int starts = atoi(argv[1]), keys = atoi(argv[2]), seconds = atoi(argv[3]);
    if (starts < 1 || starts > STARTS_MAX || keys > KEYS_MAX) stop("too many");
    Watch watch = {0};
    open_watch(&watch);
    double times[STARTS_MAX];
    pid_t child = 0;
    for (int i = 0; i <= starts; i++) {  // the first one warms up
        double ms = time_start(&watch, argv + 4, &child);
        if (i > 0) times[i - 1] = ms;
        if (i < starts) end_program(&watch, child);
    }
    double middle = median(times, starts);
    printf("start %.1f\nstart_least %.1f\nstart_most %.1f\nmemory %.1f\n", middle, times[0], times[starts - 1], memory_mb(child));
    if (seconds > 0) idle(&watch, child, seconds);
    if (keys > 0) time_keys(&watch, keys);
    printf("memory_after %.1f\n", memory_mb(child));
    end_program(&watch, child);
    return 0;
}
