// What is to be seen, as a list: screens write it, the window draws it, tests and `drive` read it. Units are physical pixels.
#ifndef UI_DRAW_H
#define UI_DRAW_H
#include "base/str.h"

#include <limits.h>

typedef struct Rect {
    int x, y, w, h;
} Rect;
bool rect_empty(Rect rect);
// What both have in common; w and h are 0 when that is nothing. Any integers are fine.
Rect rect_meet(Rect a, Rect b);
// `rect` with `by` more pixels on each of its sides.
Rect rect_grow(Rect rect, int by);
// What a window can't hold is as far away as an int can say.
static inline int nearest_int(int64_t value) {
    return value > INT_MAX ? INT_MAX : value < INT_MIN ? INT_MIN : (int)value;
}

typedef uint32_t Color;  // 0xAARRGGBB

typedef enum FontWeight { WEIGHT_REGULAR, WEIGHT_BOLD } FontWeight;
typedef struct Font {
    int size;  // pixels of the em
    FontWeight weight;
} Font;
static inline bool font_equal(Font a, Font b) {
    return a.size == b.size && a.weight == b.weight;
}

typedef enum DrawKind { DRAW_FILL, DRAW_TEXT, DRAW_CIRCLE, DRAW_LINE, DRAW_IMAGE, DRAW_CLIP } DrawKind;
typedef struct DrawCommand {
    DrawKind kind;
    // CIRCLE: its bounding square; LINE: x,y to x+w,y+h; CLIP: applies to what follows, until the next CLIP; TEXT: x and y of the baseline,
    // w the advance; IMAGE: what the picture covers, cut at its longer sides.
    Rect rect;
    Color color;  // IMAGE: 0 for its own colours, else its shape in this one
    int radius;   // FILL, IMAGE: of the corners; LINE: its width
    int border;   // FILL, CIRCLE: > 0 draws only an outline so wide
    Font font;    // TEXT
    Str text;     // TEXT: one line, no line break; IMAGE: its key, such as "icons/home" or the path of a file
    Str part;     // IMAGE: which of its variants are shown, "angry blink"; may be empty
} DrawCommand;

// What kind of thing a widget is, for the keyboard and for who can't see it.
typedef enum Role { ROLE_BUTTON, ROLE_OPTION, ROLE_CHOICE, ROLE_TAB, ROLE_SLIDER, ROLE_STEPPER, ROLE_FIELD, ROLE_COUNT } Role;
// Something a person can act on, with the words a screen reader or a script would use.
typedef struct DrawWidget {
    Rect rect;
    Str label;
    Str value;  // of a slider or stepper, and what stands in a field; else empty
    int id;
    Role role;
    bool focused, enabled, chosen;
    int place, count;  // 1 …, among so many of its role, seen or scrolled away; 0: can't be acted on
} DrawWidget;
// A whole text as it reads, before it was broken into lines, in reading order.
typedef struct DrawText {
    Rect rect;
    Str text;
    Str who, how;  // who says it and in which mood, or of what it is the value; may be empty
    bool aside;    // is told by the `who` and `how` of what follows, for one who hears it
} DrawText;

// So much of each there is.
typedef struct DrawCount {
    int commands, widgets, texts;
} DrawCount;

// One frame. All arrays and texts live in the frame's arena: valid until the next frame.
typedef struct DrawList {
    DrawCommand *commands;
    int command_count, command_cap;
    DrawWidget *widgets;
    int widget_count, widget_cap;
    DrawText *texts;
    int text_count, text_cap;
    unsigned page;      // another number for each page that was opened
    DrawCount covered;  // what lies below an open dialog; all 0 where none is open
    Color background;
    Arena arena;
} DrawList;

void draw_reset(DrawList *list);
void draw_fill(DrawList *list, Rect rect, Color color, int radius);
void draw_border(DrawList *list, Rect rect, Color color, int radius, int width);
void draw_circle(DrawList *list, int center_x, int center_y, int radius, Color color);
void draw_ring(DrawList *list, int center_x, int center_y, int radius, Color color, int width);
void draw_line(DrawList *list, int x0, int y0, int x1, int y1, int width, Color color);
void draw_text(DrawList *list, Font font, int x, int baseline, int width, Color color, Str text);
void draw_image(DrawList *list, Rect rect, Str key, Str part, Color color, int radius);
void draw_clip(DrawList *list, Rect rect);
void draw_widget(DrawList *list, const DrawWidget *widget);  // its texts are copied
void draw_note(DrawList *list, const DrawText *text);        // adds to texts; copied
// Do both look the same, and read the same to a script? The window may show either.
bool draw_equal(const DrawList *a, const DrawList *b);
void draw_free(DrawList *list);

// Given by the window: how wide letters are. Pure functions of their arguments.
typedef struct TextMeasure {
    void *context;
    int (*advance)(void *context, Font font, uint32_t code);  // pixels
    int (*ascent)(void *context, Font font);
    int (*line_height)(void *context, Font font);
} TextMeasure;
#endif
