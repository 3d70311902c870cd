// counterpart simulate: many runs by a policy, and how they are spread.
#include "coach/simulate.h"
#include "host/commands.h"
#include "host/commands_coach.h"
#include "host/json.h"
#include "host/table.h"

#include <time.h>

#define BAR_PLACES 50

typedef struct Clock {
    double searching;  // seconds
} Clock;

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// Not from the cache, which has few places: there may be as many searches as runs.
static Search *search(void *context, const Scenario *scenario, uint64_t seed, Err *err) {
    Clock *clock = context;
    double start = seconds();
    Search *found = search_run(scenario, seed, NULL, NULL, err);
    clock->searching += seconds() - start;
    return found;
}

typedef struct Report {
    CoachScene *scene;
    const CoachAsk *ask;
    Simulation sum;
    double speed;  // decisions per second
    FILE *out;
} Report;

static json_t *json_points(double points) {
    return json_real((double)coach_rounded(points) / 100);
}

static json_t *json_spread(const Spread *spread) {
    if (!spread->count) return json_null();
    json_t *bins = json_array();
    for (int i = 0; i < 10; i++) json_array_append_new(bins, json_integer(spread->bins[i]));
    return json_pack("{s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "runs", spread->count, "mean", json_points(spread->mean), "min",
                     json_points(spread->least), "q1", json_points(spread->quarter), "median", json_points(spread->half), "q3",
                     json_points(spread->three_quarters), "max", json_points(spread->most), "histogram", bins);
}

static void print_json(const Report *r) {
    const Scenario *s = r->scene->scenario;
    json_t *endings = json_array();
    for (int i = 0; i < s->ending_count; i++)
        json_array_append_new(endings, json_pack("{s:o, s:i}", "name", json_text(s->endings[i].name), "runs", r->sum.endings[i]));
    json_t *object =
        json_pack("{s:o, s:o, s:I, s:i, s:I, s:f, s:b, s:o, s:o, s:o, s:i}", "scenario", json_text(s->name), "policy",
                  json_text(r->ask->policy), "seed", (json_int_t)r->ask->seed, "runs", r->sum.runs, "decisions",
                  (json_int_t)r->sum.decisions, "decisions_per_second", (double)(int64_t)r->speed, "exact", r->sum.exact, "outcome",
                  json_spread(&r->sum.outcome), "accuracy", json_spread(&r->sum.accuracy), "endings", endings, "unended", r->sum.unended);
    json_dumpf(object, r->out, JSON_COMPACT | JSON_REAL_PRECISION(15));
    fputc('\n', r->out);
    json_decref(object);
}

static Str tr(const Report *r, Str source) {
    return world_text(r->scene->world, source);
}
#define TR(r, source) tr((r), STR(source))

static Str number(const Report *r, int64_t value) {
    return str_int(&r->scene->arena, value);
}

static void add_spread(const Report *r, Table *table, Str name, const Spread *spread) {
    CoachScene *scene = r->scene;
    if (!spread->count) {
        TABLE_ADD(table, name, r->sum.unended == r->sum.runs ? TR(r, "no run ended") : TR(r, "not scored"), STR_NONE, STR_NONE, STR_NONE,
                  STR_NONE, STR_NONE, STR_NONE);
        return;
    }
    TABLE_ADD(table, name, number(r, spread->count), coach_points(scene, spread->mean), coach_points(scene, spread->least),
              coach_points(scene, spread->quarter), coach_points(scene, spread->half), coach_points(scene, spread->three_quarters),
              coach_points(scene, spread->most));
}

static void print_spreads(const Report *r) {
    Table table = {.arena = &r->scene->arena, .columns = "lrrrrrrr"};
    TABLE_ADD(&table, STR_NONE, TR(r, "Runs"), TR(r, "Mean"), TR(r, "Least"), TR(r, "Quarter"), TR(r, "Half"), TR(r, "Three quarters"),
              TR(r, "Most"));
    add_spread(r, &table, TR(r, "Outcome"), &r->sum.outcome);
    add_spread(r, &table, TR(r, "Accuracy"), &r->sum.accuracy);
    fputc('\n', r->out);
    table_print(&table, r->out);
}

