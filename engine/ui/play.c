// The play screen: the conversation, and below it what the rep can do.
#include "ui/parts.h"

#define OPTIONS_WIDE 760  // logical pixels from which options stand in two columns
#define TALK_LEAST   108  // of the conversation above a table
#define PANEL_BRIEF  300  // height of the panel below which it has no picture
#define MOVE_EDGES   110  // beside what a move is, in the line of the keys

static void enter(App *app) {
    app->play.follow = true;
}

static void read(App *app) {
    bool told = story_tell(&app->story, app_session(app), app->game.catalog, app->ui, app_err(app));
    if (!told || (game_guided(app) && !coach_read(app)))
        app_fail(app, SCREEN_HOME);
    else if (!game_guided(app))
        coach_begin(app);
}

static const View *view_of(const App *app) {
    return &app->story.scenes[app->story.count - 1].view;
}

static bool has_ended(const App *app) {
    return view_of(app)->ending.len > 0;
}

static bool table_asks(const App *app) {
    const ViewTable *table = view_of(app)->table;
    return table && table->asks;
}

// The table, when it is there that is asked.
static bool table_spot(App *app, DealSpot *spot) {
    *spot = (DealSpot){view_of(app)->table, &app->desk, ID_DEAL};
    return table_asks(app);
}

static int option_text(const Ui *ui, int w) {
    return w - px(ui, 14 + 28 + 12 + 16);
}

static int option_height(const Ui *ui, Str text, int w) {
    int height = ui_layout(ui, option_text(ui, w), TEXT_OPTION, text)->height;
    return ui_most(height + px(ui, 18), px(ui, TARGET));
}

static void draw_option(Ui *ui, const ViewOption *option, int index, Rect rect) {
    int id = ID_OPTION + index, radius = px(ui, 14);
    bool hot = ui_is_hot(ui, id), pressed = ui->pressed == id && ui->hover == id;
    ui_fill(ui, rect, hot ? COLOR_ACCENT_TINT : COLOR_SURFACE, px(ui, CORNER));
    ui_border(ui, rect, hot ? COLOR_ACCENT : COLOR_OUTLINE, px(ui, CORNER), px(ui, pressed ? 3 : 1));
    int line = ui_line_height(ui, TEXT_OPTION), top = rect.y + px(ui, 9);
    ui_badge(ui, rect.x + px(ui, 14) + radius, top + line / 2, radius, ui_color(ui, hot ? COLOR_ACCENT : COLOR_ACCENT_TINT),
             ui_color(ui, hot ? COLOR_ON_ACCENT : COLOR_ACCENT_DEEP), TEXT_LABEL, str_int(&ui->list->arena, index + 1));
    ui_text(ui, rect.x + px(ui, 14 + 28 + 12), top, option_text(ui, rect.w), TEXT_OPTION, COLOR_INK, option->text);
    ui_control(ui, &(Control){.rect = rect, .id = id, .role = ROLE_OPTION, .label = option->text, .radius = px(ui, CORNER)});
}

// Rows of equal height, so that cards side by side end together. Returns the bottom.
static int draw_options(Ui *ui, const View *view, int x, int y, int w) {
    int columns = w >= px(ui, OPTIONS_WIDE) && view->option_count > 1 ? 2 : 1, gap = px(ui, 12),
        width = (w - gap * (columns - 1)) / columns;
    for (int i = 0; i < view->option_count; i += columns) {
        int height = 0;
        for (int j = i; j < i + columns && j < view->option_count; j++) {
            height = ui_most(height, option_height(ui, view->options[j].text, width));
        }
        for (int j = i; j < i + columns && j < view->option_count; j++)
            draw_option(ui, &view->options[j], j, (Rect){x + (j - i) * (width + gap), y, width, height});
        y += height + gap;
    }
    return y;
}

static int draw_end(Ui *ui, int x, int y, int w) {
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, TR(ui, "This is where it ends.")) + px(ui, GAP);
    ui_button(ui, x, y, ID_DEBRIEF, TR(ui, "Debrief"), BUTTON_PRIMARY, true);
    return y + ui_button_height(ui) + px(ui, 12);
}

