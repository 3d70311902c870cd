// The programs' world: what is read once and kept as long as the program runs.
#include "host/world.h"

#include "base/hash.h"
#include "host/files.h"
#include "host/paths.h"
#include "host/settings.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// Read at its first use; NULL when there is no file.
typedef struct LoadedCatalog {
    Str path;
    bool read;
    Catalog *catalog;
    Arena *arena;  // of the catalogue
} LoadedCatalog;

struct World {
    Arena arena;
    Files files;
    Str share, data, config, cache, language, store_path, usual_store;
    const Catalog *interface;  // of the present language
    LoadedCatalog *catalogs;
    int catalog_count, catalog_cap;
    bool no_store, store_tried;
    Keeper keeper;
    Handbook *handbook;
    LibraryItem *items;
    int item_count, item_cap;
    bool library_read;
    Searcher *searcher;
    Drawings *drawings;
    Images *images;
};

static const Str languages[] = {{"en", 2}, {"zh-TW", 5}};
enum { LANGUAGES = sizeof languages / sizeof *languages };

bool world_knows_language(Str language) {
    for (int i = 0; i < LANGUAGES; i++)
        if (str_equal(language, languages[i])) return true;
    return false;
}

// LANGUAGE settings like zh_TW.UTF-8, zh_HK, zh-Hant; anything else reads English.
static Str environment_language(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (int i = 0; i < 3; i++) {
        Str value = str_from(getenv(names[i]));
        if (value.len) return str_starts(value, STR("zh")) ? languages[1] : languages[0];
    }
    return languages[0];
}

static Str remembered_language(World *world) {
    Str text = settings_word(&world->arena, world->config, STR("language"));
    return world_knows_language(text) ? text : STR_NONE;
}

static LoadedCatalog *place_of_catalog(World *world, Str path) {
    for (int i = 0; i < world->catalog_count; i++)
        if (str_equal(world->catalogs[i].path, path)) return &world->catalogs[i];
    world->catalogs = arena_grow(&world->arena, world->catalogs, world->catalog_count, &world->catalog_cap, sizeof *world->catalogs);
    LoadedCatalog *place = &world->catalogs[world->catalog_count++];
    *place = (LoadedCatalog){.path = str_copy(&world->arena, path), .arena = ARENA_NEW(&world->arena, Arena)};
    return place;
}

// Reads a PO file once; NULL when it is absent. A fault in it goes to `err`, and what could be read is used.
static Catalog *catalog_at(World *world, Str path, Err *err) {
    LoadedCatalog *place = place_of_catalog(world, path);
    if (place->read) return place->catalog;
    Arena scratch = {0};
    Str text;
    place->read = true;
    if (files_exists(path) && world->files.read(NULL, &scratch, path, &text, err))
        place->catalog = catalog_read(place->arena, path, text, err);
    arena_free(&scratch);
    return place->catalog;
}

static void forget_catalog(LoadedCatalog *place) {
    arena_free(place->arena);
    place->catalog = NULL;
    place->read = false;
}

static Str po_path(World *world, Str stem, Str language) {
    Str parts = str_join(&world->arena, str_join(&world->arena, stem, STR(".")), language);
    return str_join(&world->arena, parts, STR(".po"));
}

static Str interface_path(World *world, Str language) {
    return po_path(world, paths_join(&world->arena, world->share, STR("assets/ui/counterpart")), language);
}

static Catalog *interface_catalog(World *world, Str language, Err *err) {
    return str_equal(language, languages[0]) ? NULL : catalog_at(world, interface_path(world, language), err);
}

