// The panel beside the conversation: who speaks, and what the rep may know now, at a glance. What has just changed comes first.
#include "ui/parts.h"

typedef struct Panel {
    const App *app;
    Ui *ui;
    const View *view, *before;  // before: at the decision before; NULL at the first
    int x, y, w;
} Panel;

static void heading(Panel *p, const char *icon, Str text) {
    Ui *ui = p->ui;
    int size = ui->pictures ? px(ui, 18) : 0, line = ui_line_height(ui, TEXT_LABEL), left = p->x + (size ? size + px(ui, 8) : 0);
    p->y += px(ui, 2 * GAP);
    ui_icon(ui, p->x, p->y + (line - size) / 2, size, icon, COLOR_INK_SOFT);
    p->y += ui_text(ui, left, p->y, p->x + p->w - left, TEXT_LABEL, COLOR_INK_SOFT, text) + px(ui, 4);
}

static void draw_practice(Panel *p, Str text) {
    Ui *ui = p->ui;
    if (!text.len) return;
    int pad = px(ui, 12);
    Card card = ui_card_begin(ui, p->x, p->y, p->w, COLOR_PRACTICE_TINT, COLOR_PRACTICE);
    int bottom = p->y + pad + ui_text(ui, p->x + pad, p->y + pad, p->w - 2 * pad, TEXT_SMALL, COLOR_PRACTICE, text);
    p->y = ui_card_end(ui, card, bottom + pad) + px(ui, 2 * GAP);
}

// The mood stands below a name beside which it has no room.
static void draw_person(Panel *p, int person) {
    Ui *ui = p->ui;
    int radius = px(ui, 16), line = ui_line_height(ui, TEXT_BODY), row = ui_most(line, 2 * radius);
    Portrait portrait = portrait_of(p->app, p->view, person);
    int left = p->x + 2 * radius + px(ui, 10), mood = ui_mood_width(ui, portrait.mood);
    ui_portrait(ui, p->x + radius, p->y + row / 2, radius, &portrait);
    int room = p->x + p->w - left, pill = ui_pill_height(ui), bottom = p->y + row;
    bool beside = ui_width(ui, TEXT_BODY, portrait.name) + px(ui, GAP) + mood <= room;
    int below = p->y + (row - line) / 2 + ui_text(ui, left, p->y + (row - line) / 2, room, TEXT_BODY, COLOR_INK, portrait.name);
    ui_mood(ui, beside ? p->x + p->w - mood : left, beside ? p->y + (row - pill) / 2 : below, portrait.mood);
    p->y = (beside ? bottom : ui_most(bottom, below + pill)) + px(ui, 6);
}

// Those whose feelings can be read and who are not on the stage.
static void draw_people(Panel *p) {
    int on_stage = stage_person(p->app);
    p->y += px(p->ui, 10);
    for (int i = 0; i < p->view->person_count; i++)
        if (p->view->people[i].mood != MOOD_NONE && i != on_stage) draw_person(p, i);
    p->y -= px(p->ui, 6);
}

static void draw_meter(Panel *p, int index) {
    Ui *ui = p->ui;
    const ViewMeter *meter = &p->view->meters[index];
    int32_t before = p->before && index < p->before->meter_count ? p->before->meters[index].value : meter->value;
    int32_t shown = motion_value(p->app, before, meter->value);
    Str value = meter->word.len ? meter->word : str_int(&ui->list->arena, shown);
    int width = ui_width(ui, TEXT_STRONG, value);
    ui->who = meter->label;
    ui_line_right(ui, p->x, p->y, p->w, TEXT_STRONG, COLOR_INK, value);
    ui->who = STR_NONE;
    ui->aside = true;
    int height = ui_text(ui, p->x, p->y, p->w - width - px(ui, 12), TEXT_SMALL, COLOR_INK, meter->label);
    ui->aside = false;
    int line = ui_line_height(ui, TEXT_STRONG);
    p->y += ui_most(height, line) + px(ui, 2);
    if (!meter->word.len) {
        ui_bar(ui, (Rect){p->x, p->y, p->w, px(ui, GAP)}, shown, meter->min, meter->max, COLOR_ACCENT);
        p->y += px(ui, GAP);
    }
    p->y += px(ui, GAP);
}

typedef struct PromiseLook {
    Str word;
    ColorName ink, tint;
} PromiseLook;

