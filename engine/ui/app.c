// One input in, at most one new picture out.
#include "base/utf8.h"
#include "ui/parts.h"

#include <stdlib.h>

#define REWRITES_MAX 4  // a frame is written again when an area was scrolled too far or what lies under the mouse has moved

static const ScreenSpec *const screens[SCREEN_COUNT] = {
    [SCREEN_HOME] = &home_screen,       [SCREEN_PLAY] = &play_screen,       [SCREEN_ASK] = &ask_screen,
    [SCREEN_DEBRIEF] = &debrief_screen, [SCREEN_WHAT_IF] = &what_if_screen, [SCREEN_COMPARE] = &compare_screen,
    [SCREEN_BARGAIN] = &bargain_screen, [SCREEN_FAULTS] = &fault_screen,    [SCREEN_GALLERY] = &gallery_screen,
};

const ScreenSpec *app_screen(const App *app) {
    return screens[app->screen];
}

int app_scale(const App *app) {
    return theme_scale(app->w, app->h, app->percent, app->look.text);
}

Rect app_window(const App *app) {
    return (Rect){0, 0, app->w, app->h};
}

static void use_language(App *app, Str language) {
    app->language = str_equal(language, STR("zh-TW")) ? STR("zh-TW") : STR("en");
    app->ui = app->world.ui_catalog(app->world.context, app->language);
    app->handbook = app->world.handbook_catalog(app->world.context, app->language);
    game_translate(app);
    app->dirty = true;
}

App *app_open(const AppWorld *world, Str language, int w, int h, int percent) {
    App *app = mem_realloc(NULL, sizeof *app);
    *app = (App){.world = *world, .w = w, .h = h, .percent = percent, .mouse_x = -1, .mouse_y = -1};
    app->cache = text_open(&world->measure);
    app->coaching = world->coaching;
    app->look = world->look;
    use_language(app, language);
    app->unread = true;
    home_glance(app);
    return app;
}

void app_close(App *app) {
    if (!app) return;
    game_close(app);
    opening_end(app);
    arena_free(&app->home.arena);
    arena_free(&app->coach.arena);
    debrief_memory_free(app->coach.memory);
    arena_free(&app->compare.arena);
    arena_free(&app->bargain.arena);
    story_free(&app->what_if.story);
    story_free(&app->compare.story);
    arena_free(&app->stop_arena);
    arena_free(&app->message.arena);
    arena_free(&app->gallery.arena);
    arena_free(&app->preedit_arena);
    err_free(&app->err);
    draw_free(&app->back);
    text_close(app->cache);
    free(app);
}

static void read_screen(App *app) {
    app->unread = false;
    if (app_screen(app)->read) app_screen(app)->read(app);
}

void app_show(App *app, ScreenName screen) {
    app->screen = screen;
    app->page++;
    app->focus = app->pressed = ID_NONE;
    app->overlay = OVERLAY_NONE;
    app->motion = (Motion){0};
    for (int i = 0; i < AREA_COUNT; i++) app->areas[i].offset = 0;
    app->dirty = true;
    if (app_screen(app)->enter) app_screen(app)->enter(app);
    read_screen(app);
}

Err *app_err(App *app) {
    err_free(&app->err);
    app->err = (Err){.catalog = app->ui};
    return &app->err;
}

void app_fail(App *app, ScreenName back) {
    err_sort(&app->err);
    app->fault_back = back;
    app_show(app, SCREEN_FAULTS);
}

bool app_play(App *app, Str name, Str path, uint64_t seed, bool has_seed) {
    return game_start(app, name, path, has_seed ? seed : app->world.seed(app->world.context));
}

void app_gallery(App *app) {
    app_show(app, SCREEN_GALLERY);
}

void app_set_coaching(App *app, Coaching coaching) {
    app->coaching = coaching;
}

const Look *app_look(const App *app) {
    return &app->look;
}

void app_set_look(App *app, const Look *look) {
    app->look = *look;
    if (app->world.set_look) app->world.set_look(app->world.context, look);
    app->dirty = true;
}

// Of two times to wait, 0 being never.
static int sooner(int a, int b) {
    return !a || (b && b < a) ? b : a;
}

