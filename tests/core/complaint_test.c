// The complaint model against the prototype's table, hand calculation and exact roots.
#include "base/hash.h"
#include "core/complaint.h"
#include "testkit/testkit.h"

#include <string.h>

#define HOUR    60
#define MILLION 1000000

// The prototype's customer: severity .5, no recent failure, an answer expected within four hours.
static const ComplaintSpec prototype = {.severity = 50, .expects_within = 4, .broken_after = 96, .minutes_per_unit = 1};

// A run in the making.
typedef struct Talk {
    ComplaintSpec spec;
    int32_t row[COMPLAINT_SLOTS];
    int32_t now;
} Talk;

static Talk talk_open(ComplaintSpec spec) {
    Talk talk = {.spec = spec};
    memset(talk.row, 0x55, sizeof talk.row);  // whatever was there before must not matter
    complaint_open(&talk.spec, talk.row);
    return talk;
}

static void wait_until(Talk *talk, int32_t clock) {
    complaint_pass(&talk->spec, talk->row, talk->now, clock);
    talk->now = clock;
}

static void act(Talk *talk, int which) {
    complaint_act(&talk->spec, talk->row, &(ActCall){which, 100, true, false}, talk->now);
}

static void pay(Talk *talk, int percent, bool in_kind, bool delayed) {
    complaint_act(&talk->spec, talk->row, &(ActCall){ACT_COMPENSATE, percent, in_kind, delayed}, talk->now);
}

enum { ANGER, SATISFACTION, DISTRIBUTIVE, INTERACTIONAL, PROCEDURAL };

static void assert_shown(const Talk *talk, int anger, int distributive, int interactional, int procedural) {
    assert_int_equal(talk->row[ANGER], anger);
    assert_int_equal(talk->row[DISTRIBUTIVE], distributive);
    assert_int_equal(talk->row[INTERACTIONAL], interactional);
    assert_int_equal(talk->row[PROCEDURAL], procedural);
}

static void assert_same_row(const Talk *a, const Talk *b) {
    assert_memory_equal(a->row, b->row, sizeof a->row);
}

// The table is that of SIMULATION.md 2.3.

typedef struct Entry {
    int32_t act;
    int minute;
} Entry;
// A good handling of the case, with the two slips that only some variants make.
static const Entry handling[] = {
    {ACT_BLAME, 30},         {ACT_RESPOND, 1 * HOUR},  {ACT_LISTEN, 1 * HOUR},      {ACT_APOLOGISE, 1 * HOUR},  {ACT_OVERPROMISE, 1 * HOUR},
    {ACT_RECORD, 1 * HOUR},  {ACT_CLASSIFY, 1 * HOUR}, {ACT_EXPLAIN, 2 * HOUR},     {ACT_UPDATE, 6 * HOUR},     {ACT_FIX, 8 * HOUR},
    {ACT_UPDATE, 12 * HOUR}, {ACT_UPDATE, 18 * HOUR},  {ACT_COMPENSATE, 20 * HOUR}, {ACT_ROOTCAUSE, 60 * HOUR}, {ACT_FOLLOWUP, 108 * HOUR},
};
#define HANDLING_COUNT (int)(sizeof handling / sizeof *handling)

#define BIT(act) (1u << (act))
#define SLIPS    (BIT(ACT_BLAME) | BIT(ACT_OVERPROMISE))
#define ALL      ((BIT(ACT_COUNT) - 1) & ~SLIPS)
#define NO(act)  (ALL & ~BIT(act))
#define WORDS    (BIT(ACT_RESPOND) | BIT(ACT_LISTEN) | BIT(ACT_APOLOGISE) | BIT(ACT_EXPLAIN) | BIT(ACT_UPDATE))
#define CLOSES   (108 * HOUR)
#define LATE_BY  (71 * HOUR)

