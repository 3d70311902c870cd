// What went wrong at the table, and what was shown of good practice. Each flaw is found from the decisions and from what they could know,
// and weighs by how much of it there was; an act that does harm weighs more than one that was left out.
#include "coach/bargain_parts.h"
#include "coach/tactic_parts.h"

enum {
    OPENING_FIRM = 66,  // percent of my way
    STEP_BIG = 20,      // percent of my way
    STEPS_BIG = 2,      // of such steps: one alone may be the last one, towards a deal
    STEP_HUGE = 25,     // percent of my way that is too much at once
    LATE = 3,           // last rounds, in which a step may be what it takes to come to terms at all
    MOVED = 5,          // percent of my way that is hardly a move
    GIVEN_MUCH = 5,     // percent of my way given for nothing
    GIVEN_UP = 18,      // percent of my way given up by taking an offer of theirs
    TIME_LEFT = 2,      // rounds in which more could have been had
    PREPARED = 50,      // of 100
    WASTED = 20000,     // shares of theirs that concessions could have brought on top
    WELL_GIVEN = 60     // percent of what they could have brought
};

// Each says how heavy the flaw is, 0 when it isn't there, and the move where it shows best; -1: none in particular.
typedef int Weigh(const Record *record, int *move);

const Str bargain_flaw_names[FLAW_COUNT] = {
    [FLAW_NEVER_ASKED] = STR_INIT("never-asked"),
    [FLAW_NEVER_REFLECTED] = STR_INIT("never-reflected"),
    [FLAW_NO_VALUE] = STR_INIT("no-value"),
    [FLAW_PITCHED] = STR_INIT("pitched"),
    [FLAW_FREE_CONCESSIONS] = STR_INIT("gave-free"),
    [FLAW_BIG_STEPS] = STR_INIT("big-steps"),
    [FLAW_BLIND] = STR_INIT("blind"),
    [FLAW_LOW_OPENING] = STR_INIT("low-opening"),
    [FLAW_THREATENED] = STR_INIT("threatened"),
    [FLAW_RETRACTED] = STR_INIT("retracted"),
    [FLAW_OVERPROMISED] = STR_INIT("overpromised"),
    [FLAW_HELD_OUT] = STR_INIT("held-out"),
    [FLAW_TOOK_FIRST] = STR_INIT("took-first"),
    [FLAW_NO_PREPARATION] = STR_INIT("no-preparation"),
    [FLAW_BELOW_RESERVE] = STR_INIT("below-reserve"),
};

static const BargainProcess *process_of(const Record *record) {
    return &record->bargain->process;
}

static int first_of(const Record *record, TableAct act) {
    for (int i = 0; i < record->bargain->move_count; i++)
        if (record->moves[i].act == act) return i;
    return -1;
}

static int first_offer(const Record *record) {
    for (int i = 0; i < record->bargain->move_count; i++)
        if (record->moves[i].offered >= 0) return i;
    return -1;
}

static int bounded(int weight) {
    return weight < 1 ? 1 : weight > 100 ? 100 : weight;
}

// What my offer gave up against the one before it, percent of my way; 0 for what is no step.
static int given(const Record *record, int move) {
    const BargainMove *here = &record->moves[move];
    if (!here->has_step) return 0;
    int gave = record_part(record, record_worth(record, record->rows[move][TABLE_MINE]).mine - here->mine_worth.mine);
    return gave > 0 ? gave : 0;
}

// Talking

static int weigh_never_asked(const Record *record, int *move) {
    const int32_t *row = record->rows[0];
    int askable = 0;
    for (int i = 0; i < record->negotiation->issue_count; i++)
        askable += !negotiation_known(row, i) && record->negotiation->sight[i] == SIGHT_ASK;
    if (process_of(record)->questions_before || !askable) return 0;
    *move = first_offer(record);
    return 75 + 15 * askable / record->negotiation->issue_count;
}

static int weigh_never_reflected(const Record *record, int *move) {
    int told = record->rows[0][TABLE_PARAPHRASE];  // before the table, and not said back there
    for (int i = 0; i < record->bargain->move_count; i++) {
        Reaction reaction = record->moves[i].reaction;
        if (reaction != REACT_TOLD && reaction != REACT_TOLD_ALL) continue;
        told++;
        *move = i;
    }
    if (told < 2 || process_of(record)->paraphrases) return 0;
    return 60 + (told < 5 ? told : 5) * 2;
}

