// Is a frame sound? Nothing outside or cut, nothing over something else, every target large enough for a finger, every label whole. The
// draw list and the places of the keyboard are asked, not the eye.
#ifndef TESTS_UI_SOUND_H
#define TESTS_UI_SOUND_H
#include "base/utf8.h"
#include "ui/app_kit.h"
#include "ui/parts.h"

#include <stdio.h>

enum { SOUND_TEXTS = 2000, SOUND_TOLD = 100 };

// What was found so far. A flaw is told once for each text, at the first place.
typedef struct Sound {
    int flaws, told;
    char known[SOUND_TOLD][160];
} Sound;

static inline void sound_flaw(Sound *sound, const char *where, const char *what, Str text, Str other) {
    char line[160];
    snprintf(line, sizeof line, "“%.*s” %s%s%.*s%s", STR_PRINT(text), what, other.len ? " “" : "", STR_PRINT(other), other.len ? "”" : "");
    sound->flaws++;
    for (int i = 0; i < sound->told; i++)
        if (!strcmp(sound->known[i], line)) return;
    if (sound->told == SOUND_TOLD) return;
    memcpy(sound->known[sound->told++], line, sizeof line);
    print_message("%s: %s\n", where, line);
}

static inline bool sound_inside(Rect inner, Rect outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h;
}

static inline bool sound_overlap(Rect a, Rect b) {
    return rect_meet(a, b).w > 0;
}

// Where letters leave ink, about: a text's line is higher than its letters.
static inline Rect sound_ink(const DrawCommand *text) {
    return (Rect){text->rect.x, text->rect.y - text->font.size * 3 / 4, text->rect.w, text->font.size * 9 / 10};
}

// A closing mark at the end of a full line counts only so far as it is seen: these parts of its square.
static inline int sound_unseen(const DrawCommand *text, uint32_t mark) {
    static const uint32_t marks[] = {0x3001, 0x3002, 0x300D, 0x300F, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F};
    static const int seen[] = {67, 67, 36, 41, 59, 62, 60, 62, 76};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == mark) return text->font.size - (text->font.size * seen[i] + 99) / 100;
    return 0;
}

static inline bool sound_is_as_wide_as_it_says(const DrawCommand *text) {
    int width = 0;
    uint32_t last = 0;
    for (size_t at = 0; at < text->text.len;) width += fake_advance(NULL, text->font, last = utf8_next(text->text, &at));
    return text->rect.w == width || text->rect.w == width - sound_unseen(text, last);
}

static inline void sound_check_widgets(Sound *sound, const DrawList *list, Rect window, const char *where) {
    for (int i = list->covered.widgets; i < list->widget_count; i++) {
        const DrawWidget *a = &list->widgets[i];
        if (!sound_inside(a->rect, window)) sound_flaw(sound, where, "is outside the window", a->label, STR_NONE);
        if (!a->label.len) sound_flaw(sound, where, "is a widget without a label", a->label, STR_NONE);
        for (int j = list->covered.widgets; j < i; j++) {
            const DrawWidget *b = &list->widgets[j];
            if (sound_overlap(a->rect, b->rect)) sound_flaw(sound, where, "overlaps", a->label, b->label);
        }
    }
}

// The points of the debrief's curve stand as close as there are decisions; each can be pressed in the conversation below, too.
static inline bool sound_is_point(int id) {
    return id >= ID_POINT && id < ID_TECHNIQUE;
}

static inline Str sound_label_of(const DrawList *list, int id) {
    for (int i = 0; i < list->widget_count; i++)
        if (list->widgets[i].id == id) return list->widgets[i].label;
    return STR_NONE;
}

// Of what can be pressed and is in sight, the whole of it, also what is scrolled away.
static inline void sound_check_targets(Sound *sound, const Bench *bench, const char *where) {
    const App *app = bench->app;
    int least = (TARGET * app_scale(app) + 4) / 8;
    for (int i = 0; i < app->stop_count; i++) {
        const FocusStop *stop = &app->stops[i];
        if (stop->visible.w == 0 || sound_is_point(stop->id) || (stop->rect.w >= least && stop->rect.h >= least)) continue;
        char size[64];
        snprintf(size, sizeof size, "is too small a target: %d × %d of %d", stop->rect.w * TARGET / least, stop->rect.h * TARGET / least,
                 TARGET);
        sound_flaw(sound, where, size, sound_label_of(&bench->list, stop->id), STR_NONE);
    }
}

// In Latin letters, of which a Chinese one has the room of two.
static inline int sound_length(Str text) {
    int length = 0;
    for (size_t at = 0; at < text.len;) length += utf8_next(text, &at) < 0x1100 ? 1 : 2;
    return length;
}

