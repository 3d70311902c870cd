// Opening a device takes milliseconds and an open one wakes a thread for each buffer, even when it is paused. So a thread of ours opens it,
// sleeps while it plays, and closes it when it is no longer asked for; from then on nothing runs.
#include "host/sound.h"

#include <SDL.h>
#include <stdlib.h>

#define RATE      22050
#define MOST      RATE          // samples of a sound; a longer file is none of ours
#define BUFFER    512           // samples; a cue is heard that much later
#define FADE      (RATE / 100)  // samples in which a sound that is replaced dies away; shorter would click
#define LINGER_MS 1500          // from the last cue to closing the device; longer than any sound

typedef struct Wave {
    bool tried;
    Uint8 *bytes;  // SDL's; NULL: silent
    int count;     // samples
} Wave;

typedef struct Voice {
    const int16_t *samples;
    int count, at;
} Voice;

struct Sound {
    Arena arena;
    Str folder;
    SDL_Thread *thread;  // NULL until the first cue
    SDL_mutex *lock;     // of the next three
    SDL_cond *asked;
    Cue cue;  // to be played next
    bool closing, deaf;
    // Of the thread alone.
    Wave waves[CUE_COUNT];
    SDL_AudioDeviceID device;
    void *alsa;
    // Behind the lock of the device.
    Voice now, before;  // what is heard, and what it has replaced
    bool kept;          // no other cue may replace it
    int fade;           // samples that are left of `before`
};

static int voice_next(Voice *voice) {
    return voice->at < voice->count ? voice->samples[voice->at++] : 0;
}

static void SDLCALL mix(void *data, Uint8 *bytes, int size) {
    Sound *sound = data;
    int16_t *out = (void *)bytes;
    for (int i = 0; i < size / (int)sizeof *out; i++) {
        int value = voice_next(&sound->now);
        if (sound->fade > 0) value += voice_next(&sound->before) * sound->fade-- / FADE;
        out[i] = (int16_t)(value > INT16_MAX ? INT16_MAX : value < INT16_MIN ? INT16_MIN : value);
    }
}

static void load(Sound *sound, Cue cue) {
    static const char *const names[CUE_COUNT] = {
        [CUE_SELECT] = "/select.wav", [CUE_CONFIRM] = "/confirm.wav", [CUE_MESSAGE] = "/message.wav",
        [CUE_FALL] = "/fall.wav",     [CUE_END] = "/end.wav",
    };
    Wave *wave = &sound->waves[cue];
    if (wave->tried) return;
    wave->tried = true;
    Arena arena = {0};
    SDL_AudioSpec spec;
    Uint32 size;
    bool read = SDL_LoadWAV(str_join(&arena, sound->folder, str_from(names[cue])).data, &spec, &wave->bytes, &size) != NULL;
    arena_free(&arena);
    if (!read) {
        wave->bytes = NULL;
    } else if (spec.freq != RATE || spec.channels != 1 || spec.format != AUDIO_S16SYS || size > MOST * sizeof(int16_t)) {
        SDL_FreeWAV(wave->bytes);
        wave->bytes = NULL;
    } else {
        wave->count = (int)(size / sizeof(int16_t));
    }
}

static void alsa_says_nothing(const char *file, int line, const char *function, int code, const char *format, ...) {
    (void)file, (void)line, (void)function, (void)code, (void)format;
}

// Where there is no sound card, ALSA would tell the terminal so in eight lines.
static void hush_alsa(Sound *sound) {
    if (!sound->alsa) sound->alsa = SDL_LoadObject("libasound.so.2");
    void *found = sound->alsa ? SDL_LoadFunction(sound->alsa, "snd_lib_error_set_handler") : NULL;
    int (*set_handler)(void (*)(const char *, int, const char *, int, const char *, ...));
    memcpy(&set_handler, &found, sizeof found);
    if (found) set_handler(alsa_says_nothing);
}

static void close_device(Sound *sound) {
    if (!sound->device) return;
    SDL_CloseAudioDevice(sound->device);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    sound->device = 0;
    sound->now = sound->before = (Voice){0};
    sound->fade = 0;
}

