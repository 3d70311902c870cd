// A person at the real screens: home, play, debrief and back, by keyboard and by mouse, in two languages, and when things fail.
#include "ui/app_kit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const MemoryFile files[] = {
    {"talk.lua", "return scenario {\n"
                 "  api = 1, kind = 'complaint', level = 2, minutes = 5, title = 'Wet gloves', brief = 'The line stands still.',\n"
                 "  cast = { chen = { name = 'Chen', role = 'shift leader', mood = 'trust' } },\n"
                 "  state = { trust = { 40, 0, 100, show = 'Trust' }, spare = false },\n"
                 "  facts = { dip = { 'The power dipped.', from = 'chen' } },\n"
                 "  promises = { visit = { 'On site by ten', due = '10:00', kept = { trust = 10 } } },\n"
                 "  clock = { start = '06:40', unit = 'minute' },\n"
                 "  outcome = { { 'How he trusts you', weight = 3, from = 'trust' }, { 'The spare', weight = 1, from = 'spare' } },\n"
                 "  start = 'call',\n"
                 "  beats = {\n"
                 "    call = {\n"
                 "      say = { chen = 'We are standing.' },\n"
                 "      ask = 'What is your first move?', ordered = true,\n"
                 "      options = {\n"
                 "        { 'Call him back.', shows = 'complaint.listen-first', effect = { trust = 30 }, learn = 'dip', takes = 4,\n"
                 "          reply = { chen = 'Finally.' }, why = 'He is heard.', go = 'plan' },\n"
                 "        { 'Send a form.', mistakes = 'complaint.listen-first', effect = { trust = -30 }, takes = 1,\n"
                 "          why = 'Nobody reads forms with gloves on.', go = 'plan' },\n"
                 "      },\n"
                 "    },\n"
                 "    plan = {\n"
                 "      say = { 'He waits.' },\n"
                 "      options = {\n"
                 "        { 'Promise a visit.', promise = 'visit', set = { spare = true }, why = 'A date helps.', go = 'running' },\n"
                 "        { 'Say nothing.', why = 'Silence costs.', go = 'lost' },\n"
                 "      },\n"
                 "      ordered = true,\n"
                 "    },\n"
                 "  },\n"
                 "  endings = { running = { 'The line runs again', { chen = 'Thanks.' } }, lost = 'He hangs up for good' },\n"
                 "  runs = { expert = { call = 1, plan = 1 } },\n"
                 "}\n"},
    {"talk.zh-TW.po", "msgid \"Wet gloves\"\nmsgstr \"濕手套\"\n\nmsgid \"Call him back.\"\nmsgstr \"回電給他。\"\n\n"
                      "msgid \"We are standing.\"\nmsgstr \"產線停了。\"\n"},
    {"price.lua", "return scenario {\n"
                  "  api = 1, kind = 'negotiation', level = 1, minutes = 3, title = 'Price', brief = 'He wants less.',\n"
                  "  cast = { kao = { name = 'Kao', role = 'buyer', portrait = 'buyer' } },\n"
                  "  clock = { start = '06:40', unit = 'minute' },\n"
                  "  start = 'ask',\n"
                  "  beats = { ask = { say = 'He asks for four per cent.', options = {\n"
                  "    { 'Yes.', takes = 1500, go = 'over' }, { 'No.', go = 'over' } }, ordered = true } },\n"
                  "  endings = { over = 'It is over' },\n"
                  "}\n"},
    {"broken.lua", "return scenario {\n  api = 1,\n  kind = 'complaint',\n  colour = 3,\n}\n"},
    {NULL, NULL},
};

static void open_bench(Bench *bench) {
    bench_open(bench, files, 1280, 720);
    bench_handbook(bench);
    bench_add(bench, "talk.lua", "talk.zh-TW.po");
    bench_add(bench, "price.lua", NULL);
}

static int library_asked;

static int counted_library(void *context, Str language, const LibraryItem **items) {
    library_asked++;
    return bench_library(context, language, items);
}

// Listing the library loads every scenario in it.
static void a_run_that_is_asked_for_does_not_wait_for_the_library(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench.world.library = counted_library;
    library_asked = 0;
    bench.app = app_open(&bench.world, STR("en"), bench.w, bench.h, 100);
    assert_true(app_play(bench.app, STR("talk"), STR("talk.lua"), 1, true));
    bench_input(&bench, (Input){.kind = INPUT_NONE});
    assert_shows(&bench, "We are standing.");
    assert_int_equal(library_asked, 0);
    bench_key(&bench, "Esc");
    assert_true(library_asked > 0);
    assert_non_null(bench_widget(&bench, "Price"));
    bench_close(&bench);
}

