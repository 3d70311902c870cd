// Names to small numbers: the one look-up table, insertion-ordered.
#ifndef BASE_MAP_H
#define BASE_MAP_H
#include "base/str.h"

typedef struct Map {
    Arena *arena;  // owns everything; set before first use
    Str *keys;     // in the order they were put
    int *values;
    int count, cap;
    int *slots;
    int slot_count;
} Map;

// False when the key was there already (its value stays). The key's bytes are not copied.
bool map_put(Map *map, Str key, int value);
// The value, or -1 when absent.
int map_get(const Map *map, Str key);
#endif
