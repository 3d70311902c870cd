// Searches kept between two starts of the program, a file each in the cache folder. A cache can't fail: what can't be read is searched
// again, what can't be written is not there the next time.
#ifndef HOST_SEARCH_CACHE_H
#define HOST_SEARCH_CACHE_H
#include "coach/search.h"

// The search of the seed that was kept; NULL when there is none that is sound and of this very scenario, or when cancelled.
Search *search_cache_read(Str folder, const Scenario *scenario, uint64_t seed, SearchProgress *progress);
// Keeps it, and removes what was kept of this scenario with another logic, and more than a handful of searches with this one.
// Reads no Lua, so that it may run beside a thread that uses the search.
void search_cache_keep(Str folder, const Search *search, uint64_t seed);
// The kept search, or a new one, kept. As search_run.
Search *search_cached(Str folder, const Scenario *scenario, uint64_t seed, SearchProgress *progress, Err *err);
#endif
