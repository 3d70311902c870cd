// The debrief by keyboard: the two questions, the answer, what if, the comparison, the commitment; and the coach in guided play.
#include "ui/app_kit.h"
#include "ui/widgets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Outcomes: called and promised 77.5, called and silent 52.5, the form and promised 32.5, the form and silent 7.5. Waiting changes nothing.
static const MemoryFile files[] = {
    {"gloves.lua",
     "return scenario {\n"
     "  api = 1, kind = 'complaint', level = 2, minutes = 5, title = 'Wet gloves', brief = 'The line stands still.',\n"
     "  cast = { chen = { name = 'Chen', role = 'shift leader' } },\n"
     "  state = { trust = { 40, 0, 100, show = 'Trust' }, spare = false },\n"
     "  outcome = { { 'How he trusts you', weight = 3, from = 'trust' }, { 'The spare', weight = 1, from = 'spare' } },\n"
     "  start = 'call',\n"
     "  beats = {\n"
     "    call = { say = { chen = 'We are standing.' }, ordered = true, options = {\n"
     "      { 'Call him back.', shows = 'complaint.listen-first', effect = { trust = 30 }, reply = { chen = 'Finally.' },\n"
     "        why = 'He is heard.', go = 'wait' },\n"
     "      { 'Send a form.', mistakes = 'complaint.record-details', effect = { trust = -30 }, reply = { chen = 'A form.' },\n"
     "        why = 'Nobody reads forms with gloves on.', go = 'wait' } } },\n"
     "    wait = { say = { 'He goes to the gate.' }, ordered = true, options = {\n"
     "      { 'Wait.', why = 'It takes as long as it takes.', go = 'plan' },\n"
     "      { 'Whistle.', mistakes = 'relate.earn-trust', why = 'He does not hear it.', go = 'plan' } } },\n"
     "    plan = { say = { chen = 'And now?' }, ordered = true, options = {\n"
     "      { 'Promise a visit.', set = { spare = true }, why = 'A date helps.', go = 'running' },\n"
     "      { 'Say nothing.', why = 'Silence costs.', go = 'lost' } } },\n"
     "  },\n"
     "  endings = { running = { 'The line runs again', { chen = 'Thanks.' } }, lost = 'He hangs up for good' },\n"
     "  runs = { expert = { call = 1, wait = 1, plan = 1 } },\n"
     "}\n"},
    {"free.lua",
     "return scenario {\n"
     "  api = 1, kind = 'negotiation', level = 1, minutes = 3, title = 'Free', brief = 'Nothing is scored.', start = 'ask',\n"
     "  beats = { ask = { say = 'He asks.', options = { { 'Yes.', go = 'over' }, { 'No.', go = 'over' } }, ordered = true } },\n"
     "  endings = { over = 'It is over' },\n"
     "}\n"},
    // Two ways that part at the first decision and meet at the third beat.
    {"ways.lua",
     "return scenario {\n"
     "  api = 1, kind = 'negotiation', level = 1, minutes = 3, title = 'Ways', brief = 'Two ways.', start = 'fork',\n"
     "  state = { points = { 0, 0, 100 } }, outcome = { { 'Points', weight = 1, from = 'points' } },\n"
     "  beats = {\n"
     "    fork = { say = 'A fork.', ordered = true, options = { { 'Left.', go = 'left' }, { 'Right.', go = 'right' } } },\n"
     "    left = { say = 'A wood.', ordered = true, options = { { 'Through the wood.', go = 'inn' } } },\n"
     "    right = { say = 'A river.', ordered = true, options = { { 'Over the river.', effect = { points = 50 }, go = 'hill' } } },\n"
     "    hill = { say = 'A hill.', ordered = true, options = { { 'Up the hill.', go = 'inn' } } },\n"
     "    inn = { say = 'An inn.', ordered = true, options = { { 'Sleep.', effect = { points = 50 }, go = 'over' } } },\n"
     "  },\n"
     "  endings = { over = 'Morning' },\n"
     "}\n"},
    {"round.lua",
     "return scenario {\n"
     "  api = 1, kind = 'negotiation', level = 1, minutes = 3, title = 'Round', brief = 'And round.', start = 'ask',\n"
     "  state = { points = { 50, 0, 100 } }, outcome = { { 'Points', weight = 1, from = 'points' } },\n"
     "  beats = { ask = { say = 'Again?', ordered = true, options = { { 'Again.', go = 'ask' },\n"
     "    { 'Enough.', effect = { points = 50 }, go = 'over' }, { 'Too much.', effect = { points = -50 }, go = 'over' } } } },\n"
     "  endings = { over = 'It is over' },\n"
     "}\n"},
    {NULL, NULL},
};

static void open_bench(Bench *bench) {
    bench_open(bench, files, 1280, 720);
    bench_handbook(bench);
    bench_add(bench, "gloves.lua", NULL);
    bench_add(bench, "free.lua", NULL);
    bench_add(bench, "ways.lua", NULL);
    bench_add(bench, "round.lua", NULL);
    bench_start(bench, "en");
}

