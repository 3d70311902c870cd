// Reads the command line against two tables, of commands and of flags, and does what it says.
#include "host/commands.h"

#include "base/utf8.h"
#include "host/checking.h"
#include "host/client.h"
#include "host/commands_coach.h"
#include "host/drive.h"
#include "host/files.h"
#include "host/paths.h"
#include "host/window.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define RUNS_MOST 1000000

enum { FLAGS = 15 };
typedef struct Ask {
    WorldAsk world;
    ClientAsk client;
    bool text, speak, help, version, reference, strict;
    Str policy, file;
    int64_t runs;
    bool used[FLAGS];  // as the table below has them
    Str *words;        // what is neither command nor flag
    int word_count;
    Arena arena;
} Ask;

typedef struct Command {
    const char *name, *arguments;
    int least, most;    // words it takes
    const char *flags;  // letters of the flag table that make sense here
    int (*run)(World *world, Ask *ask, Err *err);
    Str sentence;
} Command;

typedef struct Flag {
    char letter;
    const char *name, *argument;
    Str sentence;
} Flag;

#define S(text)                                                                                                                            \
    { text, sizeof text - 1 }
static const Flag flags[FLAGS] = {
    {'t', "text", NULL, S("Play in the terminal.")},
    {'j', "json", NULL, S("Print one JSON object a line.")},
    {'s', "seed", "N", S("Seed of the run, a whole number.")},
    {'r', "resume", NULL, S("Go on with the newest open run; a run's number may follow the name.")},
    {'g', "guided", NULL, S("Say the coach's line after each decision.")},
    {'k', "speak", NULL, S("Say what is on the screen, through speech-dispatcher.")},
    {'l', "lang", "LANGUAGE", S("en or zh-TW.")},
    {'d', "store", "FILE", S("Where runs are kept, instead of the usual place.")},
    {'p', "policy", "POLICY", S("How to choose: random, best, worst, greedy, careless, or a tactic at the table, such as reference.")},
    {'n', "runs", "N", S("How many runs, 1000 by default.")},
    {'o', "output", "FILE", S("The file to write.")},
    {'f', "reference", NULL, S("Print the reference of all scenario fields.")},
    {'x', "strict", NULL, S("Count smells as faults.")},
    {'h', "help", NULL, S("Print this help.")},
    {'v', "version", NULL, S("Print the version.")},
};

static void print_faults(const Ask *ask, const Err *err) {
    Arena arena = {0};
    ClientOut client = ask->client.json ? client_json : client_text;
    client.out = stdout;
    for (int i = 0; i < err->count; i++) client.fault(&client, &err->faults[i], &arena);
    arena_free(&arena);
}

// A run's number from the command line.
static bool read_run(Str word, int64_t *run, Err *err) {
    if (str_to_int(word, run) && *run > 0) return true;
    ERR(err, STR_NONE, 0, "“{1}” is not the number of a run.", word);
    return false;
}

static void print_text(World *world, Arena *arena, Str pattern, const Str *args, int count) {
    Str line = str_fill(arena, world_text(world, pattern), args, count);
    printf("%.*s\n", STR_PRINT(line));
}
#define PRINT(world, arena, pattern, ...)                                                                                                  \
    print_text((world), (arena), STR(pattern), (const Str[]){__VA_ARGS__}, (int)(sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str)))

static int open_window(World *world, Ask *ask, Err *err) {
    AppWorld app = world_app(world);
    WindowStart start = {.name = ask->client.name,
                         .path = ask->client.path,
                         .seed = ask->client.seed,
                         .has_seed = ask->client.has_seed,
                         .guided = ask->client.guided,
                         .speak = ask->speak,
                         .sounds = paths_join(&ask->arena, world_share(world), STR("assets/sounds")),
                         .searcher = world_searcher(world),
                         .images = world_images(world),
                         .letters = paths_join(&ask->arena, world_cache(world), STR("letters"))};
    return window_run(&app, world_language(world), &start, err);
}

