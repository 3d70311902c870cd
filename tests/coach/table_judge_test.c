// Looking ahead at a table: what the search makes of it, what a rep may still think of the counterpart, and what decisions are worth.
#include "coach/bargain.h"
#include "coach/debrief.h"
#include "coach/ground.h"
#include "coach/search_file.h"
#include "coach/simulate.h"
#include "coach/table_judge.h"
#include "core/sensors.h"
#include "core/view.h"

#include <math.h>

#define SEEDS 2000

static Scenario *load(void) {
    return ground_load("tests/core/table/sensors.lua");
}

static Scenario *load_text(const char *text) {
    const MemoryFile files[] = {{"price.lua", text}, {NULL, NULL}};
    Files memory = testkit_memory(files);
    Err err = {0};
    Scenario *scenario = scenario_load(&memory, STR("price.lua"), STR("price"), NULL, &err);
    assert_no_faults(&err);
    err_free(&err);
    return scenario;
}

static const int32_t *table_row(const Session *session) {
    return session_row(session) + session_scenario(session)->table->slot;
}

static void take(Session *session, Decision decision) {
    Err err = {0};
    assert_true(session_decide(session, &decision, &err));
    assert_no_faults(&err);
    err_free(&err);
}

static Decision option(int number) {
    return (Decision){DECISION_CHOOSE, 1, {number}};
}

static Decision talk(TalkAct act, int issue) {
    return (Decision){DECISION_TALK, 2, {(int32_t)act, issue}};
}

// To the end of the table, or for so many decisions.
static void follow(Session *session, const char *tactic, int most) {
    const Scenario *s = session_scenario(session);
    Rng rng = {1};
    for (int i = 0; i < most && session_ending(session) < 0 && s->beats[session_beat(session)].negotiates; i++) {
        Decision decision;
        tactic_decide(tactic_find(str_from(tactic)), &s->table->model, table_row(session), &rng, &decision);
        take(session, decision);
    }
}

static Session *sit_down(const Scenario *s, uint64_t seed, int choice) {
    Session *session = session_open(s, seed, NULL);
    take(session, option(choice));
    return session;
}

// By sessions: every option of the hall, then every way.
static int64_t best_by_hand(const Scenario *s, uint64_t seed, int64_t *worst) {
    int64_t best = -1;
    for (int choice = 1; choice <= 3; choice++) {
        for (int way = 0; way < TABLE_WAYS; way++) {
            Session *session = sit_down(s, seed, choice);
            if (way == WAY_WALKS) {
                follow(session, "reference", 1);  // the preparation
                take(session, (Decision){.kind = DECISION_WALK});
            } else {
                follow(session, table_tactic((TableWay)way)->name.data, 100);
            }
            assert_true(session_ending(session) >= 0);
            int64_t outcome = session_outcome(session).numerator;
            if (best < 0 || outcome < *worst) *worst = outcome;
            if (outcome > best) best = outcome;
            session_free(session);
        }
    }
    return best;
}

static void a_table_is_one_step(void **state) {
    (void)state;
    Scenario *s = load();
    for (uint64_t seed = 1; seed <= 5; seed++) {
        Search *search = search_run(s, seed, NULL, NULL, NULL);
        int64_t worst = 0, best = best_by_hand(s, seed, &worst);
        assert_int_equal(search_best(search, 0), best);
        assert_int_equal(search_worst(search, 0), worst);
        assert_true(search_complete(search) && !search_exact(search));
        search_free(search);
    }
    scenario_free(s);
}

static void a_search_over_a_table_is_kept(void **state) {
    (void)state;
    Scenario *s = load();
    Arena arena = {0};
    int32_t row[ROW_MAX];
    Trail trail;
    assert_true(play_start(s, 3, row, &trail, NULL));
    Search *search = search_from(s, row, NULL, NULL), *again = search_read(s, row, search_write(search, &arena), NULL);
    assert_non_null(again);
    assert_int_equal(search_states(again), search_states(search));
    assert_int_equal(search_best(again, 0), search_best(search, 0));
    assert_true(search_complete(again) && !search_exact(again));
    search_free(again);
    search_free(search);
    arena_free(&arena);
    scenario_free(s);
}