// The form, a whistle, and a promise: 32.5 of 77.5.
static void play_badly(Bench *bench) {
    bench_click(bench, "Wet gloves");
    BENCH_KEYS(bench, "2", "2", "1", "Enter");
}

static void assert_focus(const Bench *bench, const char *label) {
    const DrawWidget *focused = bench_focused(bench);
    assert_non_null(focused);
    assert_str(focused->label, label);
}

static void asks_before_it_judges(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    play_badly(&bench);
    static const char *const judgements[] = {"Accuracy", "Blunder", "32.5", "Nobody reads forms", "The coach would choose"};
    assert_shows(&bench, "Where did it turn?");
    for (size_t i = 0; i < sizeof judgements / sizeof *judgements; i++) assert_hides(&bench, judgements[i]);
    BENCH_KEYS(&bench, "Down", "Down", "Down", "Down");
    assert_focus(&bench, "Nowhere: nothing else would have changed it.");
    BENCH_KEYS(&bench, "Up", "Up", "Up");
    assert_focus(&bench, "Send a form.");
    bench_key(&bench, "Enter");
    assert_shows(&bench, "What would you do differently there?");
    assert_shows(&bench, "Chen: We are standing.");
    assert_shows(&bench, "You chose this");
    for (size_t i = 0; i < sizeof judgements / sizeof *judgements; i++) assert_hides(&bench, judgements[i]);
    BENCH_KEYS(&bench, "Down");
    assert_focus(&bench, "Call him back.");
    BENCH_KEYS(&bench, "Enter");
    assert_focus(&bench, "Show the answer");
    BENCH_KEYS(&bench, "Up");
    assert_focus(&bench, "What you would say or do");
    bench_type(&bench, "Ring, and listen.");
    BENCH_KEYS(&bench, "Enter", "Enter");
    assert_shows(&bench, "You saw it: most was given up at decision 1 (−45.0).");
    assert_shows(&bench, "Your answer");
    assert_shows(&bench, "You said you would do this instead");
    assert_shows(&bench, "Call him back. (77.5 could still be reached)");
    assert_shows(&bench, "Ring, and listen.");
    bench_close(&bench);
}

static void questions_can_be_passed_over(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    play_badly(&bench);
    bench_key(&bench, "3");  // where most was not given up
    assert_shows(&bench, "What would you do differently there?");
    bench_key(&bench, "Backspace");
    assert_shows(&bench, "Where did it turn?");
    BENCH_KEYS(&bench, "3", "Esc");  // what was said is not lost
    assert_shows(&bench, "You said decision 3, which gave up nothing. Most was given up at decision 1 (−45.0).");
    BENCH_KEYS(&bench, "w", "Esc", "c", "Esc");  // and it is asked once
    assert_shows(&bench, "What could still be reached");
    BENCH_KEYS(&bench, "r", "1", "1", "1", "Enter");  // another run is asked about
    assert_shows(&bench, "Where did it turn?");
    bench_key(&bench, "0");
    assert_shows(&bench, "You said that it turned nowhere, and nothing was given up.");
    bench_key(&bench, "b");
    assert_shows(&bench, "You said decision 3");
    assert_shows(&bench, "First attempt");
    bench_close(&bench);
}

static void the_answer_has_two_figures(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    play_badly(&bench);
    bench_key(&bench, "Esc");
    assert_shows(&bench, "The line runs again");
    assert_shows(&bench, "Accuracy: how close each decision was");
    assert_shows(&bench, "32.5");
    assert_shows(&bench, "37.7");  // 3.11 at a stake of 45 and 100 at one of 25: (45 * 3.11 + 25 * 100) / 70
    assert_shows(&bench, "−45.0");
    assert_shows(&bench, "Blunder");
    assert_shows(&bench, "It gave up 45.0 points of outcome: before it 77.5 could be reached, after it 32.5.");
    assert_shows(&bench, "Nobody reads forms with gloves on.");
    assert_shows(&bench, "He is heard.");  // why the coach's option is better
    bench_key(&bench, "End");
    assert_shows(&bench, "Mistaken: scenes where it was done badly, offered or not.");
    assert_shows(&bench, "Missed: it was offered and not shown");
    bench_close(&bench);
}

static void nothing_scored_is_said(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_click(&bench, "Free");
    BENCH_KEYS(&bench, "1", "Enter", "Esc");
    int count = 0;
    for (int i = 0; i < bench.list.text_count; i++) count += str_equal(bench.list.texts[i].text, STR("Not scored"));
    assert_int_equal(count, 2);  // outcome and accuracy
    assert_hides(&bench, "how close each decision was");
    assert_hides(&bench, "What could still be reached");
    assert_hides(&bench, "Best");
    bench_close(&bench);
}

