// Game pads, without a price for those who have none: SDL's subsystem is started when there is a device and ended with the last, since it
// wakes the program again and again.
#ifndef HOST_PADS_H
#define HOST_PADS_H
#include "base/str.h"

#include <SDL.h>

typedef struct Pads Pads;

// Is a joystick or pad among the device files in `devices` ("/dev/input")? `classes` ("/sys/class/input") says what an event node can do.
bool pads_present(Str devices, Str classes);
// Opens the pads that there are, and pushes an event of this type when devices come or go. Both folders must stay valid. Never NULL.
Pads *pads_open(Str devices, Str classes, Uint32 type);
// After such an event, or one of SDL's own of a controller that came or went: opens and closes what there is now. Returns how many pads
// are open.
int pads_update(Pads *pads);
void pads_close(Pads *pads);  // NULL is fine
#endif
