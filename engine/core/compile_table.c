// The table in a beat's `negotiate`: what each side has without an agreement, how the counterpart bargains, and what the seed draws.
#include "core/compile_table.h"

#include <lauxlib.h>

#define MONEY_MAX 1000000000000000  // 10^15, either way: of an amount of money

static int fault_count(const Reader *r) {
    return r->err ? r->err->count + r->err->dropped : 0;
}

// The whole number on top of the stack, 1e12 and 300.0 among them; 0 with a fault.
static int64_t whole(Draft *d, const char *field, int64_t least, int64_t most, At at) {
    lua_State *L = d->r->L;
    int exact = 0;
    int64_t value = lua_type(L, -1) == LUA_TNUMBER ? lua_tointegerx(L, -1, &exact) : 0;
    if (exact && value >= least && value <= most) return value;
    if (!sandbox_is_missing(L, -1))
        FAULT_AT(d->r, at, "“{1}” takes whole numbers from {2} to {3} here.", str_from(field), str_int(d->r->arena, least),
                 str_int(d->r->arena, most));
    return least > 0 ? least : 0;
}

// Money as points, rounded to the nearest, halves away from nothing.
static int64_t points_of(Draft *d, int64_t money, At at) {
    int64_t size = money < 0 ? -money : money;
    size = (size + d->table->point / 2) / d->table->point;
    if (size > DEAL_POINTS_MAX) {
        FAULT_AT(d->r, at, "This is worth more than {1} points: let a point be worth more.", str_int(d->r->arena, DEAL_POINTS_MAX));
        return 0;
    }
    return money < 0 ? -size : size;
}

int64_t draft_worth(Draft *d, const char *field, bool money, At at) {
    if (money && d->table->point) return points_of(d, whole(d, field, -MONEY_MAX, MONEY_MAX, at), at);
    return whole(d, field, -DEAL_POINTS_MAX, DEAL_POINTS_MAX, at);
}

int draft_choice(Draft *d, FieldOwner owner, const char *field, const char *const *words, int count, At at) {
    Reader *r = d->r;
    Str name = reader_name(r, owner, field);
    Map known = {.arena = &d->loader->scratch};
    for (int i = 0; name.len && i < count; i++) {
        if (str_equal(name, str_from(words[i]))) return i;
        map_put(&known, str_from(words[i]), i);
    }
    if (name.len) reader_unknown(r, at_field(at, field), str_from(field), name, &known);
    return 0;
}

// A whole number or a list of them on top of the stack; returns how many.
static int read_numbers(Draft *d, const char *field, int64_t least, int64_t most, int cap, int64_t *numbers, At at) {
    Reader *r = d->r;
    if (!lua_istable(r->L, -1)) {
        numbers[0] = whole(d, field, least, most, at);
        return 1;
    }
    int count = reader_list(r, at);
    if (!count) FAULT_AT(r, at, "“{1}” needs at least one number.", str_from(field));
    if (count > cap) {
        FAULT_AT(r, at, "The seed chooses among at most {1} numbers.", str_int(r->arena, cap));
        count = cap;
    }
    for (int i = 1; i <= count; i++) {
        lua_rawgeti(r->L, -1, i);
        numbers[i - 1] = whole(d, field, least, most, at_index(at, i));
        lua_pop(r->L, 1);
    }
    return count;
}

static void read_reserve(Draft *d, At at) {
    Reader *r = d->r;
    Negotiation *model = &d->table->model;
    if (!reader_push(r, IN_NEGOTIATE, "reserve")) return;
    At reserve = at_field(at, "reserve");
    reader_check(r, IN_RESERVE, reserve);
    if (reader_push(r, IN_RESERVE, "mine")) {
        int before = fault_count(r);
        model->reserve_mine = draft_worth(d, "mine", false, at_field(reserve, "mine"));
        d->has_reserve = fault_count(r) == before;
        lua_pop(r->L, 1);
    }
    if (reader_push(r, IN_RESERVE, "theirs")) {
        int64_t *reserves = ARENA_ARRAY(r->arena, int64_t, NEGOTIATION_RESERVES);
        model->reserve_count =
            read_numbers(d, "theirs", -DEAL_POINTS_MAX, DEAL_POINTS_MAX, NEGOTIATION_RESERVES, reserves, at_field(reserve, "theirs"));
        model->reserves = reserves;
        lua_pop(r->L, 1);
    }
    lua_pop(r->L, 1);
}

// A part of their temper: what the author wrote, or the default.
typedef struct TemperPart {
    const char *field;
    int32_t least, most;
    int default_count;
    int32_t defaults[3];
} TemperPart;

static int read_temper_part(Draft *d, const TemperPart *part, bool given, int32_t *values, At at) {
    int64_t numbers[NEGOTIATION_TEMPERS];
    int count = 0;
    if (given && reader_push(d->r, IN_TEMPER, part->field)) {
        count = read_numbers(d, part->field, part->least, part->most, NEGOTIATION_TEMPERS, numbers, at_field(at, part->field));
        lua_pop(d->r->L, 1);
    }
    for (int i = 0; i < count; i++) values[i] = (int32_t)numbers[i];
    for (int i = 0; !count && i < part->default_count; i++) values[i] = part->defaults[i];
    return count ? count : part->default_count;
}

