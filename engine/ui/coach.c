// What the coach knows of the run on the screen, and how far it has come with looking ahead. It never keeps anybody waiting.
#include "ui/bargain_words.h"
#include "ui/moves.h"
#include "ui/parts.h"

// Before the first decision there is nothing to judge, and the first page comes sooner without a search beside it.
static bool is_asked(const App *app) {
    return app->world.search && session_steps(app_session(app)) > 0;
}

static AppSearch ask(const App *app) {
    const AppWorld *world = &app->world;
    const Game *game = &app->game;
    if (!is_asked(app)) return (AppSearch){0};
    return world->search(world->context, game->path, game->name, game->scenario, session_seed(app_session(app)));
}

const Search *coach_found(const App *app) {
    return ask(app).search;
}

void coach_begin(const App *app) {
    ask(app);
}

// Once, when the run has ended and is judged. What fails here is found again by the next debrief.
static void keep_accuracy(App *app) {
    Game *game = &app->game;
    const Debrief *debrief = &app->coach.debrief;
    if (!debrief->judged || session_ending(app_session(app)) < 0 || game->judged == game->run) return;
    Err err = {0};
    run_judge(game->run, debrief->accuracy, &err);
    err_free(&err);
    game->judged = game->run;
}

bool coach_read(App *app) {
    Coach *coach = &app->coach;
    AppSearch search = ask(app);
    arena_reset(&coach->arena);
    coach->looking = is_asked(app) && !search.search && !search.failed;
    coach->failed = search.failed;
    coach->states = search.states;
    if (!coach->memory) coach->memory = debrief_memory_open();
    if (!debrief_renew(coach->memory, app_session(app), search.search, &coach->arena, &coach->debrief, app_err(app))) return false;
    keep_accuracy(app);
    return true;
}

Str coach_status(const App *app, const Ui *ui) {
    const Coach *coach = &app->coach;
    if (coach->failed) return TR(ui, "The coach could not look ahead here, so decisions are shown without values.");
    if (!coach->looking) return STR_NONE;
    if (!coach->states) return TR(ui, "The coach is looking ahead.");
    return TR_FILL(ui, "The coach is looking ahead: {1} situations so far.", number_words(&ui->list->arena, coach->states));
}

int coach_status_draw(const App *app, Ui *ui, int x, int y, int w) {
    Str text = coach_status(app, ui);
    if (!text.len) return y;
    int dot = px(ui, 4), middle = y + ui_line_height(ui, TEXT_SMALL) / 2;
    for (int i = 0; i < 3; i++) ui_dot(ui, x + dot + i * px(ui, 12), middle, dot, COLOR_OUTLINE);
    int left = x + px(ui, 44);
    return y + ui_text(ui, left, y, x + w - left, TEXT_SMALL, COLOR_INK_SOFT, text);
}

typedef struct Note {
    Str text;
    TextStyle style;
    ColorName ink;
} Note;

// What a decision gave up; empty where something was at stake and nothing lost, unless its author calls it a mistake: that has a label to
// explain.
static Note cost_note(const App *app, const Ui *ui, const DebriefStep *step) {
    if (step->regret) return (Note){cost_label(ui, step->regret, app->coach.debrief.denominator), TEXT_STRONG, verdict_ink(step->label)};
    if (step->mistaken_count) return (Note){TR(ui, "A mistake that cost nothing here"), TEXT_SMALL, COLOR_INK_SOFT};
    return (Note){step->stake ? STR_NONE : TR(ui, "Nothing at stake here"), TEXT_SMALL, COLOR_INK_SOFT};
}

// Its label and what it gave up, below it where it is narrow; returns y below.
static int draw_verdict(const App *app, Ui *ui, const DebriefStep *step, int x, int y, int w) {
    Note note = cost_note(app, ui, step);
    int left = x, line = ui_line_height(ui, TEXT_STRONG);
    if (step->label != LABEL_NONE) {
        verdict_chip(ui, x, y, step->label);
        left += verdict_chip_width(ui, step->label) + px(ui, 10);
    }
    if (left > x && left + ui_width(ui, note.style, note.text) > x + w) {
        left = x;
        y += line;
    }
    int height = ui_text(ui, left, y, x + w - left, note.style, note.ink, note.text);
    return y + ui_most(height, line) + px(ui, 4);
}

int coach_verdict_draw(const App *app, Ui *ui, int index, int x, int y, int w) {
    const Debrief *debrief = &app->coach.debrief;
    if (!debrief->judged || index >= debrief->step_count || debrief->steps[index].label == LABEL_NONE) return y;
    const DebriefStep *step = &debrief->steps[index];
    int chip = verdict_chip_width(ui, step->label), right = x + w - chip, room = right - px(ui, 10) - x;
    Note note = cost_note(app, ui, step);
    verdict_chip(ui, right, y, step->label);
    bool below = ui_width(ui, note.style, note.text) > room;
    if (!below) ui_line_right(ui, x, y - (step->regret ? px(ui, 2) : 0), room, note.style, note.ink, note.text);
    y += ui_pill_height(ui) + px(ui, 6);
    if (!below) return y;
    const Paragraph *p = ui_layout(ui, w, note.style, note.text);
    return y + ui_text(ui, x + w - p->width, y, p->width, note.style, note.ink, note.text) + px(ui, 6);
}

static int draw_better(Ui *ui, const DebriefStep *step, const Scene *scene, int x, int y, int w) {
    if (!step->regret || step->advice < 0 || step->advice == step->taken) return y;
    y += px(ui, 6);
    y += ui_text(ui, x, y, w, TEXT_LABEL, COLOR_GOOD, TR(ui, "The coach would choose"));
    y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, debrief_words(ui, scene, &step->open[step->advice].decision));
    return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, reason_sentence(ui->catalog, step->reason));
}

int coach_line_draw(const App *app, Ui *ui, int x, int y, int w) {
    const Debrief *debrief = &app->coach.debrief;
    int pad = px(ui, 12), left = x + pad, inner = w - 2 * pad, index = debrief->step_count - 1;
    if (index < 0 || index >= app->story.count) return y;
    const DebriefStep *step = &debrief->steps[index];
    const Scene *scene = &app->story.scenes[index];
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, debrief->judged ? verdict_ink(step->label) : COLOR_OUTLINE);
    y += px(ui, GAP);
    y += ui_text(ui, left, y, inner, TEXT_LABEL, COLOR_INK_SOFT, TR(ui, "The coach")) + px(ui, 2);
    y = debrief->judged ? draw_verdict(app, ui, step, left, y, inner) : coach_status_draw(app, ui, left, y, inner);
    y += ui_text(ui, left, y, inner, TEXT_SMALL, COLOR_INK, scene->why);
    if (debrief->judged) y = draw_better(ui, step, scene, left, y, inner);
    return ui_card_end(ui, card, y + px(ui, GAP)) + px(ui, GAP);
}
