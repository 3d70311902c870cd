// How a decision was judged, in words, marks and colours: each label looks the same on every screen, and never by its colour alone.
#include "ui/parts.h"

typedef struct LabelLook {
    ColorName ink, tint;
} LabelLook;

static const LabelLook *look_of(Label label) {
    static const LabelLook looks[LABEL_COUNT] = {
        [LABEL_NONE] = {COLOR_INK_SOFT, COLOR_SUNK},       [LABEL_BEST] = {COLOR_GOOD, COLOR_GOOD_TINT},
        [LABEL_GOOD] = {COLOR_SOUND, COLOR_SOUND_TINT},    [LABEL_INACCURACY] = {COLOR_SLIP, COLOR_SLIP_TINT},
        [LABEL_MISTAKE] = {COLOR_FAULT, COLOR_FAULT_TINT}, [LABEL_BLUNDER] = {COLOR_BAD, COLOR_BAD_TINT},
    };
    return &looks[label];
}

Str verdict_name(const Ui *ui, Label label) {
    return label == LABEL_NONE ? STR_NONE : tr(ui, label_name(label));
}

ColorName verdict_ink(Label label) {
    return look_of(label)->ink;
}

ColorName verdict_tint(Label label) {
    return look_of(label)->tint;
}

static void mark_none(Ui *ui, int x, int y, int radius) {
    ui_dot(ui, x, y, radius / 2, COLOR_INK_SOFT);
}

static void mark_best(Ui *ui, int x, int y, int radius) {
    ui_dot(ui, x, y, radius, COLOR_GOOD);
    ui_check(ui, x - radius * 2 / 3, y - radius * 2 / 3, radius * 4 / 3, COLOR_ON_ACCENT);
}

static void mark_good(Ui *ui, int x, int y, int radius) {
    ui_dot(ui, x, y, radius * 3 / 4, COLOR_SOUND);
}

static void mark_inaccuracy(Ui *ui, int x, int y, int radius) {
    ui_triangle(ui, x, y, radius * 7 / 8, COLOR_SLIP);
}

static void mark_mistake(Ui *ui, int x, int y, int radius) {
    int half = radius * 7 / 8, bar = radius / 2;
    ui_fill(ui, (Rect){x - half, y - half, 2 * half, 2 * half}, COLOR_FAULT, radius / 4);
    ui_fill(ui, (Rect){x - bar, y - radius / 8, 2 * bar, radius / 4 > 1 ? radius / 4 : 2}, COLOR_ON_ACCENT, 0);
}

static void mark_blunder(Ui *ui, int x, int y, int radius) {
    ui_diamond(ui, x, y, radius + radius / 6, COLOR_BAD);
    ui_cross(ui, x - radius / 2, y - radius / 2, radius / 2 * 2, COLOR_ON_ACCENT);
}

void verdict_mark(Ui *ui, int x, int y, int radius, Label label) {
    static void (*const marks[LABEL_COUNT])(Ui *, int, int, int) = {
        [LABEL_NONE] = mark_none,       [LABEL_BEST] = mark_best,       [LABEL_GOOD] = mark_good, [LABEL_INACCURACY] = mark_inaccuracy,
        [LABEL_MISTAKE] = mark_mistake, [LABEL_BLUNDER] = mark_blunder,
    };
    marks[label](ui, x, y, radius);
}

int verdict_chip_width(const Ui *ui, Label label) {
    return px(ui, 10 + 16 + 6 + 12) + ui_width(ui, TEXT_LABEL, verdict_name(ui, label));
}

void verdict_chip(Ui *ui, int x, int y, Label label) {
    Str name = verdict_name(ui, label);
    Rect rect = {x, y, verdict_chip_width(ui, label), ui_pill_height(ui)};
    ui_fill(ui, rect, verdict_tint(label), rect.h / 2);
    verdict_mark(ui, x + px(ui, 18), y + rect.h / 2, px(ui, 8), label);
    ui_line(ui, x + px(ui, 32), y + px(ui, 1), rect.w - px(ui, 32), TEXT_LABEL, verdict_ink(label), name);
}

Str points_label(Arena *arena, int64_t value, int64_t denominator) {
    return score_print(arena, (Score){true, value, denominator});
}

// A twentieth of a point is the least that is printed as more than nothing.
Str cost_label(const Ui *ui, int64_t regret, int64_t denominator) {
    Arena *arena = &ui->list->arena;
    if (regret <= 0) return points_label(arena, 0, 1);
    if (regret * 20 < denominator) return TR(ui, "under 0.1");
    return str_join(arena, STR("−"), points_label(arena, regret, denominator));
}

Str accuracy_label(const Ui *ui, int accuracy) {
    if (accuracy == ACCURACY_UNSCORED) return TR(ui, "Not scored");
    if (accuracy < 0) return STR("–");
    return points_label(&ui->list->arena, accuracy, 100);
}
