// Held keys repeat only where that is harmless: an Enter held a little too long must not take a second decision.
#include "host/events.h"

#include <stdlib.h>

#define STICK_PUSHED 20000  // of 32767
#define STICK_BACK   12000

typedef struct KeyRow {
    SDL_Keycode sym;
    Key key;
    bool repeats;
} KeyRow;

static const KeyRow keys[] = {
    {SDLK_UP, KEY_UP, true},           {SDLK_DOWN, KEY_DOWN, true},
    {SDLK_LEFT, KEY_LEFT, true},       {SDLK_RIGHT, KEY_RIGHT, true},
    {SDLK_PAGEUP, KEY_PAGE_UP, true},  {SDLK_PAGEDOWN, KEY_PAGE_DOWN, true},
    {SDLK_TAB, KEY_TAB, true},         {SDLK_BACKSPACE, KEY_BACKSPACE, true},
    {SDLK_HOME, KEY_HOME, false},      {SDLK_END, KEY_END, false},
    {SDLK_RETURN, KEY_ENTER, false},   {SDLK_RETURN2, KEY_ENTER, false},
    {SDLK_KP_ENTER, KEY_ENTER, false}, {SDLK_SPACE, KEY_SPACE, false},
    {SDLK_ESCAPE, KEY_ESCAPE, false},  {SDLK_AC_BACK, KEY_ESCAPE, false},
    {SDLK_F1, KEY_F1, false},          {SDLK_F2, KEY_F2, false},
    {SDLK_DELETE, KEY_DELETE, true},
};

// The keypad: digits with NumLock, else what is printed below them.
static const SDL_Keycode keypad[10][2] = {
    {SDLK_0, SDLK_UNKNOWN}, {SDLK_1, SDLK_END},   {SDLK_2, SDLK_DOWN}, {SDLK_3, SDLK_PAGEDOWN}, {SDLK_4, SDLK_LEFT},
    {SDLK_5, SDLK_UNKNOWN}, {SDLK_6, SDLK_RIGHT}, {SDLK_7, SDLK_HOME}, {SDLK_8, SDLK_UP},       {SDLK_9, SDLK_PAGEUP},
};

static bool is_letter(SDL_Keycode sym) {
    return (sym >= SDLK_a && sym <= SDLK_z) || (sym >= SDLK_0 && sym <= SDLK_9);
}

// French and Czech keyboards write other letters on the row of digits; for us it stays a row of digits.
static SDL_Keycode digit_of(SDL_Scancode code) {
    if (code == SDL_SCANCODE_0) return SDLK_0;
    return code >= SDL_SCANCODE_1 && code <= SDL_SCANCODE_9 ? SDLK_1 + (SDL_Keycode)(code - SDL_SCANCODE_1) : SDLK_UNKNOWN;
}

// KP_1 … KP_9 and then KP_0 follow each other.
static SDL_Keycode plain_sym(const SDL_Keysym *key) {
    if (key->scancode >= SDL_SCANCODE_KP_1 && key->scancode <= SDL_SCANCODE_KP_0) {
        int digit = (int)(key->scancode - SDL_SCANCODE_KP_1 + 1) % 10;
        return keypad[digit][key->mod & KMOD_NUM ? 0 : 1];
    }
    return is_letter(key->sym) || digit_of(key->scancode) == SDLK_UNKNOWN ? key->sym : digit_of(key->scancode);
}

// Plus shares its key with the sign of equality on most keyboards.
static uint32_t letter_of(SDL_Keycode sym) {
    if (sym == SDLK_PLUS || sym == SDLK_EQUALS || sym == SDLK_KP_PLUS) return '+';
    if (sym == SDLK_MINUS || sym == SDLK_KP_MINUS) return '-';
    return is_letter(sym) ? (uint32_t)sym : 0;
}

static Input key_input(const SDL_KeyboardEvent *event) {
    const Uint16 mod = event->keysym.mod;
    SDL_Keycode sym = plain_sym(&event->keysym);
    uint32_t letter = letter_of(sym);
    if (mod & KMOD_ALT) return (Input){.kind = sym == SDLK_F4 ? INPUT_QUIT : INPUT_NONE};
    if (mod & KMOD_GUI) return (Input){0};
    Input input = {.kind = INPUT_KEY, .shift = mod & KMOD_SHIFT, .control = mod & KMOD_CTRL};
    if (letter && !event->repeat) {
        input.key = KEY_LETTER;
        input.code = letter;
        return input;
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i].sym != sym || (event->repeat && !keys[i].repeats)) continue;
        input.key = keys[i].key;
        return input;
    }
    return (Input){0};
}

static Input mouse_input(InputKind kind, const EventState *state, int x, int y) {
    return (Input){.kind = kind, .x = (int)(x * state->scale_x), .y = (int)(y * state->scale_y)};
}

static Input button_input(const SDL_MouseButtonEvent *event, EventState *state) {
    if (event->button != SDL_BUTTON_LEFT) return (Input){0};
    Input input = mouse_input(event->type == SDL_MOUSEBUTTONDOWN ? INPUT_PRESS : INPUT_RELEASE, state, event->x, event->y);
    input.touch = event->which == SDL_TOUCH_MOUSEID;
    if (input.touch) state->touched = input.y;
    return input;
}

