// Drawings become pixels, the same ones each time, whether they are drawn or kept; and nothing that is wrong with a file is more than its
// absence.
#include "host/images.h"

#include "base/hash.h"
#include "host/files.h"
#include "host/image_cache.h"
#include "host/svg.h"
#include "record/folder.h"

#include <stdio.h>
#include <time.h>
#include <utime.h>

#define SVG(size, inside) "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " size "\">" inside "</svg>"
#define FACE                                                                                                                               \
    SVG("480 480", "<rect width=\"480\" height=\"480\" fill=\"#0000ff\"/><g id=\"neutral\"><circle cx=\"240\" cy=\"240\" r=\"120\" "       \
                   "fill=\"#ff0000\"/></g><g id=\"angry\"><rect width=\"480\" height=\"240\" fill=\"#00ff00\"/></g><g id=\"blink\">"       \
                   "<path d=\"M0 480H480V240z\" fill=\"#fff\" fill-opacity=\".5\"/></g>")

typedef struct Stage {
    Folder *folder;
    Images *images;
} Stage;

static Str path(Stage *stage, const char *name) {
    return folder_path(stage->folder, name);
}

static void reopen(Stage *stage) {
    images_close(stage->images);
    stage->images = images_open(path(stage, "assets"), path(stage, "cache"), NULL);
}

static int set_up(void **state) {
    Stage *stage = test_calloc(1, sizeof *stage);
    void *folder;
    if (folder_make(&folder)) return -1;
    stage->folder = folder;
    assert_true(files_make_folder(path(stage, "assets/portraits"), NULL));
    assert_true(files_make_folder(path(stage, "assets/scenes"), NULL));
    assert_true(files_make_folder(path(stage, "assets/icons"), NULL));
    file_write(path(stage, "assets/portraits/face.svg"), STR(FACE));
    file_write(path(stage, "assets/scenes/wide.svg"),
               STR(SVG("640 360", "<rect width=\"640\" height=\"360\" fill=\"#f00\"/><rect x=\"140\" width=\"360\" height=\"360\" "
                                  "fill=\"#0f0\"/><rect x=\"240\" y=\"20\" width=\"160\" height=\"320\" fill=\"#00f\"/>")));
    file_write(path(stage, "assets/icons/bar.svg"),
               STR(SVG("24 24", "<path fill=\"none\" stroke=\"#000\" stroke-width=\"4\" d=\"M0 12H24\"/>")));
    reopen(stage);
    *state = stage;
    return 0;
}

static int tear_down(void **state) {
    Stage *stage = *state;
    images_close(stage->images);
    void *folder = stage->folder;
    test_free(stage);
    return folder_remove(&folder);
}

static const Image *get(Stage *stage, const char *key, const char *part, int w, int h) {
    return images_get(stage->images, str_from(key), str_from(part), w, h, false);
}

static uint32_t pixel(const Image *image, int x, int y) {
    assert_non_null(image);
    return image->pixels[y * image->w + x];
}

static void drawings_become_pixels(void **state) {
    Stage *stage = *state;
    const Image *image = get(stage, "portraits/face", "neutral", 48, 48);
    assert_int_equal(image->w, 48);
    assert_int_equal(pixel(image, 0, 0), 0xff0000ff);
    assert_int_equal(pixel(image, 47, 47), 0xff0000ff);
    assert_int_equal(pixel(image, 24, 13), 0xffff0000);
    assert_int_equal(pixel(image, 24, 24), 0xffff0000);
    assert_int_equal(pixel(get(stage, "portraits/face", "angry", 48, 48), 24, 24 - 1), 0xff00ff00);
    assert_int_equal(pixel(get(stage, "portraits/face", "angry", 48, 48), 24, 24), 0xff0000ff);
    // Half of white over blue.
    uint32_t mixed = pixel(get(stage, "portraits/face", "angry blink", 48, 48), 40, 45);
    assert_true((mixed & 0xff) == 0xff && mixed >> 24 == 0xff);
    assert_in_range(mixed >> 16 & 0xff, 0x7e, 0x81);
}

