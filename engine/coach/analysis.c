// One walk over all states.
#include "coach/analysis.h"

#include "coach/greedy.h"
#include "coach/judge.h"
#include "coach/table_play.h"

#define LINE_MAX 1000  // decisions; an exact line ends by itself, one beyond the budget need not

typedef struct Tally {
    const Search *search;
    const Scenario *scenario;
    int64_t floor;
    Analysis *analysis;
    int positions;
    AnalysisTarget *targets;  // [option * positions + position]; the table's stand last
} Tally;

static int32_t follow(const Search *search, int32_t state, int option) {
    SearchEdge edges[OPTIONS_MAX];
    int count = search_edges(search, state, edges);
    for (int i = 0; i < count; i++)
        if (edges[i].option == option) return edges[i].to;
    return -1;
}

// A line being written, and where it stands.
typedef struct Writing {
    AnalysisLine line;
    int cap;
    int32_t row[ROW_MAX];
    Arena *arena;
} Writing;

static bool at_end(const Scenario *s, const Writing *w) {
    return w->row[s->position_slot] >= s->beat_count;
}

static void add_step(Writing *w, LineStep step) {
    w->line.steps = arena_grow(w->arena, w->line.steps, w->line.count, &w->cap, sizeof *w->line.steps);
    w->line.steps[w->line.count++] = step;
}

// Decision by decision until play has left the table.
static bool write_table(const Scenario *s, Writing *w, TableWay way) {
    Trail trail;
    for (int beat = w->row[s->position_slot]; table_is_at(s, w->row);) {
        LineStep step = {.beat = beat};
        if (w->line.count == LINE_MAX || !table_way_decide(NULL, s, way, w->row, &step.decision)) return false;
        if (!play_decide(s, &step.decision, w->row, &trail, NULL)) return false;
        add_step(w, step);
    }
    return true;
}

static bool write_step(const Scenario *s, Writing *w, int option) {
    int beat = w->row[s->position_slot];
    Trail trail;
    if (option < 0 || w->line.count == LINE_MAX) return false;
    if (table_is_at(s, w->row)) return write_table(s, w, (TableWay)option);
    if (!play_choose(s, s->beats[beat].options.first + option, w->row, &trail, NULL)) return false;
    add_step(w, (LineStep){beat, option + 1, {DECISION_CHOOSE, 1, {option + 1}}});
    return true;
}

// As far as the search knows the way.
static void write_known(const Search *search, Writing *w, bool high) {
    const Scenario *s = search_scenario(search);
    for (int32_t state = 0; state >= 0 && !at_end(s, w) && search_expanded(search, state);) {
        int option = high ? search_best_option(search, state) : search_worst_option(search, state);
        if (!write_step(s, w, option)) return;
        state = follow(search, state, option);
    }
}

// Beyond the budget, as a rollout that came to this outcome; nothing where none of the plain ones does.
static void write_beyond(const Scenario *s, Writing *w) {
    for (int low = 0; low < 2; low++) {
        Writing further = *w;
        while (!at_end(s, &further) && write_step(s, &further, greedy_option(s, further.row, !low))) continue;
        if (!at_end(s, &further) || play_outcome(s, further.row) != w->line.outcome) continue;
        *w = further;
        return;
    }
}

static AnalysisLine make_line(const Search *search, bool high, Arena *arena) {
    const Scenario *s = search_scenario(search);
    Writing w = {.line.ends = search_ends(search, 0), .arena = arena};
    w.line.outcome = high ? search_best(search, 0) : search_worst(search, 0);
    if (!w.line.ends) return w.line;
    search_row(search, 0, w.row);
    write_known(search, &w, high);
    if (!at_end(s, &w)) write_beyond(s, &w);
    w.line.whole = at_end(s, &w);
    return w.line;
}

static void add_ending(Tally *t, int32_t state, int ending) {
    AnalysisEnding *e = &t->analysis->endings[ending];
    int64_t outcome = search_best(t->search, state);
    if (!e->reached || outcome > e->best) e->best = outcome;
    if (!e->reached || outcome < e->worst) e->worst = outcome;
    e->reached = true;
}