static void the_curve_is_walked_by_arrows(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    play_badly(&bench);
    BENCH_KEYS(&bench, "Esc", "Right");
    assert_focus(&bench, "Decision 1 · Blunder");
    bench_key(&bench, "Right");
    assert_focus(&bench, "Decision 2 · Inaccuracy");
    assert_shows(&bench, "Nothing was at stake here");
    assert_shows(&bench, "here it happened to cost nothing");  // tagged as a mistake
    BENCH_KEYS(&bench, "Right", "Right");
    assert_focus(&bench, "Decision 3 · Best");
    assert_shows(&bench, "It gave up nothing: 32.5 could still be reached.");
    bench_key(&bench, "Down");
    assert_focus(&bench, "Promise a visit.");
    BENCH_KEYS(&bench, "Up", "Up", "Up");
    assert_focus(&bench, "Decision 1 · Blunder");
    bench_key(&bench, "Enter");
    assert_focus(&bench, "What if");
    bench_click(&bench, "Decision 3 · Best");
    assert_shows(&bench, "It gave up nothing: 32.5 could still be reached.");
    bench_close(&bench);
}

static void another_option_is_played_out(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    play_badly(&bench);
    BENCH_KEYS(&bench, "Esc", "w");
    assert_shows(&bench, "At decision 1, take …");
    assert_shows(&bench, "The coach's choice");
    assert_shows(&bench, "Finally.");
    assert_hides(&bench, "A form.");
    assert_shows(&bench, "+45.0");
    bench_key(&bench, "2");  // what was chosen, and from there the best
    assert_shows(&bench, "A form.");
    assert_hides(&bench, "Finally.");
    assert_shows(&bench, "±0.0");
    bench_key(&bench, "1");
    bench_key(&bench, "p");
    const Run *run = app_run(bench.app);
    assert_int_equal(run_mode(run), MODE_PRACTICE);
    assert_int_equal(run_cut(run), 0);
    assert_int_equal(session_steps(run_session(run)), 1);
    assert_int_equal(session_step(run_session(run), 0).decision.value[0], 1);
    assert_shows(&bench, "Finally.");
    bench_key(&bench, "b");  // back in the middle of practice
    assert_shows(&bench, "First attempt");
    assert_shows(&bench, "32.5");
    BENCH_KEYS(&bench, "w", "1", "p", "1", "1", "Enter", "Esc");
    assert_shows(&bench, "77.5");
    assert_shows(&bench, "100.0");
    bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = 1280, .h = 1400, .percent = 100});
    assert_shows(&bench, "Nothing at stake here");  // to wait is no mistake
    bench_close(&bench);
}

static void a_row_of_the_side_opens_what_if(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    play_badly(&bench);
    BENCH_KEYS(&bench, "Esc", "Down", "Right", "Right", "Enter");  // to the third decision, and beside it
    assert_focus(&bench, "What if");
    for (int i = 0; i < 9 && !str_equal(bench_focused(&bench)->label, STR("Say nothing.")); i++) bench_key(&bench, "Down");
    bench_key(&bench, "Enter");
    assert_shows(&bench, "At decision 3, take …");
    assert_shows(&bench, "−25.0");
    bench_key(&bench, "Esc");
    assert_shows(&bench, "Debrief: Wet gloves");
    bench_close(&bench);
}

static void runs_are_compared_side_by_side(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    play_badly(&bench);
    BENCH_KEYS(&bench, "Esc", "c");
    assert_shows(&bench, "The expert");
    assert_shows(&bench, "32.5");
    assert_shows(&bench, "77.5");
    assert_shows(&bench, "37.7");
    assert_shows(&bench, "100.0");
    assert_shows(&bench, "Here you part");
    assert_shows(&bench, "Call him back.");
    bench_key(&bench, "End");
    assert_shows(&bench, "Decision 3: both the same");
    BENCH_KEYS(&bench, "Home", "Down");
    assert_focus(&bench, "With the expert");
    bench_key(&bench, "2");
    assert_shows(&bench, "The best line");
    assert_focus(&bench, "With the best line");
    bench_close(&bench);
}

static const DrawText *noted(const Bench *bench, const char *text) {
    for (int i = 0; i < bench->list.text_count; i++)
        if (str_equal(bench->list.texts[i].text, str_from(text))) return &bench->list.texts[i];
    fail_msg("\"%s\" is not shown", text);
    return NULL;
}

static int count_texts(const Bench *bench, const char *text) {
    int count = 0;
    for (int i = 0; i < bench->list.text_count; i++) count += str_equal(bench->list.texts[i].text, str_from(text));
    return count;
}

// The best line ends at once: that is said beside the second of four decisions, and nothing beside the others.
static void a_run_that_ended_earlier_is_said_to_have_once(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_click(&bench, "Round");
    BENCH_KEYS(&bench, "1", "1", "1", "2", "Enter", "Esc", "c");
    for (int w = 1280; w >= 480; w -= 800) {  // side by side, and one below the other
        bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = w, .h = 2000, .percent = 100});
        assert_shows(&bench, "The best line");
        assert_int_equal(count_texts(&bench, "This run had ended here"), 1);
        assert_hides(&bench, "Not on this way");
        const DrawText *ended = noted(&bench, "This run had ended here");
        assert_true(ended->rect.y > noted(&bench, "Here you part")->rect.y && ended->rect.y < noted(&bench, "Decision 3")->rect.y);
    }
    bench_close(&bench);
}