static void a_box_is_covered_and_the_rest_cut_centrally(void **state) {
    Stage *stage = *state;
    const Image *square = get(stage, "scenes/wide", "", 90, 90);  // the middle 360 of 640: no red
    assert_int_equal(pixel(square, 0, 45), 0xff00ff00);
    assert_int_equal(pixel(square, 89, 45), 0xff00ff00);
    assert_int_equal(pixel(square, 24, 45), 0xff00ff00);
    assert_int_equal(pixel(square, 25, 45), 0xff0000ff);
    assert_int_equal(pixel(square, 64, 45), 0xff0000ff);
    assert_int_equal(pixel(square, 65, 45), 0xff00ff00);
    const Image *flat = get(stage, "scenes/wide", "", 64, 9);  // the middle fourth of the height: no green above the blue
    assert_int_equal(pixel(flat, 0, 0), 0xffff0000);
    assert_int_equal(pixel(flat, 32, 0), 0xff0000ff);
    for (int w = 1; w < 70; w += 3) {
        for (int h = 1; h < 70; h += 3) {
            const Image *image = get(stage, "scenes/wide", "", w, h);
            assert_true(image->w == w && image->h == h);
            for (int i = 0; i < w * h; i++) assert_int_equal(image->pixels[i] >> 24, 0xff);
        }
    }
}

static void a_shape_is_its_coverage(void **state) {
    Stage *stage = *state;
    const Image *image = images_get(stage->images, STR("icons/bar"), STR_NONE, 24, 24, true);
    assert_non_null(image);
    assert_null(image->pixels);
    for (int y = 0; y < 24; y++)
        for (int x = 0; x < 24; x++) assert_int_equal(image->coverage[y * 24 + x], y >= 10 && y < 14 ? 255 : 0);
    // Not filled up to a whole word.
    assert_int_equal(images_get(stage->images, STR("icons/bar"), STR_NONE, 7, 7, true)->coverage[3 * 7 + 6], 255);
}

static void what_is_not_there_is_nothing(void **state) {
    Stage *stage = *state;
    file_write(path(stage, "assets/scenes/bad.svg"), STR("<svg viewBox=\"0 0 9 9\"><script/></svg>"));
    for (int i = 0; i < 2; i++) {
        assert_null(get(stage, "scenes/none", "", 9, 9));
        assert_null(get(stage, "scenes/bad", "", 9, 9));
        assert_null(get(stage, "scenes", "", 9, 9));
        assert_null(get(stage, "", "", 9, 9));
        assert_null(get(stage, "scenes/wide", "", 0, 9));
        assert_null(get(stage, "scenes/wide", "", 9, 4097));
    }
    // A pack's own, by its path; and read anew when it may have changed.
    Str own = path(stage, "own.svg");
    file_write(own, STR(SVG("9 9", "<rect width=\"9\" height=\"9\" fill=\"#f00\"/>")));
    assert_int_equal(pixel(get(stage, own.data, "", 9, 9), 4, 4), 0xffff0000);
    file_write(own, STR(SVG("9 9", "<rect width=\"9\" height=\"9\" fill=\"#0f0\"/>")));
    assert_int_equal(pixel(get(stage, own.data, "", 9, 9), 4, 4), 0xffff0000);
    images_forget(stage->images);
    assert_int_equal(pixel(get(stage, own.data, "", 9, 9), 4, 4), 0xff00ff00);
}

static bool library_is_loaded(void) {
    bool found = false;
    char line[1024];
    FILE *maps = fopen("/proc/self/maps", "r");
    while (maps && fgets(line, sizeof line, maps)) found = found || strstr(line, "libSDL2_image");
    if (maps) fclose(maps);
    return found;
}

static Str first_kept(Stage *stage, int *count) {
    Str *names;
    Arena *arena = &stage->folder->arena;
    *count = files_list(arena, path(stage, "cache/images"), STR(""), &names);
    assert_true(*count > 0);
    return str_copy(arena, str_join(arena, path(stage, "cache/images/"), names[0]));
}

static void assert_face(Stage *stage, const uint32_t *expected) {
    const Image *image = get(stage, "portraits/face", "neutral blink", 100, 100);
    assert_non_null(image);
    assert_memory_equal(image->pixels, expected, 100 * 100 * sizeof *expected);
}

