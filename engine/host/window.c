// SDL's own surface with acceleration off: it starts three times faster than OpenGL, takes a sixth of the memory, and needs no graphics
// card.
#include "host/window.h"

#include "host/ahead.h"
#include "host/ahead_pictures.h"
#include "host/events.h"
#include "host/files.h"
#include "host/lookout.h"
#include "host/pads.h"
#include "host/paths.h"
#include "host/raster.h"
#include "host/sound.h"
#include "host/speak.h"
#include "host/ticker.h"
#include "host/watch.h"
#include "ui/speech.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define START_W     1280  // logical pixels
#define START_H     720
#define LEAST_W     640
#define LEAST_H     360
#define PROGRESS_MS 200  // between two looks at how far the search is
#define CRISP_DPI   180  // from here on one pixel a logical pixel is too small to read

typedef struct Window {
    SDL_Window *handle;
    SDL_Surface *surface;  // SDL's; another one after each change of size
    SDL_Surface *own;      // where we draw when the surface has another kind of pixels; else NULL
    EventState events;
    Input move;  // the last movement of the pointer, of which only the last in a row is told
    bool resized, exposed;
    Ticker ticker;
    bool changed;  // the list is newer than the surface
    bool stale;    // the surface does not hold our picture
    int percent;
    Glyphs *glyphs;
    Raster *raster;
    AppWorld world;
    App *app;
    DrawList list;
    Ahead ahead;
    AheadPictures faces;
    const Scenario *scenario;  // whose letters are drawn ahead, in
    Str language;
    Searcher *searcher;
    Sound *sound;
    Lookout *lookout;
    Str watched;  // the path it looks at, in
    Arena watched_arena;
    char *clipboard;  // what was read last
    Speak *speak;     // NULL: nobody listens
    Speech speech;
    Pads *pads;
    Uint32 pads_changed;  // type of the event that tells of devices; 0: none
    bool unheard;         // the list is newer than what was said
} Window;

static void no_display(Err *err) {
    ERR0(err, STR_NONE, 0, "No display was found, so the window can't open. Play in the terminal with: counterpart play NAME --text");
}

static void no_window(Err *err) {
    ERR(err, STR_NONE, 0, "The window can't open: {1}. Play in the terminal with: counterpart play NAME --text", str_from(SDL_GetError()));
}

// Without a display SDL takes a driver that shows nothing and calls that success. It may be asked for by name, as tests do.
static bool is_seen(const char *driver) {
    static const char *const unseen[] = {"offscreen", "dummy", "evdev"};
    Str asked = str_from(getenv("SDL_VIDEODRIVER"));
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++) {
        if (str_equal(str_from(driver), str_from(unseen[i]))) return str_find(asked, str_from(driver), 0) >= 0;
    }
    return true;
}

// X11 reads at each start what sequences of keys compose, which takes 7 ms, unless it has a folder to keep the outcome in; one that others
// can write to it refuses. A folder that can't be made is no reason not to play.
static void keep_compose_table(void) {
    Arena arena = {0};
    Str cache = paths_cache(&arena), folder = paths_join(&arena, cache, STR("compose"));
    if (files_make_folder(cache, NULL) && (mkdir(folder.data, 0700) == 0 || errno == EEXIST)) setenv("XCOMPOSECACHE", folder.data, 0);
    arena_free(&arena);
}

static bool start_video(bool accelerated, Err *err) {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, accelerated ? "1" : "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_APP_NAME, "Counterpart");
    SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1");
    keep_compose_table();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) < 0 || !SDL_GetCurrentVideoDriver() || !is_seen(SDL_GetCurrentVideoDriver())) {
        no_display(err);
        return false;
    }
    SDL_StopTextInput();  // SDL starts with it on, which would send keys through the input method first, away from where nothing is written
    return true;
}

