// The inside of the table's screen: what its parts draw from, and what on it can be acted on. See parts.h for its door.
#ifndef UI_DEAL_H
#define UI_DEAL_H
#include "ui/controls.h"
#include "ui/desk.h"
#include "ui/moves.h"

// Ids, counted from where the page's ids begin. A stepper takes three (controls.h).
enum {
    DEAL_ISSUE = 0,
    DEAL_PACKAGE = DEAL_ISSUE + 4 * DEAL_ISSUES_MAX,
    DEAL_ADD = DEAL_PACKAGE + PACKAGES_MAX,
    DEAL_REMOVE,
    DEAL_STAY,  // not to walk away after all
    DEAL_GO,
    DEAL_ALTERNATIVE,
    DEAL_LIMIT = DEAL_ALTERNATIVE + ALTERNATIVES_MAX,
    DEAL_TARGET,
    DEAL_GUESS,
    DEAL_ACT = DEAL_GUESS + 4 * DEAL_ISSUES_MAX,
    DEAL_IDS = DEAL_ACT + ACTED_COUNT
};

typedef struct DealPage {
    Ui *ui;
    const ViewTable *table;
    const Desk *desk;
    int first;  // id
    Str ask;    // what is asked, in the reader's language; may be empty
} DealPage;

// Each draws a part and returns y below.
int deal_composer_draw(const DealPage *p, int x, int y, int w);
bool deal_composer_fits(const DealPage *p, int w);  // a row in one line?
// What adds and removes packages, at the right end of `w`, with words where they leave `least`; returns its width.
int deal_packages_tools(const DealPage *p, int x, int y, int w, int least);
int deal_packages_note(const DealPage *p, int x, int y, int w);  // are several worth the same?
// The package against reservation value, target and their offer, and what adds and removes packages.
int deal_worth_draw(const DealPage *p, int x, int y, int w);
int deal_offers_draw(const DealPage *p, int x, int y, int w);   // ways to offer what is laid out
int deal_answers_draw(const DealPage *p, int x, int y, int w);  // to accept their offer, or walk away
// Ask, say back and show value; and what puts pressure on; or all of them.
typedef enum TalkPart { TALK_ALL, TALK_LISTEN, TALK_PRESS } TalkPart;
int deal_talk_draw(const DealPage *p, int x, int y, int w, TalkPart part);
int deal_rounds_draw(const DealPage *p, int x, int y, int w);  // how many are left
int deal_prepare_draw(const DealPage *p, int x, int y, int w);
// A tab over a column of the package.
int deal_package_tab_height(const Ui *ui);
void deal_package_tab(const DealPage *p, int package, Rect rect);

// The act among those the table has; NULL when it has it not.
const ViewAct *deal_act_of(const ViewTable *table, TableAct act);
// The letter or digit that does it; 0: none.
char deal_act_key(TableAct act);
#endif
