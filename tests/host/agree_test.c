// All ways of playing are one game: window, terminal, machine client, store and journal agree with the session, decision by decision and in
// both languages. $COUNTERPART_RUNS random runs over shipped scenarios, and over a table with all that a table can have.
#include "base/hash.h"
#include "coach/tactic.h"
#include "core/move.h"
#include "host/client.h"
#include "host/home.h"
#include "record/folder.h"
#include "ui/deal.h"
#include "ui/fake_measure.h"
#include "ui/moves.h"

#include <inttypes.h>
#include <jansson.h>

#define RUNS          150
#define SCENARIOS     6
#define TABLES_TAKE   5    // times as long: what the coach must look at
#define DECISIONS_MAX 120  // a random player may circle; what there is by then is compared
#define STORE_RUNS    600  // then a new file, so that its size does not become the thing that is measured

// What was decided in a session, with nothing between it and the test: what the others must come to.
typedef struct Oracle {
    Scenario *scenario;
    Str path, name;
    Session *session;
    int shown[DECISIONS_MAX];  // the numbers on the screen, from 1; 0: at a table
    Str said[DECISIONS_MAX];   // what a client is told: the number, or the move
    Str beats[DECISIONS_MAX];
    Arena arena;
} Oracle;

// One language: its world, a window that stays open from run to run, and the same texts as a reader knows them.
typedef struct Place {
    const char *language;
    World *world;
    const Catalog *texts;  // of the scenario
    App *app;
    DrawList list;
    int64_t kept;  // runs in the store
    int stores;
} Place;

typedef struct Stage {
    Folder *folder;
    Place places[2];
    uint64_t run;
} Stage;

static void open_place(Stage *stage, Place *place) {
    Arena arena = {0};
    Err err = {0};
    Str name = str_fill(&arena, STR("{1}-{2}.db"), (Str[]){str_from(place->language), str_int(&arena, ++place->stores)}, 2);
    const WorldAsk ask = {.language = str_from(place->language), .store = folder_path(stage->folder, name.data)};
    place->world = world_open(&ask, &err);
    assert_no_faults(&err);
    AppWorld app = world_app(place->world);
    assert_non_null(app.keeper->store);
    assert_non_null(app.handbook);
    app.measure = fake_measure(NULL);
    app.set_language = NULL;
    place->app = app_open(&app, ask.language, 1280, 1600, 100);  // high enough for the longest first page
    place->kept = 0;
    arena_free(&arena);
}

static void close_place(Place *place) {
    app_close(place->app);
    draw_free(&place->list);
    place->list = (DrawList){0};
    world_close(place->world);
}

static int open_stage(void **state) {
    Stage *stage = test_calloc(1, sizeof *stage);
    *state = stage;
    if (folder_make((void **)&stage->folder)) return -1;
    home_use(stage->folder->name);
    stage->places[0].language = "en";
    stage->places[1].language = "zh-TW";
    for (int i = 0; i < 2; i++) open_place(stage, &stage->places[i]);
    return 0;
}

static int close_stage(void **state) {
    Stage *stage = *state;
    for (int i = 0; i < 2; i++) close_place(&stage->places[i]);
    folder_remove((void **)&stage->folder);
    test_free(stage);
    return 0;
}

// At random among what is shown.
static Decision choose(Oracle *oracle, const View *view, Rng *rng, int at) {
    assert_in_range(view->option_count, 1, OPTIONS_MAX);
    int pick = (int)rng_below(rng, (uint32_t)view->option_count);
    oracle->shown[at] = pick + 1;
    oracle->said[at] = str_int(&oracle->arena, pick + 1);
    return (Decision){DECISION_CHOOSE, 1, {view->options[pick].number}};
}

