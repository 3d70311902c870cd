// A rep at the table, in an App: the preparation, offers, packages, talking, walking away, by keys and by mouse.
#include "ui/app_kit.h"
#include "ui/parts.h"

#include <stdio.h>

#define SENSORS "tests/core/table/sensors.lua"

static void open_table(Bench *bench, int w, int h) {
    static const MemoryFile none[] = {{NULL, NULL}};
    bench_open(bench, none, w, h);
    bench_add(bench, SENSORS, NULL);
    bench_start(bench, "en");
    assert_true(app_play(bench->app, STR(SENSORS), STR(SENSORS), 1, true));
    bench_input(bench, (Input){.kind = INPUT_NONE});
    bench_click(bench, "Go straight in.");
}

static const Session *session_of(const Bench *bench) {
    return run_session(app_run(bench->app));
}

static Decision last_decision(const Bench *bench) {
    return session_step(session_of(bench), session_steps(session_of(bench)) - 1).decision;
}

static void assert_last(const Bench *bench, DecisionKind kind, int count, const int *values) {
    Decision d = last_decision(bench);
    assert_int_equal(d.kind, kind);
    assert_int_equal(d.count, count);
    for (int i = 0; i < count; i++) assert_int_equal(d.value[i], values[i]);
}

static void prepare(Bench *bench) {
    BENCH_KEYS(bench, "1");
    for (int i = 0; i < 2; i++) bench_click(bench, "More: Unit price: how much it matters to them");
    bench_click(bench, "More: Response time: how much it matters to them");
    bench_click(bench, "More: Payment: how much it matters to them");
    bench_click(bench, "To the table");
    assert_shows(bench, "10 of 10 rounds left; each move takes one.");
}

static void assert_value(const Bench *bench, const char *label, const char *start) {
    const DrawWidget *widget = bench_widget(bench, label);
    if (!widget) fail_msg("nothing is labelled \"%s\"", label);
    if (!str_starts(widget->value, str_from(start))) fail_msg("%s is %.*s", label, STR_PRINT(widget->value));
}

static void assert_focus(const Bench *bench, const char *label) {
    const DrawWidget *widget = bench_focused(bench);
    assert_non_null(widget);
    assert_str(widget->label, label);
}

static void the_preparation_is_made_by_keys_alone(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    assert_shows(&bench, "Before you sit down");
    bench_key(&bench, "Down");
    assert_focus(&bench, "Sell them to Delta");
    bench_key(&bench, "Enter");
    BENCH_KEYS(&bench, "Tab", "Tab");
    assert_focus(&bench, "Your limit");
    BENCH_KEYS(&bench, "PageUp", "PageUp", "PageUp", "Left", "Left", "Tab", "PageDown", "PageDown", "Tab");
    assert_focus(&bench, "Unit price: how much it matters to them");
    BENCH_KEYS(&bench, "Right", "Right", "Tab", "End", "Tab", "Left", "Tab");
    assert_focus(&bench, "To the table");
    bench_key(&bench, "Enter");
    // 550 points are all there is: 28 percent of them are 154, 80 percent 440.
    assert_last(&bench, DECISION_PREPARE, 6, (int[]){1, 28, 80, 2, 3, 1});
    assert_shows(&bench, "Limit you set 154");
    assert_shows(&bench, "Target 440");
    assert_shows(&bench, "Your limit 150");
    bench_close(&bench);
}

static void what_is_missing_is_said_and_led_to(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    bench_click(&bench, "To the table");
    assert_shows(&bench, "Say first what your best alternative is.");
    assert_focus(&bench, "Sell them to Delta");
    bench_key(&bench, "2");
    assert_true(bench_widget(&bench, "Leave the line idle")->chosen);
    bench_click(&bench, "More: Unit price: how much it matters to them");
    bench_click(&bench, "To the table");
    assert_shows(&bench, "Guess first how much each issue matters to them.");
    assert_focus(&bench, "Response time: how much it matters to them");
    assert_int_equal(session_steps(session_of(&bench)), 1);
    bench_close(&bench);
}

static void sliders_are_pulled(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    Rect r = bench_widget(&bench, "Your limit")->rect;
    bench_mouse(&bench, INPUT_PRESS, r.x + r.w / 2, r.y + r.h / 2);
    bench_mouse(&bench, INPUT_RELEASE, r.x + r.w / 2, r.y + r.h / 2);
    assert_value(&bench, "Your limit", "275 points");
    bench_close(&bench);
}

