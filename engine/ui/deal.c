// The table on a page: where its parts stand, and what keys, clicks and pulls do to what is laid out.
#include "ui/deal.h"

#include "ui/overlays.h"
#include "ui/parts.h"

// Logical pixels: from which width on the page has two and three columns, how wide acts are, and what is between.
enum { IN_TWO = 820, IN_THREE = 1180, ACTS = 300, ACTS_CLOSE = 284, ACTS_FEW = 222, APART = 16 };

void deal_follow(const App *app, const DealSpot *spot) {
    int at = app->focus - spot->first - DEAL_ISSUE;
    desk_follow(spot->desk, spot->table);
    // What has the focus is what acts are about.
    if (at >= 0 && at < 4 * spot->table->issue_count && at % 4 == 0) spot->desk->issue = at / 4;
}

// Composer, package and its worth; returns y below.
static int draw_left(const DealPage *p, int x, int y, int w) {
    y = deal_composer_draw(p, x, y, w) + px(p->ui, GAP);
    y = deal_packages_note(p, x, y, w);
    return deal_worth_draw(p, x, y, w);
}

static void divide(Ui *ui, int x, int top, int bottom) {
    ui_fill(ui, (Rect){x, top, ui_hair(ui), bottom - top}, COLOR_EDGE, 0);
}

// What is laid out, at its right how to put it down and to answer theirs, and what else to say. Several packages take more width and leave
// fewer acts to put them down: below these is room for what else there is to say.
static int draw_in_three(const DealPage *p, int x, int y, int w) {
    Ui *ui = p->ui;
    bool several = p->desk->count > 1;
    int gap = px(ui, APART), acts = ui_most(px(ui, several ? ACTS_FEW : ACTS_CLOSE), w * (several ? 18 : 21) / 100);
    int left = w - 2 * (acts + gap), middle = x + left + gap, right = middle + acts + gap, top = y, bottom = draw_left(p, x, y, left);
    y = deal_rounds_draw(p, middle, y, 2 * acts + gap);
    int below = deal_answers_draw(p, middle, deal_offers_draw(p, middle, y, acts) + px(ui, 2 * GAP), acts);
    if (several) below = deal_talk_draw(p, middle, below + px(ui, 2 * GAP), acts, TALK_PRESS);
    bottom = ui_most(ui_most(bottom, below), deal_talk_draw(p, right, y, acts, several ? TALK_LISTEN : TALK_ALL));
    divide(ui, middle - gap / 2, top, bottom);
    return bottom;
}

static int draw_in_two(const DealPage *p, int x, int y, int w, int acts) {
    Ui *ui = p->ui;
    int gap = px(ui, APART), left = w - acts - gap, right = x + left + gap, top = y;
    int bottom = deal_offers_draw(p, x, draw_left(p, x, y, left) + px(ui, GAP), left);
    y = deal_rounds_draw(p, right, y, acts);
    y = deal_answers_draw(p, right, y, acts) + px(ui, 12);
    bottom = ui_most(bottom, deal_talk_draw(p, right, y, acts, TALK_ALL));
    divide(ui, right - gap / 2, top, bottom);
    return bottom;
}

static int draw_in_one(const DealPage *p, int x, int y, int w) {
    int gap = px(p->ui, 12);
    y = deal_rounds_draw(p, x, y, w) + px(p->ui, 4);
    y = deal_offers_draw(p, x, draw_left(p, x, y, w) + px(p->ui, GAP), w) + gap;
    y = deal_answers_draw(p, x, y, w) + gap;
    return deal_talk_draw(p, x, y, w, TALK_ALL);
}

int deal_draw(Ui *ui, const DealSpot *spot, Str ask, int x, int y, int w) {
    const DealPage page = {ui, spot->table, spot->desk, spot->first, ask}, *p = &page;
    if (spot->table->phase == PHASE_PREPARE) return deal_prepare_draw(p, x, y, w);
    int acts = ui_most(px(ui, ACTS), w * 3 / 10);
    if (w >= px(ui, IN_THREE)) return draw_in_three(p, x, y, w);
    bool two = w >= px(ui, IN_TWO) && deal_composer_fits(p, w - acts - px(ui, APART));
    return two ? draw_in_two(p, x, y, w, acts) : draw_in_one(p, x, y, w);
}