// What some tactic does here, or any act that is open: the run then ends soon.
static Decision act(Oracle *oracle, Rng *rng, int at) {
    const TableSpec *table = oracle->scenario->table;
    const Tactic *any = tactic_at((int)rng_below(rng, (uint32_t)tactic_count()));
    Decision decision;
    tactic_decide(rng_below(rng, 4) ? any : tactic_find(STR("random")), &table->model, session_row(oracle->session) + table->slot, rng,
                  &decision);
    oracle->shown[at] = 0;
    oracle->said[at] = move_write(&oracle->arena, oracle->scenario, &decision);
    return decision;
}

// Decides until the run ends or circles.
static void play_oracle(Oracle *oracle, uint64_t seed) {
    Rng rng = {hash_mix(seed + 1)};
    session_free(oracle->session);
    oracle->session = session_open(oracle->scenario, seed, NULL);
    assert_non_null(oracle->session);
    while (session_ending(oracle->session) < 0 && session_steps(oracle->session) < DECISIONS_MAX) {
        Arena arena = {0};
        View view = session_view(oracle->session, NULL, &arena);
        int at = session_steps(oracle->session);
        const Beat *beat = &oracle->scenario->beats[session_beat(oracle->session)];
        oracle->beats[at] = beat->name;
        Decision decision = beat->negotiates ? act(oracle, &rng, at) : choose(oracle, &view, &rng, at);
        assert_true(session_decide(oracle->session, &decision, NULL));
        arena_free(&arena);
    }
}

static int32_t value(const Oracle *oracle, int i) {
    return session_step(oracle->session, i).decision.value[0];
}

static void assert_same_decision(const Decision *a, const Decision *b) {
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->count, b->count);
    for (int i = 0; i < a->count; i++) assert_int_equal(a->value[i], b->value[i]);
}

static Str ending(const Oracle *oracle) {
    int index = session_ending(oracle->session);
    return index < 0 ? STR_NONE : oracle->scenario->endings[index].name;
}

static Str outcome(Arena *arena, const Oracle *oracle) {
    return score_print(arena, session_outcome(oracle->session));
}

static void assert_same_score(Score a, Score b) {
    assert_int_equal(a.scored, b.scored);
    assert_int_equal(a.numerator, b.numerator);
    assert_int_equal(a.denominator, b.denominator);
}

static void assert_same_session(const Session *session, const Oracle *oracle) {
    assert_int_equal(session_steps(session), session_steps(oracle->session));
    for (int i = 0; i < session_steps(session); i++) {
        Step step = session_step(session, i);
        Step expected = session_step(oracle->session, i);
        assert_int_equal(step.hash, expected.hash);
        assert_same_decision(&step.decision, &expected.decision);
    }
    assert_int_equal(session_hash(session), session_hash(oracle->session));
    assert_int_equal(session_ending(session), session_ending(oracle->session));
    assert_same_score(session_outcome(session), session_outcome(oracle->session));
}

static void assert_same_journal(const Journal *journal, const Oracle *oracle, const char *language) {
    Arena arena = {0};
    assert_str(journal->head.language, language);
    assert_int_equal(journal->seed, session_seed(oracle->session));
    assert_int_equal(journal->step_count, session_steps(oracle->session));
    for (int i = 0; i < journal->step_count; i++) {
        Step expected = session_step(oracle->session, i);
        assert_int_equal(journal->steps[i].hash, expected.hash);
        assert_same_decision(&journal->steps[i].decision, &expected.decision);
        assert_true(str_equal(journal->steps[i].beat, oracle->beats[i]));
    }
    assert_true(str_equal(journal->ending, ending(oracle)));
    if (journal->ended) assert_true(str_equal(journal->outcome, outcome(&arena, oracle)));
    arena_free(&arena);
}

// What the store has of the run that was played last.
static void check_store(Place *place, const Oracle *oracle) {
    Arena arena = {0};
    Err err = {0};
    RunInfo info;
    const Journal *journal = store_journal(world_keeper(place->world)->store, &arena, ++place->kept, &info, &err);
    assert_no_faults(&err);
    assert_same_journal(journal, oracle, place->language);
    assert_int_equal(info.ended, session_ending(oracle->session) >= 0);
    if (info.ended) assert_same_score(info.outcome, session_outcome(oracle->session));
    arena_free(&arena);
}

