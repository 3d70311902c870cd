// The gallery: every widget in all its states, and live. For who works on widgets, and for pictures of them.
#include "ui/gallery.h"

static int (*const pages[GALLERY_PAGES])(const App *app, Ui *ui, int x, int y, int w) = {
    gallery_buttons, gallery_choices, gallery_values, gallery_messages, gallery_tables, gallery_charts, gallery_signs,
};

static void enter(App *app) {
    arena_reset(&app->gallery.arena);
    app->gallery = (Gallery){.arena = app->gallery.arena, .share = 40, .price = 100, .before = 100, .decision = 2, .progress = -1};
    field_set(&app->gallery.field, STR("I would ask what the morning cost them. 我會先聽完。"));
    gallery_make_deals(app);
}

static int draw_pages(const App *app, Ui *ui, int x, int y, int w) {
    const Str names[GALLERY_PAGES] = {TR(ui, "Buttons"), TR(ui, "Choices"), TR(ui, "Values"),      TR(ui, "Messages"),   TR(ui, "Tables"),
                                      TR(ui, "Charts"),  TR(ui, "Signs"),   TR(ui, "Negotiation"), TR(ui, "Preparation")};
    Tab tabs[GALLERY_PAGES];
    for (int i = 0; i < GALLERY_PAGES; i++) tabs[i] = (Tab){.id = GALLERY_PAGE + i, .label = names[i]};
    return ui_tabs(ui, x, y, w, tabs, GALLERY_PAGES, GALLERY_PAGE + app->gallery.page);
}

static void draw(App *app, Ui *ui) {
    Rect body = frame_bar(app, ui, app_window(app), &(BarSpec){.title = TR(ui, "Gallery"), .home = true});
    const Hint hints[] = {{TR(ui, "Arrows"), TR(ui, "next and other values")}, {STR("Esc"), TR(ui, "home")}, scroll_hint(app, ui)};
    body = frame_hints(ui, body, 0, hints, 3);
    int edge = px(ui, PAGE), x = body.x + edge, w = ui_most(body.w - 2 * edge, 1);
    int y = ui_area_begin(ui, AREA_MAIN, body) + px(ui, 2 * GAP);
    y = draw_pages(app, ui, x, y, w) + px(ui, 2 * GAP);
    DealSpot spot;
    bool deals = gallery_spot(app, &ui->list->arena, &spot);
    if (deals) deal_follow(app, &spot);
    int bottom = deals ? deal_draw(ui, &spot, STR_NONE, x, y, w) : pages[app->gallery.page](app, ui, x, y, w);
    ui_area_end(ui, bottom + edge);
    if (app->overlay != OVERLAY_NONE) return;  // there is one dialog at a time
    if (app->gallery.dialog) gallery_dialog(app, ui);
    if (deals && spot.desk->walking) deal_dialog(ui, &spot);
}

static void show_page(App *app, int page) {
    app->gallery.page = page;
    app->areas[AREA_MAIN].offset = 0;
}

static void open_dialog(App *app, bool open) {
    app->gallery.dialog = open;
    app->focus = open ? GALLERY_CLOSE : GALLERY_OPEN;
    app->areas[AREA_DIALOG].offset = 0;
}

static void say(App *app, int kind) {
    static const Str texts[] = {{"The coach looks at this run.", 28}, {"This was kept.", 14}, {"The disk is full.", 17}};
    message_show(app, (MessageKind)kind, catalog_get(app->ui, STR_NONE, texts[kind]));
}

static bool act_on_row(App *app, int id) {
    Gallery *g = &app->gallery;
    const struct {
        int first, count;
        int *chosen;
    } rows[] = {{GALLERY_CHOICE, SHOWN_CHOICES, &g->choice}, {GALLERY_COACH, 2, &g->coach}, {GALLERY_ROW, SHOWN_ROWS, &g->row}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int index = ui_index(id, rows[i].first, rows[i].count);
        if (index >= 0) *rows[i].chosen = index;
        if (index >= 0) return true;
    }
    return false;
}

static void say_decided(App *app) {
    message_show(app, MESSAGE_PLAIN, catalog_get(app->ui, STR_NONE, STR("In a run that would be decided now.")));
}

// The table on show. True when the id is one of its.
static bool act_at_table(App *app, int id) {
    Arena arena = {0};
    DealSpot spot;
    Decision decision;
    bool owned = gallery_spot(app, &arena, &spot) && deal_owns(&spot, id);
    if (owned && deal_act(app, &spot, id, &decision)) say_decided(app);
    arena_free(&arena);
    return owned;
}

