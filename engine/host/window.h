// The game in a window. Sleeps until a person does something; nothing here runs by the clock.
#ifndef HOST_WINDOW_H
#define HOST_WINDOW_H
#include "host/images.h"
#include "host/searcher.h"

// What to show first; empty texts: the home screen.
typedef struct WindowStart {
    Str name, path;  // of a scenario, as app_play takes them
    uint64_t seed;
    bool has_seed;
    bool guided;         // it, and what is begun later, whatever is remembered
    Str sounds;          // folder of what is to be heard; empty: nothing
    bool speak;          // what is on the screen is read aloud
    Searcher *searcher;  // that `search` of the world asks, to be told when it has ended; may be NULL
    Images *images;      // may be NULL: no pictures
    Str letters;         // folder in which drawn letters are kept for the next start; empty: they are not
} WindowStart;

// Opens the window, plays until it is closed, and returns the exit code: 0, or 4 with faults in `err` when there is no display, no font, or
// no surface to draw on. `world` is copied and its `measure` filled; what it points at must stay until this returns. The display's scale is
// asked of SDL; $COUNTERPART_SCALE (percent, 50 to 400) overrules it.
int window_run(const AppWorld *world, Str language, const WindowStart *start, Err *err);
#endif
