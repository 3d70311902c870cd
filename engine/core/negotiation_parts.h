// The inside of the counterpart: its magnitudes, and what its files share. Signs and orders come from the sources that SIMULATION.md 1.4
// names, magnitudes from its prototype and from the ablation gate (tests/coach/gate_test.c).
#ifndef CORE_NEGOTIATION_PARTS_H
#define CORE_NEGOTIATION_PARTS_H
#include "core/negotiation.h"

#define ONE       NEGOTIATION_ONE
#define COUNT_MAX 100  // of anything counted in the row

// Shares, unless a percentage is said.
enum {
    ANGER_START = 100000,
    ANGER_LEAVES = 900000,
    TELLS_ALL = 550000,  // trust from which a question is answered in full
    ASK_TRUST = 40000,   // of the first question; each later one 0.7 of it
    ASK_PIE = 150000,
    ASKED_TWICE = 40000,
    HEARD_TRUST = 50000,
    HEARD_CALMS = 75,  // percent of the anger that is left
    HEARD_PIE = 50000,
    VALUE_MOST = 500000,  // shown on the issue that matters most
    VALUE_TRUST = 20000,
    PITCH_TRUST = 60000,
    PITCH_ANGER = 25000,
    SILENCES = 2,  // that are not awkward
    SILENCE_PIE = 120000,
    SILENCE_BONUS = 22500,
    AWKWARD_ANGER = 50000,
    THREAT_ANGER = 180000,
    THREAT_TRUST = 120000,
    THREAT_WORKS = 50000,
    THREAT_HARDENS = 20000,
    BACKED = 200000,  // what my alternative must be worth to me
    PROMISE_TRUST = 30000,
    PROMISE_WORTH = 80000,  // what it adds to every offer, until it breaks
    BROKEN_TRUST = 350000,
    BROKEN_CAP = 600000,
    OPENING_FAIR = 700000,
    OPENING_PULL = 25,  // percent
    INSULT_ANGER = 41,  // percent of how far below their reservation value it is
    INSULT_TRUST = 30,  // percent
    INSULT_SEEN = 100000,
    CHANGE_SEEN = 5000,
    GIFT_CALMS = 90,  // percent
    GIFT_TRUST = 20000,
    ROOM_MOST = 400000,
    PAID_ROOM = 20000,
    SHRINK_BONUS = 19000,  // a step that shrinks as if a limit were near
    EVEN_ROOM = 9000,      // one that does not: there is more where it came from
    STEP_SEEN = 2000,
    EXPLORES = 100000,  // what several packages may give them less than the last offer
    RETRACT_ANGER = 120000,
    RETRACT_ANGER_RATE = 150,  // percent of what is taken back
    RETRACT_TRUST = 65000,
    RETRACT_HARDENS_RATE = 25,  // percent
    STINGY_FROM = 10000,
    STINGY_ANGER = 50000,
    STINGY_TRUST = 20000,
    MESO_COUNTS = 2,  // times that it warms
    MESO_PIE = 150000,
    MESO_TRUST = 29000,
    CLOSE_TOLERANCE = 27500,  // below what they aim at, when they are asked to sign
    HESITATES = 44000,        // above it, when nobody asks them to
    PATIENCE = 7000,          // anger of every round: time is scarce
    SHRINKS_LEAST = 20,       // percent of the step before
    SHRINKS_MOST = 90,
    PREMATURE_FROM = 80000,
    PREMATURE_ANGER = 60000,
    LIMIT_NEAR = 80,       // percent of the way from their reserve to their goal
    CURVE_START = 50000,   // k of F(t)
    VALUE_RESERVE = 8,     // percent of shown value off their reservation value, as they aim
    VALUE_TARGET = 5,      // … and off what they aim at
    ANGER_CALM = 150000,   // anger that costs nothing yet
    ANGER_TARGET = 20,     // percent of the anger beyond
    TRUST_TARGET = 15,     // percent of the trust gained
    ROOM_TARGET = 50,      // percent
    HARDENS_MOST = 30000,  // what they may ask more than before
    BAND = 40000,          // packages they consider alike
    FAIR = 57,             // percent of the way from their reserve to their goal that the last round must bring, when they are cool
    GOOD_ENOUGH = 120000,  // above their goal
    LOGROLL_TRUST = 500000,
    LOGROLL_PIE = 600000
};

static inline int32_t negotiation_bounded(int64_t share) {
    return share < 0 ? 0 : share > ONE ? ONE : (int32_t)share;
}
Shares negotiation_shares_of(const DealSpace *space, Points worth);
// The least points whose share is at least this; more than any package has where there are none.
int64_t negotiation_points(int64_t share, int64_t worst, int64_t best);
// Does every point more make a larger share?
static inline bool negotiation_tells_apart(int64_t worst, int64_t best) {
    return best - (worst < 0 ? worst : 0) <= ONE;
}
void negotiation_learns(int32_t *row, int issue, int more);
// What matters to them: the issue's weight over the greatest one. Shares.
int64_t negotiation_relative_weight(const Negotiation *negotiation, const int32_t *row, int issue);
int32_t negotiation_reserve_share(const Negotiation *negotiation);  // mine
// The two issues in which these packages differ most to them become better known.
void negotiation_reveal(const Negotiation *negotiation, int32_t *row, const int32_t *outcomes, int count);
// My offer enters what they learn of my priorities. `before` may be -1.
void negotiation_count(const Negotiation *negotiation, int32_t *row, int32_t before, int32_t outcome);
// They make up their mind what to aim at, whether to accept, and what to put on the table.
void negotiation_aim(const Negotiation *negotiation, int32_t *row);
bool negotiation_accepts(const Negotiation *negotiation, const int32_t *row, int32_t outcome, bool closes);
void negotiation_counter(const Negotiation *negotiation, int32_t *row);
void negotiation_begin(const Negotiation *negotiation, int32_t *row);  // the talks
void negotiation_show(const Negotiation *negotiation, int32_t *row);
#endif
