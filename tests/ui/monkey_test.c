// Inputs of all kinds in any order, as no person would send them: nothing crashes, every frame is written to its end, and whoever hears it
// is told of it.
#include "base/hash.h"
#include "ui/speech.h"
#include "ui/walk.h"

#include <stdlib.h>

#define PRICE_TALK "scenarios/negotiation/price-talk.lua"
enum { STEPS = 2500 };

typedef struct Monkey {
    Bench bench;
    uint64_t state;
    Speech speech;
    Str copied;
    Arena arena;
    int frames;
} Monkey;

static int up_to(Monkey *monkey, int count) {
    monkey->state = hash_mix(monkey->state + 1);
    return (int)(monkey->state % (uint64_t)count);
}

static Str read_clipboard(void *context) {
    return ((Monkey *)context)->copied;
}

static void write_clipboard(void *context, Str text) {
    Monkey *monkey = context;
    arena_reset(&monkey->arena);
    monkey->copied = str_copy(&monkey->arena, text);
}

static Str words(Monkey *monkey) {
    static const char *const texts[] = {"",
                                        "a",
                                        "我會先聽完。",
                                        "e\xCC\x81\xCC\x82",
                                        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
                                        "\xFF\xC3(",
                                        "\t\n \x7F",
                                        "word word word ",
                                        "\xE2\x80\xA8\xC2\xAD\xEF\xBB\xBF",
                                        "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"};
    static char many[3001];
    if (up_to(monkey, 20)) return str_from(texts[up_to(monkey, sizeof texts / sizeof *texts)]);
    memset(many, up_to(monkey, 2) ? 'x' : ' ', sizeof many - 1);
    return (Str){many, sizeof many - 1};
}

static Input key(Monkey *monkey) {
    Input input = {.kind = INPUT_KEY, .key = (Key)up_to(monkey, KEY_LETTER + 8)};
    static const char letters[] = "123456789lmgdwcrhntbavxzqp0+-";
    if (input.key >= KEY_LETTER) {
        input.key = KEY_LETTER;
        input.code = (uint32_t)letters[up_to(monkey, sizeof letters - 1)];
    }
    // Who closes the first screen is done; mostly it is left otherwise.
    if (input.key == KEY_ESCAPE && up_to(monkey, 4)) input.key = KEY_ENTER;
    input.shift = !up_to(monkey, 5);
    input.control = !up_to(monkey, 8);
    return input;
}

static Input pointer(Monkey *monkey, InputKind kind) {
    const DrawList *list = &monkey->bench.list;
    Input input = {.kind = kind, .x = up_to(monkey, 2000) - 100, .y = up_to(monkey, 1200) - 100};
    if (list->widget_count && up_to(monkey, 4)) {
        Rect rect = list->widgets[up_to(monkey, list->widget_count)].rect;
        input.x = rect.x + up_to(monkey, rect.w > 0 ? rect.w : 1);
        input.y = rect.y + up_to(monkey, rect.h > 0 ? rect.h : 1);
    }
    input.touch = !up_to(monkey, 3);
    input.shift = !up_to(monkey, 6);
    input.pan = up_to(monkey, 801) - 400;
    input.wheel = up_to(monkey, 41) - 20;
    return input;
}

static Input resize(Monkey *monkey) {
    static const int sides[] = {0, 1, 7, 44, 200, 360, 480, 640, 800, 1280, 1920, 3840, 16384, -5};
    static const int percents[] = {0, 50, 100, 125, 200, 300, 400, -100};
    const int count = sizeof sides / sizeof *sides;
    return (Input){.kind = INPUT_RESIZE,
                   .w = sides[up_to(monkey, count)],
                   .h = sides[up_to(monkey, count)],
                   .percent = percents[up_to(monkey, sizeof percents / sizeof *percents)]};
}

static void send(Monkey *monkey, Input input) {
    Bench *bench = &monkey->bench;
    bool changed = bench_input(bench, input);
    monkey->frames += changed;
    if (!changed) return;
    Arena arena = {0};
    const Catalog *catalog = str_equal(app_language(bench->app), STR("en")) ? NULL : bench->ui_zh;
    speech_next(&monkey->speech, &bench->list, catalog, &arena);
    arena_free(&arena);
    for (int i = 0; i < bench->list.command_count; i++) {
        Rect rect = bench->list.commands[i].rect;
        if (bench->list.commands[i].kind == DRAW_CLIP) assert_true(rect.w >= 0 && rect.h >= 0);
    }
}