static void press(Place *place, Key key, int code) {
    app_frame(place->app, &(Input){.kind = INPUT_KEY, .key = key, .code = (uint32_t)code}, &place->list);
}

static bool is_labelled(const DrawList *list, Str label) {
    for (int i = 0; i < list->widget_count; i++)
        if (str_equal(list->widgets[i].label, label)) return true;
    return false;
}

static bool is_read(const DrawList *list, Str part) {
    for (int i = 0; i < list->text_count; i++)
        if (str_find(list->texts[i].text, part, 0) >= 0) return true;
    return false;
}

static void check_journal(const Place *place, const Oracle *oracle) {
    Arena arena = {0};
    Err err = {0};
    Str text = run_journal(app_run(place->app), &arena);
    const Journal *journal = journal_read(&arena, STR("journal"), text, &err);
    assert_no_faults(&err);
    assert_same_journal(journal, oracle, place->language);
    Session *session = journal_replay(journal, STR("journal"), oracle->scenario, &err);
    assert_no_faults(&err);
    assert_same_session(session, oracle);
    session_free(session);
    arena_free(&arena);
}

// A text of the program with what it is filled with.
static Str own(const Place *place, Arena *arena, const char *english, Str filled) {
    return str_fill(arena, world_text(place->world, str_from(english)), &filled, 1);
}

// Tab by Tab to what is so labelled.
static void go_to(Place *place, Str label) {
    for (int i = 0; i < 200; i++) {
        const DrawList *list = &place->list;
        for (int w = 0; w < list->widget_count; w++)
            if (list->widgets[w].focused && str_equal(list->widgets[w].label, label)) return;
        press(place, KEY_TAB, 0);
    }
    fail_msg("nothing that the keyboard can reach is labelled “%.*s”", STR_PRINT(label));
}

static void press_often(Place *place, Key key, int times) {
    for (int i = 0; i < times; i++) press(place, key, 0);
}

static void lay_out(Place *place, const ViewTable *table, int outcome) {
    Package package = table_package(table, outcome);
    for (int i = 0; i < table->issue_count; i++) {
        go_to(place, table->issues[i].name);
        press(place, KEY_HOME, 0);
        press_often(place, KEY_RIGHT, package.value[i]);
    }
}

static void offer_by_keys(Place *place, const ViewTable *table, const Decision *decision) {
    press_often(place, KEY_DELETE, PACKAGES_MAX - 1);
    lay_out(place, table, decision->value[1]);
    for (int i = 2; i < decision->count; i++) {
        press(place, KEY_LETTER, 'p');
        lay_out(place, table, decision->value[i]);
    }
    press(place, KEY_LETTER, deal_act_key((TableAct)(ACTED_OFFER + decision->value[0] - MANNER_PLAIN)));
}

static void prepare_by_keys(Place *place, const ViewTable *table, const Decision *decision, Arena *arena) {
    if (decision->value[0]) press(place, KEY_LETTER, '0' + decision->value[0]);
    static const char *const sliders[] = {"Your limit", "Your target"};
    for (int i = 0; i < 2; i++) {
        go_to(place, own(place, arena, sliders[i], STR_NONE));
        press(place, KEY_HOME, 0);
        press_often(place, KEY_PAGE_UP, decision->value[1 + i] / 10);
        press_often(place, KEY_RIGHT, decision->value[1 + i] % 10);
    }
    for (int i = 0; i < table->issue_count; i++) {
        go_to(place, own(place, arena, "{1}: how much it matters to them", table->issues[i].name));
        press(place, KEY_HOME, 0);
        press_often(place, KEY_RIGHT, decision->value[3 + i] - 1);
    }
    go_to(place, own(place, arena, "To the table", STR_NONE));
    press(place, KEY_ENTER, 0);
}

