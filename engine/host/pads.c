// What there is shows in the device files; what of it is a pad, SDL knows.
#include "host/pads.h"

#include "host/lookout.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#define PADS_MOST   8
#define WORDS_MOST  32
#define WORD_BITS   ((int)sizeof(long) * 8)
#define FIRST_STICK 0x120  // the kernel's number of the first button that only joysticks and pads have
#define LAST_PAD    0x13F

struct Pads {
    Str devices, classes;
    bool on;
    SDL_GameController *open[PADS_MOST];
    int count;
    Lookout *lookout;
};

// `keys`: what the kernel prints of a device's buttons, words of bits in hexadecimal, the highest first.
static bool has_stick_buttons(Str keys) {
    uint64_t words[WORDS_MOST], bits = 0;
    int count = 0;
    keys = str_trim(keys);
    for (size_t at = 0; at < keys.len && count < WORDS_MOST; at++) {
        ptrdiff_t end = str_find(keys, STR(" "), at);
        size_t to = end < 0 ? keys.len : (size_t)end;
        if (!str_to_hex64(str_slice(keys, at, to), &words[count++])) return false;
        at = to;
    }
    for (int bit = FIRST_STICK; bit <= LAST_PAD; bit++) {
        int word = count - 1 - bit / WORD_BITS;
        if (word >= 0) bits |= words[word] >> (bit % WORD_BITS) & 1;
    }
    return bits != 0;
}

static bool is_pad(Str classes, Str name) {
    if (str_starts(name, STR("js"))) return true;
    if (!str_starts(name, STR("event"))) return false;
    Arena arena = {0};
    Str path = str_fill(&arena, STR("{1}/{2}/device/capabilities/key"), (Str[]){classes, name}, 2);
    char keys[512] = "";
    FILE *file = fopen(path.data, "r");
    bool found = file && fgets(keys, sizeof keys, file) && has_stick_buttons(str_from(keys));
    if (file) fclose(file);
    arena_free(&arena);
    return found;
}

bool pads_present(Str devices, Str classes) {
    Arena arena = {0};
    DIR *folder = opendir(str_copy(&arena, devices).data);
    bool found = false;
    for (struct dirent *entry; folder && !found && (entry = readdir(folder));) found = is_pad(classes, str_from(entry->d_name));
    if (folder) closedir(folder);
    arena_free(&arena);
    return found;
}

static void close_gone(Pads *pads) {
    int kept = 0;
    for (int i = 0; i < pads->count; i++) {
        if (SDL_GameControllerGetAttached(pads->open[i]))
            pads->open[kept++] = pads->open[i];
        else
            SDL_GameControllerClose(pads->open[i]);
    }
    pads->count = kept;
}

static void open_new(Pads *pads) {
    for (int i = 0; i < SDL_NumJoysticks() && pads->count < PADS_MOST; i++) {
        if (!SDL_IsGameController(i) || SDL_GameControllerFromInstanceID(SDL_JoystickGetDeviceInstanceID(i))) continue;
        SDL_GameController *pad = SDL_GameControllerOpen(i);
        if (pad) pads->open[pads->count++] = pad;
    }
}

static void turn_off(Pads *pads) {
    for (int i = 0; i < pads->count; i++) SDL_GameControllerClose(pads->open[i]);
    pads->count = 0;
    if (pads->on) SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
    pads->on = false;
}

int pads_update(Pads *pads) {
    if (!pads->on && pads_present(pads->devices, pads->classes)) pads->on = SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER) == 0;
    if (!pads->on) return 0;
    close_gone(pads);
    open_new(pads);
    if (!pads->count) turn_off(pads);
    return pads->count;
}

Pads *pads_open(Str devices, Str classes, Uint32 type) {
    Pads *pads = mem_realloc(NULL, sizeof *pads);
    *pads = (Pads){.devices = devices, .classes = classes};
    pads->lookout = lookout_open_folder(devices, type);  // first, so that no device comes between
    pads_update(pads);
    return pads;
}

void pads_close(Pads *pads) {
    if (!pads) return;
    lookout_close(pads->lookout);
    turn_off(pads);
    free(pads);
}