static int asked_percent(void) {
    int64_t percent;
    if (!str_to_int(str_from(getenv("COUNTERPART_SCALE")), &percent)) return 0;
    return percent < 50 ? 50 : percent > 400 ? 400 : (int)percent;
}

// X11 scales nothing by itself. Monitors lie about their size in millimetres, so only a dense and also large one counts.
static int x11_percent(int display) {
    float dpi = 0;
    SDL_Rect room;
    if (strcmp(SDL_GetCurrentVideoDriver(), "x11") || SDL_GetDisplayDPI(display, &dpi, NULL, NULL) < 0) return 100;
    if (dpi < CRISP_DPI || SDL_GetDisplayUsableBounds(display, &room) < 0) return 100;
    return room.w >= 2 * START_W && room.h >= 2 * START_H ? 200 : 100;
}

static SDL_Window *create_window(void) {
    int scale = asked_percent() ? asked_percent() : x11_percent(0);
    int w = START_W * scale / 100, h = START_H * scale / 100;
    SDL_Rect room;
    if (SDL_GetDisplayUsableBounds(0, &room) == 0) {
        if (room.w > 0 && w > room.w) w = room.w;
        if (room.h > 0 && h > room.h) h = room.h;
    }
    // Hidden until its first picture is there, so that it does not flash.
    const Uint32 flags = SDL_WINDOW_HIDDEN | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    SDL_Window *window = SDL_CreateWindow("Counterpart", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, w, h, flags);
    if (window) SDL_SetWindowMinimumSize(window, LEAST_W * scale / 100, LEAST_H * scale / 100);
    return window;
}

static bool has_our_pixels(const SDL_PixelFormat *format) {
    return format->BytesPerPixel == 4 && format->Rmask == 0xff0000 && format->Gmask == 0xff00 && format->Bmask == 0xff;
}

static int percent_of(const Window *window, int points) {
    if (asked_percent()) return asked_percent();
    int percent = window->surface->w * 100 / points;
    if (percent > 100) return percent > 400 ? 400 : percent;
    int display = SDL_GetWindowDisplayIndex(window->handle);
    return x11_percent(display < 0 ? 0 : display);
}

// Gets the surface that fits the window's present size; whatever was drawn before is gone.
static bool take_surface(Window *window) {
    window->surface = SDL_GetWindowSurface(window->handle);
    if (!window->surface) return false;
    int w = 0, h = 0;
    SDL_GetWindowSize(window->handle, &w, &h);
    if (w < 1 || h < 1) return false;
    window->events.scale_x = (double)window->surface->w / w;
    window->events.scale_y = (double)window->surface->h / h;
    window->percent = percent_of(window, w);
    SDL_FreeSurface(window->own);
    window->own = NULL;
    if (!has_our_pixels(window->surface->format)) {
        window->own = SDL_CreateRGBSurfaceWithFormat(0, window->surface->w, window->surface->h, 32, SDL_PIXELFORMAT_RGB888);
        if (!window->own) return false;
    }
    window->stale = true;
    return true;
}

static void close_video(Window *window) {
    SDL_FreeSurface(window->own);
    window->own = NULL;
    if (window->handle) SDL_DestroyWindow(window->handle);
    window->handle = NULL;
    SDL_Quit();
}

// Where the driver has no surface of its own (Wayland), SDL can show one only through a texture.
static bool open_video(Window *window, Err *err) {
    for (int accelerated = 0; accelerated < 2; accelerated++) {
        bool started = start_video(accelerated, err);
        if (started) window->handle = create_window();
        if (window->handle && take_surface(window)) return true;
        if (started && accelerated) no_window(err);
        close_video(window);
        if (!started) return false;
    }
    return false;
}

static void copy_own(Window *window, const SDL_Rect *parts, int count) {
    for (int i = 0; i < count; i++) {
        SDL_Rect to = parts[i];
        SDL_BlitSurface(window->own, &parts[i], window->surface, &to);
    }
}

