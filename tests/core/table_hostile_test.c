// Whatever an author writes in place of a part of the table: it is a table that can be played to its end, or each fault names file and
// line.
#include "base/hash.h"
#include "base/utf8.h"
#include "core/sensors.h"

#include <stdio.h>

// Parts of the sample, each of which is exchanged for something else.
static const char *const parts[] = {
    "\"lin\",\n        issues",
    "\"Unit price\"",
    "\"price\"",
    "{ \"98\", \"100\", \"102\", \"104\" }",
    "\"98\"",
    "{ 0, 150, 300, 400 }",
    "150, 300, 400 }",
    "{ 300, 200, 100, 0 }",
    "{ { 400, 200, 0 }, { 200, 120, 0 } }",
    "{ 200, 120, 0 }",
    "\"nights\", tells",
    "{ lin = \"Our nights are the trouble.\" }",
    "true, mine",
    "{ 60000, 0 }",
    "{ 0, 90400 }",
    "{ \"Payment\", id = \"payment\", values = { \"30 days\", \"60 days\" }, money = true, mine = { 60000, 0 }, theirs = { 0, 90400 } }",
    "{ mine = 150, theirs = { 150, 250 } }",
    "150, theirs = { 150, 250 }",
    "{ 150, 250 }",
    "10,\n        trust",
    "\"warmth\"",
    "{ \"NT$\", point = 1000 }",
    "\"NT$\"",
    "1000 }",
    "{ { \"Sell them to Delta\", 150 }, { \"Leave the line idle\", 50 } }",
    "{ \"Sell them to Delta\", 150 }",
    "\"Sell them to Delta\"",
    "150 }, { \"Leave",
    "{ ask = { \"Ask about it\", say = { you = \"What does it mean to you?\" } }, threat = false }",
    "\"Ask about it\"",
    "{ you = \"What does it mean to you?\" }",
    "false }",
    "{ lin = \"Done.\" }",
    "{ { lin = \"It matters.\" }, { lin = \"I trust you with that.\", when = \"table.trust >= 50\" } }",
    "{ { \"bitter\", when = \"table.relationship < 40\" }, \"signed\" }",
    "\"table.relationship < 40\"",
    "\"home\",",
    "\"late\"",
    "\"thrown\"",
};
// What is put there. A part of the sample that ends within another is written up to a comma; the rest of it stays.
static const char *const hostile[] = {
    "nil",
    "true",
    "false",
    "0",
    "-1",
    "1",
    "2",
    "3",
    "41",
    "1000000000000",
    "-1000000000000",
    "1000000000001",
    "9223372036854775807",
    "math.mininteger",
    "0.5",
    "1e308",
    "-0.0",
    "0/0",
    "1e12",
    "\"\"",
    "\" \"",
    "\"0\"",
    "\"price\"",
    "\"response\"",
    "\"table\"",
    "\"nights\"",
    "\"{1}\"",
    "\"\\xff\"",
    "\"\\0\"",
    "{}",
    "{ {} }",
    "{ 0 }",
    "{ 0, 0 }",
    "{ 0, 0, 0, 0 }",
    "{ 1000000000000, -1000000000000 }",
    "{ 1e12, 0, 0, 0 }",
    "{ 1000000000000, 0, 0, 0 }",
    "{ -1000000000000, 0, 0, 0 }",
    "{ 9223372036854775807, 0, 0, 1 }",
    "{ { 1, 2 }, { 3 } }",
    "{ { 0, 0, 0 } }",
    "{ { { } } }",
    "{ \"a\" }",
    "{ \"a\", \"a\" }",
    "{ \"a\", \"b\", \"c\", \"d\" }",
    "{ [2] = 5 }",
    "{ [0] = 5 }",
    "{ [1.5] = 5 }",
    "{ [true] = 1 }",
    "{ x = 1 }",
    "{ 1, nil, 3 }",
    "{ nil, 2 }",
    "function(s) return 1 end",
    "function(s) return s.nothing end",
    "function() error('x') end",
    "math",
    "string",
    "scenario",
    "print",
    "setmetatable({}, { __index = 1 })",
    "{ \"b\", id = \"price\", values = { \"1\" }, mine = { 0 }, theirs = { 0 } }",
    "string.rep(\"x\", 100000)",
    "table",
    "{ math.huge }",
    "{ \"home\", when = \"table\" }",
    "{ { \"home\", when = \"table.own\" } }",
};
enum { PARTS = sizeof parts / sizeof *parts, HOSTILE = sizeof hostile / sizeof *hostile };

// Where a part is followed by what belongs to the next one, that is put back behind the hostile text.
static Str exchange(Arena *arena, const char *part, const char *other) {
    static const char *const tails[] = {",\n        issues",       ", tells",          ", mine",
                                        ", theirs = { 150, 250 }", ",\n        trust", " }, { \"Leave"};
    Str whole = str_from(part), tail = STR_NONE;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (str_ends(whole, str_from(tails[i]))) tail = str_from(tails[i]);
    if (whole.data[0] != '{' && !tail.len && (str_ends(whole, STR(" }")) || str_ends(whole, STR(",")))) {
        ptrdiff_t comma = str_find(whole, STR(","), 0), brace = str_find(whole, STR(" }"), 0);
        tail = str_slice(whole, (size_t)(comma >= 0 ? comma : brace), whole.len);
    }
    return str_join(arena, str_from(other), tail);
}

