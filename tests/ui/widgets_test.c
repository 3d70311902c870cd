// Widgets one by one, on a bare frame: what is drawn where, what can be reached, and what it tells scripts. A Latin letter of size s is
// s / 2 wide and its line 3 s / 2 high, so that every figure here was worked out by hand.
#include "testkit/testkit.h"
#include "ui/charts.h"
#include "ui/fake_measure.h"
#include "ui/overlays.h"
#include "ui/shapes.h"
#include "ui/table.h"

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

static void open_sheet(Sheet *s, int w, int h) {
    *s = (Sheet){0};
    begin(s, w, h);
}

static const DrawCommand *text_command(const Sheet *s, const char *text) {
    for (int i = 0; i < s->list.command_count; i++)
        if (s->list.commands[i].kind == DRAW_TEXT && str_equal(s->list.commands[i].text, str_from(text))) return &s->list.commands[i];
    return NULL;
}

// The nth of a colour, from 0.
static const DrawCommand *filled(const Sheet *s, ColorName color, int nth) {
    for (int i = 0; i < s->list.command_count; i++) {
        const DrawCommand *c = &s->list.commands[i];
        if (c->kind == DRAW_FILL && !c->border && c->color == theme_color(THEME_LIGHT, color) && !nth--) return c;
    }
    return NULL;
}

static int count_of(const Sheet *s, DrawKind kind, ColorName color) {
    int count = 0;
    for (int i = 0; i < s->list.command_count; i++)
        if (s->list.commands[i].kind == kind && s->list.commands[i].color == theme_color(THEME_LIGHT, color)) count++;
    return count;
}

enum { ONE = 10, TWO = 20, THREE = 30, FOUR = 40, FIVE = 50, SIX = 60, SEVEN = 70 };

// Each kind of control once, as small as its words allow.
static void all_controls(Sheet *s, bool disabled) {
    Ui *ui = &s->ui;
    const Action actions[] = {{.id = ONE, .label = STR("A"), .disabled = disabled},
                              {.id = ONE + 1, .label = STR("Settings"), .icon = "settings", .wordless = true, .disabled = disabled}};
    const Tab tabs[] = {{TWO, STR("B"), disabled}, {TWO + 1, STR("C"), disabled}};
    int y = ui_actions(ui, 20, 20, 500, actions, 2) + 20;
    y = ui_tabs(ui, 20, y, 500, tabs, 2, TWO) + 20;
    y = ui_choice(ui, 20, y, 500, &(Choice){.id = THREE, .text = STR("D"), .disabled = disabled}) + 20;
    y = ui_slider(ui, 20, y, 500, &(Slider){.id = FOUR, .label = STR("E"), .value = STR("1"), .disabled = disabled}) + 20;
    y = ui_stepper(ui, 20, y, 500, &(Stepper){.id = FIVE, .label = STR("F"), .value = STR("1"), .disabled = disabled}) + 20;
    if (disabled) return;
    const Column column = {STR("Head"), 1, false};
    const Str cell = STR("G");
    y = ui_table(ui, 20, y, 500, &(Table){.columns = &column, .column_count = 1, .cells = &cell, .row_count = 1, .id = SIX, .chosen = -1});
    ui_chip(ui, 20, y + 20, &(Chip){.text = STR("H"), .id = SEVEN, .remove = STR("Remove: H")});
}

static void a_finger_meets_every_control(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s, 600, 900);
    s.ui.pictures = true;
    all_controls(&s, false);
    finish(&s);
    assert_int_equal(s.list.widget_count, 11);
    assert_int_equal(s.ui.stop_count, 11);
    for (int i = 0; i < s.list.widget_count; i++) {
        const DrawWidget *a = &s.list.widgets[i];
        if (a->rect.w < 44 || a->rect.h < 44) fail_msg("\"%.*s\" is %d x %d", STR_PRINT(a->label), a->rect.w, a->rect.h);
        for (int j = 0; j < i; j++) assert_int_equal(rect_meet(a->rect, s.list.widgets[j].rect).w, 0);
    }
    close_sheet(&s);
}

