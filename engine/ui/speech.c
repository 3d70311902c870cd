// Two frames compared as a listener would: by what they say, not by how they look.
#include "ui/speech.h"

#include "base/utf8.h"

typedef struct Teller {
    const DrawList *before, *now;
    const Catalog *catalog;
    Arena *arena;
    StrBuf said;
    int first;      // text of `now` that is not covered by a dialog
    bool *matched;  // texts of `before` that are in `now`, too
} Teller;

static Str tr(const Teller *t, Str source) {
    return catalog_get(t->catalog, STR_NONE, source);
}

static Str fill(const Teller *t, Str pattern, const Str *args, int count) {
    return str_fill(t->arena, tr(t, pattern), args, count);
}

static uint32_t last_letter(Str text) {
    size_t at = text.len;
    while (at > 0 && ((unsigned char)text.data[at - 1] & 0xC0) == 0x80) at--;
    if (at > 0) at--;
    return text.len ? utf8_next(text, &at) : ' ';
}

static bool ends_sentence(uint32_t code) {
    static const uint32_t marks[] = {'.', '!', '?', ':', ';', ',', 0x2026, 0x3002, 0xFF0C, 0xFF01, 0xFF1F, 0xFF1A, 0xFF1B, 0x300D, 0x201D};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == code) return true;
    return false;
}

// What stands alone on the screen is a sentence of its own to a listener.
static void say(Teller *t, Str text) {
    if (!text.len) return;
    if (t->said.len) buf_char(&t->said, '\n');
    buf_add(&t->said, text);
    uint32_t last = last_letter(text);
    if (!ends_sentence(last)) buf_add(&t->said, last >= 0x2E80 ? STR("。") : STR("."));
}

static const DrawWidget *focused(const DrawList *list) {
    for (int i = 0; i < list->widget_count; i++)
        if (list->widgets[i].focused) return &list->widgets[i];
    return NULL;
}

static bool is_listed(const DrawWidget *widget) {
    return widget->role == ROLE_OPTION || widget->role == ROLE_CHOICE || widget->role == ROLE_TAB;
}

static Str role_name(const Teller *t, Role role) {
    switch (role) {
    case ROLE_OPTION: return tr(t, STR("option"));
    case ROLE_CHOICE: return tr(t, STR("answer"));
    case ROLE_TAB: return tr(t, STR("tab"));
    case ROLE_SLIDER: return tr(t, STR("slider"));
    case ROLE_STEPPER: return tr(t, STR("stepper"));
    case ROLE_FIELD: return tr(t, STR("text field"));
    case ROLE_BUTTON:
    case ROLE_COUNT: break;
    }
    return tr(t, STR("button"));
}

static Str with(const Teller *t, Str text, Str more) {
    return more.len ? fill(t, STR("{1}, {2}"), (Str[]){text, more}, 2) : text;
}

static void say_widget(Teller *t, const DrawWidget *widget) {
    Str text = with(t, with(t, widget->label, role_name(t, widget->role)), widget->value), place = STR_NONE;
    if (is_listed(widget) && widget->count > 1)
        place = fill(t, STR("{1} of {2}"), (Str[]){str_int(t->arena, widget->place), str_int(t->arena, widget->count)}, 2);
    text = with(t, text, place);
    say(t, widget->chosen ? with(t, text, tr(t, STR("chosen"))) : text);
}

// The option or answer that a text of the screen is of.
static const DrawWidget *option_of(const Teller *t, Str text) {
    for (int i = 0; i < t->now->widget_count; i++) {
        const DrawWidget *widget = &t->now->widgets[i];
        bool numbered = widget->role == ROLE_OPTION || widget->role == ROLE_CHOICE;
        if (numbered && widget->place && str_equal(widget->label, text)) return widget;
    }
    return NULL;
}

