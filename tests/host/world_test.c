// The library and its translations in a folder whose files change while the program runs.
#include "host/world.h"

#include "host/files.h"
#include "host/home.h"
#include "record/folder.h"

#define SCENARIO(title, brief)                                                                                                             \
    "return scenario { api = 1, kind = 'planning', level = 2, title = '" title "', brief = '" brief "', start = 'a',\n"                    \
    "  beats = { a = { options = { { 'x', go = 'over' } } } }, endings = { over = { 'O' } } }\n"

typedef struct Stage {
    Folder *folder;
    Str lua, po;
    World *world;
} Stage;

static void make_folders(Folder *folder) {
    const char *const parts[] = {"counterpart", "counterpart/scenarios", "counterpart/scenarios/mine"};
    for (int i = 0; i < 3; i++) assert_int_equal(mkdir(folder_path(folder, parts[i]).data, 0777), 0);
}

static int set_up(void **state) {
    Stage *stage = test_calloc(1, sizeof *stage);
    void *folder;
    if (folder_make(&folder)) return -1;
    stage->folder = folder;
    make_folders(stage->folder);
    home_use(stage->folder->name);
    stage->lua = folder_path(stage->folder, "counterpart/scenarios/mine/desk.lua");
    stage->po = folder_path(stage->folder, "counterpart/scenarios/mine/desk.zh-TW.po");
    file_write(stage->lua, STR(SCENARIO("Desk", "Old.")));
    file_write(stage->po, STR("msgid \"Desk\"\nmsgstr \"書桌\"\n"));
    Err err = {0};
    stage->world = world_open(&(WorldAsk){.language = STR("zh-TW"), .no_store = true}, &err);
    assert_no_faults(&err);
    *state = stage;
    return 0;
}

static int tear_down(void **state) {
    Stage *stage = *state;
    world_close(stage->world);
    void *folder = stage->folder;
    test_free(stage);
    return folder_remove(&folder);
}

static const LibraryItem *item(Stage *stage) {
    const LibraryItem *items;
    int count = world_library(stage->world, STR("zh-TW"), &items);
    for (int i = 0; i < count; i++)
        if (str_equal(items[i].name, STR("mine/desk"))) return &items[i];
    fail_msg("the scenario is not in the library");
    return NULL;
}

static const char *translated(Stage *stage, Str path, const char *source) {
    return catalog_get(world_scenario_catalog(stage->world, path, STR("zh-TW")), STR_NONE, str_from(source)).data;
}

// As after a change: found by `asked`, loaded, renewed.
static void renew(Stage *stage, Str asked) {
    Str path, name;
    Err err = {0};
    assert_true(world_find(stage->world, asked, &path, &name, &err));
    Scenario *now = world_load(stage->world, path, name, &err);
    assert_no_faults(&err);
    world_renew(stage->world, now);
    scenario_free(now);
}

static void what_changed_is_read_anew(void **state) {
    Stage *stage = *state;
    assert_str(item(stage)->title, "Desk");
    assert_string_equal(translated(stage, stage->lua, "Desk"), "書桌");
    assert_str(catalog_get(item(stage)->catalog, STR_NONE, STR("Desk")), "書桌");
    file_write(stage->lua, STR(SCENARIO("Table", "New.")));
    file_write(stage->po, STR("msgid \"Table\"\nmsgstr \"桌子\"\n"));
    // Read once, until somebody says that it has changed.
    assert_str(item(stage)->title, "Desk");
    assert_string_equal(translated(stage, stage->lua, "Desk"), "書桌");
    renew(stage, STR("mine/desk"));
    assert_str(item(stage)->title, "Table");
    assert_str(item(stage)->brief, "New.");
    assert_str(catalog_get(item(stage)->catalog, STR_NONE, STR("Table")), "桌子");
    assert_string_equal(translated(stage, stage->lua, "Desk"), "Desk");
    // Others are not touched.
    assert_non_null(world_handbook_catalog(stage->world, STR("zh-TW")));
    assert_non_null(world_catalog(stage->world, STR("zh-TW")));
}

static void also_by_another_path(void **state) {
    Stage *stage = *state;
    Str other = folder_path(stage->folder, "counterpart/scenarios/mine/../mine/desk.lua");
    assert_str(catalog_get(item(stage)->catalog, STR_NONE, STR("Desk")), "書桌");
    assert_string_equal(translated(stage, other, "Desk"), "書桌");
    file_write(stage->po, STR("msgid \"Desk\"\nmsgstr \"桌子\"\n"));
    renew(stage, other);
    assert_str(catalog_get(item(stage)->catalog, STR_NONE, STR("Desk")), "桌子");
    assert_string_equal(translated(stage, other, "Desk"), "桌子");
}

static void translations_come_and_go(void **state) {
    Stage *stage = *state;
    assert_non_null(world_scenario_catalog(stage->world, stage->lua, STR("zh-TW")));
    for (int i = 0; i < 100; i++) {
        assert_int_equal(unlink(stage->po.data), 0);
        renew(stage, stage->lua);
        assert_null(world_scenario_catalog(stage->world, stage->lua, STR("zh-TW")));
        file_write(stage->po, STR("msgid \"Desk\"\nmsgstr \"桌子\"\n"));
        renew(stage, stage->lua);
        assert_string_equal(translated(stage, stage->lua, "Desk"), "桌子");
    }
}

// The screens' coach: the search is the world's, kept in the cache folder.
static void the_coach_searches(void **state) {
    Stage *stage = *state;
    AppWorld app = world_app(stage->world);
    Scenario *scenario = world_load(stage->world, stage->lua, STR("mine/desk"), NULL);
    AppSearch found = app.search(app.context, stage->lua, STR("mine/desk"), scenario, 1);
    assert_false(found.failed);
    assert_int_equal(search_states(found.search), 2);
    assert_ptr_equal(app.search(app.context, stage->lua, STR("mine/desk"), scenario, 1).search, found.search);
    Str *names;
    assert_int_equal(files_list(&stage->folder->arena, folder_path(stage->folder, "counterpart"), STR(".search"), &names), 1);
    scenario_free(scenario);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_STAGE(what_changed_is_read_anew),
        ON_STAGE(also_by_another_path),
        ON_STAGE(translations_come_and_go),
        ON_STAGE(the_coach_searches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
