// Shared by the files of the bargain only.
#ifndef COACH_BARGAIN_PARTS_H
#define COACH_BARGAIN_PARTS_H
#include "coach/bargain.h"

#define BARGAIN_MOVES (NEGOTIATION_ROUNDS + 1)  // one a round, and the preparation

// A negotiation as it is read, decision by decision. Rows are those of the counterpart's slots.
typedef struct Record {
    Bargain *bargain;
    const Negotiation *negotiation;
    Arena *arena;
    BargainMove *moves;
    const int32_t *rows[BARGAIN_MOVES + 1];  // before each move, and the last one
} Record;

// `row`: when the rep has just sat down. What is written to `bargain` lives in `arena`; its table stays NULL.
void record_open(Record *record, Bargain *bargain, const Negotiation *negotiation, Arena *arena, const int32_t *row);
// A decision that was taken as number `step` of the session, and the row after it.
void record_move(Record *record, int step, const Decision *decision, const int32_t *row);
// Works out the rest from the moves.
void record_close(Record *record);

static inline const int32_t *record_last(const Record *record) {
    return record->rows[record->bargain->move_count];
}
// Of an outcome to both sides; zero for -1.
Points record_worth(const Record *record, int outcome);
// Percent of my way from my reservation value to the best package; below 0 for what is worth less than no agreement.
// Where there is no such way: 100 for the best package, 0 for all others.
int record_way(const Record *record, int64_t mine);
// The same of a difference.
int record_part(const Record *record, int64_t mine);

void record_measure(Record *record);  // bargain->process
void record_judge(Record *record);    // flaws, and what was done well
#endif
