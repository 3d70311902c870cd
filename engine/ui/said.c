// What the trainee said of a run, kept with it; and the newest commitment, which is shown again before the next run.
#include "ui/parts.h"

_Static_assert(sizeof((Field *)0)->text <= REFLECTION_BYTES_MAX, "what fits into a field can be kept");

void said_read(App *app) {
    Said *said = &app->game.said;
    Store *store = app->world.keeper->store;
    Arena arena = {0};
    Err err = {0};
    Reflection kept;
    // Damage is no reason to keep anybody from the debrief: then it is asked again.
    bool found = !said->answered && store && run_kept(app->game.run) && store_reflection(store, &arena, run_id(app->game.run), &kept, &err);
    if (found) {
        *said = (Said){.answered = true, .turn = kept.turn, .instead = kept.instead};
        field_set(&said->words, kept.words);
        field_set(&said->commitment, kept.commitment);
    }
    err_free(&err);
    arena_free(&arena);
}

// False when it stays in memory only.
static bool write(App *app) {
    const Said *said = &app->game.said;
    if (!app->world.keeper->store || !run_kept(app->game.run)) return false;
    Err err = {0};
    const Reflection reflection = {.turn = said->turn,
                                   .instead = said->instead,
                                   .words = str_trim(field_text(&said->words)),
                                   .commitment = str_trim(field_text(&said->commitment))};
    bool kept = run_reflect(app->game.run, &reflection, &err);
    err_free(&err);
    return kept;
}

void said_keep(App *app) {
    Said *said = &app->game.said;
    if (!said->changed) return;
    said->changed = false;
    said->lost = !write(app);
    app->commitment = said->lost ? said->commitment : (Field){0};
}

Str said_commitment(App *app, Arena *arena) {
    Str newest = str_trim(field_text(&app->commitment));
    if (newest.len || !app->world.keeper->store) return str_copy(arena, newest);
    Err err = {0};
    Reflection kept;
    bool found = store_commitment(app->world.keeper->store, arena, STR_NONE, &kept, &err);
    err_free(&err);
    return found ? kept.commitment : STR_NONE;
}
