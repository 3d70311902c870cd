// Memory that is given back all at once: a Scenario, a frame and an error list each own one arena.
#ifndef BASE_ARENA_H
#define BASE_ARENA_H
#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;

// Zero-initialise to start: `Arena a = {0};`. The owner calls arena_free once.
typedef struct Arena {
    ArenaBlock *last;
    size_t total;  // bytes handed out since the last reset
} Arena;

// Zeroed memory, aligned for any type; lives until arena_free or arena_reset. Never NULL: out of memory ends the program with a message.
void *arena_alloc(Arena *arena, size_t size);
// The same for `count` items of `size` bytes; an overflow of the product ends the program.
void *arena_array(Arena *arena, size_t count, size_t size);
// Forgets everything but keeps one block for reuse.
void arena_reset(Arena *arena);
void arena_free(Arena *arena);

#define ARENA_NEW(arena, Type)          ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, Type, count) ((Type *)arena_array((arena), (size_t)(count), sizeof(Type)))

// Grows `items` (an array in the arena holding `count`, room for `*cap`) so that one more fits; returns the array, perhaps moved.
void *arena_grow(Arena *arena, void *items, int count, int *cap, size_t size);

// malloc/realloc that end the program when memory runs out; for long-lived buffers with their own free().
void *mem_realloc(void *old, size_t size);
// Ends the program: for our own bugs and for memory. Never for input.
_Noreturn void die(const char *what);
#define MUST(condition) ((condition) ? (void)0 : die(__FILE__ ": " #condition))
#endif