// The question and the options, or the way out of an ending; `guided`: with what the first run says of itself.
static int draw_asked(App *app, Ui *ui, int x, int y, int w, bool guided) {
    const View *view = view_of(app);
    DealSpot spot;
    y += px(ui, 12);
    if (guided) y = guide_draw(app, ui, x, y, w);
    if (has_ended(app)) return draw_end(ui, x, y, w);
    if (table_spot(app, &spot)) return deal_draw(ui, &spot, view->ask, x, y, w) + px(ui, 12);
    Str ask = view->ask.len ? view->ask : TR(ui, "What do you do?");
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, ask) + px(ui, GAP);
    return draw_options(ui, view, x, y, w);
}

static int draw_talk(const App *app, Ui *ui, int x, int y, int w, int *newest) {
    const TalkSpec spec = {
        .story = &app->story, .brief = true, .coach = game_guided(app), .moving = app->motion.running, .letters = motion_letters(app)};
    return talk_draw(app, ui, &spec, x, y, w, newest);
}

typedef struct Column {
    int x, w;
    Rect body;
    int panel;                // width of what stands beside the conversation
    int dock, asked_w;        // width of what stands below the conversation, and of what is asked there
    int talk, newest, asked;  // heights; newest: where the newest lines begin
    bool guided;              // there is room for what the first run says of itself
    bool docked;              // what is asked stays in sight below the conversation; else it comes after it in one page
} Column;

// Does what is asked leave room enough for the newest lines? Of these, a table leaves no more than it must.
static bool can_dock(const Ui *ui, const Column *c, bool table) {
    int newest = c->talk - c->newest;
    return c->body.h - c->asked >= (table ? ui_least(newest, px(ui, TALK_LEAST)) : newest);
}

static void measure_asked(App *app, Ui *ui, Column *c, int w, bool guided) {
    c->asked_w = w;
    c->guided = guided;
    c->asked = draw_asked(app, ui, c->x, 0, w, guided);
}

// In a wide window a table takes all of the width, and the panel stands above it.
static bool spread_table(App *app, Ui *ui, Column *c) {
    DealSpot spot;
    if (!c->panel || !table_spot(app, &spot)) return false;
    measure_asked(app, ui, c, c->w + c->panel, false);
    if (!can_dock(ui, c, true)) return false;
    c->dock += c->panel;
    return c->docked = true;
}

static void measure_column(App *app, Ui *ui, Column *c) {
    ui->quiet++;
    c->talk = draw_talk(app, ui, c->x, 0, c->w, &c->newest);
    if (!spread_table(app, ui, c)) {
        measure_asked(app, ui, c, c->w, true);
        // Where there is a panel, it has what the first run says instead.
        if (c->panel && c->asked + c->talk - c->newest > c->body.h) measure_asked(app, ui, c, c->w, false);
        c->docked = can_dock(ui, c, false);
    }
    ui->quiet--;
}

// The newest lines end where the view ends, unless they are longer than it: then they begin where it begins. `top`, the space above them,
// is given up before any of their last is cut off.
static void follow(App *app, const Column *c, int view, int total, int top) {
    if (!app->play.follow) return;
    int offset = total > view ? total - view : 0;
    app->areas[AREA_MAIN].offset = c->newest + top < offset ? c->newest : offset;
}