// Where the line of keys is full its last are left out: that must not be the way out. Before the questions Esc is a button's key, too.
static void the_way_out_is_named_before_scrolling(void **state) {
    (void)state;
    static const char *const keys[] = {"2", "2", "1", "Enter", "Esc", "w", "Esc", "c"};
    Bench bench;
    open_bench(&bench);
    bench_click(&bench, "Wet gloves");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const DrawText *scroll = noted(&bench, "PgUp PgDn");
        assert_true(bench_shows(&bench, "Where did it turn?") || noted(&bench, "Esc")->rect.x < scroll->rect.x);
        bench_key(&bench, keys[i]);
    }
    assert_true(noted(&bench, "Esc")->rect.x < noted(&bench, "PgUp PgDn")->rect.x);
    bench_close(&bench);
}

// Left, wood, inn beside right, river, hill, inn: the inn is the same in both.
static void ways_that_part_meet_again(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_click(&bench, "Ways");
    BENCH_KEYS(&bench, "1", "1", "1", "Enter", "Esc", "c");
    assert_shows(&bench, "The best line");  // there is no expert's run
    assert_null(bench_widget(&bench, "With the expert"));
    bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = 1280, .h = 1400, .percent = 100});
    assert_int_equal(noted(&bench, "Left.")->rect.y, noted(&bench, "Right.")->rect.y);
    assert_true(noted(&bench, "Left.")->rect.x < noted(&bench, "Right.")->rect.x);
    assert_shows(&bench, "Through the wood.");
    assert_true(noted(&bench, "Over the river.")->rect.y < noted(&bench, "Up the hill.")->rect.y);
    assert_shows(&bench, "Not on this way");
    assert_shows(&bench, "Decision 3: both the same");
    assert_true(noted(&bench, "Up the hill.")->rect.y < noted(&bench, "Sleep.")->rect.y);
    bench_close(&bench);
}

static void one_thing_is_promised_for_next_time(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    int index = map_get(&bench.handbook->ids, STR("complaint.listen-first"));
    const Technique *technique = &bench.handbook->techniques[index];
    play_badly(&bench);
    BENCH_KEYS(&bench, "Esc", "n");
    assert_focus(&bench, technique->name.data);
    assert_shows(&bench, technique->behaviour.data);
    bench_key(&bench, "Enter");
    assert_shows(&bench, "Noted, but not saved");
    bench_key(&bench, "Esc");
    assert_hides(&bench, technique->behaviour.data);
    assert_shows(&bench, "Last time you said");
    assert_shows(&bench, technique->name.data);  // 45 points were lost with it, and nothing with the whistle
    bench_click(&bench, "Free");
    BENCH_KEYS(&bench, "1", "Enter", "Esc", "n");
    assert_focus(&bench, "In your own words");  // no technique is in it
    bench_type(&bench, "先聽完，w");
    BENCH_KEYS(&bench, "w", "Backspace");  // letters are the field's now
    assert_shows(&bench, "先聽完，");
    assert_hides(&bench, "先聽完，w");
    BENCH_KEYS(&bench, "Esc", "Esc");
    assert_shows(&bench, "先聽完，");
    assert_hides(&bench, technique->name.data);
    bench_close(&bench);
}

static void the_keyboard_is_a_fields_only_with_the_focus(void **state) {
    (void)state;
    Bench bench;
    Rect where;
    open_bench(&bench);
    play_badly(&bench);
    bench_key(&bench, "1");
    assert_false(app_takes_text(bench.app, &where));
    bench_type(&bench, "lost");
    bench_click(&bench, "What you would say or do");
    assert_true(app_takes_text(bench.app, &where));
    assert_true(where.w > 0 && where.y > 0);
    bench_type(&bench, "kept");
    BENCH_KEYS(&bench, "1", "Space", "l");
    assert_shows(&bench, "kept");
    assert_hides(&bench, "lost");
    assert_str(app_language(bench.app), "en");
    bench_key(&bench, "Esc");
    assert_false(app_takes_text(bench.app, &where));
    assert_shows(&bench, "What would you do differently there?");
    bench_close(&bench);
}

static bool edit(Bench *bench, const char *text, int caret) {
    return bench_input(bench, (Input){.kind = INPUT_EDIT, .text = str_from(text), .caret = caret});
}