static void home_lists_the_library(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_start(&bench, "en");
    assert_shows(&bench, "Counterpart");
    assert_shows(&bench, "Complaint");
    assert_shows(&bench, "Negotiation");
    assert_shows(&bench, "5 min · Level 2");
    assert_shows(&bench, "The line stands still.");
    assert_shows(&bench, "Not played yet");
    assert_non_null(bench_widget(&bench, "Wet gloves"));
    assert_non_null(bench_widget(&bench, "Price"));
    assert_null(bench_widget(&bench, "Resume"));
    assert_null(app_run(bench.app));
    bench_key(&bench, "Esc");
    assert_true(app_quits(bench.app));
    bench_close(&bench);
}

static void plays_by_keyboard(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_start(&bench, "en");
    bench_key(&bench, "Down");
    assert_str(bench_focused(&bench)->label, "Start here: Price");  // the easier of the two
    BENCH_KEYS(&bench, "Down", "Down");                             // past when the coach speaks
    assert_str(bench_focused(&bench)->label, "Wet gloves");
    bench_key(&bench, "Right");
    assert_str(bench_focused(&bench)->label, "Price");
    bench_key(&bench, "Left");
    bench_key(&bench, "Enter");
    assert_shows(&bench, "We are standing.");
    assert_shows(&bench, "shift leader");
    assert_shows(&bench, "Doubtful");  // a trust of 40 lies between 30 and 45
    assert_null(bench_focused(&bench));
    bench_key(&bench, "Down");
    assert_str(bench_focused(&bench)->label, "Call him back.");
    bench_key(&bench, "Enter");
    assert_shows(&bench, "Finally.");
    assert_shows(&bench, "06:44");
    assert_shows(&bench, "The power dipped.");
    assert_shows(&bench, "from Chen");
    assert_int_equal(session_steps(run_session(app_run(bench.app))), 1);
    bench_key(&bench, "1");
    assert_shows(&bench, "The line runs again");
    assert_shows(&bench, "On site by ten");
    assert_shows(&bench, "due 10:00");
    BENCH_KEYS(&bench, "Enter", "Esc");
    assert_shows(&bench, "77.5");  // (3 * 70 + 1 * 100) / 4
    bench_close(&bench);
}

static void plays_by_mouse(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_start(&bench, "en");
    bench_click(&bench, "Wet gloves");
    bench_click(&bench, "Send a form.");
    assert_shows(&bench, "You");
    assert_shows(&bench, "Send a form.");
    assert_shows(&bench, "Angry");  // 10 of 100
    bench_click(&bench, "Say nothing.");
    bench_click(&bench, "Debrief");
    bench_click(&bench, "Show the answer");
    assert_shows(&bench, "He hangs up for good");
    assert_shows(&bench, "7.5");  // (3 * 10 + 1 * 0) / 4
    assert_shows(&bench, "First attempt");
    assert_shows(&bench, "Nobody reads forms with gloves on.");
    bench_close(&bench);
}

static int top_of(const Bench *bench, const char *text) {
    for (int i = 0; i < bench->list.text_count; i++)
        if (str_equal(bench->list.texts[i].text, str_from(text))) return bench->list.texts[i].rect.y;
    fail_msg("\"%s\" is not shown", text);
    return 0;
}

// What is said comes first then, and no empty card above it.
static void a_scenario_needs_no_brief(void **state) {
    (void)state;
    static const MemoryFile plain[] = {
        {"a.lua",
         "return scenario { api = 1, kind = 'negotiation', title = 'A', start = 'a', brief = 'B.', endings = { over = 'It is over' },\n"
         "  beats = { a = { say = 'He waits.', options = { { 'Go.', go = 'over' } } } } }"},
        {"b.lua", "return scenario { api = 1, kind = 'negotiation', title = 'A', start = 'a', endings = { over = 'It is over' },\n"
                  "  beats = { a = { say = 'He waits.', options = { { 'Go.', go = 'over' } } } } }"},
        {NULL, NULL}};
    Bench bench;
    bench_open(&bench, plain, 1280, 720);
    bench_start(&bench, "en");
    assert_true(app_play(bench.app, STR("a.lua"), STR("a.lua"), 1, true));
    bench_input(&bench, (Input){.kind = INPUT_NONE});
    int first = top_of(&bench, "B."), second = top_of(&bench, "He waits.");
    assert_true(first < second);
    assert_true(app_play(bench.app, STR("b.lua"), STR("b.lua"), 1, true));
    bench_input(&bench, (Input){.kind = INPUT_NONE});
    assert_true(top_of(&bench, "He waits.") <= first);
    bench_close(&bench);
}

