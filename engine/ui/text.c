// Line breaking on libunibreak's opportunities, with two tables behind it: widths of letters, and paragraphs that are already laid out.
#include "ui/text.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <linebreak.h>
#include <stdlib.h>
#include <string.h>

#define ADVANCES_MAX   65536  // letters times fonts; more than a session in two languages at four window sizes
#define PARAGRAPHS_MAX 4096   // paragraphs kept before old ones are looked for
#define LINES_MAX      200000
#define FRAMES_KEPT    64  // a paragraph not used for so many frames may go
#define HANG_MOST      50  // hundredths of the em that a closing mark may stick out: 9 of the 14 pixels beside what people say
#define WHOLE_MOST     9   // letters of a word with a hyphen that stays whole: Po-wei, NC-40
#define SHORT_MOST     30  // tenths of the em: a last line no wider looks lost; a letter of Chinese, its full stop and a quotation mark
#define SHORT_ROOM     10  // ems of a line from which a short last one is mended
#define SHORT_STEPS    3   // opportunities that the line before it may give up

typedef struct Advance {
    uint64_t key;  // 0: empty
    int pixels;
} Advance;

typedef struct Known {
    uint64_t key;
    long used;  // frame
    Paragraph paragraph;
} Known;

struct TextCache {
    TextMeasure measure;
    Advance *advances;
    int advance_count, advance_cap;
    Known **known;  // hash table of pointers, so that growing it moves no paragraph
    int known_count, known_cap;
    long frame, layouts, lines;
};

TextCache *text_open(const TextMeasure *measure) {
    TextCache *cache = mem_realloc(NULL, sizeof *cache);
    *cache = (TextCache){.measure = *measure};
    init_linebreak();
    return cache;
}

static void forget(Known *known) {
    free(known->paragraph.lines);
    free(known);
}

void text_close(TextCache *cache) {
    if (!cache) return;
    for (int i = 0; i < cache->known_cap; i++)
        if (cache->known[i]) forget(cache->known[i]);
    free(cache->known);
    free(cache->advances);
    free(cache);
}

static Advance *advance_slot(const TextCache *cache, uint64_t key) {
    size_t mask = (size_t)cache->advance_cap - 1, i = (size_t)hash_mix(key) & mask;
    while (cache->advances[i].key && cache->advances[i].key != key) i = (i + 1) & mask;
    return &cache->advances[i];
}

static void grow_advances(TextCache *cache) {
    Advance *old = cache->advances;
    int old_cap = cache->advance_cap;
    bool full = old_cap >= 2 * ADVANCES_MAX;
    cache->advance_cap = full ? old_cap : old_cap ? old_cap * 2 : 1024;
    cache->advances = mem_realloc(NULL, (size_t)cache->advance_cap * sizeof *old);
    memset(cache->advances, 0, (size_t)cache->advance_cap * sizeof *old);
    if (full) cache->advance_count = 0;
    for (int i = 0; i < old_cap && !full; i++)
        if (old[i].key) *advance_slot(cache, old[i].key) = old[i];
    free(old);
}

static int advance(TextCache *cache, Font font, uint32_t code) {
    if (cache->advance_count * 2 >= cache->advance_cap) grow_advances(cache);
    uint64_t key = 1 + (code | (uint64_t)font.weight << 21 | (uint64_t)(uint32_t)font.size << 24);
    Advance *slot = advance_slot(cache, key);
    if (!slot->key) {
        int pixels = cache->measure.advance(cache->measure.context, font, code);
        *slot = (Advance){key, pixels > 0 ? pixels : 0};
        cache->advance_count++;
    }
    return slot->pixels;
}

int text_ascent(const TextCache *cache, Font font) {
    return cache->measure.ascent(cache->measure.context, font);
}

int text_line_height(const TextCache *cache, Font font) {
    return cache->measure.line_height(cache->measure.context, font);
}

