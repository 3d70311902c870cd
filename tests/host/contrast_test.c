// Can everything be read? As WCAG 2 defines contrast, measured on the pixels that the real raster paints of every screen, in both languages
// and all themes, at rest, under the mouse, pressed and with the focus.
#include "host/raster.h"
#include "host/stage.h"

#include <math.h>

#define READABLE 4.5  // of text, also of large text, for which WCAG asks for 3 only
#define SEEN     3.0  // of edges and rings, and of text that can't be pressed now
#define PAIRS    100
#define TABS     8  // stops of the keyboard looked at on each page

enum { W = 1280, H = 720 };

typedef struct Pair {
    const char *what;
    uint32_t a, b;
} Pair;

// What is seen, and the same without its texts. Each raster repaints what has changed.
typedef struct Eyes {
    Raster *with, *without;
    Canvas shown, ground;
    DrawCommand *bare;  // the list's commands without letters
    int bare_cap;
    Rect changed[512];
    int changed_count, texts, edges, rings;
    char place[200];
    int faults;
    Pair pairs[PAIRS];  // told already
    int pair_count;
} Eyes;

static double luminance(uint32_t color) {
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double part = (double)(color >> (16 - 8 * i) & 255) / 255;
        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(uint32_t a, uint32_t b) {
    double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

static void contrast_is_that_of_wcag(void **state) {
    (void)state;
    assert_true(fabs(contrast(0xFFFFFF, 0x000000) - 21) < 1e-9);
    assert_true(fabs(contrast(0x777777, 0xFFFFFF) - 4.478) < 1e-3);  // as WebAIM's checker says
    assert_true(fabs(contrast(0x0000FF, 0xFFFFFF) - 8.592) < 1e-3);
    assert_true(fabs(contrast(0x123456, 0x123456) - 1) < 1e-9);
}

static uint32_t pixel(const Canvas *canvas, int x, int y) {
    return canvas->pixels[(ptrdiff_t)y * canvas->pitch + x];
}

// The same two colours fail in many places; they are told once.
static void fault(Eyes *eyes, const char *what, Str text, double ratio, uint32_t a, uint32_t b) {
    eyes->faults++;
    for (int i = 0; i < eyes->pair_count; i++)
        if (eyes->pairs[i].what == what && eyes->pairs[i].a == a && eyes->pairs[i].b == b) return;
    if (eyes->pair_count == PAIRS) return;
    eyes->pairs[eyes->pair_count++] = (Pair){what, a, b};
    print_message("%s: %s of \"%.*s\": %.2f (%06x on %06x)\n", eyes->place, what, STR_PRINT(text), ratio, a & 0xffffff, b & 0xffffff);
}

// Where a text may leave ink.
static Rect text_box(const DrawCommand *text, Rect clip) {
    Rect box = {text->rect.x, text->rect.y - text->font.size, text->rect.w, text->font.size * 5 / 4};
    return rect_meet(rect_meet(box, clip), (Rect){0, 0, W, H});
}

static bool touches_change(const Eyes *eyes, Rect rect) {
    for (int i = 0; i < eyes->changed_count; i++)
        if (!rect_empty(rect_meet(eyes->changed[i], rect))) return true;
    return false;
}

// A page below a dialog is not there to be read.
static bool is_veiled(const DrawList *list, int index, Rect box) {
    for (int i = index + 1; i < list->command_count; i++) {
        const DrawCommand *c = &list->commands[i];
        Rect met = rect_meet(c->rect, box);
        if (c->kind == DRAW_FILL && c->border == 0 && c->color >> 24 < 255 && met.w == box.w && met.h == box.h) return true;
    }
    return false;
}

// What lies over a part of `box`, such as a tooltip; w is 0 when nothing does.
static Rect covered_part(const DrawList *list, int index, Rect box) {
    for (int i = index + 1; i < list->command_count; i++) {
        const DrawCommand *c = &list->commands[i];
        Rect met = rect_meet(c->rect, box);
        if (c->kind == DRAW_FILL && c->border == 0 && !rect_empty(met)) return met;
    }
    return (Rect){0};
}

static bool is_disabled(const DrawList *list, Rect box) {
    for (int i = 0; i < list->widget_count; i++) {
        const DrawWidget *w = &list->widgets[i];
        if (!w->enabled && !rect_empty(rect_meet(w->rect, box))) return true;
    }
    return false;
}

// How near to the ink a pixel that may be mixed of both is: 0 is the ground, 1 the ink.
static double covered(uint32_t shown, uint32_t ground, uint32_t ink) {
    double most = 0, reach = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        double whole = (double)(ink >> shift & 255) - (double)(ground >> shift & 255);
        if (fabs(whole) <= fabs(most)) continue;
        most = whole;
        reach = ((double)(shown >> shift & 255) - (double)(ground >> shift & 255)) / whole;
    }
    return reach;
}

static void check_text(Eyes *eyes, const DrawList *list, int index, Rect clip) {
    const DrawCommand *text = &list->commands[index];
    Rect box = text_box(text, clip);
    if (rect_empty(box) || !touches_change(eyes, box) || is_veiled(list, index, box)) return;
    double least = is_disabled(list, box) ? SEEN : READABLE, worst = 21, most = 0;
    uint32_t ink = 0, ground = 0;
    Rect over = covered_part(list, index, box);
    for (int y = box.y; y < box.y + box.h; y++) {
        for (int x = box.x; x < box.x + box.w; x++) {
            uint32_t shown = pixel(&eyes->shown, x, y), below = pixel(&eyes->ground, x, y);
            bool is_covered = x >= over.x && x < over.x + over.w && y >= over.y && y < over.y + over.h;
            if (shown == below || is_covered) continue;
            double part = covered(shown, below, text->color);
            most = part > most ? part : most;
            // Of thin strokes no pixel is all ink: then half of one has to do.
            uint32_t seen = part > 0.999 ? shown : text->color;
            double ratio = part >= 0.5 ? contrast(seen, below) : 21;
            if (ratio >= worst) continue;
            worst = ratio;
            ink = seen;
            ground = below;
        }
    }
    eyes->texts++;
    if (worst < least) fault(eyes, "text", text->text, worst, ink, ground);
    // Ink that nobody sees would pass: something lies over it, or it has the colour of its ground.
    if (most < 0.5 && rect_empty(over) && box.h > text->font.size && box.w >= text->font.size / 2 &&
        !str_equal(str_trim(text->text), STR_NONE))
        fault(eyes, "hidden text", text->text, most, text->color, pixel(&eyes->ground, box.x, box.y));
}

// At `tenths` of a side: the pixel `in` within the rectangle, and the one `out` beyond it.
static bool side_pixels(const Canvas *canvas, Rect r, int side, int tenths, int in, int out, uint32_t *inner, uint32_t *outer) {
    int x = r.x + r.w * tenths / 10, y = r.y + r.h * tenths / 10;
    const int at[4][4] = {{x, r.y + in, x, r.y - 1 - out},
                          {x, r.y + r.h - 1 - in, x, r.y + r.h + out},
                          {r.x + in, y, r.x - 1 - out, y},
                          {r.x + r.w - 1 - in, y, r.x + r.w + out, y}};
    const int *p = at[side];
    for (int i = 0; i < 4; i += 2)
        if (p[i] < 0 || p[i] >= W || p[i + 1] < 0 || p[i + 1] >= H) return false;
    *inner = pixel(canvas, p[0], p[1]);
    *outer = pixel(canvas, p[2], p[3]);
    return true;
}

static bool has_rect(Rect a, Rect b) {
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

// A shape as large as the widget is its edge. What has none is known by its text.
static const DrawCommand *edge_of(const DrawList *list, Rect rect) {
    for (int i = list->command_count - 1; i >= 0; i--) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind == DRAW_FILL && has_rect(c->rect, rect)) return c;
    }
    return NULL;
}

