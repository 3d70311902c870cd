// The gallery's pages of controls: each widget once in every state, and once to be tried.
#include "ui/gallery.h"
#include "ui/table.h"

typedef enum State { STATE_NORMAL, STATE_HOVER, STATE_FOCUS, STATE_PRESSED, STATE_DISABLED, STATE_COUNT } State;

// One widget to be shown in a state.
typedef int (*Sample)(Ui *ui, int x, int y, int w, bool disabled);

static Str state_name(const Ui *ui, State state) {
    const Str names[STATE_COUNT] = {TR(ui, "normal"), TR(ui, "hover"), TR(ui, "focus"), TR(ui, "pressed"), TR(ui, "disabled")};
    return names[state];
}

// The frame as if mouse and focus were on the sample; `hot` is the part of it that the mouse is on.
static int draw_in_state(Ui *ui, State state, Sample sample, int hot, int x, int y, int w) {
    const Ui before = *ui;
    ui->sample = true;
    ui->hover = state == STATE_HOVER || state == STATE_PRESSED ? GALLERY_SAMPLE + hot : 0;
    ui->pressed = state == STATE_PRESSED ? GALLERY_SAMPLE + hot : 0;
    ui->focus = state == STATE_FOCUS ? GALLERY_SAMPLE : 0;
    int bottom = sample(ui, x, y, w, state == STATE_DISABLED);
    ui->hover = before.hover;
    ui->focus = before.focus;
    ui->pressed = before.pressed;
    ui->field = before.field;  // one that is only shown has no keyboard
    ui->sample = false;
    return bottom;
}

// The first `count` states of a widget, side by side as many as fit.
static int draw_some_states(Ui *ui, Str title, Sample sample, int hot, int count, int x, int y, int w) {
    int gap = px(ui, 3 * GAP), columns = ui_most(ui_least((w + gap) / (px(ui, 200) + gap), STATE_COUNT), 1);
    int each = (w + gap) / columns - gap, row = y, below = y;
    row += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, title) + px(ui, 4);
    for (int i = 0; i < count; i++) {
        int left = x + i % columns * (each + gap);
        if (i && i % columns == 0) row = below + px(ui, 12);
        int top = row + ui_text(ui, left, row, each, TEXT_SMALL, COLOR_INK_SOFT, state_name(ui, (State)i)) + px(ui, GAP);
        int bottom = draw_in_state(ui, (State)i, sample, hot, left, top, each);
        below = i % columns ? ui_most(below, bottom) : bottom;
    }
    return below + px(ui, 3 * GAP);
}

static int draw_states(Ui *ui, Str title, Sample sample, int hot, int x, int y, int w) {
    return draw_some_states(ui, title, sample, hot, STATE_COUNT, x, y, w);
}

static int live(Ui *ui, int x, int y, int w) {
    return y + ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, TR(ui, "To be tried")) + px(ui, 12);
}

static int sample_action(Ui *ui, int x, int y, int w, Action action) {
    action.id = GALLERY_SAMPLE;
    return ui_actions(ui, x, y, w, &action, 1);
}

static int sample_plain(Ui *ui, int x, int y, int w, bool disabled) {
    return sample_action(ui, x, y, w, (Action){.label = TR(ui, "Compare"), .key = STR("C"), .disabled = disabled});
}

static int sample_primary(Ui *ui, int x, int y, int w, bool disabled) {
    return sample_action(ui, x, y, w,
                         (Action){.label = TR(ui, "Try again"), .icon = "rewind", .kind = BUTTON_PRIMARY, .disabled = disabled});
}

static int sample_chosen(Ui *ui, int x, int y, int w, bool disabled) {
    return sample_action(ui, x, y, w, (Action){.label = TR(ui, "At the end"), .kind = BUTTON_CHOSEN, .disabled = disabled});
}

static int sample_icon(Ui *ui, int x, int y, int w, bool disabled) {
    return sample_action(ui, x, y, w, (Action){.label = TR(ui, "Settings"), .icon = "settings", .wordless = true, .disabled = disabled});
}

