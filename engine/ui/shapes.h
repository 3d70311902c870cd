// Signs and faces: small shapes around a centre, portraits and icons.
#ifndef UI_SHAPES_H
#define UI_SHAPES_H
#include "ui/widgets.h"

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
void ui_dot(Ui *ui, int x, int y, int radius, ColorName color);
// A letter or number in a filled circle.
void ui_badge(Ui *ui, int x, int y, int radius, Color fill, Color ink, TextStyle style, Str text);
void ui_check(Ui *ui, int x, int y, int size, ColorName color);
// Filled shapes around a centre.
void ui_triangle(Ui *ui, int x, int y, int radius, ColorName color);
void ui_diamond(Ui *ui, int x, int y, int radius, ColorName color);
void ui_cross(Ui *ui, int x, int y, int size, ColorName color);
#endif
