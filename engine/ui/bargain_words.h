// What the debrief of a negotiation says of steps, flaws, reasons and the process, for the window and the text clients alike. `ui` is the
// program's own catalogue, NULL in English. Decisions, packages and points are put into words by moves.h.
#ifndef UI_BARGAIN_WORDS_H
#define UI_BARGAIN_WORDS_H
#include "coach/bargain.h"
#include "coach/reason.h"

// Of an offer against the one before it: its class, and what that means.
Str step_words(const Catalog *ui, DealStep step);
Str step_sentence(const Catalog *ui, DealStep step);
// A named deal of theory, and what is greatest there.
Str deal_words(const Catalog *ui, DealKind kind);
// What went wrong, in a few words, and with what to do instead.
Str flaw_words(const Catalog *ui, Flaw flaw);
Str flaw_sentence(const Catalog *ui, Flaw flaw);
// Why the coach would do what it advises at the table. Empty for REASON_NONE.
Str reason_sentence(const Catalog *ui, Reason reason);
// How the talks ended: "Agreement".
Str phase_words(const Catalog *ui, NegotiationPhase phase);

typedef enum MeasureSign { MEASURE_PLAIN, MEASURE_GOOD, MEASURE_BAD } MeasureSign;
typedef struct Measure {
    Str name, value;
    Str note;       // what is behind the figure; may be empty
    Str technique;  // id
    MeasureSign sign;
} Measure;
#define MEASURES_MAX 14
// Of the process, in the order of a negotiation; texts are in `arena`. Returns how many there are.
int bargain_measures(const Catalog *ui, Arena *arena, const Bargain *bargain, Measure measures[MEASURES_MAX]);
#endif
