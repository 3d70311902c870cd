// What counterpart analyze says of a scenario's table: the packages, the frontier, and the deals that theory names.
#ifndef HOST_ANALYZE_DEAL_H
#define HOST_ANALYZE_DEAL_H
#include "host/commands_coach.h"

// Writes, of the counterpart that was drawn on `row`, which is one of a scenario with a table, an object:
//     beat, opposition      where it is played; how opposed interests are (null where nobody can agree)
//     reserve               [mine, theirs]
//     outcomes, rational    how many packages there are; of these, those that both sides would sign
//     pareto                [mine, theirs] of each point on the frontier, from the best for the rep on
//     nash, kalai_smorodinsky, egalitarian, utilitarian
//                           each a list of {values, mine, theirs}: every package that ties; values as the author wrote them
void analyze_deal_write(const Scenario *scenario, const int32_t *row, FILE *out);
void analyze_deal_print(CoachScene *scene, const int32_t *row, FILE *out);
#endif