static void debrief_opens_the_handbook(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_start(&bench, "en");
    bench_click(&bench, "Wet gloves");
    BENCH_KEYS(&bench, "2", "2", "Enter", "Esc");
    int index = map_get(&bench.handbook->ids, STR("complaint.listen-first"));
    const Technique *technique = &bench.handbook->techniques[index];
    assert_hides(&bench, technique->mistake.data);
    bench_click(&bench, technique->name.data);
    assert_shows(&bench, technique->behaviour.data);
    assert_shows(&bench, technique->mistake.data);
    bench_click(&bench, technique->name.data);
    assert_hides(&bench, technique->mistake.data);
    bench_key(&bench, "h");
    assert_shows(&bench, technique->mistake.data);
    bench_key(&bench, "h");
    assert_hides(&bench, technique->mistake.data);
    BENCH_KEYS(&bench, "h", "Esc");  // closes it, and nothing else
    assert_hides(&bench, technique->mistake.data);
    assert_shows(&bench, "Debrief: Wet gloves");
    assert_shows(&bench, "handbook");
    BENCH_KEYS(&bench, "Right", "Right");  // to a decision without techniques
    assert_hides(&bench, "handbook");
    bench_key(&bench, "Esc");
    assert_shows(&bench, "quit");
    bench_close(&bench);
}

static void replays_a_decision_as_practice(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_start(&bench, "en");
    bench_click(&bench, "Wet gloves");
    BENCH_KEYS(&bench, "2", "2", "Enter", "Esc", "Down", "Right");
    bench_click(&bench, "Replay from here");
    assert_int_equal(run_mode(app_run(bench.app)), MODE_PRACTICE);
    assert_int_equal(run_cut(app_run(bench.app)), 1);
    assert_shows(&bench, "Practice");
    assert_shows(&bench, "Send a form.");
    bench_key(&bench, "1");
    assert_shows(&bench, "The line runs again");
    BENCH_KEYS(&bench, "Enter", "Esc");
    assert_shows(&bench, "Practice");
    bench_key(&bench, "t");
    assert_int_equal(run_mode(app_run(bench.app)), MODE_FIRST);
    assert_int_equal(session_steps(run_session(app_run(bench.app))), 0);
    assert_hides(&bench, "Practice");
    bench_close(&bench);
}

static void rewinds_and_finishes_the_first_attempt(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_start(&bench, "en");
    bench_click(&bench, "Wet gloves");
    assert_false(bench_widget(&bench, "Rewind")->enabled);
    assert_false(bench_key(&bench, "Backspace"));  // nothing to go back to
    bench_key(&bench, "1");
    uint64_t hash = session_hash(run_session(app_run(bench.app)));
    bench_key(&bench, "Backspace");
    assert_int_equal(run_mode(app_run(bench.app)), MODE_PRACTICE);
    assert_int_equal(session_steps(run_session(app_run(bench.app))), 0);
    assert_shows(&bench, "finish it later with Resume");
    bench_key(&bench, "2");
    bench_key(&bench, "Esc");
    assert_shows(&bench, "1 decision so far");
    bench_click(&bench, "Resume");
    assert_int_equal(run_mode(app_run(bench.app)), MODE_FIRST);
    assert_true(session_hash(run_session(app_run(bench.app))) == hash);
    bench_close(&bench);
}

