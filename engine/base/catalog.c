// A line-by-line reader of PO text. It goes on after a fault: only the entry with the fault is lost.
#include "base/catalog.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define TEXT_MAX   ((size_t)4 << 20)
#define WORD_SHOWN 40

typedef struct Entry {
    Str context, source, translation;  // the first two point into the entry's key
    int line;
} Entry;

struct Catalog {
    Entry *entries;
    int count, cap;
    Map index;  // context, CONTEXT_END, source -> entry
};

static const char CONTEXT_END = 4;  // gettext's own separator in compiled catalogues

typedef enum Part { NOTHING, CONTEXT, SOURCE, TRANSLATION, PART_COUNT, PLURAL, UNKNOWN } Part;

typedef struct Reader {
    Arena *arena;
    Arena scratch;  // arguments of faults; a hostile file has millions
    Catalog *catalog;
    Err *err;
    Str file;
    int line;
    Part part;                // the part of the entry that quoted text belongs to now
    StrBuf text[PART_COUNT];  // the entry so far; the buffers serve one entry after the other
    int entry_line;           // of its msgid, or of its msgctxt until that comes
    bool fuzzy, broken;       // broken: a fault was reported, so the entry is dropped and its other gaps are not worth a word
} Reader;

static const struct Keyword {
    const char *word;
    Part part;
} keywords[] = {{"msgctxt", CONTEXT}, {"msgid", SOURCE}, {"msgstr", TRANSLATION}, {"msgid_plural", PLURAL}};

static Str key_of(Str context, Str source, char *room) {
    if (context.len) memcpy(room, context.data, context.len);
    room[context.len] = CONTEXT_END;
    if (source.len) memcpy(room + context.len + 1, source.data, source.len);
    return (Str){room, context.len + 1 + source.len};
}

static void fail(Reader *r, int line, Str pattern, Str arg) {
    err_add(r->err, r->file, line, pattern, &arg, 1);
    arena_reset(&r->scratch);
    r->broken = true;
}

// For gaps in an entry: silent when a fault was already reported there, since that is likely why.
static void fail_first(Reader *r, int line, Str pattern) {
    if (!r->broken) fail(r, line, pattern, STR_NONE);
}

static void keep_entry(Reader *r) {
    Catalog *catalog = r->catalog;
    const StrBuf *context = &r->text[CONTEXT], *source = &r->text[SOURCE];
    if (!source->len && !context->len) return;  // the header
    char *room = arena_alloc(r->arena, context->len + 1 + source->len);
    Str key = key_of((Str){context->data, context->len}, (Str){source->data, source->len}, room);
    int before = map_get(&catalog->index, key);
    if (before >= 0) {
        Str line = str_int(&r->scratch, catalog->entries[before].line);
        fail(r, r->entry_line, STR("This text was translated before, in line {1}."), line);
        return;
    }
    map_put(&catalog->index, key, catalog->count);
    catalog->entries = arena_grow(r->arena, catalog->entries, catalog->count, &catalog->cap, sizeof *catalog->entries);
    catalog->entries[catalog->count++] = (Entry){
        .context = str_slice(key, 0, context->len),
        .source = str_slice(key, context->len + 1, key.len),
        .translation = str_copy(r->arena, buf_str(&r->text[TRANSLATION])),
        .line = r->entry_line,
    };
}

static void end_entry(Reader *r) {
    if (r->part == CONTEXT) fail_first(r, r->entry_line, STR("A msgctxt without a msgid."));
    if (r->part == SOURCE) fail_first(r, r->entry_line, STR("A msgid without a msgstr."));
    if (r->part == TRANSLATION && !r->broken && !r->fuzzy) keep_entry(r);
    for (int i = 0; i < PART_COUNT; i++) r->text[i].len = 0;
    r->part = NOTHING;
    r->fuzzy = r->broken = false;
}

static void read_comment(Reader *r, Str line) {
    if (r->part == TRANSLATION) end_entry(r);
    if (str_starts(line, STR("#,")) && str_find(line, STR("fuzzy"), 0) >= 0) r->fuzzy = true;
}

// Opens the part of an entry that a keyword announces; the first part ends the entry before.
static void begin_part(Reader *r, Part part) {
    if (part == TRANSLATION) {
        if (r->part == TRANSLATION) end_entry(r);
        if (r->part != SOURCE) fail_first(r, r->line, STR("A msgstr without a msgid."));
    } else if (part == CONTEXT || r->part != CONTEXT) {
        if (r->part != NOTHING) end_entry(r);
        r->broken = false;
    }
    if (part != TRANSLATION) r->entry_line = r->line;
    r->part = part;
}

static Part keyword_part(Str word) {
    if (str_starts(word, STR("msgstr["))) return PLURAL;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (str_equal(word, str_from(keywords[i].word))) return keywords[i].part;
    }
    return UNKNOWN;
}

