// Widgets in an App, as a person uses them: what keys, clicks and pulls do to tabs, values, tables, charts, dialogs and messages.
#include "ui/app_kit.h"

static void open_gallery(Bench *bench, const char *page) {
    static const MemoryFile none[] = {{NULL, NULL}};
    bench_open(bench, none, 1280, 1000);
    bench_start(bench, "en");
    app_gallery(bench->app);
    bench_input(bench, (Input){.kind = INPUT_NONE});
    bench_click(bench, page);
}

static const DrawWidget *labelled(const Bench *bench, const char *label) {
    const DrawWidget *widget = bench_widget(bench, label);
    if (!widget) fail_msg("nothing is labelled \"%s\"", label);
    return widget;
}

static void assert_value(const Bench *bench, const char *label, const char *value) {
    assert_str(labelled(bench, label)->value, value);
}

static void assert_focus(const Bench *bench, const char *label) {
    const DrawWidget *widget = bench_focused(bench);
    assert_non_null(widget);
    assert_str(widget->label, label);
}

// Puts the focus on a widget, from the first tab on.
static void tab_to(Bench *bench, const char *label) {
    for (int i = 0; i < 40; i++) {
        const DrawWidget *widget = bench_focused(bench);
        if (widget && str_equal(widget->label, str_from(label))) return;
        bench_key(bench, "Tab");
    }
    fail_msg("Tab does not come to \"%s\"", label);
}

static bool tick(Bench *bench, int ms) {
    return bench_input(bench, (Input){.kind = INPUT_TICK, .ms = ms});
}

static void esc_leads_home(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Buttons");
    assert_shows(&bench, "Gallery");
    bench_key(&bench, "Esc");
    assert_hides(&bench, "Gallery");
    assert_shows(&bench, "Counterpart");
    bench_close(&bench);
}

static void arrows_show_tabs_at_once(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Buttons");
    tab_to(&bench, "Buttons");
    bench_key(&bench, "Right");
    assert_focus(&bench, "Choices");
    assert_true(labelled(&bench, "Choices")->chosen);
    assert_shows(&bench, "Chosen option");
    bench_key(&bench, "End");
    assert_focus(&bench, "Preparation");
    bench_key(&bench, "Right");
    assert_focus(&bench, "Preparation");
    bench_key(&bench, "Home");
    assert_focus(&bench, "Buttons");
    bench_close(&bench);
}

static void tabs_are_one_stop(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Choices");
    tab_to(&bench, "Choices");
    bench_key(&bench, "Tab");
    assert_focus(&bench, "Ask what the morning cost them");
    bench_key(&bench, "Up");  // whatever lies nearest, it is the chosen one
    assert_focus(&bench, "Choices");
    bench_close(&bench);
}

static void a_slider_is_moved_by_keys(void **state) {
    (void)state;
    static const char *const steps[][2] = {{"Right", "41 %"}, {"PageUp", "51 %"},  {"Left", "50 %"}, {"PageDown", "40 %"},
                                           {"Home", "0 %"},   {"PageDown", "0 %"}, {"End", "100 %"}, {"Right", "100 %"}};
    Bench bench;
    open_gallery(&bench, "Values");
    tab_to(&bench, "Share");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        bench_key(&bench, steps[i][0]);
        assert_value(&bench, "Share", steps[i][1]);
        assert_focus(&bench, "Share");
    }
    bench_key(&bench, "Enter");
    assert_value(&bench, "Share", "100 %");
    bench_close(&bench);
}

static void a_slider_is_pulled_by_the_mouse(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Values");
    Rect r = labelled(&bench, "Share")->rect;
    int y = r.y + r.h / 2;
    bench_mouse(&bench, INPUT_PRESS, r.x + r.w / 2, y);
    assert_value(&bench, "Share", "50 %");
    bench_mouse(&bench, INPUT_MOVE, r.x + r.w / 4, y + 300);  // the mouse may leave it while it holds it
    assert_true(str_starts(labelled(&bench, "Share")->value, STR("2")));
    bench_mouse(&bench, INPUT_MOVE, r.x + 5000, y);
    assert_value(&bench, "Share", "100 %");
    bench_mouse(&bench, INPUT_RELEASE, r.x + 5000, y);
    bench_mouse(&bench, INPUT_MOVE, r.x, y);
    assert_value(&bench, "Share", "100 %");
    bench_key(&bench, "Left");  // it has the focus
    assert_value(&bench, "Share", "99 %");
    bench_mouse(&bench, INPUT_MOVE, r.x + r.w / 2, y);
    bench_input(&bench, (Input){.kind = INPUT_WHEEL, .wheel = -3});
    assert_value(&bench, "Share", "99 %");
    bench_close(&bench);
}

