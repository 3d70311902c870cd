// The debrief of a negotiation: its pages, each a tab. That of the preparation is there where one was asked for.
#include "ui/bargain_page.h"

static BargainScreen *screen(App *app) {
    return &app->bargain;
}

// Those that this negotiation has, in their order; returns how many.
static int list_pages(const BargainScreen *b, BargainPage pages[BARGAIN_PAGES]) {
    int count = 0;
    for (int i = 0; i < BARGAIN_PAGES; i++)
        if (i != BARGAIN_PREPARATION || talks_prepared(&b->mine)) pages[count++] = (BargainPage)i;
    return count;
}

// The page that another negotiation was left on may not be there.
static void read(App *app) {
    BargainScreen *b = screen(app);
    bargain_read_pages(app);
    if (!b->told) app_show(app, SCREEN_DEBRIEF);
    if (b->page == BARGAIN_PREPARATION && !talks_prepared(&b->mine)) b->page = BARGAIN_SPACE;
}

static void enter(App *app) {
    BargainScreen *b = screen(app);
    b->offer = b->round = b->step = 0;
    b->open_technique = -1;
}

static int draw_tabs(const App *app, Ui *ui, int x, int y, int w) {
    const Str names[BARGAIN_PAGES] = {TR(ui, "Deal space"), TR(ui, "Concessions"), TR(ui, "Process"), TR(ui, "Preparation"),
                                      TR(ui, "Reference play")};
    BargainPage pages[BARGAIN_PAGES];
    Tab tabs[BARGAIN_PAGES];
    int count = list_pages(&app->bargain, pages);
    for (int i = 0; i < count; i++) tabs[i] = (Tab){.id = BARGAIN_TAB + (int)pages[i], .label = names[pages[i]]};
    return ui_tabs(ui, x, y, w, tabs, count, BARGAIN_TAB + (int)app->bargain.page);
}

static Rect draw_frame(const App *app, Ui *ui) {
    BarSpec bar = {.title = TR_FILL(ui, "Negotiation: {1}", title_label(app, ui)), .home = true, .back = true};
    BargainPage pages[BARGAIN_PAGES];
    Str last = str_int(&ui->list->arena, list_pages(&app->bargain, pages));
    const Hint hints[] = {{TR(ui, "Arrows"), TR(ui, "next and other values")},
                          {str_join(&ui->list->arena, STR("1–"), last), TR(ui, "other pages")},
                          {STR("Esc"), TR(ui, "back")},
                          scroll_hint(app, ui)};
    Rect body = frame_strips(app, ui, frame_bar(app, ui, app_window(app), &bar));
    return frame_hints(ui, body, 0, hints, 4);
}

static void draw(App *app, Ui *ui) {
    static int (*const pages[BARGAIN_PAGES])(const App *, Ui *, const BargainScreen *, int, int, int) = {
        bargain_space_draw, bargain_curves_draw, bargain_process_draw, bargain_preparation_draw, bargain_reference_draw};
    Rect body = draw_frame(app, ui);
    int edge = frame_edge(ui, app->w), x = body.x + edge, w = body.w - 2 * edge;
    int y = ui_area_begin(ui, AREA_MAIN, body) + px(ui, 2 * GAP);
    y = draw_tabs(app, ui, x, y, w) + px(ui, 2 * GAP);
    if (app->bargain.told) y = pages[app->bargain.page](app, ui, &app->bargain, x, y, w);
    ui_area_end(ui, y + px(ui, 3 * GAP));
}

static void show_page(App *app, int page) {
    BargainScreen *b = screen(app);
    b->page = (BargainPage)page;
    b->open_technique = -1;
    app->areas[AREA_MAIN].offset = 0;
}

static void unfold(App *app, int row) {
    BargainScreen *b = screen(app);
    b->open_technique = b->open_technique == row ? -1 : row;
    app->reveal = BARGAIN_FOLD + row;
}

static void act(App *app, int id) {
    BargainScreen *b = screen(app);
    int page = ui_index(id, BARGAIN_TAB, BARGAIN_PAGES), offer = ui_index(id, BARGAIN_OFFER, b->mine.offer_count);
    int row = ui_index(id, BARGAIN_FOLD, bargain_process_rows(b)), step = ui_index(id, BARGAIN_ROW, bargain_steps(b));
    if (frame_act(app, id)) return;
    if (id == ID_BACK)
        app_show(app, SCREEN_DEBRIEF);
    else if (page >= 0)
        show_page(app, page);
    else if (id == BARGAIN_NAMED)
        b->named = !b->named;
    else if (offer >= 0)
        b->offer = offer;
    else if (row >= 0)
        unfold(app, row);
    else if (step >= 0)
        b->step = step;
}

static bool letter(App *app, uint32_t code) {
    BargainScreen *b = screen(app);
    BargainPage pages[BARGAIN_PAGES];
    int page = ui_index((int)code, '1', list_pages(b, pages));
    if (page >= 0) {
        show_page(app, (int)pages[page]);
        app->focus = BARGAIN_TAB + (int)pages[page];
    } else if (code == 'd' && b->page == BARGAIN_SPACE) {
        b->named = !b->named;
    } else {
        return false;
    }
    return true;
}

// What was opened last is closed first: a text of the handbook, and only then the page.
static void leave(App *app) {
    if (app->bargain.open_technique < 0)
        app_show(app, SCREEN_DEBRIEF);
    else
        app->bargain.open_technique = -1;
}

static bool key(App *app, const Input *input) {
    if (input->key == KEY_ESCAPE)
        leave(app);
    else if (input->key == KEY_LETTER)
        return letter(app, input->code);
    else
        return false;
    return true;
}

static int entry(const App *app) {
    return BARGAIN_TAB + (int)app->bargain.page;
}

static void adjust(App *app, int id, int by) {
    BargainScreen *b = screen(app);
    if (id == BARGAIN_PLOT) b->offer = ui_between((int64_t)b->offer + by, 0, b->mine.offer_count - 1);
    if (id == BARGAIN_LINES) b->round = ui_between((int64_t)b->round + by, 0, bargain_curve_points(b) - 1);
    if (id == BARGAIN_STEP) b->step = ui_between((int64_t)b->step + by, 0, bargain_steps(b) - 1);
}

// In the plot what counts is how near the mouse is, both across and upwards.
static void point(App *app) {
    const FocusStop *stop = navigate_stop(app, BARGAIN_PLOT);
    int nearest = stop ? bargain_space_nearest(&app->bargain, stop->rect, app->mouse_x, app->mouse_y) : -1;
    if (nearest < 0 || nearest == app->bargain.offer) return;
    app->bargain.offer = nearest;
    app->dirty = true;
}

static void slide(App *app, int id, int per_mille) {
    BargainScreen *b = screen(app);
    int steps = bargain_steps(b);
    if (id == BARGAIN_PLOT) point(app);
    if (id == BARGAIN_LINES) b->round = bargain_curve_nearest(b, per_mille);
    if (id == BARGAIN_STEP) b->step = ui_between(((int64_t)per_mille * (steps - 1) + 500) / 1000, 0, steps - 1);
}

static void pass(App *app, int id) {
    if (id == BARGAIN_PLOT) point(app);
}

const ScreenSpec bargain_screen = {
    .enter = enter, .read = read, .draw = draw, .act = act, .key = key, .entry = entry, .adjust = adjust, .slide = slide, .pass = pass};
