// What check says of reach and of conditions, against play tried out on whole rows: every row that can come up, every option in it, every
// condition in the order in which play reads them, nothing left out because it was seen before or because it no longer matters.
#include "coach/check.h"
#include "random_text.h"
#include "testkit/testkit.h"

#include <stdlib.h>
#include <string.h>

#define SCENARIOS 300
#define ROWS_MOST 2000
#define LINES     400

enum { HELD = 1, HELD_NOT = 2 };

typedef struct Plays {
    const Scenario *s;
    int32_t (*rows)[ROW_MAX];
    int count, from;  // rows met with the present draw begin at `from`
    bool full, dead_end;
    bool entered[64], open[64];
    unsigned char option[64], way[256], rule[64], line[256];
} Plays;

static bool reads(const Plays *p, Cond when, const int32_t *row, unsigned char *held) {
    bool ok = true, holds = play_holds(p->s, when, row, &ok, NULL);
    if (when) *held |= holds ? HELD : HELD_NOT;
    return holds;
}

static void read_options(Plays *p, int beat, const int32_t *row) {
    Slice options = p->s->beats[beat].options;
    for (int i = options.first; i < options.first + options.count; i++) {
        bool ok = true, open = play_is_open(p->s, i, row, &ok, NULL), once = p->s->options[i].once >= 0;
        p->open[i] |= open;
        // After its only choice the condition is not read; where it holds then, the option is closed all the same.
        if (!once || open || !play_holds(p->s, p->s->options[i].when, row, &ok, NULL)) {
            bool chosen = once && (row[p->s->once_slot + p->s->options[i].once / 31] >> p->s->options[i].once % 31 & 1);
            if (!chosen) reads(p, p->s->options[i].when, row, &p->option[i]);
        }
    }
}

static void read_ways(Plays *p, Slice ways, const int32_t *row) {
    for (int i = ways.first; i < ways.first + ways.count; i++)
        if (reads(p, p->s->ways[i].when, row, &p->way[i])) return;
}

static bool read_rules(Plays *p, Slice rules, const int32_t *row) {
    for (int i = rules.first; i < rules.first + rules.count; i++) {
        if (!reads(p, p->s->rules[i].when, row, &p->rule[i])) continue;
        read_ways(p, p->s->rules[i].ways, row);
        return true;
    }
    return false;
}

static void read_lines(Plays *p, Slice lines, const int32_t *row) {
    for (int i = lines.first; i < lines.first + lines.count; i++) reads(p, p->s->lines[i].when, row, &p->line[i]);
}

static void read_trail(Plays *p, const Trail *trail, const int32_t *row, bool arrived) {
    int position = row[p->s->position_slot];
    for (int i = 0; i < trail->count; i++) {
        int beat = trail->beats[i];
        p->entered[beat] = true;
        read_lines(p, p->s->beats[beat].say, row);
        if (arrived && i + 1 == trail->count && position == beat) continue;
        read_options(p, beat, row);
        read_ways(p, p->s->beats[beat].ways, row);
    }
    if (!arrived) return;
    p->entered[position] = true;
    if (position >= p->s->beat_count) read_lines(p, p->s->endings[position - p->s->beat_count].lines, row);
}

static void meet(Plays *p, const int32_t *row) {
    size_t bytes = (size_t)p->s->row_count * sizeof *row;
    for (int i = p->from; i < p->count; i++)
        if (!memcmp(p->rows[i], row, bytes)) return;
    p->full |= p->count == ROWS_MOST;
    if (!p->full) memcpy(p->rows[p->count++], row, bytes);
}

static void try_option(Plays *p, int index, const int32_t *row) {
    const Option *option = &p->s->options[index];
    const Beat *beat = &p->s->beats[row[p->s->position_slot]];
    int32_t next[ROW_MAX];
    Trail trail = {.count = 0};
    memcpy(next, row, sizeof next);
    bool arrived = play_choose(p->s, index, next, &trail, NULL);
    p->dead_end |= !arrived;
    if (arrived && !read_rules(p, beat->rules, next) && !read_rules(p, p->s->top_rules, next))
        read_ways(p, option->ways.count ? option->ways : beat->ways, next);
    if (arrived) read_lines(p, option->reply, next);
    read_trail(p, &trail, next, arrived);
    if (arrived) meet(p, next);
}

static void play_draw(Plays *p, int draw) {
    int32_t row[ROW_MAX] = {0};
    Trail trail = {.count = 0};
    p->from = p->count;
    bool started = play_start_drawn(p->s, &draw, row, &trail, NULL);
    p->dead_end |= !started;
    if (!started) return;
    read_trail(p, &trail, row, true);
    meet(p, row);
    for (int i = p->from; i < p->count && !p->full; i++) {
        int position = p->rows[i][p->s->position_slot];
        if (position >= p->s->beat_count) continue;
        read_options(p, position, p->rows[i]);
        Slice options = p->s->beats[position].options;
        for (int j = options.first; j < options.first + options.count; j++) {
            bool ok = true;
            memcpy(row, p->rows[i], sizeof row);
            if (play_is_open(p->s, j, row, &ok, NULL)) try_option(p, j, row);
        }
    }
}

