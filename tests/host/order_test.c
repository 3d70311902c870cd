// Who hears the window hears what a terminal prints, in the same order: the expert's run of shipped scenarios, beat by beat, in both
// languages; up to a table, which the window lays out to be reached piece by piece.
#include "core/play.h"
#include "host/client.h"
#include "host/home.h"
#include "record/folder.h"
#include "ui/fake_measure.h"
#include "ui/speech.h"

#define TALL 9000  // pixels: everything is in sight, so that all of it is compared

typedef struct Pair {
    World *world;
    const char *language;
    Str path, name;
    App *app;
    DrawList list;
    Str brief;
    Arena arena;
} Pair;

static const char *const scenarios[] = {"line-down", "cheaper-pump", "friday-six"};

// The numbers to type for the expert's decisions, one a line, as far as there are options.
static Str expert_numbers(Pair *pair) {
    Err err = {0};
    StrBuf buf = {.arena = &pair->arena};
    Scenario *scenario = world_load(pair->world, pair->path, pair->name, &err);
    Session *expert = session_play_run(scenario, scenario_run(scenario, STR("expert")), 7, &err);
    Session *session = session_open(scenario, 7, &err);
    assert_no_faults(&err);
    for (int i = 0; i < session_steps(expert) && session_step(expert, i).decision.kind == DECISION_CHOOSE; i++) {
        View view = session_view(session, NULL, &pair->arena);
        Step step = session_step(expert, i);
        int place = 0;
        while (view.options[place].number != step.decision.value[0]) place++;
        buf_int(&buf, place + 1);
        buf_char(&buf, '\n');
        assert_true(session_decide(session, &step.decision, &err));
    }
    const Catalog *texts = world_scenario_catalog(pair->world, pair->path, str_from(pair->language));
    pair->brief = str_copy(&pair->arena, session_text(session, texts, &pair->arena, STR_NONE, scenario->brief));
    session_free(session);
    session_free(expert);
    scenario_free(scenario);
    return buf_str(&buf);
}

static char *print_terminal(Pair *pair, Str numbers) {
    int ends[2];
    char *said = NULL;
    size_t size;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], numbers.data, numbers.len), (ssize_t)numbers.len);
    close(ends[1]);
    FILE *out = open_memstream(&said, &size);
    Lines in = {.descriptor = ends[0]};
    ClientAsk ask = {.path = pair->path, .name = pair->name, .seed = 7, .has_seed = true};
    assert_int_equal(client_play(pair->world, &ask, &in, out), 0);
    close(ends[0]);
    fclose(out);
    return said;
}

// What is said and asked in one beat, as printed: `text` goes on behind it. Facts and meters, which stand between, are left out; at the end
// of the run there is nothing asked.
static int beat_lines(Str *text, Str lines[32], Str prompt) {
    int count = 0, part = 0;  // of the conversation, of the ledgers, of the question
    bool any = false;
    while (text->len) {
        ptrdiff_t end = str_find(*text, STR("\n"), 0);
        Str line = str_slice(*text, 0, (size_t)end);
        *text = str_slice(*text, (size_t)end + 1, text->len);
        if (str_starts(line, prompt)) break;
        if (!line.len && any) part++;
        any |= line.len > 0;
        if (line.len && part != 1) lines[count++] = line;
        assert_true(count < 32);
    }
    return count;
}

// Each line behind the one before, from byte `from` on; returns where the first of them stands.
static void assert_in_order(Str heard, size_t from, const Str *lines, int count) {
    for (int i = 0; i < count; i++) {
        ptrdiff_t at = str_find(heard, lines[i], from);
        if (at < 0)
            fail_msg("“%.*s” is not heard in its place, but: %.*s", STR_PRINT(lines[i]), STR_PRINT(str_slice(heard, from, heard.len)));
        from = (size_t)at + lines[i].len;
    }
}

static size_t last_place(Str heard, Str line) {
    size_t place = 0;
    for (ptrdiff_t at = 0; (at = str_find(heard, line, (size_t)at)) >= 0; at++) place = (size_t)at;
    return place;
}

// Options are the first that can be acted on of their kind, and numbered as in the terminal.
static void assert_options(const DrawList *list, const Str *lines, int count) {
    int place = 0;
    for (int i = 0; i < list->widget_count; i++) {
        if (list->widgets[i].role != ROLE_OPTION) continue;
        assert_int_equal(list->widgets[i].place, ++place);
        assert_true(str_ends(lines[count - list->widgets[i].count + place - 1], list->widgets[i].label));
    }
}

static Str hear_all(Pair *pair) {
    const DrawList nothing = {0};
    return speech_of(&nothing, &pair->list, world_catalog(pair->world, str_from(pair->language)), &pair->arena).text;
}

static void play_both(Pair *pair) {
    Str numbers = expert_numbers(pair), prompt = world_text(pair->world, STR("Your number (1 to {1}; q stops and keeps the run):"));
    char *said = print_terminal(pair, numbers);
    Str text = str_from(said), lines[32];
    prompt = str_slice(prompt, 0, (size_t)str_find(prompt, STR("{1}"), 0));
    text = str_slice(text, (size_t)str_find(text, pair->brief, 0) + pair->brief.len + 2, text.len);
    assert_true(app_play(pair->app, pair->name, pair->path, 7, true));
    app_frame(pair->app, &(Input){0}, &pair->list);
    for (size_t at = 0; at < numbers.len; at += 2) {
        int count = beat_lines(&text, lines, prompt);
        assert_true(count > 2);
        Str heard = hear_all(pair);
        assert_in_order(heard, last_place(heard, lines[0]), lines, count);
        assert_options(&pair->list, lines, count);
        app_frame(pair->app, &(Input){.kind = INPUT_KEY, .key = KEY_LETTER, .code = (uint32_t)(unsigned char)numbers.data[at]},
                  &pair->list);
    }
    free(said);
}

static void open_pair(Pair *pair, const char *language) {
    Err err = {0};
    *pair = (Pair){.language = language, .world = world_open(&(WorldAsk){.language = str_from(language), .no_store = true}, &err)};
    assert_no_faults(&err);
    AppWorld app = world_app(pair->world);
    app.measure = fake_measure(NULL);
    app.set_language = NULL;
    app.speaks = true;
    pair->app = app_open(&app, str_from(language), 1600, TALL, 100);
}

static void close_pair(Pair *pair) {
    app_close(pair->app);
    draw_free(&pair->list);
    world_close(pair->world);
    arena_free(&pair->arena);
}

static void compare(const char *language) {
    for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) {
        Pair pair;
        open_pair(&pair, language);
        assert_true(world_find(pair.world, str_from(scenarios[i]), &pair.path, &pair.name, NULL));
        play_both(&pair);
        close_pair(&pair);
    }
}

static void the_window_reads_as_the_terminal_does(void **state) {
    (void)state;
    compare("en");
    compare("zh-TW");
}

static int set_up(void **state) {
    if (folder_make(state)) return -1;
    home_use(((const Folder *)*state)->name);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_window_reads_as_the_terminal_does)};
    return cmocka_run_group_tests(tests, set_up, folder_remove);
}