static void a_package_is_composed_and_offered(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    prepare(&bench);
    bench_key(&bench, "Down");
    assert_focus(&bench, "Unit price");
    assert_value(&bench, "Unit price", "104, points: 400");
    assert_shows(&bench, "Package: 550 points (NT$ 550,000)");
    BENCH_KEYS(&bench, "Left", "Left", "Down");
    assert_focus(&bench, "Response time");
    bench_key(&bench, "Left");
    assert_value(&bench, "Response time", "8 h, points: 60");
    assert_shows(&bench, "Package: 270 points (NT$ 270,000)");
    bench_key(&bench, "1");
    // 100 at place 1 of 4, 8 h at place 1 of 3, 30 days at place 0 of 2: (1 * 3 + 1) * 2.
    assert_last(&bench, DECISION_OFFER, 2, (int[]){MANNER_PLAIN, 8});
    assert_shows(&bench, "Offer: Unit price 100 · Response time 8 h · Payment 30 days");
    assert_shows(&bench, "9 of 10 rounds left; each move takes one.");
    assert_value(&bench, "Unit price", "100, points: 150");
    bench_close(&bench);
}

static void below_the_reservation_value_is_warned(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    prepare(&bench);
    BENCH_KEYS(&bench, "Down", "Home", "Down", "Home", "Down", "Home");
    // Price 98, 4 h, 30 days: 0 + 0 + 60.
    assert_shows(&bench, "90 below your limit: no deal would be better");
    bench_close(&bench);
}

static void talking_is_about_the_issue_that_has_the_focus(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    prepare(&bench);
    BENCH_KEYS(&bench, "Down", "Down", "5");
    assert_last(&bench, DECISION_TALK, 2, (int[]){TALK_ASK, 2});
    assert_shows(&bench, "Our nights are the trouble.");
    bench_click(&bench, "Payment");
    assert_non_null(bench_widget(&bench, "Ask about it: Payment"));
    bench_click(&bench, "Show value: Payment");
    assert_last(&bench, DECISION_TALK, 2, (int[]){TALK_VALUE, 3});
    BENCH_KEYS(&bench, "6");
    assert_last(&bench, DECISION_TALK, 2, (int[]){TALK_PARAPHRASE, 0});
    bench_close(&bench);
}

// What was composed outlasts a question; an offer of several leaves the one they like best.
static void what_is_laid_out_stays(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    prepare(&bench);
    BENCH_KEYS(&bench, "Down", "Left", "5");
    assert_value(&bench, "Unit price", "102, points: 300");
    bench_key(&bench, "l");
    assert_value(&bench, "Unit price", "102");
    bench_key(&bench, "l");
    BENCH_KEYS(&bench, "1", "Backspace");
    assert_value(&bench, "Unit price", "104, points: 400");  // before the first offer, as practice
    bench_close(&bench);
}

// Two of the same could be offered by all looks, and were said to show what matters.
static void packages_stand_side_by_side(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    prepare(&bench);
    bench_key(&bench, "p");
    assert_focus(&bench, "Package 2, worth 550");
    assert_shows(&bench, "Two of them are the same: change one, so that there is something to choose.");
    bench_click(&bench, "Less: Unit price");
    assert_shows(&bench, "They differ by 100 to you. Packages put down together must be worth about the same.");
    bench_key(&bench, "1");
    assert_int_equal(session_steps(session_of(&bench)), 2);  // refused, and said why
    bench_click(&bench, "More: Unit price");
    bench_click(&bench, "Less: Response time");
    bench_click(&bench, "Less: Response time");
    bench_click(&bench, "More: Response time");
    assert_shows(&bench, "They differ by 30 to you.");
    bench_click(&bench, "More: Response time");
    bench_key(&bench, "1");
    assert_int_equal(last_decision(&bench).kind, DECISION_PREPARE);  // twice the same is none
    bench_key(&bench, "Delete");
    assert_null(bench_widget(&bench, "Package 2, worth 550"));
    bench_close(&bench);
}

// The package they like best is laid out behind it, alone.
static void an_offer_of_several_leaves_one(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    prepare(&bench);
    // 102, 24 h, 30 days: 450. And 104, 8 h, 60 days: 460.
    BENCH_KEYS(&bench, "Down", "Left", "p", "Tab", "Right", "Down", "Left", "Down", "Right");
    assert_shows(&bench, "Worth the same to you, within 10: their choice will show what matters to them.");
    bench_key(&bench, "1");
    // (2 * 3 + 2) * 2 and (3 * 3 + 1) * 2 + 1.
    assert_last(&bench, DECISION_OFFER, 3, (int[]){MANNER_PLAIN, 16, 21});
    assert_non_null(bench_widget(&bench, "Add a package"));
    assert_null(bench_widget(&bench, "Package 2, worth 460"));
    bench_close(&bench);
}

