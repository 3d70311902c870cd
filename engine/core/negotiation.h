// The counterpart at the table: a simulated customer who bargains over several issues, in fixed point. SIMULATION.md 1.6 has the model and
// its evidence. What differs, so that everything taught pays and no trick does (the ablation gate, tests/coach/gate_test.c):
// - Who does not ask for the signature gets it only well above what they aim at; who does, a little below.
// - A silence after an own offer brings a counter-offer at once, one that looks for an exchange.
// - Every round costs a little patience. An own step clearly smaller than the one before lowers what they aim at; one as large as the one
//   before makes them think that there is more.
// - Saying back what was said back already does nothing; the value of an issue counts once. A retraction costs more trust, and so does
//   praise that nobody asked for; several packages at once explore and are no retraction unless they give much less.
// - Trust from an offer is no more than what it gave. An overpromise works on every offer until it breaks, at the signature.
//
// Shares are millionths. A side's share of a package is what negotiation_share says of it. The state lives in the run's row; a Negotiation
// is constant after loading and serves any number of runs and threads.
#ifndef CORE_NEGOTIATION_H
#define CORE_NEGOTIATION_H
#include "core/deal_analysis.h"
#include "core/deal_halves.h"
#include "core/decision.h"

#define NEGOTIATION_ONE      1000000
#define NEGOTIATION_ROUNDS   40  // at most; at least 2
#define NEGOTIATION_TEMPERS  8   // values of ease, reciprocity and trust each
#define NEGOTIATION_PROFILES 8   // sets of their values
#define NEGOTIATION_RESERVES 8   // of their reservation values
#define ALTERNATIVES_MAX     6
#define MESO_SPREAD          50000  // shares that packages offered at once may differ in to me

// Integers in the row. The first NEGOTIATION_SHOWN are whole numbers 0..100 that conditions, functions and outcome rows read as
// "table.trust" and so on; never a meter: the rep sees faces and words. The rest is hidden.
typedef enum NegotiationSlot {
    TABLE_TRUST,         // T
    TABLE_ANGER,         // A
    TABLE_MOOD,          // for a face: trust less anger, 50 is neutral
    TABLE_OWN,           // after the end: my gain over my reservation value, of the most they could ever sign. SIMULATION.md 4.2
    TABLE_JOINT,         // after the end: both gains together, of the most there was, in shares
    TABLE_RELATIONSHIP,  // after the end: SV of SIMULATION.md 1.6; without an agreement its parts of anger and trust only
    TABLE_PREPARATION,   // how well the preparation fits: see negotiation_preparation
    TABLE_ROUND,         // acts used up, 0..rounds
    NEGOTIATION_SHOWN,
    // Which of the values below is theirs: drawn by the seed before the first beat.
    TABLE_EASE = NEGOTIATION_SHOWN,
    TABLE_RECIPROCITY,
    TABLE_BASE_TRUST,
    TABLE_PROFILE,
    TABLE_RESERVE,
    NEGOTIATION_DRAWN,
    TABLE_PHASE = NEGOTIATION_DRAWN,  // a NegotiationPhase
    // Shares.
    TABLE_T,
    TABLE_A,
    TABLE_FIXED_PIE,
    TABLE_VALUE,
    TABLE_ROOM,
    TABLE_BONUS,
    TABLE_HI,
    TABLE_TARGET,
    TABLE_FIRST,  // what my first offer, and my best so far, were worth to them; -1: none yet
    TABLE_BEST,
    TABLE_GAVE,  // their last own concession
    TABLE_STEP,  // my last own concession; 0: none yet
    // Packages by outcome number; -1: none.
    TABLE_MINE,         // my last offer: of several at once, the one they like best
    TABLE_MINE_BEFORE,  // the one before it
    TABLE_THEIRS,       // their standing offer
    TABLE_THEIRS_BEFORE,
    TABLE_DEAL,  // what was agreed on
    // Counts and marks.
    TABLE_OFFERS,      // own offers
    TABLE_ASKS,        // as often as they count
    TABLE_PARAPHRASE,  // disclosures that were not yet said back
    TABLE_SILENCES,
    TABLE_LOGROLL,   // replies that still logroll after a silence
    TABLE_PACKAGES,  // times that several were offered at once
    TABLE_THREATS,
    TABLE_PROMISED,  // an overpromise was made
    TABLE_KNOWN,     // two bits an issue: 0 nothing, 1 how much it matters to them, 2 what each value is worth to them
    TABLE_VALUED,    // a bit an issue: its value was shown
    // What happened last, for lines and pictures.
    TABLE_REACTION,  // a Reaction
    TABLE_ACT,       // a TableAct; 0: none yet
    TABLE_ISSUE,     // 1-based issue of the last talk act; 0
    TABLE_PICKED,    // of several packages offered at once, the one they liked best, 1-based; 0
    // The preparation, as it was decided.
    TABLE_ALTERNATIVE,
    TABLE_LIMIT,
    TABLE_AIM,
    TABLE_GUESS,  // two bits an issue
    TABLE_COUNTS  // from here on: how often I left each issue and took each value, a byte each; negotiation_slots() says how many
} NegotiationSlot;

