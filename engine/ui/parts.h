// The inside of the App, shared by its screens.
#ifndef UI_PARTS_H
#define UI_PARTS_H
#include "coach/debrief.h"
#include "ui/app.h"
#include "ui/bargain.h"
#include "ui/charts.h"
#include "ui/controls.h"
#include "ui/desk.h"
#include "ui/field.h"
#include "ui/overlays.h"
#include "ui/shapes.h"
#include "ui/story.h"

typedef enum ScreenName {
    SCREEN_HOME,
    SCREEN_PLAY,
    SCREEN_ASK,
    SCREEN_DEBRIEF,
    SCREEN_WHAT_IF,
    SCREEN_COMPARE,
    SCREEN_BARGAIN,
    SCREEN_FAULTS,
    SCREEN_GALLERY,
    SCREEN_COUNT
} ScreenName;

// What lies over the screen.
typedef enum OverlayName { OVERLAY_NONE, OVERLAY_SETTINGS, OVERLAY_KEYS } OverlayName;
enum { TEXT_SIZES = 3 };

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
    ID_AT_END,  // when the coach speaks
    ID_EACH,
    ID_FIRST,
    ID_WHAT_IF,
    ID_COMPARE,
    ID_PLAY_ON,
    ID_EXPERT,
    ID_BEST_LINE,
    ID_ANSWER,
    ID_QUESTION,
    ID_NOWHERE,
    ID_FIELD,
    ID_HERO,
    ID_SETTINGS,
    ID_KEYS,
    ID_CLOSE,
    ID_THEME,
    ID_TEXT = ID_THEME + THEME_COUNT,
    ID_MOTION = ID_TEXT + TEXT_SIZES,
    ID_SOUNDS = ID_MOTION + 2,
    ID_CARD = 1 << 20,
    ID_OPTION = 2 << 20,
    ID_STEP = 3 << 20,
    ID_POINT = 4 << 20,  // of the curve
    ID_TECHNIQUE = 5 << 20,
    ID_SUGGESTION = 6 << 20,
    ID_REVIEW = 7 << 20,  // of a card's scenario
    ID_GALLERY = 8 << 20,
    ID_DEAL = 9 << 20,     // the table, as deal.h counts
    ID_BARGAIN = 12 << 20  // pages of a negotiation's debrief, see bargain_page.h
};

// What the trainee says of a run: before the answer is shown, and at the end.
typedef struct Said {
    bool answered;  // the questions were asked; they are asked once
    int turn;       // number of the decision where it turned, 1 …, or TURN_NOWHERE; 0: no answer
    int instead;    // the author's number of the option to take there; 0: no answer
    Field words;    // own words to that
    Field commitment;
    bool changed;  // since it was kept
    bool lost;     // it could not be kept in the store
} Said;

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
    Said said, first_said;   // of each
    const Run *judged;       // whose accuracy is kept already
} Game;

// A scenario that is to be opened. It is kept while its faults are shown, so that it opens by itself when they are mended.
typedef struct Opening {
    Arena arena;
    Str name, path;  // empty: nothing waits
    uint64_t seed;   // of a new run
    int64_t run;     // to resume; 0: a new one
    bool again;      // it was tried before
} Opening;

// What the coach knows of the run on the screen.
typedef struct Coach {
    Arena arena;
    DebriefMemory *memory;  // of the run that was judged last
    Debrief debrief;        // judged once the search is there
    bool looking, failed;
    int64_t states;  // looked at so far
} Coach;

// Of the last finished first attempt at a scenario; empty texts where there is none, or where it was not judged.
typedef struct Result {
    Str outcome, accuracy;
    int64_t ended;  // the newest finished run of any mode in the store, 0: none
    bool reviewed;  // there is a finished run, there or in memory, whose debrief can be opened
} Result;

