// What a tactic can do with its turn: each way of acting either finds an open act or leaves the turn to the next one.
#include "coach/tactic_parts.h"

enum {
    VALUES = 3,       // values shown before the first offer
    SILENCES = 1,     // after the first offer
    PACKAGES_AT = 0,  // own offers before the one of several packages
    SURE = 11000,     // what a package must seem to give them beyond their own offer, to ask for the signature
    COMES_ON = 64,    // percent of their last concession that is still to come
    ASKS = 2,         // questions in a table of 16 rounds
    TALK = 29         // percent of the rounds that may pass before the first offer
};

bool play_take(Play *play, Decision decision) {
    int issue;
    if (negotiation_refuses(play->negotiation, play->row, &decision, &issue)) return false;
    *play->decision = decision;
    return true;
}

bool play_talk(Play *play, TalkAct act, int issue) {
    return play_take(play, (Decision){DECISION_TALK, 2, {(int32_t)act, issue + 1}});
}

bool play_offer(Play *play, Manner manner, const int *outcomes, int count) {
    Decision decision = {DECISION_OFFER, count + 1, {(int32_t)manner}};
    for (int i = 0; i < count; i++) decision.value[i + 1] = outcomes[i];
    return play_take(play, decision);
}

// Preparation

static int best_alternative(const Negotiation *negotiation) {
    int best = 0;
    for (int i = 1; i < negotiation->alternative_count; i++)
        if (negotiation->alternatives[i] > negotiation->alternatives[best]) best = i;
    return negotiation->alternative_count ? best + 1 : 0;
}

static int mine_importance(const Negotiation *negotiation, int issue) {
    int32_t most = 0, weight = negotiation->weights_mine[issue];
    for (int i = 0; i < negotiation->issue_count; i++)
        if (negotiation->weights_mine[i] > most) most = negotiation->weights_mine[i];
    return 1 + (weight >= most / 3) + (weight >= most / 3 * 2);
}

// What they have not said, it supposes to matter to them the other way round: that is where there is something to trade.
static int guess_importance(const Play *play, int issue) {
    if (negotiation_known(play->row, issue)) return negotiation_importance(play->negotiation, play->row, issue);
    return 4 - mine_importance(play->negotiation, issue);
}

bool act_prepare(Play *play) {
    if (play->row[TABLE_PHASE] != PHASE_PREPARE) return false;
    bool prepares = play->style->parts & PART_PREPARE;
    int32_t limit = play->outlook.reserve / (NEGOTIATION_ONE / 100);
    if (limit > 100) limit = 100;
    const Negotiation *negotiation = play->negotiation;
    Decision decision = {
        DECISION_PREPARE, 3 + negotiation->issue_count, {best_alternative(negotiation), limit, limit + (100 - limit) * 4 / 5}};
    if (!prepares) {  // any alternative, any limit, and no aim
        if (negotiation->alternative_count > 1) decision.value[0] = decision.value[0] == 1 ? 2 : 1;
        decision.value[1] = limit > 50 ? limit - 40 : limit + 40;
        decision.value[2] = 0;
    }
    for (int i = 0; i < negotiation->issue_count; i++)
        decision.value[3 + i] = prepares ? guess_importance(play, i) : mine_importance(negotiation, i);
    return play_take(play, decision);
}

// Slips and exploits

static bool slip_due(const Play *play, const Slip *slip, int index) {
    // Once: what was done just now, or leaves a count, is not done again.
    static const NegotiationSlot counts[ACTED_COUNT] = {[ACTED_THREAT] = TABLE_THREATS, [ACTED_OVERPROMISE] = TABLE_PROMISED};
    if (!slip->act || play->offers < slip->offers || (slip->left && play->left > slip->left)) return false;
    return play->row[counts[slip->act]] <= index;
}

bool act_slip(Play *play) {
    for (int i = 0; i < 2; i++)
        if (slip_due(play, &play->style->slips[i], i) && play_talk(play, (TalkAct)play->style->slips[i].act, -1)) return true;
    return false;
}

static bool act_on_any_issue(Play *play, TalkAct act) {
    if (play_talk(play, act, -1)) return true;
    for (int i = 0; i < play->negotiation->issue_count; i++)
        if (play_talk(play, act, (play->row[TABLE_ROUND] + i) % play->negotiation->issue_count)) return true;
    return false;
}

bool act_spam(Play *play) {
    return play->style->spam && play->offers && play->left > 2 && act_on_any_issue(play, (TalkAct)play->style->spam);
}

// Accepting

