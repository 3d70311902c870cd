// What a person presses, moves or reads a value from.
#ifndef UI_CONTROLS_H
#define UI_CONTROLS_H
#include "ui/widgets.h"

// A short text on a tint; returns the width. ui_pill_height tells its height.
int ui_pill(Ui *ui, int x, int y, ColorName ink, ColorName tint, Str text);
int ui_pill_width(const Ui *ui, Str text);
int ui_pill_height(const Ui *ui);
// The mood as a drawn face and its word on its ground; as high as a pill.
void ui_mood(Ui *ui, int x, int y, Mood mood);
int ui_mood_width(const Ui *ui, Mood mood);

typedef enum ButtonKind { BUTTON_PLAIN, BUTTON_PRIMARY, BUTTON_CHOSEN } ButtonKind;
int ui_button_width(const Ui *ui, Str label);
int ui_button_height(const Ui *ui);
void ui_button(Ui *ui, int x, int y, int id, Str label, ButtonKind kind, bool enabled);
// The same with the key that does it too, "W".
typedef struct Action {
    int id;
    Str label, key;
    ButtonKind kind;
} Action;
int ui_action_width(const Ui *ui, const Action *action);
void ui_action(Ui *ui, int x, int y, const Action *action);
// Several from left to right, on further lines where they don't fit; returns y below.
int ui_actions(Ui *ui, int x, int y, int w, const Action *actions, int count);

// One of several answers to pick from: a card with its number, what it says, and what is to be known about it.
typedef struct Choice {
    int id;
    Str badge, text;
    Str above;  // small, over the text; may be empty
    Str below;  // small, under it; may be empty
    Str value;  // at the right; may be empty
    bool chosen;
} Choice;
// Returns y below the card and the gap behind it.
int ui_choice(Ui *ui, int x, int y, int w, const Choice *choice);

void ui_bar(Ui *ui, Rect rect, int64_t value, int64_t min, int64_t max, ColorName color);

// Keys and what they do, in one line. Where there is no room for all, the last are left out.
typedef struct Hint {
    Str keys, what;  // in the reader's language
} Hint;
void ui_hints(Ui *ui, Rect bar, const Hint *hints, int count);
#endif