// What the home screen has read from the library and the store.
typedef struct Home {
    Arena arena;
    const LibraryItem *items;
    int count;
    Result *results;  // per item
    bool resumable;
    bool in_memory;  // the run to resume is the game's own
    Str resume_name, resume_title;
    int64_t resume_id;
    int resume_decisions;
    Str commitment;  // the newest; empty: none
    bool fresh;      // no run was ever finished
    Str warning;
} Home;

// What moves after a decision. Time is counted from it.
typedef struct Motion {
    bool running;
    int ms, letters;  // letters: of the newest lines in all
} Motion;

typedef struct Play {
    bool follow;  // keep the newest lines in sight; off once the reader scrolls
    bool notes;   // in a narrow window: the panel is shown in place of the conversation
    bool docked;  // what the first run says of itself stands above the options; else there was no room, and the panel has it
} Play;

typedef struct Ask {
    bool second;  // what to do differently, after where it turned
} Ask;

typedef struct DebriefScreen {
    int selected;        // decision
    int open_technique;  // place in the list beside the decision whose handbook text is unfolded, -1: none
    int scrolled;        // of the page, to come back to
} DebriefScreen;

// Something else decided at the selected decision, and then always the best.
typedef struct WhatIf {
    Story story;
    int place;  // in DebriefStep.open; -1: not chosen yet
    bool told;  // else no ending could be found
    Score outcome;
} WhatIf;

// A row of the comparison: decisions of both runs at the same beat, or of one alone (-1).
typedef struct Pair {
    int mine, other;
} Pair;
typedef struct Compare {
    Arena arena;
    Story story;
    Debrief debrief;
    Score outcome;
    bool expert;  // else the best line
    bool told;
    Pair *pairs;
    int pair_count, parting;  // the row where both first part; pair_count: nowhere
    int beyond;               // the first row behind the end of the shorter run; at least pair_count: none
} Compare;

// What is said for a while over any screen.
typedef enum MessageKind { MESSAGE_PLAIN, MESSAGE_GOOD, MESSAGE_WARNING } MessageKind;
typedef struct Message {
    Arena arena;  // owns the text
    Str text;
    MessageKind kind;
    int left;  // milliseconds; 0: nothing is said
} Message;

// What the widgets on show are set to.
typedef struct Gallery {
    Arena arena;  // of `deals`
    int page;     // that is shown
    int choice, coach, share, price, before, glide, row, decision, deal;
    bool chip_gone, dialog;
    int progress;  // per mille; -1: nothing is under way
    Field field;
    ScatterPoint *deals;
    Desk desk;
} Gallery;

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
    unsigned page;  // counts what was opened
    OverlayName overlay;
    int covered_focus;  // to come back to when it is closed
    bool dirty, quits;
    bool unread;  // the first screen is not read yet: a run that is asked for at the start comes before it
    int mouse_x, mouse_y;
    int hover, pressed, focus;
    int press_x, press_y, pan;  // where the pointer went down, and how far a finger has dragged since without effect
    bool panning;               // it has gone too far for a click
    int reveal;                 // to be scrolled into sight in the next frame
    FieldPage field;            // of the last frame
    bool caret_moved;           // and is to be scrolled into sight
    Arena preedit_arena;
    Str preedit;  // what an input method has not decided yet; empty unless a field has the keyboard
    size_t preedit_caret;
    Area areas[AREA_COUNT];
    bool side_scrolls;  // there is more in AREA_SIDE than its view shows
    Err err;            // what the fault screen shows
    Look look;
    Motion motion;
    bool guide;         // the run on the screen is the first of all: it explains itself
    Cue cue;            // not asked for yet
    Coaching coaching;  // of runs that are begun
    Field commitment;   // the newest that the store does not have
    Game game;
    Opening opening;
    Story story;
    Coach coach;
    Home home;
    Play play;
    Desk desk;
    Ask ask;
    DebriefScreen debrief;
    WhatIf what_if;
    Compare compare;
    BargainScreen bargain;
    Message message;
    Gallery gallery;
};

#define ADJUST_PAGE 10          // steps of PageUp and PageDown
#define ADJUST_ALL  1000000000  // of Home and End

