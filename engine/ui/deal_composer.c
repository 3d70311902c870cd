// The offer composer: an issue a row, with their last offer, the value that is laid out, and what is known of how much it matters to them.
#include "ui/deal.h"
#include "ui/shapes.h"

// Logical pixels. NAME_LEAST: with less left for the name of an issue, a row is several lines. NAME: what it has before values get more
// than their least.
enum {
    NAME_LEAST = 96,
    NAME = 192,
    THEIRS = 100,
    THEIRS_MOST = 172,
    VALUE = 98,
    VALUE_ONE = 112,
    VALUE_MOST = 136,
    VALUE_CLOSE = 86,
    OTHER = 90
};
enum { WORTH = 48, BETWEEN = 10, CHECK = 20, DIAMOND = 4, WAS = 3 * DIAMOND, DOT = 4, GAUGE = 40, GAUGE_HIGH = 14 };

typedef struct Columns {
    int name, theirs, packages[PACKAGES_MAX], worth, right;  // left edges
    int name_w, theirs_w, package_w[PACKAGES_MAX];
} Columns;

// The widest points of any value.
static int points_width(const DealPage *p) {
    int widest = ui_width(p->ui, TEXT_LABEL, TR(p->ui, "Points"));
    for (int i = 0; i < p->table->issue_count; i++)
        for (int v = 0; v < p->table->issues[i].value_count; v++) {
            Str points = number_words(&p->ui->list->arena, p->table->issues[i].mine[v]);
            widest = ui_most(widest, ui_width(p->ui, TEXT_STRONG, points));
        }
    return ui_most(widest, px(p->ui, WORTH));
}

static int package_width(const DealPage *p, int package) {
    Str worth = number_words(&p->ui->list->arena, table_worth(p->table, &p->desk->packages[package]));
    return ui_most(ui_width(p->ui, TEXT_LABEL, worth) + px(p->ui, GAP), px(p->ui, OTHER));
}

// Between the ends of a stepper, so that a value stands in one line, or else in two.
static int value_wish(const DealPage *p) {
    Ui *ui = p->ui;
    int edges = px(ui, 2 * GAP), one = px(ui, VALUE_ONE), most = px(ui, VALUE_MOST), wish = px(ui, VALUE),
        lines = 2 * ui_line_height(ui, TEXT_SMALL);
    for (int i = 0; i < p->table->issue_count; i++)
        for (int v = 0; v < p->table->issues[i].value_count; v++) {
            Str value = p->table->issues[i].values[v];
            int whole = ui_width(ui, TEXT_STRONG, value) + edges;
            if (whole <= one) wish = ui_most(wish, whole);
            while (wish < most && ui_cell_height(ui, wish - edges, value) > lines) wish += px(ui, 6);
        }
    return ui_least(wish, most);
}

static Str was_words(const Ui *ui, Str value) {
    return TR_FILL(ui, "was {1}", value);
}

// So that what they offer, and what they had offered before, each stands in one line.
static int theirs_wish(const DealPage *p) {
    const Ui *ui = p->ui;
    int wish = 0;
    for (int i = 0; i < p->table->issue_count; i++)
        for (int v = 0; v < p->table->issues[i].value_count; v++) {
            Str value = p->table->issues[i].values[v];
            int now = ui_width(ui, TEXT_SMALL, value) + px(ui, CHECK), was = ui_width(ui, TEXT_LABEL, was_words(ui, value)) + px(ui, WAS);
            wish = ui_most(wish, ui_most(now, was));
        }
    return ui_least(wish, px(ui, THEIRS_MOST));
}

