// Every screen at many sizes, in both languages, with the shipped scenarios: is the picture sound? And how much is laid out and drawn for
// it?
#include "ui/gallery.h"
#include "ui/sound.h"
#include "ui/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Sound sound;

static void resize(Bench *bench, int w, int h, int percent) {
    bench->w = w;
    bench->h = h;
    bench_input(bench, (Input){.kind = INPUT_RESIZE, .w = w, .h = h, .percent = percent});
}

static void set_text(Bench *bench, int percent) {
    Look look = *app_look(bench->app);
    look.text = percent;
    app_set_look(bench->app, &look);
}

// The window is never narrower or lower than this, logically; of a size in pixels that is less at a scale, it is the points that are meant.
enum { LEAST_W = 640, LEAST_H = 360 };

static void check_at(Bench *bench, int w, int h, int percent, int text, const char *where) {
    char place[160];
    snprintf(place, sizeof place, "%s, %d x %d, %d %%, text %d %%", where, w, h, percent, text);
    bool points = w * 100 / percent < LEAST_W || h * 100 / percent < LEAST_H;
    set_text(bench, text);
    resize(bench, points ? w * percent / 100 : w, points ? h * percent / 100 : h, percent);
    sound_check(&sound, bench, place);
}

// Everywhere.
static void check_some(Bench *bench, const char *where) {
    static const int rows[][4] = {{960, 540, 100, 100},  {1280, 1024, 125, 150}, {800, 600, 100, 200},
                                  {2560, 800, 150, 100}, {480, 800, 100, 100},   {3840, 2160, 200, 100}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) check_at(bench, rows[i][0], rows[i][1], rows[i][2], rows[i][3], where);
    set_text(bench, 100);
}

// Once on each kind of screen, in each language.
static void check_all(Bench *bench, const char *where) {
    static const int sizes[][2] = {{1024, 600}, {1280, 720}, {1920, 1080}, {480, 800}, {800, 600}, {3840, 2160}};
    static const int percents[] = {100, 125, 150, 200, 300}, texts[] = {150, 200, 100};
    for (int size = 0; size < 6; size++)
        for (int percent = 0; percent < 5; percent++)
            for (int text = 0; text < 3; text++) check_at(bench, sizes[size][0], sizes[size][1], percents[percent], texts[text], where);
}

static const DrawText *noted(const Bench *bench, Str text) {
    for (int i = bench->list.text_count - 1; i >= 0; i--)
        if (str_equal(bench->list.texts[i].text, text)) return &bench->list.texts[i];
    return NULL;
}

// A table may leave no more than the first of the newest lines in sight, but itself it is: the conversation can be scrolled.
static void check_table_in_sight(Bench *bench, const char *where) {
    for (int i = 0; i < bench->list.widget_count; i++) {
        const DrawWidget *widget = &bench->list.widgets[i];
        if (widget->rect.y + widget->rect.h > 720 - 36) fail_msg("%s: \"%.*s\" is not in sight", where, STR_PRINT(widget->label));
    }
}

// At the size the window opens with, the newest lines are whole below the bar and above the options, and these above the line of keys.
static void check_in_sight(Bench *bench, const char *where) {
    resize(bench, 1280, 720, 100);
    Arena arena = {0};
    View view = session_view(run_session(app_run(bench->app)), NULL, &arena);
    int options = 720 - 36;
    if (view.table && !view.option_count) {
        check_table_in_sight(bench, where);
        arena_free(&arena);
        return;
    }
    for (int i = 0; i < view.option_count; i++) {
        const DrawWidget *option = bench_widget(bench, view.options[i].text.data);
        if (!option || option->rect.y + option->rect.h > 720 - 36) fail_msg("%s: \"%s\" is not in sight", where, view.options[i].text.data);
        options = option->rect.y < options ? option->rect.y : options;
    }
    for (int i = 0; i < view.line_count; i++) {
        const DrawText *line = noted(bench, view.lines[i].text);
        if (!line || line->rect.y <= 56 || line->rect.y + line->rect.h > options)
            fail_msg("%s: \"%s\" is not in sight", where, view.lines[i].text.data);
    }
    arena_free(&arena);
}

// The fifth beat stands for all.
static void look_fully(Bench *bench, const char *where, int beat) {
    if (beat >= 0 && str_equal(app_language(bench->app), STR("en"))) check_in_sight(bench, where);
    beat < 0 || beat == 4 ? check_all(bench, where) : check_some(bench, where);
}

static void look_at_beats(Bench *bench, const char *where, int beat) {
    if (beat >= 0 && str_equal(app_language(bench->app), STR("en"))) check_in_sight(bench, where);
    check_some(bench, where);
}