static void switches_the_language_without_touching_the_run(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_start(&bench, "en");
    bench_click(&bench, "Wet gloves");
    bench_key(&bench, "1");
    uint64_t hash = session_hash(run_session(app_run(bench.app)));
    assert_true(bench_key(&bench, "l"));
    assert_str(app_language(bench.app), "zh-TW");
    assert_shows(&bench, "濕手套");
    assert_shows(&bench, "回電給他。");
    assert_shows(&bench, "你怎麼做？");
    assert_true(session_hash(run_session(app_run(bench.app))) == hash);
    assert_int_equal(session_steps(run_session(app_run(bench.app))), 1);
    bench_key(&bench, "l");
    assert_shows(&bench, "Wet gloves");
    assert_true(session_hash(run_session(app_run(bench.app))) == hash);
    bench_close(&bench);
}

// Puts a finger down in the middle of what is labelled so, drags it by so many pixels in two moves, and lifts it.
static void touch(Bench *bench, const char *label, int dx, int dy) {
    const DrawWidget *widget = bench_widget(bench, label);
    if (!widget) fail_msg("nothing is labelled \"%s\"", label);
    int x = widget->rect.x + widget->rect.w / 2, y = widget->rect.y + widget->rect.h / 2;
    bench_input(bench, (Input){.kind = INPUT_PRESS, .x = x, .y = y, .touch = true});
    bench_input(bench, (Input){.kind = INPUT_PAN, .x = x + dx / 2, .y = y + dy / 2, .pan = dy / 2});
    bench_input(bench, (Input){.kind = INPUT_PAN, .x = x + dx, .y = y + dy, .pan = dy - dy / 2});
    bench_input(bench, (Input){.kind = INPUT_RELEASE, .x = x + dx, .y = y + dy, .touch = true});
    assert_false(bench_mouse(bench, INPUT_MOVE, -1, -1));  // nothing stays lit up
}

static void a_finger_taps_and_drags(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench.h = 340;
    bench_start(&bench, "en");
    int before = bench_widget(&bench, "Wet gloves")->rect.y;
    touch(&bench, "Wet gloves", 0, -40);
    assert_null(app_run(bench.app));
    assert_int_equal(bench_widget(&bench, "Wet gloves")->rect.y, before - 40);
    touch(&bench, "Wet gloves", 0, 500);  // no further than the beginning
    assert_int_equal(bench_widget(&bench, "Wet gloves")->rect.y, before);
    touch(&bench, "Wet gloves", 30, 0);  // neither a tap nor a way to scroll
    assert_null(app_run(bench.app));
    touch(&bench, "Wet gloves", 3, 4);  // a finger trembles
    assert_non_null(app_run(bench.app));
    bench_close(&bench);
}

static void draws_nothing_when_nothing_changed(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_start(&bench, "en");
    bench_click(&bench, "Wet gloves");
    const DrawWidget *option = bench_widget(&bench, "Call him back.");
    int x = option->rect.x + 5, y = option->rect.y + 5;
    bench_mouse(&bench, INPUT_MOVE, 2, 2);
    assert_false(bench_input(&bench, (Input){.kind = INPUT_NONE}));
    assert_false(bench_mouse(&bench, INPUT_MOVE, 3, 3));
    assert_true(bench_mouse(&bench, INPUT_MOVE, x, y));
    assert_false(bench_mouse(&bench, INPUT_MOVE, x + 1, y + 1));
    assert_false(bench_input(&bench, (Input){.kind = INPUT_WHEEL, .wheel = -1}));  // all is in sight
    assert_false(bench_input(&bench, (Input){.kind = INPUT_TEXT, .text = STR("a")}));
    assert_false(bench_mouse(&bench, INPUT_RELEASE, x, y));
    assert_false(bench_key(&bench, "9"));
    assert_false(bench_input(&bench, (Input){.kind = INPUT_KEY, .key = KEY_LETTER, .code = 'l', .control = true}));
    assert_false(bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = 1280, .h = 720, .percent = 100}));
    assert_true(bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = 1281, .h = 720, .percent = 100}));
    assert_false(app_quits(bench.app));
    assert_false(bench_input(&bench, (Input){.kind = INPUT_QUIT}));
    assert_true(app_quits(bench.app));
    bench_close(&bench);
}

// After a tap, or in a script, the wheel scrolled what lay under the pointer before, not what it was turned over.
static void the_wheel_scrolls_what_it_is_turned_over(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_start(&bench, "en");
    bench_click(&bench, "Wet gloves");
    bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = 1280, .h = 160, .percent = 100});
    bench_mouse(&bench, INPUT_MOVE, -1, -1);
    bench_input(&bench, (Input){.kind = INPUT_WHEEL, .wheel = -3, .x = 20, .y = 100});
    assert_shows(&bench, "You answer as yourself.");  // in the panel, which stays as it is
    bench_input(&bench, (Input){.kind = INPUT_WHEEL, .wheel = -3, .x = 1180, .y = 100});
    assert_hides(&bench, "You answer as yourself.");
    bench_close(&bench);
}