static void what_is_not_open_says_why(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    prepare(&bench);
    assert_non_null(bench_widget(&bench, "Accept (not open now)"));
    assert_null(bench_widget(&bench, "Threaten"));  // this table has it not
    bench_key(&bench, "a");
    assert_shows(&bench, "There is no offer of theirs to accept.");
    assert_int_equal(session_steps(session_of(&bench)), 2);
    bench_key(&bench, "9");
    assert_int_equal(session_steps(session_of(&bench)), 2);
    bench_close(&bench);
}

static void walking_away_is_asked_back(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    prepare(&bench);
    bench_key(&bench, "w");
    assert_shows(&bench, "Walk away from the table?");
    assert_focus(&bench, "Stay");
    BENCH_KEYS(&bench, "1", "5", "Backspace", "Delete");  // nothing behind the question
    assert_int_equal(session_steps(session_of(&bench)), 2);
    bench_key(&bench, "Esc");
    assert_hides(&bench, "Walk away from the table?");
    assert_focus(&bench, "Walk away");
    BENCH_KEYS(&bench, "Enter", "Tab");
    assert_focus(&bench, "Walk away");
    bench_key(&bench, "Enter");
    assert_last(&bench, DECISION_WALK, 0, NULL);
    assert_shows(&bench, "You go home");
    bench_close(&bench);
}

static void what_a_move_is_is_said_while_it_has_the_focus(void **state) {
    (void)state;
    static const char help[] = "Show what you bring to an issue that matters to them.";
    Bench bench;
    open_table(&bench, 1280, 720);
    prepare(&bench);
    bench_input(&bench, (Input){.kind = INPUT_MOVE, .x = 2, .y = 2});
    assert_hides(&bench, help);
    assert_shows(&bench, "issue and value");
    bench_key(&bench, "Tab");
    for (int i = 0; i < 30; i++) {
        bench_key(&bench, "Tab");
        if (str_starts(bench_focused(&bench)->label, STR("Show value"))) break;
    }
    assert_shows(&bench, help);
    assert_hides(&bench, "issue and value");
    // Where there is no room for it, the keys stay.
    bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = 390, .h = 844, .percent = 100});
    assert_hides(&bench, help);
    assert_shows(&bench, "issue and value");
    bench_close(&bench);
}

static void bars_are_named_once_there_are_any(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    prepare(&bench);
    assert_shows(&bench, "Add a package");
    assert_shows(&bench, "Matters to them");
    assert_hides(&bench, "Matters to them · worth");
    BENCH_KEYS(&bench, "5", "5");  // told how much it matters, then what each value is worth
    assert_shows(&bench, "Matters to them · worth");
    bench_close(&bench);
}

static void at_the_table_the_counterpart_is_on_the_stage(void **state) {
    (void)state;
    static const MemoryFile files[] = {
        {"two.lua", "return scenario { api = 1, kind = 'negotiation', level = 1, minutes = 5, title = 'Two of them',\n"
                    "cast = { ho = { name = 'Ho', role = 'engineer' }, lin = { name = 'Lin', role = 'purchaser' } },\n"
                    "state = { trust = { 50, 0, 100 } }, outcome = { { 'Gain', weight = 100, from = 'table.own' } }, start = 'talk',\n"
                    "beats = { talk = { say = { ho = 'I only listen.' }, negotiate = { with = 'lin', rounds = 4, trust = 'trust',\n"
                    "issues = { { 'Price', id = 'price', values = { '1', '2' }, mine = { 0, 100 }, theirs = { 100, 0 } } },\n"
                    "reserve = { mine = 0, theirs = 0 }, agreed = 'done', walked = 'done', timeout = 'done', left = 'done' } } },\n"
                    "endings = { done = { 'Done', { ho = 'So that was it.' } } } }"},
        {NULL, NULL}};
    Bench bench;
    bench_open(&bench, files, 1280, 720);
    bench_add(&bench, "two.lua", NULL);
    bench_start(&bench, "en");
    assert_true(app_play(bench.app, STR("two.lua"), STR("two.lua"), 1, true));
    bench_input(&bench, (Input){.kind = INPUT_NONE});
    assert_shows(&bench, "I only listen.");
    assert_int_equal(stage_person(bench.app), 1);
    BENCH_KEYS(&bench, "w", "Tab", "Enter");
    assert_shows(&bench, "So that was it.");
    assert_int_equal(stage_person(bench.app), 0);
    bench_close(&bench);
}

