// A negotiation as it was played, read from a run for its debrief: what the coach says of it, with every decision in words. Shared by the
// window and the text clients.
#ifndef UI_TALKS_H
#define UI_TALKS_H
#include "coach/bargain.h"
#include "core/view.h"

// An offer on the table, of either side.
typedef struct Offer {
    int move;  // of the bargain, in which it was made; -1: their first, which lay on the table before
    bool mine;
    int outcome;
    Points worth;
    bool has_step;  // against the offer of the same side before it
    DealStep step;
} Offer;

typedef struct Talks {
    Bargain bargain;
    const ViewTable *table;  // its names in the reader's language, with the alternatives of the preparation
    const Str *said;         // per move of the bargain: the decision in words
    const Offer *offers;     // in the order they were made
    int offer_count;
    int importance[DEAL_ISSUES_MAX];  // of each issue to them, in truth: 1 little, 2 some, 3 much
} Talks;

// `ui` is the program's own catalogue, `texts` the scenario's; both may be NULL. False when the run has not come to a table, or can't be
// played again; everything lives in `arena`.
bool talks_read(Talks *talks, const Session *session, const Catalog *ui, const Catalog *texts, Arena *arena);
// Fills the offers from the bargain. `opening`: outcome of what they had put on the table before the first round, -1: nothing.
void talks_list_offers(Talks *talks, int opening, Arena *arena);
int talks_round(const Talks *talks, const Offer *offer);  // 0: before the first

// A run that shares what came before the table, and then has the reference in the rep's place there, until the table is left. NULL when
// there is no table, or it can't be played. The caller frees it.
Session *talks_reference(const Session *session);

// “Agreement in round 9: worth 640 (NT$ 640,000) to you, 310 to Lin.”
Str talks_end(const Catalog *ui, const Talks *talks, Arena *arena);
// What both sides, or without a deal the rep, could have had on top; that there was nothing, where it is so.
Str talks_left(const Catalog *ui, const Talks *talks, Arena *arena);
// Did anybody lose something by it?
bool talks_lost(const Talks *talks);
// The decision of the preparation; NULL where nothing was prepared.
const Decision *talks_prepared(const Talks *talks);
// "640", in money "640 (NT$ 640,000)".
Str worth_words(const Catalog *ui, const ViewTable *table, int64_t points, Arena *arena);
#endif
