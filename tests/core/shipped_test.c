// What is shipped: every scenario loads, plays its runs to an ending with the outcome they promise, and is translated in full.
#include "base/catalog.h"
#include "core/play.h"
#include "core/scenario.h"
#include "core/session.h"
#include "testkit/testkit.h"

#include <dirent.h>
#include <stdio.h>

#define SCENARIOS_LEAST 5
#define TECHNIQUES      89
#define FAMILIES        10

// A scenario under test. What is wrong is printed as it is found and counted, so that one gap never hides the next.
typedef struct Shipped {
    Files files;
    Handbook *handbook;
    Str path;  // "scenarios/complaint/line-down.lua"
    Scenario *scenario;
    Arena arena;
    int wrong;
} Shipped;

static void complain(Shipped *shipped, const char *what, Str text) {
    print_message("  %.*s: %s: %.*s\n", STR_PRINT(shipped->path), what, STR_PRINT(text));
    shipped->wrong++;
}

static Catalog *read_catalog(Shipped *shipped) {
    Str name = str_join(&shipped->arena, str_slice(shipped->path, 0, shipped->path.len - 4), STR(".zh-TW.po")), text;
    Err err = {0};
    bool there = shipped->files.read(shipped->files.context, &shipped->arena, name, &text, &err);
    Catalog *catalog = there ? catalog_read(&shipped->arena, name, text, &err) : NULL;
    for (int i = 0; i < err.count; i++) complain(shipped, "translation", fault_print(&shipped->arena, &err.faults[i]));
    err_free(&err);
    return catalog;
}

// The next {name} at or after *at, or the empty text.
static Str next_placeholder(Str text, size_t *at) {
    ptrdiff_t open = str_find(text, STR("{"), *at), close = open < 0 ? -1 : str_find(text, STR("}"), (size_t)open);
    if (close < 0) return STR_NONE;
    *at = (size_t)close + 1;
    return str_slice(text, (size_t)open, *at);
}

static bool has_placeholders_of(Str text, Str other) {
    Str name;
    for (size_t at = 0; (name = next_placeholder(other, &at)).len;)
        if (str_find(text, name, 0) < 0) return false;
    return true;
}

static void check_translated(Shipped *shipped, const Catalog *catalog, const SourceText *texts, int count) {
    for (int i = 0; i < count; i++) {
        Str source = texts[i].text, translation;
        bool found = catalog_find(catalog, texts[i].context, source, &translation) || catalog_find(catalog, STR_NONE, source, &translation);
        if (!found)
            complain(shipped, "not translated", source);
        else if (!has_placeholders_of(source, translation) || !has_placeholders_of(translation, source))
            complain(shipped, "other placeholders in the translation", source);
    }
}

// Does some text take its translation from this entry?
static bool is_used(const Catalog *catalog, Str context, Str source, const SourceText *texts, int count) {
    Str nearer;
    for (int i = 0; i < count; i++) {
        if (!str_equal(texts[i].text, source)) continue;
        if (str_equal(texts[i].context, context)) return true;
        if (!context.len && !catalog_find(catalog, texts[i].context, source, &nearer)) return true;
    }
    return false;
}

static void check_catalog(Shipped *shipped, const SourceText *texts, int count) {
    Catalog *catalog = read_catalog(shipped);
    if (!catalog) return;
    check_translated(shipped, catalog, texts, count);
    Str context, source, translation;
    int line;
    for (int i = 0; catalog_entry(catalog, i, &context, &source, &translation, &line); i++)
        if (!is_used(catalog, context, source, texts, count)) complain(shipped, "translated, but nowhere in the source", source);
}

static void check_texts(Shipped *shipped) {
    check_catalog(shipped, shipped->scenario->texts, shipped->scenario->text_count);
}

static Session *play_run(Shipped *shipped, const ScenarioRun *run) {
    Err err = {0};
    Session *session = session_play_run(shipped->scenario, run, 1, &err);
    for (int i = 0; i < err.count; i++) complain(shipped, "run", fault_print(&shipped->arena, &err.faults[i]));
    if (session && session_ending(session) < 0) complain(shipped, "run without an ending", run->name);
    err_free(&err);
    return session;
}

// What one line of play comes to in every draw: a counterpart at a table whose wishes are drawn is met as well as can be without knowing
// them.
static int expert_least(const Scenario *s) {
    return s->table && s->table->model.profile_count > 1 ? 85 : 95;
}

static void check_runs(Shipped *shipped) {
    const Scenario *s = shipped->scenario;
    if (!scenario_run(s, STR("expert")) || !scenario_run(s, STR("careless"))) complain(shipped, "no run", STR("expert, careless"));
    for (int i = 0; i < s->run_count; i++) {
        Session *session = play_run(shipped, &s->runs[i]);
        if (!session) {
            complain(shipped, "can't be played", s->runs[i].name);
            continue;
        }
        Score score = session_outcome(session);
        bool expert = str_equal(s->runs[i].name, STR("expert")), careless = str_equal(s->runs[i].name, STR("careless"));
        if (!score.scored) complain(shipped, "not scored", s->runs[i].name);
        if (expert && score.numerator < expert_least(s) * score.denominator)
            complain(shipped, "expert's outcome too low", score_print(&shipped->arena, score));
        if (careless && score.numerator > 45 * score.denominator)
            complain(shipped, "careless above 45", score_print(&shipped->arena, score));
        session_free(session);
    }
}