// Options stay in sight below the conversation where there is room for them and the newest lines; else they come after it in one page.
// Returns where what stands below the panel begins.
static int draw_column(App *app, Ui *ui, Column *c) {
    int top = px(ui, 12), newest, room = c->body.h - c->asked;
    Rect view = c->body;
    if (c->docked) view.h = room;
    view.w = c->x + c->w + px(ui, 2 * GAP) - view.x;
    follow(app, c, view.h, top + c->talk + (c->docked ? 0 : c->asked), top);
    int y = ui_area_begin(ui, AREA_MAIN, view) + top;
    y = draw_talk(app, ui, c->x, y, c->w, &newest);
    if (!c->docked) y = draw_asked(app, ui, c->x, y, c->w, c->guided);
    ui_area_end(ui, y);
    if (!c->docked) return app->h;
    Rect dock = {c->body.x, view.y + view.h, c->dock, room < c->body.h ? c->asked : 0};
    ui_fill(ui, dock, COLOR_SURFACE, 0);
    ui_fill(ui, (Rect){dock.x, dock.y, dock.w, px(ui, 2)}, COLOR_ACCENT, 0);
    draw_asked(app, ui, c->x, view.y + view.h, c->asked_w, c->guided);
    return c->dock == c->body.w ? dock.y : app->h;
}

static void draw_panel(const App *app, Ui *ui, Rect rect) {
    bool brief = rect.h < px(ui, PANEL_BRIEF);
    int pad = px(ui, 3 * GAP), y = frame_side_begin(ui, rect);
    ui_area_end(ui, panel_draw(app, ui, rect.x + pad, y + px(ui, brief ? 12 : 20), rect.w - 2 * pad, brief) + pad);
}

// The keys; returns what they leave of `body`. At a table they have its whole width, and what a move is takes their place while it has the
// focus or the mouse, where there is room for it.
static Rect draw_keys(App *app, Ui *ui, bool narrow, Rect body) {
    Hint scroll = scroll_hint(app, ui), rewind = {TR(ui, "Backspace"), TR(ui, "rewind")}, home = {STR("Esc"), TR(ui, "home")};
    Hint other = narrow ? (Hint){STR("N"), TR(ui, "notes")} : (Hint){TR(ui, "Arrows"), TR(ui, "move")};
    const Hint choose[] = {{STR("1–9"), TR(ui, "choose")}, other, {TR(ui, "Enter"), TR(ui, "take it")}, rewind, home, scroll};
    const Hint deal[] = {{TR(ui, "Arrows"), TR(ui, "issue and value")},
                         {STR("0–9"), TR(ui, "moves")},
                         {STR("A"), TR(ui, "accept")},
                         {STR("P"), TR(ui, "one more package")},
                         {STR("F1"), TR(ui, "all keys")},
                         rewind,
                         home,
                         scroll};
    const Hint ended[] = {{TR(ui, "Enter"), TR(ui, "debrief")}, rewind, home, scroll};
    DealSpot spot;
    bool table = table_spot(app, &spot), talks = table && spot.table->phase == PHASE_TALKS;
    int beside = narrow || table ? 0 : px(ui, PANEL);
    if (has_ended(app)) return frame_hints(ui, body, beside, ended, 4);
    Hint move[] = {{STR_NONE, STR_NONE}, deal[4]};
    if (talks && deal_move_hint(ui, &spot, move) && ui_width(ui, TEXT_SMALL, move->what) <= body.w - px(ui, MOVE_EDGES))
        return frame_hints(ui, body, beside, move, 2);
    return talks ? frame_hints(ui, body, beside, deal, 8) : frame_hints(ui, body, beside, choose, 6);
}

static Rect draw_frame(App *app, Ui *ui, bool narrow) {
    const Scenario *s = app->game.scenario;
    Str about[] = {kind_label(ui, s->kind), effort_label(ui, s->minutes, s->level)};
    BarSpec bar = {
        .title = title_label(app, ui),
        .about = str_fill(&ui->list->arena, STR("{1} · {2}"), about, 2),
        .rewind = true,
        .can_rewind = session_steps(app_session(app)) > 0,
        .notes = narrow,
        .review = !narrow && game_has_review(app),
        .home = true,
    };
    return draw_keys(app, ui, narrow, frame_strips(app, ui, frame_bar(app, ui, app_window(app), &bar)));
}