static bool would_take(const Play *play) {
    if (play->style->takes == TAKE_ANY || play->style->takes == TAKE_NEVER) return play->style->takes == TAKE_ANY;
    if (!outlook_rational(&play->outlook, play->row[TABLE_THEIRS])) return false;
    if (play->style->takes == TAKE_RATIONAL || play->left <= 1) return true;
    return play->style->takes == TAKE_DEMAND && play->offered >= play->style->demand(play);
}

bool act_accept(Play *play) {
    return play->offered >= 0 && would_take(play) && play_take(play, (Decision){.kind = DECISION_ACCEPT});
}

// Talking

// Of the issues that are not done the one that matters most to me; -1: all are.
static int next_by_weight(const Play *play, uint32_t done) {
    int best = -1;
    const int32_t *weights = play->negotiation->weights_mine;
    for (int i = 0; i < play->negotiation->issue_count; i++)
        if (!(done >> i & 1) && (best < 0 || weights[i] > weights[best])) best = i;
    return best;
}

// TABLE_VALUED says nothing of values shown in vain; so the first rounds are for it.
bool act_pitch(Play *play) {
    if (play->row[TABLE_ROUND] >= play->style->pitches) return false;
    for (int i = play->negotiation->issue_count; i-- > 0;)
        if (!negotiation_known(play->row, i) && play_talk(play, TALK_VALUE, i)) return true;
    return false;
}

// Time is for bargaining, too.
static bool talked_enough(const Play *play) {
    if (play->offers) return play->left <= 3;
    return play->row[TABLE_ROUND] * 100 >= play->negotiation->rounds * TALK;
}

bool act_ask(Play *play) {
    bool enough = play->row[TABLE_ASKS] * 16 >= play->negotiation->rounds * ASKS;
    if (!(play->style->parts & PART_ASK) || play->offers || enough || talked_enough(play)) return false;
    uint32_t done = 0;
    for (int issue; (issue = next_by_weight(play, done)) >= 0; done |= 1u << issue) {
        bool closed = play->row[TABLE_REACTION] == REACT_CLOSED && play->row[TABLE_ISSUE] == issue + 1;
        if (!negotiation_known(play->row, issue) && !closed && play_talk(play, TALK_ASK, issue)) return true;
    }
    return false;
}

bool act_reflect(Play *play) {
    if (!(play->style->parts & PART_REFLECT) || talked_enough(play)) return false;
    return play->row[TABLE_PARAPHRASE] && play_talk(play, TALK_PARAPHRASE, -1);
}

bool act_reflect_first(Play *play) {
    return play->row[TABLE_ASKS] <= 2 && act_reflect(play);
}

static int values_shown(const Play *play) {
    int count = 0;
    for (int i = 0; i < play->negotiation->issue_count; i++) count += negotiation_valued(play->row, i);
    return count;
}

bool act_value(Play *play) {
    int shown = values_shown(play);
    if (!(play->style->parts & PART_VALUE) || shown >= VALUES || (shown && talked_enough(play)) || play->left <= 3) return false;
    int best = -1, most = 0;
    for (int i = 0; i < play->negotiation->issue_count; i++) {
        if (!negotiation_known(play->row, i) || negotiation_valued(play->row, i)) continue;
        int level = negotiation_importance(play->negotiation, play->row, i);
        if (level <= most) continue;
        most = level;
        best = i;
    }
    return best >= 0 && play_talk(play, TALK_VALUE, best);
}

bool act_silence(Play *play) {
    if (!(play->style->parts & PART_SILENCE) || play->left <= 3 || play->row[TABLE_SILENCES] >= SILENCES) return false;
    return play->offers == 1 && act_is_offer(play->row[TABLE_ACT]) && play_talk(play, TALK_SILENCE, -1);
}

// Offering

// What their own offer seems to be worth to them, and how much they gave up for it.
static int32_t standing(const Play *play) {
    Package theirs = outlook_package(&play->outlook, play->row[TABLE_THEIRS]);
    return outlook_worth(&play->outlook, &theirs).theirs;
}
static int32_t came_towards(const Play *play) {
    if (play->row[TABLE_THEIRS_BEFORE] < 0) return 0;
    Package before = outlook_package(&play->outlook, play->row[TABLE_THEIRS_BEFORE]);
    int32_t gave = outlook_worth(&play->outlook, &before).theirs - standing(play);
    return gave > 0 ? gave : 0;
}

// What a package must seem to give them, so that they sign: about what they ask for now, less what is still to come.
static int32_t enough(const Play *play) {
    return standing(play) + SURE - (play->left > 2 ? came_towards(play) * COMES_ON / 100 : 0);
}