static int do_play(World *world, Ask *ask, Err *err) {
    ClientAsk *client = &ask->client;
    if (ask->word_count && !world_find(world, ask->words[0], &client->path, &client->name, err)) return EXIT_USAGE;
    if (ask->word_count > 1 && !read_run(ask->words[1], &client->run, err)) return EXIT_USAGE;
    client->resume |= client->run > 0;
    bool window = !ask->text && !client->json;
    if (!window && ask->speak) {
        ERR(err, STR_NONE, 0, "“{1}” is for the window; it has no meaning with {2}.", STR("--speak"),
            client->json ? STR("--json") : STR("--text"));
        return EXIT_USAGE;
    }
    if (window && client->resume) {
        ERR(err, STR_NONE, 0, "The window offers the open run on its first screen; “{1}” goes on with it in the terminal.",
            STR("--text --resume"));
        return EXIT_USAGE;
    }
    if (client->resume && (client->guided || client->has_seed)) {
        ERR(err, STR_NONE, 0, "A run goes on as it was begun: {1} has no meaning with {2}.",
            client->guided ? STR("--guided") : STR("--seed"), STR("--resume"));
        return EXIT_USAGE;
    }
    if (window) return open_window(world, ask, err);
    if (!ask->word_count && client->json) {
        ERR(err, STR_NONE, 0, "Which scenario? {1}", STR("counterpart play NAME --json"));
        return EXIT_USAGE;
    }
    Lines in = {.descriptor = STDIN_FILENO};
    if (!ask->word_count && !client_pick(world, &in, stdout, client)) return EXIT_OK;
    return client_play(world, client, &in, stdout);
}

// A text journal, or every run of a store.
static bool replay_journal(World *world, const Journal *journal, Str file, Ask *ask, Err *err) {
    Str path, name;
    Scenario *scenario = world_find(world, journal->scenario, &path, &name, err) ? world_load(world, path, name, err) : NULL;
    Session *session = scenario ? journal_replay(journal, file, scenario, err) : NULL;
    if (session) {
        bool ended = session_ending(session) >= 0;
        Str ending = ended ? scenario->endings[session_ending(session)].name : STR("-");
        Str args[] = {file,
                      journal->scenario,
                      str_int(&ask->arena, session_steps(session)),
                      ending,
                      score_print(&ask->arena, ended ? session_outcome(session) : (Score){0}),
                      str_hex64(&ask->arena, session_hash(session))};
        print_text(world, &ask->arena, STR("{1}: {2}, decisions: {3}, ending {4}, outcome {5}, hash {6}"), args, 6);
    }
    bool ok = session != NULL;
    session_free(session);
    scenario_free(scenario);
    return ok;
}

static int replay_store(World *world, Ask *ask, Str path, Err *err) {
    Store *store = store_open(path, err);
    RunInfo *runs;
    int count = store ? store_runs(store, &ask->arena, &runs, err) : -1, code = count < 0 ? EXIT_WORLD : EXIT_OK;
    for (int i = 0; i < count; i++) {
        RunInfo info;
        Journal *journal = store_journal(store, &ask->arena, runs[i].id, &info, err);
        Str name = str_fill(&ask->arena, STR("{1} run {2}"), (Str[]){path, str_int(&ask->arena, runs[i].id)}, 2);
        if (!journal || !replay_journal(world, journal, name, ask, err)) code = EXIT_FINDINGS;
    }
    if (count >= 0 && !store_verify(store, err)) code = EXIT_FINDINGS;
    store_close(store);
    return code;
}

static int do_replay(World *world, Ask *ask, Err *err) {
    int code = EXIT_OK;
    for (int i = 0; i < ask->word_count; i++) {
        Str text, path = ask->words[i];
        const Files *files = world_files(world);
        if (files_begins(path, STR("SQLite format 3"))) {
            int result = replay_store(world, ask, path, err);
            if (result) code = result;
            continue;
        }
        if (!files->read(files->context, &ask->arena, path, &text, err)) {
            code = EXIT_WORLD;
            continue;
        }
        Journal *journal = journal_read(&ask->arena, path, text, err);
        if (!journal || !replay_journal(world, journal, path, ask, err)) code = EXIT_FINDINGS;
    }
    return code;
}