void deal_dialog(Ui *ui, const DealSpot *spot) {
    const ViewTable *t = spot->table;
    const Action actions[] = {{.id = spot->first + DEAL_STAY, .label = TR(ui, "Stay"), .key = STR("Esc"), .kind = BUTTON_PRIMARY},
                              {.id = spot->first + DEAL_GO, .label = TR(ui, "Walk away")}};
    Dialog dialog = {.title = TR(ui, "Walk away from the table?"), .width = 520, .actions = actions, .action_count = 2};
    int y = ui_dialog_begin(ui, &dialog), x = dialog.body.x, w = dialog.body.w;
    y += ui_text(ui, x, y, w, TEXT_BODY, COLOR_INK,
                 TR_FILL(ui, "There will be no deal. What you have without one is worth {1}.",
                         points_words(ui->catalog, t, t->reserve, &ui->list->arena)));
    if (t->theirs.there)
        y +=
            px(ui, GAP) + ui_text(ui, x, y + px(ui, GAP), w, TEXT_BODY, COLOR_INK,
                                  TR_FILL(ui, "Their offer is worth {1}.", points_words(ui->catalog, t, t->theirs.mine, &ui->list->arena)));
    ui_dialog_end(ui, &dialog, y);
}

static const struct {
    char key;
    TableAct act;
} act_keys[] = {{'1', ACTED_OFFER},  {'2', ACTED_CONDITIONAL}, {'3', ACTED_TRADEOFF}, {'4', ACTED_CLOSE},
                {'5', ACTED_ASK},    {'6', ACTED_PARAPHRASE},  {'7', ACTED_VALUE},    {'8', ACTED_SILENCE},
                {'9', ACTED_THREAT}, {'0', ACTED_OVERPROMISE}, {'a', ACTED_ACCEPT},   {'w', ACTED_WALK}};
enum { ACT_KEYS = sizeof act_keys / sizeof *act_keys };

char deal_act_key(TableAct act) {
    for (int i = 0; i < ACT_KEYS; i++)
        if (act_keys[i].act == act) return act_keys[i].key;
    return 0;
}

static void ask_back(App *app, const DealSpot *spot, bool open) {
    spot->desk->walking = open;
    app->focus = spot->first + (open ? DEAL_STAY : DEAL_ACT + ACTED_WALK);
    app->areas[AREA_DIALOG].offset = 0;
    app->dirty = true;
}

static bool decide(const DealSpot *spot, TableAct act, Decision *decision) {
    *decision = desk_decision(spot->desk, spot->table, act);
    return true;
}

// Leads to what is not said yet.
static bool prepared(App *app, const DealSpot *spot) {
    int missing = desk_missing(spot->desk, spot->table);
    if (missing == spot->table->issue_count) return true;
    message_show(app, MESSAGE_WARNING,
                 catalog_get(app->ui, STR_NONE,
                             missing < 0 ? STR("Say first what your best alternative is.")
                                         : STR("Guess first how much each issue matters to them.")));
    app->focus = app->reveal = spot->first + (missing < 0 ? DEAL_ALTERNATIVE : DEAL_GUESS + 4 * missing);
    return false;
}

static bool do_act(App *app, const DealSpot *spot, TableAct act, Decision *decision) {
    const ViewAct *known = deal_act_of(spot->table, act);
    if (act != ACTED_PREPARE && !known) return false;
    if (act == ACTED_PREPARE && !prepared(app, spot)) return false;
    if (act == ACTED_WALK && known->open) {
        ask_back(app, spot, true);
        return false;
    }
    return decide(spot, act, decision);
}

bool deal_owns(const DealSpot *spot, int id) {
    return id >= spot->first && id < spot->first + DEAL_IDS;
}