// Where a package that gives me my demand seems to be as good to them as what they ask for themselves, what they don't need is mine; and
// somebody who is still coming towards me will come on for a while. Raises the demand as far as that goes.
static void claim(const Play *play, int32_t *demand, int *outcome, Guessed *worth) {
    const int32_t *row = play->row;
    if (row[TABLE_THEIRS] < 0 || row[TABLE_MINE] < 0) return;
    Package last = outlook_package(&play->outlook, row[TABLE_MINE]);
    const Guessed before = outlook_worth(&play->outlook, &last);
    int32_t high = before.mine;
    int32_t least = enough(play);
    if (worth->theirs < least) return;
    while (high - *demand > NEGOTIATION_ONE / 100) {
        int32_t middle = *demand + (high - *demand) / 2;
        Guessed found;
        int claimed = outlook_best(&play->outlook, middle, &found);
        bool takes_back = found.mine > before.mine || found.theirs < before.theirs;
        if (found.theirs >= least && !takes_back) {
            *demand = middle;
            *outcome = claimed;
            *worth = found;
        } else {
            high = middle;
        }
    }
}

// The issue on which `package` leaves them the most to wish for.
static int most_wanting(const Outlook *outlook, const Package *package, uint32_t done) {
    const Negotiation *negotiation = outlook->negotiation;
    int best = -1;
    int32_t most = 0;
    for (int i = 0; i < negotiation->issue_count; i++) {
        const int32_t *theirs = &outlook->theirs[negotiation->value_first[i]];
        int32_t top = 0;
        for (int v = 0; v < negotiation->issues[i].value_count; v++)
            if (theirs[v] > top) top = theirs[v];
        if (done >> i & 1 || top - theirs[package->value[i]] <= most) continue;
        most = top - theirs[package->value[i]];
        best = i;
    }
    return best;
}

// Beside the one given, packages worth as much to me that would be best for them if an issue mattered far more than it seems: what they
// pick says whether it does.
static int more_packages(Play *play, int32_t demand, int *outcomes) {
    const Package base = outlook_package(&play->outlook, outcomes[0]);
    int32_t mine = outlook_worth(&play->outlook, &base).mine;
    int count = 1;
    uint32_t done = 0;
    for (int issue; count < PACKAGES_MAX && (issue = most_wanting(&play->outlook, &base, done)) >= 0; done |= 1u << issue) {
        Guessed worth;
        outlook_stress(&play->outlook, issue, 4);
        int outcome = outlook_best(&play->outlook, demand, &worth);
        outlook_guess(&play->outlook, play->style->eye);
        bool same = outcome == outcomes[0] || (count > 1 && outcome == outcomes[1]);
        int32_t apart = worth.mine > mine ? worth.mine - mine : mine - worth.mine;
        if (!same && apart <= MESO_SPREAD / 2 && outlook_rational(&play->outlook, outcome)) outcomes[count++] = outcome;
    }
    return count;
}

static bool offer_packages(Play *play, int32_t demand, int outcome) {
    if (!(play->style->parts & PART_PACKAGES) || play->offers != PACKAGES_AT) return false;
    int outcomes[PACKAGES_MAX] = {outcome};
    int count = more_packages(play, demand, outcomes);
    for (; count > 1; count--)
        if (play_offer(play, MANNER_PLAIN, outcomes, count)) return true;
    return false;
}

static bool offer_well(Play *play, int32_t demand, int outcome, Guessed worth) {
    unsigned parts = play->style->parts;
    bool ripe = parts & PART_CLOSE && play->offers && play->row[TABLE_THEIRS] >= 0 && worth.theirs >= enough(play);
    if (ripe && play_offer(play, MANNER_CLOSE, &outcome, 1)) return true;
    if (offer_packages(play, demand, outcome)) return true;
    if (parts & PART_CONDITION && play->offers)
        for (Manner manner = MANNER_CONDITIONAL; manner <= MANNER_TRADEOFF; manner++)
            if (play_offer(play, manner, &outcome, 1)) return true;
    return play_offer(play, MANNER_PLAIN, &outcome, 1);
}

// Asks for more than before of what they were offered already.
static bool takes_back(const Play *play, Guessed worth) {
    if (play->row[TABLE_MINE] < 0 || play->style->back) return false;
    Package last = outlook_package(&play->outlook, play->row[TABLE_MINE]);
    Guessed before = outlook_worth(&play->outlook, &last);
    return worth.mine > before.mine && worth.theirs <= before.theirs;
}

