// Shared by the files of the tactics only.
#ifndef COACH_TACTIC_PARTS_H
#define COACH_TACTIC_PARTS_H
#include "coach/tactic.h"

#define OUTLOOK_VALUES (DEAL_ISSUES_MAX * DEAL_VALUES_MAX)

// Whose priorities a tactic has in mind when it puts a package together.
typedef enum Eye {
    EYE_KNOWN,     // what was learned of theirs; what was not is taken to be like mine
    EYE_PRICE,     // the issue that matters most to me, and no other
    EYE_REVERSED,  // as known, the wrong way round: gives what costs much and matters little to them
} Eye;

// The table as a rep sees it. All values of all issues in a row, at value_first[] of the negotiation.
typedef struct Outlook {
    const Negotiation *negotiation;
    const int32_t *row;
    int32_t mine[OUTLOOK_VALUES];    // millionths of my way from the worst package to the best
    int32_t theirs[OUTLOOK_VALUES];  // a guess, millionths of theirs; filled by outlook_guess
    TacticMemo *memo;                // NULL: none
    int32_t reserve;                 // in millionths of my way, rounded up; above NEGOTIATION_ONE where no package is worth it
} Outlook;
// What a package is worth: sums of the above.
typedef struct Guessed {
    int32_t mine, theirs;
} Guessed;

void outlook_open(Outlook *outlook, const Negotiation *negotiation, const int32_t *row);
void outlook_guess(Outlook *outlook, Eye eye);
// How much issue `issue` seems to matter to them makes `factor` times as much of its values.
void outlook_stress(Outlook *outlook, int issue, int factor);
Guessed outlook_worth(const Outlook *outlook, const Package *package);
Package outlook_package(const Outlook *outlook, int outcome);
int outlook_outcome(const Outlook *outlook, const Package *package);
bool outlook_rational(const Outlook *outlook, int outcome);  // worth my reservation value, or more
// The outcome that is best for them by the guess, of those that are worth `demand` to me, at most NEGOTIATION_ONE. Of nearly equals the one
// that is better for me: OUTLOOK_WEIGHT millionths of mine make up for one of theirs.
#define OUTLOOK_WEIGHT 1024
int outlook_best(const Outlook *outlook, int32_t demand, Guessed *worth);

// What the reference does, and others may leave out.
enum {
    PART_PREPARE = 1,
    PART_ASK = 2,
    PART_REFLECT = 4,
    PART_VALUE = 8,
    PART_SILENCE = 16,
    PART_CONDITION = 32,  // gives only against something
    PART_PACKAGES = 64,
    PART_CLOSE = 128,
    PART_ALL = 255
};

// When the counterpart's offer is taken.
typedef enum Taking {
    TAKE_DEMAND,    // when it gives as much as my next offer would ask; in the last round whatever I'd rather have than nothing
    TAKE_LAST,      // in the last round only
    TAKE_RATIONAL,  // the first that is better than nothing
    TAKE_ANY,       // the first
    TAKE_NEVER
} Taking;

// An act that no good rep would do, done once: in the first round from which `offers` own offers are on the table, and no more rounds than
// `left` are left where that is above 0.
typedef struct Slip {
    TableAct act;  // 0: none
    int offers, left;
} Slip;

typedef struct Play Play;
typedef struct Style {
    Tactic tactic;
    bool (*act)(Play *play);              // instead of all that is below
    int32_t (*demand)(const Play *play);  // of the next own offer, in millionths of my way
    unsigned parts;
    int opening;       // percent of my way from the reservation value to the best package that the first offer asks for
    int step, shrink;  // first concession, in thousandths of that way, and what percent of it each further one is of the one before
    int back;          // after how many own offers one of them is taken back for a worse one; 0: never
    Eye eye;
    Taking takes;
    int pitches;    // values praised before the first offer that nobody asked about
    TableAct spam;  // said all the time between the opening and the last rounds
    Slip slips[2];
} Style;

// One decision in the making.
struct Play {
    const Style *style;
    const Negotiation *negotiation;
    const int32_t *row;
    Rng *rng;
    Decision *decision;
    int left;  // rounds, with this one
    int offers;
    int32_t offered;  // what their standing offer is worth to me; -1: there is none
    Outlook outlook;
};

// True when the decision is open; then it is the play's.
bool play_take(Play *play, Decision decision);
bool play_talk(Play *play, TalkAct act, int issue);
bool play_offer(Play *play, Manner manner, const int *outcomes, int count);

// Ways to come to a demand.
int32_t demand_steps(const Play *play);
int32_t demand_conceder(const Play *play);
int32_t demand_linear(const Play *play);
int32_t demand_boulware(const Play *play);
int32_t demand_tit_for_tat(const Play *play);

// What to do: each is true when it has found an open act.
bool act_prepare(Play *play);
bool act_slip(Play *play);
bool act_spam(Play *play);
bool act_accept(Play *play);
bool act_pitch(Play *play);
bool act_ask(Play *play);
bool act_reflect_first(Play *play);  // what was told first is said back at once, the rest before the offer
bool act_reflect(Play *play);
bool act_value(Play *play);
bool act_silence(Play *play);
bool act_offer(Play *play);
bool act_micro(Play *play);
bool act_random(Play *play);
bool act_whatever(Play *play);  // the first act that is open at all; there always is one
#endif
