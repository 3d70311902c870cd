// The library on the home screen: a card for each scenario, with its last result and the way to its debrief.
#include "base/utf8.h"
#include "ui/parts.h"

#define BRIEF_LINES 3
#define THUMB       104  // logical pixels of the picture above a card
#define COLUMN      344  // logical pixels a column of cards needs
#define COLUMNS_MAX 4

void home_thumb_draw(const App *app, Ui *ui, const LibraryItem *item, Rect rect, Rect shape, int radius) {
    Str scene = app_picture(app, PICTURE_SCENE, item->path, item->scene);
    Str portrait = app_picture(app, PICTURE_PORTRAIT, item->path, item->portrait);
    if (!scene.len) return;
    ui_image(ui, shape, scene, STR_NONE, radius);
    int side = rect.h * 15 / 16;
    if (portrait.len)
        ui_image(ui, (Rect){rect.x + rect.w - side - px(ui, GAP), rect.y + rect.h - side, side, side}, portrait, STR("neutral"), 0);
}

bool home_has_thumb(const App *app, const LibraryItem *item) {
    return app_picture(app, PICTURE_SCENE, item->path, item->scene).len > 0;
}

// `waits`: a run of it can be resumed.
static Str result_label(const Ui *ui, const Result *result, bool waits) {
    if (!result->outcome.len) return waits ? TR(ui, "Begun, not finished") : TR(ui, "Not played yet");
    if (!result->accuracy.len) return TR_FILL(ui, "Last result: {1}", result->outcome);
    return TR_FILL(ui, "Last result: {1}, accuracy {2}", result->outcome, result->accuracy);
}

static void draw_result(Ui *ui, int x, int y, int w, const Result *result, bool waits, bool hot) {
    Str play = waits ? TR(ui, "Play anew") : TR(ui, "Play");  // the run that waits is gone on with above
    int width = ui_width(ui, TEXT_STRONG, play);
    int low = y + (ui_line_height(ui, TEXT_STRONG) - ui_line_height(ui, TEXT_SMALL)) / 2;
    ui_line(ui, x, low, w - width - px(ui, GAP), TEXT_SMALL, result->outcome.len ? COLOR_INK : COLOR_INK_SOFT,
            result_label(ui, result, waits));
    ui_line_right(ui, x, y, w, TEXT_STRONG, hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT, play);
}

// A card has no room for paragraphs: their break becomes a space, and in Chinese, which has none between sentences, nothing.
static Str one_paragraph(Arena *arena, Str text) {
    const uint32_t first_of_east_asia = 0x2E80;
    StrBuf buf = {.arena = arena};
    uint32_t last = 0;
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t code = utf8_next(text, &at);
        if (code != '\n')
            buf_add(&buf, str_slice(text, from, at));
        else if (at < text.len && text.data[at] != '\n' && last < first_of_east_asia)
            buf_char(&buf, ' ');
        if (code != '\n') last = code;
    }
    return buf_str(&buf);
}

static int thumb_height(const App *app, const Ui *ui, int index) {
    return home_has_thumb(app, &app->home.items[index]) ? px(ui, THUMB) : 0;
}

static int review_height(const App *app, const Ui *ui, int index) {
    return app->home.results[index].reviewed ? px(ui, TARGET) : 0;
}

static int footer_height(const Ui *ui) {
    return px(ui, 10) + ui_line_height(ui, TEXT_STRONG) + px(ui, 12);
}

// At the foot of the card: the way back to the debrief of its newest run.
static void draw_review(const App *app, Ui *ui, int index, Str title, Rect rect) {
    int id = ID_REVIEW + index, pad = px(ui, 20), line = ui_line_height(ui, TEXT_STRONG);
    bool hot = ui_is_hot(ui, id);
    if (!app->home.results[index].reviewed) return;
    ui_fill(ui, (Rect){rect.x + pad, rect.y, rect.w - 2 * pad, px(ui, 1)}, COLOR_EDGE, 0);
    ui_line_right(ui, rect.x + pad, rect.y + (rect.h - line) / 2, rect.w - 2 * pad, TEXT_STRONG, hot ? COLOR_ACCENT_DEEP : COLOR_ACCENT,
                  TR(ui, "Debrief"));
    ui_widget(ui, rect, id, TR_FILL(ui, "Debrief: {1}", title), true, px(ui, CORNER));
}

