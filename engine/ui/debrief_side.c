// Beside the selected decision: what it gave up and why, the better line, what the handbook says, and all that was open there.
#include "ui/bargain_words.h"
#include "ui/moves.h"
#include "ui/parts.h"

#define MOVES_LISTED 6  // of what could have been done at a table, beside what was

typedef struct Side {
    const App *app;
    Ui *ui;
    const DebriefStep *step;
    const Scene *scene;
    int x, y, w;
} Side;

static void label(Side *s, Str text) {
    s->y += px(s->ui, 2 * GAP);
    s->y += ui_text(s->ui, s->x, s->y, s->w, TEXT_LABEL, COLOR_INK_SOFT, text) + px(s->ui, 6);
}

static void say(Side *s, TextStyle style, ColorName color, Str text) {
    s->y += ui_text(s->ui, s->x, s->y, s->w, style, color, text);
}

static const DebriefStep *selected_step(const App *app) {
    const Debrief *debrief = debrief_of(app);
    int at = app->debrief.selected;
    return at >= 0 && at < debrief->step_count ? &debrief->steps[at] : NULL;
}

// Tags of the option that the coach would take, where that would have been better: the chosen one passed them by.
static int list_missed(const App *app, const DebriefStep *step, SideTechnique *list) {
    const Scenario *s = app->game.scenario;
    if (!step->regret || step->best < 1) return 0;  // at a table options have no tags
    Slice tags = s->options[s->beats[step->beat].options.first + step->best - 1].shows;
    int count = 0;
    for (int i = 0; i < tags.count && count < SIDE_TECHNIQUES_MAX; i++) {
        int technique = s->ints[tags.first + i];
        bool listed =
            technique_among(step->shown, step->shown_count, technique) || technique_among(step->mistaken, step->mistaken_count, technique);
        if (!listed) list[count++] = (SideTechnique){technique, TAG_MISSED};
    }
    return count;
}

int debrief_side_techniques(const App *app, SideTechnique list[SIDE_TECHNIQUES_MAX]) {
    const DebriefStep *step = selected_step(app);
    int count = 0;
    if (!step) return 0;
    for (int i = 0; i < step->mistaken_count && count < SIDE_TECHNIQUES_MAX; i++)
        list[count++] = (SideTechnique){step->mistaken[i], TAG_MISTAKEN};
    for (int i = 0; i < step->shown_count && count < SIDE_TECHNIQUES_MAX; i++) list[count++] = (SideTechnique){step->shown[i], TAG_SHOWN};
    SideTechnique missed[SIDE_TECHNIQUES_MAX];
    int missed_count = list_missed(app, step, missed);
    for (int i = 0; i < missed_count && count < SIDE_TECHNIQUES_MAX; i++) list[count++] = missed[i];
    return count;
}

static void draw_head(Side *s) {
    Ui *ui = s->ui;
    const Debrief *debrief = debrief_of(s->app);
    Str title = TR_FILL(ui, "Decision {1}", str_int(&ui->list->arena, s->app->debrief.selected + 1));
    int line = ui_line_height(ui, TEXT_HEADING), chip = 0;
    if (debrief->judged && s->step->label != LABEL_NONE) {
        chip = verdict_chip_width(ui, s->step->label);
        verdict_chip(ui, s->x + s->w - chip, s->y + (line - ui_pill_height(ui)) / 2, s->step->label);
    }
    ui_line(ui, s->x, s->y, s->w - chip - px(ui, GAP), TEXT_HEADING, COLOR_INK, title);
    s->y += line;
}