static Chip chip_of(const Ui *ui, int id) {
    return (Chip){.text = TR(ui, "Practice"),
                  .icon = "flag",
                  .ink = COLOR_PRACTICE,
                  .tint = COLOR_PRACTICE_TINT,
                  .id = id,
                  .remove = TR_FILL(ui, "Remove: {1}", TR(ui, "Practice"))};
}

static int sample_chip(Ui *ui, int x, int y, int w, bool disabled) {
    Chip chip = chip_of(ui, disabled ? 0 : GALLERY_SAMPLE);  // one that can't be removed only says something
    (void)w;
    ui_chip(ui, x, y, &chip);
    return y + ui_chip_height(ui, &chip);
}

int gallery_buttons(const App *app, Ui *ui, int x, int y, int w) {
    y = draw_states(ui, TR(ui, "Button with its key"), sample_plain, 0, x, y, w);
    y = draw_states(ui, TR(ui, "Main button with an icon"), sample_primary, 0, x, y, w);
    y = draw_states(ui, TR(ui, "Chosen button"), sample_chosen, 0, x, y, w);
    y = draw_states(ui, TR(ui, "Button without words"), sample_icon, 0, x, y, w);
    y = draw_states(ui, TR(ui, "Chip that can be removed"), sample_chip, 0, x, y, w);
    y = live(ui, x, y, w);
    const Action again = {.id = GALLERY_ICON, .label = TR(ui, "Bring the chip back"), .icon = "rewind", .wordless = true};
    Chip chip = chip_of(ui, GALLERY_CHIP);
    int bottom = ui_actions(ui, x, y, w, &again, 1), left = x + ui_action_width(ui, &again) + px(ui, 2 * GAP);
    if (left + ui_chip_width(ui, &chip) > x + w) {
        left = x;
        y = bottom + px(ui, GAP);
    }
    if (!app->gallery.chip_gone) ui_chip(ui, left, y, &chip);
    return ui_most(bottom, app->gallery.chip_gone ? bottom : y + ui_chip_height(ui, &chip));
}

static int sample_choice(Ui *ui, int x, int y, int w, bool disabled) {
    return ui_choice(ui, x, y, w, &(Choice){.id = GALLERY_SAMPLE, .badge = STR("1"), .text = TR(ui, "Ask first"), .disabled = disabled});
}

static int sample_taken(Ui *ui, int x, int y, int w, bool disabled) {
    return ui_choice(
        ui, x, y, w,
        &(Choice){.id = GALLERY_SAMPLE, .badge = STR("2"), .text = TR(ui, "Ask first"), .chosen = !disabled, .disabled = disabled});
}

static int sample_tabs(Ui *ui, int x, int y, int w, bool disabled) {
    const Tab tabs[] = {{GALLERY_SAMPLE, TR(ui, "Notes"), disabled}, {GALLERY_SAMPLE + 1, TR(ui, "Debrief"), disabled}};
    return ui_tabs(ui, x, y, w, tabs, 2, disabled ? 0 : GALLERY_SAMPLE + 1);
}

int gallery_choices(const App *app, Ui *ui, int x, int y, int w) {
    const Str texts[SHOWN_CHOICES] = {TR(ui, "Ask what the morning cost them"), TR(ui, "Name the price at once"),
                                      TR(ui, "Call back tomorrow")};
    y = draw_states(ui, TR(ui, "Option"), sample_choice, 0, x, y, w);
    y = draw_states(ui, TR(ui, "Chosen option"), sample_taken, 0, x, y, w);
    y = draw_states(ui, TR(ui, "Tabs"), sample_tabs, 0, x, y, w);
    y = live(ui, x, y, w);
    for (int i = 0; i < SHOWN_CHOICES; i++) {
        Choice choice = {.id = GALLERY_CHOICE + i,
                         .badge = str_int(&ui->list->arena, i + 1),
                         .text = texts[i],
                         .below = i ? STR_NONE : TR(ui, "What the expert would do"),
                         .chosen = app->gallery.choice == i};
        y = ui_choice(ui, x, y, w, &choice);
    }
    const Tab tabs[] = {{GALLERY_COACH, TR(ui, "At the end"), false}, {GALLERY_COACH + 1, TR(ui, "After each decision"), false}};
    y = ui_tabs(ui, x, y, w, tabs, 2, GALLERY_COACH + app->gallery.coach) + px(ui, 12);
    return y + ui_text(ui, x, y, w, TEXT_BODY, COLOR_INK,
                       app->gallery.coach ? TR(ui, "The coach speaks after each decision.") : TR(ui, "The coach speaks at the end."));
}