// Drawn twice, kept, and drawn again after each kind of damage: always the same.
static void pixels_are_the_same_each_time(void **state) {
    Stage *stage = *state;
    static uint32_t expected[100 * 100];
    int count;
    memcpy(expected, get(stage, "portraits/face", "neutral blink", 100, 100)->pixels, sizeof expected);
    Str kept = first_kept(stage, &count);
    assert_int_equal(count, 1);
    Arena *arena = &stage->folder->arena;
    Str whole = file_read(stage->folder, kept);
    reopen(stage);
    assert_face(stage, expected);
    assert_false(library_is_loaded());
    for (int damage = 0; damage < 5; damage++) {
        Str damaged = str_copy(arena, whole);
        static const size_t places[] = {0, 8, 16, 40, 20000};
        ((char *)damaged.data)[places[damage]] ^= 1;
        file_write(kept, damaged);
        reopen(stage);
        assert_face(stage, expected);
        assert_true(library_is_loaded());
        assert_true(str_equal(file_read(stage->folder, kept), whole));
    }
    Str wrong[] = {STR(""), str_slice(whole, 0, whole.len - 1), str_join(arena, whole, STR("x"))};
    for (int i = 0; i < 3; i++) {
        file_write(kept, wrong[i]);
        reopen(stage);
        assert_face(stage, expected);
    }
    // Another drawing under the same name is another picture.
    file_write(path(stage, "assets/portraits/face.svg"), STR(SVG("9 9", "<rect width=\"9\" height=\"9\" fill=\"#fff\"/>")));
    reopen(stage);
    assert_int_equal(pixel(get(stage, "portraits/face", "neutral blink", 100, 100), 50, 50), 0xffffffff);
    // Without a folder for it nothing is kept, and nothing is missed.
    assert_true(testkit_remove(path(stage, "cache").data));
    file_write(path(stage, "cache"), STR("in the way"));
    reopen(stage);
    assert_int_equal(pixel(get(stage, "portraits/face", "", 10, 10), 5, 5), 0xffffffff);
}

static void memory_is_bounded_and_nothing_is_lost(void **state) {
    Stage *stage = *state;
    for (int round = 0; round < 2; round++) {
        for (int side = 1; side <= 400; side++) {
            const Image *image = images_get(stage->images, STR("scenes/wide"), STR_NONE, side, side, true);
            assert_non_null(image);
            assert_int_equal(image->coverage[side * side - 1], 255);
            if (side % 20 == 0) assert_int_equal(pixel(get(stage, "scenes/wide", "", 800, side), 400, side / 2), 0xff0000ff);
        }
    }
}

static void old_pictures_go(void **state) {
    Stage *stage = *state;
    Str folder = path(stage, "cache/images");
    Image large = image_new(1024, 1024, false), huge = image_new(1500, 1500, false);
    for (int i = 1; i <= 10; i++) {  // 4 MiB each
        image_cache_keep(folder, (uint64_t)i, &large);
        Str *names;
        Arena *arena = &stage->folder->arena;
        int count = files_list(arena, folder, STR(""), &names);
        Str newest = str_join(arena, path(stage, "cache/images/"), names[count - 1]);
        utime(newest.data, &(struct utimbuf){1000 + i, 1000 + i});
    }
    image_cache_keep(folder, 11, &huge);
    assert_false(image_cache_read(folder, 11, &huge));
    image_cache_clear(folder);
    for (int i = 1; i <= 10; i++) assert_int_equal(image_cache_read(folder, (uint64_t)i, &large), i > 3);
    image_free(&large);
    Image small = image_new(1, 1, true);
    for (int i = 0; i < 700; i++) image_cache_keep(folder, 1000 + (uint64_t)i, &small);
    image_cache_clear(folder);
    Str *names;
    assert_int_equal(files_list(&stage->folder->arena, folder, STR(""), &names), 600);
    image_free(&small);
    image_free(&huge);
}

// No two of a face's variants look alike.
static void assert_moods_differ(Stage *stage, Str key) {
    static const char *const moods[] = {"", "pleased", "neutral", "doubtful", "annoyed", "angry", "neutral blink"};
    enum { SIDE = 96, MOODS = sizeof moods / sizeof *moods };
    uint64_t seen[MOODS];
    for (int mood = 0; mood < MOODS; mood++) {
        const Image *image = images_get(stage->images, key, str_from(moods[mood]), SIDE, SIDE, false);
        if (!image) fail_msg("%.*s can't be drawn", STR_PRINT(key));
        seen[mood] = hash_row(0, (const int32_t *)image->pixels, SIDE * SIDE);
        for (int other = 0; other < mood; other++)
            if (seen[other] == seen[mood]) fail_msg("%.*s looks the same %s and %s", STR_PRINT(key), moods[other], moods[mood]);
    }
}

static void shipped_faces_have_all_moods(void **state) {
    Stage *stage = *state;
    Str *names;
    Arena *arena = &stage->folder->arena;
    int count = files_list(arena, STR(SOURCE_DIR "/assets/portraits"), STR(".svg"), &names);
    assert_true(count >= 12);
    images_close(stage->images);
    stage->images = images_open(STR(SOURCE_DIR "/assets"), path(stage, "cache"), NULL);
    for (int i = 0; i < count; i++)
        assert_moods_differ(stage, str_join(arena, STR("portraits/"), str_slice(names[i], 0, names[i].len - strlen(".svg"))));
}

