// What the options are worth: smells that show only when every situation is valued.
//
// A play is a best line as long as each decision keeps what could be reached from the start. A beat may be met in many situations; where
// one has to stand for it, that is the first on a best line with something at stake.
#include "base/utf8.h"
#include "coach/check_parts.h"

#include <stdlib.h>
#include <string.h>

#define DOMINATED_POINTS 20  // an option that always costs as much tempts nobody
#define SLIP_POINTS      60  // more than one slip should cost at once
#define BEST_LEAST       90  // what the best play should reach, and the worst not exceed
#define WORST_MOST       10
#define CHANCE_BEATS     6    // fewer beats prove nothing
#define CHANCE_LONGEST   .01  // how unlikely it must be that the order came by chance
#define CHANCE_FIRST     .01
#define CHANCE_ALWAYS    .001

typedef struct OptionWorth {
    int64_t staked, worst;      // situations with something at stake where it is open; of these, those where it alone is worst
    int64_t among, least_loss;  // situations where it is open among others, and the least it cost there
    int64_t lost_for_good;      // what a slip here cost without a way back; 0: never
    bool mistake_best, mistake_free;
    uint16_t beside, differs;  // bits of later options of the beat: open together; to another situation
} OptionWorth;

typedef struct BeatWorth {
    int rank;  // 0: nothing at stake so far; 1: off, 2: on a best line
    int options, best;
    bool longest, first;  // is the longest text, and the first option, among the best?
} BeatWorth;

struct CheckWorth {
    OptionWorth *options;
    BeatWorth *beats;
    bool *shown;  // [technique]: by a best line
    int64_t top, bottom, denominator;
    bool any;
};

void worth_begin(Check *c) {
    const Scenario *s = c->s;
    c->worth = ARENA_NEW(&c->arena, CheckWorth);
    c->worth->options = ARENA_ARRAY(&c->arena, OptionWorth, s->option_count);
    c->worth->beats = ARENA_ARRAY(&c->arena, BeatWorth, s->beat_count);
    c->worth->shown = ARENA_ARRAY(&c->arena, bool, s->technique_count);
    for (int i = 0; i < s->option_count; i++) c->worth->options[i].least_loss = INT64_MAX;
}

// One situation with the options open there.
typedef struct Choice {
    const Search *search;
    const Option *options;  // of the beat
    int first, count;       // index of the beat's first option; how many are open
    SearchEdge edges[OPTIONS_MAX];
    int64_t value[OPTIONS_MAX];  // the best outcome behind each; -1 where no ending is
    int64_t best, least, denominator;
    bool on_best_line;
} Choice;

static bool is_mistake(const Choice *ch, int i) {
    return ch->options[ch->edges[i].option].mistakes.count > 0;
}

static OptionWorth *worth_of(Check *c, const Choice *ch, int i) {
    return &c->worth->options[ch->first + ch->edges[i].option];
}

static void weigh_pairs(Check *c, const Choice *ch) {
    for (int i = 0; i < ch->count; i++) {
        OptionWorth *worth = worth_of(c, ch, i);
        for (int j = i + 1; j < ch->count; j++) {
            uint16_t bit = (uint16_t)(1 << ch->edges[j].option);
            worth->beside |= bit;
            if (ch->edges[i].to != ch->edges[j].to) worth->differs |= bit;
        }
    }
}

static int count_value(const Choice *ch, int64_t value) {
    int count = 0;
    for (int i = 0; i < ch->count; i++) count += ch->value[i] == value;
    return count;
}

static void weigh_costs(Check *c, const Choice *ch) {
    bool alone_worst = count_value(ch, ch->least) == 1;
    for (int i = 0; i < ch->count && ch->count > 1; i++) {
        OptionWorth *worth = worth_of(c, ch, i);
        int64_t loss = ch->best - (ch->value[i] < 0 ? 0 : ch->value[i]);
        worth->among++;
        if (loss < worth->least_loss) worth->least_loss = loss;
        if (ch->best == ch->least) continue;
        worth->staked++;
        worth->worst += alone_worst && ch->value[i] == ch->least;
    }
}

static void weigh_mistakes(Check *c, const Choice *ch) {
    int64_t right = -1;  // of the options without such a tag
    bool any_right = false;
    for (int i = 0; i < ch->count; i++) {
        if (is_mistake(ch, i)) continue;
        any_right = true;
        if (ch->value[i] > right) right = ch->value[i];
    }
    for (int i = 0; i < ch->count; i++) {
        if (!is_mistake(ch, i) || ch->value[i] != ch->best) continue;
        if (any_right && ch->best > right) worth_of(c, ch, i)->mistake_best = true;
        if (ch->on_best_line) worth_of(c, ch, i)->mistake_free = true;
    }
}

