// An author edits the scenario that is being played: the screens go on with the run, or show the faults until they are mended.
#include "ui/app_kit.h"

#include <stdlib.h>

static const char talk[] = "return scenario {\n"
                           "  api = 1, kind = 'complaint', title = 'Wet gloves', start = 'call', state = { trust = { 40, 0, 100 } },\n"
                           "  outcome = { { 'Trust', from = 'trust' } },\n"
                           "  beats = {\n"
                           "    call = { ordered = true, say = 'The line stands.', options = {\n"
                           "      { 'Call back.', effect = { trust = 30 }, go = 'plan' },\n"
                           "      { 'Send a form.', effect = { trust = -30 }, go = 'plan' },\n"
                           "    } },\n"
                           "    plan = { ordered = true, say = 'He waits.', options = {\n"
                           "      { 'Promise a visit.', go = 'won' },\n"
                           "      { 'Say nothing.', go = 'lost' },\n"
                           "    } },\n"
                           "  },\n"
                           "  endings = { won = 'The line runs again', lost = 'He hangs up' },\n"
                           "}\n";
static const char chinese[] = "msgid \"The line stands.\"\nmsgstr \"產線停了。\"\n\nmsgid \"Wet gloves\"\nmsgstr \"濕手套\"\n";

typedef struct Desk {
    Bench bench;
    MemoryFile files[3];
    Arena arena;
} Desk;

// The author's pen: the first `was` in a file becomes `now`.
static void edit(Desk *desk, int file, const char *was, const char *now) {
    Str text = str_from(desk->files[file].text);
    ptrdiff_t at = str_find(text, str_from(was), 0);
    assert_true(at >= 0);
    StrBuf buf = {.arena = &desk->arena};
    buf_add(&buf, str_slice(text, 0, (size_t)at));
    buf_add(&buf, str_from(now));
    buf_add(&buf, str_slice(text, (size_t)at + strlen(was), text.len));
    desk->files[file].text = buf_str(&buf).data;
}

static bool tell(Desk *desk) {
    return bench_input(&desk->bench, (Input){.kind = INPUT_CHANGED});
}

static bool save(Desk *desk, const char *was, const char *now) {
    edit(desk, 0, was, now);
    return tell(desk);
}

// As the program does it: the catalogues so far end, and their memory with them.
static void renew(void *context, const Scenario *now) {
    Bench *bench = context;
    Str text;
    assert_str(now->file, "talk.lua");
    assert_true(bench->files.read(bench->files.context, &bench->arena, STR("talk.zh-TW.po"), &text, NULL));
    for (int i = 0; i < bench->item_count; i++) bench->translations[i] = catalog_read(&bench->arena, STR("po"), text, NULL);
}

static int set_up(void **state) {
    Desk *desk = test_calloc(1, sizeof *desk);
    desk->files[0] = (MemoryFile){"talk.lua", talk};
    desk->files[1] = (MemoryFile){"talk.zh-TW.po", chinese};
    bench_open(&desk->bench, desk->files, 1280, 720);
    desk->bench.world.renew = renew;
    desk->bench.world.watches = true;
    *state = desk;
    return 0;
}

static int tear_down(void **state) {
    Desk *desk = *state;
    bench_close(&desk->bench);
    arena_free(&desk->arena);
    test_free(desk);
    return 0;
}

static void play(Desk *desk, const char *keys) {
    char key[2] = "";
    bench_add(&desk->bench, "talk.lua", "talk.zh-TW.po");
    bench_start(&desk->bench, "en");
    bench_click(&desk->bench, "Wet gloves");
    for (; *keys; keys++) {
        key[0] = *keys;
        bench_key(&desk->bench, key);
    }
}

static const Run *run(const Desk *desk) {
    const Run *shown = app_run(desk->bench.app);
    assert_non_null(shown);
    return shown;
}

static void assert_run(const Desk *desk, Mode mode, const char *numbers) {
    const Session *session = run_session(run(desk));
    assert_int_equal(run_mode(run(desk)), mode);
    assert_int_equal(session_steps(session), strlen(numbers));
    for (int i = 0; numbers[i]; i++) assert_int_equal(session_step(session, i).decision.value[0], numbers[i] - '0');
}

