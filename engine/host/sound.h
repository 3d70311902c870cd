// The program's sounds. They never stand in the way: nothing waits for one, and where none can be heard nothing is said of it.
#ifndef HOST_SOUND_H
#define HOST_SOUND_H
#include "base/str.h"
#include "ui/input.h"

typedef struct Sound Sound;

// Sounds are read from `folder` (select.wav, confirm.wav …: 16 bits, mono, 22,050 a second, at most a second long), each when it is first
// played. Opens nothing yet, and never fails. The caller owns it; the folder's name is copied.
Sound *sound_open(Str folder);
// Plays a cue, and returns at once. It takes the place of what is still heard, which fades out; only the end is heard to its end. The audio
// device is opened for it, and closed again when nothing was asked for a while, for an open one keeps the processor awake. Where there is
// no device it is not looked for again; a file that is missing or damaged is silent. CUE_NONE and a sound of NULL are fine. To be called
// from one thread, and between SDL's start and SDL_Quit.
void sound_play(Sound *sound, Cue cue);
// Cuts off what is heard. Waits for the device to close: a tenth of a second at most, and only when something was played just before.
// To be called before SDL_Quit. NULL is fine.
void sound_close(Sound *sound);
#endif