// A damaged catalogue of ours says little in its further faults; that of an author is `check`'s business.
static bool open_interface(World *world, Err *err) {
    Err faults = {0};
    Str path = interface_path(world, world->language);
    world->interface = interface_catalog(world, world->language, &faults);
    bool absent = !world->interface && !str_equal(world->language, languages[0]);
    if (faults.count)
        ERR(err, path, faults.faults[0].line,
            "The program's texts in this language are damaged: install Counterpart again, or play with {1}.", STR("--lang en"));
    else if (absent)
        ERR(err, path, 0, "The program's texts in this language are missing: install Counterpart again, or play with {1}.",
            STR("--lang en"));
    bool ok = !faults.count && !absent;
    err_free(&faults);
    return ok;
}

static bool choose_language(World *world, Str asked, Err *err) {
    if (asked.len && !world_knows_language(asked)) {
        ERR(err, STR_NONE, 0, "“{1}” is no language of this program: {2}.", asked, STR("en, zh-TW"));
        return false;
    }
    world->language = asked.len ? asked : remembered_language(world);
    if (!world->language.len) world->language = environment_language();
    if (!open_interface(world, err)) return false;
    err->catalog = world->keeper.catalog = world->interface;
    return true;
}

static int64_t now(void *context) {
    (void)context;
    return (int64_t)time(NULL);
}

World *world_open(const WorldAsk *ask, Err *err) {
    World *world = mem_realloc(NULL, sizeof *world);
    *world = (World){.files = files_disk(), .no_store = ask->no_store};
    world->share = paths_share(&world->arena);
    world->data = paths_data(&world->arena);
    world->config = paths_config(&world->arena);
    world->cache = paths_cache(&world->arena);
    world->usual_store = paths_join(&world->arena, world->data, STR("runs.db"));
    world->store_path = ask->store.len ? ask->store : world->usual_store;
    world->keeper = (Keeper){.now = now};
    if (!world->share.len)
        ERR0(err, STR_NONE, 0, "The folder with scenarios and assets was not found; set COUNTERPART_SHARE to it.");
    else if (choose_language(world, ask->language, err))
        return world;
    world_close(world);
    return NULL;
}

void world_close(World *world) {
    if (!world) return;
    searcher_close(world->searcher);
    images_close(world->images);
    drawings_close(world->drawings);
    store_close(world->keeper.store);
    arena_free(&world->keeper.arena);
    handbook_free(world->handbook);
    for (int i = 0; i < world->catalog_count; i++) arena_free(world->catalogs[i].arena);
    Arena arena = world->arena;
    free(world);
    arena_free(&arena);
}

const Files *world_files(World *world) {
    return &world->files;
}

Str world_share(const World *world) {
    return world->share;
}

Str world_cache(const World *world) {
    return world->cache;
}

Str world_store_path(const World *world) {
    return world->store_path;
}

bool world_store_is_usual(const World *world) {
    return str_equal(world->store_path, world->usual_store);
}

Str world_language(const World *world) {
    return world->language;
}

const Catalog *world_catalog(World *world, Str language) {
    return interface_catalog(world, language, NULL);
}

Str world_text(World *world, Str source) {
    return catalog_get(world->interface, STR_NONE, source);
}

static void open_store(World *world) {
    world->store_tried = true;
    if (world->no_store) return;
    Err err = {.catalog = world->interface};
    world->keeper.store = store_open(world->store_path, &err);
    if (err.count) world->keeper.warning = fault_print(&world->keeper.arena, &err.faults[0]);
    err_free(&err);
}

Keeper *world_keeper(World *world) {
    if (!world->store_tried) open_store(world);
    return &world->keeper;
}

const Handbook *world_handbook(World *world) {
    if (!world->handbook)
        world->handbook = handbook_load(&world->files, paths_join(&world->arena, world->share, STR("scenarios/handbook.lua")), NULL);
    return world->handbook;
}

const Catalog *world_handbook_catalog(World *world, Str language) {
    if (str_equal(language, languages[0])) return NULL;
    return catalog_at(world, po_path(world, paths_join(&world->arena, world->share, STR("scenarios/handbook")), language), NULL);
}