static int do_journal(World *world, Ask *ask, Err *err) {
    Keeper *keeper = world_keeper(world);
    if (!keeper->store) {
        ERR(err, STR_NONE, 0, "The store can't be opened. {1}", keeper->warning);
        return EXIT_WORLD;
    }
    RunInfo *runs, info;
    int count = store_runs(keeper->store, &ask->arena, &runs, err);
    if (count < 0) return EXIT_WORLD;
    if (!ask->word_count) {
        for (int i = 0; i < count; i++) {
            Str args[] = {str_int(&ask->arena, runs[i].id),          runs[i].scenario,
                          str_int(&ask->arena, runs[i].decisions),   runs[i].ended ? runs[i].ending : STR("-"),
                          score_print(&ask->arena, runs[i].outcome), accuracy_print(&ask->arena, runs[i].accuracy)};
            print_text(world, &ask->arena, STR("{1}: {2}, decisions: {3}, ending {4}, outcome {5}, accuracy {6}"), args, 6);
        }
        return EXIT_OK;
    }
    int64_t id;
    if (!read_run(ask->words[0], &id, err)) return EXIT_USAGE;
    Journal *journal = store_journal(keeper->store, &ask->arena, id, &info, err);
    if (!journal) return EXIT_WORLD;
    Str path, name;
    Scenario *scenario = world_find(world, journal->scenario, &path, &name, err) ? world_load(world, path, name, err) : NULL;
    Session *session = scenario ? journal_replay(journal, journal->scenario, scenario, err) : NULL;
    if (session) {
        Str text = journal_write(&ask->arena, session, &journal->head);
        fwrite(text.data, 1, text.len, stdout);
    }
    int code = session ? EXIT_OK : EXIT_FINDINGS;
    session_free(session);
    scenario_free(scenario);
    return code;
}

static int do_check(World *world, Ask *ask, Err *err) {
    (void)err;
    if (ask->reference) {
        Str text = checking_reference(&ask->arena);
        fwrite(text.data, 1, text.len, stdout);
        return EXIT_OK;
    }
    CheckingAsk checking = {ask->words, ask->word_count, ask->client.json, ask->strict};
    return checking_run(world, &checking, stdout);
}

static CoachAsk coach_ask(const Ask *ask) {
    return (CoachAsk){.name = ask->words[0],
                      .seed = ask->client.has_seed ? ask->client.seed : 1,
                      .json = ask->client.json,
                      .policy = ask->policy,
                      .runs = ask->runs ? ask->runs : 1000,
                      .file = ask->file};
}

static int do_analyze(World *world, Ask *ask, Err *err) {
    CoachAsk coach = coach_ask(ask);
    return coach_analyze(world, &coach, stdout, err);
}

static int do_simulate(World *world, Ask *ask, Err *err) {
    CoachAsk coach = coach_ask(ask);
    return coach_simulate(world, &coach, stdout, err);
}

static int do_graph(World *world, Ask *ask, Err *err) {
    CoachAsk coach = coach_ask(ask);
    return coach_graph(world, &coach, stdout, err);
}

static int do_verify(World *world, Ask *ask, Err *err) {
    return coach_verify(world, ask->words, ask->word_count, ask->client.json, stdout, err);
}

static int do_drive(World *world, Ask *ask, Err *err) {
    Str script;
    const Files *files = world_files(world);
    if (!files->read(files->context, &ask->arena, ask->words[0], &script, err)) return EXIT_WORLD;
    AppWorld app = world_app(world);
    return drive_run(&app, world_images(world), ask->words[0], script, world_language(world), err);
}

static void print_technique(World *world, Arena *arena, const Handbook *book, const Technique *t) {
    const Catalog *texts = world_handbook_catalog(world, world_language(world));
    PRINT(world, arena, "{1}: {2}", t->id, catalog_get(texts, t->id, t->name));
    PRINT(world, arena, "What one sees: {1}", catalog_get(texts, t->id, t->behaviour));
    PRINT(world, arena, "The tempting mistake: {1}", catalog_get(texts, t->id, t->mistake));
    for (int i = 0; i < t->section_count; i++) {
        const Section *section = &book->sections[t->sections[i]];
        PRINT(world, arena, "Section {1}: {2}", section->id, catalog_get(texts, section->id, section->title));
    }
}

