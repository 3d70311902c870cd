// A script does what a person does: it presses at places on the screen and reads what is written there, so it can't do what a person can't.
#include "host/drive.h"

#include "host/events.h"
#include "host/picture.h"
#include "host/raster.h"
#include "host/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_MAX 4
#define SIZE_MOST 16384
#define WAIT_MOST 600000  // milliseconds
#define NAMED_MAX 24      // labels or texts that a fault lists

enum { FINE, FAILED, MISUNDERSTOOD, BROKEN_WORLD = 4 };

typedef struct Verb Verb;
// A line of the script.
typedef struct Order {
    int line;
    const Verb *verb;
    Str words[WORDS_MAX];  // after the verb
    int count;
} Order;

typedef struct Drive {
    AppWorld *world;
    Images *images;  // may be NULL
    App *app;
    Glyphs *glyphs;
    Raster *raster;
    const DriveEye *eye;  // NULL: pictures are written
    DrawList list;
    Canvas canvas;
    Str file, language;
    Str copied;  // its own clipboard
    bool quit;   // by the script
    Err *err;
    Arena arena;
} Drive;

struct Verb {
    Str name, usage;
    int least, most;                    // words after it
    bool (*check)(const Order *order);  // of the words' form; NULL when any will do
    int (*run)(Drive *drive, const Order *order);
};

static const Verb *find_verb(Drive *drive, Str name, int line);

static void usage_fault(Drive *drive, const Order *order) {
    ERR(drive->err, drive->file, order->line, "Expected: {1}", order->verb->usage);
}

// True when the line is fine or says nothing (then `order->verb` is NULL).
static bool read_line(Drive *drive, Str text, Order *order) {
    Str words[1 + WORDS_MAX + 1];
    const int most = (int)(sizeof words / sizeof *words);
    bool closed = words_split(&drive->arena, text, words, most, &order->count);
    if (order->count == 0) return true;
    order->verb = find_verb(drive, words[0], order->line);
    if (!order->verb) return false;
    order->count--;
    for (int i = 0; i < order->count && i < WORDS_MAX; i++) order->words[i] = words[i + 1];
    if (!closed) {
        ERR0(drive->err, drive->file, order->line, "The closing quotation mark is missing.");
        return false;
    }
    bool fits =
        order->count >= order->verb->least && order->count <= order->verb->most && (!order->verb->check || order->verb->check(order));
    if (!fits) usage_fault(drive, order);
    return fits;
}

static bool read_script(Drive *drive, Str script, Order **orders, int *count) {
    int cap = 0, line = 0;
    bool fine = true;
    for (size_t from = 0; from < script.len;) {
        ptrdiff_t end = str_find(script, STR("\n"), from);
        size_t to = end < 0 ? script.len : (size_t)end;
        Order order = {.line = ++line};
        fine &= read_line(drive, str_slice(script, from, to), &order);
        from = to + 1;
        if (!order.verb) continue;
        *orders = arena_grow(&drive->arena, *orders, *count, &cap, sizeof **orders);
        (*orders)[(*count)++] = order;
    }
    return fine;
}

static void tell(Drive *drive, Input input) {
    app_frame(drive->app, &input, &drive->list);
}

static int number_of(Str word) {
    int64_t value = 0;
    str_to_int(word, &value);
    return value > INT32_MAX ? INT32_MAX : value < INT32_MIN ? INT32_MIN : (int)value;
}

static bool is_number(Str word, int least, int most) {
    int64_t value;
    return str_to_int(word, &value) && value >= least && value <= most;
}

static int run_lang(Drive *drive, const Order *order) {
    app_set_language(drive->app, order->words[0]);
    tell(drive, (Input){0});
    if (str_equal(app_language(drive->app), order->words[0])) return FINE;
    ERR(drive->err, drive->file, order->line, "There is no language “{1}”.", order->words[0]);
    return FAILED;
}

static bool check_size(const Order *order) {
    return is_number(order->words[0], 1, SIZE_MOST) && is_number(order->words[1], 1, SIZE_MOST) &&
           (order->count < 3 || is_number(order->words[2], 50, 400));
}

static void resize(Drive *drive, int w, int h) {
    free(drive->canvas.pixels);
    drive->canvas = (Canvas){mem_realloc(NULL, (size_t)w * (size_t)h * sizeof(uint32_t)), w, h, w, NULL};
    raster_forget(drive->raster);
}

