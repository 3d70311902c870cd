// The author's check: every fault of the corpus is found where it was put, nothing else is, and the single rules hold at their edges.
#include "coach/check.h"
#include "testkit/testkit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FAULTY_LEAST 64
#define CLEAN_LEAST  4
#define FILES_MOST   256

typedef struct World {
    Files files;
    Handbook *handbook;
    Arena arena;
} World;

static World open_world(const MemoryFile *files) {
    World w = {.files = files ? testkit_memory(files) : testkit_disk()};
    w.handbook = handbook_load(&w.files, STR("scenarios/handbook.lua"), NULL);
    assert_non_null(w.handbook);
    return w;
}

static void close_world(World *w) {
    handbook_free(w->handbook);
    arena_free(&w->arena);
}

// What a font for Chinese and English has; the corpus names letters outside of it.
static bool has_glyph(void *context, uint32_t code) {
    static const uint32_t ranges[][2] = {{0x20, 0x24F}, {0x2010, 0x2027}, {0x3000, 0x30FF}, {0x4E00, 0x9FFF}, {0xFF00, 0xFFEF}};
    int *asked = context;
    if (asked) ++*asked;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i][0] && code <= ranges[i][1]) return true;
    return false;
}

// Loads and checks; a file that can't be loaded gives its faults as findings.
static Findings check_file(World *w, Str path, CheckAsk ask) {
    Findings findings = {0};
    Err faults = {0};
    Scenario *s = scenario_load(&w->files, path, path, w->handbook, &faults);
    findings_take(&findings, &faults);
    if (s) check_scenario(s, &ask, &findings);
    findings_sort(&findings);
    scenario_free(s);
    err_free(&faults);
    return findings;
}

static Findings check_text(const char *source, CheckAsk ask) {
    MemoryFile files[] = {{"t.lua", source}, {NULL, NULL}};
    World w = open_world(files);
    if (!ask.handbook) ask.handbook = w.handbook;
    Findings findings = check_file(&w, STR("t.lua"), ask);
    close_world(&w);
    return findings;
}

static void print_findings(const Findings *f) {
    for (int i = 0; i < f->count; i++) {
        const Finding *finding = &f->items[i];
        print_message("    %.*s:%d: %.*s [%.*s]\n", STR_PRINT(finding->file), finding->line, STR_PRINT(finding->text),
                      STR_PRINT(finding_code(finding->kind)));
    }
}

static int count_code(const Findings *f, const char *code) {
    int count = 0;
    for (int i = 0; i < f->count; i++) count += str_equal(finding_code(f->items[i].kind), str_from(code));
    return count;
}

static bool has_finding(const Findings *f, const char *code, int line) {
    for (int i = 0; i < f->count; i++)
        if (f->items[i].line == line && str_equal(finding_code(f->items[i].kind), str_from(code))) return true;
    return false;
}

static void expect_finding(const Findings *f, const char *code, int line) {
    if (has_finding(f, code, line)) return;
    print_findings(f);
    fail_msg("no %s at line %d", code, line);
}

static void expect_none(const Findings *f, const char *code) {
    if (!count_code(f, code)) return;
    print_findings(f);
    fail_msg("%d of %s", count_code(f, code), code);
}

// The corpus.

static int by_name(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

static int list_scenarios(World *w, const char *folder, Str *paths) {
    Str whole = str_join(&w->arena, STR(SOURCE_DIR "/"), str_from(folder)), ending = STR(".lua");
    DIR *directory = opendir(whole.data);
    assert_non_null(directory);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(directory)) && count < FILES_MOST;) {
        Str name = str_copy(&w->arena, str_from(entry->d_name));
        if (str_ends(name, ending)) paths[count++] = str_join(&w->arena, str_join(&w->arena, str_from(folder), STR("/")), name);
    }
    closedir(directory);
    qsort(paths, (size_t)count, sizeof *paths, by_name);
    return count;
}

static bool is_there(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file) fclose(file);
    return file != NULL;
}

// As the program asks, but for translations: only where there is one, or where its absence is the fault.
static Findings check_corpus_file(World *w, Str path, bool translated) {
    Str stem = str_slice(path, 0, path.len - 4), po = str_join(&w->arena, stem, STR(".zh-TW.po")), text;
    CheckAsk ask = {.handbook = w->handbook, .has_glyph = has_glyph};
    Err faults = {0};
    Arena arena = {0};
    bool there = is_there(str_join(&arena, STR(SOURCE_DIR "/"), po).data);
    if (there || translated) ask.translation_file = po;
    if (there) {
        assert_true(w->files.read(w->files.context, &arena, po, &text, &faults));
        ask.translation = catalog_read(&arena, po, text, &faults);
    }
    assert_no_faults(&faults);
    Findings findings = check_file(w, path, ask);
    arena_free(&arena);
    return findings;
}