// The prototype printed no schedule; this one comes within .03 of every figure. Three variants need a word: without the follow-up the case
// is closed, and read, after the root cause (its .85 is out of reach at the later hour: the formulas take off .0725 for it, so .87); with
// the first answer after 72 hours everything else waits for it; and "money only" is the most generous sum and no word to go with it.
typedef struct Variant {
    const char *name;
    int printed;  // percent
    unsigned acts;
    int read, later, percent;
} Variant;
static const Variant variants[] = {
    {"all steps", 94, ALL, CLOSES, 0, 100},
    {"without classify", 93, NO(ACT_CLASSIFY), CLOSES, 0, 100},
    {"without update", 91, NO(ACT_UPDATE), CLOSES, 0, 100},
    {"without root cause", 91, NO(ACT_ROOTCAUSE), CLOSES, 0, 100},
    {"without record", 88, NO(ACT_RECORD), CLOSES, 0, 100},
    {"without apology", 87, NO(ACT_APOLOGISE), CLOSES, 0, 100},
    {"without explanation", 87, NO(ACT_EXPLAIN), CLOSES, 0, 100},
    {"without follow-up", 85, NO(ACT_FOLLOWUP), 60 * HOUR, 0, 100},
    {"blame first", 85, ALL | BIT(ACT_BLAME), CLOSES, 0, 100},
    {"first answer after 72 h", 83, ALL, CLOSES + LATE_BY, LATE_BY, 100},
    {"without listen", 79, NO(ACT_LISTEN), CLOSES, 0, 100},
    {"without compensation", 77, NO(ACT_COMPENSATE), CLOSES, 0, 100},
    {"over-promise", 77, ALL | BIT(ACT_OVERPROMISE), CLOSES, 0, 100},
    {"without fix", 69, NO(ACT_FIX), CLOSES, 0, 100},
    {"without respond", 56, NO(ACT_RESPOND), CLOSES, 0, 100},
    {"words only", 35, WORDS, CLOSES, 0, 100},
    {"money only", 3, BIT(ACT_COMPENSATE), 20 * HOUR, 0, 150},
};
#define VARIANT_COUNT (int)(sizeof variants / sizeof *variants)

static int satisfaction(const Variant *variant) {
    Talk talk = talk_open(prototype);
    for (int i = 0; i < HANDLING_COUNT; i++) {
        ActCall call = {handling[i].act, variant->percent, true, false};
        if (!(variant->acts & BIT(handling[i].act))) continue;
        wait_until(&talk, handling[i].minute + variant->later);
        complaint_act(&talk.spec, talk.row, &call, talk.now);
    }
    wait_until(&talk, variant->read);
    return talk.row[SATISFACTION];
}

static void ablation_agrees_with_the_prototype(void **state) {
    (void)state;
    int got[VARIANT_COUNT];
    for (int i = 0; i < VARIANT_COUNT; i++) {
        got[i] = satisfaction(&variants[i]);
        if (got[i] < variants[i].printed - 3 || got[i] > variants[i].printed + 3)
            fail_msg("%s: %d, the prototype printed %d", variants[i].name, got[i], variants[i].printed);
        for (int j = 0; j < i; j++) {
            if (variants[j].printed > variants[i].printed && got[j] <= got[i])
                fail_msg("%s (%d) should be above %s (%d)", variants[j].name, got[j], variants[i].name, got[i]);
        }
    }
}

static void severity_and_a_pattern_of_failures_set_the_first_anger(void **state) {
    (void)state;
    static const struct {
        int severity, failures, anger;
    } rows[] = {
        {0, 0, 25},      // .25
        {0, 10, 25},     //
        {50, 0, 55},     // .25 + .30
        {70, 0, 67},     // .25 + .42
        {70, 1, 80},     // .25 + .42 * 1.3 = .796
        {33, 2, 57},     // .25 + .198 * 1.6 = .5668
        {100, 0, 85},    // .25 + .60
        {100, 10, 100},  // bounded
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Talk talk = talk_open((ComplaintSpec){rows[i].severity, rows[i].failures, 4, 24, 1});
        assert_shown(&talk, rows[i].anger, 0, 0, 0);
        assert_int_equal(talk.row[SATISFACTION], 0);
    }
}

