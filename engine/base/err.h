// What went wrong, where, and in the reader's language: a list, since one mistake never hides another.
#ifndef BASE_ERR_H
#define BASE_ERR_H
#include "base/str.h"

#define ERR_MAX 200  // more faults than anyone reads; later ones are counted, not kept

typedef struct Fault {
    Str file;  // may be empty
    int line;  // 1-based; 0 where no line applies
    Str text;
} Fault;

struct Catalog;

// Zero-initialise; the owner calls err_free. `catalog`, if set, translates the patterns.
typedef struct Err {
    Arena arena;
    Fault *faults;
    int count, cap, dropped;
    const struct Catalog *catalog;
} Err;

// Adds a fault. `pattern` is an English sentence with {1} {2} …; it is looked up in the catalogue, then filled
// with `args`, of which those that the catalogue has in context “word” are translated, too. `err` may be NULL: then nothing is kept.
void err_add(Err *err, Str file, int line, Str pattern, const Str *args, int count);
// ERR(err, file, line, "Unknown field “{1}”.", name) — any number of Str arguments, at least one; ERR0 for none.
#define ERR(err, file, line, pattern, ...)                                                                                                 \
    err_add((err), (file), (line), STR(pattern), (const Str[]){__VA_ARGS__}, (int)(sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str)))
#define ERR0(err, file, line, pattern) err_add((err), (file), (line), STR(pattern), NULL, 0)
// Orders by file, then line, then order of arrival, and drops exact repetitions.
void err_sort(Err *err);
// "file:line: text" (parts that are empty are left out).
Str fault_print(Arena *arena, const Fault *fault);
void err_free(Err *err);
#endif