static void what_is_disabled_is_out_of_reach(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s, 600, 900);
    s.ui.focus = ONE;
    s.ui.hover = TWO;
    all_controls(&s, true);
    finish(&s);
    assert_int_equal(s.ui.stop_count, 0);
    assert_int_equal(s.list.widget_count, 9);
    for (int i = 0; i < s.list.widget_count; i++) assert_false(s.list.widgets[i].enabled || s.list.widgets[i].focused);
    assert_int_equal(count_of(&s, DRAW_FILL, COLOR_FOCUS), 0);
    close_sheet(&s);
}

// All controls with the mouse, the button or the focus on `id`.
static void in_state(Sheet *s, int hover, int pressed, int focus, bool disabled) {
    begin(s, 600, 900);
    s->ui.hover = hover;
    s->ui.pressed = pressed;
    s->ui.focus = focus;
    all_controls(s, disabled);
    finish(s);
}

static bool same_picture(const DrawList *a, const DrawList *b) {
    DrawList left = *a, right = *b;
    left.widget_count = right.widget_count = 0;
    return draw_equal(&left, &right);
}

static void every_state_looks_different(void **state) {
    (void)state;
    static const int ids[] = {ONE, TWO, TWO + 1, THREE, FOUR, FIVE + 1, FIVE + 2, SIX, SEVEN};
    Sheet sheets[4] = {0};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        in_state(&sheets[0], 0, 0, 0, false);
        in_state(&sheets[1], ids[i], 0, 0, false);
        in_state(&sheets[2], ids[i], ids[i], 0, false);
        in_state(&sheets[3], 0, 0, ids[i], false);
        for (int a = 0; a < 4; a++)
            for (int b = 0; b < a; b++)
                if (same_picture(&sheets[a].list, &sheets[b].list)) fail_msg("%d looks the same in state %d and %d", ids[i], a, b);
    }
    for (int i = 0; i < 4; i++) close_sheet(&sheets[i]);
}

static void samples_are_only_pictures(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s, 600, 900);
    s.ui.sample = true;
    s.ui.focus = ONE;
    all_controls(&s, false);
    finish(&s);
    assert_int_equal(s.list.widget_count, 0);
    assert_int_equal(s.ui.stop_count, 0);
    assert_int_equal(count_of(&s, DRAW_FILL, COLOR_FOCUS), 1);
    close_sheet(&s);
}

// The label is 24 high, then comes the target of 44, with a knob of radius 11: its track goes from 31 to 209.
static void a_knob_stands_where_its_value_is(void **state) {
    (void)state;
    static const int places[][2] = {{0, 31}, {500, 120}, {1000, 209}};
    for (int i = 0; i < 3; i++) {
        Sheet s;
        open_sheet(&s, 600, 400);
        Slider slider = {.id = ONE, .label = STR("Share"), .value = STR("40 %"), .per_mille = places[i][0]};
        assert_int_equal(ui_slider(&s.ui, 20, 20, 200, &slider), 20 + 24 + 44);
        finish(&s);
        assert_rect(widget(&s, ONE)->rect, 20, 44, 200, 44);
        assert_str(widget(&s, ONE)->value, "40 %");
        const DrawCommand *knob = &s.list.commands[s.list.command_count - 1];
        assert_rect(knob->rect, places[i][1] - 8, 66 - 8, 16, 16);
        assert_int_equal(ui_track_per_mille(stop(&s, ONE), places[i][1]), places[i][0]);
        assert_int_equal(ui_track_per_mille(stop(&s, ONE), -5000), 0);
        assert_int_equal(ui_track_per_mille(stop(&s, ONE), 5000), 1000);
        close_sheet(&s);
    }
}