int app_wants_tick(const App *app) {
    int motion = motion_wants_tick(app), message = app->message.left;
    int screen = app_screen(app)->wants_tick ? app_screen(app)->wants_tick(app) : 0;
    return sooner(motion, sooner(message, screen));
}

Str app_picture(const App *app, PictureKind kind, Str path, Str name) {
    return app->world.picture && name.len ? app->world.picture(app->world.context, kind, path, name) : STR_NONE;
}

void app_sound(App *app, Cue cue) {
    if (cue > app->cue) app->cue = cue;
}

Cue app_cue(App *app) {
    Cue cue = app->look.silent ? CUE_NONE : app->cue;
    app->cue = CUE_NONE;
    return cue;
}

bool app_quits(const App *app) {
    return app->quits;
}

Str app_language(const App *app) {
    return app->language;
}

void app_set_language(App *app, Str language) {
    if (str_equal(language, app->language)) return;
    use_language(app, language);
    if (app->world.set_language) app->world.set_language(app->world.context, app->language);
    read_screen(app);
}

// The field that has the keyboard, or NULL.
static Field *active_field(App *app) {
    return app->focus == ID_FIELD && app_screen(app)->field ? app_screen(app)->field(app) : NULL;
}

static void note_edit(App *app, const Field *field, unsigned edits) {
    Said *said = &app->game.said;
    if (field == &said->words || field == &said->commitment) said->changed |= field->edits != edits;
    app->caret_moved = app->dirty = true;
}

static bool copy_selected(App *app, const Field *field) {
    Str selected = field_selected(field);
    const Clipboard *clipboard = &app->world.clipboard;
    if (!selected.len || !clipboard->write) return false;
    clipboard->write(clipboard->context, selected);
    return true;
}

// Keys of the clipboard; what was cut without a clipboard would be lost, and stays.
static bool clipboard_key(App *app, Field *field, const Input *input) {
    if (!input->control || input->key != KEY_LETTER) return false;
    const Clipboard *clipboard = &app->world.clipboard;
    if (input->code == 'v' && clipboard->read)
        field_type(field, clipboard->read(clipboard->context));
    else if (input->code == 'x' && copy_selected(app, field))
        field_erase_selected(field);
    else if (input->code == 'c')
        copy_selected(app, field);
    else
        return false;
    return true;
}

// Esc leaves the field, and only from there the screen. False: not a key of the field.
static bool take_field_key(App *app, const Input *input) {
    Field *field = active_field(app);
    if (!field) return false;
    unsigned edits = field->edits;
    if (input->key == KEY_ESCAPE)
        app->focus = ID_NONE;
    else if (!clipboard_key(app, field, input) && !field_key(field, input, &app->field, app->cache))
        return false;
    note_edit(app, field, edits);
    return true;
}

// Control and a key is the field's, but for the size of text.
static bool is_command(const Input *input) {
    return input->control && !(input->key == KEY_LETTER && (input->code == '+' || input->code == '-'));
}

// As long as an input method has not decided, keys are its own.
static void take_key(App *app, const Input *input) {
    if (app->preedit.len) return;
    bool covered = app->overlay != OVERLAY_NONE;
    if (is_command(input)) {
        if (!covered) take_field_key(app, input);
        return;
    }
    if (!overlay_key(app, input) && !(!covered && (take_field_key(app, input) || app_screen(app)->key(app, input))))
        navigate_key(app, input);
    else
        app->dirty = true;
}

static void drop_preedit(App *app) {
    if (app->preedit.len) app->dirty = true;
    app->preedit = STR_NONE;
    arena_reset(&app->preedit_arena);
}

static void take_text(App *app, const Input *input) {
    Field *field = active_field(app);
    drop_preedit(app);
    if (!field) return;
    unsigned edits = field->edits;
    if (field_type(field, input->text)) note_edit(app, field, edits);
}

static void take_edit(App *app, const Input *input) {
    drop_preedit(app);
    if (!active_field(app)) return;
    app->preedit = field_clean(&app->preedit_arena, input->text);
    app->preedit_caret = app->preedit.len;
    size_t at = 0;
    for (int i = 0; i < input->caret && at < app->preedit.len; i++) utf8_next(app->preedit, &at);
    if (input->caret >= 0) app->preedit_caret = at;
    app->caret_moved = app->dirty = true;
}

