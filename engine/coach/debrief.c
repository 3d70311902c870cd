// A run is judged by playing it again: what was chosen against what could have been.
#include "coach/debrief.h"

#include "coach/bargain.h"
#include "coach/judge.h"
#include "coach/table_judge.h"

// What was seen of each technique at each beat, so that a beat counts once.
typedef enum Seen { SEEN_OFFERED = 1, SEEN_SHOWN = 2, SEEN_MISTAKEN = 4 } Seen;
typedef struct Tally {
    const Scenario *scenario;
    unsigned char *seen;  // [beat * technique_count + technique]
    unsigned char *lost;  // [beat]: a choice there gave something up
} Tally;

static const Option *option_of(const Scenario *s, int beat, int number) {
    return &s->options[s->beats[beat].options.first + number - 1];
}

static void tally(const Tally *t, int beat, Slice tags, Seen what) {
    unsigned char *row = t->seen + (size_t)beat * (size_t)t->scenario->technique_count;
    for (int i = 0; i < tags.count; i++) row[t->scenario->ints[tags.first + i]] |= (unsigned char)what;
}

static DebriefOption *find_open(const Session *session, int beat, const Tally *t, DebriefStep *step, Arena *arena) {
    const Scenario *s = t->scenario;
    DebriefOption *open = ARENA_ARRAY(arena, DebriefOption, s->beats[beat].options.count);
    for (int i = 0; i < s->beats[beat].options.count; i++) {
        if (!session_open_option(session, i)) continue;
        const Option *option = option_of(s, beat, i + 1);
        if (i + 1 == step->chosen) step->taken = step->open_count;
        open[step->open_count++] =
            (DebriefOption){.decision = {DECISION_CHOOSE, 1, {i + 1}}, .number = i + 1, .tactic = -1, .tagged = option->mistakes.count > 0};
        tally(t, beat, option->shows, SEEN_OFFERED);
    }
    step->open = open;
    return open;
}

static const int *copy_tags(const Scenario *s, Slice tags, Arena *arena) {
    int *copy = ARENA_ARRAY(arena, int, tags.count);
    for (int i = 0; i < tags.count; i++) copy[i] = s->ints[tags.first + i];
    return copy;
}

static void judge(Debrief *debrief, DebriefStep *step, DebriefOption *open, const Search *search, int32_t state) {
    int64_t range = debrief->best - debrief->worst;
    Judgement judgement;
    judge_state(search, state, debrief->worst, &judgement);
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
        step->label = score_label(worth->regret, range, open[i].tagged);
    }
    step->points = score_points(step->regret, range);
    debrief->exact &= step->exact;
}

// What judges the steps of a run, one after the other.
typedef struct Judging {
    Debrief *debrief;
    const Tally *tally;
    Oracle oracle;
    TableJudge *table;  // NULL: nothing was decided at a table, or no search is given
    Belief belief;
    Arena *arena;
} Judging;

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

static void judge_table(Judging *j, DebriefStep *step, DebriefOption *open) {
    const Debrief *debrief = j->debrief;
    TableJudgement *found = ARENA_NEW(j->arena, TableJudgement);
    table_judge(j->table, &j->belief, &step->decision, found);
    int64_t most = found->open[found->advice].best, least = most, known = 0;
    for (int i = 0; i < found->count; i++) {
        open[i] = table_option(&found->open[i], most);
        if (open[i].best < least) least = open[i].best;
        if (!open[i].tagged && open[i].hindsight > known) known = open[i].hindsight;
    }
    const DebriefOption *taken = &open[found->taken];
    step->open_count = found->count;
    step->taken = found->taken;
    step->advice = found->advice;
    step->before = most;
    step->after = taken->best;
    step->regret = taken->regret;
    step->hindsight = known > taken->hindsight ? known - taken->hindsight : 0;
    step->stake = most - least;
    step->points = score_points(step->regret, debrief->best - debrief->worst);
    step->label = score_label(step->regret, debrief->best - debrief->worst, taken->tagged);
}

