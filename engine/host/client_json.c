// The client for machines: one JSON object a line.
#include "host/client_json.h"

#include "core/move.h"
#include "host/bargain_json.h"
#include "host/client.h"
#include "host/json.h"

static void print(ClientOut *c, const char *name, json_t *value) {
    json_t *object = json_object();
    json_object_set_new(object, name, value);
    json_dumpf(object, c->out, JSON_COMPACT | JSON_REAL_PRECISION(15));
    fputc('\n', c->out);
    json_decref(object);
}

static json_t *lines(const ClientOut *c, const View *view) {
    json_t *list = json_array();
    for (int i = 0; i < view->line_count; i++) {
        const ViewLine *line = &view->lines[i];
        json_array_append_new(list, json_pack("{s:o, s:o}", "who", json_text(client_speaker(c, line)), "text", json_text(line->text)));
    }
    return list;
}

static json_t *options(const View *view) {
    json_t *list = json_array();
    for (int i = 0; i < view->option_count; i++)
        json_array_append_new(
            list, json_pack("{s:i, s:i, s:o}", "n", i + 1, "option", view->options[i].number, "text", json_text(view->options[i].text)));
    return list;
}

static json_t *meters(const View *view) {
    json_t *list = json_array();
    for (int i = 0; i < view->meter_count; i++) {
        const ViewMeter *m = &view->meters[i];
        json_t *meter = json_pack("{s:o, s:o, s:i, s:i, s:i}", "id", json_text(m->id), "label", json_text(m->label), "value", m->value,
                                  "min", m->min, "max", m->max);
        if (m->word.len) json_object_set_new(meter, "word", json_text(m->word));
        json_array_append_new(list, meter);
    }
    return list;
}

static json_t *facts(const View *view) {
    json_t *list = json_array();
    for (int i = 0; i < view->fact_count; i++) {
        const ViewFact *f = &view->facts[i];
        json_array_append_new(list,
                              json_pack("{s:o, s:o, s:o}", "id", json_text(f->id), "text", json_text(f->text), "from", json_text(f->from)));
    }
    return list;
}

static json_t *promises(const View *view) {
    static const char *const states[] = {"none", "open", "kept", "broken"};
    json_t *list = json_array();
    for (int i = 0; i < view->promise_count; i++) {
        const ViewPromise *p = &view->promises[i];
        json_array_append_new(list, json_pack("{s:o, s:o, s:s, s:o}", "id", json_text(p->id), "text", json_text(p->text), "state",
                                              states[p->state], "due", json_text(p->due)));
    }
    return list;
}

static void begin(ClientOut *c, const Session *session, Arena *arena) {
    (void)c, (void)session, (void)arena;
}

static void show_view(ClientOut *c, const Session *session, const View *view, Arena *arena) {
    (void)session, (void)arena;
    json_t *object = json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "beat", json_text(view->beat), "lines", lines(c, view), "ask",
                               json_text(view->ask), "options", options(view), "meters", meters(view), "facts", facts(view), "promises",
                               promises(view), "clock", view->has_clock ? json_text(view->clock_text) : json_null());
    if (view->table) json_object_set_new(object, "table", json_table(view->table));
    print(c, "view", object);
}

// {"move": "offer price=98"} says as much as the move by itself.
static Str heard(Str line, Arena *arena) {
    json_t *object = json_loadb(line.data, line.len, JSON_REJECT_DUPLICATES, NULL);
    const char *move = json_string_value(json_object_get(object, "move"));
    Str said = move ? str_copy(arena, str_from(move)) : line;
    json_decref(object);
    return said;
}

static json_t *decision_values(const Decision *decision) {
    json_t *list = json_array();
    for (int i = 0; i < decision->count; i++) json_array_append_new(list, json_integer(decision->value[i]));
    return list;
}

static void decision(ClientOut *c, const Session *session, const Step *step, Str words, Arena *arena) {
    (void)words;
    const Scenario *s = session_scenario(session);
    json_t *object = json_pack("{s:o}", "beat", json_text(s->beats[step->beat].name));
    if (step->decision.kind == DECISION_CHOOSE) {
        json_object_set_new(object, "value", json_integer(step->decision.value[0]));
    } else {
        json_object_set_new(object, "kind", json_text(table_act_names[negotiation_act(&step->decision)]));
        json_object_set_new(object, "move", json_text(move_write(arena, s, &step->decision)));
        json_object_set_new(object, "values", decision_values(&step->decision));
    }
    json_object_set_new(object, "hash", json_text(str_hex64(arena, step->hash)));
    print(c, "decision", object);
    fflush(c->out);
}

static json_t *outcome(Score score) {
    if (!score.scored) return json_null();
    int64_t tenths = (score.numerator * 20 + score.denominator) / (2 * score.denominator);
    return json_real((double)tenths / 10);
}

// Hundredths of a point; null where there is no accuracy.
static json_t *accuracy(int hundredths) {
    return hundredths < 0 ? json_null() : json_real((double)hundredths / 100);
}

