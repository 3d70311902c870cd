// Which way leads to the best and to the worst, and where random play ends.
#include "coach/search_parts.h"

#include <stdlib.h>

int64_t search_best(const Search *s, int32_t state) {
    uint32_t place = s->values[state].place[HIGHEST];
    return place ? s->outcomes[place - 1] : 0;
}

int64_t search_worst(const Search *s, int32_t state) {
    uint32_t place = s->values[state].place[LOWEST];
    return place ? s->outcomes[s->outcome_count - place] : 0;
}

// Of equals, what moves on comes before what asks the same again, and then the tags count.
static int preference(const Search *s, int position, const SearchEdge *edge) {
    if (s->scenario->beats[position].negotiates) return 1;
    const Option *o = &s->scenario->options[s->scenario->beats[position].options.first + edge->option];
    int tags = o->mistakes.count ? 0 : o->shows.count ? 2 : 1;
    return search_position(s, edge->to) == position ? tags : tags + 3;
}

// Where loops can be met, only what was found before is sure to lead on.
static bool leads_on(const Search *s, int end, int32_t from, int32_t to) {
    if (s->values[to].place[end] != s->values[from].place[end]) return false;
    return !s->calm || s->calm[from] || s->found[to].place[end] < s->found[from].place[end];
}

static int option_to(const Search *s, int32_t state, int end) {
    if (!(s->flags[state] & STATE_ENDS)) return -1;
    SearchEdge edges[OPTIONS_MAX];
    int count = search_edges(s, state, edges), chosen = -1, chosen_rank = -1, position = search_position(s, state);
    for (int i = 0; i < count; i++) {
        int rank = preference(s, position, &edges[i]);
        if (rank <= chosen_rank || !leads_on(s, end, state, edges[i].to)) continue;
        chosen = edges[i].option;
        chosen_rank = rank;
    }
    return chosen;
}

int search_best_option(const Search *s, int32_t state) {
    return option_to(s, state, HIGHEST);
}

int search_worst_option(const Search *s, int32_t state) {
    return option_to(s, state, LOWEST);
}

#define PASSES_MAX 2000
#define MOVES_MAX  400000000  // of mass along an edge: about a second
#define REST       1e-12

double search_random_endings(const Search *s, double *probability) {
    double *mass = mem_realloc(NULL, (size_t)s->count * sizeof *mass), rest = 1, sum = 0;
    int64_t left = MOVES_MAX;
    for (int i = 0; i < s->scenario->ending_count; i++) probability[i] = 0;
    for (int32_t i = 0; i < s->count; i++) mass[i] = 0;
    mass[0] = 1;
    // Each pass moves what came to a state on to its successors; only edges back to an earlier state need another pass.
    for (int pass = 0; pass < PASSES_MAX && left > 0 && rest > REST; pass++) {
        rest = 0;
        for (int32_t i = 0; i < s->count; i++) {
            double share = mass[i];
            uint32_t edges = s->first[i + 1] - s->first[i];
            if (share <= 0 || !edges) continue;
            mass[i] = 0;
            left -= edges;
            if (!(s->flags[i] & STATE_ENDS)) continue;  // round and round
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