// The act at the table, by keys alone.
static void act_by_keys(Place *place, const ViewTable *table, const Decision *decision, Arena *arena) {
    TableAct act = negotiation_act(decision);
    if (act == ACTED_PREPARE) {
        prepare_by_keys(place, table, decision, arena);
    } else if (decision->kind == DECISION_OFFER) {
        offer_by_keys(place, table, decision);
    } else {
        if (decision->kind == DECISION_TALK && decision->value[1]) go_to(place, table->issues[decision->value[1] - 1].name);
        press(place, KEY_LETTER, deal_act_key(act));
    }
    if (act != ACTED_WALK) return;
    go_to(place, own(place, arena, "Walk away", STR_NONE));
    press(place, KEY_ENTER, 0);
}

// The digit of the option that is labelled as the session's view has it, and Enter at the end.
static void play_window(Place *place, const Oracle *oracle) {
    Arena arena = {0};
    assert_true(app_play(place->app, oracle->name, oracle->path, session_seed(oracle->session), true));
    press(place, KEY_NONE, 0);
    for (int i = 0; i < session_steps(oracle->session); i++) {
        arena_reset(&arena);
        View view = session_view(run_session(app_run(place->app)), place->texts, &arena);
        Decision decision = session_step(oracle->session, i).decision;
        if (oracle->shown[i]) assert_true(is_labelled(&place->list, view.options[oracle->shown[i] - 1].text));
        if (oracle->shown[i])
            press(place, KEY_LETTER, '0' + oracle->shown[i]);
        else
            act_by_keys(place, view.table, &decision, &arena);
        assert_int_equal(session_hash(run_session(app_run(place->app))), session_step(oracle->session, i).hash);
    }
    if (session_ending(oracle->session) >= 0) {
        press(place, KEY_ENTER, 0);
        press(place, KEY_ESCAPE, 0);  // past the questions
        assert_true(is_read(&place->list, outcome(&arena, oracle)));
    }
    assert_same_session(run_session(app_run(place->app)), oracle);
    check_journal(place, oracle);
    check_store(place, oracle);
    arena_free(&arena);
}

// The numbers and moves of the whole run go in, what the client says comes out, to be freed.
static char *play_client(Place *place, const Oracle *oracle, bool json, size_t *size) {
    Arena arena = {0};
    StrBuf input = {.arena = &arena};
    for (int i = 0; i < session_steps(oracle->session); i++) {
        buf_add(&input, oracle->said[i]);
        buf_char(&input, '\n');
    }
    char *said = NULL;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], buf_str(&input).data, input.len), input.len);
    close(ends[1]);
    Lines in = {.descriptor = ends[0]};
    FILE *out = open_memstream(&said, size);
    const ClientAsk ask = {
        .path = oracle->path, .name = oracle->name, .seed = session_seed(oracle->session), .has_seed = true, .json = json};
    assert_int_equal(client_play(place->world, &ask, &in, out), 0);
    close(ends[0]);
    fclose(out);
    arena_free(&arena);
    return said;
}

static void assert_json_hash(const json_t *object, uint64_t hash) {
    uint64_t found;
    assert_true(str_to_hex64(str_from(json_string_value(json_object_get(object, "hash"))), &found));
    assert_int_equal(found, hash);
}

// The next line, which must be an object with this one member.
static json_t *next_line(char **at, const char *name, json_t **member) {
    char *end = strchr(*at, '\n');
    assert_non_null(end);
    json_t *line = json_loadb(*at, (size_t)(end - *at), 0, NULL);
    *at = end + 1;
    *member = json_object_get(line, name);
    if (!*member || json_object_size(line) != 1) fail_msg("not a line of “%s”", name);
    return line;
}

