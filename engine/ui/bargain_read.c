// What the debrief of a negotiation shows, read from the run on the screen, and the reference's play of the same seed from where the rep
// sat down.
#include "ui/bargain_page.h"

void bargain_read(App *app) {
    BargainScreen *b = &app->bargain;
    const Session *session = app_session(app);
    arena_reset(&b->arena);
    b->told = talks_read(&b->mine, session, app->ui, app->game.catalog, &b->arena);
    b->compared = false;
    b->cloud = (Cloud){0};
    b->other = (Talks){0};
}

void bargain_read_pages(App *app) {
    BargainScreen *b = &app->bargain;
    const Session *session = app_session(app);
    bargain_read(app);
    if (!b->told) return;
    b->cloud = cloud_of(b->mine.bargain.stand->analysis, &b->arena);
    Session *other = talks_reference(session);
    b->compared = other && talks_read(&b->other, other, app->ui, app->game.catalog, &b->arena);
    session_free(other);
}