// "-- expect: CODE LINE" or "-- expect: CODE po:LINE" at the head of the file.
typedef struct Expected {
    Str code, file;
    int64_t line;
} Expected;

static Expected read_expected(World *w, Str path) {
    Str text, head = STR("-- expect: ");
    assert_true(w->files.read(w->files.context, &w->arena, path, &text, NULL));
    Str line = str_slice(text, 0, (size_t)str_find(text, STR("\n"), 0));
    assert_true(str_starts(line, head));
    line = str_slice(line, head.len, line.len);
    size_t gap = (size_t)str_find(line, STR(" "), 0);
    Expected expected = {str_slice(line, 0, gap), path, 0};
    Str place = str_slice(line, gap + 1, line.len);
    if (str_starts(place, STR("po:"))) {
        expected.file = str_join(&w->arena, str_slice(path, 0, path.len - 4), STR(".zh-TW.po"));
        place = str_slice(place, 3, place.len);
    }
    assert_true(str_to_int(place, &expected.line));
    return expected;
}

static bool is_expected(const Finding *finding, const Expected *expected) {
    return str_equal(finding_code(finding->kind), expected->code) && str_equal(finding->file, expected->file) &&
           finding->line == expected->line;
}

static FindingLevel level_of_code(Str code) {
    for (int kind = 0; kind < FINDING_KINDS; kind++)
        if (str_equal(finding_code((FindingKind)kind), code)) return finding_level((FindingKind)kind);
    fail_msg("there is no code %.*s", STR_PRINT(code));
    return FINDING_ERROR;
}

typedef struct Count {
    int put, found;
} Count;

static void every_fault_of_the_corpus_is_found_and_nothing_else(void **state) {
    (void)state;
    World w = open_world(NULL);
    Str paths[FILES_MOST];
    int count = list_scenarios(&w, "tests/coach/faulty", paths), wrong = 0, per_code[FINDING_KINDS] = {0};
    Count levels[2] = {{0, 0}, {0, 0}};
    for (int i = 0; i < count; i++) {
        Expected expected = read_expected(&w, paths[i]);
        Findings findings = check_corpus_file(&w, paths[i], str_equal(expected.code, STR("untranslated")));
        Count *level = &levels[level_of_code(expected.code)];
        bool found = false, other = false;
        for (int j = 0; j < findings.count; j++) {
            found |= is_expected(&findings.items[j], &expected);
            other |= !is_expected(&findings.items[j], &expected);
        }
        level->put++;
        level->found += found;
        for (int kind = 0; kind < FINDING_KINDS; kind++) per_code[kind] += str_equal(finding_code((FindingKind)kind), expected.code);
        if (!found || other) {
            print_message("  %.*s: %s\n", STR_PRINT(paths[i]), found ? "more than was put there" : "not found");
            print_findings(&findings);
        }
        wrong += other || (!found && level == &levels[FINDING_ERROR]);
        findings_free(&findings);
    }
    print_message("  errors found: %d of %d; smells found: %d of %d\n", levels[0].found, levels[0].put, levels[1].found, levels[1].put);
    close_world(&w);
    assert_true(count >= FAULTY_LEAST && count < FILES_MOST);
    for (int kind = 0; kind < FINDING_KINDS; kind++)
        if (kind != FIND_NEAR_PICTURE && kind != FIND_NO_PICTURE && per_code[kind] < 2)  // files are the programs to look for
            fail_msg("%.*s has hardly a scenario", STR_PRINT(finding_code((FindingKind)kind)));
    assert_int_equal(wrong, 0);
    assert_true(10 * levels[1].found >= 9 * levels[1].put);
}

static void clean_scenarios_draw_nothing(void **state) {
    (void)state;
    World w = open_world(NULL);
    Str paths[FILES_MOST];
    int count = list_scenarios(&w, "tests/coach/clean", paths), found = 0;
    for (int i = 0; i < count; i++) {
        Findings findings = check_corpus_file(&w, paths[i], true);
        if (findings.count || findings.notes.count) print_message("  %.*s:\n", STR_PRINT(paths[i]));
        print_findings(&findings);
        found += findings.count + findings.notes.count;
        findings_free(&findings);
    }
    close_world(&w);
    assert_true(count >= CLEAN_LEAST);
    assert_int_equal(found, 0);
}