static void print_bins(const Report *r) {
    static const char bar[BAR_PLACES + 1] = "##################################################";
    const Spread *spread = &r->sum.outcome;
    Table table = {.arena = &r->scene->arena, .columns = "rrp"};
    TABLE_ADD(&table, TR(r, "Outcome from"), TR(r, "Runs"), STR_NONE);
    for (int i = 0; i < 10; i++) {
        size_t length = (size_t)((int64_t)spread->bins[i] * BAR_PLACES / spread->count);
        TABLE_ADD(&table, number(r, 10 * i), number(r, spread->bins[i]), ((Str){bar, length}));
    }
    fputc('\n', r->out);
    table_print(&table, r->out);
}

static void print_endings(const Report *r) {
    const Scenario *s = r->scene->scenario;
    Table table = {.arena = &r->scene->arena, .columns = "lrp"};
    TABLE_ADD(&table, TR(r, "Ending"), TR(r, "Runs"), STR_NONE);
    for (int i = 0; i < s->ending_count; i++)
        TABLE_ADD(&table, s->endings[i].name, number(r, r->sum.endings[i]), coach_headline(r->scene, i));
    if (r->sum.unended) TABLE_ADD(&table, TR(r, "none"), number(r, r->sum.unended), STR_NONE);
    fputc('\n', r->out);
    table_print(&table, r->out);
}

static void print_text(const Report *r) {
    CoachScene *scene = r->scene;
    const Scenario *s = scene->scenario;
    COACH_SAY(scene, r->out, "{1} ({2})", catalog_get(scene->texts, STR_NONE, s->title), s->name);
    Str args[] = {r->ask->policy, number(r, r->sum.runs), number(r, r->sum.decisions), number(r, (int64_t)r->speed)};
    coach_say(scene, r->out, STR("Policy {1}; runs: {2}; decisions: {3}, per second: {4}"), args, 4);
    const Tactic *tactic = tactic_find(r->ask->policy);
    if (s->table && tactic) COACH_SAY(scene, r->out, "The table: {1}", tr(r, tactic->sentence));
    if (!r->sum.exact)
        coach_say(scene, r->out,
                  STR("Accuracy is by values that are at least what can be reached: there are too many situations to look at all."), NULL,
                  0);
    print_spreads(r);
    if (r->sum.outcome.count) print_bins(r);
    print_endings(r);
}

static Str policy_names(Arena *arena) {
    Str names = STR_NONE;
    for (int i = 0; i < policy_count(); i++) names = str_join(arena, str_join(arena, names, i ? STR(", ") : STR_NONE), policy_at(i).name);
    return names;
}

static Policy asked_policy(Str name, Err *err) {
    Arena arena = {0};
    Policy policy = policy_find(name);
    if (!policy.name.len) ERR(err, STR_NONE, 0, "Which policy? {1} takes one of: {2}.", STR("--policy"), policy_names(&arena));
    arena_free(&arena);
    return policy;
}

int coach_simulate(World *world, const CoachAsk *ask, FILE *out, Err *err) {
    CoachScene scene;
    Policy policy = asked_policy(ask->policy, err);
    if (!policy.name.len) return EXIT_USAGE;
    int code = coach_open(&scene, world, ask->name, err);
    if (code == EXIT_OK) {
        Clock clock = {0};
        SimulateAsk simulation = {scene.scenario, policy, ask->seed, (int)ask->runs, search, &clock};
        Report report = {.scene = &scene, .ask = ask, .out = out};
        double start = seconds();
        bool ok = simulate(&simulation, &scene.arena, &report.sum, err);
        double playing = seconds() - start - clock.searching;
        report.speed = playing > 0 ? (double)report.sum.decisions / playing : 0;
        if (ok)
            (ask->json ? print_json : print_text)(&report);
        else
            code = EXIT_SCENARIO;
    }
    coach_close(&scene);
    return code;
}
