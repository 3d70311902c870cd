// Reads a negotiation from its decisions: what every act put on the table, and what it came to.
#include "coach/bargain_parts.h"

#include <string.h>

#define PART_MOST 1000  // percent

static const int32_t *keep_row(const Record *record, const int32_t *row) {
    size_t size = (size_t)negotiation_slots(record->negotiation) * sizeof *row;
    return memcpy(arena_alloc(record->arena, size), row, size);
}

Points record_worth(const Record *record, int outcome) {
    return outcome < 0 ? (Points){0} : deal_outcome_worth(&record->bargain->stand->space, outcome);
}

int record_part(const Record *record, int64_t mine) {
    const DealSpace *space = &record->bargain->stand->space;
    int64_t way = space->best.mine - space->reserve.mine, part = way > 0 ? mine * 100 / way : 0;
    return part < -PART_MOST ? -PART_MOST : part > PART_MOST ? PART_MOST : (int)part;
}

int record_way(const Record *record, int64_t mine) {
    const DealSpace *space = &record->bargain->stand->space;
    if (space->best.mine <= space->reserve.mine) return mine >= space->best.mine ? 100 : 0;
    return record_part(record, mine - space->reserve.mine);
}

void record_open(Record *record, Bargain *bargain, const Negotiation *negotiation, Arena *arena, const int32_t *row) {
    *bargain = (Bargain){.deal = -1, .stand = negotiation_stand(negotiation, row)};
    *record = (Record){.bargain = bargain, .negotiation = negotiation, .arena = arena};
    record->moves = ARENA_ARRAY(arena, BargainMove, BARGAIN_MOVES);
    record->rows[0] = keep_row(record, row);
    bargain->moves = record->moves;
}

static DealStep class_of(Points mine_side, Points other_side, bool mine) {
    Points change = {other_side.mine - mine_side.mine, other_side.theirs - mine_side.theirs};
    return mine ? deal_step(change.mine, change.theirs) : deal_step(change.theirs, change.mine);
}

// What it put on the table, and what they put there in answer, each against the offer of the same side before it.
static void read_offers(const Record *record, BargainMove *move, const int32_t *before, const int32_t *row) {
    if (!act_is_offer((int32_t)move->act)) return;
    move->offered = row[TABLE_MINE];
    move->mine_worth = record_worth(record, move->offered);
    move->has_step = before[TABLE_MINE] >= 0;
    if (move->has_step) move->step_class = class_of(record_worth(record, before[TABLE_MINE]), move->mine_worth, true);
    if (row[TABLE_PHASE] == PHASE_AGREED) return;
    move->countered = row[TABLE_THEIRS];
    move->theirs_worth = record_worth(record, move->countered);
    move->has_counter_step = before[TABLE_THEIRS] >= 0;
    if (move->has_counter_step) move->counter_class = class_of(record_worth(record, before[TABLE_THEIRS]), move->theirs_worth, false);
}

void record_move(Record *record, int step, const Decision *decision, const int32_t *row) {
    Bargain *bargain = record->bargain;
    MUST(bargain->move_count < BARGAIN_MOVES);
    const int32_t *before = record_last(record);
    BargainMove *move = &record->moves[bargain->move_count];
    *move = (BargainMove){.step = step, .decision = *decision, .act = negotiation_act(decision), .offered = -1, .countered = -1};
    move->round = row[TABLE_ROUND];
    if (move->act == ACTED_PREPARE) move->round = 0;
    move->issue = row[TABLE_ISSUE] - 1;
    move->reaction = (Reaction)row[TABLE_REACTION];
    read_offers(record, move, before, row);
    record->rows[++bargain->move_count] = keep_row(record, row);
}

void record_close(Record *record) {
    Bargain *bargain = record->bargain;
    const int32_t *row = record_last(record);
    bargain->phase = (NegotiationPhase)row[TABLE_PHASE];
    bargain->deal = row[TABLE_DEAL];
    if (bargain->deal >= 0) {
        bargain->deal_worth = record_worth(record, bargain->deal);
        bargain->measure = deal_measure(bargain->stand->analysis, bargain->deal_worth);
    }
    if (record->negotiation->prepares && bargain->phase > PHASE_PREPARE)
        bargain->preparation = negotiation_preparation(record->negotiation, row);
    record_measure(record);
    record_judge(record);
}

// Plays on to the table; from then on every decision taken there is a move.
static bool read_session(const Session *session, Session *again, Record *record, Bargain *bargain, Arena *arena, Err *err) {
    const Scenario *scenario = session_scenario(session);
    bool sat = false;
    for (int i = 0; i <= session_steps(session); i++) {
        const int32_t *row = session_row(again) + scenario->table->slot;
        if (!sat && row[TABLE_PHASE] != PHASE_AHEAD) {
            record_open(record, bargain, &scenario->table->model, arena, row);
            sat = true;
        }
        if (i == session_steps(session)) break;
        Step step = session_step(session, i);
        if (!session_decide(again, &step.decision, err)) return false;
        if (sat && step.decision.kind != DECISION_CHOOSE)
            record_move(record, i, &step.decision, session_row(again) + scenario->table->slot);
    }
    return sat;
}

bool bargain_build(const Session *session, Arena *arena, Bargain *bargain, Err *err) {
    const Scenario *scenario = session_scenario(session);
    if (!scenario->table) return false;
    Session *again = session_open(scenario, session_seed(session), err);
    if (!again) return false;
    Record record;
    bool read = read_session(session, again, &record, bargain, arena, err);
    session_free(again);
    if (!read) return false;
    record_close(&record);
    bargain->table = scenario->table;
    return true;
}