// Single rules.

#define HEAD "return scenario {\n  api = 1, kind = \"complaint\", level = 3, title = \"T\", start = \"a\",\n"

static void a_condition_that_is_never_read_is_neither_never_nor_always_true(void **state) {
    (void)state;
    // The second way is not read, because the first always holds; that one is the fault.
    Findings f = check_text(HEAD "  state = { x = { 5, 0, 9 } },\n"
                                 "  beats = { a = { options = { { \"Go\", go = {\n"
                                 "    { \"e\", when = \"x >= 0\" },\n"
                                 "    { \"f\", when = \"x > 3\" },\n"
                                 "    \"f\" } } } } },\n"
                                 "  endings = { e = \"E\", f = \"F\" },\n}",
                            (CheckAsk){0});
    expect_finding(&f, "always-true", 5);
    assert_int_equal(count_code(&f, "always-true"), 1);
    expect_none(&f, "never-true");
    expect_finding(&f, "unreachable-ending", 8);
    findings_free(&f);
}

static void a_closed_option_that_was_chosen_once_is_no_false_condition(void **state) {
    (void)state;
    // Whenever the condition of the first option is read, it holds: after its choice it is not read any more.
    Findings f = check_text(HEAD "  state = { x = { 0, 0, 9 } },\n"
                                 "  beats = { a = { go = \"a\", options = {\n"
                                 "    { \"Ask\", once = true, when = \"x == 0\", effect = { x = 1 } },\n"
                                 "    { \"Go\", go = \"e\" } } } },\n"
                                 "  endings = { e = \"E\" },\n}",
                            (CheckAsk){0});
    expect_finding(&f, "always-true", 5);
    findings_free(&f);
}

static void conditions_are_read_on_the_state_after_the_decision(void **state) {
    (void)state;
    // The rule, the way and the reply all read a flag that matters to nobody later.
    Findings f = check_text(
        HEAD "  state = { sent = false, lost = false },\n"
             "  rules = { { when = \"lost\", go = \"f\" } },\n"
             "  beats = { a = { go = { { \"e\", when = \"sent\" }, \"f\" }, options = {\n"
             "    { \"Send\", set = { sent = true }, reply = { { \"Sent.\", when = \"sent\" }, { \"Not.\", when = \"not sent\" } } },\n"
             "    { \"Lose\", set = { lost = true } },\n"
             "    { \"Wait\", reply = { { \"Sent.\", when = \"sent\" }, { \"Lost.\", when = \"not lost\" } } } } } },\n"
             "  endings = { e = \"E\", f = \"F\" },\n}",
        (CheckAsk){0});
    expect_finding(&f, "always-true", 6);  // sent, in the reply to sending
    expect_finding(&f, "never-true", 6);
    expect_finding(&f, "never-true", 8);
    expect_finding(&f, "always-true", 8);
    assert_int_equal(count_code(&f, "always-true") + count_code(&f, "never-true"), 4);
    findings_free(&f);
}

static void facts_promises_and_meters_count_as_read(void **state) {
    (void)state;
    Findings f =
        check_text(HEAD "  state = { seen = { 1, 0, 9, show = \"Seen\" }, moody = { 1, 0, 9 }, written = { 1, 0, 9 },\n"
                        "    unread = { 1, 0, 9 } },\n"
                        "  cast = { c = { name = \"C\", mood = \"moody\" } },\n"
                        "  facts = { f = \"A fact.\" },\n"
                        "  promises = { p = { \"A promise.\" } },\n"
                        "  beats = { a = { say = \"It is {written}.\", options = { { \"Go\", learn = \"f\", promise = \"p\", go = \"e\",\n"
                        "    effect = { seen = 1, moody = 1, written = 1, unread = 1 } } } } },\n"
                        "  endings = { e = \"E\" },\n}",
                   (CheckAsk){0});
    expect_finding(&f, "never-read", 4);
    assert_int_equal(count_code(&f, "never-read"), 1);
    findings_free(&f);
}

