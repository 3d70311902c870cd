// Second pass of loading: beats and endings, what a run is worth, and the runs that tests play. All names are known by now.
#include "core/load.h"

#include <lauxlib.h>
#include <string.h>

static void read_beat(Loader *loader, Beat *beat, At at) {
    Reader *r = &loader->r;
    reader_check(r, IN_BEAT, at);
    if (reader_push(r, IN_BEAT, "say")) {
        beat->say = compile_say(loader, beat->name, at_field(at, "say"));
        lua_pop(r->L, 1);
    }
    beat->ask = declare_field(loader, IN_BEAT, beat->name, "ask", at);
    beat->scene = declare_picture(loader, IN_BEAT, "scene", at);
    beat->ordered = reader_flag(r, IN_BEAT, "ordered");
    beat->ways = compile_go(loader, IN_BEAT, "go", at);
    beat->rules = compile_rules(loader, IN_BEAT, at);
    compile_options(loader, beat, at);
    bool options = reader_has(r, "options"), go = reader_has(r, "go");
    if (beat->negotiates && (options || go))
        FAULT_AT(r, at_field(at, options ? "options" : "go"), "Beat “{1}” negotiates: it has no {2} beside that.", beat->name,
                 options ? STR("options") : STR("go"));
    if (!beat->negotiates && !go && (!options || !beat->options.count))
        FAULT_AT(r, at, "Beat “{1}” has no way on: give it options, or “go”.", beat->name);
}

// Do the ways always lead back to the beat `from`, through beats that go on by themselves? `end`: the ways that lead on from the table once
// it has ended in that manner.
static bool leads_back(const Scenario *s, Slice ways, int from, Slice end) {
    for (int steps = 0; steps <= s->beat_count; steps++) {
        if (!ways.count || s->ways[ways.first].when) return false;
        int32_t at = s->ways[ways.first].target;
        if (at < 0 || at >= s->beat_count) return false;
        if (at == from) return true;
        const Beat *beat = &s->beats[at];
        if (beat->options.count) return false;
        ways = beat->negotiates ? end : beat->ways;
    }
    return false;
}

// A beat that always goes on by itself to one that does the same, round and round.
static void find_endless(Loader *loader) {
    const Scenario *s = loader->s;
    for (int i = 0; i < s->beat_count; i++) {
        const Beat *beat = &s->beats[i];
        bool endless = false;
        for (int j = 0; j < TABLE_ENDS && beat->negotiates; j++) endless |= leads_back(s, s->table->ends[j], i, s->table->ends[j]);
        if (!beat->negotiates && !beat->options.count) endless = leads_back(s, beat->ways, i, (Slice){0});
        if (!endless) continue;
        ERR(loader->r.err, loader->r.file, beat->line, "Beat “{1}” has no way on: without a decision it leads back to itself.", beat->name);
    }
}

static void outcome_source(Loader *loader, OutcomeRow *row, At at) {
    Scenario *s = loader->s;
    Reader *r = &loader->r;
    row->slot = row->full = -1;
    row->max = 100;
    if (lua_isfunction(r->L, -1)) {
        row->function = compile_function(loader, at);
        return;
    }
    Str name = reader_string(r, -1);
    int index = map_get(&s->var_names, name);
    if (index < 0) {
        reader_unknown(r, at, STR("variable"), name, &s->var_names);
        return;
    }
    const Var *var = &s->vars[index];
    row->slot = var->slot;
    row->min = var->min;
    row->max = var->max;
    if (var->kind == VAR_FLAG || var->kind == VAR_FACT)
        row->full = 1;
    else if (var->kind == VAR_PROMISE)
        row->full = PROMISE_KEPT;
    else if (var->kind == VAR_WORD || var->kind == VAR_CLOCK || var->kind == VAR_DRAW)
        FAULT_AT(r, at, "“{1}” can't be scored as it is: use a number, a flag, a fact, a promise or a function.", name);
}

static int64_t common_multiple(int64_t a, int64_t b) {
    int64_t x = a, y = b;
    while (y) {
        int64_t rest = x % y;
        x = y;
        y = rest;
    }
    return a / x * b;
}

static void read_outcome(Loader *loader, At top) {
    Scenario *s = loader->s;
    Reader *r = &loader->r;
    s->outcome_denominator = 1;
    if (!reader_push(r, IN_SCENARIO, "outcome")) return;
    At at = at_field(top, "outcome");
    int count = reader_list(r, at);
    for (int i = 1; i <= count; i++) {
        At item = at_index(at, i);
        lua_rawgeti(r->L, -1, i);
        if (lua_istable(r->L, -1)) {
            reader_check(r, IN_OUTCOME, item);
            OutcomeRow row = {.slot = -1, .full = -1, .max = 100};
            row.label = declare_text(loader, STR_NONE, reader_text(r, IN_OUTCOME, "1"), item);
            row.weight = reader_number(r, IN_OUTCOME, "weight");
            row.invert = reader_flag(r, IN_OUTCOME, "invert");
            if (reader_push(r, IN_OUTCOME, "from")) {
                outcome_source(loader, &row, at_field(item, "from"));
                lua_pop(r->L, 1);
            }
            int64_t range = row.full >= 0 ? 1 : (int64_t)row.max - row.min;
            if (range > 0) s->outcome_denominator = common_multiple(s->outcome_denominator, range);
            // 100 * 1000 * 20 * LIST_MAX rows must stay within 63 bits, and so must the next product above.
            if (s->outcome_denominator > 1000000) {
                FAULT_AT0(r, item, "The outcome can't be counted exactly: use variables with rounder ranges, such as 0 to 100.");
                s->outcome_denominator = 1;
            }
            *ADD(loader, outcome, outcome_count, outcome_cap) = row;
        } else if (!sandbox_is_missing(r->L, -1)) {
            FAULT_AT(r, item, "An outcome row is written {1}.", STR("{ \"Their trust\", weight = 40, from = \"trust\" }"));
        }
        lua_pop(r->L, 1);
    }
    lua_pop(r->L, 1);
}