static void shipped_scenarios_are_sound(void **state) {
    (void)state;
    static const char *const languages[] = {"en", "zh-TW"};
    char folder[] = "/tmp/counterpart-ui-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/runs.db", folder);
    Bench bench;
    walk_open(&bench);
    bench.keeper.store = store_open(str_from(path), NULL);
    assert_non_null(bench.keeper.store);
    for (int i = 0; i < 2; i++) {
        bench.w = 1280;
        bench.h = 720;
        bench_start(&bench, languages[i]);
        look_fully(&bench, "home", -1);
        walk_dialogs(&bench, look_fully);
        for (int item = 0; item < bench.item_count; item++) walk_run(&bench, item, 5, item ? look_at_beats : look_fully);
        bench_stop(&bench);
    }
    store_close(bench.keeper.store);
    bench.keeper.store = NULL;
    bench_close(&bench);
    unlink(path);
    rmdir(folder);
}

static void warnings_and_faults_are_sound(void **state) {
    (void)state;
    Bench bench;
    walk_open(&bench);
    bench.world.picture = NULL;  // shapes of the screens' own stand for them
    bench_start(&bench, "en");
    walk_faults(&bench, look_fully);
    bench.keeper.warning =
        STR("/home/somebody/.local/share/counterpart/runs.db: The disk is full. Nothing is lost so far; make room and go on.");
    bench_key(&bench, "Down");
    check_some(&bench, "home with a warning");
    walk_run(&bench, 0, 11, look_at_beats);
    bench_close(&bench);
}

// Its author edits the scenario: the faults, and what then does not fit any more.
static void a_changed_scenario_is_sound(void **state) {
    (void)state;
    const MemoryFile faulty[] = {{"scenarios/complaint/line-down.lua", "return scenario { api = one,\n title = 3, bets = {} }\n"},
                                 {NULL, NULL}};
    const MemoryFile other[] = {
        {"scenarios/complaint/line-down.lua",
         "return scenario { api = 1, kind = 'planning', title = 'T', start = 'quite_another_first_beat',\n"
         "  beats = { quite_another_first_beat = { options = { { 'x', go = 'over' } } } }, endings = { over = 'O' } }"},
        {NULL, NULL}};
    Bench bench;
    walk_open(&bench);
    bench_start(&bench, "zh-TW");
    assert_true(app_play(bench.app, bench.items[0].name, bench.items[0].path, 5, true));
    bench_key(&bench, "1");
    bench.files = testkit_memory(faulty);
    bench_input(&bench, (Input){.kind = INPUT_CHANGED});
    assert_shows(&bench, "line-down.lua:2: ");
    check_some(&bench, "faults of a change");
    bench.files = testkit_memory(other);
    bench_input(&bench, (Input){.kind = INPUT_CHANGED});
    assert_shows(&bench, "quite_another_first_beat");
    check_some(&bench, "what does not fit");
    bench_close(&bench);
}

static int chosen_tab(const Bench *bench) {
    int tabs = 0;
    for (int i = 0; i < bench->list.widget_count; i++) {
        if (bench->list.widgets[i].role != ROLE_TAB) continue;
        if (bench->list.widgets[i].chosen) return tabs;
        tabs++;
    }
    return -1;
}

static void the_gallery_is_sound(void **state) {
    (void)state;
    static const char *const languages[] = {"en", "zh-TW"};
    Bench bench;
    walk_open(&bench);
    for (int i = 0; i < 2; i++) {
        bench.w = 1280;
        bench.h = 720;
        bench_start(&bench, languages[i]);
        app_gallery(bench.app);
        bench_input(&bench, (Input){.kind = INPUT_NONE});
        for (int page = 0; page < GALLERY_PAGES; page++) {
            char where[60];
            snprintf(where, sizeof where, "page %d of the gallery (%s)", page, languages[i]);
            assert_int_equal(chosen_tab(&bench), page);
            check_some(&bench, where);
            BENCH_KEYS(&bench, "Down", "Down", "Down", "Down", "Down", "Down");
            check_some(&bench, where);
            BENCH_KEYS(&bench, "PageDown", "PageDown");
            check_some(&bench, where);
            resize(&bench, 1280, 720, 100);
            BENCH_KEYS(&bench, "Esc");
            app_gallery(bench.app);
            bench_input(&bench, (Input){.kind = INPUT_NONE});
            bench_key(&bench, "Down");
            for (int j = 0; j <= page; j++) bench_key(&bench, "Right");
        }
        bench_stop(&bench);
    }
    bench_close(&bench);
}