int text_width(TextCache *cache, Str text, Font font) {
    int width = 0;
    for (size_t at = 0; at < text.len;) width += advance(cache, font, utf8_next(text, &at));
    return width;
}

Str text_fit(TextCache *cache, Arena *arena, Str text, Font font, int width) {
    Str dots = STR("…");
    int dots_width = text_width(cache, dots, font), x = 0;
    size_t at = 0, fits = 0;
    while (at < text.len) {
        x += advance(cache, font, utf8_next(text, &at));
        if (x + dots_width <= width) fits = at;
        if (x > width) return str_join(arena, str_trim(str_slice(text, 0, fits)), dots);
    }
    return text;
}

// What is laid out, and how. breaks: libunibreak's word on each byte, with what is mended here.
typedef struct Layout {
    Str text;
    Font font;
    int width;
    bool chinese, filled;
    char *breaks;
} Layout;

typedef struct Layouter {
    TextCache *cache;
    Paragraph *paragraph;
    int cap;
    int y;
} Layouter;

// Where a line may end: `next` begins the following line; ink and width leave out the spaces before it.
typedef struct Stop {
    size_t ink, next;
    int width;
    int over;  // pixels of it that hang over the edge
} Stop;

static void add_line(Layouter *l, size_t from, Stop stop) {
    Paragraph *p = l->paragraph;
    if (p->count == l->cap) {
        l->cap = l->cap ? l->cap * 2 : 4;
        p->lines = mem_realloc(p->lines, (size_t)l->cap * sizeof *p->lines);
    }
    p->lines[p->count++] = (TextLine){(int)from, (int)stop.ink, stop.width, l->y};
    if (stop.width - stop.over > p->width) p->width = stop.width - stop.over;
    l->y += p->line_height;
}

static bool is_newline(uint32_t code) {
    return code == '\n' || code == '\r' || code == 0x0B || code == 0x0C || code == 0x85 || code == 0x2028 || code == 0x2029;
}

static bool is_space(uint32_t code) {
    return code == ' ' || code == '\t' || code == 0x3000 || is_newline(code);
}

// Closing marks of Chinese, and where their ink ends in hundredths of the em: in Taiwan most stand in the middle of their square.
typedef struct HangingMark {
    uint32_t code;
    int end;
} HangingMark;
static const HangingMark hanging_marks[] = {
    {0x3001, 67}, {0x3002, 67}, {0x300D, 36}, {0x300F, 41}, {0xFF01, 59}, {0xFF0C, 62}, {0xFF1A, 60}, {0xFF1B, 62}, {0xFF1F, 76},
};

int text_hanging(Font font, uint32_t code) {
    for (size_t i = 0; i < sizeof hanging_marks / sizeof *hanging_marks; i++)
        if (hanging_marks[i].code == code) return (font.size * hanging_marks[i].end + 99) / 100;
    return 0;
}

// What can be seen of a mark that would not fit into `room` but may stick out; 0 when it has to go to the next line.
static int hang(Font font, uint32_t code, int room) {
    int seen = text_hanging(font, code);
    return room >= 0 && seen <= room + font.size * HANG_MOST / 100 ? seen : 0;
}

// One line from `from`. Spaces at the end may hang over the edge, and in Chinese one closing mark.
static void break_line(Layouter *l, const Layout *t, size_t from, Stop *line) {
    Str text = t->text;
    const char *breaks = t->breaks;
    int width = t->width;
    Stop last = {from, from, 0, 0};  // what fits so far
    Stop chance = last;              // the last opportunity among it
    int x = 0;
    bool may_hang = t->chinese;
    for (size_t at = from; at < text.len;) {
        size_t here = at;
        uint32_t code = utf8_next(text, &at);
        int step = is_newline(code) ? 0 : advance(l->cache, t->font, code);
        if (!is_space(code)) {
            bool over = step > 0 && x + step > width && here > from;
            int seen = over && may_hang ? hang(t->font, code, width - x) : 0;
            if (over && !seen) {
                *line = chance.next > from ? chance : (Stop){last.ink, here, last.width, last.over};
                return;
            }
            if (over) may_hang = false;
            last.ink = at;
            last.width = x + (over ? seen : step);
            last.over = over && last.width > width ? last.width - width : 0;
        }
        x += step;
        last.next = at;
        if (breaks[at - 1] == LINEBREAK_MUSTBREAK) break;
        if (breaks[at - 1] == LINEBREAK_ALLOWBREAK) chance = last;
    }
    *line = last;
}

