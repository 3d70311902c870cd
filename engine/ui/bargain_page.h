// Shared by the pages of a negotiation's debrief only.
#ifndef UI_BARGAIN_PAGE_H
#define UI_BARGAIN_PAGE_H
#include "ui/bargain_words.h"
#include "ui/moves.h"
#include "ui/parts.h"
#include "ui/table.h"

// Ids; where there are several of a kind the index is added.
enum {
    BARGAIN_TAB = ID_BARGAIN + 1,
    BARGAIN_PLOT = ID_BARGAIN + 20,
    BARGAIN_LINES,
    BARGAIN_NAMED,
    BARGAIN_STEP,
    BARGAIN_OFFER = ID_BARGAIN + 100,
    BARGAIN_FOLD = ID_BARGAIN + 1000,
    BARGAIN_ROW = ID_BARGAIN + 2000
};

// The axes of what packages are worth: to them across, to the rep upwards.
void bargain_axes(const BargainScreen *b, ScatterPlot *plot);
// Where the target that was prepared lies on the rep's way. False: nothing was prepared.
bool bargain_target(const BargainScreen *b, int *way);
#endif
