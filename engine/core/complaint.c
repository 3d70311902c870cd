// The complaint model in whole numbers, so that a run gives the same anger on every machine.
//
// Anger is kept as what it would have been at clock zero, and what the hours have made of it is worked out anew at every reading. Time
// therefore changes no hidden slot and rounding can't pile up. Before the first answer anger grows on a straight line, and the slot holds a
// share (below zero where it was soothed late). Afterwards it halves every 48 hours, and the slot holds halvings: soothing adds to them,
// whenever it happens, and so equal situations stay equal rows.
#include "core/complaint.h"

#include "base/fixed.h"

#define ONE              FIXED_ONE
#define ANGER_FADES      200       // steps a minute: half-life 48 hours
#define ANSWER_FADES     400       // steps a minute it is late: half-life 24 hours
#define MINUTES_MAX      10000000  // 19 years: keeps every slot within 32 bits
#define UPDATES_MAX      20        // the next one would add less than a millionth
#define BLAMES_MAX       4         // all that is good in the interaction adds up to 1.00, and each costs .25
#define BROKEN_AFTER_MAX 10000     // hours, as the field table allows
#define SHOWN_POINT      10000     // of the 0..100 that authors see

const Str complaint_names[COMPLAINT_SHOWN] = {
    STR_INIT("anger"), STR_INIT("satisfaction"), STR_INIT("distributive"), STR_INIT("interactional"), STR_INIT("procedural"),
};

#define ACT(n, s) .name = STR_INIT(n), .sentence = STR_INIT(s)
const ActSpec complaint_acts[ACT_COUNT] = {
    {ACT("respond", "The first answer: anger grows by the hour until it comes, then fades; late, it halves in worth every 24 hours.")},
    {ACT("listen", "Letting the customer tell it to the end: a quarter off the anger, and most of how people feel treated.")},
    {ACT("record", "Writing down what happened: makes the procedure fair, and a later explanation believable.")},
    {ACT("classify", "Saying what kind of case this is and which remedy belongs to it: a small part of a fair procedure.")},
    {ACT("explain", "Saying what went wrong and why: counts in full after record, less than half when given only before it.")},
    {ACT("update", "News without being asked: every update counts half as much as the one before.")},
    {ACT("apologise", "A plain apology: a fifth off the anger after listen; before it, a twentieth, and it counts half for good.")},
    {ACT("fix", "The problem itself is solved: more than half of what the customer gets in return.")},
    {ACT("compensate", "Making good percent of the loss, best in kind and at once: worth most at 150; the latest one holds.")},
    {ACT("followup", "Coming back to ask whether the remedy holds: counts for the procedure and how people feel treated.")},
    {ACT("rootcause", "Finding the cause and showing what will prevent it: counts for the procedure.")},
    {ACT("blame", "Pointing at the customer, a colleague or a supplier: more anger, less fairly treated, every time.")},
    {ACT("overpromise", "Promising what can't be kept: a fifth off the anger; found out broken_after hours later it costs more.")},
};

// Bits of COMPLAINT_DONE above those of the acts.
enum { APOLOGISED_EARLY = ACT_COUNT, EXPLAINED_EARLY, PROMISE_FOUND_OUT };

static int64_t bounded(int64_t share) {
    return share < 0 ? 0 : share > ONE ? ONE : share;
}

static bool is_done(const int32_t *row, int bit) {
    return row[COMPLAINT_DONE] >> bit & 1;
}

static void mark(int32_t *row, int bit) {
    row[COMPLAINT_DONE] |= 1 << bit;
}

// The row at a moment of the model's clock.
typedef struct Case {
    const ComplaintSpec *spec;
    int32_t *row;
    int64_t minutes;
} Case;

static Case case_at(const ComplaintSpec *spec, int32_t *row, int32_t clock) {
    int64_t minutes = (int64_t)clock * spec->minutes_per_unit;
    return (Case){spec, row, minutes < MINUTES_MAX ? minutes : MINUTES_MAX};
}

// What waiting for an answer has added: .010 * severity an hour.
static int64_t impatience(const Case *c) {
    return (int64_t)c->spec->severity * 100 * c->minutes / 60;
}

static int64_t anger(const Case *c) {
    if (is_done(c->row, ACT_RESPOND)) return fixed_halved(c->row[COMPLAINT_ANGER] + c->minutes * ANGER_FADES);
    return bounded(c->row[COMPLAINT_ANGER] + impatience(c));
}