static void anger_grows_until_the_first_answer(void **state) {
    (void)state;
    Talk talk = talk_open(prototype);
    static const struct {
        int hour, anger;
    } rows[] = {{1, 56}, {24, 67}, {60, 85}, {89, 100}, {90, 100}, {1000, 100}};  // .55 + .005 an hour: .555, .67, .85, .995
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        wait_until(&talk, rows[i].hour * HOUR);
        assert_int_equal(talk.row[ANGER], rows[i].anger);
    }
    act(&talk, ACT_LISTEN);  // a quarter off what is felt, not off what a thousand hours would add up to
    assert_int_equal(talk.row[ANGER], 75);
    wait_until(&talk, 1010 * HOUR);
    assert_int_equal(talk.row[ANGER], 80);
}

static void anger_halves_in_two_days_once_answered(void **state) {
    (void)state;
    Talk talk = talk_open((ComplaintSpec){.severity = 45, .expects_within = 4, .broken_after = 24, .minutes_per_unit = 1});  // .25 + .27
    act(&talk, ACT_RESPOND);
    static const int anger[] = {52, 26, 13};
    for (int i = 0; i < 3; i++) {
        wait_until(&talk, i * 48 * HOUR);
        assert_int_equal(talk.row[ANGER], anger[i]);
    }
    wait_until(&talk, 10 * 48 * HOUR);
    assert_int_equal(talk.row[ANGER], 0);
    wait_until(&talk, 10 * 48 * HOUR + 1);
    act(&talk, ACT_BLAME);
    assert_int_equal(talk.row[ANGER], 20);  // .52 / 1024 + .2
}

static void every_act_gives_what_the_formulas_say(void **state) {
    (void)state;
    Talk talk = talk_open(prototype);  // .55
    static const struct {
        int act, anger, distributive, interactional, procedural;
    } rows[] = {
        {ACT_RESPOND, 55, 0, 15, 35},    {ACT_LISTEN, 41, 0, 45, 35},  // .55 * .75 = .4125
        {ACT_RECORD, 41, 0, 45, 47},     {ACT_CLASSIFY, 41, 0, 45, 55},    {ACT_EXPLAIN, 41, 0, 65, 55},
        {ACT_UPDATE, 41, 0, 65, 65},     {ACT_UPDATE, 41, 0, 65, 70},      {ACT_UPDATE, 41, 0, 65, 73},        // .20 * (1 - 1/8) = .175
        {ACT_APOLOGISE, 33, 0, 85, 73},  {ACT_FIX, 33, 55, 85, 73},                                            // .4125 * .8 = .33
        {ACT_FOLLOWUP, 33, 55, 100, 83}, {ACT_ROOTCAUSE, 33, 55, 100, 98}, {ACT_COMPENSATE, 33, 93, 100, 98},  // .55 + .45 * .85 = .9325
        {ACT_BLAME, 53, 93, 75, 98},     {ACT_BLAME, 73, 93, 50, 98},      {ACT_BLAME, 93, 93, 25, 98},
        {ACT_BLAME, 100, 93, 0, 98},     {ACT_BLAME, 100, 93, 0, 98},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        act(&talk, rows[i].act);
        assert_shown(&talk, rows[i].anger, rows[i].distributive, rows[i].interactional, rows[i].procedural);
    }
    assert_int_equal(talk.row[SATISFACTION], 31);  // .45 * .9325 + .35 * 0 + .20 * .975 - .30 = .3146
}

static void order_matters_where_it_should(void **state) {
    (void)state;
    Talk talk = talk_open(prototype);
    act(&talk, ACT_APOLOGISE);
    assert_shown(&talk, 52, 0, 10, 0);  // .55 * .95 = .5225
    act(&talk, ACT_LISTEN);
    act(&talk, ACT_APOLOGISE);          // the first one was the apology
    assert_shown(&talk, 39, 0, 40, 0);  // .5225 * .75 = .391875
    act(&talk, ACT_EXPLAIN);
    assert_shown(&talk, 39, 0, 48, 0);
    act(&talk, ACT_RECORD);
    assert_shown(&talk, 39, 0, 48, 12);
    act(&talk, ACT_EXPLAIN);
    assert_shown(&talk, 39, 0, 60, 12);
}

