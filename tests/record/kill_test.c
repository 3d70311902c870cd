// Ends the terminal client with kill -9 at random moments and looks at what it leaves: every acknowledged decision is there, with its hash,
// in a whole store, and the next start stands at the very decision. `record_kill_test N` kills N times; without a number, 50 times.
#include "folder.h"
#include "made.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#define SCENARIO_NAME   "complaint/line-down"
#define ACKS_MAX        200
#define NUMBERS         200  // options fed to a player, more than a run takes
#define KILLS_PER_STORE 20
#define OUTPUT_MAX      (1 << 20)

typedef struct Ack {
    char beat[64], hash[17];
    int value;
} Ack;

// What a player said until it was ended.
typedef struct Heard {
    Ack acks[ACKS_MAX];
    int count;
    bool view;  // any at all
    char line[16384];
    size_t length;
} Heard;

typedef struct Child {
    pid_t pid;
    int in, out;
} Child;

typedef struct Kills {
    int wanted;
    Folder *folder;
    char binary[4096];
    Scenario *scenario;
    Rng rng;
    Str store;
    Heard heard;
    // Figures.
    int kills, finished, acks, unacknowledged, journals, before_first;
    int64_t patience_us, slowest_us;
} Kills;

static int64_t now_us(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void sleep_us(int64_t us) {
    nanosleep(&(struct timespec){us / 1000000, us % 1000000 * 1000}, NULL);
}

static Child spawn(const Kills *kills, const char *const *arguments) {
    int in[2], out[2];
    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(out), 0);
    for (int i = 0; i < 2; i++) {
        fcntl(in[i], F_SETFD, FD_CLOEXEC);
        fcntl(out[i], F_SETFD, FD_CLOEXEC);
    }
    Child child = {fork(), in[1], out[0]};
    assert_true(child.pid >= 0);
    if (!child.pid) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        dup2(open("/dev/null", O_WRONLY), 2);  // what it says about numbers that are no option
        execv(kills->binary, (char *const *)(uintptr_t)arguments);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    return child;
}

static int wait_for(Child *child) {
    int status;
    close(child->in);
    close(child->out);
    assert_int_equal(waitpid(child->pid, &status, 0), child->pid);
    return status;
}

// Runs a command to its end with nothing to read, and returns what it prints.
static Str output(Kills *kills, const char *const *arguments, int *status) {
    Child child = spawn(kills, arguments);
    close(child.in);
    child.in = open("/dev/null", O_RDONLY);
    char *text = arena_alloc(&kills->folder->arena, OUTPUT_MAX);
    size_t length = 0;
    for (ssize_t n; length < OUTPUT_MAX && (n = read(child.out, text + length, OUTPUT_MAX - length)) > 0;) length += (size_t)n;
    *status = wait_for(&child);
    return (Str){text, length};
}

static void hear_line(Heard *heard) {
    Ack *ack = &heard->acks[heard->count];
    const char *form = "{\"decision\":{\"beat\":\"%63[^\"]\",\"value\":%d,\"hash\":\"%16[0-9a-f]\"}}";
    if (!strncmp(heard->line, "{\"view\"", 7)) heard->view = true;
    if (sscanf(heard->line, form, ack->beat, &ack->value, ack->hash) != 3) return;
    assert_true(++heard->count < ACKS_MAX);
}

// Takes what there is; false at the end of the output. A line counts when it is whole.
static bool hear(Heard *heard, int from) {
    char bytes[4096];
    ssize_t n = read(from, bytes, sizeof bytes);
    for (ssize_t i = 0; i < n; i++) {
        if (bytes[i] != '\n' && heard->length + 1 < sizeof heard->line) heard->line[heard->length++] = bytes[i];
        if (bytes[i] != '\n') continue;
        heard->line[heard->length] = 0;
        hear_line(heard);
        heard->length = 0;
    }
    return n > 0;
}

// Listens until `acks` acknowledgements have been heard, or the time is up, or the output ends.
static void listen_until(Heard *heard, int from, int acks, int64_t end) {
    struct pollfd poll_in = {.fd = from, .events = POLLIN};
    while (heard->count < acks) {
        int64_t left = end - now_us();
        if (left <= 0) return;
        if (left < 1000) {
            sleep_us(left);
            return;
        }
        if (poll(&poll_in, 1, (int)(left / 1000)) > 0 && !hear(heard, from)) return;
    }
}