static void what_a_helper_of_a_function_reads_is_read(void **state) {
    (void)state;
    Findings f =
        check_text("local function sum(s) return s.x + s.facts_of end\n" HEAD
                   "  state = { x = { 1, 0, 9 }, facts_of = { 1, 0, 9 }, y = { 1, 0, 9 } },\n"
                   "  beats = { a = { options = {\n"
                   "    { \"Go\", when = function(s) return sum(s) > 0 end, effect = { x = 1, facts_of = 1, y = 1 }, go = \"e\" },\n"
                   "    { \"Stay\", go = \"e\" } } } },\n"
                   "  endings = { e = \"E\" },\n}",
                   (CheckAsk){0});
    assert_int_equal(count_code(&f, "never-read"), 1);
    expect_finding(&f, "never-read", 4);
    findings_free(&f);
}

// A function of an outcome row that failed counted as nothing, and a line whose condition failed was left out, and nobody was told.
static void what_fails_in_an_outcome_or_a_line_is_told(void **state) {
    (void)state;
    Findings f = check_text(HEAD "  state = { x = { 1, 0, 9 } },\n"
                                 "  outcome = { { \"Own\", from = function(s) return s.z end } },\n"
                                 "  beats = { a = { say = { \"Hi.\",\n"
                                 "    { \"Ho.\", when = function(s) return s.y end } },\n"
                                 "    options = {\n"
                                 "      { \"Go\", effect = { x = 1 }, go = \"e\" } } } },\n"
                                 "  endings = { e = \"E\" },\n}",
                            (CheckAsk){0});
    expect_finding(&f, "scenario", 6);
    assert_int_equal(count_code(&f, "scenario"), 1);
    expect_finding(&f, "dead-end", 8);
    findings_free(&f);
}

static void a_first_beat_that_fails_is_a_dead_end(void **state) {
    (void)state;
    Findings f = check_text(HEAD "  state = { x = { 0, 0, 9 } },\n"
                                 "  beats = {\n"
                                 "    a = { options = { { \"Go\", when = \"x > 0\", effect = { x = 1 }, go = \"e\" } } } },\n"
                                 "  endings = { e = \"E\" },\n}",
                            (CheckAsk){0});
    expect_finding(&f, "dead-end", 5);
    findings_free(&f);
}

static void a_way_into_a_loop_is_not_the_loop(void **state) {
    (void)state;
    // b leads into the loop of c and d, and from all three there is no end; the loop is c and d.
    Findings f = check_text(HEAD "  beats = {\n"
                                 "    a = { options = { { \"In\", go = \"b\" }, { \"Out\", go = \"e\" } } },\n"
                                 "    b = { options = { { \"On\", go = \"d\" } } },\n"
                                 "    c = { options = { { \"Back\", go = \"d\" } } },\n"
                                 "    d = { options = { { \"Forth\", go = \"c\" } } } },\n"
                                 "  endings = { e = \"E\" },\n}",
                            (CheckAsk){0});
    expect_finding(&f, "endless-loop", 6);
    assert_int_equal(count_code(&f, "endless-loop"), 1);
    expect_none(&f, "dead-end");
    findings_free(&f);
}

static void an_unfinished_search_claims_nothing_that_is_not_certain(void **state) {
    (void)state;
    // The third beat fails for certain; that the fourth is never entered nobody knows after 1500 situations.
    static const char *source =
        HEAD "  state = { x = { 0, 0, 99 }, y = { 0, 0, 99 } },\n"
             "  outcome = { { \"X\", from = \"x\" } },\n"
             "  beats = {\n"
             "    a = { options = { { \"Fail\", go = \"c\" }, { \"More\", effect = { x = 1 }, go = \"a\" },\n"
             "      { \"Less\", effect = { x = -1, y = 1 }, go = { { \"d\", when = \"y > 99\" }, \"a\" } }, { \"End\", go = \"e\" } } },\n"
             "    c = { options = { { \"Go\", when = \"x > 99\", go = \"e\" } } },\n"
             "    d = { options = { { \"Go\", go = \"e\" } } } },\n"
             "  endings = { e = \"E\" },\n}";
    static const char *const certain[] = {"dead-end", "expert-not-best"};
    Findings whole = check_text(source, (CheckAsk){0}), part = check_text(source, (CheckAsk){.limits = {.states = 1500}});
    expect_finding(&whole, "unreachable-beat", 9);
    expect_finding(&whole, "never-true", 7);
    expect_finding(&whole, "dead-end", 8);
    expect_finding(&part, "dead-end", 8);
    int known = 0;
    for (size_t i = 0; i < sizeof certain / sizeof *certain; i++) known += count_code(&part, certain[i]);
    assert_int_equal(part.count, known);
    assert_int_equal(whole.notes.count, 0);
    assert_fault(&part.notes, "t.lua: It was not checked in full");
    findings_free(&whole);
    findings_free(&part);
}