// A table from its preparation to its end, with one package and with three, and with the question back before the rep walks away.
static void a_table_is_sound(void **state) {
    (void)state;
    static const char *const languages[] = {"en", "zh-TW"};
    static const struct {
        const char *where, *keys[8];
    } stops[] = {
        {"the preparation", {"1"}},
        {"a guess", {"Down", "Tab", "Tab", "Tab", "Tab", "Right", "Tab", "End"}},
        {"the table", {"Tab", "Right", "Right", "Tab", "Enter", "Down"}},
        {"an answer", {"5"}},
        {"their first offer", {"1"}},
        {"three packages", {"p", "Tab", "p", "Tab", "Left"}},
        {"nothing below the reservation value", {"Delete", "Delete", "Down", "Home", "Down", "Home"}},
        {"the question back", {"w"}},
        {"the end of the table", {"Tab", "Enter"}},
    };
    Bench bench;
    walk_open(&bench);
    bench_add(&bench, "tests/core/table/sensors.lua", NULL);
    LibraryItem sensors = bench.items[bench.item_count - 1];
    for (int i = 0; i < 2; i++) {
        bench.w = 1280;
        bench.h = 720;
        bench_start(&bench, languages[i]);
        assert_true(app_play(bench.app, sensors.name, sensors.path, 1, true));
        bench_key(&bench, "2");
        for (size_t stop = 0; stop < sizeof stops / sizeof *stops; stop++) {
            for (int key = 0; key < 8 && stops[stop].keys[key]; key++) bench_key(&bench, stops[stop].keys[key]);
            stop == 5 ? check_all(&bench, stops[stop].where) : check_some(&bench, stops[stop].where);
            resize(&bench, 390, 844, 100);
            sound_check(&sound, &bench, "in a narrow window");
            resize(&bench, 1280, 720, 100);
        }
        assert_true(session_ending(run_session(app_run(bench.app))) >= 0);
        bench_stop(&bench);
    }
    bench_close(&bench);
}

// Words as long as authors write them, eight issues, forty rounds, and points by the billion.
static const char wordy[] =
    "return scenario { api = 1, kind = 'negotiation', title = 'Many words', start = 'talk',\n"
    "  cast = { kao = { name = 'Kao Chung-hsien', role = 'head of purchasing of the northern region', mood = 'table.mood' } },\n"
    "  outcome = { { 'Gain', weight = 100, from = 'table.own' } },\n"
    "  beats = { talk = { ask = 'What do you put on the table now, in front of everybody who came?', negotiate = { with = 'kao',\n"
    "    rounds = 40, reserve = { mine = 1000000000, theirs = 1 }, money = { 'NT$', point = 1000 },\n"
    "    alternatives = { { 'Sell all of the hand-folded dumplings to the chain with the yellow sign', 1000000000 },\n"
    "      { 'Let the second line stand until the Dragon Boat Festival and pay the night shift all the same', 5 } },\n"
    "    issues = {\n"
    "      { 'Rebate on the growth of hand-folded and soup', values = { 'none', 'two per cent of what is above last year' },\n"
    "        mine = { 900000000, 0 }, theirs = { 0, 3 } },\n"
    "      { 'Delivery', values = { 'three times a week, to every branch', 'to the depot' }, mine = { 0, 3000000000 }, theirs = { 8, 0 },\n"
    "        seen = 'open' },\n"
    "      { 'Days', values = { '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12' }, seen = 'open',\n"
    "        mine = { 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, theirs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 } },\n"
    "      { 'Exclusivity in all of the three northern counties', values = { 'yes', 'no' }, mine = { 0, 7 }, theirs = { 7, 0 } },\n"
    "      { 'A', values = { 'a', 'b' }, mine = { 0, 7 }, theirs = { 7, 0 } }, { 'B', values = { 'a', 'b' }, mine = { 0, 7 }, theirs = { "
    "7, 0 } },\n"
    "      { 'C', values = { 'a', 'b' }, mine = { 0, 7 }, theirs = { 7, 0 } }, { 'D', values = { 'a', 'b' }, mine = { 0, 7 }, theirs = { "
    "7, 0 } } },\n"
    "    acts = { ask = { 'Ask what all of this would really mean to her this year' }, silence = { 'Leave the offer where it is and say "
    "nothing at all' },\n"
    "      close = { 'Put it all together on one page and ask for her signature' }, accept = { 'Take what she has written down on her "
    "sheet' },\n"
    "      walk = { 'Close the folder and let it all go to tender' } },\n"
    "    agreed = 'over', walked = 'over', timeout = 'over' } } },\n"
    "  endings = { over = 'Over' } }\n";

