// The head of the home screen: what is offered first, and what was promised in the last debrief.
#include "ui/parts.h"

#define COMMITMENT_LINES 3

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
    return ui_card_end(ui, card, ui_most(y, lowest));
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

int home_next(const Home *home) {
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
    int next = home_next(home);
    if (next < 0) return (Hero){.id = ID_NONE};
    const LibraryItem *item = &home->items[next];
    return (Hero){.id = ID_HERO,
                  .item = next,
                  .label = home->fresh ? TR(ui, "Start here") : TR(ui, "Next for you"),
                  .title = catalog_get(item->catalog, STR_NONE, item->title),
                  .state = effort_label(ui, item->minutes, item->level),
                  .button = TR(ui, "Play")};
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
    bool pictured = w >= px(ui, 520) && hero->item >= 0 && home_has_thumb(app, &app->home.items[hero->item]);
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
        home_thumb_draw(app, ui, &app->home.items[hero->item], picture, shape, corner);
        ui_fill(ui, (Rect){rect.x + plan->thumb, rect.y, corner, rect.h}, hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT, 0);
    }
    ui_border(ui, rect, hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT, px(ui, CORNER), px(ui, 2));
    draw_hero_text(ui, hero, left, rect.y + px(ui, 16), plan->text);
    draw_hero_button(ui, hero->button, button, hot);
    Str label = hero->id == ID_RESUME ? hero->button : TR_FILL(ui, "{1}: {2}", hero->label, hero->title);
    ui_widget(ui, rect, hero->id, label, true, px(ui, CORNER));
}

// The hero, and what was promised beside it where there is room, else above.
int home_hero_draw(const App *app, Ui *ui, int x, int y, int w) {
    Hero hero = hero_of(app, ui);
    bool promised = app->home.commitment.len > 0, beside = promised && hero.id && w >= px(ui, NARROW - 2 * PAGE);
    int gap = px(ui, 2 * GAP), right = beside ? w * 2 / 5 : 0, bottom = y, width = w - right - (beside ? gap : 0);
    HeroPlan plan = plan_hero(app, ui, &hero, width);
    if (promised) bottom = draw_commitment(app, ui, beside ? x + w - right : x, y, beside ? right : w, beside ? plan.height : 0);
    if (promised && !beside) bottom = y = bottom + gap;
    if (hero.id) {
        Rect rect = {x, y, width, plan.height};
        if (beside) rect.h = ui_most(rect.h, bottom - y);
        draw_hero(app, ui, &hero, &plan, rect);
        bottom = ui_most(bottom, rect.y + rect.h);
    }
    return bottom > y || promised ? bottom + px(ui, 2 * GAP) : y;
}
