// The ground that widgets stand on: one frame being written, its text, cards, scrolled areas, and what can be acted on.
#ifndef UI_WIDGETS_H
#define UI_WIDGETS_H
#include "base/catalog.h"
#include "ui/bounds.h"
#include "ui/text.h"
#include "ui/theme.h"

// Parts of a screen that scroll by themselves. They outlive the frame.
typedef enum AreaName { AREA_NONE, AREA_MAIN, AREA_SIDE, AREA_DIALOG, AREA_COUNT } AreaName;
typedef struct Area {
    Rect view;
    int offset, height;  // pixels scrolled away above; height of all there is
    int before;          // the height in the frame before, 0: it was not there
} Area;

// Something to act on. The keyboard goes there, seen or scrolled away (`rect` is where it would be in the window); the mouse sees
// `visible`.
typedef struct FocusStop {
    Rect rect, visible;
    int id;
    Role role;
    AreaName area;
    bool chosen;
    int track_x, track_w;  // where a slider can be pulled to
    int owner, by;         // by is not 0: for the mouse alone; a press adjusts the stepper `owner` so
} FocusStop;

// Where a text field lies and how its text is laid out, for the pointer, the keys between lines, and an input method.
typedef struct FieldPage {
    Rect rect, caret;  // of the whole; w is 0 where there is no field
    int x, y, w;       // of the text
    Font font;
    bool chinese;
    AreaName area;
} FieldPage;

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
    Str preedit;                // what an input method has not decided yet, and where in it its caret stands
    size_t preedit_caret;
    Arena *keep;  // holds `stops`, which outlive the list
    Rect clip;
    AreaName area;
    int quiet;     // > 0: measure only
    bool filled;   // texts are laid out as ones that are being written
    Str who, how;  // of the texts that follow, as DrawText has them
    bool aside;
    int places[ROLE_COUNT];  // how many of each there are so far
    bool sample;             // widgets are drawn as they are, but nobody can act on them
    int *letters;            // so many letters of texts are still to be drawn; NULL: all
    FocusStop *stops;
    int stop_count, stop_cap;
    bool again;  // an area was scrolled too far: the frame has to be written once more
    FieldPage field;
    Rect tip_of;  // the control that ui_tooltip is to name; w is 0 when there is none
    Str tip;
} Ui;

// Logical pixels as pixels of the window.
int px(const Ui *ui, int logical);
int ui_hair(const Ui *ui);  // the thinnest line
bool ui_inside(Rect rect, int x, int y);

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

bool ui_seen(const Ui *ui, Rect rect);  // is some of it to be drawn?
void ui_fill(Ui *ui, Rect rect, ColorName color, int radius);
void ui_border(Ui *ui, Rect rect, ColorName color, int radius, int width);
// A paragraph at x, y (its top) of width w; returns its height. The whole text is noted, what is out of sight is not drawn.
int ui_text(Ui *ui, int x, int y, int w, TextStyle style, ColorName color, Str text);
// The first `most` lines, with “…” when there is more.
int ui_text_most(Ui *ui, int x, int y, int w, int most, TextStyle style, ColorName color, Str text);
// One line, cut with “…” where it is too long; returns the width drawn. `w` bounds it.
int ui_line(Ui *ui, int x, int y, int w, TextStyle style, ColorName color, Str text);
int ui_line_right(Ui *ui, int x, int y, int w, TextStyle style, ColorName color, Str text);
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
    int radius;            // of the ring
    Rect ring;             // what it goes around; w is 0: `rect`
    bool wordless;         // its label is not to be seen: a tooltip shows it
    int track_x, track_w;  // as in FocusStop, and the next two
    int owner, by;
} Control;
void ui_control(Ui *ui, const Control *control);
// The same for a plain button.
void ui_widget(Ui *ui, Rect rect, int id, Str label, bool enabled, int radius);
bool ui_is_hot(const Ui *ui, int id);  // under the mouse, or with the focus

// What follows, up to ui_clip_end, is cut at `rect`. Returns what it was cut at before, for ui_clip_end.
Rect ui_clip_begin(Ui *ui, Rect rect);
void ui_clip_end(Ui *ui, Rect before);

// What follows, up to ui_area_end, is clipped to `view` and moved up by what is scrolled away. Returns the y where content begins.
int ui_area_begin(Ui *ui, AreaName name, Rect view);
void ui_area_end(Ui *ui, int bottom);
#endif
