// Small scenarios made by number: tables only, most of the language in them, and few enough rows to try out all of their play.
#ifndef COACH_TESTS_RANDOM_TEXT_H
#define COACH_TESTS_RANDOM_TEXT_H
#include "base/hash.h"
#include "base/str.h"

typedef struct RandomText {
    Rng rng;
    StrBuf buf;
    int beats;
} RandomText;

static inline int random_below(RandomText *r, int bound) {
    return (int)rng_below(&r->rng, (uint32_t)bound);
}

static inline bool random_chance(RandomText *r, int percent) {
    return random_below(r, 100) < percent;
}

static inline void random_add(RandomText *r, const char *text) {
    buf_add(&r->buf, str_from(text));
}

#define RANDOM_PICK(r, list) random_add((r), (list)[random_below((r), sizeof(list) / sizeof *(list))])

static inline void random_condition(RandomText *r) {
    static const char *const parts[] = {"n >= 2",
                                        "n == 1",
                                        "m < 2",
                                        "n + m > 3",
                                        "m - n ~= 1",
                                        "f",
                                        "not f",
                                        "w == 'x'",
                                        "w ~= 'y'",
                                        "facts.k",
                                        "not facts.k",
                                        "clock > 2",
                                        "d == 2",
                                        "p ~= 'open'",
                                        "promises.p == 'kept'",
                                        "promises.q ~= 'none'",
                                        "anger > 60",
                                        "clock < 4",
                                        "satisfaction > 30",
                                        "promises.p == 'broken'"};
    random_add(r, "when = \"");
    for (bool more = true; more;) {
        const char *part = parts[random_below(r, sizeof parts / sizeof *parts)];
        random_add(r, part[0] == 'p' && part[1] == ' ' ? "promises." : "");
        random_add(r, part);
        more = random_chance(r, 25);
        if (more) random_add(r, random_chance(r, 50) ? " and " : " or ");
    }
    random_add(r, "\"");
}

// Mostly onwards, so that not too much goes round; `back`: how often, in percent, it may not be.
static inline void random_target(RandomText *r, int beat, int back) {
    int ahead = r->beats - beat - 1, to = random_chance(r, back) ? random_below(r, r->beats) : beat + 1 + random_below(r, ahead + 1);
    if (to >= r->beats) {
        random_add(r, random_chance(r, 50) ? "'out'" : "'off'");
        return;
    }
    random_add(r, "'b");
    buf_int(&r->buf, to);
    random_add(r, "'");
}

static inline void random_go(RandomText *r, int beat, int conditional, int back) {
    random_add(r, "go = { ");
    while (random_chance(r, conditional)) {
        random_add(r, "{ ");
        random_target(r, beat, back);
        random_add(r, ", ");
        random_condition(r);
        random_add(r, " }, ");
    }
    random_target(r, beat, back);
    random_add(r, " }");
}

static inline void random_effect(RandomText *r, const char *field) {
    static const char *const changes[] = {"n = 1", "n = -1", "m = 2", "m = -3", "f = true", "f = false", "w = 'y'", "w = 'z'", "o = 1"};
    random_add(r, field);
    random_add(r, " = { ");
    RANDOM_PICK(r, changes);
    random_add(r, " }, ");
}

static inline void random_option(RandomText *r, int beat) {
    static const char *const deeds[] = {"does = 'respond', ", "does = { 'listen', 'apologise' }, ", "does = 'blame', ",
                                        "does = 'overpromise', ", "does = { 'record', 'explain', 'fix' }, "};
    static const char *const words[] = {"promise = 'p', ", "promise = 'q', ", "promise = { 'p', 'q' }, ",
                                        "keep = 'p', ",    "keep = 'q', ",    "learn = 'k', "};
    static const char *const takes[] = {"takes = 1, ", "takes = 2, ", "takes = 5, "};
    random_add(r, "      { 'o', ");
    if (random_chance(r, 45)) random_condition(r), random_add(r, ", ");
    if (random_chance(r, 15)) random_add(r, "once = true, ");
    if (random_chance(r, 60)) random_effect(r, "effect");
    if (random_chance(r, 15)) random_effect(r, "set");
    if (random_chance(r, 25)) RANDOM_PICK(r, deeds);
    if (random_chance(r, 35)) RANDOM_PICK(r, words);
    if (random_chance(r, 40)) RANDOM_PICK(r, takes);
    if (random_chance(r, 20)) random_add(r, "reply = { 'r', "), random_condition(r), random_add(r, " }, ");
    random_go(r, beat, 30, 12);
    random_add(r, " },\n");
}

static inline void random_rules(RandomText *r, int beat) {
    random_add(r, "rules = { { ");
    random_condition(r);
    random_add(r, ", ");
    random_go(r, beat, 10, 12);
    random_add(r, " } }, ");
}

static inline void random_beat(RandomText *r, int beat) {
    random_add(r, "    b");
    buf_int(&r->buf, beat);
    random_add(r, " = { say = { 's', ");
    random_condition(r);
    random_add(r, " }, ");
    if (random_chance(r, 15)) random_rules(r, beat);
    bool passes = beat > 0 && random_chance(r, 20);
    if (!passes) {
        random_add(r, "options = {\n");
        for (int i = 1 + random_below(r, 3); i > 0; i--) random_option(r, beat);
        random_add(r, "    }, ");
    }
    if (passes || random_chance(r, 50)) random_go(r, beat, 40, passes ? 0 : 12);  // what passes in a ring is refused at loading
    random_add(r, " },\n");
}

static inline void random_outcome(RandomText *r) {
    static const char *const rows[] = {"{ 'O', weight = 2, from = 'n' }, ",
                                       "{ 'O', from = 'm', invert = true }, ",
                                       "{ 'O', from = 'f' }, ",
                                       "{ 'O', weight = 3, from = 'facts.k', invert = true }, ",
                                       "{ 'O', from = 'promises.p' }, ",
                                       "{ 'O', from = 'satisfaction' }, "};
    random_add(r, "  outcome = { { 'O', from = 'o' }, ");
    for (int i = random_below(r, 4); i > 0; i--) RANDOM_PICK(r, rows);
    random_add(r, "},\n");
}

// The text lives in `arena`.
static inline Str random_text(Arena *arena, uint64_t number) {
    RandomText r = {.rng = {hash_mix(number)}, .buf = {.arena = arena}};
    r.beats = 3 + random_below(&r, 4);
    random_add(&r, "return scenario { api = 1, kind = 'planning', title = 'T', start = 'b0', clock = { start = 0, unit = 'hour' },\n"
                   "  state = { n = { 1, 0, 3 }, m = { 2, -1, 3 }, o = { 0, 0, 2 }, f = false, w = { 'x', 'y', 'z' } },\n"
                   "  draw = { d = { 1, 2, 3 } }, facts = { k = 'K' },\n"
                   "  model = complaint { severity = 50, expects_within = 1, broken_after = 2 },\n"
                   "  promises = { p = { 'P', due = 3, broken = { n = -1 }, kept = { m = 1 } },\n"
                   "    q = { 'Q', within = 2, broken = { f = true }, kept = { o = 1 } } },\n"
                   "  endings = { out = { 'O', { 'X', when = 'f' } }, off = 'F' },\n");
    random_outcome(&r);
    if (random_chance(&r, 30)) random_add(&r, "  "), random_rules(&r, 0), random_add(&r, "\n");
    random_add(&r, "  beats = {\n");
    for (int i = 0; i < r.beats; i++) random_beat(&r, i);
    random_add(&r, "  } }\n");
    return buf_str(&r.buf);
}
#endif
