// How much a tactic asks for next.
#include "coach/tactic_parts.h"

#define LATE 3  // rounds before the end in which the reference comes towards them

// A share of my way from the reservation value to the best package, in millionths of my whole way.
static int32_t above_reserve(const Play *play, int64_t share) {
    int64_t reserve = play->outlook.reserve;
    return reserve >= NEGOTIATION_ONE ? NEGOTIATION_ONE : (int32_t)(reserve + (NEGOTIATION_ONE - reserve) * share / NEGOTIATION_ONE);
}

static int32_t not_below_reserve(const Play *play, int64_t demand) {
    int32_t reserve = above_reserve(play, 0);
    return demand < reserve ? reserve : (int32_t)demand;
}

static int64_t steps_share(const Style *style, int steps) {
    int64_t share = (int64_t)style->opening * (NEGOTIATION_ONE / 100), step = (int64_t)style->step * (NEGOTIATION_ONE / 1000);
    for (int i = 0; i < steps; i++) {
        share -= step;
        step = step * style->shrink / 100;
    }
    return share > 0 ? share : 0;
}

int32_t demand_steps(const Play *play) {
    const Style *style = play->style;
    int steps = play->offers;
    if (style->back && steps >= style->back) steps -= style->back;  // has started again
    int32_t demand = above_reserve(play, steps_share(style, steps));
    if (!(style->parts & PART_CLOSE) || play->left > LATE || play->offered < 0 || play->offered >= demand) return demand;
    return not_below_reserve(play, play->offered + (int64_t)(demand - play->offered) * play->left / (LATE + 1));
}

// In millionths, how much of the time has gone.
static int64_t time_gone(const Play *play) {
    int last = play->negotiation->rounds - 1;
    return last > 0 ? (int64_t)play->row[TABLE_ROUND] * NEGOTIATION_ONE / last : NEGOTIATION_ONE;
}

int32_t demand_linear(const Play *play) {
    return above_reserve(play, NEGOTIATION_ONE - time_gone(play));
}

// F(t) = t^(1/2)
int32_t demand_conceder(const Play *play) {
    int64_t square = time_gone(play) * NEGOTIATION_ONE, root = 0;
    for (int64_t bit = NEGOTIATION_ONE; bit; bit /= 2)
        if ((root + bit) * (root + bit) <= square) root += bit;
    return above_reserve(play, NEGOTIATION_ONE - root);
}

// F(t) = t^5
int32_t demand_boulware(const Play *play) {
    int64_t time = time_gone(play), power = NEGOTIATION_ONE;
    for (int i = 0; i < 5; i++) power = power * time / NEGOTIATION_ONE;
    return above_reserve(play, NEGOTIATION_ONE - power);
}

// Gives as much as they gave me last.
int32_t demand_tit_for_tat(const Play *play) {
    const int32_t *row = play->row;
    if (row[TABLE_MINE] < 0) return above_reserve(play, steps_share(play->style, 0));
    Package mine = outlook_package(&play->outlook, row[TABLE_MINE]);
    int64_t demand = outlook_worth(&play->outlook, &mine).mine;
    if (row[TABLE_THEIRS_BEFORE] < 0) return not_below_reserve(play, demand);
    Package before = outlook_package(&play->outlook, row[TABLE_THEIRS_BEFORE]);
    int32_t gave = play->offered - outlook_worth(&play->outlook, &before).mine;
    return not_below_reserve(play, gave > 0 ? demand - gave : demand);
}
