// A message over any screen: it stays for a while and goes by itself, and nothing waits for it.
#include "ui/parts.h"

void message_show(App *app, MessageKind kind, Str text) {
    arena_reset(&app->message.arena);
    app->message.text = str_copy(&app->message.arena, text);
    app->message.kind = kind;
    app->message.left = MOTION_TOAST;
    app->dirty = true;
}

void message_tick(App *app, int ms) {
    if (!app->message.left) return;
    app->message.left = ms < app->message.left ? app->message.left - ms : 0;
    if (!app->message.left) app->dirty = true;
}

void message_draw(const App *app, Ui *ui) {
    static const Toast looks[] = {
        [MESSAGE_PLAIN] = {.icon = "info", .ink = COLOR_INK, .tint = COLOR_SURFACE},
        [MESSAGE_GOOD] = {.icon = "check", .ink = COLOR_GOOD, .tint = COLOR_GOOD_TINT},
        [MESSAGE_WARNING] = {.icon = "warning", .ink = COLOR_WARN, .tint = COLOR_WARN_TINT},
    };
    if (!app->message.left) return;
    Toast toast = looks[app->message.kind];
    toast.text = app->message.text;
    Rect page = app_window(app);
    page.h -= px(ui, HINTS);
    ui_toast(ui, page, &toast);
}
