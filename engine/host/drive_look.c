// What a person reads and sees: texts that must or must not be there, and pictures, taken or compared.
#include "host/drive_parts.h"

#include "host/picture.h"
#include "ui/bounds.h"

#define NAMED_MAX 24  // labels or texts that a fault lists

static void add_text(Drive *drive, Texts *texts, Str text) {
    for (int i = 0; i < texts->count; i++) {
        if (str_equal(texts->list[i], text)) return;
    }
    texts->list = arena_grow(&drive->arena, texts->list, texts->count, &texts->cap, sizeof *texts->list);
    texts->list[texts->count++] = text;
}

Texts drive_labels(Drive *drive) {
    Texts texts = {0};
    for (int i = 0; i < drive->list.widget_count; i++) add_text(drive, &texts, drive->list.widgets[i].label);
    return texts;
}

Texts drive_texts(Drive *drive) {
    Texts texts = {0};
    for (int i = 0; i < drive->list.text_count; i++) add_text(drive, &texts, drive->list.texts[i].text);
    for (int i = 0; i < drive->list.widget_count; i++) add_text(drive, &texts, drive->list.widgets[i].label);
    return texts;
}

Str drive_listed(Drive *drive, const Texts *texts) {
    StrBuf buf = {.arena = &drive->arena};
    for (int i = 0; i < texts->count && i < NAMED_MAX; i++) {
        buf_add(&buf, i ? STR(", “") : STR("“"));
        buf_add(&buf, texts->list[i]);
        buf_add(&buf, STR("”"));
    }
    if (texts->count > NAMED_MAX) buf_add(&buf, STR(", …"));
    return buf_str(&buf);
}

static const Str *find_text(const Texts *texts, Str part) {
    for (int i = 0; i < texts->count; i++) {
        if (str_find(texts->list[i], part, 0) >= 0) return &texts->list[i];
    }
    return NULL;
}

int drive_run_expect(Drive *drive, const Order *order) {
    Texts texts = drive_texts(drive);
    if (find_text(&texts, order->words[0])) return FINE;
    ERR(drive->err, drive->file, order->line, "Expected to read “{1}”. There is: {2}", order->words[0], drive_listed(drive, &texts));
    return FAILED;
}

int drive_run_refuse(Drive *drive, const Order *order) {
    Texts texts = drive_texts(drive);
    const Str *found = find_text(&texts, order->words[0]);
    if (!found) return FINE;
    ERR(drive->err, drive->file, order->line, "“{1}” must not be there: “{2}”", order->words[0], *found);
    return FAILED;
}

// The picture of now, in the canvas.
static void paint(Drive *drive) {
    const Rect *changed;
    raster_draw(drive->raster, &drive->canvas, &drive->list, &changed);
}

// What a picture says of itself, as said at this line.
static void pass_on(Drive *drive, const Order *order, Err *err) {
    if (err->count) ERR(drive->err, drive->file, order->line, "{1}", fault_print(&drive->arena, &err->faults[0]));
    err_free(err);
}

static int write_picture(Drive *drive, const Order *order, Str path) {
    Err err = {.catalog = drive->err->catalog};
    bool written = picture_write(&drive->canvas, path, &err);
    pass_on(drive, order, &err);
    return written ? FINE : BROKEN_WORLD;
}

int drive_run_shot(Drive *drive, const Order *order) {
    if (drive->eye) {
        drive->eye->look(drive->eye->context, drive->app, &drive->list, drive->glyphs, drive->images, order->words[0]);
        return FINE;
    }
    paint(drive);
    return write_picture(drive, order, order->words[0]);
}

// How many pixels of two pictures of one size differ, and within which rectangle.
static int count_differences(const Canvas *a, const Canvas *b, Rect *where) {
    int count = 0, left = a->w, top = a->h, right = 0, bottom = 0;
    for (int y = 0; y < a->h; y++) {
        for (int x = 0; x < a->w; x++) {
            if (a->pixels[(ptrdiff_t)y * a->pitch + x] == b->pixels[(ptrdiff_t)y * b->pitch + x]) continue;
            count++;
            left = ui_least(left, x);
            right = ui_most(right, x + 1);
            top = ui_least(top, y);
            bottom = y + 1;
        }
    }
    *where = (Rect){left, top, right - left, bottom - top};
    return count;
}

// "640 × 360".
static Str size_text(Drive *drive, int w, int h) {
    return str_join(&drive->arena, str_join(&drive->arena, str_int(&drive->arena, w), STR(" × ")), str_int(&drive->arena, h));
}

static bool is_picture(Drive *drive, const Order *order, const Canvas *wanted) {
    const Canvas *shown = &drive->canvas;
    Str path = order->words[0];
    Arena *arena = &drive->arena;
    if (wanted->w != shown->w || wanted->h != shown->h) {
        ERR(drive->err, drive->file, order->line, "{1} has {2} pixels, and the window has {3}.", path,
            size_text(drive, wanted->w, wanted->h), size_text(drive, shown->w, shown->h));
        return false;
    }
    Rect where;
    int count = count_differences(shown, wanted, &where);
    if (count == 0) return true;
    ERR(drive->err, drive->file, order->line, "{1} is not what is shown: {2} pixels differ, within {3} from {4}, {5}.", path,
        str_int(arena, count), size_text(drive, where.w, where.h), str_int(arena, where.x), str_int(arena, where.y));
    return false;
}

// "home.new.png" beside "home.png".
static Str new_path(Drive *drive, Str path) {
    const Str end = STR(".png");
    Str stem = str_ends(path, end) ? str_slice(path, 0, path.len - end.len) : path;
    return str_join(&drive->arena, stem, STR(".new.png"));
}

int drive_run_same(Drive *drive, const Order *order) {
    paint(drive);
    Err err = {.catalog = drive->err->catalog};
    Canvas wanted;
    bool read = picture_read(&drive->arena, order->words[0], &wanted, &err);
    pass_on(drive, order, &err);
    if (read && is_picture(drive, order, &wanted)) return FINE;
    int code = write_picture(drive, order, new_path(drive, order->words[0]));
    return code != FINE ? code : read ? FAILED : BROKEN_WORLD;
}
