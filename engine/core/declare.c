// First pass of loading: cast, state, clock, facts, promises, draws and the model get their places in the row; beats and endings their
// numbers.
#include "core/load.h"

#include <lauxlib.h>
#include <string.h>

Str declare_text(Loader *loader, Str context, Str text, At at) {
    if (text.len) {
        SourceText *entry = ADD(loader, texts, text_count, text_cap);
        *entry = (SourceText){context, text, at.line};
    }
    return text;
}

Str declare_field(Loader *loader, FieldOwner owner, Str context, const char *name, At at) {
    Str text = reader_text(&loader->r, owner, name);
    return text.len ? declare_text(loader, context, text, at_field(at, name)) : text;
}

PictureName declare_picture(Loader *loader, FieldOwner owner, const char *name, At at) {
    Str picture = reader_name(&loader->r, owner, name);
    At picture_at = at_field(at, name);
    for (size_t i = 0; i < picture.len; i++) {
        char c = picture.data[i];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') continue;
        FAULT_AT(&loader->r, picture_at, "“{1}” can't be the name of a picture: use letters, digits and -.", picture);
        break;
    }
    return (PictureName){picture, picture_at.line};
}

static bool identifier(Str name) {
    for (size_t i = 0; i < name.len; i++) {
        char c = name.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_', digit = c >= '0' && c <= '9';
        if (!letter && !(digit && i)) return false;
    }
    return name.len > 0 && name.len <= 64;
}

static bool refuse_name(Loader *loader, Str name, At at) {
    FAULT_AT(&loader->r, at, "“{1}” can't be a name: use letters, digits and _, and no word of the condition language.", name);
    return false;
}

bool declare_name(Loader *loader, Str name, At at) {
    return identifier(name) || refuse_name(loader, name, at);
}

// Conditions call variables by their bare names.
static bool good_variable(Loader *loader, Str name, At at) {
    static const char *const reserved[] = {"and", "or", "not", "true", "false", "clock", "facts", "promises"};
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (str_equal(name, str_from(reserved[i]))) return refuse_name(loader, name, at);
    return declare_name(loader, name, at);
}

int declare_slot(Loader *loader, At at) {
    if (loader->s->row_count < ROW_MAX) return loader->s->row_count++;
    if (loader->s->row_count++ == ROW_MAX)
        FAULT_AT(&loader->r, at, "The state is too large: at most {1} variables, facts and promises.", str_int(loader->r.arena, ROW_MAX));
    return 0;
}

Var *declare_var(Loader *loader, Str name, VarKind kind, At at) {
    if (!map_put(&loader->s->var_names, name, loader->s->var_count)) {
        FAULT_AT(&loader->r, at, "The name “{1}” is taken already.", name);
        return NULL;
    }
    Var *var = ADD(loader, vars, var_count, var_cap);
    *var = (Var){.name = name, .kind = kind, .slot = declare_slot(loader, at), .line = at.line};
    return var;
}

static Str joined(Loader *loader, const char *prefix, Str name) {
    return str_join(loader->r.arena, str_from(prefix), name);
}

void declare_each(Loader *loader, At top, const char *field, void (*each)(Loader *, Str name, At at)) {
    if (!reader_push(&loader->r, IN_SCENARIO, field)) return;
    At at = at_field(top, field);
    Str *names;
    int count = reader_keys(&loader->r, at, &names);
    for (int i = 0; i < count; i++) {
        reader_get(&loader->r, names[i]);
        if (!sandbox_is_missing(loader->r.L, -1)) each(loader, names[i], at_key(at, names[i]));
        lua_pop(loader->r.L, 1);
    }
    lua_pop(loader->r.L, 1);
}

static bool expect_table(Loader *loader, FieldOwner owner, Str name, At at) {
    if (lua_istable(loader->r.L, -1)) return true;
    FAULT_AT(&loader->r, at, "The {1} “{2}” must be a table.", field_owner_name(owner), name);
    return false;
}

static void declare_beat(Loader *loader, Str name, At at) {
    if (!declare_name(loader, name, at) || !expect_table(loader, IN_BEAT, name, at)) return;
    map_put(&loader->beats, name, loader->s->beat_count);
    Beat *beat = ADD(loader, beats, beat_count, beat_cap);
    *beat = (Beat){.name = name, .line = at.line};
}

static void declare_ending(Loader *loader, Str name, At at) {
    if (!declare_name(loader, name, at)) return;
    if (map_get(&loader->beats, name) >= 0) FAULT_AT(&loader->r, at, "“{1}” is a beat already; an ending needs another name.", name);
    map_put(&loader->endings, name, loader->s->ending_count);
    Ending *ending = ADD(loader, endings, ending_count, ending_cap);
    *ending = (Ending){.name = name, .line = at.line};
}