static bool open_device(Sound *sound) {
    if (sound->device) return true;
    hush_alsa(sound);
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) < 0) return false;
    const SDL_AudioSpec spec = {.freq = RATE, .format = AUDIO_S16SYS, .channels = 1, .samples = BUFFER, .callback = mix, .userdata = sound};
    sound->device = SDL_OpenAudioDevice(NULL, 0, &spec, NULL, 0);
    if (!sound->device) {
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return false;
    }
    SDL_PauseAudioDevice(sound->device, 0);
    return true;
}

// False when there is no device.
static bool start(Sound *sound, Cue cue) {
    load(sound, cue);
    const Wave *wave = &sound->waves[cue];
    if (!wave->bytes) return true;
    if (!open_device(sound)) return false;
    SDL_LockAudioDevice(sound->device);
    if (!sound->kept || cue == CUE_END || sound->now.at == sound->now.count) {
        sound->before = sound->now;
        sound->fade = FADE;
        sound->now = (Voice){(const void *)wave->bytes, wave->count, 0};
        sound->kept = cue == CUE_END;
    }
    SDL_UnlockAudioDevice(sound->device);
    return true;
}

// Sleeps until there is something to do. CUE_NONE: nothing was asked for so long that the device may close, or the sound is closing.
static Cue next_cue(Sound *sound) {
    SDL_LockMutex(sound->lock);
    while (!sound->closing && sound->cue == CUE_NONE) {
        if (!sound->device) {
            SDL_CondWait(sound->asked, sound->lock);
        } else if (SDL_CondWaitTimeout(sound->asked, sound->lock, LINGER_MS) != 0) {
            break;
        }
    }
    Cue cue = sound->closing ? CUE_NONE : sound->cue;
    sound->cue = CUE_NONE;
    SDL_UnlockMutex(sound->lock);
    return cue;
}

static bool goes_on(Sound *sound, bool deaf) {
    SDL_LockMutex(sound->lock);
    sound->deaf = deaf;
    bool on = !deaf && !sound->closing;
    SDL_UnlockMutex(sound->lock);
    return on;
}

static int SDLCALL run(void *data) {
    Sound *sound = data;
    bool deaf = false;
    while (goes_on(sound, deaf)) {
        Cue cue = next_cue(sound);
        if (cue != CUE_NONE) {
            deaf = !start(sound, cue);
        } else {
            close_device(sound);
        }
    }
    return 0;
}

Sound *sound_open(Str folder) {
    Sound *sound = mem_realloc(NULL, sizeof *sound);
    *sound = (Sound){0};
    sound->folder = str_copy(&sound->arena, folder);
    sound->lock = SDL_CreateMutex();
    sound->asked = SDL_CreateCond();
    sound->deaf = !sound->lock || !sound->asked;
    return sound;
}

void sound_play(Sound *sound, Cue cue) {
    if (!sound || cue <= CUE_NONE || cue >= CUE_COUNT) return;
    SDL_LockMutex(sound->lock);
    if (!sound->deaf && !sound->thread) {
        // Each time the device opens SDL would tell of it, and wake the window for nothing.
        SDL_EventState(SDL_AUDIODEVICEADDED, SDL_IGNORE);
        SDL_EventState(SDL_AUDIODEVICEREMOVED, SDL_IGNORE);
        sound->thread = SDL_CreateThread(run, "sound", sound);
        sound->deaf = !sound->thread;
    }
    if (sound->cue != CUE_END) sound->cue = cue;
    SDL_CondSignal(sound->asked);
    SDL_UnlockMutex(sound->lock);
}

void sound_close(Sound *sound) {
    if (!sound) return;
    if (sound->thread) {
        SDL_LockMutex(sound->lock);
        sound->closing = true;
        SDL_CondSignal(sound->asked);
        SDL_UnlockMutex(sound->lock);
        SDL_WaitThread(sound->thread, NULL);
    }
    close_device(sound);
    if (sound->alsa) SDL_UnloadObject(sound->alsa);
    for (int i = 0; i < CUE_COUNT; i++) SDL_FreeWAV(sound->waves[i].bytes);
    if (sound->asked) SDL_DestroyCond(sound->asked);
    if (sound->lock) SDL_DestroyMutex(sound->lock);
    arena_free(&sound->arena);
    free(sound);
}
