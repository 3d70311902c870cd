// Every open option is tried on a copy of the row.
#include "coach/greedy.h"

#include "core/play.h"

int greedy_option(const Scenario *s, const int32_t *row, bool high) {
    Slice options = s->beats[row[s->position_slot]].options;
    int chosen = -1;
    int64_t chosen_value = 0;
    for (int i = 0; i < options.count; i++) {
        int32_t next[ROW_MAX];
        Trail trail;
        bool ok = true;
        if (!play_is_open(s, options.first + i, row, &ok, NULL) || !ok) continue;
        memcpy(next, row, (size_t)s->row_count * sizeof *row);
        if (!play_choose(s, options.first + i, next, &trail, NULL)) continue;
        int64_t value = play_outcome(s, next);
        if (chosen >= 0 && (high ? value <= chosen_value : value >= chosen_value)) continue;
        chosen = i;
        chosen_value = value;
    }
    return chosen;
}

int aimless_option(const Scenario *s, const int32_t *row, Rng *rng) {
    Slice options = s->beats[row[s->position_slot]].options;
    int chosen = -1;
    uint32_t open = 0;
    for (int i = 0; i < options.count; i++) {
        bool ok = true;
        if (play_is_open(s, options.first + i, row, &ok, NULL) && ok && rng_below(rng, ++open) == 0) chosen = i;
    }
    return chosen;
}
