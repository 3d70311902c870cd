// Powers of two and their logarithms in whole numbers: libm differs between platforms.
#include "base/fixed.h"

#define HALVINGS_MAX 21  // FIXED_ONE halved so often rounds to 0

// A table of sixteenths of a halving, then the exponential series to its fourth power.
int32_t fixed_halved(int64_t steps) {
    static const int32_t sixteenths[16] = {1073741824, 1028218693, 984625594, 942880699, 902905651, 864625413, 827968132, 792865000,
                                           759250125,  727060411,  696235434, 666717336, 638450708, 611382493, 585461881, 560640218};
    static const int64_t unit = (int64_t)1 << 30, ln2 = 744261118;  // in units of 2^-30, as the table
    if (steps <= 0) return FIXED_ONE;
    if (steps >= (int64_t)HALVINGS_MAX * FIXED_HALVING) return 0;
    int64_t part = steps % FIXED_HALVING, x = part % (FIXED_HALVING / 16) * ln2 / FIXED_HALVING, power = unit;
    for (int i = 4; i > 0; i--) power = unit - (x * power >> 30) / i;
    power = power * sixteenths[part / (FIXED_HALVING / 16)] >> 30;
    int shift = 30 + (int)(steps / FIXED_HALVING);
    return (int32_t)((power * FIXED_ONE + ((int64_t)1 << (shift - 1))) >> shift);
}

int32_t fixed_halvings(int64_t share) {
    int32_t below = 0, above = HALVINGS_MAX * FIXED_HALVING;
    while (below < above) {
        int32_t middle = (below + above) / 2;
        if (fixed_halved(middle) <= share)
            above = middle;
        else
            below = middle + 1;
    }
    return above;
}

int32_t fixed_power(int64_t share, int64_t numerator, int64_t denominator) {
    if (share <= 0) return 0;
    return fixed_halved(fixed_halvings(share) * numerator / denominator);
}