static void what_is_not_decided_is_not_written_yet(void **state) {
    (void)state;
    Bench bench;
    Rect first, second, third;
    open_bench(&bench);
    play_badly(&bench);
    bench_key(&bench, "1");
    edit(&bench, "ㄋ", 1);  // nothing is being written
    assert_false(app_composes(bench.app));
    bench_click(&bench, "What you would say or do");
    bench_type(&bench, "先。");
    bench_key(&bench, "Left");
    app_takes_text(bench.app, &first);
    edit(&bench, "ㄨㄣ", 2);
    assert_true(app_composes(bench.app));
    assert_shows(&bench, "先ㄨㄣ。");
    app_takes_text(bench.app, &second);
    edit(&bench, "ㄨㄣ", 1);
    app_takes_text(bench.app, &third);
    assert_int_equal(second.x - first.x, 2 * (third.x - first.x));
    BENCH_KEYS(&bench, "Backspace", "Enter", "Up", "Esc", "Delete");  // the input method's
    assert_shows(&bench, "先ㄨㄣ。");
    bench_type(&bench, "問");
    assert_false(app_composes(bench.app));
    assert_shows(&bench, "先問。");
    edit(&bench, "ㄋ", 1);
    edit(&bench, "", 0);
    assert_shows(&bench, "先問。");
    edit(&bench, "ㄋ\nㄏ", 3);
    assert_shows(&bench, "先問ㄋㄏ。");
    bench_click(&bench, "Another decision");
    assert_false(app_composes(bench.app));
    bench_key(&bench, "1");
    assert_shows(&bench, "先問。");
    bench_close(&bench);
}

static Str clip;

static Str read_clip(void *context) {
    (void)context;
    return clip;
}

static void write_clip(void *context, Str text) {
    clip = str_copy(context, text);
}

static void text_is_copied_and_pasted(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_stop(&bench);
    for (int i = 0; i < 2; i++) {
        bench_start(&bench, "en");
        play_badly(&bench);
        bench_key(&bench, "1");
        bench_click(&bench, "What you would say or do");
        bench_type(&bench, "ask first");
        bench_input(&bench, (Input){.kind = INPUT_KEY, .key = KEY_LEFT, .shift = true, .control = true});
        static const uint32_t letters[] = {'x', 'v', 'v', 'q'};
        for (int j = 0; j < 4; j++) bench_input(&bench, (Input){.kind = INPUT_KEY, .key = KEY_LETTER, .code = letters[j], .control = true});
        assert_shows(&bench, i ? "ask firstfirst" : "ask first");  // without a clipboard nothing is cut
        bench.world.clipboard = (Clipboard){&bench.arena, read_clip, write_clip};
        bench_stop(&bench);
    }
    assert_str(clip, "first");
    bench_close(&bench);
}

static void the_pointer_selects(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    play_badly(&bench);
    bench_key(&bench, "1");
    bench_click(&bench, "What you would say or do");
    bench_type(&bench, "ask first");
    const DrawWidget *field = bench_widget(&bench, "What you would say or do");
    Rect rect = field->rect;
    assert_int_equal(field->role, ROLE_FIELD);
    assert_str(field->value, "ask first");
    bench_mouse(&bench, INPUT_PRESS, rect.x + 1, rect.y + 20);
    bench_mouse(&bench, INPUT_MOVE, rect.x + rect.w - 20, rect.y + 20);
    bench_mouse(&bench, INPUT_RELEASE, rect.x + rect.w - 20, rect.y + 20);
    bench_type(&bench, "listen");
    assert_shows(&bench, "listen");
    assert_hides(&bench, "ask");
    bench_close(&bench);
}

static void nobody_waits_for_the_search(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench.looking = true;
    play_badly(&bench);
    BENCH_KEYS(&bench, "1", "1", "Esc");
    assert_shows(&bench, "32.5");
    assert_shows(&bench, "The coach is looking ahead: 120,000 situations so far.");
    assert_shows(&bench, "Send a form.");
    assert_hides(&bench, "37.7");
    assert_hides(&bench, "Blunder");
    bench_key(&bench, "End");
    assert_shows(&bench, "Mistaken: scenes where");
    assert_hides(&bench, "Missed: ");  // which are not counted yet
    bench_key(&bench, "Home");
    BENCH_KEYS(&bench, "w");
    assert_shows(&bench, "The coach is looking ahead");
    BENCH_KEYS(&bench, "Esc", "c");
    assert_shows(&bench, "Here you part");  // the expert's run needs no search
    bench_key(&bench, "Esc");
    bench.looking = false;
    assert_true(bench_input(&bench, (Input){.kind = INPUT_SEARCHED}));
    assert_shows(&bench, "37.7");
    assert_shows(&bench, "You saw it: most was given up at decision 1 (−45.0).");
    assert_hides(&bench, "looking ahead");
    assert_false(bench_input(&bench, (Input){.kind = INPUT_SEARCHED}));
    bench_close(&bench);
}

static void the_search_begins_with_the_first_decision(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_click(&bench, "Wet gloves");
    assert_int_equal(bench.searches, 0);
    BENCH_KEYS(&bench, "2");
    assert_int_equal(bench.searches, 1);
    BENCH_KEYS(&bench, "2", "1", "Enter", "Esc");
    assert_int_equal(bench.searches, 1);
    bench_close(&bench);
}

