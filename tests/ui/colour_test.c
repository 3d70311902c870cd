// What colour tells, a shape tells, too: with all colours taken away, what differs in meaning still differs in the picture.
#include "testkit/testkit.h"
#include "ui/charts.h"
#include "ui/controls.h"
#include "ui/fake_measure.h"
#include "ui/parts.h"
#include "ui/shapes.h"

typedef struct Sheet {
    DrawList list;
    TextCache *cache;
    Arena keep;
    Area areas[AREA_COUNT];
    Ui ui;
} Sheet;

static void begin(Sheet *s) {
    TextMeasure measure = fake_measure(NULL);
    *s = (Sheet){.cache = text_open(&measure)};
    s->ui = (Ui){.list = &s->list, .cache = s->cache, .eighths = 8, .areas = s->areas, .keep = &s->keep};
    ui_begin(&s->ui, (Rect){0, 0, 600, 400});
}

static void end(Sheet *s) {
    ui_end(&s->ui);
    for (int i = 0; i < s->list.command_count; i++) s->list.commands[i].color = 0;
    s->list.widget_count = 0;  // what is only heard does not count here
}

static void close_sheet(Sheet *s) {
    text_close(s->cache);
    draw_free(&s->list);
    arena_free(&s->keep);
}

// `draw` draws its kind number so; all of them must differ.
static void assert_all_differ(void (*draw)(Ui *ui, int kind), int first, int count) {
    for (int a = first; a < count; a++) {
        for (int b = first; b < a; b++) {
            Sheet sheets[2];
            for (int i = 0; i < 2; i++) {
                begin(&sheets[i]);
                draw(&sheets[i].ui, i ? b : a);
                end(&sheets[i]);
            }
            if (draw_equal(&sheets[0].list, &sheets[1].list)) fail_msg("without colours %d looks like %d", a, b);
            for (int i = 0; i < 2; i++) close_sheet(&sheets[i]);
        }
    }
}

static void draw_verdict(Ui *ui, int kind) {
    verdict_mark(ui, 100, 100, 12, (Label)kind);
}

static void labels_have_marks(void **state) {
    (void)state;
    assert_all_differ(draw_verdict, LABEL_BEST, LABEL_COUNT);
}

static void draw_face(Ui *ui, int kind) {
    ui_face(ui, 100, 100, 24, (Mood)kind);
}

static void moods_have_faces(void **state) {
    (void)state;
    assert_all_differ(draw_face, MOOD_PLEASED, MOOD_ANGRY + 1);
}

static void draw_button(Ui *ui, int kind) {
    ui_button(ui, 20, 20, 1, STR("Dark"), kind ? BUTTON_CHOSEN : BUTTON_PLAIN, true);
}

static void draw_choice(Ui *ui, int kind) {
    ui_choice(ui, 20, 20, 300, &(Choice){.id = 1, .badge = STR("1"), .text = STR("Ask"), .chosen = kind > 0});
}

static void draw_focus(Ui *ui, int kind) {
    ui->focus = kind;
    ui_button(ui, 20, 20, 1, STR("Dark"), BUTTON_PLAIN, true);
}

static void draw_tabs(Ui *ui, int kind) {
    const Tab tabs[] = {{.id = 1, .label = STR("One")}, {.id = 2, .label = STR("Two")}};
    ui_tabs(ui, 20, 20, 400, tabs, 2, kind);
}

static void what_is_chosen_or_has_the_focus_is_marked(void **state) {
    (void)state;
    assert_all_differ(draw_button, 0, 2);
    assert_all_differ(draw_choice, 0, 2);
    assert_all_differ(draw_focus, 0, 2);
    assert_all_differ(draw_tabs, 0, 2);
}

static void draw_mark(Ui *ui, int kind) {
    ui_mark(ui, 100, 100, 12, (MarkShape)kind, COLOR_INK);
}

static void kinds_of_points_have_shapes(void **state) {
    (void)state;
    assert_all_differ(draw_mark, 0, MARK_COUNT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_have_marks),
        cmocka_unit_test(moods_have_faces),
        cmocka_unit_test(what_is_chosen_or_has_the_focus_is_marked),
        cmocka_unit_test(kinds_of_points_have_shapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
