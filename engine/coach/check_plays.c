// Every draw in turn: its search is walked once, its runs are played, and what was seen is reported at the end.
#include "coach/check_parts.h"

#include "core/script.h"

#define DRAWS_MOST        256  // draws looked at; of more, these many spread evenly
#define COUNTERPARTS_MOST 12
#define STATES_MOST       (4 * (int64_t)SEARCH_STATES)  // situations of all draws together

// The different values of each draw, as indices of its values.
typedef struct Draws {
    const Scenario *s;
    int *first[ROW_MAX], count[ROW_MAX];
    int64_t all;           // how many draws there are, but for the table's
    int64_t counterparts;  // how many draws the table has
} Draws;

static bool is_of_table(const Scenario *s, const Draw *draw) {
    return s->table && draw->slot >= s->table->slot && draw->slot < s->table->slot + NEGOTIATION_DRAWN;
}

static bool is_new_value(const Scenario *s, const Draw *draw, int index) {
    for (int i = 0; i < index; i++)
        if (s->ints[draw->values.first + i] == s->ints[draw->values.first + index]) return false;
    return true;
}

static Draws list_draws(Check *c) {
    Draws draws = {.s = c->s, .all = 1, .counterparts = 1};
    for (int i = 0; i < c->s->draw_count; i++) {
        const Draw *draw = &c->s->draws[i];
        draws.first[i] = ARENA_ARRAY(&c->arena, int, draw->values.count);
        for (int j = 0; j < draw->values.count; j++)
            if (is_new_value(c->s, draw, j)) draws.first[i][draws.count[i]++] = j;
        int64_t *all = is_of_table(c->s, draw) ? &draws.counterparts : &draws.all;
        if (*all < INT32_MAX) *all *= draws.count[i];
    }
    return draws;
}

static void nth_draw(const Draws *draws, int64_t number, int64_t counterpart, int *values) {
    for (int i = 0; i < draws->s->draw_count; i++) {
        int64_t *left = is_of_table(draws->s, &draws->s->draws[i]) ? &counterpart : &number;
        values[i] = draws->first[i][*left % draws->count[i]];
        *left /= draws->count[i];
    }
}

static int64_t spread_evenly(int64_t index, int64_t some, int64_t all) {
    return all > some ? index * all / some : index;
}

// Few of the table's counterparts stand for all, where nothing before the table depends on them.
static int64_t counterparts_looked_at(Check *c, const Draws *draws) {
    if (draws->counterparts <= COUNTERPARTS_MOST) return draws->counterparts;
    if (table_is_asked_before(c)) c->complete = false;
    ERR(&c->findings->notes, c->s->file, 0, "Of {1} counterparts that may be drawn {2} were looked at.",
        str_int(&c->arena, draws->counterparts), str_int(&c->arena, COUNTERPARTS_MOST));
    return COUNTERPARTS_MOST;
}

static bool lines_ask(const Scenario *s) {
    for (int i = 0; i < s->line_count; i++)
        if (s->lines[i].when) return true;
    return false;
}

// What is said is told apart, too, as long as the budget allows it.
static Search *search_draw(Check *c, const int32_t *row) {
    SearchLimits limits = c->ask->limits;
    limits.what_is_said = c->said && lines_ask(c->s);
    limits.no_rollouts = true;
    Search *search = search_from(c->s, row, &limits, NULL);
    if (!limits.what_is_said || search_complete(search)) return search;
    ERR(&c->findings->notes, c->s->file, 0,
        "The conditions of its lines were not checked: there are more than {1} situations when what is said is told apart.",
        str_int(&c->arena, search_states(search)));
    search_free(search);
    c->said = limits.what_is_said = false;
    return search_from(c->s, row, &limits, NULL);
}

