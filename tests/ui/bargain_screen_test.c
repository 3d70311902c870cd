// The debrief of a negotiation as a person uses it, after a run at a real table: the way in and back, its pages by keys and mouse, and
// what is said beside decisions.
#include "ui/sound.h"

#define SENSORS "tests/core/table/sensors.lua"

// Prepared, asked, and an offer that was taken; then on to the debrief. Of the 550 points of the best package.
static void play(Bench *bench, const char *language) {
    static const MemoryFile none[] = {{NULL, NULL}};
    bench_open(bench, none, 1280, 2400);  // all of a page in sight
    Str po = STR("assets/ui/counterpart.zh-TW.po"), text;
    assert_true(bench->files.read(bench->files.context, &bench->arena, po, &text, NULL));
    bench->ui_zh = catalog_read(&bench->arena, po, text, NULL);
    bench_handbook(bench);
    bench_add(bench, SENSORS, NULL);
    bench_start(bench, "en");
    assert_true(app_play(bench->app, STR(SENSORS), STR(SENSORS), 1, true));
    bench_input(bench, (Input){.kind = INPUT_NONE});
    bench_click(bench, "Go straight in.");
    bench_key(bench, "1");
    for (int i = 0; i < 2; i++) bench_click(bench, "More: Unit price: how much it matters to them");
    bench_click(bench, "More: Response time: how much it matters to them");
    bench_click(bench, "More: Payment: how much it matters to them");
    bench_click(bench, "To the table");
    BENCH_KEYS(bench, "1", "Down", "5", "Down", "Left", "Left", "1", "a", "Enter", "Esc");
    app_set_language(bench->app, str_from(language));
    bench_input(bench, (Input){.kind = INPUT_NONE});
}

static const DrawWidget *widget_of(const Bench *bench, const char *label) {
    const DrawWidget *widget = bench_widget(bench, label);
    if (!widget) fail_msg("nothing is labelled \"%s\"", label);
    return widget;
}

static void the_debrief_leads_to_its_pages_and_back(void **state) {
    (void)state;
    Bench bench;
    play(&bench, "en");
    assert_shows(&bench, "Debrief: The sensors");
    assert_shows(&bench, "The negotiation");
    bench_key(&bench, "d");
    assert_shows(&bench, "Negotiation: The sensors");
    assert_shows(&bench, "24 packages can be put together");
    static const char *const pages[][2] = {{"2", "Concessions, round by round"},
                                           {"3", "The process in figures"},
                                           {"4", "Alternative, limit and target"},
                                           {"5", "You ended with"},
                                           {"1", "All offers"}};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        bench_key(&bench, pages[i][0]);
        assert_shows(&bench, pages[i][1]);
    }
    bench_key(&bench, "Right");
    assert_true(widget_of(&bench, "Concessions")->chosen);
    bench_key(&bench, "Esc");
    assert_shows(&bench, "Debrief: The sensors");
    bench_click(&bench, "Deal space, concessions and process");
    assert_true(widget_of(&bench, "Concessions")->chosen);  // where it was left
    bench_close(&bench);
}

// In guided play, up to an offer.
static void play_guided(Bench *bench, int h, int outcome) {
    static const MemoryFile none[] = {{NULL, NULL}};
    bench_open(bench, none, 1280, h);
    bench_add(bench, SENSORS, NULL);
    bench_start(bench, "en");
    app_set_coaching(bench->app, COACHING_GUIDED);
    assert_true(app_play(bench->app, STR(SENSORS), STR(SENSORS), 1, true));
    game_decide(bench->app, 2);
    game_take(bench->app, &(Decision){DECISION_PREPARE, 6, {1, 28, 80, 2, 2, 2}});
    game_take(bench->app, &(Decision){DECISION_OFFER, 2, {MANNER_PLAIN, outcome}});
    bench_input(bench, (Input){.kind = INPUT_NONE});
}

// Above a table that fills the window the face took the room, and what the coach would have done lay below the edge.
static void the_coach_is_in_sight_above_a_table(void **state) {
    (void)state;
    Bench bench;
    play_guided(&bench, 560, 23);
    assert_shows(&bench, "The coach would choose");
    bench_close(&bench);
}

// In guided play the coach named a better act at a table and gave no reason.
static void the_coach_says_why(void **state) {
    (void)state;
    Bench bench;
    play_guided(&bench, 2400, 0);
    assert_shows(&bench, "The coach would choose");
    assert_shows(&bench, "Ask about it: ");
    assert_shows(&bench, "You do not know yet how much this matters to them");
    bench_close(&bench);
}

