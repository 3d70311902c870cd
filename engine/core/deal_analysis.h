// What theory says of a deal space: the Pareto frontier, the named deals, and how far a given deal is from them. Exact, except where a
// fixed-point unit is named.
#ifndef CORE_DEAL_ANALYSIS_H
#define CORE_DEAL_ANALYSIS_H
#include "core/deal.h"

// Worths of packages on the Pareto frontier: no package is better for one side without being worse for the other. All packages of equal
// worth are kept: outcomes[first .. first+count-1] of the analysis.
typedef struct DealPoint {
    Points worth;
    int first, count;
} DealPoint;

// Each is looked for among the individually rational points of the frontier, and keeps all points that tie.
typedef enum DealKind {
    DEAL_NASH,               // the greatest product of both sides' gains over their reservation values
    DEAL_KALAI_SMORODINSKY,  // the greatest lesser share of what each side can gain: (worth - d) / (best - d), where d is the reservation
                             // value or, where that is less, the side's worst package
    DEAL_EGALITARIAN,        // the greatest lesser gain over the reservation values, in points
    DEAL_UTILITARIAN,        // the greatest sum of points
    DEAL_KINDS
} DealKind;
extern const Str deal_kind_names[DEAL_KINDS];  // nash, kalai_smorodinsky, egalitarian, utilitarian

// Places in the frontier, rising. Empty where nobody can agree.
typedef struct DealSet {
    const int *points;
    int count;
} DealSet;

typedef struct DealAnalysis {
    Arena arena;
    const DealSpace *space;     // not owned
    const DealPoint *frontier;  // from the best for me to the best for them: mine falls, theirs rises, from point to point
    int frontier_count;
    const int *outcomes;  // of all points, in the order of the points; rising within a point
    int outcome_count;    // packages on the frontier
    int rational_count;   // packages, of all, that are individually rational; 0: there is no zone of possible agreement
    int rational_first;   // the rational points of the frontier are frontier[rational_first .. rational_first+rational_points-1]
    int rational_points;  // 0 exactly if rational_count is
    DealSet deals[DEAL_KINDS];
} DealAnalysis;

// The caller frees it, before the space. Keeps at most 44 bytes for each package on the frontier, and while it is at work needs 48 for each
// package that is on the frontier when the last issue is left out, times that values: 370 MB where every one of 4,000,000 packages
// is on the frontier, and next to nothing where interests are alike.
DealAnalysis *deal_analyze(const DealSpace *space);
void deal_analysis_free(DealAnalysis *analysis);
// The place of the frontier's point of exactly this worth, or -1: is this deal efficient?
int deal_find(const DealAnalysis *analysis, Points worth);

// Shares and distances are in billionths. A side's share of a worth is worth / best, so that its best package is a whole and nothing is
// none; where points lie below zero its worst package takes the place of nothing. Everything is a whole to a side that does not care.
#define DEAL_ONE    1000000000
#define DEAL_ABSENT (-1)  // a distance to what does not exist
// Bounded to 0..DEAL_ONE; rounded, halves up.
Points deal_share(const DealSpace *space, Points worth);

// How good a deal is, given what was possible. Distances are Euclid's in the plane of both sides' shares, 0..1.414213562.
typedef struct DealMeasure {
    Points left;          // points that each side could have had on top at no cost to the other side: what was left on the table
    int64_t to_frontier;  // to the nearest point; 0 on the frontier
    int64_t to_nash;      // to the nearest Nash deal, or DEAL_ABSENT
    int64_t nash_ratio;  // product of the gains over that of the Nash deal: 0..DEAL_ONE, 0 where a side would rather go without. Where even
                         // the Nash product is 0, every rational deal has it and counts DEAL_ONE. DEAL_ABSENT without a Nash deal.
} DealMeasure;
// `worth` is that of a package of the space.
DealMeasure deal_measure(const DealAnalysis *analysis, Points worth);
// How opposed the interests are, a label of difficulty: the distance from (1, 1), where both have all they could wish, to the nearest
// Kalai-Smorodinsky deal; DEAL_ABSENT where nobody can agree.
int64_t deal_opposition(const DealAnalysis *analysis);
#endif