static void for_scenario(Shipped *shipped, const char *family, const char *file, void (*check)(Shipped *)) {
    Arena *arena = &shipped->arena;
    Str name = str_join(arena, str_join(arena, str_from(family), STR("/")), str_from(file));
    shipped->path = str_join(arena, STR("scenarios/"), name);
    Err err = {0};
    shipped->scenario = scenario_load(&shipped->files, shipped->path, str_slice(name, 0, name.len - 4), shipped->handbook, &err);
    for (int i = 0; i < err.count; i++) complain(shipped, "fault", fault_print(arena, &err.faults[i]));
    err_free(&err);
    if (shipped->scenario) check(shipped);
    scenario_free(shipped->scenario);
}

static Shipped open_shipped(void) {
    Shipped shipped = {.files = testkit_disk(), .path = STR("scenarios/handbook.lua")};
    Err err = {0};
    shipped.handbook = handbook_load(&shipped.files, shipped.path, &err);
    assert_no_faults(&err);
    err_free(&err);
    return shipped;
}

static void close_shipped(Shipped *shipped) {
    handbook_free(shipped->handbook);
    arena_free(&shipped->arena);
    if (shipped->wrong) fail_msg("%d things are wrong", shipped->wrong);
}

static int for_family(Shipped *shipped, const char *family, void (*check)(Shipped *)) {
    char path[1024];
    snprintf(path, sizeof path, SOURCE_DIR "/scenarios/%s", family);
    DIR *folder = opendir(path);
    int count = 0;
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        if (!str_ends(str_from(entry->d_name), STR(".lua"))) continue;
        for_scenario(shipped, family, entry->d_name, check);
        count++;
    }
    if (folder) closedir(folder);
    return count;
}

static void for_all(void (*check)(Shipped *)) {
    Shipped shipped = open_shipped();
    DIR *families = opendir(SOURCE_DIR "/scenarios");
    assert_non_null(families);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(families));)
        if (entry->d_name[0] != '.') count += for_family(&shipped, entry->d_name, check);
    closedir(families);
    close_shipped(&shipped);
    assert_true(count >= SCENARIOS_LEAST);
}

static void every_scenario_loads_and_plays(void **state) {
    (void)state;
    for_all(check_runs);
}

// The first line said to this reaction once so many rounds are used up; -1: none.
static int line_said(const Scenario *s, Reaction reaction, int round, int32_t *row) {
    bool ok = true;
    Slice lines = s->table->reaction_lines[reaction];
    play_table(s, row)[TABLE_ROUND] = round;
    for (int i = 0; i < lines.count; i++)
        if (play_holds(s, s->lines[lines.first + i].when, row, &ok, NULL) && ok) return lines.first + i;
    return -1;
}

static void check_turns(Shipped *shipped) {
    static const Reaction often[] = {REACT_GAVE, REACT_PICKED};
    const Scenario *s = shipped->scenario;
    int32_t row[ROW_MAX];
    Trail trail;
    if (!s->table) return;
    assert_true(play_start(s, 1, row, &trail, NULL));
    for (size_t i = 0; i < sizeof often / sizeof *often; i++)
        for (int round = 1; round + 1 < s->table->model.rounds; round++) {
            int line = line_said(s, often[i], round, row), next = line_said(s, often[i], round + 1, row);
            if (line < 0 || line == next) complain(shipped, "nothing, or the same in two rounds", reaction_names[often[i]]);
        }
}

// Who was offered something in every round answered with one sentence, up to eleven times in a row.
static void nobody_says_the_same_in_two_rounds(void **state) {
    (void)state;
    for_all(check_turns);
}

static void every_text_is_translated(void **state) {
    (void)state;
    for_all(check_texts);
}

// The handbook's texts as people read them. Points alone are translated by their place: one name serves two of them.
static int list_handbook(const Handbook *book, Arena *arena, SourceText **texts) {
    int room = book->family_count + 3 * book->technique_count, count = 0;
    for (int i = 0; i < book->section_count; i++) room += 2 + book->sections[i].point_count;
    SourceText *list = *texts = ARENA_ARRAY(arena, SourceText, room);
    for (int i = 0; i < book->family_count; i++) list[count++].text = book->families[i].name;
    for (int i = 0; i < book->technique_count; i++) {
        list[count++].text = book->techniques[i].name;
        list[count++].text = book->techniques[i].behaviour;
        list[count++].text = book->techniques[i].mistake;
    }
    for (int i = 0; i < book->section_count; i++) {
        const Section *section = &book->sections[i];
        list[count++].text = section->title;
        list[count++].text = section->gist;
        Str place = str_join(arena, section->id, STR("/"));
        for (int j = 0; j < section->point_count; j++)
            list[count++] = (SourceText){.context = str_join(arena, place, section->points[j].ref), .text = section->points[j].name};
    }
    return count;
}

static void the_handbook_is_whole(void **state) {
    (void)state;
    Shipped shipped = open_shipped();
    assert_int_equal(shipped.handbook->technique_count, TECHNIQUES);
    assert_int_equal(shipped.handbook->family_count, FAMILIES);
    SourceText *texts;
    int count = list_handbook(shipped.handbook, &shipped.arena, &texts);
    check_catalog(&shipped, texts, count);
    close_shipped(&shipped);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_handbook_is_whole),
        cmocka_unit_test(every_scenario_loads_and_plays),
        cmocka_unit_test(nobody_says_the_same_in_two_rounds),
        cmocka_unit_test(every_text_is_translated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
