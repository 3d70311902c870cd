// The decisions of a run, judged one after the other and kept. Shared by the files of the debrief only.
#ifndef COACH_DEBRIEF_STEPS_H
#define COACH_DEBRIEF_STEPS_H
#include "coach/debrief.h"

// Judges what is new in the session, with what `search` knows; NULL: nothing is judged. False when the scenario fails on the way; `err`
// says why.
bool memory_follow(DebriefMemory *memory, const Session *session, const Search *search, Err *err);
// Copies of the steps, as many as the session that was followed last has.
DebriefStep *memory_steps(const DebriefMemory *memory, Arena *arena);
#endif
