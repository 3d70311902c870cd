// The commands that ask the coach about a scenario or about runs; each has a file of its own.
#ifndef HOST_COMMANDS_COACH_H
#define HOST_COMMANDS_COACH_H
#include "coach/search.h"
#include "host/world.h"

#include <stdio.h>

// What the command line asked for.
typedef struct CoachAsk {
    Str name;  // of the scenario, or a path
    uint64_t seed;
    bool json;
    Str policy;
    int64_t runs;
    Str file;  // to write to
} CoachAsk;

// Each prints to `out` and returns the program's exit code, with faults in `err`.
int coach_analyze(World *world, const CoachAsk *ask, FILE *out, Err *err);
int coach_graph(World *world, const CoachAsk *ask, FILE *out, Err *err);
int coach_simulate(World *world, const CoachAsk *ask, FILE *out, Err *err);
// Journals and stores.
int coach_verify(World *world, const Str *files, int count, bool json, FILE *out, Err *err);

// What they share: a scenario, its texts in the reader's language, and how numbers are written.
typedef struct CoachScene {
    World *world;
    Scenario *scenario;
    const Catalog *texts;
    Arena arena;
} CoachScene;

// Loads it: EXIT_OK, or the exit code of the fault. The scene must be closed in either case.
int coach_open(CoachScene *scene, World *world, Str name, Err *err);
void coach_close(CoachScene *scene);
Search *coach_search(CoachScene *scene, uint64_t seed, Err *err);
Str coach_beat_text(const CoachScene *scene, int beat, Str source);
// What the ending's first narration says.
Str coach_headline(CoachScene *scene, int ending);
// Hundredths of a point, halves up: exact, or of a mean.
int64_t coach_hundredths(const Search *search, int64_t numerator);
int64_t coach_rounded(double points);
// "97.2": one decimal.
Str coach_points(CoachScene *scene, double points);
// One line of the program's own, translated.
void coach_say(CoachScene *scene, FILE *out, Str pattern, const Str *args, int count);
#define COACH_SAY(scene, out, pattern, ...)                                                                                                \
    coach_say((scene), (out), STR(pattern), (const Str[]){__VA_ARGS__}, (int)(sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str)))
#endif