// Draws what changed since the last time and shows it. False when the surface is no longer the window's.
static bool show_changes(Window *window) {
    if (!window->changed && !window->stale) return true;
    window->changed = false;
    SDL_Surface *target = window->own ? window->own : window->surface;
    const Canvas canvas = {target->pixels, target->w, target->h, target->pitch / (int)sizeof(uint32_t), NULL};
    if (window->stale) raster_forget(window->raster);
    window->stale = false;
    const Rect *changed;
    int count = raster_draw(window->raster, &canvas, &window->list, &changed);
    if (count == 0) return true;
    Arena arena = {0};
    SDL_Rect *parts = ARENA_ARRAY(&arena, SDL_Rect, count);
    for (int i = 0; i < count; i++) parts[i] = (SDL_Rect){changed[i].x, changed[i].y, changed[i].w, changed[i].h};
    if (window->own) copy_own(window, parts, count);
    bool shown = SDL_UpdateWindowSurfaceRects(window->handle, parts, count) == 0;
    arena_free(&arena);
    return shown;
}

static Str read_clipboard(void *context) {
    Window *window = context;
    SDL_free(window->clipboard);
    window->clipboard = SDL_GetClipboardText();
    return str_from(window->clipboard);
}

static void write_clipboard(void *context, Str text) {
    (void)context;
    Arena arena = {0};
    SDL_SetClipboardText(str_copy(&arena, text).data);
    arena_free(&arena);
}

// Keys go through the input method while a text field has them, and only then. Its list of words opens at the caret, which SDL wants to
// know in the window's own units.
static void aim_keyboard(Window *window) {
    Rect field;
    bool wanted = app_takes_text(window->app, &field);
    const EventState *events = &window->events;
    SDL_Rect at = {(int)(field.x / events->scale_x), (int)(field.y / events->scale_y), (int)(field.w / events->scale_x),
                   (int)(field.h / events->scale_y)};
    if (wanted) SDL_SetTextInputRect(&at);
    if (wanted && !SDL_IsTextInputActive()) SDL_StartTextInput();
    if (!wanted && SDL_IsTextInputActive()) SDL_StopTextInput();
}

static void speak_up(Window *window) {
    if (!window->speak || !window->unheard) return;
    Arena arena = {0};
    Str language = app_language(window->app);
    const Catalog *catalog = window->world.ui_catalog(window->world.context, language);
    Utterance utterance = speech_next(&window->speech, &window->list, catalog, &arena);
    speak_say(window->speak, utterance.text, language, utterance.interrupts);
    window->unheard = false;
    arena_free(&arena);
}

static const Scenario *played(const Window *window) {
    const Run *run = app_run(window->app);
    return run ? session_scenario(run_session(run)) : NULL;
}

static void tell(Window *window, const Input *input) {
    bool composed = app_composes(window->app), decided = input->kind == INPUT_TEXT || input->kind == INPUT_EDIT;
    if (app_frame(window->app, input, &window->list)) window->changed = window->unheard = true;
    if (input->kind == INPUT_CHANGED) window->changed = true;  // the same list may name drawings that were read anew
    if (composed && !decided && !app_composes(window->app)) SDL_ClearComposition();
    aim_keyboard(window);
    if (played(window) == window->scenario) return;
    // Its catalogue may have gone with it.
    window->scenario = NULL;
    window->ahead = (Ahead){.glyphs = window->glyphs};
    window->faces.scenario = NULL;
}

// After a change of size, of the display, or of what the graphics card held. False when there is no surface to draw on.
static bool renew(Window *window) {
    if (!take_surface(window)) return false;
    const Input input = {.kind = INPUT_RESIZE, .w = window->surface->w, .h = window->surface->h, .percent = window->percent};
    tell(window, &input);
    return true;
}

static void tell_time(Window *window) {
    int ms = ticker_take(&window->ticker, SDL_GetTicks64());
    if (ms) tell(window, &(Input){.kind = INPUT_TICK, .ms = ms});
}

