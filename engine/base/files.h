// The world as the pure rooms see it: a few functions given by the program (or a test).
#ifndef BASE_FILES_H
#define BASE_FILES_H
#include "base/err.h"
#include "base/str.h"

typedef struct Files {
    void *context;
    // The whole file as text in the arena. False when it can't be had; the reason goes to `err` when that is not NULL.
    bool (*read)(void *context, Arena *arena, Str path, Str *text, Err *err);
    // Milliseconds of processor time, a backstop behind the step budget of scenarios. May be NULL: then steps and memory alone bound them.
    uint64_t (*cpu_ms)(void *context);
} Files;
#endif
