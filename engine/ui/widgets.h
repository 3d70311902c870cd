// What screens are made of: text, cards, buttons, faces, bars and scrolled areas, written into a draw list.
#ifndef UI_WIDGETS_H
#define UI_WIDGETS_H
#include "base/catalog.h"
#include "ui/text.h"
#include "ui/theme.h"

// Parts of a screen that scroll by themselves. They outlive the frame.
typedef enum AreaName { AREA_NONE, AREA_MAIN, AREA_SIDE, AREA_COUNT } AreaName;
typedef struct Area {
    Rect view;
    int offset, height;  // pixels scrolled away above; height of all there is
} Area;

// Something to act on. The keyboard goes there, seen or scrolled away (`rect` is where it would be in the window); the mouse sees
// `visible`.
typedef struct FocusStop {
    Rect rect, visible;
    int id;
    Role role;
    AreaName area;
} FocusStop;

// One frame being written. Fields up to `keep` are set by the owner; the rest starts as zero.
typedef struct Ui {
    DrawList *list;
    TextCache *cache;
    const Catalog *catalog;
    bool chinese;
    ThemeName theme;
    bool pictures;              // there are portraits and icons to be drawn
    int eighths;                // scale: 8 is one pixel a logical pixel
    int hover, pressed, focus;  // ids, 0: none
    Area *areas;                // AREA_COUNT
    Arena *keep;                // holds `stops`, which outlive the list
    Rect clip;
    AreaName area;
    int quiet;     // > 0: measure only
    int *letters;  // so many letters of texts are still to be drawn; NULL: all
    FocusStop *stops;
    int stop_count, stop_cap;
    bool again;  // an area was scrolled too far: the frame has to be written once more
    Rect field;  // the text field that has the keyboard; w is 0 when none has
} Ui;

// Logical pixels as pixels of the window.
int px(const Ui *ui, int logical);
bool ui_inside(Rect rect, int x, int y);
Rect ui_meet(Rect a, Rect b);  // w and h are 0 where they do not meet
Rect ui_grown(Rect rect, int by);

Color ui_color(const Ui *ui, ColorName name);  // in the reader's theme

// The text in the reader's language, and filled.
Str tr(const Ui *ui, Str source);
Str tr_fill(const Ui *ui, Str source, const Str *args, int count);
#define TR(ui, literal) tr((ui), STR(literal))
#define TR_FILL(ui, literal, ...)                                                                                                          \
    tr_fill((ui), STR(literal), (const Str[]){__VA_ARGS__}, (int)(sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str)))

Font ui_font(const Ui *ui, TextStyle style);
int ui_line_height(const Ui *ui, TextStyle style);
int ui_width(const Ui *ui, TextStyle style, Str text);
const Paragraph *ui_layout(const Ui *ui, int w, TextStyle style, Str text);

// Begins a frame; `window` is all of it. ui_end proves that areas were closed.
void ui_begin(Ui *ui, Rect window);
void ui_end(Ui *ui);

void ui_fill(Ui *ui, Rect rect, ColorName color, int radius);
void ui_border(Ui *ui, Rect rect, ColorName color, int radius, int width);
// A paragraph at x, y (its top) of width w; returns its height. The whole text is noted, what is out of sight is not drawn.
int ui_text(Ui *ui, int x, int y, int w, TextStyle style, ColorName color, Str text);
// The first `most` lines, with “…” when there is more.
int ui_text_most(Ui *ui, int x, int y, int w, int most, TextStyle style, ColorName color, Str text);
// One line, cut with “…” where it is too long; returns the width drawn. `w` bounds it.
int ui_line(Ui *ui, int x, int y, int w, TextStyle style, ColorName color, Str text);
int ui_line_right(Ui *ui, int x, int y, int w, TextStyle style, ColorName color, Str text);
// A short text on a tint; returns the width. ui_pill_height tells its height.
int ui_pill(Ui *ui, int x, int y, ColorName ink, ColorName tint, Str text);
int ui_pill_width(const Ui *ui, Str text);
int ui_pill_height(const Ui *ui);

// A card whose height is known only when it is filled.
typedef struct Card {
    int command;
    Rect rect;
} Card;
Card ui_card_begin(Ui *ui, int x, int y, int w, ColorName fill, ColorName edge);
// Returns y below the card.
int ui_card_end(Ui *ui, Card card, int bottom);

// Something to act on: noted for scripts, reachable by keyboard, with a ring when it has the focus.
typedef struct Control {
    Rect rect;
    int id;
    Role role;
    Str label, value;  // value: of a slider or stepper
    bool chosen, disabled;
    int radius;  // of the ring
} Control;
void ui_control(Ui *ui, const Control *control);
// The same for a plain button.
void ui_widget(Ui *ui, Rect rect, int id, Str label, bool enabled, int radius);
bool ui_is_hot(const Ui *ui, int id);  // under the mouse, or with the focus

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
// A face that shows the mood by its features; `x`, `y` is the centre.
void ui_face(Ui *ui, int x, int y, int radius, Mood mood);
// A picture that covers `rect`: its key as AppWorld.picture gave it, the parts that are shown, and how its corners are cut.
void ui_image(Ui *ui, Rect rect, Str key, Str part, int radius);
// A sign of assets/icons in one colour. Beside it stands a word that says the same.
void ui_icon(Ui *ui, int x, int y, int size, const char *name, ColorName color);
// A person in a circle on the ground of the mood: the portrait `key`, or, where it is empty, the first letter of `name` on the person's own
// tint (`index` in the cast). `x`, `y` is the centre. `blink`: eyes closed.
typedef struct Portrait {
    Str key, name;
    int index;
    Mood mood;
    bool blink;
} Portrait;
Str portrait_part(const Portrait *portrait);  // the groups of the drawing that show mood and lids
void ui_portrait(Ui *ui, int x, int y, int radius, const Portrait *portrait);
// The mood as a drawn face and its word on its ground; as high as a pill.
void ui_mood(Ui *ui, int x, int y, Mood mood);
int ui_mood_width(const Ui *ui, Mood mood);
void ui_dot(Ui *ui, int x, int y, int radius, ColorName color);
// A letter or number in a filled circle.
void ui_badge(Ui *ui, int x, int y, int radius, Color fill, Color ink, TextStyle style, Str text);
void ui_check(Ui *ui, int x, int y, int size, ColorName color);
// Filled shapes around a centre.
void ui_triangle(Ui *ui, int x, int y, int radius, ColorName color);
void ui_diamond(Ui *ui, int x, int y, int radius, ColorName color);
void ui_cross(Ui *ui, int x, int y, int size, ColorName color);

// Keys and what they do, in one line. Where there is no room for all, the last are left out.
typedef struct Hint {
    Str keys, what;  // in the reader's language
} Hint;
void ui_hints(Ui *ui, Rect bar, const Hint *hints, int count);

// What follows, up to ui_area_end, is clipped to `view` and moved up by what is scrolled away. Returns the y where content begins.
int ui_area_begin(Ui *ui, AreaName name, Rect view);
void ui_area_end(Ui *ui, int bottom);
#endif