// Kind, title, effort and the beginning of the brief; returns y below.
static int draw_card_text(const App *app, Ui *ui, int index, int x, int y, int w) {
    const LibraryItem *item = &app->home.items[index];
    int lines = app->home.results[index].reviewed ? BRIEF_LINES - 1 : BRIEF_LINES;  // below it stands the way to the debrief
    int icon = ui->pictures ? px(ui, 18) : 0, line = ui_line_height(ui, TEXT_LABEL), left = x + (icon ? icon + px(ui, 8) : 0);
    Arena *arena = &ui->list->arena;
    if (icon) ui_icon(ui, x, y + (line - icon) / 2, icon, str_copy(arena, item->kind).data, COLOR_INK_SOFT);
    y += ui_text(ui, left, y, x + w - left, TEXT_LABEL, COLOR_INK_SOFT, kind_label(ui, item->kind)) + px(ui, 2);
    y += ui_text(ui, x, y, w, TEXT_HEADING, COLOR_INK, catalog_get(item->catalog, STR_NONE, item->title));
    y += ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, effort_label(ui, item->minutes, item->level)) + px(ui, 6);
    Str brief = one_paragraph(arena, catalog_get(item->catalog, STR_NONE, item->brief));
    return y + ui_text_most(ui, x, y, w, lines, TEXT_SMALL, COLOR_INK, brief) + px(ui, 12);
}

static int card_height(const App *app, Ui *ui, int index, int w) {
    int pad = px(ui, 20);
    ui->quiet++;
    int text = draw_card_text(app, ui, index, 0, 0, w - 2 * pad);
    ui->quiet--;
    return thumb_height(app, ui, index) + px(ui, 14) + text + footer_height(ui) + review_height(app, ui, index);
}

static void draw_card(const App *app, Ui *ui, int index, Rect rect) {
    const LibraryItem *item = &app->home.items[index];
    bool hot = ui_is_hot(ui, ID_CARD + index);
    int pad = px(ui, 20), inner = rect.w - 2 * pad, left = rect.x + pad, thumb = thumb_height(app, ui, index);
    int review = review_height(app, ui, index), foot = rect.y + rect.h - review - footer_height(ui), corner = px(ui, CORNER);
    ui_fill(ui, rect, COLOR_SURFACE, corner);
    if (thumb) {
        home_thumb_draw(app, ui, item, (Rect){rect.x, rect.y, rect.w, thumb}, (Rect){rect.x, rect.y, rect.w, thumb + corner}, corner);
        ui_fill(ui, (Rect){rect.x, rect.y + thumb, rect.w, corner}, COLOR_SURFACE, 0);
    }
    ui_border(ui, rect, hot ? COLOR_ACCENT : COLOR_OUTLINE, corner, px(ui, hot ? 2 : 1));
    draw_card_text(app, ui, index, left, rect.y + thumb + px(ui, 14), inner);
    ui_fill(ui, (Rect){left, foot, inner, px(ui, 1)}, COLOR_EDGE, 0);
    draw_result(ui, left, foot + px(ui, 10), inner, &app->home.results[index],
                app->home.resumable && str_equal(app->home.resume_name, item->name), hot);
    Str title = catalog_get(item->catalog, STR_NONE, item->title);
    ui_widget(ui, (Rect){rect.x, rect.y, rect.w, rect.h - review}, ID_CARD + index, title, true, corner);
    draw_review(app, ui, index, title, (Rect){rect.x, rect.y + rect.h - review, rect.w, review});
}

// Rows of cards of equal height, in the order of the course.
int home_cards_draw(const App *app, Ui *ui, int x, int y, int w) {
    int count = app->home.count, gap = px(ui, 3 * GAP), columns = w / px(ui, COLUMN);
    columns = ui_most(ui_least(columns, COLUMNS_MAX), 1);
    int width = (w - gap * (columns - 1)) / columns;
    for (int i = 0; i < count; i += columns) {
        int height = 0;
        for (int j = i; j < count && j < i + columns; j++) {
            height = ui_most(height, card_height(app, ui, j, width));
        }
        for (int j = i; j < count && j < i + columns; j++) draw_card(app, ui, j, (Rect){x + (j - i) * (width + gap), y, width, height});
        y += height + (i + columns < count ? gap : px(ui, 12));
    }
    if (!count) y += ui_text(ui, x, y, w, TEXT_BODY, COLOR_INK_SOFT, TR(ui, "No scenarios were found."));
    return y;
}