// Plays with random numbers and kills the player: half a moment after an acknowledgement, half anywhere.
// Returns false when the run was over before.
static bool play_and_kill(Kills *kills, const char *resume) {
    const char *arguments[] = {"counterpart", "play", SCENARIO_NAME, "--json", "--store", kills->store.data, resume, NULL};
    kills->heard = (Heard){0};
    Child child = spawn(kills, arguments);
    for (int i = 0; i < NUMBERS; i++) {
        char line[2] = {(char)('1' + rng_below(&kills->rng, 4)), '\n'};
        assert_int_equal(write(child.in, line, 2), 2);
    }
    if (rng_below(&kills->rng, 2)) {
        listen_until(&kills->heard, child.out, 1 + (int)rng_below(&kills->rng, 12), now_us() + 10000000);
        sleep_us(rng_below(&kills->rng, 4000));
    } else {
        listen_until(&kills->heard, child.out, ACKS_MAX, now_us() + rng_below(&kills->rng, (uint32_t)kills->patience_us));
    }
    kill(child.pid, SIGKILL);
    while (hear(&kills->heard, child.out)) continue;
    int status = wait_for(&child);
    if (WIFSIGNALED(status))
        assert_int_equal(WTERMSIG(status), SIGKILL);
    else
        assert_int_equal(WEXITSTATUS(status), 0);
    return WIFSIGNALED(status);
}

// The acknowledged decisions are in the journal, behind the `before` decisions that were there at the start.
static void check_acks(const Kills *kills, const Journal *journal, int before) {
    const Heard *heard = &kills->heard;
    assert_in_range(journal->step_count, before + heard->count, before + heard->count + 1);
    Arena arena = {0};
    for (int i = 0; i < heard->count; i++) {
        const JournalStep *step = &journal->steps[before + i];
        assert_str(step->beat, heard->acks[i].beat);
        assert_int_equal(step->decision.value[0], heard->acks[i].value);
        assert_str(str_hex64(&arena, step->hash), heard->acks[i].hash);
    }
    arena_free(&arena);
}

// The same through the program's own commands.
static void check_commands(Kills *kills, const Journal *journal, int64_t id, int before) {
    Arena *arena = &kills->folder->arena;
    Str number = str_int(arena, id);
    int status;
    output(kills, (const char *[]){"counterpart", "replay", kills->store.data, NULL}, &status);
    assert_int_equal(status, 0);
    Str text = output(kills, (const char *[]){"counterpart", "journal", "--store", kills->store.data, number.data, NULL}, &status);
    assert_int_equal(status, 0);
    for (int i = 0; i < kills->heard.count; i++) {
        const Ack *ack = &kills->heard.acks[i];
        Str args[] = {str_int(arena, before + i + 1), str_from(ack->beat), str_int(arena, ack->value), str_from(ack->hash)};
        assert_true(str_find(text, str_fill(arena, STR("\n{1} {2} choose {3} {4}\n"), args, 4), 0) >= 0);
    }
    Session *session = journal_replay(journal, kills->store, kills->scenario, NULL);
    assert_non_null(session);
    const char *again[] = {"counterpart", "play", SCENARIO_NAME, number.data, "--resume", "--json", "--store", kills->store.data, NULL};
    text = output(kills, again, &status);
    assert_int_equal(status, 0);
    Str beat = session_ending(session) >= 0 ? STR_NONE : kills->scenario->beats[session_beat(session)].name;
    assert_true(str_starts(text, str_fill(arena, STR("{{\"view\":{{\"beat\":\"{1}\","), &beat, 1)));
    session_free(session);
}

static void check_store(Kills *kills, bool killed, int64_t resumed, int before, int runs_before) {
    Arena arena = {0};
    Err err = {0};
    RunInfo *runs, info;
    bool left = file_exists(str_join(&arena, kills->store, STR("-journal")));
    int64_t start = now_us();
    Store *store = store_open(kills->store, &err);
    assert_no_faults(&err);
    if (now_us() - start > kills->slowest_us) kills->slowest_us = now_us() - start;
    kills->journals += left;
    bool whole = store_verify(store, &err);
    assert_no_faults(&err);
    assert_true(whole);
    int count = store_runs(store, &arena, &runs, NULL);
    if (resumed)
        assert_int_equal(count, runs_before);
    else
        assert_in_range(count, runs_before + (kills->heard.count > 0), runs_before + 1);
    int64_t id = resumed ? resumed : runs_before + 1;
    const Journal *journal = id <= count ? store_journal(store, &arena, id, &info, &err) : NULL;
    assert_no_faults(&err);
    store_close(store);
    if (journal) {
        check_acks(kills, journal, before);
        if (killed) check_commands(kills, journal, id, before);
        kills->unacknowledged += journal->step_count - before - kills->heard.count;
    } else {
        assert_int_equal(kills->heard.count, 0);
    }
    arena_free(&arena);
}

