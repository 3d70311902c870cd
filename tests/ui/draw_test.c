// The list itself: texts are copied, and two lists are equal only when every part is. Rectangles meet and grow, however far away.
#include "testkit/testkit.h"
#include "ui/draw.h"
#include "ui/input.h"

static void rectangles_meet_and_grow(void **state) {
    (void)state;
    const Rect a = {0, 0, 10, 10}, b = {5, 6, 20, 3}, apart = {10, 0, 5, 5};
    Rect meet = rect_meet(a, b), big = rect_grow(b, 2);
    assert_memory_equal(&meet, (&(Rect){5, 6, 5, 3}), sizeof meet);
    assert_memory_equal(&big, (&(Rect){3, 4, 24, 7}), sizeof big);
    assert_true(rect_empty(rect_meet(a, apart)));
    const Rect far = {INT_MAX - 2, INT_MIN, INT_MAX, INT_MAX}, same = rect_meet(far, far);
    assert_memory_equal(&same, &far, sizeof far);
    big = rect_grow(far, 5);
    assert_int_equal(big.y, INT_MIN);
    assert_int_equal(big.w, INT_MAX);
}

static void write_sample(DrawList *list, int variant) {
    draw_reset(list);
    list->background = variant == 1 ? 0xFF000000 : 0xFFFFFFFF;
    draw_clip(list, (Rect){0, 0, variant == 2 ? 101 : 100, 100});
    draw_fill(list, (Rect){1, 2, 3, 4}, 0xFF112233, variant == 3 ? 6 : 5);
    draw_border(list, (Rect){1, 2, 3, 4}, 0xFF112233, 5, variant == 4 ? 2 : 1);
    draw_circle(list, 10, 10, variant == 5 ? 4 : 5, 0xFF0000FF);
    draw_ring(list, 10, 10, 5, variant == 6 ? 0xFF0000FF : 0xFF00FF00, 2);
    draw_line(list, 1, 2, 11, variant == 7 ? 13 : 12, 2, 0xFF00FF00);
    draw_text(list, (Font){variant == 8 ? 21 : 20, variant == 9 ? WEIGHT_BOLD : WEIGHT_REGULAR}, 5, 6, 30, 0xFF000000,
              variant == 10 ? STR("abd") : STR("abc"));
    const DrawWidget go = {.rect = {0, 0, 9, 9},
                           .id = variant == 11 ? 2 : 1,
                           .label = variant == 12 ? STR("No") : STR("Go"),
                           .value = variant == 20 ? STR("3") : STR("2"),
                           .role = variant == 21 ? ROLE_SLIDER : ROLE_STEPPER,
                           .focused = variant == 13,
                           .enabled = variant != 14,
                           .chosen = variant == 22,
                           .place = variant == 26 ? 2 : 1,
                           .count = variant == 27 ? 4 : 3};
    draw_widget(list, &go);
    draw_image(list, (Rect){0, 0, 8, 8}, variant == 23 ? STR("icons/back") : STR("icons/home"), variant == 24 ? STR("angry") : STR_NONE, 0,
               variant == 25);
    draw_note(list, &(DrawText){.rect = {0, 0, variant == 15 ? 8 : 9, 9},
                                .text = variant == 16 ? STR("abd") : STR("abc"),
                                .who = variant == 28 ? STR("Lin") : STR("Chen"),
                                .how = variant == 29 ? STR("Angry") : STR_NONE,
                                .aside = variant == 30});
    if (variant == 17) draw_note(list, &(DrawText){.rect = {0, 0, 9, 9}, .text = STR("more")});
    if (variant == 18) draw_fill(list, (Rect){0}, 0, 0);
    if (variant == 19) draw_widget(list, &(DrawWidget){.id = 3, .label = STR("more"), .enabled = true});
}

static void tells_differences(void **state) {
    (void)state;
    DrawList a = {0}, b = {0};
    write_sample(&a, 0);
    write_sample(&b, 0);
    assert_true(draw_equal(&a, &b));
    for (int variant = 1; variant <= 30; variant++) {
        write_sample(&b, variant);
        if (draw_equal(&a, &b)) fail_msg("variant %d is not seen", variant);
    }
    draw_free(&a);
    draw_free(&b);
}

static void keeps_its_own_texts(void **state) {
    (void)state;
    DrawList list = {0};
    char text[] = "abc";
    draw_text(&list, (Font){20, WEIGHT_REGULAR}, 0, 0, 30, 0, (Str){text, 3});
    draw_note(&list, &(DrawText){.text = {text, 3}});
    draw_widget(&list, &(DrawWidget){.id = 1, .label = {text, 3}, .value = {text, 3}, .enabled = true});
    draw_image(&list, (Rect){0}, (Str){text, 3}, (Str){text, 3}, 0, 0);
    text[0] = 'x';
    assert_str(list.commands[0].text, "abc");
    assert_str(list.texts[0].text, "abc");
    assert_str(list.widgets[0].label, "abc");
    draw_reset(&list);
    assert_int_equal(list.command_count + list.text_count + list.widget_count, 0);
    draw_free(&list);
}

static void describes_shapes(void **state) {
    (void)state;
    DrawList list = {0};
    draw_circle(&list, 10, 20, 5, 1);
    draw_line(&list, 3, 4, 1, 9, 2, 1);
    const Rect circle = list.commands[0].rect, line = list.commands[1].rect;
    assert_true(circle.x == 5 && circle.y == 15 && circle.w == 10 && circle.h == 10);
    assert_true(line.x == 3 && line.y == 4 && line.w == -2 && line.h == 5);
    assert_int_equal(list.commands[1].radius, 2);
    draw_free(&list);
}

static void knows_keys(void **state) {
    (void)state;
    uint32_t code;
    assert_int_equal(key_from_name(STR("Down"), &code), KEY_DOWN);
    assert_int_equal(key_from_name(STR("Esc"), &code), KEY_ESCAPE);
    assert_int_equal(key_from_name(STR("PageUp"), &code), KEY_PAGE_UP);
    assert_int_equal(code, 0);
    assert_int_equal(key_from_name(STR("L"), &code), KEY_LETTER);
    assert_int_equal(code, 'l');
    assert_int_equal(key_from_name(STR("7"), &code), KEY_LETTER);
    assert_int_equal(code, '7');
    assert_int_equal(key_from_name(STR("down"), &code), KEY_NONE);
    assert_int_equal(key_from_name(STR("%"), &code), KEY_NONE);
    assert_int_equal(key_from_name(STR(""), &code), KEY_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rectangles_meet_and_grow), cmocka_unit_test(tells_differences), cmocka_unit_test(keeps_its_own_texts),
        cmocka_unit_test(describes_shapes),         cmocka_unit_test(knows_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
