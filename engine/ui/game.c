// Opening, resuming and going back in runs, and what becomes of them when something fails.
#include "ui/parts.h"

const Session *app_session(const App *app) {
    return app->game.run ? run_session(app->game.run) : NULL;
}

const Run *app_run(const App *app) {
    return app->screen == SCREEN_PLAY || app->screen == SCREEN_DEBRIEF ? app->game.run : NULL;
}

void game_close(App *app) {
    Game *game = &app->game;
    run_free(game->run);
    run_free(game->first);
    if (game->scenario) scenario_free(game->scenario);
    story_free(&app->story);
    arena_free(&game->arena);
    *game = (Game){0};
}

void game_translate(App *app) {
    Game *game = &app->game;
    if (game->scenario) game->catalog = app->world.scenario_catalog(app->world.context, game->path, app->language);
}

// The loaded scenario becomes the game's; what was open before is closed, which loses nothing that is kept.
static bool game_load(App *app, Str name, Str path) {
    Arena arena = {0};
    name = str_copy(&arena, name);  // they may belong to the game that is closed now
    path = str_copy(&arena, path);
    Scenario *scenario = app->world.load(app->world.context, path, name, app_err(app));
    if (!scenario) {
        arena_free(&arena);
        app_fail(app, SCREEN_HOME);
        return false;
    }
    game_close(app);
    app->game = (Game){.arena = arena, .name = name, .path = path, .scenario = scenario};
    game_translate(app);
    return true;
}

static bool game_show(App *app) {
    if (!app->game.run) {
        game_close(app);
        app_fail(app, SCREEN_HOME);
        return false;
    }
    app_show(app, SCREEN_PLAY);
    return app->screen == SCREEN_PLAY;
}

bool game_start(App *app, Str name, Str path, uint64_t seed) {
    if (!game_load(app, name, path)) return false;
    app->game.run = run_start(app->game.scenario, seed, app->language, COACHING_ASSESSED, app->world.keeper, app_err(app));
    return game_show(app);
}

const Run *game_open_first(const App *app) {
    const Game *game = &app->game;
    const Run *first = game->first ? game->first : game->run;
    if (!first || run_mode(first) != MODE_FIRST || session_ending(run_session(first)) >= 0) return NULL;
    return first;
}

static void back_to_first(Game *game) {
    if (!game->first) return;
    run_free(game->run);
    game->run = game->first;
    game->first = NULL;
}

static Str path_of(const App *app, Str name) {
    for (int i = 0; i < app->home.count; i++)
        if (str_equal(app->home.items[i].name, name)) return app->home.items[i].path;
    return name;  // played from a path, which then is its name
}

void game_resume(App *app) {
    const Home *home = &app->home;
    if (home->in_memory) {
        back_to_first(&app->game);
        app_show(app, SCREEN_PLAY);
    } else if (game_load(app, home->resume_name, path_of(app, home->resume_name))) {
        app->game.run = run_resume(app->game.scenario, home->resume_id, app->world.keeper, app_err(app));
        game_show(app);
    }
}

void game_fork(App *app, int decision) {
    Game *game = &app->game;
    Run *fork = run_fork(game->run, decision, app_err(app));
    if (!fork) {
        app_fail(app, app->screen);
        return;
    }
    if (game->first)
        run_free(game->run);
    else
        game->first = game->run;
    game->run = fork;
    app_show(app, SCREEN_PLAY);
}

void game_decide(App *app, int number) {
    Decision decision = {DECISION_CHOOSE, 1, {number}};
    if (run_decide(app->game.run, &decision, app_err(app)))
        app_show(app, SCREEN_PLAY);
    else
        app_fail(app, SCREEN_PLAY);
}