// What stands on the screen of the table, as one text.
static Str screen(const Session *session, Arena *arena) {
    View view = session_view(session, NULL, arena);
    StrBuf out = {.arena = arena};
    buf_add(&out, view.beat);
    buf_add(&out, view.ending);
    for (int i = 0; i < view.fact_count; i++) buf_add(&out, view.facts[i].id);
    const ViewTable *t = view.table;
    if (!t) return buf_str(&out);
    const int64_t numbers[] = {t->phase,
                               t->round,
                               t->theirs.there ? t->theirs.outcome : -1,
                               t->mine.there ? t->mine.outcome : -1,
                               t->deal.there ? t->deal.outcome : -1,
                               t->reaction,
                               t->issue,
                               t->picked};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) buf_add(&out, str_join(arena, STR(" "), str_int(arena, numbers[i])));
    for (int i = 0; i < t->issue_count; i++) {
        const ViewIssue *issue = &t->issues[i];
        buf_add(&out, str_join(arena, STR(" i"), str_int(arena, issue->known * 10 + issue->importance)));
        for (int j = 0; issue->theirs && j < issue->value_count; j++)
            buf_add(&out, str_join(arena, STR(" v"), str_int(arena, issue->theirs[j])));
    }
    return buf_str(&out);
}

typedef struct Other {
    int draws[ROW_MAX];
    uint64_t seed;
} Other;

// Who could have been drawn, found by seeds; one for each draw.
static int list_others(const Scenario *s, Other *others) {
    int count = 0;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        play_draws(s, seed, others[count].draws);
        others[count].seed = seed;
        bool known = false;
        for (int i = 0; i < count; i++)
            known |= !memcmp(others[i].draws, others[count].draws, (size_t)s->draw_count * sizeof *others[count].draws);
        count += !known;
    }
    return count;
}

static bool shows_the_same(const Session *run, uint64_t seed) {
    Arena arena = {0};
    Session *mine = session_fork(run, 0, NULL), *other = session_open(session_scenario(run), seed, NULL);
    bool same = true;
    for (int i = 0; same && i < session_steps(run); i++) {
        Step step = session_step(run, i);
        take(mine, step.decision);
        same = session_decide(other, &step.decision, NULL) && str_equal(screen(mine, &arena), screen(other, &arena));
    }
    session_free(mine);
    session_free(other);
    arena_free(&arena);
    return same;
}

// Points below zero were all taken for the same, so that customers were kept whose words the rep could tell apart.
static void points_below_zero_tell_customers_apart(void **state) {
    (void)state;
    static const char text[] =
        "return scenario { api = 1, kind = 'negotiation', level = 5, minutes = 10, title = 'Dues', brief = 'Who pays what.',\n"
        "outcome = { { 'Own', from = 'table.own' } }, start = 'talk', endings = { done = { 'Done' } }, beats = { talk = {\n"
        "negotiate = { issues = { { 'Dues', id = 'dues', values = { 'a', 'b', 'c' }, mine = { -100, -50, -10 },\n"
        "theirs = { { -10, -50, -100 }, { -10, -20, -100 } }, seen = 'open' } }, reserve = { mine = -70, theirs = -70 },\n"
        "rounds = 6, agreed = 'done', walked = 'done', timeout = 'done' } } } }";
    Scenario *s = load_text(text);
    Arena arena = {0};
    Belief belief;
    assert_true(belief_open(&belief, s, 1, &arena));
    assert_int_equal(belief.count, 18);  // tempers, of 36 counterparts
    arena_free(&arena);
    scenario_free(s);
}

static void who_answers_otherwise_is_out(void **state) {
    (void)state;
    Scenario *s = load();
    Arena arena = {0};
    Other *others = ARENA_ARRAY(&arena, Other, SEEDS + 1);
    int count = list_others(s, others);
    assert_int_equal(count, 72);  // 18 tempers, two customers, two reservation values
    Session *run = sit_down(s, 1, 2);
    Belief belief;
    assert_true(belief_open(&belief, s, 1, &arena));
    assert_int_equal(belief.count, 72);
    Decision first = option(2);
    assert_true(belief_follow(&belief, &first));
    int least = 72;
    while (session_ending(run) < 0) {
        int at = session_steps(run);
        follow(run, "reference", 1);
        Step step = session_step(run, at);
        assert_true(belief_follow(&belief, &step.decision));
        assert_memory_equal(belief_row(&belief, 0), session_row(run), (size_t)s->row_count * sizeof(int32_t));
        int alike = 0;
        for (int i = 0; i < count; i++) alike += shows_the_same(run, others[i].seed);
        assert_int_equal(belief.count, alike);
        assert_true(alike <= least);
        least = alike;
    }
    assert_true(least < 72);
    session_free(run);
    arena_free(&arena);
    scenario_free(s);
}

// A table in play with its belief and search.
typedef struct Bench {
    Scenario *s;
    Session *run;
    Search *search;
    Belief belief;
    Arena arena;
    TableJudge *judge;
} Bench;

