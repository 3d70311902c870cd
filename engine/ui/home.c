// The home screen: what can be played, how it went last time, and the run that waits.
#include "base/utf8.h"
#include "ui/parts.h"

#define BRIEF_LINES      3
#define COMMITMENT_LINES 3
#define SHORT            430  // logical pixels of height below which the promise is left out
#define THUMB            104  // logical pixels of the picture above a card
#define COLUMN           344  // logical pixels a column of cards needs
#define COLUMNS_MAX      4

// Runs are listed newest first.
static Result last_result(const RunInfo *runs, int count, Str scenario, Arena *arena) {
    Result result = {0};
    for (int i = 0; i < count; i++) {
        if (!runs[i].ended || !str_equal(runs[i].scenario, scenario)) continue;
        if (!result.ended) result.ended = runs[i].id;
        if (runs[i].mode != MODE_FIRST) continue;
        result.outcome = score_print(arena, runs[i].outcome);
        result.accuracy = runs[i].accuracy >= 0 ? points_label(arena, runs[i].accuracy, 100) : STR_NONE;
        break;
    }
    return result;
}

// All runs of the store, or -1 with a fault; and whether none was ever finished.
static int read_runs(App *app, RunInfo **runs, Err *err) {
    Home *home = &app->home;
    Store *store = app->world.keeper->store;
    int count = store ? store_runs(store, &home->arena, runs, err) : 0;
    home->fresh = count >= 0 && !app->game.run;
    for (int i = 0; i < count; i++) home->fresh &= !(*runs)[i].ended;
    return count;
}

void home_glance(App *app) {
    Err err = {0};
    RunInfo *runs = NULL;
    read_runs(app, &runs, &err);
    err_free(&err);
}

static void read_results(App *app) {
    Home *home = &app->home;
    home->results = ARENA_ARRAY(&home->arena, Result, home->count);
    Err err = {.catalog = app->ui};
    RunInfo *runs = NULL;
    int count = read_runs(app, &runs, &err);
    if (count < 0 && err.count) home->warning = str_copy(&home->arena, fault_print(&home->arena, &err.faults[0]));
    for (int i = 0; i < home->count; i++) {
        Result *result = &home->results[i];
        *result = last_result(runs, count, home->items[i].name, &home->arena);
        result->reviewed = result->ended || game_has_ended(app, home->items[i].name);
    }
    err_free(&err);
}

static Str title_of(const Home *home, Str name) {
    for (int i = 0; i < home->count; i++)
        if (str_equal(home->items[i].name, name)) return catalog_get(home->items[i].catalog, STR_NONE, home->items[i].title);
    return name;
}

static void find_open_run(App *app) {
    Home *home = &app->home;
    const Run *first = game_resumable(app);
    RunInfo info;
    if (first && session_steps(run_session(first)) > 0) {  // before its first decision there is nothing to go on with
        home->resumable = home->in_memory = true;
        home->resume_name = app->game.name;
        home->resume_decisions = session_steps(run_session(first));
    } else if (run_find_open(app->world.keeper, STR_NONE, &home->arena, &info)) {
        home->resumable = true;
        home->resume_name = info.scenario;
        home->resume_id = info.id;
        home->resume_decisions = info.decisions;
    }
    home->resume_title = title_of(home, home->resume_name);
}

static void read(App *app) {
    Home *home = &app->home;
    arena_reset(&home->arena);
    *home = (Home){.arena = home->arena};
    home->count = app->world.library(app->world.context, app->language, &home->items);
    read_results(app);
    find_open_run(app);
    home->commitment = said_commitment(app, &home->arena);
}

