// The pages of a negotiation's debrief, drawn from one that was made by hand; its figures are worked out in bargain_kit.h.
#include "ui/bargain_kit.h"
#include "ui/bargain_page.h"
#include "ui/bargain_words.h"
#include "ui/fake_measure.h"

typedef int DrawPage(const App *, Ui *, const BargainScreen *, int, int, int);

typedef struct Leaf {
    Handmade hand;
    App app;
    DrawList list;
    TextCache *cache;
    TextMeasure measure;
    Arena keep;
    Area areas[AREA_COUNT];
    Ui ui;
} Leaf;

static void draw_page(Leaf *l, DrawPage *page, int w) {
    arena_reset(&l->keep);
    l->ui = (Ui){.list = &l->list, .cache = l->cache, .eighths = 8, .areas = l->areas, .keep = &l->keep};
    ui_begin(&l->ui, (Rect){0, 0, w + 40, 4000});
    page(&l->app, &l->ui, &l->hand.screen, 20, 20, w);
    ui_end(&l->ui);
}

static void open_leaf(Leaf *l) {
    *l = (Leaf){0};
    handmade_open(&l->hand);
    l->measure = fake_measure(NULL);
    l->cache = text_open(&l->measure);
}

static void close_leaf(Leaf *l) {
    text_close(l->cache);
    draw_free(&l->list);
    arena_free(&l->keep);
    handmade_close(&l->hand);
}

static bool shows(const Leaf *l, const char *text) {
    for (int i = 0; i < l->list.text_count; i++)
        if (str_find(l->list.texts[i].text, str_from(text), 0) >= 0) return true;
    return false;
}

static void assert_says(const Leaf *l, const char *text) {
    if (shows(l, text)) return;
    for (int i = 0; i < l->list.text_count; i++) print_message("  said: %.*s\n", STR_PRINT(l->list.texts[i].text));
    fail_msg("\"%s\" is not said", text);
}

static const FocusStop *stop_at(const Leaf *l, int id) {
    for (int i = 0; i < l->ui.stop_count; i++)
        if (l->ui.stops[i].id == id) return &l->ui.stops[i];
    fail_msg("no stop %d", id);
    return NULL;
}

static const DrawWidget *widget_at(const Leaf *l, int id) {
    for (int i = 0; i < l->list.widget_count; i++)
        if (l->list.widgets[i].id == id) return &l->list.widgets[i];
    fail_msg("no widget %d", id);
    return NULL;
}

static void offers_are_listed_as_they_were_made(void **state) {
    (void)state;
    static const struct {
        bool mine;
        int outcome, round;
    } made[] = {{true, 1, 1}, {false, 2, 1}, {true, 0, 2}, {false, 3, 2}};
    Handmade h;
    handmade_open(&h);
    assert_int_equal(h.screen.mine.offer_count, 4);
    for (int i = 0; i < 4; i++) {
        const Offer *offer = &h.screen.mine.offers[i];
        assert_int_equal(offer->mine, made[i].mine);
        assert_int_equal(offer->outcome, made[i].outcome);
        assert_int_equal(talks_round(&h.screen.mine, offer), made[i].round);
    }
    handmade_close(&h);
}

static void a_way_goes_from_limit_to_best(void **state) {
    (void)state;
    static const int64_t ways[][4] = {{60, 60, 150, 0},
                                      {150, 60, 150, 100},
                                      {100, 60, 150, 44},
                                      {15, 60, 150, -50},
                                      {64, 60, 150, 4},
                                      {8750, 3000, 9200, 92},
                                      {5, 5, 5, 100},
                                      {4, 5, 5, 0},
                                      {1000000000000, 0, 1000000000000, 100},
                                      {-1000000000000, 999999999999, 1000000000000, -2147483647 - 1}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways - 1; i++)
        assert_int_equal(bargain_way(ways[i][0], ways[i][1], ways[i][2]), ways[i][3]);
    assert_true(bargain_way(ways[9][0], ways[9][1], ways[9][2]) < -1000000);
}