static void lines_are_left_out_when_telling_them_apart_takes_too_long(void **state) {
    (void)state;
    // Nothing but two lines reads the counter, so that without them there are few situations.
    static const char *source =
        HEAD "  state = { n = { 0, 0, 5000 } },\n"
             "  beats = { a = { go = \"a\", say = { { \"Many.\", when = \"n > 400\" }, { \"Never.\", when = \"n > 5000\" } }, options = {\n"
             "    { \"Count\", effect = { n = 1 } }, { \"End\", go = \"e\" } } } },\n"
             "  endings = { e = \"E\", f = \"F\" },\n}";
    Findings whole = check_text(source, (CheckAsk){0}), part = check_text(source, (CheckAsk){.limits = {.states = 1500}});
    expect_finding(&whole, "never-true", 4);
    expect_finding(&whole, "unreachable-ending", 6);
    expect_none(&part, "never-true");
    expect_finding(&part, "unreachable-ending", 6);
    assert_int_equal(part.notes.count, 1);
    assert_fault(&part.notes, "The conditions of its lines were not checked");
    findings_free(&whole);
    findings_free(&part);
}

static void all_draws_are_looked_at_or_it_is_said(void **state) {
    (void)state;
    // Each way is taken by one value of a draw alone; the last ending needs the last values of all.
    static const char *frame = HEAD "  draw = { p = { 1, 2, 3, 4 }, q = { 1, 2, 2, 2, 3, 4 }, r = { 1, 2, 3, 4 }%s },\n"
                                    "  beats = { a = { options = { { \"Go\", go = {\n"
                                    "    { \"e\", when = \"p + q + r == 12\" }, { \"g\", when = \"p + q + r > 12\" }, \"f\" } } } } },\n"
                                    "  endings = { e = \"E\", f = \"F\", g = \"G\" },\n}";
    char few[1000], many[1000];
    snprintf(few, sizeof few, frame, "");
    snprintf(many, sizeof many, frame, ", s = { 1, 2, 3, 4, 5 }");
    Findings f = check_text(few, (CheckAsk){0});
    assert_int_equal(f.notes.count, 0);
    expect_finding(&f, "unreachable-ending", 6);
    assert_int_equal(count_code(&f, "unreachable-ending"), 1);
    expect_finding(&f, "never-true", 5);
    findings_free(&f);
    f = check_text(many, (CheckAsk){0});
    expect_none(&f, "unreachable-ending");
    expect_none(&f, "never-true");
    expect_finding(&f, "never-read", 3);
    assert_fault(&f.notes, "Of its 320 draws only 256 were looked at");
    findings_free(&f);
}

// A line of `count` beats with two options each, of which the right one is worth `gain` points; texts of the right one are `right`.
static char *chain(int count, const char *right, const char *wrong, const char *fields) {
    static char source[8192];
    int at = snprintf(source, sizeof source, "%s",
                      HEAD "  state = { x = { 0, 0, 100 } },\n  outcome = { { \"X\", from = \"x\" } },\n  beats = {\n");
    for (int i = 0; i < count; i++) {
        char next[16];
        snprintf(next, sizeof next, i + 1 < count ? "%c" : "over", 'a' + i + 1);
        at +=
            snprintf(source + at, sizeof source - (size_t)at,
                     "    %c = { go = \"%s\", %s options = { { \"%s\", effect = { x = 10 }, why = \"w\" }, { \"%s\", why = \"w\" } } },\n",
                     'a' + i, next, fields, right, wrong);
    }
    snprintf(source + at, sizeof source - (size_t)at, "  },\n  endings = { over = \"Over\" },\n}");
    return source;
}