static int sample_slider(Ui *ui, int x, int y, int w, bool disabled) {
    return ui_slider(
        ui, x, y, w,
        &(Slider){.id = GALLERY_SAMPLE, .label = TR(ui, "Share"), .value = STR("40 %"), .per_mille = 400, .disabled = disabled});
}

static int sample_stepper(Ui *ui, int x, int y, int w, bool disabled) {
    return ui_stepper(ui, x, y, w, &(Stepper){.id = GALLERY_SAMPLE, .label = TR(ui, "Price"), .value = STR("100"), .disabled = disabled});
}

static int sample_field(Ui *ui, int x, int y, int w, bool disabled) {
    static const Field empty;
    (void)disabled;
    return field_draw(ui, &empty, GALLERY_SAMPLE, x, y, w, TR(ui, "In your own words"));
}

static int draw_price(const App *app, Ui *ui, int x, int y, int w) {
    const Gallery *g = &app->gallery;
    Str price = str_int(&ui->list->arena, g->price);
    Stepper stepper = {.id = GALLERY_PRICE,
                       .label = TR(ui, "Price"),
                       .value = price,
                       .at_least = g->price == PRICE_LEAST,
                       .at_most = g->price == PRICE_MOST};
    y = ui_stepper(ui, x, y, w, &stepper) + px(ui, 2 * GAP);
    Meter meter = {.label = TR(ui, "Margin"),
                   .value = price,
                   .shown = motion_glide(g->before, g->price, MOTION_METER - g->glide),
                   .min = PRICE_LEAST,
                   .max = PRICE_MOST,
                   .former = g->before,
                   .changed = g->before != g->price,
                   .color = COLOR_ACCENT};
    return ui_meter(ui, x, y, w, &meter) + px(ui, 2 * GAP);
}

int gallery_values(const App *app, Ui *ui, int x, int y, int w) {
    Arena *arena = &ui->list->arena;
    int most = ui_least(w, px(ui, 560));
    y = draw_states(ui, TR(ui, "Slider"), sample_slider, 0, x, y, w);
    y = draw_states(ui, TR(ui, "Stepper"), sample_stepper, 2, x, y, w);
    y = draw_some_states(ui, TR(ui, "Text field"), sample_field, 0, STATE_PRESSED, x, y, w);
    y = live(ui, x, y, w);
    Slider slider = {.id = GALLERY_SHARE,
                     .label = TR(ui, "Share"),
                     .value = str_join(arena, str_int(arena, app->gallery.share), STR(" %")),
                     .per_mille = 10 * app->gallery.share};
    y = ui_slider(ui, x, y, most, &slider) + px(ui, GAP);
    y = draw_price(app, ui, x, y, most);
    return field_draw(ui, &app->gallery.field, ID_FIELD, x, y, most, TR(ui, "In your own words"));
}

static int draw_progress(const App *app, Ui *ui, int x, int y, int w) {
    if (app->gallery.progress < 0) {
        const Action start = {.id = GALLERY_START, .label = TR(ui, "Start something long")};
        return ui_actions(ui, x, y, w, &start, 1);
    }
    Progress progress = {
        .id = GALLERY_CANCEL, .label = TR(ui, "Looking ahead"), .cancel = TR(ui, "Cancel"), .done = app->gallery.progress, .all = 1000};
    return ui_progress(ui, x, y, w, &progress);
}

