// Options are valued by the states they lead to.
#include "coach/judge.h"

// Behind edge `to`; -1: it fails.
static Worth worth_of(const Search *search, int option, int32_t to, int64_t floor) {
    if (to < 0 || !search_ends(search, to)) return (Worth){.option = option, .best = floor, .worst = floor};
    return (Worth){.option = option, .ends = true, .best = search_best(search, to), .worst = search_worst(search, to)};
}

// Options that are open and fail have no edge.
static void add_failing(const Search *search, int32_t state, int32_t to[OPTIONS_MAX], bool open[OPTIONS_MAX]) {
    const Scenario *s = search_scenario(search);
    int32_t row[ROW_MAX];
    search_row(search, state, row);
    Slice options = s->beats[search_position(search, state)].options;  // none at the table
    for (int i = 0; i < options.count; i++) {
        bool ok = true;
        if (open[i] || !play_is_open(s, options.first + i, row, &ok, NULL) || !ok) continue;
        open[i] = true;
        to[i] = -1;
    }
}

void judge_state(const Search *search, int32_t state, int64_t floor, Judgement *j) {
    SearchEdge edges[OPTIONS_MAX];
    int32_t to[OPTIONS_MAX];
    bool open[OPTIONS_MAX] = {false};
    int edge_count = search_edges(search, state, edges);
    for (int i = 0; i < edge_count; i++) {
        open[edges[i].option] = true;
        to[edges[i].option] = edges[i].to;
    }
    if (search_fails(search, state)) add_failing(search, state, to, open);
    int64_t most = 0, least = 0;
    j->count = 0;
    for (int i = 0; i < OPTIONS_MAX; i++) {
        if (!open[i]) continue;
        Worth worth = worth_of(search, i, to[i], floor);
        if (!j->count || worth.best > most) most = worth.best;
        if (!j->count || worth.best < least) least = worth.best;
        j->open[j->count++] = worth;
    }
    for (int i = 0; i < j->count; i++) j->open[i].regret = most - j->open[i].best;
    j->before = most;
    j->stake = most - least;
}

const Worth *judge_option(const Judgement *j, int option) {
    for (int i = 0; i < j->count; i++)
        if (j->open[i].option == option) return &j->open[i];
    return NULL;
}

static bool knows(const Search *search, const int32_t *row, int32_t *state) {
    *state = search ? search_find(search, row) : -1;
    return *state >= 0 && search_expanded(search, *state);
}

// One that starts at this row, kept from an earlier run or new.
static Search *beyond(Oracle *oracle, const Scenario *scenario, const int32_t *row) {
    for (int i = 0; i < ORACLE_BEYOND; i++)
        if (oracle->beyond[i] && search_find(oracle->beyond[i], row) == 0) return oracle->beyond[i];
    SearchLimits limits = {.states = ORACLE_STATES};
    Search **place = &oracle->beyond[oracle->next];
    oracle->next = (oracle->next + 1) % ORACLE_BEYOND;
    search_free(*place);
    return *place = search_from(scenario, row, &limits, NULL);
}

const Search *oracle_known(const Oracle *oracle, const int32_t *row, int32_t *state) {
    if (knows(oracle->whole, row, state)) return oracle->whole;
    return knows(oracle->now, row, state) ? oracle->now : NULL;
}

const Search *oracle_ask(Oracle *oracle, const Scenario *scenario, const int32_t *row, int32_t *state) {
    const Search *known = oracle_known(oracle, row, state);
    if (known || !oracle->whole) return known;
    *state = 0;
    return oracle->now = beyond(oracle, scenario, row);
}

void oracle_restart(Oracle *oracle) {
    oracle->now = NULL;
}

void oracle_close(Oracle *oracle) {
    for (int i = 0; i < ORACLE_BEYOND; i++) search_free(oracle->beyond[i]);
}
