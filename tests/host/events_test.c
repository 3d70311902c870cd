// Events as SDL builds them, and what they mean.
#include "host/events.h"
#include "testkit/testkit.h"

static Input key(SDL_Scancode code, SDL_Keycode sym, int mod, int repeat) {
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .repeat = (Uint8)repeat, .keysym = {.scancode = code, .sym = sym, .mod = (Uint16)mod}}};
    return event_input(&event, &(EventState){.scale_x = 1, .scale_y = 1});
}

static void assert_key(Input input, Key expected, uint32_t code) {
    assert_int_equal(input.kind, INPUT_KEY);
    assert_int_equal(input.key, expected);
    assert_int_equal(input.code, code);
}

static void keys_have_names(void **state) {
    (void)state;
    assert_key(key(SDL_SCANCODE_DOWN, SDLK_DOWN, 0, 0), KEY_DOWN, 0);
    assert_key(key(SDL_SCANCODE_RETURN, SDLK_RETURN, 0, 0), KEY_ENTER, 0);
    assert_key(key(SDL_SCANCODE_KP_ENTER, SDLK_KP_ENTER, 0, 0), KEY_ENTER, 0);
    assert_key(key(SDL_SCANCODE_L, SDLK_l, 0, 0), KEY_LETTER, 'l');
    assert_key(key(SDL_SCANCODE_3, SDLK_3, 0, 0), KEY_LETTER, '3');
    assert_key(key(SDL_SCANCODE_F1, SDLK_F1, 0, 0), KEY_F1, 0);
    assert_int_equal(key(SDL_SCANCODE_F9, SDLK_F9, 0, 0).kind, INPUT_NONE);
    assert_int_equal(key(SDL_SCANCODE_SEMICOLON, SDLK_SEMICOLON, 0, 0).kind, INPUT_NONE);
}

static void the_keypad_has_two_meanings(void **state) {
    (void)state;
    assert_key(key(SDL_SCANCODE_KP_1, SDLK_KP_1, KMOD_NUM, 0), KEY_LETTER, '1');
    assert_key(key(SDL_SCANCODE_KP_0, SDLK_KP_0, KMOD_NUM, 0), KEY_LETTER, '0');
    assert_key(key(SDL_SCANCODE_KP_8, SDLK_KP_8, 0, 0), KEY_UP, 0);
    assert_key(key(SDL_SCANCODE_KP_3, SDLK_KP_3, 0, 0), KEY_PAGE_DOWN, 0);
    assert_int_equal(key(SDL_SCANCODE_KP_5, SDLK_KP_5, 0, 0).kind, INPUT_NONE);
}

static void the_row_of_digits_is_one_on_every_keyboard(void **state) {
    (void)state;
    assert_key(key(SDL_SCANCODE_1, SDLK_AMPERSAND, 0, 0), KEY_LETTER, '1');
    assert_key(key(SDL_SCANCODE_0, 0xE0, 0, 0), KEY_LETTER, '0');
    assert_key(key(SDL_SCANCODE_Q, SDLK_a, 0, 0), KEY_LETTER, 'a');
}

static void modifiers_are_told(void **state) {
    (void)state;
    Input tab = key(SDL_SCANCODE_TAB, SDLK_TAB, KMOD_LSHIFT, 0), q = key(SDL_SCANCODE_Q, SDLK_q, KMOD_RCTRL, 0);
    assert_true(tab.shift && !tab.control);
    assert_true(q.control && !q.shift);
    assert_int_equal(key(SDL_SCANCODE_F4, SDLK_F4, KMOD_LALT, 0).kind, INPUT_QUIT);
    assert_int_equal(key(SDL_SCANCODE_1, SDLK_1, KMOD_LALT, 0).kind, INPUT_NONE);
    assert_int_equal(key(SDL_SCANCODE_1, SDLK_1, KMOD_LGUI, 0).kind, INPUT_NONE);
}

static void a_held_key_decides_once(void **state) {
    (void)state;
    assert_int_equal(key(SDL_SCANCODE_RETURN, SDLK_RETURN, 0, 1).kind, INPUT_NONE);
    assert_int_equal(key(SDL_SCANCODE_1, SDLK_1, 0, 1).kind, INPUT_NONE);
    assert_int_equal(key(SDL_SCANCODE_SPACE, SDLK_SPACE, 0, 1).kind, INPUT_NONE);
    assert_key(key(SDL_SCANCODE_DOWN, SDLK_DOWN, 0, 1), KEY_DOWN, 0);
    assert_key(key(SDL_SCANCODE_PAGEDOWN, SDLK_PAGEDOWN, 0, 1), KEY_PAGE_DOWN, 0);
}

