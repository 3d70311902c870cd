// A text a person writes. The caret stands at its end; the field has the keyboard while it has the focus.
#ifndef UI_FIELD_H
#define UI_FIELD_H
#include "ui/input.h"
#include "ui/widgets.h"

#define FIELD_LETTERS 280
typedef struct Field {
    char text[4 * FIELD_LETTERS];  // UTF-8, no control letters
    int len, letters;
} Field;

Str field_text(const Field *field);  // valid until the field changes
// Replaces the text with as much as fits.
void field_set(Field *field, Str text);
// Takes what was typed, without wrong bytes and control letters, as far as it fits; true when something was added.
bool field_type(Field *field, Str text);
// Takes a key that is the field's while it has the keyboard: letters (they come as text, too), space, Backspace, and the keys that would
// move within a line. False for all others.
bool field_key(Field *field, const Input *input);
// At most `w` wide, as high as its text; `label` says what is asked for, in an empty field and to a screen reader. Returns y below.
int field_draw(Ui *ui, const Field *field, int id, int x, int y, int w, Str label);
#endif
