// Every screen at many sizes, in both languages, with the shipped scenarios: is the picture sound? And how much is laid out and drawn for
// it?
#include "base/utf8.h"
#include "ui/app_kit.h"
#include "ui/parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool inside(Rect inner, Rect outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h;
}

static bool overlap(Rect a, Rect b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool holds(Rect rect, int x, int y) {
    return x >= rect.x && y >= rect.y && x < rect.x + rect.w && y < rect.y + rect.h;
}

// Where letters leave ink, about: a text's line is higher than its letters.
static Rect ink(const DrawCommand *text) {
    return (Rect){text->rect.x, text->rect.y - text->font.size * 3 / 4, text->rect.w, text->font.size * 9 / 10};
}

// Of what lies below a dialog, nothing is looked at here: it was looked at before the dialog was opened.
static void check_widgets(const DrawList *list, Rect window, const char *where) {
    for (int i = list->covered.widgets; i < list->widget_count; i++) {
        const DrawWidget *a = &list->widgets[i];
        if (!inside(a->rect, window)) fail_msg("%s: \"%.*s\" is outside the window", where, STR_PRINT(a->label));
        if (!a->label.len) fail_msg("%s: a widget has no label", where);
        for (int j = list->covered.widgets; j < i; j++) {
            const DrawWidget *b = &list->widgets[j];
            if (overlap(a->rect, b->rect)) fail_msg("%s: \"%.*s\" overlaps \"%.*s\"", where, STR_PRINT(a->label), STR_PRINT(b->label));
        }
    }
}

// A closing mark at the end of a full line counts only so far as it is seen: these parts of its square.
static int unseen(const DrawCommand *text, uint32_t mark) {
    static const uint32_t marks[] = {0x3001, 0x3002, 0x300D, 0x300F, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F};
    static const int seen[] = {67, 67, 36, 41, 59, 62, 60, 62, 76};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == mark) return text->font.size - (text->font.size * seen[i] + 99) / 100;
    return 0;
}

static bool is_as_wide_as_it_says(const DrawCommand *text) {
    int width = 0;
    uint32_t last = 0;
    for (size_t at = 0; at < text->text.len;) width += fake_advance(NULL, text->font, last = utf8_next(text->text, &at));
    return text->rect.w == width || text->rect.w == width - unseen(text, last);
}

static void check_text(const DrawList *list, const DrawCommand *text, Rect clip, const char *where) {
    Rect box = ink(text);
    if (!is_as_wide_as_it_says(text)) fail_msg("%s: \"%.*s\" is not as wide as it says", where, STR_PRINT(text->text));
    if (box.x < clip.x || box.x + box.w > clip.x + clip.w) fail_msg("%s: \"%.*s\" is cut at its sides", where, STR_PRINT(text->text));
    for (int i = list->covered.widgets; i < list->widget_count; i++) {
        Rect widget = list->widgets[i].rect;
        int middle = text->rect.y - text->font.size / 3;
        bool over = holds(widget, box.x, middle) && holds(clip, box.x, middle);
        if (over && box.x + box.w > widget.x + widget.w)
            fail_msg("%s: \"%.*s\" sticks out of \"%.*s\"", where, STR_PRINT(text->text), STR_PRINT(list->widgets[i].label));
    }
}

// Texts that are drawn over each other, as far as their clips show them.
static void check_pairs(const DrawCommand *const *texts, const Rect *boxes, int count, const char *where) {
    for (int i = 0; i < count; i++)
        for (int j = 0; j < i; j++)
            if (overlap(boxes[i], boxes[j]))
                fail_msg("%s: \"%.*s\" lies over \"%.*s\"", where, STR_PRINT(texts[i]->text), STR_PRINT(texts[j]->text));
}

// x to the power of 2.4, for the curve of sRGB: x * x * fifth root of x * x, by Newton.
static double power_24(double x) {
    double square = x * x, root = 1;
    for (int i = 0; i < 60; i++) root = (4 * root + square / (root * root * root * root)) / 5;
    return square * root;
}

static double luminance(Color color) {
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double part = (double)((color >> (16 - 8 * i)) & 255) / 255;
        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : power_24((part + 0.055) / 1.055));
    }
    return sum;
}

