// What the debrief says of the process: each bot's own flaw first, and nothing of good play.
#include "coach/bargain_parts.h"
#include "coach/ground.h"
#include "coach/tactic.h"
#include "core/random_table.h"

typedef struct Bot {
    const char *name;
    Flaw flaw;
    TableAct spared;  // never done, in talk before the table neither
} Bot;
static const Bot bots[] = {
    {"never-asks", FLAW_NEVER_ASKED, ACTED_ASK},
    {"never-reflects", FLAW_NEVER_REFLECTED, ACTED_PARAPHRASE},
    {"shows-no-value", FLAW_NO_VALUE, ACTED_VALUE},
    {"pitches", FLAW_PITCHED, 0},
    {"gives-free", FLAW_FREE_CONCESSIONS, 0},
    {"big-steps", FLAW_BIG_STEPS, 0},
    {"blind", FLAW_BLIND, 0},
    {"opens-low", FLAW_LOW_OPENING, 0},
    {"threatens", FLAW_THREATENED, 0},
    {"retracts", FLAW_RETRACTED, 0},
    {"overpromises", FLAW_OVERPROMISED, 0},
    {"holds-out", FLAW_HELD_OUT, 0},
    {"takes-first", FLAW_TOOK_FIRST, 0},
    {"unprepared", FLAW_NO_PREPARATION, 0},
    {"signs-low", FLAW_BELOW_RESERVE, 0},
};
enum { BOTS = sizeof bots / sizeof *bots, SEEDS = 200 };

// Plays with the rep's tactic from a draw that the seed picks, and reads what came of it.
static void read_play(const Negotiation *n, const char *tactic, uint64_t seed, Arena *arena, Bargain *bargain) {
    int32_t row[SAMPLE_ROW];
    Rng rng = {seed};
    Decision decision;
    Record record;
    sample_sit(n, row, (int)rng_below(&rng, (uint32_t)sample_draws(n)));
    record_open(&record, bargain, n, arena, row);
    for (int step = 0; !negotiation_ended(row); step++) {
        tactic_decide(tactic_find(str_from(tactic)), n, row, &rng, &decision);
        negotiation_decide(n, row, &decision);
        record_move(&record, step, &decision, row);
    }
    record_close(&record);
}

// How often the bot's own flaw comes first, how often anything is named, and how often each flaw comes first.
typedef struct Named {
    int first, any, flaws[FLAW_COUNT];
} Named;

// Who signs whatever comes may be lucky: terms above the reservation value are only taken too early.
static Flaw shown_flaw(const Bargain *bargain, Flaw flaw) {
    bool lucky = flaw == FLAW_BELOW_RESERVE && bargain->deal_worth.mine >= bargain->stand->space.reserve.mine;
    return lucky ? FLAW_TOOK_FIRST : flaw;
}

static void add_named(Named *named, const Bargain *bargain, Flaw flaw) {
    if (!bargain->flaw_count) return;
    named->any++;
    named->first += bargain->flaws[0].flaw == shown_flaw(bargain, flaw);
    named->flaws[bargain->flaws[0].flaw]++;
}

static Named count_named(const SampleTable *tables, int count, const char *tactic, Flaw flaw) {
    Named named = {0};
    Arena arena = {0};
    for (int seed = 0; seed < SEEDS; seed++) {
        Bargain bargain;
        read_play(&tables[seed % count].n, tactic, (uint64_t)seed, &arena, &bargain);
        add_named(&named, &bargain, flaw);
    }
    arena_free(&arena);
    return named;
}

static void complain(const char *tactic, const Named *named) {
    print_error("%s is known for its flaw in %d of %d; first come", tactic, named->first, SEEDS);
    for (int f = 0; f < FLAW_COUNT; f++)
        if (named->flaws[f]) print_error(" %.*s %d", STR_PRINT(bargain_flaw_names[f]), named->flaws[f]);
    print_error("\n");
}

static void add_preparation(Negotiation *n) {
    n->prepares = true;
    n->alternative_count = 2;
    n->alternatives[0] = n->reserve_mine;
    n->alternatives[1] = n->reserve_mine / 2;
}

static void each_bot_is_known_by_its_flaw(void **state) {
    (void)state;
    SampleTable table;
    sample_open(&table);
    add_preparation(&table.n);
    int faults = 0;
    for (int b = 0; b < BOTS; b++) {
        Named named = count_named(&table, 1, bots[b].name, bots[b].flaw);
        if (named.first * 100 >= SEEDS * 95) continue;
        complain(bots[b].name, &named);
        faults++;
    }
    assert_int_equal(faults, 0);
    sample_close(&table);
}