// The text that a line is of, as it reads; empty when so much of it is scrolled away that its line is not found.
static inline Str sound_whole(const DrawList *list, const DrawCommand *line) {
    for (int i = 0; i < list->text_count; i++) {
        Rect r = list->texts[i].rect;
        if (r.x == line->rect.x && line->rect.y >= r.y && line->rect.y < r.y + r.h) return list->texts[i].text;
    }
    return STR_NONE;
}

// What is said at length may be quoted by its beginning; what has fewer letters than this is a label, a figure or a title, and stands
// whole.
enum { SOUND_QUOTED = 40 };

static inline void sound_check_whole(Sound *sound, const DrawList *list, const DrawCommand *line, const char *where) {
    Str whole = sound_whole(list, line);
    if (!whole.len || !str_ends(line->text, STR("…")) || str_find(whole, line->text, 0) >= 0 || sound_length(whole) > SOUND_QUOTED) return;
    sound_flaw(sound, where, "is not shown whole", whole, STR_NONE);
}

// A label that ends in dots which are not its own is cut; so is one of which nothing but dots is left.
static inline bool sound_is_cut_label(Str label, Str text) {
    const Str dots = STR("…");
    if (!str_ends(text, dots) || str_find(label, text, 0) >= 0) return false;
    return str_find(label, str_slice(text, 0, text.len - dots.len), 0) >= 0;
}

static inline void sound_check_in_widget(Sound *sound, const DrawWidget *widget, const DrawCommand *text, Rect clip, const char *where) {
    Rect box = rect_meet(sound_ink(text), clip), rect = widget->rect;
    if (box.w <= 0 || sound_is_point(widget->id) || !sound_overlap(box, rect)) return;
    bool over_sides = box.x < rect.x || box.x + box.w > rect.x + rect.w, in_clip = rect.y + rect.h < clip.y + clip.h && rect.y > clip.y;
    if (over_sides || (in_clip && (box.y < rect.y || box.y + box.h > rect.y + rect.h)))
        sound_flaw(sound, where, "sticks out of", text->text, widget->label);
    if (sound_is_cut_label(widget->label, text->text)) sound_flaw(sound, where, "is the label cut short of", text->text, widget->label);
}

static inline void sound_check_text(Sound *sound, const DrawList *list, const DrawCommand *text, Rect clip, Rect window,
                                    const char *where) {
    Rect box = sound_ink(text);
    if (!sound_is_as_wide_as_it_says(text)) sound_flaw(sound, where, "is not as wide as it says", text->text, STR_NONE);
    if (box.x < clip.x || box.x + box.w > clip.x + clip.w) sound_flaw(sound, where, "is cut at its sides", text->text, STR_NONE);
    bool scrolls = clip.y > window.y || clip.h < window.h;
    if (!scrolls && (box.y < clip.y || box.y + box.h > clip.y + clip.h))
        sound_flaw(sound, where, "is cut at the window's edge", text->text, STR_NONE);
    sound_check_whole(sound, list, text, where);
    for (int i = list->covered.widgets; i < list->widget_count; i++) sound_check_in_widget(sound, &list->widgets[i], text, clip, where);
}

// Texts that are drawn over each other, as far as their clips show them.
static inline void sound_check_pairs(Sound *sound, const DrawCommand *const *texts, const Rect *boxes, int count, const char *where) {
    for (int i = 0; i < count; i++)
        for (int j = 0; j < i; j++)
            if (sound_overlap(boxes[i], boxes[j])) sound_flaw(sound, where, "lies over", texts[i]->text, texts[j]->text);
}

static inline void sound_check(Sound *sound, const Bench *bench, const char *where) {
    static const DrawCommand *texts[SOUND_TEXTS];
    static Rect boxes[SOUND_TEXTS];
    const DrawList *list = &bench->list;
    Rect window = {0, 0, bench->w, bench->h}, clip = window;
    int count = 0;
    sound_check_widgets(sound, list, window, where);
    sound_check_targets(sound, bench, where);
    for (int i = 0; i < list->command_count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind == DRAW_CLIP) clip = c->rect;
        assert_true(sound_inside(clip, window));
        if (i < list->covered.commands || c->kind != DRAW_TEXT) continue;
        sound_check_text(sound, list, c, clip, window, where);
        assert_true(count < SOUND_TEXTS);
        texts[count] = c;
        boxes[count++] = rect_meet(sound_ink(c), clip);
    }
    sound_check_pairs(sound, texts, boxes, count, where);
}
#endif