static int run_size(Drive *drive, const Order *order) {
    int w = number_of(order->words[0]), h = number_of(order->words[1]);
    resize(drive, w, h);
    tell(drive, (Input){.kind = INPUT_RESIZE, .w = w, .h = h, .percent = order->count > 2 ? number_of(order->words[2]) : 100});
    return FINE;
}

static int find_theme(Str name) {
    int theme = 0;
    while (theme < THEME_COUNT && !str_equal(theme_name((ThemeName)theme), name)) theme++;
    return theme;
}

static bool check_theme(const Order *order) {
    return find_theme(order->words[0]) < THEME_COUNT;
}

static int run_theme(Drive *drive, const Order *order) {
    Look look = *app_look(drive->app);
    look.theme = (ThemeName)find_theme(order->words[0]);
    app_set_look(drive->app, &look);
    tell(drive, (Input){0});
    return FINE;
}

static bool check_text(const Order *order) {
    int percent = number_of(order->words[0]);
    return percent == 100 || percent == 150 || percent == 200;
}

static int run_text(Drive *drive, const Order *order) {
    Look look = *app_look(drive->app);
    look.text = number_of(order->words[0]);
    app_set_look(drive->app, &look);
    tell(drive, (Input){0});
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
    tell(drive, (Input){0});
    if (opened) return FINE;
    ERR(drive->err, drive->file, order->line, "“{1}” can't be played.", order->words[0]);
    return FAILED;
}

static int run_gallery(Drive *drive, const Order *order) {
    (void)order;
    app_gallery(drive->app);
    tell(drive, (Input){0});
    return FINE;
}

// The texts of a frame, for finding and for faults: each once.
typedef struct Texts {
    Str *list;
    int count, cap;
} Texts;

static void add_text(Drive *drive, Texts *texts, Str text) {
    for (int i = 0; i < texts->count; i++) {
        if (str_equal(texts->list[i], text)) return;
    }
    texts->list = arena_grow(&drive->arena, texts->list, texts->count, &texts->cap, sizeof *texts->list);
    texts->list[texts->count++] = text;
}

static Texts labels_of(Drive *drive) {
    Texts texts = {0};
    for (int i = 0; i < drive->list.widget_count; i++) add_text(drive, &texts, drive->list.widgets[i].label);
    return texts;
}

static Texts texts_of(Drive *drive) {
    Texts texts = {0};
    for (int i = 0; i < drive->list.text_count; i++) add_text(drive, &texts, drive->list.texts[i].text);
    for (int i = 0; i < drive->list.widget_count; i++) add_text(drive, &texts, drive->list.widgets[i].label);
    return texts;
}

static Str listed(Drive *drive, const Texts *texts) {
    StrBuf buf = {.arena = &drive->arena};
    for (int i = 0; i < texts->count && i < NAMED_MAX; i++) {
        buf_add(&buf, i ? STR(", “") : STR("“"));
        buf_add(&buf, texts->list[i]);
        buf_add(&buf, STR("”"));
    }
    if (texts->count > NAMED_MAX) buf_add(&buf, STR(", …"));
    return buf_str(&buf);
}

// Labelled exactly so, or else the first whose label contains it.
static const DrawWidget *find_widget(const DrawList *list, Str label) {
    const DrawWidget *found = NULL;
    for (int i = 0; i < list->widget_count; i++) {
        const DrawWidget *widget = &list->widgets[i];
        if (str_equal(widget->label, label)) return widget;
        if (!found && str_find(widget->label, label, 0) >= 0) found = widget;
    }
    return found;
}

static void click_fault(Drive *drive, const Order *order, const DrawWidget *widget) {
    Str label = order->words[0];
    if (!widget) {
        Texts labels = labels_of(drive);
        Str near = str_nearest(label, labels.list, labels.count);
        if (near.len)
            ERR(drive->err, drive->file, order->line, "Nothing is labelled “{1}”; did you mean “{2}”?", label, near);
        else
            ERR(drive->err, drive->file, order->line, "Nothing is labelled “{1}”. There is: {2}", label, listed(drive, &labels));
    } else if (!widget->enabled) {
        ERR(drive->err, drive->file, order->line, "“{1}” can't be pressed now.", widget->label);
    } else {
        ERR(drive->err, drive->file, order->line, "“{1}” is not to be seen; scroll to it first.", widget->label);
    }
}

