// The table as a rep sees it: own values, and a guess at theirs from what was said and from what their offers hold on to.
#include "coach/tactic_parts.h"

#include <string.h>

static const DealSpace *space_of(const Outlook *outlook) {
    return &outlook->negotiation->stands[0].space;  // mine is the same in all of them
}

static int64_t span_of(const Issue *issue, bool theirs) {
    Points least = deal_least(issue), most = deal_most(issue);
    return theirs ? most.theirs - least.theirs : most.mine - least.mine;
}

void outlook_open(Outlook *outlook, const Negotiation *negotiation, const int32_t *row) {
    outlook->negotiation = negotiation;
    outlook->row = row;
    outlook->memo = NULL;
    memset(outlook->theirs, 0, (size_t)negotiation->value_count * sizeof *outlook->theirs);
    const DealSpace *space = space_of(outlook);
    int64_t whole = space->best.mine - space->worst.mine;
    for (int i = 0; i < negotiation->issue_count; i++) {
        const Issue *issue = &negotiation->issues[i];
        int64_t least = deal_least(issue).mine;
        int32_t *mine = &outlook->mine[negotiation->value_first[i]];
        for (int v = 0; v < issue->value_count; v++)
            mine[v] = whole ? (int32_t)((issue->values[v].mine - least) * NEGOTIATION_ONE / whole) : 0;
    }
    // Rounded against me, as the values are, so that what seems to reach the reservation value does.
    int64_t over = negotiation->reserve_mine - space->worst.mine;
    if (over <= 0)
        outlook->reserve = 0;
    else if (over > whole)
        outlook->reserve = NEGOTIATION_ONE + 1;
    else
        outlook->reserve = (int32_t)((over * NEGOTIATION_ONE + whole - 1) / whole);
}

static const Issue *issue_of(const Outlook *outlook, int issue) {
    const Negotiation *negotiation = outlook->negotiation;
    return &negotiation->issues[outlook->row[TABLE_PROFILE] * negotiation->issue_count + issue];
}

// Points of the issue that matters most to them, as far as issues that are known in full let one guess it.
static int64_t guess_greatest(const Outlook *outlook) {
    static const int64_t times[] = {0, 6, 2, 1};  // little, some, much
    int64_t greatest = 0;
    int surest = 0;
    for (int i = 0; i < outlook->negotiation->issue_count; i++) {
        if (negotiation_known(outlook->row, i) < KNOWN_ALL) continue;
        int level = negotiation_importance(outlook->negotiation, outlook->row, i);
        int64_t guess = span_of(issue_of(outlook, i), true) * times[level];
        if (level > surest || (level == surest && guess > greatest)) {
            surest = level;
            greatest = guess;
        }
    }
    return greatest > 0 ? greatest : 1;
}

// Mine, turned round: what I gain they lose. None where I don't care.
static void guess_opposed(const Outlook *outlook, int issue, int32_t *shape) {
    const Issue *values = &outlook->negotiation->issues[issue];
    int64_t most = deal_most(values).mine, span = span_of(values, false);
    for (int v = 0; v < values->value_count; v++) shape[v] = span ? (int32_t)((most - values->values[v].mine) * NEGOTIATION_ONE / span) : 0;
}

static void know_shape(const Outlook *outlook, int issue, int32_t *shape) {
    const Issue *values = issue_of(outlook, issue);
    int64_t least = deal_least(values).theirs, span = span_of(values, true);
    for (int v = 0; v < values->value_count; v++)
        shape[v] = span ? (int32_t)((values->values[v].theirs - least) * NEGOTIATION_ONE / span) : 0;
}

static int heaviest_mine(const Negotiation *negotiation) {
    int heaviest = 0;
    for (int i = 1; i < negotiation->issue_count; i++)
        if (negotiation->weights_mine[i] > negotiation->weights_mine[heaviest]) heaviest = i;
    return heaviest;
}

