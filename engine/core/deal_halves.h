// Packages by what they are worth to one side, found without a look at each: the issues are cut in two, the packages of either half lie
// sorted, and the halves are swept against each other. Of a million packages that takes two thousand steps.
#ifndef CORE_DEAL_HALVES_H
#define CORE_DEAL_HALVES_H
#include "core/deal.h"

// Of one half: cutting where the halves differ least leaves at most the root of 64 times all packages.
#define DEAL_HALF_MAX 16000
#define DEAL_FAR      (4 * (int64_t)DEAL_POINTS_MAX)  // more points than any package can have, either way

typedef struct HalfPackage {
    int64_t points;
    int32_t outcome;  // numbered within the half
} HalfPackage;
typedef struct DealHalf {
    const HalfPackage *packages;  // points rise
    const Points *worths;         // by outcome
    int count;
    int first, end;  // its issues are first .. end-1; a half may have none, and has one package then
} DealHalf;
// Constant once it is made.
typedef struct DealHalves {
    const DealSpace *space;  // not owned
    DealHalf half[2];
} DealHalves;

// What lies in `arena`. `mine`: by my points, else by theirs.
DealHalves deal_halves_make(const DealSpace *space, bool mine, Arena *arena);

// As deal_worth of the outcome's package, without taking it apart.
static inline Points deal_halves_worth(const DealHalves *halves, int outcome) {
    int back = halves->half[1].count;
    return points_sum(halves->half[0].worths[outcome / back], halves->half[1].worths[outcome % back]);
}

// Which of the packages that rank highest.
typedef enum DealTie {
    TIE_MOST_POINTS,   // and of these the first outcome
    TIE_LEAST_POINTS,  // and of these the last one
    TIE_FIRST_OUTCOME,
    TIE_LAST_OUTCOME
} DealTie;
typedef struct DealWish {
    int64_t least, most;    // points, both included
    const int32_t *values;  // what each value of each issue adds to a package's rank, all issues in a row; NULL: all rank alike
    DealTie tie;            // behind the rank
    int32_t after;          // only outcomes behind this one; -1: all
} DealWish;
// The outcome that fits best, -1 where none does.
int deal_halves_find(const DealHalves *halves, const DealWish *wish);
#endif
