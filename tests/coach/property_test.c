// What must hold of every scenario that is shipped, for a thousand seeds: who looks ahead does better than who does not, the best line has
// an accuracy of 100 and the highest outcome, and leaving it at any one place never pays. Where there is a table, whose plays are too many
// to look at all, good tactics must beat poor ones, and the best line must come to what is said of it.
#include "coach/debrief.h"
#include "coach/simulate.h"
#include "testkit/testkit.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#define SEEDS           1000
#define TABLES          12  // runs at a table
#define DRAWS_MAX       32  // different draws of a scenario
#define SCENARIOS_LEAST 3

// One search for all seeds with equal draws.
typedef struct Known {
    int draws[ROW_MAX];
    Search *search;
} Known;

typedef struct Shipped {
    char name[300];
    Scenario *scenario;
    Known known[DRAWS_MAX];
    int known_count;
} Shipped;

static const Search *search_of(Shipped *shipped, uint64_t seed) {
    const Scenario *s = shipped->scenario;
    int draws[ROW_MAX] = {0};
    play_draws(s, seed, draws);
    for (int i = 0; i < shipped->known_count; i++)
        if (!memcmp(shipped->known[i].draws, draws, (size_t)s->draw_count * sizeof *draws)) return shipped->known[i].search;
    assert_true(shipped->known_count < DRAWS_MAX);
    Known *known = &shipped->known[shipped->known_count++];
    memcpy(known->draws, draws, sizeof draws);
    known->search = search_run(s, seed, NULL, NULL, NULL);
    assert_non_null(known->search);
    assert_true(search_exact(known->search));
    return known->search;
}

static int chosen(const Session *session, const Search *search, Policy policy, Rng *rng) {
    const Scenario *s = session_scenario(session);
    int32_t state = search_find(search, session_row(session));
    Judgement options;
    judge_state(search, state, search_worst(search, 0), &options);
    int visit = 0;
    for (int i = 0; i < session_steps(session); i++) visit += session_step(session, i).beat == session_beat(session);
    return policy.choose(&(Situation){s, session_row(session), &options, search, state, NULL, visit, rng});
}

static Session *play(Shipped *shipped, uint64_t seed, const char *policy) {
    Session *session = session_open(shipped->scenario, seed, NULL);
    const Search *search = search_of(shipped, seed);
    Rng rng = {hash_mix(seed)};
    while (session_ending(session) < 0) {
        int option = chosen(session, search, policy_find(str_from(policy)), &rng);
        assert_true(session_decide(session, &(Decision){DECISION_CHOOSE, 1, {option + 1}}, NULL));
    }
    return session;
}

static int accuracy_of(const Session *session, const Search *search) {
    Arena arena = {0};
    Debrief debrief;
    assert_true(debrief_build(session, search, &arena, &debrief, NULL));
    int accuracy = debrief.accuracy;
    arena_free(&arena);
    assert_in_range(accuracy, 0, POINTS_MAX);
    return accuracy;
}

// The sum of accuracies over all seeds.
static int64_t accuracies(Shipped *shipped, const char *policy) {
    int64_t sum = 0;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        Session *session = play(shipped, seed, policy);
        sum += accuracy_of(session, search_of(shipped, seed));
        session_free(session);
    }
    print_message("           %s %.2f\n", policy, (double)sum / SEEDS / 100);
    return sum;
}

static void looking_ahead_pays(Shipped *shipped) {
    int64_t best = accuracies(shipped, "best"), greedy = accuracies(shipped, "greedy");
    int64_t random = accuracies(shipped, "random"), worst = accuracies(shipped, "worst");
    assert_int_equal(best, (int64_t)SEEDS * POINTS_MAX);
    assert_true(best > greedy);
    assert_true(greedy > random);
    assert_true(random > worst);
}

// Instead of decision `at` of the best line an option that is worth less, and best play from there on.
static void leave(const Session *best, const Search *search, int at, const DebriefOption *option) {
    Session *other = debrief_what_if(best, search, at, option->number, NULL);
    assert_non_null(other);
    assert_int_equal(session_outcome(other).numerator, option->best);
    assert_true(session_outcome(other).numerator < session_outcome(best).numerator);
    assert_true(accuracy_of(other, search) < POINTS_MAX);
    session_free(other);
}

