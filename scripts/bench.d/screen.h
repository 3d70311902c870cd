// The X screen as a person in front of it has it: what is seen, when it changes, and keys that are pressed.
#ifndef SCREEN_H
#define SCREEN_H
#include <stdbool.h>

typedef struct ScreenWatch ScreenWatch;

// Of $DISPLAY. NULL with a reason on standard error when there is none that tells of changes. Until the end of this program.
ScreenWatch *screen_open(void);
// True when something was drawn within `seconds`, whether or not it changed the picture.
bool screen_drawn(ScreenWatch *screen, double seconds);
// Looks at the picture: is it another one than at the last look?
bool screen_changed(ScreenWatch *screen);
// When (wall_seconds) the picture last changed before it stood still for `rest` seconds; 0: it did not change. Gives up on a picture that
// never rests after ten seconds.
double screen_settled(ScreenWatch *screen, double rest);
// Presses and lets go of a key by X's name for it, like Down, plus or L. False: this keyboard has no such key.
bool screen_press(ScreenWatch *screen, const char *key);
#endif
