// Up to three packages side by side: a tab for each, what adds and removes them, and whether they are worth the same.
#include "ui/deal.h"
#include "ui/shapes.h"

static int list_tools(const DealPage *p, Action tools[2]) {
    const Ui *ui = p->ui;
    int count = 0;
    if (p->desk->count < PACKAGES_MAX && deal_act_of(p->table, ACTED_PACKAGES))
        tools[count++] = (Action){.id = p->first + DEAL_ADD, .label = TR(ui, "Add a package"), .key = STR("P"), .icon = "plus"};
    if (p->desk->count > 1)
        tools[count++] =
            (Action){.id = p->first + DEAL_REMOVE, .label = TR(ui, "Remove this package"), .key = TR(ui, "Del"), .icon = "minus"};
    return count;
}

int deal_packages_tools(const DealPage *p, int x, int y, int w, int least) {
    Ui *ui = p->ui;
    Action tools[2];
    int count = list_tools(p, tools), width = 0;
    for (int pass = 0; pass < 2; pass++) {
        width = 0;
        for (int i = 0; i < count; i++) width += ui_action_width(ui, &tools[i]) + (i ? px(ui, GAP) : 0);
        if (width <= w - least) break;
        for (int i = 0; i < count; i++) tools[i].wordless = true;
    }
    width = ui_least(width, w);
    ui_actions(ui, x + w - width, y, width, tools, count);
    return width;
}

int deal_package_tab_height(const Ui *ui) {
    return ui_most(2 * ui_line_height(ui, TEXT_LABEL) + px(ui, 8), ui_button_height(ui));
}

// Its number, and below it what it is worth.
void deal_package_tab(const DealPage *p, int package, Rect rect) {
    Ui *ui = p->ui;
    int id = p->first + DEAL_PACKAGE + package, line = ui_line_height(ui, TEXT_LABEL);
    bool chosen = package == p->desk->shown, hot = ui->hover == id || ui->pressed == id;
    Str number = str_int(&ui->list->arena, package + 1), name = TR_FILL(ui, "Package {1}", number);
    Str worth = number_words(&ui->list->arena, table_worth(p->table, &p->desk->packages[package]));
    int top = rect.y + (rect.h - 2 * line) / 2, bar = px(ui, 3), pad = px(ui, 4);
    if (ui_width(ui, TEXT_LABEL, name) > rect.w - 2 * pad) name = number;
    ColorName fill = ui->pressed == id ? COLOR_ACCENT_SHADE : hot || chosen ? COLOR_ACCENT_TINT : COLOR_SURFACE;
    ui_fill(ui, rect, fill, px(ui, CORNER_SMALL));
    ui_border(ui, rect, hot || chosen ? COLOR_ACCENT : COLOR_OUTLINE, px(ui, CORNER_SMALL), ui_hair(ui));
    if (chosen) ui_fill(ui, (Rect){rect.x, rect.y + rect.h - bar, rect.w, bar}, COLOR_ACCENT, 0);
    const Str lines[] = {name, worth};
    int count = ui_width(ui, TEXT_LABEL, worth) <= rect.w - 2 * pad ? 2 : 1;  // it stands below the composer, too
    for (int i = 0; i < count; i++) {
        int width = ui_width(ui, TEXT_LABEL, lines[i]);
        ui_line(ui, rect.x + (rect.w - width) / 2, top + i * line, width, TEXT_LABEL, chosen ? COLOR_ACCENT_DEEP : COLOR_INK, lines[i]);
    }
    Str label = TR_FILL(ui, "Package {1}, worth {2}", number, worth);
    ui_control(ui, &(Control){.rect = rect, .id = id, .role = ROLE_TAB, .label = label, .chosen = chosen, .radius = px(ui, CORNER_SMALL)});
}

// `even`: of packages that may be offered together.
static Str note_text(const DealPage *p, bool even) {
    const Ui *ui = p->ui;
    int64_t between = desk_apart(p->desk, p->table);
    Str apart = number_words(&ui->list->arena, between);
    if (!desk_differs(p->desk, p->table)) return TR(ui, "Two of them are the same: change one, so that there is something to choose.");
    if (!even) return TR_FILL(ui, "They differ by {1} to you. Packages put down together must be worth about the same.", apart);
    if (between) return TR_FILL(ui, "Worth the same to you, within {1}: their choice will show what matters to them.", apart);
    return TR(ui, "Worth the same to you: their choice will show what matters to them.");
}

int deal_packages_note(const DealPage *p, int x, int y, int w) {
    Ui *ui = p->ui;
    if (p->desk->count == 1) return y;
    bool even = desk_is_even(p->desk, p->table) && desk_differs(p->desk, p->table);
    Str text = note_text(p, even);
    int size = ui->pictures ? px(ui, 18) : 0, room = size ? size + px(ui, 6) : 0, line = ui_line_height(ui, TEXT_SMALL);
    ui_icon(ui, x, y + (line - size) / 2, size, even ? "check" : "warning", even ? COLOR_GOOD : COLOR_WARN);
    return y + ui_text(ui, x + room, y, w - room, TEXT_SMALL, even ? COLOR_INK_SOFT : COLOR_WARN, text) + px(ui, 4);
}
