// Options: what the rep can do, and all that follows from it.
#include "core/load.h"

#include <lauxlib.h>

static void read_effects(Loader *loader, Option *option, At at) {
    Reader *r = &loader->r;
    if (reader_push(r, IN_OPTION, "effect")) {
        compile_effect(loader, &option->effect, false, at_field(at, "effect"));
        lua_pop(r->L, 1);
    }
    if (reader_push(r, IN_OPTION, "set")) {
        if (option->effect.function || lua_isfunction(r->L, -1))
            FAULT_AT0(r, at_field(at, "set"), "A function belongs in “effect”, and sets there what “set” would.");
        else
            compile_effect(loader, &option->effect, true, at_field(at, "set"));
        lua_pop(r->L, 1);
    }
}

// Names in a field, each turned into a number by `known` and kept in ints.
static Slice read_known(Loader *loader, const char *field, const char *what, const Map *known, At at) {
    Reader *r = &loader->r;
    Slice slice = {loader->s->int_count, 0};
    if (!reader_push(r, IN_OPTION, field)) return slice;
    Str *names;
    At list = at_field(at, field);
    int count = reader_names(r, list, str_from(what), &names);
    for (int i = 0; i < count; i++) {
        if (!names[i].len) continue;
        int found = map_get(known, names[i]);
        if (found < 0)
            reader_unknown(r, at_index(list, i + 1), str_from(what), names[i], known);
        else
            *ADD(loader, ints, int_count, int_cap) = found;
    }
    lua_pop(r->L, 1);
    slice.count = loader->s->int_count - slice.first;
    return slice;
}

static int technique(Loader *loader, Str id, At at) {
    int index = map_get(&loader->techniques, id);
    if (index >= 0) return index;
    if (loader->handbook && !str_starts(id, STR("beyond.")) && map_get(&loader->handbook->ids, id) < 0) {
        reader_unknown(&loader->r, at, STR("technique"), id, &loader->handbook->ids);
        return -1;
    }
    map_put(&loader->techniques, id, loader->s->technique_count);
    *ADD(loader, techniques, technique_count, technique_cap) = id;
    return loader->s->technique_count - 1;
}

static Slice read_techniques(Loader *loader, const char *field, At at) {
    Reader *r = &loader->r;
    Slice slice = {loader->s->int_count, 0};
    if (!reader_push(r, IN_OPTION, field)) return slice;
    Str *names;
    At list = at_field(at, field);
    int count = reader_names(r, list, STR("technique"), &names);
    for (int i = 0; i < count; i++) {
        int found = names[i].len ? technique(loader, names[i], at_index(list, i + 1)) : -1;
        if (found >= 0) *ADD(loader, ints, int_count, int_cap) = found;
    }
    lua_pop(r->L, 1);
    slice.count = loader->s->int_count - slice.first;
    return slice;
}

// The act's number in either model, 0 and -1 where it is none of that model's or the scenario hasn't got that model.
typedef struct ActNumbers {
    int complaint, talk;
} ActNumbers;

static ActNumbers act_numbers(Loader *loader, Str name) {
    ActNumbers numbers = {loader->s->has_complaint ? map_get(&loader->acts, name) : -1, 0};
    for (int i = TALK_ASK; loader->s->table && i < TALK_END; i++)
        if (str_equal(name, table_act_names[i])) numbers.talk = i;
    return numbers;
}

static void unknown_act(Loader *loader, Str name, At at) {
    Map known = {.arena = &loader->scratch};
    for (int i = 0; loader->s->has_complaint && i < ACT_COUNT; i++) map_put(&known, complaint_acts[i].name, i);
    for (int i = TALK_ASK; loader->s->table && i < TALK_END; i++) map_put(&known, table_act_names[i], i);
    reader_unknown(&loader->r, at, STR("act"), name, &known);
}

