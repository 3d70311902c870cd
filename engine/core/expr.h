// Conditions: `anger > 60 and not spare_sent` compiled to integers at load, read back without Lua.
#ifndef CORE_EXPR_H
#define CORE_EXPR_H
#include "core/scenario.h"

#define EXPR_DEPTH 32  // values on the stack; deeper nesting is refused

// Compiles `text` into scenario->ops. The result is > 0, or 0 with a fault at file:line.
Cond expr_compile(Scenario *scenario, Str text, Str file, int line, Err *err);
// The value of any expression on this row: 0 or 1.
bool expr_value(const Op *ops, const int32_t *row);

// Bit 0 of a comparison: does it hold where the left side is less; bit 1: where both are equal; bit 2: where it is more.
static inline bool expr_compares(int32_t code, int64_t left, int64_t right) {
    static const uint8_t holds[] = {[OP_EQ] = 2, [OP_NE] = 5, [OP_LT] = 1, [OP_LE] = 3, [OP_GT] = 4, [OP_GE] = 6};
    return holds[code] >> ((left >= right) + (left > right)) & 1;
}

// The same as expr_value. Most conditions are a variable, or one compared with a number: these need no stack.
static inline bool expr_holds(const Op *op, const int32_t *row) {
    if (op->code != OP_SLOT) return expr_value(op, row);
    int32_t value = row[op->value];
    if (op[1].code == OP_END) return value != 0;
    if (op[1].code == OP_NUMBER && op[3].code == OP_END) return expr_compares(op[2].code, value, op[1].value);
    return expr_value(op, row);
}
#endif
