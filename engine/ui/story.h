// A run told from its beginning: what was shown before each decision, and what was decided. Built by playing the session again.
#ifndef UI_STORY_H
#define UI_STORY_H
#include "core/view.h"

typedef struct Scene {
    View view;
    int beat;         // index; -1 at an ending
    int chosen;       // the author's number; 0 in the last scene, where nothing is decided yet
    Str chosen_text;  // of the option
    Str why;
    const Str *whys;  // of every option of the view, in its order
} Scene;

typedef struct Story {
    Arena arena;  // owns all texts
    Scene *scenes;
    int count;
    Str headline;  // of the ending; empty while running
} Story;

// Replaces what was in `story`. `catalog` may be NULL. False when the scenario fails on the way; the story then ends there.
bool story_tell(Story *story, const Session *session, const Catalog *catalog, Err *err);
void story_free(Story *story);
// Of the option with the author's number: its text, and why it is good or bad. Empty when it was not open there.
Str scene_option(const Scene *scene, int number);
Str scene_why(const Scene *scene, int number);
#endif