static Bench bench_of(Scenario *s, uint64_t seed, int choice, int decisions) {
    Bench b = {.s = s};
    b.run = sit_down(b.s, seed, choice);
    follow(b.run, "reference", decisions);
    b.search = search_run(b.s, seed, NULL, NULL, NULL);
    assert_true(belief_of(&b.belief, b.run, &b.arena));
    b.judge = ARENA_NEW(&b.arena, TableJudge);
    table_judge_open(b.judge, b.search);
    return b;
}

static Bench bench(uint64_t seed, int choice, int decisions) {
    return bench_of(load(), seed, choice, decisions);
}

static void clear(Bench *b) {
    session_free(b->run);
    search_free(b->search);
    arena_free(&b->arena);
    scenario_free(b->s);
}

static int64_t outcome_after(const Bench *b, const int32_t *from, const Decision *decision) {
    int32_t row[ROW_MAX];
    Trail trail;
    memcpy(row, from, (size_t)b->s->row_count * sizeof *row);
    assert_true(play_decide(b->s, decision, row, &trail, NULL));
    assert_true(row[b->s->position_slot] >= b->s->beat_count);
    return play_outcome(b->s, row);
}

// What ends the table needs no tactic: its value is the plain mean.
static void an_end_is_worth_what_it_brings(void **state) {
    (void)state;
    Bench b = bench(2, 1, 8);
    assert_true(session_ending(b.run) < 0 && table_row(b.run)[TABLE_THEIRS] >= 0);
    const Decision ends[] = {{.kind = DECISION_ACCEPT}, {.kind = DECISION_WALK}};
    for (int i = 0; i < 2; i++) {
        TableJudgement *found = ARENA_NEW(&b.arena, TableJudgement);
        table_judge(b.judge, &b.belief, &ends[i], found);
        const TableWorth *worth = &found->open[found->taken];
        assert_true(decision_same(&worth->decision, &ends[i]));
        int draws = b.belief.count < BELIEF_DRAWS ? b.belief.count : BELIEF_DRAWS;
        double sum = 0;
        for (int j = 0; j < draws; j++) sum += (double)outcome_after(&b, belief_row(&b.belief, j), &ends[i]);
        assert_true(fabs((double)worth->best - sum / draws) < .51);
        assert_int_equal(worth->hindsight, outcome_after(&b, session_row(b.run), &ends[i]));
        assert_true(worth->ends && worth->worst == worth->best);
    }
    clear(&b);
}

// What the decision brings when the way plays on from it, a mean over the counterparts. All tables here end the scenario.
static double mean_by(const Bench *b, TableWay way, const Decision *decision) {
    int draws = b->belief.count < BELIEF_DRAWS ? b->belief.count : BELIEF_DRAWS;
    double sum = 0;
    for (int i = 0; i < draws; i++) {
        int32_t row[ROW_MAX];
        Trail trail;
        memcpy(row, belief_row(&b->belief, i), (size_t)b->s->row_count * sizeof *row);
        assert_true(play_decide(b->s, decision, row, &trail, NULL) && table_play(b->s, way, row, &trail, NULL));
        assert_true(row[b->s->position_slot] >= b->s->beat_count);
        sum += (double)play_outcome(b->s, row);
    }
    return sum / draws;
}

static void assert_played_on(Bench *b, const Decision *decision) {
    TableJudgement *found = ARENA_NEW(&b->arena, TableJudgement);
    table_judge(b->judge, &b->belief, decision, found);
    const TableWorth *worth = &found->open[found->taken];
    double least = 0, most = 0;
    for (int way = 0; way < TABLE_GOOD; way++) {
        double here = mean_by(b, (TableWay)way, decision);
        if (!way || here < least) least = here;
        if (!way || here > most) most = here;
    }
    assert_true(fabs((double)worth->worst - least) < .51);
    assert_true((double)worth->best > most - .51);  // looked at one decision further, it may be worth more
}

// Rows that were met before are remembered; what is remembered must be what playing on brings. Offers leave them a memory of their own.
static void a_decision_is_worth_what_playing_on_brings(void **state) {
    (void)state;
    for (int decisions = 2; decisions <= 8; decisions += 3) {
        Bench b = bench(4, 1, decisions);
        Decision tried[4] = {talk(TALK_SILENCE, 0)};
        int count = 1 + tactic_offers(&b.s->table->model, table_row(b.run), tried + 1, 3);
        for (int i = 0; i < count; i++) assert_played_on(&b, &tried[i]);
        clear(&b);
    }
}