static void look_through(Check *c, const Search *search) {
    for (int32_t i = 0; i < search_states(search); i++) {
        seen_state(c, search, i);
        dead_end_state(c, search, i);
    }
    c->states += search_states(search);
    if (!search_complete(search)) {
        c->complete = false;
        ERR(&c->findings->notes, c->s->file, 0,
            "It was not checked in full: there are more than {1} situations. Only what these show for certain is named.",
            str_int(&c->arena, search_states(search)));
        return;
    }
    if (!search_exact(search)) {
        c->table_met = true;
        return;
    }
    endless_loops(c, search);
    worth_search(c, search);
}

static void look_at_draw(Check *c, const int *values) {
    Err faults = {.catalog = c->findings->catalog};
    int32_t row[ROW_MAX];
    Trail trail;
    Search *search = NULL;
    if (play_start_drawn(c->s, values, row, &trail, &faults)) {
        seen_start(c, row, &trail);
        if (c->complete) search = search_draw(c, row);
        if (search) look_through(c, search);
        check_runs(c, values, c->complete && search && search_exact(search) ? search : NULL);
    } else {
        dead_end_start(c, &faults);
    }
    search_free(search);
    err_free(&faults);
}

static bool is_read(const Scenario *s, const Var *var) {
    if (var->show.len || (var->kind != VAR_NUMBER && var->kind != VAR_FLAG && var->kind != VAR_WORD && var->kind != VAR_DRAW)) return true;
    for (int i = 0; i < s->op_count; i++)
        if (s->ops[i].code == OP_SLOT && s->ops[i].value == var->slot) return true;
    for (int i = 0; i < s->outcome_count; i++)
        if (s->outcome[i].slot == var->slot) return true;
    for (int i = 0; i < s->cast_count; i++)
        if (s->cast[i].mood == (int)(var - s->vars)) return true;
    return s->table && s->table->trust_slot == var->slot;
}

static bool is_written_of(Check *c, const Var *var) {
    Str name = str_join(&c->arena, str_join(&c->arena, STR("{"), var->name), STR("}"));
    for (int i = 0; i < c->s->text_count; i++)
        if (str_find(c->s->texts[i].text, name, 0) >= 0) return true;
    return false;
}

// What functions read shows while they are called: for certain only when all plays were seen.
static void report_unread(Check *c) {
    if (c->s->script && !c->complete) return;
    for (int i = 0; i < c->s->var_count; i++) {
        const Var *var = &c->s->vars[i];
        if (is_read(c->s, var) || is_written_of(c, var) || script_has_read(c->s->script, i)) continue;
        FIND_HERE(c, FIND_NEVER_READ, var->line, var->name);
    }
}

void check_plays(Check *c) {
    const Scenario *s = c->s;
    Draws draws = list_draws(c);
    table_begin(c);
    int64_t some = counterparts_looked_at(c, &draws), most = DRAWS_MOST / some, count = draws.all < most ? draws.all : most;
    int values[ROW_MAX];
    seen_begin(c);
    worth_begin(c);
    c->failed = ARENA_ARRAY(&c->arena, bool, s->option_count);
    c->stuck = ARENA_ARRAY(&c->arena, bool, s->beat_count);
    c->looped = ARENA_ARRAY(&c->arena, bool, s->beat_count);
    c->run_failed = ARENA_ARRAY(&c->arena, bool, s->run_count);
    int64_t at = 0;
    for (; at < count && c->states <= STATES_MOST; at++) {
        for (int64_t i = 0; i < some; i++) {
            nth_draw(&draws, spread_evenly(at, count, draws.all), spread_evenly(i, some, draws.counterparts), values);
            look_at_draw(c, values);
        }
    }
    if (at < draws.all) {
        c->complete = false;
        ERR(&c->findings->notes, s->file, 0, "Of its {1} draws only {2} were looked at. Only what they show for certain is named.",
            str_int(&c->arena, draws.all), str_int(&c->arena, at));
    }
    if (c->complete) {
        seen_report(c);
        if (!c->table_met) worth_report(c);
    }
    if (c->table_met)
        ERR0(&c->findings->notes, s->file, 0,
             "The table is played in a few ways only: what options are worth, and what comes behind the table, was not checked.");
    report_unread(c);
    check_expert(c);
}
