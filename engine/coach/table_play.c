// Every decision goes through play_decide, as a session's does.
#include "coach/table_play.h"

const Tactic *table_tactic(TableWay way) {
    static const Str names[TABLE_WAYS - 1] = {STR_INIT("reference"), STR_INIT("tit-for-tat"), STR_INIT("micro"),    STR_INIT("conceder"),
                                              STR_INIT("linear"),    STR_INIT("boulware"),    STR_INIT("signs-low")};
    return way < WAY_WALKS ? tactic_find(names[way]) : NULL;
}

// Who walks away prepares as the reference does.
bool table_way_decide(TacticMemo *memo, const Scenario *s, TableWay way, const int32_t *row, Decision *decision) {
    const int32_t *table = row + s->table->slot;
    int issue;
    if (way == WAY_WALKS && table[TABLE_PHASE] == PHASE_TALKS) {
        *decision = (Decision){.kind = DECISION_WALK};
        return !negotiation_refuses(&s->table->model, table, decision, &issue);
    }
    Rng none = {0};
    tactic_decide_with(memo, table_tactic(way == WAY_WALKS ? WAY_REFERENCE : way), &s->table->model, table, &none, decision);
    return true;
}

// A preparation, and a decision a round, end every table.
static int decisions_most(const Scenario *s) {
    return s->table->model.rounds + 2;
}

bool table_play(const Scenario *s, TableWay way, int32_t *row, Trail *trail, Err *err) {
    Decision decision;
    for (int left = decisions_most(s); table_is_at(s, row); left--)
        if (!left || !table_way_decide(NULL, s, way, row, &decision) || !play_decide(s, &decision, row, trail, err)) return false;
    return true;
}