// Name and promise, the one beside the other where there is room; the languages at the right, or above where it is narrow.
static int draw_title(const App *app, Ui *ui, Rect body) {
    int edge = frame_edge(ui, body.w), left = body.x + edge, right = body.x + body.w - edge, y = body.y + px(ui, 20);
    bool narrow = body.w < px(ui, 560);
    const Action settings = {.id = ID_SETTINGS, .label = TR(ui, "Settings"), .icon = "settings", .wordless = true};
    int width = ui_action_width(ui, &settings);
    ui_action(ui, right - width, y, &settings);
    int room = frame_languages(app, ui, right - width - px(ui, 2 * GAP), y) - px(ui, 2 * GAP);
    if (narrow) y += ui_button_height(ui) + px(ui, GAP);
    int name = ui_line(ui, left, y, (narrow ? right : room) - left, TEXT_TITLE, COLOR_INK, STR("Counterpart")) + px(ui, 20);
    Str promise = TR(ui, "Practise the hard conversations with key accounts before they are real.");
    int high = ui_line_height(ui, TEXT_TITLE),
        low = text_ascent(ui->cache, ui_font(ui, TEXT_TITLE)) - text_ascent(ui->cache, ui_font(ui, TEXT_BODY));
    if (left + name + ui_width(ui, TEXT_BODY, promise) <= room) {
        ui_line(ui, left + name, y + low, room - left - name, TEXT_BODY, COLOR_INK_SOFT, promise);
        return y + high + px(ui, 20);
    }
    y += high;
    if (body.h < px(ui, SHORT)) return y + px(ui, GAP);
    return y + ui_text(ui, left, y, (narrow ? right : room) - left, TEXT_BODY, COLOR_INK_SOFT, promise) + px(ui, 20);
}

static int draw_header(const App *app, Ui *ui, Rect body) {
    ui->quiet++;
    int bottom = draw_title(app, ui, body);
    ui->quiet--;
    ui_fill(ui, (Rect){body.x, body.y, body.w, bottom - body.y}, COLOR_SURFACE, 0);
    ui_fill(ui, (Rect){body.x, bottom - px(ui, 1), body.w, px(ui, 1)}, COLOR_EDGE, 0);
    return draw_title(app, ui, body);
}

// What was promised at the end of the last debrief, before the next run.
static int draw_commitment(const App *app, Ui *ui, int x, int y, int w, int least) {
    int pad = px(ui, 20), inner = w - 2 * pad, icon = ui->pictures ? px(ui, 18) : 0, line = ui_line_height(ui, TEXT_LABEL);
    Card card = ui_card_begin(ui, x, y, w, COLOR_PRACTICE_TINT, COLOR_PRACTICE_TINT);
    int lowest = y + least;
    y += px(ui, 14);
    ui_icon(ui, x + pad, y + (line - icon) / 2, icon, "target", COLOR_PRACTICE);
    int left = x + pad + (icon ? icon + px(ui, 8) : 0);
    y += ui_text(ui, left, y, x + w - pad - left, TEXT_LABEL, COLOR_PRACTICE, TR(ui, "Last time you said"));
    y += ui_text_most(ui, x + pad, y, inner, COMMITMENT_LINES, TEXT_BODY, COLOR_INK, app->home.commitment) + px(ui, 12);
    return ui_card_end(ui, card, y > lowest ? y : lowest);
}

// When the coach speaks in runs that are begun from now on.
static int draw_coaching(const App *app, Ui *ui, int x, int y, int w) {
    bool guided = app->coaching == COACHING_GUIDED;
    const Action actions[] = {{.id = ID_AT_END, .label = TR(ui, "At the end"), .kind = guided ? BUTTON_PLAIN : BUTTON_CHOSEN},
                              {.id = ID_EACH, .label = TR(ui, "After each decision"), .kind = guided ? BUTTON_CHOSEN : BUTTON_PLAIN}};
    if (!app->world.search) return y;
    Str text = TR(ui, "The coach speaks:");
    int width = ui_width(ui, TEXT_SMALL, text) + px(ui, 12), button = ui_button_height(ui);
    ui_line(ui, x, y + (button - ui_line_height(ui, TEXT_SMALL)) / 2, w, TEXT_SMALL, COLOR_INK_SOFT, text);
    bool beside = width + ui_action_width(ui, &actions[0]) + ui_action_width(ui, &actions[1]) + px(ui, GAP) <= w;
    if (beside) return ui_actions(ui, x + width, y, w - width, actions, 2) + px(ui, 3 * GAP);
    return ui_actions(ui, x, y + button, w, actions, 2) + px(ui, 3 * GAP);
}

