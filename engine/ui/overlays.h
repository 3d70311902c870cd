// What lies over a page for a while: a dialog, a message, a word about what the mouse or the focus is on.
#ifndef UI_OVERLAYS_H
#define UI_OVERLAYS_H
#include "ui/controls.h"

// A card in the middle of the window, with a scrim between it and the page. Written after all of the page, outside of its areas:
//
//     Dialog dialog = {.title = TR(ui, "Settings"), .width = 560, .actions = actions, .action_count = 1};
//     int y = ui_dialog_begin(ui, &dialog);
//     y += ui_text(ui, dialog.body.x, y, dialog.body.w, TEXT_BODY, COLOR_INK, text);
//     ui_dialog_end(ui, &dialog, y);
//
// From ui_dialog_begin on, what was written before can't be reached: its focus stops are gone, its widgets are marked as not enabled, and
// page keys and wheel scroll the dialog. Its owner keeps whether it is open, takes Esc, puts the focus on its first control when it opens
// (and back when it closes), and starts with areas[AREA_DIALOG].offset = 0. The card is as high as the content was in the frame before; a
// new height makes ui_area_end ask for the frame once more. Higher than the window it does not get: the content scrolls between the title
// and the actions.
typedef struct Dialog {
    Str title;
    int width;              // logical pixels, at most
    const Action *actions;  // at the foot; may be none
    int action_count;
    Rect body;  // set by ui_dialog_begin: x and w of the content; y and h are what can be seen of it
    int foot;   // set by it: where the actions begin
} Dialog;
// Returns the y where the content begins.
int ui_dialog_begin(Ui *ui, Dialog *dialog);
// `bottom`: y below the content.
void ui_dialog_end(Ui *ui, const Dialog *dialog, int bottom);

// A message that goes by itself, in the middle over the lower end of `page`. It takes no focus and hides nothing for good: what it says can
// be read elsewhere too. Its owner keeps how long it stays (MOTION_TOAST).
typedef struct Toast {
    Str text;
    const char *icon;  // of assets/icons
    ColorName ink, tint;
} Toast;
void ui_toast(Ui *ui, Rect page, const Toast *toast);

// What the frame left in ui->tip: the name of the control without words that is under the mouse, or else has the focus. Over everything,
// so it is written last.
void ui_tooltip(Ui *ui);
#endif