// Where a person would press what is labelled so. False with a fault.
static bool find_place(Drive *drive, const Order *order, Input *input) {
    const DrawWidget *widget = find_widget(&drive->list, order->words[0]);
    Rect seen = widget ? rect_meet(widget->rect, (Rect){0, 0, drive->canvas.w, drive->canvas.h}) : (Rect){0};
    if (!widget || !widget->enabled || rect_empty(seen)) {
        click_fault(drive, order, widget);
        return false;
    }
    input->x = seen.x + seen.w / 2;
    input->y = seen.y + seen.h / 2;
    return true;
}

static int run_click(Drive *drive, const Order *order) {
    Input at = {0};
    if (!find_place(drive, order, &at)) return FAILED;
    static const InputKind kinds[] = {INPUT_MOVE, INPUT_PRESS, INPUT_RELEASE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) tell(drive, (Input){.kind = kinds[i], .x = at.x, .y = at.y});
    return FINE;
}

static bool take_prefix(Str *word, Str prefix) {
    if (!str_starts(*word, prefix)) return false;
    *word = str_slice(*word, prefix.len, word->len);
    return true;
}

static Input key_of(Str word) {
    Input input = {.kind = INPUT_KEY};
    input.shift = take_prefix(&word, STR("Shift+"));
    input.control = take_prefix(&word, STR("Ctrl+"));
    input.key = key_from_name(word, &input.code);
    return input;
}

static bool check_key(const Order *order) {
    return key_of(order->words[0]).key != KEY_NONE;
}

static int run_key(Drive *drive, const Order *order) {
    tell(drive, key_of(order->words[0]));
    return FINE;
}

static int run_type(Drive *drive, const Order *order) {
    tell(drive, (Input){.kind = INPUT_TEXT, .text = order->words[0]});
    return FINE;
}

static int run_edit(Drive *drive, const Order *order) {
    tell(drive, (Input){.kind = INPUT_EDIT, .text = order->words[0], .caret = INT32_MAX});
    return FINE;
}

static void touch(Drive *drive, Input at, int pan) {
    at.touch = true;
    at.kind = INPUT_PRESS;
    tell(drive, at);
    if (pan) {
        at.kind = INPUT_PAN;
        at.pan = pan;
        at.y += pan;
        tell(drive, at);
    }
    at.kind = INPUT_RELEASE;
    tell(drive, at);
}

static int run_tap(Drive *drive, const Order *order) {
    Input at = {0};
    if (!find_place(drive, order, &at)) return FAILED;
    touch(drive, at, 0);
    return FINE;
}

static bool check_pan(const Order *order) {
    return is_number(order->words[order->count - 1], -SIZE_MOST, SIZE_MOST);
}

static int run_pan(Drive *drive, const Order *order) {
    Input at = {.x = drive->canvas.w / 2, .y = drive->canvas.h / 2};
    if (order->count > 1 && !find_place(drive, order, &at)) return FAILED;
    touch(drive, at, number_of(order->words[order->count - 1]));
    return FINE;
}

static int pad_button(Str name) {
    static const Str names[] = {
        [SDL_CONTROLLER_BUTTON_A] = {"A", 1},
        [SDL_CONTROLLER_BUTTON_B] = {"B", 1},
        [SDL_CONTROLLER_BUTTON_X] = {"X", 1},
        [SDL_CONTROLLER_BUTTON_Y] = {"Y", 1},
        [SDL_CONTROLLER_BUTTON_BACK] = {"Back", 4},
        [SDL_CONTROLLER_BUTTON_START] = {"Start", 5},
        [SDL_CONTROLLER_BUTTON_LEFTSHOULDER] = {"LB", 2},
        [SDL_CONTROLLER_BUTTON_RIGHTSHOULDER] = {"RB", 2},
        [SDL_CONTROLLER_BUTTON_DPAD_UP] = {"Up", 2},
        [SDL_CONTROLLER_BUTTON_DPAD_DOWN] = {"Down", 4},
        [SDL_CONTROLLER_BUTTON_DPAD_LEFT] = {"Left", 4},
        [SDL_CONTROLLER_BUTTON_DPAD_RIGHT] = {"Right", 5},
    };
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (names[i].len && str_equal(names[i], name)) return i;
    return SDL_CONTROLLER_BUTTON_INVALID;
}

