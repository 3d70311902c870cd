// The application without a window: inputs in, draw lists out. One value holds every screen.
#ifndef UI_APP_H
#define UI_APP_H
#include "coach/search.h"
#include "record/run.h"
#include "ui/draw.h"
#include "ui/input.h"
#include "ui/theme.h"

typedef struct App App;

// One scenario as the home screen lists it.
typedef struct LibraryItem {
    Str name, title, kind, path;  // title in the source language; translated by `catalog`
    Str brief;
    Str scene, portrait;  // names of pictures; may be empty
    int level, minutes;
    const Catalog *catalog;  // of the current language; NULL in English
} LibraryItem;

typedef struct AppSearch {
    const Search *search;  // NULL while it is under way, or when it failed
    int64_t states;        // so far: progress
    bool failed;           // cancelled or a fault: the debrief stays without values and says so
} AppSearch;

// What the reader chooses once for all screens.
typedef struct Look {
    ThemeName theme;
    int text;     // size of text in per cent: 100, 150 or 200
    bool still;   // motion reduced
    bool silent;  // no sounds
} Look;

// Where text is copied to and pasted from; without functions there is none.
typedef struct Clipboard {
    void *context;
    Str (*read)(void *context);  // valid until the next call
    void (*write)(void *context, Str text);
} Clipboard;

typedef enum PictureKind { PICTURE_PORTRAIT, PICTURE_SCENE } PictureKind;

// Given by the program. Everything must outlive the App.
typedef struct AppWorld {
    void *context;
    TextMeasure measure;
    Keeper *keeper;
    const Handbook *handbook;
    // The library in the given language, ordered by kind, level, title. Owned by the program, valid until the next call.
    int (*library)(void *context, Str language, const LibraryItem **items);
    // Loads a scenario; the App frees it. NULL: faults in err.
    Scenario *(*load)(void *context, Str path, Str name, Err *err);
    const Catalog *(*scenario_catalog)(void *context, Str path, Str language);  // NULL in English
    // A scenario was loaded again: its catalogues so far end here, and its place in the library is brought up to date. May be NULL.
    void (*renew)(void *context, const Scenario *now);
    bool watches;  // the program tells of changed files: app_watches, INPUT_CHANGED
    const Catalog *(*ui_catalog)(void *context, Str language);
    const Catalog *(*handbook_catalog)(void *context, Str language);
    // The key under which draw lists name a picture: one that lies beside the scenario at `path`, or else a shipped one; empty where there
    // is none. Valid as long as the program. May be NULL: no pictures, not even icons.
    Str (*picture)(void *context, PictureKind kind, Str path, Str name);
    uint64_t (*seed)(void *context);                         // of a new run
    bool (*set_language)(void *context, Str language);       // remembers it; may be NULL
    Coaching coaching;                                       // of runs that are begun, until the rep chooses
    void (*set_coaching)(void *context, Coaching coaching);  // remembers it; may be NULL
    bool speaks;                                             // what is shown is read aloud; then nothing moves
    int typing;                                              // letters a second of what people say, 0: the usual
    Look look;                                               // until the reader chooses another
    void (*set_look)(void *context, const Look *look);       // remembers it; may be NULL
    Clipboard clipboard;
    // The search of a scenario's seed, for the coach. Asking starts it when it is new (from a cache where there is one); it stays the
    // program's, and valid until another scenario or seed is asked for, or the scenario on the disk changes. When it is there, the program
    // sends INPUT_SEARCHED. May be NULL: then there is no coach (runs are shown without values).
    AppSearch (*search)(void *context, Str path, Str name, const Scenario *scenario, uint64_t seed);
} AppWorld;

App *app_open(const AppWorld *world, Str language, int w, int h, int percent);
void app_close(App *app);
// Takes one input (INPUT_NONE just draws). True when the picture in `list` changed; `list` then holds the new frame, else it is untouched.
bool app_frame(App *app, const Input *input, DrawList *list);
bool app_quits(const App *app);
// Opens the play screen of a scenario at once, as `counterpart play NAME` does. False: the error screen shows the faults.
bool app_play(App *app, Str name, Str path, uint64_t seed, bool has_seed);
// Shows every widget in all its states, for who works on them.
void app_gallery(App *app);
// How runs that are begun from now on are coached; not remembered.
void app_set_coaching(App *app, Coaching coaching);
const Look *app_look(const App *app);
void app_set_look(App *app, const Look *look);
Str app_language(const App *app);
void app_set_language(App *app, Str language);
// The scenario whose changes on disk, and those of its translations, the App wants to be told of by INPUT_CHANGED; empty: none.
Str app_watches(const App *app);
// The run on the screen, or NULL.
const Run *app_run(const App *app);
// Milliseconds after which an INPUT_TICK is wanted, because something moves or a message is to go; 0: nothing does, and the program sleeps.
int app_wants_tick(const App *app);
// What is to be heard since this was asked last; CUE_NONE: nothing. Nothing is heard when the reader has turned sounds off.
Cue app_cue(App *app);
// Does a text field have the keyboard? Then INPUT_TEXT and INPUT_EDIT are wanted, and `where` is its caret in the window, for an input
// method's list of words.
bool app_takes_text(const App *app, Rect *where);
// Is there text in it that an input method has not decided yet? It is dropped when something else than keys and text comes between; then
// the input method is to be told.
bool app_composes(const App *app);
#endif
