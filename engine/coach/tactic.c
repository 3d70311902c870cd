// The tactics, a row each: what they leave out of the reference's play, and what they do otherwise.
#include "coach/tactic_parts.h"

#define NAME(s)                                                                                                                            \
    { s, sizeof s - 1 }
#define PLAIN(name) .tactic = {NAME(name), false}
#define FLAW(name)  .tactic = {NAME(name), true}
// How much is asked for: opening, step and shrink as Style has them.
#define STEPS(o, s, k) .demand = demand_steps, .opening = (o), .step = (s), .shrink = (k)
#define USUAL          STEPS(82, 70, 75)
#define BUT(parts_out) .parts = PART_ALL & ~(unsigned)(parts_out)
#define BARE           .parts = PART_PREPARE
// Goes straight to its opening offer and then does one thing until the end is near.
#define ONLY(name, act)                                                                                                                    \
    { PLAIN(name), USUAL, .parts = PART_PREPARE | PART_CLOSE, .spam = (act) }

static const Style styles[] = {
    // Prepares, asks, says back, shows value, opens high, gives in shrinking steps against something, and closes in time.
    {PLAIN("reference"), USUAL, BUT(0)},
    // Gives most of its way early.
    {PLAIN("conceder"), .demand = demand_conceder, BARE},
    // Gives the same every round, down to its limit.
    {PLAIN("linear"), .demand = demand_linear, BARE},
    // Holds on, and gives when time runs out.
    {PLAIN("boulware"), .demand = demand_boulware, BARE},
    // Gives as much as it was given last.
    {PLAIN("tit-for-tat"), .demand = demand_tit_for_tat, BARE, .opening = 100},
    // Goes on to its next best package whenever the other side has moved (MiCRO).
    {PLAIN("micro"), .act = act_micro, BARE},
    // Any act that is open.
    {PLAIN("random"), .act = act_random},

    // As the reference, without a question.
    {FLAW("never-asks"), USUAL, BUT(PART_ASK)},
    // As the reference, but says nothing back.
    {FLAW("never-reflects"), USUAL, BUT(PART_REFLECT)},
    // As the reference, but says nothing of what the offer is worth to them.
    {FLAW("shows-no-value"), USUAL, BUT(PART_VALUE)},
    // Praises what nobody asked about before it asks.
    {FLAW("pitches"), USUAL, BUT(0), .pitches = 2},
    // As the reference, but asks for nothing in return.
    {FLAW("gives-free"), USUAL, BUT(PART_CONDITION | PART_PACKAGES | PART_CLOSE)},
    // As the reference, but gives a third of its way at a time.
    {FLAW("big-steps"), STEPS(82, 330, 90), BUT(PART_PACKAGES | PART_CLOSE), .takes = TAKE_LAST},
    // Asks, and then gives where they don't care.
    {FLAW("blind"), USUAL, BUT(PART_PACKAGES | PART_CLOSE), .eye = EYE_REVERSED, .takes = TAKE_LAST},
    // As the reference, from a modest first offer.
    {FLAW("opens-low"), STEPS(50, 40, 75), BUT(0)},
    // As the reference, with a threat after the first offer.
    {FLAW("threatens"), USUAL, BUT(0), .slips = {{ACTED_THREAT, 1, 0}}},
    // Takes back what it gave, and does not see when to sign.
    {FLAW("retracts"), USUAL, BUT(PART_PACKAGES | PART_CLOSE), .back = 2, .takes = TAKE_LAST},
    // As the reference, and promises what can't be kept.
    {FLAW("overpromises"), USUAL, BUT(0), .slips = {{ACTED_OVERPROMISE, 1, 0}}},
    // As the reference, but stays at its first offer to the end.
    {FLAW("holds-out"), STEPS(82, 0, 100), BUT(PART_CLOSE | PART_PACKAGES), .takes = TAKE_LAST},
    // Asks, and takes the first offer that is better than nothing.
    {FLAW("takes-first"), USUAL, BUT(0), .takes = TAKE_RATIONAL},
    // As the reference, without a look at limits and priorities beforehand.
    {FLAW("unprepared"), USUAL, BUT(PART_PREPARE)},
    // Signs the first offer, whatever it is.
    {FLAW("signs-low"), USUAL, BARE, .takes = TAKE_ANY},

    // As the reference, without a silence after its first offer.
    {PLAIN("without-silence"), USUAL, BUT(PART_SILENCE)},
    // As the reference, always one package at a time.
    {PLAIN("without-packages"), USUAL, BUT(PART_PACKAGES)},
    // As the reference, but does not see when it is time to sign.
    {PLAIN("without-closing"), USUAL, BUT(PART_CLOSE), .takes = TAKE_LAST},
    // As the reference, in steps of one size.
    {PLAIN("even-steps"), STEPS(82, 70, 100), BUT(0)},
    // As the reference, but gives on the issue that matters most to itself.
    {PLAIN("price-led"), USUAL, BUT(0), .eye = EYE_PRICE},
    // As the reference, with a threat near the end.
    {PLAIN("late-threat"), USUAL, BUT(0), .slips = {{ACTED_THREAT, 1, 4}}},
    // Stays where it began and threatens twice.
    {PLAIN("hardball"), STEPS(75, 0, 100), BARE, .slips = {{ACTED_THREAT, 1, 0}, {ACTED_THREAT, 2, 0}}},
    // Gives a tenth every round, on its own most important issue first.
    {PLAIN("pushover"), STEPS(80, 100, 100), BARE, .eye = EYE_PRICE},
    // As the reference, from 60 percent.
    {PLAIN("opens-at-60"), STEPS(60, 70, 75), BUT(0)},
    // As the reference, from 70 percent.
    {PLAIN("opens-at-70"), STEPS(70, 70, 75), BUT(0)},
    // As the reference, from 95 percent.
    {PLAIN("opens-at-95"), STEPS(95, 70, 75), BUT(0)},
    // As the reference, from an absurd first offer.
    {PLAIN("opens-at-99"), STEPS(99, 70, 75), BUT(0)},
    // As the reference, from all there is.
    {PLAIN("opens-at-100"), STEPS(100, 70, 75), BUT(0)},
    // As the reference, in steps of a hundredth.
    {PLAIN("tiny-steps"), STEPS(82, 10, 100), BUT(0)},
    // Repeats its first offer, and takes what there is in the last round.
    {PLAIN("waits"), STEPS(82, 0, 100), .parts = PART_PREPARE, .takes = TAKE_LAST},
    // Asks, then repeats its first offer, and closes in the last rounds.
    {PLAIN("waits-knowing"), STEPS(82, 0, 100), BUT(0)},
    // Asks, repeats one offer, and leaves no time to answer the last one.
    {PLAIN("last-word"), STEPS(70, 0, 100), BUT(PART_PACKAGES | PART_CLOSE), .takes = TAKE_NEVER},
    // The same with a higher offer.
    {PLAIN("last-word-high"), STEPS(85, 0, 100), BUT(PART_PACKAGES | PART_CLOSE), .takes = TAKE_NEVER},
    // Makes an offer, then asks until the end is near.
    ONLY("only-asks", ACTED_ASK),
    // Makes an offer, then says back until the end is near.
    ONLY("only-reflects", ACTED_PARAPHRASE),
    // Makes an offer, then praises until the end is near.
    ONLY("only-values", ACTED_VALUE),
    // Makes an offer, then is silent until the end is near.
    ONLY("only-silence", ACTED_SILENCE),
    // Makes an offer, then threatens until the end is near.
    ONLY("only-threats", ACTED_THREAT),
    // Makes an offer, then promises until the end is near.
    ONLY("only-promises", ACTED_OVERPROMISE),
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
    static bool (*const ways[])(Play *) = {act_prepare, act_slip, act_accept,  act_pitch, act_reflect_first, act_ask, act_reflect,
                                           act_value,   act_spam, act_silence, act_offer, act_whatever,      NULL};
    Play play = {.style = (const Style *)(const void *)tactic, .negotiation = negotiation, .row = row, .rng = rng, .decision = decision};
    play.left = negotiation->rounds - row[TABLE_ROUND];
    play.offers = row[TABLE_OFFERS];
    outlook_open(&play.outlook, negotiation, row);
    play.offered = -1;
    if (row[TABLE_THEIRS] >= 0) {
        Package theirs = outlook_package(&play.outlook, row[TABLE_THEIRS]);
        play.offered = outlook_worth(&play.outlook, &theirs).mine;
    }
    if (play.style->act && play.style->act(&play)) return;
    for (int i = 0; ways[i]; i++)
        if (ways[i](&play)) return;
}
