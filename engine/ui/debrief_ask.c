// Two questions before any judgement is shown: where did it turn, and what would you do differently there. Both can be passed over.
#include "ui/parts.h"

#define COLUMN_MOST 900  // logical pixels

// Where it turned: decisions without labels or values.
static int draw_turns(const App *app, Ui *ui, int x, int y, int w) {
    const Said *said = &app->game.said;
    Arena *arena = &ui->list->arena;
    for (int i = 0; i < app->story.count - 1; i++) {
        const Scene *scene = &app->story.scenes[i];
        Choice choice = {.id = ID_STEP + i,
                         .badge = str_int(arena, i + 1),
                         .text = scene->chosen_text,
                         .above = debrief_situation(ui, scene),
                         .chosen = said->turn == i + 1};
        y = ui_choice(ui, x, y, w, &choice);
    }
    Choice nowhere = {.id = ID_NOWHERE,
                      .badge = STR("0"),
                      .text = TR(ui, "Nowhere: nothing else would have changed it."),
                      .chosen = said->turn == TURN_NOWHERE};
    return ui_choice(ui, x, y, w, &nowhere);
}

static const Scene *turn_scene(const App *app) {
    return &app->story.scenes[app->game.said.turn - 1];
}

static int draw_instead(const App *app, Ui *ui, int x, int y, int w) {
    const Said *said = &app->game.said;
    const Scene *scene = turn_scene(app);
    Arena *arena = &ui->list->arena;
    y += ui_text(ui, x, y, w, TEXT_LABEL, COLOR_INK_SOFT, TR_FILL(ui, "Decision {1}", str_int(arena, said->turn)));
    y += ui_text(ui, x, y, w, TEXT_BODY, COLOR_INK_SOFT, debrief_situation(ui, scene)) + px(ui, 12);
    if (!scene->chosen) y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, TR_FILL(ui, "You: {1}", scene->chosen_text)) + px(ui, 12);
    for (int i = 0; i < scene->view.option_count; i++) {
        const ViewOption *option = &scene->view.options[i];
        Choice choice = {.id = ID_OPTION + i,
                         .badge = str_int(arena, i + 1),
                         .text = option->text,
                         .above = option->number == scene->chosen ? TR(ui, "You chose this") : STR_NONE,
                         .chosen = option->number == said->instead};
        y = ui_choice(ui, x, y, w, &choice);
    }
    y += px(ui, GAP);
    Str label = scene->view.option_count ? TR(ui, "Or in your own words") : TR(ui, "In your own words");
    y += ui_text(ui, x, y, w, TEXT_LABEL, COLOR_INK_SOFT, label) + px(ui, GAP);
    return field_draw(ui, &said->words, ID_FIELD, x, y, w, TR(ui, "What you would say or do")) + px(ui, 2 * GAP);
}

static int draw_actions(const App *app, Ui *ui, int x, int y, int w) {
    const Action actions[] = {
        {.id = ID_ANSWER, .label = TR(ui, "Show the answer"), .key = STR("Esc"), .kind = app->ask.second ? BUTTON_PRIMARY : BUTTON_PLAIN},
        {.id = ID_QUESTION, .label = TR(ui, "Another decision")}};
    return ui_actions(ui, x, y, w, actions, app->ask.second ? 2 : 1);
}

static int draw_page(const App *app, Ui *ui, int x, int y, int w) {
    bool second = app->ask.second;
    y += px(ui, 2 * GAP);
    y += ui_text(ui, x, y, w, TEXT_LABEL, COLOR_INK_SOFT, second ? TR(ui, "Question 2 of 2") : TR(ui, "Question 1 of 2"));
    y +=
        ui_text(ui, x, y, w, TEXT_TITLE, COLOR_INK, second ? TR(ui, "What would you do differently there?") : TR(ui, "Where did it turn?"));
    if (!second)
        y += ui_text(ui, x, y, w, TEXT_BODY, COLOR_INK_SOFT,
                     TR(ui, "Before you see the coach's answer: which of your decisions made this run what it was?"));
    y += px(ui, 2 * GAP);
    return (second ? draw_instead : draw_turns)(app, ui, x, y, w);
}

