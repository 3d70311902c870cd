// What an act at the table does to the counterpart: trust, anger, what they know and what they aim at. Whole numbers throughout.
#include "core/negotiation.h"

#include "core/negotiation_parts.h"

#include <string.h>

const Str negotiation_names[NEGOTIATION_SHOWN] = {STR_INIT("trust"), STR_INIT("anger"),        STR_INIT("mood"),        STR_INIT("own"),
                                                  STR_INIT("joint"), STR_INIT("relationship"), STR_INIT("preparation"), STR_INIT("round")};
const Str table_act_names[ACTED_COUNT] = {
    STR_INIT(""),       STR_INIT("ask"),         STR_INIT("paraphrase"), STR_INIT("value"),       STR_INIT("silence"),
    STR_INIT("threat"), STR_INIT("overpromise"), STR_INIT("offer"),      STR_INIT("conditional"), STR_INIT("tradeoff"),
    STR_INIT("close"),  STR_INIT("packages"),    STR_INIT("accept"),     STR_INIT("walk"),        STR_INIT("prepare")};
const Str reaction_names[REACT_COUNT] = {
    STR_INIT(""),          STR_INIT("agreed"),   STR_INIT("left"),        STR_INIT("timeout"),    STR_INIT("insulted"),
    STR_INIT("retracted"), STR_INIT("stingy"),   STR_INIT("premature"),   STR_INIT("threatened"), STR_INIT("promised"),
    STR_INIT("told"),      STR_INIT("told_all"), STR_INIT("asked_twice"), STR_INIT("closed"),     STR_INIT("heard"),
    STR_INIT("unheard"),   STR_INIT("valued"),   STR_INIT("pitched"),     STR_INIT("silence"),    STR_INIT("awkward"),
    STR_INIT("limit"),     STR_INIT("picked"),   STR_INIT("conditional"), STR_INIT("trade"),      STR_INIT("gave"),
    STR_INIT("offer"),
};

static void add(int32_t *row, NegotiationSlot slot, int64_t share) {
    row[slot] = negotiation_bounded(row[slot] + share);
}

static void times(int32_t *row, NegotiationSlot slot, int percent) {
    row[slot] = (int32_t)((int64_t)row[slot] * percent / 100);
}

static void anger(int32_t *row, int64_t share) {
    add(row, TABLE_A, share);
}

static void trust(int32_t *row, int64_t share) {
    add(row, TABLE_T, share);
}

static void react(int32_t *row, Reaction reaction) {
    row[TABLE_REACTION] = (int32_t)reaction;
}

int negotiation_known(const int32_t *row, int issue) {
    return (int)((uint32_t)row[TABLE_KNOWN] >> 2 * issue & 3);
}

void negotiation_learns(int32_t *row, int issue, int more) {
    int known = negotiation_known(row, issue) + more;
    uint32_t rest = (uint32_t)row[TABLE_KNOWN] & ~(3u << 2 * issue);
    row[TABLE_KNOWN] = (int32_t)(rest | (uint32_t)(known > KNOWN_ALL ? KNOWN_ALL : known) << 2 * issue);
}

void negotiation_learn(int32_t *row, int issue) {
    negotiation_learns(row, issue, KNOWN_ALL);
}

static void ask(const Negotiation *n, int32_t *row, int issue) {
    int known = negotiation_known(row, issue);
    if (known == KNOWN_ALL) {
        anger(row, ASKED_TWICE);
        react(row, REACT_ASKED_TWICE);
        return;
    }
    if (n->sight[issue] == SIGHT_HIDDEN) {
        react(row, REACT_CLOSED);
        return;
    }
    negotiation_learns(row, issue, row[TABLE_T] < TELLS_ALL ? 1 : 2);
    int64_t warmth = ASK_TRUST;
    for (int i = 0; i < row[TABLE_ASKS]; i++) warmth = warmth * 7 / 10;
    trust(row, warmth);
    if (row[TABLE_ASKS] < COUNT_MAX) row[TABLE_ASKS]++;
    add(row, TABLE_FIXED_PIE, -ASK_PIE);
    row[TABLE_PARAPHRASE] = 1;
    react(row, negotiation_known(row, issue) == KNOWN_ALL ? REACT_TOLD_ALL : REACT_TOLD);
}

