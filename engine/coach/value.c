// Values flow backwards along the edges. States from which no loop can be reached take theirs in sweeps, the last beats first: where play
// never comes back to a beat, one sweep does. To the others values spread from the highest outcome on down, so that each takes its own at
// once. What gets none leads to no ending.
#include "coach/search_parts.h"

#include <stdlib.h>

#define FEW 8  // a sweep that settles less than an eighth of what is left is the last

static int64_t ending_outcome(const Search *s, int32_t state) {
    const uint64_t *key = search_key_of(s, state);
    if (!s->said) return (int64_t)(key[0] >> s->pack.position_bits);
    int32_t row[ROW_MAX];
    pack_unpack(&s->pack, key, row);
    return play_outcome(s->scenario, row);
}

// What is known from the start: of endings, and of what a rollout came to.
static Rollout known_of(const Search *s, int32_t state) {
    if (!(s->flags[state] & (STATE_ENDS | STATE_OPEN))) return (Rollout){-1, -1};
    if (is_ending(s, search_key_of(s, state))) {
        int64_t outcome = ending_outcome(s, state);
        return (Rollout){outcome, outcome};
    }
    return state < s->looked || !s->rollouts ? (Rollout){-1, -1} : s->rollouts[state - s->looked];
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
    size_t count = (size_t)s->count;
    s->values = mem_realloc(NULL, count * sizeof *s->values);
    s->calm = mem_realloc(NULL, count * sizeof *s->calm);
    memset(s->calm, 0, count * sizeof *s->calm);
    for (int32_t i = 0; i < s->count; i++) {
        Rollout known = known_of(s, i);
        s->values[i] = (Value){{0, 0}};
        if (known.high >= 0) s->values[i] = (Value){{place_of(s, known.high) + 1, s->outcome_count - place_of(s, known.low)}};
    }
}

// States that have no values yet.
typedef struct Rest {
    int32_t *states;
    int32_t count;
} Rest;

static int32_t place_of_state(const Search *s, int32_t state) {
    return s->place[pack_position(&s->pack, search_key_of(s, state))];
}

// By place of the position, and from the last met to the first.
static Rest all_states(const Search *s) {
    size_t positions = (size_t)(s->scenario->beat_count + s->scenario->ending_count);
    Rest rest = {mem_realloc(NULL, (size_t)s->count * sizeof *rest.states), s->count};
    int32_t *end = mem_realloc(NULL, (positions + 1) * sizeof *end);
    memset(end, 0, (positions + 1) * sizeof *end);
    for (int32_t i = 0; i < s->count; i++) end[place_of_state(s, i) + 1]++;
    for (size_t i = 0; i < positions; i++) end[i + 1] += end[i];
    for (int32_t i = s->count - 1; i >= 0; i--) rest.states[end[place_of_state(s, i)]++] = i;
    free(end);
    return rest;
}

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

// A state is calm when all that it leads to is: no loop can be reached from it.
static bool calm_down(Search *s, int32_t state) {
    const uint32_t *edge = s->edges + s->first[state], *end = s->edges + s->first[state + 1];
    Value value = s->values[state];
    for (; edge < end; edge++) {
        if (!s->calm[*edge >> 4]) return false;
        const Value *next = &s->values[*edge >> 4];
        value.place[HIGHEST] = larger(value.place[HIGHEST], next->place[HIGHEST]);
        value.place[LOWEST] = larger(value.place[LOWEST], next->place[LOWEST]);
    }
    s->values[state] = value;
    s->calm[state] = 1;
    return true;
}

static void sweep(Search *s, Rest *rest) {
    int32_t before, left;
    do {
        before = rest->count;
        left = 0;
        for (int32_t i = 0; i < before; i++)
            if (!calm_down(s, rest->states[i])) rest->states[left++] = rest->states[i];
        rest->count = left;
    } while (before - left > left / FEW);
}

// Where the edges into a state come from, among those that are not calm.
typedef struct Sources {
    uint32_t *first;  // [state], one more
    int32_t *from;
} Sources;

static Sources find_sources(const Search *s, const Rest *rest) {
    size_t count = (size_t)s->count;
    Sources in = {mem_realloc(NULL, (count + 1) * sizeof *in.first), NULL};
    memset(in.first, 0, (count + 1) * sizeof *in.first);
    for (int32_t i = 0; i < rest->count; i++) {
        int32_t state = rest->states[i];
        for (uint32_t e = s->first[state]; e < s->first[state + 1]; e++) in.first[s->edges[e] >> 4] += !s->calm[s->edges[e] >> 4];
    }
    for (size_t i = 0; i < count; i++) in.first[i + 1] += in.first[i];
    in.from = mem_realloc(NULL, ((size_t)in.first[count] + 1) * sizeof *in.from);
    // Filled from the end of each state's run, which moves to its beginning.
    for (int32_t i = 0; i < rest->count; i++) {
        int32_t state = rest->states[i];
        for (uint32_t e = s->first[state]; e < s->first[state + 1]; e++)
            if (!s->calm[s->edges[e] >> 4]) in.from[--in.first[s->edges[e] >> 4]] = state;
    }
    return in;
}