static void table_step(Judging *j, DebriefStep *step) {
    DebriefOption *open = ARENA_ARRAY(j->arena, DebriefOption, j->table ? TABLE_OPTIONS_MAX : 1);
    open[0] = (DebriefOption){.decision = step->decision, .tactic = -1};
    step->open = open;
    step->open_count = 1;
    if (j->table) judge_table(j, step, open);
    j->debrief->exact &= !j->table;
}

static void option_step(Judging *j, const Session *session, DebriefStep *step) {
    const Tally *t = j->tally;
    step->chosen = step->decision.value[0];
    const Option *option = option_of(t->scenario, step->beat, step->chosen);
    DebriefOption *open = find_open(session, step->beat, t, step, j->arena);
    step->shown = copy_tags(t->scenario, option->shows, j->arena);
    step->shown_count = option->shows.count;
    step->mistaken = copy_tags(t->scenario, option->mistakes, j->arena);
    step->mistaken_count = option->mistakes.count;
    tally(t, step->beat, option->shows, SEEN_SHOWN);
    tally(t, step->beat, option->mistakes, SEEN_MISTAKEN);
    int32_t state;
    const Search *search = oracle_ask(&j->oracle, t->scenario, session_row(session), &state);
    if (search) judge(j->debrief, step, open, search, state);
}

static DebriefStep step_of(Judging *j, const Session *session, const Step *taken) {
    DebriefStep step = {.beat = taken->beat, .decision = taken->decision, .advice = -1};
    if (taken->decision.kind == DECISION_CHOOSE)
        option_step(j, session, &step);
    else
        table_step(j, &step);
    j->tally->lost[step.beat] |= step.regret > 0;
    return step;
}

static bool comes_to_table(const Session *session) {
    for (int i = 0; i < session_steps(session); i++)
        if (session_step(session, i).decision.kind != DECISION_CHOOSE) return true;
    return false;
}

static bool judge_steps(Judging *j, const Session *session, const Search *search, Err *err) {
    if (search && comes_to_table(session)) {
        j->table = ARENA_NEW(j->arena, TableJudge);
        table_judge_open(j->table, search);
        if (!belief_open(&j->belief, session_scenario(session), session_seed(session), j->arena)) return false;
    }
    Session *again = session_fork(session, 0, err);
    bool ok = again != NULL;
    for (int i = 0; ok && i < session_steps(session); i++) {
        Step taken = session_step(session, i);
        j->debrief->steps[j->debrief->step_count++] = step_of(j, again, &taken);
        ok = session_decide(again, &taken.decision, err) && (!j->table || belief_follow(&j->belief, &taken.decision));
    }
    session_free(again);
    return ok;
}

// -1: no option of the scenario is tagged with it, so that it is counted nowhere in it.
static int technique_of(const Scenario *s, Str id) {
    int index = s->technique_count - 1;
    while (index >= 0 && !str_equal(s->techniques[index], id)) index--;
    return index;
}

static bool is_omission(Flaw flaw) {
    return flaw == FLAW_NEVER_ASKED || flaw == FLAW_NEVER_REFLECTED || flaw == FLAW_NO_VALUE || flaw == FLAW_NO_PREPARATION;
}

static void add_tag(const int **tags, int *count, int technique, Arena *arena) {
    int *more = ARENA_ARRAY(arena, int, *count + 1);
    for (int i = 0; i < *count; i++) more[i] = (*tags)[i];
    more[(*count)++] = technique;
    *tags = more;
}

static void tally_flaw(const Tally *t, Debrief *debrief, unsigned char *seen, const BargainFlaw *flaw, Arena *arena) {
    int technique = technique_of(t->scenario, flaw->technique);
    if (technique < 0) return;
    seen[technique] |= SEEN_OFFERED;
    if (is_omission(flaw->flaw)) return;
    seen[technique] |= SEEN_MISTAKEN;
    DebriefStep *step = flaw->step >= 0 ? &debrief->steps[flaw->step] : NULL;
    if (step && !step->chosen) add_tag(&step->mistaken, &step->mistaken_count, technique, arena);
}

