// What the decisions of a run come to: techniques, accuracy and turning points.
#include "coach/bargain.h"
#include "coach/debrief_steps.h"

// What was seen of each technique at each beat, so that a beat counts once.
typedef enum Seen { SEEN_OFFERED = 1, SEEN_SHOWN = 2, SEEN_MISTAKEN = 4 } Seen;
typedef struct Tally {
    const Scenario *scenario;
    const Str *ids;  // of techniques, those of the scenario first
    int count;
    unsigned char *seen;  // [beat * count + technique]
    unsigned char *lost;  // [beat]: a choice there gave something up
} Tally;

static unsigned char *seen_at(const Tally *t, int beat) {
    return t->seen + (size_t)beat * (size_t)t->count;
}

static void tally(const Tally *t, int beat, Slice tags, Seen what) {
    for (int i = 0; i < tags.count; i++) seen_at(t, beat)[t->scenario->ints[tags.first + i]] |= (unsigned char)what;
}

static void tally_options(const Tally *t, const DebriefStep *step) {
    const Option *options = &t->scenario->options[t->scenario->beats[step->beat].options.first];
    for (int i = 0; i < step->open_count; i++) tally(t, step->beat, options[step->open[i].number - 1].shows, SEEN_OFFERED);
    tally(t, step->beat, options[step->chosen - 1].shows, SEEN_SHOWN);
    tally(t, step->beat, options[step->chosen - 1].mistakes, SEEN_MISTAKEN);
}

static void tally_steps(const Tally *t, const Debrief *debrief) {
    for (int i = 0; i < debrief->step_count; i++) {
        const DebriefStep *step = &debrief->steps[i];
        if (step->chosen) tally_options(t, step);
        t->lost[step->beat] |= step->regret > 0;
    }
}

// -1: not among them.
static int place_of(const Str *ids, int count, Str id) {
    int place = count - 1;
    while (place >= 0 && !str_equal(ids[place], id)) place--;
    return place;
}

static bool is_omission(Flaw flaw) {
    return flaw == FLAW_NEVER_ASKED || flaw == FLAW_NEVER_REFLECTED || flaw == FLAW_NO_VALUE || flaw == FLAW_NO_PREPARATION;
}

// Once, whatever went wrong.
static void add_tag(const int **tags, int *count, int technique, Arena *arena) {
    for (int i = 0; i < *count; i++)
        if ((*tags)[i] == technique) return;
    int *more = ARENA_ARRAY(arena, int, *count + 1);
    for (int i = 0; i < *count; i++) more[i] = (*tags)[i];
    more[(*count)++] = technique;
    *tags = more;
}

static void tally_flaw(const Tally *t, Debrief *debrief, unsigned char *seen, const BargainFlaw *flaw, Arena *arena) {
    int technique = place_of(t->ids, t->count, flaw->technique);
    seen[technique] |= SEEN_OFFERED;
    if (is_omission(flaw->flaw)) return;
    seen[technique] |= SEEN_MISTAKEN;
    DebriefStep *step = flaw->step >= 0 ? &debrief->steps[flaw->step] : NULL;
    if (step && !step->chosen) add_tag(&step->mistaken, &step->mistaken_count, technique, arena);
}

static bool comes_to_table(const Session *session) {
    for (int i = 0; i < session_steps(session); i++)
        if (session_step(session, i).decision.kind != DECISION_CHOOSE) return true;
    return false;
}

// A table that has come to its end offers what was done well or badly there.
static void tally_table(const Tally *t, Debrief *debrief, const Session *session, Arena *arena) {
    Bargain bargain;
    if (!comes_to_table(session) || !bargain_build(session, arena, &bargain, NULL) || bargain.phase < PHASE_AGREED) return;
    unsigned char *seen = seen_at(t, t->scenario->table->beat);
    for (int i = 0; i < bargain.done_well_count; i++) seen[place_of(t->ids, t->count, bargain.done_well[i])] |= SEEN_OFFERED | SEEN_SHOWN;
    for (int i = 0; i < bargain.flaw_count; i++) tally_flaw(t, debrief, seen, &bargain.flaws[i], arena);
}