static void better_words_are_seen_at_once(void **state) {
    Desk *desk = *state;
    play(desk, "1");
    uint64_t hash = session_hash(run_session(run(desk)));
    bench_key(&desk->bench, "Down");
    bench_key(&desk->bench, "Right");
    assert_str(bench_focused(&desk->bench)->label, "Say nothing.");
    assert_str(app_watches(desk->bench.app), "talk.lua");
    assert_true(save(desk, "Say nothing.", "Keep your mouth shut."));
    assert_str(bench_focused(&desk->bench)->label, "Keep your mouth shut.");
    assert_true(save(desk, "Call back.", "Ring him."));
    assert_shows(&desk->bench, "Ring him.");
    assert_hides(&desk->bench, "Call back.");
    assert_run(desk, MODE_FIRST, "1");
    assert_true(session_hash(run_session(run(desk))) == hash);
    assert_false(tell(desk));  // nothing changed
    bench_click(&desk->bench, "Home");
    save(desk, "'complaint'", "'planning', brief = 'What a day.'");
    bench_click(&desk->bench, "Resume");
    assert_run(desk, MODE_FIRST, "1");
}

static void translations_are_read_again(void **state) {
    Desk *desk = *state;
    play(desk, "");
    bench_key(&desk->bench, "l");
    assert_shows(&desk->bench, "產線停了。");
    edit(desk, 1, "產線停了。", "生產線停了。");
    assert_true(tell(desk));
    assert_shows(&desk->bench, "生產線停了。");
    edit(desk, 1, "濕手套", "溼手套");
    bench_key(&desk->bench, "Esc");
    tell(desk);
    assert_non_null(bench_widget(&desk->bench, "溼手套"));
}

static void other_rules_make_it_practice(void **state) {
    Desk *desk = *state;
    play(desk, "1");
    save(desk, "{ 'Call back.'", "{ 'New.', go = 'won' }, { 'Call back.'");
    assert_run(desk, MODE_PRACTICE, "2");
    assert_int_equal(run_cut(run(desk)), 1);
    assert_shows(&desk->bench, "He waits.");
    assert_shows(&desk->bench, "Your first attempt stays as it is.");
    bench_key(&desk->bench, "1");
    assert_shows(&desk->bench, "The line runs again");
}

static void what_does_not_fit_is_said_once(void **state) {
    Desk *desk = *state;
    play(desk, "12");
    save(desk, "{ 'Say nothing.', go = 'lost' },", "");
    assert_run(desk, MODE_PRACTICE, "1");
    assert_shows(&desk->bench, "Decision 2, at “plan”, is no option there any more");
    bench_key(&desk->bench, "Backspace");
    assert_hides(&desk->bench, "Decision 2");
    bench_key(&desk->bench, "1");
    save(desk, "'plan' },\n      { 'Send", "'won' },\n      { 'Send");
    assert_run(desk, MODE_PRACTICE, "1");
    assert_hides(&desk->bench, "Decision 2");
}

static void faults_are_shown_until_they_are_mended(void **state) {
    Desk *desk = *state;
    play(desk, "1");
    uint64_t hash = session_hash(run_session(run(desk)));
    assert_true(save(desk, "say = 'He waits.'", "sai = 'He waits.'"));
    assert_shows(&desk->bench, "talk.lua:9: ");
    assert_shows(&desk->bench, "The scenario has faults now");
    assert_shows(&desk->bench, "play goes on at the same place");
    assert_null(app_run(desk->bench.app));
    assert_str(app_watches(desk->bench.app), "talk.lua");
    bench_key(&desk->bench, "1");
    assert_true(save(desk, "title =", "titel ="));
    assert_shows(&desk->bench, "talk.lua:2: ");
    assert_shows(&desk->bench, "talk.lua:9: ");
    assert_true(save(desk, "titel =", "title ="));
    assert_hides(&desk->bench, "talk.lua:2: ");
    bench_key(&desk->bench, "l");  // in another language, and back
    bench_key(&desk->bench, "l");
    assert_true(save(desk, "sai = 'He waits.'", "say = 'He is waiting.'"));
    assert_shows(&desk->bench, "He is waiting.");
    assert_run(desk, MODE_FIRST, "1");
    assert_true(session_hash(run_session(run(desk))) == hash);
}

static void a_file_that_is_gone_is_a_fault_like_others(void **state) {
    Desk *desk = *state;
    play(desk, "1");
    desk->files[0].path = "other.lua";
    assert_true(tell(desk));
    assert_shows(&desk->bench, "talk.lua: ");
    desk->files[0].path = "talk.lua";
    assert_true(tell(desk));
    assert_run(desk, MODE_FIRST, "1");
}