// A table that has come to its end offers what was done well or badly there.
static void tally_table(const Tally *t, Debrief *debrief, const Session *session, Arena *arena) {
    Bargain bargain;
    if (!t->scenario->table || !comes_to_table(session) || !bargain_build(session, arena, &bargain, NULL)) return;
    if (bargain.phase < PHASE_AGREED || !bargain.move_count) return;
    int beat = debrief->steps[bargain.moves[0].step].beat;
    unsigned char *seen = t->seen + (size_t)beat * (size_t)t->scenario->technique_count;
    for (int i = 0; i < bargain.done_well_count; i++) {
        int technique = technique_of(t->scenario, bargain.done_well[i]);
        if (technique >= 0) seen[technique] |= SEEN_OFFERED | SEEN_SHOWN;
    }
    for (int i = 0; i < bargain.flaw_count; i++) tally_flaw(t, debrief, seen, &bargain.flaws[i], arena);
}

static void count_techniques(const Tally *t, Debrief *debrief, Arena *arena) {
    const Scenario *s = t->scenario;
    debrief->techniques = ARENA_ARRAY(arena, DebriefTechnique, s->technique_count);
    for (int i = 0; i < s->technique_count; i++) {
        DebriefTechnique sum = {.technique = i};
        for (int beat = 0; beat < s->beat_count; beat++) {
            int seen = t->seen[(size_t)beat * (size_t)s->technique_count + (size_t)i];
            sum.offered += seen & SEEN_OFFERED ? 1 : 0;
            sum.shown += seen & SEEN_SHOWN ? 1 : 0;
            sum.mistaken += seen & SEEN_MISTAKEN ? 1 : 0;
            sum.missed += seen & SEEN_OFFERED && !(seen & SEEN_SHOWN) && t->lost[beat] ? 1 : 0;
        }
        if (sum.offered || sum.shown || sum.mistaken) debrief->techniques[debrief->technique_count++] = sum;
    }
}

// A table's rounds never come again: each decision there counts as one of a beat of its own.
static void find_accuracy(Debrief *debrief, int beats, Arena *arena) {
    Accuracy accuracy = accuracy_open(arena, beats + debrief->step_count, debrief->best - debrief->worst);
    for (int i = 0; i < debrief->step_count; i++) {
        const DebriefStep *step = &debrief->steps[i];
        accuracy_add(&accuracy, step->chosen ? step->beat : beats + i, step->regret, step->stake);
    }
    debrief->accuracy = accuracy_value(&accuracy);
}

static void find_turns(Debrief *debrief) {
    for (int i = 0; i < debrief->step_count; i++) {
        int64_t regret = debrief->steps[i].regret;
        int at = debrief->turn_count;
        while (at > 0 && debrief->steps[debrief->turns[at - 1]].regret < regret) at--;
        if (regret <= 0 || at == TURNS_MAX) continue;
        if (debrief->turn_count < TURNS_MAX) debrief->turn_count++;
        for (int j = debrief->turn_count - 1; j > at; j--) debrief->turns[j] = debrief->turns[j - 1];
        debrief->turns[at] = i;
    }
}

bool debrief_build(const Session *session, const Search *search, Arena *arena, Debrief *debrief, Err *err) {
    const Scenario *s = session_scenario(session);
    Tally t = {s, ARENA_ARRAY(arena, unsigned char, (size_t)s->beat_count *(size_t)s->technique_count),
               ARENA_ARRAY(arena, unsigned char, s->beat_count)};
    *debrief = (Debrief){.steps = ARENA_ARRAY(arena, DebriefStep, session_steps(session)), .denominator = 1, .accuracy = ACCURACY_UNKNOWN};
    if (search) {
        debrief->judged = true;
        debrief->exact = search_exact(search);
        debrief->denominator = search_denominator(search);
        debrief->best = search_best(search, 0);
        debrief->worst = search_worst(search, 0);
    }
    Judging judging = {.debrief = debrief, .tally = &t, .oracle = {.whole = search}, .arena = arena};
    bool ok = judge_steps(&judging, session, search, err);
    oracle_close(&judging.oracle);
    if (!ok) return false;
    tally_table(&t, debrief, session, arena);
    count_techniques(&t, debrief, arena);
    if (search) find_accuracy(debrief, s->beat_count, arena);
    if (search) find_turns(debrief);
    return true;
}