// What has the focus goes away with the last package that can be removed.
static void change_packages(App *app, const DealSpot *spot, bool more) {
    Desk *desk = spot->desk;
    if (more && !deal_act_of(spot->table, ACTED_PACKAGES)) return;
    if (!(more ? desk_add(desk) : desk_remove(desk))) return;
    app->focus = spot->first + (desk->count > 1 ? DEAL_PACKAGE + desk->shown : DEAL_ADD);
    app->dirty = true;
}

bool deal_act(App *app, const DealSpot *spot, int id, Decision *decision) {
    int at = id - spot->first, package = ui_index(at, DEAL_PACKAGE, PACKAGES_MAX), act = ui_index(at, DEAL_ACT, ACTED_COUNT);
    int alternative = ui_index(at, DEAL_ALTERNATIVE, ALTERNATIVES_MAX);
    if (act >= 0) return do_act(app, spot, (TableAct)act, decision);
    if (package >= 0 && package < spot->desk->count) spot->desk->shown = package;
    if (alternative >= 0) spot->desk->alternative = alternative + 1;
    if (at == DEAL_ADD || at == DEAL_REMOVE) change_packages(app, spot, at == DEAL_ADD);
    if (at == DEAL_STAY || at == DEAL_GO) ask_back(app, spot, false);
    return at == DEAL_GO && decide(spot, ACTED_WALK, decision);
}

static bool key_act(App *app, const DealSpot *spot, uint32_t code, Decision *decision, bool *decided) {
    for (int i = 0; i < ACT_KEYS; i++) {
        if ((uint32_t)act_keys[i].key != code || !deal_act_of(spot->table, act_keys[i].act)) continue;
        *decided = do_act(app, spot, act_keys[i].act, decision);
        return true;
    }
    return false;
}

bool deal_key(App *app, const DealSpot *spot, const Input *input, Decision *decision, bool *decided) {
    bool talks = spot->table->phase == PHASE_TALKS;
    *decided = false;
    if (spot->desk->walking) {
        if (input->key == KEY_ESCAPE) ask_back(app, spot, false);
        return input->key == KEY_ESCAPE || input->key == KEY_LETTER || input->key == KEY_BACKSPACE || input->key == KEY_DELETE;
    }
    if (input->key == KEY_LETTER && !talks && ui_index((int)input->code, '1', spot->table->alternative_count) >= 0) {
        deal_act(app, spot, spot->first + DEAL_ALTERNATIVE + (int)(input->code - '1'), decision);
        return true;
    }
    if (!talks) return false;
    if (input->key == KEY_DELETE || (input->key == KEY_LETTER && input->code == 'p')) {
        change_packages(app, spot, input->key != KEY_DELETE);
        return true;
    }
    return input->key == KEY_LETTER && key_act(app, spot, input->code, decision, decided);
}

void deal_adjust(const DealSpot *spot, int id, int by) {
    int at = id - spot->first, issue = ui_index(at, DEAL_ISSUE, 4 * spot->table->issue_count);
    int guess = ui_index(at, DEAL_GUESS, 4 * spot->table->issue_count);
    Desk *desk = spot->desk;
    if (issue >= 0) {
        desk->issue = issue / 4;
        desk_step(desk, spot->table, issue / 4, by);
    }
    if (guess >= 0) desk->guess[guess / 4] = ui_between((int64_t)desk->guess[guess / 4] + by, 1, 3);
    if (at == DEAL_LIMIT) desk->limit = ui_between((int64_t)desk->limit + by, 0, 100);
    if (at == DEAL_TARGET) desk->target = ui_between((int64_t)desk->target + by, 0, 100);
}

void deal_slide(const DealSpot *spot, int id, int per_mille) {
    int at = id - spot->first;
    if (at == DEAL_LIMIT) spot->desk->limit = (per_mille + 5) / 10;
    if (at == DEAL_TARGET) spot->desk->target = (per_mille + 5) / 10;
}

int deal_entry(const ViewTable *table, const Desk *desk, int first) {
    if (table->phase == PHASE_TALKS) return first + DEAL_ISSUE + 4 * desk->issue;
    return first + (table->alternative_count ? DEAL_ALTERNATIVE : DEAL_LIMIT);
}