// SDL tells of fingers as of a mouse. A finger that is not down is nowhere; one that is down drags.
static Input motion_input(const SDL_MouseMotionEvent *event, EventState *state) {
    Input input = mouse_input(INPUT_MOVE, state, event->x, event->y);
    if (event->which != SDL_TOUCH_MOUSEID) return input;
    if (!(event->state & SDL_BUTTON_LMASK)) return (Input){0};
    input.kind = INPUT_PAN;
    input.pan = input.y - state->touched;
    state->touched = input.y;
    return input;
}

// Touchpads report parts of a notch; they are saved up.
static Input wheel_input(const SDL_MouseWheelEvent *event, EventState *state) {
    state->wheel += (double)event->preciseY;
    int notches = (int)state->wheel;
    state->wheel -= notches;
    Input input = mouse_input(notches ? INPUT_WHEEL : INPUT_NONE, state, event->mouseX, event->mouseY);
    input.wheel = notches;
    return input;
}

// An input method that does not tell where its caret is says 0 or -1; then it stands at the end, as in most of them.
static Input edit_input(const char *text, int caret) {
    return (Input){.kind = INPUT_EDIT, .text = str_from(text), .caret = caret > 0 ? caret : INT32_MAX};
}

static const struct {
    SDL_GameControllerButton button;
    Key key;
    uint32_t code;
} pad_buttons[] = {
    {SDL_CONTROLLER_BUTTON_DPAD_UP, KEY_UP, 0},
    {SDL_CONTROLLER_BUTTON_DPAD_DOWN, KEY_DOWN, 0},
    {SDL_CONTROLLER_BUTTON_DPAD_LEFT, KEY_LEFT, 0},
    {SDL_CONTROLLER_BUTTON_DPAD_RIGHT, KEY_RIGHT, 0},
    {SDL_CONTROLLER_BUTTON_A, KEY_ENTER, 0},
    {SDL_CONTROLLER_BUTTON_B, KEY_ESCAPE, 0},
    {SDL_CONTROLLER_BUTTON_X, KEY_BACKSPACE, 0},
    {SDL_CONTROLLER_BUTTON_Y, KEY_LETTER, 'n'},
    {SDL_CONTROLLER_BUTTON_LEFTSHOULDER, KEY_PAGE_UP, 0},
    {SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, KEY_PAGE_DOWN, 0},
    {SDL_CONTROLLER_BUTTON_START, KEY_F2, 0},
    {SDL_CONTROLLER_BUTTON_BACK, KEY_F1, 0},
};

Input event_pad(int button) {
    for (size_t i = 0; i < sizeof pad_buttons / sizeof *pad_buttons; i++)
        if ((int)pad_buttons[i].button == button) return (Input){.kind = INPUT_KEY, .key = pad_buttons[i].key, .code = pad_buttons[i].code};
    return (Input){0};
}

// An arrow each time the stick is pushed; it counts as let go only when it is well back, so that a trembling hand pushes once.
static Input stick_input(const SDL_ControllerAxisEvent *event, EventState *state) {
    static const Key keys_of[2][2] = {{KEY_LEFT, KEY_RIGHT}, {KEY_UP, KEY_DOWN}};
    if (event->axis != SDL_CONTROLLER_AXIS_LEFTX && event->axis != SDL_CONTROLLER_AXIS_LEFTY) return (Input){0};
    int axis = event->axis == SDL_CONTROLLER_AXIS_LEFTY, way = event->value > 0 ? 1 : -1, reach = abs(event->value);
    if (reach < STICK_BACK) state->stick[axis] = 0;
    if (reach < STICK_PUSHED || state->stick[axis] == way) return (Input){0};
    state->stick[axis] = way;
    return (Input){.kind = INPUT_KEY, .key = keys_of[axis][way > 0]};
}

// What the program's own threads push.
static Input own_input(Uint32 type, const EventState *state) {
    if (state->changed && type == state->changed) return (Input){.kind = INPUT_CHANGED};
    if (state->searched && type == state->searched) return (Input){.kind = INPUT_SEARCHED};
    return (Input){0};
}

Input event_input(const SDL_Event *event, EventState *state) {
    switch (event->type) {
    case SDL_QUIT: return (Input){.kind = INPUT_QUIT};
    case SDL_KEYDOWN: return key_input(&event->key);
    case SDL_TEXTINPUT: return (Input){.kind = INPUT_TEXT, .text = str_from(event->text.text)};
    case SDL_TEXTEDITING: return edit_input(event->edit.text, event->edit.start);
    case SDL_TEXTEDITING_EXT: return edit_input(event->editExt.text, event->editExt.start);
    case SDL_CONTROLLERBUTTONDOWN: return event_pad(event->cbutton.button);
    case SDL_CONTROLLERAXISMOTION: return stick_input(&event->caxis, state);
    case SDL_MOUSEMOTION: return motion_input(&event->motion, state);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: return button_input(&event->button, state);
    case SDL_MOUSEWHEEL: return wheel_input(&event->wheel, state);
    case SDL_WINDOWEVENT: return event->window.event == SDL_WINDOWEVENT_LEAVE ? (Input){.kind = INPUT_MOVE, .x = -1, .y = -1} : (Input){0};
    default: return own_input(event->type, state);
    }
}
