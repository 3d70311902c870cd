// What a person presses, moves or reads a value from. Where no height is told, a control is at least TARGET high and wide, so that a finger
// meets it, and grows with the size of text.
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

// A pill with a sign; with an id it can be taken away: a cross stands at its end, and it is as high as a button.
typedef struct Chip {
    Str text;
    const char *icon;  // of assets/icons; NULL: none
    ColorName ink, tint;
    int id;      // 0: it only says something
    Str remove;  // what pressing it does, "Remove Chen"
} Chip;
int ui_chip_width(const Ui *ui, const Chip *chip);
int ui_chip_height(const Ui *ui, const Chip *chip);
void ui_chip(Ui *ui, int x, int y, const Chip *chip);

typedef enum ButtonKind { BUTTON_PLAIN, BUTTON_PRIMARY, BUTTON_CHOSEN } ButtonKind;
int ui_button_width(const Ui *ui, Str label);
int ui_button_height(const Ui *ui);
void ui_button(Ui *ui, int x, int y, int id, Str label, ButtonKind kind, bool enabled);
// The same with more to it. Where there are no pictures, a button without words has its words.
typedef struct Action {
    int id;
    Str label, key;  // key: that does it too, "W"; may be empty
    ButtonKind kind;
    const char *icon;  // of assets/icons; NULL: none
    bool wordless;     // only the icon is to be seen; a tooltip shows the label
    bool disabled;
    bool closed;  // looks disabled, but can be pressed: its owner then says why it is not open
} Action;
int ui_action_width(const Ui *ui, const Action *action);
void ui_action(Ui *ui, int x, int y, const Action *action);
// One as wide as `w`, its words from the left and on further lines where they don't fit, as high as they take, but at least `least`;
// returns y below.
int ui_action_wide(Ui *ui, int x, int y, int w, int least, const Action *action);
int ui_action_height(const Ui *ui, int w, const Action *action);  // that they take
// Several from left to right, on further lines where they don't fit; returns y below.
int ui_actions(Ui *ui, int x, int y, int w, const Action *actions, int count);

// One of several answers to pick from: a card with its number, what it says, and what is to be known about it.
typedef struct Choice {
    int id;
    Str badge, text;
    Str above;  // small, over the text; may be empty
    Str below;  // small, under it; may be empty
    Str value;  // at the right; may be empty
    bool chosen, disabled;
} Choice;
// Returns y below the card and the gap behind it.
int ui_choice(Ui *ui, int x, int y, int w, const Choice *choice);

// Pages of which one is shown. Left, Right, Home and End go through them and show each at once; Tab goes to the chosen one and from there
// past the others. On further lines where they don't fit; returns y below.
typedef struct Tab {
    int id;
    Str label;
    bool disabled;
} Tab;
int ui_tabs(Ui *ui, int x, int y, int w, const Tab *tabs, int count, int chosen);

// A value that can be pulled: its name and value, and below them a track with a knob. Left, Right, PageUp, PageDown, Home and End come as
// ScreenSpec.adjust, the mouse as ScreenSpec.slide. Returns y below.
typedef struct Slider {
    int id;
    Str label, value;
    int per_mille;  // 0 … 1000: where the knob is
    bool disabled;
} Slider;
int ui_slider(Ui *ui, int x, int y, int w, const Slider *slider);
// Where `x` is on the track of a stop: 0 … 1000.
int ui_track_per_mille(const FocusStop *stop, int x);

// A value that goes in steps: its name, and at the right − value +. The keyboard has one stop, `id`, with the keys of a slider. For the
// mouse the two ends are widgets of their own, id + 1 (less) and id + 2 (more), and come as ScreenSpec.adjust(id, -1 or 1), too. So three
// ids are taken. Returns y below.
typedef struct Stepper {
    int id;
    Str label, value;
    Str aloud;               // the value as it is heard, where there is more to it; else empty
    bool at_least, at_most;  // it goes no further there
    bool disabled;
} Stepper;
int ui_stepper(Ui *ui, int x, int y, int w, const Stepper *stepper);
// The same in a table, which shows its name somewhere else: − value + across `cell`. The keyboard's stop is `target` beside or above it,
// and the ring goes around the value. A value too long for its room, ui_stepper_room, goes on in further lines (ui_cell).
void ui_stepper_cell(Ui *ui, Rect cell, Rect target, const Stepper *stepper);
int ui_stepper_room(const Ui *ui, int w);
// A short text in the middle of a cell; where it is too long, small, in as many lines as it takes.
void ui_cell(Ui *ui, Rect cell, ColorName color, Str text);
int ui_cell_height(const Ui *ui, int w, Str text);

void ui_bar(Ui *ui, Rect rect, int64_t value, int64_t min, int64_t max, ColorName color);
// A bar with its name and value above it. Returns y below.
typedef struct Meter {
    Str label, value;
    int64_t shown;  // what the bar shows: the value, or what it glides through (motion_value)
    int64_t min, max;
    int64_t former;  // the value before, as a notch when `changed`
    bool changed;
    ColorName color;
} Meter;
int ui_meter(Ui *ui, int x, int y, int w, const Meter *meter);

// Something that takes a while, with a button that ends it. Returns y below.
typedef struct Progress {
    int id;  // of the button
    Str label, cancel;
    int64_t done, all;  // all 0: unknown, and no bar pretends to know
} Progress;
int ui_progress(Ui *ui, int x, int y, int w, const Progress *progress);

// Keys and what they do, in one line. Where there is no room for all, the last are left out.
typedef struct Hint {
    Str keys, what;  // in the reader's language
} Hint;
void ui_hints(Ui *ui, Rect bar, const Hint *hints, int count);
#endif