// One row per screen.
typedef struct ScreenSpec {
    void (*enter)(App *app);  // fresh; may be NULL
    void (*read)(App *app);   // what is shown, on entering and in another language; may be NULL
    void (*draw)(App *app, Ui *ui);
    void (*act)(App *app, int id);         // a widget was activated
    bool (*key)(App *app, const Input *);  // true: the key is used up
    int (*entry)(const App *app);          // where the keyboard begins
    Field *(*field)(App *app);             // what ID_FIELD writes to; may be NULL
    // A slider or stepper is to be moved by so many steps, as far as it goes; ADJUST_ALL of them lead to its end. May be NULL.
    void (*adjust)(App *app, int id, int by);
    void (*slide)(App *app, int id, int per_mille);  // a slider was pulled there; may be NULL
    void (*pass)(App *app, int id);                  // the mouse moves over it; may be NULL
    int (*wants_tick)(const App *app);               // as app_wants_tick; may be NULL
    void (*tick)(App *app, int ms);                  // so much time has passed; may be NULL
} ScreenSpec;
// Finds out whether a run was ever finished, before the home screen has read anything else.
void home_glance(App *app);
// Parts of the home page. Each returns y below.
int home_hero_draw(const App *app, Ui *ui, int x, int y, int w);
int home_cards_draw(const App *app, Ui *ui, int x, int y, int w);
// The easiest scenario that was not played to its end yet; -1 when there is none.
int home_next(const Home *home);
bool home_has_thumb(const App *app, const LibraryItem *item);
// The scene of a scenario with its first person in it, who stands at the right of `rect`. `shape`, which has the round corners, may go
// beyond it, where it is painted over.
void home_thumb_draw(const App *app, Ui *ui, const LibraryItem *item, Rect rect, Rect shape, int radius);
extern const ScreenSpec home_screen, play_screen, ask_screen, debrief_screen, what_if_screen, compare_screen, bargain_screen, fault_screen,
    gallery_screen;
const ScreenSpec *app_screen(const App *app);

// Says something for a while (MOTION_TOAST), in place of what was said before. It must be said elsewhere too, or matter little.
void message_show(App *app, MessageKind kind, Str text);
void message_tick(App *app, int ms);
void message_draw(const App *app, Ui *ui);

// Goes to a screen, its beginning in sight.
void app_show(App *app, ScreenName screen);
// Empties the list of faults and returns it, ready to collect in the reader's language.
Err *app_err(App *app);
// Shows what app_err collected; Esc leads to `back`.
void app_fail(App *app, ScreenName back);
int app_scale(const App *app);
// Louder cues win over those not heard yet.
void app_sound(App *app, Cue cue);
// What surrounds a page. Each takes its strip off `body` and returns what is left.
typedef struct BarSpec {
    Str title;
    Str about;                                           // behind the title where there is room; may be empty
    bool rewind, can_rewind, notes, review, home, back;  // buttons
} BarSpec;
Rect frame_bar(const App *app, Ui *ui, Rect body, const BarSpec *bar);
// Says that runs are not being kept, and in a narrow window that this is practice, where it is so.
Rect frame_strips(const App *app, Ui *ui, Rect body);
// What a page of the width `w` leaves free at its sides, as the bar and the line of keys do.
int frame_edge(const Ui *ui, int w);
// Page keys scroll the page, with Shift the panel beside it.
Hint scroll_hint(const App *app, const Ui *ui);
// `beside`: pixels at the right that a panel takes down to the bottom.
Rect frame_hints(Ui *ui, Rect body, int beside, const Hint *hints, int count);
// What stands beside a page: its ground, and AREA_SIDE begun on it; returns the y where content begins.
int frame_side_begin(Ui *ui, Rect rect);
// English and Chinese, with their right edge at `right`; returns their left edge.
int frame_languages(const App *app, Ui *ui, int right, int y);
// The buttons that several screens have.
bool frame_act(App *app, int id);
Rect app_window(const App *app);
const Session *app_session(const App *app);