static Str without_ending(Str path) {
    return str_ends(path, STR(".lua")) ? str_slice(path, 0, path.len - 4) : path;
}

// Families are folders of scenarios/, in the shared folder and the user's own.
static void list_names(World *world, Arena *arena, Map *names) {
    Str roots[] = {paths_join(arena, world->share, STR("scenarios")), paths_join(arena, world->data, STR("scenarios"))};
    for (int root = 0; root < 2; root++) {
        Str *families, *files;
        int family_count = files_list(arena, roots[root], STR(""), &families);
        for (int i = 0; i < family_count; i++) {
            int file_count = files_list(arena, paths_join(arena, roots[root], families[i]), STR(".lua"), &files);
            for (int j = 0; j < file_count; j++) map_put(names, without_ending(paths_join(arena, families[i], files[j])), root);
        }
    }
}

static Str path_of(World *world, Str name, int root) {
    Str folder = paths_join(&world->arena, root ? world->data : world->share, STR("scenarios"));
    return str_join(&world->arena, paths_join(&world->arena, folder, name), STR(".lua"));
}

static Str last_part(Str name) {
    size_t at = name.len;
    while (at > 0 && name.data[at - 1] != '/') at--;
    return str_slice(name, at, name.len);
}

static Str listed(Arena *arena, const Str *names, int count) {
    StrBuf buf = {.arena = arena};
    for (int i = 0; i < count; i++) {
        if (i) buf_add(&buf, STR(", "));
        buf_add(&buf, names[i]);
    }
    return buf_str(&buf);
}

static void not_found(Str asked, const Map *names, Err *err) {
    Arena arena = {0};
    Str near = str_nearest(asked, names->keys, names->count);
    Str *parts = ARENA_ARRAY(&arena, Str, names->count);
    for (int i = 0; i < names->count; i++) parts[i] = last_part(names->keys[i]);
    if (!near.len) near = str_nearest(asked, parts, names->count);
    if (near.len)
        ERR(err, STR_NONE, 0, "There is no scenario “{1}”; did you mean “{2}”?", asked, near);
    else
        ERR(err, STR_NONE, 0, "There is no scenario “{1}”. There are: {2}.", asked, listed(&arena, parts, names->count));
    arena_free(&arena);
}

// A scenario of the library that is named by its file is the same as by its name.
static bool find_file(World *world, Str asked, const Map *names, Str *path, Str *name, Err *err) {
    *path = asked;
    *name = without_ending(asked);
    for (int i = 0; i < names->count; i++)
        if (files_same(asked, path_of(world, names->keys[i], names->values[i]))) *name = str_copy(&world->arena, names->keys[i]);
    if (files_exists(asked)) return true;
    ERR0(err, asked, 0, "There is no such file.");
    return false;
}

static bool find_name(World *world, Str asked, const Map *names, Str *path, Str *name, Err *err) {
    int at = -1;
    for (int i = 0; i < names->count; i++) {
        if (str_equal(names->keys[i], asked) || (at < 0 && str_equal(last_part(names->keys[i]), asked))) at = i;
    }
    // What a journal calls a scenario that was played from a file.
    Str file = str_join(&world->arena, asked, STR(".lua"));
    if (at < 0 && files_exists(file)) return find_file(world, file, names, path, name, err);
    if (at < 0) {
        not_found(asked, names, err);
        return false;
    }
    *name = str_copy(&world->arena, names->keys[at]);
    *path = path_of(world, *name, names->values[at]);
    return true;
}

bool world_find(World *world, Str asked, Str *path, Str *name, Err *err) {
    Arena arena = {0};
    Map names = {.arena = &arena};
    list_names(world, &arena, &names);
    bool found = (str_ends(asked, STR(".lua")) ? find_file : find_name)(world, asked, &names, path, name, err);
    arena_free(&arena);
    return found;
}

