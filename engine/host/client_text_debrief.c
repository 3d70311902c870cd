// The debrief as plain lines: what happened, how close each decision came to the best still reachable, and why.
#include "host/client_text.h"
#include "ui/bargain_words.h"
#include "ui/moves.h"

// A run being told, with what the coach knows of it.
typedef struct Telling {
    ClientOut *c;
    const Session *session;  // stands where what is told was read, since texts may be filled from the state
    const Scenario *s;
    const Debrief *debrief;
    Arena *arena;
} Telling;

static Str points(const Telling *t, int64_t numerator) {
    return score_print(t->arena, (Score){true, numerator, t->debrief->denominator});
}

static Str scenario_text(const Telling *t, Str context, Str source) {
    return session_text(t->session, t->c->texts, t->arena, context, source);
}

static Str technique_name(const Telling *t, int technique) {
    return text_technique(t->c, t->debrief->ids[technique]);
}

static void print_outcome(const Telling *t) {
    Score outcome = session_outcome(t->session);
    if (outcome.scored)
        SAY(t->c, t->arena, "Outcome: {1} of 100", score_print(t->arena, outcome));
    else
        text_say(t->c, t->arena, STR("Outcome: not scored"), NULL, 0);
    for (int i = 0; i < t->s->outcome_count; i++)
        SAY(t->c, t->arena, "- {1}: {2}", scenario_text(t, STR_NONE, t->s->outcome[i].label),
            score_print(t->arena, session_outcome_row(t->session, i)));
}

static void print_accuracy(const Telling *t) {
    const Debrief *d = t->debrief;
    if (d->accuracy == ACCURACY_UNKNOWN) return;
    if (d->accuracy == ACCURACY_UNSCORED) {
        text_say(t->c, t->arena, STR("Accuracy: not scored, for nothing was at stake"), NULL, 0);
        return;
    }
    SAY(t->c, t->arena, "Accuracy: {1} of 100", accuracy_print(t->arena, d->accuracy));
    if (d->exact)
        SAY(t->c, t->arena, "From the start, outcomes from {1} to {2} could be reached.", points(t, d->worst), points(t, d->best));
    else
        SAY(t->c, t->arena,
            "From the start, outcomes from {1} or less to at least {2} could be reached; the coach could not look at everything.",
            points(t, d->worst), points(t, d->best));
}

static const Option *option_of(const Telling *t, const DebriefStep *step, int number) {
    return &t->s->options[t->s->beats[step->beat].options.first + number - 1];
}

// As the rep read it where it was decided, which is where `t->session` stands.
static Str decision_text(const Telling *t, const DebriefStep *step, const Decision *decision) {
    if (decision->kind == DECISION_CHOOSE)
        return scenario_text(t, t->s->beats[step->beat].name, option_of(t, step, decision->value[0])->text);
    View view = session_view(t->session, t->c->texts, t->arena);
    return move_words(world_catalog(t->c->world, world_language(t->c->world)), view.table, decision, t->arena);
}

static Str why_text(const Telling *t, const DebriefStep *step) {
    if (step->decision.kind != DECISION_CHOOSE) return STR_NONE;
    return scenario_text(t, t->s->beats[step->beat].name, option_of(t, step, step->chosen)->why);
}

static void print_value(const Telling *t, const DebriefStep *step) {
    Str label = text_of(t->c, label_name(step->label));
    if (!step->regret && step->mistaken_count && step->label != LABEL_NONE)
        text_say(t->c, t->arena, STR("A mistake that cost nothing here."), NULL, 0);
    else if (!step->stake)
        text_say(t->c, t->arena, STR("Nothing was at stake here."), NULL, 0);
    else if (!step->regret)
        SAY(t->c, t->arena, "{1}: it gave nothing up.", label);
    else
        SAY(t->c, t->arena, "{1}: it gave up {2} points; up to {3} could still be reached.", label, points(t, step->regret),
            points(t, step->after));
}

static void print_better(const Telling *t, const DebriefStep *step) {
    Str reason = reason_sentence(world_catalog(t->c->world, world_language(t->c->world)), step->reason);
    SAY(t->c, t->arena, "Better: {1}", decision_text(t, step, &step->open[step->advice].decision));
    if (reason.len) SAY(t->c, t->arena, "Because: {1}", reason);
}

static void print_coach(const Telling *t, const DebriefStep *step) {
    if (t->debrief->judged) print_value(t, step);
    Str why = why_text(t, step);
    if (why.len) SAY(t->c, t->arena, "Coach: {1}", why);
    if (step->regret && step->advice >= 0) print_better(t, step);
    for (int i = 0; i < step->shown_count; i++) SAY(t->c, t->arena, "Shown: {1}", technique_name(t, step->shown[i]));
    for (int i = 0; i < step->mistaken_count; i++) SAY(t->c, t->arena, "Mistaken: {1}", technique_name(t, step->mistaken[i]));
}

static void print_turn(const Telling *t) {
    if (t->debrief->turn_count) SAY(t->c, t->arena, "It turned at decision {1}.", str_int(t->arena, t->debrief->turns[0] + 1));
}

static void print_techniques(const Telling *t) {
    for (int i = 0; i < t->debrief->technique_count; i++) {
        const DebriefTechnique *sum = &t->debrief->techniques[i];
        SAY(t->c, t->arena, "- {1}: shown {2}, offered {3}, missed {4}, mistaken {5}", technique_name(t, sum->technique),
            str_int(t->arena, sum->shown), str_int(t->arena, sum->offered), str_int(t->arena, sum->missed),
            str_int(t->arena, sum->mistaken));
    }
}

// As the rep read it: on the state before each decision.
static void print_steps(const Telling *t) {
    Session *again = session_fork(t->session, 0, NULL);
    Telling there = *t;
    there.session = again;
    for (int i = 0; again && i < t->debrief->step_count; i++) {
        const DebriefStep *step = &t->debrief->steps[i];
        text_print(t->c, STR("\n"));
        SAY(t->c, t->arena, "Decision {1}: {2}", str_int(t->arena, i + 1), decision_text(&there, step, &step->decision));
        print_coach(&there, step);
        session_decide(again, &step->decision, NULL);
    }
    session_free(again);
}

void text_debrief(ClientOut *c, const Session *session, const Debrief *debrief, Arena *arena) {
    Telling t = {c, session, session_scenario(session), debrief, arena};
    print_outcome(&t);
    print_accuracy(&t);
    print_turn(&t);
    text_bargain(c, session, arena);
    print_steps(&t);
    if (!debrief->technique_count) return;
    text_print(c, STR("\n"));
    text_say(c, arena, STR("Techniques in this run"), NULL, 0);
    print_techniques(&t);
}

void text_guide(ClientOut *c, const Session *session, const Debrief *debrief, Arena *arena) {
    if (!debrief->step_count) return;
    Session *before = session_fork(session, debrief->step_count - 1, NULL);
    Telling t = {c, before, session_scenario(session), debrief, arena};
    if (before) print_coach(&t, &debrief->steps[debrief->step_count - 1]);
    session_free(before);
}