// 44 for each end and 64 for a short value, at the right edge.
static void a_stepper_has_two_ends_for_the_mouse(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s, 600, 400);
    Stepper stepper = {.id = ONE, .label = STR("Price"), .value = STR("60"), .at_least = true};
    assert_int_equal(ui_stepper(&s.ui, 20, 20, 300, &stepper), 64);
    finish(&s);
    assert_rect(widget(&s, ONE + 1)->rect, 320 - 152, 20, 44, 44);
    assert_rect(widget(&s, ONE)->rect, 320 - 108, 20, 64, 44);
    assert_rect(widget(&s, ONE + 2)->rect, 320 - 44, 20, 44, 44);
    assert_str(widget(&s, ONE + 1)->label, "Less: Price");
    assert_str(widget(&s, ONE + 2)->label, "More: Price");
    assert_false(widget(&s, ONE + 1)->enabled);
    assert_null(stop(&s, ONE + 1));
    assert_int_equal(stop(&s, ONE + 2)->by, 1);
    assert_int_equal(stop(&s, ONE + 2)->owner, ONE);
    assert_int_equal(stop(&s, ONE)->by, 0);
    close_sheet(&s);
}

static void actions_go_to_the_next_line(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s, 600, 400);
    const Action actions[] = {{.id = ONE, .label = STR("Compare")},                            // 7 * 8 + 32 = 88
                              {.id = ONE + 1, .label = STR("Replay"), .key = STR("R")},        // 48 + 32 + 7 + 12 + 2 = 101
                              {.id = ONE + 2, .label = STR("A very long name of a button")}};  // 256, but 200 is all there is
    assert_int_equal(ui_actions(&s.ui, 20, 20, 200, actions, 3), 20 + 44 + 8 + 44);
    finish(&s);
    assert_rect(widget(&s, ONE)->rect, 20, 20, 88, 44);
    assert_rect(widget(&s, ONE + 1)->rect, 116, 20, 101, 44);
    assert_rect(widget(&s, ONE + 2)->rect, 20, 72, 200, 44);
    assert_non_null(text_command(&s, "A very long name of a…"));
    close_sheet(&s);
}

static void icon_button(Sheet *s, bool pictures, int y) {
    begin(s, 600, 400);
    s->ui.pictures = pictures;
    s->ui.hover = ONE;
    const Action action = {.id = ONE, .label = STR("Settings"), .icon = "settings", .wordless = true};
    ui_action(&s->ui, 100, y, &action);
    finish(s);
}

// The tooltip is 8 * 8 wide, 10 at both sides, in the middle below the button, 8 away.
static void a_button_without_words_has_a_tooltip(void **state) {
    (void)state;
    Sheet s = {0};
    icon_button(&s, true, 20);
    assert_rect(widget(&s, ONE)->rect, 100, 20, 44, 44);
    const DrawCommand *word = text_command(&s, "Settings");
    assert_non_null(word);
    assert_rect(word->rect, 122 - 32, 72 + 4 + 16, 64, 0);
    icon_button(&s, true, 350);
    assert_int_equal(text_command(&s, "Settings")->rect.y, 350 - 8 - 32 + 4 + 16);  // above, where there is no room below
    icon_button(&s, false, 20);
    assert_rect(widget(&s, ONE)->rect, 100, 20, 64 + 32, 44);  // without pictures the words stand in it
    assert_int_equal(s.ui.tip_of.w, 0);
    close_sheet(&s);
}

static void a_message_stands_in_the_middle_below(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s, 600, 400);
    ui_toast(&s.ui, (Rect){0, 0, 600, 364}, &(Toast){.text = STR("Kept."), .ink = COLOR_GOOD, .tint = COLOR_GOOD_TINT});
    finish(&s);
    assert_rect(filled(&s, COLOR_GOOD_TINT, 0)->rect, 300 - 36, 364 - 16 - 48, 72, 48);  // 40 + 2 * 16 wide, 24 + 2 * 12 high
    assert_int_equal(s.ui.stop_count, 0);
    close_sheet(&s);
}