// L, M, + and -: language, sounds and size of text, on every screen.
void look_key(App *app, uint32_t code);
void overlay_draw(const App *app, Ui *ui);
void overlay_open(App *app, OverlayName overlay);  // OVERLAY_NONE closes what is open
// Keys and controls of overlays, and those that open one. False: not one of them.
bool overlay_key(App *app, const Input *input);
bool overlay_act(App *app, int id);
// A control was activated, of an overlay or of the screen.
void app_act(App *app, int id);
// Moves the focus, scrolls, activates; for keys that the screen does not use.
void navigate_key(App *app, const Input *input);
// Scrolls an area by pixels. False when it did not move.
bool navigate_scroll(App *app, AreaName area, int by);
// What page keys and the wheel scroll: the dialog when one is open, else the page or what stands beside it.
AreaName navigate_area(const App *app, bool side);
// Scrolls a place into sight. True when that moved the page.
bool navigate_show(App *app, AreaName area, Rect rect);
int navigate_hit(const App *app, int x, int y);
const FocusStop *navigate_stop(const App *app, int id);  // of the last frame; NULL when it is not there
// What was pressed or chosen by a key; `by` as in FocusStop.
void navigate_activate(App *app, const FocusStop *stop);
// Scrolls to app->reveal, once. True when that moved the page.
bool navigate_reveal(App *app);

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
// Practice that decides otherwise at `decision`.
void game_branch(App *app, int decision, const Decision *otherwise);
// Back from practice to the debrief of the first attempt, when that has ended.
void game_review_first(App *app);
bool game_has_review(const App *app);
// The debrief of the newest finished run of a scenario: of one in memory, or of run `id` of the store (0: none is there) when that is
// newer.
void game_review(App *app, Str name, Str path, int64_t id);
// Is there a finished run of the scenario in memory?
bool game_has_ended(const App *app, Str name);
void game_decide(App *app, int number);
// Any decision. One at the table that is not open is told by a message, and nothing happens.
void game_take(App *app, const Decision *decision);
bool game_guided(const App *app);  // is the run on the screen?
void game_close(App *app);
void game_translate(App *app);  // after a change of the language
// The first attempt that is in memory and not at its end, or NULL.
const Run *game_open_first(const App *app);
// It, or what has become of it under other rules.
const Run *game_resumable(const App *app);

// A table on a page: what may be shown of it, what is laid out there, and where its ids begin (they are counted from there).
typedef struct DealSpot {
    const ViewTable *table;
    Desk *desk;
    int first;
} DealSpot;
// To be called before it is drawn: the desk follows the table and the focus.
void deal_follow(const App *app, const DealSpot *spot);
// The composer with its acts, or the preparation; returns y below. `ask`: what is asked, in the reader's language; may be empty.
int deal_draw(Ui *ui, const DealSpot *spot, Str ask, int x, int y, int w);
// Asks back before the rep walks away, while desk->walking.
void deal_dialog(Ui *ui, const DealSpot *spot);
bool deal_owns(const DealSpot *spot, int id);
// A widget was activated, or a key pressed. True in deal_act, and `decided` in deal_key: that makes a decision. deal_key is true when the
// key is used up.
bool deal_act(App *app, const DealSpot *spot, int id, Decision *decision);
bool deal_key(App *app, const DealSpot *spot, const Input *input, Decision *decision, bool *decided);
void deal_adjust(const DealSpot *spot, int id, int by);
void deal_slide(const DealSpot *spot, int id, int per_mille);
int deal_entry(const ViewTable *table, const Desk *desk, int first);  // where the keyboard begins
// The key of each move and what it is, into `hints`; returns how many.
int deal_moves(const Ui *ui, Hint hints[ACTED_COUNT]);
// The same of the move under the mouse or with the focus; false where that is none.
bool deal_move_hint(const Ui *ui, const DealSpot *spot, Hint *hint);