static void order_is_a_smell_when_chance_explains_it_no_longer(void **state) {
    (void)state;
    // Two options a beat: six hits of six come with 1/64, seven of seven with 1/128.
    Findings f = check_text(chain(6, "The longer text", "Short", ""), (CheckAsk){0});
    expect_none(&f, "best-is-longest");
    expect_none(&f, "best-is-first");
    findings_free(&f);
    f = check_text(chain(7, "The longer text", "Short", ""), (CheckAsk){0});
    expect_finding(&f, "best-is-longest", 1);
    expect_none(&f, "best-is-first");  // shuffled on the screen, and 1/128 is no rule of the author's
    findings_free(&f);
    f = check_text(chain(7, "Short", "The longer text", "ordered = true,"), (CheckAsk){0});
    expect_none(&f, "best-is-longest");
    expect_finding(&f, "best-is-first", 1);
    findings_free(&f);
    // 1/1024: the author always puts it first.
    f = check_text(chain(10, "Short", "The longer text", ""), (CheckAsk){0});
    expect_finding(&f, "best-is-first", 1);
    findings_free(&f);
    // Equally long is not longest.
    f = check_text(chain(8, "Same", "Size", ""), (CheckAsk){0});
    expect_none(&f, "best-is-longest");
    findings_free(&f);
}

static Findings check_slip(const char *slip, const char *after) {
    char source[2048];
    snprintf(source, sizeof source,
             HEAD "  state = { x = { 100, 0, 100 } },\n"
                  "  outcome = { { \"X\", from = \"x\" } },\n"
                  "  beats = {\n"
                  "    a = { options = { { \"Right\", go = \"e\" },\n"
                  "      { \"Slip\", effect = { x = %s }, why = \"w\", go = \"%s\" } } },\n"
                  "    b = { options = { { \"Mend\", effect = { x = 1 }, go = \"e\" }, { \"Leave\", go = \"e\" } } },\n"
                  "    c = { options = { { \"Go\", go = \"e\" } } } },\n"
                  "  endings = { e = \"E\" },\n}",
             slip, after);
    return check_text(source, (CheckAsk){0});
}

static void a_slip_may_cost_59_points_or_leave_a_way_back(void **state) {
    (void)state;
    Findings f = check_slip("-60", "e");
    expect_finding(&f, "no-way-back", 7);
    findings_free(&f);
    f = check_slip("-59", "e");
    expect_none(&f, "no-way-back");
    findings_free(&f);
    f = check_slip("-90", "b");
    expect_none(&f, "no-way-back");
    findings_free(&f);
    f = check_slip("-90", "c");  // a decision with nothing at stake is no way back
    expect_finding(&f, "no-way-back", 7);
    findings_free(&f);
}

static Findings check_second_option(const char *fields) {
    char source[2048];
    snprintf(source, sizeof source,
             HEAD "  state = { x = { 0, 0, 100 } },\n"
                  "  outcome = { { \"X\", from = \"x\" } },\n"
                  "  beats = {\n"
                  "    a = { go = \"e\", options = { { \"Right\", effect = { x = 100 }, why = \"w\" },\n"
                  "      { \"Second\", %s },\n"
                  "      { \"Third\", effect = { x = 10 }, why = \"w\" } } } },\n"
                  "  endings = { e = \"E\" },\n}",
             fields);
    return check_text(source, (CheckAsk){0});
}

static void an_option_is_dominated_when_it_teaches_nothing_and_costs_20_points(void **state) {
    (void)state;
    static const struct {
        const char *fields;
        bool dominated;
    } options[] = {{"effect = { x = 80 }", true},
                   {"effect = { x = 81 }", false},
                   {"effect = { x = 80 }, why = \"It tempts.\"", false},
                   {"effect = { x = 80 }, mistakes = \"complaint.listen-first\"", false},
                   {"effect = { x = 80 }, shows = \"complaint.listen-first\"", false}};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        Findings f = check_second_option(options[i].fields);
        if (options[i].dominated)
            expect_finding(&f, "dominated", 7);
        else
            expect_none(&f, "dominated");
        findings_free(&f);
    }
}

static void a_tag_of_a_mistake_is_weighed_against_options_without_one(void **state) {
    (void)state;
    Findings f = check_second_option("effect = { x = 100 }, mistakes = \"complaint.listen-first\"");
    expect_finding(&f, "mistake-on-best-line", 7);  // as good as the right one
    expect_none(&f, "mistake-is-best");
    findings_free(&f);
    f = check_second_option("effect = { x = 99 }, mistakes = \"complaint.listen-first\"");
    expect_none(&f, "mistake-on-best-line");
    expect_none(&f, "mistake-is-best");
    findings_free(&f);
}

static void a_technique_is_worst_only_where_it_alone_is(void **state) {
    (void)state;
    Findings f = check_second_option("shows = \"complaint.listen-first\"");
    expect_finding(&f, "shown-is-worst", 7);
    expect_finding(&f, "never-shown", 7);
    findings_free(&f);
    f = check_second_option("effect = { x = 10 }, shows = \"complaint.listen-first\"");  // the third is as bad
    expect_none(&f, "shown-is-worst");
    expect_finding(&f, "never-differs", 8);
    findings_free(&f);
}

