// What can be said of a scenario without playing it: lengths, translations, characters, level.
#include "base/utf8.h"
#include "coach/check_parts.h"

typedef enum TextKind { TEXT_LINE, TEXT_OPTION, TEXT_WHY, TEXT_BRIEF, TEXT_WORD, TEXT_KINDS } TextKind;
// More words than these nobody reads in one go.
static const int words_most[TEXT_KINDS] = {[TEXT_LINE] = 70, [TEXT_OPTION] = 45, [TEXT_WHY] = 60, [TEXT_BRIEF] = 120, [TEXT_WORD] = 70};

#define LEVELS_BELOW 1   // a scenario may show a technique this many levels early
#define LEVELS_ABOVE 2   // and be this many levels late with its latest one
#define QUOTED_MOST  60  // characters of a text that a finding repeats

// A text as a person reads it. The words of a variable that stands in a text are read there.
typedef struct Text {
    Str context, text;
    int line;
    TextKind kind;
} Text;
typedef struct Texts {
    Text *items;
    int count, cap;
    Map by_text;     // text -> its first place
    Map by_context;  // context and text -> place
    Arena *arena;
} Texts;

static bool same_words(Str a, Str b) {  // the very same, not just equal ones
    return a.data == b.data && a.len > 0;
}

static Str in_context(Arena *arena, Str context, Str text) {
    return str_join(arena, str_join(arena, context, STR("\x04")), text);
}

static void add_text(Texts *texts, Text text) {
    texts->items = arena_grow(texts->arena, texts->items, texts->count, &texts->cap, sizeof *texts->items);
    map_put(&texts->by_text, text.text, texts->count);
    map_put(&texts->by_context, in_context(texts->arena, text.context, text.text), texts->count);
    texts->items[texts->count++] = text;
}

// The next {name} at or after *at, with its braces, or the empty text.
static Str next_name(Str text, size_t *at) {
    ptrdiff_t open = str_find(text, STR("{"), *at), close = open < 0 ? -1 : str_find(text, STR("}"), (size_t)open);
    if (close < 0) return STR_NONE;
    *at = (size_t)close + 1;
    return str_slice(text, (size_t)open, *at);
}

static const Var *named_var(const Scenario *s, Str name) {
    int index = map_get(&s->var_names, str_slice(name, 1, name.len - 1));
    return index < 0 ? NULL : &s->vars[index];
}

static void add_words(Texts *texts, const Scenario *s, const SourceText *text) {
    Str name;
    for (size_t at = 0; (name = next_name(text->text, &at)).len;) {
        const Var *var = named_var(s, name);
        for (int i = 0; var && i < var->word_count; i++) {
            if (map_get(&texts->by_context, in_context(texts->arena, text->context, var->words[i])) >= 0) continue;
            add_text(texts, (Text){text->context, var->words[i], text->line, TEXT_WORD});
        }
    }
}

// The loader keeps texts in the order of the file, an option's own before its `why`.
static Texts gather(Check *c) {
    const Scenario *s = c->s;
    Texts texts = {.arena = &c->arena, .by_text = {.arena = &c->arena}, .by_context = {.arena = &c->arena}};
    const Option *option = NULL, *next = s->options, *end = s->options + s->option_count;
    for (int i = 0; i < s->text_count; i++) {
        const SourceText *text = &s->texts[i];
        if (next < end && same_words(text->text, next->text)) option = next++;
        TextKind kind = TEXT_LINE;
        if (same_words(text->text, s->brief)) kind = TEXT_BRIEF;
        if (option && same_words(text->text, option->text)) kind = TEXT_OPTION;
        if (option && same_words(text->text, option->why)) kind = TEXT_WHY;
        add_text(&texts, (Text){text->context, text->text, text->line, kind});
    }
    for (int i = 0; i < s->text_count; i++) add_words(&texts, s, &s->texts[i]);
    return texts;
}

// Dashes alone are no words.
static int count_words(Str text) {
    int words = 0;
    bool inside = false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char letter = (unsigned char)(text.data[i] | 0x20);
        if (str_is_space(text.data[i])) inside = false;
        if (inside || !((letter >= 'a' && letter <= 'z') || (text.data[i] >= '0' && text.data[i] <= '9'))) continue;
        inside = true;
        words++;
    }
    return words;
}

static void check_lengths(Check *c, const Texts *texts) {
    for (int i = 0; i < texts->count; i++) {
        const Text *text = &texts->items[i];
        int words = count_words(text->text), most = words_most[text->kind];
        if (words > most) FIND_HERE(c, FIND_TOO_LONG, text->line, str_int(&c->arena, words), str_int(&c->arena, most));
    }
}

static Str quoted(Check *c, Str text) {
    size_t end = 0;
    for (int i = 0; i < QUOTED_MOST && end < text.len; i++) utf8_next(text, &end);
    return end < text.len ? str_join(&c->arena, str_slice(text, 0, end), STR("…")) : text;
}

// The same text at another place is not worth another finding.
static void check_translated(Check *c, const Texts *texts) {
    Map named = {.arena = &c->arena};
    const Catalog *catalog = c->ask->translation;
    Str found;
    for (int i = 0; i < texts->count; i++) {
        const Text *text = &texts->items[i];
        if (catalog_find(catalog, text->context, text->text, &found) || catalog_find(catalog, STR_NONE, text->text, &found)) continue;
        if (map_put(&named, text->text, i)) FIND_HERE(c, FIND_UNTRANSLATED, text->line, quoted(c, text->text));
    }
}