static void weigh_slips(Check *c, const Choice *ch) {
    for (int i = 0; i < ch->count && ch->on_best_line; i++) {
        int32_t to = ch->edges[i].to;
        int64_t loss = ch->best - ch->value[i];
        if (ch->value[i] < 0 || loss < SLIP_POINTS * ch->denominator || search_best(ch->search, to) != search_worst(ch->search, to))
            continue;
        OptionWorth *worth = worth_of(c, ch, i);
        if (loss > worth->lost_for_good) worth->lost_for_good = loss;
    }
}

static void note_shown(Check *c, const Choice *ch) {
    for (int i = 0; i < ch->count && ch->on_best_line; i++) {
        Slice shows = ch->options[ch->edges[i].option].shows;
        for (int j = 0; ch->value[i] == ch->best && j < shows.count; j++) c->worth->shown[c->s->ints[shows.first + j]] = true;
    }
}

static bool is_longest(const Choice *ch, int option) {
    size_t length = utf8_count(ch->options[ch->edges[option].option].text);
    for (int i = 0; i < ch->count; i++)
        if (i != option && utf8_count(ch->options[ch->edges[i].option].text) >= length) return false;
    return true;
}

static void represent(const Choice *ch, BeatWorth *beat) {
    int rank = ch->on_best_line ? 2 : 1;
    if (ch->best == ch->least || beat->rank >= rank) return;
    *beat = (BeatWorth){.rank = rank, .options = ch->count, .best = count_value(ch, ch->best), .first = ch->value[0] == ch->best};
    for (int i = 0; i < ch->count; i++) beat->longest |= ch->value[i] == ch->best && is_longest(ch, i);
}

static void weigh_state(Check *c, const Search *search, int32_t state, bool on_best_line) {
    int position = search_position(search, state);
    if (position >= c->s->beat_count || !search_ends(search, state)) return;
    int first = c->s->beats[position].options.first;
    Choice ch = {.search = search,
                 .options = c->s->options + first,
                 .first = first,
                 .best = search_best(search, state),
                 .least = INT64_MAX,
                 .denominator = c->worth->denominator,
                 .on_best_line = on_best_line};
    ch.count = search_edges(search, state, ch.edges);
    for (int i = 0; i < ch.count; i++) {
        ch.value[i] = search_ends(search, ch.edges[i].to) ? search_best(search, ch.edges[i].to) : -1;
        if (ch.value[i] < ch.least) ch.least = ch.value[i];
    }
    if (c->s->outcome_count) note_shown(c, &ch);
    if (search_fails(search, state)) return;  // what the failing option is worth nobody knows
    weigh_pairs(c, &ch);
    if (!c->s->outcome_count) return;
    weigh_costs(c, &ch);
    weigh_mistakes(c, &ch);
    weigh_slips(c, &ch);
    represent(&ch, &c->worth->beats[position]);
}

// Marks what best play can come to. `queue` has room for all states.
static void mark_best_lines(const Search *search, uint8_t *marked, int32_t *queue) {
    int32_t tail = 0;
    marked[0] = 1;
    queue[tail++] = 0;
    for (int32_t head = 0; head < tail; head++) {
        SearchEdge edges[OPTIONS_MAX];
        int count = search_edges(search, queue[head], edges);
        for (int i = 0; i < count; i++) {
            int32_t to = edges[i].to;
            if (marked[to] || !search_ends(search, to) || search_best(search, to) != search_best(search, 0)) continue;
            marked[to] = 1;
            queue[tail++] = to;
        }
    }
}

void worth_search(Check *c, const Search *search) {
    CheckWorth *w = c->worth;
    size_t count = (size_t)search_states(search);
    if (!search_ends(search, 0)) return;
    if (!w->any || search_best(search, 0) > w->top) w->top = search_best(search, 0);
    if (!w->any || search_worst(search, 0) < w->bottom) w->bottom = search_worst(search, 0);
    w->denominator = search_denominator(search);
    w->any = true;
    uint8_t *marked = mem_realloc(NULL, count);
    int32_t *queue = mem_realloc(NULL, count * sizeof *queue);
    memset(marked, 0, count);
    mark_best_lines(search, marked, queue);
    for (int32_t i = 0; i < search_states(search); i++) weigh_state(c, search, i, marked[i]);
    free(queue);
    free(marked);
}

static Str points(Check *c, int64_t numerator) {
    return score_print(&c->arena, (Score){true, numerator, c->worth->denominator});
}

