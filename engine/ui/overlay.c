// What opens over any screen: the settings (F2) and the list of keys (F1).
#include "ui/parts.h"

static const int text_sizes[TEXT_SIZES] = {100, 150, 200};

static int text_index(const App *app) {
    int at = 0;
    while (at + 1 < TEXT_SIZES && text_sizes[at] < app->look.text) at++;
    return at;
}

static void set_text(App *app, int index) {
    if (index < 0 || index >= TEXT_SIZES) return;
    Look look = app->look;
    look.text = text_sizes[index];
    app_set_look(app, &look);
}

static void set_silent(App *app, bool silent) {
    Look look = app->look;
    look.silent = silent;
    app_set_look(app, &look);
}

static void set_still(App *app, bool still) {
    Look look = app->look;
    look.still = still;
    app_set_look(app, &look);
}

static void set_theme(App *app, int theme) {
    Look look = app->look;
    look.theme = (ThemeName)theme;
    app_set_look(app, &look);
}

static Str text_of(const App *app, Str source) {
    return catalog_get(app->ui, STR_NONE, source);
}

static void tell_sound(App *app) {
    message_show(app, MESSAGE_PLAIN, text_of(app, app->look.silent ? STR("Sounds are off.") : STR("Sounds are on.")));
}

static void tell_text(App *app) {
    Arena arena = {0};
    Str percent = str_int(&arena, app->look.text);
    message_show(app, MESSAGE_PLAIN, str_fill(&arena, text_of(app, STR("Size of text: {1} %")), &percent, 1));
    arena_free(&arena);
}

// By key there is no dialog to see it in, so a message says what has changed.
void look_key(App *app, uint32_t code) {
    switch (code) {
    case 'l': app_set_language(app, str_equal(app->language, STR("en")) ? STR("zh-TW") : STR("en")); break;
    case 'm':
        set_silent(app, !app->look.silent);
        tell_sound(app);
        break;
    case '+':
    case '-':
        set_text(app, text_index(app) + (code == '+' ? 1 : -1));
        tell_text(app);
        break;
    default: break;
    }
}

// One thing to choose: its values side by side, the present one marked.
typedef struct Setting {
    Str label;
    int id, count, chosen;  // id: of the first value
    Str values[THEME_COUNT];
} Setting;

// `label`: how wide the column of names is.
static int draw_setting(Ui *ui, const Setting *s, int label, int x, int y, int w) {
    Action actions[THEME_COUNT];
    int width = 0, button = ui_button_height(ui), line = ui_line_height(ui, TEXT_BODY);
    for (int i = 0; i < s->count; i++) {
        actions[i] = (Action){.id = s->id + i, .label = s->values[i], .kind = i == s->chosen ? BUTTON_CHOSEN : BUTTON_PLAIN};
        width += ui_action_width(ui, &actions[i]) + px(ui, GAP);
    }
    bool beside = label + width - px(ui, GAP) <= w;
    ui_text(ui, x, beside ? y + (button - line) / 2 : y, w, TEXT_BODY, COLOR_INK, s->label);
    if (!beside) y += line + px(ui, 4);
    return ui_actions(ui, beside ? x + label : x, y, beside ? w - label : w, actions, s->count) + px(ui, 12);
}

static void draw_settings(const App *app, Ui *ui) {
    const Action close[] = {{.id = ID_CLOSE, .label = TR(ui, "Close"), .key = STR("Esc"), .kind = BUTTON_PRIMARY},
                            {.id = ID_KEYS, .label = TR(ui, "All keys"), .key = STR("F1"), .icon = "keyboard"}};
    Dialog dialog = {.title = TR(ui, "Settings"), .width = 620, .actions = close, .action_count = 2};
    const Setting settings[] = {
        {TR(ui, "Language"), ID_ENGLISH, 2, str_equal(app->language, STR("zh-TW")), {STR("English"), STR("繁體中文")}},
        {TR(ui, "Colours"), ID_THEME, THEME_COUNT, (int)app->look.theme, {TR(ui, "Light"), TR(ui, "Dark"), TR(ui, "High contrast")}},
        {TR(ui, "Size of text"), ID_TEXT, TEXT_SIZES, text_index(app), {STR("100 %"), STR("150 %"), STR("200 %")}},
        {TR(ui, "Motion"), ID_MOTION, 2, app->look.still, {TR(ui, "On"), TR(ui, "Reduced")}},
        {TR(ui, "Sounds"), ID_SOUNDS, 2, app->look.silent, {TR(ui, "On"), TR(ui, "Off")}},
    };
    const int count = (int)(sizeof settings / sizeof *settings);
    int y = ui_dialog_begin(ui, &dialog), label = px(ui, 150);
    for (int i = 0; i < count; i++) label = ui_most(label, ui_width(ui, TEXT_BODY, settings[i].label) + px(ui, 12));
    for (int i = 0; i < count; i++) y = draw_setting(ui, &settings[i], label, dialog.body.x, y, dialog.body.w);
    ui_dialog_end(ui, &dialog, y);
}