static void a_table_of_many_words_is_sound(void **state) {
    (void)state;
    static const MemoryFile files[] = {{"wordy.lua", wordy}, {NULL, NULL}};
    static const struct {
        const char *where, *keys[10];
    } stops[] = {
        {"a wordy preparation", {"1"}},
        {"all said", {"Down", "Tab", "Tab", "PageUp", "PageUp", "Tab"}},
    };
    Bench bench;
    walk_open(&bench);
    bench.files = testkit_memory(files);
    bench_start(&bench, "en");
    assert_true(app_play(bench.app, STR("wordy.lua"), STR("wordy.lua"), 1, true));
    bench_input(&bench, (Input){.kind = INPUT_NONE});
    for (size_t stop = 0; stop < sizeof stops / sizeof *stops; stop++) {
        for (int key = 0; key < 10 && stops[stop].keys[key]; key++) bench_key(&bench, stops[stop].keys[key]);
        check_some(&bench, stops[stop].where);
        resize(&bench, 1280, 720, 100);
    }
    for (int issue = 0; issue < 8; issue++) BENCH_KEYS(&bench, "Tab", "Right");
    BENCH_KEYS(&bench, "Tab", "Enter", "Down");
    check_some(&bench, "a wordy table");
    resize(&bench, 1280, 720, 100);
    BENCH_KEYS(&bench, "1", "p", "p");
    check_some(&bench, "wordy packages");
    resize(&bench, 390, 844, 100);
    sound_check(&sound, &bench, "wordy packages in a narrow window");
    bench_key(&bench, "w");
    check_some(&bench, "a wordy question");
    bench_close(&bench);
}

static void a_dialog_is_sound(void **state) {
    (void)state;
    Bench bench;
    walk_open(&bench);
    bench_start(&bench, "en");
    app_gallery(bench.app);
    bench_input(&bench, (Input){.kind = INPUT_NONE});
    bench_click(&bench, "Messages");
    bench_click(&bench, "Open a dialog");
    assert_true(bench.list.covered.commands > 0);
    check_some(&bench, "a dialog");
    bench_close(&bench);
}

static void any_window_is_survived(void **state) {
    (void)state;
    static const int sides[] = {0, 1, 7, 40, 150, 333};
    Bench bench;
    walk_open(&bench);
    bench_start(&bench, "en");
    static const char *const keys[] = {"Down", "Enter", "1", "n", "PageDown", "Backspace", "2"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        for (int i = 0; i < 36; i++) {
            resize(&bench, sides[i % 6], sides[i / 6], 100);
            sound_check_widgets(&sound, &bench.list, (Rect){0, 0, bench.w, bench.h}, "tiny");
        }
        bench_key(&bench, keys[k]);
    }
    bench_close(&bench);
}

// One text of 200,000 letters, drawn where only some of it is in sight.
static void of_a_long_text_only_what_is_in_sight_is_drawn(void **state) {
    (void)state;
    enum { LEN = 200000 };
    char *data = mem_realloc(NULL, LEN);
    memset(data, 'x', LEN);
    for (int i = 7; i < LEN; i += 9) data[i] = ' ';
    TextMeasure measure = fake_measure(NULL);
    DrawList list = {0};
    Arena keep = {0};
    Area areas[AREA_COUNT] = {0};
    TextCache *cache = text_open(&measure);
    for (int frame = 0; frame < 20; frame++) {
        Ui ui = {.list = &list, .cache = cache, .eighths = 8, .areas = areas, .keep = &keep};
        ui_begin(&ui, (Rect){0, 0, 1280, 720});
        areas[AREA_MAIN].offset = frame * 1000;
        int y = ui_area_begin(&ui, AREA_MAIN, (Rect){0, 0, 640, 720});
        ui_area_end(&ui, y + ui_text(&ui, 0, y, 640, TEXT_BODY, COLOR_INK, (Str){data, LEN}));
        ui_end(&ui);
        assert_in_range(list.command_count, 720 / 27, 720 / 27 + 6);  // lines of 27 pixels, clips and the mark of the scroll bar
    }
    assert_int_equal(text_layouts(cache), 1);
    text_close(cache);
    draw_free(&list);
    arena_free(&keep);
    free(data);
}

typedef struct Cut {
    const char *text;
    int most;
    const char *last;  // what the last line says
} Cut;

