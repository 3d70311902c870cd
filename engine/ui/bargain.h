// A negotiation as its debrief shows it: the deal space, both sides' concessions, the process, the preparation, and the reference's play of
// the same seed beside one's own. The parts of the page draw what was read from the run, or written by hand in tests.
#ifndef UI_BARGAIN_H
#define UI_BARGAIN_H
#include "ui/app.h"
#include "ui/charts.h"
#include "ui/talks.h"

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
    Cloud cloud;
    BargainPage page;
    int offer;           // that is looked at, of mine.offers
    int round;           // of the curves, from 0
    int step;            // of both plays, from 0
    bool named;          // all named deals are shown
    int open_technique;  // row of the process whose handbook text is unfolded, -1: none
} BargainScreen;

// Reads the run on the screen. `told` stays false when it has not come to a table.
void bargain_read(App *app);
// The same with what its own pages show beside: the deal space and the reference's play.
void bargain_read_pages(App *app);
// In `arena`.
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
// What a worth is of the way from the reservation value (0) to the best package (100), in whole percent, as the
// measures of the process count it: what is not reached in full does not count; below 0 what is worse than none.
int bargain_way(int64_t worth, int64_t reserve, int64_t best);
// "Unit price 98 · Payment 30 days".
Str bargain_package(const Ui *ui, const BargainScreen *b, int outcome);
// The counterpart's name within a sentence; and where it begins a cell.
Str bargain_who(const Ui *ui, const BargainScreen *b);
Str bargain_who_first(const Ui *ui, const BargainScreen *b);
#endif
