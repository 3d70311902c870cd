// From a file to a Scenario: run it in the sandbox, read its table against the field table, compile, hash. Faults are gathered to the end.
#include "core/load.h"

#include "base/hash.h"
#include "core/script.h"

#include <stdlib.h>
#include <string.h>

static const char *const kinds[] = {"negotiation", "complaint", "relationship", "assessment", "planning", "leadership", "capstone"};

static void check_kind(Loader *loader, At top) {
    enum { COUNT = sizeof kinds / sizeof *kinds };
    Str names[COUNT], kind = loader->s->kind;
    for (int i = 0; i < COUNT; i++) {
        names[i] = str_from(kinds[i]);
        if (str_equal(kind, names[i])) return;
    }
    Str near = str_nearest(kind, names, COUNT);
    At at = at_key(top, STR("kind"));
    if (near.len)
        FAULT_AT(&loader->r, at, "Unknown {1} “{2}”; did you mean “{3}”?", STR("kind"), kind, near);
    else if (kind.len)
        FAULT_AT(&loader->r, at, "Unknown {1} “{2}”.", STR("kind"), kind);
}

static void check_placeholder(Loader *loader, Str name, At at) {
    const Scenario *s = loader->s;
    int index = map_get(&s->var_names, name);
    if (index < 0)
        reader_unknown(&loader->r, at, STR("variable"), name, &s->var_names);
    else if (s->vars[index].kind == VAR_FLAG || s->vars[index].kind == VAR_FACT)
        FAULT_AT(&loader->r, at, "“{1}” is true or false and can't be shown in a text.", name);
}

// {name} in a text must be something that can be shown.
static void check_placeholders(Loader *loader) {
    const Scenario *s = loader->s;
    for (int i = 0; i < s->text_count; i++) {
        Str text = s->texts[i].text;
        At at = {NULL, s->texts[i].line};
        ptrdiff_t close = 0;
        for (ptrdiff_t open; close >= 0 && (open = str_find(text, STR("{"), (size_t)close)) >= 0;) {
            close = str_find(text, STR("}"), (size_t)open);
            if (close < 0)
                FAULT_AT(&loader->r, at, "A { is not closed in the text: {1}", text);
            else
                check_placeholder(loader, str_slice(text, (size_t)open + 1, (size_t)close), at);
        }
    }
}

static void take_once_slots(Loader *loader, At top) {
    Scenario *s = loader->s;
    s->once_slot = s->row_count;
    s->row_count += (s->once_count + 30) / 31;
    if (s->row_count > ROW_MAX)
        FAULT_AT(&loader->r, top, "The state is too large: at most {1} variables, facts and promises.", str_int(loader->r.arena, ROW_MAX));
}

static uint64_t hash_slice(uint64_t h, Slice slice) {
    return hash_int(hash_int(h, (uint64_t)slice.first), (uint64_t)slice.count);
}

static uint64_t hash_effect(uint64_t h, const Effect *effect) {
    return hash_int(hash_slice(h, effect->changes), effect->function != 0);
}

static uint64_t hash_ints(uint64_t h, Slice ints, const Scenario *s) {
    h = hash_int(h, (uint64_t)ints.count);
    for (int i = 0; i < ints.count; i++) h = hash_int(h, (uint64_t)s->ints[ints.first + i]);
    return h;
}

// A function's number says nothing; its source is in the hash already.
static uint64_t hash_cond(uint64_t h, Cond when) {
    return hash_int(h, when < 0 ? UINT64_MAX : (uint64_t)when);
}

static uint64_t hash_talks(uint64_t h, Slice talks, const Scenario *s) {
    for (int i = 0; i < talks.count; i++) {
        const TalkCall *call = &s->talks[talks.first + i];
        h = hash_int(h, (uint64_t)call->act << 32 | (uint64_t)call->issue);
    }
    return h;
}

