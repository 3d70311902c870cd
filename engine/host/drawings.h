// Which file a picture's name means: one that lies beside the scenario, in FOLDER/portraits/NAME.svg or FOLDER/scenes/NAME.svg, goes before
// a shipped one.
#ifndef HOST_DRAWINGS_H
#define HOST_DRAWINGS_H
#include "ui/app.h"

typedef struct Drawings Drawings;

Drawings *drawings_open(Str assets);  // the folder of what is shipped; copied
void drawings_close(Drawings *drawings);
// The key for images_get; empty where there is no such picture, or only one of the scenario's own that is refused. Answers are remembered,
// and valid until drawings_close.
Str drawings_key(Drawings *drawings, PictureKind kind, Str scenario_path, Str name);
// Files may have changed: they are looked for anew.
void drawings_forget(Drawings *drawings);

// Where the scenario's own picture is, or would be.
Str drawings_own_file(Arena *arena, PictureKind kind, Str scenario_path, Str name);
bool drawings_ships(const Drawings *drawings, PictureKind kind, Str name);
// The names of those that are shipped, sorted; returns how many.
int drawings_shipped(const Drawings *drawings, Arena *arena, PictureKind kind, Str **names);
#endif
