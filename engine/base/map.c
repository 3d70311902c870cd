// Open addressing over the list of keys: a slot holds a key's index + 1, 0 is free, and at most half of the slots are taken.
#include "base/map.h"

#include "base/hash.h"

#include <limits.h>

#define SLOTS_MIN 16

// The slot that holds `key`, or the free one where it belongs. `slot_count` is a power of two above 0.
static int *slot_of(const Map *map, Str key) {
    const unsigned mask = (unsigned)map->slot_count - 1;
    unsigned at = (unsigned)hash_str(0, key) & mask;
    while (map->slots[at] && !str_equal(map->keys[map->slots[at] - 1], key)) at = (at + 1) & mask;
    return &map->slots[at];
}

static void widen(Map *map) {
    if (map->slot_count > INT_MAX / 2) die("out of memory");
    map->slot_count = map->slot_count ? map->slot_count * 2 : SLOTS_MIN;
    map->slots = ARENA_ARRAY(map->arena, int, map->slot_count);
    for (int i = 0; i < map->count; i++) *slot_of(map, map->keys[i]) = i + 1;
}

bool map_put(Map *map, Str key, int value) {
    if (map->count >= map->slot_count / 2) widen(map);
    int *slot = slot_of(map, key);
    if (*slot) return false;
    int cap = map->cap;  // keys and values grow in step
    map->keys = arena_grow(map->arena, map->keys, map->count, &map->cap, sizeof *map->keys);
    map->values = arena_grow(map->arena, map->values, map->count, &cap, sizeof *map->values);
    map->keys[map->count] = key;
    map->values[map->count] = value;
    *slot = ++map->count;
    return true;
}

int map_get(const Map *map, Str key) {
    if (!map->count) return -1;
    int slot = *slot_of(map, key);
    return slot ? map->values[slot - 1] : -1;
}