static void a_stepper_is_moved_by_keys_and_its_ends(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Values");
    tab_to(&bench, "Price");
    bench_key(&bench, "Tab");
    assert_focus(&bench, "In your own words");  // the ends are no stops
    bench_key(&bench, "Esc");
    bench_click(&bench, "More: Price");
    assert_value(&bench, "Price", "101");
    bench_click(&bench, "Less: Price");
    bench_click(&bench, "Less: Price");
    assert_value(&bench, "Price", "99");
    bench_click(&bench, "Price");
    assert_focus(&bench, "Price");
    bench_key(&bench, "End");
    assert_value(&bench, "Price", "120");
    assert_false(labelled(&bench, "More: Price")->enabled);
    assert_true(labelled(&bench, "Less: Price")->enabled);
    bench_click(&bench, "More: Price");
    assert_value(&bench, "Price", "120");
    bench_close(&bench);
}

// Only with motion; then it ends by itself, and nothing is drawn any more.
static void a_meter_glides(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Values");
    bench_click(&bench, "More: Price");
    assert_int_equal(app_wants_tick(bench.app), 0);
    Look look = *app_look(bench.app);
    look.still = false;
    app_set_look(bench.app, &look);
    bench_click(&bench, "Price");
    bench_key(&bench, "End");
    assert_int_equal(app_wants_tick(bench.app), MOTION_FRAME);
    assert_true(tick(&bench, 100));
    assert_true(tick(&bench, 200));
    assert_int_equal(app_wants_tick(bench.app), 0);
    assert_false(tick(&bench, 100));
    bench_close(&bench);
}

static void rows_are_chosen(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Tables");
    tab_to(&bench, "A cheaper pump · 100.0 · 100.0");
    bench_key(&bench, "Down");
    assert_focus(&bench, "Friday at six · 7.0 · 48.9");
    bench_key(&bench, "Enter");
    assert_true(labelled(&bench, "Friday at six · 7.0 · 48.9")->chosen);
    bench_click(&bench, "The first visit · – · –");
    assert_true(labelled(&bench, "The first visit · – · –")->chosen);
    assert_false(labelled(&bench, "Friday at six · 7.0 · 48.9")->chosen);
    bench_close(&bench);
}

static void points_of_a_chart_are_walked_through(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Charts");
    assert_value(&bench, "What could still be reached", "Decision 3: 71");
    Rect r = labelled(&bench, "What could still be reached")->rect;
    bench_mouse(&bench, INPUT_PRESS, r.x + r.w - 1, r.y + 10);
    bench_mouse(&bench, INPUT_RELEASE, r.x + r.w - 1, r.y + 10);
    assert_value(&bench, "What could still be reached", "Decision 8: 54");
    bench_key(&bench, "Left");
    assert_value(&bench, "What could still be reached", "Decision 7: 58");
    bench_key(&bench, "Home");
    assert_value(&bench, "What could still be reached", "Decision 1: 92");
    bench_close(&bench);
}

static void a_dialog_keeps_keys_and_mouse(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Messages");
    Rect below = labelled(&bench, "Tables")->rect;
    bench_click(&bench, "Open a dialog");
    assert_focus(&bench, "Close");
    assert_false(labelled(&bench, "Tables")->enabled);
    bench_mouse(&bench, INPUT_PRESS, below.x + 5, below.y + 5);
    bench_mouse(&bench, INPUT_RELEASE, below.x + 5, below.y + 5);
    assert_shows(&bench, "A dialog");
    static const char *const round[] = {"Price", "Close", "Price"};
    for (int i = 0; i < 3; i++) {
        bench_key(&bench, "Tab");
        assert_focus(&bench, round[i]);
    }
    bench_key(&bench, "Right");
    assert_value(&bench, "Price", "101");
    bench_key(&bench, "Esc");
    assert_hides(&bench, "A dialog");
    assert_focus(&bench, "Open a dialog");
    bench_key(&bench, "Enter");
    bench_key(&bench, "Enter");
    assert_hides(&bench, "A dialog");
    bench_close(&bench);
}

