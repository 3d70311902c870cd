// Ways are those that some play takes, beats passed on the way included.
#include "coach/graph_parts.h"
#include "coach/table_play.h"

static GraphLink *find_link(const Graph *g, int from, int to, int option) {
    for (int i = 0; i < g->link_count; i++) {
        GraphLink *link = &g->links[i];
        if (link->from == from && link->to == to && link->option == option) return link;
    }
    return NULL;
}

static void add_link(Graph *g, int from, int to, int option, bool expert) {
    GraphLink *link = find_link(g, from, to, option);
    g->met[from] = g->met[to] = true;
    if (link) {
        link->expert |= expert;
        return;
    }
    g->links = arena_grow(g->arena, g->links, g->link_count, &g->link_cap, sizeof *g->links);
    g->links[g->link_count++] = (GraphLink){.from = from, .to = to, .option = option, .expert = expert};
}

// From a beat through those that went on by themselves.
static void add_trail(Graph *g, int from, int option, const Trail *trail, int to, bool expert) {
    for (int i = 0; i < trail->count; i++) {
        if (trail->beats[i] == to) break;
        add_link(g, from, trail->beats[i], option, expert);
        from = trail->beats[i];
        option = -1;
    }
    add_link(g, from, to, option, expert);
}

// One play shows what is passed on the way; where that differs from state to state, the first state's way is shown.
static void add_target(Graph *g, int beat, int option, const AnalysisTarget *target) {
    int32_t row[ROW_MAX];
    Trail trail;
    search_row(g->analysis->search, target->sample, row);
    if (play_choose(g->s, option, row, &trail, NULL)) add_trail(g, beat, option, &trail, target->position, false);
}

static void add_options(Graph *g, int beat) {
    Slice options = g->s->beats[beat].options;
    for (int i = options.first; i < options.first + options.count; i++) {
        const AnalysisOption *option = &g->analysis->options[i];
        for (int j = 0; j < option->target_count; j++) add_target(g, beat, i, &option->targets[j]);
    }
}

// Where the table leads: by all ways to play it, from a situation for each goal.
static void add_table(Graph *g, int beat) {
    const Analysis *analysis = g->analysis;
    int32_t row[ROW_MAX];
    Trail trail;
    for (int i = 0; i < analysis->left_count; i++) {
        for (int way = 0; way < TABLE_WAYS; way++) {
            search_row(analysis->search, analysis->left[i].sample, row);
            if (table_play(g->s, (TableWay)way, row, &trail, NULL)) add_trail(g, beat, -1, &trail, row[g->s->position_slot], false);
        }
    }
}

static void add_start(Graph *g, uint64_t seed) {
    int32_t row[ROW_MAX];
    Trail trail;
    if (!play_start(g->s, seed, row, &trail, NULL)) return;
    g->met[g->s->start] = true;
    int to = row[g->s->position_slot];
    Trail rest = {.count = trail.count ? trail.count - 1 : 0};
    for (int i = 0; i < rest.count; i++) rest.beats[i] = trail.beats[i + 1];
    if (to != g->s->start) add_trail(g, g->s->start, -1, &rest, to, true);
}

// Plays along a line of decisions, the beats it passes included.
static void add_path(Graph *g, uint64_t seed, const LineStep *steps, int count) {
    int32_t row[ROW_MAX];
    Trail trail;
    if (!play_start(g->s, seed, row, &trail, NULL)) return;
    for (int i = 0; i < count; i++) {
        int beat = row[g->s->position_slot], option = steps[i].option ? g->s->beats[beat].options.first + steps[i].option - 1 : -1;
        if (!play_decide(g->s, &steps[i].decision, row, &trail, NULL)) return;
        bool stays = option < 0 && table_is_at(g->s, row);
        if (!stays) add_trail(g, beat, option, &trail, row[g->s->position_slot], true);
    }
}

static bool add_expert(Graph *g, uint64_t seed) {
    const ScenarioRun *run = scenario_run(g->s, STR("expert"));
    Session *session = run ? session_play_run(g->s, run, seed, NULL) : NULL;
    if (!session) return false;
    int count = session_steps(session);
    LineStep *steps = ARENA_ARRAY(g->arena, LineStep, count);
    for (int i = 0; i < count; i++) {
        Step step = session_step(session, i);
        steps[i] = (LineStep){step.beat, step.decision.kind == DECISION_CHOOSE ? step.decision.value[0] : 0, step.decision};
    }
    session_free(session);
    add_path(g, seed, steps, count);
    return true;
}

Graph graph_build(const GraphAsk *ask, Arena *arena) {
    const Scenario *s = search_scenario(ask->analysis->search);
    int positions = s->beat_count + s->ending_count;
    Graph g = {.s = s, .analysis = ask->analysis, .arena = arena, .met = ARENA_ARRAY(arena, bool, positions)};
    add_start(&g, ask->seed);
    for (int i = 0; i < s->beat_count; i++) (s->beats[i].negotiates ? add_table : add_options)(&g, i);
    g.expert = add_expert(&g, ask->seed);
    if (!g.expert) add_path(&g, ask->seed, ask->analysis->best.steps, ask->analysis->best.count);
    return g;
}