static void an_act_counts_once(void **state) {
    (void)state;
    static const int once[] = {ACT_RESPOND, ACT_LISTEN, ACT_APOLOGISE, ACT_RECORD,    ACT_CLASSIFY,
                               ACT_EXPLAIN, ACT_FIX,    ACT_FOLLOWUP,  ACT_ROOTCAUSE, ACT_OVERPROMISE};
    Talk talk = talk_open(prototype);
    for (size_t i = 0; i < sizeof once / sizeof *once; i++) act(&talk, once[i]);
    wait_until(&talk, 30);
    Talk before = talk;
    for (size_t i = 0; i < sizeof once / sizeof *once; i++) {
        act(&talk, once[i]);
        assert_same_row(&talk, &before);
    }
}

static void an_overpromise_comes_back(void **state) {
    (void)state;
    Talk talk = talk_open((ComplaintSpec){.severity = 60, .expects_within = 4, .broken_after = 48, .minutes_per_unit = 1});  // .61
    act(&talk, ACT_RESPOND);
    act(&talk, ACT_LISTEN);
    act(&talk, ACT_OVERPROMISE);
    assert_shown(&talk, 37, 0, 45, 35);  // .61 * .75 * .8 = .366
    wait_until(&talk, 48 * HOUR - 1);
    assert_shown(&talk, 18, 0, 45, 35);  // .183 and a little
    wait_until(&talk, 48 * HOUR);
    assert_shown(&talk, 43, 0, 15, 35);  // .183 + .25 = .433; .45 - .30
    wait_until(&talk, 144 * HOUR);
    assert_shown(&talk, 11, 0, 15, 35);  // .433 / 4 = .10825
    act(&talk, ACT_OVERPROMISE);         // he was believed once
    wait_until(&talk, 1000 * HOUR);
    assert_shown(&talk, 0, 0, 15, 35);
}

static void an_overpromise_comes_back_before_any_answer(void **state) {
    (void)state;
    Talk talk = talk_open((ComplaintSpec){.severity = 50, .expects_within = 4, .broken_after = 48, .minutes_per_unit = 1});  // .55
    act(&talk, ACT_OVERPROMISE);
    assert_shown(&talk, 44, 0, 0, 0);
    wait_until(&talk, 50 * HOUR);
    assert_shown(&talk, 94, 0, 0, 0);  // .44 + .25 of waiting + .25
}

static void redress_is_worth_most_at_half_as_much_again(void **state) {
    (void)state;
    static const struct {
        int percent;
        bool in_kind, delayed;
        int distributive;
    } rows[] = {
        {0, true, false, 0},     {100, true, false, 38},  // .45 * .85 = .3825
        {120, true, false, 41},                           // .45 * .91 = .4095
        {150, true, false, 45},  {200, true, false, 41},  // .45 * .90 = .405
        {300, true, false, 32},                           // .45 * .70 = .315
        {150, false, false, 34},                          // .45 * .75 = .3375
        {150, true, true, 41},                            // .45 * .90 = .405
        {150, false, true, 30},                           // .45 * .675 = .30375
        {100, false, false, 29},                          // .3825 * .75 = .286875
        {0, false, true, 0},
    };
    Talk talk = talk_open(prototype);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {  // the latest one holds
        pay(&talk, rows[i].percent, rows[i].in_kind, rows[i].delayed);
        assert_int_equal(talk.row[DISTRIBUTIVE], rows[i].distributive);
    }
}

static void redress_is_an_inverted_u(void **state) {
    (void)state;
    int worth[301];
    Talk talk = talk_open(prototype);
    for (int percent = 0; percent <= 300; percent++) {
        pay(&talk, percent, true, false);
        worth[percent] = talk.row[COMPLAINT_REDRESS];
    }
    for (int percent = 1; percent <= 300; percent++)
        assert_true(percent <= 150 ? worth[percent] > worth[percent - 1] : worth[percent] < worth[percent - 1]);
    for (int percent = 2; percent <= 100; percent++)
        assert_true(worth[percent] - worth[percent - 1] < worth[percent - 1] - worth[percent - 2]);
}

