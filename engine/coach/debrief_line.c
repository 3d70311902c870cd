// What would have come: another decision, and from there on always the best, played out to the end.
#include "coach/debrief.h"
#include "coach/greedy.h"
#include "coach/judge.h"
#include "coach/table_judge.h"

#define LINE_MAX   300  // decisions of a line that is played out
#define GREEDY_MAX 50   // … of them greedy, beyond all that is known

static Decision choose(int number) {
    return (Decision){DECISION_CHOOSE, 1, {number}};
}

// A line as it is played out. Beyond the budget of the whole search one small search is made; small search upon small search might go on
// for ever. Where that ends, too, play goes on as rollouts do.
typedef struct Played {
    const Search *whole;
    Oracle oracle;
    int beyond;     // decisions taken where nothing is known
    int way;        // that is followed at the table, a TableWay; -1: none yet
    bool at_table;  // the line begins there: what the rep has seen decides, not what the search knows
    Rng rng;
} Played;

// 0-based, or -1.
static int next_trial(Played *played, const Session *session) {
    const Scenario *s = session_scenario(session);
    const int32_t *row = session_row(session);
    Oracle *oracle = &played->oracle;
    int32_t state;
    const Search *search = oracle->now ? oracle_known(oracle, row, &state) : oracle_ask(oracle, s, row, &state);
    if (search) return search_best_option(search, state);
    if (!oracle->now) return -1;
    return played->beyond++ < GREEDY_MAX ? greedy_option(s, row, true) : aimless_option(s, row, &played->rng);
}

// What is best here by all that was seen so far.
static bool ask_advice(const Played *played, const Session *session, Decision *decision) {
    if (!played->whole) return false;
    Arena arena = {0};
    Belief belief;
    bool ok = belief_of(&belief, session, &arena);
    if (ok) {
        TableJudge *judge = ARENA_NEW(&arena, TableJudge);
        TableJudgement *found = ARENA_NEW(&arena, TableJudgement);
        table_judge_open(judge, played->whole);
        table_judge(judge, &belief, NULL, found);
        *decision = found->open[found->advice].decision;
    }
    arena_free(&arena);
    return ok;
}

static bool next_at_table(Played *played, const Session *session, Decision *decision) {
    if (played->at_table) return ask_advice(played, session, decision);
    if (played->way < 0) played->way = next_trial(played, session);
    return played->way >= 0 && table_way_decide(NULL, session_scenario(session), (TableWay)played->way, session_row(session), decision);
}

static bool next_decision(Played *played, const Session *session, Decision *decision) {
    if (table_is_at(session_scenario(session), session_row(session))) return next_at_table(played, session, decision);
    played->way = -1;
    *decision = choose(next_trial(played, session) + 1);
    return decision->value[0] > 0;
}

Session *debrief_line(const Session *session, const Search *search, int decision, const Decision *first, Err *err) {
    Session *other = session_fork(session, decision, err);
    Played played = {.whole = search, .oracle = {.whole = search}, .way = -1};
    played.at_table = other && table_is_at(session_scenario(other), session_row(other));
    bool ok = other && (!first || session_decide(other, first, err));
    while (ok && session_ending(other) < 0) {
        Decision next;
        ok = session_steps(other) < decision + LINE_MAX && next_decision(&played, other, &next) && session_decide(other, &next, err);
    }
    oracle_close(&played.oracle);
    if (ok) return other;
    session_free(other);
    return NULL;
}

Session *debrief_what_if(const Session *session, const Search *search, int decision, int number, Err *err) {
    Decision first = choose(number);
    return debrief_line(session, search, decision, number ? &first : NULL, err);
}