// What a counterpart may be like otherwise at this place of the row; as it was where nothing is known of the place.
static int32_t otherwise(const Scenario *s, const int32_t *row, int place) {
    static const NegotiationSlot shares[] = {TABLE_T, TABLE_A, TABLE_FIXED_PIE, TABLE_VALUE, TABLE_ROOM, TABLE_HI, TABLE_BEST, TABLE_STEP};
    int slot = place - s->table->slot, warmth = s->vars[map_get(&s->var_names, STR("warmth"))].slot;
    if (place == warmth) return row[place] - 20;
    if (slot >= NEGOTIATION_SHOWN && slot < NEGOTIATION_DRAWN)
        return (row[place] + 1) % negotiation_draw_count(&s->table->model, (NegotiationSlot)slot);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        if (slot == (int)shares[i]) return row[place] > 500000 ? row[place] - 400000 : row[place] + 400000;
    return row[place];
}

// Does it make a difference to how the table ends?
static bool matters(Bench *b, const Decision *decision) {
    Bench first = *b, second = *b;
    first.belief.count = second.belief.count = 1;
    second.belief.rows += b->s->row_count;
    bool differs = false;
    for (int way = 0; way < TABLE_GOOD; way++)
        differs |= fabs(mean_by(&first, (TableWay)way, decision) - mean_by(&second, (TableWay)way, decision)) > .5;
    return differs;
}

// What is remembered of one must not be said of another that is the same but for one place of the row.
static void two_that_differ_in_one_place_are_told_apart(void **state) {
    (void)state;
    Scenario *s =
        sensors_with("from = \"table.relationship\" },", "from = \"table.relationship\" }, { \"Warmth\", weight = 9, from = \"warmth\" },");
    Bench b = bench_of(s, 4, 1, 4);
    Decision said_back = talk(TALK_PARAPHRASE, 0);  // which they do not answer by an offer, that would tell them apart
    int32_t rows[2 * ROW_MAX];
    size_t width = (size_t)s->row_count;
    memcpy(rows, session_row(b.run), width * sizeof *rows);
    b.belief = (Belief){.scenario = s, .count = 2, .rows = rows};
    int mattered = 0;
    for (int i = 0; i < s->row_count; i++) {
        memcpy(rows + width, rows, width * sizeof *rows);
        rows[width + (size_t)i] = otherwise(s, rows, i);
        if (!matters(&b, &said_back)) continue;
        assert_played_on(&b, &said_back);
        mattered++;
    }
    assert_true(mattered >= 10);
    clear(&b);
}

static bool has(const TableJudgement *found, const Decision *decision) {
    for (int i = 0; i < found->count; i++)
        if (decision_same(&found->open[i].decision, decision)) return true;
    return false;
}

static void looks_at_every_kind_of_decision(void **state) {
    (void)state;
    Bench b = bench(2, 1, 8);
    TableJudgement *found = ARENA_NEW(&b.arena, TableJudgement);
    table_judge(b.judge, &b.belief, NULL, found);
    assert_int_equal(found->taken, -1);
    const Negotiation *n = &b.s->table->model;
    for (int act = TALK_ASK; act < TALK_END; act++) {
        for (int issue = 0; issue <= n->issue_count; issue++) {
            Decision decision = talk((TalkAct)act, issue);
            int of;
            assert_int_equal(has(found, &decision), !negotiation_refuses(n, table_row(b.run), &decision, &of));
        }
    }
    int offers = 0;
    for (int i = 0; i < found->count; i++) {
        offers += found->open[i].decision.kind == DECISION_OFFER;
        assert_true(found->open[i].best >= found->open[i].worst);
        for (int j = 0; j < i; j++) assert_false(decision_same(&found->open[i].decision, &found->open[j].decision));
    }
    assert_true(offers >= 3);
    assert_true(has(found, &(Decision){.kind = DECISION_ACCEPT}) && has(found, &(Decision){.kind = DECISION_WALK}));
    clear(&b);
}

// Follows the reference until few counterparts are left that could answer so; says whether that leaves more than the true one.
static bool few_left(Bench *b) {
    while (b->belief.count > BELIEF_DRAWS) {
        int at = session_steps(b->run);
        follow(b->run, "reference", 1);
        Step step = session_step(b->run, at);
        assert_true(belief_follow(&b->belief, &step.decision));
    }
    return b->belief.count >= 2 && session_ending(b->run) < 0;
}