static long double power(long double x, int n) {
    if (!n) return 1;
    long double half = power(x, n / 2);
    return half * half * (n % 2 ? x : 1);
}

// The n-th root of x in 0..1.
static long double root(long double x, int n) {
    long double below = 0, above = 1;
    for (int i = 0; i < 70; i++) {
        long double middle = (below + above) / 2;
        if (power(middle, n) < x)
            below = middle;
        else
            above = middle;
    }
    return above;
}

static void assert_near(int32_t got, long double expected, long double most) {
    long double off = (long double)got - expected;
    if (off > most || off < -most) fail_msg("%d is more than %.1Lf from %.3Lf", (int)got, most, expected);
}

static void part_of_the_loss_is_worth_its_seven_tenths_power(void **state) {
    (void)state;
    Talk talk = talk_open(prototype);
    for (int percent = 0; percent <= 100; percent++) {
        pay(&talk, percent, true, false);
        assert_near(talk.row[COMPLAINT_REDRESS], 850000 * root(power(percent / 100.0L, 7), 10), 2);
    }
}

static void a_late_answer_loses_half_in_a_day(void **state) {
    (void)state;
    const long double a_minute = root(0.5L, 1440);
    long double expected = MILLION;
    for (int late = 0; late <= 25 * 1440; late++, expected *= a_minute) {
        Talk talk = talk_open(prototype);
        talk.now = 4 * HOUR + late;
        act(&talk, ACT_RESPOND);
        assert_near(talk.row[COMPLAINT_TIMELY], expected, 1);
    }
    Talk early = talk_open(prototype);
    act(&early, ACT_RESPOND);
    assert_int_equal(early.row[COMPLAINT_TIMELY], MILLION);
}

// Once answered, soothing adds steps of which 576,000 are a halving: as many as its factor takes.
static void soothing_is_exact_in_both_forms(void **state) {
    (void)state;
    static const struct {
        int before, act;
        long double factor;
    } rows[] = {
        {ACT_FIX, ACT_LISTEN, 0.75L}, {ACT_LISTEN, ACT_APOLOGISE, 0.8L}, {ACT_FIX, ACT_APOLOGISE, 0.95L}, {ACT_FIX, ACT_OVERPROMISE, 0.8L}};
    const long double a_step = root(0.5L, 576000);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Talk silent = talk_open(prototype), answered = silent;
        act(&silent, rows[i].before);
        act(&answered, rows[i].before);
        act(&answered, ACT_RESPOND);
        int32_t share = silent.row[COMPLAINT_ANGER], steps = answered.row[COMPLAINT_ANGER];
        act(&silent, rows[i].act);
        act(&answered, rows[i].act);
        assert_near(silent.row[COMPLAINT_ANGER], share * rows[i].factor, 1);
        assert_near(MILLION, power(a_step, answered.row[COMPLAINT_ANGER] - steps) / rows[i].factor * MILLION, 1);
    }
}

static void anger_follows_the_exact_curve(void **state) {
    (void)state;
    Talk talk = talk_open((ComplaintSpec){.severity = 100, .minutes_per_unit = 1});  // .85
    act(&talk, ACT_RESPOND);
    const long double a_minute = root(0.5L, 2880);
    long double expected = 85;
    for (int minute = 0; minute <= 30000; minute++, expected *= a_minute) {
        wait_until(&talk, minute);
        assert_near(talk.row[ANGER], expected, 0.501L);
    }
}

static const int good[] = {ACT_RESPOND, ACT_LISTEN,    ACT_RECORD, ACT_CLASSIFY, ACT_EXPLAIN,
                           ACT_UPDATE,  ACT_APOLOGISE, ACT_FIX,    ACT_FOLLOWUP, ACT_ROOTCAUSE};
