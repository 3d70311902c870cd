// An option is known again by what its author left of it; where that is not enough, the replay stops rather than guesses.
#include "core/carry.h"

typedef struct Options {
    const Option *list;
    int count;
} Options;

static Options options_of(const Scenario *s, int beat) {
    return (Options){s->options + s->beats[beat].options.first, s->beats[beat].options.count};
}

// Numbers from here on are indices, -1 where there is none.
static int with_id(Options options, Str id) {
    for (int i = 0; id.len && i < options.count; i++)
        if (str_equal(options.list[i].id, id)) return i;
    return -1;
}

// Of several with the same text the third is the third, or the last where there are fewer. One with another option's id is that other one.
static int with_text(Options was, int index, Options now) {
    Str text = was.list[index].text;
    int before = 0, found = -1;
    for (int i = 0; i < index; i++) before += str_equal(was.list[i].text, text);
    for (int i = 0; i < now.count && before >= 0; i++) {
        if (!str_equal(now.list[i].text, text) || with_id(was, now.list[i].id) >= 0) continue;
        found = i;
        before--;
    }
    return found;
}

static int known_again(Options was, int index, Options now) {
    int found = with_id(now, was.list[index].id);
    return found >= 0 ? found : with_text(was, index, now);
}

int carry_option(const Scenario *was, int was_beat, int number, const Scenario *now, int now_beat) {
    Options old = options_of(was, was_beat), options = options_of(now, now_beat);
    MUST(number >= 1 && number <= old.count);
    int found = known_again(old, number - 1, options);
    if (found >= 0) return found + 1;
    if (number > options.count) return 0;
    for (int i = 0; i < old.count; i++)
        if (known_again(old, i, options) == number - 1) return 0;
    return number;
}

// Of an issue; -1 when there is none with this id any more.
static int issue_again(const TableSpec *was, int issue, const TableSpec *now) {
    for (int i = 0; i < now->model.issue_count; i++)
        if (str_equal(now->issues[i].id, was->issues[issue].id)) return i;
    return -1;
}

// Of the text at `index`, preferably at its old place.
static int text_again(const Str *was, int index, const Str *now, int count) {
    if (index < count && str_equal(now[index], was[index])) return index;
    for (int i = 0; i < count; i++)
        if (str_equal(now[i], was[index])) return i;
    return -1;
}

static bool carry_package(const TableSpec *was, int32_t outcome, const TableSpec *now, int32_t *carried) {
    const DealSpace *before = &was->model.stands[0].space, *after = &now->model.stands[0].space;
    if (before->issue_count != after->issue_count) return false;
    Package old = deal_package(before, outcome), package = {0};
    for (int i = 0; i < before->issue_count; i++) {
        int issue = issue_again(was, i, now);
        if (issue < 0) return false;
        package.value[issue] = text_again(was->issues[i].values, old.value[i], now->issues[issue].values, after->issues[issue].value_count);
    }
    if (!deal_has(after, &package)) return false;
    *carried = deal_outcome(after, &package);
    return true;
}

static bool carry_offer(const TableSpec *was, const TableSpec *now, Decision *decision) {
    for (int i = 1; i < decision->count; i++)
        if (!carry_package(was, decision->value[i], now, &decision->value[i])) return false;
    return true;
}

static bool carry_talk(const TableSpec *was, const TableSpec *now, Decision *decision) {
    if (!decision->value[1]) return true;
    decision->value[1] = issue_again(was, decision->value[1] - 1, now) + 1;
    return decision->value[1] > 0;
}

static bool carry_preparation(const TableSpec *was, const TableSpec *now, Decision *decision) {
    Decision old = *decision;
    if (was->model.issue_count != now->model.issue_count) return false;
    if (old.value[0])
        decision->value[0] = text_again(was->alternatives, old.value[0] - 1, now->alternatives, now->model.alternative_count) + 1;
    if ((old.value[0] != 0) != (decision->value[0] != 0)) return false;
    for (int i = 0; i < was->model.issue_count; i++) {
        int issue = issue_again(was, i, now);
        if (issue < 0) return false;
        decision->value[3 + issue] = old.value[3 + i];
    }
    return true;
}

static bool carry_at_table(const TableSpec *was, const TableSpec *now, Decision *decision) {
    if (!was || !now) return false;
    switch (decision->kind) {
    case DECISION_PREPARE: return carry_preparation(was, now, decision);
    case DECISION_TALK: return carry_talk(was, now, decision);
    case DECISION_OFFER: return carry_offer(was, now, decision);
    default: return true;
    }
}

bool carry_decision(const Scenario *was, int was_beat, const Decision *decision, const Scenario *now, int now_beat, Decision *carried) {
    *carried = *decision;
    if (was->logic == now->logic) return true;
    if (decision->kind != DECISION_CHOOSE) return carry_at_table(was->table, now->table, carried);
    carried->value[0] = carry_option(was, was_beat, (int)decision->value[0], now, now_beat);
    return carried->value[0] > 0;
}

typedef struct Carry {
    const Session *old;
    Session *session;
    const Scenario *was, *now;
    Arena arena;  // for the messages
    Err *err;
} Carry;

static bool stands_there(Carry *c, Str number, Str beat) {
    int here = session_beat(c->session), ending = session_ending(c->session);
    if (ending >= 0)
        ERR(c->err, c->now->file, c->now->endings[ending].line,
            "Decision {1} was taken at “{2}”, but the run now ends before it, with “{3}”.", number, beat, c->now->endings[ending].name);
    else if (!str_equal(c->now->beats[here].name, beat))
        ERR(c->err, c->now->file, c->now->beats[here].line,
            "Decision {1} was taken at “{2}”, but the run now comes to “{3}”; it goes on from there.", number, beat,
            c->now->beats[here].name);
    else
        return true;
    return false;
}

static bool decide(Carry *c, const Decision *decision, Str number, const Beat *beat) {
    Err reasons = {.catalog = c->err ? c->err->catalog : NULL};
    bool done = session_decide(c->session, decision, &reasons);
    if (!done)
        ERR(c->err, c->now->file, reasons.count ? reasons.faults[0].line : beat->line,
            "Decision {1}, at “{2}”, can't be taken any more, and the run goes on from there: {3}", number, beat->name,
            reasons.count ? reasons.faults[0].text : STR_NONE);
    err_free(&reasons);
    return done;
}

static bool take_again(Carry *c, int index) {
    Step step = session_step(c->old, index);
    Str number = str_int(&c->arena, index + 1);
    if (!stands_there(c, number, c->was->beats[step.beat].name)) return false;
    int here = session_beat(c->session);
    const Beat *beat = &c->now->beats[here];
    Decision decision;
    if (carry_decision(c->was, step.beat, &step.decision, c->now, here, &decision)) return decide(c, &decision, number, beat);
    if (step.decision.kind == DECISION_CHOOSE)
        ERR(c->err, c->now->file, beat->line, "Decision {1}, at “{2}”, is no option there any more; the run goes on from there.", number,
            beat->name);
    else
        ERR(c->err, c->now->file, beat->line,
            "Decision {1}, at “{2}”, speaks of what is not on the table any more, or not of all that is; the run goes on from there.",
            number, beat->name);
    return false;
}

Session *session_carry(const Session *old, const Scenario *now, Err *err) {
    Carry c = {old, session_open(now, session_seed(old), err), session_scenario(old), now, {0}, err};
    for (int i = 0; c.session && i < session_steps(old) && take_again(&c, i); i++) {
    }
    arena_free(&c.arena);
    return c.session;
}
