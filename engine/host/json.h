// Texts as JSON.
#ifndef HOST_JSON_H
#define HOST_JSON_H
#include "base/str.h"

#include <jansson.h>

// A new string, owned by the caller; bytes that are no text, as a file's name may hold, are replaced.
json_t *json_text(Str text);
#endif