// As WCAG 2 defines it.
static double contrast(Color a, Color b) {
    double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

static Rect clip_of(const DrawList *list, int index) {
    while (list->commands[index].kind != DRAW_CLIP) index--;  // the first command is one
    return list->commands[index].rect;
}

static Color ground(const DrawList *list, int before, int x, int y) {
    for (int i = before - 1; i >= 0; i--) {
        const DrawCommand *c = &list->commands[i];
        bool fills = (c->kind == DRAW_FILL || c->kind == DRAW_CIRCLE) && c->border == 0;
        if (fills && holds(c->rect, x, y) && holds(clip_of(list, i), x, y)) return c->color;
    }
    return list->background;
}

// Of what is in sight: a text at the edge of its clip may have no ground there.
static void check_contrast(const DrawList *list, int index, Rect clip, const char *where) {
    const DrawCommand *text = &list->commands[index];
    int y = text->rect.y - text->font.size / 3;
    if (!holds(clip, text->rect.x + 1, y)) return;
    Color left = ground(list, index, text->rect.x + 1, y), right = ground(list, index, text->rect.x + text->rect.w - 2, y);
    if (contrast(text->color, left) < 4.5 || contrast(text->color, right) < 4.5)
        fail_msg("%s: \"%.*s\" can hardly be read", where, STR_PRINT(text->text));
}

static void assert_sound(const Bench *bench, const char *where) {
    enum { TEXTS = 2000 };
    static const DrawCommand *texts[TEXTS];
    static Rect boxes[TEXTS];
    const DrawList *list = &bench->list;
    Rect window = {0, 0, bench->w, bench->h}, clip = window;
    int count = 0;
    check_widgets(list, window, where);
    for (int i = list->covered.commands; i < list->command_count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind == DRAW_CLIP) clip = c->rect;
        assert_true(inside(clip, window));
        if (c->kind != DRAW_TEXT) continue;
        check_text(list, c, clip, where);
        check_contrast(list, i, clip, where);
        assert_true(count < TEXTS);
        texts[count] = c;
        boxes[count++] = ui_meet(ink(c), clip);
    }
    check_pairs(texts, boxes, count, where);
}

static void resize(Bench *bench, int w, int h, int percent) {
    bench->w = w;
    bench->h = h;
    bench_input(bench, (Input){.kind = INPUT_RESIZE, .w = w, .h = h, .percent = percent});
}

