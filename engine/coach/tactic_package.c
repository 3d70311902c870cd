// The package that is worth a demand to me and the most to them: a knapsack with one value per issue, solved by branch and bound. The bound
// sets a price on what is worth something to me, at which the issues no longer depend on each other.
#include "coach/tactic_parts.h"

#define NODES_MAX 20000  // on tables with many issues of many values the best so far is taken then

typedef struct Knapsack {
    const Outlook *outlook;
    int issues;
    int32_t demand;
    int64_t price;
    int64_t rest[DEAL_ISSUES_MAX + 1];       // the most that the issues from here on add to a sum at this price
    int32_t rest_mine[DEAL_ISSUES_MAX + 1];  // … to what I get
    Package at, best;
    int64_t best_sum;
    int nodes;
} Knapsack;

static int64_t weigh(const Outlook *outlook, int value, int64_t price) {
    return (int64_t)outlook->theirs[value] * OUTLOOK_WEIGHT + outlook->mine[value] * price;
}

// The best of each issue at this price; says what the package gives me.
static int32_t pick_at(const Knapsack *sack, int64_t price, Package *package) {
    const Negotiation *negotiation = sack->outlook->negotiation;
    int32_t mine = 0;
    for (int i = 0; i < sack->issues; i++) {
        int first = negotiation->value_first[i], best = 0;
        int64_t most = weigh(sack->outlook, first, price);
        for (int v = 1; v < negotiation->issues[i].value_count; v++) {
            int64_t sum = weigh(sack->outlook, first + v, price);
            if (sum <= most) continue;
            most = sum;
            best = v;
        }
        package->value[i] = best;
        mine += sack->outlook->mine[first + best];
    }
    return mine;
}

// The lowest price, nearly, at which issue by issue I get my demand, and the package that makes.
static void find_price(Knapsack *sack) {
    int64_t low = 1, high = 64;
    if (pick_at(sack, low, &sack->best) >= sack->demand) {
        sack->price = low;
        return;
    }
    while (pick_at(sack, high, &sack->best) < sack->demand && high < (int64_t)1 << 36) {
        low = high;
        high *= 8;
    }
    Package package;
    while (high - low > high / 64 + 1) {
        int64_t middle = low + (high - low) / 2;
        if (pick_at(sack, middle, &package) >= sack->demand) {
            high = middle;
            sack->best = package;
        } else {
            low = middle;
        }
    }
    sack->price = high;
}

static void find_rests(Knapsack *sack) {
    const Negotiation *negotiation = sack->outlook->negotiation;
    sack->rest[sack->issues] = 0;
    sack->rest_mine[sack->issues] = 0;
    for (int i = sack->issues; i-- > 0;) {
        int first = negotiation->value_first[i];
        int64_t most = weigh(sack->outlook, first, sack->price);
        int32_t mine = sack->outlook->mine[first];
        for (int v = first + 1; v < first + negotiation->issues[i].value_count; v++) {
            int64_t sum = weigh(sack->outlook, v, sack->price);
            if (sum > most) most = sum;
            if (sack->outlook->mine[v] > mine) mine = sack->outlook->mine[v];
        }
        sack->rest[i] = sack->rest[i + 1] + most;
        sack->rest_mine[i] = sack->rest_mine[i + 1] + mine;
    }
}

// Can packages that begin so give me my demand, and be better than the best so far? At a price what I get beyond the demand only counts as
// if it could be handed over; so the bound is never too low.
static bool is_promising(const Knapsack *sack, int issue, int64_t theirs, int32_t mine) {
    if (mine + sack->rest_mine[issue] < sack->demand) return false;
    int64_t bound = theirs * OUTLOOK_WEIGHT + sack->price * (mine - sack->demand) + sack->rest[issue] + sack->demand;
    return bound > sack->best_sum;
}

// The issues before `issue` are settled, and that is promising.
static void branch(Knapsack *sack, int issue, int64_t theirs, int32_t mine) {
    if (issue == sack->issues) {
        int64_t sum = theirs * OUTLOOK_WEIGHT + mine;
        if (sum <= sack->best_sum) return;
        sack->best_sum = sum;
        sack->best = sack->at;
        return;
    }
    sack->nodes++;
    const Negotiation *negotiation = sack->outlook->negotiation;
    const int32_t *more = sack->outlook->theirs + negotiation->value_first[issue],
                  *own = sack->outlook->mine + negotiation->value_first[issue];
    for (int v = 0; v < negotiation->issues[issue].value_count && sack->nodes < NODES_MAX; v++) {
        if (!is_promising(sack, issue + 1, theirs + more[v], mine + own[v])) continue;
        sack->at.value[issue] = v;
        branch(sack, issue + 1, theirs + more[v], mine + own[v]);
    }
}

static Package find_best(const Outlook *outlook, int32_t demand) {
    Knapsack sack = {.outlook = outlook, .issues = outlook->negotiation->issue_count, .demand = demand};
    find_price(&sack);
    find_rests(&sack);
    Guessed start = outlook_worth(outlook, &sack.best);
    sack.best_sum = (int64_t)start.theirs * OUTLOOK_WEIGHT + start.mine;
    if (is_promising(&sack, 0, 0, 0)) branch(&sack, 0, 0, 0);
    return sack.best;
}

static int look_for(const Outlook *outlook, int32_t demand, Guessed *worth) {
    Package best = find_best(outlook, demand);
    *worth = outlook_worth(outlook, &best);
    return outlook_outcome(outlook, &best);
}

// Own values never change at a table: what is asked for lies in the guess at theirs and in the demand.
static int recall(const Outlook *outlook, int32_t demand, Guessed *worth) {
    uint64_t asked = hash_row((uint64_t)demand, outlook->theirs, outlook->negotiation->value_count) | 1;
    size_t at = (size_t)(asked >> 32) % TACTIC_MEMO;
    TacticMemo *memo = outlook->memo;
    if (memo->packages[at].asked != asked) {
        memo->packages[at].asked = asked;
        memo->packages[at].outcome = look_for(outlook, demand, worth);
        memo->packages[at].mine = worth->mine;
        memo->packages[at].theirs = worth->theirs;
    }
    *worth = (Guessed){memo->packages[at].mine, memo->packages[at].theirs};
    return memo->packages[at].outcome;
}

int outlook_best(const Outlook *outlook, int32_t demand, Guessed *worth) {
    // Value by value a little was rounded off, so that even the best package may seem not quite a whole.
    int32_t whole = NEGOTIATION_ONE - outlook->negotiation->issue_count, bounded = demand < whole ? demand : whole;
    return outlook->memo ? recall(outlook, bounded, worth) : look_for(outlook, bounded, worth);
}