// What is offered first: the run that waits; else where to begin; else the easiest that was not played yet.
typedef struct Hero {
    int id, item;  // item: -1 when it is not in the library
    Str label, title, state, button;
} Hero;

static int item_of(const Home *home, Str name) {
    for (int i = 0; i < home->count; i++)
        if (str_equal(home->items[i].name, name)) return i;
    return -1;
}

static int next_item(const Home *home) {
    int best = -1;
    for (int i = 0; i < home->count; i++) {
        if (home->results[i].ended) continue;
        if (best < 0 || home->items[i].level < home->items[best].level) best = i;
    }
    return best;
}

static Str resume_state(const Ui *ui, int decisions) {
    if (decisions == 1) return TR(ui, "Your run is open: 1 decision so far.");
    return TR_FILL(ui, "Your run is open: {1} decisions so far.", str_int(&ui->list->arena, decisions));
}

static Hero hero_of(const App *app, const Ui *ui) {
    const Home *home = &app->home;
    if (home->resumable)
        return (Hero){.id = ID_RESUME,
                      .item = item_of(home, home->resume_name),
                      .label = TR(ui, "Where you stopped"),
                      .title = home->resume_title,
                      .state = resume_state(ui, home->resume_decisions),
                      .button = TR(ui, "Resume")};
    int next = next_item(home);
    if (next < 0) return (Hero){.id = ID_NONE};
    const LibraryItem *item = &home->items[next];
    return (Hero){.id = ID_HERO,
                  .item = next,
                  .label = home->fresh ? TR(ui, "Start here") : TR(ui, "Next for you"),
                  .title = catalog_get(item->catalog, STR_NONE, item->title),
                  .state = effort_label(ui, item->minutes, item->level),
                  .button = TR(ui, "Play")};
}

// The scene of a scenario with its first person in it, who stands at the right of `rect`. `shape`, which has the round corners, may go
// beyond it, where it is painted over.
static void draw_thumb(const App *app, Ui *ui, const LibraryItem *item, Rect rect, Rect shape, int radius) {
    Str scene = app_picture(app, PICTURE_SCENE, item->path, item->scene);
    Str portrait = app_picture(app, PICTURE_PORTRAIT, item->path, item->portrait);
    if (!scene.len) return;
    ui_image(ui, shape, scene, STR_NONE, radius);
    int side = rect.h * 15 / 16;
    if (portrait.len)
        ui_image(ui, (Rect){rect.x + rect.w - side - px(ui, GAP), rect.y + rect.h - side, side, side}, portrait, STR("neutral"), 0);
}

static bool has_thumb(const App *app, const LibraryItem *item) {
    return app_picture(app, PICTURE_SCENE, item->path, item->scene).len > 0;
}

static void draw_hero_button(Ui *ui, Str label, Rect rect, bool hot) {
    int width = ui_width(ui, TEXT_STRONG, label);
    ui_fill(ui, rect, COLOR_SURFACE, px(ui, GAP));
    ui_line(ui, rect.x + (rect.w - width) / 2, rect.y + (rect.h - ui_line_height(ui, TEXT_STRONG)) / 2, width, TEXT_STRONG,
            hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT, label);
}

static int draw_hero_text(Ui *ui, const Hero *hero, int x, int y, int w) {
    y += ui_text(ui, x, y, w, TEXT_LABEL, COLOR_ON_ACCENT, hero->label);
    y += ui_text(ui, x, y, w, TEXT_HEADING, COLOR_ON_ACCENT, hero->title) + px(ui, 4);
    return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_ON_ACCENT, hero->state);
}

