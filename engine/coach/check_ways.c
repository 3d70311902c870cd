// Where a play fails, and where it goes round and round: what search found without an edge on, or without an ending ahead.
#include "coach/check_parts.h"

#include <stdlib.h>
#include <string.h>

static int beat_at_line(const Scenario *s, const Fault *fault) {
    for (int i = 0; i < s->beat_count && str_equal(fault->file, s->file); i++)
        if (s->beats[i].line == fault->line) return i;
    return -1;
}

// At the beat that has no way on, or at the option whose function fails; what is written elsewhere is named with its place. Each beat and
// option once.
void dead_end_report(Check *c, const Err *faults, bool *reported, int line) {
    if (*reported || !faults->count) return;
    const Fault *fault = &faults->faults[0];
    int beat = beat_at_line(c->s, fault);
    *reported = true;
    if (beat >= 0 && c->stuck[beat]) return;
    if (beat >= 0) c->stuck[beat] = true;
    bool elsewhere = beat < 0 && fault->line > 0 && fault->line != line;
    FIND_HERE(c, FIND_DEAD_END, beat < 0 ? line : fault->line, elsewhere ? fault_print(&c->arena, fault) : fault->text);
}

void dead_end_start(Check *c, const Err *faults) {
    dead_end_report(c, faults, &c->start_failed, c->s->beats[c->s->start].line);
}

static void try_option(Check *c, int index, const int32_t *row) {
    const Scenario *s = c->s;
    Err faults = {.catalog = c->findings->catalog};
    int32_t next[ROW_MAX];
    Trail trail = {.count = 0};
    bool ok = true, open = play_is_open(s, index, row, &ok, &faults);
    memcpy(next, row, (size_t)s->row_count * sizeof *row);
    if (!ok || (open && !play_choose(s, index, next, &trail, &faults))) {
        dead_end_report(c, &faults, &c->failed[index], s->options[index].line);
        seen_stuck(c, next, &trail);
    }
    err_free(&faults);
}

void dead_end_state(Check *c, const Search *search, int32_t state) {
    if (!search_fails(search, state)) return;
    int32_t row[ROW_MAX];
    search_row(search, state, row);
    if (search_table(search, state)) table_state(c, search, state);
    Slice options = c->s->beats[row[c->s->position_slot]].options;
    for (int i = options.first; i < options.first + options.count; i++) try_option(c, i, row);
}

// States from which no ending can be reached, while some play goes on for ever.
typedef struct Trap {
    const Search *search;
    int32_t count;
    uint8_t *inside;  // [state]
    int32_t *into;    // [state]: edges from states inside
} Trap;

static int edges_inside(const Trap *t, int32_t state, SearchEdge edges[OPTIONS_MAX]) {
    int count = search_edges(t->search, state, edges), kept = 0;
    for (int i = 0; i < count; i++)
        if (t->inside[edges[i].to]) edges[kept++] = edges[i];
    return kept;
}

// States are numbered away from the start: backwards, one pass nearly always does.
static void drop_ends(Trap *t) {
    SearchEdge edges[OPTIONS_MAX];
    for (bool changed = true; changed;) {
        changed = false;
        for (int32_t i = t->count - 1; i >= 0; i--) {
            if (!t->inside[i] || edges_inside(t, i, edges)) continue;
            t->inside[i] = 0;
            changed = true;
        }
    }
}

static void count_into(Trap *t, int32_t state, int32_t by) {
    SearchEdge edges[OPTIONS_MAX];
    int count = edges_inside(t, state, edges);
    for (int i = 0; i < count; i++) t->into[edges[i].to] += by;
}

static void drop_ways_in(Trap *t) {
    for (int32_t i = 0; i < t->count; i++)
        if (t->inside[i]) count_into(t, i, 1);
    for (bool changed = true; changed;) {
        changed = false;
        for (int32_t i = 0; i < t->count; i++) {
            if (!t->inside[i] || t->into[i]) continue;
            count_into(t, i, -1);
            t->inside[i] = 0;
            changed = true;
        }
    }
}

// The beats of one loop get the number of the first of them.
static void join_beats(const Trap *t, int *loop, int beats) {
    SearchEdge edges[OPTIONS_MAX];
    for (int32_t i = 0; i < t->count; i++) {
        int count = t->inside[i] ? edges_inside(t, i, edges) : 0, from = search_position(t->search, i);
        if (t->inside[i] && loop[from] < 0) loop[from] = from;
        for (int j = 0; j < count; j++) {
            int to = search_position(t->search, edges[j].to);
            if (loop[to] < 0) loop[to] = to;
            int low = loop[from] < loop[to] ? loop[from] : loop[to], high = loop[from] + loop[to] - low;
            for (int k = 0; high != low && k < beats; k++)
                if (loop[k] == high) loop[k] = low;
        }
    }
}

static bool find_trap(Trap *t) {
    int32_t found = 0;
    for (int32_t i = 0; i < t->count; i++) {
        t->inside[i] = !search_ends(t->search, i);
        found += t->inside[i];
    }
    return found > 0;
}

void endless_loops(Check *c, const Search *search) {
    const Scenario *s = c->s;
    Trap t = {.search = search, .count = search_states(search)};
    t.inside = mem_realloc(NULL, (size_t)t.count);
    if (find_trap(&t)) {
        t.into = mem_realloc(NULL, (size_t)t.count * sizeof *t.into);
        memset(t.into, 0, (size_t)t.count * sizeof *t.into);
        drop_ends(&t);
        drop_ways_in(&t);
        int *loop = ARENA_ARRAY(&c->arena, int, s->beat_count);
        for (int i = 0; i < s->beat_count; i++) loop[i] = -1;
        join_beats(&t, loop, s->beat_count);
        for (int i = 0; i < s->beat_count; i++) {
            if (loop[i] == i && !c->looped[i]) FIND_HERE(c, FIND_ENDLESS_LOOP, s->beats[i].line, s->beats[i].name);
            c->looped[i] |= loop[i] >= 0;
        }
    }
    free(t.into);
    free(t.inside);
}