// What the coach found in the talks was said to be marked by the scenario's author.
static void what_goes_wrong_at_a_table_is_not_called_the_authors_mark(void **state) {
    (void)state;
    static const MemoryFile files[] = {
        {"after.lua",
         "return scenario { api = 1, kind = 'negotiation', title = 'After', start = 'talk', state = { trust = { 50, 0, 100 } },\n"
         "  outcome = { { 'Trust', from = 'trust' } }, beats = { talk = { negotiate = {\n"
         "  issues = { { 'Price', id = 'price', values = { '98', '100' }, mine = { 0, 400 }, theirs = { 400, 0 } },\n"
         "             { 'Term', id = 'term', values = { '1 year', '2 years' }, mine = { 0, 100 }, theirs = { 0, 200 } } },\n"
         "  reserve = { mine = 50, theirs = 50 }, rounds = 5, agreed = 'after', walked = 'after', left = 'after', timeout = 'after' } },\n"
         "  after = { options = { { 'Thank.', effect = { trust = 50 }, go = 'over' }, { 'Leave.', effect = { trust = -50 }, go = 'over' } "
         "} } },\n"
         "  endings = { over = 'O' } }"},
        {NULL, NULL}};
    Bench bench;
    bench_open(&bench, files, 1280, 2400);
    bench_add(&bench, "after.lua", NULL);
    bench_start(&bench, "en");
    assert_true(app_play(bench.app, STR("after.lua"), STR("after.lua"), 1, true));
    game_take(bench.app, &(Decision){DECISION_TALK, 2, {TALK_THREAT, 0}});
    game_take(bench.app, &(Decision){.kind = DECISION_WALK});
    game_decide(bench.app, 1);
    bench_input(&bench, (Input){.kind = INPUT_NONE});
    BENCH_KEYS(&bench, "Enter", "Esc", "Up", "Up");
    assert_shows(&bench, "Decision 1");
    assert_shows(&bench, "It counts as done badly in this negotiation all the same");
    assert_hides(&bench, "The author marks it");
    bench_close(&bench);
}

static void offers_are_selected_by_keys_mouse_and_rows(void **state) {
    (void)state;
    Bench bench;
    play(&bench, "en");
    bench_key(&bench, "d");
    BENCH_KEYS(&bench, "Tab", "Tab", "Tab");
    assert_str(bench_focused(&bench)->label, "Offers in the deal space");
    Str first = str_copy(&bench.arena, widget_of(&bench, "Offers in the deal space")->value);
    assert_true(str_starts(first, STR("Round 1: your offer, worth 550 to you")));
    bench_key(&bench, "Right");
    assert_true(str_starts(widget_of(&bench, "Offers in the deal space")->value, STR("Round 1: offer of Lin")));
    bench_key(&bench, "End");
    assert_false(str_equal(widget_of(&bench, "Offers in the deal space")->value, first));
    Rect plot = widget_of(&bench, "Offers in the deal space")->rect;
    bench_mouse(&bench, INPUT_MOVE, plot.x + 2, plot.y + 2);  // best for the rep lies at the upper left
    assert_true(str_equal(widget_of(&bench, "Offers in the deal space")->value, first));
    assert_true(widget_of(&bench, "Offers in the deal space")->value.len > 0);
    bench_key(&bench, "d");
    assert_shows(&bench, "Utilitarian deal: most points together");
    bench_key(&bench, "d");
    assert_hides(&bench, "Utilitarian deal: most points together");
    bench_close(&bench);
}

static void what_the_handbook_says_unfolds(void **state) {
    (void)state;
    Bench bench;
    play(&bench, "en");
    BENCH_KEYS(&bench, "d", "3");
    assert_hides(&bench, "The tempting mistake");
    bench_click(&bench, "Value shown");
    assert_shows(&bench, "The tempting mistake");
    bench_key(&bench, "Esc");
    assert_hides(&bench, "The tempting mistake");
    assert_shows(&bench, "The process in figures");
    bench_close(&bench);
}

static void the_reference_is_watched_step_by_step(void **state) {
    (void)state;
    Bench bench;
    play(&bench, "en");
    BENCH_KEYS(&bench, "d", "5", "Tab");
    assert_str(bench_focused(&bench)->label, "Move");
    assert_shows(&bench, "1 of ");
    BENCH_KEYS(&bench, "Right", "Right");
    assert_true(str_starts(widget_of(&bench, "Move")->value, STR("3 of ")));
    BENCH_KEYS(&bench, "Home");
    assert_true(str_starts(widget_of(&bench, "Move")->value, STR("1 of ")));
    bench_close(&bench);
}

// A decision at the table is told in words, on the page of decisions, beside it, and where something else is tried.
static void decisions_at_the_table_read_as_words(void **state) {
    (void)state;
    Bench bench;
    play(&bench, "en");
    assert_non_null(bench_widget(&bench, "Offer: Unit price 104 · Response time 24 h · Payment 30 days"));
    bench_click(&bench, "Offer: Unit price 104 · Response time 24 h · Payment 30 days");
    assert_shows(&bench, "Worth 550 (NT$ 550,000) to you, 0 to Lin.");
    assert_shows(&bench, "Answer of Lin");
    assert_shows(&bench, "What could well have been done here");
    bench_key(&bench, "w");
    assert_shows(&bench, "At decision 3, take …");
    assert_shows(&bench, "Outcome of this line");
    assert_non_null(bench_widget(&bench, "Play on from there"));
    bench_key(&bench, "p");
    assert_int_equal(session_steps(run_session(app_run(bench.app))), 3);
    bench_close(&bench);
}

