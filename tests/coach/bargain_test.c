// What the debrief says of the process: each bot's own flaw first, and nothing of good play.
#include "coach/bargain_parts.h"
#include "coach/tactic.h"
#include "core/random_table.h"
#include "testkit/testkit.h"

#include <stdio.h>

typedef struct Bot {
    const char *name;
    Flaw flaw;
} Bot;
static const Bot bots[] = {
    {"never-asks", FLAW_NEVER_ASKED},
    {"never-reflects", FLAW_NEVER_REFLECTED},
    {"shows-no-value", FLAW_NO_VALUE},
    {"pitches", FLAW_PITCHED},
    {"gives-free", FLAW_FREE_CONCESSIONS},
    {"big-steps", FLAW_BIG_STEPS},
    {"blind", FLAW_BLIND},
    {"opens-low", FLAW_LOW_OPENING},
    {"threatens", FLAW_THREATENED},
    {"retracts", FLAW_RETRACTED},
    {"overpromises", FLAW_OVERPROMISED},
    {"holds-out", FLAW_HELD_OUT},
    {"takes-first", FLAW_TOOK_FIRST},
    {"unprepared", FLAW_NO_PREPARATION},
    {"signs-low", FLAW_BELOW_RESERVE},
};
enum { BOTS = sizeof bots / sizeof *bots, SEEDS = 200 };

// Plays with the rep's tactic from a draw that the seed picks, and reads what came of it.
static void read_play(const Negotiation *n, const char *tactic, uint64_t seed, Arena *arena, Bargain *bargain) {
    int32_t row[SAMPLE_ROW];
    Rng rng = {seed};
    Decision decision;
    Record record;
    sample_sit(n, row, (int)rng_below(&rng, (uint32_t)sample_draws(n)));
    record_open(&record, bargain, n, arena, row);
    for (int step = 0; !negotiation_ended(row); step++) {
        tactic_decide(tactic_find(str_from(tactic)), n, row, &rng, &decision);
        negotiation_decide(n, row, &decision);
        record_move(&record, step, &decision, row);
    }
    record_close(&record);
}

static void print_flaws(const SampleTable *tables, int count) {
    for (int b = -1; b < BOTS; b++) {
        int first[FLAW_COUNT + 1] = {0};
        Arena arena = {0};
        for (int seed = 0; seed < SEEDS; seed++) {
            Bargain bargain;
            read_play(&tables[seed % count].n, b < 0 ? "reference" : bots[b].name, (uint64_t)seed, &arena, &bargain);
            first[bargain.flaw_count ? (int)bargain.flaws[0].flaw : FLAW_COUNT]++;
        }
        printf("%-16s", b < 0 ? "reference" : bots[b].name);
        for (int f = 0; f <= FLAW_COUNT; f++)
            if (first[f])
                printf(" %s%.*s %d", b >= 0 && f == (int)bots[b].flaw ? "*" : "",
                       STR_PRINT(f < FLAW_COUNT ? bargain_flaw_names[f] : STR("none")), first[f]);
        puts("");
        arena_free(&arena);
    }
}

int main(void) {
    SampleTable t[21];
    sample_open(&t[20]);
    t[20].n.prepares = true;
    t[20].n.alternative_count = 2;
    t[20].n.alternatives[0] = 380;
    t[20].n.alternatives[1] = 200;
    for (int i = 0; i < 20; i++) random_table_open(&t[i], (uint64_t)i + 1), t[i].n.prepares = true;
    print_flaws(t + 20, 1);
    print_flaws(t, 20);
}