// What the names can spare goes to the values: first to those that are laid out, then to theirs.
static void share_out(const DealPage *p, Columns *c) {
    int spare = c->name_w - px(p->ui, NAME), shown = p->desk->shown;
    if (spare <= 0) return;
    int value = ui_between(value_wish(p) + 2 * ui_button_height(p->ui) - c->package_w[shown], 0, spare);
    int theirs = ui_between(theirs_wish(p) - c->theirs_w, 0, spare - value);
    c->package_w[shown] += value;
    for (int i = 0; i <= shown; i++) c->packages[i] -= value;
    c->theirs_w += theirs;
    c->theirs -= value + theirs;
    c->name_w -= value + theirs;
}

static Columns columns_of(const DealPage *p, int x, int w) {
    const Ui *ui = p->ui;
    Columns c = {.name = x, .right = x + w};
    int gap = px(ui, BETWEEN), value = px(ui, p->desk->count == PACKAGES_MAX ? VALUE_CLOSE : VALUE), at = c.right;
    int stepper = 2 * ui_button_height(ui) + value;
    bool single = p->desk->count == 1;
    if (single) at = c.worth = c.right - points_width(p);
    for (int i = p->desk->count - 1; i >= 0; i--) {
        c.package_w[i] = i == p->desk->shown ? ui_most(stepper, package_width(p, i)) : package_width(p, i);
        at = c.packages[i] = at - c.package_w[i] - (single ? gap : px(ui, GAP));
    }
    c.theirs_w = ui_most(px(ui, THEIRS), ui_width(ui, TEXT_LABEL, TR(ui, "Their offer")));
    c.theirs = at - gap - c.theirs_w;
    c.name_w = c.theirs - gap - x;
    share_out(p, &c);
    return c;
}

static int dots_width(const Ui *ui) {
    return 3 * px(ui, 2 * DOT + 3) + px(ui, 3);
}

// What stands below the names of issues: how much they matter, and, once there are any, what the bars and percentages are. Empty where
// there is no room for it; each row then says it itself, as far as it can.
static Str known_title(const DealPage *p, const Columns *c) {
    const ViewTable *t = p->table;
    bool any = false;
    for (int i = 0; i < t->issue_count; i++) any = any || t->issues[i].known == KNOWN_ALL;
    const Str titles[] = {TR(p->ui, "Matters to them · worth"), TR(p->ui, "Matters to them")};
    for (int i = any ? 0 : 1; i < 2; i++)
        if (ui_width(p->ui, TEXT_LABEL, titles[i]) <= c->name_w) return titles[i];
    return STR_NONE;
}

// Three dots, of which so many are full.
static void draw_dots(Ui *ui, int x, int y, int level, ColorName color) {
    int radius = px(ui, DOT);
    for (int i = 0; i < 3; i++) {
        int left = x + i * px(ui, 2 * DOT + 3);
        if (i < level)
            ui_dot(ui, left + radius, y, radius, color);
        else
            ui_border(ui, (Rect){left, y - radius, 2 * radius, 2 * radius}, COLOR_OUTLINE, radius, ui_hair(ui));
    }
}

// What each value is worth to them, as bars side by side; that of `value` stands out, and below it a dot.
static void draw_gauge(Ui *ui, const ViewIssue *issue, int value, int x, int y) {
    int width = px(ui, GAUGE), high = px(ui, GAUGE_HIGH), each = ui_most(width / issue->value_count, 1), gap = each > 4 ? px(ui, 2) : 0;
    for (int i = 0; i < ui_least(issue->value_count, width / each); i++) {
        int bar = ui_most(high * issue->theirs[i] / 100, px(ui, 2));
        ui_fill(ui, (Rect){x + i * each, y + high - bar, ui_most(each - gap, 1), bar}, i == value ? COLOR_ACCENT : COLOR_OUTLINE, 0);
        if (i == value) ui_dot(ui, x + i * each + (each - gap) / 2, y + high + px(ui, 3), px(ui, 2), COLOR_ACCENT_DEEP);
    }
}

static int share_width(const Ui *ui) {
    return px(ui, GAUGE) + px(ui, 4) + ui_width(ui, TEXT_LABEL, STR("100 %"));
}

