// Looking at text: comparing, cutting, numbers and the nearest name. Nothing here changes a byte of its input.
#include "base/str.h"

#define NEAREST_MAX 64  // no name an author types is longer; the row of distances stays on the stack

Str str_from(const char *zero_terminated) {
    return zero_terminated ? (Str){zero_terminated, strlen(zero_terminated)} : STR_NONE;
}

int str_compare(Str a, Str b) {
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.data, b.data, len) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_starts(Str s, Str prefix) {
    return s.len >= prefix.len && str_equal(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(Str s, Str suffix) {
    return s.len >= suffix.len && str_equal(str_slice(s, s.len - suffix.len, s.len), suffix);
}

ptrdiff_t str_find(Str s, Str needle, size_t from) {
    if (from > s.len || needle.len > s.len - from) return -1;
    if (!needle.len) return (ptrdiff_t)from;
    size_t end = s.len - needle.len + 1;
    while (from < end) {
        const char *hit = memchr(s.data + from, needle.data[0], end - from);
        if (!hit) return -1;
        if (!memcmp(hit, needle.data, needle.len)) return hit - s.data;
        from = (size_t)(hit - s.data) + 1;
    }
    return -1;
}

Str str_trim(Str s) {
    size_t from = 0, to = s.len;
    while (from < to && str_is_space(s.data[from])) from++;
    while (to > from && str_is_space(s.data[to - 1])) to--;
    return str_slice(s, from, to);
}

Str str_copy(Arena *arena, Str s) {
    return str_join(arena, s, STR_NONE);
}

Str str_join(Arena *arena, Str a, Str b) {
    char *data = arena_alloc(arena, a.len + b.len + 1);
    if (a.len) memcpy(data, a.data, a.len);
    if (b.len) memcpy(data + a.len, b.data, b.len);
    return (Str){data, a.len + b.len};
}

Str str_int(Arena *arena, int64_t value) {
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0) digits[--at] = '-';
    return str_copy(arena, (Str){digits + at, sizeof digits - at});
}

Str str_hex64(Arena *arena, uint64_t value) {
    char digits[16];
    for (int i = 0; i < 16; i++) digits[i] = "0123456789abcdef"[value >> (60 - 4 * i) & 15];
    return str_copy(arena, (Str){digits, sizeof digits});
}

bool str_to_int(Str s, int64_t *value) {
    bool negative = s.len && s.data[0] == '-';
    if (s.len == (size_t)negative) return false;
    uint64_t most = (uint64_t)INT64_MAX + negative, sum = 0;
    for (size_t i = negative; i < s.len; i++) {
        if (s.data[i] < '0' || s.data[i] > '9') return false;
        unsigned digit = (unsigned)(s.data[i] - '0');
        if (sum > (most - digit) / 10) return false;
        sum = sum * 10 + digit;
    }
    // The least value has no positive twin, so it is stepped over: -(sum - 1) - 1.
    *value = !negative ? (int64_t)sum : sum ? -(int64_t)(sum - 1) - 1 : 0;
    return true;
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool str_to_hex64(Str s, uint64_t *value) {
    if (!s.len || s.len > 16) return false;
    uint64_t sum = 0;
    for (size_t i = 0; i < s.len; i++) {
        int digit = hex_digit(s.data[i]);
        if (digit < 0) return false;
        sum = sum << 4 | (uint64_t)digit;
    }
    *value = sum;
    return true;
}

static size_t min3(size_t a, size_t b, size_t c) {
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

// Optimal string alignment: inserted, lost, wrong and exchanged neighbouring bytes count one each. Row i & 3 holds the distances of a's
// first i bytes.
static size_t edit_distance(Str a, Str b) {
    size_t rows[4][NEAREST_MAX + 1];
    for (size_t j = 0; j <= b.len; j++) rows[0][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t *row = rows[i & 3], *above = rows[(i - 1) & 3], *before = rows[(i - 2) & 3];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            row[j] = min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a.data[i - 1] != b.data[j - 1]));
            bool exchanged = i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1];
            if (exchanged && before[j - 2] + 1 < row[j]) row[j] = before[j - 2] + 1;
        }
    }
    return rows[a.len & 3][b.len];
}

Str str_nearest(Str wrong, const Str *names, int count) {
    Str nearest = STR_NONE;
    if (wrong.len > NEAREST_MAX) return nearest;
    size_t limit = wrong.len < 3 ? 2 : wrong.len / 3 + 1;  // the first distance that is too far
    for (int i = 0; i < count; i++) {
        if (names[i].len > NEAREST_MAX) continue;
        size_t distance = edit_distance(wrong, names[i]);
        if (distance >= limit) continue;
        limit = distance;
        nearest = names[i];
    }
    return nearest;
}
