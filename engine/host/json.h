// Texts, phases of a negotiation, and what packages hold and are worth, as JSON. The caller owns what is new.
#ifndef HOST_JSON_H
#define HOST_JSON_H
#include "core/scenario.h"

#include <jansson.h>
#include <stdio.h>

// A new string; bytes that are no text, as a file's name may hold, are replaced.
json_t *json_text(Str text);
// "ahead", "prepare", "talks", "agreed", "walked", "left", "timeout".
json_t *json_phase(NegotiationPhase phase);
json_t *json_worth(Points worth);  // [mine, theirs]
// {values, mine, theirs}, values as the author wrote them; null where `outcome` is below 0.
json_t *json_package(const TableSpec *table, const DealSpace *space, int outcome, Points worth);
// Writes an object, which must have a member and is freed, without its closing brace, so that more can be written behind it: what is too
// much to be held as values.
void json_write_open(json_t *object, FILE *out);
#endif
