// A wait for a message and one for something that moves share the same time: whoever tells of it tells both.
#include "host/ticker.h"

int ticker_rest(Ticker *ticker, int wanted, uint64_t now) {
    if (wanted && !ticker->runs) ticker->since = now;
    ticker->runs = wanted > 0;
    ticker->wanted = wanted;
    if (!ticker->runs) return -1;
    uint64_t passed = now - ticker->since;
    return passed >= (uint64_t)wanted ? 0 : wanted - (int)passed;
}

int ticker_take(Ticker *ticker, uint64_t now) {
    if (!ticker->runs) return 0;
    uint64_t passed = now - ticker->since, most = (uint64_t)(ticker->wanted > TICK_MOST ? ticker->wanted : TICK_MOST);
    ticker->since = now;
    return (int)(passed < most ? passed : most);
}
