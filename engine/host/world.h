// Everything the programs share: folders, language and its catalogues, the library of scenarios, the handbook, and where runs are kept.
#ifndef HOST_WORLD_H
#define HOST_WORLD_H
#include "host/drawings.h"
#include "host/images.h"
#include "host/searcher.h"
#include "record/run.h"
#include "ui/app.h"

typedef struct World World;

bool world_knows_language(Str language);

// What the command line asked for; empty texts mean the default.
typedef struct WorldAsk {
    Str language;  // "en" or "zh-TW"
    Str store;     // file of the store
    bool no_store;
} WorldAsk;

// NULL with faults: no shared folder, unknown language, a catalogue or the handbook that can't be read. A store that can't be opened is no
// such fault: the keeper carries a warning, and play goes on unkept.
World *world_open(const WorldAsk *ask, Err *err);
void world_close(World *world);

const Files *world_files(World *world);
Str world_share(const World *world);
Str world_cache(const World *world);  // the folder of what may be deleted: searches, drawn letters, pictures
Str world_store_path(const World *world);
bool world_store_is_usual(const World *world);  // where runs are kept without being asked
Str world_language(const World *world);
const Catalog *world_catalog(World *world, Str language);  // of the program's own texts; NULL in English
Str world_text(World *world, Str source);                  // in the present language
Keeper *world_keeper(World *world);                        // opens the store at first use
const Handbook *world_handbook(World *world);              // read at first use; NULL with a fault kept for world_faults
const Catalog *world_handbook_catalog(World *world, Str language);

// NAME ("complaint/line-down", "line-down") or a path to a file, with or without its ".lua": its path and the name journals call it.
// False with the nearest name in `err`.
bool world_find(World *world, Str asked, Str *path, Str *name, Err *err);
// Where the translations of the scenario at `path` are, or would be.
Str world_translation_path(World *world, Str path, Str language);
Scenario *world_load(World *world, Str path, Str name, Err *err);
// Translations of the scenario at `path`; NULL in English and where there are none.
const Catalog *world_scenario_catalog(World *world, Str path, Str language);
// The scenario was loaded again because its file or a translation has changed: what was read of them before is read anew when it is next
// asked for. Its catalogues so far, and texts out of them, end here.
void world_renew(World *world, const Scenario *now);
int world_library(World *world, Str language, const LibraryItem **items);
Searcher *world_searcher(World *world);  // made at first use
Drawings *world_drawings(World *world);  // the same
Images *world_images(World *world);      // the same
// The window's and drive's view of all this; TextMeasure is left for them to fill.
AppWorld world_app(World *world);
uint64_t world_seed(void);
#endif