// They would hardly leave me what matters to them: an issue on which their own offer gives way counts for less.
static int64_t guess_kept(const Outlook *outlook, int issue, const int32_t *shape) {
    int theirs = outlook->row[TABLE_THEIRS];
    if (theirs < 0) return NEGOTIATION_ONE;
    Package package = outlook_package(outlook, theirs);
    return NEGOTIATION_ONE / 4 + (int64_t)shape[package.value[issue]] * 3 / 4;
}

// Fills the issue's shape, and says how much it seems to matter, in millionths of the issue that matters most.
static int64_t guess_issue(const Outlook *outlook, int issue, int64_t greatest, int32_t *shape) {
    const Negotiation *negotiation = outlook->negotiation;
    int known = negotiation_known(outlook->row, issue);
    if (known == KNOWN_ALL) {
        know_shape(outlook, issue, shape);
        return span_of(issue_of(outlook, issue), true) * NEGOTIATION_ONE / greatest;
    }
    guess_opposed(outlook, issue, shape);
    if (known == KNOWN_WEIGHT) return (int64_t)NEGOTIATION_ONE * (2 * negotiation_importance(negotiation, outlook->row, issue) - 1) / 6;
    int64_t most = negotiation->weights_mine[heaviest_mine(negotiation)];
    int64_t like_mine = most ? (int64_t)negotiation->weights_mine[issue] * NEGOTIATION_ONE / most : NEGOTIATION_ONE;
    return like_mine * guess_kept(outlook, issue, shape) / NEGOTIATION_ONE;
}

static void reweigh(const Negotiation *negotiation, Eye eye, int64_t *weights) {
    int price = heaviest_mine(negotiation);
    for (int i = 0; i < negotiation->issue_count; i++) {
        int64_t mine = negotiation->weights_mine[i], theirs = weights[i] / 1000;
        if (eye == EYE_PRICE)
            weights[i] = i == price ? NEGOTIATION_ONE : NEGOTIATION_ONE / 1000;
        else
            weights[i] = mine * mine / NEGOTIATION_ONE * 1000 / (theirs < 50 ? 50 : theirs);
    }
}

void outlook_guess(Outlook *outlook, Eye eye) {
    const Negotiation *negotiation = outlook->negotiation;
    int64_t weights[DEAL_ISSUES_MAX], sum = 0, greatest = guess_greatest(outlook);
    for (int i = 0; i < negotiation->issue_count; i++)
        weights[i] = guess_issue(outlook, i, greatest, &outlook->theirs[negotiation->value_first[i]]);
    if (eye != EYE_KNOWN) reweigh(negotiation, eye, weights);
    for (int i = 0; i < negotiation->issue_count; i++) sum += weights[i];
    for (int i = 0; i < negotiation->issue_count; i++) {
        int32_t *theirs = &outlook->theirs[negotiation->value_first[i]];
        int64_t weight = sum ? weights[i] * NEGOTIATION_ONE / sum : 0;
        for (int v = 0; v < negotiation->issues[i].value_count; v++) theirs[v] = (int32_t)(theirs[v] * weight / NEGOTIATION_ONE);
    }
}

void outlook_stress(Outlook *outlook, int issue, int factor) {
    int32_t *theirs = &outlook->theirs[outlook->negotiation->value_first[issue]];
    for (int v = 0; v < outlook->negotiation->issues[issue].value_count; v++) theirs[v] *= factor;
}

Guessed outlook_worth(const Outlook *outlook, const Package *package) {
    const Negotiation *negotiation = outlook->negotiation;
    Guessed worth = {0};
    for (int i = 0; i < negotiation->issue_count; i++) {
        int value = negotiation->value_first[i] + package->value[i];
        worth.mine += outlook->mine[value];
        worth.theirs += outlook->theirs[value];
    }
    return worth;
}

Package outlook_package(const Outlook *outlook, int outcome) {
    return deal_package(space_of(outlook), outcome);
}

int outlook_outcome(const Outlook *outlook, const Package *package) {
    return deal_outcome(space_of(outlook), package);
}

bool outlook_rational(const Outlook *outlook, int outcome) {
    Package package = outlook_package(outlook, outcome);
    return deal_worth(space_of(outlook), &package).mine >= outlook->negotiation->reserve_mine;
}
