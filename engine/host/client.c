// Reads numbers and moves, one a line, and makes decisions of them: from a person at a terminal or from a pipe.
#include "host/client.h"

#include "base/utf8.h"
#include "core/move.h"
#include "core/play.h"
#include "host/watch.h"
#include "ui/moves.h"

typedef struct Client {
    World *world;
    const ClientAsk *ask;
    Scenario *scenario;
    Run *run;
    ClientOut out;
    Lines *in;
    Watch *watch;
    DebriefMemory *memory;  // of the run, so that guided play judges one decision at a time
    bool broken;            // the scenario's file has faults now, and no decision is taken
} Client;

void client_fault(const ClientOut *client, const Fault *fault, Arena *arena) {
    fflush(client->out);
    fprintf(stderr, "%.*s\n", STR_PRINT(utf8_clean(arena, fault_print(arena, fault))));
}

Str client_speaker(const ClientOut *client, const ViewLine *line) {
    return line->speaker == SPEAKER_YOU ? world_text(client->world, line->who) : line->who;
}

static void print_faults(Client *client, const Err *err) {
    Arena arena = {0};
    for (int i = 0; i < err->count; i++) client->out.fault(&client->out, &err->faults[i], &arena);
    arena_free(&arena);
}

static void say_fault(Client *client, Str pattern, const Str *args, int count) {
    Err err = {.catalog = world_catalog(client->world, world_language(client->world))};
    err_add(&err, STR_NONE, 0, pattern, args, count);
    print_faults(client, &err);
    err_free(&err);
}

static bool resume(Client *client, const ClientAsk *ask, Err *err) {
    Arena arena = {0};
    RunInfo info = {.id = ask->run};
    Keeper *keeper = world_keeper(client->world);
    if (!ask->run && keeper->store && !run_find_open(keeper, ask->name, &arena, &info))
        ERR(err, STR_NONE, 0, "There is no open run of “{1}” to resume.", ask->name);
    else
        client->run = run_resume(client->scenario, info.id, keeper, err);
    arena_free(&arena);
    return client->run != NULL;
}

static bool start(Client *client, const ClientAsk *ask, Err *err) {
    if (ask->resume) return resume(client, ask, err);
    client->run = run_start(client->scenario, ask->has_seed ? ask->seed : world_seed(), world_language(client->world),
                            ask->guided ? COACHING_GUIDED : COACHING_ASSESSED, world_keeper(client->world), err);
    return client->run != NULL;
}

static void warn_unkept(Client *client, bool *warned) {
    if (run_kept(client->run) || *warned) return;
    *warned = true;
    Str why = world_keeper(client->world)->warning;
    say_fault(client, STR("This run is not being saved. {1}"), &why, 1);
}

// The option that is shown at this number, or NULL.
static const ViewOption *chosen(const View *view, Str line) {
    int64_t number;
    if (!str_to_int(str_trim(line), &number) || number < 1 || number > view->option_count) return NULL;
    return &view->options[number - 1];
}

// Judged, where the coach can look ahead.
static bool debrief(const Client *client, Arena *arena, Debrief *told) {
    const Session *session = run_session(client->run);
    AppSearch ahead =
        searcher_ask(world_searcher(client->world), client->ask->path, client->ask->name, client->scenario, session_seed(session));
    return debrief_renew(client->memory, session, ahead.search, arena, told, NULL);
}

static void guide(Client *client, Arena *arena) {
    Debrief told;
    if (run_coaching(client->run) == COACHING_GUIDED && debrief(client, arena, &told))
        client->out.guide(&client->out, run_session(client->run), &told, arena);
}

// The accuracy is kept, too; a store that fails then has said so before.
static void end(Client *client, const View *view, Arena *arena) {
    Debrief told = {.accuracy = ACCURACY_UNKNOWN};
    bool judged = debrief(client, arena, &told) && told.judged;
    if (judged && run_kept(client->run)) run_judge(client->run, told.accuracy, NULL);
    client->out.end(&client->out, client->run, view, &told, arena);
}

bool client_at_table(const View *view) {
    return view->table && view->table->asks;
}

