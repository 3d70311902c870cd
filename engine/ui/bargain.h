// A negotiation as its debrief shows it: the deal space, both sides' concessions, the process, the preparation, and the reference's play of
// the same seed beside one's own. The parts of the page draw what was read from the run, or written by hand in tests.
#ifndef UI_BARGAIN_H
#define UI_BARGAIN_H
#include "coach/bargain.h"
#include "ui/app.h"
#include "ui/charts.h"

// An offer on the table, of either side.
typedef struct Offer {
    int move;  // of the bargain, in which it was made
    bool mine;
    int outcome;
    Points worth;
    bool has_step;
    DealStep step;
} Offer;

// One play of the table.
typedef struct Talks {
    Bargain bargain;
    const Str *said;  // per move: the decision in words
    const Offer *offers;
    int offer_count;
} Talks;

typedef enum BargainPage {
    BARGAIN_SPACE,
    BARGAIN_CURVES,
    BARGAIN_PROCESS,
    BARGAIN_PREPARATION,
    BARGAIN_REFERENCE,
    BARGAIN_PAGES
} BargainPage;

// Packages as they are drawn: where very many lie close together, one stands for its neighbours.
typedef struct Cloud {
    const ScatterPoint *points;  // kinds: CLOUD_OPEN, CLOUD_CLOSED
    int count;
    bool thinned;
    const ChartPoint *frontier;
    int frontier_count;
} Cloud;
enum { CLOUD_OPEN, CLOUD_CLOSED, CLOUD_KINDS };  // both could sign it; one side would rather have no deal

typedef struct BargainScreen {
    Arena arena;  // owns what was read
    bool told;    // there was a table, and it was played
    Talks mine;
    Talks other;  // the reference's, of the same seed
    bool compared;
    const ViewTable *table;           // its names in the reader's language
    int importance[DEAL_ISSUES_MAX];  // of each issue to them, in truth: 1 … 3
    Cloud cloud;
    BargainPage page;
    int offer;           // that is looked at, of mine.offers
    int round;           // of the curves, from 0
    int step;            // of both plays, from 0
    bool named;          // all named deals are shown
    int open_technique;  // row of the process whose handbook text is unfolded, -1: none
} BargainScreen;

// Reads the run on the screen; needs its story. `told` stays false when it has not come to a table.
void bargain_read(App *app);
// Fills offers and cloud from the bargain; in `arena`.
void talks_list_offers(Talks *talks, Arena *arena);
Cloud cloud_of(const DealAnalysis *analysis, Arena *arena);

// Pages. Each returns y below.
int bargain_space_draw(const App *app, Ui *ui, const BargainScreen *b, int x, int y, int w);
int bargain_curves_draw(const App *app, Ui *ui, const BargainScreen *b, int x, int y, int w);
int bargain_process_draw(const App *app, Ui *ui, const BargainScreen *b, int x, int y, int w);
int bargain_preparation_draw(const App *app, Ui *ui, const BargainScreen *b, int x, int y, int w);
int bargain_reference_draw(const App *app, Ui *ui, const BargainScreen *b, int x, int y, int w);
// What the curves' keys go through, and what lies nearest to a place on their x axis.
int bargain_curve_points(const BargainScreen *b);
int bargain_curve_nearest(const BargainScreen *b, int per_mille);
// The offer nearest to a pixel of the plot, whose stop is `area`; -1: none.
int bargain_space_nearest(const BargainScreen *b, Rect area, int x, int y);
// Of the longer of both plays.
int bargain_steps(const BargainScreen *b);
// How many rows of the process unfold.
int bargain_process_rows(const BargainScreen *b);

// "640", in money "640 (NT$640,000)"; and a difference of so many points.
Str bargain_worth(const Ui *ui, const BargainScreen *b, int64_t points);
Str bargain_points(const Ui *ui, int64_t points);
// What a worth is of the way from the reservation value (0) to the best package (100), in percent; below 0 what is worse than none.
int bargain_way(int64_t worth, int64_t reserve, int64_t best);
// "Unit price 98 · Payment 30 days".
Str bargain_package(const Ui *ui, const BargainScreen *b, int outcome);
Str bargain_who(const Ui *ui, const BargainScreen *b);  // the counterpart's name
// One sentence on how it ended, and on what was left on the table.
Str bargain_end(const Ui *ui, const BargainScreen *b);
Str bargain_left(const Ui *ui, const BargainScreen *b);

#endif