static void figures_stand_below_each_other(void **state) {
    (void)state;
    static const Column columns[] = {{{"Scenario", 8}, 2, false}, {{"Outcome", 7}, 1, true}};
    static const Str cells[] = {{"A rather long name", 18}, {"7.0", 3}, {"Short", 5}, {"100.0", 5}};
    Sheet s;
    open_sheet(&s, 600, 400);
    Table table = {.columns = columns, .column_count = 2, .cells = cells, .row_count = 2, .id = ONE, .chosen = 1};
    assert_int_equal(ui_table(&s.ui, 20, 20, 210, &table), 20 + 2 * 22 + 12 + 2 * 24 + 12 + 44);  // “Outcome” has two lines
    finish(&s);
    const DrawCommand *seven = text_command(&s, "7.0"), *hundred = text_command(&s, "100.0");
    assert_int_equal(seven->rect.x + seven->rect.w, 230 - 12);
    assert_int_equal(hundred->rect.x + hundred->rect.w, 230 - 12);
    assert_non_null(text_command(&s, "A rather long"));  // 140 - 24 are 14 letters
    assert_non_null(text_command(&s, "name"));
    assert_str(widget(&s, ONE)->label, "A rather long name · 7.0");
    assert_rect(widget(&s, ONE + 1)->rect, 20, 76 + 60, 210, 44);
    assert_true(widget(&s, ONE + 1)->chosen && !widget(&s, ONE)->chosen);
    begin(&s, 600, 400);
    table.id = 0;
    table.row_count = 0;
    table.empty = STR("None.");
    ui_table(&s.ui, 20, 20, 210, &table);
    finish(&s);
    assert_int_equal(s.list.widget_count, 0);
    assert_non_null(text_command(&s, "None."));
    close_sheet(&s);
}

static void a_meter_shows_the_value_before(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s, 600, 400);
    Meter meter = {.label = STR("Trust"), .value = STR("30"), .shown = 40, .max = 100, .former = 50, .changed = true, .color = COLOR_GOOD};
    ui_meter(&s.ui, 20, 20, 200, &meter);
    finish(&s);
    assert_rect(filled(&s, COLOR_GOOD, 0)->rect, 20, 20 + 24 + 4, 80, 8);
    assert_rect(filled(&s, COLOR_INK, 0)->rect, 120 - 1, 48 - 3, 2, 14);
    close_sheet(&s);
}

static void progress_says_no_more_than_it_knows(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s, 600, 400);
    Progress progress = {.id = ONE, .label = STR("Looking"), .cancel = STR("Cancel"), .done = 1, .all = 3};
    ui_progress(&s.ui, 20, 20, 300, &progress);
    finish(&s);
    assert_non_null(text_command(&s, "33 %"));
    assert_rect(filled(&s, COLOR_ACCENT, 0)->rect, 20, 20 + 4 + 24 + 4, 204 / 3, 8);  // beside the button: 300 - 80 - 16
    assert_rect(widget(&s, ONE)->rect, 240, 20, 80, 44);
    begin(&s, 600, 400);
    progress.all = 0;
    ui_progress(&s.ui, 20, 20, 300, &progress);
    finish(&s);
    assert_null(text_command(&s, "0 %"));
    assert_int_equal(count_of(&s, DRAW_FILL, COLOR_ACCENT), 0);
    assert_int_equal(count_of(&s, DRAW_FILL, COLOR_EDGE), 0);
    close_sheet(&s);
}

static const ChartPoint three[] = {{0, 100}, {1, 50}, {2, 0}};
static const Series one_series = {{"Best", 4}, COLOR_GOOD, MARK_DISC, three, 3};

static LineChart small_chart(void) {
    return (LineChart){.id = ONE,
                       .label = STR("Chart"),
                       .value = STR("1: 50"),
                       .x = {.max = 2},
                       .y = {.max = 100},
                       .series = &one_series,
                       .series_count = 1,
                       .height = 100,
                       .selected = -1};
}

static void assert_circle(const DrawCommand *c, int x, int y, int radius) {
    assert_rect(c->rect, x - radius, y - radius, 2 * radius, 2 * radius);
}

static const DrawCommand *circle(const Sheet *s, ColorName color, int nth) {
    for (int i = 0; i < s->list.command_count; i++) {
        const DrawCommand *c = &s->list.commands[i];
        if (c->kind == DRAW_CIRCLE && c->color == theme_color(THEME_LIGHT, color) && !nth--) return c;
    }
    return NULL;
}