// One side may be faint, where a picture reaches up to it. Of a tab only its line and its text are seen.
static void check_edge(Eyes *eyes, const DrawList *list, const DrawWidget *widget) {
    const DrawCommand *edge = edge_of(list, widget->rect);
    if (!edge || !widget->enabled || widget->role == ROLE_TAB || is_veiled(list, (int)(edge - list->commands), widget->rect)) return;
    eyes->edges++;
    int faint = 0;
    for (int side = 0; side < 4; side++) {
        uint32_t inner, outer;
        if (!side_pixels(&eyes->shown, widget->rect, side, 5, 0, 0, &inner, &outer) || contrast(inner, outer) >= SEEN) continue;
        if (faint++) fault(eyes, "edge", widget->label, contrast(inner, outer), inner, outer);
    }
}

// The ring lies around the widget with a gap between. It is known by its colour. What is inside or outside may reach it here and there.
static void check_ring_side(Eyes *eyes, const DrawCommand *ring, int side, Str label) {
    int fine = 0, faint = 0;
    uint32_t color, outside, inside, beside = 0;
    for (int tenths = 1; tenths < 10; tenths++) {
        int middle = ring->border / 2;
        if (!side_pixels(&eyes->shown, ring->rect, side, tenths, middle, 1, &color, &outside) || color != ring->color) continue;
        uint32_t near, far;  // the gap is two pixels wide, and a hairline may run in it
        side_pixels(&eyes->shown, ring->rect, side, tenths, middle, -ring->border - 1, &color, &near);
        side_pixels(&eyes->shown, ring->rect, side, tenths, middle, -ring->border - 2, &color, &far);
        inside = contrast(color, near) > contrast(color, far) ? near : far;
        bool seen = contrast(color, outside) >= SEEN && contrast(color, inside) >= SEEN;
        if (!seen) beside = contrast(color, outside) < SEEN ? outside : inside;
        seen ? fine++ : faint++;
    }
    eyes->rings += fine > 0;
    if (faint > fine) fault(eyes, "ring", label, contrast(ring->color, beside), ring->color, beside);
}