static void draw_promise(Panel *p, const ViewPromise *promise) {
    static const PromiseLook looks[] = {
        [PROMISE_NONE] = {{"", 0}, COLOR_INK, COLOR_SUNK},
        [PROMISE_OPEN] = {{"Open", 4}, COLOR_INK, COLOR_SUNK},
        [PROMISE_KEPT] = {{"Kept", 4}, COLOR_GOOD, COLOR_GOOD_TINT},
        [PROMISE_BROKEN] = {{"Broken", 6}, COLOR_BAD, COLOR_BAD_TINT},
    };
    Ui *ui = p->ui;
    const PromiseLook *look = &looks[promise->state];
    int size = px(ui, 18), left = p->x + size + px(ui, 10), w = p->x + p->w - left, line = ui_line_height(ui, TEXT_SMALL);
    int y = p->y + (line - size) / 2;
    if (promise->state == PROMISE_KEPT)
        ui_check(ui, p->x, y, size, look->ink);
    else if (promise->state == PROMISE_BROKEN)
        ui_cross(ui, p->x, y, size, look->ink);
    else
        ui_border(ui, (Rect){p->x + px(ui, 2), y + px(ui, 2), size - px(ui, 4), size - px(ui, 4)}, COLOR_INK_SOFT, size, px(ui, 2));
    p->y += ui_text(ui, left, p->y, w, TEXT_SMALL, COLOR_INK, promise->text) + px(ui, 2);
    int pill = ui_pill(ui, left, p->y, look->ink, look->tint, tr(ui, look->word)) + px(ui, GAP);
    Str due = clock_label(ui, p->view->clock_unit, promise->due);
    if (due.len) ui_line(ui, left + pill, p->y, w - pill, TEXT_SMALL, COLOR_INK_SOFT, TR_FILL(ui, "due {1}", due));
    p->y += ui_pill_height(ui) + px(ui, 10);
}

static bool is_new(const Panel *p, const ViewFact *fact) {
    if (!p->before) return false;
    for (int i = 0; i < p->before->fact_count; i++)
        if (str_equal(p->before->facts[i].id, fact->id)) return false;
    return true;
}

static void draw_fact(Panel *p, const ViewFact *fact, bool fresh) {
    Ui *ui = p->ui;
    int left = p->x + px(ui, 14), w = p->x + p->w - left, top = p->y;
    p->y += ui_text(ui, left, p->y, w, TEXT_SMALL, COLOR_INK, fact->text);
    if (fact->from.len) p->y += ui_text(ui, left, p->y, w, TEXT_SMALL, COLOR_INK_SOFT, TR_FILL(ui, "from {1}", fact->from));
    ui_fill(ui, (Rect){p->x, top + px(ui, 3), px(ui, 3), p->y - top - px(ui, 6)}, fresh ? COLOR_ACCENT : COLOR_OUTLINE, px(ui, 1));
    p->y += px(ui, 10);
}

// Those learned with the last decision, or all others.
static void draw_facts(Panel *p, bool fresh) {
    int count = 0;
    for (int i = 0; i < p->view->fact_count; i++) {
        if (is_new(p, &p->view->facts[i]) != fresh) continue;
        if (!count++) heading(p, "facts", fresh ? TR(p->ui, "Just learned") : TR(p->ui, "What you know"));
        draw_fact(p, &p->view->facts[i], fresh);
    }
}

int panel_draw(const App *app, Ui *ui, int x, int y, int w, bool brief) {
    const Story *story = &app->story;
    const View *view = &story->scenes[story->count - 1].view;
    Panel panel = {app, ui, view, story->count > 1 ? &story->scenes[story->count - 2].view : NULL, x, y, w}, *p = &panel;
    bool wide = app->w >= px(ui, NARROW);
    if (wide) draw_practice(p, practice_label(app, ui));
    if (wide && !app->play.docked) p->y = guide_draw(app, ui, x, p->y, w);
    // Where there is little height, what the coach says comes before the face, which stands beside every line anyway.
    bool coach = wide && game_guided(app);
    if (coach && brief) p->y = coach_line_draw(app, ui, x, p->y, w);
    p->y = stage_draw(app, ui, x, p->y, w, brief);
    if (coach && !brief) p->y = coach_line_draw(app, ui, x, p->y + px(ui, 12), w);
    draw_people(p);
    draw_facts(p, true);
    if (view->promise_count) heading(p, "promises", TR(ui, "Promises"));
    for (int i = 0; i < view->promise_count; i++) draw_promise(p, &view->promises[i]);
    if (view->meter_count) heading(p, "meter", TR(ui, "Where it stands"));
    for (int i = 0; i < view->meter_count; i++) draw_meter(p, i);
    draw_facts(p, false);
    return p->y;
}