static void a_failed_search_is_said(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench.search_fails = true;
    play_badly(&bench);
    BENCH_KEYS(&bench, "Esc");
    assert_shows(&bench, "The coach could not look ahead here");
    assert_shows(&bench, "32.5");
    assert_hides(&bench, "Blunder");
    BENCH_KEYS(&bench, "w", "Esc", "c", "2", "Esc", "n", "Esc");
    bench_close(&bench);
}

static void without_a_coach_runs_are_shown_without_values(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, files, 1280, 720);
    bench.world.search = NULL;
    bench_handbook(&bench);
    bench_add(&bench, "gloves.lua", NULL);
    bench_start(&bench, "en");
    assert_hides(&bench, "The coach speaks");
    play_badly(&bench);
    BENCH_KEYS(&bench, "Esc");
    assert_shows(&bench, "32.5");
    assert_hides(&bench, "Blunder");
    BENCH_KEYS(&bench, "w");
    assert_shows(&bench, "There is no coach here");
    BENCH_KEYS(&bench, "Esc", "c", "2");
    assert_shows(&bench, "There is no other run to compare with.");
    bench_close(&bench);
}

static void guided_play_has_a_line_of_the_coach(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_key(&bench, "g");
    bench_click(&bench, "Wet gloves");
    assert_shows(&bench, "Guided");
    bench_key(&bench, "2");
    assert_shows(&bench, "Blunder");
    assert_shows(&bench, "−45.0");
    assert_shows(&bench, "Nobody reads forms with gloves on.");
    assert_shows(&bench, "The coach would choose");
    assert_shows(&bench, "Call him back.");
    assert_shows(&bench, "A form.");
    assert_true(noted(&bench, "Nobody reads forms with gloves on.")->rect.x > noted(&bench, "A form.")->rect.x);  // beside it
    bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = 480, .h = 800, .percent = 100});
    assert_true(noted(&bench, "Nobody reads forms with gloves on.")->rect.y < noted(&bench, "A form.")->rect.y);  // or above it
    bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = 1280, .h = 720, .percent = 100});
    bench_key(&bench, "2");
    assert_shows(&bench, "A mistake that cost nothing here");
    assert_hides(&bench, "Nothing at stake here");  // it would contradict the label
    bench_key(&bench, "1");
    BENCH_KEYS(&bench, "Enter", "Esc");
    assert_shows(&bench, "37.7");  // the same decisions score the same
    BENCH_KEYS(&bench, "Esc");
    bench_click(&bench, "At the end");
    bench_click(&bench, "Wet gloves");
    bench_key(&bench, "2");
    assert_hides(&bench, "Guided");
    assert_hides(&bench, "Blunder");
    assert_hides(&bench, "Nobody reads forms");
    bench_close(&bench);
}

static void guided_play_does_not_wait_either(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench.looking = true;
    bench_key(&bench, "g");
    bench_click(&bench, "Wet gloves");
    bench_key(&bench, "2");
    assert_shows(&bench, "The coach is looking ahead");
    assert_shows(&bench, "Nobody reads forms with gloves on.");
    assert_shows(&bench, "A form.");
    bench.looking = false;
    assert_true(bench_input(&bench, (Input){.kind = INPUT_SEARCHED}));
    assert_shows(&bench, "Blunder");
    bench_close(&bench);
}

static void assert_apart(const Bench *bench) {
    const DrawList *list = &bench->list;
    for (int i = 0; i < list->widget_count; i++)
        for (int j = 0; j < i; j++) assert_true(rect_meet(list->widgets[i].rect, list->widgets[j].rect).w == 0);
}

// As many decisions as no window has pixels for.
static void a_long_run_has_a_curve_too(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    bench_click(&bench, "Round");
    for (int i = 0; i < 900; i++) bench_key(&bench, "1");
    BENCH_KEYS(&bench, "3", "Enter", "Esc");
    assert_shows(&bench, "Most was given up at decision 901 (−100.0).");
    assert_shows(&bench, "900");
    assert_apart(&bench);
    BENCH_KEYS(&bench, "Right", "Left", "Left");
    assert_shows(&bench, "Decision 899");
    BENCH_KEYS(&bench, "Down", "w", "Esc", "c", "End", "2", "Esc");
    bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = 480, .h = 800, .percent = 100});
    assert_apart(&bench);
    bench_close(&bench);
}

static void any_window_is_survived(void **state) {
    (void)state;
    static const int sides[] = {0, 1, 7, 40, 150, 333};
    static const char *const keys[] = {"Enter", "1", "Up", "Esc", "Esc", "Down", "h", "n", "w", "2", "Esc", "c", "2", "Esc", "End"};
    Bench bench;
    open_bench(&bench);
    bench_key(&bench, "g");
    bench_click(&bench, "Wet gloves");
    BENCH_KEYS(&bench, "2", "2", "1");
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        for (int i = 0; i < 36; i++)
            bench_input(&bench, (Input){.kind = INPUT_RESIZE, .w = sides[i % 6], .h = sides[i / 6], .percent = 100});
        assert_apart(&bench);
        bench_key(&bench, keys[k]);
    }
    bench_close(&bench);
}

