// What SDL reports, said in the words of ui/input.h.
#ifndef HOST_EVENTS_H
#define HOST_EVENTS_H
#include "ui/input.h"

#include <SDL.h>

// Kept between events.
typedef struct EventState {
    double scale_x, scale_y;  // pixels per unit of the window
    int stick[2];             // where the left stick of a pad is pushed, across and down: -1, 0, 1
    int touched;              // the row of pixels where the finger was last
    double wheel;             // part of a notch not reported yet
    Uint32 changed;           // type of the event that tells of a changed file; 0: none
    Uint32 searched;          // of the one that tells how far the search is; 0: none
} EventState;

// The input that an event of a key, a pad, the mouse, text or closing means; kind INPUT_NONE when it means none. The window's own events
// are not looked at, except for the pointer leaving it. `text` points into the event, or is what SDL_TEXTEDITING_EXT brings and the caller
// frees.
Input event_input(const SDL_Event *event, EventState *state);
// That of a button of a pad, by SDL's number.
Input event_pad(int button);
#endif