// On tables nobody has made up a flaw may find no time to show: a first offer that is signed ends it all. But what is named is right.
static void on_unseen_tables_the_right_flaw_is_named(void **state) {
    enum { TABLES = 20 };
    (void)state;
    SampleTable tables[TABLES];
    for (int i = 0; i < TABLES; i++) {
        random_table_open(&tables[i], 1 + (uint64_t)i);
        add_preparation(&tables[i].n);
    }
    int faults = 0;
    for (int b = 0; b < BOTS; b++) {
        Named named = count_named(tables, TABLES, bots[b].name, bots[b].flaw);
        if (named.first * 100 >= named.any * 80 && named.any * 100 >= SEEDS * 50) continue;
        complain(bots[b].name, &named);
        faults++;
    }
    Named clean = count_named(tables, TABLES, "reference", FLAW_COUNT);
    complain("reference", &clean);
    assert_true(clean.any * 100 < SEEDS * 10);
    assert_int_equal(faults, 0);
    for (int i = 0; i < TABLES; i++) sample_close(&tables[i]);
}

// Within a scenario

static void read_scenario(const Ground *ground, const Tactic *tactic, uint64_t seed, Arena *arena, Bargain *bargain) {
    Err err = {0};
    Rng rng = {seed};
    int visits[GROUND_BEATS] = {0};
    Decision decision;
    Session *session = session_open(ground->scenario, seed, &err);
    while (session_ending(session) < 0) {
        assert_true(ground_decides(ground, tactic, &rng, visits, session_row(session), &decision));
        assert_true(session_decide(session, &decision, &err));
    }
    assert_true(bargain_build(session, arena, bargain, &err));
    assert_no_faults(&err);
    session_free(session);
}

static Named count_in_scenario(const Ground *ground, const char *tactic, Flaw flaw) {
    Named named = {0};
    Arena arena = {0};
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        Bargain bargain;
        read_scenario(ground, tactic_find(str_from(tactic)), seed, &arena, &bargain);
        add_named(&named, &bargain, flaw);
    }
    arena_free(&arena);
    return named;
}

static int count_scenario_faults(const char *path) {
    Scenario *scenario = ground_load(path);
    Ground ground = ground_of(scenario);
    int faults = 0;
    for (int b = 0; b < BOTS; b++) {
        if (bots[b].flaw == FLAW_NO_PREPARATION && !ground.table->prepares) continue;
        ground.spared = bots[b].spared;
        Named named = count_in_scenario(&ground, bots[b].name, bots[b].flaw);
        if (named.first * 100 >= SEEDS * 95) continue;
        complain(bots[b].name, &named);
        faults++;
    }
    ground.spared = 0;
    Named clean = count_in_scenario(&ground, "reference", FLAW_COUNT);
    if (clean.any * 100 >= SEEDS * 5) {
        complain("reference", &clean);
        faults++;
    }
    scenario_free(scenario);
    if (faults) print_error("%s: %d faults\n", path, faults);
    return faults;
}

static void on_the_shipped_tables_each_bot_is_known_by_its_flaw(void **state) {
    (void)state;
    int faults = count_scenario_faults("scenarios/negotiation/price-talk.lua");
    faults += count_scenario_faults("scenarios/negotiation/frame-contract.lua");
    assert_int_equal(faults, 0);
}

static void good_play_is_not_faulted(void **state) {
    (void)state;
    SampleTable table;
    sample_open(&table);
    add_preparation(&table.n);
    Named named = count_named(&table, 1, "reference", FLAW_COUNT);
    if (named.any) complain("reference", &named);
    assert_true(named.any * 100 < SEEDS * 5);
    sample_close(&table);
}

// By hand

typedef struct Hand {
    SampleTable table;
    Arena arena;
    Bargain bargain;
    Record record;
    int32_t row[SAMPLE_ROW];
    int step;
} Hand;

static void open_hand(Hand *hand) {
    memset(hand, 0, sizeof *hand);
    sample_open(&hand->table);
    sample_sit(&hand->table.n, hand->row, 0);
    record_open(&hand->record, &hand->bargain, &hand->table.n, &hand->arena, hand->row);
}

static void act(Hand *hand, Decision decision) {
    int issue;
    assert_null(negotiation_refuses(&hand->table.n, hand->row, &decision, &issue));
    negotiation_decide(&hand->table.n, hand->row, &decision);
    record_move(&hand->record, hand->step++, &decision, hand->row);
}

static void talk(Hand *hand, TalkAct what, int issue) {
    act(hand, (Decision){DECISION_TALK, 2, {(int32_t)what, issue}});
}

