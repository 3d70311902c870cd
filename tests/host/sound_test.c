// Heard with SDL's disk driver, which writes what a loudspeaker would get; with its dummy, which hears nothing; and with none at all.
#include "host/sound.h"
#include "testkit/testkit.h"

#include <SDL.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define RATE 22050

static char folder[] = "/tmp/sound-XXXXXX";

static int set_up(void **state) {
    (void)state;
    SDL_LogSetAllPriority(SDL_LOG_PRIORITY_CRITICAL + 1);
    return !mkdtemp(folder) || chdir(folder);
}

static int empty(void **state) {
    (void)state;
    return system("rm -rf ./*");
}

static int tear_down(void **state) {
    SDL_Quit();
    return empty(state) || chdir("/") || rmdir(folder);
}

static void use_driver(const char *name) {
    setenv("SDL_AUDIODRIVER", name, 1);
    setenv("SDL_DISKAUDIOFILE", "heard.raw", 1);
}

static void put(FILE *file, uint32_t value, int bytes) {
    for (int i = 0; i < bytes; i++) fputc((int)(value >> 8 * i & 255), file);
}

// A WAV file as Microsoft's and IBM's paper of 1991 has it; what it says of itself need not be so.
typedef struct Said {
    uint32_t channels, rate, bits, bytes;
} Said;
static const Said ours = {1, RATE, 16, 0};

static void write_wave(const char *name, const Said *said, const int16_t *samples, int count) {
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    const uint32_t bytes = said->bytes ? said->bytes : (uint32_t)count * 2;
    fputs("RIFF", file), put(file, bytes + 36, 4), fputs("WAVEfmt ", file), put(file, 16, 4), put(file, 1, 2);
    put(file, said->channels, 2), put(file, said->rate, 4), put(file, said->rate * said->channels * said->bits / 8, 4);
    put(file, said->channels * said->bits / 8, 2), put(file, said->bits, 2), fputs("data", file), put(file, bytes, 4);
    for (int i = 0; i < count; i++) put(file, (uint32_t)samples[i], 2);
    assert_int_equal(fclose(file), 0);
}

static int16_t samples[2 * RATE];

// So many samples of one height.
static void write_flat(const char *name, const Said *said, int16_t height, int count) {
    for (int i = 0; i < count; i++) samples[i] = height;
    write_wave(name, said, samples, count);
}

// What the loudspeaker got, in heard.raw; 0 when it was never opened.
static int16_t heard[8 * RATE];
static int read_heard(void) {
    FILE *file = fopen("heard.raw", "rb");
    if (!file) return 0;
    size_t count = fread(heard, 2, sizeof heard / 2, file);
    fclose(file);
    return (int)count;
}

static int count_of(int16_t height, int count) {
    int found = 0;
    for (int i = 0; i < count; i++) found += heard[i] == height;
    return found;
}

static bool until(bool (*done)(void), Uint32 ms) {
    const Uint32 end = SDL_GetTicks() + ms;
    while (!done() && SDL_GetTicks() < end) SDL_Delay(2);
    return done();
}

static bool is_on(void) {
    return SDL_WasInit(SDL_INIT_AUDIO) != 0;
}

static bool is_off(void) {
    return !is_on();
}

static int wanted;  // samples
static bool is_wanted(void) {
    struct stat info;
    return stat("heard.raw", &info) == 0 && info.st_size >= 2 * wanted;
}

// Waits until so many samples have come out, and some more that were in a buffer before or after them.
static void hear(int count) {
    wanted = count + 4096;
    assert_true(until(is_wanted, 5000));
}

static void opens_nothing_before_the_first_cue(void **state) {
    (void)state;
    use_driver("disk");
    write_flat("select.wav", &ours, 100, 1000);
    Sound *sound = sound_open(STR("."));
    sound_play(sound, CUE_NONE);
    sound_play(sound, CUE_COUNT);
    sound_play(NULL, CUE_SELECT);
    SDL_Delay(50);
    assert_false(is_on());
    assert_int_equal(access("heard.raw", F_OK), -1);
    sound_close(sound);
    sound_close(NULL);
}

// Every sample arrives, in order, with silence around.
static void plays_each_of_our_sounds_whole(void **state) {
    (void)state;
    static const char *const names[] = {"select", "confirm", "message", "fall", "end"};
    use_driver("disk");
    for (int cue = CUE_SELECT; cue < CUE_COUNT; cue++) {
        unlink("heard.raw");
        char path[200];
        snprintf(path, sizeof path, SOURCE_DIR "/assets/sounds/%s.wav", names[cue - CUE_SELECT]);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        fseek(file, 44, SEEK_SET);
        const size_t length = fread(samples, 2, sizeof samples / 2, file);
        fclose(file);
        Sound *sound = sound_open(STR(SOURCE_DIR "/assets/sounds"));
        sound_play(sound, (Cue)cue);
        hear((int)length);
        sound_close(sound);
        const int count = read_heard();
        // Ours begin and end at zero, so the place is found by the first sample that isn't.
        size_t lead = 0, at = 0;
        while (samples[lead] == 0) lead++;
        while (at < (size_t)count && heard[at] == 0) at++;
        at -= lead;
        assert_true(at + length <= (size_t)count);
        assert_memory_equal(heard + at, samples, length * 2);
        for (size_t i = at + length; i < (size_t)count; i++) assert_int_equal(heard[i], 0);
    }
}