// Labels of three letters, 7 wide, and 8 beside them: the plot begins 29 from the left, half a line (11) from the top, and ends 5 before
// the right edge. Ticks of y have room for three parts, so they are at 0, 50 and 100.
static void points_stand_on_their_axes(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s, 600, 400);
    LineChart chart = small_chart();
    chart.selected = 1;
    ui_line_chart(&s.ui, 10, 10, 300, &chart);
    finish(&s);
    assert_rect(widget(&s, ONE)->rect, 39, 21, 266, 100);
    assert_int_equal(widget(&s, ONE)->role, ROLE_SLIDER);
    assert_str(widget(&s, ONE)->value, "1: 50");
    for (int i = 0; i < 3; i++) assert_circle(circle(&s, COLOR_GOOD, i), 39 + 133 * i, 21 + 50 * i, 5);
    assert_circle(circle(&s, COLOR_INK, 0), 172, 71, 10);  // around the selected one
    assert_int_equal(count_of(&s, DRAW_LINE, COLOR_GOOD), 2);
    assert_non_null(text_command(&s, "50"));
    assert_null(text_command(&s, "20"));
    const DrawCommand *hundred = text_command(&s, "100");
    assert_rect(hundred->rect, 10, 21 - 11 + 15, 21, 0);
    assert_non_null(text_command(&s, "Best"));  // the legend
    close_sheet(&s);
}

// An aim lies across the plot at its value, and the legend names it.
static void aims_lie_across_a_line_chart(void **state) {
    (void)state;
    static const ChartLine lines[] = {{{"Aim", 3}, COLOR_WARN, false, 50}, {{"Beyond", 6}, COLOR_BAD, false, 101}};
    Sheet s;
    open_sheet(&s, 600, 400);
    LineChart chart = small_chart();
    chart.lines = lines;
    chart.line_count = 2;
    ui_line_chart(&s.ui, 10, 10, 300, &chart);
    finish(&s);
    assert_rect(filled(&s, COLOR_WARN, 0)->rect, 39, 70, 266, 2);
    assert_int_equal(count_of(&s, DRAW_FILL, COLOR_BAD), 1);  // in the legend alone
    assert_non_null(text_command(&s, "Aim"));
    close_sheet(&s);
}

static void steps_hold_until_the_next_point(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s, 600, 400);
    LineChart chart = small_chart();
    chart.steps = true;
    ui_line_chart(&s.ui, 10, 10, 300, &chart);
    finish(&s);
    assert_int_equal(count_of(&s, DRAW_LINE, COLOR_GOOD), 0);
    assert_rect(filled(&s, COLOR_GOOD, 0)->rect, 39, 20, 134, 2);
    assert_rect(filled(&s, COLOR_GOOD, 1)->rect, 171, 20, 2, 52);
    close_sheet(&s);
}

static void crowded_points_have_no_marks(void **state) {
    (void)state;
    static ChartPoint many[100];
    for (int i = 0; i < 100; i++) many[i] = (ChartPoint){i, i};
    Series series = {STR("Many"), COLOR_GOOD, MARK_DISC, many, 100};
    Sheet s;
    open_sheet(&s, 600, 400);
    LineChart chart = small_chart();
    chart.series = &series;
    chart.x.max = 99;
    chart.selected = 40;
    ui_line_chart(&s.ui, 10, 10, 300, &chart);
    finish(&s);
    assert_int_equal(count_of(&s, DRAW_CIRCLE, COLOR_GOOD), 2);  // the selected one and that of the legend
    assert_int_equal(count_of(&s, DRAW_LINE, COLOR_GOOD), 99);
    close_sheet(&s);
}

static void the_nearest_point_is_found(void **state) {
    (void)state;
    LineChart chart = small_chart();
    static const int places[][2] = {{0, 0}, {249, 0}, {251, 1}, {749, 1}, {751, 2}, {1000, 2}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) assert_int_equal(line_chart_nearest(&chart, places[i][0]), places[i][1]);
    chart.series_count = 0;
    assert_int_equal(line_chart_nearest(&chart, 500), -1);
}