static void declare_member(Loader *loader, Str id, At at) {
    if (!declare_name(loader, id, at) || !expect_table(loader, IN_CAST, id, at)) return;
    Reader *r = &loader->r;
    if (str_equal(id, STR("you")) || str_equal(id, STR("when"))) {
        FAULT_AT(r, at, "“{1}” can't be a cast member: it has a meaning of its own.", id);
        return;
    }
    reader_check(r, IN_CAST, at);
    map_put(&loader->cast, id, loader->s->cast_count);
    CastMember *member = ADD(loader, cast, cast_count, cast_cap);
    *member = (CastMember){.id = id, .mood = -1};
    member->name = declare_field(loader, IN_CAST, STR_NONE, "name", at);
    member->role = declare_field(loader, IN_CAST, STR_NONE, "role", at);
    member->portrait = declare_picture(loader, IN_CAST, "portrait", at);
}

static void declare_moods(Loader *loader, Str id, At at) {
    int index = map_get(&loader->cast, id);
    if (index < 0 || !lua_istable(loader->r.L, -1)) return;
    Str mood = reader_name(&loader->r, IN_CAST, "mood");
    if (!mood.len) return;
    int var = map_get(&loader->s->var_names, mood);
    At mood_at = at_field(at, "mood");
    if (var < 0)
        reader_unknown(&loader->r, mood_at, STR("variable"), mood, &loader->s->var_names);
    else if (loader->s->vars[var].kind != VAR_NUMBER && loader->s->vars[var].kind != VAR_MODEL)
        FAULT_AT(&loader->r, mood_at, "A mood is a number of the state, and “{1}” is not.", mood);
    else
        loader->s->cast[index].mood = var;
}

static bool three_numbers(lua_State *L) {
    bool whole = true;
    for (int i = 1; i <= 3; i++) {
        lua_rawgeti(L, -1, i);
        whole &= lua_isinteger(L, -1) != 0;
        lua_pop(L, 1);
    }
    return whole;
}

static void declare_number(Loader *loader, Str name, At at) {
    Reader *r = &loader->r;
    reader_check(r, IN_STATE, at);
    int32_t start = reader_number(r, IN_STATE, "1"), least = reader_number(r, IN_STATE, "2"), most = reader_number(r, IN_STATE, "3");
    Var *var = declare_var(loader, name, VAR_NUMBER, at);
    if (!var) return;
    var->start = start;
    var->min = least;
    var->max = most;
    var->show = declare_field(loader, IN_STATE, STR_NONE, "show", at);
    if (!three_numbers(r->L)) return;
    if (least >= most)
        FAULT_AT(r, at, "“{1}” needs a least value below its most.", name);
    else if (start < least || start > most)
        FAULT_AT(r, at, "“{1}” must start between its least and its most value.", name);
}

// What a list of words may have beside them.
static void check_word_field(Loader *loader, At at) {
    Reader *r = &loader->r;
    Str key = lua_type(r->L, -2) == LUA_TSTRING ? reader_string(r, -2) : STR("[…]");
    if (!str_equal(key, STR("show")))
        FAULT_AT(r, at_key(at, key), "“{1}” is not a field of this {2}.", key, field_owner_name(IN_STATE));
    else if (lua_type(r->L, -1) != LUA_TSTRING && !sandbox_is_missing(r->L, -1))
        FAULT_AT(r, at_key(at, key), "“{1}” of this {2} must be {3}, not {4}.", key, field_owner_name(IN_STATE),
                 field_type_name(FIELD_TEXT), str_from(luaL_typename(r->L, -1)));
}

static int word_length(Loader *loader, At at) {
    Reader *r = &loader->r;
    lua_Integer length = (lua_Integer)lua_rawlen(r->L, -1);
    lua_pushnil(r->L);
    while (reader_next(r)) {
        if (!lua_isinteger(r->L, -2) || lua_tointeger(r->L, -2) < 1 || lua_tointeger(r->L, -2) > length) check_word_field(loader, at);
        lua_pop(r->L, 1);
    }
    if (length > LIST_MAX) FAULT_AT(r, at, "A list may have at most {1} entries.", str_int(r->arena, LIST_MAX));
    return length > LIST_MAX || !r->err ? 0 : (int)length;
}

