// One thread and one place for a text: what is not said yet when something more important comes is never said.
#include "host/speak.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>

#define LIBRARY "libspeechd.so.2"

// The part of libspeechd.h that is used, so that building needs no headers of it.
typedef struct Connection Connection;
enum { MODE_SINGLE = 0, PRIORITY_MESSAGE = 2 };
typedef struct Library {
    void *handle;
    Connection *(*open)(const char *client, const char *connection, const char *user, int mode);
    void (*close)(Connection *);
    int (*say)(Connection *, int priority, const char *text);
    int (*cancel)(Connection *);
    int (*set_language)(Connection *, const char *language);
} Library;

struct Speak {
    Library library;
    Arena arena;  // of `silence`
    Str silence;  // the line that says that the daemon is missing
    SDL_Thread *thread;
    SDL_mutex *mutex;  // guards what follows
    SDL_cond *news;
    Arena waiting_arena;
    StrBuf waiting;  // to be said
    Str language;    // of it
    bool interrupts, ends;
};

// ISO C has no conversion from an object's address to a function's.
static bool find(const Library *library, const char *name, void *function) {
    void *found = SDL_LoadFunction(library->handle, name);
    memcpy(function, &found, sizeof found);
    return found != NULL;
}

static bool load(Library *library) {
    library->handle = SDL_LoadObject(LIBRARY);
    return library->handle && find(library, "spd_open", &library->open) && find(library, "spd_close", &library->close) &&
           find(library, "spd_say", &library->say) && find(library, "spd_cancel", &library->cancel) &&
           find(library, "spd_set_language", &library->set_language);
}

static Str silence(const Catalog *catalog, Arena *arena, Str why) {
    return str_fill(arena, catalog_get(catalog, STR_NONE, STR("Nothing will be read aloud: {1}.")), &why, 1);
}

static void tell(Str line) {
    fprintf(stderr, "%.*s\n", STR_PRINT(line));
}

typedef struct Message {
    Arena arena;
    Str text, language;
    bool interrupts;
} Message;

static void clear_waiting(Speak *speak) {
    arena_reset(&speak->waiting_arena);
    speak->waiting = (StrBuf){.arena = &speak->waiting_arena};
}

// Sleeps until there is something to say. False: the end.
static bool next_message(Speak *speak, Message *message) {
    arena_reset(&message->arena);
    SDL_LockMutex(speak->mutex);
    while (!speak->ends && !speak->waiting.len) SDL_CondWait(speak->news, speak->mutex);
    message->text = str_copy(&message->arena, (Str){speak->waiting.data, speak->waiting.len});
    message->language = speak->language;
    message->interrupts = speak->interrupts;
    clear_waiting(speak);
    speak->interrupts = false;
    bool goes_on = !speak->ends;
    SDL_UnlockMutex(speak->mutex);
    return goes_on;
}

static bool say(const Library *library, Connection *connection, const Message *message) {
    if (message->interrupts) library->cancel(connection);
    library->set_language(connection, str_equal(message->language, STR("en")) ? "en" : "zh");
    return library->say(connection, PRIORITY_MESSAGE, message->text.data) >= 0;
}

static Connection *connect(const Library *library) {
    return library->open("counterpart", "main", NULL, MODE_SINGLE);
}

// A daemon that was started anew is found again, once a message.
static bool say_again(const Library *library, Connection **connection, const Message *message) {
    library->close(*connection);
    *connection = connect(library);
    return *connection && say(library, *connection, message);
}

static void give_up(Speak *speak) {
    tell(speak->silence);
    SDL_LockMutex(speak->mutex);
    speak->ends = true;
    SDL_UnlockMutex(speak->mutex);
}

// A daemon that goes away is an error of say, and no signal: SDL blocks SIGPIPE in its threads.
static int SDLCALL speak_on(void *data) {
    Speak *speak = data;
    Message message = {0};
    Connection *connection = connect(&speak->library);
    bool fine = connection != NULL;
    while (fine && next_message(speak, &message))
        fine = say(&speak->library, connection, &message) || say_again(&speak->library, &connection, &message);
    if (!fine) give_up(speak);
    if (connection) {
        if (fine) speak->library.cancel(connection);
        speak->library.close(connection);
    }
    arena_free(&message.arena);
    return 0;
}

Speak *speak_open(const Catalog *catalog) {
    Speak *speak = mem_realloc(NULL, sizeof *speak);
    *speak = (Speak){.mutex = SDL_CreateMutex(), .news = SDL_CreateCond()};
    clear_waiting(speak);
    speak->silence = silence(catalog, &speak->arena, STR("speech-dispatcher"));
    if (!load(&speak->library))
        tell(silence(catalog, &speak->arena, STR(LIBRARY)));
    else if (speak->mutex && speak->news)
        speak->thread = SDL_CreateThread(speak_on, "speak", speak);
    return speak;
}

void speak_say(Speak *speak, Str text, Str language, bool interrupts) {
    if (!speak->thread || !text.len) return;
    SDL_LockMutex(speak->mutex);
    if (interrupts || speak->ends) clear_waiting(speak);
    if (speak->waiting.len) buf_char(&speak->waiting, '\n');
    if (!speak->ends) buf_add(&speak->waiting, text);
    speak->interrupts |= interrupts;
    speak->language = str_equal(language, STR("en")) ? STR("en") : STR("zh-TW");
    SDL_CondSignal(speak->news);
    SDL_UnlockMutex(speak->mutex);
}

void speak_close(Speak *speak) {
    if (!speak) return;
    if (speak->thread) {
        SDL_LockMutex(speak->mutex);
        speak->ends = true;
        SDL_CondSignal(speak->news);
        SDL_UnlockMutex(speak->mutex);
        SDL_WaitThread(speak->thread, NULL);
    }
    SDL_DestroyCond(speak->news);
    SDL_DestroyMutex(speak->mutex);
    if (speak->library.handle) SDL_UnloadObject(speak->library.handle);
    arena_free(&speak->waiting_arena);
    arena_free(&speak->arena);
    free(speak);
}