static uint64_t hash_techniques(uint64_t h, Slice tags, const Scenario *s) {
    h = hash_int(h, (uint64_t)tags.count);
    for (int i = 0; i < tags.count; i++) h = hash_str(h, s->techniques[s->ints[tags.first + i]]);
    return h;
}

static uint64_t hash_option(uint64_t h, const Option *option, const Scenario *s) {
    h = hash_talks(hash_slice(hash_cond(h, option->when), option->acts), option->talks, s);
    h = hash_effect(h, &option->effect);
    h = hash_ints(hash_ints(hash_ints(h, option->learn, s), option->promise, s), option->keep, s);
    h = hash_techniques(hash_techniques(h, option->shows, s), option->mistakes, s);
    h = hash_int(hash_int(h, (uint64_t)option->takes), (uint64_t)option->once);
    return hash_slice(h, option->ways);
}

static uint64_t hash_state(uint64_t h, const Scenario *s) {
    for (int i = 0; i < s->var_count; i++) {
        const Var *var = &s->vars[i];
        h = hash_int(hash_str(h, var->name), (uint64_t)var->kind);
        h = hash_int(hash_int(hash_int(h, (uint64_t)var->start), (uint64_t)var->min), (uint64_t)var->max);
        for (int j = 0; j < var->word_count; j++) h = hash_str(h, var->words[j]);
    }
    for (int i = 0; i < s->promise_count; i++) {
        const Promise *promise = &s->promises[i];
        h = hash_int(hash_int(h, promise->has_due), (uint64_t)promise->due);
        h = hash_effect(hash_effect(hash_int(h, (uint64_t)promise->due_slot), &promise->broken), &promise->kept);
    }
    for (int i = 0; i < s->draw_count; i++) h = hash_ints(h, s->draws[i].values, s);
    h = hash_int(hash_int(h, (uint64_t)s->clock_unit), (uint64_t)s->clock_start);
    h = hash_int(hash_int(h, s->has_complaint), (uint64_t)s->complaint.severity);
    h = hash_int(hash_int(h, (uint64_t)s->complaint.recent_failures), (uint64_t)s->complaint.expects_within);
    return hash_int(h, (uint64_t)s->complaint.broken_after);
}

static uint64_t hash_numbers(uint64_t h, const int32_t *numbers, int count) {
    h = hash_int(h, (uint64_t)count);
    for (int i = 0; i < count; i++) h = hash_int(h, (uint64_t)numbers[i]);
    return h;
}

static uint64_t hash_worths(uint64_t h, const int64_t *worths, int count) {
    h = hash_int(h, (uint64_t)count);
    for (int i = 0; i < count; i++) h = hash_int(h, (uint64_t)worths[i]);
    return h;
}

static uint64_t hash_issues(uint64_t h, const TableSpec *table) {
    const Negotiation *model = &table->model;
    h = hash_int(hash_int(h, (uint64_t)model->issue_count), (uint64_t)model->profile_count);
    for (int i = 0; i < model->issue_count; i++)
        h = hash_int(hash_int(h, (uint64_t)model->sight[i]), (uint64_t)(int64_t)table->issues[i].fact_slot);
    for (int i = 0; i < model->issue_count * model->profile_count; i++) {
        const Issue *issue = &model->issues[i];
        h = hash_int(h, (uint64_t)issue->value_count);
        for (int j = 0; j < issue->value_count; j++)
            h = hash_int(hash_int(h, (uint64_t)issue->values[j].mine), (uint64_t)issue->values[j].theirs);
    }
    return h;
}

