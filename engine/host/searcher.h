// The coach's search beside the window: one question at a time, answered on a thread of its own.
#ifndef HOST_SEARCHER_H
#define HOST_SEARCHER_H
#include "ui/app.h"

typedef struct Searcher Searcher;

// Searches are kept in the folder `cache`. The handbook may be NULL; both must outlive the searcher.
Searcher *searcher_open(const Handbook *handbook, Str cache);
void searcher_close(Searcher *searcher);  // NULL is fine

// From now on a search runs on a thread, which calls `wake` when it has ended. Without it, searcher_ask searches at once, so that the same
// inputs give the same pictures.
void searcher_wake(Searcher *searcher, void (*wake)(void *context), void *context);
// Stops the search that is under way, forgets what was asked, and wakes nobody from now on.
void searcher_stop(Searcher *searcher);  // NULL is fine

// As AppWorld's `search`. The thread loads the file again, because two threads can't share a scenario's Lua; that it is the same scenario
// is seen by the hash of its logic.
AppSearch searcher_ask(Searcher *searcher, Str path, Str name, const Scenario *scenario, uint64_t seed);
// Is a search under way on the thread? NULL: no.
bool searcher_busy(const Searcher *searcher);
#endif
