// Measures window programs from outside, in turn, as a person would: how long until the picture stands still, how long from a key to a new
// picture, what they take of memory and of the processor. Each measure prints lines of program, figure and value for scripts/bench.
// bench_window MEASURE COUNT [KEYS…] -- NAME PROGRAM WORDS… [-- NAME PROGRAM WORDS…]…
#include "bench.h"
#include "process.h"
#include "screen.h"

#include <stdbool.h>
#include <string.h>

#define PROGRAMS_MAX 8
#define COUNT_MAX    1000
#define START_REST   0.8  // seconds without a change after which a picture is settled
#define KEY_REST     0.25
#define TURN_REST    0.03  // where only the way counts, not the time
#define PATIENCE     10.0
#define TYPING_AFTER 1.0  // from the first picture until typing is measured
#define TYPING_LEAST 10   // pictures a second; with fewer nothing is typed
#define KEYS_KNOWN   20   // then what is there to be found out is found out

typedef struct Program {
    const char *name;
    char **words;  // up to NULL
    double times[COUNT_MAX];
    double memory;
} Program;

typedef struct Bench {
    ScreenWatch *screen;
    int count;
    char **keys;  // up to NULL
    Program programs[PROGRAMS_MAX];
    int program_count;
} Bench;

static _Noreturn void stop(const char *why, const char *about) {
    fprintf(stderr, "bench_window: %s %s\n", why, about);
    exit(1);
}

static void end(Bench *bench, pid_t child) {
    process_end(child);
    screen_settled(bench->screen, 0.1);
}

// Milliseconds from before fork to the last change of the picture.
static double start(Bench *bench, const Program *program, pid_t *child) {
    double began = wall_seconds(), last = 0;
    *child = process_start(program->words);
    while (last == 0 && wall_seconds() - began < PATIENCE) last = screen_settled(bench->screen, START_REST);
    if (last == 0) {
        process_end(*child);
        stop("no picture comes from", program->name);
    }
    return (last - began) * 1e3;
}

static void print_times(Program *program, const char *figure, int count) {
    double middle = median(program->times, count);
    printf("%s %s %.1f\n%s %s_least %.1f\n%s %s_most %.1f\n", program->name, figure, middle, program->name, figure, program->times[0],
           program->name, figure, program->times[count - 1]);
}

// One start of each program, in turn; the first round warms up, or says what is to be forgotten before a cold start.
static Dropped time_starts(Bench *bench, bool cold) {
    Dropped dropped = DROPPED_NOT;
    for (int round = 0; round <= bench->count; round++) {
        for (int i = 0; i < bench->program_count; i++) {
            Program *program = &bench->programs[i];
            pid_t child;
            if (cold && round > 0) dropped = process_drop_cache();
            double ms = start(bench, program, &child);
            if (round > 0) program->times[round - 1] = ms;
            program->memory = process_memory_mb();
            if (cold) process_note_files();
            end(bench, child);
        }
    }
    return dropped;
}

static void measure_start(Bench *bench) {
    time_starts(bench, false);
    for (int i = 0; i < bench->program_count; i++) {
        print_times(&bench->programs[i], "start", bench->count);
        printf("%s memory %.1f\n", bench->programs[i].name, bench->programs[i].memory);
    }
}

static void measure_cold(Bench *bench) {
    static const char *const how[] = {[DROPPED_NOT] = "no", [DROPPED_FILES] = "mapped", [DROPPED_ALL] = "all"};
    Dropped dropped = time_starts(bench, true);
    printf("- dropped %s\n", how[dropped]);
    for (int i = 0; i < bench->program_count && dropped != DROPPED_NOT; i++) print_times(&bench->programs[i], "cold", bench->count);
}

static void press(Bench *bench, const char *key) {
    if (!screen_press(bench->screen, key)) stop("the keyboard has no key", key);
}

// The keys up to "then" once, to where memory is said to be highest; the keys behind it over and over, `count` in all, for what grows after
// the first KEYS_KNOWN.
static void press_for_memory(Bench *bench, const Program *program) {
    char **key = bench->keys;
    for (; *key && strcmp(*key, "then"); key++) {
        press(bench, *key);
        screen_settled(bench->screen, KEY_REST);
    }
    printf("%s memory %.1f\n", program->name, process_memory_mb());
    char **again = *key ? key + 1 : key;
    if (!*again) stop("no keys follow", "then");
    key = again;
    for (int i = 1; i <= bench->count; i++) {
        press(bench, *key);
        screen_settled(bench->screen, TURN_REST);
        if (!*++key) key = again;
        if (i != KEYS_KNOWN && i != bench->count) continue;
        screen_settled(bench->screen, START_REST);
        printf("%s %s %.1f\n", program->name, i == bench->count ? "memory_after" : "memory_known", process_memory_mb());
    }
}

