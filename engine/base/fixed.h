// Shares as whole numbers of millionths, and their powers, the same on every machine.
#ifndef BASE_FIXED_H
#define BASE_FIXED_H
#include <stdint.h>

#define FIXED_ONE     1000000
#define FIXED_HALVING 576000  // steps of one halving: a minute is a whole number of them for half-lives of whole hours up to 48

// FIXED_ONE * 2^(-steps / FIXED_HALVING), less than a millionth off; FIXED_ONE for steps <= 0.
int32_t fixed_halved(int64_t steps);
// The least number of steps after which no more than `share` is left.
int32_t fixed_halvings(int64_t share);
// share^(numerator / denominator), both at least 1, for a share of 0 .. FIXED_ONE; a few millionths off.
int32_t fixed_power(int64_t share, int64_t numerator, int64_t denominator);
#endif
