// Every counterpart is played against by the same decisions, side by side.
#include "coach/belief.h"

#include "base/hash.h"
#include "core/play.h"

#include <string.h>

static bool is_hidden_choice(const Scenario *s, const Draw *draw) {
    int slot = draw->slot - s->table->slot;
    return slot >= NEGOTIATION_SHOWN && slot < NEGOTIATION_DRAWN;
}

// Counterparts by number: the hidden choices in the order of the draws, all other draws as the seed has them.
typedef struct Choices {
    const Scenario *s;
    int values[ROW_MAX];
    int64_t count;
    int64_t truth;
} Choices;

static Choices list_choices(const Scenario *s, uint64_t seed) {
    Choices c = {.s = s, .count = 1};
    play_draws(s, seed, c.values);
    for (int i = 0; i < s->draw_count; i++) {
        if (!is_hidden_choice(s, &s->draws[i])) continue;
        c.truth += c.values[i] * c.count;
        c.count *= s->draws[i].values.count;
    }
    return c;
}

static void choose(Choices *c, int64_t number) {
    for (int i = 0; i < c->s->draw_count; i++) {
        if (!is_hidden_choice(c->s, &c->s->draws[i])) continue;
        c->values[i] = (int)(number % c->s->draws[i].values.count);
        number /= c->s->draws[i].values.count;
    }
}

static bool add(Belief *b, Choices *c, int64_t number) {
    Trail trail;
    choose(c, number);
    int32_t *row = b->rows + (size_t)b->count * (size_t)b->scenario->row_count;
    if (!play_start_drawn(b->scenario, c->values, row, &trail, NULL)) return false;
    if (b->count && !belief_looks_same(b->scenario, b->rows, row)) return true;
    b->count++;
    return true;
}

// So that whoever is asked first is a fair pick; the truth stays where it is.
static void shuffle(Belief *b, Rng *rng) {
    size_t bytes = (size_t)b->scenario->row_count * sizeof *b->rows;
    int32_t kept[ROW_MAX];
    for (int i = b->count - 1; i > 1; i--) {
        int other = 1 + (int)rng_below(rng, (uint32_t)i);
        int32_t *a = b->rows + (size_t)i * (size_t)b->scenario->row_count, *z = b->rows + (size_t)other * (size_t)b->scenario->row_count;
        memcpy(kept, a, bytes);
        memcpy(a, z, bytes);
        memcpy(z, kept, bytes);
    }
}

bool belief_open(Belief *b, const Scenario *s, uint64_t seed, Arena *arena) {
    Choices c = list_choices(s, seed);
    int64_t most = c.count < BELIEF_MOST ? c.count : BELIEF_MOST;
    *b = (Belief){.scenario = s, .rows = ARENA_ARRAY(arena, int32_t, (most + 1) * s->row_count)};
    if (!add(b, &c, c.truth)) return false;
    Rng rng = {hash_str(hash_mix(seed), STR("belief"))};
    // Evenly over all there are, from a place that the seed picks.
    int64_t from = (int64_t)rng_below(&rng, (uint32_t)(c.count < INT32_MAX ? c.count : INT32_MAX));
    for (int64_t i = 0; i < most; i++) {
        int64_t number = (from + (c.count > most ? i * c.count / most : i)) % c.count;
        if (number != c.truth) add(b, &c, number);
    }
    shuffle(b, &rng);
    return true;
}

static bool same_issue(const Negotiation *n, const int32_t *a, const int32_t *b, int issue) {
    int known = negotiation_known(a, issue);
    if (known >= KNOWN_WEIGHT && negotiation_importance(n, a, issue) != negotiation_importance(n, b, issue)) return false;
    for (int i = 0; known == KNOWN_ALL && i < n->issues[issue].value_count; i++)
        if (negotiation_value_percent(n, a, issue, i) != negotiation_value_percent(n, b, issue, i)) return false;
    return true;
}

static bool same_table(const Negotiation *n, const int32_t *a, const int32_t *b) {
    static const NegotiationSlot seen[] = {TABLE_PHASE, TABLE_ROUND,  TABLE_MINE,     TABLE_THEIRS, TABLE_DEAL,
                                           TABLE_KNOWN, TABLE_VALUED, TABLE_REACTION, TABLE_ISSUE,  TABLE_PICKED};
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
        if (a[seen[i]] != b[seen[i]]) return false;
    for (int i = 0; i < n->issue_count; i++)
        if (!same_issue(n, a, b, i)) return false;
    return true;
}

// Meters, facts and promises are on the screen; where play stands, too.
bool belief_sees(const Var *var) {
    return var->show.len || var->kind == VAR_FACT || var->kind == VAR_PROMISE || var->kind == VAR_CLOCK;
}

bool belief_looks_same(const Scenario *s, const int32_t *a, const int32_t *b) {
    if (a[s->position_slot] != b[s->position_slot]) return false;
    for (int i = 0; i < s->var_count; i++)
        if (belief_sees(&s->vars[i]) && a[s->vars[i].slot] != b[s->vars[i].slot]) return false;
    return same_table(&s->table->model, a + s->table->slot, b + s->table->slot);
}

bool belief_follow(Belief *b, const Decision *decision) {
    const Scenario *s = b->scenario;
    size_t width = (size_t)s->row_count;
    int kept = 0;
    Trail trail;
    for (int i = 0; i < b->count; i++) {
        int32_t *row = b->rows + (size_t)i * width;
        bool ok = play_decide(s, decision, row, &trail, NULL);
        if (!i && !ok) return false;
        if (!ok || (i && !belief_looks_same(s, b->rows, row))) continue;
        if (kept != i) memcpy(b->rows + (size_t)kept * width, row, width * sizeof *row);
        kept++;
    }
    b->count = kept;
    return true;
}

bool belief_of(Belief *b, const Session *session, Arena *arena) {
    bool ok = belief_open(b, session_scenario(session), session_seed(session), arena);
    for (int i = 0; ok && i < session_steps(session); i++) {
        Step step = session_step(session, i);
        ok = belief_follow(b, &step.decision);
    }
    return ok;
}
