// Runs are played on bare rows, those with equal draws one after the other beside the one search that judges them.
#include "coach/simulate.h"

#include "coach/greedy.h"
#include "coach/score.h"
#include "coach/table_play.h"
#include "core/move.h"

#include <stdlib.h>

static int choose_random(const Situation *s) {
    return s->options->open[rng_below(s->rng, (uint32_t)s->options->count)].option;
}

// Where nothing leads to an ending, no line does.
static int or_first(const Situation *s, int option) {
    return option >= 0 ? option : s->options->open[0].option;
}

static int choose_best(const Situation *s) {
    return or_first(s, search_best_option(s->search, s->state));
}

// Of the ways to the worst outcome, the one that gives up most at once. Only at the first visit, so that no loop is without an end.
static int choose_worst(const Situation *s) {
    const Worth *most = NULL;
    for (int i = 0; i < s->options->count && s->visit == 0; i++) {
        const Worth *worth = &s->options->open[i];
        if (!worth->ends || worth->worst != search_worst(s->search, s->state)) continue;
        if (!most || worth->regret > most->regret) most = worth;
    }
    return most ? most->option : or_first(s, search_worst_option(s->search, s->state));
}

static int choose_greedy(const Situation *s) {
    if (table_is_at(s->scenario, s->row)) return WAY_SIGNS_LOW;
    return or_first(s, greedy_option(s->scenario, s->row, true));
}

static int choose_careless(const Situation *s) {
    if (table_is_at(s->scenario, s->row)) return choose_random(s);
    int beat = s->row[s->scenario->position_slot];
    int named = s->careless ? scenario_pick(s->scenario, s->careless, beat, s->visit) - 1 : -1;
    if (named >= 0 && judge_option(s->options, named)) return named;
    for (int i = 0; i < s->options->count; i++) {
        int option = s->options->open[i].option;
        if (s->scenario->options[s->scenario->beats[beat].options.first + option].mistakes.count) return option;
    }
    return choose_random(s);
}

static const Policy policies[] = {
    {{"random", 6}, choose_random, NULL}, {{"best", 4}, choose_best, NULL},         {{"worst", 5}, choose_worst, NULL},
    {{"greedy", 6}, choose_greedy, NULL}, {{"careless", 8}, choose_careless, NULL},
};
enum { POLICIES = sizeof policies / sizeof *policies };

// At random, which those above do in their own way.
static const Tactic *random_tactic(void) {
    return tactic_find(policies[0].name);
}

int policy_count(void) {
    return POLICIES + tactic_count() - 1;
}

static Policy of_tactic(const Tactic *tactic) {
    return (Policy){tactic->name, choose_best, tactic};
}

Policy policy_at(int index) {
    if (index < POLICIES) {
        Policy policy = policies[index];
        if (policy.choose == choose_random || policy.choose == choose_careless) policy.tactic = random_tactic();
        return policy;
    }
    int tactic = index - POLICIES;
    for (int i = 0; i <= tactic; i++) tactic += tactic_at(i) == random_tactic();
    return of_tactic(tactic_at(tactic));
}

Policy policy_find(Str name) {
    for (int i = 0; i < POLICIES; i++)
        if (str_equal(policies[i].name, name)) return policy_at(i);
    const Tactic *tactic = tactic_find(name);
    return tactic ? of_tactic(tactic) : (Policy){.name = STR_NONE};
}

typedef struct Player {
    const SimulateAsk *ask;
    const ScenarioRun *careless;
    Simulation *sum;
    Oracle oracle;
    Accuracy accuracy;
    int *visits;       // by beat
    double *outcomes;  // of the runs so far
    double *accuracies;
} Player;

// What the scenario's own careless run does at the table, as far as it says something, and as far as that is open.
static bool careless_move(const Player *p, const Situation *now, int visit, Decision *decision) {
    bool careless = p->ask->policy.choose == choose_careless && now->careless;
    const Pick *pick = careless ? scenario_pick_at(now->scenario, now->careless, now->row[now->scenario->position_slot], visit) : NULL;
    return pick && pick->move.len && move_read(now->scenario, NULL, now->row, pick->move, decision, STR_NONE, 0, NULL) &&
           play_allows(now->scenario, decision, now->row, NULL);
}

// `way`: where the policy leaves it to the search.
static bool decide_at_table(Player *p, const Situation *now, int way, Decision *decision) {
    const TableSpec *table = now->scenario->table;
    if (careless_move(p, now, p->visits[now->row[now->scenario->position_slot]] - 1, decision)) return true;
    if (!p->ask->policy.tactic) return table_way_decide(NULL, now->scenario, (TableWay)way, now->row, decision);
    tactic_decide(p->ask->policy.tactic, &table->model, now->row + table->slot, now->rng, decision);
    return true;
}

// The whole table, as one decision that is weighed by where it leads.
static bool play_whole_table(Player *p, const Situation *now, int32_t *row) {
    const Scenario *s = now->scenario;
    int beat = row[s->position_slot], way = p->ask->policy.choose(now);
    int64_t before = now->options->before;
    Trail trail;
    Decision decision;
    for (bool first = true; table_is_at(s, row); first = false) {
        if (!first) p->visits[beat]++;
        if (!decide_at_table(p, now, way, &decision) || !play_decide(s, &decision, row, &trail, NULL)) return false;
        p->sum->decisions++;
    }
    int32_t state;
    const Search *search = oracle_ask(&p->oracle, s, row, &state);
    int64_t after = search_ends(search, state) ? search_best(search, state) : search_worst(p->oracle.whole, 0);
    int64_t regret = after < before ? before - after : 0;
    accuracy_add(&p->accuracy, beat, regret, regret > now->options->stake ? regret : now->options->stake);
    return true;
}