static void bars_are_as_long_as_their_amounts(void **state) {
    (void)state;
    static const Bar bars[] = {
        {{"Aa", 2}, {"+30", 3}, 30, COLOR_GOOD}, {{"Bb", 2}, {"-10", 3}, -10, COLOR_BAD}, {{"Cc", 2}, {"99", 2}, 99, COLOR_WARN}};
    Sheet s;
    open_sheet(&s, 600, 400);
    // Names take 16 and values 21, with 12 beside each: 239 are left, of which 119 are for what is below zero.
    assert_int_equal(ui_bar_chart(&s.ui, 20, 20, 300, &(BarChart){bars, 3, 40}), 20 + 3 * 30);
    finish(&s);
    assert_rect(filled(&s, COLOR_GOOD, 0)->rect, 167, 28, 90, 14);
    assert_rect(filled(&s, COLOR_BAD, 0)->rect, 167 - 30, 58, 30, 14);
    assert_rect(filled(&s, COLOR_WARN, 0)->rect, 167, 88, 120, 14);  // no longer than the scale
    close_sheet(&s);
}

// Of 100 pixels: a sign takes 22, a letter 8, and 16 lie between two entries. So two short ones stand side by side, and a long one in two
// lines of 24 of its own.
static void a_legend_cuts_no_name(void **state) {
    (void)state;
    static const struct {
        const char *name, *end;
        int x, y, low;  // low: the bottom with it
    } entries[] = {{"Aa", "Aa", 10, 20, 50},
                   {"Bb", "Bb", 64, 20, 50},
                   {"Cc", "Cc", 10, 50, 80},
                   {"One two three", "three", 10, 80, 128},
                   {"Dd", "Dd", 10, 128, 158}};
    Sheet s;
    open_sheet(&s, 600, 400);
    Legend legend = ui_legend(&s.ui, 10, 20, 100, 30);
    assert_int_equal(legend.bottom, 20);
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        assert_int_equal(ui_legend_entry(&legend, str_from(entries[i].name)), entries[i].x);
        assert_int_equal(ui_legend_middle(&legend), entries[i].y + 15);
        assert_int_equal(legend.bottom, entries[i].low);
    }
    finish(&s);
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) assert_non_null(text_command(&s, entries[i].end));
    assert_rect(text_command(&s, "One two")->rect, 32, 96, 56, 0);
    assert_rect(text_command(&s, "three")->rect, 32, 120, 40, 0);
    close_sheet(&s);
}

static const ScatterKind kinds[] = {{{"Good", 4}, COLOR_GOOD, MARK_DISC, 0, false}, {{"Bad", 3}, COLOR_BAD, MARK_CROSS, 0, false}};

static ScatterPlot small_plot(const ScatterPoint *points, int count) {
    return (ScatterPlot){.x = {.max = 100},
                         .y = {.max = 100},
                         .kinds = kinds,
                         .kind_count = 2,
                         .points = points,
                         .point_count = count,
                         .height = 100,
                         .selected = -1};
}

static void points_beyond_the_axes_are_left_out(void **state) {
    (void)state;
    static const ScatterPoint points[] = {{{0, 0}, 0},    {{100, 100}, 0}, {{50, 50}, 1},
                                          {{101, 50}, 0}, {{50, -1}, 0},   {{INT64_MAX, INT64_MIN}, 0}};
    static const ChartLine lines[] = {
        {{"x", 1}, COLOR_PRACTICE, true, 50}, {{"y", 1}, COLOR_PRACTICE, false, 25}, {{"no", 2}, COLOR_PRACTICE, true, 101}};
    static const ChartPoint path[] = {{0, 100}, {100, 0}, {INT64_MAX, 5}};
    Sheet s;
    open_sheet(&s, 600, 400);
    ScatterPlot plot = small_plot(points, 6);
    plot.lines = lines;
    plot.line_count = 3;
    plot.paths = &(const ChartPath){STR("Frontier"), COLOR_WARN, path, 3, false};
    plot.path_count = 1;
    ui_scatter_plot(&s.ui, 10, 10, 300, &plot);
    finish(&s);
    assert_int_equal(count_of(&s, DRAW_CIRCLE, COLOR_GOOD), 3);  // two, and the legend's
    assert_circle(circle(&s, COLOR_GOOD, 0), 39, 121, 5);
    assert_circle(circle(&s, COLOR_GOOD, 1), 305, 21, 5);
    assert_int_equal(count_of(&s, DRAW_LINE, COLOR_BAD), 4);  // two crosses
    assert_int_equal(count_of(&s, DRAW_LINE, COLOR_WARN), 2);
    assert_rect(filled(&s, COLOR_PRACTICE, 0)->rect, 171, 21, 2, 100);
    assert_rect(filled(&s, COLOR_PRACTICE, 1)->rect, 39, 95, 266, 2);
    Rect clip = {0};
    for (int i = 0; i < s.list.command_count && s.list.commands[i].color != theme_color(THEME_LIGHT, COLOR_WARN); i++)
        if (s.list.commands[i].kind == DRAW_CLIP) clip = s.list.commands[i].rect;
    assert_rect(clip, 39, 21, 266, 100);
    close_sheet(&s);
}

