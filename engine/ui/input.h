// What a person did, or what happened to a file, without a word of SDL.
#ifndef UI_INPUT_H
#define UI_INPUT_H
#include "base/str.h"

typedef enum InputKind {
    INPUT_NONE,
    INPUT_KEY,
    INPUT_TEXT,
    INPUT_EDIT,  // what an input method has not decided yet
    INPUT_MOVE,
    INPUT_PRESS,
    INPUT_RELEASE,
    INPUT_WHEEL,
    INPUT_PAN,  // a finger drags what lies under it
    INPUT_RESIZE,
    INPUT_QUIT,
    INPUT_CHANGED,   // on disk: what app_watches names
    INPUT_SEARCHED,  // the search that was asked for has ended, or has got further
    INPUT_TICK       // time has passed
} InputKind;
typedef enum Key {
    KEY_NONE,
    KEY_UP,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_ENTER,
    KEY_SPACE,
    KEY_ESCAPE,
    KEY_TAB,
    KEY_BACKSPACE,
    KEY_HOME,
    KEY_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_DELETE,
    KEY_F1,
    KEY_F2,
    KEY_LETTER  // with `code`: a lower-case letter, a digit, + or -
} Key;
typedef struct Input {
    InputKind kind;
    Key key;
    uint32_t code;
    bool shift, control;
    int x, y;     // pixels
    int wheel;    // notches, up is positive
    bool touch;   // PRESS, RELEASE: by a finger, which points at nothing once it is lifted
    int pan;      // PAN: pixels downwards since the last one, or since the press
    int ms;       // TICK: since the last one, or since time began to matter
    int w, h;     // RESIZE: pixels of the window
    int percent;  // RESIZE: the display's scale, 100 = one pixel a logical pixel
    Str text;     // TEXT, EDIT
    int caret;    // EDIT: code points before the input method's own caret; beyond the text: at its end
} Input;
// What is to be heard.
typedef enum Cue { CUE_NONE, CUE_SELECT, CUE_CONFIRM, CUE_MESSAGE, CUE_FALL, CUE_END, CUE_COUNT } Cue;
// "Down", "Enter", "a" … as `drive` scripts and the shortcut texts name them; KEY_NONE when unknown.
Key key_from_name(Str name, uint32_t *code);
#endif