// How many runs there are; the newest open one and its decisions, or 0.
static int look(const Kills *kills, int64_t *open, int *decisions) {
    *open = *decisions = 0;
    if (!file_exists(kills->store)) return 0;
    Arena arena = {0};
    RunInfo *runs;
    Store *store = store_open(kills->store, NULL);
    assert_non_null(store);
    int count = store_runs(store, &arena, &runs, NULL);
    for (int i = 0; i < count && !*open; i++) {
        if (runs[i].ended) continue;
        *open = runs[i].id;
        *decisions = runs[i].decisions;
    }
    store_close(store);
    arena_free(&arena);
    return count;
}

static void kill_once(Kills *kills) {
    int64_t open;
    int before, runs = look(kills, &open, &before);
    bool resume = open && rng_below(&kills->rng, 4);
    if (!resume) open = before = 0;
    bool killed = play_and_kill(kills, resume ? "--resume" : NULL);
    check_store(kills, killed, open, before, runs);
    kills->kills += killed;
    kills->finished += !killed;
    kills->acks += kills->heard.count;
    kills->before_first += killed && !kills->heard.count;
}

static void next_store(Kills *kills, int number) {
    char name[64];
    snprintf(name, sizeof name, "紀錄 %d.db", number);
    arena_reset(&kills->folder->arena);
    kills->store = folder_path(kills->folder, name);
}

// Kills come within twice the time in which the first decision is acknowledged here, and within 30 ms at least.
static void find_pace(Kills *kills) {
    next_store(kills, 0);
    const char *arguments[] = {"counterpart", "play", SCENARIO_NAME, "--json", "--store", kills->store.data, NULL};
    kills->heard = (Heard){0};
    int64_t start = now_us();
    Child child = spawn(kills, arguments);
    assert_int_equal(write(child.in, "1\n", 2), 2);
    listen_until(&kills->heard, child.out, 1, start + 10000000);
    int64_t first = now_us() - start;
    kill(child.pid, SIGKILL);
    wait_for(&child);
    assert_int_equal(kills->heard.count, 1);
    kills->patience_us = first > 15000 ? 2 * first : 30000;
}

static int set_up(void **state) {
    Kills *kills = *state;
    void *folder;
    // On a real disk a decision takes some milliseconds, so that more kills come while it is being kept.
    setenv("COUNTERPART_TEST_FOLDER", "/tmp", 0);
    if (folder_make(&folder)) return -1;
    kills->folder = folder;
    ssize_t length = readlink("/proc/self/exe", kills->binary, sizeof kills->binary - 32);
    if (length < 0) return -1;
    kills->binary[length] = 0;
    for (int up = 0; up < 2; up++) *strrchr(kills->binary, '/') = 0;
    strcat(kills->binary, "/counterpart");
    setenv("COUNTERPART_SHARE", SOURCE_DIR, 0);
    signal(SIGPIPE, SIG_IGN);
    Files files = testkit_disk();
    kills->scenario = scenario_load(&files, STR("scenarios/" SCENARIO_NAME ".lua"), STR(SCENARIO_NAME), NULL, NULL);
    return !kills->scenario;
}

static int tear_down(void **state) {
    Kills *kills = *state;
    scenario_free(kills->scenario);
    void *folder = kills->folder;
    return folder_remove(&folder);
}

static void nothing_acknowledged_is_lost(void **state) {
    Kills *kills = *state;
    if (access(kills->binary, X_OK)) fail_msg("%s is not built", kills->binary);
    find_pace(kills);
    for (int number = 1; kills->kills < kills->wanted; number++) {
        next_store(kills, number);
        for (int i = 0; i < KILLS_PER_STORE && kills->kills < kills->wanted; i++) kill_once(kills);
    }
    print_message(
        "%d kills, %d of them before the first acknowledgement (and %d runs that ended before): %d decisions acknowledged, 0 lost;"
        " %d kept but not acknowledged; %d rollback journals left; slowest opening %.1f ms\n",
        kills->kills, kills->before_first, kills->finished, kills->acks, kills->unacknowledged, kills->journals,
        (double)kills->slowest_us / 1000);
    assert_true(kills->acks > 0);
}

int main(int argc, char **argv) {
    Kills kills = {.wanted = argc > 1 ? atoi(argv[1]) : 50, .rng = {(uint64_t)now_us()}};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate_setup_teardown(nothing_acknowledged_is_lost, set_up, tear_down, &kills),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