#define GOOD_COUNT (int)(sizeof good / sizeof *good)

static ComplaintSpec random_spec(Rng *rng) {
    static const int32_t minutes[] = {1, 60, 1440, 10080};
    return (ComplaintSpec){(int32_t)rng_below(rng, 101), (int32_t)rng_below(rng, 11), (int32_t)rng_below(rng, 100),
                           1 + (int32_t)rng_below(rng, 200), minutes[rng_below(rng, 4)]};
}

static ActCall random_call(Rng *rng) {
    return (ActCall){(int32_t)rng_below(rng, ACT_COUNT), (int32_t)rng_below(rng, 301), rng_below(rng, 2) == 0, rng_below(rng, 2) == 0};
}

static void assert_bounded(const Talk *talk) {
    for (int i = 0; i < COMPLAINT_SHOWN; i++) assert_in_range(talk->row[i], 0, 100);
    assert_in_range(talk->row[COMPLAINT_TIMELY], 0, MILLION);
    assert_in_range(talk->row[COMPLAINT_REDRESS], 0, MILLION);
    assert_in_range(talk->row[COMPLAINT_UPDATES], 0, 20);
    assert_in_range(talk->row[COMPLAINT_BLAMES], 0, 4);
}

static void no_good_act_hurts(const Talk *talk) {
    for (int i = 0; i < GOOD_COUNT; i++) {
        Talk after = *talk;
        act(&after, good[i]);
        assert_true(after.row[SATISFACTION] >= talk->row[SATISFACTION]);
        assert_true(after.row[ANGER] <= talk->row[ANGER]);
    }
    Talk paid = *talk, blamed = *talk;
    pay(&paid, 150, true, false);  // the best there is
    assert_true(paid.row[SATISFACTION] >= talk->row[SATISFACTION]);
    act(&blamed, ACT_BLAME);
    assert_true(blamed.row[SATISFACTION] <= talk->row[SATISFACTION]);
    assert_true(blamed.row[ANGER] >= talk->row[ANGER]);
}

static void a_million_random_acts(void **state) {
    (void)state;
    Rng rng = {20240611};
    Talk talk = talk_open(prototype);
    for (int i = 0; i < MILLION; i++) {
        if (rng_below(&rng, 40) == 0) talk = talk_open(random_spec(&rng));
        if (rng_below(&rng, 2)) wait_until(&talk, talk.now + (int32_t)rng_below(&rng, 1u << rng_below(&rng, 14)));
        ActCall call = random_call(&rng);
        complaint_act(&talk.spec, talk.row, &call, talk.now);
        assert_bounded(&talk);
        if (i % 8 == 0) no_good_act_hurts(&talk);
    }
}

static void an_hour_is_an_hour_however_it_is_cut(void **state) {
    (void)state;
    Rng rng = {7};
    for (int run = 0; run < 2000; run++) {
        Talk whole = talk_open(random_spec(&rng)), minutes = whole;
        for (int i = 0; i < 12; i++) {
            int32_t until = whole.now + (int32_t)rng_below(&rng, 90);
            wait_until(&whole, until);
            while (minutes.now < until) wait_until(&minutes, minutes.now + 1);
            ActCall call = random_call(&rng);
            complaint_act(&whole.spec, whole.row, &call, whole.now);
            complaint_act(&minutes.spec, minutes.row, &call, minutes.now);
            assert_same_row(&whole, &minutes);
        }
    }
}

static void the_unit_of_the_clock_does_not_matter(void **state) {
    (void)state;
    Talk in_minutes = talk_open(prototype), in_hours = in_minutes;
    in_hours.spec.minutes_per_unit = 60;
    for (int i = 0; i < HANDLING_COUNT; i++) {
        if (handling[i].act == ACT_BLAME) continue;  // half past
        wait_until(&in_minutes, handling[i].minute);
        wait_until(&in_hours, handling[i].minute / 60);
        act(&in_minutes, handling[i].act);
        act(&in_hours, handling[i].act);
        assert_same_row(&in_minutes, &in_hours);
    }
}

