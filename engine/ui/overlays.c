// Dialogs, messages and tooltips: each is written over what the frame holds so far.
#include "ui/overlays.h"

#include "ui/shapes.h"

enum {
    EDGE = 24,    // logical pixels, as all of these: between a dialog's card and its content
    ROOM = 16,    // between the card and the window's edge
    HEAD = 12,    // between title, content and actions; rings of the focus have room in it
    TOAST = 520,  // widest message
    TIP = 320     // widest tooltip
};

// What lies below can still be seen and read, but no longer be acted on.
static void cover(Ui *ui) {
    DrawList *list = ui->list;
    for (int i = 0; i < list->widget_count; i++) {
        list->widgets[i].enabled = list->widgets[i].focused = false;
        list->widgets[i].place = 0;
    }
    memset(ui->places, 0, sizeof ui->places);
    ui->stop_count = 0;
    ui->field = (FieldPage){0};
    ui->tip_of = (Rect){0};
    ui_fill(ui, ui->clip, COLOR_SCRIM, 0);
    list->covered = (DrawCount){list->command_count, list->widget_count, list->text_count};
}

static int actions_height(Ui *ui, const Dialog *d, int w) {
    ui->quiet++;
    int height = ui_actions(ui, 0, 0, w, d->actions, d->action_count);
    ui->quiet--;
    return height;
}

int ui_dialog_begin(Ui *ui, Dialog *d) {
    MUST(ui->area == AREA_NONE && !ui->quiet);
    cover(ui);
    Rect window = ui->clip;
    int edge = px(ui, EDGE), gap = px(ui, HEAD), room = px(ui, ROOM), w = ui_least(px(ui, d->width), window.w - 2 * room);
    int inner = ui_most(w - 2 * edge, 1), actions = actions_height(ui, d, inner);
    ui->quiet++;
    int title = ui_text(ui, 0, 0, inner, TEXT_HEADING, COLOR_INK, d->title);
    ui->quiet--;
    int around = edge + title + (actions ? gap + actions : 0) + edge, most = window.h - 2 * room;
    int body = ui_least(ui->areas[AREA_DIALOG].before, ui_most(most - around, 0)), h = around + body;
    Rect card = {window.x + (window.w - w) / 2, window.y + ui_most((window.h - h) / 2, 0), w, h};
    ui_fill(ui, card, COLOR_SURFACE, px(ui, CORNER_LARGE));
    ui_border(ui, card, COLOR_OUTLINE, px(ui, CORNER_LARGE), ui_hair(ui));
    ui_text(ui, card.x + edge, card.y + edge, inner, TEXT_HEADING, COLOR_INK, d->title);
    d->body = (Rect){card.x + edge, card.y + edge + title, inner, body};
    d->foot = d->body.y + body + gap;
    int y = ui_area_begin(ui, AREA_DIALOG, (Rect){card.x, d->body.y, card.w, body});
    return y + gap;
}

void ui_dialog_end(Ui *ui, const Dialog *d, int bottom) {
    MUST(ui->area == AREA_DIALOG);
    ui_area_end(ui, bottom + px(ui, HEAD));
    ui_actions(ui, d->body.x, d->foot, d->body.w, d->actions, d->action_count);
}

void ui_toast(Ui *ui, Rect page, const Toast *toast) {
    bool sign = toast->icon && ui->pictures;
    int pad = px(ui, 2 * GAP), icon = sign ? px(ui, 20) : 0, beside = 2 * pad + (sign ? icon + px(ui, GAP) : 0);
    int most = ui_least(px(ui, TOAST), page.w - 2 * pad) - beside;
    if (most <= 0) return;
    const Paragraph *p = ui_layout(ui, most, TEXT_SMALL, toast->text);
    Rect card = {0, 0, p->width + beside, p->height + 2 * px(ui, 12)};
    card.x = page.x + (page.w - card.w) / 2;
    card.y = page.y + ui_most(page.h - card.h - pad, 0);
    ui_fill(ui, card, toast->tint, px(ui, CORNER));
    ui_border(ui, card, toast->ink, px(ui, CORNER), ui_hair(ui));
    if (sign) ui_icon(ui, card.x + pad, card.y + (card.h - icon) / 2, icon, toast->icon, toast->ink);
    ui_text(ui, card.x + card.w - pad - p->width, card.y + px(ui, 12), p->width, TEXT_SMALL, toast->ink, toast->text);
}

void ui_tooltip(Ui *ui) {
    if (!ui->tip_of.w) return;
    Rect window = ui->clip, of = ui->tip_of;
    int pad = px(ui, 10), gap = px(ui, GAP);
    const Paragraph *p = ui_layout(ui, ui_least(px(ui, TIP), window.w - 2 * (pad + gap)), TEXT_SMALL, ui->tip);
    Rect card = {of.x + of.w / 2 - p->width / 2 - pad, of.y + of.h + gap, p->width + 2 * pad, p->height + px(ui, GAP)};
    if (card.y + card.h > window.y + window.h) card.y = of.y - gap - card.h;
    int right = window.x + window.w - gap - card.w;
    card.x = ui_most(ui_least(card.x, right), window.x);
    ui_fill(ui, card, COLOR_INK, px(ui, CORNER_SMALL));
    ui_text(ui, card.x + pad, card.y + px(ui, GAP) / 2, p->width, TEXT_SMALL, COLOR_PAPER, ui->tip);
}
