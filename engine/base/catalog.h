// Translations: gettext PO text, read as data. Source text is the key.
#ifndef BASE_CATALOG_H
#define BASE_CATALOG_H
#include "base/err.h"
#include "base/map.h"
#include "base/str.h"

typedef struct Catalog Catalog;

// Reads PO text (msgctxt, msgid, msgstr, continued strings, escapes \n \t \" \\ , comments, obsolete #~ and fuzzy entries are skipped;
// plural forms are refused). Reports every fault with file:line to `err` and still returns what could be read. The catalogue lives in
// `arena`; `text` need not outlive the call.
Catalog *catalog_read(Arena *arena, Str file, Str text, Err *err);
// The translation of `source`: first with `context` (may be empty), then without; `source` itself where there is none or `catalog` is NULL.
Str catalog_get(const Catalog *catalog, Str context, Str source);
// The translation in exactly this context (empty: none): false when there is none.
bool catalog_find(const Catalog *catalog, Str context, Str source, Str *translation);
// Entries in file order, for coverage checks. False when i is out of range. `line` is that of the msgid.
bool catalog_entry(const Catalog *catalog, int i, Str *context, Str *source, Str *translation, int *line);
#endif
