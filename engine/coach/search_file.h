// A search as bytes, to be kept between two starts of the program, and back.
//
// Kept is only what takes time to find: which options are open in each state, where they lead, and the values that rollouts found beyond
// the budget. Rows are played again along the ways on which they were first met, and values spread again, so that no number in the bytes is
// used as a place or as a value without having been checked.
//
//     8  "CPSEARCH"
//     4  version of this form                        all numbers little-endian
//     4  1: what is said was told apart, else 0
//     8  hash of the scenario's logic
//     8  hash of the first row, as far as it matters
//     4  states
//     4  states looked at
//     4  edges
//     4  0
//     8  checksum: hash_str of the 48 bytes before, chained with hash_str of all bytes behind
//     …  per state that is no ending, numbers of 7 bits a byte, the low ones first, all but the last byte with the high bit set:
//        looked at: 2 * the set of options with edges, bit 0 the first, + 1 when some option fails; then per edge 0 for the next new state,
//        else how far back from there its state is. Not looked at: best + 1 and worst + 1, 0 for none.
#ifndef COACH_SEARCH_FILE_H
#define COACH_SEARCH_FILE_H
#include "coach/search.h"

#define SEARCH_FILE_VERSION 1

// The bytes live in `arena`. Reads no Lua, so that it may run beside a thread that uses the search.
Str search_write(const Search *search, Arena *arena);
// The search that started at `row` of this scenario. NULL when the bytes are damaged, or of another scenario, row or form, or when states
// tried here and there play otherwise than the bytes say; and when cancelled. The caller frees it.
Search *search_read(const Scenario *scenario, const int32_t *row, Str bytes, SearchProgress *progress);
#endif
