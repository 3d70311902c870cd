// The counterpart in a run's row: how it begins there, what its numbers say of the other side, and what is shown of it.
#include "core/negotiation_parts.h"

int negotiation_slots(const Negotiation *n) {
    return TABLE_COUNTS + (n->issue_count + n->value_count + 3) / 4;
}

// Rounded down: what counts as no less than a reservation value is compared in points where it is near.
int32_t negotiation_share(int64_t points, int64_t worst, int64_t best) {
    int64_t nothing = worst < 0 ? worst : 0, range = best - nothing;
    if (range <= 0) return ONE;
    // No range is above 2 * 10^12, and so no product above 2 * 10^18.
    return points <= nothing ? 0 : points >= best ? ONE : (int32_t)((points - nothing) * ONE / range);
}

int64_t negotiation_points(int64_t share, int64_t worst, int64_t best) {
    int64_t nothing = worst < 0 ? worst : 0, range = best - nothing;
    if (share > ONE) return DEAL_FAR;
    return share <= 0 || range <= 0 ? -DEAL_FAR : nothing + (share * range + ONE - 1) / ONE;
}

Shares negotiation_shares_of(const DealSpace *space, Points worth) {
    return (Shares){negotiation_share(worth.mine, space->worst.mine, space->best.mine),
                    negotiation_share(worth.theirs, space->worst.theirs, space->best.theirs)};
}

const Stand *negotiation_stand(const Negotiation *n, const int32_t *row) {
    return &n->stands[row[TABLE_PROFILE] * n->reserve_count + row[TABLE_RESERVE]];
}

Shares negotiation_shares(const Negotiation *n, const int32_t *row, int outcome) {
    return negotiation_shares_of(&negotiation_stand(n, row)->space, deal_halves_worth(&n->theirs[row[TABLE_PROFILE]], outcome));
}

// Among the packages of this share for me the first behind `after`; -1 where there is none.
static int first_of_share(const Negotiation *n, int64_t share, int32_t after) {
    const DealSpace *space = &n->stands[0].space;
    int64_t least = negotiation_points(share, space->worst.mine, space->best.mine);
    int64_t more = negotiation_points(share + 1, space->worst.mine, space->best.mine);
    return deal_halves_find(&n->mine, &(DealWish){least, more - 1, NULL, TIE_FIRST_OUTCOME, after});
}

// Mine is the same in all profiles.
static int32_t share_for_me(const Negotiation *n, int outcome) {
    return negotiation_shares_of(&n->stands[0].space, deal_halves_worth(&n->mine, outcome)).mine;
}

int negotiation_next_for_me(const Negotiation *n, int outcome) {
    const DealSpace *space = &n->stands[0].space;
    int32_t share = outcome < 0 ? ONE + 1 : share_for_me(n, outcome);
    int next = outcome < 0 ? -1 : first_of_share(n, share, outcome);
    if (next >= 0) return next;
    int64_t most = negotiation_points(share, space->worst.mine, space->best.mine) - 1;
    int below = deal_halves_find(&n->mine, &(DealWish){-DEAL_FAR, most, NULL, TIE_MOST_POINTS, -1});
    bool apart = negotiation_tells_apart(space->worst.mine, space->best.mine);
    return below < 0 || apart ? below : first_of_share(n, share_for_me(n, below), -1);
}

int32_t negotiation_reserve_share(const Negotiation *n) {
    return negotiation_shares_of(&n->stands[0].space, n->stands[0].space.reserve).mine;
}

int64_t negotiation_relative_weight(const Negotiation *n, const int32_t *row, int issue) {
    const int32_t *weights = n->weights[row[TABLE_PROFILE]];
    int32_t most = 1;
    for (int i = 0; i < n->issue_count; i++)
        if (weights[i] > most) most = weights[i];
    return (int64_t)weights[issue] * ONE / most;
}

int negotiation_importance(const Negotiation *n, const int32_t *row, int issue) {
    int64_t relative = negotiation_relative_weight(n, row, issue);
    return relative * 3 >= 2 * ONE ? 3 : relative * 3 >= ONE ? 2 : 1;
}

