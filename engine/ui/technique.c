// A technique of the debrief as the handbook knows it: its text, name and sign.
#include "ui/parts.h"

const Technique *technique_known(const App *app, Str id) {
    const Handbook *book = app->world.handbook;
    int index = book ? map_get(&book->ids, id) : -1;
    return index < 0 ? NULL : &book->techniques[index];
}

const Technique *technique_find(const App *app, int technique) {
    return technique_known(app, debrief_of(app)->ids[technique]);
}

Str technique_known_name(const App *app, Str id) {
    const Technique *known = technique_known(app, id);
    return known ? catalog_get(app->handbook, STR_NONE, known->name) : id;
}

Str technique_name(const App *app, int technique) {
    return technique_known_name(app, debrief_of(app)->ids[technique]);
}

static int icon_of(const App *app, Ui *ui, const Technique *known, int x, int y, int line, ColorName color) {
    int size = px(ui, 18);
    if (!known || !ui->pictures) return x;
    Str family = app->world.handbook->families[known->family].id;
    ui_icon(ui, x, y + (line - size) / 2, size, str_copy(&ui->list->arena, family).data, color);
    return x + size + px(ui, GAP);
}

int technique_icon(const App *app, Ui *ui, int technique, int x, int y, int line, ColorName color) {
    return icon_of(app, ui, technique_find(app, technique), x, y, line, color);
}

int technique_text_draw(const App *app, Ui *ui, const Technique *t, int x, int y, int w) {
    if (!t) return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, TR(ui, "The handbook does not cover this technique."));
    const Catalog *catalog = app->handbook;
    Str family = app->world.handbook->families[t->family].name;
    int left = icon_of(app, ui, t, x, y, ui_line_height(ui, TEXT_LABEL), COLOR_INK_SOFT);
    y += ui_text(ui, left, y, x + w - left, TEXT_LABEL, COLOR_INK_SOFT, catalog_get(catalog, STR_NONE, family)) + px(ui, 4);
    y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, catalog_get(catalog, STR_NONE, t->behaviour)) + px(ui, GAP);
    y += ui_text(ui, x, y, w, TEXT_LABEL, COLOR_BAD, TR(ui, "The tempting mistake"));
    return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK, catalog_get(catalog, STR_NONE, t->mistake)) + px(ui, 4);
}

bool technique_among(const int *list, int count, int technique) {
    for (int i = 0; i < count; i++)
        if (list[i] == technique) return true;
    return false;
}
