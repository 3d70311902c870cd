// A thread that sleeps beside the window until a watched scenario changes, and then tells SDL.
#ifndef HOST_LOOKOUT_H
#define HOST_LOOKOUT_H
#include "base/str.h"

#include <SDL.h>

typedef struct Lookout Lookout;

// Pushes an event of this type each time the scenario at `path` or one of its translations has changed. NULL where the system can't watch.
Lookout *lookout_open(Str path, Uint32 type);
// The same for device files that come into a folder, go, or may be read from now on.
Lookout *lookout_open_folder(Str folder, Uint32 type);
// Ends the thread. Events it has pushed may still wait. NULL is fine.
void lookout_close(Lookout *lookout);
#endif
