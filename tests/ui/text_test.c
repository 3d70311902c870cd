// Paragraphs: lines worked out by hand, rules of typesetting on random text, and what is remembered.
#include "base/hash.h"
#include "base/utf8.h"
#include "testkit/testkit.h"
#include "ui/fake_measure.h"
#include "ui/text.h"

#include <stdlib.h>
#include <string.h>

static const Font twenty = {20, WEIGHT_REGULAR};

typedef struct Lines {
    const char *text;
    int width;
    bool chinese;
    const char *lines[8];
} Lines;

static const Lines cases[] = {
    {"one two three", 70, false, {"one two", "three"}},
    {"one two three", 69, false, {"one", "two", "three"}},
    {"one   two", 40, false, {"one", "two"}},
    {"abcdefghij", 40, false, {"abcd", "efgh", "ij"}},
    {"a abcdefghij", 40, false, {"a", "abcd", "efgh", "ij"}},
    {"the key-account", 80, false, {"the key-", "account"}},
    {"NT$12,000 or more", 90, false, {"NT$12,000", "or more"}},
    {"each, NT$9", 80, false, {"each,", "NT$9"}},
    {"worth NT$ 640,000", 110, false, {"worth", "NT$ 640,000"}},
    {"stood at 74 % now", 110, false, {"stood at", "74 % now"}},
    {"74 or % of it", 50, false, {"74 or", "% of", "it"}},
    {"“Call him at once.”", 100, false, {"“Call him", "at once.”"}},
    {"one\ntwo", 200, false, {"one", "two"}},
    {"one\n\ntwo\n", 200, false, {"one", "two"}},
    {"我們今天，先談。", 82, true, {"我們今", "天，先", "談。"}},
    {"我們今天，先談。", 83, true, {"我們今天，", "先談。"}},
    {"我們今天，先談。", 83, false, {"我們今", "天，先", "談。"}},
    {"他說「好」", 60, true, {"他說", "「好」"}},
    {"請看（附件）、謝謝", 80, true, {"請看（附", "件）、謝", "謝"}},
    {"這是 key account 的事", 130, true, {"這是 key", "account 的事"}},
    {"他停了一下……才說", 110, true, {"他停了一", "下……才說"}},
    {"價格是12,000元", 110, true, {"價格是", "12,000元"}},
    // Half an em may hang over the edge, which is 10 pixels; of a comma 13 are seen, of a question mark 16.
    {"我們今天？好", 85, true, {"我們今", "天？好"}},
    {"我們今天？好", 86, true, {"我們今天？", "好"}},
    {"我們今天、好", 84, true, {"我們今天、", "好"}},
    {"我們今天； 好", 83, true, {"我們今天；", "好"}},
    {"我們今天：\n好", 82, true, {"我們今天：", "好"}},
    {"我們今天！", 82, true, {"我們今天！"}},
    {"call him，好", 83, true, {"call him，", "好"}},
    {"我們今。」他說", 80, true, {"我們今。」", "他說"}},          // of two marks the last
    {"我們今天。」他說", 86, true, {"我們今", "天。」他", "說"}},  // never both
    {"我們今天』。他說", 86, true, {"我們今", "天』。他", "說"}},
    {"我們今天）好", 86, true, {"我們今", "天）好"}},
    {"我們今天, 好", 86, true, {"我們今", "天, 好"}},
    // A short word with a hyphen stays whole, a long one may break there.
    {"ask Po-wei now", 80, false, {"ask", "Po-wei", "now"}},
    {"an NC-40 or", 60, false, {"an", "NC-40", "or"}},
    {"ask Chih-mings", 100, false, {"ask", "Chih-mings"}},
    {"a long-standing", 80, false, {"a long-", "standing"}},
    // From ten ems on a last line of 60 pixels and less gets company.
    {"我們今天先談一下價格吧。", 220, true, {"我們今天先談一下", "價格吧。"}},
    {"我們今天先談一下價格吧。", 240, true, {"我們今天先談一下價格吧。"}},
    {"我們今天先談一下價格的事", 220, true, {"我們今天先談一下", "價格的事"}},
    {"我們今天先談價格吧。", 180, true, {"我們今天先談價格", "吧。"}},  // nine ems
    {"我們今天先談一下價格吧。\n好", 220, true, {"我們今天先談一下", "價格吧。", "好"}},
    {"we talk about the price with it.", 280, false, {"we talk about the price", "with it."}},
    {"we talk about the price, and it", 280, false, {"we talk about the", "price, and it"}},
    {"abcdefghijklmnopqrstuvwxyz it", 260, false, {"abcdefghijklmnopqrstuvwxyz", "it"}},  // nothing to give up
    {"", 50, false, {NULL}},
};