static void leaving_the_best_line_never_pays(Shipped *shipped, uint64_t seed) {
    const Search *search = search_of(shipped, seed);
    Session *best = play(shipped, seed, "best");
    Arena arena = {0};
    Debrief debrief;
    assert_int_equal(session_outcome(best).numerator, search_best(search, 0));
    assert_true(debrief_build(best, search, &arena, &debrief, NULL));
    assert_int_equal(debrief.accuracy, POINTS_MAX);
    int left = 0;
    for (int i = 0; i < debrief.step_count; i++) {
        for (int j = 0; j < debrief.steps[i].open_count; j++) {
            const DebriefOption *option = &debrief.steps[i].open[j];
            if (!option->ends || option->regret == 0) continue;
            leave(best, search, i, option);
            left++;
        }
    }
    assert_true(left > 10);
    session_free(best);
    arena_free(&arena);
}

static Search *search_seed(void *context, const Scenario *scenario, uint64_t seed, Err *err) {
    (void)context;
    return search_run(scenario, seed, NULL, NULL, err);
}

static double mean_of(const Scenario *s, const char *policy) {
    Arena arena = {0};
    Simulation sum;
    SimulateAsk ask = {s, policy_find(str_from(policy)), 1, TABLES, search_seed, NULL};
    assert_true(simulate(&ask, &arena, &sum, NULL));
    assert_int_equal(sum.unended, 0);
    assert_false(sum.exact);
    double mean = sum.outcome.mean;
    arena_free(&arena);
    print_message("           %s %.2f\n", policy, mean);
    return mean;
}

static void good_tactics_pay(const Scenario *s) {
    double best = mean_of(s, "best"), reference = mean_of(s, "reference"), random = mean_of(s, "random"), worst = mean_of(s, "worst");
    assert_true(best >= reference);
    assert_true(reference > random + 10);  // by far
    assert_true(random > worst);
    for (uint64_t seed = 1; seed <= 3; seed++) {
        Search *search = search_run(s, seed, NULL, NULL, NULL);
        Session *start = session_open(s, seed, NULL), *line = debrief_what_if(start, search, 0, 0, NULL);
        assert_int_equal(session_outcome(line).numerator, search_best(search, 0));
        session_free(line);
        session_free(start);
        search_free(search);
    }
}

static void check_plain(Shipped *shipped) {
    looking_ahead_pays(shipped);
    int seen = 0;
    for (uint64_t seed = 1; seed <= SEEDS && seen < shipped->known_count; seed++)
        if (search_of(shipped, seed) == shipped->known[seen].search) {
            leaving_the_best_line_never_pays(shipped, seed);
            seen++;
        }
    for (int i = 0; i < shipped->known_count; i++) search_free(shipped->known[i].search);
}

static void check_scenario(Shipped *shipped) {
    Files disk = testkit_disk();
    Err err = {0};
    char path[330];
    snprintf(path, sizeof path, "scenarios/%s.lua", shipped->name);
    shipped->scenario = scenario_load(&disk, str_from(path), str_from(shipped->name), NULL, &err);
    assert_no_faults(&err);
    err_free(&err);
    print_message("           %s\n", shipped->name);
    if (shipped->scenario->table)
        good_tactics_pay(shipped->scenario);
    else
        check_plain(shipped);
    scenario_free(shipped->scenario);
}

static int check_folder(const char *folder) {
    char path[600];
    snprintf(path, sizeof path, SOURCE_DIR "/scenarios/%.250s", folder);
    DIR *entries = opendir(path);
    int count = 0;
    for (struct dirent *entry; entries && (entry = readdir(entries));) {
        Str name = str_from(entry->d_name);
        if (name.len < 5 || !str_equal(str_slice(name, name.len - 4, name.len), STR(".lua"))) continue;
        static Shipped shipped;
        shipped = (Shipped){0};
        snprintf(shipped.name, sizeof shipped.name, "%.100s/%.*s", folder, (int)(name.len - 4 < 150 ? name.len - 4 : 150), name.data);
        check_scenario(&shipped);
        count++;
    }
    if (entries) closedir(entries);
    return count;
}

static void every_shipped_scenario(void **state) {
    (void)state;
    DIR *folders = opendir(SOURCE_DIR "/scenarios");
    assert_non_null(folders);
    int count = 0;
    for (struct dirent *folder; (folder = readdir(folders));)
        if (!strchr(folder->d_name, '.')) count += check_folder(folder->d_name);
    closedir(folders);
    assert_true(count >= SCENARIOS_LEAST);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_shipped_scenario)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
