// The process: what to work on first, what else went wrong, what was done well, and every measure with the technique it belongs to.
#include "ui/bargain_page.h"

typedef struct Sheet {
    const App *app;
    Ui *ui;
    const BargainScreen *b;
    int x, y, w;
    int row;  // number of the next row that unfolds
} Sheet;

// One that unfolds what the handbook says.
typedef struct Fold {
    Str name, value, note, technique;
    void (*icon)(Ui *, int x, int y, int size, ColorName);
    ColorName ink, fill;
    bool strong;
} Fold;

static void no_icon(Ui *ui, int x, int y, int size, ColorName color) {
    ui_dot(ui, x + size / 2, y + size / 2, size / 4, color);
}

static int draw_words(const Sheet *s, const Fold *fold, int x, int y, int w) {
    Ui *ui = s->ui;
    Str name = technique_known_name(s->app, fold->technique);
    int beside = fold->value.len ? ui_least(ui_width(ui, TEXT_STRONG, fold->value), w / 2) : 0;
    if (beside) ui_text(ui, x + w - beside, y, beside, TEXT_STRONG, fold->ink, fold->value);
    y += ui_text(ui, x, y, w - beside - px(ui, GAP), fold->strong ? TEXT_STRONG : TEXT_OPTION, COLOR_INK, fold->name);
    if (fold->note.len) y += ui_text(ui, x, y, w, TEXT_SMALL, fold->strong ? COLOR_INK : COLOR_INK_SOFT, fold->note);
    return name.len && !str_equal(name, fold->name) ? y + ui_text(ui, x, y, w, TEXT_LABEL, COLOR_ACCENT_DEEP, name) : y;
}

static void draw_fold(Sheet *s, const Fold *fold) {
    Ui *ui = s->ui;
    int id = BARGAIN_FOLD + s->row, pad = px(ui, 12), icon = px(ui, 16), left = s->x + pad + icon + px(ui, 10), top = s->y;
    bool hot = ui_is_hot(ui, id), open = s->b->open_technique == s->row;
    s->row++;
    Card card = ui_card_begin(ui, s->x, top, s->w, hot && !open ? COLOR_ACCENT_TINT : fold->fill,
                              hot || open    ? COLOR_ACCENT
                              : fold->strong ? fold->ink
                                             : COLOR_OUTLINE);
    int y = top + px(ui, 8), w = s->x + s->w - pad - left;
    fold->icon(ui, s->x + pad, y + (ui_line_height(ui, TEXT_STRONG) - icon) / 2, icon, fold->ink);
    y = draw_words(s, fold, left, y, w);
    if (open) y = technique_text_draw(s->app, ui, technique_known(s->app, fold->technique), left, y + px(ui, 6), w);
    y = ui_card_end(ui, card, ui_most(y + px(ui, 8), top + px(ui, TARGET)));
    ui_widget(ui, (Rect){s->x, top, s->w, y - top}, id, fold->name, true, px(ui, CORNER));
    s->y = y + px(ui, 10);  // the ring of the one that has the focus stays clear of the next
}

static void heading(Sheet *s, Str text) {
    s->y += px(s->ui, GAP);
    s->y += ui_text(s->ui, s->x, s->y, s->w, TEXT_HEADING, COLOR_INK, text) + px(s->ui, GAP);
}

static void draw_flaws(Sheet *s) {
    Ui *ui = s->ui;
    const Bargain *g = &s->b->mine.bargain;
    heading(s, TR(ui, "Work on this first"));
    if (!g->flaw_count)
        s->y +=
            ui_text(ui, s->x, s->y, s->w, TEXT_BODY, COLOR_GOOD, TR(ui, "Nothing stands out: this negotiation was led well.")) + px(ui, 6);
    for (int i = 0; i < g->flaw_count; i++) {
        const BargainFlaw *flaw = &g->flaws[i];
        if (i == 1) heading(s, TR(ui, "What else cost something"));
        Str shows = flaw->step >= 0 ? TR_FILL(ui, "Decision {1}", str_int(&ui->list->arena, flaw->step + 1)) : STR_NONE;
        draw_fold(s, &(Fold){flaw_words(ui->catalog, flaw->flaw), shows, flaw_sentence(ui->catalog, flaw->flaw), flaw->technique, ui_cross,
                             i ? COLOR_FAULT : COLOR_BAD, i ? COLOR_SURFACE : COLOR_BAD_TINT, i == 0});
    }
}

static void draw_done_well(Sheet *s) {
    Ui *ui = s->ui;
    const Bargain *g = &s->b->mine.bargain;
    if (!g->done_well_count) return;
    heading(s, TR(ui, "What you did well"));
    for (int i = 0; i < g->done_well_count; i++) {
        Str name = technique_known_name(s->app, g->done_well[i]);
        draw_fold(s, &(Fold){.name = name, .icon = ui_check, .ink = COLOR_GOOD, .fill = COLOR_SURFACE, .technique = g->done_well[i]});
    }
}

static void draw_measures(Sheet *s) {
    static void (*const icons[])(Ui *, int, int, int,
                                 ColorName) = {[MEASURE_PLAIN] = no_icon, [MEASURE_GOOD] = ui_check, [MEASURE_BAD] = ui_cross};
    static const ColorName inks[] = {[MEASURE_PLAIN] = COLOR_INK, [MEASURE_GOOD] = COLOR_GOOD, [MEASURE_BAD] = COLOR_BAD};
    Measure measures[MEASURES_MAX];
    int count = bargain_measures(s->ui->catalog, &s->ui->list->arena, &s->b->mine.bargain, measures);
    heading(s, TR(s->ui, "The process in figures"));
    for (int i = 0; i < count; i++) {
        const Measure *m = &measures[i];
        draw_fold(s, &(Fold){m->name, m->value, m->note, m->technique, icons[m->sign], inks[m->sign], COLOR_SURFACE, false});
    }
}

int bargain_process_rows(const BargainScreen *b) {
    Arena arena = {0};
    Measure measures[MEASURES_MAX];
    int count = bargain_measures(NULL, &arena, &b->mine.bargain, measures);
    arena_free(&arena);
    return b->mine.bargain.flaw_count + b->mine.bargain.done_well_count + count;
}

// Wide: what to work on at the left, the figures at the right.
int bargain_process_draw(const App *app, Ui *ui, const BargainScreen *b, int x, int y, int w) {
    bool wide = w >= px(ui, 860);
    int gap = px(ui, 3 * GAP), column = wide ? (w - gap) / 2 : w;
    Sheet sheet = {app, ui, b, x, y, column, 0};
    draw_flaws(&sheet);
    draw_done_well(&sheet);
    int bottom = sheet.y;
    if (wide) {
        sheet.x = x + column + gap;
        sheet.y = y;
    }
    draw_measures(&sheet);
    return ui_most(bottom, sheet.y);
}
