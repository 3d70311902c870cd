// The sample table of tests/core/table, as it is or with a change.
#ifndef TESTS_CORE_SENSORS_H
#define TESTS_CORE_SENSORS_H
#include "core/play.h"
#include "core/view.h"
#include "testkit/testkit.h"

// Texts to be changed in the sample, in pairs of old and new; ends with NULL.
typedef const char *const Changes[];

// NULL with faults in `err`; `file:` is t.lua then. Each old text must be there.
static Scenario *sensors_changed(const char *const *changes, Err *err) {
    Arena arena = {0};
    Files disk = testkit_disk();
    Str text;
    assert_true(disk.read(disk.context, &arena, STR("tests/core/table/sensors.lua"), &text, NULL));
    for (; *changes; changes += 2) {
        ptrdiff_t at = str_find(text, str_from(changes[0]), 0);
        if (at < 0) fail_msg("the sample does not say: %s", changes[0]);
        Str parts[] = {str_slice(text, 0, (size_t)at), str_from(changes[1]),
                       str_slice(text, (size_t)at + str_from(changes[0]).len, text.len)};
        text = str_fill(&arena, STR("{1}{2}{3}"), parts, 3);
    }
    MemoryFile files[] = {{"t.lua", text.data}, {NULL, NULL}};
    Files world = testkit_memory(files);
    Scenario *s = scenario_load(&world, STR("t.lua"), STR("t"), NULL, err);
    arena_free(&arena);
    return s;
}

// Its line of the sample, for faults.
static inline int sensors_line(const char *part) {
    Arena arena = {0};
    Files disk = testkit_disk();
    Str text;
    assert_true(disk.read(disk.context, &arena, STR("tests/core/table/sensors.lua"), &text, NULL));
    ptrdiff_t at = str_find(text, str_from(part), 0);
    assert_true(at >= 0);
    int line = 1;
    for (ptrdiff_t i = 0; i < at; i++) line += text.data[i] == '\n';
    arena_free(&arena);
    return line;
}

static inline Scenario *sensors_with(const char *old, const char *new) {
    Err err = {0};
    Scenario *s = sensors_changed((Changes){old, new, NULL}, &err);
    assert_no_faults(&err);
    err_free(&err);
    return s;
}

static inline Scenario *sensors(void) {
    return sensors_with("The sensors", "The sensors");
}

static inline int32_t sensors_value(const Session *session, const char *name) {
    const Scenario *s = session_scenario(session);
    int index = map_get(&s->var_names, str_from(name));
    assert_true(index >= 0);
    return session_row(session)[s->vars[index].slot];
}
#endif