// The share of the best for them that the value is, with the gauge before it where there is room.
static void draw_share(Ui *ui, const ViewIssue *issue, int value, int x, int y, int w) {
    Str share = TR_FILL(ui, "{1} %", str_int(&ui->list->arena, issue->theirs[value]));
    int gauge = share_width(ui) <= w ? px(ui, GAUGE) + px(ui, 4) : 0;
    if (gauge) draw_gauge(ui, issue, value, x, y + px(ui, 2));
    ui_line(ui, x + gauge, y, w - gauge, TEXT_LABEL, COLOR_INK, share);
}

static bool is_guessed(const ViewIssue *issue) {
    return !issue->known && issue->guess;
}

static int level_of(const ViewIssue *issue) {
    return is_guessed(issue) ? issue->guess : issue->importance;
}

static Str doubted(const Ui *ui, const ViewIssue *issue, Str word) {
    return is_guessed(issue) ? TR_FILL(ui, "{1}?", word) : word;
}

// What is known, or guessed, with a question mark, of how much the issue matters to them.
static Str known_words(const Ui *ui, const ViewIssue *issue) {
    return doubted(ui, issue, importance_words(ui->catalog, level_of(issue)));
}

// The same below a heading that says what it is about.
static Str known_word(const Ui *ui, const ViewIssue *issue) {
    Str word = importance_word(ui->catalog, level_of(issue));
    return word.len ? doubted(ui, issue, word) : known_words(ui, issue);
}

// `word` with dots; it is left out where there is no room. With what the value is to them, once that is known. Returns y below.
static int draw_known(Ui *ui, const ViewIssue *issue, Str word, int value, int x, int y, int w) {
    bool guessed = is_guessed(issue), shares = issue->known == KNOWN_ALL;
    int line = ui_line_height(ui, TEXT_LABEL), left = x + dots_width(ui);
    int wide = ui_width(ui, TEXT_LABEL, word), share = shares ? ui_width(ui, TEXT_LABEL, STR("100 %")) + px(ui, GAP) : 0;
    draw_dots(ui, x, y + line / 2, level_of(issue), guessed ? COLOR_OUTLINE : COLOR_ACCENT);
    if (left - x + wide + share > w) word = guessed ? STR("?") : STR_NONE;
    if (word.len) left += ui_line(ui, left, y, x + w - left, TEXT_LABEL, issue->known ? COLOR_INK : COLOR_INK_SOFT, word) + px(ui, GAP);
    if (shares) draw_share(ui, issue, value, left, y, x + w - left);
    return y + line;
}

static Str value_of(const ViewIssue *issue, const Package *package, int index) {
    return issue->values[package->value[index]];
}

// Their last offer here; below it what they had offered before, when that was something else. A check where it is what is laid out.
static int draw_theirs(const DealPage *p, int index, int x, int y, int w) {
    Ui *ui = p->ui;
    const ViewTable *t = p->table;
    const ViewIssue *issue = &t->issues[index];
    if (!t->theirs.there) return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, STR("–"));
    Str now = value_of(issue, &t->theirs.package, index);
    bool same = t->theirs.package.value[index] == p->desk->packages[p->desk->shown].value[index];
    bool moved = t->theirs_before.there && t->theirs_before.package.value[index] != t->theirs.package.value[index];
    int size = px(ui, CHECK - 4), line = ui_line_height(ui, TEXT_SMALL), room = same ? px(ui, CHECK) : 0;
    ui->who = TR(ui, "Their offer");
    if (same) ui_check(ui, x, y + (line - size) / 2, size, COLOR_GOOD);
    y += ui_text(ui, x + room, y, w - room, TEXT_SMALL, COLOR_INK, now);
    if (moved) {
        int mark = px(ui, DIAMOND), room_was = px(ui, WAS), label = ui_line_height(ui, TEXT_LABEL);
        ui_diamond(ui, x + mark, y + label / 2, mark, COLOR_PRACTICE);
        Str was = was_words(ui, value_of(issue, &t->theirs_before.package, index));
        y += ui_text(ui, x + room_was, y, w - room_was, TEXT_LABEL, COLOR_PRACTICE, was);
    }
    ui->who = STR_NONE;
    return y;
}