// Begins to move what the last decision changed, unless motion is reduced.
void motion_start(App *app);
void motion_stop(App *app);
void motion_tick(App *app, int ms);
int motion_wants_tick(const App *app);  // milliseconds until the next, 0: nothing moves
// On the way from one value to the next, after so many milliseconds.
int32_t motion_glide(int32_t before, int32_t now, int ms);
int motion_letters(const App *app);  // so many of the newest lines are to be seen
// What a meter of the panel shows on its way from one value to the next.
int32_t motion_value(const App *app, int32_t before, int32_t now);
bool motion_blinks(const App *app);  // the eyes of who speaks are closed

// What the first run says of itself at this place; returns y below.
int guide_draw(const App *app, Ui *ui, int x, int y, int w);

// The key of a picture that the scenario at `path` names; empty where there is none.
Str app_picture(const App *app, PictureKind kind, Str path, Str name);
// Who is to be seen: an index into the view's people; -1 without a cast.
int stage_person(const App *app);
Portrait portrait_of(const App *app, const View *view, int person);
// The scene with who speaks, the clock, and below it name, mood and role; `brief`: the face alone for the scene. Returns y below.
int stage_draw(const App *app, Ui *ui, int x, int y, int w, bool brief);

// Of the scenario whose run is on the screen.
Str title_label(const App *app, const Ui *ui);
Str kind_label(const Ui *ui, Str kind);
// "8 min · Level 3".
Str effort_label(const Ui *ui, int minutes, int level);
// What practice means, while playing a practice run; else empty.
Str practice_label(const App *app, const Ui *ui);
// A number on the scenario's clock: "06:52", "Day 3".
Str clock_label(const Ui *ui, ClockUnit unit, Str text);

// What is told of a conversation: from a scene on, with the brief before the first, and with the coach's label after each decision.
typedef struct TalkSpec {
    const Story *story;
    int from;
    bool brief, coach;
    bool moving;  // only the first `letters` of the newest lines are to be seen
    int letters;
} TalkSpec;
// The conversation in a column; returns its bottom and sets where the newest lines begin.
int talk_draw(const App *app, Ui *ui, const TalkSpec *spec, int x, int y, int w, int *newest);
// Clock, people, meters, promises and facts; `brief`: without the scene, where there is little height. Returns the bottom.
int panel_draw(const App *app, Ui *ui, int x, int y, int w, bool brief);
// A technique of the debrief, by its place in Debrief.ids, in the handbook; NULL when it is not there.
const Technique *technique_find(const App *app, int technique);
// In the reader's language; its id when the handbook does not know it.
Str technique_name(const App *app, int technique);
// The sign of its family beside a line as high as `line`; returns where what follows begins: `x` where there is no sign.
int technique_icon(const App *app, Ui *ui, int technique, int x, int y, int line, ColorName color);
// One of the handbook by its id; NULL when it is not there.
const Technique *technique_known(const App *app, Str id);
Str technique_known_name(const App *app, Str id);  // the id where the handbook has it not
// What the handbook says of it, or, of NULL, that it says nothing; returns y below.
int technique_text_draw(const App *app, Ui *ui, const Technique *technique, int x, int y, int w);
bool technique_among(const int *techniques, int count, int technique);

// Lets the coach begin to look ahead, so that it has come far by the time it is asked.
void coach_begin(const App *app);
// Judges the run on the screen, as far as the search is there. False when the scenario fails, as app_err says.
bool coach_read(App *app);
// The search of the present run's scenario and seed, or NULL. Not to be kept.
const Search *coach_found(const App *app);
// Why there are no values; empty when there are, or when the program has no coach.
Str coach_status(const App *app, const Ui *ui);
// A quiet line that says so; returns y below it, or `y` when there is nothing to say.
int coach_status_draw(const App *app, Ui *ui, int x, int y, int w);
// What the coach says of the last decision, in guided play. Returns y below.
int coach_line_draw(const App *app, Ui *ui, int x, int y, int w);
// The label of a decision and what it gave up, at the right of a line or, where there is no room, of two; returns y below, or `y` when it
// has none.
int coach_verdict_draw(const App *app, Ui *ui, int step, int x, int y, int w);

