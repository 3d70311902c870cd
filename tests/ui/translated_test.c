// Is everything that is shown translated? In a pseudo-locale each text of the catalogues is marked at both ends, accented and longer: what
// is shown without marks never went through a catalogue, and no screen breaks for its length. In Chinese no run of English words is left.
#include "ui/sound.h"
#include "ui/walk.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LONGER 40  // per cent

static Sound sound;

// An accented letter in place of a plain one.
static void add_accented(StrBuf *buf, char c) {
    static const char plain[] = "aceghijknorsuwyzACEGIJKNORSUWYZ";
    static const char *const accented[] = {"á", "ç", "é", "ĝ", "ħ", "í", "ĵ", "ķ", "ñ", "ö", "ŕ", "ş", "ü", "ŵ", "ý", "ž",
                                           "Á", "Ç", "É", "Ĝ", "Í", "Ĵ", "Ķ", "Ñ", "Ö", "Ŕ", "Ş", "Ü", "Ŵ", "Ý", "Ž"};
    const char *found = strchr(plain, c);
    if (c && found)
        buf_add(buf, str_from(accented[found - plain]));
    else
        buf_char(buf, c);
}

// Placeholders, {1} or {clock}, stay as they are.
static void add_pseudo(StrBuf *buf, Str text) {
    bool in_braces = false;
    buf_char(buf, '[');
    for (size_t i = 0; i < text.len; i++) {
        in_braces = text.data[i] == '{' || (in_braces && text.data[i] != '}');
        in_braces ? buf_char(buf, text.data[i]) : add_accented(buf, text.data[i]);
    }
    for (size_t i = 0; i * 100 < text.len * LONGER; i++) buf_add(buf, i % 6 ? STR("ô") : STR(" "));
    buf_char(buf, ']');
}

static void add_quoted(StrBuf *buf, Str text) {
    buf_char(buf, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        if (c == '"' || c == '\\') buf_char(buf, '\\');
        c == '\n' ? buf_add(buf, STR("\\n")) : buf_char(buf, c);
    }
    buf_add(buf, STR("\"\n"));
}

// The catalogue with other translations.
static const Catalog *pseudo_of(Bench *bench, const Catalog *catalog) {
    StrBuf po = {.arena = &bench->arena};
    Str context, source, translation;
    int line;
    for (int i = 0; catalog_entry(catalog, i, &context, &source, &translation, &line); i++) {
        StrBuf pseudo = {.arena = &bench->arena};
        add_pseudo(&pseudo, source);
        if (context.len) buf_add(&po, STR("msgctxt "));
        if (context.len) add_quoted(&po, context);
        buf_add(&po, STR("msgid "));
        add_quoted(&po, source);
        buf_add(&po, STR("msgstr "));
        add_quoted(&po, buf_str(&pseudo));
        buf_char(&po, '\n');
    }
    Err err = {0};
    const Catalog *made = catalog_read(&bench->arena, STR("pseudo.po"), buf_str(&po), &err);
    assert_no_faults(&err);
    return made;
}

// Names of keys and of a game pad's buttons, of languages and of the program.
static bool is_never_translated(Str word) {
    static const char *const words[] = {"Esc", "PgUp", "PgDn", "LB", "RB", "Ctrl", "English", "Counterpart"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(word, str_from(words[i]))) return true;
    return false;
}

// What is printed on a game pad, in the list of keys; elsewhere the same words are to be translated.
static bool is_on_a_pad(const Bench *bench, Str text) {
    return bench->app->overlay == OVERLAY_KEYS && (str_equal(text, STR("Start")) || str_equal(text, STR("Back")));
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The next run of ASCII letters; false when there is none.
static bool next_word(Str text, size_t *at, Str *word) {
    while (*at < text.len && !is_letter(text.data[*at])) ++*at;
    size_t from = *at;
    while (*at < text.len && is_letter(text.data[*at])) ++*at;
    *word = str_slice(text, from, *at);
    return word->len > 0;
}

// What lies outside of all marks; “]” without “[” is the end of a text that began out of sight.
static Str outside_marks(Arena *arena, Str text) {
    StrBuf buf = {.arena = arena};
    int deep = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '[') deep++;
        if (!deep) buf_char(&buf, text.data[i]);
        if (text.data[i] == ']' && deep) deep--;
    }
    return buf.len ? buf_str(&buf) : STR_NONE;
}

// What stands in a text field is its writer's.
static bool is_written(const Bench *bench, Str text) {
    const Field *fields[] = {&bench->app->game.said.words, &bench->app->game.said.commitment, &bench->app->gallery.field};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        Str written = field_text(fields[i]);
        if (written.len && (str_equal(written, text) || str_find(text, written, 0) >= 0)) return true;
    }
    return false;
}

static bool is_file_name(Str text) {
    return str_find(text, STR(".lua"), 0) >= 0;
}

