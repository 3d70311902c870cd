// The issues of a table: what can be agreed on, and what each value is worth to either side.
#include "core/compile_table.h"

#include <lauxlib.h>

// What an author wrote of one issue.
typedef struct Worths {
    int64_t *mine, *theirs[NEGOTIATION_PROFILES];
    int profile_count;  // 0: theirs was not understood
} Worths;

// The list on top of the stack: what each value of the issue is worth.
static int64_t *read_worths(Draft *d, const char *field, const TableIssue *issue, int count, bool money, At at) {
    Reader *r = d->r;
    int64_t *worths = ARENA_ARRAY(r->arena, int64_t, count);
    int given = reader_list(r, at);
    if (given != count)
        FAULT_AT(r, at, "The issue “{1}” has {2} values, and {3} gives {4}: what each is worth, in their order.", issue->id,
                 str_int(r->arena, count), str_from(field), str_int(r->arena, given));
    for (int i = 1; i <= count && i <= given; i++) {
        lua_rawgeti(r->L, -1, i);
        worths[i - 1] = draft_worth(d, field, money, at_index(at, i));
        lua_pop(r->L, 1);
    }
    return worths;
}

// Their points: one list, or a list of them, one for each profile.
static void read_theirs(Draft *d, Worths *worths, const TableIssue *issue, int count, bool money, At at) {
    Reader *r = d->r;
    bool several = lua_rawgeti(r->L, -1, 1) == LUA_TTABLE;
    lua_pop(r->L, 1);
    worths->profile_count = 1;
    if (!several) {
        worths->theirs[0] = read_worths(d, "theirs", issue, count, money, at);
        return;
    }
    int lists = reader_list(r, at);
    if (lists > NEGOTIATION_PROFILES) {
        FAULT_AT(r, at, "The seed chooses among at most {1} lists of what their values are worth.",
                 str_int(r->arena, NEGOTIATION_PROFILES));
        lists = NEGOTIATION_PROFILES;
    }
    for (int i = 1; i <= lists; i++) {
        lua_rawgeti(r->L, -1, i);
        At item = at_index(at, i);
        bool list = lua_istable(r->L, -1);
        if (list) worths->theirs[i - 1] = read_worths(d, "theirs", issue, count, money, item);
        if (!list && !sandbox_is_missing(r->L, -1)) FAULT_AT0(r, item, "“theirs” is a list of numbers, or a list of such lists.");
        lua_pop(r->L, 1);
        if (!list) worths->theirs[i - 1] = ARENA_ARRAY(r->arena, int64_t, count);
    }
    worths->profile_count = lists;
}

// A value that is all digits and signs reads the same in every language.
static bool has_letters(Str text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80) return true;
    }
    return false;
}

// Returns how many.
static int read_values(Draft *d, TableIssue *issue, At at) {
    Reader *r = d->r;
    int count = reader_list(r, at);
    if (!count) FAULT_AT(r, at, "The issue “{1}” needs at least one value.", issue->id);
    if (count > DEAL_VALUES_MAX) {
        FAULT_AT(r, at, "An issue has at most {1} values.", str_int(r->arena, DEAL_VALUES_MAX));
        count = DEAL_VALUES_MAX;
    }
    Str *values = ARENA_ARRAY(r->arena, Str, count);
    Map seen = {.arena = &d->loader->scratch};
    for (int i = 1; i <= count; i++) {
        lua_rawgeti(r->L, -1, i);
        At item = at_index(at, i);
        bool text = lua_type(r->L, -1) == LUA_TSTRING;
        Str value = text ? reader_words(r, -1) : STR_NONE;
        if (!value.len && !sandbox_is_missing(r->L, -1))
            FAULT_AT(r, item, "The values of “{1}” are texts in quotes, as in {2}.", issue->id, STR("{ \"30 days\", \"60 days\" }"));
        else if (value.len && !map_put(&seen, value, i))
            FAULT_AT(r, item, "“{1}” has the value “{2}” twice.", issue->id, value);
        values[i - 1] = has_letters(value) ? declare_text(d->loader, d->context, value, item) : value;
        lua_pop(r->L, 1);
    }
    issue->values = values;
    return count;
}

static Str issue_id(Draft *d, int number, At at) {
    Str id = reader_name(d->r, IN_ISSUE, "id");
    if (!id.len) id = str_join(d->r->arena, STR("issue"), str_int(d->r->arena, number));
    At id_at = at_field(at, "id");
    if (declare_name(d->loader, id, id_at) && !map_put(&d->loader->issues, id, number - 1))
        FAULT_AT(d->r, id_at, "The id “{1}” is given twice.", id);
    return id;
}

static int issue_fact(Draft *d, At at) {
    Str fact = reader_name(d->r, IN_ISSUE, "fact");
    int index = fact.len ? map_get(&d->loader->facts, fact) : -1;
    if (fact.len && index < 0) reader_unknown(d->r, at_field(at, "fact"), STR("fact"), fact, &d->loader->facts);
    return index < 0 ? -1 : d->loader->s->facts[index].slot;
}

