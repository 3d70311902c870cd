// How to play a table: policies that see no more than a rep can see. For the search's lower bound, for simulations, and as examples of
// what a flaw costs.
#ifndef COACH_TACTIC_H
#define COACH_TACTIC_H
#include "base/hash.h"
#include "core/negotiation.h"

typedef struct Tactic Tactic;
struct Tactic {
    Str name;      // "reference", "tit-for-tat", "never-asks" …
    Str sentence;  // what it does, in English
    bool flawed;   // one of the flaw bots
};

// reference: prepares, asks, says back, shows value, opens high and justified, is silent once, concedes in shrinking steps against
// something, offers packages, accepts and closes in time. conceder, boulware, linear: time-dependent. tit-for-tat, micro:
// SIMULATION.md 1.3. random: any open act. Then a bot per flaw.
int tactic_count(void);
const Tactic *tactic_at(int index);
const Tactic *tactic_find(Str name);  // NULL when there is none

// What it does now: an act that is not refused, in PHASE_PREPARE or PHASE_TALKS. It depends on what the rep knows alone: on my points, the
// rounds, the offers and acts so far as the row keeps them, what issues are known, and how they reacted; never on the hidden slots or on
// their values beyond what is known. `rng` serves random play only.
void tactic_decide(const Tactic *tactic, const Negotiation *negotiation, const int32_t *row, Rng *rng, Decision *decision);

// Packages that were looked for before, so that they need not be looked for again: for who asks tactics thousands of times at one table.
// Zero it to begin. What is decided is the same with and without it.
#define TACTIC_MEMO 65536
typedef struct TacticMemo {
    struct {
        uint64_t asked;
        int32_t outcome, mine, theirs;  // … and what it is worth, by the guess that was asked with
    } packages[TACTIC_MEMO];
} TacticMemo;
// tactic_decide with a memo of this negotiation, which may be NULL.
void tactic_decide_with(TacticMemo *memo, const Tactic *tactic, const Negotiation *negotiation, const int32_t *row, Rng *rng,
                        Decision *decision);

// Open offers that are worth a look here, each once, at most `cap`; returns how many. As blind to what is hidden as a tactic.
int tactic_offers(const Negotiation *negotiation, const int32_t *row, Decision *list, int cap);
#endif