// Why the act can't be taken now is told to a player, who doesn't ask where in the file that is.
static bool is_open(const Client *client, const Decision *decision, Err *err) {
    Err reasons = {.catalog = err->catalog};
    bool open = play_allows(client->scenario, decision, session_row(run_session(client->run)), &reasons);
    for (int i = 0; i < reasons.count; i++) ERR(err, STR_NONE, 0, "{1}", reasons.faults[i].text);
    err_free(&reasons);
    return open;
}

// The decision that the line says, and what it is in words.
static bool read_decision(Client *client, const View *view, Str line, Decision *decision, Str *words, Arena *arena, Err *err) {
    const Session *session = run_session(client->run);
    if (client_at_table(view)) {
        bool read = move_read(client->scenario, view->table, session_row(session), line, decision, STR_NONE, 0, err) &&
                    is_open(client, decision, err);
        if (read) *words = move_words(world_catalog(client->world, world_language(client->world)), view->table, decision, arena);
        return read;
    }
    const ViewOption *option = chosen(view, line);
    if (!option) {
        ERR(err, STR_NONE, 0, "Please give a number from 1 to {1}.", str_int(arena, view->option_count));
        return false;
    }
    *decision = (Decision){DECISION_CHOOSE, 1, {option->number}};
    *words = option->text;
    return true;
}

static void decide(Client *client, const View *view, Str line, Arena *arena) {
    Decision decision;
    Str words;
    Err err = {.catalog = world_catalog(client->world, world_language(client->world))};
    if (read_decision(client, view, line, &decision, &words, arena, &err) && run_decide(client->run, &decision, &err)) {
        const Session *session = run_session(client->run);
        Step step = session_step(session, session_steps(session) - 1);
        client->out.decision(&client->out, session, &step, words, arena);
        guide(client, arena);
    }
    print_faults(client, &err);
    err_free(&err);
}

// Takes one line; false when nothing is new. A person who mistypes at a table need not hear all of it again.
static bool take(Client *client, const View *view, Str line, Arena *arena) {
    ClientOut *out = &client->out;
    const Session *session = run_session(client->run);
    int before = session_steps(session);
    if (out->heard) line = out->heard(line, arena);
    bool asked = client_at_table(view) && out->asked && out->asked(out, view, str_trim(line), arena);
    if (!asked) decide(client, view, line, arena);
    if (!client_at_table(view) || !out->again || session_steps(session) > before) return true;
    out->again(out, view, arena);
    return false;
}

static bool is_word(const char *line, const char *word) {
    return str_equal(str_trim(str_from(line)), str_from(word));
}

// The file was saved: the run goes on under it, or waits as it is.
static void reload(Client *client) {
    Arena arena = {0};
    Err err = {.catalog = world_catalog(client->world, world_language(client->world))};
    Scenario *now = world_load(client->world, client->ask->path, client->ask->name, &err);
    uint64_t before = client->scenario->logic;
    Run *run = now ? run_carry(client->run, now, &err) : NULL;
    client->broken = !run;
    if (run) {
        run_free(client->run);
        scenario_free(client->scenario);
        client->run = run;
        client->scenario = now;
        world_renew(client->world, now);
        client->out.texts = world_scenario_catalog(client->world, client->ask->path, world_language(client->world));
        client->out.reloaded(&client->out, run, before != now->logic, &arena);
    } else {
        scenario_free(now);
    }
    print_faults(client, &err);
    if (!run) say_fault(client, STR("The run waits as it is; it goes on at the same place as soon as this is mended."), NULL, 0);
    err_free(&err);
    arena_free(&arena);
}

typedef enum Heard { HEARD_LINE, HEARD_CHANGE, HEARD_END } Heard;

static Heard listen(Client *client, char line[LINE_MOST]) {
    for (;;) {
        if (watch_changed(client->watch)) return HEARD_CHANGE;
        if (lines_take(client->in, line)) return HEARD_LINE;
        if (client->in->ended) return HEARD_END;
        if (watch_wait(client->watch, client->in->descriptor) == WATCH_CHANGED) return HEARD_CHANGE;
        lines_read(client->in);
    }
}