static void a_press_can_be_taken_back(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_start(&bench, "en");
    bench_click(&bench, "Wet gloves");
    const DrawWidget *option = bench_widget(&bench, "Call him back.");
    bench_mouse(&bench, INPUT_PRESS, option->rect.x + 5, option->rect.y + 5);
    bench_mouse(&bench, INPUT_RELEASE, 2, 2);
    assert_int_equal(session_steps(run_session(app_run(bench.app))), 0);
    bench_mouse(&bench, INPUT_PRESS, 2, 2);
    option = bench_widget(&bench, "Call him back.");
    bench_mouse(&bench, INPUT_RELEASE, option->rect.x + 5, option->rect.y + 5);
    assert_int_equal(session_steps(run_session(app_run(bench.app))), 0);
    bench_close(&bench);
}

static bool has_seen(const int *seen, int count, int id) {
    for (int i = 0; i < count; i++)
        if (seen[i] == id) return true;
    return false;
}

// Walks with Tab until it comes round; returns how many stops there are, their ids in `seen`.
static int walk(Bench *bench, int *seen, int most) {
    for (int count = 0; count < most; count++) {
        bench_key(bench, "Tab");
        const DrawWidget *focused = bench_focused(bench);
        assert_non_null(focused);
        if (has_seen(seen, count, focused->id)) return count;
        seen[count] = focused->id;
    }
    fail_msg("Tab never comes round");
    return 0;
}

static void tab_reaches_everything(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_start(&bench, "en");
    static const char *const ways[] = {NULL,      "Wet gloves",     "Call him back.",  "Promise a visit.",
                                       "Debrief", "Call him back.", "Show the answer", "What if",
                                       "Back",    "Compare"};
    for (size_t screen = 0; screen < sizeof ways / sizeof *ways; screen++) {
        if (ways[screen]) bench_click(&bench, ways[screen]);
        int seen[64], count = walk(&bench, seen, 64);
        for (int i = 0; i < bench.list.widget_count; i++) {
            const DrawWidget *widget = &bench.list.widgets[i];
            bool debrief = screen == 6 || screen == 8;  // where decisions are one stop
            bool arrows = debrief && (str_equal(widget->label, STR("Promise a visit.")) || str_starts(widget->label, STR("Decision 2")));
            if (widget->enabled && !arrows && !has_seen(seen, count, widget->id)) fail_msg("Tab misses \"%.*s\"", STR_PRINT(widget->label));
        }
    }
    bench_close(&bench);
}

static void shows_faults_and_lives(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_add(&bench, "broken.lua", NULL);
    bench_start(&bench, "en");
    bench_click(&bench, "broken.lua");
    assert_shows(&bench, "broken.lua:4: ");
    assert_shows(&bench, "colour");
    bench_key(&bench, "Esc");
    assert_shows(&bench, "Counterpart");
    assert_false(app_play(bench.app, STR("none"), STR("none.lua"), 1, true));
    bench_input(&bench, (Input){.kind = INPUT_NONE});
    assert_shows(&bench, "none.lua");
    bench_click(&bench, "Back");
    assert_true(app_play(bench.app, STR("price.lua"), STR("price.lua"), 9, true));
    assert_true(bench_input(&bench, (Input){.kind = INPUT_NONE}));
    assert_int_equal(session_seed(run_session(app_run(bench.app))), 9);
    bench_close(&bench);
}

static void says_that_nothing_is_saved(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench.keeper.warning = STR("The disk is full.");
    bench_start(&bench, "en");
    assert_shows(&bench, "The disk is full.");
    bench_click(&bench, "Price");
    assert_shows(&bench, "The disk is full.");
    bench.keeper.warning = STR_NONE;
    bench_key(&bench, "1");
    assert_shows(&bench, "This run is not being saved.");
    BENCH_KEYS(&bench, "Enter", "Esc");
    assert_shows(&bench, "Not saved");
    assert_shows(&bench, "Not scored");
    bench_close(&bench);
}

