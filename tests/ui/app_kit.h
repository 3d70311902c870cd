// A whole App without a window: a library in memory, letters of fixed width, and helpers that act as a person does.
#ifndef TESTS_UI_APP_KIT_H
#define TESTS_UI_APP_KIT_H
#include "testkit/testkit.h"
#include "ui/app.h"
#include "ui/fake_measure.h"

typedef struct Bench {
    AppWorld world;
    Keeper keeper;
    Files files;
    Handbook *handbook;
    Arena arena;
    LibraryItem items[8];
    const Catalog *translations[8];  // of the items
    int item_count;
    const Catalog *ui_zh, *handbook_zh;
    uint64_t seed;
    Scenario *searched;  // what `search` is of
    Search *search;
    uint64_t search_seed;
    int searches;
    bool looking, search_fails;  // the search is under way; it has failed
    App *app;
    DrawList list;
    int w, h;
} Bench;

static inline int bench_library(void *context, Str language, const LibraryItem **items) {
    Bench *bench = context;
    for (int i = 0; i < bench->item_count; i++) bench->items[i].catalog = str_equal(language, STR("en")) ? NULL : bench->translations[i];
    *items = bench->items;
    return bench->item_count;
}

static inline Scenario *bench_load(void *context, Str path, Str name, Err *err) {
    Bench *bench = context;
    return scenario_load(&bench->files, path, name, bench->handbook, err);
}

static inline const Catalog *bench_scenario_catalog(void *context, Str path, Str language) {
    Bench *bench = context;
    for (int i = 0; i < bench->item_count; i++)
        if (str_equal(bench->items[i].path, path)) return str_equal(language, STR("en")) ? NULL : bench->translations[i];
    return NULL;
}

static inline const Catalog *bench_ui_catalog(void *context, Str language) {
    Bench *bench = context;
    return str_equal(language, STR("en")) ? NULL : bench->ui_zh;
}

static inline const Catalog *bench_handbook_catalog(void *context, Str language) {
    Bench *bench = context;
    return str_equal(language, STR("en")) ? NULL : bench->handbook_zh;
}

// Every picture is there; `world.picture` for tests that want them.
static inline Str bench_picture(void *context, PictureKind kind, Str path, Str name) {
    (void)context;
    (void)kind;
    (void)path;
    return name;
}

static inline uint64_t bench_seed(void *context) {
    return ++((Bench *)context)->seed;
}

static inline void bench_forget_search(Bench *bench) {
    search_free(bench->search);
    if (bench->searched) scenario_free(bench->searched);
    bench->search = NULL;
    bench->searched = NULL;
}

// Done at once, on a copy of the scenario as the program does it, and small: what is beyond is valued by what was found.
static inline AppSearch bench_search(void *context, Str path, Str name, const Scenario *scenario, uint64_t seed) {
    Bench *bench = context;
    const SearchLimits limits = {.states = 3000};
    if (bench->looking) return (AppSearch){.states = 120000};
    if (bench->search_fails) return (AppSearch){.failed = true};
    if (!bench->search || bench->searched->logic != scenario->logic || bench->search_seed != seed) {
        bench_forget_search(bench);
        bench->searched = bench_load(bench, path, name, NULL);
        bench->search = search_run(bench->searched, seed, &limits, NULL, NULL);
        bench->search_seed = seed;
        bench->searches++;
    }
    return (AppSearch){.search = bench->search, .states = search_states(bench->search)};
}

// `files` as for testkit_memory.
static inline void bench_open(Bench *bench, const MemoryFile *files, int w, int h) {
    *bench = (Bench){.files = testkit_memory(files), .w = w, .h = h};
    Str po = STR("msgid \"What do you do?\"\nmsgstr \"你怎麼做？\"\n\nmsgid \"Debrief\"\nmsgstr \"檢討\"\n");
    bench->ui_zh = catalog_read(&bench->arena, STR("ui.po"), po, NULL);
    bench->world = (AppWorld){.context = bench,
                              .measure = fake_measure(NULL),
                              .keeper = &bench->keeper,
                              .library = bench_library,
                              .load = bench_load,
                              .scenario_catalog = bench_scenario_catalog,
                              .ui_catalog = bench_ui_catalog,
                              .handbook_catalog = bench_handbook_catalog,
                              .seed = bench_seed,
                              .look = {.text = 100, .still = true},
                              .search = bench_search};
}

static inline void bench_handbook(Bench *bench) {
    Err err = {0};
    bench->handbook = handbook_load(&bench->files, STR("scenarios/handbook.lua"), &err);
    assert_no_faults(&err);
    bench->world.handbook = bench->handbook;
}

