// What the pages of a negotiation's debrief say in words and figures, and what they all read off it.
#include "ui/bargain_page.h"

Str bargain_points(const Ui *ui, int64_t points) {
    return number_words(&ui->list->arena, points);
}

Str bargain_worth(const Ui *ui, const BargainScreen *b, int64_t points) {
    return worth_words(ui->catalog, b->mine.table, points, &ui->list->arena);
}

int bargain_way(int64_t worth, int64_t reserve, int64_t best) {
    if (best <= reserve) return worth >= reserve ? 100 : 0;
    return nearest_int(100 * (worth - reserve) / (best - reserve));
}

Str bargain_who(const Ui *ui, const BargainScreen *b) {
    return counterpart_within(ui->catalog, b->mine.table);
}

Str bargain_who_first(const Ui *ui, const BargainScreen *b) {
    return counterpart_words(ui->catalog, b->mine.table);
}

Str bargain_package(const Ui *ui, const BargainScreen *b, int outcome) {
    return package_words(b->mine.table, outcome, &ui->list->arena);
}