// Where the button stands beside the texts if there is room, else below them.
typedef struct HeroPlan {
    int thumb, text, button, height;  // widths, but for the last
    bool stacked;
} HeroPlan;

static HeroPlan plan_hero(const App *app, Ui *ui, const Hero *hero, int w) {
    int pad = px(ui, 20),
        line = ui_line_height(ui, TEXT_LABEL) + ui_line_height(ui, TEXT_HEADING) + px(ui, 4) + ui_line_height(ui, TEXT_SMALL);
    int needs = ui_most(ui_width(ui, TEXT_HEADING, hero->title),
                        ui_most(ui_width(ui, TEXT_LABEL, hero->label), ui_width(ui, TEXT_SMALL, hero->state)));
    bool pictured = w >= px(ui, 520) && hero->item >= 0 && has_thumb(app, &app->home.items[hero->item]);
    HeroPlan plan = {.button = ui_width(ui, TEXT_STRONG, hero->button) + px(ui, 44), .height = line + 2 * px(ui, 16)};
    plan.thumb = pictured ? plan.height * 16 / 9 : 0;
    plan.text = w - plan.thumb - 2 * pad - plan.button - px(ui, 2 * GAP);
    if (plan.text >= needs) return plan;
    plan.stacked = true;
    plan.thumb = 0;
    plan.text = w - 2 * pad;
    ui->quiet++;
    plan.height = draw_hero_text(ui, hero, 0, 0, plan.text) + px(ui, 12 + TARGET) + 2 * px(ui, 16);
    ui->quiet--;
    return plan;
}

static void draw_hero(const App *app, Ui *ui, const Hero *hero, const HeroPlan *plan, Rect rect) {
    bool hot = ui_is_hot(ui, hero->id);
    int pad = px(ui, 20), left = rect.x + plan->thumb + pad, high = px(ui, TARGET);
    Rect button = {plan->stacked ? left : rect.x + rect.w - pad - plan->button,
                   plan->stacked ? rect.y + rect.h - px(ui, 16) - high : rect.y + (rect.h - high) / 2, plan->button, high};
    ui_fill(ui, rect, hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT, px(ui, CORNER));
    if (plan->thumb) {
        int corner = px(ui, CORNER);
        Rect picture = {rect.x, rect.y, plan->thumb, rect.h}, shape = {rect.x, rect.y, plan->thumb + corner, rect.h};
        draw_thumb(app, ui, &app->home.items[hero->item], picture, shape, corner);
        ui_fill(ui, (Rect){rect.x + plan->thumb, rect.y, corner, rect.h}, hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT, 0);
    }
    ui_border(ui, rect, hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT, px(ui, CORNER), px(ui, 2));
    draw_hero_text(ui, hero, left, rect.y + px(ui, 16), plan->text);
    draw_hero_button(ui, hero->button, button, hot);
    Str label = hero->id == ID_RESUME ? hero->button : TR_FILL(ui, "{1}: {2}", hero->label, hero->title);
    ui_widget(ui, rect, hero->id, label, true, px(ui, CORNER));
}

// The hero, and what was promised beside it where there is room, else above.
static int draw_first(const App *app, Ui *ui, int x, int y, int w) {
    Hero hero = hero_of(app, ui);
    bool promised = app->home.commitment.len > 0, beside = promised && hero.id && w >= px(ui, NARROW - 2 * PAGE);
    int gap = px(ui, 2 * GAP), right = beside ? w * 2 / 5 : 0, bottom = y, width = w - right - (beside ? gap : 0);
    HeroPlan plan = plan_hero(app, ui, &hero, width);
    if (promised) bottom = draw_commitment(app, ui, beside ? x + w - right : x, y, beside ? right : w, beside ? plan.height : 0);
    if (promised && !beside) bottom = y = bottom + gap;
    if (hero.id) {
        Rect rect = {x, y, width, plan.height};
        if (beside && bottom - y > rect.h) rect.h = bottom - y;
        draw_hero(app, ui, &hero, &plan, rect);
        bottom = rect.y + rect.h > bottom ? rect.y + rect.h : bottom;
    }
    return bottom > y || promised ? bottom + px(ui, 2 * GAP) : y;
}

