// What the reader chooses for all screens, what opens over them, what moves, and what the first run says of itself.
#include "ui/app_kit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const MemoryFile library[] = {
    {"talk.lua",
     "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 5, title = 'Gloves',\n"
     "  cast = { lin = { name = 'Lin', role = 'plant manager', mood = 'trust' } },\n"
     "  state = { trust = { 50, 0, 100, show = 'Trust' } }, start = 'a',\n"
     "  outcome = { { 'Trust', weight = 1, from = 'trust' } },\n"
     "  beats = { a = { ordered = true, say = { { lin = 'Well?' } }, options = {\n"
     "    { 'Explain.', effect = { trust = -40 }, reply = { lin = 'So that is all.' }, go = 'b' },\n"
     "    { 'Listen.', effect = { trust = 20 }, reply = { lin = 'Good.' }, go = 'b' },\n"
     "    { 'Wait.', go = 'b' } } },\n"
     "  b = { ordered = true, say = { { 'The rain goes on.' } }, options = { { 'Leave.', go = 'over' }, { 'Stay.', go = 'over' } } } },\n"
     "  endings = { over = { 'Over' } } }"},
    {NULL, NULL}};

static Look kept;
static int times_kept;

static void keep_look(void *context, const Look *look) {
    (void)context;
    kept = *look;
    times_kept++;
}

static void start(Bench *bench) {
    bench_open(bench, library, 1280, 720);
    bench_add(bench, "talk.lua", NULL);
    bench->world.set_look = keep_look;
    times_kept = 0;
    bench_start(bench, "en");
}

static void begin_run(Bench *bench) {
    start(bench);
    bench_click(bench, "Gloves");
}

static bool is_open(const Bench *bench, const char *title) {
    const DrawWidget *close = bench_widget(bench, "Close");
    return close && close->enabled && bench_shows(bench, title);
}

static void settings_change_everything_at_once(void **state) {
    (void)state;
    Bench bench;
    start(&bench);
    Color light = bench.list.background;
    bench_key(&bench, "F2");
    assert_true(is_open(&bench, "Size of text"));
    bench_click(&bench, "Dark");
    assert_int_equal(app_look(bench.app)->theme, THEME_DARK);
    assert_int_equal(kept.theme, THEME_DARK);
    assert_true(bench.list.background == theme_color(THEME_DARK, COLOR_PAPER) && bench.list.background != light);
    bench_click(&bench, "150 %");
    assert_int_equal(kept.text, 150);
    bench_click(&bench, "Reduced");
    assert_true(kept.still);
    bench_click(&bench, "Off");
    assert_true(kept.silent);
    assert_int_equal(times_kept, 4);
    for (int i = 0; i < bench.list.widget_count; i++) {
        const DrawWidget *w = &bench.list.widgets[i];
        if (!w->enabled || !str_equal(w->label, STR("繁體中文"))) continue;  // the first screen has the same below
        int x = w->rect.x + 5, y = w->rect.y + 5;
        bench_mouse(&bench, INPUT_PRESS, x, y);
        bench_mouse(&bench, INPUT_RELEASE, x, y);
        break;
    }
    assert_str(app_language(bench.app), "zh-TW");
    bench_key(&bench, "Esc");
    assert_null(bench_widget(&bench, "Close"));
    assert_false(app_quits(bench.app));  // Esc closed the dialog only
    bench_close(&bench);
}

static void what_lies_below_a_dialog_is_out_of_reach(void **state) {
    (void)state;
    Bench bench;
    begin_run(&bench);
    bench_key(&bench, "Down");
    assert_non_null(bench_focused(&bench));
    bench_key(&bench, "F1");
    assert_true(is_open(&bench, "Everywhere"));
    bench_key(&bench, "1");
    assert_int_equal(session_steps(run_session(app_run(bench.app))), 0);
    assert_false(bench_widget(&bench, "Listen.")->enabled);
    for (int i = 0; i < 5; i++) {
        bench_key(&bench, "Tab");
        const char *label = bench_focused(&bench)->label.data;
        assert_true(!strcmp(label, "Close") || !strcmp(label, "Settings"));
    }
    bench_key(&bench, "F2");
    assert_true(is_open(&bench, "Size of text"));
    bench_key(&bench, "F2");
    assert_null(bench_widget(&bench, "Close"));
    assert_true(bench_focused(&bench) != NULL);  // where it was before
    bench_key(&bench, "Enter");
    assert_int_equal(session_steps(run_session(app_run(bench.app))), 1);
    bench_close(&bench);
}

