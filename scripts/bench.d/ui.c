// Times frames of texts that are far too long: input, layout, draw list and pixels, with the real letters. Figures are processor time.
#include "base/utf8.h"
#include "bench.h"
#include "host/raster.h"
#include "ui/app_kit.h"

enum { WIDTH = 1280, HEIGHT = 720, LETTERS = 200000, DECISIONS = 500 };

typedef struct Stage {
    Bench bench;
    Glyphs *glyphs;
    Raster *raster;
    uint32_t *pixels;
} Stage;

// What one says is a number, so that no two lines of a conversation are the same.
static const char endless[] =
    "return scenario {\n"
    "  api = 1, kind = 'complaint', level = 1, minutes = 1, title = 'Endless', brief = 'Round and round.', start = 'again',\n"
    "  cast = { chen = { name = 'Chen', role = 'shift leader' } }, state = { n = { 0, 0, 9999 } },\n"
    "  beats = { again = {\n"
    "    say = { { chen = '{n}: one more time, and slowly, so that everyone in the room can follow what was said before.' },\n"
    "            { 'He writes it down as number {n}.' }, { chen = 'Go on after {n}.' } },\n"
    "    options = { { 'Once more after {n}.', effect = { n = 1 }, go = 'again' }, { 'Enough.', go = 'over' } }, ordered = true } },\n"
    "  endings = { over = 'Enough' },\n"
    "}\n";
static const char endless_po[] = "msgid \"Endless\"\nmsgstr \"沒完沒了\"\n\n"
                                 "msgid \"{n}: one more time, and slowly, so that everyone in the room can follow what was said before.\"\n"
                                 "msgstr \"{n}：再說一次，慢慢說，讓這個房間裡的每個人都能跟上剛才說過的話，一句也不要漏。\"\n\n"
                                 "msgid \"He writes it down as number {n}.\"\nmsgstr \"他把它記成第 {n} 號。\"\n\n"
                                 "msgid \"Go on after {n}.\"\nmsgstr \"{n} 之後請繼續。\"\n\n"
                                 "msgid \"Once more after {n}.\"\nmsgstr \"{n} 之後再一次。\"\n";

static const char long_lua[] =
    "return scenario { api = 1, kind = 'complaint', level = 1, minutes = 1, title = 'Long', brief = 'B.', start = 'a',\n"
    "  cast = { chen = { name = 'Chen', role = 'shift leader' } },\n"
    "  beats = { a = { say = { { chen = 'L.' } }, options = { { 'Enough.', go = 'over' } } } }, endings = { over = 'Enough' } }\n";

// The translation of one line: LETTERS letters without a line end.
static Str long_translation(Arena *arena) {
    static const char *const words[] = {"我們今天先談交期，", "再談價格。", "key account ", "一百二十台泵浦、", "NT$182,000 "};
    StrBuf buf = {.arena = arena};
    buf_add(&buf, STR("msgid \"L.\"\nmsgstr \""));
    for (int letters = 0, i = 0; letters < LETTERS; i++) {
        Str word = str_from(words[i * 7 % 5]);
        buf_add(&buf, word);
        for (size_t at = 0; at < word.len; letters++) utf8_next(word, &at);
    }
    buf_add(&buf, STR("\"\n\nmsgid \"Long\"\nmsgstr \"一行\"\n"));
    return buf_str(&buf);
}

static void stage_open(Stage *stage, const MemoryFile *files, const char *language) {
    bench_open(&stage->bench, files, WIDTH, HEIGHT);
    stage->bench.world.measure = glyphs_measure(stage->glyphs);
    bench_add(&stage->bench, files[0].path, files[1].path);
    bench_start(&stage->bench, language);
    stage->raster = raster_open(stage->glyphs, NULL);
}

static void stage_close(Stage *stage) {
    raster_close(stage->raster);
    bench_close(&stage->bench);
}

