// Offers that a good rep would think of here, whatever tactic is followed: the package that seems best for the other side at a few levels
// of what it leaves to me, in the manner that suits it; one of them with the question for the signature, and one beside its equals.
#include "coach/tactic_parts.h"

// How much of the way from my last demand down to my reservation value is given up.
static const int given[] = {0, 6, 12, 25, 50, 100};  // percent
#define LEVELS    (int)(sizeof given / sizeof *given)
#define CLOSED_AT 3  // level of the closing proposal
#define BESIDE_AT 1  // … and of the packages offered together

typedef struct Offers {
    Outlook outlook;
    Decision *list;
    int count, cap;
} Offers;

// True when it is open; listed once.
static bool add(Offers *o, Manner manner, const int *outcomes, int count) {
    Decision decision = {DECISION_OFFER, 1 + count, {(int32_t)manner}};
    int issue;
    for (int i = 0; i < count; i++) decision.value[1 + i] = outcomes[i];
    if (negotiation_refuses(o->outlook.negotiation, o->outlook.row, &decision, &issue)) return false;
    for (int i = 0; i < o->count; i++)
        if (decision_same(&o->list[i], &decision)) return true;
    if (o->count < o->cap) o->list[o->count++] = decision;
    return true;
}

static int32_t last_demand(const Outlook *outlook) {
    int mine = outlook->row[TABLE_MINE];
    if (mine < 0) return NEGOTIATION_ONE;
    Package package = outlook_package(outlook, mine);
    return outlook_worth(outlook, &package).mine;
}

// With another package that would be best for them if one issue mattered far more than it seems.
static void add_beside(Offers *o, int32_t demand, int outcome) {
    for (int i = 0; i < o->outlook.negotiation->issue_count; i++) {
        Guessed worth;
        outlook_stress(&o->outlook, i, 4);
        int other = outlook_best(&o->outlook, demand, &worth);
        outlook_guess(&o->outlook, EYE_KNOWN);
        if (other != outcome && outlook_rational(&o->outlook, other) && add(o, MANNER_PLAIN, (int[]){outcome, other}, 2)) return;
    }
}

static void add_level(Offers *o, int level, int32_t demand) {
    static const Manner manners[] = {MANNER_CONDITIONAL, MANNER_TRADEOFF, MANNER_PLAIN};
    Guessed worth;
    int outcome = outlook_best(&o->outlook, demand, &worth);
    if (!outlook_rational(&o->outlook, outcome)) return;
    for (size_t i = 0; i < sizeof manners / sizeof *manners; i++)
        if (add(o, manners[i], &outcome, 1)) break;
    if (level == CLOSED_AT) add(o, MANNER_CLOSE, &outcome, 1);
    if (level == BESIDE_AT) add_beside(o, demand, outcome);
}

int tactic_offers(const Negotiation *negotiation, const int32_t *row, Decision *list, int cap) {
    Offers o = {.list = list, .cap = cap};
    outlook_open(&o.outlook, negotiation, row);
    outlook_guess(&o.outlook, EYE_KNOWN);
    int32_t from = last_demand(&o.outlook), least = o.outlook.reserve < from ? o.outlook.reserve : from;
    for (int i = 0; i < LEVELS; i++) add_level(&o, i, from - (int32_t)((int64_t)(from - least) * given[i] / 100));
    return o.count;
}
