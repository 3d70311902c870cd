// A technique of the scenario as the handbook knows it: its text, name and sign.
#include "ui/parts.h"

const Technique *technique_find(const App *app, int technique) {
    const Handbook *book = app->world.handbook;
    int index = book ? map_get(&book->ids, app->game.scenario->techniques[technique]) : -1;
    return index < 0 ? NULL : &book->techniques[index];
}

Str technique_name(const App *app, int technique) {
    Str id = app->game.scenario->techniques[technique];
    const Technique *known = technique_find(app, technique);
    return known ? catalog_get(app->handbook, STR_NONE, known->name) : id;
}

int technique_icon(const App *app, Ui *ui, int technique, int x, int y, int line, ColorName color) {
    const Technique *known = technique_find(app, technique);
    int size = px(ui, 18);
    if (!known || !ui->pictures) return x;
    Str family = app->world.handbook->families[known->family].id;
    ui_icon(ui, x, y + (line - size) / 2, size, str_copy(&ui->list->arena, family).data, color);
    return x + size + px(ui, GAP);
}

bool technique_among(const int *list, int count, int technique) {
    for (int i = 0; i < count; i++)
        if (list[i] == technique) return true;
    return false;
}