// `waits`: a run of it can be resumed.
static Str result_label(const Ui *ui, const Result *result, bool waits) {
    if (!result->outcome.len) return waits ? TR(ui, "Begun, not finished") : TR(ui, "Not played yet");
    if (!result->accuracy.len) return TR_FILL(ui, "Last result: {1}", result->outcome);
    return TR_FILL(ui, "Last result: {1}, accuracy {2}", result->outcome, result->accuracy);
}

static void draw_result(Ui *ui, int x, int y, int w, const Result *result, bool waits, bool hot) {
    Str play = waits ? TR(ui, "Play anew") : TR(ui, "Play");  // the run that waits is gone on with above
    int width = ui_width(ui, TEXT_STRONG, play);
    int low = y + (ui_line_height(ui, TEXT_STRONG) - ui_line_height(ui, TEXT_SMALL)) / 2;
    ui_line(ui, x, low, w - width - px(ui, GAP), TEXT_SMALL, result->outcome.len ? COLOR_INK : COLOR_INK_SOFT,
            result_label(ui, result, waits));
    ui_line_right(ui, x, y, w, TEXT_STRONG, hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT, play);
}

// A card has no room for paragraphs: their break becomes a space, and in Chinese, which has none between sentences, nothing.
static Str one_paragraph(Arena *arena, Str text) {
    const uint32_t first_of_east_asia = 0x2E80;
    StrBuf buf = {.arena = arena};
    uint32_t last = 0;
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t code = utf8_next(text, &at);
        if (code != '\n')
            buf_add(&buf, str_slice(text, from, at));
        else if (at < text.len && text.data[at] != '\n' && last < first_of_east_asia)
            buf_char(&buf, ' ');
        if (code != '\n') last = code;
    }
    return buf_str(&buf);
}

static int thumb_height(const App *app, const Ui *ui, int index) {
    return has_thumb(app, &app->home.items[index]) ? px(ui, THUMB) : 0;
}

static int review_height(const App *app, const Ui *ui, int index) {
    return app->home.results[index].reviewed ? px(ui, TARGET) : 0;
}

static int footer_height(const Ui *ui) {
    return px(ui, 10) + ui_line_height(ui, TEXT_STRONG) + px(ui, 12);
}

// At the foot of the card: the way back to the debrief of its newest run.
static void draw_review(const App *app, Ui *ui, int index, Str title, Rect rect) {
    int id = ID_REVIEW + index, pad = px(ui, 20), line = ui_line_height(ui, TEXT_STRONG);
    bool hot = ui_is_hot(ui, id);
    if (!app->home.results[index].reviewed) return;
    ui_fill(ui, (Rect){rect.x + pad, rect.y, rect.w - 2 * pad, px(ui, 1)}, COLOR_EDGE, 0);
    ui_line_right(ui, rect.x + pad, rect.y + (rect.h - line) / 2, rect.w - 2 * pad, TEXT_STRONG, hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT,
                  TR(ui, "Debrief"));
    ui_widget(ui, rect, id, TR_FILL(ui, "Debrief: {1}", title), true, px(ui, CORNER));
}