// Milliseconds from an input to its picture.
static double frame(Stage *stage, Input input) {
    const Canvas canvas = {stage->pixels, WIDTH, HEIGHT, WIDTH, NULL};
    const Rect *changed;
    double start = cpu_seconds();
    if (bench_input(&stage->bench, input)) raster_draw(stage->raster, &canvas, &stage->bench.list, &changed);
    return (cpu_seconds() - start) * 1e3;
}

static double key(Stage *stage, const char *name) {
    Input input = {.kind = INPUT_KEY};
    input.key = key_from_name(str_from(name), &input.code);
    return frame(stage, input);
}

static double worst_of(Stage *stage, const char *const *keys, int count) {
    double worst = 0;
    for (int i = 0; i < count; i++) {
        double time = key(stage, keys[i]);
        if (time > worst) worst = time;
    }
    return worst;
}

static void long_line(Stage *stage, const char *language, const char *what) {
    Arena arena = {0};
    const MemoryFile files[] = {{"long.lua", long_lua}, {"long.po", long_translation(&arena).data}, {NULL, NULL}};
    static const char *const keys[] = {"Home", "PageDown", "PageDown", "Down", "End", "PageUp", "Tab", "Home", "End"};
    stage_open(stage, files, language);
    app_play(stage->bench.app, STR("long"), STR("long.lua"), 1, true);
    print_figures(what, "ms", 1, frame(stage, (Input){.kind = INPUT_NONE}), -1, "33 ms");
    print_figures("  the next, worst of 9 keys", "ms", 1, worst_of(stage, keys, 9), -1, "33 ms");
    stage_close(stage);
    arena_free(&arena);
}

// So far as nothing is measured that is not there.
static void assert_stands_at(Stage *stage, int decisions) {
    assert_int_equal(session_steps(run_session(app_run(stage->bench.app))), decisions);
    assert_true(stage->bench.list.text_count > 5);
}

static double resized(Stage *stage, int w) {
    return frame(stage, (Input){.kind = INPUT_RESIZE, .w = w, .h = HEIGHT, .percent = 100});
}

static void conversation(Stage *stage, const char *language, const char *what) {
    const MemoryFile files[] = {{"endless.lua", endless}, {"endless.po", endless_po}, {NULL, NULL}};
    static const char *const keys[] = {"PageUp", "1", "Home", "Down", "PageDown", "End", "PageUp", "1", "Tab", "End"};
    static const char *const after[] = {"2", "Enter", "End", "Esc", "Down", "Down", "End", "Home", "w", "Esc", "c", "End"};
    stage_open(stage, files, language);
    app_play(stage->bench.app, STR("endless"), STR("endless.lua"), 1, true);
    for (int i = 0; i < DECISIONS; i++) key(stage, "1");
    assert_stands_at(stage, DECISIONS);
    print_figures(what, "ms", 1, key(stage, "1"), -1, "33 ms");
    print_figures("  scrolling and deciding, worst of 10 keys", "ms", 1, worst_of(stage, keys, 10), -1, "33 ms");
    print_figures("  first frame at another size of the window", "ms", 1, resized(stage, WIDTH - 100), -1, "33 ms");
    key(stage, "Escape");
    resized(stage, WIDTH - 200);
    key(stage, "Down");
    print_figures("  first frame of the run that is resumed", "ms", 1, key(stage, "Enter"), -1, "33 ms");
    assert_stands_at(stage, DECISIONS + 3);
    resized(stage, WIDTH);
    print_figures("  its debrief, worst of 12 keys", "ms", 1, worst_of(stage, after, 12), -1, "33 ms");
    assert_stands_at(stage, DECISIONS + 4);
    stage_close(stage);
}

int main(void) {
    Stage stage = {.glyphs = glyphs_open(NULL), .pixels = mem_realloc(NULL, sizeof(uint32_t) * WIDTH * HEIGHT)};
    if (!stage.glyphs) return 4;
    long_line(&stage, "zh-TW", "200,000 letters in one line: first frame");
    conversation(&stage, "en", "2,000 lines of conversation: the next decision");
    conversation(&stage, "zh-TW", "the same in Chinese: the next decision");
    glyphs_close(stage.glyphs);
    free(stage.pixels);
    return 0;
}
