// Whoever loses its parent becomes our child, so what belongs to the program is whatever descends from us.
#define _DEFAULT_SOURCE  // setgroups
#include "process.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PROCESSES_MAX 4096
#define FILES_MAX     2000
#define END_STEPS     100  // of a hundredth of a second, until what has not ended is killed
#define END_STEP      ((struct timespec){.tv_nsec = 10000000})

static char *noted[FILES_MAX];
static int noted_count;
static volatile sig_atomic_t started;  // the program, for the signal that ends us

static void end_with_program(int number) {
    if (started > 0) kill(-started, SIGKILL);
    _exit(128 + number);
}

static void prepare(void) {
    static bool prepared;
    if (prepared) return;
    prepared = true;
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    signal(SIGINT, end_with_program);
    signal(SIGTERM, end_with_program);
}

static bool become_user(void) {
    const char *name = getenv("BENCH_USER");
    uid_t user = name ? (uid_t)atoi(name) : 0;
    return user == 0 || geteuid() != 0 || (setgroups(0, NULL) == 0 && setgid(user) == 0 && setuid(user) == 0);
}

pid_t process_start(char **words) {
    prepare();
    pid_t parent = getpid(), child = fork();
    if (child < 0) {
        perror("fork");
        exit(1);
    }
    if (child == 0) {
        if (!become_user()) _exit(127);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) _exit(127);
        setsid();
        dup2(STDERR_FILENO, STDOUT_FILENO);
        execvp(words[0], words);
        perror(words[0]);
        _exit(127);
    }
    return started = child;
}

typedef struct Parentage {
    pid_t process, parent;
    bool ours;
} Parentage;

// The name in the second field may hold anything, also spaces and brackets; the parent follows the last bracket and the state.
static bool read_parent(Parentage *one) {
    char name[64], line[512], *end;
    snprintf(name, sizeof name, "/proc/%d/stat", (int)one->process);
    FILE *file = fopen(name, "r");
    bool read = file && fgets(line, sizeof line, file) && (end = strrchr(line, ')'));
    int parent = 0;
    if (read) read = sscanf(end + 1, " %*c %d", &parent) == 1;
    if (file) fclose(file);
    one->parent = parent;
    return read;
}

static int list_processes(Parentage *all) {
    int count = 0;
    DIR *folder = opendir("/proc");
    for (struct dirent *entry; folder && count < PROCESSES_MAX && (entry = readdir(folder));) {
        if (!isdigit((unsigned char)entry->d_name[0])) continue;
        all[count] = (Parentage){.process = (pid_t)atoi(entry->d_name)};
        if (read_parent(&all[count])) count++;
    }
    if (folder) closedir(folder);
    return count;
}

// Adds the children of `parent`; true when one was new.
static bool mark_children(Parentage *all, int count, pid_t parent) {
    bool marked = false;
    for (int i = 0; i < count; i++) {
        if (all[i].ours || all[i].parent != parent) continue;
        all[i].ours = marked = true;
        mark_children(all, count, all[i].process);
    }
    return marked;
}

static void each_process(void (*act)(pid_t process, void *context), void *context) {
    static Parentage all[PROCESSES_MAX];
    int count = list_processes(all);
    mark_children(all, count, getpid());
    for (int i = 0; i < count; i++)
        if (all[i].ours) act(all[i].process, context);
}

static void kill_one(pid_t process, void *context) {
    (void)context;
    kill(process, SIGKILL);
}

void process_end(pid_t program) {
    kill(-program, SIGTERM);
    pid_t ended = 0;
    for (int step = 0; step < END_STEPS && (ended = waitpid(-1, NULL, WNOHANG)) >= 0; step++)
        if (ended == 0) nanosleep(&END_STEP, NULL);
    while (ended >= 0) {  // until there is no child left
        each_process(kill_one, NULL);
        ended = waitpid(-1, NULL, 0);
    }
    started = 0;
}

static void add_thread(const char *folder, const char *thread, Work *sum) {
    char name[400];
    unsigned long long ns, waited, slices;
    snprintf(name, sizeof name, "%s/%s/schedstat", folder, thread);
    FILE *file = fopen(name, "r");
    if (file && fscanf(file, "%llu %llu %llu", &ns, &waited, &slices) == 3) *sum = (Work){sum->ns + ns, sum->slices + slices};
    if (file) fclose(file);
}

static void add_work(pid_t process, void *context) {
    char folder[64];
    snprintf(folder, sizeof folder, "/proc/%d/task", (int)process);
    DIR *threads = opendir(folder);
    for (struct dirent *entry; threads && (entry = readdir(threads));)
        if (entry->d_name[0] != '.') add_thread(folder, entry->d_name, context);
    if (threads) closedir(threads);
}

Work process_work(void) {
    Work sum = {0};
    each_process(add_work, &sum);
    return sum;
}

static void add_memory(pid_t process, void *context) {
    char name[64], line[256];
    long kb = 0, *sum = context;
    snprintf(name, sizeof name, "/proc/%d/status", (int)process);
    FILE *file = fopen(name, "r");
    while (file && fgets(line, sizeof line, file)) sscanf(line, "VmHWM: %ld", &kb);
    if (file) fclose(file);
    *sum += kb;
}

double process_memory_mb(void) {
    long kb = 0;
    each_process(add_memory, &kb);
    return (double)kb / 1024;
}

static void note_file(const char *path) {
    struct stat info;
    if (path[0] != '/' || stat(path, &info) || !S_ISREG(info.st_mode)) return;
    for (int i = 0; i < noted_count; i++)
        if (!strcmp(noted[i], path)) return;
    char *copy = noted_count < FILES_MAX ? strdup(path) : NULL;
    if (copy) noted[noted_count++] = copy;
}

static void note_mapped(pid_t process) {
    char name[64], line[PATH_MAX + 128];
    snprintf(name, sizeof name, "/proc/%d/maps", (int)process);
    FILE *file = fopen(name, "r");
    while (file && fgets(line, sizeof line, file)) {
        char *path = strchr(line, '/');
        if (path) path[strcspn(path, "\n")] = 0;
        if (path) note_file(path);
    }
    if (file) fclose(file);
}

static void note_open(pid_t process) {
    char folder[64], name[400], path[PATH_MAX];
    snprintf(folder, sizeof folder, "/proc/%d/fd", (int)process);
    DIR *files = opendir(folder);
    for (struct dirent *entry; files && (entry = readdir(files));) {
        snprintf(name, sizeof name, "%s/%s", folder, entry->d_name);
        ssize_t size = readlink(name, path, sizeof path - 1);
        path[size > 0 ? size : 0] = 0;
        note_file(path);
    }
    if (files) closedir(files);
}

static void note_files(pid_t process, void *context) {
    (void)context;
    note_mapped(process);
    note_open(process);
}

void process_note_files(void) {
    each_process(note_files, NULL);
}

static bool forget_file(const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool done = file >= 0 && posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) == 0;
    if (file >= 0) close(file);
    return done;
}

Dropped process_drop_cache(void) {
    sync();
    int file = open("/proc/sys/vm/drop_caches", O_WRONLY | O_CLOEXEC);
    bool all = file >= 0 && write(file, "3", 1) == 1;
    if (file >= 0) close(file);
    if (all) return DROPPED_ALL;
    int done = 0;
    for (int i = 0; i < noted_count; i++) done += forget_file(noted[i]);
    return done ? DROPPED_FILES : DROPPED_NOT;
}