int negotiation_value_percent(const Negotiation *n, const int32_t *row, int issue, int value) {
    const Issue *of = &negotiation_stand(n, row)->space.issues[issue];
    int64_t least = deal_least(of).theirs, span = deal_most(of).theirs - least;
    return span ? (int)((200 * (of->values[value].theirs - least) + span) / (2 * span)) : 100;
}

// Where there was nothing to gain, no loss is all that could be had.
static int percent(int64_t part, int64_t whole) {
    int64_t value = whole > 0 ? part * 100 / whole : part < 0 ? 0 : 100;
    return value < 0 ? 0 : value > 100 ? 100 : (int)value;
}

// Whole numbers for authors, halves up.
static int32_t shown(int64_t share) {
    return (int32_t)((negotiation_bounded(share) + ONE / 200) / (ONE / 100));
}

static void show_end(const Negotiation *n, int32_t *row) {
    const Stand *stand = negotiation_stand(n, row);
    int64_t calm = (ONE - row[TABLE_A]) / 4, relation = calm + row[TABLE_T] / 2;
    if (row[TABLE_DEAL] < 0) {
        // Where nothing could be agreed on that is worth signing, going is the best one can do.
        bool rightly = stand->analysis->rational_count == 0 || stand->most <= stand->space.reserve.mine;
        row[TABLE_OWN] = row[TABLE_JOINT] = rightly && row[TABLE_PHASE] == PHASE_WALKED ? 100 : 0;
        row[TABLE_RELATIONSHIP] = shown(relation);
        return;
    }
    Points worth = deal_halves_worth(&n->theirs[row[TABLE_PROFILE]], row[TABLE_DEAL]);
    Shares shares = negotiation_shares_of(&stand->space, worth), none = negotiation_shares_of(&stand->space, stand->space.reserve);
    row[TABLE_OWN] = percent(worth.mine - stand->space.reserve.mine, stand->most - stand->space.reserve.mine);
    row[TABLE_JOINT] = percent((int64_t)shares.mine - none.mine + shares.theirs - none.theirs, stand->joint);
    int64_t above = shares.theirs > stand->reserve ? (int64_t)shares.theirs - stand->reserve : 0;
    int64_t gained = stand->reserve < ONE ? above * ONE / (ONE - stand->reserve) : ONE;
    row[TABLE_RELATIONSHIP] = shown(relation + gained / 4);
}

void negotiation_show(const Negotiation *n, int32_t *row) {
    row[TABLE_TRUST] = shown(row[TABLE_T]);
    row[TABLE_ANGER] = shown(row[TABLE_A]);
    int64_t mood = (int64_t)row[TABLE_T] - (int64_t)row[TABLE_A] * 4 / 5 + ONE * 18 / 100;
    row[TABLE_MOOD] = shown(mood);
    if (negotiation_ended(row)) show_end(n, row);
}

void negotiation_open(const Negotiation *n, int32_t *row) {
    for (int i = 0; i < NEGOTIATION_SHOWN; i++) row[i] = 0;
    for (int i = NEGOTIATION_DRAWN; i < negotiation_slots(n); i++) row[i] = 0;
    static const NegotiationSlot none[] = {TABLE_FIRST,  TABLE_BEST,          TABLE_MINE, TABLE_MINE_BEFORE,
                                           TABLE_THEIRS, TABLE_THEIRS_BEFORE, TABLE_DEAL};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) row[none[i]] = -1;
    row[TABLE_T] = n->trust[row[TABLE_BASE_TRUST]] * (ONE / 100);
    row[TABLE_A] = ANGER_START;
    row[TABLE_FIXED_PIE] = row[TABLE_HI] = row[TABLE_TARGET] = ONE;
    for (int i = 0; i < n->issue_count; i++)
        if (n->sight[i] == SIGHT_OPEN) negotiation_learn(row, i);
    negotiation_show(n, row);
}

void negotiation_sit(const Negotiation *n, int32_t *row, int32_t trust) {
    if (row[TABLE_PHASE] != PHASE_AHEAD) return;
    row[TABLE_T] = negotiation_bounded((int64_t)row[TABLE_T] + trust);
    row[TABLE_REACTION] = REACT_NONE;
    if (n->prepares)
        row[TABLE_PHASE] = PHASE_PREPARE;
    else
        negotiation_begin(n, row);
    negotiation_show(n, row);
}
