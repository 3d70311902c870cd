// The exact side of a negotiation over several issues: what a package is worth to either side, in whole points.
#ifndef CORE_DEAL_H
#define CORE_DEAL_H
#include "base/err.h"

#define DEAL_ISSUES_MAX   16
#define DEAL_VALUES_MAX   64             // of one issue
#define DEAL_OUTCOMES_MAX 4000000        // packages that can be put together
#define DEAL_POINTS_MAX   1000000000000  // 10^12, either way: of a value, of a package, of a reservation value

// What something is worth to the rep (mine) and to the counterpart (theirs). Points may lie below zero. The two sides' points are not
// comparable in themselves: only the utilitarian and the egalitarian deal set them against each other.
typedef struct Points {
    int64_t mine, theirs;
} Points;
static inline Points points_sum(Points a, Points b) {
    return (Points){a.mine + b.mine, a.theirs + b.theirs};
}

// One thing to agree on, such as a price. `values` has the points of each value in the author's order.
typedef struct Issue {
    Str name;  // for what is said of faults
    int line;  // where the author wrote it; 0 where nowhere
    const Points *values;
    int value_count;
} Issue;

// Everything that can be agreed on, and what each side has without an agreement. Made by deal_make, and constant from then on.
typedef struct DealSpace {
    const Issue *issues;
    int issue_count;
    int outcome_count;
    Points reserve;  // reservation values: a side agrees to what is worth at least this much to it
    Points worst;    // the least that any package is worth to each side, by itself
    Points best;     // the most
} DealSpace;

// One value per issue: its place in the issue, from 0. Places behind the last issue are 0.
// Packages are numbered from 0 as a book would list them: the last issue changes fastest. Such a number is called an outcome.
typedef struct Package {
    int32_t value[DEAL_ISSUES_MAX];
} Package;

// Copies the issues, their values and names into the arena, which must live as long as `space` is used. False, with every fault in `err` at
// its issue's line in `file` (or at `line`), when there is no issue, an issue without a value, or a limit above is passed.
bool deal_make(DealSpace *space, Arena *arena, const Issue *issues, int count, Points reserve, Str file, int line, Err *err);

// The least and the most that any value of the issue is worth to each side, by itself.
Points deal_least(const Issue *issue);
Points deal_most(const Issue *issue);

// The first of the values that are worth the most (sign 1) or the least (-1) to me, or to them.
int deal_extreme(const Issue *issue, bool mine, int sign);
// The package of the values that are worth the most to me, or to them; the first one where several are.
Package deal_best(const DealSpace *space, bool mine);

// Is each place one of its issue's values?
bool deal_has(const DealSpace *space, const Package *package);
// The number of a package that deal_has, and the package of an outcome in 0..outcome_count-1.
int deal_outcome(const DealSpace *space, const Package *package);
Package deal_package(const DealSpace *space, int outcome);
// The sum of what the package's values are worth.
Points deal_worth(const DealSpace *space, const Package *package);
Points deal_outcome_worth(const DealSpace *space, int outcome);
// The same of the outcomes first .. first+count-1, into `worths`; far faster than one by one.
void deal_worths(const DealSpace *space, int first, int count, Points *worths);

// Individually rational: no side would rather go without.
static inline bool deal_is_rational(const DealSpace *space, Points worth) {
    return worth.mine >= space->reserve.mine && worth.theirs >= space->reserve.theirs;
}

// What a side's new offer changes against its offer before, as Hindriks, Jonker and Tykhonov (2007) name it.
typedef enum DealStep {
    STEP_SILENT,       // nothing for either side
    STEP_NICE,         // costs nothing and gives the other side more
    STEP_CONCESSION,   // costs something and takes nothing from the other side
    STEP_SELFISH,      // asks for more and gives the other side nothing
    STEP_FORTUNATE,    // better for both
    STEP_UNFORTUNATE,  // takes from the other side without any gain: its priorities were misjudged
    STEP_COUNT
} DealStep;
extern const Str deal_step_names[STEP_COUNT];  // silent, nice, concession, selfish, fortunate, unfortunate
// `own` and `other`: by how many points the new offer is worth more to the side that makes it, and to the other one.
DealStep deal_step(int64_t own, int64_t other);
#endif