static bool check_pad(const Order *order) {
    return pad_button(order->words[0]) != SDL_CONTROLLER_BUTTON_INVALID;
}

static int run_pad(Drive *drive, const Order *order) {
    tell(drive, event_pad(pad_button(order->words[0])));
    return FINE;
}

static bool check_wheel(const Order *order) {
    return is_number(order->words[0], -1000, 1000);
}

static int run_wheel(Drive *drive, const Order *order) {
    tell(drive, (Input){.kind = INPUT_WHEEL, .wheel = number_of(order->words[0]), .x = drive->canvas.w / 2, .y = drive->canvas.h / 2});
    return FINE;
}

static const Str *find_text(const Texts *texts, Str part) {
    for (int i = 0; i < texts->count; i++) {
        if (str_find(texts->list[i], part, 0) >= 0) return &texts->list[i];
    }
    return NULL;
}

static int run_expect(Drive *drive, const Order *order) {
    Texts texts = texts_of(drive);
    if (find_text(&texts, order->words[0])) return FINE;
    ERR(drive->err, drive->file, order->line, "Expected to read “{1}”. There is: {2}", order->words[0], listed(drive, &texts));
    return FAILED;
}

static int run_refuse(Drive *drive, const Order *order) {
    Texts texts = texts_of(drive);
    const Str *found = find_text(&texts, order->words[0]);
    if (!found) return FINE;
    ERR(drive->err, drive->file, order->line, "“{1}” must not be there: “{2}”", order->words[0], *found);
    return FAILED;
}

// The picture of now, in the canvas.
static void paint(Drive *drive) {
    const Rect *changed;
    raster_draw(drive->raster, &drive->canvas, &drive->list, &changed);
}

// What a picture says of itself, as said at this line.
static void pass_on(Drive *drive, const Order *order, Err *err) {
    if (err->count) ERR(drive->err, drive->file, order->line, "{1}", fault_print(&drive->arena, &err->faults[0]));
    err_free(err);
}

static int write_picture(Drive *drive, const Order *order, Str path) {
    Err err = {.catalog = drive->err->catalog};
    bool written = picture_write(&drive->canvas, path, &err);
    pass_on(drive, order, &err);
    return written ? FINE : BROKEN_WORLD;
}

static int run_shot(Drive *drive, const Order *order) {
    if (drive->eye) {
        drive->eye->look(drive->eye->context, drive->app, &drive->list, drive->glyphs, drive->images, order->words[0]);
        return FINE;
    }
    paint(drive);
    return write_picture(drive, order, order->words[0]);
}

static int most_of(int a, int b) {
    return a > b ? a : b;
}

static int least_of(int a, int b) {
    return a < b ? a : b;
}

// How many pixels of two pictures of one size differ, and within which rectangle.
static int count_differences(const Canvas *a, const Canvas *b, Rect *where) {
    int count = 0, left = a->w, top = a->h, right = 0, bottom = 0;
    for (int y = 0; y < a->h; y++) {
        for (int x = 0; x < a->w; x++) {
            if (a->pixels[(ptrdiff_t)y * a->pitch + x] == b->pixels[(ptrdiff_t)y * b->pitch + x]) continue;
            count++;
            left = least_of(left, x);
            right = most_of(right, x + 1);
            top = least_of(top, y);
            bottom = y + 1;
        }
    }
    *where = (Rect){left, top, right - left, bottom - top};
    return count;
}

// "640 × 360".
static Str size_text(Drive *drive, int w, int h) {
    return str_join(&drive->arena, str_join(&drive->arena, str_int(&drive->arena, w), STR(" × ")), str_int(&drive->arena, h));
}

static bool is_picture(Drive *drive, const Order *order, const Canvas *wanted) {
    const Canvas *shown = &drive->canvas;
    Str path = order->words[0];
    Arena *arena = &drive->arena;
    if (wanted->w != shown->w || wanted->h != shown->h) {
        ERR(drive->err, drive->file, order->line, "{1} has {2} pixels, and the window has {3}.", path,
            size_text(drive, wanted->w, wanted->h), size_text(drive, shown->w, shown->h));
        return false;
    }
    Rect where;
    int count = count_differences(shown, wanted, &where);
    if (count == 0) return true;
    ERR(drive->err, drive->file, order->line, "{1} is not what is shown: {2} pixels differ, within {3} from {4}, {5}.", path,
        str_int(arena, count), size_text(drive, where.w, where.h), str_int(arena, where.x), str_int(arena, where.y));
    return false;
}