// Everything of the table but its words. A scenario without one keeps the hash it had before there were tables.
static uint64_t hash_table(uint64_t h, const Scenario *s) {
    const TableSpec *table = s->table;
    if (!table) return h;
    const Negotiation *model = &table->model;
    h = hash_worths(hash_worths(hash_issues(h, table), &model->reserve_mine, 1), model->reserves, model->reserve_count);
    h = hash_numbers(h, model->ease, model->ease_count);
    h = hash_numbers(h, model->reciprocity, model->reciprocity_count);
    h = hash_numbers(h, model->trust, model->trust_count);
    h = hash_worths(h, model->alternatives, model->alternative_count);
    int32_t rest[] = {model->rounds,   model->anger_moves, model->they_open,  (int32_t)model->closed,
                      model->prepares, table->slot,        table->trust_slot, table->trust_start};
    h = hash_numbers(h, rest, sizeof rest / sizeof *rest);
    for (int i = 0; i < TABLE_ENDS; i++) h = hash_slice(h, table->ends[i]);
    return hash_int(h, (uint64_t)table->beat);
}

static uint64_t hash_flow(uint64_t h, const Scenario *s) {
    for (int i = 0; i < s->op_count; i++) h = hash_int(h, (uint64_t)(uint32_t)s->ops[i].code << 32 | (uint32_t)s->ops[i].value);
    for (int i = 0; i < s->change_count; i++)
        h = hash_int(hash_int(h, (uint64_t)s->changes[i].slot * 2 + s->changes[i].set), (uint64_t)s->changes[i].value);
    for (int i = 0; i < s->way_count; i++) h = hash_int(hash_cond(h, s->ways[i].when), (uint64_t)s->ways[i].target);
    for (int i = 0; i < s->rule_count; i++) h = hash_slice(hash_cond(h, s->rules[i].when), s->rules[i].ways);
    for (int i = 0; i < s->act_count; i++) {
        const ActCall *call = &s->acts[i];
        h = hash_int(hash_int(h, (uint64_t)call->act), (uint64_t)call->percent << 2 | (uint64_t)call->in_kind << 1 | call->delayed);
    }
    for (int i = 0; i < s->option_count; i++) h = hash_option(h, &s->options[i], s);
    for (int i = 0; i < s->beat_count; i++) {
        const Beat *beat = &s->beats[i];
        h = hash_slice(hash_slice(hash_str(h, beat->name), beat->options), beat->ways);
        h = hash_int(hash_slice(h, beat->rules), beat->ordered);
    }
    for (int i = 0; i < s->ending_count; i++) h = hash_str(h, s->endings[i].name);
    for (int i = 0; i < s->outcome_count; i++) {
        const OutcomeRow *row = &s->outcome[i];
        h = hash_int(hash_int(hash_int(h, (uint64_t)row->weight), (uint64_t)row->slot), (uint64_t)row->invert);
    }
    return hash_slice(hash_int(h, (uint64_t)s->start), s->top_rules);
}

static void read_head(Loader *loader, At top) {
    Scenario *s = loader->s;
    Reader *r = &loader->r;
    s->kind = reader_name(r, IN_SCENARIO, "kind");
    s->title = declare_field(loader, IN_SCENARIO, STR_NONE, "title", top);
    s->brief = declare_field(loader, IN_SCENARIO, STR_NONE, "brief", top);
    s->level = reader_number(r, IN_SCENARIO, "level");
    s->minutes = reader_number(r, IN_SCENARIO, "minutes");
    s->scene = declare_picture(loader, IN_SCENARIO, "scene", top);
    check_kind(loader, top);
}

static bool too_new(Loader *loader, At top) {
    Reader *r = &loader->r;
    if (!reader_push(r, IN_SCENARIO, "api")) return false;
    lua_Integer api = lua_tointeger(r->L, -1);
    lua_pop(r->L, 1);
    if (api <= SCENARIO_API) return false;
    FAULT_AT(r, at_key(top, STR("api")),
             "This scenario is written for api {1}; this program understands up to api {2}. Install a newer Counterpart.",
             str_int(r->arena, api), str_int(r->arena, SCENARIO_API));
    return true;
}

