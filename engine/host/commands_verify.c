// counterpart verify: every score of journals and stores, computed anew from the decisions.
//
// All runs are read first; then those of one scenario are taken together, and of these those with equal draws, so that each scenario is
// loaded, and each search made, once.
#include "coach/debrief.h"
#include "host/commands.h"
#include "host/commands_coach.h"
#include "host/files.h"
#include "host/json.h"
#include "host/search_cache.h"

// A run to be verified, and what came of it.
typedef struct Case {
    Str file;
    int64_t run;  // of a store; 0: a journal
    const Journal *journal;
    int kept;  // its accuracy in the store, or ACCURACY_UNKNOWN
    bool taken, judged;
    Session *session;  // its decisions, as far as they can be taken
    int decisions;
    Str ending;  // empty: it has not ended
    Score outcome;
    int accuracy, differences;
} Case;

typedef struct Verify {
    World *world;
    Err *err;
    Arena arena;
    Case *cases;
    int count, cap;
    int code;
} Verify;

static void found(Verify *v, int code) {
    if (v->code < code) v->code = code;
}

static int faults(const Verify *v) {
    return v->err->count + v->err->dropped;
}

static void add_case(Verify *v, Case added) {
    v->cases = arena_grow(&v->arena, v->cases, v->count, &v->cap, sizeof *v->cases);
    added.accuracy = ACCURACY_UNKNOWN;
    v->cases[v->count++] = added;
}

static void add_store(Verify *v, Str path) {
    RunInfo *runs, info;
    Store *store = store_open(path, v->err);
    int count = store ? store_runs(store, &v->arena, &runs, v->err) : -1;
    if (count < 0) found(v, EXIT_WORLD);
    for (int i = count - 1; i >= 0; i--) {
        const Journal *journal = store_journal(store, &v->arena, runs[i].id, &info, v->err);
        Str name = str_fill(&v->arena, STR("{1} run {2}"), (Str[]){path, str_int(&v->arena, runs[i].id)}, 2);
        if (journal)
            add_case(v, (Case){.file = name, .run = runs[i].id, .journal = journal, .kept = info.accuracy});
        else
            found(v, EXIT_FINDINGS);
    }
    if (count >= 0 && !store_verify(store, v->err)) found(v, EXIT_FINDINGS);
    store_close(store);
}

static void add_file(Verify *v, Str path) {
    Str text;
    const Files *files = world_files(v->world);
    if (files_begins(path, STR("SQLite format 3"))) {
        add_store(v, path);
    } else if (!files->read(files->context, &v->arena, path, &text, v->err)) {
        found(v, EXIT_WORLD);
    } else {
        const Journal *journal = journal_read(&v->arena, path, text, v->err);
        if (journal)
            add_case(v, (Case){.file = path, .journal = journal, .kept = ACCURACY_UNKNOWN});
        else
            found(v, EXIT_FINDINGS);
    }
}

// What the decisions give, whatever else the journal says.
static void take(Verify *v, Case *c, const Scenario *scenario) {
    c->session = session_open(scenario, c->journal->seed, NULL);
    for (int i = 0; c->session && i < c->journal->step_count; i++)
        if (!session_decide(c->session, &c->journal->steps[i].decision, NULL)) break;
    if (!c->session) return;
    c->decisions = session_steps(c->session);
    int ending = session_ending(c->session);
    if (ending < 0) return;
    c->outcome = session_outcome(c->session);
    c->ending = str_copy(&v->arena, scenario->endings[ending].name);
}

static void verify_case(Verify *v, Case *c, const Scenario *scenario) {
    int before = faults(v);
    c->taken = true;
    bool alike = scenario && journal_verify(c->journal, c->file, scenario, v->err);
    c->differences = faults(v) - before;
    if (!alike && !c->differences) c->differences = 1;
    if (scenario && scenario->logic == c->journal->logic) take(v, c, scenario);
}

static Str accuracy_text(Verify *v, int accuracy) {
    return accuracy < 0 ? STR("–") : score_print(&v->arena, (Score){true, accuracy, 100});
}

static void judge(Verify *v, Case *c, const Search *search) {
    Arena arena = {0};
    Debrief debrief;
    if (debrief_build(c->session, search, &arena, &debrief, NULL)) c->accuracy = debrief.accuracy;
    arena_free(&arena);
    if (c->kept == ACCURACY_UNKNOWN || c->accuracy == ACCURACY_UNKNOWN || c->kept == c->accuracy) return;
    c->differences++;
    ERR(v->err, c->file, 0, "The accuracy differs: {1} was expected, {2} came.", accuracy_text(v, c->kept), accuracy_text(v, c->accuracy));
}

