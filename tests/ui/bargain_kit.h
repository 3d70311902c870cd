// A negotiation by hand: two issues, three rounds, and a deal that left something on the table.
//
//     package            mine theirs
//     98, 1 year    (0)   100     80
//     98, 2 years   (1)   150     20   my first offer, best for me
//     96, 1 year    (2)    40    140   their first offer
//     96, 2 years   (3)    90     80   the deal: 10 were left for me; 98 for a year is its better
//
// Reservation values are 60 and 50: packages 0 and 3 are what both could sign. The Nash deal is 0: 40 x 30, against 30 x 30 of the deal.
#ifndef TESTS_UI_BARGAIN_KIT_H
#define TESTS_UI_BARGAIN_KIT_H
#include "testkit/testkit.h"
#include "ui/parts.h"

typedef struct Handmade {
    Arena arena;
    DealSpace space;
    DealAnalysis *analysis;
    Stand stand;
    TableSpec spec;
    ViewTable table;
    BargainScreen screen;
} Handmade;

static inline void handmade_moves(Handmade *h) {
    static const BargainMove moves[] = {
        {.step = 2,
         .act = ACTED_PREPARE,
         .issue = -1,
         .offered = -1,
         .countered = -1,
         .decision = {DECISION_PREPARE, 5, {2, 50, 90, 1, 3}}},
        {.step = 3,
         .round = 1,
         .act = ACTED_OFFER,
         .issue = -1,
         .offered = 1,
         .countered = 2,
         .reaction = REACT_INSULTED,
         .decision = {DECISION_OFFER, 2, {MANNER_PLAIN, 1}},
         .mine_worth = {150, 20},
         .theirs_worth = {40, 140}},
        {.step = 4,
         .round = 2,
         .act = ACTED_CONDITIONAL,
         .issue = -1,
         .offered = 0,
         .countered = 3,
         .reaction = REACT_CONDITIONAL,
         .decision = {DECISION_OFFER, 2, {MANNER_CONDITIONAL, 0}},
         .mine_worth = {100, 80},
         .theirs_worth = {90, 80},
         .has_step = true,
         .step_class = STEP_CONCESSION,
         .has_counter_step = true,
         .counter_class = STEP_CONCESSION},
        {.step = 5,
         .round = 3,
         .act = ACTED_ACCEPT,
         .issue = -1,
         .offered = -1,
         .countered = -1,
         .reaction = REACT_AGREED,
         .decision = {DECISION_ACCEPT, 0, {0}}},
    };
    static const Str said[] = {{"Preparation", 11}, {"Offer: Price 98", 15}, {"Conditional offer: Price 98", 27}, {"Accept", 6}};
    h->screen.mine.bargain.moves = moves;
    h->screen.mine.bargain.move_count = 4;
    h->screen.mine.said = said;
}

static inline void handmade_table(Handmade *h) {
    static const Str prices[] = {{"98", 2}, {"96", 2}}, terms[] = {{"1 year", 6}, {"2 years", 7}};
    static const int64_t mine[2][2] = {{100, 40}, {0, 50}};
    static const ViewAlternative alternatives[] = {{{"Sell it to Delta", 16}, 60}, {{"Wait", 4}, 10}};
    static const ViewIssue issues[] = {{.id = {"price", 5}, .name = {"Price", 5}, .values = prices, .mine = mine[0], .value_count = 2},
                                       {.id = {"term", 4}, .name = {"Term", 4}, .values = terms, .mine = mine[1], .value_count = 2}};
    h->table = (ViewTable){.who = STR("Lin"),
                           .rounds = 8,
                           .issues = issues,
                           .issue_count = 2,
                           .reserve = 60,
                           .worst = 40,
                           .best = 150,
                           .prepared = true,
                           .limit = 95,
                           .target = 139,
                           .alternatives = alternatives,
                           .alternative_count = 2,
                           .currency = STR("NT$"),
                           .point = 1000,
                           .with = -1,
                           .issue = -1};
}

static inline void handmade_open(Handmade *h) {
    static const Points price[] = {{100, 0}, {40, 60}}, term[] = {{0, 80}, {50, 20}};
    const Issue issues[] = {{STR("price"), 0, price, 2}, {STR("term"), 0, term, 2}};
    static const BargainFlaw flaw = {FLAW_TOOK_FIRST, {"negotiate.close-in-time", 23}, 5, 60};
    static const Str well[] = {{"plan.earned-rewards", 19}};
    *h = (Handmade){0};
    assert_true(deal_make(&h->space, &h->arena, issues, 2, (Points){60, 50}, STR("hand"), 0, NULL));
    h->analysis = deal_analyze(&h->space);
    h->stand = (Stand){.space = h->space, .analysis = h->analysis, .most = 100};
    h->spec = (TableSpec){.currency = STR("NT$"), .point = 1000};
    h->spec.model.rounds = 8;
    handmade_table(h);
    BargainScreen *b = &h->screen;
    Bargain *g = &b->mine.bargain;
    *b = (BargainScreen){.told = true, .open_technique = -1};
    b->mine.table = &h->table;
    b->mine.importance[0] = 1;
    b->mine.importance[1] = 2;
    *g = (Bargain){.table = &h->spec, .stand = &h->stand, .phase = PHASE_AGREED, .deal = 3, .deal_worth = {90, 80}};
    g->measure = deal_measure(h->analysis, g->deal_worth);
    g->preparation = (Preparation){0, 40, 100, 100};
    g->process = (BargainProcess){.questions = 3, .questions_before = 2, .offers = 2, .opening = 100, .largest_step = 56, .rounds_used = 3};
    g->process.steps[STEP_CONCESSION] = 1;
    g->flaws[0] = flaw;
    g->flaw_count = 1;
    g->done_well = well;
    g->done_well_count = 1;
    handmade_moves(h);
    talks_list_offers(&b->mine, -1, &h->arena);
    b->cloud = cloud_of(h->analysis, &h->arena);
}

static inline void handmade_close(Handmade *h) {
    deal_analysis_free(h->analysis);
    arena_free(&h->arena);
}
#endif