static int draw_keys_of(Ui *ui, Str title, const Hint *hints, int count, int x, int y, int w) {
    int pad = px(ui, 7), column = px(ui, 190), line = ui_line_height(ui, TEXT_SMALL), cap = ui_line_height(ui, TEXT_LABEL);
    y += ui_text(ui, x, y, w, TEXT_STRONG, COLOR_INK, title) + px(ui, 4);
    for (int i = 0; i < count; i++) {
        Rect key = {x, y, ui_width(ui, TEXT_LABEL, hints[i].keys) + 2 * pad, cap};
        bool beside = w > column + px(ui, 160) && key.w + px(ui, GAP) <= column;
        ui_border(ui, key, COLOR_OUTLINE, px(ui, CORNER_SMALL), ui_hair(ui));
        ui_line(ui, x + pad, y, key.w - pad, TEXT_LABEL, COLOR_INK_SOFT, hints[i].keys);
        int left = beside ? x + column : x;
        if (!beside) y += cap + px(ui, 2);
        int height = ui_text(ui, left, y + (beside ? (cap - line) / 2 : 0), x + w - left, TEXT_SMALL, COLOR_INK, hints[i].what);
        y += ui_most(height, cap) + px(ui, 5);
    }
    return y + px(ui, 12);
}

static int keys_everywhere(Ui *ui, int x, int y, int w) {
    const Hint hints[] = {
        {TR(ui, "Arrows"), TR(ui, "to the next thing in that direction")},
        {TR(ui, "Tab"), TR(ui, "to the next thing in reading order, with Shift back")},
        {TR(ui, "Enter or Space"), TR(ui, "does what has the focus")},
        {TR(ui, "Esc"), TR(ui, "one step back, at last to the first screen")},
        {STR("PgUp PgDn"), TR(ui, "scrolls, with Shift the panel beside the page")},
        {STR("F1"), TR(ui, "these keys")},
        {STR("F2"), TR(ui, "settings")},
        {STR("L"), TR(ui, "English and Chinese by turns")},
        {STR("+ −"), TR(ui, "size of text; with Ctrl also while writing")},
        {STR("M"), TR(ui, "sounds on and off")},
    };
    return draw_keys_of(ui, TR(ui, "Everywhere"), hints, sizeof hints / sizeof *hints, x, y, w);
}

static int keys_at_home(Ui *ui, int x, int y, int w) {
    const Hint hints[] = {
        {STR("G"), TR(ui, "when the coach speaks: at the end, or after each decision")},
        {STR("D"), TR(ui, "the debrief of the scenario that has the focus")},
    };
    return draw_keys_of(ui, TR(ui, "On the first screen"), hints, sizeof hints / sizeof *hints, x, y, w);
}

static int keys_playing(Ui *ui, int x, int y, int w) {
    const Hint hints[] = {
        {STR("1–9"), TR(ui, "takes that option")},
        {TR(ui, "Backspace"), TR(ui, "one decision back, as practice")},
        {STR("N"), TR(ui, "notes, where there is no panel for them")},
        {STR("B"), TR(ui, "from practice back to the first attempt")},
    };
    return draw_keys_of(ui, TR(ui, "While playing"), hints, sizeof hints / sizeof *hints, x, y, w);
}

// What each move is, too: their buttons say what the scenario calls it.
static int keys_dealing(Ui *ui, int x, int y, int w) {
    Hint hints[ACTED_COUNT + 4] = {
        {STR("↑ ↓"), TR(ui, "to another issue; moves are about the one that has the focus")},
        {STR("← →"), TR(ui, "another value; Home and End go to its ends")},
        {STR("P"), TR(ui, "one more package, to be offered together")},
        {TR(ui, "Del"), TR(ui, "takes that package away")},
    };
    int count = 4 + deal_moves(ui, hints + 4);
    return draw_keys_of(ui, TR(ui, "At the table"), hints, count, x, y, w);
}

static int keys_debriefing(Ui *ui, int x, int y, int w) {
    const Hint hints[] = {
        {STR("W"), TR(ui, "what if: another option at this decision")},
        {STR("C"), TR(ui, "compares with the expert or the best line")},
        {STR("R"), TR(ui, "replays from this decision, as practice")},
        {STR("H"), TR(ui, "unfolds the handbook beside a decision")},
        {STR("N"), TR(ui, "to the one thing to do next time")},
        {STR("T"), TR(ui, "tries the scenario again")},
        {STR("D"), TR(ui, "what there is to say of a negotiation; on its first page, all named deals")},
        {STR("1–5"), TR(ui, "other pages of that")},
    };
    return draw_keys_of(ui, TR(ui, "In the debrief"), hints, sizeof hints / sizeof *hints, x, y, w);
}

