// Widgets one by one, on a bare frame: what is drawn where, what can be reached, and what it tells scripts. A Latin letter of size s is
// s / 2 wide and its line 3 s / 2 high, so that every figure here was worked out by hand.
#include "testkit/testkit.h"
#include "ui/fake_measure.h"
#include "ui/overlays.h"
#include "ui/shapes.h"

// A frame at one pixel a logical pixel.
typedef struct Sheet {
    DrawList list;
    TextCache *cache;
    Arena keep;
    Area areas[AREA_COUNT];
    TextMeasure measure;
    Ui ui;
} Sheet;

static void begin(Sheet *s, int w, int h) {
    if (!s->cache) {
        s->measure = fake_measure(NULL);
        s->cache = text_open(&s->measure);
    }
    arena_reset(&s->keep);
    for (int i = 0; i < AREA_COUNT; i++) s->areas[i] = (Area){.offset = s->areas[i].offset, .before = s->areas[i].height};
    Ui old = s->ui;
    s->ui = (Ui){.list = &s->list, .cache = s->cache, .eighths = 8, .areas = s->areas, .keep = &s->keep};
    s->ui.hover = old.hover;
    s->ui.focus = old.focus;
    s->ui.pressed = old.pressed;
    s->ui.pictures = old.pictures;
    ui_begin(&s->ui, (Rect){0, 0, w, h});
}

static void finish(Sheet *s) {
    ui_tooltip(&s->ui);
    ui_end(&s->ui);
}

static void close_sheet(Sheet *s) {
    text_close(s->cache);
    draw_free(&s->list);
    arena_free(&s->keep);
}

static void assert_rect(Rect rect, int x, int y, int w, int h) {
    if (rect.x != x || rect.y != y || rect.w != w || rect.h != h)
        fail_msg("%d %d %d %d instead of %d %d %d %d", rect.x, rect.y, rect.w, rect.h, x, y, w, h);
}

static const DrawWidget *widget(const Sheet *s, int id) {
    for (int i = 0; i < s->list.widget_count; i++)
        if (s->list.widgets[i].id == id) return &s->list.widgets[i];
    fail_msg("no widget %d", id);
    return NULL;
}

static const FocusStop *stop(const Sheet *s, int id) {
    for (int i = 0; i < s->ui.stop_count; i++)
        if (s->ui.stops[i].id == id) return &s->ui.stops[i];
    return NULL;
}

enum { BELOW = 1, INSIDE, CLOSE };

// A page with a button, and a dialog over it with `lines` lines of text, a button and an action at its foot.
static void dialog_frame(Sheet *s, int h, int lines, Dialog *dialog) {
    static const Action actions[] = {{.id = CLOSE, .label = {"Close", 5}, .kind = BUTTON_PRIMARY}};
    *dialog = (Dialog){.title = STR("Title"), .width = 400, .actions = actions, .action_count = 1};
    begin(s, 600, h);
    ui_button(&s->ui, 10, 10, BELOW, STR("Below"), BUTTON_PLAIN, true);
    s->ui.field.rect = (Rect){0, 0, 5, 5};
    int y = ui_dialog_begin(&s->ui, dialog);
    for (int i = 0; i < lines; i++) y += ui_text(&s->ui, dialog->body.x, y, dialog->body.w, TEXT_SMALL, COLOR_INK, STR("text"));
    ui_button(&s->ui, dialog->body.x, y, INSIDE, STR("Inside"), BUTTON_PLAIN, true);
    ui_dialog_end(&s->ui, dialog, y + ui_button_height(&s->ui));
    finish(s);
}

static void a_dialog_keeps_the_page_out_of_reach(void **state) {
    (void)state;
    Sheet s = {0};
    Dialog d;
    s.ui.focus = BELOW;
    dialog_frame(&s, 500, 2, &d);
    assert_true(s.ui.again);  // its height was not known
    dialog_frame(&s, 500, 2, &d);
    assert_false(s.ui.again);
    assert_null(stop(&s, BELOW));
    assert_non_null(stop(&s, INSIDE));
    assert_int_equal(stop(&s, INSIDE)->area, AREA_DIALOG);
    assert_non_null(stop(&s, CLOSE));
    assert_false(widget(&s, BELOW)->enabled || widget(&s, BELOW)->focused);
    assert_true(widget(&s, INSIDE)->enabled && widget(&s, CLOSE)->enabled);
    assert_int_equal(s.ui.field.rect.w, 0);
    assert_int_equal(s.list.covered.widgets, 1);
    assert_int_equal(s.list.covered.texts, 1);
    const DrawCommand *scrim = &s.list.commands[s.list.covered.commands - 1];
    assert_rect(scrim->rect, 0, 0, 600, 500);
    assert_int_equal(scrim->color, theme_color(THEME_LIGHT, COLOR_SCRIM));
    close_sheet(&s);
}

// Edge 24, title 33, content 12 + 2 * 24 + 44 + 12, gap 12, actions 44, edge 24: 253 high, in the middle.
static void a_dialog_is_as_high_as_its_content_or_scrolls(void **state) {
    (void)state;
    Sheet s = {0};
    Dialog d;
    for (int i = 0; i < 2; i++) dialog_frame(&s, 500, 2, &d);
    const DrawCommand *card = &s.list.commands[s.list.covered.commands];
    assert_rect(card->rect, 100, (500 - 253) / 2, 400, 253);
    assert_rect(d.body, 124, 123 + 24 + 33, 352, 116);
    assert_rect(widget(&s, CLOSE)->rect, 124, 123 + 253 - 24 - 44, 5 * 8 + 32, 44);
    for (int i = 0; i < 2; i++) dialog_frame(&s, 300, 20, &d);
    card = &s.list.commands[s.list.covered.commands];
    assert_rect(card->rect, 100, 16, 400, 268);
    assert_int_equal(s.areas[AREA_DIALOG].height, 12 + 20 * 24 + 44 + 12);
    assert_int_equal(s.areas[AREA_DIALOG].view.h, 268 - 24 - 33 - 12 - 44 - 24);
    assert_int_equal(stop(&s, INSIDE)->visible.w, 0);  // scrolled away, but the keyboard goes there
    close_sheet(&s);
}

static void any_window_has_room_for_a_dialog(void **state) {
    (void)state;
    Sheet s = {0};
    Dialog d;
    for (int h = 0; h < 120; h += 7) {
        for (int i = 0; i < 3; i++) dialog_frame(&s, h, 3, &d);
        assert_false(s.ui.again);
    }
    close_sheet(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dialog_keeps_the_page_out_of_reach),
        cmocka_unit_test(a_dialog_is_as_high_as_its_content_or_scrolls),
        cmocka_unit_test(any_window_has_room_for_a_dialog),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