// What was heard, until there is something new to show. False when the run is left.
static bool go_on(Client *client, const View *view, Arena *arena) {
    char line[LINE_MOST];
    bool news = false;
    while (!news || client->broken) {
        fflush(client->out.out);
        Heard heard = listen(client, line);
        if (heard == HEARD_END || (heard == HEARD_LINE && is_word(line, "q"))) return false;
        news = heard == HEARD_CHANGE;
        if (heard == HEARD_CHANGE)
            reload(client);
        else if (client->broken)
            say_fault(client, STR("The scenario has faults now: no decision is taken until they are mended."), NULL, 0);
        else
            news = take(client, view, str_from(line), arena);
    }
    return true;
}

static void play(Client *client) {
    bool warned = false;
    Arena arena = {0};
    client->out.begin(&client->out, run_session(client->run), &arena);
    for (;;) {
        arena_reset(&arena);
        const Session *session = run_session(client->run);
        View view = session_view(session, client->out.texts, &arena);
        warn_unkept(client, &warned);
        client->out.view(&client->out, session, &view, &arena);
        if (view.ending.len) {
            end(client, &view, &arena);
            break;
        }
        fflush(client->out.out);
        bool stuck = !view.option_count && !client_at_table(&view);
        if (stuck) say_fault(client, STR("No option is open here, and the scene has no way on: the scenario has a fault."), NULL, 0);
        if (stuck || !go_on(client, &view, &arena)) {
            client->out.suspended(&client->out, client->run, &arena);
            break;
        }
    }
    fflush(client->out.out);
    arena_free(&arena);
}

int client_play(World *world, const ClientAsk *ask, Lines *in, FILE *out) {
    Client client = {.world = world, .ask = ask, .out = ask->json ? client_json : client_text, .in = in};
    client.memory = debrief_memory_open();
    client.out.out = out;
    client.out.world = world;
    Err err = {.catalog = world_catalog(world, world_language(world))};
    int code = 0;
    client.watch = watch_open(ask->path);
    client.scenario = world_load(world, ask->path, ask->name, &err);
    client.out.texts = world_scenario_catalog(world, ask->path, world_language(world));
    if (!client.scenario)
        code = 3;
    else if (!start(&client, ask, &err))
        code = ask->resume ? 4 : 3;
    print_faults(&client, &err);
    err_free(&err);
    if (!code) play(&client);
    watch_close(client.watch);
    debrief_memory_free(client.memory);
    run_free(client.run);
    scenario_free(client.scenario);
    return code;
}

static void print_filled(World *world, FILE *out, Str pattern, const Str *args, int count) {
    Arena arena = {0};
    Str line = str_fill(&arena, world_text(world, pattern), args, count);
    fprintf(out, "%.*s\n", STR_PRINT(line));
    arena_free(&arena);
}

static void print_library(World *world, FILE *out, const LibraryItem *items, int count) {
    Arena arena = {0};
    for (int i = 0; i < count; i++) {
        const LibraryItem *item = &items[i];
        Str args[] = {str_int(&arena, i + 1), catalog_get(item->catalog, STR_NONE, item->title), world_text(world, item->kind),
                      str_int(&arena, item->level), str_int(&arena, item->minutes)};
        print_filled(world, out, STR("{1}. {2} ({3}, level {4}, about {5} minutes)"), args, 5);
    }
    Str most = str_int(&arena, count);
    print_filled(world, out, STR("Which scenario? Your number (1 to {1}; q stops):"), &most, 1);
    fflush(out);
    arena_free(&arena);
}

bool client_pick(World *world, Lines *in, FILE *out, ClientAsk *ask) {
    const LibraryItem *items;
    int count = world_library(world, world_language(world), &items);
    char line[LINE_MOST];
    print_library(world, out, items, count);
    while (lines_next(in, line) && !is_word(line, "q")) {
        int64_t number;
        if (str_to_int(str_trim(str_from(line)), &number) && number >= 1 && number <= count) {
            ask->path = items[number - 1].path;
            ask->name = items[number - 1].name;
            return true;
        }
        print_library(world, out, items, count);
    }
    return false;
}
