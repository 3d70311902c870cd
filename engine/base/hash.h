// Seeded numbers and checksums that are the same on every machine. They find accidents; they do not resist an attacker.
#ifndef BASE_HASH_H
#define BASE_HASH_H
#include "base/str.h"

// SplitMix64's finalizer (Steele, Lea, Flood 2014): a bijection on 64 bits.
static inline uint64_t hash_mix(uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}
// Chains `value` onto `hash`; order matters.
static inline uint64_t hash_int(uint64_t hash, uint64_t value) {
    return hash_mix(hash + 0x9e3779b97f4a7c15u + value) ^ (hash << 1 | hash >> 63);
}
// Chains a text and its length.
uint64_t hash_str(uint64_t hash, Str s);
// Chains a row of integers, read as little-endian pairs on every machine. Fast: this runs once per decision.
uint64_t hash_row(uint64_t hash, const int32_t *row, int count);

// SplitMix64: period 2^64, any seed is good.
typedef struct Rng {
    uint64_t state;
} Rng;
uint64_t rng_next(Rng *rng);
// Uniform in 0..bound-1, without bias; bound >= 1.
uint32_t rng_below(Rng *rng, uint32_t bound);
#endif