static double processor_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

typedef struct Hostile {
    const char *name, *begin, *units[4], *end;  // the units in turn, each with a growing number in place of #
} Hostile;

static const Hostile hostile[] = {
    {"layers", "", {"<rect width='100' height='100' opacity='.#'/>"}, ""},
    {"strokes", "<g fill='none' stroke='#000' stroke-width='200'>", {"<path d='M0 #L99 0'/>"}, "</g>"},
    {"dust", "", {"<line x2='#' y2='1'/>"}, ""},
    {"fan", "<path d='M0 0", {"L#0 100", "L#5 0"}, "'/>"},
    {"crossing", "<path d='M0 0", {"L# 0", "L# 100", "L100 #.3", "L0 #"}, "'/>"},
    {"crossing lines", "<path stroke='#000' stroke-linejoin='round' d='M0 0", {"L# 0", "L# 100", "L100 #.3", "L0 #"}, "'/>"},
    {"crossing pens",
     "<path fill='none' stroke='#000' stroke-width='99' stroke-linejoin='round' d='M0 0",
     {"L# 0", "L# 100", "L100 #.3", "L0 #"},
     "'/>"},
    {"waves", "<path d='M0 0", {"C300 # -200 # # 100", "S-200 # # 0"}, "'/>"},
    {"loops", "<path stroke='#000' d='M0 0", {"C9999 # -9999 # # 100"}, "'/>"},
    {"arcs", "<path stroke='#000' d='M50 50", {"A50 50 0 1 0 # 0", "A90 9 45 1 1 50 #"}, "'/>"},
    {"circles", "", {"<circle cx='50' cy='50' r='#'/>"}, ""},
    {"many fans", "", {"<path d='M0 0L# 100 0 # 100 0 1 100L50 # 0 7z'/>"}, ""},
};

static void add_unit(StrBuf *buf, const Hostile *h, int i) {
    int units = 1;
    while (units < 4 && h->units[units]) units++;
    for (const char *c = h->units[i % units]; *c; c++) {
        if (*c == '#')
            buf_int(buf, i / units % 97);
        else
            buf_char(buf, *c);
    }
}

static Str hostile_text(Arena *arena, const Hostile *h, int count) {
    StrBuf buf = {.arena = arena};
    buf_add(&buf, STR("<svg viewBox='0 0 100 100'>"));
    buf_add(&buf, str_from(h->begin));
    for (int i = 0; i < count; i++) add_unit(&buf, h, i);
    buf_add(&buf, str_from(h->end));
    buf_add(&buf, STR("</svg>"));
    return buf_str(&buf);
}

// The largest of each kind that is let through: found by halving.
static void hostile_drawings_take_no_second(void **state) {
    Stage *stage = *state;
    for (size_t k = 0; k < sizeof hostile / sizeof *hostile; k++) {
        Arena arena = {0};
        Svg svg;
        int fine = 1, refused = 30000;
        assert_true(svg_read(&arena, STR("h.svg"), hostile_text(&arena, &hostile[k], fine), &svg, NULL));
        assert_false(svg_read(&arena, STR("h.svg"), hostile_text(&arena, &hostile[k], refused), &svg, NULL));
        while (refused - fine > 1) {
            arena_reset(&arena);
            int middle = (fine + refused) / 2;
            *(svg_read(&arena, STR("h.svg"), hostile_text(&arena, &hostile[k], middle), &svg, NULL) ? &fine : &refused) = middle;
        }
        arena_reset(&arena);
        Str file = path(stage, "hostile.svg");
        file_write(file, hostile_text(&arena, &hostile[k], fine));
        images_forget(stage->images);
        double before = processor_ms();
        assert_non_null(images_get(stage->images, file, STR_NONE, 1024, 1024, false));
        double took = processor_ms() - before;
        print_message("%s: %d, %.0f ms\n", hostile[k].name, fine, took);
        assert_true(took < 1000);
        arena_free(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(drawings_become_pixels, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_box_is_covered_and_the_rest_cut_centrally, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_shape_is_its_coverage, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_there_is_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pixels_are_the_same_each_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(memory_is_bounded_and_nothing_is_lost, set_up, tear_down),
        cmocka_unit_test_setup_teardown(old_pictures_go, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shipped_faces_have_all_moods, set_up, tear_down),
        cmocka_unit_test_setup_teardown(hostile_drawings_take_no_second, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
