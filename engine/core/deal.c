// Packages: their limits, their numbers, their worth.
#include "core/deal.h"

const Str deal_step_names[STEP_COUNT] = {STR_INIT("silent"),  STR_INIT("nice"),      STR_INIT("concession"),
                                         STR_INIT("selfish"), STR_INIT("fortunate"), STR_INIT("unfortunate")};

DealStep deal_step(int64_t own, int64_t other) {
    static const DealStep steps[3][3] = {
        // the other side's loss, nothing, gain
        {STEP_UNFORTUNATE, STEP_CONCESSION, STEP_CONCESSION},  // own loss
        {STEP_UNFORTUNATE, STEP_SILENT, STEP_NICE},            // nothing
        {STEP_SELFISH, STEP_SELFISH, STEP_FORTUNATE},          // own gain
    };
    return steps[(own > 0) - (own < 0) + 1][(other > 0) - (other < 0) + 1];
}

static bool in_range(int64_t points) {
    return points >= -DEAL_POINTS_MAX && points <= DEAL_POINTS_MAX;
}

Points deal_least(const Issue *issue) {
    Points least = issue->values[0];
    for (int i = 1; i < issue->value_count; i++) {
        if (issue->values[i].mine < least.mine) least.mine = issue->values[i].mine;
        if (issue->values[i].theirs < least.theirs) least.theirs = issue->values[i].theirs;
    }
    return least;
}

Points deal_most(const Issue *issue) {
    Points most = issue->values[0];
    for (int i = 1; i < issue->value_count; i++) {
        if (issue->values[i].mine > most.mine) most.mine = issue->values[i].mine;
        if (issue->values[i].theirs > most.theirs) most.theirs = issue->values[i].theirs;
    }
    return most;
}

int deal_extreme(const Issue *issue, bool mine, int sign) {
    int found = 0;
    for (int i = 1; i < issue->value_count; i++) {
        Points here = issue->values[i], there = issue->values[found];
        if ((mine ? here.mine - there.mine : here.theirs - there.theirs) * sign > 0) found = i;
    }
    return found;
}

Package deal_best(const DealSpace *space, bool mine) {
    Package best = {0};
    for (int i = 0; i < space->issue_count; i++) best.value[i] = deal_extreme(&space->issues[i], mine, 1);
    return best;
}

static bool check_issue(Arena *scratch, const Issue *issue, Str file, int line, Err *err) {
    if (issue->value_count < 1 || issue->value_count > DEAL_VALUES_MAX) {
        ERR(err, file, line, "An issue has 1 to {1} values; “{2}” has {3}.", str_int(scratch, DEAL_VALUES_MAX), issue->name,
            str_int(scratch, issue->value_count));
        return false;
    }
    Points low = deal_least(issue), high = deal_most(issue);
    bool fits = in_range(low.mine) && in_range(low.theirs) && in_range(high.mine) && in_range(high.theirs);
    if (!fits) ERR(err, file, line, "The points of “{1}” must lie between -{2} and {2}.", issue->name, str_int(scratch, DEAL_POINTS_MAX));
    return fits;
}

// Issues that are in order one by one may be too much together.
static bool check_sums(Arena *scratch, DealSpace *space, Str file, int line, Err *err) {
    int64_t outcomes = 1;
    for (int i = 0; i < space->issue_count; i++) {
        space->worst = points_sum(space->worst, deal_least(&space->issues[i]));
        space->best = points_sum(space->best, deal_most(&space->issues[i]));
        if (outcomes <= DEAL_OUTCOMES_MAX) outcomes *= space->issues[i].value_count;
    }
    bool few = outcomes <= DEAL_OUTCOMES_MAX;
    bool fits = in_range(space->worst.mine) && in_range(space->worst.theirs) && in_range(space->best.mine) && in_range(space->best.theirs);
    if (!few)
        ERR(err, file, line, "The values of these issues make more than {1} packages. Leave out values or issues.",
            str_int(scratch, DEAL_OUTCOMES_MAX));
    if (!fits)
        ERR(err, file, line, "A package of these issues can be worth more than {1} points, or less than -{1}.",
            str_int(scratch, DEAL_POINTS_MAX));
    space->outcome_count = few ? (int)outcomes : 0;
    return few && fits;
}