// False when nothing can be made of the rest of the line.
static bool read_keyword(Reader *r, Str word) {
    Part part = keyword_part(word);
    if (part == UNKNOWN) {
        if (r->part == TRANSLATION) end_entry(r);
        Str shown = utf8_clean(&r->scratch, str_slice(word, 0, WORD_SHOWN));
        fail(r, r->line, STR("Unknown keyword “{1}”; msgctxt, msgid or msgstr is expected."), shown);
    } else if (part == PLURAL) {
        fail_first(r, r->line, STR("Plural forms are not used here; write a sentence that fits every number."));
    } else {
        begin_part(r, part);
    }
    return part != UNKNOWN;
}

// Appends what the letter behind a backslash stands for; returns where the text goes on.
static size_t read_escape(Reader *r, Str s, size_t at) {
    static const char letters[] = "nt\"\\", meanings[] = "\n\t\"\\";
    if (at == s.len) return at;
    const char *letter = memchr(letters, s.data[at], sizeof letters - 1);
    if (letter) {
        buf_char(&r->text[r->part], meanings[letter - letters]);
        return at + 1;
    }
    size_t end = at;
    utf8_next(s, &end);
    fail(r, r->line, STR("Unknown escape “\\{1}”; \\n, \\t, \\\" and \\\\ are the ones to use."), str_slice(s, at, end));
    return end;
}

// Reads one quoted text at the start of `s` into the current part; returns what follows it, or nothing after a fault.
static Str read_quoted(Reader *r, Str s) {
    if (!str_starts(s, STR("\""))) {
        fail(r, r->line, STR("Only a text in double quotes may stand here."), STR_NONE);
        return STR_NONE;
    }
    size_t at = 1, from = 1;
    while (at < s.len && s.data[at] != '"') {
        if (s.data[at++] != '\\') continue;
        buf_add(&r->text[r->part], str_slice(s, from, at - 1));
        from = at = read_escape(r, s, at);
    }
    if (at == s.len) {
        fail(r, r->line, STR("This text has no closing quote."), STR_NONE);
        return STR_NONE;
    }
    buf_add(&r->text[r->part], str_slice(s, from, at));
    return str_trim(str_slice(s, at + 1, s.len));
}

static void read_line(Reader *r, Str line) {
    if (!line.len) return;
    bool valid = utf8_valid(line);
    if (!valid) ERR0(r->err, r->file, r->line, "This line is not UTF-8 text.");
    if (line.data[0] == '#') {
        read_comment(r, line);
        return;
    }
    size_t word = 0;
    while (word < line.len && !strchr(" \t\"", line.data[word])) word++;
    if (!word && r->part == NOTHING) fail_first(r, r->line, STR("A text without msgctxt, msgid or msgstr before it."));
    if (word && !read_keyword(r, str_slice(line, 0, word))) return;
    if (!valid) {
        r->broken = true;
        return;
    }
    Str rest = str_trim(str_slice(line, word, line.len));
    do rest = read_quoted(r, rest);
    while (rest.len);
}

Catalog *catalog_read(Arena *arena, Str file, Str text, Err *err) {
    Catalog *catalog = ARENA_NEW(arena, Catalog);
    catalog->index.arena = arena;
    if (text.len > TEXT_MAX) {
        ERR0(err, file, 0, "The file is larger than 4 MiB.");
        return catalog;
    }
    Reader r = {.arena = arena, .catalog = catalog, .err = err, .file = file};
    for (int i = 0; i < PART_COUNT; i++) r.text[i].arena = arena;
    if (str_starts(text, STR("\xEF\xBB\xBF"))) text = str_slice(text, 3, text.len);
    while (text.len) {
        ptrdiff_t end = str_find(text, STR("\n"), 0);
        size_t len = end < 0 ? text.len : (size_t)end;
        r.line++;
        read_line(&r, str_trim(str_slice(text, 0, len)));
        text = str_slice(text, len + 1, text.len);
    }
    end_entry(&r);
    arena_free(&r.scratch);
    return catalog;
}

// The index of an entry that has a translation, or -1.
static int find_entry(const Catalog *catalog, Str context, Str source) {
    char room[512];  // enough for nearly every text, so that looking up allocates nothing
    size_t len = context.len + 1 + source.len;
    char *key = len > sizeof room ? mem_realloc(NULL, len) : room;
    int found = map_get(&catalog->index, key_of(context, source, key));
    if (key != room) free(key);
    return found >= 0 && catalog->entries[found].translation.len ? found : -1;
}

bool catalog_find(const Catalog *catalog, Str context, Str source, Str *translation) {
    if (!catalog) return false;
    int found = find_entry(catalog, context, source);
    if (found < 0) return false;
    *translation = catalog->entries[found].translation;
    return true;
}

Str catalog_get(const Catalog *catalog, Str context, Str source) {
    Str translation;
    bool found =
        catalog_find(catalog, context, source, &translation) || (context.len && catalog_find(catalog, STR_NONE, source, &translation));
    return found ? translation : source;
}

bool catalog_entry(const Catalog *catalog, int i, Str *context, Str *source, Str *translation, int *line) {
    if (!catalog || i < 0 || i >= catalog->count) return false;
    const Entry *entry = &catalog->entries[i];
    *context = entry->context;
    *source = entry->source;
    *translation = entry->translation;
    *line = entry->line;
    return true;
}
