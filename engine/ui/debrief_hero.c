// The head of the debrief: how it ended, outcome and accuracy as two figures, and what the outcome is made of.
#include "ui/parts.h"

#define FACE 36  // logical pixels: half of the picture beside the headline

static int pills(const App *app, Ui *ui, int x, int y, int w) {
    const Run *run = app->game.run;
    bool first = run_mode(run) == MODE_FIRST, kept = run_kept(run);
    int left = x +
               ui_pill(ui, x, y, first ? COLOR_INK : COLOR_PRACTICE, first ? COLOR_SUNK : COLOR_PRACTICE_TINT,
                       first ? TR(ui, "First attempt") : TR(ui, "Practice")) +
               px(ui, GAP);
    if (game_guided(app)) left += ui_pill(ui, left, y, COLOR_ACCENT_DEEP, COLOR_ACCENT_TINT, TR(ui, "Guided")) + px(ui, GAP);
    left += ui_pill(ui, left, y, kept ? COLOR_GOOD : COLOR_WARN, kept ? COLOR_GOOD_TINT : COLOR_WARN_TINT,
                    kept ? TR(ui, "Saved") : TR(ui, "Not saved")) +
            px(ui, 12);
    int count = debrief_of(app)->step_count;
    Str text = count == 1 ? TR(ui, "1 decision") : TR_FILL(ui, "{1} decisions", str_int(&ui->list->arena, count));
    if (left + ui_width(ui, TEXT_SMALL, text) > x + w) {
        left = x;
        y += ui_pill_height(ui) + px(ui, 4);
    }
    ui_line(ui, left, y, x + w - left, TEXT_SMALL, COLOR_INK_SOFT, text);
    return y + ui_pill_height(ui);
}

// One outcome row: what it is, its points, a bar.
static int draw_row(const App *app, Ui *ui, int row, int x, int y, int w) {
    const Session *session = app_session(app);
    Score score = session_outcome_row(session, row);
    Str label = session_text(session, app->game.catalog, &ui->list->arena, STR_NONE, app->game.scenario->outcome[row].label);
    Str value = score_print(&ui->list->arena, score);
    int width = ui_width(ui, TEXT_STRONG, value);
    ui_line_right(ui, x, y, w, TEXT_STRONG, COLOR_INK, value);
    y += ui_text(ui, x, y, w - width - px(ui, 2 * GAP), TEXT_BODY, COLOR_INK, label) + px(ui, 2);
    ui_bar(ui, (Rect){x, y, w, px(ui, GAP)}, score.numerator, 0, 100 * score.denominator, COLOR_ACCENT);
    return y + px(ui, GAP) + px(ui, GAP);
}

// A number large, what is no number as a word.
static int draw_figure(Ui *ui, int x, int y, int w, Str name, Str value, bool number, TextStyle style) {
    y += ui_text(ui, x, y, w, TEXT_LABEL, COLOR_INK_SOFT, name);
    int line = ui_line_height(ui, style);
    if (number)
        ui_line(ui, x, y, w, style, COLOR_INK, value);
    else
        ui_line(ui, x, y + (line - ui_line_height(ui, TEXT_HEADING)) / 2, w, TEXT_HEADING, COLOR_INK, value);
    return y + line;
}

int debrief_figures_draw(Ui *ui, int x, int y, int w, Score outcome, int accuracy, TextStyle style) {
    int half = w / 2, gap = px(ui, GAP);
    Str value = outcome.scored ? score_print(&ui->list->arena, outcome) : TR(ui, "Not scored");
    draw_figure(ui, x, y, half - gap, TR(ui, "Outcome"), value, outcome.scored, style);
    return draw_figure(ui, x + half, y, w - half, TR(ui, "Accuracy"), accuracy_label(ui, accuracy), accuracy >= 0, style);
}

typedef struct Actions {
    Action action[2];
    int count, width;
} Actions;