// The list of keys over an open dialog made two, of which neither found its height.
static void there_is_one_dialog_at_a_time(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Messages");
    bench_click(&bench, "Open a dialog");
    bench_key(&bench, "F1");
    assert_shows(&bench, "Everywhere");
    assert_hides(&bench, "A dialog");
    bench_key(&bench, "Esc");
    assert_shows(&bench, "A dialog");
    assert_focus(&bench, "Close");
    bench_close(&bench);
}

static void what_is_higher_than_the_window_scrolls_in_its_dialog(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Messages");
    bench_click(&bench, "Open a dialog");
    bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = 480, .h = 200, .percent = 100});
    int before = labelled(&bench, "Close")->rect.y;
    assert_shows(&bench, "What lies below waits until this is closed.");
    bench_key(&bench, "End");
    assert_hides(&bench, "What lies below waits until this is closed.");
    assert_int_equal(labelled(&bench, "Close")->rect.y, before);
    bench_input(&bench, (Input){.kind = INPUT_WHEEL, .wheel = 30});
    assert_shows(&bench, "What lies below waits until this is closed.");
    bench_close(&bench);
}

static void a_message_goes_by_itself(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Messages");
    assert_int_equal(app_wants_tick(bench.app), 0);
    bench_click(&bench, "Warn");
    assert_shows(&bench, "The disk is full.");
    assert_int_equal(app_wants_tick(bench.app), 4000);
    assert_false(tick(&bench, 3999));
    assert_shows(&bench, "The disk is full.");
    assert_true(tick(&bench, 1));
    assert_hides(&bench, "The disk is full.");
    assert_int_equal(app_wants_tick(bench.app), 0);
    bench_click(&bench, "Warn");
    bench_click(&bench, "Say something");
    assert_hides(&bench, "The disk is full.");
    assert_shows(&bench, "The coach looks at this run.");
    bench_close(&bench);
}

static void progress_can_be_cancelled(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Messages");
    bench_click(&bench, "Start something long");
    assert_shows(&bench, "0 %");
    assert_true(tick(&bench, 4000));
    assert_shows(&bench, "50 %");
    bench_click(&bench, "Cancel");
    assert_hides(&bench, "50 %");
    assert_int_equal(app_wants_tick(bench.app), 0);
    bench_click(&bench, "Start something long");
    tick(&bench, 8000);
    assert_shows(&bench, "This was kept.");
    assert_null(bench_widget(&bench, "Cancel"));
    bench_close(&bench);
}

static void a_chip_is_removed(void **state) {
    (void)state;
    Bench bench;
    open_gallery(&bench, "Buttons");
    bench_click(&bench, "Remove: Practice");
    assert_null(bench_widget(&bench, "Remove: Practice"));
    bench_click(&bench, "Bring the chip back");
    assert_non_null(bench_widget(&bench, "Remove: Practice"));
    bench_close(&bench);
}

static void nothing_is_drawn_when_nothing_changed(void **state) {
    (void)state;
    static const char *const pages[] = {"Buttons", "Choices", "Values",      "Messages",   "Tables",
                                        "Charts",  "Signs",   "Negotiation", "Preparation"};
    Bench bench;
    open_gallery(&bench, "Buttons");
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        bench_click(&bench, pages[i]);
        bench_mouse(&bench, INPUT_MOVE, 4, 700);
        size_t bytes = bench.list.arena.total;
        assert_false(bench_input(&bench, (Input){.kind = INPUT_NONE}));
        assert_false(tick(&bench, 1000));
        assert_false(bench_mouse(&bench, INPUT_MOVE, 3, 700));
        assert_int_equal(bench.list.arena.total, bytes);
    }
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(esc_leads_home),
        cmocka_unit_test(arrows_show_tabs_at_once),
        cmocka_unit_test(tabs_are_one_stop),
        cmocka_unit_test(a_slider_is_moved_by_keys),
        cmocka_unit_test(a_slider_is_pulled_by_the_mouse),
        cmocka_unit_test(a_stepper_is_moved_by_keys_and_its_ends),
        cmocka_unit_test(a_meter_glides),
        cmocka_unit_test(rows_are_chosen),
        cmocka_unit_test(points_of_a_chart_are_walked_through),
        cmocka_unit_test(a_dialog_keeps_keys_and_mouse),
        cmocka_unit_test(there_is_one_dialog_at_a_time),
        cmocka_unit_test(what_is_higher_than_the_window_scrolls_in_its_dialog),
        cmocka_unit_test(a_message_goes_by_itself),
        cmocka_unit_test(progress_can_be_cancelled),
        cmocka_unit_test(a_chip_is_removed),
        cmocka_unit_test(nothing_is_drawn_when_nothing_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
