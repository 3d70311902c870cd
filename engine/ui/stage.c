// Where the talk takes place and who speaks: the scene with the person in it, at the top of the panel.
#include "ui/parts.h"

#define LOOK_BACK 40   // scenes in which the last speaker is looked for
#define WIDEST    320  // logical pixels of the picture
#define FACE      30   // of half a face without one

static int last_speaker(const View *view) {
    for (int i = view->line_count - 1; i >= 0; i--)
        if (view->lines[i].speaker >= 0) return view->lines[i].speaker;
    return -1;
}

// At the table the counterpart, whoever speaks beside; else who spoke last; before anybody did, the first whose feelings can be read, else
// the first of the cast; -1 without a cast.
int stage_person(const App *app) {
    const Story *story = &app->story;
    const View *view = &story->scenes[story->count - 1].view;
    const ViewTable *table = view->table;
    if (table && table->asks && table->with >= 0) return table->with;
    for (int i = story->count - 1; i >= 0 && i > story->count - LOOK_BACK; i--) {
        int person = last_speaker(&story->scenes[i].view);
        if (person >= 0) return person;
    }
    for (int i = 0; i < view->person_count; i++)
        if (view->people[i].mood != MOOD_NONE) return i;
    return view->person_count ? 0 : -1;
}

Portrait portrait_of(const App *app, const View *view, int person) {
    const ViewPerson *p = &view->people[person];
    return (Portrait){app_picture(app, PICTURE_PORTRAIT, app->game.path, p->portrait), p->name, person, p->mood, false};
}

// Where the clock stands; empty without one.
static Rect clock_chip(const Ui *ui, const View *view, Rect stage) {
    if (!view->has_clock) return (Rect){stage.x, stage.y, 0, 0};
    int icon = ui->pictures ? px(ui, 18 + 6) : 0, text = ui_width(ui, TEXT_STRONG, clock_label(ui, view->clock_unit, view->clock_text));
    return (Rect){stage.x + px(ui, 10), stage.y + px(ui, 10), px(ui, 20) + icon + text, ui_line_height(ui, TEXT_STRONG) + px(ui, 6)};
}

static void draw_clock(Ui *ui, const View *view, Rect chip) {
    if (!view->has_clock) return;
    Str text = clock_label(ui, view->clock_unit, view->clock_text);
    int icon = ui->pictures ? px(ui, 18) : 0, pad = px(ui, 10), gap = icon ? px(ui, 6) : 0;
    ui_fill(ui, chip, COLOR_SURFACE, chip.h / 2);
    ui_icon(ui, chip.x + pad, chip.y + (chip.h - icon) / 2, icon, "clock", COLOR_INK_SOFT);
    ui_line(ui, chip.x + pad + icon + gap, chip.y + px(ui, 3), chip.w, TEXT_STRONG, COLOR_INK, text);
}

// The bust stands on the lower edge, in the middle or as far beside it as lets the clock hide no face: its head begins at a quarter of it.
// Without a portrait the initial stands in the middle.
static void draw_bust(const App *app, Ui *ui, const View *view, int person, Rect stage, Rect chip) {
    Portrait portrait = portrait_of(app, view, person);
    int side = stage.h * 15 / 16, right = stage.x + stage.w - side, middle = stage.x + (stage.w - side) / 2;
    int beside = chip.x + chip.w + px(ui, 4) - side / 4, left = ui_least(ui_most(middle, beside), right);
    portrait.blink = motion_blinks(app);
    if (portrait.key.len)
        ui_image(ui, (Rect){left, stage.y + stage.h - side, side, side}, portrait.key, portrait_part(&portrait), 0);
    else
        ui_portrait(ui, stage.x + stage.w / 2, stage.y + stage.h / 2, stage.h / 4, &portrait);
}

// Name, mood and role below the picture, as wide as it; the mood in a line of its own where it has no room beside the name.
static int draw_caption(Ui *ui, const ViewPerson *person, int x, int y, int w) {
    int width = person->mood == MOOD_NONE ? 0 : ui_mood_width(ui, person->mood), pill = ui_pill_height(ui), name = y;
    bool beside = ui_width(ui, TEXT_STRONG, person->name) + px(ui, GAP) + width <= w;
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, person->name);
    if (width && beside) ui_mood(ui, x + w - width, name + (y - name - pill) / 2, person->mood);
    if (width && !beside) {
        ui_mood(ui, x, y, person->mood);
        y += pill + px(ui, 2);
    }
    return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, person->role);
}

// The face alone, with its caption beside it and the clock below that.
static int draw_brief(const App *app, Ui *ui, const View *view, int person, int x, int y, int w) {
    int radius = px(ui, FACE), left = x + 2 * radius + px(ui, 12);
    Portrait portrait = portrait_of(app, view, person);
    portrait.blink = motion_blinks(app);
    ui_portrait(ui, x + radius, y + radius, radius, &portrait);
    int bottom = draw_caption(ui, &view->people[person], left, y, x + w - left);
    Rect chip = clock_chip(ui, view, (Rect){left - px(ui, 20), bottom - px(ui, 10), w, 0});
    draw_clock(ui, view, chip);
    return ui_most(ui_most(bottom, chip.y + chip.h), y + 2 * radius);
}

int stage_draw(const App *app, Ui *ui, int x, int y, int w, bool brief) {
    const View *view = &app->story.scenes[app->story.count - 1].view;
    int person = stage_person(app);
    if (person < 0) return y;
    if (brief) return draw_brief(app, ui, view, person, x, y, w);
    int width = ui_least(w, px(ui, WIDEST));
    Rect stage = {x, y, width, width / 2};
    Str scene = app_picture(app, PICTURE_SCENE, app->game.path, view->scene);
    ui_fill(ui, stage, theme_mood(view->people[person].mood), px(ui, CORNER));
    ui_image(ui, stage, scene, STR_NONE, px(ui, CORNER));
    Rect chip = clock_chip(ui, view, stage);
    draw_bust(app, ui, view, person, stage, chip);
    draw_clock(ui, view, chip);
    return draw_caption(ui, &view->people[person], x, stage.y + stage.h + px(ui, GAP), width);
}