// The scenario's table is on top of the stack.
static void read_scenario(Loader *loader, At top) {
    Reader *r = &loader->r;
    const char *mark = sandbox_mark(r->sandbox, -1);
    if (!mark || strcmp(mark, "scenario")) {
        FAULT_AT(r, top, "The file must end in: {1}.", STR("return scenario { … }"));
        return;
    }
    if (too_new(loader, top)) return;
    reader_check(r, IN_SCENARIO, top);
    read_head(loader, top);
    declare_all(loader, top);
    compile_all(loader, top);
    take_once_slots(loader, top);
    check_placeholders(loader);
}

static Map new_map(Loader *loader) {
    return (Map){.arena = &loader->scratch};
}

static void prepare(Loader *loader, const Files *files, Scenario *s, Err *err) {
    Sandbox *sandbox = sandbox_open(files);
    loader->r = (Reader){.sandbox = sandbox, .L = sandbox_lua(sandbox), .arena = &s->arena, .file = s->file, .err = err};
    Map *maps[] = {&loader->targets,  &loader->beats,      &loader->endings, &loader->cast,  &loader->facts,
                   &loader->promises, &loader->techniques, &loader->acts,    &loader->issues};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) *maps[i] = new_map(loader);
    s->var_names.arena = &s->arena;
    for (int i = 0; i < ACT_COUNT; i++) map_put(&loader->acts, complaint_acts[i].name, i);
    sandbox_constructor(sandbox, "scenario");
    sandbox_constructor(sandbox, "complaint");
}

static bool run_file(Loader *loader, const Files *files, Err *err) {
    if (!files->read(files->context, &loader->scratch, loader->s->file, &loader->source, err)) return false;
    if (loader->source.len > SOURCE_MAX) {
        ERR(err, loader->s->file, 1, "A scenario file may have at most {1} KiB.", str_int(&loader->scratch, SOURCE_MAX >> 10));
        return false;
    }
    const SourceNode *root = sourcemap_read(&loader->scratch, loader->s->file, loader->source, STR("scenario"), err);
    if (!sandbox_run(loader->r.sandbox, loader->s->file, loader->source, err)) return false;
    read_scenario(loader, (At){root, root ? root->line : 1});
    lua_pop(loader->r.L, 1);
    return true;
}

Scenario *scenario_load(const Files *files, Str path, Str name, const Handbook *handbook, Err *err) {
    Scenario *s = mem_realloc(NULL, sizeof *s);
    *s = (Scenario){0};
    s->name = str_copy(&s->arena, name);
    s->file = str_copy(&s->arena, path);
    Loader loader = {.s = s, .handbook = handbook, .functions_hash = 1};
    Err unread = {0};
    if (!err) err = &unread;
    int before = err->count + err->dropped;
    prepare(&loader, files, s, err);
    bool good = run_file(&loader, files, err) && err->count + err->dropped == before && runs_check(s, err);
    if (good) {
        s->logic = hash_table(hash_flow(hash_state(hash_int(loader.functions_hash, SCENARIO_API), s), s), s);
        if (s->function_count) s->script = script_open(s, loader.r.sandbox);
    }
    if (!s->script) sandbox_close(loader.r.sandbox);
    err_sort(err);
    err_free(&unread);
    arena_free(&loader.scratch);
    if (good) return s;
    scenario_free(s);
    return NULL;
}

void scenario_free(Scenario *s) {
    if (!s) return;
    script_close(s->script);
    if (s->table) negotiation_free(&s->table->model);
    Arena arena = s->arena;
    arena_free(&arena);
    free(s);
}

int scenario_beat(const Scenario *s, Str name) {
    for (int i = 0; i < s->beat_count; i++)
        if (str_equal(s->beats[i].name, name)) return i;
    return -1;
}

int scenario_ending(const Scenario *s, Str name) {
    for (int i = 0; i < s->ending_count; i++)
        if (str_equal(s->endings[i].name, name)) return i;
    return -1;
}

const ScriptFunction *scenario_function(const Scenario *s, int function) {
    MUST(function > 0 && function <= s->function_count && s->functions[function - 1].function == function);
    return &s->functions[function - 1];
}