static void assert_clear(const Err *err, const char *what) {
    if (!err->count) fail_msg("no table, and nothing is said of it: %s", what);
    Arena arena = {0};
    for (int i = 0; i < err->count; i++) {
        Str line = fault_print(&arena, &err->faults[i]);
        int at = 0;
        if (sscanf(line.data, "t.lua:%d: ", &at) != 1 || at < 1 || line.len < 15 || !utf8_valid(line))
            fail_msg("%s: not a clear fault: %s", what, line.data);
    }
    arena_free(&arena);
}

// A run of what a person could do by chance.
static void play_on(const Scenario *s, uint64_t seed) {
    int32_t row[ROW_MAX];
    Trail trail;
    Rng rng = {seed};
    assert_true(play_start(s, seed, row, &trail, NULL));
    for (int i = 0; i < 300; i++) {
        Decision d = {DECISION_CHOOSE, 1, {1 + (int32_t)rng_below(&rng, 3)}};
        const int32_t *at = row + s->table->slot;
        if (at[TABLE_PHASE] == PHASE_PREPARE) {
            d = (Decision){DECISION_PREPARE, 3 + s->table->model.issue_count, {s->table->model.alternative_count > 0, 30, 80}};
            for (int j = 0; j < s->table->model.issue_count; j++) d.value[3 + j] = 1 + (int32_t)rng_below(&rng, 3);
        } else if (at[TABLE_PHASE] == PHASE_TALKS) {
            d = (Decision){DECISION_OFFER, 2, {1, (int32_t)rng_below(&rng, (uint32_t)s->table->model.stands[0].space.outcome_count)}};
            if (!rng_below(&rng, 3)) d = (Decision){DECISION_TALK, 2, {TALK_PARAPHRASE, 0}};
        }
        int32_t next[ROW_MAX];
        memcpy(next, row, sizeof next);
        Err refused = {0};
        if (play_decide(s, &d, next, &trail, &refused)) memcpy(row, next, sizeof next);
        err_free(&refused);
        if (row[s->position_slot] >= s->beat_count) break;
    }
    const int32_t *table = row + s->table->slot;
    if (table[TABLE_DEAL] >= 0) {
        const DealSpace *space = &negotiation_stand(&s->table->model, table)->space;
        Package package = deal_package(space, table[TABLE_DEAL]);
        assert_true(deal_worth(space, &package).theirs >= space->reserve.theirs);
    }
    assert_true(table[TABLE_ROUND] <= s->table->model.rounds);
    assert_true(row[s->position_slot] >= s->beat_count);
}

static void look_at(const char *const *changes, const char *what) {
    Err err = {0};
    Scenario *s = sensors_changed(changes, &err);
    if (s)
        play_on(s, 7);
    else
        assert_clear(&err, what);
    scenario_free(s);
    err_free(&err);
}

static void one_part_after_the_other(void **state) {
    (void)state;
    for (int i = 0; i < PARTS; i++)
        for (int j = 0; j < HOSTILE; j++) {
            Arena arena = {0};
            Str other = exchange(&arena, parts[i], hostile[j]);
            char what[400];
            snprintf(what, sizeof what, "%.120s -> %.200s", parts[i], other.data);
            look_at((Changes){parts[i], other.data, NULL}, what);
            arena_free(&arena);
        }
}

// Where a part begins and ends in the sample.
typedef struct Place {
    ptrdiff_t from, to;
} Place;
static Place place_of(const char *part) {
    Arena arena = {0};
    Files disk = testkit_disk();
    Str text;
    assert_true(disk.read(disk.context, &arena, STR("tests/core/table/sensors.lua"), &text, NULL));
    ptrdiff_t at = str_find(text, str_from(part), 0);
    assert_true(at >= 0);
    arena_free(&arena);
    return (Place){at, at + (ptrdiff_t)strlen(part)};
}

static void two_parts_at_once(void **state) {
    (void)state;
    Place places[PARTS];
    Rng rng = {17};
    for (int i = 0; i < PARTS; i++) places[i] = place_of(parts[i]);
    for (int turn = 0; turn < 3000; turn++) {
        int i = (int)rng_below(&rng, PARTS), j = (int)rng_below(&rng, PARTS);
        if (places[i].from < places[j].to) continue;  // the later one first, and none within the other
        Arena arena = {0};
        Str one = exchange(&arena, parts[i], hostile[rng_below(&rng, HOSTILE)]),
            two = exchange(&arena, parts[j], hostile[rng_below(&rng, HOSTILE)]);
        char what[400];
        snprintf(what, sizeof what, "%.80s -> %.100s, and %.80s -> %.100s", parts[i], one.data, parts[j], two.data);
        look_at((Changes){parts[i], one.data, parts[j], two.data, NULL}, what);
        arena_free(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_part_after_the_other),
        cmocka_unit_test(two_parts_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