// How many findings of each code are expected in each line.
typedef struct Expected {
    int beat[LINES], option[LINES], ending[LINES], never[LINES], always[LINES];
} Expected;

static void expect_condition(Expected *e, unsigned char held, int line) {
    if (held == HELD) e->always[line]++;
    if (held == HELD_NOT) e->never[line]++;
}

static Expected expected_of(const Plays *p) {
    const Scenario *s = p->s;
    Expected e = {{0}, {0}, {0}, {0}, {0}};
    for (int i = 0; i < s->beat_count; i++) {
        if (!p->entered[i]) e.beat[s->beats[i].line]++;
        for (int j = s->beats[i].options.first; p->entered[i] && j < s->beats[i].options.first + s->beats[i].options.count; j++)
            if (!p->open[j]) e.option[s->options[j].line]++;
    }
    for (int i = 0; i < s->ending_count; i++)
        if (!p->entered[s->beat_count + i]) e.ending[s->endings[i].line]++;
    for (int i = 0; i < s->option_count; i++)
        if (p->open[i]) expect_condition(&e, p->option[i], s->options[i].when_line);
    for (int i = 0; i < s->way_count; i++) expect_condition(&e, p->way[i], s->ways[i].when_line);
    for (int i = 0; i < s->rule_count; i++) expect_condition(&e, p->rule[i], s->rules[i].when_line);
    for (int i = 0; i < s->line_count; i++) expect_condition(&e, p->line[i], s->lines[i].when_line);
    return e;
}

static int count_at(const Findings *f, FindingKind kind, int line) {
    int count = 0;
    for (int i = 0; i < f->count; i++) count += f->items[i].kind == kind && f->items[i].line == line;
    return count;
}

static int count_kind(const Findings *f, FindingKind kind) {
    int count = 0;
    for (int i = 0; i < f->count; i++) count += f->items[i].kind == kind;
    return count;
}

static void compare(const Plays *p, const Findings *f, uint64_t number) {
    Expected e = expected_of(p);
    const struct {
        FindingKind kind;
        const int *lines;
    } kinds[] = {{FIND_UNREACHABLE_BEAT, e.beat},
                 {FIND_UNREACHABLE_OPTION, e.option},
                 {FIND_UNREACHABLE_ENDING, e.ending},
                 {FIND_NEVER_TRUE, e.never},
                 {FIND_ALWAYS_TRUE, e.always}};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (int line = 1; line < LINES; line++)
            if (count_at(f, kinds[k].kind, line) != kinds[k].lines[line])
                fail_msg("scenario %d, line %d: %d of %.*s instead of %d", (int)number, line, count_at(f, kinds[k].kind, line),
                         STR_PRINT(finding_code(kinds[k].kind)), kinds[k].lines[line]);
    assert_int_equal(count_kind(f, FIND_DEAD_END) > 0, p->dead_end);
}

static void reach_and_conditions_are_those_of_whole_rows(void **state) {
    (void)state;
    Plays *p = calloc(1, sizeof *p);
    int32_t(*rows)[ROW_MAX] = calloc(ROWS_MOST, sizeof *rows);
    assert_true(p && rows);
    int compared = 0, found = 0;
    for (uint64_t number = 1; number <= SCENARIOS; number++) {
        Arena arena = {0};
        MemoryFile files[] = {{"t.lua", random_text(&arena, number).data}, {NULL, NULL}};
        Files world = testkit_memory(files);
        Scenario *s = scenario_load(&world, STR("t.lua"), STR("t"), NULL, NULL);
        *p = (Plays){.s = s, .rows = rows};
        for (int draw = 0; s && draw < 3; draw++) play_draw(p, draw);
        if (s && !p->full) {
            Findings findings = {0};
            check_scenario(s, &(CheckAsk){0}, &findings);
            assert_int_equal(findings.notes.count, 0);
            compare(p, &findings, number);
            compared++;
            found += count_kind(&findings, FIND_NEVER_TRUE) + count_kind(&findings, FIND_ALWAYS_TRUE);
            findings_free(&findings);
        }
        scenario_free(s);
        arena_free(&arena);
    }
    print_message("  %d scenarios compared, with %d conditions that never or always hold\n", compared, found);
    assert_true(compared > SCENARIOS / 2 && found > SCENARIOS);
    free(rows);
    free(p);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(reach_and_conditions_are_those_of_whole_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