// One decision on `row`, or all of a table. False when there is none to take, or when it fails.
static bool decide(Player *p, int32_t *row, Rng *rng) {
    const Scenario *s = p->ask->scenario;
    int beat = row[s->position_slot];
    Situation now = {.scenario = s, .row = row, .careless = p->careless, .visit = p->visits[beat]++, .rng = rng};
    Judgement options;
    now.search = oracle_ask(&p->oracle, s, row, &now.state);
    judge_state(now.search, now.state, search_worst(p->oracle.whole, 0), &options);
    if (!options.count) return false;
    now.options = &options;
    p->sum->exact &= search_exact(now.search);
    if (table_is_at(s, row)) return play_whole_table(p, &now, row);
    int option = p->ask->policy.choose(&now);
    const Worth *worth = judge_option(&options, option);
    if (!worth) return false;
    accuracy_add(&p->accuracy, beat, worth->regret, options.stake);
    p->sum->decisions++;
    Trail trail;
    return play_choose(s, s->beats[beat].options.first + option, row, &trail, NULL);
}

static void score(Player *p, const int32_t *row) {
    const Scenario *s = p->ask->scenario;
    p->sum->endings[row[s->position_slot] - s->beat_count]++;
    if (s->outcome_count) p->outcomes[p->sum->outcome.count++] = (double)play_outcome(s, row) / (double)play_outcome_denominator(s);
    int accuracy = accuracy_value(&p->accuracy);
    if (accuracy != ACCURACY_UNSCORED) p->accuracies[p->sum->accuracy.count++] = accuracy / 100.0;
}

static void play_run(Player *p, uint64_t seed) {
    const Scenario *s = p->ask->scenario;
    int32_t row[ROW_MAX];
    Trail trail;
    // Apart from the stream that the draws are taken from.
    Rng rng = {hash_str(hash_mix(seed), STR("policy"))};
    memset(p->visits, 0, (size_t)s->beat_count * sizeof *p->visits);
    accuracy_clear(&p->accuracy);
    oracle_restart(&p->oracle);
    bool going = play_start(s, seed, row, &trail, NULL);
    for (int i = 0; going && i < STEPS_MAX && row[s->position_slot] < s->beat_count; i++) going = decide(p, row, &rng);
    if (going && row[s->position_slot] >= s->beat_count)
        score(p, row);
    else
        p->sum->unended++;
}

// All runs from `first` on that have its draws.
static bool play_alike(Player *p, int first, bool *played, Err *err) {
    const SimulateAsk *ask = p->ask;
    int draws[ROW_MAX], others[ROW_MAX];
    size_t bytes = (size_t)ask->scenario->draw_count * sizeof *draws;
    play_draws(ask->scenario, ask->seed + (uint64_t)first, draws);
    Search *search = ask->search(ask->context, ask->scenario, ask->seed + (uint64_t)first, err);
    if (!search) return false;
    p->oracle = (Oracle){.whole = search};
    p->accuracy.range = search_best(search, 0) - search_worst(search, 0);
    p->sum->searches++;
    for (int i = first; i < ask->runs; i++) {
        play_draws(ask->scenario, ask->seed + (uint64_t)i, others);
        if (played[i] || memcmp(draws, others, bytes) != 0) continue;
        played[i] = true;
        play_run(p, ask->seed + (uint64_t)i);
    }
    oracle_close(&p->oracle);
    search_free(search);
    return true;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void spread(Spread *spread, double *values) {
    int n = spread->count;
    if (!n) return;
    qsort(values, (size_t)n, sizeof *values, by_value);
    double sum = 0;
    for (int i = 0; i < n; i++) {
        int bin = (int)(values[i] / 10);
        sum += values[i];
        spread->bins[bin > 9 ? 9 : bin]++;
    }
    spread->mean = sum / n;
    double *const quartiles[] = {&spread->least, &spread->quarter, &spread->half, &spread->three_quarters, &spread->most};
    for (int k = 0; k < 5; k++) *quartiles[k] = values[(int64_t)(n - 1) * k / 4];
}

bool simulate(const SimulateAsk *ask, Arena *arena, Simulation *sum, Err *err) {
    const Scenario *s = ask->scenario;
    *sum = (Simulation){.runs = ask->runs, .exact = true, .endings = ARENA_ARRAY(arena, int, s->ending_count)};
    Player player = {.ask = ask,
                     .careless = scenario_run(s, STR("careless")),
                     .sum = sum,
                     .accuracy = accuracy_open(arena, s->beat_count, 0),
                     .visits = ARENA_ARRAY(arena, int, s->beat_count),
                     .outcomes = ARENA_ARRAY(arena, double, ask->runs),
                     .accuracies = ARENA_ARRAY(arena, double, ask->runs)};
    bool *played = ARENA_ARRAY(arena, bool, ask->runs), ok = true;
    for (int i = 0; ok && i < ask->runs; i++)
        if (!played[i]) ok = play_alike(&player, i, played, err);
    spread(&sum->outcome, player.outcomes);
    spread(&sum->accuracy, player.accuracies);
    return ok;
}
