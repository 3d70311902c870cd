// The first run explains itself, in place and one thing at a time: a remark that goes with the next decision. Who has finished a run before
// sees none.
#include "ui/parts.h"

// What is said before the decision with that number, 0 the first.
static Str remark(const App *app, const Ui *ui, int decision) {
    bool wide = app->w >= px(ui, NARROW);
    switch (decision) {
    case 0: return TR(ui, "You answer as yourself. Choose with 1–9, or with the arrows and Enter. Take your time: nothing here is timed.");
    case 1:
        return wide ? TR(ui, "On the right: how they feel, what you have promised, what you know. It changes with every answer.")
                    : TR(ui, "N opens your notes: how they feel, what you have promised, what you know.");
    case 2: return TR(ui, "A slip? Backspace goes back one decision, as practice. Your first attempt stays as it is.");
    case 3: return TR(ui, "F1 lists all keys. F2 changes colours, size of text, motion and sounds.");
    default: return STR_NONE;
    }
}

static Str text_now(const App *app, const Ui *ui) {
    const Run *run = app_run(app);
    if (!app->guide || !run || run_mode(run) != MODE_FIRST) return STR_NONE;
    if (app->screen == SCREEN_DEBRIEF)
        return TR(ui,
                  "Each mark on the curve is a decision. Choose one with the arrows: beside it stands what it gave up, and what would have "
                  "been better.");
    if (session_ending(run_session(run)) >= 0)
        return TR(ui, "Next comes the debrief: what each decision was worth, and what would have been better.");
    return remark(app, ui, session_steps(run_session(run)));
}

int guide_draw(const App *app, Ui *ui, int x, int y, int w) {
    Str text = text_now(app, ui);
    if (!text.len) return y;
    int pad = px(ui, 10), icon = ui->pictures ? px(ui, 20) : 0, left = x + pad + (icon ? icon + px(ui, 10) : 0), top = y;
    Card card = ui_card_begin(ui, x, y, w, COLOR_ACCENT_TINT, COLOR_ACCENT_TINT);
    ui_icon(ui, x + pad, y + pad, icon, "info", COLOR_ACCENT_DEEP);
    y += px(ui, 8) + ui_text(ui, left, y + px(ui, 8), x + w - pad - left, TEXT_SMALL, COLOR_ACCENT_DEEP, text);
    y = ui_card_end(ui, card, y + px(ui, 8));
    return y > top ? y + px(ui, 10) : y;
}
