// Numbers that must be the same on every machine and in every version: journals hold them.
#include "base/hash.h"
#include "testkit/testkit.h"

#include <stdlib.h>
#include <string.h>

static void splitmix64_gives_its_published_numbers(void **state) {
    (void)state;
    Rng rng = {1234567};
    static const uint64_t published[] = {6457827717110365317u, 3203168211198807973u, 9817491932198370423u, 4593380528125082431u,
                                         16408922859458223821u};
    for (size_t i = 0; i < 5; i++) assert_true(rng_next(&rng) == published[i]);
}

// The values below were computed apart, in Python, from the bytes in little-endian order.
static void sums_never_change(void **state) {
    (void)state;
    assert_true(hash_mix(1) == 0x5692161d100b05e5u);
    assert_true(hash_int(1, 2) == 0x1d0b14e4db018fefu);
    assert_true(hash_str(7, STR_NONE) == 0x63cbe1e459320dd9u);
    assert_true(hash_str(7, STR("abc")) == 0x3cc2a4420ead9e8cu);
    assert_true(hash_str(7, STR("complaint.listen-first")) == 0xccb4021f9bdfa694u);
    assert_true(hash_str(7, STR("\xE6\x8A\x95\xE8\xA8\xB4")) == 0xeac4210e1c070015u);
    int32_t row[41];
    for (int i = 0; i < 41; i++) row[i] = i * i - 50;
    assert_true(hash_row(9, row, 41) == 0xb930061a445c9c85u);
    assert_true(hash_row(9, NULL, 0) == 0xc94bcbfed097ec37u);
    assert_true(hash_row(9, (const int32_t[]){1}, 1) == 0x8b2a0a28155b6b57u);
    assert_true(hash_row(9, (const int32_t[]){1, 0}, 2) == 0x3d3c76b278a56273u);
    assert_true(hash_row(9, (const int32_t[]){-1, 2, 3}, 3) == 0x31b5e15004ff5ad0u);
    assert_true(hash_row(9, (const int32_t[]){0, 1, 2, 3, 4, 5, 6, 7}, 8) == 0x44d975768116708cu);
    assert_true(hash_row(9, (const int32_t[]){INT32_MAX, INT32_MIN}, 2) == 0xfc9ce35229787f98u);
}

static void mix_is_a_bijection_where_tried(void **state) {
    (void)state;
    // Undone step by step: the multipliers' inverses modulo 2^64, and x ^ x >> n undone by repeating it.
    for (uint64_t x = 0; x < 1000; x++) {
        uint64_t start = x * 0x123456789abcdefu, y = hash_mix(start);
        y ^= y >> 31 ^ y >> 62;
        y *= 0x319642b2d24d8ec3u;
        y ^= y >> 27 ^ y >> 54;
        y *= 0x96de1b173f119089u;
        y ^= y >> 30 ^ y >> 60;
        assert_true(y == start);
    }
}

