// `counterpart check`: what an author should mend in files, folders and named scenarios.
#ifndef HOST_CHECKING_H
#define HOST_CHECKING_H
#include "host/world.h"

#include <stdio.h>

typedef struct CheckingAsk {
    const Str *words;  // files, folders or names; none: all that are shipped
    int count;
    bool json, strict;  // strict: smells count, too
} CheckingAsk;

// Prints the findings by file and line: as text on stderr, with a summary to `out`, or one JSON object a line to `out`. Names that are not
// there, and what could not be checked, go to stderr before them. Returns the exit code: 3 when a scenario can't be loaded, 2 when one is
// not there, 1 for findings that count.
int checking_run(World *world, const CheckingAsk *ask, FILE *out);
// The author's reference of all fields and findings.
Str checking_reference(Arena *arena);
#endif