static void declare_words(Loader *loader, Str name, At at) {
    Reader *r = &loader->r;
    int count = word_length(loader, at), kept = 0;
    Str *words = ARENA_ARRAY(r->arena, Str, count);
    for (int i = 1; i <= count; i++) {
        lua_rawgeti(r->L, -1, i);
        if (lua_type(r->L, -1) == LUA_TSTRING)
            words[kept++] = reader_string(r, -1);
        else if (!sandbox_is_missing(r->L, -1))
            FAULT_AT(r, at_index(at, i), "The words of “{1}” must be texts in quotes.", name);
        lua_pop(r->L, 1);
    }
    Var *var = declare_var(loader, name, VAR_WORD, at);
    if (!var) return;
    var->words = words;
    var->word_count = kept;
    var->max = kept ? kept - 1 : 0;
    var->show = declare_field(loader, IN_STATE, STR_NONE, "show", at);
    Map seen = {.arena = &loader->scratch};
    for (int i = 0; i < kept; i++)
        if (!map_put(&seen, words[i], i)) FAULT_AT(r, at, "“{1}” has the word “{2}” twice.", name, words[i]);
    for (int i = 0; var->show.len && i < kept; i++) declare_text(loader, STR_NONE, words[i], at);
}

static void declare_state(Loader *loader, Str name, At at) {
    if (!good_variable(loader, name, at)) return;
    lua_State *L = loader->r.L;
    if (lua_isboolean(L, -1)) {
        Var *var = declare_var(loader, name, VAR_FLAG, at);
        if (!var) return;
        var->start = lua_toboolean(L, -1);
        var->max = 1;
        return;
    }
    int first = LUA_TNIL;
    if (lua_istable(L, -1)) {
        first = lua_rawgeti(L, -1, 1);
        lua_pop(L, 1);
    }
    if (first == LUA_TNUMBER)
        declare_number(loader, name, at);
    else if (first == LUA_TSTRING)
        declare_words(loader, name, at);
    else
        FAULT_AT(&loader->r, at, "The state variable “{1}” must be a number { start, least, most }, true or false, or a list of words.",
                 name);
}

static void declare_fact(Loader *loader, Str id, At at) {
    if (!declare_name(loader, id, at)) return;
    Reader *r = &loader->r;
    Fact fact = {.id = id, .speaker = SPEAKER_NARRATOR};
    if (lua_istable(r->L, -1)) {
        reader_check(r, IN_FACT, at);
        fact.text = reader_text(r, IN_FACT, "1");
        Str from = reader_name(r, IN_FACT, "from");
        if (from.len && map_get(&loader->cast, from) < 0)
            reader_unknown(r, at_field(at, "from"), STR("cast member"), from, &loader->cast);
        else if (from.len)
            fact.speaker = map_get(&loader->cast, from);
    } else if (lua_type(r->L, -1) == LUA_TSTRING) {
        fact.text = reader_words(r, -1);
    } else {
        FAULT_AT(r, at, "The fact “{1}” must be a text.", id);
    }
    declare_text(loader, STR_NONE, fact.text, at);
    Var *var = declare_var(loader, joined(loader, "facts.", id), VAR_FACT, at);
    if (!var) return;
    var->max = 1;
    fact.slot = var->slot;
    map_put(&loader->facts, id, loader->s->fact_count);
    *ADD(loader, facts, fact_count, fact_cap) = fact;
}

static bool two_digits(const char *text, int32_t *value) {
    *value = (text[0] - '0') * 10 + text[1] - '0';
    return text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
}

// A time on the clock's own scale: minutes since midnight, or the author's number.
static bool absolute_time(Loader *loader, At at, int32_t *time) {
    Reader *r = &loader->r;
    bool minutes = loader->s->clock_unit == CLOCK_MINUTE;
    if (lua_isinteger(r->L, -1)) {
        lua_Integer value = lua_tointeger(r->L, -1);
        *time = (int32_t)value;
        if (value >= -NUMBER_LIMIT && value <= NUMBER_LIMIT && !minutes) return true;
    } else if (minutes) {
        Str text = reader_string(r, -1);
        int32_t hour, minute;
        if (text.len == 5 && text.data[2] == ':' && two_digits(text.data, &hour) && two_digits(text.data + 3, &minute) && hour < 24 &&
            minute < 60) {
            *time = hour * 60 + minute;
            return true;
        }
    }
    if (minutes)
        FAULT_AT0(r, at, "A time is written \"HH:MM\" in this scenario, as in \"06:40\".");
    else
        FAULT_AT0(r, at, "A time is a whole number in this scenario: its clock's unit is not the minute.");
    return false;
}

