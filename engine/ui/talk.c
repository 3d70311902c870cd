// The conversation as it is read: the brief, what people say, and what the rep did, from the first line to the newest.
#include "ui/parts.h"

typedef struct Talk {
    const App *app;
    Ui *ui;
    const TalkSpec *spec;
    int x, y, w;
    int speaker;  // of the line before, so that a name stands once above what someone says
    Mood mood;
} Talk;

enum { NOBODY = -100 };

// With as much more as lets every closing mark hang over the edge of a line of just so many letters.
static int measure(const Ui *ui) {
    int em = ui_font(ui, TEXT_TALK).size;
    return MEASURE * em + em * 3 / 10;
}

static void draw_brief(Talk *t) {
    Ui *ui = t->ui;
    const Game *game = &t->app->game;
    Str brief = session_text(app_session(t->app), game->catalog, &ui->list->arena, STR_NONE, game->scenario->brief);
    if (!brief.len) return;
    int pad = px(ui, 20), inner = ui_least(t->w - 2 * pad, measure(ui));
    Card card = ui_card_begin(ui, t->x, t->y, inner + 2 * pad, COLOR_SURFACE, COLOR_EDGE);
    int y = t->y + px(ui, 12);
    y += ui_text(ui, t->x + pad, y, inner, TEXT_TALK, COLOR_INK, brief);
    t->y = ui_card_end(ui, card, y + px(ui, 12)) + px(ui, 6);
}

// Name, how the person feels, and role.
static void draw_who(Talk *t, const View *view, const ViewLine *line, int left) {
    Ui *ui = t->ui;
    const ViewPerson *person = &view->people[line->speaker];
    int right = t->x + t->w, line_height = ui_line_height(ui, TEXT_STRONG);
    int x = left + ui_line(ui, left, t->y, right - left, TEXT_STRONG, COLOR_INK, person->name) + px(ui, 10);
    if (line->mood != MOOD_NONE && x + ui_mood_width(ui, line->mood) < right) {
        ui_mood(ui, x, t->y + (line_height - ui_pill_height(ui)) / 2, line->mood);
        x += ui_mood_width(ui, line->mood) + px(ui, 10);
    }
    int role = ui_width(ui, TEXT_SMALL, person->role), low = (line_height - ui_line_height(ui, TEXT_SMALL)) / 2;
    if (x + role < right) ui_line(ui, x, t->y + low, right - x, TEXT_SMALL, COLOR_INK_SOFT, person->role);
    t->y += line_height + px(ui, 4);
}

static void draw_bubble(Talk *t, int x, int w, ColorName fill, ColorName edge, Str text, bool right) {
    Ui *ui = t->ui;
    int pad = px(ui, 14), inner = ui_least(w - 2 * pad, measure(ui));
    int width = ui_layout(ui, inner, TEXT_TALK, text)->width + 2 * pad;
    if (right) x += w - width;
    Card card = ui_card_begin(ui, x, t->y, width, fill, edge);
    int y = t->y + px(ui, 6);
    y += ui_text(ui, x + pad, y, ui_least(inner, width), TEXT_TALK, COLOR_INK, text);
    ui->who = ui->how = STR_NONE;
    t->y = ui_card_end(ui, card, y + px(ui, 6)) + px(ui, 6);
}

static void draw_speech(Talk *t, const View *view, const ViewLine *line) {
    Ui *ui = t->ui;
    int radius = px(ui, 24), left = t->x + 2 * radius + px(ui, 12);
    if (line->speaker != t->speaker || line->mood != t->mood) {
        Portrait portrait = portrait_of(t->app, view, line->speaker);
        portrait.mood = line->mood;
        t->y += px(ui, 8);
        ui_portrait(ui, t->x + radius, t->y + radius, radius, &portrait);
        ui->aside = true;
        draw_who(t, view, line, left);
        ui->aside = false;
    }
    ui->who = line->who;
    ui->how = line->mood == MOOD_NONE ? STR_NONE : tr(ui, mood_name(line->mood));
    draw_bubble(t, left, t->x + t->w - left - px(ui, 5 * GAP), COLOR_SURFACE, COLOR_EDGE, line->text, false);
}

