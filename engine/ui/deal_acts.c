// What the rep can do at the table, with its key: offers in four manners, answers to their offer, and talking; and the rounds that are
// left.
#include "ui/deal.h"
#include "ui/shapes.h"

enum { TALK_WIDE = 250 };  // logical pixels

const ViewAct *deal_act_of(const ViewTable *table, TableAct act) {
    for (int i = 0; i < table->act_count; i++)
        if (table->acts[i].act == act) return &table->acts[i];
    return NULL;
}

static Str key_of(const DealPage *p, TableAct act) {
    char key = deal_act_key(act);
    if (key >= 'a') key = (char)(key - 'a' + 'A');
    return str_copy(&p->ui->list->arena, (Str){&key, 1});
}

// As the scenario calls it, or else as the program does; with the issue that it is about.
static Str act_label(const DealPage *p, TableAct act) {
    const Ui *ui = p->ui;
    Str name = act_words(ui->catalog, p->table, act);
    bool about = act == ACTED_ASK || act == ACTED_VALUE;
    return about ? TR_FILL(ui, "{1}: {2}", name, p->table->issues[p->desk->issue].name) : name;
}

static Action action_of(const DealPage *p, TableAct act) {
    const ViewAct *known = deal_act_of(p->table, act);
    return (Action){
        .id = p->first + DEAL_ACT + (int)act, .label = act_label(p, act), .key = key_of(p, act), .closed = known && !known->open};
}

int deal_offers_draw(const DealPage *p, int x, int y, int w) {
    static const TableAct manners[] = {ACTED_OFFER, ACTED_CONDITIONAL, ACTED_TRADEOFF, ACTED_CLOSE};
    Ui *ui = p->ui;
    Action actions[4];
    int count = 0;
    bool several = p->desk->count > 1;
    for (int i = 0; i < 4; i++)
        if (deal_act_of(p->table, manners[i]) && !(several && i)) actions[count++] = action_of(p, manners[i]);
    if (count) actions[0].kind = BUTTON_PRIMARY;
    if (several && count) {
        actions[0].label = TR_FILL(ui, "Offer these {1} packages", str_int(&ui->list->arena, p->desk->count));
        const ViewAct *known = deal_act_of(p->table, ACTED_PACKAGES);
        actions[0].closed = (known && !known->open) || !desk_is_even(p->desk, p->table);
    }
    return ui_actions(ui, x, y, w, actions, count);
}

// A small square for each round, filled when it is used up.
static int draw_rounds(const DealPage *p, int x, int y, int w) {
    Ui *ui = p->ui;
    const ViewTable *t = p->table;
    int left = t->rounds - t->round, gap = px(ui, 3), high = px(ui, 10);
    int each = ui_least((w + gap) / ui_most(t->rounds, 1) - gap, px(ui, 22));
    Str text = left == 1 ? TR(ui, "This is the last round.")
                         : TR_FILL(ui, "{1} of {2} rounds left; each step takes one.", str_int(&ui->list->arena, left),
                                   str_int(&ui->list->arena, t->rounds));
    for (int i = 0; each > 0 && i < t->rounds; i++) {
        Rect pip = {x + i * (each + gap), y + gap, each, high};
        if (i < t->round)
            ui_fill(ui, pip, COLOR_OUTLINE, px(ui, 2));
        else
            ui_border(ui, pip, left <= 2 ? COLOR_BAD : COLOR_ACCENT, px(ui, 2), ui_most(px(ui, 2), 1));
    }
    y += high + 2 * gap;
    return y + ui_text(ui, x, y, w, TEXT_SMALL, left <= 2 ? COLOR_BAD : COLOR_INK_SOFT, text) + px(ui, 6);
}

// While the mouse is on it: what the act is for.
static void explain(const DealPage *p, TableAct act, Rect rect) {
    Ui *ui = p->ui;
    if (ui->quiet || ui->hover != p->first + DEAL_ACT + (int)act) return;
    ui->tip_of = rect;
    ui->tip = act_help(ui->catalog, act);
}

// Ways of talking as wide buttons, with room for long words; in two columns where they fit.
static int draw_talk(const DealPage *p, int x, int y, int w) {
    Ui *ui = p->ui;
    int gap = px(ui, 4), columns = w >= px(ui, 2 * TALK_WIDE) ? 2 : 1, each = (w - gap * (columns - 1)) / columns, place = 0, bottom = y;
    for (TableAct act = ACTED_ASK; act <= ACTED_OVERPROMISE; act++) {
        if (!deal_act_of(p->table, act)) continue;
        if (place % columns == 0) y = place ? bottom + gap : y;
        Action a = action_of(p, act);
        int left = x + place++ % columns * (each + gap), below = ui_action_wide(ui, left, y, each, &a);
        explain(p, act, (Rect){left, y, each, below - y});
        bottom = ui_most(bottom, below);
    }
    return bottom;
}

// Why their offer can't be, or should not be, accepted; empty when nothing is to be said.
static Str answer_label(const DealPage *p) {
    const Ui *ui = p->ui;
    const ViewTable *t = p->table;
    if (!t->theirs.there) return TR(ui, "They have put no offer down yet.");
    if (t->theirs.mine >= t->reserve) return STR_NONE;
    return TR_FILL(ui, "Their offer is {1} below your reservation value.", number_words(&ui->list->arena, t->reserve - t->theirs.mine));
}

static int draw_answers(const DealPage *p, int x, int y, int w) {
    Ui *ui = p->ui;
    const ViewTable *t = p->table;
    Str why = answer_label(p);
    if (why.len) y += ui_text(ui, x, y, w, TEXT_SMALL, t->theirs.there ? COLOR_BAD : COLOR_INK_SOFT, why) + px(ui, 4);
    Action answers[] = {action_of(p, ACTED_ACCEPT), action_of(p, ACTED_WALK)};
    if (t->theirs.there) answers[0].label = TR_FILL(ui, "{1} ({2})", answers[0].label, number_words(&ui->list->arena, t->theirs.mine));
    return ui_actions(ui, x, y, w, answers, 2) + px(ui, 12);
}

int deal_acts_draw(const DealPage *p, int x, int y, int w) {
    y = draw_rounds(p, x, y, w);
    y = draw_answers(p, x, y, w);
    return draw_talk(p, x, y, w);
}