static void the_mouse_speaks_pixels(void **state) {
    (void)state;
    EventState two = {.scale_x = 2, .scale_y = 1.5};
    SDL_Event move = {.motion = {.type = SDL_MOUSEMOTION, .x = 100, .y = 50}};
    Input input = event_input(&move, &two);
    assert_int_equal(input.kind, INPUT_MOVE);
    assert_int_equal(input.x, 200);
    assert_int_equal(input.y, 75);
    SDL_Event press = {.button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_LEFT, .x = 10, .y = 20}};
    assert_int_equal(event_input(&press, &two).kind, INPUT_PRESS);
    assert_int_equal(event_input(&press, &two).y, 30);
    press.button.button = SDL_BUTTON_RIGHT;
    assert_int_equal(event_input(&press, &two).kind, INPUT_NONE);
    SDL_Event release = {.button = {.type = SDL_MOUSEBUTTONUP, .button = SDL_BUTTON_LEFT}};
    assert_int_equal(event_input(&release, &two).kind, INPUT_RELEASE);
    SDL_Event leave = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_LEAVE}};
    assert_int_equal(event_input(&leave, &two).kind, INPUT_MOVE);
    assert_int_equal(event_input(&leave, &two).x, -1);
}

static void parts_of_a_notch_add_up(void **state) {
    (void)state;
    EventState one = {.scale_x = 1, .scale_y = 1};
    int notches = 0;
    SDL_Event wheel = {.wheel = {.type = SDL_MOUSEWHEEL, .preciseY = -0.25f}};
    for (int i = 0; i < 12; i++) {
        Input input = event_input(&wheel, &one);
        assert_int_equal(input.kind, input.wheel ? INPUT_WHEEL : INPUT_NONE);
        notches += input.wheel;
    }
    assert_int_equal(notches, -3);
    wheel.wheel.preciseY = 2;
    assert_int_equal(event_input(&wheel, &one).wheel, 2);
}

static void text_and_closing(void **state) {
    (void)state;
    SDL_Event text = {.text = {.type = SDL_TEXTINPUT, .text = "龍"}}, quit = {.type = SDL_QUIT}, other = {.type = SDL_CLIPBOARDUPDATE};
    EventState one = {.scale_x = 1, .scale_y = 1};
    assert_int_equal(event_input(&text, &one).kind, INPUT_TEXT);
    assert_str(event_input(&text, &one).text, "龍");
    assert_int_equal(event_input(&quit, &one).kind, INPUT_QUIT);
    assert_int_equal(event_input(&other, &one).kind, INPUT_NONE);
}

static void what_an_input_method_has_not_decided(void **state) {
    (void)state;
    char many[] = "ㄋㄧˇㄏㄠˇㄋㄧˇㄏㄠˇㄋㄧˇㄏㄠˇ";  // more than fits into the event itself
    SDL_Event some = {.edit = {.type = SDL_TEXTEDITING, .text = "ㄋㄧ", .start = 1}};
    SDL_Event all = {.editExt = {.type = SDL_TEXTEDITING_EXT, .text = many, .start = 0}};
    EventState one = {.scale_x = 1, .scale_y = 1};
    assert_int_equal(event_input(&some, &one).kind, INPUT_EDIT);
    assert_str(event_input(&some, &one).text, "ㄋㄧ");
    assert_int_equal(event_input(&some, &one).caret, 1);
    assert_int_equal(event_input(&all, &one).kind, INPUT_EDIT);
    assert_str(event_input(&all, &one).text, many);
    assert_true(event_input(&all, &one).caret > 18);  // untold: at the end
}

// As the list of keys (F1) and the README promise it: what a button, by SDL's name for it, stands for among the keys.
static void a_pad_has_the_keys_that_are_needed(void **state) {
    (void)state;
    static const char *const rows[][2] = {{"a", "Enter"},
                                          {"b", "Escape"},
                                          {"x", "Backspace"},
                                          {"y", "n"},
                                          {"start", "F2"},
                                          {"back", "F1"},
                                          {"leftshoulder", "PageUp"},
                                          {"rightshoulder", "PageDown"},
                                          {"dpleft", "Left"},
                                          {"dpright", "Right"},
                                          {"dpup", "Up"},
                                          {"dpdown", "Down"}};
    EventState one = {.scale_x = 1, .scale_y = 1};
    SDL_Event event = {.cbutton = {.type = SDL_CONTROLLERBUTTONDOWN}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t code;
        Key key = key_from_name(str_from(rows[i][1]), &code);
        assert_int_not_equal(key, KEY_NONE);
        event.cbutton.button = (Uint8)SDL_GameControllerGetButtonFromString(rows[i][0]);
        assert_key(event_input(&event, &one), key, code);
    }
    event.cbutton.button = SDL_CONTROLLER_BUTTON_GUIDE;
    assert_int_equal(event_input(&event, &one).kind, INPUT_NONE);
    event.type = SDL_CONTROLLERBUTTONUP;
    event.cbutton.button = SDL_CONTROLLER_BUTTON_A;
    assert_int_equal(event_input(&event, &one).kind, INPUT_NONE);
}

