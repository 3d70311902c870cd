// A table of reasons: for each act the first one that applies, from the most telling to the plainest.
#include "coach/reason.h"

#include "coach/tactic_parts.h"

#define LATE 3  // rounds left in which a deal is to be made while there is time

const Str reason_names[REASON_COUNT] = {
    [REASON_PREPARE] = STR_INIT("prepare"),
    [REASON_ASK] = STR_INIT("ask"),
    [REASON_ASK_MORE] = STR_INIT("ask-more"),
    [REASON_REFLECT] = STR_INIT("reflect"),
    [REASON_VALUE] = STR_INIT("value"),
    [REASON_SILENCE] = STR_INIT("silence"),
    [REASON_HOLD] = STR_INIT("hold"),
    [REASON_OPEN] = STR_INIT("open"),
    [REASON_REPEAT] = STR_INIT("repeat"),
    [REASON_BOTH] = STR_INIT("both"),
    [REASON_CLAIM] = STR_INIT("claim"),
    [REASON_STEP] = STR_INIT("step"),
    [REASON_CONDITION] = STR_INIT("condition"),
    [REASON_TRADE] = STR_INIT("trade"),
    [REASON_PACKAGES] = STR_INIT("packages"),
    [REASON_CLOSE] = STR_INIT("close"),
    [REASON_CLOSE_LATE] = STR_INIT("close-late"),
    [REASON_TAKE] = STR_INIT("take"),
    [REASON_TAKE_LATE] = STR_INIT("take-late"),
    [REASON_TAKE_LOW] = STR_INIT("take-low"),
    [REASON_WALK] = STR_INIT("walk"),
    [REASON_LAST] = STR_INIT("last"),
    [REASON_RUN_OUT] = STR_INIT("run-out"),
};

typedef struct Look {
    const Negotiation *negotiation;
    const int32_t *row;
    const Decision *decision;
} Look;

static int known(const Look *look) {
    return negotiation_known(look->row, look->decision->value[1] - 1);
}
static bool is_told(const Look *look) {
    return look->negotiation->sight[look->decision->value[1] - 1] != SIGHT_HIDDEN;
}
static bool asks_anew(const Look *look) {
    return known(look) == KNOWN_NOTHING && is_told(look);
}
static bool asks_more(const Look *look) {
    return known(look) == KNOWN_WEIGHT && is_told(look);
}
static bool says_back(const Look *look) {
    return look->row[TABLE_PARAPHRASE] > 0;
}
static bool shows_value(const Look *look) {
    return known(look) && !negotiation_valued(look->row, (int)look->decision->value[1] - 1);
}
// Once: one silence after another wears off.
static bool draws_them_out(const Look *look) {
    return act_is_offer(look->row[TABLE_ACT]) && !look->row[TABLE_SILENCES];
}
static int rounds_left(const Look *look) {
    return look->negotiation->rounds - look->row[TABLE_ROUND];
}
static bool is_late(const Look *look) {
    return rounds_left(look) <= LATE;
}
// Nothing comes after it, so that nothing can be said of what it leads to.
static bool is_last(const Look *look) {
    return rounds_left(look) <= 1;
}

// Offers

static bool is_first(const Look *look) {
    return look->row[TABLE_MINE] < 0;
}
static bool repeats(const Look *look) {
    return look->decision->value[1] == look->row[TABLE_MINE];
}

static int64_t worth_mine(const Look *look, int outcome) {
    return deal_outcome_worth(&look->negotiation->stands[0].space, outcome).mine;  // mine is the same in all of them
}

// What it brings me against my last offer: points, for a share may hide a small loss.
static int64_t gain(const Look *look) {
    return worth_mine(look, look->decision->value[1]) - worth_mine(look, look->row[TABLE_MINE]);
}

// Does it seem to give them more, as far as the rep can tell?
static bool gives(const Look *look) {
    Outlook outlook;
    outlook_open(&outlook, look->negotiation, look->row);
    outlook_guess(&outlook, EYE_KNOWN);
    Package last = outlook_package(&outlook, look->row[TABLE_MINE]), now = outlook_package(&outlook, look->decision->value[1]);
    return outlook_worth(&outlook, &now).theirs > outlook_worth(&outlook, &last).theirs;
}
static bool suits_both(const Look *look) {
    return gain(look) >= 0 && gives(look);
}
static bool claims(const Look *look) {
    return gain(look) > 0;
}

static bool is_low(const Look *look) {
    return worth_mine(look, look->row[TABLE_THEIRS]) < look->negotiation->reserve_mine;
}

static bool always(const Look *look) {
    (void)look;
    return true;
}

