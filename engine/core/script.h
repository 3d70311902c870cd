// The Lua functions of a scenario: they see the state row as `s`, and nothing else.
#ifndef CORE_SCRIPT_H
#define CORE_SCRIPT_H
#include "core/sandbox.h"
#include "core/scenario.h"

// Takes over the sandbox in which the file ran; functions are numbers from sandbox_keep.
typedef struct Script Script;
Script *script_open(Scenario *scenario, Sandbox *sandbox);
void script_close(Script *script);  // NULL is fine; closes the sandbox

// Has any call so far read the variable (index into scenario->vars)? False without a script.
bool script_has_read(const Script *script, int var);

// From now on what calls come to is remembered, or no longer. A NULL script is fine.
void script_remember(Script *script, bool on);

// `when = function(s) … end`: true or false. The result is false on a fault.
bool script_test(Script *script, int function, const int32_t *row, bool *result, Err *err);
// `effect = function(s) … end`: may write numbers, flags and words of the state; returns nothing.
bool script_change(Script *script, int function, int32_t *row, Err *err);
// `from = function(s) … end`: a whole number, bounded to 0..100.
bool script_score(Script *script, int function, const int32_t *row, int32_t *result, Err *err);
#endif