static bool draws_alike(const Scenario *s, const Case *a, const Case *b) {
    int x[ROW_MAX], y[ROW_MAX];
    play_draws(s, a->journal->seed, x);
    play_draws(s, b->journal->seed, y);
    return memcmp(x, y, (size_t)s->draw_count * sizeof *x) == 0;
}

static bool has_ended(const Case *c) {
    return c->session && c->ending.len && !c->judged;
}

// All runs of this scenario, from `first` on, whose draws are those of `first`.
static void judge_alike(Verify *v, int first, const Scenario *scenario) {
    Search *search = search_cached(world_cache(v->world), scenario, v->cases[first].journal->seed, NULL, NULL);
    for (int i = first; i < v->count; i++) {
        Case *c = &v->cases[i];
        if (!has_ended(c) || session_scenario(c->session) != scenario || !draws_alike(scenario, &v->cases[first], c)) continue;
        c->judged = true;
        if (search) judge(v, c, search);
    }
    search_free(search);
}

static void verify_scenario(Verify *v, int first) {
    Str path, name, asked = v->cases[first].journal->scenario;
    Scenario *scenario = world_find(v->world, asked, &path, &name, v->err) ? world_load(v->world, path, name, v->err) : NULL;
    for (int i = first; i < v->count; i++)
        if (!v->cases[i].taken && str_equal(v->cases[i].journal->scenario, asked)) verify_case(v, &v->cases[i], scenario);
    for (int i = first; i < v->count; i++)
        if (has_ended(&v->cases[i])) judge_alike(v, i, scenario);
    for (int i = first; i < v->count; i++) {
        session_free(v->cases[i].session);
        v->cases[i].session = NULL;
    }
    scenario_free(scenario);
}

static void print_text(Verify *v, const Case *c, FILE *out) {
    Str args[] = {c->file,
                  c->journal->scenario,
                  str_int(&v->arena, c->decisions),
                  c->ending.len ? c->ending : STR("-"),
                  score_print(&v->arena, c->outcome),
                  accuracy_text(v, c->accuracy),
                  str_int(&v->arena, c->differences)};
    Str pattern = world_text(v->world, c->differences
                                           ? STR("{1}: {2}, decisions: {3}, ending {4}, outcome {5}, accuracy {6}: differences: {7}")
                                           : STR("{1}: {2}, decisions: {3}, ending {4}, outcome {5}, accuracy {6}: as its decisions give"));
    fprintf(out, "%.*s\n", STR_PRINT(str_fill(&v->arena, pattern, args, 7)));
}

static json_t *json_score(Score score) {
    if (!score.scored) return json_null();
    int64_t hundredths = (score.numerator * 200 + score.denominator) / (2 * score.denominator);
    return json_real((double)hundredths / 100);
}

static void print_json(const Case *c, FILE *out) {
    json_t *object =
        json_pack("{s:o, s:o, s:o, s:i, s:o, s:o, s:o, s:i}", "file", json_text(c->file), "run",
                  c->run ? json_integer(c->run) : json_null(), "scenario", json_text(c->journal->scenario), "decisions", c->decisions,
                  "ending", c->ending.len ? json_text(c->ending) : json_null(), "outcome", json_score(c->outcome), "accuracy",
                  c->accuracy < 0 ? json_null() : json_real(c->accuracy / 100.0), "differences", c->differences);
    json_dumpf(object, out, JSON_COMPACT | JSON_REAL_PRECISION(15));
    fputc('\n', out);
    json_decref(object);
}

int coach_verify(World *world, const Str *files, int count, bool json, FILE *out, Err *err) {
    Verify v = {.world = world, .err = err, .code = EXIT_OK};
    for (int i = 0; i < count; i++) add_file(&v, files[i]);
    for (int i = 0; i < v.count; i++)
        if (!v.cases[i].taken) verify_scenario(&v, i);
    for (int i = 0; i < v.count; i++) {
        if (v.cases[i].differences) found(&v, EXIT_FINDINGS);
        if (json)
            print_json(&v.cases[i], out);
        else
            print_text(&v, &v.cases[i], out);
    }
    arena_free(&v.arena);
    return v.code;
}
