// The tactics, a row each: what they leave out of the reference's play, and what they do otherwise.
#include "coach/tactic_parts.h"

#define PLAIN(name, sentence) .tactic = {STR_INIT(name), STR_INIT(sentence), false}
#define FLAW(name, sentence)  .tactic = {STR_INIT(name), STR_INIT(sentence), true}
// How much is asked for: opening, step and shrink as Style has them.
#define STEPS(o, s, k) .demand = demand_steps, .opening = (o), .step = (s), .shrink = (k)
#define USUAL          STEPS(84, 69, 63)
#define BUT(parts_out) .parts = PART_ALL & ~(unsigned)(parts_out)
#define BARE           .parts = PART_PREPARE
// Goes straight to its opening offer and then does one thing until the end is near.
#define ONLY(name, sentence, act)                                                                                                          \
    { PLAIN(name, sentence), USUAL, .parts = PART_PREPARE | PART_CLOSE, .spam = (act) }

static const Style styles[] = {
    {PLAIN("reference",
           "Prepares, asks, says back, shows value, opens high, gives in shrinking steps against something, and closes in time."),
     USUAL, BUT(0)},
    {PLAIN("conceder", "Gives most of its way early."), .demand = demand_conceder, BARE},
    {PLAIN("linear", "Gives the same every round, down to its limit."), .demand = demand_linear, BARE},
    {PLAIN("boulware", "Holds on, and gives when time runs out."), .demand = demand_boulware, BARE},
    {PLAIN("tit-for-tat", "Gives as much as it was given last."), .demand = demand_tit_for_tat, BARE, .opening = 100},
    {PLAIN("micro", "Goes on to its next best package whenever the other side has moved (MiCRO)."), .act = act_micro, BARE},
    {PLAIN("random", "Any act that is open."), .act = act_random},

    {FLAW("never-asks", "As the reference, without a question."), USUAL, BUT(PART_ASK)},
    {FLAW("never-reflects", "As the reference, but says nothing back."), USUAL, BUT(PART_REFLECT)},
    {FLAW("shows-no-value", "As the reference, but says nothing of what the offer is worth to them."), USUAL, BUT(PART_VALUE)},
    {FLAW("pitches", "Praises what nobody asked about before it asks."), USUAL, BUT(0), .pitches = 2},
    {FLAW("gives-free", "As the reference, but asks for nothing in return."), USUAL, BUT(PART_CONDITION | PART_PACKAGES | PART_CLOSE)},
    {FLAW("big-steps", "As the reference, but gives a third of its way at a time."), STEPS(84, 330, 90), BUT(PART_PACKAGES | PART_CLOSE),
     .takes = TAKE_LAST},
    {FLAW("blind", "Asks, and then gives where they don't care."), USUAL, BUT(PART_PACKAGES | PART_CLOSE), .eye = EYE_REVERSED,
     .takes = TAKE_LAST},
    {FLAW("opens-low", "As the reference, from a modest first offer."), STEPS(50, 40, 63), BUT(0)},
    {FLAW("threatens", "As the reference, with a threat after the first offer."), USUAL, BUT(0), .slips = {{ACTED_THREAT, 1, 0}}},
    {FLAW("retracts", "Takes back a part of what it offered, and does not see when to sign."), USUAL, BUT(PART_PACKAGES | PART_CLOSE),
     .back = 1, .takes = TAKE_LAST},
    {FLAW("overpromises", "As the reference, and promises what can't be kept."), USUAL, BUT(0), .slips = {{ACTED_OVERPROMISE, 1, 0}}},
    {FLAW("holds-out", "As the reference, but stays at its first offer to the end."), STEPS(84, 0, 100), BUT(PART_CLOSE | PART_PACKAGES),
     .takes = TAKE_LAST},
    {FLAW("takes-first", "Asks, and takes the first offer that is better than nothing."), USUAL, BUT(0), .takes = TAKE_RATIONAL},
    {FLAW("unprepared", "As the reference, without a look at limits and priorities beforehand."), USUAL, BUT(PART_PREPARE)},
    {FLAW("signs-low", "Signs the first offer, whatever it is."), USUAL, BARE, .takes = TAKE_ANY},

    {PLAIN("without-silence", "As the reference, without a silence after its first offer."), USUAL, BUT(PART_SILENCE)},
    {PLAIN("without-packages", "As the reference, always one package at a time."), USUAL, BUT(PART_PACKAGES)},
    {PLAIN("without-closing", "As the reference, but does not see when it is time to sign."), USUAL, BUT(PART_CLOSE), .takes = TAKE_LAST},
    {PLAIN("even-steps", "As the reference, in steps of one size."), STEPS(84, 69, 100), BUT(0)},
    {PLAIN("price-led", "As the reference, but gives on the issue that matters most to itself."), USUAL, BUT(0), .eye = EYE_PRICE},
    {PLAIN("late-threat", "As the reference, with a threat near the end."), USUAL, BUT(0), .slips = {{ACTED_THREAT, 1, 4}}},
    {PLAIN("hardball", "Stays where it began and threatens twice."), STEPS(75, 0, 100), BARE,
     .slips = {{ACTED_THREAT, 1, 0}, {ACTED_THREAT, 2, 0}}},
    {PLAIN("pushover", "Gives a tenth every round, on its own most important issue first."), STEPS(80, 100, 100), BARE, .eye = EYE_PRICE},
    {PLAIN("opens-at-60", "As the reference, from 60 percent."), STEPS(60, 69, 63), BUT(0)},
    {PLAIN("opens-at-70", "As the reference, from 70 percent."), STEPS(70, 69, 63), BUT(0)},
    {PLAIN("opens-at-95", "As the reference, from 95 percent."), STEPS(95, 69, 63), BUT(0)},
    {PLAIN("opens-at-99", "As the reference, from an absurd first offer."), STEPS(99, 69, 63), BUT(0)},
    {PLAIN("opens-at-100", "As the reference, from all there is."), STEPS(100, 69, 63), BUT(0)},
    {PLAIN("tiny-steps", "As the reference, in steps of a hundredth."), STEPS(84, 10, 100), BUT(0)},
    {PLAIN("waits", "Repeats its first offer, and takes what there is in the last round."), STEPS(84, 0, 100), .parts = PART_PREPARE,
     .takes = TAKE_LAST},
    {PLAIN("waits-knowing", "Asks, then repeats its first offer, and closes in the last rounds."), STEPS(84, 0, 100), BUT(0)},
    {PLAIN("last-word", "Asks, repeats one offer, and leaves no time to answer the last one."), STEPS(70, 0, 100),
     BUT(PART_PACKAGES | PART_CLOSE), .takes = TAKE_NEVER},
    {PLAIN("last-word-high", "The same with a higher offer."), STEPS(85, 0, 100), BUT(PART_PACKAGES | PART_CLOSE), .takes = TAKE_NEVER},
    ONLY("only-asks", "Makes an offer, then asks until the end is near.", ACTED_ASK),
    ONLY("only-reflects", "Makes an offer, then says back until the end is near.", ACTED_PARAPHRASE),
    ONLY("only-values", "Makes an offer, then praises until the end is near.", ACTED_VALUE),
    ONLY("only-silence", "Makes an offer, then is silent until the end is near.", ACTED_SILENCE),
    ONLY("only-threats", "Makes an offer, then threatens until the end is near.", ACTED_THREAT),
    ONLY("only-promises", "Makes an offer, then promises until the end is near.", ACTED_OVERPROMISE),
};
enum { STYLES = sizeof styles / sizeof *styles };