static void one_may_leave_a_broken_scenario(void **state) {
    Desk *desk = *state;
    play(desk, "1");
    save(desk, "say = 'He waits.'", "sai = 'He waits.'");
    bench_click(&desk->bench, "Back");
    assert_shows(&desk->bench, "Counterpart");
    bench_click(&desk->bench, "Resume");
    assert_shows(&desk->bench, "talk.lua:9: ");
    bench_key(&desk->bench, "Esc");
    // At home nobody is disturbed, neither by faults nor by their end.
    save(desk, "api = 1", "api = one");
    assert_shows(&desk->bench, "Counterpart");
    save(desk, "api = one", "api = 1");
    save(desk, "sai = 'He waits.'", "say = 'He waits.'");
    assert_shows(&desk->bench, "Counterpart");
    bench_click(&desk->bench, "Resume");
    assert_run(desk, MODE_FIRST, "1");
    assert_shows(&desk->bench, "He waits.");
    // It breaks while one is at home.
    bench_key(&desk->bench, "Esc");
    save(desk, "say = 'He waits.'", "sai = 'He waits.'");
    bench_click(&desk->bench, "Resume");
    assert_shows(&desk->bench, "talk.lua:9: ");
    save(desk, "sai = 'He waits.'", "say = 'He waits.'");
    assert_run(desk, MODE_FIRST, "1");
    // Another one may be started meanwhile, and a new one of the same.
    save(desk, "say = 'He waits.'", "sai = 'He waits.'");
    bench_key(&desk->bench, "Esc");
    bench_click(&desk->bench, "Wet gloves");
    assert_shows(&desk->bench, "This can't be opened");
    save(desk, "sai = 'He waits.'", "say = 'He waits.'");
    assert_run(desk, MODE_FIRST, "");
}

static void a_broken_scenario_opens_when_it_is_mended(void **state) {
    Desk *desk = *state;
    edit(desk, 0, "say = 'He waits.'", "sai = 'He waits.'");
    bench_start(&desk->bench, "en");
    assert_str(app_watches(desk->bench.app), "");
    assert_false(tell(desk));  // nothing is played
    assert_false(app_play(desk->bench.app, STR("mine"), STR("talk.lua"), 77, true));
    bench_input(&desk->bench, (Input){.kind = INPUT_NONE});
    assert_shows(&desk->bench, "talk.lua:9: ");
    assert_shows(&desk->bench, "It opens by itself as soon as this is mended.");
    assert_str(app_watches(desk->bench.app), "talk.lua");
    save(desk, "api = 1", "api = one");
    assert_shows(&desk->bench, "talk.lua:2: ");
    save(desk, "api = one", "api = 1");
    save(desk, "sai = 'He waits.'", "say = 'He waits.'");
    assert_run(desk, MODE_FIRST, "");
    assert_int_equal(session_seed(run_session(run(desk))), 77);
    assert_str(session_scenario(run_session(run(desk)))->name, "mine");
    // Who goes away does not wait for it any more.
    edit(desk, 0, "say = 'He waits.'", "sai = 'He waits.'");
    assert_false(app_play(desk->bench.app, STR("mine"), STR("talk.lua"), 78, true));
    bench_key(&desk->bench, "Esc");
    save(desk, "sai = 'He waits.'", "say = 'He waits.'");
    assert_shows(&desk->bench, "Counterpart");
}

static void faults_of_play_are_left_by_themselves(void **state) {
    Desk *desk = *state;
    edit(desk, 0, "effect = { trust = 30 }", "effect = function(s) s.trist = 70 end");
    play(desk, "1");
    assert_shows(&desk->bench, "talk.lua:6: ");
    assert_true(save(desk, "s.trist", "s.trust"));
    assert_run(desk, MODE_PRACTICE, "");
    assert_shows(&desk->bench, "The line stands.");
    bench_key(&desk->bench, "1");
    assert_run(desk, MODE_PRACTICE, "1");
}