static void a_new_cue_fades_the_old_one_out(void **state) {
    (void)state;
    use_driver("disk");
    write_flat("message.wav", &ours, 8000, RATE);
    write_flat("confirm.wav", &ours, 0, 2000);
    Sound *sound = sound_open(STR("."));
    sound_play(sound, CUE_MESSAGE);
    hear(1000);
    sound_play(sound, CUE_CONFIRM);
    hear(RATE);
    sound_close(sound);
    const int count = read_heard();
    assert_in_range(count_of(8000, count), 1000, RATE - 1000);
    // From the last full sample to silence there is no step that could be heard as a click: a hundredth of a second, evenly.
    int last = count - 1;
    while (heard[last] != 8000) last--;
    for (int i = last; i < count - 1; i++) assert_in_range(heard[i] - heard[i + 1], 0, 8000 / (RATE / 100) + 1);
}

static void only_the_end_is_heard_to_its_end(void **state) {
    (void)state;
    use_driver("disk");
    write_flat("end.wav", &ours, 700, RATE);
    write_flat("select.wav", &ours, 90, 500);
    Sound *sound = sound_open(STR("."));
    sound_play(sound, CUE_END);
    hear(0);
    sound_play(sound, CUE_SELECT);
    hear(RATE);
    sound_play(sound, CUE_SELECT);  // now it is over
    hear(RATE + 8192);
    sound_close(sound);
    const int count = read_heard();
    assert_int_equal(count_of(700, count), RATE);
    assert_int_equal(count_of(90, count), 500);
}

static void closing_cuts_it_off(void **state) {
    (void)state;
    use_driver("disk");
    write_flat("end.wav", &ours, 700, RATE);
    Sound *sound = sound_open(STR("."));
    sound_play(sound, CUE_END);
    hear(0);
    const Uint32 before = SDL_GetTicks();
    sound_close(sound);
    assert_in_range(SDL_GetTicks() - before, 0, 500);
    assert_false(is_on());
    sound = sound_open(STR("."));  // at once, while the device may still be opening
    sound_play(sound, CUE_END);
    sound_close(sound);
    assert_false(is_on());
}

// Times that any thread of this program but the calling one was put on a processor.
static unsigned long wakes(void) {
    DIR *tasks = opendir("/proc/self/task");
    assert_non_null(tasks);
    unsigned long sum = 0;
    for (const struct dirent *entry; (entry = readdir(tasks));) {
        char path[300];
        snprintf(path, sizeof path, "/proc/self/task/%s/schedstat", entry->d_name);
        FILE *file = atoi(entry->d_name) > 0 && atoi(entry->d_name) != getpid() ? fopen(path, "r") : NULL;
        unsigned long slices = 0;
        if (!file) continue;
        if (fscanf(file, "%*u %*u %lu", &slices) == 1) sum += slices;
        fclose(file);
    }
    closedir(tasks);
    return sum;
}

static void wakes_nothing_afterwards(void **state) {
    (void)state;
    use_driver("dummy");
    write_flat("select.wav", &ours, 90, 500);
    Sound *sound = sound_open(STR("."));
    sound_play(sound, CUE_SELECT);
    assert_true(until(is_on, 2000));
    unsigned long before = wakes();
    SDL_Delay(300);
    assert_true(wakes() > before + 5);  // an open device does: so this measure can tell
    assert_true(until(is_off, 5000));
    SDL_Delay(100);
    before = wakes();
    assert_true(before > 0);
    SDL_Delay(1000);
    assert_int_equal(wakes(), before);
    sound_play(sound, CUE_SELECT);  // and it can be heard again
    assert_true(until(is_on, 2000));
    sound_close(sound);
}

static void tells_the_window_nothing(void **state) {
    (void)state;
    use_driver("dummy");
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_EVENTS), 0);
    write_flat("select.wav", &ours, 90, 500);
    Sound *sound = sound_open(STR("."));
    sound_play(sound, CUE_SELECT);
    assert_true(until(is_on, 2000));
    SDL_Delay(100);
    SDL_PumpEvents();
    assert_false(SDL_HasEvents(SDL_AUDIODEVICEADDED, SDL_AUDIODEVICEREMOVED));
    sound_close(sound);
    SDL_QuitSubSystem(SDL_INIT_EVENTS);
}

static int threads(void) {
    DIR *tasks = opendir("/proc/self/task");
    assert_non_null(tasks);
    int count = 0;
    for (const struct dirent *entry; (entry = readdir(tasks));) count += entry->d_name[0] != '.';
    closedir(tasks);
    return count;
}

