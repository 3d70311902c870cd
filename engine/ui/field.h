// A text a person writes, with a caret, a selection and one step back. The field has the keyboard while it has the focus.
#ifndef UI_FIELD_H
#define UI_FIELD_H
#include "ui/input.h"
#include "ui/widgets.h"

#define FIELD_LETTERS 280
typedef enum FieldEdit { EDIT_NONE, EDIT_TYPED, EDIT_ERASED, EDIT_REPLACED } FieldEdit;
typedef struct Field {
    char text[4 * FIELD_LETTERS];  // UTF-8, no control letters
    int len, letters;              // bytes, code points
    int caret, anchor;             // bytes; what lies between them is selected
    bool tail;                     // where a line was broken at the caret: it stands at the end of that line, not on the next one
    int goal;                      // where Up and Down aim, one more than pixels from the left; 0: at the caret
    unsigned edits;                // counts changes of the text
    FieldEdit edit;                // the last one, as long as the next of its kind belongs to it
    char before[4 * FIELD_LETTERS];
    int before_len, before_caret;  // the text before it
} Field;

Str field_text(const Field *field);      // valid until the field changes
Str field_selected(const Field *field);  // the same; empty: nothing is
// Replaces the text with as much as fits, forgets how it came to be, and puts the caret at the end.
void field_set(Field *field, Str text);
// Puts what was typed or pasted in the place of what is selected, without wrong bytes and control letters, as far as it fits. False when
// nothing was added; then nothing is gone either.
bool field_type(Field *field, Str text);
void field_erase_selected(Field *field);
// Takes a key that is the field's while it has the keyboard: letters (they come as text, too), space, Backspace, Delete, the keys that move
// within the text, Ctrl+A and Ctrl+Z. False for all others, and for Up in the first line and Down in the last. `page` and `cache` lay the
// text out; without a cache it is one line.
bool field_key(Field *field, const Input *input, const FieldPage *page, TextCache *cache);
// Puts the caret where a pointer is; `extend`: what lies between is selected.
void field_point(Field *field, const FieldPage *page, TextCache *cache, int x, int y, bool extend);
// What of a text may stand in a field: in `arena`, when something has to go.
Str field_clean(Arena *arena, Str text);
// At most `w` wide, as high as its text; `label` says what is asked for, in an empty field and to a screen reader. Returns y below.
int field_draw(Ui *ui, const Field *field, int id, int x, int y, int w, Str label);
#endif
