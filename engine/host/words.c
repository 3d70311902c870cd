// Only as much of a shell's quoting as a label needs that has spaces or quotation marks in it.
#include "host/words.h"

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

static bool is_escape(Str line, size_t at) {
    return line.data[at] == '\\' && at + 1 < line.len && (line.data[at + 1] == '"' || line.data[at + 1] == '\\');
}

// From behind the opening mark to behind the closing one.
static bool read_quoted(Str line, size_t *at, StrBuf *word) {
    while (*at < line.len && line.data[*at] != '"') {
        if (is_escape(line, *at)) (*at)++;
        buf_char(word, line.data[(*at)++]);
    }
    if (*at == line.len) return false;
    (*at)++;
    return true;
}

static bool read_plain(Str line, size_t *at, StrBuf *word) {
    while (*at < line.len && !is_space(line.data[*at])) buf_char(word, line.data[(*at)++]);
    return true;
}

bool words_split(Arena *arena, Str line, Str *words, int most, int *count) {
    *count = 0;
    size_t at = 0;
    while (*count < most) {
        while (at < line.len && is_space(line.data[at])) at++;
        if (at == line.len || line.data[at] == '#') return true;
        bool quoted = line.data[at] == '"';
        at += quoted;
        StrBuf word = {.arena = arena};
        bool closed = quoted ? read_quoted(line, &at, &word) : read_plain(line, &at, &word);
        words[(*count)++] = buf_str(&word);
        if (!closed) return false;
    }
    return true;
}