static bool is_context(const Scenario *s, Str context) {
    return scenario_beat(s, context) >= 0 || scenario_ending(s, context) >= 0;
}

// Where an entry belongs: false when it belongs nowhere, which is reported.
static bool check_place(Check *c, const Texts *texts, Str context, Str source, int line) {
    Str file = c->ask->translation_file;
    if (map_get(&texts->by_text, source) < 0)
        FIND(c->findings, FIND_STALE_TRANSLATION, file, line, quoted(c, source));
    else if (!context.len || map_get(&texts->by_context, in_context(&c->arena, context, source)) >= 0)
        return true;
    else if (is_context(c->s, context))
        FIND(c->findings, FIND_MISPLACED_TRANSLATION, file, line, context, quoted(c, source));
    else
        FIND(c->findings, FIND_STALE_CONTEXT, file, line, context);
    return false;
}

static bool has_names_of(Str text, Str other) {
    Str name;
    for (size_t at = 0; (name = next_name(other, &at)).len;)
        if (str_find(text, name, 0) < 0) return false;
    return true;
}

static Str list_names(Check *c, Str text) {
    StrBuf buf = {.arena = &c->arena};
    Str name;
    for (size_t at = 0; (name = next_name(text, &at)).len;) {
        if (buf.len) buf_add(&buf, STR(", "));
        buf_add(&buf, name);
    }
    return buf.len ? buf_str(&buf) : STR("–");
}

static void check_entries(Check *c, const Texts *texts) {
    Str context, source, translation;
    int line;
    for (int i = 0; catalog_entry(c->ask->translation, i, &context, &source, &translation, &line); i++) {
        if (!check_place(c, texts, context, source, line) || !translation.len) continue;
        if (has_names_of(source, translation) && has_names_of(translation, source)) continue;
        FIND(c->findings, FIND_PLACEHOLDER, c->ask->translation_file, line, list_names(c, source), list_names(c, translation));
    }
}

typedef struct Glyphs {
    Check *check;
    uint8_t *known;  // a bit per code point that was asked for
} Glyphs;
#define CODE_POINTS 0x110000

static Str code_name(Arena *arena, uint32_t code) {
    Str digits = str_hex64(arena, code);
    size_t from = code > 0xFFFF ? 10 : 12;
    char *upper = arena_alloc(arena, digits.len - from);
    for (size_t i = from; i < digits.len; i++) upper[i - from] = (char)(digits.data[i] >= 'a' ? digits.data[i] - 32 : digits.data[i]);
    return (Str){upper, digits.len - from};
}

static void check_glyphs_of(Glyphs *g, Str text, Str file, int line) {
    Check *c = g->check;
    for (size_t at = 0, from = 0; at < text.len; from = at) {
        uint32_t code = utf8_next(text, &at);
        if (code < 0x80 || g->known[code / 8] >> code % 8 & 1) continue;
        g->known[code / 8] |= (uint8_t)(1 << code % 8);
        if (c->ask->has_glyph(c->ask->context, code)) continue;
        FIND(c->findings, FIND_MISSING_GLYPH, file, line, str_slice(text, from, at), code_name(&c->arena, code));
    }
}

static void check_glyphs(Check *c, const Texts *texts) {
    if (!c->ask->has_glyph) return;
    Glyphs g = {c, ARENA_ARRAY(&c->arena, uint8_t, CODE_POINTS / 8)};
    for (int i = 0; i < texts->count; i++) check_glyphs_of(&g, texts->items[i].text, c->s->file, texts->items[i].line);
    Str context, source, translation;
    int line;
    for (int i = 0; catalog_entry(c->ask->translation, i, &context, &source, &translation, &line); i++)
        check_glyphs_of(&g, translation, c->ask->translation_file, line);
}

// The technique that the course teaches last among those that are shown, or -1. Those beyond the handbook have no level.
static int latest_technique(const Check *c) {
    const Scenario *s = c->s;
    const Handbook *book = c->ask->handbook;
    int latest = -1;
    for (int i = 0; i < s->option_count; i++) {
        for (int j = 0; j < s->options[i].shows.count; j++) {
            int found = map_get(&book->ids, s->techniques[s->ints[s->options[i].shows.first + j]]);
            if (found >= 0 && (latest < 0 || book->techniques[found].level > book->techniques[latest].level)) latest = found;
        }
    }
    return latest;
}

static void check_level(Check *c) {
    int latest = c->ask->handbook ? latest_technique(c) : -1;
    if (latest < 0) return;
    const Technique *technique = &c->ask->handbook->techniques[latest];
    Str own = str_int(&c->arena, c->s->level), taught = str_int(&c->arena, technique->level);
    if (technique->level - c->s->level > LEVELS_BELOW)
        FIND_HERE(c, FIND_LEVEL_TOO_LOW, 1, own, technique->id, taught);
    else if (c->s->level - technique->level > LEVELS_ABOVE)
        FIND_HERE(c, FIND_LEVEL_TOO_HIGH, 1, own, taught);
}

void check_texts(Check *c) {
    Texts texts = gather(c);
    check_lengths(c, &texts);
    check_level(c);
    check_glyphs(c, &texts);
    if (c->ask->translation_file.len && !c->ask->translation)
        FIND_HERE(c, FIND_NO_TRANSLATION, 1, c->ask->translation_file);
    else if (c->ask->translation) {
        check_translated(c, &texts);
        check_entries(c, &texts);
    }
}
