// counterpart analyze: what the coach knows of a scenario, for its author.
#include "coach/analysis.h"
#include "core/move.h"
#include "host/analyze_deal.h"
#include "host/commands.h"
#include "host/commands_coach.h"
#include "host/json.h"
#include "host/table.h"

#define LINE_PLACES     100
#define HEADLINE_PLACES 40
#define TAGS_PLACES     36
#define TEXT_PLACES     60

typedef struct Report {
    CoachScene *scene;
    const Scenario *s;
    const Search *search;
    Analysis analysis;
    FILE *out;
    int32_t row[ROW_MAX];  // of the start
} Report;

static json_t *json_hundredths(const Report *r, int64_t hundredths) {
    return r->s->outcome_count ? json_real((double)hundredths / 100) : json_null();
}

static json_t *json_outcome(const Report *r, bool known, int64_t numerator) {
    return known ? json_hundredths(r, coach_hundredths(r->search, numerator)) : json_null();
}

static json_t *json_mean(const Report *r, const AnalysisOption *option, double points) {
    return option->states ? json_hundredths(r, coach_rounded(points)) : json_null();
}

static json_t *json_line(const Report *r, const AnalysisLine *line) {
    json_t *steps = json_array();
    for (int i = 0; i < line->count; i++) {
        const LineStep *step = &line->steps[i];
        json_t *object = json_pack("{s:o}", "beat", json_text(r->s->beats[step->beat].name));
        if (step->option)
            json_object_set_new(object, "option", json_integer(step->option));
        else
            json_object_set_new(object, "move", json_text(move_write(&r->scene->arena, r->s, &step->decision)));
        json_array_append_new(steps, object);
    }
    return json_pack("{s:o, s:o}", "outcome", json_outcome(r, line->ends, line->outcome), "line", steps);
}

static json_t *json_endings(const Report *r) {
    json_t *endings = json_array();
    for (int i = 0; i < r->s->ending_count; i++) {
        const AnalysisEnding *e = &r->analysis.endings[i];
        json_array_append_new(endings,
                              json_pack("{s:o, s:f, s:o, s:o}", "name", json_text(r->s->endings[i].name), "probability", e->probability,
                                        "best", json_outcome(r, e->reached, e->best), "worst", json_outcome(r, e->reached, e->worst)));
    }
    return endings;
}

static json_t *json_tags(const Report *r, Slice tags) {
    json_t *ids = json_array();
    for (int i = 0; i < tags.count; i++) json_array_append_new(ids, json_text(r->s->techniques[r->s->ints[tags.first + i]]));
    return ids;
}

static json_t *json_option(const Report *r, int beat, int index) {
    const Option *option = &r->s->options[index];
    const AnalysisOption *a = &r->analysis.options[index];
    return json_pack("{s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:i, s:b, s:b}", "option", index - r->s->beats[beat].options.first + 1, "text",
                     json_text(coach_beat_text(r->scene, beat, option->text)), "value", json_mean(r, a, a->value), "regret",
                     json_mean(r, a, a->regret), "stake", json_mean(r, a, a->stake), "shows", json_tags(r, option->shows), "mistakes",
                     json_tags(r, option->mistakes), "states", (int)a->states, "best_line", a->on_best_line, "exact",
                     search_exact(r->search));
}

static json_t *json_beats(const Report *r) {
    json_t *beats = json_array();
    for (int i = 0; i < r->s->beat_count; i++) {
        json_t *options = json_array();
        Slice all = r->s->beats[i].options;
        for (int j = all.first; j < all.first + all.count; j++) json_array_append_new(options, json_option(r, i, j));
        json_array_append_new(beats, json_pack("{s:o, s:i, s:o}", "beat", json_text(r->s->beats[i].name), "states",
                                               (int)r->analysis.states[i], "options", options));
    }
    return beats;
}

static void print_json(const Report *r) {
    json_t *object = json_pack("{s:i, s:b, s:o, s:o, s:o, s:o}", "states", (int)search_states(r->search), "exact", search_exact(r->search),
                               "best", json_line(r, &r->analysis.best), "worst", json_line(r, &r->analysis.worst), "endings",
                               json_endings(r), "beats", json_beats(r));
    json_write_open(object, r->out);
    if (r->s->table) {
        fputs(",\"deal\":", r->out);
        analyze_deal_write(r->s, r->row, r->out);
    }
    fputs("}\n", r->out);
}

static Str number(const Report *r, int64_t value) {
    return str_int(&r->scene->arena, value);
}

static Str outcome(const Report *r, int64_t numerator) {
    return score_print(&r->scene->arena, search_score(r->search, numerator));
}

static Str points(const Report *r, const AnalysisOption *option, double value) {
    if (!option->states) return STR("-");
    return r->s->outcome_count ? coach_points(r->scene, value) : STR("–");
}

static void print_line(const Report *r, const AnalysisLine *line, Str title) {
    Arena *arena = &r->scene->arena;
    if (!line->ends) return;
    coach_say(r->scene, r->out, title, (Str[]){outcome(r, line->outcome)}, 1);
    int width = 0;
    for (int i = 0; i < line->count; i++) {
        const LineStep *at = &line->steps[i];
        Str done = at->option ? number(r, at->option) : move_write(arena, r->s, &at->decision);
        Str args[] = {r->s->beats[at->beat].name, done, i + 1 < line->count ? STR(",") : line->whole ? STR_NONE : STR(" …")};
        Str step = str_fill(arena, STR(" {1} {2}{3}"), args, 3);
        bool turns = width + table_width(step) > LINE_PLACES;
        width = (turns ? 0 : width) + table_width(step);
        fprintf(r->out, "%s%.*s", turns ? "\n " : i ? "" : " ", STR_PRINT(step));
    }
    fputc('\n', r->out);
}