static void the_debrief_stays_where_it_can(void **state) {
    Desk *desk = *state;
    play(desk, "11");
    bench_click(&desk->bench, "Debrief");
    assert_true(save(desk, "Call back.", "Ring him."));
    assert_shows(&desk->bench, "Where did it turn?");
    assert_shows(&desk->bench, "Ring him.");
    bench_key(&desk->bench, "Esc");
    assert_shows(&desk->bench, "70.0");
    assert_true(save(desk, "The line runs again", "It runs"));
    assert_shows(&desk->bench, "It runs");
    assert_shows(&desk->bench, "First attempt");
    assert_true(save(desk, "trust = 30", "trust = 35"));
    assert_shows(&desk->bench, "75.0");
    assert_shows(&desk->bench, "Practice");
    save(desk, "'Wet gloves'", "3");
    assert_shows(&desk->bench, "The scenario has faults now");
    save(desk, "title = 3", "title = 'Wet gloves'");
    assert_shows(&desk->bench, "75.0");
    bench_key(&desk->bench, "w");
    save(desk, "Promise a visit.", "Promise to come.");
    assert_shows(&desk->bench, "What if: Wet gloves");
    save(desk, "trust = 35", "trust = 40");
    assert_shows(&desk->bench, "Debrief: Wet gloves");
    assert_shows(&desk->bench, "80.0");
    save(desk, "'Promise to come.', go = 'won'", "'Promise to come.', go = 'call'");
    assert_shows(&desk->bench, "The line stands.");
    assert_run(desk, MODE_PRACTICE, "11");
}

static void a_press_does_not_outlive_other_rules(void **state) {
    Desk *desk = *state;
    play(desk, "");
    const DrawWidget *option = bench_widget(&desk->bench, "Call back.");
    int x = option->rect.x + 5, y = option->rect.y + 5;
    bench_mouse(&desk->bench, INPUT_PRESS, x, y);
    save(desk, "{ 'Call back.'", "{ 'New.', go = 'won' }, { 'Call back.'");
    bench_mouse(&desk->bench, INPUT_RELEASE, x, y);
    assert_run(desk, MODE_PRACTICE, "");
}

static void practice_and_first_attempt_go_on_together(void **state) {
    Desk *desk = *state;
    play(desk, "12");
    bench_key(&desk->bench, "Backspace");
    bench_key(&desk->bench, "Backspace");
    assert_run(desk, MODE_PRACTICE, "");
    save(desk, "Call back.", "Ring him.");
    assert_run(desk, MODE_PRACTICE, "");
    assert_shows(&desk->bench, "Ring him.");
    bench_key(&desk->bench, "Esc");
    assert_null(bench_widget(&desk->bench, "Resume"));  // the first attempt has ended
    bench_click(&desk->bench, "Wet gloves");
    bench_key(&desk->bench, "1");
    bench_key(&desk->bench, "Backspace");
    save(desk, "Ring him.", "Call back.");
    bench_key(&desk->bench, "Esc");
    bench_click(&desk->bench, "Resume");
    assert_run(desk, MODE_FIRST, "1");
    // Under other rules there is no first attempt to go on with, but what was on the screen.
    bench_key(&desk->bench, "Backspace");
    bench_key(&desk->bench, "2");
    save(desk, "trust = 30", "trust = 35");
    assert_run(desk, MODE_PRACTICE, "2");
    bench_key(&desk->bench, "Esc");
    bench_click(&desk->bench, "Resume");
    assert_run(desk, MODE_PRACTICE, "2");
    // Going back from there is practice from practice.
    bench_key(&desk->bench, "Backspace");
    bench_key(&desk->bench, "Esc");
    bench_click(&desk->bench, "Resume");
    assert_run(desk, MODE_PRACTICE, "2");
    bench_key(&desk->bench, "2");
    bench_key(&desk->bench, "Esc");
    assert_null(bench_widget(&desk->bench, "Resume"));
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        AT_DESK(better_words_are_seen_at_once),          AT_DESK(translations_are_read_again),
        AT_DESK(other_rules_make_it_practice),           AT_DESK(what_does_not_fit_is_said_once),
        AT_DESK(faults_are_shown_until_they_are_mended), AT_DESK(a_file_that_is_gone_is_a_fault_like_others),
        AT_DESK(one_may_leave_a_broken_scenario),        AT_DESK(a_broken_scenario_opens_when_it_is_mended),
        AT_DESK(faults_of_play_are_left_by_themselves),  AT_DESK(the_debrief_stays_where_it_can),
        AT_DESK(a_press_does_not_outlive_other_rules),   AT_DESK(practice_and_first_attempt_go_on_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
