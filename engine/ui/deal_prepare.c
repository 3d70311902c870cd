// The preparation before the table: the best alternative to a deal, limit and target, and a guess at what matters to them.
#include "ui/deal.h"

enum { PREPARE_IN_TWO = 760, PREPARE_IN_THREE = 1180 };  // logical pixels

static int heading(Ui *ui, int x, int y, int w, Str text) {
    return y + ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, text) + px(ui, 6);
}

static int draw_alternatives(const DealPage *p, int x, int y, int w) {
    Ui *ui = p->ui;
    const ViewTable *t = p->table;
    if (!t->alternative_count) return y;
    y = heading(ui, x, y, w, TR(ui, "What is your best alternative to a deal?"));
    for (int i = 0; i < t->alternative_count; i++)
        y = ui_choice(ui, x, y, w,
                      &(Choice){.id = p->first + DEAL_ALTERNATIVE + i,
                                .badge = str_int(&ui->list->arena, i + 1),
                                .text = t->alternatives[i].text,
                                .below = TR_FILL(ui, "Worth {1}", points_words(ui->catalog, t, t->alternatives[i].worth, &ui->list->arena)),
                                .chosen = p->desk->alternative == i + 1});
    return y + px(ui, 4);
}

static int draw_bounds(const DealPage *p, int x, int y, int w) {
    Ui *ui = p->ui;
    const ViewTable *t = p->table;
    const struct {
        int id, percent;
        Str label;
    } bounds[] = {{DEAL_LIMIT, p->desk->limit, TR(ui, "Your limit")}, {DEAL_TARGET, p->desk->target, TR(ui, "Your target")}};
    y = heading(ui, x, y, w, TR(ui, "Your limit and your target"));
    y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT,
                 TR_FILL(ui, "Packages are worth {1} to {2} points to you. Below your limit you walk away; your target is what you go for.",
                         number_words(&ui->list->arena, t->worst), number_words(&ui->list->arena, t->best))) +
         px(ui, GAP);
    for (int i = 0; i < 2; i++)
        y = ui_slider(ui, x, y, w,
                      &(Slider){.id = p->first + bounds[i].id,
                                .label = bounds[i].label,
                                .value = points_words(ui->catalog, t, way_points(t, bounds[i].percent), &ui->list->arena),
                                .per_mille = bounds[i].percent * 10});
    return y;
}

static int draw_guess(const DealPage *p, int index, int x, int y, int w) {
    Ui *ui = p->ui;
    int level = p->desk->guess[index], side = ui_button_height(ui), room = ui_most(px(ui, 230), 2 * side + px(ui, 40));
    Str name = p->table->issues[index].name, word = level ? importance_word(ui->catalog, level) : TR(ui, "your guess?");
    bool beside = w - room - px(ui, 12) >= px(ui, 100);
    int height = ui_layout(ui, beside ? w - room - px(ui, 12) : w, TEXT_SMALL, name)->height, top = y;
    Rect cell = {x + w - ui_least(room, w), beside ? y : y + height, ui_least(room, w), side};
    if (beside) cell.y += ui_most(height - side, 0) / 2;
    ui_text(ui, x, beside ? y + ui_most(side - height, 0) / 2 : y, beside ? w - room - px(ui, 12) : w, TEXT_SMALL, COLOR_INK, name);
    Rect head = {x, top, beside ? cell.x - x : w, beside ? ui_most(height, side) : height};
    if (!beside) head = (Rect){cell.x + side, cell.y, cell.w - 2 * side, side};
    ui_stepper_cell(ui, cell, head,
                    &(Stepper){.id = p->first + DEAL_GUESS + 4 * index,
                               .label = TR_FILL(ui, "{1}: how much it matters to them", name),
                               .value = word,
                               .at_least = level == 1,
                               .at_most = level == 3});
    return ui_most(cell.y + side, top + height) + px(ui, 4);
}

static int draw_guesses(const DealPage *p, int x, int y, int w) {
    y = heading(p->ui, x, y, w, TR(p->ui, "What matters to them?"));
    for (int i = 0; i < p->table->issue_count; i++) y = draw_guess(p, i, x, y, w);
    return y;
}

static int draw_ready(const DealPage *p, int x, int y, int w) {
    Ui *ui = p->ui;
    const Action ready = {
        .id = p->first + DEAL_ACT + ACTED_PREPARE, .label = TR(ui, "To the table"), .kind = BUTTON_PRIMARY, .icon = "negotiation"};
    return ui_actions(ui, x, y + px(ui, GAP), w, &ready, 1);
}

// Each part in a column of its own, in two, or all in one.
int deal_prepare_draw(const DealPage *p, int x, int y, int w) {
    Ui *ui = p->ui;
    int columns = w >= px(ui, PREPARE_IN_THREE) ? 3 : w >= px(ui, PREPARE_IN_TWO) ? 2 : 1;
    int gap = px(ui, 40), each = (w + gap) / columns - gap, next = each + gap;
    y += ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, TR(ui, "Before you sit down")) + px(ui, GAP);
    int left = draw_alternatives(p, x, y, each), middle = draw_bounds(p, columns == 3 ? x + next : x, columns == 3 ? y : left, each);
    int last = columns == 1 ? x : x + (columns - 1) * next;
    int right = draw_guesses(p, last, columns == 1 ? middle + px(ui, GAP) : y, each);
    return ui_most(ui_most(left, middle), draw_ready(p, last, right, each));
}