static void measure_memory(Bench *bench) {
    for (int i = 0; i < bench->program_count; i++) {
        pid_t child;
        start(bench, &bench->programs[i], &child);
        press_for_memory(bench, &bench->programs[i]);
        end(bench, child);
    }
}

// What the program does in `count` seconds without being touched. Returns the number of pictures.
static int watch_work(Bench *bench, const Program *program, const char *figure) {
    Work before = process_work();
    double from = wall_seconds(), until = from + bench->count;
    int pictures = 0;
    for (double left = bench->count; left > 0; left = until - wall_seconds())
        if (screen_drawn(bench->screen, left)) pictures++;
    Work after = process_work();
    double ms = (double)(after.ns - before.ns) / 1e6;
    printf("%s %s_ms %.1f\n%s %s_percent %.2f\n%s %s_slices %llu\n%s %s_pictures %d\n", program->name, figure, ms, program->name, figure,
           ms / 10 / (wall_seconds() - from), program->name, figure, after.slices - before.slices, program->name, figure, pictures);
    return pictures;
}

static void measure_idle(Bench *bench) {
    for (int i = 0; i < bench->program_count; i++) {
        pid_t child;
        start(bench, &bench->programs[i], &child);
        watch_work(bench, &bench->programs[i], "idle");
        end(bench, child);
    }
}

static void wait_for_picture(Bench *bench, const Program *program) {
    for (double until = wall_seconds() + PATIENCE; wall_seconds() < until;)
        if (screen_drawn(bench->screen, PATIENCE) && screen_changed(bench->screen)) return;
    stop("no picture comes from", program->name);
}

static void measure_typing(Bench *bench) {
    for (int i = 0; i < bench->program_count; i++) {
        pid_t child = process_start(bench->programs[i].words);
        wait_for_picture(bench, &bench->programs[i]);
        for (char **key = bench->keys; i == 0 && *key; key++) press(bench, *key);
        for (double until = wall_seconds() + TYPING_AFTER; wall_seconds() < until;) screen_drawn(bench->screen, until - wall_seconds());
        if (watch_work(bench, &bench->programs[i], "typing") < TYPING_LEAST * bench->count)
            printf("- not_typed %s\n", bench->programs[i].name);
        end(bench, child);
    }
}

// The keys, one after the other, `count` in all. One that changes nothing does not count: a conversation has an end.
static void measure_click(Bench *bench) {
    if (!*bench->keys) stop("no keys are named for", "click");
    for (int i = 0; i < bench->program_count; i++) {
        Program *program = &bench->programs[i];
        pid_t child;
        start(bench, program, &child);
        char **key = bench->keys;
        int changes = 0;
        for (int n = 0; n < bench->count; n++) {
            double began = wall_seconds();
            press(bench, *key);
            double last = screen_settled(bench->screen, KEY_REST);
            if (last > 0) program->times[changes++] = (last - began) * 1e3;
            if (!*++key) key = bench->keys;
        }
        end(bench, child);
        if (!changes) stop("no key changes the picture of", program->name);
        print_times(program, "click", changes);
        printf("%s clicks %d\n", program->name, changes);
    }
}

static const struct {
    const char *name;
    void (*run)(Bench *bench);
} measures[] = {
    {"start", measure_start},    // COUNT starts of each
    {"cold", measure_cold},      // the same without what the system keeps of files
    {"memory", measure_memory},  // keys once, "then" COUNT keys
    {"idle", measure_idle},      // COUNT seconds
    {"typing", measure_typing},  // COUNT seconds; the keys are the first program's, which then begins to type
    {"click", measure_click},    // COUNT keys
};
enum { MEASURES = sizeof measures / sizeof *measures };

// Cuts the words at each "--": keys first, then a name and a command line a program.
static void read_programs(Bench *bench, char **words) {
    bench->keys = words;
    for (; *words && strcmp(*words, "--"); words++) continue;
    while (*words) {
        *words++ = NULL;
        if (bench->program_count == PROGRAMS_MAX) stop("too many programs from", *words);
        if (!words[0] || !words[1]) stop("a name and a program should follow", "--");
        bench->programs[bench->program_count++] = (Program){.name = words[0], .words = words + 1};
        for (; *words && strcmp(*words, "--"); words++) continue;
    }
}

int main(int argc, char **argv) {
    static Bench bench;
    if (argc < 3) stop("usage:", "bench_window MEASURE COUNT [KEYS…] -- NAME PROGRAM WORDS…");
    bench.count = atoi(argv[2]);
    if (bench.count < 1 || bench.count > COUNT_MAX) stop("a count from 1 to 1000 is wanted, not", argv[2]);
    read_programs(&bench, argv + 3);
    bench.screen = screen_open();
    if (!bench.screen) return 1;
    for (int i = 0; i < MEASURES; i++) {
        if (strcmp(measures[i].name, argv[1])) continue;
        measures[i].run(&bench);
        return 0;
    }
    stop("there is no measure", argv[1]);
}