// "It gave up 12.4 points: 87.5 could still be reached before it, 75.1 after it."
static Str cost_sentence(const Side *s) {
    const Ui *ui = s->ui;
    const DebriefStep *step = s->step;
    const Debrief *d = debrief_of(s->app);
    Arena *arena = &ui->list->arena;
    Str before = points_label(arena, step->before, d->denominator), after = points_label(arena, step->after, d->denominator);
    if (!step->stake) return TR(ui, "Nothing was at stake here: whatever was chosen, as much could still be reached.");
    if (!step->regret)
        return step->exact ? TR_FILL(ui, "It gave up nothing: {1} could still be reached.", after)
                           : TR_FILL(ui, "It gave up nothing that was found: at least {1} could still be reached.", after);
    Str cost = step->regret * 20 < d->denominator ? TR(ui, "under 0.1") : points_label(arena, step->regret, d->denominator);
    return step->exact ? TR_FILL(ui, "It gave up {1} points of outcome: before it {2} could be reached, after it {3}.", cost, before, after)
                       : TR_FILL(ui, "It gave up {1} points of outcome: before it at least {2} could be reached, after it at least {3}.",
                                 cost, before, after);
}

// At a table nobody is blamed for what could not be known; what it cost all the same is told apart.
static Str hindsight_sentence(const Side *s) {
    Str cost = points_label(&s->ui->list->arena, s->step->hindsight, debrief_of(s->app)->denominator);
    return TR_FILL(s->ui, "Known only afterwards: with what they really wanted, {1} points more were in reach.", cost);
}

// Wrong all the same: as the author says, or at a table as its moves do.
static Str luck_sentence(const Side *s) {
    const Ui *ui = s->ui;
    return s->step->decision.kind == DECISION_CHOOSE
               ? TR(ui, "The author marks it as a mistake all the same: here it happened to cost nothing.")
               : TR(ui, "It counts as done badly in this negotiation all the same: here it happened to cost nothing.");
}

static void draw_verdict(Side *s) {
    Ui *ui = s->ui;
    if (!debrief_of(s->app)->judged) {
        s->y = coach_status_draw(s->app, ui, s->x, s->y + px(ui, 4), s->w);
        return;
    }
    if (s->step->label == LABEL_NONE) return;
    s->y += px(ui, 4);
    say(s, TEXT_SMALL, COLOR_INK, cost_sentence(s));
    if (!s->step->regret && s->step->mistaken_count) say(s, TEXT_SMALL, COLOR_SLIP, luck_sentence(s));
    if (s->step->decision.kind != DECISION_CHOOSE && s->step->hindsight > s->step->regret)
        say(s, TEXT_SMALL, COLOR_INK_SOFT, hindsight_sentence(s));
}

// What the coach would have taken, with its reason.
static void draw_better(Side *s) {
    Ui *ui = s->ui;
    const DebriefStep *step = s->step;
    if (!debrief_of(s->app)->judged || !step->regret || step->advice < 0) return;
    const Decision *advice = &step->open[step->advice].decision;
    bool option = advice->kind == DECISION_CHOOSE;
    Str why = option ? scene_why(s->scene, step->best) : reason_sentence(ui->catalog, step->reason);
    int pad = px(ui, 14), left = s->x + pad, w = s->w - 2 * pad;
    s->y += px(ui, 12);
    Card card = ui_card_begin(ui, s->x, s->y, s->w, COLOR_GOOD_TINT, COLOR_GOOD);
    int y = s->y + px(ui, 10);
    y += ui_text(ui, left, y, w, TEXT_LABEL, COLOR_GOOD, TR(ui, "The coach would choose"));
    y += ui_text(ui, left, y, w, TEXT_OPTION, COLOR_INK, debrief_words(ui, s->scene, advice)) + px(ui, 4);
    y += ui_text(ui, left, y, w, TEXT_SMALL, COLOR_INK, why);
    s->y = ui_card_end(ui, card, y + px(ui, 10));
}

// The trainee's answer before the judgement was shown, with what it could have reached.
static void draw_said(Side *s) {
    const Said *said = &s->app->game.said;
    const Debrief *debrief = debrief_of(s->app);
    Ui *ui = s->ui;
    Arena *arena = &ui->list->arena;
    if (said->turn != s->app->debrief.selected + 1 || (!said->instead && !said->words.len)) return;
    bool same = said->instead && said->instead == s->step->chosen;
    label(s, same ? TR(ui, "You said you would do the same again") : TR(ui, "You said you would do this instead"));
    const DebriefOption *open = debrief_option(s->step, said->instead);
    Str text = scene_option(s->scene, said->instead);
    if (open && debrief->judged && open->ends)
        text = TR_FILL(ui, "{1} ({2} could still be reached)", text, points_label(arena, open->best, debrief->denominator));
    if (open && !same) say(s, TEXT_SMALL, COLOR_INK, text);
    if (said->words.len) say(s, TEXT_SMALL, COLOR_PRACTICE, str_copy(arena, field_text(&said->words)));
}

