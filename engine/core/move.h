// Acts at the table as words: what a person types, what authors' runs say, what logs print. One syntax for all.
//
//     ask price                     paraphrase          value price         silence        threat        overpromise
//     offer price=98 payment=30     if price=98 …       trade price=98 …    close price=98 …
//     packages price=98 payment=30 | price=96 payment=60
//     accept                        walk
//     prepare alternative=1 limit=30 target=80 price=3 payment=1
//
// Issues are named by their id or name, or by their number: #2; a value by its text, by a beginning of it that no other value of the issue
// has, or by its number: price=#2. What has spaces in it stands in double quotes; \" and \\ inside them stand for the mark. A package says
// only what differs from the rep's last offer, or, before the first, from the package that is best for the rep.
#ifndef CORE_MOVE_H
#define CORE_MOVE_H
#include "core/view.h"

// `row` is the run's whole row; NULL: as before the first offer, for a look at the syntax alone. `shown`: the table as the reader sees it,
// whose names and values are then understood beside the scenario's own; may be NULL. False with a fault in `err` at file:line that names
// what was expected and the nearest right name. Whether the move is open now is not looked at.
bool move_read(const Scenario *scenario, const ViewTable *shown, const int32_t *row, Str text, Decision *decision, Str file, int line,
               Err *err);
// In `arena`; every value of a package is named, so that it reads back to the same decision on any row. Empty for DECISION_CHOOSE, and for
// what is no decision at this table.
Str move_write(Arena *arena, const Scenario *scenario, const Decision *decision);
// Has the decision the form its kind asks for at this table: as many values as it takes, each in its range? For what comes from outside.
bool move_fits(const Scenario *scenario, const Decision *decision);
#endif
