// The complaint model: how anger and three kinds of justice move with what the rep does, in fixed point.
#ifndef CORE_COMPLAINT_H
#define CORE_COMPLAINT_H
#include "base/str.h"

// Integers the model keeps in the state row. The first COMPLAINT_SHOWN are whole numbers 0..100 that conditions and outcome rows may read.
#define COMPLAINT_SHOWN 5
#define COMPLAINT_SLOTS 12
extern const Str complaint_names[COMPLAINT_SHOWN];  // anger, satisfaction, distributive, interactional, procedural

// The hidden ones, from which the shown ones are derived. They change with acts and with a broken overpromise, never with time alone, so
// that equal situations are equal rows. Shares are in millionths, times in minutes since the start.
typedef enum ComplaintSlot {
    COMPLAINT_ANGER = COMPLAINT_SHOWN,  // as it would have been at clock zero: before the first answer a share, then in 1/576000 halvings
    COMPLAINT_TIMELY,                   // how timely the first answer was; 0 before it
    COMPLAINT_DONE,                     // a bit per act that counts once
    COMPLAINT_UPDATES,                  // 0..20; more make no difference
    COMPLAINT_BLAMES,                   // 0..4; more make no difference
    COMPLAINT_REDRESS,                  // what the compensation is worth to the customer
    COMPLAINT_BREAKS_AT                 // when the open overpromise is found out; 0 where there is none
} ComplaintSlot;

typedef struct ComplaintSpec {
    int32_t severity;          // 0..100
    int32_t recent_failures;   // 0..10
    int32_t expects_within;    // hours until the first answer counts as late, 0..1000
    int32_t broken_after;      // hours until an overpromise is found out, 1..10000
    int32_t minutes_per_unit;  // of the scenario's clock
} ComplaintSpec;

typedef enum ComplaintAct {
    ACT_RESPOND,
    ACT_LISTEN,
    ACT_RECORD,
    ACT_CLASSIFY,
    ACT_EXPLAIN,
    ACT_UPDATE,
    ACT_APOLOGISE,
    ACT_FIX,
    ACT_COMPENSATE,
    ACT_FOLLOWUP,
    ACT_ROOTCAUSE,
    ACT_BLAME,
    ACT_OVERPROMISE,
    ACT_COUNT
} ComplaintAct;

// One act as an option calls it. The last three fields matter to ACT_COMPENSATE only.
typedef struct ActCall {
    int32_t act;
    int32_t percent;  // of the loss, 0..300
    bool in_kind, delayed;
} ActCall;

// Name and one sentence of what it means and does, in the order of ComplaintAct: the author's reference is printed from it.
typedef struct ActSpec {
    Str name, sentence;
} ActSpec;
extern const ActSpec complaint_acts[ACT_COUNT];

// The most that a slot beyond the shown ones can hold; UINT32_MAX where it may lie below zero.
uint32_t complaint_most(ComplaintSlot slot);
// The clock, in the scenario's units, from which on the model's own stands still.
int32_t complaint_clock_stops(const ComplaintSpec *spec);

// `row` points at the model's first slot in the state row; `now` is the scenario's clock in its units, 0 at the start.
// Every act counts once, in justice and in anger; repeating it changes nothing. Three count again: `update` (each half as much as the one
// before), `blame`, and `compensate` (the latest holds); and an explanation given before the record counts in full when it is given again
// after it. The model's clock stands still after 10,000,000 minutes (19 years).
void complaint_open(const ComplaintSpec *spec, int32_t *row);
void complaint_act(const ComplaintSpec *spec, int32_t *row, const ActCall *call, int32_t now);
// Time has passed from clock `from` to `to` (to >= from): anger grows or fades, an overpromise may be found out. Passing 60 times 1 equals
// passing once 60, in every slot.
void complaint_pass(const ComplaintSpec *spec, int32_t *row, int32_t from, int32_t to);
#endif
