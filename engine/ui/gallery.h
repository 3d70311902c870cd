// The inside of the gallery: its pages, and what on them can be acted on.
#ifndef UI_GALLERY_H
#define UI_GALLERY_H
#include "ui/parts.h"

enum {
    GALLERY_PAGES = 9,
    PAGE_TABLE = 7,  // these two show a table
    PAGE_PREPARE = 8,
    SHOWN_CHOICES = 3,
    SHOWN_ROWS = 4,
    SHOWN_DECISIONS = 8,
    SHOWN_DEALS = 2000,
    PRICE_LEAST = 60,
    PRICE_MOST = 120,
};
// Ids; where there are several of a kind the index is added.
enum {
    GALLERY_PAGE = ID_GALLERY + 1,
    GALLERY_SAMPLE = ID_GALLERY + 20,  // widgets that only show a state
    GALLERY_ICON = ID_GALLERY + 30,
    GALLERY_CHIP = ID_GALLERY + 35,
    GALLERY_CHOICE = ID_GALLERY + 40,
    GALLERY_COACH = ID_GALLERY + 50,
    GALLERY_SHARE = ID_GALLERY + 60,
    GALLERY_PRICE = ID_GALLERY + 70,
    GALLERY_OPEN = ID_GALLERY + 80,
    GALLERY_CLOSE,
    GALLERY_SAY,  // a message of each kind
    GALLERY_START = GALLERY_SAY + 3,
    GALLERY_CANCEL,
    GALLERY_ROW = ID_GALLERY + 100,
    GALLERY_LINES = ID_GALLERY + 110,
    GALLERY_DEALS,
    GALLERY_TABLE = ID_GALLERY + 1000  // as deal.h counts
};

// Each draws a page and returns y below.
int gallery_buttons(const App *app, Ui *ui, int x, int y, int w);
int gallery_choices(const App *app, Ui *ui, int x, int y, int w);
int gallery_values(const App *app, Ui *ui, int x, int y, int w);
int gallery_messages(const App *app, Ui *ui, int x, int y, int w);
int gallery_tables(const App *app, Ui *ui, int x, int y, int w);
int gallery_charts(const App *app, Ui *ui, int x, int y, int w);
int gallery_signs(const App *app, Ui *ui, int x, int y, int w);
// The table that is on show on the page, its texts in `arena`; false on other pages.
bool gallery_spot(App *app, Arena *arena, DealSpot *spot);
void gallery_dialog(const App *app, Ui *ui);
// The charts that are on show, for the mouse: what is nearest to there.
int gallery_decision_at(int per_mille);
int gallery_deal_at(const App *app, int per_mille);
// Fills gallery.deals.
void gallery_make_deals(App *app);
#endif