// Saying back what was never said helps nobody; else it would be an act to repeat for ever.
static void paraphrase(const Negotiation *n, int32_t *row, int issue) {
    (void)n, (void)issue;
    if (!row[TABLE_PARAPHRASE]) {
        react(row, REACT_UNHEARD);
        return;
    }
    row[TABLE_PARAPHRASE] = 0;
    trust(row, HEARD_TRUST);
    times(row, TABLE_A, HEARD_CALMS);
    add(row, TABLE_FIXED_PIE, -HEARD_PIE);
    react(row, REACT_HEARD);
}

static void value(const Negotiation *n, int32_t *row, int issue) {
    bool shown = negotiation_valued(row, issue);
    if (!negotiation_known(row, issue) || shown) {
        trust(row, -PITCH_TRUST);
        anger(row, PITCH_ANGER);
        react(row, REACT_PITCHED);
        return;
    }
    row[TABLE_VALUED] = (int32_t)((uint32_t)row[TABLE_VALUED] | 1u << issue);
    add(row, TABLE_VALUE, VALUE_MOST * negotiation_relative_weight(n, row, issue) / ONE);
    trust(row, VALUE_TRUST);
    react(row, REACT_VALUED);
}

// They fill the gap themselves, with a package that looks for an exchange.
static void silence(const Negotiation *n, int32_t *row, int issue) {
    (void)issue;
    bool away = row[TABLE_PHASE] != PHASE_TALKS;
    if (row[TABLE_SILENCES] >= SILENCES || (!away && !act_is_offer(row[TABLE_ACT]))) {
        anger(row, AWKWARD_ANGER);
        react(row, REACT_AWKWARD);
        return;
    }
    row[TABLE_SILENCES]++;
    add(row, TABLE_FIXED_PIE, -SILENCE_PIE);
    react(row, REACT_SILENCE);
    if (away) return;
    row[TABLE_LOGROLL] = 2;
    row[TABLE_BONUS] += SILENCE_BONUS;
    negotiation_aim(n, row);
    negotiation_counter(n, row);
}

// Believed when it comes late, for the first time, and is backed by an alternative.
static void threat(const Negotiation *n, int32_t *row, int issue) {
    (void)issue;
    bool late = row[TABLE_ROUND] * 10 >= 6 * (n->rounds - 1), first = row[TABLE_THREATS] == 0;
    bool backed = negotiation_reserve_share(n) >= BACKED;
    anger(row, THREAT_ANGER);
    trust(row, -THREAT_TRUST);
    row[TABLE_BONUS] += n->anger_moves && late && first && backed ? THREAT_WORKS : -THREAT_HARDENS;
    if (row[TABLE_THREATS] < COUNT_MAX) row[TABLE_THREATS]++;
    react(row, REACT_THREATENED);
}

static void overpromise(const Negotiation *n, int32_t *row, int issue) {
    (void)n, (void)issue;
    if (row[TABLE_PROMISED]) {
        anger(row, AWKWARD_ANGER);
    } else {
        row[TABLE_PROMISED] = 1;
        trust(row, PROMISE_TRUST);
    }
    react(row, REACT_PROMISED);
}

static void talk(const Negotiation *n, int32_t *row, int act, int issue) {
    static void (*const acts[TALK_END])(const Negotiation *, int32_t *, int) = {
        [TALK_ASK] = ask,         [TALK_PARAPHRASE] = paraphrase, [TALK_VALUE] = value,
        [TALK_SILENCE] = silence, [TALK_THREAT] = threat,         [TALK_OVERPROMISE] = overpromise,
    };
    acts[act](n, row, issue);
}

static void leave_if_angry(int32_t *row) {
    if (row[TABLE_A] < ANGER_LEAVES) return;
    row[TABLE_PHASE] = PHASE_LEFT;
    react(row, REACT_LEFT);
}

// The first offer sets what they hope for; one below what they could ever sign hurts, and the more the further off it is.
static void take_opening(const Negotiation *n, int32_t *row, int32_t theirs) {
    const Stand *stand = negotiation_stand(n, row);
    int32_t anchor = OPENING_FAIR - theirs;
    anchor = anchor < 0 ? 0 : anchor > ONE / 2 ? ONE / 2 : anchor;
    row[TABLE_HI] = ONE - (int32_t)((int64_t)anchor * OPENING_PULL / 100);
    row[TABLE_FIRST] = theirs;
    int64_t insult = stand->reserve - (int64_t)theirs;
    if (insult <= 0) return;
    anger(row, insult * INSULT_ANGER / 100);
    trust(row, -insult * INSULT_TRUST / 100);
    if (insult > INSULT_SEEN) react(row, REACT_INSULTED);
}