static bool key_at_table(App *app, const Input *input) {
    Arena arena = {0};
    DealSpot spot;
    Decision decision;
    bool decided = false, used = gallery_spot(app, &arena, &spot) && deal_key(app, &spot, input, &decision, &decided);
    if (decided) say_decided(app);
    arena_free(&arena);
    return used;
}

static void move_at_table(App *app, int id, int by, int per_mille) {
    Arena arena = {0};
    DealSpot spot;
    if (gallery_spot(app, &arena, &spot) && deal_owns(&spot, id)) {
        if (by)
            deal_adjust(&spot, id, by);
        else
            deal_slide(&spot, id, per_mille);
    }
    arena_free(&arena);
}

static void act(App *app, int id) {
    Gallery *g = &app->gallery;
    int page = ui_index(id, GALLERY_PAGE, GALLERY_PAGES), message = ui_index(id, GALLERY_SAY, 3);
    if (frame_act(app, id) || act_on_row(app, id) || act_at_table(app, id)) return;
    if (page >= 0)
        show_page(app, page);
    else if (message >= 0)
        say(app, message);
    else if (id == GALLERY_OPEN || id == GALLERY_CLOSE)
        open_dialog(app, id == GALLERY_OPEN);
    else if (id == GALLERY_START || id == GALLERY_CANCEL)
        g->progress = id == GALLERY_START ? 0 : -1;
    else if (id == GALLERY_CHIP)
        g->chip_gone = true;
    else if (id == GALLERY_ICON)
        g->chip_gone = false;
    else if (id == ID_FIELD)
        app->focus = ID_NONE;
}

static bool key(App *app, const Input *input) {
    if (key_at_table(app, input)) return true;
    if (input->key != KEY_ESCAPE) return false;
    if (app->gallery.dialog)
        open_dialog(app, false);
    else
        app_show(app, SCREEN_HOME);
    return true;
}

static int entry(const App *app) {
    return GALLERY_PAGE + app->gallery.page;
}

static Field *field(App *app) {
    return &app->gallery.field;
}

// The meter glides from the price before.
static void set_price(App *app, int price) {
    Gallery *g = &app->gallery;
    if (price == g->price) return;
    g->before = g->price;
    g->price = price;
    g->glide = app->look.still ? 0 : MOTION_METER;
}

static void adjust(App *app, int id, int by) {
    Gallery *g = &app->gallery;
    move_at_table(app, id, by, 0);
    if (id == GALLERY_SHARE) g->share = ui_between((int64_t)g->share + by, 0, 100);
    if (id == GALLERY_PRICE) set_price(app, ui_between((int64_t)g->price + by, PRICE_LEAST, PRICE_MOST));
    if (id == GALLERY_LINES) g->decision = ui_between((int64_t)g->decision + by, 0, SHOWN_DECISIONS - 1);
    if (id == GALLERY_DEALS) g->deal = ui_between((int64_t)g->deal + by, 0, SHOWN_DEALS - 1);
}

static void slide(App *app, int id, int per_mille) {
    Gallery *g = &app->gallery;
    move_at_table(app, id, 0, per_mille);
    if (id == GALLERY_SHARE) g->share = per_mille / 10;
    if (id == GALLERY_LINES) g->decision = gallery_decision_at(per_mille);
    if (id == GALLERY_DEALS) g->deal = gallery_deal_at(app, per_mille);
}

static int wants_tick(const App *app) {
    return app->gallery.glide > 0 || app->gallery.progress >= 0 ? MOTION_FRAME : 0;
}

static void tick(App *app, int ms) {
    const int whole = 8000;  // milliseconds of the work that is not really done
    Gallery *g = &app->gallery;
    if (!wants_tick(app)) return;
    g->glide = ui_between((int64_t)g->glide - ms, 0, MOTION_METER);
    if (g->progress >= 0) g->progress = ui_between(g->progress + (int64_t)ms * 1000 / whole, 0, 1001);
    if (g->progress >= 1000) {
        g->progress = -1;
        say(app, MESSAGE_GOOD);
    }
    app->dirty = true;
}

const ScreenSpec gallery_screen = {.enter = enter,
                                   .draw = draw,
                                   .act = act,
                                   .key = key,
                                   .entry = entry,
                                   .field = field,
                                   .adjust = adjust,
                                   .slide = slide,
                                   .wants_tick = wants_tick,
                                   .tick = tick};
