// What the rep does, as a short row of integers: the same for mouse, keyboard, terminal, bot, replay and search.
#ifndef CORE_DECISION_H
#define CORE_DECISION_H
#include <stdbool.h>
#include <stdint.h>

#define DECISION_MAX 20
typedef enum DecisionKind {
    DECISION_CHOOSE = 1,  // value[0]: the option's number, 1-based, the author's
    // At a negotiate beat. Numbers of alternatives and issues are 1-based, the author's; a package is its outcome number (core/deal.h).
    DECISION_PREPARE,  // alternative, limit, target (both in percent of my way from the worst to the best package), then per issue the
                       // guess of how much it matters to them: 1 little, 2 some, 3 much
    DECISION_TALK,     // a TalkAct, and the issue it is about, 0 for the acts that are about none
    DECISION_OFFER,    // a Manner, then one package, or two or three that are worth about the same to me (MESO)
    DECISION_ACCEPT,   // their standing offer; no values
    DECISION_WALK      // no values
} DecisionKind;
typedef struct Decision {
    DecisionKind kind;
    int count;  // of values
    int32_t value[DECISION_MAX];
} Decision;
static inline bool decision_same(const Decision *a, const Decision *b) {
    if (a->kind != b->kind || a->count != b->count) return false;
    for (int i = 0; i < a->count; i++)
        if (a->value[i] != b->value[i]) return false;
    return true;
}

typedef enum TalkAct { TALK_ASK = 1, TALK_PARAPHRASE, TALK_VALUE, TALK_SILENCE, TALK_THREAT, TALK_OVERPROMISE, TALK_END } TalkAct;
// Is an act of talking about one of the issues?
static inline bool talk_has_issue(int32_t act) {
    return act == TALK_ASK || act == TALK_VALUE;
}
typedef enum Manner {
    MANNER_PLAIN = 1,
    MANNER_CONDITIONAL,  // “if you …, then I …”: from the second own offer on, and it asks for more than their last offer gives
    MANNER_TRADEOFF,     // gives on one issue and takes on another, against my last offer
    MANNER_CLOSE,        // a whole proposal with the question for the signature
    MANNER_END
} Manner;
#define PACKAGES_MAX 3  // offered at once
#endif