// A row as it is heard: "98, 300 points, matters much to them, their offer 96".
static Str value_aloud(const DealPage *p, int index) {
    const Ui *ui = p->ui;
    const ViewTable *t = p->table;
    const ViewIssue *issue = &t->issues[index];
    const Package *mine = &p->desk->packages[p->desk->shown];
    Str points = number_words(&ui->list->arena, issue->mine[mine->value[index]]), known = known_words(ui, issue);
    if (!t->theirs.there) return TR_FILL(ui, "{1}, points: {2}, {3}", value_of(issue, mine, index), points, known);
    Str theirs = value_of(issue, &t->theirs.package, index);
    return TR_FILL(ui, "{1}, points: {2}, {3}, their offer: {4}", value_of(issue, mine, index), points, known, theirs);
}

static Stepper stepper_of(const DealPage *p, int index) {
    const ViewIssue *issue = &p->table->issues[index];
    int value = p->desk->packages[p->desk->shown].value[index];
    return (Stepper){.id = p->first + DEAL_ISSUE + 4 * index,
                     .label = issue->name,
                     .value = issue->values[value],
                     .aloud = value_aloud(p, index),
                     .at_least = value == 0,
                     .at_most = value == issue->value_count - 1};
}

static Str points_of(const DealPage *p, int index) {
    const ViewIssue *issue = &p->table->issues[index];
    return number_words(&p->ui->list->arena, issue->mine[p->desk->packages[p->desk->shown].value[index]]);
}

typedef struct Row {
    const DealPage *page;
    int index, x, y, w;
    Columns columns;
} Row;

// The least height that shows all of the row.
static int row_height(const Row *r) {
    const DealPage *p = r->page;
    Ui *ui = p->ui;
    const ViewIssue *issue = &p->table->issues[r->index];
    ui->quiet++;
    int name = ui_layout(ui, r->columns.name_w, TEXT_SMALL, issue->name)->height + ui_line_height(ui, TEXT_LABEL);
    int theirs = draw_theirs(p, r->index, 0, 0, r->columns.theirs_w), height = ui_most(name, theirs);
    ui->quiet--;
    for (int i = 0; i < p->desk->count; i++)
        if (i != p->desk->shown)
            height = ui_most(height,
                             ui_cell_height(ui, r->columns.package_w[i] - px(ui, GAP), value_of(issue, &p->desk->packages[i], r->index)));
    // For whatever value a step leads to, so that nothing moves below the mouse.
    for (int v = 0; v < issue->value_count; v++)
        height = ui_most(height, ui_cell_height(ui, ui_stepper_room(ui, r->columns.package_w[p->desk->shown]), issue->values[v]));
    return ui_most(height, ui_button_height(ui) + px(ui, 2));
}

// The issue that acts are about has a bar at its edge, too.
static void draw_ground(const Row *r, int height) {
    Ui *ui = r->page->ui;
    int pad = px(ui, GAP);
    Rect ground = {r->x - pad, r->y, r->w + 2 * pad, height};
    if (r->index == r->page->desk->issue) {
        ui_fill(ui, ground, COLOR_ACCENT_TINT, px(ui, CORNER_SMALL));
        ui_fill(ui, (Rect){ground.x, ground.y, px(ui, 4), height}, COLOR_ACCENT, px(ui, 2));
    } else if (r->index) {
        ui_fill(ui, (Rect){r->x, r->y, r->w, ui_hair(ui)}, COLOR_EDGE, 0);
    }
}

