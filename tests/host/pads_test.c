// Pads that come and go: SDL's own virtual ones, behind device files that are made here.
#include "host/pads.h"

#include "host/events.h"
#include "record/folder.h"

#define WAIT_MOST 5000  // milliseconds

static Str place(const Folder *folder, const char *name) {
    return folder_path((Folder *)folder, name);
}

static void make(const Folder *folder, const char *name, const char *text) {
    FILE *file = fopen(place(folder, name).data, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

// Of a real keyboard, a mouse, a pad (Xbox) and an old joystick with two buttons, as the kernel prints them.
static void pads_are_told_from_keyboards(void **state) {
    Folder *folder = *state;
    static const struct {
        const char *keys;
        bool pad;
    } rows[] = {{"1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe\n", false},
                {"1f0000 0 0 0 0\n", false},
                {"7cdb000000000000 0 0 0 0\n", true},
                {"300000000 0 0 0 0\n", true},
                {"\n", false},
                {"what is this\n", false}};
    Str devices = place(folder, "dev"), classes = place(folder, "sys");
    if (sizeof(long) != 8) skip();
    assert_false(pads_present(devices, classes));  // there is no such folder
    mkdir(devices.data, 0700);
    assert_false(pads_present(devices, classes));
    make(folder, "dev/event3", "");
    assert_false(pads_present(devices, classes));
    mkdir(classes.data, 0700);
    mkdir(place(folder, "sys/event3").data, 0700);
    mkdir(place(folder, "sys/event3/device").data, 0700);
    mkdir(place(folder, "sys/event3/device/capabilities").data, 0700);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        make(folder, "sys/event3/device/capabilities/key", rows[i].keys);
        assert_int_equal(pads_present(devices, classes), rows[i].pad);
    }
    make(folder, "dev/js0", "");
    assert_true(pads_present(devices, classes));
}

// The next event of this type, or all zero.
static SDL_Event wait_for(Uint32 type) {
    SDL_Event event = {0};
    for (int i = 0; i < WAIT_MOST; i++) {
        while (SDL_PollEvent(&event))
            if (event.type == type) return event;
        SDL_Delay(1);
    }
    return (SDL_Event){0};
}

static void a_pad_comes_and_goes(void **state) {
    Folder *folder = *state;
    Str devices = place(folder, "dev"), classes = place(folder, "sys");
    mkdir(devices.data, 0700);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    assert_int_equal(SDL_Init(SDL_INIT_VIDEO), 0);
    Uint32 type = SDL_RegisterEvents(1);
    Pads *pads = pads_open(devices, classes, type);
    assert_int_equal(pads_update(pads), 0);
    assert_false(SDL_WasInit(SDL_INIT_JOYSTICK));  // nothing that would wake an idle program
    make(folder, "dev/js0", "");
    assert_int_equal(wait_for(type).type, type);
    assert_int_equal(pads_update(pads), 0);  // there is a file, but nothing that SDL takes for a pad
    assert_false(SDL_WasInit(SDL_INIT_GAMECONTROLLER));
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_JOYSTICK), 0);
    int device = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX, SDL_CONTROLLER_BUTTON_MAX, 0);
    assert_true(device >= 0);
    assert_int_equal(pads_update(pads), 1);
    assert_int_equal(pads_update(pads), 1);
    SDL_Joystick *joystick = SDL_JoystickOpen(device);
    SDL_JoystickSetVirtualButton(joystick, SDL_CONTROLLER_BUTTON_A, 1);
    SDL_Event pressed = wait_for(SDL_CONTROLLERBUTTONDOWN);
    assert_int_equal(event_input(&pressed, &(EventState){.scale_x = 1, .scale_y = 1}).key, KEY_ENTER);
    SDL_JoystickClose(joystick);
    assert_int_equal(SDL_JoystickDetachVirtual(device), 0);
    assert_int_equal(wait_for(SDL_CONTROLLERDEVICEREMOVED).type, SDL_CONTROLLERDEVICEREMOVED);
    assert_int_equal(pads_update(pads), 0);
    assert_false(SDL_WasInit(SDL_INIT_GAMECONTROLLER));
    pads_close(pads);
    SDL_Quit();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pads_are_told_from_keyboards, folder_make, folder_remove),
        cmocka_unit_test_setup_teardown(a_pad_comes_and_goes, folder_make, folder_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