static void take_retraction(int32_t *row, int64_t lost) {
    anger(row, RETRACT_ANGER + lost * RETRACT_ANGER_RATE / 100);
    trust(row, -RETRACT_TRUST - lost);
    row[TABLE_BONUS] -= (int32_t)(lost * RETRACT_HARDENS_RATE / 100);
    react(row, REACT_RETRACTED);
}

// What I gave up for it in the eyes of somebody who watches my steps: steps that shrink tell of a limit.
static void take_step(int32_t *row, int64_t own) {
    int64_t before = row[TABLE_STEP];
    if (own <= STEP_SEEN) return;
    bool shrinks = before > 0 && own * 100 >= before * SHRINKS_LEAST && own * 100 <= before * SHRINKS_MOST;
    row[TABLE_STEP] = (int32_t)own;
    if (shrinks) row[TABLE_BONUS] += SHRINK_BONUS;
    if (before > 0 && own * 100 > before * SHRINKS_MOST) add(row, TABLE_ROOM, EVEN_ROOM);
}

static void take_change(int32_t *row, int act, Shares before, Shares now) {
    int64_t gained = (int64_t)now.theirs - before.theirs, gave = (int64_t)before.mine - now.mine;
    if (gained > CHANGE_SEEN) {
        times(row, TABLE_A, GIFT_CALMS);
        trust(row, gained < GIFT_TRUST ? gained : GIFT_TRUST);
        bool paid = act == ACTED_CONDITIONAL || act == ACTED_TRADEOFF || act == ACTED_PACKAGES;
        if (!paid && gave > 0 && row[TABLE_ROOM] < ROOM_MOST)
            row[TABLE_ROOM] = row[TABLE_ROOM] + gave > ROOM_MOST ? ROOM_MOST : (int32_t)(row[TABLE_ROOM] + gave);
        if (paid) add(row, TABLE_ROOM, -PAID_ROOM);
    } else if (gained < -CHANGE_SEEN) {
        // Packages to choose from explore: what is not much less is no step back.
        if (act != ACTED_PACKAGES || gained < -EXPLORES) take_retraction(row, -gained);
        return;
    }
    if (row[TABLE_GAVE] > STINGY_FROM && gained < row[TABLE_GAVE] / 3) {
        anger(row, STINGY_ANGER);
        trust(row, -STINGY_TRUST);
        if (row[TABLE_REACTION] == REACT_NONE) react(row, REACT_STINGY);
    }
    take_step(row, gave);
}

// Of several packages they name the one they like best, and so tell which issues matter.
static int pick(const Negotiation *n, int32_t *row, const Decision *decision) {
    int count = decision->count - 1, best = 0;
    if (count == 1) return 0;
    for (int i = 1; i < count; i++)
        if (negotiation_shares(n, row, decision->value[1 + i]).theirs > negotiation_shares(n, row, decision->value[1 + best]).theirs)
            best = i;
    negotiation_reveal(n, row, decision->value + 1, count);
    if (row[TABLE_PACKAGES] < MESO_COUNTS) {
        add(row, TABLE_FIXED_PIE, -MESO_PIE);
        trust(row, MESO_TRUST);
    }
    if (row[TABLE_PACKAGES] < COUNT_MAX) row[TABLE_PACKAGES]++;
    row[TABLE_PICKED] = best + 1;
    react(row, REACT_PICKED);
    return best;
}

static void agree(int32_t *row, int32_t outcome) {
    row[TABLE_DEAL] = outcome;
    row[TABLE_PHASE] = PHASE_AGREED;
    react(row, REACT_AGREED);
    if (!row[TABLE_PROMISED]) return;
    // What can't be kept comes out once the contract runs, and never quite heals.
    int32_t left = negotiation_bounded((int64_t)row[TABLE_T] - BROKEN_TRUST);
    row[TABLE_T] = left < BROKEN_CAP ? left : BROKEN_CAP;
}

TableAct negotiation_act(const Decision *decision) {
    if (decision->kind == DECISION_TALK) return (TableAct)decision->value[0];
    if (decision->kind == DECISION_ACCEPT) return ACTED_ACCEPT;
    if (decision->kind == DECISION_WALK) return ACTED_WALK;
    if (decision->kind == DECISION_PREPARE) return ACTED_PREPARE;
    return decision->count > 2 ? ACTED_PACKAGES : (TableAct)(ACTED_OFFER + (int)decision->value[0] - MANNER_PLAIN);
}

