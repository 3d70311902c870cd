// Opening, resuming and going back in runs, and what becomes of them when something fails.
#include "ui/parts.h"

const Session *app_session(const App *app) {
    return app->game.run ? run_session(app->game.run) : NULL;
}

const Run *app_run(const App *app) {
    return app->screen >= SCREEN_PLAY && app->screen <= SCREEN_COMPARE ? app->game.run : NULL;
}

void game_close(App *app) {
    Game *game = &app->game;
    said_keep(app);
    run_free(game->run);
    run_free(game->first);
    if (game->scenario) scenario_free(game->scenario);
    story_free(&app->story);
    arena_free(&game->arena);
    *game = (Game){0};
    app->desk = (Desk){0};
}

void game_translate(App *app) {
    Game *game = &app->game;
    if (game->scenario) game->catalog = app->world.scenario_catalog(app->world.context, game->path, app->language);
}

void opening_end(App *app) {
    arena_free(&app->opening.arena);
    app->opening = (Opening){0};
}

static void opening_begin(App *app, Str name, Str path, uint64_t seed, int64_t run) {
    Arena arena = {0};
    Opening opening = {.seed = seed, .run = run};
    opening.name = str_copy(&arena, name);  // they may belong to the game that is closed now
    opening.path = str_copy(&arena, path);
    opening.arena = arena;
    opening_end(app);
    app->opening = opening;
}

// The loaded scenario becomes the game's; what was open before is closed, which loses nothing that is kept.
static bool game_load(App *app) {
    const Opening *opening = &app->opening;
    Game *game = &app->game;
    Scenario *scenario = app->world.load(app->world.context, opening->path, opening->name, app_err(app));
    if (!scenario) return false;
    game_close(app);
    game->scenario = scenario;
    game->name = str_copy(&game->arena, opening->name);
    game->path = str_copy(&game->arena, opening->path);
    if (opening->again && app->world.renew) app->world.renew(app->world.context, scenario);
    game_translate(app);
    return true;
}

static bool has_ended(const Run *run) {
    return run && session_ending(run_session(run)) >= 0;
}

static bool game_begin(App *app) {
    const Opening *opening = &app->opening;
    Game *game = &app->game;
    game->run = opening->run ? run_resume(game->scenario, opening->run, app->world.keeper, app_err(app))
                             : run_start(game->scenario, opening->seed, app->language, app->coaching, app->world.keeper, app_err(app));
    app->guide = app->home.fresh;
    if (!game->run) game_close(app);
    return game->run != NULL;
}

bool game_open(App *app) {
    if (!game_load(app) || !game_begin(app)) {
        app->opening.again = true;
        app_fail(app, SCREEN_HOME);
        return false;
    }
    bool over = app->opening.run && has_ended(app->game.run);
    opening_end(app);
    if (over)
        debrief_open(app);
    else
        app_show(app, SCREEN_PLAY);
    return app->screen != SCREEN_FAULTS;
}

bool game_start(App *app, Str name, Str path, uint64_t seed) {
    opening_begin(app, name, path, seed, 0);
    return game_open(app);
}

const Run *game_resumable(const App *app) {
    const Game *game = &app->game;
    const Run *run = game->first ? game->first : game->run;
    if (!run || has_ended(run)) return NULL;
    return run_mode(run) == MODE_FIRST || game->carried ? run : NULL;
}

const Run *game_open_first(const App *app) {
    const Run *run = game_resumable(app);
    return run && run_mode(run) == MODE_FIRST ? run : NULL;
}

static void back_to_first(App *app) {
    Game *game = &app->game;
    if (!game->first) return;
    app->desk = (Desk){0};
    run_free(game->run);
    game->judged = NULL;
    game->run = game->first;
    game->said = game->first_said;
    game->first = NULL;
}

bool game_has_review(const App *app) {
    return has_ended(app->game.first);
}

void game_review_first(App *app) {
    back_to_first(app);
    debrief_open(app);
}

static const Run *ended_of(const Game *game, Str name) {
    if (!game->run || !str_equal(game->name, name)) return NULL;
    return has_ended(game->run) ? game->run : has_ended(game->first) ? game->first : NULL;
}

bool game_has_ended(const App *app, Str name) {
    return ended_of(&app->game, name) != NULL;
}

void game_review(App *app, Str name, Str path, int64_t id) {
    const Run *here = ended_of(&app->game, name);
    if (!here || (run_id(here) && run_id(here) < id)) {
        opening_begin(app, name, path, 0, id);
        game_open(app);
        return;
    }
    if (here == app->game.first) back_to_first(app);
    debrief_open(app);
}

bool game_guided(const App *app) {
    return app->game.run && run_coaching(app->game.run) == COACHING_GUIDED;
}

static Str path_of(const App *app, Str name) {
    for (int i = 0; i < app->home.count; i++)
        if (str_equal(app->home.items[i].name, name)) return app->home.items[i].path;
    return name;  // played from a path, which then is its name
}

void game_resume(App *app) {
    const Home *home = &app->home;
    if (home->in_memory) {
        back_to_first(app);
        game_return(app);
    } else {
        opening_begin(app, home->resume_name, path_of(app, home->resume_name), 0, home->resume_id);
        game_open(app);
    }
}

// True when the fork is the game's run now.
static bool fork(App *app, int decision) {
    Game *game = &app->game;
    Run *run = run_fork(game->run, decision, app_err(app));
    if (!run) {
        app_fail(app, app->screen);
        return false;
    }
    said_keep(app);
    if (game->first) {
        run_free(game->run);
    } else {
        game->first = game->run;
        game->first_said = game->said;
    }
    game->run = run;
    app->desk = (Desk){0};
    game->judged = NULL;
    game->note = STR_NONE;
    game->said = (Said){0};
    return true;
}

void game_fork(App *app, int decision) {
    if (fork(app, decision)) app_show(app, SCREEN_PLAY);
}

void game_branch(App *app, int decision, const Decision *otherwise) {
    if (fork(app, decision)) game_take(app, otherwise);
}

// Has somebody's mood fallen with the last decision?
static bool mood_fell(const Story *story) {
    const View *before = &story->scenes[story->count - 2].view, *now = &story->scenes[story->count - 1].view;
    for (int i = 0; i < now->person_count; i++)
        if (now->people[i].mood > before->people[i].mood && before->people[i].mood != MOOD_NONE) return true;
    return false;
}

static Cue decided_cue(const App *app) {
    const Story *story = &app->story;
    if (app->screen != SCREEN_PLAY || story->count < 2) return CUE_NONE;
    const View *now = &story->scenes[story->count - 1].view;
    if (now->ending.len) return CUE_END;
    if (mood_fell(story)) return CUE_FALL;
    for (int i = 0; i < now->line_count; i++)
        if (now->lines[i].speaker >= 0) return CUE_MESSAGE;
    return CUE_CONFIRM;
}

void game_decide(App *app, int number) {
    game_take(app, &(Decision){DECISION_CHOOSE, 1, {number}});
}

static void refuse(App *app, const Decision *decision) {
    if (decision->kind == DECISION_CHOOSE || !app->err.count)
        app_fail(app, SCREEN_PLAY);
    else
        message_show(app, MESSAGE_WARNING, app->err.faults[0].text);
}

void game_take(App *app, const Decision *decision) {
    app->game.note = STR_NONE;
    if (!run_decide(app->game.run, decision, app_err(app))) {
        refuse(app, decision);
        return;
    }
    app_show(app, SCREEN_PLAY);
    app_sound(app, decided_cue(app));
    motion_start(app);
}
