// Every decision is judged where it was taken, once: a run is followed as it goes on, and what judges its next decision waits behind the
// last. Going back leaves what lies before; a decision's judgement depends on what was decided before it and on nothing else.
#include "coach/debrief_steps.h"

#include "coach/judge.h"
#include "coach/table_judge.h"

#include <stdlib.h>

typedef struct TableCoach {
    TableJudge judge;
    TableJudgement found;
    Arena arena;  // of the belief
    Belief belief;
} TableCoach;

struct DebriefMemory {
    // Whose decisions these are.
    const Scenario *scenario;
    const Search *search;
    uint64_t seed, content;  // see content_of
    Arena arena;             // of what the steps point at
    DebriefStep *steps;
    int count, cap;
    // What judges the next one.
    Session *at;  // stands behind the steps; NULL: has yet to come there
    Oracle oracle;
    TableCoach *table;  // NULL: nothing was judged at the table since
};

DebriefMemory *debrief_memory_open(void) {
    DebriefMemory *memory = mem_realloc(NULL, sizeof *memory);
    *memory = (DebriefMemory){0};
    return memory;
}

static void leave_table(DebriefMemory *m) {
    if (!m->table) return;
    arena_free(&m->table->arena);
    free(m->table);
    m->table = NULL;
}

static void stand_nowhere(DebriefMemory *m) {
    session_free(m->at);
    m->at = NULL;
    leave_table(m);
    oracle_restart(&m->oracle);
}

static void forget(DebriefMemory *m) {
    stand_nowhere(m);
    oracle_close(&m->oracle);
    arena_free(&m->arena);
    free(m->steps);
    *m = (DebriefMemory){0};
}

void debrief_memory_free(DebriefMemory *memory) {
    if (!memory) return;
    forget(memory);
    free(memory);
}

// An option of a beat

static const Option *option_of(const Scenario *s, int beat, int number) {
    return &s->options[s->beats[beat].options.first + number - 1];
}

static DebriefOption *find_open(const DebriefMemory *m, DebriefStep *step, Arena *arena) {
    const Scenario *s = m->scenario;
    DebriefOption *open = ARENA_ARRAY(arena, DebriefOption, s->beats[step->beat].options.count);
    for (int i = 0; i < s->beats[step->beat].options.count; i++) {
        if (!session_open_option(m->at, i)) continue;
        bool tagged = option_of(s, step->beat, i + 1)->mistakes.count > 0;
        if (i + 1 == step->chosen) step->taken = step->open_count;
        open[step->open_count++] =
            (DebriefOption){.decision = {DECISION_CHOOSE, 1, {i + 1}}, .number = i + 1, .tactic = -1, .tagged = tagged};
    }
    step->open = open;
    return open;
}

static const int *copy_tags(const Scenario *s, Slice tags, Arena *arena) {
    int *copy = ARENA_ARRAY(arena, int, tags.count);
    for (int i = 0; i < tags.count; i++) copy[i] = s->ints[tags.first + i];
    return copy;
}

static int64_t floor_of(const DebriefMemory *m) {
    return search_worst(m->search, 0);
}

static int64_t range_of(const DebriefMemory *m) {
    return search_best(m->search, 0) - floor_of(m);
}

static void judge(const DebriefMemory *m, DebriefStep *step, DebriefOption *open, const Search *search, int32_t state) {
    Judgement judgement;
    judge_state(search, state, floor_of(m), &judgement);
    step->before = judgement.before;
    step->stake = judgement.stake;
    step->exact = search_exact(search);
    step->best = search_best_option(search, state) + 1;
    for (int i = 0; i < step->open_count; i++) {
        const Worth *worth = judge_option(&judgement, open[i].number - 1);
        if (!worth) continue;
        open[i].ends = worth->ends;
        open[i].best = open[i].hindsight = worth->best;
        open[i].worst = worth->worst;
        if (open[i].number == step->best) step->advice = i;
        open[i].regret = worth->regret;
        if (open[i].number != step->chosen) continue;
        step->after = worth->best;
        step->regret = step->hindsight = worth->regret;
        step->label = score_label(worth->regret, range_of(m), open[i].tagged);
    }
    step->points = score_points(step->regret, range_of(m));
}