// The last offer once more, but for the issue on which it left me the most to wish for: there I want it all now.
static bool offer_back(Play *play) {
    const Outlook *outlook = &play->outlook;
    Package package = outlook_package(outlook, play->row[TABLE_MINE]);
    int issue = 0, value = package.value[0];
    int32_t most = 0;
    for (int i = 0; i < play->negotiation->issue_count; i++) {
        const int32_t *mine = &outlook->mine[play->negotiation->value_first[i]];
        for (int v = 0; v < play->negotiation->issues[i].value_count; v++) {
            if (mine[v] - mine[package.value[i]] <= most) continue;
            most = mine[v] - mine[package.value[i]];
            issue = i;
            value = v;
        }
    }
    package.value[issue] = value;
    int outcome = outlook_outcome(outlook, &package);
    return most > 0 && play_offer(play, MANNER_PLAIN, &outcome, 1);
}

bool act_offer(Play *play) {
    if (play->style->back && play->offers == play->style->back && offer_back(play)) return true;
    int32_t demand = play->style->demand(play);
    Guessed worth;
    outlook_guess(&play->outlook, play->style->eye);
    int outcome = outlook_best(&play->outlook, demand, &worth);
    while (takes_back(play, worth) && demand > NEGOTIATION_ONE / 50) {
        demand -= NEGOTIATION_ONE / 50;
        outcome = outlook_best(&play->outlook, demand, &worth);
    }
    if (play->style->parts & PART_CLOSE) claim(play, &demand, &outcome, &worth);
    return outlook_rational(&play->outlook, outcome) && offer_well(play, demand, outcome, worth);
}

// MiCRO (de Jonge 2022): the next best package for me whenever they have moved, else the same again. It needs no more than an order.
bool act_micro(Play *play) {
    bool moved = play->row[TABLE_THEIRS] != play->row[TABLE_THEIRS_BEFORE];
    int outcome = play->offers && !moved ? play->row[TABLE_MINE] : negotiation_next_for_me(play->negotiation, play->row[TABLE_MINE]);
    if (outcome < 0 || !outlook_rational(&play->outlook, outcome)) outcome = play->row[TABLE_MINE];
    if (outcome < 0) return false;
    Package package = outlook_package(&play->outlook, outcome);
    bool good = play->left <= 1 || play->offered >= outlook_worth(&play->outlook, &package).mine;
    if (play->offered >= 0 && good && outlook_rational(&play->outlook, play->row[TABLE_THEIRS]) &&
        play_take(play, (Decision){.kind = DECISION_ACCEPT}))
        return true;
    return play_offer(play, MANNER_PLAIN, &outcome, 1);
}

// Anything

static Decision any_decision(Play *play) {
    uint32_t issues = (uint32_t)play->negotiation->issue_count;
    uint32_t outcomes = (uint32_t)play->negotiation->stands[0].space.outcome_count;
    int kind = (int)rng_below(play->rng, TALK_END + MANNER_END);
    if (kind == 0) return (Decision){.kind = DECISION_WALK};
    if (kind < TALK_END) return (Decision){DECISION_TALK, 2, {kind, (int32_t)rng_below(play->rng, issues + 1)}};
    if (kind == TALK_END) return (Decision){.kind = DECISION_ACCEPT};
    return (Decision){DECISION_OFFER, 2, {kind - TALK_END, (int32_t)rng_below(play->rng, outcomes)}};
}

static Decision any_preparation(Play *play) {
    const Negotiation *negotiation = play->negotiation;
    int alternatives = negotiation->alternative_count;
    Decision decision = {DECISION_PREPARE, 3 + negotiation->issue_count, {0}};
    if (alternatives) decision.value[0] = 1 + (int32_t)rng_below(play->rng, (uint32_t)alternatives);
    for (int i = 1; i < 3; i++) decision.value[i] = (int32_t)rng_below(play->rng, 101);
    for (int i = 3; i < decision.count; i++) decision.value[i] = 1 + (int32_t)rng_below(play->rng, 3);
    return decision;
}

bool act_random(Play *play) {
    if (play->row[TABLE_PHASE] == PHASE_PREPARE) return play_take(play, any_preparation(play));
    for (int tries = 0; tries < 100; tries++)
        if (play_take(play, any_decision(play))) return true;
    return false;
}

bool act_whatever(Play *play) {
    if (act_prepare(play)) return true;
    bool hopeless = play->outlook.reserve > NEGOTIATION_ONE;  // no package is worth as much as having none
    if (hopeless && play_take(play, (Decision){.kind = DECISION_WALK})) return true;
    for (TalkAct act = TALK_ASK; act < TALK_THREAT; act++)
        if (act_on_any_issue(play, act)) return true;
    return play_take(play, (Decision){.kind = DECISION_WALK});
}