static void their_offer_stands_beside_mine(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    prepare(&bench);
    bench_key(&bench, "1");
    Arena arena = {0};
    View view = session_view(session_of(&bench), NULL, &arena);
    assert_true(view.table->theirs.there);
    char accept[60];
    int worth = (int)view.table->theirs.mine;
    snprintf(accept, sizeof accept, "Accept (%d%s)", worth, worth < 150 ? ", below your limit" : "");
    assert_non_null(bench_widget(&bench, accept));
    bench_key(&bench, "a");
    assert_last(&bench, DECISION_ACCEPT, 0, NULL);
    arena_free(&arena);
    bench_close(&bench);
}

static void a_frame_without_a_change_is_not_drawn(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 1280, 720);
    prepare(&bench);
    assert_false(bench_input(&bench, (Input){.kind = INPUT_NONE}));
    bench_key(&bench, "Down");
    bench_key(&bench, "End");
    assert_false(bench_key(&bench, "End"));  // it stands at its end
    assert_int_equal(app_wants_tick(bench.app), 0);
    bench_close(&bench);
}

// While a rule has led the rep away, options are asked for and not the table, though it has not ended.
static void a_call_interrupts_the_table(void **state) {
    (void)state;
    Bench bench;
    static const MemoryFile files[] = {
        {"a.lua",
         "return scenario { api = 1, kind = 'negotiation', title = 'A', start = 'talk', state = { called = false },\n"
         "  beats = {\n"
         "    phone = { options = { { 'Ring off.', set = { called = true }, go = 'talk' } } },\n"
         "    talk = { rules = { { when = 'table.round == 1 and not called', go = 'phone' } },\n"
         "      negotiate = { rounds = 4, reserve = { mine = 0, theirs = 0 }, agreed = 'over', walked = 'over', timeout = 'over',\n"
         "        issues = { { 'Price', values = { '98', '100' }, mine = { 0, 9 }, theirs = { 9, 0 } } } } } },\n"
         "  endings = { over = { 'It is over' } } }"},
        {NULL, NULL}};
    bench_open(&bench, files, 1280, 720);
    bench_add(&bench, "a.lua", NULL);
    bench_start(&bench, "en");
    assert_true(app_play(bench.app, STR("a.lua"), STR("a.lua"), 1, true));
    bench_input(&bench, (Input){.kind = INPUT_NONE});
    assert_non_null(bench_widget(&bench, "Price"));
    bench_key(&bench, "5");
    assert_int_equal(last_decision(&bench).kind, DECISION_TALK);
    assert_null(bench_widget(&bench, "Price"));
    bench_click(&bench, "Ring off.");
    assert_int_equal(last_decision(&bench).kind, DECISION_CHOOSE);
    assert_non_null(bench_widget(&bench, "Price"));
    bench_close(&bench);
}

// The whole table in one column, by keys alone.
static void a_narrow_window_has_it_all(void **state) {
    (void)state;
    Bench bench;
    open_table(&bench, 480, 800);
    prepare(&bench);
    bench_key(&bench, "Down");
    assert_focus(&bench, "Unit price");
    BENCH_KEYS(&bench, "Left", "p");
    assert_non_null(bench_widget(&bench, "Package 2, worth 450"));
    BENCH_KEYS(&bench, "Delete", "1");
    assert_int_equal(last_decision(&bench).kind, DECISION_OFFER);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_preparation_is_made_by_keys_alone),
        cmocka_unit_test(what_is_missing_is_said_and_led_to),
        cmocka_unit_test(sliders_are_pulled),
        cmocka_unit_test(a_package_is_composed_and_offered),
        cmocka_unit_test(below_the_reservation_value_is_warned),
        cmocka_unit_test(talking_is_about_the_issue_that_has_the_focus),
        cmocka_unit_test(what_is_laid_out_stays),
        cmocka_unit_test(packages_stand_side_by_side),
        cmocka_unit_test(an_offer_of_several_leaves_one),
        cmocka_unit_test(what_is_not_open_says_why),
        cmocka_unit_test(walking_away_is_asked_back),
        cmocka_unit_test(what_a_move_is_is_said_while_it_has_the_focus),
        cmocka_unit_test(bars_are_named_once_there_are_any),
        cmocka_unit_test(at_the_table_the_counterpart_is_on_the_stage),
        cmocka_unit_test(their_offer_stands_beside_mine),
        cmocka_unit_test(a_frame_without_a_change_is_not_drawn),
        cmocka_unit_test(a_call_interrupts_the_table),
        cmocka_unit_test(a_narrow_window_has_it_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
