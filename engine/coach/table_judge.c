// Every decision worth a look is played on from, against each counterpart, by the tactics that do best from here. What looks best then, and
// what was done, is looked at one decision further: else what a tactic never does would be held against every decision before it.
#include "coach/table_judge.h"

#include "coach/trial.h"

#include <string.h>

#define FOLLOWED         3  // tactics that play on behind every decision
#define FOLLOWED_FURTHER 2
#define FURTHER          3   // decisions that are looked at further, beside the one that was taken
#define DEPTH_MOST       24  // decisions behind the table that are looked at

void table_judge_open(TableJudge *judge, const Search *search) {
    memset(judge, 0, sizeof *judge);
    judge->search = search;
    judge->floor = search_worst(search, 0);
}

static int64_t best_after(TableJudge *judge, const int32_t *row, int depth);

// What is met again on the way is worth the floor there: going round in a circle gains nothing.
static int64_t try_all(TableJudge *judge, const int32_t *row, int depth) {
    const Scenario *s = search_scenario(judge->search);
    int64_t best = judge->floor;
    int32_t next[ROW_MAX];
    for (int i = 0; i < trial_count(s, row); i++) {
        if (trial_take(s, i, row, next) != TRIAL_TAKEN) continue;
        int64_t value = best_after(judge, next, depth + 1);
        if (value > best) best = value;
    }
    return best;
}

// The best that can be reached from a row behind the table, at least.
static int64_t best_after(TableJudge *judge, const int32_t *row, int depth) {
    const Scenario *s = search_scenario(judge->search);
    if (row[s->position_slot] >= s->beat_count) return play_outcome(s, row);
    int32_t state = search_find(judge->search, row);
    if (state >= 0 && search_expanded(judge->search, state))
        return search_ends(judge->search, state) ? search_best(judge->search, state) : judge->floor;
    uint64_t alike = search_alike(judge->search, row) | 1;
    size_t at = (size_t)(alike >> 32) % TABLE_MEMO;
    if (judge->memo[at].row == alike) return judge->memo[at].value;
    if (depth == DEPTH_MOST) return judge->floor;
    judge->memo[at].row = alike;
    judge->memo[at].value = judge->floor;
    int64_t value = try_all(judge, row, depth);
    judge->memo[at].row = alike;
    judge->memo[at].value = value;
    return value;
}

static int64_t value_of(TableJudge *judge, const int32_t *row) {
    return best_after(judge, row, 0);
}

// Plays on by a way, from one row at the table to the next, as far as to one from which it was played before or to the end of the table.
// Different decisions soon come to the same rows.
typedef struct Following {
    TableJudge *judge;
    const Scenario *s;
    TableWay way;
    int32_t row[ROW_MAX];
    uint64_t passed[NEGOTIATION_ROUNDS + 2];  // a preparation, and a decision a round, end every table
    int count;
} Following;

static bool is_known(Following *f, int64_t *value) {
    uint64_t key = hash_row((uint64_t)f->way, f->row, f->s->row_count) | 1;
    size_t at = (size_t)(key >> 32) % TABLE_PLAYS;
    if (f->judge->plays[at].row == key) {
        *value = f->judge->plays[at].value;
        return true;
    }
    f->passed[f->count++] = key;
    return false;
}

static void keep(Following *f, int64_t value) {
    for (int i = 0; i < f->count; i++) {
        size_t at = (size_t)(f->passed[i] >> 32) % TABLE_PLAYS;
        f->judge->plays[at].row = f->passed[i];
        f->judge->plays[at].value = value;
    }
}

// False when a decision fails.
static bool follow(Following *f, int64_t *value) {
    Trail trail;
    Decision decision;
    while (table_is_at(f->s, f->row)) {
        if (is_known(f, value)) break;
        MUST(f->count < NEGOTIATION_ROUNDS + 2);
        table_way_decide(&f->judge->packages, f->s, f->way, f->row, &decision);
        if (!play_decide(f->s, &decision, f->row, &trail, NULL)) return false;
    }
    if (!table_is_at(f->s, f->row)) *value = value_of(f->judge, f->row);
    keep(f, *value);
    return true;
}

// What each way comes to behind a decision.
typedef struct Means {
    int64_t sum[TABLE_GOOD], truth[TABLE_GOOD];
    bool fails;
} Means;

typedef struct Asking {
    TableJudge *judge;
    const Belief *belief;
    const Scenario *s;
    int draws;
    unsigned followed;  // bits of the ways that are followed behind every decision
    TableJudgement *result;
} Asking;

// `row`: behind the decision. What ends the table is worth the same whoever would have played on.
static bool play_on(Asking *a, const int32_t *row, unsigned ways, int draw, Means *means) {
    Following f;
    f.judge = a->judge;
    f.s = a->s;
    bool ended = !table_is_at(a->s, row);
    int64_t value = ended ? value_of(a->judge, row) : 0;
    for (int way = 0; way < TABLE_GOOD; way++) {
        if (!(ways >> way & 1)) continue;
        f.way = (TableWay)way;
        f.count = 0;
        memcpy(f.row, row, (size_t)a->s->row_count * sizeof *row);
        if (!ended && !follow(&f, &value)) return false;
        means->sum[way] += value;
        if (!draw) means->truth[way] = value;
    }
    return true;
}