// What a rep can't know must not change what is advised: only who the truth is differs.
static void advice_is_blind_to_the_truth(void **state) {
    (void)state;
    uint64_t seed = 1;
    Bench b = bench(seed, 1, 2);
    while (!few_left(&b)) {
        clear(&b);
        assert_true(++seed < 30);
        b = bench(seed, 1, 2);
    }
    TableJudgement *mine = ARENA_NEW(&b.arena, TableJudgement), *other = ARENA_NEW(&b.arena, TableJudgement);
    table_judge(b.judge, &b.belief, NULL, mine);
    size_t width = (size_t)b.s->row_count;
    int32_t kept[ROW_MAX], *last = b.belief.rows + (size_t)(b.belief.count - 1) * width;
    memcpy(kept, last, width * sizeof *kept);
    memcpy(last, b.belief.rows, width * sizeof *kept);
    memcpy(b.belief.rows, kept, width * sizeof *kept);
    table_judge(b.judge, &b.belief, NULL, other);
    assert_int_equal(mine->count, other->count);
    for (int i = 0; i < mine->count; i++) {
        assert_true(decision_same(&mine->open[i].decision, &other->open[i].decision));
        assert_int_equal(mine->open[i].best, other->open[i].best);
    }
    assert_int_equal(mine->advice, other->advice);
    clear(&b);
}

static void offers_worth_a_look(void **state) {
    (void)state;
    Bench b = bench(2, 1, 8);
    const Negotiation *n = &b.s->table->model;
    const DealSpace *space = &n->stands[0].space;
    Decision offers[16], again[16];
    int count = tactic_offers(n, table_row(b.run), offers, 16);
    assert_in_range(count, 3, 16);
    for (int i = 0; i < count; i++) {
        int issue;
        assert_int_equal(offers[i].kind, DECISION_OFFER);
        assert_null(negotiation_refuses(n, table_row(b.run), &offers[i], &issue));
        for (int j = 0; j < i; j++) assert_false(decision_same(&offers[i], &offers[j]));
        for (int j = 1; j < offers[i].count; j++) {
            Package package = deal_package(space, offers[i].value[j]);
            assert_true(deal_worth(space, &package).mine >= n->reserve_mine);
        }
    }
    assert_int_equal(tactic_offers(n, table_row(b.run), again, 2), 2);
    // Hidden slots, but for the customer's values, which are known in part.
    int32_t row[ROW_MAX];
    memcpy(row, table_row(b.run), (size_t)negotiation_slots(n) * sizeof *row);
    row[TABLE_EASE] = row[TABLE_TRUST] = row[TABLE_RESERVE] = row[TABLE_T] = row[TABLE_A] = row[TABLE_TARGET] = 0;
    assert_int_equal(tactic_offers(n, row, again, 16), count);
    for (int i = 0; i < count; i++) assert_true(decision_same(&offers[i], &again[i]));
    clear(&b);
}

static Debrief debrief_of(Bench *b, bool judged) {
    Debrief debrief;
    Err err = {0};
    assert_true(debrief_build(b->run, judged ? b->search : NULL, &b->arena, &debrief, &err));
    assert_no_faults(&err);
    return debrief;
}

static void a_debrief_judges_the_table(void **state) {
    (void)state;
    Bench b = bench(3, 2, 100);
    Debrief debrief = debrief_of(&b, true);
    assert_int_equal(debrief.step_count, session_steps(b.run));
    assert_false(debrief.exact);
    assert_true(debrief.accuracy >= 0);
    for (int i = 1; i < debrief.step_count; i++) {
        const DebriefStep *step = &debrief.steps[i];
        Step taken = session_step(b.run, i);
        assert_true(decision_same(&step->decision, &taken.decision));
        assert_true(decision_same(&step->open[step->taken].decision, &taken.decision));
        assert_int_equal(step->chosen, 0);
        assert_int_equal(step->open[step->taken].best, step->after);
        assert_int_equal(step->regret, step->before - step->after);
        assert_true(step->regret >= 0 && step->stake >= step->regret && step->hindsight >= 0);
        assert_int_equal(step->open[step->advice].regret, 0);
        assert_false(step->open[step->advice].tagged);
        for (int j = 0; j < step->open_count; j++) assert_int_equal(step->open[j].number, 0);
    }
    Debrief bare = debrief_of(&b, false);
    assert_int_equal(bare.steps[3].open_count, 1);
    assert_true(decision_same(&bare.steps[3].open[0].decision, &debrief.steps[3].decision));
    clear(&b);
}

static void every_advice_has_a_reason(void **state) {
    (void)state;
    int advised = 0;
    for (uint64_t seed = 1; seed <= 8; seed++) {
        Bench b = bench(seed, 1 + (int)seed % 3, 0);
        follow(b.run, "random", 100);
        Debrief debrief = debrief_of(&b, true);
        for (int i = 0; i < debrief.step_count; i++) {
            const DebriefStep *step = &debrief.steps[i];
            assert_int_equal(step->reason != REASON_NONE, step->chosen == 0 && step->advice >= 0);
            advised += step->chosen == 0;
        }
        clear(&b);
    }
    assert_true(advised > 20);
}