static void add_act(Loader *loader, ActNumbers numbers) {
    if (numbers.complaint >= 0)
        *ADD(loader, acts, act_count, act_cap) = (ActCall){.act = numbers.complaint, .percent = 100, .in_kind = true};
    if (numbers.talk) *ADD(loader, talks, talk_count, talk_cap) = (TalkCall){.act = (TalkAct)numbers.talk};
}

// An act without details.
static void read_act_name(Loader *loader, Str name, At at) {
    ActNumbers numbers = act_numbers(loader, name);
    if (numbers.complaint < 0 && !numbers.talk)
        unknown_act(loader, name, at);
    else if (talk_has_issue(numbers.talk))
        FAULT_AT(&loader->r, at, "The act “{1}” is about an issue: {2}.", name, STR("{ \"ask\", issue = \"price\" }"));
    else
        add_act(loader, numbers);
}

// Only compensate has the first three, and acts about an issue the last.
static void refuse_details(Loader *loader, Str act, ActNumbers numbers, At at) {
    static const char *const details[] = {"percent", "in_kind", "delayed", "issue"};
    for (int i = 0; i < 4; i++) {
        bool right = i < 3 ? numbers.complaint == ACT_COMPENSATE : talk_has_issue(numbers.talk);
        if (right || !reader_push(&loader->r, IN_ACT, details[i])) continue;
        lua_pop(loader->r.L, 1);
        FAULT_AT(&loader->r, at_field(at, details[i]), "“{1}” is not a detail of the act “{2}”.", str_from(details[i]), act);
    }
}

// The issue that the act on top of the stack is about; 0 with a fault.
static int act_issue(Loader *loader, Str act, At at) {
    Reader *r = &loader->r;
    Str id = reader_name(r, IN_ACT, "issue");
    int issue = id.len ? map_get(&loader->issues, id) : -1;
    if (!id.len)
        FAULT_AT(r, at, "The act “{1}” is about an issue: {2}.", act, STR("{ \"ask\", issue = \"price\" }"));
    else if (issue < 0)
        reader_unknown(r, at_field(at, "issue"), STR("issue"), id, &loader->issues);
    return issue < 0 ? 0 : issue;
}

// { "compensate", percent = 50 } or { "ask", issue = "price" } on top of the stack.
static void read_act_call(Loader *loader, At at) {
    Reader *r = &loader->r;
    Scenario *s = loader->s;
    lua_rawgeti(r->L, -1, 1);
    Str name = lua_type(r->L, -1) == LUA_TSTRING ? reader_string(r, -1) : STR_NONE;
    lua_pop(r->L, 1);
    reader_check(r, IN_ACT, at);
    if (!name.len) return;
    ActNumbers numbers = act_numbers(loader, name);
    if (numbers.complaint < 0 && !numbers.talk) {
        unknown_act(loader, name, at);
        return;
    }
    refuse_details(loader, name, numbers, at);
    add_act(loader, numbers);
    if (numbers.complaint >= 0) {
        ActCall *call = &s->acts[s->act_count - 1];
        call->percent = reader_number(r, IN_ACT, "percent");
        call->in_kind = reader_flag(r, IN_ACT, "in_kind");
        call->delayed = reader_flag(r, IN_ACT, "delayed");
    }
    if (talk_has_issue(numbers.talk)) s->talks[s->talk_count - 1].issue = act_issue(loader, name, at);
}

static void read_acts(Loader *loader, Option *option, At at) {
    Reader *r = &loader->r;
    option->acts.first = loader->s->act_count;
    option->talks.first = loader->s->talk_count;
    if (!reader_push(r, IN_OPTION, "does")) return;
    At does = at_field(at, "does");
    if (!loader->s->has_complaint && !loader->s->table) {
        FAULT_AT0(r, does, "Acts belong to a model, and this scenario has none: model = complaint { … }, or a beat that negotiates.");
    } else if (lua_type(r->L, -1) == LUA_TSTRING) {
        read_act_name(loader, reader_string(r, -1), does);
    } else {
        int count = reader_list(r, does);
        for (int i = 1; i <= count; i++) {
            lua_rawgeti(r->L, -1, i);
            At item = at_index(does, i);
            if (lua_type(r->L, -1) == LUA_TSTRING)
                read_act_name(loader, reader_string(r, -1), item);
            else if (lua_istable(r->L, -1))
                read_act_call(loader, item);
            else if (!sandbox_is_missing(r->L, -1))
                FAULT_AT(r, item, "Each {1} is a name in quotes, not {2}.", STR("act"), str_from(luaL_typename(r->L, -1)));
            lua_pop(r->L, 1);
        }
    }
    lua_pop(r->L, 1);
    option->acts.count = loader->s->act_count - option->acts.first;
    option->talks.count = loader->s->talk_count - option->talks.first;
}

