// The exact side of a table: read off the analyses that were made when the scenario was loaded.
#include "host/analyze_deal.h"

#include "host/json.h"
#include "host/table.h"

#define DEALS_SHOWN   3  // of each kind, in a terminal
#define VALUES_PLACES 90

static const DealAnalysis *analysis_of(const Scenario *s, const int32_t *row) {
    return negotiation_stand(&s->table->model, row + s->table->slot)->analysis;
}

static json_t *json_opposition(const DealAnalysis *analysis) {
    int64_t opposition = deal_opposition(analysis);
    return opposition == DEAL_ABSENT ? json_null() : json_real((double)opposition / DEAL_ONE);
}

// The next of a list, which is written value by value: where a cake is shared out every package is in it, and kept together as values they
// would take a gigabyte.
static void write_next(json_t *value, bool first, FILE *out) {
    char text[1024];  // of nearly every value: written at once it takes half the time
    size_t length = json_dumpb(value, text, sizeof text, JSON_COMPACT);
    if (!first) fputc(',', out);
    if (length <= sizeof text)
        fwrite(text, 1, length, out);
    else
        json_dumpf(value, out, JSON_COMPACT);
    json_decref(value);
}

static void write_deals(const TableSpec *table, const DealAnalysis *analysis, DealKind kind, FILE *out) {
    const DealSet *set = &analysis->deals[kind];
    fprintf(out, ",\"%s\":[", deal_kind_names[kind].data);
    for (int i = 0; i < set->count; i++) {
        const DealPoint *point = &analysis->frontier[set->points[i]];
        for (int j = 0; j < point->count; j++)
            write_next(json_package(table, analysis->space, analysis->outcomes[point->first + j], point->worth), !i && !j, out);
    }
    fputc(']', out);
}

void analyze_deal_write(const Scenario *s, const int32_t *row, FILE *out) {
    const DealAnalysis *analysis = analysis_of(s, row);
    json_write_open(json_pack("{s:o, s:o, s:o, s:i, s:i}", "beat", json_text(s->beats[s->table->beat].name), "opposition",
                              json_opposition(analysis), "reserve", json_worth(analysis->space->reserve), "outcomes",
                              analysis->space->outcome_count, "rational", analysis->rational_count),
                    out);
    fputs(",\"pareto\":[", out);
    for (int i = 0; i < analysis->frontier_count; i++) write_next(json_worth(analysis->frontier[i].worth), !i, out);
    fputc(']', out);
    for (int kind = 0; kind < DEAL_KINDS; kind++) write_deals(s->table, analysis, (DealKind)kind, out);
    fputc('}', out);
}

// As deal_kind_names has them; the names are those of the field.
static const Str kind_titles[DEAL_KINDS] = {{"Nash", 4}, {"Kalai-Smorodinsky", 17}, {"Egalitarian", 11}, {"Utilitarian", 11}};

static Str package_text(CoachScene *scene, int beat, const DealSpace *space, int outcome) {
    Arena *arena = &scene->arena;
    Package package = deal_package(space, outcome);
    const TableIssue *issues = scene->scenario->table->issues;
    Str text = STR_NONE;
    for (int i = 0; i < space->issue_count; i++) {
        Str parts[] = {text, text.len ? STR(" · ") : STR_NONE, coach_beat_text(scene, beat, issues[i].name),
                       coach_beat_text(scene, beat, issues[i].values[package.value[i]])};
        text = str_fill(arena, STR("{1}{2}{3} {4}"), parts, 4);
    }
    return table_cut(arena, text, VALUES_PLACES);
}

static void add_deals(CoachScene *scene, Table *table, const DealAnalysis *analysis, DealKind kind) {
    Arena *arena = &scene->arena;
    const DealSet *set = &analysis->deals[kind];
    int beat = scene->scenario->table->beat, shown = 0;
    for (int i = 0; i < set->count; i++) {
        const DealPoint *point = &analysis->frontier[set->points[i]];
        for (int j = point->first; j < point->first + point->count; j++, shown++) {
            if (shown > DEALS_SHOWN) return;
            Str title = shown ? STR_NONE : world_text(scene->world, kind_titles[kind]);
            if (shown == DEALS_SHOWN)
                TABLE_ADD(table, title, STR("…"), STR("…"), STR("…"));
            else
                TABLE_ADD(table, title, str_int(arena, point->worth.mine), str_int(arena, point->worth.theirs),
                          package_text(scene, beat, analysis->space, analysis->outcomes[j]));
        }
    }
}

void analyze_deal_print(CoachScene *scene, const int32_t *row, FILE *out) {
    const Scenario *s = scene->scenario;
    Arena *arena = &scene->arena;
    const DealAnalysis *analysis = analysis_of(s, row);
    Str counts[] = {s->beats[s->table->beat].name, str_int(arena, analysis->space->outcome_count), str_int(arena, analysis->rational_count),
                    str_int(arena, analysis->frontier_count)};
    fputc('\n', out);
    coach_say(scene, out, STR("The table at {1}: packages: {2}; both sides would sign: {3}; points on the frontier: {4}"), counts, 4);
    if (!analysis->rational_count) {
        coach_say(scene, out, STR("There is no package that both sides would sign."), NULL, 0);
        return;
    }
    char opposition[32];
    snprintf(opposition, sizeof opposition, "%.3f", (double)deal_opposition(analysis) / DEAL_ONE);
    coach_say(scene, out, STR("Opposition of interests: {1}, from 0 for none to 1.414"), (Str[]){str_copy(arena, str_from(opposition))}, 1);
    Table table = {.arena = arena, .columns = "lrrp"};
    TABLE_ADD(&table, world_text(scene->world, STR("Deal")), world_text(scene->world, STR("Mine")), world_text(scene->world, STR("Theirs")),
              world_text(scene->world, STR("Package")));
    for (int kind = 0; kind < DEAL_KINDS; kind++) add_deals(scene, &table, analysis, (DealKind)kind);
    table_print(&table, out);
}