static void offer(Hand *hand, Manner manner, Package package) {
    act(hand, (Decision){DECISION_OFFER, 2, {(int32_t)manner, deal_outcome(&hand->table.n.stands[0].space, &package)}});
}

static void close_hand(Hand *hand) {
    arena_free(&hand->arena);
    sample_close(&hand->table);
}

// 0: it is not named.
static int weight_of(const Bargain *bargain, Flaw flaw) {
    for (int i = 0; i < bargain->flaw_count; i++)
        if (bargain->flaws[i].flaw == flaw) return bargain->flaws[i].weight;
    return 0;
}

static bool has_flaw(const Bargain *bargain, Flaw flaw) {
    return weight_of(bargain, flaw) > 0;
}

// My best package is worth 1000, my reservation value is 380: a percent of my way is 6.2 points.
static void measures_by_hand(void **state) {
    (void)state;
    Hand hand;
    open_hand(&hand);
    talk(&hand, TALK_ASK, 1);
    talk(&hand, TALK_ASK, 3);
    talk(&hand, TALK_PARAPHRASE, 0);
    talk(&hand, TALK_VALUE, 3);
    talk(&hand, TALK_VALUE, 2);                              // nobody has asked about it
    offer(&hand, MANNER_PLAIN, (Package){{0, 0, 3, 3, 1}});  // 960: 93 percent of my way
    talk(&hand, TALK_ASK, 2);
    offer(&hand, MANNER_PLAIN, (Package){{1, 0, 3, 3, 1}});        // gives 130 on price, 20 percent, and they gain 60
    offer(&hand, MANNER_CONDITIONAL, (Package){{1, 2, 3, 3, 0}});  // gives 100, takes 40: 60, 9 percent; they gain 80 and lose 90
    offer(&hand, MANNER_CLOSE, (Package){{0, 2, 3, 3, 0}});        // takes 130 back
    talk(&hand, TALK_THREAT, 0);
    act(&hand, (Decision){.kind = DECISION_WALK});
    record_close(&hand.record);
    const BargainProcess *p = &hand.bargain.process;
    assert_int_equal(p->questions, 3);
    assert_int_equal(p->questions_before, 2);
    assert_int_equal(p->paraphrases, 1);
    assert_int_equal(p->values_shown, 1);
    assert_int_equal(p->values_unasked, 1);
    assert_int_equal(p->offers, 4);
    assert_int_equal(p->opening, 93);
    assert_int_equal(p->free_concessions, 1);
    assert_int_equal(p->anchored, 20);
    assert_int_equal(p->largest_step, 20);
    assert_int_equal(p->shrinking, 1);
    assert_int_equal(p->trades, 1);
    assert_int_equal(p->retractions, 1);
    assert_int_equal(p->threats, 1);
    assert_int_equal(p->steps[STEP_CONCESSION], 1);
    assert_int_equal(p->steps[STEP_UNFORTUNATE], 1);
    assert_int_equal(p->steps[STEP_SELFISH], 1);
    assert_int_equal(p->rounds_used, 12);
    const Bargain *b = &hand.bargain;
    assert_int_equal(b->move_count, 12);
    assert_int_equal(b->phase, PHASE_WALKED);
    assert_int_equal(b->deal, -1);
    assert_int_equal(b->moves[7].mine_worth.mine, 830);
    assert_int_equal(b->moves[7].mine_worth.theirs, 60 + 90);
    assert_int_equal(b->moves[7].round, 8);
    assert_int_equal(b->moves[0].issue, 0);
    assert_true(b->moves[7].countered >= 0);
    assert_int_equal(b->flaws[0].flaw, FLAW_THREATENED);
    assert_int_equal(b->flaws[0].step, 10);
    assert_true(has_flaw(b, FLAW_RETRACTED));
    assert_true(has_flaw(b, FLAW_PITCHED));
    assert_false(has_flaw(b, FLAW_NEVER_ASKED));
    assert_false(has_flaw(b, FLAW_LOW_OPENING));
    close_hand(&hand);
}

// Of 620 points of my way 150 are 24 percent, and 160 are 25.
static void one_step_can_be_too_big(void **state) {
    (void)state;
    static const struct {
        Package to;
        bool late, big;
    } rows[] = {
        {{{0, 3, 3, 3, 0}}, false, false},  // 1000 - 150
        {{{0, 0, 3, 1, 0}}, false, true},   // 1000 - 160
        {{{0, 0, 3, 1, 0}}, true, false},   // two rounds before the end
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Hand hand;
        open_hand(&hand);
        offer(&hand, MANNER_PLAIN, (Package){{0, 0, 3, 3, 0}});
        if (rows[i].late) hand.row[TABLE_ROUND] = 13;
        offer(&hand, MANNER_CONDITIONAL, rows[i].to);
        record_close(&hand.record);
        assert_int_equal(has_flaw(&hand.bargain, FLAW_BIG_STEPS), rows[i].big);
        close_hand(&hand);
    }
}

