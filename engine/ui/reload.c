// The scenario has changed on disk. The run goes on under it at the same place, or the faults are shown until they are mended: then it goes
// on by itself.
#include "ui/parts.h"

Str app_watches(const App *app) {
    return app->opening.path.len && app->screen == SCREEN_FAULTS ? app->opening.path : app->game.path;
}

// Where play goes on when all is well.
static ScreenName place_of(const App *app) {
    if (app->screen != SCREEN_FAULTS) return app->screen;
    ScreenName place = app->game.broken ? app->game.place : app->fault_back;
    return place == SCREEN_HOME ? SCREEN_PLAY : place;
}

// The first attempt goes on as itself or not at all: under other rules there would be two that say they are the same.
static Run *carry_first(Run *first, const Scenario *now) {
    if (!first || session_scenario(run_session(first))->logic != now->logic) return NULL;
    return run_carry(first, now, NULL);
}

// `now` becomes the game's when the run can be carried over to it. False: `now` is gone, and app_err says why.
static bool replace(App *app, Scenario *now) {
    Game *old = &app->game, game = {.scenario = now};
    said_keep(app);  // of the run that is now left
    game.run = run_carry(old->run, now, &app->err);
    if (!game.run) {
        scenario_free(now);
        return false;
    }
    game.first = carry_first(old->first, now);
    game.said.answered = old->said.answered;
    if (old->scenario->logic == now->logic) {
        game.said = old->said;
        game.first_said = old->first_said;
    }
    game.carried = old->carried || old->scenario->logic != now->logic;
    game.name = str_copy(&game.arena, old->name);
    game.path = str_copy(&game.arena, old->path);
    if (app->err.count) game.note = str_copy(&game.arena, app->err.faults[0].text);
    game_close(app);
    app->game = game;
    if (app->world.renew) app->world.renew(app->world.context, now);
    game_translate(app);
    return true;
}

static void land(App *app, ScreenName place, bool same) {
    bool debrief = place >= SCREEN_ASK && place <= SCREEN_COMPARE;
    if (debrief && session_ending(app_session(app)) < 0) place = SCREEN_PLAY;
    if (place != SCREEN_PLAY && debrief && !same) {
        debrief_open(app);
        return;
    }
    if (place != app->screen || !same) {
        app_show(app, place);
        return;
    }
    // Only words have changed: what is scrolled to and focused stays.
    if (app_screen(app)->read) app_screen(app)->read(app);
    app->dirty = true;
}

static void reload(App *app, ScreenName place) {
    Game *game = &app->game;
    uint64_t hash = session_hash(app_session(app));
    Scenario *now = app->world.load(app->world.context, game->path, game->name, app_err(app));
    if (now && replace(app, now)) {
        land(app, place, session_hash(app_session(app)) == hash);
        return;
    }
    game->broken = true;
    game->place = place == SCREEN_HOME ? SCREEN_PLAY : place;
    if (place != SCREEN_HOME) app_fail(app, SCREEN_HOME);
}

void game_reload(App *app) {
    if (app->screen == SCREEN_FAULTS && app->opening.path.len)
        game_open(app);
    else if (app->game.run)
        reload(app, place_of(app));
}

void game_return(App *app) {
    if (app->game.broken)
        reload(app, SCREEN_PLAY);
    else
        app_show(app, SCREEN_PLAY);
}
