// What is heard of one frame after another. Frames are written here as screens write them.
#include "ui/speech.h"

#include "testkit/testkit.h"

static void note(DrawList *list, const char *who, const char *how, const char *text) {
    draw_note(list, &(DrawText){{0, 0, 9, 9}, str_from(text), str_from(who), str_from(how), false});
}

static void widget(DrawList *list, int id, Role role, const char *label, const char *value, int place, int count) {
    const DrawWidget widget = {.rect = {0, 0, 9, 9},
                               .id = id,
                               .role = role,
                               .label = str_from(label),
                               .value = str_from(value),
                               .enabled = true,
                               .place = place,
                               .count = count};
    draw_widget(list, &widget);
}

// Chen says `line`, and two options answer it.
static void write_scene(DrawList *list, unsigned page, const char *line, int focus) {
    draw_reset(list);
    list->page = page;
    draw_note(list, &(DrawText){{0, 0, 9, 9}, STR("Chen"), STR_NONE, STR_NONE, true});
    note(list, "Chen", "Annoyed", line);
    note(list, NULL, NULL, "What do you do?");
    note(list, NULL, NULL, "Ask");
    widget(list, 1, ROLE_OPTION, "Ask", NULL, 1, 2);
    note(list, NULL, NULL, "Tell.");
    widget(list, 2, ROLE_OPTION, "Tell.", NULL, 2, 2);
    for (int i = 0; i < list->widget_count; i++) list->widgets[i].focused = list->widgets[i].id == focus;
}

typedef struct Ear {
    Speech speech;
    DrawList now;
    Arena arena;
    const Catalog *catalog;
    bool interrupted;
} Ear;

static Str hear(Ear *ear) {
    Utterance utterance = speech_next(&ear->speech, &ear->now, ear->catalog, &ear->arena);
    ear->interrupted = utterance.interrupts;
    return utterance.text;
}

static void close_ear(Ear *ear) {
    speech_free(&ear->speech);
    draw_free(&ear->now);
    arena_free(&ear->arena);
}

static void a_page_is_read_in_order(void **state) {
    (void)state;
    Ear ear = {0};
    write_scene(&ear.now, 1, "We stand.", 0);
    assert_str(hear(&ear), "Chen (Annoyed): We stand.\nWhat do you do?\n1. Ask.\n2. Tell.");
    assert_true(ear.interrupted);
    assert_str(hear(&ear), "");
    close_ear(&ear);
}

static void only_what_is_new_is_heard(void **state) {
    (void)state;
    Ear ear = {0};
    write_scene(&ear.now, 1, "We stand.", 0);
    hear(&ear);
    // The next decision asks the same with the same options, which are read again: they are to be chosen from anew.
    write_scene(&ear.now, 2, "And now?", 0);
    assert_str(hear(&ear), "Chen (Annoyed): And now?\n1. Ask.\n2. Tell.");
    note(&ear.now, NULL, NULL, "A message came");
    assert_str(hear(&ear), "A message came.");
    assert_false(ear.interrupted);
    note(&ear.now, "Lin", NULL, "Me too");
    note(&ear.now, "Lin", NULL, "Me too");
    assert_str(hear(&ear), "Lin: Me too.\nLin: Me too.");
    close_ear(&ear);
}

static void the_focus_is_told_alone(void **state) {
    (void)state;
    Ear ear = {0};
    write_scene(&ear.now, 1, "We stand.", 0);
    hear(&ear);
    write_scene(&ear.now, 1, "We stand.", 2);
    note(&ear.now, NULL, NULL, "Scrolled into sight");
    assert_str(hear(&ear), "Tell., option, 2 of 2.");
    assert_true(ear.interrupted);
    ear.now.widgets[1].chosen = true;
    assert_str(hear(&ear), "chosen.");
    write_scene(&ear.now, 2, "And now?", 1);
    assert_str(hear(&ear), "Chen (Annoyed): And now?\n1. Ask.\n2. Tell.\nAsk, option, 1 of 2.");
    close_ear(&ear);
}