typedef enum NegotiationPhase {
    PHASE_AHEAD,    // the table is still to come: acts in ordinary beats count
    PHASE_PREPARE,  // DECISION_PREPARE is asked for
    PHASE_TALKS,
    PHASE_AGREED,
    PHASE_WALKED,   // the rep walked away
    PHASE_LEFT,     // they broke it off
    PHASE_TIMEOUT,  // the rounds are used up
    PHASE_COUNT
} NegotiationPhase;

// What the rep did last, all kinds of decision in one list; the acts of talking first, as TalkAct counts them.
typedef enum TableAct {
    ACTED_ASK = TALK_ASK,
    ACTED_PARAPHRASE,
    ACTED_VALUE,
    ACTED_SILENCE,
    ACTED_THREAT,
    ACTED_OVERPROMISE,
    ACTED_OFFER,  // the manners, as Manner counts them
    ACTED_CONDITIONAL,
    ACTED_TRADEOFF,
    ACTED_CLOSE,
    ACTED_PACKAGES,  // two or three at once
    ACTED_ACCEPT,
    ACTED_WALK,
    ACTED_PREPARE,
    ACTED_COUNT
} TableAct;

static inline bool act_is_offer(int32_t act) {
    return act >= ACTED_OFFER && act <= ACTED_PACKAGES;
}

// How they take it: the situation an author may write lines for. The most telling one that applies, in about this order.
typedef enum Reaction {
    REACT_NONE,
    REACT_AGREED,     // they accept, or the rep did
    REACT_LEFT,       // anger: they break it off
    REACT_TIMEOUT,    // the last round has passed
    REACT_INSULTED,   // the first offer lies below their reservation value
    REACT_RETRACTED,  // an offer was taken back
    REACT_STINGY,     // they gave and got next to nothing
    REACT_PREMATURE,  // asked to sign too early
    REACT_THREATENED,
    REACT_PROMISED,     // they like what can't be kept
    REACT_TOLD,         // asked: they tell for the first time how much the issue matters
    REACT_TOLD_ALL,     // asked again, or trusting: they tell what each value is worth
    REACT_ASKED_TWICE,  // they had told all of it
    REACT_CLOSED,       // the issue is one they never speak about
    REACT_HEARD,        // paraphrased something they had said
    REACT_UNHEARD,      // paraphrased though they had said nothing new
    REACT_VALUED,       // the value of an issue that is known to matter was shown
    REACT_PITCHED,      // a value was praised that nobody asked them about
    REACT_SILENCE,      // a silence after an own offer: they think aloud
    REACT_AWKWARD,      // a silence too many
    REACT_LIMIT,        // they aim at clearly less than a fair deal would bring them
    REACT_PICKED,       // of several packages they name the one they prefer
    REACT_CONDITIONAL,  // they take up a condition
    REACT_TRADE,        // … an exchange
    REACT_GAVE,         // an offer that gave them something: they answer it
    REACT_OFFER,        // any other offer
    REACT_COUNT
} Reaction;
// "insulted", "told" …: names of authors' lines; empty for REACT_NONE.
extern const Str reaction_names[REACT_COUNT];
// "ask", "conditional" …, "accept", "walk", "prepare": names of acts everywhere.
extern const Str table_act_names[ACTED_COUNT];
// trust, anger … round: without "table."
extern const Str negotiation_names[NEGOTIATION_SHOWN];

// What the rep may know of what an issue means to them.
typedef enum IssueSight { SIGHT_ASK, SIGHT_OPEN, SIGHT_HIDDEN } IssueSight;  // by asking; from the start; never by asking

// What they want, with one of their reservation values.
typedef struct Stand {
    DealSpace space;
    DealAnalysis *analysis;
    int32_t reserve;  // shares, theirs
    int32_t goal;     // theirs at the first Nash deal; half way from the reserve to the whole where nobody can agree
    int64_t most;     // points: the best for me that they could sign; my reservation value where there is none
    int32_t joint;    // shares: the greatest sum of both gains over the reservation values; 0 where there is none
} Stand;

typedef struct Negotiation {
    // Given to negotiation_make.
    int issue_count;
    const IssueSight *sight;
    const Issue *issues;  // of profile p: issues[p * issue_count ..]; the points of mine are the same in all
    int profile_count;
    int64_t reserve_mine;
    const int64_t *reserves;  // theirs
    int reserve_count;
    int rounds;
    int32_t ease[NEGOTIATION_TEMPERS], reciprocity[NEGOTIATION_TEMPERS], trust[NEGOTIATION_TEMPERS];  // percent
    int ease_count, reciprocity_count, trust_count;
    bool anger_moves;                        // a late, first threat is believed; false: anger and threats backfire (anger_norm)
    bool they_open;                          // their first offer is on the table when talks begin
    uint32_t closed;                         // a bit per TableAct that is not open here
    bool prepares;                           // a preparation is asked for
    int alternative_count;                   // of it
    int64_t alternatives[ALTERNATIVES_MAX];  // what each is worth to me, in points
    // Made by it.
    Stand *stands;                        // of profile p and reserve r: stands[p * reserve_count + r]
    DealHalves mine, *theirs;             // by my points, and of a profile by theirs
    int value_first[DEAL_ISSUES_MAX];     // place of an issue's first value among all values
    int value_count;                      // of all issues
    int32_t (*weights)[DEAL_ISSUES_MAX];  // [profile]: how much each issue matters to them, shares of the sum
    int32_t weights_mine[DEAL_ISSUES_MAX];
    int32_t *curve;  // F(t) of ease e after k acts: curve[e * (rounds + 1) + k], shares
} Negotiation;