static Means ask(Asking *a, const Decision *decision, unsigned ways) {
    Means means = {.fails = false};
    int32_t row[ROW_MAX];
    Trail trail;
    for (int i = 0; i < a->draws && !means.fails; i++) {
        memcpy(row, belief_row(a->belief, i), (size_t)a->s->row_count * sizeof *row);
        means.fails = !play_decide(a->s, decision, row, &trail, NULL) || !play_on(a, row, ways, i, &means);
    }
    return means;
}

static int64_t mean(int64_t sum, int count) {
    return (2 * sum + count) / (2 * count);
}

static void weigh(const Asking *a, TableWorth *worth, const Means *means, unsigned ways) {
    worth->ends = !means->fails;
    worth->best = worth->worst = worth->hindsight = a->judge->floor;
    if (means->fails) return;
    bool first = true;
    for (int way = 0; way < TABLE_GOOD; way++) {
        if (!(ways >> way & 1)) continue;
        int64_t value = mean(means->sum[way], a->draws);
        if (first || value > worth->best) {
            worth->best = value;
            worth->way = (TableWay)way;
        }
        if (first || value < worth->worst) worth->worst = value;
        if (first || means->truth[way] > worth->hindsight) worth->hindsight = means->truth[way];
        first = false;
    }
}

static int place_of(const TableJudgement *result, const Decision *decision) {
    for (int i = 0; i < result->count; i++)
        if (decision_same(&result->open[i].decision, decision)) return i;
    return -1;
}

static bool is_shunned(const Decision *decision) {
    return decision->kind == DECISION_TALK && (decision->value[0] == TALK_THREAT || decision->value[0] == TALK_OVERPROMISE);
}

// Once each. `ways`, beside those that are followed anyway, play on behind it. Returns its place, or -1 where there is no room.
static int consider(Asking *a, const Decision *decision, unsigned ways) {
    TableJudgement *result = a->result;
    int at = place_of(result, decision);
    if (at >= 0 || result->count == TABLE_OPTIONS_MAX) return at;
    TableWorth *worth = &result->open[result->count];
    *worth = (TableWorth){.decision = *decision, .shunned = is_shunned(decision)};
    ways |= a->followed;
    Means means = ask(a, decision, ways);
    weigh(a, worth, &means, ways);
    if (decision->kind == DECISION_ACCEPT || decision->kind == DECISION_WALK) worth->way = WAY_WALKS;
    return result->count++;
}

static bool is_open(const Asking *a, const Decision *decision) {
    int issue;
    return !negotiation_refuses(&a->s->table->model, belief_row(a->belief, 0) + a->s->table->slot, decision, &issue);
}

static void consider_open(Asking *a, Decision decision) {
    if (is_open(a, &decision)) consider(a, &decision, 0);
}

// What the ways come to from here decides which of them are followed behind everything else.
static void compare_ways(Asking *a, Decision *first) {
    int64_t values[TABLE_GOOD];
    for (int way = 0; way < TABLE_GOOD; way++) {
        table_way_decide(&a->judge->packages, a->s, (TableWay)way, belief_row(a->belief, 0), &first[way]);
        Means means = ask(a, &first[way], 1u << way);
        values[way] = means.fails ? -1 : means.sum[way];
    }
    for (int i = 0; i < FOLLOWED; i++) {
        int best = -1;
        for (int way = 0; way < TABLE_GOOD; way++)
            if (!(a->followed >> way & 1) && (best < 0 || values[way] > values[best])) best = way;
        a->followed |= 1u << best;
        if (i < FOLLOWED_FURTHER) a->judge->followed = a->followed;
    }
}

static void consider_talk(Asking *a) {
    for (int32_t act = TALK_ASK; act < TALK_END; act++)
        for (int32_t issue = 0; issue <= a->s->table->model.issue_count; issue++)
            consider_open(a, (Decision){DECISION_TALK, 2, {act, issue}});
}

static void consider_offers(Asking *a) {
    Decision offers[16];
    int count = tactic_offers(&a->s->table->model, belief_row(a->belief, 0) + a->s->table->slot, offers, 16);
    for (int i = 0; i < count; i++) consider(a, &offers[i], 0);
}

static void find_advice(TableJudgement *result) {
    int best = result->taken;
    for (int i = 0; i < result->count; i++) {
        if (result->open[i].shunned) continue;
        if (best < 0 || result->open[best].shunned || result->open[i].best > result->open[best].best) best = i;
    }
    result->advice = best;
}

static Asking asking(TableJudge *judge, const Belief *belief, TableJudgement *result) {
    *result = (TableJudgement){.taken = -1};
    return (Asking){.judge = judge, .belief = belief, .s = search_scenario(judge->search), .draws = belief_draws(belief), .result = result};
}

