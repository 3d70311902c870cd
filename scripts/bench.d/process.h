// Programs that are measured from outside: the process that was started and all that came of it, one program at a time.
#ifndef PROCESS_H
#define PROCESS_H
#include <stdbool.h>
#include <sys/types.h>

// What all threads of all processes have had so far.
typedef struct Work {
    unsigned long long ns, slices;  // time on a processor, and how many times they were given one
} Work;

// Starts a program in a session of its own; what it prints goes to our error output. It dies with us. Root starts it as the user whose
// number $BENCH_USER names: some libraries are slower for root. Ends this program when it can't fork.
pid_t process_start(char **words);
// Asks the program to end, kills what has not ended after a second, and returns when nothing of it is left.
void process_end(pid_t program);

Work process_work(void);
double process_memory_mb(void);  // the sum of the highest that each process ever had in memory

// Remembers which files the program has mapped or open, for process_forget_files.
void process_note_files(void);
typedef enum Dropped { DROPPED_NOT, DROPPED_FILES, DROPPED_ALL } Dropped;
// Makes the next start a cold one: drops all that the system keeps of files, or where that is not permitted what it keeps of the noted
// ones.
Dropped process_drop_cache(void);
#endif
