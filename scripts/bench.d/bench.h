// What the bench programs share: clocks, medians and the rows of the table.
#ifndef BENCH_H
#define BENCH_H
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 7 };

static inline double clock_seconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static inline double wall_seconds(void) {
    return clock_seconds(CLOCK_MONOTONIC);
}

// Of this process: pure computing is measured by it, because other programs on the machine can't lengthen it much.
static inline double cpu_seconds(void) {
    return clock_seconds(CLOCK_PROCESS_CPUTIME_ID);
}

static inline int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// Sorts the values.
static inline double median(double *values, int count) {
    qsort(values, (size_t)count, sizeof *values, by_value);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static inline void print_row(const char *what, const char *ours, const char *limit, const char *aim) {
    printf("%-54s %14s %14s %16s\n", what, ours, limit, aim);
    fflush(stdout);
}

// `digits` behind the point; a limit below 0 is none.
static inline void print_figures(const char *what, const char *unit, int digits, double ours, double limit, const char *aim) {
    char left[32], right[32] = "";
    snprintf(left, sizeof left, "%.*f %s", digits, ours, unit);
    if (limit >= 0) snprintf(right, sizeof right, "%.*f %s", digits, limit, unit);
    print_row(what, left, right, aim);
}
#endif
