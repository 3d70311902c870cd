// What is laid out at the table, and the decision it becomes.
#include "ui/desk.h"

#include "ui/bounds.h"
#include "ui/moves.h"

static Package best_package(const ViewTable *table) {
    Package package = {0};
    for (int i = 0; i < table->issue_count; i++) {
        const ViewIssue *issue = &table->issues[i];
        for (int v = 1; v < issue->value_count; v++)
            if (issue->mine[v] > issue->mine[package.value[i]]) package.value[i] = v;
    }
    return package;
}

// Another table may have as many issues, but other values.
static bool fits(const Desk *desk, const ViewTable *table) {
    if (desk->issue_count != table->issue_count) return false;
    for (int i = 0; i < desk->count; i++)
        for (int j = 0; j < table->issue_count; j++)
            if (desk->packages[i].value[j] >= table->issues[j].value_count) return false;
    return desk->alternative <= table->alternative_count || !table->alternative_count;
}

void desk_follow(Desk *desk, const ViewTable *table) {
    int followed = table->mine.there ? table->mine.outcome : -1;
    if (desk->followed == followed && fits(desk, table)) return;
    Desk fresh = {.issue_count = table->issue_count, .count = 1, .followed = followed, .target = 100};
    fresh.packages[0] = table->mine.there ? table->mine.package : best_package(table);
    fresh.issue = desk->issue < table->issue_count ? desk->issue : 0;
    *desk = fresh;
}

void desk_step(Desk *desk, const ViewTable *table, int issue, int by) {
    int32_t *value = &desk->packages[desk->shown].value[issue];
    *value = ui_between((int64_t)*value + by, 0, table->issues[issue].value_count - 1);
}

bool desk_add(Desk *desk) {
    if (desk->count == PACKAGES_MAX) return false;
    desk->packages[desk->count] = desk->packages[desk->shown];
    desk->shown = desk->count++;
    return true;
}

bool desk_remove(Desk *desk) {
    if (desk->count == 1) return false;
    for (int i = desk->shown; i + 1 < desk->count; i++) desk->packages[i] = desk->packages[i + 1];
    desk->count--;
    if (desk->shown == desk->count) desk->shown--;
    return true;
}

static void range(const Desk *desk, const ViewTable *table, int64_t *least, int64_t *most) {
    *least = *most = table_worth(table, &desk->packages[0]);
    for (int i = 1; i < desk->count; i++) {
        int64_t worth = table_worth(table, &desk->packages[i]);
        if (worth < *least) *least = worth;
        if (worth > *most) *most = worth;
    }
}

int64_t desk_apart(const Desk *desk, const ViewTable *table) {
    int64_t least, most;
    range(desk, table, &least, &most);
    return most - least;
}

bool desk_is_even(const Desk *desk, const ViewTable *table) {
    int64_t least, most;
    range(desk, table, &least, &most);
    return negotiation_share(most, table->worst, table->best) - negotiation_share(least, table->worst, table->best) <= MESO_SPREAD;
}

bool desk_differs(const Desk *desk, const ViewTable *table) {
    for (int i = 1; i < desk->count; i++)
        for (int j = 0; j < i; j++)
            if (table_outcome(table, &desk->packages[i]) == table_outcome(table, &desk->packages[j])) return false;
    return true;
}

int desk_missing(const Desk *desk, const ViewTable *table) {
    if (table->alternative_count && !desk->alternative) return -1;
    for (int i = 0; i < table->issue_count; i++)
        if (!desk->guess[i]) return i;
    return table->issue_count;
}

static Decision talk(const Desk *desk, TableAct act) {
    return (Decision){DECISION_TALK, 2, {(int32_t)act, talk_has_issue((int32_t)act) ? desk->issue + 1 : 0}};
}

static Decision offer(const Desk *desk, const ViewTable *table, TableAct act) {
    Decision decision = {DECISION_OFFER, 1 + desk->count, {(int32_t)act - ACTED_OFFER + MANNER_PLAIN}};
    for (int i = 0; i < desk->count; i++) decision.value[1 + i] = table_outcome(table, &desk->packages[i]);
    return decision;
}

static Decision prepare(const Desk *desk, const ViewTable *table) {
    Decision decision = {DECISION_PREPARE, 3 + table->issue_count, {desk->alternative, desk->limit, desk->target}};
    for (int i = 0; i < table->issue_count; i++) decision.value[3 + i] = desk->guess[i];
    return decision;
}

Decision desk_decision(const Desk *desk, const ViewTable *table, TableAct act) {
    switch (act) {
    case ACTED_ACCEPT: return (Decision){.kind = DECISION_ACCEPT};
    case ACTED_WALK: return (Decision){.kind = DECISION_WALK};
    case ACTED_PREPARE: return prepare(desk, table);
    default: return act <= ACTED_OVERPROMISE ? talk(desk, act) : offer(desk, table, act);
    }
}
