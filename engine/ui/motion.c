// What moves after a decision: the newest lines are revealed letter by letter, meters glide, and who speaks blinks. Whatever a person does
// ends it at once; nothing waits for it.
#include "base/utf8.h"
#include "ui/parts.h"

#define BLINK_FIRST 500   // milliseconds to the first blink
#define BLINK_EVERY 2600  // from one to the next

static int letters_of(const View *view) {
    int count = 0;
    for (int i = 0; i < view->line_count; i++)
        for (size_t at = 0; at < view->lines[i].text.len; count++) utf8_next(view->lines[i].text, &at);
    return count;
}

void motion_start(App *app) {
    app->motion = (Motion){0};
    if (app->look.still || app->world.speaks || app->screen != SCREEN_PLAY || app->story.count < 2) return;
    app->motion = (Motion){.running = true, .letters = letters_of(&app->story.scenes[app->story.count - 1].view)};
}

void motion_stop(App *app) {
    if (app->motion.running) app->dirty = true;
    app->motion.running = false;
}

static int rate_of(const App *app) {
    return app->world.typing > 0 ? app->world.typing : TYPING_RATE;
}

static int revealed(const App *app) {
    return (int)((int64_t)app->motion.ms * rate_of(app) / 1000);
}

void motion_tick(App *app, int ms) {
    Motion *motion = &app->motion;
    if (!motion->running) return;
    int letters = revealed(app);
    bool glides = motion->ms < MOTION_METER, blinks = motion_blinks(app);
    motion->ms += ms > 0 ? ms : 0;
    motion->running = motion->ms < MOTION_METER || revealed(app) < motion->letters;
    app->dirty |= !motion->running || glides || blinks != motion_blinks(app) || letters != revealed(app);
}

// Once nothing glides any more, no more often than letters come.
int motion_wants_tick(const App *app) {
    if (!app->motion.running) return 0;
    int letter = 1000 / rate_of(app);
    return app->motion.ms < MOTION_METER || letter < MOTION_FRAME ? MOTION_FRAME : letter;
}

int motion_letters(const App *app) {
    return app->motion.running ? revealed(app) : INT32_MAX;
}

// Fast at first, slow at the end: what is left shrinks with the square of the time left.
int32_t motion_glide(int32_t before, int32_t now, int ms) {
    if (ms >= MOTION_METER) return now;
    int64_t left = MOTION_METER - (ms > 0 ? ms : 0), all = MOTION_METER;
    return now - (int32_t)(((int64_t)now - before) * left * left / (all * all));
}

int32_t motion_value(const App *app, int32_t before, int32_t now) {
    return app->motion.running ? motion_glide(before, now, app->motion.ms) : now;
}

bool motion_blinks(const App *app) {
    int ms = app->motion.ms - BLINK_FIRST;
    return app->motion.running && ms >= 0 && ms % BLINK_EVERY < MOTION_BLINK;
}
