// The gallery's pages of charts and signs.
#include "ui/gallery.h"

static const ChartPoint best[SHOWN_DECISIONS] = {{1, 92}, {2, 92}, {3, 71}, {4, 71}, {5, 71}, {6, 58}, {7, 58}, {8, 54}};
static const ChartPoint usual[SHOWN_DECISIONS] = {{1, 64}, {2, 66}, {3, 52}, {4, 55}, {5, 50}, {6, 47}, {7, 51}, {8, 49}};

static LineChart line_chart(const Ui *ui, Series series[2], int selected) {
    series[0] = (Series){TR(ui, "Best still possible"), COLOR_ACCENT, MARK_DISC, best, SHOWN_DECISIONS};
    series[1] = (Series){TR(ui, "Usual"), COLOR_PRACTICE, MARK_DIAMOND, usual, SHOWN_DECISIONS};
    return (LineChart){.id = GALLERY_LINES,
                       .label = TR(ui, "What could still be reached"),
                       .x = {TR(ui, "Decision"), 1, SHOWN_DECISIONS, STR_NONE},
                       .y = {TR(ui, "Outcome"), 0, 100, STR_NONE},
                       .series = series,
                       .series_count = 2,
                       .height = 180,
                       .selected = selected};
}

int gallery_decision_at(int per_mille) {
    const Series series = {.points = best, .count = SHOWN_DECISIONS};
    return line_chart_nearest(&(LineChart){.x = {.min = 1, .max = SHOWN_DECISIONS}, .series = &series, .series_count = 1}, per_mille);
}

enum { DEAL_MOST = 1000, DEAL_FLOOR = 300, DEAL_WANTED = 250 };

// The most that the one side can have when the other has `x`.
static int64_t frontier(int64_t x) {
    return DEAL_MOST - x * x / DEAL_MOST;
}

// Strewn below the frontier, always the same; a deal that one of both would rather not make is of the second kind.
void gallery_make_deals(App *app) {
    ScatterPoint *deals = ARENA_ARRAY(&app->gallery.arena, ScatterPoint, SHOWN_DEALS);
    uint32_t state = 7;
    for (int i = 0; i < SHOWN_DEALS; i++) {
        state = state * 1664525u + 1013904223u;
        int64_t x = (state >> 8) % (DEAL_MOST + 1);
        state = state * 1664525u + 1013904223u;
        int64_t y = (int64_t)((state >> 8) % 1001) * frontier(x) / 1000;
        deals[i] = (ScatterPoint){{x, y}, x < DEAL_FLOOR || y < DEAL_WANTED};
    }
    app->gallery.deals = deals;
}

int gallery_deal_at(const App *app, int per_mille) {
    int nearest = 0;
    int64_t at = (int64_t)per_mille * DEAL_MOST / 1000, least = INT64_MAX;
    for (int i = 0; i < SHOWN_DEALS; i++) {
        int64_t apart = app->gallery.deals[i].at.x > at ? app->gallery.deals[i].at.x - at : at - app->gallery.deals[i].at.x;
        if (apart < least) nearest = i;
        if (apart < least) least = apart;
    }
    return nearest;
}

static int draw_lines(const App *app, Ui *ui, int x, int y, int w) {
    Arena *arena = &ui->list->arena;
    Series series[2];
    LineChart chart = line_chart(ui, series, app->gallery.decision);
    const ChartPoint *point = &best[app->gallery.decision];
    Str parts[] = {TR_FILL(ui, "Decision {1}", str_int(arena, point->x)), str_int(arena, point->y)};
    chart.value = str_fill(arena, STR("{1}: {2}"), parts, 2);
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, TR(ui, "Line chart")) + px(ui, 4);
    y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, chart.value) + px(ui, GAP);
    y = ui_line_chart(ui, x, y, w, &chart) + px(ui, 3 * GAP);
    chart.steps = true;
    chart.id = 0;
    chart.selected = -1;
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, TR(ui, "Line chart in steps")) + px(ui, GAP);
    return ui_line_chart(ui, x, y, w, &chart) + px(ui, 3 * GAP);
}

static int draw_bars(Ui *ui, int x, int y, int w) {
    const Bar bars[] = {{TR(ui, "Best"), STR("12"), 12, COLOR_GOOD},
                        {TR(ui, "Inaccuracy"), STR("5"), 5, COLOR_SLIP},
                        {TR(ui, "Mistake"), STR("3"), 3, COLOR_FAULT},
                        {TR(ui, "Blunder"), STR("1"), 1, COLOR_BAD}};
    const Bar effects[] = {{TR(ui, "Trust"), STR("+30"), 30, COLOR_GOOD}, {TR(ui, "Margin"), STR("−12"), -12, COLOR_BAD}};
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, TR(ui, "Bar chart")) + px(ui, GAP);
    y = ui_bar_chart(ui, x, y, w, &(BarChart){bars, 4, 12}) + px(ui, 2 * GAP);
    return ui_bar_chart(ui, x, y, w, &(BarChart){effects, 2, 40}) + px(ui, 3 * GAP);
}

