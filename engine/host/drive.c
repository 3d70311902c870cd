// A script does what a person does: it presses at places on the screen and reads what is written there, so it can't do what a person can't.
#include "host/drive_parts.h"

#include <stdio.h>
#include <stdlib.h>

#define WAIT_MOST 600000  // milliseconds

void drive_tell(Drive *drive, Input input) {
    app_frame(drive->app, &input, &drive->list);
}

static int run_lang(Drive *drive, const Order *order) {
    app_set_language(drive->app, order->words[0]);
    drive_tell(drive, (Input){0});
    if (str_equal(app_language(drive->app), order->words[0])) return FINE;
    ERR(drive->err, drive->file, order->line, "There is no language “{1}”.", order->words[0]);
    return FAILED;
}

static bool check_size(const Order *order) {
    return order_is_number(order->words[0], 1, SIZE_MOST) && order_is_number(order->words[1], 1, SIZE_MOST) &&
           (order->count < 3 || order_is_number(order->words[2], 50, 400));
}

static void resize(Drive *drive, int w, int h) {
    free(drive->canvas.pixels);
    drive->canvas = (Canvas){mem_realloc(NULL, (size_t)w * (size_t)h * sizeof(uint32_t)), w, h, w, NULL};
    raster_forget(drive->raster);
}

static int run_size(Drive *drive, const Order *order) {
    int w = order_number(order->words[0]), h = order_number(order->words[1]);
    resize(drive, w, h);
    drive_tell(drive, (Input){.kind = INPUT_RESIZE, .w = w, .h = h, .percent = order->count > 2 ? order_number(order->words[2]) : 100});
    return FINE;
}

static bool check_theme(const Order *order) {
    return theme_find(order->words[0], &(ThemeName){THEME_LIGHT});
}

static int run_theme(Drive *drive, const Order *order) {
    Look look = *app_look(drive->app);
    theme_find(order->words[0], &look.theme);
    app_set_look(drive->app, &look);
    drive_tell(drive, (Input){0});
    return FINE;
}

static bool check_text(const Order *order) {
    int percent = order_number(order->words[0]);
    return percent == 100 || percent == 150 || percent == 200;
}

static int run_text(Drive *drive, const Order *order) {
    Look look = *app_look(drive->app);
    look.text = order_number(order->words[0]);
    app_set_look(drive->app, &look);
    drive_tell(drive, (Input){0});
    return FINE;
}

static bool check_play(const Order *order) {
    int64_t seed;
    return order->count == 1 ||
           (order->count == 3 && str_equal(order->words[1], STR("seed")) && str_to_int(order->words[2], &seed) && seed >= 0);
}

// A whole name, or its last part, or a path: `play complaint/line-down`, `play line-down`, `play my/own.lua`.
static LibraryItem find_scenario(Drive *drive, Str asked) {
    const LibraryItem *items = NULL;
    int count = drive->world->library(drive->world->context, app_language(drive->app), &items);
    Str part = str_join(&drive->arena, STR("/"), asked);
    for (int i = 0; i < count; i++) {
        if (str_equal(items[i].name, asked) || str_ends(items[i].name, part)) return items[i];
    }
    return (LibraryItem){.name = asked, .path = asked};
}

static int run_play(Drive *drive, const Order *order) {
    LibraryItem item = find_scenario(drive, order->words[0]);
    int64_t seed = 0;
    bool has_seed = order->count == 3 && str_to_int(order->words[2], &seed);
    bool opened = app_play(drive->app, item.name, item.path, (uint64_t)seed, has_seed);
    drive_tell(drive, (Input){0});
    if (opened) return FINE;
    ERR(drive->err, drive->file, order->line, "“{1}” can't be played.", order->words[0]);
    return FAILED;
}

static int run_gallery(Drive *drive, const Order *order) {
    (void)order;
    app_gallery(drive->app);
    drive_tell(drive, (Input){0});
    return FINE;
}

static bool check_wait(const Order *order) {
    return order_is_number(order->words[0], 0, WAIT_MOST);
}

static int run_wait(Drive *drive, const Order *order) {
    drive_tell(drive, (Input){.kind = INPUT_TICK, .ms = order_number(order->words[0])});
    return FINE;
}

static int run_hash(Drive *drive, const Order *order) {
    const Run *run = app_run(drive->app);
    if (!run) {
        ERR0(drive->err, drive->file, order->line, "No run is on the screen.");
        return FAILED;
    }
    printf("%s\n", str_hex64(&drive->arena, session_hash(run_session(run))).data);
    return FINE;
}

static int run_quit(Drive *drive, const Order *order) {
    (void)order;
    drive_tell(drive, (Input){.kind = INPUT_QUIT});
    drive->quit = true;
    return FINE;
}

#define S(literal)                                                                                                                         \
    { "" literal, sizeof(literal) - 1 }
