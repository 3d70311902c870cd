// What matters where, worked out by hand on small scenarios. That nothing is left out is shown in search_test.c.
#include "coach/matter.h"
#include "testkit/testkit.h"

#define START "return scenario { api = 1, kind = 'planning', title = 'T', start = 'a', endings = { out = 'O' },\n"

typedef struct Found {
    Scenario *s;
    Matter m;
    Arena arena;
} Found;

static Found find(const char *text, bool said) {
    MemoryFile files[] = {{"t.lua", text}, {NULL, NULL}};
    Files world = testkit_memory(files);
    Err err = {0};
    Found found = {.s = scenario_load(&world, STR("t.lua"), STR("t"), NULL, &err)};
    assert_no_faults(&err);
    err_free(&err);
    found.m = matter_find(found.s, said, &found.arena);
    return found;
}

static void end(Found *found) {
    scenario_free(found->s);
    arena_free(&found->arena);
}

static int position(const Found *found, const char *name) {
    int beat = scenario_beat(found->s, str_from(name));
    return beat >= 0 ? beat : found->s->beat_count + scenario_ending(found->s, str_from(name));
}

static uint32_t slot_bits(const Found *found, const char *at, int slot) {
    return found->m.bits[position(found, at) * found->m.slots + slot];
}

static bool matters(const Found *found, const char *at, const char *name) {
    int var = map_get(&found->s->var_names, str_from(name));
    assert_true(var >= 0);
    uint32_t bits = slot_bits(found, at, found->s->vars[var].slot);
    assert_true(bits == 0 || bits == UINT32_MAX);
    return bits != 0;
}

static int promise(const Found *found, const char *at, int index) {
    return found->m.promise[position(found, at) * found->m.promises + index];
}

static int32_t clock_at(const Found *found, const char *at) {
    return found->m.clock[position(found, at)];
}