static void draw_packages(const Row *r, int height) {
    const DealPage *p = r->page;
    Ui *ui = p->ui;
    const ViewIssue *issue = &p->table->issues[r->index];
    for (int i = 0; i < p->desk->count; i++) {
        Rect cell = {r->columns.packages[i], r->y, r->columns.package_w[i], height};
        if (i == p->desk->shown) {
            Stepper stepper = stepper_of(p, r->index);
            ui_stepper_cell(ui, cell, (Rect){r->x, r->y, cell.x - r->x, height}, &stepper);
        } else {
            ui_cell(ui, rect_grow(cell, -px(ui, GAP) / 2), COLOR_INK_SOFT, value_of(issue, &p->desk->packages[i], r->index));
        }
    }
}

static int draw_row(const Row *r) {
    const DealPage *p = r->page;
    Ui *ui = p->ui;
    const Columns *c = &r->columns;
    const ViewIssue *issue = &p->table->issues[r->index];
    int height = row_height(r), value = p->desk->packages[p->desk->shown].value[r->index], label = ui_line_height(ui, TEXT_LABEL);
    draw_ground(r, height);
    int name = ui_layout(ui, c->name_w, TEXT_SMALL, issue->name)->height, top = r->y + (height - name - label) / 2;
    Str word = known_title(p, c).len ? known_word(ui, issue) : known_words(ui, issue);
    top += ui_text(ui, c->name, top, c->name_w, TEXT_SMALL, COLOR_INK, issue->name);
    draw_known(ui, issue, word, value, c->name, top, c->name_w);
    ui->quiet++;
    int theirs = draw_theirs(p, r->index, 0, 0, c->theirs_w);
    ui->quiet--;
    draw_theirs(p, r->index, c->theirs, r->y + (height - theirs) / 2, c->theirs_w);
    draw_packages(r, height);
    int middle = r->y + (height - ui_line_height(ui, TEXT_STRONG)) / 2;
    if (p->desk->count == 1) ui_line_right(ui, c->worth, middle, c->right - c->worth, TEXT_STRONG, COLOR_INK, points_of(p, r->index));
    return r->y + height;
}

// What is asked, and below it the names of the columns; several packages have tabs for theirs.
static int draw_head(const DealPage *p, const Columns *c, int y) {
    Ui *ui = p->ui;
    bool single = p->desk->count == 1;
    int high = single ? 0 : deal_package_tab_height(ui), line = ui_line_height(ui, TEXT_LABEL);
    int asked = ui_text(ui, c->name, y, (single ? c->right : c->packages[0] - px(ui, GAP)) - c->name, TEXT_STRONG, COLOR_INK, p->ask);
    int bottom = ui_most(y + asked + px(ui, 2) + line, y + high), low = bottom - line;
    ui_line(ui, c->name, low, c->name_w, TEXT_LABEL, COLOR_INK_SOFT, known_title(p, c));
    ui_line(ui, c->theirs, low, c->theirs_w, TEXT_LABEL, COLOR_INK_SOFT, TR(ui, "Their offer"));
    for (int i = 0; !single && i < p->desk->count; i++)
        deal_package_tab(p, i, (Rect){c->packages[i], bottom - high, c->package_w[i], high});
    if (!single) return bottom + px(ui, 4);
    Str title = TR(ui, "Your offer");
    int width = ui_width(ui, TEXT_LABEL, title);
    ui_line(ui, c->packages[0] + (c->package_w[0] - width) / 2, low, width, TEXT_LABEL, COLOR_INK_SOFT, title);
    ui_line_right(ui, c->worth, low, c->right - c->worth, TEXT_LABEL, COLOR_INK_SOFT, TR(ui, "Points"));
    return bottom + px(ui, 4);
}