static void check_json_option(const json_t *view, const Oracle *oracle, int i) {
    const json_t *option = json_array_get(json_object_get(view, "options"), (size_t)oracle->shown[i] - 1);
    assert_int_equal(json_integer_value(json_object_get(option, "n")), oracle->shown[i]);
    assert_int_equal(json_integer_value(json_object_get(option, "option")), value(oracle, i));
}

// The act that is taken is shown as open, and no option is.
static void check_json_table(const json_t *view, const Oracle *oracle, int i) {
    const json_t *act, *acts = json_object_get(json_object_get(view, "table"), "acts");
    Decision decision = session_step(oracle->session, i).decision;
    bool open = false;
    size_t at;
    json_array_foreach(acts, at, act) {
        bool same = str_equal(str_from(json_string_value(json_object_get(act, "act"))), table_act_names[negotiation_act(&decision)]);
        open |= same && json_is_true(json_object_get(act, "open"));
    }
    assert_true(open);
    assert_int_equal(json_array_size(json_object_get(view, "options")), 0);
}

static void check_json_step(char **at, const Oracle *oracle, int i) {
    json_t *view, *decision, *line = next_line(at, "view", &view);
    assert_str(oracle->beats[i], json_string_value(json_object_get(view, "beat")));
    if (oracle->shown[i]) check_json_option(view, oracle, i);
    if (!oracle->shown[i]) check_json_table(view, oracle, i);
    json_decref(line);
    line = next_line(at, "decision", &decision);
    assert_str(oracle->beats[i], json_string_value(json_object_get(decision, "beat")));
    if (oracle->shown[i])
        assert_int_equal(json_integer_value(json_object_get(decision, "value")), value(oracle, i));
    else
        assert_str(oracle->said[i], json_string_value(json_object_get(decision, "move")));
    assert_json_hash(decision, session_step(oracle->session, i).hash);
    json_decref(line);
}

static void play_json(Place *place, const Oracle *oracle) {
    size_t size;
    char *said = play_client(place, oracle, true, &size), *at = said;
    for (int i = 0; i < session_steps(oracle->session); i++) check_json_step(&at, oracle, i);
    json_t *member, *line = next_line(&at, "view", &member);
    json_decref(line);
    if (session_ending(oracle->session) >= 0) {
        Arena arena = {0};
        char number[32];
        line = next_line(&at, "debrief", &member);
        assert_int_equal(json_array_size(json_object_get(member, "decisions")), session_steps(oracle->session));
        json_decref(line);
        line = next_line(&at, "end", &member);
        assert_str(ending(oracle), json_string_value(json_object_get(member, "ending")));
        snprintf(number, sizeof number, "%.1f", json_real_value(json_object_get(member, "outcome")));
        assert_str(outcome(&arena, oracle), number);
        assert_json_hash(member, session_hash(oracle->session));
        json_decref(line);
        arena_free(&arena);
        assert_int_equal(at - said, size);
    }
    free(said);
    check_store(place, oracle);
}

// What stands in the text where this is decided: number and text of the option, or what the act is in words.
static Str told(const Place *place, const Oracle *oracle, const View *view, int i, Arena *arena) {
    Decision decision = session_step(oracle->session, i).decision;
    if (!oracle->shown[i]) return move_words(world_catalog(place->world, str_from(place->language)), view->table, &decision, arena);
    Str args[] = {str_int(arena, oracle->shown[i]), view->options[oracle->shown[i] - 1].text};
    return str_fill(arena, STR("\n{1}. {2}\n"), args, 2);
}