static Findings check_words(const char *field, int count) {
    char text[2048] = "", source[16384];
    for (int i = 0; i < count; i++) strcat(text, i % 2 ? "word - " : "two-part ");
    snprintf(source, sizeof source,
             HEAD "  brief = \"%s\",\n  beats = { a = {\n    say = \"%s\",\n    options = { {\n      \"%s\",\n"
                  "      why = \"%s\",\n      go = \"e\" } } } },\n  endings = { e = \"E\" },\n}",
             strcmp(field, "brief") ? "b" : text, strcmp(field, "say") ? "s" : text, strcmp(field, "option") ? "o" : text,
             strcmp(field, "why") ? "w" : text);
    return check_text(source, (CheckAsk){0});
}

static void each_kind_of_text_has_its_length(void **state) {
    (void)state;
    static const struct {
        const char *field;
        int most, line;
    } kinds[] = {{"option", 45, 6}, {"say", 70, 5}, {"why", 60, 8}, {"brief", 120, 3}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        Findings f = check_words(kinds[i].field, kinds[i].most);
        expect_none(&f, "too-long");
        findings_free(&f);
        f = check_words(kinds[i].field, kinds[i].most + 1);
        expect_finding(&f, "too-long", kinds[i].line);
        assert_int_equal(count_code(&f, "too-long"), 1);
        findings_free(&f);
    }
}

static void the_level_may_be_one_below_or_two_above_what_is_shown(void **state) {
    (void)state;
    static const struct {
        int level;
        bool smells;
    } levels[] = {{1, true}, {2, false}, {3, false}, {5, false}, {6, true}};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        char source[1024];
        snprintf(source, sizeof source,
                 "return scenario {\n  api = 1, kind = \"complaint\", level = %d, title = \"T\", start = \"a\",\n"
                 "  beats = { a = { options = { { \"O\", shows = { \"complaint.listen-first\", \"beyond.own\" }, go = \"e\" } } } },\n"
                 "  endings = { e = \"E\" },\n}",
                 levels[i].level);
        Findings f = check_text(source, (CheckAsk){0});
        assert_int_equal(count_code(&f, "level"), levels[i].smells);
        findings_free(&f);
    }
}

static void each_character_is_asked_for_once(void **state) {
    (void)state;
    int asked = 0;
    Findings f = check_text(HEAD "  beats = { a = { say = \"\u00e9\u00e9 \u0e2a\u00e9\",\n"
                                 "    options = { { \"\u0e2a\", go = \"e\" } } } },\n  endings = { e = \"E\" },\n}",
                            (CheckAsk){.has_glyph = has_glyph, .context = &asked});
    assert_int_equal(asked, 2);  // ASCII needs no asking
    expect_finding(&f, "missing-glyph", 3);
    assert_int_equal(count_code(&f, "missing-glyph"), 1);
    for (int i = 0; i < f.count; i++)
        if (f.items[i].kind == FIND_MISSING_GLYPH) assert_true(str_find(f.items[i].text, STR("(U+0E2A)"), 0) >= 0);
    findings_free(&f);
}

static void an_expert_is_best_in_every_decision_and_draw(void **state) {
    (void)state;
    static const char *frame =
        HEAD "  state = { x = { 0, 0, 100 } }, draw = { d = { 1, 2 } },\n"
             "  outcome = { { \"X\", from = \"x\" } },\n"
             "  beats = { a = { go = \"e\", options = { { \"All\", effect = { x = 100 } }, { \"Half\", when = \"d == 2\",\n"
             "    effect = { x = 50 } } } } },\n"
             "  endings = { e = \"E\" },\n%s\n}";
    static const struct {
        const char *runs, *code;
    } runs[] = {{"runs = { expert = { a = 1 } }", NULL},
                {"runs = { expert = { a = 2 } }", "no-replay"},
                {"runs = { other = { a = 1 } }", "expert-not-best"}};
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        char source[1024];
        snprintf(source, sizeof source, frame, runs[i].runs);
        Findings f = check_text(source, (CheckAsk){0});
        const char *codes[] = {"no-replay", "expert-not-best"};
        for (int j = 0; j < 2; j++) assert_int_equal(count_code(&f, codes[j]), runs[i].code && !strcmp(runs[i].code, codes[j]));
        findings_free(&f);
    }
}