// What can be done besides following a tactic.
static void consider_all(Asking *a) {
    if (belief_row(a->belief, 0)[a->s->table->slot + TABLE_PHASE] != PHASE_TALKS) return;
    consider_talk(a);
    consider_offers(a);
    consider_open(a, (Decision){.kind = DECISION_ACCEPT});
    consider_open(a, (Decision){.kind = DECISION_WALK});
}

static void judge_here(TableJudge *judge, const Belief *belief, const Decision *taken, TableJudgement *result) {
    Asking a = asking(judge, belief, result);
    Decision first[TABLE_GOOD];
    compare_ways(&a, first);
    if (taken) result->taken = consider(&a, taken, (1u << TABLE_GOOD) - 1);
    for (int way = 0; way < TABLE_GOOD; way++) consider(&a, &first[way], 1u << way);
    consider_all(&a);
    find_advice(result);
}

// One decision further, where the tactics that do best have been found already.
static void judge_there(TableJudge *judge, const Belief *belief, TableJudgement *result) {
    Asking a = asking(judge, belief, result);
    a.followed = judge->followed;
    for (int way = 0; way < TABLE_GOOD; way++) {
        Decision decision;
        if (!(a.followed >> way & 1)) continue;
        table_way_decide(&judge->packages, a.s, (TableWay)way, belief_row(belief, 0), &decision);
        consider(&a, &decision, 0);
    }
    consider_all(&a);
    find_advice(result);
}

// Counterparts behind a decision, sorted by their answers.
typedef struct Answers {
    const Scenario *s;
    int32_t *rows;  // [draw * row_count]
    int count;
    bool done[BELIEF_DRAWS];
} Answers;

// Those that answered as draw `first` did, which come first in `rows` then.
static Belief alike(Answers *answers, int first, int32_t *rows) {
    size_t width = (size_t)answers->s->row_count;
    Belief group = {.scenario = answers->s, .rows = rows};
    for (int i = first; i < answers->count; i++) {
        const int32_t *row = answers->rows + (size_t)i * width;
        if (answers->done[i] || !belief_looks_same(answers->s, answers->rows + (size_t)first * width, row)) continue;
        memcpy(rows + (size_t)group.count++ * width, row, width * sizeof *row);
        answers->done[i] = true;
    }
    return group;
}

// By the best decision after each answer. False when it fails.
static bool look_further(TableJudge *judge, const Belief *belief, TableWorth *worth) {
    const Scenario *s = belief->scenario;
    Answers answers = {.s = s, .count = belief_draws(belief)};
    size_t width = (size_t)s->row_count;
    int32_t rows[BELIEF_DRAWS * ROW_MAX], group_rows[BELIEF_DRAWS * ROW_MAX];
    answers.rows = rows;
    Trail trail;
    for (int i = 0; i < answers.count; i++) {
        memcpy(rows + (size_t)i * width, belief_row(belief, i), width * sizeof *rows);
        if (!play_decide(s, &worth->decision, rows + (size_t)i * width, &trail, NULL)) return false;
    }
    int64_t sum = 0;
    for (int i = 0; i < answers.count; i++) {
        if (answers.done[i]) continue;
        Belief group = alike(&answers, i, group_rows);
        if (!table_is_at(s, group_rows)) {
            for (int j = 0; j < group.count; j++) sum += value_of(judge, belief_row(&group, j));
            continue;
        }
        TableJudgement next;
        judge_there(judge, &group, &next);
        sum += group.count * next.open[next.advice].best;
        for (int j = 0; !i && j < next.count; j++)
            if (next.open[j].hindsight > worth->hindsight) worth->hindsight = next.open[j].hindsight;
    }
    int64_t best = mean(sum, answers.count);
    if (best > worth->best) worth->best = best;
    return true;
}

// Those that look best, one after the other.
static int next_best(const TableJudgement *result, const bool *looked) {
    int best = -1;
    for (int i = 0; i < result->count; i++)
        if (!looked[i] && !result->open[i].shunned && result->open[i].ends && (best < 0 || result->open[i].best > result->open[best].best))
            best = i;
    return best;
}

void table_judge(TableJudge *judge, const Belief *belief, const Decision *taken, TableJudgement *result) {
    bool looked[TABLE_OPTIONS_MAX] = {false};
    int further[FURTHER];
    memset(judge->memo, 0, sizeof judge->memo);
    memset(judge->plays, 0, sizeof judge->plays);
    play_remember(search_scenario(judge->search), true);
    judge_here(judge, belief, taken, result);
    if (taken) {
        looked[result->taken] = true;
        look_further(judge, belief, &result->open[result->taken]);
    }
    for (int i = 0; i < FURTHER; i++) {
        further[i] = next_best(result, looked);
        if (further[i] >= 0) looked[further[i]] = true;
    }
    for (int i = 0; i < FURTHER; i++)
        if (further[i] >= 0) look_further(judge, belief, &result->open[further[i]]);
    play_remember(search_scenario(judge->search), false);
    find_advice(result);
}