// Search meets a situation on many ways and must know it again.
static void equal_situations_are_equal_rows(void **state) {
    (void)state;
    static const int first[] = {ACT_RESPOND, ACT_LISTEN, ACT_APOLOGISE, ACT_EXPLAIN, ACT_RECORD, ACT_EXPLAIN, ACT_UPDATE, ACT_FIX};
    static const int second[] = {ACT_RESPOND, ACT_FIX, ACT_UPDATE, ACT_RECORD, ACT_EXPLAIN, ACT_LISTEN, ACT_APOLOGISE};
    Talk a = talk_open(prototype), b = a;
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        act(&a, first[i]);
        wait_until(&a, a.now + 17);
    }
    for (size_t i = 0; i < sizeof second / sizeof *second; i++) {
        act(&b, second[i]);
        wait_until(&b, b.now + 41);
    }
    wait_until(&a, 400);
    wait_until(&b, 400);
    assert_same_row(&a, &b);
    for (int i = 0; i < 30; i++) act(&a, ACT_UPDATE);
    for (int i = 0; i < 60; i++) act(&b, ACT_UPDATE);
    assert_same_row(&a, &b);
}

static void the_end_of_time_is_harmless(void **state) {
    (void)state;
    Talk talk = talk_open((ComplaintSpec){100, 10, 1000, 10000, 10080});
    wait_until(&talk, 1000000000);
    assert_int_equal(talk.row[ANGER], 100);
    for (int i = 0; i < 2 * ACT_COUNT; i++) {
        act(&talk, (i + 3) % ACT_COUNT);
        assert_bounded(&talk);
    }
    wait_until(&talk, INT32_MAX);
    assert_bounded(&talk);
}

static void names_are_for_authors(void **state) {
    (void)state;
    static const char *const shown[] = {"anger", "satisfaction", "distributive", "interactional", "procedural"};
    static const char *const acts[] = {"respond", "listen",     "record",   "classify",  "explain", "update",     "apologise",
                                       "fix",     "compensate", "followup", "rootcause", "blame",   "overpromise"};
    for (int i = 0; i < COMPLAINT_SHOWN; i++) assert_str(complaint_names[i], shown[i]);
    assert_int_equal(sizeof acts / sizeof *acts, ACT_COUNT);
    for (int i = 0; i < ACT_COUNT; i++) {
        assert_str(complaint_acts[i].name, acts[i]);
        assert_true(str_ends(complaint_acts[i].sentence, STR(".")));
        assert_true(str_find(complaint_acts[i].sentence, STR("|"), 0) < 0);  // it stands in a Markdown table
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ablation_agrees_with_the_prototype),
        cmocka_unit_test(severity_and_a_pattern_of_failures_set_the_first_anger),
        cmocka_unit_test(anger_grows_until_the_first_answer),
        cmocka_unit_test(anger_halves_in_two_days_once_answered),
        cmocka_unit_test(every_act_gives_what_the_formulas_say),
        cmocka_unit_test(order_matters_where_it_should),
        cmocka_unit_test(an_act_counts_once),
        cmocka_unit_test(an_overpromise_comes_back),
        cmocka_unit_test(an_overpromise_comes_back_before_any_answer),
        cmocka_unit_test(redress_is_worth_most_at_half_as_much_again),
        cmocka_unit_test(redress_is_an_inverted_u),
        cmocka_unit_test(part_of_the_loss_is_worth_its_seven_tenths_power),
        cmocka_unit_test(a_late_answer_loses_half_in_a_day),
        cmocka_unit_test(soothing_is_exact_in_both_forms),
        cmocka_unit_test(anger_follows_the_exact_curve),
        cmocka_unit_test(a_million_random_acts),
        cmocka_unit_test(an_hour_is_an_hour_however_it_is_cut),
        cmocka_unit_test(the_unit_of_the_clock_does_not_matter),
        cmocka_unit_test(equal_situations_are_equal_rows),
        cmocka_unit_test(the_end_of_time_is_harmless),
        cmocka_unit_test(names_are_for_authors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