static void option_step(DebriefMemory *m, DebriefStep *step) {
    step->chosen = step->decision.value[0];
    const Option *option = option_of(m->scenario, step->beat, step->chosen);
    DebriefOption *open = find_open(m, step, &m->arena);
    step->shown = copy_tags(m->scenario, option->shows, &m->arena);
    step->shown_count = option->shows.count;
    step->mistaken = copy_tags(m->scenario, option->mistakes, &m->arena);
    step->mistaken_count = option->mistakes.count;
    int32_t state;
    const Search *search = oracle_ask(&m->oracle, m->scenario, session_row(m->at), &state);
    if (search) judge(m, step, open, search, state);
}

// An act at the table

static int tactic_place(TableWay way) {
    int place = tactic_count() - 1;
    while (place >= 0 && tactic_at(place) != table_tactic(way)) place--;
    return place;
}

static DebriefOption table_option(const TableWorth *worth, int64_t most) {
    return (DebriefOption){.decision = worth->decision,
                           .ends = worth->ends,
                           .best = worth->best,
                           .worst = worth->worst,
                           .regret = worth->best < most ? most - worth->best : 0,
                           .tagged = worth->shunned,
                           .hindsight = worth->hindsight,
                           .tactic = tactic_place(worth->way)};
}

static void judge_table(const DebriefMemory *m, DebriefStep *step, DebriefOption *open) {
    const TableJudgement *found = &m->table->found;
    const TableSpec *table = m->scenario->table;
    int64_t most = found->open[found->advice].best, least = most, known = 0;
    for (int i = 0; i < found->count; i++) {
        open[i] = table_option(&found->open[i], most);
        if (open[i].best < least) least = open[i].best;
        if (!open[i].tagged && open[i].hindsight > known) known = open[i].hindsight;
    }
    const DebriefOption *taken = &open[found->taken];
    step->taken = found->taken;
    step->advice = found->advice;
    step->reason = reason_find(&table->model, session_row(m->at) + table->slot, &found->open[found->advice].decision);
    step->before = most;
    step->after = taken->best;
    step->regret = taken->regret;
    step->hindsight = known > taken->hindsight ? known - taken->hindsight : 0;
    step->stake = most - least;
    step->points = score_points(step->regret, range_of(m));
    step->label = score_label(step->regret, range_of(m), taken->tagged);
}

// Whoever could still be on the other side, after all that was decided so far.
static bool sit_down(DebriefMemory *m) {
    if (m->table) return true;
    m->table = mem_realloc(NULL, sizeof *m->table);
    m->table->arena = (Arena){0};
    table_judge_open(&m->table->judge, m->search);
    if (belief_of(&m->table->belief, m->at, &m->table->arena)) return true;
    leave_table(m);
    return false;
}

static bool table_step(DebriefMemory *m, DebriefStep *step) {
    if (m->search && !sit_down(m)) return false;
    if (m->search) table_judge(&m->table->judge, &m->table->belief, &step->decision, &m->table->found);
    step->open_count = m->search ? m->table->found.count : 1;
    DebriefOption *open = ARENA_ARRAY(&m->arena, DebriefOption, step->open_count);
    open[0] = (DebriefOption){.decision = step->decision, .tactic = -1};
    step->open = open;
    if (m->search) judge_table(m, step, open);
    return true;
}

// The run

static void add_step(DebriefMemory *m, DebriefStep step) {
    if (m->count == m->cap) {
        m->cap = m->cap ? 2 * m->cap : 16;
        m->steps = mem_realloc(m->steps, (size_t)m->cap * sizeof *m->steps);
    }
    m->steps[m->count++] = step;
}

static bool judge_next(DebriefMemory *m, const Step *taken, Err *err) {
    DebriefStep step = {.beat = taken->beat, .decision = taken->decision, .advice = -1};
    if (taken->decision.kind == DECISION_CHOOSE)
        option_step(m, &step);
    else if (!table_step(m, &step))
        return false;
    if (!session_decide(m->at, &taken->decision, err)) return false;
    if (m->table && !belief_follow(&m->table->belief, &taken->decision)) {
        stand_nowhere(m);
        return false;
    }
    add_step(m, step);
    return true;
}