static Actions actions_of(const App *app, const Ui *ui) {
    Actions a = {.action = {{.id = ID_AGAIN, .label = TR(ui, "Try again"), .key = STR("T"), .kind = BUTTON_PRIMARY},
                            {.id = ID_FIRST, .label = TR(ui, "Back to first attempt"), .key = STR("B")}}};
    a.count = game_has_review(app) ? 2 : 1;
    for (int i = 0; i < a.count; i++) a.width += ui_action_width(ui, &a.action[i]) + px(ui, GAP);
    return a;
}

// How it ended, and what kind of run it was; buttons at the right of it, or below it in a narrow column.
static int draw_headline(const App *app, Ui *ui, int x, int y, int w, bool wide) {
    Actions a = actions_of(app, ui);
    if (wide) ui_actions(ui, x + w - a.width + px(ui, GAP), y + px(ui, 4), a.width, a.action, a.count);
    y += ui_text(ui, x, y, wide ? w - a.width - px(ui, 2 * GAP) : w, TEXT_TITLE, COLOR_INK, app->story.headline) + px(ui, 4);
    y = pills(app, ui, x, y, w) + px(ui, 12);
    return wide ? y : ui_actions(ui, x, y, w, a.action, a.count) + px(ui, 12);
}

// The search ended at its budget: what was not looked at may be better still.
static int draw_bounds(const App *app, Ui *ui, int x, int y, int w) {
    const Debrief *debrief = debrief_of(app);
    if (!debrief->judged || debrief->exact) return y;
    return y +
           ui_text(
               ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT,
               TR(ui,
                  "This scenario is too large to look at everything: what could be reached is at least what is said, and the accuracy is "
                  "an estimate."));
}

// What the two figures measure.
static int draw_meaning(Ui *ui, int x, int y, int w) {
    Str text = TR(ui, "Outcome: what became of the account. Accuracy: how close each decision was to the best in reach.");
    return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, text);
}

// Who spoke last; when it ended badly, who feels worst: a beaming face would tell another story.
static int person_at_end(const App *app) {
    const View *view = &app->story.scenes[app->story.count - 1].view;
    Score outcome = session_outcome(app_session(app));
    int worst = stage_person(app);
    if (!outcome.scored || 2 * outcome.numerator >= 100 * outcome.denominator) return worst;
    for (int i = 0; i < view->person_count; i++)
        if (worst < 0 || view->people[i].mood > view->people[worst].mood) worst = i;
    return worst;
}

// In the mood it ended in; returns where the headline begins.
static int draw_person(const App *app, Ui *ui, int x, int y, bool wide) {
    int person = wide ? person_at_end(app) : -1, radius = px(ui, FACE);
    if (person < 0) return x;
    Portrait portrait = portrait_of(app, &app->story.scenes[app->story.count - 1].view, person);
    if (!portrait.key.len) return x;
    ui_portrait(ui, x + radius, y + radius, radius, &portrait);
    return x + 2 * radius + px(ui, 2 * GAP);
}

int debrief_hero_draw(const App *app, Ui *ui, int x, int y, int w) {
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 3 * GAP), left = x + pad, inner = w - 2 * pad;
    y += px(ui, 2 * GAP);
    bool wide = inner >= px(ui, 620);
    int after = draw_person(app, ui, left, y, wide), top = y;
    y = draw_headline(app, ui, after, y, left + inner - after, wide);
    if (after > left) y = ui_most(y, top + px(ui, 2 * FACE + 12));
    Score outcome = session_outcome(app_session(app));
    int column = wide ? px(ui, 336) : inner;
    int bottom = debrief_figures_draw(ui, left, y, column, outcome, debrief_of(app)->accuracy, TEXT_FIGURE);
    int rows_x = wide ? left + column + pad : left, rows_y = wide ? y : bottom + px(ui, GAP);
    for (int i = 0; i < app->game.scenario->outcome_count; i++) rows_y = draw_row(app, ui, i, rows_x, rows_y, left + inner - rows_x);
    bottom = ui_most(bottom, rows_y);
    if (outcome.scored) bottom = draw_meaning(ui, left, bottom, inner);
    bottom = draw_bounds(app, ui, left, bottom, inner);
    return ui_card_end(ui, card, bottom + px(ui, GAP)) + px(ui, 2 * GAP);
}
