// Conditions: `anger > 60 and not spare_sent` compiled to integers at load, read back without Lua.
#ifndef CORE_EXPR_H
#define CORE_EXPR_H
#include "core/scenario.h"

#define EXPR_DEPTH 32  // values on the stack; deeper nesting is refused

// Compiles `text` into scenario->ops. The result is > 0, or 0 with a fault at file:line.
Cond expr_compile(Scenario *scenario, Str text, Str file, int line, Err *err);
// Value of the expression that starts at ops[cond], on this row: 0 or 1.
bool expr_holds(const Op *ops, const int32_t *row);
#endif