// A store in a folder of its own.
typedef struct Kept {
    char folder[32], path[64];
} Kept;

static void open_kept(Bench *bench, Kept *kept) {
    strcpy(kept->folder, "/tmp/counterpart-ui-XXXXXX");
    assert_non_null(mkdtemp(kept->folder));
    snprintf(kept->path, sizeof kept->path, "%s/runs.db", kept->folder);
    bench_open(bench, files, 1280, 720);
    bench_handbook(bench);
    bench_add(bench, "gloves.lua", NULL);
    bench->keeper.store = store_open(str_from(kept->path), NULL);
    assert_non_null(bench->keeper.store);
    bench_start(bench, "en");
}

static void close_kept(Bench *bench, const Kept *kept) {
    store_close(bench->keeper.store);
    bench->keeper.store = NULL;
    bench_close(bench);
    unlink(kept->path);
    rmdir(kept->folder);
}

static Reflection kept_reflection(const Bench *bench, Arena *arena, int64_t run) {
    Err err = {0};
    Reflection reflection;
    assert_true(store_reflection(bench->keeper.store, arena, run, &reflection, &err));
    assert_no_faults(&err);
    return reflection;
}

static void what_was_said_is_kept_with_the_run(void **state) {
    (void)state;
    Bench bench;
    Kept kept;
    Arena arena = {0};
    open_kept(&bench, &kept);
    play_badly(&bench);
    BENCH_KEYS(&bench, "1", "1", "Up");
    bench_type(&bench, "先聽。");
    BENCH_KEYS(&bench, "Enter", "Enter");
    Reflection said = kept_reflection(&bench, &arena, 1);
    assert_int_equal(said.turn, 1);
    assert_int_equal(said.instead, 1);
    assert_str(said.words, "先聽。");
    assert_int_equal(said.commitment.len, 0);
    BENCH_KEYS(&bench, "n", "Enter");
    assert_shows(&bench, "Noted. You will read it again");
    said = kept_reflection(&bench, &arena, 1);
    assert_str(said.commitment, bench.handbook->techniques[map_get(&bench.handbook->ids, STR("complaint.listen-first"))].name.data);
    assert_str(said.words, "先聽。");
    bench_stop(&bench);
    bench_start(&bench, "en");
    assert_shows(&bench, "Last time you said");
    assert_shows(&bench, said.commitment.data);
    assert_shows(&bench, "Last result: 32.5, accuracy 37.7");
    play_badly(&bench);  // another run
    assert_shows(&bench, "Where did it turn?");
    bench_key(&bench, "0");
    said = kept_reflection(&bench, &arena, 2);
    assert_int_equal(said.turn, TURN_NOWHERE);
    arena_free(&arena);
    close_kept(&bench, &kept);
}

static void a_debrief_is_opened_again_from_home(void **state) {
    (void)state;
    Bench bench;
    Kept kept;
    open_kept(&bench, &kept);
    assert_null(bench_widget(&bench, "Debrief: Wet gloves"));
    bench_click(&bench, "Wet gloves");
    BENCH_KEYS(&bench, "2", "Esc");
    assert_null(bench_widget(&bench, "Debrief: Wet gloves"));  // nothing has ended yet
    BENCH_KEYS(&bench, "Down", "Enter", "2", "1", "Esc");      // left where it ends
    bench_click(&bench, "Debrief: Wet gloves");
    assert_shows(&bench, "Where did it turn?");
    BENCH_KEYS(&bench, "1", "Esc", "Esc");
    bench_stop(&bench);
    bench_start(&bench, "en");
    BENCH_KEYS(&bench, "d");  // of nothing
    assert_shows(&bench, "Last result: 32.5");
    while (!bench_focused(&bench) || !str_equal(bench_focused(&bench)->label, STR("Wet gloves"))) bench_key(&bench, "Down");
    bench_key(&bench, "d");
    assert_shows(&bench, "You saw it: most was given up at decision 1");  // it was answered, and kept
    assert_shows(&bench, "First attempt");
    assert_int_equal(run_id(app_run(bench.app)), 1);
    BENCH_KEYS(&bench, "r", "1", "1", "1", "Esc");
    bench_click(&bench, "Debrief: Wet gloves");  // the practice run is newer
    bench_key(&bench, "Esc");
    assert_shows(&bench, "77.5");
    BENCH_KEYS(&bench, "r", "2", "Esc");  // and one that goes on is not finished
    bench_stop(&bench);
    bench_start(&bench, "en");
    bench_click(&bench, "Debrief: Wet gloves");
    bench_key(&bench, "Esc");  // nothing was said of it, so it is asked again
    assert_shows(&bench, "77.5");
    assert_int_equal(run_mode(app_run(bench.app)), MODE_PRACTICE);
    close_kept(&bench, &kept);
}