// All that was decided stands there, one after the other, and at the end the outcome.
static void play_text(Place *place, const Oracle *oracle) {
    size_t size;
    Arena arena = {0};
    char *said = play_client(place, oracle, false, &size);
    const Str all = {said, size};
    size_t from = 0;
    Session *session = session_open(oracle->scenario, session_seed(oracle->session), NULL);
    for (int i = 0; i < session_steps(oracle->session); i++) {
        arena_reset(&arena);
        View view = session_view(session, place->texts, &arena);
        ptrdiff_t at = str_find(all, told(place, oracle, &view, i, &arena), from);
        assert_true(at >= 0);
        from = (size_t)at + 1;
        Decision decision = session_step(oracle->session, i).decision;
        assert_true(session_decide(session, &decision, NULL));
    }
    session_free(session);
    if (session_ending(oracle->session) >= 0) assert_true(str_find(all, outcome(&arena, oracle), from) >= 0);
    arena_free(&arena);
    free(said);
    check_store(place, oracle);
}

static void compare(Stage *stage, const Oracle *oracle) {
    for (int i = 0; i < 2; i++) {
        Place *place = &stage->places[i];
        if (place->kept >= STORE_RUNS) {
            close_place(place);
            open_place(stage, place);
        }
        place->texts = world_scenario_catalog(place->world, oracle->path, str_from(place->language));
        assert_int_equal(place->texts != NULL, i > 0);
        play_window(place, oracle);
        play_json(place, oracle);
        play_text(place, oracle);
    }
}

// Most seeds are as a person would type them, some use all that a store can hold.
static uint64_t seed_of(uint64_t run) {
    return run % 10 ? run : hash_mix(run) >> 1;
}

static uint64_t runs_wanted(void) {
    const char *asked = getenv("COUNTERPART_RUNS");
    int64_t runs = RUNS;
    if (asked && (!str_to_int(str_from(asked), &runs) || runs < SCENARIOS)) fail_msg("COUNTERPART_RUNS is not a number of runs");
    return (uint64_t)runs;
}

static void check_scenario(Stage *stage, const char *name, uint64_t first) {
    Oracle oracle = {0};
    Err err = {0};
    assert_true(world_find(stage->places[0].world, str_from(name), &oracle.path, &oracle.name, &err));
    oracle.path = str_copy(&oracle.arena, oracle.path);
    oracle.name = str_copy(&oracle.arena, oracle.name);
    oracle.scenario = world_load(stage->places[0].world, oracle.path, oracle.name, &err);
    assert_no_faults(&err);
    uint64_t ended = 0, decisions = 0, runs = 0;
    uint64_t step = SCENARIOS * (oracle.scenario->table ? TABLES_TAKE : 1);
    for (uint64_t run = first; run < runs_wanted(); run += step, runs++) {
        play_oracle(&oracle, seed_of(run));
        compare(stage, &oracle);
        ended += session_ending(oracle.session) >= 0;
        decisions += (uint64_t)session_steps(oracle.session);
    }
    print_message("%s: %" PRIu64 " runs, %" PRIu64 " of them to the end, %" PRIu64 " decisions, each 6 times\n", name, runs, ended,
                  decisions);
    session_free(oracle.session);
    scenario_free(oracle.scenario);
    arena_free(&oracle.arena);
}

static void line_down_is_one_game(void **state) {
    check_scenario(*state, "complaint/line-down", 0);
}

static void cheaper_pump_is_one_game(void **state) {
    check_scenario(*state, "relationship/cheaper-pump", 1);
}

static void friday_six_is_one_game(void **state) {
    check_scenario(*state, "negotiation/friday-six", 2);
}

static void sensors_are_one_game(void **state) {
    check_scenario(*state, "tests/core/table/sensors.lua", 3);
}

static void price_talk_is_one_game(void **state) {
    check_scenario(*state, "negotiation/price-talk", 4);
}

static void frame_contract_is_one_game(void **state) {
    check_scenario(*state, "negotiation/frame-contract", 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_down_is_one_game), cmocka_unit_test(cheaper_pump_is_one_game), cmocka_unit_test(friday_six_is_one_game),
        cmocka_unit_test(sensors_are_one_game),  cmocka_unit_test(price_talk_is_one_game),   cmocka_unit_test(frame_contract_is_one_game),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