static void read_temper(Draft *d, At at) {
    static const TemperPart ease = {"ease", 5, 200, 3, {20, 50, 90}}, reciprocity = {"reciprocity", 0, 100, 2, {30, 60}},
                            trust = {"trust", 0, 100, 3, {35, 45, 55}};
    Reader *r = d->r;
    Negotiation *model = &d->table->model;
    bool given = reader_push(r, IN_NEGOTIATE, "temper");
    At temper = at_field(at, "temper");
    if (given) reader_check(r, IN_TEMPER, temper);
    model->ease_count = read_temper_part(d, &ease, given, model->ease, temper);
    model->reciprocity_count = read_temper_part(d, &reciprocity, given, model->reciprocity, temper);
    model->trust_count = read_temper_part(d, &trust, given, model->trust, temper);
    if (given) lua_pop(r->L, 1);
}

static void read_money(Draft *d, At at) {
    Reader *r = d->r;
    if (!reader_push(r, IN_NEGOTIATE, "money")) return;
    At money = at_field(at, "money");
    reader_check(r, IN_MONEY, money);
    d->table->currency = declare_text(d->loader, d->context, reader_text(r, IN_MONEY, "1"), money);
    d->table->point = reader_number(r, IN_MONEY, "point");
    lua_pop(r->L, 1);
}

static void read_alternative(Draft *d, int index, Map *seen, At at) {
    Reader *r = d->r;
    Negotiation *model = &d->table->model;
    if (!lua_istable(r->L, -1)) {
        if (!sandbox_is_missing(r->L, -1)) FAULT_AT(r, at, "An alternative is written {1}.", STR("{ \"Sell it to Delta\", 300 }"));
        return;
    }
    reader_check(r, IN_ALTERNATIVE, at);
    Str text = reader_text(r, IN_ALTERNATIVE, "1");
    if (text.len && !map_put(seen, text, index)) FAULT_AT(r, at, "The alternative “{1}” is given twice.", text);
    d->table->alternatives[index] = declare_text(d->loader, d->context, text, at);
    if (!reader_push(r, IN_ALTERNATIVE, "2")) return;
    model->alternatives[index] = draft_worth(d, "2", false, at);
    lua_pop(r->L, 1);
}

static void check_best_alternative(Draft *d, At at) {
    const Negotiation *model = &d->table->model;
    int64_t best = model->alternatives[0];
    for (int i = 1; i < model->alternative_count; i++)
        if (model->alternatives[i] > best) best = model->alternatives[i];
    if (best != model->reserve_mine)
        FAULT_AT(d->r, at, "The best alternative is worth {1}, and reserve.mine is {2}: both are what the rep has without an agreement.",
                 str_int(d->r->arena, best), str_int(d->r->arena, model->reserve_mine));
}

static void read_alternatives(Draft *d, At at) {
    Reader *r = d->r;
    Negotiation *model = &d->table->model;
    if (!reader_push(r, IN_NEGOTIATE, "alternatives")) return;
    At list = at_field(at, "alternatives");
    int before = fault_count(r), count = reader_list(r, list);
    if (!count) FAULT_AT0(r, list, "A preparation needs at least one alternative.");
    if (count > ALTERNATIVES_MAX) {
        FAULT_AT(r, list, "A table has at most {1} alternatives.", str_int(r->arena, ALTERNATIVES_MAX));
        count = ALTERNATIVES_MAX;
    }
    Map seen = {.arena = &d->loader->scratch};
    for (int i = 0; i < count; i++) {
        lua_rawgeti(r->L, -1, i + 1);
        read_alternative(d, i, &seen, at_index(list, i + 1));
        lua_pop(r->L, 1);
    }
    lua_pop(r->L, 1);
    model->prepares = true;
    model->alternative_count = count;
    if (d->has_reserve && fault_count(r) == before) check_best_alternative(d, list);
}

// Who sits there, and which number of the state carries over.
static void read_people(Draft *d, At at) {
    Loader *loader = d->loader;
    TableSpec *table = d->table;
    Str with = reader_name(d->r, IN_NEGOTIATE, "with"), trust = reader_name(d->r, IN_NEGOTIATE, "trust");
    table->with = with.len ? map_get(&loader->cast, with) : -1;
    if (with.len && table->with < 0) reader_unknown(d->r, at_field(at, "with"), STR("cast member"), with, &loader->cast);
    table->trust_slot = -1;
    if (!trust.len) return;
    int index = map_get(&loader->s->var_names, trust);
    const Var *var = index < 0 ? NULL : &loader->s->vars[index];
    if (!var)
        reader_unknown(d->r, at_field(at, "trust"), STR("variable"), trust, &loader->s->var_names);
    else if (var->kind != VAR_NUMBER)
        FAULT_AT(d->r, at_field(at, "trust"), "“{1}” can't carry trust over: that takes a number of the state.", trust);
    if (!var || var->kind != VAR_NUMBER) return;
    table->trust_slot = var->slot;
    table->trust_start = var->start;
}

