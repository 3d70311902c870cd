// Scripts that use the real screens as a person would, with no display needed: for tests, for pictures, for reviewers.
#ifndef HOST_DRIVE_H
#define HOST_DRIVE_H
#include "host/glyphs.h"
#include "host/images.h"
#include "ui/app.h"

// Runs `script`, the text of `file`: one command a line, "#" begins a comment, texts in double quotes with \" and \\ inside.
//   lang zh-TW                  switches the language
//   size 1280 720 [percent]     pixels of the window, scale of the display
//   theme dark                  light, dark or contrast
//   text 150                    size of text in per cent: 100, 150 or 200
//   play NAME [seed N]          opens a scenario of the library by its name, or a file; runs have the seed 1 unless another is said
//   gallery                     shows every widget in all its states
//   click "Label"               presses what is labelled so, or else whose label contains the text
//   key Down                    Up Down Left Right Enter Space Escape Tab Backspace Delete Home End PageUp PageDown F1 F2, a letter, a
//                               digit; Shift+ and then Ctrl+ may stand before it: Shift+Ctrl+Left
//   type "text"                 text as it is typed
//   edit "text"                 what an input method shows before it decides; "" when it shows nothing any more
//   tap "Label"                 the same as click, with a finger
//   pan ["Label"] -200          a finger dragged by so many pixels, up is negative; from the middle of the window, or from that label
//   pad A                       a button of a game pad: A B X Y Up Down Left Right LB RB Start Back
//   wheel -3                    notches of the mouse wheel, up is positive
//   expect "text"               ends with a fault unless a text or a label on the screen contains it
//   refuse "text"               ends with a fault if one does
//   shot FILE.png               writes a picture
//   same FILE.png               ends with a fault unless what is shown is this picture, pixel for pixel; then FILE.new.png is it
//   wait N                      lets so many milliseconds pass, at once: what moves goes on, messages go
//   hash                        prints the hash of the run on the screen
//   quit                        closes the window; what follows is not run
// All lines are read before the first is run. Faults name file and line. Without `images`, NULL, no drawings are shown. Fills
// world->measure and world->clipboard, and clears world->set_language and world->set_look: a script changes nobody's settings, nor do
// anybody's reach it: it begins with the light theme, text of 100 per cent and nothing that moves. Returns the exit code: 0; 1 when an
// expectation fails, a picture differs or there is nothing to click; 2 when the script is not understood; 4 without a font or when a
// picture can't be written or read.
int drive_run(AppWorld *world, Images *images, Str file, Str script, Str language, Err *err);

// Who looks at the screens where pictures would be taken: `shot` writes no file then. `list` is what is shown, drawn with `glyphs` and
// `images`; `name` is the picture's. The eye may hand inputs to the App and so change `list`, and leaves the App on the same page.
typedef struct DriveEye {
    void *context;
    void (*look)(void *context, App *app, DrawList *list, Glyphs *glyphs, Images *images, Str name);
} DriveEye;
int drive_show(AppWorld *world, Images *images, Str file, Str script, Str language, const DriveEye *eye, Err *err);
#endif
