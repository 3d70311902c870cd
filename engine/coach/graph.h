// The beats of a scenario and the ways between them, as a picture: a self-contained SVG.
//
// Beats stand in layers, each below all that lead to it; endings stand at the bottom. A beat shows its options with what each gives up on
// average; from each an arrow leads on, its colour by that regret, dashed where the option is tagged as a mistake, bold on the expert's
// path. Ways that pass other beats are joined per goal.
#ifndef COACH_GRAPH_H
#define COACH_GRAPH_H
#include "base/catalog.h"
#include "coach/analysis.h"

typedef struct GraphAsk {
    const Analysis *analysis;
    uint64_t seed;             // of the expert's run
    const Catalog *texts;      // translations of the scenario; NULL: as written
    const Catalog *interface;  // of the program's own texts; NULL: English
} GraphAsk;

// The text of the file, in `arena`.
Str graph_svg(const GraphAsk *ask, Arena *arena);
#endif
