// The inside of the App, shared by its screens.
#ifndef UI_PARTS_H
#define UI_PARTS_H
#include "coach/debrief.h"
#include "ui/app.h"
#include "ui/story.h"
#include "ui/widgets.h"

typedef enum ScreenName { SCREEN_HOME, SCREEN_PLAY, SCREEN_DEBRIEF, SCREEN_FAULTS, SCREEN_COUNT } ScreenName;

// What can be acted on. From ID_CARD on, an index is added.
enum {
    ID_NONE,
    ID_ENGLISH,
    ID_CHINESE,
    ID_RESUME,
    ID_HOME,
    ID_REWIND,
    ID_NOTES,
    ID_DEBRIEF,
    ID_AGAIN,
    ID_REPLAY,
    ID_BACK,
    ID_CARD = 1 << 20,
    ID_OPTION = 2 << 20,
    ID_STEP = 3 << 20,
    ID_TECHNIQUE = 4 << 20
};

// The scenario that was opened last and its runs. It stays while the home screen is shown, so that a run that can't be kept can still be
// resumed.
typedef struct Game {
    Arena arena;  // owns name and path
    Str name, path;
    Scenario *scenario;
    const Catalog *catalog;  // of the present language
    Run *run;                // on the screen
    Run *first;              // the first attempt, while `run` is practice; else NULL
    bool carried;            // it, or `run`, goes on under rules that have changed since: practice that can be resumed like a first attempt
    Str note;                // what the last change of the scenario's file did to the run, until the next decision; mostly empty
    bool broken;             // the file has faults now, and the run waits until they are mended
    ScreenName place;        // to which it then returns
} Game;

// A scenario that is to be opened. It is kept while its faults are shown, so that it opens by itself when they are mended.
typedef struct Opening {
    Arena arena;
    Str name, path;  // empty: nothing waits
    uint64_t seed;   // of a new run
    int64_t run;     // to resume; 0: a new one
    bool again;      // it was tried before
} Opening;

// What the home screen has read from the library and the store.
typedef struct Home {
    Arena arena;
    const LibraryItem *items;
    int count;
    Str *results;  // per item: the outcome of the last finished first attempt, or empty
    bool resumable;
    bool in_memory;  // the run to resume is the game's own
    Str resume_name, resume_title;
    int64_t resume_id;
    int resume_decisions;
    Str warning;
} Home;

typedef struct Play {
    bool follow;  // keep the newest lines in sight; off once the reader scrolls
    bool notes;   // in a narrow window: the panel is shown in place of the conversation
} Play;

typedef struct DebriefScreen {
    Arena arena;
    Debrief debrief;
    int selected;        // decision
    int open_technique;  // index into scenario->techniques whose text is unfolded, -1: none
} DebriefScreen;

struct App {
    AppWorld world;
    Str language;
    const Catalog *ui, *handbook;
    int w, h, percent;
    TextCache *cache;
    DrawList back;
    Arena stop_arena;
    FocusStop *stops;  // of the last frame
    int stop_count;
    ScreenName screen, fault_back;
    bool dirty, quits;
    int mouse_x, mouse_y;
    int hover, pressed, focus;
    Area areas[AREA_COUNT];
    bool side_scrolls;  // there is more in AREA_SIDE than its view shows
    Err err;            // what the fault screen shows
    Game game;
    Opening opening;
    Story story;
    Home home;
    Play play;
    DebriefScreen debrief;
};

// One row per screen.
typedef struct ScreenSpec {
    void (*enter)(App *app);  // fresh; may be NULL
    void (*read)(App *app);   // what is shown, on entering and in another language; may be NULL
    void (*draw)(App *app, Ui *ui);
    void (*act)(App *app, int id);         // a widget was activated
    bool (*key)(App *app, const Input *);  // true: the key is used up
    int (*entry)(const App *app);          // where the keyboard begins
} ScreenSpec;
extern const ScreenSpec home_screen, play_screen, debrief_screen, fault_screen;
const ScreenSpec *app_screen(const App *app);

// Goes to a screen, its beginning in sight.
void app_show(App *app, ScreenName screen);
// Empties the list of faults and returns it, ready to collect in the reader's language.
Err *app_err(App *app);
// Shows what app_err collected; Esc leads to `back`.
void app_fail(App *app, ScreenName back);
int app_scale(const App *app);
// What surrounds a page. Each takes its strip off `body` and returns what is left.
typedef struct BarSpec {
    Str title;
    bool rewind, can_rewind, notes, home;  // buttons
} BarSpec;
Rect frame_bar(const App *app, Ui *ui, Rect body, const BarSpec *bar);
// Says that runs are not being kept, and in a narrow window that this is practice, where it is so.
Rect frame_strips(const App *app, Ui *ui, Rect body);
// Page keys scroll the page, with Shift the panel beside it.
Hint scroll_hint(const App *app, const Ui *ui);
// `beside`: pixels at the right that a panel takes down to the bottom.
Rect frame_hints(Ui *ui, Rect body, int beside, const Hint *hints, int count);
// English and Chinese, with their right edge at `right`; returns their left edge.
int frame_languages(const App *app, Ui *ui, int right, int y);
// The buttons that several screens have.
bool frame_act(App *app, int id);
Rect app_window(const App *app);
const Session *app_session(const App *app);

// Moves the focus, scrolls, activates; for keys that the screen does not use.
void navigate_key(App *app, const Input *input);
// Scrolls an area by pixels. False when it did not move.
bool navigate_scroll(App *app, AreaName area, int by);
int navigate_hit(const App *app, int x, int y);

// Loads a scenario and starts a first attempt. False: the fault screen is shown.
bool game_start(App *app, Str name, Str path, uint64_t seed);
void game_resume(App *app);
// What `opening` says. False: the fault screen is shown.
bool game_open(App *app);
// The file has changed: loads it again.
void game_reload(App *app);
void opening_end(App *app);  // it is not waited for any more
// From the home screen back to the run in memory.
void game_return(App *app);
// Practice from the first `decision` decisions.
void game_fork(App *app, int decision);
void game_decide(App *app, int number);
void game_close(App *app);
void game_translate(App *app);  // after a change of the language
// The first attempt that is in memory and not at its end, or NULL.
const Run *game_open_first(const App *app);
// It, or what has become of it under other rules.
const Run *game_resumable(const App *app);

Str kind_label(const Ui *ui, Str kind);
// "8 min · Level 3".
Str effort_label(const Ui *ui, int minutes, int level);
// What practice means, while playing a practice run; else empty.
Str practice_label(const App *app, const Ui *ui);
// A number on the scenario's clock: "06:52", "Day 3".
Str clock_label(const Ui *ui, ClockUnit unit, Str text);

// The conversation so far in a column; returns its bottom and sets where the newest lines begin.
int talk_draw(const App *app, Ui *ui, int x, int y, int w, int *newest);
// Clock, people, meters, promises and facts; returns the bottom.
int panel_draw(const App *app, Ui *ui, int x, int y, int w);
// A technique of the scenario in the handbook; NULL when it is not there.
const Technique *technique_find(const App *app, int technique);
// In the reader's language; its id when the handbook does not know it.
Str technique_name(const App *app, int technique);
// What is told beside a decision of the debrief; returns the bottom.
int debrief_side_draw(const App *app, Ui *ui, int x, int y, int w);
#endif