// Puts a scenario into the library, with the translation at `po` when there is one. A scenario that can't be loaded is listed by its name.
static inline void bench_add(Bench *bench, const char *path, const char *po) {
    LibraryItem *item = &bench->items[bench->item_count];
    Str text;
    if (po && bench->files.read(bench->files.context, &bench->arena, str_from(po), &text, NULL))
        bench->translations[bench->item_count] = catalog_read(&bench->arena, str_from(po), text, NULL);
    Scenario *s = bench_load(bench, str_from(path), str_from(path), NULL);
    *item = (LibraryItem){.name = str_from(path), .path = str_from(path), .title = str_from(path), .kind = STR("complaint"), .level = 1};
    if (s) {
        item->title = str_copy(&bench->arena, s->title);
        item->brief = str_copy(&bench->arena, s->brief);
        item->kind = str_copy(&bench->arena, s->kind);
        item->scene = str_copy(&bench->arena, s->scene.name);
        if (s->cast_count) item->portrait = str_copy(&bench->arena, s->cast[0].portrait.name);
        item->level = s->level;
        item->minutes = s->minutes;
        scenario_free(s);
    }
    bench->item_count++;
}

static inline bool bench_input(Bench *bench, Input input) {
    return app_frame(bench->app, &input, &bench->list);
}

static inline void bench_start(Bench *bench, const char *language) {
    bench->app = app_open(&bench->world, str_from(language), bench->w, bench->h, 100);
    assert_true(bench_input(bench, (Input){.kind = INPUT_NONE}));
}

static inline void bench_stop(Bench *bench) {
    app_close(bench->app);
    draw_free(&bench->list);
    bench->app = NULL;
}

static inline void bench_close(Bench *bench) {
    if (bench->app) bench_stop(bench);
    bench_forget_search(bench);
    if (bench->handbook) handbook_free(bench->handbook);
    arena_free(&bench->arena);
    arena_free(&bench->keeper.arena);
}

static inline bool bench_key(Bench *bench, const char *name) {
    Input input = {.kind = INPUT_KEY};
    input.key = key_from_name(str_from(name), &input.code);
    assert_int_not_equal(input.key, KEY_NONE);
    return bench_input(bench, input);
}

static inline void bench_keys(Bench *bench, const char *const *names) {
    for (int i = 0; names[i]; i++) bench_key(bench, names[i]);
}
#define BENCH_KEYS(bench, ...) bench_keys((bench), (const char *const[]){__VA_ARGS__, NULL})

static inline bool bench_type(Bench *bench, const char *text) {
    return bench_input(bench, (Input){.kind = INPUT_TEXT, .text = str_from(text)});
}

static inline const DrawWidget *bench_widget(const Bench *bench, const char *label) {
    for (int i = 0; i < bench->list.widget_count; i++)
        if (str_equal(bench->list.widgets[i].label, str_from(label))) return &bench->list.widgets[i];
    return NULL;
}

static inline const DrawWidget *bench_focused(const Bench *bench) {
    for (int i = 0; i < bench->list.widget_count; i++)
        if (bench->list.widgets[i].focused) return &bench->list.widgets[i];
    return NULL;
}

static inline bool bench_mouse(Bench *bench, InputKind kind, int x, int y) {
    return bench_input(bench, (Input){.kind = kind, .x = x, .y = y});
}

static inline void bench_click(Bench *bench, const char *label) {
    const DrawWidget *widget = bench_widget(bench, label);
    if (!widget) fail_msg("nothing is labelled \"%s\"", label);
    int x = widget->rect.x + widget->rect.w / 2, y = widget->rect.y + widget->rect.h / 2;
    bench_mouse(bench, INPUT_MOVE, x, y);
    bench_mouse(bench, INPUT_PRESS, x, y);
    bench_mouse(bench, INPUT_RELEASE, x, y);
}

static inline bool bench_shows(const Bench *bench, const char *text) {
    for (int i = 0; i < bench->list.text_count; i++)
        if (str_find(bench->list.texts[i].text, str_from(text), 0) >= 0) return true;
    return false;
}

static inline void assert_shows(const Bench *bench, const char *text) {
    if (bench_shows(bench, text)) return;
    for (int i = 0; i < bench->list.text_count; i++) print_message("  shown: %.*s\n", STR_PRINT(bench->list.texts[i].text));
    fail_msg("\"%s\" is not shown", text);
}

static inline void assert_hides(const Bench *bench, const char *text) {
    if (bench_shows(bench, text)) fail_msg("\"%s\" is shown", text);
}
#endif