static void add_options(Tally *t, int32_t state, int first) {
    Judgement judgement;
    judge_state(t->search, state, t->floor, &judgement);
    for (int i = 0; i < judgement.count; i++) {
        const Worth *worth = &judgement.open[i];
        AnalysisOption *option = &t->analysis->options[first + worth->option];
        option->states++;
        option->value += (double)worth->best;
        option->regret += (double)worth->regret;
        option->stake += (double)judgement.stake;
    }
}

static void add_targets(Tally *t, int32_t state, int first) {
    SearchEdge edges[OPTIONS_MAX];
    int count = search_edges(t->search, state, edges);
    for (int i = 0; i < count; i++) {
        int index = search_table(t->search, state) ? t->scenario->option_count : first + edges[i].option;
        size_t option = (size_t)index, position = (size_t)search_position(t->search, edges[i].to);
        AnalysisTarget *target = &t->targets[option * (size_t)t->positions + position];
        if (!target->states++) target->sample = state;
    }
}

static void add_state(Tally *t, int32_t state) {
    int position = search_position(t->search, state);
    t->analysis->states[position]++;
    if (position >= t->scenario->beat_count) {
        add_ending(t, state, position - t->scenario->beat_count);
    } else if (search_expanded(t->search, state)) {
        int first = t->scenario->beats[position].options.first;
        if (!search_table(t->search, state)) add_options(t, state, first);
        add_targets(t, state, first);
    }
}

static void list_targets(const Tally *t, int index, Arena *arena, AnalysisTarget **targets, int *count) {
    const AnalysisTarget *all = t->targets + (size_t)index * (size_t)t->positions;
    int cap = 0;
    for (int i = 0; i < t->positions; i++) {
        if (!all[i].states) continue;
        *targets = arena_grow(arena, *targets, *count, &cap, sizeof **targets);
        (*targets)[(*count)++] = (AnalysisTarget){i, all[i].states, all[i].sample};
    }
}

static void finish_option(const Tally *t, int index, Arena *arena) {
    AnalysisOption *option = &t->analysis->options[index];
    double unit = (double)option->states * (double)search_denominator(t->search);
    if (!option->states) return;
    option->value /= unit;
    option->regret /= unit;
    option->stake /= unit;
    list_targets(t, index, arena, &option->targets, &option->target_count);
}

static void mark_best_line(Analysis *analysis) {
    const Scenario *s = search_scenario(analysis->search);
    for (int i = 0; i < analysis->best.count; i++) {
        LineStep step = analysis->best.steps[i];
        if (step.option) analysis->options[s->beats[step.beat].options.first + step.option - 1].on_best_line = true;
    }
}

Analysis analysis_make(const Search *search, Arena *arena) {
    const Scenario *s = search_scenario(search);
    int positions = s->beat_count + s->ending_count;
    Analysis analysis = {.search = search,
                         .best = make_line(search, true, arena),
                         .worst = make_line(search, false, arena),
                         .endings = ARENA_ARRAY(arena, AnalysisEnding, s->ending_count),
                         .options = ARENA_ARRAY(arena, AnalysisOption, s->option_count),
                         .states = ARENA_ARRAY(arena, int32_t, positions)};
    Arena scratch = {0};
    Tally tally = {search, s, search_worst(search, 0), &analysis, positions, NULL};
    tally.targets = ARENA_ARRAY(&scratch, AnalysisTarget, ((size_t)s->option_count + 1) * (size_t)positions);
    for (int32_t i = 0; i < search_states(search); i++) add_state(&tally, i);
    for (int i = 0; i < s->option_count; i++) finish_option(&tally, i, arena);
    list_targets(&tally, s->option_count, arena, &analysis.left, &analysis.left_count);
    mark_best_line(&analysis);
    double *probability = ARENA_ARRAY(&scratch, double, s->ending_count);
    analysis.unended = 1 - search_random_endings(search, probability);
    for (int i = 0; i < s->ending_count; i++) analysis.endings[i].probability = probability[i];
    arena_free(&scratch);
    return analysis;
}
