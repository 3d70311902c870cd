// The end of a debrief: one thing to do next time, picked from the handbook or in own words.
#include "ui/parts.h"

// A technique and what was lost with it: by decisions that got it wrong, or passed it by.
typedef struct Lack {
    int technique;
    int64_t lost;
} Lack;

static bool passes_by(const Scenario *s, const DebriefStep *step, int technique) {
    if (technique_among(step->shown, step->shown_count, technique)) return false;
    for (int i = 0; i < step->open_count; i++) {
        if (!step->open[i].number) continue;  // at a table
        Slice tags = s->options[s->beats[step->beat].options.first + step->open[i].number - 1].shows;
        if (technique_among(s->ints + tags.first, tags.count, technique)) return true;
    }
    return false;
}

static int64_t lost_with(const App *app, int technique) {
    const Debrief *debrief = debrief_of(app);
    int64_t lost = 0;
    for (int i = 0; i < debrief->step_count; i++) {
        const DebriefStep *step = &debrief->steps[i];
        bool counts = technique_among(step->mistaken, step->mistaken_count, technique) || passes_by(app->game.scenario, step, technique);
        if (counts) lost += step->regret;
    }
    return lost;
}

static void insert(Lack *lacks, int *count, Lack lack) {
    int at = *count;
    while (at > 0 && lacks[at - 1].lost < lack.lost) at--;
    if (at == SUGGESTIONS_MAX) return;
    if (*count < SUGGESTIONS_MAX) ++*count;
    for (int i = *count - 1; i > at; i--) lacks[i] = lacks[i - 1];
    lacks[at] = lack;
}

// Most lost first. A run without any lack: what was shown, to be kept up.
static int list_lacks(const App *app, Lack lacks[SUGGESTIONS_MAX]) {
    const Debrief *debrief = debrief_of(app);
    int count = 0;
    for (int lacking = 1; lacking >= 0 && !count; lacking--)
        for (int i = 0; i < debrief->technique_count; i++) {
            const DebriefTechnique *t = &debrief->techniques[i];
            bool counts = lacking ? t->mistaken + t->missed > 0 : t->shown > 0;
            if (counts && technique_find(app, t->technique)) insert(lacks, &count, (Lack){t->technique, lost_with(app, t->technique)});
        }
    return count;
}

int commit_suggestions(const App *app, Suggestion suggestions[SUGGESTIONS_MAX]) {
    Lack lacks[SUGGESTIONS_MAX];
    int count = list_lacks(app, lacks);
    for (int i = 0; i < count; i++) {
        const Technique *t = technique_find(app, lacks[i].technique);
        suggestions[i] = (Suggestion){technique_name(app, lacks[i].technique), catalog_get(app->handbook, STR_NONE, t->behaviour)};
    }
    return count;
}

void commit_take(App *app, int index) {
    Suggestion suggestions[SUGGESTIONS_MAX];
    if (index >= commit_suggestions(app, suggestions)) return;
    field_set(&app->game.said.commitment, suggestions[index].text);
    app->game.said.changed = true;
}

static int draw_kept(const App *app, Ui *ui, int x, int y, int w) {
    const Said *said = &app->game.said;
    bool given = str_trim(field_text(&said->commitment)).len > 0;
    if (!given || said->changed)
        return y + ui_text(ui, x, y, w, TEXT_SMALL, COLOR_INK_SOFT, TR(ui, "You will read it again before your next run."));
    if (said->lost)
        return y +
               ui_text(ui, x, y, w, TEXT_SMALL, COLOR_WARN, TR(ui, "Noted, but not saved: it is forgotten when the program is closed."));
    int icon = px(ui, 16), line = ui_line_height(ui, TEXT_SMALL), left = x + icon + px(ui, GAP);
    ui_check(ui, x, y + (line - icon) / 2, icon, COLOR_GOOD);
    return y + ui_text(ui, left, y, x + w - left, TEXT_SMALL, COLOR_GOOD, TR(ui, "Noted. You will read it again before your next run."));
}

int debrief_commit_draw(const App *app, Ui *ui, int x, int y, int w) {
    const Said *said = &app->game.said;
    Suggestion suggestions[SUGGESTIONS_MAX];
    int count = commit_suggestions(app, suggestions);
    y += px(ui, GAP);
    Card card = ui_card_begin(ui, x, y, w, COLOR_SURFACE, COLOR_EDGE);
    int pad = px(ui, 20), left = x + pad, inner = w - 2 * pad;
    y += px(ui, 14);
    y += ui_text(ui, left, y, inner, TEXT_HEADING, COLOR_INK, TR(ui, "One thing I will do next time"));
    y = draw_kept(app, ui, left, y, inner) + px(ui, GAP);
    for (int i = 0; i < count; i++) {
        Choice choice = {.id = ID_SUGGESTION + i,
                         .text = suggestions[i].text,
                         .below = suggestions[i].how,
                         .chosen = str_equal(field_text(&said->commitment), suggestions[i].text)};
        y = ui_choice(ui, left, y, inner, &choice);
    }
    y += px(ui, 4);
    y = field_draw(ui, &said->commitment, ID_FIELD, left, y, inner, TR(ui, "In your own words"));
    return ui_card_end(ui, card, y + px(ui, 14));
}