static void check_case(TextCache *cache, const Lines *c) {
    Str text = str_from(c->text);
    const Paragraph *p = text_layout(cache, text, twenty, c->width, c->chinese);
    int expected = 0;
    while (c->lines[expected]) expected++;
    for (int i = 0; i < p->count && i < expected; i++)
        assert_str(str_slice(text, (size_t)p->lines[i].from, (size_t)p->lines[i].to), c->lines[i]);
    assert_int_equal(p->count, expected);
}

static void breaks_by_hand(void **state) {
    (void)state;
    TextMeasure measure = fake_measure(NULL);
    TextCache *cache = text_open(&measure);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_case(cache, &cases[i]);
    text_close(cache);
}

// What is being written doesn't change above the line it is written in.
static void fills_lines_of_what_is_written(void **state) {
    (void)state;
    TextMeasure measure = fake_measure(NULL);
    TextCache *cache = text_open(&measure);
    Str text = STR("我們今天先談一下價格吧。");
    const Paragraph *p = text_layout_filled(cache, text, twenty, 220, true);
    assert_int_equal(p->count, 2);
    assert_str(str_slice(text, (size_t)p->lines[1].from, (size_t)p->lines[1].to), "吧。");
    p = text_layout(cache, text, twenty, 220, true);
    assert_str(str_slice(text, (size_t)p->lines[1].from, (size_t)p->lines[1].to), "價格吧。");
    text_close(cache);
}

static void places_lines(void **state) {
    (void)state;
    TextMeasure measure = fake_measure(NULL);
    TextCache *cache = text_open(&measure);
    const Paragraph *p = text_layout(cache, STR("ab cd\n\n我們"), twenty, 30, true);
    assert_int_equal(p->count, 4);
    int tops[] = {0, 30, 75, 105}, widths[] = {20, 20, 20, 20};  // a line is 30 high, the gap between paragraphs half of it
    for (int i = 0; i < 4; i++) {
        assert_int_equal(p->lines[i].y, tops[i]);
        assert_int_equal(p->lines[i].width, widths[i]);
    }
    assert_int_equal(p->height, 135);
    assert_int_equal(p->width, 20);
    assert_int_equal(p->ascent, 20);
    text_close(cache);
}

static void hanging_marks_count_as_far_as_they_are_seen(void **state) {
    (void)state;
    TextMeasure measure = fake_measure(NULL);
    TextCache *cache = text_open(&measure);
    const Paragraph *p = text_layout(cache, STR("我們今天，先談。"), twenty, 83, true);
    assert_int_equal(p->lines[0].width, 80 + 13);
    assert_int_equal(p->lines[1].width, 60);
    assert_int_equal(p->width, 83);  // the rest hangs over the edge
    p = text_layout(cache, STR("我們今天」"), twenty, 95, true);
    assert_int_equal(p->lines[0].width, 80 + 8);
    assert_int_equal(p->width, 88);
    p = text_layout(cache, STR("我們今天」"), twenty, 100, true);
    assert_int_equal(p->width, 100);
    assert_int_equal(text_hanging(twenty, 0x3002), 14);
    assert_int_equal(text_hanging(twenty, ','), 0);
    text_close(cache);
}

// Rules on random text: told in other words than the library's, letter by letter.

static const char *const pieces[] = {"我", "們", "談",   "價",  "，",    "。",     "、", "」", "「", "（",
                                     "）", "？", "word", "key", "price", "12,000", " ",  " ",  "好"};

