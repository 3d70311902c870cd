// What the coach says of a negotiation, as one object; nothing in it depends on the reader's language.
#include "host/bargain_json.h"

#include "coach/bargain.h"
#include "core/move.h"
#include "host/json.h"

static json_t *json_offer(const Bargain *g, int outcome, Points worth, bool has_step, DealStep step) {
    json_t *offer = json_package(g->table, &g->stand->space, outcome, worth);
    if (outcome >= 0) json_object_set_new(offer, "class", has_step ? json_text(deal_step_names[step]) : json_null());
    return offer;
}

static json_t *json_moves(const Scenario *s, const Bargain *g) {
    json_t *moves = json_array();
    Arena arena = {0};
    for (int i = 0; i < g->move_count; i++) {
        const BargainMove *m = &g->moves[i];
        json_t *offered = json_offer(g, m->offered, m->mine_worth, m->has_step, m->step_class);
        json_t *countered = json_offer(g, m->countered, m->theirs_worth, m->has_counter_step, m->counter_class);
        json_array_append_new(moves, json_pack("{s:i, s:i, s:o, s:o, s:o, s:o}", "step", m->step + 1, "round", m->round, "move",
                                               json_text(move_write(&arena, s, &m->decision)), "reaction",
                                               m->reaction ? json_text(reaction_names[m->reaction]) : json_null(), "offered", offered,
                                               "countered", countered));
    }
    arena_free(&arena);
    return moves;
}

typedef struct Count {
    const char *name;
    int value;
} Count;

static json_t *json_process(const BargainProcess *p) {
    const Count counts[] = {{"questions", p->questions},
                            {"questions_before", p->questions_before},
                            {"paraphrases", p->paraphrases},
                            {"values_shown", p->values_shown},
                            {"values_unasked", p->values_unasked},
                            {"silences", p->silences},
                            {"threats", p->threats},
                            {"overpromises", p->overpromises},
                            {"packages", p->packages},
                            {"offers", p->offers},
                            {"opening", p->opening},
                            {"free_concessions", p->free_concessions},
                            {"retractions", p->retractions},
                            {"trades", p->trades},
                            {"largest_step", p->largest_step},
                            {"shrinking", p->shrinking},
                            {"anchored", p->anchored},
                            {"rounds_used", p->rounds_used}};
    json_t *process = json_object(), *steps = json_object();
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) json_object_set_new(process, counts[i].name, json_integer(counts[i].value));
    for (int i = 0; i < STEP_COUNT; i++) json_object_set_new(steps, deal_step_names[i].data, json_integer(p->steps[i]));
    json_object_set_new(process, "steps", steps);
    return process;
}

static json_t *json_flaws(const Bargain *g) {
    json_t *flaws = json_array();
    for (int i = 0; i < g->flaw_count; i++) {
        const BargainFlaw *f = &g->flaws[i];
        json_array_append_new(flaws, json_pack("{s:o, s:o, s:o, s:i}", "name", json_text(bargain_flaw_names[f->flaw]), "technique",
                                               json_text(f->technique), "step", f->step < 0 ? json_null() : json_integer(f->step + 1),
                                               "weight", f->weight));
    }
    return flaws;
}

static json_t *json_techniques(const Bargain *g) {
    json_t *list = json_array();
    for (int i = 0; i < g->done_well_count; i++) json_array_append_new(list, json_text(g->done_well[i]));
    return list;
}

static json_t *json_preparation(const Bargain *g) {
    const Preparation *p = &g->preparation;
    bool prepared = g->move_count && g->moves[0].act == ACTED_PREPARE;
    return prepared
               ? json_pack("{s:i, s:i, s:i, s:i}", "alternative", p->alternative, "limit", p->limit, "target", p->target, "guess", p->guess)
               : json_null();
}

// While it goes on, no matter how far it has come.
static json_t *json_end(NegotiationPhase phase) {
    return phase < PHASE_AGREED ? json_string("open") : json_phase(phase);
}

static json_t *json_bargain(const Scenario *s, const Bargain *g) {
    json_t *object =
        json_pack("{s:o, s:[i, i], s:o, s:o, s:o}", "phase", json_end(g->phase), "rounds", g->process.rounds_used, g->table->model.rounds,
                  "reserve", json_worth(g->stand->space.reserve), "deal", json_package(g->table, &g->stand->space, g->deal, g->deal_worth),
                  "left", g->deal < 0 ? json_null() : json_worth(g->measure.left));
    if (g->table->currency.len) {
        json_object_set_new(object, "currency", json_text(g->table->currency));
        json_object_set_new(object, "point", json_integer(g->table->point));
    }
    json_object_set_new(object, "moves", json_moves(s, g));
    json_object_set_new(object, "process", json_process(&g->process));
    json_object_set_new(object, "flaws", json_flaws(g));
    json_object_set_new(object, "done_well", json_techniques(g));
    json_object_set_new(object, "preparation", json_preparation(g));
    return object;
}

json_t *bargain_json(const Session *session) {
    Arena arena = {0};
    Err err = {0};
    Bargain bargain;
    const Scenario *s = session_scenario(session);
    bool built = s->table && bargain_build(session, &arena, &bargain, &err);
    json_t *object = built && bargain.move_count ? json_bargain(s, &bargain) : NULL;
    err_free(&err);
    arena_free(&arena);
    return object;
}
