// A scenario's own pictures before those that are shipped, and nothing from elsewhere.
#include "host/drawings.h"

#include "host/files.h"
#include "record/folder.h"

#define DRAWING "<svg viewBox='0 0 9 9'><rect width='9' height='9'/></svg>"

typedef struct Stage {
    Folder *folder;
    Drawings *drawings;
    Str scenario;
} Stage;

static Str path(Stage *stage, const char *name) {
    return folder_path(stage->folder, name);
}

static int set_up(void **state) {
    Stage *stage = test_calloc(1, sizeof *stage);
    void *folder;
    if (folder_make(&folder)) return -1;
    stage->folder = folder;
    static const char *const folders[] = {"assets/portraits", "assets/scenes", "pack/portraits", "pack/scenes"};
    for (int i = 0; i < 4; i++) assert_true(files_make_folder(path(stage, folders[i]), NULL));
    static const char *const files[] = {"assets/portraits/buyer.svg", "assets/portraits/driver.svg", "assets/portraits/note.txt",
                                        "assets/scenes/office.svg",   "pack/portraits/buyer.svg",    "pack/scenes/quay.svg"};
    for (int i = 0; i < 6; i++) file_write(path(stage, files[i]), STR(DRAWING));
    stage->scenario = path(stage, "pack/talk.lua");
    stage->drawings = drawings_open(path(stage, "assets"));
    *state = stage;
    return 0;
}

static int tear_down(void **state) {
    Stage *stage = *state;
    drawings_close(stage->drawings);
    void *folder = stage->folder;
    test_free(stage);
    return folder_remove(&folder);
}

static Str key(Stage *stage, PictureKind kind, const char *name) {
    return drawings_key(stage->drawings, kind, stage->scenario, str_from(name));
}

static void own_pictures_go_before_shipped_ones(void **state) {
    Stage *stage = *state;
    assert_str(key(stage, PICTURE_PORTRAIT, "buyer"), path(stage, "pack/portraits/buyer.svg").data);
    assert_str(key(stage, PICTURE_PORTRAIT, "driver"), "portraits/driver");
    assert_str(key(stage, PICTURE_SCENE, "office"), "scenes/office");
    assert_str(key(stage, PICTURE_SCENE, "quay"), path(stage, "pack/scenes/quay.svg").data);
    assert_str(drawings_key(stage->drawings, PICTURE_PORTRAIT, path(stage, "other/talk.lua"), STR("buyer")), "portraits/buyer");
    static const char *const none[] = {"", "quay", "note", "Buyer", "../portraits/buyer", "..", ".", "/etc/passwd"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_str(key(stage, PICTURE_PORTRAIT, none[i]), "");
}

static void a_path_may_be_relative(void **state) {
    Stage *stage = *state;
    assert_int_equal(chdir(path(stage, "pack").data), 0);
    assert_str(drawings_key(stage->drawings, PICTURE_PORTRAIT, STR("talk.lua"), STR("buyer")),
               path(stage, "pack/portraits/buyer.svg").data);
    assert_int_equal(chdir("/"), 0);
}

static void refused_drawings_are_not_there(void **state) {
    Stage *stage = *state;
    file_write(path(stage, "pack/portraits/buyer.svg"), STR("<svg viewBox='0 0 9 9'><script/></svg>"));
    file_write(path(stage, "pack/scenes/quay.svg"), STR("no drawing"));
    assert_str(key(stage, PICTURE_PORTRAIT, "buyer"), "portraits/buyer");
    assert_str(key(stage, PICTURE_SCENE, "quay"), "");
    // Answers are remembered until they are to be forgotten.
    file_write(path(stage, "pack/scenes/quay.svg"), STR(DRAWING));
    assert_str(key(stage, PICTURE_SCENE, "quay"), "");
    drawings_forget(stage->drawings);
    assert_str(key(stage, PICTURE_SCENE, "quay"), path(stage, "pack/scenes/quay.svg").data);
}

static void what_is_shipped_can_be_listed(void **state) {
    Stage *stage = *state;
    Str *names;
    assert_int_equal(drawings_shipped(stage->drawings, &stage->folder->arena, PICTURE_PORTRAIT, &names), 2);
    assert_str(names[0], "buyer");
    assert_str(names[1], "driver");
    assert_true(drawings_ships(stage->drawings, PICTURE_SCENE, STR("office")));
    assert_false(drawings_ships(stage->drawings, PICTURE_SCENE, STR("quay")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(own_pictures_go_before_shipped_ones, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_path_may_be_relative, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refused_drawings_are_not_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_shipped_can_be_listed, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
