// Memory that is given back at once: alignment, zeroes, neighbours, growth, reset, and the end of the program when it can't be had.
#include "testkit/testkit.h"

#include <signal.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void pieces_are_aligned_and_zero(void **state) {
    (void)state;
    Arena arena = {0};
    for (int round = 0; round < 2; round++) {  // the second round meets bytes that were used before
        for (size_t size = 0; size < 3000; size += 7) {
            unsigned char *piece = arena_alloc(&arena, size);
            assert_non_null(piece);
            assert_int_equal((uintptr_t)piece % alignof(max_align_t), 0);
            for (size_t i = 0; i < size; i++) assert_int_equal(piece[i], 0);
            memset(piece, 0xAB, size);
        }
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static void neighbours_keep_their_bytes(void **state) {
    (void)state;
    enum { COUNT = 400 };
    Arena arena = {0};
    unsigned char *pieces[COUNT];
    size_t sizes[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        sizes[i] = i * i % 9001;
        pieces[i] = arena_alloc(&arena, sizes[i]);
        memset(pieces[i], (int)(i % 251), sizes[i]);
    }
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t j = 0; j < sizes[i]; j++) assert_int_equal(pieces[i][j], i % 251);
    }
    arena_free(&arena);
}

static void total_counts_what_was_asked_for(void **state) {
    (void)state;
    Arena arena = {0};
    arena_alloc(&arena, 3);
    arena_array(&arena, 5, 8);
    assert_int_equal(arena.total, 43);
    arena_reset(&arena);
    assert_int_equal(arena.total, 0);
    arena_alloc(&arena, 1);
    assert_int_equal(arena.total, 1);
    arena_free(&arena);
    assert_int_equal(arena.total, 0);
    assert_null(arena.last);
}

static void reset_keeps_a_block(void **state) {
    (void)state;
    Arena arena = {0};
    for (int i = 0; i < 100; i++) arena_alloc(&arena, 1000);  // 100 kB: the largest block so far holds 64 KiB
    arena_reset(&arena);
    ArenaBlock *kept = arena.last;
    assert_non_null(kept);
    char *first = arena_alloc(&arena, 1000);
    for (int i = 0; i < 50; i++) arena_alloc(&arena, 1000);
    assert_ptr_equal(arena.last, kept);  // 51 kB fit into what was kept
    arena_reset(&arena);
    assert_ptr_equal(arena_alloc(&arena, 1000), first);
    arena_free(&arena);
}

static void big_requests_leave_the_shared_block_in_use(void **state) {
    (void)state;
    Arena arena = {0};
    arena_alloc(&arena, 4000);
    arena_alloc(&arena, 4000);  // a second block, so that the big one has to fit between two
    ArenaBlock *shared = arena.last;
    char *big = arena_alloc(&arena, (size_t)3 << 20);
    big[((size_t)3 << 20) - 1] = 1;
    assert_ptr_equal(arena.last, shared);
    arena_reset(&arena);
    assert_ptr_equal(arena.last, shared);
    arena_reset(&arena);
    arena_free(&arena);
    big = arena_alloc(&arena, (size_t)2 << 20);  // the very first request
    big[((size_t)2 << 20) - 1] = 1;
    *(char *)arena_alloc(&arena, 1) = 1;
    arena_reset(&arena);
    arena_alloc(&arena, 10);
    arena_free(&arena);
}

static void an_unused_arena_can_be_reset_and_freed(void **state) {
    (void)state;
    Arena arena = {0};
    arena_reset(&arena);
    arena_free(&arena);
    arena_free(&arena);
    assert_null(arena.last);
}

static void grow_keeps_the_items(void **state) {
    (void)state;
    Arena arena = {0};
    int *items = NULL, cap = 0;
    for (int i = 0; i < 1000; i++) {
        int before = cap;
        int *grown = arena_grow(&arena, items, i, &cap, sizeof *items);
        if (i < before) assert_ptr_equal(grown, items);
        assert_true(cap > i);
        items = grown;
        items[i] = i * 3;
    }
    for (int i = 0; i < 1000; i++) assert_int_equal(items[i], i * 3);
    assert_true(cap < 4000);
    arena_free(&arena);
}

static void typed_helpers_give_the_right_size(void **state) {
    (void)state;
    Arena arena = {0};
    int64_t *one = ARENA_NEW(&arena, int64_t);
    *one = 5;
    assert_int_equal(arena.total, 8);
    int32_t *row = ARENA_ARRAY(&arena, int32_t, 6);
    row[5] = 1;
    assert_int_equal(arena.total, 32);
    arena_free(&arena);
}

static void realloc_keeps_bytes_and_accepts_nothing(void **state) {
    (void)state;
    char *data = mem_realloc(NULL, 0);
    assert_non_null(data);
    data = mem_realloc(data, 4);
    memcpy(data, "abc", 4);
    data = mem_realloc(data, 100000);
    assert_string_equal(data, "abc");
    free(data);
}

// Runs `act` in a process of its own; whether that ended by abort().
static bool dies(void (*act)(void)) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (!child) {
        close(STDERR_FILENO);
        signal(SIGABRT, SIG_DFL);
        act();
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void ask_for_an_overflow(void) {
    Arena arena = {0};
    arena_array(&arena, SIZE_MAX / 8 + 2, 8);  // wraps round to 8 bytes
}

static void ask_for_everything(void) {
    Arena arena = {0};
    arena_alloc(&arena, SIZE_MAX);
}

static void grow_beyond_int(void) {
    Arena arena = {0};
    int cap = 0x40000000;
    arena_grow(&arena, NULL, cap, &cap, 1);
}

static void break_a_must(void) {
    MUST(1 + 1 == 3);
}

static void keep_a_must(void) {
    MUST(1 + 1 == 2);
}

static void the_impossible_ends_the_program(void **state) {
    (void)state;
    assert_true(dies(ask_for_an_overflow));
    assert_true(dies(ask_for_everything));
    assert_true(dies(grow_beyond_int));
    assert_true(dies(break_a_must));
    assert_false(dies(keep_a_must));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_aligned_and_zero),
        cmocka_unit_test(neighbours_keep_their_bytes),
        cmocka_unit_test(total_counts_what_was_asked_for),
        cmocka_unit_test(reset_keeps_a_block),
        cmocka_unit_test(big_requests_leave_the_shared_block_in_use),
        cmocka_unit_test(an_unused_arena_can_be_reset_and_freed),
        cmocka_unit_test(grow_keeps_the_items),
        cmocka_unit_test(typed_helpers_give_the_right_size),
        cmocka_unit_test(realloc_keeps_bytes_and_accepts_nothing),
        cmocka_unit_test(the_impossible_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
