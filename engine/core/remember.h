// What calls of a scenario's Lua functions came to: a function depends on the values of the variables that it names and on nothing else,
// and a search asks for the same few of them again and again.
#ifndef CORE_REMEMBER_H
#define CORE_REMEMBER_H
#include "core/scenario.h"

#define REMEMBER_SLOTS 8  // variables that a function may name to be remembered

typedef struct Remembered {
    int function;
    bool known;                                             // the rest is filled in
    int32_t result;                                         // of a condition or an outcome
    int32_t before[REMEMBER_SLOTS], after[REMEMBER_SLOTS];  // the values of ScriptFunction.reads; after: of an effect
} Remembered;

typedef struct Memory Memory;
Memory *remember_open(void);
void remember_close(Memory *memory);  // NULL is fine
// The place for a call on this row, `known` or to be filled in after the call; the next question may take it away. NULL when such a call is
// not remembered, or nothing is (`memory` is NULL).
Remembered *remember_place(Memory *memory, const ScriptFunction *function, const int32_t *row);
#endif
