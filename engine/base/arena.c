// Blocks from malloc that are only ever given back together; nobody keeps track of single pieces.
#include "base/arena.h"

#include <limits.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_MIN ((size_t)4 << 10)
#define BLOCK_MAX ((size_t)1 << 20)
#define GROW_MIN  8

// An arena hides writes beyond a piece from the address sanitizer, so its builds mark what was not handed out and leave gaps.
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define WATCHED
#endif
#endif
#if defined(WATCHED) || defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define GAP              ((size_t)16)
#define SHUT(data, size) ASAN_POISON_MEMORY_REGION((data), (size))
#define OPEN(data, size) ASAN_UNPOISON_MEMORY_REGION((data), (size))
#else
#define GAP              ((size_t)0)
#define SHUT(data, size) ((void)(data), (void)(size))
#define OPEN(data, size) ((void)(data), (void)(size))
#endif

struct ArenaBlock {
    ArenaBlock *before;
    size_t cap, used;
    alignas(max_align_t) char data[];
};

_Noreturn void die(const char *what) {
    fputs("counterpart: ", stderr);
    fputs(what, stderr);
    fputs("\n", stderr);
    abort();
}

void *mem_realloc(void *old, size_t size) {
    void *data = realloc(old, size ? size : 1);
    if (!data) die("out of memory");
    return data;
}

static ArenaBlock *block_new(size_t cap) {
    ArenaBlock *block = mem_realloc(NULL, sizeof(ArenaBlock) + cap);
    *block = (ArenaBlock){.cap = cap};
    SHUT(block->data, cap);
    return block;
}

// A request too big to share a block goes below the last one, whose free room stays in use.
static ArenaBlock *block_of_its_own(Arena *arena, size_t size) {
    ArenaBlock *block = block_new(size);
    if (!arena->last) {
        arena->last = block;
        return block;
    }
    block->before = arena->last->before;
    arena->last->before = block;
    return block;
}

static ArenaBlock *block_with_room(Arena *arena, size_t size) {
    ArenaBlock *last = arena->last;
    if (last && last->cap - last->used >= size) return last;
    if (size > BLOCK_MAX) return block_of_its_own(arena, size);
    size_t cap = last ? last->cap * 2 : BLOCK_MIN;
    if (cap > BLOCK_MAX) cap = BLOCK_MAX;
    while (cap < size) cap *= 2;
    ArenaBlock *block = block_new(cap);
    block->before = last;
    return arena->last = block;
}

void *arena_alloc(Arena *arena, size_t size) {
    const size_t align = alignof(max_align_t);
    if (size > PTRDIFF_MAX - sizeof(ArenaBlock) - GAP - align) die("out of memory");
    size_t rounded = (size + GAP + align - 1) / align * align;
    ArenaBlock *block = block_with_room(arena, rounded);
    char *data = block->data + block->used;
    block->used += rounded;
    arena->total += size;
    OPEN(data, size);
    return memset(data, 0, size);
}

void *arena_array(Arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) die("out of memory");
    return arena_alloc(arena, count * size);
}

// The latest shared block is the largest; blocks made for one big request are not worth holding.
static ArenaBlock *block_to_keep(const Arena *arena) {
    ArenaBlock *block = arena->last;
    while (block && block->cap > BLOCK_MAX) block = block->before;
    return block;
}

static void free_all_but(Arena *arena, ArenaBlock *keep) {
    for (ArenaBlock *block = arena->last, *before; block; block = before) {
        before = block->before;
        if (block != keep) free(block);
    }
    *arena = (Arena){.last = keep};
}

void arena_reset(Arena *arena) {
    ArenaBlock *keep = block_to_keep(arena);
    free_all_but(arena, keep);
    if (!keep) return;
    keep->before = NULL;
    keep->used = 0;
    SHUT(keep->data, keep->cap);
}

void arena_free(Arena *arena) {
    free_all_but(arena, NULL);
}

void *arena_grow(Arena *arena, void *items, int count, int *cap, size_t size) {
    if (count < *cap) return items;
    if (count > INT_MAX / 2) die("out of memory");
    int wanted = count < GROW_MIN / 2 ? GROW_MIN : count * 2;
    void *grown = arena_array(arena, (size_t)wanted, size);
    if (count > 0) memcpy(grown, items, (size_t)count * size);
    *cap = wanted;
    return grown;
}