// "HH:MM" or a number on top of the stack as clock units since the start.
static int32_t time_since_start(Loader *loader, At at) {
    int32_t time;
    if (!absolute_time(loader, at, &time)) return 0;
    int64_t since = (int64_t)time - loader->s->clock_start;
    if (since < 0 && loader->s->clock_unit == CLOCK_MINUTE) since += 1440;
    return since > NUMBER_LIMIT ? NUMBER_LIMIT : (int32_t)since;
}

static void promise_due(Loader *loader, Promise *promise, At at) {
    Reader *r = &loader->r;
    bool due = reader_push(r, IN_PROMISE, "due");
    if (due) {
        if (loader->s->clock_unit) promise->due = time_since_start(loader, at_field(at, "due"));
        lua_pop(r->L, 1);
    }
    int32_t within = reader_number(r, IN_PROMISE, "within");
    if (promise->due < 0) FAULT_AT(r, at_field(at, "due"), "The promise “{1}” is due before the clock starts.", promise->id);
    if (due && within) FAULT_AT(r, at, "The promise “{1}” has both due and within: one says when it breaks.", promise->id);
    if ((due || within) && loader->s->clock_slot < 0)
        FAULT_AT(r, at, "The promise “{1}” has a due time, but the scenario has no clock.", promise->id);
    promise->has_due = due || within;
    promise->due_slot = -1;
    if (!within) return;
    promise->due = within;
    promise->due_slot = declare_slot(loader, at);
}

static void declare_promise(Loader *loader, Str id, At at) {
    if (!declare_name(loader, id, at) || !expect_table(loader, IN_PROMISE, id, at)) return;
    static const Str states[] = {STR_INIT("none"), STR_INIT("open"), STR_INIT("kept"), STR_INIT("broken")};
    Reader *r = &loader->r;
    reader_check(r, IN_PROMISE, at);
    Promise promise = {.id = id};
    promise.text = declare_text(loader, STR_NONE, reader_text(r, IN_PROMISE, "1"), at);
    Var *var = declare_var(loader, joined(loader, "promises.", id), VAR_PROMISE, at);
    if (!var) return;
    var->words = states;
    var->word_count = 4;
    var->max = PROMISE_BROKEN;
    promise.slot = var->slot;
    promise_due(loader, &promise, at);
    map_put(&loader->promises, id, loader->s->promise_count);
    *ADD(loader, promises, promise_count, promise_cap) = promise;
}

static void promise_effects(Loader *loader, Str id, At at) {
    int index = map_get(&loader->promises, id);
    if (index < 0 || !lua_istable(loader->r.L, -1)) return;
    for (int kept = 0; kept < 2; kept++) {
        const char *field = kept ? "kept" : "broken";
        if (!reader_push(&loader->r, IN_PROMISE, field)) continue;
        Effect effect = {0};
        compile_effect(loader, &effect, false, at_field(at, field));
        *(kept ? &loader->s->promises[index].kept : &loader->s->promises[index].broken) = effect;
        lua_pop(loader->r.L, 1);
    }
}

static void declare_draw(Loader *loader, Str name, At at) {
    if (!good_variable(loader, name, at)) return;
    Reader *r = &loader->r;
    int count = lua_istable(r->L, -1) ? reader_list(r, at) : 0;
    if (!count) FAULT_AT(r, at, "The draw “{1}” needs at least one value.", name);
    bool words = count && lua_rawgeti(r->L, -1, 1) == LUA_TSTRING;
    if (count) lua_pop(r->L, 1);
    Draw draw = {.values = {loader->s->int_count, 0}};
    Str *names = ARENA_ARRAY(r->arena, Str, count);
    int32_t least = NUMBER_LIMIT, most = -NUMBER_LIMIT;
    for (int i = 1; i <= count; i++) {
        lua_rawgeti(r->L, -1, i);
        lua_Integer value = lua_isinteger(r->L, -1) ? lua_tointeger(r->L, -1) : NUMBER_LIMIT + 1LL;
        bool missing = sandbox_is_missing(r->L, -1);
        bool right = words ? lua_type(r->L, -1) == LUA_TSTRING : value >= -NUMBER_LIMIT && value <= NUMBER_LIMIT;
        if (!right && !missing) FAULT_AT(r, at_index(at, i), "The values of the draw “{1}” must be all whole numbers or all words.", name);
        int32_t kept = words ? i - 1 : (int32_t)value;
        if (right && words) names[i - 1] = reader_string(r, -1);
        lua_pop(r->L, 1);
        if (!right) continue;
        if (kept < least) least = kept;
        if (kept > most) most = kept;
        *ADD(loader, ints, int_count, int_cap) = kept;
        draw.values.count++;
    }
    Var *var = declare_var(loader, name, VAR_DRAW, at);
    if (!var) return;
    var->words = names;
    var->word_count = words ? count : 0;
    var->min = var->start = least;
    var->max = most;
    draw.slot = var->slot;
    *ADD(loader, draws, draw_count, draw_cap) = draw;
}