// Kind, title, effort and the beginning of the brief; returns y below.
static int draw_card_text(const App *app, Ui *ui, int index, int x, int y, int w) {
    const LibraryItem *item = &app->home.items[index];
    int lines = app->home.results[index].reviewed ? BRIEF_LINES - 1 : BRIEF_LINES;  // below it stands the way to the debrief
    int icon = ui->pictures ? px(ui, 18) : 0, line = ui_line_height(ui, TEXT_LABEL), left = x + (icon ? icon + px(ui, 8) : 0);
    Arena *arena = &ui->list->arena;
    if (icon) ui_icon(ui, x, y + (line - icon) / 2, icon, str_copy(arena, item->kind).data, COLOR_INK_SOFT);
    y += ui_text(ui, left, y, x + w - left, TEXT_LABEL, COLOR_INK_SOFT, kind_label(ui, item->kind)) + px(ui, 2);
    y += ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, catalog_get(item->catalog, STR_NONE, item->title));
    y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, effort_label(ui, item->minutes, item->level)) + px(ui, 6);
    Str brief = one_paragraph(arena, catalog_get(item->catalog, STR_NONE, item->brief));
    return y + ui_text_most(ui, x, y, w, lines, TEXT_SMALL, COLOR_INK, brief) + px(ui, 12);
}

static int card_height(const App *app, Ui *ui, int index, int w) {
    int pad = px(ui, 20);
    ui->quiet++;
    int text = draw_card_text(app, ui, index, 0, 0, w - 2 * pad);
    ui->quiet--;
    return thumb_height(app, ui, index) + px(ui, 14) + text + footer_height(ui) + review_height(app, ui, index);
}

static void draw_card(const App *app, Ui *ui, int index, Rect rect) {
    const LibraryItem *item = &app->home.items[index];
    bool hot = ui_is_hot(ui, ID_CARD + index);
    int pad = px(ui, 20), inner = rect.w - 2 * pad, left = rect.x + pad, thumb = thumb_height(app, ui, index);
    int review = review_height(app, ui, index), foot = rect.y + rect.h - review - footer_height(ui), corner = px(ui, CORNER);
    ui_fill(ui, rect, COLOR_SURFACE, corner);
    if (thumb) {
        draw_thumb(app, ui, item, (Rect){rect.x, rect.y, rect.w, thumb}, (Rect){rect.x, rect.y, rect.w, thumb + corner}, corner);
        ui_fill(ui, (Rect){rect.x, rect.y + thumb, rect.w, corner}, COLOR_SURFACE, 0);
    }
    ui_border(ui, rect, hot ? COLOR_ACCENT : COLOR_OUTLINE, corner, px(ui, hot ? 2 : 1));
    draw_card_text(app, ui, index, left, rect.y + thumb + px(ui, 14), inner);
    ui_fill(ui, (Rect){left, foot, inner, px(ui, 1)}, COLOR_EDGE, 0);
    draw_result(ui, left, foot + px(ui, 10), inner, &app->home.results[index],
                app->home.resumable && str_equal(app->home.resume_name, item->name), hot);
    Str title = catalog_get(item->catalog, STR_NONE, item->title);
    ui_widget(ui, (Rect){rect.x, rect.y, rect.w, rect.h - review}, ID_CARD + index, title, true, corner);
    draw_review(app, ui, index, title, (Rect){rect.x, rect.y + rect.h - review, rect.w, review});
}

// Rows of cards of equal height, in the order of the course.
static int draw_library(const App *app, Ui *ui, int x, int y, int w) {
    int count = app->home.count, gap = px(ui, 3 * GAP), columns = w / px(ui, COLUMN);
    columns = columns > COLUMNS_MAX ? COLUMNS_MAX : columns < 1 ? 1 : columns;
    int width = (w - gap * (columns - 1)) / columns;
    for (int i = 0; i < count; i += columns) {
        int height = 0;
        for (int j = i; j < count && j < i + columns; j++) {
            int needs = card_height(app, ui, j, width);
            height = needs > height ? needs : height;
        }
        for (int j = i; j < count && j < i + columns; j++) draw_card(app, ui, j, (Rect){x + (j - i) * (width + gap), y, width, height});
        y += height + (i + columns < count ? gap : px(ui, 12));
    }
    if (!count) y += ui_text(ui, x, y, w, TEXT_BODY, COLOR_INK_SOFT, TR(ui, "No scenarios were found."));
    return y;
}

