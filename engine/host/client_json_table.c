// A negotiation for programs: everything that a person sees of it, with the names that moves and scenarios use.
#include "host/client_json.h"
#include "host/json.h"

static json_t *text_or_null(Str text) {
    return text.len ? json_text(text) : json_null();
}

static json_t *values(const ViewIssue *issue) {
    json_t *list = json_array();
    for (int v = 0; v < issue->value_count; v++)
        json_array_append_new(list, json_pack("{s:o, s:I, s:o}", "text", json_text(issue->values[v]), "mine", (json_int_t)issue->mine[v],
                                              "theirs", issue->theirs ? json_integer(issue->theirs[v]) : json_null()));
    return list;
}

static json_t *issues(const ViewTable *table) {
    json_t *list = json_array();
    for (int i = 0; i < table->issue_count; i++) {
        const ViewIssue *issue = &table->issues[i];
        json_array_append_new(list, json_pack("{s:o, s:o, s:o, s:i, s:i, s:i}", "id", json_text(issue->id), "name", json_text(issue->name),
                                              "values", values(issue), "known", issue->known, "importance", issue->importance, "guess",
                                              issue->guess));
    }
    return list;
}

static json_t *package(const ViewTable *table, const ViewPackage *shown) {
    if (!shown->there) return json_null();
    json_t *chosen = json_object();
    for (int i = 0; i < table->issue_count; i++) {
        const ViewIssue *issue = &table->issues[i];
        json_object_setn_new(chosen, issue->id.data, issue->id.len, json_text(issue->values[shown->package.value[i]]));
    }
    return json_pack("{s:i, s:o, s:I}", "outcome", shown->outcome, "values", chosen, "mine", (json_int_t)shown->mine);
}

static json_t *acts(const ViewTable *table) {
    json_t *list = json_array();
    for (int i = 0; i < table->act_count; i++) {
        const ViewAct *act = &table->acts[i];
        json_array_append_new(list, json_pack("{s:o, s:o, s:b}", "act", json_text(table_act_names[act->act]), "name",
                                              text_or_null(act->name), "open", act->open));
    }
    return list;
}

static json_t *alternatives(const ViewTable *table) {
    json_t *list = json_array();
    for (int i = 0; i < table->alternative_count; i++)
        json_array_append_new(list, json_pack("{s:o, s:I}", "text", json_text(table->alternatives[i].text), "worth",
                                              (json_int_t)table->alternatives[i].worth));
    return list;
}

json_t *json_table(const ViewTable *table) {
    json_t *object = json_pack("{s:o, s:o, s:i, s:i, s:o}", "phase", json_phase(table->phase), "with", text_or_null(table->who), "rounds",
                               table->rounds, "round", table->round, "issues", issues(table));
    json_t *worth =
        json_pack("{s:I, s:I, s:I, s:b, s:I, s:I, s:o, s:I}", "reserve", (json_int_t)table->reserve, "worst", (json_int_t)table->worst,
                  "best", (json_int_t)table->best, "prepared", table->prepared, "limit", (json_int_t)table->limit, "target",
                  (json_int_t)table->target, "currency", text_or_null(table->currency), "point", (json_int_t)table->point);
    json_t *offers = json_pack("{s:o, s:o, s:o, s:o, s:o}", "mine", package(table, &table->mine), "mine_before",
                               package(table, &table->mine_before), "theirs", package(table, &table->theirs), "theirs_before",
                               package(table, &table->theirs_before), "deal", package(table, &table->deal));
    json_t *last = json_pack("{s:o, s:o, s:o, s:i, s:o, s:o, s:b}", "act", text_or_null(table_act_names[table->act]), "reaction",
                             text_or_null(reaction_names[table->reaction]), "issue",
                             table->issue >= 0 ? json_text(table->issues[table->issue].id) : json_null(), "picked", table->picked, "acts",
                             acts(table), "alternatives", alternatives(table), "asks", table->asks);
    json_object_update(object, worth);
    json_object_update(object, offers);
    json_object_update(object, last);
    json_decref(worth);
    json_decref(offers);
    json_decref(last);
    return object;
}