// Integers it needs in the row.
int negotiation_slots(const Negotiation *negotiation);
// Computes the second half of the fields from the first. What it makes lives in `arena`, but for the analyses, which
// negotiation_free frees. False with faults at the issues' lines, or at `line`, as deal_make reports them.
bool negotiation_make(Negotiation *negotiation, Arena *arena, Str file, int line, Err *err);
void negotiation_free(Negotiation *negotiation);

// The five choices of the seed, in the order of the slots TABLE_EASE … TABLE_RESERVE: how many values each has.
int negotiation_draw_count(const Negotiation *negotiation, NegotiationSlot slot);

// `row` points at the first slot. The drawn slots are set before.
void negotiation_open(const Negotiation *negotiation, int32_t *row);
// The rep sits down: PHASE_PREPARE or PHASE_TALKS. Does nothing when that has been done. `trust`: what dialogue before has added, shares,
// may lie below zero.
void negotiation_sit(const Negotiation *negotiation, int32_t *row, int32_t trust);
// An issue is known from dialogue before: all that can be known of it.
void negotiation_learn(int32_t *row, int issue);

// What value `place` of a preparation lies between, both included; 0 and 0 for the alternative where none is given.
typedef struct AnswerRange {
    int32_t least, most;
} AnswerRange;
AnswerRange negotiation_answer_range(const Negotiation *negotiation, int place);
// Why a decision has not the form that its kind asks for at this table, as many values as it takes and each in its range: an English
// sentence for Err; NULL when it has. Whether it is open at any time is not looked at.
const char *negotiation_malformed(const Negotiation *negotiation, const Decision *decision);
// Why a decision is not open now; NULL when it is. An English sentence for Err, with {1} for the name of the issue `*issue` (0-based) if
// that is >= 0.
const char *negotiation_refuses(const Negotiation *negotiation, const int32_t *row, const Decision *decision, int *issue);
// What kind of act a decision is.
TableAct negotiation_act(const Decision *decision);
// Takes a decision that is not refused.
void negotiation_decide(const Negotiation *negotiation, int32_t *row, const Decision *decision);
// An act of talking in an ordinary beat, at any time: it does what it does at the table, without a round.
void negotiation_talk(const Negotiation *negotiation, int32_t *row, TalkAct act, int issue);

static inline bool negotiation_ended(const int32_t *row) {
    return row[TABLE_PHASE] >= PHASE_AGREED;
}
const Stand *negotiation_stand(const Negotiation *negotiation, const int32_t *row);
// What is known of the issue (0-based).
enum {
    KNOWN_NOTHING,
    KNOWN_WEIGHT,  // how much it matters to them
    KNOWN_ALL      // and what each value is worth to them
};
int negotiation_known(const int32_t *row, int issue);
// Has the issue's value been shown?
static inline bool negotiation_valued(const int32_t *row, int issue) {
    return (uint32_t)row[TABLE_VALUED] >> issue & 1;
}
// How much the issue matters to them: 1 little, 2 some (from a third of the weightiest one's weight on), 3 much (from two thirds on).
int negotiation_importance(const Negotiation *negotiation, const int32_t *row, int issue);
// What a value (0-based) of the issue is to them, as it is told: percent of the way from the issue's worst value to its best, halves up;
// 100 where all are alike to them.
int negotiation_value_percent(const Negotiation *negotiation, const int32_t *row, int issue, int value);
// A side's points as a share of its best package, from the worst one on where that lies below zero; rounded down.
int32_t negotiation_share(int64_t points, int64_t worst, int64_t best);
// Shares of an outcome: {mine, theirs} in millionths.
typedef struct Shares {
    int32_t mine, theirs;
} Shares;
Shares negotiation_shares(const Negotiation *negotiation, const int32_t *row, int outcome);
// The outcome behind this one when they are listed by what they are worth to me: shares fall, and where they are equal outcomes rise. The
// first one for -1, and -1 behind the last.
int negotiation_next_for_me(const Negotiation *negotiation, int outcome);

// How the preparation was, parts of 0..100 each; the whole is their mean.
typedef struct Preparation {
    int alternative;  // 100: the best one was chosen
    int limit;        // 100 within 2 percent of the reservation value, 0 from 20 off
    int target;       // 100 from the rep's share of the Nash deal on; 0 at the reservation value
    int guess;        // of the pairs of issues that matter differently, those put in the right order; ties count half
} Preparation;
Preparation negotiation_preparation(const Negotiation *negotiation, const int32_t *row);
#endif
