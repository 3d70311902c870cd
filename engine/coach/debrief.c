// A run is judged by playing it again: the tags of what was chosen, against the tags of what could have been.
#include "coach/debrief.h"

// What was seen of each technique at each beat, so that a beat counts once.
typedef enum Seen { SEEN_OFFERED = 1, SEEN_SHOWN = 2, SEEN_MISTAKEN = 4 } Seen;
typedef struct Tally {
    const Scenario *scenario;
    unsigned char *seen;  // [beat * technique_count + technique]
} Tally;

static const Option *option_of(const Scenario *s, int beat, int number) {
    return &s->options[s->beats[beat].options.first + number - 1];
}

static void tally(const Tally *t, int beat, Slice tags, Seen what) {
    unsigned char *row = t->seen + (size_t)beat * (size_t)t->scenario->technique_count;
    for (int i = 0; i < tags.count; i++) row[t->scenario->ints[tags.first + i]] |= (unsigned char)what;
}

static void find_open(const Session *session, int beat, const Tally *t, DebriefStep *step, Arena *arena) {
    const Scenario *s = t->scenario;
    int *open = ARENA_ARRAY(arena, int, s->beats[beat].options.count);
    for (int i = 0; i < s->beats[beat].options.count; i++) {
        if (!session_open_option(session, i)) continue;
        open[step->open_count++] = i + 1;
        tally(t, beat, option_of(s, beat, i + 1)->shows, SEEN_OFFERED);
    }
    step->open = open;
}

static const int *copy_tags(const Scenario *s, Slice tags, Arena *arena) {
    int *copy = ARENA_ARRAY(arena, int, tags.count);
    for (int i = 0; i < tags.count; i++) copy[i] = s->ints[tags.first + i];
    return copy;
}

static DebriefStep step_of(const Session *session, const Step *taken, const Tally *t, Arena *arena) {
    DebriefStep step = {.beat = taken->beat, .chosen = taken->decision.value[0]};
    const Option *option = option_of(t->scenario, step.beat, step.chosen);
    find_open(session, step.beat, t, &step, arena);
    step.shown = copy_tags(t->scenario, option->shows, arena);
    step.shown_count = option->shows.count;
    step.mistaken = copy_tags(t->scenario, option->mistakes, arena);
    step.mistaken_count = option->mistakes.count;
    tally(t, step.beat, option->shows, SEEN_SHOWN);
    tally(t, step.beat, option->mistakes, SEEN_MISTAKEN);
    return step;
}

static void count_techniques(const Tally *t, Debrief *debrief, Arena *arena) {
    const Scenario *s = t->scenario;
    debrief->techniques = ARENA_ARRAY(arena, DebriefTechnique, s->technique_count);
    for (int i = 0; i < s->technique_count; i++) {
        DebriefTechnique sum = {.technique = i};
        for (int beat = 0; beat < s->beat_count; beat++) {
            int seen = t->seen[(size_t)beat * (size_t)s->technique_count + (size_t)i];
            sum.offered += seen & SEEN_OFFERED ? 1 : 0;
            sum.shown += seen & SEEN_SHOWN ? 1 : 0;
            sum.mistaken += seen & SEEN_MISTAKEN ? 1 : 0;
        }
        if (sum.offered || sum.shown || sum.mistaken) debrief->techniques[debrief->technique_count++] = sum;
    }
}

bool debrief_build(const Session *session, Arena *arena, Debrief *debrief, Err *err) {
    const Scenario *s = session_scenario(session);
    Tally t = {s, ARENA_ARRAY(arena, unsigned char, (size_t)s->beat_count *(size_t)s->technique_count)};
    *debrief = (Debrief){.steps = ARENA_ARRAY(arena, DebriefStep, session_steps(session))};
    Session *again = session_fork(session, 0, err);
    bool ok = again != NULL;
    for (int i = 0; ok && i < session_steps(session); i++) {
        Step taken = session_step(session, i);
        debrief->steps[debrief->step_count++] = step_of(again, &taken, &t, arena);
        ok = session_decide(again, &taken.decision, err);
    }
    session_free(again);
    if (ok) count_techniques(&t, debrief, arena);
    return ok;
}