static void check_ring(Eyes *eyes, const DrawList *list, const DrawWidget *widget, Color color) {
    for (int i = 0; i < list->command_count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind != DRAW_FILL || c->border == 0 || c->color != color) continue;
        for (int side = 0; side < 4; side++) check_ring_side(eyes, c, side, widget->label);
    }
}

static void paint(Eyes *eyes, const DrawList *list) {
    const Rect *changed;
    int count = raster_draw(eyes->with, &eyes->shown, list, &changed);
    assert_true(count < 512);
    for (int i = 0; i < count; i++) eyes->changed[i] = changed[i];
    eyes->changed_count = count;
    if (list->command_count > eyes->bare_cap) {
        eyes->bare_cap = list->command_count * 2;
        eyes->bare = mem_realloc(eyes->bare, (size_t)eyes->bare_cap * sizeof *eyes->bare);
    }
    DrawList bare = *list;
    bare.commands = eyes->bare;
    for (int i = 0; i < list->command_count; i++) {
        eyes->bare[i] = list->commands[i];
        if (eyes->bare[i].kind == DRAW_TEXT) eyes->bare[i].text = STR_NONE;
    }
    raster_draw(eyes->without, &eyes->ground, &bare, &changed);
}

static void look_at(Eyes *eyes, const DrawList *list, ThemeName theme) {
    paint(eyes, list);
    Rect clip = {0, 0, W, H};
    for (int i = 0; i < list->command_count; i++) {
        if (list->commands[i].kind == DRAW_CLIP) clip = list->commands[i].rect;
        if (list->commands[i].kind == DRAW_TEXT) check_text(eyes, list, i, clip);
    }
    for (int i = 0; i < list->widget_count; i++) {
        if (!touches_change(eyes, list->widgets[i].rect)) continue;
        check_edge(eyes, list, &list->widgets[i]);
        if (list->widgets[i].focused) check_ring(eyes, list, &list->widgets[i], theme_color(theme, COLOR_FOCUS));
    }
}

static void mouse(App *app, DrawList *list, InputKind kind, int x, int y) {
    app_frame(app, &(Input){.kind = kind, .x = x, .y = y}, list);
}

// Under the mouse, and pressed, but not let go there.
static void look_under_mouse(Eyes *eyes, App *app, DrawList *list, ThemeName theme) {
    enum { MOST = 64 };
    Rect rects[MOST];
    int count = 0;
    for (int i = 0; i < list->widget_count && count < MOST; i++) rects[count++] = list->widgets[i].rect;
    for (int i = 0; i < count; i++) {
        int x = rects[i].x + rects[i].w / 2, y = rects[i].y + rects[i].h / 2;
        mouse(app, list, INPUT_MOVE, x, y);
        look_at(eyes, list, theme);
        mouse(app, list, INPUT_PRESS, x, y);
        look_at(eyes, list, theme);
        mouse(app, list, INPUT_RELEASE, -1, -1);
    }
}

static void look_with_focus(Eyes *eyes, App *app, DrawList *list, ThemeName theme) {
    for (int i = 0; i < TABS; i++) {
        app_frame(app, &(Input){.kind = INPUT_KEY, .key = KEY_TAB}, list);
        look_at(eyes, list, theme);
    }
    mouse(app, list, INPUT_PRESS, -1, -1);  // takes the focus away
    mouse(app, list, INPUT_RELEASE, -1, -1);
}

static void look(void *context, App *app, DrawList *list, Glyphs *glyphs, Images *images, Str name) {
    Eyes *eyes = context;
    const Look before = *app_look(app);
    eyes->with = raster_open(glyphs, images);
    eyes->without = raster_open(glyphs, images);
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        Look now = before;
        now.theme = (ThemeName)theme;
        app_set_look(app, &now);
        app_frame(app, &(Input){0}, list);
        snprintf(eyes->place, sizeof eyes->place, "%.*s, %.*s, %.*s", STR_PRINT(name), STR_PRINT(app_language(app)),
                 STR_PRINT(theme_name(now.theme)));
        look_at(eyes, list, now.theme);
        look_under_mouse(eyes, app, list, now.theme);
        look_with_focus(eyes, app, list, now.theme);
    }
    app_set_look(app, &before);
    app_frame(app, &(Input){0}, list);
    raster_close(eyes->with);
    raster_close(eyes->without);
}

static void everything_can_be_read(void **state) {
    (void)state;
    static uint32_t shown[W * H], ground[W * H];
    Eyes eyes = {.shown = {shown, W, H, W, NULL}, .ground = {ground, W, H, W, NULL}};
    const DriveEye eye = {&eyes, look};
    assert_true(stage_play_all("en", &eye) >= 4);
    stage_play_all("zh-TW", &eye);
    free(eyes.bare);
    print_message("%d texts, %d edges, %d rings\n", eyes.texts, eyes.edges, eyes.rings);
    assert_true(eyes.texts > 1000 && eyes.edges > 100 && eyes.rings > 50);
    assert_int_equal(eyes.faults, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(everything_can_be_read),
    };
    return cmocka_run_group_tests(tests, stage_open, stage_close);
}