static void the_deal_space_tells_what_was_left(void **state) {
    (void)state;
    Leaf l;
    open_leaf(&l);
    l.hand.screen.offer = 2;
    draw_page(&l, bargain_space_draw, 1200);
    assert_says(&l, "4 packages can be put together; both sides could sign 2 of them.");
    assert_says(&l, "Agreement in round 3: worth 90 (NT$ 90,000) to you, 80 to Lin.");
    assert_says(&l, "Left on the table: 10 (NT$ 10,000) for you, at no cost to Lin.");
    assert_says(&l, "75 %");
    assert_says(&l, "Round 2: your offer");
    assert_says(&l, "2 years → 1 year");
    assert_says(&l, "44 % of your way from limit to best, 33 % of theirs");
    assert_str(widget_at(&l, BARGAIN_PLOT)->value, "Round 2: your offer, worth 100 to you and 80 to Lin");
    assert_str(widget_at(&l, BARGAIN_OFFER + 3)->label, "2 · Lin · Price 96 · Term 2 years · 90 · 80 · Concession");
    assert_true(widget_at(&l, BARGAIN_OFFER + 2)->chosen);
    close_leaf(&l);
}

// Axes go from 40 to 150 and from 20 to 140.
static void the_offer_under_the_mouse_is_found(void **state) {
    (void)state;
    Leaf l;
    open_leaf(&l);
    draw_page(&l, bargain_space_draw, 1200);
    Rect area = stop_at(&l, BARGAIN_PLOT)->rect;
    assert_int_equal(bargain_space_nearest(&l.hand.screen, area, area.x, area.y), 0);                            // (20, 150)
    assert_int_equal(bargain_space_nearest(&l.hand.screen, area, area.x + area.w, area.y + area.h), 1);          // (140, 40)
    assert_int_equal(bargain_space_nearest(&l.hand.screen, area, area.x + area.w / 2, area.y + area.h / 2), 3);  // (80, 95): 90 is nearer
    assert_int_equal(bargain_space_nearest(&l.hand.screen, area, area.x + area.w / 2, area.y + area.h / 4), 2);
    close_leaf(&l);
}

static void without_a_deal_it_says_what_could_have_been(void **state) {
    (void)state;
    static const struct {
        NegotiationPhase phase;
        const char *said;
    } ends[] = {{PHASE_WALKED, "You walked away in round 3, with an alternative worth 60 (NT$ 60,000)."},
                {PHASE_LEFT, "Lin broke off in round 3. Your alternative is worth 60 (NT$ 60,000)."},
                {PHASE_TIMEOUT, "No agreement within 3 rounds. Your alternative is worth 60 (NT$ 60,000)."}};
    Leaf l;
    open_leaf(&l);
    l.hand.screen.mine.bargain.deal = -1;
    for (int i = 0; i < 3; i++) {
        l.hand.screen.mine.bargain.phase = ends[i].phase;
        draw_page(&l, bargain_space_draw, 1200);
        assert_says(&l, ends[i].said);
        assert_says(&l, "up to 40 (NT$ 40,000) more than your alternative");
        assert_false(shows(&l, "Both gains multiplied"));
    }
    close_leaf(&l);
}

static void curves_are_shares_of_each_sides_way(void **state) {
    (void)state;
    Leaf l;
    open_leaf(&l);
    l.hand.screen.round = 1;
    draw_page(&l, bargain_curves_draw, 900);
    assert_str(widget_at(&l, BARGAIN_LINES)->value,
               "Round 2: you stood at 44 % of your way, worth 100 (NT$ 100,000) to you; Lin at 33 % of theirs.");
    assert_says(&l, "139 (NT$ 139,000): 87 %");  // the target
    assert_says(&l, "150 (NT$ 150,000): 100 %");
    assert_says(&l, "140: 100 %");
    assert_int_equal(bargain_curve_points(&l.hand.screen), 2);
    assert_int_equal(bargain_curve_nearest(&l.hand.screen, 100), 0);
    assert_int_equal(bargain_curve_nearest(&l.hand.screen, 1000), 1);
    close_leaf(&l);
}