static void draw_you(Talk *t, Str text) {
    Ui *ui = t->ui;
    int left = t->x + px(ui, 15 * GAP);
    Str you = TR(ui, "You");
    if (t->speaker != SPEAKER_YOU) {
        t->y += px(ui, 6);
        ui->aside = true;
        ui_line_right(ui, left, t->y, t->x + t->w - left, TEXT_STRONG, COLOR_ACCENT_DEEP, you);
        ui->aside = false;
        t->y += ui_line_height(ui, TEXT_STRONG) + px(ui, 2);
    }
    ui->who = you;
    draw_bubble(t, left, t->x + t->w - left, COLOR_ACCENT_TINT, COLOR_ACCENT, text, true);
}

static void draw_narration(Talk *t, Str text) {
    Ui *ui = t->ui;
    int left = t->x + px(ui, 58), inner = ui_least(t->x + t->w - left, measure(ui)), top = t->y + px(ui, 6);
    int height = ui_text(ui, left, top, inner, TEXT_TALK, COLOR_INK_SOFT, text);
    ui_fill(ui, (Rect){t->x + px(ui, 42), top + px(ui, 4), px(ui, 3), height - px(ui, 8)}, COLOR_OUTLINE, px(ui, 1));
    t->y = top + height + px(ui, GAP);
}

static void draw_headline(Talk *t, Str text) {
    Ui *ui = t->ui;
    t->y += px(ui, 2 * GAP);
    t->y += ui_text(ui, t->x + px(ui, 58), t->y, ui_least(t->w - px(ui, 58), measure(ui)), TEXT_TITLE, COLOR_INK, text) + px(ui, GAP);
}

static void put_line_of(Talk *t, const View *view, int index) {
    const ViewLine *line = &view->lines[index];
    const Story *story = t->spec->story;
    bool ended = view->ending.len && line->speaker == SPEAKER_NARRATOR && str_equal(line->text, story->headline);
    if (ended)
        draw_headline(t, line->text);
    else if (line->speaker >= 0)
        draw_speech(t, view, line);
    else if (line->speaker == SPEAKER_YOU)
        draw_you(t, line->text);
    else
        draw_narration(t, line->text);
    t->speaker = line->speaker;
    t->mood = line->mood;
}

// Lines whose turn has not come keep their place.
static void draw_line_of(Talk *t, const View *view, int index) {
    bool waits = t->ui->letters && *t->ui->letters <= 0;
    t->ui->quiet += waits;
    put_line_of(t, view, index);
    t->ui->quiet -= waits;
}

static void draw_reaction(Talk *t, Str text) {
    bool waits = t->ui->letters && *t->ui->letters <= 0;
    t->ui->quiet += waits;
    draw_narration(t, text);
    t->ui->quiet -= waits;
    t->speaker = SPEAKER_NARRATOR;
}

// In a narrow window there is no panel to say it.
static void draw_coach(Talk *t) {
    int left = t->x + px(t->ui, 58), right = t->x + t->w - px(t->ui, 5 * GAP);
    if (t->app->w < px(t->ui, NARROW)) t->y = coach_line_draw(t->app, t->ui, left, t->y + px(t->ui, 4), right - left);
}

static void draw_scene(Talk *t, int index) {
    const Scene *scene = &t->spec->story->scenes[index];
    if (t->spec->coach && index > 0 && index == t->spec->story->count - 1) draw_coach(t);
    for (int i = 0; i < scene->view.line_count; i++) draw_line_of(t, &scene->view, i);
    if (scene->reaction.len) draw_reaction(t, scene->reaction);
    if (!scene->decided) return;
    draw_you(t, scene->chosen_text);
    if (t->spec->coach) t->y = coach_verdict_draw(t->app, t->ui, index, t->x, t->y, t->w);
    t->speaker = SPEAKER_YOU;
}

// Scenes out of sight are only measured.
static void pass_scene(Talk *t, int index) {
    Talk from = *t;
    t->ui->quiet++;
    draw_scene(t, index);
    t->ui->quiet--;
    if (t->ui->quiet || t->y < t->ui->clip.y || from.y > t->ui->clip.y + t->ui->clip.h) return;
    *t = from;
    draw_scene(t, index);
}

int talk_draw(const App *app, Ui *ui, const TalkSpec *spec, int x, int y, int w, int *newest) {
    Talk talk = {app, ui, spec, x, y, w, NOBODY, MOOD_NONE};
    int count = spec->story->count, letters = spec->letters;
    if (spec->brief) draw_brief(&talk);
    *newest = y;
    for (int i = spec->from; i < count; i++) {
        bool last = i == count - 1 && i > 0;
        if (last) *newest = talk.y;
        if (last && spec->moving) ui->letters = &letters;
        pass_scene(&talk, i);
    }
    ui->letters = NULL;
    return talk.y;
}
