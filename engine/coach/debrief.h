// What a run says about the rep: each decision with what was open, and which techniques were shown, missed or mistaken.
#ifndef COACH_DEBRIEF_H
#define COACH_DEBRIEF_H
#include "core/session.h"

// One decision. Techniques are indices into scenario->techniques.
typedef struct DebriefStep {
    int beat;         // where it was taken
    int chosen;       // the author's number of the option, 1-based
    const int *open;  // numbers of all options that were open there, `chosen` among them, in the author's order
    int open_count;
    const int *shown;  // tags of the chosen option, in the author's order
    int shown_count;
    const int *mistaken;
    int mistaken_count;
} DebriefStep;

// A technique in this run. A beat counts once, however often it was met: it offers the technique when an open option shows it there; the
// technique was shown or mistaken there when an option so tagged was chosen. So shown <= offered.
typedef struct DebriefTechnique {
    int technique;
    int offered, shown, mistaken;
} DebriefTechnique;

typedef struct Debrief {
    DebriefStep *steps;
    int step_count;
    DebriefTechnique *techniques;  // those with any count, in the order of scenario->techniques
    int technique_count;
} Debrief;

// Plays the session's decisions again. Everything lives in `arena`. False when the scenario fails on the way; `err` says why.
bool debrief_build(const Session *session, Arena *arena, Debrief *debrief, Err *err);
#endif