static void findings_come_by_file_and_line_in_the_readers_language(void **state) {
    (void)state;
    Arena arena = {0};
    const Catalog *catalog = catalog_read(&arena, STR("t.po"),
                                          STR("msgid \"No play enters the beat “{1}”.\"\nmsgstr \"沒有人走進「{1}」。\"\n\n"
                                              "msgid \"Lead a way there, or take the beat out.\"\nmsgstr \"補一條路。\"\n"),
                                          NULL);
    Findings f = {.catalog = catalog};
    Err faults = {0};
    ERR0(&faults, STR("b.lua"), 0, "Broken.");
    FIND(&f, FIND_UNREACHABLE_BEAT, STR("b.lua"), 9, STR("x"));
    FIND(&f, FIND_NEVER_SHOWN, STR("b.lua"), 2, STR("t"));
    findings_add(&f, FIND_NEVER_TRUE, STR("b.lua"), 2, NULL, 0);
    FIND(&f, FIND_UNREACHABLE_BEAT, STR("a.lua"), 10, STR("y"));
    findings_take(&f, &faults);
    findings_sort(&f);
    static const FindingKind order[] = {FIND_UNREACHABLE_BEAT, FIND_SCENARIO, FIND_NEVER_TRUE, FIND_NEVER_SHOWN, FIND_UNREACHABLE_BEAT};
    assert_int_equal(f.count, 5);
    for (int i = 0; i < 5; i++) assert_int_equal(f.items[i].kind, order[i]);
    assert_str(f.items[0].text, "沒有人走進「y」。 補一條路。");
    assert_int_equal(f.items[1].line, 1);  // a file as a whole
    assert_str(f.items[1].text, "Broken.");
    assert_int_equal(findings_count(&f, FINDING_ERROR), 4);
    assert_int_equal(findings_count(&f, FINDING_SMELL), 1);
    findings_free(&f);
    err_free(&faults);
    arena_free(&arena);
}

static void the_reference_has_a_row_for_every_kind(void **state) {
    (void)state;
    Arena arena = {0};
    Str reference = findings_reference(&arena);
    int rows = 0;
    for (ptrdiff_t at = 0; (at = str_find(reference, STR("\n| `"), (size_t)at)) >= 0; at++) rows++;
    assert_int_equal(rows, FINDING_KINDS);
    assert_true(str_find(reference, STR("{1}"), 0) < 0);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_of_the_corpus_is_found_and_nothing_else),
        cmocka_unit_test(clean_scenarios_draw_nothing),
        cmocka_unit_test(a_condition_that_is_never_read_is_neither_never_nor_always_true),
        cmocka_unit_test(a_closed_option_that_was_chosen_once_is_no_false_condition),
        cmocka_unit_test(conditions_are_read_on_the_state_after_the_decision),
        cmocka_unit_test(facts_promises_and_meters_count_as_read),
        cmocka_unit_test(what_a_helper_of_a_function_reads_is_read),
        cmocka_unit_test(what_fails_in_an_outcome_or_a_line_is_told),
        cmocka_unit_test(a_first_beat_that_fails_is_a_dead_end),
        cmocka_unit_test(a_way_into_a_loop_is_not_the_loop),
        cmocka_unit_test(an_unfinished_search_claims_nothing_that_is_not_certain),
        cmocka_unit_test(lines_are_left_out_when_telling_them_apart_takes_too_long),
        cmocka_unit_test(all_draws_are_looked_at_or_it_is_said),
        cmocka_unit_test(order_is_a_smell_when_chance_explains_it_no_longer),
        cmocka_unit_test(a_slip_may_cost_59_points_or_leave_a_way_back),
        cmocka_unit_test(an_option_is_dominated_when_it_teaches_nothing_and_costs_20_points),
        cmocka_unit_test(a_tag_of_a_mistake_is_weighed_against_options_without_one),
        cmocka_unit_test(a_technique_is_worst_only_where_it_alone_is),
        cmocka_unit_test(each_kind_of_text_has_its_length),
        cmocka_unit_test(the_level_may_be_one_below_or_two_above_what_is_shown),
        cmocka_unit_test(each_character_is_asked_for_once),
        cmocka_unit_test(an_expert_is_best_in_every_decision_and_draw),
        cmocka_unit_test(findings_come_by_file_and_line_in_the_readers_language),
        cmocka_unit_test(the_reference_has_a_row_for_every_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
