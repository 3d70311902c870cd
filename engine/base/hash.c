// Checksums over texts and rows, built from values and never from memory, so that byte order can't show.
#include "base/hash.h"

#define GOLDEN   0x9e3779b97f4a7c15u
#define MULTIPLY 0xd6e8feb86659fd93u  // odd: each step stays a bijection, so one changed word always changes the sum

static uint64_t bytes_to_word(const char *data, size_t len) {
    uint64_t word = 0;
    for (size_t i = 0; i < len; i++) word |= (uint64_t)(unsigned char)data[i] << (8 * i);
    return word;
}

uint64_t hash_str(uint64_t hash, Str s) {
    hash = hash_int(hash, s.len);
    size_t at = 0;
    for (; s.len - at >= 8; at += 8) hash = hash_int(hash, bytes_to_word(s.data + at, 8));
    return at < s.len ? hash_int(hash, bytes_to_word(s.data + at, s.len - at)) : hash;
}

static uint64_t stir(uint64_t lane, uint64_t word) {
    lane = (lane ^ word) * MULTIPLY;
    return lane ^ lane >> 32;
}

static uint64_t pair(const int32_t *two) {
    return (uint64_t)(uint32_t)two[0] | (uint64_t)(uint32_t)two[1] << 32;
}

// Four lanes side by side, because a multiplication takes longer than starting the next one.
uint64_t hash_row(uint64_t hash, const int32_t *row, int count) {
    uint64_t a = hash, b = ~hash, c = hash + GOLDEN, d = hash ^ GOLDEN;
    int i = 0;
    for (; i + 8 <= count; i += 8) {
        a = stir(a, pair(row + i));
        b = stir(b, pair(row + i + 2));
        c = stir(c, pair(row + i + 4));
        d = stir(d, pair(row + i + 6));
    }
    for (; i + 2 <= count; i += 2) a = stir(a, pair(row + i));
    if (i < count) a = stir(a, (uint32_t)row[i]);
    return hash_mix(stir(stir(stir(stir(a, b), c), d), (uint64_t)count));
}

uint64_t rng_next(Rng *rng) {
    return hash_mix(rng->state += GOLDEN);
}

// Lemire's multiplication (2019): the high half is the number; low halves under 2^32 mod bound would favour some numbers.
uint32_t rng_below(Rng *rng, uint32_t bound) {
    MUST(bound >= 1);
    const uint32_t unfair = (0u - bound) % bound;
    uint64_t product;
    do product = (rng_next(rng) >> 32) * bound;
    while ((uint32_t)product < unfair);
    return (uint32_t)(product >> 32);
}