int gallery_messages(const App *app, Ui *ui, int x, int y, int w) {
    const Action actions[] = {{.id = GALLERY_OPEN, .label = TR(ui, "Open a dialog"), .kind = BUTTON_PRIMARY},
                              {.id = GALLERY_SAY, .label = TR(ui, "Say something"), .icon = "info"},
                              {.id = GALLERY_SAY + 1, .label = TR(ui, "Say that it worked"), .icon = "check"},
                              {.id = GALLERY_SAY + 2, .label = TR(ui, "Warn"), .icon = "warning"}};
    y = live(ui, x, y, w);
    y = ui_actions(ui, x, y, w, actions, 4) + px(ui, 3 * GAP);
    y = draw_progress(app, ui, x, y, ui_least(w, px(ui, 560))) + px(ui, 3 * GAP);
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 2 * GAP);
    y += pad + ui_text(ui, x + pad, y + pad, w - 2 * pad, TEXT_BODY, COLOR_INK, TR(ui, "A card holds what belongs together."));
    return ui_card_end(ui, card, y + pad);
}

void gallery_dialog(const App *app, Ui *ui) {
    const Action close = {.id = GALLERY_CLOSE, .label = TR(ui, "Close"), .key = STR("Esc"), .kind = BUTTON_PRIMARY};
    Dialog dialog = {.title = TR(ui, "A dialog"), .width = 520, .actions = &close, .action_count = 1};
    int y = ui_dialog_begin(ui, &dialog), x = dialog.body.x, w = dialog.body.w;
    y += ui_text(ui, x, y, w, TEXT_BODY, COLOR_INK, TR(ui, "What lies below waits until this is closed.")) + px(ui, 2 * GAP);
    ui_dialog_end(ui, &dialog, draw_price(app, ui, x, y, w));
}

static int sample_row(Ui *ui, int x, int y, int w, bool disabled) {
    const Column columns[] = {{TR(ui, "Scenario"), 1, false}, {TR(ui, "Outcome"), 1, true}};
    const Str cells[] = {TR(ui, "A cheaper pump"), STR("100.0")};
    (void)disabled;
    return ui_table(ui, x, y, w,
                    &(Table){.columns = columns, .column_count = 2, .cells = cells, .row_count = 1, .id = GALLERY_SAMPLE, .chosen = -1});
}

int gallery_tables(const App *app, Ui *ui, int x, int y, int w) {
    const Column columns[] = {{TR(ui, "Scenario"), 3, false}, {TR(ui, "Outcome"), 2, true}, {TR(ui, "Accuracy"), 2, true}};
    const Str cells[SHOWN_ROWS][3] = {{TR(ui, "The line is down, and the customer's plant with it"), STR("62.5"), STR("91.2")},
                                      {TR(ui, "A cheaper pump"), STR("100.0"), STR("100.0")},
                                      {TR(ui, "Friday at six"), STR("7.0"), STR("48.9")},
                                      {TR(ui, "The first visit"), STR("–"), STR("–")}};
    Table table = {
        .columns = columns, .column_count = 3, .cells = cells[0], .row_count = SHOWN_ROWS, .id = GALLERY_ROW, .chosen = app->gallery.row};
    int gap = px(ui, 12);
    y = draw_some_states(ui, TR(ui, "A row"), sample_row, 0, STATE_DISABLED, x, y, w);
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, TR(ui, "Rows to choose from")) + gap;
    y = ui_table(ui, x, y, w, &table) + px(ui, 3 * GAP);
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, TR(ui, "Rows to read")) + gap;
    table.id = 0;
    table.chosen = -1;
    y = ui_table(ui, x, y, w, &table) + px(ui, 3 * GAP);
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, TR(ui, "No rows")) + gap;
    table.row_count = 0;
    table.empty = TR(ui, "Nothing was played yet.");
    return ui_table(ui, x, y, w, &table);
}
