// How it all looks: every colour, text size, distance, radius and motion of the window, by name.
#ifndef UI_THEME_H
#define UI_THEME_H
#include "core/view.h"
#include "ui/draw.h"

typedef enum ThemeName { THEME_LIGHT, THEME_DARK, THEME_CONTRAST, THEME_COUNT } ThemeName;

typedef enum ColorName {
    COLOR_PAPER,        // behind everything
    COLOR_SURFACE,      // cards, bars
    COLOR_SUNK,         // quiet fills on a surface: chips, tracks
    COLOR_EDGE,         // hairlines that only divide
    COLOR_OUTLINE,      // edges of what can be pressed
    COLOR_INK,          // text
    COLOR_INK_SOFT,     // text that may be skipped
    COLOR_ACCENT,       // fills of what to do next; the rep; text of it
    COLOR_ACCENT_DEEP,  // the same, pressed; text on its tint
    COLOR_ACCENT_TINT,
    COLOR_ACCENT_SHADE,  // a tint within a tint
    COLOR_ON_ACCENT,
    COLOR_FOCUS,
    COLOR_GOOD,
    COLOR_GOOD_TINT,
    COLOR_WARN,
    COLOR_WARN_TINT,
    COLOR_BAD,
    COLOR_BAD_TINT,
    COLOR_PRACTICE,
    COLOR_PRACTICE_TINT,
    // Labels of decisions between best (GOOD) and blunder (BAD).
    COLOR_SOUND,
    COLOR_SOUND_TINT,
    COLOR_SLIP,
    COLOR_SLIP_TINT,
    COLOR_FAULT,
    COLOR_FAULT_TINT,
    COLOR_SCRIM,  // over the page, below a dialog
    // Behind a portrait, by the person's mood.
    COLOR_MOOD_NONE,
    COLOR_MOOD_PLEASED,
    COLOR_MOOD_NEUTRAL,
    COLOR_MOOD_DOUBTFUL,
    COLOR_MOOD_ANNOYED,
    COLOR_MOOD_ANGRY,
    COLOR_ON_MOOD,  // the lines of a drawn face
    COLOR_COUNT
} ColorName;

typedef enum TextStyle {
    TEXT_TALK,  // what people say
    TEXT_BODY,
    TEXT_OPTION,
    TEXT_STRONG,
    TEXT_SMALL,
    TEXT_LABEL,  // small and bold
    TEXT_HEADING,
    TEXT_TITLE,
    TEXT_FIGURE,  // the one number of a page
    TEXT_STYLE_COUNT
} TextStyle;

// In logical pixels, of which the window is 1280 x 720.
enum {
    BASE_W = 1280,
    BASE_H = 720,
    GAP = 8,
    PAGE = 32,      // between the window's edge and what is in it
    BAR = 60,       // the bar at the top
    HINTS = 36,     // the line of keys at the bottom
    PANEL = 312,    // the panel at the right of a run
    SIDE = 392,     // the card beside the decisions of a debrief
    NARROW = 1000,  // windows below are laid out in one column
    MEASURE = 32,   // letters of Chinese, so many ems, in the widest line of reading text
    TARGET = 44,    // the least side of what can be pressed, so that a finger meets it
    DRAG = 10,      // a finger that has moved so far drags, and no longer presses
    WHEEL = 56      // one notch of the wheel
};

// Radii of corners, in logical pixels.
enum { CORNER = 10, CORNER_SMALL = 4, CORNER_LARGE = 16 };

// Motion, in milliseconds; none of it with motion reduced.
enum {
    MOTION_FRAME = 33,   // between two pictures
    MOTION_METER = 280,  // a meter glides to its new value
    MOTION_BLINK = 130,  // eyes are closed
    MOTION_TOAST = 4000  // a message stays, with or without motion
};
#define TYPING_RATE 60  // letters a second of what the customer says, while motion is on

typedef struct StyleSpec {
    int size;  // logical pixels
    FontWeight weight;
} StyleSpec;

Color theme_color(ThemeName theme, ColorName name);
Str theme_name(ThemeName theme);  // "light", as it is kept in settings
// The theme of that name. False when there is none; `theme` then stays.
bool theme_find(Str name, ThemeName *theme);
StyleSpec theme_style(TextStyle style);
// A person's own tint, by place in the cast; the same in all themes, and dark enough for white letters.
Color theme_person(int index);
// Behind a portrait.
ColorName theme_mood(Mood mood);
// The window's scale in eighths: 8 is one pixel a logical pixel. `percent` is the display's scale and keeps letters legible where pixels
// are small; `text` is the reader's own size of text in per cent, which enlarges all.
int theme_scale(int w, int h, int percent, int text);
#endif