// The place that a state gets from those that are calm; 0: none.
typedef struct Hand {
    uint32_t place;
    int32_t state;
} Hand;

static Hand hand_of(const Search *s, int32_t state, int end) {
    Hand hand = {0, state};
    for (uint32_t e = s->first[state]; e < s->first[state + 1]; e++)
        if (s->calm[s->edges[e] >> 4]) hand.place = larger(hand.place, s->values[s->edges[e] >> 4].place[end]);
    return hand;
}

// The highest places first; those without any are left out. Returns how many.
static int32_t sort_hands(const Search *s, const Rest *rest, int end, Hand *hands, Hand *sorted) {
    uint32_t most = s->outcome_count;
    int32_t *at = mem_realloc(NULL, ((size_t)most + 2) * sizeof *at);
    memset(at, 0, ((size_t)most + 2) * sizeof *at);
    for (int32_t i = 0; i < rest->count; i++) {
        hands[i] = hand_of(s, rest->states[i], end);
        at[most - hands[i].place + 1]++;
    }
    for (uint32_t i = 0; i < most; i++) at[i + 1] += at[i];
    int32_t count = at[most];
    for (int32_t i = 0; i < rest->count; i++)
        if (hands[i].place) sorted[at[most - hands[i].place]++] = hands[i];
    free(at);
    return count;
}

// All states that have the highest place at hand, then those that lead to them, and so on; then the next place.
static void spread(Search *s, const Sources *in, const Hand *hands, int32_t count, int end, int32_t *queue) {
    uint32_t tail = 0, head = 0;
    for (int32_t i = 0; i < count;) {
        uint32_t place = hands[i].place;
        for (; i < count && hands[i].place == place; i++) {
            if (s->found[hands[i].state].place[end]) continue;
            queue[tail++] = hands[i].state;
            s->found[hands[i].state].place[end] = tail;
        }
        for (; head < tail; head++) {
            int32_t to = queue[head];
            s->values[to].place[end] = place;
            for (uint32_t e = in->first[to]; e < in->first[to + 1]; e++) {
                if (s->found[in->from[e]].place[end]) continue;
                queue[tail++] = in->from[e];
                s->found[in->from[e]].place[end] = tail;
            }
        }
    }
}

static void spread_all(Search *s, const Rest *rest) {
    size_t count = (size_t)rest->count;
    s->found = mem_realloc(NULL, (size_t)s->count * sizeof *s->found);
    memset(s->found, 0, (size_t)s->count * sizeof *s->found);
    Sources in = find_sources(s, rest);
    Hand *hands = mem_realloc(NULL, count * sizeof *hands), *sorted = mem_realloc(NULL, count * sizeof *sorted);
    int32_t *queue = mem_realloc(NULL, count * sizeof *queue);
    for (int end = 0; end < VALUE_ENDS; end++) spread(s, &in, sorted, sort_hands(s, rest, end, hands, sorted), end, queue);
    void *parts[] = {in.first, in.from, hands, sorted, queue};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) free(parts[i]);
}

// Next to what could not be valued, nothing is known well enough; but of the start, where somebody asks, what is known is said.
static void open_edge(Search *s) {
    for (int32_t i = 1; i < s->looked; i++) {
        bool known = s->values[i].place[HIGHEST] > 0;
        for (uint32_t e = s->first[i]; e < s->first[i + 1]; e++) known &= s->values[s->edges[e] >> 4].place[HIGHEST] > 0;
        if (!known) s->flags[i] |= STATE_OPEN;
    }
}

bool value_states(Search *s, SearchProgress *progress) {
    list_outcomes(s);
    begin(s);
    Rest rest = all_states(s);
    sweep(s, &rest);
    if (rest.count && !search_stopped(progress)) spread_all(s, &rest);
    free(rest.states);
    if (!s->found) {
        free(s->calm);
        s->calm = NULL;
    }
    s->complete = s->looked == s->count;
    for (int32_t i = 0; i < s->count; i++) s->flags[i] |= s->values[i].place[HIGHEST] ? STATE_ENDS : 0;
    if (s->rollouts) open_edge(s);
    return !search_stopped(progress);
}