static int draw_deals(const App *app, Ui *ui, int x, int y, int w) {
    enum { STEPS = 20 };
    ChartPoint path[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) path[i] = (ChartPoint){i * DEAL_MOST / STEPS, frontier(i * DEAL_MOST / STEPS)};
    const ScatterKind kinds[] = {{TR(ui, "Better for both"), COLOR_ACCENT, MARK_DISC, 0, false},
                                 {TR(ui, "One side would rather walk away"), COLOR_FAULT, MARK_CROSS, 0, false}};
    const ChartLine lines[] = {{TR(ui, "Least the customer accepts"), COLOR_PRACTICE, true, DEAL_FLOOR},
                               {TR(ui, "Least you accept"), COLOR_PRACTICE, false, DEAL_WANTED}};
    const ChartPath frontier_path = {TR(ui, "Nobody can have more"), COLOR_GOOD, path, STEPS + 1, false};
    Arena *arena = &ui->list->arena;
    const ScatterPoint *deal = &app->gallery.deals[app->gallery.deal];
    Str value = TR_FILL(ui, "{1} for the customer, {2} for you", str_int(arena, deal->at.x), str_int(arena, deal->at.y));
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, TR(ui, "Scatter plot")) + px(ui, 4);
    y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, value) + px(ui, GAP);
    return ui_scatter_plot(ui, x, y, w,
                           &(ScatterPlot){.id = GALLERY_DEALS,
                                          .label = TR(ui, "Deals"),
                                          .value = value,
                                          .x = {TR(ui, "Worth to the customer"), 0, DEAL_MOST, STR_NONE},
                                          .y = {TR(ui, "Worth to you"), 0, DEAL_MOST, STR_NONE},
                                          .kinds = kinds,
                                          .kind_count = 2,
                                          .points = app->gallery.deals,
                                          .point_count = SHOWN_DEALS,
                                          .lines = lines,
                                          .line_count = 2,
                                          .paths = &frontier_path,
                                          .path_count = 1,
                                          .height = 320,
                                          .selected = app->gallery.deal});
}

int gallery_charts(const App *app, Ui *ui, int x, int y, int w) {
    y = draw_lines(app, ui, x, y, w);
    y = draw_bars(ui, x, y, w);
    return draw_deals(app, ui, x, y, w);
}

static int draw_type(Ui *ui, int x, int y, int w) {
    const Str names[TEXT_STYLE_COUNT] = {TR(ui, "What people say"), TR(ui, "Text to read"), TR(ui, "An option"),
                                         TR(ui, "Strong text"),     TR(ui, "Small text"),   TR(ui, "A label"),
                                         TR(ui, "A heading"),       TR(ui, "A title"),      TR(ui, "A figure")};
    for (int i = 0; i < TEXT_STYLE_COUNT; i++) y += ui_text(ui, x, y, w, (TextStyle)i, COLOR_INK, names[i]) + px(ui, 4);
    return y + px(ui, 2 * GAP);
}

// A row of signs, each in a square, on further lines where they don't fit. Returns y below.
static int draw_row(Ui *ui, int x, int y, int w, int count, void (*one)(Ui *ui, int x, int y, int radius, int index)) {
    int each = px(ui, 56), columns = ui_most(w / each, 1), radius = px(ui, 18);
    for (int i = 0; i < count; i++) one(ui, x + i % columns * each + each / 2, y + i / columns * each + each / 2, radius, i);
    return y + (count + columns - 1) / columns * each + px(ui, 2 * GAP);
}

static void one_mood(Ui *ui, int x, int y, int radius, int index) {
    ui_face(ui, x, y, radius, (Mood)index);
}

static void one_mark(Ui *ui, int x, int y, int radius, int index) {
    ui_mark(ui, x, y, radius / 2, (MarkShape)index, COLOR_ACCENT);
}

static void one_verdict(Ui *ui, int x, int y, int radius, int index) {
    verdict_mark(ui, x, y, radius / 2, (Label)(LABEL_BEST + index));
}

static const char *const icons[] = {
    "home",   "settings", "language",  "keyboard",     "sound",    "sound-off",  "theme",      "text-size", "play",       "resume",
    "rewind", "what-if",  "compare",   "debrief",      "coach",    "notes",      "facts",      "promises",  "clock",      "meter",
    "team",   "person",   "target",    "risk",         "flag",     "plan",       "info",       "warning",   "check",      "close",
    "plus",   "minus",    "complaint", "relationship", "planning", "assessment", "leadership", "capstone",  "negotiation"};
enum { ICONS = sizeof icons / sizeof *icons };

static void one_icon(Ui *ui, int x, int y, int radius, int index) {
    ui_icon(ui, x - radius, y - radius, 2 * radius, icons[index], COLOR_INK);
}

static void one_color(Ui *ui, int x, int y, int radius, int index) {
    ui_fill(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius}, (ColorName)index, px(ui, CORNER_SMALL));
    ui_border(ui, (Rect){x - radius, y - radius, 2 * radius, 2 * radius}, COLOR_OUTLINE, px(ui, CORNER_SMALL), ui_hair(ui));
}

static int draw_signs(Ui *ui, Str title, int count, void (*one)(Ui *, int, int, int, int), int x, int y, int w) {
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, title);
    return draw_row(ui, x, y, w, count, one);
}

int gallery_signs(const App *app, Ui *ui, int x, int y, int w) {
    (void)app;
    y = draw_type(ui, x, y, w);
    y = draw_signs(ui, TR(ui, "Moods"), MOOD_ANGRY + 1, one_mood, x, y, w);
    y = draw_signs(ui, TR(ui, "Labels of decisions"), LABEL_COUNT - LABEL_BEST, one_verdict, x, y, w);
    y = draw_signs(ui, TR(ui, "Marks of charts"), MARK_COUNT, one_mark, x, y, w);
    if (ui->pictures) y = draw_signs(ui, TR(ui, "Icons"), ICONS, one_icon, x, y, w);
    return draw_signs(ui, TR(ui, "Colours"), COLOR_COUNT, one_color, x, y, w);
}
