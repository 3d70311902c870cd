// What the rep can do at the table, with its key: offers in four manners, answers to their offer, and talking; and the rounds that are
// left.
#include "ui/deal.h"
#include "ui/parts.h"
#include "ui/shapes.h"

// Logical pixels, at least: of acts that stand side by side, and of a round with words behind all of them.
enum { ACT_WIDE = 210, PIP_LEAST = 12 };
enum { MANNERS = 4 };

const ViewAct *deal_act_of(const ViewTable *table, TableAct act) {
    for (int i = 0; i < table->act_count; i++)
        if (table->acts[i].act == act) return &table->acts[i];
    return NULL;
}

static Str key_of(const Ui *ui, TableAct act) {
    char key = deal_act_key(act);
    if (key >= 'a') key = (char)(key - 'a' + 'A');
    return str_copy(&ui->list->arena, (Str){&key, 1});
}

// As the scenario calls it, or else as the program does; with the issue that it is about.
static Str act_label(const DealPage *p, TableAct act, int issue) {
    const Ui *ui = p->ui;
    Str name = act_words(ui->catalog, p->table, act);
    return talk_has_issue((int32_t)act) ? TR_FILL(ui, "{1}: {2}", name, p->table->issues[issue].name) : name;
}

static Action action_of(const DealPage *p, TableAct act) {
    const ViewAct *known = deal_act_of(p->table, act);
    return (Action){.id = p->first + DEAL_ACT + (int)act,
                    .label = act_label(p, act, p->desk->issue),
                    .key = key_of(p->ui, act),
                    .closed = known && !known->open};
}

// So that nothing moves when another issue has the focus.
static int stable_height(const DealPage *p, Action action, int w) {
    TableAct act = (TableAct)(action.id - p->first - DEAL_ACT);
    int height = 0;
    for (int i = 0; talk_has_issue((int32_t)act) && i < p->table->issue_count; i++) {
        action.label = act_label(p, act, i);
        height = ui_most(height, ui_action_height(p->ui, w, &action));
    }
    return height;
}

// Acts as wide buttons, with room for long words, in as many columns as fit; returns y below.
static int draw_grid(const DealPage *p, const Action *actions, int count, int x, int y, int w) {
    Ui *ui = p->ui;
    int gap = px(ui, GAP), columns = ui_most(ui_least((w + gap) / (px(ui, ACT_WIDE) + gap), count), 1), bottom = y;
    int each = (w + gap) / columns - gap;
    for (int i = 0; i < count; i++) {
        if (i && i % columns == 0) y = bottom + gap;
        int left = x + i % columns * (each + gap),
            below = ui_action_wide(ui, left, y, each, stable_height(p, actions[i], each), &actions[i]);
        bottom = ui_most(bottom, below);
    }
    return bottom;
}

// Those of the acts that the table has.
static int list_acts(const DealPage *p, const TableAct *acts, int count, Action *actions) {
    int listed = 0;
    for (int i = 0; i < count; i++)
        if (deal_act_of(p->table, acts[i])) actions[listed++] = action_of(p, acts[i]);
    return listed;
}

// Several packages are only put down as they are.
static int list_offers(const DealPage *p, Action *actions) {
    static const TableAct manners[MANNERS] = {ACTED_OFFER, ACTED_CONDITIONAL, ACTED_TRADEOFF, ACTED_CLOSE};
    const Ui *ui = p->ui;
    const ViewAct *packages = deal_act_of(p->table, ACTED_PACKAGES);
    bool several = p->desk->count > 1;
    int count = list_acts(p, manners, several ? 1 : MANNERS, actions);
    if (count) actions[0].kind = BUTTON_PRIMARY;
    if (several && count) {
        actions[0].label = TR_FILL(ui, "Offer these {1} packages", str_int(&ui->list->arena, p->desk->count));
        actions[0].closed = !packages || !packages->open || !desk_is_even(p->desk, p->table) || !desk_differs(p->desk, p->table);
    }
    return count;
}

int deal_offers_draw(const DealPage *p, int x, int y, int w) {
    Action actions[MANNERS];
    return draw_grid(p, actions, list_offers(p, actions), x, y, w);
}