static int known_issues(const Record *record, int move) {
    int known = 0;
    for (int i = 0; i < record->negotiation->issue_count; i++) known += negotiation_known(record->rows[move], i) > 0;
    return known;
}

// Of what nobody told there is no value to show.
static int weigh_no_value(const Record *record, int *move) {
    const BargainProcess *process = process_of(record);
    *move = first_offer(record);
    if (*move < 0 || !known_issues(record, record->bargain->move_count - 1)) return 0;
    return process->values_shown || process->values_unasked ? 0 : 60;
}

static int weigh_pitched(const Record *record, int *move) {
    int pitched = process_of(record)->values_unasked;
    *move = first_of(record, ACTED_VALUE);
    return pitched ? bounded(64 + 6 * pitched) : 0;
}

static int weigh_threatened(const Record *record, int *move) {
    int threats = process_of(record)->threats;
    *move = first_of(record, ACTED_THREAT);
    return threats ? bounded(86 + 2 * threats) : 0;
}

static int weigh_overpromised(const Record *record, int *move) {
    *move = first_of(record, ACTED_OVERPROMISE);
    return process_of(record)->overpromises ? 88 : 0;
}

// Offering

static int weigh_low_opening(const Record *record, int *move) {
    *move = first_offer(record);
    int opening = process_of(record)->opening;
    return *move < 0 || opening >= OPENING_FIRM ? 0 : bounded(65 + (OPENING_FIRM - opening) / 2);
}

static int weigh_free_concessions(const Record *record, int *move) {
    int free = 0, most = 0;
    for (int i = 0; i < record->bargain->move_count; i++) {
        int gave = record->moves[i].act == ACTED_OFFER ? given(record, i) : 0;
        free += gave;
        if (gave <= most) continue;
        most = gave;
        *move = i;
    }
    return free < GIVEN_MUCH ? 0 : bounded(62 + (free < 60 ? free : 60) / 5);
}

static int weigh_big_steps(const Record *record, int *move) {
    int big = 0, most = 0;
    for (int i = 0; i < record->bargain->move_count; i++) {
        int gave = given(record, i);
        bool at_the_end = record->moves[i].round > record->negotiation->rounds - LATE;
        if (at_the_end) continue;
        big += gave >= STEP_BIG;
        if (gave <= most) continue;
        most = gave;
        *move = i;
    }
    return big < STEPS_BIG && most < STEP_HUGE ? 0 : bounded(66 + most / 4);
}

// How much more the move asked for than the offer before it, percent of my way.
static int taken_back(const Record *record, int move) {
    return record_part(record, record->moves[move].mine_worth.mine - record_worth(record, record->rows[move][TABLE_MINE]).mine);
}

static int weigh_retracted(const Record *record, int *move) {
    if (!process_of(record)->retractions) return 0;
    int most = 0;
    for (int i = 0; i < record->bargain->move_count; i++) {
        int back = record->moves[i].reaction == REACT_RETRACTED ? taken_back(record, i) : 0;
        if (back <= most) continue;
        most = back;
        *move = i;
    }
    return most < MOVED ? 78 : 84;
}

// How much more than the offer before it the move gave them, as far as could be known, and how much more it could have given them for the
// same price to me. Shares of theirs.
static void weigh_step(const Record *record, int move, int64_t *gave, int64_t *could) {
    Outlook outlook;
    const int32_t *row = record->rows[move];
    outlook_open(&outlook, record->negotiation, row);
    outlook_guess(&outlook, EYE_KNOWN);
    Package package = outlook_package(&outlook, row[TABLE_MINE]), now = outlook_package(&outlook, record->moves[move].offered);
    Guessed before = outlook_worth(&outlook, &package), after = outlook_worth(&outlook, &now), best;
    outlook_best(&outlook, after.mine, &best);
    *gave = after.theirs - before.theirs;
    *could = best.theirs - before.theirs;
}