static Rect draw_frame(const App *app, Ui *ui) {
    BarSpec bar = {.title = TR_FILL(ui, "Debrief: {1}", title_label(app, ui)), .home = true};
    Hint back = {TR(ui, "Backspace"), TR(ui, "another decision")}, nowhere = {STR("0"), TR(ui, "nowhere")};
    const Hint hints[] = {{TR(ui, "Arrows"), TR(ui, "move")},
                          {TR(ui, "Enter"), TR(ui, "choose")},
                          app->ask.second ? back : nowhere,
                          {STR("Esc"), TR(ui, "show the answer")},
                          scroll_hint(app, ui)};
    Rect body = frame_strips(app, ui, frame_bar(app, ui, app_window(app), &bar));
    return frame_hints(ui, body, 0, hints, 5);
}

// The way on stays in sight below the questions.
static void draw(App *app, Ui *ui) {
    Rect body = draw_frame(app, ui);
    int edge = frame_edge(ui, app->w), w = body.w - 2 * edge, most = px(ui, COLUMN_MOST);
    int x = body.x + (w > most ? (body.w - most) / 2 : edge);
    w = ui_least(w, most);
    ui->quiet++;
    int foot = draw_actions(app, ui, x, 0, w) + px(ui, 3 * GAP);
    ui->quiet--;
    bool docked = body.h > 4 * foot;
    Rect view = {body.x, body.y, body.w, docked ? body.h - foot : body.h};
    int y = draw_page(app, ui, x, ui_area_begin(ui, AREA_MAIN, view), w);
    if (!docked) y = draw_actions(app, ui, x, y, w);
    ui_area_end(ui, y + px(ui, GAP));
    if (!docked) return;
    ui_fill(ui, (Rect){x, view.y + view.h, w, px(ui, 1)}, COLOR_EDGE, 0);
    draw_actions(app, ui, x, view.y + view.h + px(ui, 12), w);
}

static void pick_turn(App *app, int turn) {
    Said *said = &app->game.said;
    if (turn != said->turn) said->instead = 0;
    said->turn = turn;
    said->changed = true;
    if (turn == TURN_NOWHERE) {
        app_show(app, SCREEN_DEBRIEF);
        return;
    }
    app->ask.second = true;
    app_show(app, SCREEN_ASK);
}

static void pick_instead(App *app, int place) {
    Said *said = &app->game.said;
    said->instead = turn_scene(app)->view.options[place].number;
    said->changed = true;
    app->focus = app->reveal = ID_ANSWER;
}

static void ask_first(App *app) {
    app->ask.second = false;
    app_show(app, SCREEN_ASK);
    app->reveal = ID_STEP + app->game.said.turn - 1;
}

static void act(App *app, int id) {
    if (frame_act(app, id)) return;
    if (id == ID_ANSWER)
        app_show(app, SCREEN_DEBRIEF);
    else if (id == ID_QUESTION)
        ask_first(app);
    else if (id == ID_FIELD)
        app->focus = app->reveal = ID_ANSWER;
    else if (id == ID_NOWHERE)
        pick_turn(app, TURN_NOWHERE);
    else if (id >= ID_STEP)
        pick_turn(app, id - ID_STEP + 1);
    else if (id >= ID_OPTION)
        pick_instead(app, id - ID_OPTION);
}

static bool letter(App *app, uint32_t code) {
    int count = app->ask.second ? turn_scene(app)->view.option_count : app->story.count - 1;
    if (code == '0' && !app->ask.second)
        pick_turn(app, TURN_NOWHERE);
    else if (code >= '1' && code <= '9' && (int)(code - '0') <= count)
        act(app, (app->ask.second ? ID_OPTION : ID_STEP) + (int)(code - '1'));
    else
        return false;
    return true;
}

static bool key(App *app, const Input *input) {
    switch (input->key) {
    case KEY_ESCAPE: app_show(app, SCREEN_DEBRIEF); return true;
    case KEY_BACKSPACE:
        if (app->ask.second) ask_first(app);
        return app->ask.second;
    case KEY_LETTER: return letter(app, input->code);
    default: return false;
    }
}

static int entry(const App *app) {
    if (app->ask.second) return ID_OPTION;
    return ID_STEP + (app->game.said.turn > 0 ? app->game.said.turn - 1 : 0);
}

static void read(App *app) {
    if (!story_tell(&app->story, app_session(app), app->game.catalog, app->ui, app_err(app))) app_fail(app, SCREEN_HOME);
}

static Field *field(App *app) {
    return app->ask.second ? &app->game.said.words : NULL;
}

const ScreenSpec ask_screen = {.read = read, .draw = draw, .act = act, .key = key, .entry = entry, .field = field};