static void report_option(Check *c, int index) {
    const Option *option = &c->s->options[index];
    const OptionWorth *worth = &c->worth->options[index];
    bool shows = option->shows.count > 0, mistake = option->mistakes.count > 0;
    if (worth->mistake_best)
        FIND_HERE0(c, FIND_MISTAKE_IS_BEST, option->line);
    else if (worth->mistake_free)
        FIND_HERE0(c, FIND_MISTAKE_ON_BEST_LINE, option->line);
    if (shows && !mistake && worth->staked && worth->worst == worth->staked) FIND_HERE0(c, FIND_SHOWN_IS_WORST, option->line);
    if (!shows && !mistake && !option->why.len && worth->among && worth->least_loss >= DOMINATED_POINTS * c->worth->denominator)
        FIND_HERE(c, FIND_DOMINATED, option->line, points(c, worth->least_loss));
    if (worth->lost_for_good) FIND_HERE(c, FIND_NO_WAY_BACK, option->line, points(c, worth->lost_for_good));
}

// Each option at most once, for the first that it equals. Options that lines of dialogue tell apart may look alike where these do not
// count.
static void report_equals(Check *c, const Beat *beat) {
    uint32_t named = 0;
    for (int i = 0; i < beat->options.count && c->said; i++) {
        const OptionWorth *worth = &c->worth->options[beat->options.first + i];
        uint32_t equal = worth->beside & ~(uint32_t)worth->differs & ~named;
        for (int j = i + 1; j < beat->options.count; j++)
            if (equal >> j & 1) FIND_HERE(c, FIND_NEVER_DIFFERS, c->s->options[beat->options.first + j].line, str_int(&c->arena, i + 1));
        named |= equal;
    }
}

static void report_techniques(Check *c) {
    const Scenario *s = c->s;
    bool *named = ARENA_ARRAY(&c->arena, bool, s->technique_count);
    for (int i = 0; i < s->option_count; i++) {
        for (int j = 0; c->open[i] && j < s->options[i].shows.count; j++) {
            int technique = s->ints[s->options[i].shows.first + j];
            if (c->worth->shown[technique] || named[technique]) continue;
            named[technique] = true;
            FIND_HERE(c, FIND_NEVER_SHOWN, s->options[i].line, s->techniques[technique]);
        }
    }
}

// Beats in which something was or was not so, each with its own likelihood of coming out so by chance.
typedef struct Tally {
    double *likely;
    int count, hits;
} Tally;

static void tally(Tally *t, const BeatWorth *beat, bool hit) {
    t->likely[t->count++] = (double)beat->best / beat->options;
    t->hits += hit;
}

// How likely at least so many hits are: the distribution of the number of hits, beat by beat.
static bool beyond_chance(Check *c, const Tally *t, double least) {
    if (t->count < CHANCE_BEATS) return false;
    double *hits = ARENA_ARRAY(&c->arena, double, t->count + 1), tail = 0;
    hits[0] = 1;
    for (int i = 0; i < t->count; i++) {
        for (int j = i + 1; j > 0; j--) hits[j] = hits[j] * (1 - t->likely[i]) + hits[j - 1] * t->likely[i];
        hits[0] *= 1 - t->likely[i];
    }
    for (int i = t->hits; i <= t->count; i++) tail += hits[i];
    return tail < least;
}

static void report_order(Check *c) {
    const Scenario *s = c->s;
    Tally longest = {ARENA_ARRAY(&c->arena, double, s->beat_count), 0, 0}, first = longest, ordered = longest;
    first.likely = ARENA_ARRAY(&c->arena, double, s->beat_count);
    ordered.likely = ARENA_ARRAY(&c->arena, double, s->beat_count);
    for (int i = 0; i < s->beat_count; i++) {
        const BeatWorth *beat = &c->worth->beats[i];
        if (!beat->rank) continue;
        tally(&longest, beat, beat->longest);
        tally(&first, beat, beat->first);
        if (s->beats[i].ordered) tally(&ordered, beat, beat->first);
    }
    const Tally *found = first.hits == first.count && beyond_chance(c, &first, CHANCE_ALWAYS) ? &first
                         : beyond_chance(c, &ordered, CHANCE_FIRST)                           ? &ordered
                                                                                              : NULL;
    if (found) FIND_HERE(c, FIND_BEST_IS_FIRST, 1, str_int(&c->arena, found->hits), str_int(&c->arena, found->count));
    if (beyond_chance(c, &longest, CHANCE_LONGEST))
        FIND_HERE(c, FIND_BEST_IS_LONGEST, 1, str_int(&c->arena, longest.hits), str_int(&c->arena, longest.count));
}

void worth_report(Check *c) {
    const CheckWorth *w = c->worth;
    for (int i = 0; i < c->s->beat_count; i++) report_equals(c, &c->s->beats[i]);
    if (!w->any || !c->s->outcome_count) return;
    for (int i = 0; i < c->s->option_count; i++) report_option(c, i);
    report_techniques(c);
    report_order(c);
    if (w->top < BEST_LEAST * w->denominator) FIND_HERE(c, FIND_BEST_NOT_100, 1, points(c, w->top));
    if (w->bottom > WORST_MOST * w->denominator) FIND_HERE(c, FIND_WORST_NOT_0, 1, points(c, w->bottom));
}