// The plot is 266 x 100 at 39, 21. A path without a name and a kind that stands aside are drawn, and not in the legend; a kind may have a
// size of its own.
static void a_plot_has_several_paths_and_sizes(void **state) {
    (void)state;
    static const ScatterKind sized[] = {{{"Small", 5}, COLOR_GOOD, MARK_DISC, 2, false}, {{"Quiet", 5}, COLOR_BAD, MARK_DISC, 9, true}};
    static const ScatterPoint points[] = {{{0, 0}, 0}, {{100, 0}, 1}};
    static const ChartPoint up[] = {{0, 0}, {100, 100}}, across[] = {{0, 0}, {100, 0}};
    static const ChartPath paths[] = {{{"Up", 2}, COLOR_WARN, up, 2, false}, {{NULL, 0}, COLOR_PRACTICE, across, 2, true}};
    Sheet s;
    open_sheet(&s, 600, 400);
    ScatterPlot plot = small_plot(points, 2);
    plot.kinds = sized;
    plot.paths = paths;
    plot.path_count = 2;
    ui_scatter_plot(&s.ui, 10, 10, 300, &plot);
    finish(&s);
    assert_circle(circle(&s, COLOR_GOOD, 0), 39, 121, 2);
    assert_circle(circle(&s, COLOR_BAD, 0), 305, 121, 9);
    assert_int_equal(count_of(&s, DRAW_CIRCLE, COLOR_BAD), 1);
    assert_null(text_command(&s, "Quiet"));
    assert_int_equal(count_of(&s, DRAW_LINE, COLOR_WARN), 1);
    assert_int_equal(count_of(&s, DRAW_LINE, COLOR_PRACTICE), 23);  // 266 pixels are 45 parts, of which every second is drawn
    assert_int_equal(count_of(&s, DRAW_FILL, COLOR_WARN), 1);       // the legend's
    assert_int_equal(count_of(&s, DRAW_FILL, COLOR_PRACTICE), 0);
    close_sheet(&s);
}

// Of a plot of 100 x 100 pixels at 10, 20.
static void the_nearest_point_of_a_plot_is_found(void **state) {
    (void)state;
    static const ScatterPoint points[] = {{{50, 50}, 0}, {{0, 0}, 0}, {{100, 100}, 0}, {{100, 100}, 0}, {{90, 10}, 0}};
    static const int places[][3] = {{10, 120, 1}, {14, 100, 1}, {110, 20, 3}, {100, 111, 4}, {500, 400, 4}, {0, 0, 3}};
    const Rect area = {10, 20, 100, 100};
    const ScatterPlot plot = small_plot(points, 5);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        assert_int_equal(scatter_plot_nearest(&plot, 1, area, places[i][0], places[i][1]), places[i][2]);
    assert_int_equal(scatter_plot_nearest(&plot, 0, area, 60, 69), 0);
    assert_int_equal(scatter_plot_nearest(&plot, 5, area, 60, 69), -1);
}

