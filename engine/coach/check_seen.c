// What plays enter, open and read. A condition is looked at where play reads it, in the same order, so that one which an earlier way always
// hides is not taken for one that never holds. Most is known after a few situations; from then on only what is still open is looked for.
#include "coach/check_parts.h"

#include <string.h>

static int owner_count(const Scenario *s, CondOwner owner) {
    const int counts[COND_OWNERS] = {s->option_count, s->way_count, s->rule_count, s->line_count};
    return counts[owner];
}

static Cond cond_of(const Scenario *s, CondOwner owner, int index) {
    switch (owner) {
    case COND_OPTION: return s->options[index].when;
    case COND_WAY: return s->ways[index].when;
    case COND_RULE: return s->rules[index].when;
    default: return s->lines[index].when;
    }
}

static int line_of(const Scenario *s, CondOwner owner, int index) {
    switch (owner) {
    case COND_OPTION: return s->options[index].when_line;
    case COND_WAY: return s->ways[index].when_line;
    case COND_RULE: return s->rules[index].when_line;
    default: return s->lines[index].when_line;
    }
}

void seen_begin(Check *c) {
    const Scenario *s = c->s;
    c->entered = ARENA_ARRAY(&c->arena, bool, s->beat_count + s->ending_count);
    c->open = ARENA_ARRAY(&c->arena, bool, s->option_count);
    c->asks_option = ARENA_ARRAY(&c->arena, bool, s->option_count);
    c->asks_entry = ARENA_ARRAY(&c->arena, bool, s->beat_count + s->ending_count);
    for (int owner = 0; owner < COND_OWNERS; owner++) c->held[owner] = ARENA_ARRAY(&c->arena, uint8_t, owner_count(s, (CondOwner)owner));
    c->news = true;
}

static bool asks(const Check *c, CondOwner owner, Slice items) {
    if (owner == COND_LINE && !c->said) return false;
    for (int i = items.first; i < items.first + items.count; i++)
        if (cond_of(c->s, owner, i) && c->held[owner][i] != HELD_BOTH) return true;
    return false;
}

static bool asks_rules(const Check *c, Slice rules) {
    bool any = asks(c, COND_RULE, rules);
    for (int i = rules.first; i < rules.first + rules.count; i++) any |= asks(c, COND_WAY, c->s->rules[i].ways);
    return any;
}

// Could play pass through without a decision?
static bool lets_pass(const Scenario *s, const Beat *beat) {
    for (int i = 0; i < beat->options.count; i++) {
        const Option *option = &s->options[beat->options.first + i];
        if (!option->when && option->once < 0) return false;
    }
    return true;
}

static void renew_asks(Check *c) {
    const Scenario *s = c->s;
    bool top = asks_rules(c, s->top_rules);
    c->news = c->asks_passing = false;
    for (int i = 0; i < s->beat_count; i++) {
        const Beat *beat = &s->beats[i];
        bool rules = top || asks_rules(c, beat->rules), ways = asks(c, COND_WAY, beat->ways);
        c->asks_entry[i] = asks(c, COND_LINE, beat->say);
        c->asks_passing |= lets_pass(s, beat) && (!c->entered[i] || ways || c->asks_entry[i] || asks(c, COND_OPTION, beat->options));
        for (int j = beat->options.first; j < beat->options.first + beat->options.count; j++) {
            const Option *option = &s->options[j];
            c->asks_option[j] = rules || asks(c, COND_LINE, option->reply) || (option->ways.count ? asks(c, COND_WAY, option->ways) : ways);
        }
    }
    for (int i = 0; i < s->ending_count; i++) c->asks_entry[s->beat_count + i] = asks(c, COND_LINE, s->endings[i].lines);
}

static void enter(Check *c, int position) {
    c->news |= !c->entered[position];
    c->entered[position] = true;
}

// A play does not fail by a line whose condition does: the line is left out, and nobody would hear of it.
static void report_line(Check *c, int line, const Err *faults) {
    if (c->held[COND_LINE][line] != HELD_BOTH) findings_take(c->findings, faults);
    c->held[COND_LINE][line] = HELD_BOTH;
}

static bool holds(Check *c, CondOwner owner, int index, const int32_t *row) {
    Cond when = cond_of(c->s, owner, index);
    if (!when) return true;
    Err faults = {.catalog = c->findings->catalog};
    bool ok = true, held = play_holds(c->s, when, row, &ok, &faults);
    if (!ok && owner == COND_LINE) report_line(c, index, &faults);
    err_free(&faults);
    if (!ok) return false;
    uint8_t mark = held ? HELD : HELD_NOT;
    c->news |= !(c->held[owner][index] & mark);
    c->held[owner][index] |= mark;
    return held;
}

static bool was_chosen(const Scenario *s, const Option *option, const int32_t *row) {
    return option->once >= 0 && (row[s->once_slot + option->once / 31] >> option->once % 31 & 1);
}

static void see_options(Check *c, const Beat *beat, const int32_t *row) {
    for (int i = beat->options.first; i < beat->options.first + beat->options.count; i++) {
        if (was_chosen(c->s, &c->s->options[i], row)) continue;
        bool held = holds(c, COND_OPTION, i, row);
        c->open[i] |= held;
    }
}