static void set_anger(const Case *c, int64_t share) {
    bool fades = is_done(c->row, ACT_RESPOND);
    share = bounded(share);
    c->row[COMPLAINT_ANGER] = (int32_t)(fades ? fixed_halvings(share) - c->minutes * ANGER_FADES : share - impatience(c));
}

// A factor in both forms: percent, and -log2 of it in steps.
typedef struct Factor {
    int32_t percent, steps;
} Factor;
static const Factor by_quarter = {75, 239062}, by_fifth = {80, 185431}, by_twentieth = {95, 42624};

static void soothe(const Case *c, Factor factor) {
    if (is_done(c->row, ACT_RESPOND)) {
        c->row[COMPLAINT_ANGER] += factor.steps;
    } else {
        set_anger(c, anger(c) * factor.percent / 100);
    }
}

static int64_t procedural(const int32_t *row) {
    int64_t once =
        12 * is_done(row, ACT_RECORD) + 8 * is_done(row, ACT_CLASSIFY) + 10 * is_done(row, ACT_FOLLOWUP) + 15 * is_done(row, ACT_ROOTCAUSE);
    int64_t updates = ONE - (ONE >> row[COMPLAINT_UPDATES]);
    return bounded((35 * (int64_t)row[COMPLAINT_TIMELY] + 20 * updates + once * ONE) / 100);
}

static int64_t interactional(const int32_t *row) {
    int64_t apology = is_done(row, APOLOGISED_EARLY) ? 10 : 20 * is_done(row, ACT_APOLOGISE);
    int64_t explanation = is_done(row, EXPLAINED_EARLY) ? 8 : 20 * is_done(row, ACT_EXPLAIN);
    int64_t good = 30 * is_done(row, ACT_LISTEN) + apology + explanation + 15 * is_done(row, ACT_FOLLOWUP);
    int64_t bad = 25 * (int64_t)row[COMPLAINT_BLAMES] + 30 * is_done(row, PROMISE_FOUND_OUT);
    return bounded((15 * (int64_t)row[COMPLAINT_TIMELY] + (good - bad) * ONE) / 100);
}

static int64_t distributive(const int32_t *row) {
    return (55 * (int64_t)is_done(row, ACT_FIX) * ONE + 45 * (int64_t)row[COMPLAINT_REDRESS]) / 100;
}

static void show(const Case *c) {
    int64_t angry = anger(c), fair[] = {distributive(c->row), interactional(c->row), procedural(c->row)};
    int64_t satisfied = bounded((45 * fair[0] + 35 * fair[1] + 20 * fair[2] - 30 * angry) / 100);
    const int64_t shares[COMPLAINT_SHOWN] = {angry, satisfied, fair[0], fair[1], fair[2]};
    for (int i = 0; i < COMPLAINT_SHOWN; i++) c->row[i] = (int32_t)((shares[i] + SHOWN_POINT / 2) / SHOWN_POINT);
}

// What an act does beside being marked as done. It sees the row from before the mark.
typedef void Deed(const Case *c, const ActCall *call);

static void respond(const Case *c, const ActCall *call) {
    (void)call;
    int64_t angry = anger(c);
    c->row[COMPLAINT_TIMELY] = fixed_halved((c->minutes - (int64_t)c->spec->expects_within * 60) * ANSWER_FADES);
    mark(c->row, ACT_RESPOND);  // from here on anger is kept in its other form
    set_anger(c, angry);
}

static void listen(const Case *c, const ActCall *call) {
    (void)call;
    soothe(c, by_quarter);
}

static void apologise(const Case *c, const ActCall *call) {
    (void)call;
    bool heard = is_done(c->row, ACT_LISTEN);
    if (!heard) mark(c->row, APOLOGISED_EARLY);
    soothe(c, heard ? by_fifth : by_twentieth);
}

static void explain(const Case *c, const ActCall *call) {
    (void)call;
    if (is_done(c->row, ACT_EXPLAIN)) return;
    if (is_done(c->row, ACT_RECORD)) {
        c->row[COMPLAINT_DONE] &= ~(1 << EXPLAINED_EARLY);
        mark(c->row, ACT_EXPLAIN);
    } else {
        mark(c->row, EXPLAINED_EARLY);
    }
}

static void update(const Case *c, const ActCall *call) {
    (void)call;
    if (c->row[COMPLAINT_UPDATES] < UPDATES_MAX) c->row[COMPLAINT_UPDATES]++;
}

