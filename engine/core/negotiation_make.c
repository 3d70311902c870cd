// What is worked out once when a scenario is loaded, so that a reply takes a microsecond.
#include "core/negotiation_parts.h"

#include "base/fixed.h"

#include <string.h>

static void take_places(Negotiation *n) {
    n->value_count = 0;
    for (int i = 0; i < n->issue_count; i++) {
        n->value_first[i] = n->value_count;
        n->value_count += n->issues[i].value_count;
    }
}

static void weigh(const Negotiation *n, const Issue *issues, bool mine, int32_t *weights) {
    int64_t sum = 0, span[DEAL_ISSUES_MAX];
    for (int i = 0; i < n->issue_count; i++) {
        Points least = deal_least(&issues[i]), most = deal_most(&issues[i]);
        span[i] = mine ? most.mine - least.mine : most.theirs - least.theirs;
        sum += span[i];
    }
    // No span is above 2 * 10^12, and so no product above 2 * 10^18.
    for (int i = 0; i < n->issue_count; i++) weights[i] = sum ? (int32_t)(span[i] * ONE / sum) : 0;
}

// The greatest sum of both gains lies on the frontier.
static int32_t greatest_joint(const Stand *stand) {
    const DealAnalysis *analysis = stand->analysis;
    Shares none = negotiation_shares_of(&stand->space, stand->space.reserve);
    int32_t most = 0;
    for (int i = 0; i < analysis->rational_points; i++) {
        Shares shares = negotiation_shares_of(&stand->space, analysis->frontier[analysis->rational_first + i].worth);
        int32_t sum = shares.mine - none.mine + shares.theirs - none.theirs;
        if (sum > most) most = sum;
    }
    return most;
}

static void make_stand(Stand *stand) {
    DealAnalysis *analysis = stand->analysis = deal_analyze(&stand->space);
    stand->reserve = negotiation_shares_of(&stand->space, stand->space.reserve).theirs;
    stand->goal = stand->reserve + (ONE - stand->reserve) / 2;
    stand->most = stand->space.reserve.mine;
    if (!analysis->rational_points) return;
    const DealPoint *nash = &analysis->frontier[analysis->deals[DEAL_NASH].points[0]];
    stand->goal = negotiation_shares_of(&stand->space, nash->worth).theirs;
    stand->most = analysis->frontier[analysis->rational_first].worth.mine;
    stand->joint = greatest_joint(stand);
}

// F(t) = k + (1 - k) t^(1/e), and the whole at the end.
static void make_curves(Negotiation *n, Arena *arena) {
    n->curve = ARENA_ARRAY(arena, int32_t, n->ease_count * (n->rounds + 1));
    for (int e = 0; e < n->ease_count; e++)
        for (int k = 0; k <= n->rounds; k++) {
            int64_t passed = k >= n->rounds - 1 ? ONE : (int64_t)k * ONE / (n->rounds - 1);
            n->curve[e * (n->rounds + 1) + k] =
                CURVE_START + (int32_t)((int64_t)(ONE - CURVE_START) * fixed_power(passed, 100, n->ease[e]) / ONE);
        }
}

// Each profile with each reservation value; what is wrong with the issues is said once.
static bool make_spaces(Negotiation *n, Arena *arena, Str file, int line, Err *err) {
    n->stands = ARENA_ARRAY(arena, Stand, n->profile_count * n->reserve_count);
    memset(n->stands, 0, (size_t)(n->profile_count * n->reserve_count) * sizeof *n->stands);
    for (int p = 0; p < n->profile_count; p++)
        for (int r = 0; r < n->reserve_count; r++) {
            Points reserve = {n->reserve_mine, n->reserves[r]};
            DealSpace *space = &n->stands[p * n->reserve_count + r].space;
            if (!deal_make(space, arena, n->issues + p * n->issue_count, n->issue_count, reserve, file, line, err)) return false;
        }
    return true;
}

bool negotiation_make(Negotiation *n, Arena *arena, Str file, int line, Err *err) {
    MUST(n->rounds >= 2 && n->rounds <= NEGOTIATION_ROUNDS && n->profile_count >= 1 && n->reserve_count >= 1);
    n->stands = NULL;
    if (!make_spaces(n, arena, file, line, err)) return false;
    take_places(n);
    for (int i = 0; i < n->profile_count * n->reserve_count; i++) make_stand(&n->stands[i]);
    n->mine = deal_halves_make(&n->stands[0].space, true, arena);
    n->theirs = ARENA_ARRAY(arena, DealHalves, n->profile_count);
    n->weights = arena_alloc(arena, (size_t)n->profile_count * sizeof *n->weights);
    for (int p = 0; p < n->profile_count; p++) {
        n->theirs[p] = deal_halves_make(&n->stands[p * n->reserve_count].space, false, arena);
        weigh(n, n->issues + p * n->issue_count, false, n->weights[p]);
    }
    weigh(n, n->issues, true, n->weights_mine);
    make_curves(n, arena);
    return true;
}

void negotiation_free(Negotiation *n) {
    for (int i = 0; n->stands && i < n->profile_count * n->reserve_count; i++) deal_analysis_free(n->stands[i].analysis);
}

int negotiation_draw_count(const Negotiation *n, NegotiationSlot slot) {
    switch (slot) {
    case TABLE_EASE: return n->ease_count;
    case TABLE_RECIPROCITY: return n->reciprocity_count;
    case TABLE_BASE_TRUST: return n->trust_count;
    case TABLE_PROFILE: return n->profile_count;
    default: MUST(slot == TABLE_RESERVE); return n->reserve_count;
    }
}