static void a_run_without_a_table_has_none_of_it(void **state) {
    (void)state;
    static const MemoryFile files[] = {{"plain.lua",
                                        "return scenario { api = 1, kind = 'complaint', title = 'Plain', start = 'a',\n"
                                        "  beats = { a = { options = { { 'x', go = 'over' } } } }, endings = { over = 'O' } }"},
                                       {NULL, NULL}};
    Bench bench;
    bench_open(&bench, files, 1280, 720);
    bench_add(&bench, "plain.lua", NULL);
    bench_start(&bench, "en");
    bench_click(&bench, "Plain");
    BENCH_KEYS(&bench, "1", "Enter", "Esc");
    assert_shows(&bench, "Debrief: Plain");
    assert_hides(&bench, "The negotiation");
    bench_key(&bench, "d");
    assert_shows(&bench, "Debrief: Plain");
    bench_close(&bench);
}

// A table that asks no preparation had a page for one all the same, which said that there was none; and a counterpart without a name was
// “The other side” in the middle of sentences, too.
static void a_table_has_only_the_pages_and_names_that_it_has(void **state) {
    (void)state;
    static const MemoryFile files[] = {
        {"bare.lua",
         "return scenario { api = 1, kind = 'negotiation', title = 'Bare', start = 'talk', beats = { talk = { negotiate = {\n"
         "  issues = { { 'Price', id = 'price', values = { '98', '100' }, mine = { 0, 400 }, theirs = { 400, 0 } },\n"
         "             { 'Term', id = 'term', values = { '1 year', '2 years' }, mine = { 0, 100 }, theirs = { 0, 200 } } },\n"
         "  reserve = { mine = 50, theirs = 50 }, rounds = 5, agreed = 'over', walked = 'over', left = 'over', timeout = 'over' } } },\n"
         "  endings = { over = 'O' } }"},
        {NULL, NULL}};
    Bench bench;
    bench_open(&bench, files, 1280, 2400);
    bench_add(&bench, "bare.lua", NULL);
    bench_start(&bench, "en");
    bench_click(&bench, "Bare");
    BENCH_KEYS(&bench, "1", "a", "Enter", "Esc", "d");
    assert_shows(&bench, "Negotiation: Bare");
    assert_null(bench_widget(&bench, "Preparation"));
    assert_shows(&bench, "1–4");
    assert_shows(&bench, "Worth to the other side");
    assert_hides(&bench, "to The other side");
    assert_hides(&bench, "of The other side");
    BENCH_KEYS(&bench, "4");
    assert_shows(&bench, "You ended with");
    BENCH_KEYS(&bench, "5");
    assert_shows(&bench, "You ended with");
    bench_close(&bench);
}

static void every_page_is_sound_at_every_size(void **state) {
    (void)state;
    static const int sizes[][4] = {{1280, 720, 100, 100}, {960, 540, 100, 100},   {1280, 1024, 125, 150}, {800, 600, 100, 200},
                                   {480, 800, 100, 100},  {3840, 2160, 200, 100}, {640, 360, 100, 100}};
    static const char *const languages[] = {"en", "zh-TW"};
    Sound sound = {0};
    for (int l = 0; l < 2; l++) {
        Bench bench;
        play(&bench, languages[l]);
        bench_key(&bench, "d");
        for (int page = 0; page < 5; page++) {
            const char *const keys[] = {"1", "2", "3", "4", "5"};
            bench_key(&bench, keys[page]);
            if (page == 0) bench_key(&bench, "d");
            for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
                char where[80];
                snprintf(where, sizeof where, "%s, page %d, %d x %d, text %d", languages[l], page + 1, sizes[i][0], sizes[i][1],
                         sizes[i][3]);
                Look look = *app_look(bench.app);
                look.text = sizes[i][3];
                app_set_look(bench.app, &look);
                bench.w = sizes[i][0];
                bench.h = sizes[i][1];
                bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = bench.w, .h = bench.h, .percent = sizes[i][2]});
                sound_check(&sound, &bench, where);
                bench_key(&bench, "End");
                sound_check(&sound, &bench, where);
                bench_key(&bench, keys[page]);
            }
        }
        bench_close(&bench);
    }
    assert_int_equal(sound.flaws, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_debrief_leads_to_its_pages_and_back),
        cmocka_unit_test(the_coach_says_why),
        cmocka_unit_test(the_coach_is_in_sight_above_a_table),
        cmocka_unit_test(what_goes_wrong_at_a_table_is_not_called_the_authors_mark),
        cmocka_unit_test(offers_are_selected_by_keys_mouse_and_rows),
        cmocka_unit_test(what_the_handbook_says_unfolds),
        cmocka_unit_test(the_reference_is_watched_step_by_step),
        cmocka_unit_test(decisions_at_the_table_read_as_words),
        cmocka_unit_test(a_run_without_a_table_has_none_of_it),
        cmocka_unit_test(a_table_has_only_the_pages_and_names_that_it_has),
        cmocka_unit_test(every_page_is_sound_at_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