static int draw_theirs_tall(const Row *r, int y) {
    Ui *ui = r->page->ui;
    if (!r->page->table->theirs.there) return y;
    Str title = TR(ui, "Their offer:");
    int width = ui_width(ui, TEXT_SMALL, title) + px(ui, GAP);
    ui_line(ui, r->x, y, width, TEXT_SMALL, COLOR_INK_SOFT, title);
    return draw_theirs(r->page, r->index, r->x + width, y, r->w - width);
}

// The packages that are not being changed, in a line.
static int draw_others_tall(const Row *r, int y) {
    const DealPage *p = r->page;
    Ui *ui = p->ui;
    Arena *arena = &ui->list->arena;
    StrBuf line = {.arena = arena};
    for (int i = 0; i < p->desk->count; i++) {
        if (i == p->desk->shown) continue;
        if (line.len) buf_add(&line, STR(" · "));
        Str value = value_of(&p->table->issues[r->index], &p->desk->packages[i], r->index);
        buf_add(&line, TR_FILL(ui, "Package {1}: {2}", str_int(arena, i + 1), value));
    }
    return line.len ? y + ui_text(ui, r->x, y, r->w, TEXT_SMALL, COLOR_INK_SOFT, buf_str(&line)) : y;
}

// In a narrow window a row is as many lines as it takes.
static int draw_tall(const Row *r) {
    const DealPage *p = r->page;
    Ui *ui = p->ui;
    const ViewIssue *issue = &p->table->issues[r->index];
    int pad = px(ui, 6), y = r->y + pad, top = y, value = p->desk->packages[p->desk->shown].value[r->index];
    Str points = points_of(p, r->index);
    int worth = ui_width(ui, TEXT_STRONG, points) + px(ui, 12);
    ui_line_right(ui, r->x, y, r->w, TEXT_STRONG, COLOR_INK, points);
    y += ui_most(ui_text(ui, r->x, y, r->w - worth, TEXT_SMALL, COLOR_INK, issue->name), ui_line_height(ui, TEXT_STRONG));
    y = draw_others_tall(r, draw_theirs_tall(r, draw_known(ui, issue, known_words(ui, issue), value, r->x, y, r->w)));
    Stepper stepper = stepper_of(p, r->index);
    Rect cell = {r->x, y, r->w, ui_most(ui_button_height(ui), ui_cell_height(ui, ui_stepper_room(ui, r->w), stepper.value))};
    ui_stepper_cell(ui, cell, (Rect){r->x, top, r->w, y - top}, &stepper);
    return y + cell.h + pad;
}

// Its ground is as high as what is in it.
static int pass_tall(const Row *r) {
    r->page->ui->quiet++;
    int bottom = draw_tall(r);
    r->page->ui->quiet--;
    draw_ground(r, bottom - r->y);
    return draw_tall(r);
}

static int draw_tabs(const DealPage *p, int x, int y, int w) {
    int gap = px(p->ui, GAP), each = (w - gap * (p->desk->count - 1)) / p->desk->count, high = deal_package_tab_height(p->ui);
    y += ui_text(p->ui, x, y, w, TEXT_STRONG, COLOR_INK, p->ask) + px(p->ui, GAP);
    if (p->desk->count == 1) return y;
    for (int i = 0; i < p->desk->count; i++) deal_package_tab(p, i, (Rect){x + i * (each + gap), y, each, high});
    return y + high + px(p->ui, GAP);
}

bool deal_composer_fits(const DealPage *p, int w) {
    return columns_of(p, 0, w).name_w >= px(p->ui, NAME_LEAST);
}

int deal_composer_draw(const DealPage *p, int x, int y, int w) {
    Row row = {.page = p, .x = x, .w = w, .columns = columns_of(p, x, w)};
    bool wide = deal_composer_fits(p, w);
    row.y = wide ? draw_head(p, &row.columns, y) : draw_tabs(p, x, y, w);
    for (row.index = 0; row.index < p->table->issue_count; row.index++) row.y = wide ? draw_row(&row) : pass_tall(&row);
    return row.y;
}