static const DebriefTechnique *sum_of(const Debrief *debrief, Str id) {
    for (int i = 0; i < debrief->technique_count; i++)
        if (str_equal(debrief->ids[debrief->techniques[i].technique], id)) return &debrief->techniques[i];
    return NULL;
}

static bool is_left_out(Flaw flaw) {
    return flaw == FLAW_NEVER_ASKED || flaw == FLAW_NEVER_REFLECTED || flaw == FLAW_NO_VALUE || flaw == FLAW_NO_PREPARATION;
}

// Returns how many techniques the negotiation speaks of that no option is tagged with.
static int assert_counted(const Bench *b, const Debrief *debrief, const Bargain *bargain) {
    int untagged = 0;
    for (int i = 0; i < bargain->done_well_count; i++) {
        const DebriefTechnique *sum = sum_of(debrief, bargain->done_well[i]);
        assert_non_null(sum);
        assert_true(sum->offered > 0 && sum->shown > 0);
        untagged += sum->technique >= b->s->technique_count;
    }
    for (int i = 0; i < bargain->flaw_count; i++) {
        const DebriefTechnique *sum = sum_of(debrief, bargain->flaws[i].technique);
        assert_non_null(sum);
        assert_true(sum->offered > 0 && (is_left_out(bargain->flaws[i].flaw) || sum->mistaken > 0));
        untagged += sum->technique >= b->s->technique_count;
    }
    return untagged;
}

// What was done well or badly at a table was counted only where an option of the scenario happened to be tagged with it.
static void what_no_option_is_tagged_with_counts_too(void **state) {
    (void)state;
    int untagged = 0;
    for (int t = 0; t < tactic_count(); t++) {
        Bench b = bench(1, 1, 0);
        Bargain bargain;
        follow(b.run, tactic_at(t)->name.data, 100);
        Debrief debrief = debrief_of(&b, false);
        assert_true(bargain_build(b.run, &b.arena, &bargain, NULL));
        untagged += assert_counted(&b, &debrief, &bargain);
        for (int i = 0; i < debrief.id_count; i++)
            for (int j = 0; j < i; j++) assert_false(str_equal(debrief.ids[i], debrief.ids[j]));
        clear(&b);
    }
    assert_true(untagged > 0);
}

static void assert_once_each(const int *tags, int count) {
    for (int i = 0; i < count; i++)
        for (int j = 0; j < i; j++) assert_int_not_equal(tags[i], tags[j]);
}

static void a_technique_is_listed_once_and_never_shown_more_than_offered(void **state) {
    (void)state;
    for (int t = 0; t < tactic_count(); t++)
        for (uint64_t seed = 1; seed <= 12; seed++) {
            Bench b = bench(seed, 1 + (int)seed % 3, 0);
            follow(b.run, tactic_at(t)->name.data, 100);
            Debrief debrief = debrief_of(&b, false);
            for (int i = 0; i < debrief.step_count; i++) assert_once_each(debrief.steps[i].mistaken, debrief.steps[i].mistaken_count);
            for (int i = 0; i < debrief.technique_count; i++) {
                const DebriefTechnique *sum = &debrief.techniques[i];
                assert_true(sum->shown <= sum->offered && sum->offered <= b.s->beat_count);
                assert_int_equal(sum->missed, 0);  // nothing was judged
            }
            clear(&b);
        }
}

// In one step down to less than the limit, and there where they care least: the technique was listed twice beside the decision.
static void two_faults_of_a_technique_are_one_tag(void **state) {
    (void)state;
    static const char text[] =
        "return scenario {\n"
        "  api = 1, kind = 'negotiation', level = 4, minutes = 5, title = 'Price', start = 'talk',\n"
        "  outcome = { { 'Own', weight = 1, from = 'table.own' } },\n"
        "  beats = {\n"
        "    talk = { negotiate = { reserve = { mine = 150, theirs = 100 }, rounds = 6, walked = 'out', timeout = 'out',\n"
        "      issues = { { 'P', values = { '1', '2', '3' }, mine = { 400, 200, 0 }, theirs = { 0, 200, 400 } },\n"
        "                 { 'Q', values = { 'a', 'b' }, mine = { 100, 0 }, theirs = { 0, 600 } } }, agreed = 'out' } },\n"
        "  },\n"
        "  endings = { out = 'Out.' },\n"
        "}\n";
    Bench b = {.s = load_text(text)};
    b.run = session_open(b.s, 1, NULL);
    for (int i = 0; i < 4; i++) take(b.run, talk(TALK_ASK, 1 + i % 2));
    const DealSpace *space = &b.s->table->model.stands[0].space;
    const Package packages[] = {{{0, 0}}, {{2, 0}}};
    for (int i = 0; i < 2; i++) take(b.run, (Decision){DECISION_OFFER, 2, {MANNER_CLOSE, deal_outcome(space, &packages[i])}});
    Debrief debrief = debrief_of(&b, false);
    const DebriefStep *last = &debrief.steps[debrief.step_count - 1];
    assert_int_equal(last->mistaken_count, 1);
    assert_str(debrief.ids[last->mistaken[0]], "negotiate.flex-around-core");
    assert_int_equal(sum_of(&debrief, STR("negotiate.flex-around-core"))->mistaken, 1);
    clear(&b);
}