typedef struct Size {
    int w, h, percent;
} Size;
static const Size sizes[] = {{960, 540, 100}, {1280, 720, 100}, {1920, 1080, 100}, {3840, 2160, 200}, {1280, 1024, 125},
                             {800, 600, 100}, {480, 800, 100},  {2560, 800, 150},  {1440, 900, 175},  {3840, 2160, 300}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static void check_sizes(Bench *bench, const char *where) {
    for (int i = 0; i < SIZES; i++) {
        char place[160];
        snprintf(place, sizeof place, "%s at %d x %d, %d %%", where, sizes[i].w, sizes[i].h, sizes[i].percent);
        resize(bench, sizes[i].w, sizes[i].h, sizes[i].percent);
        assert_sound(bench, place);
    }
}

static void open_shipped(Bench *bench) {
    static const MemoryFile none[] = {{NULL, NULL}};
    bench_open(bench, none, 1280, 720);
    bench_handbook(bench);
    Str po = STR("assets/ui/counterpart.zh-TW.po"), text;
    assert_true(bench->files.read(bench->files.context, &bench->arena, po, &text, NULL));
    bench->ui_zh = catalog_read(&bench->arena, po, text, NULL);
    bench_add(bench, "scenarios/complaint/line-down.lua", "scenarios/complaint/line-down.zh-TW.po");
    bench_add(bench, "scenarios/relationship/cheaper-pump.lua", "scenarios/relationship/cheaper-pump.zh-TW.po");
    bench_add(bench, "scenarios/negotiation/friday-six.lua", "scenarios/negotiation/friday-six.zh-TW.po");
}

static const DrawText *noted(const Bench *bench, Str text) {
    for (int i = bench->list.text_count - 1; i >= 0; i--)
        if (str_equal(bench->list.texts[i].text, text)) return &bench->list.texts[i];
    return NULL;
}

// At the size the window opens with, the newest lines are whole below the bar and above the options, and these above the line of keys.
static void check_in_sight(Bench *bench, const char *where) {
    resize(bench, 1280, 720, 100);
    Arena arena = {0};
    View view = session_view(run_session(app_run(bench->app)), NULL, &arena);
    int options = 720 - 36;
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

typedef struct Walk {
    const char *keys[4];
    const char *text;  // typed after them; NULL: nothing
    const char *where;
} Walk;

// From the end of a run through all that follows, back to the debrief.
static void check_debrief(Bench *bench) {
    static const Walk walks[] = {
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
    for (size_t i = 0; i < sizeof walks / sizeof *walks; i++) {
        for (int j = 0; j < 4 && walks[i].keys[j]; j++) bench_key(bench, walks[i].keys[j]);
        if (walks[i].text) bench_type(bench, walks[i].text);
        check_sizes(bench, walks[i].where);
    }
}

static void play_through(Bench *bench, int item, const char *language, uint64_t seed) {
    char where[100];
    snprintf(where, sizeof where, "%.*s (%s, seed %d)", STR_PRINT(bench->items[item].path), language, (int)seed);
    if (seed % 2) bench_key(bench, "g");  // every second run is guided
    assert_true(app_play(bench->app, bench->items[item].name, bench->items[item].path, seed, true));
    bench_input(bench, (Input){.kind = INPUT_NONE});
    for (int i = 0; session_ending(run_session(app_run(bench->app))) < 0; i++) {
        assert_true(i < 200);
        if (str_equal(app_language(bench->app), STR("en"))) check_in_sight(bench, where);
        check_sizes(bench, where);
        const char *const keys[] = {"1", "2", "3"};
        bench_key(bench, keys[(seed + (uint64_t)i * 7 / 3) % 3]);
    }
    check_sizes(bench, where);
    check_debrief(bench);
    bench_key(bench, "r");
    check_sizes(bench, "practice");
    bench_key(bench, "n");
    check_sizes(bench, "notes");
    bench_key(bench, "n");
    bench_key(bench, "Home");
    check_sizes(bench, "brief");
    bench_key(bench, "Esc");
    check_sizes(bench, "home");
}

static void shipped_scenarios_are_sound(void **state) {
    (void)state;
    static const char *const languages[] = {"en", "zh-TW"};
    char folder[] = "/tmp/counterpart-ui-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/runs.db", folder);
    Bench bench;
    open_shipped(&bench);
    bench.keeper.store = store_open(str_from(path), NULL);
    assert_non_null(bench.keeper.store);
    for (int i = 0; i < 2; i++) {
        bench.w = 1280;
        bench.h = 720;
        bench_start(&bench, languages[i]);
        check_sizes(&bench, "home");
        for (int item = 0; item < bench.item_count; item++) play_through(&bench, item, languages[i], 5);
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
    open_shipped(&bench);
    bench_start(&bench, "en");
    assert_false(app_play(bench.app, STR("none"), STR("a/rather/long/path/to/a/file/that/is/not/there/at/all/and/never/was.lua"), 1, true));
    bench_input(&bench, (Input){.kind = INPUT_NONE});
    check_sizes(&bench, "faults");
    bench.keeper.warning =
        STR("/home/somebody/.local/share/counterpart/runs.db: The disk is full. Nothing is lost so far; make room and go on.");
    bench_key(&bench, "Esc");
    check_sizes(&bench, "home with a warning");
    play_through(&bench, 0, "unsaved", 11);
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
    open_shipped(&bench);
    bench_start(&bench, "zh-TW");
    assert_true(app_play(bench.app, bench.items[0].name, bench.items[0].path, 5, true));
    bench_key(&bench, "1");
    bench.files = testkit_memory(faulty);
    bench_input(&bench, (Input){.kind = INPUT_CHANGED});
    assert_shows(&bench, "line-down.lua:2: ");
    check_sizes(&bench, "faults of a change");
    bench.files = testkit_memory(other);
    bench_input(&bench, (Input){.kind = INPUT_CHANGED});
    assert_shows(&bench, "quite_another_first_beat");
    check_sizes(&bench, "what does not fit");
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
    open_shipped(&bench);
    for (int i = 0; i < 2; i++) {
        bench.w = 1280;
        bench.h = 720;
        bench_start(&bench, languages[i]);
        app_gallery(bench.app);
        bench_input(&bench, (Input){.kind = INPUT_NONE});
        for (int page = 0; page < 7; page++) {
            char where[60];
            snprintf(where, sizeof where, "page %d of the gallery (%s)", page, languages[i]);
            assert_int_equal(chosen_tab(&bench), page);
            check_sizes(&bench, where);
            BENCH_KEYS(&bench, "Down", "Down", "Down", "Down", "Down", "Down");
            check_sizes(&bench, where);
            BENCH_KEYS(&bench, "PageDown", "PageDown");
            check_sizes(&bench, where);
            resize(&bench, 1280, 720, 100);
            BENCH_KEYS(&bench, "Esc");
            app_gallery(bench.app);
            bench_key(&bench, "Down");
            for (int j = 0; j <= page; j++) bench_key(&bench, "Right");
        }
        bench_stop(&bench);
    }
    bench_close(&bench);
}

static void a_dialog_is_sound(void **state) {
    (void)state;
    Bench bench;
    open_shipped(&bench);
    bench_start(&bench, "en");
    app_gallery(bench.app);
    bench_input(&bench, (Input){.kind = INPUT_NONE});
    bench_click(&bench, "Messages");
    bench_click(&bench, "Open a dialog");
    assert_true(bench.list.covered.commands > 0);
    check_sizes(&bench, "a dialog");
    bench_close(&bench);
}

static void any_window_is_survived(void **state) {
    (void)state;
    static const int sides[] = {0, 1, 7, 40, 150, 333};
    Bench bench;
    open_shipped(&bench);
    bench_start(&bench, "en");
    static const char *const keys[] = {"Down", "Enter", "1", "n", "PageDown", "Backspace", "2"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        for (int i = 0; i < 36; i++) {
            resize(&bench, sides[i % 6], sides[i / 6], 100);
            check_widgets(&bench.list, (Rect){0, 0, bench.w, bench.h}, "tiny");
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_scenarios_are_sound),
        cmocka_unit_test(warnings_and_faults_are_sound),
        cmocka_unit_test(a_changed_scenario_is_sound),
        cmocka_unit_test(the_gallery_is_sound),
        cmocka_unit_test(a_dialog_is_sound),
        cmocka_unit_test(any_window_is_survived),
        cmocka_unit_test(cut_texts_say_so),
        cmocka_unit_test(of_a_long_text_only_what_is_in_sight_is_drawn),
        cmocka_unit_test(a_long_conversation_costs_what_is_in_sight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