// The issue on top of the stack: its texts into `issue`, its points into `worths`. Returns how many values it has.
static int read_issue(Draft *d, TableIssue *issue, Worths *worths, IssueSight *sight, int number, At at) {
    static const char *const sights[] = {"ask", "open", "hidden"}, *const tells[TELLS] = {"tells", "little", "some", "much"};
    Reader *r = d->r;
    reader_check(r, IN_ISSUE, at);
    issue->line = at.line;
    issue->name = declare_text(d->loader, d->context, reader_text(r, IN_ISSUE, "1"), at);
    issue->id = issue_id(d, number, at);
    issue->fact_slot = issue_fact(d, at);
    *sight = (IssueSight)draft_choice(d, IN_ISSUE, "seen", sights, 3, at);
    bool money = reader_flag(r, IN_ISSUE, "money");
    if (money && !d->table->point)
        FAULT_AT(r, at_field(at, "money"), "An issue in money needs to know what a point is worth: {1}.",
                 STR("money = { \"NT$\", point = 1000 }"));
    int count = 0;
    if (reader_push(r, IN_ISSUE, "values")) {
        count = read_values(d, issue, at_field(at, "values"));
        lua_pop(r->L, 1);
    }
    if (reader_push(r, IN_ISSUE, "mine")) {
        worths->mine = read_worths(d, "mine", issue, count, money, at_field(at, "mine"));
        lua_pop(r->L, 1);
    }
    if (reader_push(r, IN_ISSUE, "theirs")) {
        read_theirs(d, worths, issue, count, money, at_field(at, "theirs"));
        lua_pop(r->L, 1);
    }
    for (int i = 0; i < TELLS; i++) {
        if (!reader_push(r, IN_ISSUE, tells[i])) continue;
        issue->tells[i] = compile_say(d->loader, d->context, at_field(at, tells[i]));
        lua_pop(r->L, 1);
    }
    return count;
}

// How many profiles the seed chooses from: issues with one list are alike in all of them.
static int count_profiles(Draft *d, const Worths *worths, int count) {
    int first = 0;
    for (int i = 1; i < count; i++)
        if (worths[i].profile_count > 1 && worths[first].profile_count <= 1) first = i;
    for (int i = first + 1; i < count; i++) {
        int other = worths[i].profile_count;
        if (other <= 1 || other == worths[first].profile_count) continue;
        ERR(d->r->err, d->r->file, d->table->issues[i].line,
            "Where an issue has several lists in “theirs”, all that have several need equally many: “{1}” has {2}, and “{3}” has {4}.",
            d->table->issues[first].id, str_int(d->r->arena, worths[first].profile_count), d->table->issues[i].id,
            str_int(d->r->arena, other));
    }
    return count && worths[first].profile_count > 1 ? worths[first].profile_count : 1;
}

static const Points *join_points(Draft *d, const Worths *worths, int profile, int count) {
    Points *points = ARENA_ARRAY(d->r->arena, Points, count);
    int64_t *theirs = worths->theirs[worths->profile_count > profile ? profile : 0];
    for (int i = 0; i < count; i++) points[i] = (Points){worths->mine ? worths->mine[i] : 0, theirs ? theirs[i] : 0};
    return points;
}

void draft_issues(Draft *d, At at) {
    Reader *r = d->r;
    Negotiation *model = &d->table->model;
    if (!reader_push(r, IN_NEGOTIATE, "issues")) return;
    At list = at_field(at, "issues");
    int count = reader_list(r, list), value_counts[DEAL_ISSUES_MAX];
    if (!count) FAULT_AT0(r, list, "A table needs at least one issue.");
    if (count > DEAL_ISSUES_MAX) {
        FAULT_AT(r, list, "A table has at most {1} issues.", str_int(r->arena, DEAL_ISSUES_MAX));
        count = DEAL_ISSUES_MAX;
    }
    TableIssue *issues = ARENA_ARRAY(r->arena, TableIssue, count);
    IssueSight *sight = ARENA_ARRAY(r->arena, IssueSight, count);
    Worths worths[DEAL_ISSUES_MAX] = {0};
    for (int i = 0; i < count; i++) {
        lua_rawgeti(r->L, -1, i + 1);
        At item = at_index(list, i + 1);
        issues[i].line = item.line;
        value_counts[i] = lua_istable(r->L, -1) ? read_issue(d, &issues[i], &worths[i], &sight[i], i + 1, item) : 0;
        if (!lua_istable(r->L, -1) && !sandbox_is_missing(r->L, -1))
            FAULT_AT(r, item, "An issue is written {1}.", STR("{ \"Price\", values = { … }, mine = { … }, theirs = { … } }"));
        lua_pop(r->L, 1);
    }
    lua_pop(r->L, 1);
    d->table->issues = issues;
    model->issue_count = count;
    model->sight = sight;
    model->profile_count = count_profiles(d, worths, count);
    Issue *all = ARENA_ARRAY(r->arena, Issue, count * model->profile_count);
    for (int i = 0; i < count * model->profile_count; i++) {
        int own = i % count;
        all[i] = (Issue){issues[own].name, issues[own].line, join_points(d, &worths[own], i / count, value_counts[own]), value_counts[own]};
    }
    model->issues = all;
}