// The same as the negotiation's own story says.
static void techniques_count_at_the_table(void **state) {
    (void)state;
    static const char text[] =
        "return scenario {\n"
        "  api = 1, kind = 'negotiation', level = 4, minutes = 5, title = 'Price', start = 'talk',\n"
        "  outcome = { { 'Own', weight = 1, from = 'table.own' } },\n"
        "  beats = {\n"
        "    talk = { negotiate = { reserve = { mine = 100, theirs = 100 }, rounds = 8, walked = 'out', timeout = 'out',\n"
        "      issues = { { 'P', values = { '1', '2', '3' }, mine = { 400, 200, 0 }, theirs = { 0, 200, 400 } },\n"
        "                 { 'Q', values = { 'a', 'b' }, mine = { 100, 0 }, theirs = { 0, 300 } } }, agreed = 'after' } },\n"
        "    after = { options = { { 'Thank.', shows = { 'negotiate.positive-tone', 'discover.decision-factors' }, go = 'out' },\n"
        "                          { 'Go.', mistakes = 'negotiate.no-overpromise', go = 'out' } } },\n"
        "  },\n"
        "  endings = { out = 'Out.' },\n"
        "}\n";
    Bench b = {.s = load_text(text)};
    b.run = session_open(b.s, 1, NULL);
    take(b.run, talk(TALK_THREAT, 0));
    take(b.run, talk(TALK_OVERPROMISE, 0));
    take(b.run, (Decision){.kind = DECISION_WALK});
    Debrief debrief = debrief_of(&b, false);
    // Threatened; promised; never asked, which is left out rather than done.
    static const struct {
        const char *id;
        int offered, mistaken;
    } sums[] = {{"negotiate.positive-tone", 1, 1}, {"discover.decision-factors", 1, 0}, {"negotiate.no-overpromise", 1, 1}};
    assert_int_equal(debrief.technique_count, 3);
    for (int i = 0; i < 3; i++) {
        const DebriefTechnique *sum = &debrief.techniques[i];
        assert_str(debrief.ids[sum->technique], sums[i].id);
        assert_int_equal(sum->offered, sums[i].offered);
        assert_int_equal(sum->mistaken, sums[i].mistaken);
        assert_int_equal(sum->shown, 0);
    }
    assert_int_equal(debrief.steps[0].mistaken_count, 1);
    assert_str(debrief.ids[debrief.steps[0].mistaken[0]], "negotiate.positive-tone");
    assert_str(debrief.ids[debrief.steps[1].mistaken[0]], "negotiate.no-overpromise");
    clear(&b);
}

// A promise that can't be kept is liked today.
static void what_is_wrong_is_never_advised(void **state) {
    (void)state;
    Bench b = bench(5, 1, 4);
    take(b.run, talk(TALK_OVERPROMISE, 0));
    Debrief debrief = debrief_of(&b, true);
    const DebriefStep *step = &debrief.steps[debrief.step_count - 1];
    assert_true(step->open[step->taken].tagged);
    assert_true(step->label >= LABEL_INACCURACY);
    assert_false(decision_same(&step->open[step->advice].decision, &step->decision));
    clear(&b);
}

static void better_play_is_more_accurate(void **state) {
    (void)state;
    static const char *const tactics[] = {"reference", "conceder", "random"};
    int64_t sums[3] = {0};
    for (int i = 0; i < 3; i++) {
        for (uint64_t seed = 1; seed <= 6; seed++) {
            Bench b = bench(seed, 1, 0);
            follow(b.run, tactics[i], 100);
            sums[i] += debrief_of(&b, true).accuracy;
            clear(&b);
        }
    }
    // Hundredths, over six runs: by far.
    assert_true(sums[0] > sums[1] + 6 * 1000);
    assert_true(sums[0] > sums[2] + 6 * 2000);
}