const Verb drive_verbs[] = {
    {S("lang"), S("lang LANGUAGE"), 1, 1, NULL, run_lang},
    {S("size"), S("size WIDTH HEIGHT [PERCENT]"), 2, 3, check_size, run_size},
    {S("theme"), S("theme light|dark|contrast"), 1, 1, check_theme, run_theme},
    {S("text"), S("text 100|150|200"), 1, 1, check_text, run_text},
    {S("play"), S("play NAME [seed N]"), 1, 3, check_play, run_play},
    {S("gallery"), S("gallery"), 0, 0, NULL, run_gallery},
    {S("click"), S("click \"LABEL\""), 1, 1, NULL, drive_run_click},
    {S("key"), S("key [Shift+][Ctrl+]Up|Down|Left|Right|Enter|Space|Escape|Tab|Backspace|Delete|Home|End|PageUp|PageDown|F1|F2|a…z|0…9"), 1,
     1, drive_check_key, drive_run_key},
    {S("type"), S("type \"TEXT\""), 1, 1, NULL, drive_run_type},
    {S("edit"), S("edit \"TEXT\""), 1, 1, NULL, drive_run_edit},
    {S("tap"), S("tap \"LABEL\""), 1, 1, NULL, drive_run_tap},
    {S("pan"), S("pan [\"LABEL\"] PIXELS"), 1, 2, drive_check_pan, drive_run_pan},
    {S("pad"), S("pad A|B|X|Y|Up|Down|Left|Right|LB|RB|Start|Back"), 1, 1, drive_check_pad, drive_run_pad},
    {S("wheel"), S("wheel NOTCHES"), 1, 1, drive_check_wheel, drive_run_wheel},
    {S("expect"), S("expect \"TEXT\""), 1, 1, NULL, drive_run_expect},
    {S("refuse"), S("refuse \"TEXT\""), 1, 1, NULL, drive_run_refuse},
    {S("shot"), S("shot FILE.png"), 1, 1, NULL, drive_run_shot},
    {S("same"), S("same FILE.png"), 1, 1, NULL, drive_run_same},
    {S("wait"), S("wait MILLISECONDS"), 1, 1, check_wait, run_wait},
    {S("hash"), S("hash"), 0, 0, NULL, run_hash},
    {S("quit"), S("quit"), 0, 0, NULL, run_quit},
};
const int drive_verb_count = (int)(sizeof drive_verbs / sizeof *drive_verbs);

// A screen that closes the window of its own ends the script, and must not hide that the rest was not run.
static int run_orders(Drive *drive, const Order *orders, int count) {
    int code = FINE;
    for (int i = 0; i < count && code == FINE && !drive->quit; i++) {
        code = orders[i].verb->run(drive, &orders[i]);
        if (!app_quits(drive->app) || drive->quit || i + 1 == count) continue;
        ERR0(drive->err, drive->file, orders[i].line, "This closed the window; what follows was not run.");
        code = FAILED;
    }
    return code;
}

static Str read_clipboard(void *context) {
    return ((const Drive *)context)->copied;
}

static void write_clipboard(void *context, Str text) {
    Drive *drive = context;
    drive->copied = str_copy(&drive->arena, text);
}

// Of a run that is begun without saying which: the same in every run of the script.
static uint64_t first_seed(void *context) {
    (void)context;
    return 1;
}

static int run_app(Drive *drive, const Order *orders, int count) {
    const int w = 1280, h = 720;
    drive->world->measure = glyphs_measure(drive->glyphs);
    drive->world->set_language = NULL;
    drive->world->set_look = NULL;
    drive->world->seed = first_seed;
    drive->world->look = (Look){.theme = THEME_LIGHT, .text = 100, .still = true};
    drive->world->clipboard = (Clipboard){drive, read_clipboard, write_clipboard};
    drive->raster = raster_open(drive->glyphs, drive->images);
    resize(drive, w, h);
    drive->app = app_open(drive->world, drive->language, w, h, 100);
    drive_tell(drive, (Input){0});
    int code = run_orders(drive, orders, count);
    app_close(drive->app);
    draw_free(&drive->list);
    raster_close(drive->raster);
    free(drive->canvas.pixels);
    return code;
}

int drive_show(AppWorld *world, Images *images, Str file, Str script, Str language, const DriveEye *eye, Err *err) {
    Drive drive = {.world = world, .images = images, .file = file, .language = language, .eye = eye, .err = err};
    Order *orders = NULL;
    int count = 0, code = MISUNDERSTOOD;
    if (drive_read(&drive, script, &orders, &count)) {
        drive.glyphs = glyphs_open(err);
        code = drive.glyphs ? run_app(&drive, orders, count) : BROKEN_WORLD;
        glyphs_close(drive.glyphs);
    }
    arena_free(&drive.arena);
    return code;
}

int drive_run(AppWorld *world, Images *images, Str file, Str script, Str language, Err *err) {
    return drive_show(world, images, file, script, language, NULL, err);
}