static void print_section(World *world, Arena *arena, const Handbook *book, const Section *section) {
    const Catalog *texts = world_handbook_catalog(world, world_language(world));
    PRINT(world, arena, "{1} {2}", section->id, catalog_get(texts, section->id, section->title));
    PRINT(world, arena, "{1}", catalog_get(texts, section->id, section->gist));
    for (int i = 0; i < section->point_count; i++) {
        Str context = str_join(arena, str_join(arena, section->id, STR("/")), section->points[i].ref);
        PRINT(world, arena, "- {1} ({2})", catalog_get(texts, context, section->points[i].name),
              book->techniques[section->points[i].technique].id);
    }
}

static int print_entry(World *world, Ask *ask, const Handbook *book, Str id, Err *err) {
    int technique = map_get(&book->ids, id);
    if (technique >= 0) print_technique(world, &ask->arena, book, &book->techniques[technique]);
    bool found = technique >= 0;
    for (int i = 0; i < book->section_count; i++) {
        if (!str_equal(book->sections[i].id, id)) continue;
        print_section(world, &ask->arena, book, &book->sections[i]);
        found = true;
    }
    if (found) return EXIT_OK;
    Str near = str_nearest(id, book->ids.keys, book->ids.count);
    if (near.len)
        ERR(err, STR_NONE, 0, "Unknown {1} “{2}”; did you mean “{3}”?", STR("technique"), id, near);
    else
        ERR(err, STR_NONE, 0, "Unknown {1} “{2}”.", STR("technique"), id);
    return EXIT_USAGE;
}

static int do_handbook(World *world, Ask *ask, Err *err) {
    const Handbook *book = world_handbook(world);
    if (!book) {
        handbook_free(handbook_load(world_files(world), paths_join(&ask->arena, world_share(world), STR("scenarios/handbook.lua")), err));
        return EXIT_SCENARIO;
    }
    if (ask->word_count) return print_entry(world, ask, book, ask->words[0], err);
    const Catalog *texts = world_handbook_catalog(world, world_language(world));
    for (int family = 0; family < book->family_count; family++) {
        PRINT(world, &ask->arena, "{1}", catalog_get(texts, book->families[family].id, book->families[family].name));
        for (int i = 0; i < book->technique_count; i++) {
            const Technique *t = &book->techniques[i];
            if (t->family == family) PRINT(world, &ask->arena, "  {1}: {2}", t->id, catalog_get(texts, t->id, t->name));
        }
    }
    return EXIT_OK;
}

