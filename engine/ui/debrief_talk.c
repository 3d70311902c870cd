// The decisions of a run in order: what was said before, what was chosen, and how it is judged.
#include "ui/parts.h"

#define SITUATION_LINES 2

Str debrief_situation(const Ui *ui, const Scene *scene) {
    if (scene->reaction.len) return scene->reaction;
    if (!scene->view.line_count) return scene->view.ask;
    const ViewLine *line = &scene->view.lines[scene->view.line_count - 1];
    if (line->speaker < 0) return line->text;
    return TR_FILL(ui, "{1}: {2}", line->who, line->text);
}

int debrief_talk_draw(const App *app, Ui *ui, int index, int x, int y, int w) {
    const Scene *scene = &app->story.scenes[index];
    int id = ID_STEP + index, pad = px(ui, 20), left = x + pad, inner = w - 2 * pad, most = MEASURE * ui_font(ui, TEXT_TALK).size;
    bool selected = app->debrief.selected == index;
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, selected || ui_is_hot(ui, id) ? COLOR_ACCENT : COLOR_OUTLINE);
    y += px(ui, 12);
    int number = ui_line(ui, left, y, inner, TEXT_LABEL, COLOR_INK_SOFT, TR_FILL(ui, "Decision {1}", str_int(&ui->list->arena, index + 1)));
    int below = coach_verdict_draw(app, ui, index, left + number + px(ui, GAP), y, inner - number - px(ui, GAP)) - px(ui, 2);
    y = ui_most(below, y + ui_pill_height(ui) + px(ui, 4));
    inner = ui_least(inner, most);
    y += ui_text_most(ui, left, y, inner, SITUATION_LINES, TEXT_SMALL, COLOR_INK_SOFT, debrief_situation(ui, scene)) + px(ui, 4);
    y += ui_text(ui, left, y, inner, TEXT_STRONG, COLOR_INK, scene->chosen_text);
    y = ui_card_end(ui, card, y + px(ui, 12));
    Rect rect = {x, card.rect.y, w, y - card.rect.y};
    if (selected) ui_fill(ui, (Rect){x, rect.y + px(ui, CORNER), px(ui, 5), rect.h - px(ui, 2 * CORNER)}, COLOR_ACCENT, px(ui, 2));
    ui_widget(ui, rect, id, scene->chosen_text, true, px(ui, CORNER));
    return y + px(ui, 10);
}