static json_t *points(const Scenario *s, const Debrief *debrief, int64_t numerator) {
    return outcome((Score){s->outcome_count > 0, numerator, debrief->denominator});
}

// What was done at a table, and what the coach would do there, as runs are written.
static void add_moves(json_t *object, const Scenario *s, const DebriefStep *step) {
    Arena arena = {0};
    json_object_set_new(object, "move", json_text(move_write(&arena, s, &step->decision)));
    json_object_set_new(object, "best_move",
                        step->advice < 0 ? json_null() : json_text(move_write(&arena, s, &step->open[step->advice].decision)));
    json_object_set_new(object, "reason", step->reason ? json_text(reason_names[step->reason]) : json_null());
    json_object_set_new(object, "reason_technique", step->reason ? json_text(reason_technique(step->reason)) : json_null());
    arena_free(&arena);
}

static json_t *judged_step(const Scenario *s, const Debrief *debrief, const DebriefStep *step) {
    static const char *const labels[LABEL_COUNT] = {"none", "best", "good", "inaccuracy", "mistake", "blunder"};
    json_t *object = json_pack("{s:o, s:i, s:s, s:i, s:o, s:o, s:o, s:o, s:b}", "beat", json_text(s->beats[step->beat].name), "option",
                               step->chosen, "label", labels[step->label], "best", step->best, "regret", points(s, debrief, step->regret),
                               "stake", points(s, debrief, step->stake), "reachable", points(s, debrief, step->after), "points",
                               accuracy(step->label == LABEL_NONE ? ACCURACY_UNSCORED : step->points), "exact", step->exact);
    if (step->decision.kind != DECISION_CHOOSE) add_moves(object, s, step);
    return object;
}

static json_t *judged_technique(const Debrief *debrief, const DebriefTechnique *sum) {
    return json_pack("{s:o, s:i, s:i, s:i, s:i}", "id", json_text(debrief->ids[sum->technique]), "shown", sum->shown, "offered",
                     sum->offered, "missed", sum->missed, "mistaken", sum->mistaken);
}

static json_t *judged(const Scenario *s, const Debrief *debrief) {
    json_t *decisions = json_array(), *techniques = json_array();
    for (int i = 0; i < debrief->step_count; i++) json_array_append_new(decisions, judged_step(s, debrief, &debrief->steps[i]));
    for (int i = 0; i < debrief->technique_count; i++)
        json_array_append_new(techniques, judged_technique(debrief, &debrief->techniques[i]));
    return json_pack("{s:o, s:b, s:o, s:o, s:o, s:o}", "accuracy", accuracy(debrief->accuracy), "exact", debrief->exact, "best",
                     points(s, debrief, debrief->best), "worst", points(s, debrief, debrief->worst), "decisions", decisions, "techniques",
                     techniques);
}

// What needs no coach, the table, is there without one, too.
static void print_debrief(ClientOut *c, const Session *session, const Debrief *debrief) {
    json_t *table = bargain_json(session);
    if (!debrief->judged && !table) return;
    json_t *object = debrief->judged ? judged(session_scenario(session), debrief) : json_object();
    if (table) json_object_set_new(object, "table", table);
    print(c, "debrief", object);
}

static void guide(ClientOut *c, const Session *session, const Debrief *debrief, Arena *arena) {
    (void)arena;
    if (debrief->judged && debrief->step_count)
        print(c, "coach", judged_step(session_scenario(session), debrief, &debrief->steps[debrief->step_count - 1]));
}

static void end(ClientOut *c, const Run *run, const View *view, const Debrief *debrief, Arena *arena) {
    const Session *session = run_session(run);
    print_debrief(c, session, debrief);
    print(c, "end",
          json_pack("{s:o, s:o, s:o, s:o}", "ending", json_text(view->ending), "outcome", outcome(session_outcome(session)), "accuracy",
                    accuracy(debrief->accuracy), "hash", json_text(str_hex64(arena, session_hash(session)))));
}

static void suspended(ClientOut *c, const Run *run, Arena *arena) {
    (void)arena;
    print(c, "suspended", json_pack("{s:I, s:i}", "run", (json_int_t)run_id(run), "decisions", session_steps(run_session(run))));
}

static void reloaded(ClientOut *c, const Run *run, bool renewed, Arena *arena) {
    (void)arena;
    print(c, "reloaded",
          json_pack("{s:I, s:i, s:b}", "run", (json_int_t)run_id(run), "decisions", session_steps(run_session(run)), "renewed", renewed));
}

static void fault(ClientOut *c, const Fault *f, Arena *arena) {
    print(c, "error", json_pack("{s:o, s:i, s:o}", "file", json_text(f->file), "line", f->line, "message", json_text(f->text)));
    client_fault(c, f, arena);
}

const ClientOut client_json = {.begin = begin,
                               .view = show_view,
                               .heard = heard,
                               .decision = decision,
                               .guide = guide,
                               .end = end,
                               .suspended = suspended,
                               .reloaded = reloaded,
                               .fault = fault};