// Plays to where the steps end. What is asked of the oracle on the way decides what it knows there.
static bool come_behind(DebriefMemory *m, const Session *session, Err *err) {
    if (m->at) return true;
    m->at = session_fork(session, 0, err);
    bool ok = m->at != NULL;
    for (int i = 0; ok && i < m->count; i++) {
        int32_t state;
        if (m->steps[i].chosen) oracle_ask(&m->oracle, m->scenario, session_row(m->at), &state);
        ok = session_decide(m->at, &m->steps[i].decision, err);
    }
    if (!ok) stand_nowhere(m);
    return ok;
}

// All that judging reads of them: another scenario, or a search that looked further, may lie where one was freed.
static uint64_t content_of(const Scenario *s, const Search *search) {
    uint64_t hash = s->logic;
    for (int i = 0; i < s->var_count; i++) hash = hash_int(hash, belief_sees(&s->vars[i]));
    if (!search) return hash;
    hash = hash_int(hash_int(hash, (uint64_t)search_states(search)), (uint64_t)search_edge_count(search));
    hash = hash_int(hash_int(hash, search_complete(search)), search_size(search));
    return hash_int(hash_int(hash, (uint64_t)search_best(search, 0)), (uint64_t)search_worst(search, 0));
}

static DebriefMemory memory_of(const Session *session, const Search *search) {
    const Scenario *s = session_scenario(session);
    return (DebriefMemory){
        .scenario = s, .search = search, .seed = session_seed(session), .content = content_of(s, search), .oracle = {.whole = search}};
}

static bool is_same(const DebriefMemory *a, const DebriefMemory *b) {
    return a->scenario == b->scenario && a->search == b->search && a->seed == b->seed && a->content == b->content;
}

static const void *copy(Arena *arena, const void *items, int count, size_t size) {
    return count ? memcpy(arena_array(arena, (size_t)count, size), items, (size_t)count * size) : NULL;
}

static DebriefStep copy_step(const DebriefStep *step, Arena *arena) {
    DebriefStep other = *step;
    other.open = copy(arena, step->open, step->open_count, sizeof *step->open);
    other.shown = copy(arena, step->shown, step->shown_count, sizeof *step->shown);
    other.mistaken = copy(arena, step->mistaken, step->mistaken_count, sizeof *step->mistaken);
    return other;
}

// Forgets all steps but the first `count`, with what they took.
static void go_back(DebriefMemory *m, int count) {
    if (count == m->count) return;
    Arena kept = {0};
    stand_nowhere(m);
    for (int i = 0; i < count; i++) m->steps[i] = copy_step(&m->steps[i], &kept);
    m->count = count;
    arena_free(&m->arena);
    m->arena = kept;
}

static int count_alike(const DebriefMemory *m, const Session *session) {
    int count = 0;
    for (; count < m->count && count < session_steps(session); count++) {
        Step step = session_step(session, count);
        if (!decision_same(&step.decision, &m->steps[count].decision)) break;
    }
    return count;
}

bool memory_follow(DebriefMemory *m, const Session *session, const Search *search, Err *err) {
    const DebriefMemory blank = memory_of(session, search);
    if (!is_same(m, &blank)) {
        forget(m);
        *m = blank;
    }
    go_back(m, count_alike(m, session));
    bool ok = m->count == session_steps(session) || come_behind(m, session, err);
    while (ok && m->count < session_steps(session)) {
        Step taken = session_step(session, m->count);
        ok = judge_next(m, &taken, err);
    }
    return ok;
}

DebriefStep *memory_steps(const DebriefMemory *m, Arena *arena) {
    DebriefStep *steps = ARENA_ARRAY(arena, DebriefStep, m->count);
    for (int i = 0; i < m->count; i++) steps[i] = copy_step(&m->steps[i], arena);
    return steps;
}
