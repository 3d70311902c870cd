// Which file a picture's name means: one that lies beside the scenario, in FOLDER/portraits/NAME.svg or FOLDER/scenes/NAME.svg, goes before
// a shipped one.
#ifndef HOST_GALLERY_H
#define HOST_GALLERY_H
#include "ui/app.h"

typedef struct Gallery Gallery;

Gallery *gallery_open(Str assets);  // the folder of what is shipped; copied
void gallery_close(Gallery *gallery);
// The key for images_get; empty where there is no such picture, or only one of the scenario's own that is refused. Answers are remembered,
// and valid until gallery_close.
Str gallery_key(Gallery *gallery, PictureKind kind, Str scenario_path, Str name);
// Files may have changed: they are looked for anew.
void gallery_forget(Gallery *gallery);

// Where the scenario's own picture is, or would be.
Str gallery_own_file(Arena *arena, PictureKind kind, Str scenario_path, Str name);
bool gallery_ships(const Gallery *gallery, PictureKind kind, Str name);
// The names of those that are shipped, sorted; returns how many.
int gallery_shipped(const Gallery *gallery, Arena *arena, PictureKind kind, Str **names);
#endif
