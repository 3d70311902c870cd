// The techniques of a run: how often each was offered, shown, mistaken and missed.
#include "ui/parts.h"

#define COLUMNS     4
#define COLUMN_WIDE 92  // logical pixels

typedef struct Column {
    Str name;
    int (*count)(const DebriefTechnique *);
    ColorName ink;  // of a count above 0
} Column;

static int offered(const DebriefTechnique *t) {
    return t->offered;
}
static int shown(const DebriefTechnique *t) {
    return t->shown;
}
static int mistaken(const DebriefTechnique *t) {
    return t->mistaken;
}
static int missed(const DebriefTechnique *t) {
    return t->missed;
}

static void list_columns(const Ui *ui, Column columns[COLUMNS]) {
    columns[0] = (Column){TR(ui, "Offered"), offered, COLOR_INK};
    columns[1] = (Column){TR(ui, "Shown"), shown, COLOR_GOOD};
    columns[2] = (Column){TR(ui, "Mistaken"), mistaken, COLOR_BAD};
    columns[3] = (Column){TR(ui, "Missed"), missed, COLOR_FAULT};
}

static int draw_table_row(const App *app, Ui *ui, const Column *columns, const DebriefTechnique *sum, int x, int y, int w) {
    int wide = px(ui, COLUMN_WIDE), first = x + w - COLUMNS * wide;
    for (int i = 0; i < COLUMNS; i++) {
        int count = columns[i].count(sum);
        ui_line_right(ui, first + i * wide, y, wide, count ? TEXT_LABEL : TEXT_SMALL, count ? columns[i].ink : COLOR_INK_SOFT,
                      count ? str_int(&ui->list->arena, count) : STR("–"));
    }
    int left = technique_icon(app, ui, sum->technique, x, y, ui_line_height(ui, TEXT_SMALL), COLOR_INK_SOFT);
    return y + ui_text(ui, left, y, first - px(ui, GAP) - left, TEXT_SMALL, COLOR_INK, technique_name(app, sum->technique)) + px(ui, 4);
}

static int draw_table(const App *app, Ui *ui, const Column *columns, int x, int y, int w) {
    const Debrief *debrief = debrief_of(app);
    int wide = px(ui, COLUMN_WIDE), first = x + w - COLUMNS * wide;
    for (int i = 0; i < COLUMNS; i++) ui_line_right(ui, first + i * wide, y, wide, TEXT_LABEL, COLOR_INK_SOFT, columns[i].name);
    y += ui_line_height(ui, TEXT_LABEL) + px(ui, 6);
    for (int i = 0; i < debrief->technique_count; i++) {
        ui_fill(ui, (Rect){x, y, w, px(ui, 1)}, COLOR_EDGE, 0);
        y = draw_table_row(app, ui, columns, &debrief->techniques[i], x, y + px(ui, 5), w);
    }
    return y;
}

// Where there is no room for columns: the name, and below it what is not 0.
static int draw_listed(const App *app, Ui *ui, const Column *columns, const DebriefTechnique *sum, int x, int y, int w) {
    int named = technique_icon(app, ui, sum->technique, x, y, ui_line_height(ui, TEXT_SMALL), COLOR_INK_SOFT), left = x;
    y += ui_text(ui, named, y, x + w - named, TEXT_SMALL, COLOR_INK, technique_name(app, sum->technique));
    for (int i = 0; i < COLUMNS; i++) {
        int count = columns[i].count(sum);
        if (!count) continue;
        Str text = str_fill(&ui->list->arena, STR("{1} {2}"), (Str[]){columns[i].name, str_int(&ui->list->arena, count)}, 2);
        left += ui_line(ui, left, y, x + w - left, TEXT_LABEL, columns[i].ink, text) + px(ui, 2 * GAP);
    }
    return y + ui_line_height(ui, TEXT_LABEL) + px(ui, GAP);
}

// How the columns count, so that nobody wonders why they don't add up.
static int draw_legend(const App *app, Ui *ui, int x, int y, int w) {
    Str text = TR(ui, "Offered: scenes where an option that was open showed it. Mistaken: scenes where it was done badly, offered or not.");
    y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, text);
    if (app->game.scenario->table)
        y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT,
                     TR(ui, "A negotiation counts as a scene that offers what was done well or badly in it."));
    if (!debrief_of(app)->judged) return y;
    return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT,
                       TR(ui, "Missed: it was offered and not shown, and what was chosen there gave something up."));
}

int debrief_tally_draw(const App *app, Ui *ui, int x, int y, int w) {
    const Debrief *debrief = debrief_of(app);
    Column columns[COLUMNS];
    if (!debrief->technique_count) return y;
    list_columns(ui, columns);
    y += px(ui, 12);
    y += ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, TR(ui, "Techniques in this run")) + px(ui, GAP);
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 20), left = x + pad, inner = w - 2 * pad;
    y += px(ui, 12);
    if (inner >= px(ui, 640))
        y = draw_table(app, ui, columns, left, y, inner);
    else
        for (int i = 0; i < debrief->technique_count; i++) y = draw_listed(app, ui, columns, &debrief->techniques[i], left, y, inner);
    y = draw_legend(app, ui, left, y + px(ui, 4), inner);
    return ui_card_end(ui, card, y + px(ui, GAP)) + px(ui, 2 * GAP);
}
