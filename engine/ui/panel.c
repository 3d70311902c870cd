// The panel beside the conversation: what the rep may know now, at a glance.
#include "ui/parts.h"

typedef struct Panel {
    Ui *ui;
    const View *view;
    int x, y, w;
} Panel;

static void heading(Panel *p, Str text) {
    p->y += px(p->ui, 2 * GAP);
    p->y += ui_text(p->ui, p->x, p->y, p->w, TEXT_LABEL, COLOR_INK_SOFT, text) + px(p->ui, 4);
}

static void draw_practice(Panel *p, Str text) {
    Ui *ui = p->ui;
    if (!text.len) return;
    int pad = px(ui, 12);
    Card card = ui_card_begin(ui, p->x, p->y, p->w, COLOR_PRACTICE_TINT, COLOR_PRACTICE);
    int bottom = p->y + pad + ui_text(ui, p->x + pad, p->y + pad, p->w - 2 * pad, TEXT_SMALL, COLOR_PRACTICE, text);
    p->y = ui_card_end(ui, card, bottom + pad) + px(ui, 2 * GAP);
}

static void draw_clock(Panel *p) {
    if (!p->view->has_clock) return;
    p->y += ui_text(p->ui, p->x, p->y, p->w, TEXT_LABEL, COLOR_INK_SOFT, TR(p->ui, "Time"));
    p->y += ui_text(p->ui, p->x, p->y, p->w, TEXT_TITLE, COLOR_INK, clock_label(p->ui, p->view->clock_unit, p->view->clock_text));
}

static void draw_person(Panel *p, const ViewPerson *person) {
    Ui *ui = p->ui;
    int face = px(ui, 12), line = ui_line_height(ui, TEXT_BODY), low = px(ui, 2);
    ui_face(ui, p->x + face, p->y + line / 2, face, person->mood);
    Str mood = tr(ui, mood_name(person->mood));
    int mood_width = ui_width(ui, TEXT_LABEL, mood), left = p->x + 2 * face + px(ui, 10);
    ui_line(ui, left, p->y, p->x + p->w - left - mood_width - px(ui, GAP), TEXT_BODY, COLOR_INK, person->name);
    ui_line_right(ui, left, p->y + low, p->x + p->w - left, TEXT_LABEL, COLOR_INK, mood);
    p->y += line + px(ui, 2);
}

// Only those whose feelings can be read.
static void draw_people(Panel *p) {
    bool any = false;
    for (int i = 0; i < p->view->person_count; i++) {
        const ViewPerson *person = &p->view->people[i];
        if (person->mood == MOOD_NONE) continue;
        if (!any) heading(p, TR(p->ui, "How they feel"));
        any = true;
        draw_person(p, person);
    }
}

static void draw_meter(Panel *p, const ViewMeter *meter) {
    Ui *ui = p->ui;
    Str value = meter->word.len ? meter->word : str_int(&ui->list->arena, meter->value);
    int width = ui_width(ui, TEXT_STRONG, value);
    ui_line_right(ui, p->x, p->y, p->w, TEXT_STRONG, COLOR_INK, value);
    int height = ui_text(ui, p->x, p->y, p->w - width - px(ui, 12), TEXT_BODY, COLOR_INK, meter->label);
    int line = ui_line_height(ui, TEXT_STRONG);
    p->y += (height > line ? height : line) + px(ui, 2);
    if (!meter->word.len) {
        ui_bar(ui, (Rect){p->x, p->y, p->w, px(ui, GAP)}, meter->value, meter->min, meter->max, COLOR_ACCENT);
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

static void draw_fact(Panel *p, const ViewFact *fact) {
    Ui *ui = p->ui;
    int left = p->x + px(ui, 14);
    int top = p->y;
    p->y += ui_text(ui, left, p->y, p->x + p->w - left, TEXT_SMALL, COLOR_INK, fact->text);
    if (fact->from.len)
        p->y += ui_text(ui, left, p->y, p->x + p->w - left, TEXT_SMALL, COLOR_INK_SOFT, TR_FILL(ui, "from {1}", fact->from));
    ui_fill(ui, (Rect){p->x, top + px(ui, 3), px(ui, 3), p->y - top - px(ui, 6)}, COLOR_ACCENT, px(ui, 1));
    p->y += px(ui, 10);
}

int panel_draw(const App *app, Ui *ui, int x, int y, int w) {
    const View *view = &app->story.scenes[app->story.count - 1].view;
    Panel panel = {ui, view, x, y, w}, *p = &panel;
    bool wide = app->w >= px(ui, NARROW);
    if (wide) draw_practice(p, practice_label(app, ui));
    if (wide && game_guided(app)) p->y = coach_line_draw(app, ui, x, p->y, w);
    draw_clock(p);
    draw_people(p);
    if (view->meter_count) heading(p, TR(ui, "Where it stands"));
    for (int i = 0; i < view->meter_count; i++) draw_meter(p, &view->meters[i]);
    if (view->promise_count) heading(p, TR(ui, "Promises"));
    for (int i = 0; i < view->promise_count; i++) draw_promise(p, &view->promises[i]);
    if (view->fact_count) heading(p, TR(ui, "What you know"));
    for (int i = 0; i < view->fact_count; i++) draw_fact(p, &view->facts[i]);
    return p->y;
}