static int weigh_blind(const Record *record, int *move) {
    int64_t gave = 0, could = 0, most = 0;
    for (int i = 0; i < record->bargain->move_count; i++) {
        bool asks_them = record->moves[i].act == ACTED_PACKAGES;  // of which they pick one
        if (asks_them || !given(record, i) || known_issues(record, i) < 2) continue;
        int64_t here, best;
        weigh_step(record, i, &here, &best);
        gave += here;
        could += best;
        if (best - here <= most) continue;
        most = best - here;
        *move = i;
    }
    if (could - gave < WASTED || could <= 0) return 0;
    int percent = (int)(gave * 100 / could);
    return percent > WELL_GIVEN ? 0 : bounded(68 + (WELL_GIVEN - percent) / 10);
}

// Ending

static int last_offer(const Record *record) {
    for (int i = record->bargain->move_count; i-- > 0;)
        if (record->moves[i].offered >= 0) return i;
    return -1;
}

static int weigh_held_out(const Record *record, int *move) {
    int first = first_offer(record), last = last_offer(record);
    if (first < 0 || process_of(record)->offers < 3) return 0;
    bool to_the_end = process_of(record)->rounds_used + TIME_LEFT >= record->negotiation->rounds || record->bargain->phase == PHASE_LEFT;
    int moved = record_part(record, record->moves[first].mine_worth.mine - record->moves[last].mine_worth.mine);
    *move = last;
    return to_the_end && moved < MOVED ? 83 : 0;
}

// Took an offer that was far from the own one, with time left to get more.
static int weigh_took_first(const Record *record, int *move) {
    const Bargain *bargain = record->bargain;
    int end = bargain->move_count - 1, last = last_offer(record);
    if (end < 0 || bargain->phase != PHASE_AGREED) return 0;
    bool in_time = record->rows[end][TABLE_ROUND] + TIME_LEFT <= record->negotiation->rounds;
    int64_t asked = last < 0 ? bargain->stand->space.best.mine : record->moves[last].mine_worth.mine;
    bool accepted = record->moves[end].act == ACTED_ACCEPT;
    int early = accepted ? record_part(record, asked - bargain->deal_worth.mine) : 0;
    *move = end;
    return in_time && early >= GIVEN_UP ? bounded(91 + early / 20) : 0;
}

static int weigh_no_preparation(const Record *record, int *move) {
    if (!record->negotiation->prepares || record->bargain->phase <= PHASE_PREPARE) return 0;
    int32_t prepared = record_last(record)[TABLE_PREPARATION];
    *move = first_of(record, ACTED_PREPARE);
    return prepared < PREPARED ? bounded(66 + (PREPARED - prepared) / 4) : 0;
}

static int weigh_below_reserve(const Record *record, int *move) {
    const Bargain *bargain = record->bargain;
    *move = bargain->move_count - 1;
    return bargain->deal >= 0 && bargain->deal_worth.mine < bargain->stand->space.reserve.mine ? 100 : 0;
}

static const struct {
    Str technique;
    Weigh *weigh;
} flaws[FLAW_COUNT] = {
    [FLAW_NEVER_ASKED] = {STR_INIT("discover.decision-factors"), weigh_never_asked},
    [FLAW_NEVER_REFLECTED] = {STR_INIT("negotiate.listen-and-reflect"), weigh_never_reflected},
    [FLAW_NO_VALUE] = {STR_INIT("negotiate.show-value"), weigh_no_value},
    [FLAW_PITCHED] = {STR_INIT("discover.clarify-requirements"), weigh_pitched},
    [FLAW_FREE_CONCESSIONS] = {STR_INIT("plan.earned-rewards"), weigh_free_concessions},
    [FLAW_BIG_STEPS] = {STR_INIT("negotiate.timed-concession"), weigh_big_steps},
    [FLAW_BLIND] = {STR_INIT("negotiate.flex-around-core"), weigh_blind},
    [FLAW_LOW_OPENING] = {STR_INIT("plan.explicit-goals"), weigh_low_opening},
    [FLAW_THREATENED] = {STR_INIT("negotiate.positive-tone"), weigh_threatened},
    [FLAW_RETRACTED] = {STR_INIT("relate.keep-promises"), weigh_retracted},
    [FLAW_OVERPROMISED] = {STR_INIT("negotiate.no-overpromise"), weigh_overpromised},
    [FLAW_HELD_OUT] = {STR_INIT("negotiate.timed-concession"), weigh_held_out},
    [FLAW_TOOK_FIRST] = {STR_INIT("negotiate.close-in-time"), weigh_took_first},
    [FLAW_NO_PREPARATION] = {STR_INIT("plan.decision-playbook"), weigh_no_preparation},
    [FLAW_BELOW_RESERVE] = {STR_INIT("negotiate.flex-around-core"), weigh_below_reserve},
};

