// A scenario's file and its translations, watched for changes: the system tells, nothing is looked at again and again.
#ifndef HOST_WATCH_H
#define HOST_WATCH_H
#include "base/str.h"

typedef struct Watch Watch;

// Watches PATH ("folder/NAME.lua") and the files NAME.*.po beside it. Their folders are watched, not the files, so that a file may be
// replaced, be gone and come back, and so may the folder. NULL where the system can't: then there is nothing to be told.
Watch *watch_open(Str path);
// Can the system watch at all? Cheap, unlike opening a watch and closing it, for which the system takes ten milliseconds.
bool watch_possible(void);
// Watches which device files are in a folder, and which of them may be read.
Watch *watch_open_folder(Str folder);
void watch_close(Watch *watch);  // NULL is fine
// Has something changed since the last call that said so? What changes now is waited for until it is quiet (hundredths of a second; a fifth
// of one where a file is gone, which may be half of a save), so that one save is one change. NULL: never.
bool watch_changed(Watch *watch);
// Sleeps until `other`, a descriptor, can be read or has ended: WATCH_OTHER; or until watch_changed would say yes: WATCH_CHANGED.
typedef enum WatchNews { WATCH_OTHER, WATCH_CHANGED } WatchNews;
WatchNews watch_wait(Watch *watch, int other);
#endif