// The library knows the rules of Unicode 6.2, which part the sign of a currency from letters before it: NT$, US$.
static void mend_currency(Str text, char *breaks) {
    for (size_t i = 1; i < text.len; i++) {
        char before = text.data[i - 1];
        bool letter = (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z');
        if (letter && text.data[i] == '$' && breaks[i - 1] == LINEBREAK_ALLOWBREAK) breaks[i - 1] = LINEBREAK_NOBREAK;
    }
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// An amount and its sign stay together though there is a space between them: NT$ 640,000, 74 %.
static void mend_amounts(Str text, char *breaks) {
    for (size_t i = 2; i < text.len; i++) {
        char before = text.data[i - 2], after = text.data[i];
        bool one = (before == '$' && is_digit(after)) || (is_digit(before) && after == '%');
        if (text.data[i - 1] == ' ' && one && breaks[i - 1] == LINEBREAK_ALLOWBREAK) breaks[i - 1] = LINEBREAK_NOBREAK;
    }
}

static bool in_word(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || is_digit(c);
}

// A name in two short parts is read as one.
static void mend_hyphens(Str text, char *breaks) {
    for (size_t i = 1; i + 1 < text.len; i++) {
        if (text.data[i] != '-' || breaks[i] != LINEBREAK_ALLOWBREAK) continue;
        size_t from = i, to = i + 1;
        while (from > 0 && i - from <= WHOLE_MOST && in_word(text.data[from - 1])) from--;
        while (to < text.len && to - i <= WHOLE_MOST + 1 && in_word(text.data[to])) to++;
        if (to - from - 1 <= WHOLE_MOST) breaks[i] = LINEBREAK_NOBREAK;
    }
}

// Whether `line` is the last one before a break that has to be.
static bool closes(const Layout *t, Stop line) {
    return line.next >= t->text.len || t->breaks[line.next - 1] == LINEBREAK_MUSTBREAK;
}

static bool is_short(const Layout *t, size_t from, Stop line) {
    return line.ink > from && line.width * 10 <= t->font.size * SHORT_MOST && closes(t, line);
}

// `last` follows `line`, which began at `from`: what `line` gives up lets a short `last` look less lost, at no more lines.
static void mend_short(Layouter *l, const Layout *t, size_t from, Stop *line, Stop *last) {
    Stop before = *line, after = *last;
    for (int i = 0; i < SHORT_STEPS && is_short(t, before.next, after); i++) {
        Layout narrower = *t;
        narrower.width = before.width - before.over - 1;
        narrower.chinese = false;  // so that nothing hangs over an edge that is none
        if (narrower.width <= 0) return;
        break_line(l, &narrower, from, &before);
        if (before.next <= from || t->breaks[before.next - 1] != LINEBREAK_ALLOWBREAK) return;
        break_line(l, t, before.next, &after);
        if (!closes(t, after)) return;
    }
    *line = before;
    *last = after;
}

// Each line is broken before the one above it is kept, which may have to give something up to it.
static void break_lines(Layouter *l, const Layout *t) {
    bool mends = !t->filled && t->width >= t->font.size * SHORT_ROOM;
    Stop line, next = {0, 0, 0, 0};
    break_line(l, t, 0, &line);
    for (size_t from = 0; from < t->text.len; from = line.next, line = next) {
        bool goes_on = line.next < t->text.len;
        if (goes_on) break_line(l, t, line.next, &next);
        if (goes_on && mends && t->breaks[line.next - 1] == LINEBREAK_ALLOWBREAK && is_short(t, line.next, next))
            mend_short(l, t, from, &line, &next);
        if (line.ink > from)
            add_line(l, from, line);
        else
            l->y += l->paragraph->line_height / 2;  // an empty line is the gap between two paragraphs
        if (!goes_on) break;
    }
}

static void lay_out(TextCache *cache, Paragraph *paragraph, Layout t) {
    Layouter l = {cache, paragraph, 0, 0};
    t.breaks = mem_realloc(NULL, t.text.len);
    memset(t.breaks, LINEBREAK_INSIDEACHAR, t.text.len);
    set_linebreaks_utf8((const utf8_t *)t.text.data, t.text.len, t.chinese ? "zh" : "en", t.breaks);
    mend_currency(t.text, t.breaks);
    mend_amounts(t.text, t.breaks);
    mend_hyphens(t.text, t.breaks);
    break_lines(&l, &t);
    free(t.breaks);
    paragraph->height = l.y;
    cache->lines += paragraph->count;
    cache->layouts++;
}

static Known **known_slot(const TextCache *cache, uint64_t key) {
    size_t mask = (size_t)cache->known_cap - 1, i = (size_t)key & mask;
    while (cache->known[i] && cache->known[i]->key != key) i = (i + 1) & mask;
    return &cache->known[i];
}

// Puts the paragraphs that stay into a table of `cap` slots.
static void rehash(TextCache *cache, int cap, long oldest) {
    Known **old = cache->known;
    int old_cap = cache->known_cap;
    cache->known = mem_realloc(NULL, (size_t)cap * sizeof(Known *));
    memset(cache->known, 0, (size_t)cap * sizeof(Known *));
    cache->known_cap = cap;
    cache->known_count = 0;
    cache->lines = 0;
    for (int i = 0; i < old_cap; i++) {
        if (!old[i]) continue;
        if (old[i]->used < oldest) {
            forget(old[i]);
            continue;
        }
        *known_slot(cache, old[i]->key) = old[i];
        cache->known_count++;
        cache->lines += old[i]->paragraph.count;
    }
    free(old);
}

void text_tick(TextCache *cache) {
    cache->frame++;
    bool much = cache->known_count > PARAGRAPHS_MAX || cache->lines > LINES_MAX;
    if (much && cache->frame % FRAMES_KEPT == 0) rehash(cache, cache->known_cap, cache->frame - FRAMES_KEPT);
}

static const Paragraph *remembered(TextCache *cache, const Layout *t) {
    if (cache->known_count * 2 >= cache->known_cap) rehash(cache, cache->known_cap ? cache->known_cap * 2 : 256, 0);
    uint64_t how = (uint64_t)(uint32_t)t->font.size << 32 | (uint64_t)t->font.weight << 2 | (uint64_t)t->filled << 1 | t->chinese;
    uint64_t key = hash_str(hash_int(hash_int(0, how), (uint32_t)t->width), t->text);
    Known **slot = known_slot(cache, key);
    if (!*slot) {
        Known *known = mem_realloc(NULL, sizeof *known);
        *known = (Known){.key = key, .paragraph = {.ascent = text_ascent(cache, t->font), .line_height = text_line_height(cache, t->font)}};
        if (t->text.len) lay_out(cache, &known->paragraph, *t);
        *slot = known;
        cache->known_count++;
    }
    (*slot)->used = cache->frame;
    return &(*slot)->paragraph;
}

const Paragraph *text_layout(TextCache *cache, Str text, Font font, int width, bool chinese) {
    return remembered(cache, &(Layout){.text = text, .font = font, .width = width, .chinese = chinese});
}

const Paragraph *text_layout_filled(TextCache *cache, Str text, Font font, int width, bool chinese) {
    return remembered(cache, &(Layout){.text = text, .font = font, .width = width, .chinese = chinese, .filled = true});
}

long text_layouts(const TextCache *cache) {
    return cache->layouts;
}
