// A person who plays the shipped scenarios and looks at every screen there is.
#ifndef TESTS_UI_WALK_H
#define TESTS_UI_WALK_H
#include "ui/app_kit.h"

#include <stdio.h>

// What is done at each stop. `beat`: how many decisions were made, while playing; else -1.
typedef void WalkLook(Bench *bench, const char *where, int beat);

static inline const Catalog *walk_catalog(Bench *bench, const char *path) {
    Str po = str_from(path), text;
    assert_true(bench->files.read(bench->files.context, &bench->arena, po, &text, NULL));
    return catalog_read(&bench->arena, po, text, NULL);
}

// The shipped scenarios with their pictures, the handbook, and all their translations.
static inline void walk_open(Bench *bench) {
    static const MemoryFile none[] = {{NULL, NULL}};
    bench_open(bench, none, 1280, 720);
    bench_handbook(bench);
    bench->world.picture = bench_picture;
    bench->ui_zh = walk_catalog(bench, "assets/ui/counterpart.zh-TW.po");
    bench->handbook_zh = walk_catalog(bench, "scenarios/handbook.zh-TW.po");
    bench_add(bench, "scenarios/complaint/line-down.lua", "scenarios/complaint/line-down.zh-TW.po");
    bench_add(bench, "scenarios/relationship/cheaper-pump.lua", "scenarios/relationship/cheaper-pump.zh-TW.po");
    bench_add(bench, "scenarios/negotiation/friday-six.lua", "scenarios/negotiation/friday-six.zh-TW.po");
}

// From the end of a run through all that follows, back to the debrief.
static inline void walk_debrief(Bench *bench, WalkLook *look) {
    static const struct {
        const char *keys[4];
        const char *text;  // typed after them; NULL: nothing
        const char *where;
    } stops[] = {
        {{"Enter"}, NULL, "where it turned"},
        {{"Down", "Down", "Enter"}, NULL, "what to do differently"},
        {{"Down", "Enter", "Up"},
         "I would ask what the morning cost them, and say nothing until it has been told. 我會先聽完。",
         "own words"},
        {{"Enter", "Enter"}, NULL, "debrief"},
        {{"Right"}, NULL, "the curve"},
        {{"h"}, NULL, "handbook"},
        {{"End"}, NULL, "end of the debrief"},
        {{"n", "Enter"}, NULL, "a commitment"},
        {{"w"}, NULL, "what if"},
        {{"2", "End"}, NULL, "another what if"},
        {{"Esc", "c"}, NULL, "the comparison"},
        {{"End"}, NULL, "end of the comparison"},
        {{"2"}, NULL, "the best line"},
        {{"Esc", "Home", "Down", "Down"}, NULL, "a decision"},
    };
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        for (int j = 0; j < 4 && stops[i].keys[j]; j++) bench_key(bench, stops[i].keys[j]);
        if (stops[i].text) bench_type(bench, stops[i].text);
        look(bench, stops[i].where, -1);
    }
}

// The first alternative, limit and target as they lie, and that each issue matters little.
static inline void walk_prepare(Bench *bench, const ViewTable *table) {
    BENCH_KEYS(bench, "Down", "Enter");
    for (int i = 0; i < table->alternative_count + 1; i++) bench_key(bench, "Tab");
    for (int i = 0; i < table->issue_count; i++) BENCH_KEYS(bench, "Tab", "Right");
    BENCH_KEYS(bench, "Tab", "Enter");
}

// One decision; at a table, offers from the best package downwards, a question, and a package that is taken away again.
static inline void walk_step(Bench *bench, uint64_t seed, int i) {
    static const char *const keys[] = {"1", "2", "3"}, *const deals[] = {"5", "1", "6", "1"};
    Arena arena = {0};
    View view = session_view(run_session(app_run(bench->app)), NULL, &arena);
    const ViewTable *table = view.table && view.table->asks ? view.table : NULL;
    if (table && table->phase == PHASE_PREPARE)
        walk_prepare(bench, table);
    else if (table)
        BENCH_KEYS(bench, "p", "Delete", "Down", i % 2 ? "Left" : "Right", deals[i % 4]);
    else
        bench_key(bench, keys[(seed + (uint64_t)i * 7 / 3) % 3]);
    arena_free(&arena);
}

// A run from its beginning to the debrief and, through practice, back home. Every second seed is guided.
static inline void walk_run(Bench *bench, int item, uint64_t seed, WalkLook *look) {
    char where[100];
    snprintf(where, sizeof where, "%.*s (%.*s, seed %d)", STR_PRINT(bench->items[item].path), STR_PRINT(app_language(bench->app)),
             (int)seed);
    if (seed % 2) bench_key(bench, "g");
    assert_true(app_play(bench->app, bench->items[item].name, bench->items[item].path, seed, true));
    bench_input(bench, (Input){.kind = INPUT_NONE});
    for (int i = 0; session_ending(run_session(app_run(bench->app))) < 0; i++) {
        assert_true(i < 200);
        look(bench, where, i);
        walk_step(bench, seed, i);
    }
    look(bench, where, -1);
    walk_debrief(bench, look);
    bench_key(bench, "r");
    look(bench, "practice", -1);
    bench_key(bench, "n");
    look(bench, "notes", -1);
    bench_key(bench, "n");
    bench_key(bench, "Home");
    look(bench, "brief", -1);
    bench_key(bench, "Esc");
    look(bench, "home", -1);
}

static inline void walk_dialogs(Bench *bench, WalkLook *look) {
    static const char *const keys[] = {"F2", "F1"};
    for (int i = 0; i < 2; i++) {
        bench_key(bench, keys[i]);
        look(bench, keys[i], -1);
        bench_key(bench, "Esc");
    }
}

// A scenario that is not there.
static inline void walk_faults(Bench *bench, WalkLook *look) {
    assert_false(
        app_play(bench->app, STR("none"), STR("a/rather/long/path/to/a/file/that/is/not/there/at/all/and/never/was.lua"), 1, true));
    bench_input(bench, (Input){.kind = INPUT_NONE});
    look(bench, "faults", -1);
    bench_key(bench, "Esc");
}
#endif
