// A table as JSON.
#ifndef HOST_CLIENT_JSON_H
#define HOST_CLIENT_JSON_H
#include "core/view.h"

#include <jansson.h>

// All of what the rep may know of it, owned by the caller; what is not there is null. README.md has the form.
json_t *json_table(const ViewTable *table);
#endif
