// Values flow backwards along the edges, in sweeps over all states, the last ones first, until a sweep changes nothing. Most edges lead to
// states that were met later, so that a few sweeps do; loops need no special case: a value is always that of an ending which can be
// reached.
#include "base/hash.h"
#include "coach/greedy.h"
#include "coach/search_parts.h"

#include <stdlib.h>

#define ROLLOUT_MAX  256      // decisions of a rollout
#define ROLLOUTS_MAX 3000000  // … of all of them
#define SPREAD       64       // rollouts begin at every 64th state, then at those next to them
#define LOOK_EVERY   256      // rollouts between two looks at whether to stop

static bool stopped(SearchProgress *progress) {
    return progress && atomic_load_explicit(&progress->cancel, memory_order_relaxed);
}

typedef enum Manner { HIGHEST, LOWEST, AT_RANDOM } Manner;

// Notes what a rollout from the state comes to, where it comes to an ending, and takes its decisions from *left.
static void roll_out(const Search *search, int32_t state, Manner manner, Rollout *known, int *left) {
    const Scenario *s = search->scenario;
    int32_t row[ROW_MAX];
    Trail trail;
    Rng rng = {hash_mix((uint64_t)state)};
    search_row(search, state, row);
    for (int i = 0; row[s->position_slot] < s->beat_count; i++, --*left) {
        int option = manner == AT_RANDOM ? aimless_option(s, row, &rng) : greedy_option(s, row, manner == HIGHEST);
        if (i == ROLLOUT_MAX || option < 0) return;
        if (!play_choose(s, s->beats[row[s->position_slot]].options.first + option, row, &trail, NULL)) return;
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
    int left = s->no_rollouts ? 0 : ROLLOUTS_MAX;
    for (int32_t start = 0; start < SPREAD; start++) {
        for (int32_t i = start; i < count && left > 0; i += SPREAD) {
            if (i / SPREAD % LOOK_EVERY == 0 && stopped(progress)) return false;
            int32_t state = s->looked + i;
            if (!(s->flags[state] & STATE_OPEN)) continue;
            roll_out(s, state, HIGHEST, &s->rollouts[i], &left);
            roll_out(s, state, LOWEST, &s->rollouts[i], &left);
            if (s->rollouts[i].high < 0) roll_out(s, state, AT_RANDOM, &s->rollouts[i], &left);
        }
    }
    return true;
}

static int64_t ending_outcome(const Search *s, int32_t state) {
    const uint64_t *key = search_key_of(s, state);
    if (!s->said) return (int64_t)(key[0] >> s->pack.position_bits);
    int32_t row[ROW_MAX];
    pack_unpack(&s->pack, key, row);
    return play_outcome(s->scenario, row);
}

// What is known before any sweep.
static Rollout known_of(const Search *s, int32_t state) {
    if (is_ending(s, search_key_of(s, state))) {
        int64_t outcome = ending_outcome(s, state);
        return (Rollout){outcome, outcome};
    }
    return state < s->looked ? (Rollout){-1, -1} : s->rollouts[state - s->looked];
}

static int rising(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void list_outcomes(Search *s) {
    size_t count = 0, kept = 0;
    for (int32_t i = 0; i < s->count; i++) count += known_of(s, i).high >= 0 ? 2 : 0;
    int64_t *all = mem_realloc(NULL, (count + 1) * sizeof *all);
    count = 0;
    for (int32_t i = 0; i < s->count; i++) {
        Rollout known = known_of(s, i);
        if (known.high < 0) continue;
        all[count++] = known.high;
        if (known.low != known.high) all[count++] = known.low;
    }
    qsort(all, count, sizeof *all, rising);
    for (size_t i = 0; i < count; i++)
        if (!kept || all[i] != all[kept - 1]) all[kept++] = all[i];
    s->outcomes = mem_realloc(all, (kept + 1) * sizeof *all);
    s->outcome_count = (uint32_t)kept;
}

static uint32_t place_of(const Search *s, int64_t outcome) {
    const int64_t *place = bsearch(&outcome, s->outcomes, s->outcome_count, sizeof outcome, rising);
    return (uint32_t)(place - s->outcomes);
}

static void begin(Search *s) {
    s->values = mem_realloc(NULL, (size_t)s->count * sizeof *s->values);
    for (int32_t i = 0; i < s->count; i++) {
        Rollout known = known_of(s, i);
        s->values[i] = (Value){0, 0};
        if (known.high >= 0) s->values[i] = (Value){place_of(s, known.high) + 1, s->outcome_count - place_of(s, known.low)};
    }
}

// True when the state's value rises, or it is found that no loop can be reached from it.
static bool improve(Search *s, int32_t state, uint32_t sweep) {
    Value before = s->values[state], value = before;
    uint8_t calm = 1;
    for (uint32_t i = s->first[state]; i < s->first[state + 1]; i++) {
        uint32_t to = s->edges[i] >> 4;
        if (s->values[to].high > value.high) value.high = s->values[to].high;
        if (s->values[to].low > value.low) value.low = s->values[to].low;
        calm &= s->calm[to];
    }
    if (value.high == before.high && value.low == before.low && calm == s->calm[state]) return false;
    if (value.high != before.high) s->found[state].high = sweep;
    if (value.low != before.low) s->found[state].low = sweep;
    s->values[state] = value;
    s->calm[state] = calm;
    return true;
}

// Every other sweep goes up, for the edges that lead back.
static bool sweep_all(Search *s, uint32_t sweep) {
    bool improved = false;
    for (int32_t i = 0; i < s->count; i++) improved |= improve(s, sweep % 2 ? s->count - 1 - i : i, sweep);
    return improved;
}

// Next to what could not be valued, nothing is known well enough; but of the start, where somebody asks, what is known is said.
static void open_edge(Search *s) {
    for (int32_t i = 1; i < s->looked; i++) {
        bool known = s->values[i].high > 0;
        for (uint32_t e = s->first[i]; e < s->first[i + 1]; e++) known &= s->values[s->edges[e] >> 4].high > 0;
        if (!known) s->flags[i] |= STATE_OPEN;
    }
}

bool value_states(Search *s, SearchProgress *progress) {
    list_outcomes(s);
    begin(s);
    s->found = mem_realloc(NULL, (size_t)s->count * sizeof *s->found);
    s->calm = mem_realloc(NULL, (size_t)s->count);
    memset(s->found, 0, (size_t)s->count * sizeof *s->found);
    memset(s->calm, 0, (size_t)s->count);
    for (uint32_t sweep = 1; sweep_all(s, sweep); sweep++)
        if (stopped(progress)) return false;
    s->exact = s->looked == s->count;
    for (int32_t i = 0; i < s->count; i++) s->flags[i] |= s->values[i].high ? STATE_ENDS : 0;
    if (!s->exact && !s->no_rollouts) open_edge(s);
    if (memchr(s->calm, 0, (size_t)s->count)) return true;
    free(s->found);
    free(s->calm);
    s->found = NULL;
    s->calm = NULL;
    return true;
}

int64_t search_best(const Search *s, int32_t state) {
    uint32_t place = s->values[state].high;
    return place ? s->outcomes[place - 1] : 0;
}

int64_t search_worst(const Search *s, int32_t state) {
    uint32_t place = s->values[state].low;
    return place ? s->outcomes[s->outcome_count - place] : 0;
}

static int preference(const Scenario *s, int position, int option) {
    const Option *o = &s->options[s->beats[position].options.first + option];
    return o->mistakes.count ? 0 : o->shows.count ? 2 : 1;
}

// Was the value of `to` there before that of `from`? Going on always to what was there before comes to an end.
static bool found_before(const Search *s, bool high, int32_t to, int32_t from) {
    uint32_t a = high ? s->found[to].high : s->found[to].low, b = high ? s->found[from].high : s->found[from].low;
    return a != b ? a < b : a % 2 ? to > from : to < from;
}

static int best_of(const Search *s, int32_t state, bool high) {
    SearchEdge edges[OPTIONS_MAX];
    int count = search_edges(s, state, edges), chosen = -1, chosen_rank = -1, position = search_position(s, state);
    Value value = s->values[state];
    for (int i = 0; i < count; i++) {
        Value next = s->values[edges[i].to];
        if (high ? next.high != value.high : next.low != value.low) continue;
        if (s->calm && !s->calm[state] && !found_before(s, high, edges[i].to, state)) continue;
        int rank = preference(s->scenario, position, edges[i].option);
        if (rank <= chosen_rank) continue;
        chosen = edges[i].option;
        chosen_rank = rank;
    }
    return s->flags[state] & STATE_ENDS ? chosen : -1;
}

int search_best_option(const Search *s, int32_t state) {
    return best_of(s, state, true);
}

int search_worst_option(const Search *s, int32_t state) {
    return best_of(s, state, false);
}

#define PASSES_MAX 2000
#define REST       1e-12

double search_random_endings(const Search *s, double *probability) {
    double *mass = mem_realloc(NULL, (size_t)s->count * sizeof *mass), rest = 1, sum = 0;
    for (int i = 0; i < s->scenario->ending_count; i++) probability[i] = 0;
    for (int32_t i = 0; i < s->count; i++) mass[i] = 0;
    mass[0] = 1;
    // Each pass moves what came to a state on to its successors; only edges back to an earlier state need another pass.
    for (int pass = 0; pass < PASSES_MAX && rest > REST; pass++) {
        rest = 0;
        for (int32_t i = 0; i < s->count; i++) {
            double share = mass[i];
            uint32_t edges = s->first[i + 1] - s->first[i];
            if (share <= 0 || !edges) continue;
            mass[i] = 0;
            for (uint32_t e = s->first[i]; e < s->first[i + 1]; e++) {
                mass[s->edges[e] >> 4] += share / edges;
                if ((int32_t)(s->edges[e] >> 4) <= i) rest += share / edges;
            }
        }
    }
    for (int32_t i = 0; i < s->count; i++) {
        int ending = search_position(s, i) - s->scenario->beat_count;
        if (ending >= 0) probability[ending] += mass[i];
    }
    for (int i = 0; i < s->scenario->ending_count; i++) sum += probability[i];
    free(mass);
    return sum;
}