static void count_techniques(const Tally *t, Debrief *debrief, Arena *arena) {
    debrief->techniques = ARENA_ARRAY(arena, DebriefTechnique, t->count);
    for (int i = 0; i < t->count; i++) {
        DebriefTechnique sum = {.technique = i};
        for (int beat = 0; beat < t->scenario->beat_count; beat++) {
            int seen = seen_at(t, beat)[i];
            sum.offered += seen & SEEN_OFFERED ? 1 : 0;
            sum.shown += seen & SEEN_SHOWN ? 1 : 0;
            sum.mistaken += seen & SEEN_MISTAKEN ? 1 : 0;
            sum.missed += seen & SEEN_OFFERED && !(seen & SEEN_SHOWN) && t->lost[beat] ? 1 : 0;
        }
        if (sum.offered || sum.shown || sum.mistaken) debrief->techniques[debrief->technique_count++] = sum;
    }
}

// A table's rounds never come again: each decision there counts as one of a beat of its own.
static void find_accuracy(Debrief *debrief, int beats, Arena *arena) {
    Accuracy accuracy = accuracy_open(arena, beats + debrief->step_count, debrief->best - debrief->worst);
    for (int i = 0; i < debrief->step_count; i++) {
        const DebriefStep *step = &debrief->steps[i];
        accuracy_add(&accuracy, step->chosen ? step->beat : beats + i, step->regret, step->stake);
    }
    debrief->accuracy = accuracy_value(&accuracy);
}

static void find_turns(Debrief *debrief) {
    for (int i = 0; i < debrief->step_count; i++) {
        int64_t regret = debrief->steps[i].regret;
        int at = debrief->turn_count;
        while (at > 0 && debrief->steps[debrief->turns[at - 1]].regret < regret) at--;
        if (regret <= 0 || at == TURNS_MAX) continue;
        if (debrief->turn_count < TURNS_MAX) debrief->turn_count++;
        for (int j = debrief->turn_count - 1; j > at; j--) debrief->turns[j] = debrief->turns[j - 1];
        debrief->turns[at] = i;
    }
}

static Debrief open_debrief(const DebriefMemory *memory, const Session *session, const Search *search, Arena *arena) {
    Debrief debrief = {
        .steps = memory_steps(memory, arena), .step_count = session_steps(session), .denominator = 1, .accuracy = ACCURACY_UNKNOWN};
    if (!search) return debrief;
    debrief.judged = true;
    debrief.exact = search_exact(search);
    for (int i = 0; i < debrief.step_count; i++) debrief.exact &= debrief.steps[i].exact;
    debrief.denominator = search_denominator(search);
    debrief.best = search_best(search, 0);
    debrief.worst = search_worst(search, 0);
    return debrief;
}

static Tally open_tally(const Scenario *s, Arena *arena) {
    Str *ids = ARENA_ARRAY(arena, Str, s->technique_count + BARGAIN_TECHNIQUES_MAX), taught[BARGAIN_TECHNIQUES_MAX];
    int count = s->technique_count, taught_count = s->table ? bargain_techniques(taught) : 0;
    for (int i = 0; i < count; i++) ids[i] = s->techniques[i];
    for (int i = 0; i < taught_count; i++)
        if (place_of(ids, count, taught[i]) < 0) ids[count++] = taught[i];
    return (Tally){s, ids, count, ARENA_ARRAY(arena, unsigned char, (size_t)s->beat_count *(size_t)count),
                   ARENA_ARRAY(arena, unsigned char, s->beat_count)};
}

bool debrief_renew(DebriefMemory *memory, const Session *session, const Search *search, Arena *arena, Debrief *debrief, Err *err) {
    if (!memory_follow(memory, session, search, err)) return false;
    const Scenario *s = session_scenario(session);
    Tally t = open_tally(s, arena);
    *debrief = open_debrief(memory, session, search, arena);
    debrief->ids = t.ids;
    debrief->id_count = t.count;
    tally_steps(&t, debrief);
    tally_table(&t, debrief, session, arena);
    count_techniques(&t, debrief, arena);
    if (search) find_accuracy(debrief, s->beat_count, arena);
    if (search) find_turns(debrief);
    return true;
}

bool debrief_build(const Session *session, const Search *search, Arena *arena, Debrief *debrief, Err *err) {
    DebriefMemory *memory = debrief_memory_open();
    bool ok = debrief_renew(memory, session, search, arena, debrief, err);
    debrief_memory_free(memory);
    return ok;
}