static int pick_number(Loader *loader, const Beat *beat, At at) {
    Reader *r = &loader->r;
    const Option *options = loader->s->options + beat->options.first;
    if (lua_isinteger(r->L, -1)) {
        lua_Integer number = lua_tointeger(r->L, -1);
        if (number >= 1 && number <= beat->options.count) return (int)number;
        FAULT_AT(r, at, "Beat “{1}” has no option {2}.", beat->name, str_int(r->arena, number));
        return 0;
    }
    Str id = lua_type(r->L, -1) == LUA_TSTRING ? reader_string(r, -1) : STR_NONE;
    Str names[OPTIONS_MAX];
    Map ids = {.keys = names};
    for (int i = 0; id.len && i < beat->options.count; i++) {
        if (str_equal(options[i].id, id)) return i + 1;
        if (options[i].id.len) names[ids.count++] = options[i].id;
    }
    if (id.len && ids.count)
        reader_unknown(r, at, field_owner_name(IN_OPTION), id, &ids);
    else if (!sandbox_is_missing(r->L, -1))
        FAULT_AT(r, at, "A run names an option of “{1}” by its number or id.", beat->name);
    return 0;
}

// At a table: an act as core/move.h reads it.
static void add_move(Loader *loader, int beat, At at) {
    Reader *r = &loader->r;
    Str move = lua_type(r->L, -1) == LUA_TSTRING ? reader_string(r, -1) : STR_NONE;
    if (move.len)
        *ADD(loader, picks, pick_count, pick_cap) = (Pick){.beat = beat, .move = move, .line = at.line};
    else if (!sandbox_is_missing(r->L, -1))
        FAULT_AT(r, at, "A run names acts at the table “{1}” in quotes, as in {2}.", loader->s->beats[beat].name,
                 STR("{ \"ask price\", \"accept\" }"));
}

static void add_pick(Loader *loader, int beat, At at) {
    if (loader->s->beats[beat].negotiates) {
        add_move(loader, beat, at);
        return;
    }
    int number = pick_number(loader, &loader->s->beats[beat], at);
    if (number) *ADD(loader, picks, pick_count, pick_cap) = (Pick){.beat = beat, .option = number, .line = at.line};
}

static void read_picks(Loader *loader, Str name, At at) {
    Reader *r = &loader->r;
    int beat = map_get(&loader->beats, name);
    if (beat < 0) {
        reader_unknown(r, at, STR("beat"), name, &loader->beats);
    } else if (!lua_istable(r->L, -1)) {
        add_pick(loader, beat, at);
    } else {
        int count = reader_list(r, at);
        for (int i = 1; i <= count; i++) {
            lua_rawgeti(r->L, -1, i);
            add_pick(loader, beat, at_index(at, i));
            lua_pop(r->L, 1);
        }
    }
}

static void read_runs(Loader *loader, At top) {
    Reader *r = &loader->r;
    if (!reader_push(r, IN_SCENARIO, "runs")) return;
    At at = at_field(top, "runs");
    Str *names, *beats;
    int count = reader_keys(r, at, &names);
    for (int i = 0; i < count; i++) {
        At run_at = at_key(at, names[i]);
        ScenarioRun run = {names[i], {loader->s->pick_count, 0}, run_at.line};
        reader_get(r, names[i]);
        int beat_count = lua_istable(r->L, -1) ? reader_keys(r, run_at, &beats) : 0;
        if (!lua_istable(r->L, -1) && !sandbox_is_missing(r->L, -1))
            FAULT_AT(r, run_at, "A run is written {1}.", STR("{ beat = option, … }"));
        for (int j = 0; j < beat_count; j++) {
            reader_get(r, beats[j]);
            read_picks(loader, beats[j], at_key(run_at, beats[j]));
            lua_pop(r->L, 1);
        }
        lua_pop(r->L, 1);
        run.picks.count = loader->s->pick_count - run.picks.first;
        *ADD(loader, runs, run_count, run_cap) = run;
    }
    lua_pop(r->L, 1);
}

void compile_all(Loader *loader, At top) {
    Scenario *s = loader->s;
    Reader *r = &loader->r;
    if (reader_push(r, IN_SCENARIO, "endings")) {
        for (int i = 0; i < s->ending_count; i++) {
            reader_get(r, s->endings[i].name);
            s->endings[i].lines = compile_say(loader, s->endings[i].name, at_key(at_field(top, "endings"), s->endings[i].name));
            lua_pop(r->L, 1);
        }
        lua_pop(r->L, 1);
    }
    if (reader_push(r, IN_SCENARIO, "beats")) {
        for (int i = 0; i < s->beat_count; i++) {
            reader_get(r, s->beats[i].name);
            read_beat(loader, &s->beats[i], at_key(at_field(top, "beats"), s->beats[i].name));
            lua_pop(r->L, 1);
        }
        lua_pop(r->L, 1);
    }
    s->top_rules = compile_rules(loader, IN_SCENARIO, top);
    find_endless(loader);
    Str start = reader_name(r, IN_SCENARIO, "start");
    s->start = map_get(&loader->beats, start);
    if (start.len && s->start < 0) reader_unknown(r, at_field(top, "start"), STR("beat"), start, &loader->beats);
    read_outcome(loader, top);
    read_runs(loader, top);
}