// The card with the focus when its scenario has a debrief to open, else -1.
static int reviewed_card(const App *app) {
    int index = app->focus - (app->focus >= ID_REVIEW ? ID_REVIEW : ID_CARD);
    return index >= 0 && index < app->home.count && app->home.results[index].reviewed ? index : -1;
}

static Rect draw_hints(const App *app, Ui *ui) {
    bool guided = app->coaching == COACHING_GUIDED;
    Hint hints[7] = {{TR(ui, "Arrows"), TR(ui, "move")}, {TR(ui, "Enter"), TR(ui, "open")}};
    int count = 2;
    if (reviewed_card(app) >= 0) hints[count++] = (Hint){STR("D"), TR(ui, "debrief")};
    hints[count++] = (Hint){STR("G"), guided ? TR(ui, "coach at the end") : TR(ui, "coach after each decision")};
    hints[count++] = (Hint){STR("L"), TR(ui, "language")};
    hints[count++] = (Hint){STR("F1"), TR(ui, "all keys")};
    hints[count++] = (Hint){STR("Esc"), TR(ui, "quit")};
    return frame_hints(ui, app_window(app), 0, hints, count);
}

static void draw(App *app, Ui *ui) {
    Rect body = draw_hints(app, ui);
    body = frame_strips(app, ui, body);
    int top = draw_header(app, ui, body);
    Rect view = {body.x, top, body.w, body.y + body.h - top};
    int edge = frame_edge(ui, body.w), x = body.x + edge, w = body.w - 2 * edge;
    int y = ui_area_begin(ui, AREA_MAIN, view) + px(ui, 20);
    y = draw_first(app, ui, x, y, w);
    y = draw_coaching(app, ui, x, y, w);
    ui_area_end(ui, draw_library(app, ui, x, y, w));
}

static void choose_coaching(App *app, Coaching coaching) {
    app_set_coaching(app, coaching);
    if (app->world.set_coaching) app->world.set_coaching(app->world.context, coaching);
}

static void review(App *app, int index) {
    const LibraryItem *item = &app->home.items[index];
    game_review(app, item->name, item->path, app->home.results[index].ended);
}

static void start(App *app, int index) {
    const LibraryItem *item = &app->home.items[index];
    game_start(app, item->name, item->path, app->world.seed(app->world.context));
}

static void act(App *app, int id) {
    if (frame_act(app, id)) return;
    if (id == ID_AT_END || id == ID_EACH) {
        choose_coaching(app, id == ID_EACH ? COACHING_GUIDED : COACHING_ASSESSED);
    } else if (id == ID_RESUME) {
        game_resume(app);
    } else if (id == ID_HERO && next_item(&app->home) >= 0) {
        start(app, next_item(&app->home));
    } else if (id >= ID_CARD && id < ID_CARD + app->home.count) {
        start(app, id - ID_CARD);
    } else if (id >= ID_REVIEW && id < ID_REVIEW + app->home.count) {
        review(app, id - ID_REVIEW);
    }
}

static bool key(App *app, const Input *input) {
    if (input->key == KEY_ESCAPE)
        app->quits = true;
    else if (input->key == KEY_LETTER && input->code == 'g' && app->world.search)
        choose_coaching(app, app->coaching == COACHING_GUIDED ? COACHING_ASSESSED : COACHING_GUIDED);
    else if (input->key == KEY_LETTER && input->code == 'd' && reviewed_card(app) >= 0)
        review(app, reviewed_card(app));
    else
        return false;
    return true;
}

static int entry(const App *app) {
    if (app->home.resumable) return ID_RESUME;
    if (next_item(&app->home) >= 0) return ID_HERO;
    for (int i = 0; i < app->stop_count; i++)
        if (app->stops[i].id >= ID_CARD) return app->stops[i].id;
    return ID_NONE;
}

const ScreenSpec home_screen = {.read = read, .draw = draw, .act = act, .key = key, .entry = entry};