// An offer that nothing more telling was said of.
static Reaction answer(int act, bool gave) {
    if (act == ACTED_CONDITIONAL) return REACT_CONDITIONAL;
    if (act == ACTED_TRADEOFF) return REACT_TRADE;
    return gave ? REACT_GAVE : REACT_OFFER;
}

// Of what a fair deal would bring them over their reservation value, they have given up so much that they say so.
static bool near_limit(const Stand *stand, int32_t target) {
    return (int64_t)(target - stand->reserve) * 100 <= (int64_t)(stand->goal - stand->reserve) * LIMIT_NEAR;
}

static void offer(const Negotiation *n, int32_t *row, const Decision *decision, int act) {
    int32_t outcome = decision->value[1 + pick(n, row, decision)], before = row[TABLE_MINE];
    Shares now = negotiation_shares(n, row, outcome);
    if (before < 0)
        take_opening(n, row, now.theirs);
    else
        take_change(row, act, negotiation_shares(n, row, before), now);
    negotiation_count(n, row, before, outcome);
    row[TABLE_MINE_BEFORE] = before;
    row[TABLE_MINE] = outcome;
    if (row[TABLE_OFFERS] < COUNT_MAX) row[TABLE_OFFERS]++;
    if (now.theirs > row[TABLE_BEST]) row[TABLE_BEST] = now.theirs;
    negotiation_aim(n, row);
    bool closes = act == ACTED_CLOSE;
    if (negotiation_accepts(n, row, outcome, closes)) {
        agree(row, outcome);
        return;
    }
    if (closes && now.theirs < row[TABLE_TARGET] - PREMATURE_FROM) {
        anger(row, PREMATURE_ANGER);
        react(row, REACT_PREMATURE);
    }
    negotiation_counter(n, row);
    if (row[TABLE_REACTION] == REACT_NONE || row[TABLE_REACTION] == REACT_STINGY) {
        if (near_limit(negotiation_stand(n, row), row[TABLE_TARGET]))
            react(row, REACT_LIMIT);
        else if (row[TABLE_REACTION] == REACT_NONE)
            react(row, answer(act, before >= 0 && now.theirs > negotiation_shares(n, row, before).theirs));
    }
}

static void prepare(const Negotiation *n, int32_t *row, const Decision *decision) {
    row[TABLE_ALTERNATIVE] = decision->value[0];
    row[TABLE_LIMIT] = decision->value[1];
    row[TABLE_AIM] = decision->value[2];
    uint32_t guess = 0;
    for (int i = 0; i < n->issue_count; i++) guess |= (uint32_t)decision->value[3 + i] << 2 * i;
    row[TABLE_GUESS] = (int32_t)guess;
    Preparation found = negotiation_preparation(n, row);
    row[TABLE_PREPARATION] = (found.alternative + found.limit + found.target + found.guess) / 4;
    negotiation_begin(n, row);
}

static void pass_round(const Negotiation *n, int32_t *row) {
    row[TABLE_ROUND]++;
    if (negotiation_ended(row)) return;
    anger(row, PATIENCE);
    leave_if_angry(row);
    if (negotiation_ended(row) || row[TABLE_ROUND] < n->rounds) return;
    row[TABLE_PHASE] = PHASE_TIMEOUT;
    react(row, REACT_TIMEOUT);
}

void negotiation_decide(const Negotiation *n, int32_t *row, const Decision *decision) {
    int act = (int)negotiation_act(decision);
    react(row, REACT_NONE);
    row[TABLE_ISSUE] = row[TABLE_PICKED] = 0;
    if (decision->kind == DECISION_TALK) {
        row[TABLE_ISSUE] = decision->value[1];
        talk(n, row, act, (int)decision->value[1] - 1);
    } else if (decision->kind == DECISION_OFFER) {
        offer(n, row, decision, act);
    } else if (decision->kind == DECISION_ACCEPT) {
        agree(row, row[TABLE_THEIRS]);
    } else if (decision->kind == DECISION_WALK) {
        row[TABLE_PHASE] = PHASE_WALKED;
    } else {
        prepare(n, row, decision);
    }
    row[TABLE_ACT] = act;
    if (decision->kind != DECISION_PREPARE) pass_round(n, row);
    negotiation_show(n, row);
}

void negotiation_talk(const Negotiation *n, int32_t *row, TalkAct act, int issue) {
    if (negotiation_ended(row)) return;
    int32_t last = row[TABLE_REACTION];
    talk(n, row, (int)act, issue);
    row[TABLE_REACTION] = last;
    negotiation_show(n, row);
}