static void take_searched(App *app, const Input *input) {
    (void)input;
    bool coached = app->screen >= SCREEN_DEBRIEF && app->screen <= SCREEN_COMPARE;
    if (!coached && !(app->screen == SCREEN_PLAY && game_guided(app))) return;
    read_screen(app);
    app->dirty = true;
}

// Pulls the slider that the mouse holds, if it holds one.
static void pull(App *app, int x) {
    const FocusStop *stop = navigate_stop(app, app->pressed);
    if (!stop || stop->role != ROLE_SLIDER || !app_screen(app)->slide) return;
    app_screen(app)->slide(app, stop->id, ui_track_per_mille(stop, x));
    app->focus = stop->id;
    app->dirty = true;
}

static void point_field(App *app, const Input *input, bool extend) {
    Field *field = active_field(app);
    if (!field) return;
    field_point(field, &app->field, app->cache, input->x, input->y, extend);
    app->dirty = true;
}

static void take_move(App *app, const Input *input) {
    app->mouse_x = input->x;
    app->mouse_y = input->y;
    int hover = navigate_hit(app, input->x, input->y);
    if (hover != app->hover) app->dirty = true;
    app->hover = hover;
    if (hover && app_screen(app)->pass) app_screen(app)->pass(app, hover);
    pull(app, input->x);
    if (app->pressed == ID_FIELD) point_field(app, input, true);
}

// A field has the keyboard as soon as it is pressed, and what the pointer then passes over is selected.
static void take_press(App *app, const Input *input) {
    take_move(app, input);
    app->press_x = input->x;
    app->press_y = input->y;
    app->pan = 0;
    app->panning = false;
    drop_preedit(app);
    app->pressed = app->hover;
    if (app->pressed || app->focus) app->dirty = true;
    app->focus = app->pressed == ID_FIELD ? ID_FIELD : ID_NONE;
    point_field(app, input, input->shift);
    pull(app, input->x);
}

void app_act(App *app, int id) {
    app_sound(app, CUE_SELECT);
    if (!overlay_act(app, id)) app_screen(app)->act(app, id);
    app->dirty = true;
}

// Only a release over what was pressed counts, so that a slip can be taken back.
static void release(App *app) {
    const FocusStop *stop = navigate_stop(app, app->pressed);
    app->pressed = ID_NONE;
    if (!stop) return;
    app->dirty = true;
    if (stop->id == app->hover && stop->id != ID_FIELD) navigate_activate(app, stop);  // in a field, Enter is what ends it
}

// A lifted finger leaves nothing lit up behind it.
static void take_release(App *app, const Input *input) {
    take_move(app, input);
    release(app);
    if (input->touch) take_move(app, &(Input){.x = -1, .y = -1});
}

// A finger begins to drag what lies under it when it has gone far enough; then it presses nothing any more. A slider goes with it.
static void take_pan(App *app, const Input *input) {
    const FocusStop *stop = navigate_stop(app, app->pressed);
    if (stop && stop->role == ROLE_SLIDER) {
        take_move(app, input);
        return;
    }
    int far = DRAG * app_scale(app) / 8;
    app->pan += input->pan;
    app->panning |= abs(input->x - app->press_x) > far || abs(input->y - app->press_y) > far;
    if (!app->panning) return;
    if (app->pressed || app->hover) app->dirty = true;
    app->pressed = ID_NONE;
    bool side = ui_inside(app->areas[AREA_SIDE].view, app->press_x, app->press_y);
    navigate_scroll(app, navigate_area(app, side), -app->pan);
    app->pan = 0;
}

static void take_wheel(App *app, const Input *input) {
    bool side = ui_inside(app->areas[AREA_SIDE].view, input->x, input->y);
    navigate_scroll(app, navigate_area(app, side), -input->wheel * WHEEL * app_scale(app) / 8);
}

static void take_resize(App *app, const Input *input) {
    app->w = input->w > 0 ? input->w : 0;
    app->h = input->h > 0 ? input->h : 0;
    app->percent = input->percent;
    app->dirty = true;
}

static void take_quit(App *app, const Input *input) {
    (void)input;
    app->quits = true;
}

static void take_changed(App *app, const Input *input) {
    (void)input;
    game_reload(app);
}