int tactic_count(void) {
    return STYLES;
}

const Tactic *tactic_at(int index) {
    return &styles[index].tactic;
}

const Tactic *tactic_find(Str name) {
    for (int i = 0; i < STYLES; i++)
        if (str_equal(styles[i].tactic.name, name)) return &styles[i].tactic;
    return NULL;
}

void tactic_decide(const Tactic *tactic, const Negotiation *negotiation, const int32_t *row, Rng *rng, Decision *decision) {
    tactic_decide_with(NULL, tactic, negotiation, row, rng, decision);
}

void tactic_decide_with(TacticMemo *memo, const Tactic *tactic, const Negotiation *negotiation, const int32_t *row, Rng *rng,
                        Decision *decision) {
    static bool (*const ways[])(Play *) = {act_prepare,       act_slip,     act_accept,  act_silence, act_pitch,
                                           act_reflect_first, act_ask,      act_reflect, act_value,   act_spam,
                                           act_offer,         act_whatever, NULL};
    Play play;  // not emptied first: its outlook is large, and is filled as far as the table goes
    play.style = (const Style *)(const void *)tactic;
    play.negotiation = negotiation;
    play.row = row;
    play.rng = rng;
    play.decision = decision;
    play.left = negotiation->rounds - row[TABLE_ROUND];
    play.offers = row[TABLE_OFFERS];
    outlook_open(&play.outlook, negotiation, row);
    play.outlook.memo = memo;
    play.offered = -1;
    if (row[TABLE_THEIRS] >= 0) {
        Package theirs = outlook_package(&play.outlook, row[TABLE_THEIRS]);
        play.offered = outlook_worth(&play.outlook, &theirs).mine;
    }
    for (int i = 0; !play.style->act && ways[i]; i++)
        if (ways[i](&play)) return;
    if (play.style->act && !play.style->act(&play)) act_whatever(&play);
}
