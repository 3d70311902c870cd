// The debrief of a negotiation as plain lines: how it ended and what was left, what to work on, the process, every offer, the preparation.
#include "host/client_text.h"
#include "ui/bargain_words.h"
#include "ui/moves.h"
#include "ui/talks.h"

typedef struct Telling {
    ClientOut *c;
    Arena *arena;
    const Catalog *ui;
    const Talks *talks;
} Telling;

static void blank(const Telling *t) {
    text_print(t->c, STR("\n"));
}

static Str worth(const Telling *t, int64_t points) {
    return worth_words(t->ui, t->talks->table, points, t->arena);
}

static void print_flaws(const Telling *t) {
    const Bargain *g = &t->talks->bargain;
    if (!g->flaw_count) text_say(t->c, t->arena, STR("Nothing stands out: this negotiation was led well."), NULL, 0);
    for (int i = 0; i < g->flaw_count; i++) {
        const BargainFlaw *f = &g->flaws[i];
        Str name = flaw_words(t->ui, f->flaw), technique = text_technique(t->c, f->technique);
        if (i == 0)
            SAY(t->c, t->arena, "Work on this first: {1} ({2})", name, technique);
        else
            SAY(t->c, t->arena, "Also: {1} ({2})", name, technique);
        if (i == 0) SAY(t->c, t->arena, "{1}", flaw_sentence(t->ui, f->flaw));
    }
    for (int i = 0; i < g->done_well_count; i++) SAY(t->c, t->arena, "Done well: {1}", text_technique(t->c, g->done_well[i]));
}

static void print_process(const Telling *t) {
    Measure measures[MEASURES_MAX];
    int count = bargain_measures(t->ui, t->arena, &t->talks->bargain, measures);
    for (int i = 0; i < count; i++) {
        const Measure *m = &measures[i];
        if (m->note.len)
            SAY(t->c, t->arena, "- {1}: {2} ({3})", m->name, m->value, m->note);
        else
            SAY(t->c, t->arena, "- {1}: {2}", m->name, m->value);
    }
}

static void print_offer(const Telling *t, const Offer *offer) {
    const ViewTable *table = t->talks->table;
    Str args[] = {str_int(t->arena, talks_round(t->talks, offer)),
                  package_words(table, offer->outcome, t->arena),
                  worth(t, offer->worth.mine),
                  number_words(t->arena, offer->worth.theirs),
                  counterpart_within(t->ui, table),
                  offer->has_step ? str_join(t->arena, STR(" · "), step_words(t->ui, offer->step)) : STR_NONE};
    text_say(t->c, t->arena,
             offer->mine ? STR("Round {1}, you: {2}. Worth {3} to you, {4} to {5}{6}")
                         : STR("Round {1}, {5}: {2}. Worth {3} to you, {4} to {5}{6}"),
             args, 6);
}

static void print_preparation(const Telling *t) {
    const Preparation *p = &t->talks->bargain.preparation;
    if (!talks_prepared(t->talks)) return;
    blank(t);
    SAY(t->c, t->arena, "Preparation, of 100 each: alternative {1}, limit {2}, target {3}, guess of their priorities {4}",
        str_int(t->arena, p->alternative), str_int(t->arena, p->limit), str_int(t->arena, p->target), str_int(t->arena, p->guess));
    for (int i = 0; i < t->talks->table->issue_count; i++)
        SAY(t->c, t->arena, "- {1} {2}", t->talks->table->issues[i].name, importance_words(t->ui, t->talks->importance[i]));
}

void text_bargain(ClientOut *c, const Session *session, Arena *arena) {
    const Catalog *ui = world_catalog(c->world, world_language(c->world));
    Talks talks;
    if (!session_scenario(session)->table || !talks_read(&talks, session, ui, c->texts, arena)) return;
    Telling t = {c, arena, ui, &talks};
    blank(&t);
    SAY(c, arena, "{1}", talks_end(ui, &talks, arena));
    SAY(c, arena, "{1}", talks_left(ui, &talks, arena));
    print_flaws(&t);
    blank(&t);
    print_process(&t);
    blank(&t);
    for (int i = 0; i < talks.offer_count; i++) print_offer(&t, &talks.offers[i]);
    print_preparation(&t);
}