static void add_flaw(Bargain *bargain, BargainFlaw flaw) {
    int at = bargain->flaw_count++;
    for (; at > 0 && bargain->flaws[at - 1].weight < flaw.weight; at--) bargain->flaws[at] = bargain->flaws[at - 1];
    bargain->flaws[at] = flaw;
}

// Good practice

static bool asks_first(const Record *record) {
    return process_of(record)->questions_before >= 2;
}
static bool reflects(const Record *record) {
    for (int i = 0; i < record->bargain->move_count; i++)
        if (record->moves[i].reaction == REACT_HEARD) return true;
    return false;
}
static bool shows_value(const Record *record) {
    return process_of(record)->values_shown > 0 && !process_of(record)->values_unasked;
}
static bool opens_firm(const Record *record) {
    return process_of(record)->offers && process_of(record)->opening >= OPENING_FIRM;
}
static bool offers_choice(const Record *record) {
    return process_of(record)->packages > 0;
}
static bool trades_well(const Record *record) {
    return process_of(record)->trades > 0 && process_of(record)->steps[STEP_UNFORTUNATE] == 0;
}
static bool concedes_well(const Record *record) {
    return process_of(record)->shrinking >= 2 && !process_of(record)->free_concessions;
}
static bool asks_in_return(const Record *record) {
    return process_of(record)->steps[STEP_CONCESSION] > 0 && !process_of(record)->free_concessions;
}
static bool closes_well(const Record *record) {
    int last = record->bargain->move_count - 1;
    return last >= 0 && record->bargain->phase == PHASE_AGREED && record->moves[last].act == ACTED_CLOSE;
}
static bool prepares_well(const Record *record) {
    return record->negotiation->prepares && record_last(record)[TABLE_PREPARATION] >= 75;
}

static const struct {
    Str technique;
    bool (*shown)(const Record *record);
} practices[] = {
    {STR_INIT("plan.decision-playbook"), prepares_well},   {STR_INIT("discover.decision-factors"), asks_first},
    {STR_INIT("negotiate.listen-and-reflect"), reflects},  {STR_INIT("negotiate.show-value"), shows_value},
    {STR_INIT("plan.explicit-goals"), opens_firm},         {STR_INIT("plan.flexible-pricing"), offers_choice},
    {STR_INIT("negotiate.flex-around-core"), trades_well}, {STR_INIT("negotiate.timed-concession"), concedes_well},
    {STR_INIT("plan.earned-rewards"), asks_in_return},     {STR_INIT("negotiate.close-in-time"), closes_well},
};
enum { PRACTICES = sizeof practices / sizeof *practices };
_Static_assert(FLAW_COUNT + PRACTICES <= BARGAIN_TECHNIQUES_MAX, "there is room for all of them");

static int add_once(Str *ids, int count, Str id) {
    for (int i = 0; i < count; i++)
        if (str_equal(ids[i], id)) return count;
    ids[count] = id;
    return count + 1;
}

int bargain_techniques(Str ids[BARGAIN_TECHNIQUES_MAX]) {
    int count = 0;
    for (int i = 0; i < PRACTICES; i++) count = add_once(ids, count, practices[i].technique);
    for (int i = 0; i < FLAW_COUNT; i++) count = add_once(ids, count, flaws[i].technique);
    return count;
}

static bool is_flawed(const Bargain *bargain, Str technique) {
    for (int i = 0; i < bargain->flaw_count; i++)
        if (str_equal(bargain->flaws[i].technique, technique)) return true;
    return false;
}

void record_judge(Record *record) {
    Bargain *bargain = record->bargain;
    for (int i = 0; i < FLAW_COUNT; i++) {
        int move = -1, weight = flaws[i].weigh(record, &move);
        if (weight) add_flaw(bargain, (BargainFlaw){(Flaw)i, flaws[i].technique, move < 0 ? -1 : record->moves[move].step, weight});
    }
    Str *well = ARENA_ARRAY(record->arena, Str, PRACTICES);
    for (int i = 0; i < PRACTICES; i++)
        if (practices[i].shown(record) && !is_flawed(bargain, practices[i].technique))
            well[bargain->done_well_count++] = practices[i].technique;
    bargain->done_well = well;
}