static bool check(Arena *scratch, DealSpace *space, Str file, int line, Err *err) {
    bool ok = space->issue_count >= 1 && space->issue_count <= DEAL_ISSUES_MAX;
    if (!ok)
        ERR(err, file, line, "A negotiation is about 1 to {1} issues; this one has {2}.", str_int(scratch, DEAL_ISSUES_MAX),
            str_int(scratch, space->issue_count));
    for (int i = 0; i < space->issue_count; i++) {
        const Issue *issue = &space->issues[i];
        if (!check_issue(scratch, issue, file, issue->line ? issue->line : line, err)) ok = false;
    }
    if (!in_range(space->reserve.mine) || !in_range(space->reserve.theirs)) {
        ERR(err, file, line, "A reservation value must lie between -{1} and {1} points.", str_int(scratch, DEAL_POINTS_MAX));
        ok = false;
    }
    return ok && check_sums(scratch, space, file, line, err);
}

static const Issue *copy_issues(Arena *arena, const Issue *issues, int count) {
    Issue *copies = ARENA_ARRAY(arena, Issue, count);
    for (int i = 0; i < count; i++) {
        Points *values = ARENA_ARRAY(arena, Points, issues[i].value_count);
        memcpy(values, issues[i].values, (size_t)issues[i].value_count * sizeof *values);
        copies[i] = (Issue){str_copy(arena, issues[i].name), issues[i].line, values, issues[i].value_count};
    }
    return copies;
}

bool deal_make(DealSpace *space, Arena *arena, const Issue *issues, int count, Points reserve, Str file, int line, Err *err) {
    Arena scratch = {0};
    DealSpace made = {.issues = issues, .issue_count = count, .reserve = reserve};
    bool ok = check(&scratch, &made, file, line, err);
    arena_free(&scratch);
    if (!ok) return false;
    made.issues = copy_issues(arena, issues, count);
    *space = made;
    return true;
}

bool deal_has(const DealSpace *space, const Package *package) {
    for (int i = 0; i < space->issue_count; i++)
        if (package->value[i] < 0 || package->value[i] >= space->issues[i].value_count) return false;
    return true;
}

int deal_outcome(const DealSpace *space, const Package *package) {
    MUST(deal_has(space, package));
    int outcome = 0;
    for (int i = 0; i < space->issue_count; i++) outcome = outcome * space->issues[i].value_count + package->value[i];
    return outcome;
}

Package deal_package(const DealSpace *space, int outcome) {
    MUST(outcome >= 0 && outcome < space->outcome_count);
    Package package = {0};
    for (int i = space->issue_count - 1; i >= 0; i--) {
        package.value[i] = outcome % space->issues[i].value_count;
        outcome /= space->issues[i].value_count;
    }
    return package;
}

Points deal_worth(const DealSpace *space, const Package *package) {
    MUST(deal_has(space, package));
    Points sum = {0};
    for (int i = 0; i < space->issue_count; i++) sum = points_sum(sum, space->issues[i].values[package->value[i]]);
    return sum;
}

Points deal_outcome_worth(const DealSpace *space, int outcome) {
    Package package = deal_package(space, outcome);
    return deal_worth(space, &package);
}

// To the next package in order; from the last one to the first.
static void step_on(const DealSpace *space, Package *package) {
    for (int i = space->issue_count - 1; i >= 0; i--) {
        if (++package->value[i] < space->issues[i].value_count) return;
        package->value[i] = 0;
    }
}

void deal_worths(const DealSpace *space, int first, int count, Points *worths) {
    if (!count) return;
    MUST(first >= 0 && count > 0 && count <= space->outcome_count - first);
    const Issue *last = &space->issues[space->issue_count - 1];
    Package package = deal_package(space, first);
    for (int done = 0; done < count; step_on(space, &package)) {
        // A run of packages that differ in the last issue only.
        int from = package.value[space->issue_count - 1];
        package.value[space->issue_count - 1] = 0;
        Points rest = deal_worth(space, &package);
        rest.mine -= last->values[0].mine, rest.theirs -= last->values[0].theirs;
        for (int i = from; i < last->value_count && done < count; i++) worths[done++] = points_sum(rest, last->values[i]);
        package.value[space->issue_count - 1] = last->value_count - 1;
    }
}