static const struct {
    TableAct act;
    bool (*applies)(const Look *look);
    Reason reason;
} reasons[] = {
    {ACTED_PREPARE, always, REASON_PREPARE},
    {ACTED_ASK, is_last, REASON_RUN_OUT},
    {ACTED_ASK, asks_anew, REASON_ASK},
    {ACTED_ASK, asks_more, REASON_ASK_MORE},
    {ACTED_ASK, always, REASON_HOLD},
    {ACTED_PARAPHRASE, is_last, REASON_RUN_OUT},
    {ACTED_PARAPHRASE, says_back, REASON_REFLECT},
    {ACTED_PARAPHRASE, always, REASON_HOLD},
    {ACTED_VALUE, is_last, REASON_RUN_OUT},
    {ACTED_VALUE, shows_value, REASON_VALUE},
    {ACTED_VALUE, always, REASON_HOLD},
    {ACTED_SILENCE, is_last, REASON_RUN_OUT},
    {ACTED_SILENCE, draws_them_out, REASON_SILENCE},
    {ACTED_SILENCE, always, REASON_HOLD},
    {ACTED_OFFER, is_last, REASON_LAST},
    {ACTED_OFFER, is_first, REASON_OPEN},
    {ACTED_OFFER, repeats, REASON_REPEAT},
    {ACTED_OFFER, suits_both, REASON_BOTH},
    {ACTED_OFFER, claims, REASON_CLAIM},
    {ACTED_OFFER, always, REASON_STEP},
    {ACTED_CONDITIONAL, is_last, REASON_LAST},
    {ACTED_CONDITIONAL, always, REASON_CONDITION},
    {ACTED_TRADEOFF, is_last, REASON_LAST},
    {ACTED_TRADEOFF, always, REASON_TRADE},
    {ACTED_PACKAGES, is_last, REASON_LAST},
    {ACTED_PACKAGES, always, REASON_PACKAGES},
    {ACTED_CLOSE, is_last, REASON_LAST},
    {ACTED_CLOSE, is_late, REASON_CLOSE_LATE},
    {ACTED_CLOSE, always, REASON_CLOSE},
    {ACTED_ACCEPT, is_low, REASON_TAKE_LOW},
    {ACTED_ACCEPT, is_late, REASON_TAKE_LATE},
    {ACTED_ACCEPT, always, REASON_TAKE},
    {ACTED_WALK, always, REASON_WALK},
};

Reason reason_find(const Negotiation *negotiation, const int32_t *row, const Decision *decision) {
    const Look look = {negotiation, row, decision};
    TableAct act = negotiation_act(decision);
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].act == act && reasons[i].applies(&look)) return reasons[i].reason;
    return REASON_NONE;
}

Str reason_technique(Reason reason) {
    static const Str techniques[REASON_COUNT] = {
        [REASON_PREPARE] = STR_INIT("plan.decision-playbook"),     [REASON_ASK] = STR_INIT("discover.decision-factors"),
        [REASON_ASK_MORE] = STR_INIT("discover.decision-factors"), [REASON_REFLECT] = STR_INIT("negotiate.listen-and-reflect"),
        [REASON_VALUE] = STR_INIT("negotiate.show-value"),         [REASON_SILENCE] = STR_INIT("negotiate.timed-concession"),
        [REASON_HOLD] = STR_INIT("negotiate.timed-concession"),    [REASON_OPEN] = STR_INIT("plan.explicit-goals"),
        [REASON_REPEAT] = STR_INIT("negotiate.timed-concession"),  [REASON_BOTH] = STR_INIT("negotiate.flex-around-core"),
        [REASON_CLAIM] = STR_INIT("plan.explicit-goals"),          [REASON_STEP] = STR_INIT("negotiate.timed-concession"),
        [REASON_CONDITION] = STR_INIT("plan.earned-rewards"),      [REASON_TRADE] = STR_INIT("negotiate.flex-around-core"),
        [REASON_PACKAGES] = STR_INIT("plan.flexible-pricing"),     [REASON_CLOSE] = STR_INIT("negotiate.close-in-time"),
        [REASON_CLOSE_LATE] = STR_INIT("negotiate.close-in-time"), [REASON_TAKE] = STR_INIT("negotiate.close-in-time"),
        [REASON_TAKE_LATE] = STR_INIT("negotiate.close-in-time"),  [REASON_TAKE_LOW] = STR_INIT("negotiate.flex-around-core"),
        [REASON_WALK] = STR_INIT("negotiate.flex-around-core"),    [REASON_LAST] = STR_INIT("negotiate.close-in-time"),
        [REASON_RUN_OUT] = STR_INIT("negotiate.flex-around-core"),
    };
    return techniques[reason];
}