static int keys_writing(Ui *ui, int x, int y, int w) {
    const Hint hints[] = {
        {STR("Ctrl+C X V"), TR(ui, "copies, cuts, pastes")},
        {STR("Ctrl+A"), TR(ui, "selects all; Shift and arrows select a part")},
        {STR("Ctrl+Z"), TR(ui, "takes the last change back, and the next time brings it again")},
    };
    return draw_keys_of(ui, TR(ui, "While writing"), hints, sizeof hints / sizeof *hints, x, y, w);
}

static int keys_pad(Ui *ui, int x, int y, int w) {
    const Hint hints[] = {
        {TR(ui, "Cross or left stick"), TR(ui, "to the next thing in that direction")},
        {STR("A"), TR(ui, "does what has the focus")},
        {STR("B"), TR(ui, "one step back, at last to the first screen")},
        {STR("X"), TR(ui, "one decision back, as practice")},
        {STR("Y"), TR(ui, "notes, where there is no panel for them")},
        {STR("LB RB"), TR(ui, "scrolls the page")},
        {STR("Start"), TR(ui, "settings")},
        {STR("Back"), TR(ui, "these keys")},
    };
    return draw_keys_of(ui, TR(ui, "Game pad"), hints, sizeof hints / sizeof *hints, x, y, w);
}

static void draw_keys(Ui *ui) {
    static int (*const groups[])(Ui *, int x, int y, int w) = {keys_everywhere, keys_at_home, keys_playing, keys_dealing,
                                                               keys_debriefing, keys_writing, keys_pad};
    const Action close[] = {{.id = ID_CLOSE, .label = TR(ui, "Close"), .key = STR("Esc"), .kind = BUTTON_PRIMARY},
                            {.id = ID_SETTINGS, .label = TR(ui, "Settings"), .key = STR("F2"), .icon = "settings"}};
    Dialog dialog = {.title = TR(ui, "Keys"), .width = 680, .actions = close, .action_count = 2};
    int y = ui_dialog_begin(ui, &dialog);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) y = groups[i](ui, dialog.body.x, y, dialog.body.w);
    ui_dialog_end(ui, &dialog, y);
}

void overlay_draw(const App *app, Ui *ui) {
    if (app->overlay == OVERLAY_SETTINGS) draw_settings(app, ui);
    if (app->overlay == OVERLAY_KEYS) draw_keys(ui);
}

void overlay_open(App *app, OverlayName overlay) {
    if (app->overlay == OVERLAY_NONE) app->covered_focus = app->focus;
    app->overlay = overlay;
    int language = str_equal(app->language, STR("zh-TW")) ? ID_CHINESE : ID_ENGLISH;
    app->focus = overlay == OVERLAY_NONE ? app->covered_focus : overlay == OVERLAY_SETTINGS ? language : ID_CLOSE;
    app->pressed = ID_NONE;
    app->areas[AREA_DIALOG].offset = 0;
    app->dirty = true;
}

bool overlay_key(App *app, const Input *input) {
    OverlayName wanted = input->key == KEY_F1 ? OVERLAY_KEYS : input->key == KEY_F2 ? OVERLAY_SETTINGS : OVERLAY_NONE;
    if (wanted != OVERLAY_NONE)
        overlay_open(app, app->overlay == wanted ? OVERLAY_NONE : wanted);
    else if (app->overlay != OVERLAY_NONE && input->key == KEY_ESCAPE)
        overlay_open(app, OVERLAY_NONE);
    else
        return false;
    return true;
}

bool overlay_act(App *app, int id) {
    if (id == ID_SETTINGS || id == ID_KEYS)
        overlay_open(app, id == ID_KEYS ? OVERLAY_KEYS : OVERLAY_SETTINGS);
    else if (app->overlay == OVERLAY_NONE)
        return false;
    else if (id == ID_CLOSE)
        overlay_open(app, OVERLAY_NONE);
    else if (id == ID_ENGLISH || id == ID_CHINESE)
        frame_act(app, id);
    else if (id >= ID_THEME && id < ID_THEME + THEME_COUNT)
        set_theme(app, id - ID_THEME);
    else if (id >= ID_TEXT && id < ID_TEXT + TEXT_SIZES)
        set_text(app, id - ID_TEXT);
    else if (id == ID_MOTION || id == ID_MOTION + 1)
        set_still(app, id == ID_MOTION + 1);
    else if (id == ID_SOUNDS || id == ID_SOUNDS + 1)
        set_silent(app, id == ID_SOUNDS + 1);
    return true;
}
