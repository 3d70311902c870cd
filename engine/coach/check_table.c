// The table, which a check sees played in a few ways of all: what comes behind it may be more than was seen, and of that nothing is
// claimed.
#include "coach/check_parts.h"
#include "coach/order.h"
#include "coach/table_play.h"

static void mark(Check *c, CondOwner owner, Slice items) {
    for (int i = items.first; i < items.first + items.count; i++) c->unsure[owner][i] = true;
}

static void mark_rules(Check *c, Slice rules) {
    mark(c, COND_RULE, rules);
    for (int i = rules.first; i < rules.first + rules.count; i++) mark(c, COND_WAY, c->s->rules[i].ways);
}

static void mark_beat(Check *c, const Beat *beat) {
    mark(c, COND_LINE, beat->say);
    mark(c, COND_WAY, beat->ways);
    mark(c, COND_OPTION, beat->options);
    mark_rules(c, beat->rules);
    for (int i = beat->options.first; i < beat->options.first + beat->options.count; i++) {
        mark(c, COND_LINE, c->s->options[i].reply);
        mark(c, COND_WAY, c->s->options[i].ways);
    }
}

static void mark_table(Check *c, const TableSpec *table) {
    for (int i = 0; i < TABLE_ENDS; i++) mark(c, COND_WAY, table->ends[i]);
    for (int i = 0; i < ACTED_COUNT; i++) mark(c, COND_LINE, table->act_lines[i]);
    for (int i = 0; i < REACT_COUNT; i++) mark(c, COND_LINE, table->reaction_lines[i]);
    for (int i = 0; i < table->model.issue_count; i++)
        for (int level = 0; level < TELLS; level++) mark(c, COND_LINE, table->issues[i].tells[level]);
}

void table_begin(Check *c) {
    const Scenario *s = c->s;
    const int counts[COND_OWNERS] = {s->option_count, s->way_count, s->rule_count, s->line_count};
    for (int i = 0; i < COND_OWNERS; i++) c->unsure[i] = ARENA_ARRAY(&c->arena, bool, counts[i]);
    if (!s->table) return;
    int at = s->table->beat;
    c->behind = order_behind(s, at, &c->arena);
    mark_table(c, s->table);
    mark_beat(c, &s->beats[at]);
    mark_rules(c, s->top_rules);  // which hold at the table and behind it, too
    for (int i = 0; i < s->beat_count; i++)
        if (c->behind[i]) mark_beat(c, &s->beats[i]);
    for (int i = 0; i < s->ending_count; i++)
        if (c->behind[s->beat_count + i]) mark(c, COND_LINE, s->endings[i].lines);
}

static bool is_of_table(const Scenario *s, int slot) {
    return slot >= s->table->slot && slot < s->table->slot + negotiation_slots(&s->table->model);
}

static bool asks_table(const Scenario *s, Cond when) {
    bool asks = false;
    if (when < 0) {
        const ScriptFunction *known = scenario_function(s, -when);
        asks = !known->knows_reads;
        for (int i = 0; known->knows_reads && i < known->read_count; i++) asks |= is_of_table(s, known->reads[i]);
    }
    for (const Op *op = s->ops + (when > 0 ? when : 0); when > 0 && op->code != OP_END; op++)
        asks |= op->code == OP_SLOT && is_of_table(s, op->value);
    return asks;
}

bool table_is_asked_before(const Check *c) {
    const Scenario *s = c->s;
    bool asks = false;
    for (int i = 0; i < s->option_count; i++) asks |= !c->unsure[COND_OPTION][i] && asks_table(s, s->options[i].when);
    for (int i = 0; i < s->way_count; i++) asks |= !c->unsure[COND_WAY][i] && asks_table(s, s->ways[i].when);
    for (int i = 0; i < s->rule_count; i++) asks |= !c->unsure[COND_RULE][i] && asks_table(s, s->rules[i].when);
    return asks;
}

void table_state(Check *c, const Search *search, int32_t state) {
    int32_t row[ROW_MAX];
    Trail trail;
    for (int way = 0; way < TABLE_WAYS; way++) {
        Err faults = {.catalog = c->findings->catalog};
        search_row(search, state, row);
        if (!table_play(c->s, (TableWay)way, row, &trail, &faults)) dead_end_report(c, &faults, &c->table_failed, c->s->table->line);
        err_free(&faults);
    }
}
