// Is a whole table in sight? With what they had offered before under each value, the moves lay below the window's edge, and so they did
// with several packages; and what was pressed moved away when another issue had the focus. Played with real letters, as the experts of the
// shipped tables play them, and looked at after every key.
#include "host/stage.h"
#include "ui/deal.h"
#include "ui/parts.h"

typedef struct Sight {
    const char *table, *language;
    int h;
    int looks;              // frames at the table
    int steps, count, top;  // of the last frame: decisions, packages laid out, and where the last of the answers stood
    int faults;
} Sight;

static const DrawWidget *find(const DrawList *list, TableAct act) {
    for (int i = 0; i < list->widget_count; i++)
        if (list->widgets[i].id == ID_DEAL + DEAL_ACT + (int)act) return &list->widgets[i];
    return NULL;
}

static void fault(Sight *sight, TableAct act, const char *what) {
    sight->faults++;
    print_message("%s in %s, %d high, look %d: %s %s\n", sight->table, sight->language, sight->h, sight->looks, table_act_names[act].data,
                  what);
}

// Several packages are only put down as they are.
static bool is_shown(TableAct act, bool several) {
    if (act == ACTED_PACKAGES || act == ACTED_PREPARE) return false;
    return !several || (act != ACTED_CONDITIONAL && act != ACTED_TRADEOFF && act != ACTED_CLOSE);
}

// Laying out other values and going to another issue moves nothing.
static void check_place(Sight *sight, const App *app, const DrawList *list) {
    const DrawWidget *walk = find(list, ACTED_WALK);
    int top = walk ? walk->rect.y : -1, steps = session_steps(run_session(app_run(app)));
    if (steps == sight->steps && app->desk.count == sight->count && top != sight->top) fault(sight, ACTED_WALK, "has moved");
    sight->steps = steps;
    sight->count = app->desk.count;
    sight->top = top;
}

static void look(void *context, App *app, DrawList *list, Glyphs *glyphs, Images *images, Str name) {
    (void)glyphs, (void)images, (void)name;
    Sight *sight = context;
    const ViewTable *table = app->story.scenes[app->story.count - 1].view.table;
    if (!table || table->phase != PHASE_TALKS) return;
    sight->looks++;
    int least = sight->h >= 720 ? TARGET : TARGET * 3 / 4;  // a small window is drawn smaller
    for (int i = 0; i < table->act_count; i++) {
        TableAct act = table->acts[i].act;
        const DrawWidget *widget = find(list, act);
        if (is_shown(act, app->desk.count > 1) && (!widget || widget->rect.h < least)) fault(sight, act, "is not all in sight");
    }
    check_place(sight, app, list);
}

// The keys of a script of tests/drives up to the end of its run, with a look after each.
static Str keys_of(Arena *arena, const char *table, int w, int h) {
    Files disk = testkit_disk();
    StrBuf script = {.arena = arena};
    Str path = str_join(arena, STR("tests/drives/"), str_join(arena, str_from(table), STR(".en.drive"))), text;
    assert_true(disk.read(disk.context, arena, path, &text, NULL));
    buf_add(&script, str_fill(arena, STR("size {1} {2}\n"), (const Str[]){str_int(arena, w), str_int(arena, h)}, 2));
    for (size_t at = 0; at < text.len;) {
        ptrdiff_t end = str_find(text, STR("\n"), at);
        Str line = str_slice(text, at, end < 0 ? text.len : (size_t)end);
        at += line.len + 1;
        if (str_starts(line, STR("hash"))) break;
        if (!str_starts(line, STR("key")) && !str_starts(line, STR("play"))) continue;
        buf_add(&script, line);
        buf_add(&script, STR("\nshot look.png\n"));
    }
    return buf_str(&script);
}

static void all_moves_are_in_sight_at_every_step(void **state) {
    (void)state;
    static const char *const tables[] = {"frame-contract", "price-talk"}, *const languages[] = {"en", "zh-TW"};
    static const int sizes[][2] = {{1280, 720}, {1024, 600}};
    int faults = 0;
    for (int i = 0; i < 8; i++) {
        Arena arena = {0};
        Sight sight = {.table = tables[i & 1], .language = languages[i >> 1 & 1], .h = sizes[i >> 2][1], .steps = -1};
        stage_play(sight.language, str_from(sight.table), keys_of(&arena, sight.table, sizes[i >> 2][0], sight.h),
                   &(DriveEye){&sight, look});
        assert_true(sight.looks > 25);
        faults += sight.faults;
        arena_free(&arena);
    }
    assert_int_equal(faults, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_moves_are_in_sight_at_every_step)};
    return cmocka_run_group_tests(tests, stage_open, stage_close);
}