// A label's word, colours, mark (around a centre) and chip; LABEL_NONE has no word.
Str verdict_name(const Ui *ui, Label label);
ColorName verdict_ink(Label label);
ColorName verdict_tint(Label label);
void verdict_mark(Ui *ui, int x, int y, int radius, Label label);
int verdict_chip_width(const Ui *ui, Label label);
void verdict_chip(Ui *ui, int x, int y, Label label);
// "87.5"; "−12.4", and what is less than a tenth in words; "91.2", "Not scored" or "–".
Str points_label(Arena *arena, int64_t value, int64_t denominator);
Str cost_label(const Ui *ui, int64_t regret, int64_t denominator);
Str accuracy_label(const Ui *ui, int accuracy);

// Begins a debrief of the run on the screen: with the questions, unless they were asked.
void debrief_open(App *app);
const Debrief *debrief_of(const App *app);
void debrief_select(App *app, int step);
// What the rep answered: the last thing that was said or told.
Str debrief_situation(const Ui *ui, const Scene *scene);
// Parts of the page. Each returns y below.
int debrief_hero_draw(const App *app, Ui *ui, int x, int y, int w);
int debrief_curve_draw(const App *app, Ui *ui, int x, int y, int w);
int debrief_talk_draw(const App *app, Ui *ui, int index, int x, int y, int w);
int debrief_tally_draw(const App *app, Ui *ui, int x, int y, int w);
int debrief_commit_draw(const App *app, Ui *ui, int x, int y, int w);
// What is told beside the selected decision.
int debrief_side_draw(const App *app, Ui *ui, int x, int y, int w);
// Techniques listed there; returns how many. Missed: what the better line would have shown.
typedef enum TagKind { TAG_SHOWN, TAG_MISTAKEN, TAG_MISSED } TagKind;
typedef struct SideTechnique {
    int technique;  // index into Debrief.ids
    TagKind kind;
} SideTechnique;
#define SIDE_TECHNIQUES_MAX 12
int debrief_side_techniques(const App *app, SideTechnique list[SIDE_TECHNIQUES_MAX]);
// The option with the author's number among those that were open; NULL when it was not.
const DebriefOption *debrief_option(const DebriefStep *step, int number);
// What is listed of what was open, as places in step->open: options as they stood on the screen; at a table what the coach values most,
// and what was done. Returns how many there are.
#define LISTED_MAX OPTIONS_MAX
int debrief_listed(const DebriefStep *step, const Scene *scene, int places[LISTED_MAX]);
// An option, or an act at the table, in words.
Str debrief_words(const Ui *ui, const Scene *scene, const Decision *decision);
// What was open as a choice, with what it could still reach and who would choose it; its id and badge are left to be set.
Choice debrief_choice(const App *app, const Ui *ui, const DebriefStep *step, const Scene *scene, int place);
// Of its table, where one was played; returns y below, or `y` where there was none.
int debrief_bargain_draw(const App *app, Ui *ui, int x, int y, int w);
int debrief_bargain_side_draw(const App *app, Ui *ui, int step, int x, int y, int w);
bool debrief_has_curve(const App *app);  // else there is nothing to be drawn in it
// Two figures side by side, never one: outcome and accuracy.
int debrief_figures_draw(Ui *ui, int x, int y, int w, Score outcome, int accuracy, TextStyle style);

// A technique ready to be taken as a commitment. Its texts are the handbook's.
typedef struct Suggestion {
    Str text;  // what is kept
    Str how;   // what doing it looks like
} Suggestion;
#define SUGGESTIONS_MAX 3
int commit_suggestions(const App *app, Suggestion suggestions[SUGGESTIONS_MAX]);  // returns how many there are
void commit_take(App *app, int suggestion);

// Reads what was said of the run on the screen; keeps it when it was changed. The newest commitment of all, in `arena`.
void said_read(App *app);
void said_keep(App *app);
Str said_commitment(App *app, Arena *arena);
#endif
