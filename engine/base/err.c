// Faults are collected rather than thrown, translated when they are added, and put in reading order at the end.
#include "base/err.h"

#include "base/catalog.h"

void err_add(Err *err, Str file, int line, Str pattern, const Str *args, int count) {
    if (!err) return;
    if (err->count == ERR_MAX) {
        err->dropped++;
        return;
    }
    // Words of the program among the arguments ("beat", "a whole number") have translations of their own; names that authors chose have
    // none.
    Str *words = ARENA_ARRAY(&err->arena, Str, count);
    for (int i = 0; i < count; i++) {
        words[i] = args[i];
        catalog_find(err->catalog, STR("word"), args[i], &words[i]);
    }
    err->faults = arena_grow(&err->arena, err->faults, err->count, &err->cap, sizeof *err->faults);
    err->faults[err->count++] = (Fault){
        .file = str_copy(&err->arena, file),
        .line = line,
        .text = str_fill(&err->arena, catalog_get(err->catalog, STR_NONE, pattern), words, count),
    };
}

static int place_compare(const Fault *a, const Fault *b) {
    int order = str_compare(a->file, b->file);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static bool is_repetition(const Err *err, int kept, const Fault *fault) {
    for (int i = kept - 1; i >= 0 && !place_compare(&err->faults[i], fault); i--) {
        if (str_equal(err->faults[i].text, fault->text)) return true;
    }
    return false;
}

// Insertion keeps the order of arrival, which qsort does not promise; ERR_MAX bounds the work.
void err_sort(Err *err) {
    for (int i = 1; i < err->count; i++) {
        Fault fault = err->faults[i];
        int at = i;
        for (; at > 0 && place_compare(&err->faults[at - 1], &fault) > 0; at--) err->faults[at] = err->faults[at - 1];
        err->faults[at] = fault;
    }
    int kept = 0;
    for (int i = 0; i < err->count; i++) {
        if (!is_repetition(err, kept, &err->faults[i])) err->faults[kept++] = err->faults[i];
    }
    err->count = kept;
}

Str fault_print(Arena *arena, const Fault *fault) {
    StrBuf buf = {.arena = arena};
    buf_add(&buf, fault->file);
    if (fault->line > 0) {
        if (fault->file.len) buf_char(&buf, ':');
        buf_int(&buf, fault->line);
    }
    if (buf.len) buf_add(&buf, STR(": "));
    buf_add(&buf, fault->text);
    return buf_str(&buf);
}

void err_free(Err *err) {
    arena_free(&err->arena);
    *err = (Err){.catalog = err->catalog};
}
