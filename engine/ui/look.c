// What the reader chooses for all screens: language, colours, size of text, motion, sounds; by key, or in the dialog of F2. And F1: the
// keys.
#include "ui/parts.h"

static const int text_sizes[] = {100, 150, 200};
enum { TEXT_SIZES = sizeof text_sizes / sizeof *text_sizes };

static void change_text(App *app, int by) {
    int at = 0;
    while (at + 1 < TEXT_SIZES && text_sizes[at] < app->look.text) at++;
    at += by;
    if (at < 0 || at >= TEXT_SIZES) return;
    Look look = app->look;
    look.text = text_sizes[at];
    app_set_look(app, &look);
}

static void toggle_sound(App *app) {
    Look look = app->look;
    look.silent = !look.silent;
    app_set_look(app, &look);
}

void look_key(App *app, uint32_t code) {
    switch (code) {
    case 'l': app_set_language(app, str_equal(app->language, STR("en")) ? STR("zh-TW") : STR("en")); break;
    case 'm': toggle_sound(app); break;
    case '+': change_text(app, 1); break;
    case '-': change_text(app, -1); break;
    default: break;
    }
}