static Str sentence_of(const Teller *t, const DrawText *text) {
    const DrawWidget *option = option_of(t, text->text);
    if (option) return fill(t, STR("{1}. {2}"), (Str[]){str_int(t->arena, option->place), text->text}, 2);
    if (text->how.len) return fill(t, STR("{1} ({2}): {3}"), (Str[]){text->who, text->how, text->text}, 3);
    return text->who.len ? fill(t, STR("{1}: {2}"), (Str[]){text->who, text->text}, 2) : text->text;
}

// Each text of the frame before stands for one of this frame.
static bool was_there(Teller *t, const DrawText *text) {
    for (int i = 0; i < t->before->text_count; i++) {
        const DrawText *old = &t->before->texts[i];
        if (t->matched[i] || !str_equal(old->text, text->text) || !str_equal(old->who, text->who)) continue;
        t->matched[i] = true;
        return true;
    }
    return false;
}

// The words in a field are told with the field.
static bool is_written(const Teller *t, const DrawText *text) {
    for (int i = 0; i < t->now->widget_count; i++) {
        const DrawWidget *widget = &t->now->widgets[i];
        if (widget->role == ROLE_FIELD && widget->value.len && str_equal(widget->value, text->text)) return true;
    }
    return false;
}

static void say_texts(Teller *t, bool fresh) {
    t->matched = ARENA_ARRAY(t->arena, bool, t->before->text_count + 1);
    for (int i = t->first; i < t->now->text_count; i++) {
        const DrawText *text = &t->now->texts[i];
        bool known = was_there(t, text);
        if (text->aside || is_written(t, text) || (known && !(fresh && option_of(t, text->text)))) continue;
        say(t, sentence_of(t, text));
    }
}

static bool is_inside_letter(Str text, size_t at) {
    return at < text.len && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

// What was put into a text, or else what was taken out of it.
static Str written(Str before, Str now) {
    size_t from = 0, end = 0, least = before.len < now.len ? before.len : now.len;
    while (from < least && before.data[from] == now.data[from]) from++;
    while (from > 0 && (is_inside_letter(before, from) || is_inside_letter(now, from))) from--;
    while (end < least - from && before.data[before.len - 1 - end] == now.data[now.len - 1 - end]) end++;
    while (end > 0 && is_inside_letter(now, now.len - end)) end--;
    Str added = str_slice(now, from, now.len - end);
    return added.len ? added : str_slice(before, from, before.len - end);
}

// What became of the widget that keeps the focus. False: nothing.
static bool say_change(Teller *t, const DrawWidget *was, const DrawWidget *is) {
    if (!str_equal(was->value, is->value))
        say(t, is->role == ROLE_FIELD ? written(was->value, is->value) : is->value);
    else if (is->chosen && !was->chosen)
        say(t, tr(t, STR("chosen")));
    else
        return false;
    return true;
}

Utterance speech_of(const DrawList *before, const DrawList *now, const Catalog *catalog, Arena *arena) {
    Teller t = {.before = before, .now = now, .catalog = catalog, .arena = arena, .said = {.arena = arena}, .first = now->covered.texts};
    bool fresh = before->page != now->page || !before->covered.texts != !now->covered.texts;
    const DrawWidget *was = focused(before), *is = focused(now);
    bool moved = is && (!was || was->id != is->id || fresh);
    bool changed = !fresh && is && !moved && say_change(&t, was, is);
    if (!changed && (fresh || !moved)) say_texts(&t, fresh);
    if (moved) say_widget(&t, is);
    return (Utterance){buf_str(&t.said), fresh || moved || changed};
}

static void keep(DrawList *copy, const DrawList *list) {
    draw_reset(copy);
    copy->page = list->page;
    copy->covered = list->covered;
    for (int i = 0; i < list->text_count; i++) draw_note(copy, &list->texts[i]);
    for (int i = 0; i < list->widget_count; i++) draw_widget(copy, &list->widgets[i]);
}

Utterance speech_next(Speech *speech, const DrawList *now, const Catalog *catalog, Arena *arena) {
    Utterance utterance = speech_of(&speech->before, now, catalog, arena);
    keep(&speech->before, now);
    return utterance;
}

void speech_free(Speech *speech) {
    draw_free(&speech->before);
}