static void keys_change_the_look(void **state) {
    (void)state;
    Bench bench;
    start(&bench);
    bench_key(&bench, "+");
    assert_int_equal(app_look(bench.app)->text, 150);
    BENCH_KEYS(&bench, "+", "+");
    assert_int_equal(app_look(bench.app)->text, 200);
    BENCH_KEYS(&bench, "-", "-", "-");
    assert_int_equal(app_look(bench.app)->text, 100);
    assert_int_equal(times_kept, 4);
    assert_shows(&bench, "Size of text: 100 %");
    bench_key(&bench, "m");
    assert_true(app_look(bench.app)->silent);
    assert_shows(&bench, "Sounds are off.");
    assert_int_not_equal(app_wants_tick(bench.app), 0);  // the message goes by itself
    bench_input(&bench, (Input){.kind = INPUT_TICK, .ms = 5000});
    assert_false(bench_shows(&bench, "Sounds are off."));
    assert_int_equal(app_wants_tick(bench.app), 0);
    bench_key(&bench, "m");
    assert_false(app_look(bench.app)->silent);
    bench_close(&bench);
}

// All text at 200 per cent is twice as large.
static void text_grows(void **state) {
    (void)state;
    Bench bench;
    start(&bench);
    int largest = 0, then = 0;
    for (int i = 0; i < bench.list.command_count; i++)
        if (bench.list.commands[i].font.size > largest) largest = bench.list.commands[i].font.size;
    BENCH_KEYS(&bench, "+", "+");
    for (int i = 0; i < bench.list.command_count; i++)
        if (bench.list.commands[i].font.size > then) then = bench.list.commands[i].font.size;
    assert_int_equal(then, 2 * largest);
    bench_close(&bench);
}

static void cues_tell_what_happened(void **state) {
    (void)state;
    Bench bench;
    begin_run(&bench);
    app_cue(bench.app);
    bench_key(&bench, "2");  // trust rises and somebody speaks
    assert_int_equal(app_cue(bench.app), CUE_MESSAGE);
    assert_int_equal(app_cue(bench.app), CUE_NONE);  // once
    bench_key(&bench, "1");
    assert_int_equal(app_cue(bench.app), CUE_END);
    bench_key(&bench, "Esc");
    bench_click(&bench, "Gloves");
    app_cue(bench.app);
    bench_key(&bench, "1");
    assert_int_equal(app_cue(bench.app), CUE_FALL);
    bench_key(&bench, "Backspace");
    app_cue(bench.app);
    bench_key(&bench, "3");  // nobody speaks
    assert_int_equal(app_cue(bench.app), CUE_CONFIRM);
    bench_key(&bench, "m");
    bench_key(&bench, "1");
    assert_int_equal(app_cue(bench.app), CUE_NONE);  // sounds are off
    bench_close(&bench);
}

// Letters of the texts of people that are drawn.
static int drawn(const Bench *bench, const char *text) {
    int most = 0;
    for (int i = 0; i < bench->list.command_count; i++) {
        const DrawCommand *c = &bench->list.commands[i];
        if (c->kind == DRAW_TEXT && c->text.len && str_starts(str_from(text), c->text) && (int)c->text.len > most) most = (int)c->text.len;
    }
    return most;
}

static void move_time(Bench *bench, int ms) {
    bench_input(bench, (Input){.kind = INPUT_TICK, .ms = ms});
}

// 20 letters a second: after 300 ms six letters, all 15 after 750; and a glide of meters is over before.
static void lines_are_revealed_and_meters_glide(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, library, 1280, 720);
    bench_add(&bench, "talk.lua", NULL);
    bench.world.look.still = false;
    bench.world.typing = 20;
    bench_start(&bench, "en");
    bench_click(&bench, "Gloves");
    assert_int_equal(app_wants_tick(bench.app), 0);  // the first page is there at once
    bench_key(&bench, "1");
    assert_int_not_equal(app_wants_tick(bench.app), 0);
    assert_int_equal(drawn(&bench, "So that is all."), 0);
    assert_shows(&bench, "50");  // trust, not yet 10
    move_time(&bench, 300);
    assert_int_equal(drawn(&bench, "So that is all."), 6);
    assert_shows(&bench, "10");
    move_time(&bench, 5000);
    assert_int_equal(app_wants_tick(bench.app), 0);
    assert_int_equal(drawn(&bench, "So that is all."), 15);
    bench_key(&bench, "Backspace");
    bench_key(&bench, "2");
    assert_int_not_equal(app_wants_tick(bench.app), 0);
    bench_key(&bench, "Down");  // whatever is done ends it
    assert_int_equal(app_wants_tick(bench.app), 0);
    assert_int_equal(drawn(&bench, "Good."), 5);
    bench_close(&bench);
}

static void motion_reduced_moves_nothing(void **state) {
    (void)state;
    Bench bench;
    begin_run(&bench);
    bench_key(&bench, "1");
    assert_int_equal(app_wants_tick(bench.app), 0);
    assert_int_equal(drawn(&bench, "So that is all."), 15);
    move_time(&bench, 100);
    assert_false(bench_input(&bench, (Input){.kind = INPUT_TICK, .ms = 100}));
    bench_close(&bench);
}