static void tell_move(Window *window) {
    Input move = window->move;
    window->move = (Input){0};
    if (move.kind == INPUT_MOVE) tell(window, &move);
}

static void take_window_event(Window *window, Uint8 what) {
    if (what == SDL_WINDOWEVENT_SIZE_CHANGED || what == SDL_WINDOWEVENT_DISPLAY_CHANGED) window->resized = true;
    if (what == SDL_WINDOWEVENT_EXPOSED) window->exposed = true;
}

static bool is_of_pads(const Window *window, Uint32 type) {
    return (window->pads_changed && type == window->pads_changed) || type == SDL_CONTROLLERDEVICEADDED ||
           type == SDL_CONTROLLERDEVICEREMOVED;
}

static void take_event(Window *window, const SDL_Event *event) {
    if (event->type == SDL_WINDOWEVENT) take_window_event(window, event->window.event);
    if (event->type == SDL_RENDER_TARGETS_RESET || event->type == SDL_RENDER_DEVICE_RESET) window->resized = true;
    if (window->pads && is_of_pads(window, event->type)) pads_update(window->pads);
    Input input = event_input(event, &window->events);
    if (input.kind == INPUT_MOVE) {
        window->move = input;
    } else if (input.kind != INPUT_NONE) {
        tell_move(window);
        tell_time(window);  // what the input begins to move must not be told of the time before it
        tell(window, &input);
    }
    if (event->type == SDL_TEXTEDITING_EXT) SDL_free(event->editExt.text);
}

static void aim_ahead(Window *window) {
    const Catalog *catalog = window->ahead.catalog;
    const Scenario *scenario = played(window);
    Str language = app_language(window->app);
    if (scenario != window->scenario || !str_equal(language, window->language)) {
        catalog = scenario ? window->world.scenario_catalog(window->world.context, scenario->file, language) : NULL;
    }
    window->scenario = scenario;
    window->language = language;
    ahead_aim(&window->ahead, catalog, &window->list);
    ahead_pictures_aim(&window->faces, scenario, &window->list);
}

static void aim_lookout(Window *window, Str path) {
    if (!window->world.watches || str_equal(path, window->watched)) return;
    lookout_close(window->lookout);
    arena_reset(&window->watched_arena);
    window->watched = str_copy(&window->watched_arena, path);
    window->lookout = path.len ? lookout_open(path, window->events.changed) : NULL;
}

// The watch begins before the file is read, so that no change falls between.
static void prepare_lookout(Window *window, Str path) {
    Uint32 type = SDL_RegisterEvents(1);
    window->world.watches = watch_possible() && type != (Uint32)-1;
    window->events.changed = window->world.watches ? type : 0;
    aim_lookout(window, path);
}

static void close_lookout(Window *window) {
    lookout_close(window->lookout);
    arena_free(&window->watched_arena);
}

static void prepare_pads(Window *window) {
    Uint32 type = SDL_RegisterEvents(1);
    if (type == (Uint32)-1) return;
    window->pads_changed = type;
    window->pads = pads_open(STR("/dev/input"), STR("/sys/class/input"), type);
}

static void search_ended(void *context) {
    const EventState *events = context;
    SDL_PushEvent(&(SDL_Event){.type = events->searched});
}

static void prepare_searcher(Window *window, Searcher *searcher) {
    Uint32 type = SDL_RegisterEvents(1);
    if (!searcher || type == (Uint32)-1) return;
    window->searcher = searcher;
    window->events.searched = type;
    searcher_wake(searcher, search_ended, &window->events);
}

static int tick_rest(Window *window) {
    return ticker_rest(&window->ticker, app_wants_tick(window->app), SDL_GetTicks64());
}

static void tell_tick(Window *window) {
    if (tick_rest(window) == 0) tell_time(window);
}

