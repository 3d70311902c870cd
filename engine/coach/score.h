// From what a decision gave up to points, labels and accuracy. Whole numbers throughout: the same on every machine.
#ifndef COACH_SCORE_H
#define COACH_SCORE_H
#include "core/session.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum Label { LABEL_NONE, LABEL_BEST, LABEL_GOOD, LABEL_INACCURACY, LABEL_MISTAKE, LABEL_BLUNDER, LABEL_COUNT } Label;

#define POINTS_MAX        10000  // hundredths
#define ACCURACY_UNKNOWN  (-1)   // not judged yet
#define ACCURACY_UNSCORED (-2)   // nothing was at stake

// Points of a decision in hundredths, 0 .. 10000. D = regret / range, where range is the best less the worst outcome from the start, in the
// same unit as regret; points = 103.1668 exp(-4.354 D) - 3.1669 within 0..100, the curve of lichess.org/page/accuracy with the share of
// what could be won or lost in place of its percentage. Kept as a table with straight lines between, since exp differs between platforms.
int score_points(int64_t regret, int64_t range);
// By D: best 0, good under .03, inaccuracy under .10, mistake under .20, else blunder. An option that its author tagged as a mistake is
// never better than an inaccuracy. LABEL_NONE when range is 0.
Label score_label(int64_t regret, int64_t range, bool tagged);
// "Best", "Good" …, to be translated by the client's catalogue; empty for LABEL_NONE.
Str label_name(Label label);

// The accuracy of a run: the mean of points, weighted by stake. A beat that is met again is pooled: it weighs its largest stake once, and
// every loss in it counts, so that going round in a loop with good answers can't wash out a bad one. Where each beat is met once, that is
// the plain weighted mean.
typedef struct Accuracy {
    int beats;
    int64_t range;
    int64_t *weight, *loss;  // by beat: weight in millionths of the range, loss in weight times hundredths
} Accuracy;
Accuracy accuracy_open(Arena *arena, int beats, int64_t range);
void accuracy_clear(Accuracy *accuracy);
// One decision. 0 <= regret <= stake; what is beyond the range counts as the range.
void accuracy_add(Accuracy *accuracy, int beat, int64_t regret, int64_t stake);
// Hundredths of a point, halves up; ACCURACY_UNSCORED when nothing was at stake.
int accuracy_value(const Accuracy *accuracy);
// One decimal: "87.5"; "–" where there is none.
Str accuracy_print(Arena *arena, int accuracy);
#endif