// `gate` is read at a and b, `path` up to b, `score` up to the end, `talk` by a line, `idle` by nobody.
static void variables_matter_until_they_are_last_read(void **state) {
    (void)state;
    const char *text =
        START "  state = { gate = { 0, 0, 9 }, path = { 'x', 'y' }, score = { 0, 0, 9 }, talk = false, idle = { 0, 0, 9 } },\n"
              "  outcome = { { 'S', from = 'score' } }, beats = {\n"
              "    a = { options = { { '1', effect = { gate = 1, idle = 1, talk = true }, go = 'b' } } },\n"
              "    b = { options = { { '1', when = 'gate > 0', go = { { 'out', when = 'path == \"y\"' }, 'c' } } }, go = 'c' },\n"
              "    c = { say = { 'C', { 'D', when = 'talk' } }, options = { { '1', effect = { score = 1 }, go = 'out' } } } } }\n";
    Found silent = find(text, false), said = find(text, true);
    static const struct {
        const char *name, *at;
        bool silent, said;
    } cases[] = {
        {"gate", "a", true, true},  {"gate", "b", true, true},     {"gate", "c", false, false}, {"gate", "out", false, false},
        {"path", "a", true, true},  {"path", "b", true, true},     {"path", "c", false, false}, {"score", "a", true, true},
        {"score", "c", true, true}, {"score", "out", true, true},  {"talk", "a", false, true},  {"talk", "b", false, true},
        {"talk", "c", false, true}, {"talk", "out", false, false}, {"idle", "a", false, false}, {"idle", "c", false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(matters(&silent, cases[i].at, cases[i].name), cases[i].silent);
        assert_int_equal(matters(&said, cases[i].at, cases[i].name), cases[i].said);
    }
    end(&silent);
    end(&said);
}

static void once_bits_matter_where_they_can_be_met(void **state) {
    (void)state;
    Found found =
        find(START "  state = { n = { 0, 0, 1 } }, beats = {\n"
                   "    a = { options = { { '1', once = true, go = 'a' }, { '2', go = 'b' } } },\n"
                   "    b = { options = { { '1', once = true, go = 'b' }, { '2', once = true, go = 'b' }, { '3', go = 'out' } } } } }\n",
             false);
    assert_int_equal(slot_bits(&found, "a", found.s->once_slot), 7);
    assert_int_equal(slot_bits(&found, "b", found.s->once_slot), 6);
    assert_int_equal(slot_bits(&found, "out", found.s->once_slot), 0);
    end(&found);
}

// Compared with a number, the clock matters up to that number; asked for in another way, always.
static void the_clock_matters_up_to_a_time(void **state) {
    (void)state;
    Found found = find(START "  state = { n = { 0, 0, 9 } }, clock = { start = 0, unit = 'hour' }, beats = {\n"
                             "    a = { options = { { '1', when = 'clock + n > 5', takes = 1, go = 'b' } }, go = 'b' },\n"
                             "    b = { options = { { '1', when = '40 >= clock and n > 60', takes = 1, go = 'c' }, { '2', go = 'c' } } },\n"
                             "    c = { options = { { '1', takes = 1, go = { { 'd', when = 'clock < 7' }, 'd' } } } },\n"
                             "    d = { options = { { '1', takes = 1, go = 'out' } } } } }\n",
                       false);
    assert_int_equal(clock_at(&found, "a"), CLOCK_ALWAYS);
    assert_int_equal(clock_at(&found, "b"), 41);
    assert_int_equal(clock_at(&found, "c"), 8);
    assert_int_equal(clock_at(&found, "d"), 0);
    end(&found);
}

// p earns something that is scored, q something that nobody reads, r is asked for at b only.
static void promises_matter_by_what_may_come_of_them(void **state) {
    (void)state;
    Found found =
        find(START "  state = { n = { 0, 0, 9 }, idle = { 0, 0, 9 } }, clock = { start = 0, unit = 'hour' },\n"
                   "  promises = { p = { 'P', kept = { n = 1 } }, q = { 'Q', within = 2, broken = { idle = 1 } }, r = { 'R', due = 5 } },\n"
                   "  outcome = { { 'N', from = 'n' } }, beats = {\n"
                   "    a = { options = { { '1', promise = { 'p', 'q', 'r' }, takes = 1, go = 'b' } } },\n"
                   "    b = { options = { { '1', when = 'promises.r == \"broken\"', keep = { 'p', 'q' }, go = 'c' } }, go = 'c' },\n"
                   "    c = { options = { { '1', go = 'out' } } } } }\n",
             false);
    assert_int_equal(promise(&found, "a", 0), PROMISE_CAN_MAKE | PROMISE_CAN_KEEP | PROMISE_COUNTS);
    assert_int_equal(promise(&found, "b", 0), PROMISE_CAN_KEEP | PROMISE_COUNTS);
    assert_int_equal(promise(&found, "c", 0), 0);
    assert_int_equal(promise(&found, "a", 1), PROMISE_CAN_MAKE | PROMISE_CAN_KEEP);
    assert_int_equal(promise(&found, "a", 2), PROMISE_CAN_MAKE | PROMISE_READ);
    assert_int_equal(promise(&found, "b", 2), PROMISE_READ);
    assert_int_equal(promise(&found, "c", 2), 0);
    end(&found);
}

static void the_model_matters_as_a_whole(void **state) {
    (void)state;
    Found found = find(START "  state = { n = { 0, 0, 9 } }, clock = { start = 0, unit = 'week' }, model = complaint {}, beats = {\n"
                             "    a = { options = { { '1', when = 'anger > 10', does = 'listen', go = 'b' } }, go = 'b' },\n"
                             "    b = { options = { { '1', does = 'blame', go = 'out' } } } } }\n",
                       false);
    for (int i = 0; i < COMPLAINT_SLOTS; i++) {
        assert_true(slot_bits(&found, "a", found.s->complaint_slot + i));
        assert_false(slot_bits(&found, "b", found.s->complaint_slot + i));
    }
    assert_int_equal(clock_at(&found, "a"), 993);  // 19 years: 10,000,000 minutes are 992.06 weeks
    assert_int_equal(clock_at(&found, "b"), 0);
    end(&found);
}

static void functions_read_what_they_name(void **state) {
    (void)state;
    Found found = find(START "  state = { n = { 0, 0, 9 }, m = { 0, 0, 9 }, o = { 0, 0, 9 } }, beats = {\n"
                             "    a = { options = { { '1', when = function(s) return s.n > 0 end, go = 'b' } }, go = 'b' },\n"
                             "    b = { options = { { '1', effect = function(s) s.o = s['m'] end, go = 'c' } } },\n"
                             "    c = { options = { { '1', when = 'o > 2', go = 'out' } }, go = 'out' } } }\n",
                       false);
    assert_true(matters(&found, "a", "n"));
    assert_true(matters(&found, "b", "n"));  // a key in brackets may be any
    assert_true(matters(&found, "b", "m"));
    assert_false(matters(&found, "c", "n"));
    assert_true(matters(&found, "c", "o"));
    end(&found);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variables_matter_until_they_are_last_read),
        cmocka_unit_test(once_bits_matter_where_they_can_be_met),
        cmocka_unit_test(the_clock_matters_up_to_a_time),
        cmocka_unit_test(promises_matter_by_what_may_come_of_them),
        cmocka_unit_test(the_model_matters_as_a_whole),
        cmocka_unit_test(functions_read_what_they_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