static Str rounds_label(const DealPage *p, int left) {
    const Ui *ui = p->ui;
    Arena *arena = &ui->list->arena;
    if (left == 1) return TR(ui, "This is the last round.");
    return TR_FILL(ui, "{1} of {2} rounds left; each move takes one.", str_int(arena, left), str_int(arena, p->table->rounds));
}

static Hint move_hint(const Ui *ui, TableAct act) {
    return (Hint){key_of(ui, act), act_help(ui->catalog, act)};
}

int deal_moves(const Ui *ui, Hint hints[ACTED_COUNT]) {
    int count = 0;
    for (int act = ACTED_ASK; act < ACTED_COUNT; act++)
        if (deal_act_key((TableAct)act)) hints[count++] = move_hint(ui, (TableAct)act);
    return count;
}

bool deal_move_hint(const Ui *ui, const DealSpot *spot, Hint *hint) {
    bool several = spot->desk->count > 1;
    for (int i = 0; i < spot->table->act_count; i++) {
        TableAct act = spot->table->acts[i].act;
        if (!deal_act_key(act) || !ui_is_hot(ui, spot->first + DEAL_ACT + (int)act)) continue;
        *hint = move_hint(ui, act);
        if (several && act == ACTED_OFFER) hint->what = act_help(ui->catalog, ACTED_PACKAGES);
        return true;
    }
    return false;
}

// A small square for each round, filled when it is used up; and in words, beside them where there is room.
int deal_rounds_draw(const DealPage *p, int x, int y, int w) {
    Ui *ui = p->ui;
    const ViewTable *t = p->table;
    int left = t->rounds - t->round, gap = px(ui, 3), high = px(ui, 10), line = ui_line_height(ui, TEXT_SMALL);
    Str text = rounds_label(p, left);
    int words = ui_width(ui, TEXT_SMALL, text) + px(ui, 12), room = w - words, rounds = ui_most(t->rounds, 1);
    bool beside = room >= rounds * px(ui, PIP_LEAST);
    int each = ui_least(((beside ? room : w) + gap) / rounds - gap, px(ui, 22)), wide = rounds * (each + gap) + px(ui, 9);
    ColorName ink = left <= 2 ? COLOR_BAD : COLOR_INK_SOFT;
    for (int i = 0; each > 0 && i < t->rounds; i++) {
        Rect pip = {x + i * (each + gap), beside ? y + (line - high) / 2 : y + gap, each, high};
        if (i < t->round)
            ui_fill(ui, pip, COLOR_OUTLINE, px(ui, 2));
        else
            ui_border(ui, pip, left <= 2 ? COLOR_BAD : COLOR_ACCENT, px(ui, 2), ui_most(px(ui, 2), 1));
    }
    if (beside) return y + ui_text(ui, x + wide, y, w - wide, TEXT_SMALL, ink, text) + px(ui, 6);
    y += high + 2 * gap;
    return y + ui_text(ui, x, y, w, TEXT_SMALL, ink, text) + px(ui, 6);
}

// What accepting would give.
static Str accept_label(const DealPage *p, Str act) {
    const Ui *ui = p->ui;
    const ViewTable *t = p->table;
    if (!t->theirs.there) return act;
    Str worth = number_words(&ui->list->arena, t->theirs.mine);
    return t->theirs.mine < t->reserve ? TR_FILL(ui, "{1} ({2}, below your limit)", act, worth) : TR_FILL(ui, "{1} ({2})", act, worth);
}

int deal_answers_draw(const DealPage *p, int x, int y, int w) {
    Action answers[] = {action_of(p, ACTED_ACCEPT), action_of(p, ACTED_WALK)};
    answers[0].label = accept_label(p, answers[0].label);
    return draw_grid(p, answers, 2, x, y, w);
}

int deal_talk_draw(const DealPage *p, int x, int y, int w, TalkPart part) {
    static const TableAct acts[] = {ACTED_ASK, ACTED_PARAPHRASE, ACTED_VALUE, ACTED_SILENCE, ACTED_THREAT, ACTED_OVERPROMISE};
    static const struct { int first, count; } parts[] = {[TALK_ALL] = {0, 6}, [TALK_LISTEN] = {0, 3}, [TALK_PRESS] = {3, 3}};
    Action actions[sizeof acts / sizeof *acts];
    return draw_grid(p, actions, list_acts(p, acts + parts[part].first, parts[part].count, actions), x, y, w);
}
