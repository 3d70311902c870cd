// Numbers kept within bounds, for all of what is shown.
#ifndef UI_BOUNDS_H
#define UI_BOUNDS_H
#include <stdint.h>

static inline int ui_least(int a, int b) {
    return a < b ? a : b;
}
static inline int ui_most(int a, int b) {
    return a > b ? a : b;
}
// The same of points, which may be many.
static inline int64_t points_least(int64_t a, int64_t b) {
    return a < b ? a : b;
}
static inline int64_t points_most(int64_t a, int64_t b) {
    return a > b ? a : b;
}
// `value`, or the bound that it has passed; `least` where the bounds leave nothing between them.
static inline int ui_between(int64_t value, int least, int most) {
    return (int)points_most(points_least(value, most), least);
}
// The index of an id among `count` of them from `first` on; -1: it is none of them.
static inline int ui_index(int id, int first, int count) {
    return id >= first && id < first + count ? id - first : -1;
}
#endif