// Single letters are keys.
static void check_marked(const Bench *bench, Str text, const char *where) {
    Arena arena = {0};
    Str rest = outside_marks(&arena, text), word;
    for (size_t at = 0; !is_written(bench, text) && !is_file_name(text) && !is_on_a_pad(bench, text) && next_word(rest, &at, &word);)
        if (word.len > 1 && !is_never_translated(word)) sound_flaw(&sound, where, "has words that went through no catalogue:", text, word);
    arena_free(&arena);
}

// Two words or more with nothing but a space between.
static void check_chinese(const Bench *bench, Str text, const char *where) {
    Str word, before = STR_NONE;
    for (size_t at = 0; !is_written(bench, text) && !is_file_name(text) && next_word(text, &at, &word); before = word) {
        bool follows = before.len > 1 && word.len > 1 && word.data == before.data + before.len + 1 && word.data[-1] == ' ';
        if (follows && !is_never_translated(before) && !is_never_translated(word))
            sound_flaw(&sound, where, "has English words in", word, text);
    }
}

static void check_texts(const Bench *bench, const char *where, void (*check)(const Bench *, Str, const char *)) {
    const DrawList *list = &bench->list;
    for (int i = list->covered.texts; i < list->text_count; i++) check(bench, list->texts[i].text, where);
    for (int i = list->covered.widgets; i < list->widget_count; i++) check(bench, list->widgets[i].label, where);
}

static void resize(Bench *bench, int w, int h, int percent, int text) {
    Look look = *app_look(bench->app);
    look.text = text;
    app_set_look(bench->app, &look);
    bench->w = w;
    bench->h = h;
    bench_input(bench, (Input){.kind = INPUT_RESIZE, .w = w, .h = h, .percent = percent});
}

static void look_for_marks(Bench *bench, const char *where, int beat) {
    static const int rows[][4] = {{1280, 720, 100, 100}, {1024, 600, 100, 150}, {800, 600, 100, 200},
                                  {480, 800, 100, 100},  {800, 1600, 100, 100}, {3840, 2160, 200, 100}};
    (void)beat;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char place[160];
        snprintf(place, sizeof place, "%s, %d x %d, text %d %%", where, rows[i][0], rows[i][1], rows[i][3]);
        resize(bench, rows[i][0], rows[i][1], rows[i][2], rows[i][3]);
        sound_check(&sound, bench, place);
        check_texts(bench, place, check_marked);
    }
}

static void look_for_english(Bench *bench, const char *where, int beat) {
    (void)beat;
    resize(bench, 1280, 720, 100, 100);
    check_texts(bench, where, check_chinese);
    resize(bench, 800, 1600, 100, 100);  // more is in sight
    check_texts(bench, where, check_chinese);
}

static void walk_gallery(Bench *bench, WalkLook *look) {
    app_gallery(bench->app);
    bench_input(bench, (Input){.kind = INPUT_NONE});
    bench_key(bench, "Down");
    for (int page = 0; page < 7; page++) {
        look(bench, "gallery", -1);
        bench_key(bench, "Right");
    }
    bench_key(bench, "Esc");
}

// Everything in “zh-TW”, whatever its catalogues say.
static void walk(Bench *bench, WalkLook *look) {
    char folder[] = "/tmp/counterpart-translated-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/runs.db", folder);
    bench->keeper.store = store_open(str_from(path), NULL);
    bench_start(bench, "zh-TW");
    look(bench, "home", -1);
    walk_dialogs(bench, look);
    walk_faults(bench, look);
    for (int item = 0; item < bench->item_count; item++) walk_run(bench, item, 6 + (uint64_t)item, look);
    walk_gallery(bench, look);
    bench_stop(bench);
    store_close(bench->keeper.store);
    bench->keeper.store = NULL;
    bench_close(bench);
    testkit_remove(folder);
}

static void a_pseudo_text_is_marked_longer_and_keeps_its_placeholders(void **state) {
    (void)state;
    Arena arena = {0};
    StrBuf buf = {.arena = &arena};
    add_pseudo(&buf, STR("Decision {1} of {clock}"));
    assert_str(buf_str(&buf), "[Déçíşíöñ {1} öf {clock} ôôôôô ôôô]");
    assert_str(outside_marks(&arena, STR("a [b [c] d] e] f")), "a  e] f");
    arena_free(&arena);
}

static void no_screen_breaks_in_the_pseudo_locale(void **state) {
    (void)state;
    Bench bench;
    walk_open(&bench);
    bench.ui_zh = pseudo_of(&bench, bench.ui_zh);
    bench.handbook_zh = pseudo_of(&bench, bench.handbook_zh);
    for (int i = 0; i < bench.item_count; i++) bench.translations[i] = pseudo_of(&bench, bench.translations[i]);
    walk(&bench, look_for_marks);
    assert_int_equal(sound.flaws, 0);
}

static void no_english_is_left_in_chinese(void **state) {
    (void)state;
    sound = (Sound){0};
    Bench bench;
    walk_open(&bench);
    walk(&bench, look_for_english);
    assert_int_equal(sound.flaws, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pseudo_text_is_marked_longer_and_keeps_its_placeholders),
        cmocka_unit_test(no_screen_breaks_in_the_pseudo_locale),
        cmocka_unit_test(no_english_is_left_in_chinese),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