static void without_a_store_a_debrief_is_opened_again_from_memory(void **state) {
    (void)state;
    Bench bench;
    open_bench(&bench);
    play_badly(&bench);
    BENCH_KEYS(&bench, "Esc", "Esc");
    assert_null(bench_widget(&bench, "Debrief: Free"));
    bench_click(&bench, "Debrief: Wet gloves");
    assert_shows(&bench, "37.7");
    BENCH_KEYS(&bench, "r", "1", "Esc");  // practice that has not ended stands before it
    bench_click(&bench, "Debrief: Wet gloves");
    assert_shows(&bench, "37.7");
    assert_shows(&bench, "First attempt");
    bench_close(&bench);
}

static void a_field_is_kept_however_it_is_left(void **state) {
    (void)state;
    Bench bench;
    Kept kept;
    Arena arena = {0};
    open_kept(&bench, &kept);
    for (int i = 0; i < 3; i++) {
        play_badly(&bench);
        BENCH_KEYS(&bench, "Esc", "n", "Down", "Down", "Down");
        assert_focus(&bench, "In your own words");
        bench_type(&bench, "Listen first.");
        if (i == 0) bench_click(&bench, "Home");
        if (i == 1) BENCH_KEYS(&bench, "Enter", "Esc");
        if (i == 2) bench_stop(&bench);  // the window is closed in the middle of it
        assert_str(kept_reflection(&bench, &arena, i + 1).commitment, "Listen first.");
    }
    arena_free(&arena);
    close_kept(&bench, &kept);
}

static void the_coaching_is_kept_with_the_run(void **state) {
    (void)state;
    Bench bench;
    Kept kept;
    Arena arena = {0};
    RunInfo *runs;
    open_kept(&bench, &kept);
    bench_key(&bench, "g");
    bench_click(&bench, "Wet gloves");
    bench_key(&bench, "2");
    bench_stop(&bench);
    bench_start(&bench, "en");  // where the coach speaks at the end again
    BENCH_KEYS(&bench, "Down", "Enter");
    assert_shows(&bench, "Guided");
    assert_shows(&bench, "Blunder");
    BENCH_KEYS(&bench, "Esc");
    assert_int_equal(store_runs(bench.keeper.store, &arena, &runs, NULL), 1);
    assert_int_equal(runs[0].coaching, COACHING_GUIDED);
    assert_int_equal(runs[0].accuracy, ACCURACY_UNKNOWN);
    arena_free(&arena);
    close_kept(&bench, &kept);
}

static void accuracy_is_kept_when_it_is_known(void **state) {
    (void)state;
    Bench bench;
    Kept kept;
    Arena arena = {0};
    RunInfo *runs;
    open_kept(&bench, &kept);
    bench.looking = true;
    play_badly(&bench);
    BENCH_KEYS(&bench, "Esc");
    store_runs(bench.keeper.store, &arena, &runs, NULL);
    assert_int_equal(runs[0].accuracy, ACCURACY_UNKNOWN);
    bench.looking = false;
    bench_input(&bench, (Input){.kind = INPUT_SEARCHED});
    store_runs(bench.keeper.store, &arena, &runs, NULL);
    assert_int_equal(runs[0].accuracy, 3771);
    arena_free(&arena);
    close_kept(&bench, &kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks_before_it_judges),
        cmocka_unit_test(questions_can_be_passed_over),
        cmocka_unit_test(the_answer_has_two_figures),
        cmocka_unit_test(nothing_scored_is_said),
        cmocka_unit_test(the_curve_is_walked_by_arrows),
        cmocka_unit_test(another_option_is_played_out),
        cmocka_unit_test(a_row_of_the_side_opens_what_if),
        cmocka_unit_test(runs_are_compared_side_by_side),
        cmocka_unit_test(a_run_that_ended_earlier_is_said_to_have_once),
        cmocka_unit_test(the_way_out_is_named_before_scrolling),
        cmocka_unit_test(ways_that_part_meet_again),
        cmocka_unit_test(one_thing_is_promised_for_next_time),
        cmocka_unit_test(the_keyboard_is_a_fields_only_with_the_focus),
        cmocka_unit_test(what_is_not_decided_is_not_written_yet),
        cmocka_unit_test(text_is_copied_and_pasted),
        cmocka_unit_test(the_pointer_selects),
        cmocka_unit_test(nobody_waits_for_the_search),
        cmocka_unit_test(the_search_begins_with_the_first_decision),
        cmocka_unit_test(a_failed_search_is_said),
        cmocka_unit_test(without_a_coach_runs_are_shown_without_values),
        cmocka_unit_test(guided_play_has_a_line_of_the_coach),
        cmocka_unit_test(guided_play_does_not_wait_either),
        cmocka_unit_test(a_long_run_has_a_curve_too),
        cmocka_unit_test(any_window_is_survived),
        cmocka_unit_test(what_was_said_is_kept_with_the_run),
        cmocka_unit_test(a_debrief_is_opened_again_from_home),
        cmocka_unit_test(without_a_store_a_debrief_is_opened_again_from_memory),
        cmocka_unit_test(a_field_is_kept_however_it_is_left),
        cmocka_unit_test(the_coaching_is_kept_with_the_run),
        cmocka_unit_test(accuracy_is_kept_when_it_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
