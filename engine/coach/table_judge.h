// What decisions at the table are worth, given what the rep could know: a mean over counterparts that would have answered as this one did.
//
// A decision is worth what the best of a few tactics comes to when it plays on from there, and the tactic is chosen for the mean, not for
// each counterpart: so nothing is expected that only hindsight shows. Better play may be there; values are at least what is said.
#ifndef COACH_TABLE_JUDGE_H
#define COACH_TABLE_JUDGE_H
#include "coach/belief.h"
#include "coach/search.h"
#include "coach/table_play.h"

#define TABLE_OPTIONS_MAX 80

typedef struct TableWorth {
    Decision decision;
    bool ends;          // it leads to an ending
    int64_t best;       // mean outcome, by the best tactic
    int64_t worst;      // … by the worst of those tried
    int64_t hindsight;  // outcome against the counterpart that was drawn, by the tactic that is best against them
    bool shunned;       // a threat, or a promise that can't be kept: never advised, whatever it brings today
    TableWay way;       // that `best` is owed to; WAY_WALKS where the decision ends the table
} TableWorth;
typedef struct TableJudgement {
    TableWorth open[TABLE_OPTIONS_MAX];
    int count;
    int taken;   // place of the decision that was given; -1: none was
    int advice;  // place of the best that is not shunned; of equals the one that was taken, then what the reference does
} TableJudgement;

#define TABLE_MEMO  16384
#define TABLE_PLAYS 65536
typedef struct TableJudge {
    const Search *search;  // of the run's start
    int64_t floor;         // what play is worth that comes to no ending
    struct {
        uint64_t row;
        int64_t value;
    } memo[TABLE_MEMO];  // what can be reached from rows after the table that the search does not know
    unsigned followed;   // bits of the ways that do best where it was asked last
    struct {
        uint64_t row;
        int64_t value;
    } plays[TABLE_PLAYS];  // what a way comes to from rows at the table
    TacticMemo packages;
} TableJudge;
void table_judge_open(TableJudge *judge, const Search *search);
// At the belief's rows, which are at the table. `taken` is an open decision, or NULL. What was judged before makes no difference.
void table_judge(TableJudge *judge, const Belief *belief, const Decision *taken, TableJudgement *judgement);
#endif
