// Every open option is tried on a copy of the row.
#include "coach/greedy.h"

#include "coach/trial.h"

int greedy_option(const Scenario *s, const int32_t *row, bool high) {
    int chosen = -1;
    int64_t chosen_value = 0;
    for (int i = 0; i < trial_count(s, row); i++) {
        int32_t next[ROW_MAX];
        if (trial_take(s, i, row, next) != TRIAL_TAKEN) continue;
        int64_t value = play_outcome(s, next);
        if (chosen >= 0 && (high ? value <= chosen_value : value >= chosen_value)) continue;
        chosen = i;
        chosen_value = value;
    }
    return chosen;
}

int aimless_option(const Scenario *s, const int32_t *row, Rng *rng) {
    int chosen = -1, count = trial_count(s, row);
    uint32_t open = 0;
    Slice options = s->beats[row[s->position_slot]].options;
    for (int i = 0; i < count; i++) {
        bool ok = true;
        if (options.count && (!play_is_open(s, options.first + i, row, &ok, NULL) || !ok)) continue;
        if (rng_below(rng, ++open) == 0) chosen = i;
    }
    return chosen;
}