static void click(Monkey *monkey) {
    Input at = pointer(monkey, INPUT_PRESS);
    send(monkey, at);
    at.kind = INPUT_RELEASE;
    send(monkey, at);
}

// Through a table to the pages of its debrief, where nobody comes by chance.
static void negotiate(Monkey *monkey) {
    static const char *const keys[] = {"1", "1", "1", "1", "1", "1", "1", "a", "1", "Enter", "Esc", "d", "1"};
    monkey->bench.looking = true;  // a search at each visit would take most of the time
    app_play(monkey->bench.app, STR(PRICE_TALK), STR(PRICE_TALK), 1, true);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        Input input = {.kind = INPUT_KEY};
        input.key = key_from_name(str_from(keys[i]), &input.code);
        send(monkey, input);
    }
}

// What the program does by itself, and what comes from elsewhere than a person.
static void happen(Monkey *monkey) {
    Bench *bench = &monkey->bench;
    Look look = *app_look(bench->app);
    int item = up_to(monkey, bench->item_count);
    switch (up_to(monkey, 10)) {
    case 0: app_set_language(bench->app, up_to(monkey, 2) ? STR("zh-TW") : STR("en")); break;
    case 1:
        look = (Look){(ThemeName)up_to(monkey, THEME_COUNT), 100 + 50 * up_to(monkey, 3), up_to(monkey, 2), up_to(monkey, 2)};
        app_set_look(bench->app, &look);
        break;
    case 2: app_gallery(bench->app); break;
    case 3: app_play(bench->app, bench->items[item].name, bench->items[item].path, monkey->state, true); break;
    case 4: app_play(bench->app, STR("none"), STR("no/such/file.lua"), 1, true); break;
    case 5: bench->looking = !bench->looking; break;
    case 6: bench->search_fails = !up_to(monkey, 4); break;
    case 7: send(monkey, (Input){.kind = INPUT_CHANGED}); break;
    case 8: negotiate(monkey); break;
    default: app_set_coaching(bench->app, up_to(monkey, 2) ? COACHING_GUIDED : COACHING_ASSESSED); break;
    }
}

static void act(Monkey *monkey) {
    static const InputKind pointing[] = {INPUT_MOVE, INPUT_PRESS, INPUT_RELEASE, INPUT_WHEEL, INPUT_PAN};
    int what = up_to(monkey, 100);
    if (what < 40)
        send(monkey, key(monkey));
    else if (what < 58)
        click(monkey);
    else if (what < 72)
        send(monkey, pointer(monkey, pointing[up_to(monkey, 5)]));
    else if (what < 78)
        send(monkey, (Input){.kind = INPUT_TEXT, .text = words(monkey)});
    else if (what < 84)
        send(monkey, (Input){.kind = INPUT_EDIT, .text = words(monkey), .caret = up_to(monkey, 12) - 2});
    else if (what < 90)
        send(monkey, (Input){.kind = INPUT_TICK, .ms = up_to(monkey, 1200) - 10});
    else if (what < 94)
        send(monkey, resize(monkey));
    else if (what < 96)
        send(monkey, (Input){.kind = INPUT_SEARCHED});
    else
        happen(monkey);
    app_cue(monkey->bench.app);
    app_wants_tick(monkey->bench.app);
}

static void play(uint64_t seed, int steps) {
    Monkey monkey = {.state = seed};
    Bench *bench = &monkey.bench;
    walk_open(bench);
    bench_add(bench, "tests/core/table/sensors.lua", NULL);
    bench_add(bench, PRICE_TALK, "scenarios/negotiation/price-talk.zh-TW.po");
    bench->world.clipboard = (Clipboard){&monkey, read_clipboard, write_clipboard};
    bench->world.look.still = false;
    bench_start(bench, seed % 2 ? "en" : "zh-TW");
    for (int i = 0; i < steps; i++) {
        act(&monkey);
        if (!app_quits(bench->app)) continue;
        bench_stop(bench);
        bench_start(bench, "en");
    }
    assert_true(monkey.frames > steps / 10);
    speech_free(&monkey.speech);
    arena_free(&monkey.arena);
    bench_close(bench);
}

static void any_input_at_any_time(void **state) {
    (void)state;
    const char *asked = getenv("MONKEY");
    uint64_t from = asked ? (uint64_t)atoll(asked) : 1, to = asked ? from + 1 : 4;
    for (uint64_t seed = from; seed < to; seed++) play(seed, STEPS);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_input_at_any_time)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