static void read_model(Draft *d, At at) {
    static const char *const angers[] = {"backfires", "moves"}, *const openers[] = {"you", "they"};
    Negotiation *model = &d->table->model;
    reader_check(d->r, IN_NEGOTIATE, at);
    read_money(d, at);
    read_people(d, at);
    draft_issues(d, at);
    read_reserve(d, at);
    model->rounds = reader_number(d->r, IN_NEGOTIATE, "rounds");
    read_temper(d, at);
    model->anger_moves = draft_choice(d, IN_NEGOTIATE, "anger", angers, 2, at) == 1;
    model->they_open = draft_choice(d, IN_NEGOTIATE, "opens", openers, 2, at) == 1;
    read_alternatives(d, at);
}

// Conditions, functions and outcome rows read the first slots by name; acts and the end of the talks move them.
static void take_slots(Draft *d, bool made, At at) {
    Loader *loader = d->loader;
    Negotiation *model = &d->table->model;
    int count = made ? negotiation_slots(model) : NEGOTIATION_SHOWN;
    for (int i = 0; i < count; i++) {
        if (i >= NEGOTIATION_SHOWN) {
            declare_slot(loader, at);
            continue;
        }
        Var *var = declare_var(loader, str_join(d->r->arena, STR("table."), negotiation_names[i]), VAR_MODEL, at);
        if (!var) continue;
        if (i == 0) d->table->slot = var->slot;
        var->max = i == TABLE_ROUND ? model->rounds : 100;
        var->low_is_good = i == TABLE_ANGER;
    }
}

// What the seed decides of the counterpart; where there is one value only, there is nothing to draw.
static void add_draws(Draft *d) {
    Loader *loader = d->loader;
    for (int slot = TABLE_EASE; slot < NEGOTIATION_DRAWN; slot++) {
        int count = negotiation_draw_count(&d->table->model, (NegotiationSlot)slot);
        if (count < 2) continue;
        Draw draw = {.slot = d->table->slot + slot, .values = {loader->s->int_count, count}};
        for (int i = 0; i < count; i++) *ADD(loader, ints, int_count, int_cap) = i;
        *ADD(loader, draws, draw_count, draw_cap) = draw;
    }
}

// Where a value is a name that nothing was given to, that has been said elsewhere, and a part may be missing without a fault here.
static bool is_whole(const Negotiation *model) {
    bool whole = model->issue_count && model->reserve_count && model->rounds;
    for (int i = 0; i < model->issue_count; i++) whole &= model->issues[i].value_count > 0;
    return whole;
}

// Each profile is looked at with each reservation value; all of their packages together must be few enough to be looked at when loading.
static bool few_enough(Draft *d, At at) {
    const Negotiation *model = &d->table->model;
    int64_t packages = (int64_t)model->profile_count * model->reserve_count;
    for (int i = 0; i < model->issue_count && packages <= DEAL_OUTCOMES_MAX; i++) packages *= model->issues[i].value_count;
    if (packages <= DEAL_OUTCOMES_MAX) return true;
    FAULT_AT(d->r, at,
             "There are more than {1} packages, counted for each list of “theirs” with each reservation value: take fewer values.",
             str_int(d->r->arena, DEAL_OUTCOMES_MAX));
    return false;
}

// The beat's table is on top of the stack.
static void declare_beat_table(Loader *loader, Str name, At at) {
    Reader *r = &loader->r;
    Scenario *s = loader->s;
    int beat = map_get(&loader->beats, name);
    if (beat < 0 || !lua_istable(r->L, -1) || !reader_push(r, IN_BEAT, "negotiate")) return;
    At negotiate = at_field(at, "negotiate");
    if (s->table) {
        FAULT_AT0(r, negotiate, "A scenario has one table at most, and this is its second.");
        lua_pop(r->L, 1);
        return;
    }
    int before = fault_count(r);
    s->table = ARENA_ARRAY(r->arena, TableSpec, 1);
    s->table->line = negotiate.line;
    s->table->beat = beat;
    s->beats[beat].negotiates = true;
    Draft draft = {.loader = loader, .r = r, .table = s->table, .context = name};
    read_model(&draft, negotiate);
    if (map_get(&s->var_names, STR("table")) >= 0)
        FAULT_AT0(r, negotiate, "Where there is a table, no variable can be called “table”: functions read s.table.trust and so on.");
    bool made = r->err && fault_count(r) == before && is_whole(&s->table->model) && few_enough(&draft, negotiate) &&
                negotiation_make(&s->table->model, r->arena, r->file, negotiate.line, r->err);
    take_slots(&draft, made, negotiate);
    if (made) add_draws(&draft);
    compile_table_words(loader, s->table, name, negotiate);
    lua_pop(r->L, 1);
}

void compile_table(Loader *loader, At top) {
    declare_each(loader, top, "beats", declare_beat_table);
}