static void declare_clock(Loader *loader, At top) {
    Scenario *s = loader->s;
    Reader *r = &loader->r;
    s->clock_slot = -1;
    if (!reader_push(r, IN_SCENARIO, "clock")) return;
    At at = at_field(top, "clock");
    reader_check(r, IN_CLOCK, at);
    static const Str units[] = {STR_INIT(""), STR_INIT("minute"), STR_INIT("hour"), STR_INIT("day"), STR_INIT("week")};
    Str unit = reader_name(r, IN_CLOCK, "unit");
    for (int i = CLOCK_MINUTE; i <= CLOCK_WEEK; i++)
        if (str_equal(unit, units[i])) s->clock_unit = (ClockUnit)i;
    if (unit.len && !s->clock_unit) FAULT_AT(r, at_field(at, "unit"), "“{1}” is no unit of the clock: minute, hour, day or week.", unit);
    if (s->clock_unit && reader_push(r, IN_CLOCK, "start")) {
        absolute_time(loader, at_field(at, "start"), &s->clock_start);
        lua_pop(r->L, 1);
    }
    lua_pop(r->L, 1);
    Var *var = declare_var(loader, STR("clock"), VAR_CLOCK, at);
    if (!var) return;
    var->max = NUMBER_LIMIT;
    s->clock_slot = var->slot;
}

static void declare_model(Loader *loader, At top) {
    static const int32_t minutes[] = {[CLOCK_NONE] = 1, [CLOCK_MINUTE] = 1, [CLOCK_HOUR] = 60, [CLOCK_DAY] = 1440, [CLOCK_WEEK] = 10080};
    Scenario *s = loader->s;
    Reader *r = &loader->r;
    if (!reader_push(r, IN_SCENARIO, "model")) return;
    At at = at_field(top, "model");
    const char *mark = sandbox_mark(r->sandbox, -1);
    if (!mark || strcmp(mark, "complaint")) {
        FAULT_AT(r, at, "A model is written as a call: {1}.", STR("model = complaint { severity = 50 }"));
        lua_pop(r->L, 1);
        return;
    }
    reader_check(r, IN_COMPLAINT, at);
    s->has_complaint = true;
    s->complaint = (ComplaintSpec){reader_number(r, IN_COMPLAINT, "severity"), reader_number(r, IN_COMPLAINT, "recent_failures"),
                                   reader_number(r, IN_COMPLAINT, "expects_within"), reader_number(r, IN_COMPLAINT, "broken_after"),
                                   minutes[s->clock_unit]};
    lua_pop(r->L, 1);
    for (int i = 0; i < COMPLAINT_SLOTS; i++) {
        if (i >= COMPLAINT_SHOWN) {
            declare_slot(loader, at);
            continue;
        }
        Var *var = declare_var(loader, complaint_names[i], VAR_MODEL, at);
        if (!var) continue;
        if (i == 0) s->complaint_slot = var->slot;
        var->max = 100;
        var->low_is_good = i == 0;
    }
}

int declare_writable(Loader *loader, Str name, At at) {
    int index = map_get(&loader->s->var_names, name);
    if (index < 0) {
        reader_unknown(&loader->r, at, STR("variable"), name, &loader->s->var_names);
        return -1;
    }
    VarKind kind = loader->s->vars[index].kind;
    if (kind == VAR_NUMBER || kind == VAR_FLAG || kind == VAR_WORD) return index;
    FAULT_AT(&loader->r, at, "“{1}” can be read, but an effect can't change it: facts are learned, promises kept, the model moved by acts.",
             name);
    return -1;
}

void declare_all(Loader *loader, At top) {
    Scenario *s = loader->s;
    s->position_slot = s->row_count++;
    declare_clock(loader, top);
    declare_each(loader, top, "beats", declare_beat);
    declare_each(loader, top, "endings", declare_ending);
    declare_each(loader, top, "cast", declare_member);
    declare_each(loader, top, "state", declare_state);
    declare_each(loader, top, "draw", declare_draw);
    declare_model(loader, top);
    declare_each(loader, top, "facts", declare_fact);
    declare_each(loader, top, "promises", declare_promise);
    declare_each(loader, top, "promises", promise_effects);
    compile_table(loader, top);
    declare_each(loader, top, "cast", declare_moods);
}
