// A run told from its beginning: what was shown before each decision, and what was decided. Built by playing the session again.
#ifndef UI_STORY_H
#define UI_STORY_H
#include "core/view.h"

typedef struct Scene {
    View view;
    int beat;         // index; -1 at an ending
    bool decided;     // not in the last scene
    int chosen;       // the author's number of the option that was chosen; 0 where none was, as at a table
    Str chosen_text;  // what was decided: the option, or an act at a table in words
    Str why;          // of the option
    Str reaction;     // how they took the act at a table before, where the scenario has no line for it; else empty
    const Str *whys;  // of every option of the view, in its order
} Scene;

typedef struct Story {
    Arena arena;  // owns all texts
    Scene *scenes;
    int count;
    Str headline;  // of the ending; empty while running
} Story;

// Replaces what was in `story`. `catalog` is the scenario's, `ui` the program's own; both may be NULL. False when the scenario fails on the
// way; the story then ends there.
bool story_tell(Story *story, const Session *session, const Catalog *catalog, const Catalog *ui, Err *err);
void story_free(Story *story);
// Of the option with the author's number: its text, and why it is good or bad. Empty when it was not open there.
Str scene_option(const Scene *scene, int number);
Str scene_why(const Scene *scene, int number);
#endif
