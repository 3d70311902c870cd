// What a package is worth: the bar on which it stands against reservation value, target and their offer, and where that is in words; beside
// it what adds and removes packages.
#include "ui/charts.h"
#include "ui/deal.h"
#include "ui/shapes.h"

typedef struct Scale {
    Rect bar;
    int64_t min, max;
} Scale;

static int place(const Scale *s, int64_t value) {
    int64_t at = value < s->min ? s->min : value > s->max ? s->max : value;
    double part = s->max > s->min ? (double)(at - s->min) / (double)(s->max - s->min) : 0;
    return s->bar.x + (int)(part * s->bar.w + 0.5);
}

typedef struct WorthMark {
    Str name;
    int64_t at;
    MarkShape shape;
    ColorName color;
} WorthMark;

enum { MARKS_MAX = 4, BAR_HIGH = 14, MARK_SIZE = 6, TITLE_LEAST = 372 };

static int list_marks(const DealPage *p, WorthMark marks[MARKS_MAX]) {
    const Ui *ui = p->ui;
    const ViewTable *t = p->table;
    int count = 0;
    marks[count++] =
        (WorthMark){TR_FILL(ui, "Your limit {1}", number_words(&ui->list->arena, t->reserve)), t->reserve, MARK_TRIANGLE, COLOR_BAD};
    if (t->prepared && t->limit != t->reserve)
        marks[count++] =
            (WorthMark){TR_FILL(ui, "Limit you set {1}", number_words(&ui->list->arena, t->limit)), t->limit, MARK_BOX, COLOR_INK};
    if (t->prepared)
        marks[count++] =
            (WorthMark){TR_FILL(ui, "Target {1}", number_words(&ui->list->arena, t->target)), t->target, MARK_DIAMOND, COLOR_GOOD};
    if (t->theirs.there)
        marks[count++] = (WorthMark){TR_FILL(ui, "Their offer {1}", number_words(&ui->list->arena, t->theirs.mine)), t->theirs.mine,
                                     MARK_RING, COLOR_INK};
    return count;
}

static void draw_scale(const DealPage *p, const Scale *s, int64_t worth, const WorthMark *marks, int count) {
    Ui *ui = p->ui;
    bool low = worth < p->table->reserve;
    int radius = s->bar.h / 2, at = place(s, worth), limit = place(s, p->table->reserve);
    ui_fill(ui, s->bar, COLOR_EDGE, radius);
    // Below the reservation value there is nothing to be had.
    ui_fill(ui, (Rect){s->bar.x, s->bar.y, limit - s->bar.x, s->bar.h}, COLOR_OUTLINE, ui_least(radius, (limit - s->bar.x) / 2));
    Rect full = {s->bar.x, s->bar.y + px(ui, 3), at - s->bar.x, s->bar.h - 2 * px(ui, 3)};
    if (full.w > 0) ui_fill(ui, full, low ? COLOR_BAD : COLOR_ACCENT, ui_least(full.w, full.h) / 2);
    for (int i = 0; i < count; i++) {
        int x = place(s, marks[i].at), hair = ui_most(px(ui, 2), 1);
        ui_fill(ui, (Rect){x - hair / 2, s->bar.y - px(ui, 2), hair, s->bar.h + px(ui, 4)}, COLOR_INK, 0);
        ui_mark(ui, x, s->bar.y - px(ui, MARK_SIZE + 1), px(ui, MARK_SIZE), marks[i].shape, marks[i].color);
    }
    ui_dot(ui, at, s->bar.y + radius, radius + px(ui, 2), COLOR_SURFACE);
    ui_dot(ui, at, s->bar.y + radius, radius, low ? COLOR_BAD : COLOR_ACCENT_DEEP);
}

// Where the package stands, in words.
static Str standing(const DealPage *p, int64_t worth) {
    const Ui *ui = p->ui;
    const ViewTable *t = p->table;
    if (worth < t->reserve)
        return TR_FILL(ui, "{1} below your limit: no deal would be better", number_words(&ui->list->arena, t->reserve - worth));
    Str above = number_words(&ui->list->arena, worth - t->reserve);
    if (!t->prepared) return TR_FILL(ui, "{1} above your limit", above);
    if (worth >= t->target) return TR_FILL(ui, "your target is reached, {1} above your limit", above);
    return TR_FILL(ui, "{1} above your limit, {2} short of your target", above, number_words(&ui->list->arena, t->target - worth));
}

static int draw_title(const DealPage *p, int64_t worth, int x, int y, int w) {
    Ui *ui = p->ui;
    bool low = worth < p->table->reserve;
    Str title = TR_FILL(ui, "Package: {1}", points_words(ui->catalog, p->table, worth, &ui->list->arena)), how = standing(p, worth);
    int size = px(ui, 18), line = ui_line_height(ui, TEXT_SMALL), sign = low && ui->pictures ? size + px(ui, 6) : 0;
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, title);
    if (low) ui_icon(ui, x, y + (line - size) / 2, size, "warning", COLOR_BAD);
    return y + ui_text(ui, x + sign, y, w - sign, TEXT_SMALL, low ? COLOR_BAD : COLOR_INK_SOFT, how);
}

// The title, and at its right what adds and removes packages: as wide at every worth, so that nothing moves below the mouse.
static int draw_head(const DealPage *p, int64_t worth, int x, int y, int w) {
    Ui *ui = p->ui;
    int tools = deal_packages_tools(p, x, y, w, px(ui, TITLE_LEAST)), side = ui_button_height(ui);
    if (!tools) return draw_title(p, worth, x, y, w);
    return ui_most(draw_title(p, worth, x, y, ui_most(w - tools - px(ui, 12), 1)), y + side);
}

int deal_worth_draw(const DealPage *p, int x, int y, int w) {
    Ui *ui = p->ui;
    const ViewTable *t = p->table;
    int64_t worth = table_worth(t, &p->desk->packages[p->desk->shown]);
    WorthMark marks[MARKS_MAX];
    int count = list_marks(p, marks), edge = px(ui, BAR_HIGH / 2 + 2);
    y = draw_head(p, worth, x, y, w) + px(ui, 2 * MARK_SIZE + 4);
    Scale scale = {
        {x + edge, y, ui_most(w - 2 * edge, 1), px(ui, BAR_HIGH)}, points_least(t->worst, t->reserve), points_most(t->best, t->reserve)};
    draw_scale(p, &scale, worth, marks, count);
    Legend legend = ui_legend(ui, x, y + scale.bar.h + px(ui, 4), w, ui_line_height(ui, TEXT_SMALL));
    for (int i = 0; i < count; i++) {
        int left = ui_legend_entry(&legend, marks[i].name);
        ui_mark(ui, left + px(ui, GAP), ui_legend_middle(&legend), px(ui, MARK_SIZE), marks[i].shape, marks[i].color);
    }
    return legend.bottom;
}