static bool is_one_of(uint32_t code, const char *set) {
    Str s = str_from(set);
    for (size_t at = 0; at < s.len;)
        if (utf8_next(s, &at) == code) return true;
    return false;
}

static Str random_text(Arena *arena, Rng *rng) {
    StrBuf buf = {.arena = arena};
    uint32_t count = 1 + rng_below(rng, 60);
    bool word = false;
    for (uint32_t i = 0; i < count; i++) {
        const char *piece = pieces[rng_below(rng, sizeof pieces / sizeof *pieces)];
        bool latin = (unsigned char)piece[0] < 0x80 && piece[0] != ' ';
        if (latin && word) buf_char(&buf, ' ');
        buf_add(&buf, str_from(piece));
        word = latin;
    }
    return buf_str(&buf);
}

static bool is_letter(uint32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
}

static int closers_in_a_row(Str text) {
    int longest = 0, run = 0;
    for (size_t at = 0; at < text.len;) {
        run = is_one_of(utf8_next(text, &at), "，。、」（）「？") ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    return longest;
}

// One mark at the end may stick out, if all before it fits.
static void check_width(Str line, int wide, int width) {
    int sum = 0, last = 0;
    uint32_t code = 0;
    for (size_t at = 0; at < line.len; sum += last) last = fake_advance(NULL, twenty, code = utf8_next(line, &at));
    if (sum <= width)
        assert_int_equal(wide, sum);
    else {
        assert_true(is_one_of(code, "，。、」？"));
        assert_true(sum - last <= width && wide < sum && wide <= width + 10);
    }
}

static void check_rules(Str text, const Paragraph *p, int width) {
    size_t end = 0;
    for (int i = 0; i < p->count; i++) {
        const TextLine *line = &p->lines[i];
        check_width(str_slice(text, (size_t)line->from, (size_t)line->to), line->width, width);
        assert_int_equal(str_trim(str_slice(text, end, (size_t)line->from)).len, 0);  // nothing but spaces is left out
        size_t at = (size_t)line->from, before = at;
        uint32_t first = utf8_next(text, &at), last = first;
        if (i > 0) assert_false(is_one_of(first, "，。、」）？"));
        if (i > 0) assert_false(end == (size_t)line->from && end > 0 && is_letter(first) && is_letter((unsigned char)text.data[end - 1]));
        for (at = before; at < (size_t)line->to;) last = utf8_next(text, &at);
        if (i < p->count - 1) assert_false(is_one_of(last, "「（"));
        end = (size_t)line->to;
    }
    assert_int_equal(str_trim(str_slice(text, end, text.len)).len, 0);
}

static void keeps_the_rules(void **state) {
    (void)state;
    TextMeasure measure = fake_measure(NULL);
    TextCache *cache = text_open(&measure);
    Rng rng = {7};
    int checked = 0;
    for (int i = 0; i < 4000; i++) {
        Arena arena = {0};
        Str text = random_text(&arena, &rng);
        // Where brackets pile up the rules can't all be kept in a narrow line; five letters in a row hold a word and three marks.
        int width = 200 + (int)rng_below(&rng, 200);
        if (closers_in_a_row(text) <= 3) {
            check_rules(text, text_layout(cache, text, twenty, width, true), width);
            checked++;
        }
        text_tick(cache);
        arena_free(&arena);
    }
    assert_true(checked > 1000);
    text_close(cache);
}

static void remembers(void **state) {
    (void)state;
    int asked = 0;
    TextMeasure measure = fake_measure(&asked);
    TextCache *cache = text_open(&measure);
    Str text = STR("aaab");
    const Paragraph *first = text_layout(cache, text, twenty, 100, false);
    assert_int_equal(asked, 2);  // a and b
    assert_ptr_equal(text_layout(cache, text, twenty, 100, false), first);
    assert_int_equal(text_layouts(cache), 1);
    text_layout(cache, text, twenty, 90, false);
    text_layout(cache, text, (Font){20, WEIGHT_BOLD}, 90, false);
    text_layout(cache, text, twenty, 90, true);
    assert_int_equal(text_layouts(cache), 4);
    assert_int_equal(asked, 4);  // bold letters are others
    text_close(cache);
}

static void forgets_what_is_not_used(void **state) {
    (void)state;
    TextMeasure measure = fake_measure(NULL);
    TextCache *cache = text_open(&measure);
    Str text = STR("a text that is used in every frame");
    text_layout(cache, text, twenty, 100, false);
    for (int frame = 0; frame < 400; frame++) {
        text_tick(cache);
        for (int i = 0; i < 100; i++) text_layout(cache, STR("resized again and again"), twenty, 1000 + frame * 100 + i, false);
        text_layout(cache, text, twenty, 100, false);
    }
    long before = text_layouts(cache);
    text_layout(cache, text, twenty, 100, false);
    assert_int_equal(text_layouts(cache), before);  // still known
    text_layout(cache, STR("resized again and again"), twenty, 1000, false);
    assert_int_equal(text_layouts(cache), before + 1);  // gone
    text_close(cache);
}

static void fits_on_a_line(void **state) {
    (void)state;
    TextMeasure measure = fake_measure(NULL);
    TextCache *cache = text_open(&measure);
    Arena arena = {0};
    assert_str(text_fit(cache, &arena, STR("abcdef"), twenty, 60), "abcdef");
    assert_str(text_fit(cache, &arena, STR("abcdefg"), twenty, 60), "abcde…");
    assert_str(text_fit(cache, &arena, STR("我們今天"), twenty, 70), "我們今…");
    assert_str(text_fit(cache, &arena, STR("ab cdef"), twenty, 40), "ab…");
    assert_int_equal(text_width(cache, STR("ab我"), twenty), 40);
    arena_free(&arena);
    text_close(cache);
}

static void survives_any_bytes(void **state) {
    (void)state;
    TextMeasure measure = fake_measure(NULL);
    TextCache *cache = text_open(&measure);
    Rng rng = {3};
    for (int i = 0; i < 20000; i++) {
        char *bytes = mem_realloc(NULL, 24);
        size_t len = rng_below(&rng, 25);
        for (size_t j = 0; j < len; j++) bytes[j] = (char)rng_below(&rng, 256);
        const Paragraph *p = text_layout(cache, (Str){bytes, len}, twenty, (int)rng_below(&rng, 200), rng_below(&rng, 2));
        size_t end = 0;
        for (int k = 0; k < p->count; k++) {
            assert_true((size_t)p->lines[k].from >= end && p->lines[k].to > p->lines[k].from && (size_t)p->lines[k].to <= len);
            end = (size_t)p->lines[k].to;
        }
        text_tick(cache);
        free(bytes);
    }
    text_close(cache);
}

static void long_text_is_laid_out_once(void **state) {
    (void)state;
    TextMeasure measure = fake_measure(NULL);
    TextCache *cache = text_open(&measure);
    enum { LEN = 200000 };
    char *data = mem_realloc(NULL, LEN);
    memset(data, 'x', LEN);
    for (int i = 7; i < LEN; i += 9) data[i] = ' ';
    Str text = {data, LEN};
    const Paragraph *p = text_layout(cache, text, twenty, 600, false);
    assert_int_equal(p->count, (LEN + 53) / 54);  // six words of nine letters, space included, to a line of sixty
    for (int i = 0; i < 10; i++) assert_ptr_equal(text_layout(cache, text, twenty, 600, false), p);
    assert_int_equal(text_layouts(cache), 1);
    free(data);
    text_close(cache);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_by_hand),
        cmocka_unit_test(places_lines),
        cmocka_unit_test(fills_lines_of_what_is_written),
        cmocka_unit_test(hanging_marks_count_as_far_as_they_are_seen),
        cmocka_unit_test(keeps_the_rules),
        cmocka_unit_test(remembers),
        cmocka_unit_test(fits_on_a_line),
        cmocka_unit_test(forgets_what_is_not_used),
        cmocka_unit_test(survives_any_bytes),
        cmocka_unit_test(long_text_is_laid_out_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