// Issue 2 leaves me 30 points a value, 4 percent of my way; issue 3 leaves me 80.
static void what_was_taken_back_weighs_by_its_size(void **state) {
    (void)state;
    int weights[2];
    for (int much = 0; much < 2; much++) {
        Hand hand;
        open_hand(&hand);
        offer(&hand, MANNER_PLAIN, (Package){{0, 0, 2, 2, 0}});
        offer(&hand, MANNER_PLAIN, much ? (Package){{0, 0, 2, 3, 0}} : (Package){{0, 0, 3, 2, 0}});
        record_close(&hand.record);
        weights[much] = weight_of(&hand.bargain, FLAW_RETRACTED);
        close_hand(&hand);
    }
    assert_true(weights[0] > 0);
    assert_true(weights[1] > weights[0]);
}

static bool has_done_well(const Bargain *bargain, const char *technique) {
    for (int i = 0; i < bargain->done_well_count; i++)
        if (str_equal(bargain->done_well[i], str_from(technique))) return true;
    return false;
}

// Whoever gave only against something was never told that this was done well.
static void what_is_given_against_something_is_done_well(void **state) {
    (void)state;
    for (Manner manner = MANNER_PLAIN; manner <= MANNER_CONDITIONAL; manner++) {
        Hand hand;
        open_hand(&hand);
        offer(&hand, MANNER_PLAIN, (Package){{0, 0, 3, 3, 0}});
        offer(&hand, manner, (Package){{0, 1, 3, 3, 0}});  // 50 less for me, and they gain
        record_close(&hand.record);
        assert_int_equal(hand.bargain.process.steps[STEP_CONCESSION], 1);
        assert_int_equal(has_done_well(&hand.bargain, "plan.earned-rewards"), manner == MANNER_CONDITIONAL);
        close_hand(&hand);
    }
}

// What was told before the table and not said back there can still be said back.
static void what_was_told_before_counts(void **state) {
    (void)state;
    for (int told = 0; told < 2; told++) {
        Hand hand;
        memset(&hand, 0, sizeof hand);
        sample_open(&hand.table);
        sample_sit(&hand.table.n, hand.row, 0);
        hand.row[TABLE_PARAPHRASE] = told;
        record_open(&hand.record, &hand.bargain, &hand.table.n, &hand.arena, hand.row);
        talk(&hand, TALK_ASK, 1);
        act(&hand, (Decision){.kind = DECISION_WALK});
        record_close(&hand.record);
        assert_int_equal(has_flaw(&hand.bargain, FLAW_NEVER_REFLECTED), told);
        close_hand(&hand);
    }
}

// Where the best package is worth no more than no agreement, asking for it was called a low opening.
static void the_best_there_is_is_no_low_opening(void **state) {
    (void)state;
    Hand hand;
    open_hand(&hand);
    negotiation_free(&hand.table.n);
    hand.table.n.reserve_mine = 1000;
    assert_true(negotiation_make(&hand.table.n, &hand.table.arena, STR("full"), 1, NULL));
    sample_sit(&hand.table.n, hand.row, 0);
    record_open(&hand.record, &hand.bargain, &hand.table.n, &hand.arena, hand.row);
    offer(&hand, MANNER_PLAIN, (Package){{0, 0, 3, 3, 0}});  // 1000
    act(&hand, (Decision){.kind = DECISION_WALK});
    record_close(&hand.record);
    assert_int_equal(hand.bargain.process.opening, 100);
    assert_false(has_flaw(&hand.bargain, FLAW_LOW_OPENING));
    close_hand(&hand);
}

static void nothing_said_is_nothing_measured(void **state) {
    (void)state;
    Hand hand;
    open_hand(&hand);
    act(&hand, (Decision){.kind = DECISION_WALK});
    record_close(&hand.record);
    assert_int_equal(hand.bargain.move_count, 1);
    assert_int_equal(hand.bargain.process.offers, 0);
    assert_int_equal(hand.bargain.flaws[0].flaw, FLAW_NEVER_ASKED);
    assert_int_equal(hand.bargain.flaws[0].step, -1);
    assert_int_equal(hand.bargain.done_well_count, 0);
    close_hand(&hand);
}