static Str tr(const Report *r, Str source) {
    return world_text(r->scene->world, source);
}
#define TR(r, source) tr((r), STR(source))

static void print_endings(const Report *r) {
    Arena *arena = &r->scene->arena;
    Table table = {.arena = arena, .columns = "lrrrp"};
    TABLE_ADD(&table, TR(r, "Ending"), TR(r, "By chance, %"), TR(r, "Best"), TR(r, "Worst"), STR_NONE);
    for (int i = 0; i < r->s->ending_count; i++) {
        const AnalysisEnding *e = &r->analysis.endings[i];
        char percent[32];
        snprintf(percent, sizeof percent, "%.2f", 100 * e->probability);
        TABLE_ADD(&table, r->s->endings[i].name, str_copy(arena, str_from(percent)), e->reached ? outcome(r, e->best) : STR("-"),
                  e->reached ? outcome(r, e->worst) : STR("-"), table_cut(arena, coach_headline(r->scene, i), HEADLINE_PLACES));
    }
    if (r->analysis.unended >= 0.00005) {
        char percent[32];
        snprintf(percent, sizeof percent, "%.2f", 100 * r->analysis.unended);
        TABLE_ADD(&table, STR("-"), str_copy(arena, str_from(percent)), STR("-"), STR("-"),
                  TR(r, "no ending, as far as play was followed"));
    }
    fputc('\n', r->out);
    table_print(&table, r->out);
}

static Str add_tags(const Report *r, Str text, Slice tags, Str mark) {
    for (int i = 0; i < tags.count; i++) {
        Str args[] = {text, text.len ? STR(" ") : STR_NONE, mark, r->s->techniques[r->s->ints[tags.first + i]]};
        text = str_fill(&r->scene->arena, STR("{1}{2}{3}{4}"), args, 4);
    }
    return text;
}

static void add_option(const Report *r, Table *table, int beat, int index) {
    Arena *arena = &r->scene->arena;
    const Option *option = &r->s->options[index];
    const AnalysisOption *a = &r->analysis.options[index];
    int place = index - r->s->beats[beat].options.first;
    Str tags = add_tags(r, add_tags(r, STR_NONE, option->shows, STR("+")), option->mistakes, STR("-"));
    Str text = str_fold(arena, coach_beat_text(r->scene, beat, option->text));
    TABLE_ADD(table, place ? STR_NONE : r->s->beats[beat].name, number(r, place + 1), a->on_best_line ? STR("*") : STR_NONE,
              points(r, a, a->value), points(r, a, a->regret), points(r, a, a->stake), number(r, a->states),
              table_cut(arena, tags, TAGS_PLACES), table_cut(arena, text, TEXT_PLACES));
}

static void print_beats(const Report *r) {
    Table table = {.arena = &r->scene->arena, .columns = "lrlrrrrlp"};
    TABLE_ADD(&table, TR(r, "Beat"), TR(r, "Option"), STR_NONE, TR(r, "Value"), TR(r, "Regret"), TR(r, "Stake"), TR(r, "Open in"),
              TR(r, "Techniques"), STR_NONE);
    for (int i = 0; i < r->s->beat_count; i++) {
        Slice all = r->s->beats[i].options;
        for (int j = all.first; j < all.first + all.count; j++) add_option(r, &table, i, j);
    }
    fputc('\n', r->out);
    coach_say(r->scene, r->out,
              STR("Value: the outcome that can still be reached behind an option; regret: what it gives up; stake: the best option there "
                  "less the worst. In outcome points, means over all situations in which it is open. * lies on the best line, + shows a "
                  "technique, - is a mistake."),
              NULL, 0);
    table_print(&table, r->out);
}

static void print_text(const Report *r) {
    CoachScene *scene = r->scene;
    COACH_SAY(scene, r->out, "{1} ({2})", catalog_get(scene->texts, STR_NONE, r->s->title), r->s->name);
    Str states = number(r, search_states(r->search));
    coach_say(scene, r->out, search_extent(r->search), &states, 1);
    if (!r->analysis.best.ends) coach_say(scene, r->out, STR("No ending can be reached."), NULL, 0);
    print_line(r, &r->analysis.best, STR("Best outcome: {1}"));
    print_line(r, &r->analysis.worst, STR("Worst outcome: {1}"));
    print_endings(r);
    print_beats(r);
    if (r->s->table) analyze_deal_print(scene, r->row, r->out);
}

int coach_analyze(World *world, const CoachAsk *ask, FILE *out, Err *err) {
    CoachScene scene;
    int code = coach_open(&scene, world, ask->name, err);
    Search *search = code == EXIT_OK ? coach_search(&scene, ask->seed, err) : NULL;
    if (search) {
        Report report = {&scene, scene.scenario, search, analysis_make(search, &scene.arena), out, {0}};
        Trail trail;
        play_start(scene.scenario, ask->seed, report.row, &trail, NULL);
        (ask->json ? print_json : print_text)(&report);
    } else if (code == EXIT_OK) {
        code = EXIT_SCENARIO;
    }
    search_free(search);
    coach_close(&scene);
    return code;
}