// At size 18 a Latin letter is 9 pixels wide, so a line of 90 holds ten.
static void cut_texts_say_so(void **state) {
    (void)state;
    static const Cut cuts[] = {
        {"one two three four", 1, "one two…"}, {"one two three four", 2, "three four"},      {"one twofou six", 1, "one…"},
        {"one two.\n\nThree", 1, "one two."},  {"one two.\n\nThree four five", 2, "Three…"},
    };
    TextMeasure measure = fake_measure(NULL);
    DrawList list = {0};
    Arena keep = {0};
    Area areas[AREA_COUNT] = {0};
    TextCache *cache = text_open(&measure);
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        Ui ui = {.list = &list, .cache = cache, .eighths = 8, .areas = areas, .keep = &keep};
        ui_begin(&ui, (Rect){0, 0, 1280, 720});
        ui_text_most(&ui, 0, 0, 90, cuts[i].most, TEXT_BODY, COLOR_INK, str_from(cuts[i].text));
        ui_end(&ui);
        assert_str(list.commands[list.command_count - 1].text, cuts[i].last);
        assert_str(list.texts[0].text, cuts[i].text);  // scripts and readers find the whole
    }
    text_close(cache);
    draw_free(&list);
    arena_free(&keep);
}

static const MemoryFile endless[] = {
    {"endless.lua",
     "return scenario {\n"
     "  api = 1, kind = 'complaint', level = 1, minutes = 1, title = 'Endless', brief = 'Round and round.', start = 'again',\n"
     "  cast = { chen = { name = 'Chen', role = 'shift leader' } }, state = { n = { 0, 0, 9999 } },\n"
     "  beats = { again = {\n"
     "    say = { { chen = '{n}: one more time, and slowly, so that everyone in the room can follow what was said before.' },\n"
     "            { 'He writes down {n}.' }, { chen = 'Go on after {n}.' } },\n"
     "    options = { { 'Once more after {n}.', effect = { n = 1 }, go = 'again' }, { 'Enough.', go = 'over' } }, ordered = true } },\n"
     "  endings = { over = 'Enough' },\n"
     "}\n"},
    {NULL, NULL},
};

// How many paragraphs are laid out for a key.
static long laid_out_for(Bench *bench, const char *name) {
    long before = text_layouts(bench->app->cache);
    bench_key(bench, name);
    return text_layouts(bench->app->cache) - before;
}

// A conversation of 2,000 lines, no two of them the same: what was laid out stays so, and what is out of sight is not drawn.
static void a_long_conversation_costs_what_is_in_sight(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, endless, 1280, 720);
    bench_add(&bench, "endless.lua", NULL);
    bench_start(&bench, "en");
    bench_click(&bench, "Endless");
    for (int i = 0; i < 500; i++) bench_key(&bench, "1");
    assert_int_equal(session_steps(run_session(app_run(bench.app))), 500);
    assert_true(text_layouts(bench.app->cache) > 2000);
    static const char *const scrolling[] = {"PageUp", "Home", "PageDown", "End", "PageUp", "End"};
    for (size_t i = 0; i < sizeof scrolling / sizeof *scrolling; i++) {
        assert_in_range(laid_out_for(&bench, scrolling[i]), 0, 1);  // the brief, which is laid out when it is first seen
        assert_in_range(bench.list.command_count, 20, 150);
    }
    for (int i = 0; i < 5; i++)
        assert_in_range(laid_out_for(&bench, "1"), 4, 8);  // three new lines, what the rep said, an option; short ones in a bubble twice
    assert_in_range(bench.list.command_count, 20, 150);
    static const char *const after[] = {"2", "Enter", "End", "Esc", "Down", "Down", "End", "Home"};
    for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
        bench_key(&bench, after[i]);
        assert_in_range(bench.list.command_count, 10, 3 * 500);  // the curve has a point for each decision
    }
    bench_close(&bench);
}

static void no_flaw_was_found(void **state) {
    (void)state;
    assert_int_equal(sound.flaws, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_scenarios_are_sound),
        cmocka_unit_test(warnings_and_faults_are_sound),
        cmocka_unit_test(a_changed_scenario_is_sound),
        cmocka_unit_test(the_gallery_is_sound),
        cmocka_unit_test(a_table_is_sound),
        cmocka_unit_test(a_table_of_many_words_is_sound),
        cmocka_unit_test(a_dialog_is_sound),
        cmocka_unit_test(any_window_is_survived),
        cmocka_unit_test(no_flaw_was_found),
        cmocka_unit_test(cut_texts_say_so),
        cmocka_unit_test(of_a_long_text_only_what_is_in_sight_is_drawn),
        cmocka_unit_test(a_long_conversation_costs_what_is_in_sight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
