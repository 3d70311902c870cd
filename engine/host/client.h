// Playing without a window: the loop that text and JSON clients share.
#ifndef HOST_CLIENT_H
#define HOST_CLIENT_H
#include "coach/debrief.h"
#include "core/view.h"
#include "host/lines.h"
#include "host/world.h"

#include <stdio.h>

typedef struct ClientAsk {
    Str path, name;
    uint64_t seed;
    bool has_seed, resume, json, guided;
    int64_t run;  // to resume; 0: the newest open one
} ClientAsk;

// What a client that prints must say. All texts are in the world's language already.
typedef struct ClientOut ClientOut;
struct ClientOut {
    FILE *out;
    World *world;
    void (*begin)(ClientOut *, const Session *, Arena *);
    void (*view)(ClientOut *, const Session *, const View *, Arena *);
    // Words other than moves that are understood at a table, such as “help”: true when this was one, and was answered. May be NULL.
    bool (*asked)(ClientOut *, const View *, Str line, Arena *);
    // At a table, after a line that was no decision: the question alone. NULL: the view is shown again.
    void (*again)(ClientOut *, const View *, Arena *);
    // What a line of input says, without its form; NULL: the line itself.
    Str (*heard)(Str line, Arena *);
    // `words`: the option's text, as it read before it was taken, or the act at the table.
    void (*decision)(ClientOut *, const Session *, const Step *, Str words, Arena *);
    // The coach's line on the last decision of the debrief, in guided runs.
    void (*guide)(ClientOut *, const Session *, const Debrief *, Arena *);
    void (*end)(ClientOut *, const Run *, const View *, const Debrief *, Arena *);
    void (*suspended)(ClientOut *, const Run *, Arena *);
    // The scenario's file has changed and the run goes on. Renewed: other rules have made it a practice run of its own.
    void (*reloaded)(ClientOut *, const Run *, bool renewed, Arena *);
    void (*fault)(ClientOut *, const Fault *, Arena *);
    const Catalog *texts;  // of the scenario
    // What the text client printed last, so that it says only what changed.
    int facts;
    uint64_t promises_seen, meters;
    int8_t issues[DEAL_ISSUES_MAX];  // of the table: 1 + what was known of each; 0: not told yet
    Mood look;
};
extern const ClientOut client_text, client_json;

// One line on stderr, behind what was printed so far.
void client_fault(const ClientOut *client, const Fault *fault, Arena *arena);
// Is a move asked for rather than an option?
bool client_at_table(const View *view);
// "You" is the program's word, every other speaker's name the scenario's.
Str client_speaker(const ClientOut *client, const ViewLine *line);
// Plays from `in` to `out` until the run ends or the input does. When the scenario changes on disk, the run goes on under it, or waits
// until its faults are mended. Exit code: 0, 3 for a scenario with faults at the start, 4 when the run can't be kept or resumed.
int client_play(World *world, const ClientAsk *ask, Lines *in, FILE *out);
// Lists the library in the terminal and reads a number. False when the input ends or says q.
bool client_pick(World *world, Lines *in, FILE *out, ClientAsk *ask);
#endif