Scenario *world_load(World *world, Str path, Str name, Err *err) {
    return scenario_load(&world->files, path, name, world_handbook(world), err);
}

Str world_translation_path(World *world, Str path, Str language) {
    return po_path(world, without_ending(path), language);
}

const Catalog *world_scenario_catalog(World *world, Str path, Str language) {
    if (str_equal(language, languages[0])) return NULL;
    return catalog_at(world, world_translation_path(world, path, language), NULL);
}

static int kind_place(Str kind) {
    static const char *const order[] = {"relationship", "complaint", "negotiation"};
    for (int i = 0; i < 3; i++)
        if (str_equal(kind, str_from(order[i]))) return i;
    return 3;
}

static int by_kind(const void *a, const void *b) {
    const LibraryItem *x = a, *y = b;
    int order = kind_place(x->kind) - kind_place(y->kind);
    if (!order) order = str_compare(x->kind, y->kind);
    if (!order) order = x->level - y->level;
    return order ? order : str_compare(x->title, y->title);
}

// An author may save a file a thousand times: only what is new takes room.
static void renew_text(World *world, Str *kept, Str text) {
    if (!str_equal(*kept, text)) *kept = str_copy(&world->arena, text);
}

// Of the first person whose feelings can be read, or else of the first.
static PictureName first_portrait(const Scenario *s) {
    for (int i = 0; i < s->cast_count; i++)
        if (s->cast[i].mood >= 0) return s->cast[i].portrait;
    return s->cast_count ? s->cast[0].portrait : (PictureName){0};
}

static void fill_item(World *world, LibraryItem *item, const Scenario *s) {
    renew_text(world, &item->title, s->title);
    renew_text(world, &item->kind, s->kind);
    renew_text(world, &item->brief, s->brief);
    renew_text(world, &item->portrait, first_portrait(s).name);
    renew_text(world, &item->scene, s->scene.name);
    item->level = s->level;
    item->minutes = s->minutes;
}

static void sort_items(World *world) {
    if (world->item_count) qsort(world->items, (size_t)world->item_count, sizeof *world->items, by_kind);
}

// Scenarios with faults are left out here; `counterpart check` names them.
static void read_library(World *world) {
    world->library_read = true;
    Arena arena = {0};
    Map names = {.arena = &arena};
    list_names(world, &arena, &names);
    for (int i = 0; i < names.count; i++) {
        Str path = path_of(world, names.keys[i], names.values[i]);
        Scenario *s = world_load(world, path, names.keys[i], NULL);
        if (!s) continue;
        world->items = arena_grow(&world->arena, world->items, world->item_count, &world->item_cap, sizeof *world->items);
        LibraryItem *item = &world->items[world->item_count++];
        *item = (LibraryItem){.name = str_copy(&world->arena, s->name), .path = path};
        fill_item(world, item, s);
        scenario_free(s);
    }
    arena_free(&arena);
    sort_items(world);
}

int world_library(World *world, Str language, const LibraryItem **items) {
    if (!world->library_read) read_library(world);
    for (int i = 0; i < world->item_count; i++) world->items[i].catalog = world_scenario_catalog(world, world->items[i].path, language);
    *items = world->items;
    return world->item_count;
}

static void forget_translations(World *world, Str path) {
    Arena arena = {0};
    Str stem = str_join(&arena, without_ending(path), STR("."));
    for (int i = 0; i < world->catalog_count; i++)
        if (str_starts(world->catalogs[i].path, stem)) forget_catalog(&world->catalogs[i]);
    arena_free(&arena);
}

void world_renew(World *world, const Scenario *now) {
    if (world->drawings) drawings_forget(world->drawings);
    if (world->images) images_forget(world->images);
    forget_translations(world, now->file);
    for (int i = 0; i < world->item_count; i++) {
        LibraryItem *item = &world->items[i];
        if (!str_equal(item->name, now->name)) continue;
        // It may have been opened by another path than the library's.
        forget_translations(world, item->path);
        item->catalog = NULL;
        fill_item(world, item, now);
    }
    sort_items(world);
}