static void take_tick(App *app, const Input *input) {
    int ms = input->ms > 0 ? input->ms : 0;
    motion_tick(app, ms);
    message_tick(app, ms);
    if (app_screen(app)->tick) app_screen(app)->tick(app, ms);
}

// What a person does ends what moves; the pointer passing by does not.
static bool interrupts(InputKind kind) {
    return kind == INPUT_KEY || kind == INPUT_PRESS || kind == INPUT_WHEEL || kind == INPUT_PAN || kind == INPUT_RESIZE;
}

static void take(App *app, const Input *input) {
    static void (*const takers[])(App *, const Input *) = {
        [INPUT_KEY] = take_key,         [INPUT_TEXT] = take_text,       [INPUT_MOVE] = take_move,     [INPUT_PRESS] = take_press,
        [INPUT_RELEASE] = take_release, [INPUT_WHEEL] = take_wheel,     [INPUT_RESIZE] = take_resize, [INPUT_SEARCHED] = take_searched,
        [INPUT_QUIT] = take_quit,       [INPUT_CHANGED] = take_changed, [INPUT_TICK] = take_tick,     [INPUT_EDIT] = take_edit,
        [INPUT_PAN] = take_pan,
    };
    if (interrupts(input->kind)) motion_stop(app);
    if (takers[input->kind]) takers[input->kind](app, input);
    if (active_field(app)) return;
    drop_preedit(app);
    said_keep(app);  // not at every letter
}

// True when that moved the page.
static bool follow_caret(App *app) {
    bool moved = app->caret_moved && active_field(app) && navigate_show(app, app->field.area, app->field.caret);
    app->caret_moved = false;
    return moved;
}

// Below a dialog nothing is hovered, pressed or focused, though a control there may have the same id as one above.
static void draw_screen(App *app, Ui *ui) {
    bool covered = app->overlay != OVERLAY_NONE;
    if (covered) ui->hover = ui->pressed = ui->focus = ID_NONE;
    app_screen(app)->draw(app, ui);
    if (!covered) return;
    ui->hover = app->hover;
    ui->pressed = app->pressed;
    ui->focus = app->focus;
}

static bool write_frame(App *app) {
    arena_reset(&app->stop_arena);
    for (int i = 0; i < AREA_COUNT; i++) app->areas[i] = (Area){.offset = app->areas[i].offset, .before = app->areas[i].height};
    Ui ui = {
        .list = &app->back,
        .cache = app->cache,
        .catalog = app->ui,
        .chinese = str_equal(app->language, STR("zh-TW")),
        .theme = app->look.theme,
        .pictures = app->world.picture != NULL,
        .eighths = app_scale(app),
        .hover = app->hover,
        .pressed = app->pressed,
        .focus = app->focus,
        .areas = app->areas,
        .preedit = app->preedit,
        .preedit_caret = app->preedit_caret,
        .keep = &app->stop_arena,
    };
    ui_begin(&ui, app_window(app));
    ui.list->page = app->page;
    draw_screen(app, &ui);
    overlay_draw(app, &ui);
    message_draw(app, &ui);
    ui_tooltip(&ui);
    ui_end(&ui);
    app->stops = ui.stops;
    app->stop_count = ui.stop_count;
    app->field = ui.field;
    int hover = navigate_hit(app, app->mouse_x, app->mouse_y);
    bool more = app->areas[AREA_SIDE].height > app->areas[AREA_SIDE].view.h;
    bool moved = hover != app->hover || more != app->side_scrolls;
    app->hover = hover;
    app->side_scrolls = more;
    bool revealed = navigate_reveal(app), followed = follow_caret(app);
    return !revealed && !followed && !ui.again && !moved;
}

bool app_takes_text(const App *app, Rect *where) {
    *where = app->field.caret;
    return app->focus == ID_FIELD && app->field.rect.w > 0;
}

bool app_composes(const App *app) {
    return app->preedit.len > 0;
}

bool app_frame(App *app, const Input *input, DrawList *list) {
    if (app->unread) read_screen(app);
    take(app, input);
    if (!app->dirty && list->command_count) return false;
    text_tick(app->cache);
    for (int i = 0; i < REWRITES_MAX && !write_frame(app); i++) {
    }
    app->dirty = false;
    if (list->command_count && draw_equal(&app->back, list)) return false;
    DrawList old = *list;
    *list = app->back;
    app->back = old;
    return true;
}