static void the_first_run_explains_itself_and_later_ones_do_not(void **state) {
    (void)state;
    char path[] = "/tmp/counterpart-look-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    unlink(path);
    Bench bench;
    bench_open(&bench, library, 1280, 720);
    bench_add(&bench, "talk.lua", NULL);
    bench.keeper.store = store_open(str_from(path), NULL);
    assert_non_null(bench.keeper.store);
    bench_start(&bench, "en");
    bench_click(&bench, "Gloves");
    assert_shows(&bench, "nothing here is timed");
    bench_key(&bench, "1");
    assert_shows(&bench, "On the right");
    assert_false(bench_shows(&bench, "nothing here is timed"));
    bench_key(&bench, "1");
    assert_shows(&bench, "Next comes the debrief");
    bench_key(&bench, "Esc");
    bench_click(&bench, "Gloves");
    assert_false(bench_shows(&bench, "nothing here is timed"));
    bench_close(&bench);
    store_close(bench.keeper.store);
    unlink(path);
}

static void only_a_run_with_a_decision_waits(void **state) {
    (void)state;
    Bench bench;
    begin_run(&bench);
    bench_key(&bench, "Escape");
    assert_false(bench_shows(&bench, "Play anew"));  // nothing was decided, so nothing waits
    bench_click(&bench, "Gloves");
    BENCH_KEYS(&bench, "2", "Escape");
    assert_shows(&bench, "Play anew");
    bench_close(&bench);
}

static void the_settings_begin_with_the_language(void **state) {
    (void)state;
    Bench bench;
    start(&bench);
    bench_key(&bench, "F2");
    assert_str(bench_focused(&bench)->label, "English");
    int rings = 0;  // of the focus: the same control below the dialog had one, too
    for (int i = 0; i < bench.list.command_count; i++)
        rings += bench.list.commands[i].border > 0 && bench.list.commands[i].color == theme_color(THEME_LIGHT, COLOR_FOCUS);
    assert_int_equal(rings, 1);
    BENCH_KEYS(&bench, "Escape", "l", "F2");
    assert_str(bench_focused(&bench)->label, "繁體中文");
    bench_close(&bench);
}

static Str any_picture(void *context, PictureKind kind, Str path, Str name) {
    (void)context, (void)path, (void)name;
    return kind == PICTURE_PORTRAIT ? name : STR_NONE;
}

static const MemoryFile two_people[] = {
    {"two.lua", "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 5, title = 'Two', start = 'a',\n"
                "  cast = { lin = { name = 'Lin', role = 'r', portrait = 'calm', mood = 'joy' },\n"
                "    wu = { name = 'Wu', role = 'r', portrait = 'cross', mood = 'trust' } },\n"
                "  state = { joy = { 95, 0, 100 }, trust = { 50, 0, 100 } }, outcome = { { 'T', weight = 1, from = 'trust' } },\n"
                "  beats = { a = { ordered = true, options = { { 'Bad.', set = { trust = 0 }, reply = { lin = 'Fine!' }, go = 'over' },\n"
                "    { 'Good.', set = { trust = 90 }, reply = { lin = 'Fine!' }, go = 'over' } } } }, endings = { over = { 'Over' } } }"},
    {NULL, NULL}};

static const DrawCommand *largest_face(const Bench *bench) {
    const DrawCommand *face = NULL;
    for (int i = 0; i < bench->list.command_count; i++) {
        const DrawCommand *c = &bench->list.commands[i];
        if (c->kind == DRAW_IMAGE && c->part.len && (!face || c->rect.w > face->rect.w)) face = c;
    }
    assert_non_null(face);
    return face;
}

// A smiling customer stood above the worst ending, because she had spoken last.
static void a_bad_ending_has_the_face_of_who_feels_worst(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, two_people, 1280, 720);
    bench_add(&bench, "two.lua", NULL);
    bench.world.picture = any_picture;
    bench_start(&bench, "en");
    bench_click(&bench, "Two");
    BENCH_KEYS(&bench, "1", "Enter", "Escape");
    assert_str(largest_face(&bench)->text, "cross");
    BENCH_KEYS(&bench, "t", "2", "Enter", "Escape");
    assert_str(largest_face(&bench)->text, "calm");
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_change_everything_at_once),
        cmocka_unit_test(what_lies_below_a_dialog_is_out_of_reach),
        cmocka_unit_test(keys_change_the_look),
        cmocka_unit_test(text_grows),
        cmocka_unit_test(cues_tell_what_happened),
        cmocka_unit_test(lines_are_revealed_and_meters_glide),
        cmocka_unit_test(motion_reduced_moves_nothing),
        cmocka_unit_test(only_a_run_with_a_decision_waits),
        cmocka_unit_test(the_settings_begin_with_the_language),
        cmocka_unit_test(a_bad_ending_has_the_face_of_who_feels_worst),
        cmocka_unit_test(the_first_run_explains_itself_and_later_ones_do_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
