// What the debrief of a negotiation shows, read from the run on the screen: its table played again, and the reference's play of the same
// seed from where the rep sat down.
#include "ui/bargain_page.h"

#include "coach/tactic.h"

static const int32_t *table_row(const Session *session) {
    return session_row(session) + session_scenario(session)->table->slot;
}

// The first decision at the table; -1: the run has not come to it.
static int sat_down(const Session *session) {
    const Scenario *s = session_scenario(session);
    for (int i = 0; s->table && i < session_steps(session); i++)
        if (s->beats[session_step(session, i).beat].negotiates) return i;
    return -1;
}

// A table as the reader knows it at the end, with the alternatives that only the preparation shows. NULL: no scene was at it.
static const ViewTable *names_of(const Story *story, Arena *arena) {
    ViewTable *table = ARENA_NEW(arena, ViewTable);
    bool found = false;
    for (int i = 0; i < story->count; i++) {
        const ViewTable *seen = story->scenes[i].view.table;
        if (!seen) continue;
        const ViewAlternative *alternatives = table->alternatives;
        int count = table->alternative_count;
        *table = *seen;
        if (count > table->alternative_count) {
            table->alternatives = alternatives;
            table->alternative_count = count;
        }
        found = true;
    }
    return found ? table : NULL;
}

static bool read_talks(BargainScreen *b, const Session *session, const Catalog *ui, Talks *talks) {
    Err err = {0};
    bool ok = bargain_build(session, &b->arena, &talks->bargain, &err);
    err_free(&err);
    if (!ok) return false;
    Str *said = ARENA_ARRAY(&b->arena, Str, talks->bargain.move_count);
    for (int i = 0; i < talks->bargain.move_count; i++) said[i] = move_words(ui, b->table, &talks->bargain.moves[i].decision, &b->arena);
    talks->said = said;
    talks_list_offers(talks, &b->arena);
    return true;
}

// The reference takes the rep's place at the table. NULL when it can't be played to the end.
static Session *play_reference(const Session *session) {
    const Scenario *s = session_scenario(session);
    const Tactic *reference = tactic_find(STR("reference"));
    Session *other = reference ? session_fork(session, sat_down(session), NULL) : NULL;
    Rng rng = {0};
    Decision decision;
    while (other && session_beat(other) >= 0 && s->beats[session_beat(other)].negotiates) {
        tactic_decide(reference, &s->table->model, table_row(other), &rng, &decision);
        if (session_decide(other, &decision, NULL)) continue;
        session_free(other);
        return NULL;
    }
    return other;
}

static void read_truth(BargainScreen *b, const Session *session) {
    const Negotiation *model = &session_scenario(session)->table->model;
    for (int i = 0; i < model->issue_count; i++) b->importance[i] = negotiation_importance(model, table_row(session), i);
    b->cloud = cloud_of(b->mine.bargain.stand->analysis, &b->arena);
}

void bargain_read(App *app) {
    BargainScreen *b = &app->bargain;
    const Session *session = app_session(app);
    arena_reset(&b->arena);
    b->told = b->compared = false;
    b->mine = b->other = (Talks){0};
    if (sat_down(session) < 0 || !(b->table = names_of(&app->story, &b->arena))) return;
    b->told = read_talks(b, session, app->ui, &b->mine);
    if (!b->told) return;
    read_truth(b, session);
    Session *other = play_reference(session);
    b->compared = other && read_talks(b, other, app->ui, &b->other);
    session_free(other);
}