static void draw_actions(Side *s) {
    Ui *ui = s->ui;
    const Action actions[] = {
        {.id = ID_WHAT_IF, .label = TR(ui, "What if"), .key = STR("W"), .kind = BUTTON_PRIMARY},
        {.id = ID_COMPARE, .label = TR(ui, "Compare"), .key = STR("C")},
        {.id = ID_REPLAY, .label = TR(ui, "Replay from here"), .key = STR("R")},
    };
    s->y = ui_actions(ui, s->x, s->y + px(ui, 2 * GAP), s->w, actions, 3);
}

typedef struct TagLook {
    Str word;
    ColorName ink;
    void (*icon)(Ui *, int x, int y, int size, ColorName);
} TagLook;

static void ring(Ui *ui, int x, int y, int size, ColorName color) {
    ui_border(ui, (Rect){x + size / 8, y + size / 8, size * 3 / 4, size * 3 / 4}, color, size, ui_most(size / 8, 1));
}

static const TagLook *tag_look(TagKind kind) {
    static const TagLook looks[] = {
        [TAG_SHOWN] = {{"Shown", 5}, COLOR_GOOD, ui_check},
        [TAG_MISTAKEN] = {{"Mistaken", 8}, COLOR_BAD, ui_cross},
        [TAG_MISSED] = {{"Missed", 6}, COLOR_FAULT, ring},
    };
    return &looks[kind];
}

// A row that folds the handbook's text out and in.
static void draw_technique(Side *s, int position, const SideTechnique *tag) {
    Ui *ui = s->ui;
    const TagLook *look = tag_look(tag->kind);
    int id = ID_TECHNIQUE + position, pad = px(ui, 12), icon = px(ui, 16), left = s->x + pad + icon + px(ui, 10);
    bool hot = ui_is_hot(ui, id), open = s->app->debrief.open_technique == position;
    Str name = technique_name(s->app, tag->technique), word = tr(ui, look->word);
    Card card =
        ui_card_begin(ui, s->x, s->y, s->w, hot && !open ? COLOR_ACCENT_TINT : COLOR_SURFACE, hot || open ? COLOR_ACCENT : COLOR_OUTLINE);
    int line = ui_line_height(ui, TEXT_SMALL), edge = ui_most((px(ui, TARGET) - line) / 2, px(ui, 6)), y = s->y + edge,
        beside = ui_width(ui, TEXT_LABEL, word);
    look->icon(ui, s->x + pad, y + (line - icon) / 2, icon, look->ink);
    ui_line_right(ui, left, y, s->x + s->w - pad - left, TEXT_LABEL, look->ink, word);
    y += ui_text(ui, left, y, s->x + s->w - pad - left - beside - px(ui, GAP), TEXT_SMALL, COLOR_INK, name);
    if (open) y = technique_text_draw(s->app, ui, technique_find(s->app, tag->technique), s->x + pad, y + px(ui, GAP), s->w - 2 * pad);
    y = ui_card_end(ui, card, ui_most(y + px(ui, 6), s->y + px(ui, TARGET)));
    ui_widget(ui, (Rect){s->x, s->y, s->w, y - s->y}, id, name, true, px(ui, CORNER));
    s->y = y + px(ui, 6);
}

static void draw_techniques(Side *s) {
    SideTechnique list[SIDE_TECHNIQUES_MAX];
    int count = debrief_side_techniques(s->app, list);
    if (!count) return;
    label(s, TR(s->ui, "Techniques: open one to read the handbook"));
    for (int i = 0; i < count; i++) draw_technique(s, i, &list[i]);
}

const DebriefOption *debrief_option(const DebriefStep *step, int number) {
    for (int i = 0; i < step->open_count; i++)
        if (step->open[i].number == number) return &step->open[i];
    return NULL;
}