uint64_t world_seed(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    // Small enough to be said aloud and typed again.
    return hash_mix((uint64_t)now.tv_sec * 1000000007u ^ (uint64_t)now.tv_nsec ^ (uint64_t)getpid() << 40) % 1000000;
}

static int app_library(void *context, Str language, const LibraryItem **items) {
    return world_library(context, language, items);
}

static Scenario *app_load(void *context, Str path, Str name, Err *err) {
    return world_load(context, path, name, err);
}

static const Catalog *app_scenario_catalog(void *context, Str path, Str language) {
    return world_scenario_catalog(context, path, language);
}

static const Catalog *app_ui_catalog(void *context, Str language) {
    return world_catalog(context, language);
}

static const Catalog *app_handbook_catalog(void *context, Str language) {
    return world_handbook_catalog(context, language);
}

static void app_renew(void *context, const Scenario *now) {
    world_renew(context, now);
}

static uint64_t app_seed(void *context) {
    (void)context;
    return world_seed();
}

static void app_set_coaching_callback(void *context, Coaching coaching) {
    const World *world = context;
    settings_keep(world->config, STR("coaching"), coaching == COACHING_GUIDED ? STR("guided") : STR("assessed"));
}

static Coaching remembered_coaching(World *world) {
    Str word = settings_word(&world->arena, world->config, STR("coaching"));
    return str_equal(word, STR("guided")) ? COACHING_GUIDED : COACHING_ASSESSED;
}

static void app_set_look_callback(void *context, const Look *look) {
    const World *world = context;
    settings_keep_look(world->config, look);
}

// False for a language that is not there.
static bool app_set_language_callback(void *context, Str language) {
    World *world = context;
    if (!world_knows_language(language)) return false;
    world->language = str_copy(&world->arena, language);
    world->interface = world->keeper.catalog = world_catalog(world, language);
    settings_keep(world->config, STR("language"), language);
    return true;
}

Searcher *world_searcher(World *world) {
    if (!world->searcher) world->searcher = searcher_open(world_handbook(world), world->cache);
    return world->searcher;
}

static Str assets_folder(World *world) {
    return paths_join(&world->arena, world->share, STR("assets"));
}

Drawings *world_drawings(World *world) {
    if (!world->drawings) world->drawings = drawings_open(assets_folder(world));
    return world->drawings;
}

Images *world_images(World *world) {
    if (!world->images) world->images = images_open(assets_folder(world), world->cache, world->interface);
    return world->images;
}

static Str app_picture(void *context, PictureKind kind, Str path, Str name) {
    return drawings_key(world_drawings(context), kind, path, name);
}

static AppSearch app_search(void *context, Str path, Str name, const Scenario *scenario, uint64_t seed) {
    return searcher_ask(world_searcher(context), path, name, scenario, seed);
}

static int typing_rate(void) {
    int64_t rate;
    return str_to_int(str_from(getenv("COUNTERPART_TYPING")), &rate) && rate > 0 && rate < 10000 ? (int)rate : 0;
}

AppWorld world_app(World *world) {
    return (AppWorld){.context = world,
                      .keeper = world_keeper(world),
                      .handbook = world_handbook(world),
                      .library = app_library,
                      .load = app_load,
                      .scenario_catalog = app_scenario_catalog,
                      .renew = app_renew,
                      .ui_catalog = app_ui_catalog,
                      .picture = app_picture,
                      .handbook_catalog = app_handbook_catalog,
                      .seed = app_seed,
                      .set_language = app_set_language_callback,
                      .coaching = remembered_coaching(world),
                      .set_coaching = app_set_coaching_callback,
                      .typing = typing_rate(),
                      .look = settings_look(world->config),
                      .set_look = app_set_look_callback,
                      .search = app_search};
}