static void the_selected_point_lies_above(void **state) {
    (void)state;
    static const ScatterPoint points[] = {{{50, 50}, 0}, {{50, 50}, 0}, {{52, 50}, 0}};
    Sheet s;
    open_sheet(&s, 600, 400);
    ScatterPlot plot = small_plot(points, 3);
    plot.selected = 0;
    ui_scatter_plot(&s.ui, 10, 10, 300, &plot);
    finish(&s);
    assert_circle(circle(&s, COLOR_GOOD, 2), 172, 71, 5);
    assert_circle(circle(&s, COLOR_INK, 0), 172, 71, 10);
    close_sheet(&s);
}

// A point costs its command and nothing else.
static void thousands_of_points_are_cheap(void **state) {
    (void)state;
    enum { COUNT = 5000 };
    static ScatterPoint points[COUNT];
    for (int i = 0; i < COUNT; i++) points[i] = (ScatterPoint){{i % 101, i * 7 % 101}, 0};
    Sheet s;
    open_sheet(&s, 600, 400);
    ScatterPlot plot = small_plot(points, COUNT);
    ui_scatter_plot(&s.ui, 10, 10, 300, &plot);
    finish(&s);
    assert_in_range(s.list.command_count, COUNT, COUNT + 60);
    assert_int_equal(s.keep.total, 0);
    close_sheet(&s);
}

typedef struct Ticks {
    int64_t min, max;
    const char *first, *last;
} Ticks;

// Of 300 pixels and labels of different widths; the numbers in between are left to the eye.
static void ticks_are_at_round_numbers(void **state) {
    (void)state;
    static const Ticks all[] = {{0, 7, "0", "7"}, {3, 96, "20", "80"},     {-50, 50, "−50", "50"},
                                {0, 0, "0", "1"}, {0, 7000, "0", "5,000"}, {INT64_MIN, INT64_MAX, "0", "0"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        Sheet s;
        open_sheet(&s, 600, 400);
        LineChart chart = small_chart();
        chart.series_count = 0;
        chart.x = (Axis){.min = all[i].min, .max = all[i].max};
        ui_line_chart(&s.ui, 10, 10, 300, &chart);
        finish(&s);
        if (!text_command(&s, all[i].first)) fail_msg("no tick at %s", all[i].first);
        if (!text_command(&s, all[i].last)) fail_msg("no tick at %s", all[i].last);
        close_sheet(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dialog_keeps_the_page_out_of_reach),
        cmocka_unit_test(a_dialog_is_as_high_as_its_content_or_scrolls),
        cmocka_unit_test(any_window_has_room_for_a_dialog),
        cmocka_unit_test(a_finger_meets_every_control),
        cmocka_unit_test(what_is_disabled_is_out_of_reach),
        cmocka_unit_test(every_state_looks_different),
        cmocka_unit_test(samples_are_only_pictures),
        cmocka_unit_test(a_knob_stands_where_its_value_is),
        cmocka_unit_test(a_stepper_has_two_ends_for_the_mouse),
        cmocka_unit_test(actions_go_to_the_next_line),
        cmocka_unit_test(a_button_without_words_has_a_tooltip),
        cmocka_unit_test(a_message_stands_in_the_middle_below),
        cmocka_unit_test(figures_stand_below_each_other),
        cmocka_unit_test(a_meter_shows_the_value_before),
        cmocka_unit_test(progress_says_no_more_than_it_knows),
        cmocka_unit_test(points_stand_on_their_axes),
        cmocka_unit_test(steps_hold_until_the_next_point),
        cmocka_unit_test(crowded_points_have_no_marks),
        cmocka_unit_test(the_nearest_point_is_found),
        cmocka_unit_test(bars_are_as_long_as_their_amounts),
        cmocka_unit_test(a_legend_cuts_no_name),
        cmocka_unit_test(points_beyond_the_axes_are_left_out),
        cmocka_unit_test(the_selected_point_lies_above),
        cmocka_unit_test(aims_lie_across_a_line_chart),
        cmocka_unit_test(a_plot_has_several_paths_and_sizes),
        cmocka_unit_test(the_nearest_point_of_a_plot_is_found),
        cmocka_unit_test(thousands_of_points_are_cheap),
        cmocka_unit_test(ticks_are_at_round_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