Str debrief_words(const Ui *ui, const Scene *scene, const Decision *decision) {
    if (decision->kind == DECISION_CHOOSE) return scene_option(scene, decision->value[0]);
    return scene->view.table ? move_words(ui->catalog, scene->view.table, decision, &ui->list->arena) : STR_NONE;
}

// The one at `place`, of at most so many, by what it is worth: more before less, of equals the first one first.
static int insert_place(const DebriefStep *step, int *places, int count, int most, int place) {
    int at = count;
    while (at > 0 && step->open[places[at - 1]].best < step->open[place].best) at--;
    if (at == most) return count;
    count = ui_least(count + 1, most);
    for (int i = count - 1; i > at; i--) places[i] = places[i - 1];
    places[at] = place;
    return count;
}

static int list_moves(const DebriefStep *step, int places[LISTED_MAX]) {
    int count = 0;
    bool listed = false;
    for (int i = 0; i < step->open_count; i++) count = insert_place(step, places, count, MOVES_LISTED, i);
    for (int i = 0; i < count; i++) listed |= places[i] == step->taken;
    if (!listed && step->taken < step->open_count) places[count++] = step->taken;
    return count;
}

int debrief_listed(const DebriefStep *step, const Scene *scene, int places[LISTED_MAX]) {
    int count = 0;
    if (step->decision.kind != DECISION_CHOOSE) return list_moves(step, places);
    for (int i = 0; i < scene->view.option_count && count < LISTED_MAX; i++) {
        const DebriefOption *open = debrief_option(step, scene->view.options[i].number);
        if (open) places[count++] = (int)(open - step->open);
    }
    return count;
}

Choice debrief_choice(const App *app, const Ui *ui, const DebriefStep *step, const Scene *scene, int place) {
    const Debrief *debrief = debrief_of(app);
    const DebriefOption *open = &step->open[place];
    Choice choice = {.text = debrief_words(ui, scene, &open->decision)};
    if (debrief->judged && debrief->best > debrief->worst)
        choice.value = open->ends ? points_label(&ui->list->arena, open->best, debrief->denominator) : STR("–");
    bool mine = place == step->taken, best = debrief->judged && place == step->advice;
    if (mine && best)
        choice.above = TR(ui, "You chose this; the coach would, too");
    else if (mine)
        choice.above = TR(ui, "You chose this");
    else if (best)
        choice.above = TR(ui, "The coach's choice");
    return choice;
}

static Str open_label(const Side *s) {
    const Ui *ui = s->ui;
    if (s->step->decision.kind != DECISION_CHOOSE) return TR(ui, "What could well have been done here, and what each could still reach");
    return debrief_of(s->app)->judged ? TR(ui, "What was open here, and what each could still reach") : TR(ui, "What was open here");
}

static void draw_open(Side *s) {
    Ui *ui = s->ui;
    int places[LISTED_MAX], count = debrief_listed(s->step, s->scene, places);
    if (count < 2) return;
    label(s, open_label(s));
    for (int i = 0; i < count; i++) {
        Choice choice = debrief_choice(s->app, ui, s->step, s->scene, places[i]);
        choice.id = ID_OPTION + places[i];
        choice.chosen = places[i] == s->step->taken;
        s->y = ui_choice(ui, s->x, s->y, s->w, &choice);
    }
}

int debrief_side_draw(const App *app, Ui *ui, int x, int y, int w) {
    const DebriefStep *step = selected_step(app);
    if (!step) return y;
    Side side = {app, ui, step, &app->story.scenes[app->debrief.selected], x, y, w}, *s = &side;
    draw_head(s);
    draw_verdict(s);
    if (s->scene->why.len) {
        s->y += px(ui, GAP);
        say(s, TEXT_BODY, COLOR_INK, s->scene->why);
    }
    s->y = debrief_bargain_side_draw(app, ui, app->debrief.selected, s->x, s->y, s->w);
    draw_better(s);
    draw_said(s);
    draw_actions(s);
    draw_techniques(s);
    draw_open(s);
    return s->y;
}
