// What the rep has laid out at the table and not decided yet: up to three packages, the issue that acts are about, and the preparation.
#ifndef UI_DESK_H
#define UI_DESK_H
#include "core/view.h"

#define DESK_ANEW (-2)  // as `followed`: to be laid out anew

typedef struct Desk {
    int issue_count;  // of the table it is laid out for; 0: nothing is
    Package packages[PACKAGES_MAX];
    int count, shown;  // packages, and the one that is being changed
    int issue;         // that acts are about, 0-based
    int followed;      // outcome number of the rep's last offer; -1: none was made
    bool walking;      // the rep is asked back whether to walk away
    // The preparation, as DECISION_PREPARE has it; 0 in `alternative` and `guess`: not said yet.
    int alternative, limit, target, guess[DEAL_ISSUES_MAX];
} Desk;

// Lays out the rep's last offer, or before the first the package that is best for the rep, when that is not what the desk follows already.
// What the rep has laid out in the meantime stays.
void desk_follow(Desk *desk, const ViewTable *table);

// Moves a value of the package that is shown, as far as it goes.
void desk_step(Desk *desk, const ViewTable *table, int issue, int by);
// One more package, like the one that is shown; false when there are PACKAGES_MAX. The other way round: false when there is but one.
bool desk_add(Desk *desk);
bool desk_remove(Desk *desk);
// By how many points the best of the packages is worth more to the rep than the least one.
int64_t desk_apart(const Desk *desk, const ViewTable *table);
// Are they worth about the same, as packages offered together must be (MESO_SPREAD)? And is each of them another one, as they must, too?
bool desk_is_even(const Desk *desk, const ViewTable *table);
bool desk_differs(const Desk *desk, const ViewTable *table);

// The first thing of the preparation that is not said yet: -1 the alternative, 0 … an issue's guess; issue_count when all is said.
int desk_missing(const Desk *desk, const ViewTable *table);

// The decision that an act makes of what is laid out. `act` is one of the row of TableAct but ACTED_PACKAGES: offers put down all packages
// there are.
Decision desk_decision(const Desk *desk, const ViewTable *table, TableAct act);
#endif