// .85 c^.7 up to the whole loss, then a straight line up to 1 at one and a half times the loss, then down again: 300 percent are worth .70.
static int64_t worth(int32_t percent) {
    if (percent <= 0) return 0;
    if (percent <= 100) return (int64_t)fixed_power(percent * (ONE / 100), 7, 10) * 85 / 100;
    if (percent <= 150) return 850000 + 3000 * ((int64_t)percent - 100);
    return ONE - 2000 * ((percent < 300 ? (int64_t)percent : 300) - 150);
}

static void compensate(const Case *c, const ActCall *call) {
    c->row[COMPLAINT_REDRESS] = (int32_t)(worth(call->percent) * (call->in_kind ? 100 : 75) * (call->delayed ? 90 : 100) / 10000);
}

static void blame(const Case *c, const ActCall *call) {
    (void)call;
    if (c->row[COMPLAINT_BLAMES] < BLAMES_MAX) c->row[COMPLAINT_BLAMES]++;
    set_anger(c, anger(c) + 200000);
}

static void overpromise(const Case *c, const ActCall *call) {
    (void)call;
    soothe(c, by_fifth);
    c->row[COMPLAINT_BREAKS_AT] = (int32_t)(c->minutes + (int64_t)c->spec->broken_after * 60);
}

static void find_out(const Case *c) {
    c->row[COMPLAINT_BREAKS_AT] = 0;
    mark(c->row, PROMISE_FOUND_OUT);
    set_anger(c, anger(c) + 250000);
}

// Acts that are not here do nothing but count as done.
static const struct {
    Deed *deed;
    bool again;  // counts every time, or keeps its own marks
} deeds[ACT_COUNT] = {
    [ACT_RESPOND] = {respond, false}, [ACT_LISTEN] = {listen, false},           [ACT_EXPLAIN] = {explain, true},
    [ACT_UPDATE] = {update, true},    [ACT_APOLOGISE] = {apologise, false},     [ACT_COMPENSATE] = {compensate, true},
    [ACT_BLAME] = {blame, true},      [ACT_OVERPROMISE] = {overpromise, false},
};

uint32_t complaint_most(ComplaintSlot slot) {
    static const uint32_t most[COMPLAINT_SLOTS] = {[COMPLAINT_ANGER] = UINT32_MAX,
                                                   [COMPLAINT_TIMELY] = ONE,
                                                   [COMPLAINT_DONE] = (2u << PROMISE_FOUND_OUT) - 1,
                                                   [COMPLAINT_UPDATES] = UPDATES_MAX,
                                                   [COMPLAINT_BLAMES] = BLAMES_MAX,
                                                   [COMPLAINT_REDRESS] = ONE,
                                                   [COMPLAINT_BREAKS_AT] = MINUTES_MAX + BROKEN_AFTER_MAX * 60};
    return most[slot];
}

int32_t complaint_clock_stops(const ComplaintSpec *spec) {
    return (MINUTES_MAX + spec->minutes_per_unit - 1) / spec->minutes_per_unit;
}

void complaint_open(const ComplaintSpec *spec, int32_t *row) {
    Case start = {spec, row, 0};
    for (int i = 0; i < COMPLAINT_SLOTS; i++) row[i] = 0;
    // .25 + .6 severity (1 + .3 recent_failures)
    set_anger(&start, 250000 + (int64_t)spec->severity * 600 * (10 + 3 * (int64_t)spec->recent_failures));
    show(&start);
}

void complaint_act(const ComplaintSpec *spec, int32_t *row, const ActCall *call, int32_t now) {
    MUST(call->act >= 0 && call->act < ACT_COUNT);
    Case here = case_at(spec, row, now);
    bool again = deeds[call->act].again;
    if (is_done(row, call->act) && !again) return;
    if (deeds[call->act].deed) deeds[call->act].deed(&here, call);
    if (!again) mark(row, call->act);
    show(&here);
}

// Nothing kept depends on when the pause began, only on where it ends and on what was found out within it.
void complaint_pass(const ComplaintSpec *spec, int32_t *row, int32_t from, int32_t to) {
    (void)from;
    Case end = case_at(spec, row, to), midway = {spec, row, row[COMPLAINT_BREAKS_AT]};
    if (midway.minutes && midway.minutes <= end.minutes) find_out(&midway);
    show(&end);
}