// False for an error of SDL. Only while a search is under way or something moves is there a reason to look up unasked.
static bool wait_for_event(Window *window, SDL_Event *event) {
    while (!SDL_PollEvent(event)) {
        int rest = tick_rest(window);
        bool busy = searcher_busy(window->searcher), tick = rest >= 0 && !(busy && rest > PROGRESS_MS);
        if (rest && (ahead_step(&window->ahead) || ahead_pictures_step(&window->faces))) continue;
        if (!busy && !tick) return SDL_WaitEvent(event);
        if (!rest || !SDL_WaitEventTimeout(event, tick ? rest : PROGRESS_MS))
            *event = (SDL_Event){.type = tick ? SDL_FIRSTEVENT : window->events.searched};
        break;
    }
    return true;
}

// All that waits is taken before one picture is drawn of it. False when there is nothing to draw on any more.
static bool take_events(Window *window) {
    SDL_Event event;
    if (!wait_for_event(window, &event)) return false;
    do take_event(window, &event);
    while (SDL_PollEvent(&event));
    tell_move(window);
    tell_tick(window);
    if (window->resized && !renew(window)) return false;
    window->resized = false;
    if (!show_changes(window) && !(renew(window) && show_changes(window))) return false;
    if (window->exposed) SDL_UpdateWindowSurface(window->handle);
    window->exposed = false;
    sound_play(window->sound, app_cue(window->app));  // after the picture, which it must not delay
    speak_up(window);
    aim_ahead(window);
    aim_lookout(window, app_watches(window->app));
    return true;
}

static int play(Window *window, const AppWorld *world, Str language, const WindowStart *start, Err *err) {
    window->world = *world;
    window->world.measure = glyphs_measure(window->glyphs);
    window->world.clipboard = (Clipboard){window, read_clipboard, write_clipboard};
    window->world.speaks = start->speak;
    if (start->speak) window->speak = speak_open(world->ui_catalog(world->context, language));
    window->ahead.glyphs = window->glyphs;
    window->faces = (AheadPictures){.images = start->images, .world = &window->world};
    window->sound = start->sounds.len ? sound_open(start->sounds) : NULL;
    prepare_lookout(window, start->path);
    prepare_searcher(window, start->searcher);
    prepare_pads(window);
    window->app = app_open(&window->world, language, window->surface->w, window->surface->h, window->percent);
    if (start->guided) app_set_coaching(window->app, COACHING_GUIDED);
    if (start->name.len) app_play(window->app, start->name, start->path, start->seed, start->has_seed);
    tell(window, &(Input){0});
    bool fine = show_changes(window);
    SDL_ShowWindow(window->handle);
    speak_up(window);
    aim_ahead(window);
    aim_lookout(window, app_watches(window->app));
    while (fine && !app_quits(window->app)) fine = take_events(window);
    if (!fine) no_window(err);
    close_lookout(window);
    sound_close(window->sound);
    pads_close(window->pads);
    app_close(window->app);
    searcher_stop(window->searcher);
    speak_close(window->speak);
    speech_free(&window->speech);
    draw_free(&window->list);
    SDL_free(window->clipboard);
    return fine ? 0 : 4;
}

static int play_with_fonts(Window *window, const AppWorld *world, Str language, const WindowStart *start, Err *err) {
    window->glyphs = glyphs_open(err);
    if (!window->glyphs) return 4;
    if (start->letters.len) glyphs_remember(window->glyphs, start->letters);
    window->raster = raster_open(window->glyphs, start->images);
    int code = play(window, world, language, start, err);
    raster_close(window->raster);
    glyphs_close(window->glyphs);
    return code;
}

int window_run(const AppWorld *world, Str language, const WindowStart *start, Err *err) {
    Window window = {0};
    if (!open_video(&window, err)) return 4;
    int code = play_with_fonts(&window, world, language, start, err);
    close_video(&window);
    return code;
}
