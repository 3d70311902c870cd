// JSON holds nothing but text.
#include "host/json.h"

#include "base/utf8.h"

json_t *json_text(Str text) {
    Arena arena = {0};
    Str clean = utf8_clean(&arena, text);
    json_t *value = json_stringn(clean.data ? clean.data : "", clean.len);
    arena_free(&arena);
    return value;
}