static int compare_words(const void *a, const void *b) {
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void assert_all_different(uint64_t *sums, size_t count) {
    qsort(sums, count, sizeof *sums, compare_words);
    for (size_t i = 1; i < count; i++) assert_true(sums[i - 1] != sums[i]);
}

static void every_flipped_bit_of_a_row_shows(void **state) {
    (void)state;
    enum { LENGTH = 45 };
    static uint64_t sums[LENGTH * 32 + 1];
    int32_t row[LENGTH];
    for (int i = 0; i < LENGTH; i++) row[i] = i * 7 - 100;
    size_t count = 0;
    sums[count++] = hash_row(1, row, LENGTH);
    for (int i = 0; i < LENGTH; i++) {
        for (int bit = 0; bit < 32; bit++) {
            int32_t kept = row[i];
            row[i] = (int32_t)((uint32_t)row[i] ^ (uint32_t)1 << bit);
            sums[count++] = hash_row(1, row, LENGTH);
            row[i] = kept;
        }
    }
    assert_all_different(sums, count);
}

static void every_swap_and_every_length_shows(void **state) {
    (void)state;
    enum { LENGTH = 40 };
    static uint64_t sums[LENGTH * LENGTH];
    int32_t row[LENGTH], zeros[LENGTH] = {0};
    for (int i = 0; i < LENGTH; i++) row[i] = i + 1;
    size_t count = 0;
    for (int i = 0; i < LENGTH; i++) {
        for (int j = 0; j < i; j++) {
            int32_t kept = row[i];
            row[i] = row[j], row[j] = kept;
            sums[count++] = hash_row(1, row, LENGTH);
            row[j] = row[i], row[i] = kept;
        }
    }
    for (int length = 0; length <= LENGTH; length++) sums[count++] = hash_row(1, zeros, length);
    for (uint64_t seed = 2; seed < 50; seed++) sums[count++] = hash_row(seed, row, LENGTH);
    assert_all_different(sums, count);
}

// A good checksum turns half of its bits when one bit of its input turns: over 1440 flips the mean lies within 31..33.
static void a_flipped_bit_turns_half_of_the_sum(void **state) {
    (void)state;
    int32_t row[45] = {0};
    uint64_t base = hash_row(1, row, 45), turned = 0;
    for (int i = 0; i < 45; i++) {
        for (int bit = 0; bit < 32; bit++) {
            row[i] = (int32_t)((uint32_t)1 << bit);
            for (uint64_t change = hash_row(1, row, 45) ^ base; change; change &= change - 1) turned++;
            row[i] = 0;
        }
    }
    assert_in_range(turned, 31 * 45 * 32, 33 * 45 * 32);
}

static void texts_differ_by_letters_order_and_length(void **state) {
    (void)state;
    uint64_t sums[40];
    size_t count = 0;
    static const char zeros[20] = {0};
    for (size_t len = 0; len <= 20; len++) sums[count++] = hash_str(1, (Str){zeros, len});
    sums[count++] = hash_str(1, STR("abcdefgh"));
    sums[count++] = hash_str(1, STR("abcdefghi"));
    sums[count++] = hash_str(1, STR("hgfedcba"));
    sums[count++] = hash_str(2, STR("abcdefgh"));
    sums[count++] = hash_str(hash_str(1, STR("ab")), STR("c"));
    sums[count++] = hash_str(hash_str(1, STR("a")), STR("bc"));
    assert_all_different(sums, count);
    // The place in memory must not matter.
    char shifted[32] = {0};
    for (size_t shift = 0; shift < 16; shift++) {
        memcpy(shifted + shift, "abcdefghi", 9);
        assert_true(hash_str(1, (Str){shifted + shift, 9}) == hash_str(1, STR("abcdefghi")));
    }
}

static void below_stays_below(void **state) {
    (void)state;
    static const uint32_t bounds[] = {1, 2, 3, 6, 7, 100, 0x80000000u, 0x80000001u, 0xFFFFFFFFu};
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        Rng rng = {i};
        for (int n = 0; n < 2000; n++) assert_true(rng_below(&rng, bounds[i]) < bounds[i]);
    }
}

static void below_is_even(void **state) {
    (void)state;
    int counts[6] = {0};
    Rng rng = {42};
    for (int i = 0; i < 60000; i++) counts[rng_below(&rng, 6)]++;
    for (int i = 0; i < 6; i++) assert_in_range(counts[i], 10000 - 457, 10000 + 457);  // five standard deviations of 91.3
}

// With three quarters of 2^32 as bound, numbers folded without rejection would hit every third value twice as often as the others.
static void below_has_no_bias_for_huge_bounds(void **state) {
    (void)state;
    int counts[3] = {0};
    Rng rng = {7};
    for (int i = 0; i < 30000; i++) counts[rng_below(&rng, 0xC0000000u) % 3]++;
    for (int i = 0; i < 3; i++) assert_in_range(counts[i], 10000 - 408, 10000 + 408);  // five of 81.6
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splitmix64_gives_its_published_numbers),
        cmocka_unit_test(sums_never_change),
        cmocka_unit_test(mix_is_a_bijection_where_tried),
        cmocka_unit_test(every_flipped_bit_of_a_row_shows),
        cmocka_unit_test(every_swap_and_every_length_shows),
        cmocka_unit_test(a_flipped_bit_turns_half_of_the_sum),
        cmocka_unit_test(texts_differ_by_letters_order_and_length),
        cmocka_unit_test(below_stays_below),
        cmocka_unit_test(below_is_even),
        cmocka_unit_test(below_has_no_bias_for_huge_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
