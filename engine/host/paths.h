// Where things lie on this machine: XDG folders, and the shared data beside the program.
#ifndef HOST_PATHS_H
#define HOST_PATHS_H
#include "base/str.h"

// The folder that holds scenarios/ and assets/: $COUNTERPART_SHARE, the source tree around the program, PREFIX/share/counterpart,
// XDG_DATA_DIRS. Empty when there is none.
Str paths_share(Arena *arena);
Str paths_data(Arena *arena);    // $XDG_DATA_HOME/counterpart: runs.db, own scenarios
Str paths_config(Arena *arena);  // $XDG_CONFIG_HOME/counterpart: the language
Str paths_cache(Arena *arena);   // $XDG_CACHE_HOME/counterpart: searches
Str paths_join(Arena *arena, Str folder, Str name);
#endif