static void resumes_after_a_restart(void **state) {
    (void)state;
    char folder[] = "/tmp/counterpart-ui-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/runs.db", folder);
    Bench bench;
    open_bench(&bench);
    Err err = {0};
    bench.keeper.store = store_open(str_from(path), &err);
    assert_no_faults(&err);
    bench_start(&bench, "en");
    bench_click(&bench, "Wet gloves");
    bench_key(&bench, "1");
    assert_hides(&bench, "not being saved");
    uint64_t hash = session_hash(run_session(app_run(bench.app)));
    bench_stop(&bench);
    bench_start(&bench, "en");
    assert_shows(&bench, "1 decision so far");
    assert_shows(&bench, "Begun, not finished");
    bench_key(&bench, "Down");
    assert_str(bench_focused(&bench)->label, "Resume");
    bench_key(&bench, "Enter");
    assert_true(session_hash(run_session(app_run(bench.app))) == hash);
    BENCH_KEYS(&bench, "1", "Enter", "Esc");
    assert_shows(&bench, "Saved");
    bench_key(&bench, "r");  // practice, which is not a result
    bench_key(&bench, "2");
    bench_key(&bench, "2");
    bench_key(&bench, "Esc");
    assert_null(bench_widget(&bench, "Resume"));
    assert_shows(&bench, "Last result: 77.5");
    store_close(bench.keeper.store);
    bench.keeper.store = NULL;
    bench_close(&bench);
    err_free(&err);
    unlink(path);
    rmdir(folder);
}

static const DrawText *said(const Bench *bench, const char *text) {
    const DrawList *list = &bench->list;
    for (int i = 0; i < list->text_count; i++)
        if (str_equal(list->texts[i].text, str_from(text))) return &list->texts[i];
    return NULL;
}

// In a window of any height the last line stands whole above the question, whose letters are as high.
static void the_newest_line_is_never_cut(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_start(&bench, "en");
    bench_click(&bench, "Wet gloves");
    bench_key(&bench, "1");
    int above = 0;
    for (int h = 200; h <= 720; h++) {
        bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = 1280, .h = h, .percent = 100});
        const DrawText *line = said(&bench, "He waits."), *question = said(&bench, "What do you do?");
        if (!question) continue;
        assert_non_null(line);
        assert_true(line->rect.h >= question->rect.h && line->rect.y + line->rect.h <= question->rect.y);
        above++;
    }
    assert_true(above > 400);
    bench_close(&bench);
}

// The clock in the corner of the scene leaves the head free, which begins at a quarter of the portrait.
static void the_clock_hides_no_face(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench.world.picture = bench_picture;
    bench_start(&bench, "en");
    bench_click(&bench, "Price");
    bench_key(&bench, "1");
    int found = 0;
    const Rect *clock = &said(&bench, "Day 2, 07:40")->rect;
    for (int i = 0; i < bench.list.command_count; i++) {
        const DrawCommand *c = &bench.list.commands[i];
        if (c->kind != DRAW_IMAGE || c->rect.h < 100 || !c->part.len) continue;
        assert_true(clock->x + clock->w <= c->rect.x + c->rect.w / 4);
        found++;
    }
    assert_int_equal(found, 1);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_that_is_asked_for_does_not_wait_for_the_library),
        cmocka_unit_test(home_lists_the_library),
        cmocka_unit_test(plays_by_keyboard),
        cmocka_unit_test(plays_by_mouse),
        cmocka_unit_test(a_scenario_needs_no_brief),
        cmocka_unit_test(debrief_opens_the_handbook),
        cmocka_unit_test(replays_a_decision_as_practice),
        cmocka_unit_test(rewinds_and_finishes_the_first_attempt),
        cmocka_unit_test(switches_the_language_without_touching_the_run),
        cmocka_unit_test(a_finger_taps_and_drags),
        cmocka_unit_test(draws_nothing_when_nothing_changed),
        cmocka_unit_test(the_wheel_scrolls_what_it_is_turned_over),
        cmocka_unit_test(a_press_can_be_taken_back),
        cmocka_unit_test(tab_reaches_everything),
        cmocka_unit_test(shows_faults_and_lives),
        cmocka_unit_test(says_that_nothing_is_saved),
        cmocka_unit_test(resumes_after_a_restart),
        cmocka_unit_test(the_newest_line_is_never_cut),
        cmocka_unit_test(the_clock_hides_no_face),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
