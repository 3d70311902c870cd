// One thread a lookout. It ends when it is rung for.
#include "host/lookout.h"

#include "host/watch.h"

#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct Lookout {
    Watch *watch;
    int bell;
    Uint32 type;
    SDL_Thread *thread;
};

static int SDLCALL look_out(void *data) {
    const Lookout *lookout = data;
    while (watch_wait(lookout->watch, lookout->bell) == WATCH_CHANGED) SDL_PushEvent(&(SDL_Event){.type = lookout->type});
    return 0;
}

// Takes over the watch.
static Lookout *start(Watch *watch, Uint32 type, const char *name) {
    Lookout *lookout = mem_realloc(NULL, sizeof *lookout);
    *lookout = (Lookout){.watch = watch, .bell = eventfd(0, EFD_CLOEXEC), .type = type};
    if (lookout->watch && lookout->bell >= 0) lookout->thread = SDL_CreateThread(look_out, name, lookout);
    if (lookout->thread) return lookout;
    lookout_close(lookout);
    return NULL;
}

Lookout *lookout_open(Str path, Uint32 type) {
    return start(watch_open(path), type, "lookout");
}

Lookout *lookout_open_folder(Str folder, Uint32 type) {
    return start(watch_open_folder(folder), type, "devices");
}

void lookout_close(Lookout *lookout) {
    if (!lookout) return;
    if (lookout->thread) {
        eventfd_write(lookout->bell, 1);
        SDL_WaitThread(lookout->thread, NULL);
    }
    watch_close(lookout->watch);
    if (lookout->bell >= 0) close(lookout->bell);
    free(lookout);
}
