// Measures of how a negotiation was led, counted from its moves.
#include "coach/bargain_parts.h"

#define RETRACTED 20000  // shares that an offer took back: less is a slip of the guess

static int bits(int32_t mask) {
    int count = 0;
    for (uint32_t rest = (uint32_t)mask; rest; rest &= rest - 1) count++;
    return count;
}

// What talk before the table has brought counts, too.
static void measure_before(BargainProcess *process, const int32_t *row) {
    process->questions = process->questions_before = row[TABLE_ASKS];
    process->values_shown = bits(row[TABLE_VALUED]);
    process->threats = row[TABLE_THREATS];
    process->overpromises = row[TABLE_PROMISED];
}

static void measure_talk(BargainProcess *process, const BargainMove *move) {
    process->questions += move->act == ACTED_ASK;
    process->questions_before += move->act == ACTED_ASK && !process->offers;
    process->paraphrases += move->act == ACTED_PARAPHRASE;
    process->values_shown += move->act == ACTED_VALUE && move->reaction != REACT_PITCHED;
    process->values_unasked += move->act == ACTED_VALUE && move->reaction == REACT_PITCHED;
    process->silences += move->act == ACTED_SILENCE;
    process->threats += move->act == ACTED_THREAT;
    process->overpromises += move->act == ACTED_OVERPROMISE;
    process->packages += move->act == ACTED_PACKAGES;
}

// Gave on one issue and took on another, against the offer before.
static bool trades(const Record *record, int before, int now) {
    const DealSpace *space = &record->bargain->stand->space;
    Package a = deal_package(space, before), b = deal_package(space, now);
    bool gives = false, takes = false;
    for (int i = 0; i < space->issue_count; i++) {
        int64_t change = space->issues[i].values[b.value[i]].mine - space->issues[i].values[a.value[i]].mine;
        gives |= change < 0;
        takes |= change > 0;
    }
    return gives && takes;
}

static void measure_step(const Record *record, BargainProcess *process, int index, int *last_step) {
    const BargainMove *move = &record->moves[index];
    int before = record->rows[index][TABLE_MINE];
    int gave = record_part(record, record_worth(record, before).mine - move->mine_worth.mine);
    Shares then = negotiation_shares(record->negotiation, record->rows[0], before);
    Shares now = negotiation_shares(record->negotiation, record->rows[0], move->offered);
    process->steps[move->step_class]++;
    process->trades += trades(record, before, move->offered);
    process->retractions += now.mine - then.mine > RETRACTED && then.theirs - now.theirs > RETRACTED;
    process->free_concessions += move->act == ACTED_OFFER && gave > 0;
    if (process->offers == 1 && !record->negotiation->they_open && gave > 0) process->anchored = gave;
    if (gave > process->largest_step) process->largest_step = gave;
    process->shrinking += *last_step > 0 && gave * 100 >= *last_step * 30 && gave * 100 <= *last_step * 95;
    if (gave > 0) *last_step = gave;
}

void record_measure(Record *record) {
    Bargain *bargain = record->bargain;
    BargainProcess *process = &bargain->process;
    int last_step = 0;
    measure_before(process, record->rows[0]);
    for (int i = 0; i < bargain->move_count; i++) {
        const BargainMove *move = &record->moves[i];
        measure_talk(process, move);
        if (move->offered < 0) continue;
        if (!process->offers) process->opening = record_way(record, move->mine_worth.mine);
        if (move->has_step) measure_step(record, process, i, &last_step);
        process->offers++;
    }
    process->rounds_used = record_last(record)[TABLE_ROUND];
}