static const Command commands[] = {
    {"play", "[NAME [RUN]]", 0, 2, "tjsrgkldh", do_play,
     S("Play a scenario: in a window, in the terminal (--text), or for a program (--json).")},
    {"replay", "FILE…", 1, 1000, "lh", do_replay, S("Play journals or a whole store again and stop at the first difference.")},
    {"verify", "FILE…", 1, 1000, "jlh", do_verify, S("Compute every score of journals or whole stores anew, and name every difference.")},
    {"journal", "[RUN]", 0, 1, "ldh", do_journal, S("List the kept runs, or print one as a journal.")},
    {"check", "[PATH…]", 0, 1000, "jxlfh", do_check,
     S("Name every fault and smell of scenarios: files, folders or names; all shipped ones by default.")},
    {"analyze", "NAME", 1, 1, "jslh", do_analyze, S("Say what every option of a scenario is worth, and how likely its endings are.")},
    {"simulate", "NAME", 1, 1, "pnsjlh", do_simulate, S("Let a policy play many runs, and say how outcomes and accuracy are spread.")},
    {"graph", "NAME", 1, 1, "oslh", do_graph, S("Draw a scenario's beats and the ways between them, as an SVG picture.")},
    {"drive", "FILE", 1, 1, "ldh", do_drive, S("Feed a script of clicks and keys to the real screens and take pictures.")},
    {"handbook", "[ID]", 0, 1, "lh", do_handbook, S("List the techniques, or explain one, or a section.")},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

// In the world's language, if there is a world.
static Str help_text(World *world, Str source) {
    return world ? world_text(world, source) : source;
}

static void print_row(Str head, Str sentence) {
    int gap = 18 - (int)utf8_count(head);
    printf("  %.*s%*s %.*s\n", STR_PRINT(head), gap > 0 ? gap : 0, "", STR_PRINT(sentence));
}

static void print_flags(World *world, Arena *arena, const char *letters) {
    for (int i = 0; i < FLAGS; i++) {
        if (!strchr(letters, flags[i].letter)) continue;
        Str name = str_join(arena, STR("--"), str_from(flags[i].name));
        if (flags[i].argument) name = str_join(arena, str_join(arena, name, STR(" ")), str_from(flags[i].argument));
        print_row(name, help_text(world, flags[i].sentence));
    }
}

static int print_help(World *world, Ask *ask, const Command *command) {
    if (command) {
        printf("counterpart %s %s\n", command->name, command->arguments);
        printf("%.*s\n\n", STR_PRINT(help_text(world, command->sentence)));
        print_flags(world, &ask->arena, command->flags);
        return EXIT_OK;
    }
    printf("%.*s\n",
           STR_PRINT(help_text(world, STR("counterpart: practise key-account conversations. Without a command it opens the window."))));
    printf("\n");
    for (int i = 0; i < COMMANDS; i++) {
        Str head = str_fill(&ask->arena, STR("{1} {2}"), (Str[]){str_from(commands[i].name), str_from(commands[i].arguments)}, 2);
        print_row(head, help_text(world, commands[i].sentence));
    }
    printf("\n");
    print_flags(world, &ask->arena, "tjsrgkldhv");
    printf("\n%.*s\n", STR_PRINT(help_text(world, STR("With a command, --help lists all that it takes."))));
    return EXIT_OK;
}

static bool take_seed(Ask *ask, const char *value, Err *err) {
    int64_t seed;
    ask->client.has_seed = true;
    if (str_to_int(str_from(value), &seed) && seed >= 0) {
        ask->client.seed = (uint64_t)seed;
        return true;
    }
    ERR(err, STR_NONE, 0, "A seed is a whole number from 0 up, not “{1}”.", str_from(value));
    return false;
}

static bool take_runs(Ask *ask, const char *value, Err *err) {
    if (str_to_int(str_from(value), &ask->runs) && ask->runs >= 1 && ask->runs <= RUNS_MOST) return true;
    ERR(err, STR_NONE, 0, "Runs are a whole number from 1 to 1000000, not “{1}”.", str_from(value));
    return false;
}

static bool take_flag(Ask *ask, int letter, const char *value, Err *err) {
    switch (letter) {
    case 't': ask->text = true; return true;
    case 'j': ask->client.json = true; return true;
    case 'r': ask->client.resume = true; return true;
    case 'k': ask->speak = true; return true;
    case 'g': ask->client.guided = true; return true;
    case 'l': ask->world.language = str_from(value); return true;
    case 'd': ask->world.store = str_from(value); return true;
    case 'f': ask->reference = true; return true;
    case 'x': ask->strict = true; return true;
    case 'h': ask->help = true; return true;
    case 'v': ask->version = true; return true;
    case 's': return take_seed(ask, value, err);
    case 'p': ask->policy = str_from(value); return true;
    case 'n': return take_runs(ask, value, err);
    case 'o': ask->file = str_from(value); return true;
    default: return false;
    }
}

// Flags may stand anywhere; which of them have a meaning shows with the command.
static bool read_flags(Ask *ask, int argc, char **argv, Err *err) {
    struct option known[FLAGS + 1] = {0};
    for (int i = 0; i < FLAGS; i++)
        known[i] = (struct option){flags[i].name, flags[i].argument ? required_argument : no_argument, NULL, flags[i].letter};
    opterr = 0;
    optind = 1;
    for (int letter; (letter = getopt_long(argc, argv, ":ho:", known, NULL)) != -1;) {
        Str word = str_from(argv[optind - 1]);
        if (letter == '?')
            ERR(err, STR_NONE, 0, "“{1}” is not understood; --help lists what is.", word);
        else if (letter == ':')
            ERR(err, STR_NONE, 0, "“{1}” needs a value behind it.", word);
        if (letter == '?' || letter == ':' || !take_flag(ask, letter, optarg, err)) return false;
        for (int i = 0; i < FLAGS; i++) ask->used[i] |= flags[i].letter == letter;
    }
    ask->words = ARENA_ARRAY(&ask->arena, Str, argc);
    for (int i = optind; i < argc; i++) ask->words[ask->word_count++] = str_from(argv[i]);
    return true;
}

// The first word; without any it is the first command. NULL with a fault.
static const Command *read_command(Ask *ask, Err *err) {
    if (!ask->word_count) return &commands[0];
    Str names[COMMANDS], asked = *ask->words++;
    ask->word_count--;
    for (int i = 0; i < COMMANDS; i++) {
        names[i] = str_from(commands[i].name);
        if (str_equal(asked, names[i])) return &commands[i];
    }
    Str near = str_nearest(asked, names, COMMANDS);
    if (near.len)
        ERR(err, STR_NONE, 0, "There is no command “{1}”; did you mean “{2}”?", asked, near);
    else
        ERR(err, STR_NONE, 0, "There is no command “{1}”; --help lists those there are.", asked);
    return NULL;
}

static bool fits(Ask *ask, const Command *command, Err *err) {
    for (int i = 0; i < FLAGS; i++) {
        if (!ask->used[i] || flags[i].letter == 'v' || strchr(command->flags, flags[i].letter)) continue;
        Str flag = str_join(&ask->arena, STR("--"), str_from(flags[i].name));
        ERR(err, STR_NONE, 0, "“{1}” has no meaning for “{2}”; --help lists what has.", flag, str_from(command->name));
        return false;
    }
    if (ask->help || (ask->word_count >= command->least && ask->word_count <= command->most)) return true;
    Str usage = str_fill(&ask->arena, STR("counterpart {1} {2}"), (Str[]){str_from(command->name), str_from(command->arguments)}, 2);
    ERR(err, STR_NONE, 0, "It is used like this: {1}", usage);
    return false;
}

// `help`: of this command, or NULL: of all.
static int perform(Ask *ask, const Command *command, const Command *help, Err *err) {
    if (ask->version) {
        printf("counterpart %s\n", COUNTERPART_VERSION);
        return EXIT_OK;
    }
    World *world = world_open(&ask->world, err);
    int code = EXIT_WORLD;
    if (ask->world.language.len && !world_knows_language(ask->world.language))
        code = EXIT_USAGE;
    else if (ask->help)
        code = print_help(world, ask, help);
    else if (world)
        code = command->run(world, ask, err);
    print_faults(ask, err);
    // Faults speak the world's language as long as it is there.
    err_free(err);
    *err = (Err){0};
    world_close(world);
    return code;
}

// What could not be printed must not look printed, to a script that writes a journal into a full disk.
static int finish(const Ask *ask, int code) {
    if (fflush(stdout) == 0 && !ferror(stdout)) return code;
    Err err = {0};
    ERR0(&err, STR_NONE, 0, "The output can't be written.");
    print_faults(ask, &err);
    err_free(&err);
    return code ? code : EXIT_WORLD;
}

int commands_run(int argc, char **argv) {
    Ask ask = {0};
    Err err = {0};
    int code = EXIT_USAGE;
    if (read_flags(&ask, argc, argv, &err)) {
        bool named = ask.word_count > 0;
        const Command *command = read_command(&ask, &err);
        if (command && fits(&ask, command, &err)) code = perform(&ask, command, named ? command : NULL, &err);
    }
    print_faults(&ask, &err);
    err_free(&err);
    code = finish(&ask, code);
    arena_free(&ask.arena);
    return code;
}