static void a_stick_pushes_once(void **state) {
    (void)state;
    static const struct {
        int axis, value;
        Key key;  // KEY_NONE: nothing happens
    } rows[] = {{SDL_CONTROLLER_AXIS_LEFTY, 9000, KEY_NONE},       {SDL_CONTROLLER_AXIS_LEFTY, 30000, KEY_DOWN},
                {SDL_CONTROLLER_AXIS_LEFTY, 32767, KEY_NONE},      {SDL_CONTROLLER_AXIS_LEFTY, 15000, KEY_NONE},
                {SDL_CONTROLLER_AXIS_LEFTY, 30000, KEY_NONE},      {SDL_CONTROLLER_AXIS_LEFTX, -32768, KEY_LEFT},
                {SDL_CONTROLLER_AXIS_LEFTX, 32767, KEY_RIGHT},     {SDL_CONTROLLER_AXIS_LEFTY, 0, KEY_NONE},
                {SDL_CONTROLLER_AXIS_LEFTY, -30000, KEY_UP},       {SDL_CONTROLLER_AXIS_RIGHTY, 32767, KEY_NONE},
                {SDL_CONTROLLER_AXIS_TRIGGERLEFT, 32767, KEY_NONE}};
    EventState one = {.scale_x = 1, .scale_y = 1};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        SDL_Event event = {.caxis = {.type = SDL_CONTROLLERAXISMOTION, .axis = (Uint8)rows[i].axis, .value = (Sint16)rows[i].value}};
        Input input = event_input(&event, &one);
        assert_int_equal(input.kind, rows[i].key ? INPUT_KEY : INPUT_NONE);
        assert_int_equal(input.key, rows[i].key);
    }
}

static void a_finger_presses_and_drags(void **state) {
    (void)state;
    EventState two = {.scale_x = 2, .scale_y = 2};
    SDL_Event move = {.motion = {.type = SDL_MOUSEMOTION, .which = SDL_TOUCH_MOUSEID, .x = 10, .y = 50}};
    SDL_Event press = {.button = {.type = SDL_MOUSEBUTTONDOWN, .which = SDL_TOUCH_MOUSEID, .button = SDL_BUTTON_LEFT, .x = 10, .y = 50}};
    assert_int_equal(event_input(&move, &two).kind, INPUT_NONE);  // it is not down yet
    Input input = event_input(&press, &two);
    assert_int_equal(input.kind, INPUT_PRESS);
    assert_true(input.touch);
    static const int rows[][2] = {{45, -10}, {45, 0}, {60, 30}};
    for (int i = 0; i < 3; i++) {
        move.motion.state = SDL_BUTTON_LMASK;
        move.motion.y = rows[i][0];
        input = event_input(&move, &two);
        assert_int_equal(input.kind, INPUT_PAN);
        assert_int_equal(input.pan, rows[i][1]);
        assert_int_equal(input.y, 2 * rows[i][0]);
    }
    press.type = SDL_MOUSEBUTTONUP;
    assert_int_equal(event_input(&press, &two).kind, INPUT_RELEASE);
    assert_true(event_input(&press, &two).touch);
    press.button.which = 0;
    assert_false(event_input(&press, &two).touch);
}

static void the_search_has_a_type_of_its_own(void **state) {
    (void)state;
    SDL_Event searched = {.type = SDL_USEREVENT + 4};
    EventState state_of = {.scale_x = 1, .scale_y = 1, .changed = SDL_USEREVENT + 3, .searched = SDL_USEREVENT + 4};
    assert_int_equal(event_input(&searched, &state_of).kind, INPUT_SEARCHED);
    state_of.searched = 0;
    assert_int_equal(event_input(&searched, &state_of).kind, INPUT_NONE);
}

static void a_changed_file_has_a_type_of_its_own(void **state) {
    (void)state;
    SDL_Event changed = {.type = SDL_USEREVENT + 3}, other = {.type = SDL_USEREVENT + 2}, nothing = {0};
    EventState state_of = {.scale_x = 1, .scale_y = 1, .changed = SDL_USEREVENT + 3};
    assert_int_equal(event_input(&changed, &state_of).kind, INPUT_CHANGED);
    assert_int_equal(event_input(&other, &state_of).kind, INPUT_NONE);
    state_of.changed = 0;
    assert_int_equal(event_input(&changed, &state_of).kind, INPUT_NONE);
    assert_int_equal(event_input(&nothing, &state_of).kind, INPUT_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_have_names),
        cmocka_unit_test(the_keypad_has_two_meanings),
        cmocka_unit_test(modifiers_are_told),
        cmocka_unit_test(the_row_of_digits_is_one_on_every_keyboard),
        cmocka_unit_test(a_held_key_decides_once),
        cmocka_unit_test(the_mouse_speaks_pixels),
        cmocka_unit_test(parts_of_a_notch_add_up),
        cmocka_unit_test(text_and_closing),
        cmocka_unit_test(a_pad_has_the_keys_that_are_needed),
        cmocka_unit_test(a_stick_pushes_once),
        cmocka_unit_test(a_finger_presses_and_drags),
        cmocka_unit_test(what_an_input_method_has_not_decided),
        cmocka_unit_test(the_search_has_a_type_of_its_own),
        cmocka_unit_test(a_changed_file_has_a_type_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