static void the_process_begins_with_what_to_work_on(void **state) {
    (void)state;
    Leaf l;
    open_leaf(&l);
    draw_page(&l, bargain_process_draw, 1200);
    assert_says(&l, "Work on this first");
    assert_says(&l, "Settled too early");
    assert_says(&l, "Decision 6");
    assert_false(shows(&l, "What else cost something"));
    assert_says(&l, "Questions before the first offer");
    assert_says(&l, "1 × Concession");
    assert_says(&l, "Round 3 of 8.");
    assert_int_equal(bargain_process_rows(&l.hand.screen), 2 + 10);
    for (int i = 0; i < 12; i++) widget_at(&l, BARGAIN_FOLD + i);
    assert_false(shows(&l, "The handbook does not cover"));
    l.hand.screen.open_technique = 0;
    draw_page(&l, bargain_process_draw, 500);
    assert_says(&l, "The handbook does not cover this technique.");
    close_leaf(&l);
}

static void the_preparation_stands_beside_the_truth(void **state) {
    (void)state;
    Leaf l;
    open_leaf(&l);
    draw_page(&l, bargain_preparation_draw, 900);
    assert_says(&l, "Wait: 10 (NT$ 10,000)");
    assert_says(&l, "Sell it to Delta: 60 (NT$ 60,000)");
    assert_says(&l, "95 (NT$ 95,000)");    // half way from 40 to 150
    assert_says(&l, "139 (NT$ 139,000)");  // nine tenths of it
    assert_says(&l, "Nash deal: 100 (NT$ 100,000)");
    assert_says(&l, "little ✓");  // of the price it was guessed, of the term not
    assert_says(&l, "much");
    assert_says(&l, "some");
    assert_says(&l, "0 of 100");
    l.hand.screen.mine.bargain.moves++;
    l.hand.screen.mine.bargain.move_count--;
    draw_page(&l, bargain_preparation_draw, 900);
    assert_int_equal(l.list.text_count, 0);
    close_leaf(&l);
}

static void both_plays_are_watched_step_by_step(void **state) {
    (void)state;
    Leaf l;
    open_leaf(&l);
    BargainScreen *b = &l.hand.screen;
    draw_page(&l, bargain_reference_draw, 1200);
    assert_says(&l, "There is no other run to compare with.");
    b->other = b->mine;
    b->other.bargain.move_count = 2;
    b->other.bargain.deal = -1;
    b->compared = true;
    b->step = 2;
    draw_page(&l, bargain_reference_draw, 1200);
    assert_says(&l, "You ended with 90 for you, 80 for Lin. The reference ended with no deal.");
    assert_says(&l, "Conditional offer: Price 98");
    assert_says(&l, "100 for you, 80 for Lin");
    assert_says(&l, "Lin takes up your condition and answers with a package.");
    assert_says(&l, "Price 96 · Term 2 years");
    assert_says(&l, "This play had ended here.");
    assert_str(widget_at(&l, BARGAIN_STEP)->value, "3 of 4");
    assert_true(widget_at(&l, BARGAIN_ROW + 2)->chosen);
    close_leaf(&l);
}