static void a_line_goes_on_from_the_table(void **state) {
    (void)state;
    Bench b = bench(4, 1, 100);
    Debrief debrief = debrief_of(&b, true);
    int at = 5;
    const DebriefStep *step = &debrief.steps[at];
    Session *line = debrief_what_if(b.run, b.search, at, 0, NULL);
    assert_non_null(line);
    assert_true(session_ending(line) >= 0);
    Step first = session_step(line, at);
    assert_int_equal(step->open[step->advice].best, step->before);
    assert_true(decision_same(&first.decision, &step->open[step->advice].decision) || step->advice == step->taken);
    session_free(line);
    Decision walk = {.kind = DECISION_WALK}, choice = option(1);
    line = debrief_line(b.run, b.search, at, &walk, NULL);
    assert_int_equal(session_steps(line), at + 1);
    assert_int_equal(session_ending(line), scenario_ending(b.s, STR("home")));
    session_free(line);
    assert_null(debrief_line(b.run, b.search, at, &choice, NULL));
    // From before the table: what the search knows.
    line = debrief_what_if(b.run, b.search, 0, 0, NULL);
    assert_int_equal(session_outcome(line).numerator, search_best(b.search, 0));
    session_free(line);
    clear(&b);
}

static Search *search_seed(void *context, const Scenario *scenario, uint64_t seed, Err *err) {
    (void)context;
    return search_run(scenario, seed, NULL, NULL, err);
}

static double outcome_of(const Scenario *s, const char *policy, uint64_t seed, int64_t *decisions) {
    Arena arena = {0};
    Simulation sum;
    SimulateAsk ask = {s, policy_find(str_from(policy)), seed, 1, search_seed, NULL};
    assert_true(simulate(&ask, &arena, &sum, NULL));
    assert_int_equal(sum.outcome.count, 1);
    assert_false(sum.exact);
    double mean = sum.outcome.mean;
    *decisions = sum.decisions;
    arena_free(&arena);
    return mean;
}

static void simulations_play_tables(void **state) {
    (void)state;
    static const char *const tactics[] = {"reference", "tit-for-tat", "micro", "never-asks", "signs-low", "boulware"};
    Scenario *s = load();
    int64_t decisions;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        Search *search = search_run(s, seed, NULL, NULL, NULL);
        double unit = (double)search_denominator(search);
        for (size_t i = 0; i < sizeof tactics / sizeof *tactics; i++) {
            Session *session = sit_down(s, seed, search_best_option(search, 0) + 1);
            follow(session, tactics[i], 100);
            assert_true(fabs(outcome_of(s, tactics[i], seed, &decisions) - (double)session_outcome(session).numerator / unit) < 1e-9);
            assert_int_equal(decisions, session_steps(session));
            session_free(session);
        }
        assert_true(fabs(outcome_of(s, "best", seed, &decisions) - (double)search_best(search, 0) / unit) < 1e-9);
        assert_true(fabs(outcome_of(s, "worst", seed, &decisions) - (double)search_worst(search, 0) / unit) < 1e-9);
        assert_true(outcome_of(s, "random", seed, &decisions) <= (double)search_best(search, 0) / unit);
        outcome_of(s, "greedy", seed, &decisions);
        outcome_of(s, "careless", seed, &decisions);
        search_free(search);
    }
    scenario_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_one_step),
        cmocka_unit_test(a_search_over_a_table_is_kept),
        cmocka_unit_test(points_below_zero_tell_customers_apart),
        cmocka_unit_test(who_answers_otherwise_is_out),
        cmocka_unit_test(an_end_is_worth_what_it_brings),
        cmocka_unit_test(a_decision_is_worth_what_playing_on_brings),
        cmocka_unit_test(two_that_differ_in_one_place_are_told_apart),
        cmocka_unit_test(looks_at_every_kind_of_decision),
        cmocka_unit_test(advice_is_blind_to_the_truth),
        cmocka_unit_test(offers_worth_a_look),
        cmocka_unit_test(a_debrief_judges_the_table),
        cmocka_unit_test(every_advice_has_a_reason),
        cmocka_unit_test(what_no_option_is_tagged_with_counts_too),
        cmocka_unit_test(a_technique_is_listed_once_and_never_shown_more_than_offered),
        cmocka_unit_test(two_faults_of_a_technique_are_one_tag),
        cmocka_unit_test(techniques_count_at_the_table),
        cmocka_unit_test(what_is_wrong_is_never_advised),
        cmocka_unit_test(better_play_is_more_accurate),
        cmocka_unit_test(a_line_goes_on_from_the_table),
        cmocka_unit_test(simulations_play_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
