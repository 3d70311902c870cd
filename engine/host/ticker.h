// How much time has passed since the App began to wait for it. The clock is the caller's: milliseconds of any beginning.
#ifndef HOST_TICKER_H
#define HOST_TICKER_H
#include <stdbool.h>
#include <stdint.h>

#define TICK_MOST 1000  // milliseconds that are told at once of a wait that is shorter: what moves must not leap after a standstill

// Zero-initialise.
typedef struct Ticker {
    bool runs;
    int wanted;      // milliseconds, as the App last said
    uint64_t since;  // the last tick, or when the App began to wait
} Ticker;

// Milliseconds until the App is to be told of the time when it wants that after `wanted`; 0: now; -1: it does not want it (`wanted` is 0).
int ticker_rest(Ticker *ticker, int wanted, uint64_t now);
// Milliseconds that the App is to be told of, 0 when it waits for nothing; what follows counts from `now`.
int ticker_take(Ticker *ticker, uint64_t now);
#endif