// "home.new.png" beside "home.png".
static Str new_path(Drive *drive, Str path) {
    const Str end = STR(".png");
    Str stem = str_ends(path, end) ? str_slice(path, 0, path.len - end.len) : path;
    return str_join(&drive->arena, stem, STR(".new.png"));
}

static int run_same(Drive *drive, const Order *order) {
    paint(drive);
    Err err = {.catalog = drive->err->catalog};
    Canvas wanted;
    bool read = picture_read(&drive->arena, order->words[0], &wanted, &err);
    pass_on(drive, order, &err);
    if (read && is_picture(drive, order, &wanted)) return FINE;
    int code = write_picture(drive, order, new_path(drive, order->words[0]));
    return code != FINE ? code : read ? FAILED : BROKEN_WORLD;
}

static bool check_wait(const Order *order) {
    return is_number(order->words[0], 0, WAIT_MOST);
}

static int run_wait(Drive *drive, const Order *order) {
    tell(drive, (Input){.kind = INPUT_TICK, .ms = number_of(order->words[0])});
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
    tell(drive, (Input){.kind = INPUT_QUIT});
    drive->quit = true;
    return FINE;
}

#define S(literal)                                                                                                                         \
    { "" literal, sizeof(literal) - 1 }
static const Verb verbs[] = {
    {S("lang"), S("lang LANGUAGE"), 1, 1, NULL, run_lang},
    {S("size"), S("size WIDTH HEIGHT [PERCENT]"), 2, 3, check_size, run_size},
    {S("theme"), S("theme light|dark|contrast"), 1, 1, check_theme, run_theme},
    {S("text"), S("text 100|150|200"), 1, 1, check_text, run_text},
    {S("play"), S("play NAME [seed N]"), 1, 3, check_play, run_play},
    {S("gallery"), S("gallery"), 0, 0, NULL, run_gallery},
    {S("click"), S("click \"LABEL\""), 1, 1, NULL, run_click},
    {S("key"), S("key [Shift+][Ctrl+]Up|Down|Left|Right|Enter|Space|Escape|Tab|Backspace|Delete|Home|End|PageUp|PageDown|F1|F2|a…z|0…9"), 1,
     1, check_key, run_key},
    {S("type"), S("type \"TEXT\""), 1, 1, NULL, run_type},
    {S("edit"), S("edit \"TEXT\""), 1, 1, NULL, run_edit},
    {S("tap"), S("tap \"LABEL\""), 1, 1, NULL, run_tap},
    {S("pan"), S("pan [\"LABEL\"] PIXELS"), 1, 2, check_pan, run_pan},
    {S("pad"), S("pad A|B|X|Y|Up|Down|Left|Right|LB|RB|Start|Back"), 1, 1, check_pad, run_pad},
    {S("wheel"), S("wheel NOTCHES"), 1, 1, check_wheel, run_wheel},
    {S("expect"), S("expect \"TEXT\""), 1, 1, NULL, run_expect},
    {S("refuse"), S("refuse \"TEXT\""), 1, 1, NULL, run_refuse},
    {S("shot"), S("shot FILE.png"), 1, 1, NULL, run_shot},
    {S("same"), S("same FILE.png"), 1, 1, NULL, run_same},
    {S("wait"), S("wait MILLISECONDS"), 1, 1, check_wait, run_wait},
    {S("hash"), S("hash"), 0, 0, NULL, run_hash},
    {S("quit"), S("quit"), 0, 0, NULL, run_quit},
};
#define VERB_COUNT (int)(sizeof verbs / sizeof *verbs)

static const Verb *find_verb(Drive *drive, Str name, int line) {
    Str names[VERB_COUNT];
    for (int i = 0; i < VERB_COUNT; i++) {
        if (str_equal(name, verbs[i].name)) return &verbs[i];
        names[i] = verbs[i].name;
    }
    Str near = str_nearest(name, names, VERB_COUNT);
    if (near.len)
        ERR(drive->err, drive->file, line, "Unknown command “{1}”; did you mean “{2}”?", name, near);
    else
        ERR(drive->err, drive->file, line, "Unknown command “{1}”.", name);
    return NULL;
}

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
    tell(drive, (Input){0});
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
    if (read_script(&drive, script, &orders, &count)) {
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