static void every_technique_is_in_the_handbook(void **state) {
    (void)state;
    Str ids[BARGAIN_TECHNIQUES_MAX];
    int id_count = bargain_techniques(ids);
    Files files = testkit_disk();
    Err err = {0};
    Handbook *handbook = handbook_load(&files, STR("scenarios/handbook.lua"), &err);
    assert_no_faults(&err);
    for (int i = 0; i < id_count; i++) assert_true(map_get(&handbook->ids, ids[i]) >= 0);
    SampleTable table;
    sample_open(&table);
    add_preparation(&table.n);
    Arena arena = {0};
    bool named[FLAW_COUNT] = {0};
    for (int b = 0; b < BOTS; b++)
        for (uint64_t seed = 0; seed < 20; seed++) {
            Bargain bargain;
            read_play(&table.n, bots[b].name, seed, &arena, &bargain);
            for (int i = 0; i < bargain.flaw_count; i++) {
                named[bargain.flaws[i].flaw] = true;
                assert_true(map_get(&handbook->ids, bargain.flaws[i].technique) >= 0);
            }
            for (int i = 0; i < bargain.done_well_count; i++) assert_true(map_get(&handbook->ids, bargain.done_well[i]) >= 0);
        }
    for (int f = 0; f < FLAW_COUNT; f++) {
        assert_true(named[f]);
        assert_true(bargain_flaw_names[f].len > 0);
    }
    arena_free(&arena);
    sample_close(&table);
    handbook_free(handbook);
    err_free(&err);
}

// A session

static void a_session_is_read_from_its_decisions(void **state) {
    (void)state;
    Files files = testkit_disk();
    Err err = {0};
    Scenario *scenario = scenario_load(&files, STR("tests/core/table/sensors.lua"), STR("sensors"), NULL, &err);
    assert_no_faults(&err);
    Session *session = session_open(scenario, 3, &err);
    Arena arena = {0};
    Bargain bargain;
    assert_false(bargain_build(session, &arena, &bargain, &err));  // not at the table yet
    static const Decision decisions[] = {
        {DECISION_CHOOSE, 1, {1}},  // asks about response times, and says it back
        {DECISION_PREPARE, 6, {1, 28, 80, 2, 3, 1}},
        {DECISION_TALK, 2, {TALK_ASK, 1}},
        {DECISION_OFFER, 2, {MANNER_PLAIN, 3 * 6 + 2 * 2 + 0}},  // 104, 24 h, 30 days
        {DECISION_ACCEPT, 0, {0}},
    };
    for (size_t i = 0; i < sizeof decisions / sizeof *decisions; i++) assert_true(session_decide(session, &decisions[i], &err));
    assert_no_faults(&err);
    assert_true(bargain_build(session, &arena, &bargain, &err));
    assert_ptr_equal(bargain.table, scenario->table);
    assert_int_equal(bargain.move_count, 4);
    assert_int_equal(bargain.moves[0].act, ACTED_PREPARE);
    assert_int_equal(bargain.moves[0].step, 1);
    assert_int_equal(bargain.moves[0].round, 0);
    assert_int_equal(bargain.moves[1].round, 1);
    assert_int_equal(bargain.moves[2].offered, 3 * 6 + 2 * 2);
    assert_int_equal(bargain.moves[2].mine_worth.mine, 400 + 90 + 60);
    assert_int_equal(bargain.process.questions_before, 2);
    assert_int_equal(bargain.process.opening, 100);
    assert_int_equal(bargain.phase, PHASE_AGREED);
    assert_int_equal(bargain.deal, bargain.moves[2].countered);
    assert_int_equal(bargain.preparation.alternative, 100);
    arena_free(&arena);
    session_free(session);
    scenario_free(scenario);
    err_free(&err);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_by_hand),
        cmocka_unit_test(one_step_can_be_too_big),
        cmocka_unit_test(what_was_taken_back_weighs_by_its_size),
        cmocka_unit_test(what_is_given_against_something_is_done_well),
        cmocka_unit_test(what_was_told_before_counts),
        cmocka_unit_test(nothing_said_is_nothing_measured),
        cmocka_unit_test(the_best_there_is_is_no_low_opening),
        cmocka_unit_test(a_session_is_read_from_its_decisions),
        cmocka_unit_test(every_technique_is_in_the_handbook),
        cmocka_unit_test(good_play_is_not_faulted),
        cmocka_unit_test(each_bot_is_known_by_its_flaw),
        cmocka_unit_test(on_the_shipped_tables_each_bot_is_known_by_its_flaw),
        cmocka_unit_test(on_unseen_tables_the_right_flaw_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
