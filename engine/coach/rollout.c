// Where the budget ended: play goes on without looking ahead, to show what can be reached.
#include "base/hash.h"
#include "coach/greedy.h"
#include "coach/search_parts.h"
#include "coach/table_play.h"
#include "coach/trial.h"

#define ROLLOUT_MAX  256      // decisions of a rollout
#define ROLLOUTS_MAX 3000000  // … of all of them
#define TABLE_COST   200      // decisions that a table counts for, which is played in several ways
#define SPREAD       64       // rollouts begin at every 64th state, then at those next to them
#define LOOK_EVERY   256      // rollouts between two looks at whether to stop

enum { AT_RANDOM = VALUE_ENDS };  // beside HIGHEST and LOWEST: in what manner a rollout plays

// Notes what a rollout from the state comes to, where it comes to an ending, and takes its decisions from *left.
static void roll_out(const Search *search, int32_t state, int manner, Rollout *known, int *left) {
    const Scenario *s = search->scenario;
    int32_t row[ROW_MAX], next[ROW_MAX];
    Rng rng = {hash_mix((uint64_t)state)};
    search_row(search, state, row);
    for (int i = 0; row[s->position_slot] < s->beat_count; i++) {
        *left -= table_is_at(s, row) ? TABLE_COST : 1;
        int option = manner == AT_RANDOM ? aimless_option(s, row, &rng) : greedy_option(s, row, manner == HIGHEST);
        if (i == ROLLOUT_MAX || option < 0) return;
        if (trial_take(s, option, row, next) != TRIAL_TAKEN) return;
        memcpy(row, next, (size_t)s->row_count * sizeof *row);
    }
    int64_t outcome = play_outcome(s, row);
    if (known->high < outcome) known->high = outcome;
    if (known->low > outcome || known->low < 0) known->low = outcome;
}

bool value_beyond(Search *s, SearchProgress *progress) {
    int32_t count = s->count - s->looked;
    if (!count) return true;
    s->rollouts = mem_realloc(NULL, (size_t)count * sizeof *s->rollouts);
    for (int32_t i = 0; i < count; i++) s->rollouts[i] = (Rollout){-1, -1};
    int left = ROLLOUTS_MAX;
    for (int32_t start = 0; start < SPREAD; start++) {
        for (int32_t i = start; i < count && left > 0; i += SPREAD) {
            if (i / SPREAD % LOOK_EVERY == 0 && search_stopped(progress)) return false;
            int32_t state = s->looked + i;
            if (!(s->flags[state] & STATE_OPEN)) continue;
            roll_out(s, state, HIGHEST, &s->rollouts[i], &left);
            roll_out(s, state, LOWEST, &s->rollouts[i], &left);
            if (s->rollouts[i].high < 0) roll_out(s, state, AT_RANDOM, &s->rollouts[i], &left);
        }
    }
    return true;
}