static void values_and_roles_are_told(void **state) {
    (void)state;
    static const struct {
        Role role;
        const char *value, *said;
        int count;
    } rows[] = {{ROLE_BUTTON, NULL, "Go, button.", 5},         {ROLE_CHOICE, NULL, "Go, answer, 1 of 5.", 5},
                {ROLE_TAB, NULL, "Go, tab, 1 of 5.", 5},       {ROLE_OPTION, NULL, "Go, option.", 1},
                {ROLE_SLIDER, "40 %", "Go, slider, 40 %.", 1}, {ROLE_STEPPER, "3", "Go, stepper, 3.", 2},
                {ROLE_FIELD, NULL, "Go, text field.", 1},      {ROLE_FIELD, "ask", "Go, text field, ask.", 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Ear ear = {0};
        hear(&ear);
        widget(&ear.now, 1, rows[i].role, "Go", rows[i].value, 1, rows[i].count);
        ear.now.widgets[0].focused = true;
        assert_str(hear(&ear), rows[i].said);
        if (rows[i].value) {
            ear.now.widgets[0].value = STR("asked");
            assert_str(hear(&ear), rows[i].role == ROLE_FIELD ? "ed." : "asked.");
        }
        close_ear(&ear);
    }
}

static void what_is_written_is_echoed(void **state) {
    (void)state;
    static const struct {
        const char *before, *now, *said;
    } rows[] = {{"", "a", "a."},      {"先", "先問", "問。"}, {"先問", "先", "問。"}, {"先。", "先問。", "問。"},
                {"問", "門", "門。"}, {"aa", "aaa", "a."},    {"ask", "", "ask."}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Ear ear = {0};
        for (int j = 0; j < 2; j++) {
            const char *text = j ? rows[i].now : rows[i].before;
            draw_reset(&ear.now);
            note(&ear.now, NULL, NULL, text);
            note(&ear.now, NULL, NULL, j ? "271 of 280 letters" : "270 of 280 letters");
            widget(&ear.now, 1, ROLE_FIELD, "Own words", text, 1, 1);
            ear.now.widgets[0].focused = true;
            if (!j) hear(&ear);
        }
        assert_str(hear(&ear), rows[i].said);
        close_ear(&ear);
    }
}

static void a_dialog_is_read_without_what_it_covers(void **state) {
    (void)state;
    Ear ear = {0};
    write_scene(&ear.now, 1, "We stand.", 2);
    hear(&ear);
    write_scene(&ear.now, 1, "We stand.", 0);
    note(&ear.now, NULL, NULL, "Below");
    ear.now.covered = (DrawCount){1, 2, ear.now.text_count};
    note(&ear.now, NULL, NULL, "Settings");
    widget(&ear.now, 3, ROLE_BUTTON, "Close", NULL, 1, 1);
    ear.now.widgets[2].focused = true;
    assert_str(hear(&ear), "Settings.\nClose, button.");
    write_scene(&ear.now, 1, "We stand.", 2);
    assert_true(str_ends(hear(&ear), STR("Tell., option, 2 of 2.")));
    close_ear(&ear);
}

static void speaks_the_readers_language(void **state) {
    (void)state;
    Arena arena = {0};
    Str po;
    Files disk = testkit_disk();
    assert_true(disk.read(disk.context, &arena, STR("assets/ui/counterpart.zh-TW.po"), &po, NULL));
    Ear ear = {.catalog = catalog_read(&arena, STR("ui.po"), po, NULL)};
    note(&ear.now, "陳", "不悅", "停了");
    widget(&ear.now, 1, ROLE_OPTION, "問", NULL, 1, 3);
    assert_str(hear(&ear), "陳（不悅）：停了。");
    ear.now.widgets[0].focused = ear.now.widgets[0].chosen = true;
    assert_str(hear(&ear), "問，選項，第 1 項，共 3 項，已選取。");
    close_ear(&ear);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_read_in_order),     cmocka_unit_test(only_what_is_new_is_heard),
        cmocka_unit_test(the_focus_is_told_alone),     cmocka_unit_test(values_and_roles_are_told),
        cmocka_unit_test(what_is_written_is_echoed),   cmocka_unit_test(a_dialog_is_read_without_what_it_covers),
        cmocka_unit_test(speaks_the_readers_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