static Slice slots_of_facts(Loader *loader, Slice facts) {
    for (int i = 0; i < facts.count; i++) {
        int32_t *entry = &loader->s->ints[facts.first + i];
        *entry = loader->s->facts[*entry].slot;
    }
    return facts;
}

static void read_option(Loader *loader, const Beat *beat, At at) {
    Reader *r = &loader->r;
    Scenario *s = loader->s;
    reader_check(r, IN_OPTION, at);
    Option option = {.line = at.line, .once = -1};
    option.text = declare_text(loader, beat->name, reader_text(r, IN_OPTION, "1"), at);
    option.id = reader_name(r, IN_OPTION, "id");
    option.why = declare_field(loader, IN_OPTION, beat->name, "why", at);
    option.when = compile_when(loader, IN_OPTION, at, &option.when_line);
    read_acts(loader, &option, at);
    read_effects(loader, &option, at);
    option.learn = slots_of_facts(loader, read_known(loader, "learn", "fact", &loader->facts, at));
    option.promise = read_known(loader, "promise", "promise", &loader->promises, at);
    option.keep = read_known(loader, "keep", "promise", &loader->promises, at);
    option.shows = read_techniques(loader, "shows", at);
    option.mistakes = read_techniques(loader, "mistakes", at);
    option.takes = reader_number(r, IN_OPTION, "takes");
    option.ways = compile_go(loader, IN_OPTION, "go", at);
    if (option.takes && s->clock_slot < 0)
        FAULT_AT0(r, at_field(at, "takes"), "“takes” needs a clock: clock = { start = \"09:00\", unit = \"minute\" }.");
    if (reader_push(r, IN_OPTION, "reply")) {
        option.reply = compile_say(loader, beat->name, at_field(at, "reply"));
        lua_pop(r->L, 1);
    }
    if (reader_flag(r, IN_OPTION, "once")) option.once = s->once_count++;
    if (!reader_has(r, "go") && !beat->ways.count) FAULT_AT0(r, at, "This option has no way on: give it “go”, or give its beat one.");
    for (int i = beat->options.first; option.id.len && i < s->option_count; i++)
        if (str_equal(s->options[i].id, option.id)) FAULT_AT(r, at_field(at, "id"), "The id “{1}” is given twice.", option.id);
    *ADD(loader, options, option_count, option_cap) = option;
}

void compile_options(Loader *loader, Beat *beat, At at) {
    Reader *r = &loader->r;
    beat->options.first = loader->s->option_count;
    if (!reader_push(r, IN_BEAT, "options")) return;
    At options = at_field(at, "options");
    int count = reader_list(r, options);
    if (count > OPTIONS_MAX) FAULT_AT(r, options, "A beat has at most {1} options: one key each.", str_int(r->arena, OPTIONS_MAX));
    for (int i = 1; i <= count && i <= OPTIONS_MAX; i++) {
        lua_rawgeti(r->L, -1, i);
        At item = at_index(options, i);
        if (lua_istable(r->L, -1))
            read_option(loader, beat, item);
        else if (!sandbox_is_missing(r->L, -1))
            FAULT_AT(r, item, "An option is written {1}.", STR("{ \"What the rep says.\", go = \"…\" }"));
        lua_pop(r->L, 1);
    }
    lua_pop(r->L, 1);
    beat->options.count = loader->s->option_count - beat->options.first;
}
