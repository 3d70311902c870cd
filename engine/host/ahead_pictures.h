// Pictures drawn ahead: while a person reads, the other faces of the scenario and their other moods, in the sizes that are on the screen. A
// drawing that was never drawn before costs more than all the rest of a new picture.
#ifndef HOST_AHEAD_PICTURES_H
#define HOST_AHEAD_PICTURES_H
#include "core/scenario.h"
#include "host/images.h"
#include "ui/app.h"

#define AHEAD_SIZES 4

typedef struct PictureSize {
    int side;
    bool close;  // only the face
} PictureSize;

// Zero-initialise and set `images` (may be NULL) and `world`.
typedef struct AheadPictures {
    Images *images;
    const AppWorld *world;
    const Scenario *scenario;  // whose cast is gone through; NULL: nothing to do
    PictureSize sizes[AHEAD_SIZES];
    int size_count;
    int person, mood, size;  // where the next step begins
} AheadPictures;

// The faces of `scenario` (may be NULL; must stay as long as it is aimed at), in the sizes of those in `list`. The same aim again changes
// nothing.
void ahead_pictures_aim(AheadPictures *ahead, const Scenario *scenario, const DrawList *list);
// Draws one, or takes it out of the cache. False when all are there.
bool ahead_pictures_step(AheadPictures *ahead);
#endif