static void see_lines(Check *c, Slice lines, const int32_t *row) {
    for (int i = lines.first; i < lines.first + lines.count; i++) holds(c, COND_LINE, i, row);
}

static void see_ways(Check *c, Slice ways, const int32_t *row) {
    for (int i = ways.first; i < ways.first + ways.count; i++)
        if (holds(c, COND_WAY, i, row)) return;
}

static bool see_rules(Check *c, Slice rules, const int32_t *row) {
    for (int i = rules.first; i < rules.first + rules.count; i++) {
        if (!holds(c, COND_RULE, i, row)) continue;
        see_ways(c, c->s->rules[i].ways, row);
        return true;
    }
    return false;
}

static void see_trail(Check *c, const int32_t *row, const Trail *trail) {
    const Scenario *s = c->s;
    int position = row[s->position_slot];
    for (int i = 0; i < trail->count; i++) {
        const Beat *beat = &s->beats[trail->beats[i]];
        enter(c, trail->beats[i]);
        see_lines(c, beat->say, row);
        if (i + 1 == trail->count && position == trail->beats[i]) break;
        see_options(c, beat, row);
        see_ways(c, beat->ways, row);
    }
    enter(c, position);
    if (position >= s->beat_count) see_lines(c, s->endings[position - s->beat_count].lines, row);
}

void seen_stuck(Check *c, const int32_t *row, const Trail *trail) {
    for (int i = 0; i < trail->count; i++) {
        const Beat *beat = &c->s->beats[trail->beats[i]];
        enter(c, trail->beats[i]);
        see_lines(c, beat->say, row);
        see_options(c, beat, row);
        see_ways(c, beat->ways, row);
    }
}

void seen_start(Check *c, const int32_t *row, const Trail *trail) {
    see_trail(c, row, trail);
}

static void see_decision(Check *c, int index, const int32_t *row) {
    const Scenario *s = c->s;
    const Option *option = &s->options[index];
    const Beat *beat = &s->beats[row[s->position_slot]];
    int32_t next[ROW_MAX];
    Trail trail;
    memcpy(next, row, (size_t)s->row_count * sizeof *row);
    if (!play_choose(s, index, next, &trail, NULL)) return;
    // Between the effects of a decision and the next beat nothing changes but the place.
    if (!see_rules(c, beat->rules, next) && !see_rules(c, s->top_rules, next))
        see_ways(c, option->ways.count ? option->ways : beat->ways, next);
    see_lines(c, option->reply, next);
    see_trail(c, next, &trail);
}

void seen_state(Check *c, const Search *search, int32_t state) {
    const Scenario *s = c->s;
    int position = search_position(search, state);
    if (!c->entered[position]) enter(c, position);
    if (position >= s->beat_count || !search_expanded(search, state) || search_table(search, state)) return;
    if (c->news) renew_asks(c);
    const Beat *beat = &s->beats[position];
    SearchEdge edges[OPTIONS_MAX];
    int count = search_edges(search, state, edges);
    int32_t row[ROW_MAX];
    bool unpacked = asks(c, COND_OPTION, beat->options) || search_fails(search, state);
    if (unpacked) search_row(search, state, row);
    if (unpacked) see_options(c, beat, row);
    for (int i = 0; i < count; i++) {
        int option = beat->options.first + edges[i].option;
        c->open[option] = true;
        if (!c->asks_option[option] && !c->asks_passing && !c->asks_entry[search_position(search, edges[i].to)]) continue;
        if (!unpacked) search_row(search, state, row);
        unpacked = true;
        see_decision(c, option, row);
    }
}

static void report_options(Check *c, const Beat *beat) {
    for (int i = beat->options.first; i < beat->options.first + beat->options.count; i++)
        if (!c->open[i] && !c->failed[i]) FIND_HERE0(c, FIND_UNREACHABLE_OPTION, c->s->options[i].line);
}

static void report_conditions(Check *c, CondOwner owner) {
    for (int i = 0; i < owner_count(c->s, owner); i++) {
        uint8_t held = c->held[owner][i];
        bool reported = owner == COND_OPTION && !c->open[i];  // as an option that is never open
        if (c->unsure[owner][i]) continue;
        if (held == HELD) FIND_HERE0(c, FIND_ALWAYS_TRUE, line_of(c->s, owner, i));
        if (held == HELD_NOT && !reported) FIND_HERE0(c, FIND_NEVER_TRUE, line_of(c->s, owner, i));
    }
}

void seen_report(Check *c) {
    const Scenario *s = c->s;
    for (int i = 0; i < s->beat_count; i++) {
        if (!check_is_sure(c, i)) continue;
        if (c->entered[i])
            report_options(c, &s->beats[i]);
        else
            FIND_HERE(c, FIND_UNREACHABLE_BEAT, s->beats[i].line, s->beats[i].name);
    }
    for (int i = 0; i < s->ending_count; i++)
        if (!c->entered[s->beat_count + i] && check_is_sure(c, s->beat_count + i))
            FIND_HERE(c, FIND_UNREACHABLE_ENDING, s->endings[i].line, s->endings[i].name);
    for (int owner = 0; owner < COND_OWNERS; owner++)
        if (owner != COND_LINE || c->said) report_conditions(c, (CondOwner)owner);
}