static int threads_before;
static bool threads_are_gone(void) {
    return threads() <= threads_before;
}

// With this driver no sound can be heard; that is no error, nothing is said, and no thread is kept for it.
static void assert_silence(const char *driver) {
    use_driver(driver);
    write_flat("select.wav", &ours, 90, 500);
    fflush(stderr);
    const int kept = dup(2), said = open("said", O_CREAT | O_TRUNC | O_WRONLY, 0600);
    assert_true(kept >= 0 && said >= 0);
    dup2(said, 2);
    threads_before = threads();
    Sound *sound = sound_open(STR("."));
    sound_play(sound, CUE_SELECT);
    const bool gone = until(threads_are_gone, 5000);
    sound_play(sound, CUE_END);
    SDL_Delay(20);
    const bool still_gone = threads_are_gone();
    sound_close(sound);
    dup2(kept, 2);
    close(kept), close(said);
    struct stat info;
    assert_int_equal(stat("said", &info), 0);
    assert_int_equal(info.st_size, 0);
    assert_true(gone && still_gone);
    assert_false(is_on());
}

static void no_device_is_no_error(void **state) {
    (void)state;
    assert_silence("no-such-driver");
    // An ALSA without a sound card, which left to itself says “Unknown PCM default”.
    FILE *file = fopen("asoundrc", "w");
    assert_non_null(file);
    fputs("pcm.other { type null }\n", file);
    fclose(file);
    setenv("ALSA_CONFIG_PATH", "asoundrc", 1);
    assert_silence("alsa");
    unsetenv("ALSA_CONFIG_PATH");
}

// Whatever lies where a sound should be, it is silent, and the others are heard.
static void assert_survived(void) {
    unlink("heard.raw");
    write_flat("confirm.wav", &ours, 90, 500);
    Sound *sound = sound_open(STR("."));
    sound_play(sound, CUE_SELECT);
    SDL_Delay(50);
    sound_play(sound, CUE_CONFIRM);
    hear(500);
    sound_close(sound);
    const int count = read_heard();
    assert_int_equal(count_of(90, count), 500);
    assert_int_equal(count_of(0, count), count - 500);
}

static void other_formats_are_silent(void **state) {
    (void)state;
    use_driver("disk");
    static const Said others[] = {{2, RATE, 16, 0}, {1, 44100, 16, 0}, {1, RATE, 8, 0}, {0, 0, 0, 0}, {1, RATE, 24, 0}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        write_flat("select.wav", &others[i], 4000, 600);
        assert_survived();
    }
    write_flat("select.wav", &ours, 4000, RATE + 1);  // too long
    assert_survived();
    write_flat("select.wav", &ours, 4000, 0);
    assert_survived();
}

static void no_sound_at_all(void **state) {
    (void)state;
    use_driver("disk");
    assert_survived();  // missing
    assert_int_equal(mkdir("select.wav", 0700), 0);
    assert_survived();
    assert_int_equal(rmdir("select.wav"), 0);
    assert_int_equal(system("head -c 3000 /dev/zero >select.wav"), 0);
    assert_survived();
}

static void cut_files_are_survived(void **state) {
    (void)state;
    use_driver("dummy");
    for (int bytes = 0; bytes < 48; bytes += bytes < 44 ? 4 : 1) {
        write_flat("select.wav", &ours, 4000, 600);
        assert_int_equal(truncate("select.wav", bytes), 0);
        Sound *sound = sound_open(STR("."));
        sound_play(sound, CUE_SELECT);
        SDL_Delay(5);
        sound_close(sound);
    }
}

static void lengths_that_are_not_so_are_survived(void **state) {
    (void)state;
    use_driver("dummy");
    static const uint32_t lengths[] = {1, 3, 1u << 16, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFFF};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        write_flat("select.wav", &(Said){1, RATE, 16, lengths[i]}, 4000, 600);
        Sound *sound = sound_open(STR("."));
        sound_play(sound, CUE_SELECT);
        SDL_Delay(20);
        sound_close(sound);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(opens_nothing_before_the_first_cue, empty),
        cmocka_unit_test_setup(plays_each_of_our_sounds_whole, empty),
        cmocka_unit_test_setup(a_new_cue_fades_the_old_one_out, empty),
        cmocka_unit_test_setup(only_the_end_is_heard_to_its_end, empty),
        cmocka_unit_test_setup(closing_cuts_it_off, empty),
        cmocka_unit_test_setup(wakes_nothing_afterwards, empty),
        cmocka_unit_test_setup(tells_the_window_nothing, empty),
        cmocka_unit_test_setup(no_device_is_no_error, empty),
        cmocka_unit_test_setup(other_formats_are_silent, empty),
        cmocka_unit_test_setup(no_sound_at_all, empty),
        cmocka_unit_test_setup(cut_files_are_survived, empty),
        cmocka_unit_test_setup(lengths_that_are_not_so_are_survived, empty),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
