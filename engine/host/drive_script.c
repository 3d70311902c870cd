// All lines are read before the first is run, so that a script with a slip in it does nothing by halves.
#include "host/drive_parts.h"

#include "host/words.h"

int order_number(Str word) {
    int64_t value = 0;
    str_to_int(word, &value);
    return nearest_int(value);
}

bool order_is_number(Str word, int least, int most) {
    int64_t value;
    return str_to_int(word, &value) && value >= least && value <= most;
}

static const Verb *find_verb(Drive *drive, Str name, int line) {
    Str *names = ARENA_ARRAY(&drive->arena, Str, drive_verb_count);
    for (int i = 0; i < drive_verb_count; i++) {
        if (str_equal(name, drive_verbs[i].name)) return &drive_verbs[i];
        names[i] = drive_verbs[i].name;
    }
    Str near = str_nearest(name, names, drive_verb_count);
    if (near.len)
        ERR(drive->err, drive->file, line, "Unknown command “{1}”; did you mean “{2}”?", name, near);
    else
        ERR(drive->err, drive->file, line, "Unknown command “{1}”.", name);
    return NULL;
}

static void usage_fault(Drive *drive, const Order *order) {
    ERR(drive->err, drive->file, order->line, "Expected: {1}", order->verb->usage);
}

// True when the line is fine or says nothing (then `order->verb` is NULL).
static bool read_line(Drive *drive, Str text, Order *order) {
    Str words[1 + WORDS_MAX + 1];
    const int most = (int)(sizeof words / sizeof *words);
    bool closed = words_split(&drive->arena, text, words, most, &order->count);
    if (order->count == 0) return true;
    order->verb = find_verb(drive, words[0], order->line);
    if (!order->verb) return false;
    order->count--;
    for (int i = 0; i < order->count && i < WORDS_MAX; i++) order->words[i] = words[i + 1];
    if (!closed) {
        ERR0(drive->err, drive->file, order->line, "The closing quotation mark is missing.");
        return false;
    }
    bool fits =
        order->count >= order->verb->least && order->count <= order->verb->most && (!order->verb->check || order->verb->check(order));
    if (!fits) usage_fault(drive, order);
    return fits;
}

bool drive_read(Drive *drive, Str script, Order **orders, int *count) {
    int cap = 0, line = 0;
    bool fine = true;
    for (size_t from = 0; from < script.len;) {
        ptrdiff_t end = str_find(script, STR("\n"), from);
        size_t to = end < 0 ? script.len : (size_t)end;
        Order order = {.line = ++line};
        fine &= read_line(drive, str_slice(script, from, to), &order);
        from = to + 1;
        if (!order.verb) continue;
        *orders = arena_grow(&drive->arena, *orders, *count, &cap, sizeof **orders);
        (*orders)[(*count)++] = order;
    }
    return fine;
}