static void draw(App *app, Ui *ui) {
    bool narrow = app->w < px(ui, NARROW);
    Rect body = draw_frame(app, ui, narrow);
    DealSpot spot;
    if (table_spot(app, &spot)) deal_follow(app, &spot);
    if (narrow && app->play.notes) {
        draw_panel(app, ui, body);
        return;
    }
    int panel = narrow ? 0 : px(ui, PANEL), edge = frame_edge(ui, app->w);
    Column column = {.x = body.x + edge, .w = body.w - panel - 2 * edge, .dock = body.w - panel, .panel = panel, .body = body};
    measure_column(app, ui, &column);
    app->play.docked = column.guided;
    int bottom = draw_column(app, ui, &column);
    // The keys of the table stand below all of the page.
    if (table_spot(app, &spot)) bottom = ui_least(bottom, body.y + body.h);
    if (panel) draw_panel(app, ui, (Rect){body.x + body.w - panel, body.y, panel, bottom - body.y});
    if (app->overlay == OVERLAY_NONE && table_spot(app, &spot) && app->desk.walking) deal_dialog(ui, &spot);
}

static void rewind_one(App *app) {
    int steps = session_steps(app_session(app));
    if (steps > 0) game_fork(app, steps - 1);
}

// The desk then follows what was offered: of several packages the one they like best, though that may be the offer before.
static void take_at_table(App *app, const Decision *decision) {
    int steps = session_steps(app_session(app));
    game_take(app, decision);
    if (decision->kind == DECISION_OFFER && session_steps(app_session(app)) > steps) app->desk.followed = DESK_ANEW;
}

// True when the id is one of the table's.
static bool act_at_table(App *app, int id) {
    DealSpot spot;
    Decision decision;
    if (!table_spot(app, &spot) || !deal_owns(&spot, id)) return false;
    if (deal_act(app, &spot, id, &decision)) take_at_table(app, &decision);
    return true;
}

static bool key_at_table(App *app, const Input *input) {
    DealSpot spot;
    Decision decision;
    bool decided = false;
    if (!table_spot(app, &spot) || !deal_key(app, &spot, input, &decision, &decided)) return false;
    if (decided) take_at_table(app, &decision);
    return true;
}

static void adjust(App *app, int id, int by) {
    DealSpot spot;
    if (table_spot(app, &spot)) deal_adjust(&spot, id, by);
}

static void slide(App *app, int id, int per_mille) {
    DealSpot spot;
    if (table_spot(app, &spot)) deal_slide(&spot, id, per_mille);
}

static void act(App *app, int id) {
    const View *view = view_of(app);
    if (frame_act(app, id) || act_at_table(app, id)) return;
    if (id == ID_REWIND)
        rewind_one(app);
    else if (id == ID_FIRST)
        game_review_first(app);
    else if (id == ID_NOTES)
        app->play.notes = !app->play.notes;
    else if (id == ID_DEBRIEF)
        debrief_open(app);
    else if (id >= ID_OPTION && id < ID_OPTION + view->option_count)
        game_decide(app, view->options[id - ID_OPTION].number);
}

static bool letter(App *app, uint32_t code) {
    if (code == 'n')
        app->play.notes = !app->play.notes;
    else if (code == 'b' && game_has_review(app))
        game_review_first(app);
    else if (code >= '1' && code < '1' + (uint32_t)view_of(app)->option_count)
        act(app, ID_OPTION + (int)(code - '1'));
    else
        return false;
    return true;
}

static bool key(App *app, const Input *input) {
    if (key_at_table(app, input)) return true;
    switch (input->key) {
    case KEY_ESCAPE: app_show(app, SCREEN_HOME); return true;
    case KEY_BACKSPACE: rewind_one(app); return true;
    case KEY_LETTER: return letter(app, input->code);
    case KEY_ENTER:
        if (!has_ended(app) || app->focus) return false;
        act(app, ID_DEBRIEF);
        return true;
    default: return false;
    }
}

static int entry(const App *app) {
    if (has_ended(app)) return ID_DEBRIEF;
    return table_asks(app) ? deal_entry(view_of(app)->table, &app->desk, ID_DEAL) : ID_OPTION;
}

const ScreenSpec play_screen = {
    .enter = enter, .read = read, .draw = draw, .act = act, .key = key, .entry = entry, .adjust = adjust, .slide = slide};
