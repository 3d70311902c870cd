// Moves are cut at spaces and at the mark between packages, but not inside quotation marks.
#include "core/move_parts.h"

static bool is_bar(const MoveText *t) {
    return t->text.data[t->at] == '|';
}

static bool at_end(const MoveText *t) {
    return t->at == t->text.len || str_is_space(t->text.data[t->at]) || is_bar(t);
}

static bool quoted(MoveText *t, StrBuf *part) {
    for (t->at++; t->at < t->text.len && t->text.data[t->at] != '"'; t->at++) {
        bool escape = t->text.data[t->at] == '\\' && t->at + 1 < t->text.len;
        t->at += escape && (t->text.data[t->at + 1] == '"' || t->text.data[t->at + 1] == '\\');
        buf_char(part, t->text.data[t->at]);
    }
    bool closed = t->at < t->text.len;
    t->at += closed;
    return closed;
}

// Up to the end of the word, or, of its name, to the =.
static Str take_part(MoveText *t, bool name, bool *was_quoted, bool *closed) {
    StrBuf part = {.arena = t->arena};
    while (!at_end(t) && !(name && t->text.data[t->at] == '=')) {
        if (t->text.data[t->at] == '"') {
            *was_quoted = true;
            *closed &= quoted(t, &part);
        } else {
            buf_char(&part, t->text.data[t->at++]);
        }
    }
    return buf_str(&part);
}

bool move_next(MoveText *t, MoveWord *word, bool *closed) {
    while (t->at < t->text.len && str_is_space(t->text.data[t->at])) t->at++;
    *word = (MoveWord){0};
    if (t->at == t->text.len) return false;
    size_t from = t->at;
    bool name_quoted = false;
    if (is_bar(t)) {
        word->bar = true;
        t->at++;
    } else {
        word->name = take_part(t, true, &name_quoted, closed);
        word->has_value = !at_end(t);
        t->at += word->has_value;
        if (word->has_value) word->value = take_part(t, false, &word->value_quoted, closed);
    }
    word->text = str_slice(t->text, from, t->at);
    return true;
}

static bool needs_quotes(Str word) {
    if (!word.len || word.data[0] == '#') return true;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.data[i];
        if (str_is_space(c) || c == '"' || c == '|' || c == '=') return true;
    }
    return false;
}

Str move_quote(Arena *arena, Str word) {
    if (!needs_quotes(word)) return word;
    StrBuf buf = {.arena = arena};
    buf_char(&buf, '"');
    for (size_t i = 0; i < word.len; i++) {
        if (word.data[i] == '"' || word.data[i] == '\\') buf_char(&buf, '\\');
        buf_char(&buf, word.data[i]);
    }
    buf_char(&buf, '"');
    return buf_str(&buf);
}
