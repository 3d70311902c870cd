// Decisions taken under one form of a scenario, taken again under another: what is left of a run after its author has changed the file.
#ifndef CORE_CARRY_H
#define CORE_CARRY_H
#include "core/session.h"

// The number, 1-based, that option `number` of beat `was_beat` has in beat `now_beat`; 0 when it is not there any more. It is the one with
// the same id, else with the same text, else the one at its number, unless that was another option before.
int carry_option(const Scenario *was, int was_beat, int number, const Scenario *now, int now_beat);

// The same of any decision: at a table, packages, issues, alternatives and guesses are those of the same ids and texts, wherever they stand
// now. False when something it says is not there any more, or a package or preparation now says more.
bool carry_decision(const Scenario *was, int was_beat, const Decision *decision, const Scenario *now, int now_beat, Decision *carried);

// Plays the decisions of `old` under `now` with the same seed: each at the beat of the same name, as the option that it has become, as long
// as that is open. Under the same logic the numbers are as they were, whatever the words say. Stands behind the last decision that fits;
// when not all do, `err` has one sentence on the first that doesn't. NULL when already the start fails, with the author's fault in `err`.
Session *session_carry(const Session *old, const Scenario *now, Err *err);
#endif
