// Where things lie on this machine: XDG folders, and the shared data beside the program.
#ifndef HOST_PATHS_H
#define HOST_PATHS_H
#include "base/str.h"

// The folder that holds scenarios/ and assets/: $COUNTERPART_SHARE, the source tree around the program, PREFIX/share/counterpart,
// XDG_DATA_DIRS. Empty when there is none.
Str paths_share(Arena *arena);
Str paths_program(Arena *arena);  // the folder that the program lies in, with a slash at its end
// The folders of $XDG_DATA_DIRS (/usr/local/share, /usr/share) one after the other, *at from 0; empty behind the last.
Str paths_next_dir(Arena *arena, size_t *at);
Str paths_data(Arena *arena);                        // $XDG_DATA_HOME/counterpart: runs.db, own scenarios
Str paths_config(Arena *arena);                      // $XDG_CONFIG_HOME/counterpart: what a person chose
Str paths_cache(Arena *arena);                       // $XDG_CACHE_HOME/counterpart: searches, letters, pictures
Str paths_join(Arena *arena, Str folder, Str name);  // followed by a zero byte
#endif
