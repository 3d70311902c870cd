// What several pages say of a scenario and its run, in the reader's language.
#include "ui/parts.h"

Str title_label(const App *app, const Ui *ui) {
    return session_text(app_session(app), app->game.catalog, &ui->list->arena, STR_NONE, app->game.scenario->title);
}

Str practice_label(const App *app, const Ui *ui) {
    const Run *run = app->screen == SCREEN_PLAY ? app_run(app) : NULL;
    if (!run || run_mode(run) != MODE_PRACTICE) return STR_NONE;
    return game_open_first(app)
               ? TR(ui, "This is practice. Your first attempt stays as it is; finish it later with Resume on the home screen.")
               : TR(ui, "This is practice. Your first attempt stays as it is.");
}

Str kind_label(const Ui *ui, Str kind) {
    static const Str labels[][2] = {
        {{"complaint", 9}, {"Complaint", 9}},     {{"relationship", 12}, {"Relationship", 12}}, {{"negotiation", 11}, {"Negotiation", 11}},
        {{"assessment", 10}, {"Assessment", 10}}, {{"planning", 8}, {"Planning", 8}},           {{"leadership", 10}, {"Leadership", 10}},
        {{"capstone", 8}, {"Capstone", 8}},
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (str_equal(kind, labels[i][0])) return tr(ui, labels[i][1]);
    return kind;
}

Str effort_label(const Ui *ui, int minutes, int level) {
    Arena *arena = &ui->list->arena;
    return TR_FILL(ui, "{1} min · Level {2}", str_int(arena, minutes), str_int(arena, level));
}

// "+1 06:52" is on the second day.
static Str next_day(const Ui *ui, Str text) {
    int64_t days;
    ptrdiff_t space = str_find(text, STR(" "), 0);
    if (space < 0 || !str_to_int(str_slice(text, 1, (size_t)space), &days)) return text;
    return TR_FILL(ui, "Day {1}, {2}", str_int(&ui->list->arena, days + 1), str_slice(text, (size_t)space + 1, text.len));
}

Str clock_label(const Ui *ui, ClockUnit unit, Str text) {
    static const Str patterns[] = {
        [CLOCK_NONE] = {"{1}", 3},    [CLOCK_MINUTE] = {"{1}", 3},    [CLOCK_HOUR] = {"Hour {1}", 8},
        [CLOCK_DAY] = {"Day {1}", 7}, [CLOCK_WEEK] = {"Week {1}", 8},
    };
    int64_t number;
    if (str_starts(text, STR("+"))) return next_day(ui, text);
    return str_to_int(text, &number) ? tr_fill(ui, patterns[unit], &text, 1) : text;
}
