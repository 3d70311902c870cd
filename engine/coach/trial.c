#include "coach/trial.h"

#include "coach/table_play.h"

#include <string.h>

_Static_assert(TABLE_WAYS <= OPTIONS_MAX, "ways at the table are numbered as options are");

int trial_count(const Scenario *s, const int32_t *row) {
    if (row[s->position_slot] >= s->beat_count) return 0;
    return table_is_at(s, row) ? TABLE_WAYS : s->beats[row[s->position_slot]].options.count;
}

static Tried take_way(const Scenario *s, TableWay way, int32_t *next) {
    Decision first;
    Trail trail;
    if (!table_way_decide(NULL, s, way, next, &first)) return TRIAL_CLOSED;
    return table_play(s, way, next, &trail, NULL) ? TRIAL_TAKEN : TRIAL_FAILS;
}

Tried trial_take(const Scenario *s, int index, const int32_t *row, int32_t *next) {
    size_t bytes = (size_t)s->row_count * sizeof *row;
    if (table_is_at(s, row)) {
        memcpy(next, row, bytes);
        return take_way(s, (TableWay)index, next);
    }
    bool ok = true;
    Trail trail;
    int option = s->beats[row[s->position_slot]].options.first + index;
    if (!play_is_open(s, option, row, &ok, NULL) && ok) return TRIAL_CLOSED;
    memcpy(next, row, bytes);
    return ok && play_choose(s, option, next, &trail, NULL) ? TRIAL_TAKEN : TRIAL_FAILS;
}