// Every package of thousands is drawn, or one of its kind that lies in the same cell of the plot.
static void a_thinned_cloud_leaves_no_gap(void **state) {
    (void)state;
    enum { VALUES = 20 };
    Points values[3][VALUES];
    Issue issues[3];
    Arena arena = {0};
    DealSpace space;
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < VALUES; j++) values[i][j] = (Points){j * (i + 3) * 7, (VALUES - 1 - j) * (5 - i) * (5 - i)};
        issues[i] = (Issue){STR("issue"), 0, values[i], VALUES};
    }
    assert_true(deal_make(&space, &arena, issues, 3, (Points){500, 400}, STR("cloud"), 0, NULL));
    DealAnalysis *analysis = deal_analyze(&space);
    Cloud cloud = cloud_of(analysis, &arena);
    assert_true(cloud.thinned);
    assert_in_range(cloud.count, 1000, space.outcome_count - 1);
    double across = (double)(space.best.theirs - space.worst.theirs) / 120, up = (double)(space.best.mine - space.worst.mine) / 72;
    for (int i = 0; i < space.outcome_count; i += 7) {
        Package package = deal_package(&space, i);
        Points worth = deal_worth(&space, &package);
        bool found = false;
        for (int j = 0; j < cloud.count && !found; j++) {
            double dx = (double)(cloud.points[j].at.x - worth.theirs), dy = (double)(cloud.points[j].at.y - worth.mine);
            bool near = dx <= across && dx >= -across && dy <= up && dy >= -up;
            found = near && (cloud.points[j].kind == CLOUD_OPEN) == deal_is_rational(&space, worth);
        }
        if (!found) fail_msg("package %d is not drawn", i);
    }
    assert_in_range(cloud.frontier_count, 2, analysis->frontier_count);
    assert_int_equal(cloud.frontier[cloud.frontier_count - 1].x, analysis->frontier[analysis->frontier_count - 1].worth.theirs);
    deal_analysis_free(analysis);
    arena_free(&arena);
}

static void every_reason_is_a_sentence(void **state) {
    (void)state;
    assert_int_equal(reason_sentence(NULL, REASON_NONE).len, 0);
    for (int reason = REASON_NONE + 1; reason < REASON_COUNT; reason++) {
        Str sentence = reason_sentence(NULL, (Reason)reason);
        assert_true(sentence.len > 20 && str_ends(sentence, STR(".")));
        for (int other = REASON_NONE; other < reason; other++) assert_false(str_equal(sentence, reason_sentence(NULL, (Reason)other)));
    }
}

static MeasureSign sign_of_questions(const Bargain *bargain) {
    Measure measures[MEASURES_MAX];
    Arena arena = {0};
    bargain_measures(NULL, &arena, bargain, measures);
    MeasureSign sign = measures[0].sign;
    assert_str(measures[0].technique, "discover.decision-factors");
    arena_free(&arena);
    return sign;
}

// One question before the first offer was ticked, and the tally said that asking had not been shown.
static void a_figure_is_ticked_when_the_tally_counts_it(void **state) {
    (void)state;
    static const Str asks = STR_INIT("discover.decision-factors");
    BargainFlaw never = {FLAW_NEVER_ASKED, STR("discover.decision-factors"), -1, 1};
    Handmade h;
    handmade_open(&h);
    Bargain bargain = h.screen.mine.bargain;
    bargain.process.questions_before = 1;
    bargain.done_well_count = bargain.flaw_count = 0;
    assert_int_equal(sign_of_questions(&bargain), MEASURE_PLAIN);
    bargain.done_well = &asks;
    bargain.done_well_count = 1;
    assert_int_equal(sign_of_questions(&bargain), MEASURE_GOOD);
    bargain.done_well_count = 0;
    bargain.flaws[bargain.flaw_count++] = never;
    assert_int_equal(sign_of_questions(&bargain), MEASURE_BAD);
    handmade_close(&h);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offers_are_listed_as_they_were_made),         cmocka_unit_test(a_way_goes_from_limit_to_best),
        cmocka_unit_test(the_deal_space_tells_what_was_left),          cmocka_unit_test(the_offer_under_the_mouse_is_found),
        cmocka_unit_test(without_a_deal_it_says_what_could_have_been), cmocka_unit_test(curves_are_shares_of_each_sides_way),
        cmocka_unit_test(the_process_begins_with_what_to_work_on),     cmocka_unit_test(the_preparation_stands_beside_the_truth),
        cmocka_unit_test(both_plays_are_watched_step_by_step),         cmocka_unit_test(a_thinned_cloud_leaves_no_gap),
        cmocka_unit_test(a_figure_is_ticked_when_the_tally_counts_it), cmocka_unit_test(every_reason_is_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
